/*
 * test_withheld: that a build finds what is withheld wherever it has come out, whatever let it out.
 * Documents that leak are handed to `site`, each in another place; then each must be told of, and
 * nothing of it kept.
 */
#include "type_test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "pdf/pdf.h"
#include "site/inside.h"

#define SECRET "Kåre Skarvøy flytter til \"Øya\" & tar hunden med"
#define NAME   "Skarvøy"

static withheld_list *looking_for(arena *a)
{
    text_list texts = { 0 };
    list_add(a, &texts, ((text){ .value = STR(SECRET) }));
    list_add(a, &texts, ((text){ .value = STR(NAME) }));
    list_add(a, &texts, ((text){ .value = STR("Ola Lie") }));
    return withheld_new(a, &texts);
}

static bool is_found(arena *a, const char *content)
{
    return withheld_in_file(looking_for(a), str_of(content)) != NULL;
}

static bool is_in_name(arena *a, const char *path)
{
    return withheld_in_name(looking_for(a), str_of(path)) != NULL;
}

/* ---- forms ----------------------------------------------------------------------------------- */

static void text_is_found_in_every_form(void **state)
{
    static const char *const forms[] = {
        "nå: kåre skarvøy\n flytter til\u00a0\"Øya\" & tar hunden med.",
        "<p>Kåre <em>Skar\u00advøy</em> flytter<br>til &quot;Øya&quot; &amp; tar hunden&nbsp;med",
        "<p title=\"Kåre Skarvøy flytter til &quot;Øya&quot; &amp; tar hunden med\">Annet</p>",
        "{\"text\": \"Kåre Skarvøy flytter\\ntil \\\"Øya\\\" & tar hunden med\"}",
        "1,\"Kåre Skarvøy flytter til \"\"Øya\"\" & tar hunden med\"",
        "DESCRIPTION:Kåre Skarv\r\n øy flytter til",
        "<!-- Ola Lie -->",
        "<p id=\"notat-om-ola-lie\">Notat</p>",
        "<a href=\"../notat-om-ola-lie/index.html\">Notat</a>",
        "<script>{\"name\": \"Skarvøy\"}</script>",
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (!is_found(*state, forms[i]))
            fail_msg("not found in: %s", forms[i]);
}

static void what_is_open_is_left_alone(void **state)
{
    static const char *const open[] = {
        "Kåre flytter til Øya",
        "skarvøy",
        "<p id=\"skarvoy\">Om en skarvøy</p>",
        "Ola <p>Lie</p> og <q>Ola</q>",
        "<p>Olav Liestøl</p>",
        "<p>Ola</p>Lie",
        "",
    };
    for (size_t i = 0; i < sizeof open / sizeof *open; i++)
        if (is_found(*state, open[i]))
            fail_msg("found in: %s", open[i]);
}

static void names_of_files_are_searched(void **state)
{
    assert_true(is_in_name(*state, "files/notat-om-ola-lie.pdf"));
    assert_true(is_in_name(*state, "saker/skarvoy/index.html"));
    assert_false(is_in_name(*state, "saker/skarv/index.html"));
}

/* ---- the search ------------------------------------------------------------------------------ */

/* Words of a letter and a figure, which hold each other all the time. */
static str random_word(arena *a, uint32_t *state, size_t least, size_t most)
{
    buf out = buf_new(a);
    *state = *state * 1664525 + 1013904223;
    for (size_t n = least + (*state >> 16) % (most - least + 1); n > 0; n--) {
        *state = *state * 1664525 + 1013904223;
        buf_text(&out, *state >> 31 ? "å" : "7");
    }
    return buf_str(&out);
}

/* No letter stands behind a word. */
static bool holds_word(str haystack, str word)
{
    for (size_t at = 0; (at += str_find(str_slice(haystack, at, haystack.len), word)) < haystack.len; at++)
        if (at + word.len == haystack.len || haystack.at[at + word.len] == '7')
            return true;
    return false;
}

static void search_finds_what_a_simple_one_finds(void **state)
{
    uint32_t seed = 1;
    int hits = 0;
    for (int round = 0; round < 2000; round++) {
        text_list texts = { 0 };
        const size_t least = 1 + (size_t)round % 20;
        for (int i = 0; i < 3; i++)
            list_add(*state, &texts, ((text){ .value = random_word(*state, &seed, least, 24) }));
        const str haystack = random_word(*state, &seed, 0, 200);
        bool there = false;
        for (size_t i = 0; i < texts.len; i++)
            there = there || holds_word(haystack, texts.at[i].value);
        const withheld_search *s = withheld_search_new(*state, &texts);
        assert_int_equal(withheld_search_find(s, haystack) != NULL, there);
        hits += there;
    }
    assert_in_range(hits, 200, 1800);
}

/* ---- PDF ------------------------------------------------------------------------------------- */

static bool take_part(void *to, str part)
{
    buf_put(to, part);
    buf_char(to, '\n');
    return true;
}

static str plain_of(arena *a, const char *file)
{
    buf out = buf_new(a);
    assert_true(pdf_parts(str_of(file), take_part, &out));
    return buf_str(&out);
}

static bool take_first(void *to, str part)
{
    (void)part;
    ++*(int *)to;
    return false;
}

static void a_pdf_is_read_until_it_is_enough(void **state)
{
    (void)state;
    int taken = 0;
    const str file = STR("%PDF-1.4\n1 0 obj\nstream\n(Ola)\nendstream\n2 0 obj (Kari) endobj");
    assert_true(pdf_parts(file, take_first, &taken));
    assert_int_equal(taken, 1);
    assert_false(pdf_parts(STR("PDF"), take_first, &taken));
    assert_int_equal(taken, 1);
}

static void assert_holds(str content, const char *part)
{
    if (str_find(content, str_of(part)) == content.len)
        fail_msg("not found: %s", part);
}

static void strings_of_a_pdf_are_read(void **state)
{
    str plain = plain_of(*state, "%PDF-1.7\n1 0 obj\n<</Title <FEFF004B00E5 00720065D83DDE00> /A "
                                 "(Ola \\(\\114ie\\)) /B (a\\\nb)\n"
                                 "/C (\376\377\\000S\\000k) /D <4F6C61>>>\nendobj\n");
    assert_holds(plain, "Kåre\U0001F600\n");
    assert_holds(plain, "Ola (Lie)\n");
    assert_holds(plain, "\nab\n");
    assert_holds(plain, "\nSk\n");
    assert_holds(plain, "\nOla\n");
}

static void broken_pdfs_are_read_to_their_end(void **state)
{
    static const char *const broken[] = {
        "%PDF-",
        "%PDF-1.4 stream",
        "%PDF-1.4 stream\r\nendstream",
        "%PDF-1.4 (((",
        "%PDF-1.4 <41",
        "%PDF-1.4 (\\",
        "%PDF-1.4 (\\1",
        "%PDF-1.4 <FEFFD83D>",
        "%PDF-1.4 <FEFF0>",
        "%PDF-1.4 endstream",
        "%PDF-1.4 (\376\377\\000",
        "%PDF-1.4 stream x endstreamstream",
    };
    buf out = buf_new(*state);
    for (size_t i = 0; i < sizeof broken / sizeof *broken; i++)
        assert_true(pdf_parts(str_of(broken[i]), take_part, &out));
    str plain = plain_of(
        *state, "%PDF-1.4\n1 0 obj\nstream\n)( \\(Ola Lie\nendstream\n2 0 obj (Ola) endobj");
    assert_holds(plain, "Ola Lie");
    assert_holds(plain, "\nOla\n");
}

/* ---- documents that leak --------------------------------------------------------------------- */

static void leak_in_text(paper *p)
{
    paper_say(p, "Det er klart at " SECRET ".");
}

static void leak_in_marked_text(paper *p)
{
    doc_block *b = block_paragraph(p->arena, STR("Det er "));
    inline_list strong = { 0 };
    inline_add_text(p->arena, &strong, STR("Skarv"));
    inline_add(&b->text, inline_around(p->arena, INLINE_STRONG, strong));
    inline_add_text(p->arena, &b->text, STR("øy som flytter."));
    paper_add(p, b);
}

static void leak_in_title(paper *p)
{
    p->doc->title = STR("Om " NAME);
}

static void leak_in_description(paper *p)
{
    p->doc->subject = STR("Om " NAME);
}

static void leak_in_anchor(paper *p)
{
    paper_add(p, block_heading(p->arena, 2, STR("Sak"), STR("klage-fra-ola-lie")));
}

static void leak_in_address(paper *p)
{
    p->doc->page = STR("saker/skarvoy/");
}

static void leak_in_name_of_pdf(paper *p)
{
    p->doc->pdf = STR("prove/ola-lie.pdf");
}

static void leak_in_name_of_source(paper *p)
{
    p->doc->source = STR("moter/klage-fra-ola-lie.md");
}

static void leak_in_link(paper *p)
{
    doc_link *link = arena_make(p->arena, doc_link);
    *link = (doc_link){ .kind = LINK_URL, .url = STR("https://eksempel.no/?q=Ola Lie") };
    doc_block *b = block_paragraph(p->arena, STR("Se "));
    inline_add(&b->text, inline_link(p->arena, link, STR("her")));
    paper_add(p, b);
}

static void leak_in_running_head(paper *p)
{
    p->doc->running_head = STR("Om " NAME);
}

static void leak_in_issuer(paper *p)
{
    p->doc->organisation = STR(NAME);
}

static void leak_in_attached_source(paper *p)
{
    doc_file attached = { .name = STR("referat.md"), .content = STR("Det er " NAME ".") };
    p->doc->attach = true;
    list_add(p->arena, &p->doc->attached, attached);
}

/* Puts the document in memory; gives how many files were kept. */
static size_t kept_of(paper *p, bool pdf)
{
    text_list texts = { 0 };
    site_totals totals;
    const html_frame frame = { .style = STR("style.css") };
    list_add(p->arena, &texts, ((text){ .value = STR(SECRET) }));
    list_add(p->arena, &texts, ((text){ .value = STR(NAME) }));
    list_add(p->arena, &texts, ((text){ .value = STR("Ola Lie") }));
    const site_options options = { .folder = STR("/nowhere"),
                                   .project = STR("/nowhere"),
                                   .html = true,
                                   .pdf = pdf,
                                   .withheld = &texts,
                                   .kept = map_new(p->arena) };
    const site_writer writer = { p->diag, p->arena, p->fonts, p->theme, &frame };
    site *s = site_open(p->diag, p->arena, options);
    site_put_document(s, &writer, p->doc);
    site_report_withheld(s, p->diag);
    site_close(s, p->diag, true, &totals);
    return map_len(options.kept);
}

static const struct {
    const char *name;
    void (*leak)(paper *p);
    bool page; /* it is on the page, too, and then not even that is kept */
} leaks[] = {
    { "the text", leak_in_text, true },
    { "text with marks inside a word", leak_in_marked_text, true },
    { "the title", leak_in_title, true },
    { "the description", leak_in_description, true },
    { "an id", leak_in_anchor, true },
    { "the address of the page", leak_in_address, true },
    { "the name of the PDF", leak_in_name_of_pdf, true },
    { "the name of the source", leak_in_name_of_source, true },
    { "an address that is linked to", leak_in_link, true },
    { "the foot of printed pages", leak_in_running_head, false },
    { "the metadata of the PDF", leak_in_issuer, false },
    { "a source that is packed into the PDF", leak_in_attached_source, false },
};

static void every_leak_is_found(void **state)
{
    (void)state;
    for (size_t i = 0; i < sizeof leaks / sizeof *leaks; i++) {
        void *made;
        assert_int_equal(paper_setup(&made), 0);
        paper *p = made;
        paper_say(p, "Åpen tekst.");
        leaks[i].leak(p);
        const size_t kept = kept_of(p, true);
        if (kept != (leaks[i].page ? 0u : 1u) || paper_messages(p, MSG_WITHHELD_FOUND) != 1)
            fail_msg("a leak in %s: %zu files kept", leaks[i].name, kept);
        paper_teardown(&made);
    }
}

static void without_a_leak_all_is_kept(void **state)
{
    paper *p = *state;
    paper_say(p, "Åpen tekst.");
    assert_int_equal(kept_of(p, true), 2);
    assert_int_equal(paper_messages(p, MSG_WITHHELD_FOUND), 0);
}

/* ---- other files ----------------------------------------------------------------------------- */

/* A file of the project that is copied, and searched on its way; gives the messages. */
static size_t faults_of_copy(arena *a, const char *name, const char *content)
{
    char top[] = "/tmp/referat-leak-XXXXXX";
    assert_non_null(mkdtemp(top));
    diag *d = diag_new(a);
    text_list texts = { 0 };
    site_totals totals;
    list_add(a, &texts, ((text){ .value = STR(NAME) }));
    str path = str_format(a, "%s/%s", top, name);
    assert_int_equal(file_write(str_text(a, path), str_of(content)), FILE_OK);
    const site_options options = { .folder = str_format(a, "%s/out", top),
                                   .project = str_of(top),
                                   .html = true,
                                   .audience = STR("public"),
                                   .withheld = &texts };
    site *s = site_open(d, a, options);
    site_put_copy(s, d, str_format(a, "files/%s", name), str_of(name));
    site_report_withheld(s, d);
    site_close(s, d, true, &totals);
    const bool there = file_exists(str_text(a, str_format(a, "%s/out/files/%s", top, name)));
    str command = str_format(a, "rm -rf %s", top);
    assert_int_equal(system(str_text(a, command)), 0);
    diag_close(d);
    assert_int_equal(there, diag_count(d, SEVERITY_ERROR) == 0);
    return diag_count(d, SEVERITY_ERROR);
}

static void copies_are_searched(void **state)
{
    assert_int_equal(faults_of_copy(*state, "notat.csv", "dato,tekst\n,Om " NAME "\n"), 1);
    assert_int_equal(faults_of_copy(*state, "tegning.svg",
                                    "<svg xmlns=\"http://www.w3.org/2000/svg\"><title>" NAME
                                    "</title></svg>"),
                     1);
    assert_int_equal(faults_of_copy(*state, "notat.pdf",
                                    "%PDF-1.4\n<</Title <FEFF0053006B00610072007600F80079>>>"),
                     1);
    assert_int_equal(faults_of_copy(*state, "skarvoy.csv", "dato\n"), 1);
    assert_int_equal(faults_of_copy(*state, "notat2.csv", "dato,tekst\n,Åpent\n"), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(text_is_found_in_every_form),
        UNIT(what_is_open_is_left_alone),
        UNIT(names_of_files_are_searched),
        UNIT(search_finds_what_a_simple_one_finds),
        UNIT(strings_of_a_pdf_are_read),
        UNIT(broken_pdfs_are_read_to_their_end),
        UNIT(a_pdf_is_read_until_it_is_enough),
        cmocka_unit_test(every_leak_is_found),
        cmocka_unit_test_setup_teardown(without_a_leak_all_is_kept, paper_setup, paper_teardown),
        UNIT(copies_are_searched),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
