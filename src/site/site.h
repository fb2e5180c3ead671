/*
 * site: the files that a build makes, and how they come to their place.
 *
 * A build works in a staging folder inside the output folder: every document is written there, whole. Only
 * when all of it is done and no error was found is the staged output moved into place, file by file, each
 * by a rename; files that the last build made and this one did not are removed; files that referat did not
 * make are never touched. A build that is stopped leaves the old output as it was.
 *
 * manifest.json names every file with its SHA-256 and its source: it is how the next build knows what is ours.
 *
 * A build can be kept in memory instead, for the preview: then no folder is opened and nothing is written.
 */
#ifndef REFERAT_SITE_H
#define REFERAT_SITE_H

#include "base/base.h"
#include "diag/diag.h"
#include "doc/doc.h"
#include "html/html.h"
#include "model/model.h"
#include "theme/theme.h"
#include "type/type.h"

typedef struct site site;

/* A file of a build that is kept in memory. */
typedef struct site_file {
    str content;
    str from; /* absolute: the file that it is a copy of, and then it has no content; else "" */
} site_file;

typedef struct site_options {
    str folder;       /* absolute: where the output goes */
    str project;      /* absolute: where files are copied from */
    str version;      /* of the program, for the manifest */
    str audience;     /* "public" or "internal", for the manifest; a partial build keeps to that of the last one */
    bool html, pdf;   /* what to write */
    bool keep_others; /* a partial build: files of the last build that this one did not make stay */
    const text_list *withheld; /* what nothing written may hold, and where it is withheld */
    map *kept; /* path → site_file: takes every file, and nothing is written; NULL: the build goes to its folder */
} site_options;

typedef struct site_totals {
    int documents, pages; /* pages: of PDFs */
    int written, same, removed;
} site_totals;

/* Opens the output folder and an empty stage in it. NULL, with a message (OUTPUT_REFUSED), where that cannot be;
   OUTPUT_AUDIENCE, where a partial build would mix with one that was made for others. */
site *site_open(diag *d, arena *a, site_options options);

/* What one thread needs to write documents; fonts are opened once. */
typedef struct site_writer {
    diag *diag;
    arena *scratch; /* reset by the caller between documents */
    type_fonts *fonts;
    const theme *theme;
    const html_frame *frame;
} site_writer;

/* Writes one document to the stage, as HTML and PDF as wanted. Several threads may do so at once, each with its own writer.
   What holds something that is withheld is not written (site_report_withheld). Messages: those of type and pdf, WRITE_FAILED. */
void site_put_document(site *s, const site_writer *w, const document *doc);

/* Other files. `path` is from the site's root. Each is searched for withheld text, and so is its name. */
void site_put_text(site *s, diag *d, str path, str content, str made_from);
void site_put_copy(site *s, diag *d, str path, str from); /* after the documents: a partial build copies only what they use */

/* Is a file still what a build wrote? `path` as the disk has it; the manifest may lie in any folder above it. */
typedef enum record_state {
    RECORD_NONE, /* no manifest names it */
    RECORD_SAME,
    RECORD_OTHER, /* it names other bytes */
} record_state;

record_state site_recorded(arena *a, str path, str content);

/* Of a file's content, for the links to it: the beginning of what the manifest has. */
str site_content_version(arena *a, str content);

/* The characters of all pages that were put. */
const type_letters *site_letters(const site *s);

/* Which files hold what is withheld? When everything is put: WITHHELD_FOUND, once for each place that is withheld. */
void site_report_withheld(site *s, diag *d);

/* Do all links inside the site lead somewhere, and is every page of the last build still there? When everything is put; of a
   partial build nothing is known. LINK_DANGLING, ADDRESS_GONE. */
void site_check_links(site *s, diag *d);

/* Moves the stage into place and writes the manifest; or, if `keep` is false or a file was held back, throws the stage away. false with
   a message when the world refused. Always drops the site. */
bool site_close(site *s, diag *d, bool keep, site_totals *totals);

#endif
