/*
 * test_search: words that are meant to meet do, others do not; what a document gives to search in; and the files of it, which
 * are the same however the documents were shared out.
 */
#include "words_test.h"

#include "search/search.h"

/* ---- words ----------------------------------------------------------------------------------- */

/* Forms that meet, and beside them, after a bar, one that does not. */
static void assert_families(const loaded *l, lang language, const char *const *families)
{
    for (; *families; families++) {
        str rest = str_of(*families), form, stem = { 0 };
        bool apart = false;
        while (str_cut(&rest, STR(" "), &form)) {
            if (str_is(form, "|")) {
                apart = true;
                continue;
            }
            str own = search_word_stem(l->w, l->a, language, form);
            stem = stem.len > 0 ? stem : own;
            if (str_equal(own, stem) == apart)
                fail_msg(STR_FMT " of “%s” becomes " STR_FMT ", the first " STR_FMT, STR_ARG(form), *families, STR_ARG(own),
                         STR_ARG(stem));
        }
    }
}

static void test_letters_that_are_written_in_several_ways_meet(void **state)
{
    static const char *const families[] = {
        "Ålesund Aalesund ÅLESUND ålesund a\u030alesund Alesund | Elesund",
        "Øystese Oystese Oeystese öystese | Aystese",
        "Høegh Hoegh HOEGH Hoeegh",
        "sjø sjo sjoe",
        "Bærum Baerum Bærums | Barum",
        "Håvard Haavard | Hevard",
        "Zürich Zurich ZÜRICH",
        "Čáhcesuolu Cahcesuolu",
        NULL,
    };
    assert_families(*state, LANG_NB, families);
}

static void test_inflected_forms_meet_in_bokmal(void **state)
{
    static const char *const families[] = {
        "vedtak vedtaket vedtaka vedtakene vedtakenes | vedlegg",
        "møte møtet møter møtene møtets moetet | mat",
        "sak saka saken saker sakene sakens | sekk",
        "budsjett budsjettet budsjetter budsjettene budsjettets | buss",
        "regel regelen regler reglene",
        "middel middelet midlet midler midlene",
        "kapittel kapittelet kapitlet kapitler kapitlene",
        "leder lederen ledere lederne ledernes | lodd",
        "rom rommet rommene | ram",
        "miljø miljøet miljøene miljoet miljoeet | mil",
        "mulighet muligheten muligheter mulighetene | mulig",
        "nummer nummeret numre numrene",
        "senter senteret sentre sentrene",
        "forum forumet forums | forus",
        "museum museet museer museene",
        "avtale avtalen avtaler avtalene",
        "år året årene års | øre",
        "komite komiteen komiteer | komma",
        NULL,
    };
    assert_families(*state, LANG_NB, families);
}

static void test_inflected_forms_meet_in_nynorsk_and_english(void **state)
{
    static const char *const nynorsk[] = {
        "møte møtet møta | mat",          "leiar leiaren leiarar leiarane leiarens | lein",
        "sak saka saker sakene | sekk",   "eining eininga einingar einingane | ein",
        "moglegheit moglegheita moglegheiter moglegheitene", NULL,
    };
    static const char *const english[] = {
        "decision decisions | decide", "meeting meetings meets | mat", "body bodies | bod",
        "minutes minute | mind",       "adopted adopts adopting | adapt", NULL,
    };
    assert_families(*state, LANG_NN, nynorsk);
    assert_families(*state, LANG_EN, english);
}

/* The first that fits counts, so that a longer ending must not stand behind a shorter one that it ends with. */
static void test_longer_endings_stand_first(void **state)
{
    const loaded *l = *state;
    for (lang i = 0; i < LANG_COUNT; i++) {
        const word_changes *lists[] = { &words_search_rules(l->w, i)->endings, &words_search_rules(l->w, i)->roots,
                                        words_letters(l->w) };
        for (size_t list = 0; list < 3; list++)
            for (size_t late = 0; late < lists[list]->len; late++)
                for (size_t early = 0; early < late; early++)
                    if (str_ends(lists[list]->at[late].from, lists[list]->at[early].from))
                        fail_msg(STR_FMT " stands behind " STR_FMT, STR_ARG(lists[list]->at[late].from),
                                 STR_ARG(lists[list]->at[early].from));
    }
}

/* ---- documents ------------------------------------------------------------------------------- */

typedef struct taken {
    arena *a;
    map *files; /* path → str */
} taken;

