/*
 * test_link_references: from words in running text to cases, meetings and attachments, and the history of matters.
 *
 * The archive of these tests: Rådet met on 10 January 2025 (01-25, 02-25) and 20 May 2025 (03-25); Styret, which was
 * called Arbeidsgruppen to the end of 2024, met on 11 March 2025 (01-25, 04-25). The texts stand in a meeting of Rådet
 * on 1 October 2025, in case 05-25.
 */
#include "model_test.h"

static const char bodies[] =
    "bodies:\n"
    "  radet: {name: Rådet, meeting: rådsmøte, case-word: rådssak}\n"
    "  styret:\n"
    "    name: [{name: Arbeidsgruppen, to: 2024}, {name: Styret, from: 2025}]\n"
    "    case-word: styresak\n"
    "  gruppen: {name: [{name: Styret, to: 2020}, {name: Faggruppen for mat, from: 2021}], case-number: \"{n}/{yyyy}\"}\n";

static void archive_with(fixture *f, const char *content)
{
    put(f, "referat.yaml", "organisation: Laget\narchive-from: 2020\n");
    put(f, "register/r.yaml", bodies);
    put(f, "a.md", MINUTES("radet", "2025-01-10", "") "## Sak 01-25 En\n\n## Sak 02-25 To\n");
    put(f, "b.md", MINUTES("styret", "2025-03-11", "") "## Sak 01-25 Styrets en\n\n## Sak 04-25 Styrets fire\n");
    put(f, "c.md", MINUTES("radet", "2025-05-20", "") "## Sak 03-25 Tre\n");
    put(f, "g.md", MINUTES("gruppen", "2025-06-01", "") "## Sak 7/2025 Mat\n");
    put(f, "m.md", str_text(f->a, str_format(f->a, MINUTES("radet", "2025-10-01", "") "## Sak 05-25 Her\n\n%s\n", content)));
    load(f);
}

/* Where a link or role begins and ends is for the tests of `read`. */
static str without_marks(const fixture *f, str s)
{
    static const char *const marks[] = { "[", "{", "`", ")" };
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        s = str_replace(f->a, s, str_of(marks[i]), STR(""));
    return str_replace(f->a, s, STR("\n"), STR(" "));
}

/* The references of the text: what is linked, and where to. */
static str references(const fixture *f)
{
    buf b = buf_new(f->a);
    for (size_t i = 0; i < f->m->references.len; i++) {
        const reference *r = &f->m->references.at[i];
        str words_of = without_marks(f, diag_text(f->d, r->at));
        buf_format(&b, "%s" STR_FMT " = ", i ? "; " : "", STR_ARG(words_of));
        if (r->kind == REF_CASE && r->target != NO_SLOT)
            buf_format(&b, STR_FMT "/" STR_FMT, STR_ARG(f->m->bodies.at[r->body].id), STR_ARG(f->m->cases.at[r->target].id));
        else if (r->kind == REF_CASE)
            buf_text(&b, r->outcome == REF_BEFORE_ARCHIVE ? "before" : r->outcome == REF_AMBIGUOUS ? "several" : "missing");
        else
            buf_format(&b, "%d", r->kind);
    }
    buf_put(&b, STR(""));
    return buf_str(&b);
}

#define TEXT(name, content, expected, said)                                                        \
    static void name(void **state)                                                                 \
    {                                                                                              \
        fixture *f = *state;                                                                       \
        archive_with(f, content);                                                                  \
        assert_str(references(f), expected);                                                       \
        assert_messages(f, said);                                                                  \
    }

/* ---- forms ----------------------------------------------------------------------------------- */

TEXT(test_own_body, "Saken følger opp sak 01-25.", "sak 01-25 = radet/01-25", "")
TEXT(test_number_forms, "Se sak 1/25, sak 1-2025 og Sak 01/25.",
     "sak 1/25 = radet/01-25; sak 1-2025 = radet/01-25; Sak 01/25 = radet/01-25", "")
