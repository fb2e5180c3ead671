/*
 * Which files a project has, and how they are read.
 *
 * All files below the root are listed once, by name; the output folder and what `ignore` names are set apart.
 * A file is named from another by a path relative to that one. What lies outside the project (also by a
 * link in the file system) is reported and never opened. A file that is not UTF-8 becomes a source that ends before
 * the bad byte, so that the message can show its place, and counts as unread.
 */
#include "model/load.h"

enum { FILES_MOST = 500000 };

/* ---- globs ----------------------------------------------------------------------------------- */

/* A pattern in which `**` stands for any text, `*` for any without '/', `?` for one byte but '/'. Greedy matching with
   one place to go back to for each kind of star is enough: an earlier star never needs to be tried again. */
bool glob_matches(str pattern, str path)
{
    size_t p = 0, s = 0;
    size_t star = SIZE_MAX, star_at = 0, deep = SIZE_MAX, deep_at = 0;
    while (s < path.len || p < pattern.len) {
        char c = p < pattern.len ? pattern.at[p] : '\0';
        if (c == '*' && p + 1 < pattern.len && pattern.at[p + 1] == '*') {
            p += 2;
            if (p < pattern.len && pattern.at[p] == '/' && (s == 0 || path.at[s - 1] == '/'))
                p++; /* a / ** / b has a / b, too */
            deep = p, deep_at = s, star = SIZE_MAX;
        } else if (c == '*') {
            star = ++p, star_at = s;
        } else if (s < path.len && p < pattern.len
                   && (c == path.at[s] || (c == '?' && path.at[s] != '/'))) {
            p++, s++;
        } else if (star != SIZE_MAX && star_at < path.len && path.at[star_at] != '/') {
            s = ++star_at, p = star;
        } else if (deep != SIZE_MAX && deep_at < path.len) {
            s = ++deep_at, p = deep, star = SIZE_MAX;
        } else {
            return false;
        }
    }
    return true;
}

/* A pattern that names a folder means all that is in it. */
static bool is_left_out(const loader *l, str path)
{
    for (size_t i = 0; i < l->ignore.len; i++) {
        str pattern = l->ignore.at[i].value;
        if (str_ends(pattern, STR("/")))
            pattern = str_slice(pattern, 0, pattern.len - 1);
        if (glob_matches(pattern, path)
            || glob_matches(str_format(l->a, STR_FMT "/**", STR_ARG(pattern)), path))
            return true;
    }
    return false;
}

/* ---- the list -------------------------------------------------------------------------------- */

static bool is_inside(str path, str folder)
{
    return folder.len && str_starts(path, folder) && path.len > folder.len
           && path.at[folder.len] == '/';
}

static void add_file(loader *l, str path)
{
    if (is_inside(path, l->m->settings.output))
        return;
    project_file *file = arena_make(l->a, project_file);
    *file = (project_file){ .path = path, .source = -1, .is_ignored = is_left_out(l, path) };
    map_put(l->files, path, file);
}

/* What cannot be opened by its name, or would wait for ever when it is, is reported, unless nobody wants it. */
static void add_entry(loader *l, const dir_entry *entry)
{
    bool is_left = is_inside(entry->path, l->m->settings.output)
                   || str_equal(entry->path, l->m->settings.output);
    if ((entry->odd || entry->deep) && (is_left || is_left_out(l, entry->path)))
        return;
    if (entry->odd)
        DIAG(l->d, FILE_NAME_ODD, (span){ 0 }, entry->path);
    else if (entry->deep)
        DIAG(l->d, FOLDER_DEEP, (span){ 0 }, entry->path);
    else if (!entry->is_folder)
        add_file(l, entry->path);
}

