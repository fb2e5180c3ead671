/*
 * Slices of text: comparing, searching, cutting and copying.
 *
 * A `str` owns nothing. Functions that only look give back slices of what they were given; those that
 * make new text take an arena for it. Everything works on bytes: what knows of letters is in utf8.c.
 */
#include "base/base.h"

#include <assert.h>
#include <limits.h>
#include <string.h>

str str_of(const char *text)
{
    return text ? (str){ text, strlen(text) } : (str){ 0 };
}

char *str_text(arena *a, str s)
{
    char *copy = arena_alloc(a, s.len + 1, 1);
    if (s.len)
        memcpy(copy, s.at, s.len);
    return copy;
}

str str_copy(arena *a, str s)
{
    return (str){ str_text(a, s), s.len };
}

str str_format(arena *a, const char *format, ...)
{
    buf b = buf_new(a);
    va_list args;
    va_start(args, format);
    buf_vformat(&b, format, args);
    va_end(args);
    return buf_str(&b);
}

str str_join(arena *a, const str *parts, size_t count, str between)
{
    buf b = buf_new(a);
    for (size_t i = 0; i < count; i++) {
        if (i)
            buf_put(&b, between);
        buf_put(&b, parts[i]);
    }
    return buf_str(&b);
}

bool str_equal(str s, str t)
{
    return s.len == t.len && (s.len == 0 || memcmp(s.at, t.at, s.len) == 0);
}

bool str_is(str s, const char *text)
{
    return str_equal(s, str_of(text));
}

int str_compare(str s, str t)
{
    size_t shared = s.len < t.len ? s.len : t.len;
    int order = shared ? memcmp(s.at, t.at, shared) : 0;
    if (order)
        return order;
    return (s.len > t.len) - (s.len < t.len);
}

bool str_starts(str s, str prefix)
{
    return s.len >= prefix.len && str_equal(str_slice(s, 0, prefix.len), prefix);
}

bool str_ends(str s, str suffix)
{
    return s.len >= suffix.len && str_equal(str_slice(s, s.len - suffix.len, s.len), suffix);
}

str str_slice(str s, size_t from, size_t to)
{
    if (to > s.len)
        to = s.len;
    if (from > to)
        from = to;
    return s.at ? (str){ s.at + from, to - from } : s;
}

/* What str_trim takes away. The no-break spaces come from word processors, where they end many a line. */
static const char *const blanks[] = { " ", "\t", "\n", "\r", "\v", "\f", "\u00a0", "\u202f" };

enum { BLANKS = sizeof blanks / sizeof *blanks };

/* Most text begins and ends with a letter or a mark of ASCII: then there is no blank to look for. */
static bool is_plain(char c)
{
    return c > ' ' && c < 0x7f;
}

/* The length of a blank at the start of s, or 0. */
static size_t blank_at_start(str s)
{
    if (s.len == 0 || is_plain(s.at[0]))
        return 0;
    for (size_t i = 0; i < BLANKS; i++)
        if (str_starts(s, str_of(blanks[i])))
            return strlen(blanks[i]);
    return 0;
}

/* The length of a blank at the end of s, or 0. */
static size_t blank_at_end(str s)
{
    if (s.len == 0 || is_plain(s.at[s.len - 1]))
        return 0;
    for (size_t i = 0; i < BLANKS; i++)
        if (str_ends(s, str_of(blanks[i])))
            return strlen(blanks[i]);
    return 0;
}

str str_trim(str s)
{
    size_t blank;
    while ((blank = blank_at_start(s)))
        s = str_slice(s, blank, s.len);
    while ((blank = blank_at_end(s)))
        s = str_slice(s, 0, s.len - blank);
    return s;
}

size_t str_skip_blanks(str s, size_t at)
{
    size_t blank;
    while ((blank = blank_at_start(str_slice(s, at, s.len))))
        at += blank;
    return at;
}

size_t str_find(str s, str part)
{
    if (part.len == 0 || s.len == 0)
        return 0;
    /* Most searches are for the end of a line; the sanitizer's memmem reads all that follows it. */
    const char *found =
        part.len == 1 ? memchr(s.at, part.at[0], s.len) : memmem(s.at, s.len, part.at, part.len);
    return found ? (size_t)(found - s.at) : s.len;
}

bool str_cut(str *rest, str separator, str *piece)
{
    assert(separator.len > 0);
    if (rest->len == 0)
        return false;
    size_t end = str_find(*rest, separator);
    *piece = str_slice(*rest, 0, end);
    *rest = str_slice(*rest, end + separator.len, rest->len);
    return true;
}

str str_replace(arena *a, str s, str from, str to)
{
    assert(from.len > 0);
    buf b = buf_new(a);
    for (;;) {
        size_t found = str_find(s, from);
        buf_put(&b, str_slice(s, 0, found));
        if (found == s.len)
            return buf_str(&b);
        buf_put(&b, to);
        s = str_slice(s, found + from.len, s.len);
    }
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

int hex_value(char c)
{
    if (is_digit(c))
        return c - '0';
    const char low = (char)(c | 0x20);
    return low >= 'a' && low <= 'f' ? low - 'a' + 10 : -1;
}

bool str_is_digit_at(str s, size_t at)
{
    return at < s.len && is_digit(s.at[at]);
}

size_t str_digits_at(str s, size_t at)
{
    size_t end = at;
    while (str_is_digit_at(s, end))
        end++;
    return end - at;
}

bool str_digits(str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (!is_digit(s.at[i]))
            return false;
    return s.len > 0;
}

bool str_int(str s, long *value)
{
    bool minus = str_starts(s, STR("-"));
    str digits = str_slice(s, minus ? 1 : 0, s.len);
    if (!str_digits(digits))
        return false;
    long number = 0; /* kept below zero, where there is room for one more value */
    for (size_t i = 0; i < digits.len; i++) {
        long digit = digits.at[i] - '0';
        if (number < (LONG_MIN + digit) / 10)
            return false;
        number = number * 10 - digit;
    }
    if (!minus && number == LONG_MIN)
        return false;
    *value = minus ? number : -number;
    return true;
}
