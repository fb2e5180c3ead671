/*
 * test_type_rules: what pages owe their reader. Two lines below each heading, boxes and rows whole
 * where a page has room, notes whole and in order, those of a table below it, even bottoms, no last
 * page of a few lines, running heads, numbers, and pages that are turned for wide tables.
 */
#include "type_test.h"

static void say_lines(paper *p, int count)
{
    for (int i = 0; i < count; i++)
        paper_say(p, "linje");
}

static const theme *theme_with(paper *p, void (*change)(theme *t))
{
    theme *changed = arena_make(p->arena, theme);
    *changed = *p->theme;
    change(changed);
    return changed;
}

/* ---- headings, boxes, lists ------------------------------------------------------------------ */

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
        say_lines(p, 5);
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
        say_lines(p, above);
        paper_add(p, pull_quote_of(p, 12));
        paper_add(p, seen);
        say_lines(p, 25);
        paper_set(p);
        assert_int_equal(paper_page(p, "Ledd11."), paper_page(p, "sak tre"));
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

static inline_node *call_of(paper *p, int number)
{
    inline_node *call = inline_new(p->arena, INLINE_NOTE);
    call->number = number;
    return call;
}

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
        inline_add(&b->text, call_of(p, first + i));
    paper_add(p, b);
}

/* Word by word, whatever page it stands on. */
static void says_what_the_document_says(const paper *p)
{
    buf said = buf_new(p->arena), set = buf_new(p->arena);
    type_text(p->set, &set);
    document_text(p->doc, &said);
    str one = str_replace(p->arena, buf_str(&set), STR("\n"), STR(" "));
    str other = str_replace(p->arena, buf_str(&said), STR("\n"), STR(" "));
    assert_str(str_trim(str_replace(p->arena, one, STR("  "), STR(" "))),
               str_text(p->arena, str_trim(str_replace(p->arena, other, STR("  "), STR(" ")))));
}

/* A note of fifteen lines is not divided, wherever it is called on the page. */
static void notes_are_whole(void **state)
{
    paper *p = *state;
    define(p, 1, "ord", 160);
    for (int above = 0; above < 36; above += 3) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, above);
        call_notes(p, "Kall", 1, 1);
        say_lines(p, 40);
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
    say_lines(p, 10);
    call_notes(p, "Kall", 1, 2);
    say_lines(p, 60);
    paper_set(p);
    says_what_the_document_says(p);
    assert_true(paper_page(p, "lang899") > paper_page(p, "lang0 "));
    const type_mark *end = paper_shown(p, "lang899"), *other = paper_shown(p, "kort0");
    assert_true(paper_page(p, "kort0") > paper_page(p, "lang899") || other->y > end->y);
}

static doc_table *table_of(paper *p, int columns)
{
    doc_block *b = block_new(p->arena, BLOCK_TABLE);
    doc_table *t = arena_make(p->arena, doc_table);
    t->column_count = columns;
    t->columns = arena_array(p->arena, doc_column, (size_t)columns);
    b->table = t;
    paper_add(p, b);
    return t;
}

static void notes_of_a_table_stand_below_it(void **state)
{
    paper *p = *state;
    define(p, 1, "fotnote", 3);
    define(p, 2, "tabellnote", 3);
    define(p, 3, "siste", 3);
    call_notes(p, "Før tabellen", 1, 1);
    doc_table *t = table_of(p, 1);
    doc_cell *cell = row_add(p->arena, t, ROW_BODY);
    inline_add_text(p->arena, &cell[0].text, STR("Celle"));
    inline_add(&cell[0].text, call_of(p, 2));
    call_notes(p, "Etter tabellen", 3, 1);
    paper_set(p);
    assert_true(paper_shown(p, "Celle")->y < paper_shown(p, "tabellnote0")->y);
    assert_true(paper_shown(p, "tabellnote0")->y < paper_shown(p, "Etter")->y);
    assert_true(paper_shown(p, "Etter")->y < paper_shown(p, "fotnote0")->y);
    says_what_the_document_says(p);
}

