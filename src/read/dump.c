/*
 * The text form of trees: one node a line, indented by depth, with its place and what it holds.
 *
 * It is what `referat dump tree` prints and what tests compare, so it is stable: line and column, kind, then the
 * text in quotes, with line breaks and quotation marks escaped.
 */
#include "read/inside.h"

static void put_place(const diag *d, span at, buf *out)
{
    place where = diag_place(d, at);
    buf_format(out, "%zu:%zu", where.line, where.column);
}

/* A text in one line, in quotes. */
static void put_text(str text, buf *out)
{
    buf_text(out, " \"");
    for (size_t i = 0; i < text.len; i++) {
        if (text.at[i] == '\n')
            buf_text(out, "\\n");
        else if (text.at[i] == '"' || text.at[i] == '\\')
            buf_format(out, "\\%c", text.at[i]);
        else
            buf_char(out, text.at[i]);
    }
    buf_char(out, '"');
}

static const char *const node_names[] = { "scalar", "list", "map" };

static void dump_node(const diag *d, const node *n, int depth, buf *out)
{
    buf_format(out, "%s ", node_names[n->kind]);
    put_place(d, n->at, out);
    if (n->kind == NODE_SCALAR)
        put_text(n->text, out);
    buf_char(out, '\n');
    for (size_t i = 0; i < n->items.len; i++) {
        buf_fill(out, ' ', (size_t)depth * 2 + 2);
        buf_text(out, "- ");
        dump_node(d, n->items.at[i], depth + 2, out);
    }
    for (size_t i = 0; i < n->pairs.len; i++) {
        buf_fill(out, ' ', (size_t)depth * 2 + 2);
        buf_format(out, STR_FMT ": ", STR_ARG(n->pairs.at[i].key));
        dump_node(d, n->pairs.at[i].value, depth + 1, out);
    }
}

void node_dump(const diag *d, const node *n, buf *out)
{
    dump_node(d, n, 0, out);
}

static void put_details(const md_node *n, buf *out)
{
    if (n->kind == MD_HEADING || n->kind == MD_TABLE)
        buf_format(out, " %d", n->level);
    if (n->kind == MD_LIST)
        buf_format(out, " %c %d%s", n->marker, n->level, n->tight ? " tight" : "");
    if (n->task)
        buf_text(out, n->task == 2 ? " [x]" : " [ ]");
    if (n->detail->info.len)
        buf_format(out, " {" STR_FMT "}", STR_ARG(n->detail->info));
    if (n->text.len)
        put_text(n->text, out);
    if (n->detail->url.len)
        buf_format(out, " <" STR_FMT ">", STR_ARG(n->detail->url));
    if (n->detail->title.len)
        put_text(n->detail->title, out);
}

void md_dump(const diag *d, const md_node *root, buf *out)
{
    int depth = 0;
    for (const md_node *n = root, *before = NULL; n; before = n, n = md_next(root, n)) {
        if (before && n->parent == before)
            depth++;
        else
            for (const md_node *up = before; up && up->parent != n->parent; up = up->parent)
                depth--;
        buf_fill(out, ' ', (size_t)depth * 2);
        buf_format(out, "%s ", md_kind_name(n->kind));
        put_place(d, n->at, out);
        put_details(n, out);
        buf_char(out, '\n');
        if (n->detail->options)
            dump_node(d, n->detail->options, depth + 1, out);
    }
}
