/*
 * Files: read whole, written beside their place and renamed into it, listed with all that lies below.
 *
 * What is read may have been put there by anyone: reading takes plain files only (a pipe would wait for
 * ever), stops at a limit, and listing follows no links to folders. What is written is never seen half:
 * it gets its name when it is complete. A failure leaves its reason in errno.
 */
#include "base/base.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static file_result result_of_errno(void)
{
    switch (errno) {
    case ENOENT:
    case ENOTDIR:
    case ENAMETOOLONG:
        return FILE_MISSING;
    case EISDIR:
    case ENXIO: /* a socket */
        return FILE_NOT_PLAIN;
    default:
        return FILE_REFUSED;
    }
}

/* Closes, and leaves errno as it was. */
static void close_quietly(int file)
{
    int reason = errno;
    close(file);
    errno = reason;
}

bool file_exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode);
}

bool dir_exists(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

/* ---- reading --------------------------------------------------------------------------------- */

enum { PART_SIZE = 64 * 1024 };

/* O_NONBLOCK: opening a pipe that nobody writes to must not wait. */
static int open_to_read(const char *path)
{
    return open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
}

static file_result plain_size(int file, size_t limit, size_t *size)
{
    struct stat status;
    if (fstat(file, &status) != 0)
        return FILE_REFUSED;
    if (!S_ISREG(status.st_mode))
        return FILE_NOT_PLAIN;
    if ((uintmax_t)status.st_size > limit)
        return FILE_TOO_LARGE;
    *size = (size_t)status.st_size;
    return FILE_OK;
}

/* As much as there is, up to `size` bytes; below 0 where the system refuses. */
static ssize_t read_some(int file, char *text, size_t size)
{
    ssize_t got;
    do
        got = read(file, text, size);
    while (got < 0 && errno == EINTR);
    return got;
}

static file_result read_open(arena *a, int file, size_t limit, str *content)
{
    size_t size = 0, done = 0;
    file_result result = plain_size(file, limit, &size);
    if (result != FILE_OK)
        return result;
    char *text = arena_alloc(a, size + 1, 1);
    while (done < size) {
        ssize_t got = read_some(file, text + done, size - done);
        if (got < 0)
            return FILE_REFUSED;
        if (got == 0) /* it was made shorter meanwhile */
            break;
        done += (size_t)got;
    }
    *content = (str){ text, done };
    return FILE_OK;
}

file_result file_read(arena *a, const char *path, size_t limit, str *content)
{
    int file = open_to_read(path);
    if (file < 0)
        return result_of_errno();
    file_result result = read_open(a, file, limit, content);
    close_quietly(file);
    return result;
}

static file_result take_parts(int file, size_t limit, file_taker take, void *context)
{
    char part[PART_SIZE];
    size_t size = 0;
    file_result result = plain_size(file, limit, &size);
    while (result == FILE_OK && size > 0) {
        ssize_t got = read_some(file, part, size < sizeof part ? size : sizeof part);
        if (got == 0) /* it was made shorter meanwhile */
            break;
        if (got < 0 || !take(context, (str){ part, (size_t)got }))
            result = FILE_REFUSED;
        else
            size -= (size_t)got;
    }
    return result;
}

file_result file_parts(const char *path, size_t limit, file_taker take, void *context)
{
    int file = open_to_read(path);
    if (file < 0)
        return result_of_errno();
    file_result result = take_parts(file, limit, take, context);
    close_quietly(file);
    return result;
}

/* ---- writing --------------------------------------------------------------------------------- */

/* Is the file at `path`, itself and not through a link, exactly `content`? */
static bool holds_already(arena *a, const char *path, str content)
{
    struct stat status;
    str old;
    return lstat(path, &status) == 0 && S_ISREG(status.st_mode)
           && (uintmax_t)status.st_size == content.len
           && file_read(a, path, content.len, &old) == FILE_OK && str_equal(old, content);
}

static bool make_folders(arena *a, str folder)
{
    char *path = str_text(a, folder);
    for (size_t i = 1; i <= folder.len; i++) {
        if (path[i] != '/' && path[i] != '\0')
            continue;
        char end = path[i];
        path[i] = '\0';
        if (mkdir(path, 0777) != 0 && errno != EEXIST)
            return false;
        path[i] = end;
    }
    return true;
}

static bool write_all(int file, str content)
{
    while (content.len) {
        ssize_t done = write(file, content.at, content.len);
        if (done < 0 && errno == EINTR)
            continue;
        if (done < 0)
            return false;
        content = str_slice(content, (size_t)done, content.len);
    }
    return true;
}

/* A file on its way: under a name of this thread's own, in the same folder, until it is complete. */
typedef struct writing {
    const char *path, *part;
    int file;
} writing;

static bool writing_begin(arena *a, writing *w, const char *path)
{
    str folder = path_folder(str_of(path));
    str name = str_format(a, ".referat-%ld.part", (long)gettid());
    w->path = path;
    w->part = str_text(a, path_join(a, folder, name));
    if (!make_folders(a, folder))
        return false;
    unlink(w->part); /* left by a run that was stopped */
    w->file = open(w->part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
    return w->file >= 0;
}

/* Gives it its name if all went well, and takes it away if not. */
static file_result writing_end(const writing *w, bool good)
{
    good = close(w->file) == 0 && good;
    if (good && rename(w->part, w->path) == 0)
        return FILE_OK;
    int reason = errno;
    unlink(w->part);
    errno = reason;
    return reason == EISDIR ? FILE_NOT_PLAIN : FILE_REFUSED;
}

static file_result write_and_rename(arena *a, const char *path, str content)
{
    writing w;
    return writing_begin(a, &w, path) ? writing_end(&w, write_all(w.file, content)) : FILE_REFUSED;
}

file_result file_write(const char *path, str content)
{
    arena *a = arena_new();
    file_result result = FILE_OK;
    if (!holds_already(a, path, content))
        result = write_and_rename(a, path, content);
    arena_drop(a);
    return result;
}

static bool put_part(void *context, str part)
{
    const writing *w = context;
    return write_all(w->file, part);
}

file_result file_copy(const char *from, const char *to, size_t limit)
{
    writing w;
    arena *a = arena_new();
    file_result result = FILE_REFUSED;
    if (writing_begin(a, &w, to)) {
        result = file_parts(from, limit, put_part, &w);
        file_result written = writing_end(&w, result == FILE_OK);
        result = result == FILE_OK ? written : result;
    }
    arena_drop(a);
    return result;
}

file_result file_remove(const char *path)
{
    if (unlink(path) == 0 || errno == ENOENT)
        return FILE_OK;
    return result_of_errno();
}

/* ---- listing --------------------------------------------------------------------------------- */

typedef struct listing {
    arena *arena;
    const char *root;
    size_t most;
    dir_list *entries;
} listing;

static char *full_path(const listing *l, str path)
{
    str full = path_join(l->arena, str_of(l->root), path);
    return str_text(l->arena, full.len ? full : STR("."));
}

/* The name as it can be printed: bytes that are not UTF-8 and control characters as \xNN. */
static str printable(arena *a, str name)
{
    buf b = buf_new(a);
    for (size_t pos = 0; pos < name.len;) {
        size_t start = pos;
        uint32_t rune = utf8_next(name, &pos);
        bool bad = rune < ' ' || rune == 0x7F || (rune == 0xFFFD && pos - start == 1);
        if (bad)
            buf_format(&b, "\\x%02x", (unsigned)(unsigned char)name.at[start]);
        else
            buf_put(&b, str_slice(name, start, pos));
    }
    return buf_str(&b);
}

enum { FOLDERS_DEEP = 100 };

static bool is_deep(str path)
{
    size_t folders = 0;
    for (size_t i = 0; i < path.len; i++)
        folders += path.at[i] == '/';
    return folders >= FOLDERS_DEEP;
}

/* A link to a file inside the root counts as that file; links to folders and to the outside as nothing. */
static bool follow_link(const listing *l, const char *full, struct stat *status)
{
    return stat(full, status) == 0 && !S_ISDIR(status->st_mode) && path_inside(l->root, full);
}

static void add_entry(const listing *l, str folder, const char *name)
{
    struct stat status;
    str path = path_join(l->arena, folder, str_of(name));
    const char *full = full_path(l, path);
    if (lstat(full, &status) != 0)
        return;
    if (S_ISLNK(status.st_mode) && !follow_link(l, full, &status))
        return;
    str shown = printable(l->arena, path);
    dir_entry entry = {
        .path = shown,
        .is_folder = S_ISDIR(status.st_mode),
        .odd = !str_equal(shown, path) || !(S_ISREG(status.st_mode) || S_ISDIR(status.st_mode)),
        .deep = S_ISDIR(status.st_mode) && is_deep(path),
        .size = (int64_t)status.st_size,
    };
    list_add(l->arena, l->entries, entry);
}

static file_result list_folder(const listing *l, str folder)
{
    DIR *stream = opendir(full_path(l, folder));
    if (!stream)
        return result_of_errno();
    const struct dirent *found;
    while ((found = readdir(stream)) && l->entries->len <= l->most)
        if (found->d_name[0] != '.')
            add_entry(l, folder, found->d_name);
    closedir(stream);
    return l->entries->len > l->most ? FILE_TOO_LARGE : FILE_OK;
}

/* By name, folder by folder: '/' comes before every other character, so that a folder's files follow it. */
static int by_path(const void *left, const void *right)
{
    str s = ((const dir_entry *)left)->path, t = ((const dir_entry *)right)->path;
    size_t i = 0;
    while (i < s.len && i < t.len && s.at[i] == t.at[i])
        i++;
    if (i == s.len || i == t.len)
        return (s.len > t.len) - (s.len < t.len);
    int first = s.at[i] == '/' ? 0 : (unsigned char)s.at[i];
    int second = t.at[i] == '/' ? 0 : (unsigned char)t.at[i];
    return first - second;
}

file_result dir_list_all(arena *a, const char *folder, size_t most, dir_list *entries)
{
    listing l = { .arena = a, .root = folder, .most = most, .entries = entries };
    *entries = (dir_list){ 0 };
    file_result result = list_folder(&l, (str){ 0 });
    /* The list is its own queue: folders that are found are listed when their turn comes. */
    for (size_t i = 0; i < entries->len && result == FILE_OK; i++)
        if (entries->at[i].is_folder && !entries->at[i].odd && !entries->at[i].deep)
            if (list_folder(&l, entries->at[i].path) == FILE_TOO_LARGE)
                result = FILE_TOO_LARGE;
    if (entries->len > 1)
        qsort(entries->at, entries->len, sizeof *entries->at, by_path);
    return result;
}
