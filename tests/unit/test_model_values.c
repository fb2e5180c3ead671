/*
 * test_model_values: keys and values of YAML, each with what is read and what is reported.
 */
#include "model_test.h"

static void reg(fixture *f, const char *content)
{
    put(f, "register/r.yaml", content);
    load(f);
}

/* ---- keys ------------------------------------------------------------------------------------ */

static void test_unknown_key_names_the_nearest_in_its_language(void **state)
{
    fixture *f = *state;
    reg(f, "personer:\n  a: {navm: Anna Berg}\npeeple: []\n");
    assert_messages(f, "R005 register/r.yaml:2\n" "R005 register/r.yaml:3\n");
    assert_dump(f, "person a\n  name: Anna Berg\n  default-initials: AB\n"); /* read as what was meant */
    assert_str(str_slice(message_of(f, "R005"), 0, 39), "unknown key navm [did you mean navn?] [");
}

static void test_key_in_two_languages(void **state)
{
    fixture *f = *state;
    reg(f, "people:\n  a: {name: Anna Berg, navn: Anna Dahl}\n");
    assert_messages(f, "R107 register/r.yaml:2\n");
    assert_dump(f, "person a\n  name: Anna Berg\n");
}

static void test_known_keys_of_three_languages_pass(void **state)
{
    fixture *f = *state;
    put(f, "register/a.yaml", "personar:\n  a: {namn: Anna Berg, tittel: leiar}\n");
    reg(f, "people:\n  b: {name: Bo Dahl, title: member}\n");
    assert_messages(f, "");
    assert_dump(f, "person a\n  name: Anna Berg\n  default-initials: AB\n  title: leiar\n"
                   "person b\n  name: Bo Dahl\n  default-initials: BD\n  title: member\n");
}

static void test_value_of_another_kind(void **state)
{
    fixture *f = *state;
    reg(f, "people:\n  a: {name: Anna Berg, also: {x: y}}\n  b: [Bo]\nevents: none\n");
    assert_messages(f, "R100 register/r.yaml:2\n" "R108 register/r.yaml:3\n" "R100 register/r.yaml:3\n" "R100 register/r.yaml:4\n");
}

/* ---- dates ----------------------------------------------------------------------------------- */

static void test_partial_dates_keep_their_precision(void **state)
{
    fixture *f = *state;
    reg(f, "agreements:\n  - {name: En, from: 2020, to: 2021-03}\n  - {name: To, from: 23.03.2026, to: 24. mars 2026}\n");
    assert_messages(f, "");
    assert_dump(f, "agreement\n  name: En\n  from: 2020\n  to: 2021-03\nagreement\n  name: To\n  from: 2026-03-23\n"
                   "  to: 2026-03-24\n");
}

static void test_bad_dates_and_backward_periods(void **state)
{
    fixture *f = *state;
    reg(f, "agreements:\n  - {name: En, from: 2020-13}\n  - {name: To, from: 2021, to: 2020}\n  - {name: Tre, from: 2021, to: 2021}\n");
    assert_messages(f, "R101 register/r.yaml:2\n" "R106 register/r.yaml:3\n");
}

static void test_dated_values(void **state)
{
    fixture *f = *state;
    reg(f, "people:\n  a:\n    name: [{name: Anna Berg, to: 2021-06}, {value: Anna Dahl, from: 2021-07}]\n"
           "    title:\n      - {title: leder, from: 2022}\n    email: {value: a@b.no, to: 2020}\n");
    assert_messages(f, "");
    slot a = model_find(f->m, ID_PERSON, STR("a"));
    assert_str(person_name(f->m, a, (date){ 2021, 6, 30 }), "Anna Berg");
    assert_str(person_name(f->m, a, (date){ 2021, 7, 1 }), "Anna Dahl");
    assert_str(person_title(f->m, a, (date){ 2021, 12, 31 }), "");
    assert_str(person_title(f->m, a, (date){ 2022, 1, 1 }), "leder");
    assert_str(dated_text(&f->m->people.at[0].email, (date){ 2020, 12, 31 }), "a@b.no");
    assert_str(dated_any(&f->m->people.at[0].email, (date){ 2024, 1, 1 }), "a@b.no");
}

/* Whatever the order that they are written in. */
static void test_what_has_no_id_has_that_of_its_first_name(void **state)
{
    fixture *f = *state;
    reg(f, "bodies:\n  - name: [{value: Harbour Board, from: 2024}, {value: Quay Board, to: 2023}]\n  - name: Council\n"
           "  - id: old\n    name: New\n");
    assert_messages(f, "");
    assert_str(f->m->bodies.at[0].id, "quay-board");
    assert_str(f->m->bodies.at[1].id, "council");
    assert_str(f->m->bodies.at[2].id, "old");
    assert_str(dated_first(&f->m->bodies.at[0].name), "Quay Board");
    assert_str(dated_first(&(dated){ 0 }), "");
}

static void test_dated_value_without_value(void **state)
{
    fixture *f = *state;
    reg(f, "people:\n  a:\n    name: Anna Berg\n    title: [{from: 2020}, {value: leder, frm: 2021}]\n");
    assert_messages(f, "R108 register/r.yaml:4\n" "R005 register/r.yaml:4\n");
}

