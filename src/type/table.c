/*
 * Tables: rows as pieces, with the rules between them, the caption above, and a header that is
 * repeated on each page.
 *
 * A row is one piece, unless it would fill a third of a page: then it is divided between lines. A
 * group's heading stays with its first row, a sum with what it sums, the header with two rows. A page
 * that begins inside a group repeats its heading below the header, and has two of its rows.
 */
#include "type/table.h"

enum {
    ROW_PAD = LENGTH_PT(5) / 2, /* above and below the lines of a row */
    ROW_MOST = LENGTH_PT(8000), /* more than any page: rows that are longer are divided */
    RULE_HEAD = LENGTH_PT(3) / 4,
    RULE_ROW = LENGTH_PT(1) / 4,
    RULE_SUM = LENGTH_PT(1) / 2,
    TABLE_SPACE = 2,  /* half lines above and below */
    WHOLE_MOST = 4,   /* a table of at most this part of a page is not divided */
    BODY_ROWS = 8000, /* in one part of the structure: an array of a file has an end */
};

/* ---- a row ----------------------------------------------------------------------------------- */

static length leading_of(setter *s, const layout *l)
{
    return look_leading(s, l->body) * 21 / 20;
}

/* Lines from … to of a cell, the first at the top of the piece. */
static void put_cell(setter *s, const layout *l, const table_cell *c, size_t range[2],
                     mark_list *out)
{
    para_form form = cell_form(l, c);
    const length height = leading_of(s, l);
    const length in = c->align == CELL_DECIMAL ? l->columns[c->column].tail - c->tail : 0;
    for (size_t i = range[0]; i < range[1] && i < c->lines.len; i++) {
        size_t from = out->len;
        para_put_line(s, c->text, &c->lines.at[i], &form, out);
        length y = ROW_PAD + height * (length)(i - range[0]) + look_baseline(s, l->body, height);
        marks_move(out, from, l->columns[c->column].x - in, y);
    }
}

/* A head on its side: it reads upwards, its end at the top. */
static void put_turned(setter *s, const layout *l, const table_cell *c, mark_list *out)
{
    para_form natural = { .width = para_natural_width(c->text) };
    const style *look = c->text->runs.at[0].style;
    mark_list flat = { 0 };
    for (size_t i = 0; i < c->lines.len; i++)
        para_put_line(s, c->text, &c->lines.at[i], &natural, &flat);
    const table_column *column = &l->columns[c->column];
    length middle =
        column->x + (column->width + fonts_cap_height(s->fonts, FACE_HEAD, look->size)) / 2;
    marks_turn(&flat, middle, l->turned_height + ROW_PAD);
    for (size_t i = 0; i < flat.len; i++)
        if (flat.at[i].kind == MARK_GLYPHS)
            list_add(s->temp, out, flat.at[i]);
}

static length row_height(setter *s, const layout *l, const table_row *row, size_t lines)
{
    if (l->turned && row->row->kind == ROW_HEADER)
        return l->turned_height + 3 * ROW_PAD;
    const int64_t height =
        (int64_t)leading_of(s, l) * (int64_t)(lines > 0 ? lines : 1) + 2 * ROW_PAD;
    return height < ROW_MOST ? (length)height : ROW_MOST;
}

/* Where lines of the header cells end together: a short head beside a long one stands at the
   bottom. */
static void put_lines(setter *s, const layout *l, const table_row *row, size_t range[2],
                      mark_list *out)
{
    const length height = row_height(s, l, row, range[1] - range[0]);
    for (int i = 0; i < row->row->count; i++) {
        const table_cell *c = &row->cells[i];
        if (!c->text)
            continue;
        size_t from = out->len;
        if (cell_is_turned(l, row, c)) {
            put_turned(s, l, c, out);
            continue;
        }
        put_cell(s, l, c, range, out);
        if (row->row->kind == ROW_HEADER)
            marks_move(out, from, 0,
                       height - row_height(s, &(layout){ .body = l->body }, row, c->lines.len));
    }
}

