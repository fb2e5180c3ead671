/*
 * test_read_hard: what is hard to read. Exact places in every kind of block, mistakes in the author's words, footnotes that
 * are code, and small files that ask for more time or memory than there is.
 */
#include "read_test.h"

static const md_node *body_of(reader *r)
{
    return document_of(r).body;
}

static const md_node *find_kind(const md_node *root, md_kind kind)
{
    const md_node *n = root;
    while (n && n->kind != kind)
        n = md_next(root, n);
    return n;
}

/* Text `count` times. */
static void put_often(buf *b, const char *text, size_t count)
{
    for (size_t i = 0; i < count; i++)
        buf_text(b, text);
}

/* ---- YAML ------------------------------------------------------------------------------------ */

typedef struct mistake_case {
    const char *text;
    size_t line, column;
    const char *says;
} mistake_case;

static const mistake_case mistake_cases[] = {
    { "a: *viktig* sak\n", 1, 4, "a value cannot begin with *" },
    { "a: @navn\n", 1, 4, "a value cannot begin with this character" },
    { "a: b: c\n", 1, 5, "a second colon on a line that has a key already" },
    { "a: \"b\" c\n", 1, 8, "this is neither a key nor a part of the value before it" },
    { "a: - b\n", 1, 4, "a list cannot begin on the line of its key" },
    { "a: 1\nb: [1, 2\nc: 3\n", 2, 4, "this bracket is never closed, or a comma is missing in it" },
    { "a: {b: 1\nc: 3\n", 1, 4, "this brace is never closed, or a comma is missing in it" },
    { "a: 1\nb: \"åpen\nc: 3\n", 2, 4, "this quotation mark is never closed" },
    { "a: b\n\tc: d\n", 2, 1, "a tab stands where only spaces may" },
    { "a: b\nuten kolon\nc: d\n", 2, 1, "a key without a colon" },
    { "a: | tekst\n", 1, 6, "text cannot stand on the same line as | or >" },
    { "å: \x01\n", 1, 4, "a control character that no text may have" },
    { "a: 1\n---\nb: 2\n", 2, 1, "a second document begins here" },
};

static void a_mistake_is_said_in_words_at_its_place(void **state)
{
    for (size_t i = 0; i < sizeof mistake_cases / sizeof *mistake_cases; i++) {
        const mistake_case *c = &mistake_cases[i];
        reader r = reader_of(state, str_of(c->text));
        yaml_of(&r);
        assert_int_equal(count_messages(r.diag, MSG_YAML_SYNTAX), 1);
        const message *said = diag_message(r.diag, 0);
        assert_true(str_ends(said->text, str_of(c->says)));
        assert_true(said->help.len > 0);
        assert_int_equal(diag_place(r.diag, said->at).line, c->line);
        assert_int_equal(diag_place(r.diag, said->at).column, c->column);
    }
}

static void each_broken_entry_has_its_message(void **state)
{
    buf b = buf_new(*state);
    for (int i = 0; i < 100; i++)
        buf_format(&b, "k%d: a: b\ng%d: god\n", i, i);
    reader r = reader_of(state, buf_str(&b));
    const node *n = yaml_of(&r);
    assert_int_equal(count_messages(r.diag, MSG_YAML_SYNTAX), 100);
    assert_str(value_of(n, "g99"), "god");
}

static void anchors_and_keys_outlive_a_mistake(void **state)
{
    reader r = reader_of(state, STR("a: &x 1\nb: [1\nc: *x\na: 2\n"));
    assert_str(value_of(yaml_of(&r), "c"), "1");
    assert_int_equal(count_messages(r.diag, MSG_YAML_SYNTAX), 1);
    assert_int_equal(count_messages(r.diag, MSG_YAML_DOUBLE_KEY), 1);
}

static void the_first_document_is_kept(void **state)
{
    reader r = reader_of(state, STR("a: 1\n---\nb: 2\n"));
    assert_str(value_of(yaml_of(&r), "a"), "1");
}

static void one_document_may_begin_with_dashes(void **state)
{
    reader r = reader_of(state, STR("---\na: 1\n"));
    assert_str(value_of(yaml_of(&r), "a"), "1");
    assert_int_equal(count_messages(r.diag, MSG_YAML_SYNTAX), 0);
}

