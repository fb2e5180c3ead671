/*
 * chart_accounts: bars from the ledger or the budget, by fund, by row or year by year.
 *
 * A row is income, cost or brought forward; the sign of its sum over all funds says which, by the
 * custom of the accounts. In a chart both kinds are positive, so that bars can be compared, and only
 * what goes the other way (a refund, a deficit) is negative. Rows are set under the headings of
 * their kinds; funds and years show the costs unless `kind` asks for income or the result.
 */
#include "compose/chart.h"

typedef account_sum money_source(const accounts *acc, int year, slot row, slot fund);

/* Whose figures: this year's or those to compare with. */
typedef struct figures {
    money_source *source;
    int year;
} figures;

typedef struct request {
    composer *c;
    const directive_options *o;
    const accounts *acc;
    figures mine, theirs;
    bool compared;
    chart_group *groups; /* of the rows */
} request;

/* ---- rows ------------------------------------------------------------------------------------ */

static bool listed(const slot_list *wanted, slot which)
{
    for (size_t i = 0; i < wanted->len; i++)
        if (wanted->at[i] == which)
            return true;
    return wanted->len == 0;
}

static chart_group group_of(const request *r, slot row)
{
    if (r->acc->rows.at[row].carried_over)
        return CHART_CARRIED;
    account_sum sum = r->mine.source(r->acc, r->mine.year, row, NO_SLOT);
    if (!sum.any)
        sum = r->theirs.source(r->acc, r->theirs.year, row, NO_SLOT);
    return (sum.amount > 0) == r->acc->income_positive ? CHART_INCOME : CHART_COSTS;
}

/* Once for each year that is shown: every sum goes through the whole ledger. */
static void find_groups(request *r)
{
    for (slot row = 0; row < (slot)r->acc->rows.len; row++)
        r->groups[row] = group_of(r, row);
}

/* Positive where it is what its kind should be. */
static money as_shown(const request *r, money amount, chart_group group)
{
    return (group == CHART_COSTS) == r->acc->income_positive ? -amount : amount;
}

/* A row in one fund, or in those that were asked for. */
static account_sum row_sum(const request *r, const figures *from, slot row, slot fund)
{
    if (fund != NO_SLOT || r->o->funds.len == 0)
        return from->source(r->acc, from->year, row, fund);
    account_sum all = { 0 };
    for (size_t i = 0; i < r->o->funds.len; i++) {
        account_sum one = from->source(r->acc, from->year, row, r->o->funds.at[i]);
        all.any = all.any || one.any;
        money_add(&all.amount, one.amount);
    }
    return all;
}

/* ---- sums over rows -------------------------------------------------------------------------- */

static bool counts(const request *r, slot row, chart_group group)
{
    if (!listed(&r->o->rows, row) || (group == CHART_CARRIED && r->o->rows.len == 0))
        return false;
    if (str_is(r->o->kind, "result"))
        return true;
    if (r->o->kind.len == 0 && r->o->rows.len > 0)
        return group == r->groups[r->o->rows.at[0]];
    return group == (str_is(r->o->kind, "income") ? CHART_INCOME : CHART_COSTS);
}

/* Costs, income, or what is left of the income, of one fund (NO_SLOT: of those asked for). */
static account_sum sum_of(const request *r, const figures *from, slot fund)
{
    account_sum all = { 0 };
    for (slot row = 0; row < (slot)r->acc->rows.len; row++) {
        chart_group group = r->groups[row];
        if (!counts(r, row, group))
            continue;
        account_sum one = row_sum(r, from, row, fund);
        money shown = as_shown(r, one.amount, group);
        bool spent = group == CHART_COSTS && str_is(r->o->kind, "result");
        all.any = all.any || one.any;
        money_add(&all.amount, spent ? -shown : shown);
    }
    return all;
}

/* ---- bars ------------------------------------------------------------------------------------ */

/* In whole units; half a unit counts as one. */
static str money_text(const composer *c, money amount)
{
    money size = amount < 0 ? -amount : amount, minor = size % 100;
    money rounded = size - minor + (minor >= 50 ? 100 : 0);
    return words_money(c->w, c->a, c->lang, amount < 0 ? -rounded : rounded, false);
}

static void add_bar(const request *r, chart *of, str name, account_sum mine, account_sum theirs)
{
    if (!mine.any && !(r->compared && theirs.any))
        return;
    chart_bar bar = { .name = name, .size = mine.amount, .has = mine.any };
    bar.value = mine.any ? money_text(r->c, mine.amount) : STR("–");
    bar.has_other = r->compared && theirs.any;
    if (bar.has_other) {
        bar.other = theirs.amount;
        bar.other_value = money_text(r->c, theirs.amount);
    }
    list_add(r->c->a, &of->bars, bar);
}

