/*
 * test_type_notes: footnotes. They stand whole and in order at the foot of the page that calls them, those
 * of a table below it, and those of its parts below each part.
 */
#include "type_test.h"

static void define(paper *p, int number, const char *word, int times)
{
    doc_note note = { .number = number };
    buf text = buf_new(p->arena);
    for (int i = 0; i < times; i++)
        buf_format(&text, "%s%d ", word, i);
    block_add(&note.blocks, block_paragraph(p->arena, buf_str(&text)));
    list_add(p->arena, &p->doc->notes, note);
}

static void call_notes(paper *p, const char *text, int first, int count)
{
    doc_block *b = block_paragraph(p->arena, str_of(text));
    for (int i = 0; i < count; i++)
        inline_add(&b->text, paper_call(p, first + i));
    paper_add(p, b);
}

/* A note of fifteen lines is not divided, wherever it is called on the page. */
static void notes_are_whole(void **state)
{
    paper *p = *state;
    define(p, 1, "ord", 160);
    for (int above = 0; above < 29; above += 3) {
        p->doc->blocks = (block_list){ 0 };
        paper_say_numbered(p, above);
        call_notes(p, "Kall", 1, 1);
        paper_say_numbered(p, 40);
        paper_set(p);
        assert_int_equal(paper_page(p, "Kall"), paper_page(p, "ord0 "));
        assert_int_equal(paper_page(p, "ord0 "), paper_page(p, "ord159"));
    }
}

/* A long one is divided, and the one that is called beside it stands after its end. */
static void divided_notes_keep_their_order(void **state)
{
    paper *p = *state;
    define(p, 1, "lang", 900);
    define(p, 2, "kort", 3);
    paper_say_numbered(p, 10);
    call_notes(p, "Kall", 1, 2);
    paper_say_numbered(p, 60);
    paper_set(p);
    paper_reads_well(p);
    assert_true(paper_page(p, "lang899") > paper_page(p, "lang0 "));
    const type_mark *end = paper_shown(p, "lang899"), *other = paper_shown(p, "kort0");
    assert_true(paper_page(p, "kort0") > paper_page(p, "lang899") || other->y > end->y);
}

static void notes_of_a_table_stand_below_it(void **state)
{
    paper *p = *state;
    define(p, 1, "fotnote", 3);
    define(p, 2, "tabellnote", 3);
    define(p, 3, "siste", 3);
    call_notes(p, "Før tabellen", 1, 1);
    doc_table *t = paper_table(p, 1);
    doc_cell *cell = row_add(p->arena, t, ROW_BODY);
    inline_add_text(p->arena, &cell[0].text, STR("Celle"));
    inline_add(&cell[0].text, paper_call(p, 2));
    call_notes(p, "Etter tabellen", 3, 1);
    paper_set(p);
    assert_true(paper_shown(p, "Celle")->y < paper_shown(p, "tabellnote0")->y);
    assert_true(paper_shown(p, "tabellnote0")->y < paper_shown(p, "Etter")->y);
    assert_true(paper_shown(p, "Etter")->y < paper_shown(p, "fotnote0")->y);
    paper_reads_well(p);
}

/* "en" calls "to", in the text and in a table: each is set, once, and where the one that calls it is. */
static void notes_may_call_notes(void **state)
{
    paper *p = *state;
    for (int i = 1; i <= 4; i++)
        define(p, i, str_text(p->arena, str_format(p->arena, "note%d.", i)), 2);
    for (size_t i = 0; i < 2; i++)
        inline_add(&p->doc->notes.at[i].blocks.first->text, paper_call(p, (int)i + 3));
    call_notes(p, "Teksten", 1, 1);
    doc_table *t = paper_table(p, 1);
    doc_cell *cell = row_add(p->arena, t, ROW_BODY);
    inline_add_text(p->arena, &cell[0].text, STR("Celle"));
    inline_add(&cell[0].text, paper_call(p, 2));
    paper_say(p, "Etter");
    paper_set(p);
    assert_true(paper_shown(p, "note2.0")->y < paper_shown(p, "note4.0")->y);
    assert_true(paper_shown(p, "note4.0")->y < paper_shown(p, "Etter")->y);
    assert_true(paper_shown(p, "Etter")->y < paper_shown(p, "note1.0")->y);
    assert_true(paper_shown(p, "note1.0")->y < paper_shown(p, "note3.0")->y);
    paper_reads_well(p);
}

