/*
 * test_read: YAML, Markdown and CSV. What a value is, where it stands, what a mistake says, and that no input is
 * too deep, too often repeated or too broken to be read.
 */
#include "read_test.h"

static size_t all_messages(diag *d)
{
    size_t count = 0;
    diag_close(d);
    while (diag_message(d, count))
        count++;
    return count;
}

static void scalars_stay_text(void **state)
{
    reader r =
        reader_of(state, str_of("a: NO\nb: 14:00\nc: 2022-03\nd: 007\ne: 'null'\nf: ~\ng: yes\n"));
    const node *n = yaml_of(&r);
    assert_str(value_of(n, "a"), "NO");
    assert_str(value_of(n, "b"), "14:00");
    assert_str(value_of(n, "c"), "2022-03");
    assert_str(value_of(n, "d"), "007");
    assert_str(value_of(n, "e"), "null");
    assert_true(node_empty(node_find(n, STR("f"))));
    assert_false(node_empty(node_find(n, STR("e"))));
    assert_int_equal(all_messages(r.diag), 0);
}

static void every_scalar_knows_its_place(void **state)
{
    reader r =
        reader_of(state, str_of("blåbær: [rødt, \"grønt æble\", 'gult']\nnavn: Åse Ødegård\n"));
    const node *n = yaml_of(&r), *list = node_find(n, STR("blåbær"));
    assert_str(diag_text(r.diag, list->items.at[0]->at), "rødt");
    assert_str(diag_text(r.diag, list->items.at[1]->at), "grønt æble");
    assert_str(diag_text(r.diag, list->items.at[2]->at), "gult");
    assert_str(diag_text(r.diag, node_find(n, STR("navn"))->at), "Åse Ødegård");
    assert_str(diag_text(r.diag, n->pairs.at[1].key_at), "navn");
}

static void a_byte_order_mark_is_skipped(void **state)
{
    reader r = reader_of(state, str_of("\xEF\xBB\xBF"
                                       "a: bø\nb: c\n"));
    const node *n = yaml_of(&r);
    assert_str(value_of(n, "a"), "bø");
    assert_str(diag_text(r.diag, node_find(n, STR("b"))->at), "c");
}

static void an_empty_source_is_an_empty_map(void **state)
{
    reader r = reader_of(state, str_of("# nothing\n"));
    assert_int_equal(yaml_of(&r)->kind, NODE_MAP);
    assert_int_equal(all_messages(r.diag), 0);
}

static void a_double_key_is_an_error(void **state)
{
    reader r = reader_of(state, str_of("a: 1\nb: 2\na: 3\n"));
    assert_str(value_of(yaml_of(&r), "a"), "1");
    assert_int_equal(count_messages(r.diag, MSG_YAML_DOUBLE_KEY), 1);
    assert_int_equal(diag_place(r.diag, diag_message(r.diag, 0)->at).line, 3);
}

static void the_same_key_in_two_mappings_is_none(void **state)
{
    reader r = reader_of(state, str_of("a: {x: 1}\nb: {x: 2}\n"));
    yaml_of(&r);
    assert_int_equal(all_messages(r.diag), 0);
}

static void one_broken_entry_does_not_hide_the_others(void **state)
{
    reader r = reader_of(state, str_of("a: 1\nb: [1, 2\nc: 3\nd: \"open\ne: 5\nf: 6\n"));
    const node *n = yaml_of(&r);
    assert_str(value_of(n, "a"), "1");
    assert_str(value_of(n, "f"), "6");
    assert_true(count_messages(r.diag, MSG_YAML_SYNTAX) >= 1);
}

static void a_key_must_be_a_word(void **state)
{
    reader r = reader_of(state, str_of("? [a, b]\n: c\n"));
    yaml_of(&r);
    assert_int_equal(count_messages(r.diag, MSG_YAML_KEY_KIND), 1);
}

static void anchors_are_shared(void **state)
{
    reader r = reader_of(state, str_of("a: &x {k: v}\nb: *x\n"));
    const node *n = yaml_of(&r);
    assert_ptr_equal(node_find(n, STR("a")), node_find(n, STR("b")));
    assert_int_equal(all_messages(r.diag), 0);
}

