/*
 * register_tables: meetings, cases, decisions and actions as tables.
 *
 * One walk for all four: over the archive's list, forwards for a report (time runs down the page),
 * backwards for the registers of the site (the last first, with a heading row for each year). What
 * differs stands in a table of kinds: the columns, which entries match, and how a row is filled.
 * The column of the body is left out where there is only one.
 */
#include "compose/register.h"

#include <assert.h>

#define COLUMNS_MOST 6

typedef struct table_walk table_walk;

typedef struct table_kind {
    const char *columns[COLUMNS_MOST]; /* phrases; the second is the body's */
    unsigned narrow;                   /* a bit for each column that is no wider than its content */
    register_kind of;
    void (*fill)(const table_walk *t, doc_cell *cells,
                 slot which); /* the columns from the third on */
} table_kind;

struct table_walk {
    composer *c;
    const register_filter *f;
    const table_kind *kind;
    doc_table *table;
    bool many_bodies;
    int year; /* of the heading row above */
    size_t printed;
};

/* ---- how rows are filled --------------------------------------------------------------------- */

static const char *const status_phrases[] = {
    [STATUS_AGENDA] = "state-agenda",
    [STATUS_DRAFT] = "state-draft",
    [STATUS_ISSUED] = "state-sent",
    [STATUS_APPROVED] = "state-approved",
};

static void fill_meeting(const table_walk *t, doc_cell *cells, slot which)
{
    composer *c = t->c;
    const meeting *m = &c->m->meetings.at[which];
    put_text(c, &cells[0].text, str_format(c->a, "%zu", m->cases.len));
    put_text(c, &cells[1].text, say(c, status_phrases[meeting_state(m)]));
}

static void put_number(composer *c, doc_cell *cell, slot item)
{
    put_link(c, &cell->text, link_to_case(c, item), c->m->cases.at[item].label);
}

static void fill_case(const table_walk *t, doc_cell *cells, slot which)
{
    inline_list title = { 0 };
    put_number(t->c, &cells[0], which);
    put_text(t->c, &title, t->c->m->cases.at[which].plain_title);
    put_quoted(t->c, &cells[1].text, which, title);
}

static void fill_decision(const table_walk *t, doc_cell *cells, slot which)
{
    composer *c = t->c;
    const case_item *k = &c->m->cases.at[which];
    inline_list title = { 0 }, said = { 0 }, decision = { 0 };
    put_number(c, &cells[0], which);
    put_strong(c, &title, k->plain_title);
    put_quoted(c, &cells[1].text, which, title);
    put_draft_mark(c, &cells[1].text, k);
    put_decision_line(c, &said, k);
    put_quoted(c, &decision, which, said);
    inline_add(&cells[1].text, inline_new(c->a, INLINE_BREAK));
    inline_add(&cells[1].text, inline_around(c->a, INLINE_SPAN, decision));
    inline_list after = { 0 };
    if (!put_successor(c, &after, which))
        return;
    inline_add(&cells[1].text, inline_new(c->a, INLINE_BREAK));
    inline_add_all(&cells[1].text, after);
}

void put_late_mark(const composer *c, inline_list *out, const action *a, date day)
{
    if (!action_is_late(a, day))
        return;
    inline_add(out, inline_new(c->a, INLINE_BREAK));
    put_strong(c, out, say(c, "overdue"));
}

/* Where all are done, to strike them out says nothing; nor does it to call all of them late. */
static void fill_action(const table_walk *t, doc_cell *cells, slot which)
{
    const action *a = &t->c->m->actions.at[which];
    put_number(t->c, &cells[0], a->item);
    put_action_cells(t->c, cells + 1, a, !str_is(t->f->status, "done"));
    if (t->f->tell_late)
        put_late_mark(t->c, &cells[3].text, a, t->f->day);
    const inline_list said = cells[2].text;
    cells[2].text = (inline_list){ 0 };
    put_quoted(t->c, &cells[2].text, a->item, said);
}

/* ---- the kinds ------------------------------------------------------------------------------- */

#define NARROW_ALL_BUT(column) (~(1u << (column)))

