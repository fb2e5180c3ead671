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
#include <string.h>

#include "read/markdown.h"

enum { LINK_MOST = 8192 }; /* bytes of an address that is looked through for its end */

static span block_span(const markdown *m, cmark_node *from)
{
    size_t start =
        markdown_offset(m, cmark_node_get_start_line(from), cmark_node_get_start_column(from));
    size_t end =
        markdown_offset(m, cmark_node_get_end_line(from), cmark_node_get_end_column(from) + 1);
    return span_of(m->source, start, end > start ? end - start : 0);
}

static str literal_of(markdown *m, cmark_node *from)
{
    const char *literal = cmark_node_get_literal(from);
    return str_copy(m->arena, str_of(literal ? literal : ""));
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
        { "tasklist", MD_ITEM },
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
    if (cmark_node_get_type(from)
        == CMARK_NODE_FOOTNOTE_REFERENCE) /* these two have no name there */
        return MD_REFERENCE;
    if (cmark_node_get_type(from) == CMARK_NODE_FOOTNOTE_DEFINITION)
        return MD_FOOTNOTE;
    const char *name = cmark_node_get_type_string(from);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (!strcmp(kinds[i].name, name))
            return kinds[i].kind;
    return MD_HTML_BLOCK;
}

static void fill_list(md_node *n, cmark_node *from)
{
    n->ordered = cmark_node_get_list_type(from) == CMARK_ORDERED_LIST;
    n->level = cmark_node_get_list_start(from);
    n->tight = cmark_node_get_list_tight(from) != 0;
    n->marker =
        n->ordered ? (cmark_node_get_list_delim(from) == CMARK_PAREN_DELIM ? ')' : '.') : '-';
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
    n->alignments = alignments;
    n->level = columns;
}

/* cmark places a definition behind its label. */
static void fill_definition(markdown *m, md_node *n, cmark_node *from)
{
    size_t start = markdown_offset(m, cmark_node_get_start_line(from), 1),
           end = (size_t)n->at.at + n->at.len;
    n->at = span_of(m->source, start, end - start);
    n->text = markdown_defined_label(diag_text(m->diag, n->at));
}

static void fill_block(markdown *m, md_node *n, cmark_node *from)
{
    n->at = block_span(m, from);
    switch (n->kind) {
    case MD_HEADING:
        n->level = cmark_node_get_heading_level(from);
        break;
    case MD_LIST:
        fill_list(n, from);
        break;
    case MD_TABLE:
        fill_table(m, n, from);
        break;
    case MD_ITEM:
        if (!strcmp(cmark_node_get_type_string(from), "tasklist"))
            n->task = cmark_gfm_extensions_get_tasklist_item_checked(from) ? 2 : 1;
        break;
    case MD_CODE_BLOCK:
        n->info = str_trim(str_copy(m->arena, str_of(cmark_node_get_fence_info(from))));
        n->text = literal_of(m, from);
        break;
    case MD_HTML_BLOCK:
        n->text = literal_of(m, from);
        break;
    case MD_FOOTNOTE:
        fill_definition(m, n, from);
        break;
    default:
        break;
    }
    m->cursor = n->at.at;
    m->limit = (size_t)n->at.at + n->at.len;
}

/* A footnote's label stands in the source; cmark has made a number of it. */
static void fill_reference(markdown *m, md_node *n)
{
    span open = markdown_follow(m, STR("[^"));
    str rest = str_slice(m->text, m->cursor, m->limit);
    n->text_at = span_of(m->source, m->cursor, str_find(rest, STR("]")));
    n->text = diag_text(m->diag, n->text_at);
    n->at = span_join(open, markdown_follow(m, STR("]")));
}

static void fill_inline(markdown *m, md_node *n, cmark_node *from)
{
    switch (n->kind) {
    case MD_TEXT:
    case MD_HTML:
        n->text = literal_of(m, from);
        n->at = markdown_follow(m, n->text);
        break;
    case MD_CODE:
        n->text = literal_of(m, from);
        markdown_follow(m, STR("`"));
        n->at = markdown_follow(m, n->text);
        break;
    case MD_SOFT_BREAK:
    case MD_LINE_BREAK:
        n->at = markdown_follow(m, STR("\n"));
        break;
    case MD_REFERENCE:
        fill_reference(m, n);
        break;
    case MD_LINK:
    case MD_IMAGE:
        n->url = str_copy(m->arena, str_of(cmark_node_get_url(from)));
        n->title = str_copy(m->arena, str_of(cmark_node_get_title(from)));
        n->at = span_of(m->source, m->cursor, 0);
        break;
    default:
        n->at = span_of(m->source, m->cursor, 0);
        break;
    }
}

