/*
 * test_type_pages: what stands where. Widows and headings, footnotes on the page of their call,
 * long notes, contents, bookmarks and anchors, the foot line, boxes over pages, nesting without
 * end.
 */
#include "type_test.h"

#include "type/fonts.h"

static length foot_of(const paper *p)
{
    return p->theme->page.height - p->theme->page.foot;
}

static doc_block *noted(paper *p, const char *text, int number)
{
    doc_block *b = block_paragraph(p->arena, str_of(text));
    inline_node *call = inline_new(p->arena, INLINE_NOTE);
    call->number = number;
    inline_add(&b->text, call);
    return b;
}

static void define(paper *p, int number, const char *text)
{
    doc_note note = { .number = number };
    block_add(&note.blocks, block_paragraph(p->arena, str_of(text)));
    list_add(p->arena, &p->doc->notes, note);
}

static void headings_have_text_below(void **state)
{
    paper *p = *state;
    for (int i = 0; i < 40; i++) {
        paper_add(p,
                  block_heading(p->arena, 2, str_format(p->arena, "Overskrift %d.", i), STR("")));
        paper_fill(p, 1);
    }
    const typeset *set = paper_set(p);
    for (int i = 0; i < 40; i++) {
        size_t heading, text;
        const type_mark *m = paper_find(
            set, str_text(p->arena, str_format(p->arena, "Overskrift %d.", i)), 0, &heading);
        assert_non_null(m);
        paper_find(set, "Styringsgruppen", (size_t)i, &text);
        assert_int_equal(heading, text);
    }
}

/* Three lines stay together; none of them is alone at the head or the foot of a page. */
static void no_line_is_alone(void **state)
{
    paper *p = *state;
    paper_fill(p, 60);
    const typeset *set = paper_set(p);
    assert_true(set->pages.len > 3);
    for (size_t i = 0; i < 60; i++) {
        size_t first, last;
        paper_find(set, "Styringsgruppen", i, &first);
        paper_find(set, "innkallingen", i, &last);
        assert_int_equal(first, last);
    }
}

/* The lines of a paragraph of this many on a page. */
static int lines_of_on(const type_page *page, int count)
{
    int lines = 0;
    for (size_t k = 0; k < page->marks.len; k++)
        lines += page->marks.at[k].kind == MARK_LINE && page->marks.at[k].line->count == count;
    return lines;
}

/* Six lines may be divided, with two of them on either side at least. */
static void no_line_of_many_is_alone(void **state)
{
    paper *p = *state;
    bool divided = false;
    p->theme = paper_theme(p, paper_uneven);
    for (int above = 32; above < 72; above++) {
        p->doc->blocks = (block_list){ 0 };
        paper_say_numbered(p, above / 2);
        paper_fill(p, (size_t)above % 2);
        paper_say(p, "Brygga skal males i sommer, og alle som har båt der må flytte den før den "
                     "første dagen i juni, for malingen tåler ikke regn den første uka og heller "
                     "ikke tau eller fendere før den er tørr. De som ikke kan flytte båten selv, "
                     "må si fra til styret i god tid, så den kan slepes over til den andre sida av "
                     "havna. Den som lar båten ligge, får den slept på egen regning. Malinga er "
                     "kjøpt inn, og dugnaden er satt til den andre lørdagen i juni, med mat.");
        paper_say_numbered(p, 30);
        paper_set(p);
        const int first = lines_of_on(&p->set->pages.at[0], 6), last = lines_of_on(&p->set->pages.at[1], 6);
        assert_int_equal(first + last, 6);
        assert_true(first != 1 && last != 1);
        divided |= first > 0 && last > 0;
    }
    assert_true(divided);
}

/* The last line of a paragraph on a page: does the paragraph go on, and in the middle of a word? */
typedef struct turning {
    bool goes_on, in_word;
} turning;

static turning turning_of(const type_page *page)
{
    turning last = { 0 };
    for (size_t k = 0; k < page->marks.len; k++) {
        const type_mark *m = &page->marks.at[k];
        if (m->kind == MARK_LINE && m->line->count > 0)
            last = (turning){ .goes_on = m->line->nth < m->line->count };
        else if (m->kind == MARK_GLYPHS)
            last.in_word |= str_ends(m->text, STR("\u00ad"));
    }
    return last;
}

