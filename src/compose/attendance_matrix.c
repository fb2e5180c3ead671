/*
 * attendance_matrix: who was at which meeting of a body in a year, with shares.
 *
 * By person: one row for each holder of a seat, one column for each meeting; by organisation: one
 * row for each label or organisation, present if any of its seats was filled; by meeting: one row
 * for each meeting, with numbers. The share of a person counts the meetings at which they held a
 * seat; a deputy's presence fills the seat but is not theirs.
 */
#include "compose/register.h"

/* One row of the matrix: what is known of it at each meeting. */
typedef struct line {
    str name;
    str *signs; /* one for each meeting; at NULL: not on the roster */
    int there, of;
} line;

typedef struct matrix {
    composer *c;
    list_of(const meeting *) meetings;
    list_of(line *) lines;
    map *by_key;
} matrix;

/* ---- gathering ------------------------------------------------------------------------------- */

static void find_meetings(matrix *x, slot of_body, int year)
{
    const archive *m = x->c->m;
    for (size_t i = 0; i < m->meetings.len; i++) {
        const meeting *k = &m->meetings.at[i];
        if (k->body == of_body && k->day.year == year && k->status != STATUS_AGENDA)
            list_add(x->c->a, &x->meetings, k);
    }
}

static line *find_line(matrix *x, str key, str name)
{
    line *found = map_find(x->by_key, key);
    if (found)
        return found;
    found = arena_make(x->c->a, line);
    found->name = name;
    found->signs = arena_array(x->c->a, str, x->meetings.len);
    map_add(x->by_key, key, found);
    list_add(x->c->a, &x->lines, found);
    return found;
}

static const char *const sign_phrases[] = {
    [SIGN_EMPTY] = "sign-away",
    [SIGN_PRESENT] = "sign-present",
    [SIGN_ABSENT] = "sign-away",
    [SIGN_DEPUTY] = "sign-deputy",
};

/* Somebody with two seats, or an organisation with several, was there if any of them was; else a deputy counts. */
static void mark(matrix *x, line *at, size_t which, seat_sign sign, bool deputy_counts)
{
    composer *c = x->c;
    str before = at->signs[which];
    bool was_there = before.at && str_equal(before, say(c, "sign-present"));
    bool was_deputy = before.at && str_equal(before, say(c, "sign-deputy"));
    if (!before.at)
        at->of++;
    bool there = sign == SIGN_PRESENT || (deputy_counts && sign == SIGN_DEPUTY);
    if (was_there || (was_deputy && !there))
        return;
    if (there && !(deputy_counts && was_deputy))
        at->there++;
    at->signs[which] = say(c, sign_phrases[sign]);
}

static void gather_person(matrix *x, const roster_row *row, size_t which)
{
    const meeting *m = x->meetings.at[which];
    for (int i = 0; i < row->people_count; i++) {
        slot who = row->people[i].person;
        str key = str_format(x->c->a, "%d", (int)who);
        mark(x, find_line(x, key, person_name(x->c->m, who, m->day)), which, row->people[i].sign,
             false);
    }
}

static void gather_organisation(matrix *x, const roster_row *row, size_t which)
{
    const meeting *m = x->meetings.at[which];
    str name = row->people_count > 0
                   ? person_organisation(x->c->m, x->c->a, row->people[0].person, m->day)
                   : STR("");
    if (name.len == 0)
        name = dated_text(&x->c->m->seats.at[row->seat].label, m->day);
    if (name.len > 0)
        mark(x, find_line(x, name, name), which, row->sign, true);
}

static void gather(matrix *x, matrix_by by)
{
    for (size_t i = 0; i < x->meetings.len; i++) {
        const roster *r = &x->meetings.at[i]->roster;
        for (size_t k = 0; k < r->len; k++) {
            if (!x->c->m->seats.at[r->at[k].seat].own_row || !r->at[k].recorded)
                continue;
            if (by == MATRIX_PERSON)
                gather_person(x, &r->at[k], i);
            else
                gather_organisation(x, &r->at[k], i);
        }
    }
}

/* ---- printing -------------------------------------------------------------------------------- */

