/*
 * The stage of a build, for the files of `site`: safe for several threads.
 *
 * A file is handed over whole. What is counted and noted stands behind one lock; writing itself happens outside it, each
 * file at a path of its own.
 */
#ifndef REFERAT_SITE_STAGE_H
#define REFERAT_SITE_STAGE_H

#include "site/inside.h"

void site_count(site *s, int documents, int pages);
/* The files that a partial build copies. OUTPUT_PARTIAL, once, where there is nothing to build a part of. */
void site_note_files(site *s, diag *d, const document *doc);
void site_promise(site *s, diag *d, str path, str made_from); /* a file that pages link to, and that is made later */
bool site_wants_html(const site *s);
bool site_wants_pdf(const site *s);
void site_note_letters(site *s, str page); /* for the fonts */
crosslinks *site_links(const site *s);
const withheld_list *site_withheld(const site *s);
bool site_is_open(site *s, str path, const text *found); /* was nothing withheld found in a file? Else it is noted */

/* A file of which the caller knows that it holds nothing that is withheld. */
void site_put_searched(site *s, diag *d, str path, str content, str made_from);

#endif
