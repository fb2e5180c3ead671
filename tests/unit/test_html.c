/*
 * test_html: a document as a page. Escaping, addresses, headings in order, and the form that each kind of
 * block and group takes. Tables have test_html_table, the style sheet has test_html_style.
 */
#include "html_test.h"

static doc_block *paragraph_with(arena *a, inline_node *n)
{
    doc_block *p = block_paragraph(a, STR(""));
    inline_add(&p->text, n);
    return p;
}

static const char *page_with_link(arena *a, doc_link link)
{
    return page_with(a, paragraph_with(a, inline_link(a, &link, STR("hit"))));
}

static size_t count(const char *page, const char *part)
{
    size_t n = 0;
    for (const char *at = page; (at = strstr(at, part)); at += strlen(part))
        n++;
    return n;
}

/* ---- text and addresses -------------------------------------------------------------------------- */

static void test_text_is_never_markup(void **state)
{
    const char *page = page_with(*state, block_paragraph(*state, STR("<script>alert(\"1\")</script> & <!-- ' -->")));
    assert_has(page, "<p>&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &lt;!-- ' --&gt;</p>");
    assert_lacks(page, "<script");
}

static void test_attributes_cannot_be_left(void **state)
{
    arena *a = *state;
    inline_node *abbr = inline_new(a, INLINE_ABBR);
    abbr->text = STR("KY");
    abbr->title = STR("\" onclick=\"x()");
    const char *page = page_with(a, paragraph_with(a, abbr));
    assert_has(page, "<abbr title=\"&quot; onclick=&quot;x()\">KY</abbr>");
}

static void test_what_html_forbids_is_left_out(void **state)
{
    const char *page = page_with(*state, block_paragraph(*state, STR("a\x01" "b\xC2\x85" "c\uFFFF" "d\u00a0e")));
    assert_has(page, "<p>abcd\u00a0e</p>");
}

static void test_links_are_relative(void **state)
{
    arena *a = *state;
    assert_has(page_with_link(a, (doc_link){ .kind = LINK_PAGE, .page = STR("a/c/") }), "href=\"../c/index.html\"");
    assert_has(page_with_link(a, (doc_link){ .kind = LINK_PAGE, .page = STR("a/c/"), .anchor = STR("x") }),
               "href=\"../c/index.html#x\"");
    assert_has(page_with_link(a, (doc_link){ .kind = LINK_PAGE, .page = STR("a/b/"), .anchor = STR("x") }), "href=\"#x\"");
    assert_has(page_with_link(a, (doc_link){ .kind = LINK_ANCHOR, .anchor = STR("x") }), "href=\"#x\"");
    assert_has(page_with_link(a, (doc_link){ .kind = LINK_PAGE }), "href=\"../../index.html\"");
    assert_has(page_with(a, block_paragraph(a, STR("x"))), "href=\"../../style.css\"");
}

static void test_file_names_are_encoded(void **state)
{
    const char *page = page_with_link(*state, (doc_link){ .kind = LINK_FILE, .page = STR("a/b/javascript:å \"%#?.pdf") });
    assert_has(page, "href=\"javascript%3A%C3%A5%20%22%25%23%3F.pdf\"");
}

static void test_addresses_out_keep_their_meaning(void **state)
{
    arena *a = *state;
    assert_has(page_with_link(a, (doc_link){ .kind = LINK_URL, .url = STR("https://x.no/?a=1&b=%20 \"|") }),
               "href=\"https://x.no/?a=1&amp;b=%20%20%22%7C\"");
    assert_has(page_with_link(a, (doc_link){ .kind = LINK_URL, .url = STR("javascript:alert(1)") }), "<p>hit</p>");
    assert_has(page_with_link(a, (doc_link){ .kind = LINK_URL, .url = STR("//x.no") }), "<p>hit</p>");
}

static void test_no_link_stands_in_a_link(void **state)
{
    arena *a = *state;
    doc_link link = { .kind = LINK_URL, .url = STR("https://x.no") };
    inline_list inner = { 0 };
    inline_add(&inner, inline_link(a, &link, STR("inne")));
    inline_node *outer = inline_around(a, INLINE_LINK, inner);
    outer->link = &link;
    assert_has(page_with(a, paragraph_with(a, outer)), "<p><a href=\"https://x.no\">inne</a></p>");
}

