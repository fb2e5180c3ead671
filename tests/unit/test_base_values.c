/*
 * test_base_values: dates, periods, times and money: every form that is read, and those that must not be.
 */
#include "unit.h"

#include <stdio.h>

/* ---- dates ----------------------------------------------------------------------------------- */

static date read_date(const char *text)
{
    date d = { 0 };
    if (!date_iso(str_of(text), &d))
        fail_msg("%s is not read as a date", text);
    return d;
}

static void dates_are_read_with_their_precision(void **state)
{
    static const char *const good[] = { "2026",       "2026-03",    "2026-03-23", "0001-01-01",
                                        "9999-12-31", "2024-02-29", "2000-02-29" };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_str(date_text(*state, read_date(good[i])), good[i]);
    assert_str(date_text(*state, (date){ 0 }), "");
}

static void wrong_dates_are_refused(void **state)
{
    static const char *const bad[] = {
        "",           "26",         "0000",       "20260",      "2026-",       "2026-3",
        "2026-13",    "2026-00",    "2026-03-",   "2026-03-00", "2026-03-32",  "2026-04-31",
        "2023-02-29", "1900-02-29", "2026-02-30", "2026/03/23", "2026-03-23 ", "2026-03-231",
        "-026",       "23.03.2026", "2026-0-01",  "2026-+1",    "2026-03-2x",
    };
    (void)state;
    date d = { 7, 7, 7 };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (date_iso(str_of(bad[i]), &d))
            fail_msg("%s is read as a date", bad[i]);
    assert_int_equal(d.year, 7);
    assert_false(date_valid((date){ 2026, 0, 3 }));
    assert_false(date_valid((date){ 0 }));
}

static void days_are_counted(void **state)
{
    (void)state;
    assert_int_equal(date_first(read_date("1970-01-01")), 0);
    assert_int_equal(date_first(read_date("2000-03-01")), 11017);
    assert_int_equal(date_first(read_date("0001-01-01")), -719162);
    assert_int_equal(date_last(read_date("9999")), 2932896);
    assert_int_equal(date_first(read_date("2024")), date_first(read_date("2024-01-01")));
    assert_int_equal(date_last(read_date("2024")), date_last(read_date("2024-12-31")));
    assert_int_equal(date_last(read_date("2024-02")), date_first(read_date("2024-02-29")));
    assert_int_equal(date_last(read_date("2023-02")), date_first(read_date("2023-02-28")));
    assert_int_equal(date_last(read_date("1900-02")), date_first(read_date("1900-02-28")));
    assert_int_equal(date_first((date){ 0 }), INT32_MIN);
    assert_int_equal(date_last((date){ 0 }), INT32_MAX);
}

/* Every day of the calendar, one after the other, with its weekday. */
static void every_day_follows_the_last(void **state)
{
    (void)state;
    date before = { 0, 12, 31 };
    int32_t first = date_first(read_date("0001-01-01")), last = date_last(read_date("9999"));
    for (int32_t day = first; day <= last; day++) {
        date d = date_of_day(day);
        bool next_day = d.year == before.year && d.month == before.month && d.day == before.day + 1;
        bool next_month = d.year == before.year && d.month == before.month + 1 && d.day == 1;
        bool next_year =
            d.year == before.year + 1 && d.month == 1 && d.day == 1 && before.month == 12;
        if (!date_valid(d) || date_first(d) != day || next_day + next_month + next_year != 1)
            fail_msg("day %d", (int)day);
        before = d;
    }
    const int32_t outside[] = { INT32_MIN, first - 1, last + 1, INT32_MAX };
    for (size_t i = 0; i < 4; i++)
        assert_false(date_some(date_of_day(outside[i])));
}

