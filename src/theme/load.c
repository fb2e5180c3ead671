/*
 * load: a theme from its YAML file.
 *
 * One table says what a theme.yaml may hold: the path of each value, its type, its bounds, and where it goes.
 * `themes/plain` is read first and must be whole; the wanted theme is read over it, so that a theme need
 * only say where it differs. Then the fonts are found and the page is looked at as a whole.
 */
#include "theme/inside.h"

#define FILE_MOST     ((size_t)1 << 20)
#define LOGO_MOST     ((size_t)4 << 20)
#define PLACE(member) offsetof(draft, theme.member)

#define COLOUR(name, id)                                                                           \
    { "colours.light." name, VALUE_COLOUR, PLACE(light[id]), 0, 0 },                               \
    {                                                                                              \
        "colours.dark." name, VALUE_COLOUR, PLACE(dark[id]), 0, 0                                  \
    }
#define LENGTH(path, member, least, most)                                                          \
    {                                                                                              \
        path, VALUE_LENGTH, PLACE(member), (least)*10, (most)*10                                   \
    }
#define NUMBER(path, member, least, most)                                                          \
    {                                                                                              \
        path, VALUE_NUMBER, PLACE(member), least, most                                             \
    }
#define SWITCH(path, member)                                                                       \
    {                                                                                              \
        path, VALUE_SWITCH, PLACE(member), 0, 0                                                    \
    }
#define NAME(path, member)                                                                         \
    {                                                                                              \
        path, VALUE_NAME, offsetof(draft, member), 0, 0                                            \
    }

/* Bounds of lengths in points. They keep a slip of the pen from giving pages that nothing fits on. */
static const field fields[] = {
    COLOUR("text", THEME_TEXT),
    COLOUR("paper", THEME_PAPER),
    COLOUR("deep", THEME_DEEP),
    COLOUR("accent", THEME_ACCENT),
    COLOUR("sea", THEME_SEA),
    COLOUR("moss", THEME_MOSS),
    COLOUR("sun", THEME_SUN),
    COLOUR("tint", THEME_TINT),
    COLOUR("line", THEME_LINE),
    COLOUR("quiet", THEME_QUIET),
    NAME("fonts.text", families[FAMILY_TEXT]),
    NAME("fonts.head", families[FAMILY_HEAD]),
    NAME("fonts.code", families[FAMILY_CODE]),
    LENGTH("sizes.note", size[SIZE_NOTE], 4, 100),
    LENGTH("sizes.small", size[SIZE_SMALL], 4, 100),
    LENGTH("sizes.text", size[SIZE_TEXT], 4, 100),
    LENGTH("sizes.h3", size[SIZE_H3], 4, 100),
    LENGTH("sizes.h2", size[SIZE_H2], 4, 100),
    LENGTH("sizes.h1", size[SIZE_H1], 4, 100),
    LENGTH("sizes.title", size[SIZE_TITLE], 4, 200),
    LENGTH("spacing.leading", leading, 4, 200),
    LENGTH("spacing.half-line", half_line, 1, 100),
    NUMBER("spacing.heading-leading", heading_leading, 90, 200),
    LENGTH("page.width", page.width, 140, 3400),
    LENGTH("page.height", page.height, 140, 3400),
    LENGTH("page.top", page.top, 0, 1000),
    LENGTH("page.foot", page.foot, 0, 1000),
    LENGTH("page.outside", page.outside, 0, 1000),
    LENGTH("page.inside", page.inside, 0, 1000),
    LENGTH("page.text-left", page.text_left, 0, 1000),
    SWITCH("setting.justify", justify),
    SWITCH("setting.hyphenate", hyphenate),
    NUMBER("setting.stretch-most", stretch_most, 100, 1000),
    SWITCH("setting.hang-numbers", hang_numbers),
    SWITCH("setting.hang-punctuation", hang_signs),
    SWITCH("setting.leaders", leaders),
    SWITCH("setting.chapter-pages", chapter_pages),
    SWITCH("setting.even-pages", even_pages),
    SWITCH("setting.turn-tables", turn_tables),
    SWITCH("setting.roman-front", roman_front),
    SWITCH("cover.field", cover_field),
    SWITCH("cover.drawing", cover_drawing),
    NAME("logo", logo),
    NUMBER("web.measure", web_measure, 30, 120),
};

