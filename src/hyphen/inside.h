/*
 * hyphen/inside.h (private): the patterns of a language, as patterns.c opens them and divide.c asks them.
 *
 * The library takes no const dictionary, but changes nothing in it: what it needs for a word it has on the stack
 * and the heap (hyphen.c of libhyphen 2.8.8, hnj_hyphen_hyph_). So threads may ask one at the same time.
 */
#ifndef REFERAT_HYPHEN_INSIDE_H
#define REFERAT_HYPHEN_INSIDE_H

#include <hyphen.h>

#include "hyphen/hyphen.h"

struct hyphen_patterns {
    HyphenDict *dictionary;
    str content; /* of its file */
};

#endif
