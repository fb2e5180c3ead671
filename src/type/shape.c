/*
 * Shaping: from a word to glyphs, with HarfBuzz, once for each distinct word of a face, a set of
 * features and a language; and to the points where it may be divided, once for each language.
 *
 * A word is what stands between two spaces (or a part of it, where a line was broken inside). Its
 * characters are first divided into runs by the font that has them, nearly always one run. Advances
 * are kept in 1/65536 em: sizes do not matter here.
 */
#include <string.h>

#include "type/fonts.h"

typedef list_of(word_glyph) glyph_list;

/* Some thirty megabytes: more words than a large archive has. */
enum { WORDS_KEPT_MOST = 100000 };

/* Kerning and standard ligatures are on by default in HarfBuzz; these come on top. */
static const hb_feature_t tabular[] = {
    { HB_TAG('t', 'n', 'u', 'm'), 1, 0, (unsigned)-1 },
    { HB_TAG('l', 'n', 'u', 'm'), 1, 0, (unsigned)-1 },
};
static const hb_feature_t proportional[] = {
    { HB_TAG('l', 'n', 'u', 'm'), 1, 0, (unsigned)-1 },
    { HB_TAG('p', 'n', 'u', 'm'), 1, 0, (unsigned)-1 },
};
static const hb_feature_t plain[] = {
    { HB_TAG('l', 'i', 'g', 'a'), 0, 0, (unsigned)-1 },
    { HB_TAG('c', 'a', 'l', 't'), 0, 0, (unsigned)-1 },
};

static const hb_feature_t *features_of(const words *w)
{
    if (w->features & FEATURE_PLAIN)
        return plain;
    return w->features & FEATURE_TABULAR ? tabular : proportional;
}

/* Letters that only change the one before them stay in its font. */
static bool joins(uint32_t rune)
{
    return (rune >= 0x300 && rune <= 0x36f) || rune == 0x200d || (rune >= 0xfe00 && rune <= 0xfe0f)
           || rune == 0xad;
}

/* The font for a character: its face's own, else a fallback, else the face's own with its
   missing-glyph sign replaced. */
static int font_for(type_fonts *f, const words *w, uint32_t rune, uint32_t *missing)
{
    int slot = fonts_slot(f, w->face);
    if (slot < 0 || fonts_have(f, slot, rune))
        return slot;
    int other = fonts_substitute(f, rune);
    if (other >= 0)
        return other;
    *missing = rune;
    return slot;
}

/* HarfBuzz's clusters are byte offsets; the glyph that opens a cluster carries its text. */
static void add_glyphs(type_fonts *f, glyph_list *list, int slot, size_t to)
{
    unsigned count;
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(f->buffer, &count);
    const hb_glyph_position_t *set = hb_buffer_get_glyph_positions(f->buffer, &count);
    for (unsigned i = 0; i < count; i++) {
        bool opens = i == 0 || info[i].cluster != info[i - 1].cluster;
        unsigned next = i + 1;
        while (next < count && info[next].cluster == info[i].cluster)
            next++;
        size_t end = next < count ? info[next].cluster : to;
        word_glyph g = { .glyph = info[i].codepoint,
                         .advance = set[i].x_advance,
                         .dx = set[i].x_offset,
                         .dy = -set[i].y_offset,
                         .font = (uint16_t)slot,
                         .text_at = (uint16_t)info[i].cluster };
        if (opens)
            g.text_len = (uint16_t)(end - info[i].cluster);
        list_add(f->shaped, list, g);
    }
}

/* A stretch of one font inside a word. */
typedef struct font_run {
    int slot;
    size_t from, to;
} font_run;

static void shape_run(type_fonts *f, const words *w, str text, font_run run, glyph_list *list)
{
    if (run.slot < 0 || run.from == run.to)
        return;
    hb_buffer_clear_contents(f->buffer);
    hb_buffer_add_utf8(f->buffer, text.at, (int)text.len, (unsigned)run.from,
                       (int)(run.to - run.from));
    hb_buffer_set_direction(f->buffer, HB_DIRECTION_LTR);
    hb_buffer_set_script(f->buffer, HB_SCRIPT_LATIN);
    hb_buffer_set_language(f->buffer, w->language);
    hb_shape(f->slots.at[run.slot].font, f->buffer, features_of(w), 2);
    add_glyphs(f, list, run.slot, run.to);
}

/* Where no font has the character, the replacement sign stands for it: something visible, and a
   message. */
