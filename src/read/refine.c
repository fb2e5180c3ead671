/*
 * Refining: what cmark leaves in pieces or does not know. Text that stands together is joined; `{name}` before code is a
 * role; `[x]` at the start of an item is a task; a fenced block that is called `{name}` is a directive, and its content YAML.
 */
#include <string.h>

#include "read/markdown.h"

static bool touches(span before, span after)
{
    return before.len && after.len && before.at + before.len == after.at;
}

/* cmark cuts text at every mark that might have meant something; what stands together becomes one again. */
static void join_text(markdown *m, md_node *n)
{
    while (n->kind == MD_TEXT && n->next && n->next->kind == MD_TEXT
           && touches(n->at, n->next->at)) {
        md_node *next = n->next;
        n->at = span_join(n->at, next->at);
        n->text = diag_text(m->diag, n->at);
        md_remove(next);
    }
}

/* The length of "{name}" at the end of a text; 0 if it does not end so. */
static size_t role_mark(str text)
{
    if (!str_ends(text, STR("}")))
        return 0;
    size_t at = text.len - 1;
    while (at > 0 && text.at[at - 1] != '{' && text.at[at - 1] != ' ' && text.at[at - 1] != '}')
        at--;
    return at > 0 && text.at[at - 1] == '{' && at < text.len - 1 ? text.len - at + 1 : 0;
}

static void make_role(markdown *m, md_node *n)
{
    md_node *before = n->before;
    size_t mark = before && before->kind == MD_TEXT ? role_mark(before->text) : 0;
    if (!mark)
        return;
    size_t keep = before->text.len - mark;
    n->kind = MD_ROLE;
    md_detail_of(m->arena, n)->info = str_slice(before->text, keep + 1, before->text.len - 1);
    n->at = span_join(span_part(before->at, keep, mark), n->at);
    before->text = str_slice(before->text, 0, keep);
    before->at = span_part(before->at, 0, keep);
    if (keep == 0)
        md_remove(before);
}

/* The lines of a fenced block as they stand in the source, with the marks of quotes and lists before them blanked. */
static str directive_text(markdown *m, const md_node *n, size_t *at)
{
    str block = diag_text(m->diag, n->at);
    size_t first = str_find(block, STR("\n")) + 1;
    *at = n->at.at + (first < block.len ? first : block.len);
    buf out = buf_new(m->arena);
    str lines = n->text, line;
    for (size_t from = first; from < block.len && str_cut(&lines, STR("\n"), &line);) {
        str rest = str_slice(block, from, block.len);
        size_t whole = str_find(rest, STR("\n"));
        size_t mark = whole >= line.len ? whole - line.len : 0;
        if (mark && rest.at[whole - 1] == '\r')
            mark--;
        buf_fill(&out, ' ', mark);
        buf_put(&out, str_slice(rest, mark, whole));
        buf_char(&out, '\n');
        from += whole + 1;
    }
    return buf_str(&out);
}

/* The signs at the front of a fenced block. */
static span fence_of(const md_node *n)
{
    return span_part(n->at, 0, (size_t)n->level);
}

/* Takes the fence from the front of a line, with the marks of quotes before it; its length. */
static size_t cut_fence(str *line, char sign)
{
    size_t start = 0, end;
    while (start < line->len && strchr("> \t", line->at[start]))
        start++;
    for (end = start; end < line->len && line->at[end] == sign;)
        end++;
    *line = str_trim(str_slice(*line, end, line->len));
    return end - start;
}

/* Is the fence of a block closed (CommonMark 4.5), and not only by that of the next directive, which a directive that
   lacks its own end swallows? */
static bool is_closed(const markdown *m, const md_node *n)
{
    str rest = str_trim(diag_text(m->diag, n->at)), fence = diag_text(m->diag, fence_of(n)), line;
    bool is_directive = str_starts(n->detail->info, STR("{")), closed = false;
    str_cut(&rest, STR("\n"), &line);
    while (str_cut(&rest, STR("\n"), &line)) {
        bool is_fence = cut_fence(&line, fence.at[0]) >= fence.len;
        closed = is_fence && line.len == 0;
        if (is_fence && is_directive && str_starts(line, STR("{")))
            return false;
    }
    return closed;
}

static void make_directive(markdown *m, md_node *n)
{
    str info = n->detail->info;
    size_t close = str_find(info, STR("}"));
    if (!str_starts(info, STR("{")) || close == info.len)
        return;
    size_t at;
    str content = directive_text(m, n, &at);
    str after = str_trim(str_slice(info, close + 1, info.len));
    if (after.len)
        DIAG(m->diag, DIRECTIVE_ARGUMENT,
             span_part(n->at, 0, str_find(diag_text(m->diag, n->at), STR("\n"))), after);
    n->kind = MD_DIRECTIVE;
    md_detail *detail = md_detail_of(m->arena, n);
    detail->info = str_slice(info, 1, close);
    detail->options = read_yaml_text(m->diag, m->arena, m->source, content, at);
}

/* What follows an open fence is neither cases nor options, whatever it says. */
static void make_fenced(markdown *m, md_node *n)
{
    if (n->level > 0 && !is_closed(m, n))
        DIAG(m->diag, FENCE_OPEN, fence_of(n), diag_text(m->diag, fence_of(n)));
    else
        make_directive(m, n);
}

/* "[ ] " or "[x] " at the front of an item. cmark's own extension does not see it in quotes, and takes a [x] anywhere in
   the line for the box. */
static void make_task(markdown *m, md_node *item)
{
    md_node *text = item->first && item->first->kind == MD_PARAGRAPH ? item->first->first : NULL;
    if (!text || text->kind != MD_TEXT)
        return;
    join_text(m, text);
    bool done = str_starts(text->text, STR("[x] ")) || str_starts(text->text, STR("[X] "));
    if (!done && !str_starts(text->text, STR("[ ] ")))
        return;
    item->task = done ? 2 : 1;
    text->text = str_slice(text->text, 4, text->text.len);
    text->at = span_part(text->at, 4, text->at.len);
}

/* Markdown drops the cells that a row has more than its table has columns. */
static void report_beyond(markdown *m, const md_node *row)
{
    size_t end = (size_t)row->at.at + row->at.len,
           from = (size_t)row->last->at.at + row->last->at.len;
    span beyond = span_of(m->source, from, end > from ? end - from : 0);
    str rest = diag_text(m->diag, beyond);
    size_t skipped = 0;
    while (skipped < rest.len && strchr("| \t", rest.at[skipped]))
        skipped++;
    if (skipped < rest.len)
        DIAG(m->diag, CELLS_BEYOND, span_part(beyond, skipped, rest.len),
             str_format(m->arena, "%d", row->parent->level));
}

void markdown_refine(markdown *m, md_node *root)
{
    for (md_node *n = root; n; n = (md_node *)md_next(root, n)) {
        join_text(m, n);
        if (n->kind == MD_CODE)
            make_role(m, n);
        else if (n->kind == MD_CODE_BLOCK)
            make_fenced(m, n);
        else if (n->kind == MD_ITEM)
            make_task(m, n);
        else if (n->kind == MD_ROW && n->last)
            report_beyond(m, n);
    }
}
