/*
 * Facts (date, place, time): the label hangs in the margin column, its value stands where text
 * stands.
 *
 * To the reader it is no table but a quiet head of the minutes; to the structure it is one, whose
 * first column holds the headers of its rows.
 */
#include "type/table.h"

static void set_fact(setter *s, const doc_row *row)
{
    int32_t outer = element_open(s, ELEMENT_ROW, NULL);
    style label = look_head(s, s->theme->size[SIZE_SMALL], COLOUR_QUIET);
    label.bold = false;
    label.element = element_add(s, ELEMENT_HEADER_CELL, NULL);
    element_at(s, label.element)->row_scope = true;
    paragraph *name = para_new(s);
    para_add_inlines(s, name, row->cells[0].text.first, label);
    const length indent = s->column.label_width > 0 ? 0 : LENGTH_PT(90);
    const length x = indent > 0 ? s->column.x : s->column.label_x;
    if (!para_empty(name))
        list_add(s->arena, &s->galley.hung,
                 ((hung){ name, x, indent > 0 ? indent : s->column.label_width, CELL_LEFT }));
    const area whole = s->column;
    s->column = (area){ whole.x + indent, whole.width - indent, 0, 0 };
    s->element = element_add(s, ELEMENT_CELL, NULL);
    style value = look_text(s);
    value.hyphenate = false;
    galley_anchor(s, row->anchor);
    if (row->count > 1)
        text_paragraph(s, row->cells[1].text.first, value);
    text_flush(s);
    s->column = whole;
    s->element = outer;
}

void set_facts(setter *s, const doc_block *b)
{
    int32_t outer = element_open(s, ELEMENT_TABLE, b);
    for (size_t i = 0; i < b->table->rows.len; i++) {
        if (b->table->rows.at[i].count == 0)
            continue;
        if (i > 0)
            galley_cost(s, COST_KEEP);
        set_fact(s, &b->table->rows.at[i]);
        galley_space(s, LENGTH_PT(1));
    }
    s->element = outer;
}
