/*
 * The pipeline: the whole program from top to bottom.
 *
 * `pipeline_run` is the one place that knows the order of the stages. Each takes what those before it made and
 * adds messages; none stops the run, so that one run says all there is to say. Only when everything is composed
 * and set, and nothing was an error, does the output come into its place.
 */
#include <unistd.h>

#include "check/check.h"
#include "cli/cli.h"
#include "link/link.h"

#define JOBS_MOST 8

const char *const stage_times[TIMED_STAGES] = {
    [TIMED_VERSIONS] = "versions", [TIMED_WORDS] = "words",         [TIMED_MODEL] = "model",
    [TIMED_LINK] = "link",         [TIMED_CHECK] = "check",         [TIMED_THEME] = "theme",
    [TIMED_PLAN] = "plan",         [TIMED_DOCUMENTS] = "documents", [TIMED_OUTPUT] = "output",
};

/* Notes the time since the last lap under the next stage. */
static void lap(pipeline *p, timed_stage stage, int64_t *since)
{
    int64_t now = now_microseconds();
    p->times[stage] = now - *since;
    *since = now;
}

bool pipeline_is_partial(const pipeline *p)
{
    return p->one || (p->only && p->only->len > 0);
}

bool pipeline_is_stopped(const pipeline *p)
{
    return p->stop && atomic_load(p->stop);
}

static site_options output_options(const pipeline *p)
{
    str folder =
        p->output.len ? p->output : path_join(p->arena, p->root, p->archive->settings.output);
    return (site_options){
        .folder = folder,
        .project = p->root,
        .version = STR("referat " REFERAT_VERSION),
        .audience = p->options.audience == AUDIENCE_PUBLIC ? STR("public") : STR("internal"),
        .html = p->html,
        .pdf = p->pdf,
        .keep_others = pipeline_is_partial(p),
        .withheld = &p->plan->withheld,
        .kept = p->kept,
    };
}

/* What pages need beside them; print has its pictures within. */
static void copy_files(const pipeline *p, site *out)
{
    if (!p->html)
        return;
    buf style = buf_new(p->arena);
    html_style(p->theme, &style);
    const html_frame frame = frame_of(p);
    site_put_text(out, p->diag, frame.style, buf_str(&style), STR(""));
    if (frame.logo)
        site_put_text(out, p->diag, frame.logo->path, frame.logo->content, STR(""));
    for (size_t i = 0; i < p->plan->files.len; i++)
        site_put_copy(out, p->diag, p->plan->files.at[i].path, p->plan->files.at[i].source);
}

typedef struct data_place {
    site *site;
    diag *diag;
} data_place;

static void put_data_file(void *to, str path, str content)
{
    const data_place *at = to;
    site_put_text(at->site, at->diag, path, content, STR(""));
}

/* Cut to what all pages use: a partial build leaves the fonts of the last one. */
static void put_fonts(const pipeline *p, site *out)
{
    if (p->html && !pipeline_is_partial(p))
        type_webfonts(p->theme, site_letters(out), p->webfonts, put_data_file,
                      &(data_place){ out, p->diag });
}

/* The whole archive is told of, or nothing: a partial build leaves the data of the last one. */
static void put_data(const pipeline *p, site *out)
{
    if (!p->data || pipeline_is_partial(p))
        return;
    data_write(p->diag, p->plan, put_data_file, &(data_place){ out, p->diag });
}

/* A build among the sources would be read with them the next time. */
static bool is_among_sources(const pipeline *p, str folder)
{
    for (size_t i = 0; i < diag_source_count(p->diag); i++) {
        str path = diag_source(p->diag, (source_id)i)->path;
        str whole = path_join(p->arena, p->root, path);
        bool is_ours = file_exists(str_text(p->arena, whole)); /* and no data of the program */
        if (is_ours
            && (path_below(whole, folder)
                || (path_folder(path).len && path_below(folder, path_folder(whole)))))
            return true;
    }
    return false;
}

/* What is made when all documents are. */
static void finish_site(const pipeline *p, site *out)
{
    copy_files(p, out);
    put_data(p, out);
    put_fonts(p, out);
}

/* Was there no error? What was held back is one, and where there was one some pages were not put, so links to them lead
   nowhere. */
static bool check_site(const pipeline *p, site *out)
{
    site_report_withheld(out, p->diag);
    diag_close(p->diag);
    if (diag_count(p->diag, SEVERITY_ERROR) == 0 && !pipeline_is_stopped(p))
        site_check_links(out, p->diag);
    diag_close(p->diag);
    return diag_count(p->diag, SEVERITY_ERROR) == 0;
}

/* Composes, sets and writes all documents; moves them into place if there was no error. */
exit_status pipeline_output(pipeline *p)
{
    int64_t since = now_microseconds();
    const site_options options = output_options(p);
    bool refused = !p->kept && is_among_sources(p, options.folder);
    if (refused)
        DIAG(p->diag, OUTPUT_REFUSED, (span){ 0 }, options.folder,
             STR("the sources of the project lie there"));
    site *out = refused ? NULL : site_open(p->diag, p->arena, options);
    if (!out)
        return EXIT_WORLD;
    render_documents(p, out);
    if (!pipeline_is_stopped(p))
        finish_site(p, out);
    lap(p, TIMED_DOCUMENTS, &since);
    bool keep = check_site(p, out);
    bool moved = site_close(out, p->diag, keep, &p->totals);
    lap(p, TIMED_OUTPUT, &since);
    return keep && !moved ? EXIT_WORLD : EXIT_DONE;
}

