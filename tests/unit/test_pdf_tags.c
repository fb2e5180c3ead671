/*
 * test_pdf_tags: what a screen reader goes by. The elements of a document as objects of the file:
 * their types, levels, languages and attributes, the headers of cells, and what is no part of the text.
 */
#include "type_test.h"

static str written(paper *p)
{
    buf file = buf_new(p->arena), out = buf_new(p->arena);
    assert_true(pdf_write(p->diag, paper_set(p), p->fonts, p->theme, &file));
    assert_true(pdf_dump(p->arena, buf_str(&file), &out));
    return buf_str(&out);
}

static size_t count_of(str text, const char *part)
{
    size_t count = 0, at;
    while ((at = str_find(text, str_of(part))) < text.len) {
        text = str_slice(text, at + 1, text.len);
        count++;
    }
    return count;
}

static void heading(paper *p, int level)
{
    paper_add(p, block_heading(p->arena, level, STR("Overskrift"), STR("")));
}

static void no_level_is_left_out(void **state)
{
    paper *p = *state;
    const int levels[] = { 5, 2, 6, 6, 3, 1, 4 }; /* become 1 1 2 2 2 1 2 */
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        heading(p, levels[i]);
    str text = written(p);
    assert_int_equal(count_of(text, "/S/H1\n"), 3);
    assert_int_equal(count_of(text, "/S/H2\n"), 4);
    assert_int_equal(count_of(text, "/S/H3\n"), 0);
}

static void parts_have_their_language(void **state)
{
    paper *p = *state;
    doc_block *same = block_paragraph(p->arena, STR("Tekst.")), *other = block_paragraph(p->arena, STR("Text."));
    same->lang = STR("nb");
    other->lang = STR("en");
    paper_add(p, same);
    paper_add(p, other);
    str text = written(p);
    assert_int_equal(count_of(text, "/Lang (nb)"), 1); /* of the document */
    assert_int_equal(count_of(text, "/Lang (en)"), 1);
}

static void initials_are_expanded(void **state)
{
    paper *p = *state;
    doc_block *b = block_paragraph(p->arena, STR("Sak for "));
    inline_node *n = inline_new(p->arena, INLINE_ABBR);
    n->text = STR("AN");
    n->title = STR("Anna (Nes)");
    inline_add(&b->text, n);
    paper_add(p, b);
    assert_int_equal(count_of(written(p), "/E (Anna \\(Nes\\))"), 1);
}

/* ---- tables ---------------------------------------------------------------------------------- */

static doc_cell *row(paper *p, doc_table *t, row_kind kind)
{
    doc_cell *cells = row_add(p->arena, t, kind);
    for (int i = 0; i < t->column_count; i++)
        inline_add_text(p->arena, &cells[i].text, STR("celle"));
    return cells;
}

static doc_table *table_of_two(paper *p)
{
    doc_table *t = arena_make(p->arena, doc_table);
    doc_block *b = block_new(p->arena, BLOCK_TABLE);
    t->column_count = 2;
    t->columns = arena_array(p->arena, doc_column, 2);
    b->table = t;
    paper_add(p, b);
    row(p, t, ROW_HEADER);
    return t;
}

static void plain_tables_have_scopes(void **state)
{
    paper *p = *state;
    doc_table *t = table_of_two(p);
    row(p, t, ROW_BODY)[0].header = true;
    str text = written(p);
    assert_int_equal(count_of(text, "/Scope/Column"), 2);
    assert_int_equal(count_of(text, "/Scope/Row"), 1);
    assert_int_equal(count_of(text, "/Headers"), 0);
    assert_int_equal(count_of(text, "/S/THead\n"), 1);
    assert_int_equal(count_of(text, "/S/TBody\n"), 1);
}

static void cells_below_a_group_name_their_headers(void **state)
{
    paper *p = *state;
    doc_table *t = table_of_two(p);
    row(p, t, ROW_GROUP);
    t->rows.at[1].count = 1;
    row(p, t, ROW_BODY);
    str text = written(p);
    assert_int_equal(count_of(text, "/ColSpan 2"), 1);
    assert_int_equal(count_of(text, "/Headers["), 2);
    assert_true(str_find(text, STR("/IDTree")) < text.len);
}

static void empty_cells_stay(void **state)
{
    paper *p = *state;
    doc_table *t = table_of_two(p);
    row_add(p->arena, t, ROW_BODY);
    assert_int_equal(count_of(written(p), "/S/TD\n"), 2);
}

/* ---- figures, content, size ------------------------------------------------------------------ */

/* A drawing 200 by 50 points on the paper, still empty, with its alternative text. */
static doc_drawing *add_drawing(paper *p, str alt)
{
    doc_drawing *drawing = arena_make(p->arena, doc_drawing);
    doc_block *b = block_new(p->arena, BLOCK_FIGURE);
    *drawing = (doc_drawing){ .width = LENGTH_PT(200), .height = LENGTH_PT(50) };
    b->drawing = drawing;
    b->alt = alt;
    paper_add(p, b);
    return drawing;
}

