/*
 * What the files of `serve` share: from a request to the reply that it gets, without a socket.
 *
 * A reply is either a text, or a file of the disk, or another address, or that the browser has to
 * wait. Its memory is the arena's and the preview's, so it holds as long as both.
 */
#ifndef REFERAT_SERVE_INSIDE_H
#define REFERAT_SERVE_INSIDE_H

#include "serve/serve.h"

#define SERVE_OWN                                                                                  \
    "-/" /* what the server itself has to give lies below this; no page of a site does */

/* What a request asks for. */
typedef struct asked {
    const char *method, *host; /* host: NULL where it says none */
    const char *path;          /* decoded, from '/' on */
    const char *after;         /* of a page that waits: the number of its build; NULL */
    bool waited;               /* it has waited once, and gets now what there is */
} asked;

typedef enum reply_wait {
    WAIT_NOT,
    WAIT_BUILD, /* the next */
    WAIT_FILE,  /* this one, which is made now */
    WAIT_ALL,   /* until all files of the build are made */
} reply_wait;

typedef struct reply {
    unsigned status; /* of HTTP */
    const char *type;
    str content;
    str from;     /* absolute: the file that is sent instead; "" */
    str location; /* for status 301 */
    reply_wait wait;
} reply;

/* The file of the site that an address means: of a folder, its page. */
str file_of_address(arena *a, const char *path);

reply reply_to(arena *a, const preview *p, const asked *question);

/* The page with the bar of messages before its end. */
str bar_in_page(arena *a, const preview *p, str page);

extern const char *const serve_script_lines[]; /* preview.js, made by embed.py; ends with NULL */
extern const char *const serve_style_lines[];  /* preview.css, likewise */

#endif