static void weekdays(void **state)
{
    (void)state;
    assert_int_equal(date_weekday(read_date("1970-01-01")), 3);
    assert_int_equal(date_weekday(read_date("2026-03-23")), 0);
    assert_int_equal(date_weekday(read_date("1814-05-17")), 1);
    assert_int_equal(date_weekday(read_date("0001-01-01")), 0);
    assert_int_equal(date_weekday(read_date("2024-02-29")), 3);
}

static void dates_are_ordered(void **state)
{
    static const char *const ordered[] = { "2025",    "2025-12",    "2025-12-31", "2026",
                                           "2026-01", "2026-01-01", "2026-01-02", "2026-02" };
    enum { COUNT = sizeof ordered / sizeof *ordered };
    (void)state;
    for (size_t i = 0; i < COUNT; i++)
        for (size_t j = 0; j < COUNT; j++) {
            int order = date_compare(read_date(ordered[i]), read_date(ordered[j]));
            assert_int_equal((order > 0) - (order < 0), (i > j) - (i < j));
        }
    assert_true(date_compare((date){ 0 }, read_date("0001")) < 0);
    assert_true(date_same(read_date("2025-12"), read_date("2025-12")));
    assert_false(date_same(read_date("2025"), read_date("2025-01")));
}

static period read_period(const char *from, const char *to)
{
    period p = { 0 };
    if (*from)
        p.from = read_date(from);
    if (*to)
        p.to = read_date(to);
    return p;
}

static void periods_have_days(void **state)
{
    (void)state;
    period p = read_period("2022-03", "2023");
    assert_true(period_has(p, read_date("2022-03-01")));
    assert_true(period_has(p, read_date("2023-12-31")));
    assert_true(period_has(p, read_date("2023")));
    assert_false(period_has(p, read_date("2022"))); /* its first day is in January */
    assert_false(period_has(p, read_date("2022-02-28")));
    assert_false(period_has(p, read_date("2024-01-01")));
    assert_false(period_has(p, (date){ 0 }));
    assert_true(period_has((period){ 0 }, read_date("0001-01-01")));
    assert_true(period_has(read_period("", "2020"), read_date("1999")));
    assert_int_equal(period_first(read_period("", "2020")), INT32_MIN);
    assert_int_equal(period_last(read_period("2020", "")), INT32_MAX);
}

static void periods_meet(void **state)
{
    (void)state;
    assert_true(period_meets(read_period("2020", "2021"), read_period("2021", "2022")));
    assert_true(period_meets(read_period("2020", "2021-01-01"), read_period("2021", "")));
    assert_false(period_meets(read_period("2020", "2020"), read_period("2021", "")));
    assert_true(period_meets((period){ 0 }, read_period("2021", "2021")));
    assert_false(period_meets(read_period("2022", "2020"),
                              read_period("2019", "2023"))); /* turned round: empty */
}

/* ---- times ----------------------------------------------------------------------------------- */

static void times_are_read(void **state)
{
    static const struct {
        const char *text;
        int from, to;
    } good[] = {
        { "14:00–16:00", 840, 960 }, { "14.00-16.00", 840, 960 }, { "14 - 16", 840, 960 },
        { "14:00", 840, -1 },        { "9.30", 570, -1 },         { "09:05 — 10", 545, 600 },
        { "00:00-24:00", 0, 1440 },  { "22:00–01:00", 1320, 60 }, { "14\u00a0–\u00a016", 840, 960 },
    };
    static const char *const bad[] = { "",       "-",     "14-",      "-16",
                                       "25:00",  "14:60", "14:0",     "14:000",
                                       "1400",   "24:00", "24:01-25", "14:00–16:00–18:00",
                                       "kl. 14", "14:",   "a",        "14 16" };
    (void)state;
    time_range t;
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        if (!time_read(str_of(good[i].text), &t))
            fail_msg("%s is not read as a time", good[i].text);
        assert_int_equal(t.from, good[i].from);
        assert_int_equal(t.to, good[i].to);
    }
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        if (time_read(str_of(bad[i]), &t))
            fail_msg("%s is read as a time", bad[i]);
}

