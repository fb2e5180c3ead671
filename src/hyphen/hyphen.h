/*
 * hyphen: where a word may be divided at the end of a line, by libhyphen with the patterns of the text's language.
 *
 * `hyphenation` belongs to a run, whose threads share it. The file of a language is opened when the language is first
 * asked for, for to read one takes as long as to set many pages; from then on its patterns are const. A language without
 * a file, or whose file this machine has not, has no patterns: its words stay whole.
 *
 * A point is told by the bytes of the word before it. Where the hyphen comes in is the caller's business, and so is
 * to remember a word that comes often.
 */
#ifndef REFERAT_HYPHEN_H
#define REFERAT_HYPHEN_H

#include "base/base.h"

#define HYPHEN_WORD_MOST 240 /* bytes: a longer word is not divided */

typedef struct hyphenation hyphenation;
typedef struct hyphen_patterns hyphen_patterns; /* of one language; lives as long as its hyphenation */

typedef struct hyphen_file {
    str language; /* two letters */
    str name;     /* "hyph_nb_NO.dic", as the machine has it in its folder of patterns */
} hyphen_file;

hyphenation *hyphenation_new(const hyphen_file *files, size_t count); /* copies what it is told */
void         hyphenation_drop(hyphenation *h);                        /* NULL is allowed */

/* By BCP 47: "en-GB" has the patterns of "en". NULL where there are none, and where `h` is NULL. */
const hyphen_patterns *hyphenation_find(hyphenation *h, str lang);

/* The points of a word, which may have punctuation around it; gives their number. Without patterns (NULL) there are none. */
size_t hyphen_points(const hyphen_patterns *p, str word, uint8_t points[HYPHEN_WORD_MOST]);

#endif