TEXT(test_compound_word, "Se styresak 4-25 og rådssakene 1-25 og 2-25.",
     "styresak 4-25 = styret/04-25; rådssakene 1-25 = radet/01-25; 2-25 = radet/02-25", "")
TEXT(test_plural, "Sakene 01-25 og 02-25, og sak 1-25, 2-25 og 3-25.",
     "Sakene 01-25 = radet/01-25; 02-25 = radet/02-25; sak 1-25 = radet/01-25; 2-25 = radet/02-25; 3-25 = radet/03-25", "")
TEXT(test_across_a_line_break, "Dette følger opp sak\n02-25 fra i vår.", "sak 02-25 = radet/02-25", "")
TEXT(test_numbers_without_word, "Den 2/4 og 17/11 var 13-15 av 0-20 til stede, punkt 4 og 01-25.", "", "")
TEXT(test_template_of_the_body, "Se Faggruppen for mat, sak 7/2025.", "sak 7/2025 = gruppen/07-25", "")
TEXT(test_inside_emphasis, "Se **sak 01-25** og *styresak 04-25*.", "sak 01-25 = radet/01-25; styresak 04-25 = styret/04-25", "")
TEXT(test_not_inside_links_and_code, "Se [sak 01-25](x.pdf) og `sak 01-25`.", "", "")

TEXT(test_number_word_and_slash, "Se sak nr. 1-25, saksnr 2-25 og sak 01-25/02-25.",
     "sak nr. 1-25 = radet/01-25; saksnr 2-25 = radet/02-25; sak 01-25 = radet/01-25; 02-25 = radet/02-25", "")

/* ---- bodies ---------------------------------------------------------------------------------- */

TEXT(test_body_before, "Styret behandlet dette i sak 04-25.", "sak 04-25 = styret/04-25", "")
TEXT(test_body_after, "Se sak 04-25 i Styret.", "sak 04-25 = styret/04-25", "")
TEXT(test_body_after_an_article, "See case 04-25 in the Styret and case 02-25 of the Rådet.",
     "case 04-25 = styret/04-25; case 02-25 = radet/02-25", "")
TEXT(test_body_in_genitive, "Fra Styrets møte (sak 04-25).", "sak 04-25 = styret/04-25", "")
TEXT(test_nearest_body_before, "Styret spurte Rådet (sak 03-25).", "sak 03-25 = radet/03-25", "")
TEXT(test_sentence_ends, "Styret var enig. Se sak 02-25.", "sak 02-25 = radet/02-25", "")
TEXT(test_initial_is_no_end, "Styret ved Kari A. Lie tok sak 04-25.", "sak 04-25 = styret/04-25", "")
TEXT(test_former_name, "Arbeidsgruppen tok dette i sak 04-25.", "sak 04-25 = styret/04-25", "")
TEXT(test_body_alone_is_no_link, "Styret 11. mars og Rådet.", "", "")

/* ---- dates ----------------------------------------------------------------------------------- */

TEXT(test_day_agrees, "Styret 11. mars (sak 04-25) og Styrets møte 11.03.2025 (sak 01-25).",
     "sak 04-25 = styret/04-25; sak 01-25 = styret/01-25", "")
TEXT(test_day_disagrees, "Styret 12. mars (sak 04-25).", "sak 04-25 = missing", "R303 m.md:9\n")
TEXT(test_day_after_the_number_agrees, "Se sak 04-25 i Styret 11. mars. Se sak 03-25 fra møtet 20. mai 2025 og case 02-25 at the meeting on 10 January.",
     "sak 04-25 = styret/04-25; sak 03-25 = radet/03-25; case 02-25 = radet/02-25", "")
TEXT(test_day_after_the_number_disagrees, "Se sak 04-25 i Styret 12. mars.", "sak 04-25 = missing", "R303 m.md:9\n")
TEXT(test_day_after_the_meeting_disagrees, "Se sak 03-25 fra møtet den 20. mai 2024.", "sak 03-25 = missing", "R303 m.md:9\n")
TEXT(test_a_deadline_after_the_number, "Rådet svarer på sak 02-25 innen 1. mars, og på sak 01-25 i 2026.",
     "sak 02-25 = radet/02-25; sak 01-25 = radet/01-25", "")
