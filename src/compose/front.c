/*
 * front: the front page answers at once: when do they meet next, what was decided lately, where is
 * the report, what is still to be done, which bodies are there.
 */
#include "compose/register.h"
#include "compose/site_plan.h"

#define LATEST 8

static const plan_item *find_page(const composer *c, plan_kind kind)
{
    for (size_t i = 0; i < c->plan->items.len; i++)
        if (c->plan->items.at[i].kind == kind)
            return &c->plan->items.at[i];
    return NULL;
}

static void put_more(composer *c, doc_block *parent, plan_kind kind, const char *phrase)
{
    inline_list line = { 0 };
    put_link(c, &line, link_to_item(c, find_page(c, kind), STR("")), say(c, phrase));
    put_inlines(c, parent, line);
}

/* ---- the next meeting -------------------------------------------------------------------------- */

/* When and where, as far as it is known. */
static void put_when_and_where(composer *c, inline_list *line, const meeting *m)
{
    if (m->time.from >= 0)
        put_small(
            c, line,
            str_format(c->a, ", " STR_FMT, STR_ARG(words_time(c->w, c->a, c->lang, m->time))));
    if (m->place.value.len > 0)
        put_small(c, line, str_format(c->a, ", " STR_FMT, STR_ARG(m->place.value)));
}

/* There is no clock: what is called for and not yet held is what comes next. */
static void put_next(composer *c, doc_block *root)
{
    doc_block *list = NULL;
    for (size_t i = 0; i < c->m->meetings.len; i++) {
        const meeting *m = &c->m->meetings.at[i];
        if (m->status != STATUS_AGENDA)
            continue;
        if (!list) {
            put_section(c, root, 2, say(c, "next-meetings"));
            list = put_list(c, root);
        }
        inline_list line = { 0 };
        put_item_link(c, &line, plan_meeting(c->plan, (slot)i));
        put_when_and_where(c, &line, m);
        put_item(c, list, line);
    }
}

/* ---- sections -------------------------------------------------------------------------------- */

typedef size_t table_maker(composer *c, doc_block *parent, const register_filter *f,
                           inline_list caption);

static const struct section {
    const char *title, *more, *status;
    table_maker *make;
    plan_kind page;
} sections[] = {
    { "latest-decisions", "all-decisions", "", put_decision_table, PLAN_DECISIONS },
    { "latest-meetings", "all-meetings", "", put_meeting_table, PLAN_MEETINGS },
    { "actions-open", "all-actions", "open", put_action_table, PLAN_ACTIONS },
};

static void put_section_table(composer *c, doc_block *root, const struct section *s)
{
    register_filter f = { .body = NO_SLOT,
                          .status = str_of(s->status),
                          .day = c->day,
                          .held = true,
                          .substantial = true,
                          .tell_late = true,
                          .most = LATEST,
                          .newest = true };
    doc_block *part = block_group(c->a, GROUP_PLAIN, STR(""));
    if (s->make(c, part, &f, (inline_list){ 0 }) == 0)
        return;
    put_section(c, root, 2, say(c, s->title));
    block_append(root, part);
    put_more(c, root, s->page, s->more);
}

static void put_reports(composer *c, doc_block *root)
{
    doc_block *part = block_group(c->a, GROUP_PLAIN, STR(""));
    if (put_report_list(c, part, REPORT_ANNUAL) + put_report_list(c, part, REPORT_PLAN) == 0)
        return;
    put_section(c, root, 2, say(c, "reports"));
    block_append(root, part);
    put_more(c, root, PLAN_REPORTS, "all-reports");
}

static void put_bodies(composer *c, doc_block *root)
{
    doc_block *list = NULL;
    for (slot b = 0; b < (slot)c->m->bodies.len; b++) {
        if (!body_exists(c, b, c->day))
            continue;
        if (!list) {
            put_section(c, root, 2, say(c, "bodies"));
            list = put_list(c, root);
        }
        inline_list line = { 0 };
        put_link(c, &line, link_to_body(c, b), body_name(c->m, b, c->day));
        put_item(c, list, line);
    }
}

/* Three groups: what is new has the most room, beside what one comes for by its name, where there is any beside. */
void compose_front(composer *c, doc_block *root)
{
    put_page_title(c, root, c->item->title);
    put_search(c, root);
    put_more(c, root, PLAN_CASES, "all-cases");
    doc_block *parts[] = { block_group(c->a, GROUP_PLAIN, STR("")),
                           block_group(c->a, GROUP_PLAIN, STR("")),
                           block_group(c->a, GROUP_PLAIN, STR("")) };
    put_next(c, parts[0]);
    put_reports(c, parts[0]);
    for (size_t i = 0; i < sizeof sections / sizeof *sections; i++)
        put_section_table(c, parts[1], &sections[i]);
    put_bodies(c, parts[2]);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i]->first)
            block_append(root, parts[i]);
}
