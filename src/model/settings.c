/*
 * referat.yaml: the project's own settings.
 *
 * The organisation, the language, the theme, the first year of the archive, what is left out, where the output
 * goes, and the levels of messages. Everything has a default but the organisation.
 */
#include "model/load.h"

static const char *const level_names[] = { "off", "note", "warning", "error" };
static const choice_list levels = CHOICES(level_names);

static void read_rule(loader *l, const node_pair *pair)
{
    message_id id;
    if (!message_find(pair->key, &id)) {
        DIAG(l->d, UNKNOWN_CODE, pair->key_at, pair->key);
        return;
    }
    int level = find_choice(l, &levels, pair->value->text);
    if (level < 0)
        report_choice(l, &(given){ NULL, pair->key, pair->key_at, pair->value }, pair->value->text, pair->value->at, &levels);
    else
        diag_set_level(l->d, id, (severity)level);
}

static void read_rules(loader *l, const given *g, void *into)
{
    (void)into; /* the collector of messages keeps the levels */
    if (g->value->kind != NODE_MAP)
        report_kind_of_value(l, g, "a mapping from codes to levels");
    for (size_t i = 0; i < g->value->pairs.len; i++)
        read_rule(l, &g->value->pairs.at[i]);
}

/* The globs go to the loader, which alone needs them. */
static void read_ignore(loader *l, const given *g, void *into)
{
    (void)into;
    read_text_list(l, g, &l->ignore);
}

static void read_folder(loader *l, const given *g, void *into)
{
    text folder = { 0 };
    read_text(l, g, &folder);
    str path = path_join(l->a, l->m->settings.root, folder.value);
    size_t root = l->m->settings.root.len;
    if (!str_starts(path, l->m->settings.root) || path.len <= root + 1)
        DIAG(l->d, OUTSIDE_PROJECT, folder.at, folder.value);
    else
        *(str *)into = str_slice(path, root + 1, path.len);
}

static const field settings_fields[] = {
    FIELD(project_settings, "organisation", organisation, read_text),
    FIELD(project_settings, "language", language, read_language),
    FIELD(project_settings, "theme", theme, read_text),
    FIELD(project_settings, "archive-from", archive_from, read_year),
    FIELD(project_settings, "output", output, read_folder),
    FIELD(project_settings, "ignore", root, read_ignore),
    FIELD(project_settings, "rules", root, read_rules),
};
static const field_table settings_table = FIELD_TABLE(settings_fields);

void load_settings(loader *l)
{
    project_settings *s = &l->m->settings;
    s->output = STR("out");
    s->theme.value = STR("plain");
    s->source = read_source(l, STR("referat.yaml"));
    if (s->source < 0)
        return;
    const node *n = read_yaml(l->d, l->a, s->source);
    s->organisation.at = s->theme.at = n->at;
    read_fields(l, &settings_table, n, s, NULL);
    if (s->organisation.value.len == 0)
        report_missing(l, span_of(s->source, 0, 0), "organisation");
}
