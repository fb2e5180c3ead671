/*
 * The stage: a folder inside the output in which a build grows, and the move into place at its end.
 *
 * Opening removes what a killed build may have left. Staging writes one whole file and notes its digest.
 * Closing first looks whether anything that is not ours stands in the way (then nothing is moved), then
 * renames file by file, removes what the last build made and this one did not, and writes the manifest last.
 * A file of the last build that was changed by hand since is left where it is.
 */
#include <dirent.h>
#include <errno.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "site/stage.h"

#define STAGE_NAME ".referat-stage"
#define COPY_MOST  ((size_t)512 << 20)

struct site {
    site_options options;
    arena *arena;
    pthread_mutex_t lock; /* guards what follows */
    staged_list files;
    map *by_path;
    staged_list before; /* of the last build */
    map *before_by_path;
    str stage; /* absolute */
    withheld_search *search;
    site_totals totals;
};

static const char *system_reason(void)
{
    return strerror(errno);
}

static void remove_tree(arena *a, const char *folder)
{
    DIR *open = opendir(folder);
    if (!open)
        return;
    for (struct dirent *entry; (entry = readdir(open));) {
        if (!strcmp(entry->d_name, ".") || !strcmp(entry->d_name, ".."))
            continue;
        char *path = str_text(a, str_format(a, "%s/%s", folder, entry->d_name));
        struct stat about;
        if (lstat(path, &about) == 0 && S_ISDIR(about.st_mode))
            remove_tree(a, path);
        else
            unlink(path);
    }
    closedir(open);
    rmdir(folder);
}

/* Makes a folder and those above it. */
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
    return mkdir(path, 0777) == 0 || dir_exists(path);
}

static map *index_files(arena *a, staged_list *files)
{
    map *m = map_new(a);
    for (size_t i = 0; i < files->len; i++)
        map_put(m, files->at[i].path, &files->at[i]);
    return m;
}

site *site_open(diag *d, arena *a, site_options options)
{
    site *s = arena_make(a, site);
    s->options = options;
    s->arena = a;
    s->stage = path_join(a, options.folder, STR(STAGE_NAME));
    s->by_path = map_new(a);
    s->search = withheld_search_new(a, options.withheld);
    pthread_mutex_init(&s->lock, NULL);
    remove_tree(a, str_text(a, s->stage));
    if (!make_folders(a, s->stage)) {
        DIAG(d, OUTPUT_REFUSED, (span){ 0 }, options.folder, str_of(system_reason()));
        pthread_mutex_destroy(&s->lock);
        return NULL;
    }
    manifest_read(a, options.folder, &s->before);
    s->before_by_path = index_files(a, &s->before);
    return s;
}

bool site_wants_html(const site *s)
{
    return s->options.html;
}

bool site_wants_pdf(const site *s)
{
    return s->options.pdf;
}

const withheld_search *site_search(const site *s)
{
    return s->search;
}

void site_count(site *s, int documents, int pages)
{
    pthread_mutex_lock(&s->lock);
    s->totals.documents += documents;
    s->totals.pages += pages;
    pthread_mutex_unlock(&s->lock);
}

/* Notes a file, with its own copy of all text; gives the absolute path to write it to, or NULL if the path is taken. */
static const char *note_file(site *s, staged_file file)
{
    const char *path = NULL;
    pthread_mutex_lock(&s->lock);
    if (!map_find(s->by_path, file.path)) {
        file.path = str_copy(s->arena, file.path);
        file.source = str_copy(s->arena, file.source);
        staged_file *kept = arena_make(s->arena, staged_file);
        *kept = file;
        map_put(s->by_path, file.path, kept);
        path = str_text(s->arena, path_join(s->arena, s->stage, file.path));
    }
    pthread_mutex_unlock(&s->lock);
    return path;
}

void site_stage(site *s, diag *d, staged_file file, str content)
{
    site_digest(content, file.digest);
    file.size = (int64_t)content.len;
    const char *path = note_file(s, file);
    if (!path) {
        DIAG(d, OUTPUT_TWICE, (span){ 0 }, file.path, file.source);
        return;
    }
    if (file_write(path, content) != FILE_OK)
        DIAG(d, WRITE_FAILED, (span){ 0 }, file.path, str_of(system_reason()));
}

void site_put_copy(site *s, diag *d, str path, str from)
{
    arena *scratch = arena_new();
    str content;
    str origin = path_join(scratch, s->options.project, from);
    if (file_read(scratch, str_text(scratch, origin), COPY_MOST, &content) != FILE_OK)
        DIAG(d, FILE_UNREADABLE, (span){ 0 }, from, STR("it cannot be copied"));
    else
        site_stage(s, d, (staged_file){ .path = path, .source = from }, content);
    arena_drop(scratch);
}

/* ---- into place ------------------------------------------------------------------------------ */

