/*
 * test_pdf: the file. Its form and its metadata, links and destinations, fonts that are subset and
 * map back to the text, pictures, the same bytes every time, and the text as another program reads
 * it.
 */
#include "type_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static str written(paper *p)
{
    buf out = buf_new(p->arena);
    assert_true(pdf_write(p->diag, paper_set(p), p->fonts, p->theme, &out));
    return buf_str(&out);
}

static str dumped(paper *p, str file)
{
    buf out = buf_new(p->arena);
    assert_true(pdf_dump(p->arena, file, &out));
    return buf_str(&out);
}

static void assert_has(str text, const char *part)
{
    if (str_find(text, str_of(part)) == text.len)
        fail_msg("not found: %s", part);
}

static void files_have_their_form(void **state)
{
    paper *p = *state;
    p->doc->date = STR("2026-03-23");
    p->doc->organisation = STR("Klyngen på Øya");
    paper_fill(p, 30);
    str file = written(p);
    assert_true(str_starts(file, STR("%PDF-1.7\n")));
    assert_true(str_ends(str_trim(file), STR("%%EOF")));
    str text = dumped(p, file);
    assert_has(text, "/Lang (nb)");
    assert_has(text, "/DisplayDocTitle true");
    assert_has(text, "/CreationDate (D:20260323)");
    assert_has(text, "/Type /Pages");
}

/* Both forms of the metadata have the day of the last change where it is known. */
static void dates_agree(void **state)
{
    paper *p = *state;
    p->doc->date = STR("2026-03-23");
    p->doc->changed = STR("2026-04-02");
    paper_say(p, "Tekst.");
    str file = written(p), text = dumped(p, file);
    assert_has(text, "/CreationDate (D:20260402)");
    assert_has(text, "/ModDate (D:20260402)");
    assert_has(file, "<xmp:CreateDate>2026-04-02</xmp:CreateDate>");
    assert_has(file, "<xmp:ModifyDate>2026-04-02</xmp:ModifyDate>");
    p->doc->changed = p->doc->date = STR("");
    file = written(p);
    text = dumped(p, file);
    assert_true(str_find(text, STR("CreationDate")) == text.len);
    assert_true(str_find(file, STR("CreateDate")) == file.len);
}

/* XML cannot hold control characters, so the information does not either. */
static void titles_agree(void **state)
{
    paper *p = *state;
    p->doc->title = STR("Bru\nog \x01vei");
    paper_say(p, "Tekst.");
    const str file = written(p);
    assert_has(dumped(p, file), "/Title (Bru og  vei)");
    assert_has(file, ">Bru og  vei</rdf:li>");
}

static void bytes_are_equal(void **state)
{
    paper *p = *state;
    paper_fill(p, 30);
    str one = written(p), other = written(p);
    assert_true(str_equal(one, other));
    p->doc->title = STR("Prøve");
    paper_say(p, "mer");
    assert_false(str_equal(one, written(p)));
}

static void fonts_are_subset(void **state)
{
    paper *p = *state;
    paper_fill(p, 3);
    str file = written(p), text = dumped(p, file);
    assert_has(text, "+GentiumBookPlus");
    assert_has(text, "/Identity-H");
    assert_has(text, "/CIDToGIDMap");
    assert_has(text, "beginbfchar");
    assert_true(file.len < 60000);
}

static void links_and_destinations(void **state)
{
    paper *p = *state;
    doc_link *out = arena_make(p->arena, doc_link), *in = arena_make(p->arena, doc_link),
             *page = arena_make(p->arena, doc_link);
    *out = (doc_link){ .kind = LINK_URL, .url = STR("https://eksempel.no/å b") };
    *in = (doc_link){ .kind = LINK_ANCHOR, .anchor = STR("sak-01-26") };
    *page = (doc_link){ .kind = LINK_PAGE,
                        .page = STR("org/"),
                        .pdf = STR("org/2025/ref.pdf"),
                        .anchor = STR("sak-02-25") };
    doc_block *b = block_paragraph(p->arena, STR("Se "));
    inline_add(&b->text, inline_link(p->arena, out, STR("ute")));
    inline_add(&b->text, inline_link(p->arena, in, STR("inne")));
    inline_add(&b->text, inline_link(p->arena, page, STR("ved siden av")));
    paper_add(p, block_heading(p->arena, 2, STR("Sak 01-26"), STR("sak-01-26")));
    paper_add(p, b);
    str text = dumped(p, written(p));
    assert_has(text, "eksempel.no\\057\\045C3\\045A5\\04520b"); /* libharu writes signs in octal */
    assert_has(text, "/Dest (sak-01-26)");
    assert_has(text, "ref.pdf\\043sak-02-25)");
    assert_has(text, "/Limits [ (sak-01-26) (sak-01-26) ]");
}

/* The names are those of the blocks, sorted: a group has one as a heading has. */
static void cases_and_decisions_are_destinations(void **state)
{
    paper *p = *state;
    doc_block *decision = block_new(p->arena, BLOCK_GROUP);
    decision->role = GROUP_DECISION;
    decision->anchor = STR("vedtak-04-26");
    block_append(decision, block_paragraph(p->arena, STR("Forslaget er vedtatt.")));
    paper_add(p, block_heading(p->arena, 2, STR("Sak 04-26"), STR("sak-04-26")));
    paper_add(p, decision);
    str text = dumped(p, written(p));
    assert_has(text, "/Limits [ (sak-04-26) (vedtak-04-26) ]");
}