static void test_page_numbers_are_left_out(void **state)
{
    inline_node *n = inline_new(*state, INLINE_PAGE);
    n->text = STR("side ");
    assert_lacks(page_with(*state, paragraph_with(*state, n)), "side ");
}

/* ---- headings ------------------------------------------------------------------------------ */

static document *titled(arena *a)
{
    document *doc = document_in(a, "");
    doc_block *title = block_group(a, GROUP_TITLE, STR(""));
    block_append(title, block_heading(a, 1, STR("Referat"), STR("tittel")));
    block_add(&doc->blocks, title);
    return doc;
}

static void test_headings_skip_no_level(void **state)
{
    arena *a = *state;
    document *doc = titled(a);
    block_add(&doc->blocks, block_heading(a, 3, STR("en"), STR("en")));
    block_add(&doc->blocks, block_heading(a, 6, STR("to"), STR("to")));
    block_add(&doc->blocks, block_heading(a, 6, STR("tre"), STR("tre")));
    block_add(&doc->blocks, block_heading(a, 3, STR("fire"), STR("fire")));
    const char *page = page_of(a, doc);
    assert_has(page, "<h1 id=\"tittel\">");
    assert_has(page, "<h2 id=\"en\">");
    assert_has(page, "<h3 id=\"to\">");
    assert_has(page, "<h3 id=\"tre\">");
    assert_has(page, "<h2 id=\"fire\">");
}

static void test_every_page_has_one_title(void **state)
{
    arena *a = *state;
    document *doc = document_in(a, "");
    assert_int_equal(count(page_of(a, doc), "<h1"), 1);
    block_add(&doc->blocks, block_heading(a, 2, STR("En"), STR("en")));
    assert_has(page_of(a, doc), "<h1 id=\"en\">");
    block_add(&doc->blocks, block_heading(a, 2, STR("To"), STR("to")));
    assert_has(page_of(a, doc), "<h1 class=\"unseen\">Referat</h1>");
    doc->cover = (doc_cover){ .wanted = true, .title = STR("Årsmelding"), .year = STR("2025") };
    assert_has(page_of(a, doc), "<h1>Årsmelding</h1>\n<p class=\"year\">2025</p>");
    assert_int_equal(count(page_of(a, doc), "<h1"), 1);
}

static void test_case_shows_its_number_and_links_its_matter(void **state)
{
    arena *a = *state;
    document *doc = titled(a);
    doc_link link = { .kind = LINK_PAGE, .page = STR("styret/sak/04-26/") };
    doc_block *c = block_group(a, GROUP_CASE, STR("Sak 04-26"));
    c->anchor = STR("sak-04-26");
    c->link = &link;
    block_append(c, block_heading(a, 2, STR("Årsmelding"), STR("")));
    block_add(&doc->blocks, c);
    assert_has(page_of(a, doc), "<section class=\"case\" id=\"sak-04-26\">\n<h2><a class=\"label\" "
                                "href=\"styret/sak/04-26/index.html\">Sak 04-26</a> <span class=\"words\">Årsmelding</span></h2>");
}

static void test_an_id_stands_once(void **state)
{
    arena *a = *state;
    document *doc = titled(a);
    block_add(&doc->blocks, block_heading(a, 2, STR("Igjen"), STR("tittel")));
    assert_int_equal(count(page_of(a, doc), "id=\"tittel\""), 1);
}

static void test_a_number_with_a_hyphen_is_whole(void **state)
{
    arena *a = *state;
    document *doc = titled(a);
    block_add(&doc->blocks, block_paragraph(a, STR("Se sak 15-25, 7-, -3, a1-2 og 2024-2025-2026-2027. (15-25, sak\u00a015-25)")));
    const char *page = page_of(a, doc);
    assert_non_null(strstr(page, "Se sak <span class=\"whole\">15-25</span>, 7-, -3, a1-2 og 2024-2025-2026-2027. "));
    assert_non_null(strstr(page, "(<span class=\"whole\">15-25</span>, sak\u00a0<span class=\"whole\">15-25</span>)"));
}

/* ---- lists, groups, notes ------------------------------------------------------------------------ */

