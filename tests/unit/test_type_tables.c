/*
 * test_type_tables: columns and rows. Decimal signs under each other, headers repeated, rows whole
 * or divided, tables that are too wide, heads on their side.
 */
#include "type_test.h"

static doc_table *table_of(paper *p, int columns, table_role role)
{
    doc_table *t = arena_make(p->arena, doc_table);
    t->role = role;
    t->column_count = columns;
    t->columns = arena_array(p->arena, doc_column, (size_t)columns);
    doc_block *b = block_new(p->arena, BLOCK_TABLE);
    b->table = t;
    b->label = STR("Tabell 1");
    inline_add_text(p->arena, &b->text, STR("Prøvetabellen"));
    paper_add(p, b);
    return t;
}

static void add_row(paper *p, doc_table *t, row_kind kind, const char *const *texts)
{
    doc_cell *cells = row_add(p->arena, t, kind);
    for (int i = 0; i < t->column_count && texts[i]; i++)
        inline_add_text(p->arena, &cells[i].text, str_of(texts[i]));
}

#define ROW(p, t, kind, ...) add_row((p), (t), (kind), (const char *const[]){ __VA_ARGS__, NULL })

static void decimals_stand_under_each_other(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 2, TABLE_ACCOUNTS);
    t->columns[1].align = CELL_DECIMAL;
    ROW(p, t, ROW_HEADER, "Post", "Beløp");
    ROW(p, t, ROW_BODY, "hele", "1 250");
    ROW(p, t, ROW_BODY, "ører", "35,50");
    const typeset *set = paper_set(p);
    const type_mark *whole = paper_find(set, "1 250", 0, NULL),
                    *parts = paper_find(set, "35,50", 0, NULL);
    length tail = 0;
    for (size_t i = parts->glyph_count - 3; i < parts->glyph_count; i++)
        tail += parts->glyphs[i].advance;
    length off = paper_right(whole) - (paper_right(parts) - tail);
    assert_in_range(off + LENGTH_PT(1) / 16, 0, LENGTH_PT(1) / 8);
    const type_mark *head = paper_find(set, "Beløp", 0, NULL);
    assert_in_range(paper_right(head) - paper_right(parts) + 100, 0, 200);
}

/* In English a comma parts thousands: numbers with and without one end together. */
static void thousands_are_no_decimals(void **state)
{
    paper *p = *state;
    p->doc->decimal_sign = STR(".");
    doc_table *t = table_of(p, 2, TABLE_TEXT);
    t->columns[1].align = CELL_DECIMAL;
    ROW(p, t, ROW_HEADER, "Row", "Number");
    ROW(p, t, ROW_BODY, "many", "2,140");
    ROW(p, t, ROW_BODY, "few", "207");
    const typeset *set = paper_set(p);
    const length off = paper_right(paper_find(set, "2,140", 0, NULL)) - paper_right(paper_find(set, "207", 0, NULL));
    assert_in_range(off + LENGTH_PT(1) / 16, 0, LENGTH_PT(1) / 8);
}

/* Where words begin after a number ends, the eye needs more than between words and words. */
static void words_keep_away_from_numbers(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 4, TABLE_TEXT);
    for (int i = 0; i < 4; i++)
        t->columns[i].narrow = true;
    t->columns[1].align = CELL_DECIMAL;
    ROW(p, t, ROW_BODY, "vest", "1250", "nord", "sør");
    const typeset *set = paper_set(p);
    const type_mark *number = paper_find(set, "1250", 0, NULL),
                    *after = paper_find(set, "nord", 0, NULL),
                    *last = paper_find(set, "sør", 0, NULL);
    const length usual = last->x - paper_right(after);
    assert_in_range((after->x - paper_right(number)) - usual * 3 / 2 + 64, 0, 128);
    assert_in_range(number->x - paper_right(paper_find(set, "vest", 0, NULL)) - usual + 64, 0, 128);
}

/* One of a kind that is always wide stands in the margin, too, though it would fit beside it. */
static void full_tables_begin_in_the_margin(void **state)
{
    paper *p = *state;
    doc_table *slim = table_of(p, 2, TABLE_TEXT), *full = table_of(p, 2, TABLE_TEXT);
    full->full = true;
    ROW(p, slim, ROW_BODY, "smal", "en");
    ROW(p, full, ROW_BODY, "bred", "to");
    const typeset *set = paper_set(p);
    assert_int_equal(paper_find(set, "smal", 0, NULL)->x,
                     p->theme->page.inside + p->theme->page.text_left);
    assert_int_equal(paper_find(set, "bred", 0, NULL)->x, p->theme->page.inside);
}

