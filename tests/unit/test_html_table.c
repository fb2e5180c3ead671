/*
 * test_html_table: tables as HTML. What heads what, how a phone is to have them, and lists of terms.
 */
#include "html_test.h"

static doc_block *table_of(arena *a, table_role role, int columns)
{
    doc_block *b = block_new(a, BLOCK_TABLE);
    doc_table *t = arena_make(a, doc_table);
    t->role = role;
    t->column_count = columns;
    t->columns = arena_array(a, doc_column, (size_t)columns);
    b->table = t;
    return b;
}

static void add_row(arena *a, doc_block *b, row_kind kind, const char *const *texts)
{
    doc_table *t = arena_make(a, doc_table);
    *t = *b->table;
    doc_cell *cells = row_add(a, t, kind);
    for (int i = 0; texts[i]; i++)
        inline_add_text(a, &cells[i].text, str_of(texts[i]));
    b->table = t;
}

static void test_table_says_what_heads_what(void **state)
{
    arena *a = *state;
    doc_block *b = table_of(a, TABLE_ATTENDANCE, 4);
    b->table->columns[3] = (doc_column){ CELL_CENTER, true };
    add_row(a, b, ROW_HEADER, (const char *const[]){ "Navn", "", "Kode", "Møtt", NULL });
    add_row(a, b, ROW_BODY, (const char *const[]){ "Kari", "x", "KY", "x", NULL });
    add_row(a, b, ROW_GROUP, (const char *const[]){ "Observatører", NULL });
    add_row(a, b, ROW_SUM, (const char *const[]){ "Sum", NULL });
    b->table->rows.at[1].cells[0].header = true;
    b->label = STR("Tabell 1");
    const char *page = page_with(a, b);
    assert_has(page, "<div class=\"scroll\" role=\"group\" tabindex=\"0\" aria-labelledby=\"_table-1\">\n"
                     "<table class=\"attendance\">\n<caption id=\"_table-1\"><span class=\"label\">Tabell 1</span> </caption>");
    assert_has(page, "<thead>\n<tr><th scope=\"col\">Navn</th><td></td><th scope=\"col\">Kode</th>"
                     "<th scope=\"col\" class=\"center narrow\">Møtt</th></tr>\n</thead>");
    assert_has(page, "<tbody>\n<tr><th scope=\"row\">Kari</th>");
    assert_has(page, "</tbody>\n<tbody>\n<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"4\">Observatører</th></tr>");
    assert_has(page, "<tr class=\"sum\"><td>Sum</td>");
}

static void test_spans_stay_inside_the_table(void **state)
{
    arena *a = *state;
    doc_block *b = table_of(a, TABLE_TEXT, 2);
    add_row(a, b, ROW_HEADER, (const char *const[]){ "Alt", "mer", NULL });
    b->table->rows.at[0].cells[0].span = 9;
    const char *page = page_with(a, b);
    assert_has(page, "<tr><th scope=\"colgroup\" colspan=\"2\">Alt</th></tr>");
    assert_lacks(page, "mer");
    assert_lacks(page, "tabindex=\"0\"");
}

static void test_numbers_of_registers_know_their_column(void **state)
{
    arena *a = *state;
    doc_block *b = table_of(a, TABLE_REGISTER, 5);
    for (int i = 0; i < 4; i++)
        b->table->columns[i].narrow = true;
    add_row(a, b, ROW_HEADER, (const char *const[]){ "Dato", "Saker", "Sum", "Frist", "Tittel", NULL });
    add_row(a, b, ROW_BODY, (const char *const[]){ "23.03.2026", "6", "−1\u00a0250", "1. mai", "2026 i tall", NULL });
    assert_has(page_with(a, b), "<tr><td class=\"narrow\">23.03.2026</td><td class=\"narrow\" data-label=\"Saker\">6</td>"
                                "<td class=\"narrow\" data-label=\"Sum\">−1\u00a0250</td>"
                                "<td class=\"narrow\" data-label=\"Frist\">1. mai</td><td>2026 i tall</td></tr>");
}

static const char *page_of_table(arena *a, table_role role, cell_align align, const char *const *header,
                                 const char *const *row)
{
    int columns = 0;
    while (header[columns])
        columns++;
    doc_block *b = table_of(a, role, columns);
    for (int i = 1; i < columns; i++)
        b->table->columns[i].align = align;
    add_row(a, b, ROW_HEADER, header);
    add_row(a, b, ROW_BODY, row);
    return page_with(a, b);
}