static void put_rule(setter *s, const layout *l, length y, length thick, mark_list *out)
{
    colour_role colour = thick == RULE_ROW ? COLOUR_LINE : COLOUR_TEXT;
    mark_rule(s, out, (length[4]){ l->x, y, l->width, thick }, colour);
}

static row_kind kind_of(const layout *l, size_t nth)
{
    return l->table->rows.at[nth].kind;
}

/* The rule above a row: none above a first row or under a group's heading; in attendance between
   groups only. */
static length rule_above(const layout *l, size_t i)
{
    row_kind kind = kind_of(l, i), before = i > 0 ? kind_of(l, i - 1) : ROW_HEADER;
    if (kind == ROW_SUM)
        return RULE_SUM;
    if (before == ROW_HEADER || before == ROW_GROUP || kind == ROW_HEADER)
        return 0;
    if (l->table->role == TABLE_ATTENDANCE)
        return kind == ROW_GROUP ? RULE_ROW : 0;
    return RULE_ROW;
}

/* ---- rows as pieces -------------------------------------------------------------------------- */

static bool ends_head(const layout *l, size_t nth)
{
    return kind_of(l, nth) == ROW_HEADER
           && (nth + 1 == l->table->rows.len || kind_of(l, nth + 1) != ROW_HEADER);
}

/* Lines from … to of a row; between the parts of one there is no space. */
static void add_part(setter *s, const layout *l, const table_row *row, size_t range[2])
{
    mark_list marks = { 0 };
    const bool first = range[0] == 0, last = range[1] >= row->line_count;
    const length thick = first ? rule_above(l, row->nth) : 0;
    length height = row_height(s, l, row, range[1] - range[0]);
    if (thick > 0)
        put_rule(s, l, 0, thick, &marks);
    if (row->nth == 0 && first)
        text_put_hung(s, &marks, ROW_PAD + look_baseline(s, l->body, leading_of(s, l)));
    const size_t from = marks.len;
    put_lines(s, l, row, range, &marks);
    if (!first) {
        marks_move(&marks, from, 0, -ROW_PAD);
        height -= ROW_PAD;
    }
    if (!last)
        height -= ROW_PAD;
    if (ends_head(l, row->nth))
        put_rule(s, l, height - RULE_HEAD, RULE_HEAD, &marks);
    else if (row->nth + 1 == l->table->rows.len && last)
        put_rule(s, l, height, RULE_ROW, &marks);
    notes_under(s, l->x, l->width);
    galley_add(s, height, marks);
}

/* The second row of the table or of a group, and the last. */
static bool leaves_one_alone(const layout *l, size_t i, size_t first)
{
    const size_t count = l->table->rows.len;
    const bool begins = i == first + 1 || (i >= 2 && kind_of(l, i - 2) == ROW_GROUP);
    const bool ends = i + 1 == count || kind_of(l, i + 1) == ROW_GROUP;
    return kind_of(l, i) != ROW_GROUP && (begins || ends);
}

static int32_t cost_before_row(const layout *l, size_t i, size_t first)
{
    if (i <= first)
        return COST_NEVER;
    if (kind_of(l, i - 1) == ROW_GROUP || kind_of(l, i - 1) == ROW_HEADER)
        return COST_NEVER;
    if (kind_of(l, i) == ROW_SUM)
        return COST_KEEP;
    return leaves_one_alone(l, i, first) ? COST_WIDOW : COST_LINE;
}

/* A row that is longer than a page is divided between its lines. */
static void add_lines(setter *s, const layout *l, const table_row *row)
{
    const size_t count = row->line_count;
    for (size_t i = 0; i < count; i++) {
        if (i > 0) {
            galley_cost(s, i == 1 || i + 1 == count ? COST_WIDOW : COST_LINE);
            galley_close(s);
        }
        add_part(s, l, row, (size_t[2]){ i, i + 1 });
    }
}

/* What the next piece may not be parted from: a group's heading; or header, caption and heading. The
   space above it falls away at the head of a page. */
