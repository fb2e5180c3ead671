/*
 * A line as marks: its words shaped as they stand in it, its spaces stretched or shrunk to the
 * measure.
 *
 * A word that a line ends inside is shaped anew with its hyphen; the hyphen's text is U+00AD, so
 * that it vanishes where the text is copied or searched. Spaces are glyphs too, and a line that
 * goes on ends with one: a reader of the file then finds the words without guessing. One mark holds
 * what has one style and one font.
 */
#include <string.h>

#include "type/setter.h"

typedef struct builder {
    setter *setter;
    const paragraph *p;
    const line *line;
    mark_list *out;
    const style *style; /* of the mark that is being made; NULL none */
    int font;
    buf text;
    list_of(type_glyph) glyphs;
    list_of(doc_point) offsets;
    bool is_offset;
    length x, start;
} builder;

/* ---- marks ----------------------------------------------------------------------------------- */

/* The box of a link; one that touches the link's box before it makes that one wider. */
static void put_link(builder *b, length width)
{
    const style *k = b->style;
    for (size_t i = b->out->len; i > 0 && i + 3 > b->out->len; i--) {
        type_mark *m = &b->out->at[i - 1];
        if (m->kind != MARK_LINK || m->link != k->link || m->x + m->w < b->start - k->size / 2)
            continue;
        m->w = b->start + width - m->x;
        return;
    }
    type_mark m = {
        .kind = MARK_LINK, .element = k->element, .x = b->start, .w = width, .link = k->link
    };
    m.y = -k->rise - k->size * 4 / 5;
    m.h = k->size * 21 / 20;
    list_add(b->setter->temp, b->out, m);
}

static void put_strike(builder *b, length width)
{
    length box[4] = { b->start, -b->style->rise - b->style->size / 4, width, b->style->size / 20 };
    mark_rule(b->setter, b->out, box, b->style->colour);
}

static void *kept_array(const builder *b, const void *at, size_t count, size_t size)
{
    void *copy = arena_alloc(b->setter->kept, count, size);
    memcpy(copy, at, count * size);
    return copy;
}

static void close_mark(builder *b)
{
    if (!b->style || b->glyphs.len == 0)
        return;
    const length width = b->x - b->start;
    type_mark m = { .kind = MARK_GLYPHS,
                    .element = b->style->element,
                    .x = b->start,
                    .y = -b->style->rise,
                    .w = width };
    m.h = b->style->size;
    m.colour = b->style->colour;
    m.font = b->font;
    m.size = b->style->size;
    m.text = str_copy(b->setter->kept, buf_str(&b->text));
    m.glyphs = kept_array(b, b->glyphs.at, b->glyphs.len, sizeof *b->glyphs.at);
    m.glyph_count = b->glyphs.len;
    if (b->is_offset)
        m.offsets = kept_array(b, b->offsets.at, b->offsets.len, sizeof *b->offsets.at);
    list_add(b->setter->temp, b->out, m);
    if (b->style->link)
        put_link(b, width);
    if (b->style->strike)
        put_strike(b, width);
    b->style = NULL;
}

static void open_mark(builder *b, const style *look, int font)
{
    if (b->style == look && b->font == font)
        return;
    close_mark(b);
    b->style = look;
    b->font = font;
    b->start = b->x;
    b->text.len = b->glyphs.len = b->offsets.len = 0;
    b->is_offset = false;
}

/* A line that is longer than lengths reach, of a hostile text, ends there: nobody sees what is so far from the page. */
static void move_on(builder *b, length by)
{
    const int64_t x = (int64_t)b->x + by;
    b->x = x > INT32_MAX / 2 ? INT32_MAX / 2 : (length)x;
}

static void add_glyph(builder *b, const style *look, const word_glyph *g, str text)
{
    open_mark(b, look, g->font);
    const doc_point offset = { fonts_scale(g->dx, look->size), fonts_scale(g->dy, look->size) };
    type_glyph made = { .advance = fonts_scale(g->advance, look->size),
                        .glyph = (uint16_t)g->glyph,
                        .text_len = (uint8_t)text.len };
    buf_put(&b->text, text);
    list_add(b->setter->temp, &b->glyphs, made);
    list_add(b->setter->temp, &b->offsets, offset);
    b->is_offset = b->is_offset || offset.x != 0 || offset.y != 0;
    move_on(b, made.advance);
}

/* ---- words and spaces ------------------------------------------------------------------------ */

static bool is_symbol(const item *x)
{
    return x->kind == ITEM_BOX && x->style->image;
}

/* The word as it stands in this line: from item `i`, whose number all its parts bear; gives the
   item after it. */
static size_t word_here(const builder *b, size_t i, const word **found, bool *hyphen)
{
    const item *first = &b->p->items.at[i];
    size_t end = first->at;
    for (; i < b->line->to; i++) {
        const item *x = &b->p->items.at[i];
        if (x->kind == ITEM_GLUE || (x->kind == ITEM_BOX && x->word != first->word))
            break;
        if (x->kind == ITEM_BOX)
            end = x->at + x->len;
    }
    str text = str_slice(buf_str(&b->p->text), first->at, end);
    *hyphen = i == b->line->to && b->line->hyphen;
    if (*hyphen)
        text = str_format(b->setter->temp, STR_FMT "-", STR_ARG(text));
    *found = words_shape(b->setter->fonts, first->style->words, text);
    return i;
}

static void put_word(builder *b, const style *look, const word *w, bool hyphen)
{
    for (size_t i = 0; i < w->count; i++) {
        const word_glyph *g = &w->glyphs[i];
        bool soft = hyphen && i + 1 == w->count;
        str text = str_slice(w->text, g->text_at, (size_t)g->text_at + g->text_len);
        add_glyph(b, look, g, soft ? STR("\u00ad") : text);
    }
}

