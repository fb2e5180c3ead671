/*
 * The cells of a table as paragraphs: their styles, their least and natural widths, and their
 * lines.
 *
 * Numbers in a decimal column stand with their decimal signs under each other: what follows the
 * sign is measured, and each number is moved in by what it has less than the widest.
 */
#include "type/table.h"

/* ---- what a cell holds ----------------------------------------------------------------------- */

static style style_of(const setter *s, const layout *l, const doc_row *row, int32_t element)
{
    bool bold = row->kind == ROW_HEADER || row->kind == ROW_SUM || row->kind == ROW_GROUP;
    style look = bold ? l->head : l->body;
    if (row->kind == ROW_HEADER)
        look.size = l->size * 95 / 100;
    if (row->kind == ROW_GROUP)
        look.colour = COLOUR_DEEP;
    look.element = element;
    look.lang = s->lang;
    return look;
}

static int32_t add_element(setter *s, const doc_row *row, const doc_cell *cell, int columns)
{
    bool header = row->kind == ROW_HEADER || row->kind == ROW_GROUP || cell->header;
    int32_t element = element_add(s, header ? ELEMENT_HEADER_CELL : ELEMENT_CELL, NULL);
    element_at(s, element)->span = columns;
    element_at(s, element)->column_scope = row->kind == ROW_HEADER || row->kind == ROW_GROUP;
    element_at(s, element)->row_scope = cell->header && row->kind != ROW_HEADER;
    return element;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* From the decimal sign to the end of the text; without decimals what follows the last digit, which is a unit or nothing. */
static str decimals(const setter *s, str number)
{
    size_t from = number_decimals(number, s->doc->decimal_sign), end = number.len;
    while (end > 0 && !is_digit(number.at[end - 1]))
        end--;
    if (end == 0)
        return STR("");
    return str_slice(number, from < number.len ? from : end, number.len);
}

static length tail_of(setter *s, const paragraph *p)
{
    str tail = decimals(s, buf_str(&p->text));
    if (tail.len == 0 || tail.len > WORD_MOST)
        return 0;
    const style *look = p->runs.at[p->runs.len - 1].style;
    return fonts_scale(words_shape(s->fonts, look->words, tail)->width, look->size);
}

static void fill_cell(setter *s, table_cell *c, const inline_list *text, style look)
{
    c->text = para_new(s);
    para_add_inlines(s, c->text, text->first, look);
    if (para_empty(c->text)) {
        c->text = NULL;
        return;
    }
    para_make_items(s, c->text, INT32_MAX);
    if (c->align == CELL_DECIMAL)
        c->tail = tail_of(s, c->text);
}

/* Words over a column of numbers end where the widest number ends. */
static cell_align align_of(const layout *l, const doc_row *row, const table_cell *c)
{
    if (c->span > 1)
        return CELL_LEFT;
    cell_align align = l->table->columns[c->column].align;
    return align == CELL_DECIMAL && row->kind == ROW_HEADER ? CELL_RIGHT : align;
}

static int columns_of(const layout *l, const doc_row *row, const doc_cell *cell, int from)
{
    const int left = l->table->column_count - from;
    int taken = cell->span > 1 ? cell->span : 1;
    if (row->kind == ROW_GROUP && row->count == 1)
        taken = left;
    return taken < left ? taken : left;
}

table_row row_fill(setter *s, const layout *l, size_t nth, bool elements)
{
    const doc_row *row = &l->table->rows.at[nth];
    table_row made = { .row = row, .nth = nth };
    made.cells = arena_array(s->temp, table_cell, (size_t)row->count);
    const int32_t outer = s->element;
    if (elements)
        element_open(s, ELEMENT_ROW, NULL);
    int from = 0;
    for (int i = 0; i < row->count && from < l->table->column_count; i++) {
        table_cell *c = &made.cells[i];
        c->column = from;
        c->span = columns_of(l, row, &row->cells[i], from);
        c->align = align_of(l, row, c);
        const int32_t element =
            elements ? add_element(s, row, &row->cells[i], c->span) : ARTIFACT_REPEATED;
        fill_cell(s, c, &row->cells[i].text, style_of(s, l, row, element));
        from += c->span;
    }
    s->element = outer;
    return made;
}

/* ---- lines ----------------------------------------------------------------------------------- */

bool cell_is_turned(const layout *l, const table_row *row, const table_cell *c)
{
    return l->turned && row->row->kind == ROW_HEADER && c->column > 0;
}

para_form cell_form(const layout *l, const table_cell *c)
{
    const table_column *first = &l->columns[c->column],
                       *last = &l->columns[c->column + c->span - 1];
    return (
        para_form){ .width = last->x + last->width - first->x, .whole = true, .align = c->align };
}

/* Items were made without a measure; where a word is wider than the column, they are made again. */
static void break_cell(setter *s, const layout *l, table_cell *c)
{
    para_form form = cell_form(l, c);
    if (para_least_width(c->text, DIVIDED_NAMES) > form.width) {
        c->text->items.len = 0;
        c->text->words = 0;
        para_make_items(s, c->text, form.width);
    }
    c->lines = para_break(s, c->text, &form);
}

void row_break(setter *s, const layout *l, table_row *row)
{
    const para_form natural = { .width = INT32_MAX };
    for (int i = 0; i < row->row->count; i++) {
        table_cell *c = &row->cells[i];
        if (!c->text)
            continue;
        if (cell_is_turned(l, row, c))
            c->lines = para_break(s, c->text, &natural);
        else
            break_cell(s, l, c);
        if (c->lines.len > row->line_count)
            row->line_count = c->lines.len;
    }
}
