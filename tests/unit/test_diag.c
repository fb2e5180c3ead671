/*
 * test_diag: sources, spans and places; collecting messages: levels, silence, order, doubles, bounds.
 */
#include "unit.h"

#include <string.h>

#include "diag/diag.h"

/* ---- places ---------------------------------------------------------------------------------- */

static diag *diag_with(arena *a, const char *path, const char *text)
{
    diag *d = diag_new(a);
    diag_add_source(d, str_of(path), str_of(text));
    return d;
}

static void assert_place(const diag *d, size_t at, size_t line, size_t column)
{
    place p = diag_place(d, span_of(0, at, 0));
    assert_int_equal(p.line, line);
    assert_int_equal(p.column, column);
}

static void places_count_lines_and_runes(void **state)
{
    diag *d = diag_with(*state, "a.md", "ab\nåø x\r\n\nlast");
    assert_place(d, 0, 1, 1);
    assert_place(d, 2, 1, 3);
    assert_place(d, 3, 2, 1);
    assert_place(d, 5, 2, 2);
    assert_place(d, 8, 2, 4);
    assert_place(d, 11, 3, 1);
    assert_place(d, 12, 4, 1);
    assert_place(d, 16, 4, 5);
    assert_place(d, 999, 4, 5);
    assert_int_equal(diag_source(d, 0)->line_count, 4);
    assert_str(diag_place(d, span_of(0, 0, 0)).path, "a.md");
}

static void places_of_nothing(void **state)
{
    diag *d = diag_with(*state, "empty", "");
    assert_place(d, 0, 1, 1);
    assert_int_equal(diag_place(d, (span){ 0 }).line, 0);
    assert_null(diag_source(d, 1));
    assert_null(diag_source(d, -1));
    assert_str(diag_text(d, (span){ 0 }), "");
    assert_int_equal(diag_source_count(d), 1);
}

static void columns_far_into_a_long_line(void **state)
{
    enum { RUNES = 50000 };
    buf text = buf_new(*state);
    buf_text(&text, "x\n");
    for (int i = 0; i < RUNES; i++)
        buf_rune(&text, 0xE5);
    diag *d = diag_new(*state);
    diag_add_source(d, STR("long"), buf_str(&text));
    for (size_t i = 0; i < RUNES; i += 997)
        assert_place(d, 2 + i * 2, 2, i + 1);
    assert_place(d, text.len, 2, RUNES + 1);
}

static void spans(void **state)
{
    diag *d = diag_with(*state, "a", "0123456789");
    span s = span_of(0, 2, 3);
    assert_true(span_some(s) && !span_some((span){ 0 }));
    assert_str(diag_text(d, s), "234");
    assert_str(diag_text(d, span_part(s, 1, 1)), "3");
    assert_str(diag_text(d, span_part(s, 1, 99)), "34");
    assert_str(diag_text(d, span_part(s, 9, 9)), "");
    assert_str(diag_text(d, span_join(s, span_of(0, 7, 2))), "2345678");
    assert_str(diag_text(d, span_join(span_of(0, 7, 2), s)), "2345678");
    assert_str(diag_text(d, span_join(s, (span){ 0 })), "234");
    assert_str(diag_text(d, span_join((span){ 0 }, s)), "234");
    assert_str(diag_text(d, span_of(0, 8, 100)), "89");
    assert_false(span_some(span_part((span){ 0 }, 1, 1)));
}

/* ---- the list of messages -------------------------------------------------------------------- */

static void the_list_holds_together(void **state)
{
    (void)state;
    for (int i = 0; i < MSG_COUNT; i++) {
        const message_kind *kind = message_about((message_id)i);
        str code = str_of(kind->code), text = str_of(kind->text);
        assert_true(code.len == 4 && code.at[0] == 'R' && str_digits(str_slice(code, 1, 4)));
        assert_true(text.len > 0 && *kind->fix != '\0');
        assert_false(str_ends(text, STR(".")) || str_ends(str_of(kind->fix), STR(".")));
        assert_false(text.at[0] >= 'A' && text.at[0] <= 'Z' && text.at[1] >= 'a'
                     && text.at[1] <= 'z');
        if (i > 0 && strcmp(message_about((message_id)(i - 1))->code, kind->code) >= 0)
            fail_msg("%s is not behind the code before it", kind->code);
    }
}