#define FIELD_COUNT (sizeof fields / sizeof *fields)

/* ---- files --------------------------------------------------------------------------------- */

const node *yaml_load(diag *d, arena *a, str path, str shown, span asked)
{
    static const char *const reasons[] = {
        [FILE_MISSING] = "it is not there",
        [FILE_REFUSED] = "it may not be read",
        [FILE_TOO_LARGE] = "it is too large",
        [FILE_NOT_PLAIN] = "it is no plain file",
    };
    str text;
    file_result result = file_read(a, str_text(a, path), FILE_MOST, &text);
    if (result != FILE_OK) {
        DIAG(d, FILE_UNREADABLE, asked, shown, str_of(reasons[result]));
        return NULL;
    }
    size_t bad = utf8_check(text);
    if (bad < text.len) {
        DIAG(d, NOT_UTF8, asked, str_format(a, "%zu of " STR_FMT, bad, STR_ARG(shown)));
        return NULL;
    }
    return read_yaml(d, a, diag_add_source(d, shown, text));
}

/* ---- values -------------------------------------------------------------------------------- */

/* Is it a field ("page.width"), or a part of one ("page"), or neither? */
static const field *field_find(str path)
{
    for (size_t i = 0; i < FIELD_COUNT; i++)
        if (str_is(path, fields[i].path))
            return &fields[i];
    return NULL;
}

/* What may stand below `path` ("page." gives top, foot …); "" is the top of the file. */
static str_list keys_below(arena *a, str path)
{
    str_list keys = { 0 };
    for (size_t i = 0; i < FIELD_COUNT; i++) {
        str rest = str_of(fields[i].path), key;
        if (!str_starts(rest, path))
            continue;
        rest = str_slice(rest, path.len, rest.len);
        str_cut(&rest, STR("."), &key);
        if (keys.len == 0 || !str_equal(keys.at[keys.len - 1], key))
            list_add(a, &keys, key);
    }
    return keys;
}

static void report_key(diag *d, arena *a, str path, const node_pair *pair)
{
    str_list keys = keys_below(a, path);
    str known = str_join(a, keys.at, keys.len, STR(", "));
    str nearest = utf8_nearest(pair->key, keys.at, keys.len);
    message *m = DIAG(d, UNKNOWN_KEY, pair->key_at, pair->key);
    if (nearest.len > 0)
        message_hint(d, m, "did you mean " STR_FMT "?", STR_ARG(nearest));
    message_help(d, m, "keys here are " STR_FMT, STR_ARG(known));
}

/* Goes down one level for each dot in a path, so at most as deep as the table. */
static void read_map(diag *d, arena *a, str path, const node *values, draft *into)
{
    for (size_t i = 0; i < values->pairs.len; i++) {
        const node_pair *pair = &values->pairs.at[i];
        str full = str_format(a, STR_FMT STR_FMT, STR_ARG(path), STR_ARG(pair->key));
        str below = str_format(a, STR_FMT ".", STR_ARG(full));
        const field *f = field_find(full);
        if (f)
            value_read(d, f, pair->value, into);
        else if (keys_below(a, below).len == 0)
            report_key(d, a, path, pair);
        else if (pair->value->kind == NODE_MAP)
            read_map(d, a, below, pair->value, into);
        else
            DIAG(d, THEME_VALUE, pair->key_at, pair->value->text, full,
                 STR("keys with values of their own"));
    }
}

/* ---- the page as a whole ------------------------------------------------------------------- */

#define COLUMN_LEAST LENGTH_MM(60)

static bool page_has_room(const theme_page *page)
{
    int64_t across = (int64_t)page->width - page->outside - page->inside - page->text_left;
    int64_t down = (int64_t)page->height - page->top - page->foot;
    return across >= COLUMN_LEAST && down >= COLUMN_LEAST;
}

