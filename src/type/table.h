/*
 * type/table.h (private): a table that is being set.
 *
 * Every cell is a paragraph; columns get their widths from them (table_width.c); rows become pieces (table.c).
 */
#ifndef REFERAT_TYPE_TABLE_H
#define REFERAT_TYPE_TABLE_H

#include "type/setter.h"

typedef struct table_cell {
    paragraph *text;        /* NULL where the cell is empty */
    int column, span;
    cell_align align;
    length tail;            /* CELL_DECIMAL: width from the decimal sign on */
    line_list lines;
} table_cell;

typedef struct table_row {
    const doc_row *row;
    table_cell *cells;
    size_t line_count;      /* of its tallest cell */

} table_row;

typedef struct table_column {
    length least, natural;  /* longest word; longest line */
    length syllable;        /* longest part when words may be divided */
    length tail;            /* widest part after a decimal sign */
    length x, width;
} table_column;

typedef struct layout {
    const doc_block *block;
    const doc_table *table;
    style body, head;
    length size;
    length x, measure;      /* where the table stands, and how wide it is at most */
    length gap;             /* between columns */
    length width;           /* of the whole table */
    bool turned;            /* the heads stand upright on their side */
    length turned_height;
    table_column *columns;
    table_row *rows;
} layout;

/* table_cell.c */
void layout_fill(setter *s, layout *l);                  /* paragraphs for all cells, and their measures */
void layout_break(setter *s, layout *l);                 /* lines of all cells, once the widths are known */
para_form layout_form(const layout *l, const table_cell *c);

/* table_width.c */
void layout_widths(setter *s, layout *l);

/* facts.c */
void set_facts(setter *s, const doc_block *b);

#endif
