/*
 * Fonts in the file: subset by HarfBuzz, embedded as composite fonts with Identity-H (ISO 32000-1,
 * 9.7).
 *
 * TrueType outlines become a CIDFontType2, and a CIDToGIDMap leads from our codes to the glyphs of
 * the subset, whose numbers HarfBuzz makes small. CFF outlines become a CIDFontType0 in an OpenType
 * wrapper; there the code must be the glyph, so the numbers are kept and the first text of a glyph
 * is its text. Layout tables are dropped: the text is shaped already.
 */
#include <hb-subset.h>

#include "pdf/font.h"

enum { WIDTHS_RUN = 8000 }; /* widths in one inner array, well below libharu's limit */

/* ---- codes ----------------------------------------------------------------------------------- */

file_font *font_find(arena *a, font_list *fonts, const type_fonts *from, int slot)
{
    for (size_t i = 0; i < fonts->len; i++)
        if (fonts->at[i]->slot == slot)
            return fonts->at[i];
    file_font *f = arena_make(a, file_font);
    f->slot = slot;
    f->about = type_font_about(from, slot);
    f->name = str_format(a, "F%zu", fonts->len + 1);
    list_add(a, &f->codes, ((code){ .width = 0 }));
    list_add(a, fonts, f);
    return f;
}

static int32_t thousandths(int32_t units, int32_t units_per_em)
{
    return (int32_t)(((int64_t)units * 2000 + units_per_em) / (2 * units_per_em));
}

int32_t font_code(arena *a, file_font *f, const type_fonts *from, uint32_t glyph, str text)
{
    while (f->first.len <= glyph)
        list_add(a, &f->first, 0);
    int32_t *first = &f->first.at[glyph];
    for (int32_t c = *first; c != 0; c = f->codes.at[c].next)
        if (f->about->cff || str_equal(f->codes.at[c].text, text))
            return f->about->cff ? (int32_t)glyph : c;
    code made = { .glyph = glyph, .text = text, .next = *first };
    made.width = thousandths(type_glyph_advance(from, f->slot, glyph), f->about->units_per_em);
    list_add(a, &f->codes, made);
    *first = (int32_t)f->codes.len - 1;
    return f->about->cff ? (int32_t)glyph : *first;
}

static int32_t number_of(const file_font *f, size_t nth)
{
    return f->about->cff ? (int32_t)f->codes.at[nth].glyph : (int32_t)nth;
}

/* ---- the subset ------------------------------------------------------------------------------ */

static const char dropped[][5] = { "GSUB", "GPOS", "GDEF", "DSIG", "name", "post", "OS/2", "cmap",
                                   "kern", "gasp", "Silf", "Feat", "Glat", "Gloc", "Sill", "meta",
                                   "STAT", "BASE", "JSTF", "VDMX", "hdmx", "LTSH", "PCLT", "FFTM",
                                   "SVG ", "COLR", "CPAL", "fpgm", "prep", "cvt " };

static hb_subset_input_t *wish(const file_font *f)
{
    hb_subset_input_t *input = hb_subset_input_create_or_fail();
    if (!input)
        return NULL;
    unsigned flags = HB_SUBSET_FLAGS_NO_HINTING | HB_SUBSET_FLAGS_NOTDEF_OUTLINE;
    if (f->about->cff)
        flags |= HB_SUBSET_FLAGS_RETAIN_GIDS;
    hb_subset_input_set_flags(input, flags);
    hb_set_t *drop = hb_subset_input_set(input, HB_SUBSET_SETS_DROP_TABLE_TAG);
    for (size_t i = 0; i < sizeof dropped / sizeof *dropped; i++)
        hb_set_add(drop, hb_tag_from_string(dropped[i], 4));
    hb_set_clear(hb_subset_input_set(input, HB_SUBSET_SETS_LAYOUT_FEATURE_TAG));
    hb_set_t *glyphs = hb_subset_input_glyph_set(input);
    for (size_t i = 0; i < f->codes.len; i++)
        hb_set_add(glyphs, f->codes.at[i].glyph);
    return input;
}

/* CIDToGIDMap: two bytes for each code. */
static str glyph_map(arena *a, const file_font *f, const hb_map_t *renumbered)
{
    buf out = buf_new(a);
    for (size_t i = 0; i < f->codes.len; i++) {
        hb_codepoint_t glyph = hb_map_get(renumbered, f->codes.at[i].glyph);
        if (glyph == HB_MAP_VALUE_INVALID)
            glyph = 0;
        buf_char(&out, (char)(glyph >> 8));
        buf_char(&out, (char)(glyph & 0xff));
    }
    return buf_str(&out);
}

