/*
 * test_type_chapters: chapters and what stands before and beside them. Where they begin a page and where
 * they share one, running heads, contents over several pages, numbers in front.
 */
#include "type_test.h"

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

/* A chapter that begins a page begins lower than the text of other pages, and all of them as low. */
static void chapters_begin_lower(void **state)
{
    paper *p = *state;
    paper_say(p, "Innledning");
    chapter_of(p, "Strand");
    chapter_of(p, "Fjell");
    const typeset *set = paper_set(p);
    const type_mark *strand = paper_shown(p, "Strand"), *fjell = paper_shown(p, "Fjell");
    const type_mark *above = paper_shown(p, "Innledning");
    assert_int_equal(set->pages.len, 5);
    assert_int_equal(strand->y, fjell->y);
    assert_true(strand->y - above->y > 5 * p->theme->half_line);
    const type_mark *line = NULL;
    for (size_t i = 0; (line = paper_find(set, "linje", i, NULL)) != NULL; i++)
        assert_true(line->y <= p->theme->page.height - p->theme->page.foot);
}

/* In the margin, on the line of the title, inside the page; other headings have theirs as small as text. */
static void numbers_of_chapters_are_large(void **state)
{
    paper *p = *state;
    paper_say(p, "Innledning");
    doc_block *chapter = chapter_of(p, "Strand");
    chapter->first->label = STR("17");
    doc_block *below = block_heading(p->arena, 2, STR("Sand"), STR("sand"));
    below->label = STR("17.4");
    block_append(chapter, below);
    paper_set(p);
    const type_mark *number = paper_shown(p, "17"), *title = paper_shown(p, "Strand");
    assert_int_equal(number->y, title->y);
    assert_int_equal(number->x, p->theme->page.inside);
    assert_true(number->size > 2 * title->size);
    assert_true(number->y - number->size > p->theme->page.top);
    assert_int_equal(number->colour, COLOUR_LINE);
    assert_true(paper_shown(p, "17.4")->size <= paper_shown(p, "Sand")->size);
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
    paper_say_numbered(p, 80);
    paper_add(p, block_heading(p->arena, 2, STR("Slutten"), STR("slutt")));
    const typeset *set = paper_set(p);
    for (size_t i = 0; i < set->pages.len; i++)
        assert_null(paper_find(set, "\u2002·\u2002", i, NULL));
    assert_int_equal(paper_page(p, "Innhold"), 0);
}

/* A word that is nearly as long as the line, and its page number after it: it gets a hyphen. */
static void contents_divide_long_words(void **state)
{
    paper *p = *state;
    doc_toc *toc = arena_make(p->arena, doc_toc);
    doc_block *b = block_new(p->arena, BLOCK_TOC);
    b->toc = toc;
    paper_add(p, b);
    str word = STR("Samarbeids");
    for (int i = 0; i < 24; i++, word = str_format(p->arena, STR_FMT "avtale%.*s", STR_ARG(word), i % 3, "ns")) {
        doc_toc_entry entry = { .level = 1, .anchor = STR("slutt") };
        inline_add_text(p->arena, &entry.text, word);
        list_add(p->arena, toc, entry);
    }
    paper_add(p, block_heading(p->arena, 2, STR("Slutten"), STR("slutt")));
    assert_non_null(paper_find(paper_set(p), "\u00ad", 0, NULL));
    assert_int_equal(paper_messages(p, MSG_LINE_TOO_LONG), 0);
}

/* However far down they begin, neither the first nor the last entry is alone on a page. */
static void entries_are_not_alone(void **state)
{
    paper *p = *state;
    size_t parted = 0;
    for (int lines = 20; lines < 48; lines++) {
        p->doc->blocks = (block_list){ 0 };
        for (int i = 0; i < lines; i++)
            paper_say(p, "En linje.");
        doc_block *b = block_new(p->arena, BLOCK_TOC);
        doc_toc *toc = arena_make(p->arena, doc_toc);
        b->toc = toc;
        paper_add(p, b);
        const char *const names[] = { "Først", "Andre", "mellom", "mellom", "mellom", "mellom", "Tredje", "Sist" };
        for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
            doc_toc_entry entry = { .level = 2, .anchor = STR("slutt") };
            inline_add_text(p->arena, &entry.text, str_of(names[i]));
            list_add(p->arena, toc, entry);
        }
        paper_add(p, block_heading(p->arena, 2, STR("Slutten"), STR("slutt")));
        paper_set(p);
        assert_int_equal(paper_page(p, "Først"), paper_page(p, "Andre"));
        assert_int_equal(paper_page(p, "Tredje"), paper_page(p, "Sist"));
        parted += paper_page(p, "Først") != paper_page(p, "Sist");
    }
    assert_true(parted > 0);
}

