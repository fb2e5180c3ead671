/*
 * Who was present at each case, and whether they were enough.
 *
 * From the roster: a seat counts while one of its holders, or who met for them, is in the room. One who came at a case
 * counts from it, one who left before a case does not count from it on, and the disqualified do not count in that
 * case. A deputy may meet for a part of the meeting: then the seat is filled by whichever of the two is in the room. Whoever
 * came as a deputy and has no seat of the meeting (deputies.c) takes, at each case, the first one that is empty then.
 */
#include "link/linker.h"

/* ---- a seat at a case --------------------------------------------------------------------------- */

static bool is_in_room(slot joined, slot left, slot item)
{
    return (joined == NO_SLOT || item >= joined) && (left == NO_SLOT || item < left);
}

static bool is_disqualified(const case_item *c, slot who)
{
    for (size_t i = 0; who != NO_SLOT && i < c->disqualified.len; i++)
        if (c->disqualified.at[i].person == who)
            return true;
    return false;
}

static presence_state state_of(const roster_row *row, slot item, const case_item *c)
{
    bool stands_back = false;
    bool there = is_in_room(row->joined, row->left, item);
    for (int i = 0; there && i < row->people_count; i++) {
        if (row->people[i].sign != SIGN_PRESENT)
            continue;
        if (!is_disqualified(c, row->people[i].person))
            return PRESENCE_MEMBER;
        stands_back = true;
    }
    if (row->deputy && !stands_back && is_in_room(row->deputy_joined, row->deputy_left, item)) {
        if (!is_disqualified(c, row->deputy_person))
            return PRESENCE_DEPUTY;
        stands_back = true;
    }
    return stands_back ? PRESENCE_DISQUALIFIED : PRESENCE_OUT;
}

/* ---- deputies without a seat ---------------------------------------------------------------------- */

static void fill_empty_seat(const linker *k, const meeting *held, presence_state *seats,
                            slot deputy_seat)
{
    for (size_t i = 0; i < held->roster.len; i++)
        if (seats[i] == PRESENCE_OUT && stands_for(k, deputy_seat, held->roster.at[i].seat)) {
            seats[i] = PRESENCE_DEPUTY;
            return;
        }
}

static void place_deputies(const linker *k, const meeting *held, const case_item *c,
                           presence_state *seats, bool for_all)
{
    for (size_t i = 0; i < held->roster.len; i++) {
        const roster_row *row = &held->roster.at[i];
        if (seats[i] == PRESENCE_MEMBER
            && is_to_place(k, held, row->seat, row->people[0].person, for_all))
            fill_empty_seat(k, held, seats, row->seat);
    }
    for (size_t i = 0; i < held->other_deputies.len; i++) {
        const named *one = &held->other_deputies.at[i];
        if (is_to_place(k, held, one->seat, one->person, for_all)
            && !is_disqualified(c, one->person))
            fill_empty_seat(k, held, seats, one->seat);
    }
}

/* ---- quorum ---------------------------------------------------------------------------------- */

static bool read_fraction(str s, long *part, long *whole)
{
    size_t slash = str_find(s, STR("/"));
    return slash < s.len && str_int(str_trim(str_slice(s, 0, slash)), part)
           && str_int(str_trim(str_slice(s, slash + 1, s.len)), whole) && *part > 0
           && *part <= *whole && *whole <= 1000;
}

/* Seats that are needed: half is more than half; -1 if it cannot be read. */
static int quorum_of(const linker *k, str rule, int voting)
{
    long part, whole;
    if (rule.len == 0)
        return 0;
    if (str_is(words_canonical(k->w, WORD_VALUE, rule), "half"))
        return voting / 2 + 1;
    if (str_int(rule, &part) && part > 0 && part <= 10000)
        return (int)part;
    if (read_fraction(rule, &part, &whole))
        return (int)((voting * part + whole - 1) / whole);
    return -1;
}

static int quorum_at(linker *k, const meeting *held, int voting)
{
    const dated_value *rule = dated_at(&k->m->bodies.at[held->body].quorum, held->day);
    int quorum = rule ? quorum_of(k, rule->value, voting) : 0;
    if (quorum < 0)
        DIAG(k->d, BAD_QUORUM, rule->at, rule->value);
    return quorum < 0 ? 0 : quorum;
}

/* ---- all cases ------------------------------------------------------------------------------- */

static bool is_filled(presence_state state)
{
    return state == PRESENCE_MEMBER || state == PRESENCE_DEPUTY;
}

static presence presence_at(linker *k, const meeting *held, slot item)
{
    const case_item *c = &k->m->cases.at[item];
    presence p = { .seats = arena_array(k->a, presence_state, held->roster.len + 1) };
    for (size_t i = 0; i < held->roster.len; i++)
        p.seats[i] = state_of(&held->roster.at[i], item, c);
    place_deputies(k, held, c, p.seats, false);
    place_deputies(k, held, c, p.seats, true);
    for (size_t i = 0; i < held->roster.len; i++) {
        bool votes = k->m->seats.at[held->roster.at[i].seat].votes;
        p.voting_seats += votes;
        p.present += votes && is_filled(p.seats[i]);
    }
    return p;
}

void compute_presence(linker *k, meeting *held)
{
    for (size_t i = 0; i < held->cases.len; i++) {
        case_item *c = &k->m->cases.at[held->cases.at[i]];
        c->presence = presence_at(k, held, held->cases.at[i]);
        c->presence.quorum = quorum_at(k, held, c->presence.voting_seats);
    }
}
