/*
 * Fonts, metadata and identifiers of a file.
 *
 * Every font of the pages is embedded and maps to text; the XMP names the standards and agrees with
 * the information of the document; a title is there and shown; the file has an identifier and an output intent.
 */
#include <stdlib.h>
#include <string.h>

#include "verify/inside.h"

enum { FONTS_MOST = 10000, DAY_FIGURES = 8 };

/* ---- fonts ----------------------------------------------------------------------------------- */

static bool is_embedded(inspection *v, qpdf_oh font)
{
    static const char *const keys[] = { "/FontFile", "/FontFile2", "/FontFile3" };
    if (str_is(verify_text(v, font, "/Subtype"), "/Type3"))
        return true; /* its glyphs are drawings in the file */
    qpdf_oh below = verify_key(v, font, "/DescendantFonts");
    if (qpdf_oh_is_array(v->file, below))
        font = qpdf_oh_get_array_item(v->file, below, 0);
    qpdf_oh about = verify_key(v, font, "/FontDescriptor");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (verify_has(v, about, keys[i]))
            return true;
    return false;
}

/* A font of one of these encodings needs no map of its own (ISO 19005-2, 6.2.11.7.2). */
static bool maps_to_text(inspection *v, qpdf_oh font)
{
    static const char *const known[] = { "/WinAnsiEncoding", "/MacRomanEncoding",
                                         "/MacExpertEncoding" };
    const str encoding = verify_text(v, font, "/Encoding");
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (str_is(encoding, known[i]))
            return true;
    return verify_has(v, font, "/ToUnicode");
}

static void look_at_font(inspection *v, qpdf_oh font)
{
    str name = verify_text(v, font, "/BaseFont");
    if (str_starts(name, STR("/")))
        name = str_slice(name, 1, name.len);
    v->counts->fonts++;
    if (!is_embedded(v, font))
        verify_say(v, MSG_VERIFY_FONT,
                   str_format(v->arena, STR_FMT " is not embedded", STR_ARG(name)));
    if (!maps_to_text(v, font))
        verify_say(v, MSG_VERIFY_FONT,
                   str_format(v->arena, STR_FMT " does not map to text", STR_ARG(name)));
}

/* All keys are read before the fonts are looked at: libqpdf walks one dictionary at a time. */
static void look_at_fonts(inspection *v, qpdf_oh fonts, map *seen)
{
    str_list keys = { 0 };
    if (!qpdf_oh_is_dictionary(v->file, fonts))
        return;
    qpdf_oh_begin_dict_key_iter(v->file, fonts);
    while (qpdf_oh_dict_more_keys(v->file) && keys.len < FONTS_MOST)
        list_add(v->arena, &keys, str_copy(v->arena, str_of(qpdf_oh_dict_next_key(v->file))));
    for (size_t i = 0; i < keys.len; i++) {
        qpdf_oh font = verify_key(v, fonts, str_text(v->arena, keys.at[i]));
        str id = str_format(v->arena, "%d", qpdf_oh_get_object_id(v->file, font));
        if (map_find(seen, id))
            continue;
        map_put(seen, id, v);
        look_at_font(v, font);
    }
}

void verify_fonts(inspection *v)
{
    map *seen = map_new(v->arena);
    int last = -1; /* pages that share their resources are looked at once */
    for (int i = 0; i < v->counts->pages; i++) {
        qpdf_oh resources = verify_key(v, qpdf_get_page_n(v->file, (size_t)i), "/Resources");
        int id = qpdf_oh_get_object_id(v->file, resources);
        if (id != 0 && id == last)
            continue;
        last = id;
        look_at_fonts(v, verify_key(v, resources, "/Font"), seen);
    }
}

/* ---- metadata -------------------------------------------------------------------------------- */

static str stream_of(inspection *v, qpdf_oh stream)
{
    unsigned char *bytes = NULL;
    size_t len = 0;
    str content = { 0 };
    if (!qpdf_oh_is_stream(v->file, stream))
        return content;
    if (qpdf_oh_get_stream_data(v->file, stream, qpdf_dl_all, NULL, &bytes, &len) == 0 && bytes)
        content = str_copy(v->arena, (str){ (const char *)bytes, len });
    free(bytes); /* libqpdf's */
    return content;
}

/* A fact of the information dictionary, and the property of the XMP that says the same. */
typedef struct fact {
    const char *key, *property;
    bool dated;
} fact;

/* The namespaces of the properties. */
#define DC      "http://purl.org/dc/elements/1.1/ "
#define PDF     "http://ns.adobe.com/pdf/1.3/ "
#define XMP     "http://ns.adobe.com/xap/1.0/ "
#define PDFA_ID "http://www.aiim.org/pdfa/ns/id/ "
#define PDFUA   "http://www.aiim.org/pdfua/ns/id/ "

