/*
 * register_body: the page of a body: its names, whether it is no more, its meetings, who sits in it now and sat in it at
 * each year's end; and the list of all bodies.
 *
 * Members are shown as of the day that the registers are shown as of; after the meetings follow those of each year's end.
 */
#include "compose/register.h"
#include "compose/site_plan.h"

/* ---- facts ----------------------------------------------------------------------------------- */

static void put_former_names(const composer *c, inline_list *out, const body *b, str now)
{
    str_list names = { 0 };
    for (size_t i = 0; i < b->name.len; i++) {
        if (str_equal(b->name.at[i].value, now))
            continue;
        date to = b->name.at[i].when.to;
        str name = b->name.at[i].value;
        str until = SAY(c, "until", { "date", say_date(c, to, DATE_FULL) });
        if (date_some(to))
            name = str_format(c->a, STR_FMT " (" STR_FMT ")", STR_ARG(name), STR_ARG(until));
        list_add(c->a, &names, name);
    }
    put_text(c, out, str_join(c->a, names.at, names.len, STR(", ")));
}

/* The bodies that a dated value names now. */
static void put_named_bodies(const composer *c, inline_list *out, const dated *values)
{
    const dated_value *now = dated_at(values, c->day);
    for (size_t i = 0; now && i < now->targets.len; i++) {
        slot which = now->targets.at[i];
        if (out->first)
            put_text(c, out, STR(", "));
        put_link(c, out, link_to_body(c, which), body_name(c->m, which, c->day));
    }
}

/* Of a body that is no more. */
static str closed_period(const composer *c, const body *b)
{
    const period life = body_life(b);
    if (!date_some(life.to) || date_last(life.to) >= date_first(c->day))
        return STR("");
    return SAY(c, "period-closed", { "period", say_period(c, life) });
}

static void put_facts(composer *c, doc_block *root, const body *b)
{
    doc_table *t = table_new(c, TABLE_FACTS, 2);
    table_column(t, 0, CELL_LEFT, true);
    inline_list names = { 0 }, superiors = { 0 }, advised = { 0 };
    put_former_names(c, &names, b, c->item->title);
    put_named_bodies(c, &superiors, &b->reports_to);
    put_named_bodies(c, &advised, &b->advises);
    table_fact(c, t, say(c, "period"), one_text(c, closed_period(c, b)));
    table_fact(c, t, say(c, "former-names"), names);
    table_fact(c, t, say(c, "reports-to"), superiors);
    table_fact(c, t, say(c, "advises-column"), advised);
    if (t->rows.len > 0)
        put_table(c, put_group(c, root, GROUP_FACTS, STR("")), t);
}

/* ---- meetings -------------------------------------------------------------------------------- */

/* Of the archive. */
static int first_year(const composer *c)
{
    return c->m->meetings.len > 0 ? c->m->meetings.at[0].day.year : c->day.year;
}

static void put_attendance_links(composer *c, doc_block *root, slot of_body)
{
    doc_block *group = block_group(c->a, GROUP_NAV, say(c, "attendance"));
    doc_block *list = put_list(c, group);
    for (int year = c->day.year; year >= first_year(c); year--) {
        const plan_item *item = plan_attendance(c->plan, of_body, year);
        inline_list line = { 0 };
        if (!item)
            continue;
        put_link(c, &line, link_to_item(c, item, STR("")), str_format(c->a, "%d", year));
        put_item(c, list, line);
    }
    if (list->first)
        block_append(root, group);
}

static void put_meetings(composer *c, doc_block *root, slot of_body)
{
    register_filter f = { .body = of_body, .newest = true, .years = true };
    doc_block *part = block_group(c->a, GROUP_PLAIN, STR(""));
    if (put_meeting_table(c, part, &f, (inline_list){ 0 }) == 0)
        return;
    put_section(c, root, 2, say(c, "meetings"));
    put_attendance_links(c, root, of_body);
    block_append(root, part);
}

void compose_body(composer *c, doc_block *root)
{
    slot of_body = c->item->subject;
    put_page_title(c, root, c->item->title);
    put_facts(c, root, &c->m->bodies.at[of_body]);
    put_members_today(c, root, of_body);
    put_meetings(c, root, of_body);
    put_members_before(c, root, of_body);
}

/* ---- all of them ------------------------------------------------------------------------------- */

static void put_leaders(composer *c, inline_list *out, slot of_body)
{
    slot_list seats = { 0 };
    body_seats_at(c->m, c->a, of_body, c->day, &seats);
    for (size_t i = 0; i < seats.len; i++) {
        const seat *s = &c->m->seats.at[seats.at[i]];
        for (size_t k = 0; k < s->people.len && s->role == SEAT_LEADER; k++) {
            put_text(c, out, out->first ? STR(", ") : STR(""));
            put_link(c, out, link_to_person(c, s->people.at[k]),
                     person_name(c->m, s->people.at[k], c->day));
        }
    }
}

/* The last meeting of each that was held; NO_SLOT for none. */
static slot *last_meetings(const composer *c)
{
    slot *last = arena_array(c->a, slot, c->m->bodies.len + 1);
    for (size_t b = 0; b < c->m->bodies.len; b++)
        last[b] = NO_SLOT;
    for (size_t i = 0; i < c->m->meetings.len; i++) {
        const meeting *m = &c->m->meetings.at[i];
        if (m->body != NO_SLOT && m->status != STATUS_AGENDA)
            last[m->body] = (slot)i;
    }
    return last;
}

static void put_body(composer *c, doc_table *t, slot which, slot last)
{
    doc_cell *cells = row_add(c->a, t, ROW_BODY);
    put_link(c, &cells[0].text, link_to_body(c, which), plan_body(c->plan, which)->title);
    put_leaders(c, &cells[1].text, which);
    if (last != NO_SLOT)
        put_link(c, &cells[2].text, link_to_meeting(c, last),
                 say_date(c, c->m->meetings.at[last].day, DATE_FULL));
}

static void put_bodies(composer *c, doc_block *root, const slot *last, bool now, const char *title)
{
    doc_table *t = table_new(c, TABLE_REGISTER, 3);
    table_header(
        c, t,
        (str[]){ say(c, "body"), say_capital(c, say(c, "role-leader")), say(c, "last-meeting") },
        3);
    table_column(t, 2, CELL_LEFT, true);
    for (slot b = 0; b < (slot)c->m->bodies.len; b++)
        if (body_exists(c, b, c->day) == now)
            put_body(c, t, b, last[b]);
    if (t->rows.len == 1)
        return;
    if (title)
        put_section(c, root, 2, say(c, title));
    put_table(c, root, table_without_empty(t));
}

void compose_bodies(composer *c, doc_block *root)
{
    const slot *last = last_meetings(c);
    put_page_title(c, root, c->item->title);
    put_bodies(c, root, last, true, NULL);
    put_bodies(c, root, last, false, "former-bodies");
    if (c->m->bodies.len == 0)
        put_paragraph(c, root, say(c, "nothing"));
}
