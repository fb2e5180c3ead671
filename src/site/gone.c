/*
 * gone: which addresses did the last build have that this one has not?
 *
 * An address is given once, and others link to it. So a page of the last build that this one does not make is told of: an
 * id that was renamed by mistake, a file that was moved, a date that was corrected. Only the topmost of those that are gone
 * is named, with how many lie below it: with the id of a body all its minutes and matters move. Lists of a single year are no
 * promise of their own: they come and go with what they list; and the page of the data is made where data is asked for.
 */
#include "site/inside.h"

#define PAGE_FILE "index.html"
#define DATA_PAGE "data"

enum {
    YEAR_DIGITS = 4,
    PATH_MOST = 4096, /* no system takes longer ones: a manifest that has them was made by others */
};

/* A page that is gone. */
typedef struct gone_page {
    int below; /* pages below it that are gone, too */
} gone_page;

static bool is_page(str path)
{
    return path.len < PATH_MOST && str_is(path_name(path), PAGE_FILE);
}

static bool is_year(str folder)
{
    str name = path_name(folder);
    return name.len == YEAR_DIGITS && str_digits(name);
}

static bool is_promised(str folder)
{
    return !is_year(folder) && !str_is(folder, DATA_PAGE);
}

/* Folder of a page → gone_page, in the order of the last build. */
static map *gone_pages(arena *a, const staged_list *before, const map *made)
{
    map *gone = map_new(a);
    for (size_t i = 0; i < before->len; i++) {
        str folder = path_folder(before->at[i].path);
        if (is_page(before->at[i].path) && !map_find(made, before->at[i].path)
            && is_promised(folder))
            map_put(gone, folder, arena_make(a, gone_page));
    }
    return gone;
}

/* The topmost page above one that is gone itself; NULL if there is none. */
static gone_page *topmost_above(const map *gone, str folder)
{
    gone_page *top = NULL;
    for (str above = path_folder(folder); above.len > 0; above = path_folder(above)) {
        gone_page *one = map_find(gone, above);
        top = one ? one : top;
    }
    return top;
}

static str told(arena *a, str folder, int below)
{
    if (below == 0)
        return str_format(a, STR_FMT "/", STR_ARG(folder));
    return str_format(a, STR_FMT "/ (and %d below it)", STR_ARG(folder), below);
}

void gone_report(arena *a, diag *d, const staged_list *before, const map *made)
{
    const map *gone = gone_pages(a, before, made);
    str_list tops = { 0 };
    for (size_t i = 0; i < map_len(gone); i++) {
        gone_page *top = topmost_above(gone, map_key(gone, i));
        if (top)
            top->below++;
        else
            list_add(a, &tops, map_key(gone, i));
    }
    for (size_t i = 0; i < tops.len; i++) {
        const gone_page *page = map_find(gone, tops.at[i]);
        DIAG(d, ADDRESS_GONE, (span){ 0 }, told(a, tops.at[i], page->below));
    }
}
