/*
 * Footnotes, in two steps: definitions while cmark reads, and calls once our tree is there.
 *
 * The extension makes a block of each definition, called or not. Resolving moves these behind the text and makes
 * references of the calls, with the label that the author gave. A definition is "[^label]: text", a call "[^label]".
 */
#ifndef REFERAT_READ_FOOTNOTES_H
#define REFERAT_READ_FOOTNOTES_H

#include "read/markdown.h"

struct cmark_syntax_extension;

struct cmark_syntax_extension *footnotes_extension(void); /* the caller's, to be freed after its parser */
str footnotes_label(const markdown *m, span at);          /* of the definition that begins there */

/* Moves definitions behind the text and makes calls references. Messages: FOOTNOTE_UNDEFINED, FOOTNOTE_UNUSED,
   FOOTNOTE_DOUBLE. */
void footnotes_resolve(markdown *m, md_node *root);

#endif