static void anchors_that_explode_are_refused(void **state)
{
    buf b = buf_new(*state);
    buf_text(&b, "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 12; i++) {
        buf_format(&b, "a%d: &a%d [", i, i);
        for (int k = 0; k < 10; k++)
            buf_format(&b, "*a%d%s", i - 1, k < 9 ? ", " : "]\n");
    }
    reader r = reader_of(state, buf_str(&b));
    yaml_of(&r);
    assert_int_equal(count_messages(r.diag, MSG_YAML_LIMIT), 1);
}

static void an_anchor_cannot_hold_itself(void **state)
{
    reader r = reader_of(state, str_of("a: &x [*x]\n"));
    yaml_of(&r);
    assert_int_equal(count_messages(r.diag, MSG_YAML_SYNTAX), 1);
}

static void deep_yaml_is_refused(void **state)
{
    buf b = buf_new(*state);
    buf_fill(&b, '[', 10000);
    reader r = reader_of(state, buf_str(&b));
    yaml_of(&r);
    assert_true(count_messages(r.diag, MSG_YAML_LIMIT) == 1);
}

/* ---- Markdown -------------------------------------------------------------------------------- */

static const md_node *find_kind(const md_node *root, md_kind kind)
{
    const md_node *n = root;
    while (n && n->kind != kind)
        n = md_next(root, n);
    return n;
}

static void assert_texts_in_place(const reader *r, const md_node *root)
{
    for (const md_node *n = root; n; n = md_next(root, n))
        if (n->kind == MD_TEXT)
            assert_str(diag_text(r->diag, n->at), str_text(r->arena, n->text));
}

static void front_matter_is_yaml(void **state)
{
    reader r = reader_of(state, str_of("---\ntype: referat\ndato: 2026-03-23\n---\n\n# Hei\n"));
    read_document doc = document_of(&r);
    assert_str(value_of(doc.front, "type"), "referat");
    assert_str(diag_text(r.diag, node_find(doc.front, STR("dato"))->at), "2026-03-23");
    assert_int_equal(find_kind(doc.body, MD_HEADING)->level, 1);
    assert_int_equal(diag_place(r.diag, find_kind(doc.body, MD_TEXT)->at).line, 6);
}

static void front_matter_that_is_never_closed_is_said(void **state)
{
    reader r = reader_of(state, str_of("---\ntype: referat\n\n# Hei\n"));
    assert_null(document_of(&r).front);
    assert_int_equal(count_messages(r.diag, MSG_FRONT_MATTER_OPEN), 1);
}

static void a_file_may_have_no_front_matter(void **state)
{
    reader r = reader_of(state, str_of("Bare tekst.\n\n---\n\nOg mer."));
    assert_null(document_of(&r).front);
    assert_int_equal(all_messages(r.diag), 0);
}

static void texts_know_their_places(void **state)
{
    static const char *const documents[] = {
        "Et *avsnitt\nover* to **linjer** her.\n",
        "> et sitat\n> over *to\n> linjer*\n>\n> - og en\n>   liste\n",
        "- en\n  - to [lenke\n    her](http://x.no) slutt\n- tre\n",
        "| a | b |\n| - | - |\n| *x* | y `z` å |\n",
        "En fast  \nlinje\\\nbryter, og https://a.no/b er en lenke.\n",
        "æøå **æøå** æøå [æøå](æøå) æøå[^å].\n\n[^å]: Åå *åå*.\n",
        "windows\r\nlinjer *her\r\nogså*\r\n",
    };
    for (size_t i = 0; i < sizeof documents / sizeof *documents; i++) {
        reader r = reader_of(state, str_of(documents[i]));
        assert_texts_in_place(&r, document_of(&r).body);
    }
}

