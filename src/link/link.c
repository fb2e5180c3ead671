/*
 * link_archive: the last stage that writes the archive, one step a line.
 */
#include "link/linker.h"

enum { HINTS = 500 }; /* searches for a nearest name in one run */

static void link_reports(linker *k)
{
    for (size_t i = 0; i < k->m->reports.len; i++) {
        report *r = &k->m->reports.at[i];
        if (r->written_body.value.len)
            r->body = resolve_body(k, r->written_body, r->day);
    }
}

void link_archive(diag *d, arena *a, archive *m, const words *w)
{
    linker k = { .d = d, .a = a, .m = m, .w = w, .scratch = arena_new(), .hints = HINTS };
    link_register(&k);
    prepare_cases(&k);
    link_meetings(&k);
    link_reports(&k);
    link_approvals(&k);
    link_case_names(&k);
    prepare_forms(&k);
    link_references_in_texts(&k);
    link_threads(&k);
    arena_drop(k.scratch);
}
