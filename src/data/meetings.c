/*
 * meetings: the meetings, and who was invited and came.
 *
 * Takes the linked meetings with their rosters; a record for each meeting, and one for each person on the roster of a
 * meeting that has been held, for deputies who met for no member of the roster, and for guests. Names and titles are
 * those of the day.
 */
#include "data/record.h"

/* ---- meetings ---------------------------------------------------------------------------------- */

static void tell_meeting(teller *t, slot which)
{
    const meeting *m = &t->m->meetings.at[which];
    data_table *to = &t->tables[SET_MEETINGS];
    const plan_item *page = plan_meeting(t->plan, which);
    data_record_add(to);
    put_value_address(to, MEETINGS_page, page->page);
    put_value_address(to, MEETINGS_pdf, page->pdf);
    put_value_address(to, MEETINGS_body, page_of_body(t, m->body));
    put_value_text(to, MEETINGS_body_name,
                   m->body == NO_SLOT ? STR("") : body_name(t->m, m->body, m->day));
    put_value_date(to, MEETINGS_date, m->day);
    put_value_time(to, MEETINGS_from, m->time.from);
    put_value_time(to, MEETINGS_to, m->time.to);
    put_value_text(to, MEETINGS_place, m->place.value);
    put_value_text(to, MEETINGS_title, page->title);
    put_value_text(to, MEETINGS_status, str_of(meeting_status_name(meeting_state(m))));
    put_value_date(to, MEETINGS_approved, approved_on(t, m));
    put_value_address(to, MEETINGS_approved_in, page_of_matter(t, m->approved_in.target));
    put_value_number(to, MEETINGS_cases, (int64_t)m->cases.len);
    put_value_text(to, MEETINGS_language, words_lang_code(m->language));
}

/* ---- attendance -------------------------------------------------------------------------------- */

static const char *const sign_names[] = {
    [SIGN_EMPTY] = "",
    [SIGN_PRESENT] = "present",
    [SIGN_ABSENT] = "absent",
    [SIGN_DEPUTY] = "deputy",
};

static data_table *attendance_add(teller *t, slot which)
{
    const meeting *m = &t->m->meetings.at[which];
    data_table *to = &t->tables[SET_ATTENDANCE];
    data_record_add(to);
    put_value_address(to, ATTENDANCE_page, page_of_meeting(t, which));
    put_value_address(to, ATTENDANCE_body, page_of_body(t, m->body));
    put_value_text(to, ATTENDANCE_body_name,
                   m->body == NO_SLOT ? STR("") : body_name(t->m, m->body, m->day));
    put_value_date(to, ATTENDANCE_date, m->day);
    return to;
}

static void put_who(teller *t, data_table *to, slot who, date day)
{
    put_value_text(to, ATTENDANCE_person, identity_of(t, who));
    put_value_text(to, ATTENDANCE_name, person_name(t->m, who, day));
    put_value_text(to, ATTENDANCE_organisation, person_organisation(t->m, t->a, who, day));
}

static void put_deputy(teller *t, data_table *to, const roster_row *row, date day)
{
    if (row->deputy)
        put_value_text(to, ATTENDANCE_deputy, name_of(t, row->deputy, day));
    put_value_text(to, ATTENDANCE_deputy_person, identity_of(t, row->deputy_person));
}

static void tell_roster_row(teller *t, slot which, const roster_row *row)
{
    date day = t->m->meetings.at[which].day;
    const seat *chair = &t->m->seats.at[row->seat];
    for (int i = 0; i < row->people_count; i++) {
        data_table *to = attendance_add(t, which);
        put_who(t, to, row->people[i].person, day);
        put_value_text(to, ATTENDANCE_seat, dated_text(&chair->label, day));
        put_value_text(to, ATTENDANCE_role, str_of(seat_role_name(chair->role)));
        put_value_flag(to, ATTENDANCE_invited, row->people[i].invited);
        put_value_text(to, ATTENDANCE_attendance, str_of(sign_names[row->people[i].sign]));
        put_deputy(t, to, row, day);
        put_value_address(to, ATTENDANCE_joined, page_of_matter(t, row->joined));
        put_value_address(to, ATTENDANCE_left, page_of_matter(t, row->left));
    }
}

/* Somebody who came beside the roster. */
static void tell_other(teller *t, slot which, const named *who, const char *role)
{
    date day = t->m->meetings.at[which].day;
    data_table *to = attendance_add(t, which);
    str where = who->organisation_slot != NO_SLOT
                    ? organisation_name(t->m, who->organisation_slot, day)
                    : who->organisation.value;
    if (who->person != NO_SLOT)
        put_who(t, to, who->person, day);
    else
        put_value_text(to, ATTENDANCE_name, who->written.value);
    if (where.len > 0)
        put_value_text(to, ATTENDANCE_organisation, where);
    put_value_text(to, ATTENDANCE_role, str_of(role));
    put_value_flag(to, ATTENDANCE_invited, false);
    put_value_text(to, ATTENDANCE_attendance, STR("present"));
}

static void tell_attendance(teller *t, slot which)
{
    const meeting *m = &t->m->meetings.at[which];
    for (size_t i = 0; i < m->roster.len; i++) {
        const roster_row *row = &m->roster.at[i];
        tell_roster_row(t, which, row);
        if (row->people_count == 0 && row->deputy) /* no member's record tells of them */
            tell_other(t, which, row->deputy, "deputy");
    }
    for (size_t i = 0; i < m->other_deputies.len; i++)
        tell_other(t, which, &m->other_deputies.at[i], "deputy");
    for (size_t i = 0; i < m->guests.len; i++)
        tell_other(t, which, &m->guests.at[i], "guest");
}

void tell_meetings(teller *t)
{
    for (slot i = 0; i < (slot)t->m->meetings.len; i++) {
        tell_meeting(t, i);
        if (t->m->meetings.at[i].status != STATUS_AGENDA)
            tell_attendance(t, i);
    }
}