#define SAID_TO_MEMBERS                                                                            \
    "Det har vært mye å gjøre i år, og ikke alt ble ferdig slik styret hadde sagt at det skulle. " \
    "Byggekomiteen for naustet ble opprettet i juni og har hatt sju byggemøter. Ved årsskiftet "   \
    "var rampen støpt, heisen bestilt og lyset langs kaikanten tent. Det er funnet fukt i "        \
    "nordveggen, og utleieren utbedrer den for egen regning. Overtakelsen er satt til juli, og "   \
    "da skal båtbyggerverkstedet også være ferdig malt. Medlemmene har gjort det meste av "        \
    "snekkerarbeidet selv, og grunnarbeidet er betalt av overskuddet fra loppemarkedene i år."

/* Nobody turns the page in the middle of a word where a line less, or more, would do. */
static void words_are_not_divided_by_pages(void **state)
{
    paper *p = *state;
    bool divided = false;
    for (int above = 0; above < 10; above++) {
        p->doc->blocks = (block_list){ 0 };
        paper_say_numbered(p, above);
        for (int i = 0; i < 12; i++)
            paper_say(p, SAID_TO_MEMBERS);
        paper_set(p);
        for (size_t i = 0; i + 1 < p->set->pages.len; i++) {
            const turning last = turning_of(&p->set->pages.at[i]);
            divided |= last.goes_on;
            assert_false(last.goes_on && last.in_word);
        }
    }
    assert_true(divided);
}

static doc_block *list_of_one(paper *p, const char *text)
{
    doc_block *list = block_new(p->arena, BLOCK_LIST), *entry = block_new(p->arena, BLOCK_ITEM);
    block_append(entry, block_paragraph(p->arena, str_of(text)));
    block_append(list, entry);
    return list;
}

/* Whatever stands above it, and so wherever the page ends. */
static void introductions_stay_with_their_list(void **state)
{
    paper *p = *state;
    for (int above = 0; above < 45; above++) {
        p->doc->blocks = (block_list){ 0 };
        for (int i = 0; i < above; i++)
            paper_say(p, "linje");
        paper_say(p, "I tillegg møter:");
        paper_add(p, list_of_one(p, "lederen"));
        const typeset *set = paper_set(p);
        size_t text, item;
        assert_non_null(paper_find(set, "I tillegg", 0, &text));
        assert_non_null(paper_find(set, "lederen", 0, &item));
        assert_int_equal(text, item);
    }
}

static size_t page_of_code(const paper *p, int line)
{
    size_t page = 0;
    str text = str_format(p->arena, "kode%d.", line);
    assert_non_null(paper_find(p->set, str_text(p->arena, text), 0, &page));
    return page;
}

static void no_line_of_code_is_alone(void **state)
{
    paper *p = *state;
    buf lines = buf_new(p->arena);
    for (int i = 0; i < 30; i++)
        buf_format(&lines, "kode%d.\n", i);
    p->theme = paper_theme(p, paper_uneven);
    for (int above = 0; above < 70; above++) {
        p->doc->blocks = (block_list){ 0 };
        paper_say_numbered(p, above / 2);
        paper_fill(p, (size_t)above % 2);
        doc_block *code = block_new(p->arena, BLOCK_CODE);
        code->literal = buf_str(&lines);
        paper_add(p, code);
        paper_say_numbered(p, 30);
        paper_set(p);
        assert_int_equal(page_of_code(p, 0), page_of_code(p, 1));
        assert_int_equal(page_of_code(p, 28), page_of_code(p, 29));
    }
}

static void notes_stand_at_the_foot(void **state)
{
    paper *p = *state;
    for (int i = 1; i <= 12; i++) {
        paper_fill(p, 4);
        paper_add(p, noted(p, str_text(p->arena, str_format(p->arena, "Kall nummer %d", i)), i));
        define(p, i, str_text(p->arena, str_format(p->arena, "Note nummer %d.", i)));
    }
    const typeset *set = paper_set(p);
    for (int i = 1; i <= 12; i++) {
        size_t call, note;
        assert_non_null(paper_find(
            set, str_text(p->arena, str_format(p->arena, "Kall nummer %d", i)), 0, &call));
        const type_mark *m = paper_find(
            set, str_text(p->arena, str_format(p->arena, "Note nummer %d.", i)), 0, &note);
        assert_non_null(m);
        assert_int_equal(call, note);
        assert_true(m->y <= foot_of(p));
    }
}

