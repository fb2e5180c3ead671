/*
 * fold: the words of a text, and what makes two of them alike.
 *
 * In this order: lower case; the ending of inflection is taken off and what is left is mended ("midlene" and "middel"
 * meet at "midl"); letters that are written in several ways are written in one (å, aa and a; ø, o and oe), other
 * letters lose their marks. Endings come first, for in "miljøet" the e belongs to the ending and not to the ø. The
 * tables are data of `words`; search.js reads the same tables from the index and goes the same way.
 *
 * A case number is a word of its own, however it is written: "04-26", "4/26" and "4-2026" are all "26-4".
 */
#include <string.h>

#include "model/model.h"
#include "search/inside.h"

enum { SHORTEST_STEM = 2 /* letters */, SOFT_HYPHEN = 0xAD };

/* ---- text ------------------------------------------------------------------------------------ */

str search_plain(arena *a, str s)
{
    buf out = buf_new(a);
    bool gap = false;
    for (size_t at = 0; at < s.len;) {
        uint32_t rune = utf8_next(s, &at);
        if (rune == SOFT_HYPHEN)
            continue;
        bool space = utf8_is_space(rune);
        if (gap && !space && out.len > 0)
            buf_char(&out, ' ');
        if (!space)
            buf_rune(&out, rune);
        gap = space;
    }
    return buf_str(&out);
}

/* ---- words of a text --------------------------------------------------------------------------- */

static size_t skip_gap(str s, size_t at)
{
    for (size_t end = at; at < s.len; at = end)
        if (utf8_is_word(utf8_next(s, &end)))
            break;
    return at;
}

static size_t word_end(str s, size_t at)
{
    for (size_t end = at; at < s.len; at = end)
        if (!utf8_is_word(utf8_next(s, &end)))
            break;
    return at;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Does one sign stand between a digit and what comes? Then that is a part of a longer number: of a date, say. */
static bool is_joined(str s, size_t before, size_t at)
{
    size_t end = before;
    if (before == 0 || before >= at || !is_digit(s.at[before - 1]))
        return false;
    uint32_t sign = utf8_next(s, &end);
    return end == at && !utf8_is_space(sign) && sign != '(' && sign != ',';
}

static bool read_number(search_reader *r, arena *a, search_word *found)
{
    case_number number;
    if (r->joined || !is_digit(r->text.at[r->at])
        || !case_number_read(str_slice(r->text, r->at, r->text.len), STR(""), 0, &number))
        return false;
    found->number = str_format(a, "%02d-%d", number.year % 100, number.number);
    r->at += number.len;
    return true;
}

bool search_next_word(search_reader *r, arena *a, search_word *found)
{
    size_t before = r->at;
    *found = (search_word){ 0 };
    r->at = skip_gap(r->text, r->at);
    if (r->at == r->text.len)
        return false;
    r->joined = !r->numbered && is_joined(r->text, before, r->at);
    size_t from = r->at, next = from;
    r->numbered = read_number(r, a, found);
    if (!r->numbered)
        r->at = word_end(r->text, from);
    found->written = str_slice(r->text, from, r->at);
    found->capital = utf8_is_upper(utf8_next(r->text, &next));
    return true;
}

/* ---- made alike ------------------------------------------------------------------------------- */

str search_lower(arena *a, str word)
{
    return utf8_fold(a, word);
}

/* Another end for a word; the word itself where too little would be left of it. */
static str changed(arena *a, str word, const word_changes *changes)
{
    for (size_t i = 0; i < changes->len; i++) {
        const word_change *change = &changes->at[i];
        if (!str_ends(word, change->from))
            continue;
        str left = str_slice(word, 0, word.len - change->from.len);
        if (utf8_count(left) + utf8_count(change->to) >= SHORTEST_STEM)
            return change->to.len ? str_join(a, (str[]){ left, change->to }, 2, STR("")) : left;
    }
    return word;
}

str search_stem(const words *w, arena *a, lang l, str lower)
{
    const search_rules *rules = words_search_rules(w, l);
    return changed(a, changed(a, lower, &rules->endings), &rules->roots);
}

/* What has just been put may make another spelling, as the e after an o does. */
static void spell(buf *out, const word_changes *letters)
{
    for (size_t i = 0; i < letters->len; i++) {
        const word_change *letter = &letters->at[i];
        if (!str_ends(buf_str(out), letter->from))
            continue;
        out->len -= letter->from.len;
        buf_put(out, letter->to);
        i = (size_t)-1;
    }
}

str search_fold(const words *w, arena *a, str lower)
{
    buf out = buf_new(a);
    for (size_t at = 0; at < lower.len;) {
        buf_rune(&out, utf8_next(lower, &at));
        spell(&out, words_letters(w));
    }
    return utf8_bare(a, buf_str(&out));
}

str search_word_stem(const words *w, arena *a, lang l, str word)
{
    return search_fold(w, a, search_stem(w, a, l, search_lower(a, word)));
}
