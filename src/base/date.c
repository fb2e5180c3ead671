/*
 * Dates of the Gregorian calendar with the precision they were written in, and times of day.
 *
 * "2022", "2022-03" and "2022-03-14" are three different dates: a year, a month and a day. For comparing,
 * each stands for a run of days, counted from 1970-01-01. Counting goes by years that begin in March,
 * so that the leap day is the last of its year, and by eras of 400 years, which are all equally long.
 */
#include "base/base.h"

#include <assert.h>

enum {
    DAYS_OF_ERA = 146097,      /* 400 years */
    DAYS_BEFORE_1970 = 719468, /* from 0000-03-01 to 1970-01-01 */
    FIRST_DAY = -719162,       /* 0001-01-01 */
    LAST_DAY = 2932896         /* 9999-12-31 */
};

/* ---- the calendar ---------------------------------------------------------------------------- */

static bool is_leap(int year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int days_of_month(int year, int month)
{
    static const int days[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
    return month == 2 && is_leap(year) ? 29 : days[month - 1];
}

static int32_t day_number(int year, int month, int day)
{
    int march_year = month > 2 ? year : year - 1;
    int months = (month + 9) % 12; /* since March */
    int era = march_year / 400;    /* never below 0: years begin at 1 */
    int year_of_era = march_year % 400;
    int day_of_year = (153 * months + 2) / 5 + day - 1; /* five months from March have 153 days */
    int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return era * DAYS_OF_ERA + day_of_era - DAYS_BEFORE_1970;
}

date date_of_day(int32_t day)
{
    if (day < FIRST_DAY || day > LAST_DAY) /* so that an open end stays nothing */
        return (date){ 0 };
    int days = day + DAYS_BEFORE_1970;
    int era = days / DAYS_OF_ERA;
    int day_of_era = days % DAYS_OF_ERA;
    int leap_days = day_of_era / 1460 - day_of_era / 36524 + day_of_era / 146096;
    int year_of_era = (day_of_era - leap_days) / 365;
    int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    int months = (5 * day_of_year + 2) / 153;
    int month = months < 10 ? months + 3 : months - 9;
    return (date){
        .year = (int16_t)(era * 400 + year_of_era + (month <= 2)),
        .month = (int8_t)month,
        .day = (int8_t)(day_of_year - (153 * months + 2) / 5 + 1),
    };
}

/* ---- dates ----------------------------------------------------------------------------------- */

bool date_some(date d)
{
    return d.year != 0;
}

bool date_valid(date d)
{
    if (d.year < 1 || d.year > 9999 || d.month < 0 || d.month > 12 || d.day < 0)
        return false;
    if (d.month == 0)
        return d.day == 0;
    return d.day <= days_of_month(d.year, d.month);
}

/* `count` digits at the front of *rest, which is moved past them; -1 if they are not there. */
static int take_digits(str *rest, size_t count)
{
    long number;
    str digits = str_slice(*rest, 0, count);
    if (digits.len < count || !str_digits(digits) || !str_int(digits, &number))
        return -1;
    *rest = str_slice(*rest, count, rest->len);
    return (int)number;
}

/* "-03": the next part of a date; 0 where the text is at its end, -1 if it is something else or zero. */
static int take_part(str *rest)
{
    if (rest->len == 0)
        return 0;
    if (rest->at[0] != '-')
        return -1;
    *rest = str_slice(*rest, 1, rest->len);
    int part = take_digits(rest, 2);
    return part == 0 ? -1 : part;
}

bool date_iso(str s, date *d)
{
    int year = take_digits(&s, 4);
    int month = take_part(&s);
    int day = month ? take_part(&s) : 0;
    date read = { (int16_t)year, (int8_t)month, (int8_t)day };
    if (s.len || !date_valid(read))
        return false;
    *d = read;
    return true;
}

bool date_same(date d, date e)
{
    return d.year == e.year && d.month == e.month && d.day == e.day;
}

int32_t date_first(date d)
{
    if (!date_some(d))
        return INT32_MIN;
    return day_number(d.year, d.month ? d.month : 1, d.day ? d.day : 1);
}

int32_t date_last(date d)
{
    if (!date_some(d))
        return INT32_MAX;
    int month = d.month ? d.month : 12;
    return day_number(d.year, month, d.day ? d.day : days_of_month(d.year, month));
}

static int precision(date d)
{
    return (d.month != 0) + (d.day != 0);
}

int date_compare(date d, date e)
{
    int32_t first = date_first(d), other = date_first(e);
    if (first != other)
        return first < other ? -1 : 1;
    return precision(d) - precision(e);
}

int date_weekday(date d)
{
    assert(d.day != 0);
    int thursday = 3; /* 1970-01-01 */
    int weekday = (date_first(d) + thursday) % 7;
    return weekday < 0 ? weekday + 7 : weekday;
}

str date_text(arena *a, date d)
{
    if (!date_some(d))
        return (str){ 0 };
    if (!d.month)
        return str_format(a, "%04d", d.year);
    if (!d.day)
        return str_format(a, "%04d-%02d", d.year, d.month);
    return str_format(a, "%04d-%02d-%02d", d.year, d.month, d.day);
}

/* ---- periods --------------------------------------------------------------------------------- */

int32_t period_first(period p)
{
    return date_first(p.from);
}

int32_t period_last(period p)
{
    return date_last(p.to);
}

bool period_join(period *earlier, period later)
{
    if (period_first(later) > (int64_t)period_last(*earlier) + 1)
        return false;
    if (period_last(later) > period_last(*earlier))
        earlier->to = later.to;
    return true;
}

bool period_has(period p, date d)
{
    int32_t day = date_first(d);
    return date_some(d) && period_first(p) <= day && day <= period_last(p);
}

bool period_meets(period p, period q)
{
    int32_t first = period_first(p), last = period_last(p);
    if (period_first(q) > first)
        first = period_first(q);
    if (period_last(q) < last)
        last = period_last(q);
    return first <= last;
}

/* ---- times ----------------------------------------------------------------------------------- */

enum { MINUTES_OF_DAY = 24 * 60 };

static size_t digits_at_start(str s)
{
    size_t count = 0;
    while (count < s.len && s.at[count] >= '0' && s.at[count] <= '9')
        count++;
    return count;
}

/* "14", "14:00" or "9.30" as minutes after midnight; -1 if it is not a time. */
static int clock_read(str s)
{
    size_t count = digits_at_start(s);
    if (count < 1 || count > 2)
        return -1;
    int hours = take_digits(&s, count), minutes = 0;
    if (s.len) {
        if (s.at[0] != ':' && s.at[0] != '.')
            return -1;
        s = str_slice(s, 1, s.len);
        minutes = take_digits(&s, 2);
    }
    if (s.len || minutes < 0 || minutes > 59 || hours * 60 + minutes > MINUTES_OF_DAY)
        return -1;
    return hours * 60 + minutes;
}

bool time_read(str s, time_range *t)
{
    static const char *const dashes[] = { "-", "\u2013", "\u2014" }; /* hyphen, en dash, em dash */
    str from = s, to = { 0 };
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++) {
        size_t dash = str_find(s, str_of(dashes[i]));
        if (dash == s.len)
            continue;
        from = str_slice(s, 0, dash);
        to = str_slice(s, dash + str_of(dashes[i]).len, s.len);
        break;
    }
    bool open = from.len == s.len;
    int first = clock_read(str_trim(from));
    int last = open ? -1 : clock_read(str_trim(to));
    if (first < 0 || first == MINUTES_OF_DAY || (last < 0 && !open))
        return false;
    *t = (time_range){ (int16_t)first, (int16_t)last };
    return true;
}
