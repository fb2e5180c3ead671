/*
 * test_words_write: what the program writes in three languages: phrases, lists, numbers, money, shares, dates,
 * times, forms of names, and spaces at which no line ends. "~" stands for U+00A0 in what is expected.
 */
#include "words_test.h"

static const char *spaced(arena *a, const char *expected)
{
    return str_text(a, str_replace(a, str_of(expected), STR("~"), STR("\u00A0")));
}

#define assert_spaced(s, expected) assert_str((s), spaced(l->a, (expected)))

static void test_phrases_are_filled(void **state)
{
    const loaded *l = *state;
    assert_str(PHRASE(l->w, l->a, LANG_NB, "minutes-title", { "meeting", STR("partnermøte") }, { "organisation", STR("Fjordhelse") }),
               "Referat fra partnermøte – Fjordhelse");
    assert_str(PHRASE(l->w, l->a, LANG_NN, "minutes-title", { "meeting", STR("styremøte") }, { "organisation", STR("Fjell IL") }),
               "Referat frå styremøte – Fjell IL");
    assert_str(PHRASE(l->w, l->a, LANG_EN, "state-approved-in", { "date", STR("4 May 2026") }, { "case", STR("case 01-26") }),
               "Approved 4 May 2026 in case 01-26");
}

static void test_lists(void **state)
{
    const loaded *l = *state;
    const str items[] = { STR("a"), STR("b"), STR("c") };
    assert_str(words_list(l->w, l->a, LANG_NB, items, 0), "");
    assert_str(words_list(l->w, l->a, LANG_NB, items, 1), "a");
    assert_str(words_list(l->w, l->a, LANG_NN, items, 2), "a og b");
    assert_str(words_list(l->w, l->a, LANG_NB, items, 3), "a, b og c");
    assert_str(words_list(l->w, l->a, LANG_EN, items, 3), "a, b and c");
}

static void test_numbers(void **state)
{
    const loaded *l = *state;
    assert_spaced(words_number(l->w, l->a, LANG_NB, 0), "0");
    assert_spaced(words_number(l->w, l->a, LANG_NB, 999), "999");
    assert_spaced(words_number(l->w, l->a, LANG_NB, 1250), "1~250");
    assert_spaced(words_number(l->w, l->a, LANG_NN, -1250000), "−1~250~000");
    assert_spaced(words_number(l->w, l->a, LANG_EN, 1250000), "1,250,000");
    assert_spaced(words_number(l->w, l->a, LANG_NB, INT64_MIN), "−9~223~372~036~854~775~808");
}

static void test_money(void **state)
{
    const loaded *l = *state;
    assert_spaced(words_money(l->w, l->a, LANG_NB, -125000000, false), "−1~250~000");
    assert_spaced(words_money(l->w, l->a, LANG_NB, -125000050, true), "−1~250~000,50");
    assert_spaced(words_money(l->w, l->a, LANG_NB, 5, true), "0,05");
    assert_spaced(words_money(l->w, l->a, LANG_NB, 1824050, false), "18~241");
    assert_spaced(words_money(l->w, l->a, LANG_NB, -1824049, false), "−18~240");
    assert_spaced(words_money(l->w, l->a, LANG_NB, -49, false), "0");
    assert_spaced(words_money(l->w, l->a, LANG_NB, -49, true), "−0,49");
    assert_spaced(words_money(l->w, l->a, LANG_EN, 1824050, true), "18,240.50");
}

static void test_shares(void **state)
{
    const loaded *l = *state;
    assert_spaced(words_percent(l->w, l->a, LANG_NB, 5, 6), "83~%");
    assert_spaced(words_percent(l->w, l->a, LANG_NB, 1, 8), "13~%");
    assert_spaced(words_percent(l->w, l->a, LANG_EN, 1, 3), "33%");
    assert_spaced(words_percent(l->w, l->a, LANG_NB, -1, 2), "−50~%");
    assert_spaced(words_percent(l->w, l->a, LANG_NB, 0, 7), "0~%");
    assert_spaced(words_percent(l->w, l->a, LANG_NB, 1, 0), "");
    assert_spaced(words_percent(l->w, l->a, LANG_NB, INT64_MAX, INT64_MAX), "100~%");
    assert_spaced(words_percent(l->w, l->a, LANG_NB, INT64_MAX / 2, INT64_MAX), "50~%");
}