static void aliases_cannot_nest_without_end(void **state)
{
    buf b = buf_new(*state);
    buf_text(&b, "a0: &a0 [x]\n");
    for (int i = 1; i < 200; i++)
        buf_format(&b, "a%d: &a%d [*a%d]\n", i, i, i - 1);
    reader r = reader_of(state, buf_str(&b));
    yaml_of(&r);
    assert_true(count_messages(r.diag, MSG_YAML_LIMIT) > 0);
}

/* ---- places in Markdown ------------------------------------------------------------------------ */

/* Every text stands behind the one before it, and its place holds just that text. */
static void assert_exact(const reader *r, const md_node *root)
{
    uint32_t end = 0;
    for (const md_node *n = root; n; n = md_next(root, n)) {
        if (n->kind == MD_FOOTNOTE)
            end = n->at.at;
        if (n->kind != MD_TEXT)
            continue;
        assert_str(diag_text(r->diag, n->at), str_text(r->arena, n->text));
        assert_true(n->at.at >= end);
        end = n->at.at + n->at.len;
    }
}

static const char *const exact_cases[] = {
    "[x](a(x)c) x **x** `x` x\n",
    "Se [a][b]b og [b] b, [a] [b][] x\n\n[b]: http://b.no \"b\"\n",
    ("> et *sitat\n> over* to [linjer\n> med](http://x.no \"x\") x\n>\n> 1. og ![alt *x*](x(1).png) "
     "x\n>    mer ~~x~~ x\n"),
    "> før\n> | a | b |\n> |---|---|\n> | *b* | a |\n",
    "- x\n\n  | a | b |\n  |---|---|\n| *b* | a |\n",
    "før\nx | y\n---|---\ny | x\n",
    "- a <http://x.no/a> a www.x.no a a@b.no a\n\t- tab x\n  lat x  \n  fast\\\n  x\n",
    "[r]: http://r.no\n*x* x[^n] `` ` `` x_y_z __x__ *__x__*\n\n[^n]: note *x*\n    mer x\n",
    "## x ##\n\nx\n===\n\nx",
    "\xEF\xBB\xBFvind *x\r\nx*\r\n\r\n- x\r\n  x",
};

static void every_text_is_exactly_in_its_place(void **state)
{
    for (size_t i = 0; i < sizeof exact_cases / sizeof *exact_cases; i++) {
        reader r = reader_of(state, str_of(exact_cases[i]));
        assert_exact(&r, body_of(&r));
    }
}

static void a_lone_carriage_return_is_no_line(void **state)
{
    reader r = reader_of(state, STR("a\rb\n\n* x\n"));
    const md_node *body = body_of(&r), *list = find_kind(body, MD_LIST);
    assert_int_equal(diag_place(r.diag, list->at).line, 3);
    assert_int_equal(list->marker, '*');
    assert_exact(&r, body);
}

static void marks_belong_to_their_nodes(void **state)
{
    reader r = reader_of(state, STR("a *b* **c** ~~d~~ [e](f) ![g](h) `i`\n"));
    const md_node *body = body_of(&r);
    assert_str(diag_text(r.diag, find_kind(body, MD_EMPHASIS)->at), "*b*");
    assert_str(diag_text(r.diag, find_kind(body, MD_STRONG)->at), "**c**");
    assert_str(diag_text(r.diag, find_kind(body, MD_STRIKE)->at), "~~d~~");
    assert_str(diag_text(r.diag, find_kind(body, MD_LINK)->at), "[e](f)");
    assert_str(diag_text(r.diag, find_kind(body, MD_IMAGE)->at), "![g](h)");
    assert_str(diag_text(r.diag, find_kind(body, MD_CODE)->at), "`i`");
    assert_str(diag_text(r.diag, find_kind(body, MD_CODE)->detail->text_at), "i");
}

static void lists_and_tasks_are_as_written(void **state)
{
    reader r = reader_of(state, STR("> - [ ] se [x] her\n\n* a\n+ [X] b\n"));
    const md_node *body = body_of(&r), *quoted = find_kind(body, MD_LIST);
    assert_int_equal(quoted->first->task, 1);
    assert_str(md_plain(r.arena, quoted->first), "se [x] her");
    assert_int_equal(body->first->next->marker, '*');
    assert_int_equal(body->last->marker, '+');
    assert_int_equal(body->last->first->task, 2);
}

/* ---- footnotes ------------------------------------------------------------------------------- */

static void a_definition_in_code_is_code(void **state)
{
    reader r = reader_of(state, STR("Tekst.\n\n```\n[^a]: kode\n"));
    const md_node *body = body_of(&r);
    assert_str(find_kind(body, MD_CODE_BLOCK)->text, "[^a]: kode\n");
    assert_null(find_kind(body, MD_FOOTNOTE));
    assert_int_equal(count_messages(r.diag, MSG_FOOTNOTE_UNUSED), 0);
}