static void test_lists_keep_their_numbers(void **state)
{
    arena *a = *state;
    doc_block *list = block_new(a, BLOCK_LIST), *item = block_new(a, BLOCK_ITEM);
    list->ordered = list->tight = true;
    list->marker = 'a';
    list->level = 3;
    item->task = 2;
    block_append(item, block_paragraph(a, STR("punkt")));
    block_append(list, item);
    assert_has(page_with(a, list), "<ol class=\"tight\" type=\"a\" start=\"3\">\n<li class=\"done\">punkt</li>\n</ol>");
    list->next = NULL;
    list->tight = false;
    list->marker = '1';
    list->level = 1;
    assert_has(page_with(a, list), "<ol>\n<li class=\"done\"><p>punkt</p>\n</li>\n</ol>");
}

static void test_decision_has_its_label(void **state)
{
    doc_block *g = block_group(*state, GROUP_DECISION, STR("Vedtak"));
    block_append(g, block_paragraph(*state, STR("Godkjent.")));
    assert_has(page_with(*state, g), "<div class=\"decision\">\n<p class=\"label\">Vedtak</p>\n<p>Godkjent.</p>\n</div>");
}

static void test_quotation_names_its_source(void **state)
{
    arena *a = *state;
    doc_block *quote = block_group(a, GROUP_PULL_QUOTE, STR("")), *from = block_group(a, GROUP_SOURCE, STR(""));
    block_append(quote, block_paragraph(a, STR("Ord.")));
    block_append(from, block_paragraph(a, STR("Kari")));
    block_append(quote, from);
    assert_has(page_with(a, quote), "<figure class=\"pull-quote\">\n<blockquote>\n<p>Ord.</p>\n</blockquote>\n"
                                    "<figcaption class=\"source\">\n<p>Kari</p>\n</figcaption>\n</figure>");
}

static void test_quotation_may_have_its_own_marks(void **state)
{
    doc_block *quote = block_group(*state, GROUP_PULL_QUOTE, STR(""));
    block_append(quote, block_paragraph(*state, STR("«Ord.»")));
    assert_has(page_with(*state, quote), "<figure class=\"pull-quote quoted\">");
}

static void test_timeline_is_a_list(void **state)
{
    arena *a = *state;
    doc_block *line = block_group(a, GROUP_TIMELINE, STR("Historie")), *event = block_group(a, GROUP_EVENT, STR("9. mai"));
    block_append(line, event);
    block_append(line, block_paragraph(a, STR("og så")));
    assert_has(page_with(a, line), "<p class=\"label\">Historie</p>\n<ol class=\"timeline\">\n<li class=\"event\">\n"
                                   "<p class=\"label\">9. mai</p>\n</li>\n<li><p>og så</p>\n</li>\n</ol>");
    doc_block *replaced = block_group(a, GROUP_DECISION, STR("Vedtak"));
    replaced->ended = true;
    block_append(event, replaced);
    assert_has(page_with(a, line), "<div class=\"decision ended\">");
}

static inline_node *call_of(arena *a, int number)
{
    inline_node *n = inline_new(a, INLINE_NOTE);
    n->number = number;
    return n;
}

static void test_notes_lead_there_and_back(void **state)
{
    arena *a = *state;
    document *doc = document_in(a, "");
    for (int i = 0; i < 2; i++)
        block_add(&doc->blocks, paragraph_with(a, call_of(a, 1)));
    block_add(&doc->blocks, paragraph_with(a, call_of(a, 7)));
    for (int number = 1; number <= 2; number++) {
        doc_note note = { .number = number };
        block_add(&note.blocks, block_paragraph(a, STR("kilde")));
        list_add(a, &doc->notes, note);
    }
    const char *page = page_of(a, doc);
    assert_int_equal(count(page, "id=\"_call-1\""), 1);
    assert_int_equal(count(page, "href=\"#_note-1\""), 2);
    assert_has(page, "<li id=\"_note-1\"><a class=\"number\" href=\"#_call-1\" role=\"doc-backlink\">1</a> <div><p>kilde</p>");
    assert_has(page, "<li id=\"_note-2\"><span class=\"number\">2</span>");
    assert_lacks(page, "_note-7");
}

