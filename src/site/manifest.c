/*
 * manifest.json: every file of the output with its SHA-256, its size and the source it was made from.
 *
 * It has two readers: whoever wants to prove that an archived file is the one that was built, and the next
 * build, which removes only what the last one made; and says whom the output is for. A manifest that cannot be read counts as none: then
 * nothing is removed, and nothing that stands in the way is overwritten.
 */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "site/inside.h"

#define MANIFEST_FORMAT 1
#define MANIFEST_MOST   ((size_t)64 << 20)

static str json_str(arena *a, const json_t *value)
{
    const char *found = json_string_value(value);
    return found ? str_copy(a, str_of(found)) : STR("");
}

bool site_path_is_safe(str path)
{
    if (path.len == 0 || path.at[0] == '/')
        return false;
    for (str rest = path, part; str_cut(&rest, STR("/"), &part);)
        if (str_is(part, "..") || str_is(part, ".") || part.len == 0)
            return false;
    return true;
}

static void read_file(arena *a, const json_t *entry, staged_list *files)
{
    staged_file file = {
        .path = json_str(a, json_object_get(entry, "path")),
        .source = json_str(a, json_object_get(entry, "source")),
        .size = json_integer_value(json_object_get(entry, "bytes")),
    };
    const char *digest = json_string_value(json_object_get(entry, "sha256"));
    /* it is used to remove files, so it must lie inside the output */
    if (!site_path_is_safe(file.path) || !digest || strlen(digest) != DIGEST_TEXT - 1)
        return;
    memcpy(file.digest, digest, DIGEST_TEXT);
    list_add(a, files, file);
}

/* NULL where there is none that can be read. */
static json_t *load(arena *a, str folder)
{
    str content;
    const char *path = str_text(a, path_join(a, folder, STR("manifest.json")));
    if (file_read(a, path, MANIFEST_MOST, &content) != FILE_OK)
        return NULL;
    return json_loadb(content.at, content.len, 0, NULL);
}

str manifest_audience(arena *a, str folder)
{
    json_t *root = load(a, folder);
    str readers = json_str(a, json_object_get(root, "audience"));
    json_decref(root);
    return readers;
}

void manifest_read(arena *a, str folder, staged_list *files)
{
    json_t *root = load(a, folder);
    const json_t *entries = json_object_get(root, "files");
    for (size_t i = 0; i < json_array_size(entries); i++)
        read_file(a, json_array_get(entries, i), files);
    json_decref(root);
}

static json_t *file_json(const staged_file *file)
{
    json_t *entry = json_object();
    json_object_set_new(entry, "path", json_stringn_nocheck(file->path.at, file->path.len));
    json_object_set_new(entry, "sha256", json_string_nocheck(file->digest));
    json_object_set_new(entry, "bytes", json_integer(file->size));
    if (file->source.len)
        json_object_set_new(entry, "source",
                            json_stringn_nocheck(file->source.at, file->source.len));
    return entry;
}

str manifest_text(arena *a, const staged_list *files, str version, str readers)
{
    json_t *root = json_object(), *entries = json_array();
    json_object_set_new(root, "format", json_integer(MANIFEST_FORMAT));
    json_object_set_new(root, "program", json_stringn_nocheck(version.at, version.len));
    json_object_set_new(root, "audience", json_stringn_nocheck(readers.at, readers.len));
    for (size_t i = 0; i < files->len; i++)
        json_array_append_new(entries, file_json(&files->at[i]));
    json_object_set_new(root, "files", entries);
    char *dumped = json_dumps(root, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
    str result = str_format(a, "%s\n", dumped ? dumped : "{}");
    free(dumped);
    json_decref(root);
    return result;
}