static const table_kind meeting_kind = {
    { "date", "body", "cases", "status" },
    NARROW_ALL_BUT(1),
    REGISTER_MEETINGS,
    fill_meeting,
};
static const table_kind case_kind = {
    { "date", "body", "case", "title" },
    NARROW_ALL_BUT(3),
    REGISTER_CASES,
    fill_case,
};
static const table_kind decision_kind = {
    { "date", "body", "case", "decision" },
    NARROW_ALL_BUT(3),
    REGISTER_DECISIONS,
    fill_decision,
};
static const table_kind action_kind = {
    { "date", "body", "case", "owner", "task", "deadline-column" },
    NARROW_ALL_BUT(4),
    REGISTER_ACTIONS,
    fill_action,
};

/* ---- the walk -------------------------------------------------------------------------------- */

static void begin_table(table_walk *t)
{
    str cells[COLUMNS_MOST];
    int n = 0;
    for (int i = 0; i < COLUMNS_MOST && t->kind->columns[i]; i++)
        if (i != 1 || t->many_bodies)
            cells[n++] = say(t->c, t->kind->columns[i]);
    t->table = table_new(t->c, TABLE_REGISTER, n);
    for (int i = 0, k = 0; i < COLUMNS_MOST && t->kind->columns[i]; i++)
        if (i != 1 || t->many_bodies)
            table_column(t->table, k++, CELL_LEFT, t->kind->narrow >> i & 1);
    table_header(t->c, t->table, cells, (size_t)n);
}

static void put_year_row(table_walk *t, const meeting *m)
{
    if (!t->f->years || t->year == m->day.year)
        return;
    t->year = m->day.year;
    table_group(t->c, t->table, str_format(t->c->a, "%d", t->year));
}

static void put_row(table_walk *t, slot which)
{
    composer *c = t->c;
    slot of = register_meeting(c->m, t->kind->of, which);
    const meeting *m = &c->m->meetings.at[of];
    put_year_row(t, m);
    doc_cell *cell = row_add(c->a, t->table, ROW_BODY);
    put_link(c, &cell[0].text, link_to_meeting(c, of), say_date(c, m->day, DATE_SHORT));
    if (t->many_bodies && m->body != NO_SLOT)
        put_text(c, &cell[1].text, body_name(c->m, m->body, m->day));
    t->kind->fill(t, cell + (t->many_bodies ? 2 : 1), which);
    t->printed++;
}

static slot entry_at(const register_filter *f, slot i)
{
    return f->among ? f->among->at[i] : i;
}

static void walk_range(table_walk *t, slot from, slot to)
{
    for (slot i = from; i < to && (t->f->most == 0 || t->printed < t->f->most); i++)
        if (register_matches(t->c->m, t->c->audience, t->kind->of, entry_at(t->f, i), t->f))
            put_row(t, entry_at(t->f, i));
}

/* The last meeting first, but what belongs to one meeting in its own order. */
static void walk_back(table_walk *t, slot count)
{
    const archive *m = t->c->m;
    for (slot to = count; to > 0 && (t->f->most == 0 || t->printed < t->f->most);) {
        slot from = to - 1;
        slot held = register_meeting(m, t->kind->of, entry_at(t->f, from));
        while (from > 0 && register_meeting(m, t->kind->of, entry_at(t->f, from - 1)) == held)
            from--;
        walk_range(t, from, to);
        to = from;
    }
}

static size_t walk(composer *c, doc_block *parent, const register_filter *f, const table_kind *kind,
                   inline_list caption)
{
    table_walk t = {
        .c = c, .f = f, .kind = kind, .many_bodies = f->body == NO_SLOT && c->m->bodies.len > 1
    };
    begin_table(&t);
    slot count = (slot)(f->among ? f->among->len : register_len(c->m, kind->of));
    if (f->newest)
        walk_back(&t, count);
    else
        walk_range(&t, 0, count);
    if (t.printed > 0)
        put_captioned(c, parent, t.table, caption);
    return t.printed;
}

size_t put_meeting_table(composer *c, doc_block *parent, const register_filter *f,
                         inline_list caption)
{
    return walk(c, parent, f, &meeting_kind, caption);
}

size_t put_case_table(composer *c, doc_block *parent, const register_filter *f, inline_list caption)
{
    return walk(c, parent, f, &case_kind, caption);
}

size_t put_decision_table(composer *c, doc_block *parent, const register_filter *f,
                          inline_list caption)
{
    return walk(c, parent, f, &decision_kind, caption);
}

size_t put_action_table(composer *c, doc_block *parent, const register_filter *f,
                        inline_list caption)
{
    return walk(c, parent, f, &action_kind, caption);
}
