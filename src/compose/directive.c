/*
 * directive: finds the directive of a block, reads its options, and lets it print.
 *
 * A name that is no directive in any language gives a message with the nearest one. `include` is no
 * longer there when a document is composed: the model has put the other file in its place.
 */
#include "compose/options.h"

static const directive *const directives[] = {
    &directive_members,   &directive_changes,  &directive_meetings, &directive_attendance,
    &directive_decisions, &directive_cases,    &directive_actions,  &directive_accounts,
    &directive_budget,    &directive_ledger,   &directive_projects, &directive_agreements,
    &directive_events,    &directive_orgchart, &directive_wheel,    &directive_chart,
    &directive_toc,
};

/* Takes away the blocks behind `last`, which is NULL where there was none. */
static void blocks_cut(doc_block *parent, doc_block *last)
{
    if (last)
        last->next = NULL;
    else
        parent->first = NULL;
    parent->last = last;
}

/* What withholds may have changed the text since it was read: then it calls nothing. */
inline_list directive_caption(composer *c, const directive_options *o)
{
    inline_list made = { 0 };
    const md_node *calling = o->node->detail->caption;
    while (calling && !str_equal(calling->text, o->caption))
        calling = calling->next;
    put_calling(c, &made, o->caption, calling);
    return made;
}

void directive_says(composer *c, doc_block *parent, const char *phrase)
{
    inline_list line = { 0 };
    put_small(c, &line, say(c, phrase));
    put_inlines(c, parent, line);
}

void directive_empty(composer *c, doc_block *parent, const directive_options *o)
{
    DIAG(c->d, DIRECTIVE_EMPTY, o->node->at, o->node->detail->info);
    directive_says(c, parent, "nothing");
}

void directive_empty_year(composer *c, doc_block *parent, const directive_options *o)
{
    if (o->year >= c->plan->at.year)
        directive_says(c, parent, "nothing-yet");
    else
        directive_empty(c, parent, o);
}

bool directive_needs_body(composer *c, const directive_options *o)
{
    if (o->body != NO_SLOT)
        return true;
    if (!o->has_body)
        DIAG(c->d, DIRECTIVE_LACKS, o->node->at, o->node->detail->info,
             words_form(c->w, c->lang, WORD_KEY, STR("body")));
    return false;
}

static void unknown_directive(composer *c, const md_node *n)
{
    message *said = DIAG(c->d, DIRECTIVE_UNKNOWN, n->at, n->detail->info);
    str_list known = { 0 };
    for (size_t i = 0; i < sizeof directives / sizeof *directives; i++)
        list_add(c->a, &known,
                 words_form(c->w, c->lang, WORD_DIRECTIVE, str_of(directives[i]->name)));
    list_add(c->a, &known, words_form(c->w, c->lang, WORD_DIRECTIVE, STR("include")));
    str near = utf8_nearest(n->detail->info, known.at, known.len);
    if (near.len == 0) /* in another language */
        near = words_nearest(c->w, WORD_DIRECTIVE, n->detail->info);
    if (near.len > 0)
        message_hint(c->d, said, "did you mean " STR_FMT "?", STR_ARG(near));
    message_help(c->d, said, "use one of: " STR_FMT,
                 STR_ARG(str_join(c->a, known.at, known.len, STR(", "))));
}

enum { PRINTED_MOST = 64 << 20 }; /* bytes of the document tree that its directives may make */

/* Lets a directive print, or takes away what it printed where all of them together have made too much: a few lines can
   ask for the same long table again and again. */
static void print(composer *c, doc_block *parent, const directive *which, const md_node *n)
{
    size_t before = arena_used(c->a);
    doc_block *last = parent->last;
    if (c->printed > PRINTED_MOST)
        return;
    directive_options o = options_read(c, which, n);
    which->print(c, parent, &o);
    c->printed += arena_used(c->a) - before;
    if (c->printed <= PRINTED_MOST)
        return;
    DIAG(c->d, TOO_MANY, n->at, STR("what this document lists"), STR("64 MB"));
    blocks_cut(parent, last);
}

void directive_print(composer *c, doc_block *parent, const md_node *n)
{
    str name = words_canonical(c->w, WORD_DIRECTIVE, n->detail->info);
    if (str_is(name, "include"))
        return;
    for (size_t i = 0; i < sizeof directives / sizeof *directives; i++) {
        if (!str_is(name, directives[i]->name))
            continue;
        print(c, parent, directives[i], n);
        return;
    }
    unknown_directive(c, n);
}
