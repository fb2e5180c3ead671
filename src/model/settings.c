/*
 * referat.yaml: the project's own settings.
 *
 * The organisation, the language, the theme, the first year of the archive, what is left out, where the output
 * goes and what its address on the web is, and the levels of messages. Everything has a default but the organisation.
 */
#include <string.h>

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
    if (level >= 0 && message_is_kept(id) && (severity)level < message_about(id)->level)
        DIAG(l->d, RULE_KEPT, pair->value->at, str_of(message_about(id)->code));
    else if (level < 0)
        report_choice(l, &(given){ NULL, pair->key, pair->key_at, pair->value }, pair->value->text,
                      pair->value->at, &levels);
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
        message_help(
            l->d, DIAG(l->d, OUTSIDE_PROJECT, folder.at, folder.value),
            "name a folder in the project, such as out; referat build -o builds into any other");
    else
        *(str *)into = str_slice(path, root + 1, path.len);
}

/* A path of the site is added to it, so it has no query, and nothing that an address must have escaped (RFC 3986). */
static bool is_site_address(str s)
{
    bool web = str_starts(s, STR("https://")) || str_starts(s, STR("http://"));
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] <= ' ' || s.at[i] > '~' || strchr("\"#<>?\\^`{|}", s.at[i]))
            return false;
    str host = str_slice(s, str_find(s, STR("://")) + 3, s.len);
    return web && host.len > 0 && host.at[0] != '/';
}

static void read_address(loader *l, const given *g, void *into)
{
    text written = { 0 };
    read_text(l, g, &written);
    if (written.value.len == 0)
        return;
    if (!is_site_address(written.value))
        DIAG(l->d, VALUE_KIND, g->value->at, g->key,
             STR("an address such as https://www.example.org/archive/"), written.value);
    else
        *(str *)into = str_ends(written.value, STR("/"))
                           ? written.value
                           : str_format(l->a, STR_FMT "/", STR_ARG(written.value));
}

static const field settings_fields[] = {
    FIELD(project_settings, "organisation", organisation, read_text),
    FIELD(project_settings, "language", language, read_language),
    FIELD(project_settings, "theme", theme, read_text),
    FIELD(project_settings, "archive-from", archive_from, read_year),
    FIELD(project_settings, "output", output, read_folder),
    FIELD(project_settings, "address", address, read_address),
    FIELD(project_settings, "publish-email", publish_email, read_bool),
    FIELD(project_settings, "ignore", root, read_ignore),
    FIELD(project_settings, "rules", root, read_rules),
};
static const field_table settings_table = FIELD_TABLE(settings_fields);

/* The language comes first, wherever it stands: messages on the other keys name keys in it. */
static void find_language(loader *l, const node *n)
{
    for (size_t i = 0; i < n->pairs.len; i++)
        if (str_is(canonical_key(l, n->pairs.at[i].key), "language"))
            words_find_lang(str_trim(n->pairs.at[i].value->text), &l->m->settings.language);
}

void load_settings(loader *l)
{
    project_settings *s = &l->m->settings;
    s->output = STR("out");
    s->theme.value = STR("plain");
    s->source = read_source(l, STR("referat.yaml"));
    if (s->source < 0)
        return;
    const node *n = withhold_in_values(l, read_yaml(l->d, l->a, s->source));
    s->organisation.at = s->theme.at = n->at;
    find_language(l, n);
    if (n->holed) /* from which year on the archive goes may have been lost */
        diag_doubt(l->d, DOUBT_MINUTES);
    words_name_in_messages(l->w, s->language, l->d, l->a);
    read_fields(l, &settings_table, n, s, NULL);
    if (s->organisation.value.len == 0)
        report_lacking(l, n, span_of(s->source, 0, 0), "organisation");
}
