/*
 * Rules for votes: they add up to those who could vote at that case, they are cast by people who were there and had a
 * vote, and the body was able to decide. A vote with words that were not understood is not held against anything.
 *
 * Who was present at each case, with late comers, early leavers, deputies and the disqualified taken into account,
 * was worked out by link; `presence.seats` follows the rows of the meeting's roster.
 */
#include "check/rules.h"

/* Is enough known of a case's attendance to hold votes against it? */
static bool can_count(const checker *c, slot item)
{
    const meeting *mt = meeting_of(c, item);
    const presence *there = &c->m->cases.at[item].presence;
    return meeting_was_held(mt) && (mt->attendance_unread || attendance_given(mt)) && there->seats
           && there->voting_seats > 0;
}

/* …and to say who was there? */
static bool can_judge(const checker *c, slot item)
{
    return can_count(c, item) && !meeting_of(c, item)->attendance_unread;
}

static int at_least_none(int count)
{
    return count > 0 ? count : 0;
}

static int votes_cast(const vote *v)
{
    return at_least_none(v->in_favour) + at_least_none(v->against) + at_least_none(v->abstaining);
}

/* Are all votes told of? Of what fell "mot 2 stemmer" only those for it are, and where several proposals were voted on, those
   who were against one may have been for another. */
static bool is_counted(const vote *v)
{
    bool is_half = v->against < 0 && (v->failed || v->most >= 0);
    return v->whole && v->in_favour >= 0 && !is_half;
}

static int count_reported(const named_list *names)
{
    int count = 0;
    for (size_t i = 0; i < names->len; i++)
        count += names->at[i].reported;
    return count;
}

/* How many of the names that were reported are nobody's who sits there: they may lack a seat that they should have. */
static int most_seatless(const meeting *mt)
{
    return mt->unsure > (int)mt->meant.len ? mt->unsure - (int)mt->meant.len : 0;
}

/* Some count the leader's second vote with the others, some do not; and whoever is named by initials that were reported may
   have been there, or have come or left, or be the one who is disqualified. */
static bool adds_up(const checker *c, slot item, const vote *v)
{
    const presence *there = &c->m->cases.at[item].presence;
    const meeting *mt = meeting_of(c, item);
    int unsure = mt->attendance_unread ? there->voting_seats : mt->unsure;
    int cast = votes_cast(v), most = there->present + unsure;
    int seats = there->voting_seats + most_seatless(mt);
    if (most > seats && unsure > 0)
        most = seats > there->present ? seats : there->present;
    int least = there->present - unsure - count_reported(&c->m->cases.at[item].disqualified);
    return cast >= least && cast <= most + v->casting;
}

/* One of several proposals cannot have got more votes than there were. */
static bool goes_beyond(const checker *c, slot item, const vote *v)
{
    return v->most
           > c->m->cases.at[item].presence.present + v->casting + meeting_of(c, item)->unsure;
}

void check_votes_sum(checker *c, slot subject)
{
    const case_item *one = &c->m->cases.at[subject];
    for (size_t i = 0; can_count(c, subject) && i < one->votes.len; i++) {
        const vote *v = &one->votes.at[i];
        if (is_counted(v) && !adds_up(c, subject, v))
            DIAG(c->d, VOTES_SUM, v->at, say_number(c, votes_cast(v)),
                 say_number(c, one->presence.present));
        else if (goes_beyond(c, subject, v))
            DIAG(c->d, VOTES_SUM, v->at, say_number(c, v->most),
                 say_number(c, one->presence.present));
    }
}

/* ---- names --------------------------------------------------------------------------------- */

static void check_count(checker *c, const vote *v, const named_list *names, int count)
{
    if (count >= 0 && names->len > (size_t)count)
        DIAG(c->d, VOTES_NAMES, v->at, say_number(c, (int64_t)names->len), say_number(c, count));
}

void check_votes_names(checker *c, slot subject)
{
    const case_item *one = &c->m->cases.at[subject];
    for (size_t i = 0; i < one->votes.len; i++) {
        const vote *v = &one->votes.at[i];
        if (!v->whole)
            continue;
        check_count(c, v, &v->favour_names, v->in_favour);
        check_count(c, v, &v->against_names, v->against);
        check_count(c, v, &v->abstaining_names, v->abstaining);
    }
}

/* "Enstemmig mot 1 stemme": who voted otherwise makes it no unanimous vote, while one that abstains does not. Where not all
   was understood, the two may belong to two votes. */
