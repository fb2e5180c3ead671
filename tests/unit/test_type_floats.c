/*
 * test_type_floats: figures stand in their place where they fit; else the text goes on, and they
 * come first on the next page, in their order, in their chapter, and where they belong for a reader.
 */
#include "type_test.h"

static doc_block *figure_of(paper *p, int height, const char *caption)
{
    doc_drawing *drawing = arena_make(p->arena, doc_drawing);
    *drawing = (doc_drawing){ .width = LENGTH_PT(200), .height = LENGTH_PT(height) };
    doc_shape box = {
        .kind = SHAPE_RECT, .w = drawing->width, .h = drawing->height, .fill = COLOUR_DEEP
    };
    list_add(p->arena, &drawing->shapes, box);
    doc_block *b = block_new(p->arena, BLOCK_FIGURE);
    b->drawing = drawing;
    b->alt = STR("en tegning");
    inline_add_text(p->arena, &b->text, str_of(caption));
    return b;
}

/* Lines of text that are told apart. */
static void say_lines(paper *p, const char *name, int count)
{
    for (int i = 0; i < count; i++)
        paper_say(p, str_text(p->arena, str_format(p->arena, "%s%d.", name, i)));
}

static void figures_that_fit_stand_in_their_place(void **state)
{
    paper *p = *state;
    say_lines(p, "før", 5);
    paper_add(p, figure_of(p, 200, "Bildet"));
    say_lines(p, "etter", 5);
    paper_set(p);
    assert_true(paper_shown(p, "før4.")->y < paper_shown(p, "Bildet")->y);
    assert_true(paper_shown(p, "Bildet")->y < paper_shown(p, "etter0.")->y);
}

/* The text after it fills the page, and the figure comes first on the next. */
static void others_wait_for_the_next_page(void **state)
{
    paper *p = *state;
    say_lines(p, "før", 20);
    paper_add(p, figure_of(p, 400, "Bildet"));
    say_lines(p, "etter", 40);
    paper_set(p);
    assert_int_equal(paper_page(p, "før19."), 0);
    assert_int_equal(paper_page(p, "etter0."), 0);
    assert_int_equal(paper_page(p, "Bildet"), 1);
    size_t page;
    int nth = 0;
    while (paper_find(p->set, str_text(p->arena, str_format(p->arena, "etter%d.", nth)), 0, &page)
           && page == 0)
        nth++;
    str next = str_format(p->arena, "etter%d.", nth);
    assert_true(paper_shown(p, "Bildet")->y < paper_shown(p, str_text(p->arena, next))->y);
}

/* A paragraph that fits on the page is not divided so that a part of it can stand below the figure that waited; with another
   figure right behind, the first has a page of its own. */
static void paragraphs_are_not_parted_for_figures(void **state)
{
    paper *p = *state;
    say_lines(p, "før", 20);
    paper_add(p, figure_of(p, 480, "Bildet"));
    inline_list text = { 0 };
    for (int i = 0; i < 60; i++)
        inline_add_text(p->arena, &text, str_format(p->arena, "ord%d ", i));
    doc_block *paragraph = block_paragraph(p->arena, STR(""));
    paragraph->text = text;
    paper_add(p, paragraph);
    paper_add(p, figure_of(p, 480, "Et bilde til"));
    say_lines(p, "etter", 3);
    paper_set(p);
    assert_int_equal(paper_page(p, "ord0"), 0);
    assert_int_equal(paper_page(p, "ord59"), 0);
    assert_int_equal(paper_page(p, "Bildet"), 1);
    assert_int_equal(paper_page(p, "Et bilde til"), 2);
}

/* None overtakes another, though the second is small enough for where it is asked for. */
static void figures_keep_their_order(void **state)
{
    paper *p = *state;
    say_lines(p, "før", 20);
    paper_add(p, figure_of(p, 400, "Det første"));
    say_lines(p, "mellom", 2);
    paper_add(p, figure_of(p, 40, "Det andre"));
    say_lines(p, "etter", 60);
    paper_set(p);
    assert_int_equal(paper_page(p, "mellom0."), 0);
    assert_int_equal(paper_page(p, "Det første"), 1);
    assert_true(paper_page(p, "Det andre") >= 1);
    assert_true(paper_page(p, "Det andre") > 1
                || paper_shown(p, "Det første")->y < paper_shown(p, "Det andre")->y);
}

