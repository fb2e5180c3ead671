/*
 * register_person: the page of a person: organisation, seats over time, attendance, cases, what is still to be done.
 *
 * All of it stands in minutes and rosters that are open to everyone; titles and addresses, which only the register has, belong
 * to those who have need of them. Seats that follow each other with the same label and role are one row; the last office
 * comes first. A part with nothing in it, and a column, is left out.
 */
#include "compose/register.h"

#include <stdlib.h>

/* ---- offices ----------------------------------------------------------------------------------- */

typedef struct office {
    slot body;
    seat_role role;
    str label;
    period when;
} office;

typedef list_of(office) office_list;

static int by_time(const void *one, const void *other)
{
    const office *p = one, *q = other;
    if (p->body != q->body)
        return p->body < q->body ? -1 : 1;
    int64_t from = period_first(p->when), next = period_first(q->when);
    return (from > next) - (from < next);
}

/* The last to begin first; of those that began together, in the order of the bodies. */
static int by_last(const void *one, const void *other)
{
    const office *p = one, *q = other;
    int64_t from = period_first(p->when), next = period_first(q->when);
    if (from != next)
        return from < next ? 1 : -1;
    return (p->body > q->body) - (p->body < q->body);
}

static bool is_same_office(const office *one, const office *other)
{
    return one->body == other->body && one->role == other->role
           && str_equal(one->label, other->label);
}

static void join(office_list *list)
{
    size_t kept = 0;
    for (size_t i = 0; i < list->len; i++) {
        office *last = kept ? &list->at[kept - 1] : NULL;
        bool same = last && is_same_office(last, &list->at[i]);
        if (!same || !period_join(&last->when, list->at[i].when))
            list->at[kept++] = list->at[i];
    }
    list->len = kept;
}

/* The day that its names are read as of: its last, or that of the registers. */
static date last_day(const composer *c, period when)
{
    bool over = date_some(when.to) && date_last(when.to) < date_first(c->day);
    return over ? date_of_day(date_last(when.to)) : c->day;
}

static office_list offices_of(const composer *c, slot which)
{
    office_list list = { 0 };
    const slot_list *seats = &plan_record(c->plan, which)->seats;
    for (size_t i = 0; i < seats->len; i++) {
        const seat *s = &c->m->seats.at[seats->at[i]];
        str label = dated_text(&s->label, last_day(c, s->when));
        list_add(c->a, &list, ((office){ s->body, s->role, label, s->when }));
    }
    if (list.len > 1)
        qsort(list.at, list.len, sizeof *list.at, by_time);
    join(&list);
    if (list.len > 1)
        qsort(list.at, list.len, sizeof *list.at, by_last);
    return list;
}

/* "Leder, Nordbygda": the label of a seat is often a name of the office itself, which is not said twice. */
static str office_text(const composer *c, const office *o)
{
    str role = say_capital(c, say(c, seat_role_phrase(o->role)));
    str label = utf8_fold(c->a, o->label);
    if (o->label.len == 0)
        return role;
    if (str_starts(label, utf8_fold(c->a, role)))
        return o->label;
    return str_format(c->a, STR_FMT ", " STR_FMT, STR_ARG(role), STR_ARG(o->label));
}

static void put_offices(composer *c, doc_block *root, slot which)
{
    office_list list = offices_of(c, which);
    doc_table *t = table_new(c, TABLE_REGISTER, 3);
    table_header(c, t, (str[]){ say(c, "body"), say(c, "office-role"), say(c, "period") }, 3);
    table_column(t, 2, CELL_LEFT, true);
    for (size_t i = 0; i < list.len; i++) {
        const office *o = &list.at[i];
        doc_cell *cells = row_add(c->a, t, ROW_BODY);
        put_link(c, &cells[0].text, link_to_body(c, o->body),
                 body_name(c->m, o->body, last_day(c, o->when)));
        put_text(c, &cells[1].text, office_text(c, o));
        put_text(c, &cells[2].text, say_period(c, o->when));
    }
    put_section(c, root, 2, say(c, "people-seats"));
    put_table(c, root, table_without_empty(t));
}

/* ---- attendance -------------------------------------------------------------------------------- */

/* At the meetings of a body in a year. */
typedef struct yearly {
    slot body;
    int year, of, there, deputy;
} yearly;

typedef list_of(yearly) yearly_list;

/* The last year first, and in it the order of the bodies. */
static int by_year(const void *one, const void *other)
{
    const yearly *p = one, *q = other;
    if (p->year != q->year)
        return p->year < q->year ? 1 : -1;
    return (p->body > q->body) - (p->body < q->body);
}

static void count(yearly *p, seat_sign sign)
{
    p->of += sign != SIGN_DEPUTY;
    p->there += sign == SIGN_PRESENT;
    p->deputy += sign == SIGN_DEPUTY;
}

static yearly_list presences_of(const composer *c, slot which)
{
    const person_record *record = plan_record(c->plan, which);
    yearly_list all = { 0 }, joined = { 0 };
    for (size_t i = 0; i < record->meetings.len; i++) {
        const meeting *m = &c->m->meetings.at[record->meetings.at[i].meeting];
        yearly one = { .body = m->body, .year = m->day.year };
        count(&one, record->meetings.at[i].sign);
        list_add(c->a, &all, one);
    }
    if (all.len > 1)
        qsort(all.at, all.len, sizeof *all.at, by_year);
    for (size_t i = 0; i < all.len; i++) {
        yearly *last = joined.len ? &joined.at[joined.len - 1] : NULL;
        const yearly *next = &all.at[i];
        if (!last || by_year(last, next) != 0) {
            list_add(c->a, &joined, *next);
            continue;
        }
        last->of += next->of;
        last->there += next->there;
        last->deputy += next->deputy;
    }
    return joined;
}

