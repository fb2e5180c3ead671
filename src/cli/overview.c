/*
 * Without a command: what is here, and what to do next.
 *
 * In a project it counts what was found and names the two or three commands that make sense now; elsewhere
 * it says how to make a project. It never writes and never fails because of what the sources hold.
 */
#include "cli/cli.h"

static void say_no_project(session *s)
{
    put_out(str_format(s->arena,
                       "There is no project here (no referat.yaml in this folder or above it).\n\n"
                       "  referat init DIR     make one that builds\n"
                       "  referat --help       all commands\n"));
}

static size_t count_meetings(const archive *m, meeting_status status)
{
    size_t count = 0;
    for (size_t i = 0; i < m->meetings.len; i++)
        count += m->meetings.at[i].status == status;
    return count;
}

static size_t count_open(const archive *m)
{
    size_t count = 0;
    for (size_t i = 0; i < m->actions.len; i++)
        count += !m->actions.at[i].done;
    return count;
}

/* One line: counts with their words, commas between. */
static void say_counts(buf *out, const str *counts, size_t count)
{
    buf_format(out, "  " STR_FMT "\n", STR_ARG(str_join(out->arena, counts, count, STR(", "))));
}

static str of_status(const pipeline *p, meeting_status status, const char *one, const char *many)
{
    return count_text(p->arena, (int64_t)count_meetings(p->archive, status), one, many);
}

static str of_level(const pipeline *p, severity level, const char *one, const char *many)
{
    return count_text(p->arena, (int64_t)diag_count(p->diag, level), one, many);
}

static void say_found(const pipeline *p, buf *out)
{
    const archive *m = p->archive;
    arena *a = p->arena;
    const str register_counts[] = {
        count_text(a, (int64_t)m->bodies.len, "body", "bodies"),
        count_text(a, (int64_t)m->people.len, "person", "people"),
        count_text(a, (int64_t)m->organisations.len, "organisation", "organisations"),
    };
    const str meeting_counts[] = {
        of_status(p, STATUS_AGENDA, "agenda", "agendas"),
        of_status(p, STATUS_DRAFT, "draft", "drafts"),
        of_status(p, STATUS_ISSUED, "issued", "issued"),
        of_status(p, STATUS_APPROVED, "approved", "approved"),
    };
    const str document_counts[] = {
        count_text(a, (int64_t)m->cases.len, "case", "cases"),
        count_text(a, (int64_t)count_open(m), "open action", "open actions"),
        count_text(a, (int64_t)m->reports.len, "report or plan", "reports and plans"),
    };
    const str message_counts[] = {
        of_level(p, SEVERITY_ERROR, "error", "errors"),
        of_level(p, SEVERITY_WARNING, "warning", "warnings"),
        of_level(p, SEVERITY_NOTE, "note", "notes"),
    };
    buf_format(out, STR_FMT " (%s)\n\n", STR_ARG(m->settings.organisation.value), p->root.at);
    say_counts(out, register_counts, 3);
    say_counts(out, meeting_counts, 4);
    say_counts(out, document_counts, 3);
    say_counts(out, message_counts, 3);
}

static void say_next(const pipeline *p, buf *out)
{
    buf_text(out, "\nNext:\n");
    if (diag_count(p->diag, SEVERITY_ERROR) || diag_count(p->diag, SEVERITY_WARNING))
        buf_text(out, "  referat check                    see what there is to mend\n");
    if (p->archive->bodies.len)
        buf_format(out,
                   "  referat new meeting " STR_FMT " DATE   write an agenda from the register\n",
                   STR_ARG(p->archive->bodies.at[0].id));
    buf_text(out, "  referat build                    make PDF and HTML\n");
}

exit_status run_overview(session *s)
{
    pipeline p;
    if (session_find_project(s).len == 0) {
        say_no_project(s);
        return EXIT_DONE;
    }
    exit_status status = pipeline_new(s, &p, STAGE_PLAN);
    if (status != EXIT_DONE)
        return status;
    pipeline_run(&p);
    buf out = buf_new(s->arena);
    say_found(&p, &out);
    say_next(&p, &out);
    put_out(buf_str(&out));
    return EXIT_DONE;
}
