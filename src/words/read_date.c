/*
 * read_date: dates as people type them, in any of the three languages.
 *
 *     2026-03-23   2026-03   2026        ISO
 *     23.03.2026   23.3.2026             numbers
 *     23. mars 2026   23 March 2026      day, month, year; "23rd", "jan." too
 *     March 23, 2026                     month first
 *     mars 2026                          month and year
 *     23. mars                           where the year may lack
 *
 * The text is split at spaces, commas and full stops into at most four tokens; what they are decides the form.
 * Two digits are never a year: nobody can know the century.
 */
#include "words/inside.h"

enum { TOKENS_MOST = 4 };

typedef struct tokens {
    str at[TOKENS_MOST];
    size_t len;
    bool too_many;
} tokens;

static bool separates(uint32_t rune)
{
    return utf8_is_space(rune) || rune == '.' || rune == ',';
}

static void add_token(tokens *t, str token)
{
    if (token.len == 0)
        return;
    if (t->len == TOKENS_MOST)
        t->too_many = true;
    else
        t->at[t->len++] = token;
}

static tokens split(str s)
{
    tokens t = { .len = 0 };
    size_t from = 0;
    for (size_t pos = 0; pos < s.len && !t.too_many;) {
        size_t before = pos;
        if (!separates(utf8_next(s, &pos)))
            continue;
        add_token(&t, str_slice(s, from, before));
        from = pos;
    }
    add_token(&t, str_slice(s, from, s.len));
    return t;
}

/* The number of a month by its name; 0 for other words. */
static int month_of(const words *w, str token)
{
    long number = 0;
    str name = words_canonical(w, WORD_MONTH, token);
    return name.len > 0 && str_int(name, &number) ? (int)number : 0;
}

/* English ordinals: "23rd" is 23. */
static str without_ordinal(str token)
{
    static const char *const endings[] = { "st", "nd", "rd", "th" };
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
        if (str_ends(token, str_of(endings[i])))
            return str_slice(token, 0, token.len - 2);
    return token;
}

static bool number_of(str token, size_t most_digits, int *number)
{
    long value = 0;
    if (!str_digits(token) || token.len > most_digits || !str_int(token, &value))
        return false;
    *number = (int)value;
    return true;
}

static bool day_of(str token, int *day)
{
    return number_of(without_ordinal(token), 2, day);
}

static bool year_of(str token, int *year)
{
    return token.len == 4 && number_of(token, 4, year);
}

static bool put_date(int year, int month, int day, date *d)
{
    date made = { (int16_t)year, (int8_t)month, (int8_t)day };
    bool good = month <= 12 && day <= 31 && (year == 0 || date_valid(made));
    if (good)
        *d = made;
    return good;
}

static bool three_tokens(const words *w, const tokens *t, date *d)
{
    int day = 0, month = month_of(w, t->at[0]), year = 0;
    bool month_first = month > 0;
    if (!month_first)
        month = month_of(w, t->at[1]);
    bool named = month > 0 || number_of(t->at[1], 2, &month);
    return named && day_of(t->at[month_first ? 1 : 0], &day) && year_of(t->at[2], &year) && day > 0
           && month > 0 && put_date(year, month, day, d);
}

/* A day of a month in no year: 29 February is possible. */
static bool day_and_month(int day, int month, date *d)
{
    enum { A_LEAP_YEAR = 2024 };
    date any;
    return day > 0 && month > 0 && put_date(A_LEAP_YEAR, month, day, &any)
           && put_date(0, month, day, d);
}

static bool two_tokens(const words *w, const tokens *t, bool day_may_lack_year, date *d)
{
    int day = 0, year = 0, month = month_of(w, t->at[0]);
    if (month > 0 && year_of(t->at[1], &year))
        return put_date(year, month, 0, d);
    if (!day_may_lack_year)
        return false;
    if (month > 0)
        return day_of(t->at[1], &day) && day_and_month(day, month, d);
    return day_of(t->at[0], &day) && day_and_month(day, month_of(w, t->at[1]), d);
}

bool words_read_date(const words *w, str s, bool day_may_lack_year, date *d)
{
    s = str_trim(s);
    if (date_iso(s, d))
        return true;
    tokens t = split(s);
    if (t.too_many)
        return false;
    if (t.len == 3)
        return three_tokens(w, &t, d);
    return t.len == 2 && two_tokens(w, &t, day_may_lack_year, d);
}

/* Short forms do not count: Jan is a name more often than a month. */
bool words_starts_with_month(const words *w, str s)
{
    str word = utf8_first_word(str_trim(s));
    str month = words_canonical(w, WORD_MONTH, word);
    for (lang l = 0; month.len > 0 && l < LANG_COUNT; l++) {
        char room[FOLDED_MOST], other[FOLDED_MOST];
        if (str_equal(words_fold(word, room),
                      words_fold(words_form(w, l, WORD_MONTH, month), other)))
            return true;
    }
    return false;
}