static void headers_are_repeated(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 2, TABLE_REGISTER);
    ROW(p, t, ROW_HEADER, "Nummer", "Tittel");
    for (int i = 0; i < 150; i++)
        ROW(p, t, ROW_BODY, str_text(p->arena, str_format(p->arena, "rad%d.", i)), "En tittel");
    const typeset *set = paper_set(p);
    assert_true(set->pages.len >= 3);
    for (size_t i = 0; i < set->pages.len; i++) {
        size_t page;
        const type_mark *m = paper_find(set, "Nummer", i, &page);
        assert_non_null(m);
        assert_int_equal(page, i);
        assert_true((m->element < 0) == (i > 0));
        assert_non_null(paper_find(set, "(forts.)", 0, NULL));
    }
    for (int i = 0; i < 150; i++)
        assert_non_null(
            paper_find(set, str_text(p->arena, str_format(p->arena, "rad%d.", i)), 0, NULL));
}

static void rows_are_whole(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 2, TABLE_TEXT);
    t->columns[0].narrow = true;
    ROW(p, t, ROW_HEADER, "Nr.", "Tekst");
    for (int i = 0; i < 40; i++)
        ROW(p, t, ROW_BODY, "1",
            "først her kommer en tekst som er lang nok til å gå over flere linjer i sin egen "
            "kolonne, uansett hvor bred siden er, "
            "og som derfor gir en rad med flere linjer, som skal stå samlet på en side til det er "
            "slutt.");
    const typeset *set = paper_set(p);
    for (size_t i = 0; i < 40; i++) {
        size_t first, last;
        assert_non_null(paper_find(set, "først", i, &first));
        assert_non_null(paper_find(set, "slutt.", i, &last));
        assert_int_equal(first, last);
    }
}

static void rows_taller_than_a_page_are_divided(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 2, TABLE_TEXT);
    buf text = buf_new(p->arena);
    for (int i = 0; i < 2500; i++)
        buf_format(&text, "ord%d ", i);
    ROW(p, t, ROW_BODY, "lang", str_text(p->arena, buf_str(&text)));
    const typeset *set = paper_set(p);
    size_t last;
    assert_non_null(paper_find(set, "ord2499", 0, &last));
    assert_true(last > 0);
    const type_mark *m = paper_find(set, "ord2499", 0, NULL);
    assert_true(m->y < p->theme->page.height - p->theme->page.foot);
}

static void groups_stay_with_their_first_row(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 2, TABLE_REGISTER);
    ROW(p, t, ROW_HEADER, "Navn", "Rolle");
    for (int i = 0; i < 60; i++) {
        doc_cell *cells = row_add(p->arena, t, ROW_GROUP);
        t->rows.at[t->rows.len - 1].count = 1;
        inline_add_text(p->arena, &cells[0].text, str_format(p->arena, "Gruppe%d.", i));
        ROW(p, t, ROW_BODY, str_text(p->arena, str_format(p->arena, "Person%d.", i)), "medlem");
    }
    const typeset *set = paper_set(p);
    for (int i = 0; i < 60; i++) {
        size_t group, person;
        assert_non_null(
            paper_find(set, str_text(p->arena, str_format(p->arena, "Gruppe%d.", i)), 0, &group));
        assert_non_null(
            paper_find(set, str_text(p->arena, str_format(p->arena, "Person%d.", i)), 0, &person));
        assert_int_equal(group, person);
    }
}

static const char *name_of(paper *p, const char *form, int group, int row)
{
    return str_text(p->arena, str_format(p->arena, form, group, row));
}

/* How many rows of a group stand on a page; the first of them. */
static int rows_on(paper *p, size_t page, int group, int *first)
{
    int count = 0;
    *first = -1;
    for (int i = 0; i < group; i++) {
        size_t there = 0;
        assert_non_null(paper_find(p->set, name_of(p, "nr%d/%d.", group, i), 0, &there));
        if (there == page && count++ == 0)
            *first = i;
    }
    return count;
}

