/*
 * Markdown: from a source to front matter and a tree of blocks and inlines (GitHub Flavored Markdown with tables,
 * strikethrough, task lists, links and footnotes, by cmark-gfm).
 */
#include "read/footnotes.h"

static md_node *read_body(markdown *m)
{
    markdown_find_lines(m);
    md_node *root = markdown_convert(m, markdown_guard(m));
    markdown_refine(m, root);
    footnotes_resolve(m, root);
    return root;
}

static bool is_dashes(str line)
{
    return str_is(str_trim(line), "---") && line.at[0] == '-';
}

/* Front matter: from a first line of dashes to the next. Moves m->base behind it. */
static void read_front(markdown *m, read_document *result)
{
    str rest = str_slice(m->text, m->base, m->text.len), line;
    if (!str_cut(&rest, STR("\n"), &line) || line.len < 3 || !is_dashes(line))
        return;
    size_t start = m->base + line.len + 1, at = start;
    for (; str_cut(&rest, STR("\n"), &line); at += line.len + 1) {
        if (line.len < 3 || !is_dashes(line))
            continue;
        result->front_at = span_of(m->source, start, at - start);
        result->front = read_yaml_part(m->diag, m->arena, result->front_at);
        m->base = at + line.len + 1 < m->text.len ? at + line.len + 1 : m->text.len;
        return;
    }
    DIAG0(m->diag, FRONT_MATTER_OPEN, span_of(m->source, m->base, 3));
}

read_document read_markdown(diag *d, arena *a, source_id id)
{
    read_document result = { 0 };
    markdown m = { .diag = d, .arena = a, .source = id, .text = diag_source(d, id)->text };
    m.scratch = arena_new();
    m.base = str_starts(m.text, STR("\xEF\xBB\xBF")) ? 3 : 0;
    read_front(&m, &result);
    result.body = read_body(&m);
    arena_drop(m.scratch);
    return result;
}
