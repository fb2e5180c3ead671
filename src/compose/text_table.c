/*
 * text_table: tables that are written by hand, and the captions before tables.
 *
 * A paragraph that begins "Tabell:" (in any of the languages) and stands right before a table is
 * its caption; the word itself is not printed, for the number brings its own.
 *
 * Alignment is the author's; but a column of numbers that is set to the right stands on the decimal
 * sign, and a hyphen before a number in it is a minus. A row with bold words in its first cell and
 * nothing in the others heads a group of rows.
 */
#include "compose/composer.h"

static const cell_align alignments[] = {
    [MD_ALIGN_NONE] = CELL_LEFT,
    [MD_ALIGN_LEFT] = CELL_LEFT,
    [MD_ALIGN_CENTER] = CELL_CENTER,
    [MD_ALIGN_RIGHT] = CELL_RIGHT,
};

/* How much of the paragraph's first text is "Tabell:" with the space after it; 0 if it does not begin so. */
static size_t caption_word(const composer *c, const md_node *paragraph)
{
    const md_node *line = paragraph->first;
    if (!line || line->kind != MD_TEXT)
        return 0;
    size_t colon = str_find(line->text, STR(":"));
    if (colon == line->text.len)
        return 0;
    str word = str_slice(line->text, 0, colon);
    if (!str_is(words_canonical(c->w, WORD_REFERENCE, word), "table"))
        return 0;
    size_t end = colon + 1;
    while (end < line->text.len && line->text.at[end] == ' ')
        end++;
    return end;
}

bool text_is_caption(const composer *c, const md_node *paragraph)
{
    return caption_word(c, paragraph) > 0;
}

void text_caption(composer *c, inline_list *out, const md_node *paragraph)
{
    md_node first = *paragraph->first;
    size_t word = caption_word(c, paragraph);
    first.text = str_slice(first.text, word, first.text.len);
    first.at = span_part(first.at, word, first.at.len - word);
    text_inline(c, out, &first);
    for (const md_node *n = paragraph->first->next; n; n = n->next)
        text_inline(c, out, n);
    inlines_settle(c, out);
}

/* A row with nothing but bold words in its first cell heads the rows below it. */
static const md_node *group_words(const md_node *row, row_kind kind)
{
    const md_node *bold = row->first ? row->first->first : NULL;
    if (kind != ROW_BODY || !bold || bold->kind != MD_STRONG || bold->next || !row->first->next)
        return NULL;
    for (const md_node *cell = row->first->next; cell; cell = cell->next)
        if (cell->first)
            return NULL;
    return bold->first;
}

static void add_row(composer *c, doc_table *t, const md_node *row, row_kind kind)
{
    const md_node *heading = group_words(row, kind);
    if (heading) {
        text_inlines(c, &table_group(c, t, STR(""))->text, heading);
        return;
    }
    doc_cell *cells = row_add(c->a, t, kind);
    int i = 0;
    for (const md_node *cell = row->first; cell && i < t->column_count; cell = cell->next)
        text_inlines(c, &cells[i++].text, cell->first);
}

/* ---- columns of numbers ---------------------------------------------------------------------- */

enum { BESIDE_MOST = 8 }; /* bytes of a unit, a currency or parentheses beside a number */

static bool is_part_of_number(uint32_t rune)
{
    return (rune >= '0' && rune <= '9') || rune == ' ' || rune == 0xa0 || rune == 0x202f
           || rune == ',' || rune == '.' || rune == '-' || rune == '+' || rune == 0x2212;
}

/* One number, perhaps with its unit: "-3", "1 000,5", "12 %", "kr 5,50", "(3,2)". */
static bool is_number(str s)
{
    size_t digits = 0, beside = 0;
    bool ended = false;
    for (size_t pos = 0, from = 0; pos < s.len; from = pos) {
        uint32_t rune = utf8_next(s, &pos);
        bool digit = rune >= '0' && rune <= '9';
        if (digit && ended)
            return false;
        digits += digit;
        ended = ended || (digits > 0 && !is_part_of_number(rune));
        beside += is_part_of_number(rune) ? 0 : pos - from;
    }
    return digits > 0 && beside <= BESIDE_MOST;
}

/* The text of a body cell that holds nothing else; NULL where it is empty or holds more. */
static inline_node *only_text(const doc_row *row, int column)
{
    inline_node *n = row->kind == ROW_BODY ? row->cells[column].text.first : NULL;
    return n && n->kind == INLINE_TEXT && !n->next ? n : NULL;
}

/* Are most cells below the header numbers? A dash or a word among them stands aside. */
static bool is_number_column(const composer *c, const doc_table *t, int column, bool *decimals)
{
    const str sign = words_decimal_sign(c->w, c->lang);
    size_t numbers = 0, filled = 0;
    for (size_t i = 0; i < t->rows.len; i++) {
        const inline_node *n = only_text(&t->rows.at[i], column);
        if (t->rows.at[i].kind != ROW_BODY || !t->rows.at[i].cells[column].text.first)
            continue;
        bool number = n && is_number(n->text);
        filled++;
        numbers += number;
        *decimals = *decimals || (number && number_decimals(n->text, sign) < n->text.len);
    }
    return numbers > 0 && numbers * 2 >= filled;
}

static bool is_negative(str s)
{
    return s.len > 1 && s.at[0] == '-' && s.at[1] >= '0' && s.at[1] <= '9';
}

static void set_numbers(composer *c, doc_table *t, int column)
{
    bool decimals = false;
    if (t->columns[column].align != CELL_RIGHT || !is_number_column(c, t, column, &decimals))
        return;
    if (decimals)
        t->columns[column].align = CELL_DECIMAL;
    for (size_t i = 0; i < t->rows.len; i++) {
        inline_node *n = only_text(&t->rows.at[i], column);
        if (n && is_negative(n->text))
            n->text =
                str_format(c->a, "\u2212" STR_FMT, STR_ARG(str_slice(n->text, 1, n->text.len)));
    }
}

void text_table(composer *c, doc_block *parent, const md_node *n)
{
    if (n->level < 1)
        return;
    const inline_list caption = take_caption(c); /* its notes come before those of the cells */
    doc_table *t = table_new(c, TABLE_TEXT, n->level);
    for (int i = 0; i < n->level; i++)
        table_column(t, i, n->detail->alignments ? alignments[n->detail->alignments[i]] : CELL_LEFT,
                     false);
    for (const md_node *row = n->first; row; row = row->next)
        add_row(c, t, row, row == n->first ? ROW_HEADER : ROW_BODY);
    for (int i = 0; i < n->level; i++)
        set_numbers(c, t, i);
    put_captioned(c, parent, t, caption);
}
