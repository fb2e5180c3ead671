/*
 * Seats: what they represent, who holds them, and since when.
 *
 * Most of a seat's values may be dated and are kept so. Who holds it, its role and whether it votes decide
 * what the rest of the program does with it, so a seat in which one of these changes is split: it becomes several
 * seats, one for each period in which nothing changes, that follow each other in the printed order.
 */
#include "model/load.h"

#include <assert.h>

static const char *const role_names[] = {
    [SEAT_MEMBER] = "member",
    [SEAT_LEADER] = "leader",
    [SEAT_DEPUTY_LEADER] = "deputy-leader",
    [SEAT_OBSERVER] = "observer",
    [SEAT_SECRETARY] = "secretary",
    [SEAT_DEPUTY] = "deputy",
};
static const choice_list roles = CHOICES(role_names);

static const char *const truth_names[] = { "false", "true" };
static const choice_list truths = CHOICES(truth_names);

const char *seat_role_name(seat_role role)
{
    return role_names[role];
}

static const char *const role_phrases[] = {
    [SEAT_MEMBER] = "role-member",
    [SEAT_LEADER] = "role-leader",
    [SEAT_DEPUTY_LEADER] = "role-deputy-leader",
    [SEAT_OBSERVER] = "role-observer",
    [SEAT_SECRETARY] = "role-secretary",
    [SEAT_DEPUTY] = "role-deputy",
};

const char *seat_role_phrase(seat_role role)
{
    return role_phrases[role];
}

/* What splits a seat. */
enum { HOLDER, HOLDERS, VACANT, ROLE, VOTES, PARTS };

typedef struct seat_record {
    seat s;
    dated parts[PARTS];
    bool is_broken; /* it was told of that something of it is missing */
} seat_record;

static const field seat_fields[] = {
    FIELD(seat_record, "label", s.label, read_dated),
    FIELD(seat_record, "person", parts[HOLDER], read_dated),
    FIELD(seat_record, "people", parts[HOLDERS], read_dated),
    FIELD(seat_record, "vacant", parts[VACANT], read_dated),
    FIELD_MORE(seat_record, "role", parts[ROLE], read_dated_choice, &roles),
    FIELD_MORE(seat_record, "votes", parts[VOTES], read_dated_choice, &truths),
    FIELD(seat_record, "group", s.group, read_dated),
    FIELD(seat_record, "id", s.id, read_id),
    FIELD(seat_record, "deputy-for", s.written_deputy_for, read_text_list),
    FIELD(seat_record, "title", s.title, read_dated),
    FIELD(seat_record, "note", s.note, read_dated),
    FIELD(seat_record, "from", s.when.from, read_date),
    FIELD(seat_record, "to", s.when.to, read_date),
};
static const field_table seat_table = FIELD_TABLE(seat_fields);

/* ---- periods --------------------------------------------------------------------------------- */

static period meet(period p, period q)
{
    return (period){ period_first(q) > period_first(p) ? q.from : p.from,
                     period_last(q) < period_last(p) ? q.to : p.to };
}

static const dated_value *value_on(const dated *values, int32_t day)
{
    const dated_value *found = NULL;
    for (size_t i = 0; i < values->len; i++)
        if (period_first(values->at[i].when) <= day && day <= period_last(values->at[i].when))
            found = &values->at[i];
    return found;
}

/* The first day after `day` on which something begins to hold or has ceased to; INT32_MAX if nothing does. */
static int32_t next_change(const seat_record *r, int32_t day)
{
    int32_t next = INT32_MAX;
    for (int part = 0; part < PARTS; part++)
        for (size_t i = 0; i < r->parts[part].len; i++) {
            period when = r->parts[part].at[i].when;
            int32_t first = period_first(when), last = period_last(when);
            if (first > day && first < next)
                next = first;
            if (last != INT32_MAX && last >= day && last + 1 < next)
                next = last + 1;
        }
    return next;
}

/* ---- one period of a seat ---------------------------------------------------------------------- */

static void add_holder(loader *l, seat *s, const node *n)
{
    if (n->kind == NODE_SCALAR && !node_empty(n))
        list_add(l->a, &s->written_people, ((text){ str_trim(n->text), n->at }));
}

static void set_holders(loader *l, seat *s, const dated_value *v)
{
    if (!v)
        return;
    add_holder(l, s, v->node);
    for (size_t i = 0; i < v->node->items.len; i++)
        add_holder(l, s, v->node->items.at[i]);
}