static void codes_are_found(void **state)
{
    message_id id;
    (void)state;
    assert_true(message_find(STR("R001"), &id) && id == MSG_NOT_UTF8);
    assert_true(message_find(STR("r005"), &id) && id == MSG_UNKNOWN_KEY);
    assert_false(message_find(STR("R00"), &id));
    assert_false(message_find(STR("R0011"), &id));
    assert_false(message_find(STR(""), &id));
}

static void explaining(void **state)
{
    buf out = buf_new(*state);
    message_explain(NULL, MSG_UNKNOWN_VALUE, &out);
    assert_str(buf_str(&out),
               "error R006: unknown value … for …\n"
               "\n"
               "   to mend it: use one of: …\n"
               "   more about it: the handbook, Meldingene, \u201cFiler og skrivemåte\u201d, under R006\n"
               "   to turn it off in the whole project, in referat.yaml: rules: {R006: off}\n"
               "   to turn it off for the block that follows: <!-- referat: R006 off -->\n");
}

static bool explains(arena *a, message_id id, const char *part)
{
    buf out = buf_new(a);
    message_explain(NULL, id, &out);
    return str_find(buf_str(&out), str_of(part)) < buf_str(&out).len;
}

static void only_what_works_is_offered(void **state)
{
    assert_true(explains(*state, MSG_WITHHELD_FOUND, "it cannot be turned off"));
    assert_false(explains(*state, MSG_WITHHELD_FOUND, "R905: off"));
    assert_false(explains(*state, MSG_NOT_UTF8, "R001 off"));
    assert_true(explains(*state, MSG_SEAT_VACANT, "R613: off"));
    assert_false(explains(*state, MSG_SEAT_VACANT, "R613 off"));
    assert_true(explains(*state, MSG_BAD_TEMPLATE, "{n:02}"));
}

/* ---- collecting ------------------------------------------------------------------------------ */

static const message *only(diag *d)
{
    diag_close(d);
    assert_non_null(diag_message(d, 0));
    assert_null(diag_message(d, 1));
    return diag_message(d, 0);
}

static void arguments_are_filled_and_cleaned(void **state)
{
    diag *d = diag_with(*state, "a", "x");
    DIAG(d, UNKNOWN_VALUE, span_of(0, 0, 1), STR("no\033[31mt\n{3}"), STR("bl\xE5"), STR("a, b"));
    const message *m = only(d);
    assert_str(m->text, "unknown value no [31mt {3} for bl\uFFFD");
    assert_str(m->help, "use one of: a, b");
    assert_int_equal(m->level, SEVERITY_ERROR);
}

static void long_arguments_are_cut(void **state)
{
    buf text = buf_new(*state);
    buf_fill(&text, 'x', 1 << 20);
    diag *d = diag_new(*state);
    DIAG(d, UNKNOWN_KEY, (span){ 0 }, buf_str(&text));
    const message *m = only(d);
    assert_true(m->text.len < 200 && str_ends(m->text, STR("x…")));
}

static void hints_and_help(void **state)
{
    diag *d = diag_with(*state, "a", "x");
    message *m = DIAG(d, UNKNOWN_KEY, span_of(0, 0, 1), STR("x"));
    message_hint(d, m, "did you mean %s?", "y");
    message_help(d, m, "write\tthat");
    assert_str(only(d)->hint, "did you mean y?");
    assert_str(only(d)->help, "write that");
}

static str class_and_name(const void *data, str class, str name)
{
    return str_format((arena *)(uintptr_t)data, "<" STR_FMT " " STR_FMT ">", STR_ARG(class), STR_ARG(name));
}

static bool pattern_gives(arena *a, const diag *d, const char *pattern, const char *expected)
{
    buf out = buf_new(a);
    message_put_pattern(d, pattern, &out);
    return str_is(buf_str(&out), expected);
}