static bool place_digest(arena *a, str path, char digest[DIGEST_TEXT])
{
    str content;
    if (file_read(a, str_text(a, path), COPY_MOST, &content) != FILE_OK)
        return false;
    site_digest(content, digest);
    return true;
}

/* Does something stand at a path where a folder must be made, or a folder where a file must be? */
static bool is_blocked(arena *scratch, str root, str path)
{
    struct stat about;
    if (lstat(str_text(scratch, path_join(scratch, root, path)), &about) == 0
        && S_ISDIR(about.st_mode))
        return true;
    for (str folder = path_folder(path); folder.len; folder = path_folder(folder))
        if (stat(str_text(scratch, path_join(scratch, root, folder)), &about) == 0
            && !S_ISDIR(about.st_mode))
            return true;
    return false;
}

/* Is the place free, or its file one that we made, or equal to the new one? */
static bool may_replace(site *s, arena *scratch, const staged_file *file)
{
    if (is_blocked(scratch, s->options.folder, file->path))
        return false;
    if (map_find(s->before_by_path, file->path))
        return true;
    char digest[DIGEST_TEXT];
    str target = path_join(scratch, s->options.folder, file->path);
    return !place_digest(scratch, target, digest) || !strcmp(digest, file->digest);
}

static bool way_is_clear(site *s, diag *d)
{
    bool clear = true;
    arena *scratch = arena_new();
    for (size_t i = 0; i < map_len(s->by_path); i++) {
        const staged_file *file = map_value(s->by_path, i);
        if (!may_replace(s, scratch, file)) {
            DIAG(d, OUTPUT_IN_THE_WAY, (span){ 0 }, file->path);
            clear = false;
        }
        arena_reset(scratch);
    }
    arena_drop(scratch);
    return clear;
}

static bool move_file(site *s, arena *scratch, diag *d, const staged_file *file)
{
    const staged_file *old = map_find(s->before_by_path, file->path);
    str from = path_join(scratch, s->stage, file->path);
    str to = path_join(scratch, s->options.folder, file->path);
    char digest[DIGEST_TEXT];
    if (old && !strcmp(old->digest, file->digest) && place_digest(scratch, to, digest)
        && !strcmp(digest, file->digest)) {
        s->totals.same++;
        return true;
    }
    make_folders(scratch, path_folder(to));
    if (rename(str_text(scratch, from), str_text(scratch, to)) == 0) {
        s->totals.written++;
        return true;
    }
    DIAG(d, WRITE_FAILED, (span){ 0 }, file->path, str_of(system_reason()));
    return false;
}

/* Removes a file of the last build, and the folders that it leaves empty. */
static void remove_old(site *s, arena *scratch, const staged_file *old)
{
    char digest[DIGEST_TEXT];
    str target = path_join(scratch, s->options.folder, old->path);
    if (!place_digest(scratch, target, digest) || strcmp(digest, old->digest))
        return;
    if (unlink(str_text(scratch, target)) != 0)
        return;
    s->totals.removed++;
    for (str folder = path_folder(old->path); folder.len; folder = path_folder(folder))
        if (rmdir(str_text(scratch, path_join(scratch, s->options.folder, folder))) != 0)
            break;
}

static int by_path(const void *one, const void *other)
{
    return str_compare(((const staged_file *)one)->path, ((const staged_file *)other)->path);
}

/* What stands in the output after the move: this build's files, and of a partial build the others too. */
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

static bool move_all(site *s, diag *d)
{
    bool good = true;
    arena *scratch = arena_new();
    for (size_t i = 0; i < map_len(s->by_path); i++) {
        good &= move_file(s, scratch, d, map_value(s->by_path, i));
        arena_reset(scratch);
    }
    for (size_t i = 0; !s->options.keep_others && i < s->before.len; i++) {
        if (!map_find(s->by_path, s->before.at[i].path))
            remove_old(s, scratch, &s->before.at[i]);
        arena_reset(scratch);
    }
    staged_list all = all_files(s);
    str text = manifest_text(scratch, &all, s->options.version);
    str path = path_join(scratch, s->options.folder, STR("manifest.json"));
    if (file_write(str_text(scratch, path), text) != FILE_OK) {
        DIAG(d, WRITE_FAILED, (span){ 0 }, STR("manifest.json"), str_of(system_reason()));
        good = false;
    }
    arena_drop(scratch);
    return good;
}

bool site_close(site *s, diag *d, bool keep, site_totals *totals)
{
    bool good = keep && way_is_clear(s, d) && move_all(s, d);
    arena *scratch = arena_new();
    remove_tree(scratch, str_text(scratch, s->stage));
    arena_drop(scratch);
    if (!keep)
        rmdir(str_text(s->arena, s->options.folder)); /* only if it is empty: we made it */
    *totals = s->totals;
    pthread_mutex_destroy(&s->lock);
    return good;
}