static void figures_have_a_text_and_a_box(void **state)
{
    paper *p = *state;
    doc_drawing *drawing = add_drawing(p, STR("En båt på øya"));
    list_add(p->arena, &drawing->shapes,
             ((doc_shape){ .kind = SHAPE_RECT, .w = LENGTH_PT(100), .h = LENGTH_PT(50), .fill = COLOUR_SEA }));
    str text = written(p);
    assert_int_equal(count_of(text, "/S/Figure\n"), 1);
    assert_int_equal(count_of(text, "/Alt <FEFF0045006E002000620"), 1);
    assert_int_equal(count_of(text, "/BBox["), 1);
}

static void add_word(paper *p, doc_drawing *drawing, length y, str name, str link)
{
    const doc_shape word = { .kind = SHAPE_TEXT, .y = y, .size = LENGTH_PT(8), .fill = COLOUR_TEXT,
                             .text = name, .link = link };
    list_add(p->arena, &drawing->shapes, word);
}

/* The figure keeps the words; the links stand after it, two lines that lead to one place as one. */
static void words_in_drawings_are_links(void **state)
{
    paper *p = *state;
    doc_drawing *drawing = add_drawing(p, STR("To utvalg"));
    add_word(p, drawing, LENGTH_PT(10), STR("Rad"), STR("rad/"));
    add_word(p, drawing, LENGTH_PT(20), STR("et"), STR("rad/"));
    add_word(p, drawing, LENGTH_PT(30), STR("Lag"), STR("lag/"));
    add_word(p, drawing, LENGTH_PT(40), STR("Uten"), STR(""));
    str text = written(p);
    assert_int_equal(count_of(text, "/S/Link\n"), 2);
    assert_int_equal(count_of(text, "/Type/OBJR"), 3);
    assert_int_equal(count_of(text, "/Contents (Rad et)"), 2);
    assert_int_equal(count_of(text, "/Alt (Rad et)"), 1);
    assert_int_equal(count_of(text, "/Contents (Lag)"), 1);
    assert_int_equal(count_of(text, "/S/Figure\n"), 1);
}

static void the_foot_is_no_text(void **state)
{
    paper *p = *state;
    paper_fill(p, 2);
    str text = written(p);
    assert_true(count_of(text, "/Artifact<</Type/Pagination/Subtype/Footer>>BDC") > 0);
    assert_int_equal(count_of(text, "BDC\n"), count_of(text, "EMC\n"));
    assert_true(str_find(text, STR("/Marked true")) < text.len);
}

static void what_is_repeated_is_no_text(void **state)
{
    paper *p = *state;
    doc_table *t = table_of_two(p);
    p->doc->mark = STR("Utkast");
    for (int i = 0; i < 150; i++)
        row(p, t, ROW_BODY);
    const str text = written(p);
    const int pages = (int)paper_set(p)->pages.len;
    assert_true(pages > 1);
    assert_int_equal(count_of(text, "/S/TH\n"), 2);
    assert_int_equal(count_of(text, "/Artifact<</Type/Pagination/Subtype/Watermark>>BDC"), pages);
    assert_in_range(count_of(text, "/Artifact<</Type/Pagination/Subtype/Header>>BDC"), pages - 1, 3 * (pages - 1));
}

/* More paragraphs than one element should hold are divided, and nothing is lost. */
static void large_elements_are_divided(void **state)
{
    paper *p = *state;
    for (int i = 0; i < 8100; i++)
        paper_add(p, block_paragraph(p->arena, STR("Ord.")));
    str text = written(p);
    assert_int_equal(count_of(text, "/S/P\n"), 8100);
    assert_int_equal(count_of(text, "/S/Div\n"), 2);
}

static void signs_without_meaning_are_said_to_be_so(void **state)
{
    paper *p = *state;
    paper_add(p, block_paragraph(p->arena, STR("a\xee\x80\x80 b")));
    str text = written(p);
    assert_int_equal(count_of(text, "<E000>"), 0);
    assert_true(count_of(text, "<FFFD>") > 0);
}

static void attached_sources_make_part_three(void **state)
{
    paper *p = *state;
    p->doc->attach = true;
    list_add(p->arena, &p->doc->attached, ((doc_file){ STR("prøve.md"), STR("# Prøve\n") }));
    paper_fill(p, 1);
    str text = written(p);
    assert_true(str_find(text, STR("/AFRelationship /Source")) < text.len);
    assert_true(str_find(text, STR("/AFRelationship /Data")) < text.len);
    assert_true(str_find(text, STR("/Size 9")) < text.len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAPER(no_level_is_left_out),
        PAPER(parts_have_their_language),
        PAPER(initials_are_expanded),
        PAPER(plain_tables_have_scopes),
        PAPER(cells_below_a_group_name_their_headers),
        PAPER(empty_cells_stay),
        PAPER(figures_have_a_text_and_a_box),
        PAPER(words_in_drawings_are_links),
        PAPER(the_foot_is_no_text),
        PAPER(what_is_repeated_is_no_text),
        PAPER(large_elements_are_divided),
        PAPER(signs_without_meaning_are_said_to_be_so),
        PAPER(attached_sources_make_part_three),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
