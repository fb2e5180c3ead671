/*
 * Rules for the life of minutes: those that are called approved were approved somewhere, and those of a body
 * that has met since have been approved.
 */
#include "check/rules.h"

static bool is_approved_somewhere(const meeting *mt)
{
    return mt->approval_meant || mt->approved_by != NO_SLOT || date_some(mt->approved_on)
           || mt->approved_in.written.value.len > 0;
}

void check_approval_known(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    if (mt->body != NO_SLOT && !mt->status_unread && mt->status == STATUS_APPROVED
        && !is_approved_somewhere(mt))
        DIAG0(c->d, APPROVAL_UNKNOWN, span_some(mt->status_at) ? mt->status_at : mt->day_at);
}

void check_approved(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    if (!meeting_was_held(mt) || mt->status_unread || mt->status == STATUS_APPROVED
        || is_approved_somewhere(mt))
        return;
    int32_t last = c->last_met[mt->body];
    if (last > date_first(mt->day))
        DIAG(c->d, NEVER_APPROVED, span_some(mt->status_at) ? mt->status_at : mt->day_at,
             say_body(c, mt->body, mt->day), say_day_number(c, last));
}

/* What the status says is printed on every page, whoever approved the minutes. */
void check_approved_says_so(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    if (mt->approved_by == NO_SLOT || mt->status_unread || mt->status == STATUS_APPROVED)
        return;
    str written = words_form(c->w, c->m->settings.language, WORD_VALUE,
                             str_of(meeting_status_name(mt->status)));
    DIAG(c->d, APPROVED_AS_DRAFT, span_some(mt->status_at) ? mt->status_at : mt->day_at,
         say_day(c, c->m->meetings.at[mt->approved_by].day), written);
}

/* ---- dates ---------------------------------------------------------------------------------- */

/* One of the two is wrong, and readers go by the name while everything else goes by the date. */
void check_date_of_name(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    date own;
    slot first = meeting_find(c->m, mt->body, mt->day);
    bool is_double =
        first != NO_SLOT && first != subject; /* which was told, with what the name says */
    if (!date_some(mt->day) || !meeting_day_of_name(mt, &own) || is_double)
        return;
    if (date_first(own) < date_first(mt->day) || date_first(own) > date_last(mt->day))
        DIAG(c->d, DATE_OTHER, mt->day_at, say_day(c, mt->day), say_day(c, own));
}

/* Past midnight is late, but half a day later it is another meeting. */
void check_time(checker *c, slot subject)
{
    enum { DAY = 24 * 60, LONGEST = DAY / 2 };
    const meeting *mt = &c->m->meetings.at[subject];
    time_range begins = { mt->time.from, -1 }, ends = { mt->time.to, -1 };
    if (mt->time.from >= 0 && mt->time.to >= 0 && mt->time.to < mt->time.from
        && mt->time.to + DAY - mt->time.from > LONGEST)
        DIAG(c->d, TIME_BACKWARDS, mt->written_time.at,
             words_time(c->w, c->a, c->m->settings.language, begins),
             words_time(c->w, c->a, c->m->settings.language, ends));
}

/* ---- agendas ------------------------------------------------------------------------------- */

/* What only a meeting can have brought; said once, for the status is what is wrong. */
void check_agenda_open(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    for (size_t i = 0; mt->status == STATUS_AGENDA && i < mt->cases.len; i++) {
        const case_item *one = &c->m->cases.at[mt->cases.at[i]];
        bool decided = case_has_decision(one);
        if (!decided && one->votes.len == 0)
            continue;
        DIAG(c->d, AGENDA_DECIDED, mt->status_at, one->label,
             decided ? STR("a decision") : STR("votes"));
        return;
    }
}
