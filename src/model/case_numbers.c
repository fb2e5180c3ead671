/*
 * Case numbers and the words in front of them.
 *
 * People write one number in many ways: 04-26, 4-26, 04/26, 4-2026. All are read alike, as a number and a
 * year, and printed as the body has it (`case-number`, a template such as "{n:02}-{yy}"). The word in front is a
 * word for a case in some language ("sak", "sakene"), or the body's own, which is most often a compound with it:
 * then any form of the second half goes with the first half ("styringsgruppesak", "styringsgruppesakene").
 */
#include "model/load.h"

#include <string.h>

/* ---- reading --------------------------------------------------------------------------------- */

/* The signs that may stand between number and year: hyphens, a slash, a dash typed for a hyphen. */
static const char *const joints[] = { "-", "/", "\u2010", "\u2011", "\u2013" };

static size_t joint_at(str s, size_t at)
{
    for (size_t i = 0; i < sizeof joints / sizeof *joints; i++)
        if (str_starts(str_slice(s, at, s.len), str_of(joints[i])))
            return strlen(joints[i]);
    return 0;
}

/* Reads up to four digits; gives how many there were, 5 for more. */
static size_t digits_at(str s, size_t at, int *value)
{
    size_t count = 0;
    *value = 0;
    while (count < 5 && str_is_digit_at(s, at + count))
        *value = *value * 10 + (s.at[at + count++] - '0');
    return count;
}

/* A number ends where no letter follows, and no more of what looks like a longer number: "10-25-3", "3.2". But two
   numbers may be parted by a slash: "04-26/05-26". */
static bool ends_number(str s, size_t at)
{
    size_t next = at;
    if (at >= s.len)
        return true;
    if (utf8_is_letter(utf8_next(s, &next)))
        return false;
    if (s.at[at] == '/')
        return !str_is_digit_at(s, at + 1) || str_find(str_slice(s, 0, at), STR("-")) < at;
    size_t joint = joint_at(s, at);
    if (joint == 0 && (s.at[at] == '.' || s.at[at] == ','))
        joint = 1;
    return joint == 0 || !str_is_digit_at(s, at + joint);
}

static int full_year(int year, size_t digits)
{
    if (digits == 4)
        return year;
    return year < 80
               ? 2000 + year
               : 1900 + year; /* an archive may reach back before 2000, none does beyond 2079 */
}

static bool is_year(int year, size_t digits)
{
    return digits == 2 || (digits == 4 && year >= 1900 && year < 2100);
}

static bool has_year_first(str form)
{
    return str_find(form, STR("{y")) < str_find(form, STR("{n"));
}

static bool has_year(str form)
{
    return str_find(form, STR("{y")) < form.len;
}

bool case_number_read(str s, str form, int year, case_number *n)
{
    int first, second = 0;
    size_t digits = digits_at(s, 0, &first);
    size_t joint = joint_at(s, digits);
    size_t more = joint ? digits_at(s, digits + joint, &second) : 0;
    if (digits == 0 || digits > 4)
        return false;
    bool reversed = (digits == 4 || has_year_first(form)) && is_year(first, digits);
    if (more == 0 && !has_year(form) && form.len && year && digits < 4)
        *n = (case_number){ year, first, digits };
    else if (more && reversed && more < 4)
        *n = (case_number){ full_year(first, digits), second, digits + joint + more };
    else if (more && is_year(second, more) && digits < 4 + (more == 4))
        *n = (case_number){ full_year(second, more), first, digits + joint + more };
    else
        return false;
    return n->number > 0 && ends_number(s, n->len);
}

/* ---- printing -------------------------------------------------------------------------------- */

static str template_part(arena *a, str name, int year, int number)
{
    if (str_is(name, "yy"))
        return str_format(a, "%02d", year % 100);
    if (str_is(name, "yyyy"))
        return str_format(a, "%d", year);
    int width = name.len == 4 ? name.at[3] - '0' : 1; /* "n" or "n:02" */
    return str_format(a, "%0*d", width, number);
}

