/*
 * json: a document as data, for machines: what it is, and its blocks in reading order.
 *
 * The blocks are one flat list, each with how deep it lies, its kind and role by the names of the text
 * form, its label, its text, and the rows of its table. The text is what a reader sees, so
 * nothing that is withheld is in it.
 */
#include "doc/doc.h"

static void put_string(buf *out, str s)
{
    buf_char(out, '"');
    for (size_t i = 0; i < s.len; i++) {
        const unsigned char c = (unsigned char)s.at[i];
        if (c == '"' || c == '\\')
            buf_char(out, '\\');
        if (c < 0x20)
            buf_format(out, "\\u%04x", (unsigned)c);
        else
            buf_char(out, (char)c);
    }
    buf_char(out, '"');
}

/* A member of an object, after a comma; nothing where it has no value. */
static void put_member(buf *out, const char *name, str value)
{
    if (value.len == 0)
        return;
    buf_format(out, ", \"%s\": ", name);
    put_string(out, value);
}

static void put_rows(arena *a, const doc_table *t, buf *out)
{
    buf_text(out, ", \"rows\": [");
    for (size_t r = 0; r < t->rows.len; r++) {
        const doc_row *row = &t->rows.at[r];
        buf_text(out, r > 0 ? ", [" : "[");
        for (int i = 0; i < row->count; i++) {
            buf_text(out, i > 0 ? ", " : "");
            put_string(out, inline_plain(a, row->cells[i].text.first));
        }
        buf_char(out, ']');
    }
    buf_char(out, ']');
}

static void put_block(arena *a, const doc_block *b, int depth, buf *out)
{
    buf_format(out, "    {\"depth\": %d, \"kind\": \"%s\"", depth, block_kind_name(b->kind));
    if (b->kind == BLOCK_GROUP)
        put_member(out, "role", str_of(group_role_name(b->role)));
    if (b->kind == BLOCK_HEADING)
        buf_format(out, ", \"level\": %d", b->level);
    put_member(out, "id", b->anchor);
    put_member(out, "language", b->lang);
    put_member(out, "label", b->label);
    put_member(out, "text", inline_plain(a, b->text.first));
    put_member(out, "code", b->literal);
    put_member(out, "alternative", b->alt);
    if (b->table)
        put_rows(a, b->table, out);
    buf_char(out, '}');
}

static int depth_of(const doc_block *b)
{
    int depth = 0;
    while ((b = b->parent))
        depth++;
    return depth;
}

static void put_blocks(arena *a, const doc_block *first, buf *out)
{
    bool any = false;
    for (const doc_block *b = first; b; b = block_after(NULL, b)) {
        if (block_is_of_site(b))
            continue;
        buf_text(out, any ? ",\n" : "\n");
        put_block(a, b, depth_of(b), out);
        any = true;
    }
}

void document_json(const document *doc, buf *out)
{
    arena *a = arena_new();
    buf_text(out, "{\n  \"format\": \"referat-document-1\"");
    buf_format(out, ", \"kind\": \"%s\"", document_kind_name(doc->kind));
    put_member(out, "title", doc->title);
    put_member(out, "subtitle", doc->subtitle);
    put_member(out, "organisation", doc->organisation);
    put_member(out, "subject", doc->subject);
    put_member(out, "date", doc->date);
    put_member(out, "language", doc->lang);
    put_member(out, "state", doc->state);
    put_member(out, "version", doc->version);
    buf_text(out, ",\n  \"blocks\": [");
    put_blocks(a, doc->blocks.first, out);
    buf_text(out, "\n  ],\n  \"notes\": [");
    for (size_t i = 0; i < doc->notes.len; i++) {
        buf_format(out, "%s\n  {\"number\": %d, \"blocks\": [", i > 0 ? "," : "",
                   doc->notes.at[i].number);
        put_blocks(a, doc->notes.at[i].blocks.first, out);
        buf_text(out, "\n  ]}");
    }
    buf_text(out, "\n  ]\n}\n");
    arena_drop(a);
}
