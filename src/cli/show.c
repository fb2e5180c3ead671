/*
 * show: one matter on a terminal: its text and decision as the page of the matter has them.
 *
 * The page is composed like any other and printed as text, so that what is shown is what is published.
 */
#include "cli/show_text.h"

/* "partnermotet/04-26" → the case; NO_SLOT if there is none. */
static slot find_case(const archive *m, str name)
{
    for (size_t i = 0; i < m->cases.len; i++) {
        const case_item *c = &m->cases.at[i];
        if (c->body == NO_SLOT)
            continue;
        str owner = m->bodies.at[c->body].id;
        if (str_starts(name, owner) && name.len > owner.len && name.at[owner.len] == '/'
            && (str_equal(str_slice(name, owner.len + 1, name.len), c->id)
                || str_equal(str_slice(name, owner.len + 1, name.len), c->label)))
            return (slot)i;
    }
    return NO_SLOT;
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
    slot wanted = find_case(p.archive, s->arguments.at[0]);
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
