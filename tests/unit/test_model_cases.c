/*
 * test_model_cases: from the body of minutes to cases, labels, votes and actions.
 */
#include "model_test.h"

static void minutes(fixture *f, const char *content)
{
    put(f, "register/r.yaml", REGISTER);
    put(f, "m.md", str_text(f->a, str_format(f->a, MINUTES("styret", "2026-03-23", "") "%s", content)));
    load(f);
}

static const case_item *first_case(const fixture *f)
{
    assert_true(f->m->cases.len > 0);
    return &f->m->cases.at[0];
}

/* ---- numbers --------------------------------------------------------------------------------- */

static void test_case_numbers_written_four_ways(void **state)
{
    fixture *f = *state;
    minutes(f, "## Sak 10-25 En\n\n## Sak 11/25 To\n\n## Sak 8-19 Tre\n\n## Sak 08-20: Fire\n\n## **Styresak 9-2021** – Fem\n");
    assert_messages(f, "R207 m.md:7\nR207 m.md:9\nR207 m.md:11\nR207 m.md:13\nR207 m.md:15\n"); /* held in 2026 */
    static const struct { int year, number; const char *id, *title; } rows[] = {
        { 2025, 10, "10-25", "En" }, { 2025, 11, "11-25", "To" }, { 2019, 8, "08-19", "Tre" },
        { 2020, 8, "08-20", "Fire" }, { 2021, 9, "09-21", "Fem" },
    };
    assert_int_equal(f->m->cases.len, 5);
    for (size_t i = 0; i < 5; i++) {
        assert_int_equal(f->m->cases.at[i].year, rows[i].year);
        assert_int_equal(f->m->cases.at[i].number, rows[i].number);
        assert_str(f->m->cases.at[i].id, rows[i].id);
        assert_str(f->m->cases.at[i].plain_title, rows[i].title);
    }
}

static void test_templates(void **state)
{
    fixture *f = *state;
    case_number n;
    assert_str(case_number_text(f->a, STR("{n:02}-{yy}"), 2026, 4), "04-26");
    assert_str(case_number_text(f->a, STR("{n}/{yyyy}"), 2026, 14), "14/2026");
    assert_str(case_number_text(f->a, STR("{yy}-{n:03}"), 2026, 14), "26-014");
    assert_true(case_number_read(STR("26-14 Tittel"), STR("{yy}-{n}"), 0, &n));
    assert_int_equal(n.year * 1000 + n.number, 2026014);
    assert_true(case_number_read(STR("2026/14"), STR("{n}-{yy}"), 0, &n));
    assert_int_equal(n.year * 1000 + n.number, 2026014);
    assert_true(case_number_read(STR("3: Budsjett"), STR("{n}"), 2026, &n));
    assert_int_equal(n.year * 1000 + n.number, 2026003);
    static const char *const none[] = { "2/4", "10/25/3", "0-20", "13-155", "12345-26", "3", "10-25-3", "4-26b", "3.2", "" };
    for (size_t i = 0; i < sizeof none / sizeof *none; i++)
        assert_false(case_number_read(str_of(none[i]), STR("{n:02}-{yy}"), 2026, &n));
}

static void test_all_templates_are_read_back(void **state)
{
    fixture *f = *state;
    static const char *const forms[] = { "{n}", "{n:03}", "{n}/{yyyy}", "{yy}/{n:02}", "{n:02}-{yy}" };
    static const char *const texts[] = { "7", "007", "7/2026", "26/07", "07-26" };
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        case_number n;
        str written = case_number_text(f->a, str_of(forms[i]), 2026, 7);
        assert_str(written, texts[i]);
        assert_true(case_number_read(written, str_of(forms[i]), 2026, &n));
        assert_int_equal(n.year * 1000 + n.number, 2026007);
        assert_int_equal(n.len, written.len);
    }
}