static void words_are_named_as_the_project_does(void **state)
{
    diag *d = diag_with(*state, "a", "x");
    assert_true(pattern_gives(*state, d, "add {key:not-invited}: {1}", "add not-invited: \u2026"));
    diag_name_with(d, class_and_name, *state);
    assert_true(pattern_gives(*state, d, "add {key:not-invited}: {1}", "add <key not-invited>: \u2026"));
    assert_true(pattern_gives(*state, NULL, "add {key:not-invited}", "add not-invited"));
    DIAG(d, LAW_TIME, span_of(0, 0, 1), STR(""));
    assert_str(only(d)->help, "add <key time>: 14:00\u201316:00");
    diag *fork = diag_fork(d, *state);
    DIAG(fork, LAW_PLACE, span_of(0, 0, 1), STR(""));
    assert_str(only(fork)->help, "add \u201c<key place>\u201d, also for a meeting held by video");
}

static void braces_that_are_no_gaps_stay(void **state)
{
    static const char *const same[] = { "{", "{}", "{5}", "{0}", "{12}", "{n:02}", "{key:}", "{:a}", "{key:a", "{key", "{Key:a}", "{key:-a}" };
    for (size_t i = 0; i < sizeof same / sizeof *same; i++)
        assert_true(pattern_gives(*state, NULL, same[i], same[i]));
    assert_true(pattern_gives(*state, NULL, "{{key:a}, {value:b}}", "{a, b}"));
}

static void assert_order(diag *d, const char *expected)
{
    arena *a = arena_new();
    buf order = buf_new(a);
    const message *m;
    diag_close(d);
    for (size_t i = 0; (m = diag_message(d, i)); i++)
        buf_format(&order, "%s%d:%u ", message_about(m->id)->code, (int)m->at.source,
                   (unsigned)m->at.at);
    assert_str(str_trim(buf_str(&order)), expected);
    arena_drop(a);
}

static void messages_are_sorted_without_doubles(void **state)
{
    diag *d = diag_with(*state, "b", "0123456789");
    diag_add_source(d, STR("a"), STR("0123456789"));
    DIAG(d, UNKNOWN_KEY, span_of(0, 4, 1), STR("y"));
    DIAG(d, UNKNOWN_KEY, span_of(0, 2, 1), STR("x"));
    DIAG(d, NOT_UTF8, span_of(0, 4, 1), STR("x"));
    DIAG(d, UNKNOWN_KEY, span_of(0, 4, 1), STR("x"));
    DIAG(d, UNKNOWN_KEY, span_of(0, 4, 1), STR("y"));
    DIAG(d, UNKNOWN_KEY, span_of(1, 9, 1), STR("x"));
    DIAG(d, FILE_UNREADABLE, (span){ 0 }, STR("x"), STR("y"));
    assert_order(d, "R0020:0 R0052:9 R0051:2 R0011:4 R0051:4 R0051:4");
    assert_order(
        d, "R0020:0 R0052:9 R0051:2 R0011:4 R0051:4 R0051:4"); /* closing again changes nothing */
    assert_int_equal(diag_count(d, SEVERITY_ERROR), 6);
    DIAG(d, UNKNOWN_KEY, span_of(1, 0, 1), STR("x"));
    assert_order(d, "R0020:0 R0052:0 R0052:9 R0051:2 R0011:4 R0051:4 R0051:4");
}

static void levels_hold_for_earlier_messages_too(void **state)
{
    diag *d = diag_with(*state, "a", "x");
    DIAG(d, UNKNOWN_KEY, span_of(0, 0, 1), STR("x"));
    DIAG(d, NOT_UTF8, span_of(0, 0, 1), STR("x"));
    diag_set_level(d, MSG_UNKNOWN_KEY, SEVERITY_NOTE);
    diag_set_level(d, MSG_NOT_UTF8, SEVERITY_OFF);
    assert_int_equal(only(d)->level, SEVERITY_NOTE);
    assert_int_equal(diag_count(d, SEVERITY_NOTE), 1);
    assert_int_equal(diag_count(d, SEVERITY_ERROR), 0);
    diag_set_level(d, MSG_UNKNOWN_KEY, SEVERITY_ERROR);
    assert_int_equal(only(d)->level, SEVERITY_ERROR);
}

