/*
 * Which known name was meant by one that is not known.
 *
 * The distance of two names is the number of letters to add, take away, change or swap with a neighbour
 * (Damerau's distance, in the form where no piece is edited twice). Names are folded first. Names longer
 * than LONGEST runes are near only to themselves: they are prose that stands where a name should.
 */
#include "base/base.h"

#include <utf8proc.h>

enum { LONGEST = 64, LONGEST_BYTES = LONGEST * 4, MOST_EDITS = 3 };

typedef struct runes {
    utf8proc_int32_t at[LONGEST * 3]; /* folding may make three of one */
    size_t len;
} runes;

static bool fold(str s, runes *folded)
{
    if (s.len > LONGEST_BYTES)
        return false;
    const utf8proc_option_t options = UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE | UTF8PROC_STABLE;
    const utf8proc_ssize_t room = sizeof folded->at / sizeof *folded->at;
    utf8proc_ssize_t len = utf8proc_decompose((const utf8proc_uint8_t *)s.at,
                                              (utf8proc_ssize_t)s.len, folded->at, room, options);
    if (len < 0 || len > room)
        return false;
    len = utf8proc_normalize_utf32(folded->at, len, options);
    folded->len = (size_t)len;
    return len >= 0 && len <= LONGEST;
}

static size_t least(size_t x, size_t y)
{
    return x < y ? x : y;
}

/* One row of the table of distances: of the first `i` runes of s to every beginning of t. */
static void fill_row(const runes *s, const runes *t, size_t i, size_t rows[3][LONGEST + 1])
{
    size_t *row = rows[i % 3];
    const size_t *above = rows[(i + 2) % 3], *second = rows[(i + 1) % 3];
    row[0] = i;
    for (size_t j = 1; j <= t->len; j++) {
        bool same = s->at[i - 1] == t->at[j - 1];
        row[j] = least(least(above[j], row[j - 1]) + 1, above[j - 1] + !same);
        bool swapped =
            i > 1 && j > 1 && s->at[i - 1] == t->at[j - 2] && s->at[i - 2] == t->at[j - 1];
        if (swapped)
            row[j] = least(row[j], second[j - 2] + 1);
    }
}

static size_t distance(const runes *s, const runes *t)
{
    size_t rows[3][LONGEST + 1];
    for (size_t j = 0; j <= t->len; j++)
        rows[0][j] = j;
    for (size_t i = 1; i <= s->len; i++)
        fill_row(s, t, i, rows);
    return rows[s->len % 3][t->len];
}

static size_t distance_within(const runes *s, const runes *t, size_t limit)
{
    size_t difference = s->len > t->len ? s->len - t->len : t->len - s->len;
    if (difference > limit)
        return limit + 1;
    return least(distance(s, t), limit + 1);
}

size_t utf8_distance(str s, str t, size_t limit)
{
    runes left, right;
    if (str_equal(s, t))
        return 0;
    if (!fold(s, &left) || !fold(t, &right))
        return limit + 1;
    return distance_within(&left, &right, limit);
}

/* One edit in a short name, more in a longer one; none in a single letter, which is always one edit from another. */
static size_t edits_allowed(size_t len)
{
    if (len <= 1)
        return 0;
    return len < 6 ? 1 : least(len / 3, MOST_EDITS);
}

str utf8_nearest(str name, const str *candidates, size_t count)
{
    runes wanted, candidate;
    str nearest = { 0 };
    if (!fold(name, &wanted))
        return nearest;
    size_t limit = edits_allowed(wanted.len);
    for (size_t i = 0; i < count; i++) {
        if (!fold(candidates[i], &candidate))
            continue;
        size_t edits = distance_within(&wanted, &candidate, limit);
        if (edits > limit)
            continue;
        nearest = candidates[i];
        if (edits == 0)
            break;
        limit = edits - 1;
    }
    return nearest;
}
