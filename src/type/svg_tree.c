/*
 * An SVG file as a tree of elements, read by expat, which bounds what entities may unfold to.
 *
 * Attributes lose the prefix "xlink:" or "xml:"; elements lose "svg:". Those of other namespaces
 * (of the program that drew it) keep theirs, and so are known to nobody. Elements deeper than
 * SVG_DEPTH are left out, as is all text outside of text and style sheets.
 */
#include "type/svg.h"

#include <expat.h>
#include <string.h>

typedef struct loader {
    arena *arena;
    svg_file *file;
    XML_Parser parser;
    svg_node *open;   /* the element being read */
    int depth, texts; /* how many that hold text are open */
    buf text, sheet;
} loader;

static str without_prefix(const char *name, const char *prefix)
{
    str s = str_of(name), p = str_of(prefix);
    return str_starts(s, p) ? str_slice(s, p.len, s.len) : s;
}

static svg_node *add_node(loader *l, str name)
{
    svg_node *n = arena_make(l->arena, svg_node);
    n->name = name;
    n->parent = l->open;
    n->line = (int)XML_GetCurrentLineNumber(l->parser);
    n->column = (int)XML_GetCurrentColumnNumber(l->parser) + 1;
    if (!l->open)
        l->file->root = l->file->root ? l->file->root : n;
    else if (l->open->last)
        l->open->last = l->open->last->next = n;
    else
        l->open->first = l->open->last = n;
    return n;
}

static void keep_text(loader *l)
{
    str read = buf_str(&l->text);
    if (read.len == 0)
        return;
    if (str_is(l->open->name, "style"))
        buf_put(&l->sheet, read);
    else
        add_node(l, STR(""))->text = str_copy(l->arena, read);
    l->text.len = 0;
}

static void keep_attributes(loader *l, svg_node *n, const XML_Char **from)
{
    size_t count = 0;
    while (from[2 * count])
        count++;
    svg_attribute *to = arena_array(l->arena, svg_attribute, count);
    for (size_t i = 0; i < count; i++) {
        str name = without_prefix(from[2 * i], "xlink:");
        if (name.len == strlen(from[2 * i]))
            name = without_prefix(from[2 * i], "xml:");
        to[i] = (svg_attribute){ str_copy(l->arena, name),
                                 str_copy(l->arena, str_of(from[2 * i + 1])) };
        if (str_is(to[i].name, "id"))
            map_add(l->file->ids, to[i].value, n);
    }
    n->attributes = to;
    n->attribute_count = count;
}

static bool holds_text(const svg_node *n)
{
    return str_is(n->name, "text") || str_is(n->name, "style");
}

static void XMLCALL start(void *data, const XML_Char *name, const XML_Char **attributes)
{
    loader *l = data;
    if (++l->depth > SVG_DEPTH)
        return;
    if (l->open)
        keep_text(l);
    l->open = add_node(l, str_copy(l->arena, without_prefix(name, "svg:")));
    keep_attributes(l, l->open, attributes);
    l->texts += holds_text(l->open);
}

static void XMLCALL end(void *data, const XML_Char *name)
{
    (void)name;
    loader *l = data;
    if (l->depth-- > SVG_DEPTH)
        return;
    keep_text(l);
    l->texts -= holds_text(l->open);
    l->open = l->open->parent;
}

static void XMLCALL characters(void *data, const XML_Char *at, int len)
{
    loader *l = data;
    if (l->texts > 0 && l->depth <= SVG_DEPTH)
        buf_put(&l->text, (str){ at, (size_t)len });
}

svg_file *svg_read(arena *a, str content)
{
    loader l = { .arena = a, .text = buf_new(a), .sheet = buf_new(a) };
    l.file = arena_make(a, svg_file);
    l.file->ids = map_new(a);
    l.parser = XML_ParserCreate(NULL);
    XML_SetUserData(l.parser, &l);
    XML_SetElementHandler(l.parser, start, end);
    XML_SetCharacterDataHandler(l.parser, characters);
    if (XML_Parse(l.parser, content.at, (int)content.len, 1) == XML_STATUS_ERROR)
        l.file->fault = str_format(a, "%s in line %d", XML_ErrorString(XML_GetErrorCode(l.parser)),
                                   (int)XML_GetCurrentLineNumber(l.parser));
    XML_ParserFree(l.parser);
    l.file->sheet = svg_sheet_read(a, buf_str(&l.sheet));
    return l.file;
}

/* ---- looking things up ----------------------------------------------------------------------- */

str svg_attribute_of(const svg_node *n, const char *name)
{
    for (size_t i = 0; i < n->attribute_count; i++)
        if (str_is(n->attributes[i].name, name))
            return n->attributes[i].value;
    return STR("");
}

const svg_node *svg_find(const svg_file *file, str reference)
{
    str id = str_trim(reference);
    if (str_starts(id, STR("url("))) {
        id = str_trim(str_slice(id, 4, str_find(id, STR(")"))));
        if (id.len > 1 && (id.at[0] == '"' || id.at[0] == '\''))
            id = str_slice(id, 1, id.len - 1);
    }
    return str_starts(id, STR("#")) ? map_find(file->ids, str_slice(id, 1, id.len)) : NULL;
}