/* ---- tables ---------------------------------------------------------------------------------- */

/* A row of twenty lines, with the page's end in it. */
static void rows_are_whole(void **state)
{
    paper *p = *state;
    buf text = buf_new(p->arena);
    for (int i = 0; i < 260; i++)
        buf_format(&text, "celle%d ", i);
    say_lines(p, 20);
    doc_table *t = table_of(p, 2);
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
    doc_table *t = table_of(p, 1);
    inline_add_text(p->arena, &row_add(p->arena, t, ROW_BODY)[0].text, buf_str(&text));
    paper_set(p);
    assert_int_equal(paper_page(p, "celle0 "), 0);
    assert_true(paper_page(p, "celle1499") > 0);
    assert_int_equal(paper_messages(p, MSG_BLOCK_TOO_TALL), 0);
}

/* A label hangs beside its table, though a line in it must be broken for that. */
static void labelled_tables_leave_the_margin(void **state)
{
    paper *p = *state;
    doc_block *group = block_group(p->arena, GROUP_ACTIONS, STR("Oppfølging"));
    doc_table *t = table_of(p, 2);
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

static void say_wide_table(paper *p)
{
    doc_table *t = table_of(p, 12);
    for (int row = 0; row < 3; row++) {
        doc_cell *cells = row_add(p->arena, t, row == 0 ? ROW_HEADER : ROW_BODY);
        for (int i = 0; i < 12; i++)
            inline_add_text(p->arena, &cells[i].text, STR("1234567890"));
    }
}

/* The heading goes with it; the page after stands upright again; all have their foot line. */
static void wide_tables_get_a_turned_page(void **state)
{
    paper *p = *state;
    paper_say(p, "Før");
    paper_add(p, block_heading(p->arena, 2, STR("Overskrift"), STR("")));
    say_wide_table(p);
    paper_say(p, "Etter");
    const typeset *set = paper_set(p);
    assert_int_equal(set->pages.len, 3);
    assert_int_equal(paper_page(p, "Før"), 0);
    assert_int_equal(paper_page(p, "Overskrift"), 1);
    assert_int_equal(paper_page(p, "1234567890"), 1);
    assert_int_equal(paper_page(p, "Etter"), 2);
    assert_int_equal(set->pages.at[0].width, p->theme->page.width);
    assert_int_equal(set->pages.at[1].width, p->theme->page.height);
    assert_int_equal(set->pages.at[1].height, p->theme->page.width);
    assert_int_equal(set->pages.at[2].width, p->theme->page.width);
    assert_int_equal(paper_messages(p, MSG_TABLE_TOO_WIDE), 0);
    const type_mark *number = paper_shown(p, "side 2 av 3");
    assert_true(number->y < p->theme->page.width);
    assert_int_equal(paper_right(number), p->theme->page.height - p->theme->page.outside);
}

static void turn_nothing(theme *t)
{
    t->turn_tables = false;
}

static void without_leave_no_page_is_turned(void **state)
{
    paper *p = *state;
    p->theme = theme_with(p, turn_nothing);
    say_wide_table(p);
    assert_int_equal(paper_set(p)->pages.at[0].width, p->theme->page.width);
    assert_int_equal(paper_messages(p, MSG_TABLE_TOO_WIDE), 1);
}

/* ---- the foot of the page -------------------------------------------------------------------- */

static length bottom_of(const paper *p, size_t page)
{
    const length foot = p->theme->page.height - p->theme->page.foot;
    length bottom = 0;
    for (size_t k = 0; k < p->set->pages.at[page].marks.len; k++) {
        const type_mark *m = &p->set->pages.at[page].marks.at[k];
        if (m->kind == MARK_GLYPHS && m->y <= foot && m->y > bottom)
            bottom = m->y;
    }
    return bottom;
}

static void say_sections(paper *p)
{
    for (int i = 0; i < 30; i++) {
        if (i % 3 == 0)
            paper_add(p, block_heading(p->arena, 2, STR("Overskrift"), STR("")));
        paper_fill(p, 1);
    }
}

static void uneven(theme *t)
{
    t->even_pages = false;
}

/* Their last lines stand level; where the theme does not ask for it, they need not. */
static void pages_end_at_one_height(void **state)
{
    paper *p = *state;
    say_sections(p);
    paper_set(p);
    assert_true(p->set->pages.len > 2);
    for (size_t i = 1; i + 1 < p->set->pages.len; i++)
        assert_in_range(bottom_of(p, i) - bottom_of(p, 0) + 4, 0, 8);
    p->theme = theme_with(p, uneven);
    paper_set(p);
    bool differs = false;
    for (size_t i = 1; i + 1 < p->set->pages.len; i++)
        differs |= bottom_of(p, i) != bottom_of(p, 0);
    assert_true(differs);
}

/* Lines of one paragraph keep their distance all the same. */
static void leave_uneven(theme *t)
{
    t->even_pages = false;
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
    p->theme = theme_with(p, leave_uneven);
    const int uneven = most_on_a_page(p);
    p->theme = even;
    const int most = most_on_a_page(p);
    assert_in_range(most, uneven + 1, uneven + 2);
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
static void the_last_page_has_more_than_a_line(void **state)
{
    paper *p = *state;
    for (int lines = 30; lines < 80; lines++) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, lines);
        paper_set(p);
        if (p->set->pages.len > 1)
            assert_true(lines_on(p, p->set->pages.len - 1) > 1);
    }
}

