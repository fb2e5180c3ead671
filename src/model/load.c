/*
 * model_load: a project folder becomes an archive.
 *
 * The story of reading, one step a line: the settings say what is left out; the files are listed; the register comes
 * before the minutes, which name what is in it; minutes come before reports, for an attachment of minutes is no
 * document of its own; what nobody has used is mentioned at the end. Nothing here fails: a project in which
 * everything is broken gives an empty archive and many messages.
 */
#include "model/load.h"

enum {
    KINDS = ID_PROJECT + 1,
    COMPARED_MOST = 1000000 /* names looked at for hints in one run */
};

static archive *new_archive(arena *a, const char *root)
{
    archive *m = arena_make(a, archive);
    m->settings.root = path_real(a, root);
    if (m->settings.root.len == 0)
        m->settings.root = path_join(a, STR(""), str_of(root));
    for (int kind = 0; kind < KINDS; kind++) {
        m->ids[kind] = map_new(a);
        m->names[kind] = map_new(a);
    }
    m->index = map_new(a);
    return m;
}

/* All Markdown is read, for only its front matter tells what it is; a README speaks to those who look at the folder. */
static void read_documents(loader *l)
{
    for (size_t i = 0; i < map_len(l->files); i++) {
        project_file *file = map_value(l->files, i);
        bool is_readme = str_is(path_name(file->path), "README.md");
        if (is_markdown(file->path) && !file->is_ignored && !is_readme)
            read_document_file(l, file);
    }
}

/* Figures, attachments, and whatever else lies in the project and is not read as a source. */
static void keep_other_files(loader *l)
{
    for (size_t i = 0; i < map_len(l->files); i++) {
        const project_file *file = map_value(l->files, i);
        bool is_source =
            is_markdown(file->path) || str_is(file->path, "referat.yaml") || file->source >= 0;
        if (!is_source && !file->is_ignored)
            list_add(l->a, &l->m->files, file->path);
    }
    str_sort(&l->m->files);
}

archive *model_load_settings(diag *d, arena *a, const words *w, const char *root)
{
    loader l = { .d = d, .a = a, .w = w, .m = new_archive(a, root), .files = map_new(a) };
    load_settings(&l);
    return l.m;
}

archive *model_load(diag *d, arena *a, const words *w, const char *root, bool is_public)
{
    loader l = { .d = d,
                 .a = a,
                 .w = w,
                 .m = new_archive(a, root),
                 .files = map_new(a),
                 .is_public = is_public,
                 .compared = COMPARED_MOST };
    load_settings(&l);
    list_files(&l);
    load_register(&l);
    load_accounts(&l);
    read_documents(&l);
    load_meetings(&l);
    index_meetings(&l);
    load_reports(&l);
    report_unused(&l);
    keep_other_files(&l);
    return l.m;
}
