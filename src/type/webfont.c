/*
 * webfont: the theme's fonts as the site serves them itself.
 *
 * Takes the characters that the pages use, gives each face of the theme cut down to them, as WOFF2. One set serves all
 * faces: a browser loads only those that a page needs. Of the layout tables stays what the style sheet asks for (kerning,
 * ligatures, figures of one width), hints are left out, and the notices of the maker and of the licence are kept.
 * A store keeps what was made for the next site with the same characters: a preview makes many.
 */
#include <hb-subset.h>
#include <string.h>

#include "type/webfont.h"

enum { RUNES = 0x110000 };

struct type_letters {
    uint32_t seen[RUNES / 32];
};

/* ---- the characters ---------------------------------------------------------------------------- */

static void add_rune(type_letters *letters, uint32_t rune)
{
    if (rune < RUNES)
        letters->seen[rune / 32] |= 1u << rune % 32;
}

void type_letters_add(type_letters *letters, str text)
{
    for (size_t at = 0; at < text.len;) {
        if ((unsigned char)text.at[at] < 0x80)
            at++; /* all of ASCII is there from the start */
        else
            add_rune(letters, utf8_next(text, &at));
    }
}

/* With what the style sheet puts before and after things, and what a reader may type into a field. */
type_letters *type_letters_new(arena *a)
{
    type_letters *letters = arena_make(a, type_letters);
    for (uint32_t rune = ' '; rune < 0x7f; rune++)
        add_rune(letters, rune);
    type_letters_add(letters, STR("\u00a0æøåÆØÅ«»“”‘’„–…←→☐☑"));
    return letters;
}

/* ---- one font ---------------------------------------------------------------------------------- */

static const char features[][5] = { "calt", "ccmp", "clig", "kern", "liga", "lnum",
                                    "locl", "mark", "mkmk", "rlig", "tnum" };
static const char dropped[][5] = { "DSIG", "FFTM", "Feat", "Glat", "Gloc", "Silf",
                                   "Sill", "meta", "SVG ", "VDMX", "hdmx", "LTSH",
                                   "PCLT", "kern", "gasp", "fpgm", "prep", "cvt " };
/* Copyright, family, style, version, names for machines, licence and where it stands (OpenType, `name`). */
static const hb_codepoint_t names[] = { 0, 1, 2, 3, 4, 5, 6, 13, 14 };

static void add_tags(hb_set_t *set, const char tags[][5], size_t count)
{
    for (size_t i = 0; i < count; i++)
        hb_set_add(set, hb_tag_from_string(tags[i], 4));
}

static void fill_wish(hb_subset_input_t *input, const type_letters *letters)
{
    hb_set_t *feature = hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG);
    hb_set_t *name = hb_subset_input_set(input, HB_SUBSET_SETS_NAME_ID);
    hb_set_t *runes = hb_subset_input_unicode_set(input);
    hb_subset_input_set_flags(input, HB_SUBSET_FLAGS_NO_HINTING);
    add_tags(hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG), dropped,
             sizeof dropped / sizeof *dropped);
    hb_set_clear(feature);
    add_tags(feature, features, sizeof features / sizeof *features);
    hb_set_clear(name);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        hb_set_add(name, names[i]);
    for (uint32_t first = 0; first < RUNES; first += 32) /* nearly all are empty */
        for (uint32_t rest = letters->seen[first / 32], rune = first; rest; rest >>= 1, rune++)
            if (rest & 1)
                hb_set_add(runes, rune);
}

/* "" where the file is no font, or cannot be cut. */
static str cut(arena *a, const theme_font *font, const type_letters *letters)
{
    hb_blob_t *blob = hb_blob_create_from_file(str_text(a, font->path));
    hb_face_t *face = hb_face_create(blob, (unsigned)font->index);
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (input)
        fill_wish(input, letters);
    hb_face_t *small = input ? hb_subset_or_fail(face, input) : NULL;
    hb_blob_t *data = hb_face_reference_blob(small);
    unsigned len;
    const char *at = hb_blob_get_data(data, &len);
    str made = str_copy(a, (str){ at, len });
    hb_blob_destroy(data);
    hb_face_destroy(small);
    hb_subset_input_destroy(input);
    hb_face_destroy(face);
    hb_blob_destroy(blob);
    return made;
}

/* ---- what is kept ------------------------------------------------------------------------------ */

typedef struct made_font {
    str path; /* of the whole font */
    int index;
    str content; /* WOFF2; "" where none could be made */
} made_font;

struct type_webfont_store {
    arena *arena;         /* of what follows */
    type_letters letters; /* of all that are made */
    list_of(made_font) fonts;
};

type_webfont_store *type_webfont_store_new(arena *a)
{
    type_webfont_store *s = arena_make(a, type_webfont_store);
    s->arena = arena_new();
    return s;
}

void type_webfont_store_drop(type_webfont_store *s)
{
    arena_drop(s->arena);
}

static void forget_others(type_webfont_store *s, const type_letters *letters)
{
    if (memcmp(&s->letters, letters, sizeof *letters) == 0)
        return;
    s->letters = *letters;
    s->fonts.at = NULL;
    s->fonts.len = s->fonts.room = 0;
    arena_reset(s->arena);
}

static str made(type_webfont_store *s, arena *scratch, const theme_font *font)
{
    for (size_t i = 0; i < s->fonts.len; i++)
        if (s->fonts.at[i].index == font->index && str_equal(s->fonts.at[i].path, font->path))
            return s->fonts.at[i].content;
    str content = str_copy(s->arena, woff2_of(scratch, cut(scratch, font, &s->letters)));
    list_add(s->arena, &s->fonts,
             ((made_font){ str_copy(s->arena, font->path), font->index, content }));
    return content;
}

/* ---- all of them ------------------------------------------------------------------------------- */

static bool is_new(const theme *t, theme_face face, arena *a)
{
    for (int i = 0; i < (int)face; i++)
        if (str_equal(theme_font_path(a, t, (theme_face)i), theme_font_path(a, t, face)))
            return false;
    return true;
}

void type_webfonts(const theme *t, const type_letters *letters, type_webfont_store *s,
                   type_file_taker *put, void *to)
{
    arena *a = arena_new();
    type_webfont_store *used = s ? s : type_webfont_store_new(a);
    forget_others(used, letters);
    for (int i = 0; i < FACE_COUNT; i++) {
        theme_face face = (theme_face)i;
        str path = theme_font_path(a, t, face);
        str content = path.len > 0 && is_new(t, face, a) ? made(used, a, &t->fonts[face]) : STR("");
        if (content.len > 0)
            put(to, path, content);
    }
    if (!s)
        type_webfont_store_drop(used);
    arena_drop(a);
}
