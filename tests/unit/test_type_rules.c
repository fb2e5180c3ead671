/*
 * test_type_rules: what pages owe their reader. Two lines below each heading, boxes and rows whole
 * where a page has room, tables that are calm, even bottoms, no last page of a few lines.
 */
#include "type_test.h"

static void say_lines(paper *p, int count)
{
    for (int i = 0; i < count; i++)
        paper_say(p, "linje");
}

/* ---- headings, boxes, lists ---------------------------------------------------------------------- */

/* Two paragraphs of one line each: both go with the heading, wherever the page ends. */
static void headings_have_two_lines(void **state)
{
    paper *p = *state;
    for (int above = 0; above < 45; above++) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, above);
        paper_add(p, block_heading(p->arena, 2, STR("Overskrift"), STR("")));
        paper_say(p, "første");
        paper_say(p, "andre");
        say_lines(p, 30);
        paper_set(p);
        assert_int_equal(paper_page(p, "Overskrift"), paper_page(p, "andre"));
    }
}

/* "Målet er:" and what it is, wherever the page ends. */
static void announcements_stay_with_what_they_announce(void **state)
{
    paper *p = *state;
    for (int above = 20; above < 45; above++) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, above);
        paper_say(p, "Målet er:");
        paper_say(p, "flere turer");
        say_lines(p, 5);
        paper_set(p);
        assert_int_equal(paper_page(p, "Målet"), paper_page(p, "flere turer"));
    }
}

static void add_group(paper *p, group_role role, const char *label, const char *said)
{
    doc_block *group = block_group(p->arena, role, str_of(label));
    block_append(group, block_paragraph(p->arena, str_of(said)));
    paper_add(p, group);
}

static void votes_stay_with_the_decision_after_them(void **state)
{
    paper *p = *state;
    for (int above = 20; above < 50; above++) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, above);
        add_group(p, GROUP_VOTES, "Votering", "fire mot tre");
        add_group(p, GROUP_DECISION, "Vedtak", "Båten males.");
        say_lines(p, 5);
        paper_set(p);
        assert_int_equal(paper_page(p, "fire"), paper_page(p, "Båten"));
    }
}

static void hang_nothing(theme *t)
{
    t->hang_numbers = t->even_pages = false;
}

/* Where labels do not hang beside their text, they stand above it. */
static void labels_stay_with_their_text(void **state)
{
    paper *p = *state;
    p->theme = paper_theme(p, hang_nothing);
    for (int above = 40; above < 80; above++) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, above / 2);
        paper_fill(p, (size_t)above % 2);
        add_group(p, GROUP_DECISION, "Vedtak", "Båten males.");
        say_lines(p, 30);
        paper_set(p);
        assert_int_equal(paper_page(p, "Vedtak"), paper_page(p, "Båten"));
    }
}

static doc_block *box_of(paper *p, int lines)
{
    doc_block *box = block_group(p->arena, GROUP_BOX, STR("Boks"));
    for (int i = 0; i < lines; i++)
        block_append(box,
                     block_paragraph(p->arena, str_format(p->arena, "Setning nummer %d.", i + 1)));
    return box;
}

static void boxes_are_whole_where_they_fit(void **state)
{
    paper *p = *state;
    for (int above = 1; above < 45; above += 2) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, above);
        paper_add(p, box_of(p, 18));
        say_lines(p, 20);
        paper_set(p);
        assert_int_equal(paper_page(p, "Boks"), paper_page(p, "nummer 18."));
    }
}

static size_t grounds_on(const paper *p, size_t page)
{
    size_t grounds = 0;
    for (size_t k = 0; k < p->set->pages.at[page].marks.len; k++)
        grounds += p->set->pages.at[page].marks.at[k].colour == COLOUR_TINT;
    return grounds;
}

/* What is longer than a page begins where it stands, closed at the foot and opened at the head. */
static void longer_boxes_begin_where_they_stand(void **state)
{
    paper *p = *state;
    say_lines(p, 10);
    paper_add(p, box_of(p, 60));
    paper_set(p);
    assert_int_equal(paper_page(p, "Boks"), 0);
    assert_int_equal(paper_page(p, "nummer 2."), 0);
    assert_true(paper_page(p, "nummer 60.") > 0);
    for (size_t i = 0; i <= paper_page(p, "nummer 60."); i++)
        assert_int_equal(grounds_on(p, i), 1);
}

