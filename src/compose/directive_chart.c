/*
 * directive_chart: horizontal bars, drawn from the accounts, the events or the attendance.
 *
 * What it goes `by` says where the figures come from: fund, row and year from the ledger, audience
 * from the events, meeting from the attendance of a body. Each bar has its name before it and its
 * value at its end; there is no axis and no legend. Bars are sorted by size unless rows or time
 * order them. With `compare` a thinner bar stands below each.
 */
#include "compose/directive.h"
#include "compose/drawing.h"

#include <stdlib.h>

#define CHART_WIDTH LENGTH_PT(470)
#define NAME_WIDTH  LENGTH_PT(150)
#define VALUE_WIDTH LENGTH_PT(78)
#define BAR_ROOM    (CHART_WIDTH - NAME_WIDTH - VALUE_WIDTH)
#define BAR         LENGTH_PT(15)
#define THIN_BAR    LENGTH_PT(8)
#define TEXT_SIZE   LENGTH_PT(9)
#define LEADING     LENGTH_PT(12)
#define BARS_MOST   60

typedef struct bar {
    str name, value, other_value;
    int64_t size, other; /* never negative */
    bool has_other;
    colour_role colour;
    size_t order;
} bar;

typedef list_of(bar) bar_list;

typedef struct bars {
    bar_list list;
    bool keep_order;
} bars;

/* ---- figures from the accounts --------------------------------------------------------------- */

static bool is_income(const accounts *acc, money amount)
{
    return acc->income_positive ? amount > 0 : amount < 0;
}

static money size_of(money amount)
{
    return amount < 0 ? -amount : amount;
}

/* In whole units; half a unit counts as one. */
static str money_text(const composer *c, money amount)
{
    money size = size_of(amount), minor = size % 100;
    return words_money(c->w, c->a, c->lang, size - minor + (minor >= 50 ? 100 : 0), false);
}

/* What was spent: rows that are income or brought forward are left out. */
static money cost_of(const composer *c, const directive_options *o, int year, slot fund)
{
    const accounts *acc = &c->m->accounts;
    money cost = 0;
    for (slot row = 0; row < (slot)acc->rows.len; row++) {
        if (acc->rows.at[row].carried_over || (o->row != NO_SLOT && row != o->row))
            continue;
        money amount = accounts_sum(acc, year, row, fund).amount;
        if (o->row != NO_SLOT || !is_income(acc, amount))
            money_add(&cost, size_of(amount));
    }
    return cost;
}

/* The thin bar below, with what it is: "2023: 85 000", "Budsjett: 90 000". */
static void set_other(const composer *c, const directive_options *o, bar *one, money amount,
                      bool any)
{
    one->has_other = o->compare.len > 0 && any;
    if (!one->has_other)
        return;
    str what =
        str_is(o->compare, "budget") ? say(c, "budget") : str_format(c->a, "%d", o->year - 1);
    one->other = size_of(amount);
    one->other_value =
        str_format(c->a, STR_FMT ": " STR_FMT, STR_ARG(what), STR_ARG(money_text(c, amount)));
}

static void bars_by_fund(composer *c, const directive_options *o, bars *b)
{
    for (slot fund = 0; fund < (slot)c->m->accounts.funds.len; fund++) {
        money cost = cost_of(c, o, o->year, fund);
        bar one = { .name = accounts_name(c, &c->m->accounts.funds.at[fund], o->year),
                    .size = cost,
                    .colour = COLOUR_DEEP };
        one.value = money_text(c, cost);
        money before = o->compare.len > 0 ? cost_of(c, o, o->year - 1, fund) : 0;
        set_other(c, o, &one, before, before != 0);
        if (one.size > 0 || one.other > 0)
            list_add(c->a, &b->list, one);
    }
}

static void bars_by_row(composer *c, const directive_options *o, bars *b)
{
    const accounts *acc = &c->m->accounts;
    b->keep_order = true;
    for (slot row = 0; row < (slot)acc->rows.len; row++) {
        account_sum sum = accounts_sum(acc, o->year, row, o->fund);
        account_sum other = str_is(o->compare, "budget")
                                ? accounts_budget(acc, o->year, row, o->fund)
                                : accounts_sum(acc, o->year - 1, row, o->fund);
        if (!sum.any && !other.any)
            continue;
        bar one = { .name = accounts_name(c, &acc->rows.at[row], o->year),
                    .size = size_of(sum.amount) };
        one.value = money_text(c, sum.amount);
        one.colour = is_income(acc, sum.amount) ? COLOUR_SEA : COLOUR_DEEP;
        set_other(c, o, &one, other.amount, other.any);
        list_add(c->a, &b->list, one);
    }
}

