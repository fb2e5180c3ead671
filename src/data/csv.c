/*
 * csv: a table as comma-separated values (RFC 4180), in UTF-8, with the names of the fields first.
 *
 * Lines end in CRLF. A cell that holds a comma, a quotation mark or a line break stands in quotation marks. Several
 * values in one cell stand on a line each. No mark of byte order: the names of fields are ASCII, and what reads UTF-8
 * elsewhere would take it for a part of the first name.
 */
#include <string.h>

#include "data/record.h"

static bool needs_quotes(str cell)
{
    for (size_t i = 0; i < cell.len; i++)
        if (strchr(",\"\r\n", cell.at[i]))
            return true;
    return false;
}

void csv_put_cell(buf *out, arena *a, str cell)
{
    if (!needs_quotes(cell)) {
        buf_put(out, cell);
        return;
    }
    buf_char(out, '"');
    buf_put(out, str_replace(a, cell, STR("\""), STR("\"\"")));
    buf_char(out, '"');
}

static void put_record(buf *out, arena *a, const data_table *t, const data_record *record)
{
    for (size_t i = 0; i < t->set->field_count; i++) {
        buf_text(out, i > 0 ? "," : "");
        csv_put_cell(out, a, data_value_text(a, t->set->fields[i].kind, &record->values[i]));
    }
    buf_text(out, "\r\n");
}

str table_csv(arena *a, const data_table *t)
{
    buf out = buf_new(a);
    arena *temp = arena_new();
    for (size_t i = 0; i < t->set->field_count; i++)
        buf_format(&out, "%s%s", i > 0 ? "," : "", t->set->fields[i].name);
    buf_text(&out, "\r\n");
    for (size_t i = 0; i < t->records.len; i++) {
        put_record(&out, temp, t, &t->records.at[i]);
        arena_reset(temp);
    }
    arena_drop(temp);
    return buf_str(&out);
}
