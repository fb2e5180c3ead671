/*
 * The content of a page: marks as operators (ISO 32000-1, 8 and 9).
 *
 * Text is shown by codes with TJ. The pen is where the sum of the widths in the file has taken it,
 * and where it should be is known exactly; the difference goes into TJ whenever it reaches a
 * thousandth of the size, so nothing drifts.
 */
#include "pdf/writer.h"

typedef struct content {
    writer *w;
    buf out;
    length height; /* of the page: y goes upwards in the file */
    rgb fill, stroke;
    bool fill_known, stroke_known;
    const file_font *font;
    length size;
} content;

static void put_point(content *c, length x, length y)
{
    pdf_put_length(&c->out, x);
    buf_char(&c->out, ' ');
    pdf_put_length(&c->out, c->height - y);
    buf_char(&c->out, ' ');
}

/* ---- colours --------------------------------------------------------------------------------- */

static rgb colour_of(const writer *w, colour_role role, rgb own)
{
    if (role == COLOUR_ROLES)
        return own;
    return w->theme->light[role - COLOUR_TEXT + THEME_TEXT];
}

static bool same(rgb one, rgb other)
{
    return one.r == other.r && one.g == other.g && one.b == other.b;
}

static void put_colour(content *c, rgb colour, const char *operator)
{
    const uint8_t parts[] = { colour.r, colour.g, colour.b };
    for (size_t i = 0; i < 3; i++) {
        put_thousandths(&c->out, (parts[i] * 2000 + 255) / 510);
        buf_char(&c->out, ' ');
    }
    buf_text(&c->out, operator);
}

static void set_fill(content *c, rgb colour)
{
    if (c->fill_known && same(c->fill, colour))
        return;
    put_colour(c, colour, "rg\n");
    c->fill = colour;
    c->fill_known = true;
}

static void set_stroke(content *c, rgb colour)
{
    if (c->stroke_known && same(c->stroke, colour))
        return;
    put_colour(c, colour, "RG\n");
    c->stroke = colour;
    c->stroke_known = true;
}

/* ---- text ------------------------------------------------------------------------------------ */

static void set_font(content *c, int slot, length size)
{
    const file_font *font = font_find(c->w->arena, &c->w->used, c->w->fonts, slot);
    if (c->font == font && c->size == size)
        return;
    buf_format(&c->out, "/" STR_FMT " ", STR_ARG(font->name));
    pdf_put_length(&c->out, size);
    buf_text(&c->out, " Tf\n");
    c->font = font;
    c->size = size;
}

/* The state of one TJ. Pens in 1/65536 pt times a thousand, so that a thousandth of the size is
   exact. */
typedef struct pen {
    int64_t is, wanted;
    length rise;
    bool open; /* inside <…> */
} pen;

static void adjust(content *c, pen *p)
{
    int64_t off = (p->is - p->wanted) / c->size;
    if (off == 0)
        return;
    if (p->open)
        buf_char(&c->out, '>');
    p->open = false;
    buf_format(&c->out, "%lld", (long long)off);
    p->is -= off * c->size;
}

static void set_rise(content *c, pen *p, length rise)
{
    if (p->rise == rise)
        return;
    buf_text(&c->out, p->open ? ">]TJ " : "]TJ ");
    pdf_put_length(&c->out, rise);
    buf_text(&c->out, " Ts [");
    p->open = false;
    p->rise = rise;
}

static void put_code(content *c, pen *p, int32_t number)
{
    static const char hex[] = "0123456789ABCDEF";
    if (!p->open)
        buf_char(&c->out, '<');
    p->open = true;
    for (int shift = 12; shift >= 0; shift -= 4)
        buf_char(&c->out, hex[number >> shift & 15]);
}

/* Glyph `i` of the mark; `text` is its part of the mark's text. */
static void put_glyph(content *c, pen *p, const type_mark *m, size_t i, str text)
{
    const type_glyph *g = &m->glyphs[i];
    file_font *font = (file_font *)c->font;
    const int64_t start = p->wanted;
    if (m->offsets) {
        p->wanted += (int64_t)m->offsets[i].x * 1000;
        set_rise(c, p, -m->offsets[i].y);
    }
    const int32_t number = font_code(c->w->arena, font, c->w->fonts, g->glyph, text);
    adjust(c, p);
    put_code(c, p, number);
    p->is += (int64_t)font->codes.at[font->first.at[g->glyph]].width * c->size;
    p->wanted = start + (int64_t)g->advance * 1000;
}