static void lead_by_dots(theme *t)
{
    t->leaders = true;
}

static size_t dots_of(const paper *p, const type_mark *title)
{
    size_t count = 0;
    for (size_t n = 0;; n++) {
        const type_mark *m = paper_find(p->set, ".", n, NULL);
        if (!m)
            return count;
        count += m->element < 0 && m->y == title->y && m->x > paper_right(title);
    }
}

/* Between a title and its page, at the right edge, only where the theme wants them. */
static void contents_have_leaders(void **state)
{
    paper *p = *state;
    doc_toc *toc = arena_make(p->arena, doc_toc);
    doc_block *b = block_new(p->arena, BLOCK_TOC);
    doc_toc_entry entry = { .level = 1, .anchor = STR("slutt") };
    inline_add_text(p->arena, &entry.text, STR("Mot enden"));
    list_add(p->arena, toc, entry);
    b->toc = toc;
    paper_add(p, b);
    paper_say_numbered(p, 80);
    paper_add(p, block_heading(p->arena, 2, STR("Slutten"), STR("slutt")));
    paper_set(p);
    assert_int_equal(dots_of(p, paper_shown(p, "Mot enden")), 0);
    p->theme = paper_theme(p, lead_by_dots);
    paper_set(p);
    assert_true(dots_of(p, paper_shown(p, "Mot enden")) > 20);
}

/* So many chapters of four entries each, and after them a chapter. */
static void say_contents(paper *p, int chapters)
{
    doc_toc *toc = arena_make(p->arena, doc_toc);
    doc_block *b = block_new(p->arena, BLOCK_TOC);
    b->toc = toc;
    b->label = STR("Innhold");
    p->doc->blocks = (block_list){ 0 };
    for (int i = 0; i < 4 * chapters; i++) {
        doc_toc_entry entry = { .level = i % 4 == 0 ? 1 : 2, .anchor = STR("slutt") };
        inline_add_text(p->arena, &entry.text,
                        str_format(p->arena, i % 4 == 0 ? "Kapittel%d." : "Del%d.", i));
        list_add(p->arena, toc, entry);
    }
    paper_add(p, b);
    chapter_of(p, "Etter innholdet");
    paper_set(p);
}

static length size_of_contents(paper *p, int count, int deepest)
{
    doc_toc *toc = arena_make(p->arena, doc_toc);
    doc_block *b = block_new(p->arena, BLOCK_TOC);
    b->toc = toc;
    b->label = STR("Innhold");
    p->doc->blocks = (block_list){ 0 };
    for (int i = 0; i < count; i++) {
        doc_toc_entry entry = { .level = i + 1 == count ? deepest : 1, .anchor = STR("slutt") };
        inline_add_text(p->arena, &entry.text, str_format(p->arena, "Kapittel%d.", i));
        list_add(p->arena, toc, entry);
    }
    paper_add(p, b);
    chapter_of(p, "Etter innholdet");
    paper_set(p);
    return paper_shown(p, "Kapittel0.")->size;
}

/* A page with a few lines of small letters looks empty. */
static void short_contents_are_set_larger(void **state)
{
    paper *p = *state;
    const length usual = p->theme->size[SIZE_TEXT];
    assert_int_equal(size_of_contents(p, 8, 1), p->theme->size[SIZE_H2]);
    assert_int_equal(size_of_contents(p, 8, 2), usual);
    assert_int_equal(size_of_contents(p, 30, 1), usual);
}

