/*
 * attendance_table: who was at a meeting, in the columns of its body.
 *
 * One row for each seat that has a row of its own, in the body's order: what it represents, who
 * holds it, initials, and a sign in each column. A shared seat prints both people, one under the
 * other in every cell. Group headings come from the seats. An agenda shows who is called and
 * nothing else.
 */
#include "compose/composer.h"

typedef struct attendance {
    const meeting *m;
    doc_table *t;
    attendance_column columns[COLUMN_COUNT];
    size_t count;
    bool labelled;   /* does any seat say what it represents? */
    bool represents; /* that column says whom they represent, not their offices */
} attendance;

/* ---- cells ----------------------------------------------------------------------------------- */

static str sign_in(const composer *c, const attendance *a, attendance_column column,
                   const seat_person *who)
{
    bool shows_present = false;
    for (size_t i = 0; i < a->count; i++)
        shows_present |= a->columns[i] == COLUMN_PRESENT;
    bool met = who->sign == SIGN_PRESENT, deputy = who->sign == SIGN_DEPUTY;
    bool away = who->sign == SIGN_ABSENT;
    if (column == COLUMN_INVITED)
        return who->invited ? say(c, "sign-present") : STR("");
    if (column == COLUMN_PRESENT)
        return met ? say(c, "sign-present") : deputy ? say(c, "sign-deputy") : STR("");
    if (deputy && !shows_present)
        return say(c, "sign-deputy");
    return away || deputy ? say(c, "sign-absent") : STR("");
}

static void add_line(const composer *c, inline_list *cell)
{
    if (cell->first)
        inline_add(cell, inline_new(c->a, INLINE_BREAK));
}

static void put_name(const composer *c, inline_list *cell, const attendance *a, const seat *s,
                     slot who)
{
    str_list remarks = { 0 };
    str title = dated_text(&s->title, a->m->day), note = dated_text(&s->note, a->m->day);
    if (title.len > 0)
        list_add(c->a, &remarks, title);
    if (note.len > 0)
        list_add(c->a, &remarks, note);
    put_text(c, cell, person_name(c->m, who, a->m->day));
    if (remarks.len > 0) {
        str inside = str_join(c->a, remarks.at, remarks.len, STR(", "));
        put_text(c, cell, str_format(c->a, " (" STR_FMT ")", STR_ARG(inside)));
    }
}

/* What the seat represents; without a label, where its holder works. */
static str seat_label(const composer *c, const attendance *a, const roster_row *row)
{
    str label = dated_text(&c->m->seats.at[row->seat].label, a->m->day);
    if (label.len > 0 || row->people_count == 0 || !a->represents)
        return label;
    return person_organisation(c->m, c->a, row->people[0].person, a->m->day);
}

/* ---- rows ------------------------------------------------------------------------------------ */

static void put_vacant(const composer *c, const attendance *a, const seat *s, inline_list *cell)
{
    (void)a;
    str why = s->vacant.value.len > 0 ? s->vacant.value : say(c, "vacant");
    put_small(c, cell, str_format(c->a, "(" STR_FMT ")", STR_ARG(why)));
}

/* The signs of those who share a seat stand under one another: an empty one keeps its line. */
static void put_shared_sign(const composer *c, inline_list *cell, str sign)
{
    add_line(c, cell);
    put_text(c, cell, sign.len ? sign : STR("\u00A0"));
}

static void put_row(const composer *c, const attendance *a, const roster_row *row)
{
    const seat *s = &c->m->seats.at[row->seat];
    doc_cell *cell = row_add(c->a, a->t, ROW_BODY);
    if (a->labelled)
        put_text(c, &(cell++)->text, seat_label(c, a, row));
    doc_cell *signs = cell + 2;
    cell[0].header = true; /* so that a sign is read with the name of who it is of */
    if (row->people_count == 0)
        put_vacant(c, a, s, &cell[0].text);
    for (int i = 0; i < row->people_count; i++) {
        const seat_person *who = &row->people[i];
        add_line(c, &cell[0].text);
        put_name(c, &cell[0].text, a, s, who->person);
        add_line(c, &cell[1].text);
        put_initials(c, &cell[1].text, who->person, a->m->day);
        for (size_t k = 0; k < a->count; k++) {
            str sign = sign_in(c, a, a->columns[k], who);
            if (row->people_count > 1)
                put_shared_sign(c, &signs[k].text, sign);
            else
                put_text(c, &signs[k].text, sign);
        }
    }
}

static void put_group_row(const composer *c, const attendance *a, const seat *s, str *current)
{
    if (!s->has_group)
        return;
    str group = dated_text(&s->group, a->m->day);
    if (str_equal(group, *current))
        return;
    *current = group;
    bool colon = group.len == 0 || str_ends(group, STR(":"));
    if (group.len > 0)
        table_group(c, a->t, colon ? group : str_format(c->a, STR_FMT ":", STR_ARG(group)));
}

