/*
 * The font files of a theme: opened when first asked for, described for the PDF, and searched for a
 * character that a face has not.
 *
 * A font file gets a slot, a small integer, the first time something is set in it. A character that
 * its face has not is looked for in the theme's fallback files, in order, and then among what
 * fontconfig proposes; the answer is kept, so the search is made once for each such character.
 */
#include <hb-ot.h>
#include <linebreak.h>

#include "type/fonts.h"

enum { SLOT_UNKNOWN = -1, SLOT_NONE = -2 };
enum { UNITS = 65536 };

/* ---- what a font says of itself -------------------------------------------------------------- */

static int32_t signed16(const uint8_t *at)
{
    return (int16_t)(at[0] << 8 | at[1]);
}

static int32_t from_units(hb_position_t value, int32_t units_per_em)
{
    int64_t scaled = (int64_t)value * units_per_em;
    return (int32_t)((scaled + (scaled < 0 ? -UNITS / 2 : UNITS / 2)) / UNITS);
}

static int32_t metric(const font_slot *s, hb_ot_metrics_tag_t tag, int32_t otherwise)
{
    hb_position_t value;
    if (!hb_ot_metrics_get_position(s->font, tag, &value))
        return otherwise;
    return from_units(value, s->about.units_per_em);
}

/* OpenType `head`: the box around all glyphs at byte 36. */
static void read_head(font_slot *s)
{
    hb_blob_t *blob = hb_face_reference_table(s->face, HB_TAG('h', 'e', 'a', 'd'));
    unsigned len;
    const uint8_t *at = (const uint8_t *)hb_blob_get_data(blob, &len);
    for (size_t i = 0; len >= 44 && i < 4; i++)
        s->about.box[i] = signed16(at + 36 + 2 * i);
    hb_blob_destroy(blob);
}

/* OpenType `post`: the angle of italics (16.16) at byte 4, fixed pitch at byte 12. */
static void read_post(font_slot *s)
{
    hb_blob_t *blob = hb_face_reference_table(s->face, HB_TAG('p', 'o', 's', 't'));
    unsigned len;
    const uint8_t *at = (const uint8_t *)hb_blob_get_data(blob, &len);
    if (len >= 16) {
        s->about.italic_angle = signed16(at + 4);
        s->about.fixed = (at[12] | at[13] | at[14] | at[15]) != 0;
    }
    hb_blob_destroy(blob);
}

/* OpenType `OS/2`: weight at byte 4, PANOSE at byte 32 (family 2 with serif styles 2–10 is a
   serif). */
static void read_os2(font_slot *s)
{
    hb_blob_t *blob = hb_face_reference_table(s->face, HB_TAG('O', 'S', '/', '2'));
    unsigned len;
    const uint8_t *at = (const uint8_t *)hb_blob_get_data(blob, &len);
    s->about.weight = len >= 6 ? signed16(at + 4) : 400;
    s->about.serif = len >= 34 && at[32] == 2 && at[33] >= 2 && at[33] <= 10;
    hb_blob_destroy(blob);
}

static bool has_table(const font_slot *s, hb_tag_t tag)
{
    hb_blob_t *blob = hb_face_reference_table(s->face, tag);
    bool there = hb_blob_get_length(blob) > 0;
    hb_blob_destroy(blob);
    return there;
}

static str postscript_name(arena *a, const font_slot *s)
{
    char name[128];
    unsigned size = sizeof name;
    hb_ot_name_get_utf8(s->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, HB_LANGUAGE_INVALID, &size, name);
    if (size == 0)
        return STR("Unnamed");
    str text = str_copy(a, str_of(name));
    return str_replace(a, text, STR(" "), STR("-"));
}

static void describe(arena *a, font_slot *s)
{
    s->about.units_per_em = (int32_t)hb_face_get_upem(s->face);
    s->about.ascent =
        metric(s, HB_OT_METRICS_TAG_HORIZONTAL_ASCENDER, s->about.units_per_em * 3 / 4);
    s->about.descent =
        metric(s, HB_OT_METRICS_TAG_HORIZONTAL_DESCENDER, -s->about.units_per_em / 4);
    s->about.cap_height = metric(s, HB_OT_METRICS_TAG_CAP_HEIGHT, s->about.units_per_em * 7 / 10);
    s->about.cff = has_table(s, HB_TAG('C', 'F', 'F', ' '));
    s->about.name = postscript_name(a, s);
    read_head(s);
    read_post(s);
    read_os2(s);
}