static void long_notes_run_over(void **state)
{
    paper *p = *state;
    buf text = buf_new(p->arena);
    for (int i = 0; i < 900; i++)
        buf_format(&text, "ord%d ", i);
    paper_fill(p, 10);
    paper_add(p, noted(p, "Kall", 1));
    define(p, 1, str_text(p->arena, buf_str(&text)));
    const typeset *set = paper_set(p);
    size_t first, last;
    assert_non_null(paper_find(set, "ord0 ", 0, &first));
    assert_non_null(paper_find(set, "ord899", 0, &last));
    assert_true(last > first);
    for (size_t i = 0; i < set->pages.len; i++)
        for (size_t k = 0; k < set->pages.at[i].marks.len; k++)
            if (set->pages.at[i].marks.at[k].element >= 0)
                assert_true(set->pages.at[i].marks.at[k].y <= foot_of(p) + LENGTH_PT(1));
}

static void contents_show_the_pages(void **state)
{
    paper *p = *state;
    doc_toc *toc = arena_make(p->arena, doc_toc);
    doc_block *b = block_new(p->arena, BLOCK_TOC);
    b->toc = toc;
    paper_add(p, b);
    for (int i = 0; i < 6; i++) {
        doc_toc_entry entry = { .level = 1, .anchor = str_format(p->arena, "k%d", i) };
        inline_add_text(p->arena, &entry.text, str_format(p->arena, "Kapittel %c", 'A' + i));
        list_add(p->arena, toc, entry);
        doc_block *heading =
            block_heading(p->arena, 1, str_format(p->arena, "Kapittel %c", 'A' + i), entry.anchor);
        heading->toc_wanted = true;
        paper_add(p, heading);
        paper_fill(p, 11);
    }
    const typeset *set = paper_set(p);
    assert_int_equal(set->rounds, 2);
    assert_int_equal(set->outlines.len, 6);
    for (size_t i = 0; i < 6; i++) {
        str number = str_format(p->arena, "\u00a0%d", set->anchors.at[i].page + 1);
        str shown = str_format(p->arena, " %d", set->outlines.at[i].page + 1);
        assert_int_equal(number.len, shown.len + 1);
        assert_non_null(paper_find(set, str_text(p->arena, shown), 0, NULL));
    }
}

/* They ask for no page, and what was set around them is kept all the same. */
static void contents_may_be_empty(void **state)
{
    paper *p = *state;
    doc_block *b = block_new(p->arena, BLOCK_TOC);
    b->toc = arena_make(p->arena, doc_toc);
    paper_say(p, "Tekst.");
    paper_add(p, b);
    assert_non_null(paper_find(paper_set(p), "Tekst.", 0, NULL));
}

static void pages_are_counted(void **state)
{
    paper *p = *state;
    paper_fill(p, 40);
    const typeset *set = paper_set(p);
    for (size_t i = 0; i < set->pages.len; i++) {
        size_t page;
        str label = str_format(p->arena, "side %zu av %zu", i + 1, set->pages.len);
        const type_mark *m = paper_find(set, str_text(p->arena, label), 0, &page);
        assert_non_null(m);
        assert_int_equal(page, i);
        assert_int_equal(m->element, ARTIFACT_FOOT);
    }
}

static void drafts_are_marked(void **state)
{
    paper *p = *state;
    p->doc->mark = STR("Utkast");
    paper_fill(p, 40);
    const typeset *set = paper_set(p);
    for (size_t i = 0; i < set->pages.len; i++) {
        size_t page;
        const type_mark *m = paper_find(set, "Utkast", i, &page);
        assert_non_null(m);
        assert_int_equal(page, i);
        assert_true(m->turned);
        assert_true(m->x > p->theme->page.width - p->theme->page.outside);
    }
}

