/*
 * The content of a Markdown file, ready for those who read documents.
 *
 * Reads the file once, hears its comments, turns dates that look like lists back into text, and puts the files
 * that `include` directives name in their place. Footnote labels are local to a file, so those of a part get the
 * name of that part in front of them. Parts may have parts, but no circle and not without end: how deep they go is
 * limited, and the sum of what is taken in, for a few lines in files that name each other twice would grow without bound.
 *
 * Attachments are found here, too: a Markdown one is read as a document of its own, any other only named.
 */
#include "model/load.h"

enum {
    INCLUDED_MOST = 16 << 20, /* bytes */
    INCLUDES_DEEP = 100
};

/* ---- include --------------------------------------------------------------------------------- */

static text included_name(const loader *l, const md_node *directive)
{
    const node *options = directive->detail->options;
    if (options && options->kind == NODE_SCALAR)
        return (text){ str_trim(options->text), options->at };
    for (size_t i = 0; options && i < options->pairs.len; i++) {
        const node_pair *pair = &options->pairs.at[i];
        if (str_is(canonical_key(l, pair->key), "file"))
            return (text){ str_trim(pair->value->text), pair->value->at };
    }
    return (text){ STR(""), directive->at };
}

static bool is_include(const loader *l, const md_node *n)
{
    return n->kind == MD_DIRECTIVE
           && str_is(words_canonical(l->w, WORD_DIRECTIVE, n->detail->info), "include");
}

static project_file *find_part(loader *l, str named_in, text name)
{
    if (name.value.len == 0) {
        report_missing(l, name.at, "file");
        return NULL;
    }
    project_file *part = find_file(l, named_in, name);
    if (part)
        part->is_used = true;
    if (part && part->in_reading) {
        DIAG(l->d, INCLUDE_CYCLE, name.at, name.value);
        return NULL;
    }
    if (part && l->include_depth >= INCLUDES_DEEP) {
        DIAG(l->d, TOO_MANY, name.at, STR("how deep this is included"), STR("100 files"));
        return NULL;
    }
    return part;
}

static bool has_room(loader *l, const project_file *part, text name)
{
    l->included += part->size;
    if (l->included <= INCLUDED_MOST)
        return true;
    DIAG(l->d, TOO_MANY, name.at, STR("what is included"), STR("16 MB"));
    return false;
}

/* Footnotes of a part get labels that no other file can have. */
static void rename_footnotes(loader *l, md_node *part, str path, span at)
{
    for (const md_node *n = part; n; n = md_next(part, n))
        if (n->kind == MD_REFERENCE || n->kind == MD_FOOTNOTE)
            ((md_node *)n)->text =
                str_format(l->a, STR_FMT ":%u:" STR_FMT, STR_ARG(path), at.at, STR_ARG(n->text));
}

static void put_part(md_node *document, md_node *directive, md_node *part)
{
    for (md_node *n = part->first; n; n = part->first) {
        md_remove(n);
        if (n->kind == MD_FOOTNOTE)
            md_append(document, n);
        else
            md_insert_before(directive, n);
    }
}

static void include_part(loader *l, project_file *whole, md_node *directive)
{
    md_node *document = whole->content.body;
    text name = included_name(l, directive);
    project_file *file = find_part(l, whole->path, name);
    l->include_depth++;
    const read_document *content = file ? read_document_file(l, file) : NULL;
    l->include_depth--;
    if (content && has_room(l, file, name)) {
        md_node *part = md_copy(l->a, content->body);
        whole->size += file->size;
        rename_footnotes(l, part, file->path, directive->at);
        put_part(document, directive, part);
    }
    md_remove(directive);
}

static void include_parts(loader *l, project_file *whole)
{
    const md_node *document = whole->content.body;
    list_of(md_node *) directives = { 0 };
    for (const md_node *n = document; n; n = md_next(document, n))
        if (is_include(l, n))
            list_add(l->a, &directives,
                     (md_node *)n); /* the tree is ours; md_next only promises not to change it */
    for (size_t i = 0; i < directives.len; i++)
        include_part(l, whole, directives.at[i]);
}

/* ---- documents ------------------------------------------------------------------------------- */

/* Front matter that is never closed cannot say that these are minutes. */
static void doubt_front(loader *l, const project_file *file, size_t before)
{
    const node *front = file->content.front;
    bool begins = str_starts(diag_source(l->d, file->source)->text, STR("---"));
    if (begins && diag_added(l->d) > before && (!front || front->pairs.len == 0))
        diag_doubt(l->d, DOUBT_MINUTES);
}

const read_document *read_document_file(loader *l, project_file *file)
{
    if (file->is_read)
        return file->source < 0 ? NULL : &file->content;
    file->is_read = true;
    file->source = read_source(l, file->path);
    if (file->source < 0) {
        diag_doubt(l->d, DOUBT_MINUTES);
        return NULL;
    }
    size_t before = diag_added(l->d);
    file->content = read_markdown(l->d, l->a, file->source);
    doubt_front(l, file, before);
    file->in_reading = true;
    withhold_in_values(l, file->content.front);
    withhold_in_markdown(l, file->content.body);
    report_nearly_withheld(l, file->content.body);
    apply_comments(l, file->content.body);
    unlist_dates(l, file->content.body);
    file->size = diag_source(l->d, file->source)->text.len;
    include_parts(l, file);
    file->in_reading = false;
    return &file->content;
}