static void take(void *to, str path, str content)
{
    taken *t = to;
    str *kept = arena_make(t->a, str);
    *kept = str_copy(t->a, content);
    assert_true(map_add(t->files, str_copy(t->a, path), kept));
}

static str file_of(const taken *t, const char *path)
{
    const str *content = map_find(t->files, str_of(path));
    if (!content)
        fail_msg("there is no %s", path);
    return content ? *content : STR("");
}

static void assert_holds(const taken *t, const char *path, const char *part)
{
    str content = file_of(t, path);
    if (str_find(content, str_of(part)) == content.len)
        fail_msg("%s lacks “%s”:\n" STR_FMT, path, part, STR_ARG(content));
}

static void assert_lacks(const taken *t, const char *path, const char *part)
{
    str content = file_of(t, path);
    if (str_find(content, str_of(part)) < content.len)
        fail_msg("%s has “%s”:\n" STR_FMT, path, part, STR_ARG(content));
}

static document *page_new(arena *a, const char *page, const char *title, const char *day)
{
    document *doc = document_new(a, DOCUMENT_REGISTER);
    doc->page = str_of(page);
    doc->title = str_of(title);
    doc->date = str_of(day);
    doc->lang = STR("nb");
    doc->genre = STR("Sak");
    doc->board = STR("Styret");
    return doc;
}

static document *page_with(arena *a, const char *page, const char *title, doc_block *b)
{
    document *doc = page_new(a, page, title, "2026-03-23");
    block_add(&doc->blocks, b);
    return doc;
}

/* All documents shared out over so many indexes in turn, written as one. */
static taken written(const loaded *l, const document *const *docs, size_t count, size_t share)
{
    taken t = { l->a, map_new(l->a) };
    search_index *parts[4];
    for (size_t i = 0; i < share; i++)
        parts[i] = search_new(l->w);
    for (size_t i = 0; i < count; i++)
        search_add(parts[i % share], docs[i]);
    search_write(parts, share, LANG_NB, take, &t);
    for (size_t i = 0; i < share; i++)
        search_drop(parts[i]);
    return t;
}

static taken written_one(const loaded *l, const document *doc)
{
    return written(l, &doc, 1, 1);
}

static void test_case_numbers_are_one_term_however_written(void **state)
{
    const loaded *l = *state;
    doc_block *b = block_paragraph(l->a, STR("Sakene 04/26, 5-2026, 06-26/07-26, 2026/8 og 9-26."));
    taken t = written_one(l, page_with(l->a, "p/", "Tittel", b));
    const char *const terms[] = { "\"26-4\":", "\"26-5\":", "\"26-6\":", "\"26-7\":", "\"26-8\":", "\"26-9\":" };
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        assert_holds(&t, "sok/words-0.js", terms[i]);
}

static void test_dates_and_amounts_are_no_case_numbers(void **state)
{
    const loaded *l = *state;
    doc_block *b = block_paragraph(l->a, STR("Den 23.03.2026, 2026-03-23, 10-25-3, 1 250-50 og 14-1600."));
    taken t = written_one(l, page_with(l->a, "p/", "Tittel", b));
    const char *const terms[] = { "26-3", "23-3", "3-25", "25-10", "26-23" };
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        assert_lacks(&t, "sok/words-0.js", terms[i]);
}

static void test_a_matter_is_known_by_its_number_and_each_name_of_its_body(void **state)
{
    const loaded *l = *state;
    document *doc = page_with(l->a, "brygga/sak/04-26/", "Sak 4/26 Tau", block_paragraph(l->a, STR("Se sak 5-26.")));
    doc->board_names = STR("Bryggeutvalg\nHavnas folk\n");
    taken t = written_one(l, doc);
    const char *const terms[] = { "\"26-4 bryggeutvalg\":", "\"26-4 havn\":", "\"26-4 havnas\":", "\"26-4 folk\":", "\"folk\":" };
    for (size_t i = 0; i < sizeof terms / sizeof *terms; i++)
        assert_holds(&t, "sok/words-0.js", terms[i]);
    assert_lacks(&t, "sok/words-0.js", "26-5 ");
}

static void test_a_document_is_known_by_its_day(void **state)
{
    const loaded *l = *state;
    document *doc = page_with(l->a, "styret/2026/2026-03-09/", "Styremøte", block_paragraph(l->a, STR("Om tau.")));
    doc->date = STR("2026-03-09");
    taken t = written_one(l, doc);
    assert_holds(&t, "sok/words-0.js", "\"2026-03-09\":");
}