static void a_label_is_defined_once(void **state)
{
    reader r = reader_of(state, STR("a[^1] b[^1]\n\n[^1]: x\n\n[^1]: y\n"));
    body_of(&r);
    assert_int_equal(count_messages(r.diag, MSG_FOOTNOTE_DOUBLE), 1);
    assert_int_equal(count_messages(r.diag, MSG_FOOTNOTE_UNUSED), 0);
}

static void two_labels_are_no_double(void **state)
{
    reader r = reader_of(state, STR("a[^1] b[^2]\n\n[^1]: x\n\n[^2]: y\n"));
    body_of(&r);
    assert_int_equal(count_messages(r.diag, MSG_FOOTNOTE_DOUBLE), 0);
}

/* ---- what asks for too much -------------------------------------------------------------------- */

static void a_table_of_empty_cells_is_refused(void **state)
{
    buf b = buf_new(*state);
    put_often(&b, "|a", 200);
    buf_text(&b, "|\n");
    put_often(&b, "|-", 200);
    buf_text(&b, "|\n");
    put_often(&b, "x\n", 100000);
    reader r = reader_of(state, buf_str(&b));
    assert_null(find_kind(body_of(&r), MD_TABLE));
    assert_int_equal(count_messages(r.diag, MSG_MARKDOWN_TABLE), 1);
}

static void a_table_with_a_few_empty_cells_is_one(void **state)
{
    reader r = reader_of(state, STR("| a | b | c |\n|---|---|---|\n| 1 |\n| 1 | 2 |\n"));
    assert_non_null(find_kind(body_of(&r), MD_TABLE));
    assert_int_equal(count_messages(r.diag, MSG_MARKDOWN_TABLE), 0);
}

static void marks_that_are_disarmed_are_still_text(void **state)
{
    buf b = buf_new(*state);
    put_often(&b, "|", 400);
    reader r = reader_of(state, buf_str(&b));
    assert_str(md_plain(r.arena, body_of(&r)), str_text(r.arena, buf_str(&b)));
}

/* Quadratic time would be minutes here; the test's limit of time is what fails. */
static void depth_costs_no_more_than_length(void **state)
{
    static const char *const begins[] = { "- ", ">", "1. ", "[^a]: " };
    static const char *const goes_on[] = { "\n", ">a\n", "a\n" };
    for (size_t i = 0; i < 4; i++)
        for (size_t k = 0; k < 3; k++) {
            buf b = buf_new(*state);
            put_often(&b, begins[i], 50000);
            buf_text(&b, "x\n");
            put_often(&b, goes_on[k], 50000);
            reader r = reader_of(state, buf_str(&b));
            body_of(&r);
            assert_int_equal(count_messages(r.diag, MSG_MARKDOWN_DEPTH), 1);
        }
}

/* ---- CSV ------------------------------------------------------------------------------------- */

static void text_behind_a_quote_is_said(void **state)
{
    reader r = reader_of(state, STR("a,b\n\"x\" y,2\n\"z\" ,3\r\n"));
    csv_table t = read_csv(r.diag, r.arena, r.source);
    assert_str(t.at[1].at[0].text, "\"x\" y");
    assert_str(t.at[2].at[0].text, "z");
    assert_int_equal(count_messages(r.diag, MSG_CSV_QUOTE), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(a_mistake_is_said_in_words_at_its_place),
        UNIT(each_broken_entry_has_its_message),
        UNIT(anchors_and_keys_outlive_a_mistake),
        UNIT(the_first_document_is_kept),
        UNIT(one_document_may_begin_with_dashes),
        UNIT(aliases_cannot_nest_without_end),
        UNIT(every_text_is_exactly_in_its_place),
        UNIT(a_lone_carriage_return_is_no_line),
        UNIT(marks_belong_to_their_nodes),
        UNIT(lists_and_tasks_are_as_written),
        UNIT(a_definition_in_code_is_code),
        UNIT(a_label_is_defined_once),
        UNIT(two_labels_are_no_double),
        UNIT(a_table_of_empty_cells_is_refused),
        UNIT(a_table_with_a_few_empty_cells_is_one),
        UNIT(marks_that_are_disarmed_are_still_text),
        UNIT(depth_costs_no_more_than_length),
        UNIT(text_behind_a_quote_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
