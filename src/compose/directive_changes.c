/*
 * directive_changes: what changed in a year: bodies made, renamed and closed; who joined, left, or
 * changed role.
 *
 * A year is compared with the last day of the one before, so that "to 2024, from 2025" is a change
 * of 2025. Where nobody comes at the new year, whoever left with the old one left in that: it is the
 * year in which a body is closed that its members left. Seats of one person in one body are one
 * membership, whatever they are called. Deputies are left out.
 */
#include "compose/directive.h"

#define NO_ROLE (-1)

/* 31 December of the year before and the day after, and the same of this year. */
typedef enum turn_day { DAY_EVE, DAY_FIRST, DAY_END, DAY_NEXT, DAY_COUNT } turn_day;

typedef struct membership {
    slot who;
    int on[DAY_COUNT]; /* role on that day; NO_ROLE: not a member */
    int before, after; /* the first and the last role; NO_ROLE: left before, or at the end */
    bool between;      /* held a seat at some time in the year */
} membership;

typedef struct changes {
    composer *c;
    const directive_options *o;
    date days[DAY_COUNT];
    period year;
} changes;

/* ---- people ---------------------------------------------------------------------------------- */

static membership *find_membership(const changes *x, map *by_person, slot who)
{
    str key = str_format(x->c->a, "%d", (int)who);
    membership *m = map_find(by_person, key);
    if (m)
        return m;
    m = arena_make(x->c->a, membership);
    *m = (membership){ .who = who };
    for (int day = 0; day < DAY_COUNT; day++)
        m->on[day] = NO_ROLE;
    map_add(by_person, key, m);
    return m;
}

/* The first of several roles counts most: leaders come before members in the enum's list of offices. */
static bool outranks(int role, int other)
{
    bool office = role == SEAT_LEADER || role == SEAT_DEPUTY_LEADER;
    return other == NO_ROLE || (office && other != SEAT_LEADER);
}

/* A seat ends with its body, whether it says so or not. */
static void note_seat(const changes *x, map *by_person, const seat *s)
{
    const period life = body_life(&x->c->m->bodies.at[s->body]);
    for (size_t i = 0; i < s->people.len && period_meets(s->when, life); i++) {
        membership *m = find_membership(x, by_person, s->people.at[i]);
        for (int day = 0; day < DAY_COUNT; day++)
            if (period_has(s->when, x->days[day]) && period_has(life, x->days[day])
                && outranks((int)s->role, m->on[day]))
                m->on[day] = (int)s->role;
        m->between |= period_meets(s->when, x->year) && period_meets(life, x->year);
    }
}

/* Does anybody come on the first day of a year, so that those who left the day before did so with it? */
static bool is_renewed(const map *people, turn_day last, turn_day first)
{
    for (size_t i = 0; i < map_len(people); i++) {
        const membership *m = map_value(people, i);
        if (m->on[last] == NO_ROLE && m->on[first] != NO_ROLE)
            return true;
    }
    return false;
}

static void settle(map *people)
{
    const bool is_begun_anew = is_renewed(people, DAY_EVE, DAY_FIRST);
    const bool is_ended_anew = is_renewed(people, DAY_END, DAY_NEXT);
    for (size_t i = 0; i < map_len(people); i++) {
        membership *m = map_value(people, i);
        bool stays = is_begun_anew || m->on[DAY_FIRST] != NO_ROLE;
        m->before = stays ? m->on[DAY_EVE] : NO_ROLE;
        stays = is_ended_anew || m->on[DAY_NEXT] != NO_ROLE;
        m->after = stays ? m->on[DAY_END] : NO_ROLE;
    }
}

static map *memberships(const changes *x, slot of_body)
{
    map *by_person = map_new(x->c->a);
    const slot_list *seats = &x->c->m->bodies.at[of_body].seats;
    for (size_t i = 0; i < seats->len; i++)
        if (x->c->m->seats.at[seats->at[i]].role != SEAT_DEPUTY)
            note_seat(x, by_person, &x->c->m->seats.at[seats->at[i]]);
    settle(by_person);
    return by_person;
}

static bool joined(const membership *m)
{
    return m->before == NO_ROLE && (m->between || m->after != NO_ROLE);
}

static bool left(const membership *m)
{
    return m->after == NO_ROLE && (m->between || m->before != NO_ROLE);
}

static bool moved(const membership *m)
{
    return m->before != NO_ROLE && m->after != NO_ROLE && m->before != m->after;
}

