/*
 * test_type_lines: paragraphs. Lines that fill the measure and never leave it, hyphens that vanish
 * in the text, what is never divided and what must be, and characters that no font has.
 */
#include "type_test.h"

static length right_margin(const paper *p)
{
    return p->theme->page.width - p->theme->page.outside;
}

static bool is_own(const type_mark *m)
{
    return m->kind == MARK_GLYPHS && m->element >= 0;
}

static void assert_inside(const paper *p)
{
    for (size_t i = 0; i < p->set->pages.len; i++)
        for (size_t k = 0; k < p->set->pages.at[i].marks.len; k++) {
            const type_mark *m = &p->set->pages.at[i].marks.at[k];
            if (is_own(m))
                assert_in_range(paper_right(m), 0, right_margin(p) + LENGTH_PT(1) / 4);
        }
}

static void lines_fill_the_measure(void **state)
{
    paper *p = *state;
    paper_fill(p, 1);
    const typeset *set = paper_set(p);
    const type_page *page = &set->pages.at[0];
    size_t full = 0, own = 0;
    for (size_t k = 0; k < page->marks.len; k++) {
        if (!is_own(&page->marks.at[k]))
            continue;
        own++;
        length left = right_margin(p) - paper_right(&page->marks.at[k]);
        full += left < LENGTH_PT(1) / 8 && left > -LENGTH_PT(1) / 8;
    }
    assert_int_equal(own, 3);
    assert_int_equal(full, 2);
}

static void hyphens_are_soft(void **state)
{
    paper *p = *state;
    paper_say(p,
              "Kommunehelsetjenestens kompetanseutviklingsprosjekter og universitetssykehusets "
              "forskningsinstitutter samarbeider om samhandlingsreformens gjennomføringsplaner, om "
              "utdanningsstillinger og om kvalitetsregistrene.");
    const typeset *set = paper_set(p);
    assert_non_null(paper_find(set, "\u00ad", 0, NULL));
    buf text = buf_new(p->arena), expected = buf_new(p->arena);
    type_text(set, &text);
    document_text(p->doc, &expected);
    assert_str(str_trim(buf_str(&text)), str_text(p->arena, str_trim(buf_str(&expected))));
}

static void headings_are_not_hyphenated(void **state)
{
    paper *p = *state;
    paper_add(
        p, block_heading(
               p->arena, 1,
               STR("Kommunehelsetjenestens kompetanseutviklingsprosjekter og samhandlingsreformens "
                   "konsekvenser for universitetssykehusene"),
               STR("h")));
    const typeset *set = paper_set(p);
    assert_null(paper_find(set, "\u00ad", 0, NULL));
    assert_inside(p);
}

static void long_words_are_torn(void **state)
{
    paper *p = *state;
    char word[3001];
    memset(word, 'x', sizeof word - 1);
    word[sizeof word - 1] = 0;
    paper_say(p, word);
    paper_set(p);
    assert_inside(p);
    assert_int_equal(paper_messages(p, MSG_LINE_TOO_LONG), 1);
}

/* Letters in turns italic and upright: no break opportunity anywhere, and longer than a line. */
static void nothing_leaves_the_margin(void **state)
{
    paper *p = *state;
    doc_block *b = block_paragraph(p->arena, STR("x"));
    for (int i = 0; i < 2000; i++) {
        inline_list letter = { 0 };
        inline_add_text(p->arena, &letter, STR("m"));
        inline_add(&b->text, inline_around(p->arena, INLINE_EMPHASIS, letter));
        inline_add_text(p->arena, &b->text, STR("\u00a0n"));
    }
    paper_add(p, b);
    paper_set(p);
    assert_inside(p);
}

static void addresses_break_at_their_parts(void **state)
{
    paper *p = *state;
    paper_say(
        p, "Alt ligger på "
           "https://www.eksempel.no/klyngen/arkivet/aarsmeldinger/2025/vedlegg-og-regnskap/noter/"
           "alle-tallene-for-aaret.html for den som vil se etter.");
    const typeset *set = paper_set(p);
    assert_inside(p);
    assert_null(paper_find(set, "\u00ad", 0, NULL));
    assert_int_equal(paper_messages(p, MSG_LINE_TOO_LONG), 0);
}

static void no_break_spaces_hold(void **state)
{
    paper *p = *state;
    for (int i = 0; i < 40; i++)
        paper_say(p, "Det ble bevilget kr.\u00a0800\u00a0000 til dette, og "
                     "kr.\u00a01\u00a0250\u00a0000 til det andre, og "
                     "kr.\u00a0350\u00a0000 til resten.");
    const typeset *set = paper_set(p);
    for (size_t i = 0; i < 40; i++)
        assert_non_null(paper_find(set, "1 250 000", i, NULL));
}

static void forced_breaks_end_lines(void **state)
{
    paper *p = *state;
    doc_block *b = block_paragraph(p->arena, STR("første"));
    inline_add(&b->text, inline_new(p->arena, INLINE_BREAK));
    inline_add_text(p->arena, &b->text, STR("andre"));
    paper_add(p, b);
    const typeset *set = paper_set(p);
    assert_true(paper_find(set, "andre", 0, NULL)->y > paper_find(set, "første", 0, NULL)->y);
}

static void sami_letters_are_there(void **state)
{
    paper *p = *state;
    paper_say(p, "Áá Čč Đđ Ŋŋ Šš Ŧŧ Žž");
    paper_set(p);
    assert_int_equal(paper_messages(p, MSG_GLYPH_MISSING), 0);
}

static void missing_glyphs_are_reported(void **state)
{
    paper *p = *state;
    paper_say(p, "her: \U000f1234, og der");
    paper_set(p);
    assert_int_equal(paper_messages(p, MSG_GLYPH_MISSING), 1);
}

static void fallbacks_keep_quiet(void **state)
{
    paper *p = *state;
    paper_say(p, "en boks \u2610 og et kryss \u2611");
    const typeset *set = paper_set(p);
    assert_non_null(paper_find(set, "\u2610", 0, NULL));
    assert_int_equal(paper_messages(p, MSG_GLYPH_MISSING), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAPER(lines_fill_the_measure),      PAPER(hyphens_are_soft),
        PAPER(headings_are_not_hyphenated), PAPER(long_words_are_torn),
        PAPER(nothing_leaves_the_margin),   PAPER(addresses_break_at_their_parts),
        PAPER(no_break_spaces_hold),        PAPER(forced_breaks_end_lines),
        PAPER(sami_letters_are_there),      PAPER(missing_glyphs_are_reported),
        PAPER(fallbacks_keep_quiet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
