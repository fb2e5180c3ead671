/*
 * Rules for bodies under a law: `law: kommuneloven`.
 *
 * The Norwegian Local Government Act (lov 22. juni 2018 nr. 83 om kommuner og fylkeskommuner), section 11-4, says
 * what the minutes of an elected body must hold: time and place of the meeting, who was present and who was absent,
 * which cases were dealt with, which decisions were made, the result of votes, and, if the meeting was closed, the legal
 * basis for that (section 11-5). Agendas are not minutes yet.
 */
#include "check/rules.h"

void check_law_time(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    if (is_under_law(c, mt) && mt->time.from < 0)
        DIAG0(c->d, LAW_TIME, mt->day_at);
}

void check_law_place(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    if (is_under_law(c, mt) && mt->place.value.len == 0)
        DIAG0(c->d, LAW_PLACE, mt->day_at);
}

/* Both who was there and who was not must be said, of every member, invited or not. */
void check_law_attendance(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    slot_list unrecorded = { 0 };
    bool is_told = mt->attendance_unread || tells_attendance_in_text(c, mt);
    for (size_t i = 0; is_under_law(c, mt) && !is_told && i < mt->roster.len; i++) {
        const roster_row *row = &mt->roster.at[i];
        if (row->people_count > 0 && c->m->seats.at[row->seat].votes && !row->recorded)
            list_add(c->a, &unrecorded, row->people[0].person);
    }
    if (unrecorded.len > 0)
        DIAG(c->d, LAW_ATTENDANCE, attendance_at(mt), say_people(c, &unrecorded, mt->day));
}

void check_law_cases(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    if (is_under_law(c, mt) && mt->cases.len == 0 && !mt->cases_unread)
        DIAG0(c->d, LAW_CASES, mt->day_at);
}

void check_law_decision(checker *c, slot subject)
{
    const case_item *one = &c->m->cases.at[subject];
    bool lacks = !case_has_decision(one) && !was_handed_on(one) && !one->label_unread;
    if (is_under_law(c, meeting_of(c, subject)) && lacks && !is_left_open(c, subject))
        DIAG(c->d, LAW_DECISION, one->at, one->label);
}

/* "Innstillingen ble enstemmig vedtatt", "med 12 mot 5 stemmer": the result in running text. */
static bool tells_votes(const checker *c, str line)
{
    size_t from = 0;
    bool found = false;
    for (size_t pos = 0; pos < line.len && !found;) {
        const size_t at = pos;
        const bool in_word = utf8_is_letter(utf8_next(line, &pos));
        const size_t end = in_word ? pos : at;
        if (in_word && pos < line.len)
            continue;
        str name = words_canonical(c->w, WORD_VOTE, str_slice(line, from, end));
        found = str_is(name, "unanimous") || str_is(name, "vote");
        from = pos;
    }
    return found;
}

static bool is_vote_told(checker *c, const case_item *one)
{
    bool found = false;
    for (size_t i = 0; i < one->parts.len && !found; i++)
        for (size_t n = 0; n < one->parts.at[i].blocks.len && !found; n++)
            found = tells_votes(c, md_plain(c->scratch, one->parts.at[i].blocks.at[n]));
    arena_reset(c->scratch);
    return found;
}

void check_law_votes(checker *c, slot subject)
{
    const case_item *one = &c->m->cases.at[subject];
    const case_part *decision = case_find_part(one, LABEL_DECISION);
    if (is_under_law(c, meeting_of(c, subject)) && decision && !is_empty_part(decision)
        && !one->label_unread && one->votes.len == 0 && !case_find_part(one, LABEL_VOTES)
        && !is_vote_told(c, one))
        DIAG(c->d, LAW_VOTES, decision->at, one->label);
}

void check_law_withheld(checker *c, slot subject)
{
    const case_item *one = &c->m->cases.at[subject];
    if (is_under_law(c, meeting_of(c, subject)) && one->withheld
        && one->withheld_basis.value.len == 0)
        DIAG0(c->d, LAW_CLOSED, one->at);
}

/* A paragraph that says that the meeting was closed names a section of a law. */
void check_law_closed(checker *c, const text_piece *piece)
{
    str line = piece->flat.text;
    if (piece->root->meeting == NO_SLOT
        || !is_under_law(c, &c->m->meetings.at[piece->root->meeting]))
        return;
    str turn = words_find_signal(c->w, SIGNAL_CLOSED, line, 0);
    if (turn.len == 0 || str_find(line, STR("§")) < line.len)
        return;
    size_t from = (size_t)(turn.at - line.at);
    DIAG0(c->d, LAW_CLOSED, flat_span(&piece->flat, from, from + turn.len));
}
