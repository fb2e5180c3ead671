/*
 * From the stage to its place: the one moment in which a build touches the last one.
 *
 * First all is looked at that could go wrong: nothing may stand in the way that is not ours, no path may lead out of the
 * output by a link, and every folder must be there and take files. Only then is the manifest written to the stage, which
 * says that the stage is whole; each file is renamed into its place; what the last build made and this one did not is
 * removed; and the manifest follows last. So a move that was cut off leaves a stage with a manifest, and the next build
 * finishes it. Being asked to stop is put off for the few milliseconds that all of this takes.
 */
#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "site/inside.h"

#define MANIFEST "manifest.json"

/* One step of placing, for one file. */
typedef bool (*placing_step)(placing *p, arena *scratch, diag *d, const staged_file *file);

static const char *path_in(arena *scratch, str folder, str path)
{
    return str_text(scratch, path_join(scratch, folder, path));
}

/* Does something stand in a path that is no folder, or at its end that is no file? A link is neither. */
static bool is_blocked(arena *scratch, str root, str path)
{
    struct stat about;
    if (lstat(path_in(scratch, root, path), &about) == 0 && !S_ISREG(about.st_mode))
        return true;
    for (str folder = path_folder(path); folder.len; folder = path_folder(folder))
        if (lstat(path_in(scratch, root, folder), &about) == 0 && !S_ISDIR(about.st_mode))
            return true;
    return false;
}

static bool is_staged(const placing *p, arena *scratch, str path)
{
    return !is_blocked(scratch, p->stage, path) && file_exists(path_in(scratch, p->stage, path));
}

static bool has_digest(const char *path, const char *digest)
{
    char found[DIGEST_TEXT];
    int64_t size;
    return site_digest_file(path, found, &size) && !strcmp(found, digest);
}

static bool each_staged(placing *p, diag *d, placing_step step)
{
    bool good = true;
    arena *scratch = arena_new();
    for (size_t i = 0; i < p->after.len; i++) {
        if (is_staged(p, scratch, p->after.at[i].path))
            good &= step(p, scratch, d, &p->after.at[i]);
        arena_reset(scratch);
    }
    arena_drop(scratch);
    return good;
}

/* ---- looking --------------------------------------------------------------------------------- */

/* Is the place free, or its file one that we made, or equal to the new one? */
static bool look(placing *p, arena *scratch, diag *d, const staged_file *file)
{
    const char *target = path_in(scratch, p->folder, file->path);
    bool ours = map_find(p->before_by_path, file->path) != NULL;
    if (!is_blocked(scratch, p->folder, file->path)
        && (ours || !file_exists(target) || has_digest(target, file->digest)))
        return true;
    DIAG(d, OUTPUT_IN_THE_WAY, (span){ 0 }, file->path);
    return false;
}

static bool make_folders(arena *scratch, str folder)
{
    if (dir_exists(str_text(scratch, folder)))
        return true;
    return make_folders(scratch, path_folder(folder))
           && mkdir(str_text(scratch, folder), 0777) == 0;
}

static bool make_place(placing *p, arena *scratch, diag *d, const staged_file *file)
{
    str folder = path_folder(path_join(scratch, p->folder, file->path));
    if (make_folders(scratch, folder) && access(str_text(scratch, folder), W_OK | X_OK) == 0)
        return true;
    DIAG(d, WRITE_FAILED, (span){ 0 }, file->path, str_of(strerror(errno)));
    return false;
}

/* ---- moving ---------------------------------------------------------------------------------- */

static bool move(placing *p, arena *scratch, diag *d, const staged_file *file)
{
    const staged_file *old = map_find(p->before_by_path, file->path);
    const char *to = path_in(scratch, p->folder, file->path);
    if (old && !strcmp(old->digest, file->digest) && has_digest(to, file->digest)) {
        p->totals->same++;
        return true;
    }
    if (rename(path_in(scratch, p->stage, file->path), to) == 0) {
        p->totals->written++;
        return true;
    }
    DIAG(d, WRITE_FAILED, (span){ 0 }, file->path, str_of(strerror(errno)));
    return false;
}

/* Removes a file of the last build, and the folders that it leaves empty; one that was changed by hand since stays. */
static void remove_old(placing *p, arena *scratch, const staged_file *old)
{
    const char *target = path_in(scratch, p->folder, old->path);
    if (is_blocked(scratch, p->folder, old->path) || !has_digest(target, old->digest)
        || unlink(target) != 0)
        return;
    p->totals->removed++;
    for (str folder = path_folder(old->path); folder.len; folder = path_folder(folder))
        if (rmdir(path_in(scratch, p->folder, folder)) != 0)
            break;
}

static void remove_all_old(placing *p)
{
    arena *scratch = arena_new();
    map *wanted = map_new(p->arena);
    for (size_t i = 0; i < p->after.len; i++)
        map_put(wanted, p->after.at[i].path, &p->after.at[i]);
    for (size_t i = 0; i < p->before.len; i++) {
        if (!map_find(wanted, p->before.at[i].path))
            remove_old(p, scratch, &p->before.at[i]);
        arena_reset(scratch);
    }
    arena_drop(scratch);
}

static bool write_manifest(const placing *p, diag *d)
{
    str manifest = manifest_text(p->arena, &p->after, p->version, p->audience);
    if (file_write(path_in(p->arena, p->stage, STR(MANIFEST)), manifest) == FILE_OK)
        return true;
    DIAG(d, WRITE_FAILED, (span){ 0 }, STR(MANIFEST), str_of(strerror(errno)));
    return false;
}

static bool move_manifest(const placing *p, diag *d)
{
    const char *to = path_in(p->arena, p->folder, STR(MANIFEST));
    if (rename(path_in(p->arena, p->stage, STR(MANIFEST)), to) == 0)
        return true;
    DIAG(d, WRITE_FAILED, (span){ 0 }, STR(MANIFEST), str_of(strerror(errno)));
    return false;
}

static bool move_all(placing *p, diag *d)
{
    sigset_t stops, were;
    sigemptyset(&stops);
    sigaddset(&stops, SIGINT);
    sigaddset(&stops, SIGTERM);
    sigaddset(&stops, SIGHUP);
    pthread_sigmask(SIG_BLOCK, &stops, &were);
    p->begun = true;
    bool good = each_staged(p, d, move);
    if (good)
        remove_all_old(p);
    good = good && move_manifest(p, d);
    pthread_sigmask(SIG_SETMASK, &were, NULL);
    return good;
}

/* ---- the whole ------------------------------------------------------------------------------- */

static void index_before(placing *p)
{
    p->before_by_path = map_new(p->arena);
    for (size_t i = 0; i < p->before.len; i++)
        map_put(p->before_by_path, p->before.at[i].path, &p->before.at[i]);
}

static bool can_be_placed(placing *p, diag *d)
{
    index_before(p);
    return each_staged(p, d, look) && each_staged(p, d, make_place);
}

bool site_place(placing *p, diag *d)
{
    return can_be_placed(p, d) && write_manifest(p, d) && move_all(p, d);
}

void site_place_rest(arena *a, str folder, str stage)
{
    site_totals totals = { 0 };
    diag *unheard = diag_new(
        a); /* what cannot be finished is thrown away: the build that follows makes it anew */
    placing p = { .arena = a, .folder = folder, .stage = stage, .totals = &totals };
    manifest_read(a, stage, &p.after);
    manifest_read(a, folder, &p.before);
    if (p.after.len > 0 && can_be_placed(&p, unheard))
        move_all(&p, unheard);
}
