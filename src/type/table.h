/*
 * type/table.h (private): a table that is being set.
 *
 * Every cell is a paragraph; columns get their widths from them (table_width.c); rows become pieces
 * (table.c). Rows are made twice, once to be measured and once to be set, and never kept: a table may
 * be long.
 */
#ifndef REFERAT_TYPE_TABLE_H
#define REFERAT_TYPE_TABLE_H

#include "type/setter.h"

typedef struct table_cell {
    paragraph *text; /* NULL where the cell is empty */
    int column, span;
    cell_align align;
    length tail; /* CELL_DECIMAL: width from the decimal sign on */
    line_list lines;
} table_cell;

/* A row while it is measured or set. */
typedef struct table_row {
    const doc_row *row;
    size_t nth;
    table_cell *cells;
    size_t line_count; /* of its tallest cell */
} table_row;

typedef struct table_column {
    length least, natural; /* longest word; longest line */
    length body;           /* longest line below the heads */
    length syllable;       /* longest part when words may be divided */
    length name;           /* the same, but names of one word stay whole */
    length lead, tail;     /* widest parts before and from a decimal sign on */
    length x, width;
} table_column;

typedef struct layout {
    const doc_block *block;
    const doc_table *table;
    style body, head;
    length size;
    length x, measure;    /* where the table stands, and how wide it is at most */
    length gap;           /* between columns, for most of them (layout_gap) */
    length width;         /* of the whole table */
    bool turned;          /* the heads stand upright on their side */
    length turned_height; /* of the longest of them */
    bool wide;            /* it stands on a page that is turned on its side */
    length repeated;      /* height of what is repeated on each page */
    table_column *columns;
} layout;

/* table_cell.c: a row's cells as paragraphs, with structure elements or, where it is only measured
   or decoration, without; and their lines, once the widths are known. */
table_row row_fill(setter *s, const layout *l, size_t nth, bool elements);
void row_break(setter *s, const layout *l, table_row *row);
bool cell_is_turned(const layout *l, const table_row *row, const table_cell *c);
para_form cell_form(const layout *l, const table_cell *c);

typedef length table_column_measure(const table_column *column, const doc_column *about);

/* table_width.c: the widths and places of all columns. What a table takes whose columns are as wide
   as `of` says. And the space between two columns. */
void layout_widths(setter *s, layout *l);
int64_t layout_sum(const layout *l, table_column_measure *of);
length layout_gap(const layout *l, int after); /* between this column and the next */
table_column_measure layout_natural;

/* table_share.c: widths where there is room to spare beyond the natural ones; where there is room for
   the `least` only; and where there is not even that. */
void layout_spread(layout *l, int64_t spare);
void layout_share(setter *s, layout *l, table_column_measure *least);
void layout_squeeze(layout *l);

/* facts.c */
void set_facts(setter *s, const doc_block *b);

#endif