/* A few lines too many are taken in; more are shared among the pages, each beginning with a chapter. */
static void contents_are_balanced(void **state)
{
    paper *p = *state;
    const length foot = p->theme->page.height - p->theme->page.foot;
    length before = 0, distance = 0;
    for (int chapters = 8; chapters < 40; chapters++) {
        say_contents(p, chapters);
        const size_t pages = paper_page(p, "Etter innholdet");
        const length apart = paper_shown(p, "Del2.")->y - paper_shown(p, "Del1.")->y;
        length least = foot, most = 0;
        for (size_t i = 0; i < pages; i++) {
            const length bottom = paper_bottom(p, i);
            least = bottom < least ? bottom : least;
            most = bottom > most ? bottom : most;
        }
        assert_true(most <= foot);
        assert_true(most - least < LENGTH_PT(160));
        assert_true(apart <= p->theme->leading && apart * 10 >= p->theme->leading * 9);
        assert_true(pages == 1 || apart == p->theme->leading);
        distance = pages == 1 ? apart : distance;
        assert_true((length)pages >= before);
        before = (length)pages;
    }
    assert_true(before >= 3);
    assert_true(distance < p->theme->leading);
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
    paper_say_numbered(p, lines);
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
    const theme *roman = paper_theme(p, number_front), *plain = p->theme;
    for (int round = 0; round < 3; round++) {
        p->theme = round == 1 ? roman : plain;
        say_short_chapters(p, round == 2 ? 28 : 3);
        assert_int_equal(paper_page(p, "Innhold"), 0);
        assert_int_equal(paper_page(p, "Kapittel0."), round == 0 ? 0 : 1);
        assert_int_equal(paper_page(p, "Kapittel1."), paper_page(p, "Kapittel0."));
        assert_int_equal(paper_page(p, "Kapittel2."), paper_page(p, "Kapittel0."));
    }
}

static void say_chapter(paper *p, const char *title, int lines)
{
    doc_block *chapter = block_group(p->arena, GROUP_CHAPTER, STR(""));
    block_append(chapter, block_heading(p->arena, 1, str_of(title), STR("")));
    for (int i = 0; i < lines; i++)
        block_append(chapter, block_paragraph(p->arena, STR("linje")));
    paper_add(p, chapter);
}

/* A title alone, or with a line, has no page of its own; a chapter of more does, and so does what
   comes after it. */
static void no_chapter_of_a_line_is_alone(void **state)
{
    paper *p = *state;
    for (int lines = 16; lines < 23; lines++) {
        p->doc->blocks = (block_list){ 0 };
        paper_say(p, "Tittelen");
        say_chapter(p, "Lang", lines);
        say_chapter(p, "Liten", 1);
        say_chapter(p, "Neste", 20);
        say_chapter(p, "Vedlegg", 0);
        paper_set(p);
        assert_int_equal(paper_page(p, "Lang"), 1);
        assert_int_equal(paper_page(p, "Liten"), 1);
        assert_int_equal(paper_page(p, "Neste"), 2);
        assert_int_equal(paper_page(p, "Vedlegg"), 2);
        assert_int_equal(p->set->pages.len, 3);
    }
}

static void chapters_of_more_begin_a_page(void **state)
{
    paper *p = *state;
    paper_say(p, "Tittelen");
    say_chapter(p, "Lang", 20);
    say_chapter(p, "Kort", 4);
    say_chapter(p, "Neste", 40);
    paper_set(p);
    assert_int_equal(paper_page(p, "Kort"), 2);
    assert_int_equal(paper_page(p, "Neste"), 3);
}

/* The title stands at its head. */
static void the_first_page_has_no_running_head(void **state)
{
    paper *p = *state;
    doc_block *title = block_group(p->arena, GROUP_TITLE, STR(""));
    block_append(title, block_heading(p->arena, 1, STR("Tittelen"), STR("")));
    paper_add(p, title);
    paper_say_numbered(p, 60);
    const typeset *set = paper_set(p);
    size_t page;
    assert_non_null(paper_find(set, "Prøve", 0, &page));
    assert_int_equal(page, 1);
    assert_int_equal(paper_page(p, "side 1 av 2"), 0);
}

static void the_front_has_roman_numbers(void **state)
{
    paper *p = *state;
    p->theme = paper_theme(p, number_front);
    p->doc->cover = (doc_cover){ .wanted = true, .title = STR("Årsmelding") };
    paper_say_numbered(p, 60);
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
        PAPER(running_heads_name_the_chapter),
        PAPER(chapters_begin_lower),
        PAPER(numbers_of_chapters_are_large),
        PAPER(contents_are_no_chapter),
        PAPER(contents_divide_long_words),
        PAPER(entries_are_not_alone),
        PAPER(contents_have_leaders),
        PAPER(short_contents_are_set_larger),
        PAPER(contents_are_balanced),
        PAPER(short_chapters_share_a_page),
        PAPER(no_chapter_of_a_line_is_alone),
        PAPER(chapters_of_more_begin_a_page),
        PAPER(the_first_page_has_no_running_head),
        PAPER(the_front_has_roman_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
