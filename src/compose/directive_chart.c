/*
 * directive_chart: horizontal bars, drawn from the accounts, the events, the meetings or the
 * attendance.
 *
 * `of` says what is shown and `by` what it is divided by; either alone is enough where it fits one
 * source only. Which pairs there are stands in one table, with what each may be compared with. The
 * drawing itself is that of chart_draw.c. A chart with more bars than can be read is printed as the
 * table that otherwise lies behind it.
 */
#include "compose/chart.h"

/* What a source may be compared with. */
typedef enum comparison {
    COMPARE_NOTHING,
    COMPARE_PREVIOUS, /* the year before */
    COMPARE_BUDGET,   /* the budget alone, where time goes down the chart */
    COMPARE_BOTH,
} comparison;

static const struct chart_source {
    const char *of, *by;
    void (*fill)(composer *c, const directive_options *o, chart *of);
    comparison compares;
    bool needs_body;
} sources[] = {
    { "accounts", "fund", chart_of_accounts, COMPARE_BOTH, false }, /* where nothing is said */
    { "accounts", "row", chart_of_accounts, COMPARE_BOTH, false },
    { "accounts", "year", chart_of_accounts, COMPARE_BUDGET, false },
    { "budget", "row", chart_of_accounts, COMPARE_PREVIOUS, false },
    { "budget", "fund", chart_of_accounts, COMPARE_PREVIOUS, false },
    { "budget", "year", chart_of_accounts, COMPARE_NOTHING, false },
    { "events", "audience", chart_of_events, COMPARE_PREVIOUS, false },
    { "events", "month", chart_of_events, COMPARE_PREVIOUS, false },
    { "events", "year", chart_of_events, COMPARE_NOTHING, false },
    { "meetings", "body", chart_of_meetings, COMPARE_PREVIOUS, false },
    { "meetings", "month", chart_of_meetings, COMPARE_PREVIOUS, false },
    { "meetings", "year", chart_of_meetings, COMPARE_NOTHING, false },
    { "attendance", "meeting", chart_of_attendance, COMPARE_NOTHING, true },
};

enum { SOURCES = sizeof sources / sizeof *sources };

/* ---- which source ---------------------------------------------------------------------------- */

static bool fits(const struct chart_source *s, str of, str by)
{
    return (of.len == 0 || str_is(of, s->of)) && (by.len == 0 || str_is(by, s->by));
}

static str value_form(const composer *c, str value)
{
    return words_form(c->w, c->lang, WORD_VALUE, value);
}

/* What a value of `of` may be divided by, in words. */
static str choices_of(const composer *c, str of)
{
    str_list known = { 0 };
    for (size_t i = 0; i < SOURCES; i++)
        if (fits(&sources[i], of, STR("")))
            list_add(c->a, &known, value_form(c, str_of(sources[i].by)));
    return str_join(c->a, known.at, known.len, STR(", "));
}

/* `by` gives way where it does not go with `of`. */
static const struct chart_source *find_source(composer *c, const directive_options *o)
{
    const struct chart_source *alone = NULL;
    for (size_t i = 0; i < SOURCES; i++) {
        if (fits(&sources[i], o->of, o->by))
            return &sources[i];
        if (!alone && fits(&sources[i], o->of, STR("")))
            alone = &sources[i];
    }
    DIAG(c->d, UNKNOWN_VALUE, o->by_at, value_form(c, o->by),
         words_form(c->w, c->lang, WORD_KEY, STR("by")), choices_of(c, o->of));
    return alone;
}

static bool may_compare(const struct chart_source *s, str with)
{
    return s->compares == COMPARE_BOTH
           || s->compares == (str_is(with, "budget") ? COMPARE_BUDGET : COMPARE_PREVIOUS);
}

/* What a source cannot do is said, and left out. */
static void settle_options(composer *c, const struct chart_source *s, directive_options *o)
{
    o->of = str_of(s->of);
    o->by = str_of(s->by);
    if (o->compare.len > 0 && !may_compare(s, o->compare)) {
        DIAG(c->d, OPTION_VALUE, o->compare_at, value_form(c, o->compare),
             STR("what this chart can be compared with"));
        o->compare = STR("");
    }
    bool of_money = s->fill == chart_of_accounts;
    if (o->kind.len > 0 && (!of_money || (str_is(o->kind, "result") && str_is(o->by, "row")))) {
        DIAG(c->d, OPTION_VALUE, o->kind_at, value_form(c, o->kind), STR("a kind of this chart"));
        o->kind = STR("");
    }
}

/* ---- names of the figures -------------------------------------------------------------------- */

