/*
 * test_model_votes: a vote as people write it, in three languages, and what is counted of it; what roles hide.
 *
 * Each row is a paragraph after "Votering"; a number that is not given is -1. A vote that is not `whole` is printed as
 * it stands and held against nobody; one that is not `plain` is printed as it stands too.
 */
#include "model_test.h"

enum { NONE = -1 };

typedef struct row {
    const char *written;
    int in_favour, against, abstaining;
    const char *flags; /* of "unanimous failed casting whole plain", their first letters */
} row;

static void minutes(fixture *f, const char *vote_text)
{
    put(f, "register/r.yaml", REGISTER);
    put(f, "m.md", str_text(f->a, str_format(f->a, MINUTES("styret", "2026-03-23", "")
                                             "## Sak 01-26 En\n\n**Votering:** %s\n", vote_text)));
    load(f);
}

static str flags_of(const fixture *f, const vote *v)
{
    const bool set[] = { v->unanimous, v->failed, v->casting, v->whole, v->plain };
    buf b = buf_new(f->a);
    for (size_t i = 0; i < sizeof set; i++)
        if (set[i])
            buf_char(&b, "ufcwp"[i]);
    buf_put(&b, STR(""));
    return buf_str(&b);
}

static void check_row(const row *wanted)
{
    void *state;
    project_setup(&state);
    fixture *f = state;
    minutes(f, wanted->written);
    const case_item *c = &f->m->cases.at[0];
    if (c->votes.len != 1)
        print_error("%s: %zu votes\n", wanted->written, c->votes.len);
    assert_int_equal(c->votes.len, 1);
    const vote *v = &c->votes.at[0];
    str found = str_format(f->a, "%s: %d %d %d " STR_FMT, wanted->written, v->in_favour, v->against, v->abstaining,
                           STR_ARG(flags_of(f, v)));
    assert_str(found, str_text(f->a, str_format(f->a, "%s: %d %d %d %s", wanted->written, wanted->in_favour,
                                                wanted->against, wanted->abstaining, wanted->flags)));
    project_teardown(&state);
}

static void check_rows(const row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        check_row(&rows[i]);
}

/* ---- the three languages ----------------------------------------------------------------------- */

static void test_bokmaal(void **state)
{
    static const row rows[] = {
        { "åtte for, én mot", 8, 1, NONE, "wp" },
        { "åtte stemmer for og to mot", 8, 2, NONE, "w" },
        { "8 stemte for forslaget, ingen mot", 8, 0, NONE, "w" },
        { "For: 8, mot: 1, blanke: 2", 8, 1, 2, "w" },
        { "812 450 stemmer for, 0 stemmer mot", 812450, 0, NONE, "w" },
        { "1 000 000 for, 12 mot", 1000000, 12, NONE, "wp" },
        { "Ja: 8, nei: 3", 8, 3, NONE, "w" },
        { "Enst.", NONE, NONE, NONE, "uwp" },
        { "enstemmig", NONE, NONE, NONE, "uwp" },
        { "Enstemmig vedtatt.", NONE, NONE, NONE, "uw" },
        { "Enstemmig (9 stemmer)", 9, NONE, NONE, "uw" },
        { "Forslaget falt enstemmig.", NONE, NONE, NONE, "ufw" },
        { "vedtatt med 7 mot 2 stemmer", 7, 2, NONE, "w" },
        { "Innstillingen ble vedtatt med 7 mot 2 stemmer", 7, 2, NONE, "w" },
        { "Vedtatt med 7 stemmer", 7, NONE, NONE, "w" },
        { "vedtatt mot 2 stemmer", NONE, 2, NONE, "w" },
        { "Vedtatt 7–2", 7, 2, NONE, "w" },
        { "7-2 stemmer", 7, 2, NONE, "w" },
        { "falt med 2 mot 7 stemmer", 2, 7, NONE, "fw" },
        { "Falt mot 2 stemmer", 2, NONE, NONE, "fw" },
        { "Falt. Mot: 2.", NONE, 2, NONE, "fw" },
        { "Vedtatt med 5 mot 5 stemmer ved leders dobbeltstemme", 5, 5, NONE, "cw" },
    };
    (void)state;
    check_rows(rows, sizeof rows / sizeof *rows);
}

static void test_nynorsk(void **state)
{
    static const row rows[] = {
        { "ein mot", NONE, 1, NONE, "wp" },
        { "åtte røyster for og to mot, éin avhaldande", 8, 2, 1, "w" },
        { "Samrøystes vedteke.", NONE, NONE, NONE, "uw" },
        { "Vedteke mot 2 røyster", NONE, 2, NONE, "w" },
        { "Framlegget fall med 2 mot 7 røyster", 2, 7, NONE, "fw" },
        { "Vedteke med 6 mot 5 røyster, leiaren si dobbeltrøyst", 6, 5, NONE, "cw" },
    };
    (void)state;
    check_rows(rows, sizeof rows / sizeof *rows);
}

