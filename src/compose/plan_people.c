/*
 * plan_people: the pages of those who have sat in a body, and of the accounts.
 *
 * Who is in the register but has never had a seat has no page: there would be nothing to say that belongs to the public.
 * People stand by family name, as a Norwegian reader looks them up: æ, ø and å after z.
 *
 * The accounts have a page for each year, and below it those of the entries: of each row, of each fund,
 * and of the year.
 */
#include "compose/accounts_table.h"
#include "compose/address.h"
#include "compose/directive.h"

#include <stdlib.h>

/* ---- people ------------------------------------------------------------------------------------ */

typedef struct named_person {
    slot which;
    str key;
} named_person;

typedef list_of(named_person) named_people;

static int by_key(const void *one, const void *other)
{
    const named_person *p = one, *q = other;
    int order = str_compare(p->key, q->key);
    return order ? order : (p->which > q->which) - (p->which < q->which);
}

/* The three letters in the order of the alphabet, as the three signs of ASCII that come after z. */
static str sort_text(arena *a, str name)
{
    static const struct {
        const char *letter, *sign;
    } last[] = { { "æ", "{" }, { "ø", "|" }, { "å", "}" } };
    str key = utf8_fold(a, name);
    for (size_t i = 0; i < sizeof last / sizeof *last; i++)
        key = str_replace(a, key, str_of(last[i].letter), str_of(last[i].sign));
    if (str_starts(key, STR("aa"))) /* "Aas" stands where "Ås" does */
        key = str_format(a, "}" STR_FMT, STR_ARG(str_slice(key, 2, key.len)));
    return key;
}

static str family_name(str name)
{
    size_t at = name.len;
    while (at > 0 && name.at[at - 1] != ' ')
        at--;
    return str_slice(name, at, name.len);
}

static named_people seated_people(planner *p)
{
    bool *seen = arena_array(p->a, bool, p->m->people.len + 1);
    named_people found = { 0 };
    for (size_t i = 0; i < p->m->seats.len; i++)
        for (size_t k = 0; k < p->m->seats.at[i].people.len; k++) {
            slot which = p->m->seats.at[i].people.at[k];
            if (seen[which])
                continue;
            seen[which] = true;
            str name = person_name(p->m, which, p->plan->at);
            str key =
                str_format(p->a, STR_FMT "\n" STR_FMT, STR_ARG(sort_text(p->a, family_name(name))),
                           STR_ARG(sort_text(p->a, name)));
            list_add(p->a, &found, ((named_person){ which, key }));
        }
    if (found.len > 1)
        qsort(found.at, found.len, sizeof *found.at, by_key);
    return found;
}

void plan_people(planner *p)
{
    named_people people = seated_people(p);
    if (people.len == 0)
        return;
    plan_item list = {
        .kind = PLAN_PEOPLE, .subject = NO_SLOT, .page = STR("personer/"), .in_menu = true
    };
    list.title = words_phrase(p->w, p->lang, "people");
    plan_add(p, list);
    for (size_t i = 0; i < people.len; i++) {
        plan_item item = { .kind = PLAN_PERSON, .subject = people.at[i].which };
        item.no_paper = people.len > PEOPLE_ON_PAPER_MOST;
        item.page = address_of_person(p, item.subject);
        item.title = person_name(p->m, item.subject, p->plan->at);
        p->index->people[item.subject] = plan_add(p, item);
    }
}

/* ---- accounts ---------------------------------------------------------------------------------- */

static str year_text(const planner *p, int year)
{
    return str_format(p->a, "%d", year);
}

/* The names of many rows have the year in them. */
static str ledger_title(const planner *p, int year, slot row, slot fund)
{
    const accounts *acc = &p->m->accounts;
    str digits = year_text(p, year);
    if (row == NO_SLOT && fund == NO_SLOT)
        return PHRASE(p->w, p->a, p->lang, "ledger-year", { "year", digits });
    str name =
        accounts_name(p->a, row == NO_SLOT ? &acc->funds.at[fund] : &acc->rows.at[row], year);
    if (str_find(name, digits) == name.len)
        name = str_format(p->a, STR_FMT " " STR_FMT, STR_ARG(name), STR_ARG(digits));
    return PHRASE(p->w, p->a, p->lang, "ledger-of", { "name", name });
}

static void add_ledger(planner *p, int year, slot row, slot fund)
{
    if (!ledger_lists(accounts_ledger(&p->m->accounts, year), row, fund))
        return;
    plan_item item = { .kind = PLAN_LEDGER, .subject = fund, .row = row, .year = year };
    item.page = address_of_ledger(p, year, row, fund);
    item.title = ledger_title(p, year, row, fund);
    plan_add(p, item);
}

static void add_ledgers(planner *p, int year)
{
    for (slot row = 0; row < (slot)p->m->accounts.rows.len; row++)
        add_ledger(p, year, row, NO_SLOT);
    for (slot fund = 0; fund < (slot)p->m->accounts.funds.len; fund++)
        add_ledger(p, year, NO_SLOT, fund);
    add_ledger(p, year, NO_SLOT, NO_SLOT);
}

void plan_accounts(planner *p)
{
    const accounts *acc = &p->m->accounts;
    if (acc->ledgers.len == 0)
        return;
    plan_item list = {
        .kind = PLAN_ACCOUNTS, .subject = NO_SLOT, .page = STR("regnskap/"), .in_menu = true
    };
    list.title = words_phrase(p->w, p->lang, "accounts");
    plan_add(p, list);
    for (size_t i = 0; i < acc->ledgers.len; i++) {
        plan_item item = { .kind = PLAN_ACCOUNTS_YEAR,
                           .subject = NO_SLOT,
                           .year = acc->ledgers.at[i].year };
        item.page = str_format(p->a, "regnskap/%04d/", item.year);
        item.title =
            PHRASE(p->w, p->a, p->lang, "accounts-year-title", { "year", year_text(p, item.year) });
        plan_add(p, item);
        if (acc->ledgers.at[i].entries.len <= LEDGER_MOST)
            add_ledgers(p, item.year);
    }
}
