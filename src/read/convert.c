/*
 * Converting: cmark's tree, walked with its iterator, becomes ours.
 *
 * The walk is a loop, so the nesting of the source cannot exhaust the stack. Text that is nested too deep is kept, as text
 * of the deepest node that is in the tree.
 */
#define CMARK_NO_SHORT_NAMES /* NODE_LIST is ours */

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>
#include <stdlib.h>
#include <string.h>

#include "read/footnotes.h"

static bool is_table(cmark_node *from)
{
    return from && !strcmp(cmark_node_get_type_string(from), "table");
}

/* The line of the header: two above the first row, or one above the end. (cmark has it where the text begins that ran
   into the table, if any did.) */
static int header_line(cmark_node *table)
{
    cmark_node *row = cmark_node_next(cmark_node_first_child(table));
    int line = row ? cmark_node_get_start_line(row) - 2 : cmark_node_get_end_line(table) - 1;
    int first = cmark_node_get_start_line(table);
    return line > first ? line : first;
}

/* A paragraph that runs into a table stands, for cmark, nowhere, and the table where the paragraph begins. */
static span span_before_table(const markdown *m, cmark_node *table)
{
    size_t start =
        markdown_offset(m, cmark_node_get_start_line(table), cmark_node_get_start_column(table));
    size_t end = markdown_offset(m, header_line(table), 1);
    return span_of(m->source, start, end > start ? end - start : 0);
}

static span block_span(const markdown *m, cmark_node *from)
{
    int line = is_table(from) ? header_line(from) : cmark_node_get_start_line(from);
    if (cmark_node_get_start_line(from) == 0 && is_table(cmark_node_next(from)))
        return span_before_table(m, cmark_node_next(from));
    size_t start = markdown_offset(m, line, cmark_node_get_start_column(from));
    size_t end =
        markdown_offset(m, cmark_node_get_end_line(from), cmark_node_get_end_column(from) + 1);
    return span_of(m->source, start, end > start ? end - start : 0);
}

static str literal_of(markdown *m, cmark_node *from)
{
    const char *literal = cmark_node_get_literal(from);
    char *text = str_text(m->arena, str_of(literal));
    markdown_arm(m, text);
    return str_of(text);
}

/* ---- nodes ----------------------------------------------------------------------------------- */

static md_kind kind_of(cmark_node *from)
{
    static const struct {
        const char *name;
        md_kind kind;
    } kinds[] = {
        { "document", MD_DOCUMENT },
        { "heading", MD_HEADING },
        { "paragraph", MD_PARAGRAPH },
        { "block_quote", MD_QUOTE },
        { "list", MD_LIST },
        { "item", MD_ITEM },
        { "code_block", MD_CODE_BLOCK },
        { "html_block", MD_HTML_BLOCK },
        { "thematic_break", MD_BREAK },
        { "table", MD_TABLE },
        { "table_header", MD_ROW },
        { "table_row", MD_ROW },
        { "table_cell", MD_CELL },
        { "text", MD_TEXT },
        { "softbreak", MD_SOFT_BREAK },
        { "linebreak", MD_LINE_BREAK },
        { "code", MD_CODE },
        { "html_inline", MD_HTML },
        { "emph", MD_EMPHASIS },
        { "strong", MD_STRONG },
        { "strikethrough", MD_STRIKE },
        { "link", MD_LINK },
        { "image", MD_IMAGE },
    };
    if (cmark_node_get_type(from) == CMARK_NODE_FOOTNOTE_DEFINITION) /* it has no name there */
        return MD_FOOTNOTE;
    const char *name = cmark_node_get_type_string(from);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (!strcmp(kinds[i].name, name))
            return kinds[i].kind;
    return MD_HTML_BLOCK;
}

static void fill_list(const markdown *m, md_node *n, cmark_node *from)
{
    n->ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
    n->level = cmark_node_get_list_start(from);
    n->tight = cmark_node_get_list_tight(from) != 0;
    char first = n->at.at < m->text.len ? m->text.at[n->at.at] : '-';
    n->marker =
        n->ordered ? (cmark_node_get_list_delim(from) == CMARK_PAREN_DELIM ? ')' : '.') : first;
}

static void fill_table(markdown *m, md_node *n, cmark_node *from)
{
    int columns = cmark_gfm_extensions_get_table_columns(from);
    const uint8_t *given = cmark_gfm_extensions_get_table_alignments(from);
    md_align *alignments = arena_array(m->arena, md_align, (size_t)columns + 1);
    for (int i = 0; i < columns; i++)
        alignments[i] = given[i] == 'l'   ? MD_ALIGN_LEFT
                        : given[i] == 'c' ? MD_ALIGN_CENTER
                        : given[i] == 'r' ? MD_ALIGN_RIGHT
                                          : MD_ALIGN_NONE;
    md_detail_of(m->arena, n)->alignments = alignments;
    n->level = columns;
}