static void test_ordinals(void **state)
{
    const loaded *l = *state;
    assert_str(words_ordinal(l->w, l->a, LANG_NB, 2), "2.");
    static const struct {
        int64_t n;
        const char *expected;
    } rows[] = { { 1, "1st" }, { 2, "2nd" }, { 3, "3rd" }, { 4, "4th" }, { 11, "11th" }, { 12, "12th" }, { 13, "13th" }, { 21, "21st" }, { 112, "112th" } };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(words_ordinal(l->w, l->a, LANG_EN, rows[i].n), rows[i].expected);
}

static void test_dates_print_with_their_precision(void **state)
{
    const loaded *l = *state;
    const date day = { 2026, 3, 23 }, month = { 2026, 3, 0 }, year = { 2026, 0, 0 }, none = { 0, 0, 0 };
    static const struct {
        lang l;
        date_form form;
        const char *day, *month;
    } rows[] = {
        { LANG_NB, DATE_FULL, "23. mars 2026", "mars 2026" },
        { LANG_NB, DATE_WEEKDAY, "mandag 23. mars 2026", "mars 2026" },
        { LANG_NB, DATE_SHORT, "23.03.2026", "mars 2026" },
        { LANG_NB, DATE_DAY, "23. mars", "mars 2026" },
        { LANG_NN, DATE_WEEKDAY, "måndag 23. mars 2026", "mars 2026" },
        { LANG_EN, DATE_FULL, "23 March 2026", "March 2026" },
        { LANG_EN, DATE_WEEKDAY, "Monday 23 March 2026", "March 2026" },
        { LANG_EN, DATE_SHORT, "23 Mar 2026", "Mar 2026" },
        { LANG_EN, DATE_DAY, "23 March", "March 2026" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_str(words_date(l->w, l->a, rows[i].l, day, rows[i].form), rows[i].day);
        assert_str(words_date(l->w, l->a, rows[i].l, month, rows[i].form), rows[i].month);
        assert_str(words_date(l->w, l->a, rows[i].l, year, rows[i].form), "2026");
        assert_str(words_date(l->w, l->a, rows[i].l, none, rows[i].form), "");
    }
    assert_str(words_date(l->w, l->a, LANG_EN, (date){ 2026, 5, 4 }, DATE_SHORT), "4 May 2026");
}

static void test_times(void **state)
{
    const loaded *l = *state;
    assert_str(words_time(l->w, l->a, LANG_NB, (time_range){ 840, 960 }), "14:00–16:00");
    assert_str(words_time(l->w, l->a, LANG_EN, (time_range){ 545, -1 }), "09:05");
    assert_str(words_time(l->w, l->a, LANG_NB, (time_range){ -1, -1 }), "");
}

/* ---- names --------------------------------------------------------------------------------- */

static bool has_form(const loaded *l, const char *name, const char *form)
{
    str_list forms = { 0 };
    words_name_forms(l->w, l->a, str_of(name), &forms);
    for (size_t i = 0; i < forms.len; i++)
        if (str_is(forms.at[i], form))
            return true;
    return false;
}

static void test_forms_of_names(void **state)
{
    const loaded *l = *state;
    static const struct {
        const char *name, *form;
    } forms[] = {
        { "Styringsgruppen", "Styringsgruppe" },
        { "Styringsgruppen", "Styringsgruppens" },
        { "Styringsgruppen", "Styringsgruppes" },
        { "Styringsgruppen", "Styringsgruppa" },
        { "Partnermøtet", "Partnermøte" },
        { "Partnermøtet", "Partnermøtets" },
        { "Brukerpanelet", "Brukerpanel" },
        { "Faglig forum", "Faglig forums" },
        { "Faglig forum", "Faglig forumet" },
        { "Rådet", "Råd" },
        { "Rådet", "Rådets" },
        { "Faggruppe for data", "Faggruppen for data" },
        { "Faggruppe for data", "Faggruppe for datas" },
        { "Kommunestyret", "Kommunestyrets" },
        { "Kommunestyret", "Kommunestyre" },
        { "Valnemnda", "Valnemnd" },
        { "NORCE", "NORCEs" },
        { "Board", "Board's" },
        { "Board", "Board’s" },
        { "Leiinga", "Leiing" },
    };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (!has_form(l, forms[i].name, forms[i].form))
            fail_msg("%s lacks %s", forms[i].name, forms[i].form);
    assert_false(has_form(l, "Styringsgruppen", "Styringsgruppen"));
    assert_false(has_form(l, "Lauget", "Laug"));
}

static void test_genitives(void **state)
{
    const loaded *l = *state;
    assert_str(words_genitive(l->w, l->a, LANG_NB, STR("Partnermøtet")), "Partnermøtets");
    assert_str(words_genitive(l->w, l->a, LANG_NB, STR("VID")), "VIDs");
    assert_str(words_genitive(l->w, l->a, LANG_NN, STR("Hans")), "Hans’");
    assert_str(words_genitive(l->w, l->a, LANG_EN, STR("Board")), "Board’s");
    assert_str(words_genitive(l->w, l->a, LANG_EN, STR("Members")), "Members’");
}

/* ---- turns of phrase ------------------------------------------------------------------------- */

static void test_turns_of_phrase(void **state)
{
    const loaded *l = *state;
    str text = STR("Rådet vedtar planen, Slik  det\u00A0er skissert i saken, og den oversendes Styret");
    assert_str(words_find_signal(l->w, SIGNAL_LEANS, text, 0), "Slik  det\u00A0er skissert");
    assert_str(words_find_signal(l->w, SIGNAL_LEANS, text, 30), "");
    assert_str(words_find_signal(l->w, SIGNAL_SENDS, text, 0), "oversendes");
    assert_str(words_find_signal(l->w, SIGNAL_SENDS, STR("Rådet sender saka vidare til Styret."), 0), "sender saka vidare til");
    assert_str(words_find_signal(l->w, SIGNAL_SENDS, STR("Saka vert send over til Styret."), 0), "vert send over til");
    assert_str(words_find_signal(l->w, SIGNAL_CLOSED, text, 0), "");
    assert_str(words_find_signal(l->w, SIGNAL_LEANS, STR("slik det er"), 0), "");
    assert_str(words_find_signal(l->w, SIGNAL_LEANS, STR("slik det er skissertes"), 0), "");
    assert_str(words_find_signal(l->w, SIGNAL_CLOSED, STR("The board closed the meeting under section 3"), 0), "closed the meeting");
    assert_str(words_find_signal(l->w, SIGNAL_SENDS, STR(""), 0), "");
    assert_str(words_find_signal(l->w, SIGNAL_DEFERS, STR("Saka vart utsett til neste møte."), 0), "utsett");
    assert_str(words_find_signal(l->w, SIGNAL_DEFERS, STR("Tidlegare utsette saker"), 0), "");
}

/* What `new meeting` makes a list of joins no matters (link/threads.c): it must know the titles that it gives. */
static void test_generated_lists_are_known_as_lists(void **state)
{
    static const char *const titles[] = { "new-agenda", "new-minutes", "new-actions", "new-any-other" };
    const loaded *l = *state;
    for (int language = 0; language < LANG_COUNT; language++)
        for (size_t i = 0; i < sizeof titles / sizeof *titles; i++) {
            str title = words_phrase(l->w, (lang)language, titles[i]);
            assert_ptr_equal(words_find_signal(l->w, SIGNAL_LISTS, title, 0).at, title.at);
        }
    assert_str(words_find_signal(l->w, SIGNAL_LISTS, STR("Oppfølging av sak 04-26"), 0), "");
    assert_str(words_find_signal(l->w, SIGNAL_LISTS, STR("Godkjenning av budsjettet for 2026"), 0), "");
}

/* ---- lines ----------------------------------------------------------------------------------- */

static void test_lines_do_not_end_between_what_belongs_together(void **state)
{
    const loaded *l = *state;
    static const struct {
        lang l;
        const char *text, *expected;
    } rows[] = {
        { LANG_NB, "kr. 800 000 i år", "kr.~800~000 i år" },
        { LANG_NB, "etter § 11-4, jf. § 3", "etter §~11-4, jf.~§~3" },
        { LANG_NB, "se nr. 3 (kl. 14)", "se nr.~3 (kl.~14)" },
        { LANG_NB, "den 23. mars 2026 var", "den 23.~mars~2026 var" },
        { LANG_NB, "vel 83 % (50 kr).", "vel 83~% (50~kr)." },
        { LANG_NB, "ca. 2,5 mill. kr", "ca.~2,5~mill. kr" },
        { LANG_NB, "ved J. R. Fjell og A. Vik", "ved J.~R.~Fjell og A.~Vik" },
        { LANG_NB, "i 2022 100 møter", "i 2022 100 møter" },
        { LANG_NB, "1 250 000 og 12 5000", "1~250~000 og 12 5000" },
        { LANG_NN, "sak 04-26 og vedlegg 3", "sak~04-26 og vedlegg~3" },
        { LANG_EN, "on 23 March, at 2 p.m.", "on 23~March, at 2~p.m." },
        { LANG_EN, "No. 5", "No.~5" },
        { LANG_NB, "etter § 11-4, kr. 800", "etter §~11-4, kr.~800" },
        { LANG_NB, "(nr.) 3 og «kl.» 14", "(nr.) 3 og «kl.» 14" },
        { LANG_EN, "on March 23 they", "on March~23 they" },
        { LANG_NB, "i mars 23 personer", "i mars 23 personer" },
        { LANG_NN, "§ 11-4 og 2. juni", "§~11-4 og 2.~juni" },
        { LANG_NB, "klyngesak 10-25, (styresak 4/2026)", "klyngesak~10-25, (styresak~4/2026)" },
        { LANG_NN, "I styresaka 4/26 og PS 2026/4.", "I styresaka~4/26 og PS~2026/4." },
        { LANG_NB, "PS 4 og P 4/26 og STYRET 4/26 eller møte 4/26", "PS 4 og P 4/26 og STYRET 4/26 eller møte 4/26" },
        { LANG_NB, "styresak 4 personer, styresak -4", "styresak 4 personer, styresak -4" },
        { LANG_EN, "board case 04-26", "board case~04-26" },
        { LANG_NB, "1 240 m² ved 14 °C og 3 GWh", "1~240~m² ved 14~°C og 3~GWh" },
        { LANG_EN, "12 ha and 9 kWh", "12~ha and 9~kWh" },
        { LANG_NB, "To ord.", "To ord." },
        { LANG_NB, "", "" },
        { LANG_NB, "  kl.  14 ", "  kl.  14 " },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_spaced(words_no_break(l->w, l->a, rows[i].l, str_of(rows[i].text)), rows[i].expected);
}

static void test_text_without_changes_is_not_copied(void **state)
{
    const loaded *l = *state;
    str s = STR("ingen tall her, bare ord");
    assert_ptr_equal(words_no_break(l->w, l->a, LANG_NB, s).at, s.at);
    str once = words_no_break(l->w, l->a, LANG_NB, STR("kl. 14"));
    assert_ptr_equal(words_no_break(l->w, l->a, LANG_NB, once).at, once.at);
}

static void test_signs_join_figures_in_every_language(void **state)
{
    const loaded *l = *state;
    for (int i = 0; i < LANG_COUNT; i++)
        assert_true(str_find(words_joins(l->w, (lang)i), STR("–")) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_phrases_are_filled),
        cmocka_unit_test(test_lists),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_money),
        cmocka_unit_test(test_shares),
        cmocka_unit_test(test_ordinals),
        cmocka_unit_test(test_dates_print_with_their_precision),
        cmocka_unit_test(test_times),
        cmocka_unit_test(test_forms_of_names),
        cmocka_unit_test(test_genitives),
        cmocka_unit_test(test_turns_of_phrase),
        cmocka_unit_test(test_generated_lists_are_known_as_lists),
        cmocka_unit_test(test_lines_do_not_end_between_what_belongs_together),
        cmocka_unit_test(test_text_without_changes_is_not_copied),
        cmocka_unit_test(test_signs_join_figures_in_every_language),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
