/*
 * number: numbers, money, shares, ordinals and genitives, as a language writes them.
 *
 * Everything is integer arithmetic. The sign is U+2212, the separator of thousands comes from the data
 * file; a theme may set it narrower.
 */
#include "words/inside.h"

enum { ORE = 100 };

/* The digits of n in groups of three. */
static void put_grouped(buf *b, str separator, uint64_t n)
{
    char digits[20];
    size_t len = 0;
    do
        digits[len++] = (char)('0' + n % 10);
    while ((n /= 10) > 0);
    while (len-- > 0) {
        buf_char(b, digits[len]);
        if (len > 0 && len % 3 == 0)
            buf_put(b, separator);
    }
}

/* The absolute value, also of INT64_MIN. */
static uint64_t magnitude(int64_t n)
{
    return n < 0 ? -(uint64_t)n : (uint64_t)n;
}

str words_number(const words *w, arena *a, lang l, int64_t n)
{
    const str *formats = w->languages[l].formats;
    buf b = buf_new(a);
    if (n < 0)
        buf_put(&b, formats[FORMAT_MINUS]);
    put_grouped(&b, formats[FORMAT_THOUSANDS], magnitude(n));
    return buf_str(&b);
}

str words_decimal_sign(const words *w, lang l)
{
    return w->languages[l].formats[FORMAT_DECIMAL];
}

str words_money(const words *w, arena *a, lang l, money m, bool decimals)
{
    const str *formats = w->languages[l].formats;
    uint64_t ore = magnitude(m);
    uint64_t kroner = decimals ? ore / ORE : (ore + ORE / 2) / ORE;
    buf b = buf_new(a);
    if (m < 0 && (decimals || kroner > 0))
        buf_put(&b, formats[FORMAT_MINUS]);
    put_grouped(&b, formats[FORMAT_THOUSANDS], kroner);
    if (decimals) {
        buf_put(&b, formats[FORMAT_DECIMAL]);
        buf_format(&b, "%02u", (unsigned)(ore % ORE));
    }
    return buf_str(&b);
}

/* part·100 / whole, rounded half up, for 0 ≤ part and 0 < whole. In two steps, since part·100 may not fit:
   what part / whole leaves is below whole. */
static uint64_t hundredths(uint64_t part, uint64_t whole)
{
    uint64_t whole_parts = part / whole, rest = part % whole;
    while (rest > (UINT64_MAX - whole) / 200) { /* nearly the same share of smaller numbers */
        rest /= 2;
        whole /= 2;
    }
    return whole_parts * 100 + (rest * 200 + whole) / (whole * 2);
}

str words_percent(const words *w, arena *a, lang l, int64_t part, int64_t whole)
{
    if (whole == 0)
        return STR("");
    uint64_t share = hundredths(magnitude(part), magnitude(whole));
    bool below = share > 0 && (part < 0) != (whole < 0);
    phrase_arg n = { "n", words_number(w, a, l, below ? -(int64_t)share : (int64_t)share) };
    return pattern_fill(a, w->languages[l].formats[FORMAT_PERCENT], (phrase_args){ &n, 1 });
}

str words_ordinal(const words *w, arena *a, lang l, int64_t n)
{
    const language *rules = &w->languages[l];
    phrase_arg arg = { "n", words_number(w, a, l, n) };
    for (size_t i = 0; i < rules->ordinals.len; i++)
        if (str_ends(arg.value, rules->ordinals.at[i].digits))
            return pattern_fill(a, rules->ordinals.at[i].pattern, (phrase_args){ &arg, 1 });
    return pattern_fill(a, rules->formats[FORMAT_ORDINAL], (phrase_args){ &arg, 1 });
}
