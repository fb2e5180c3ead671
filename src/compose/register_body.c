/*
 * register_body: the page of a body: its names, who sits in it now and at each year's end, its
 * meetings.
 *
 * Members are shown as of the day that the registers are shown as of, then backwards through the
 * years that the archive knows, so that each year's roster has an address.
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

static void put_superior(const composer *c, inline_list *out, const body *b)
{
    const dated_value *to = dated_at(&b->reports_to, c->day);
    if (to && to->target != NO_SLOT)
        put_link(c, out, link_to_body(c, to->target), body_name(c->m, to->target, c->day));
}

static void put_facts(composer *c, doc_block *root, const body *b)
{
    doc_table *t = table_new(c, TABLE_FACTS, 2);
    table_column(t, 0, CELL_LEFT, true);
    inline_list names = { 0 }, superior = { 0 };
    put_former_names(c, &names, b, c->item->title);
    put_superior(c, &superior, b);
    table_fact(c, t, say(c, "former-names"), names);
    table_fact(c, t, say(c, "reports-to"), superior);
    if (t->rows.len > 0)
        put_table(c, put_group(c, root, GROUP_FACTS, STR("")), t);
}

/* ---- members --------------------------------------------------------------------------------- */

static void put_members_on(composer *c, doc_block *root, slot of_body, date day)
{
    doc_block *part = block_group(c->a, GROUP_PLAIN, STR(""));
    if (put_members(c, part, of_body, day, true) == 0)
        return;
    put_section(c, root, 2, SAY(c, "members-on", { "date", say_date(c, day, DATE_FULL) }));
    block_append(root, part);
}

/* Back to the first year that the archive knows a meeting of. */
static int first_year(const composer *c)
{
    return c->m->meetings.len > 0 ? c->m->meetings.at[0].day.year : c->day.year;
}

static void put_former_members(composer *c, doc_block *root, slot of_body)
{
    for (int year = c->day.year; year >= first_year(c); year--) {
        date end = { (int16_t)year, 12, 31 };
        if (date_first(end) < date_first(c->day))
            put_members_on(c, root, of_body, end);
    }
}

/* ---- meetings -------------------------------------------------------------------------------- */

static void put_attendance_links(composer *c, doc_block *root, slot of_body)
{
    inline_list line = { 0 };
    for (size_t i = 0; i < c->plan->items.len; i++) {
        const plan_item *item = &c->plan->items.at[i];
        if (item->kind != PLAN_ATTENDANCE || item->subject != of_body)
            continue;
        put_text(c, &line,
                 line.first ? STR(", ")
                            : str_format(c->a, STR_FMT ": ", STR_ARG(say(c, "attendance"))));
        put_link(c, &line, link_to_item(c, item, STR("")), str_format(c->a, "%d", item->year));
    }
    if (line.first)
        put_inlines(c, root, line);
}

static void put_meetings(composer *c, doc_block *root, slot of_body)
{
    register_filter f = { .body = of_body, .newest = true, .years = true };
    doc_block *part = block_group(c->a, GROUP_PLAIN, STR(""));
    if (put_meeting_table(c, part, &f, (inline_list){ 0 }) == 0)
        return;
    put_section(c, root, 2, say(c, "meetings"));
    put_attendance_links(c, part, of_body);
    block_append(root, part);
}

void compose_body(composer *c, doc_block *root)
{
    slot of_body = c->item->subject;
    put_page_title(c, root, c->item->title);
    put_facts(c, root, &c->m->bodies.at[of_body]);
    put_members_on(c, root, of_body, c->day);
    put_meetings(c, root, of_body);
    put_former_members(c, root, of_body);
}
