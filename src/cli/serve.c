/*
 * serve: the archive in the browser, built anew at every save.
 *
 * One thread builds: this one. It waits for what comes first: a change in the project's folders, a
 * PDF that a browser asks for, or the wish to end. A build is kept in memory and no file is
 * written, so the output folder stays as `build` left it. The pages are made at once; a PDF is set
 * when it is asked for, from what the build has planned.
 *
 * Two builds are kept: the last one, whose messages are shown, and the last good one, whose files
 * are. Each has an arena of its own, which goes when another has taken its place.
 */
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/signalfd.h>
#include <unistd.h>

#include "cli/cli.h"
#include "serve/serve.h"

#define PORT_USUAL "8417"

enum {
    PORT_MOST = 65535,
    REFRESH_MILLISECONDS = 20000, /* shorter than a connection may be silent */
};

typedef struct build {
    arena *arena; /* holds all of it, and itself */
    pipeline pipeline;
    preview *preview;
} build;

typedef struct serving {
    pipeline wished; /* as the options say: what each build begins with */
    diag *diag;      /* what is to be said of the preview itself */
    server *server;
    watch *watch;
    int stop; /* can be read when the user wants to end */
    int builds;
    build *good, *last; /* may be the same; NULL before the first */
} serving;

/* ---- builds ---------------------------------------------------------------------------------- */

static bool went_well(const build *b)
{
    return diag_count(b->pipeline.diag, SEVERITY_ERROR) == 0;
}

static str count_of(const build *b, severity level, const char *one, const char *many)
{
    return count_text(b->arena, (int64_t)diag_count(b->pipeline.diag, level), one, many);
}

static void add_messages(preview *shown, const build *b)
{
    const message *m;
    for (size_t i = 0; (m = diag_message(b->pipeline.diag, i)); i++) {
        buf printed = buf_new(b->arena);
        diag_print_one(b->pipeline.diag, m, &printed);
        const preview_message said = { m->level, buf_str(&printed) };
        list_add(b->arena, &shown->messages, said);
    }
}

/* The messages of one build over the files of another, which may be the same. */
static preview *preview_of(const serving *s, const build *b)
{
    preview *shown = arena_make(b->arena, preview);
    shown->number = s->builds;
    shown->is_old = !went_well(b);
    shown->files = s->good ? s->good->pipeline.kept : NULL;
    shown->counts = str_format(b->arena, STR_FMT ", " STR_FMT ", " STR_FMT,
                               STR_ARG(count_of(b, SEVERITY_ERROR, "error", "errors")),
                               STR_ARG(count_of(b, SEVERITY_WARNING, "warning", "warnings")),
                               STR_ARG(count_of(b, SEVERITY_NOTE, "note", "notes")));
    add_messages(shown, b);
    shown->later = map_new(b->arena);
    const compose_plan *plan = s->good ? s->good->pipeline.plan : NULL;
    for (size_t i = 0; plan && i < plan->items.len; i++)
        if (plan->items.at[i].pdf.len)
            map_put(shown->later, plan->items.at[i].pdf, &plan->items.at[i]);
    return shown;
}

static build *build_new(const serving *s)
{
    arena *a = arena_new();
    build *b = arena_make(a, build);
    b->arena = a;
    b->pipeline = s->wished;
    b->pipeline.arena = a;
    b->pipeline.diag = diag_new(a);
    b->pipeline.kept = map_new(a);
    b->pipeline.started = now_microseconds();
    pipeline_run(&b->pipeline);
    return b;
}

static void build_drop(build *b)
{
    if (b)
        arena_drop(b->arena);
}

static void say_built(build *b)
{
    pipeline_report(&b->pipeline);
    const int64_t time = (now_microseconds() - b->pipeline.started) / 1000;
    put_error(str_format(
        b->arena, STR_FMT "; " STR_FMT "; %lld ms%s\n",
        STR_ARG(count_text(b->arena, b->pipeline.totals.documents, "document", "documents")),
        STR_ARG(b->preview->counts), (long long)time,
        went_well(b) ? "" : "; the pages stay as they were"));
}

static void rebuild(serving *s)
{
    build *b = build_new(s), *good = s->good, *last = s->last;
    s->builds++;
    s->last = b;
    if (went_well(b))
        s->good = b;
    b->preview = preview_of(s, b);
    server_show(s->server, b->preview);
    say_built(b);
    if (last != good)
        build_drop(last);
    if (s->good != good)
        build_drop(good);
}

/* ---- what is asked for ----------------------------------------------------------------------- */

/* Sets one document of the last good build; NULL, with messages, if it cannot be. */
static site_file *make_pdf(build *b, str path)
{
    pipeline own = b->pipeline;
    str_list only = { 0 };
    list_add(b->arena, &only, path);
    own.only = &only;
    own.html = own.data = false;
    own.pdf = true;
    own.kept = map_new(b->arena);
    own.started = now_microseconds();
    pipeline_output(&own);
    return map_find(own.kept, path);
}

