/*
 * no_break: spaces at which a line must not end.
 *
 * A space becomes U+00A0 between
 *
 *  - a word of the data file's `before-number` and a number or "§":  kl. 14, nr. 3, jf. § 11-4
 *  - a number and a word of `after-number`:                          800 kr, 83 %
 *  - groups of digits:                                               800 000
 *  - a day and its month:                                            23. mars
 *  - initials and a name:                                            A. Wolff
 *
 * One pass; each space looks at the word on either side.
 */
#include "words/inside.h"

typedef struct around {
    str before, after; /* words, without the marks that stand around them */
} around;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool starts_with_digit(str s)
{
    return s.len > 0 && is_digit(s.at[0]);
}

static bool ends_with_digit(str s)
{
    return s.len > 0 && is_digit(s.at[s.len - 1]);
}

/* Most words begin and end with one: then there is no mark to look for. */
static bool is_plain(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || is_digit(c);
}

static bool is_opening(str word)
{
    if (word.len == 0 || is_plain(word.at[0]))
        return false;
    static const char *const marks[] = { "(", "[", "«", "“", "\"", "'" };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_starts(word, str_of(marks[i])))
            return true;
    return false;
}

static bool is_closing(str word)
{
    if (word.len == 0 || is_plain(word.at[word.len - 1]))
        return false;
    static const char *const marks[] = { ")", "]", "»", "”", "\"", "'", ",", ";", ":", "!", "?" };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (str_ends(word, str_of(marks[i])))
            return true;
    return false;
}

static size_t last_rune(str s)
{
    size_t at = s.len;
    while (at > 0 && ((unsigned char)s.at[--at] & 0xC0) == 0x80)
        ;
    return at;
}

/* Without quotation marks and brackets before, and without punctuation but the full stop behind. */
static str bare(str word)
{
    while (is_opening(word)) {
        size_t pos = 0;
        utf8_next(word, &pos);
        word = str_slice(word, pos, word.len);
    }
    while (is_closing(word))
        word = str_slice(word, 0, last_rune(word));
    return word;
}

static str without_stop(str word)
{
    return str_ends(word, STR(".")) ? str_slice(word, 0, word.len - 1) : word;
}

static bool holds(const map *set, str word)
{
    char room[FOLDED_MOST];
    return map_find(set, words_fold(word, room));
}

static bool before_number(const language *l, around pair)
{
    bool number = starts_with_digit(pair.after) || str_starts(pair.after, STR("§"));
    return number && holds(l->before_number, pair.before);
}

static bool after_number(const language *l, around pair)
{
    return ends_with_digit(pair.before)
           && (holds(l->after_number, pair.after)
               || holds(l->after_number, bare(without_stop(pair.after))));
}

static bool digit_groups(around pair)
{
    str group = str_slice(pair.after, 0, 3);
    bool three =
        group.len == 3 && str_digits(group) && !starts_with_digit(str_slice(pair.after, 3, 4));
    size_t digits = 0;
    while (digits < pair.before.len && is_digit(pair.before.at[pair.before.len - 1 - digits]))
        digits++;
    return three && digits >= 1 && digits <= 3;
}

static bool day_and_month(const words *w, around pair)
{
    str day = without_stop(pair.before);
    return day.len <= 2 && str_digits(day)
           && words_canonical(w, WORD_MONTH, without_stop(pair.after)).len > 0;
}

static bool initial_and_name(around pair)
{
    size_t pos = 0, next = 0;
    bool initial = utf8_is_upper(utf8_next(pair.before, &pos))
                   && str_is(str_slice(pair.before, pos, pair.before.len), ".");
    return initial && pair.after.len > 0 && utf8_is_upper(utf8_next(pair.after, &next));
}

static bool belongs_together(const words *w, lang l, around pair)
{
    const language *rules = &w->languages[l];
    if (pair.before.len == 0 || pair.after.len == 0)
        return false;
    return before_number(rules, pair) || after_number(rules, pair) || digit_groups(pair)
           || day_and_month(w, pair) || initial_and_name(pair);
}

str words_no_break(const words *w, arena *a, lang l, str s)
{
    buf b = { .arena = a };
    size_t copied = 0;
    str rest = s, word, last = { 0 };
    for (bool first = true; str_cut(&rest, STR(" "), &word); first = false) {
        str stripped = bare(word);
        if (!first && belongs_together(w, l, (around){ last, stripped })) {
            size_t space = (size_t)(word.at - s.at) - 1;
            buf_put(&b, str_slice(s, copied, space));
            buf_text(&b, "\u00A0");
            copied = space + 1;
        }
        last = stripped;
    }
    if (copied == 0)
        return s;
    buf_put(&b, str_slice(s, copied, s.len));
    return buf_str(&b);
}
