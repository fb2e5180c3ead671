/*
 * The roster of a meeting: one row for each seat of the body that day, in the body's printed order.
 *
 * Takes the names of the front matter, resolved, and says for each seat who held it, who was invited, and how it was
 * filled. Deputies without a label have no row of their own. What is written down decides; where the body's
 * attendance has no column for those who met, the ones who were invited and sent no apology did.
 */
#include "link/linker.h"

enum { ROWS_MOST = 1000 }; /* presence is kept for each row at each case */

/* ---- rows ------------------------------------------------------------------------------------ */

void link_row(linker *k, slot who, int row, int index)
{
    row_link one = { row, index, k->rows[who] };
    list_add(k->a, &k->row_links, one);
    k->rows[who] = (int)k->row_links.len;
}

/* The rows of a person, one after the other; NULL at the end. */
static const row_link *first_row(const linker *k, slot who)
{
    int at = who == NO_SLOT ? 0 : k->rows[who];
    return at ? &k->row_links.at[at - 1] : NULL;
}

static const row_link *next_row(const linker *k, const row_link *one)
{
    return one->next ? &k->row_links.at[one->next - 1] : NULL;
}

static void forget_rows(linker *k, const roster *rows)
{
    for (size_t i = 0; i < rows->len; i++) {
        for (int n = 0; n < rows->at[i].people_count; n++)
            k->rows[rows->at[i].people[n].person] = 0;
        if (rows->at[i].deputy_person != NO_SLOT)
            k->rows[rows->at[i].deputy_person] = 0;
    }
    k->row_links.len = 0;
}

static void add_row(linker *k, meeting *held, slot which)
{
    const seat *s = &k->m->seats.at[which];
    roster_row row = { .seat = which,
                       .deputy_person = NO_SLOT,
                       .joined = NO_SLOT,
                       .left = NO_SLOT,
                       .deputy_joined = NO_SLOT,
                       .deputy_left = NO_SLOT };
    for (size_t i = 0; i < s->people.len && i < 2; i++) {
        row.people[row.people_count] = (seat_person){ .person = s->people.at[i] };
        link_row(k, s->people.at[i], (int)held->roster.len, row.people_count++);
    }
    list_add(k->a, &held->roster, row);
}

static void add_rows(linker *k, meeting *held)
{
    slot_list seats = { 0 };
    body_seats_at(k->m, k->a, held->body, held->day, &seats);
    if (seats.len > ROWS_MOST)
        DIAG(k->d, TOO_MANY, held->day_at, STR("the roster of this meeting"),
             str_format(k->a, "%d", ROWS_MOST));
    for (size_t i = 0; i < seats.len && i < ROWS_MOST; i++)
        if (k->m->seats.at[seats.at[i]].own_row)
            add_row(k, held, seats.at[i]);
}

static bool is_deputy_row(const linker *k, const roster_row *row)
{
    return k->m->seats.at[row->seat].role == SEAT_DEPUTY;
}

/* ---- signs ----------------------------------------------------------------------------------- */

static void set_sign(linker *k, meeting *held, const named *who, seat_sign sign)
{
    for (const row_link *one = first_row(k, who->person); one; one = next_row(k, one)) {
        held->roster.at[one->row].people[one->index].sign = sign;
        held->roster.at[one->row].recorded = true;
    }
}

static void set_signs(linker *k, meeting *held, const named_list *list, seat_sign sign)
{
    for (size_t i = 0; i < list->len; i++)
        set_sign(k, held, &list->at[i], sign);
}

static void set_invited(linker *k, meeting *held, const named *who, bool invited)
{
    for (const row_link *one = first_row(k, who->person); one; one = next_row(k, one)) {
        held->roster.at[one->row].people[one->index].invited = invited;
        held->roster.at[one->row].people[one->index].not_invited = !invited;
        held->roster.at[one->row].recorded |=
            !invited; /* "not invited" is a reason not to have come */
    }
}