static void bars_by_year(composer *c, const directive_options *o, bars *b)
{
    b->keep_order = true;
    for (size_t i = 0; i < c->m->accounts.ledgers.len; i++) {
        int year = c->m->accounts.ledgers.at[i].year;
        money cost = cost_of(c, o, year, o->fund);
        bar one = { .name = str_format(c->a, "%d", year), .size = cost, .colour = COLOUR_DEEP };
        one.value = money_text(c, cost);
        list_add(c->a, &b->list, one);
    }
}

/* ---- figures from events and meetings -------------------------------------------------------- */

static void bars_by_audience(composer *c, const directive_options *o, bars *b)
{
    int64_t *counts = arena_array(c->a, int64_t, c->m->audiences.len + 1);
    for (size_t i = 0; i < c->m->events.len; i++) {
        const event *e = &c->m->events.at[i];
        for (size_t k = 0; k < e->audiences.len && e->when.year == o->year; k++)
            if (e->audiences.at[k] != NO_SLOT)
                counts[e->audiences.at[k]]++;
    }
    for (size_t i = 0; i < c->m->audiences.len; i++) {
        bar one = { .name = c->m->audiences.at[i].name.value,
                    .size = counts[i],
                    .colour = COLOUR_DEEP };
        one.value = words_number(c->w, c->a, c->lang, counts[i]);
        if (counts[i] > 0)
            list_add(c->a, &b->list, one);
    }
}

static void bars_by_meeting(composer *c, const directive_options *o, bars *b)
{
    b->keep_order = true;
    for (size_t i = 0; i < c->m->meetings.len && directive_needs_body(c, o); i++) {
        const meeting *m = &c->m->meetings.at[i];
        if (m->body != o->body || m->day.year != o->year || m->status == STATUS_AGENDA)
            continue;
        int64_t there = 0;
        for (size_t k = 0; k < m->roster.len; k++)
            there +=
                c->m->seats.at[m->roster.at[k].seat].votes
                && (m->roster.at[k].sign == SIGN_PRESENT || m->roster.at[k].sign == SIGN_DEPUTY);
        bar one = { .name = say_date(c, m->day, DATE_FULL), .size = there, .colour = COLOUR_DEEP };
        one.value = words_number(c->w, c->a, c->lang, there);
        list_add(c->a, &b->list, one);
    }
}

static const struct figures {
    const char *by;
    void (*gather)(composer *c, const directive_options *o, bars *b);
    const char *phrase; /* what the chart shows, for its alternative text */
} sources[] = {
    { "fund", bars_by_fund, "chart-fund" },
    { "row", bars_by_row, "chart-row" },
    { "year", bars_by_year, "chart-year" },
    { "audience", bars_by_audience, "chart-audience" },
    { "meeting", bars_by_meeting, "chart-meeting" },
};

static const struct figures *find_figures(const directive_options *o)
{
    for (size_t i = 0; i < sizeof sources / sizeof *sources; i++)
        if (str_is(o->by, sources[i].by))
            return &sources[i];
    return &sources[0];
}

/* ---- drawing --------------------------------------------------------------------------------- */

static int compare_bars(const void *x, const void *y)
{
    const bar *a = x, *b = y;
    if (a->size != b->size)
        return a->size > b->size ? -1 : 1;
    return a->order < b->order ? -1 : a->order > b->order;
}

static int64_t longest_bar(const bar_list *list)
{
    int64_t longest = 1;
    for (size_t i = 0; i < list->len; i++) {
        longest = list->at[i].size > longest ? list->at[i].size : longest;
        longest = list->at[i].other > longest ? list->at[i].other : longest;
    }
    return longest;
}

/* Both are made smaller first, so that the product stays in 64 bits. */
static length scaled(int64_t size, int64_t longest)
{
    while (longest > INT64_C(1000000000)) {
        longest /= 10;
        size /= 10;
    }
    return (length)(size * BAR_ROOM / longest);
}