static void test_contents_nest_by_level(void **state)
{
    arena *a = *state;
    document *doc = titled(a);
    doc_toc toc = { 0 };
    const int levels[] = { 1, 2, 4, 2, 1 };
    for (size_t i = 0; i < 5; i++)
        list_add(a, &toc, ((doc_toc_entry){ .level = levels[i], .anchor = STR("x") }));
    doc_block *b = block_new(a, BLOCK_TOC);
    b->toc = &toc;
    block_add(&doc->blocks, b);
    const char *page = page_of(a, doc);
    assert_has(page, "<nav class=\"toc beside\" aria-label=\"Innhold\">");
    assert_int_equal(count(page, "<ol>"), 3);
    assert_int_equal(count(page, "</ol>"), 3);
    assert_int_equal(count(page, "<li>"), 5);
}

/* ---- figures ------------------------------------------------------------------------------- */

static void test_pictures_have_size_and_text(void **state)
{
    arena *a = *state;
    doc_block *figure = block_new(a, BLOCK_FIGURE);
    doc_image image = { .path = STR("files/kart.png"), .width = 640, .height = 480 };
    figure->image = &image;
    figure->alt = STR("Kart \"nord\"");
    figure->label = STR("Figur 1");
    inline_add_text(a, &figure->text, STR("Kartet"));
    assert_has(page_with(a, figure), "<figure>\n<img src=\"../../files/kart.png\" alt=\"Kart &quot;nord&quot;\" width=\"640\" "
                                     "height=\"480\" loading=\"lazy\">\n"
                                     "<figcaption><span class=\"label\">Figur 1</span> Kartet</figcaption>\n</figure>");
}

static void test_the_image_of_a_cover_does_not_wait(void **state)
{
    arena *a = *state;
    document *doc = document_in(a, "");
    doc_image image = { .path = STR("files/omslag.png"), .width = 640, .height = 480 };
    doc->cover = (doc_cover){ .wanted = true, .title = STR("Årsmelding"), .image = &image };
    assert_has(page_of(a, doc), "omslag.png\" alt=\"\" width=\"640\" height=\"480\">");
}

static void test_drawings_are_named_and_painted_by_role(void **state)
{
    arena *a = *state;
    doc_drawing drawing = { .width = LENGTH_PT(100), .height = 65536 * 25 / 2 };
    list_add(a, &drawing.shapes, ((doc_shape){ .kind = SHAPE_RECT, .x = -65536 / 4, .w = LENGTH_PT(3), .fill = COLOUR_SEA,
                                               .stroke = COLOUR_LINE, .width = LENGTH_PT(1), .dashed = true }));
    list_add(a, &drawing.shapes, ((doc_shape){ .kind = SHAPE_TEXT, .size = LENGTH_PT(8), .fill = COLOUR_TEXT,
                                               .text = STR("a<b"), .anchor = ANCHOR_MIDDLE }));
    doc_block *figure = block_new(a, BLOCK_FIGURE);
    figure->drawing = &drawing;
    figure->alt = STR("En boks");
    const char *page = page_with(a, figure);
    assert_has(page, "<svg viewBox=\"0 0 100 12.5\" style=\"min-width:150px\" role=\"img\" aria-labelledby=\"_drawing-1\">\n"
                     "<title id=\"_drawing-1\">En boks</title>");
    assert_has(page, "<rect x=\"-0.25\" y=\"0\" width=\"3\" height=\"0\" class=\"fill-sea stroke-line dashed\" stroke-width=\"1\"/>");
    assert_has(page, "text-anchor=\"middle\" class=\"fill-text\">a&lt;b</text>");
}

