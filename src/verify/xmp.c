/*
 * The properties of an XMP packet (ISO 16684-1), read by expat, which bounds what entities may unfold to.
 *
 * A property is an element in an rdf:Description, or an attribute of it: programs write both. Of one with several values,
 * in an rdf:Alt or rdf:Seq, the first counts. Its name is that of the namespace, a space, and its own.
 */
#include <expat.h>

#include "verify/inside.h"

#define RDF "http://www.w3.org/1999/02/22-rdf-syntax-ns# "

enum { PACKET_MOST = 16 << 20, NOWHERE = -1 };

typedef struct packet {
    arena *arena;
    map *properties;
    str name; /* of the property that is being read */
    int depth,
        at; /* at: that of the property; NOWHERE outside of a description, 0 between properties */
    int values; /* of the property, ended so far */
    buf text;
} packet;

static void keep(packet *p, str name, str value)
{
    str *kept = arena_make(p->arena, str);
    *kept = str_copy(p->arena, str_trim(value));
    map_add(p->properties, str_copy(p->arena, name), kept);
}

static void XMLCALL start(void *data, const XML_Char *name, const XML_Char **attributes)
{
    packet *p = data;
    p->depth++;
    if (p->at == NOWHERE && str_is(str_of(name), RDF "Description")) {
        p->at = 0;
        for (size_t i = 0; attributes[i]; i += 2)
            keep(p, str_of(attributes[i]), str_of(attributes[i + 1]));
    } else if (p->at == 0) {
        p->at = p->depth;
        p->name = str_copy(p->arena, str_of(name));
        p->values = 0;
        p->text.len = 0;
    }
}

static void XMLCALL end(void *data, const XML_Char *name)
{
    packet *p = data;
    if (p->at > 0 && p->depth > p->at && str_is(str_of(name), RDF "li"))
        p->values++;
    if (p->at > 0 && p->depth == p->at) {
        keep(p, p->name, buf_str(&p->text));
        p->at = 0;
    } else if (p->at == 0 && str_is(str_of(name), RDF "Description")) {
        p->at = NOWHERE;
    }
    p->depth--;
}

static void XMLCALL characters(void *data, const XML_Char *at, int len)
{
    packet *p = data;
    if (p->at > 0 && p->values == 0)
        buf_put(&p->text, (str){ at, (size_t)len });
}

map *verify_read_xmp(arena *a, str content)
{
    packet p = { .arena = a, .properties = map_new(a), .at = NOWHERE, .text = buf_new(a) };
    if (content.len == 0 || content.len > PACKET_MOST)
        return NULL;
    XML_Parser parser = XML_ParserCreateNS(NULL, ' ');
    XML_SetUserData(parser, &p);
    XML_SetElementHandler(parser, start, end);
    XML_SetCharacterDataHandler(parser, characters);
    const bool whole = XML_Parse(parser, content.at, (int)content.len, 1) == XML_STATUS_OK;
    XML_ParserFree(parser);
    return whole ? p.properties : NULL;
}
