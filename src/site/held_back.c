/*
 * held back: the files of a build that hold what is withheld, told of once for each place that is withheld.
 *
 * One slip is on a page, in its PDF, in the search and in several tables of the open data, and whoever wrote it has one
 * thing to mend. So all that is found is noted, by several threads at once, and told of when everything is put: the place,
 * the page that has it, and how many other files do. A page is named before other files, for it is what can be looked at.
 */
#include "site/inside.h"

#include <pthread.h>
#include <stdlib.h>

/* A file, and where that is withheld which stands in it. */
typedef struct held_file {
    span at;
    str path; /* that of a page ends with "/" */
} held_file;

struct held_back {
    arena *arena;
    pthread_mutex_t lock;
    list_of(held_file) files;
};

held_back *held_back_new(void)
{
    arena *own = arena_new(); /* for what the lock of another guards may not be used here */
    held_back *all = arena_make(own, held_back);
    all->arena = own;
    pthread_mutex_init(&all->lock, NULL);
    return all;
}

void held_back_drop(held_back *all)
{
    pthread_mutex_destroy(&all->lock);
    arena_drop(all->arena);
}

bool held_back_any(const held_back *all)
{
    return all->files.len > 0;
}

void held_back_add(held_back *all, span at, str path)
{
    pthread_mutex_lock(&all->lock);
    const held_file file = { at, str_copy(all->arena, path) };
    list_add(all->arena, &all->files, file);
    pthread_mutex_unlock(&all->lock);
}

static int compare_places(span one, span other)
{
    if (one.source != other.source)
        return one.source < other.source ? -1 : 1;
    return (one.at > other.at) - (one.at < other.at);
}

static int by_place(const void *one, const void *other)
{
    const held_file *f = one, *g = other;
    const bool f_is_page = str_ends(f->path, STR("/")), g_is_page = str_ends(g->path, STR("/"));
    const int order = compare_places(f->at, g->at);
    if (order)
        return order;
    return f_is_page != g_is_page ? g_is_page - f_is_page : str_compare(f->path, g->path);
}

/* How many of the files from `first` on hold what is withheld in the same place. */
static size_t count_of_place(const held_back *all, size_t first)
{
    size_t end = first + 1;
    while (end < all->files.len
           && compare_places(all->files.at[end].at, all->files.at[first].at) == 0)
        end++;
    return end - first;
}

void held_back_report(held_back *all, diag *d)
{
    if (all->files.len > 1)
        qsort(all->files.at, all->files.len, sizeof *all->files.at, by_place);
    for (size_t i = 0, count; i < all->files.len; i += count) {
        const held_file *first = &all->files.at[i];
        count = count_of_place(all, i);
        str others = count > 1 ? str_format(all->arena, " and in %zu other file%s", count - 1,
                                            count > 2 ? "s" : "")
                               : STR("");
        DIAG(d, WITHHELD_FOUND, first->at,
             str_format(all->arena, STR_FMT STR_FMT, STR_ARG(first->path), STR_ARG(others)));
    }
}
