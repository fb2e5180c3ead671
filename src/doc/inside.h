/*
 * inside: what the files of doc/ share and nobody else needs.
 *
 * The names of the smaller kinds, which only a dump prints, and the golden form of inlines, which the
 * dump of blocks stands on.
 */
#ifndef REFERAT_DOC_INSIDE_H
#define REFERAT_DOC_INSIDE_H

#include "doc/doc.h"

const char *inline_kind_name(inline_kind kind);
const char *shape_kind_name(shape_kind kind);
const char *row_kind_name(row_kind kind);
const char *cell_align_name(cell_align align);

void doc_dump_text(str s, buf *out);                   /* with what cannot be seen, and braces, escaped */
void dump_link(const doc_link *link, buf *out);    /* "page partnermotet/2026/2026-03-23/ #sak-04-26" */
void doc_dump_inlines(const inline_node *first, buf *out);

#endif
