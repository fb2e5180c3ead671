/*
 * test_theme: reading themes, and the promises that our own two keep: contrast, faces, the order of colours.
 */
#include "in_folder.h"

#include "diag/diag.h"
#include "doc/doc.h"
#include "theme/theme.h"

typedef struct bench {
    arena *arena;
    diag *diag;
    theme_places places;
} bench;

static str root(arena *a, const char *below)
{
    return path_join(a, str_of(REFERAT_SOURCE_ROOT), str_of(below));
}

static bench bench_of(arena *a)
{
    return (bench){ a, diag_new(a), { str_of(top), root(a, "themes"), root(a, "fonts") } };
}

static void write_theme(const bench *b, const char *yaml)
{
    str path = path_join(b->arena, b->places.project, STR("themes/own/theme.yaml"));
    assert_int_equal(file_write(str_text(b->arena, path), str_of(yaml)), FILE_OK);
}

static const theme *load(const bench *b, const char *name)
{
    const theme *t = theme_load(b->diag, b->arena, &b->places, str_of(name), (span){ 0 });
    diag_close(b->diag);
    return t;
}

/* Loads a theme of the given text; the only message, of `code`, must hold `part`. */
static const theme *load_with_message(arena *a, const char *yaml, const char *code, const char *part)
{
    bench b = bench_of(a);
    write_theme(&b, yaml);
    const theme *t = load(&b, "own");
    const message *m = diag_message(b.diag, 0);
    assert_non_null(m);
    assert_null(diag_message(b.diag, 1));
    assert_string_equal(message_about(m->id)->code, code);
    assert_true(str_find(m->text, str_of(part)) < m->text.len || str_find(m->hint, str_of(part)) < m->hint.len);
    return t;
}

/* ---- contrast ------------------------------------------------------------------------------ */

static void test_contrast_is_that_of_wcag(void **state)
{
    (void)state;
    const rgb black = { 0, 0, 0 }, white = { 255, 255, 255 }, grey = { 0x76, 0x76, 0x76 };
    assert_int_equal(theme_contrast(black, white), 2100);
    assert_int_equal(theme_contrast(white, black), 2100);
    assert_int_equal(theme_contrast(grey, grey), 100);
    assert_int_equal(theme_contrast(grey, white), 454);
}

typedef struct demand {
    theme_colour colour, ground;
    int least;
} demand;

static const demand demands[] = {
    { THEME_TEXT, THEME_PAPER, 700 },   { THEME_TEXT, THEME_TINT, 700 },   { THEME_DEEP, THEME_PAPER, 450 },
    { THEME_DEEP, THEME_TINT, 450 },    { THEME_ACCENT, THEME_PAPER, 450 }, { THEME_ACCENT, THEME_TINT, 450 },
    { THEME_QUIET, THEME_PAPER, 450 },  { THEME_QUIET, THEME_TINT, 450 },  { THEME_SEA, THEME_PAPER, 300 },
    { THEME_MOSS, THEME_PAPER, 300 },   { THEME_SUN, THEME_PAPER, 300 },
};

static void check_contrast(const rgb *colours, str name, const char *mode)
{
    for (size_t i = 0; i < sizeof demands / sizeof *demands; i++) {
        int contrast = theme_contrast(colours[demands[i].colour], colours[demands[i].ground]);
        if (contrast < demands[i].least)
            fail_msg(STR_FMT " %s: %s has %d against its ground, and needs %d", STR_ARG(name), mode,
                     colour_role_name((colour_role)(demands[i].colour + 1)), contrast, demands[i].least);
    }
}

static void test_our_themes_can_be_read_by_everyone(void **state)
{
    bench b = bench_of(*state);
    const char *const names[] = { "plain", "fjord" };
    for (size_t i = 0; i < 2; i++) {
        const theme *t = load(&b, names[i]);
        check_contrast(t->light, t->name, "light");
        check_contrast(t->dark, t->name, "dark");
    }
    assert_null(diag_message(b.diag, 0));
}

static void test_colours_stand_in_the_order_of_roles(void **state)
{
    (void)state;
    assert_int_equal(THEME_TEXT + 1, COLOUR_TEXT);
    assert_int_equal(THEME_DEEP + 1, COLOUR_DEEP);
    assert_int_equal(THEME_SUN + 1, COLOUR_SUN);
    assert_int_equal(THEME_QUIET + 1, COLOUR_QUIET);
    assert_int_equal(THEME_COLOURS + 1, COLOUR_ROLES);
}

