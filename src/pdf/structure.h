/*
 * pdf/structure.h (private): the elements of a document and where their content stands.
 *
 * Filled while the pages are written, in the order of the text; written as objects when all pages
 * are. A node belongs to the element of the same index.
 */
#ifndef REFERAT_PDF_STRUCTURE_H
#define REFERAT_PDF_STRUCTURE_H

#include "pdf/writer.h"

/* One thing in an element: content of a page, an element, or the annotation of a link. */
typedef struct kid {
    int32_t next; /* in structure.kids; -1 none */
    int32_t page; /* of content; below 0: another kind */
    int32_t value;
} kid;

typedef struct node {
    int32_t first_kid, last_kid;           /* in the order in which content came */
    int32_t first_child, last_child, next; /* in the order in which elements were made */
    int32_t page;                          /* of its first content; -1 none */
    bool has_content;                      /* of its own, not only of elements in it */
    bool kept;
    length *box; /* figures: left, top, right, bottom on their page; NULL none */
    pdf_dict *object;
    const pdf_dict *above; /* the object that it stands in */
} node;

typedef struct page_content {
    list_of(int32_t) elements; /* by MCID */
} page_content;

typedef struct linked {
    const pdf_dict *annotation;
    int32_t element, page;
} linked;

struct structure {
    arena *arena;
    const typeset *set;
    node *nodes;
    page_content *pages;
    list_of(kid) kids;
    list_of(linked) links;
};

structure *structure_new(arena *a, const typeset *set);

/* A stretch of content of an element begins; gives its number on the page (MCID). */
int32_t structure_content(structure *s, int32_t element, size_t page);

/* The annotation of a link element; gives its key in the tree from content to elements. */
int32_t structure_link(structure *s, int32_t element, size_t page, const pdf_dict *annotation);

/* What is painted here belongs to a figure, if one is around the element. */
void structure_box(structure *s, int32_t element, const length box[4]);

/* The nearest element of a kind, itself or around it; -1 none. */
int32_t structure_around(const structure *s, int32_t element, element_kind kind);

pdf_dict *structure_write(writer *w);

#endif
