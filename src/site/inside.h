/*
 * What the files of `site` share: the list of staged files, the manifest, the search for withheld text.
 *
 * A staged file is known by its path in the site, and by its digest: whether it changed, and whether the one in the
 * output folder is still the one that was made, is asked of that alone.
 */
#ifndef REFERAT_SITE_INSIDE_H
#define REFERAT_SITE_INSIDE_H

#include "site/site.h"

#define DIGEST_TEXT 65 /* SHA-256 in hexadecimal, with its NUL */

typedef struct staged_file {
    str path;   /* from the site's root */
    str source; /* "" if it has none of its own */
    char digest[DIGEST_TEXT];
    int64_t size;
} staged_file;

typedef list_of(staged_file) staged_list;

void site_digest(str content, char digest[DIGEST_TEXT]);

/* The manifest of a folder; an empty list where there is none or it is not ours. */
void manifest_read(arena *a, str folder, staged_list *files);
str manifest_text(arena *a, const staged_list *files, str version);

/* A search for many texts at once, in time linear in what is searched. */
typedef struct withheld_search withheld_search;

withheld_search *withheld_search_new(arena *a, const str_list *texts);
str withheld_search_find(const withheld_search *s,
                         str haystack); /* the first text found; "" if none */

#endif