static void bookmarks_are_a_tree(void **state)
{
    paper *p = *state;
    const int levels[] = { 1, 2, 3, 2, 1, 4, 1 };
    for (size_t i = 0; i < 7; i++) {
        doc_block *b =
            block_heading(p->arena, levels[i], str_format(p->arena, "Nr %zu", i), STR(""));
        b->toc_wanted = true;
        paper_add(p, b);
    }
    str text = dumped(p, written(p));
    assert_has(text, "/Title (Nr 6)");
    assert_has(text, "/Count 3");
    assert_has(text, "/Count -3");
}

/* A PNG of one pixel, transparent; and one that is cut off. */
/* clang-format off */
static const unsigned char pixel[] = {
    0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n', 0, 0, 0, 13, 'I', 'H',
    'D', 'R', 0, 0, 0, 1, 0, 0, 0, 1, 8, 6, 0, 0,
    0, 0x1f, 0x15, 0xc4, 0x89, 0, 0, 0, 13, 'I', 'D', 'A', 'T', 0x78,
    0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0xd0, 0, 0, 0x04, 0x81, 0x01, 0x80, 0x2c, 0x55,
    0xce, 0xb0, 0, 0, 0, 0, 'I', 'E', 'N', 'D', 0xae, 0x42, 0x60, 0x82,
};
/* clang-format on */

static void add_picture(paper *p, image_kind kind, str content)
{
    doc_image *image = arena_make(p->arena, doc_image);
    *image = (doc_image){
        .kind = kind, .source = STR("bilde"), .width = 10, .height = 10, .content = content
    };
    doc_block *b = block_new(p->arena, BLOCK_FIGURE);
    b->image = image;
    b->alt = STR("et bilde");
    paper_add(p, b);
}

static void pictures_are_embedded_once(void **state)
{
    paper *p = *state;
    const str png = { (const char *)pixel, sizeof pixel };
    add_picture(p, IMAGE_PNG, png);
    add_picture(p, IMAGE_PNG, png);
    str text = dumped(p, written(p));
    assert_has(text, "/SMask");
    assert_has(text, "/I1 Do");
    assert_int_equal(str_find(text, STR("/I2")), text.len);
}

static void damaged_pictures_give_a_message(void **state)
{
    paper *p = *state;
    add_picture(p, IMAGE_PNG, (str){ (const char *)pixel, 40 });
    add_picture(p, IMAGE_JPEG, STR("\xff\xd8\xff\xe0 no"));
    written(p);
    assert_int_equal(paper_messages(p, MSG_IMAGE_BAD), 1);
}

static void other_files_are_no_dump(void **state)
{
    paper *p = *state;
    buf out = buf_new(p->arena);
    assert_false(pdf_dump(p->arena, STR("GIF89a"), &out));
    assert_true(pdf_dump(p->arena, STR("%PDF-1.7\n1 0 obj\n<<"), &out));
}

/* More annotations on a page than an array of libharu holds. */
static void a_refused_file_gives_a_message(void **state)
{
    paper *p = *state;
    paper_fill(p, 1);
    typeset *set = (typeset *)paper_set(p);
    const doc_link link = { .kind = LINK_ANCHOR, .anchor = STR("her") };
    const int32_t element = (int32_t)set->elements.len;
    list_add(p->arena, &set->elements, ((type_element){ .kind = ELEMENT_LINK }));
    for (int i = 0; i < 33000; i++)
        list_add(p->arena, &set->pages.at[0].marks,
                 ((type_mark){
                     .kind = MARK_LINK, .element = element, .link = &link, .w = 1, .h = 1 }));
    buf out = buf_new(p->arena);
    assert_false(pdf_write(p->diag, set, p->fonts, p->theme, &out));
    assert_int_equal(paper_messages(p, MSG_PDF_FAILED), 1);
}

/* What poppler finds is what was set. Left out where poppler is not there. */
static void text_is_found_by_others(void **state)
{
    paper *p = *state;
    paper_say(
        p, "Offisiell finansiering: «Áá Čč Đđ Ŋŋ Šš Ŧŧ Žž», kr.\u00a01\u00a0250\u00a0000, § 11-4.");
    paper_fill(p, 6);
    char path[] = "/tmp/referat-test-XXXXXX";
    int file = mkstemp(path);
    assert_true(file >= 0);
    close(file);
    file_write(path, written(p));
    FILE *pipe = popen(
        str_text(p->arena, str_format(p->arena, "pdftotext -raw %s - 2>/dev/null", path)), "r");
    static char read[20000];
    size_t len = pipe ? fread(read, 1, sizeof read - 1, pipe) : 0;
    if (pipe)
        pclose(pipe);
    unlink(path);
    if (len == 0)
        skip();
    str found = str_replace(p->arena, (str){ read, len }, STR("\u00ad\n"), STR(""));
    found = str_replace(p->arena, found, STR("\n"), STR(" "));
    assert_has(found, "Offisiell finansiering: «Áá Čč Đđ Ŋŋ Šš Ŧŧ Žž», kr. 1 250 000, § 11-4.");
    assert_has(
        found,
        "la fram forslag til gjennomføring av kompetanseutviklingsprosjektene som var omtalt");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAPER(files_have_their_form),
        PAPER(dates_agree),
        PAPER(titles_agree),
        PAPER(bytes_are_equal),
        PAPER(fonts_are_subset),
        PAPER(links_and_destinations),
        PAPER(cases_and_decisions_are_destinations),
        PAPER(bookmarks_are_a_tree),
        PAPER(pictures_are_embedded_once),
        PAPER(damaged_pictures_give_a_message),
        PAPER(a_refused_file_gives_a_message),
        PAPER(other_files_are_no_dump),
        PAPER(text_is_found_by_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
