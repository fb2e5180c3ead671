/*
 * A decision is cited that had been replaced or annulled when the text was written; a case paper is about something
 * else than the case that it names. Whether a case is there at all,
 * link has said; whether a link or a picture leads anywhere, compose says.
 */
#include "check/rules.h"

/* The day of the document that a reference stands in. */
static date day_of_reference(const checker *c, const reference *r)
{
    if (r->item != NO_SLOT)
        return meeting_of(c, r->item)->day;
    slot root = r->at.source > 0 ? c->root_of_source[r->at.source - 1] : NO_SLOT;
    return root != NO_SLOT ? c->roots.at[root].day : (date){ 0 };
}

/* Was a case dealt with before a text was written? In one meeting cases come in their order; which of two meetings of one day
   was the first nobody can tell. */
static bool came_before(const checker *c, slot item, const reference *r)
{
    bool same_meeting = r->item != NO_SLOT && meeting_of(c, r->item) == meeting_of(c, item);
    return same_meeting ? item < r->item
                        : date_first(meeting_of(c, item)->day) < date_first(day_of_reference(c, r));
}

/* The case that had taken the place of the cited one before this text was written; NO_SLOT if none had. */
static slot successor(const checker *c, const reference *r)
{
    const case_item *target = &c->m->cases.at[r->target];
    slot next = target->replaced_by != NO_SLOT ? target->replaced_by : target->annulled_by;
    bool knows = next == NO_SLOT || next == r->item || r->replaces || r->annuls;
    if (knows || (r->item != NO_SLOT && slots_have(&c->m->cases.at[r->item].cites, next)))
        return NO_SLOT;
    return came_before(c, next, r) ? next : NO_SLOT;
}

void check_cited_decision(checker *c, slot subject)
{
    const reference *r = &c->m->references.at[subject];
    if (r->kind != REF_CASE || r->outcome != REF_FOUND || r->target == NO_SLOT)
        return;
    slot next = successor(c, r);
    if (next == NO_SLOT)
        return;
    bool annulled = c->m->cases.at[r->target].replaced_by == NO_SLOT;
    DIAG(c->d, REPLACED_CITED, r->at, say_case(c, r->target),
         annulled ? STR("annulled") : STR("replaced"), say_case(c, next),
         say_day(c, meeting_of(c, next)->day));
}

/* ---- case papers ----------------------------------------------------------------------------- */

enum {
    STEM = 4
}; /* bytes that two words have in common which may be forms of one: "taket", "takrenner" are not, "renner" is */

/* Has one title a word, or the stem of one, that stands in the other? Small words say nothing of what it is about. */
static bool share_a_word(str one, str other)
{
    bool any = false;
    for (size_t at = 0; at < one.len;) {
        size_t end = at;
        while (end < one.len && one.at[end] != ' ')
            end++;
        for (size_t from = at; from + STEM <= end; from++) {
            any = true;
            if (str_find(other, str_slice(one, from, from + STEM)) < other.len)
                return true;
        }
        at = end + 1;
    }
    return !any;
}

void check_paper_title(checker *c, slot subject)
{
    const report *r = &c->m->reports.at[subject];
    if (r->paper_of.target == NO_SLOT || r->title.value.len == 0)
        return;
    const case_item *of = &c->m->cases.at[r->paper_of.target];
    if (of->plain_title.len == 0
        || share_a_word(utf8_fold(c->a, r->title.value), utf8_fold(c->a, of->plain_title)))
        return;
    DIAG(c->d, PAPER_TITLE, r->paper_of.written.at, of->label, of->plain_title);
}