static void read_archive(pipeline *p, int64_t *since)
{
    p->words = words_load(p->diag, p->arena, p->session->data.words);
    p->options.hyphenation = session_hyphenation(p->session, p->words);
    lap(p, TIMED_WORDS, since);
    archive *m =
        model_load(p->diag, p->arena, p->words, p->root.at, p->options.audience == AUDIENCE_PUBLIC);
    lap(p, TIMED_MODEL, since);
    link_archive(p->diag, p->arena, m, p->words);
    p->archive = m;
    lap(p, TIMED_LINK, since);
}

static void plan_documents(pipeline *p, int64_t *since)
{
    const data_places *data = &p->session->data;
    const theme_places places = { p->root, str_of(data->themes), str_of(data->fonts) };
    const project_settings *settings = &p->archive->settings;
    str name = settings->theme.value.len ? settings->theme.value : STR("plain");
    p->theme = theme_load(p->diag, p->arena, &places, name, settings->theme.at);
    lap(p, TIMED_THEME, since);
    p->plan = compose_plan_new(p->diag, p->arena, p->archive, p->words, p->options);
    lap(p, TIMED_PLAN, since);
}

exit_status pipeline_run(pipeline *p)
{
    exit_status status = EXIT_DONE;
    int64_t since = now_microseconds();
    if (p->last == STAGE_BUILD && !p->options.versions)
        p->options.versions = versions_read(p->arena, p->root);
    lap(p, TIMED_VERSIONS, &since);
    read_archive(p, &since);
    if (p->last >= STAGE_CHECK) {
        check_archive(p->diag, p->archive, p->words, p->options.at);
        lap(p, TIMED_CHECK, &since);
    }
    if (p->last >= STAGE_PLAN)
        plan_documents(p, &since);
    if (p->last == STAGE_DOCUMENTS) {
        report_unknown_names(p, p->about);
        render_documents(p, NULL);
    }
    if (p->last == STAGE_BUILD)
        status = pipeline_output(p);
    diag_close(p->diag);
    return status == EXIT_DONE ? pipeline_status(p) : status;
}

/* ---- setting up ------------------------------------------------------------------------------ */

static int core_count(void)
{
    long cores = sysconf(_SC_NPROCESSORS_ONLN);
    return cores < 1 ? 1 : cores > JOBS_MOST ? JOBS_MOST : (int)cores;
}

static exit_status read_numbers(session *s, pipeline *p)
{
    str at = session_option(s, "at", ""), jobs = session_option(s, "jobs", "");
    long count = core_count();
    if (at.len && !date_iso(at, &p->options.at))
        return usage_error(s, "--at wants a date such as 2026-03-23, not “" STR_FMT "”",
                           STR_ARG(at));
    if (jobs.len && (!str_int(jobs, &count) || count < 1))
        return usage_error(s, "--jobs wants a number from 1 on, not “" STR_FMT "”", STR_ARG(jobs));
    p->jobs = count > JOBS_MOST ? JOBS_MOST : (int)count;
    return EXIT_DONE;
}

exit_status pipeline_new(session *s, pipeline *p, last_stage last)
{
    *p = (pipeline){ .session = s, .arena = s->arena, .diag = diag_new(s->arena), .last = last };
    p->started = now_microseconds();
    p->root = session_find_project(s);
    if (p->root.len == 0)
        return usage_error(
            s, "there is no referat.yaml in %s or above it; referat init DIR makes a project",
            s->start);
    p->root = str_of(str_text(s->arena, p->root));
    bool internal = str_is(session_option(s, "audience", "public"), "internal");
    p->options.audience = internal ? AUDIENCE_INTERNAL : AUDIENCE_PUBLIC;
    p->html = !session_has(s, "to") || session_option_holds(s, "to", "html");
    p->pdf = !session_has(s, "to") || session_option_holds(s, "to", "pdf");
    p->data = !session_has(s, "to") || session_option_holds(s, "to", "data");
    p->options.without_pdf = !p->pdf;
    p->options.catalogue = p->data ? data_tables() : NULL;
    p->options.attach_source = session_has(s, "attach-source");
    if (session_has(s, "output")) {
        str here = path_real(s->arena, s->start);
        p->output = path_join(s->arena, here, session_option(s, "output", ""));
    }
    return read_numbers(s, p);
}

/* ---- what came of it --------------------------------------------------------------------------- */

exit_status pipeline_status(const pipeline *p)
{
    bool strict = session_has(p->session, "strict");
    for (size_t i = 0; diag_message(p->diag, i); i++) {
        message_id id = diag_message(p->diag, i)->id;
        if (id == MSG_OUTPUT_REFUSED || id == MSG_WRITE_FAILED)
            return EXIT_WORLD;
    }
    if (diag_count(p->diag, SEVERITY_ERROR) || (strict && diag_count(p->diag, SEVERITY_WARNING)))
        return EXIT_SOURCES;
    return EXIT_DONE;
}

exit_status pipeline_report(pipeline *p)
{
    buf out = buf_new(p->arena);
    const diag_print_options options = { DIAG_TEXT, p->session->colour_error, SEVERITY_NOTE };
    diag_print(p->diag, options, &out);
    put_error(buf_str(&out));
    return pipeline_status(p);
}
