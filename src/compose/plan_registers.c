/*
 * plan_registers: the pages that list things, one for each view of a register, and year by year.
 *
 * A view is a register with one state: decisions in force, actions overdue. The page of a register itself shows what most
 * come for, the other views lie below it; where a view is long it shows the latest, and all of it lies in pages of a
 * year each. The years of a register itself always have pages, so that an address once given stays good; those of the
 * other views come when they are needed.
 */
#include "compose/address.h"
#include "compose/register.h"

/* clang-format off */
static const register_view views[] = {
    { PLAN_MEETINGS, REGISTER_MEETINGS, "", "moter", "meetings", "meetings-year", "view-all" },
    { PLAN_CASES, REGISTER_CASES, "", "saker", "cases", "cases-year", "view-all" },
    { PLAN_DECISIONS, REGISTER_DECISIONS, "", "vedtak", "decisions", "decisions-year", "view-all" },
    { PLAN_DECISIONS, REGISTER_DECISIONS, "open", "vedtak/gjelder", "decisions-in-force", "decisions-in-force-year",
      "view-in-force" },
    { PLAN_DECISIONS, REGISTER_DECISIONS, "superseded", "vedtak/erstattet", "decisions-replaced",
      "decisions-replaced-year", "view-replaced" },
    { PLAN_DECISIONS, REGISTER_DECISIONS, "annulled", "vedtak/opphevet", "decisions-annulled", "decisions-annulled-year",
      "view-annulled" },
    { PLAN_ACTIONS, REGISTER_ACTIONS, "open", "oppfolging", "actions", "actions-open-year", "view-open" },
    { PLAN_ACTIONS, REGISTER_ACTIONS, "overdue", "oppfolging/over-fristen", "actions-overdue", "actions-overdue-year",
      "view-overdue" },
    { PLAN_ACTIONS, REGISTER_ACTIONS, "done", "oppfolging/utfort", "actions-done", "actions-done-year", "view-done" },
};
/* clang-format on */

/* A view that is a register's own page: no other lies above it. */
static bool is_first(const register_view *v)
{
    return v == views || v[-1].page_kind != v->page_kind;
}

/* The entries of a view for each year from the first, those of the last year last; their number. */
static size_t count_years(const planner *p, const register_view *v, int first, size_t *years)
{
    const register_filter f = { .body = NO_SLOT, .status = str_of(v->status), .day = p->plan->at };
    size_t all = 0, len = register_len(p->m, v->kind);
    for (slot i = 0; i < (slot)len; i++) {
        if (!register_matches(p->m, p->options.audience, v->kind, i, &f))
            continue;
        years[p->m->meetings.at[register_meeting(p->m, v->kind, i)].day.year - first]++;
        all++;
    }
    return all;
}

static void add_year(planner *p, const register_view *v, int year, size_t count)
{
    plan_item item = {
        .kind = v->page_kind, .subject = NO_SLOT, .view = v, .year = year, .count = count
    };
    str digits = str_format(p->a, "%d", year);
    item.page = str_format(p->a, "%s/%04d/", v->page, year);
    item.title = PHRASE(p->w, p->a, p->lang, v->year_title, { "year", digits });
    plan_add(p, item);
}

static void add_view(planner *p, const register_view *v, int first, int last)
{
    size_t *years = arena_array(p->a, size_t, (size_t)(last - first) + 1);
    plan_item item = { .kind = v->page_kind, .subject = NO_SLOT, .view = v };
    item.count = count_years(p, v, first, years);
    item.page = str_format(p->a, "%s/", v->page);
    item.title = words_phrase(p->w, p->lang, v->title);
    item.in_menu = is_first(v);
    plan_add(p, item);
    bool wanted = item.count > REGISTER_MOST || (is_first(v) && v->status[0] == '\0');
    for (int year = first; wanted && year <= last; year++)
        if (years[year - first] > 0)
            add_year(p, v, year, years[year - first]);
}

void plan_registers(planner *p)
{
    size_t held = p->m->meetings.len; /* by date */
    int first = held > 0 ? p->m->meetings.at[0].day.year : 0;
    int last = held > 0 ? p->m->meetings.at[held - 1].day.year : 0;
    for (size_t i = 0; i < sizeof views / sizeof *views; i++)
        if (is_first(&views[i]) || register_len(p->m, views[i].kind) > 0)
            add_view(p, &views[i], first, last);
}