bool list_files(loader *l)
{
    dir_list entries = { 0 };
    file_result result =
        dir_list_all(l->a, str_text(l->a, l->m->settings.root), FILES_MOST, &entries);
    if (result == FILE_TOO_LARGE)
        DIAG(l->d, TOO_MANY, (span){ 0 }, STR("the project's list of files"),
             str_format(l->a, "%d", FILES_MOST));
    else if (result != FILE_OK)
        DIAG(l->d, FILE_UNREADABLE, (span){ 0 }, l->m->settings.root,
             STR("the folder cannot be listed"));
    for (size_t i = 0; i < entries.len; i++)
        add_entry(l, &entries.at[i]);
    return result == FILE_OK;
}

project_file *file_at(loader *l, str path)
{
    return map_find(l->files, path);
}

/* ---- one file from another --------------------------------------------------------------------- */

/* The path from the root of a file that is named in `named_in`; false where it leads out of the project. */
static bool path_from_root(loader *l, str named_in, str name, str *path)
{
    str root = l->m->settings.root;
    str folder = path_join(l->a, root, path_folder(named_in));
    str whole = path_join(l->a, folder, name);
    if (!is_inside(whole, root) || !path_inside(str_text(l->a, root), str_text(l->a, whole)))
        return false;
    *path = str_slice(whole, root.len + 1, whole.len);
    return true;
}

/* A file that is not there. Gives the one in the same folder whose name is nearest, for that is most likely meant. */
static project_file *report_file(loader *l, text name, str path)
{
    str_list beside = { 0 };
    str folder = path_folder(path);
    for (size_t i = 0; i < map_len(l->files) && l->compared > 0; i++, l->compared--)
        if (str_equal(path_folder(map_key(l->files, i)), folder))
            list_add(l->a, &beside, path_name(map_key(l->files, i)));
    str nearest = utf8_nearest(path_name(path), beside.at, beside.len);
    message *m = DIAG(l->d, FILE_MISSING, name.at, name.value);
    message_help(l->d, m, "it would be " STR_FMT ": check the name, or add the file",
                 STR_ARG(path));
    if (nearest.len == 0)
        return NULL;
    str written = str_slice(name.value, 0, name.value.len - path_name(name.value).len);
    message_hint(l->d, m, "did you mean " STR_FMT STR_FMT "?", STR_ARG(written), STR_ARG(nearest));
    return file_at(l, path_join(l->a, folder, nearest));
}

project_file *find_file(loader *l, str named_in, text name)
{
    str path;
    if (!path_from_root(l, named_in, name.value, &path)) {
        DIAG(l->d, OUTSIDE_PROJECT, name.at, name.value);
        return NULL;
    }
    project_file *file = file_at(l, path);
    return file ? file : report_file(l, name, path);
}

/* ---- reading --------------------------------------------------------------------------------- */

static const char *why_not(file_result result)
{
    static const char *const reasons[] = {
        [FILE_OK] = "",
        [FILE_MISSING] = "it is not there",
        [FILE_REFUSED] = "the system refuses it",
        [FILE_TOO_LARGE] = "it is larger than 8 MB",
        [FILE_NOT_PLAIN] = "it is not a plain file",
    };
    return reasons[result];
}

source_id read_source(loader *l, str path)
{
    static const char mark[] =
        "\xEF\xBB\xBF"; /* Unicode's signature, which some editors put first */
    str content = { 0 };
    str whole = path_join(l->a, l->m->settings.root, path);
    file_result result = file_read(l->a, str_text(l->a, whole), READ_SIZE_MOST, &content);
    if (result != FILE_OK) {
        DIAG(l->d, FILE_UNREADABLE, (span){ 0 }, path, str_of(why_not(result)));
        return -1;
    }
    if (str_starts(content, str_of(mark)))
        content = str_slice(content, sizeof mark - 1, content.len);
    size_t good = utf8_check(content);
    source_id id = diag_add_source(l->d, path, str_slice(content, 0, good));
    if (good == content.len)
        return id;
    DIAG(l->d, NOT_UTF8, span_of(id, good, 0), str_format(l->a, "%zu", good + 1));
    return -1;
}
