/*
 * Documents that do not say what they are: front matter without `type`.
 *
 * A Markdown file that nothing uses may be a note that somebody keeps there, and is only mentioned. One whose front matter has
 * keys that only one kind of document has, or that lies in a folder with documents, was meant to be one: without its type
 * nothing would be made of it, and a whole meeting would be missing. What it seems to be is offered.
 */
#include "model/load.h"

enum { KIND_COUNT = TYPE_COUNT };

typedef struct telling_key {
    const char *name;
    document_kind kind;
} telling_key;

/* Keys that no other kind of document has; the kind of the first that stands there is taken. */
static const telling_key telling_keys[] = {
    { "present", TYPE_MINUTES },   { "absent", TYPE_MINUTES },      { "deputies", TYPE_MINUTES },
    { "invited", TYPE_MINUTES },   { "not-invited", TYPE_MINUTES }, { "joined", TYPE_MINUTES },
    { "left", TYPE_MINUTES },      { "guests", TYPE_MINUTES },      { "approves", TYPE_MINUTES },
    { "approved", TYPE_MINUTES },  { "status", TYPE_MINUTES },      { "time", TYPE_MINUTES },
    { "place", TYPE_MINUTES },     { "case", TYPE_PAPER },          { "year", TYPE_REPORT },
    { "adopted-by", TYPE_PLAN },   { "chapters", TYPE_DOCUMENT },   { "cover", TYPE_DOCUMENT },
    { "toc", TYPE_DOCUMENT },      { "numbering", TYPE_DOCUMENT },  { "figures", TYPE_DOCUMENT },
    { "subtitle", TYPE_DOCUMENT },
};

static const char *const kind_names[KIND_COUNT] = {
    [TYPE_MINUTES] = "minutes",   [TYPE_REPORT] = "annual-report", [TYPE_PLAN] = "plan",
    [TYPE_DOCUMENT] = "document", [TYPE_PAPER] = "case-paper",
};

static bool has_key(const loader *l, const node *front, const char *name)
{
    for (size_t i = 0; i < front->pairs.len; i++)
        if (str_is(canonical_key(l, front->pairs.at[i].key), name))
            return true;
    return false;
}

static document_kind kind_by_keys(const loader *l, const node *front)
{
    for (size_t i = 0; i < sizeof telling_keys / sizeof *telling_keys; i++)
        if (has_key(l, front, telling_keys[i].name))
            return telling_keys[i].kind;
    bool is_meeting = has_key(l, front, "body") && has_key(l, front, "date");
    return is_meeting ? TYPE_MINUTES : TYPE_NONE;
}

map *list_document_folders(loader *l)
{
    map *folders = map_new(l->a);
    for (size_t i = 0; i < map_len(l->files); i++) {
        project_file *file = map_value(l->files, i);
        document_kind kind = document_type(l, file);
        if (kind != TYPE_NONE)
            map_add(folders, path_folder(file->path), (void *)kind_names[kind]);
    }
    return folders;
}

bool report_untyped(loader *l, const project_file *file, const map *folders)
{
    const node *front = file->content.front;
    if (!front || front->pairs.len == 0)
        return false;
    document_kind kind = kind_by_keys(l, front);
    const char *name =
        kind == TYPE_NONE ? map_find(folders, path_folder(file->path)) : kind_names[kind];
    if (!name)
        return false;
    DIAG(l->d, TYPE_MISSING, span_of(file->source, 0, 0),
         words_form(l->w, l->m->settings.language, WORD_VALUE, str_of(name)));
    diag_doubt(l->d, DOUBT_MINUTES);
    return true;
}