/* A box that is longer than a page has its ground on each page. */
static void boxes_go_over_pages(void **state)
{
    paper *p = *state;
    doc_block *box = block_group(p->arena, GROUP_BOX, STR("Boks"));
    for (int i = 0; i < 40; i++)
        block_append(
            box,
            block_paragraph(
                p->arena, STR("Et avsnitt i en boks som er lengre enn en side, og som derfor deles "
                              "mellom to sider eller flere.")));
    paper_add(p, box);
    const typeset *set = paper_set(p);
    assert_true(set->pages.len >= 2);
    for (size_t i = 0; i < set->pages.len; i++) {
        size_t grounds = 0;
        for (size_t k = 0; k < set->pages.at[i].marks.len; k++)
            grounds += set->pages.at[i].marks.at[k].kind == MARK_RULE
                       && set->pages.at[i].marks.at[k].colour == COLOUR_TINT;
        assert_int_equal(grounds, 1);
    }
}

static const type_mark *ground_on(const paper *p, size_t page)
{
    const type_page *on = &p->set->pages.at[page];
    for (size_t k = 0; k < on->marks.len; k++)
        if (on->marks.at[k].kind == MARK_RULE && on->marks.at[k].colour == COLOUR_TINT)
            return &on->marks.at[k];
    return NULL;
}

/* Its ground reaches out over the text where it goes on, so that it is closed at the foot of one page and open
   at the head of the next. */
static void boxes_are_closed_and_opened(void **state)
{
    paper *p = *state;
    doc_block *box = block_group(p->arena, GROUP_BOX, STR(""));
    for (int i = 0; i < 60; i++)
        block_append(box, block_paragraph(p->arena, str_format(p->arena, "linje%d.", i)));
    paper_add(p, box);
    paper_set(p);
    const type_mark *first = ground_on(p, 0), *second = ground_on(p, 1);
    assert_true(first->y + first->h - paper_bottom(p, 0) > LENGTH_PT(7));
    assert_int_equal(second->y, p->theme->page.top - LENGTH_PT(5));
}

static void labels_hang_in_the_margin(void **state)
{
    paper *p = *state;
    doc_block *decision = block_group(p->arena, GROUP_DECISION, STR("Vedtak"));
    block_append(decision, block_paragraph(p->arena, STR("Planen vedtas.")));
    paper_add(p, decision);
    const typeset *set = paper_set(p);
    const type_mark *label = paper_find(set, "Vedtak", 0, NULL),
                    *text = paper_find(set, "Planen", 0, NULL);
    assert_int_equal(label->y, text->y);
    assert_int_equal(label->x, p->theme->page.inside);
    assert_int_equal(label->colour, COLOUR_ACCENT);
}

static void nesting_is_bounded(void **state)
{
    paper *p = *state;
    doc_block *outer = block_group(p->arena, GROUP_QUOTE, STR("")), *inner = outer;
    for (int i = 0; i < 300; i++) {
        doc_block *list = block_new(p->arena, BLOCK_LIST), *entry = block_new(p->arena, BLOCK_ITEM);
        block_append(list, entry);
        block_append(inner, list);
        inner = entry;
    }
    block_append(inner, block_paragraph(p->arena, STR("innerst")));
    paper_add(p, outer);
    paper_set(p);
    assert_int_equal(paper_messages(p, MSG_NESTED_TOO_DEEP), 1);
}

static void an_empty_document_has_a_page(void **state)
{
    paper *p = *state;
    assert_int_equal(paper_set(p)->pages.len, 1);
}

/* Nothing but a cover is one page, not two. */
static void a_cover_alone_is_a_document(void **state)
{
    paper *p = *state;
    p->doc->cover = (doc_cover){ .wanted = true, .title = STR("Årsmelding") };
    assert_int_equal(paper_set(p)->pages.len, 1);
    assert_int_equal(p->set->pages.at[0].label.len, 0);
}

static void covers_are_always_the_same(void **state)
{
    paper *p = *state;
    p->doc->cover = (doc_cover){ .wanted = true,
                                 .title = STR("Årsmelding"),
                                 .year = STR("2025"),
                                 .organisation = STR("Klyngen") };
    paper_say(p, "Tekst.");
    buf one = buf_new(p->arena), other = buf_new(p->arena);
    type_dump(paper_set(p), &one);
    type_dump(paper_set(p), &other);
    assert_int_equal(p->set->pages.len, 2);
    assert_int_equal(p->set->pages.at[0].label.len, 0);
    assert_str(buf_str(&one), str_text(p->arena, buf_str(&other)));
}

