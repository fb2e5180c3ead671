/*
 * serve: the archive in the browser, built anew at every save.
 *
 * This thread waits for what comes first: a change in the project's folders, a file that a browser
 * asks for, the end of a making, or the wish to end. At a save it reads, links, checks and plans the
 * whole, and shows that at once: a page or a PDF is made when it is asked for, so that the one that
 * somebody looks at comes before all others. A making goes through the rest meanwhile, for what only
 * composing can tell, and for what is made of all pages. A build is kept in memory and no file is
 * written, so the output folder stays as `build` left it.
 *
 * Two builds are kept: the last one, whose messages are shown, and the last good one, which had no
 * error before its pages were composed, and whose files are shown. Each has an arena of its own,
 * which goes when another has taken its place. There is one making at a time; it goes with its build.
 */
#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <sys/eventfd.h>
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
    map *files;  /* path → site_file: what is made of it so far */
    map *later;  /* path → plan_item: its pages and PDFs */
    int since;   /* the first preview that showed it */
    making *all; /* what has made all of it; NULL before that */
} build;

typedef struct serving {
    pipeline wished; /* as the options say: what each build begins with */
    diag *diag;      /* what is to be said of the preview itself */
    server *server;
    watch *watch;
    int stop; /* can be read when the user wants to end */
    int made; /* an eventfd: can be read when a making has ended */
    int previews;
    build *good, *last; /* may be the same; NULL before the first */
    making *making;     /* under way; NULL: none is */
    build *made_of;     /* by it; neither good nor last where it was told to stop */
} serving;

/* What is made when all pages are. */
static const char *const made_last[] = { "data/", "files/",   "fonts/",
                                         "sok/",  "feed.xml", "calendar.ics" };

/* What of it a new build takes over from the one before, until its own is made. */
static const char *const fonts_folder = "fonts/";

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

static const str_list *last_files(arena *a)
{
    str_list *all = arena_make(a, str_list);
    for (size_t i = 0; i < sizeof made_last / sizeof *made_last; i++)
        list_add(a, all, str_of(made_last[i]));
    return all;
}

/* The messages of one build over the files of another, which may be the same. */
static preview *preview_of(const serving *s, const build *b)
{
    const build *good = s->good;
    preview *shown = arena_make(b->arena, preview);
    shown->number = s->previews;
    shown->since = good ? good->since : s->previews;
    shown->is_old = b != good;
    shown->has_errors = !went_well(b);
    shown->files = good ? good->files : NULL;
    shown->later = good ? good->later : NULL;
    shown->last = good && !good->all ? last_files(b->arena) : NULL;
    shown->counts = str_format(b->arena, STR_FMT ", " STR_FMT ", " STR_FMT,
                               STR_ARG(count_of(b, SEVERITY_ERROR, "error", "errors")),
                               STR_ARG(count_of(b, SEVERITY_WARNING, "warning", "warnings")),
                               STR_ARG(count_of(b, SEVERITY_NOTE, "note", "notes")));
    add_messages(shown, b);
    return shown;
}

static void show(serving *s)
{
    s->last->preview = preview_of(s, s->last);
    server_show(s->server, s->last->preview);
}

static void put_later(const build *b, const plan_item *item)
{
    map_put(b->later, str_format(b->arena, STR_FMT "index.html", STR_ARG(item->page)),
            (plan_item *)item);
    if (item->pdf.len)
        map_put(b->later, item->pdf, (plan_item *)item);
}

static void put_text(const build *b, str path, str content)
{
    site_file *file = arena_make(b->arena, site_file);
    file->content = str_copy(b->arena, content);
    map_put(b->files, str_copy(b->arena, path), file);
}

/* Every page wants these, and none shall wait for all others because of them. */
static void put_ready(const build *b, const build *before)
{
    buf script = buf_new(b->arena);
    html_search_script(&script);
    put_text(b, STR(HTML_SEARCH_SCRIPT), buf_str(&script));
    for (size_t i = 0; before && i < map_len(before->files); i++) {
        const site_file *file = map_value(before->files, i);
        if (str_starts(map_key(before->files, i), str_of(fonts_folder)))
            put_text(b, map_key(before->files, i), file->content);
    }
}

static build *build_new(const serving *s)
{
    arena *a = arena_new();
    build *b = arena_make(a, build);
    b->arena = a;
    b->pipeline = s->wished;
    b->pipeline.arena = a;
    b->pipeline.diag = diag_new(a);
    b->pipeline.started = now_microseconds();
    b->files = map_new(a);
    b->later = map_new(a);
    pipeline_run(&b->pipeline);
    for (size_t i = 0; i < b->pipeline.plan->items.len; i++)
        put_later(b, &b->pipeline.plan->items.at[i]);
    return b;
}

/* One that is still made goes when that has ended. */
static void build_drop(const serving *s, build *b)
{
    if (b && b == s->made_of) {
        making_stop(s->making);
    } else if (b) {
        making_drop(b->all);
        arena_drop(b->arena);
    }
}

static void say_built(build *b, const char *how)
{
    const int64_t time = (now_microseconds() - b->pipeline.started) / 1000;
    put_error(str_format(b->arena, STR_FMT "; %s after %lld ms\n", STR_ARG(b->preview->counts), how,
                         (long long)time));
}