/* All are invited who are not deputies, unless the minutes say who was. */
static void invite(linker *k, meeting *held)
{
    for (size_t i = 0; i < held->roster.len && !held->has_invited; i++)
        for (int n = 0; n < held->roster.at[i].people_count; n++)
            held->roster.at[i].people[n].invited = !is_deputy_row(k, &held->roster.at[i]);
    for (size_t i = 0; i < held->invited.len; i++)
        set_invited(k, held, &held->invited.at[i], true);
    for (size_t i = 0; i < held->not_invited.len; i++)
        set_invited(k, held, &held->not_invited.at[i], false);
}

/* Something was said of them, though it was reported: that is the one mistake. */
static void record_meant(linker *k, meeting *held)
{
    for (size_t i = 0; i < held->meant.len; i++)
        for (const row_link *one = first_row(k, held->meant.at[i]); one; one = next_row(k, one))
            held->roster.at[one->row].recorded = true;
}

/* `present: all`: everyone of whom nothing else was said; where the minutes say who was invited, all of those. */
static void set_all_present(linker *k, meeting *held)
{
    for (size_t i = 0; i < held->roster.len; i++) {
        roster_row *row = &held->roster.at[i];
        for (int n = 0; n < row->people_count && !is_deputy_row(k, row); n++)
            if (row->people[n].sign == SIGN_EMPTY && !row->people[n].not_invited
                && (!held->has_invited || row->people[n].invited)) {
                row->people[n].sign = SIGN_PRESENT;
                row->recorded = true;
            }
    }
}

static bool records_only_absence(const linker *k, const meeting *held)
{
    attendance_column columns[COLUMN_COUNT];
    size_t count = body_columns(k->m, k->w, held->body, held->day, columns);
    bool present = false, absent = false;
    for (size_t i = 0; i < count; i++) {
        present |= columns[i] == COLUMN_PRESENT;
        absent |= columns[i] == COLUMN_ABSENT;
    }
    return absent && !present && !held->has_present && (held->has_absent || held->has_invited)
           && held->status != STATUS_AGENDA;
}

static void set_invited_present(meeting *held)
{
    for (size_t i = 0; i < held->roster.len; i++) {
        roster_row *row = &held->roster.at[i];
        for (int n = 0; n < row->people_count; n++)
            if (row->people[n].invited && row->people[n].sign == SIGN_EMPTY) {
                row->people[n].sign = SIGN_PRESENT;
                row->recorded = true;
            }
    }
}

/* ---- deputies -------------------------------------------------------------------------------- */

static void set_deputy(linker *k, meeting *held, const deputising *d)
{
    for (const row_link *one = first_row(k, d->who.person); one; one = next_row(k, one)) {
        roster_row *row = &held->roster.at[one->row];
        if (row->deputy)
            continue;
        row->people[one->index].sign = SIGN_DEPUTY;
        row->recorded = true;
        row->deputy = &d->deputy;
        row->deputy_person = d->deputy.person;
    }
    if (d->deputy.person != NO_SLOT)
        set_sign(k, held, &d->deputy, SIGN_PRESENT); /* in a row of the deputy's own */
}

/* Those who met for somebody can be named as coming late or leaving early, too. */
static void link_deputies(linker *k, meeting *held)
{
    for (size_t i = 0; i < held->roster.len; i++)
        if (held->roster.at[i].deputy_person != NO_SLOT)
            link_row(k, held->roster.at[i].deputy_person, (int)i, DEPUTY_INDEX);
}

/* Neither a row of their own, nor one that they fill for somebody else. */
static bool is_rowless(const linker *k, const named *who)
{
    return who->person == NO_SLOT || k->rows[who->person] == 0;
}

static bool is_unlabelled_deputy(const linker *k, const named *who)
{
    return who->seat != NO_SLOT && !k->m->seats.at[who->seat].own_row;
}

