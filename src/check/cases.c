/*
 * Rules for cases: a decision is labelled and can be read alone, what is sent to another body comes up there, and
 * what is to be done has an owner and a day that is not past.
 */
#include "check/rules.h"

/* ---- decisions ------------------------------------------------------------------------------ */

static bool is_blank(const md_node *n)
{
    bool is_space = md_is_break(n);
    return is_space || (n->kind == MD_TEXT && str_trim(n->text).len == 0);
}

/* Is the whole paragraph in italics, as decisions are that have lost their label? */
static bool is_in_italics(const md_node *paragraph)
{
    int emphases = 0;
    if (paragraph->kind != MD_PARAGRAPH)
        return false;
    for (const md_node *n = paragraph->first; n; n = n->next) {
        emphases += n->kind == MD_EMPHASIS;
        if (n->kind != MD_EMPHASIS && !is_blank(n))
            return false;
    }
    return emphases == 1;
}

/* The last stretch of a case's running text; NULL if it has none. */
static const case_part *last_text(const case_item *one)
{
    for (size_t i = one->parts.len; i-- > 0;)
        if (one->parts.at[i].label == LABEL_NONE && one->parts.at[i].blocks.len > 0)
            return &one->parts.at[i];
    return NULL;
}

/* "Møtet hevet kl. 20": from here on the minutes are closed, and what follows belongs to no case. */
static bool closes_minutes(const checker *c, const md_node *n)
{
    return n->kind == MD_BREAK
           || (n->kind == MD_PARAGRAPH
               && words_find_signal(c->w, SIGNAL_ENDS, md_plain(c->a, n), 0).len > 0);
}

/* The block that a case ends with, before what closes the minutes; NULL if it has no text. */
static const md_node *last_block(const checker *c, const case_item *one, bool is_last_case)
{
    const case_part *part = last_text(one);
    if (!part)
        return NULL;
    size_t end = part->blocks.len;
    for (size_t i = 0; is_last_case && i < part->blocks.len; i++)
        if (closes_minutes(c, part->blocks.at[i])) {
            end = i;
            break;
        }
    return end ? part->blocks.at[end - 1] : NULL;
}

/* "Vedtak: Styret godkjenner planen", "Enstemmig vedtak:", with nothing in bold. */
static bool has_plain_label(const checker *c, const md_node *paragraph)
{
    str front = { 0 }, word = { 0 }, rest,
        s = paragraph->kind == MD_PARAGRAPH ? md_plain(c->a, paragraph) : STR("");
    str_cut(&s, STR(":"), &front);
    rest = front = str_trim(front);
    str_cut(&rest, STR(" "), &word);
    if (str_is(words_canonical(c->w, WORD_VOTE, word), "unanimous"))
        front = rest;
    return str_is(words_canonical(c->w, WORD_LABEL, front), "decision");
}

/* The first paragraph of a case's running text that begins with a label that is none; NULL if none does. */
static const md_node *plainly_labelled(const checker *c, const case_item *one)
{
    for (size_t i = 0; i < one->parts.len; i++)
        for (size_t n = 0; one->parts.at[i].label == LABEL_NONE && n < one->parts.at[i].blocks.len;
             n++)
            if (has_plain_label(c, one->parts.at[i].blocks.at[n]))
                return one->parts.at[i].blocks.at[n];
    return NULL;
}

/* The paragraph that seems to be a decision without its label; NULL if none does. */
static const md_node *unlabelled_decision(const checker *c, slot item, const char **seems)
{
    const case_item *one = &c->m->cases.at[item];
    const slot_list *all = &meeting_of(c, item)->cases;
    if (!meeting_was_held(meeting_of(c, item)) || case_has_decision(one) || was_handed_on(one))
        return NULL;
    const md_node *plain = plainly_labelled(c, one),
                  *last = last_block(c, one, all->at[all->len - 1] == item);
    *seems = plain ? "has a label that is not in bold" : "ends with a paragraph in italics";
    return plain ? plain : last && is_in_italics(last) ? last : NULL;
}

bool has_unlabelled_decision(const checker *c, slot item)
{
    const char *seems;
    return unlabelled_decision(c, item, &seems) != NULL;
}

void check_decision_labelled(checker *c, slot subject)
{
    const char *seems;
    const md_node *found = unlabelled_decision(c, subject, &seems);
    if (found)
        DIAG(c->d, DECISION_UNLABELLED, found->at, c->m->cases.at[subject].label, str_of(seems));
}

void check_case_titled(checker *c, slot subject)
{
    const case_item *one = &c->m->cases.at[subject];
    if (one->plain_title.len == 0)
        DIAG(c->d, CASE_UNTITLED, one->at, one->label);
}

static bool holds_link(const case_part *part)
{
    for (size_t i = 0; i < part->blocks.len; i++)
        for (const md_node *n = part->blocks.at[i]; n; n = md_next(part->blocks.at[i], n))
            if (n->kind == MD_LINK || n->kind == MD_ROLE)
                return true;
    return false;
}

static bool refers_within(const checker *c, span all, slot item)
{
    /* References are sorted by source and offset: look for the first that is not before the place. */
    size_t low = 0, high = c->m->references.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        span at = c->m->references.at[middle].at;
        bool before = at.source < all.source || (at.source == all.source && at.at < all.at);
        low = before ? middle + 1 : low;
        high = before ? high : middle;
    }
    for (; low < c->m->references.len; low++) {
        const reference *r = &c->m->references.at[low];
        if (r->at.source != all.source || r->at.at >= all.at + all.len)
            return false;
        if (r->item == item && r->outcome != REF_ITSELF)
            return true;
    }
    return false;
}

