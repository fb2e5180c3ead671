/*
 * Rules for headings: none is more than one level below the one before it.
 *
 * Screen readers and the contents list show levels as an outline; a level that is skipped is a hole in it (WCAG
 * 2.2, 1.3.1; PDF/UA-1, 7.4.2 forbids it). A case may stand at any level, so that the count begins anew at each. The
 * chapters of a report are one text; its top level is the shallowest heading of them all.
 */
#include "check/rules.h"

enum { ANY_LEVEL = 6 }; /* before the first heading of minutes: it may have any */

/* Walks the headings of a text. `before` is the level of the last one. */
static void walk_headings(checker *c, const md_node *root, const meeting *mt, int *before)
{
    size_t next_case = 0;
    for (const md_node *n = root; n; n = md_next(root, n)) {
        if (n->kind != MD_HEADING)
            continue;
        bool is_case =
            mt && next_case < mt->cases.len && c->m->cases.at[mt->cases.at[next_case]].heading == n;
        next_case += is_case;
        if (!is_case && n->level > *before + 1)
            DIAG(c->d, HEADING_SKIPS, n->at, say_number(c, n->level), say_number(c, *before + 1));
        *before = n->level;
    }
}

void check_meeting_headings(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    int before = ANY_LEVEL;
    if (mt->content)
        walk_headings(c, mt->content, mt, &before);
}

void check_report_headings(checker *c, slot subject)
{
    const report *r = &c->m->reports.at[subject];
    int before = r->top_level - 1;
    for (size_t i = 0; i < r->chapters.len; i++)
        if (r->chapters.at[i].content)
            walk_headings(c, r->chapters.at[i].content, NULL, &before);
}