/* ---- the table ------------------------------------------------------------------------------- */

static bool has_labels(const composer *c, const meeting *m)
{
    for (size_t i = 0; i < m->roster.len; i++)
        if (c->m->seats.at[m->roster.at[i].seat].own_row
            && dated_text(&c->m->seats.at[m->roster.at[i].seat].label, m->day).len > 0)
            return true;
    return false;
}

/* Does a label name where its holder works: "Kystuniversitetet, MED", "KU"? Their first words tell. */
static bool names_organisation(const composer *c, str label, slot who, date day)
{
    str full = person_organisation(c->m, c->a, who, day),
        brief = person_organisation_short(c->m, c->a, who, day);
    str label_first = { 0 }, full_first = { 0 },
        brief_first = { 0 }; /* of a text without words: none */
    str_cut(&label, STR(" "), &label_first);
    str_cut(&full, STR(" "), &full_first);
    str_cut(&brief, STR(" "), &brief_first);
    if (str_ends(label_first, STR(",")))
        label_first = str_slice(label_first, 0, label_first.len - 1);
    return label_first.len > 0
           && (str_equal(label_first, full_first) || str_equal(label_first, brief_first));
}

/* In a club or a housing co-operative nobody stands for an organisation: there the label is an office. Without labels
   the column says where each works. */
static bool anybody_represents(const composer *c, const meeting *m)
{
    bool labelled = has_labels(c, m);
    for (size_t i = 0; i < m->roster.len; i++) {
        const roster_row *row = &m->roster.at[i];
        str label = dated_text(&c->m->seats.at[row->seat].label, m->day);
        for (int k = 0; k < row->people_count; k++) {
            slot who = row->people[k].person;
            if (labelled ? names_organisation(c, label, who, m->day)
                         : person_organisation(c->m, c->a, who, m->day).len > 0)
                return true;
        }
    }
    return false;
}

static const char *const column_phrases[COLUMN_COUNT] = {
    [COLUMN_INVITED] = "invited",
    [COLUMN_PRESENT] = "present",
    [COLUMN_ABSENT] = "absent",
};

static void put_header(const composer *c, attendance *a)
{
    str cells[COLUMN_COUNT + 3];
    size_t n = 0;
    if (a->labelled)
        cells[n++] = say(c, a->represents ? "organisation" : "office");
    cells[n++] = say(c, "name");
    cells[n++] = say(c, "initials");
    for (size_t i = 0; i < a->count; i++)
        cells[n++] = say(c, column_phrases[a->columns[i]]);
    a->t = table_new(c, TABLE_ATTENDANCE, (int)n);
    for (size_t i = n - a->count; i < n; i++)
        table_column(a->t, (int)i, CELL_CENTER, true);
    table_column(a->t, (int)(n - a->count) - 1, CELL_LEFT, true);
    table_header(c, a->t, cells, n);
}

/* An agenda knows only who is called. */
static void choose_columns(const composer *c, attendance *a)
{
    if (a->m->status == STATUS_AGENDA) {
        a->columns[0] = COLUMN_INVITED;
        a->count = 1;
        return;
    }
    a->count = body_columns(c->m, c->w, a->m->body, a->m->day, a->columns);
}

void attendance_blocks(composer *c, doc_block *parent, const meeting *m)
{
    if (m->body == NO_SLOT || m->roster.len == 0)
        return;
    attendance a = { .m = m, .represents = anybody_represents(c, m) };
    a.labelled = a.represents || has_labels(c, m);
    choose_columns(c, &a);
    put_header(c, &a);
    str group = STR("");
    for (size_t i = 0; i < m->roster.len; i++) {
        const seat *s = &c->m->seats.at[m->roster.at[i].seat];
        if (!s->own_row)
            continue;
        put_group_row(c, &a, s, &group);
        put_row(c, &a, &m->roster.at[i]);
    }
    put_table(c, parent, a.t);
}

bool shows_who_met(const composer *c, const meeting *m)
{
    attendance a = { .m = m };
    choose_columns(c, &a);
    for (size_t i = 0; i < a.count; i++)
        if (a.columns[i] == COLUMN_PRESENT)
            return true;
    return false;
}

bool met_in_own_row(const composer *c, const meeting *m, slot who, slot but)
{
    for (size_t i = 0; i < m->roster.len && who != NO_SLOT; i++) {
        const roster_row *row = &m->roster.at[i];
        if (!c->m->seats.at[row->seat].own_row || row->seat == but)
            continue;
        for (int k = 0; k < row->people_count; k++)
            if (row->people[k].person == who && row->people[k].sign == SIGN_PRESENT)
                return true;
    }
    return false;
}

/* A deputy whose own row shows that they met is not named once more below. */
bool deputy_has_row(const composer *c, const meeting *m, const roster_row *row)
{
    return shows_who_met(c, m) && met_in_own_row(c, m, row->deputy_person, row->seat);
}
