/*
 * inside: what the files of html/ share and nobody else needs.
 *
 * A `writer` makes one page. It knows where the page lies (links are relative to it), which ids it has given away
 * (an id stands once in a page) and how deep the headings are. Ids of our own begin with an underscore, which
 * those of documents never do.
 */
#ifndef REFERAT_HTML_INSIDE_H
#define REFERAT_HTML_INSIDE_H

#include "html/html.h"

#define HEADING_DEEPEST 6 /* h1 … h6 */

typedef struct writer {
    buf *out;
    arena *arena;            /* of `out`: scratch that lives as long as the page */
    const document *doc;
    const html_frame *frame;
    str file;                /* the page's own file, from the site's root */
    const doc_block *main_heading; /* the heading that is the page's h1; NULL if none */
    const doc_block *main_toc;     /* contents that stand beside the text; NULL if none */
    map *ids;                /* anchors that have been written */
    bool *note_called;       /* by number: has its call been written? */
    int note_most;           /* greatest number in note_called */
    bool in_link;            /* a link stands in no other link */
    int levels[HEADING_DEEPEST]; /* levels in the document of the headings that are open */
    int depth;               /* how many are */
    int serial;              /* of ids of our own */
    str heading;             /* text of the last heading, to name what has no name */
} writer;

/* ---- put.c: text, attributes, addresses ------------------------------------------------------- */

void put(writer *w, const char *markup);               /* as it is */
void html_put_text(writer *w, str s);                       /* escaped; also fit for attributes in double quotes */
void html_put_attribute(writer *w, const char *name, str value); /* ` name="value"` */
void html_put_optional(writer *w, const char *name, str value);  /* nothing where value is "" */
void html_put_number(writer *w, const char *name, int value);
void html_put_points(writer *w, length value);              /* at most two decimals: "12.5" */
void html_put_length(writer *w, const char *name, length value);
void html_put_id(writer *w, str anchor);                    /* ` id="anchor"`, if it has one and it is the first of it */
str  own_id(writer *w, const char *kind);              /* "_table-3": new each time */
str  page_file(arena *a, str page);                       /* "styret/" gives "styret/index.html" */
str  page_address(writer *w, str page, str anchor);    /* from this page, fit for href and src; pages are named from the root */
str  versioned_address(writer *w, str path, str version); /* of a file that browsers keep: they ask anew for a new version */
str  link_address(writer *w, const doc_link *link);    /* "" where nothing can be linked */

/* ---- about.c: what the page is about, for machines ---------------------------------------------- */

void html_put_about(writer *w);

/* ---- search.c ------------------------------------------------------------------------------ */

void html_put_search(writer *w, const doc_block *b);
void html_put_script(writer *w); /* in the head of the page that needs one */

/* ---- inline.c ------------------------------------------------------------------------------ */

void html_put_inlines(writer *w, const inline_node *first);
void html_put_unlinked(writer *w, const inline_node *first); /* where links and notes may not stand */
bool open_link(writer *w, const doc_link *link, const char *class); /* false, and nothing put, where there is none */
void close_link(writer *w);

/* ---- table.c, figure.c, drawing.c, toc.c, block.c ----------------------------------------------------------- */

void html_put_table(writer *w, const doc_block *b);
void html_put_figure(writer *w, const doc_block *b);
void html_put_image(writer *w, const doc_image *image, str alt, const char *class, const char *loading);
void html_put_drawing(writer *w, const doc_block *b);
void html_put_toc(writer *w, const doc_toc *toc, bool beside); /* beside: folded on small screens */
void html_put_block(writer *w, const doc_block *b);
void html_put_blocks(writer *w, const doc_block *first);
void html_put_label(writer *w, str label);                  /* `<span class="label">Figur 2</span> ` */

#endif
