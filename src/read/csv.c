/*
 * CSV: rows of cells, each with its place (RFC 4180).
 *
 * The separator is the comma, or the semicolon where the first line has more of them (what spreadsheets write in Norway).
 * Empty lines and lines that begin with # are left out. A quote that is never closed ends at the end of its line, so that
 * one mistake does not swallow the rest of the file.
 */
#include "read/inside.h"

typedef struct csv_reading {
    diag *diag;
    arena *arena;
    source_id source;
    str text;
    size_t at, cells;
    char separator;
} csv_reading;

static char find_separator(str text)
{
    size_t commas = 0, semicolons = 0;
    for (size_t i = 0; i < text.len && text.at[i] != '\n'; i++) {
        commas += text.at[i] == ',';
        semicolons += text.at[i] == ';';
    }
    return semicolons > commas ? ';' : ',';
}

static bool at_end_of_cell(const csv_reading *r)
{
    return r->at >= r->text.len || r->text.at[r->at] == r->separator || r->text.at[r->at] == '\n';
}

/* The offset behind the closing quote of a quoted cell that begins at r->at; 0 if there is none. */
static size_t find_quote(const csv_reading *r)
{
    for (size_t i = r->at + 1; i < r->text.len; i++) {
        if (r->text.at[i] != '"')
            continue;
        if (i + 1 < r->text.len && r->text.at[i + 1] == '"')
            i++;
        else
            return i + 1;
    }
    return 0;
}

static bool only_blanks_behind(const csv_reading *r, size_t at)
{
    while (at < r->text.len
           && (r->text.at[at] == ' ' || r->text.at[at] == '\t' || r->text.at[at] == '\r'))
        at++;
    return at >= r->text.len || r->text.at[at] == r->separator || r->text.at[at] == '\n';
}

static csv_cell read_quoted(csv_reading *r, size_t end)
{
    str inner = str_slice(r->text, r->at + 1, end - 1);
    csv_cell cell = {
        .text = str_trim(str_replace(r->arena, inner, STR("\"\""), STR("\""))),
        .at = span_of(r->source, r->at + 1, inner.len),
    };
    r->at = end;
    while (!at_end_of_cell(r))
        r->at++;
    return cell;
}

static csv_cell read_plain(csv_reading *r)
{
    size_t start = r->at;
    while (!at_end_of_cell(r))
        r->at++;
    str text = str_trim(str_slice(r->text, start, r->at));
    size_t skip = text.len ? (size_t)(text.at - r->text.at) - start : 0;
    return (csv_cell){ .text = text, .at = span_of(r->source, start + skip, text.len) };
}

static csv_cell read_cell(csv_reading *r)
{
    while (r->at < r->text.len && r->text.at[r->at] == ' ')
        r->at++;
    if (r->at < r->text.len && r->text.at[r->at] == '"') {
        size_t end = find_quote(r);
        if (end && only_blanks_behind(r, end))
            return read_quoted(r, end);
        message *m = DIAG0(r->diag, CSV_QUOTE, span_of(r->source, r->at, 1));
        if (end)
            message_help(
                r->diag, m,
                "text stands behind the quotation mark that closes; one inside a quoted cell is "
                "written twice");
    }
    return read_plain(r);
}

static csv_row read_row(csv_reading *r)
{
    csv_row row = { 0 };
    for (;;) {
        list_add(r->arena, &row, read_cell(r));
        if (r->at >= r->text.len || r->text.at[r->at] != r->separator)
            break;
        r->at++;
    }
    if (r->at < r->text.len)
        r->at++; /* the end of the line */
    return row;
}

static bool skip_line(csv_reading *r)
{
    str rest = str_slice(r->text, r->at, r->text.len);
    size_t columns = str_find(rest, STR("\n"));
    str line = str_trim(str_slice(rest, 0, columns));
    if (line.len && line.at[0] != '#')
        return false;
    r->at += columns < rest.len ? columns + 1 : columns;
    return true;
}

csv_table read_csv(diag *d, arena *a, source_id id)
{
    csv_table table = { 0 };
    str text = diag_source(d, id)->text;
    csv_reading r = { .diag = d, .arena = a, .source = id, .text = text };
    r.at = str_starts(text, STR("\xEF\xBB\xBF")) ? 3 : 0;
    r.separator = find_separator(text);
    while (r.at < r.text.len) {
        if (skip_line(&r))
            continue;
        size_t start = r.at;
        csv_row row = read_row(&r);
        r.cells += row.len;
        if (r.cells > READ_CELLS_MOST) {
            DIAG0(d, CSV_LIMIT, span_of(id, start, 1));
            break;
        }
        if (table.len && row.len != table.at[0].len)
            DIAG(d, CSV_WIDTH, span_of(id, start, str_trim(str_slice(text, start, r.at)).len),
                 str_format(a, "%zu", row.len), str_format(a, "%zu", table.at[0].len));
        list_add(a, &table, row);
    }
    return table;
}
