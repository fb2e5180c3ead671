/*
 * test_diag_print: messages in their four forms, and the excerpt with its caret where lines have tabs, wide
 * letters, other line ends, or no end in sight.
 */
#include "unit.h"

#include <jansson.h>
#include <string.h>

#include "diag/diag.h"

static const diag_print_options as_text = { .form = DIAG_TEXT, .least = SEVERITY_NOTE };

static void assert_printed(diag *d, diag_print_options options, const char *expected)
{
    arena *a = arena_new();
    buf out = buf_new(a);
    diag_close(d);
    diag_print(d, options, &out);
    assert_str(buf_str(&out), expected);
    arena_drop(a);
}

/* One message "unknown key k" about the first `part` of the text, with a hint. */
static diag *about(arena *a, const char *text, const char *part)
{
    diag *d = diag_new(a);
    source_id id = diag_add_source(d, STR("a.md"), str_of(text));
    span at = span_of(id, str_find(str_of(text), str_of(part)), strlen(part));
    message_hint(d, DIAG(d, UNKNOWN_KEY, at, STR("k")), "hm");
    diag_message(d, 0);
    return d;
}

#define HELP "   help: use one of the keys that the handbook lists for this place\n"

/* ---- text ------------------------------------------------------------------------------------ */

static void text_as_the_design_shows_it(void **state)
{
    diag *d = diag_new(*state);
    source_id id = diag_add_source(d, STR("meetings/2026-03-23.md"),
                                   STR("---\nbody: x\nabsent: [KW, XY]\n---\n"));
    message *m =
        DIAG(d, UNKNOWN_VALUE, span_of(id, 25, 2), STR("XY"), STR("absent"), STR("KW, KY"));
    message_hint(d, m, "did you mean KY (Kari Yttri)?");
    assert_printed(d, as_text,
                   "meetings/2026-03-23.md:3:14: error R006: unknown value XY for absent\n"
                   "   3 | absent: [KW, XY]\n"
                   "     |              ^~ did you mean KY (Kari Yttri)?\n"
                   "   help: use one of: KW, KY\n");
}

static void text_without_a_place(void **state)
{
    diag *d = diag_new(*state);
    message *m = DIAG(d, FILE_UNREADABLE, (span){ 0 }, STR("x.yaml"), STR("permission denied"));
    message_hint(d, m, "who owns it?");
    assert_printed(d, as_text,
                   "error R002: x.yaml cannot be read: permission denied\n"
                   "   hint: who owns it?\n"
                   "   help: check that the file is there and may be read\n");
}

static void text_leaves_out_what_is_below_the_least(void **state)
{
    diag *d = about(*state, "key", "key");
    diag_set_level(d, MSG_UNKNOWN_KEY, SEVERITY_WARNING);
    assert_printed(d, (diag_print_options){ .least = SEVERITY_ERROR }, "");
}

static void text_with_colour(void **state)
{
    diag *d = about(*state, "a key", "key");
    assert_printed(d, (diag_print_options){ .colour = true },
                   "\033[1ma.md:1:3:\033[0m \033[1;31merror R005:\033[0m unknown key k\n"
                   "   \033[2m1 |\033[0m a key\n"
                   "     \033[2m|\033[0m   \033[1;32m^~~ hm\033[0m\n" HELP);
}

/* ---- excerpts -------------------------------------------------------------------------------- */

static void caret_after_tabs_and_letters(void **state)
{
    assert_printed(about(*state, "\tå: \tkey", "key"), as_text,
                   "a.md:1:6: error R005: unknown key k\n"
                   "   1 |     å:     key\n"
                   "     |            ^~~ hm\n" HELP);
}

static void caret_under_wide_letters(void **state)
{
    assert_printed(about(*state, "漢字 ab漢 c", "ab漢"), as_text,
                   "a.md:1:4: error R005: unknown key k\n"
                   "   1 | 漢字 ab漢 c\n"
                   "     |      ^~~~ hm\n" HELP);
}

static void caret_with_combining_marks_and_controls(void **state)
{
    assert_printed(about(*state, "a\u030a\033[31m \u202ekey", "key"), as_text,
                   "a.md:1:10: error R005: unknown key k\n"
                   "   1 | a\u030a\uFFFD[31m \uFFFDkey\n"
                   "     |         ^~~ hm\n" HELP);
}

static void lines_that_end_in_two_ways(void **state)
{
    assert_printed(about(*state, "x\r\na key\r\ny", "key"), as_text,
                   "a.md:2:3: error R005: unknown key k\n"
                   "   2 | a key\n"
                   "     |   ^~~ hm\n" HELP);
}

