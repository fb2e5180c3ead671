/*
 * faces: from the family that a theme names to the file of each face.
 *
 * Families are listed in fonts.yaml (its own comment says how); the project's fonts/fonts.yaml, where there is one,
 * comes first. A file is looked for in PROJECT/fonts, then in each folder that the lists name. A family
 * without the wanted cut gives the nearest it has: semibold-italic, bold-italic, italic, regular.
 */
#include "theme/inside.h"

#define LISTS_MOST 2 /* the project's own and the program's */

typedef struct finder {
    diag *diag;
    arena *arena;
    const theme_places *places;
    const node *lists[LISTS_MOST]; /* whole fonts.yaml files; NULL where there is none */
} finder;

typedef struct cut {
    const char *name; /* its key in fonts.yaml */
    int weight;
    bool italic;
} cut;

/* What a face may be set in, best first; ends at the family's regular. */
static const cut upright_text[] = { { "regular", 400, false }, { NULL, 0, false } };
static const cut italic_text[] = { { "italic", 400, true },
                                   { "regular", 400, false },
                                   { NULL, 0, false } };
static const cut bold_text[] = { { "bold", 700, false },
                                 { "semibold", 600, false },
                                 { "regular", 400, false },
                                 { NULL, 0, false } };
static const cut bold_italic_text[] = {
    { "bold-italic", 700, true }, { "semibold-italic", 600, true }, { "bold", 700, false },
    { "italic", 400, true },      { "regular", 400, false },        { NULL, 0, false }
};
static const cut bold_head[] = { { "semibold", 600, false },
                                 { "bold", 700, false },
                                 { "regular", 400, false },
                                 { NULL, 0, false } };
static const cut bold_italic_head[] = {
    { "semibold-italic", 600, true }, { "bold-italic", 700, true }, { "semibold", 600, false },
    { "bold", 700, false },           { "regular", 400, false },    { NULL, 0, false }
};

typedef struct face_source {
    family_role family;
    const cut *cuts;
} face_source;

static const face_source faces[FACE_COUNT] = {
    [FACE_TEXT] = { FAMILY_TEXT, upright_text },
    [FACE_TEXT_ITALIC] = { FAMILY_TEXT, italic_text },
    [FACE_TEXT_BOLD] = { FAMILY_TEXT, bold_text },
    [FACE_TEXT_BOLD_ITALIC] = { FAMILY_TEXT, bold_italic_text },
    [FACE_HEAD] = { FAMILY_HEAD, upright_text },
    [FACE_HEAD_ITALIC] = { FAMILY_HEAD, italic_text },
    [FACE_HEAD_BOLD] = { FAMILY_HEAD, bold_head },
    [FACE_HEAD_BOLD_ITALIC] = { FAMILY_HEAD, bold_italic_head },
    [FACE_CODE] = { FAMILY_CODE, upright_text },
};

static str scalar_of(const node *parent, const char *key)
{
    const node *value = node_find(parent, str_of(key));
    return value && value->kind == NODE_SCALAR ? value->text : STR("");
}

static const node *family_find(const finder *f, str name)
{
    for (size_t i = 0; i < LISTS_MOST; i++) {
        const node *families = f->lists[i] ? node_find(f->lists[i], STR("families")) : NULL;
        const node *family = families ? node_find(families, name) : NULL;
        if (family)
            return family;
    }
    return NULL;
}

/* ---- files --------------------------------------------------------------------------------- */

static bool is_there(const finder *f, str path, str *found)
{
    if (!file_exists(str_text(f->arena, path)))
        return false;
    *found = path;
    return true;
}

static bool in_folder(const finder *f, str folder, const node *family, str file, str *found)
{
    str below = path_join(f->arena, folder, scalar_of(family, "folder"));
    return is_there(f, path_join(f->arena, below, file), found)
           || is_there(f, path_join(f->arena, folder, file), found);
}

/* A file name with a folder in it is taken from the place it is looked for in, never from elsewhere. */
static bool file_named(const finder *f, const node *family, str file, str *found)
{
    str name = path_name(file);
    if (in_folder(f, path_join(f->arena, f->places->project, STR("fonts")), family, name, found))
        return true;
    for (size_t i = 0; i < LISTS_MOST; i++) {
        const node *folders = f->lists[i] ? node_find(f->lists[i], STR("folders")) : NULL;
        for (size_t k = 0; folders && k < folders->items.len; k++)
            if (in_folder(f, folders->items.at[k]->text, family, name, found))
                return true;
    }
    return false;
}

static void report_missing(const finder *f, str file, str family, const node *about, span at)
{
    message *m = DIAG(f->diag, FONT_MISSING, at, file, family);
    str package = scalar_of(about, "package");
    if (package.len > 0)
        message_help(f->diag, m,
                     "install the package " STR_FMT
                     ", or put the file into the project's fonts/ folder",
                     STR_ARG(package));
}

