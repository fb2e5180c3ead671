/*
 * table: a table of the document as an HTML table, or as a list of terms.
 *
 * TABLE_FACTS (label and value) is a <dl>. Other tables have their header rows in <thead>, a new <tbody> for each
 * group of rows, and headers that say what they head (scope). A table that may be wider than a phone stands
 * in a box that scrolls sideways; the box can be reached from the keyboard, and so has a name.
 */
#include "html/inside.h"

#define COLUMNS_THAT_FIT 3 /* on a phone, without scrolling */

/* ---- facts --------------------------------------------------------------------------------- */

/* Only rows of a label and a value can be a list of terms. */
static bool is_facts(const doc_table *t)
{
    if (t->role != TABLE_FACTS || t->rows.len == 0)
        return false;
    for (size_t i = 0; i < t->rows.len; i++)
        if (t->rows.at[i].count != 2 || t->rows.at[i].kind == ROW_HEADER)
            return false;
    return true;
}

static void put_term(writer *w, const doc_row *row)
{
    put(w, "<div");
    html_put_id(w, row->anchor);
    put(w, "><dt>");
    html_put_inlines(w, row->cells[0].text.first);
    put(w, "</dt><dd>");
    html_put_inlines(w, row->cells[1].text.first);
    put(w, "</dd></div>\n");
}

static void put_facts(writer *w, const doc_block *b)
{
    put(w, "<dl class=\"facts\"");
    html_put_id(w, b->anchor);
    put(w, ">\n");
    for (size_t i = 0; i < b->table->rows.len; i++)
        put_term(w, &b->table->rows.at[i]);
    put(w, "</dl>\n");
}

/* ---- cells --------------------------------------------------------------------------------- */

static void put_cell_class(writer *w, const doc_column *column)
{
    static const char *const aligns[] = { [CELL_LEFT] = "",
                                          [CELL_CENTER] = "center",
                                          [CELL_RIGHT] = "right",
                                          [CELL_DECIMAL] = "decimal" };
    const char *align = aligns[column->align];
    const char *narrow = column->narrow ? *align ? " narrow" : "narrow" : "";
    html_put_optional(w, "class", str_format(w->arena, "%s%s", align, narrow));
}

/* A cell and where it stands. */
typedef struct cell_place {
    const doc_table *table;
    const doc_row *row;
    const doc_cell *cell;
    int column, width; /* first column, how many */
} cell_place;

/* What a cell is the heading of; NULL where it is an ordinary cell. An empty cell heads nothing. */
static const char *scope_of(const cell_place *at)
{
    if (at->cell->text.first == NULL)
        return NULL;
    if (at->row->kind == ROW_GROUP)
        return "rowgroup";
    if (at->row->kind == ROW_HEADER)
        return at->width > 1 ? "colgroup" : "col";
    return at->cell->header ? "row" : NULL;
}

static bool starts_with_digit(str s)
{
    if (str_starts(s, STR("−")))
        s = str_slice(s, STR("−").len, s.len);
    return s.len > 0 && s.at[0] >= '0' && s.at[0] <= '9';
}

/* On a phone a row of a register is set as a paragraph: a number or a day then needs the word that heads its column, but for
   the first, which all rows begin with. */
static void put_number_label(writer *w, const cell_place *at)
{
    const doc_row *header = at->table->rows.at;
    bool wanted = at->table->role == TABLE_REGISTER && at->row->kind == ROW_BODY
                  && header->kind == ROW_HEADER;
    wanted = wanted && at->column > 0 && at->column < header->count
             && at->table->columns[at->column].narrow;
    if (wanted && starts_with_digit(inline_plain(w->arena, at->cell->text.first)))
        html_put_optional(w, "data-label",
                          inline_plain(w->arena, header->cells[at->column].text.first));
}

