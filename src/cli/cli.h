/*
 * cli: the commands, their options, and the pipeline that they run.
 *
 * There is one table of commands (commands.c), each with its table of options; parsing, --help, the man page
 * and the completions are made from it. A command gets a `session`: what was typed, where the project and
 * the program's data lie, what the terminal can do. Most commands then run the pipeline (pipeline.c) as
 * far as they need it.
 *
 * The exit status says who is to act: nobody, the author, the one who typed, or the world.
 */
#ifndef REFERAT_CLI_H
#define REFERAT_CLI_H

#include <stdatomic.h>

#include "base/base.h"
#include "compose/compose.h"
#include "data/data.h"
#include "diag/diag.h"
#include "hyphen/hyphen.h"
#include "model/model.h"
#include "search/search.h"
#include "site/site.h"
#include "theme/theme.h"
#include "words/words.h"

typedef enum exit_status { EXIT_DONE, EXIT_SOURCES, EXIT_USAGE, EXIT_WORLD } exit_status;

/* ---- tables -------------------------------------------------------------------------------- */

typedef struct option_spec {
    const char *name;    /* long form, without dashes */
    char letter;         /* short form; 0: none */
    const char *value;   /* "DIR": what it takes; NULL: a switch */
    const char *choices; /* "text|json": the only values; NULL: any */
    bool several;        /* a list with commas: each must be a choice */
    const char *help;
} option_spec;

typedef struct session session;

typedef struct command_spec {
    const char *name;
    const char *arguments;      /* "BODY DATE", as usage shows it */
    int least, most;            /* how many arguments; most -1: any number */
    const char *summary;        /* one line */
    const char *details;        /* a paragraph or more */
    const option_spec *options; /* ends with a NULL name */
    exit_status (*run)(session *s);
} command_spec;

extern const command_spec command_table[]; /* ends with a NULL name */
extern const option_spec common_options[];

const command_spec *command_find(str name);

/* ---- session ------------------------------------------------------------------------------- */

typedef struct data_places {
    const char *words, *themes, *fonts, *skeletons; /* absolute folders */
} data_places;

struct session {
    arena *arena;
    const command_spec *command;
    map *options; /* name → str *; switches have "" */
    str_list arguments;
    data_places data;
    const char *start; /* the folder that the user speaks from: -C, else "." */
    bool colour_out, colour_error, terminal_error;
    hyphenation *hyphenation; /* NULL before it is asked for */
};

bool session_has(const session *s, const char *option);
str session_option(const session *s, const char *option, const char *otherwise);
bool session_option_holds(const session *s, const char *option,
                          const char *choice); /* of a list with commas */
void session_find_data(session *s);
str session_find_project(session *s); /* absolute; "" if there is none here or above */

/* The arguments as paths from the project's root: the user names them from where they stand. A name that is no file
   there is given as it is; the root itself is left out. */
str_list *session_paths(session *s, str root);

/* Of all builds of the session: patterns are opened once. */
hyphenation *session_hyphenation(session *s, const words *w);

/* Says what was wrong in the use of a command, on standard error; gives EXIT_USAGE. */
exit_status usage_error(const session *s, const char *format, ...) BASE_PRINTF(2, 3);

void put_out(str text);   /* to standard output */
void put_error(str text); /* to standard error */

str count_text(arena *a, int64_t n, const char *one, const char *many); /* "1 body", "2 bodies" */

/* Reads a command line into the session. EXIT_DONE if it can be run. */
exit_status command_line_read(session *s, int count, char **line);

/* ---- the pipeline -------------------------------------------------------------------------- */

typedef enum last_stage {
    STAGE_LINK,
    STAGE_CHECK,
    STAGE_PLAN,
    STAGE_DOCUMENTS,
    STAGE_BUILD
} last_stage;

/* What --times tells of, in this order. */
typedef enum timed_stage {
    TIMED_VERSIONS, TIMED_WORDS, TIMED_MODEL, TIMED_LINK, TIMED_CHECK, TIMED_THEME, TIMED_PLAN, TIMED_DOCUMENTS, TIMED_OUTPUT,
    TIMED_STAGES
} timed_stage;