/* ---- slots ----------------------------------------------------------------------------------- */

static int find_slot(const type_fonts *f, str path, int index)
{
    for (size_t i = 0; i < f->slots.len; i++)
        if (f->slots.at[i].about.index == index && str_equal(f->slots.at[i].about.path, path))
            return (int)i;
    return SLOT_NONE;
}

static int open_slot(type_fonts *f, str path, int index)
{
    if (path.len == 0)
        return SLOT_NONE;
    int known = find_slot(f, path, index);
    if (known >= 0)
        return known;
    hb_blob_t *blob = hb_blob_create_from_file_or_fail(str_text(f->arena, path));
    if (!blob)
        return SLOT_NONE;
    hb_face_t *face = hb_face_create(blob, (unsigned)index);
    if (hb_face_get_glyph_count(face) == 0) {
        hb_face_destroy(face);
        hb_blob_destroy(blob);
        return SLOT_NONE;
    }
    font_slot slot = { .about = { .path = str_copy(f->arena, path), .index = index },
                       .blob = blob,
                       .face = face };
    slot.font = hb_font_create(face);
    hb_font_set_scale(slot.font, UNITS, UNITS);
    describe(f->arena, &slot);
    list_add(f->arena, &f->slots, slot);
    return (int)f->slots.len - 1;
}

bool fonts_have(const type_fonts *f, int slot, uint32_t rune)
{
    hb_codepoint_t glyph;
    return slot >= 0 && hb_font_get_nominal_glyph(f->slots.at[slot].font, rune, &glyph);
}

/* ---- fallbacks ------------------------------------------------------------------------------- */

/* The fonts of this machine, those that fontconfig holds for the best first: asked once, for it takes longer than all
   else, and in a configuration of our own, for fontconfig's would be shared with other threads. */
static void sort_system(type_fonts *f)
{
    FcResult result;
    f->system = FcInitLoadConfigAndFonts();
    FcPattern *wish = FcPatternCreate();
    FcPatternAddBool(wish, FC_SCALABLE, FcTrue);
    FcPatternAddBool(wish, FC_COLOR, FcFalse);
    FcPatternAddString(wish, FC_FONTFORMAT, (const FcChar8 *)"TrueType");
    FcConfigSubstitute(f->system, wish, FcMatchPattern);
    FcDefaultSubstitute(wish);
    f->sorted = FcFontSort(f->system, wish, FcFalse, NULL, &result);
    FcPatternDestroy(wish);
}

/* Does it have the character, as outlines that can be embedded? */
static bool system_font_has(FcPattern *font, uint32_t rune)
{
    FcBool outlines = FcFalse, colour = FcFalse;
    FcCharSet *has = NULL;
    FcPatternGetBool(font, FC_SCALABLE, 0, &outlines);
    FcPatternGetBool(font, FC_COLOR, 0, &colour);
    return outlines && !colour && FcPatternGetCharSet(font, FC_CHARSET, 0, &has) == FcResultMatch
           && FcCharSetHasChar(has, rune);
}

static int open_system_font(type_fonts *f, FcPattern *font)
{
    FcChar8 *file = NULL;
    int index = 0;
    FcPatternGetInteger(font, FC_INDEX, 0, &index);
    if (FcPatternGetString(font, FC_FILE, 0, &file) != FcResultMatch)
        return SLOT_NONE;
    return open_slot(f, str_of((const char *)file), index & 0xffff);
}

static int search_system(type_fonts *f, uint32_t rune)
{
    if (!f->system)
        sort_system(f);
    for (int i = 0; f->sorted && i < f->sorted->nfont; i++) {
        if (!system_font_has(f->sorted->fonts[i], rune))
            continue;
        int slot = open_system_font(f, f->sorted->fonts[i]);
        if (fonts_have(f, slot, rune))
            return slot;
    }
    return SLOT_NONE;
}

/* What stands for a private-use character (The Unicode Standard, section 23.5) is an agreement
   between a text and its font: another font shows something else. */
static bool is_private(uint32_t rune)
{
    return (rune >= 0xe000 && rune <= 0xf8ff) || rune >= 0xf0000;
}

