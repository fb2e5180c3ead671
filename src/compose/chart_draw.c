/*
 * chart_draw: bars as a drawing, wide for print and narrow for a phone.
 *
 * Wide: names before the bars, as wide as they need up to a third, broken over lines; narrow: names
 * above them. In both, the value stands at the end of its bar, there is always a zero line, and no
 * axis, for every value is written. What a bar is compared with is a thinner, hollow one below it;
 * the first pair of a chart says which is which, so that no legend is needed. A part of a whole has
 * the whole as a pale bar behind it. Bars that are negative run to the left of the zero line.
 *
 * The room for the bars is what names and values leave; one scale serves both sides of zero.
 */
#include "compose/chart.h"

#include <stdlib.h>

#define WIDE        LENGTH_PT(470)
#define NARROW      LENGTH_PT(240)
#define NAMES_LEAST LENGTH_PT(31)
#define NAMES_MOST  LENGTH_PT(158)
#define NAMES_WIDE                                                                                 \
    LENGTH_PT(210) /* for words that are longer, and where there are very many bars */
#define NAME_GAP    LENGTH_PT(8)
#define VALUE_GAP   LENGTH_PT(5)
#define TEXT        LENGTH_PT(9)
#define SMALL       LENGTH_PT(8)
#define THIN        LENGTH_PT(8)
#define VISIBLE     LENGTH_PT(3) / 4 /* the shortest bar of what is not nothing */
#define BETWEEN     LENGTH_PT(1)
#define ROOM_LEAST  LENGTH_PT(90) /* for the bars */
#define HEIGHT_MOST LENGTH_PT(470)

/* Everything that depends on the form and on what is to be shown. */
typedef struct frame {
    arena *a;
    const chart *of;
    doc_drawing *d;
    bool narrow;
    length width, height; /* there is no more; a height of 0: as high as it becomes */
    length names;         /* width of the names before the bars; 0: above them */
    length text, leading; /* of the names and values */
    length small;         /* smallest letters */
    length zero;          /* x of the zero line */
    length room;          /* for bars on both sides of it */
    int64_t most, least;  /* greatest size, and the most negative one or 0 */
    length bar, gap;      /* height of a bar, and what is between rows */
    length top;           /* of the zero line */
} frame;

/* How close bars are set. Many are closer, so that they fit a page. */
typedef struct density {
    length bar, gap, text, leading, names;
} density;

/* On a phone the page is endless. */
typedef struct form {
    bool narrow;
    length width, height;
} form;

static const form wide_form = { false, WIDE, HEIGHT_MOST },
                  boxed_form = { false, DRAWING_BOXED, DRAWING_BOXED_HIGH },
                  narrow_form = { true, NARROW, 0 };

static const density densities[] = {
    { LENGTH_PT(13), LENGTH_PT(9), TEXT, LENGTH_PT(11), NAMES_MOST },
    { LENGTH_PT(11), LENGTH_PT(5), TEXT, LENGTH_PT(11), NAMES_MOST },
    { LENGTH_PT(9), LENGTH_PT(2), TEXT, LENGTH_PT(11), NAMES_MOST },
    { LENGTH_PT(8), LENGTH_PT(2), SMALL, LENGTH_PT(9), NAMES_WIDE },
};

/* ---- order ----------------------------------------------------------------------------------- */

