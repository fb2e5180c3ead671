/*
 * The content of a page: marks as operators (ISO 32000-1, 8 and 9).
 *
 * Text is shown by codes with TJ. The pen is where the sum of the widths in the file has taken it,
 * and where it should be is known exactly; the difference goes into TJ whenever it reaches a
 * thousandth of the size, so nothing drifts.
 *
 * What follows each other and belongs to one element is one stretch of marked content (14.6), with
 * its number on the page; what belongs to none is an artifact.
 */
#include "pdf/paint.h"
#include "pdf/structure.h"
#include "pdf/tags.h"

enum { NOTHING_OPEN = INT32_MIN };

typedef struct content {
    writer *w;
    buf out;
    length height; /* of the page: y goes upwards in the file */
    rgb fill, stroke;
    bool fill_known, stroke_known;
    const file_font *font;
    length size;
    size_t page;
    int32_t open; /* element or artifact whose content is being written */
} content;

static void put_point(content *c, length x, length y)
{
    pdf_put_length(&c->out, x);
    buf_char(&c->out, ' ');
    pdf_put_length(&c->out, c->height - y);
    buf_char(&c->out, ' ');
}

/* ---- marked content -------------------------------------------------------------------------- */

static void leave(content *c)
{
    if (c->open != NOTHING_OPEN)
        buf_text(&c->out, "EMC\n");
    c->open = NOTHING_OPEN;
}

