/*
 * The cells of a table as paragraphs: their styles, their least and natural widths, and their lines.
 *
 * Numbers in a decimal column stand with their decimal signs under each other: what follows the sign is
 * measured, and each number is moved in by what it has less than the widest.
 */
#include "type/table.h"

/* ---- what a cell holds ---------------------------------------------------------------------------- */

static style style_of(setter *s, const layout *l, const doc_row *row, const doc_cell *cell, int32_t element)
{
    bool bold = row->kind == ROW_HEADER || row->kind == ROW_SUM || row->kind == ROW_GROUP;
    style look = bold ? l->head : l->body;
    if (row->kind == ROW_HEADER) look.size = l->size * 95 / 100;
    if (row->kind == ROW_GROUP) look.colour = COLOUR_DEEP;
    (void)cell;
    look.element = element;
    look.lang = s->lang;
    return look;
}

static int32_t add_element(setter *s, const doc_row *row, const doc_cell *cell)
{
    bool header = row->kind == ROW_HEADER || row->kind == ROW_GROUP || cell->header;
    int32_t element = element_add(s, header ? ELEMENT_HEADER_CELL : ELEMENT_CELL, NULL);
    element_at(s, element)->span = cell->span;
    element_at(s, element)->column_scope = row->kind == ROW_HEADER || row->kind == ROW_GROUP;
    element_at(s, element)->row_scope = cell->header && row->kind != ROW_HEADER;
    return element;
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* From the last comma or point that a digit follows, and that a digit stands before, to the end of the text. */
static str decimals(str text)
{
    for (size_t i = text.len; i-- > 1;)
        if ((text.at[i] == ',' || text.at[i] == '.') && is_digit(text.at[i - 1]) && i + 1 < text.len && is_digit(text.at[i + 1]))
            return str_slice(text, i, text.len);
    return (str){ 0 };
}

static length tail_of(setter *s, const paragraph *p)
{
    str tail = decimals(buf_str(&p->text));
    if (tail.len == 0 || tail.len > WORD_MOST) return 0;
    const style *look = p->runs.at[p->runs.len - 1].style;
    return fonts_scale(words_shape(s->fonts, look->words, tail)->width, look->size);
}

static void fill_cell(setter *s, layout *l, table_row *row, table_cell *c, const doc_cell *cell)
{
    int32_t element = add_element(s, row->row, cell);
    c->text = para_new(s);
    para_add_inlines(s, c->text, cell->text.first, style_of(s, l, row->row, cell, element));
    if (para_empty(c->text)) {
        c->text = NULL;
        return;
    }
    para_make_items(s, c->text, INT32_MAX);
    arena_reset(s->temp);
    if (c->align == CELL_DECIMAL) c->tail = tail_of(s, c->text);
}

/* Words over a column of numbers end where the widest number ends. */
static cell_align align_of(const layout *l, const table_row *row, const table_cell *c)
{
    if (c->span > 1) return CELL_LEFT;
    cell_align align = l->table->columns[c->column].align;
    return align == CELL_DECIMAL && row->row->kind == ROW_HEADER ? CELL_RIGHT : align;
}

static void fill_row(setter *s, layout *l, table_row *row)
{
    int32_t outer = element_open(s, ELEMENT_ROW, NULL);
    row->cells = arena_array(s->arena, table_cell, (size_t)row->row->count);
    int column = 0;
    for (int i = 0; i < row->row->count && column < l->table->column_count; i++) {
        const doc_cell *cell = &row->row->cells[i];
        table_cell *c = &row->cells[i];
        c->column = column;
        c->span = cell->span > 1 ? cell->span : 1;
        if (row->row->kind == ROW_GROUP && row->row->count == 1) c->span = l->table->column_count;
        if (column + c->span > l->table->column_count) c->span = l->table->column_count - column;
        c->align = align_of(l, row, c);
        fill_cell(s, l, row, c, cell);
        column += c->span;
    }
    s->element = outer;
}

void layout_fill(setter *s, layout *l)
{
    const size_t count = l->table->rows.len;
    l->columns = arena_array(s->arena, table_column, (size_t)l->table->column_count);
    l->rows = arena_array(s->arena, table_row, count + 1);
    for (size_t i = 0; i < count; i++) {
        l->rows[i].row = &l->table->rows.at[i];
        fill_row(s, l, &l->rows[i]);
    }
}

/* ---- lines -------------------------------------------------------------------------------------------- */

para_form layout_form(const layout *l, const table_cell *c)
{
    const table_column *first = &l->columns[c->column], *last = &l->columns[c->column + c->span - 1];
    return (para_form){ .width = last->x + last->width - first->x, .align = c->align };
}

/* Items were made without a measure; where a word is wider than the column, they are made again. */
static void break_cell(setter *s, const layout *l, table_cell *c)
{
    para_form form = layout_form(l, c);
    if (para_least_width(c->text, true) > form.width) {
        c->text->items.len = 0;
        c->text->words = 0;
        para_make_items(s, c->text, form.width);
    }
    c->lines = para_break(s, c->text, &form);
    arena_reset(s->temp);
}

void layout_break(setter *s, layout *l)
{
    for (size_t i = 0; i < l->table->rows.len; i++) {
        table_row *row = &l->rows[i];
        for (int k = 0; k < row->row->count; k++) {
            table_cell *c = &row->cells[k];
            if (!c->text || c->span == 0) continue;
            if (l->turned && row->row->kind == ROW_HEADER && c->column > 0) {
                para_form natural = { .width = INT32_MAX };
                c->lines = para_break(s, c->text, &natural);
                arena_reset(s->temp);
            } else {
                break_cell(s, l, c);
            }
            if (c->lines.len > row->line_count) row->line_count = c->lines.len;
        }
    }
}