/* A number that a list of fonts gives; -1, with a message, if it is none of these. */
static int number_of(const finder *f, const node *parent, const char *key, int least, int most)
{
    const node *value = node_find(parent, str_of(key));
    long number = 0;
    if (value && str_int(value->text, &number) && number >= least && number <= most)
        return (int)number;
    DIAG(f->diag, THEME_VALUE, value ? value->at : parent->at, str_of(key),
         value ? value->text : STR("left out"),
         str_format(f->arena, "a whole number from %d to %d", least, most));
    return -1;
}

static void read_line(const finder *f, const node *family, theme_font *font)
{
    const node *line = node_find(family, STR("line"));
    if (!line)
        return;
    font->ascent = number_of(f, line, "ascent", 0, 3000);
    font->descent = number_of(f, line, "descent", 0, 3000);
    font->gap = number_of(f, line, "gap", 0, 3000);
}

static void read_stand_ins(const finder *f, const node *family, theme_font *font)
{
    const node *list = node_find(family, STR("stand-ins"));
    read_line(f, family, font);
    for (size_t i = 0; list && i < list->pairs.len; i++) {
        const str name = list->pairs.at[i].key;
        const int percent = number_of(f, list, str_text(f->arena, name), 50, 200);
        if (percent > 0)
            list_add(f->arena, &font->stand_ins, ((stand_in){ name, percent }));
    }
}

/* The first cut that the family has; a file that it names but that is not there is a message. */
static theme_font font_of(const finder *f, const node *family, const named *name, const cut *cuts)
{
    theme_font font = { .family = name->text, .weight = 400 };
    for (const cut *c = cuts; c->name; c++) {
        str file = scalar_of(family, c->name);
        if (file.len == 0)
            continue;
        font.weight = c->weight;
        font.italic = c->italic;
        if (file_named(f, family, file, &font.path))
            return font;
        report_missing(f, file, name->text, family, name->at);
    }
    return font;
}

/* ---- families ------------------------------------------------------------------------------ */

static void report_unknown(const finder *f, const named *name)
{
    str_list known = { 0 };
    for (size_t i = 0; i < LISTS_MOST; i++) {
        const node *families = f->lists[i] ? node_find(f->lists[i], STR("families")) : NULL;
        for (size_t k = 0; families && k < families->pairs.len; k++)
            list_add(f->arena, &known, families->pairs.at[k].key);
    }
    message *m = DIAG(f->diag, FONT_UNKNOWN, name->at, name->text);
    str nearest = utf8_nearest(name->text, known.at, known.len);
    if (nearest.len > 0)
        message_hint(f->diag, m, "did you mean " STR_FMT "?", STR_ARG(nearest));
}

static void faces_of_theme(const finder *f, draft *into)
{
    const node *families[FAMILY_COUNT];
    for (int i = 0; i < FAMILY_COUNT; i++) {
        families[i] = family_find(f, into->families[i].text);
        if (families[i] == NULL)
            report_unknown(f, &into->families[i]);
    }
    for (int i = 0; i < FACE_COUNT; i++) {
        family_role role = faces[i].family;
        if (families[role])
            into->theme.fonts[i] = font_of(f, families[role], &into->families[role], faces[i].cuts);
    }
    for (int i = 0; i < FACE_COUNT; i++)
        if (families[faces[i].family] && faces[i].cuts == upright_text)
            read_stand_ins(f, families[faces[i].family], &into->theme.fonts[i]);
}

static void fallbacks_of(const finder *f, theme *t)
{
    size_t most = sizeof t->fallbacks / sizeof *t->fallbacks - 1, count = 0;
    for (size_t i = 0; i < LISTS_MOST; i++) {
        const node *list = f->lists[i] ? node_find(f->lists[i], STR("fallbacks")) : NULL;
        for (size_t k = 0; list && k < list->items.len && count < most; k++) {
            const node *family = family_find(f, list->items.at[k]->text);
            if (family && file_named(f, family, scalar_of(family, "regular"), &t->fallbacks[count]))
                count++;
        }
    }
}

void faces_find(diag *d, arena *a, const theme_places *places, draft *into)
{
    finder f = { .diag = d, .arena = a, .places = places };
    str own = path_join(a, places->project, STR("fonts/fonts.yaml"));
    str common = path_join(a, places->fonts, STR("fonts.yaml"));
    if (file_exists(str_text(a, own)) && !str_equal(own, common))
        f.lists[0] = yaml_load(d, a, own, STR("fonts/fonts.yaml"), (span){ 0 });
    f.lists[1] = yaml_load(d, a, common, STR("fonts/fonts.yaml"), (span){ 0 });
    faces_of_theme(&f, into);
    fallbacks_of(&f, &into->theme);
}

str theme_font_path(arena *a, const theme *t, theme_face face)
{
    const theme_font *font = &t->fonts[face];
    if (font->path.len == 0)
        return STR("");
    return str_format(a, "fonts/" STR_FMT "-%d%s.woff2", STR_ARG(utf8_ascii(a, font->family)),
                      font->weight, font->italic ? "-italic" : "");
}
