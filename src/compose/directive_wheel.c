/*
 * directive_wheel: the meetings and events of a year, gathered for the wheel that wheel_draw.c draws.
 *
 * One ring for each body, in the order of the register; events have the outermost one. With
 * `body` it is the meetings of that body alone. An event of which only the month is known stands in
 * the middle of it; one of which only the year is known has no place.
 */
#include "compose/wheel.h"

#include "compose/directive.h"

#include <stdlib.h>

#define SHORT_MONTH   4  /* letters that a month may have without being shortened to three */
#define ROW_DAYS_MOST 60 /* in a row of the table by body, which is not divided over pages */

/* A body with its days, or an event. */
typedef struct wheel_row {
    str name;
    int ring;
    bool event;
    str_list days; /* "12. mars" */
    list_of(size_t) items;
} wheel_row;

typedef struct gathering {
    composer *c;
    const directive_options *o;
    wheel of;
    list_of(wheel_row) rows; /* from the innermost ring */
    size_t *row_of;          /* by body: its row */
} gathering;

/* ---- rings ----------------------------------------------------------------------------------- */

static bool shows(const gathering *g, const meeting *m)
{
    return m->body != NO_SLOT && m->day.year == g->o->year && m->day.day > 0
           && (!g->o->has_body || m->body == g->o->body);
}

static bool shows_event(const gathering *g, const event *e)
{
    return !g->o->has_body && e->when.year == g->o->year && e->when.month > 0;
}

/* A ring for a body, if there is room for it, else the last one. One is kept for events. */
static void add_ring(gathering *g, slot of_body)
{
    wheel *w = &g->of;
    str name = body_name(g->c->m, of_body, (date){ (int16_t)g->o->year, 12, 31 });
    if (w->ring_count == WHEEL_RINGS_MOST - 1) {
        wheel_ring *last = &w->rings[w->ring_count - 1];
        last->name = str_format(g->c->a, STR_FMT ", " STR_FMT, STR_ARG(last->name), STR_ARG(name));
        last->shared = true;
    } else {
        w->rings[w->ring_count++] = (wheel_ring){ .name = name };
    }
    g->row_of[of_body] = g->rows.len;
    list_add(g->c->a, &g->rows, ((wheel_row){ .name = name, .ring = w->ring_count - 1 }));
}

static void find_rings(gathering *g)
{
    const archive *m = g->c->m;
    bool *meets = arena_array(g->c->a, bool, m->bodies.len + 1);
    for (size_t i = 0; i < m->meetings.len; i++)
        if (shows(g, &m->meetings.at[i]))
            meets[m->meetings.at[i].body] = true;
    for (slot b = 0; b < (slot)m->bodies.len; b++)
        if (meets[b])
            add_ring(g, b);
}

/* ---- items ----------------------------------------------------------------------------------- */

/* What a date begins with in its language: "12." of "12. juni". */
static str day_text(const composer *c, date day)
{
    str whole = say_date(c, day, DATE_DAY), number = { 0 };
    if (day.day > 0)
        str_cut(&whole, STR(" "), &number);
    return number;
}

static void add_item(gathering *g, wheel_item item)
{
    item.day_text = day_text(g->c, item.day);
    list_add(g->c->a, &g->of.items, item);
}

/* As they come around the wheel: what has only a month stands in the middle of it. */
static int by_angle(const void *x, const void *y)
{
    const wheel_item *a = x, *b = y;
    const int32_t first = wheel_angle(a->day), second = wheel_angle(b->day);
    if (first != second)
        return first < second ? -1 : 1;
    const int days = date_compare(a->day, b->day);
    if (days != 0)
        return days;
    if (a->ring != b->ring)
        return a->ring < b->ring ? -1 : 1;
    return str_compare(a->name, b->name);
}

static void gather(gathering *g)
{
    const archive *m = g->c->m;
    for (size_t i = 0; i < m->meetings.len; i++) {
        const meeting *one = &m->meetings.at[i];
        if (!shows(g, one))
            continue;
        str name = body_name(m, one->body, one->day);
        add_item(g, (wheel_item){ .day = one->day,
                                  .row = g->row_of[one->body],
                                  .ring = g->rows.at[g->row_of[one->body]].ring,
                                  .name = name,
                                  .link = link_to_meeting(g->c, (slot)i) });
    }
    bool any = false;
    for (size_t i = 0; i < m->events.len; i++) {
        const event *e = &m->events.at[i];
        if (!shows_event(g, e))
            continue;
        any = true;
        add_item(g,
                 (wheel_item){ .day = e->when, .ring = g->of.ring_count, .name = e->title.value });
    }
    if (any)
        g->of.rings[g->of.ring_count++] =
            (wheel_ring){ .name = say(g->c, "events"), .events = true };
    if (g->of.items.len > 0)
        qsort(g->of.items.at, g->of.items.len, sizeof *g->of.items.at, by_angle);
}

static str first_letters(str s, int count)
{
    size_t end = 0;
    for (int i = 0; i < count && end < s.len; i++)
        utf8_next(s, &end);
    return str_slice(s, 0, end);
}

/* "jan.", but "mars" and "juni" whole. */
static void name_months(const composer *c, wheel *of)
{
    for (int i = 0; i < WHEEL_MONTHS; i++) {
        str name = words_form(c->w, c->lang, WORD_MONTH, str_format(c->a, "%d", i + 1));
        of->months[i] = name;
        if (utf8_count(name) > SHORT_MONTH)
            of->months[i] = str_format(c->a, STR_FMT ".", STR_ARG(first_letters(name, 3)));
    }
}

