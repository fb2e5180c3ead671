/*
 * Skeletons: files that `init` and `new` copy from the program's data, with names filled in.
 *
 * They lie in src/cli/init, one folder for each language and kind, and are installed with the program. So the words
 * of a new file are data, like all other words.
 */
#ifndef REFERAT_CLI_SKELETON_H
#define REFERAT_CLI_SKELETON_H

#include "cli/cli.h"

typedef struct filling filling;
typedef list_of(const filling *) filling_sets;

/* Arrays of these end with one that has no name. */
struct filling {
    const char *name; /* "organisation" fills «organisation» */
    str value;
    filling_sets each; /* or several: the lines from «each body» to «end» are repeated with these of each */
};

/* Copies all files of skeletons/LANG/kind below `folder`, filling names in paths ("__year__") and texts; files that are
   there already are left and reported. EXIT_WORLD, with a line on standard error, if one cannot be written. */
exit_status skeleton_copy(session *s, const char *kind, str language, str folder,
                          const filling *fillings);

/* A value as YAML takes it: in quotes where it would be read as something else. */
str skeleton_quote(arena *a, str value);
str skeleton_quote_in_braces(arena *a, str value); /* where a comma would end it */

/* Writes a new file, never over an old one; prints its path. */
exit_status new_file_put(session *s, str path, str content);

#endif