static void test_numbers_without_a_year(void **state)
{
    fixture *f = *state;
    minutes(f, "## Sak 1: budsjett\n\n## Sak 2 Regnskap\n\n## Sak 3\n\n## Sak 17. mai\n\n## Saker 3 og 4\n");
    assert_messages(f, "R209 m.md:7\nR200 m.md:13\nR200 m.md:15\n");
    assert_int_equal(f->m->cases.len, 3);
    assert_true(first_case(f)->year_taken);
    assert_str(first_case(f)->label, "01-26");
    assert_str(first_case(f)->plain_title, "budsjett");
}

static void test_bold_paragraph_that_looks_like_a_case(void **state)
{
    fixture *f = *state;
    minutes(f, "**Sak 1/26 Åpning**\n\n## Sak 2/26 Regnskap\n\n**Sak 2/26 vedtak:**\n\nJa.\n\n**Sak 3/26: Valg**\n\n"
               "**Sak 4/26** kommer senere.\n\n**Sakene er mange**\n\nSak 5/26 Eventuelt\n");
    assert_messages(f, "R218 m.md:7\nR218 m.md:15\nR301 m.md:17\nR301 m.md:21\n");
    assert_int_equal(f->m->cases.len, 1);
}

static void test_words_that_are_a_part_of_the_number(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", "bodies:\n  a: {name: Utvalget, case-word: [PS, RS, Sak A], case-number: \"{n}/{yy}\"}\n");
    put(f, "m.md", MINUTES("a", "2026-03-23", "") "## PS 1/26 En\n\nSe RS 1/26, RS-1/26 og PS 9/26.\n\n## RS-1/26 To\n\n"
                   "## Sak A-12/26 Tre\n\n## Sak 2/26 Fire\n\nSe sak 1/26.\n");
    load(f);
    assert_messages(f, "R301 m.md:9\nR302 m.md:17\n");
    static const struct { const char *label, *id; } rows[] = {
        { "PS 1/26", "ps-01-26" }, { "RS 1/26", "rs-01-26" }, { "Sak A 12/26", "sak-a-12-26" }, { "2/26", "02-26" },
    };
    assert_int_equal(f->m->cases.len, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_str(f->m->cases.at[i].label, rows[i].label);
        assert_str(f->m->cases.at[i].id, rows[i].id);
    }
    assert_int_equal(f->m->references.at[0].target, 1);
    assert_int_equal(f->m->references.at[1].target, 1);
}

static void test_compound_is_kept_but_no_part_of_the_number(void **state)
{
    fixture *f = *state;
    minutes(f, "## Styresak 1-26 En\n\nSe sak 2-26.\n\n## Sak 2-26 To\n\nSe styresak 1-26.\n");
    assert_messages(f, "");
    assert_str(first_case(f)->word, "Styresak");
    assert_str(first_case(f)->label, "01-26");
    assert_str(f->m->cases.at[1].word, "");
    assert_int_equal(f->m->references.at[0].target, 1);
    assert_int_equal(f->m->references.at[1].target, 0);
}

static void test_bad_template(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", "bodies:\n  a: {name: A, case-number: \"{n}-{aar}\"}\n  b: {name: B, case-number: \"{n:03}/{yyyy}\"}\n");
    load(f);
    assert_messages(f, "R119 register/r.yaml:2\n");
}

static void test_headings_of_all_levels_and_words(void **state)
{
    fixture *f = *state;
    minutes(f, "# Referat\n\nForord.\n\n### Saken om noe annet\n\n# SAK 01-26 **Fet** [lenke](x)\n\n### a. Under\n\n"
               "#### Case 02-26\n\nTekst.\n");
    assert_messages(f, "");
    assert_int_equal(f->m->cases.len, 2);
    assert_int_equal(f->m->meetings.at[0].preamble.len, 3);
    assert_str(first_case(f)->plain_title, "Fet lenke");
    assert_int_equal(first_case(f)->title.len, 3);
    assert_int_equal(first_case(f)->title.at[0]->kind, MD_STRONG);
    assert_int_equal(f->m->cases.at[1].level, 4);
}

static void test_unread_case_number(void **state)
{
    fixture *f = *state;
    minutes(f, "## Sak XX-26 Ukjent\n\n## Sak om 2025\n\n## Sak 01-26 Kjent\n");
    assert_messages(f, "R200 m.md:7\n");
}

