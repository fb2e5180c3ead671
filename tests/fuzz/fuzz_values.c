/*
 * fuzz_values: every function of base that takes text from a file, and messages about any place of any text.
 *
 * What is checked is that nothing crashes, and a few things that must hold of whatever was read: a date
 * prints as it was read, an amount is within bounds, a name in ASCII is ASCII, folding twice is folding once.
 */
#include "diag/diag.h"

#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static void try_values(arena *a, str s)
{
    date d;
    money value;
    time_range range;
    if (date_iso(s, &d))
        must(str_equal(date_text(a, d), s) && date_first(d) <= date_last(d));
    if (money_read(s, &value) == MONEY_GOOD)
        must(-MONEY_MOST <= value && value <= MONEY_MOST);
    if (time_read(s, &range))
        must(range.from >= 0 && range.from < 24 * 60 && range.to >= -1 && range.to <= 24 * 60);
}

static void try_text(arena *a, str s)
{
    str name = utf8_ascii(a, s);
    for (size_t i = 0; i < name.len; i++)
        must(name.at[i] == '-' || (name.at[i] >= '0' && name.at[i] <= '9')
             || (name.at[i] >= 'a' && name.at[i] <= 'z'));
    if (utf8_check(s) == s.len && s.len < 512) {
        str folded = utf8_fold(a, s);
        must(utf8_check(folded) == folded.len);
        must(str_equal(utf8_fold(a, folded), folded));
    }
    str half = str_slice(s, s.len / 2, s.len);
    must(utf8_distance(s, half, 2) == utf8_distance(half, s, 2));
    utf8_capital(a, s);
    path_relative(a, s, half);
    str joined = path_join(a, half, s);
    must(str_equal(path_join(a, STR(""), joined), joined));
}

static void try_messages(arena *a, str s)
{
    diag *d = diag_new(a);
    source_id id = diag_add_source(d, STR("file"), s);
    for (size_t i = 0; i + 1 < s.len && i < 8; i++) {
        size_t at = s.len * (unsigned char)s.at[i] / 255;
        message *m = DIAG(d, UNKNOWN_KEY, span_of(id, at, (unsigned char)s.at[i + 1]), s);
        message_hint(d, m, STR_FMT, STR_ARG(s));
    }
    diag_close(d);
    for (int form = DIAG_TEXT; form <= DIAG_GITHUB; form++) {
        buf out = buf_new(a);
        diag_print(d, (diag_print_options){ .form = (diag_form)form, .colour = true }, &out);
        must(utf8_check(buf_str(&out)) == out.len);
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena *a = arena_new();
    str s = { (const char *)data, size };
    try_values(a, s);
    try_text(a, s);
    try_messages(a, s);
    arena_drop(a);
    return 0;
}