/* A caption beside its picture that is longer than a page. */
static void too_tall_gives_a_message(void **state)
{
    paper *p = *state;
    doc_drawing *drawing = arena_make(p->arena, doc_drawing);
    drawing->width = drawing->height = LENGTH_PT(50);
    doc_block *b = block_new(p->arena, BLOCK_FIGURE);
    b->drawing = drawing;
    b->alt = STR("en tegning");
    for (int i = 0; i < 800; i++)
        inline_add_text(p->arena, &b->text, STR("bildetekst "));
    paper_add(p, b);
    paper_set(p);
    assert_int_equal(paper_messages(p, MSG_BLOCK_TOO_TALL), 1);
}

/* A paragraph that shows its own page many times. With "9" it has three lines, which stay
   together and go to page 10; with "10" it has four, of which two fit on page 9. */
static void say_own_page(paper *p, int times)
{
    p->doc->blocks = (block_list){ 0 };
    for (int i = 0; i < 8; i++) {
        paper_say(p, "side");
        paper_add(p, block_new(p->arena, BLOCK_PAGE_BREAK));
    }
    for (int i = 0; i < 30; i++)
        paper_say(p, "linje");
    doc_block *b = block_new(p->arena, BLOCK_PARAGRAPH);
    b->anchor = STR("her");
    for (int i = 0; i < times; i++) {
        inline_node *page = inline_new(p->arena, INLINE_PAGE);
        page->anchor = STR("her");
        inline_add(&b->text, page);
        inline_add_text(p->arena, &b->text, STR(" "));
    }
    paper_add(p, b);
    for (int i = 0; i < 12; i++) /* so that the last page is never short */
        paper_say(p, "slutt");
}

static void rounds_are_bounded(void **state)
{
    paper *p = *state;
    bool unsettled = false;
    theme *uneven = arena_make(p->arena, theme); /* no space may shrink to make room for a line */
    *uneven = *p->theme;
    uneven->even_pages = false;
    p->theme = uneven;
    for (int times = 60; times < 180 && !unsettled; times += 3) {
        say_own_page(p, times);
        unsettled = paper_set(p)->rounds == 5;
    }
    assert_true(unsettled);
    assert_int_equal(paper_messages(p, MSG_PAGES_UNSETTLED), 1);
}

static void without_fonts_there_is_a_message(void **state)
{
    paper *p = *state;
    p->fonts->faces[FACE_TEXT] = -2;
    paper_fill(p, 1);
    assert_int_equal(paper_set(p)->pages.len, 0);
    assert_int_equal(paper_messages(p, MSG_FONTS_NONE), 1);
}

/* The picture takes the upper two thirds or more, over the whole width; what the cover says stands on it or below. */
static void covers_have_all_their_parts(void **state)
{
    static const char *const said[] = { "Klyngen", "Årsmelding", "2025", "Et år ved havna", "3. mars 2026" };
    paper *p = *state;
    const doc_image image = { .kind = IMAGE_PNG, .width = 300, .height = 900 };
    p->doc->cover = (doc_cover){ .wanted = true,
                                 .title = STR("Årsmelding"),
                                 .subtitle = STR("Et år ved havna"),
                                 .organisation = STR("Klyngen"),
                                 .year = STR("2025"),
                                 .date = STR("3. mars 2026") };
    for (int round = 0; round < 2; round++) {
        p->doc->cover.image = round == 0 ? NULL : &image;
        const type_page *cover = &paper_set(p)->pages.at[0];
        for (size_t i = 0; i < sizeof said / sizeof *said; i++)
            assert_int_equal(paper_page(p, said[i]), 0);
        size_t images = 0;
        for (size_t i = 0; i < cover->marks.len; i++) {
            const type_mark *m = &cover->marks.at[i];
            images += m->kind == MARK_IMAGE && m->x <= 0 && m->w >= p->theme->page.width
                      && m->h >= p->theme->page.height / 3 * 2;
        }
        assert_int_equal(images, round);
    }
}