static void test_a_narrow_form_stands_beside_the_wide_one(void **state)
{
    arena *a = *state;
    doc_drawing narrow = { .width = LENGTH_PT(240), .height = LENGTH_PT(20) };
    doc_drawing wide = { .width = LENGTH_PT(470), .height = LENGTH_PT(10), .narrow = &narrow };
    doc_table table = { .role = TABLE_REGISTER, .column_count = 1, .columns = arena_array(a, doc_column, 1) };
    inline_add_text(a, &row_add(a, &table, ROW_BODY)[0].text, STR("12. juni"));
    doc_block *figure = block_new(a, BLOCK_FIGURE);
    figure->drawing = &wide;
    figure->alt = STR("Året");
    figure->table = &table;
    figure->table_title = STR("Figur 1 som tabell");
    const char *page = page_with(a, figure);
    assert_has(page, "<div class=\"drawing\">\n<svg class=\"wide\" viewBox=\"0 0 470 10\" style=\"max-width:783px\" role=\"img\" "
                     "aria-labelledby=\"_drawing-1\">\n<title id=\"_drawing-1\">Året</title>\n</svg>\n"
                     "<svg class=\"narrow\" viewBox=\"0 0 240 20\" style=\"max-width:400px\"");
    assert_has(page, "</figure>\n<details class=\"data\">\n<summary>Figur 1 som tabell</summary>\n<table");
    assert_lacks(page, "id=\"_drawing-1\">Året</title>\n</svg>\n<svg class=\"narrow\" viewBox=\"0 0 240 20\" style=\"max-width:400px\" role=\"img\" aria-labelledby=\"_drawing-1\"");
}

static void test_drawings_with_links_are_groups(void **state)
{
    arena *a = *state;
    doc_drawing drawing = { .width = LENGTH_PT(100), .height = LENGTH_PT(10) };
    list_add(a, &drawing.shapes, ((doc_shape){ .kind = SHAPE_LINE, .link = STR("uten-ord/") }));
    list_add(a, &drawing.shapes, ((doc_shape){ .kind = SHAPE_CIRCLE, .r = LENGTH_PT(3), .link = STR("styret/") }));
    list_add(a, &drawing.shapes, ((doc_shape){ .kind = SHAPE_TEXT, .text = STR("Styret"), .link = STR("styret/") }));
    doc_block *figure = block_new(a, BLOCK_FIGURE);
    figure->drawing = &drawing;
    figure->alt = STR("En prikk");
    const char *page = page_with(a, figure);
    assert_has(page, "role=\"group\" aria-labelledby=\"_drawing-1\">\n<title");
    assert_has(page, "<a href=\"../../styret/index.html\"><circle ");
    assert_has(page, ">Styret</text>\n</a>");
    assert_lacks(page, "uten-ord");
}

/* ---- the page ------------------------------------------------------------------------------ */

static void test_head_and_frame(void **state)
{
    arena *a = *state;
    document *doc = titled(a);
    doc->pdf = STR("referat.pdf");
    doc->subject = STR("Møtet \"i mars\"");
    doc->draft = true;
    doc->state = STR("Utkast");
    const char *page = page_of(a, doc);
    assert_has(page, "<!DOCTYPE html>\n<html lang=\"nb\">\n");
    assert_has(page, "<title>Referat – Fjord</title>");
    assert_has(page, "<meta name=\"description\" content=\"Møtet &quot;i mars&quot;\">");
    assert_has(page, "<a class=\"skip\" href=\"#_main\">Hopp</a>");
    assert_has(page, "<p class=\"formats\"><a type=\"application/pdf\" href=\"referat.pdf\">Som PDF</a></p>");
    assert_has(page, "<article class=\"minutes\" data-state=\"Utkast\">");
    assert_lacks(page, "class=\"internal\"");
}

static void test_menu_knows_where_it_is(void **state)
{
    arena *a = *state;
    const html_link menu[] = { { STR("Vedtak"), STR("vedtak/") } };
    html_frame with_menu = frame;
    with_menu.menu = menu;
    with_menu.menu_count = 1;
    with_menu.internal = STR("Intern");
    buf out = buf_new(a);
    html_page(document_in(a, "vedtak/"), &with_menu, &out);
    const char *page = str_text(a, buf_str(&out));
    assert_has(page, "<li><a href=\"../index.html\">Forside</a></li>");
    assert_has(page, "popovertarget=\"_menu\"");
    assert_has(page, "<nav id=\"_menu\" popover=\"auto\"");
    assert_has(page, "<li><a href=\"index.html\" aria-current=\"page\">Vedtak</a></li>");
    assert_has(page, "<p class=\"internal\">Intern</p>");
}

