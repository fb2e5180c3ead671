/*
 * verify: reads a PDF and looks at what makes it archival and accessible.
 *
 * It opens any file (by libqpdf, which mends what it can), and looks for what referat always writes: the
 * structure tree with its alternative texts, headings, header cells and languages, embedded fonts that map to
 * text, metadata that agrees with the information of the document, identifiers. It is a quick look and no full
 * validator: what it finds is wrong, what it does not find may be.
 */
#ifndef REFERAT_VERIFY_H
#define REFERAT_VERIFY_H

#include "base/base.h"
#include "diag/diag.h"

/* What was looked at. */
typedef struct verify_counts {
    int pages, elements, headings, tables, figures, links, fonts;
} verify_counts;

/* Messages, each with the `name` of the file: VERIFY_UNREADABLE, VERIFY_STRUCTURE, VERIFY_FONT, VERIFY_METADATA,
   VERIFY_DAMAGED.
   false where it cannot be read at all. */
bool verify_pdf(diag *d, arena *a, str name, str content, verify_counts *counts);

#endif