/* The nth page that a group is on tells of it once: first by its row, then as decoration. */
static void parted_groups_are_told_of_again(void **state)
{
    enum { GROUPS = 30 };
    paper *p = *state;
    doc_table *t = table_of(p, 2, TABLE_REGISTER);
    int parted = 0;
    ROW(p, t, ROW_HEADER, "Navn", "Rolle");
    for (int group = 1; group <= GROUPS; group++) {
        doc_cell *cells = row_add(p->arena, t, ROW_GROUP);
        t->rows.at[t->rows.len - 1].count = 1;
        inline_add_text(p->arena, &cells[0].text, str_format(p->arena, "Lag%d.", group));
        for (int i = 0; i < group; i++)
            ROW(p, t, ROW_BODY, name_of(p, "nr%d/%d.", group, i), "medlem");
    }
    const typeset *set = paper_set(p);
    for (int group = 1; group <= GROUPS; group++) {
        size_t told = 0, there = 0;
        for (size_t page = 0; page < set->pages.len; page++) {
            int first;
            const int rows = rows_on(p, page, group, &first);
            if (rows == 0)
                continue;
            const type_mark *m = paper_find(set, name_of(p, "Lag%d.", group, 0), told++, &there);
            assert_non_null(m);
            assert_int_equal(there, page);
            assert_true((m->element < 0) == (first > 0));
            assert_true(rows >= 2 || group < 4);
            parted += first > 0;
        }
        assert_null(paper_find(set, name_of(p, "Lag%d.", group, 0), told, NULL));
    }
    assert_true(parted >= 5);
}

static void too_many_columns_give_a_message(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 80, TABLE_TEXT);
    doc_cell *cells = row_add(p->arena, t, ROW_BODY);
    for (int i = 0; i < 80; i++)
        inline_add_text(p->arena, &cells[i].text, STR("konstituering"));
    const typeset *set = paper_set(p);
    assert_int_equal(paper_messages(p, MSG_TABLE_TOO_WIDE), 1);
    for (size_t k = 0; k < set->pages.at[0].marks.len; k++)
        assert_true(paper_right(&set->pages.at[0].marks.at[k]) < set->pages.at[0].width);
}

static const char longest[] = "Samferdselsberedskapsplanleggingsgruppa";

/* Lines of cells never leave them, whatever is in them. */
static void assert_cells_hold(const typeset *set)
{
    for (size_t i = 0; i < set->pages.len; i++)
        for (size_t k = 0; k < set->pages.at[i].marks.len; k++) {
            const type_mark *m = &set->pages.at[i].marks.at[k];
            if (m->kind == MARK_LINE && m->element >= 0)
                assert_true(m->w <= m->line->measure + LENGTH_PT(1) / 8);
        }
}

/* The prose beside it has room to give. */
static void words_in_cells_stay_whole_where_others_give_way(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 2, TABLE_TEXT);
    ROW(p, t, ROW_HEADER, "Organ", "Oppgave");
    for (int i = 0; i < 3; i++)
        ROW(p, t, ROW_BODY, longest,
            "Den skal se etter at planene blir til noe, at alle som har noe å si får si det, og at "
            "kompetanseutviklingsprosjektene går som de skal, år for år.");
    const typeset *set = paper_set(p);
    for (size_t i = 0; i < 3; i++)
        assert_non_null(paper_find(set, longest, i, NULL));
    assert_null(paper_find(set, "\u00ad", 0, NULL));
    assert_cells_hold(set);
}

static void keep_upright(paper *p)
{
    theme *own = arena_make(p->arena, theme);
    *own = *p->theme;
    own->turn_tables = false;
    p->theme = own;
}

static void names_stay_whole_where_the_page_may_be_turned(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 4, TABLE_TEXT);
    ROW(p, t, ROW_BODY, longest, longest, longest, longest);
    const typeset *set = paper_set(p);
    assert_non_null(paper_find(set, longest, 3, NULL));
    assert_true(set->pages.at[0].width > set->pages.at[0].height);
}

/* Words of prose are divided in any text; no page is turned for them. */
static void words_of_prose_are_divided_before_the_page_is_turned(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 4, TABLE_TEXT);
    const char *prose = str_text(p->arena, str_format(p->arena, "og %s med", longest));
    ROW(p, t, ROW_BODY, prose, prose, prose, prose);
    const typeset *set = paper_set(p);
    assert_non_null(paper_find(set, "\u00ad", 0, NULL));
    assert_true(set->pages.at[0].width < set->pages.at[0].height);
    assert_cells_hold(set);
}