/* ---- values -------------------------------------------------------------------------------- */

static void test_plain_has_every_value(void **state)
{
    bench b = bench_of(*state);
    const theme *t = load(&b, "plain");
    assert_null(diag_message(b.diag, 0));
    for (int i = 0; i < SIZE_COUNT; i++)
        assert_true(t->size[i] > 0);
    for (int i = 0; i < FACE_COUNT; i++)
        assert_true(t->fonts[i].path.len > 0);
    assert_true(t->fallbacks[0].len > 0);
    assert_int_equal(t->page.width, LENGTH_MM(210));
    assert_int_equal(t->leading, 14 * 65536 + 32768);
    assert_true(t->justify && t->hyphenate && t->leading > 0 && t->half_line > 0);
}

static void test_fjord_has_a_semibold_of_its_own(void **state)
{
    bench b = bench_of(*state);
    const theme *t = load(&b, "fjord");
    assert_int_equal(t->fonts[FACE_HEAD_BOLD].weight, 600);
    assert_int_equal(t->fonts[FACE_TEXT_BOLD].weight, 700);
    assert_true(t->fonts[FACE_TEXT_ITALIC].italic);
    assert_int_equal(t->light[THEME_DEEP].g, 0x3A);
    assert_true(t->cover_field);
}

static void test_a_theme_says_only_where_it_differs(void **state)
{
    bench b = bench_of(*state);
    write_theme(&b, "colours: {light: {accent: \"#123456\"}}\npage: {top: 30 mm}\n");
    const theme *own = load(&b, "own"), *plain = load(&b, "plain");
    assert_null(diag_message(b.diag, 0));
    assert_int_equal(own->light[THEME_ACCENT].b, 0x56);
    assert_int_equal(own->page.top, LENGTH_MM(30));
    assert_int_equal(own->page.foot, plain->page.foot);
    assert_str(own->fonts[FACE_TEXT].path, str_text(b.arena, plain->fonts[FACE_TEXT].path));
}

/* ---- what is wrong ------------------------------------------------------------------------- */

static void test_unknown_keys_are_reported_with_the_nearest(void **state)
{
    load_with_message(*state, "colours: {light: {akcent: \"#123456\"}}\n", "R005", "accent");
    load_with_message(*state, "pages: {top: 10 mm}\n", "R005", "page");
}

static void test_wrong_values_leave_those_of_plain(void **state)
{
    const theme *t = load_with_message(*state, "page: {top: 30}\n", "R051", "page.top");
    assert_int_equal(t->page.top, LENGTH_MM(24));
    load_with_message(*state, "page: {top: 9000 mm}\n", "R051", "page.top");
    load_with_message(*state, "page: {top: -3 mm}\n", "R051", "page.top");
    load_with_message(*state, "colours: {light: {text: red}}\n", "R051", "colours.light.text");
    load_with_message(*state, "colours:\n  light:\n    text: #123456\n", "R051", "quotation marks");
    load_with_message(*state, "setting: {justify: perhaps}\n", "R051", "true or false");
    load_with_message(*state, "web: {measure: 1000000}\n", "R051", "web.measure");
    load_with_message(*state, "page: A4\n", "R051", "page");
    load_with_message(*state, "fonts: {text: [a]}\n", "R051", "fonts.text");
}

static void test_a_page_needs_room_for_text(void **state)
{
    const theme *t = load_with_message(*state, "page: {outside: 90 mm, inside: 90 mm}\n", "R051", "60 mm");
    assert_int_equal(t->page.outside, LENGTH_MM(22));
}

static void test_a_logo_must_be_there(void **state)
{
    load_with_message(*state, "logo: merke.svg\n", "R051", "merke.svg");
}

static void test_a_theme_that_is_not_there(void **state)
{
    bench b = bench_of(*state);
    const theme *t = load(&b, "fjrd");
    const message *m = diag_message(b.diag, 0);
    assert_non_null(m);
    assert_string_equal(message_about(m->id)->code, "R050");
    assert_str(m->hint, "did you mean fjord?");
    assert_true(t->page.width > 0);
}

