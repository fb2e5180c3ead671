/*
 * Widths of columns, from what their cells hold.
 *
 * Where all lines fit unbroken, each column gets its natural width, and what is left goes to the
 * columns of text. Where they do not, narrow columns keep theirs, the others get at least their
 * longest word, and share the rest (table_share.c). If even that does not fit: heads of a matrix are
 * turned, the size goes down a step, words in prose are divided, the table gets a page that is turned
 * on its side, names of one word are divided, and at last words are torn, with a message.
 */
#include "type/table.h"

enum {
    GAP = LENGTH_PT(11),
    GAP_MATRIX = LENGTH_PT(5),
    GAP_LEAST = LENGTH_PT(3), /* where words would be torn */
    SIZE_STEP = LENGTH_PT(1) / 2,
};

/* ---- measures -------------------------------------------------------------------------------- */

static void raise(length *most, length value)
{
    if (value > *most)
        *most = value;
}

static bool has_one_word(const paragraph *p)
{
    for (size_t i = 0; i < p->items.len; i++)
        if (p->items.at[i].kind == ITEM_GLUE && p->items.at[i].penalty != PENALTY_NEVER)
            return false;
    return true;
}

/* What stands before the decimal sign and what stands after it are measured apart. */
static void measure_cell(const layout *l, const table_row *row, const table_cell *c)
{
    if (!c->text || c->span != 1 || cell_is_turned(l, row, c))
        return;
    table_column *to = &l->columns[c->column];
    const length natural = para_natural_width(c->text);
    if (c->align == CELL_DECIMAL) {
        raise(&to->tail, c->tail);
        raise(&to->lead, natural - c->tail);
        return;
    }
    raise(&to->natural, natural);
    if (row->row->kind != ROW_HEADER)
        raise(&to->body, natural);
    raise(&to->least, para_least_width(c->text, DIVIDED_NONE));
    const length syllable = para_least_width(c->text, DIVIDED_NAMES);
    raise(&to->syllable, syllable);
    raise(&to->name,
          para_least_width(c->text, has_one_word(c->text) ? DIVIDED_NONE : DIVIDED_PROSE));
}

/* Numbers are not broken. */
static void join_numbers(table_column *c)
{
    raise(&c->natural, c->lead + c->tail);
    raise(&c->body, c->lead + c->tail);
    raise(&c->least, c->lead + c->tail);
    raise(&c->syllable, c->lead + c->tail);
    raise(&c->name, c->lead + c->tail);
}

static void measure_turned(layout *l, const table_row *row)
{
    for (int i = 0; i < row->row->count; i++)
        if (row->cells[i].text && cell_is_turned(l, row, &row->cells[i]))
            raise(&l->turned_height, para_natural_width(row->cells[i].text));
}

static void measure_columns(setter *s, layout *l)
{
    for (int i = 0; i < l->table->column_count; i++)
        l->columns[i] = (table_column){ 0 };
    for (size_t i = 0; i < l->table->rows.len; i++) {
        const table_row row = row_fill(s, l, i, false);
        for (int k = 0; k < row.row->count; k++)
            measure_cell(l, &row, &row.cells[k]);
        measure_turned(l, &row);
        arena_reset(s->temp);
    }
    for (int i = 0; i < l->table->column_count; i++)
        join_numbers(&l->columns[i]);
}

length layout_natural(const table_column *column, const doc_column *about)
{
    (void)about;
    return column->natural;
}

/* Narrow columns are not broken as long as there is another way; their heads are. */
static length least_of(const table_column *column, const doc_column *about)
{
    const length body = about->narrow ? column->body : 0;
    return body > column->least ? body : column->least;
}

static length word_of(const table_column *column, const doc_column *about)
{
    (void)about;
    return column->least;
}

/* Words of prose are divided before names of one word are. */
static length name_of(const table_column *column, const doc_column *about)
{
    (void)about;
    return column->name;
}

static length syllable_of(const table_column *column, const doc_column *about)
{
    (void)about;
    return column->syllable;
}

static bool ends_at_right(cell_align align)
{
    return align == CELL_RIGHT || align == CELL_DECIMAL;
}

/* Half as much again where a number would all but touch the words after it. */
length layout_gap(const layout *l, int after)
{
    const doc_column *columns = l->table->columns;
    if (after + 1 >= l->table->column_count)
        return 0;
    const bool meet = ends_at_right(columns[after].align) && columns[after + 1].align == CELL_LEFT;
    return meet ? l->gap * 3 / 2 : l->gap;
}

int64_t layout_sum(const layout *l, table_column_measure *of)
{
    int64_t sum = 0;
    for (int i = 0; i < l->table->column_count; i++)
        sum += of(&l->columns[i], &l->table->columns[i]) + layout_gap(l, i);
    return sum;
}

