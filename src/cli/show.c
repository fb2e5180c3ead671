/*
 * show: one matter on a terminal: its text and decision as the page of the matter has them.
 *
 * The page is composed like any other and printed as text, so that what is shown is what is published.
 */
#include "cli/show_text.h"

/* Is it the number of this case, however it is written: "04-26", "4/26", "sak 4-2026"? */
static bool is_number_of(const pipeline *p, const case_item *c, str written)
{
    case_number n;
    str rest, word = case_word_cut(written, &rest);
    str form = body_case_form(p->archive, c->body, p->archive->meetings.at[c->meeting].day);
    return case_number_read(rest, form, c->year, &n) && n.len == rest.len && n.number == c->number
           && n.year == c->year && case_has_word(p->words, p->arena, c, word);
}

/* "partnermotet/04-26" → the case; NO_SLOT if there is none. What is written as we write it goes first. */
static slot find_case(const pipeline *p, str name)
{
    const archive *m = p->archive;
    str number = name, owner_name;
    bool cut = str_cut(&number, STR("/"), &owner_name);
    slot owner = cut ? list_find_body(m, str_trim(owner_name)) : NO_SLOT;
    slot found = NO_SLOT;
    for (size_t i = 0; i < m->cases.len; i++) {
        const case_item *c = &m->cases.at[i];
        if (owner == NO_SLOT || c->body != owner)
            continue;
        if (str_equal(number, c->id) || str_equal(number, c->label))
            return (slot)i;
        if (found == NO_SLOT && is_number_of(p, c, number))
            found = (slot)i;
    }
    return found;
}

static exit_status unknown_case(session *s, const archive *m, str name)
{
    str_list names = { 0 };
    for (size_t i = 0; i < m->cases.len; i++)
        if (m->cases.at[i].body != NO_SLOT)
            list_add(s->arena, &names,
                     str_format(s->arena, STR_FMT "/" STR_FMT,
                                STR_ARG(m->bodies.at[m->cases.at[i].body].id),
                                STR_ARG(m->cases.at[i].id)));
    str near = utf8_nearest(name, names.at, names.len);
    if (near.len)
        return usage_error(s, "there is no case " STR_FMT "; did you mean " STR_FMT "?",
                           STR_ARG(name), STR_ARG(near));
    return usage_error(s,
                       "there is no case " STR_FMT "; a case is named as BODY/NUMBER: styret/04-26",
                       STR_ARG(name));
}

exit_status run_show(session *s)
{
    pipeline p;
    exit_status status = pipeline_new(s, &p, STAGE_PLAN);
    if (status != EXIT_DONE)
        return status;
    pipeline_run(&p);
    slot wanted = find_case(&p, s->arguments.at[0]);
    if (wanted == NO_SLOT)
        return unknown_case(s, p.archive, s->arguments.at[0]);
    buf out = buf_new(s->arena);
    for (size_t i = 0; i < p.plan->items.len; i++) {
        const plan_item *item = &p.plan->items.at[i];
        if (item->kind == PLAN_CASE && item->subject == wanted)
            show_text(render_one(&p, item), &out);
    }
    put_out(buf_str(&out));
    return EXIT_DONE;
}