static void test_a_name_keeps_its_ending_beside_its_stem(void **state)
{
    const loaded *l = *state;
    taken t = written_one(l, page_with(l->a, "p/", "Tittel", block_paragraph(l->a, STR("Fra Hansen om veien."))));
    assert_holds(&t, "sok/words-0.js", "\"hansen\":");
    assert_holds(&t, "sok/words-0.js", "\"hans\":");
    assert_holds(&t, "sok/words-0.js", "\"vei\":");
    assert_lacks(&t, "sok/words-0.js", "\"veien\":");
    assert_lacks(&t, "sok/words-0.js", "\"om\":");
    assert_lacks(&t, "sok/words-0.js", "\"fra\":");
}

static void test_who_is_meant_by_initials_is_found(void **state)
{
    const loaded *l = *state;
    doc_block *b = block_new(l->a, BLOCK_PARAGRAPH);
    inline_node *n = inline_new(l->a, INLINE_ABBR);
    n->text = STR("BV");
    n->title = STR("Bjørg Vangen");
    inline_add(&b->text, n);
    taken t = written_one(l, page_with(l->a, "p/", "Tittel", b));
    assert_holds(&t, "sok/words-0.js", "\"bjorg\":\"0C\"");
    assert_lacks(&t, "sok/texts-0.js", "Vangen");
}

static void test_a_title_outweighs_a_decision_and_that_the_text(void **state)
{
    const loaded *l = *state;
    document *titled = page_new(l->a, "a/", "Hagen ved sjøen", "2026-01-03");
    document *decided = page_new(l->a, "b/", "Annet", "2026-01-02");
    document *told = page_new(l->a, "c/", "Annet", "2026-01-01");
    doc_block *decision = block_group(l->a, GROUP_DECISION, STR("Vedtak"));
    block_append(decision, block_paragraph(l->a, STR("hagen ryddes")));
    block_add(&decided->blocks, decision);
    block_add(&told->blocks, block_paragraph(l->a, STR("hagen blomstrer")));
    taken t = written(l, (const document *[]){ told, decided, titled }, 3, 1);
    assert_holds(&t, "sok/words-0.js", "\"hag\":\"0T1D1A\"");
}

static void test_a_page_that_only_lists_gives_its_title_alone(void **state)
{
    const loaded *l = *state;
    document *doc = page_with(l->a, "vedtak/", "Vedtak", block_paragraph(l->a, STR("Sykkelparkering")));
    doc->genre = STR("");
    taken t = written_one(l, doc);
    assert_holds(&t, "sok/words-0.js", "\"vedtak\":");
    assert_lacks(&t, "sok/words-0.js", "sykkel");
    assert_lacks(&t, "sok/texts-0.js", "Sykkel");
}

static void test_a_matter_in_minutes_is_found_on_its_own_page(void **state)
{
    const loaded *l = *state;
    doc_block *matter = block_group(l->a, GROUP_CASE, STR("Sak 04-26"));
    doc_link *own = arena_make(l->a, doc_link);
    *own = (doc_link){ .kind = LINK_PAGE, .page = STR("styret/sak/04-26/") };
    matter->link = own;
    block_append(matter, block_heading(l->a, 2, STR("Brygga"), STR("sak-04-26")));
    block_append(matter, block_paragraph(l->a, STR("Flytebrygga repareres.")));
    taken t = written_one(l, page_with(l->a, "m/", "Referat", matter));
    assert_holds(&t, "sok/texts-0.js", "Sak 04-26 Brygga");
    assert_holds(&t, "sok/words-0.js", "\"26-4\":");
    assert_lacks(&t, "sok/texts-0.js", "repareres");
}

static void add_cells(arena *a, doc_table *t, row_kind kind, const char *const *texts)
{
    doc_cell *cells = row_add(a, t, kind);
    for (int i = 0; i < t->column_count; i++)
        inline_add_text(a, &cells[i].text, str_of(texts[i]));
}

static doc_block *table_of(arena *a, table_role role)
{
    doc_block *b = block_new(a, BLOCK_TABLE);
    doc_table *t = arena_make(a, doc_table);
    *t = (doc_table){ .role = role, .column_count = 2, .columns = arena_array(a, doc_column, 2) };
    t->columns[1].narrow = true;
    add_cells(a, t, ROW_HEADER, (const char *const[]){ "Hvem", "Kode" });
    add_cells(a, t, ROW_BODY, (const char *const[]){ "Kari Vik", "KAV" });
    b->table = t;
    return b;
}