/* A quotation of paragraphs, two lines each. */
static doc_block *pull_quote_of(paper *p, int paragraphs)
{
    doc_block *quote = block_group(p->arena, GROUP_PULL_QUOTE, STR(""));
    for (int i = 0; i < paragraphs; i++)
        block_append(quote, block_paragraph(
                                p->arena, str_format(p->arena,
                                                     "Ledd%d. Havna er vår, og den som vil ha den "
                                                     "må ta vare på brygga og på båtene der.",
                                                     i)));
    return quote;
}

static void pull_quotes_are_whole_where_they_fit(void **state)
{
    paper *p = *state;
    for (int above = 20; above < 40; above += 3) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, above);
        paper_add(p, pull_quote_of(p, 4));
        say_lines(p, 20);
        paper_set(p);
        assert_int_equal(paper_page(p, "Ledd0."), paper_page(p, "Ledd3."));
    }
}

/* The mark in the margin is left out where the text has marks of its own, also inside emphasis. */
static void pull_quotes_have_one_mark(void **state)
{
    paper *p = *state;
    doc_block *bare = block_group(p->arena, GROUP_PULL_QUOTE, STR(""));
    block_append(bare, block_paragraph(p->arena, STR("Havna er vår.")));
    paper_add(p, bare);
    assert_int_equal(paper_ends(paper_set(p), "\u00ab"), 1);
    inline_list said = { 0 };
    inline_add_text(p->arena, &said, STR("«Havna» er vår"));
    doc_block *marked = block_paragraph(p->arena, STR(""));
    inline_add(&marked->text, inline_around(p->arena, INLINE_STRONG, said));
    bare->first = bare->last = NULL;
    block_append(bare, marked);
    assert_int_equal(paper_ends(paper_set(p), "\u00ab"), 0);
    assert_non_null(paper_find(p->set, "«Havna", 0, NULL));
}

/* It is that of the language; one that stands high is lowered to the capitals of the line. */
static void pull_quotes_have_the_mark_of_their_language(void **state)
{
    paper *p = *state;
    doc_block *quote = block_group(p->arena, GROUP_PULL_QUOTE, STR(""));
    block_append(quote, block_paragraph(p->arena, STR("The harbour is ours.")));
    paper_add(p, quote);
    p->doc->quotation_mark = STR("\u201c");
    const typeset *set = paper_set(p);
    assert_int_equal(paper_ends(set, "\u00ab"), 0);
    const type_mark *mark = paper_find(set, "\u201c", 0, NULL), *line = paper_find(set, "The harbour", 0, NULL);
    assert_true(mark->y > line->y);
    assert_true(mark->y - mark->size * 72 / 100 <= line->y);
}

/* It begins where it stands, and none of its lines is alone: these have two each. */
static void longer_pull_quotes_break_between_paragraphs(void **state)
{
    paper *p = *state;
    for (int above = 5; above < 20; above++) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, above);
        paper_add(p, pull_quote_of(p, 30));
        paper_set(p);
        assert_int_equal(paper_page(p, "Ledd0."), 0);
        for (size_t nth = 0; nth < 30; nth++) {
            size_t first, last;
            assert_non_null(paper_find(p->set, "Ledd", nth, &first));
            assert_non_null(paper_find(p->set, "båtene der.", nth, &last));
            assert_int_equal(first, last);
        }
    }
}

/* "Vises til sak 3" is never alone at the head of a page, though what it follows is long and whole. */
static void references_stay_with_their_case(void **state)
{
    paper *p = *state;
    for (int above = 0; above < 40; above++) {
        p->doc->blocks = (block_list){ 0 };
        doc_block *seen = block_group(p->arena, GROUP_REFERENCES, STR("Viser til"));
        block_append(seen, block_paragraph(p->arena, STR("sak tre")));
        block_append(seen, block_paragraph(p->arena, STR("sak fire")));
        say_lines(p, above);
        paper_add(p, pull_quote_of(p, 12));
        paper_add(p, seen);
        say_lines(p, 25);
        paper_set(p);
        assert_int_equal(paper_page(p, "Ledd11."), paper_page(p, "sak tre"));
        assert_int_equal(paper_page(p, "sak tre"), paper_page(p, "sak fire"));
    }
}

