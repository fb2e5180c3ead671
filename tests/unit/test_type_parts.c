/*
 * test_type_parts: the small parts behind the pages, through the private headers of `type`:
 * shaped words, and where they are divided.
 */
#include "type_test.h"

#include "type/fonts.h"

/* ---- words ----------------------------------------------------------------------------------- */

static const char *divided(paper *p, const char *text, const char *lang)
{
    words *w = fonts_words(p->fonts, FACE_TEXT, FEATURE_NONE, str_of(lang));
    word *known = (word *)words_shape(p->fonts, w, str_of(text));
    words_hyphenate(p->fonts, w, known);
    buf out = buf_new(p->arena);
    size_t from = 0;
    for (size_t i = 0; i < known->point_count; i++) {
        buf_put(&out, str_slice(known->text, from, known->points[i]));
        buf_char(&out, '|');
        from = known->points[i];
    }
    buf_put(&out, str_slice(known->text, from, known->text.len));
    return str_text(p->arena, buf_str(&out));
}

static void words_are_divided_by_their_language(void **state)
{
    paper *p = *state;
    assert_string_equal(divided(p, "arbeidsutvalget", "nb"), "ar|beids|ut|val|get");
    assert_string_equal(divided(p, "committee", "en"), "com|mit|tee");
    assert_string_equal(divided(p, "committee", "fr"), "committee");
}

/* Whatever face it is set in. */
static void words_are_divided_once(void **state)
{
    paper *p = *state;
    words *w = fonts_words(p->fonts, FACE_TEXT, FEATURE_NONE, STR("nb"));
    words *bold = fonts_words(p->fonts, FACE_HEAD, FEATURE_NONE, STR("nn"));
    word *one = (word *)words_shape(p->fonts, w, STR("sykepleiere"));
    word *other = (word *)words_shape(p->fonts, bold, STR("sykepleiere"));
    words_hyphenate(p->fonts, w, one);
    words_hyphenate(p->fonts, bold, other);
    assert_int_equal(one->point_count, 2);
    assert_ptr_equal(one->points, other->points);
}

/* Between documents, when there are very many: what comes after is made anew. */
static void too_many_words_are_forgotten(void **state)
{
    paper *p = *state;
    words *w = fonts_words(p->fonts, FACE_TEXT, FEATURE_NONE, STR("nb"));
    for (int i = 0; i < 100001; i++)
        words_shape(p->fonts, w, str_format(p->arena, "%d", i));
    fonts_trim(p->fonts);
    assert_int_equal(p->fonts->spaces.len, 0);
    assert_string_equal(divided(p, "sykepleiere", "nb"), "syke|plei|ere");
    fonts_trim(p->fonts);
    assert_int_equal(p->fonts->spaces.len, 1);
}

static void words_are_shaped_once(void **state)
{
    paper *p = *state;
    words *w = fonts_words(p->fonts, FACE_TEXT, FEATURE_NONE, STR("nb"));
    assert_ptr_equal(words_shape(p->fonts, w, STR("klynge")),
                     words_shape(p->fonts, w, STR("klynge")));
    assert_ptr_equal(w, fonts_words(p->fonts, FACE_TEXT, FEATURE_NONE, STR("nb")));
}

static void ligatures_carry_their_text(void **state)
{
    paper *p = *state;
    const word *known = words_shape(
        p->fonts, fonts_words(p->fonts, FACE_HEAD, FEATURE_NONE, STR("nb")), STR("offisiell"));
    size_t sum = 0;
    for (size_t i = 0; i < known->count; i++)
        sum += known->glyphs[i].text_len;
    assert_int_equal(sum, known->text.len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAPER(words_are_divided_by_their_language), PAPER(words_are_divided_once),
        PAPER(too_many_words_are_forgotten),        PAPER(words_are_shaped_once),
        PAPER(ligatures_carry_their_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
