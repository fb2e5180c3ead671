/*
 * tables: the steps that all generated tables are made of.
 *
 * A table is made with its role and number of columns, gets a header from an array of texts, then
 * rows through `row_add` of doc. Facts are the two-column tables of label and value in the headings
 * of minutes and matters.
 */
#include "compose/composer.h"

#include <assert.h>

doc_table *table_new(const composer *c, table_role role, int columns)
{
    doc_table *t = arena_make(c->a, doc_table);
    t->role = role;
    t->column_count = columns;
    t->columns = arena_array(c->a, doc_column, (size_t)columns);
    return t;
}

void table_column(doc_table *t, int column, cell_align align, bool narrow)
{
    assert(column < t->column_count);
    t->columns[column] = (doc_column){ .align = align, .narrow = narrow };
}

void table_header(const composer *c, doc_table *t, const str *cells, size_t count)
{
    assert(count == (size_t)t->column_count);
    doc_cell *row = row_add(c->a, t, ROW_HEADER);
    for (size_t i = 0; i < count; i++)
        put_text(c, &row[i].text, cells[i]);
}

doc_cell *table_group(const composer *c, doc_table *t, str line)
{
    doc_cell *row = row_add(c->a, t, ROW_GROUP);
    t->rows.at[t->rows.len - 1].count = 1;
    row[0].span = t->column_count;
    put_text(c, &row[0].text, line);
    return row;
}

static bool is_filled(const doc_table *t, int column)
{
    for (size_t i = 0; i < t->rows.len; i++) {
        const doc_row *row = &t->rows.at[i];
        if (row->kind != ROW_HEADER && column < row->count && row->cells[column].text.first)
            return true;
    }
    return false;
}

static void drop_column(doc_table *t, int column)
{
    for (int k = column; k + 1 < t->column_count; k++)
        t->columns[k] = t->columns[k + 1];
    for (size_t i = 0; i < t->rows.len; i++) {
        doc_row *row = &t->rows.at[i];
        for (int k = column; k + 1 < row->count; k++)
            row->cells[k] = row->cells[k + 1];
        row->count--;
    }
    t->column_count--;
}

/* Every row has a cell for each column: none spans several. */
doc_table *table_without_empty(doc_table *t)
{
    for (int column = t->column_count - 1; column > 0; column--)
        if (!is_filled(t, column))
            drop_column(t, column);
    return t;
}

void table_fact(const composer *c, doc_table *t, str label, inline_list value)
{
    if (!value.first)
        return;
    doc_cell *row = row_add(c->a, t, ROW_BODY);
    row[0].header = true;
    put_text(c, &row[0].text, label);
    row[1].text = value;
}

doc_block *put_table(const composer *c, doc_block *parent, doc_table *t)
{
    if (t->rows.len == 0)
        return NULL;
    doc_block *b = block_new(c->a, BLOCK_TABLE);
    b->table = t;
    block_append(parent, b);
    return b;
}

inline_list take_caption(composer *c)
{
    inline_list caption = { 0 };
    const md_node *typed = c->caption;
    c->caption = NULL;
    if (typed)
        text_caption(c, &caption, typed);
    return caption;
}

/* A caption, typed before it or given as an option, makes a table one of the numbered ones. */
doc_block *put_captioned(composer *c, doc_block *parent, doc_table *t, inline_list caption)
{
    if (!caption.first)
        caption = take_caption(c);
    doc_block *b = put_table(c, parent, t);
    if (!b || !caption.first)
        return b;
    str number = str_format(c->a, "%d", ++c->tables);
    b->text = caption;
    b->anchor = anchor_new(c, str_format(c->a, "tabell-" STR_FMT, STR_ARG(number)));
    if (!c->figures_plain)
        b->label = SAY(c, "table-label", { "number", number });
    enter_caption(c, &c->table_list, b);
    return b;
}
