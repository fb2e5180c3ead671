/*
 * text_table: tables that are written by hand, and the captions before tables.
 *
 * A paragraph that begins "Tabell:" (in any of the languages) and stands right before a table is
 * its caption; the word itself is not printed, for the number brings its own. Alignment is the
 * author's.
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

void text_table(composer *c, doc_block *parent, const md_node *n)
{
    if (n->level < 1)
        return;
    doc_table *t = table_new(c, TABLE_TEXT, n->level);
    for (int i = 0; i < n->level; i++)
        table_column(t, i, n->alignments ? alignments[n->alignments[i]] : CELL_LEFT, false);
    for (const md_node *row = n->first; row; row = row->next)
        add_row(c, t, row, row == n->first ? ROW_HEADER : ROW_BODY);
    put_captioned(c, parent, t, (inline_list){ 0 });
}
