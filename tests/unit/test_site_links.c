/*
 * test_site_links: which links inside a site lead nowhere, and the fonts that the site serves itself.
 */
#include "diag_test.h"

#include <string.h>

#include "html/html.h"
#include "site/inside.h"

/* ---- links ------------------------------------------------------------------------------------- */

/* The site holds a page with an id, a page without, a PDF, and the page with what is to be tried. */
static size_t lost_links(arena *a, const char *html)
{
    diag *d = diag_new(a);
    crosslinks *links = crosslinks_new();
    map *files = map_new(a);
    static const char *const paths[] = { "index.html", "styret/index.html", "styret/styret.pdf", "styret/sak/index.html" };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        map_put(files, str_of(paths[i]), files);
    crosslinks_read(links, STR("index.html"), STR("<h2 id=\"nyheter\">Nytt</h2>"));
    crosslinks_read(links, STR("styret/index.html"), STR("<p>Tomt</p>"));
    crosslinks_read(links, STR("styret/sak/index.html"), str_of(html));
    crosslinks_report(links, d, files);
    crosslinks_drop(links);
    return count_messages(d, MSG_LINK_DANGLING);
}

static void test_links_that_lead_somewhere(void **state)
{
    assert_int_equal(lost_links(*state, "<a href=\"../index.html\">a</a> <a href=\"../../index.html#nyheter\">b</a>"), 0);
    assert_int_equal(lost_links(*state, "<a href=\"../styret.pdf#sak-01\">a</a> <a href=\"..\">b</a> <a href=\"../\">c</a>"), 0);
    assert_int_equal(lost_links(*state, "<p id=\"her\">x</p><a class=\"skip\" href=\"#her\">a</a>"), 0);
}

static void test_links_out_of_the_site_are_not_asked_for(void **state)
{
    assert_int_equal(lost_links(*state, "<a href=\"https://example.org/x#y\">a</a><a href=\"mailto:a@b.no\">b</a>"), 0);
    assert_int_equal(lost_links(*state, "<img src=\"data:image/png;base64,AA\" alt=\"\">"), 0);
}

static void test_links_that_lead_nowhere(void **state)
{
    assert_int_equal(lost_links(*state, "<a href=\"../vedtak/index.html\">a</a>"), 1);
    assert_int_equal(lost_links(*state, "<a href=\"../../index.html#borte\">a</a>"), 1);
    assert_int_equal(lost_links(*state, "<a href=\"#borte\">a</a><img alt=\"\" src=\"bilde.png\">"), 2);
    assert_int_equal(lost_links(*state, "<a href=\"../index.html#nyheter\">an id of another page</a>"), 1);
}

/* The same address on many pages is one message. */
static void test_a_lost_address_is_told_once(void **state)
{
    assert_int_equal(lost_links(*state, "<a href=\"x/index.html\">a</a><a href=\"x/index.html\">b</a>"), 1);
}

static void test_text_that_looks_like_a_link_is_none(void **state)
{
    assert_int_equal(lost_links(*state, "<pre>&lt;a href=\"borte.html\"&gt;</pre> href=\"borte.html\""), 0);
    assert_int_equal(lost_links(*state, "<a href=\"borte.html"), 1); /* cut off: read to its end, and no further */
}

/* ---- fonts ------------------------------------------------------------------------------------- */

typedef struct taken {
    arena *a;
    size_t count;
    str path, content; /* of the last */
} taken;

static void take(void *to, str path, str content)
{
    taken *t = to;
    t->count++;
    t->path = str_copy(t->a, path);
    t->content = str_copy(t->a, content);
}

static theme theme_with(str path)
{
    theme t = { 0 };
    t.fonts[FACE_TEXT] = (theme_font){ .family = STR("Våre «Bokstaver»"), .path = path, .weight = 400, .italic = true };
    return t;
}

static const char font_file[] = "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf";