TEXT(test_day_further_on_is_another, "Rådet ba om svar i sak 02-25 innen 1. mars.", "sak 02-25 = radet/02-25", "")

/* ---- outcomes -------------------------------------------------------------------------------- */

TEXT(test_never_itself, "Denne saken (sak 05-25) gjelder oss.", "", "")
TEXT(test_before_the_archive, "Se sak 3-19 og styresak 12/98.", "sak 3-19 = before; styresak 12/98 = before", "")
TEXT(test_missing, "Se sak 09-25.", "sak 09-25 = missing", "R301 m.md:9\n")
TEXT(test_missing_in_another_body, "Se Styrets sak 05-25.", "sak 05-25 = missing", "R301 m.md:9\n")

static void test_missing_names_the_body(void **state)
{
    fixture *f = *state;
    archive_with(f, "Se Styrets sak 5-25.");
    assert_str(str_slice(message_of(f, "R301"), 0, 34), "Styret 05-25 is not in the archive");
}

static void test_name_is_read_as_of_the_text(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", bodies);
    put(f, "a.md", MINUTES("gruppen", "2020-02-01", "") "## Sak 1/2020 Gammel\n");
    put(f, "b.md", MINUTES("styret", "2025-02-01", "") "## Sak 01-25 Ny\n\n## Sak 02-25 Mer\n\nStyrets sak 01-25.\n");
    put(f, "c.md", MINUTES("radet", "2020-03-01", "") "## Sak 01-20 Da\n\nStyrets sak 1/2020.\n");
    load(f);
    assert_str(references(f), "sak 01-25 = styret/01-25; sak 1/2020 = gruppen/01-20");
    assert_messages(f, "");
}

static void test_ambiguous(void **state)
{
    fixture *f = *state;
    archive_with(f, "Her.");
    put(f, "p.md", "---\ntype: document\ntitle: P\ndate: 2025-11\n---\n\nSe sak 01-25 og sak 04-25.\n");
    f->d = diag_new(f->a);
    load(f);
    assert_str(references(f), "sak 01-25 = several; sak 04-25 = styret/04-25");
    assert_messages(f, "R302 p.md:7\n");
    str said = message_of(f, "R302");
    assert_true(str_find(said, STR("Rådet 01-25 (10 January 2025), Styret 01-25 (11 March 2025)")) < said.len);
}

/* ---- explicit forms ---------------------------------------------------------------------------- */

TEXT(test_links, "[Saken](sak:styret/04-25), [møtet](møte:styret/2025-03-11) og {case}`radet/01-25`.",
     "Saken](sak:styret/04-25 = styret/04-25; møtet](møte:styret/2025-03-11 = 1; case}radet/01-25 = radet/01-25", "")
TEXT(test_links_to_nothing, "[a](sak:styret/09-25), [b](møte:styret/2025-03-12), [c](sak:tull), [d](sak:styrett/04-25).",
     "a](sak:styret/09-25 = missing; b](møte:styret/2025-03-12 = 1; d](sak:styrett/04-25 = styret/04-25",
     "R301 m.md:9\n" "R305 m.md:9\n" "R304 m.md:9\n" "R113 m.md:9\n")

/* ---- attachments, figures, tables ---------------------------------------------------------------- */

static void test_attachments_figures_tables(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", bodies);
    put(f, "x.pdf", "x");
    put(f, "m.md", MINUTES("radet", "2025-10-01", "attachments: [x.pdf]\n")
        "## Sak 05-25 Her\n\nSe vedlegg 1, figur 2, tabell 3, vedlegg 7 og vedlegg 8.\n\n### Vedlegg 7 Kart\n");
    load(f);
    assert_messages(f, "R308 m.md:10\n");
    assert_dump(f, "reference vedlegg 1\n  attachment: 1\n  outcome: found\n  in: radet/05-25\n"
                   "reference figur 2\n  figure: 2\n");
    assert_dump(f, "reference vedlegg 7\n  heading: Vedlegg 7 Kart\n  outcome: found\n");
    size_t count;
    const reference *r = link_references(f->m, f->m->cases.at[0].parts.at[0].blocks.at[0]->at, &count);
    assert_int_equal(count, 5);
    assert_int_equal(r->target, 0);
}