/* The place with the marks around it, if both are there. */
static bool widen(const markdown *m, span *at, const char *open, const char *close)
{
    str before = str_slice(m->text, m->base, at->at), mark = str_of(open);
    size_t end = (size_t)at->at + at->len;
    if (!str_ends(before, mark) || !str_starts(str_slice(m->text, end, m->text.len), str_of(close)))
        return false;
    *at = span_of(m->source, at->at - mark.len, mark.len + at->len + str_of(close).len);
    return true;
}

/* Emphasis and the like: the marks stand right around what they hold. */
static void end_marked(const markdown *m, md_node *n)
{
    static const struct {
        md_kind kind;
        const char *mark;
    } marks[] = {
        { MD_EMPHASIS, "*" }, { MD_EMPHASIS, "_" }, { MD_STRONG, "**" },
        { MD_STRONG, "__" },  { MD_STRIKE, "~~" },  { MD_STRIKE, "~" },
    };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (marks[i].kind == n->kind && widen(m, &n->at, marks[i].mark, marks[i].mark))
            return;
}

/* A link or image: [text](address), [text][label], [text] or <address>. The cursor moves behind the address. */
static void end_link(markdown *m, md_node *n)
{
    if (widen(m, &n->at, "<", ">") || !widen(m, &n->at, n->kind == MD_IMAGE ? "![" : "[", "]"))
        return;
    size_t end = (size_t)n->at.at + n->at.len;
    size_t most = end + LINK_MOST < m->limit ? end + LINK_MOST : m->limit;
    str rest = str_slice(m->text, end, most);
    const char *close = str_starts(rest, STR("(")) ? ")" : str_starts(rest, STR("[")) ? "]" : NULL;
    size_t length_there = close ? str_find(rest, str_of(close)) + 1 : 0;
    if (length_there <= rest.len)
        n->at.len += (uint32_t)length_there;
    m->cursor = (size_t)n->at.at + n->at.len;
}

/* The end of a node with inlines: its place is theirs and the marks around them. */
static void end_inline(markdown *m, md_node *n)
{
    if (n->first)
        n->at = span_join(n->first->at, n->last->at);
    if (n->kind == MD_LINK || n->kind == MD_IMAGE)
        end_link(m, n);
    else
        end_marked(m, n);
}

/* ---- the walk -------------------------------------------------------------------------------- */

/* cmark's iterator leaves these once, all others twice. */
static bool is_leaf(md_kind kind)
{
    return kind == MD_HTML_BLOCK || kind == MD_BREAK || kind == MD_CODE_BLOCK || kind == MD_TEXT
           || kind == MD_CODE || kind == MD_SOFT_BREAK || kind == MD_LINE_BREAK || kind == MD_HTML;
}

static md_node *enter(markdown *m, md_node *parent, cmark_node *from)
{
    md_node *n = md_new(m->arena, kind_of(from), (span){ 0 });
    if (md_is_block(n->kind))
        fill_block(m, n, from);
    else
        fill_inline(m, n, from);
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
            at = at->parent ? at->parent : at;
            continue;
        }
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

static cmark_node *parse(str body)
{
    static const char *const extensions[] = { "table", "strikethrough", "autolink", "tasklist" };
    cmark_gfm_core_extensions_ensure_registered();
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    for (size_t i = 0; i < sizeof extensions / sizeof *extensions; i++)
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(extensions[i]));
    cmark_parser_feed(parser, body.at ? body.at : "", body.len);
    cmark_node *tree = cmark_parser_finish(parser);
    cmark_parser_free(parser);
    return tree;
}

md_node *markdown_convert(markdown *m, str body)
{
    cmark_node *tree = parse(body);
    md_node *root = convert(m, tree);
    cmark_node_free(tree);
    return root;
}