/* The line of a row, without the marks of what it stands in. */
static span row_span(const markdown *m, cmark_node *from)
{
    cmark_node *table = cmark_node_parent(from);
    bool first = !cmark_node_previous(from);
    int line = first ? header_line(table) : cmark_node_get_start_line(from);
    size_t start = markdown_offset(m, line, 1), end = markdown_offset(m, line + 1, 1);
    if (first && line == cmark_node_get_start_line(table))
        start = markdown_offset(m, line, cmark_node_get_start_column(from));
    while (start < end && strchr(" \t>", m->guarded[start]))
        start++;
    while (end > start && strchr(" \t\r\n", m->guarded[end - 1]))
        end--;
    return span_of(m->source, start, end - start);
}

/* From the pipe before a cell to the one behind it; cmark counts from the wrong column where a row is indented otherwise
   than the first line of its table. */
static span cell_span(const markdown *m, const md_node *row)
{
    size_t end_of_row = (size_t)row->at.at + row->at.len;
    size_t start = row->last ? (size_t)row->last->at.at + row->last->at.len : row->at.at;
    if (start < end_of_row && m->guarded[start] == '|')
        start++;
    size_t end = start;
    while (end < end_of_row && m->guarded[end] != '|')
        end += m->guarded[end] == '\\' && end + 1 < end_of_row ? 2 : 1;
    return span_of(m->source, start, end - start);
}

static int fence_length(cmark_node *from)
{
    int signs = 0, offset;
    char sign;
    return cmark_node_get_fenced(from, &signs, &offset, &sign) ? signs : 0;
}

static void fill_block(markdown *m, md_node *n, const md_node *parent, cmark_node *from)
{
    n->at = n->kind == MD_ROW    ? row_span(m, from)
            : n->kind == MD_CELL ? cell_span(m, parent)
                                 : block_span(m, from);
    switch (n->kind) {
    case MD_HEADING:
        n->level = cmark_node_get_heading_level(from);
        break;
    case MD_LIST:
        fill_list(m, n, from);
        break;
    case MD_TABLE:
        fill_table(m, n, from);
        break;
    case MD_CODE_BLOCK:
        md_detail_of(m->arena, n)->info =
            str_trim(str_copy(m->arena, str_of(cmark_node_get_fence_info(from))));
        n->level = fence_length(from);
        n->text = literal_of(m, from);
        break;
    case MD_HTML_BLOCK:
        n->text = literal_of(m, from);
        break;
    case MD_FOOTNOTE:
        n->text = footnotes_label(m, n->at);
        break;
    default:
        break;
    }
    m->cursor = n->at.at;
    m->limit = (size_t)n->at.at + n->at.len;
}

/* Text that the source writes as it reads needs no copy. */
static void fill_text(markdown *m, md_node *n, cmark_node *from)
{
    str literal = str_of(cmark_node_get_literal(from));
    n->at = markdown_follow(m, literal);
    bool same = str_equal(literal, (str){ m->guarded + n->at.at, n->at.len });
    n->text = same ? diag_text(m->diag, n->at) : literal_of(m, from);
    size_t marks = markdown_marks_before(m, n->at.at, (size_t)n->at.at + n->at.len);
    if (same && marks) {
        n->at = span_part(n->at, marks, n->at.len);
        n->text = diag_text(m->diag, n->at);
    }
}

static void fill_link(markdown *m, md_node *n, cmark_node *from)
{
    md_detail *detail = md_detail_of(m->arena, n);
    detail->url = str_copy(m->arena, str_of(cmark_node_get_url(from)));
    detail->title = str_copy(m->arena, str_of(cmark_node_get_title(from)));
    if (n->kind == MD_IMAGE)
        markdown_seek(m, "!");
    n->at = span_of(m->source, m->cursor, 0);
    markdown_over_opening(m);
}

static void fill_inline(markdown *m, md_node *n, cmark_node *from)
{
    switch (n->kind) {
    case MD_TEXT:
    case MD_HTML:
        fill_text(m, n, from);
        break;
    case MD_CODE:
        n->text = literal_of(m, from);
        n->at = markdown_over_code(m, &md_detail_of(m->arena, n)->text_at);
        break;
    case MD_SOFT_BREAK:
    case MD_LINE_BREAK:
        n->at = markdown_over_break(m);
        break;
    case MD_LINK:
    case MD_IMAGE:
        fill_link(m, n, from);
        break;
    case MD_STRIKE:
        n->at = markdown_over_mark(m, "~", 2);
        break;
    default:
        n->at = markdown_over_mark(m, "*_", n->kind == MD_STRONG ? 2 : 1);
        break;
    }
}

/* Behind the last child of a node with inlines: over the mark that closes it. */
static void end_inline(markdown *m, md_node *n)
{
    if (n->kind == MD_LINK || n->kind == MD_IMAGE)
        markdown_over_closing(m, n->at.at);
    else
        markdown_over_mark(m, n->kind == MD_STRIKE ? "~" : "*_", n->at.len);
    n->at = span_of(m->source, n->at.at, m->cursor - n->at.at);
}