static void put_glyphs(content *c, const type_mark *m)
{
    if (m->glyph_count == 0 || m->size <= 0)
        return;
    set_fill(c, colour_of(c->w, m->colour, m->fill_rgb));
    buf_text(&c->out, "BT ");
    set_font(c, m->font, m->size);
    buf_text(&c->out, m->turned ? "0 1 -1 0 " : "1 0 0 1 ");
    put_point(c, m->x, m->y);
    buf_text(&c->out, "Tm [");
    pen p = { 0 };
    size_t at = 0;
    for (size_t i = 0; i < m->glyph_count; i++) {
        const size_t end = at + m->glyphs[i].text_len;
        put_glyph(c, &p, m, i, str_slice(m->text, at, end));
        at = end;
    }
    buf_text(&c->out, p.open ? ">]TJ" : "]TJ");
    if (p.rise != 0)
        buf_text(&c->out, " 0 Ts");
    buf_text(&c->out, " ET\n");
}

/* ---- rules, paths, pictures ------------------------------------------------------------------ */

static void put_rule(content *c, const type_mark *m)
{
    set_fill(c, colour_of(c->w, m->colour, m->fill_rgb));
    put_point(c, m->x, m->y + m->h);
    pdf_put_length(&c->out, m->w);
    buf_char(&c->out, ' ');
    pdf_put_length(&c->out, m->h);
    buf_text(&c->out, " re f\n");
}

static void put_segment(content *c, const type_segment *s)
{
    static const char *const operators[] = { "m\n", "l\n", "c\n", "h\n" };
    const int points[] = { 1, 1, 3, 0 };
    for (int i = 0; i < points[s->kind]; i++)
        put_point(c, s->x[i], s->y[i]);
    buf_text(&c->out, operators[s->kind]);
}

static void set_pen(content *c, const type_mark *m)
{
    set_stroke(c, colour_of(c->w, m->stroke, m->stroke_rgb));
    pdf_put_length(&c->out, m->stroke_width);
    buf_text(&c->out, " w ");
    buf_text(&c->out, m->dashed ? "[3 2] 0 d\n" : "[] 0 d\n");
}

static void put_path(content *c, const type_mark *m)
{
    bool fill = m->colour != COLOUR_NONE, stroke = m->stroke != COLOUR_NONE;
    if (m->path_count == 0 || (!fill && !stroke))
        return;
    if (fill)
        set_fill(c, colour_of(c->w, m->colour, m->fill_rgb));
    if (stroke)
        set_pen(c, m);
    for (size_t i = 0; i < m->path_count; i++)
        put_segment(c, &m->path[i]);
    const char *paint = fill && stroke ? "B" : fill ? "f" : "S";
    buf_format(&c->out, "%s%s\n", paint, fill && m->even_odd ? "*" : "");
}

static void put_image(content *c, const type_mark *m)
{
    const file_image *image = image_find(c->w, m->image);
    if (!image)
        return;
    buf_text(&c->out, "q ");
    pdf_put_length(&c->out, m->w);
    buf_text(&c->out, " 0 0 ");
    pdf_put_length(&c->out, m->h);
    buf_char(&c->out, ' ');
    put_point(c, m->x, m->y + m->h);
    buf_format(&c->out, "cm /" STR_FMT " Do Q\n", STR_ARG(image->name));
}

static void put_nothing(content *c, const type_mark *m)
{
    (void)c;
    (void)m;
}

typedef void mark_putter(content *c, const type_mark *m);

static mark_putter *const putters[] = {
    [MARK_GLYPHS] = put_glyphs, [MARK_RULE] = put_rule,    [MARK_PATH] = put_path,
    [MARK_IMAGE] = put_image,   [MARK_LINK] = put_nothing,
};

str content_of(writer *w, const type_page *page)
{
    content c = { .w = w, .out = buf_new(w->scratch), .height = page->height };
    for (size_t i = 0; i < page->marks.len; i++)
        putters[page->marks.at[i].kind](&c, &page->marks.at[i]);
    return buf_str(&c.out);
}