static void test_the_logo_stands_beside_the_name(void **state)
{
    arena *a = *state;
    const doc_image logo = { .kind = IMAGE_SVG, .path = STR("logo.svg"), .width = 40, .height = 20 };
    html_frame with_logo = frame;
    with_logo.logo = &logo;
    buf out = buf_new(a);
    html_page(document_in(a, "vedtak/"), &with_logo, &out);
    assert_has(str_text(a, buf_str(&out)),
               "<a class=\"home\" href=\"../index.html\"><img src=\"../logo.svg\" alt=\"\" width=\"40\" height=\"20\"");
    assert_lacks(page_of(a, document_in(a, "vedtak/")), "<img");
}

static void test_the_page_says_when_it_changed(void **state)
{
    document *doc = document_in(*state, "a/");
    assert_lacks(page_of(*state, doc), "class=\"version\"");
    doc->last_changed = STR("Sist endret 23.03.2026, 4f2a9c1");
    assert_has(page_of(*state, doc), "<p class=\"version\">Sist endret 23.03.2026, 4f2a9c1</p>\n</footer>\n</article>");
}

static void test_the_page_names_its_address(void **state)
{
    document *doc = document_in(*state, "styret/sak/04-26/");
    html_frame known = frame;
    buf out = buf_new(*state);
    assert_lacks(page_of(*state, doc), "canonical");
    doc->address_label = STR("Fast adresse");
    assert_has(page_of(*state, doc), "Fast adresse: <a rel=\"bookmark\" href=\"index.html\">styret/sak/04-26/</a>");
    known.address = STR("https://example.org/");
    html_page(doc, &known, &out);
    const char *page = str_text(*state, buf_str(&out));
    assert_has(page, "<link rel=\"canonical\" href=\"https://example.org/styret/sak/04-26/\">");
    assert_has(page, ">https://example.org/styret/sak/04-26/</a>");
}

static void test_the_front_page_names_its_address(void **state)
{
    document *doc = document_in(*state, "");
    html_frame known = frame;
    buf out = buf_new(*state);
    doc->address_label = STR("Fast adresse");
    assert_has(page_of(*state, doc), "Fast adresse: <a rel=\"bookmark\" href=\"index.html\">/</a>");
    known.address = STR("https://example.org/");
    html_page(doc, &known, &out);
    assert_has(str_text(*state, buf_str(&out)), ">https://example.org/</a>");
}

static void test_the_page_leads_to_its_neighbours(void **state)
{
    document *doc = document_in(*state, "styret/2026/2026-03-23/");
    assert_lacks(page_of(*state, doc), "rel=\"next\"");
    doc->ways_label = STR("Forrige og neste");
    doc->next = (doc_way){ .label = STR("Neste"), .title = STR("Møte <4>"), .page = STR("styret/2026/2026-05-04/") };
    const char *page = page_of(*state, doc);
    assert_has(page, "<link rel=\"next\" href=\"../2026-05-04/index.html\">");
    assert_has(page, "<nav class=\"around\" aria-label=\"Forrige og neste\">\n<a rel=\"next\" href=\"../2026-05-04/index.html\">"
                     "<span class=\"label\">Neste</span> <span>Møte &lt;4&gt;</span></a>");
    assert_lacks(page, "rel=\"prev\"");
    doc->next.lang = STR("nn");
    assert_has(page_of(*state, doc), "<span class=\"label\">Neste</span> <span lang=\"nn\">Møte &lt;4&gt;</span></a>");
}

static void test_a_page_without_a_pdf_can_lead_to_another(void **state)
{
    document *doc = document_in(*state, "styret/sak/04-26/");
    doc->paper = (doc_way){ .title = STR("Saken i referatet"), .page = STR("styret/a.pdf"), .anchor = STR("sak-04-26") };
    assert_has(page_of(*state, doc), "<p class=\"formats\"><a type=\"application/pdf\" href=\"../../a.pdf#sak-04-26\">Saken i referatet</a>");
    doc->pdf = STR("styret/sak/04-26/b.pdf");
    assert_has(page_of(*state, doc), "href=\"b.pdf\">Som PDF</a>");
    assert_lacks(page_of(*state, doc), "Saken i referatet");
}

static void test_files_that_browsers_keep_are_asked_for_by_version(void **state)
{
    html_frame known = frame;
    known.style_version = STR("0a1b");
    known.script_version = STR("2c3d");
    known.search = (html_link){ STR("S\u00f8k"), STR("sok/") };
    buf out = buf_new(*state);
    html_page(document_in(*state, "sok/"), &known, &out);
    const char *page = str_text(*state, buf_str(&out));
    assert_has(page, "<link rel=\"stylesheet\" href=\"../style.css?v=0a1b\">");
    assert_has(page, "<script src=\"../search.js?v=2c3d\" defer>");
}

