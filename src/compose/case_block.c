/*
 * case_block: the text of a case, stretch by stretch.
 *
 * A case is running text and labelled parts, in the order they were written. Each label has its
 * maker, in a table; the wording of the label is the author's own. In a public document the label
 * that withholds gives one line that says so, and everything after it is left out.
 */
#include "compose/composer.h"

typedef struct part_state {
    slot item;
    bool decided; /* its first decision is made */
} part_state;

typedef void part_maker(composer *c, doc_block *parent, const case_part *part, part_state *state);

/* ---- names of cases -------------------------------------------------------------------------- */

str case_anchor(const composer *c, const case_item *item)
{
    return str_format(c->a, "sak-" STR_FMT, STR_ARG(item->id));
}

str case_decision_anchor(const composer *c, const case_item *item)
{
    return str_format(c->a, "vedtak-" STR_FMT, STR_ARG(item->id));
}

void case_reserve_anchors(composer *c, const case_item *item)
{
    anchor_new(c, case_anchor(c, item));
    anchor_new(c, case_decision_anchor(c, item));
}

str case_words(const words *w, arena *a, lang l, const case_item *one)
{
    if (one->series.len > 0) /* its word is in the number: "PS 4/26" */
        return one->label;
    if (one->word.len > 0)
        return str_format(a, STR_FMT " " STR_FMT, STR_ARG(one->word), STR_ARG(one->label));
    return PHRASE(w, a, l, "case-label", { "number", one->label });
}

str case_word_label(const composer *c, slot item)
{
    return case_words(c->w, c->a, c->lang, &c->m->cases.at[item]);
}

/* ---- makers ---------------------------------------------------------------------------------- */

static void make_text(composer *c, doc_block *parent, const case_part *part, part_state *state)
{
    (void)state;
    text_block_list(c, parent, &part->blocks);
}

static doc_block *make_group(composer *c, doc_block *parent, const case_part *part, group_role role)
{
    doc_block *group = put_group(c, parent, role, say_capital(c, part->label_text));
    text_block_list(c, group, &part->blocks);
    return group;
}

/* The first has the reserved name, which nothing in the text can change. */
static void make_decision(composer *c, doc_block *parent, const case_part *part, part_state *state)
{
    const str wanted = case_decision_anchor(c, &c->m->cases.at[state->item]);
    make_group(c, parent, part, GROUP_DECISION)->anchor =
        state->decided ? anchor_new(c, wanted) : wanted;
    state->decided = true;
}

static void make_proposal(composer *c, doc_block *parent, const case_part *part, part_state *state)
{
    (void)state;
    make_group(c, parent, part, GROUP_PROPOSAL);
}

static void make_statement(composer *c, doc_block *parent, const case_part *part, part_state *state)
{
    (void)state;
    make_group(c, parent, part, GROUP_STATEMENT);
}

static void make_labelled(composer *c, doc_block *parent, const case_part *part, part_state *state)
{
    (void)state;
    make_group(c, parent, part, GROUP_LABELLED);
}

/* Who it was, for those who read the case alone: initials are explained only beside the attendance. */
static void make_names(composer *c, doc_block *parent, const case_part *part,
                       const named_list *names)
{
    c->in_full = names;
    make_group(c, parent, part, GROUP_LABELLED);
    c->in_full = NULL;
}

static void make_presenter(composer *c, doc_block *parent, const case_part *part, part_state *state)
{
    make_names(c, parent, part, &c->m->cases.at[state->item].presenters);
}

static void make_disqualified(composer *c, doc_block *parent, const case_part *part,
                              part_state *state)
{
    make_names(c, parent, part, &c->m->cases.at[state->item].disqualified);
}

/* The author's words, unless the vote says nothing but what our own form says. */
static void make_votes(composer *c, doc_block *parent, const case_part *part, part_state *state)
{
    const case_item *k = &c->m->cases.at[state->item];
    const vote *v = part->vote_count == 1 ? &k->votes.at[part->first_vote] : NULL;
    inline_list line = { 0 };
    if (v && v->plain && part->blocks.len == 1 && part->blocks.at[0]->kind == MD_PARAGRAPH)
        put_vote(c, &line, v);
    if (!line.first) {
        make_group(c, parent, part, GROUP_VOTES);
        return;
    }
    put_inlines(c, put_group(c, parent, GROUP_VOTES, say_capital(c, part->label_text)), line);
}

static void make_actions(composer *c, doc_block *parent, const case_part *part, part_state *state)
{
    put_actions(c, parent, &c->m->cases.at[state->item], part);
}

static void make_attachments(composer *c, doc_block *parent, const case_part *part,
                             part_state *state)
{
    const case_item *k = &c->m->cases.at[state->item];
    doc_block *group = put_group(c, parent, GROUP_LABELLED, say_capital(c, part->label_text));
    attachment_list alone = attachments_to_list(c, part, &k->attachments);
    if (attachments_have_text(c, part, &k->attachments))
        text_block_list(c, group, &part->blocks);
    if (alone.len == 0)
        return;
    put_attachments(c, group, &alone,
                    str_format(c->a, STR_FMT "-vedlegg-", STR_ARG(case_anchor(c, k))));
}

/* The label itself: in an internal document a line that says what follows is not public. */
static void make_withheld(composer *c, doc_block *parent, const case_part *part, part_state *state)
{
    const case_item *k = &c->m->cases.at[state->item];
    (void)part;
    put_withheld(c, parent, k->withheld_basis.value);
}

static part_maker *const makers[LABEL_COUNT] = {
    [LABEL_NONE] = make_text,
    [LABEL_DECISION] = make_decision,
    [LABEL_PROPOSAL] = make_proposal,
    [LABEL_VOTES] = make_votes,
    [LABEL_STATEMENT] = make_statement,
    [LABEL_ACTIONS] = make_actions,
    [LABEL_DISQUALIFIED] = make_disqualified,
    [LABEL_PRESENTER] = make_presenter,
    [LABEL_REPLACES] = make_labelled,
    [LABEL_ANNULS] = make_labelled,
    [LABEL_WITHHELD] = make_withheld,
    [LABEL_ATTACHMENTS] = make_attachments,
    [LABEL_DISCUSSION] = make_text,
};

/* ---- the story ------------------------------------------------------------------------------- */

void case_parts(composer *c, doc_block *parent, slot item)
{
    const case_item *k = &c->m->cases.at[item];
    part_state state = { .item = item };
    case_movements(c, parent, item);
    for (size_t i = 0; i < k->parts.len; i++) {
        const case_part *part = &k->parts.at[i];
        bool hidden = part_withheld(c->audience, part) && part->label != LABEL_WITHHELD;
        doc_block *before = parent->last;
        if (!hidden)
            makers[part->label](c, parent, part, &state);
        blocks_place(before ? before->next : parent->first, part->at);
    }
}
