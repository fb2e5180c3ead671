/*
 * chart_counts: bars that count events and meetings, and those who met.
 *
 * Events are counted by audience (one with two audiences in both), by month or by year; meetings by
 * body, month or year, agendas left out; attendance is the seats with a vote that were filled, of
 * those there are, meeting by meeting. Counts are compared with those of the year before.
 */
#include "compose/chart.h"

#define MONTHS 12

/* How often something came up in the year of the chart and in the one before. */
typedef struct tally {
    int64_t now, before;
} tally;

typedef struct tallies {
    composer *c;
    const directive_options *o;
    chart *of;
    tally *at;
    size_t count;
    bool compared; /* with a year that has anything to compare with */
} tallies;

static tallies tallies_new(composer *c, const directive_options *o, chart *of, size_t count)
{
    return (tallies){ c, o, of, arena_array(c->a, tally, count + 1), count, false };
}

static void count_one(tallies *t, int year, size_t which)
{
    if (which < t->count && year == t->o->year) {
        t->at[which].now++;
    } else if (which < t->count && year == t->o->year - 1 && t->o->compare.len > 0) {
        t->at[which].before++;
        t->compared = true;
    }
}

static str number(const composer *c, int64_t n)
{
    return words_number(c->w, c->a, c->lang, n);
}

/* Without regard to what is nothing in both years, unless time would have a hole then. */
static void add_tally(const tallies *t, size_t which, str name)
{
    const tally *one = &t->at[which];
    if (!t->of->keep_order && one->now == 0 && one->before == 0)
        return;
    chart_bar bar = {
        .name = name, .size = one->now, .has = true, .value = number(t->c, one->now)
    };
    bar.has_other = t->compared;
    bar.other = one->before;
    bar.other_value = number(t->c, one->before);
    list_add(t->c->a, &t->of->bars, bar);
}

/* ---- by month and by year -------------------------------------------------------------------- */

static bool any_tally(const tallies *t)
{
    for (size_t i = 0; i < t->count; i++)
        if (t->at[i].now > 0)
            return true;
    return false;
}

static void add_months(tallies *t)
{
    t->of->keep_order = true;
    t->of->what = say(t->c, "month");
    for (size_t i = 0; i < MONTHS && any_tally(t); i++) {
        str name = words_form(t->c->w, t->c->lang, WORD_MONTH, str_format(t->c->a, "%zu", i + 1));
        add_tally(t, i, say_capital(t->c, name));
    }
}

/* Counts by year, for as many years as there are from the first on to that of the chart. */
typedef struct years {
    composer *c;
    chart *of;
    int last;
    int64_t counts[CHART_BARS_MOST]; /* the last one first */
} years;

static years years_new(composer *c, const directive_options *o, chart *of)
{
    of->keep_order = true;
    of->what = say(c, "year");
    return (years){ .c = c, .of = of, .last = o->year };
}

static void count_year(years *y, int year)
{
    int back = y->last - year;
    if (back >= 0 && back < CHART_BARS_MOST)
        y->counts[back]++;
}

static void add_years(const years *y)
{
    int first = CHART_BARS_MOST - 1;
    while (first >= 0 && y->counts[first] == 0)
        first--;
    for (int back = first; back >= 0; back--) {
        chart_bar bar = { .name = str_format(y->c->a, "%d", y->last - back),
                          .size = y->counts[back],
                          .has = true,
                          .value = number(y->c, y->counts[back]) };
        list_add(y->c->a, &y->of->bars, bar);
    }
}

/* ---- events ---------------------------------------------------------------------------------- */

static void events_by_audience(composer *c, const directive_options *o, chart *of)
{
    tallies t = tallies_new(c, o, of, c->m->audiences.len);
    of->what = say(c, "audience");
    for (size_t i = 0; i < c->m->events.len; i++) {
        const event *e = &c->m->events.at[i];
        for (size_t k = 0; k < e->audiences.len; k++)
            if (e->audiences.at[k] != NO_SLOT)
                count_one(&t, e->when.year, (size_t)e->audiences.at[k]);
    }
    for (size_t i = 0; i < t.count; i++)
        add_tally(&t, i, c->m->audiences.at[i].name.value);
}