static void test_a_font_is_cut_and_packed(void **state)
{
    const theme t = theme_with(str_of(font_file));
    taken few = { .a = *state }, more = { .a = *state }, again = { .a = *state };
    type_letters *letters = type_letters_new(*state);
    if (!file_exists(font_file))
        skip();
    type_webfonts(&t, letters, NULL, take, &few);
    type_letters_add(letters, STR("<p>ŠšŽžΩω</p>"));
    type_webfonts(&t, letters, NULL, take, &more);
    type_webfonts(&t, letters, NULL, take, &again);
    assert_int_equal(few.count, 1);
    assert_string_equal(str_text(*state, few.path), "fonts/vare-bokstaver-400-italic.woff2");
    assert_true(str_starts(few.content, STR("wOF2")));
    assert_int_equal(few.content.len % 4, 0);
    assert_true(few.content.len < more.content.len && more.content.len < 60000);
    assert_true(str_equal(more.content, again.content));
}

static void test_a_store_follows_the_letters(void **state)
{
    const theme t = theme_with(str_of(font_file));
    taken few = { .a = *state }, same = { .a = *state }, more = { .a = *state }, alone = { .a = *state };
    type_letters *letters = type_letters_new(*state);
    type_webfont_store *store = type_webfont_store_new(*state);
    if (!file_exists(font_file))
        skip();
    type_webfonts(&t, letters, store, take, &few);
    type_webfonts(&t, letters, store, take, &same);
    type_letters_add(letters, STR("<p>ŠšŽžΩω</p>"));
    type_webfonts(&t, letters, store, take, &more);
    type_webfonts(&t, letters, NULL, take, &alone);
    type_webfont_store_drop(store);
    assert_true(str_equal(few.content, same.content));
    assert_false(str_equal(few.content, more.content));
    assert_true(str_equal(more.content, alone.content));
}

/* The header's own lengths (WOFF 2.0, 4): of the file, and of what is packed in it. */
static void test_a_packed_font_knows_its_length(void **state)
{
    const theme t = theme_with(str_of(font_file));
    taken one = { .a = *state };
    if (!file_exists(font_file))
        skip();
    type_webfonts(&t, type_letters_new(*state), NULL, take, &one);
    const unsigned char *at = (const unsigned char *)one.content.at;
    size_t whole = (size_t)at[8] << 24 | (size_t)at[9] << 16 | (size_t)at[10] << 8 | at[11];
    size_t packed = (size_t)at[20] << 24 | (size_t)at[21] << 16 | (size_t)at[22] << 8 | at[23];
    assert_int_equal(whole, one.content.len);
    assert_true(packed > 0 && packed < whole);
}

static void test_what_is_no_font_is_left_out(void **state)
{
    const theme none = theme_with(STR("")), broken = theme_with(STR("/dev/null"));
    taken all = { .a = *state };
    type_webfonts(&none, type_letters_new(*state), NULL, take, &all);
    type_webfonts(&broken, type_letters_new(*state), NULL, take, &all);
    assert_int_equal(all.count, 0);
}

static void test_the_sheet_names_the_fonts(void **state)
{
    const theme t = theme_with(STR("/somewhere/a.ttf"));
    buf out = buf_new(*state);
    html_style(&t, &out);
    const char *sheet = str_text(*state, buf_str(&out));
    assert_non_null(strstr(sheet, "@font-face{font-family:\"Våre «Bokstaver»\";font-weight:400;font-style:italic;"
                                  "font-display:swap;src:url(fonts/vare-bokstaver-400-italic.woff2) format(\"woff2\")}"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(test_links_that_lead_somewhere),
        UNIT(test_links_out_of_the_site_are_not_asked_for),
        UNIT(test_links_that_lead_nowhere),
        UNIT(test_a_lost_address_is_told_once),
        UNIT(test_text_that_looks_like_a_link_is_none),
        UNIT(test_a_font_is_cut_and_packed),
        UNIT(test_a_store_follows_the_letters),
        UNIT(test_a_packed_font_knows_its_length),
        UNIT(test_what_is_no_font_is_left_out),
        UNIT(test_the_sheet_names_the_fonts),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