/* A day in the history of a matter stands with what was decided then. */
static void days_stay_with_their_decision(void **state)
{
    paper *p = *state;
    for (int above = 10; above < 50; above++) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, above);
        doc_block *day = block_group(p->arena, GROUP_EVENT, STR("5. mai 2025"));
        doc_block *decision = block_group(p->arena, GROUP_DECISION, STR("Vedtak"));
        block_append(day, block_paragraph(p->arena, STR("Rådet, sak to")));
        block_append(decision, block_paragraph(p->arena, STR("Båten males.")));
        block_append(day, decision);
        paper_add(p, day);
        say_lines(p, 25);
        paper_set(p);
        assert_int_equal(paper_page(p, "sak to"), paper_page(p, "Båten males."));
    }
}

static void no_item_is_alone(void **state)
{
    paper *p = *state;
    for (int above = 20; above < 45; above++) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, above);
        doc_block *list = block_new(p->arena, BLOCK_LIST);
        for (int i = 0; i < 6; i++) {
            doc_block *entry = block_new(p->arena, BLOCK_ITEM);
            block_append(entry, block_paragraph(p->arena, str_format(p->arena, "punkt%d.", i)));
            block_append(list, entry);
        }
        paper_add(p, list);
        say_lines(p, 20);
        paper_set(p);
        assert_int_equal(paper_page(p, "punkt0."), paper_page(p, "punkt1."));
        assert_int_equal(paper_page(p, "punkt4."), paper_page(p, "punkt5."));
    }
}

/* ---- notes ----------------------------------------------------------------------------------- */

/* ---- tables -------------------------------------------------------------------------------------- */

/* Eight rows go to the next page together. */
static void short_tables_are_whole(void **state)
{
    paper *p = *state;
    for (int above = 20; above < 50; above++) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, above);
        doc_table *t = paper_table(p, 1);
        for (int i = 0; i < 8; i++) {
            doc_cell *cells = row_add(p->arena, t, i == 0 ? ROW_HEADER : ROW_BODY);
            inline_add_text(p->arena, &cells[0].text, str_format(p->arena, "rad%d.", i));
        }
        say_lines(p, 25);
        paper_set(p);
        assert_int_equal(paper_page(p, "rad0."), paper_page(p, "rad7."));
    }
}

/* A row of twenty lines, with the page's end in it. */
static void rows_are_whole(void **state)
{
    paper *p = *state;
    buf text = buf_new(p->arena);
    for (int i = 0; i < 260; i++)
        buf_format(&text, "celle%d ", i);
    say_lines(p, 20);
    doc_table *t = paper_table(p, 2);
    for (int i = 0; i < 3; i++) {
        doc_cell *cells = row_add(p->arena, t, ROW_BODY);
        inline_add_text(p->arena, &cells[0].text, STR("rad"));
        inline_add_text(p->arena, &cells[1].text, buf_str(&text));
    }
    paper_set(p);
    for (size_t i = 0; i < 3; i++) {
        size_t first, last;
        assert_non_null(paper_find(p->set, "celle0 ", i, &first));
        assert_non_null(paper_find(p->set, "celle259", i, &last));
        assert_int_equal(first, last);
    }
}

static void rows_longer_than_a_page_are_divided(void **state)
{
    paper *p = *state;
    buf text = buf_new(p->arena);
    for (int i = 0; i < 1500; i++)
        buf_format(&text, "celle%d ", i);
    doc_table *t = paper_table(p, 1);
    inline_add_text(p->arena, &row_add(p->arena, t, ROW_BODY)[0].text, buf_str(&text));
    paper_set(p);
    assert_int_equal(paper_page(p, "celle0 "), 0);
    assert_true(paper_page(p, "celle1499") > 0);
    assert_int_equal(paper_messages(p, MSG_BLOCK_TOO_TALL), 0);
}

/* Beside short ones, in a cell that would be longer in one line than a length can be. */
static void longest_cells_leave_room_for_others(void **state)
{
    paper *p = *state;
    buf text = buf_new(p->arena);
    for (int i = 0; i < 1800; i++)
        buf_format(&text, "celle%d ", i);
    doc_table *t = paper_table(p, 3);
    doc_cell *cells = row_add(p->arena, t, ROW_BODY);
    inline_add_text(p->arena, &cells[0].text, STR("Juni"));
    inline_add_text(p->arena, &cells[1].text, buf_str(&text));
    inline_add_text(p->arena, &cells[2].text, STR("Siste"));
    paper_set(p);
    assert_true(p->set->pages.len < 8);
    assert_in_range(paper_shown(p, "Siste")->x, p->theme->page.width / 2, p->theme->page.width);
    assert_int_equal(paper_messages(p, MSG_LINE_TOO_LONG), 0);
}

