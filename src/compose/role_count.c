/*
 * role_count: {count}`WHAT [BODY] [YEAR]`, a number from the archive in running text.
 *
 * What is counted stands in a table; body and year may be left out and come in any order. Without a
 * year it is the document's own.
 */
#include "compose/register.h"
#include "compose/role.h"

typedef struct question {
    const composer *c;
    slot body;
    int year;
    date day; /* the last of that year, or the document's day if it is earlier */
} question;

/* ---- what can be counted --------------------------------------------------------------------- */

static register_filter filter_of(const question *q)
{
    return (register_filter){ .body = q->body, .year = q->year, .day = q->day };
}

static int64_t count_meetings(const question *q)
{
    int64_t n = 0;
    for (size_t i = 0; i < q->c->m->meetings.len; i++) {
        const meeting *m = &q->c->m->meetings.at[i];
        n += (q->body == NO_SLOT || m->body == q->body) && m->day.year == q->year
             && m->status != STATUS_AGENDA;
    }
    return n;
}

static int64_t count_cases(const question *q, bool decided)
{
    int64_t n = 0;
    register_filter f = filter_of(q);
    for (size_t i = 0; i < q->c->m->cases.len; i++) {
        const case_item *k = &q->c->m->cases.at[i];
        bool held = q->c->m->meetings.at[k->meeting].status != STATUS_AGENDA;
        n += held && case_matches(k, &f) && (!decided || case_has_decision(k));
    }
    return n;
}

static int64_t count_all_cases(const question *q)
{
    return count_cases(q, false);
}

static int64_t count_decisions(const question *q)
{
    return count_cases(q, true);
}

static int64_t count_actions(const question *q)
{
    int64_t n = 0;
    register_filter f = filter_of(q);
    for (size_t i = 0; i < q->c->m->actions.len; i++)
        n += action_matches(q->c->m, q->c->audience, &q->c->m->actions.at[i], &f);
    return n;
}

static bool counts_as_member(const seat *s)
{
    return s->role == SEAT_MEMBER || s->role == SEAT_LEADER || s->role == SEAT_DEPUTY_LEADER;
}

static int64_t count_members(const question *q)
{
    int64_t n = 0;
    for (slot b = 0; b < (slot)q->c->m->bodies.len; b++) {
        if (q->body != NO_SLOT && b != q->body)
            continue;
        slot_list seats = { 0 };
        body_seats_at(q->c->m, q->c->a, b, q->day, &seats);
        for (size_t i = 0; i < seats.len; i++)
            if (counts_as_member(&q->c->m->seats.at[seats.at[i]]))
                n += (int64_t)q->c->m->seats.at[seats.at[i]].people.len;
    }
    return n;
}

static int64_t count_people(const question *q)
{
    bool *seen = arena_array(q->c->a, bool, q->c->m->people.len + 1);
    int64_t n = 0;
    for (size_t i = 0; i < q->c->m->seats.len; i++) {
        const seat *s = &q->c->m->seats.at[i];
        if (!period_has(s->when, q->day) || (q->body != NO_SLOT && s->body != q->body))
            continue;
        for (size_t k = 0; k < s->people.len; k++) {
            n += !seen[s->people.at[k]];
            seen[s->people.at[k]] = true;
        }
    }
    return n;
}

static int64_t count_bodies(const question *q)
{
    int64_t n = 0;
    for (size_t i = 0; i < q->c->m->bodies.len; i++)
        n += period_has(q->c->m->bodies.at[i].when, q->day);
    return n;
}

static int64_t count_organisations(const question *q)
{
    int64_t n = 0;
    for (size_t i = 0; i < q->c->m->organisations.len; i++)
        n += period_has(q->c->m->organisations.at[i].when, q->day);
    return n;
}

static int64_t count_partners(const question *q)
{
    int64_t n = 0;
    for (size_t i = 0; i < q->c->m->organisations.len; i++) {
        const organisation *o = &q->c->m->organisations.at[i];
        n += period_has(o->when, q->day) && str_is(dated_text(&o->kind, q->day), "partner");
    }
    return n;
}

static int64_t count_projects(const question *q)
{
    int64_t n = 0;
    for (size_t i = 0; i < q->c->m->projects.len; i++)
        n += q->c->m->projects.at[i].year.year == q->year;
    return n;
}