static void put_presence(composer *c, doc_table *t, const yearly *p)
{
    doc_cell *cells = row_add(c->a, t, ROW_BODY);
    str year = str_format(c->a, "%d", p->year);
    put_text(c, &cells[0].text, body_name(c->m, p->body, (date){ (int16_t)p->year, 12, 31 }));
    put_link(c, &cells[1].text,
             link_to_item(c, plan_attendance(c->plan, p->body, p->year), STR("")), year);
    if (p->of > 0)
        put_text(c, &cells[2].text,
                 SAY(c, "there-of", { "n", str_format(c->a, "%d", p->there) },
                     { "of", str_format(c->a, "%d", p->of) }));
    if (p->deputy > 0)
        put_text(c, &cells[3].text, str_format(c->a, "%d", p->deputy));
}

static void put_presences(composer *c, doc_block *root, slot which)
{
    yearly_list list = presences_of(c, which);
    if (list.len == 0)
        return;
    doc_table *t = table_new(c, TABLE_REGISTER, 4);
    table_header(
        c, t,
        (str[]){ say(c, "body"), say(c, "year"), say(c, "meetings-there"), say(c, "as-deputy") },
        4);
    for (int i = 1; i < 4; i++)
        table_column(t, i, CELL_LEFT, true);
    for (size_t i = 0; i < list.len; i++)
        put_presence(c, t, &list.at[i]);
    put_section(c, root, 2, say(c, "attendance"));
    put_table(c, root, table_without_empty(t));
}

/* ---- cases ------------------------------------------------------------------------------------- */

/* Those of which it is open to the reader that this person presents them. */
static slot_list open_cases(const composer *c, slot which)
{
    const slot_list *all = &plan_record(c->plan, which)->cases;
    slot_list list = { 0 };
    for (size_t i = 0; i < all->len; i++) {
        const case_part *part = case_find_part(&c->m->cases.at[all->at[i]], LABEL_PRESENTER);
        if (part && !part_withheld(c->audience, part))
            list_add(c->a, &list, all->at[i]);
    }
    return list;
}

static void put_cases(composer *c, doc_block *root, slot which)
{
    const slot_list list = open_cases(c, which);
    const register_filter f = {
        .body = NO_SLOT, .newest = true, .most = REGISTER_MOST, .among = &list
    };
    doc_block *part = block_group(c->a, GROUP_PLAIN, STR(""));
    if (put_case_table(c, part, &f, (inline_list){ 0 }) == 0)
        return;
    put_section(c, root, 2, say(c, "cases-presented"));
    if (list.len > REGISTER_MOST)
        put_paragraph(c, root,
                      SAY(c, "cases-latest", { "n", str_format(c->a, "%d", (int)REGISTER_MOST) }));
    block_append(root, part);
}

/* ---- what is still to be done ------------------------------------------------------------------ */

static void put_task(composer *c, doc_table *t, const action *a)
{
    doc_cell *cells = row_add(c->a, t, ROW_BODY);
    const case_item *k = &c->m->cases.at[a->item];
    put_text(c, &cells[0].text, body_name(c->m, k->body, c->day));
    put_link(c, &cells[1].text, link_to_case(c, a->item), k->label);
    put_action_task(c, &cells[2].text, a, true);
    put_text(c, &cells[3].text, say_date(c, a->deadline, DATE_FULL));
    put_late_mark(c, &cells[3].text, a, c->day);
}

static void put_tasks(composer *c, doc_block *root, slot which)
{
    const slot_list *own = &plan_record(c->plan, which)->actions;
    const register_filter f = { .body = NO_SLOT, .status = STR("open"), .day = c->day };
    doc_table *t = table_new(c, TABLE_REGISTER, 4);
    table_header(
        c, t, (str[]){ say(c, "body"), say(c, "case"), say(c, "task"), say(c, "deadline-column") },
        4);
    for (int i = 0; i < 4; i++)
        table_column(t, i, CELL_LEFT, i != 2);
    for (size_t i = own->len; i-- > 0;) {
        const action *a = &c->m->actions.at[own->at[i]];
        if (c->m->cases.at[a->item].body != NO_SLOT && action_matches(c->m, c->audience, a, &f))
            put_task(c, t, a);
    }
    if (t->rows.len == 1)
        return;
    put_section(c, root, 2, say(c, "actions-open"));
    put_table(c, root, table_without_empty(t));
}

/* ---- the page ---------------------------------------------------------------------------------- */

static void put_facts(composer *c, doc_block *root, slot which)
{
    doc_table *t = table_new(c, TABLE_FACTS, 2);
    table_column(t, 0, CELL_LEFT, true);
    table_fact(c, t, say(c, "organisation"),
               one_text(c, person_organisation(c->m, c->a, which, c->day)));
    table_fact(c, t, say(c, "person-initials"), one_text(c, person_initials(c->m, which, c->day)));
    if (t->rows.len > 0)
        put_table(c, put_group(c, root, GROUP_FACTS, STR("")), t);
}

void compose_person(composer *c, doc_block *root)
{
    put_page_title(c, root, c->item->title);
    put_facts(c, root, c->item->subject);
    put_offices(c, root, c->item->subject);
    put_presences(c, root, c->item->subject);
    put_cases(c, root, c->item->subject);
    put_tasks(c, root, c->item->subject);
}
