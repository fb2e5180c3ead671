/*
 * The stage: a folder inside the output in which a build grows.
 *
 * Opening first finishes the move of a build that was killed in it, and removes what one that was killed earlier may
 * have left. Staging writes one whole file and notes its digest. Closing hands the stage over to be placed (place.c), or
 * throws it away. Neither the output nor the stage may be links that lead elsewhere: a project that was written by
 * somebody else could make a build write, or remove, what lies outside it.
 */
#include <assert.h>
#include <errno.h>
#include <ftw.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "site/stage.h"

#define STAGE_NAME ".referat-stage"

enum {
    OPEN_FOLDERS = 16, /* of those that removing a tree may have open at once */
    PART_MOST =
        64
        << 20, /* bytes of a copied file that are searched at once: what is packed is found in a first part alone */
    PART_KEPT = 1 << 12,
};

struct site {
    site_options options;
    arena *arena;
    pthread_mutex_t lock; /* guards what follows */
    map *by_path;         /* path → staged_file */
    bool told;            /* that the output holds no whole build */
    map *used;            /* paths of files that a document shows or links to */
    staged_list before;   /* of the last build */
    str audience;         /* of the last build, as the manifest has it */
    str stage;            /* absolute */
    withheld_list *withheld;
    held_back *held;
    crosslinks *links;
    type_letters *letters;
    site_totals totals;
};

static const char *system_reason(void)
{
    return strerror(errno);
}

/* ---- opening --------------------------------------------------------------------------------- */

static int remove_one(const char *path, const struct stat *about, int kind, struct FTW *where)
{
    (void)about, (void)kind, (void)where;
    return remove(path);
}

/* Links in it, and a link that it is itself, are removed and not followed. */
static void remove_tree(arena *a, str folder)
{
    nftw(str_text(a, folder), remove_one, OPEN_FOLDERS, FTW_DEPTH | FTW_PHYS);
}

static bool is_real_folder(arena *a, str path)
{
    struct stat about;
    return lstat(str_text(a, path), &about) == 0 && S_ISDIR(about.st_mode);
}

/* Makes a folder, which must be new, and those above it, which need not be. */
static bool make_folders(arena *a, str folder)
{
    char *path = str_text(a, folder);
    for (char *at = path + 1; *at; at++) {
        if (*at != '/')
            continue;
        *at = '\0';
        mkdir(path, 0777);
        *at = '/';
    }
    return mkdir(path, 0777) == 0;
}

/* Why the output folder cannot be used; "" if it can, and then it has an empty stage. */
static const char *make_stage(const site *s)
{
    str folder = s->options.folder, home = s->options.project;
    const char *root = str_text(s->arena, home);
    if (path_below(folder, home) && !path_inside(root, str_text(s->arena, folder)))
        return "it is a link that leads out of the project";
    if (is_real_folder(s->arena, s->stage))
        site_place_rest(s->arena, folder, s->stage);
    remove_tree(s->arena, s->stage);
    return make_folders(s->arena, s->stage) ? "" : system_reason();
}

/* Would a partial build put its files beside those that were made for other readers? */
static bool mixes_audiences(const site *s, diag *d)
{
    if (!s->options.keep_others || s->before.len == 0
        || str_equal(s->audience, s->options.audience))
        return false;
    DIAG(d, OUTPUT_AUDIENCE, (span){ 0 }, s->options.folder,
         s->audience.len ? s->audience : STR("unknown"), s->options.audience);
    return true;
}

/* The folder, and an empty stage in it. */
static bool open_folder(site *s, diag *d)
{
    const char *refused = make_stage(s);
    if (*refused) {
        DIAG(d, OUTPUT_REFUSED, (span){ 0 }, s->options.folder, str_of(refused));
        return false;
    }
    manifest_read(s->arena, s->options.folder, &s->before);
    s->audience = manifest_audience(s->arena, s->options.folder);
    if (mixes_audiences(s, d)) {
        remove_tree(s->arena, s->stage);
        return false;
    }
    return true;
}

site *site_open(diag *d, arena *a, site_options options)
{
    site *s = arena_make(a, site);
    s->options = options;
    s->arena = a;
    s->stage = path_join(a, options.folder, STR(STAGE_NAME));
    s->by_path = map_new(a);
    s->used = map_new(a);
    s->letters = type_letters_new(a);
    s->withheld = withheld_new(a, options.withheld);
    if (!options.kept && !open_folder(s, d))
        return NULL;
    s->links = crosslinks_new();
    s->held = held_back_new();
    pthread_mutex_init(&s->lock, NULL);
    return s;
}

/* ---- staging --------------------------------------------------------------------------------- */

bool site_wants_html(const site *s)
{
    return s->options.html;
}

