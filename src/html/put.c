/*
 * put: text, attributes and addresses, so that nothing of a document can be taken for markup.
 *
 * All text passes through html_put_text, all attributes through html_put_attribute; `put` is for markup that stands in
 * our own code. Addresses between pages are relative, so that a site works from disk and under any
 * address: "partnermotet/2026/" is linked as its index.html.
 */
#include "html/inside.h"

#include <string.h>

void put(writer *w, const char *markup)
{
    buf_text(w->out, markup);
}

/* ---- text ---------------------------------------------------------------------------------- */

/* Code points that HTML does not allow in text, escaped or not (HTML Living Standard, 13.1.4 and 13.2.3.5). */
static bool is_forbidden(uint32_t rune)
{
    bool control = (rune < 0x20 && rune != '\t' && rune != '\n') || (rune >= 0x7F && rune <= 0x9F);
    bool noncharacter = (rune & 0xFFFE) == 0xFFFE || (rune >= 0xFDD0 && rune <= 0xFDEF);
    return control || noncharacter;
}

static const char *escape_of(char c)
{
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return NULL;
    }
}

/* The end of the run from `at` that can be copied as it is. */
static size_t plain_end(str s, size_t at)
{
    while (at < s.len) {
        unsigned char c = (unsigned char)s.at[at];
        if (c < 0x20 || c >= 0x7F || escape_of(s.at[at]))
            break;
        at++;
    }
    return at;
}

void html_put_text(writer *w, str s)
{
    size_t at = 0;
    while (at < s.len) {
        size_t end = plain_end(s, at);
        buf_put(w->out, str_slice(s, at, end));
        if (end == s.len)
            return;
        at = end;
        uint32_t rune = utf8_next(s, &at);
        const char *escape = rune < 0x80 ? escape_of((char)rune) : NULL;
        if (escape)
            buf_text(w->out, escape);
        else if (!is_forbidden(rune))
            buf_rune(w->out, rune);
    }
}

/* ---- attributes ---------------------------------------------------------------------------- */

void html_put_attribute(writer *w, const char *name, str value)
{
    buf_format(w->out, " %s=\"", name);
    html_put_text(w, value);
    buf_char(w->out, '"');
}

void html_put_optional(writer *w, const char *name, str value)
{
    if (value.len > 0)
        html_put_attribute(w, name, value);
}

void html_put_number(writer *w, const char *name, int value)
{
    buf_format(w->out, " %s=\"%d\"", name, value);
}

void html_put_points(writer *w, length value)
{
    int64_t scaled = (int64_t)value * 100;
    int64_t hundredths = (scaled + (scaled < 0 ? -32768 : 32768)) / 65536;
    int size = (int)(hundredths < 0 ? -hundredths : hundredths), part = size % 100;
    buf_format(w->out, "%s%d", hundredths < 0 ? "-" : "", size / 100);
    if (part > 0)
        buf_format(w->out, part % 10 ? ".%02d" : ".%d", part % 10 ? part : part / 10);
}

void html_put_length(writer *w, const char *name, length value)
{
    buf_format(w->out, " %s=\"", name);
    html_put_points(w, value);
    buf_char(w->out, '"');
}

void html_put_id(writer *w, str anchor)
{
    if (anchor.len > 0 && map_add(w->ids, anchor, w))
        html_put_attribute(w, "id", anchor);
}

str own_id(writer *w, const char *kind)
{
    return str_format(w->arena, "_%s-%d", kind, ++w->serial);
}

/* ---- addresses ----------------------------------------------------------------------------- */

/* What may stand as it is in a path (RFC 3986, pchar and '/'), less the colon, which could pass for a scheme,
   and what would need escaping in HTML. */
static bool is_path_byte(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')
           || (c && strchr("/-._~!$()*+,;=@", c));
}

static void encode_path(buf *out, str path)
{
    for (size_t i = 0; i < path.len; i++) {
        if (is_path_byte(path.at[i]))
            buf_char(out, path.at[i]);
        else
            buf_format(out, "%%%02X", (unsigned)(unsigned char)path.at[i]);
    }
}

str page_file(arena *a, str page)
{
    bool folder = page.len == 0 || str_ends(page, STR("/"));
    return folder ? str_format(a, STR_FMT "index.html", STR_ARG(page)) : page;
}

str page_address(writer *w, str page, str anchor)
{
    buf out = buf_new(w->arena);
    str file = page_file(w->arena, page);
    if (!str_equal(file, w->file) || anchor.len == 0)
        encode_path(&out, path_relative(w->arena, w->file, file));
    if (anchor.len > 0) {
        buf_char(&out, '#');
        encode_path(&out, anchor);
    }
    return buf_str(&out);
}

/* A query asks for the same file, on a server and on the disk, but a browser keeps it under the whole address. */
str versioned_address(writer *w, str path, str version)
{
    str address = page_address(w, path, STR(""));
    return version.len == 0
               ? address
               : str_format(w->arena, STR_FMT "?v=" STR_FMT, STR_ARG(address), STR_ARG(version));
}

/* The same four that composing lets through: a second lock on the door, for this is where harm would be done. */
static bool scheme_is_safe(str url)
{
    static const char *const schemes[] = { "http:", "https:", "mailto:", "tel:" };
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (str_starts(url, str_of(schemes[i])))
            return true;
    return false;
}

/* Bytes that no URL may hold (RFC 3986) are encoded; what is encoded already, and other letters, stay. */
static str clean_url(writer *w, str url)
{
    buf out = buf_new(w->arena);
    for (size_t i = 0; i < url.len; i++) {
        unsigned char c = (unsigned char)url.at[i];
        bool bad = c <= 0x20 || c == 0x7F || strchr("\"<>\\^`{|}", c);
        if (bad)
            buf_format(&out, "%%%02X", (unsigned)c);
        else
            buf_char(&out, url.at[i]);
    }
    return buf_str(&out);
}

str link_address(writer *w, const doc_link *link)
{
    switch (link->kind) {
    case LINK_ANCHOR:
        return page_address(w, w->doc->page, link->anchor);
    case LINK_PAGE:
        return page_address(w, link->page, link->anchor);
    case LINK_FILE:
        return page_address(w, link->page, STR(""));
    case LINK_URL:
        return scheme_is_safe(link->url) ? clean_url(w, link->url) : STR("");
    }
    return STR("");
}
