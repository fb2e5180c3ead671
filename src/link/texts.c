/*
 * Which texts are looked through for references, and what they belong to.
 *
 * Minutes: the preamble, each case with its heading and its parts, footnotes, Markdown attachments. Reports: all
 * chapters. A file that several name is looked through once, as part of the first.
 */
#include "link/linker.h"

#include <stdlib.h>

static bool is_new(linker *k, source_id source_of)
{
    if (source_of < 0 || k->scanned[source_of])
        return false;
    return k->scanned[source_of] = true;
}

static void scan_attachments(linker *k, const text_home *of, slot item, const attachment_list *list)
{
    text_home home = *of;
    home.is_attachment = true;
    for (size_t i = 0; i < list->len; i++)
        if (list->at[i].is_markdown && is_new(k, list->at[i].source))
            scan_block(k, &home, item, list->at[i].content.body, LABEL_NONE);
}

/* ---- minutes --------------------------------------------------------------------------------- */

static int count_attachments(const linker *k, const meeting *held)
{
    size_t count = held->attachments.len;
    for (size_t i = 0; i < held->cases.len; i++)
        count += k->m->cases.at[held->cases.at[i]].attachments.len;
    return (int)count;
}

static void scan_case(linker *k, text_home *home, slot item)
{
    const case_item *c = &k->m->cases.at[item];
    scan_block(k, home, item, c->heading, LABEL_NONE);
    for (size_t i = 0; i < c->parts.len; i++)
        for (size_t n = 0; n < c->parts.at[i].blocks.len; n++)
            scan_block(k, home, item, c->parts.at[i].blocks.at[n], c->parts.at[i].label);
    scan_attachments(k, home, item, &c->attachments);
}

static void scan_meeting(linker *k, slot which)
{
    const meeting *held = &k->m->meetings.at[which];
    const md_node *root = held->content;
    text_home home = {
        .meeting = which,
        .report = NO_SLOT,
        .body = held->body,
        .day = held->day,
        .roots = &root,
        .root_count = 1,
        .attachments = count_attachments(k, held),
    };
    if (!is_new(k, held->source))
        return;
    for (size_t i = 0; i < held->preamble.len; i++)
        scan_block(k, &home, NO_SLOT, held->preamble.at[i], LABEL_NONE);
    for (size_t i = 0; i < held->cases.len; i++)
        scan_case(k, &home, held->cases.at[i]);
    for (const md_node *n = root->first; n; n = n->next)
        if (n->kind == MD_FOOTNOTE)
            scan_block(k, &home, NO_SLOT, n, LABEL_NONE);
    scan_attachments(k, &home, NO_SLOT, &held->attachments);
}

/* ---- reports --------------------------------------------------------------------------------- */

static void scan_report(linker *k, slot which)
{
    const report *r = &k->m->reports.at[which];
    const md_node **roots = arena_array(k->a, const md_node *, r->chapters.len);
    for (size_t i = 0; i < r->chapters.len; i++)
        roots[i] = r->chapters.at[i].content;
    text_home home = {
        .meeting = NO_SLOT,
        .report = which,
        .body = r->body,
        .day = r->day,
        .roots = roots,
        .root_count = r->chapters.len,
        .attachments = (int)r->attachments.len,
    };
    for (size_t i = 0; i < r->chapters.len; i++)
        if (is_new(k, r->chapters.at[i].source))
            scan_block(k, &home, NO_SLOT, roots[i], LABEL_NONE);
    scan_attachments(k, &home, NO_SLOT, &r->attachments);
}

/* ---- all ------------------------------------------------------------------------------------- */

static int by_place(const void *left, const void *right)
{
    const reference *r = left, *s = right;
    if (r->at.source != s->at.source)
        return r->at.source < s->at.source ? -1 : 1;
    if (r->at.at != s->at.at)
        return r->at.at < s->at.at ? -1 : 1;
    return (r->at.len > s->at.len) - (r->at.len < s->at.len);
}

void link_references_in_texts(linker *k)
{
    k->scanned = arena_array(k->a, bool, diag_source_count(k->d) + 1);
    for (size_t i = 0; i < k->m->meetings.len; i++)
        scan_meeting(k, (slot)i);
    for (size_t i = 0; i < k->m->reports.len; i++)
        scan_report(k, (slot)i);
    if (k->m->references.len > 1)
        qsort(k->m->references.at, k->m->references.len, sizeof *k->m->references.at, by_place);
}

static bool is_before(span s, span t)
{
    return s.source != t.source ? s.source < t.source : s.at < t.at;
}

const reference *link_references(const archive *m, span within, size_t *count)
{
    size_t low = 0, high = m->references.len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (is_before(m->references.at[middle].at, within))
            low = middle + 1;
        else
            high = middle;
    }
    size_t end = low;
    span after = { within.source, within.at + within.len, 0 };
    while (end < m->references.len && is_before(m->references.at[end].at, after))
        end++;
    *count = end - low;
    return low < m->references.len ? &m->references.at[low] : NULL;
}
