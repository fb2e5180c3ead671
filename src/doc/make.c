/*
 * make: the constructors of the document tree.
 *
 * Blocks and inlines are linked lists in an arena; a list knows its last member, so that adding is O(1)
 * and a document is built in time linear in its size. Children are added through block_append alone,
 * which keeps the way back up (`parent`) that walk.c needs.
 */
#include "doc/doc.h"

#include <assert.h>

document *document_new(arena *a, document_kind kind)
{
    document *doc = arena_make(a, document);
    doc->kind = kind;
    return doc;
}

doc_block *block_new(arena *a, block_kind kind)
{
    doc_block *b = arena_make(a, doc_block);
    b->kind = kind;
    return b;
}

doc_block *block_group(arena *a, group_role role, str label)
{
    doc_block *b = block_new(a, BLOCK_GROUP);
    b->role = role;
    b->label = label;
    return b;
}

doc_block *block_paragraph(arena *a, str text)
{
    doc_block *b = block_new(a, BLOCK_PARAGRAPH);
    inline_add_text(a, &b->text, text);
    return b;
}

doc_block *block_heading(arena *a, int level, str text, str anchor)
{
    doc_block *b = block_new(a, BLOCK_HEADING);
    b->level = level;
    b->anchor = anchor;
    b->toc_wanted = true;
    inline_add_text(a, &b->text, text);
    return b;
}

void block_add(block_list *list, doc_block *b)
{
    assert(b->next == NULL);
    if (list->last)
        list->last->next = b;
    else
        list->first = b;
    list->last = b;
}

void block_append(doc_block *parent, doc_block *b)
{
    assert(b->next == NULL);
    b->parent = parent;
    if (parent->last)
        parent->last->next = b;
    else
        parent->first = b;
    parent->last = b;
}

void block_append_all(doc_block *parent, block_list list)
{
    doc_block *next;
    for (doc_block *b = list.first; b; b = next) {
        next = b->next;
        b->next = NULL;
        block_append(parent, b);
    }
}

inline_node *inline_new(arena *a, inline_kind kind)
{
    inline_node *n = arena_make(a, inline_node);
    n->kind = kind;
    return n;
}

inline_node *inline_text(arena *a, str text)
{
    inline_node *n = inline_new(a, INLINE_TEXT);
    n->text = text;
    return n;
}

inline_node *inline_around(arena *a, inline_kind kind, inline_list children)
{
    inline_node *n = inline_new(a, kind);
    n->first = children.first;
    n->last = children.last;
    return n;
}

inline_node *inline_link(arena *a, const doc_link *link, str text)
{
    inline_list children = { 0 };
    inline_add_text(a, &children, text);
    inline_node *n = inline_around(a, INLINE_LINK, children);
    n->link = link;
    return n;
}

void inline_add(inline_list *list, inline_node *n)
{
    assert(n->next == NULL);
    if (list->last)
        list->last->next = n;
    else
        list->first = n;
    list->last = n;
}

void inline_add_all(inline_list *list, inline_list more)
{
    if (!more.first)
        return;
    if (list->last)
        list->last->next = more.first;
    else
        list->first = more.first;
    list->last = more.last;
}

void inline_add_text(arena *a, inline_list *list, str text)
{
    if (text.len > 0)
        inline_add(list, inline_text(a, text));
}

doc_cell *row_add(arena *a, doc_table *t, row_kind kind)
{
    doc_row row = { .kind = kind, .count = t->column_count };
    row.cells = arena_array(a, doc_cell, (size_t)t->column_count);
    list_add(a, &t->rows, row);
    return row.cells;
}
