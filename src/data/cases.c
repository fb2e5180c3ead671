/*
 * cases: the cases, and what came of them: decisions, votes, actions.
 *
 * Takes the linked cases; texts are those that the page of the matter prints. Of a case that is withheld from the
 * audience only its number and its meeting are told. What stands in an agenda is decided and to be done by nobody yet,
 * so that its decisions, votes and actions are not told.
 */
#include "data/record.h"

/* The numbers of the fields that OF_CASE gives each table, in its order. */
enum { OF_PAGE, OF_MEETING, OF_BODY, OF_BODY_NAME, OF_DATE, OF_LABEL };

bool case_is_told(const teller *t, const case_item *k)
{
    return t->plan->options.audience == AUDIENCE_INTERNAL || !k->withheld;
}

static data_table *record_of_case(teller *t, set_number set, slot item)
{
    const case_item *k = &t->m->cases.at[item];
    date day = t->m->meetings.at[k->meeting].day;
    data_table *to = &t->tables[set];
    data_record_add(to);
    put_value_address(to, OF_PAGE, page_of_matter(t, item));
    put_value_address(to, OF_MEETING, page_of_meeting(t, k->meeting));
    put_value_address(to, OF_BODY, page_of_body(t, k->body));
    put_value_text(to, OF_BODY_NAME, k->body == NO_SLOT ? STR("") : body_name(t->m, k->body, day));
    put_value_date(to, OF_DATE, day);
    put_value_text(to, OF_LABEL, k->label);
    return to;
}

static void put_names(teller *t, data_table *to, int field, const named_list *names, date day)
{
    for (size_t i = 0; i < names->len; i++) {
        identity_of(t, names->at[i].person); /* so that they are among the people */
        put_value_item(to, field, name_of(t, &names->at[i], day));
    }
}

/* ---- cases ------------------------------------------------------------------------------------- */

static const char *decision_state(const case_item *k)
{
    return k->annulled_by != NO_SLOT   ? "annulled"
           : k->replaced_by != NO_SLOT ? "replaced"
                                       : "in-force";
}

static const char *case_state(const teller *t, const case_item *k)
{
    if (t->m->meetings.at[k->meeting].status == STATUS_AGENDA)
        return "pending";
    return case_has_decision(k) ? decision_state(k) : "undecided";
}

static void put_citations(teller *t, data_table *to, int field, const slot_list *others)
{
    for (size_t i = 0; i < others->len; i++)
        if (case_is_told(t, &t->m->cases.at[others->at[i]]))
            put_value_item(to, field, page_of_matter(t, others->at[i]));
}

static void tell_case(teller *t, slot item)
{
    const case_item *k = &t->m->cases.at[item];
    data_table *to = record_of_case(t, SET_CASES, item);
    put_value_number(to, CASES_year, k->year);
    put_value_number(to, CASES_number, k->number);
    put_value_flag(to, CASES_withheld, k->withheld);
    if (!case_is_told(t, k))
        return;
    date day = t->m->meetings.at[k->meeting].day;
    put_value_text(to, CASES_title, k->plain_title);
    put_value_text(to, CASES_state, str_of(case_state(t, k)));
    put_value_address(to, CASES_replaced_by, page_of_matter(t, k->replaced_by));
    put_value_address(to, CASES_annulled_by, page_of_matter(t, k->annulled_by));
    put_names(t, to, CASES_presenters, &k->presenters, day);
    put_names(t, to, CASES_disqualified, &k->disqualified, day);
    put_citations(t, to, CASES_cites, &k->cites);
    put_citations(t, to, CASES_cited_by, &k->cited_by);
}

/* ---- decisions --------------------------------------------------------------------------------- */

static void tell_decision(teller *t, slot item, const case_part *part, int number)
{
    const case_item *k = &t->m->cases.at[item];
    data_table *to = record_of_case(t, SET_DECISIONS, item);
    list_add(t->a, &t->decided, item);
    put_value_number(to, DECISIONS_part, number);
    put_value_text(to, DECISIONS_title, k->plain_title);
    put_value_text(to, DECISIONS_text, text_of_part(t, item, part));
    put_value_text(to, DECISIONS_state, str_of(decision_state(k)));
    put_value_address(to, DECISIONS_replaced_by, page_of_matter(t, k->replaced_by));
    put_value_address(to, DECISIONS_annulled_by, page_of_matter(t, k->annulled_by));
    const meeting_status status = meeting_state(&t->m->meetings.at[k->meeting]);
    put_value_text(to, DECISIONS_status, str_of(meeting_status_name(status)));
}

/* ---- votes ------------------------------------------------------------------------------------- */

static void put_votes(data_table *to, int field, int votes)
{
    if (votes >= 0)
        put_value_number(to, field, votes);
}

static void tell_vote(teller *t, slot item, const case_part *part, size_t number)
{
    const case_item *k = &t->m->cases.at[item];
    const vote *v = &k->votes.at[number];
    date day = t->m->meetings.at[k->meeting].day;
    data_table *to = record_of_case(t, SET_VOTES, item);
    put_value_number(to, VOTES_vote, (int64_t)number + 1);
    put_value_text(to, VOTES_text, text_of_part(t, item, part));
    put_value_flag(to, VOTES_unanimous, v->unanimous);
    put_value_flag(to, VOTES_passed, !v->failed);
    put_value_flag(to, VOTES_casting, v->casting);
    put_value_flag(to, VOTES_complete, v->whole);
    put_votes(to, VOTES_in_favour, v->in_favour);
    put_votes(to, VOTES_against, v->against);
    put_votes(to, VOTES_abstaining, v->abstaining);
    put_names(t, to, VOTES_favour_names, &v->favour_names, day);
    put_names(t, to, VOTES_against_names, &v->against_names, day);
    put_names(t, to, VOTES_abstaining_names, &v->abstaining_names, day);
}

/* ---- actions ----------------------------------------------------------------------------------- */

static void tell_action(teller *t, slot item, const action *x)
{
    date day = t->m->meetings.at[t->m->cases.at[item].meeting].day;
    data_table *to = record_of_case(t, SET_ACTIONS, item);
    put_names(t, to, ACTIONS_owners, &x->owners, day);
    for (size_t i = 0; i < x->owners.len; i++)
        put_value_item(to, ACTIONS_people, identity_of(t, x->owners.at[i].person));
    put_value_text(to, ACTIONS_text, text_of_action(t, x));
    put_value_date(to, ACTIONS_deadline, x->deadline);
    put_value_text(to, ACTIONS_state, x->done ? STR("done") : STR("open"));
}

/* ---- the story --------------------------------------------------------------------------------- */

static void tell_parts(teller *t, slot item)
{
    const case_item *k = &t->m->cases.at[item];
    int decisions = 0;
    for (size_t i = 0; i < k->parts.len; i++) {
        const case_part *part = &k->parts.at[i];
        if (part->label == LABEL_DECISION)
            tell_decision(t, item, part, ++decisions);
        for (size_t v = 0; v < part->vote_count; v++)
            tell_vote(t, item, part, part->first_vote + v);
    }
    for (size_t i = 0; i < k->actions.len; i++)
        tell_action(t, item, &t->m->actions.at[k->actions.at[i]]);
}

void tell_cases(teller *t)
{
    for (slot i = 0; i < (slot)t->m->cases.len; i++) {
        const case_item *k = &t->m->cases.at[i];
        tell_case(t, i);
        if (case_is_told(t, k) && t->m->meetings.at[k->meeting].status != STATUS_AGENDA)
            tell_parts(t, i);
    }
}