/* ---- the story ------------------------------------------------------------------------------- */

static void place_columns(layout *l)
{
    length x = l->x;
    for (int i = 0; i < l->table->column_count; i++) {
        l->columns[i].x = x;
        x += l->columns[i].width + layout_gap(l, i);
    }
    l->width = x - l->x;
}

static void measure_at(setter *s, layout *l, length size)
{
    l->size = l->body.size = l->head.size = size;
    measure_columns(s, l);
}

static bool fits(const layout *l, table_column_measure *of)
{
    return layout_sum(l, of) <= l->measure;
}

static bool divide(setter *s, layout *l, style *look)
{
    look->hyphenate = true;
    measure_columns(s, l);
    return fits(l, syllable_of);
}

/* Where a theme divides no words they are divided all the same before they are torn, as a long word
   of a heading is; heads only where the words of all cells already are. */
static bool divide_all(setter *s, layout *l)
{
    return (!l->body.hyphenate && divide(s, l, &l->body)) || divide(s, l, &l->head);
}

/* Smaller, until the words fit whole. */
static void shrink(setter *s, layout *l)
{
    while (!fits(l, word_of) && l->size - SIZE_STEP >= s->theme->size[SIZE_NOTE] * 9 / 10) {
        measure_at(s, l, l->size - SIZE_STEP);
    }
}

/* Heads on their side, a smaller size: what helps before words are divided. */
static void narrow(setter *s, layout *l)
{
    if (l->table->role == TABLE_MATRIX && !fits(l, least_of)) {
        l->turned = true;
        measure_columns(s, l);
        l->turned = l->turned_height < page_capacity(s) / 5;
        if (!l->turned)
            measure_columns(s, l);
    }
    shrink(s, l);
}

/* Nothing else has helped: may the table have a page of its own, turned on its side? */
static bool may_turn(const setter *s)
{
    const theme_page *page = &s->theme->page;
    return s->theme->turn_tables && page->height > page->width && s->galley.frame < 0
           && s->held == 0 && s->column.x == page->inside + page->text_left;
}

static void turn_page(setter *s, layout *l)
{
    const theme_page *page = &s->theme->page;
    l->wide = true;
    l->turned = false;
    l->x = page->inside;
    l->measure = page->height - page->inside - page->outside;
    measure_at(s, l, s->theme->size[SIZE_SMALL]);
    narrow(s, l);
}

/* A page on its side, unless that would not save the names either. */
static void try_turned(setter *s, layout *l)
{
    const layout upright = *l;
    const bool divided = fits(l, syllable_of);
    turn_page(s, l);
    if (divided && !fits(l, name_of)) {
        *l = upright;
        measure_columns(s, l);
    }
}

static void report_wide(setter *s, const doc_block *b)
{
    str caption = inline_plain(s->temp, b->text.first);
    message *m = DIAG(s->diag, TABLE_TOO_WIDE, said_place(s, STR("")), s->doc->title);
    if (caption.len > 0)
        message_hint(s->diag, m, STR_FMT, STR_ARG(caption));
}

static void give_widths(setter *s, layout *l)
{
    static table_column_measure *const ways[] = { least_of, word_of, name_of, syllable_of };
    if (fits(l, layout_natural)) {
        layout_spread(l, l->measure - layout_sum(l, layout_natural));
        return;
    }
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if (fits(l, ways[i])) {
            layout_share(s, l, ways[i]);
            return;
        }
    if (divide_all(s, l)) {
        layout_share(s, l, syllable_of);
        return;
    }
    layout_squeeze(l);
    report_wide(s, l->block);
}

/* The margin column, too: not where a label stands in it and breaking a line or two is enough. */
static bool wants_margin(const setter *s, const layout *l)
{
    const bool labelled = s->galley.hung.len > 0;
    const bool wide = l->table->full && !labelled;
    return s->column.label_width > 0 && (wide || !fits(l, labelled ? least_of : layout_natural));
}

void layout_widths(setter *s, layout *l)
{
    const length full_x = s->theme->page.inside;
    const length full = s->theme->page.width - full_x - s->theme->page.outside;
    l->gap = l->table->role == TABLE_MATRIX ? GAP_MATRIX : GAP;
    l->x = s->column.x;
    l->measure = s->column.width;
    measure_at(s, l, l->size);
    if (wants_margin(s, l)) {
        l->x = full_x;
        l->measure = full;
    }
    narrow(s, l);
    if (!fits(l, name_of) && may_turn(s))
        try_turned(s, l);
    if (!fits(l, syllable_of))
        l->gap = GAP_LEAST;
    give_widths(s, l);
    place_columns(l);
}
