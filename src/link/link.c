/*
 * link_archive: the last stage that writes the archive, one step a line.
 *
 * The order is that of what needs what: seats need people, rosters need seats, references need to know every case and
 * the body of every document, threads need the references. Nothing is looked at twice but to follow a name.
 */
#include "link/linker.h"

enum { COMPARED_MOST = 3000000 }; /* names looked at for hints in one run: some seconds at worst */

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
    linker k = { .d = d,
                 .a = a,
                 .m = m,
                 .w = w,
                 .scratch = arena_new(),
                 .compared = COMPARED_MOST,
                 .told = map_new(a) };
    link_register(&k);
    prepare_cases(&k);
    link_meetings(&k);
    link_reports(&k);
    link_approvals(&k);
    prepare_forms(&k);
    link_case_names(&k);
    link_references_in_texts(&k);
    link_threads(&k);
    arena_drop(k.scratch);
}
