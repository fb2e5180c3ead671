/*
 * register_match: which entries of the archive a register lists.
 *
 * Takes a kind of register, an entry and a filter, and says whether it belongs there. The plan counts with it which
 * pages there will be, the tables list with it, and the roles count with it: so that they agree. What is withheld from
 * the audience is in none of them, and what an agenda only proposes is neither decided nor to be followed up.
 */
#include "compose/register.h"

static bool of_body_and_year(const register_filter *f, slot board, int year)
{
    return (f->body == NO_SLOT || board == f->body) && (f->year == 0 || year == f->year);
}

/* The year of a case is that of its number. */
bool case_matches(const case_item *k, const register_filter *f)
{
    return of_body_and_year(f, k->body, k->year);
}

bool action_is_late(const action *a, date day)
{
    return !a->done && date_some(a->deadline) && date_last(a->deadline) < date_first(day);
}

bool action_matches(const archive *m, audience_kind readers, const action *a,
                    const register_filter *f)
{
    const case_item *k = &m->cases.at[a->item];
    bool agenda = m->meetings.at[k->meeting].status == STATUS_AGENDA;
    if (agenda || !case_matches(k, f) || place_withheld(readers, k, a->at))
        return false;
    if (str_is(f->status, "open"))
        return !a->done;
    if (str_is(f->status, "done"))
        return a->done;
    return !str_is(f->status, "overdue") || action_is_late(a, f->day);
}

static bool decision_matches(const archive *m, audience_kind readers, const case_item *k,
                             const register_filter *f)
{
    bool agenda = m->meetings.at[k->meeting].status == STATUS_AGENDA;
    if (agenda || !case_has_decision(k) || !case_matches(k, f)
        || (f->substantial && (k->lists_others || !decision_is_told(readers, k))))
        return false;
    bool replaced = k->replaced_by != NO_SLOT;
    bool annulled = !replaced && k->annulled_by != NO_SLOT;
    if (str_is(f->status, "open"))
        return !replaced && !annulled;
    if (str_is(f->status, "annulled"))
        return annulled;
    if (str_is(f->status, "superseded"))
        return replaced;
    return !str_is(f->status, "replaced") || replaced || annulled;
}

size_t register_len(const archive *m, register_kind kind)
{
    return kind == REGISTER_MEETINGS  ? m->meetings.len
           : kind == REGISTER_ACTIONS ? m->actions.len
                                      : m->cases.len;
}

slot register_meeting(const archive *m, register_kind kind, slot which)
{
    if (kind == REGISTER_MEETINGS)
        return which;
    return m->cases.at[kind == REGISTER_ACTIONS ? m->actions.at[which].item : which].meeting;
}

bool register_matches(const archive *m, audience_kind readers, register_kind kind, slot which,
                      const register_filter *f)
{
    const meeting *held = &m->meetings.at[register_meeting(m, kind, which)];
    if (f->held_in > 0 && held->day.year != f->held_in)
        return false;
    switch (kind) {
    case REGISTER_MEETINGS:
        return !(f->held && held->status == STATUS_AGENDA)
               && of_body_and_year(f, held->body, held->day.year);
    case REGISTER_CASES:
        return case_matches(&m->cases.at[which], f);
    case REGISTER_DECISIONS:
        return decision_matches(m, readers, &m->cases.at[which], f);
    case REGISTER_ACTIONS:
        return action_matches(m, readers, &m->actions.at[which], f);
    }
    return false;
}