/* The same words, where they are somebody's name: a page is turned first, or they are divided after all. */
static void names_of_people_are_not_prose(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 4, TABLE_TEXT);
    const char *prose = str_text(p->arena, str_format(p->arena, "og %s med", longest));
    ROW(p, t, ROW_BODY, prose, prose, prose, prose);
    map *names = map_new(p->arena);
    map_add(names, str_of(longest), names);
    p->doc->names = names;
    assert_null(paper_find(paper_set(p), "\u00ad", 0, NULL));
    assert_true(p->set->pages.at[0].width > p->set->pages.at[0].height);
    keep_upright(p);
    assert_non_null(paper_find(paper_set(p), "\u00ad", 0, NULL));
    assert_int_equal(paper_messages(p, MSG_TABLE_TOO_WIDE), 0);
    assert_cells_hold(p->set);
}

static void words_are_divided_where_nothing_else_fits(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 4, TABLE_TEXT);
    ROW(p, t, ROW_BODY, longest, longest, longest, longest);
    keep_upright(p);
    const typeset *set = paper_set(p);
    assert_non_null(paper_find(set, "\u00ad", 0, NULL));
    assert_int_equal(paper_messages(p, MSG_TABLE_TOO_WIDE), 0);
    assert_cells_hold(set);
}

static void divide_no_words(theme *t)
{
    t->hyphenate = false;
}

/* A theme that divides no words has a page turned for them; where that does not help, a hyphen is better
   than a word that is torn, and nothing is told of as torn. */
static void a_theme_without_hyphens_tears_no_words(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 4, TABLE_TEXT);
    const char *prose = str_text(p->arena, str_format(p->arena, "og %s med", longest));
    ROW(p, t, ROW_BODY, prose, prose, prose, prose);
    p->theme = paper_theme(p, divide_no_words);
    assert_null(paper_find(paper_set(p), "\u00ad", 0, NULL));
    assert_true(p->set->pages.at[0].width > p->set->pages.at[0].height);
    keep_upright(p);
    assert_non_null(paper_find(paper_set(p), "\u00ad", 0, NULL));
    assert_int_equal(paper_messages(p, MSG_TABLE_TOO_WIDE), 0);
    assert_int_equal(paper_messages(p, MSG_LINE_TOO_LONG), 0);
    assert_cells_hold(p->set);
}

/* They break after their separators, and no page is turned for them. */
static void names_of_files_are_divided_at_their_signs(void **state)
{
    paper *p = *state;
    static const char low[] = "2025_protokoll_fra_aarsmoetet_med_alle_vedlegg_og_merknader_endelig_"
                              "versjon_med_underskrifter.pdf";
    static const char joined[] = "regnskap-og-budsjett-for-aarene-2024-og-2025-etter-revisjon-og-med-"
                                 "revisors-merknader-til-alle-poster.xlsx";
    doc_table *t = table_of(p, 2, TABLE_TEXT);
    ROW(p, t, ROW_BODY, low, joined);
    const typeset *set = paper_set(p);
    assert_true(set->pages.at[0].width < set->pages.at[0].height);
    assert_null(paper_find(set, "\u00ad", 0, NULL));
    assert_int_equal(paper_ends(set, "_") + paper_ends(set, "-"), 2);
    assert_cells_hold(set);
}

static void heads_are_divided_last(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 8, TABLE_TEXT);
    doc_cell *heads = row_add(p->arena, t, ROW_HEADER), *cells = row_add(p->arena, t, ROW_BODY);
    for (int i = 0; i < 8; i++) {
        inline_add_text(p->arena, &heads[i].text, str_of(longest));
        inline_add_text(p->arena, &cells[i].text, STR("ja"));
    }
    keep_upright(p);
    const typeset *set = paper_set(p);
    assert_non_null(paper_find(set, "\u00ad", 0, NULL));
    assert_int_equal(paper_messages(p, MSG_TABLE_TOO_WIDE), 0);
    assert_cells_hold(set);
}