static const fact facts[] = {
    { "/Title", DC "title", false },
    { "/Author", DC "creator", false },
    { "/Subject", DC "description", false },
    { "/Keywords", PDF "Keywords", false },
    { "/Creator", XMP "CreatorTool", false },
    { "/Producer", PDF "Producer", false },
    { "/CreationDate", XMP "CreateDate", true },
    { "/ModDate", XMP "ModifyDate", true },
};

static str property_of(const map *xmp, const char *name)
{
    const str *value = map_find(xmp, str_of(name));
    return value ? *value : STR("");
}

/* The day alone, as figures: "D:20260323120000Z" and "2026-03-23T13:00:00+01:00" are the same. */
static str day_of(arena *a, str written)
{
    buf out = buf_new(a);
    for (size_t i = 0; i < written.len && out.len < DAY_FIGURES; i++)
        if (written.at[i] >= '0' && written.at[i] <= '9')
            buf_char(&out, written.at[i]);
    return buf_str(&out);
}

static bool agree(arena *a, const fact *f, str value, str other)
{
    if (f->dated)
        return str_equal(day_of(a, value), day_of(a, other));
    return str_equal(str_trim(value), other);
}

static void compare_facts(inspection *v, const map *xmp)
{
    qpdf_oh info = verify_key(v, v->trailer, "/Info");
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        const str value = verify_text(v, info, facts[i].key);
        if (str_trim(value).len > 0
            && !agree(v->arena, &facts[i], value, property_of(xmp, facts[i].property)))
            verify_say(v, MSG_VERIFY_METADATA,
                       str_format(v->arena,
                                  "the XMP and the document's information disagree about %s",
                                  facts[i].key + 1));
    }
}

typedef struct claim {
    const char *property, *wanted; /* one of these letters; any value where there are none */
    const char *fault;
} claim;

static const claim claims[] = {
    { PDFA_ID "part", "123", "the XMP does not say which part of PDF/A the file follows" },
    { PDFA_ID "conformance", "A", "the XMP does not say that the file is PDF/A, level A" },
    { PDFUA "part", "1", "the XMP does not say that the file is PDF/UA-1" },
    { DC "title", "", "the XMP has no title" },
};

static bool is_met(const claim *c, str value)
{
    if (!*c->wanted)
        return value.len > 0;
    return value.len == 1 && strchr(c->wanted, value.at[0]);
}

static void look_at_xmp(inspection *v)
{
    const str packet = stream_of(v, verify_key(v, v->root, "/Metadata"));
    const map *xmp = verify_read_xmp(v->arena, packet);
    if (!xmp) {
        verify_say(v, MSG_VERIFY_METADATA,
                   packet.len == 0 ? STR("there is no XMP") : STR("the XMP cannot be read"));
        return;
    }
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++)
        if (!is_met(&claims[i], property_of(xmp, claims[i].property)))
            verify_say(v, MSG_VERIFY_METADATA, str_of(claims[i].fault));
    compare_facts(v, xmp);
}

/* Two strings, that of the first version and that of this one (ISO 32000-1, 14.4). */
static bool has_identifier(inspection *v)
{
    const qpdf_oh id = verify_key(v, v->trailer, "/ID");
    bool both = qpdf_oh_is_array(v->file, id) && qpdf_oh_get_array_n_items(v->file, id) == 2;
    for (int i = 0; both && i < 2; i++) {
        size_t len = 0;
        qpdf_oh_get_binary_string_value(v->file, qpdf_oh_get_array_item(v->file, id, i), &len);
        both = len > 0;
    }
    return both;
}

void verify_metadata(inspection *v)
{
    QPDF_BOOL shown = QPDF_FALSE;
    qpdf_oh preferences = verify_key(v, v->root, "/ViewerPreferences");
    look_at_xmp(v);
    if (!qpdf_oh_get_value_as_bool(v->file, verify_key(v, preferences, "/DisplayDocTitle"), &shown)
        || !shown)
        verify_say(v, MSG_VERIFY_METADATA,
                   STR("the title is not shown in place of the file's name"));
    if (!has_identifier(v))
        verify_say(v, MSG_VERIFY_METADATA, STR("the file has no identifier"));
    if (!qpdf_oh_is_array(v->file, verify_key(v, v->root, "/OutputIntents")))
        verify_say(v, MSG_VERIFY_METADATA, STR("it is not said what the colours are meant as"));
    if (qpdf_is_encrypted(v->file))
        verify_say(v, MSG_VERIFY_METADATA, STR("the file is encrypted"));
}