static int search(type_fonts *f, uint32_t rune)
{
    if (is_private(rune))
        return SLOT_NONE;
    const size_t most = sizeof f->theme->fallbacks / sizeof *f->theme->fallbacks;
    for (size_t i = 0; i < most && f->theme->fallbacks[i].len > 0; i++) {
        int slot = open_slot(f, f->theme->fallbacks[i], 0);
        if (fonts_have(f, slot, rune))
            return slot;
    }
    return search_system(f, rune);
}

int fonts_substitute(type_fonts *f, uint32_t rune)
{
    str key = str_format(f->arena, "%x", (unsigned)rune);
    const void *known = map_find(f->substitutes, key);
    if (known)
        return (int)(intptr_t)known - 3;
    int slot = search(f, rune);
    map_put(f->substitutes, key, (void *)(intptr_t)(slot + 3));
    return slot;
}

bool fonts_borrowed(const type_fonts *f, int slot)
{
    const size_t most = sizeof f->theme->fallbacks / sizeof *f->theme->fallbacks;
    const type_font *about = &f->slots.at[slot].about;
    for (int i = 0; i < FACE_COUNT; i++)
        if (about->index == f->theme->fonts[i].index
            && str_equal(about->path, f->theme->fonts[i].path))
            return false;
    for (size_t i = 0; i < most; i++)
        if (about->index == 0 && str_equal(about->path, f->theme->fallbacks[i]))
            return false;
    return true;
}

/* A face whose own file could not be opened is set in the text face, that in any fallback. */
static int open_face(type_fonts *f, int face)
{
    int slot = open_slot(f, f->theme->fonts[face].path, f->theme->fonts[face].index);
    if (slot >= 0)
        return slot;
    return face == FACE_TEXT ? fonts_substitute(f, 'a') : fonts_slot(f, FACE_TEXT);
}

int fonts_slot(type_fonts *f, int face)
{
    if (f->faces[face] == SLOT_UNKNOWN)
        f->faces[face] = open_face(f, face);
    return f->faces[face];
}

length fonts_scale(int64_t em, length size)
{
    int64_t product = em * size;
    return (length)((product + (product < 0 ? -32768 : 32768)) / 65536);
}

length fonts_cap_height(type_fonts *f, int face, length size)
{
    int slot = fonts_slot(f, face);
    if (slot < 0)
        return size * 7 / 10;
    const type_font *about = &f->slots.at[slot].about;
    return (length)((int64_t)size * about->cap_height / about->units_per_em);
}

/* ---- for others ------------------------------------------------------------------------------ */

type_fonts *type_fonts_new(diag *d, arena *a, const theme *t, hyphenation *h)
{
    type_fonts *f = arena_make(a, type_fonts);
    f->diag = d;
    f->arena = a;
    f->theme = t;
    f->hyphenation = h;
    f->shaped = arena_new();
    f->substitutes = map_new(a);
    f->buffer = hb_buffer_create();
    init_linebreak(); /* the tables of libunibreak: before threads that use them are started */
    for (int i = 0; i < FACE_COUNT; i++)
        f->faces[i] = SLOT_UNKNOWN;
    return f;
}

void type_fonts_drop(type_fonts *fonts)
{
    if (!fonts)
        return;
    for (size_t i = 0; i < fonts->slots.len; i++) {
        hb_font_destroy(fonts->slots.at[i].font);
        hb_face_destroy(fonts->slots.at[i].face);
        hb_blob_destroy(fonts->slots.at[i].blob);
    }
    hb_buffer_destroy(fonts->buffer);
    arena_drop(fonts->shaped);
    if (fonts->sorted)
        FcFontSetDestroy(fonts->sorted);
    if (fonts->system)
        FcConfigDestroy(fonts->system);
}

const type_font *type_font_about(const type_fonts *fonts, int font)
{
    return &fonts->slots.at[font].about;
}

struct hb_face_t *type_font_face(const type_fonts *fonts, int font)
{
    return fonts->slots.at[font].face;
}

int32_t type_glyph_advance(const type_fonts *fonts, int font, uint32_t glyph)
{
    const font_slot *s = &fonts->slots.at[font];
    return from_units(hb_font_get_glyph_h_advance(s->font, glyph), s->about.units_per_em);
}