typedef struct subset {
    str data; /* the font file */
    str map;  /* CIDToGIDMap */
} subset;

static bool make_subset(arena *a, const file_font *f, const type_fonts *from, subset *made)
{
    hb_subset_input_t *input = wish(f);
    hb_subset_plan_t *plan =
        input ? hb_subset_plan_create_or_fail(type_font_face(from, f->slot), input) : NULL;
    hb_face_t *small = plan ? hb_subset_plan_execute_or_fail(plan) : NULL;
    if (small) {
        hb_blob_t *data = hb_face_reference_blob(small);
        unsigned len;
        const char *at = hb_blob_get_data(data, &len);
        made->data = str_copy(a, (str){ at, len });
        made->map = glyph_map(a, f, hb_subset_plan_old_to_new_glyph_mapping(plan));
        hb_blob_destroy(data);
    }
    bool done = small != NULL;
    hb_face_destroy(small);
    hb_subset_plan_destroy(plan);
    hb_subset_input_destroy(input);
    return done;
}

/* ---- objects --------------------------------------------------------------------------------- */

/* Six capitals before the name of a subset (ISO 32000-1, 9.6.4), from a hash of its glyphs. */
static str subset_name(arena *a, const file_font *f)
{
    uint32_t hash = 2166136261u;
    char tag[7] = { 0 };
    for (size_t i = 0; i < f->codes.len; i++)
        hash = (hash ^ f->codes.at[i].glyph) * 16777619u;
    for (size_t i = 0; i < 6; i++, hash /= 26)
        tag[i] = (char)('A' + hash % 26);
    return str_format(a, "%s+" STR_FMT, tag, STR_ARG(f->about->name));
}

static pdf_dict *descriptor(pdf_file *file, const file_font *f, str name, pdf_dict *data)
{
    const type_font *t = f->about;
    pdf_dict *d = pdf_dict_numbered(file);
    pdf_put_name(file, d, "Type", STR("FontDescriptor"));
    pdf_put_name(file, d, "FontName", name);
    /* bit 1 fixed, bit 2 serif, bit 3 symbolic (our codes are no standard set), bit 7 italic */
    pdf_put_int(file, d, "Flags",
                (t->fixed ? 1 : 0) | (t->serif ? 2 : 0) | 4 | (t->italic_angle != 0 ? 64 : 0));
    pdf_array *box = pdf_array_new(file);
    for (int i = 0; i < 4; i++)
        pdf_add_int(file, box, thousandths(t->box[i], t->units_per_em));
    pdf_put_array(file, d, "FontBBox", box);
    pdf_put_int(file, d, "ItalicAngle", t->italic_angle);
    pdf_put_int(file, d, "Ascent", thousandths(t->ascent, t->units_per_em));
    pdf_put_int(file, d, "Descent", thousandths(t->descent, t->units_per_em));
    pdf_put_int(file, d, "CapHeight", thousandths(t->cap_height, t->units_per_em));
    pdf_put_int(file, d, "StemV",
                50
                    + t->weight * t->weight
                          / 4000); /* not in the file; the usual estimate from the weight */
    pdf_put_dict(file, d, t->cff ? "FontFile3" : "FontFile2", data);
    return d;
}

/* /W: from each code on, the widths of the codes after it. */
static pdf_array *widths(pdf_file *file, const file_font *f)
{
    pdf_array *all = pdf_array_new(file);
    pdf_array *part = NULL;
    for (size_t i = 0; i < f->codes.len; i++) {
        if (!part || f->about->cff || i % WIDTHS_RUN == 0) {
            part = pdf_array_new(file);
            pdf_add_int(file, all, number_of(f, i));
            pdf_add_array(file, all, part);
        }
        pdf_add_int(file, part, f->codes.at[i].width);
    }
    return all;
}

static pdf_dict *system_info(pdf_file *file)
{
    pdf_dict *d = pdf_dict_new(file);
    pdf_put_ascii(file, d, "Registry", STR("Adobe"));
    pdf_put_ascii(file, d, "Ordering", STR("Identity"));
    pdf_put_int(file, d, "Supplement", 0);
    return d;
}