/* Wherever the page ends. */
static void headers_have_two_rows(void **state)
{
    paper *p = *state;
    p->theme = paper_theme(p, paper_uneven);
    for (int above = 40; above < 80; above++) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, above / 2);
        paper_fill(p, (size_t)above % 2);
        doc_table *t = paper_table(p, 1);
        inline_add_text(p->arena, &row_add(p->arena, t, ROW_HEADER)[0].text, STR("Hode"));
        for (int i = 0; i < 20; i++)
            inline_add_text(p->arena, &row_add(p->arena, t, ROW_BODY)[0].text,
                            str_format(p->arena, "rad%d.", i));
        paper_set(p);
        assert_int_equal(paper_page(p, "Hode"), paper_page(p, "rad1."));
        assert_int_equal(paper_page(p, "rad18."), paper_page(p, "rad19."));
    }
}

static void say_row(paper *p, doc_table *t, row_kind kind, str said)
{
    inline_add_text(p->arena, &row_add(p->arena, t, kind)[0].text, said);
}

static void say_groups(paper *p)
{
    doc_table *t = paper_table(p, 1);
    say_row(p, t, ROW_HEADER, STR("Hode"));
    for (int i = 0; i < 4; i++) {
        say_row(p, t, ROW_GROUP, str_format(p->arena, "gruppe%d.", i));
        for (int k = 0; k < 5; k++)
            say_row(p, t, ROW_BODY, str_format(p->arena, "rad%d%d.", i, k));
        say_row(p, t, ROW_SUM, str_format(p->arena, "sum%d.", i));
    }
}

static void groups_begin_and_sums_end_with_a_row(void **state)
{
    paper *p = *state;
    p->theme = paper_theme(p, paper_uneven);
    for (int above = 20; above < 80; above++) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, above / 2);
        paper_fill(p, (size_t)above % 2);
        say_groups(p);
        paper_set(p);
        assert_int_equal(paper_page(p, "gruppe1."), paper_page(p, "rad10."));
        assert_int_equal(paper_page(p, "gruppe2."), paper_page(p, "rad20."));
        assert_int_equal(paper_page(p, "rad14."), paper_page(p, "sum1."));
        assert_int_equal(paper_page(p, "rad34."), paper_page(p, "sum3."));
    }
}

/* The accent is for decisions and links in the text: a column of dates that are links is calm, and so is what
   is done. */
static void tables_are_calm(void **state)
{
    paper *p = *state;
    doc_link *link = arena_make(p->arena, doc_link);
    *link = (doc_link){ .kind = LINK_URL, .url = STR("https://eksempel.no/") };
    doc_block *b = block_paragraph(p->arena, STR(""));
    inline_add(&b->text, inline_link(p->arena, link, STR("Lenken")));
    paper_add(p, b);
    doc_table *t = paper_table(p, 2);
    doc_cell *cells = row_add(p->arena, t, ROW_BODY);
    inline_add(&cells[0].text, inline_link(p->arena, link, STR("01.02.2026")));
    inline_list done = { 0 };
    inline_add_text(p->arena, &done, STR("Ryddet"));
    inline_add(&cells[1].text, inline_around(p->arena, INLINE_STRIKE, done));
    paper_set(p);
    assert_int_equal(paper_shown(p, "Lenken")->colour, COLOUR_ACCENT);
    assert_int_equal(paper_shown(p, "01.02.2026")->colour, COLOUR_DEEP);
    assert_int_equal(paper_shown(p, "Ryddet")->colour, COLOUR_QUIET);
}

/* A label hangs beside its table, though a line in it must be broken for that. */
static void labelled_tables_leave_the_margin(void **state)
{
    paper *p = *state;
    doc_block *group = block_group(p->arena, GROUP_ACTIONS, STR("Oppfølging"));
    doc_table *t = paper_table(p, 2);
    block_append(group, p->doc->blocks.first);
    p->doc->blocks = (block_list){ 0 };
    doc_cell *cells = row_add(p->arena, t, ROW_BODY);
    inline_add_text(p->arena, &cells[0].text, STR("BA"));
    inline_add_text(
        p->arena, &cells[1].text,
        STR("sender forslaget om nye regler for utleie av hytta til alle medlemmene, og "
            "samler svarene til neste møte"));
    paper_add(p, group);
    paper_set(p);
    assert_int_equal(paper_shown(p, "BA")->x, p->theme->page.inside + p->theme->page.text_left);
    assert_int_equal(paper_shown(p, "Oppfølging")->x, p->theme->page.inside);
    assert_int_equal(paper_shown(p, "Oppfølging")->y, paper_shown(p, "BA")->y);
}