void check_votes_agree(checker *c, slot subject)
{
    const case_item *one = &c->m->cases.at[subject];
    for (size_t i = 0; i < one->votes.len; i++) {
        const vote *v = &one->votes.at[i];
        int64_t against =
            v->against > (int)v->against_names.len ? v->against : (int64_t)v->against_names.len;
        if (v->whole && v->unanimous && against > 0)
            DIAG(c->d, VOTES_CONTRARY, v->at, say_number(c, against));
    }
}

typedef void voter_rule(checker *c, slot item, const named *voter);

static void each_voter(checker *c, slot item, voter_rule *rule)
{
    const case_item *one = &c->m->cases.at[item];
    for (size_t i = 0; can_judge(c, item) && i < one->votes.len; i++) {
        const vote *v = &one->votes.at[i];
        const named_list *lists[] = { &v->favour_names, &v->against_names, &v->abstaining_names };
        for (size_t l = 0; l < sizeof lists / sizeof *lists; l++)
            for (size_t n = 0; n < lists[l]->len; n++)
                rule(c, item, &lists[l]->at[n]);
    }
}

/* Of a member and the deputy who meets for them only one is there, even though the seat is filled. */
static presence_state state_of(const checker *c, slot item, const roster_row *row, slot who)
{
    const meeting *mt = meeting_of(c, item);
    presence_state state = c->m->cases.at[item].presence.seats[row - mt->roster.at];
    bool stands_in = row->deputy_person == who;
    if (state == PRESENCE_DEPUTY)
        return stands_in ? PRESENCE_MEMBER : PRESENCE_OUT;
    if (state == PRESENCE_MEMBER && stands_in)
        return PRESENCE_OUT;
    return state;
}

static bool names_have(const named_list *names, slot who)
{
    for (size_t i = 0; i < names->len; i++)
        if (names->at[i].person == who)
            return true;
    return false;
}

/* Those without a row were there only where the minutes say so; what a name that was reported says is not known. */
static presence_state state_without_row(const meeting *mt, slot who)
{
    bool is_named = names_have(&mt->present, who) || names_have(&mt->guests, who)
                    || names_have(&mt->other_deputies, who);
    for (size_t i = 0; i < mt->joined.len && !is_named; i++)
        is_named = mt->joined.at[i].who.person == who;
    return is_named || who == NO_SLOT || mt->unsure > 0 ? PRESENCE_MEMBER : PRESENCE_OUT;
}

static void check_voter_present(checker *c, slot item, const named *voter)
{
    const meeting *mt = meeting_of(c, item);
    const roster_row *row = row_of_person(mt, voter->person);
    if ((row && !row->recorded && mt->unsure > 0) || slots_have(&mt->meant, voter->person))
        return;
    presence_state state =
        row ? state_of(c, item, row, voter->person) : state_without_row(mt, voter->person);
    if (state == PRESENCE_OUT || state == PRESENCE_DISQUALIFIED)
        DIAG(c->d, VOTE_ABSENT, voter->written.at,
             say_person(c, voter->person, meeting_of(c, item)->day),
             state == PRESENCE_OUT ? STR("was not there at this case") : STR("was disqualified"));
}

void check_votes_present(checker *c, slot subject)
{
    each_voter(c, subject, check_voter_present);
}

/* A deputy with a row of their own may have met for anybody. */
static void check_voter_right(checker *c, slot item, const named *voter)
{
    const roster_row *row = row_of_person(meeting_of(c, item), voter->person);
    const seat *s = row ? &c->m->seats.at[row->seat] : NULL;
    if (s && !s->votes && s->role != SEAT_DEPUTY)
        DIAG(c->d, VOTE_WITHOUT_RIGHT, voter->written.at,
             say_person(c, voter->person, meeting_of(c, item)->day));
}

void check_votes_right(checker *c, slot subject)
{
    each_voter(c, subject, check_voter_right);
}

/* ---- quorum -------------------------------------------------------------------------------- */

static bool lacks_quorum(const checker *c, slot item)
{
    const presence *there = &c->m->cases.at[item].presence;
    return can_judge(c, item) && there->quorum > 0
           && there->present + meeting_of(c, item)->unsure < there->quorum;
}

/* Said once where it begins, not at every case after it. */
void check_quorum(checker *c, slot subject)
{
    const case_item *one = &c->m->cases.at[subject];
    bool follows = subject > 0 && c->m->cases.at[subject - 1].meeting == one->meeting;
    if (lacks_quorum(c, subject) && !(follows && lacks_quorum(c, subject - 1)))
        DIAG(c->d, NO_QUORUM, one->at, say_number(c, one->presence.present),
             say_number(c, one->presence.voting_seats), say_number(c, one->presence.quorum));
}
