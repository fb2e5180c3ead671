/*
 * inside: what the files of theme/ share and nobody else needs.
 *
 * A `draft` is a theme while it is read: values that need the world (which file is that font, is the logo
 * there) stand in it by name, with their place, until both theme.yaml files have been read.
 */
#ifndef REFERAT_THEME_INSIDE_H
#define REFERAT_THEME_INSIDE_H

#include "read/read.h"
#include "theme/theme.h"

typedef struct named {
    str text;
    span at;
} named;

typedef enum family_role { FAMILY_TEXT, FAMILY_HEAD, FAMILY_CODE, FAMILY_COUNT } family_role;

typedef struct draft {
    theme theme;
    named families[FAMILY_COUNT];
    named logo;
} draft;

typedef enum value_kind { VALUE_LENGTH, VALUE_COLOUR, VALUE_NUMBER, VALUE_SWITCH, VALUE_NAME } value_kind;

/* A value of theme.yaml: where it stands in the file and where in a draft. */
typedef struct field {
    const char *path; /* "page.outside" */
    value_kind kind;
    size_t at;             /* in a draft: length, rgb, int, bool or named */
    int32_t least, most;   /* lengths in tenths of a point, numbers as they are */
} field;

/* Reads one scalar into its field. Message: THEME_VALUE, and the field keeps what it had. */
void value_read(diag *d, const field *f, const node *value, draft *into);

/* A YAML file that belongs to no project: NULL, with FILE_UNREADABLE or NOT_UTF8 at `asked`, where it cannot be read.
   `shown` is its path in messages. */
const node *yaml_load(diag *d, arena *a, str path, str shown, span asked);

/* Finds the font files of the draft's families, and the fallbacks. Messages: FONT_UNKNOWN, FONT_MISSING. */
void faces_find(diag *d, arena *a, const theme_places *places, draft *into);

#endif
