/*
 * history: where a case comes from and where it was followed up.
 *
 * Two forms: lines under the case in the minutes, and the timeline on the page of the matter, which
 * shows every case of its thread over all bodies, by date. In a public document a reference that
 * stands in withheld text is not told of from the other end either.
 */
#include <stdlib.h>

#include "compose/composer.h"
#include "compose/site_plan.h"

/* A matter may go on for decades; a page that shows all of it would grow with the archive. */
enum { TIMELINE_MOST = 40 };

/* ---- names of cases -------------------------------------------------------------------------- */

str case_name_full(const composer *c, slot item)
{
    const case_item *k = &c->m->cases.at[item];
    date day = c->m->meetings.at[k->meeting].day;
    str board = k->body == NO_SLOT ? STR("") : body_name(c->m, k->body, day);
    return SAY(c, "case-full", { "number", k->label }, { "body", board },
               { "date", say_date(c, day, DATE_FULL) });
}

bool cites_openly(const composer *c, slot from, slot to)
{
    const case_item *k = &c->m->cases.at[from];
    if (c->audience == AUDIENCE_INTERNAL || !k->withheld)
        return true;
    const reference *end = c->m->references.at + c->m->references.len;
    for (const reference *r = reference_from(c->m, k->at); r && r < end && r->item == from; r++)
        if (r->kind == REF_CASE && r->target == to && !place_withheld(c->audience, k, r->at))
            return true;
    return false;
}

/* ---- what took the place of a decision ------------------------------------------------------- */

/* Was it replaced, rather than annulled? `by` is the case that did either, NO_SLOT if none is known to the readers. */
static bool was_replaced(const composer *c, slot item, slot *by)
{
    const case_item *k = &c->m->cases.at[item];
    *by = k->replaced_by != NO_SLOT ? k->replaced_by : k->annulled_by;
    if (*by != NO_SLOT && !cites_openly(c, *by, item))
        *by = NO_SLOT;
    return k->replaced_by != NO_SLOT;
}

bool put_successor(const composer *c, inline_list *out, slot item)
{
    slot by;
    const char *phrase = was_replaced(c, item, &by) ? "replaced-by" : "annulled-by";
    if (by == NO_SLOT)
        return false;
    put_link(c, out, link_to_case(c, by), SAY(c, phrase, { "case", case_name_full(c, by) }));
    put_draft_mark(c, out, &c->m->cases.at[by]);
    return true;
}

/* ---- lines under a case ---------------------------------------------------------------------- */

static void put_case_links(composer *c, doc_block *parent, const char *phrase,
                           const slot_list *cases)
{
    if (cases->len == 0)
        return;
    inline_list line = { 0 };
    put_text(c, &line, say(c, phrase));
    put_text(c, &line, STR(" "));
    for (size_t i = 0; i < cases->len; i++) {
        if (i > 0)
            put_text(c, &line, STR("; "));
        put_link(c, &line, link_to_case_in_minutes(c, cases->at[i]),
                 case_name_full(c, cases->at[i]));
    }
    inlines_settle(c, &line);
    put_inlines(c, parent, line);
}

static void put_successor_line(composer *c, doc_block *parent, const char *phrase, slot own,
                               slot item)
{
    if (item == NO_SLOT || !cites_openly(c, item, own))
        return;
    inline_list line = { 0 };
    put_link(c, &line, link_to_case_in_minutes(c, item),
             SAY(c, phrase, { "case", case_name_full(c, item) }));
    put_inlines(c, parent, line);
}

static void put_paper(composer *c, doc_block *parent, slot item)
{
    slot paper = plan_paper(c->plan, item);
    const plan_item *page = paper == NO_SLOT ? NULL : plan_report(c->plan, paper);
    if (!page)
        return;
    inline_list line = { 0 };
    put_text(c, &line, say(c, "case-paper"));
    put_text(c, &line, STR(": "));
    put_item_link(c, &line, page);
    inlines_settle(c, &line);
    put_inlines(c, parent, line);
}

