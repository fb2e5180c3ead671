/*
 * wheel_calendar: the days of a wheel that has no room for texts beside it, as a calendar below it.
 *
 * A row for each body, with the dot of its ring, and a column for each month; a cell has the days of
 * the meetings, two on a line. Bodies that share a ring have each a row. Titles of events stand below
 * the rows, in columns. It is drawn whole or not at all: a day or a title that is left out is missed
 * by nobody who reads.
 */
#include "compose/wheel.h"

#define WIDTH       LENGTH_PT(470)
#define NAMES_WIDTH LENGTH_PT(98)
#define MONTH_WIDTH ((WIDTH - NAMES_WIDTH) / WHEEL_MONTHS)
#define ROW_GAP     LENGTH_PT(5)   /* with a line in its middle */
#define BASELINE    LENGTH_PT(8)   /* below the top of a line */
#define LIST_GAP    LENGTH_PT(8)   /* above the titles, and between their columns */
#define HEIGHT_MOST LENGTH_PT(620) /* of wheel and calendar: a page of its own */

enum {
    DAYS_OF_LINE = 2,
    LIST_COLUMNS = 3,
    ROWS_MOST = 40,  /* with a line each */
    LIST_MOST = 300, /* lines of titles, to be measured: so many have room on no page */
};

typedef struct calendar_row {
    str name;
    int ring;
    str_list days[WHEEL_MONTHS];
    str_list lines; /* of the name */
    length height;
} calendar_row;

typedef struct calendar {
    arena *a;
    doc_drawing *d;
    wheel *of;
    list_of(calendar_row) rows;
    length y;
} calendar;

/* ---- rows ------------------------------------------------------------------------------------ */

static str name_in(const wheel *of, const wheel_item *item)
{
    const wheel_ring *ring = &of->rings[item->ring];
    return ring->shared ? item->name : ring->name;
}

static calendar_row *row_of(const calendar *c, int ring, str name)
{
    for (size_t i = c->rows.len; i > 0; i--) {
        calendar_row *row = &c->rows.at[i - 1];
        if (row->ring == ring && str_equal(row->name, name))
            return row;
    }
    return NULL;
}

static void add_day(const calendar *c, calendar_row *row, const wheel_item *item)
{
    str_list *days = &row->days[item->day.month - 1];
    const bool twice = days->len > 0 && str_equal(days->at[days->len - 1], item->day_text);
    if (item->day_text.len > 0 && !twice)
        list_add(c->a, days, item->day_text);
}

static size_t lines_of(const str_list *days)
{
    return (days->len + DAYS_OF_LINE - 1) / DAYS_OF_LINE;
}

static void measure_row(const calendar *c, calendar_row *row)
{
    row->lines = text_wrap(c->a, c->of->patterns, row->name, WHEEL_LETTERS,
                           NAMES_WIDTH - WHEEL_KEY - WHEEL_BAND_GAP);
    size_t most = row->lines.len;
    for (int month = 0; month < WHEEL_MONTHS; month++)
        most = lines_of(&row->days[month]) > most ? lines_of(&row->days[month]) : most;
    row->height = (length)most * WHEEL_LEADING + ROW_GAP;
}

/* From the innermost ring outwards; false where they are too many for a page. */
static bool find_rows(calendar *c)
{
    for (int ring = 0; ring < c->of->ring_count; ring++) {
        for (size_t i = 0; i < c->of->items.len; i++) {
            const wheel_item *item = &c->of->items.at[i];
            if (item->ring != ring)
                continue;
            const str name = name_in(c->of, item);
            calendar_row *row = row_of(c, ring, name);
            if (!row && c->rows.len == ROWS_MOST)
                return false;
            if (!row)
                row = list_add(c->a, &c->rows, ((calendar_row){ .name = name, .ring = ring }));
            add_day(c, row, item);
        }
    }
    for (size_t i = 0; i < c->rows.len; i++)
        measure_row(c, &c->rows.at[i]);
    return true;
}

/* ---- titles of events ------------------------------------------------------------------------ */

typedef struct title {
    const wheel_item *item;
    str_list lines;
} title;

typedef struct titles {
    list_of(title) all;
    size_t lines;
} titles;

static titles find_titles(const calendar *c)
{
    titles found = { 0 };
    const length width = (WIDTH - (LIST_COLUMNS - 1) * LIST_GAP) / LIST_COLUMNS - WHEEL_KEY;
    for (size_t i = 0; i < c->of->items.len; i++) {
        const wheel_item *item = &c->of->items.at[i];
        if (!c->of->rings[item->ring].events)
            continue;
        const str words_of_it = wheel_item_text(c->a, c->of, item);
        title t = { item, text_wrap(c->a, c->of->patterns, words_of_it, WHEEL_LETTERS, width) };
        found.lines += t.lines.len;
        list_add(c->a, &found.all, t);
    }
    return found;
}

