/*
 * type/fonts.h (private): font files, shaped words and hyphenation points, as the rest of `type`
 * uses them.
 *
 * Everything that is asked for once for each distinct word is kept here, in the `type_fonts` that
 * all documents of one thread share. Widths are in 1/65536 em, so that one shaping serves every
 * size.
 */
#ifndef REFERAT_TYPE_FONTS_H
#define REFERAT_TYPE_FONTS_H

#include <fontconfig/fontconfig.h>
#include <hb.h>

#include "type/type.h"

#define WORD_MOST 240 /* bytes in one word; longer runs are cut before they are shaped */

/* One glyph of a shaped word; lengths in 1/65536 em. */
typedef struct word_glyph {
    uint32_t glyph;
    int32_t advance, dx, dy;
    uint16_t font;     /* slot */
    uint16_t text_at;  /* bytes of the word */
    uint16_t text_len; /* 0: belongs to the glyph before */
} word_glyph;

typedef struct word {
    str text;
    const word_glyph *glyphs;
    size_t count;
    int32_t width;
    uint32_t missing; /* a character that no font has, or 0 */
    bool borrowed;    /* a part of it stands in a font that the theme does not name */
    bool hyphens_known;
    const uint8_t *points; /* hyphenation points, as bytes before the break */
    size_t point_count;
} word;

typedef enum word_feature {
    FEATURE_NONE = 0,
    FEATURE_TABULAR = 1, /* figures of one width, lining */
    FEATURE_PLAIN = 2,   /* no ligatures: code */
} word_feature;

/* The words of a language that were divided, whatever face they are set in. */
typedef struct divisions {
    const hyphen_patterns *patterns;
    map *known; /* word → const points * */
} divisions;

/* All words of one face, set of features and language. */
typedef struct words {
    int face;
    unsigned features;
    str lang;
    hb_language_t language;
    const divisions *divisions; /* NULL: not hyphenated */
    map *known;
} words;

typedef struct font_slot {
    type_font about;
    hb_blob_t *blob;
    hb_face_t *face;
    hb_font_t *font; /* scaled to 65536 units per em */
} font_slot;

struct type_fonts {
    diag *diag;
    arena *arena;
    const theme *theme;
    hyphenation *hyphenation;
    list_of(font_slot) slots;
    int faces
        [FACE_COUNT]; /* slot of each face; -1 before it is asked for, -2 where there is none */
    map *substitutes; /* character → slot + 2 (1: none), of characters that their face has not */
    FcConfig *system;  /* of this machine; NULL before something is searched in it */
    FcFontSet *sorted;
    hb_buffer_t *buffer;
    arena *shaped; /* words and hyphenation points; emptied between documents when it has many */
    size_t shaped_count;
    list_of(words *) spaces;
    list_of(divisions *) divisions;
};

int fonts_slot(type_fonts *f, int face); /* -2 where no font could be opened at all */
int fonts_substitute(type_fonts *f,
                     uint32_t rune); /* slot of a fallback that has the character; -2 if none */
bool fonts_have(const type_fonts *f, int slot, uint32_t rune);
bool fonts_borrowed(const type_fonts *f, int slot); /* found on this machine, not named by the theme */
length fonts_cap_height(type_fonts *f, int face, length size);
length fonts_scale(int64_t em, length size); /* 1/65536 em at a size, rounded */

words *fonts_words(type_fonts *f, int face, unsigned features, str lang);
const word *words_shape(type_fonts *f, words *w, str text); /* text of at most WORD_MOST bytes */

/* Fills in word->points. The word may have punctuation around it. */
void words_hyphenate(type_fonts *f, const words *w, word *of);

/* Between documents: forgets the words where there are so many that memory would grow without end. */
void fonts_trim(type_fonts *f);

#endif