static void make_one(serving *s, str path)
{
    const plan_item *item = s->good ? plan_find(&s->good->pipeline, path) : NULL;
    if (item && str_equal(item->pdf, path))
        server_give(s->server, item->pdf, make_pdf(s->good, item->pdf));
    else
        server_give(s->server, path, NULL);
}

/* What setting them has to say is among the messages from now on. */
static void make_wanted(serving *s)
{
    arena *scratch = arena_new();
    for (str path; server_next_wanted(s->server, scratch, &path);)
        make_one(s, path);
    arena_drop(scratch);
    if (s->good && s->good == s->last) {
        s->good->preview = preview_of(s, s->good);
        server_show(s->server, s->good->preview);
    }
}

/* ---- what changes ---------------------------------------------------------------------------- */

static void say(serving *s)
{
    arena *a = s->wished.arena;
    diag_close(s->diag);
    if (!diag_message(s->diag, 0))
        return;
    buf out = buf_new(a);
    const diag_print_options options = { DIAG_TEXT, s->wished.session->colour_error,
                                         SEVERITY_NOTE };
    diag_print(s->diag, options, &out);
    put_error(buf_str(&out));
    s->diag = diag_new(a);
}

/* The project but for its output, and the theme where that lies elsewhere. */
static void watch_folders(serving *s)
{
    if (!s->watch)
        return;
    const pipeline *p = s->last ? &s->last->pipeline : NULL;
    arena *scratch = arena_new();
    str root = s->wished.root, output = p ? p->archive->settings.output : STR("out");
    watch_add(s->watch, s->diag, root, path_join(scratch, root, output));
    if (p && p->theme->folder.len && !path_below(p->theme->folder, root))
        watch_add(s->watch, s->diag, p->theme->folder, STR(""));
    arena_drop(scratch);
    say(s);
}

static void follow_changes(serving *s)
{
    const watch_news news = watch_read(s->watch);
    if (news == WATCH_FOLDERS)
        watch_folders(s); /* before it is built: what changes from now on is seen */
    if (news != WATCH_NOTHING)
        rebuild(s);
}

static void follow(serving *s)
{
    struct pollfd events[] = {
        { .fd = s->stop, .events = POLLIN },
        { .fd = server_wanted(s->server), .events = POLLIN },
        { .fd = s->watch ? watch_descriptor(s->watch) : -1, .events = POLLIN },
    };
    for (;;) {
        const int ready = poll(events, 3, REFRESH_MILLISECONDS);
        if (ready == 0)
            server_refresh(s->server);
        if (ready <= 0)
            continue;
        if (events[0].revents)
            return;
        if (events[1].revents)
            make_wanted(s);
        if (events[2].revents)
            follow_changes(s);
    }
}

/* ---- beginning and end ----------------------------------------------------------------------- */

/* From now on being asked to stop is read, not obeyed at once; threads that are started later leave
   it to this one. */
static int wait_for_stop(void)
{
    static const int signals[] = { SIGINT, SIGTERM, SIGHUP };
    sigset_t stops;
    sigemptyset(&stops);
    for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
        sigaddset(&stops, signals[i]);
    pthread_sigmask(SIG_BLOCK, &stops, NULL);
    return signalfd(-1, &stops, SFD_CLOEXEC | SFD_NONBLOCK);
}

static void say_address(const serving *s)
{
    put_out(str_format(s->wished.arena, "http://127.0.0.1:%d/\n", server_port(s->server)));
    fflush(stdout);
    put_error(STR("the preview is there; Ctrl-C ends it\n"));
}

static void serve(serving *s)
{
    s->watch = watch_open(s->diag, s->wished.arena);
    say(s);
    watch_folders(s);
    rebuild(s);
    watch_folders(s); /* now that it is known where the output and the theme are */
    say_address(s);
    follow(s);
    server_close(s->server);
    if (s->watch)
        watch_close(s->watch);
    if (s->last != s->good)
        build_drop(s->last);
    build_drop(s->good);
}

exit_status run_serve(session *own)
{
    serving s = { 0 };
    long port = 0;
    exit_status status = pipeline_new(own, &s.wished, STAGE_BUILD);
    if (status != EXIT_DONE)
        return status;
    str wanted = session_option(own, "port", PORT_USUAL);
    if (!str_int(wanted, &port) || port < 0 || port > PORT_MOST)
        return usage_error(own, "--port wants a number from 0 to %d, not “" STR_FMT "”", PORT_MOST,
                           STR_ARG(wanted));
    s.wished.webfonts = type_webfont_store_new(own->arena);
    s.wished.pdf = false; /* the pages link to them all the same */
    s.wished.options.versions = versions_read(own->arena, s.wished.root);
    s.diag = s.wished.diag;
    s.stop = wait_for_stop();
    s.server = server_open(s.diag, (int)port);
    if (s.server)
        serve(&s);
    else
        say(&s);
    close(s.stop);
    type_webfont_store_drop(s.wished.webfonts);
    return s.server ? EXIT_DONE : EXIT_WORLD;
}