static void test_times_with_words(void **state)
{
    fixture *f = *state;
    static const char *const good[] = { "kl. 18.00 - 20.30", "klokka 18–20.30", "klokken 18:00 til 20:30", "fra kl. 18 til kl 20.30" };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++) {
        f->d = diag_new(f->a);
        put(f, "register/r.yaml", REGISTER);
        put(f, "m.md", str_text(f->a, str_format(f->a, MINUTES("styret", "2026-03-23", "tid: %s\n"), good[i])));
        load(f);
        assert_messages(f, "");
        assert_int_equal(f->m->meetings.at[0].time.from, 18 * 60);
        assert_int_equal(f->m->meetings.at[0].time.to, 20 * 60 + 30);
    }
}

static void test_unknown_key_before_the_language(void **state)
{
    fixture *f = *state;
    put(f, "referat.yaml", "organisation: P\nfarge: blå\nspråk: nn\n");
    load(f);
    str said = message_of(f, "R005");
    assert_true(str_find(said, STR("arkiv-frå")) < said.len);
}

/* ---- labels ---------------------------------------------------------------------------------- */

static void test_label_values(void **state)
{
    fixture *f = *state;
    minutes(f, "## Sak 01-26 En\n\nTekst.\n\n**Vedtak:** Ja.\n\n- punkt\n\nMer tekst.\n\n**Innstilling**: Nei.\n\nEtterpå.\n\n"
               "**Protokolltilførsel**\n\nEn.\n\nTo.\n\n### Overskrift\n\nTre.\n\n**VEDTAK: Følgende:**\n\nEn.\n\nTo.\n\n***\n\nFire.\n");
    assert_messages(f, "");
    assert_dump(f, "    text\n      paragraph: Tekst.\n"
                   "    decision\n      paragraph: Ja.\n      list: punkt\n"
                   "    text\n      paragraph: Mer tekst.\n"
                   "    proposal\n      paragraph: Nei.\n"
                   "    text\n      paragraph: Etterpå.\n"
                   "    statement\n      paragraph: En.\n      paragraph: To.\n"
                   "    text\n      heading: Overskrift\n      paragraph: Tre.\n"
                   "    decision\n      paragraph: Følgende:\n      paragraph: En.\n      paragraph: To.\n"
                   "    text\n");
}

/* What was said ends the value of the label before it, and stays as it was written. */
static void test_discussion_ends_label(void **state)
{
    fixture *f = *state;
    minutes(f, "**Bakgrunn:** ny skole.\n\n## Sak 01-26 En\n\n**Vedtak:**\n\nJa.\n\n**Merk deg dette:** to ganger.\n\n**Behandling:**\n\nLang.\n\n"
               "**Vedtak:**\n\nOg.\n\n**Utvalets handsaming:** Kort.\n\n**Innstilling**\n\nNei.\n\n**Remarks** None.\n\n"
               "**Vedtak:**\n\n**Merknader** er det ikke.\n\n### Saksopplysninger\n\nTall.\n");
    assert_messages(f, "");
    assert_dump(f, "    decision\n      paragraph: Ja.\n      paragraph: Merk deg dette: to ganger.\n"
                   "    text\n      paragraph: Behandling:\n      paragraph: Lang.\n"
                   "    decision\n      paragraph: Og.\n"
                   "    text\n      paragraph: Utvalets handsaming: Kort.\n"
                   "    proposal\n      paragraph: Nei.\n"
                   "    text\n      paragraph: Remarks None.\n"
                   "    decision\n      paragraph: Merknader er det ikke.\n"
                   "    text\n      heading: Saksopplysninger\n      paragraph: Tall.\n");
}

static void test_bold_is_only_bold(void **state)
{
    fixture *f = *state;
    minutes(f, "## Sak 01-26 En\n\n**Vedtak** ble det ikke.\n\nVedtak: uten fet skrift.\n\n**Mål:** flere medlemmer.\n\n"
               "> **Vedtak:** i et sitat.\n\nI teksten **Vedtak:** midt i.\n");
    assert_messages(f, "");
    assert_null(case_find_part(first_case(f), LABEL_DECISION));
}