static void put_space(builder *b, const item *x, length extra)
{
    const word *space = words_shape(b->setter->fonts, x->style->words, STR(" "));
    if (space->count == 0)
        return;
    length before = b->x;
    add_glyph(b, x->style, &space->glyphs[0], STR(" "));
    b->x = before + x->width + extra;
    b->glyphs.at[b->glyphs.len - 1].advance = x->width + extra;
}

/* A mark of its own, which ends the one before. */
static void put_symbol(builder *b, const item *x)
{
    close_mark(b);
    b->style = x->style;
    b->start = b->x;
    symbol_put(b->setter, x->style, b->x, b->out);
    move_on(b, x->width);
    if (x->style->link)
        put_link(b, x->width);
    b->style = NULL;
}

/* Where the line goes on, its last glyph is a space that takes no room. */
static void put_end(builder *b)
{
    const line *l = b->line;
    if (l->hyphen || l->to >= b->p->items.len || l->from >= l->to)
        return;
    const item *x = &b->p->items.at[l->to];
    if (x->kind == ITEM_BREAK && x->penalty != PENALTY_FORCED)
        return;
    item blank = *x;
    blank.width = 0;
    blank.style = b->style ? b->style : x->style;
    put_space(b, &blank, 0);
}

/* ---- the line -------------------------------------------------------------------------------- */

typedef struct measure {
    int64_t natural, shrink;
    int64_t blank;       /* natural width of the spaces that stretch */
    int64_t first, last; /* what hangs out of the measure */
    int32_t spaces;
} measure;

static measure measure_line(const builder *b)
{
    measure m = { 0 };
    for (size_t i = b->line->from; i < b->line->to;) {
        const item *x = &b->p->items.at[i];
        if (is_symbol(x)) {
            m.natural += x->width;
        } else if (x->kind == ITEM_BOX) {
            const word *w;
            bool hyphen;
            i = word_here(b, i, &w, &hyphen);
            m.natural += fonts_scale(w->width, x->style->size);
            continue;
        }
        if (x->kind == ITEM_GLUE) {
            m.natural += x->width;
            m.shrink += x->shrink;
            m.spaces += x->stretch > 0;
            m.blank += x->stretch > 0 ? x->width : 0;
        }
        i++;
    }
    return m;
}

/* What all spaces of the line take up together, beyond their own width. */
static int64_t fill_of(const line *l, const para_form *form, measure m)
{
    int64_t left = form->width + m.first + m.last - m.natural;
    if (m.spaces == 0)
        return 0;
    if (left < 0)
        return -left > m.shrink ? -m.shrink : left;
    if (!form->justify || l->last)
        return 0;
    return l->loose && left > l->grown ? l->grown : left;
}

static length offset_of(const para_form *form, int64_t used)
{
    int64_t left = form->width - used;
    if (left <= 0 || form->justify)
        return 0;
    if (form->align == CELL_CENTER)
        return (length)(left / 2);
    return form->align == CELL_LEFT ? 0 : (length)left;
}

static void put_items(builder *b, int64_t fill, int32_t spaces)
{
    int32_t nth = 0;
    for (size_t i = b->line->from; i < b->line->to;) {
        const item *x = &b->p->items.at[i];
        if (is_symbol(x)) {
            put_symbol(b, x);
        } else if (x->kind == ITEM_BOX) {
            const word *w;
            bool hyphen;
            if (x->style->note)
                galley_note(b->setter, x->style->note);
            i = word_here(b, i, &w, &hyphen);
            put_word(b, x->style, w, hyphen);
            continue;
        }
        if (x->kind == ITEM_GLUE) {
            bool counts = x->stretch > 0;
            length extra = counts ? (length)(fill * (nth + 1) / spaces - fill * nth / spaces) : 0;
            nth += counts;
            put_space(b, x, extra);
        }
        i++;
    }
}

static line_manner manner_of(const line *l, const para_form *form)
{
    if (!form->justify || l->last)
        return LINE_RAGGED;
    return l->loose ? LINE_LOOSE : LINE_FILLED;
}

/* What is known of the line goes along with it to its page. */
static void put_facts(builder *b, const para_form *form, measure m, int64_t fill)
{
    const line *l = b->line;
    const style *look = b->p->items.at[l->from].style;
    type_line *about = arena_make(b->setter->kept, type_line);
    *about = (type_line){ .nth = (int)l->nth,
                          .count = (int)l->count,
                          .manner = manner_of(l, form),
                          .measure = form->width,
                          .space = 1000 };
    if (m.blank > 0)
        about->space = (int32_t)((m.blank + fill) * 1000 / m.blank);
    type_mark made = { .kind = MARK_LINE,
                       .element = look->element,
                       .x = b->x + (length)m.first,
                       .w = (length)(m.natural + fill - m.first - m.last),
                       .h = look->size,
                       .line = about };
    list_add(b->setter->temp, b->out, made);
}

length para_put_line(setter *s, const paragraph *p, const line *l, const para_form *form,
                     mark_list *out)
{
    builder b = { .setter = s, .p = p, .line = l, .out = out, .text = buf_new(s->temp) };
    measure m = measure_line(&b);
    if (form->hang) {
        m.first = hang_first(s, p, l->from);
        m.last = hang_last(s, p, l->to);
    }
    int64_t fill = fill_of(l, form, m);
    b.x = offset_of(form, m.natural + fill - m.first - m.last) - (length)m.first;
    if (l->from < l->to)
        put_facts(&b, form, m, fill);
    put_items(&b, fill, m.spaces);
    put_end(&b);
    close_mark(&b);
    return (length)(m.natural + fill);
}