static void marks_belong_to_the_place(void **state)
{
    static const struct {
        const char *source;
        md_kind kind;
        const char *place;
    } cases[] = {
        { "a [b *c*](http://x.y/z) d", MD_LINK, "[b *c*](http://x.y/z)" },
        { "a ![alt tekst](p.png \"T\") d", MD_IMAGE, "![alt tekst](p.png \"T\")" },
        { "a [b][c] d\n\n[c]: http://x.y\n", MD_LINK, "[b][c]" },
        { "a [b] d\n\n[b]: http://x.y\n", MD_LINK, "[b]" },
        { "a <http://x.y> d", MD_LINK, "<http://x.y>" },
        { "a **b *c* d** e", MD_STRONG, "**b *c* d**" },
        { "a ***b*** e", MD_STRONG, "**b**" },
        { "a _b_ e", MD_EMPHASIS, "_b_" },
        { "a ~~b~~ e", MD_STRIKE, "~~b~~" },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        reader r = reader_of(state, str_of(cases[i].source));
        const md_node *n = find_kind(document_of(&r).body, cases[i].kind);
        assert_str(diag_text(r.diag, n->at), cases[i].place);
    }
}

static void escapes_and_entities_are_read(void **state)
{
    reader r = reader_of(state, str_of("a \\* b &amp; c\n"));
    const md_node *text = find_kind(document_of(&r).body, MD_TEXT);
    assert_str(md_plain(r.arena, text), "a * b & c");
    assert_str(diag_text(r.diag, text->at), "a \\* b &amp; c");
}

static void a_directive_has_options(void **state)
{
    reader r =
        reader_of(state, str_of("> ```{members}\n> body: styret\n> at: 2022-12-31\n> ```\n"));
    const md_node *n = find_kind(document_of(&r).body, MD_DIRECTIVE);
    assert_str(n->detail->info, "members");
    assert_str(value_of(n->detail->options, "body"), "styret");
    assert_str(diag_text(r.diag, node_find(n->detail->options, STR("at"))->at), "2022-12-31");
}

static void words_after_a_directive_are_said(void **state)
{
    reader r = reader_of(state, str_of("```{members} styret\n```\n"));
    document_of(&r);
    assert_int_equal(count_messages(r.diag, MSG_DIRECTIVE_ARGUMENT), 1);
}

static void code_is_no_directive(void **state)
{
    reader r = reader_of(state, str_of("```yaml\na: b\n```\n"));
    assert_null(find_kind(document_of(&r).body, MD_DIRECTIVE));
}

static void a_role_is_a_name_and_code(void **state)
{
    reader r = reader_of(state, str_of("kr {beløp}`2022 sum`, og `kode`\n"));
    const md_node *body = document_of(&r).body, *n = find_kind(body, MD_ROLE);
    assert_str(n->detail->info, "beløp");
    assert_str(n->text, "2022 sum");
    assert_str(diag_text(r.diag, n->detail->text_at), "2022 sum");
    assert_str(md_plain(r.arena, body), "kr 2022 sum, og kode");
    assert_non_null(find_kind(body, MD_CODE));
}

static void footnotes_keep_their_labels(void **state)
{
    reader r = reader_of(state, str_of("Se slik ut[^fortegn]:\n\n[^fortegn]: Minus er inntekt.\n"));
    const md_node *body = document_of(&r).body;
    assert_str(find_kind(body, MD_REFERENCE)->text, "fortegn");
    assert_str(find_kind(body, MD_FOOTNOTE)->text, "fortegn");
    assert_int_equal(all_messages(r.diag), 0);
}

static void an_unused_footnote_is_kept_and_said(void **state)
{
    reader r = reader_of(state, str_of("Tekst.\n\n[^a]: Ingen kaller *meg*.\n"));
    const md_node *body = document_of(&r).body;
    assert_str(md_plain(r.arena, find_kind(body, MD_FOOTNOTE)), "Ingen kaller meg.");
    assert_null(find_kind(body, MD_REFERENCE));
    assert_int_equal(count_messages(r.diag, MSG_FOOTNOTE_UNUSED), 1);
}

static void an_undefined_footnote_is_said(void **state)
{
    reader r = reader_of(state, str_of("Tekst[^finnes-ikke] her, og [^ikke en].\n"));
    document_of(&r);
    assert_int_equal(count_messages(r.diag, MSG_FOOTNOTE_UNDEFINED), 1);
}

