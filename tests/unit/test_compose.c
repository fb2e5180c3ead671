/*
 * test_compose: the parts of compose that can be asked directly: urls, pictures, lines in drawings, addresses.
 *
 * Whole documents are tested as cases (tests/cases/compose), where their text form can be read.
 */
#include "hyphen_test.h"
#include "unit.h"

#include "compose/drawing.h"
#include "compose/site_plan.h"

/* ---- urls ------------------------------------------------------------------------------------ */

static void test_scheme_is_what_stands_before_the_colon(void **state)
{
    (void)state;
    assert_str(url_scheme(STR("https://example.org/a:b")), "https");
    assert_str(url_scheme(STR("møte:styret/2025-01-14")), "møte");
    assert_str(url_scheme(STR("kart/fil:en.png")), "");
    assert_str(url_scheme(STR("#del")), "");
    assert_str(url_scheme(STR("")), "");
}

static void test_only_four_schemes_are_safe(void **state)
{
    arena *a = *state;
    assert_true(url_is_safe(a, STR("HTTPS://example.org")));
    assert_true(url_is_safe(a, STR("mailto:post@example.org")));
    assert_true(url_is_safe(a, STR("tel:+4755000000")));
    assert_false(url_is_safe(a, STR("JavaScript:alert(1)")));
    assert_false(url_is_safe(a, STR("data:text/html,x")));
    assert_false(url_is_safe(a, STR("file:///etc/passwd")));
}

static void test_path_is_relative_to_the_file_and_stays_inside(void **state)
{
    arena *a = *state;
    diag *d = diag_new(a);
    source_id id = diag_add_source(d, STR("reports/2024/01.md"), STR("x"));
    span at = span_of(id, 0, 1);
    assert_str(url_to_path(d, a, STR("../../figures/a.png"), at), "figures/a.png");
    assert_str(url_to_path(d, a, STR("b%20%C3%A5.md"), at), "reports/2024/b å.md");
    assert_str(url_to_path(d, a, STR("100%.md"), at), "reports/2024/100%.md");
    assert_str(url_to_path(d, a, STR("../../../etc/passwd"), at), "");
    assert_str(url_to_path(d, a, STR("/etc/passwd"), at), "");
    assert_str(url_to_path(d, a, STR(""), at), "");
}

/* ---- pictures -------------------------------------------------------------------------------- */

static void assert_picture(str content, image_kind kind, int32_t width, int32_t height)
{
    doc_image found = { 0 };
    assert_true(image_measure(content, &found));
    assert_int_equal(found.kind, kind);
    assert_int_equal(found.width, width);
    assert_int_equal(found.height, height);
}

static void assert_no_picture(str content)
{
    doc_image found = { 0 };
    assert_false(image_measure(content, &found));
}