/* ---- in words and as a table ----------------------------------------------------------------- */

/* Events come after the bodies, in the order of the year. */
static void fill_rows(gathering *g)
{
    composer *c = g->c;
    for (size_t i = 0; i < g->of.items.len; i++) {
        wheel_item *item = &g->of.items.at[i];
        if (g->of.rings[item->ring].events) {
            item->row = g->rows.len;
            list_add(c->a, &g->rows, ((wheel_row){ .name = item->name, .event = true }));
        }
        wheel_row *row = &g->rows.at[item->row];
        list_add(c->a, &row->items, i);
        list_add(c->a, &row->days, say_date(c, item->day, DATE_DAY));
    }
}

/* "Klyngerådet: 12. mars, 12. juni". */
static str body_in_words(const gathering *g, const wheel_row *row)
{
    return str_format(g->c->a, STR_FMT ": " STR_FMT, STR_ARG(row->name),
                      STR_ARG(say_list(g->c, &row->days)));
}

/* "Arrangementer: 4. mai Åpen dag og 6. juni Sommerfest". */
static str events_in_words(const gathering *g)
{
    composer *c = g->c;
    const int outermost = g->of.ring_count - 1;
    str_list days = { 0 };
    for (size_t i = 0; i < g->of.items.len; i++) {
        const wheel_item *item = &g->of.items.at[i];
        const str day = say_date(c, item->day, DATE_DAY);
        if (item->ring == outermost)
            list_add(c->a, &days,
                     str_format(c->a, STR_FMT " " STR_FMT, STR_ARG(day), STR_ARG(item->name)));
    }
    return str_format(c->a, STR_FMT ": " STR_FMT, STR_ARG(g->of.rings[outermost].name),
                      STR_ARG(say_list(c, &days)));
}

static str in_words(const gathering *g)
{
    composer *c = g->c;
    str_list parts = { 0 };
    for (size_t i = 0; i < g->rows.len; i++)
        if (!g->rows.at[i].event)
            list_add(c->a, &parts, body_in_words(g, &g->rows.at[i]));
    if (g->of.rings[g->of.ring_count - 1].events)
        list_add(c->a, &parts, events_in_words(g));
    str all = str_join(c->a, parts.at, parts.len, STR("; "));
    return SAY(c, "wheel-words", { "year", str_format(c->a, "%d", g->of.year) }, { "values", all });
}

static doc_table *table_by_day(const gathering *g)
{
    composer *c = g->c;
    doc_table *t = table_new(c, TABLE_TEXT, 2);
    table_header(c, t, (str[]){ say(c, "date"), say(c, "wheel-what") }, 2);
    table_column(t, 0, CELL_LEFT, true);
    for (size_t i = 0; i < g->of.items.len; i++) {
        const wheel_item *item = &g->of.items.at[i];
        doc_cell *cells = row_add(c->a, t, ROW_BODY);
        put_text(c, &cells[0].text, say_date(c, item->day, DATE_FULL));
        put_link(c, &cells[1].text, item->link, item->name);
    }
    return t;
}

/* Row by row what a wheel on paper has no room for: a body with all of its days, or an event. */
static doc_table *table_by_body(const gathering *g)
{
    composer *c = g->c;
    doc_table *t = table_new(c, TABLE_TEXT, 2);
    table_header(c, t, (str[]){ say(c, "wheel-what"), say(c, "date") }, 2);
    for (size_t i = 0; i < g->rows.len; i++) {
        const wheel_row *row = &g->rows.at[i];
        doc_cell *cells = NULL;
        for (size_t k = 0; k < row->items.len; k++) {
            if (k % ROW_DAYS_MOST == 0) {
                cells = row_add(c->a, t, ROW_BODY);
                put_text(c, &cells[0].text, row->name);
            } else {
                put_text(c, &cells[1].text, STR(", "));
            }
            put_link(c, &cells[1].text, g->of.items.at[row->items.at[k]].link, row->days.at[k]);
        }
    }
    return t;
}

/* ---- the directive --------------------------------------------------------------------------- */

static void print(composer *c, doc_block *parent, const directive_options *o)
{
    gathering g = { .c = c, .o = o, .of = { .year = o->year, .patterns = text_patterns(c) } };
    g.of.order = words_phrase(c->w, c->lang, "wheel-rings");
    if (o->has_body && o->body == NO_SLOT)
        return; /* it was said that there is no such body */
    g.row_of = arena_array(c->a, size_t, c->m->bodies.len + 1);
    find_rings(&g);
    gather(&g);
    if (g.of.items.len == 0) {
        directive_empty(c, parent, o);
        return;
    }
    name_months(c, &g.of);
    fill_rows(&g);
    const doc_drawing *drawing = wheel_draw(c->a, &g.of);
    const bool by_body = !g.of.told && !o->table;
    put_drawing(c, parent,
                &(drawn){ .drawing = drawing,
                          .data = by_body ? table_by_body(&g) : table_by_day(&g),
                          .caption = directive_caption(c, o),
                          .alt = in_words(&g),
                          .with_table = o->table || by_body });
}

const directive directive_wheel = { .name = "wheel",
                                    .options = NAMES("year", "at", "body", "table", "caption"),
                                    .print = print };