/* A line that ends early is better there than a hyphen: rows are looked up, not read. */
static void words_of_cells_are_whole_where_they_fit(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 3, TABLE_TEXT);
    static const char text[] =
        "Styremedlemmene og regnskapsføreren behandlet vedlikeholdsplanen, samarbeidsavtalen med "
        "kystlaget, gjennomføringsplanene og årsmøtepapirene i rekkefølge før kveldsmaten.";
    for (size_t i = 0; i < 60; i++)
        ROW(p, t, ROW_BODY, i % 2 == 0 ? text + 16 : text + 37, "dugnadsgjengens arbeidsoppgaver", text);
    assert_null(paper_find(paper_set(p), "\u00ad", 0, NULL));
}

/* Columns so narrow that a part of a word fits, but not with its hyphen. */
static void hyphens_have_room_in_narrow_cells(void **state)
{
    paper *p = *state;
    for (int columns = 9; columns < 24; columns++) {
        doc_table *t = table_of(p, columns, TABLE_TEXT);
        doc_cell *cells = row_add(p->arena, t, ROW_BODY);
        for (int i = 0; i < columns; i++)
            inline_add_text(p->arena, &cells[i].text, STR("kommunehelsetjenestens"));
    }
    assert_cells_hold(paper_set(p));
}

static void figures_have_one_width_in_tables(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 2, TABLE_TEXT);
    ROW(p, t, ROW_BODY, "1111", "8888");
    paper_say(p, "1111");
    const typeset *set = paper_set(p);
    const length ones = paper_find(set, "1111", 0, NULL)->w;
    assert_int_equal(ones, paper_find(set, "8888", 0, NULL)->w);
}

static void heads_of_a_wide_matrix_are_turned(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 24, TABLE_MATRIX);
    doc_cell *heads = row_add(p->arena, t, ROW_HEADER), *cells = row_add(p->arena, t, ROW_BODY);
    for (int i = 0; i < 24; i++) {
        t->columns[i].narrow = true;
        inline_add_text(p->arena, &heads[i].text, STR("14. oktober"));
        inline_add_text(p->arena, &cells[i].text, STR("x"));
    }
    const typeset *set = paper_set(p);
    assert_true(paper_find(set, "oktober", 5, NULL)->turned);
    assert_int_equal(paper_messages(p, MSG_TABLE_TOO_WIDE), 0);
}

#define SENTENCE                                                                                   \
    "Medlemmene tok opp hvordan vi best kan holde ved like brygga og båtene der, og hvem av oss " \
    "som kan bære de tunge stolpene når våren kommer"

/* How many lines the text takes that begins with the nth such word: from its first line to that
   with the word it ends with. */
static int lines_between(const typeset *set, const char *first, const char *last, size_t nth)
{
    const type_mark *from = paper_find(set, first, nth, NULL),
                    *to = paper_find(set, last, nth, NULL);
    assert_non_null(from);
    assert_non_null(to);
    const length leading = LENGTH_PT(13);
    return (int)((to->y - from->y + leading / 2) / leading) + 1;
}

/* One cell has much to say, its column nothing else: the room goes to the column where every row
   becomes lower for it. */
static void widths_make_the_table_low(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 2, TABLE_TEXT);
    ROW(p, t, ROW_BODY, SENTENCE ", " SENTENCE, "nei");
    for (int i = 0; i < 12; i++)
        ROW(p, t, ROW_BODY, "nei", SENTENCE);
    const typeset *set = paper_set(p);
    for (size_t i = 2; i < 14; i++)
        assert_true(lines_between(set, "Medlemmene", "kommer", i) <= 2);
    assert_cells_hold(set);
}

/* Of many rows only some are looked at: not those alone that are long in the same cell. */
static void rows_may_be_long_by_turns(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 2, TABLE_TEXT);
    for (int i = 0; i < 75; i++) {
        ROW(p, t, ROW_BODY, "nei", SENTENCE ".");
        ROW(p, t, ROW_BODY, "Styret: " SENTENCE ", " SENTENCE "!", "nei");
    }
    const typeset *set = paper_set(p);
    assert_true(lines_between(set, "Styret", "kommer!", 0) <= 7);
}

/* The head of one column gives way once, rather than the first cell of several rows: all that it
   can spare, which is no even part of the room. */