static void test_png_size_is_in_its_header(void **state)
{
    (void)state;
    assert_picture(STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x40\0\0\0\xf0"), IMAGE_PNG, 320, 240);
    assert_no_picture(STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0"));
    assert_no_picture(STR("\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\0\0\0\0\xf0"));
}

static void test_jpeg_size_is_in_its_first_frame(void **state)
{
    (void)state;
    assert_picture(STR("\xff\xd8\xff\xe0\0\x04xx\xff\xff\xc2\0\x11\x08\0\x64\0\xc8\x03yyyy"),
                   IMAGE_JPEG, 200, 100);
    assert_no_picture(STR("\xff\xd8\xff\xc4\0\x04xx\xff\xd9zzzzzzzzzz"));
    assert_no_picture(STR("\xff\xd8\xff\xe0\xff\xff"));
}

static void test_svg_size_is_of_its_root(void **state)
{
    (void)state;
    assert_picture(STR("<svg width=\"120\" height='80.9px'>"), IMAGE_SVG, 120, 80);
    assert_picture(STR("<?xml?><svg viewBox=\"-5 0 10.5 20\"><rect width=\"3\"/>"), IMAGE_SVG, 11,
                   20);
    assert_picture(STR("<svg width='100%' height='100%' viewBox='0,0,7,9'>"), IMAGE_SVG, 7, 9);
    assert_picture(STR("<svg width='25.4mm' height='1in'>"), IMAGE_SVG, 96, 96);
    assert_picture(STR("<svg>"), IMAGE_SVG, 300, 150);
    assert_picture(STR("<svg stroke-width='9' width='4' height='5'"), IMAGE_SVG, 4, 5);
}

static void test_what_is_no_picture(void **state)
{
    (void)state;
    assert_no_picture(STR(""));
    assert_no_picture(STR("GIF89a"));
    assert_no_picture(STR("no picture"));
}

/* ---- lines in drawings ----------------------------------------------------------------------- */

/* In letters of 9 points: "Bemannings-|gruppa|3". */
static const char *wrapped(arena *a, const char *name, const char *language, length width)
{
    hyphenation *h = hyphenation_of_all();
    const hyphen_patterns *patterns = hyphenation_find(h, str_of(language));
    const str_list lines = text_wrap(a, patterns, str_of(name), LENGTH_PT(9), width);
    for (size_t i = 0; i < lines.len; i++)
        assert_true(text_width(lines.at[i], LENGTH_PT(9)) <= width + LENGTH_PT(4));
    hyphenation_drop(h);
    return str_text(a, str_join(a, lines.at, lines.len, STR("|")));
}

static void test_names_break_at_spaces_and_hyphens(void **state)
{
    arena *a = *state;
    assert_string_equal(wrapped(a, "Gruppe for lærings- og mestring", "nb", LENGTH_PT(62)),
                        "Gruppe for|lærings- og|mestring");
    assert_string_equal(wrapped(a, "innovasjon og e-helse", "nb", LENGTH_PT(80)),
                        "innovasjon og|e-helse");
}

static void test_long_words_are_divided_as_on_a_page(void **state)
{
    arena *a = *state;
    assert_string_equal(wrapped(a, "Kommunikasjonsnettverket", "nb", LENGTH_PT(80)),
                        "Kommunikasjons-|nettverket");
    assert_string_equal(wrapped(a, "planlegging", "nb", LENGTH_PT(44)), "plan-|legging");
    assert_string_equal(wrapped(a, "Bemanningsgruppa 3", "nb", LENGTH_PT(76)),
                        "Bemannings-|gruppa 3"); /* not "gru-" */
    assert_string_equal(wrapped(a, "Råd/arbeidsutvalsmedlemmene", "nn", LENGTH_PT(60)),
                        "Råd/|arbeidsutvals-|medlemmene");
    assert_string_equal(wrapped(a, "Recommendations", "en", LENGTH_PT(60)), "Recommenda-|tions");
}

/* Where there is a choice, no short part comes last, and a prefix goes with what follows. */
static void test_long_words_are_divided_at_good_points(void **state)
{
    arena *a = *state;
    assert_string_equal(wrapped(a, "Bibliotekutvalget", "nb", LENGTH_PT(68)),
                        "Bibliotek-|utvalget"); /* not "utval-" */
    assert_string_equal(wrapped(a, "Reguleringsutvalget", "nb", LENGTH_PT(76)),
                        "Regulerings-|utvalget"); /* not "ut-" */
    assert_string_equal(wrapped(a, "Beredskapsrådet", "nb", LENGTH_PT(67)), "Beredskaps-|rådet");
}

/* A part that stands on a line of its own has the points that it has in the whole word. */
static void test_a_word_is_divided_again(void **state)
{
    arena *a = *state;
    const char *lines =
        wrapped(a, "Menneskerettighetsorganisasjonssekretariat", "nb", LENGTH_PT(60));
    assert_string_equal(lines, "Menneskeret-|tighetsorgani-|sasjonssekre-|tariat");
}

/* Of a language without patterns, and of what is no word. */
static void test_a_word_without_points_is_cut(void **state)
{
    arena *a = *state;
    assert_string_equal(wrapped(a, "planlegging", "fr", LENGTH_PT(44)), "planlegg-|ing");
    assert_string_equal(wrapped(a, "AB12CD34EF56", "nb", LENGTH_PT(44)), "AB12CD3-|4EF56");
    assert_string_equal(wrapped(a, "", "nb", LENGTH_PT(60)), "");
}

/* Of a text without end the beginning is enough in a drawing. */
static void test_a_text_has_an_end_in_a_drawing(void **state)
{
    arena *a = *state;
    buf b = buf_new(a);
    for (int i = 0; i < 20000; i++)
        buf_text(&b, "seminar ");
    str_list lines = text_wrap(a, NULL, buf_str(&b), LENGTH_PT(9), LENGTH_PT(60));
    assert_int_equal(lines.len, 10);
    assert_str(lines.at[9], "…");
}

/* ---- addresses ------------------------------------------------------------------------------- */

static meeting held(slot board, date day)
{
    meeting m = { .body = board, .day = day, .status = STATUS_ISSUED, .path = STR("m.md") };
    m.approved_by = NO_SLOT;
    return m;
}

static archive *archive_of(arena *a, const char *body_id)
{
    archive *m = arena_make(a, archive);
    body board = { .id = str_of(body_id) };
    list_add(a, &m->bodies, board);
    return m;
}

static const compose_plan *plan_of(arena *a, const archive *m)
{
    diag *d = diag_new(a);
    const words *w = words_load(d, a, REFERAT_SOURCE_ROOT "/src/words");
    return compose_plan_new(d, a, m, w, (compose_options){ .audience = AUDIENCE_PUBLIC });
}

static void test_two_meetings_on_a_day_get_two_addresses(void **state)
{
    arena *a = *state;
    archive *m = archive_of(a, "Årsmøtet");
    list_add(a, &m->meetings, held(0, (date){ 2025, 1, 14 }));
    list_add(a, &m->meetings, held(0, (date){ 2025, 1, 14 }));
    m->meetings.at[1].status = STATUS_AGENDA;
    const compose_plan *p = plan_of(a, m);
    assert_str(plan_meeting(p, 0)->page, "arsmotet/2025/2025-01-14/");
    assert_str(plan_meeting(p, 0)->pdf, "arsmotet/2025/2025-01-14/referat-arsmotet-2025-01-14.pdf");
    assert_str(plan_meeting(p, 1)->page, "arsmotet/2025/2025-01-14-2/");
    assert_str(plan_meeting(p, 1)->pdf,
               "arsmotet/2025/2025-01-14-2/innkalling-arsmotet-2025-01-14.pdf");
}

static void test_no_two_meetings_have_the_same_title(void **state)
{
    arena *a = *state;
    archive *m = archive_of(a, "styret");
    static const char *const own[] = { "", "", "Styremøte", "Styremøte", "Årsmøte 2025" };
    for (size_t i = 0; i < sizeof own / sizeof *own; i++) {
        list_add(a, &m->meetings, held(0, (date){ 2025, 1, (int8_t)(i < 2 ? 14 : 14 + i) }));
        m->meetings.at[i].title.value = str_of(own[i]);
    }
    const compose_plan *p = plan_of(a, m);
    str first = plan_meeting(p, 0)->title;
    assert_str(plan_meeting(p, 1)->title, str_text(a, str_format(a, STR_FMT " (2)", STR_ARG(first))));
    assert_str(plan_meeting(p, 2)->title, "Styremøte 16. januar 2025");
    assert_str(plan_meeting(p, 3)->title, "Styremøte 17. januar 2025");
    assert_str(plan_meeting(p, 4)->title, "Årsmøte 2025");
    const document *doc = compose_document(diag_new(a), a, p, plan_meeting(p, 1));
    assert_str(doc->title, str_text(a, str_format(a, STR_FMT " (2) – referat", STR_ARG(first))));
}

static void test_a_body_does_not_take_a_register_of_the_site(void **state)
{
    arena *a = *state;
    const compose_plan *p = plan_of(a, archive_of(a, "vedtak"));
    assert_str(plan_body(p, 0)->page, "vedtak-2/");
}

static void test_an_empty_archive_has_its_registers(void **state)
{
    arena *a = *state;
    const compose_plan *p = plan_of(a, arena_make(a, archive));
    assert_int_equal(p->items.len, 8); /* the front page, four registers, reports, bodies, search */
    for (size_t i = 0; i < p->items.len; i++)
        assert_non_null(compose_document(diag_new(a), a, p, &p->items.at[i]));
}

static const plan_item *page_at(const compose_plan *p, const char *page)
{
    for (size_t i = 0; i < p->items.len; i++)
        if (str_is(p->items.at[i].page, page))
            return &p->items.at[i];
    return NULL;
}

static archive *archive_of_years(arena *a, int first, int last)
{
    archive *m = archive_of(a, "styret");
    for (int year = first; year <= last; year++)
        list_add(a, &m->meetings, held(0, (date){ (int16_t)year, 3, 1 }));
    return m;
}

static void test_a_register_has_a_page_for_each_year(void **state)
{
    const compose_plan *p = plan_of(*state, archive_of_years(*state, 2023, 2025));
    assert_int_equal(page_at(p, "moter/")->count, 3);
    assert_int_equal(page_at(p, "moter/2024/")->count, 1);
    assert_null(page_at(p, "moter/2022/"));
    assert_null(page_at(p, "vedtak/gjelder/")); /* there are no cases */
    assert_true(page_at(p, "moter/")->in_menu && !page_at(p, "moter/2024/")->in_menu);
}

static void test_pages_of_a_series_know_each_other(void **state)
{
    const compose_plan *p = plan_of(*state, archive_of_years(*state, 2023, 2025));
    const plan_item *middle = page_at(p, "styret/2024/2024-03-01/");
    assert_ptr_equal(plan_previous(p, middle), page_at(p, "styret/2023/2023-03-01/"));
    assert_ptr_equal(plan_next(p, middle), page_at(p, "styret/2025/2025-03-01/"));
    assert_ptr_equal(plan_next(p, page_at(p, "moter/2024/")), page_at(p, "moter/2025/"));
    assert_null(plan_next(p, page_at(p, "styret/2025/2025-03-01/")));
    assert_ptr_equal(plan_next(p, page_at(p, "")), page_at(p, "moter/"));
    assert_null(plan_previous(p, page_at(p, "")));
}

static void test_a_page_alone_in_its_series_stands_with_its_list(void **state)
{
    static const struct { const char *page, *previous, *next; } alone[] = {
        { "styret/2025/2025-03-01/", "moter/", "saker/" },
        { "moter/2025/", "moter/", "saker/" },
        { "styret/", "organer/", "sok/" },
        { "styret/2025/oppmote/", "organer/", "sok/" },
    };
    const compose_plan *p = plan_of(*state, archive_of_years(*state, 2025, 2025));
    for (size_t i = 0; i < sizeof alone / sizeof *alone; i++) {
        const plan_item *page = page_at(p, alone[i].page);
        assert_non_null(page);
        assert_ptr_equal(plan_previous(p, page), page_at(p, alone[i].previous));
        assert_ptr_equal(plan_next(p, page), page_at(p, alone[i].next));
    }
    assert_ptr_equal(plan_next(p, page_at(p, "moter/")), page_at(p, "saker/")); /* the list goes on as before */
}

static archive *archive_of_matters(arena *a, int count)
{
    archive *m = archive_of_years(a, 2025, 2025);
    for (int i = 1; i <= count; i++) {
        case_item one = { .body = 0, .number = i, .year = 2025, .replaced_by = NO_SLOT, .annulled_by = NO_SLOT };
        one.id = str_format(a, "%02d-25", i);
        list_add(a, &m->meetings.at[0].cases, (slot)m->cases.len);
        list_add(a, &m->cases, one);
    }
    return m;
}

static void test_every_page_has_its_pdf(void **state)
{
    const compose_plan *p = plan_of(*state, archive_of_matters(*state, 2));
    assert_str(page_at(p, "")->pdf, "forside.pdf");
    assert_str(page_at(p, "styret/sak/02-25/")->pdf, "styret/sak/02-25/styret-sak-02-25.pdf");
    for (size_t i = 0; i < p->items.len; i++)
        assert_true(p->items.at[i].pdf.len > 0);
}

/* Each would be a file more, of a text that the minutes have. */
static void test_very_many_matters_are_on_paper_in_their_minutes(void **state)
{
    const compose_plan *p = plan_of(*state, archive_of_matters(*state, MATTERS_ON_PAPER_MOST + 1));
    const plan_item *matter = page_at(p, "styret/sak/02-25/");
    assert_str(matter->pdf, "");
    const document *doc = compose_document(diag_new(*state), *state, p, matter);
    assert_str(doc->paper.page, "styret/2025/2025-03-01/referat-styret-2025-03-01.pdf");
    assert_str(doc->paper.anchor, "sak-02-25");
}

static slot add_person(arena *a, archive *m, const char *id, const char *name)
{
    person one = { .id = str_of(id) };
    list_add(a, &one.name, ((dated_value){ .value = str_of(name), .target = NO_SLOT }));
    list_add(a, &m->people, one);
    return (slot)m->people.len - 1;
}

static void give_seat(arena *a, archive *m, slot who)
{
    seat one = { .body = 0 };
    list_add(a, &one.people, who);
    list_add(a, &m->seats, one);
}

static void test_people_who_have_sat_have_pages(void **state)
{
    arena *a = *state;
    archive *m = archive_of(a, "styret");
    give_seat(a, m, add_person(a, m, "ase", "Åse Ask"));
    give_seat(a, m, add_person(a, m, "", "Bo Øst"));
    give_seat(a, m, add_person(a, m, "bo", "Bo Berg"));
    give_seat(a, m, add_person(a, m, "nils", "Nils Aas"));
    add_person(a, m, "ingen", "Aldri Valgt");
    const compose_plan *p = plan_of(a, m);
    const plan_item *list = page_at(p, "personer/");
    assert_str(list[1].page, "personer/ase/"); /* Ask, Berg, Øst */
    assert_str(list[2].page, "personer/bo/");
    assert_str(list[3].page, "personer/bo-ost/");
    assert_str(list[4].page, "personer/nils/"); /* as Ås */
    assert_null(page_at(p, "personer/ingen/"));
}

static void test_very_many_people_are_on_paper_in_their_list(void **state)
{
    arena *a = *state;
    archive *m = archive_of(a, "styret");
    for (int i = 0; i <= PEOPLE_ON_PAPER_MOST; i++)
        give_seat(a, m, add_person(a, m, str_text(a, str_format(a, "p%d", i)), "Bo Berg"));
    const compose_plan *p = plan_of(a, m);
    const plan_item *last = page_at(p, "personer/p1000/");
    assert_str(last->pdf, "");
    assert_str(compose_document(diag_new(a), a, p, last)->paper.page, "personer/personer.pdf");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(test_scheme_is_what_stands_before_the_colon),
        UNIT(test_only_four_schemes_are_safe),
        UNIT(test_path_is_relative_to_the_file_and_stays_inside),
        UNIT(test_png_size_is_in_its_header),
        UNIT(test_jpeg_size_is_in_its_first_frame),
        UNIT(test_svg_size_is_of_its_root),
        UNIT(test_what_is_no_picture),
        UNIT(test_names_break_at_spaces_and_hyphens),
        UNIT(test_long_words_are_divided_as_on_a_page),
        UNIT(test_long_words_are_divided_at_good_points),
        UNIT(test_a_word_is_divided_again),
        UNIT(test_a_word_without_points_is_cut),
        UNIT(test_a_text_has_an_end_in_a_drawing),
        UNIT(test_two_meetings_on_a_day_get_two_addresses),
        UNIT(test_no_two_meetings_have_the_same_title),
        UNIT(test_a_body_does_not_take_a_register_of_the_site),
        UNIT(test_an_empty_archive_has_its_registers),
        UNIT(test_a_register_has_a_page_for_each_year),
        UNIT(test_pages_of_a_series_know_each_other),
        UNIT(test_a_page_alone_in_its_series_stands_with_its_list),
        UNIT(test_every_page_has_its_pdf),
        UNIT(test_very_many_matters_are_on_paper_in_their_minutes),
        UNIT(test_people_who_have_sat_have_pages),
        UNIT(test_very_many_people_are_on_paper_in_their_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