static void draw_bar(arena *a, doc_drawing *d, box where, str value, colour_role colour)
{
    paint look = { .fill = colour };
    if (where.w > 0)
        draw_box(a, d, where, 0, look);
    lettering small = { .colour = COLOUR_TEXT,
                        .size = where.h < BAR ? LENGTH_PT(8) : TEXT_SIZE,
                        .anchor = ANCHOR_START };
    doc_point at = { where.x + where.w + LENGTH_PT(5), where.y + where.h / 2 + LENGTH_PT(3) };
    draw_text(a, d, at, value, small);
}

static length draw_one(composer *c, doc_drawing *d, const bar *b, length y, int64_t longest)
{
    str_list lines = text_wrap(c->a, b->name, TEXT_SIZE, NAME_WIDTH - LENGTH_PT(12));
    lettering look = { .colour = COLOUR_TEXT, .size = TEXT_SIZE, .anchor = ANCHOR_END };
    length height = (length)lines.len * LEADING;
    length bars_height = BAR + (b->has_other ? THIN_BAR + LENGTH_PT(2) : 0);
    for (size_t i = 0; i < lines.len; i++) {
        doc_point at = { NAME_WIDTH - LENGTH_PT(8), y + LENGTH_PT(10) + (length)i * LEADING };
        draw_text(c->a, d, at, lines.at[i], look);
    }
    draw_bar(c->a, d, (box){ NAME_WIDTH, y, scaled(b->size, longest), BAR }, b->value, b->colour);
    if (b->has_other) {
        box thin = { NAME_WIDTH, y + BAR + LENGTH_PT(2), scaled(b->other, longest), THIN_BAR };
        draw_bar(c->a, d, thin, b->other_value, COLOUR_QUIET);
    }
    return y + (height > bars_height ? height : bars_height) + LENGTH_PT(9);
}

static const doc_drawing *draw(composer *c, const bars *b)
{
    doc_drawing *d = drawing_new(c->a, CHART_WIDTH, 0);
    int64_t longest = longest_bar(&b->list);
    length y = LENGTH_PT(4);
    for (size_t i = 0; i < b->list.len; i++)
        y = draw_one(c, d, &b->list.at[i], y, longest);
    paint zero = { .stroke = COLOUR_TEXT, .width = LENGTH_PT(1) };
    draw_line(c->a, d, (doc_point){ NAME_WIDTH, 0 }, (doc_point){ NAME_WIDTH, y - LENGTH_PT(4) },
              zero);
    d->height = y;
    return d;
}

/* ---- the directive --------------------------------------------------------------------------- */

static str in_words(composer *c, const directive_options *o, const struct figures *figures,
                    const bars *b)
{
    str_list parts = { 0 };
    for (size_t i = 0; i < b->list.len; i++) {
        const bar *one = &b->list.at[i];
        str part = str_format(c->a, STR_FMT " " STR_FMT, STR_ARG(one->name), STR_ARG(one->value));
        if (one->has_other)
            part = str_format(c->a, STR_FMT " (" STR_FMT ")", STR_ARG(part),
                              STR_ARG(one->other_value));
        list_add(c->a, &parts, part);
    }
    str all = str_join(c->a, parts.at, parts.len, STR("; "));
    return SAY(c, figures->phrase, { "year", str_format(c->a, "%d", o->year) }, { "values", all });
}

static void print(composer *c, doc_block *parent, const directive_options *o)
{
    const struct figures *figures = find_figures(o);
    bars b = { 0 };
    figures->gather(c, o, &b);
    if (b.list.len == 0 || b.list.len > BARS_MOST) {
        directive_empty(c, parent, o);
        return;
    }
    for (size_t i = 0; i < b.list.len; i++)
        b.list.at[i].order = i;
    if (!b.keep_order)
        qsort(b.list.at, b.list.len, sizeof *b.list.at, compare_bars);
    put_drawing(c, parent, draw(c, &b), o->caption, in_words(c, o, figures, &b));
}

const directive directive_chart = {
    .name = "chart",
    .options = NAMES("by", "year", "at", "body", "row", "fund", "compare", "caption"),
    .by = NAMES("fund", "row", "year", "audience", "meeting", "budget", "previous"),
    .print = print,
};