typedef struct pipeline {
    session *session;
    arena *arena;
    diag *diag;
    str root; /* of the project */
    last_stage last;
    compose_options options;
    int jobs;
    bool html, pdf, data;
    str output;           /* absolute; "" as the project says */
    map *kept;  /* path → site_file: takes what a build makes, instead of the output folder; NULL: it is written */
    type_webfont_store *webfonts; /* what builds before this one have made; NULL: nothing */
    const str_list *only; /* build what these name; NULL or empty: everything */
    const plan_item *one; /* build this document alone; NULL: as `only` says */
    const atomic_bool *stop; /* once set, what is not made yet is left out; NULL: never */
    const str_list *about; /* check: what is asked about, each of which must be there; NULL or empty: everything */

    const words *words; /* made by the stages, in this order */
    const archive *archive;
    const theme *theme;
    const compose_plan *plan;
    site_totals totals;
    int64_t started;  /* by now_microseconds */
    int64_t times[TIMED_STAGES]; /* microseconds */
} pipeline;

extern const char *const stage_times[TIMED_STAGES];

/* Fills a pipeline from the options that commands share (--audience, --at, --jobs, -o, --to). EXIT_DONE, or EXIT_USAGE. */
exit_status pipeline_new(session *s, pipeline *p, last_stage last);

/* Runs the stages up to p->last and closes the messages. Versions that are there are not read again. */
exit_status pipeline_run(pipeline *p);

/* The last stage alone, of what a run has planned: once more, with other wishes as to what is made. */
exit_status pipeline_output(pipeline *p);

bool pipeline_is_partial(const pipeline *p); /* not all documents are built */
bool pipeline_is_stopped(const pipeline *p);

/* Prints the messages in text form to standard error and gives the status that they ask for. */
exit_status pipeline_report(pipeline *p);
exit_status pipeline_status(const pipeline *p);

/* Composes, sets and writes the planned documents, p->jobs at a time; `out` is NULL when nothing is to be written. */
void render_documents(pipeline *p, site *out);

/* One document of the plan, for dump and tests. */
const plan_item *plan_find(const pipeline *p,
                           str name); /* by source path, address or PDF; NULL if there is none */
void report_unknown_names(const pipeline *p, const str_list *names); /* that are no source, folder of sources or document */
const document *render_one(pipeline *p, const plan_item *item);
html_frame frame_of(const pipeline *p);

/* ---- making (for the preview) ---------------------------------------------------------------- */

/* All that a run has planned, made in memory by a thread of its own, while others go on reading the plan. */
typedef struct making making;

making *making_start(const pipeline *planned, int done); /* an eventfd: is written to at the end */
void making_stop(making *m);               /* what it makes is not wanted any more: it ends soon */
const pipeline *making_wait(making *m);    /* until it ends; its files and messages lie in the making */
void making_drop(making *m);               /* one that has been waited for; NULL is allowed */

/* The last change of every source in git; NULL where the project is in no repository. */
const map *versions_read(arena *a, str root);

/* ---- progress ------------------------------------------------------------------------------ */

int64_t now_microseconds(void); /* of a steady clock: for progress and times alone */
void progress_show(const pipeline *p, size_t done,
                   size_t total); /* at most a few times a second, after half a second */
void progress_end(const pipeline *p);

/* ---- commands ------------------------------------------------------------------------------ */

slot list_find_body(const archive *m, str name); /* by id or one of its names; NO_SLOT if there is none */
exit_status run_init(session *s);
exit_status run_new(session *s);
exit_status run_build(session *s);
exit_status run_check(session *s);
exit_status run_list(session *s);
exit_status run_serve(session *s);
exit_status run_show(session *s);
exit_status run_explain(session *s);
exit_status run_dump(session *s);
exit_status run_verify(session *s);
exit_status run_help(session *s);
exit_status run_man(session *s);
exit_status run_completion(session *s);
exit_status run_overview(session *s); /* without a command: what is here and what to do next */

void help_command(const command_spec *command, buf *out);

/* ---- tables of text ------------------------------------------------------------------------- */

/* What `list` prints: columns by name, rows of cells. */
typedef struct listing {
    arena *arena;
    str_list columns; /* English names: for CSV and JSON */
    str_list titles;  /* as the table form prints them */
    list_of(str_list) rows;
} listing;

void listing_column(listing *l, const char *name, str title);
void listing_row(listing *l);
void listing_cell(listing *l, str cell);
void listing_put(const listing *l, str form, int width, buf *out); /* "table", "csv" or "json" */

/* Runs the whole program; what main() gives back. */
int cli_main(int count, char **line);

#endif
