/*
 * test_data: open data from the table of fields to its three forms, and the small rules beside it: permanent names,
 * moments in Norway, addresses that a project may have.
 *
 * What whole archives give is tested by tests/data, against its schemas and against files of its own.
 */
#include "model_test.h"

#include "data/record.h"

/* ---- one table, three forms ------------------------------------------------------------------------ */

static compose_plan plan_of(fixture *f)
{
    archive *m = arena_make(f->a, archive);
    m->settings.organisation.value = STR("Laget");
    return (compose_plan){ .archive = m, .words = f->w };
}

static data_table votes_of(fixture *f)
{
    data_table t = data_table_new(f->a, SET_VOTES);
    data_record_add(&t);
    put_value_address(&t, VOTES_page, STR("styret/sak/01-25/"));
    put_value_address(&t, VOTES_body, STR(""));
    put_value_text(&t, VOTES_text, STR("«ja», sa \"alle\"\nto"));
    put_value_flag(&t, VOTES_unanimous, true);
    put_value_number(&t, VOTES_against, 0);
    put_value_item(&t, VOTES_against_names, STR("Ola; Ås"));
    put_value_item(&t, VOTES_against_names, STR(""));
    put_value_item(&t, VOTES_against_names, STR("Per"));
    return t;
}

static void test_csv_quotes_what_it_must(void **state)
{
    fixture *f = *state;
    data_table t = votes_of(f);
    assert_str(table_csv(f->a, &t),
               "page,meeting,body,body_name,date,label,vote,text,unanimous,passed,casting,complete,in_favour,against,"
               "abstaining,favour_names,against_names,abstaining_names\r\n"
               "styret/sak/01-25/,,,,,,,\"«ja», sa \"\"alle\"\"\nto\",true,,,,,0,,,\"Ola; Ås\nPer\",\r\n");
}

static void test_json_has_what_was_given_and_every_list(void **state)
{
    fixture *f = *state;
    data_table t = votes_of(f);
    compose_plan plan = plan_of(f);
    assert_str(table_json(f->a, &t, &plan), "{\n"
                                            " \"version\": 1,\n"
                                            " \"organisation\": \"Laget\",\n"
                                            " \"language\": \"nb\",\n"
                                            " \"audience\": \"public\",\n"
                                            " \"dataset\": \"votes\",\n"
                                            " \"records\": [\n"
                                            "  {\n"
                                            "   \"page\": \"styret/sak/01-25/\",\n"
                                            "   \"text\": \"«ja», sa \\\"alle\\\"\\nto\",\n"
                                            "   \"unanimous\": true,\n"
                                            "   \"against\": 0,\n"
                                            "   \"favour_names\": [],\n"
                                            "   \"against_names\": [\n"
                                            "    \"Ola; Ås\",\n"
                                            "    \"Per\"\n"
                                            "   ],\n"
                                            "   \"abstaining_names\": []\n"
                                            "  }\n"
                                            " ]\n"
                                            "}\n");
}

static void test_amounts_keep_every_ore(void **state)
{
    fixture *f = *state;
    const money amounts[] = { 120050, -5, 0, -MONEY_MOST };
    const char *const wanted[] = { "1200.50", "-0.05", "0.00", "-900000000000000.00" };
    for (int i = 0; i < 4; i++) {
        const data_value value = { .given = true, .number = amounts[i] };
        assert_str(data_value_text(f->a, DATA_AMOUNT, &value), wanted[i]);
    }
}

static void test_schema_has_every_field_and_those_that_must_be(void **state)
{
    fixture *f = *state;
    compose_plan plan = plan_of(f);
    for (size_t i = 0; i < data_tables()->count; i++) {
        const data_set *set = &data_tables()->sets[i];
        str schema = table_schema(f->a, set, &plan);
        str required = str_slice(schema, str_find(schema, STR("\"required\": [")), schema.len);
        required = str_slice(required, 0, str_find(required, STR("]")));
        for (size_t k = 0; k < set->field_count; k++) {
            str name = str_format(f->a, "\"%s\"", set->fields[k].name);
            assert_true(str_find(schema, str_format(f->a, STR_FMT ": {", STR_ARG(name))) < schema.len);
            assert_int_equal(str_find(required, name) < required.len, set->fields[k].required);
        }
    }
}

static void test_every_field_is_explained_in_every_language(void **state)
{
    fixture *f = *state;
    for (size_t i = 0; i < data_tables()->count; i++) {
        const data_set *set = &data_tables()->sets[i];
        for (int l = 0; l < LANG_COUNT; l++) {
            assert_true(words_phrase(f->w, (lang)l, set->phrase).len > 0);
            for (size_t k = 0; k < set->field_count; k++)
                assert_true(words_phrase(f->w, (lang)l, set->fields[k].phrase).len > 0);
        }
    }
}

/* A field stands once in a table; lists are in every record. */
static void test_fields_have_names_of_their_own(void **state)
{
    fixture *f = *state;
    for (size_t i = 0; i < data_tables()->count; i++) {
        const data_set *set = &data_tables()->sets[i];
        map *names = map_new(f->a);
        for (size_t k = 0; k < set->field_count; k++) {
            const data_field *field = &set->fields[k];
            assert_true(map_add(names, str_of(field->name), f));
            assert_true(field->required || (field->kind != DATA_TEXTS && field->kind != DATA_ADDRESSES));
        }
    }
}