static void a_span_over_lines_is_marked_to_the_end_of_its_first(void **state)
{
    assert_printed(about(*state, "one two\nthree", "two\nthr"), as_text,
                   "a.md:1:5: error R005: unknown key k\n"
                   "   1 | one two\n"
                   "     |     ^~~ hm\n" HELP);
}

static void a_point_at_the_end_of_the_text(void **state)
{
    diag *d = diag_new(*state);
    source_id id = diag_add_source(d, STR("a.md"), STR("ab"));
    DIAG(d, UNKNOWN_KEY, span_of(id, 2, 0), STR("k"));
    assert_printed(d, as_text,
                   "a.md:1:3: error R005: unknown key k\n"
                   "   1 | ab\n"
                   "     |   ^\n" HELP);
}

static void no_excerpt_of_an_empty_line(void **state)
{
    assert_printed(about(*state, "", ""), as_text,
                   "a.md:1:1: error R005: unknown key k\n"
                   "   hint: hm\n" HELP);
}

static void long_lines_are_shown_around_the_caret(void **state)
{
    buf text = buf_new(*state), expected = buf_new(*state);
    buf_fill(&text, 'x', 3 << 20);
    buf_text(&text, "åkey");
    buf_fill(&text, 'y', 3 << 20);
    buf_text(&expected, "a.md:1:3145730: error R005: unknown key k\n   1 | …");
    buf_fill(&expected, 'x', 49);
    buf_text(&expected, "åkey");
    buf_fill(&expected, 'y', 47);
    buf_text(&expected, "…\n     | ");
    buf_fill(&expected, ' ', 51);
    buf_text(&expected, "^~~ hm\n" HELP);
    assert_printed(about(*state, text.at, "key"), as_text, expected.at);
}

static void long_lines_at_their_ends(void **state)
{
    buf text = buf_new(*state), expected = buf_new(*state);
    buf_text(&text, "key");
    buf_fill(&text, 'x', 197);
    buf_text(&text, "end");
    buf_text(&expected, "a.md:1:1: error R005: unknown key k\n   1 | key");
    buf_fill(&expected, 'x', 97);
    buf_text(&expected, "…\n     | ^~~ hm\n" HELP);
    assert_printed(about(*state, text.at, "key"), as_text, expected.at);
    expected.len = 0;
    buf_text(&expected, "a.md:1:201: error R005: unknown key k\n   1 | …");
    buf_fill(&expected, 'x', 50);
    buf_text(&expected, "end\n     | ");
    buf_fill(&expected, ' ', 51);
    buf_text(&expected, "^~~ hm\n" HELP);
    assert_printed(about(*state, text.at, "end"), as_text, expected.at);
}

static void a_whole_long_line_is_marked_as_far_as_it_is_shown(void **state)
{
    buf text = buf_new(*state), expected = buf_new(*state);
    buf_fill(&text, 'x', 5000);
    buf_text(&expected, "a.md:1:1: error R005: unknown key k\n   1 | ");
    buf_fill(&expected, 'x', 100);
    buf_text(&expected, "…\n     | ^");
    buf_fill(&expected, '~', 99);
    buf_text(&expected, " hm\n" HELP);
    assert_printed(about(*state, text.at, text.at), as_text, expected.at);
}

static void a_thousand_mistakes_in_a_very_long_line(void **state)
{
    enum { COUNT = 1000, LENGTH = 20 << 20 };
    buf text = buf_new(*state), out = buf_new(*state);
    buf_fill(&text, 'x', LENGTH);
    diag *d = diag_new(*state);
    source_id id = diag_add_source(d, STR("a"), buf_str(&text));
    for (size_t i = 0; i < COUNT; i++)
        DIAG(d, UNKNOWN_KEY, span_of(id, i * (LENGTH / COUNT), 5), STR("k"));
    diag_close(d);
    diag_print(d, as_text, &out);
    assert_true(out.len < COUNT * 500);
}

/* ---- for programs ---------------------------------------------------------------------------- */

/* One message with a place and one without, with everything that needs escaping. */
static diag *awkward(arena *a)
{
    diag *d = diag_new(a);
    source_id id = diag_add_source(d, STR("mø, te:1%.md"), STR("å \"k\"\nx"));
    message_hint(d, DIAG(d, UNKNOWN_KEY, span_of(id, 3, 5), STR("\"k\", 100%:")), "or <q>");
    DIAG(d, FILE_UNREADABLE, (span){ 0 }, STR("x\\y"), STR("gone"));
    diag_set_level(d, MSG_FILE_UNREADABLE, SEVERITY_NOTE);
    return d;
}

