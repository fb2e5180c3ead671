/*
 * test_words_date: dates as people type them, in three languages, and what is no date.
 */
#include "words_test.h"

static str read(const loaded *l, const char *text, bool day_may_lack_year)
{
    date d = { 0 };
    if (!words_read_date(l->w, str_of(text), day_may_lack_year, &d))
        return STR("none");
    return str_format(l->a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

static void test_dates_are_read(void **state)
{
    const loaded *l = *state;
    static const struct {
        const char *text, *expected;
    } rows[] = {
        { "2026-03-23", "2026-03-23" },   { "2026-03", "2026-03-00" },       { "2026", "2026-00-00" },
        { "23.03.2026", "2026-03-23" },   { "3.3.2026", "2026-03-03" },      { "23. 3. 2026", "2026-03-23" },
        { "23. mars 2026", "2026-03-23" }, { "23 mars 2026", "2026-03-23" },  { "23.mars 2026", "2026-03-23" },
        { "  1. MAI 2026 ", "2026-05-01" }, { "23. mars, 2026", "2026-03-23" }, { "5. des. 2025", "2025-12-05" },
        { "23\u00A0March 2026", "2026-03-23" }, { "March 23, 2026", "2026-03-23" }, { "1st May 2026", "2026-05-01" },
        { "mars 2026", "2026-03-00" },    { "Oct. 2025", "2025-10-00" },     { "29. februar 2024", "2024-02-29" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(read(l, rows[i].text, false), rows[i].expected);
}

static void test_a_day_may_lack_its_year(void **state)
{
    const loaded *l = *state;
    assert_str(read(l, "11. mars", true), "0000-03-11");
    assert_str(read(l, "29. februar", true), "0000-02-29");
    assert_str(read(l, "March 11th", true), "0000-03-11");
    assert_str(read(l, "11. mars", false), "none");
    assert_str(read(l, "31. april", true), "none");
    assert_str(read(l, "mars 2026", true), "2026-03-00");
}

static void test_what_is_no_date(void **state)
{
    const loaded *l = *state;
    static const char *const texts[] = {
        "", " ", "mars", "23", "23.03", "23.03.26", "32.01.2026", "29. februar 2026", "31. april 2026", "00.03.2026", "23.13.2026",
        "23. mars 2026 kl. 12", "i mars 2026", "2026-13", "2026-02-30", "23-03-2026", "mars mars 2026", "23.mai.", "999999999999. mai 2026",
        "- 3 mars 2026",
    };
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_str(read(l, texts[i], false), "none");
}

static void test_a_text_that_begins_with_a_month(void **state)
{
    const loaded *l = *state;
    assert_true(words_starts_with_month(l->w, STR("mai 2018: møte")));
    assert_true(words_starts_with_month(l->w, STR("Mai")));
    assert_true(words_starts_with_month(l->w, STR("October: the board met")));
    assert_false(words_starts_with_month(l->w, STR("Jan Fjell orienterte")));
    assert_false(words_starts_with_month(l->w, STR("maiskolber")));
    assert_false(words_starts_with_month(l->w, STR("i mai")));
    assert_false(words_starts_with_month(l->w, STR("")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_dates_are_read),
        cmocka_unit_test(test_a_day_may_lack_its_year),
        cmocka_unit_test(test_what_is_no_date),
        cmocka_unit_test(test_a_text_that_begins_with_a_month),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