static void tasks_tables_and_lists_are_told(void **state)
{
    reader r = reader_of(
        state,
        str_of("3) a\n4) b\n\n- [x] gjort\n- [ ] ikke\n\n| a | b |\n|:-:|--:|\n| 1 | 2 |\n"));
    const md_node *body = document_of(&r).body, *list = find_kind(body, MD_LIST),
                  *table = find_kind(body, MD_TABLE);
    assert_int_equal(list->level, 3);
    assert_int_equal(list->marker, ')');
    assert_int_equal(list->next->first->task, 2);
    assert_int_equal(list->next->last->task, 1);
    assert_int_equal(table->detail->alignments[0], MD_ALIGN_CENTER);
    assert_int_equal(table->detail->alignments[1], MD_ALIGN_RIGHT);
}

static void deep_markdown_keeps_its_text(void **state)
{
    buf b = buf_new(*state);
    for (int i = 0; i < 10000; i++)
        buf_text(&b, "> ");
    buf_text(&b, "langt nede\n");
    reader r = reader_of(state, buf_str(&b));
    const md_node *body = document_of(&r).body;
    assert_str(md_plain(r.arena, body), "langt nede");
    assert_int_equal(count_messages(r.diag, MSG_MARKDOWN_DEPTH), 1);
}

static void a_paragraph_without_end_is_refused(void **state)
{
    buf b = buf_new(*state);
    buf_text(&b, "Foran.\n\n");
    buf_fill(&b, 'a', READ_BLOCK_MOST + 1);
    buf_text(&b, "\n\n```\n");
    buf_fill(&b, 'b', READ_BLOCK_MOST + 1);
    buf_text(&b, "\n```\n\nBak.\n");
    reader r = reader_of(state, buf_str(&b));
    const md_node *body = document_of(&r).body;
    assert_str(md_plain(r.arena, body), "Foran. Bak.");
    assert_int_equal(count_messages(r.diag, MSG_MARKDOWN_LIMIT), 2);
}

static void text_in_too_many_parts_is_refused(void **state)
{
    buf b = buf_new(*state);
    for (size_t i = 0; i < READ_NODES_MOST / 2; i++)
        buf_text(&b, "*a* ");
    reader r = reader_of(state, buf_str(&b));
    document_of(&r);
    assert_int_equal(count_messages(r.diag, MSG_MARKDOWN_LIMIT), 1);
}

static void lines_of_code_count_as_parts(void **state)
{
    buf b = buf_new(*state);
    for (size_t block = 0; block <= READ_NODES_MOST / 100000; block++) {
        buf_text(&b, "```\n");
        for (size_t i = 0; i < 100000; i++)
            buf_text(&b, "a\n");
        buf_text(&b, "```\n\nMellom.\n\n");
    }
    reader r = reader_of(state, buf_str(&b));
    document_of(&r);
    assert_int_equal(count_messages(r.diag, MSG_MARKDOWN_LIMIT), 1);
}

static void text_with_too_many_marks_ends_before_them(void **state)
{
    buf b = buf_new(*state);
    buf_text(&b, "Foran.\n\n");
    buf_fill(&b, '!', READ_MARKS_MOST);
    buf_text(&b, "\n\nBak.\n");
    reader r = reader_of(state, buf_str(&b));
    assert_str(md_plain(r.arena, document_of(&r).body), "Foran.");
    assert_int_equal(count_messages(r.diag, MSG_MARKDOWN_LIMIT), 1);
}

static void yaml_with_too_many_values_is_refused(void **state)
{
    buf b = buf_new(*state);
    for (size_t i = 0; i <= READ_NODES_MOST; i++)
        buf_text(&b, "- a\n");
    reader r = reader_of(state, buf_str(&b));
    yaml_of(&r);
    assert_int_equal(count_messages(r.diag, MSG_YAML_LIMIT), 1);
}

/* ---- CSV ------------------------------------------------------------------------------------- */