static doc_block *chapter_of(paper *p, const char *title)
{
    doc_block *chapter = block_group(p->arena, GROUP_CHAPTER, STR(""));
    doc_block *heading = block_heading(p->arena, 1, str_of(title), str_of(title));
    heading->toc_wanted = true;
    block_append(chapter, heading);
    for (int i = 0; i < 60; i++)
        block_append(chapter, block_paragraph(p->arena, STR("linje")));
    paper_add(p, chapter);
    return chapter;
}

/* Where a chapter begins, its title stands already. */
static void running_heads_name_the_chapter(void **state)
{
    paper *p = *state;
    chapter_of(p, "Strand");
    chapter_of(p, "Fjell");
    const typeset *set = paper_set(p);
    assert_int_equal(set->pages.len, 4);
    size_t page;
    assert_non_null(paper_find(set, "Prøve\u2002·\u2002Strand", 0, &page));
    assert_int_equal(page, 1);
    assert_non_null(paper_find(set, "Prøve\u2002·\u2002Fjell", 0, &page));
    assert_int_equal(page, 3);
    assert_null(paper_find(set, "Prøve\u2002·\u2002Strand", 1, NULL));
}

/* Contents have a heading of the first level, but are no chapter. */
static void contents_are_no_chapter(void **state)
{
    paper *p = *state;
    doc_block *b = block_new(p->arena, BLOCK_TOC);
    doc_toc *entries = arena_make(p->arena, doc_toc);
    doc_toc_entry entry = { .level = 1, .anchor = STR("slutt") };
    inline_add_text(p->arena, &entry.text, STR("Slutten"));
    list_add(p->arena, entries, entry);
    b->toc = entries;
    b->label = STR("Innhold");
    paper_add(p, b);
    say_lines(p, 80);
    paper_add(p, block_heading(p->arena, 2, STR("Slutten"), STR("slutt")));
    const typeset *set = paper_set(p);
    for (size_t i = 0; i < set->pages.len; i++)
        assert_null(paper_find(set, "\u2002·\u2002", i, NULL));
    assert_int_equal(paper_page(p, "Innhold"), 0);
}

static void number_front(theme *t)
{
    t->roman_front = true;
}

/* Three chapters of a few lines each: pages of their own would be nearly empty, and so would that of
   the contents, unless these have numbers of their own or one page does not hold all. */
