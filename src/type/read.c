/*
 * The text of set pages, as a reader meets it: what document_text says of the document, said of its
 * pages.
 *
 * Marks are read in drawing order, which is reading order but for the notes: theirs are kept back
 * and come last. Artifacts, contents, calls of notes, bullets and what stands inside a figure are
 * left out, as there.
 */
#include "type/type.h"

typedef struct reader {
    const typeset *set;
    buf body, notes;
    int32_t last, last_note; /* block element of the mark before, in the text and in the notes */
} reader;

static element_kind kind_of(const reader *r, int32_t element)
{
    return r->set->elements.at[element].kind;
}

/* The element that makes a line of its own: links and spans stand inside one. */
static int32_t block_of(const reader *r, int32_t element)
{
    while (kind_of(r, element) == ELEMENT_LINK || kind_of(r, element) == ELEMENT_SPAN) {
        if (r->set->elements.at[element].parent < 0)
            break;
        element = r->set->elements.at[element].parent;
    }
    return element;
}

static bool is_inside(const reader *r, int32_t element, element_kind kind)
{
    for (; element >= 0; element = r->set->elements.at[element].parent)
        if (kind_of(r, element) == kind)
            return true;
    return false;
}

static bool is_sign(str text)
{
    str bare = str_trim(text);
    return str_is(bare, "\u2022") || str_is(bare, "\u2610") || str_is(bare, "\u2611");
}

static bool is_left_out(const reader *r, const type_mark *m)
{
    if (m->element < 0 || is_inside(r, m->element, ELEMENT_TOC)
        || is_inside(r, m->element, ELEMENT_REFERENCE))
        return true;
    if (kind_of(r, m->element) == ELEMENT_FIGURE)
        return true;
    return kind_of(r, m->element) == ELEMENT_LABEL && is_sign(m->text);
}

/* A hyphen that was added, and the break after it, vanish. */
static void put_text(buf *out, str text)
{
    for (size_t pos = 0; pos < text.len;) {
        size_t at = pos;
        if (utf8_next(text, &pos) != 0xad)
            buf_put(out, str_slice(text, at, pos));
    }
}

static void read_mark(reader *r, const type_mark *m)
{
    const bool note = is_inside(r, m->element, ELEMENT_NOTE);
    buf *out = note ? &r->notes : &r->body;
    int32_t *last = note ? &r->last_note : &r->last;
    const int32_t block = block_of(r, m->element);
    if (block != *last)
        buf_char(out, '\n');
    *last = block;
    put_text(out, m->text);
}

void type_text(const typeset *set, buf *out)
{
    arena *a = arena_new();
    reader r = { .set = set, .body = buf_new(a), .notes = buf_new(a), .last = -1, .last_note = -1 };
    for (size_t i = 0; i < set->pages.len; i++)
        for (size_t k = 0; k < set->pages.at[i].marks.len; k++) {
            const type_mark *m = &set->pages.at[i].marks.at[k];
            if (m->kind == MARK_GLYPHS && !is_left_out(&r, m))
                read_mark(&r, m);
        }
    buf_put(out, buf_str(&r.body));
    buf_put(out, buf_str(&r.notes));
    arena_drop(a);
}
