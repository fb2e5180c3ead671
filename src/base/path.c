/*
 * Paths: joining and cutting them as text, and asking the file system where they lead.
 *
 * The functions that work on text know nothing of links; those that must not be fooled by a link
 * (`path_real`, `path_inside`) ask the system. The folder that everything is relative to is "".
 */
#include "base/base.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* ---- as text --------------------------------------------------------------------------------- */

/* Where the name begins: behind the last '/', or at the start. */
static size_t name_start(str path)
{
    size_t start = path.len;
    while (start > 0 && path.at[start - 1] != '/')
        start--;
    return start;
}

str path_name(str path)
{
    return str_slice(path, name_start(path), path.len);
}

str path_folder(str path)
{
    size_t start = name_start(path);
    return str_slice(path, 0, start > 1 ? start - 1 : start);
}

str path_ending(str path)
{
    str name = path_name(path);
    size_t dot = name.len;
    while (dot > 0 && name.at[dot - 1] != '.')
        dot--;
    return dot > 1 ? str_slice(name, dot, name.len) : (str){ 0 };
}

/* Puts the parts of `path` behind those in `parts`, without "." and with ".." taking one away. */
static void add_parts(arena *a, str_list *parts, str path, bool from_root)
{
    str part;
    while (str_cut(&path, STR("/"), &part)) {
        bool up = str_is(part, "..");
        bool has_one = parts->len > 0 && !str_is(parts->at[parts->len - 1], "..");
        if (part.len == 0 || str_is(part, "."))
            continue;
        if (up && has_one)
            parts->len--;
        else if (!up || !from_root)
            list_add(a, parts, part);
    }
}

str path_join(arena *a, str folder, str name)
{
    str_list parts = { 0 };
    bool absolute = str_starts(name, STR("/"));
    bool from_root = absolute || str_starts(folder, STR("/"));
    if (!absolute)
        add_parts(a, &parts, folder, from_root);
    add_parts(a, &parts, name, from_root);
    str joined = str_join(a, parts.at, parts.len, STR("/"));
    return from_root ? str_join(a, (const str[]){ STR("/"), joined }, 2, STR("")) : joined;
}

str path_relative(arena *a, str from_file, str to_file)
{
    size_t shared = 0; /* bytes of the folders that both lie in */
    for (size_t i = 0; i < from_file.len && i < to_file.len && from_file.at[i] == to_file.at[i];
         i++)
        if (from_file.at[i] == '/')
            shared = i + 1;
    buf b = buf_new(a);
    for (size_t i = shared; i < from_file.len; i++)
        if (from_file.at[i] == '/')
            buf_text(&b, "../");
    buf_put(&b, str_slice(to_file, shared, to_file.len));
    return buf_str(&b);
}

/* ---- as the system sees them ------------------------------------------------------------------- */

str path_real(arena *a, const char *path)
{
    char *real = realpath(path, NULL);
    str copy = real ? str_copy(a, str_of(real)) : (str){ 0 };
    free(real);
    return copy;
}

static bool is_dangling_link(const char *path)
{
    struct stat status;
    return lstat(path, &status) == 0 && S_ISLNK(status.st_mode);
}

/*
 * The real place of a path whose last parts need not exist: that of the longest beginning which does.
 * "" if that cannot be told: a part that is not there is a link to nothing, or is followed by "..".
 */
static str real_beginning(arena *a, const char *path)
{
    str rest = str_of(path);
    for (;;) {
        const char *tried = rest.len ? str_text(a, rest) : ".";
        str real = path_real(a, tried);
        if (real.len || !rest.len || str_is(rest, "/"))
            return real;
        if (is_dangling_link(tried) || str_is(path_name(rest), ".."))
            return (str){ 0 };
        rest = path_folder(rest);
    }
}

bool path_below(str path, str folder)
{
    bool whole = path.len == folder.len || str_ends(folder, STR("/"));
    return folder.len && str_starts(path, folder) && (whole || path.at[folder.len] == '/');
}

bool path_inside(const char *root, const char *path)
{
    arena *a = arena_new();
    str folder = path_real(a, root);
    str place = real_beginning(a, path);
    bool inside = path_below(place, folder);
    arena_drop(a);
    return inside;
}