/* ---- history --------------------------------------------------------------------------------- */

static void test_threads_and_citations(void **state)
{
    fixture *f = *state;
    archive_with(f, "Følger opp sak 03-25 og sak 03-25.\n\n**Erstatter:** 02-25\n\n**Opphever:** styresak 04-25\n\n**Vedtak:** Slik blir det.\n");
    assert_messages(f, "");
    slot here = case_find(f->m, 0, 2025, 5), two = case_find(f->m, 0, 2025, 2), four = case_find(f->m, 1, 2025, 4);
    const case_item *c = &f->m->cases.at[here];
    assert_int_equal(c->cites.len, 3);
    assert_int_equal(f->m->cases.at[two].replaced_by, here);
    assert_int_equal(f->m->cases.at[four].annulled_by, here);
    assert_int_equal(f->m->cases.at[two].thread, c->thread);
    assert_int_equal(f->m->threads.at[c->thread].cases.len, 4);
    assert_int_equal(f->m->cases.at[case_find(f->m, 0, 2025, 1)].cited_by.len, 0);
    assert_int_equal(f->m->cases.at[two].cited_by.at[0], here);
}

/* What is not decided yet leaves the older decision in force, but is of its matter. */
static void test_only_decisions_replace(void **state)
{
    fixture *f = *state;
    archive_with(f, "**Erstatter:** 02-25\n\n**Opphever:** styresak 04-25\n\n**Forslag til vedtak:** Slik blir det.\n");
    slot here = case_find(f->m, 0, 2025, 5), two = case_find(f->m, 0, 2025, 2), four = case_find(f->m, 1, 2025, 4);
    assert_int_equal(f->m->cases.at[two].replaced_by, NO_SLOT);
    assert_int_equal(f->m->cases.at[four].annulled_by, NO_SLOT);
    assert_int_equal(f->m->cases.at[two].thread, f->m->cases.at[here].thread);
}

/* ---- approvals and names of cases ----------------------------------------------------------------- */

static void test_approvals(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", bodies);
    put(f, "a.md", MINUTES("radet", "2025-01-10", "approves: previous\napproved: {date: 2024-12-01, case: 99-24}\n") "## Sak 01-25 En\n");
    put(f, "b.md", MINUTES("radet", "2025-03-10", "approves: forrige\n") "## Sak 02-25 To\n\n## Sak 03-25 Referat fra 10. januar 2025\n");
    put(f, "c.md", MINUTES("radet", "2025-05-10", "approves: [2025-03-10, 2025-02-01, 2024-02-01]\n") "## Sak 04-25 Fire\n");
    load(f);
    assert_messages(f, "R307 a.md:5\n" "R311 c.md:5\n");
    assert_int_equal(f->m->meetings.at[0].approved_by, 1);
    assert_int_equal(f->m->meetings.at[0].approved_on.year, 2024);
    assert_int_equal(f->m->meetings.at[1].approved_by, 2);
    assert_int_equal(f->m->meetings.at[1].approved_in.target, 3);
    assert_true(date_same(f->m->meetings.at[1].approved_on, (date){ 2025, 5, 10 }));
}

static void test_approving_case_by_its_date(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", bodies);
    put(f, "a.md", MINUTES("radet", "2025-01-10", "") "## Sak 01-25 En\n");
    put(f, "b.md", MINUTES("radet", "2025-03-10", "approves: previous\n") "## Sak 02-25 To\n\n## Sak 03-25 Referat fra 10. januar 2025\n");
    load(f);
    assert_messages(f, "");
    assert_int_equal(f->m->meetings.at[0].approved_in.target, 2);
}