static pdf_dict *descendant(pdf_file *file, const file_font *f, str name, const subset *s)
{
    pdf_dict *data = pdf_stream_new(file, s->data);
    if (f->about->cff)
        pdf_put_name(file, data, "Subtype", STR("OpenType"));
    else
        pdf_put_int(file, data, "Length1", (int32_t)s->data.len);
    pdf_dict *d = pdf_dict_numbered(file);
    pdf_put_name(file, d, "Type", STR("Font"));
    pdf_put_name(file, d, "Subtype", f->about->cff ? STR("CIDFontType0") : STR("CIDFontType2"));
    pdf_put_name(file, d, "BaseFont", name);
    pdf_put_dict(file, d, "CIDSystemInfo", system_info(file));
    pdf_put_dict(file, d, "FontDescriptor", descriptor(file, f, name, data));
    pdf_put_int(file, d, "DW", 0);
    pdf_put_array(file, d, "W", widths(file, f));
    if (!f->about->cff)
        pdf_put_dict(file, d, "CIDToGIDMap", pdf_stream_new(file, s->map));
    return d;
}

/* ---- ToUnicode ------------------------------------------------------------------------------- */

static void put_hex(buf *out, uint32_t unit)
{
    buf_format(out, "%04X", (unsigned)unit);
}

/* What means nothing without its author (private use), and what a map may not lead to (ISO 19005-2,
   6.2.11.7). */
static bool means_nothing(uint32_t rune)
{
    return rune == 0 || rune == 0xfeff || rune == 0xfffe || (rune >= 0xe000 && rune <= 0xf8ff)
           || rune >= 0xf0000;
}

static void put_utf16(buf *out, str text)
{
    for (size_t pos = 0; pos < text.len;) {
        uint32_t rune = utf8_next(text, &pos);
        if (means_nothing(rune))
            rune = 0xfffd;
        if (rune < 0x10000) {
            put_hex(out, rune);
            continue;
        }
        put_hex(out, 0xd800 + ((rune - 0x10000) >> 10));
        put_hex(out, 0xdc00 + ((rune - 0x10000) & 0x3ff));
    }
}

/* At most a hundred entries in a section (Adobe Technical Note 5411). A glyph that belongs to the
   one before it has no text of its own; U+200B stands for that. */
static str unicode_map(arena *a, const file_font *f)
{
    buf out = buf_new(a);
    buf_text(&out, "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
                   "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n"
                   "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
                   "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n");
    for (size_t from = 1; from < f->codes.len; from += 100) {
        size_t to = from + 100 < f->codes.len ? from + 100 : f->codes.len;
        buf_format(&out, "%zu beginbfchar\n", to - from);
        for (size_t i = from; i < to; i++) {
            buf_format(&out, "<%04X> <", (unsigned)number_of(f, i));
            put_utf16(&out, f->codes.at[i].text.len > 0 ? f->codes.at[i].text : STR("\u200b"));
            buf_text(&out, ">\n");
        }
        buf_text(&out, "endbfchar\n");
    }
    buf_text(&out, "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n");
    return buf_str(&out);
}

/* ---- the story ------------------------------------------------------------------------------- */

static bool write_font(pdf_file *file, arena *a, const file_font *f, const type_fonts *from,
                       pdf_dict *fonts)
{
    subset s = { 0 };
    if (!make_subset(a, f, from, &s))
        return false;
    str name = subset_name(a, f);
    pdf_dict *d = pdf_dict_numbered(file);
    pdf_put_name(file, d, "Type", STR("Font"));
    pdf_put_name(file, d, "Subtype", STR("Type0"));
    pdf_put_name(file, d, "BaseFont", name);
    pdf_put_name(file, d, "Encoding", STR("Identity-H"));
    pdf_array *descendants = pdf_array_new(file);
    pdf_add_dict(file, descendants, descendant(file, f, name, &s));
    pdf_put_array(file, d, "DescendantFonts", descendants);
    pdf_put_dict(file, d, "ToUnicode", pdf_stream_new(file, unicode_map(a, f)));
    pdf_put_dict(file, fonts, str_text(a, f->name), d);
    return true;
}

bool fonts_write(pdf_file *f, arena *a, const font_list *fonts, const type_fonts *from,
                 pdf_dict *resources)
{
    pdf_dict *all = pdf_dict_new(f);
    for (size_t i = 0; i < fonts->len; i++)
        if (!write_font(f, a, fonts->at[i], from, all))
            return false;
    pdf_put_dict(f, resources, "Font", all);
    return true;
}