static int64_t height_above(const galley *g)
{
    int64_t height = 0;
    length before = 0;
    bool joined = g->cost == COST_NEVER;
    for (size_t i = g->pieces.len; i-- > 0 && joined;) {
        height += before + g->pieces.at[i].height;
        before = g->pieces.at[i].before;
        joined = g->pieces.at[i].cost == COST_NEVER;
    }
    return height;
}

/* Is there a page that a row has room on, below what stands above it there? */
static bool row_fits(const setter *s, const layout *l, const table_row *row, length height)
{
    const bool first = row->nth > 0 && kind_of(l, row->nth - 1) == ROW_HEADER;
    const int64_t above = height_above(&s->galley);
    return above + height + (first ? 0 : l->repeated) <= page_capacity(s);
}

static void add_row(setter *s, const layout *l, size_t nth)
{
    galley_anchor(s, l->table->rows.at[nth].anchor);
    table_row row = row_fill(s, l, nth, true);
    row_break(s, l, &row);
    if (row_fits(s, l, &row, row_height(s, l, &row, row.line_count)))
        add_part(s, l, &row, (size_t[2]){ 0, row.line_count });
    else
        add_lines(s, l, &row);
    arena_reset(s->temp);
}

/* ---- caption and repeated header ------------------------------------------------------------- */

static paragraph *caption_of(setter *s, const doc_block *b, int32_t element, str after)
{
    paragraph *p = para_new(s);
    style name = look_head(s, s->theme->size[SIZE_SMALL], COLOUR_DEEP),
          text = look_small(s, COLOUR_QUIET);
    name.element = text.element = element;
    text.hyphenate = false;
    if (b->label.len > 0)
        para_add_text(s, p, str_format(s->temp, STR_FMT " ", STR_ARG(b->label)), name);
    para_add_inlines(s, p, b->text.first, text);
    if (after.len > 0 && !para_empty(p))
        para_add_text(s, p, str_format(s->temp, " " STR_FMT, STR_ARG(after)), text);
    return p;
}

static void set_caption(setter *s, const layout *l)
{
    paragraph *p = caption_of(s, l->block, element_add(s, ELEMENT_CAPTION, NULL), STR(""));
    if (para_empty(p))
        return;
    const area whole = s->column;
    s->column = (area){ l->x, l->width, 0, 0 };
    text_lines(s, p, (para_form){ .width = l->measure });
    s->column = whole;
    galley_cost(s, COST_NEVER);
    galley_space(s, look_space(s, 1) / 2);
}

static void repeat_row(setter *s, const layout *l, size_t nth, table_head *head, mark_list *out)
{
    table_row row = row_fill(s, l, nth, false);
    row_break(s, l, &row);
    const size_t at = out->len;
    put_lines(s, l, &row, (size_t[2]){ 0, row.line_count }, out);
    marks_move(out, at, 0, head->height);
    head->height += row_height(s, l, &row, row.line_count);
}

/* The caption with "(forts.)" and the header rows again, all decoration: the structure has them
   once, and so has the page the notes that they call. What would take much of a page is not repeated. */
static table_head repeated_head(setter *s, const layout *l, size_t heads)
{
    table_head made = { .first_piece = s->galley.pieces.len };
    mark_list marks = { 0 };
    s->repeats = true;
    paragraph *p = caption_of(s, l->block, ARTIFACT_REPEATED, s->doc->continued);
    para_form form = { .width = l->measure };
    if (!para_empty(p))
        made.height = text_into(s, p, &form, l->x, &marks) + look_space(s, 1) / 2;
    for (size_t i = 0; i < heads; i++)
        repeat_row(s, l, i, &made, &marks);
    s->repeats = false;
    if (heads > 0)
        put_rule(s, l, made.height - RULE_HEAD, RULE_HEAD, &marks);
    if (made.height <= page_capacity(s) / 4)
        made.marks = marks_kept(s->arena, &marks);
    else
        made.height = 0;
    return made;
}

