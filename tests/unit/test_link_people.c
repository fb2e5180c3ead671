/*
 * test_link_people: initials and names, seats and deputies, who was present at each case.
 */
#include "model_test.h"

static void minutes(fixture *f, const char *front, const char *content)
{
    put(f, "register/r.yaml", REGISTER);
    put(f, "m.md", str_text(f->a, str_format(f->a, "---\ntype: minutes\nbody: styret\ndate: 2026-03-23\n%s---\n\n%s", front, content)));
    load(f);
}

static const roster_row *row_of(const fixture *f, const char *label)
{
    const roster *rows = &f->m->meetings.at[0].roster;
    for (size_t i = 0; i < rows->len; i++)
        if (str_is(dated_any(&f->m->seats.at[rows->at[i].seat].label, (date){ 0 }), label))
            return &rows->at[i];
    fail_msg("no row %s", label);
    return NULL;
}

/* ---- initials -------------------------------------------------------------------------------- */

static void test_unknown_initials_name_the_nearest(void **state)
{
    fixture *f = *state;
    minutes(f, "present: [AB, BE]\n", "");
    assert_messages(f, "R120 m.md:5\n");
    assert_str(message_of(f, "R120"), "no one called BE sits in Styret on 23 March 2026 [did you mean BD (Bo Dahl)?] "
                                      "[add the seat in register/r.yaml, or correct the initials]");
}

static void test_members_by_initials_name_and_id(void **state)
{
    fixture *f = *state;
    minutes(f, "present: [AB, Bo Dahl, cato, erik]\n", "");
    assert_messages(f, "");
    assert_int_equal(row_of(f, "Medlem")->sign, SIGN_PRESENT);
    assert_int_equal(row_of(f, "Tillitsvalgt")->sign, SIGN_PRESENT);
}

static void test_reused_initials(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", "people:\n  eva: {name: Eva Berg}\n  even: {name: Even Bø}\n  egil: {name: Egil Bye}\nbodies:\n"
                              "  styret:\n    name: Styret\n    seats:\n      - {label: A, person: eva, to: 2020}\n"
                              "      - {label: A, person: even, from: 2021}\n      - {label: B, person: egil, from: 2024}\n");
    put(f, "a.md", MINUTES("styret", "2020-03-01", "present: [EB]\n"));
    put(f, "b.md", MINUTES("styret", "2021-03-01", "present: [EB]\n"));
    put(f, "c.md", MINUTES("styret", "2024-03-01", "present: [EB]\n"));
    load(f);
    assert_messages(f, "R121 c.md:5\n");
    assert_dump(f, "present: EB = eva @ A (eva)\n");
    assert_dump(f, "present: EB = even @ A (even)\n");
    assert_str(str_slice(message_of(f, "R121"), 0, 74), "EB may be several of those who sit in Styret on 1 March 2024: Even Bø, Eg");
}

static void test_unknown_initials_in_labels(void **state)
{
    fixture *f = *state;
    minutes(f, "present: all\nguests: [{name: Gro Hauge, organisation: L}]\n",
            "## Sak 01-26 En\n\n**Votering:** 2 for, 1 mot (XX)\n\n**Oppfølging:**\n- GH: ber om svar\n- YY: svarer\n");
    assert_messages(f, "R120 m.md:11\n" "R120 m.md:15\n");
}

/* ---- attendance ------------------------------------------------------------------------------ */

static void test_present_all(void **state)
{
    fixture *f = *state;
    minutes(f, "present: alle\nabsent: [CE]\ndeputies: {BD: DF}\n", "## Sak 01-26 En\n");
    assert_messages(f, "");
    assert_int_equal(row_of(f, "Leder")->sign, SIGN_PRESENT);
    assert_int_equal(row_of(f, "Medlem")->sign, SIGN_DEPUTY);
    assert_int_equal(row_of(f, "Tillitsvalgt")->sign, SIGN_ABSENT);
    assert_int_equal(row_of(f, "Sekretær")->sign, SIGN_PRESENT);
    assert_dump(f, "    presence: xv.x 2 of 3, quorum 2\n");
}

static void test_met_for_without_being_invited(void **state)
{
    fixture *f = *state;
    minutes(f, "invited: [AB, CE]\npresent: [AB, CE]\ndeputies: {BD: Gro Hauge}\n", "## Sak 01-26 En\n");
    assert_messages(f, "");
    const roster_row *row = row_of(f, "Medlem");
    assert_false(row->invited);
    assert_int_equal(row->sign, SIGN_DEPUTY);
    assert_str(row->deputy->written.value, "Gro Hauge");
    assert_int_equal(row->deputy_person, NO_SLOT);
    assert_false(row_of(f, "Sekretær")->recorded);
    assert_int_equal(f->m->cases.at[0].presence.present, 3);
}

