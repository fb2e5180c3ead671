/*
 * pdf/metadata.h (private): what a file says of itself, for both forms that it says it in.
 *
 * The information dictionary and the XMP are made from this one struct, so they always agree.
 */
#ifndef REFERAT_PDF_METADATA_H
#define REFERAT_PDF_METADATA_H

#include "pdf/writer.h"

typedef struct metadata {
    str title, author, subject, keywords, creator, lang;
    bool dated;
    date date; /* of its last change, or the document's own, with the precision that it has */
} metadata;

metadata metadata_of(const writer *w);
str metadata_date(arena *a, date d); /* as a PDF writes it */

#endif