static void check_page(diag *d, const draft *base, draft *t, span at)
{
    if (page_has_room(&t->theme.page))
        return;
    DIAG(d, THEME_VALUE, at, STR("page"), t->theme.name,
         STR("margins that leave 60 mm or more for the text"));
    t->theme.page = base->theme.page;
}

/* ---- which file ---------------------------------------------------------------------------- */

typedef struct theme_file {
    str path, shown;
    str root; /* the project, or the folder of our own themes: nothing outside it is read */
} theme_file;

static bool is_file_in(arena *a, str root, str path)
{
    const char *whole = str_text(a, path);
    return path_inside(str_text(a, root), whole) && file_exists(whole);
}

static void check_logo(diag *d, arena *a, str root, draft *t)
{
    if (t->logo.text.len == 0)
        return;
    str path = path_join(a, t->theme.folder, t->logo.text);
    if (is_file_in(a, root, path)
        && file_read(a, str_text(a, path), LOGO_MOST, &t->theme.logo_content) == FILE_OK)
        t->theme.logo = path;
    else
        DIAG(d, THEME_VALUE, t->logo.at, t->logo.text, STR("logo"),
             STR("a PNG or SVG file beside theme.yaml"));
}

static bool take_file(arena *a, str root, str folder, str name, theme_file *file)
{
    str inner = str_ends(name, STR(".yaml")) ? name : path_join(a, name, STR("theme.yaml"));
    *file = (theme_file){ .path = path_join(a, folder, inner), .shown = inner, .root = root };
    return is_file_in(a, root, file->path);
}

/* A bare name is looked for in the project's themes/ and in ours; then it is a path from the project. */
static bool file_of_theme(arena *a, const theme_places *places, str name, theme_file *file)
{
    bool bare = str_find(name, STR("/")) == name.len;
    str own = path_join(a, places->project, STR("themes"));
    if (bare
        && (take_file(a, places->project, own, name, file)
            || take_file(a, places->themes, places->themes, name, file))) {
        file->shown = str_format(a, "themes/" STR_FMT, STR_ARG(file->shown));
        return true;
    }
    return take_file(a, places->project, places->project, name, file);
}

static void report_theme(diag *d, arena *a, const theme_places *places, str name, span at)
{
    str_list known = { 0 };
    dir_list entries = { 0 };
    dir_list_all(a, str_text(a, places->themes), 1000, &entries);
    for (size_t i = 0; i < entries.len; i++)
        if (str_is(path_name(entries.at[i].path), "theme.yaml"))
            list_add(a, &known, path_folder(entries.at[i].path));
    message *m = DIAG(d, THEME_MISSING, at, name);
    str nearest = utf8_nearest(name, known.at, known.len);
    if (nearest.len > 0)
        message_hint(d, m, "did you mean " STR_FMT "?", STR_ARG(nearest));
}

static void read_theme(diag *d, arena *a, theme_file file, span at, draft *into)
{
    const node *top = yaml_load(d, a, file.path, file.shown, at);
    if (top && top->kind == NODE_MAP)
        read_map(d, a, STR(""), top, into);
    into->theme.folder = path_folder(file.path);
}

const theme *theme_load(diag *d, arena *a, const theme_places *places, str name, span at)
{
    draft *t = arena_make(a, draft);
    theme_file plain = { path_join(a, places->themes, STR("plain/theme.yaml")),
                         STR("themes/plain/theme.yaml"), places->themes };
    theme_file wanted;
    read_theme(d, a, plain, at, t);
    draft base = *t;
    t->theme.name = name;
    if (!file_of_theme(a, places, name, &wanted))
        report_theme(d, a, places, name, at);
    else if (!str_equal(wanted.path, plain.path))
        read_theme(d, a, wanted, at, t);
    check_page(d, &base, t, at);
    check_logo(d, a, wanted.root, t);
    faces_find(d, a, places, t);
    return &t->theme;
}
