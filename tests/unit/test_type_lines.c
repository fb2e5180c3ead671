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

/* The nth mark of a line, in order of the pages; NULL after the last. */
static const type_mark *line_mark(const typeset *set, size_t nth)
{
    for (size_t i = 0; i < set->pages.len; i++)
        for (size_t k = 0; k < set->pages.at[i].marks.len; k++) {
            const type_mark *m = &set->pages.at[i].marks.at[k];
            if (m->kind == MARK_LINE && m->element >= 0 && nth-- == 0)
                return m;
        }
    return NULL;
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

/* It begins with code, which is smaller: its lines are as far apart as those of any other. */
static void code_does_not_draw_lines_together(void **state)
{
    paper *p = *state;
    doc_block *b = block_paragraph(p->arena, STR(""));
    inline_node *code = inline_new(p->arena, INLINE_CODE);
    code->text = STR("04-26");
    inline_add(&b->text, code);
    inline_add_text(p->arena, &b->text,
                    STR(" er nummeret som saken fikk da den kom inn, og det har den hatt siden "
                        "første gang den sto på sakslisten."));
    paper_add(p, b);
    const typeset *set = paper_set(p);
    assert_int_equal(line_mark(set, 1)->y - line_mark(set, 0)->y, p->theme->leading);
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
    assert_int_equal(paper_messages(p, MSG_GLYPH_BORROWED), 0);
    assert_int_equal(paper_messages(p, MSG_GLYPH_MISSING), 0);
}

/* ---- lines ----------------------------------------------------------------------------------- */

static size_t count_lines(const typeset *set, line_manner manner)
{
    size_t count = 0;
    const type_mark *m;
    for (size_t i = 0; (m = line_mark(set, i)); i++)
        count += m->line->manner == manner;
    return count;
}

/* The theme of the test, to be changed in it. */
static theme *own_theme(paper *p)
{
    theme *t = arena_make(p->arena, theme);
    *t = *p->theme;
    p->theme = t;
    return t;
}

static const char compounds[] =
    "Kompetanseutviklingsprosjektene og samhandlingsreformens gjennomføringsplaner er i gang, og "
    "universitetssykehusets forskningsinstitutter krever regnskapsførerkompetanse av alle; "
    "kommunehelsetjenestens kvalitetsregistre, årsmøteforberedelser og styremedlemsopplæring er "
    "det lite av, men vedlikeholdsplanlegging og samarbeidspartnerkontakter er det nok av, sier "
    "båtplassfordelingsnemndas innstillinger, saksbehandlerveiledninger og tilskuddsordninger.";

static void lines_know_their_place(void **state)
{
    paper *p = *state;
    paper_say(p, compounds);
    const typeset *set = paper_set(p);
    const type_mark *m;
    size_t i = 0;
    for (; (m = line_mark(set, i)); i++) {
        assert_int_equal(m->line->nth, i + 1);
        assert_int_equal(m->line->measure, line_mark(set, 0)->line->measure);
        assert_true(m->w <= m->line->measure);
    }
    assert_int_equal(line_mark(set, 0)->line->count, i);
    assert_int_equal(line_mark(set, i - 1)->line->manner, LINE_RAGGED);
}

static void no_space_grows_beyond_the_limit(void **state)
{
    paper *p = *state;
    own_theme(p)->stretch_most = 130;
    for (int i = 0; i < 10; i++)
        paper_say(p, compounds);
    paper_fill(p, 20);
    const typeset *set = paper_set(p);
    const type_mark *m;
    for (size_t i = 0; (m = line_mark(set, i)); i++) {
        if (m->line->manner == LINE_FILLED)
            assert_in_range(m->line->space, 660, 1300 + 2);
        if (m->line->manner == LINE_LOOSE && m->line->space != 1000) /* of one word */
            assert_in_range(m->line->space, 1300 - 2, 1300 + 2);
    }
    assert_true(count_lines(set, LINE_LOOSE) > 0);
    assert_true(count_lines(set, LINE_FILLED) > 0);
}

static void the_theme_says_whether_edges_are_even(void **state)
{
    paper *p = *state;
    theme *t = own_theme(p);
    paper_fill(p, 4);
    t->hyphenate = false;
    assert_true(count_lines(paper_set(p), LINE_FILLED) > 4);
    assert_null(paper_find(p->set, "\u00ad", 0, NULL));
    t->justify = false;
    assert_int_equal(count_lines(paper_set(p), LINE_FILLED), 0);
}

/* ---- signs ----------------------------------------------------------------------------------- */

/* How far the last sign of the first line with a hyphen stands beyond the text. */
static length hang_of(paper *p)
{
    const type_mark *m = paper_find(paper_set(p), "\u00ad", 0, NULL);
    assert_non_null(m);
    return paper_right(m) - right_margin(p);
}

static void signs_hang_out_where_the_theme_says(void **state)
{
    paper *p = *state;
    theme *t = own_theme(p);
    paper_say(p, compounds);
    assert_true(t->hang_signs);
    const type_mark *m = paper_find(paper_set(p), "\u00ad", 0, NULL);
    const length hyphen = m->glyphs[m->glyph_count - 1].advance;
    assert_in_range(hang_of(p), hyphen * 60 / 100 - 64, hyphen * 60 / 100 + 64);
    t->hang_signs = false;
    assert_in_range(hang_of(p) + 64, 0, 128);
}

static void quotation_marks_hang_at_the_beginning(void **state)
{
    paper *p = *state;
    theme *t = own_theme(p);
    paper_say(p, "«Nær folk» er navnet.");
    const length out = paper_find(paper_set(p), "«", 0, NULL)->x;
    t->hang_signs = false;
    const type_mark *m = paper_find(paper_set(p), "«", 0, NULL);
    assert_in_range(m->x - out, m->glyphs[0].advance * 40 / 100 - 64,
                    m->glyphs[0].advance * 40 / 100 + 64);
    assert_int_equal(m->x, t->page.inside + t->page.text_left);
}

static void ranges_stay_whole(void **state)
{
    paper *p = *state;
    paper_say_everywhere(p, "14:00\u201316:00 23.\u201324. mars");
    assert_true(paper_ends(paper_set(p), "00\u2013") + paper_ends(p->set, "23.\u2013") > 0);
    p->doc->joins = STR("\u2013-/");
    assert_int_equal(paper_ends(paper_set(p), "00\u2013") + paper_ends(p->set, "23.\u2013"), 0);
}

static void no_break_spaces_hold(void **state)
{
    paper *p = *state;
    paper_say_everywhere(p, "kr.\u00a01\u00a0250\u00a0000 og");
    const typeset *set = paper_set(p);
    assert_true(paper_ends(set, "kr. 1 250 000 ") > 0);
    assert_int_equal(paper_ends(set, "kr. ") + paper_ends(set, "kr. 1 ") + paper_ends(set, " 250 "), 0);
}

/* UAX #14, LB14: nor after a bracket that opens; and no line ends in "e-". */
static void lines_end_where_the_eye_expects_it(void **state)
{
    paper *p = *state;
    p->doc->lang = STR("fr"); /* whose words have no hyphens here, so that lines look for other ends */
    paper_say_everywhere(p, "( alt ) og e-handelsplattformene og kr/arbeidsdagene");
    const typeset *set = paper_set(p);
    assert_true(paper_ends(set, "( alt ) ") > 0);
    assert_int_equal(paper_ends(set, "( ") + paper_ends(set, "e-") + paper_ends(set, "kr/"), 0);
}

/* In a list in a list in a list … there is no room for even edges. */
static void narrow_columns_are_ragged(void **state)
{
    paper *p = *state;
    doc_block *inner = block_paragraph(p->arena, str_of(compounds));
    for (int depth = 0; depth < 16; depth++) {
        doc_block *item = block_new(p->arena, BLOCK_ITEM), *list = block_new(p->arena, BLOCK_LIST);
        list->marker = '-';
        block_append(item, inner);
        block_append(list, item);
        inner = list;
    }
    paper_add(p, inner);
    assert_int_equal(count_lines(paper_set(p), LINE_FILLED), 0);
    assert_true(count_lines(p->set, LINE_RAGGED) > 4);
}

static size_t count_beginnings(const typeset *set, const char *text)
{
    size_t count = 0;
    for (size_t i = 0; i < set->pages.len; i++)
        for (size_t k = 1; k < set->pages.at[i].marks.len; k++)
            count += set->pages.at[i].marks.at[k - 1].kind == MARK_LINE
                     && str_starts(set->pages.at[i].marks.at[k].text, str_of(text));
    return count;
}

static void dashes_do_not_begin_lines(void **state)
{
    paper *p = *state;
    paper_say_everywhere(p, "nord \u2013 sør");
    assert_true(paper_ends(paper_set(p), "\u2013 ") > 0);
    assert_int_equal(count_beginnings(p->set, "\u2013"), 0);
}

/* After a question mark, too, where a line may end before a figure. */
static void calls_stay_with_their_word(void **state)
{
    paper *p = *state;
    p->doc->lang = STR("fr"); /* without hyphens there are fewer ways */
    for (int i = 1; i <= 40; i++) {
        doc_block *b = block_paragraph(p->arena, STR(""));
        for (int words = 0; words < i; words++)
            inline_add_text(p->arena, &b->text, STR("i "));
        for (int calls = 0; calls < 9; calls++) {
            inline_add_text(p->arena, &b->text, STR(" eller kystlaget?"));
            inline_add(&b->text, paper_call(p, 1));
        }
        paper_add(p, b);
    }
    doc_note note = { .number = 1 };
    block_add(&note.blocks, block_paragraph(p->arena, STR("noten")));
    list_add(p->arena, &p->doc->notes, note);
    assert_true(count_lines(paper_set(p), LINE_FILLED) > 40);
    assert_int_equal(count_beginnings(p->set, "1"), 1); /* that of the note itself */
}

/* A comma hangs out by as much of itself as a hyphen does. */
static void stops_hang_at_the_end(void **state)
{
    paper *p = *state;
    paper_say_everywhere(p, "nord, sør, øst, vest,");
    const typeset *set = paper_set(p);
    size_t found = 0;
    for (size_t i = 0; i < set->pages.len; i++)
        for (size_t k = 1; k < set->pages.at[i].marks.len; k++) {
            const type_mark *l = &set->pages.at[i].marks.at[k - 1], *m = &set->pages.at[i].marks.at[k];
            if (l->kind != MARK_LINE || l->line->manner != LINE_FILLED || !str_ends(m->text, STR(", ")))
                continue;
            const length comma = m->glyphs[m->glyph_count - 2].advance;
            assert_in_range(paper_right(m) - right_margin(p), comma * 60 / 100 - 64, comma * 60 / 100 + 64);
            found++;
        }
    assert_true(found > 10);
}

/* The lines of a heading are about as long: no word of it is left over. */
static void headings_are_balanced(void **state)
{
    paper *p = *state;
    size_t two = 0;
    for (int words = 4; words < 12; words++) {
        buf title = buf_new(p->arena);
        for (int i = 0; i < words; i++)
            buf_text(&title, i % 2 == 0 ? "naustet " : "brygga ");
        p->doc->blocks = (block_list){ 0 };
        paper_add(p, block_heading(p->arena, 1, str_trim(buf_str(&title)), STR("h")));
        const type_mark *first = line_mark(paper_set(p), 0), *second = line_mark(p->set, 1);
        if (first->line->count != 2)
            continue;
        two++;
        assert_true(second->w > first->w / 2);
    }
    assert_true(two > 3);
}

static void lines_may_end_between_quotation_and_bracket(void **state)
{
    paper *p = *state;
    paper_say_everywhere(p, "«Havn» (2024)");
    assert_true(paper_ends(paper_set(p), "«Havn» ") > 0);
}

static void figures_keep_the_space_in_them(void **state)
{
    paper *p = *state;
    paper_say_everywhere(p, "1\u00a0250\u00a0000");
    const typeset *set = paper_set(p);
    const type_mark *m;
    size_t found = 0;
    for (size_t n = 0; (m = paper_find(set, "1 250 000", n, NULL)); n++) {
        size_t at = 0;
        for (size_t i = 0; i < m->glyph_count; at += m->glyphs[i++].text_len) {
            if (!str_starts(str_slice(m->text, at, m->text.len), STR(" 250 000")))
                continue;
            assert_int_equal(m->glyphs[i].advance, m->size / 6);
            found++;
        }
    }
    assert_true(found > 64);
    assert_true(count_lines(set, LINE_FILLED) > 10);
}

static void addresses_get_no_hyphens(void **state)
{
    paper *p = *state;
    paper_say_everywhere(p, "eksempel.no/kystlaget/kompetanseutviklingsprosjektene/aarsmeldingene");
    assert_null(paper_find(paper_set(p), "\u00ad", 0, NULL));
    assert_true(paper_ends(p->set, "kystlaget/") > 0);
}

/* One word wider than the measure is the only one that is divided in a heading. */
static void the_language_of_a_paragraph_divides_it(void **state)
{
    paper *p = *state;
    static const char *const languages[] = { "nb", "nn", "en", "fr" };
    for (int i = 0; i < 4; i++) {
        doc_block *b = block_paragraph(p->arena, str_of(compounds));
        b->lang = str_of(languages[i]);
        paper_add(p, b);
    }
    paper_set(p);
    const type_mark *m;
    bool divided[4] = { false };
    int paragraph = -1;
    for (size_t i = 0; i < p->set->pages.at[0].marks.len; i++) {
        m = &p->set->pages.at[0].marks.at[i];
        if (m->kind == MARK_LINE && m->element >= 0 && m->line->nth == 1)
            paragraph++;
        if (is_own(m) && str_ends(m->text, STR("\u00ad")))
            divided[paragraph] = true;
    }
    assert_true(divided[0] && divided[1] && divided[2] && !divided[3]);
}

static void headings_are_divided_only_where_they_must(void **state)
{
    paper *p = *state;
    paper_add(p,
              block_heading(p->arena, 1,
                            STR("Samferdselsberedskapsplanleggingskoordineringsgruppemedlemmenes "
                                "gjennomføringsplaner"),
                            STR("h")));
    const typeset *set = paper_set(p);
    assert_non_null(paper_find(set, "\u00ad", 0, NULL));
    assert_non_null(paper_find(set, "gjennomføringsplaner", 0, NULL));
    assert_int_equal(paper_messages(p, MSG_LINE_TOO_LONG), 0);
    assert_inside(p);
}

/* The theme without its fallbacks: what its faces have not is looked for on the machine, where DejaVu
   Sans is installed for the program. */
static void forget_fallbacks(paper *p)
{
    theme *own = arena_make(p->arena, theme);
    *own = *p->theme;
    memset(own->fallbacks, 0, sizeof own->fallbacks);
    type_fonts_drop(p->fonts);
    p->theme = own;
    p->fonts = type_fonts_new(p->diag, p->arena, own, p->hyphenation);
}

static void borrowed_glyphs_are_told_once(void **state)
{
    paper *p = *state;
    forget_fallbacks(p);
    paper_say(p, "en boks \u2610, et kryss \u2611");
    paper_say(p, "enda en boks \u2610");
    paper_set(p);
    assert_int_equal(paper_messages(p, MSG_GLYPH_BORROWED), 1);
    assert_int_equal(paper_messages(p, MSG_GLYPH_MISSING), 0);
    str told = diag_message(p->diag, 0)->text;
    assert_true(str_find(told, STR("\u2610 (U+2610), \u2611 (U+2611); in Prøve")) < told.len);
}

static void private_characters_are_missing(void **state)
{
    paper *p = *state;
    paper_say(p, "her: \uf001 og der");
    paper_set(p);
    assert_int_equal(paper_messages(p, MSG_GLYPH_MISSING), 1);
    assert_int_equal(paper_messages(p, MSG_GLYPH_BORROWED), 0);
}

/* The block has a place in a file: the message points to the character there. */
static void messages_point_into_their_block(void **state)
{
    paper *p = *state;
    source_id file = diag_add_source(p->diag, STR("prove.md"), STR("# Prøve\n\nher: \U000f1234\n"));
    doc_block *b = block_paragraph(p->arena, STR("her: \U000f1234"));
    b->place = (doc_place){ file + 1, 10, 9 };
    doc_block *group = block_group(p->arena, GROUP_PLAIN, STR(""));
    group->place = (doc_place){ file + 1, 0, 8 };
    block_append(group, b);
    block_append(group, block_paragraph(p->arena, STR("\U000f1235")));
    paper_add(p, group);
    paper_set(p);
    assert_int_equal(paper_messages(p, MSG_GLYPH_MISSING), 2);
    assert_int_equal(diag_place(p->diag, diag_message(p->diag, 0)->at).line, 1);
    place in_block = diag_place(p->diag, diag_message(p->diag, 1)->at);
    assert_int_equal(in_block.line, 3);
    assert_int_equal(in_block.column, 6);
}

/* Nothing has a place, but the document has a file. */
static void messages_point_to_the_file_at_least(void **state)
{
    paper *p = *state;
    diag_add_source(p->diag, STR("annet.md"), STR("annet\n"));
    diag_add_source(p->diag, STR("prove.md"), STR("prøve\n"));
    p->doc->source = STR("prove.md");
    paper_say(p, "her: \U000f1234");
    paper_set(p);
    assert_int_equal(paper_messages(p, MSG_GLYPH_MISSING), 1);
    assert_str(diag_place(p->diag, diag_message(p->diag, 0)->at).path, "prove.md");
}

/* en, a line without anything, to, tre, two of them, fire: lines 0 to 6. */
static void empty_lines_of_code_are_lines(void **state)
{
    paper *p = *state;
    doc_block *b = block_new(p->arena, BLOCK_CODE);
    b->literal = STR("en\n\nto\ntre\n\n\nfire\n");
    paper_add(p, b);
    const typeset *set = paper_set(p);
    length first = paper_find(set, "en", 0, NULL)->y, line = paper_find(set, "tre", 0, NULL)->y
                                                             - paper_find(set, "to", 0, NULL)->y;
    assert_int_equal(paper_find(set, "to", 0, NULL)->y - first, 2 * line);
    assert_int_equal(paper_find(set, "fire", 0, NULL)->y - first, 6 * line);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAPER(lines_fill_the_measure),
        PAPER(headings_are_not_hyphenated),
        PAPER(long_words_are_torn),
        PAPER(nothing_leaves_the_margin),
        PAPER(addresses_break_at_their_parts),
        PAPER(no_break_spaces_hold),
        PAPER(lines_end_where_the_eye_expects_it),
        PAPER(narrow_columns_are_ragged),
        PAPER(dashes_do_not_begin_lines),
        PAPER(calls_stay_with_their_word),
        PAPER(stops_hang_at_the_end),
        PAPER(headings_are_balanced),
        PAPER(forced_breaks_end_lines),
        PAPER(sami_letters_are_there),
        PAPER(missing_glyphs_are_reported),
        PAPER(fallbacks_keep_quiet),
        PAPER(borrowed_glyphs_are_told_once),
        PAPER(private_characters_are_missing),
        PAPER(messages_point_into_their_block),
        PAPER(messages_point_to_the_file_at_least),
        PAPER(empty_lines_of_code_are_lines),
        PAPER(lines_know_their_place),
        PAPER(code_does_not_draw_lines_together),
        PAPER(no_space_grows_beyond_the_limit),
        PAPER(the_theme_says_whether_edges_are_even),
        PAPER(signs_hang_out_where_the_theme_says),
        PAPER(quotation_marks_hang_at_the_beginning),
        PAPER(ranges_stay_whole),
        PAPER(lines_may_end_between_quotation_and_bracket),
        PAPER(figures_keep_the_space_in_them),
        PAPER(addresses_get_no_hyphens),
        PAPER(headings_are_divided_only_where_they_must),
        PAPER(the_language_of_a_paragraph_divides_it),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
