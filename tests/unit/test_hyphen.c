/*
 * test_hyphen: where words may be divided, by language, and that threads share the patterns of a run.
 */
#include <pthread.h>
#include <string.h>

#include "hyphen_test.h"
#include "unit.h"

/* ---- words ----------------------------------------------------------------------------------- */

/* "ar|beids|ut|val|get" */
static const char *divided(arena *a, const char *word, const char *lang)
{
    hyphenation *h = hyphenation_of_all();
    uint8_t points[HYPHEN_WORD_MOST];
    const str whole = str_of(word);
    const size_t count = hyphen_points(hyphenation_find(h, str_of(lang)), whole, points);
    buf out = buf_new(a);
    size_t from = 0;
    for (size_t i = 0; i < count; from = points[i++])
        buf_format(&out, STR_FMT "|", STR_ARG(str_slice(whole, from, points[i])));
    buf_put(&out, str_slice(whole, from, whole.len));
    hyphenation_drop(h);
    return str_text(a, buf_str(&out));
}

static void words_are_divided_by_language(void **state)
{
    arena *a = *state;
    assert_string_equal(divided(a, "arbeidsutvalget", "nb"), "ar|beids|ut|val|get");
    assert_string_equal(divided(a, "arbeidsutvalet", "nn"), "ar|beids|ut|va|let");
    assert_string_equal(divided(a, "committee", "en"), "com|mit|tee");
    assert_string_equal(divided(a, "committee", "en-GB"), "com|mit|tee");
    assert_string_equal(divided(a, "committee", "fr"), "committee");
    assert_string_equal(divided(a, "committee", "end"), "committee");
}

static void punctuation_stays_outside(void **state)
{
    arena *a = *state;
    assert_string_equal(divided(a, "«arbeidsutvalget»,", "nb"), "«ar|beids|ut|val|get»,");
}

static void some_words_stay_whole(void **state)
{
    arena *a = *state;
    assert_string_equal(divided(a, "møte", "nb"), "møte");
    assert_string_equal(divided(a, "NORCE", "nb"), "NORCE");
    assert_string_equal(divided(a, "sak2025", "nb"), "sak2025");
    assert_string_equal(divided(a, "", "nb"), "");
}

static void no_part_lacks_a_vowel(void **state)
{
    arena *a = *state;
    assert_string_equal(divided(a, "styringsgruppen", "nb"), "sty|rings|grup|pen");
}

/* Points that only patterns inside longer ones give: the library alone finds none in these. */
static void all_patterns_count(void **state)
{
    arena *a = *state;
    assert_string_equal(divided(a, "sykepleiere", "nb"), "syke|plei|ere");
    assert_string_equal(divided(a, "kvalitetsprosjekter", "nn"), "kva|li|tets|pro|sjek|ter");
    assert_string_equal(divided(a, "samarbeidsmidler", "nb"), "sam|ar|beids|mid|ler");
}

static void longer_words_than_any_stay_whole(void **state)
{
    arena *a = *state;
    buf word = buf_new(a);
    while (word.len + 5 <= HYPHEN_WORD_MOST)
        buf_text(&word, "saken");
    assert_non_null(strchr(divided(a, str_text(a, buf_str(&word)), "nb"), '|'));
    buf_text(&word, "saken");
    assert_null(strchr(divided(a, str_text(a, buf_str(&word)), "nb"), '|'));
}

/* ---- a run ----------------------------------------------------------------------------------- */

static void nothing_has_no_patterns(void **state)
{
    (void)state;
    const hyphen_file missing = { STR("nb"), STR("not-there.dic") };
    hyphenation *h = hyphenation_new(&missing, 1);
    assert_null(hyphenation_find(h, STR("nb")));
    assert_null(hyphenation_find(h, STR("nb")));
    assert_null(hyphenation_find(NULL, STR("nb")));
    hyphenation_drop(h);
}

static void languages_with_the_same_patterns_share_them(void **state)
{
    (void)state;
    hyphenation *h = hyphenation_of_all();
    assert_non_null(hyphenation_find(h, STR("nb")));
    assert_ptr_equal(hyphenation_find(h, STR("nb")), hyphenation_find(h, STR("nn")));
    assert_ptr_not_equal(hyphenation_find(h, STR("nb")), hyphenation_find(h, STR("en")));
    hyphenation_drop(h);
}

typedef struct asking {
    hyphenation *of;
    const hyphen_patterns *found;
    size_t points; /* of all words together */
} asking;

static void *ask(void *argument)
{
    static const char *const words[] = { "arbeidsutvalget", "samarbeidsmidler", "sykepleiere" };
    asking *own = argument;
    uint8_t points[HYPHEN_WORD_MOST];
    own->found = hyphenation_find(own->of, STR("nb"));
    for (int i = 0; i < 300; i++)
        own->points += hyphen_points(own->found, str_of(words[i % 3]), points);
    return NULL;
}

static void threads_share_what_is_opened(void **state)
{
    (void)state;
    asking all[4] = { 0 };
    pthread_t threads[4];
    hyphenation *h = hyphenation_of_all();
    for (int i = 0; i < 4; i++) {
        all[i].of = h;
        assert_int_equal(pthread_create(&threads[i], NULL, ask, &all[i]), 0);
    }
    for (int i = 0; i < 4; i++)
        pthread_join(threads[i], NULL);
    for (int i = 0; i < 4; i++) {
        assert_ptr_equal(all[i].found, hyphenation_find(h, STR("nb")));
        assert_int_equal(all[i].points, 100 * (4 + 4 + 2));
    }
    hyphenation_drop(h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(words_are_divided_by_language),    UNIT(punctuation_stays_outside),
        UNIT(some_words_stay_whole),            UNIT(no_part_lacks_a_vowel),
        UNIT(all_patterns_count),               UNIT(longer_words_than_any_stay_whole),
        UNIT(nothing_has_no_patterns),          UNIT(languages_with_the_same_patterns_share_them),
        UNIT(threads_share_what_is_opened),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
