/*
 * test_html_style: the style sheet follows its theme, and no name in a theme can break out of it.
 */
#include "unit.h"

#include <string.h>

#include "html/html.h"

static theme small_theme(void)
{
    theme t = { .cover_field = true, .web_measure = 66, .leading = LENGTH_PT(15), .half_line = LENGTH_PT(5) };
    for (int i = 0; i < SIZE_COUNT; i++)
        t.size[i] = LENGTH_PT(10);
    t.size[SIZE_H1] = LENGTH_PT(25);
    t.light[THEME_DEEP] = (rgb){ 0x0B, 0x3A, 0x4A };
    t.dark[THEME_DEEP] = (rgb){ 0x9C, 0xCB, 0xD3 };
    t.page.width = LENGTH_MM(210);
    t.page.height = LENGTH_MM(297);
    t.fonts[FACE_TEXT].family = STR("Gentium");
    t.fonts[FACE_HEAD].family = STR("Lato");
    t.fonts[FACE_CODE].family = STR("Mono");
    return t;
}

static const char *sheet_of(arena *a, const theme *t)
{
    buf out = buf_new(a);
    html_style(t, &out);
    return str_text(a, buf_str(&out));
}

static void test_theme_decides_colours_and_sizes(void **state)
{
    const theme t = small_theme();
    const char *sheet = sheet_of(*state, &t);
    assert_non_null(strstr(sheet, "--deep: #0b3a4a;"));
    assert_non_null(strstr(strstr(sheet, "prefers-color-scheme: dark"), "--deep: #9ccbd3;"));
    assert_non_null(strstr(sheet, "--size-h1: 2.500rem;"));
    assert_non_null(strstr(sheet, "--leading: 1.500;"));
    assert_non_null(strstr(sheet, "--measure: 66;"));
    assert_non_null(strstr(sheet, "--text-face: \"Gentium\","));
    assert_non_null(strstr(sheet, "@page { size: 210.0mm 297.0mm;"));
}

/* "Lato 1" is Arial, in the size and with the lines of Lato. */
static void test_fonts_have_stand_ins(void **state)
{
    theme t = small_theme();
    stand_in arial = { STR("Arial"), 80 };
    t.fonts[FACE_HEAD].path = STR("/fonts/Lato.ttf");
    t.fonts[FACE_HEAD].ascent = 800;
    t.fonts[FACE_HEAD].descent = 200;
    list_add((arena *)*state, &t.fonts[FACE_HEAD].stand_ins, arial);
    const char *sheet = sheet_of(*state, &t);
    assert_non_null(strstr(sheet, "--head-face: \"Lato\", \"Lato 1\", "));
    assert_non_null(strstr(sheet, "@font-face{font-family:\"Lato 1\";src:local(\"Arial\"),local(\"Arial Regular\");"
                                  "size-adjust:80%;ascent-override:100.0%;descent-override:25.0%;"
                                  "line-gap-override:0.0%}"));
    assert_null(strstr(sheet, "\"Gentium 1\""));
}

static void test_print_is_light(void **state)
{
    const theme t = small_theme();
    const char *print = strstr(sheet_of(*state, &t), "@page");
    assert_non_null(strstr(print, "--deep: #0b3a4a;"));
}

static void test_every_colour_can_paint(void **state)
{
    const theme t = small_theme();
    const char *sheet = sheet_of(*state, &t);
    for (int role = COLOUR_TEXT; role < COLOUR_ROLES; role++) {
        str rule = str_format(*state, ".fill-%s{fill:var(--%s)}", colour_role_name((colour_role)role),
                              colour_role_name((colour_role)role));
        assert_non_null(strstr(sheet, str_text(*state, rule)));
    }
}

static void test_names_of_families_stay_names(void **state)
{
    theme t = small_theme();
    t.fonts[FACE_TEXT].family = STR("A\\\"; } body { display: none\n");
    assert_non_null(strstr(sheet_of(*state, &t), "--text-face: \"A; } body { display: none\","));
}

static void test_nothing_is_fetched_from_elsewhere(void **state)
{
    const theme t = small_theme();
    const char *sheet = sheet_of(*state, &t);
    assert_null(strstr(sheet, "url("));
    assert_null(strstr(sheet, "@import"));
    assert_null(strstr(sheet, "http"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(test_theme_decides_colours_and_sizes), UNIT(test_fonts_have_stand_ins),
        UNIT(test_print_is_light),
        UNIT(test_every_colour_can_paint),          UNIT(test_names_of_families_stay_names),
        UNIT(test_nothing_is_fetched_from_elsewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