/* All of it is found; what says nothing without the page around it is not shown. */
static void test_an_excerpt_is_to_be_read(void **state)
{
    const loaded *l = *state;
    document *doc = page_with(l->a, "m/", "Referat", table_of(l->a, TABLE_ATTENDANCE));
    doc_block *actions = block_group(l->a, GROUP_ACTIONS, STR("Oppfølging")), *empty = block_group(l->a, GROUP_VOTES, STR("Votering"));
    block_append(actions, table_of(l->a, TABLE_REGISTER));
    block_add(&doc->blocks, actions);
    block_add(&doc->blocks, empty);
    block_add(&doc->blocks, block_paragraph(l->a, STR("Saken er slutt.")));
    block_add(&doc->blocks, block_heading(l->a, 2, STR("Forløp"), STR("")));
    block_add(&doc->blocks, block_group(l->a, GROUP_TIMELINE, STR("")));
    taken t = written_one(l, doc);
    assert_holds(&t, "sok/texts-0.js", "\"Kari Vik\\nOppfølging: Kari Vik · KAV\\nSaken er slutt.\\n\"");
    assert_holds(&t, "sok/words-0.js", "\"kav\":");
    assert_holds(&t, "sok/words-0.js", "\"kod\":");
    assert_holds(&t, "sok/words-0.js", "\"votering\":");
}

static str version_of(const taken *t)
{
    str index = *(const str *)map_find(t->files, STR("sok/index.js"));
    size_t at = str_find(index, STR("\"version\":\""));
    assert_true(at < index.len);
    return str_slice(index, at + 11, at + 27);
}

/* A browser that has kept files of the build before asks for those of this one by another name. */
static void test_the_version_is_that_of_the_contents(void **state)
{
    const loaded *l = *state;
    taken one = written_one(l, page_with(l->a, "m/", "Referat", block_paragraph(l->a, STR("Brygga er hel."))));
    taken again = written_one(l, page_with(l->a, "m/", "Referat", block_paragraph(l->a, STR("Brygga er hel."))));
    taken other = written_one(l, page_with(l->a, "m/", "Referat", block_paragraph(l->a, STR("Brygga er hul."))));
    assert_true(str_equal(version_of(&one), version_of(&again)));
    assert_false(str_equal(version_of(&one), version_of(&other)));
}

static document *report_new(arena *a)
{
    document *doc = document_new(a, DOCUMENT_REPORT);
    doc->page = STR("reports/2025/");
    doc->title = STR("Årsmelding 2025");
    doc->lang = STR("nb");
    doc->genre = STR("Årsmelding");
    block_add(&doc->blocks, block_paragraph(a, STR("Innledning.")));
    block_add(&doc->blocks, block_heading(a, 1, STR("Økonomien"), STR("okonomien")));
    block_add(&doc->blocks, block_paragraph(a, STR("Overskuddet ble stort.")));
    block_add(&doc->blocks, block_heading(a, 3, STR("Fondene"), STR("fondene")));
    doc_note note = { .number = 1 };
    block_add(&note.blocks, block_heading(a, 1, STR("Merknad"), STR("merknad")));
    list_add(a, &doc->notes, note);
    return doc;
}

static void test_a_report_is_cut_at_its_headings(void **state)
{
    const loaded *l = *state;
    taken t = written_one(l, report_new(l->a));
    assert_holds(&t, "sok/index.js", "\"entries\":2,");
    assert_holds(&t, "sok/texts-0.js", "[\"reports/2025/\",\"\",\"Årsmelding 2025\",\"\",\"Årsmelding\",\"\",\"\",\"Innledning.\\nMerknad\\n\"]");
    assert_holds(&t, "sok/texts-0.js", "[\"reports/2025/\",\"okonomien\",\"Økonomien\",\"Årsmelding 2025\",");
    assert_holds(&t, "sok/texts-0.js", "Overskuddet ble stort.\\nFondene\\n");
}

static void test_what_belongs_to_the_site_is_not_searched(void **state)
{
    const loaded *l = *state;
    doc_block *nav = block_group(l->a, GROUP_NAV, STR(""));
    block_append(nav, block_paragraph(l->a, STR("Naviger")));
    document *doc = page_with(l->a, "p/", "Tittel", nav);
    block_add(&doc->blocks, block_group(l->a, GROUP_SEARCH, STR("Søkefelt")));
    taken t = written_one(l, doc);
    assert_lacks(&t, "sok/words-0.js", "navig");
    assert_lacks(&t, "sok/words-0.js", "sokefelt");
}