bool site_wants_pdf(const site *s)
{
    return s->options.pdf;
}

const type_letters *site_letters(const site *s)
{
    return s->letters;
}

void site_note_letters(site *s, str page)
{
    pthread_mutex_lock(&s->lock);
    type_letters_add(s->letters, page);
    pthread_mutex_unlock(&s->lock);
}

crosslinks *site_links(const site *s)
{
    return s->links;
}

const withheld_list *site_withheld(const site *s)
{
    return s->withheld;
}

void site_count(site *s, int documents, int pages)
{
    pthread_mutex_lock(&s->lock);
    s->totals.documents += documents;
    s->totals.pages += pages;
    pthread_mutex_unlock(&s->lock);
}

void site_note_files(site *s, diag *d, const document *doc)
{
    bool alone = s->options.keep_others && s->options.html && s->before.len == 0
                 && !s->options.kept; /* in memory the others are made as well */
    pthread_mutex_lock(&s->lock);
    bool tell = alone && !s->told;
    s->told |= tell;
    for (size_t i = 0; i < doc->files.len; i++)
        if (!map_find(s->used, doc->files.at[i]))
            map_put(s->used, str_copy(s->arena, doc->files.at[i]), s);
    pthread_mutex_unlock(&s->lock);
    if (tell)
        DIAG(d, OUTPUT_PARTIAL, (span){ 0 }, s->options.folder);
}

/* Notes a file, with its own copy of all text; NULL, with a message, if the path is taken. */
static staged_file *note_file(site *s, diag *d, str path, str from)
{
    staged_file *file = NULL;
    assert(site_path_is_safe(path));
    pthread_mutex_lock(&s->lock);
    if (!map_find(s->by_path, path)) {
        file = arena_make(s->arena, staged_file);
        file->path = str_copy(s->arena, path);
        file->source = str_copy(s->arena, from);
        map_put(s->by_path, file->path, file);
    }
    pthread_mutex_unlock(&s->lock);
    if (!file)
        DIAG(d, OUTPUT_TWICE, (span){ 0 }, path, from);
    return file;
}

void site_promise(site *s, diag *d, str path, str made_from)
{
    note_file(s, d, path, made_from);
}

/* `from` is "" or an absolute path. */
static void keep_file(site *s, const staged_file *file, str content, str from)
{
    pthread_mutex_lock(&s->lock);
    site_file *kept = arena_make(s->arena, site_file);
    kept->content = str_copy(s->arena, content);
    kept->from = str_copy(s->arena, from);
    map_put(s->options.kept, file->path, kept);
    pthread_mutex_unlock(&s->lock);
}

void site_put_searched(site *s, diag *d, str path, str content, str made_from)
{
    staged_file *file = note_file(s, d, path, made_from);
    if (!file)
        return;
    if (s->options.kept) {
        keep_file(s, file, content, STR(""));
        return;
    }
    site_digest(content, file->digest);
    file->size = (int64_t)content.len;
    arena *scratch = arena_new();
    if (file_write(str_text(scratch, path_join(scratch, s->stage, path)), content) != FILE_OK)
        DIAG(d, WRITE_FAILED, (span){ 0 }, path, str_of(system_reason()));
    arena_drop(scratch);
}

bool site_is_open(site *s, str path, const text *found)
{
    if (found)
        held_back_add(s->held, found->at, path);
    return !found;
}

static bool has_open_name(site *s, str path)
{
    return site_is_open(s, path, withheld_in_name(s->withheld, path));
}

void site_put_text(site *s, diag *d, str path, str content, str made_from)
{
    if (has_open_name(s, path) && site_is_open(s, path, withheld_in_file(s->withheld, content)))
        site_put_searched(s, d, path, content, made_from);
}

/* A picture in SVG that has scripts, or loads something from elsewhere, is put without them. */
static bool put_safe_picture(site *s, diag *d, str path, str from)
{
    arena *scratch = arena_new();
    str content;
    buf safe = buf_new(scratch);
    const char *origin = str_text(scratch, path_join(scratch, s->options.project, from));
    bool changed = str_ends(path, STR(".svg"))
                   && file_read(scratch, origin, SITE_FILE_MOST, &content) == FILE_OK
                   && svg_without_scripts(content, &safe);
    if (changed)
        site_put_text(s, d, path, buf_str(&safe), from);
    arena_drop(scratch);
    return changed;
}

/* A file that is copied, searched a large part at a time; each begins with the end of the one before. */
typedef struct copy_search {
    site *site;
    str path;
    buf part;
    bool open;
} copy_search;