static slot_list openly_cited(const composer *c, slot item)
{
    const case_item *k = &c->m->cases.at[item];
    slot_list list = { 0 };
    for (size_t i = 0; i < k->cites.len; i++)
        if (cites_openly(c, item, k->cites.at[i]))
            list_add(c->a, &list, k->cites.at[i]);
    return list;
}

static date day_of(const composer *c, slot item)
{
    return c->m->meetings.at[c->m->cases.at[item].meeting].day;
}

/* Who followed it up: none of an earlier date. The one that replaced or annulled it has a line of its own. */
static slot_list openly_citing(const composer *c, slot item)
{
    const case_item *k = &c->m->cases.at[item];
    slot_list list = { 0 };
    for (size_t i = 0; i < k->cited_by.len; i++)
        if (date_compare(day_of(c, k->cited_by.at[i]), day_of(c, item)) >= 0
            && k->cited_by.at[i] != k->replaced_by && k->cited_by.at[i] != k->annulled_by
            && cites_openly(c, k->cited_by.at[i], item))
            list_add(c->a, &list, k->cited_by.at[i]);
    return list;
}

static const thread *thread_of(const composer *c, const case_item *k)
{
    const thread *t = k->thread == NO_SLOT ? NULL : &c->m->threads.at[k->thread];
    return t && t->cases.len > 1 ? t : NULL;
}

/* A bare link says nothing on paper. */
static void put_way_to_timeline(composer *c, doc_block *parent, slot item)
{
    inline_list line = { 0 };
    put_link(c, &line, link_to_case(c, item), say(c, "case-history"));
    put_inlines(c, put_group(c, parent, GROUP_NAV, STR("")), line);
}

void case_history(composer *c, doc_block *parent, slot item)
{
    const case_item *k = &c->m->cases.at[item];
    slot_list cites = openly_cited(c, item), citing = openly_citing(c, item);
    doc_block *group = block_group(c->a, GROUP_REFERENCES, STR(""));
    put_paper(c, group, item);
    put_case_links(c, group, "refers-to", &cites);
    put_case_links(c, group, "followed-up", &citing);
    put_successor_line(c, group, "replaced-by", item, k->replaced_by);
    put_successor_line(c, group, "annulled-by", item, k->annulled_by);
    bool elsewhere = c->item->kind == PLAN_MEETING && thread_of(c, k) && cites.len + citing.len > 0;
    if (elsewhere)
        put_way_to_timeline(c, group, item);
    if (group->first)
        block_append(parent, group);
}

/* ---- the timeline ---------------------------------------------------------------------------- */

/* "Partnermøtet, sak 04-26: Budsjett" */
static inline_list event_name(const composer *c, slot item)
{
    const case_item *k = &c->m->cases.at[item];
    str board = k->body == NO_SLOT ? STR("") : body_name(c->m, k->body, day_of(c, item));
    str number = SAY(c, "case-reference", { "number", k->label });
    inline_list name = { 0 }, title = { 0 };
    put_text(c, &name,
             str_format(c->a, STR_FMT ", " STR_FMT ": ", STR_ARG(board), STR_ARG(number)));
    put_text(c, &title, k->plain_title);
    put_quoted(c, &name, item, title);
    return name;
}

/* The page's own case stands out, the others are led to where they have a page. */
static inline_list event_line(const composer *c, slot item, bool here)
{
    inline_list name = event_name(c, item), line = { 0 };
    const doc_link *link = here ? NULL : link_to_case(c, item);
    if (!here && !link)
        return name;
    inline_node *around = inline_around(c->a, here ? INLINE_STRONG : INLINE_LINK, name);
    around->link = link;
    inline_add(&line, around);
    return line;
}

/* The decision of the page's own case stands above. */
static inline_list event_decision(composer *c, slot item, bool here)
{
    const case_item *k = &c->m->cases.at[item];
    inline_list said = { 0 }, decision = { 0 };
    put_decision_line(c, &said, k);
    put_quoted(c, &decision, item, said);
    if (!here || !decision.first || case_closed(c, k))
        return decision;
    inline_list above = { 0 };
    put_link(c, &above, link_to_anchor(c, case_decision_anchor(c, k)), say(c, "decision-above"));
    return above;
}

