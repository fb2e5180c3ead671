/*
 * test_type_hyphens: words that are divided at the end of a line. Hyphens vanish in the text, do not
 * stand in ladders, and leave no end of a word alone; authors may say where, and what is read in one is
 * divided last.
 */
#include "type_test.h"

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

static size_t tallest_ladder(const typeset *set, size_t *hyphens)
{
    size_t ladder = 0, tallest = 0;
    for (size_t i = 0; i < set->pages.len; i++)
        for (size_t k = 0; k < set->pages.at[i].marks.len; k++) {
            const type_mark *m = &set->pages.at[i].marks.at[k];
            if (m->kind != MARK_GLYPHS || m->element < 0)
                continue;
            ladder = str_ends(m->text, STR("\u00ad")) ? ladder + 1 : 0;
            tallest = ladder > tallest ? ladder : tallest;
            *hyphens += ladder > 0;
        }
    return tallest;
}

static void hyphens_do_not_stand_in_ladders(void **state)
{
    paper *p = *state;
    static const char text[] =
        "Styringsgruppen behandlet sakene i rekkefølge, og samarbeidspartnerne la fram forslag til "
        "gjennomføring av kompetanseutviklingsprosjektene som var omtalt i innkallingen til møtet, "
        "mens regnskapsføreren og styremedlemmene drøftet vedlikeholdsplanen for anlegget ved "
        "havna, årsmøteforberedelsene og samarbeidsavtalen med nabolagene om opplæring.";
    for (int i = 0; i < 40; i++)
        paper_say(p, str_text(p->arena, str_format(p->arena, "%.*s %s %s", i % 20,
                                                   "men i en tid var det", text, text)));
    size_t hyphens = 0;
    assert_true(tallest_ladder(paper_set(p), &hyphens) < 3);
    assert_true(hyphens > 20);
}

/* Last lines without a space, after a line that ends in the middle of a word. */
static size_t count_stumps(const typeset *set)
{
    size_t count = 0;
    bool divided = false;
    const type_line *of = NULL;
    for (size_t i = 0; i < set->pages.len; i++)
        for (size_t k = 0; k < set->pages.at[i].marks.len; k++) {
            const type_mark *m = &set->pages.at[i].marks.at[k];
            if (m->kind == MARK_LINE)
                of = m->line;
            if (m->kind != MARK_GLYPHS || !of)
                continue;
            count += divided && of->nth == of->count && str_find(m->text, STR(" ")) == m->text.len;
            divided = str_ends(m->text, STR("\u00ad"));
        }
    return count;
}

static void no_paragraph_ends_in_the_end_of_a_word(void **state)
{
    paper *p = *state;
    paper_say_everywhere(p, "Arbeidsgruppene setter av møtetid til studentene, og avtaler gjennomføringen av "
                      "prosjektene i samarbeidsorganets kvalitetsutvalg.");
    assert_int_equal(count_stumps(paper_set(p)), 0);
    assert_true(paper_ends(p->set, "\u00ad") > 0);
}

/* Where no pattern divides, and only there. */
static void authors_divide_words(void **state)
{
    paper *p = *state;
    p->doc->lang = STR("fr");
    paper_say_everywhere(p, "modnings\u00adkontroll\u00adprotokoll");
    const typeset *set = paper_set(p);
    assert_true(paper_ends(set, "modnings\u00ad") > 0);
    assert_true(paper_ends(set, "kontroll\u00ad") > 0);
    assert_int_equal(paper_ends(set, "\u00ad"), paper_ends(set, "s\u00ad") + paper_ends(set, "l\u00ad"));
}

/* Not in the genitive, nor in brackets; but a word that is nobody's name is. */
static void names_stay_whole(void **state)
{
    paper *p = *state;
    paper_say_everywhere(p, "(Astrid Grønnevik) og Tveiteråsens havneanlegg");
    assert_true(paper_ends(paper_set(p), "Grønne\u00ad") > 0);
    map *names = map_new(p->arena);
    map_add(names, STR("Grønnevik"), names);
    map_add(names, STR("Tveiteråsen"), names);
    p->doc->names = names;
    assert_int_equal(paper_ends(paper_set(p), "Grønne\u00ad") + paper_ends(p->set, "Tvei\u00ad"), 0);
    assert_true(paper_ends(p->set, "havne\u00ad") > 0);
}

/* A month with its day or its year. */
static void what_has_a_number_stays_whole(void **state)
{
    paper *p = *state;
    paper_say_everywhere(p, "14. september og september 2025");
    assert_true(paper_ends(paper_set(p), "sep\u00ad") + paper_ends(p->set, "septem\u00ad") > 0);
    p->doc->blocks = (block_list){ 0 };
    paper_say_everywhere(p, "14.\u00a0september og september\u00a02025");
    assert_int_equal(paper_ends(paper_set(p), "sep\u00ad") + paper_ends(p->set, "septem\u00ad"), 0);
}

/* How far the shortest line that could not be filled ends before the others, in thousandths. */
static int deepest_hole(const typeset *set, size_t *ragged)
{
    int deepest = 0;
    for (size_t i = 0; i < set->pages.len; i++)
        for (size_t k = 0; k < set->pages.at[i].marks.len; k++) {
            const type_mark *m = &set->pages.at[i].marks.at[k];
            if (m->kind != MARK_LINE || m->element < 0 || m->line->manner != LINE_LOOSE)
                continue;
            const int left = (int)((int64_t)(m->line->measure - m->w) * 1000 / m->line->measure);
            deepest = left > deepest ? left : deepest;
            (*ragged)++;
        }
    return deepest;
}

static void keep_spaces_small(theme *t)
{
    t->stretch_most = 140;
}

/* Rather than a line that ends like the last one, a name is divided. */
static void no_line_looks_like_the_last(void **state)
{
    paper *p = *state;
    p->theme = paper_theme(p, keep_spaces_small);
    map *names = map_new(p->arena);
    map_add(names, STR("Samarbeidsutvalgene"), names);
    p->doc->names = names;
    paper_say_everywhere(p, "strengt Samarbeidsutvalgene strengt");
    size_t ragged = 0;
    assert_in_range(deepest_hole(paper_set(p), &ragged), 1, 130);
    assert_true(ragged > 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAPER(hyphens_are_soft),
        PAPER(hyphens_do_not_stand_in_ladders),
        PAPER(no_paragraph_ends_in_the_end_of_a_word),
        PAPER(authors_divide_words),
        PAPER(names_stay_whole),
        PAPER(what_has_a_number_stays_whole),
        PAPER(no_line_looks_like_the_last),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