/* The label that one paragraph or heading is read as: "decision", "" for none. */
static const char *label_read(fixture *f, const char *block)
{
    minutes(f, str_text(f->a, str_format(f->a, "## Sak 04-26 En\n\nTekst.\n\n%s\n\nMer.\n", block)));
    const case_item *c = first_case(f);
    return c->parts.len > 1 ? case_label_name(c->parts.at[1].label) : "";
}

static void test_labels_in_other_words(void **state)
{
    fixture *f = *state;
    static const struct { const char *block, *label; } rows[] = {
        { "**VEDTAK** godkjent.", "decision" },
        { "**Vedtak** Styret godkjenner.", "decision" },
        { "**Vedtak.** Godkjent.", "decision" },
        { "**Vedtak** \u2013 godkjent", "decision" },
        { "**Votering** 3 for, 1 mot", "votes" },
        { "**Styrets vedtak:** Ja.", "decision" },
        { "**M\u00F8tets vedtak:** Ja.", "decision" },
        { "**Vedtak i sak 4:** Ja.", "decision" },
        { "**Sak 4/26 vedtak:** Ja.", "decision" },
        { "**Vedtak i styret:** Ja.", "decision" },
        { "**Vedtak 2:** Ja.", "decision" },
        { "**Daglig leders innstilling:** Ja.", "proposal" },
        { "**Forslag til vedtak fra Kari:** Ja.", "proposal" },
        { "**Unntatt offentlighet** offl. \u00A7 13", "withheld" },
        { "### Vedtak", "decision" },
        { "#### Styrets vedtak:", "decision" },
        { "**Vedtak** ble det ikke.", "" },
        { "**Vedlegg** 3 viser dette.", "" },
        { "**Vedtaket** Styret tok.", "" },
        { "**Utvalgets vedtak:** Ja.", "" },
        { "**Vedtak i sak 3:** Ja.", "" },
        { "**Vedtak i Utvalget:** Ja.", "" },
        { "**Ansvar:** Kari.", "" },
        { "**M\u00E5l** Flere medlemmer.", "" },
        { "**Oppf\u00F8lging fra sist:** Kari ringer.", "" },
        { "### Vedtak som gjelder", "" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        f->d = diag_new(f->a);
        assert_string_equal(label_read(f, rows[i].block), rows[i].label);
        assert_false(message_of(f, "R201").len);
    }
}

static void test_label_outside_every_case(void **state)
{
    fixture *f = *state;
    minutes(f, "**Vedtak:** Godkjent.\n\n**Unntatt offentlighet:** offl. \u00A7 13\n\n**Vedlegg:** to\n\n**Til stede:** alle\n\n"
               "**Vedtak** ble det ikke.\n\n## Sak 01-26 En\n\n**Vedtak:** Ja.\n");
    assert_messages(f, "R208 m.md:7\nR422 m.md:9\n");
}

static void test_label_one_letter_off(void **state)
{
    fixture *f = *state;
    minutes(f, "## Sak 01-26 En\n\n**Vedtakk:** Ja.\n");
    assert_messages(f, "R201 m.md:9\n");
    assert_str(str_slice(message_of(f, "R201"), 0, 82),
               "Vedtakk is close to a label, but is none, and is read as text [did you mean Vedtak");
}

static void test_withheld(void **state)
{
    fixture *f = *state;
    minutes(f, "## Sak 01-26 En\n\nÅpent.\n\n**Unntatt offentlighet:** offl. § 13\n\nHemmelig.\n\n**Vedtak:** Også.\n\n"
               "## Sak 02-26 To\n\nÅpent.\n");
    assert_messages(f, "");
    assert_true(first_case(f)->withheld);
    assert_str(first_case(f)->withheld_basis.value, "offl. § 13");
    assert_dump(f, "    text\n      paragraph: Åpent.\n    withheld\n      paragraph: offl. § 13\n"
                   "    text\n      withheld: yes\n      paragraph: Hemmelig.\n    decision\n      withheld: yes\n");
    assert_false(f->m->cases.at[1].withheld);
}

/* ---- votes ----------------------------------------------------------------------------------- */

static void test_votes(void **state)
{
    fixture *f = *state;
    minutes(f, "## Sak 01-26 En\n\n**Votering:** 8 for, 1 mot (BD), 2 avholdende (AB og CE).\n\n**Votering:** enstemmig\n\n"
               "**Votering:** Vedtatt med 8 mot 3 stemmer.\n\n**Votering:** 2 stemmer for, mot: 1\n");
    assert_messages(f, "");
    const case_item *c = first_case(f);
    static const struct { int in_favour, against, abstaining; bool unanimous; } rows[] = {
        { 8, 1, 2, false }, { -1, -1, -1, true }, { 8, 3, -1, false }, { 2, 1, -1, false },
    };
    assert_int_equal(c->votes.len, 4);
    for (size_t i = 0; i < 4; i++) {
        assert_int_equal(c->votes.at[i].in_favour, rows[i].in_favour);
        assert_int_equal(c->votes.at[i].against, rows[i].against);
        assert_int_equal(c->votes.at[i].abstaining, rows[i].abstaining);
        assert_int_equal(c->votes.at[i].unanimous, rows[i].unanimous);
    }
    assert_int_equal(c->votes.at[0].abstaining_names.len, 2);
    assert_str(c->votes.at[0].against_names.at[0].written.value, "BD");
}

static void test_vote_that_cannot_be_read(void **state)
{
    fixture *f = *state;
    minutes(f, "## Sak 01-26 En\n\n**Votering:** som sist\n\n## Sak 02-26 To\n\n**Votering:** flertallet var enig\n");
    assert_messages(f, "R202 m.md:9\nR219 m.md:13\n");
}

/* ---- actions --------------------------------------------------------------------------------- */

static void test_actions(void **state)
{
    fixture *f = *state;
    minutes(f, "## Sak 01-26 En\n\n**Oppfølging:**\n"
               "- AB: sender *utkast*, frist 15.04.2026\n- [x] AB og BD: gjort\n- ~~CE: struket, frist 1. mai~~\n"
               "- ingen eier, innen 1. februar\n- AB/BD: innen 3. mai skal noe skje\n- Erik Gran:\n  - under en\n  - under to\n");
    assert_messages(f, "");
    assert_dump(f, "    action sender utkast\n      owner: AB = anna @ Leder (anna)\n      deadline: 2026-04-15\n"
                   "    action gjort\n      owner: AB = anna @ Leder (anna)\n      owner: BD = bo @ Medlem (bo)\n      done: yes\n"
                   "    action struket\n      owner: CE = cato @ Tillitsvalgt (cato)\n      deadline: 2026-05-01\n      done: yes\n"
                   "    action ingen eier\n      deadline: 2027-02-01\n"
                   "    action innen 3. mai skal noe skje\n      owner: AB = anna @ Leder (anna)\n"
                   "      owner: BD = bo @ Medlem (bo)\n      deadline: 2026-05-03\n"
                   "    action under en\n      owner: Erik Gran = erik @ Sekretær (erik)\n"
                   "    action under to\n      owner: Erik Gran = erik @ Sekretær (erik)\n");
    assert_int_equal(f->m->actions.at[0].text.len, 2);
}

static void test_deadline_that_is_no_date(void **state)
{
    fixture *f = *state;
    minutes(f, "## Sak 01-26 En\n\n**Oppfølging:**\n- AB: sender, frist 31.02.2026\n- BD: sender, frist neste møte\n");
    assert_messages(f, "R203 m.md:10\n");
}

static void test_names_in_labels(void **state)
{
    fixture *f = *state;
    minutes(f, "## Sak 01-26 En\n\n**Inhabil:** BD og CE, fvl. § 6. Bo er part.\n\n**Innledning ved:** Kari A. Lie, daglig leder\n\n"
               "**Inhabil:** ingen\n");
    assert_messages(f, "R205 m.md:13\n");
    assert_int_equal(first_case(f)->disqualified.len, 2);
    assert_str(first_case(f)->presenters.at[0].written.value, "Kari A. Lie");
    assert_str(first_case(f)->presenters.at[0].title.value, "daglig leder");
}

/* ---- comments and dates ------------------------------------------------------------------------- */

static void test_language_comments(void **state)
{
    fixture *f = *state;
    minutes(f, "Bokmål.\n\n# A\n\n<!-- språk: nn -->\n\nNynorsk.\n\n## B\n\nNynorsk.\n\n# C\n\nBokmål.\n\n"
               "- en\n\n  <!-- language: en -->\n\n  english\n- to\n\n<!-- språk: dansk -->\n");
    assert_messages(f, "R130 m.md:30\n");
    static const struct { size_t block; const char *language; } rows[] = {
        { 0, "" }, { 1, "" }, { 2, "nn" }, { 3, "nn" }, { 4, "nn" }, { 5, "" }, { 6, "" }, { 7, "" }
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(f->m->meetings.at[0].preamble.at[rows[i].block]->detail->lang, rows[i].language);
    const md_node *item = f->m->meetings.at[0].preamble.at[7]->first;
    assert_str(item->last->detail->lang, "en");
    assert_str(item->next->first->detail->lang, "");
}

static void test_silencing_comments(void **state)
{
    fixture *f = *state;
    minutes(f, "## Sak 01-26 En\n\n<!-- referat: R202 av -->\n\n**Votering:** kanskje\n\n**Votering:** kanskje\n\n"
               "<!-- referat: R998 av -->\n\n<!-- en merknad -->\n");
    assert_messages(f, "R202 m.md:13\n" "R109 m.md:15\n");
}

static void test_dates_that_look_like_list_items(void **state)
{
    fixture *f = *state;
    minutes(f, "22. mai 2018: møte\n\nVi venter fram til\n1. juni 2018 med dette.\n\nListe:\n\n1. mai kom\n2. så kom vi\n\n"
               "Datoer:\n\n3. mars: en\n4. april: to\n");
    assert_messages(f, "R129 m.md:7\n" "R129 m.md:10\n" "R129 m.md:19\n");
    assert_dump(f, "  preamble: 22. mai 2018: møte\n  preamble: Vi venter fram til 1. juni 2018 med dette.\n"
                   "  preamble: Liste:\n  preamble: mai kom så kom vi\n  preamble: Datoer:\n  preamble: 3. mars: en\n"
                   "  preamble: 4. april: to\n");
    assert_int_equal(f->m->meetings.at[0].preamble.at[3]->kind, MD_LIST);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROJECT(test_case_numbers_written_four_ways),
        PROJECT(test_templates),
        PROJECT(test_all_templates_are_read_back),
        PROJECT(test_numbers_without_a_year),
        PROJECT(test_bold_paragraph_that_looks_like_a_case),
        PROJECT(test_words_that_are_a_part_of_the_number),
        PROJECT(test_compound_is_kept_but_no_part_of_the_number),
        PROJECT(test_bad_template),
        PROJECT(test_headings_of_all_levels_and_words),
        PROJECT(test_unread_case_number),
        PROJECT(test_label_values),
        PROJECT(test_discussion_ends_label),
        PROJECT(test_bold_is_only_bold),
        PROJECT(test_times_with_words),
        PROJECT(test_unknown_key_before_the_language),
        PROJECT(test_labels_in_other_words),
        PROJECT(test_label_outside_every_case),
        PROJECT(test_label_one_letter_off),
        PROJECT(test_withheld),
        PROJECT(test_votes),
        PROJECT(test_vote_that_cannot_be_read),
        PROJECT(test_actions),
        PROJECT(test_deadline_that_is_no_date),
        PROJECT(test_names_in_labels),
        PROJECT(test_language_comments),
        PROJECT(test_silencing_comments),
        PROJECT(test_dates_that_look_like_list_items),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
