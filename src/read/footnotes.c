/*
 * Footnotes that nothing calls. cmark drops their definitions; here they are found in the text first, reported, and
 * called in a paragraph behind it, so that the tree has them.
 */
#include "read/markdown.h"

/* The label of a definition at the start of a line: "[^label]:"; "" if it is none. */
str markdown_defined_label(str line)
{
    size_t indent = 0;
    while (indent < 3 && indent < line.len && line.at[indent] == ' ')
        indent++;
    line = str_slice(line, indent, line.len);
    size_t close = str_find(line, STR("]:"));
    return str_starts(line, STR("[^")) && close < line.len ? str_slice(line, 2, close) : STR("");
}

/* All labels that something in the body calls, in one pass. */
static map *find_calls(arena *a, str body)
{
    map *calls = map_new(a);
    for (str rest = body, line; str_cut(&rest, STR("\n"), &line);) {
        str label = markdown_defined_label(line);
        if (label.len)
            line = str_slice(line, str_find(line, STR("]:")) + 2, line.len);
        while (line.len) {
            line = str_slice(line, str_find(line, STR("[^")) + 2, line.len);
            size_t close = str_find(line, STR("]"));
            if (close < line.len)
                map_put(calls, str_slice(line, 0, close), a);
        }
    }
    return calls;
}

/* The body with a paragraph behind it that calls what nothing else calls; reports each. */
str markdown_call_all(markdown *m, str body, bool *added)
{
    map *calls = find_calls(m->arena, body);
    buf out = buf_new(m->arena);
    size_t at = m->base;
    for (str rest = body, line; str_cut(&rest, STR("\n"), &line); at += line.len + 1) {
        str label = markdown_defined_label(line);
        if (label.len == 0 || map_find(calls, label))
            continue;
        map_put(calls, label, m);
        DIAG(m->diag, FOOTNOTE_UNUSED,
             span_of(m->source, at + str_find(line, STR("[^")), label.len + 3), label);
        if (!*added) {
            buf_put(&out, body);
            buf_text(&out, "\n\n\n");
        }
        *added = true;
        buf_format(&out, "[^" STR_FMT "] ", STR_ARG(label));
    }
    return *added ? buf_str(&out) : body;
}

/* Takes the added paragraph away: the last block that is no definition. */
void markdown_remove_added(md_node *root)
{
    md_node *last = root->last;
    while (last && last->kind == MD_FOOTNOTE)
        last = last->before;
    if (last && last->kind == MD_PARAGRAPH)
        md_remove(last);
}
