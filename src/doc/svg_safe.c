/*
 * svg_safe: an SVG file as a site may have it: without scripts, and without what is loaded from
 * elsewhere.
 *
 * A browser runs nothing in a picture of a page, but whoever opens the file by its own address gets
 * all of it. So these are left out: scripts, foreign content, what changes a reference over time,
 * attributes that are scripts ("onclick"), references that lead out of the file (links to pages may
 * stay), style sheets from elsewhere. Everything else stays byte for byte: expat says where each
 * part begins and ends.
 */
#include "doc/doc.h"

#include <expat.h>
#include <string.h>

typedef struct cleaner {
    XML_Parser parser;
    str content;
    buf *out;
    size_t kept;  /* all before this byte is written or left out */
    int dropping; /* levels inside an element that is left out; 0 none */
    bool style;   /* inside a style sheet */
    bool inside;  /* something bad stands in an entity, where no bytes can be left out */
    bool changed;
} cleaner;

static size_t position(const cleaner *c)
{
    return (size_t)XML_GetCurrentByteIndex(c->parser);
}

static void keep_until(cleaner *c, size_t end)
{
    if (end > c->kept)
        buf_put(c->out, str_slice(c->content, c->kept, end));
    c->kept = end > c->kept ? end : c->kept;
}

/* Leaves out what the parser is at. */
static void leave_out(cleaner *c)
{
    const size_t at = position(c), count = (size_t)XML_GetCurrentByteCount(c->parser);
    keep_until(c, at);
    c->kept = at + count;
    c->changed = true;
}

/* Names come as "namespace name". */
static str local_name(const char *name)
{
    const char *space = strrchr(name, ' ');
    return str_of(space ? space + 1 : name);
}

/* ---- what is not let through ------------------------------------------------------------------ */

static bool leads_out(str value)
{
    str v = str_trim(value);
    return v.len > 0 && v.at[0] != '#' && !str_starts(v, STR("data:image/png"))
           && !str_starts(v, STR("data:image/jpeg"));
}

static bool is_page(str value)
{
    return str_starts(value, STR("https://")) || str_starts(value, STR("http://"))
           || str_starts(value, STR("mailto:"));
}

/* "url(…)" that is no place in the file, "@import"; an escape may be the beginning of either. */
static bool style_leads_out(const cleaner *c, str style)
{
    str text = str_trim(utf8_lower(c->out->arena, style));
    str before, rest = text;
    if (str_find(text, STR("@import")) < text.len || str_find(text, STR("\\")) < text.len
        || str_ends(text, STR("url(")))
        return true;
    while (str_cut(&rest, STR("url("), &before)) {
        str address = str_trim(rest);
        while (address.len > 0 && (address.at[0] == '"' || address.at[0] == '\''))
            address = str_slice(address, 1, address.len);
        if (rest.len > 0 && leads_out(address))
            return true;
    }
    return false;
}

static bool is_bad_attribute(const cleaner *c, str element, str name, str value)
{
    if (str_starts(name, STR("on")))
        return true;
    if (str_is(name, "href") || str_is(name, "src"))
        return leads_out(value) && !(str_is(element, "a") && is_page(value));
    return str_find(value, STR("(")) < value.len && style_leads_out(c, value);
}

static bool changes_reference(const XML_Char **attributes)
{
    for (size_t i = 0; attributes[i]; i += 2)
        if (str_is(local_name(attributes[i]), "attributeName")
            && (str_ends(str_of(attributes[i + 1]), STR("href"))
                || str_starts(str_of(attributes[i + 1]), STR("on"))))
            return true;
    return false;
}