static void test_english(void **state)
{
    static const row rows[] = {
        { "seven in favour, two against", 7, 2, NONE, "w" },
        { "7 votes in favour, 2 against and 1 abstention", 7, 2, 1, "w" },
        { "adopted unanimously", NONE, NONE, NONE, "uw" },
        { "Carried 7–2.", 7, 2, NONE, "w" },
        { "seven votes to two", 7, 2, NONE, "w" },
        { "The motion fell by 2 votes to 7", 2, 7, NONE, "fw" },
        { "Carried by the chair's casting vote, 5–5", 5, 5, NONE, "cw" },
    };
    (void)state;
    check_rows(rows, sizeof rows / sizeof *rows);
}

/* ---- names ------------------------------------------------------------------------------------- */

static void test_parties_are_no_initials(void **state)
{
    fixture *f = *state;
    minutes(f, "vedtatt mot 4 stemmer (SV, MDG)\n\n**Votering:** 2 for, 2 mot (Ap og H)\n\n"
               "**Votering:** 2 for, 2 mot (1 SV, 1 Ap)\n\n**Votering:** 2 for, 1 mot (BD, Sp)");
    assert_messages(f, "");
    const case_item *c = &f->m->cases.at[0];
    assert_int_equal(c->votes.len, 4);
    assert_int_equal(c->votes.at[0].against, 4);
    for (size_t i = 1; i < 4; i++)
        assert_int_equal(c->votes.at[i].against_names.len, 0);
}

static void test_initials_nobody_has(void **state)
{
    fixture *f = *state;
    minutes(f, "2 for, 1 mot (XY)");
    assert_messages(f, "R120 m.md:9\n");
}

static void test_initials_that_are_numbers(void **state)
{
    fixture *f = *state;
    put(f, "register/more.yaml", "people:\n  tor: {name: Tor Olsen}\nbodies:\n  rad:\n    name: Rådet\n    seats:\n"
                                 "      - {person: tor}\n");
    put(f, "m.md", MINUTES("rad", "2026-03-23", "") "## Sak 01-26 En\n\n**Votering:** 2 for, 1 mot: TO\n");
    load(f);
    assert_messages(f, "");
    assert_int_equal(f->m->cases.at[0].votes.at[0].against, 1);
    assert_int_equal(f->m->cases.at[0].votes.at[0].against_names.len, 1);
}

/* ---- what is not counted ------------------------------------------------------------------------- */

static void test_numbers_that_are_not_votes(void **state)
{
    fixture *f = *state;
    minutes(f, "Sak 7-25 tas opp igjen");
    assert_messages(f, "R202 m.md:9\n");
    assert_int_equal(f->m->cases.at[0].votes.len, 0);
}

static void test_three_numbers_without_words(void **state)
{
    fixture *f = *state;
    minutes(f, "7–2–1");
    assert_messages(f, "R202 m.md:9\n");
}

static void test_vote_not_understood_whole(void **state)
{
    fixture *f = *state;
    minutes(f, "Punkt 1: 3 for, 0 mot. Punkt 2: 2 for, 1 mot (BD).\n\n**Votering:** Ordførerens forslag falt enstemmig.");
    assert_messages(f, "R219 m.md:9\n");
    assert_false(f->m->cases.at[0].votes.at[0].whole);
}

/* ---- what roles hide ----------------------------------------------------------------------------- */

static void load_hiding(fixture *f, bool is_public)
{
    f->is_public = is_public;
    put(f, "register/r.yaml", REGISTER);
    put(f, "m.md", MINUTES("styret", "2026-03-23", "place: \"Rom {unntatt}`Kjeller`\"\n")
                   "## Sak 01-26 Om {unntatt}`Nordvik`\n\n![Bilde av {unntatt}`Hus`](a.png \"Her er {withheld}`Gate`\")\n\n"
                   "`{unntatt}` er en {date}`2026-01-01`.\n");
    load(f);
}

static void test_role_hides_from_the_public(void **state)
{
    fixture *f = *state;
    load_hiding(f, true);
    assert_str(f->m->meetings.at[0].place.value, "Rom [unntatt offentlighet]");
    assert_str(f->m->cases.at[0].plain_title, "Om [unntatt offentlighet]");
    const md_node *image = f->m->cases.at[0].parts.at[0].blocks.at[0]->first;
    assert_str(image->detail->title, "Her er [unntatt offentlighet]");
    assert_str(md_plain(f->a, image), "Bilde av [unntatt offentlighet]");
    assert_int_equal(f->m->withheld.len, 4);
}

static void test_role_hides_nothing_from_others(void **state)
{
    fixture *f = *state;
    load_hiding(f, false);
    assert_str(f->m->meetings.at[0].place.value, "Rom Kjeller");
    assert_str(f->m->cases.at[0].plain_title, "Om Nordvik");
    const md_node *image = f->m->cases.at[0].parts.at[0].blocks.at[0]->first;
    assert_str(image->detail->title, "Her er Gate");
    assert_int_equal(f->m->withheld.len, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_bokmaal),
        cmocka_unit_test(test_nynorsk),
        cmocka_unit_test(test_english),
        PROJECT(test_parties_are_no_initials),
        PROJECT(test_initials_nobody_has),
        PROJECT(test_initials_that_are_numbers),
        PROJECT(test_numbers_that_are_not_votes),
        PROJECT(test_three_numbers_without_words),
        PROJECT(test_vote_not_understood_whole),
        PROJECT(test_role_hides_from_the_public),
        PROJECT(test_role_hides_nothing_from_others),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