/* ---- the foot of the page ------------------------------------------------------------------------ */

static void say_sections(paper *p)
{
    for (int i = 0; i < 30; i++) {
        if (i % 3 == 0)
            paper_add(p, block_heading(p->arena, 2, STR("Overskrift"), STR("")));
        paper_fill(p, 1);
    }
}

/* Their last lines stand level; where the theme does not ask for it, they need not. */
static void pages_end_at_one_height(void **state)
{
    paper *p = *state;
    say_sections(p);
    paper_set(p);
    assert_true(p->set->pages.len > 2);
    for (size_t i = 1; i + 1 < p->set->pages.len; i++)
        assert_in_range(paper_bottom(p, i) - paper_bottom(p, 0) + 4, 0, 8);
    p->theme = paper_theme(p, paper_uneven);
    paper_set(p);
    bool differs = false;
    for (size_t i = 1; i + 1 < p->set->pages.len; i++)
        differs |= paper_bottom(p, i) != paper_bottom(p, 0);
    assert_true(differs);
}

static int most_on_a_page(paper *p)
{
    for (int count = 1;; count++) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, count);
        if (paper_set(p)->pages.len > 1)
            return count - 1;
    }
}

/* Rather than a page of one line, spaces that are a little smaller; and nothing below the text. */
static void a_line_too_many_is_taken_in(void **state)
{
    paper *p = *state;
    const theme *even = p->theme;
    p->theme = paper_theme(p, paper_uneven);
    const int fewer = most_on_a_page(p);
    p->theme = even;
    const int most = most_on_a_page(p);
    assert_in_range(most, fewer + 1, fewer + 2);
    p->doc->blocks = (block_list){ 0 };
    say_lines(p, most - 1);
    paper_say(p, "slutten");
    paper_set(p);
    assert_int_equal(paper_page(p, "slutten"), 0);
    assert_true(paper_shown(p, "slutten")->y <= even->page.height - even->page.foot);
}

static void lines_keep_their_distance(void **state)
{
    paper *p = *state;
    say_sections(p);
    paper_set(p);
    for (size_t i = 0; i < 30; i++) {
        const type_mark *one = paper_find(p->set, "Styringsgruppen", i, NULL),
                        *other = paper_find(p->set, "innkallingen", i, NULL);
        assert_int_equal((other->y - one->y) % p->theme->leading, 0);
    }
}

static size_t lines_on(const paper *p, size_t page)
{
    size_t lines = 0;
    for (size_t k = 0; k < p->set->pages.at[page].marks.len; k++)
        lines += p->set->pages.at[page].marks.at[k].element >= 0
                 && p->set->pages.at[page].marks.at[k].kind == MARK_GLYPHS;
    return lines;
}

/* The pages before give it some of theirs. */
static void the_last_page_has_more_than_a_few_lines(void **state)
{
    paper *p = *state;
    for (int lines = 30; lines < 80; lines++) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, lines);
        paper_set(p);
        if (p->set->pages.len > 1)
            assert_true(lines_on(p, p->set->pages.len - 1) > 3);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAPER(headings_have_two_lines),
        PAPER(announcements_stay_with_what_they_announce),
        PAPER(votes_stay_with_the_decision_after_them),
        PAPER(labels_stay_with_their_text),
        PAPER(boxes_are_whole_where_they_fit),
        PAPER(longer_boxes_begin_where_they_stand),
        PAPER(pull_quotes_have_one_mark),
        PAPER(pull_quotes_have_the_mark_of_their_language),
        PAPER(pull_quotes_are_whole_where_they_fit),
        PAPER(longer_pull_quotes_break_between_paragraphs),
        PAPER(references_stay_with_their_case),
        PAPER(days_stay_with_their_decision),
        PAPER(no_item_is_alone),
        PAPER(short_tables_are_whole),
        PAPER(rows_are_whole),
        PAPER(rows_longer_than_a_page_are_divided),
        PAPER(longest_cells_leave_room_for_others),
        PAPER(headers_have_two_rows),
        PAPER(groups_begin_and_sums_end_with_a_row),
        PAPER(tables_are_calm),
        PAPER(labelled_tables_leave_the_margin),
        PAPER(pages_end_at_one_height),
        PAPER(a_line_too_many_is_taken_in),
        PAPER(lines_keep_their_distance),
        PAPER(the_last_page_has_more_than_a_few_lines),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
