/*
 * register_members: who sits in a body on the day that the registers are shown as of, and who sat in it at each year's end.
 *
 * Takes a body, appends to its page. The years go back as far as the register knows a seat, or the archive a meeting,
 * whichever is longer, the last year first, each under a heading of its own, so that each year's roster has an address
 * that stays. Where nothing had changed, a year says so and leads to the year after it, so that a body that has lasted
 * for forty years can be read at a glance; the years stand above as a list of links.
 */
#include "compose/register.h"
#include "compose/site_plan.h"

enum {
    LINES_MOST = 20000
}; /* seats looked up for one page: a made-up register may have a thousand seats since year 1 */

/* ---- a day ------------------------------------------------------------------------------------- */

/* The seats of a day, not yet in the page. */
typedef struct roster_part {
    doc_block *group;
    size_t seats;
} roster_part;

static roster_part part_on(composer *c, slot of_body, date day)
{
    roster_part part = { .group = block_group(c->a, GROUP_PLAIN, STR("")) };
    part.seats = put_members(c, part.group, of_body, day, true);
    return part;
}

static doc_block *put_heading_of(composer *c, doc_block *parent, int level, date day)
{
    return put_section(c, parent, level,
                       SAY(c, "members-on", { "date", say_date(c, day, DATE_FULL) }));
}

void put_members_today(composer *c, doc_block *root, slot of_body)
{
    roster_part part = part_on(c, of_body, c->day);
    if (part.seats == 0)
        return;
    put_heading_of(c, root, 2, c->day);
    block_append(root, part.group);
}

/* ---- years ------------------------------------------------------------------------------------- */

/* The first year that a seat says something of: of one that has only an end, the year before that. */
static int seat_year(const seat *s)
{
    if (date_some(s->when.from))
        return s->when.from.year;
    return date_some(s->when.to) && s->when.to.year > 1 ? s->when.to.year - 1 : s->when.to.year;
}

static int first_year(const composer *c, slot of_body)
{
    const slot_list *seats = &c->m->bodies.at[of_body].seats;
    int first = c->m->meetings.len > 0 ? c->m->meetings.at[0].day.year : c->day.year;
    for (size_t i = 0; i < seats->len; i++) {
        int year = seat_year(&c->m->seats.at[seats->at[i]]);
        first = year > 0 && year < first ? year : first;
    }
    return first;
}

/* What a reader would see, to compare: a name or a title may have changed where no seat has. */
static str text_of(const composer *c, doc_block *group)
{
    document shown = { .blocks = { group, group } };
    buf out = buf_new(c->a);
    document_text(&shown, &out);
    return buf_str(&out);
}

typedef struct year_list {
    doc_block *parts, *links; /* the rosters; the list of ways to them */
    date day;                 /* whose roster was printed whole last: that of a later year */
    str text, anchor;
} year_list;

static void put_same(composer *c, const year_list *list)
{
    inline_list line = { 0 };
    put_link(c, &line, link_to_anchor(c, list->anchor),
             SAY(c, "same-members", { "date", say_date(c, list->day, DATE_FULL) }));
    put_inlines(c, list->parts, line);
}

static void put_year(composer *c, year_list *list, date end, doc_block *seats)
{
    str shown = text_of(c, seats);
    str anchor = put_heading_of(c, list->parts, 3, end)->anchor;
    inline_list way = { 0 };
    put_link(c, &way, link_to_anchor(c, anchor), str_format(c->a, "%d", end.year));
    put_item(c, list->links, way);
    if (str_equal(shown, list->text)) {
        put_same(c, list);
        return;
    }
    list->text = shown;
    list->anchor = anchor;
    list->day = end;
    block_append(list->parts, seats);
}

/* A single year needs no way to it. */
static void put_years(composer *c, doc_block *root, const year_list *list, doc_block *nav)
{
    if (!list->parts->first)
        return;
    put_section(c, root, 2, say(c, "former-members"));
    if (list->links->first != list->links->last)
        block_append(root, nav);
    block_append(root, list->parts);
}

void put_members_before(composer *c, doc_block *root, slot of_body)
{
    doc_block *nav = block_group(c->a, GROUP_NAV, say(c, "years"));
    year_list list = { .parts = block_group(c->a, GROUP_PLAIN, STR("")),
                       .links = put_list(c, nav) };
    size_t seats = 0;
    int first = first_year(c, of_body);
    for (int year = c->day.year; year >= first && seats < LINES_MOST; year--) {
        date end = { (int16_t)year, 12, 31 };
        if (date_first(end) >= date_first(c->day))
            continue;
        roster_part part = part_on(c, of_body, end);
        seats += part.seats;
        if (part.seats > 0)
            put_year(c, &list, end, part.group);
    }
    put_years(c, root, &list, nav);
}