/* What comes now belongs to the element, or is an artifact of a kind. */
static void enter(content *c, int32_t element)
{
    if (c->open == element)
        return;
    leave(c);
    c->open = element;
    if (element < 0) {
        buf_format(&c->out, "/Artifact<<%s>>BDC\n", tag_of_artifact(element));
        return;
    }
    buf_char(&c->out, '/');
    buf_text(&c->out, tag_of_kind(&c->w->set->elements.at[element]));
    buf_text(&c->out, "<</MCID ");
    buf_int(&c->out, structure_content(c->w->structure, element, c->page));
    buf_text(&c->out, ">>BDC\n");
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

/* A pattern where the mark has a gradient. */
static void set_ink(content *c, const type_mark *m, bool stroke)
{
    const type_gradient *g = stroke ? m->stroke_gradient : m->fill_gradient;
    void (*set)(content *, rgb) = stroke ? set_stroke : set_fill;
    if (!g) {
        set(c, stroke ? colour_of(c->w, m->stroke, m->stroke_rgb)
                      : colour_of(c->w, m->colour, m->fill_rgb));
        return;
    }
    str name = paint_pattern(c->w, m, g, &c->w->set->pages.at[c->page]);
    if (name.len == 0)
        set(c, paint_instead(g));
    else
        buf_format(&c->out,
                   stroke ? "/Pattern CS/" STR_FMT " SCN\n" : "/Pattern cs/" STR_FMT " scn\n",
                   STR_ARG(name));
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
    buf_int(&c->out, off);
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

/* The matrix of the text, whose y goes upwards. */
static void put_turn(content *c, const type_mark *m)
{
    if (!m->turn) {
        buf_text(&c->out, m->turned ? "0 1 -1 0 " : "1 0 0 1 ");
        return;
    }
    const int64_t parts[] = { m->turn[0], -(int64_t)m->turn[1], -(int64_t)m->turn[2], m->turn[3] };
    for (size_t i = 0; i < 4; i++) {
        put_decimals(&c->out, parts[i] * 1000000 / 65536, 6);
        buf_char(&c->out, ' ');
    }
}

static void put_glyphs(content *c, const type_mark *m)
{
    if (m->glyph_count == 0 || m->size <= 0)
        return;
    enter(c, m->element);
    structure_box(c->w->structure, m->element,
                  (length[4]){ m->x, m->y - m->size, m->x + m->w, m->y + m->size / 4 });
    set_ink(c, m, false);
    buf_text(&c->out, "BT ");
    set_font(c, m->font, m->size);
    put_turn(c, m);
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

static void add_box(content *c, const type_mark *m)
{
    structure_box(c->w->structure, m->element, (length[4]){ m->x, m->y, m->x + m->w, m->y + m->h });
}

/* ---- rules, paths, pictures ------------------------------------------------------------------ */

static void put_rule(content *c, const type_mark *m)
{
    enter(c, m->element);
    add_box(c, m);
    set_fill(c, colour_of(c->w, m->colour, m->fill_rgb));
    put_point(c, m->x, m->y + m->h);
    pdf_put_length(&c->out, m->w);
    buf_char(&c->out, ' ');
    pdf_put_length(&c->out, m->h);
    buf_text(&c->out, " re f\n");
}

static const int points_in[] = { 1, 1, 3, 0 }; /* of a segment */

static void put_segment(content *c, const type_segment *s, length x, length y)
{
    static const char *const operators[] = { "m\n", "l\n", "c\n", "h\n" };
    for (int i = 0; i < points_in[s->kind]; i++)
        put_point(c, s->x[i] + x, s->y[i] + y);
    buf_text(&c->out, operators[s->kind]);
}

static void add_points(content *c, int32_t element, const type_segment *s)
{
    for (int i = 0; i < points_in[s->kind]; i++)
        structure_box(c->w->structure, element, (length[4]){ s->x[i], s->y[i], s->x[i], s->y[i] });
}

/* Dashes, caps, joins and the limit of corners (8.4.3). */
static void set_ends(content *c, const type_pen *ends)
{
    buf_char(&c->out, '[');
    for (int i = 0; i < ends->dash_count; i++) {
        pdf_put_length(&c->out, ends->dashes[i]);
        buf_char(&c->out, ' ');
    }
    buf_text(&c->out, "] ");
    pdf_put_length(&c->out, ends->phase);
    buf_format(&c->out, " d %d J %d j ", (int)ends->cap, (int)ends->join);
    pdf_put_length(&c->out, ends->miter);
    buf_text(&c->out, " M\n");
}

static void set_pen(content *c, const type_mark *m)
{
    set_ink(c, m, true);
    pdf_put_length(&c->out, m->stroke_width);
    buf_text(&c->out, " w ");
    if (m->pen)
        set_ends(c, m->pen);
    else
        buf_text(&c->out, m->dashed ? "[3 2] 0 d\n" : "[] 0 d\n");
}

static void put_path(content *c, const type_mark *m)
{
    bool fill = m->colour != COLOUR_NONE, stroke = m->stroke != COLOUR_NONE;
    if (m->path_count == 0 || (!fill && !stroke))
        return;
    enter(c, m->element);
    if (fill)
        set_ink(c, m, false);
    if (stroke)
        set_pen(c, m);
    for (size_t i = 0; i < m->path_count; i++) {
        put_segment(c, &m->path[i], 0, 0);
        add_points(c, m->element, &m->path[i]);
    }
    const char *paint = fill && stroke ? "B" : fill ? "f" : "S";
    buf_format(&c->out, "%s%s\n", paint, fill && m->even_odd ? "*" : "");
}

static void put_image(content *c, const type_mark *m)
{
    const file_image *image = image_find(c->w, m->image);
    if (!image)
        return;
    enter(c, m->element);
    add_box(c, m);
    if (image->masked)
        c->w->transparent = true;
    buf_text(&c->out, "q ");
    pdf_put_length(&c->out, m->w);
    buf_text(&c->out, " 0 0 ");
    pdf_put_length(&c->out, m->h);
    buf_char(&c->out, ' ');
    put_point(c, m->x, m->y + m->h);
    buf_format(&c->out, "cm /" STR_FMT " Do Q\n", STR_ARG(image->name));
}

static void put_link(content *c, const type_mark *m)
{
    link_write(c->w, c->page, m);
}

static void put_nothing(content *c, const type_mark *m)
{
    (void)c;
    (void)m;
}

typedef void mark_putter(content *c, const type_mark *m);

static mark_putter *const putters[] = {
    [MARK_GLYPHS] = put_glyphs, [MARK_RULE] = put_rule, [MARK_PATH] = put_path,
    [MARK_IMAGE] = put_image,   [MARK_LINK] = put_link, [MARK_LINE] = put_nothing,
};

/* ---- what holds for one mark alone ----------------------------------------------------------- */

static bool is_special(const type_mark *m)
{
    return m->clip || m->pen || m->fill_clear || m->stroke_clear || m->fill_gradient
           || m->stroke_gradient;
}

static void put_clip(content *c, const type_mark *m)
{
    for (const type_clip *clip = m->clip; clip; clip = clip->outer) {
        for (size_t i = 0; i < clip->path_count; i++)
            put_segment(c, &clip->path[i], m->moved.x, m->moved.y);
        if (clip->path_count == 0)
            buf_text(&c->out, "0 0 m\n"); /* nothing of it is seen */
        buf_text(&c->out, clip->even_odd ? "W* n\n" : "W n\n");
    }
}

/* It stands between q and Q, and after them everything is as it was before. */
static void put_special(content *c, const type_mark *m)
{
    enter(c, m->element);
    const content before = *c;
    buf_text(&c->out, "q\n");
    put_clip(c, m);
    str name = paint_state(c->w, m, &c->w->set->pages.at[c->page]);
    if (name.len > 0)
        buf_format(&c->out, "/" STR_FMT " gs\n", STR_ARG(name));
    putters[m->kind](c, m);
    buf_text(&c->out, "Q\n");
    const buf out = c->out;
    *c = before;
    c->out = out;
}

str content_of(writer *w, size_t number)
{
    const type_page *page = &w->set->pages.at[number];
    content c = { .w = w, .out = buf_new(w->scratch), .height = page->height, .page = number };
    c.open = NOTHING_OPEN;
    w->transparent = false;
    for (size_t i = 0; i < page->marks.len; i++)
        (is_special(&page->marks.at[i]) ? put_special
                                        : putters[page->marks.at[i].kind])(&c, &page->marks.at[i]);
    leave(&c);
    return buf_str(&c.out);
}
