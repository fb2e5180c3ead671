/*
 * crosslinks: does every link inside the site lead somewhere?
 *
 * Each page is read as it was written, so that nothing is taken on trust: its ids, and the addresses that it links to,
 * shows or loads. When all files are there, an address must be that of a file, and a fragment behind it an id on that
 * page. What leads out of the site is not asked for. Addresses are kept once each, with the first page that has them, and
 * ids only as numbers: 64 bits of a hash (FNV-1a), so that a large archive stays small in memory. Two ids with one
 * number would hide a fault, not make one.
 */
#include "site/inside.h"

#include <pthread.h>
#include <stdlib.h>
#include <string.h>

typedef list_of(uint64_t) hash_list;

struct crosslinks {
    arena *arena;
    pthread_mutex_t lock;
    map *targets;  /* "styret/index.html#vedtak" → the page that has it, as a str */
    map *pages;    /* that were read: their ids are known */
    hash_list ids; /* of "styret/index.html#vedtak" */
};

/* A page that is being read. */
typedef struct reading {
    crosslinks *all;
    arena *scratch;
    str page;      /* its file, from the site's root; kept */
    uint64_t hash; /* of "styret/index.html#" */
} reading;

#define HASH_EMPTY 14695981039346656037u

static uint64_t hash_on(uint64_t hash, str s)
{
    for (size_t i = 0; i < s.len; i++)
        hash = (hash ^ (unsigned char)s.at[i]) * 1099511628211u;
    return hash;
}

crosslinks *crosslinks_new(void)
{
    arena *own = arena_new(); /* for what the lock of another guards may not be used here */
    crosslinks *all = arena_make(own, crosslinks);
    all->arena = own;
    all->targets = map_new(own);
    all->pages = map_new(own);
    pthread_mutex_init(&all->lock, NULL);
    return all;
}

void crosslinks_drop(crosslinks *all)
{
    pthread_mutex_destroy(&all->lock);
    arena_drop(all->arena);
}

/* ---- addresses --------------------------------------------------------------------------------- */

/* "https:", "mailto:", "data:": a colon before anything that a path has. */
static bool leads_out(str address)
{
    for (size_t i = 0; i < address.len; i++) {
        if (address.at[i] == ':')
            return true;
        if (memchr("/#?", address.at[i], 3))
            return false;
    }
    return false;
}

/* The file that an address on a page means, from the site's root, and the fragment behind it. A query is of the same file. */
static str target_of(arena *a, str page, str address)
{
    str rest = address, asked = { 0 }, path = { 0 };
    str_cut(&rest, STR("#"), &asked);
    str fragment = asked.len < address.len ? str_slice(address, asked.len, address.len) : STR("");
    str_cut(&asked, STR("?"), &path);
    if (path.len == 0)
        return str_format(a, STR_FMT STR_FMT, STR_ARG(page), STR_ARG(fragment));
    str whole = path_join(a, path_folder(page), path);
    bool folder = str_ends(path, STR("/")) || str_ends(path, STR("..")) || whole.len == 0;
    if (folder)
        whole = path_join(a, whole, STR("index.html"));
    return str_format(a, STR_FMT STR_FMT, STR_ARG(whole), STR_ARG(fragment));
}

/* ---- reading a page ---------------------------------------------------------------------------- */

static void note_target(const reading *r, str address)
{
    crosslinks *all = r->all;
    str target = leads_out(address) ? STR("") : target_of(r->scratch, r->page, address);
    if (target.len == 0 || map_find(all->targets, target))
        return;
    str *from = arena_make(all->arena, str);
    *from = r->page;
    map_add(all->targets, str_copy(all->arena, target), from);
}

static void note_attribute(const reading *r, str name, str value)
{
    if (str_is(name, "id"))
        list_add(r->all->arena, &r->all->ids, hash_on(r->hash, value));
    else if (str_is(name, "href") || str_is(name, "src"))
        note_target(r, value);
}

/* A tag of ours: names, and values in double quotes. Gives the place behind it. */
static size_t read_tag(const reading *r, str html, size_t at)
{
    while (at < html.len && html.at[at] != '>') {
        size_t name = at;
        while (at < html.len && !memchr("=> \n", html.at[at], 4))
            at++;
        str called = str_slice(html, name, at);
        if (at + 1 >= html.len || html.at[at] != '=' || html.at[at + 1] != '"') {
            at += at < html.len && html.at[at] != '>';
            continue;
        }
        size_t value = at += 2;
        while (at < html.len && html.at[at] != '"')
            at++;
        note_attribute(r, called, str_slice(html, value, at));
        at++;
    }
    return at;
}

void crosslinks_read(crosslinks *all, str path, str html)
{
    pthread_mutex_lock(&all->lock);
    reading r = { .all = all, .scratch = arena_new(), .page = str_copy(all->arena, path) };
    r.hash = hash_on(hash_on(HASH_EMPTY, path), STR("#"));
    map_put(all->pages, r.page, all);
    for (size_t at = 0; at < html.len;) {
        const char *tag = memchr(html.at + at, '<', html.len - at);
        at = tag ? read_tag(&r, html, (size_t)(tag - html.at) + 1) : html.len;
    }
    arena_drop(r.scratch);
    pthread_mutex_unlock(&all->lock);
}

/* ---- the answer -------------------------------------------------------------------------------- */

static int by_number(const void *one, const void *other)
{
    uint64_t p = *(const uint64_t *)one, q = *(const uint64_t *)other;
    return (p > q) - (p < q);
}

static bool has_id(const crosslinks *all, str target)
{
    uint64_t wanted = hash_on(HASH_EMPTY, target);
    return all->ids.len > 0
           && bsearch(&wanted, all->ids.at, all->ids.len, sizeof wanted, by_number);
}

/* A fragment is only known of pages that were read: not of PDFs, nor of the pages of an earlier build. */
static bool leads_somewhere(const crosslinks *all, const map *files, str target)
{
    str rest = target, file = { 0 };
    str_cut(&rest, STR("#"), &file);
    if (!map_find(files, file))
        return false;
    return file.len == target.len || !map_find(all->pages, file) || has_id(all, target);
}

void crosslinks_report(crosslinks *all, diag *d, const map *files)
{
    if (all->ids.len > 1)
        qsort(all->ids.at, all->ids.len, sizeof *all->ids.at, by_number);
    for (size_t i = 0; i < map_len(all->targets); i++) {
        str target = map_key(all->targets, i);
        const str *page = map_value(all->targets, i);
        if (!leads_somewhere(all, files, target))
            DIAG(d, LINK_DANGLING, (span){ 0 }, *page, target);
    }
}
