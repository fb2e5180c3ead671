/*
 * directive_events: the events of a year, counted by audience or listed by date.
 *
 * One event with two audiences counts in both rows. `columns` names the two columns, `notes` gives
 * rows footnotes, which are numbered with the rest of the document.
 */
#include "compose/directive.h"

static bool wanted(const event *e, const directive_options *o)
{
    return e->when.year == o->year;
}

/* ---- by audience ----------------------------------------------------------------------------- */

static int64_t *count_audiences(const composer *c, const directive_options *o)
{
    int64_t *counts = arena_array(c->a, int64_t, c->m->audiences.len + 1);
    for (size_t i = 0; i < c->m->events.len; i++) {
        const event *e = &c->m->events.at[i];
        for (size_t k = 0; k < e->audiences.len && wanted(e, o); k++)
            if (e->audiences.at[k] != NO_SLOT)
                counts[e->audiences.at[k]]++;
    }
    return counts;
}

static void put_audience(composer *c, doc_table *t, slot which, int64_t count,
                         const directive_options *o)
{
    const audience *a = &c->m->audiences.at[which];
    doc_cell *cells = row_add(c->a, t, ROW_BODY);
    cells[0].header = true;
    put_text(c, &cells[0].text, a->name.value);
    const node *note = o->notes ? node_find(o->notes, a->id) : NULL;
    if (!node_empty(note))
        note_of_directive(c, &cells[0].text, note->text);
    put_text(c, &cells[1].text, words_number(c->w, c->a, c->lang, count));
}

static void unknown_notes(composer *c, const directive_options *o)
{
    for (size_t i = 0; o->notes && i < o->notes->pairs.len; i++) {
        const node_pair *pair = &o->notes->pairs.at[i];
        if (model_find(c->m, ID_AUDIENCE, pair->key) == NO_SLOT)
            DIAG(c->d, UNKNOWN_KEY, pair->key_at, pair->key);
    }
}

static void print_audiences(composer *c, doc_block *parent, const directive_options *o)
{
    const int64_t *counts = count_audiences(c, o);
    doc_table *t = table_new(c, TABLE_REGISTER, 2);
    table_column(t, 1, CELL_RIGHT, true);
    str first = o->columns.len > 0 ? o->columns.at[0] : say(c, "audience");
    str second = o->columns.len > 1 ? o->columns.at[1] : say(c, "count");
    table_header(c, t, (str[]){ first, second }, 2);
    for (slot i = 0; i < (slot)c->m->audiences.len; i++)
        if (counts[i] > 0)
            put_audience(c, t, i, counts[i], o);
    unknown_notes(c, o);
    if (t->rows.len > 1)
        put_captioned(c, parent, t, directive_caption(c, o));
    else
        directive_empty_year(c, parent, o);
}

/* ---- by date --------------------------------------------------------------------------------- */

static str organisers(const composer *c, const event *e)
{
    str_list names = { 0 };
    for (size_t i = 0; i < e->organisers.len; i++) {
        slot known =
            i < e->organiser_organisations.len ? e->organiser_organisations.at[i] : NO_SLOT;
        list_add(c->a, &names,
                 known == NO_SLOT ? e->organisers.at[i].value
                                  : organisation_name(c->m, known, e->when));
    }
    return str_join(c->a, names.at, names.len, STR(", "));
}

static void put_event(composer *c, doc_table *t, const event *e)
{
    doc_cell *cells = row_add(c->a, t, ROW_BODY);
    put_text(c, &cells[0].text, say_date(c, e->when, DATE_SHORT));
    const doc_link *link =
        e->links.len > 0 ? link_of_url(c, e->links.at[0].value, e->links.at[0].at) : NULL;
    put_link(c, &cells[1].text, link, e->title.value);
    put_text(c, &cells[2].text, organisers(c, e));
    if (e->attendees >= 0)
        put_text(c, &cells[3].text, words_number(c->w, c->a, c->lang, e->attendees));
}

static void print_list(composer *c, doc_block *parent, const directive_options *o)
{
    doc_table *t = table_new(c, TABLE_REGISTER, 4);
    table_column(t, 0, CELL_LEFT, true);
    table_column(t, 3, CELL_RIGHT, true);
    table_header(
        c, t, (str[]){ say(c, "date"), say(c, "event"), say(c, "organisers"), say(c, "attendees") },
        4);
    for (size_t i = 0; i < c->m->events.len; i++)
        if (wanted(&c->m->events.at[i], o))
            put_event(c, t, &c->m->events.at[i]);
    if (t->rows.len > 1)
        put_captioned(c, parent, table_without_empty(t), directive_caption(c, o));
    else
        directive_empty_year(c, parent, o);
}

static void print(composer *c, doc_block *parent, const directive_options *o)
{
    if (str_is(o->by, "audience"))
        print_audiences(c, parent, o);
    else
        print_list(c, parent, o);
}

const directive directive_events = {
    .name = "events",
    .options = NAMES("year", "at", "by", "columns", "notes", "caption"),
    .by = NAMES("audience"),
    .print = print,
};
