/*
 * pdf/tags.h (private): elements as standard structure types with their attributes.
 *
 * What can only be known from the whole tree is worked out first: the levels of headings, which may
 * not leave one out, and the headers of each cell in tables that are not plain.
 */
#ifndef REFERAT_PDF_TAGS_H
#define REFERAT_PDF_TAGS_H

#include "pdf/structure.h"

#define TAG_ID "e%08d" /* the identifier of an element */

/* A cell among the others of its table. */
typedef struct tag_cell {
    int32_t span;             /* columns */
    const int32_t *headers;   /* elements of its header cells; NULL where the scopes tell it */
    int32_t header_count;
    bool named;               /* a header cell that others refer to */
} tag_cell;

typedef struct tag_context {
    arena *arena;
    const structure *structure;
    uint8_t *levels;       /* of headings, by element */
    const tag_cell **cells; /* by element; NULL where it is no cell */
} tag_context;

tag_context tag_context_new(arena *a, const structure *s);

const char *tag_name(const tag_context *c, int32_t element);
const char *tag_of_part(element_kind kind); /* where an element's kids are divided */
bool tag_has_id(const tag_context *c, int32_t element);
void tag_put_attributes(const tag_context *c, int32_t element, buf *out);
void tag_put_roles(buf *out); /* the role map */

/* What a stretch of content is marked with: the element's type, or what kind of artifact it is. */
const char *tag_of_kind(const type_element *e);
const char *tag_of_artifact(int32_t kind);

/* tag_table.c */
void tag_tables(tag_context *c);

#endif