bool is_markdown(str path)
{
    str ending = path_ending(path);
    return str_is(ending, "md") || str_is(ending, "markdown");
}

static const char *const type_names[TYPE_COUNT] = {
    [TYPE_NONE] = "",     [TYPE_MINUTES] = "minutes",   [TYPE_REPORT] = "annual-report",
    [TYPE_PLAN] = "plan", [TYPE_DOCUMENT] = "document", [TYPE_PAPER] = "case-paper",
};

document_kind type_named(const loader *l, str value)
{
    str name = words_canonical(l->w, WORD_VALUE, str_trim(value));
    for (int type = TYPE_MINUTES; type < TYPE_COUNT; type++)
        if (str_is(name, type_names[type]))
            return (document_kind)type;
    return TYPE_NONE;
}

/* A key that is near to `type` and to none that is known: whoever reads the front matter reports it. */
static bool is_near_type(const loader *l, str key)
{
    str forms[LANG_COUNT];
    for (int language = 0; language < LANG_COUNT; language++)
        forms[language] = words_form(l->w, (lang)language, WORD_KEY, STR("type"));
    return canonical_key(l, key).len == 0 && utf8_nearest(key, forms, LANG_COUNT).len > 0;
}

const node_pair *type_pair(const loader *l, const project_file *file)
{
    const node *front = file->is_read && file->source >= 0 ? file->content.front : NULL;
    for (size_t i = 0; front && i < front->pairs.len; i++)
        if (str_is(canonical_key(l, front->pairs.at[i].key), "type"))
            return &front->pairs.at[i];
    for (size_t i = 0; front && i < front->pairs.len; i++)
        if (is_near_type(l, front->pairs.at[i].key)
            && type_named(l, front->pairs.at[i].value->text) != TYPE_NONE)
            return &front->pairs.at[i];
    return NULL;
}

/* What a file says that it is, or what it most likely means: report_unused tells of that. */
document_kind document_type(const loader *l, const project_file *file)
{
    const node_pair *pair = type_pair(l, file);
    document_kind type = pair ? type_named(l, pair->value->text) : TYPE_NONE;
    str_list forms = { 0 };
    for (size_t i = TYPE_MINUTES; pair && type == TYPE_NONE && i < TYPE_COUNT; i++)
        for (int language = 0; language < LANG_COUNT; language++)
            list_add(l->a, &forms,
                     words_form(l->w, (lang)language, WORD_VALUE, str_of(type_names[i])));
    return forms.len ? type_named(l, utf8_nearest(str_trim(pair->value->text), forms.at, forms.len))
                     : type;
}

/* ---- attachments ----------------------------------------------------------------------------- */

static const field attachment_fields[] = {
    FIELD(attachment, "file", file, read_text),
    FIELD(attachment, "title", title, read_text),
};
static const field_table attachment_table = FIELD_TABLE(attachment_fields);

static void add_attachment(loader *l, const node *n, attachment_list *list)
{
    attachment one = { .file.at = n->at, .title.at = n->at, .source = -1 };
    read_fields(l, &attachment_table, n, &one, NULL);
    if (one.file.value.len)
        list_add(l->a, list, one);
    else if (n->kind == NODE_MAP)
        report_lacking(l, n, n->at, "file");
}

void read_attachments(loader *l, const given *g, void *into)
{
    if (g->value->kind != NODE_LIST)
        add_attachment(l, g->value, into);
    for (size_t i = 0; i < g->value->items.len; i++)
        add_attachment(l, g->value->items.at[i], into);
}

/* The title that a Markdown attachment has itself: in its front matter, else its first heading. */
static text own_title(loader *l, const read_document *content)
{
    const node *front = content->front;
    for (size_t i = 0; front && i < front->pairs.len; i++)
        if (str_is(canonical_key(l, front->pairs.at[i].key), "title"))
            return (text){ front->pairs.at[i].value->text, front->pairs.at[i].value->at };
    for (const md_node *n = content->body->first; n; n = n->next)
        if (n->kind == MD_HEADING)
            return (text){ md_plain(l->a, n), n->at };
    return (text){ 0 };
}

static void read_markdown_attachment(loader *l, attachment *one, project_file *file)
{
    const read_document *content = read_document_file(l, file);
    if (!content)
        return;
    one->is_markdown = true;
    one->source = file->source;
    one->content = *content;
    report_withheld_labels(l, content->body);
    if (one->title.value.len == 0)
        one->title = own_title(l, content);
}

static void find_attachment(loader *l, str named_in, attachment *one)
{
    project_file *file = find_file(l, named_in, one->file);
    if (!file)
        return;
    one->path = file->path;
    file->is_used = true;
    if (is_markdown(file->path))
        read_markdown_attachment(l, one, file);
    if (one->title.value.len == 0)
        one->title = (text){ path_name(one->path), one->file.at };
}

void find_attachments(loader *l, str named_in, attachment_list *list, int first_number)
{
    for (size_t i = 0; i < list->len; i++) {
        list->at[i].number = first_number + (int)i;
        find_attachment(l, named_in, &list->at[i]);
    }
}
