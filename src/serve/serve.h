/*
 * serve: the preview of an archive in the browser, on this machine alone.
 *
 * Two parts that know nothing of each other, for the command `serve` to bring together. The server
 * shows the files of a build that is kept in memory; in every page it puts a bar with the messages
 * of the last build, and a script that asks to be told of the next one and then loads the page
 * anew. The watch tells when a file of the project has changed.
 *
 * Terms: a preview is what is shown at a time, made from a build. It is shown before its files are
 * made, so that a large archive is no slower than a small one: a page or a PDF that is not there is
 * made when it is asked for, before all others, and the browser waits until it has been; what is
 * made of all pages (the search, the data) it waits for until all are there.
 *
 * The server answers in threads of its own. All that they read of a preview they read under one
 * lock, and only while it is the one that is shown: so whoever made it may free it as soon as
 * another is shown, or the server is closed.
 */
#ifndef REFERAT_SERVE_H
#define REFERAT_SERVE_H

#include "base/base.h"
#include "diag/diag.h"
#include "site/site.h"

typedef struct preview_message {
    severity level;
    str text; /* as `check` prints it, excerpt and help included */
} preview_message;

typedef struct preview {
    int number; /* from 1; 0 before the first build */
    int since;  /* the preview that was the first with these files: later ones have other messages */
    map *files; /* path → site_file, of what is made of the last build that could be planned; NULL
                   before that */
    map *later; /* the paths of files that are made when they are asked for */
    const str_list *last; /* beginnings of the paths of what is made of all pages; NULL: it is there */
    bool is_old;          /* the last build could not be planned: the files are of one before it */
    bool has_errors;
    str counts;  /* "1 error, 2 warnings, 0 notes" */
    list_of(preview_message) messages;
} preview;

/* ---- the server ------------------------------------------------------------------------------ */

typedef struct server server;

/* Listens at the loopback addresses alone; port 0 is any that is free. NULL, with the message
   PORT_REFUSED, if it cannot. */
server *server_open(diag *d, int port);
int server_port(const server *s);
void server_close(server *s); /* lets go of the preview */

/* From now on this is shown. Every page that waits for a preview after its own is told, and what
   waits for a file asks for it anew. */
void server_show(server *s, preview *p);

/* Can be read when a file is wanted that is made later; then asks which. false when there is none. */
int server_wanted(const server *s);
bool server_next_wanted(server *s, arena *a, str *path);

/* Adds files (path → site_file) to what is shown, and answers all who wait for this one: with it, or
   that it cannot be made if it is not among them. The paths are kept. */
void server_give(server *s, str path, const map *files);

/* Pages that wait for the next build are told that there is none: they ask again, and those that
   are gone are forgotten. */
void server_refresh(server *s);

/* ---- the watch ------------------------------------------------------------------------------- */

typedef struct watch watch;

typedef enum watch_news {
    WATCH_NOTHING, /* that is of interest */
    WATCH_FILES,   /* files have come, changed or gone */
    WATCH_FOLDERS, /* so have folders: they must be added again */
} watch_news;

watch *watch_open(diag *d, arena *a); /* NULL, with the message WATCH_REFUSED, if it cannot */
void watch_close(watch *w);

/* Watches a folder and all below it, but not what lies below `except` and not what begins with a
   dot. Folders that are watched already may be added again. Message: WATCH_REFUSED. */
void watch_add(watch *w, diag *d, str folder, str except);

/* Can be read when something has happened; then reads what it was, and waits until it has been
   quiet for a moment, for an editor saves in several steps, and git in many. */
int watch_descriptor(const watch *w);
watch_news watch_read(watch *w);

#endif
