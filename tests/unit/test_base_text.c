/*
 * test_base_text: slices, UTF-8 and the names nearest to a name.
 */
#include "unit.h"

#include <limits.h>
#include <string.h>

/* ---- str ------------------------------------------------------------------------------------- */

static void slices_compare(void **state)
{
    (void)state;
    const str nothing = { 0 };
    assert_true(str_equal(nothing, STR("")));
    assert_true(str_equal(str_of(NULL), nothing));
    assert_true(str_is(STR("ab"), "ab"));
    assert_false(str_is(STR("ab"), "abc"));
    assert_true(str_compare(STR("a"), STR("ab")) < 0);
    assert_true(str_compare(STR("b"), STR("ab")) > 0);
    assert_true(str_compare(STR("z"), STR("å")) < 0); /* bytes are unsigned */
    assert_int_equal(str_compare(nothing, nothing), 0);
    assert_true(str_starts(STR("ab"), nothing) && str_ends(STR("ab"), nothing));
    assert_true(str_starts(STR("ab"), STR("a")) && !str_starts(STR("a"), STR("ab")));
    assert_true(str_ends(STR("ab"), STR("b")) && !str_ends(STR("b"), STR("ab")));
}

static void slices_are_clamped(void **state)
{
    (void)state;
    assert_str(str_slice(STR("abc"), 1, 2), "b");
    assert_str(str_slice(STR("abc"), 1, 99), "bc");
    assert_str(str_slice(STR("abc"), 5, 9), "");
    assert_str(str_slice(STR("abc"), 2, 1), "");
    assert_str(str_slice((str){ 0 }, 1, 4), "");
}

static void trimming_knows_no_break_spaces(void **state)
{
    (void)state;
    assert_str(str_trim(STR(" \t\u00a0 ab c\u202f\r\n")), "ab c");
    assert_str(str_trim(STR("\u00a0")), "");
    assert_str(str_trim(STR("å")), "å");
    assert_str(str_trim((str){ 0 }), "");
    assert_int_equal(str_skip_blanks(STR("a\u00a0\t b"), 1), 5);
    assert_int_equal(str_skip_blanks(STR("ab"), 1), 1);
    assert_int_equal(str_skip_blanks(STR("a "), 2), 2);
}

static void cutting_gives_the_pieces(void **state)
{
    static const char *const expected[] = { "a", "", "bc" };
    (void)state;
    str rest = STR("a, , bc, "), piece;
    for (size_t i = 0; i < 3; i++) {
        assert_true(str_cut(&rest, STR(", "), &piece) || i == 3);
        assert_str(str_trim(piece), i == 1 ? "" : expected[i]);
    }
    assert_false(str_cut(&rest, STR(", "), &piece));
    rest = STR("");
    assert_false(str_cut(&rest, STR(","), &piece));
}

static void finding_and_replacing(void **state)
{
    assert_int_equal(str_find(STR("abcabc"), STR("ca")), 2);
    assert_int_equal(str_find(STR("abc"), STR("x")), 3);
    assert_int_equal(str_find(STR("abc"), STR("")), 0);
    assert_int_equal(str_find((str){ 0 }, STR("x")), 0);
    assert_str(str_replace(*state, STR("aXbXX"), STR("X"), STR("--")), "a--b----");
    assert_str(str_replace(*state, STR("aaa"), STR("aa"), STR("")), "a");
    assert_str(str_replace(*state, (str){ 0 }, STR("a"), STR("b")), "");
}

static void joining_and_formatting(void **state)
{
    const str parts[] = { STR("a"), STR(""), STR("c") };
    assert_str(str_join(*state, parts, 3, STR(", ")), "a, , c");
    assert_str(str_join(*state, parts, 0, STR(", ")), "");
    assert_str(str_format(*state, "%d " STR_FMT, 3, STR_ARG(STR("møter"))), "3 møter");
    str copy = str_copy(*state, str_slice(STR("abc"), 0, 2));
    assert_int_equal(copy.at[2], '\0');
    assert_string_equal(str_text(*state, (str){ 0 }), "");
}

static void numbers_are_read_whole_or_not(void **state)
{
    static const char *const bad[] = { "",   "-",   "1x",  " 1",
                                       "+1", "--1", "1.0", "9223372036854775808" };
    (void)state;
    long value = 77;
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_false(str_int(str_of(bad[i]), &value));
    assert_int_equal(value, 77);
    assert_true(str_int(STR("-0042"), &value) && value == -42);
    assert_true(str_int(STR("9223372036854775807"), &value) && value == LONG_MAX);
    assert_true(str_int(STR("-9223372036854775808"), &value) && value == LONG_MIN);
    assert_true(str_digits(STR("007")) && !str_digits(STR("")) && !str_digits(STR("1a")));
}

