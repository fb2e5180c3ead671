/*
 * link: the last stage that writes the archive.
 *
 * Resolves names and initials (as of the day of each document), references between cases in running text,
 * labels, approvals; computes who was present at each case; gathers cases that refer to each other into
 * threads. Everything that cannot be resolved becomes a message with the nearest known name.
 */
#ifndef REFERAT_LINK_H
#define REFERAT_LINK_H

#include "base/base.h"
#include "diag/diag.h"
#include "model/model.h"
#include "words/words.h"

/* Messages: R12x unknown names and initials, R30x references. */
void link_archive(diag *d, arena *a, archive *m, const words *w);

/* The references that begin inside a span, in order: for those who print text. */
const reference *link_references(const archive *m, span within, size_t *count);

#endif
