/*
 * What the steps of reading Markdown share: the source at hand, and a cursor that follows text in it.
 *
 * cmark-gfm knows where blocks are, but not where their inlines are. So the text of every leaf block is followed in the
 * source: each piece stands a little after the one before it.
 */
#ifndef REFERAT_READ_MARKDOWN_H
#define REFERAT_READ_MARKDOWN_H

#include "read/inside.h"

typedef struct markdown {
    diag *diag;
    arena *arena;
    source_id source;
    str text;      /* the whole source */
    size_t base;   /* where the body begins in it */
    size_t *lines; /* offset of each line of the body */
    size_t line_count;
    size_t cursor, limit; /* of the inlines of the block at hand */
    int depth;
    bool said_deep;
} markdown;

/* place.c */
void markdown_find_lines(markdown *m);
size_t markdown_offset(const markdown *m, int line, int column); /* both from 1, as cmark counts */
span markdown_follow(markdown *m,
                     str part); /* the next place of a text; moves the cursor behind it */

/* footnotes.c: definitions that nothing calls are called in a paragraph added behind the text, for cmark drops them
   otherwise; it is taken away again. */
str markdown_defined_label(str line); /* of "[^label]: …"; "" if it is no definition */
str markdown_call_all(markdown *m, str body, bool *added);
void markdown_remove_added(md_node *root);

/* convert.c: parses a body and makes our tree of it. */
md_node *markdown_convert(markdown *m, str body);

/* refine.c: joins text, makes roles and directives, finds calls of notes that are defined nowhere. */
void markdown_refine(markdown *m, md_node *root);

#endif