static const char *nth_of(paper *p, const char *format, int nth)
{
    return str_text(p->arena, str_format(p->arena, format, nth));
}

/* Row n calls note n. */
static void say_noted_table(paper *p, int rows)
{
    doc_table *t = paper_table(p, 1);
    for (int i = 1; i <= rows; i++) {
        doc_cell *cell = row_add(p->arena, t, ROW_BODY);
        inline_add_text(p->arena, &cell[0].text, str_format(p->arena, "rad%d.", i));
        inline_add(&cell[0].text, paper_call(p, i));
    }
}

/* Each note stands on the page of its row, below all rows there, in order, above the foot. */
static void notes_are_with_their_rows(paper *p, int rows)
{
    length before = 0, last_row = 0;
    for (int i = rows; i > 0; i--) {
        const size_t page = paper_page(p, nth_of(p, "rad%d.", i));
        const bool ends = i == rows || page != paper_page(p, nth_of(p, "rad%d.", i + 1));
        const length y = paper_shown(p, nth_of(p, "note%d.0", i))->y;
        if (ends) {
            last_row = paper_shown(p, nth_of(p, "rad%d.", i))->y;
            before = p->theme->page.height - p->theme->page.foot;
        }
        assert_int_equal(paper_page(p, nth_of(p, "note%d.0", i)), page);
        assert_true(y > last_row);
        assert_true(y < before);
        before = y;
    }
}

static void each_part_of_a_table_has_its_notes(void **state)
{
    paper *p = *state;
    const int rows = 60;
    for (int i = 1; i <= rows; i++)
        define(p, i, nth_of(p, "note%d.", i), 2);
    for (int above = 0; above < 12; above += 3) {
        p->doc->blocks = (block_list){ 0 };
        paper_say_numbered(p, above);
        say_noted_table(p, rows);
        paper_say(p, "Etter");
        paper_set(p);
        notes_are_with_their_rows(p, rows);
        assert_true(paper_page(p, "rad60.") >= 2);
        assert_true(paper_shown(p, "Etter")->y > paper_shown(p, "note60.0")->y);
        paper_reads_well(p);
    }
}

/* ---- tables ---------------------------------------------------------------------------------- */

/* On the pages that it goes on to, a table has its caption and header again, but their notes stand on the
   first. */
static void captions_call_their_notes_once(void **state)
{
    paper *p = *state;
    for (int i = 1; i <= 12; i++)
        define(p, i, "ord", 3);
    doc_table *t = arena_make(p->arena, doc_table);
    t->column_count = 1;
    t->columns = arena_array(p->arena, doc_column, 1);
    doc_block *b = block_new(p->arena, BLOCK_TABLE);
    b->table = t;
    inline_add_text(p->arena, &b->text, STR("Tittelen"));
    inline_add(&b->text, paper_call(p, 11));
    doc_cell *head = row_add(p->arena, t, ROW_HEADER);
    inline_add_text(p->arena, &head->text, STR("Kolonnen"));
    inline_add(&head->text, paper_call(p, 12));
    for (int i = 0; i < 120; i++)
        inline_add_text(p->arena, &row_add(p->arena, t, ROW_BODY)->text, STR("rad"));
    paper_add(p, b);
    const typeset *set = paper_set(p);
    assert_true(set->pages.len > 2);
    assert_non_null(paper_find(set, "Kolonnen", 2, NULL));
    assert_int_equal(paper_ends(set, "11"), 2); /* the call, and the note's own */
    assert_int_equal(paper_ends(set, "12"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAPER(captions_call_their_notes_once),
        PAPER(notes_are_whole),
        PAPER(divided_notes_keep_their_order),
        PAPER(notes_of_a_table_stand_below_it),
        PAPER(notes_may_call_notes),
        PAPER(each_part_of_a_table_has_its_notes),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