static void test_names_of_cases(void **state)
{
    fixture *f = *state;
    put(f, "register/p.yaml", "projects:\n  - {title: A, decision: styret/04-25}\n  - {title: B, decision: 04-25}\n  - {title: C, decision: vet ikke}\n");
    put(f, "p.md", "---\ntype: case-paper\ntitle: P\ncase: radet/03-25\n---\n\nTekst.\n");
    put(f, "q.md", "---\ntype: plan\ntitle: Q\nbody: radet\nadopted-by: 08-25\n---\n\nTekst.\n");
    archive_with(f, "Her.");
    assert_messages(f, "R301 q.md:5\n" "R304 register/p.yaml:4\n");
    assert_int_equal(f->m->projects.at[0].decision.target, case_find(f->m, 1, 2025, 4));
    assert_int_equal(f->m->projects.at[1].decision.target, case_find(f->m, 1, 2025, 4));
    assert_int_equal(f->m->reports.at[0].body, 0);
    assert_true(date_same(f->m->reports.at[0].day, (date){ 2025, 5, 20 }));
}

/* The last case of the council in 2025 is 05-25, of the board 04-25; nobody has met in 2026. */
static void test_papers_of_cases_to_come(void **state)
{
    fixture *f = *state;
    put(f, "p1.md", "---\ntype: case-paper\ntitle: A\ncase: radet/09-25\n---\n\nTekst.\n");
    put(f, "p2.md", "---\ntype: case-paper\ntitle: B\ncase: radet/01-26\n---\n\nTekst.\n");
    put(f, "p3.md", "---\ntype: case-paper\ntitle: C\ncase: styret/02-25\n---\n\nTekst.\n");
    put(f, "p4.md", "---\ntype: plan\ntitle: D\nadopted-by: radet/01-26\n---\n\nTekst.\n");
    archive_with(f, "Her.");
    assert_messages(f, "R309 p1.md:4\n" "R309 p2.md:4\n" "R301 p3.md:4\n" "R301 p4.md:4\n");
    assert_str(str_slice(message_of(f, "R309"), 0, 41), "no minutes or agenda has case 09-25 yet [");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROJECT(test_own_body),
        PROJECT(test_number_forms),
        PROJECT(test_compound_word),
        PROJECT(test_plural),
        PROJECT(test_across_a_line_break),
        PROJECT(test_numbers_without_word),
        PROJECT(test_template_of_the_body),
        PROJECT(test_number_word_and_slash),
        PROJECT(test_inside_emphasis),
        PROJECT(test_not_inside_links_and_code),
        PROJECT(test_body_before),
        PROJECT(test_body_after),
        PROJECT(test_body_after_an_article),
        PROJECT(test_body_in_genitive),
        PROJECT(test_nearest_body_before),
        PROJECT(test_sentence_ends),
        PROJECT(test_initial_is_no_end),
        PROJECT(test_former_name),
        PROJECT(test_body_alone_is_no_link),
        PROJECT(test_day_agrees),
        PROJECT(test_day_disagrees),
        PROJECT(test_day_further_on_is_another),
        PROJECT(test_never_itself),
        PROJECT(test_before_the_archive),
        PROJECT(test_missing),
        PROJECT(test_missing_in_another_body),
        PROJECT(test_missing_names_the_body),
        PROJECT(test_name_is_read_as_of_the_text),
        PROJECT(test_ambiguous),
        PROJECT(test_links),
        PROJECT(test_links_to_nothing),
        PROJECT(test_attachments_figures_tables),
        PROJECT(test_threads_and_citations),
        PROJECT(test_only_decisions_replace),
        PROJECT(test_approvals),
        PROJECT(test_approving_case_by_its_date),
        PROJECT(test_names_of_cases),
        PROJECT(test_papers_of_cases_to_come),
        PROJECT(test_day_after_the_number_agrees),
        PROJECT(test_day_after_the_number_disagrees),
        PROJECT(test_day_after_the_meeting_disagrees),
        PROJECT(test_a_deadline_after_the_number),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