static void figures_stay_in_their_chapter(void **state)
{
    paper *p = *state;
    doc_block *one = block_group(p->arena, GROUP_CHAPTER, STR("")),
              *other = block_group(p->arena, GROUP_CHAPTER, STR(""));
    for (int i = 0; i < 20; i++)
        block_append(one, block_paragraph(p->arena, STR("linje")));
    block_append(one, figure_of(p, 400, "Bildet"));
    block_append(one, block_paragraph(p->arena, STR("slutten")));
    block_append(other, block_heading(p->arena, 1, STR("Neste"), STR("neste")));
    block_append(other, block_paragraph(p->arena, STR("begynnelsen")));
    paper_add(p, one);
    paper_add(p, other);
    paper_set(p);
    assert_int_equal(paper_page(p, "Bildet"), 1);
    assert_int_equal(paper_page(p, "begynnelsen"), 2);
}

/* Half a page of room is better than a figure in a section that it does not belong to. */
static void figures_stay_in_their_section(void **state)
{
    paper *p = *state;
    paper_add(p, block_heading(p->arena, 2, STR("Denne"), STR("denne")));
    say_lines(p, "før", 18);
    paper_add(p, figure_of(p, 400, "Bildet"));
    paper_say(p, "slutten");
    paper_add(p, block_heading(p->arena, 2, STR("Andre"), STR("andre")));
    say_lines(p, "etter", 40);
    paper_set(p);
    assert_int_equal(paper_page(p, "Bildet"), 1);
    assert_true(paper_page(p, "Andre") >= 1);
    assert_true(paper_shown(p, "Bildet")->y < paper_shown(p, "Andre")->y);
}

/* "… er vist her:" and then the figure. */
static void announced_figures_follow(void **state)
{
    paper *p = *state;
    say_lines(p, "før", 20);
    paper_say(p, "Fordelingen var slik:");
    paper_add(p, figure_of(p, 400, "Bildet"));
    say_lines(p, "etter", 40);
    paper_set(p);
    assert_int_equal(paper_page(p, "Fordelingen"), paper_page(p, "Bildet"));
    assert_true(paper_shown(p, "Bildet")->y < paper_shown(p, "etter0.")->y);
}

/* Nor does one that must stand in its place pass those that wait. */
static void announced_figures_do_not_pass_others(void **state)
{
    paper *p = *state;
    for (int above = 10; above < 40; above++) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, "før", above);
        paper_add(p, figure_of(p, 400, "Det første"));
        say_lines(p, "mellom", 1);
        paper_say(p, "Fordelingen var slik:");
        paper_add(p, figure_of(p, 40, "Det andre"));
        say_lines(p, "etter", 60);
        paper_set(p);
        const size_t first = paper_page(p, "Det første"), other = paper_page(p, "Det andre");
        assert_true(first < other
                    || (first == other
                        && paper_shown(p, "Det første")->y < paper_shown(p, "Det andre")->y));
    }
}

/* The section is that of the nearest heading, of whatever level, where the hole is not too large. */
static void figures_do_not_pass_smaller_headings(void **state)
{
    paper *p = *state;
    paper_add(p, block_heading(p->arena, 2, STR("Denne"), STR("denne")));
    say_lines(p, "før", 24);
    paper_add(p, figure_of(p, 260, "Bildet"));
    paper_add(p, block_heading(p->arena, 3, STR("Mindre"), STR("mindre")));
    say_lines(p, "etter", 40);
    paper_set(p);
    assert_int_equal(paper_page(p, "før23."), 0);
    assert_int_equal(paper_page(p, "Bildet"), 1);
    assert_int_equal(paper_page(p, "Mindre"), 1);
    assert_true(paper_shown(p, "Bildet")->y < paper_shown(p, "Mindre")->y);
}

/* Whatever stands above it: a caption is on the page of its figure, in the margin beside it. */
static void captions_stand_beside_their_figure(void **state)
{
    paper *p = *state;
    for (int above = 0; above < 40; above++) {
        p->doc->blocks = (block_list){ 0 };
        say_lines(p, "før", above);
        paper_add(p, figure_of(p, 300, "Bildet"));
        say_lines(p, "etter", 30);
        paper_set(p);
        const type_page *page = &p->set->pages.at[paper_page(p, "Bildet")];
        const type_mark *picture = NULL, *caption = paper_shown(p, "Bildet");
        for (size_t i = 0; i < page->marks.len; i++)
            if (page->marks.at[i].kind == MARK_PATH)
                picture = &page->marks.at[i];
        assert_non_null(picture);
        const length top = picture->path[0].y[0];
        assert_true(caption->y >= top && caption->y <= top + LENGTH_PT(310));
        assert_true(top + LENGTH_PT(300) <= p->theme->page.height - p->theme->page.foot);
    }
}

