/*
 * Annual reports, plans, documents and case papers.
 *
 * One table of fields for all four. A report may be one file, or a folder of chapters: those it names, else the other
 * Markdown files of its folder that are nothing of their own, in the order of their names. What is an attachment
 * of minutes is no document of its own, whatever its front matter says.
 */
#include "model/load.h"

enum { TOC_DEPTH = 3 }; /* of `toc: true` */

static const char *const kind_names[] = { [REPORT_ANNUAL] = "annual-report",
                                          [REPORT_PLAN] = "plan",
                                          [REPORT_DOCUMENT] = "document",
                                          [REPORT_PAPER] = "case-paper" };

const char *report_kind_name(report_kind kind)
{
    return kind_names[kind];
}

/* ---- values ---------------------------------------------------------------------------------- */

static const char *const caption_names[] = { "numbered", "plain" };
static const choice_list captions = CHOICES(caption_names);

static void read_captions(loader *l, const given *g, void *into)
{
    int index =
        g->value->kind == NODE_SCALAR ? find_choice(l, &captions, str_trim(g->value->text)) : -1;
    if (index < 0)
        report_choice(l, g, g->value->text, g->value->at, &captions);
    else
        *(bool *)into = index == 1;
}

/* A depth, or yes and no. */
static void read_toc(loader *l, const given *g, void *into)
{
    long depth;
    bool wanted = false;
    if (g->value->kind == NODE_SCALAR && str_digits(str_trim(g->value->text))) {
        if (read_whole(l, g, 0, 6, &depth))
            *(int *)into = (int)depth;
        return;
    }
    read_bool(l, g, &wanted);
    *(int *)into = wanted ? TOC_DEPTH : 0;
}

static void read_type(loader *l, const given *g, void *into)
{
    (void)l, (void)g, (void)into; /* it decided that the file is read here */
}

typedef struct report_record {
    report r;
    text_list chapters;
} report_record;

static const field report_fields[] = {
    { "type", read_type, 0, NULL },
    FIELD(report_record, "title", r.title, read_text),
    FIELD(report_record, "subtitle", r.subtitle, read_text),
    FIELD(report_record, "year", r.year, read_year),
    FIELD(report_record, "date", r.day, read_date),
    FIELD(report_record, "organisation", r.organisation, read_text),
    FIELD(report_record, "cover", r.cover, read_text),
    FIELD(report_record, "language", r.language, read_language),
    FIELD(report_record, "toc", r.toc, read_toc),
    FIELD(report_record, "numbering", r.numbering, read_bool),
    FIELD(report_record, "figures", r.figures_plain, read_captions),
    FIELD(report_record, "body", r.written_body, read_text),
    FIELD(report_record, "adopted-by", r.adopted_by, read_case_name),
    FIELD(report_record, "case", r.paper_of, read_case_name),
    FIELD(report_record, "attachments", r.attachments, read_attachments),
    FIELD(report_record, "chapters", chapters, read_text_list),
};
static const field_table report_table = FIELD_TABLE(report_fields);

/* ---- chapters -------------------------------------------------------------------------------- */

static void add_content(loader *l, report *r, const project_file *file)
{
    report_withheld_labels(l, file->content.body);
    list_add(l->a, &r->chapters, ((chapter){ file->source, file->path, file->content.body }));
}

static void add_chapter(loader *l, report *r, project_file *file)
{
    file->is_used = true;
    if (read_document_file(l, file))
        add_content(l, r, file);
}

static void add_named_chapters(loader *l, report *r, const text_list *names)
{
    for (size_t i = 0; i < names->len; i++) {
        project_file *file = find_file(l, r->path, names->at[i]);
        if (file && !str_equal(file->path, r->path))
            add_chapter(l, r, file);
        else if (file)
            DIAG(l->d, INCLUDE_CYCLE, names->at[i].at, names->at[i].value);
    }
}

static bool is_readme(str path)
{
    return str_is(path_name(path), "README.md");
}

/* A file that may be a chapter without having been named: nothing else uses it. */
static bool is_loose(const loader *l, const project_file *file)
{
    return is_markdown(file->path) && !file->is_ignored && !file->is_used && !is_readme(file->path)
           && !type_pair(l, file);
}

typedef struct folder {
    list_of(project_file *) loose;
    size_t documents; /* with a type of their own */
} folder;

static map *list_folders(loader *l)
{
    map *folders = map_new(l->a);
    for (size_t i = 0; i < map_len(l->files); i++) {
        project_file *file = map_value(l->files, i);
        str path = path_folder(file->path);
        folder *f = map_find(folders, path);
        if (!f) {
            f = arena_make(l->a, folder);
            map_add(folders, path, f);
        }
        if (is_loose(l, file))
            list_add(l->a, &f->loose, file);
        f->documents += document_type(l, file) != TYPE_NONE && !file->is_used;
    }
    return folders;
}

