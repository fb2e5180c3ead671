/*
 * register_matter: the page of one matter, a permanent address for each case and its decision.
 *
 * Where and when it was treated, how it stands, its text and decision as in the minutes, references
 * both ways, and its history over all bodies as a timeline.
 */
#include "compose/register.h"
#include "compose/site_plan.h"

static void put_state(const composer *c, inline_list *out, slot item)
{
    const case_item *k = &c->m->cases.at[item];
    bool agenda = c->m->meetings.at[k->meeting].status == STATUS_AGENDA;
    if (!put_successor(c, out, item))
        put_text(c, out,
                 say(c, agenda                             ? "state-pending"
                        : !case_has_decision(k)            ? "state-undecided"
                        : decision_is_told(c->audience, k) ? "state-decided"
                                                           : "state-decided-withheld"));
    put_draft_mark(c, out, k);
}

static void put_open_actions(const composer *c, inline_list *out, const case_item *k)
{
    register_filter f = { .body = NO_SLOT, .status = STR("open"), .day = c->plan->at };
    int64_t open = 0;
    for (size_t i = 0; i < k->actions.len; i++)
        open += action_matches(c->m, c->audience, &c->m->actions.at[k->actions.at[i]], &f);
    if (open > 0)
        put_text(c, out, words_count(c->w, c->a, c->lang, "open-actions", open));
}

static void put_facts(composer *c, doc_block *root, const case_item *k)
{
    const meeting *m = &c->m->meetings.at[k->meeting];
    doc_table *t = table_new(c, TABLE_FACTS, 2);
    table_column(t, 0, CELL_LEFT, true);
    inline_list whose = { 0 }, when = { 0 }, state = { 0 }, open = { 0 };
    if (k->body != NO_SLOT)
        put_link(c, &whose, link_to_body(c, k->body), body_name(c->m, k->body, m->day));
    put_link(c, &when, link_to_case_in_minutes(c, c->item->subject),
             say_date(c, m->day, DATE_FULL));
    put_state(c, &state, c->item->subject);
    put_open_actions(c, &open, k);
    table_fact(c, t, say(c, "body"), whose);
    table_fact(c, t, say(c, "meeting-column"), when);
    table_fact(c, t, say(c, "status"), state);
    table_fact(c, t, say(c, "actions"), open);
    put_table(c, put_group(c, root, GROUP_FACTS, STR("")), t);
}

/* Withheld attachments are appended nowhere. */
static const plan_item *where_appended(const composer *c, const case_item *k)
{
    const case_part *part = case_find_part(k, LABEL_ATTACHMENTS);
    return part && part_withheld(c->audience, part) ? NULL : plan_meeting(c->plan, k->meeting);
}

void compose_matter(composer *c, doc_block *root)
{
    const case_item *k = &c->m->cases.at[c->item->subject];
    const meeting *m = &c->m->meetings.at[k->meeting];
    str title = SAY(c, "case-title", { "case", case_word_label(c, c->item->subject) },
                    { "title", k->plain_title });
    c->attachments = &k->attachments;
    c->attachment_anchor = str_format(c->a, STR_FMT "-vedlegg-", STR_ARG(case_anchor(c, k)));
    c->appended_to = where_appended(c, k);
    c->doc->date = date_text(c->a, m->day);
    case_reserve_anchors(c, k);
    put_page_title(c, root, title);
    put_facts(c, root, k);
    headings_begin(c, 2);
    case_parts(c, root, c->item->subject);
    case_history(c, root, c->item->subject);
    case_timeline(c, root, c->item->subject);
}
