/*
 * watch: whether a file of the project has changed, by inotify(7).
 *
 * Folders are watched, not files, so that one that is new, or is replaced by a rename, is seen as
 * well. Which file it was is not asked: a build reads them all. A file that is being written counts
 * when it is closed, for until then it is not finished.
 */
#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "serve/serve.h"

enum {
    QUIET_MILLISECONDS = 50, /* between the steps of one save */
    QUIET_ROUNDS = 20,       /* but whoever writes without a pause is not waited for */
    EVENT_ROOM = 16384,      /* bytes */
    ENTRIES_MOST = 500000,   /* as many as a project may have */
};

#define EVENTS                                                                                     \
    (IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_DELETE_SELF         \
     | IN_ONLYDIR)

struct watch {
    int events;
    bool told; /* that not all can be watched */
};

watch *watch_open(diag *d, arena *a)
{
    watch *w = arena_make(a, watch);
    w->events = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
    if (w->events >= 0)
        return w;
    DIAG(d, WATCH_REFUSED, (span){ 0 }, STR("the project"), str_of(strerror(errno)));
    return NULL;
}

void watch_close(watch *w)
{
    close(w->events);
}

int watch_descriptor(const watch *w)
{
    return w->events;
}

/* ---- adding ---------------------------------------------------------------------------------- */

/* A folder that is gone again is of no interest: that it went is seen by the one above it. */
static void add_folder(watch *w, diag *d, arena *scratch, str folder)
{
    if (inotify_add_watch(w->events, str_text(scratch, folder), EVENTS) >= 0 || errno == ENOENT
        || errno == ENOTDIR || w->told)
        return;
    w->told = true;
    DIAG(d, WATCH_REFUSED, (span){ 0 }, folder,
         str_of(errno == ENOSPC ? "too many folders are watched" : strerror(errno)));
}

void watch_add(watch *w, diag *d, str folder, str except)
{
    arena *scratch = arena_new();
    dir_list entries = { 0 };
    add_folder(w, d, scratch, folder); /* before it is listed: what comes meanwhile is seen */
    dir_list_all(scratch, str_text(scratch, folder), ENTRIES_MOST, &entries);
    for (size_t i = 0; i < entries.len; i++) {
        str path = path_join(scratch, folder, entries.at[i].path);
        if (entries.at[i].is_folder && !entries.at[i].odd
            && !(except.len && path_below(path, except)))
            add_folder(w, d, scratch, path);
    }
    arena_drop(scratch);
}

/* ---- reading --------------------------------------------------------------------------------- */

static watch_news news_of(const struct inotify_event *seen)
{
    if (seen->mask & IN_Q_OVERFLOW)
        return WATCH_FOLDERS;
    if ((seen->mask & IN_IGNORED) || (seen->len && seen->name[0] == '.'))
        return WATCH_NOTHING; /* what editors write beside a file begins with a dot */
    return seen->mask & (IN_ISDIR | IN_DELETE_SELF) ? WATCH_FOLDERS : WATCH_FILES;
}

/* All that has happened so far. */
static watch_news read_events(const watch *w)
{
    watch_news news = WATCH_NOTHING;
    _Alignas(struct inotify_event) char room[EVENT_ROOM];
    for (ssize_t len; (len = read(w->events, room, sizeof room)) > 0;) {
        for (ssize_t at = 0; at < len;) {
            const struct inotify_event *seen = (const void *)(room + at);
            watch_news own = news_of(seen);
            news = own > news ? own : news;
            at += (ssize_t)(sizeof *seen + seen->len);
        }
    }
    return news;
}

watch_news watch_read(watch *w)
{
    struct pollfd events = { .fd = w->events, .events = POLLIN };
    watch_news news = read_events(w);
    for (int i = 0; news != WATCH_NOTHING && i < QUIET_ROUNDS; i++) {
        if (poll(&events, 1, QUIET_MILLISECONDS) == 0)
            break;
        watch_news more = read_events(w);
        news = more > news ? more : news;
    }
    return news;
}
