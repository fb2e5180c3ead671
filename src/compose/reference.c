/*
 * reference: the references that `link` found, looked up by their place in the text.
 *
 * The archive keeps them sorted by source and offset, and none lies inside another, so that the
 * first one which ends after a place is found by halving.
 */
#include "compose/composer.h"

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
        return link_to_anchor(c, str_format(c->a, "figur-%d", r->number));
    case REF_TABLE:
        return link_to_anchor(c, str_format(c->a, "tabell-%d", r->number));
    case REF_HEADING:
        return link_to_anchor(c, anchor_of_heading(c, r->heading));
    }
    return NULL;
}
