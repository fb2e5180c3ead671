/*
 * The text of set pages, as a reader meets it: what document_text says of the document, said of its
 * pages.
 *
 * Marks are read by their place in the text: a figure may stand on the page after the one that it
 * belongs to. Notes are kept back and come last, by number. Artifacts, contents, calls of notes,
 * bullets and what stands inside a figure are left out, as there; or, for those who look for words that
 * may stand nowhere, nothing is, and artifacts come at the very end.
 */
#include "type/type.h"

typedef struct passage {
    buf text;
    int32_t last; /* block element of the mark before */
} passage;

typedef struct reader {
    const typeset *set;
    bool all;          /* leave nothing out */
    passage *passages; /* the text, then each note by its number, then artifacts */
    int notes;
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

static bool is_picture(const reader *r, int32_t element)
{
    const element_kind kind = kind_of(r, element);
    return kind == ELEMENT_FIGURE || kind == ELEMENT_SYMBOL;
}

/* The number of the note that an element is part of; 0 for the text. */
static int note_of(const reader *r, int32_t element)
{
    for (; element >= 0; element = r->set->elements.at[element].parent)
        if (kind_of(r, element) == ELEMENT_NOTE)
            return r->set->elements.at[element].level <= r->notes
                       ? r->set->elements.at[element].level
                       : 0;
    return 0;
}

static bool is_sign(str text)
{
    str bare = str_trim(text);
    return str_is(bare, "\u2022") || str_is(bare, "\u2610") || str_is(bare, "\u2611");
}

static bool is_left_out(const reader *r, const type_mark *m)
{
    if (r->all)
        return false;
    if (m->element < 0 || is_inside(r, m->element, ELEMENT_TOC)
        || is_inside(r, m->element, ELEMENT_REFERENCE))
        return true;
    if (is_picture(r, m->element))
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

/* Those, and what stands in a figure: each is a line, but for what goes on where the one before it ends. */
static void read_artifact(reader *r, const type_mark *m, const type_mark *before)
{
    buf *to = &r->passages[r->notes + 1].text;
    if (!before || before->kind != MARK_GLYPHS || before->y != m->y
        || before->x + before->w != m->x)
        buf_char(to, '\n');
    put_text(to, m->text);
}

static void read_mark(reader *r, const type_mark *m)
{
    const int number = note_of(r, m->element);
    passage *to = &r->passages[number];
    const int32_t block = block_of(r, m->element);
    if (block != to->last)
        buf_char(&to->text, '\n');
    to->last = block;
    put_text(&to->text, m->text);
}

/* ---- order ----------------------------------------------------------------------------------- */

/* Where the marks of each place in the text begin, once they are in order: a counting sort. */
static size_t *count_places(const typeset *set, arena *a, size_t *places)
{
    *places = 0;
    for (size_t i = 0; i < set->pages.len; i++)
        for (size_t k = 0; k < set->pages.at[i].marks.len; k++)
            if (set->pages.at[i].marks.at[k].order >= *places)
                *places = set->pages.at[i].marks.at[k].order + 1;
    size_t *from = arena_array(a, size_t, *places + 1);
    for (size_t i = 0; i < set->pages.len; i++)
        for (size_t k = 0; k < set->pages.at[i].marks.len; k++)
            from[set->pages.at[i].marks.at[k].order + 1]++;
    for (size_t i = 0; i < *places; i++)
        from[i + 1] += from[i];
    return from;
}

static const type_mark **in_order(const typeset *set, arena *a, size_t *count)
{
    size_t places;
    size_t *from = count_places(set, a, &places);
    *count = from[places];
    const type_mark **marks = arena_array(a, const type_mark *, *count + 1);
    for (size_t i = 0; i < set->pages.len; i++)
        for (size_t k = 0; k < set->pages.at[i].marks.len; k++) {
            const type_mark *m = &set->pages.at[i].marks.at[k];
            marks[from[m->order]++] = m;
        }
    return marks;
}

static void read_pages(const typeset *set, bool all, buf *out)
{
    arena *a = arena_new();
    reader r = { .set = set, .all = all };
    const size_t notes = set->doc ? set->doc->notes.len : 0;
    r.passages = arena_array(a, passage, notes + 2);
    r.notes = (int)notes;
    for (size_t i = 0; i < notes + 2; i++)
        r.passages[i] = (passage){ buf_new(a), -1 };
    size_t count;
    const type_mark **marks = in_order(set, a, &count);
    for (size_t i = 0; i < count; i++) {
        if (marks[i]->kind != MARK_GLYPHS || is_left_out(&r, marks[i]))
            continue;
        if (marks[i]->element < 0 || is_picture(&r, marks[i]->element))
            read_artifact(&r, marks[i], i > 0 ? marks[i - 1] : NULL);
        else
            read_mark(&r, marks[i]);
    }
    for (size_t i = 0; i < notes + 2; i++)
        buf_put(out, buf_str(&r.passages[i].text));
    arena_drop(a);
}

void type_text(const typeset *set, buf *out)
{
    read_pages(set, false, out);
}

void type_drawn(const typeset *set, buf *out)
{
    read_pages(set, true, out);
}