static void test_too_many_periods(void **state)
{
    fixture *f = *state;
    buf b = buf_new(f->a);
    buf_text(&b, "people:\n  a:\n    name: Anna Berg\n    title:\n");
    for (int i = 0; i < 101; i++)
        buf_format(&b, "      - {value: t, from: %d}\n", 1000 + i);
    put(f, "register/r.yaml", str_text(f->a, buf_str(&b)));
    load(f);
    assert_messages(f, "R127 register/r.yaml:5\n");
}

/* ---- numbers, amounts, languages ---------------------------------------------------------------- */

static void test_numbers_and_amounts(void **state)
{
    fixture *f = *state;
    reg(f, "projects:\n  - {title: A, year: 2022, amount: \"125.000,00\"}\n  - {title: B, amount: \"-1 250 000,5\"}\n"
           "  - {title: C, amount: 1.250}\n  - {title: D, amount: mye}\n"
           "audiences:\n  a: {name: A}\nevents:\n  - {title: E, audience: a, attendees: 38}\n  - {title: F, attendees: \"3,5\"}\n");
    assert_messages(f, "R105 register/r.yaml:4\n" "R104 register/r.yaml:5\n" "R103 register/r.yaml:10\n");
    assert_int_equal(f->m->projects.at[0].amount, 12500000);
    assert_true(f->m->projects.at[0].has_amount);
}

static void test_settings(void **state)
{
    fixture *f = *state;
    put(f, "referat.yaml", "organisasjon: Laget\nspråk: nn\narkiv fra: 2018\nregler: {R999: av, R101: merknad, R102: nei}\n"
                           "utdata: ../ut\n");
    put(f, "register/r.yaml", "agreements:\n  - {name: En, from: i går}\n");
    load(f);
    assert_messages(f, "R109 referat.yaml:4\n" "R006 referat.yaml:4\n" "R124 referat.yaml:5\n" "R101 register/r.yaml:2\n");
    assert_int_equal(diag_count(f->d, SEVERITY_NOTE), 1);
    assert_int_equal(f->m->settings.language, LANG_NN);
    assert_int_equal(f->m->settings.archive_from, 2018);
}

static void test_unknown_language_and_missing_organisation(void **state)
{
    fixture *f = *state;
    put(f, "referat.yaml", "language: dansk\n");
    load(f);
    assert_messages(f, "R108 referat.yaml:1\n" "R130 referat.yaml:1\n");
}

static void test_times(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", REGISTER);
    put(f, "a.md", MINUTES("styret", "2026-01-10", "time: 14.00-16\n"));
    put(f, "b.md", MINUTES("styret", "2026-02-10", "time: etter lunsj\n"));
    load(f);
    assert_messages(f, "R102 b.md:5\n");
    assert_int_equal(f->m->meetings.at[0].time.from, 14 * 60);
    assert_int_equal(f->m->meetings.at[0].time.to, 16 * 60);
}

static void test_unknown_value_names_the_nearest(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", REGISTER);
    put(f, "a.md", MINUTES("styret", "2026-01-10", "status: godkjendt\n"));
    load(f);
    assert_messages(f, "R006 a.md:5\n");
    str said = message_of(f, "R006");
    assert_true(str_find(said, STR("[did you mean godkjen")) < said.len);
}

/* ---- ids ------------------------------------------------------------------------------------- */

static void test_double_ids(void **state)
{
    fixture *f = *state;
    reg(f, "people:\n  - {id: a, name: Anna Berg}\n  - {id: a, name: Anna Dahl}\norganisations:\n  a: {name: A}\n");
    assert_messages(f, "R110 register/r.yaml:3\n");
}

static void test_lists_and_mappings_give_the_same(void **state)
{
    fixture *f = *state;
    reg(f, "people:\n  a: {name: Anna Berg}\n  b: Bo Dahl\n");
    put(f, "register/s.yaml", "people:\n  - {id: c, name: Cato Eng}\n  - Dina Fjell\n");
    f->d = diag_new(f->a);
    load(f);
    assert_messages(f, "");
    assert_dump(f, "person a\n  name: Anna Berg\n  default-initials: AB\nperson b\n  name: Bo Dahl\n  default-initials: BD\n"
                   "person c\n  name: Cato Eng\n  default-initials: CE\nperson\n  name: Dina Fjell\n  default-initials: DF\n");
}

static void test_initials_follow_from_names(void **state)
{
    fixture *f = *state;
    assert_str(initials_of_name(f->a, STR("Kjell-Morten Myhr")), "KMM");
    assert_str(initials_of_name(f->a, STR("Kåre A. Øye")), "KAØ");
    assert_str(initials_of_name(f->a, STR("Åse von Ås-Li")), "ÅVÅL");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROJECT(test_unknown_key_names_the_nearest_in_its_language),
        PROJECT(test_key_in_two_languages),
        PROJECT(test_known_keys_of_three_languages_pass),
        PROJECT(test_value_of_another_kind),
        PROJECT(test_partial_dates_keep_their_precision),
        PROJECT(test_bad_dates_and_backward_periods),
        PROJECT(test_dated_values),
        PROJECT(test_what_has_no_id_has_that_of_its_first_name),
        PROJECT(test_dated_value_without_value),
        PROJECT(test_too_many_periods),
        PROJECT(test_numbers_and_amounts),
        PROJECT(test_settings),
        PROJECT(test_unknown_language_and_missing_organisation),
        PROJECT(test_times),
        PROJECT(test_unknown_value_names_the_nearest),
        PROJECT(test_double_ids),
        PROJECT(test_lists_and_mappings_give_the_same),
        PROJECT(test_initials_follow_from_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
