/*
 * register_data: the page that says what the open data is: every file, and every field in it.
 *
 * Takes the catalogue that the files themselves are made from, so that the page cannot promise what they do not
 * hold. First the files that follow a standard of others, then a section for each table of our own.
 */
#include "compose/register.h"

static const char *const kind_phrases[DATA_KINDS] = {
    [DATA_TEXT] = "data-kind-text",           [DATA_DATE] = "data-kind-date",
    [DATA_TIME] = "data-kind-time",           [DATA_NUMBER] = "data-kind-number",
    [DATA_AMOUNT] = "data-kind-amount",       [DATA_FLAG] = "data-kind-flag",
    [DATA_ADDRESS] = "data-kind-address",     [DATA_TEXTS] = "data-kind-texts",
    [DATA_ADDRESSES] = "data-kind-addresses",
};

static void put_file_link(const composer *c, inline_list *line, str path)
{
    doc_link *link = arena_make(c->a, doc_link);
    *link = (doc_link){ .kind = LINK_FILE, .page = path };
    put_link(c, line, link, path_name(link->page));
}

/* ---- files that follow a standard ---------------------------------------------------------------- */

static const struct {
    const char *path, *phrase;
    const char *others; /* files of the same, after its name: with | between them */
} files[] = {
    { "feed.xml", "data-feed", "" },
    { "calendar.ics", "data-calendar", "" },
    { "data/popolo.json", "data-popolo",
      ".schema.json|-persons.csv|-organizations.csv|-posts.csv|-memberships.csv|-events.csv" },
    { "data/einnsyn.json", "data-einnsyn",
      ".schema.json|-moetemapper.csv|-moetesaker.csv|-vedtak.csv|-voteringer.csv" },
    { "data/index.json", "data-index", ".schema.json|.csv" },
};

/* Schema and tables of a file, below it: their names are long, and one is looked for. */
static void put_others(composer *c, doc_block *item, str path, str endings)
{
    doc_block *list = put_list(c, item);
    str stem = str_slice(path, 0, path.len - STR(".json").len), ending;
    while (str_cut(&endings, STR("|"), &ending)) {
        inline_list line = { 0 };
        put_file_link(c, &line, str_format(c->a, STR_FMT STR_FMT, STR_ARG(stem), STR_ARG(ending)));
        put_item(c, list, line);
    }
}

static void put_files(composer *c, doc_block *root)
{
    doc_block *list = put_list(c, root);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        inline_list line = { 0 };
        str path = str_of(files[i].path);
        put_file_link(c, &line, path);
        put_text(c, &line, STR(": "));
        put_text(c, &line, say(c, files[i].phrase));
        doc_block *item = put_item(c, list, line);
        if (*files[i].others)
            put_others(c, item, path, str_of(files[i].others));
    }
}

/* ---- the tables -------------------------------------------------------------------------------- */

/* What a field says; where it has a few values only, those. */
static inline_list words_of(const composer *c, const data_field *f)
{
    inline_list line = one_text(c, say(c, f->phrase));
    if (!f->choices)
        return line;
    put_text(c, &line, STR(": "));
    str choices = str_replace(c->a, str_of(f->choices), STR("|"), STR(", "));
    put_text(c, &line, choices);
    return line;
}

static void put_fields(composer *c, doc_block *root, const data_set *set)
{
    doc_table *t = table_new(c, TABLE_REGISTER, 4);
    for (int column = 0; column < 3; column++)
        table_column(t, column, CELL_LEFT, true);
    table_header(c, t,
                 (str[]){ say(c, "data-field"), say(c, "data-type"), say(c, "data-always"),
                          say(c, "data-says") },
                 4);
    for (size_t i = 0; i < set->field_count; i++) {
        const data_field *f = &set->fields[i];
        doc_cell *cells = row_add(c->a, t, ROW_BODY);
        inline_node *name = inline_new(c->a, INLINE_CODE);
        name->text = str_of(f->name);
        inline_add(&cells[0].text, name);
        put_text(c, &cells[1].text, say(c, kind_phrases[f->kind]));
        put_text(c, &cells[2].text, say(c, f->required ? "data-yes" : "data-no"));
        cells[3].text = words_of(c, f);
    }
    put_table(c, root, t);
}

static void put_set(composer *c, doc_block *root, const data_set *set)
{
    static const char *const forms[] = { "data/{}.json", "data/{}.csv", "data/{}.schema.json" };
    put_section(c, root, 2, str_of(set->name));
    put_paragraph(c, root, say(c, set->phrase));
    inline_list line = { 0 };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        put_text(c, &line, i > 0 ? STR(", ") : STR(""));
        str path = str_replace(c->a, str_of(forms[i]), STR("{}"), str_of(set->name));
        put_file_link(c, &line, path);
    }
    put_inlines(c, root, line);
    put_fields(c, root, set);
}

void compose_data(composer *c, doc_block *root)
{
    put_page_title(c, root, c->item->title);
    put_paragraph(c, root, say(c, "data-intro"));
    put_files(c, root);
    put_paragraph(c, root, say(c, "data-terms"));
    for (size_t i = 0; i < c->plan->options.catalogue->count; i++)
        put_set(c, root, &c->plan->options.catalogue->sets[i]);
}