/* The same with the heading of a group, for what comes after it, where both leave room for rows. */
static table_head repeated_group(setter *s, const layout *l, const table_head *head, size_t nth)
{
    table_head made = *head;
    mark_list marks = { 0 };
    marks_append(s->temp, &marks, &head->marks);
    s->repeats = true;
    repeat_row(s, l, nth, &made, &marks);
    s->repeats = false;
    if (made.height > page_capacity(s) / 4)
        return *head;
    made.marks = marks_kept(s->arena, &marks);
    return made;
}

static void repeat_from_here(setter *s, layout *l, table_head head)
{
    l->repeated = head.height;
    list_add(s->arena, &s->galley.tables, head);
    s->galley.table = (int32_t)s->galley.tables.len - 1;
}

/* ---- the story ------------------------------------------------------------------------------- */

static size_t count_heads(const doc_table *t)
{
    size_t heads = 0;
    while (heads < t->rows.len && t->rows.at[heads].kind == ROW_HEADER)
        heads++;
    return heads;
}

/* Header rows are one part of a table, the others another; of very many rows, each BODY_ROWS. */
static void open_part(setter *s, int32_t whole, size_t nth, size_t heads)
{
    if (nth < heads ? nth > 0 : (nth - heads) % BODY_ROWS > 0)
        return;
    s->element = whole;
    s->element = element_add(s, nth < heads ? ELEMENT_TABLE_HEAD : ELEMENT_TABLE_BODY, NULL);
}

static void add_rows(setter *s, layout *l)
{
    const int32_t whole = s->element;
    const size_t heads = count_heads(l->table);
    table_head head = { 0 };
    for (size_t i = 0; i < l->table->rows.len; i++) {
        const bool is_group = kind_of(l, i) == ROW_GROUP;
        open_part(s, whole, i, heads);
        if (i == heads)
            head = repeated_head(s, l, heads);
        if (i == heads || (is_group && i > heads))
            repeat_from_here(s, l, head);
        if (i > 0)
            galley_cost(s, cost_before_row(l, i, heads));
        if (is_group && i > heads)
            galley_space(s, LENGTH_PT(5));
        else if (i > 0)
            galley_close(s);
        add_row(s, l, i);
        if (is_group)
            repeat_from_here(s, l, repeated_group(s, l, &head, i));
    }
    s->element = whole;
    s->galley.table = -1;
}

/* Rows come and go in a memory of their own. */
static void set_rows(setter *s, layout *l)
{
    arena *temp = s->temp;
    l->columns = arena_array(temp, table_column, (size_t)l->table->column_count);
    s->temp = arena_new();
    layout_widths(s, l);
    if (l->x < s->column.x)
        text_flush(s); /* the table needs the margin, too */
    const resume after = l->wide ? turn_open(s) : (resume){ 0 };
    galley_space(s, look_space(s, TABLE_SPACE));
    const bool inside = s->notes_wait; /* a note: what it calls waits with it */
    s->notes_wait = true;
    s->galley.part_of = (int32_t)s->galley.tables.len;
    set_caption(s, l);
    add_rows(s, l);
    s->galley.part_of = -1;
    if (!inside)
        notes_below(s, l->x, l->width);
    galley_space(s, look_space(s, TABLE_SPACE));
    if (l->wide)
        turn_close(s, after);
    arena_drop(s->temp);
    s->temp = temp;
}

void set_table(setter *s, const doc_block *b)
{
    const doc_table *t = b->table;
    if (t->role == TABLE_FACTS && t->column_count == 2) {
        text_flush(s);
        galley_space(s, look_space(s, TABLE_SPACE));
        set_facts(s, b);
        galley_space(s, look_space(s, TABLE_SPACE));
        return;
    }
    if (t->column_count < 1 || t->rows.len == 0)
        return;
    int32_t outer = element_open(s, ELEMENT_TABLE, b);
    layout l = { .block = b, .table = t, .size = s->theme->size[SIZE_SMALL] };
    l.body = look_small(s, COLOUR_TEXT);
    l.body.tabular = true;
    l.head = l.body;
    l.head.bold = true;
    l.head.hyphenate = false;
    const size_t first = s->galley.pieces.len;
    set_rows(s, &l);
    galley_keep(s, first, page_capacity(s) / WHOLE_MOST);
    s->element = outer;
}
