/*
 * Progress: one line on a terminal, once a build takes longer than half a second, rewritten in place.
 *
 * The clock is used for this and for --times alone; nothing that is written depends on it.
 */
#include <stdio.h>
#include <time.h>

#include "cli/cli.h"

#define PATIENCE 500000 /* microseconds before the first line */

int64_t now_microseconds(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

static int64_t busy_so_far(const pipeline *p)
{
    return now_microseconds() - p->started;
}

void progress_show(const pipeline *p, size_t done, size_t total)
{
    if (p->kept || !p->session->terminal_error || busy_so_far(p) < PATIENCE || total < 2)
        return;
    fprintf(stderr, "\r%zu/%zu ", done, total);
    fflush(stderr);
}

void progress_end(const pipeline *p)
{
    if (!p->kept && p->session->terminal_error && busy_so_far(p) >= PATIENCE)
        fprintf(stderr, "\r\033[K");
}
