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

static void say_found(const pipeline *p, buf *out)
{
    const archive *m = p->archive;
    buf_format(out, STR_FMT " (%s)\n\n", STR_ARG(m->settings.organisation.value), p->root.at);
    buf_format(out, "  %zu bodies, %zu people, %zu organisations\n", m->bodies.len, m->people.len,
               m->organisations.len);
    buf_format(out, "  %zu meetings: %zu agendas, %zu drafts, %zu issued, %zu approved\n",
               m->meetings.len, count_meetings(m, STATUS_AGENDA), count_meetings(m, STATUS_DRAFT),
               count_meetings(m, STATUS_ISSUED), count_meetings(m, STATUS_APPROVED));
    buf_format(out, "  %zu cases, %zu open actions, %zu reports and plans\n", m->cases.len,
               count_open(m), m->reports.len);
    buf_format(out, "  %zu errors, %zu warnings, %zu notes\n", diag_count(p->diag, SEVERITY_ERROR),
               diag_count(p->diag, SEVERITY_WARNING), diag_count(p->diag, SEVERITY_NOTE));
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