static void search_part(copy_search *c)
{
    c->open =
        site_is_open(c->site, c->path, withheld_in_copy(c->site->withheld, buf_str(&c->part)));
    const size_t kept = c->part.len < PART_KEPT ? c->part.len : PART_KEPT;
    if (kept > 0)
        memmove(c->part.at, c->part.at + c->part.len - kept, kept);
    c->part.len = kept;
}

static bool take_part(void *context, str bytes)
{
    copy_search *c = context;
    buf_put(&c->part, bytes);
    if (c->part.len >= PART_MOST)
        search_part(c);
    return c->open;
}

/* What cannot be read is told of when it is copied. In memory nothing is published, and large attachments would be read at
   every save. */
static bool is_open_copy(site *s, str path, str from)
{
    if (s->options.kept || !withheld_any(s->withheld))
        return true;
    arena *scratch = arena_new();
    const char *origin = str_text(scratch, path_join(scratch, s->options.project, from));
    copy_search c = { s, path, buf_new(scratch), true };
    c.open = has_open_name(s, path) && has_open_name(s, from); /* the manifest has both */
    if (c.open)
        file_parts(origin, SITE_FILE_MOST, take_part, &c);
    if (c.open)
        search_part(&c);
    arena_drop(scratch);
    return c.open;
}

/* Copies a file as it is. */
static void put_same(site *s, diag *d, staged_file *file, str from)
{
    arena *scratch = arena_new();
    str path = file->path;
    const char *origin = str_text(scratch, path_join(scratch, s->options.project, from));
    const char *copy = str_text(scratch, path_join(scratch, s->stage, path));
    file_result result = file_copy(origin, copy, SITE_FILE_MOST);
    bool copied = result == FILE_OK && site_digest_file(copy, file->digest, &file->size);
    const char *reason = system_reason();
    if (!copied && (result != FILE_REFUSED || access(origin, R_OK) != 0))
        DIAG(d, FILE_UNREADABLE, (span){ 0 }, from, STR("it cannot be copied"));
    else if (!copied)
        DIAG(d, WRITE_FAILED, (span){ 0 }, path, str_of(reason));
    arena_drop(scratch);
}

void site_put_copy(site *s, diag *d, str path, str from)
{
    if (s->options.keep_others && !map_find(s->used, path))
        return;
    if (put_safe_picture(s, d, path, from) || !is_open_copy(s, path, from))
        return;
    staged_file *file = note_file(s, d, path, from);
    if (file && s->options.kept)
        keep_file(s, file, STR(""), path_join(s->arena, s->options.project, from));
    else if (file)
        put_same(s, d, file, from);
}

/* ---- closing --------------------------------------------------------------------------------- */

static int by_path(const void *one, const void *other)
{
    return str_compare(((const staged_file *)one)->path, ((const staged_file *)other)->path);
}

void site_report_withheld(site *s, diag *d)
{
    held_back_report(s->held, d);
}

void site_check_links(site *s, diag *d)
{
    if (s->options.keep_others || !s->options.html)
        return;
    crosslinks_report(s->links, d, s->by_path);
    if (str_equal(s->audience, s->options.audience)) /* the other readers have other pages */
        gone_report(s->arena, d, &s->before, s->by_path);
}

/* What is to stand in the output: this build's files, and of a partial build the last one's others too. */
static staged_list all_files(site *s)
{
    staged_list all = { 0 };
    for (size_t i = 0; i < map_len(s->by_path); i++)
        list_add(s->arena, &all, *(const staged_file *)map_value(s->by_path, i));
    for (size_t i = 0; s->options.keep_others && i < s->before.len; i++)
        if (!map_find(s->by_path, s->before.at[i].path))
            list_add(s->arena, &all, s->before.at[i]);
    if (all.len)
        qsort(all.at, all.len, sizeof *all.at, by_path);
    return all;
}

/* Moves the stage to its place, or throws it away. */
static bool close_folder(site *s, diag *d, bool keep)
{
    placing p = {
        .arena = s->arena,
        .folder = s->options.folder,
        .stage = s->stage,
        .version = s->options.version,
        .audience = s->options.audience,
        .after = all_files(s),
        .before = s->before,
        .totals = &s->totals,
    };
    bool good = keep && site_place(&p, d);
    if (good || !p.begun) /* the next build finishes a move that the world has stopped */
        remove_tree(s->arena, s->stage);
    if (!keep)
        rmdir(str_text(s->arena, s->options.folder)); /* only if it is empty: we made it */
    return good;
}

bool site_close(site *s, diag *d, bool keep, site_totals *totals)
{
    bool whole = keep && !held_back_any(s->held);
    bool good = s->options.kept ? whole : close_folder(s, d, whole);
    *totals = s->totals;
    crosslinks_drop(s->links);
    held_back_drop(s->held);
    pthread_mutex_destroy(&s->lock);
    return good;
}