static void test_filters_name_kinds_bodies_and_years(void **state)
{
    const loaded *l = *state;
    document *other = page_new(l->a, "b/", "Annet", "2024-05-01");
    other->board = STR("Rådet");
    taken t = written(l, (const document *[]){ page_new(l->a, "a/", "Ett", "2026-01-01"), other }, 2, 1);
    assert_holds(&t, "sok/index.js", "{\"kind\":[\"Sak\"],\"body\":[\"Rådet\",\"Styret\"],\"year\":[\"2026\",\"2024\"]}");
    assert_holds(&t, "sok/filters.js", "\"2024\":\"1A\"");
}

static void test_the_files_do_not_depend_on_who_met_what(void **state)
{
    const loaded *l = *state;
    const document *docs[40];
    for (int i = 0; i < 40; i++) {
        const char *page = str_text(l->a, str_format(l->a, "p%02d/", i)), *title = str_text(l->a, str_format(l->a, "Sak %02d-26 Ord%d", i, i % 7));
        document *doc = page_new(l->a, page, title, i % 3 ? "2026-01-01" : "2025-01-01");
        block_add(&doc->blocks, block_paragraph(l->a, str_format(l->a, "Felles ord og eget%d", i)));
        docs[i] = doc;
    }
    taken one = written(l, docs, 40, 1), four = written(l, docs, 40, 4);
    assert_int_equal(map_len(one.files), map_len(four.files));
    for (size_t i = 0; i < map_len(one.files); i++) {
        assert_true(str_equal(map_key(one.files, i), map_key(four.files, i)));
        assert_true(str_equal(*(const str *)map_value(one.files, i), *(const str *)map_value(four.files, i)));
    }
}

static void test_files_stay_small(void **state)
{
    const loaded *l = *state;
    const document *docs[300];
    for (int i = 0; i < 300; i++) {
        document *doc = page_new(l->a, str_text(l->a, str_format(l->a, "p%03d/", i)), "Tittel", "2026-01-01");
        buf b = buf_new(l->a);
        for (int k = 0; k < 60; k++)
            buf_format(&b, "ord%dx%d ", k, i);
        block_add(&doc->blocks, block_paragraph(l->a, buf_str(&b)));
        docs[i] = doc;
    }
    taken t = written(l, docs, 300, 1);
    for (size_t i = 0; i < map_len(t.files); i++)
        assert_true(((const str *)map_value(t.files, i))->len < 34000);
    assert_holds(&t, "sok/words-5.js", "referatSearch(\"words-5\",");
    assert_holds(&t, "sok/texts-2.js", "referatSearch(\"texts-2\",");
}

static void test_an_empty_site_has_an_index_too(void **state)
{
    const loaded *l = *state;
    taken t = written(l, NULL, 0, 1);
    assert_holds(&t, "sok/index.js", "\"entries\":0,\n\"words\":[],\n\"texts\":[]");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_letters_that_are_written_in_several_ways_meet),
        cmocka_unit_test(test_inflected_forms_meet_in_bokmal),
        cmocka_unit_test(test_inflected_forms_meet_in_nynorsk_and_english),
        cmocka_unit_test(test_longer_endings_stand_first),
        cmocka_unit_test(test_case_numbers_are_one_term_however_written),
        cmocka_unit_test(test_dates_and_amounts_are_no_case_numbers),
        cmocka_unit_test(test_a_matter_is_known_by_its_number_and_each_name_of_its_body),
        cmocka_unit_test(test_a_document_is_known_by_its_day),
        cmocka_unit_test(test_a_name_keeps_its_ending_beside_its_stem),
        cmocka_unit_test(test_who_is_meant_by_initials_is_found),
        cmocka_unit_test(test_a_title_outweighs_a_decision_and_that_the_text),
        cmocka_unit_test(test_a_page_that_only_lists_gives_its_title_alone),
        cmocka_unit_test(test_a_matter_in_minutes_is_found_on_its_own_page),
        cmocka_unit_test(test_an_excerpt_is_to_be_read),
        cmocka_unit_test(test_the_version_is_that_of_the_contents),
        cmocka_unit_test(test_a_report_is_cut_at_its_headings),
        cmocka_unit_test(test_what_belongs_to_the_site_is_not_searched),
        cmocka_unit_test(test_filters_name_kinds_bodies_and_years),
        cmocka_unit_test(test_the_files_do_not_depend_on_who_met_what),
        cmocka_unit_test(test_files_stay_small),
        cmocka_unit_test(test_an_empty_site_has_an_index_too),
    };
    return cmocka_run_group_tests(tests, load, unload);
}