static csv_table csv_of(reader *r)
{
    return read_csv(r->diag, r->arena, r->source);
}

static void csv_with_too_many_cells_ends_before_them(void **state)
{
    buf b = buf_new(*state);
    for (size_t i = 0; i <= READ_CELLS_MOST / 3; i++)
        buf_text(&b, "a,b,c\n");
    reader r = reader_of(state, buf_str(&b));
    assert_int_equal(csv_of(&r).len, READ_CELLS_MOST / 3);
    assert_int_equal(count_messages(r.diag, MSG_CSV_LIMIT), 1);
}

static void csv_cells_have_places(void **state)
{
    reader r = reader_of(state, str_of("a,b,c\n# merknad\n\n1, \"to, \"\"2\"\"\" ,-1 250\n"));
    csv_table t = csv_of(&r);
    assert_int_equal(t.len, 2);
    assert_str(t.at[1].at[1].text, "to, \"2\"");
    assert_str(diag_text(r.diag, t.at[1].at[1].at), "to, \"\"2\"\"");
    assert_str(diag_text(r.diag, t.at[1].at[2].at), "-1 250");
    assert_int_equal(all_messages(r.diag), 0);
}

static void semicolons_separate_too(void **state)
{
    reader r = reader_of(state, str_of("a;b\r\n1;125,50\r\n"));
    csv_table t = csv_of(&r);
    assert_str(t.at[1].at[1].text, "125,50");
    assert_int_equal(all_messages(r.diag), 0);
}

static void an_unquoted_comma_is_said(void **state)
{
    reader r = reader_of(state, str_of("a,b\n1,125,50\n"));
    csv_of(&r);
    assert_int_equal(count_messages(r.diag, MSG_CSV_WIDTH), 1);
}

static void an_open_quote_ends_with_its_line(void **state)
{
    reader r = reader_of(state, str_of("a,b\n1,\"to\n3,4\n"));
    csv_table t = csv_of(&r);
    assert_int_equal(t.len, 3);
    assert_str(t.at[2].at[1].text, "4");
    assert_int_equal(count_messages(r.diag, MSG_CSV_QUOTE), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(scalars_stay_text),
        UNIT(every_scalar_knows_its_place),
        UNIT(a_byte_order_mark_is_skipped),
        UNIT(an_empty_source_is_an_empty_map),
        UNIT(a_double_key_is_an_error),
        UNIT(the_same_key_in_two_mappings_is_none),
        UNIT(one_broken_entry_does_not_hide_the_others),
        UNIT(a_key_must_be_a_word),
        UNIT(anchors_are_shared),
        UNIT(anchors_that_explode_are_refused),
        UNIT(an_anchor_cannot_hold_itself),
        UNIT(deep_yaml_is_refused),
        UNIT(front_matter_is_yaml),
        UNIT(front_matter_that_is_never_closed_is_said),
        UNIT(a_file_may_have_no_front_matter),
        UNIT(texts_know_their_places),
        UNIT(marks_belong_to_the_place),
        UNIT(escapes_and_entities_are_read),
        UNIT(a_directive_has_options),
        UNIT(words_after_a_directive_are_said),
        UNIT(code_is_no_directive),
        UNIT(a_role_is_a_name_and_code),
        UNIT(footnotes_keep_their_labels),
        UNIT(an_unused_footnote_is_kept_and_said),
        UNIT(an_undefined_footnote_is_said),
        UNIT(tasks_tables_and_lists_are_told),
        UNIT(deep_markdown_keeps_its_text),
        UNIT(a_paragraph_without_end_is_refused),
        UNIT(text_in_too_many_parts_is_refused),
        UNIT(lines_of_code_count_as_parts),
        UNIT(text_with_too_many_marks_ends_before_them),
        UNIT(yaml_with_too_many_values_is_refused),
        UNIT(csv_cells_have_places),
        UNIT(csv_with_too_many_cells_ends_before_them),
        UNIT(semicolons_separate_too),
        UNIT(an_unquoted_comma_is_said),
        UNIT(an_open_quote_ends_with_its_line),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