static void heads_give_way_to_rows(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 6, TABLE_ACCOUNTS);
    for (int i = 1; i < 6; i++)
        t->columns[i].align = CELL_DECIMAL;
    ROW(p, t, ROW_HEADER, "Årsregnskap 2025", "Drift og sekretariat", "Samarbeidsmidler",
        "Arrangement", "Brukermedvirkning", "Sum");
    ROW(p, t, ROW_BODY, "Tilskudd fra partnerne 2021", "−902 000,00", "−902 000,00",
        "−242 000,00", "−154 000,00", "−2 200 000,00");
    ROW(p, t, ROW_BODY, "Tildelinger til prosjekter 2022", "", "888 000,00", "", "", "888 000,00");
    ROW(p, t, ROW_BODY, "Møter, konferanser og reiser 2025", "64 907,50", "5 600,00", "350 585,50",
        "83 572,50", "504 665,50");
    ROW(p, t, ROW_BODY, "Lokaler, lisenser og annen drift 2025", "184 888,75", "", "44 370,00",
        "13 385,00", "242 643,75");
    const typeset *set = paper_set(p);
    assert_int_equal(lines_between(set, "Drift og", "sekretariat", 0), 2);
    assert_int_equal(lines_between(set, "Tilskudd", "2021", 0), 1);
    assert_int_equal(lines_between(set, "Tildelinger", "2022", 0), 1);
    assert_cells_hold(set);
}

/* Only what the head and the long cell of the first column give together makes every name whole. */
static void heads_and_text_give_way_to_names_of_files(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 4, TABLE_TEXT);
    t->full = true;
    t->columns[1].align = t->columns[2].align = CELL_DECIMAL;
    ROW(p, t, ROW_HEADER, "Tiltak", "Kostnad i\u00a01000\u00a0kr", "Timeverk", "Vedlegg");
    for (int i = 0; i < 6; i++) {
        for (int k = 0; k < 3; k++)
            ROW(p, t, ROW_BODY, "Post 12: lekeplassene", "90222", "461,46",
                "bilag_04_lekeplassene_ferdig_og_underskrevet_av_alle.docx");
        ROW(p, t, ROW_BODY, "Post 13: brygga i samarbeid med naboene i sør og vest", "94331", "687,93",
            "bilag_06_brygga_ferdig_og_underskrevet_av_alle.docx");
    }
    const typeset *set = paper_set(p);
    assert_int_equal(paper_ends(set, "_"), 0);
    assert_true(lines_between(set, "Kostnad", "kr", 0) == 2);
    assert_cells_hold(set);
}

static length x_of(const typeset *set, const char *words_of_it)
{
    const type_mark *m = paper_find(set, words_of_it, 0, NULL);
    assert_non_null(m);
    return m->x;
}

static void columns_of_like_content_have_one_width(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 4, TABLE_TEXT);
    ROW(p, t, ROW_HEADER, "Aaa", "Bbb", "Ccc", "Ddd");
    for (int i = 0; i < 4; i++)
        ROW(p, t, ROW_BODY, "nr.", SENTENCE, SENTENCE " snart", SENTENCE);
    const typeset *set = paper_set(p);
    assert_int_equal(x_of(set, "Ccc") - x_of(set, "Bbb"), x_of(set, "Ddd") - x_of(set, "Ccc"));
}

/* With room to spare, too: text and numbers, each for itself. */
static void short_columns_of_like_content_have_one_width(void **state)
{
    paper *p = *state;
    doc_table *t = table_of(p, 5, TABLE_ACCOUNTS);
    for (int i = 2; i < 5; i++)
        t->columns[i] = (doc_column){ CELL_DECIMAL, true };
    ROW(p, t, ROW_HEADER, "Aaa", "Bbb", "Ccc", "Ddd", "Eee");
    ROW(p, t, ROW_BODY, "vedlikehold", "vedlikeholdet", "1 250 000", "930 000", "2 000 000");
    const typeset *set = paper_set(p);
    const length first = x_of(set, "Bbb") - x_of(set, "Aaa");
    const type_mark *ends[] = { paper_find(set, "Ccc", 0, NULL), paper_find(set, "Ddd", 0, NULL),
                                paper_find(set, "Eee", 0, NULL) };
    const length to_second = paper_right(ends[1]) - paper_right(ends[0]),
                 to_third = paper_right(ends[2]) - paper_right(ends[1]);
    assert_in_range(to_second - to_third + 10, 0, 20);
    const length second = paper_right(ends[0]) - to_second - x_of(set, "Bbb");
    assert_in_range(second + LENGTH_PT(11) - first + 10, 0, 20);
}

