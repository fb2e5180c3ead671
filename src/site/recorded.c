/*
 * Is a file still what a build wrote?
 *
 * The manifest of a site lies in the folder that all its files are below, and has the SHA-256 of each; from the
 * file's own folder upwards, the first manifest that names it is asked.
 */
#include "site/inside.h"

enum { FOLDERS_MOST = 40 };

static const staged_file *find_in(const staged_list *files, str path)
{
    for (size_t i = 0; i < files->len; i++)
        if (str_equal(files->at[i].path, path))
            return &files->at[i];
    return NULL;
}

/* From the folder of the file upwards; `below` is its path from there. */
record_state site_recorded(arena *a, str path, str content)
{
    char digest[DIGEST_TEXT];
    str folder = path_folder(path), below = path_name(path);
    site_digest(content, digest);
    for (int i = 0; i < FOLDERS_MOST; i++) {
        staged_list files = { 0 };
        manifest_read(a, folder.len ? folder : STR("."), &files);
        const staged_file *known = find_in(&files, below);
        if (known)
            return str_is(str_of(digest), known->digest) ? RECORD_SAME : RECORD_OTHER;
        if (folder.len == 0 || str_is(folder, "/"))
            break;
        below = path_join(a, path_name(folder), below);
        folder = path_folder(folder);
    }
    return RECORD_NONE;
}