static doc_table *begin_matrix(const matrix *x, matrix_by by)
{
    composer *c = x->c;
    int columns = (int)x->meetings.len + 2;
    doc_table *t = table_new(c, TABLE_MATRIX, columns);
    doc_cell *header = row_add(c->a, t, ROW_HEADER);
    put_text(c, &header[0].text, say(c, by == MATRIX_PERSON ? "name" : "organisation"));
    for (size_t i = 0; i < x->meetings.len; i++) {
        const meeting *m = x->meetings.at[i];
        str day = SAY(c, "column-day", { "day", str_format(c->a, "%d", m->day.day) },
                      { "month", str_format(c->a, "%d", m->day.month) });
        put_link(c, &header[i + 1].text, link_to_meeting(c, (slot)(m - c->m->meetings.at)), day);
        table_column(t, (int)i + 1, CELL_CENTER, true);
    }
    put_text(c, &header[columns - 1].text, say(c, "share"));
    table_column(t, columns - 1, CELL_RIGHT, true);
    return t;
}

static doc_table *matrix_table(const matrix *x, matrix_by by)
{
    composer *c = x->c;
    doc_table *t = begin_matrix(x, by);
    for (size_t i = 0; i < x->lines.len; i++) {
        const line *at = x->lines.at[i];
        doc_cell *cells = row_add(c->a, t, ROW_BODY);
        cells[0].header = true;
        put_text(c, &cells[0].text, at->name);
        for (size_t k = 0; k < x->meetings.len; k++)
            put_text(c, &cells[k + 1].text, at->signs[k]);
        put_text(c, &cells[x->meetings.len + 1].text,
                 words_percent(c->w, c->a, c->lang, at->there, at->of));
    }
    return t;
}

/* Seats with a vote. One that a member and a deputy filled in turn is counted with both, and is filled once. */
typedef struct seat_counts {
    int by_own, by_deputies, all, filled;
} seat_counts;

static seat_counts count_seats(const matrix *x, const meeting *m)
{
    seat_counts counts = { 0 };
    for (size_t i = 0; i < m->roster.len; i++) {
        const roster_row *row = &m->roster.at[i];
        if (!x->c->m->seats.at[row->seat].votes || x->c->m->seats.at[row->seat].role == SEAT_DEPUTY)
            continue;
        counts.by_own += row->sign == SIGN_PRESENT;
        counts.by_deputies += row->deputy != NULL;
        counts.filled += row->sign == SIGN_PRESENT || row->sign == SIGN_DEPUTY;
        counts.all++;
    }
    return counts;
}

static doc_table *meeting_table(const matrix *x)
{
    composer *c = x->c;
    doc_table *t = table_new(c, TABLE_REGISTER, 5);
    table_header(c, t,
                 (str[]){ say(c, "meeting-column"), say(c, "present"), say(c, "deputies-column"),
                          say(c, "seats"), say(c, "share") },
                 5);
    for (int i = 1; i < 5; i++)
        table_column(t, i, CELL_RIGHT, true);
    for (size_t i = 0; i < x->meetings.len; i++) {
        const meeting *m = x->meetings.at[i];
        const seat_counts counts = count_seats(x, m);
        const int shown[] = { counts.by_own, counts.by_deputies, counts.all };
        doc_cell *cells = row_add(c->a, t, ROW_BODY);
        cells[0].header = true;
        put_link(c, &cells[0].text, link_to_meeting(c, (slot)(m - c->m->meetings.at)),
                 say_date(c, m->day, DATE_FULL));
        for (int k = 0; k < 3; k++)
            put_text(c, &cells[k + 1].text, str_format(c->a, "%d", shown[k]));
        put_text(c, &cells[4].text, words_percent(c->w, c->a, c->lang, counts.filled, counts.all));
    }
    return t;
}

bool put_attendance_matrix(composer *c, doc_block *parent, matrix_request wanted,
                           inline_list caption)
{
    matrix x = { .c = c, .by_key = map_new(c->a) };
    find_meetings(&x, wanted.body, wanted.year);
    if (x.meetings.len == 0)
        return false;
    if (wanted.by != MATRIX_MEETING)
        gather(&x, wanted.by);
    put_captioned(c, parent,
                  wanted.by == MATRIX_MEETING ? meeting_table(&x) : matrix_table(&x, wanted.by),
                  caption);
    return true;
}