static int by_size(const void *x, const void *y)
{
    const chart_bar *a = x, *b = y;
    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static int by_group(const void *x, const void *y)
{
    const chart_bar *a = x, *b = y;
    if (a->rank != b->rank)
        return a->rank < b->rank ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

void chart_finish(chart *of)
{
    size_t ranks[CHART_GROUPS] = { 0 }; /* one more than the place of a group's first bar */
    bool several = false;
    for (size_t i = 0; i < of->bars.len; i++) {
        chart_bar *bar = &of->bars.at[i];
        bar->order = i;
        if (ranks[bar->group] == 0)
            ranks[bar->group] = i + 1;
        bar->rank = ranks[bar->group];
        several = several || bar->group != of->bars.at[0].group;
    }
    of->grouped = of->grouped && several; /* one kind alone needs no heading */
    if (of->bars.len > 0 && (of->grouped || !of->keep_order))
        qsort(of->bars.at, of->bars.len, sizeof *of->bars.at, of->grouped ? by_group : by_size);
}

/* ---- texts ----------------------------------------------------------------------------------- */

/* The first pair says which is which, and so does a figure that is compared and lacks its own. */
static bool is_named(const chart *of, size_t i, bool other)
{
    size_t first = 0;
    while (first < of->bars.len && !(of->bars.at[first].has && of->bars.at[first].has_other))
        first++;
    return i == first || (other && !of->bars.at[i].has);
}

/* "2025: 1 250 000" in the first pair, else the value alone. */
static str value_of(const frame *f, size_t i, bool other)
{
    const chart_bar *bar = &f->of->bars.at[i];
    str value = other ? bar->other_value : bar->value;
    if (!is_named(f->of, i, other))
        return value;
    str series = other ? f->of->other_series : f->of->series;
    return str_format(f->a, STR_FMT ": " STR_FMT, STR_ARG(series), STR_ARG(value));
}

static str_list name_lines(const frame *f, size_t i)
{
    return text_wrap(f->a, f->of->patterns, f->of->bars.at[i].name, f->text,
                     f->narrow ? f->width : f->names - NAME_GAP);
}

static bool starts_group(const chart *of, size_t i)
{
    return of->grouped && (i == 0 || of->bars.at[i].group != of->bars.at[i - 1].group);
}

/* ---- measures -------------------------------------------------------------------------------- */

static length wider(length x, length y)
{
    return x > y ? x : y;
}

/* As wide as the longest name; but names are broken rather than wider than usual, words rather than
   wider than that. */
static length names_width(const frame *f, length usual)
{
    const chart *of = f->of;
    length width = NAMES_LEAST, word = 0;
    for (size_t i = 0; i < of->bars.len; i++) {
        width = wider(width, text_width(of->bars.at[i].name, f->text));
        word = wider(word, text_longest_word(of->bars.at[i].name, f->text));
    }
    for (size_t i = 0; of->grouped && i < CHART_GROUPS; i++) /* in bold letters */
        width = wider(width, text_width(of->group_names[i], f->text) / 16 * 17);
    length most = wider(usual, word + NAME_GAP + LENGTH_PT(1));
    most = most < NAMES_WIDE ? most : NAMES_WIDE;
    width += NAME_GAP + LENGTH_PT(1);
    return width < most ? width : most;
}

typedef struct ends { /* room for values at the ends of bars */
    length left, right;
} ends;

static void widen_ends(ends *e, int64_t size, length value)
{
    length *side = size < 0 ? &e->left : &e->right;
    *side = wider(*side, value + VALUE_GAP);
}

/* Both are made smaller first where they are great, so that the product stays in 64 bits. */
static length scaled(const frame *f, int64_t size)
{
    int64_t whole = f->most - f->least;
    while (whole > INT64_C(10000000000)) {
        whole /= 10;
        size /= 10;
    }
    return whole == 0 ? 0 : (length)(size * f->room / whole);
}

static void measure(frame *f, length names)
{
    ends e = { 0 };
    for (size_t i = 0; i < f->of->bars.len; i++) {
        const chart_bar *bar = &f->of->bars.at[i];
        int64_t sizes[] = { bar->size, bar->whole, bar->has_other ? bar->other : 0 };
        for (size_t k = 0; k < sizeof sizes / sizeof *sizes; k++) {
            f->most = sizes[k] > f->most ? sizes[k] : f->most;
            f->least = sizes[k] < f->least ? sizes[k] : f->least;
        }
        widen_ends(&e, bar->size, text_width(value_of(f, i, false), f->text));
        if (bar->has_other)
            widen_ends(&e, bar->other, text_width(value_of(f, i, true), f->small));
    }
    f->names = f->narrow ? 0 : names_width(f, names);
    f->room = wider(f->width - f->names - e.left - e.right, ROOM_LEAST);
    f->zero = f->names + e.left - scaled(f, f->least);
}

/* Of one row without the gap below it. */
static length row_height(const frame *f, size_t i)
{
    length bars = f->bar + (f->of->bars.at[i].has_other ? BETWEEN + THIN : 0);
    length names = (length)name_lines(f, i).len * f->leading;
    return f->narrow ? names + LENGTH_PT(3) + bars : wider(bars, names);
}

static length height_of(const frame *f)
{
    length height = f->top;
    for (size_t i = 0; i < f->of->bars.len; i++)
        height += row_height(f, i) + f->gap + (starts_group(f->of, i) ? f->leading + f->gap : 0);
    return height;
}

/* False where even the closest are too high. */
static bool choose_density(frame *f)
{
    for (size_t i = 0; i < sizeof densities / sizeof *densities; i++) {
        const density *d = &densities[i];
        f->bar = d->bar;
        f->gap = d->gap;
        f->text = d->text;
        f->leading = d->leading;
        measure(f, d->names);
        if (f->height == 0 || height_of(f) <= f->height)
            return true;
    }
    return false;
}

/* ---- drawing --------------------------------------------------------------------------------- */

static const colour_role fills[CHART_GROUPS] = { COLOUR_DEEP, COLOUR_SEA, COLOUR_SUN };

/* What is drawn from zero: how long, how it looks, and what stands beyond the end of it. */
typedef struct stroke {
    int64_t size;
    str value;
    length letters;
    paint look;
} stroke;

static void draw_stroke(const frame *f, const stroke *s, box row)
{
    length end = scaled(f, s->size);
    if (s->size != 0 && end < VISIBLE && end > -VISIBLE)
        end = s->size < 0 ? -VISIBLE : VISIBLE;
    row.x = f->zero + (end < 0 ? end : 0);
    row.w = end < 0 ? -end : end;
    if (row.w > 0)
        draw_box(f->a, f->d, row, 0, s->look);
    lettering look = { .colour = COLOUR_TEXT,
                       .size = s->letters,
                       .anchor = s->size < 0 ? ANCHOR_END : ANCHOR_START };
    doc_point at = { f->zero + end + (s->size < 0 ? -VALUE_GAP : VALUE_GAP),
                     row.y + row.h / 2 + s->letters * 35 / 100 };
    if (s->value.len > 0)
        draw_text(f->a, f->d, at, s->value, look);
}

static void draw_bars(const frame *f, size_t i, length y)
{
    const chart_bar *bar = &f->of->bars.at[i];
    const paint full = { .fill = f->of->grouped ? fills[bar->group] : COLOUR_DEEP };
    const paint pale = { .fill = COLOUR_TINT, .stroke = COLOUR_LINE, .width = LENGTH_PT(1) / 2 };
    const paint hollow = { .fill = COLOUR_PAPER, .stroke = full.fill, .width = LENGTH_PT(1) };
    str value = value_of(f, i, false);
    box row = { .y = y, .h = f->bar };
    if (bar->whole > 0) { /* the value stands beyond the whole */
        draw_stroke(f, &(stroke){ bar->whole, value, f->text, pale }, row);
        value = STR("");
    }
    draw_stroke(f, &(stroke){ bar->size, value, f->text, full }, row);
    row = (box){ .y = y + f->bar + BETWEEN, .h = THIN };
    if (bar->has_other)
        draw_stroke(f, &(stroke){ bar->other, value_of(f, i, true), f->small, hollow }, row);
}

static length draw_row(const frame *f, size_t i, length y)
{
    str_list lines = name_lines(f, i);
    lettering look = { .colour = COLOUR_TEXT,
                       .size = f->text,
                       .anchor = f->narrow ? ANCHOR_START : ANCHOR_END };
    length height = row_height(f, i), names = (length)lines.len * f->leading, bars = y, text_y = y;
    if (f->narrow)
        bars += names + LENGTH_PT(3);
    else if (lines.len == 1)
        text_y += (f->bar - names) / 2; /* one line stands level with the bar that it names */
    for (size_t k = 0; k < lines.len; k++) {
        doc_point at = { f->narrow ? 0 : f->names - NAME_GAP,
                         text_y + (length)k * f->leading + f->text - LENGTH_PT(1) / 2 };
        draw_text(f->a, f->d, at, lines.at[k], look);
    }
    draw_bars(f, i, bars);
    return y + height + f->gap;
}

static length draw_group_name(const frame *f, size_t i, length y)
{
    lettering look = { .colour = COLOUR_DEEP,
                       .size = f->text,
                       .bold = true,
                       .anchor = f->narrow ? ANCHOR_START : ANCHOR_END };
    doc_point at = { f->narrow ? 0 : f->names - NAME_GAP, y + f->gap / 2 + f->text };
    draw_text(f->a, f->d, at, f->of->group_names[f->of->bars.at[i].group], look);
    return y + f->leading + f->gap;
}

static void draw_unit(const frame *f)
{
    lettering quiet = { .colour = COLOUR_QUIET, .size = f->small, .anchor = ANCHOR_START };
    length x = f->narrow ? 0 : f->zero, width = text_width(f->of->unit, f->small);
    if (x + width > f->d->width)
        x = wider(f->d->width - width, 0);
    draw_text(f->a, f->d, (doc_point){ x, LENGTH_PT(8) }, f->of->unit, quiet);
}

/* On a phone the line is broken where names are, so that it strikes none of them out. */
static void draw_zero(const frame *f, length from, length to)
{
    paint line = { .stroke = COLOUR_TEXT, .width = LENGTH_PT(1) * 3 / 4 };
    draw_line(f->a, f->d, (doc_point){ f->zero, from }, (doc_point){ f->zero, to }, line);
}

static doc_drawing *draw_form(arena *a, const chart *of, const form *as)
{
    const bool narrow = as->narrow;
    frame f = { .a = a, .of = of, .narrow = narrow, .small = narrow ? TEXT : SMALL };
    f.width = as->width;
    f.height = as->height;
    f.top = LENGTH_PT(14);
    if (!choose_density(&f))
        return NULL;
    f.d = drawing_new(a, f.width, 0);
    draw_unit(&f);
    length y = f.top;
    for (size_t i = 0; i < of->bars.len; i++) {
        if (starts_group(of, i))
            y = draw_group_name(&f, i, y);
        length from = narrow ? y + (length)name_lines(&f, i).len * f.leading + LENGTH_PT(1) : y;
        y = draw_row(&f, i, y);
        if (narrow)
            draw_zero(&f, from, y - f.gap + LENGTH_PT(2));
    }
    if (!narrow)
        draw_zero(&f, f.top - LENGTH_PT(1), y - f.gap + LENGTH_PT(3));
    f.d->height = y - f.gap + LENGTH_PT(4);
    return f.d;
}

const doc_drawing *chart_draw(arena *a, const chart *of)
{
    doc_drawing *d = draw_form(a, of, &wide_form);
    if (!d)
        return NULL;
    d->boxed = draw_form(a, of, &boxed_form);
    d->narrow = draw_form(a, of, &narrow_form);
    return d;
}