/* ---- UTF-8 ----------------------------------------------------------------------------------- */

static void bad_bytes_are_found(void **state)
{
    static const struct {
        const char *text;
        size_t len, bad;
    } rows[] = {
        { "", 0, 0 },
        { "abc", 3, 3 },
        { "æøå š 漢 😀", 18, 18 },
        { "ab\0cd", 5, 2 },           /* NUL */
        { "ab\x80", 3, 2 },           /* a continuation alone */
        { "a\xC3", 2, 1 },            /* cut short */
        { "a\xE2\x82", 3, 1 },        /* cut short */
        { "a\xC0\xAF", 3, 1 },        /* a '/' in too many bytes */
        { "a\xE0\x80\x80", 4, 1 },    /* a NUL in too many bytes */
        { "\xED\xA0\x80", 3, 0 },     /* a surrogate */
        { "\xF4\x90\x80\x80", 4, 0 }, /* beyond U+10FFFF */
        { "\xFF\xFE"
          "a",
          3, 0 },             /* UTF-16 */
        { "bl\xE5", 3, 2 },   /* Windows-1252 */
        { "\xC3\x28", 2, 0 }, /* no continuation */
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(utf8_check((str){ rows[i].text, rows[i].len }), rows[i].bad);
    assert_int_equal(utf8_check((str){ 0 }), 0);
}

static void walking_never_stops_at_bad_bytes(void **state)
{
    static const uint32_t expected[] = { 'a', 0xFFFD, 0xFFFD, 0xE5, 0xFFFD };
    (void)state;
    str text = STR("a\xE2\x82å\xC3");
    size_t pos = 0;
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(utf8_next(text, &pos), expected[i]);
    assert_int_equal(pos, text.len);
    assert_int_equal(utf8_count(text), 5);
}

static void runes_and_columns_are_counted(void **state)
{
    (void)state;
    assert_int_equal(utf8_count(STR("blåbær")), 6);
    assert_int_equal(utf8_columns(STR("blåbær")), 6);
    assert_int_equal(utf8_columns(STR("漢字")), 4);
    assert_int_equal(utf8_columns(STR("a\u030a")), 1); /* combining ring */
}

static void folding_makes_equal(void **state)
{
    assert_str(utf8_fold(*state, STR("ÅRSMØTE")), "årsmøte");
    assert_str(utf8_fold(*state, STR("A\u030arsmøte")), "årsmøte");
    assert_str(utf8_fold(*state, STR("ČÁHCI")), "čáhci");
    assert_str(utf8_fold(*state, STR("Straße")), "strasse");
    assert_str(utf8_fold(*state, STR("a\xFF")), "a\xFF");
    assert_str(utf8_fold(*state, (str){ 0 }), "");
    assert_str(utf8_lower(*state, STR("Ærlig ŠÁ")), "ærlig šá");
}

static void folding_is_the_same_in_pieces(void **state)
{
    buf text = buf_new(*state), folded = buf_new(*state);
    for (int i = 0; i < 5000; i++) {
        buf_text(&text, i % 7 ? "Å" : " Xe\u0301");
        buf_text(&folded, i % 7 ? "å" : " xé");
    }
    assert_str(utf8_fold(*state, buf_str(&text)), folded.at);
}

static void folding_marks_without_end_is_fast(void **state)
{
    buf text = buf_new(*state);
    buf_char(&text, 'a');
    for (int i = 0; i < 300000; i++)
        buf_rune(&text, i % 2 ? 0x0301 : 0x0323); /* above and below: each must be put in order */
    assert_true(utf8_fold(*state, buf_str(&text)).len > 0);
}

static void capitals(void **state)
{
    assert_str(utf8_capital(*state, STR("årsmøte")), "Årsmøte");
    assert_str(utf8_capital(*state, STR("«vedtak»")), "«Vedtak»");
    assert_str(utf8_capital(*state, STR("3 saker")), "3 saker");
    assert_str(utf8_capital(*state, STR("")), "");
    assert_str(utf8_capital(*state, STR("–")), "–");
}

static void names_in_ascii(void **state)
{
    assert_str(utf8_ascii(*state, STR("Partnermøtet på Årstad")), "partnermotet-pa-arstad");
    assert_str(utf8_ascii(*state, STR("Ærlig — og «sant»!")), "aerlig-og-sant");
    assert_str(utf8_ascii(*state, STR("Čáhci ŋ đ ŧ Šžß")), "cahci-n-d-t-szss");
    assert_str(utf8_ascii(*state, STR("a\u030a b")), "a-b");
    assert_str(utf8_ascii(*state, STR("../../etc/passwd")), "etc-passwd");
    assert_str(utf8_ascii(*state, STR("漢字")), "");
    assert_str(utf8_ascii(*state, STR("漢字 04/26 №5")), "04-26-no5");
    assert_str(utf8_ascii(*state, STR("--a--")), "a");
}

static void kinds_of_runes(void **state)
{
    (void)state;
    assert_true(utf8_is_letter('a') && utf8_is_letter(0xE5) && utf8_is_letter(0x6F22));
    assert_false(utf8_is_letter('1') || utf8_is_letter('-') || utf8_is_letter(0x301));
    assert_true(utf8_is_upper('A') && utf8_is_upper(0xC5) && !utf8_is_upper('a'));
    assert_true(utf8_is_space(' ') && utf8_is_space('\n') && utf8_is_space(0xA0)
                && utf8_is_space(0x202F));
    assert_false(utf8_is_space('a') || utf8_is_space(0x200B));
}

/* ---- nearest --------------------------------------------------------------------------------- */

static void distances(void **state)
{
    static const struct {
        const char *s, *t;
        size_t limit, distance;
    } rows[] = {
        { "", "", 3, 0 },
        { "present", "present", 3, 0 },
        { "Present", "pRESENT", 3, 0 },
        { "presnet", "present", 3, 1 }, /* swapped */
        { "presen", "present", 3, 1 },
        { "prresent", "present", 3, 1 },
        { "møtt", "mott", 3, 1 },
        { "a\u030ar", "år", 3, 0 },
        { "kitten", "sitting", 3, 3 },
        { "kitten", "sitting", 2, 3 },
        { "abc", "xyz", 1, 2 },
        { "a", "abcdefgh", 3, 4 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        str s = str_of(rows[i].s), t = str_of(rows[i].t);
        assert_int_equal(utf8_distance(s, t, rows[i].limit), rows[i].distance);
        assert_int_equal(utf8_distance(t, s, rows[i].limit), rows[i].distance);
    }
}

static void distance_of_long_texts_is_cheap(void **state)
{
    buf text = buf_new(*state);
    buf_fill(&text, 'a', 1 << 20);
    str whole = buf_str(&text);
    assert_int_equal(utf8_distance(whole, whole, 2), 0);
    assert_int_equal(utf8_distance(whole, str_slice(whole, 1, whole.len), 2), 3);
}

static void the_nearest_name(void **state)
{
    const str keys[] = { STR("present"), STR("absent"), STR("KY"),
                         STR("GR"),      STR("place"),  STR("dato") };
    const size_t count = sizeof keys / sizeof *keys;
    (void)state;
    assert_str(utf8_nearest(STR("presnet"), keys, count), "present");
    assert_str(utf8_nearest(STR("XY"), keys, count), "KY");
    assert_str(utf8_nearest(STR("ky"), keys, count), "KY");
    assert_str(utf8_nearest(STR("palce"), keys, count), "place");
    assert_str(utf8_nearest(STR("X"), keys, count), "");
    assert_str(utf8_nearest(STR("something"), keys, count), "");
    assert_str(utf8_nearest(STR("\xFF\xFE"), keys, count), "");
    assert_str(utf8_nearest(STR(""), keys, count), "");
    assert_str(utf8_nearest(STR("present"), keys, 0), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(slices_compare),
        UNIT(slices_are_clamped),
        UNIT(trimming_knows_no_break_spaces),
        UNIT(cutting_gives_the_pieces),
        UNIT(finding_and_replacing),
        UNIT(joining_and_formatting),
        UNIT(numbers_are_read_whole_or_not),
        UNIT(bad_bytes_are_found),
        UNIT(walking_never_stops_at_bad_bytes),
        UNIT(runes_and_columns_are_counted),
        UNIT(folding_makes_equal),
        UNIT(folding_is_the_same_in_pieces),
        UNIT(folding_marks_without_end_is_fast),
        UNIT(capitals),
        UNIT(names_in_ascii),
        UNIT(kinds_of_runes),
        UNIT(distances),
        UNIT(distance_of_long_texts_is_cheap),
        UNIT(the_nearest_name),
    };
    return cmocka_run_group_tests_name("base text", tests, NULL, NULL);
}
