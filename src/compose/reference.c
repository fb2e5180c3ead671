/*
 * reference: the references that `link` found, looked up by their place in the text.
 *
 * The archive keeps them sorted by source and offset, and none lies inside another, so that the
 * first one which ends after a place is found by halving. Whether figures and tables are there is known
 * when the whole document is made.
 */
#include "compose/composer.h"
#include "compose/site_plan.h"

static bool ends_before(const reference *r, span at)
{
    if (r->at.source != at.source)
        return r->at.source < at.source;
    return (uint64_t)r->at.at + r->at.len <= at.at;
}

const reference *reference_from(const archive *m, span at)
{
    size_t low = 0, high = m->references.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (ends_before(&m->references.at[middle], at))
            low = middle + 1;
        else
            high = middle;
    }
    return low < m->references.len ? &m->references.at[low] : NULL;
}

bool reference_meets(const archive *m, const reference *r, span at)
{
    return r < m->references.at + m->references.len && r->at.source == at.source
           && r->at.at < (uint64_t)at.at + at.len && (uint64_t)r->at.at + r->at.len > at.at;
}

static const doc_link *link_of_attachment(composer *c, slot number)
{
    if (!c->attachments || number < 0 || (size_t)number >= c->attachments->len)
        return NULL;
    return link_to_attachment(c, &c->attachments->at[number], c->attachment_anchor);
}

static str counted_anchor(const composer *c, const reference *r)
{
    return str_format(c->a, r->kind == REF_FIGURE ? "figur-%d" : "tabell-%d", r->number);
}

static const doc_link *link_of_counted(composer *c, const reference *r)
{
    list_add(c->a, &c->counted, r);
    return link_to_anchor(c, counted_anchor(c, r));
}

const doc_link *link_of_reference(composer *c, const reference *r)
{
    if (r->outcome != REF_FOUND)
        return NULL;
    switch (r->kind) {
    case REF_CASE:
        return link_to_case_in_minutes(c, r->target);
    case REF_MEETING:
        return link_to_meeting(c, r->target);
    case REF_ATTACHMENT:
        return link_of_attachment(c, r->target);
    case REF_FIGURE:
    case REF_TABLE:
        return link_of_counted(c, r);
    case REF_HEADING:
        return link_to_anchor(c, anchor_of_heading(c, r->heading));
    }
    return NULL;
}

/* Does it stand in a text that belongs to this page? What is quoted here has its figures elsewhere. */
static bool is_own(const composer *c, const reference *r)
{
    if (c->item->kind == PLAN_MEETING && r->item != NO_SLOT)
        return c->m->cases.at[r->item].meeting == c->item->subject;
    return r->item == NO_SLOT && (c->item->kind == PLAN_MEETING || c->item->kind == PLAN_REPORT);
}

void references_check(composer *c)
{
    for (size_t i = 0; i < c->counted.len; i++) {
        const reference *r = c->counted.at[i];
        if (!is_own(c, r) || map_find(c->anchors, counted_anchor(c, r)))
            continue;
        str number = str_format(c->a, "%d", r->number);
        DIAG(c->d, COUNTED_MISSING, r->at,
             r->kind == REF_FIGURE ? SAY(c, "figure-label", { "number", number })
                                   : SAY(c, "table-label", { "number", number }));
    }
}
