/*
 * making: all that a run has planned, made in memory while its preview is shown already.
 *
 * A thread of its own goes through the whole last stage of the pipeline, as `build` does. It shares with others only
 * what is const by now (the archive, the plan, the theme, the words); its files, its messages and its memory are its
 * own until it has been waited for. One core is left to what a browser asks for meanwhile. Asked to stop, it ends
 * after the document that it is at.
 */
#include <assert.h>
#include <errno.h>
#include <pthread.h>
#include <unistd.h>

#include "cli/cli.h"

struct making {
    arena *arena; /* holds all of it, and itself */
    pipeline pipeline;
    atomic_bool stop;
    int done;
    bool threaded;
    pthread_t thread;
};

static void *make_all(void *own)
{
    making *m = own;
    const uint64_t one = 1;
    pipeline_output(&m->pipeline);
    while (write(m->done, &one, sizeof one) < 0 && errno == EINTR)
        continue;
    return NULL;
}

making *making_start(const pipeline *planned, int done)
{
    arena *a = arena_new();
    making *m = arena_make(a, making);
    m->arena = a;
    m->done = done;
    atomic_init(&m->stop, false);
    m->pipeline = *planned;
    m->pipeline.arena = a;
    m->pipeline.diag = diag_fork(planned->diag, a);
    m->pipeline.kept = map_new(a);
    m->pipeline.stop = &m->stop;
    m->pipeline.jobs = planned->jobs > 1 ? planned->jobs - 1 : 1;
    m->threaded = pthread_create(&m->thread, NULL, make_all, m) == 0;
    if (!m->threaded) /* the machine has no more of them: then it is waited for here */
        make_all(m);
    return m;
}

void making_stop(making *m)
{
    atomic_store(&m->stop, true);
}

const pipeline *making_wait(making *m)
{
    if (m->threaded)
        pthread_join(m->thread, NULL);
    m->threaded = false;
    return &m->pipeline;
}

void making_drop(making *m)
{
    assert(!m || !m->threaded);
    if (m)
        arena_drop(m->arena);
}
