/*
 * A weekday that does not fit its date: "tirsdag 23. mars 2026", when that day is a Monday.
 *
 * The name of a weekday is followed by a date, with at most an article ("den", "the") between. A date without a
 * year is taken in the year in which it is nearest to the document's own day.
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
    while (word.len > 0 && str_find(STR(",.;:)("), str_slice(word, word.len - 1, word.len)) < sizeof marks - 1)
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

/* The date that begins at `from`: as many words as make one, at most three. */
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

static date with_nearest_year(date d, date near)
{
    date best = d;
    for (int year = near.year - 1; year <= near.year + 1; year++) {
        date tried = { (int16_t)year, d.month, d.day };
        bool is_near = year > 0 && date_valid(tried) && date_first(tried) - date_first(near) <= DAYS_OF_HALF_A_YEAR &&
                       date_first(near) - date_first(tried) <= DAYS_OF_HALF_A_YEAR;
        best = is_near ? tried : best;
    }
    return best;
}

/* A date longer than the one read first may be the wrong one: "mandag 23. mars 2026" reads "23. mars" too, so that
   date_at keeps the last that could be read. */
static void check_weekday(checker *c, const text_piece *piece, word_at word, int weekday)
{
    str line = piece->flat.text;
    date d;
    size_t to;
    word_at between;
    bool found = date_at(c, line, word.to, &d, &to);
    if (!found && next_word(line, word.to, &between) && is_article(c, str_slice(line, between.from, between.to)))
        found = date_at(c, line, between.to, &d, &to);
    if (found && d.year == 0 && date_some(piece->root->day))
        d = with_nearest_year(d, piece->root->day);
    if (!found || d.year == 0 || !date_valid(d) || date_weekday(d) + 1 == weekday)
        return;
    str right = words_form(c->w, LANG_EN, WORD_WEEKDAY, str_format(c->a, "%d", date_weekday(d) + 1));
    DIAG(c->d, WEEKDAY_WRONG, flat_span(&piece->flat, word.from, to), say_day(c, d), right,
         words_form(c->w, LANG_EN, WORD_WEEKDAY, str_format(c->a, "%d", weekday)));
}

void check_weekdays(checker *c, const text_piece *piece)
{
    word_at word = { 0, 0 };
    while (next_word(piece->flat.text, word.to, &word)) {
        int weekday = weekday_of(c, str_slice(piece->flat.text, word.from, word.to));
        if (weekday > 0)
            check_weekday(c, piece, word, weekday);
    }
}