static void replace_missing(type_fonts *f, glyph_list *list)
{
    hb_codepoint_t sign;
    for (size_t i = 0; i < list->len; i++) {
        word_glyph *g = &list->at[i];
        if (g->glyph != 0)
            continue;
        int slot = fonts_substitute(f, 0xfffd);
        if (slot < 0 || !hb_font_get_nominal_glyph(f->slots.at[slot].font, 0xfffd, &sign))
            continue;
        g->font = (uint16_t)slot;
        g->glyph = sign;
        g->advance = hb_font_get_glyph_h_advance(f->slots.at[slot].font, sign);
    }
}

static word *shape(type_fonts *f, const words *w, str text)
{
    word *made = arena_make(f->shaped, word);
    made->text = str_copy(f->shaped, text);
    glyph_list list = { 0 };
    font_run run = { .slot = -2 };
    for (size_t pos = 0; pos < text.len;) {
        run.to = pos;
        uint32_t rune = utf8_next(text, &pos);
        int slot = run.to > 0 && joins(rune) ? run.slot : font_for(f, w, rune, &made->missing);
        if (slot == run.slot)
            continue;
        shape_run(f, w, made->text, run, &list);
        run = (font_run){ .slot = slot, .from = run.to };
    }
    run.to = text.len;
    shape_run(f, w, made->text, run, &list);
    if (made->missing)
        replace_missing(f, &list);
    for (size_t i = 0; i < list.len; i++) {
        made->width += list.at[i].advance;
        if (i == 0 || list.at[i].font != list.at[i - 1].font)
            made->borrowed = made->borrowed || fonts_borrowed(f, list.at[i].font);
    }
    made->glyphs = list.at;
    made->count = list.len;
    return made;
}

const word *words_shape(type_fonts *f, words *w, str text)
{
    word *known = map_find(w->known, text);
    if (known)
        return known;
    known = shape(f, w, text);
    map_put(w->known, known->text, known);
    f->shaped_count++;
    return known;
}

/* ---- where words are divided ----------------------------------------------------------------- */

typedef struct points {
    const uint8_t *at; /* bytes before each */
    size_t count;
} points;

static const divisions *divisions_by(type_fonts *f, const hyphen_patterns *patterns)
{
    if (!patterns)
        return NULL;
    for (size_t i = 0; i < f->divisions.len; i++)
        if (f->divisions.at[i]->patterns == patterns)
            return f->divisions.at[i];
    divisions *made = arena_make(f->shaped, divisions);
    *made = (divisions){ patterns, map_new(f->shaped) };
    list_add(f->shaped, &f->divisions, made);
    return made;
}

static const points *divide(type_fonts *f, const divisions *by, str text)
{
    uint8_t found[HYPHEN_WORD_MOST];
    points *made = arena_make(f->shaped, points);
    made->count = hyphen_points(by->patterns, text, found);
    if (made->count > 0)
        made->at = memcpy(arena_array(f->shaped, uint8_t, made->count), found, made->count);
    map_put(by->known, text, made);
    return made;
}

void words_hyphenate(type_fonts *f, const words *w, word *of)
{
    of->hyphens_known = true;
    if (!w->divisions)
        return;
    const points *known = map_find(w->divisions->known, of->text);
    if (!known)
        known = divide(f, w->divisions, of->text);
    of->points = known->at;
    of->point_count = known->count;
}

/* ---- words ----------------------------------------------------------------------------------- */

words *fonts_words(type_fonts *f, int face, unsigned features, str lang)
{
    for (size_t i = 0; i < f->spaces.len; i++) {
        words *w = f->spaces.at[i];
        if (w->face == face && w->features == features && str_equal(w->lang, lang))
            return w;
    }
    words *w = arena_make(f->shaped, words);
    w->face = face;
    w->features = features;
    w->lang = str_copy(f->shaped, lang);
    w->language = hb_language_from_string(lang.at, (int)lang.len);
    w->divisions = divisions_by(f, hyphenation_find(f->hyphenation, lang));
    w->known = map_new(f->shaped);
    list_add(f->shaped, &f->spaces, w);
    return w;
}

void fonts_trim(type_fonts *f)
{
    if (f->shaped_count <= WORDS_KEPT_MOST)
        return;
    arena_reset(f->shaped);
    f->shaped_count = 0;
    f->spaces.at = NULL;
    f->spaces.len = f->spaces.room = 0;
    f->divisions.at = NULL;
    f->divisions.len = f->divisions.room = 0;
}