static const type_mark *mark_after(const type_page *page, mark_kind kind, size_t from)
{
    for (size_t i = from; i < page->marks.len; i++)
        if (page->marks.at[i].kind == kind)
            return &page->marks.at[i];
    return NULL;
}

/* The field reaches as high as the texts need: the organisation, then the title, whatever its length. */
static void the_title_does_not_stand_on_the_picture(void **state)
{
    static const char *const titles[] = {
        "Melding",
        "Årsmelding og årsregnskap for helseforetaket",
        "Årsmelding, årsregnskap, bærekraftsrapport og revisjonsberetning for helseforetaket og stiftelsene",
    };
    paper *p = *state;
    const doc_image image = { .kind = IMAGE_PNG, .width = 300, .height = 400 };
    p->doc->cover = (doc_cover){ .wanted = true,
                                 .subtitle = STR("Styrets rapport til foretaksmøtet og til eierne for året som endte "
                                                 "31. desember 2025, med et tillegg om byggene"),
                                 .organisation = STR("Klyngen"),
                                 .year = STR("2025"),
                                 .image = &image };
    for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
        p->doc->cover.title = str_of(titles[i]);
        const type_page *cover = &paper_set(p)->pages.at[0];
        const type_mark *field = mark_after(cover, MARK_RULE, 0), *name = mark_after(cover, MARK_GLYPHS, 0);
        const type_mark *title = name ? mark_after(cover, MARK_GLYPHS, (size_t)(name - cover->marks.at) + 1) : NULL;
        assert_true(field && name && title);
        assert_true(name->y - name->size > field->y);
        assert_true(title->y - title->size > name->y);
    }
}

/* A PNG twice as wide as it is high: the logo is small, at the right, and no element of the text. */
static void the_logo_stands_on_the_cover(void **state)
{
    paper *p = *state;
    theme *with_logo = arena_make(p->arena, theme);
    *with_logo = *p->theme;
    with_logo->logo = STR("/tema/merke.png");
    with_logo->logo_content = STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x40\0\0\0\xa0");
    p->theme = with_logo;
    p->doc->cover = (doc_cover){ .wanted = true, .title = STR("Strategi"), .organisation = STR("Klyngen") };
    const type_page *cover = &paper_set(p)->pages.at[0];
    const type_mark *logo = NULL, *name = paper_find(p->set, "Klyngen", 0, NULL);
    for (size_t i = 0; i < cover->marks.len; i++)
        if (cover->marks.at[i].kind == MARK_IMAGE)
            logo = &cover->marks.at[i];
    assert_non_null(logo);
    assert_int_equal(logo->element, ARTIFACT_BACKGROUND);
    assert_int_equal(logo->x + logo->w, p->theme->page.width - p->theme->page.outside);
    assert_int_equal(logo->w, 2 * logo->h);
    assert_true(logo->h < LENGTH_PT(40) && logo->y <= name->y && name->y <= logo->y + logo->h);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAPER(headings_have_text_below),
        PAPER(no_line_is_alone),
        PAPER(no_line_of_many_is_alone),
        PAPER(words_are_not_divided_by_pages),
        PAPER(introductions_stay_with_their_list),
        PAPER(no_line_of_code_is_alone),
        PAPER(notes_stand_at_the_foot),
        PAPER(long_notes_run_over),
        PAPER(contents_show_the_pages),
        PAPER(contents_may_be_empty),
        PAPER(pages_are_counted),
        PAPER(drafts_are_marked),
        PAPER(boxes_go_over_pages),
        PAPER(boxes_are_closed_and_opened),
        PAPER(labels_hang_in_the_margin),
        PAPER(nesting_is_bounded),
        PAPER(an_empty_document_has_a_page),
        PAPER(a_cover_alone_is_a_document),
        PAPER(covers_are_always_the_same),
        PAPER(covers_have_all_their_parts),
        PAPER(the_title_does_not_stand_on_the_picture),
        PAPER(the_logo_stands_on_the_cover),
        PAPER(too_tall_gives_a_message),
        PAPER(rounds_are_bounded),
        PAPER(without_fonts_there_is_a_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