static void test_not_invited_need_not_be_absent(void **state)
{
    fixture *f = *state;
    minutes(f, "present: all\nnot-invited: [CE]\n", "");
    assert_messages(f, "");
    assert_int_equal(row_of(f, "Tillitsvalgt")->sign, SIGN_EMPTY);
    assert_true(row_of(f, "Tillitsvalgt")->recorded);
    assert_false(row_of(f, "Tillitsvalgt")->invited);
    assert_true(row_of(f, "Leder")->invited);
}

static void test_deputy_as_mapping(void **state)
{
    fixture *f = *state;
    minutes(f, "deputies:\n  BD: {name: Gro Hauge, organisation: L}\n", "");
    assert_messages(f, "");
    assert_int_equal(row_of(f, "Medlem")->deputy->organisation_slot, 0);
}

static void test_deputies_with_and_without_rows(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml",
        "people:\n  a: {name: Anna Berg}\n  b: {name: Bo Dahl}\n  c: {name: Cato Eng}\n  d: {name: Dina Fjell}\nbodies:\n"
        "  styret:\n    name: Styret\n    quorum: 2\n    seats:\n      - {label: A, person: a}\n      - {label: B, person: b}\n"
        "      - {label: Vara for A, person: c, role: deputy, deputy-for: A}\n      - {person: d, role: deputy, deputy-for: B}\n");
    put(f, "m.md", MINUTES("styret", "2026-03-23", "present: [CE, DF]\nabsent: [AB, BD]\n") "## Sak 01-26 En\n");
    load(f);
    assert_messages(f, "");
    assert_int_equal(f->m->meetings.at[0].roster.len, 3);
    assert_int_equal(row_of(f, "Vara for A")->sign, SIGN_PRESENT);
    assert_int_equal(f->m->meetings.at[0].other_deputies.len, 0);
    assert_int_equal(row_of(f, "A")->deputy_person, 2);
    assert_int_equal(row_of(f, "B")->deputy_person, 3);
    assert_int_equal(row_of(f, "B")->people[0].sign, SIGN_ABSENT);
    assert_int_equal(row_of(f, "B")->sign, SIGN_DEPUTY);
    assert_dump(f, "    presence: vvx 2 of 2, quorum 2\n");
}

#define WITH_DEPUTY(label)                                                                                                           \
    "people:\n  a: {name: Anna Berg}\n  b: {name: Bo Dahl}\n  c: {name: Cato Eng}\n  d: {name: Dina Fjell}\nbodies:\n  styret:\n"      \
    "    name: Styret\n    seats:\n      - {label: A, person: a}\n      - {label: B, person: b}\n      - {label: C, person: c}\n"        \
    "      - {" label "person: d, role: deputy, deputy-for: [B, C]}\n"

static void test_a_listed_deputy_fills_one_seat(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", WITH_DEPUTY("label: Vara, "));
    put(f, "m.md", MINUTES("styret", "2026-03-23", "present: all\nabsent: [BD, CE]\ndeputies: [DF]\n") "## Sak 01-26 En\n");
    load(f);
    assert_messages(f, "");
    assert_int_equal(row_of(f, "B")->deputy_person, 3);
    assert_null(row_of(f, "C")->deputy);
    assert_int_equal(f->m->meetings.at[0].other_deputies.len, 0);
    assert_dump(f, "    presence: xv.x 2 of 3, quorum 0\n");
}

static void test_a_listed_deputy_takes_over(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", WITH_DEPUTY(""));
    put(f, "m.md", MINUTES("styret", "2026-03-23", "present: all\nleft: {CE: 02-26}\njoined: {DF: 02-26}\ndeputies: [DF]\n")
        "## Sak 01-26 En\n\n## Sak 02-26 To\n");
    load(f);
    assert_messages(f, "");
    assert_int_equal(row_of(f, "C")->deputy_person, 3);
    assert_int_equal(row_of(f, "C")->deputy_joined, 1);
    assert_int_equal(row_of(f, "C")->sign, SIGN_PRESENT);
    assert_dump(f, "    presence: xxv 3 of 3, quorum 0\n");
}