/* ---- all of it ------------------------------------------------------------------------------- */

/* One at a time: what is made of a build that is gone ends first. */
static void make_rest(serving *s)
{
    if (s->making || !s->good || s->good->all)
        return;
    s->made_of = s->good;
    s->making = making_start(&s->good->pipeline, s->made);
}

/* What was made when it was asked for, and no build makes by itself. */
static void keep_papers(const map *files, map *all)
{
    for (size_t i = 0; i < map_len(files); i++)
        map_add(all, map_key(files, i), map_value(files, i));
}

/* What composing had to say is among the messages from now on. */
static void take_messages(serving *s, build *b)
{
    const size_t before = b->preview->messages.len;
    diag_close(b->pipeline.diag);
    s->previews += diag_message(b->pipeline.diag, before) != NULL;
}

static void take_all(serving *s, build *b, making *all)
{
    const pipeline *made = making_wait(all);
    const size_t before = b->preview->messages.len;
    b->all = all;
    diag_merge(b->pipeline.diag, made->diag);
    take_messages(s, b);
    keep_papers(b->files, made->kept);
    b->files = made->kept;
    show(s);
    if (b->preview->messages.len > before)
        pipeline_report(&b->pipeline);
    say_built(b, str_text(b->arena, str_format(b->arena, STR_FMT " made",
                                               STR_ARG(count_text(b->arena, made->totals.documents,
                                                                  "document", "documents")))));
}

static void end_making(serving *s)
{
    uint64_t rung;
    while (read(s->made, &rung, sizeof rung) < 0 && errno == EINTR)
        continue;
    if (!s->making)
        return;
    making *ended = s->making;
    build *b = s->made_of;
    const bool whole = !pipeline_is_stopped(making_wait(ended));
    s->making = NULL;
    s->made_of = NULL;
    if (b == s->good && whole)
        take_all(s, b, ended);
    else
        making_drop(ended);
    if (b != s->good)
        build_drop(s, b);
    make_rest(s);
}

/* ---- at a save ------------------------------------------------------------------------------- */

static void rebuild(serving *s)
{
    build *b = build_new(s), *good = s->good, *last = s->last;
    s->previews++;
    s->last = b;
    if (went_well(b)) {
        s->good = b;
        b->since = s->previews;
        put_ready(b, good);
    }
    show(s);
    pipeline_report(&b->pipeline);
    say_built(b, s->good == b ? "shown" : "the pages stay as they were");
    if (last != good)
        build_drop(s, last);
    if (s->good != good)
        build_drop(s, good);
    make_rest(s);
}

/* ---- what is asked for ----------------------------------------------------------------------- */

/* One document of the last good build, as a page or as a PDF; with messages. */
static const map *make_document(const build *b, const plan_item *item, str path)
{
    pipeline own = b->pipeline;
    own.one = item;
    own.pdf = str_equal(path, item->pdf);
    own.html = !own.pdf;
    own.data = false;
    own.kept = map_new(b->arena);
    pipeline_output(&own);
    return own.kept;
}

static void make_wanted(serving *s)
{
    arena *scratch = arena_new();
    for (str path; server_next_wanted(s->server, scratch, &path);) {
        const plan_item *item = s->good ? map_find(s->good->later, path) : NULL;
        server_give(s->server, path, item ? make_document(s->good, item, path) : NULL);
    }
    arena_drop(scratch);
    const int before = s->previews;
    if (s->good && s->good == s->last)
        take_messages(s, s->good);
    if (s->previews > before)
        show(s);
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
    if (news != WATCH_NOTHING && s->making)
        making_stop(s->making); /* what is saved comes first */
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
        { .fd = s->made, .events = POLLIN },
        { .fd = s->watch ? watch_descriptor(s->watch) : -1, .events = POLLIN },
    };
    for (;;) {
        const int ready = poll(events, sizeof events / sizeof *events, REFRESH_MILLISECONDS);
        if (ready == 0)
            server_refresh(s->server);
        if (ready <= 0)
            continue;
        if (events[0].revents)
            return;
        if (events[1].revents)
            make_wanted(s);
        if (events[2].revents)
            end_making(s);
        if (events[3].revents)
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

static void drop_all(serving *s)
{
    build *last = s->last != s->good ? s->last : NULL;
    build *made_of = s->made_of != s->good ? s->made_of : NULL;
    if (s->making) {
        making_stop(s->making);
        making_wait(s->making);
        making_drop(s->making);
        s->made_of = NULL;
    }
    build_drop(s, last);
    build_drop(s, made_of);
    build_drop(s, s->good);
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
    drop_all(s);
}

exit_status run_serve(session *own)
{
    serving s = { 0 };
    long port = 0;
    exit_status status = pipeline_new(own, &s.wished, STAGE_PLAN);
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
    s.made = eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK);
    s.server = server_open(s.diag, (int)port);
    if (s.server)
        serve(&s);
    else
        say(&s);
    close(s.stop);
    close(s.made);
    type_webfont_store_drop(s.wished.webfonts);
    return s.server ? EXIT_DONE : EXIT_WORLD;
}
