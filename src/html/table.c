/*
 * table: a table of the document as an HTML table, or as a list of terms.
 *
 * TABLE_FACTS (label and value) is a <dl>. Other tables have their header rows in <thead>, a new <tbody> for each
 * group of rows, and headers that say what they head (scope).
 *
 * What a phone has no room for is laid out otherwise there: a row of sentences as a paragraph (`rows`), in which each
 * value has the words that head its column; numbers below the name of their post (`above`); a narrow table whose words
 * all have room divides none of them (`words`). How much room a table needs
 * is told by its letters. A table that may be wider than the window stands in a box that scrolls sideways; the box can
 * be reached from the keyboard, and so has a name.
 */
#include "html/inside.h"

#define COLUMNS_THAT_FIT    3  /* on a phone, as they are */
#define COLUMNS_BESIDE      5  /* in a small size; more than these scroll (`wide`) */
#define COLUMNS_NAMED       7  /* the style sheet has a rule for the words that head each of them */
#define LETTERS_BESIDE      38 /* of a small size across a phone 320 px wide, less the gaps */
#define LETTERS_OF_SENTENCE 40
#define LETTERS_IN_TEXT     30 /* in the size of other tables */

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

/* ---- on a phone ---------------------------------------------------------------------------- */

typedef struct column_need {
    size_t word, cell; /* letters of the longest */
} column_need;

static size_t greater(size_t a, size_t b)
{
    return a > b ? a : b;
}

static size_t longest_word(str s)
{
    size_t most = 0;
    for (str word; str_cut(&s, STR(" "), &word);)
        most = greater(most, utf8_count(word));
    return most;
}

static bool is_number_column(const doc_column *column)
{
    return column->align == CELL_RIGHT || column->align == CELL_DECIMAL;
}

/* A number is not divided, and so is one word; the heading above it may be. */
static column_need need_of(writer *w, const doc_table *t, int column)
{
    column_need need = { 0 };
    for (size_t i = 0; i < t->rows.len; i++) {
        const doc_row *row = &t->rows.at[i];
        if (row->kind == ROW_GROUP)
            continue;
        str s = inline_plain(w->arena, row->cells[column].text.first);
        bool whole = row->kind != ROW_HEADER && is_number_column(&t->columns[column]);
        need.word = greater(need.word, whole ? utf8_count(s) : longest_word(s));
        need.cell = greater(need.cell, utf8_count(s));
    }
    return need;
}

/* One row of headings, and a cell for each column below it. */
static bool is_regular(const doc_table *t)
{
    for (size_t i = 0; i < t->rows.len; i++) {
        const doc_row *row = &t->rows.at[i];
        if ((row->kind == ROW_HEADER) != (i == 0))
            return false;
        if (row->kind != ROW_GROUP && row->count != t->column_count)
            return false;
    }
    return t->rows.len > 1;
}

static bool has_numbers_alone(const doc_table *t)
{
    for (int i = 1; i < t->column_count; i++)
        if (!is_number_column(&t->columns[i]))
            return false;
    return true;
}

/* Two columns of sentences have no room beside each other, nor have many long words. */
static bool needs_more_room(writer *w, const doc_table *t)
{
    size_t across = 0;
    int sentences = 0;
    for (int i = 0; i < t->column_count; i++) {
        column_need need = need_of(w, t, i);
        across += need.word;
        sentences += need.cell > LETTERS_OF_SENTENCE;
    }
    return sentences > 1 || (across > LETTERS_BESIDE && t->column_count <= COLUMNS_BESIDE);
}

static bool has_room_for_words(writer *w, const doc_table *t)
{
    size_t across = 0;
    for (int i = 0; i < t->column_count && is_regular(t); i++)
        across += need_of(w, t, i).word;
    return across > 0 && across <= LETTERS_IN_TEXT;
}

/* How a phone has it: "" as everywhere. */
static const char *phone_layout(writer *w, const doc_table *t)
{
    if (t->role == TABLE_REGISTER)
        return " rows";
    if (t->role == TABLE_TEXT && t->column_count <= COLUMNS_THAT_FIT)
        return has_room_for_words(w, t) ? " words" : "";
    bool long_enough = t->column_count > COLUMNS_THAT_FIT && t->column_count <= COLUMNS_NAMED;
    if (!long_enough || !is_regular(t))
        return "";
    if (t->role == TABLE_TEXT)
        return needs_more_room(w, t) ? " rows" : "";
    bool few = t->role == TABLE_ACCOUNTS && t->column_count <= COLUMNS_BESIDE;
    return few && has_numbers_alone(t) && needs_more_room(w, t) ? " above" : "";
}

/* A string of CSS (Syntax Level 3, 4.3.5). */
static str css_string(arena *a, str s)
{
    s = str_replace(a, s, STR("\\"), STR("\\\\"));
    s = str_replace(a, s, STR("\n"), STR(" "));
    return str_format(a, "'" STR_FMT "'", STR_ARG(str_replace(a, s, STR("'"), STR("\\'"))));
}

/* What heads the columns but the first, for the style sheet to put before each value: said once, for a long table has many. */
static void put_column_words(writer *w, const doc_table *t)
{
    const doc_row *header = t->rows.at;
    str words = STR("");
    for (int i = 1; i < header->count; i++) {
        str heading = inline_plain(w->arena, header->cells[i].text.first);
        if (heading.len > 0)
            words = str_format(w->arena, STR_FMT "--h%d:" STR_FMT ";", STR_ARG(words), i + 1,
                               STR_ARG(css_string(w->arena, heading)));
    }
    html_put_optional(w, "style", words);
}

/* ---- the table ----------------------------------------------------------------------------- */

static bool has_caption(const doc_block *b)
{
    return b->text.first || b->label.len > 0;
}

static void put_scroll_start(writer *w, const doc_block *b, str caption)
{
    bool wide = b->table->column_count > COLUMNS_BESIDE && b->table->role != TABLE_ATTENDANCE;
    put(w, wide ? "<div class=\"scroll wide\"" : "<div class=\"scroll\"");
    put(w, " role=\"group\" tabindex=\"0\"");
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
    const char *layout = phone_layout(w, t);
    html_put_attribute(w, "class", str_format(w->arena, "%s%s", table_role_name(t->role), layout));
    if (t->role == TABLE_TEXT && t->column_count > COLUMNS_THAT_FIT && *layout)
        put_column_words(w, t);
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
