/*
 * theme: how documents look, from one YAML file that both back ends read (themes/NAME/theme.yaml).
 *
 * Colours by role (light and dark), fonts by role, one scale of sizes, one of space, the page and its
 * margins, and switches (justified or ragged, leaders, cover). Lengths are in pt or mm in the file ("22 mm",
 * "10.2 pt") and in 1/65536 pt here. Unknown keys are messages, with their place.
 */
#ifndef REFERAT_THEME_H
#define REFERAT_THEME_H

#include "base/base.h"
#include "diag/diag.h"

/* The order is that of colour_role in doc.h from TEXT on; a test holds the two together. */
typedef enum theme_colour {
    THEME_TEXT, THEME_PAPER, THEME_DEEP, THEME_ACCENT, THEME_SEA, THEME_MOSS, THEME_SUN, THEME_TINT, THEME_LINE, THEME_QUIET,
    THEME_COLOURS
} theme_colour;

typedef struct rgb {
    uint8_t r, g, b;
} rgb;

typedef enum theme_size { SIZE_NOTE, SIZE_SMALL, SIZE_TEXT, SIZE_H3, SIZE_H2, SIZE_H1, SIZE_TITLE, SIZE_COUNT } theme_size;

/* Faces: what a piece of text is set in. Each is one font file. */
typedef enum theme_face {
    FACE_TEXT, FACE_TEXT_ITALIC, FACE_TEXT_BOLD, FACE_TEXT_BOLD_ITALIC,
    FACE_HEAD, FACE_HEAD_ITALIC, FACE_HEAD_BOLD, FACE_HEAD_BOLD_ITALIC, /* BOLD is the semibold of headings */
    FACE_CODE,
    FACE_COUNT
} theme_face;

/* What is shown on the web until a font has come: one of the reader's machine. */
typedef struct stand_in {
    str family;
    int percent; /* of its size, at which its lines are as long: 50 to 200 */
} stand_in;

typedef struct theme_font {
    str family;   /* as CSS names it: "Gentium Plus" */
    str path;     /* absolute path of the font file that was found */
    int index;    /* in a collection */
    int weight;   /* 400, 600, 700 */
    bool italic;
    list_of(stand_in) stand_ins; /* of its family, the best first */
    int ascent, descent, gap;    /* of its lines, in thousandths of the size; all 0: not known */
} theme_font;

typedef struct theme_page {
    length width, height;
    length top, foot, outside, inside; /* margins */
    length text_left;  /* from the inside margin to the text column; the column before it is the margin column */
} theme_page;

typedef struct theme {
    str name, folder;             /* folder of theme.yaml, for logo and images */
    rgb light[THEME_COLOURS], dark[THEME_COLOURS];
    theme_font fonts[FACE_COUNT];
    str fallbacks[4];             /* paths of font files tried for a missing glyph, in order; "" ends */
    length size[SIZE_COUNT];
    length leading;               /* of running text: distance of baselines */
    int heading_leading; /* percent of the size, e.g. 120 */
    length half_line;             /* the unit of space */
    theme_page page;
    bool justify;                 /* else ragged right */
    bool hyphenate;
    int stretch_most;             /* a space may grow to this many percent of its width before a message */
    bool hang_numbers;            /* case numbers and labels hang in the margin column */
    bool hang_signs;              /* hyphens and punctuation at the edges of text hang out a little */
    bool leaders;                 /* dots in contents */
    bool chapter_pages;           /* chapters of a report start a page */
    bool even_pages;              /* space grows or shrinks a little so that pages end at the same height */
    bool turn_tables;             /* a table that fits in no other way gets a page on its side */
    bool roman_front;             /* pages before the first chapter are numbered i, ii, iii */
    bool cover_field;             /* a coloured field on the cover; else the title alone */
    bool cover_drawing;           /* the generated lines on the cover */
    str logo;                     /* path of a PNG or SVG; "" if none */
    str logo_content;             /* the bytes of that file */
    int web_measure;              /* characters in a line on the web */
} theme;

typedef struct theme_places {
    str project;   /* absolute: a theme given as a path is relative to it; its fonts/ folder comes first */
    str themes;    /* absolute: the folder with the program's own themes */
    str fonts;     /* absolute: the folder with fonts.yaml */
} theme_places;

/* `name` is a folder in themes/ or a path. Missing values are those of themes/plain. Messages: THEME_MISSING, THEME_VALUE,
   FONT_MISSING, and those of YAML. Never NULL. */
const theme *theme_load(diag *d, arena *a, const theme_places *places, str name, span at);

/* Where the site has the file of a face: "fonts/lato-600-italic.woff2"; "" where the theme has none. */
str theme_font_path(arena *a, const theme *t, theme_face face);

/* WCAG 2.2 relative luminance contrast of two colours, times 100 (450 is 4.5:1). */
int theme_contrast(rgb one, rgb other);

#endif
