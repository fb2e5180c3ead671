/*
 * The Markdown tree: making, moving and walking nodes, and the plain text below one.
 *
 * Nodes are linked both ways, so that `model` can take a label out of a paragraph and hang blocks elsewhere. Walking
 * is a loop from node to node; depth costs nothing.
 */
#include "read/inside.h"

static const char *const kind_names[MD_KINDS] = {
    [MD_DOCUMENT] = "document",
    [MD_HEADING] = "heading",
    [MD_PARAGRAPH] = "paragraph",
    [MD_QUOTE] = "quote",
    [MD_LIST] = "list",
    [MD_ITEM] = "item",
    [MD_CODE_BLOCK] = "code-block",
    [MD_DIRECTIVE] = "directive",
    [MD_HTML_BLOCK] = "html-block",
    [MD_BREAK] = "break",
    [MD_TABLE] = "table",
    [MD_ROW] = "row",
    [MD_CELL] = "cell",
    [MD_FOOTNOTE] = "footnote",
    [MD_TEXT] = "text",
    [MD_SOFT_BREAK] = "soft-break",
    [MD_LINE_BREAK] = "line-break",
    [MD_CODE] = "code",
    [MD_HTML] = "html",
    [MD_EMPHASIS] = "emphasis",
    [MD_STRONG] = "strong",
    [MD_STRIKE] = "strike",
    [MD_LINK] = "link",
    [MD_IMAGE] = "image",
    [MD_REFERENCE] = "reference",
    [MD_ROLE] = "role",
};

const char *md_kind_name(md_kind kind)
{
    return kind_names[kind];
}

bool md_is_block(md_kind kind)
{
    return kind < MD_TEXT;
}

static const md_detail no_detail = { .text_at = { 0 } };

md_node *md_new(arena *a, md_kind kind, span at)
{
    md_node *n = arena_make(a, md_node);
    n->kind = kind;
    n->at = at;
    n->detail = &no_detail;
    return n;
}

md_detail *md_detail_of(arena *a, md_node *n)
{
    if (n->detail == &no_detail)
        n->detail = arena_make(a, md_detail);
    return (md_detail *)n->detail;
}

void md_append(md_node *parent, md_node *child)
{
    child->parent = parent;
    child->before = parent->last;
    child->next = NULL;
    if (parent->last)
        parent->last->next = child;
    else
        parent->first = child;
    parent->last = child;
}

void md_remove(md_node *n)
{
    md_node *parent = n->parent;
    if (n->before)
        n->before->next = n->next;
    else if (parent)
        parent->first = n->next;
    if (n->next)
        n->next->before = n->before;
    else if (parent)
        parent->last = n->before;
    n->parent = n->before = n->next = NULL;
}

const md_node *md_next(const md_node *root, const md_node *n)
{
    if (n->first)
        return n->first;
    while (n && n != root && !n->next)
        n = n->parent;
    return !n || n == root ? NULL : n->next;
}

bool md_is_break(const md_node *n)
{
    return n->kind == MD_SOFT_BREAK || n->kind == MD_LINE_BREAK;
}

str md_plain(arena *a, const md_node *n)
{
    buf out = buf_new(a);
    for (const md_node *at = n; at; at = md_next(n, at)) {
        if (at->kind == MD_TEXT || at->kind == MD_CODE || at->kind == MD_ROLE)
            buf_put(&out, at->text);
        else if (md_is_break(at))
            buf_char(&out, ' ');
        else if (at != n && md_is_block(at->kind) && out.len && out.at[out.len - 1] != ' ')
            buf_char(&out, ' ');
    }
    return str_trim(buf_str(&out));
}