static void test_a_listed_deputy_may_fill_several_seats_in_turn(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", WITH_DEPUTY(""));
    put(f, "m.md", MINUTES("styret", "2026-03-23", "present: all\njoined: {BD: 02-26}\nleft: {CE: 02-26}\ndeputies: [DF]\n")
        "## Sak 01-26 En\n\n## Sak 02-26 To\n");
    load(f);
    assert_messages(f, "");
    assert_int_equal(f->m->meetings.at[0].other_deputies.len, 1);
    assert_dump(f, "    presence: xvx 3 of 3, quorum 0\n");
    assert_dump(f, "    presence: xxv 3 of 3, quorum 0\n");
}

static void test_attendance_without_a_column_for_those_who_met(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", "people:\n  a: {name: Anna Berg}\n  b: {name: Bo Dahl}\nbodies:\n  styret:\n    name: Styret\n"
                              "    attendance: [innkalt, forfall]\n    seats:\n      - {label: A, person: a}\n      - {label: B, person: b}\n");
    put(f, "m.md", MINUTES("styret", "2026-03-23", "absent: [BD]\n"));
    load(f);
    assert_messages(f, "");
    assert_int_equal(row_of(f, "A")->sign, SIGN_PRESENT);
    assert_int_equal(row_of(f, "B")->sign, SIGN_ABSENT);
}

static void test_joined_and_left_and_disqualified(void **state)
{
    fixture *f = *state;
    minutes(f, "present: all\njoined: {BD: 02-26}\nleft: {CE: 3/26}\n",
            "## Sak 01-26 En\n\n## Sak 02-26 To\n\n**Inhabil:** AB\n\n## Sak 03-26 Tre\n");
    assert_messages(f, "");
    assert_dump(f, "    presence: x.xx 2 of 3, quorum 2\n");
    assert_dump(f, "    presence: ixxx 2 of 3, quorum 2\n");
    assert_dump(f, "    presence: xx.x 2 of 3, quorum 2\n");
}

/* One seat, one vote, whoever of the two is in the room. */
static void test_a_deputy_takes_over_in_mid_meeting(void **state)
{
    fixture *f = *state;
    minutes(f, "present: all\ndeputies: {BD: DF}\nleft: {BD: 02-26}\njoined: {DF: 02-26}\n", "## Sak 01-26 En\n\n## Sak 02-26 To\n");
    assert_messages(f, "");
    assert_int_equal(row_of(f, "Medlem")->sign, SIGN_PRESENT);
    assert_non_null(row_of(f, "Medlem")->deputy);
    assert_dump(f, "    presence: xxxx 3 of 3, quorum 2\n");
    assert_dump(f, "    presence: xvxx 3 of 3, quorum 2\n");
}

static void test_a_member_takes_over_from_a_deputy(void **state)
{
    fixture *f = *state;
    minutes(f, "present: all\ndeputies: {BD: DF}\njoined: {BD: 02-26}\n", "## Sak 01-26 En\n\n## Sak 02-26 To\n");
    assert_messages(f, "");
    assert_int_equal(row_of(f, "Medlem")->sign, SIGN_PRESENT);
    assert_dump(f, "    presence: xvxx 3 of 3, quorum 2\n");
    assert_dump(f, "    presence: xxxx 3 of 3, quorum 2\n");
}

static void test_between_member_and_deputy_the_seat_is_empty(void **state)
{
    fixture *f = *state;
    minutes(f, "present: all\ndeputies: {BD: DF}\nleft: {BD: 02-26, DF: 04-26}\njoined: {DF: 03-26}\n",
            "## Sak 01-26 En\n\n## Sak 02-26 To\n\n## Sak 03-26 Tre\n\n## Sak 04-26 Fire\n");
    assert_messages(f, "");
    const presence_state expected[] = { PRESENCE_MEMBER, PRESENCE_OUT, PRESENCE_DEPUTY, PRESENCE_OUT };
    for (size_t i = 0; i < 4; i++)
        assert_int_equal(f->m->cases.at[i].presence.seats[1], expected[i]);
}

static void test_joined_at_a_case_that_is_not_here(void **state)
{
    fixture *f = *state;
    minutes(f, "present: all\njoined: {BD: 07-26}\n", "## Sak 01-26 En\n");
    assert_messages(f, "R204 m.md:6\n");
    assert_str(message_of(f, "R204"), "this meeting has no case 07-26 [] [use one of: 01-26]");
}

