/*
 * Rules for minutes that have gone out: what a template left open, or the writer forgot, is said at its place.
 *
 * In an agenda and in a draft a proposal may stand where the decision will. When minutes are sent out or approved, a label
 * with nothing behind it, a proposal that nothing was decided on, and votes with no word of what came of them are
 * mistakes, in any body. Of each mistake one is told: the one that explains the others. A case that has none of the
 * three was only spoken of and needs no decision (but see law.c), and one that ends in italics is told of by cases.c.
 */
#include "check/rules.h"

static bool has_gone_out(const meeting *mt)
{
    return meeting_was_held(mt) && !mt->status_unread && mt->status >= STATUS_ISSUED;
}

static bool has_letters(str line)
{
    for (size_t pos = 0; pos < line.len;) {
        uint32_t rune = utf8_next(line, &pos);
        if (utf8_is_letter(rune) || (rune >= '0' && rune <= '9'))
            return true;
    }
    return false;
}

static bool says_something(const md_node *n)
{
    bool is_shown = n->kind == MD_IMAGE || n->kind == MD_DIRECTIVE || n->kind == MD_ROLE;
    bool is_text = n->kind == MD_TEXT || n->kind == MD_CODE || n->kind == MD_CODE_BLOCK;
    return is_shown || (is_text && has_letters(n->text));
}

/* Dots and dashes that wait to be replaced are nothing, either. */
bool is_empty_part(const case_part *part)
{
    for (size_t i = 0; i < part->blocks.len; i++)
        for (const md_node *n = part->blocks.at[i]; n; n = md_next(part->blocks.at[i], n))
            if (says_something(n))
                return false;
    return true;
}

/* Labels that want a text; who names nobody was told of where names are read, and what is withheld need not say why. */
static bool wants_text(case_label label)
{
    static const bool wants[LABEL_COUNT] = {
        [LABEL_DECISION] = true,  [LABEL_PROPOSAL] = true, [LABEL_VOTES] = true,
        [LABEL_STATEMENT] = true, [LABEL_ACTIONS] = true,
    };
    return wants[label];
}

void check_labels_filled(checker *c, slot subject)
{
    const case_item *one = &c->m->cases.at[subject];
    for (size_t i = 0; has_gone_out(meeting_of(c, subject)) && i < one->parts.len; i++) {
        const case_part *part = &one->parts.at[i];
        if (wants_text(part->label) && is_empty_part(part))
            DIAG(c->d, LABEL_EMPTY, part->at, one->label, part->label_text);
    }
}

/* The first part with a label and a text; NULL if there is none. */
static const case_part *find_filled(const case_item *one, case_label label)
{
    const case_part *part = case_find_part(one, label);
    return part && !is_empty_part(part) ? part : NULL;
}

bool was_handed_on(const case_item *one)
{
    bool handed = false;
    for (size_t i = 0; i < one->parts.len; i++)
        handed |= one->parts.at[i].handed_on;
    return handed;
}

/* Does the text say that the case was put off or withdrawn? */
static bool is_deferred(const checker *c, const case_item *one)
{
    for (size_t i = 0; i < one->parts.len; i++)
        if (one->parts.at[i].label == LABEL_NONE
            && words_find_signal(c->w, SIGNAL_DEFERS, part_text(c, &one->parts.at[i]), 0).len > 0)
            return true;
    return false;
}

bool is_left_open(const checker *c, slot item)
{
    const case_item *one = &c->m->cases.at[item];
    bool asks = find_filled(one, LABEL_VOTES) || find_filled(one, LABEL_PROPOSAL);
    return has_gone_out(meeting_of(c, item)) && !one->label_unread && asks
           && !case_has_decision(one) && !was_handed_on(one) && !is_deferred(c, one)
           && !has_unlabelled_decision(c, item);
}

void check_decision_made(checker *c, slot subject)
{
    const case_item *one = &c->m->cases.at[subject];
    const case_part *votes = find_filled(one, LABEL_VOTES),
                    *proposal = find_filled(one, LABEL_PROPOSAL);
    if (!is_left_open(c, subject))
        return;
    if (votes)
        DIAG(c->d, VOTES_UNDECIDED, votes->at, one->label);
    else if (proposal)
        DIAG(c->d, PROPOSAL_LEFT, proposal->at, one->label, proposal->label_text);
}