static void test_a_page_says_its_kind(void **state)
{
    document *doc = document_in(*state, "styret/");
    doc->page_kind = "body";
    assert_has(page_of(*state, doc), "<article class=\"minutes\" data-page=\"body\">");
}

/* A page with the form, in a site whose search lies in sok/. */
static const char *page_that_searches(arena *a, const char *at)
{
    html_frame searched = frame;
    searched.search = (html_link){ STR("S\u00f8k"), STR("sok/") };
    searched.search_without = STR("Uten skript");
    searched.search_failed = STR("Virker \"ikke\"");
    document *doc = document_in(a, at);
    block_add(&doc->blocks, block_group(a, GROUP_SEARCH, STR("S\u00f8k i arkivet")));
    buf out = buf_new(a);
    html_page(doc, &searched, &out);
    return str_text(a, buf_str(&out));
}

static void test_the_form_leads_to_the_search_without_a_script(void **state)
{
    const char *page = page_that_searches(*state, "a/b/");
    assert_has(page, "<form class=\"search\" role=\"search\" action=\"../../sok/index.html\">");
    assert_has(page, "<label for=\"_query\">S\u00f8k i arkivet</label>");
    assert_lacks(page, "<script src");
    assert_lacks(page, "<noscript>");
    assert_lacks(page_with(*state, block_group(*state, GROUP_SEARCH, STR("S\u00f8k"))), "<form");
}

static void test_the_page_of_the_search_has_the_script_and_does_without(void **state)
{
    const char *page = page_that_searches(*state, "sok/");
    assert_has(page, "<script src=\"../search.js\" defer></script>\n</head>");
    assert_has(page, "action=\"index.html\"");
    assert_has(page, "<noscript><p class=\"without\">Uten skript</p></noscript>");
    assert_has(page, "data-failed=\"Virker &quot;ikke&quot;\"><p role=\"status\"></p></div>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(test_text_is_never_markup),
        UNIT(test_attributes_cannot_be_left),
        UNIT(test_what_html_forbids_is_left_out),
        UNIT(test_links_are_relative),
        UNIT(test_file_names_are_encoded),
        UNIT(test_addresses_out_keep_their_meaning),
        UNIT(test_no_link_stands_in_a_link),
        UNIT(test_page_numbers_are_left_out),
        UNIT(test_headings_skip_no_level),
        UNIT(test_every_page_has_one_title),
        UNIT(test_case_shows_its_number_and_links_its_matter),
        UNIT(test_an_id_stands_once),
        UNIT(test_a_number_with_a_hyphen_is_whole),
        UNIT(test_lists_keep_their_numbers),
        UNIT(test_decision_has_its_label),
        UNIT(test_quotation_names_its_source),
        UNIT(test_quotation_may_have_its_own_marks),
        UNIT(test_timeline_is_a_list),
        UNIT(test_notes_lead_there_and_back),
        UNIT(test_contents_nest_by_level),
        UNIT(test_pictures_have_size_and_text),
        UNIT(test_the_image_of_a_cover_does_not_wait),
        UNIT(test_drawings_are_named_and_painted_by_role),
        UNIT(test_a_narrow_form_stands_beside_the_wide_one),
        UNIT(test_drawings_with_links_are_groups),
        UNIT(test_head_and_frame),
        UNIT(test_menu_knows_where_it_is),
        UNIT(test_the_logo_stands_beside_the_name),
        UNIT(test_the_page_says_when_it_changed),
        UNIT(test_the_page_names_its_address),
        UNIT(test_the_front_page_names_its_address),
        UNIT(test_the_page_leads_to_its_neighbours),
        UNIT(test_a_page_without_a_pdf_can_lead_to_another),
        UNIT(test_files_that_browsers_keep_are_asked_for_by_version),
        UNIT(test_a_page_says_its_kind),
        UNIT(test_the_form_leads_to_the_search_without_a_script),
        UNIT(test_the_page_of_the_search_has_the_script_and_does_without),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
