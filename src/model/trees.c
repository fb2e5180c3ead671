/*
 * Small work on Markdown trees: copies, cuts, and running text.
 *
 * A `flat_text` is the text of a paragraph's inlines in one string, with a list of pieces that leads from each
 * byte back to its node and so to its place in the file. Labels, case numbers, owners and references are looked for in
 * the flat text; what was found is then named by its span, or cut out of the tree.
 */
#include "model/load.h"

#include <assert.h>
#include <string.h>

/* ---- copies and places ------------------------------------------------------------------------ */

md_node *md_copy(arena *a, const md_node *n)
{
    md_node *copy = md_new(a, n->kind, n->at);
    const md_detail *none = copy->detail;
    *copy = *n;
    copy->detail = none;
    if (n->detail != none)
        *md_detail_of(a, copy) = *n->detail;
    copy->parent = copy->first = copy->last = copy->next = copy->before = NULL;
    for (const md_node *child = n->first; child;
         child = child->next) /* as deep as read allows a tree to be */
        md_append(copy, md_copy(a, child));
    return copy;
}

void md_insert_before(md_node *following, md_node *n)
{
    md_node *parent = following->parent;
    assert(parent && !n->parent);
    n->parent = parent;
    n->next = following;
    n->before = following->before;
    if (following->before)
        following->before->next = n;
    else
        parent->first = n;
    following->before = n;
}

bool md_is_comment(const md_node *n)
{
    str s = str_trim(n->text);
    return (n->kind == MD_HTML || n->kind == MD_HTML_BLOCK) && str_starts(s, STR("<!--"))
           && str_ends(s, STR("-->"));
}

/* ---- running text ---------------------------------------------------------------------------- */

/* The text of one inline in a flat text; NULL where its children are looked at instead. */
static const char *flat_mark(const md_node *n, bool with_links)
{
    static const char hole[] = "\uFFFC"; /* object replacement character */
    static const char *const marks[MD_KINDS] = {
        [MD_SOFT_BREAK] = " ", [MD_LINE_BREAK] = " ", [MD_CODE] = hole, [MD_HTML] = hole,
        [MD_IMAGE] = hole,     [MD_REFERENCE] = hole, [MD_ROLE] = hole,
    };
    if (n->kind == MD_LINK && !with_links)
        return hole;
    return marks[n->kind];
}

/* What an inline adds to a flat text; "" for those whose children do. */
static str flat_part(const md_node *n, bool with_links)
{
    const char *mark = flat_mark(n, with_links);
    return mark ? str_of(mark) : n->kind == MD_TEXT ? n->text : STR("");
}

/* The node after n and all below it, inside root. */
static md_node *next_beside(const md_node *root, md_node *n)
{
    while (n && n != root && !n->next)
        n = n->parent;
    return !n || n == root ? NULL : n->next;
}

static md_node *next_flat(const md_node *block, md_node *n, bool with_links)
{
    return !flat_mark(n, with_links) && n->first ? n->first : next_beside(block, n);
}

/* There are many, and most are kept: they take what they need and no more, and a text that is one node's is not copied. */
flat_text flat_of(arena *a, const md_node *block, bool with_links)
{
    flat_text f = { 0 };
    size_t bytes = 0;
    for (md_node *n = block->first; n; n = next_flat(block, n, with_links)) {
        size_t len = flat_part(n, with_links).len;
        f.pieces.room += len > 0;
        bytes += len;
    }
    f.pieces.at = f.pieces.room ? arena_array(a, flat_piece, f.pieces.room) : NULL;
    char *copy = f.pieces.room > 1 ? arena_array(a, char, bytes) : NULL;
    for (md_node *n = block->first; n; n = next_flat(block, n, with_links)) {
        const str part = flat_part(n, with_links);
        if (part.len == 0)
            continue;
        f.pieces.at[f.pieces.len++] = (flat_piece){ f.text.len, part.len, n };
        if (copy)
            memcpy(copy + f.text.len, part.at, part.len);
        f.text = (str){ copy ? copy : part.at, f.text.len + part.len };
    }
    return f;
}

/* The piece that holds a byte: the last that begins at or before it. */
static const flat_piece *piece_at(const flat_text *f, size_t at)
{
    size_t low = 0, high = f->pieces.len;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (f->pieces.at[middle].from <= at)
            low = middle;
        else
            high = middle;
    }
    return &f->pieces.at[low];
}

/* A part of a piece. Where the text differs from the source (an escape, an entity), the whole node is named. */
static span piece_span(const flat_piece *p, size_t from, size_t to)
{
    bool same = p->node->kind == MD_TEXT && p->node->at.len == p->node->text.len;
    return same ? span_part(p->node->at, from, to - from) : p->node->at;
}

span flat_span(const flat_text *f, size_t from, size_t to)
{
    if (f->pieces.len == 0)
        return (span){ 0 };
    const flat_piece *first = piece_at(f, from), *last = piece_at(f, to > from ? to - 1 : from);
    if (first == last)
        return piece_span(first, from - first->from, to - first->from);
    return span_join(piece_span(first, from - first->from, first->len),
                     piece_span(last, 0, to - last->from));
}

/* ---- cuts ------------------------------------------------------------------------------------ */

/* Takes a node out, and those around it that are empty without it. */
static void remove_node(md_node *n)
{
    md_node *parent = n->parent;
    md_remove(n);
    while (parent && !parent->first && !md_is_block(parent->kind)) {
        md_node *empty = parent;
        parent = parent->parent;
        md_remove(empty);
    }
}

static void keep_part(const flat_piece *p, size_t from, size_t to)
{
    md_node *n = p->node;
    if (n->kind != MD_TEXT || from >= to) {
        remove_node(n);
        return;
    }
    n->at = piece_span(p, from, to);
    n->text = str_slice(n->text, from, to);
}

void flat_cut_front(const flat_text *f, size_t count)
{
    for (size_t i = 0; i < f->pieces.len && f->pieces.at[i].from < count; i++) {
        const flat_piece *p = &f->pieces.at[i];
        size_t cut = count - p->from;
        keep_part(p, cut < p->len ? cut : p->len, p->len);
    }
}

void flat_cut_back(const flat_text *f, size_t from)
{
    for (size_t i = f->pieces.len; i > 0; i--) {
        const flat_piece *p = &f->pieces.at[i - 1];
        if (p->from + p->len <= from)
            break;
        keep_part(p, 0, p->from < from ? from - p->from : 0);
    }
}