/* ---- fonts --------------------------------------------------------------------------------- */

static void test_an_unknown_family_is_reported(void **state)
{
    load_with_message(*state, "fonts: {text: Latto}\n", "R052", "did you mean Lato?");
}

static void test_the_projects_own_fonts_come_first(void **state)
{
    bench b = bench_of(*state);
    write_theme(&b, "fonts: {head: Egen}\n");
    str list = path_join(b.arena, b.places.project, STR("fonts/fonts.yaml"));
    str font = path_join(b.arena, b.places.project, STR("fonts/Egen.ttf"));
    file_write(str_text(b.arena, list), STR("families:\n  Egen:\n    regular: Egen.ttf\n"));
    file_write(str_text(b.arena, font), STR("not a font, but a file"));
    const theme *t = load(&b, "own");
    assert_null(diag_message(b.diag, 0));
    assert_str(t->fonts[FACE_HEAD].family, "Egen");
    assert_str(t->fonts[FACE_HEAD_BOLD_ITALIC].path, str_text(b.arena, font));
    assert_int_equal(t->fonts[FACE_HEAD_BOLD].weight, 400);
}

static void test_stand_ins_of_a_family(void **state)
{
    bench b = bench_of(*state);
    write_theme(&b, "fonts: {head: Egen}\n");
    str list = path_join(b.arena, b.places.project, STR("fonts/fonts.yaml"));
    str font = path_join(b.arena, b.places.project, STR("fonts/Egen.ttf"));
    file_write(str_text(b.arena, font), STR("not a font, but a file"));
    file_write(str_text(b.arena, list),
               STR("families:\n  Egen:\n    regular: Egen.ttf\n    line: {ascent: 900, descent: 200, gap: 50}\n"
                   "    stand-ins: {Arial: 98, Verdana: 300, Tahoma: x}\n"));
    const theme *t = load(&b, "own");
    const theme_font *head = &t->fonts[FACE_HEAD];
    assert_int_equal(head->stand_ins.len, 1);
    assert_str(head->stand_ins.at[0].family, "Arial");
    assert_int_equal(head->stand_ins.at[0].percent, 98);
    assert_int_equal(head->ascent, 900);
    assert_int_equal(head->descent, 200);
    assert_int_equal(head->gap, 50);
    assert_int_equal(t->fonts[FACE_HEAD_BOLD].stand_ins.len, 0);
    assert_string_equal(message_about(diag_message(b.diag, 0)->id)->code, "R051");
    assert_string_equal(message_about(diag_message(b.diag, 1)->id)->code, "R051");
    assert_null(diag_message(b.diag, 2));
}

static void test_a_font_file_that_is_not_there(void **state)
{
    bench b = bench_of(*state);
    write_theme(&b, "fonts: {code: Egen}\n");
    str list = path_join(b.arena, b.places.project, STR("fonts/fonts.yaml"));
    file_write(str_text(b.arena, list), STR("families:\n  Egen:\n    regular: Egen.ttf\n"));
    load(&b, "own");
    assert_non_null(diag_message(b.diag, 0));
    assert_string_equal(message_about(diag_message(b.diag, 0)->id)->code, "R053");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(test_contrast_is_that_of_wcag),
        IN_FOLDER(test_our_themes_can_be_read_by_everyone),
        UNIT(test_colours_stand_in_the_order_of_roles),
        IN_FOLDER(test_plain_has_every_value),
        IN_FOLDER(test_fjord_has_a_semibold_of_its_own),
        IN_FOLDER(test_a_theme_says_only_where_it_differs),
        IN_FOLDER(test_unknown_keys_are_reported_with_the_nearest),
        IN_FOLDER(test_wrong_values_leave_those_of_plain),
        IN_FOLDER(test_a_page_needs_room_for_text),
        IN_FOLDER(test_a_logo_must_be_there),
        IN_FOLDER(test_a_theme_that_is_not_there),
        IN_FOLDER(test_an_unknown_family_is_reported),
        IN_FOLDER(test_the_projects_own_fonts_come_first),
        IN_FOLDER(test_stand_ins_of_a_family),
        IN_FOLDER(test_a_font_file_that_is_not_there),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