str case_number_text(arena *a, str form, int year, int number)
{
    buf b = buf_new(a);
    while (form.len) {
        size_t open = str_find(form, STR("{")), shut = str_find(form, STR("}"));
        buf_put(&b, str_slice(form, 0, open));
        if (open < form.len)
            buf_put(&b, template_part(a, str_slice(form, open + 1, shut), year, number));
        form = str_slice(form, open < form.len ? shut + 1 : form.len, form.len);
    }
    return buf_str(&b);
}

str body_case_form(const archive *m, slot which, date day)
{
    str form = which == NO_SLOT ? STR("") : dated_any(&m->bodies.at[which].case_number, day);
    return form.len ? form : STR("{n:02}-{yy}");
}

int body_case_words(const archive *m, slot which, date day, int *first)
{
    const dated *own = &m->bodies.at[which].case_word;
    int count = 0;
    *first = 0;
    for (size_t i = 0; i < own->len; i++) {
        if (!period_has(own->at[i].when, day))
            continue;
        if (count++ == 0)
            *first = (int)i + 1;
    }
    return count;
}

int body_series(const archive *m, const words *w, slot which, date day)
{
    int first, count = body_case_words(m, which, day, &first);
    if (count == 0)
        return 0;
    str word = m->bodies.at[which].case_word.at[first - 1].value;
    bool usual = is_case_word(w, word) || (count == 1 && case_word_stem(w, word).len > 0);
    return usual ? 0 : first;
}

/* ---- rows of numbers --------------------------------------------------------------------------- */

enum {
    ROWS_MOST = 32,
    YEAR_ROOM = 10000
}; /* words that each have a row of their own; numbers in a year */

/* How many cases of a body do not follow with the next number: on any, or on the last with the same word. */
static size_t count_jumps(const archive *m, const slot_list *cases, bool apart)
{
    int last[ROWS_MOST] = { 0 };
    size_t jumps = 0;
    for (size_t i = 0; i < cases->len; i++) {
        const case_item *c = &m->cases.at[cases->at[i]];
        int row = apart && c->series_place < ROWS_MOST ? c->series_place : 0,
            year = c->year * YEAR_ROOM;
        jumps += last[row] > year && last[row] + 1 != year + c->number;
        last[row] = year + c->number;
    }
    return jumps;
}

bool cases_count_apart(const archive *m, const slot_list *cases)
{
    bool several = false;
    for (size_t i = 0; i < cases->len; i++) {
        const case_item *c = &m->cases.at[cases->at[i]];
        if (case_shares_number(m, c))
            return true;
        several |= c->series_place != m->cases.at[cases->at[0]].series_place;
    }
    return several && count_jumps(m, cases, true) < count_jumps(m, cases, false);
}

/* ---- words ----------------------------------------------------------------------------------- */

bool is_case_word(const words *w, str word)
{
    return str_is(words_canonical(w, WORD_CASE, word), "case");
}

str case_word_stem(const words *w, str word)
{
    for (size_t pos = 0; pos < word.len;) {
        utf8_next(word, &pos);
        if (pos < word.len && is_case_word(w, str_slice(word, pos, word.len)))
            return str_slice(word, 0, pos);
    }
    return STR("");
}

str case_word_cut(str s, str *rest)
{
    size_t digit = 0;
    while (digit < s.len && !str_is_digit_at(s, digit))
        digit++;
    *rest = str_slice(s, digit, s.len);
    str word = str_trim(str_slice(s, 0, digit));
    while (str_ends(word, STR("-")) || str_ends(word, STR(".")))
        word = str_trim(str_slice(word, 0, word.len - 1));
    return word;
}

static bool fold_equal(arena *a, str s, str t)
{
    return str_equal(utf8_fold(a, s), utf8_fold(a, t));
}

bool is_form_of_case_word(const words *w, arena *a, str word, str case_word)
{
    if (case_word.len == 0 || word.len == 0)
        return false;
    if (fold_equal(a, word, case_word))
        return true;
    str stem = case_word_stem(w, word);
    return stem.len && fold_equal(a, stem, case_word_stem(w, case_word));
}

bool case_has_word(const words *w, arena *a, const case_item *c, str word)
{
    return c->series.len == 0 || word.len == 0 || is_case_word(w, word)
           || is_form_of_case_word(w, a, word, c->series);
}