static bool holds_reference(const checker *c, const case_part *part, slot item)
{
    return part->blocks.len > 0
           && refers_within(
               c, span_join(part->blocks.at[0]->at, part->blocks.at[part->blocks.len - 1]->at),
               item);
}

void check_decision_stands_alone(checker *c, slot subject)
{
    const case_item *one = &c->m->cases.at[subject];
    for (size_t i = 0; meeting_was_held(meeting_of(c, subject)) && i < one->parts.len; i++) {
        const case_part *part = &one->parts.at[i];
        if (part->label != LABEL_DECISION)
            continue;
        str turn = words_find_signal(c->w, SIGNAL_LEANS, part_text(c, part), 0);
        bool leans = turn.len > 0 && one->attachments.len == 0 && !holds_link(part)
                     && !holds_reference(c, part, subject);
        if (leans)
            DIAG(c->d, DECISION_LEANS, part->at, turn);
    }
}

/* ---- sent to another body ----------------------------------------------------------------------- */

enum { SENTENCE_MOST = 300 }; /* bytes; a longer one is not looked at to its end */

static str rest_of_sentence(str line)
{
    line = str_slice(line, 0, SENTENCE_MOST);
    for (size_t i = 0; i + 1 < line.len; i++)
        if ((line.at[i] == '.' || line.at[i] == ';') && line.at[i + 1] == ' ')
            return str_slice(line, 0, i);
    return line;
}

/* The body that a decision sends its matter to; NO_SLOT if none, or its own. */
static slot sent_to(const checker *c, const case_part *part, slot item)
{
    str line = part_text(c, part), turn;
    date day = meeting_of(c, item)->day;
    for (size_t from = 0; (turn = words_find_signal(c->w, SIGNAL_SENDS, line, from)).len > 0;) {
        from = (size_t)(turn.at - line.at) + turn.len;
        slot other = body_named(c, rest_of_sentence(str_slice(line, from, line.len)), day);
        if (other != NO_SLOT && other != c->m->cases.at[item].body)
            return other;
    }
    return NO_SLOT;
}

static bool came_up_in(const checker *c, const case_item *one, slot other)
{
    for (size_t i = 0; i < one->cited_by.len; i++)
        if (c->m->cases.at[one->cited_by.at[i]].body == other)
            return true;
    return false;
}

void check_taken_up(checker *c, slot subject)
{
    const case_item *one = &c->m->cases.at[subject];
    const meeting *mt = meeting_of(c, subject);
    for (size_t i = 0; meeting_was_held(mt) && i < one->parts.len; i++) {
        const case_part *part = &one->parts.at[i];
        slot other = part->label == LABEL_DECISION ? sent_to(c, part, subject) : NO_SLOT;
        if (other != NO_SLOT && c->last_met[other] > date_first(mt->day)
            && !came_up_in(c, one, other))
            DIAG(c->d, NOT_TAKEN_UP, part->at, one->label, say_body(c, other, mt->day),
                 say_day_number(c, c->last_met[other]));
    }
}

/* ---- actions ------------------------------------------------------------------------------- */

void check_action_owner(checker *c, slot subject)
{
    const action *one = &c->m->actions.at[subject];
    if (!one->done && one->owners.len == 0)
        DIAG0(c->d, ACTION_OWNERLESS, one->at);
}

static str deadline_key(const checker *c, const action *one)
{
    return str_format(c->scratch, "%d %d", (int)c->m->cases.at[one->item].body,
                      (int)date_last(one->deadline));
}

map *first_deadlines_new(checker *c)
{
    map *firsts = map_new(c->a);
    for (size_t i = 0; i < c->m->actions.len; i++) { /* by date, as cases are */
        slot *which = arena_make(c->a, slot);
        *which = (slot)i;
        if (date_some(c->m->actions.at[i].deadline))
            map_add(firsts, str_copy(c->a, deadline_key(c, &c->m->actions.at[i])), which);
        arena_reset(c->scratch);
    }
    return firsts;
}

static slot first_with_deadline(const checker *c, const action *like)
{
    const slot *which = map_find(c->first_deadlines, deadline_key(c, like));
    return which ? *which : NO_SLOT;
}

/* Is it past on the very day that it was agreed on? What is taken along from an earlier meeting keeps its deadline. */
static bool is_past_from_start(const checker *c, slot subject)
{
    const action *one = &c->m->actions.at[subject];
    const case_item *in = &c->m->cases.at[one->item];
    date day = meeting_of(c, one->item)->day;
    return !one->done && date_some(one->deadline) && date_some(day)
           && date_last(one->deadline) < date_first(day) && !in->lists_others
           && !refers_within(c, one->at, one->item) && first_with_deadline(c, one) == subject;
}

void check_action_deadline_after(checker *c, slot subject)
{
    const action *one = &c->m->actions.at[subject];
    if (is_past_from_start(c, subject))
        DIAG(c->d, DEADLINE_BEFORE, one->deadline_at, say_day(c, one->deadline),
             say_day(c, meeting_of(c, one->item)->day));
}

void check_action_deadline(checker *c, slot subject)
{
    const action *one = &c->m->actions.at[subject];
    if (!one->done && date_some(one->deadline) && date_last(one->deadline) < c->today
        && !is_past_from_start(c, subject))
        DIAG(c->d, ACTION_LATE, one->deadline_at, say_day(c, one->deadline),
             say_day_number(c, c->today));
}