/* Lines of a column, if all are about as long. A title that begins in it ends in it. */
static size_t column_lines(const titles *found)
{
    return (found->lines + LIST_COLUMNS - 1) / LIST_COLUMNS;
}

static length height_of_titles(const titles *found)
{
    size_t longest = 0;
    for (size_t i = 0; i < found->all.len; i++)
        longest = found->all.at[i].lines.len > longest ? found->all.at[i].lines.len : longest;
    return found->all.len == 0 ? 0
                               : LIST_GAP + (length)(column_lines(found) + longest) * WHEEL_LEADING;
}

static void draw_titles(calendar *c, const titles *found)
{
    const length step = (WIDTH + LIST_GAP) / LIST_COLUMNS, top = c->y + LIST_GAP;
    const lettering look = { .colour = COLOUR_TEXT, .size = WHEEL_LETTERS };
    length left = 0, bottom = top;
    c->y = top;
    for (size_t i = 0; i < found->all.len; i++) {
        const title *t = &found->all.at[i];
        if (c->y - top >= (length)column_lines(found) * WHEEL_LEADING)
            c->y = top, left += step;
        wheel_draw_dot(c->a, c->d, c->of, (doc_point){ left + LENGTH_PT(3), c->y + LENGTH_PT(5) },
                       t->item->ring);
        for (size_t k = 0; k < t->lines.len; k++, c->y += WHEEL_LEADING)
            draw_text(c->a, c->d, (doc_point){ left + WHEEL_KEY, c->y + BASELINE }, t->lines.at[k],
                      look);
        bottom = c->y > bottom ? c->y : bottom;
    }
    c->y = bottom;
}

/* ---- drawing --------------------------------------------------------------------------------- */

static length month_left(int month)
{
    return NAMES_WIDTH + month * MONTH_WIDTH;
}

static void draw_rule(const calendar *c, colour_role colour)
{
    const length level = c->y - ROW_GAP / 2;
    draw_line(c->a, c->d, (doc_point){ 0, level }, (doc_point){ WIDTH, level },
              (paint){ .stroke = colour, .width = LENGTH_PT(1) / 2 });
}

static void draw_headings(calendar *c)
{
    const lettering look = { .colour = COLOUR_QUIET, .size = WHEEL_LETTERS, .bold = true };
    if (c->of->ring_count > 1)
        draw_text(c->a, c->d, (doc_point){ 0, c->y + BASELINE }, c->of->order, look);
    for (int month = 0; month < WHEEL_MONTHS; month++)
        draw_text(c->a, c->d, (doc_point){ month_left(month), c->y + BASELINE },
                  c->of->months[month], look);
    c->y += WHEEL_LEADING + ROW_GAP;
    draw_rule(c, COLOUR_QUIET);
}

static void draw_days(const calendar *c, const str_list *days, length left)
{
    const lettering look = { .colour = COLOUR_TEXT, .size = WHEEL_LETTERS };
    for (size_t i = 0; i < lines_of(days); i++) {
        const size_t from = i * DAYS_OF_LINE, rest = days->len - from;
        const str line =
            str_join(c->a, days->at + from, rest < DAYS_OF_LINE ? rest : DAYS_OF_LINE, STR(" "));
        const length y = c->y + BASELINE + (length)i * WHEEL_LEADING;
        draw_text(c->a, c->d, (doc_point){ left, y }, line, look);
    }
}

static void draw_row(calendar *c, const calendar_row *row)
{
    const lettering look = { .colour = COLOUR_TEXT, .size = WHEEL_LETTERS };
    wheel_draw_dot(c->a, c->d, c->of, (doc_point){ LENGTH_PT(3), c->y + LENGTH_PT(5) }, row->ring);
    for (size_t i = 0; i < row->lines.len; i++)
        draw_text(c->a, c->d, (doc_point){ WHEEL_KEY, c->y + BASELINE + (length)i * WHEEL_LEADING },
                  row->lines.at[i], look);
    for (int month = 0; month < WHEEL_MONTHS; month++)
        draw_days(c, &row->days[month], month_left(month));
    c->y += row->height;
    draw_rule(c, COLOUR_LINE);
}

bool wheel_draw_calendar(arena *a, doc_drawing *d, wheel *of)
{
    calendar c = { .a = a, .d = d, .of = of, .y = d->height + LIST_GAP };
    if (!find_rows(&c))
        return false;
    length bottom = c.y + WHEEL_LEADING + ROW_GAP;
    for (size_t i = 0; i < c.rows.len && bottom <= HEIGHT_MOST; i++)
        bottom += c.rows.at[i].height;
    if (bottom > HEIGHT_MOST)
        return false;
    const titles found = find_titles(&c);
    if (found.lines >= LIST_MOST || bottom + height_of_titles(&found) > HEIGHT_MOST)
        return false;
    draw_headings(&c);
    for (size_t i = 0; i < c.rows.len; i++)
        draw_row(&c, &c.rows.at[i]);
    draw_titles(&c, &found);
    d->height = c.y;
    return true;
}
