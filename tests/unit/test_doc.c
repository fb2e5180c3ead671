/*
 * test_doc: the document tree. Walking it, labels and markers, and its two text forms: the dump with
 * everything in it, and the plain text that HTML and PDF must both show.
 */
#include "unit.h"

#include "doc/doc.h"

static void assert_text(arena *a, const document *doc, const char *expected)
{
    buf out = buf_new(a);
    document_text(doc, &out);
    assert_str(buf_str(&out), expected);
}

static void assert_dump(arena *a, const document *doc, const char *expected)
{
    buf out = buf_new(a);
    document_dump(doc, &out);
    assert_str(buf_str(&out), expected);
}

static doc_block *decided_case(arena *a)
{
    doc_block *c = block_group(a, GROUP_CASE, STR("Sak 04-26"));
    c->anchor = STR("sak-04-26");
    block_append(c, block_heading(a, 2, STR("Årsmelding"), STR("tittel")));
    doc_block *decision = block_group(a, GROUP_DECISION, STR("Vedtak"));
    block_append(decision, block_paragraph(a, STR("Årsmeldingen godkjennes.")));
    block_append(c, decision);
    return c;
}

static void test_walk_visits_blocks_in_reading_order(void **state)
{
    arena *a = *state;
    document *doc = document_new(a, DOCUMENT_MINUTES);
    block_add(&doc->blocks, decided_case(a));
    block_add(&doc->blocks, block_new(a, BLOCK_BREAK));
    const block_kind expected[] = { BLOCK_GROUP, BLOCK_HEADING, BLOCK_GROUP, BLOCK_PARAGRAPH, BLOCK_BREAK };
    size_t seen = 0;
    for (const doc_block *b = doc->blocks.first; b; b = block_after(NULL, b))
        assert_int_equal(b->kind, expected[seen++]);
    assert_int_equal(seen, 5);
}

static void test_walk_stays_below_its_root(void **state)
{
    arena *a = *state;
    doc_block *c = decided_case(a);
    size_t seen = 0;
    for (const doc_block *b = block_after(c, c); b; b = block_after(c, b))
        seen++;
    assert_int_equal(seen, 3);
    assert_null(block_after(c->first, c->first));
}

static void test_lists_of_blocks_move_as_a_whole(void **state)
{
    arena *a = *state;
    block_list list = { 0 };
    block_add(&list, block_paragraph(a, STR("en")));
    block_add(&list, block_paragraph(a, STR("to")));
    doc_block *box = block_group(a, GROUP_BOX, STR(""));
    block_append_all(box, list);
    assert_ptr_equal(box->first->parent, box);
    assert_ptr_equal(box->last->parent, box);
    assert_ptr_equal(box->first->next, box->last);
}

static void test_case_lends_its_label_to_its_heading(void **state)
{
    arena *a = *state;
    const doc_block *c = decided_case(a);
    assert_str(block_label(c), "");
    assert_str(block_label(c->first), "Sak 04-26");
    assert_str(block_label(c->first->next), "Vedtak");
}

static void test_case_without_heading_keeps_its_label(void **state)
{
    arena *a = *state;
    doc_block *c = block_group(a, GROUP_CASE, STR("Sak 1"));
    block_append(c, block_paragraph(a, STR("Tekst")));
    assert_str(block_label(c), "Sak 1");
    assert_str(block_label(c->first), "");
}

static void test_markers_count_as_browsers_do(void **state)
{
    arena *a = *state;
    doc_block *list = block_new(a, BLOCK_LIST);
    assert_str(list_marker(a, list, 0), "");
    list->ordered = true;
    list->level = 3;
    list->marker = '1';
    assert_str(list_marker(a, list, 1), "4.");
    list->level = 1;
    list->marker = 'a';
    assert_str(list_marker(a, list, 0), "a.");
    assert_str(list_marker(a, list, 25), "z.");
    assert_str(list_marker(a, list, 26), "aa.");
    assert_str(list_marker(a, list, 27 * 26), "aaa.");
}