static void name_series(const composer *c, const directive_options *o, chart *of)
{
    bool budget = str_is(o->compare, "budget");
    of->series = str_is(o->by, "year") ? say(c, "accounts") : str_format(c->a, "%d", o->year);
    if (budget && !str_is(o->by, "year"))
        of->series = say(c, "accounts");
    if (o->compare.len > 0)
        of->other_series = budget ? say(c, "budget") : str_format(c->a, "%d", o->year - 1);
}

/* ---- in words and as a table ----------------------------------------------------------------- */

static str in_words(composer *c, const chart *of)
{
    str_list parts = { 0 };
    for (size_t i = 0; i < of->bars.len; i++) {
        const chart_bar *bar = &of->bars.at[i];
        str part = str_format(c->a, STR_FMT " " STR_FMT, STR_ARG(bar->name), STR_ARG(bar->value));
        if (bar->has_other)
            part = str_format(c->a, STR_FMT " (" STR_FMT ": " STR_FMT ")", STR_ARG(part),
                              STR_ARG(of->other_series), STR_ARG(bar->other_value));
        list_add(c->a, &parts, part);
    }
    str all = str_join(c->a, parts.at, parts.len, STR("; "));
    return SAY(c, "chart-words", { "title", of->title }, { "values", all });
}

static void put_row(const composer *c, doc_table *t, const chart_bar *bar, bool compared)
{
    doc_cell *cells = row_add(c->a, t, ROW_BODY);
    cells[0].header = true;
    put_text(c, &cells[0].text, bar->name);
    put_text(c, &cells[1].text, bar->has ? bar->value : STR(""));
    if (compared)
        put_text(c, &cells[2].text, bar->has_other ? bar->other_value : STR(""));
}

static doc_table *as_table(const composer *c, const chart *of)
{
    bool compared = of->other_series.len > 0;
    doc_table *t = table_new(c, TABLE_ACCOUNTS, compared ? 3 : 2);
    str headings[] = { of->what, compared ? of->series : of->unit, of->other_series };
    table_header(c, t, headings, (size_t)t->column_count);
    for (int i = 1; i < t->column_count; i++)
        table_column(t, i, CELL_RIGHT, true);
    for (size_t i = 0; i < of->bars.len; i++) {
        const chart_bar *bar = &of->bars.at[i];
        if (of->grouped && (i == 0 || bar->group != of->bars.at[i - 1].group))
            table_group(c, t, of->group_names[bar->group]);
        put_row(c, t, bar, compared);
    }
    return t;
}

/* ---- the directive --------------------------------------------------------------------------- */

static bool all_zero(const chart *of)
{
    for (size_t i = 0; i < of->bars.len; i++)
        if (of->bars.at[i].size != 0 || of->bars.at[i].other != 0 || of->bars.at[i].whole != 0)
            return false;
    return true;
}

/* Where there is nothing to compare with, nothing is said of it. */
static void forget_empty_series(chart *of)
{
    for (size_t i = 0; i < of->bars.len; i++)
        if (of->bars.at[i].has_other)
            return;
    of->other_series = STR("");
}

static void print(composer *c, doc_block *parent, const directive_options *given)
{
    directive_options o = *given;
    const struct chart_source *from = find_source(c, &o);
    settle_options(c, from, &o);
    if ((from->needs_body || o.has_body) && !directive_needs_body(c, &o))
        return;
    chart of = { .patterns = text_patterns(c) };
    name_series(c, &o, &of);
    from->fill(c, &o, &of);
    if (all_zero(&of)) {
        directive_empty(c, parent, &o);
        return;
    }
    forget_empty_series(&of);
    chart_finish(&of);
    const doc_drawing *drawing = of.bars.len <= CHART_BARS_MOST ? chart_draw(c->a, &of) : NULL;
    if (!drawing) {
        put_captioned(c, parent, as_table(c, &of), directive_caption(c, &o));
        return;
    }
    put_drawing(c, parent,
                &(drawn){ .drawing = drawing,
                          .data = as_table(c, &of),
                          .caption = directive_caption(c, &o),
                          .alt = in_words(c, &of),
                          .with_table = o.table });
}

const directive directive_chart = {
    .name = "chart",
    .options = NAMES("of", "by", "kind", "year", "at", "body", "row", "rows", "fund", "funds",
                     "compare", "table", "caption"),
    .of = NAMES("accounts", "budget", "events", "meetings", "attendance"),
    .by = NAMES("fund", "row", "year", "month", "audience", "body", "meeting"),
    .kind = NAMES("costs", "income", "result"),
    .compare = NAMES("budget", "previous"),
    .print = print,
};