/* "Kari Yttri (leader)": an ordinary member only by name. */
static str member_name(const changes *x, const membership *m, bool with_role)
{
    composer *c = x->c;
    str name = person_name(c->m, m->who, x->days[DAY_END]);
    int role = m->after != NO_ROLE ? m->after : m->before;
    if (role == NO_ROLE || (!with_role && role == SEAT_MEMBER))
        return name;
    return str_format(c->a, STR_FMT " (" STR_FMT ")", STR_ARG(name),
                      STR_ARG(say(c, seat_role_phrase((seat_role)role))));
}

/* A kind of change, and the phrase that a line of it begins with. */
static const struct change_kind {
    bool (*is)(const membership *m);
    const char *phrase;
    bool with_role;
} change_kinds[] = {
    { joined, "changes-joined", false },
    { left, "changes-left", false },
    { moved, "changes-moved", true },
};

static void put_line(const changes *x, doc_block **list, doc_block *parent, str line)
{
    if (!*list)
        *list = put_list(x->c, parent);
    put_item(x->c, *list, one_text(x->c, line));
}

static void put_change(const changes *x, doc_block **list, doc_block *parent, const map *people,
                       const struct change_kind *kind)
{
    composer *c = x->c;
    str_list names = { 0 };
    for (size_t i = 0; i < map_len(people); i++) {
        const membership *m = map_value(people, i);
        if (kind->is(m))
            list_add(c->a, &names, member_name(x, m, kind->with_role));
    }
    if (names.len > 0)
        put_line(x, list, parent, SAY(c, kind->phrase, { "names", say_list(c, &names) }));
}

/* ---- bodies ---------------------------------------------------------------------------------- */

static void put_body_facts(const changes *x, doc_block **list, doc_block *parent, slot of_body)
{
    composer *c = x->c;
    period life = body_life(&c->m->bodies.at[of_body]);
    str before = body_name(c->m, of_body, x->days[DAY_EVE]),
        after = body_name(c->m, of_body, x->days[DAY_END]);
    int32_t first = period_first(life), last = period_last(life);
    bool made = first > date_last(x->days[DAY_EVE]) && first <= date_last(x->days[DAY_END]);
    bool closed = last > date_last(x->days[DAY_EVE]) && last <= date_last(x->days[DAY_END]);
    if (made)
        put_line(
            x, list, parent,
            SAY(c, "body-made", { "body", after }, { "date", say_date(c, life.from, DATE_FULL) }));
    if (closed)
        put_line(
            x, list, parent,
            SAY(c, "body-closed", { "body", after }, { "date", say_date(c, life.to, DATE_FULL) }));
    if (!made && !closed && !str_equal(before, after))
        put_line(x, list, parent, SAY(c, "body-renamed", { "body", before }, { "name", after }));
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void put_body(const changes *x, doc_block *parent, slot of_body)
{
    map *people = memberships(x, of_body);
    doc_block *group = block_group(x->c->a, GROUP_PLAIN, STR("")), *list = NULL;
    for (size_t i = 0; i < sizeof change_kinds / sizeof *change_kinds; i++)
        put_change(x, &list, group, people, &change_kinds[i]);
    if (!list)
        return;
    inline_list name = { 0 };
    put_strong(x->c, &name, body_name(x->c->m, of_body, x->days[DAY_END]));
    put_inlines(x->c, parent, name);
    block_append(parent, group);
}

static void print(composer *c, doc_block *parent, const directive_options *o)
{
    int16_t year = (int16_t)o->year;
    changes x = { .c = c, .o = o, .year = { { year, 0, 0 }, { year, 0, 0 } } };
    x.days[DAY_EVE] = (date){ (int16_t)(year - 1), 12, 31 };
    x.days[DAY_FIRST] = (date){ year, 1, 1 };
    x.days[DAY_END] = (date){ year, 12, 31 };
    x.days[DAY_NEXT] = (date){ (int16_t)(year + 1), 1, 1 };
    const doc_block *before = parent->last;
    doc_block *list = NULL;
    for (slot b = 0; b < (slot)c->m->bodies.len; b++)
        if (!o->has_body || b == o->body)
            put_body_facts(&x, &list, parent, b);
    for (slot b = 0; b < (slot)c->m->bodies.len; b++)
        if (!o->has_body || b == o->body)
            put_body(&x, parent, b);
    if (parent->last == before)
        directive_says(c, parent, "no-changes"); /* which is nothing to warn of */
}

const directive directive_changes = { .name = "changes",
                                      .options = NAMES("year", "body"),
                                      .print = print };