static void test_quorum(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", "people:\n  a: {name: Anna Berg}\nbodies:\n  styret:\n    name: Styret\n    quorum:\n"
                              "      - {value: 2/3, to: 2020}\n      - {value: 1, from: 2021, to: 2021}\n      - {value: mange, from: 2022}\n"
                              "    seats:\n      - {label: A, person: a}\n      - {label: B, vacant: ledig}\n      - {label: C, vacant: ledig}\n"
                              "      - {label: D, vacant: ledig}\n");
    put(f, "a.md", MINUTES("styret", "2020-03-23", "present: all\n") "## Sak 01-20 En\n");
    put(f, "b.md", MINUTES("styret", "2021-03-23", "present: all\n") "## Sak 01-21 En\n");
    put(f, "c.md", MINUTES("styret", "2022-03-23", "present: all\n") "## Sak 01-22 En\n");
    load(f);
    assert_messages(f, "R122 register/r.yaml:9\n");
    assert_int_equal(f->m->cases.at[0].presence.quorum, 3);
    assert_int_equal(f->m->cases.at[1].presence.quorum, 1);
    assert_int_equal(f->m->cases.at[0].presence.voting_seats, 4);
}

/* ---- seats ----------------------------------------------------------------------------------- */

static void test_shared_and_vacant_seats(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", "people:\n  a: {name: Anna Berg}\n  b: {name: Bo Dahl}\n  c: {name: Cato Eng}\nbodies:\n  styret:\n"
                              "    name: Styret\n    seats:\n      - {label: Delt, people: [a, b]}\n      - {label: Ledig, vacant: ikke valgt}\n"
                              "      - {label: Tre, people: [a, b, c]}\n      - {label: Ingen}\n      - {label: Begge, person: a, vacant: nei}\n");
    put(f, "m.md", MINUTES("styret", "2026-03-23", "present: [BD]\nabsent: [AB]\n") "## Sak 01-26 En\n");
    load(f);
    assert_messages(f, "R118 register/r.yaml:11\n" "R118 register/r.yaml:12\n" "R118 register/r.yaml:13\n");
    const roster_row *shared = row_of(f, "Delt");
    assert_int_equal(shared->people_count, 2);
    assert_int_equal(shared->sign, SIGN_PRESENT);
    assert_int_equal(shared->people[0].sign, SIGN_ABSENT);
    assert_int_equal(row_of(f, "Ledig")->people_count, 0);
    assert_true(f->m->seats.at[1].is_vacant);
}

static void test_dated_role_and_holder_split_a_seat(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml",
        "people:\n  a: {name: Anna Berg}\n  b: {name: Bo Dahl}\nbodies:\n  styret:\n    name: Styret\n    seats:\n"
        "      - label: A\n        from: 2019\n        person: [{value: a, to: 2022-06}, {value: b, from: 2022-07}]\n"
        "        role: [{value: leder, to: 2020}, {value: medlem, from: 2021}]\n      - {label: B, person: a}\n");
    load(f);
    assert_messages(f, "");
    assert_dump(f, "    role: leader\n    holder: a\n    people: a\n    votes: yes\n    own-row: yes\n    from: 2019\n    to: 2020\n"
                   "  seat\n    label: A\n    role: member\n    holder: a\n    people: a\n    votes: yes\n    own-row: yes\n"
                   "    from: 2021\n    to: 2022-06\n"
                   "  seat\n    label: A\n    role: member\n    holder: b\n    people: b\n    votes: yes\n    own-row: yes\n"
                   "    from: 2022-07\n  seat\n    label: B\n");
}

static void test_rosters(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml",
        "people:\n  a: {name: Anna Berg}\n  b: {name: Bo Dahl}\nbodies:\n  styret:\n    name: Styret\n    rosters:\n"
        "      - {to: 2020, seats: [{label: A, person: a}, {label: B, person: b}]}\n"
        "      - {from: 2021, seats: [{label: B, person: b}, {label: A, person: a, to: 2022-03}]}\n");
    load(f);
    assert_messages(f, "");
    slot_list seats = { 0 };
    body_seats_at(f->m, f->a, 0, (date){ 2021, 5, 1 }, &seats);
    assert_int_equal(seats.len, 2);
    assert_str(f->m->seats.at[seats.at[0]].label.at[0].value, "B");
    seats.len = 0;
    body_seats_at(f->m, f->a, 0, (date){ 2022, 4, 1 }, &seats);
    assert_int_equal(seats.len, 1);
}

static void test_deputies_of_seats(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml",
        "people:\n  a: {name: Anna Berg}\nbodies:\n  styret:\n    name: Styret\n    seats:\n"
        "      - {label: A, person: a, to: 2020}\n      - {label: A, person: a, from: 2021}\n"
        "      - {label: Dobbel, person: a}\n      - {label: Dobbel, id: to, person: a}\n"
        "      - {person: a, role: deputy, deputy-for: A}\n      - {person: a, role: deputy, deputy-for: Dobbel}\n"
        "      - {person: a, role: deputy, deputy-for: to}\n      - {person: a, role: deputy, deputy-for: Dobel}\n");
    load(f);
    assert_messages(f, "R116 register/r.yaml:12\n" "R115 register/r.yaml:14\n");
    assert_int_equal(f->m->seats.at[4].deputy_for.len, 2);
    assert_int_equal(f->m->seats.at[6].deputy_for.len, 1);
}