/* ---- permanent names ----------------------------------------------------------------------------------- */

static str name_at(fixture *f, const char *address, const char *page)
{
    archive *m = arena_make(f->a, archive);
    m->settings.organisation.value = STR("Laget");
    m->settings.address = str_of(address);
    const teller t = { .a = f->a, .m = m };
    return permanent_name(&t, str_of(page), (date){ 2025, 1, 14 });
}

static void test_names_come_from_the_address(void **state)
{
    fixture *f = *state;
    assert_str(name_at(f, "https://www.example.org/", "styret/sak/01-25/"), "tag:www.example.org,2025-01-14:/styret/sak/01-25/");
    assert_str(name_at(f, "https://me@example.org:8080/a/", "x/"), "tag:example.org,2025-01-14:/a/x/");
}

static void test_without_an_address_they_are_uuids(void **state)
{
    fixture *f = *state;
    str one = name_at(f, "", "styret/sak/01-25/"), other = name_at(f, "", "styret/sak/02-25/");
    assert_true(str_starts(one, STR("urn:uuid:")));
    assert_int_equal(one.len, 45);
    assert_int_equal(one.at[23], '5'); /* the version */
    assert_false(str_equal(one, other));
    assert_true(str_equal(one, name_at(f, "", "styret/sak/01-25/")));
}

/* ---- moments ------------------------------------------------------------------------------------------- */

static void assert_moment(fixture *f, date day, int minutes, const char *wanted)
{
    assert_str(moment_in_norway(f->a, day, minutes), wanted);
}

static void test_summer_time_begins_and_ends_on_sundays(void **state)
{
    fixture *f = *state;
    assert_moment(f, (date){ 2025, 3, 30 }, 119, "2025-03-30T01:59:00+01:00");
    assert_moment(f, (date){ 2025, 3, 30 }, 180, "2025-03-30T03:00:00+02:00");
    assert_moment(f, (date){ 2025, 10, 26 }, 120, "2025-10-26T02:00:00+02:00");
    assert_moment(f, (date){ 2025, 10, 26 }, 180, "2025-10-26T03:00:00+01:00");
    assert_moment(f, (date){ 2026, 3, 23 }, 840, "2026-03-23T14:00:00+01:00");
    assert_moment(f, (date){ 2026, 7, 1 }, -1, "2026-07-01T00:00:00+02:00");
}

static void test_summer_time_was_shorter_once(void **state)
{
    fixture *f = *state;
    assert_moment(f, (date){ 1995, 10, 1 }, 600, "1995-10-01T10:00:00+01:00");
    assert_moment(f, (date){ 1996, 10, 1 }, 600, "1996-10-01T10:00:00+02:00");
    assert_moment(f, (date){ 1975, 7, 1 }, 600, "1975-07-01T10:00:00+01:00");
}

static void test_midnight_belongs_to_the_next_day(void **state)
{
    fixture *f = *state;
    assert_moment(f, (date){ 2025, 12, 31 }, 24 * 60, "2026-01-01T00:00:00+01:00");
}

/* ---- the address of a site ------------------------------------------------------------------------------ */

static str address_read(fixture *f, const char *written)
{
    put(f, "referat.yaml", str_text(f->a, str_format(f->a, "organisation: X\naddress: \"%s\"\n", written)));
    load(f);
    return f->m->settings.address;
}

static void test_an_address_ends_in_a_slash(void **state)
{
    fixture *f = *state;
    assert_str(address_read(f, "https://example.org/arkiv"), "https://example.org/arkiv/");
    assert_str(address_read(f, "https://example.org/"), "https://example.org/");
}

static void test_what_is_no_address_is_reported(void **state)
{
    fixture *f = *state;
    const char *const bad[] = { "example.org", "ftp://example.org/", "https://", "https:///x", "https://example.org/?a",
                                "https://example.org/#a", "https://exa mple.org/", "https://blåbær.no/" };
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++) {
        size_t before = diag_count(f->d, SEVERITY_ERROR);
        assert_str(address_read(f, bad[i]), "");
        assert_true(diag_count(f->d, SEVERITY_ERROR) > before);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROJECT(test_csv_quotes_what_it_must),
        PROJECT(test_json_has_what_was_given_and_every_list),
        PROJECT(test_amounts_keep_every_ore),
        PROJECT(test_schema_has_every_field_and_those_that_must_be),
        PROJECT(test_every_field_is_explained_in_every_language),
        PROJECT(test_fields_have_names_of_their_own),
        PROJECT(test_names_come_from_the_address),
        PROJECT(test_without_an_address_they_are_uuids),
        PROJECT(test_summer_time_begins_and_ends_on_sundays),
        PROJECT(test_summer_time_was_shorter_once),
        PROJECT(test_midnight_belongs_to_the_next_day),
        PROJECT(test_an_address_ends_in_a_slash),
        PROJECT(test_what_is_no_address_is_reported),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