/* A line for each decision that this one took the place of, and one for what took its place. */
static void put_fates(composer *c, doc_block *decided, slot item)
{
    const case_item *k = &c->m->cases.at[item];
    inline_list after = { 0 };
    for (size_t i = 0; i < k->cites.len; i++) {
        slot by, before = k->cites.at[i];
        bool replaced = was_replaced(c, before, &by);
        if (by != item)
            continue;
        inline_list line = { 0 };
        put_link(c, &line, link_to_case(c, before),
                 SAY(c, replaced ? "replaces-case" : "annuls-case",
                     { "case", case_name_full(c, before) }));
        put_inlines(c, decided, line);
    }
    decided->ended = put_successor(c, &after, item);
    if (decided->ended)
        put_inlines(c, decided, after);
}

static void put_event(composer *c, doc_block *timeline, slot item, bool here)
{
    doc_block *entry = put_group(c, timeline, GROUP_EVENT, say_date(c, day_of(c, item), DATE_FULL));
    inline_list name = event_line(c, item, here), decision = event_decision(c, item, here);
    put_draft_mark(c, &name, &c->m->cases.at[item]);
    put_inlines(c, entry, name);
    if (!decision.first)
        return;
    doc_block *decided = put_group(c, entry, GROUP_DECISION, say(c, "decision"));
    put_inlines(c, decided, decision);
    put_fates(c, decided, item);
}

static void add_case_once(const composer *c, slot_list *near, slot item)
{
    for (size_t i = 0; i < near->len; i++)
        if (near->at[i] == item)
            return;
    list_add(c->a, near, item);
}

/* The cases that an open reference leads to from `at`, in either direction, are added to `near` until it is full.
   From a case that only lists others the way goes no further than to them. */
static void add_neighbours(const composer *c, slot_list *near, slot at)
{
    const case_item *k = &c->m->cases.at[at];
    const bool direct = at == near->at[0];
    for (size_t i = 0; i < k->cites.len && near->len <= TIMELINE_MOST; i++)
        if (cites_openly(c, at, k->cites.at[i]))
            add_case_once(c, near, k->cites.at[i]);
    for (size_t i = 0; i < k->cited_by.len && near->len <= TIMELINE_MOST; i++) {
        const slot from = k->cited_by.at[i];
        if ((direct || !c->m->cases.at[from].lists_others) && cites_openly(c, from, at))
            add_case_once(c, near, from);
    }
}

/* Does the matter go on from this case, the nth of those near to `item`? */
static bool leads_on(const composer *c, const slot_list *near, size_t nth)
{
    bool from_list = c->m->cases.at[near->at[0]].lists_others;
    return nth == 0 || (!from_list && !c->m->cases.at[near->at[nth]].lists_others);
}

/* The cases of the matter by date; where they are many, those that the fewest references lead to. One more than
   TIMELINE_MOST says that there are others. */
static slot_list near_cases(const composer *c, slot item)
{
    slot_list near = { 0 };
    list_add(c->a, &near, item);
    for (size_t i = 0; i < near.len && near.len <= TIMELINE_MOST; i++)
        if (leads_on(c, &near, i))
            add_neighbours(c, &near, near.at[i]);
    return near;
}

static int by_slot(const void *left, const void *right)
{
    slot s = *(const slot *)left, t = *(const slot *)right; /* cases stand by date in the archive */
    return (s > t) - (s < t);
}

void case_timeline(composer *c, doc_block *parent, slot item)
{
    slot_list near = near_cases(c, item);
    bool more = near.len > TIMELINE_MOST;
    if (near.len < 2)
        return;
    near.len -= more;
    qsort(near.at, near.len, sizeof *near.at, by_slot);
    put_section(c, parent, 2, say(c, "case-history"));
    doc_block *timeline = put_group(c, parent, GROUP_TIMELINE, STR(""));
    for (size_t i = 0; i < near.len; i++)
        put_event(c, timeline, near.at[i], near.at[i] == item);
    if (more)
        block_append(parent, block_paragraph(c->a, say(c, "timeline-more")));
}