static void put_cell(writer *w, const cell_place *at)
{
    const char *scope = scope_of(at);
    put(w, scope ? "<th" : "<td");
    if (scope)
        html_put_attribute(w, "scope", str_of(scope));
    if (at->width > 1)
        html_put_number(w, "colspan", at->width);
    if (at->row->kind != ROW_GROUP)
        put_cell_class(w, &at->table->columns[at->column]);
    put_number_label(w, at);
    put(w, ">");
    html_put_inlines(w, at->cell->text.first);
    put(w, scope ? "</th>" : "</td>");
}

/* ---- rows ---------------------------------------------------------------------------------- */

static void put_row_start(writer *w, const doc_row *row)
{
    static const char *const classes[] = {
        [ROW_HEADER] = "", [ROW_BODY] = "", [ROW_GROUP] = "group", [ROW_SUM] = "sum"
    };
    put(w, "<tr");
    html_put_optional(w, "class", str_of(classes[row->kind]));
    html_put_id(w, row->anchor);
    put(w, ">");
}

/* A heading row is one cell over all columns; what else stands in it would be empty. */
static void put_row(writer *w, const doc_table *t, const doc_row *row)
{
    put_row_start(w, row);
    int column = 0;
    for (int i = 0; i < row->count && column < t->column_count; i++) {
        const doc_cell *cell = &row->cells[i];
        int left = t->column_count - column;
        int width = row->kind == ROW_GROUP ? left : cell->span > 1 ? cell->span : 1;
        width = width < left ? width : left;
        put_cell(w, &(cell_place){ t, row, cell, column, width });
        column += width;
    }
    put(w, "</tr>\n");
}

/* The header, then bodies; a group row begins a new one, which it heads. */
static void put_rows(writer *w, const doc_table *t)
{
    size_t i = 0;
    if (t->rows.len > 0 && t->rows.at[0].kind == ROW_HEADER) {
        put(w, "<thead>\n");
        for (; i < t->rows.len && t->rows.at[i].kind == ROW_HEADER; i++)
            put_row(w, t, &t->rows.at[i]);
        put(w, "</thead>\n");
    }
    bool open = false;
    for (; i < t->rows.len; i++) {
        if (open && t->rows.at[i].kind == ROW_GROUP)
            put(w, "</tbody>\n");
        if (!open || t->rows.at[i].kind == ROW_GROUP)
            put(w, "<tbody>\n");
        open = true;
        put_row(w, t, &t->rows.at[i]);
    }
    if (open)
        put(w, "</tbody>\n");
}

/* ---- the table ----------------------------------------------------------------------------- */

static bool has_caption(const doc_block *b)
{
    return b->text.first || b->label.len > 0;
}

static void put_scroll_start(writer *w, const doc_block *b, str caption)
{
    put(w, "<div class=\"scroll\" role=\"group\" tabindex=\"0\"");
    if (has_caption(b))
        html_put_attribute(w, "aria-labelledby", caption);
    else
        html_put_attribute(w, "aria-label", w->heading.len > 0 ? w->heading : w->doc->title);
    put(w, ">\n");
}

static void put_caption(writer *w, const doc_block *b, str id)
{
    if (!has_caption(b))
        return;
    put(w, "<caption");
    html_put_attribute(w, "id", id);
    put(w, ">");
    html_put_label(w, b->label);
    html_put_inlines(w, b->text.first);
    put(w, "</caption>\n");
}

static void put_grid(writer *w, const doc_block *b)
{
    const doc_table *t = b->table;
    str caption = own_id(w, "table");
    bool scrolls = t->column_count > COLUMNS_THAT_FIT;
    if (scrolls)
        put_scroll_start(w, b, caption);
    put(w, "<table");
    html_put_attribute(w, "class", str_of(table_role_name(t->role)));
    html_put_id(w, b->anchor);
    html_put_optional(w, "lang", b->lang);
    put(w, ">\n");
    put_caption(w, b, caption);
    put_rows(w, t);
    put(w, scrolls ? "</table>\n</div>\n" : "</table>\n");
}

void html_put_table(writer *w, const doc_block *b)
{
    if (is_facts(b->table) && !has_caption(b))
        put_facts(w, b);
    else
        put_grid(w, b);
}