static void numbers_are_never_torn(void **state)
{
    paper *p = *state;
    enum { COLUMNS = 8 };
    doc_table *t = table_of(p, COLUMNS, TABLE_TEXT);
    doc_cell *cells = row_add(p->arena, t, ROW_BODY);
    for (int i = 0; i < COLUMNS; i++) {
        t->columns[i] = (doc_column){ i % 2 ? CELL_DECIMAL : CELL_LEFT, i % 2 };
        inline_add_text(p->arena, &cells[i].text,
                        i % 2 ? STR("1\u00A0250\u00A0000,50") : STR("Wwwwwwwwwwwwwwwwwwww"));
    }
    keep_upright(p);
    const typeset *set = paper_set(p);
    assert_int_equal(paper_messages(p, MSG_TABLE_TOO_WIDE), 1);
    for (size_t i = 0; i < COLUMNS / 2; i++)
        assert_int_equal(lines_between(set, "250", "000,50", i), 1);
    assert_cells_hold(set);
}

/* A last line of one word is better than lines of which one is much shorter than the others: texts
   of every length, so that many end with little on their last line. */
static void lines_of_cells_are_even(void **state)
{
    static const str whole = { SENTENCE ", " SENTENCE, sizeof(SENTENCE ", " SENTENCE) - 1 };
    paper *p = *state;
    doc_table *t = table_of(p, 2, TABLE_TEXT);
    for (size_t i = 90; i < whole.len; i++) {
        if (whole.at[i] != ' ')
            continue;
        doc_cell *cells = row_add(p->arena, t, ROW_BODY);
        inline_add_text(p->arena, &cells[0].text, str_slice(whole, 0, i));
        inline_add_text(p->arena, &cells[1].text, str_slice(whole, 5, i));
    }
    const typeset *set = paper_set(p);
    size_t seen = 0;
    for (size_t i = 0; i < set->pages.len; i++)
        for (size_t k = 0; k < set->pages.at[i].marks.len; k++) {
            const type_mark *m = &set->pages.at[i].marks.at[k];
            if (m->kind != MARK_LINE || m->element < 0 || m->line->nth == m->line->count)
                continue;
            assert_true(m->w * 100 / m->line->measure >= 80);
            seen++;
        }
    assert_true(seen > 100);
}

static void empty_tables_are_nothing(void **state)
{
    paper *p = *state;
    table_of(p, 3, TABLE_TEXT);
    table_of(p, 0, TABLE_TEXT);
    assert_int_equal(paper_set(p)->pages.len, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAPER(decimals_stand_under_each_other),
        PAPER(thousands_are_no_decimals),
        PAPER(words_keep_away_from_numbers),
        PAPER(full_tables_begin_in_the_margin),
        PAPER(headers_are_repeated),
        PAPER(rows_are_whole),
        PAPER(rows_taller_than_a_page_are_divided),
        PAPER(groups_stay_with_their_first_row),
        PAPER(parted_groups_are_told_of_again),
        PAPER(too_many_columns_give_a_message),
        PAPER(heads_of_a_wide_matrix_are_turned),
        PAPER(words_in_cells_stay_whole_where_others_give_way),
        PAPER(names_stay_whole_where_the_page_may_be_turned),
        PAPER(words_of_prose_are_divided_before_the_page_is_turned),
        PAPER(names_of_people_are_not_prose),
        PAPER(words_are_divided_where_nothing_else_fits),
        PAPER(a_theme_without_hyphens_tears_no_words),
        PAPER(names_of_files_are_divided_at_their_signs),
        PAPER(heads_are_divided_last),
        PAPER(hyphens_have_room_in_narrow_cells),
        PAPER(words_of_cells_are_whole_where_they_fit),
        PAPER(figures_have_one_width_in_tables),
        PAPER(widths_make_the_table_low),
        PAPER(rows_may_be_long_by_turns),
        PAPER(heads_give_way_to_rows),
        PAPER(heads_and_text_give_way_to_names_of_files),
        PAPER(columns_of_like_content_have_one_width),
        PAPER(short_columns_of_like_content_have_one_width),
        PAPER(numbers_are_never_torn),
        PAPER(lines_of_cells_are_even),
        PAPER(empty_tables_are_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