static void silence_holds_inside_its_block(void **state)
{
    diag *d = diag_with(*state, "a", "0123456789");
    diag_add_source(d, STR("b"), STR("0123456789"));
    for (size_t at = 0; at < 10; at++) {
        DIAG(d, UNKNOWN_KEY, span_of(0, at, 1), STR("x"));
        DIAG(d, NOT_UTF8, span_of(0, at, 1), STR("x"));
        DIAG(d, UNKNOWN_KEY, span_of(1, at, 1), STR("x"));
    }
    diag_silence(d, MSG_UNKNOWN_KEY, span_of(0, 1, 6));
    diag_silence(d, MSG_UNKNOWN_KEY, span_of(0, 2, 1)); /* inside the other */
    diag_silence(d, MSG_UNKNOWN_KEY, span_of(1, 0, 9));
    diag_silence(d, MSG_NOT_UTF8, span_of(0, 1, 99));
    assert_order(d, "R0011:0 R0051:0 R0051:7 R0051:8 R0051:9 R0052:9");
}

static void many_of_a_kind_are_counted(void **state)
{
    enum { COUNT = 100000 };
    diag *d = diag_new(*state);
    for (int i = 0; i < COUNT; i++) {
        message *m = DIAG(d, UNKNOWN_KEY, (span){ 0 }, str_format(*state, "%d", i));
        message_hint(d, m, "%d", i);
    }
    DIAG(d, NOT_UTF8, (span){ 0 }, STR("1"));
    diag_close(d);
    const message *first = diag_message(d, 0);
    assert_int_equal(first->id, MSG_TOO_MANY_MESSAGES);
    assert_int_equal(first->level, SEVERITY_ERROR);
    assert_str(first->text, "95000 more messages R005 are not shown");
    assert_int_equal(diag_count(d, SEVERITY_ERROR), 5002);
}

static void many_silences_are_fast(void **state)
{
    enum { COUNT = 4000 };
    buf text = buf_new(*state);
    buf_fill(&text, 'x', COUNT * 2);
    diag *d = diag_new(*state);
    diag_add_source(d, STR("a"), buf_str(&text));
    for (size_t i = 0; i < COUNT; i++) {
        DIAG(d, UNKNOWN_KEY, span_of(0, i * 2, 1), STR("x"));
        diag_silence(d, MSG_UNKNOWN_KEY, span_of(0, i * 2, i % 2));
    }
    diag_close(d);
    assert_int_equal(diag_count(d, SEVERITY_ERROR), COUNT / 2);
}

static void merging_takes_all_over(void **state)
{
    arena *theirs = arena_new();
    diag *d = diag_with(*state, "a", "0123456789");
    diag *other = diag_with(theirs, "a", "0123456789");
    DIAG(d, UNKNOWN_KEY, span_of(0, 4, 1), STR("x"));
    DIAG(other, UNKNOWN_KEY, span_of(0, 4, 1), STR("x"));
    message *m = DIAG(other, UNKNOWN_KEY, span_of(0, 2, 1), str_format(theirs, "key %d", 1));
    message_hint(other, m, "hint");
    DIAG(other, UNKNOWN_KEY, span_of(0, 8, 1), STR("x"));
    diag_silence(other, MSG_UNKNOWN_KEY, span_of(0, 7, 3));
    diag_merge(d, other);
    arena_drop(theirs);
    assert_order(d, "R0051:2 R0051:4");
    assert_str(diag_message(d, 0)->text, "unknown key key 1");
    assert_str(diag_message(d, 0)->hint, "hint");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(places_count_lines_and_runes),
        UNIT(places_of_nothing),
        UNIT(columns_far_into_a_long_line),
        UNIT(spans),
        UNIT(the_list_holds_together),
        UNIT(codes_are_found),
        UNIT(explaining),
        UNIT(only_what_works_is_offered),
        UNIT(arguments_are_filled_and_cleaned),
        UNIT(long_arguments_are_cut),
        UNIT(hints_and_help),
        UNIT(words_are_named_as_the_project_does),
        UNIT(braces_that_are_no_gaps_stay),
        UNIT(messages_are_sorted_without_doubles),
        UNIT(levels_hold_for_earlier_messages_too),
        UNIT(silence_holds_inside_its_block),
        UNIT(many_of_a_kind_are_counted),
        UNIT(many_silences_are_fast),
        UNIT(merging_takes_all_over),
    };
    return cmocka_run_group_tests_name("diag", tests, NULL, NULL);
}
