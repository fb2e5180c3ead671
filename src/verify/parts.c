/*
 * Fonts, metadata and identifiers of a file.
 *
 * Every font of the pages is embedded and maps to text; the XMP names the standards and agrees with
 * the information of the document; a title is there and shown; the file has an identifier and an output intent.
 */
#include <stdlib.h>

#include "verify/inside.h"

enum { FONTS_MOST = 10000, XMP_MOST = 16 << 20 };

/* ---- fonts ----------------------------------------------------------------------------------- */

static bool is_embedded(inspection *v, qpdf_oh font)
{
    static const char *const keys[] = { "/FontFile", "/FontFile2", "/FontFile3" };
    qpdf_oh below = verify_key(v, font, "/DescendantFonts");
    if (qpdf_oh_is_array(v->file, below))
        font = qpdf_oh_get_array_item(v->file, below, 0);
    qpdf_oh about = verify_key(v, font, "/FontDescriptor");
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++)
        if (verify_has(v, about, keys[i]))
            return true;
    return false;
}

static void look_at_font(inspection *v, qpdf_oh font)
{
    str name = verify_text(v, font, "/BaseFont");
    if (str_starts(name, STR("/")))
        name = str_slice(name, 1, name.len);
    v->counts->fonts++;
    if (!is_embedded(v, font))
        verify_say(v, MSG_VERIFY_FONT, str_format(v->arena, STR_FMT " is not embedded", STR_ARG(name)));
    if (!verify_has(v, font, "/ToUnicode"))
        verify_say(v, MSG_VERIFY_FONT, str_format(v->arena, STR_FMT " does not map to text", STR_ARG(name)));
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
    if (qpdf_oh_get_stream_data(v->file, stream, qpdf_dl_all, NULL, &bytes, &len) == 0 && bytes && len <= XMP_MOST)
        content = str_copy(v->arena, (str){ (const char *)bytes, len });
    free(bytes); /* libqpdf's */
    return content;
}

static str escaped(arena *a, str s)
{
    s = str_replace(a, s, STR("&"), STR("&amp;"));
    s = str_replace(a, s, STR("<"), STR("&lt;"));
    return str_replace(a, s, STR(">"), STR("&gt;"));
}

/* A fact of the information dictionary, and how it stands in the XMP. */
typedef struct fact {
    const char *key, *open;
} fact;

static const fact facts[] = {
    { "/Title", "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">" },
    { "/Author", "<dc:creator><rdf:Seq><rdf:li>" },
    { "/Subject", "<dc:description><rdf:Alt><rdf:li xml:lang=\"x-default\">" },
    { "/Keywords", "<pdf:Keywords>" },
    { "/Producer", "<pdf:Producer>" },
};

static void compare_facts(inspection *v, str xmp)
{
    qpdf_oh info = verify_key(v, v->trailer, "/Info");
    for (size_t i = 0; i < sizeof facts / sizeof *facts; i++) {
        str value = verify_text(v, info, facts[i].key);
        if (value.len == 0)
            continue;
        str wanted = str_format(v->arena, "%s" STR_FMT "<", facts[i].open, STR_ARG(escaped(v->arena, value)));
        if (str_find(xmp, wanted) == xmp.len)
            verify_say(v, MSG_VERIFY_METADATA,
                       str_format(v->arena, "the XMP and the document's information disagree about %s", facts[i].key + 1));
    }
}

typedef struct claim {
    const char *wanted, *fault;
} claim;

static const claim claims[] = {
    { "<pdfaid:conformance>A</pdfaid:conformance>", "the XMP does not say that the file is PDF/A, level A" },
    { "<pdfuaid:part>1</pdfuaid:part>", "the XMP does not say that the file is PDF/UA-1" },
    { "<dc:title>", "the XMP has no title" },
};

static void look_at_xmp(inspection *v)
{
    str xmp = stream_of(v, verify_key(v, v->root, "/Metadata"));
    if (xmp.len == 0) {
        verify_say(v, MSG_VERIFY_METADATA, STR("there is no XMP"));
        return;
    }
    for (size_t i = 0; i < sizeof claims / sizeof *claims; i++)
        if (str_find(xmp, str_of(claims[i].wanted)) == xmp.len)
            verify_say(v, MSG_VERIFY_METADATA, str_of(claims[i].fault));
    compare_facts(v, xmp);
}

void verify_metadata(inspection *v)
{
    QPDF_BOOL shown = QPDF_FALSE;
    qpdf_oh preferences = verify_key(v, v->root, "/ViewerPreferences");
    look_at_xmp(v);
    if (!qpdf_oh_get_value_as_bool(v->file, verify_key(v, preferences, "/DisplayDocTitle"), &shown) || !shown)
        verify_say(v, MSG_VERIFY_METADATA, STR("the title is not shown in place of the file's name"));
    if (!qpdf_oh_is_array(v->file, verify_key(v, v->trailer, "/ID")))
        verify_say(v, MSG_VERIFY_METADATA, STR("the file has no identifier"));
    if (!qpdf_oh_is_array(v->file, verify_key(v, v->root, "/OutputIntents")))
        verify_say(v, MSG_VERIFY_METADATA, STR("it is not said what the colours are meant as"));
    if (qpdf_is_encrypted(v->file))
        verify_say(v, MSG_VERIFY_METADATA, STR("the file is encrypted"));
}