static void say_short_chapters(paper *p, int lines)
{
    p->doc->blocks = (block_list){ 0 };
    paper_say(p, "Innhold");
    say_lines(p, lines);
    for (int i = 0; i < 3; i++) {
        doc_block *chapter = block_group(p->arena, GROUP_CHAPTER, STR(""));
        str title = str_format(p->arena, "Kapittel%d.", i);
        block_append(chapter, block_heading(p->arena, 1, title, STR("")));
        block_append(chapter, block_paragraph(p->arena, STR("linje")));
        paper_add(p, chapter);
    }
    paper_set(p);
}

static void short_chapters_share_a_page(void **state)
{
    paper *p = *state;
    const theme *roman = theme_with(p, number_front), *plain = p->theme;
    for (int round = 0; round < 3; round++) {
        p->theme = round == 1 ? roman : plain;
        say_short_chapters(p, round == 2 ? 28 : 3);
        assert_int_equal(paper_page(p, "Innhold"), 0);
        assert_int_equal(paper_page(p, "Kapittel0."), round == 0 ? 0 : 1);
        assert_int_equal(paper_page(p, "Kapittel1."), paper_page(p, "Kapittel0."));
        assert_int_equal(paper_page(p, "Kapittel2."), paper_page(p, "Kapittel0."));
    }
}

/* The title stands at its head. */
static void the_first_page_has_no_running_head(void **state)
{
    paper *p = *state;
    doc_block *title = block_group(p->arena, GROUP_TITLE, STR(""));
    block_append(title, block_heading(p->arena, 1, STR("Tittelen"), STR("")));
    paper_add(p, title);
    say_lines(p, 60);
    const typeset *set = paper_set(p);
    size_t page;
    assert_non_null(paper_find(set, "Prøve", 0, &page));
    assert_int_equal(page, 1);
    assert_int_equal(paper_page(p, "side 1 av 2"), 0);
}

static void the_front_has_roman_numbers(void **state)
{
    paper *p = *state;
    p->theme = theme_with(p, number_front);
    p->doc->cover = (doc_cover){ .wanted = true, .title = STR("Årsmelding") };
    say_lines(p, 60);
    chapter_of(p, "Strand");
    const typeset *set = paper_set(p);
    static const char *const labels[] = { "", "ii", "iii", "1", "2" };
    assert_int_equal(set->pages.len, 5);
    for (size_t i = 0; i < 5; i++)
        assert_str(set->pages.at[i].label, labels[i]);
    assert_int_equal(paper_page(p, "iii"), 2);
    assert_int_equal(paper_page(p, "side 1 av 2"), 3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAPER(headings_have_two_lines),
        PAPER(announcements_stay_with_what_they_announce),
        PAPER(boxes_are_whole_where_they_fit),
        PAPER(longer_boxes_begin_where_they_stand),
        PAPER(pull_quotes_are_whole_where_they_fit),
        PAPER(longer_pull_quotes_break_between_paragraphs),
        PAPER(references_stay_with_their_case),
        PAPER(no_item_is_alone),
        PAPER(notes_are_whole),
        PAPER(divided_notes_keep_their_order),
        PAPER(notes_of_a_table_stand_below_it),
        PAPER(rows_are_whole),
        PAPER(rows_longer_than_a_page_are_divided),
        PAPER(labelled_tables_leave_the_margin),
        PAPER(wide_tables_get_a_turned_page),
        PAPER(without_leave_no_page_is_turned),
        PAPER(pages_end_at_one_height),
        PAPER(a_line_too_many_is_taken_in),
        PAPER(lines_keep_their_distance),
        PAPER(the_last_page_has_more_than_a_line),
        PAPER(running_heads_name_the_chapter),
        PAPER(contents_are_no_chapter),
        PAPER(short_chapters_share_a_page),
        PAPER(the_first_page_has_no_running_head),
        PAPER(the_front_has_roman_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
