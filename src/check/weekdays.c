/*
 * A weekday that does not fit its date: "tirsdag 23. mars 2026", when that day is a Monday.
 *
 * The name of a weekday is followed by a date, with at most an article ("den", "the") between. A date without a
 * year fits if it does in the year in which it is nearest to the document's own day, or on its next return.
 */
#include "check/rules.h"

enum { DATE_WORDS_MOST = 3, DAYS_OF_HALF_A_YEAR = 183 };

typedef struct word_at {
    size_t from, to;
} word_at;

/* The next run of bytes that are no space. */
static bool next_word(str line, size_t from, word_at *word)
{
    while (from < line.len && (line.at[from] == ' ' || line.at[from] == ','))
        from++;
    size_t end = from;
    while (end < line.len && line.at[end] != ' ')
        end++;
    *word = (word_at){ from, end };
    return end > from;
}

static str without_marks(str word)
{
    static const char marks[] = ",.;:)(";
    while (word.len > 0
           && str_find(STR(",.;:)("), str_slice(word, word.len - 1, word.len)) < sizeof marks - 1)
        word = str_slice(word, 0, word.len - 1);
    return word;
}

/* 1 Monday … 7 Sunday; 0 for other words. */
static int weekday_of(const checker *c, str word)
{
    long number = 0;
    str name = words_canonical(c->w, WORD_WEEKDAY, without_marks(word));
    return name.len > 0 && str_int(name, &number) ? (int)number : 0;
}

static bool is_article(const checker *c, str word)
{
    return str_is(words_canonical(c->w, WORD_REFERENCE, word), "the");
}

/* The date that begins at `from`: as many words as make one, at most three, so that "23. mars 2026" is not read as
   "23. mars". */
static bool date_at(const checker *c, str line, size_t from, date *d, size_t *to)
{
    bool found = false;
    word_at word = { from, from };
    for (int i = 0; i < DATE_WORDS_MOST && next_word(line, word.to, &word); i++) {
        from = i == 0 ? word.from : from;
        str tried = without_marks(str_slice(line, from, word.to));
        if (words_read_date(c->w, tried, true, d) && d->day > 0) {
            found = true;
            *to = from + tried.len;
        }
    }
    return found;
}

static date in_year(date d, int year)
{
    return (date){ (int16_t)year, d.month, d.day };
}

/* The year in which a day of a month is nearest to another day. */
static int nearest_year(date d, date near)
{
    for (int year = near.year - 1; year <= near.year + 1; year++) {
        date tried = in_year(d, year);
        int32_t apart = date_valid(tried) ? date_first(tried) - date_first(near) : INT32_MAX;
        if (apart >= -DAYS_OF_HALF_A_YEAR && apart <= DAYS_OF_HALF_A_YEAR)
            return year;
    }
    return near.year;
}

static bool is_on(date d, int weekday)
{
    return date_valid(d) && date_weekday(d) + 1 == weekday;
}

/* Gives a date the year that was meant. */
static date with_year(date d, date near, int weekday)
{
    int year = nearest_year(d, near);
    bool to_come = is_on(in_year(d, near.year + 1), weekday)
                   && date_first(in_year(d, near.year)) < date_first(near);
    return in_year(d, to_come ? near.year + 1 : year);
}

static void check_weekday(checker *c, const text_piece *piece, word_at word, int weekday)
{
    str line = piece->flat.text;
    date d;
    size_t to;
    word_at between;
    bool found = date_at(c, line, word.to, &d, &to);
    if (!found && next_word(line, word.to, &between)
        && is_article(c, str_slice(line, between.from, between.to)))
        found = date_at(c, line, between.to, &d, &to);
    if (found && d.year == 0 && date_some(piece->root->day))
        d = with_year(d, piece->root->day, weekday);
    if (!found || d.year == 0 || !date_valid(d) || is_on(d, weekday))
        return;
    str right =
        words_form(c->w, LANG_EN, WORD_WEEKDAY, str_format(c->a, "%d", date_weekday(d) + 1));
    DIAG(c->d, WEEKDAY_WRONG, flat_span(&piece->flat, word.from, to), say_day(c, d), right,
         words_form(c->w, LANG_EN, WORD_WEEKDAY, str_format(c->a, "%d", weekday)));
}

/* Can a date follow a word? It begins with a digit or with the name of a month, perhaps after an article. Nearly all
   words of a text are passed over here, before anything is looked up. */
static bool may_precede_date(str line, word_at word)
{
    word_at next, second = { 0 };
    if (!next_word(line, word.to, &next))
        return false;
    bool is_short = next.to - next.from < word.to - word.from && next_word(line, next.to, &second);
    bool capital = line.at[next.from] >= 'A' && line.at[next.from] <= 'Z';
    return capital || str_is_digit_at(line, next.from)
           || (is_short && str_is_digit_at(line, second.from));
}

void check_weekdays(checker *c, const text_piece *piece)
{
    word_at word = { 0, 0 };
    while (next_word(piece->flat.text, word.to, &word)) {
        if (!may_precede_date(piece->flat.text, word))
            continue;
        int weekday = weekday_of(c, str_slice(piece->flat.text, word.from, word.to));
        if (weekday > 0)
            check_weekday(c, piece, word, weekday);
    }
}
