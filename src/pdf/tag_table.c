/*
 * Which cells are the headers of which, for tables.
 *
 * In a plain table, one row of header cells over the columns and perhaps one header cell before
 * each row, the scopes of the header cells say it all. Where header rows have spans or are several,
 * or where headings stand between the rows, each cell names its headers (ISO 14289-1, 7.5): those
 * over its columns, the heading of its group, and those before it in its row.
 */
#include "pdf/tags.h"

enum { COLUMNS_MOST = 4096, HEADERS_MOST = 16, HEAD_ROWS_MOST = 4 };

/* The table whose rows are being looked at. */
typedef struct grid {
    tag_context *c;
    int32_t columns;
    bool plain;
    int32_t head_rows;
    int32_t *over; /* by column, HEAD_ROWS_MOST header cells; 0 none */
    int32_t group; /* the heading between rows that counts now; -1 none */
} grid;

static const type_element *element_of(const grid *g, int32_t element)
{
    return &g->c->structure->set->elements.at[element];
}

static int32_t first_of(const grid *g, int32_t element)
{
    return g->c->structure->nodes[element].first_child;
}

static int32_t next_of(const grid *g, int32_t element)
{
    return g->c->structure->nodes[element].next;
}

static tag_cell *cell_of(const grid *g, int32_t element)
{
    return (tag_cell *)(void *)g->c->cells[element];
}

/* ---- spans ----------------------------------------------------------------------------------- */

static int32_t width_of(const grid *g, int32_t row)
{
    int32_t width = 0;
    for (int32_t cell = first_of(g, row); cell >= 0; cell = next_of(g, cell)) {
        const int32_t wide = element_of(g, cell)->span;
        width += wide > 1 ? wide : 1;
    }
    return width < COLUMNS_MOST ? width : COLUMNS_MOST;
}

/* A row that is short ends with a cell that is so much wider: all rows of a table are alike. */
static void make_cells(const grid *g, int32_t row)
{
    tag_cell *last = NULL;
    for (int32_t cell = first_of(g, row); cell >= 0; cell = next_of(g, cell)) {
        const int32_t wide = element_of(g, cell)->span;
        last = arena_make(g->c->arena, tag_cell);
        last->span = wide > 1 ? wide : 1;
        g->c->cells[cell] = last;
    }
    if (last)
        last->span += g->columns - width_of(g, row);
}

/* ---- is it plain? ---------------------------------------------------------------------------- */

static bool is_group(const grid *g, int32_t row)
{
    const int32_t cell = first_of(g, row);
    return cell >= 0 && next_of(g, cell) < 0 && element_of(g, cell)->kind == ELEMENT_HEADER_CELL
           && element_of(g, cell)->column_scope;
}

static void look_at_row(grid *g, int32_t row, bool head)
{
    if (!head) {
        g->plain = g->plain && !is_group(g, row);
        return;
    }
    int32_t column = 0;
    for (int32_t cell = first_of(g, row); cell >= 0; cell = next_of(g, cell)) {
        const int32_t end = column + cell_of(g, cell)->span;
        g->plain = g->plain && g->head_rows == 0 && end - column == 1;
        for (; column < end && column < g->columns && g->head_rows < HEAD_ROWS_MOST; column++)
            g->over[column * HEAD_ROWS_MOST + g->head_rows] = cell;
        column = end;
    }
    g->head_rows++;
}

/* ---- headers --------------------------------------------------------------------------------- */

typedef struct found {
    int32_t at[HEADERS_MOST];
    int32_t count;
} found;

static void find(const grid *g, found *f, int32_t header)
{
    if (header < 0 || f->count == HEADERS_MOST)
        return;
    f->at[f->count++] = header;
    cell_of(g, header)->named = true;
}

/* A header over several of the columns is one. */
static void find_over(const grid *g, found *f, int32_t column, int32_t end)
{
    for (int32_t nth = 0; nth < HEAD_ROWS_MOST; nth++) {
        int32_t last = 0;
        for (int32_t i = column; i < end && i < g->columns; i++) {
            const int32_t header = g->over[i * HEAD_ROWS_MOST + nth];
            if (header > 0 && header != last)
                find(g, f, header);
            last = header;
        }
    }
}

static void keep_headers(const grid *g, tag_cell *c, const found *f)
{
    int32_t *headers = arena_array(g->c->arena, int32_t, (size_t)f->count + 1);
    for (int32_t i = 0; i < f->count; i++)
        headers[i] = f->at[i];
    c->headers = headers;
    c->header_count = f->count;
}

static void name_headers(grid *g, int32_t row)
{
    const int32_t only = first_of(g, row);
    if (is_group(g, row)) {
        g->group = only;
        return;
    }
    int32_t column = 0;
    found before = { .count = 0 }; /* in the row */
    for (int32_t cell = only; cell >= 0; cell = next_of(g, cell)) {
        tag_cell *c = cell_of(g, cell);
        found f = before;
        find(g, &f, g->group);
        find_over(g, &f, column, column + c->span);
        keep_headers(g, c, &f);
        if (element_of(g, cell)->row_scope)
            find(g, &before, cell);
        column += c->span;
    }
}

/* ---- the story ------------------------------------------------------------------------------- */

typedef void row_visitor(grid *g, int32_t row, bool head);

static void visit_rows(grid *g, int32_t table, row_visitor *visit)
{
    for (int32_t part = first_of(g, table); part >= 0; part = next_of(g, part)) {
        const element_kind kind = element_of(g, part)->kind;
        if (kind == ELEMENT_ROW) {
            visit(g, part, false);
            continue;
        }
        for (int32_t row = first_of(g, part); row >= 0; row = next_of(g, row))
            if (element_of(g, row)->kind == ELEMENT_ROW)
                visit(g, row, kind == ELEMENT_TABLE_HEAD);
    }
}

static void measure_row(grid *g, int32_t row, bool head)
{
    (void)head;
    const int32_t width = width_of(g, row);
    g->columns = width > g->columns ? width : g->columns;
}

static void fill_row(grid *g, int32_t row, bool head)
{
    (void)head;
    make_cells(g, row);
}

static void head_row(grid *g, int32_t row, bool head)
{
    if (!head)
        name_headers(g, row);
}

static void look_at_table(tag_context *c, int32_t table)
{
    grid g = { .c = c, .plain = true, .group = -1 };
    visit_rows(&g, table, measure_row);
    visit_rows(&g, table, fill_row);
    g.over = arena_array(c->arena, int32_t, (size_t)(g.columns + 1) * HEAD_ROWS_MOST);
    visit_rows(&g, table, look_at_row);
    if (!g.plain)
        visit_rows(&g, table, head_row);
}

void tag_tables(tag_context *c)
{
    const typeset *set = c->structure->set;
    c->cells = arena_array(c->arena, const tag_cell *, set->elements.len + 1);
    for (size_t i = 0; i < set->elements.len; i++)
        if (set->elements.at[i].kind == ELEMENT_TABLE && c->structure->nodes[i].kept)
            look_at_table(c, (int32_t)i);
}