static void events_by_time(composer *c, const directive_options *o, chart *of)
{
    tallies t = tallies_new(c, o, of, MONTHS);
    years y = years_new(c, o, of);
    for (size_t i = 0; i < c->m->events.len; i++) {
        date when = c->m->events.at[i].when;
        count_year(&y, when.year);
        if (when.month > 0)
            count_one(&t, when.year, (size_t)when.month - 1);
    }
    if (str_is(o->by, "month"))
        add_months(&t);
    else
        add_years(&y);
}

void chart_of_events(composer *c, const directive_options *o, chart *of)
{
    bool month = str_is(o->by, "month"), year = str_is(o->by, "year");
    of->unit = say(c, "chart-unit-events");
    of->title = SAY(c,
                    month  ? "chart-event-month"
                    : year ? "chart-event-year"
                           : "chart-audience",
                    { "year", str_format(c->a, "%d", o->year) });
    if (month || year)
        events_by_time(c, o, of);
    else
        events_by_audience(c, o, of);
}

/* ---- meetings -------------------------------------------------------------------------------- */

static bool was_held(const meeting *m, const directive_options *o)
{
    return m->body != NO_SLOT && m->status != STATUS_AGENDA && (!o->has_body || m->body == o->body);
}

static void meetings_by_body(composer *c, const directive_options *o, chart *of)
{
    tallies t = tallies_new(c, o, of, c->m->bodies.len);
    of->what = say(c, "body");
    for (size_t i = 0; i < c->m->meetings.len; i++)
        if (was_held(&c->m->meetings.at[i], o))
            count_one(&t, c->m->meetings.at[i].day.year, (size_t)c->m->meetings.at[i].body);
    for (size_t i = 0; i < t.count; i++)
        add_tally(&t, i, body_name(c->m, (slot)i, o->at));
}

static void meetings_by_time(composer *c, const directive_options *o, chart *of)
{
    tallies t = tallies_new(c, o, of, MONTHS);
    years y = years_new(c, o, of);
    for (size_t i = 0; i < c->m->meetings.len; i++) {
        const meeting *m = &c->m->meetings.at[i];
        if (!was_held(m, o))
            continue;
        count_year(&y, m->day.year);
        if (m->day.month > 0)
            count_one(&t, m->day.year, (size_t)m->day.month - 1);
    }
    if (str_is(o->by, "month"))
        add_months(&t);
    else
        add_years(&y);
}

void chart_of_meetings(composer *c, const directive_options *o, chart *of)
{
    bool month = str_is(o->by, "month"), year = str_is(o->by, "year");
    of->unit = say(c, "chart-unit-meetings");
    of->title = SAY(c,
                    month  ? "chart-meeting-month"
                    : year ? "chart-meeting-year"
                           : "chart-body",
                    { "year", str_format(c->a, "%d", o->year) });
    if (month || year)
        meetings_by_time(c, o, of);
    else
        meetings_by_body(c, o, of);
}

/* ---- attendance ------------------------------------------------------------------------------ */

static void add_meeting(composer *c, const meeting *m, chart *of)
{
    chart_bar bar = { .name = say_date(c, m->day, DATE_DAY), .has = true };
    for (size_t i = 0; i < m->roster.len; i++) {
        const roster_row *row = &m->roster.at[i];
        bool votes = c->m->seats.at[row->seat].votes;
        bar.whole += votes;
        bar.size += votes && (row->sign == SIGN_PRESENT || row->sign == SIGN_DEPUTY);
    }
    if (bar.whole == 0)
        return;
    bar.value =
        SAY(c, "chart-of", { "part", number(c, bar.size) }, { "whole", number(c, bar.whole) });
    list_add(c->a, &of->bars, bar);
}

void chart_of_attendance(composer *c, const directive_options *o, chart *of)
{
    of->keep_order = true;
    of->unit = say(c, "chart-unit-present");
    of->what = say(c, "meeting");
    of->title = SAY(c, "chart-meeting", { "year", str_format(c->a, "%d", o->year) });
    for (size_t i = 0; i < c->m->meetings.len; i++) {
        const meeting *m = &c->m->meetings.at[i];
        if (m->body == o->body && m->day.year == o->year && m->status != STATUS_AGENDA)
            add_meeting(c, m, of);
    }
}
