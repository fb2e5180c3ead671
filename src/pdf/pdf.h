/*
 * pdf: pages of marks as a PDF file (ISO 32000-1), written with libharu's object layer.
 *
 * object.c is the only file that includes libharu. Fonts are subset by HarfBuzz and embedded as
 * Identity-H CID fonts with a ToUnicode map; content is written as operators; metadata, bookmarks,
 * links and named destinations come from the typeset document. The same input gives the same bytes.
 */
#ifndef REFERAT_PDF_H
#define REFERAT_PDF_H

#include "base/base.h"
#include "diag/diag.h"
#include "doc/doc.h"
#include "theme/theme.h"
#include "type/type.h"

/* The whole file in `out`. false, with a message (PDF_FAILED), when libharu refuses. */
bool pdf_write(diag *d, const typeset *set, const type_fonts *fonts, const theme *t, buf *out);

/* `referat dump pdf`: the objects of a file in a form that can be compared (streams inflated). */
bool pdf_dump(arena *a, str file, buf *out);

/* All that any file holds, for the search of text, a part at a time so that no file is unpacked whole: its bytes, each of its
   streams inflated, and behind each of these its strings as UTF-8. A part is there while it is looked at; false from the
   taker ends it. false if it is no PDF. */
typedef bool pdf_part_taker(void *to, str part);
bool pdf_parts(str file, pdf_part_taker *take, void *to);

#endif