/* ---- the walk -------------------------------------------------------------------------------- */

/* cmark's iterator leaves these once, all others twice. */
static bool is_leaf(md_kind kind)
{
    return kind == MD_HTML_BLOCK || kind == MD_BREAK || kind == MD_CODE_BLOCK || kind == MD_TEXT
           || kind == MD_CODE || kind == MD_SOFT_BREAK || kind == MD_LINE_BREAK || kind == MD_HTML;
}

/* A block that is set as one may not be too long: it is left empty. */
static void refuse_long(markdown *m, md_node *n)
{
    static const bool is_set_as_one[MD_KINDS] = {
        [MD_PARAGRAPH] = true,  [MD_HEADING] = true,    [MD_CELL] = true,
        [MD_CODE_BLOCK] = true, [MD_HTML_BLOCK] = true,
    };
    if (!is_set_as_one[n->kind] || n->at.len <= READ_BLOCK_MOST)
        return;
    DIAG(m->diag, MARKDOWN_LIMIT, n->at, STR("it is longer than 256 kB without a break"));
    n->first = n->last = NULL;
    n->text = STR("");
}

static bool has_room(markdown *m, const md_node *at)
{
    if (m->nodes++ < READ_NODES_MOST)
        return true;
    if (!m->said_long)
        DIAG(m->diag, MARKDOWN_LIMIT, span_part(at->at, 0, 1),
             STR("there are 300 000 words, cells, items and lines before this"));
    return false;
}

/* In a block that is shown as it is written, every line counts. */
static void count_lines(markdown *m, const md_node *n)
{
    for (size_t i = 0; i < n->text.len; i++)
        m->nodes += n->text.at[i] == '\n';
}

static md_node *enter(markdown *m, md_node *parent, cmark_node *from)
{
    md_node *n = md_new(m->arena, kind_of(from), (span){ 0 });
    if (md_is_block(n->kind))
        fill_block(m, n, parent, from);
    else
        fill_inline(m, n, from);
    if (is_leaf(n->kind))
        refuse_long(m, n);
    if (n->kind == MD_CODE_BLOCK || n->kind == MD_HTML_BLOCK)
        count_lines(m, n);
    if (parent)
        md_append(parent, n);
    return n;
}

/* Text that is nested too deep is kept, as text of the deepest block or inline that is. */
static void enter_deep(markdown *m, md_node *parent, cmark_node *from)
{
    md_kind kind = kind_of(from);
    if (m->depth == READ_DEPTH_MOST && !is_leaf(kind) && !m->said_deep)
        DIAG0(m->diag, MARKDOWN_DEPTH, block_span(m, from));
    m->said_deep |= !is_leaf(kind);
    if (kind == MD_TEXT || kind == MD_CODE || kind == MD_SOFT_BREAK)
        enter(m, parent, from)->kind = kind;
}

static md_node *convert(markdown *m, cmark_node *tree)
{
    md_node *root = NULL, *at = NULL;
    cmark_iter *walk = cmark_iter_new(tree);
    cmark_event_type event;
    while ((event = cmark_iter_next(walk)) != CMARK_EVENT_DONE) {
        cmark_node *from = cmark_iter_get_node(walk);
        if (event == CMARK_EVENT_EXIT) {
            if (--m->depth >= READ_DEPTH_MOST)
                continue;
            if (!md_is_block(at->kind))
                end_inline(m, at);
            refuse_long(m, at);
            at = at->parent ? at->parent : at;
            continue;
        }
        if (at && !has_room(m, at))
            break;
        if (m->depth >= READ_DEPTH_MOST) {
            enter_deep(m, at, from);
            m->depth += !is_leaf(kind_of(from));
            continue;
        }
        md_node *n = enter(m, at, from);
        root = root ? root : n;
        if (!is_leaf(n->kind)) {
            at = n;
            m->depth++;
        }
    }
    cmark_iter_free(walk);
    return root;
}

/* ---- the whole ------------------------------------------------------------------------------- */

static cmark_node *parse(str body, cmark_mem *memory)
{
    static const char *const extensions[] = { "table", "strikethrough", "autolink" };
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new_with_mem(CMARK_OPT_DEFAULT, memory);
    cmark_syntax_extension *footnotes = footnotes_extension();
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_attach_syntax_extension(parser, footnotes);
    cmark_parser_feed(parser, body.at ? body.at : "", body.len);
    cmark_node *tree = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    cmark_syntax_extension_free(cmark_get_default_mem_allocator(), footnotes);
    return tree;
}

md_node *markdown_convert(markdown *m, str body)
{
    cmark_mem memory = { memory_new, memory_resize,
                         free }; /* its own ends the program without a word */
    cmark_node *tree = parse(body, &memory);
    md_node *root = convert(m, tree);
    cmark_node_free(tree);
    return root;
}