static void github_commands(void **state)
{
    assert_printed(awkward(*state), (diag_print_options){ .form = DIAG_GITHUB },
                   "::notice title=R002::x\\y cannot be read: gone%0Acheck that the file is there "
                   "and may be read\n"
                   "::error file=mø%2C te%3A1%25.md,line=1,col=3,title=R005::unknown key \"k\", "
                   "100%25:%0Aor <q>%0Ause one of "
                   "the keys that the handbook lists for this place\n");
}

static json_t *printed_json(arena *a, diag *d, diag_form form)
{
    buf out = buf_new(a);
    json_error_t error;
    diag_close(d);
    diag_print(d, (diag_print_options){ .form = form }, &out);
    json_t *root = json_loadb(out.at, out.len, 0, &error);
    if (!root)
        fail_msg("no JSON: %s", error.text);
    return root;
}

static void json_of_our_own(void **state)
{
    json_t *root = printed_json(*state, awkward(*state), DIAG_JSON);
    json_t *expected = json_pack(
        "{s:i, s:[{s:s,s:s,s:s,s:s},{s:s,s:s,s:s,s:i,s:i,s:i,s:i,s:s,s:s,s:s}], s:{s:i,s:i,s:i}}",
        "version", 1, "messages", "code", "R002", "level", "note", "text",
        "x\\y cannot be read: gone", "help", "check that the file is there and may be read", "code",
        "R005", "level", "error", "path", "mø, te:1%.md", "line", 1, "column", 3, "end-line", 2,
        "end-column", 2, "text", "unknown key \"k\", 100%:", "hint", "or <q>", "help",
        "use one of the keys that the handbook lists for this place", "counts", "error", 1,
        "warning", 0, "note", 1);
    assert_non_null(expected);
    assert_true(json_equal(root, expected));
    json_decref(root);
    json_decref(expected);
}

static void sarif(void **state)
{
    json_t *root = printed_json(*state, awkward(*state), DIAG_SARIF);
    const char *version, *columns, *rule, *level, *text, *uri;
    int rule_index, line, column, end_line, end_column;
    int failed = json_unpack(root,
                             "{s:s, s:[{s:s, s:[{}, {s:s, s:i, s:s, s:{s:s}, s:[{s:{s:{s:s}, "
                             "s:{s:i, s:i, s:i, s:i}}}]}]}]}",
                             "version", &version, "runs", "columnKind", &columns, "results",
                             "ruleId", &rule, "ruleIndex", &rule_index, "level", &level, "message",
                             "text", &text, "locations", "physicalLocation", "artifactLocation",
                             "uri", &uri, "region", "startLine", &line, "startColumn", &column,
                             "endLine", &end_line, "endColumn", &end_column);
    assert_int_equal(failed, 0);
    assert_string_equal(version, "2.1.0");
    assert_string_equal(columns, "unicodeCodePoints");
    assert_string_equal(rule, "R005");
    assert_int_equal(rule_index, 1);
    assert_string_equal(level, "error");
    assert_string_equal(uri, "m%C3%B8%2C%20te%3A1%25.md");
    assert_string_equal(text, "unknown key \"k\", 100%: (or <q>); use one of the keys that the "
                              "handbook lists for this place");
    assert_true(line == 1 && column == 3 && end_line == 2 && end_column == 2);
    json_decref(root);
}

static void no_messages_in_every_form(void **state)
{
    assert_printed(diag_new(*state), as_text, "");
    assert_printed(diag_new(*state), (diag_print_options){ .form = DIAG_GITHUB }, "");
    json_decref(printed_json(*state, diag_new(*state), DIAG_JSON));
    json_decref(printed_json(*state, diag_new(*state), DIAG_SARIF));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(text_as_the_design_shows_it),
        UNIT(text_without_a_place),
        UNIT(text_leaves_out_what_is_below_the_least),
        UNIT(text_with_colour),
        UNIT(caret_after_tabs_and_letters),
        UNIT(caret_under_wide_letters),
        UNIT(caret_with_combining_marks_and_controls),
        UNIT(lines_that_end_in_two_ways),
        UNIT(a_span_over_lines_is_marked_to_the_end_of_its_first),
        UNIT(a_point_at_the_end_of_the_text),
        UNIT(no_excerpt_of_an_empty_line),
        UNIT(long_lines_are_shown_around_the_caret),
        UNIT(long_lines_at_their_ends),
        UNIT(a_whole_long_line_is_marked_as_far_as_it_is_shown),
        UNIT(a_thousand_mistakes_in_a_very_long_line),
        UNIT(github_commands),
        UNIT(json_of_our_own),
        UNIT(sarif),
        UNIT(no_messages_in_every_form),
    };
    return cmocka_run_group_tests_name("diag print", tests, NULL, NULL);
}
