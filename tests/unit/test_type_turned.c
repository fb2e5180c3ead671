/*
 * test_type_turned: tables on pages that are turned on their side. The text goes on before them; what
 * announces them goes with them; what is read keeps its order.
 */
#include "type_test.h"

static void say_wide_table(paper *p)
{
    doc_table *t = paper_table(p, 12);
    for (int row = 0; row < 3; row++) {
        doc_cell *cells = row_add(p->arena, t, row == 0 ? ROW_HEADER : ROW_BODY);
        for (int i = 0; i < 12; i++)
            inline_add_text(p->arena, &cells[i].text, STR("1234567890"));
    }
}

/* The text goes on before it; the page after stands upright again; all have their foot line. */
static void wide_tables_get_a_turned_page(void **state)
{
    paper *p = *state;
    paper_add(p, block_heading(p->arena, 2, STR("Overskrift"), STR("")));
    say_wide_table(p);
    paper_say_numbered(p, 60);
    const typeset *set = paper_set(p);
    assert_int_equal(set->pages.len, 3);
    assert_int_equal(paper_page(p, "Overskrift"), 0);
    assert_int_equal(paper_page(p, "linje0."), 0);
    assert_int_equal(paper_page(p, "1234567890"), 1);
    assert_int_equal(paper_page(p, "linje59."), 2);
    assert_int_equal(set->pages.at[0].width, p->theme->page.width);
    assert_int_equal(set->pages.at[1].width, p->theme->page.height);
    assert_int_equal(set->pages.at[1].height, p->theme->page.width);
    assert_int_equal(set->pages.at[2].width, p->theme->page.width);
    assert_int_equal(paper_messages(p, MSG_TABLE_TOO_WIDE), 0);
    const type_mark *number = paper_shown(p, "side 2 av 3");
    assert_true(number->y < p->theme->page.width);
    assert_int_equal(paper_right(number), p->theme->page.height - p->theme->page.outside);
}

/* The page before it is as full as if the table were not there, wherever it is called. */
static void text_goes_on_before_turned_pages(void **state)
{
    paper *p = *state;
    for (int above = 1; above < 29; above += 3) {
        p->doc->blocks = (block_list){ 0 };
        p->theme = paper_theme(p, paper_uneven);
        paper_say_numbered(p, 60);
        const size_t full = paper_set(p)->pages.len;
        size_t nth = 0;
        const length bottom = paper_bottom(p, 0);
        doc_block *at = p->doc->blocks.first, *rest;
        while (nth++ < (size_t)above)
            at = at->next;
        rest = at->next;
        at->next = NULL;
        p->doc->blocks.last = at;
        say_wide_table(p);
        p->doc->blocks.last->next = rest;
        paper_set(p);
        assert_int_equal(p->set->pages.len, full + 1);
        assert_int_equal(paper_page(p, "1234567890"), 1);
        assert_int_equal(paper_bottom(p, 0), bottom);
    }
}

/* Text may stand before the turned page, but not the next table: the numbers of tables keep their order. */
static void tables_do_not_pass_turned_ones(void **state)
{
    paper *p = *state;
    paper_say_numbered(p, 20);
    say_wide_table(p);
    paper_say(p, "Teksten mellom.");
    doc_table *t = paper_table(p, 2);
    for (int row = 0; row < 3; row++) {
        doc_cell *cells = row_add(p->arena, t, row == 0 ? ROW_HEADER : ROW_BODY);
        inline_add_text(p->arena, &cells[0].text, STR("liten"));
        inline_add_text(p->arena, &cells[1].text, STR("tabell"));
    }
    paper_set(p);
    assert_int_equal(paper_page(p, "linje19."), 0);
    assert_int_equal(paper_page(p, "1234567890"), 1);
    assert_int_equal(paper_page(p, "liten"), 2);
}

/* "Slik er de:" goes with the table; the text after it does not wait. */
static void announcements_are_turned_with_their_table(void **state)
{
    paper *p = *state;
    paper_say_numbered(p, 5);
    paper_say(p, "Slik er de:");
    say_wide_table(p);
    paper_say(p, "Etter");
    paper_set(p);
    assert_int_equal(paper_page(p, "Etter"), 0);
    assert_int_equal(paper_page(p, "Slik er de:"), 1);
    assert_int_equal(paper_page(p, "1234567890"), 1);
    assert_int_equal(p->set->pages.len, 2);
}

/* With nothing else in their section they stand in its place, below their heading; and two of them
   that stand beside each other share a page. */
static void turned_tables_alone_keep_their_heading(void **state)
{
    paper *p = *state;
    paper_say_numbered(p, 5);
    paper_add(p, block_heading(p->arena, 2, STR("Denne"), STR("")));
    say_wide_table(p);
    paper_add(p, block_heading(p->arena, 2, STR("Andre"), STR("")));
    paper_say(p, "Etter");
    say_wide_table(p);
    say_wide_table(p);
    paper_add(p, block_heading(p->arena, 2, STR("Siste"), STR("")));
    say_wide_table(p);
    const typeset *set = paper_set(p);
    assert_int_equal(paper_page(p, "linje4."), 0);
    assert_int_equal(paper_page(p, "Denne"), 1);
    assert_int_equal(paper_page(p, "1234567890"), 1);
    assert_int_equal(paper_page(p, "Andre"), 2);
    assert_int_equal(paper_page(p, "Etter"), 2);
    assert_int_equal(set->pages.at[3].width, p->theme->page.height);
    assert_int_equal(paper_page(p, "Siste"), 4);
    assert_int_equal(set->pages.at[4].width, p->theme->page.height);
    assert_int_equal(set->pages.len, 5);
}

/* What is read stays in the order of the document, and a long one takes the pages that it needs. */
static void long_turned_tables_are_divided(void **state)
{
    paper *p = *state;
    paper_say_numbered(p, 5);
    for (int i = 0; i < 30; i++)
        say_wide_table(p);
    paper_say_numbered(p, 100);
    buf said = buf_new(p->arena), text = buf_new(p->arena);
    type_text(paper_set(p), &text);
    document_text(p->doc, &said);
    assert_str(str_trim(buf_str(&text)), str_text(p->arena, str_trim(buf_str(&said))));
    size_t turned = 0;
    for (size_t i = 0; i < p->set->pages.len; i++)
        turned += p->set->pages.at[i].width == p->theme->page.height;
    assert_in_range(turned, 3, 8);
    assert_int_equal(p->set->pages.at[0].width, p->theme->page.width);
    assert_int_equal(p->set->pages.at[turned].width, p->theme->page.height);
    assert_int_equal(paper_messages(p, MSG_BLOCK_TOO_TALL), 0);
}

static void turn_nothing(theme *t)
{
    t->turn_tables = false;
}

static void without_leave_no_page_is_turned(void **state)
{
    paper *p = *state;
    p->theme = paper_theme(p, turn_nothing);
    say_wide_table(p);
    assert_int_equal(paper_set(p)->pages.at[0].width, p->theme->page.width);
    assert_int_equal(paper_messages(p, MSG_TABLE_TOO_WIDE), 1);
}

/* ---- the foot of the page -------------------------------------------------------------------- */

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAPER(wide_tables_get_a_turned_page),
        PAPER(text_goes_on_before_turned_pages),
        PAPER(tables_do_not_pass_turned_ones),
        PAPER(announcements_are_turned_with_their_table),
        PAPER(turned_tables_alone_keep_their_heading),
        PAPER(long_turned_tables_are_divided),
        PAPER(without_leave_no_page_is_turned),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
