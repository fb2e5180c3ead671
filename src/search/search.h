/*
 * search: what the search of the site looks in, made of the very documents that the pages are made of.
 *
 * A document becomes one entry, a long one an entry for each part that its contents name; an entry is what a reader
 * finds. The words of an entry are made alike (ø and o, aa and å, inflection), weighed by where they stand, and kept by
 * word, so that a search needs only the few files in which its words stand. Nothing is in them that no page shows.
 *
 * Documents are added to one index for each thread; all of them are written as one in the end, and the bytes are the
 * same however the documents were shared out.
 */
#ifndef REFERAT_SEARCH_H
#define REFERAT_SEARCH_H

#include "base/base.h"
#include "doc/doc.h"
#include "words/words.h"

typedef struct search_index search_index;

search_index *search_new(const words *w);
void          search_drop(search_index *s); /* NULL is allowed */

/* Adds what a reader may find in a document; of a page that only lists others (without a genre), the title alone. It takes
   the document's text once over, and eight bytes for each different word of an entry. */
void search_add(search_index *s, const document *doc);

/* Takes a file; both texts are gone when it returns. The path is from the site's root: "sok/index.js". */
typedef void search_taker(void *to, str path, str content);

/* Makes all files of the search and hands them over one after another, in a fixed order: scripts that call one function
   with data, since a page that was opened from disk can read nothing else. `l` is the language of the search page. */
void search_write(search_index *const *parts, size_t count, lang l, search_taker *take, void *to);

/* A word as it is looked for: made alike, without its ending. For tests; the script does the same with the same tables. */
str search_word_stem(const words *w, arena *a, lang l, str word);

#endif
