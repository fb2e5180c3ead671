/*
 * pdf/writer.h (private): one file on its way out.
 *
 * What the steps of writing share: the set document, the file's objects, the fonts and pictures
 * that its pages have asked for so far, and the pages themselves, which links and bookmarks point
 * to.
 */
#ifndef REFERAT_PDF_WRITER_H
#define REFERAT_PDF_WRITER_H

#include "pdf/font.h"
#include "pdf/object.h"

typedef struct structure structure; /* structure.h */
typedef struct paints paints;       /* paint.h */

typedef struct file_image {
    const doc_image *image;
    str name;    /* of the resource: I1 … */
    bool masked; /* transparent in parts */
} file_image;

typedef struct writer {
    diag *diag;
    arena *arena;
    arena *scratch; /* of one page */
    pdf_file *file;
    const typeset *set;
    const type_fonts *fonts;
    const theme *theme;
    font_list used;
    list_of(file_image) images;
    pdf_dict *pictures;      /* the XObjects of the resources */
    paints *paints;
    bool transparent;        /* something on the page that is being written is */
    pdf_dict **pages;        /* by number */
    pdf_array **annotations; /* by page; NULL where a page has none */
    structure *structure;
    const str *link_texts; /* by element */
    const doc_link *linked;  /* the link that was written last: */
    pdf_dict *action;        /* its further lines have the same action, or none */
} writer;

/* number.c */
void pdf_put_length(buf *out, length value); /* points, at most three decimals */
void put_thousandths(buf *out, int64_t value);
void put_decimals(buf *out, int64_t value, int places); /* of 10 to that power */

/* content.c: the operators of a page */
str content_of(writer *w, size_t page);

/* image.c: the resource of a picture, embedded when it is first asked for; NULL where it cannot be
   read */
const file_image *image_find(writer *w, const doc_image *image);

/* link.c */
void links_read(writer *w); /* their texts */
void link_write(writer *w, size_t page, const type_mark *m);
pdf_dict *destinations_write(writer *w); /* the name tree; NULL where there is no anchor */

/* outline.c */
pdf_dict *outlines_write(writer *w); /* NULL where there is no bookmark */
pdf_dict *page_labels_write(writer *w);

/* attached.c: into the catalogue and its names */
void attached_write(writer *w, pdf_dict *catalogue, pdf_dict *names);

/* metadata.c */
pdf_dict *info_write(writer *w);

/* xmp.c: the same as a stream of XML */
pdf_dict *xmp_write(writer *w);

/* colour.c: what the colours of the file are meant as */
pdf_array *intents_write(writer *w);

#endif
