/*
 * build: everything, or what is named; then a summary in one line.
 *
 * It runs the pipeline to its end, prints all messages to standard error, and says how many documents and
 * pages there are, how many files changed, and how long it took; with errors it says that nothing was written.
 * Names on the command line are read from where the user stands and handed on as the project sees them.
 */
#include "cli/cli.h"

/* Says what was built. Nothing was, if there are errors. */
static void put_summary(pipeline *p, exit_status status)
{
    arena *a = p->arena;
    int64_t errors = (int64_t)diag_count(p->diag, SEVERITY_ERROR);
    int64_t warnings = (int64_t)diag_count(p->diag, SEVERITY_WARNING);
    str messages =
        str_format(a, STR_FMT ", " STR_FMT, STR_ARG(count_text(a, errors, "error", "errors")),
                   STR_ARG(count_text(a, warnings, "warning", "warnings")));
    int64_t time = (now_microseconds() - p->started) / 1000;
    if (status == EXIT_DONE || errors == 0)
        put_error(
            str_format(a, STR_FMT ", " STR_FMT ", " STR_FMT "; " STR_FMT "; %lld.%02lld s\n",
                       STR_ARG(count_text(a, p->totals.documents, "document", "documents")),
                       STR_ARG(count_text(a, p->totals.pages, "page", "pages")),
                       STR_ARG(count_text(a, p->totals.written, "file changed", "files changed")),
                       STR_ARG(messages), (long long)time / 1000, (long long)time % 1000 / 10));
    else
        put_error(str_format(a, STR_FMT "; nothing was written, the last build stays as it was\n",
                             STR_ARG(messages)));
}

static void put_times(const pipeline *p)
{
    for (size_t i = 0; i < sizeof p->times / sizeof *p->times; i++)
        put_out(
            str_format(p->arena, "%-10s %8.2f ms\n", stage_times[i], (double)p->times[i] / 1000));
}

exit_status run_build(session *s)
{
    pipeline p;
    exit_status status = pipeline_new(s, &p, STAGE_BUILD);
    if (status != EXIT_DONE)
        return status;
    p.only = session_paths(s, p.root);
    status = pipeline_run(&p);
    exit_status reported = pipeline_report(&p);
    if (status == EXIT_DONE)
        status = reported;
    if (!session_has(s, "quiet"))
        put_summary(&p, status);
    if (session_has(s, "times"))
        put_times(&p);
    return status;
}
