/*
 * about: what a page is about, as JSON-LD in its head, in the words of schema.org.
 *
 * Takes the thing that `compose` gave the document. It is a block of data and no script: nothing runs. Inside it HTML
 * knows only one thing, the end tag (HTML Living Standard, 4.12.1.3), so '<' is written as an escape of JSON.
 * Addresses are whole where the site's own is known; else they are relative to the page, as JSON-LD allows.
 */
#include "html/inside.h"

static void put_json(writer *w, str s)
{
    put(w, "\"");
    for (size_t at = 0; at < s.len;) {
        size_t from = at;
        uint32_t rune = utf8_next(s, &at);
        if (rune == '"' || rune == '\\')
            buf_format(w->out, "\\%c", (int)rune);
        else if (rune < 0x20 || rune == '<' || rune == '>' || rune == '&'
                 || (rune >= 0x7F && rune <= 0x9F))
            buf_format(w->out, "\\u%04X", (unsigned)rune);
        else
            buf_put(w->out, str_slice(s, from, at));
    }
    put(w, "\"");
}

static str whole_address(writer *w, str page)
{
    str own = w->frame->address;
    if (own.len == 0)
        return page_address(w, page, STR(""));
    return str_format(w->arena, STR_FMT STR_FMT, STR_ARG(own), STR_ARG(page));
}

static void put_thing(writer *w, const doc_thing *thing);

static void put_property(writer *w, const doc_property *p)
{
    put_json(w, str_of(p->name));
    put(w, ":");
    if (p->thing)
        put_thing(w, p->thing);
    else
        put_json(w, p->is_page ? whole_address(w, p->value) : p->value);
}

/* A property that follows another of its name is one more of its values: a list. As deep as `compose` nests them. */
static void put_thing(writer *w, const doc_thing *thing)
{
    buf_format(w->out, "{\"@type\":\"%s\"", thing->type);
    for (size_t i = 0; i < thing->properties.len;) {
        const doc_property *first = &thing->properties.at[i];
        put(w, ",");
        size_t end = i + 1;
        while (end < thing->properties.len
               && str_is(str_of(first->name), thing->properties.at[end].name))
            end++;
        if (end == i + 1) {
            put_property(w, first);
        } else {
            put_json(w, str_of(first->name));
            put(w, ":[");
            for (size_t k = i; k < end; k++) {
                put(w, k > i ? "," : "");
                put_thing(w, thing->properties.at[k].thing);
            }
            put(w, "]");
        }
        i = end;
    }
    put(w, "}");
}

void html_put_about(writer *w)
{
    if (!w->doc->about)
        return;
    buf inner = buf_new(w->arena), *out = w->out;
    w->out = &inner;
    put_thing(w, w->doc->about);
    w->out = out;
    str thing = buf_str(&inner);
    put(w, "<script type=\"application/ld+json\">{\"@context\":\"https://schema.org\",");
    buf_put(w->out, str_slice(thing, 1, thing.len));
    put(w, "</script>\n");
}
