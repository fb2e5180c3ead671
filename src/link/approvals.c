/*
 * Which minutes a meeting approved, and in which of its cases.
 *
 * `approves` names earlier meetings of the same body by date, or the previous one. The approved meeting learns of it:
 * by which meeting, on which day, and in which case. That is the case whose title or text gives the day of the
 * approved meeting in one of the forms that dates have; if none does, the first of the meeting, where approvals stand.
 */
#include "link/linker.h"

/* ---- which meeting --------------------------------------------------------------------------- */

/* The latest meeting of the same body before each one; NO_SLOT if there is none. Meetings are in order of date. */
static slot *list_previous(linker *k)
{
    slot *previous = arena_array(k->a, slot, k->m->meetings.len + 1);
    slot *last = arena_array(k->a, slot, k->m->bodies.len + 1);
    for (size_t i = 0; i < k->m->bodies.len; i++)
        last[i] = NO_SLOT;
    for (size_t i = 0; i < k->m->meetings.len; i++) {
        slot which = k->m->meetings.at[i].body;
        previous[i] = which == NO_SLOT ? NO_SLOT : last[which];
        if (which != NO_SLOT)
            last[which] = (slot)i;
    }
    return previous;
}

static int32_t days_between(date d, date e)
{
    int32_t days = date_first(d) - date_first(e);
    return days < 0 ? -days : days;
}

/* The earlier meeting of the same body that is nearest to a day; NO_SLOT if there is none. `previous` of each meeting leads
   from one to the next. */
static slot nearest_before(const linker *k, const slot *previous, slot which, date day)
{
    slot nearest = NO_SLOT;
    for (slot i = previous[which]; i != NO_SLOT; i = previous[i])
        if (nearest == NO_SLOT
            || days_between(k->m->meetings.at[i].day, day)
                   < days_between(k->m->meetings.at[nearest].day, day))
            nearest = i;
    return nearest;
}

/* A body meets now and then: what lies months before its first meeting in the archive is older than the archive. */
static bool is_slip(const linker *k, slot nearest, date day)
{
    enum { NEAR = 31 }; /* days */
    return nearest != NO_SLOT
           && (date_first(day) >= date_first(k->m->meetings.at[nearest].day)
               || days_between(day, k->m->meetings.at[nearest].day) <= NEAR);
}

static void report_approved(linker *k, const slot *previous, slot which, const approval *one)
{
    const meeting *held = &k->m->meetings.at[which];
    str name = body_name(k->m, held->body, held->day),
        day = words_date(k->w, k->a, LANG_EN, one->day, DATE_FULL);
    slot nearest = nearest_before(k, previous, which, one->day);
    if (!is_slip(k, nearest, one->day)) {
        DIAG(k->d, APPROVED_MISSING, one->written.at, name, day);
        return;
    }
    message *m = DIAG(k->d, APPROVED_OTHER, one->written.at, name, day);
    message_hint(k->d, m, "did you mean " STR_FMT "?",
                 STR_ARG(date_text(k->a, k->m->meetings.at[nearest].day)));
    k->m->meetings.at[nearest].approval_meant = true;
}

static void find_approved(linker *k, const slot *previous, slot which, approval *one)
{
    const meeting *held = &k->m->meetings.at[which];
    one->meeting = one->previous ? previous[which] : meeting_find(k->m, held->body, one->day);
    if (one->meeting != NO_SLOT)
        return;
    if (one->previous)
        DIAG(k->d, NOTHING_BEFORE, one->written.at, body_name(k->m, held->body, held->day));
    else if (one->day.year >= k->archive_from)
        report_approved(k, previous, which, one);
}

/* ---- which case ------------------------------------------------------------------------------ */

enum { FORMS = 3 };

static bool has_date(const str forms[FORMS], str s)
{
    for (int i = 0; i < FORMS; i++)
        if (forms[i].len && str_find(s, forms[i]) < s.len)
            return true;
    return false;
}

static bool speaks_of(linker *k, const case_item *c, const str forms[FORMS])
{
    for (size_t i = 0; i < c->parts.len; i++)
        for (size_t n = 0; n < c->parts.at[i].blocks.len; n++)
            if (has_date(forms, md_plain(k->scratch, c->parts.at[i].blocks.at[n])))
                return true;
    return false;
}

static slot approving_case(linker *k, const meeting *held, date day)
{
    static const date_form kinds[FORMS] = { DATE_FULL, DATE_SHORT, DATE_DAY };
    str forms[FORMS];
    slot found = held->cases.len ? held->cases.at[0] : NO_SLOT;
    for (int i = 0; i < FORMS; i++)
        forms[i] = words_date(k->w, k->a, held->language, day, kinds[i]);
    for (size_t i = 0; i < held->cases.len; i++)
        if (has_date(forms, k->m->cases.at[held->cases.at[i]].plain_title))
            return held->cases.at[i];
    for (size_t i = 0; i < held->cases.len; i++)
        if (speaks_of(k, &k->m->cases.at[held->cases.at[i]], forms)) {
            found = held->cases.at[i];
            break;
        }
    arena_reset(k->scratch);
    return found;
}

/* ---- both ways ------------------------------------------------------------------------------- */

static void tell_approved(linker *k, slot by, const approval *one)
{
    const meeting *held = &k->m->meetings.at[by];
    meeting *approved = one->meeting == NO_SLOT ? NULL : &k->m->meetings.at[one->meeting];
    if (!approved || approved->approved_by != NO_SLOT || held->status == STATUS_AGENDA)
        return; /* an agenda proposes to approve */
    approved->approved_by = by;
    if (!date_some(approved->approved_on))
        approved->approved_on = held->day;
    if (approved->approved_in.written.value.len == 0)
        approved->approved_in.target = approving_case(k, held, approved->day);
}

/* `approved: {date, case}` as typed: a case of the archive if it is there; most often it is outside. */
static void find_typed(linker *k, meeting *held)
{
    case_number n;
    str form = body_case_form(k->m, held->body, held->day),
        written = held->approved_in.written.value;
    if (written.len && held->body != NO_SLOT
        && case_number_read(written, form, held->approved_on.year, &n))
        held->approved_in.target = case_find(k->m, held->body, n.year, n.number);
}

void link_approvals(linker *k)
{
    slot *previous = list_previous(k);
    for (size_t i = 0; i < k->m->meetings.len; i++) {
        meeting *held = &k->m->meetings.at[i];
        find_typed(k, held);
        if (held->approves_unread && previous[i] != NO_SLOT)
            k->m->meetings.at[previous[i]].approval_meant = true;
        for (size_t n = 0; n < held->approves.len && held->body != NO_SLOT; n++) {
            find_approved(k, previous, (slot)i, &held->approves.at[n]);
            tell_approved(k, (slot)i, &held->approves.at[n]);
        }
    }
}
