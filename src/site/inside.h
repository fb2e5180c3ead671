/*
 * What the files of `site` share: the list of staged files, the manifest, the search for withheld text.
 *
 * A staged file is known by its path in the site, and by its digest: whether it changed, and whether the one in the
 * output folder is still the one that was made, is asked of that alone.
 */
#ifndef REFERAT_SITE_INSIDE_H
#define REFERAT_SITE_INSIDE_H

#include "site/site.h"

#define DIGEST_TEXT    65                 /* SHA-256 in hexadecimal, with its NUL */
#define SITE_FILE_MOST ((size_t)512 << 20) /* bytes of one file of the output */

typedef struct staged_file {
    str path;   /* from the site's root */
    str source; /* "" if it has none of its own */
    char digest[DIGEST_TEXT];
    int64_t size;
} staged_file;

typedef list_of(staged_file) staged_list;

void site_digest(str content, char digest[DIGEST_TEXT]);
bool site_digest_file(const char *path, char digest[DIGEST_TEXT], int64_t *size); /* false if it cannot be read */

/* The manifest of a folder; an empty list where there is none or it is not ours. */
void manifest_read(arena *a, str folder, staged_list *files);
str manifest_audience(arena *a, str folder); /* "" where it does not say */
str manifest_text(arena *a, const staged_list *files, str version, str readers);

/* A path that stays below the folder that it is relative to. */
bool site_path_is_safe(str path);

/* A stage that holds all that a build made, and the folder that it is for; both absolute. */
typedef struct placing {
    arena *arena;
    str folder, stage, version, audience;
    staged_list after;  /* what the output is to hold */
    staged_list before; /* what the last build left in it */
    map *before_by_path;
    site_totals *totals;
    bool begun; /* files have been moved: what the stage still holds is wanted */
} placing;

/* Moves the stage into place: all of it, or nothing with OUTPUT_IN_THE_WAY or WRITE_FAILED. */
bool site_place(placing *p, diag *d);

/* Finishes a move that was cut off, if the stage is one whose move had begun. */
void site_place_rest(arena *a, str folder, str stage);

/* A search for many texts at once, in time linear in what is searched. */
typedef struct withheld_search withheld_search;

withheld_search *withheld_search_new(arena *a, const text_list *texts);
bool withheld_search_any(const withheld_search *s); /* is there anything to look for? */
const text *withheld_search_find(const withheld_search *s, str haystack); /* the first found; NULL if none */

/* The links of all pages, and where they lead. */
typedef struct crosslinks crosslinks;

crosslinks *crosslinks_new(void);
void crosslinks_drop(crosslinks *all);
void crosslinks_read(crosslinks *all, str path, str html); /* a page as it is written; several threads may do so at once */
void crosslinks_report(crosslinks *all, diag *d, const map *files); /* LINK_DANGLING for each that leads to none of them */

/* Pages of the last build that are none of those made: ADDRESS_GONE. */
void gone_report(arena *a, diag *d, const staged_list *before, const map *made);

/* The files that hold what is withheld, and where it is withheld. */
typedef struct held_back held_back;

held_back *held_back_new(void);
void held_back_drop(held_back *all);
bool held_back_any(const held_back *all);
void held_back_add(held_back *all, span at, str path); /* several threads may do so at once */
void held_back_report(held_back *all, diag *d);        /* WITHHELD_FOUND, once for each place */

/* What may stand nowhere in what is written: not in the text of a file, in whatever form, and not in its name. */
typedef struct withheld_list withheld_list;

withheld_list *withheld_new(arena *a, const text_list *texts);
bool withheld_any(const withheld_list *w); /* is there anything to look for? */
const text *withheld_in_file(const withheld_list *w, str content); /* the first found; NULL if none */
const text *withheld_in_copy(const withheld_list *w, str content); /* of a file that others have made: also in what is packed in it */
const text *withheld_in_name(const withheld_list *w, str path);

/* What a file says in other forms than its bytes: what is packed in it, and text in other encodings. */
str_list unpack_parts(arena *a, str content);

#endif