static void add_funds(const request *r, chart *of)
{
    for (slot fund = 0; fund < (slot)r->acc->funds.len; fund++)
        if (listed(&r->o->funds, fund))
            add_bar(r, of, accounts_name(r->c->a, &r->acc->funds.at[fund], r->o->year),
                    sum_of(r, &r->mine, fund), sum_of(r, &r->theirs, fund));
}

static bool row_wanted(const request *r, slot row, chart_group group)
{
    if (!listed(&r->o->rows, row))
        return false;
    return r->o->kind.len == 0
           || group == (str_is(r->o->kind, "income") ? CHART_INCOME : CHART_COSTS);
}

static void add_rows(const request *r, chart *of)
{
    of->keep_order = of->grouped = true;
    for (slot row = 0; row < (slot)r->acc->rows.len; row++) {
        chart_group group = r->groups[row];
        if (!row_wanted(r, row, group))
            continue;
        account_sum mine = row_sum(r, &r->mine, row, NO_SLOT);
        account_sum theirs = row_sum(r, &r->theirs, row, NO_SLOT);
        mine.amount = as_shown(r, mine.amount, group);
        theirs.amount = as_shown(r, theirs.amount, group);
        size_t before = of->bars.len;
        add_bar(r, of, accounts_name(r->c->a, &r->acc->rows.at[row], r->o->year), mine, theirs);
        if (of->bars.len > before)
            of->bars.at[before].group = group;
    }
}

/* The first and the last year that there are figures for; false without any. */
static bool years_of(const request *r, int *first, int *last)
{
    bool budget = r->mine.source == accounts_budget;
    size_t count = budget ? r->acc->budget.len : r->acc->ledgers.len;
    for (size_t i = 0; i < count; i++) {
        int year = budget ? r->acc->budget.at[i].year : r->acc->ledgers.at[i].year;
        *first = i == 0 || year < *first ? year : *first;
        *last = i == 0 || year > *last ? year : *last;
    }
    return count > 0;
}

/* Up to the year of the chart. */
static void add_years(request *r, chart *of)
{
    int first = 0, last = 0;
    of->keep_order = true;
    if (!years_of(r, &first, &last))
        return;
    last = last < r->o->year || r->o->year == 0 ? last : r->o->year;
    if (first < last - CHART_BARS_MOST)
        first = last - CHART_BARS_MOST;
    for (int year = first; year <= last; year++) {
        r->mine.year = r->theirs.year = year;
        find_groups(r);
        add_bar(r, of, str_format(r->c->a, "%d", year), sum_of(r, &r->mine, NO_SLOT),
                sum_of(r, &r->theirs, NO_SLOT));
    }
}

/* ---- the source ------------------------------------------------------------------------------ */

static const char *const titles[2][3] = {
    /* of accounts and of budgets */
    { "chart-costs", "chart-income", "chart-result" },
    { "chart-budget-costs", "chart-budget-income", "chart-budget-result" },
};

static str title_of(const composer *c, const directive_options *o, const char *phrase)
{
    bool budget = str_is(o->of, "budget"), rows = str_is(o->by, "row") && o->kind.len == 0;
    size_t kind = str_is(o->kind, "income") ? 1 : str_is(o->kind, "result") ? 2 : 0;
    str what = say(c, rows ? budget ? "budget" : "accounts" : titles[budget][kind]);
    return SAY(c, phrase, { "what", what }, { "year", str_format(c->a, "%d", o->year) });
}

void chart_of_accounts(composer *c, const directive_options *o, chart *of)
{
    bool budget = str_is(o->of, "budget"), to_budget = str_is(o->compare, "budget");
    request r = { .c = c, .o = o, .acc = &c->m->accounts, .compared = o->compare.len > 0 };
    r.mine = (figures){ budget ? accounts_budget : accounts_sum, o->year };
    r.theirs =
        to_budget ? (figures){ accounts_budget, o->year } : (figures){ r.mine.source, o->year - 1 };
    r.groups = arena_array(c->a, chart_group, r.acc->rows.len + 1);
    find_groups(&r);
    bool by_row = str_is(o->by, "row"), by_year = str_is(o->by, "year");
    str_list names = { 0 };
    static const char *const headings[] = { "chart-costs", "chart-income", "chart-carried" };
    for (size_t i = 0; i < CHART_GROUPS; i++)
        list_add(c->a, &names, say(c, headings[i]));
    of->group_names = names.at;
    of->unit = say(c, "chart-unit-money");
    of->what = say(c, by_row ? "row" : by_year ? "year" : "fund");
    of->title = title_of(c, o, by_row ? "chart-row" : by_year ? "chart-year" : "chart-fund");
    if (by_row)
        add_rows(&r, of);
    else if (by_year)
        add_years(&r, of);
    else
        add_funds(&r, of);
}
