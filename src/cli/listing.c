/*
 * A list as a table for the eye, as CSV (RFC 4180) or as JSON: columns by name, rows of cells.
 *
 * The same cells are printed in all three forms. Only the table shortens them, to the width of the terminal; the
 * other two are for programs and keep everything.
 */
#include <jansson.h>
#include <stdlib.h>

#include "cli/cli.h"

#define WIDEST_CELL 60

void listing_column(listing *l, const char *name, str title)
{
    list_add(l->arena, &l->columns, str_of(name));
    list_add(l->arena, &l->titles, title);
}

void listing_row(listing *l)
{
    list_add(l->arena, &l->rows, (str_list){ 0 });
}

void listing_cell(listing *l, str cell)
{
    list_add(l->arena, &l->rows.at[l->rows.len - 1], cell);
}

/* ---- table ----------------------------------------------------------------------------------- */

static str shorten(arena *a, str s, size_t columns)
{
    if (utf8_columns(s) <= columns)
        return s;
    size_t at = 0, width = 0;
    while (at < s.len) {
        size_t next = at;
        utf8_next(s, &next);
        width += utf8_columns(str_slice(s, at, next));
        if (width > columns - 1)
            break;
        at = next;
    }
    return str_format(a, STR_FMT "…", STR_ARG(str_trim(str_slice(s, 0, at))));
}

/* On a terminal no column is wider than the widest; elsewhere (width 0) nothing is shortened. */
static size_t *column_widths(const listing *l, int terminal)
{
    size_t *widths = arena_array(l->arena, size_t, l->columns.len + 1);
    for (size_t c = 0; c < l->columns.len; c++) {
        widths[c] = utf8_columns(l->titles.at[c]);
        for (size_t r = 0; r < l->rows.len; r++) {
            size_t width = utf8_columns(l->rows.at[r].at[c]);
            if (width > widths[c])
                widths[c] = width < WIDEST_CELL || terminal == 0 ? width : WIDEST_CELL;
        }
    }
    return widths;
}

/* A terminal that is too narrow takes from the widest column. */
static void fit_widths(const listing *l, size_t *widths, int terminal)
{
    size_t sum = 0, widest = 0;
    for (size_t c = 0; c < l->columns.len; c++) {
        sum += widths[c] + 2;
        if (widths[c] > widths[widest])
            widest = c;
    }
    size_t room = terminal > 40 ? (size_t)terminal : 0;
    if (room && sum > room + 2 && widths[widest] > sum - room + 10)
        widths[widest] -= sum - room - 2;
}

static void put_cells(const listing *l, const str_list *cells, const size_t *widths, buf *out)
{
    for (size_t c = 0; c < l->columns.len; c++) {
        str cell = shorten(l->arena, cells->at[c], widths[c]);
        buf_put(out, cell);
        if (c + 1 < l->columns.len)
            buf_fill(out, ' ', widths[c] - utf8_columns(cell) + 2);
    }
    buf_char(out, '\n');
}

static void put_table(const listing *l, int width, buf *out)
{
    size_t *widths = column_widths(l, width);
    fit_widths(l, widths, width);
    put_cells(l, &l->titles, widths, out);
    for (size_t r = 0; r < l->rows.len; r++)
        put_cells(l, &l->rows.at[r], widths, out);
}

/* ---- CSV ------------------------------------------------------------------------------------- */

static void put_csv_row(const str_list *cells, buf *out)
{
    for (size_t c = 0; c < cells->len; c++) {
        str cell = cells->at[c];
        bool quote = str_find(cell, STR(",")) < cell.len || str_find(cell, STR("\"")) < cell.len
                     || str_find(cell, STR("\n")) < cell.len;
        if (c)
            buf_char(out, ',');
        if (quote)
            buf_format(out, "\"" STR_FMT "\"",
                       STR_ARG(str_replace(out->arena, cell, STR("\""), STR("\"\""))));
        else
            buf_put(out, cell);
    }
    buf_text(out, "\r\n");
}

static void put_csv(const listing *l, buf *out)
{
    put_csv_row(&l->columns, out);
    for (size_t r = 0; r < l->rows.len; r++)
        put_csv_row(&l->rows.at[r], out);
}

/* ---- JSON ------------------------------------------------------------------------------------ */

static void put_json(const listing *l, buf *out)
{
    json_t *rows = json_array();
    for (size_t r = 0; r < l->rows.len; r++) {
        json_t *row = json_object();
        for (size_t c = 0; c < l->columns.len; c++) {
            str cell = l->rows.at[r].at[c];
            json_object_set_new(row, str_text(l->arena, l->columns.at[c]),
                                json_stringn_nocheck(cell.at ? cell.at : "", cell.len));
        }
        json_array_append_new(rows, row);
    }
    char *content = json_dumps(rows, JSON_INDENT(1) | JSON_PRESERVE_ORDER);
    buf_format(out, "%s\n", content ? content : "[]");
    free(content);
    json_decref(rows);
}

void listing_put(const listing *l, str form, int width, buf *out)
{
    if (str_is(form, "csv"))
        put_csv(l, out);
    else if (str_is(form, "json"))
        put_json(l, out);
    else
        put_table(l, width, out);
}