static void set_vacant(seat *s, const dated_value *v)
{
    if (!v)
        return;
    s->is_vacant = true;
    s->vacant = (text){ v->value, v->at };
}

static bool is_voting_role(seat_role role)
{
    return role == SEAT_MEMBER || role == SEAT_LEADER || role == SEAT_DEPUTY_LEADER;
}

static void set_role(loader *l, seat *s, const dated_value *role, const dated_value *votes)
{
    int which = role ? find_choice(l, &roles, role->value) : SEAT_MEMBER;
    s->role = which < 0 ? SEAT_MEMBER : (seat_role)which;
    s->votes = votes ? str_is(votes->value, "true") : is_voting_role(s->role);
    s->own_row = s->role != SEAT_DEPUTY || (s->label.len > 0 && s->label.at[0].value.len > 0);
}

static void report_holders(loader *l, const seat *s)
{
    str label = s->label.len ? s->label.at[0].value : s->id.len ? s->id : STR("without a label");
    if (s->written_people.len > 2)
        DIAG(l->d, SEAT_HOLDERS, s->written_people.at[2].at, label, STR("more than two holders"));
    else if (s->written_people.len && s->is_vacant)
        DIAG(l->d, SEAT_HOLDERS, s->vacant.at, label, STR("a holder, and is said to be vacant"));
    else if (s->written_people.len == 0 && !s->is_vacant)
        DIAG(l->d, SEAT_HOLDERS, s->at, label, STR("nobody to hold it"));
}

/* A period as far as it lies in the days from `day` to before `next`; its own dates stay where they are the limit. */
static period clip(period when, int32_t day, int32_t next)
{
    if (period_first(when) < day)
        when.from = date_of_day(day);
    if (period_last(when) >= next && next != INT32_MAX)
        when.to = date_of_day(next - 1);
    return when;
}

/* The seat as it is from `day` to before `next`. Days on which nobody is named between others are no seat at all. */
static void add_period(loader *l, const seat_record *r, int32_t day, int32_t next)
{
    const dated_value *on[PARTS];
    seat s = r->s;
    for (int part = 0; part < PARTS; part++) {
        on[part] = value_on(&r->parts[part], day);
        if (on[part])
            s.when = meet(s.when, on[part]->when);
    }
    s.when = clip(s.when, day, next);
    set_holders(l, &s, on[HOLDER]);
    set_holders(l, &s, on[HOLDERS]);
    set_vacant(&s, on[VACANT]);
    set_role(l, &s, on[ROLE], on[VOTES]);
    if (s.written_people.len == 0 && !s.is_vacant
        && (r->is_broken || r->parts[HOLDER].len || r->parts[HOLDERS].len || r->parts[VACANT].len))
        return;
    report_holders(l, &s);
    list_add(l->a, &l->m->bodies.at[s.body].seats, (slot)l->m->seats.len);
    list_add(l->a, &l->m->seats, s);
}

static void split_seat(loader *l, const seat_record *r)
{
    int32_t day = period_first(r->s.when), last = period_last(r->s.when), next;
    for (; day <= last; day = next) {
        next = next_change(r, day);
        add_period(l, r, day, next);
        if (next == INT32_MAX)
            break;
    }
}

/* ---- all of a body ------------------------------------------------------------------------------ */

/* Of a seat that ends before it begins nobody knows when it was held: it is never held against anybody. */
static period seat_period(loader *l, const record_node *node_of, slot which, period when)
{
    size_t before = diag_added(l->d);
    when = check_period(l, node_of->value, node_of->at, when);
    if (diag_added(l->d) == before)
        return when;
    l->m->bodies.at[which].seats_unsure++;
    return (period){ 0 };
}

static void load_seat(loader *l, const record_node *node_of, slot which, period within)
{
    seat_record r = { .s = { .id = node_of->id, .at = node_of->at, .body = which } };
    l->lost = false;
    read_fields(l, &seat_table, node_of->value, &r, NULL);
    r.is_broken = node_of->value->broken || l->lost;
    l->m->bodies.at[which].seats_unsure += r.is_broken;
    r.s.when = seat_period(l, node_of, which, r.s.when);
    if (!period_meets(r.s.when, within))
        return;
    r.s.when = meet(r.s.when, within);
    r.s.has_group = r.s.group.len > 0;
    split_seat(l, &r);
}

void load_seats(loader *l, const given *g, slot which, period within)
{
    record_list records = list_records(l, g);
    for (size_t i = 0; i < records.len; i++)
        load_seat(l, &records.at[i], which, within);
}
