/*
 * anchors: the ids inside a document, and the links to them.
 *
 * An id is ASCII, unique in its document and stable: made of the words of a heading or the number
 * of a case, figure or note. The text's own headings get theirs before anything is made, so that
 * what stands first can link to what comes last. At the end every link to an id is looked at once
 * more: what leads nowhere becomes plain text.
 */
#include "compose/composer.h"

enum { ANCHOR_MOST = 200 }; /* bytes of an id, before the number that tells it from others */

str anchor_new(composer *c, str wanted)
{
    str base = str_slice(utf8_ascii(c->a, wanted), 0, ANCHOR_MOST);
    if (base.len == 0)
        base = STR("del");
    int *count = map_find(c->anchors, base);
    if (!count) {
        map_add(c->anchors, base, arena_make(c->a, int));
        return base;
    }
    for (;;) {
        str id = str_format(c->a, STR_FMT "-%d", STR_ARG(base), ++*count + 1);
        if (map_add(c->anchors, id, arena_make(c->a, int)))
            return id;
    }
}

static str place_key(const composer *c, span at)
{
    return str_format(c->a, "%d:%u", at.source, at.at);
}

void anchors_collect(composer *c, const md_node *root)
{
    for (const md_node *n = root; n; n = md_next(root, n)) {
        if (n->kind != MD_HEADING)
            continue;
        str *anchor = arena_make(c->a, str);
        *anchor = anchor_new(c, md_plain(c->a, n));
        map_put(c->heading_anchors, place_key(c, n->at), anchor);
    }
}

str anchor_of_heading(const composer *c, const md_node *heading)
{
    const str *anchor = map_find(c->heading_anchors, place_key(c, heading->at));
    return anchor ? *anchor : STR("");
}

static void check_links(composer *c, inline_node *n)
{
    for (; n; n = n->next) {
        bool inside = n->kind == INLINE_LINK && n->link->kind == LINK_ANCHOR;
        if (inside && !map_find(c->anchors, n->link->anchor)) {
            n->kind = INLINE_SPAN;
            n->link = NULL;
        }
        check_links(c, n->first);
    }
}

static void check_table(composer *c, const doc_table *t)
{
    for (size_t r = 0; r < t->rows.len; r++)
        for (int i = 0; i < t->rows.at[r].count; i++)
            check_links(c, t->rows.at[r].cells[i].text.first);
}

static void check_blocks(composer *c, doc_block *b)
{
    for (; b; b = b->next) {
        check_links(c, b->text.first);
        if (b->table)
            check_table(c, b->table);
        check_blocks(c, b->first);
    }
}

void anchors_check(composer *c)
{
    check_blocks(c, c->doc->blocks.first);
    for (size_t i = 0; i < c->doc->notes.len; i++)
        check_blocks(c, c->doc->notes.at[i].blocks.first);
}
