/*
 * What goes wrong in YAML, in the words of the one who writes it.
 *
 * Takes what libyaml says of a mistake and of what it was doing; gives what to tell the author, how to mend it, and
 * which of libyaml's two places is the one to look at.
 */
#ifndef REFERAT_READ_MISTAKES_H
#define REFERAT_READ_MISTAKES_H

#include "base/base.h"

typedef struct mistake {
    const char *problem; /* libyaml's words, or a part of them */
    const char *context; /* a part of what it was doing; NULL for anything */
    char there;          /* the character at the place of the problem; 0 for any */
    bool at_context;     /* the mistake is where that began, not where it was noticed */
    const char *text;
    const char *help;
} mistake;

/* Never NULL. Either text may be NULL. */
const mistake *mistake_of(const char *problem, const char *context, char there);

#endif
