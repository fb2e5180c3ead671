/*
 * test_type_parts: the small parts behind the pages, through the private headers of `type`:
 * hyphenation points and shaped words.
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

static void words_are_divided_by_language(void **state)
{
    paper *p = *state;
    assert_string_equal(divided(p, "arbeidsutvalget", "nb"), "ar|beids|ut|val|get");
    assert_string_equal(divided(p, "arbeidsutvalet", "nn"), "ar|beids|ut|va|let");
    assert_string_equal(divided(p, "committee", "en"), "com|mit|tee");
    assert_string_equal(divided(p, "committee", "fr"), "committee");
}

static void punctuation_stays_outside(void **state)
{
    paper *p = *state;
    assert_string_equal(divided(p, "«arbeidsutvalget»,", "nb"), "«ar|beids|ut|val|get»,");
}

static void some_words_stay_whole(void **state)
{
    paper *p = *state;
    assert_string_equal(divided(p, "møte", "nb"), "møte");
    assert_string_equal(divided(p, "NORCE", "nb"), "NORCE");
    assert_string_equal(divided(p, "sak2025", "nb"), "sak2025");
}

static void no_part_lacks_a_vowel(void **state)
{
    paper *p = *state;
    assert_string_equal(divided(p, "styringsgruppen", "nb"), "sty|rings|grup|pen");
}

/* Points that only patterns inside longer ones give: the library alone finds none in these. */
static void all_patterns_count(void **state)
{
    paper *p = *state;
    assert_string_equal(divided(p, "sykepleiere", "nb"), "syke|plei|ere");
    assert_string_equal(divided(p, "kvalitetsprosjekter", "nn"), "kva|li|tets|pro|sjek|ter");
    assert_string_equal(divided(p, "samarbeidsmidler", "nb"), "sam|ar|beids|mid|ler");
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
        PAPER(words_are_divided_by_language),  PAPER(punctuation_stays_outside),
        PAPER(some_words_stay_whole),          PAPER(no_part_lacks_a_vowel),
        PAPER(all_patterns_count),             PAPER(too_many_words_are_forgotten),
        PAPER(words_are_shaped_once),          PAPER(ligatures_carry_their_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