static void test_decimals_are_told_from_thousands(void **state)
{
    (void)state;
    static const struct {
        const char *number, *sign;
        size_t at;
    } cases[] = {
        { "35,50", ",", 2 },  { "1 000,125", ",", 5 },  { "2,140", ".", 5 },      { "2.140", ",", 5 },    { "3.5", ",", 1 },
        { "3,5 %", ".", 1 },  { "1,250,000", ",", 9 },  { "1,250.75", ".", 5 },   { "1.250,75", ",", 5 }, { "2.140", ".", 1 },
        { "1 250", ",", 5 },  { "5.", ".", 2 },         { "12,345,678.9", ".", 10 }, { "", ",", 0 },
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(number_decimals(str_of(cases[i].number), str_of(cases[i].sign)), cases[i].at);
}

static void test_plain_text_leaves_notes_out(void **state)
{
    arena *a = *state;
    inline_list text = { 0 }, inner = { 0 };
    inline_add_text(a, &inner, STR("to"));
    inline_add_text(a, &text, STR("en "));
    inline_add(&text, inline_around(a, INLINE_STRONG, inner));
    inline_add(&text, inline_new(a, INLINE_BREAK));
    inline_add(&text, inline_new(a, INLINE_NOTE));
    inline_add_text(a, &text, STR("tre"));
    assert_str(inline_plain(a, text.first), "en to tre");
    assert_str(inline_plain(a, NULL), "");
}

static void test_text_of_minutes(void **state)
{
    arena *a = *state;
    document *doc = document_new(a, DOCUMENT_MINUTES);
    block_add(&doc->blocks, decided_case(a));
    assert_text(a, doc, "Sak 04-26 Årsmelding\nVedtak\nÅrsmeldingen godkjennes.\n");
}

static void test_text_makes_space_plain(void **state)
{
    arena *a = *state;
    document *doc = document_new(a, DOCUMENT_PLAN);
    block_add(&doc->blocks, block_paragraph(a, STR(" kr.\u00a0800\u202f000\n for års\u00admeldingen ")));
    block_add(&doc->blocks, block_paragraph(a, STR("")));
    assert_text(a, doc, "kr. 800 000 for årsmeldingen\n");
}

static void test_text_has_cover_only_without_title(void **state)
{
    arena *a = *state;
    document *doc = document_new(a, DOCUMENT_REPORT);
    doc->cover = (doc_cover){ .wanted = true, .title = STR("Årsmelding"), .year = STR("2025") };
    assert_text(a, doc, "Årsmelding\n2025\n");
    block_add(&doc->blocks, block_group(a, GROUP_TITLE, STR("")));
    assert_text(a, doc, "");
}

static void test_text_leaves_out_ways_and_pictures(void **state)
{
    arena *a = *state;
    document *doc = document_new(a, DOCUMENT_REPORT);
    doc_toc toc = { 0 };
    list_add(a, &toc, (doc_toc_entry){ .level = 1 });
    doc_block *contents = block_new(a, BLOCK_TOC);
    contents->toc = &toc;
    block_add(&doc->blocks, contents);
    doc_block *nav = block_group(a, GROUP_NAV, STR("Mer"));
    block_append(nav, block_paragraph(a, STR("Forrige")));
    block_add(&doc->blocks, nav);
    doc_block *figure = block_new(a, BLOCK_FIGURE);
    figure->alt = STR("to søyler");
    figure->label = STR("Figur 1");
    inline_add_text(a, &figure->text, STR("Regnskapet"));
    block_add(&doc->blocks, figure);
    assert_text(a, doc, "Figur 1 Regnskapet\n");
}

static doc_table *small_table(arena *a)
{
    doc_table *t = arena_make(a, doc_table);
    t->role = TABLE_ACCOUNTS;
    t->column_count = 2;
    t->columns = arena_array(a, doc_column, 2);
    t->columns[1] = (doc_column){ CELL_DECIMAL, true };
    doc_cell *cells = row_add(a, t, ROW_HEADER);
    inline_add_text(a, &cells[0].text, STR("Post"));
    cells = row_add(a, t, ROW_SUM);
    cells[0].header = true;
    inline_add_text(a, &cells[0].text, STR("Sum"));
    inline_add_text(a, &cells[1].text, STR("−1\u00a0250"));
    return t;
}

static void test_tables_lists_and_notes(void **state)
{
    arena *a = *state;
    document *doc = document_new(a, DOCUMENT_REPORT);
    doc->note_title = STR("Noter");
    doc_block *table = block_new(a, BLOCK_TABLE);
    table->table = small_table(a);
    block_add(&doc->blocks, table);
    doc_block *list = block_new(a, BLOCK_LIST), *item = block_new(a, BLOCK_ITEM);
    list->ordered = true;
    list->level = 2;
    list->marker = '1';
    block_append(item, block_paragraph(a, STR("punkt")));
    block_append(list, item);
    block_add(&doc->blocks, list);
    doc_note note = { .number = 1 };
    block_add(&note.blocks, block_paragraph(a, STR("kilde")));
    list_add(a, &doc->notes, note);
    assert_text(a, doc, "Post\nSum\n−1 250\n2. punkt\n1 kilde\n");
    assert_dump(a, doc,
                "document report\n"
                "  note_title: Noter\n"
                "  table accounts\n"
                "    columns left decimal!\n"
                "    header | Post | \n"
                "    sum | =Sum | −1~250\n"
                "  list 1 from 2\n"
                "    item\n"
                "      paragraph: punkt\n"
                "  note 1\n"
                "    paragraph: kilde\n");
}

static void test_dump_shows_what_is_hidden(void **state)
{
    arena *a = *state;
    document *doc = document_new(a, DOCUMENT_MINUTES);
    doc->title = STR("Referat");
    doc->draft = true;
    doc_block *p = block_paragraph(a, STR("kr.\u00a08 {x}"));
    doc_link link = { .kind = LINK_PAGE, .page = STR("styret/sak/04-26/"), .anchor = STR("historie") };
    inline_add(&p->text, inline_link(a, &link, STR("sak 04-26")));
    inline_node *abbr = inline_new(a, INLINE_ABBR);
    abbr->text = STR("KY");
    abbr->title = STR("Kari");
    inline_add(&p->text, abbr);
    block_add(&doc->blocks, p);
    assert_dump(a, doc,
                "document minutes draft\n"
                "  title: Referat\n"
                "  paragraph: kr.~8 \\{x\\}{link page styret/sak/04-26/ #historie|sak 04-26}"
                "{abbr title=Kari|KY}\n");
}

static void test_dump_rounds_lengths(void **state)
{
    arena *a = *state;
    document *doc = document_new(a, DOCUMENT_REPORT);
    doc_drawing drawing = { .width = LENGTH_PT(100), .height = LENGTH_PT(50) };
    list_add(a, &drawing.shapes,
             ((doc_shape){ .kind = SHAPE_RECT, .x = -32768, .w = LENGTH_PT(3), .h = 1, .fill = COLOUR_SEA }));
    doc_block *figure = block_new(a, BLOCK_FIGURE);
    figure->drawing = &drawing;
    block_add(&doc->blocks, figure);
    assert_dump(a, doc,
                "document report\n"
                "  figure\n"
                "    drawing 10000x5000\n"
                "      rect -50,0 w=300 h=0 fill=sea\n");
}

static void test_every_role_has_a_name(void **state)
{
    (void)state;
    for (int role = 0; role < GROUP_ROLES; role++)
        assert_true(str_of(group_role_name((group_role)role)).len > 0);
    for (int role = 0; role < COLOUR_ROLES; role++)
        assert_true(str_of(colour_role_name((colour_role)role)).len > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(test_walk_visits_blocks_in_reading_order),
        UNIT(test_walk_stays_below_its_root),
        UNIT(test_lists_of_blocks_move_as_a_whole),
        UNIT(test_case_lends_its_label_to_its_heading),
        UNIT(test_case_without_heading_keeps_its_label),
        UNIT(test_markers_count_as_browsers_do),
        UNIT(test_decimals_are_told_from_thousands),
        UNIT(test_plain_text_leaves_notes_out),
        UNIT(test_text_of_minutes),
        UNIT(test_text_makes_space_plain),
        UNIT(test_text_has_cover_only_without_title),
        UNIT(test_text_leaves_out_ways_and_pictures),
        UNIT(test_tables_lists_and_notes),
        UNIT(test_dump_shows_what_is_hidden),
        UNIT(test_dump_rounds_lengths),
        UNIT(test_every_role_has_a_name),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