static const char *const accounts_of_few[] = { "Post", "Regnskap", "Budsjett", "Avvik", NULL };

static void test_numbers_stand_below_a_name_that_leaves_no_room(void **state)
{
    arena *a = *state;
    const char *const long_one[] = { "Samarbeidsmidler", "1\u00a0250\u00a0000,00", "1\u00a0250\u00a0000,00", "0,00", NULL };
    const char *const short_one[] = { "Leie", "1\u00a0250", "1\u00a0250", "0", NULL };
    assert_has(page_of_table(a, TABLE_ACCOUNTS, CELL_DECIMAL, accounts_of_few, long_one), "<table class=\"accounts above\">");
    assert_has(page_of_table(a, TABLE_ACCOUNTS, CELL_DECIMAL, accounts_of_few, short_one), "<table class=\"accounts\">");
    assert_has(page_of_table(a, TABLE_ACCOUNTS, CELL_LEFT, accounts_of_few, long_one), "<table class=\"accounts\">");
}

static void test_rows_of_sentences_name_their_columns(void **state)
{
    arena *a = *state;
    const char *const header[] = { "Mål", "Hva som ble gjort", "", "Kari's \\ <svar>", NULL };
    const char *const row[] = { "Flere besøk", "Huset holdt åpent hver søndag fra mars til oktober", "x",
                                "Besøket økte med en tredel, mest om høsten", NULL };
    const char *page = page_of_table(a, TABLE_TEXT, CELL_LEFT, header, row);
    assert_has(page, "<table class=\"text rows\" style=\"--h2:'Hva som ble gjort';--h4:'Kari\\'s \\\\ &lt;svar&gt;';\">");
    const char *const figures[] = { "Medlemmer", "96", "104", "110", NULL };
    assert_has(page_of_table(a, TABLE_TEXT, CELL_RIGHT, (const char *const[]){ "Tall", "2024", "2025", "2026", NULL }, figures),
               "<table class=\"text\">");
}

/* "1. mai" is not divided where there is room for it beside the longest word of each other column. */
static void test_words_that_have_room_are_whole(void **state)
{
    arena *a = *state;
    const char *const header[] = { "Tiltak", "Ansvar", "Frist", NULL };
    const char *const row[] = { "Skaffe nye benker til torget og parken", "Daglig leder", "1. mai", NULL };
    const char *const wide[] = { "Kommunikasjonsstrategi", "Samarbeidsutvalget", "1. mai", NULL };
    assert_has(page_of_table(a, TABLE_TEXT, CELL_LEFT, header, row), "<table class=\"text words\">");
    assert_has(page_of_table(a, TABLE_TEXT, CELL_LEFT, header, wide), "<table class=\"text\">");
}

static void test_many_columns_scroll_past_the_first(void **state)
{
    arena *a = *state;
    const char *const header[] = { "Post", "Drift", "Lag", "Hus", "Tur", "Sum", NULL };
    assert_has(page_of_table(a, TABLE_ACCOUNTS, CELL_DECIMAL, header, header), "<div class=\"scroll wide\" role=\"group\"");
    assert_has(page_of_table(a, TABLE_ACCOUNTS, CELL_DECIMAL, accounts_of_few, accounts_of_few), "<div class=\"scroll\" role=\"group\"");
    assert_has(page_of_table(a, TABLE_ATTENDANCE, CELL_LEFT, header, header), "<div class=\"scroll\" role=\"group\"");
}

static void test_facts_are_terms(void **state)
{
    arena *a = *state;
    doc_block *b = table_of(a, TABLE_FACTS, 2);
    add_row(a, b, ROW_BODY, (const char *const[]){ "Dato", "23. mars", NULL });
    assert_has(page_with(a, b), "<dl class=\"facts\">\n<div><dt>Dato</dt><dd>23. mars</dd></div>\n</dl>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(test_table_says_what_heads_what),
        UNIT(test_spans_stay_inside_the_table),
        UNIT(test_numbers_of_registers_know_their_column),
        UNIT(test_numbers_stand_below_a_name_that_leaves_no_room),
        UNIT(test_rows_of_sentences_name_their_columns),
        UNIT(test_words_that_have_room_are_whole),
        UNIT(test_many_columns_scroll_past_the_first),
        UNIT(test_facts_are_terms),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