/* The folder's other files, where the report is the only document in it. */
static void add_loose_chapters(loader *l, report *r, const map *folders)
{
    const folder *f = map_find(folders, path_folder(r->path));
    if (!f || f->documents != 1)
        return;
    for (size_t i = 0; i < f->loose.len; i++)
        add_chapter(l, r, f->loose.at[i]);
}

static int shallowest_heading(const report *r)
{
    int level = 0;
    for (size_t i = 0; i < r->chapters.len; i++) {
        const md_node *root = r->chapters.at[i].content;
        for (const md_node *n = root; n; n = md_next(root, n))
            if (n->kind == MD_HEADING && (level == 0 || n->level < level))
                level = n->level;
    }
    return level ? level : 1;
}

/* ---- one report ------------------------------------------------------------------------------ */

static str stem(str name)
{
    str ending = path_ending(name);
    return ending.len ? str_slice(name, 0, name.len - ending.len - 1) : name;
}

static str address_name(loader *l, const report *r, bool is_folder)
{
    str folder_name = path_name(path_folder(r->path));
    return utf8_ascii(l->a, is_folder && folder_name.len ? folder_name : stem(path_name(r->path)));
}

static void set_days(loader *l, report *r)
{
    if (r->kind == REPORT_ANNUAL && !r->year)
        r->year = r->day.year;
    if (r->kind == REPORT_ANNUAL && !r->year)
        report_missing(l, span_of(r->source, 0, 0), "year");
    if (r->kind == REPORT_ANNUAL && !date_some(r->day) && r->year)
        r->day = (date){ (int16_t)r->year, 12, 31 };
    if (!r->year)
        r->year = r->day.year;
}

static void read_report(loader *l, project_file *file, report_kind kind, const map *folders)
{
    report_record record = { .r = {
                                 .kind = kind,
                                 .source = file->source,
                                 .path = file->path,
                                 .front = file->content.front,
                                 .language = l->m->settings.language,
                                 .body = NO_SLOT,
                                 .adopted_by.target = NO_SLOT,
                                 .paper_of.target = NO_SLOT,
                             } };
    report *r = &record.r;
    read_fields(l, &report_table, r->front, &record, NULL);
    set_days(l, r);
    if (file->content.body->first)
        add_content(l, r, file);
    size_t own = r->chapters.len;
    find_attachments(l, r->path, &r->attachments, 1);
    if (record.chapters.len)
        add_named_chapters(l, r, &record.chapters);
    else if (kind != REPORT_PAPER)
        add_loose_chapters(l, r, folders);
    r->name = address_name(l, r, r->chapters.len > own);
    if (r->chapters.len == 0)
        add_content(l, r, file);
    r->top_level = shallowest_heading(r);
    list_add(l->a, &l->m->reports, *r);
}

/* ---- all of them ----------------------------------------------------------------------------- */

static void report_type(loader *l, const node_pair *pair)
{
    static const char *const names[] = { "minutes", "annual-report", "plan", "document",
                                         "case-paper" };
    static const choice_list types = CHOICES(names);
    given g = { NULL, pair->key, pair->key_at, pair->value };
    if (report_choice(l, &g, pair->value->text, pair->value->at, &types) < 0)
        diag_doubt(l->d, DOUBT_MINUTES);
}

void report_unused(loader *l)
{
    const map *folders = list_document_folders(l);
    for (size_t i = 0; i < map_len(l->files); i++) {
        const project_file *file = map_value(l->files, i);
        const node_pair *type = type_pair(l, file);
        if (type && type_named(l, type->value->text) == TYPE_NONE)
            report_type(l, type);
        else if (is_loose(l, file) && file->is_read && file->source >= 0
                 && !report_untyped(l, file, folders))
            DIAG0(l->d, UNUSED_FILE, span_of(file->source, 0, 0));
    }
}

void load_reports(loader *l)
{
    static const report_kind kinds[TYPE_COUNT] = { [TYPE_REPORT] = REPORT_ANNUAL,
                                                   [TYPE_PLAN] = REPORT_PLAN,
                                                   [TYPE_DOCUMENT] = REPORT_DOCUMENT,
                                                   [TYPE_PAPER] = REPORT_PAPER };
    map *folders = list_folders(l);
    for (size_t i = 0; i < map_len(l->files); i++) {
        project_file *file = map_value(l->files, i);
        document_kind type = document_type(l, file);
        if (type == TYPE_NONE || type == TYPE_MINUTES || file->is_used)
            continue;
        file->is_used = true;
        read_report(l, file, kinds[type], folders);
    }
}