static int64_t count_agreements(const question *q)
{
    int64_t n = 0;
    for (size_t i = 0; i < q->c->m->agreements.len; i++)
        n += period_has(q->c->m->agreements.at[i].when, q->day);
    return n;
}

static int64_t count_events(const question *q)
{
    int64_t n = 0;
    for (size_t i = 0; i < q->c->m->events.len; i++)
        n += q->c->m->events.at[i].when.year == q->year;
    return n;
}

static int64_t count_attendees(const question *q)
{
    int64_t n = 0;
    for (size_t i = 0; i < q->c->m->events.len; i++) {
        const event *e = &q->c->m->events.at[i];
        if (e->when.year == q->year && e->attendees > 0)
            n += e->attendees;
    }
    return n;
}

/* With the word for one: some languages have the same for both (nynorsk "eitt møte, to møte"). */
/* clang-format off */
static const struct countable {
    const char *name, *one;
    int64_t (*count)(const question *q);
} countables[] = {
    { "meetings", "meeting", count_meetings },
    { "cases", "case", count_all_cases },
    { "decisions", "decision", count_decisions },
    { "actions", "action", count_actions },
    { "members", "member", count_members },
    { "people", "person", count_people },
    { "bodies", "body", count_bodies },
    { "organisations", "organisation", count_organisations },
    { "partners", "partner", count_partners },
    { "projects", "project", count_projects },
    { "agreements", "agreement", count_agreements },
    { "events", "event", count_events },
    { "attendees", "attendee", count_attendees },
};
/* clang-format on */

/* ---- reading --------------------------------------------------------------------------------- */

static const struct countable *find_countable(const composer *c, str word)
{
    str name = words_canonical(c->w, WORD_VALUE, word);
    for (size_t i = 0; i < sizeof countables / sizeof *countables; i++)
        if (str_is(name, countables[i].name) || str_is(name, countables[i].one))
            return &countables[i];
    return NULL;
}

/* The words after the first: a year, and the id or name of a body. */
static bool read_rest(const composer *c, str rest, question *q)
{
    str word = { 0 };
    buf name = buf_new(c->a);
    while (str_cut(&rest, STR(" "), &word)) {
        long year;
        if (word.len == 4 && str_digits(word) && str_int(word, &year)) {
            q->year = (int)year;
            q->day = (date){ (int16_t)year, 12, 31 };
        } else if (word.len > 0) {
            buf_text(&name, name.len > 0 ? " " : "");
            buf_put(&name, word);
        }
    }
    if (name.len == 0)
        return true;
    q->body = body_find(c->m, c->a, buf_str(&name), q->day);
    return q->body != NO_SLOT;
}

static str nearest_countable(composer *c, str word)
{
    str_list known = { 0 };
    if (!role_may_compare(c))
        return STR("");
    for (size_t i = 0; i < sizeof countables / sizeof *countables; i++)
        for (int l = 0; l < LANG_COUNT; l++)
            list_add(c->a, &known,
                     words_form(c->w, (lang)l, WORD_VALUE, str_of(countables[i].name)));
    return utf8_nearest(word, known.at, known.len);
}

/* Of the ids of bodies, that which any of the words is near. */
static str nearest_body(composer *c, str rest)
{
    str_list known = { 0 };
    bool compares = role_may_compare(c);
    for (size_t i = 0; i < c->m->bodies.len && compares; i++)
        list_add(c->a, &known, c->m->bodies.at[i].id);
    str near = { 0 }, word;
    while (compares && near.len == 0 && str_cut(&rest, STR(" "), &word))
        near = utf8_nearest(word, known.at, known.len);
    return near;
}

void role_count(composer *c, inline_list *out, const md_node *n)
{
    str rest = str_trim(n->text), what = { 0 };
    str_cut(&rest, STR(" "), &what);
    const struct countable *found = find_countable(c, what);
    question q = { .c = c, .body = NO_SLOT, .year = c->year, .day = c->day };
    if (!found)
        role_fault(c, out, n, "it begins with what to count", nearest_countable(c, what));
    else if (!read_rest(c, rest, &q))
        role_fault(c, out, n, "no body has this name", nearest_body(c, rest));
    else
        inline_add_text(c->a, out, words_number(c->w, c->a, c->lang, found->count(&q)));
}