static void gather_other_deputies(linker *k, meeting *held)
{
    for (size_t i = 0; i < held->deputies.len; i++)
        if (held->deputies.at[i].who.written.value.len == 0
            && is_rowless(k, &held->deputies.at[i].deputy))
            list_add(k->a, &held->other_deputies, held->deputies.at[i].deputy);
    for (size_t i = 0; i < held->present.len; i++)
        if (is_unlabelled_deputy(k, &held->present.at[i]) && is_rowless(k, &held->present.at[i]))
            list_add(k->a, &held->other_deputies, held->present.at[i]);
}

/* ---- coming and going -------------------------------------------------------------------------- */

static int count_present(const roster_row *row)
{
    int count = 0;
    for (int i = 0; i < row->people_count; i++)
        count += row->people[i].sign == SIGN_PRESENT;
    return count;
}

/* Whoever came late or left early was there, even where a deputy met for the rest of the meeting. A seat that two
   share is left, or joined, only with the one who is there alone. */
static void set_joined_or_left(linker *k, meeting *held, const at_case *one, bool joined)
{
    for (const row_link *link = first_row(k, one->who.person); link; link = next_row(k, link)) {
        roster_row *row = &held->roster.at[link->row];
        if (link->index == DEPUTY_INDEX) {
            *(joined ? &row->deputy_joined : &row->deputy_left) = one->target;
            continue;
        }
        seat_person *holder = &row->people[link->index];
        if (holder->sign == SIGN_DEPUTY)
            holder->sign = SIGN_PRESENT;
        if (count_present(row) <= 1)
            *(joined ? &row->joined : &row->left) = one->target;
    }
}

static void set_row(roster_row *row)
{
    bool present = count_present(row) > 0, absent = false;
    for (int i = 0; i < row->people_count; i++) {
        row->invited |= row->people[i].invited;
        absent |= row->people[i].sign == SIGN_ABSENT;
    }
    row->sign = present       ? SIGN_PRESENT
                : row->deputy ? SIGN_DEPUTY
                : absent      ? SIGN_ABSENT
                              : SIGN_EMPTY;
}

/* Whoever came or left is not said to have been there: that is reported, and they may have been. */
static void doubt_unseen(linker *k, meeting *held, const at_case_list *list)
{
    for (size_t i = 0; i < list->len; i++)
        for (const row_link *one = first_row(k, list->at[i].who.person); one;
             one = next_row(k, one)) {
            roster_row *row = &held->roster.at[one->row];
            if (row->sign == SIGN_PRESENT || row->sign == SIGN_DEPUTY)
                continue;
            row->recorded = true;
            held->unsure++;
            list_add(k->a, &held->meant, list->at[i].who.person);
        }
}

/* ---- the roster ------------------------------------------------------------------------------ */

void make_roster(linker *k, meeting *held)
{
    add_rows(k, held);
    invite(k, held);
    set_signs(k, held, &held->absent, SIGN_ABSENT);
    for (size_t i = 0; i < held->deputies.len; i++)
        set_deputy(k, held, &held->deputies.at[i]);
    set_signs(k, held, &held->present, SIGN_PRESENT);
    if (held->all_present)
        set_all_present(k, held);
    else if (records_only_absence(k, held))
        set_invited_present(held);
    record_meant(k, held);
    link_deputies(k, held);
    seat_deputies(k, held);
    gather_other_deputies(k, held);
    for (size_t i = 0; i < held->joined.len; i++)
        set_joined_or_left(k, held, &held->joined.at[i], true);
    for (size_t i = 0; i < held->left.len; i++)
        set_joined_or_left(k, held, &held->left.at[i], false);
    for (size_t i = 0; i < held->roster.len; i++)
        set_row(&held->roster.at[i]);
    doubt_unseen(k, held, &held->joined);
    doubt_unseen(k, held, &held->left);
    compute_presence(k, held);
    forget_rows(k, &held->roster);
}
