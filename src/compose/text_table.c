/*
 * text_table: tables that are written by hand, and the captions before tables.
 *
 * A paragraph that begins "Tabell:" (in any of the languages) and stands right before a table is
 * its caption; the word itself is not printed, for the number brings its own.
 *
 * Alignment is the author's; but a column of numbers that is set to the right stands on the decimal
 * sign, and a hyphen before a number in it is a minus.
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

static void add_row(composer *c, doc_table *t, const md_node *row, row_kind kind)
{
    doc_cell *cells = row_add(c->a, t, kind);
    int i = 0;
    for (const md_node *cell = row->first; cell && i < t->column_count; cell = cell->next)
        text_inlines(c, &cells[i++].text, cell->first);
}

/* ---- columns of numbers ---------------------------------------------------------------------- */

static bool is_number(str s)
{
    size_t digits = 0;
    for (size_t pos = 0; pos < s.len;) {
        uint32_t rune = utf8_next(s, &pos);
        digits += rune >= '0' && rune <= '9';
        if ((rune < '0' || rune > '9') && rune != ' ' && rune != 0xa0 && rune != 0x202f
            && rune != ',' && rune != '.' && rune != '-' && rune != '+' && rune != '%'
            && rune != 0x2212)
            return false;
    }
    return digits > 0;
}

static bool has_decimals(str s)
{
    return str_find(s, STR(",")) < s.len || str_find(s, STR(".")) < s.len;
}

/* The text of a body cell that holds nothing else; NULL where it is empty or holds more. */
static inline_node *only_text(const doc_row *row, int column)
{
    inline_node *n = row->kind == ROW_BODY ? row->cells[column].text.first : NULL;
    return n && n->kind == INLINE_TEXT && !n->next ? n : NULL;
}

/* Are all cells below the header numbers, or empty? */
static bool is_number_column(const doc_table *t, int column, bool *decimals)
{
    bool any = false;
    for (size_t i = 0; i < t->rows.len; i++) {
        const inline_node *n = only_text(&t->rows.at[i], column);
        if (t->rows.at[i].kind == ROW_HEADER || !t->rows.at[i].cells[column].text.first)
            continue;
        if (!n || !is_number(n->text))
            return false;
        *decimals = *decimals || has_decimals(n->text);
        any = true;
    }
    return any;
}

static void set_numbers(composer *c, doc_table *t, int column)
{
    bool decimals = false;
    if (t->columns[column].align != CELL_RIGHT || !is_number_column(t, column, &decimals))
        return;
    if (decimals)
        t->columns[column].align = CELL_DECIMAL;
    for (size_t i = 0; i < t->rows.len; i++) {
        inline_node *n = only_text(&t->rows.at[i], column);
        if (n && str_starts(n->text, STR("-")))
            n->text =
                str_format(c->a, "\u2212" STR_FMT, STR_ARG(str_slice(n->text, 1, n->text.len)));
    }
}

void text_table(composer *c, doc_block *parent, const md_node *n)
{
    if (n->level < 1)
        return;
    doc_table *t = table_new(c, TABLE_TEXT, n->level);
    for (int i = 0; i < n->level; i++)
        table_column(t, i, n->detail->alignments ? alignments[n->detail->alignments[i]] : CELL_LEFT, false);
    for (const md_node *row = n->first; row; row = row->next)
        add_row(c, t, row, row == n->first ? ROW_HEADER : ROW_BODY);
    for (int i = 0; i < n->level; i++)
        set_numbers(c, t, i);
    put_captioned(c, parent, t, (inline_list){ 0 });
}