/* A reader is told of it where it stands in the document. */
static void the_text_is_read_in_the_order_of_the_document(void **state)
{
    paper *p = *state;
    buf said = buf_new(p->arena), set = buf_new(p->arena);
    say_lines(p, "før", 20);
    paper_add(p, figure_of(p, 400, "Bildet"));
    say_lines(p, "etter", 40);
    type_text(paper_set(p), &set);
    document_text(p->doc, &said);
    assert_int_equal(paper_page(p, "Bildet"), 1);
    assert_str(str_trim(buf_str(&set)), str_text(p->arena, str_trim(buf_str(&said))));
}

static doc_block *picture_of(paper *p, int32_t width, int32_t height)
{
    doc_image *image = arena_make(p->arena, doc_image);
    *image = (doc_image){
        .kind = IMAGE_PNG, .source = STR("bilde.png"), .width = width, .height = height
    };
    doc_block *b = block_new(p->arena, BLOCK_FIGURE);
    b->image = image;
    b->alt = STR("et bilde");
    return b;
}

static const type_mark *image_of(const paper *p, size_t page)
{
    for (size_t i = 0; i < p->set->pages.at[page].marks.len; i++)
        if (p->set->pages.at[page].marks.at[i].kind == MARK_IMAGE)
            return &p->set->pages.at[page].marks.at[i];
    return NULL;
}

/* 96 pixels to the inch; the sides keep their proportion. */
static void pictures_shrink_but_never_grow(void **state)
{
    paper *p = *state;
    paper_add(p, picture_of(p, 96, 48));
    paper_add(p, block_new(p->arena, BLOCK_PAGE_BREAK));
    paper_add(p, picture_of(p, 4800, 2400));
    paper_add(p, block_new(p->arena, BLOCK_PAGE_BREAK));
    paper_add(p, picture_of(p, 400, 8000));
    paper_set(p);
    const theme_page *page = &p->theme->page;
    const type_mark *small = image_of(p, 0), *wide = image_of(p, 1), *high = image_of(p, 2);
    assert_int_equal(small->w, LENGTH_PT(72));
    assert_int_equal(small->h, LENGTH_PT(36));
    assert_int_equal(wide->w, page->width - page->inside - page->outside);
    assert_in_range(wide->w - 2 * wide->h, 0, 2);
    assert_true(high->h < page->height - page->top - page->foot);
    assert_in_range(high->h - 20 * high->w, 0, 20);
}

/* So many lines and a picture in a chapter of its own, which another one follows. */
static void say_chapter(paper *p, int lines)
{
    p->doc->blocks = (block_list){ 0 };
    doc_block *one = block_group(p->arena, GROUP_CHAPTER, STR("")),
              *other = block_group(p->arena, GROUP_CHAPTER, STR(""));
    for (int i = 0; i < lines; i++)
        block_append(one, block_paragraph(p->arena, STR("linje")));
    block_append(one, picture_of(p, 400, 400));
    for (int i = 0; i < 20; i++)
        block_append(one, block_paragraph(p->arena, str_format(p->arena, "siste%d.", i)));
    for (int i = 0; i < 40; i++)
        block_append(other, block_paragraph(p->arena, STR("begynnelsen")));
    paper_add(p, one);
    paper_add(p, other);
    paper_set(p);
}

static const type_mark *only_image(const paper *p)
{
    const type_mark *found = NULL;
    for (size_t i = 0; i < p->set->pages.len && !found; i++)
        found = image_of(p, i);
    assert_non_null(found);
    return found;
}

/* By a tenth at most, in its proportion, and only where the chapter then ends a page earlier. */
static void pictures_shrink_to_save_a_page(void **state)
{
    paper *p = *state;
    size_t smaller = 0, before = 1;
    for (int lines = 10; lines < 80; lines++) {
        say_chapter(p, lines);
        const type_mark *image = only_image(p);
        const size_t pages = paper_page(p, "siste19.") + 1;
        assert_int_equal(image->w, image->h);
        assert_in_range(image->w, LENGTH_PT(270), LENGTH_PT(300));
        smaller += image->w < LENGTH_PT(300);
        if (image->w < LENGTH_PT(300))
            assert_int_equal(pages, before);
        before = pages;
    }
    assert_in_range(smaller, 1, 8);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAPER(figures_that_fit_stand_in_their_place),
        PAPER(others_wait_for_the_next_page),
        PAPER(paragraphs_are_not_parted_for_figures),
        PAPER(figures_keep_their_order),
        PAPER(figures_stay_in_their_chapter),
        PAPER(figures_stay_in_their_section),
        PAPER(announced_figures_follow),
        PAPER(announced_figures_do_not_pass_others),
        PAPER(figures_do_not_pass_smaller_headings),
        PAPER(captions_stand_beside_their_figure),
        PAPER(the_text_is_read_in_the_order_of_the_document),
        PAPER(pictures_shrink_but_never_grow),
        PAPER(pictures_shrink_to_save_a_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
