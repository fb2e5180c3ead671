/*
 * Optical margins: how far a sign at the end or the beginning of a line hangs out of the measure.
 *
 * Hyphens, stops and quotation marks are mostly white. Where they stand at an edge, the edge looks
 * dented; so they are moved out by a part of their own width, and the letters form the edge (Thanh,
 * "Micro-typographic extensions to the TeX typesetting system", 2000, chapter 4). The line is broken
 * with the room that this gives.
 */
#include "type/setter.h"

typedef struct hanging {
    uint32_t rune;
    int first, last; /* percent of its width, at the beginning and the end of a line */
} hanging;

static const hanging signs[] = {
    { '-', 0, 60 },     { 0xad, 0, 60 },    { '.', 0, 60 },     { ',', 0, 60 },
    { ':', 0, 40 },     { ';', 0, 40 },     { '!', 0, 20 },     { '?', 0, 20 },
    { '(', 15, 0 },     { ')', 0, 15 },     { '"', 50, 50 },    { '\'', 60, 60 },
    { 0xab, 40, 30 },   { 0xbb, 30, 40 },   { 0x2013, 30, 30 }, { 0x2014, 20, 20 },
    { 0x2018, 60, 60 }, { 0x2019, 60, 60 }, { 0x201c, 50, 50 }, { 0x201d, 50, 50 },
    { 0x2026, 0, 20 },
};

static const hanging *find_sign(uint32_t rune)
{
    if ((rune >= 'a' && rune <= 'z') || (rune >= 'A' && rune <= 'Z'))
        return NULL;
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (signs[i].rune == rune)
            return &signs[i];
    return NULL;
}

static length part_of(setter *s, const style *look, str sign, int percent)
{
    const word *w = words_shape(s->fonts, look->words, sign);
    return (length)((int64_t)fonts_scale(w->width, look->size) * percent / 100);
}

static bool may_hang(const item *x)
{
    return x->kind == ITEM_BOX && x->len > 0 && !x->style->code && x->style->note == 0;
}

length hang_first(setter *s, const paragraph *p, size_t i)
{
    if (i >= p->items.len || !may_hang(&p->items.at[i]))
        return 0;
    const item *x = &p->items.at[i];
    str rest = str_slice(buf_str(&p->text), x->at, x->at + x->len);
    size_t end = 0;
    const hanging *h = find_sign(utf8_next(rest, &end));
    return h && h->first > 0 ? part_of(s, x->style, str_slice(rest, 0, end), h->first) : 0;
}

length hang_last(setter *s, const paragraph *p, size_t to)
{
    if (to < p->items.len && p->items.at[to].hyphen)
        return part_of(s, p->items.at[to].style, STR("-"), find_sign('-')->last);
    if (to == 0 || !may_hang(&p->items.at[to - 1]))
        return 0;
    const item *x = &p->items.at[to - 1];
    str rest = str_slice(buf_str(&p->text), x->at, x->at + x->len);
    size_t from = rest.len - 1, end;
    while (from > 0 && ((unsigned char)rest.at[from] & 0xc0) == 0x80)
        from--;
    end = from;
    const hanging *h = find_sign(utf8_next(rest, &end));
    return h && h->last > 0 ? part_of(s, x->style, str_slice(rest, from, rest.len), h->last) : 0;
}