/* ---- names in the register ---------------------------------------------------------------------- */

static void test_unknown_names_in_the_register(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml",
        "organisations:\n  a: {name: Apen, parent: b}\n  c: {name: C, parent: apen}\n"
        "people:\n  p1: {name: Anna Berg, organisation: Apen}\n  p2: {name: Anna Berg, organisation: fritekst}\n"
        "bodies:\n  styret: {name: Styret, reports-to: styrett, seats: [{label: A, person: p3}, {label: B, person: Anna Berg}]}\n"
        "audiences:\n  alle: {name: Alle}\nevents:\n  - {title: E, audience: [alle, ale], organisers: [Apen, andre]}\n"
        "projects:\n  - {title: P, lead: a, partners: [C, noen]}\n");
    load(f);
    assert_messages(f, "R112 register/r.yaml:2\n" "R113 register/r.yaml:8\n" "R111 register/r.yaml:8\n" "R117 register/r.yaml:8\n"
                       "R114 register/r.yaml:12\n");
    assert_int_equal(f->m->people.at[0].organisation.at[0].target, 0);
    assert_int_equal(f->m->people.at[1].organisation.at[0].target, NO_SLOT);
    assert_int_equal(f->m->projects.at[0].lead_organisation, 0);
    assert_int_equal(f->m->projects.at[0].partner_organisations.at[1], NO_SLOT);
}

static void test_unknown_body_and_missing_front_matter(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", REGISTER);
    put(f, "a.md", MINUTES("styrett", "2026-01-10", ""));
    put(f, "b.md", "---\ntype: minutes\n---\n");
    put(f, "c.md", MINUTES("Styret", "2026-01-10", ""));
    put(f, "d.md", MINUTES("styret", "2026-01-10", ""));
    load(f);
    assert_messages(f, "R113 a.md:3\n" "R108 b.md:1\n" "R108 b.md:1\n" "R131 d.md:4\n");
    assert_str(str_slice(message_of(f, "R113"), 0, 50), "no body is called styrett [did you mean styret?] [");
}

static void test_body_fields(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", "bodies:\n  styret: {name: Styret, fields: [Møteleder, {key: ref, name: Referent}]}\n  annet: {name: Annet}\n");
    put(f, "a.md", MINUTES("styret", "2026-01-10", "møteleder: Anna Berg\nref: Bo\nanna: x\n"));
    put(f, "b.md", MINUTES("annet", "2026-01-10", "møteleder: Anna Berg\n"));
    load(f);
    assert_messages(f, "R005 a.md:7\n" "R005 b.md:5\n");
    assert_dump(f, "  field: Anna Berg\n  field: Bo\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROJECT(test_unknown_initials_name_the_nearest),
        PROJECT(test_members_by_initials_name_and_id),
        PROJECT(test_reused_initials),
        PROJECT(test_unknown_initials_in_labels),
        PROJECT(test_present_all),
        PROJECT(test_met_for_without_being_invited),
        PROJECT(test_not_invited_need_not_be_absent),
        PROJECT(test_deputy_as_mapping),
        PROJECT(test_deputies_with_and_without_rows),
        PROJECT(test_a_listed_deputy_fills_one_seat),
        PROJECT(test_a_listed_deputy_takes_over),
        PROJECT(test_a_listed_deputy_may_fill_several_seats_in_turn),
        PROJECT(test_attendance_without_a_column_for_those_who_met),
        PROJECT(test_joined_and_left_and_disqualified),
        PROJECT(test_a_deputy_takes_over_in_mid_meeting),
        PROJECT(test_a_member_takes_over_from_a_deputy),
        PROJECT(test_between_member_and_deputy_the_seat_is_empty),
        PROJECT(test_joined_at_a_case_that_is_not_here),
        PROJECT(test_quorum),
        PROJECT(test_shared_and_vacant_seats),
        PROJECT(test_dated_role_and_holder_split_a_seat),
        PROJECT(test_rosters),
        PROJECT(test_deputies_of_seats),
        PROJECT(test_unknown_names_in_the_register),
        PROJECT(test_unknown_body_and_missing_front_matter),
        PROJECT(test_body_fields),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
