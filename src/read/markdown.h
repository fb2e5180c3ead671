/*
 * What the steps of reading Markdown share: the source at hand, and a cursor that follows text in it.
 *
 * cmark-gfm knows where blocks are, but not where their inlines are. So the inlines of every leaf block are followed in the
 * source, mark by mark and text by text: each stands where the one before it ends.
 */
#ifndef REFERAT_READ_MARKDOWN_H
#define REFERAT_READ_MARKDOWN_H

#include "read/inside.h"

enum { READ_LABEL_MOST = 200 }; /* bytes of a footnote's label */

typedef struct markdown {
    diag *diag;
    arena *arena, *scratch; /* the second is dropped when the source is read */
    source_id source;
    str text;      /* the whole source */
    char *guarded; /* the same, byte for byte, as cmark gets it: see guard.c */
    bool changed;  /* are they different? */
    size_t base;   /* where the body begins in it */
    size_t *lines; /* offset of each line of the body, and of the end */
    size_t line_count;
    size_t cursor, limit; /* of the inlines of the block at hand */
    int depth;
    size_t nodes;
    bool said_deep, said_long;
} markdown;

/* guard.c */
str  markdown_guard(markdown *m);                  /* the body for cmark; MARKDOWN_DEPTH, MARKDOWN_TABLE, MARKDOWN_LIMIT */
void markdown_arm(const markdown *m, char *text);  /* gives a text that cmark gave back its marks again */

size_t markdown_marks_before(const markdown *m, size_t at, size_t end); /* the length of disarmed marks before a text */

/* place.c */
void markdown_find_lines(markdown *m);
size_t markdown_offset(const markdown *m, int line, int column); /* both from 1, as cmark counts */
span markdown_follow(markdown *m, str part); /* the next place of a text; moves the cursor behind it */
void markdown_seek(markdown *m, const char *any); /* to the next of these characters, if it is near */

/* marks.c: moves the cursor over the marks around inlines. */
span markdown_over_mark(markdown *m, const char *any, size_t most); /* one to `most` equal characters */
span markdown_over_code(markdown *m, span *inner);
span markdown_over_break(markdown *m);
void markdown_over_opening(markdown *m);             /* of a link or an image */
void markdown_over_closing(markdown *m, size_t open); /* of the one that was opened at `open` */

/* convert.c: parses a body and makes our tree of it. */
md_node *markdown_convert(markdown *m, str body);

/* refine.c: joins text, makes roles, directives and tasks. */
void markdown_refine(markdown *m, md_node *root);

#endif
