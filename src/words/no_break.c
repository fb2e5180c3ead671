/*
 * no_break: spaces at which a line must not end, by the rules under `no-break` in the data files.
 *
 * A space becomes U+00A0 between
 *
 *  - a word of `before-number` and a number:     kl. 14, nr. 3, jf. § 11-4
 *  - a number and a word of `after-number`:      800 kr, 83 %
 *  - two words of the kinds that `pairs` names:  800 000 (digits group), 23. mars (day month),
 *                                                mars 2026 (month year), A. Vik (initial capital),
 *                                                styresak 04-26, PS 4/26 (case numbered)
 *
 * A number begins with a figure or with one of `number-signs`. The kinds are a table here; which of
 * them stay together is the language's. One pass; each space looks at the word on either side.
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
    bool number = starts_with_digit(pair.after);
    for (size_t i = 0; i < l->number_signs.len; i++)
        number = number || str_starts(pair.after, l->number_signs.at[i]);
    return number && holds(l->before_number, pair.before);
}

static bool after_number(const language *l, around pair)
{
    return ends_with_digit(pair.before)
           && (holds(l->after_number, pair.after)
               || holds(l->after_number, bare(without_stop(pair.after))));
}

/* ---- kinds of words -------------------------------------------------------------------------- */

/* Ends with one to three digits: what stands before a group of three. */
static bool is_digits(const words *w, str word)
{
    (void)w;
    size_t digits = 0;
    while (digits < word.len && is_digit(word.at[word.len - 1 - digits]))
        digits++;
    return digits >= 1 && digits <= 3;
}

static bool is_group(const words *w, str word)
{
    (void)w;
    return word.len >= 3 && str_digits(str_slice(word, 0, 3))
           && !starts_with_digit(str_slice(word, 3, 4));
}

static bool is_day(const words *w, str word)
{
    (void)w;
    str day = without_stop(word);
    return day.len > 0 && day.len <= 2 && str_digits(day);
}

static bool is_year(const words *w, str word)
{
    (void)w;
    str year = without_stop(word);
    return year.len == 4 && str_digits(year);
}

static bool is_month(const words *w, str word)
{
    return words_canonical(w, WORD_MONTH, without_stop(word)).len > 0;
}

static bool is_capital(const words *w, str word)
{
    (void)w;
    size_t pos = 0;
    return word.len > 0 && utf8_is_upper(utf8_next(word, &pos));
}

/* One capital and a full stop. */
static bool is_initial(const words *w, str word)
{
    size_t pos = 0;
    return is_capital(w, word) && utf8_next(word, &pos) != 0
           && str_is(str_slice(word, pos, word.len), ".");
}

/* A few capitals, as "PS". */
static bool is_series(str word)
{
    size_t pos = 0, runes = 0;
    while (pos < word.len && utf8_is_upper(utf8_next(word, &pos)))
        runes++;
    return pos == word.len && runes >= 2 && runes <= 4;
}

/* Ends as a word for a case does, or stands for a series of them. */
static bool is_case(const words *w, str word)
{
    char room[FOLDED_MOST];
    const str_list *forms = words_all_forms(w, WORD_CASE);
    str folded = words_fold(word, room);
    for (size_t i = 0; i < forms->len; i++)
        if (str_ends(folded, forms->at[i]))
            return true;
    return is_series(word);
}

/* A number and a year, in either order: 04-26, 4/2026. */
static bool is_numbered(const words *w, str word)
{
    size_t sign = 0;
    (void)w;
    while (sign < word.len && is_digit(word.at[sign]))
        sign++;
    bool joined = sign < word.len && (word.at[sign] == '-' || word.at[sign] == '/');
    return sign > 0 && joined && starts_with_digit(str_slice(word, sign + 1, word.len));
}

typedef struct word_kind {
    const char *name;
    bool (*is)(const words *w, str word);
    bool looked_up; /* the other kinds are seen at once */
} word_kind;

static const word_kind kinds[] = {
    { "digits", is_digits, false },     { "group", is_group, false },
    { "day", is_day, false },           { "month", is_month, true },
    { "year", is_year, false },         { "initial", is_initial, false },
    { "capital", is_capital, false },   { "case", is_case, true },
    { "numbered", is_numbered, false },
};

int no_break_kind(str name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_is(name, kinds[i].name))
            return (int)i;
    return -1;
}

/* What must be looked up is asked for last: most words are not of the other kind. */
static bool are_kinds(const words *w, word_pair wanted, around pair)
{
    const word_kind *before = &kinds[wanted.before], *after = &kinds[wanted.after];
    if (before->looked_up)
        return after->is(w, pair.after) && before->is(w, pair.before);
    return before->is(w, pair.before) && after->is(w, pair.after);
}

static bool are_pair(const words *w, const language *l, around pair)
{
    for (size_t i = 0; i < l->pairs.len; i++)
        if (are_kinds(w, l->pairs.at[i], pair))
            return true;
    return false;
}

/* ---- the story ------------------------------------------------------------------------------- */

static bool belongs_together(const words *w, lang l, around pair)
{
    const language *rules = &w->languages[l];
    if (pair.before.len == 0 || pair.after.len == 0)
        return false;
    return before_number(rules, pair) || after_number(rules, pair) || are_pair(w, rules, pair);
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
        /* what a mark ends has no word after it: § 11-4, kr. 800 */
        last = str_ends(word, stripped) ? stripped : STR("");
    }
    if (copied == 0)
        return s;
    buf_put(&b, str_slice(s, copied, s.len));
    return buf_str(&b);
}

str words_joins(const words *w, lang l)
{
    return w->languages[l].joins;
}