/* ---- money ----------------------------------------------------------------------------------- */

static void money_in_every_form(void **state)
{
    static const struct {
        const char *text;
        int64_t value;
    } rows[] = {
        { "0", 0 },
        { "5", 500 },
        { "1 250 000", 125000000 },
        { "1250000", 125000000 },
        { "1.250.000,50", 125000050 },
        { "125.000,00", 12500000 },
        { "-300 000", -30000000 },
        { "\u2212300\u00a0000", -30000000 },
        { "- 300", -30000 },
        { "1\u202f250\u202f000,5", 125000050 },
        { "1\u2009250", 125000 },
        { "1 250", 125000 },
        { "1,250,000", 125000000 },
        { "1,250,000.25", 125000025 },
        { "1,250.50", 125050 },
        { "1.250,5", 125050 },
        { "12.5", 1250 },
        { "12,50", 1250 },
        { "0,05", 5 },
        { "-0.01", -1 },
        { "1250,00", 125000 },
        { "007", 700 },
        { " 42 ", 4200 },
        { "900 000 000 000 000", MONEY_MOST },
        { "-900000000000000,00", -MONEY_MOST },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        money value = 1;
        if (money_read(str_of(rows[i].text), &value) != MONEY_GOOD || value != rows[i].value)
            fail_msg("%s is read as %lld", rows[i].text, (long long)value);
    }
}

static void money_that_is_ambiguous(void **state)
{
    static const char *const rows[] = {
        "1.250", "1,250", "-1.250", "12.500", "125,000", " 1.000 "
    };
    (void)state;
    money value = 1;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (money_read(str_of(rows[i]), &value) != MONEY_AMBIGUOUS)
            fail_msg("%s is not ambiguous", rows[i]);
    assert_int_equal(value, 1);
}

static void money_that_is_none(void **state)
{
    static const char *const rows[] = {
        "",
        "-",
        "kr 5",
        "5 kr",
        "1e5",
        "0x10",
        "+5",
        "--5",
        "5-",
        ",5",
        ".50",
        "5,",
        "5.",
        "1..2",
        "1  250",
        "12 50",
        "1 2500",
        "1 250.000",
        "1.250 000",
        "1,250.000",
        "1.250.00",
        "1250,000",
        "0,250",
        "0 250",
        "1250 000",
        "1,25,000",
        "1.250,505",
        "12,345,67",
        "900 000 000 000 000,01",
        "99999999999999999999999999",
        "1 2 3 4 5 6 7 8 9",
        "1\n250",
        "\xFF",
        "1\240250",
    };
    (void)state;
    money value = 1;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        if (money_read(str_of(rows[i]), &value) != MONEY_BAD)
            fail_msg("%s is read as %lld", rows[i], (long long)value);
    assert_int_equal(value, 1);
}

static void money_adds_within_its_bounds(void **state)
{
    (void)state;
    money sum = MONEY_MOST - 1;
    assert_true(money_add(&sum, 1));
    assert_false(money_add(&sum, 1));
    assert_true(sum == MONEY_MOST);
    assert_true(money_add(&sum, -MONEY_MOST) && sum == 0);
    assert_true(money_add(&sum, -MONEY_MOST) && sum == -MONEY_MOST);
    assert_false(money_add(&sum, -1));
    assert_true(sum == -MONEY_MOST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(dates_are_read_with_their_precision),
        UNIT(wrong_dates_are_refused),
        UNIT(days_are_counted),
        UNIT(every_day_follows_the_last),
        UNIT(weekdays),
        UNIT(dates_are_ordered),
        UNIT(periods_have_days),
        UNIT(periods_meet),
        UNIT(times_are_read),
        UNIT(money_in_every_form),
        UNIT(money_that_is_ambiguous),
        UNIT(money_that_is_none),
        UNIT(money_adds_within_its_bounds),
    };
    return cmocka_run_group_tests_name("base values", tests, NULL, NULL);
}
