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

typedef struct file_image {
    const doc_image *image;
    str name; /* of the resource: I1 … */
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
    pdf_dict **pages;        /* by number */
    pdf_array **annotations; /* by page; NULL where a page has none */
    const doc_link *linked;  /* the link that was written last: */
    pdf_dict *action;        /* its further lines have the same action, or none */
} writer;

/* number.c */
void pdf_put_length(buf *out, length value); /* points, at most three decimals */
void put_thousandths(buf *out, int64_t value);

/* content.c: the operators of a page */
str content_of(writer *w, const type_page *page);

/* image.c: the resource of a picture, embedded when it is first asked for; NULL where it cannot be
   read */
const file_image *image_find(writer *w, const doc_image *image);

/* link.c */
void links_write(writer *w);
pdf_dict *destinations_write(writer *w); /* the name tree; NULL where there is no anchor */

/* outline.c */
pdf_dict *outlines_write(writer *w); /* NULL where there is no bookmark */
pdf_dict *page_labels_write(writer *w);

/* metadata.c */
pdf_dict *info_write(writer *w);

#endif
