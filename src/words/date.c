/*
 * date: dates and times, written as a language has them.
 *
 * A date is printed with the precision that it was given: a form that asks for more than a date has gives the
 * month or the year. The patterns come from the data file; their places are {day} {dd} {month} {mon} {mm}
 * {year} {weekday}.
 */
#include "words/inside.h"

static const format_id day_formats[] = {
    [DATE_FULL] = FORMAT_DATE_FULL,
    [DATE_WEEKDAY] = FORMAT_DATE_WEEKDAY,
    [DATE_SHORT] = FORMAT_DATE_SHORT,
    [DATE_DAY] = FORMAT_DATE_DAY,
};

static format_id format_of(date d, date_form form)
{
    if (d.month == 0)
        return FORMAT_DATE_YEAR;
    if (d.day == 0)
        return form == DATE_SHORT ? FORMAT_DATE_MONTH_SHORT : FORMAT_DATE_MONTH;
    return day_formats[form];
}

/* The forms of a month or weekday; an empty list for number 0. */
static str_list numbered_forms(const words *w, lang l, word_class class, int number)
{
    const char digits[] = { (char)('0' + number / 10), (char)('0' + number % 10) };
    str key = number < 10 ? (str){ digits + 1, 1 } : (str){ digits, 2 };
    const str_list *forms = map_find(w->languages[l].forms[class], key);
    return forms ? *forms : (str_list){ 0 };
}

static str full_form(str_list forms)
{
    return forms.len > 0 ? forms.at[0] : STR("");
}

/* The second form, if there is one. */
static str brief_form(str_list forms)
{
    return forms.len > 1 ? forms.at[1] : full_form(forms);
}

str words_date(const words *w, arena *a, lang l, date d, date_form form)
{
    if (!date_some(d))
        return STR("");
    str_list months = numbered_forms(w, l, WORD_MONTH, d.month);
    str_list weekdays =
        numbered_forms(w, l, WORD_WEEKDAY, d.year > 0 && d.day > 0 ? date_weekday(d) + 1 : 0);
    const phrase_arg args[] = {
        { "day", str_format(a, "%d", d.day) },    { "dd", str_format(a, "%02d", d.day) },
        { "mm", str_format(a, "%02d", d.month) }, { "year", str_format(a, "%d", d.year) },
        { "month", full_form(months) },           { "mon", brief_form(months) },
        { "weekday", full_form(weekdays) },
    };
    str pattern = w->languages[l].formats[format_of(d, form)];
    return pattern_fill(a, pattern, (phrase_args){ args, sizeof args / sizeof *args });
}

static str clock(const words *w, arena *a, lang l, int minutes)
{
    const phrase_arg args[] = {
        { "hh", str_format(a, "%02d", minutes / 60) },
        { "mm", str_format(a, "%02d", minutes % 60) },
    };
    return pattern_fill(a, w->languages[l].formats[FORMAT_TIME],
                        (phrase_args){ args, sizeof args / sizeof *args });
}

str words_time(const words *w, arena *a, lang l, time_range t)
{
    if (t.from < 0)
        return STR("");
    str from = clock(w, a, l, t.from);
    if (t.to < 0)
        return from;
    const phrase_arg args[] = { { "from", from }, { "to", clock(w, a, l, t.to) } };
    return pattern_fill(a, w->languages[l].formats[FORMAT_TIME_RANGE],
                        (phrase_args){ args, sizeof args / sizeof *args });
}