static bool is_bad_element(const char *name, const XML_Char **attributes)
{
    static const char *const bad[] = { "script", "foreignObject", "handler", "listener",
                                       "iframe", "embed",         "object",  "link" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (str_is(local_name(name), bad[i]))
            return true;
    if (str_starts(str_of(name), STR("http://www.w3.org/1999/xhtml")))
        return true;
    return changes_reference(attributes);
}

/* ---- one tag ---------------------------------------------------------------------------------- */

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

/* Past the attribute that begins at `at`, with its value in quotation marks. */
static size_t attribute_end(str tag, size_t at)
{
    while (at < tag.len && tag.at[at] != '"' && tag.at[at] != '\'')
        at++;
    const char quote = at < tag.len ? tag.at[at] : '"';
    for (at++; at < tag.len && tag.at[at] != quote; at++)
        ;
    return at < tag.len ? at + 1 : tag.len;
}

/* Declarations of namespaces, which the parser keeps to itself. Gives where the next attribute begins. */
static size_t put_namespaces(cleaner *c, str tag, size_t at)
{
    for (;;) {
        size_t name = at;
        while (name < tag.len && is_space(tag.at[name]))
            name++;
        if (!str_starts(str_slice(tag, name, tag.len), STR("xmlns")))
            return at;
        const size_t end = attribute_end(tag, at);
        buf_put(c->out, str_slice(tag, at, end));
        at = end;
    }
}

static void put_tag(cleaner *c, str element, const XML_Char **attributes)
{
    const str tag = str_slice(c->content, position(c),
                              position(c) + (size_t)XML_GetCurrentByteCount(c->parser));
    size_t at = 0;
    leave_out(c);
    while (at < tag.len && !is_space(tag.at[at]))
        at++;
    buf_put(c->out, str_slice(tag, 0, at));
    for (size_t i = 0; attributes[i]; i += 2) {
        at = put_namespaces(c, tag, at);
        const size_t from = at;
        at = attribute_end(tag, at);
        if (!is_bad_attribute(c, element, local_name(attributes[i]), str_of(attributes[i + 1])))
            buf_put(c->out, str_slice(tag, from, at));
    }
    buf_put(c->out, str_slice(tag, at, tag.len));
}

static bool has_bad_attribute(const cleaner *c, str element, const XML_Char **attributes)
{
    for (size_t i = 0; attributes[i]; i += 2)
        if (is_bad_attribute(c, element, local_name(attributes[i]), str_of(attributes[i + 1])))
            return true;
    return false;
}

/* An element that an entity holds has no bytes of its own here. */
static bool is_in_entity(const cleaner *c)
{
    return position(c) >= c->content.len || c->content.at[position(c)] != '<';
}

/* ---- the parser's calls ------------------------------------------------------------------------ */

static void XMLCALL start(void *data, const XML_Char *name, const XML_Char **attributes)
{
    cleaner *c = data;
    const str element = local_name(name);
    if (c->dropping > 0 || is_bad_element(name, attributes)) {
        c->inside = c->inside || is_in_entity(c);
        if (c->dropping++ == 0)
            leave_out(c);
        return;
    }
    c->style = str_is(element, "style");
    if (!has_bad_attribute(c, element, attributes))
        return;
    c->inside = c->inside || is_in_entity(c);
    if (!c->inside)
        put_tag(c, element, attributes);
}

static void XMLCALL end(void *data, const XML_Char *name)
{
    (void)name;
    cleaner *c = data;
    c->style = false;
    if (c->dropping == 0)
        return;
    const size_t after = position(c) + (size_t)XML_GetCurrentByteCount(c->parser);
    c->kept = after > c->kept ? after : c->kept;
    c->dropping--;
}

/* A letter written as a number ("&#105;mport") would hide what it is a part of. */
static bool is_hidden_letter(const cleaner *c, const char *at, int len)
{
    return len == 1 && c->content.at[position(c)] == '&' && !strchr("<>&\"'", at[0]);
}

static void XMLCALL characters(void *data, const XML_Char *at, int len)
{
    cleaner *c = data;
    if (c->style && c->dropping == 0
        && (style_leads_out(c, (str){ at, (size_t)len }) || is_hidden_letter(c, at, len)))
        leave_out(c);
}

static void XMLCALL instruction(void *data, const XML_Char *target, const XML_Char *text)
{
    (void)target;
    (void)text;
    cleaner *c = data;
    if (c->dropping == 0)
        leave_out(c);
}

bool svg_without_scripts(str content, buf *out)
{
    cleaner c = { .content = content, .out = out, .parser = XML_ParserCreateNS(NULL, ' ') };
    XML_SetUserData(c.parser, &c);
    XML_SetElementHandler(c.parser, start, end);
    XML_SetCharacterDataHandler(c.parser, characters);
    XML_SetProcessingInstructionHandler(c.parser, instruction);
    const bool read = XML_Parse(c.parser, content.at, (int)content.len, 1) == XML_STATUS_OK;
    XML_ParserFree(c.parser);
    keep_until(&c, content.len);
    if (!read || c.inside)
        out->len = 0;
    return c.changed || c.inside || !read;
}
