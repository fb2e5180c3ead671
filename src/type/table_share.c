/*
 * The width of a table shared out among its columns.
 *
 * Where every line fits unbroken there is room to spare, and it goes to the columns of text. Where
 * they do not, each column has the least that it may be, and the rest is shared so that the table
 * becomes as low as it can: the height of a row is that of its tallest cell, so room that makes the
 * tallest lower is well spent, and any other is not. The search begins with shares in proportion to
 * what columns lack, and moves room from one to another as long as that helps, in ever smaller
 * steps. Where a head is wider than what stands below it, a second search begins with heads broken:
 * one line more there may save one in every row. What it looks at is bounded: some rows, evenly
 * taken, and so many words.
 *
 * Columns of like content get one width, for the eye takes a small difference as a mistake.
 *
 * A chunk is what stands on one line whatever the width: a word with what is joined to it.
 */
#include "type/table.h"

enum {
    ROWS_LOOKED_AT = 100,
    CHUNKS_MOST = 4000, /* of all of them */
    COLUMNS_MOST = 8,   /* that room is moved between; with more there is little to win */
    STEP_FIRST = 2,     /* of the room that is shared: a half, a quarter, … */
    STEP_LAST = 64,
    MOVES_MOST = 8,             /* with one step */
    HEIGHT_WEIGHT = 64,         /* of a line more in a row, against one more in a cell */
    ALIKE = 75,                 /* percent of the wider one */
    EQUAL_COST_MOST = 105,      /* percent of the height, for widths that are equal */
    BROKEN_COST_MOST = 95,      /* the same, for heads that are broken */
    LEAST_TORN = LENGTH_PT(24), /* for columns of text beside numbers that are kept whole */
};

typedef struct chunk {
    length width, space; /* and of the space after it */
    bool last;           /* a line ends after it in any case */
} chunk;

typedef struct chunks {
    chunk *at;
    size_t len, room;
} chunks;

typedef struct search {
    layout *l;
    arena *arena;
    chunks *cells; /* of each row that is looked at, those of each column */
    size_t rows;
    int *open; /* columns that lack something */
    int open_count;
} search;

/* ---- chunks ---------------------------------------------------------------------------------- */

static void add_chunk(search *x, chunks *to, chunk *now, bool last)
{
    now->last = last;
    list_add(x->arena, to, *now);
    *now = (chunk){ 0 };
}

static void cut_cell(search *x, chunks *to, const paragraph *p)
{
    chunk now = { 0 };
    for (size_t i = 0; i < p->items.len; i++) {
        const item *part = &p->items.at[i];
        if (part->kind == ITEM_GLUE && part->penalty != PENALTY_NEVER) {
            now.space = part->width;
            add_chunk(x, to, &now, false);
        } else if (part->kind != ITEM_BREAK) {
            now.width += part->width;
        } else if (!part->hyphen) {
            add_chunk(x, to, &now, part->penalty == PENALTY_FORCED);
        }
    }
    add_chunk(x, to, &now, false);
}

static size_t cut_row(setter *s, search *x, size_t nth)
{
    const layout *l = x->l;
    const table_row row = row_fill(s, l, nth, false);
    chunks *cells = &x->cells[x->rows * (size_t)l->table->column_count];
    size_t count = 0;
    for (int i = 0; i < row.row->count; i++) {
        const table_cell *c = &row.cells[i];
        if (!c->text || c->span != 1 || cell_is_turned(l, &row, c))
            continue;
        cut_cell(x, &cells[c->column], c->text);
        count += cells[c->column].len;
    }
    arena_reset(s->temp);
    return count;
}

/* Evenly, but not always the same one of so many: rows may be long and short by turns. */
static void look_at_rows(setter *s, search *x)
{
    const size_t count = x->l->table->rows.len;
    const size_t stride = (count + ROWS_LOOKED_AT - 1) / ROWS_LOOKED_AT;
    x->cells =
        arena_array(x->arena, chunks, (count / stride + 1) * (size_t)x->l->table->column_count);
    size_t chunks_so_far = 0;
    for (size_t i = 0; i * stride + i % stride < count && chunks_so_far < CHUNKS_MOST; i++) {
        chunks_so_far += cut_row(s, x, i * stride + i % stride);
        x->rows++;
    }
}

/* ---- height ---------------------------------------------------------------------------------- */

/* A word that is wider than the column is divided as often as it takes. */
static size_t lines_at(const chunks *cell, length width)
{
    size_t count = 1;
    int64_t so_far = 0;
    for (size_t i = 0; i < cell->len; i++) {
        const chunk *c = &cell->at[i];
        if (so_far > 0 && so_far + c->width > width) {
            count++;
            so_far = 0;
        }
        if (c->width > width && width > 0)
            count += (size_t)((c->width - 1) / width);
        so_far += c->width + c->space;
        if (c->last) {
            count++;
            so_far = 0;
        }
    }
    return count;
}

static size_t lines_in(const search *x, size_t row, int column)
{
    const size_t columns = (size_t)x->l->table->column_count;
    return lines_at(&x->cells[row * columns + (size_t)column], x->l->columns[column].width);
}

/* Of all rows; and a little for each line of a cell, so that the search knows the way down before a
   row becomes lower. */
static int64_t cost_of(const search *x)
{
    int64_t cost = 0;
    for (size_t row = 0; row < x->rows; row++) {
        size_t most = 1, all = 0;
        for (int i = 0; i < x->open_count; i++) {
            const size_t lines = lines_in(x, row, x->open[i]);
            most = lines > most ? lines : most;
            all += lines;
        }
        cost += (int64_t)(most * HEIGHT_WEIGHT + all);
    }
    return cost;
}

/* ---- the search ------------------------------------------------------------------------------ */

typedef struct move {
    int from, to;
    length part;
    int64_t cost;
} move;

static void shift(layout *l, int from, int to, length step)
{
    l->columns[from].width -= step;
    l->columns[to].width += step;
}

/* The move of one step that helps most, or of all that a column can spare where that is less; `cost`
   as it was where none does. */
static move best_move(search *x, table_column_measure *least, length step, int64_t cost)
{
    layout *l = x->l;
    move best = { .cost = cost };
    for (int i = 0; i < x->open_count; i++) {
        const int from = x->open[i];
        const length spare =
            l->columns[from].width - least(&l->columns[from], &l->table->columns[from]);
        const length part = step < spare ? step : spare;
        for (int k = 0; k < x->open_count && part > 0; k++) {
            const int to = x->open[k];
            if (to == from || l->columns[to].width >= l->columns[to].natural)
                continue;
            shift(l, from, to, part);
            const int64_t tried = cost_of(x);
            if (tried < best.cost)
                best = (move){ from, to, part, tried };
            shift(l, to, from, part);
        }
    }
    return best;
}

static length *widths_of(const search *x, int first, int end)
{
    length *kept = arena_array(x->arena, length, (size_t)(end - first));
    for (int i = first; i < end; i++)
        kept[i - first] = x->l->columns[i].width;
    return kept;
}

static void restore_widths(layout *l, int first, int end, const length *kept)
{
    for (int i = first; i < end; i++)
        l->columns[i].width = kept[i - first];
}

static void lower(search *x, table_column_measure *least, length room)
{
    int64_t cost = cost_of(x);
    for (int part = STEP_FIRST; part <= STEP_LAST; part *= 2) {
        const length step = room / part;
        for (int i = 0; i < MOVES_MOST && step > 0; i++) {
            const move best = best_move(x, least, step, cost);
            if (best.cost == cost)
                break;
            shift(x->l, best.from, best.to, best.part);
            cost = best.cost;
        }
    }
}

/* ---- columns of like content ----------------------------------------------------------------- */

static bool is_number(const table_column *c)
{
    return c->lead + c->tail > 0;
}

static bool are_alike(const layout *l, int i, int k)
{
    const table_column *a = &l->columns[i], *b = &l->columns[k];
    const doc_column *x = &l->table->columns[i], *y = &l->table->columns[k];
    const length wider = a->natural > b->natural ? a->natural : b->natural;
    const length other = a->natural + b->natural - wider;
    return is_number(a) == is_number(b) && x->align == y->align && x->narrow == y->narrow
           && (!x->narrow || is_number(a)) && other > 0
           && (int64_t)other * 100 >= (int64_t)wider * ALIKE;
}

/* The column after the last that is like the first. */
static int end_of_alike(const layout *l, int first)
{
    int end = first + 1;
    while (end < l->table->column_count && are_alike(l, first, end))
        end++;
    return end;
}

/* Text shares what it has; false where a column would be too narrow then. */
static bool level_text(layout *l, table_column_measure *least, int first, int end)
{
    int64_t sum = 0;
    for (int i = first; i < end; i++)
        sum += l->columns[i].width;
    const length mean = (length)(sum / (end - first));
    for (int i = first; i < end; i++)
        if (mean < least(&l->columns[i], &l->table->columns[i]))
            return false;
    for (int i = first; i < end; i++)
        l->columns[i].width = mean;
    return true;
}

/* Numbers have what they need, so the others get as much as the widest; gives what is left. */
static int64_t level_numbers(layout *l, int first, int end, int64_t spare)
{
    length widest = 0;
    int64_t more = 0;
    for (int i = first; i < end; i++)
        widest = l->columns[i].width > widest ? l->columns[i].width : widest;
    for (int i = first; i < end; i++)
        more += widest - l->columns[i].width;
    for (int i = first; i < end && more <= spare; i++)
        l->columns[i].width = widest;
    return more <= spare ? spare - more : spare;
}

/* Where it makes the table hardly higher. */
static void level_if_low(search *x, table_column_measure *least, int first, int end)
{
    layout *l = x->l;
    const length *before = widths_of(x, first, end);
    const int64_t cost = cost_of(x);
    if (level_text(l, least, first, end) && cost_of(x) * 100 <= cost * EQUAL_COST_MOST)
        return;
    restore_widths(l, first, end, before);
}

/* ---- sharing --------------------------------------------------------------------------------- */

/* What stands below the head. */
static length body_of(const table_column *column, const doc_column *about)
{
    (void)about;
    return column->body;
}

static length lack_of(const layout *l, int i, table_column_measure *most)
{
    const length wide = most(&l->columns[i], &l->table->columns[i]);
    return wide > l->columns[i].width ? wide - l->columns[i].width : 0;
}

/* Columns that lack no more than an equal part of the rest get what they lack: a short column is not
   broken for the sake of a long one. Gives what is left, and what the others lack. */
static int64_t fill_short(layout *l, table_column_measure *most, int64_t rest, int64_t *wanted)
{
    for (bool filled = true; filled;) {
        int open = 0;
        *wanted = 0;
        for (int i = 0; i < l->table->column_count; i++) {
            open += lack_of(l, i, most) > 0;
            *wanted += lack_of(l, i, most);
        }
        filled = false;
        const int64_t part = open > 0 ? rest / open : 0;
        for (int i = 0; i < l->table->column_count; i++) {
            const length lack = lack_of(l, i, most);
            if (lack > 0 && lack <= part) {
                rest -= lack;
                l->columns[i].width += lack;
                filled = true;
            }
        }
    }
    return rest;
}

/* Every column its `least`, then short ones the `most` that they can use, and the rest in proportion
   to what each still lacks of its own; where none lacks anything, of its natural width. */
static void share_by_lack(layout *l, table_column_measure *least, table_column_measure *most,
                          int64_t rest)
{
    int64_t wanted, given = 0, so_far = 0;
    for (int i = 0; i < l->table->column_count; i++)
        l->columns[i].width = least(&l->columns[i], &l->table->columns[i]);
    rest = fill_short(l, most, rest, &wanted);
    if (wanted == 0) {
        most = layout_natural;
        rest = fill_short(l, most, rest, &wanted);
    }
    for (int i = 0; i < l->table->column_count; i++) {
        so_far += lack_of(l, i, most);
        const int64_t upto = wanted > 0 ? rest * so_far / wanted : 0;
        l->columns[i].width += (length)(upto - given);
        given = upto;
    }
}

static int find_open(search *x, table_column_measure *least)
{
    const layout *l = x->l;
    x->open = arena_array(x->arena, int, (size_t)l->table->column_count);
    for (int i = 0; i < l->table->column_count; i++)
        if (least(&l->columns[i], &l->table->columns[i]) < l->columns[i].natural)
            x->open[x->open_count++] = i;
    return x->open_count;
}

static bool has_wide_head(const layout *l)
{
    for (int i = 0; i < l->table->column_count; i++)
        if (l->columns[i].body < l->columns[i].natural)
            return true;
    return false;
}

/* Kept where it makes the table clearly lower. */
static void break_heads(search *x, table_column_measure *least, int64_t room)
{
    layout *l = x->l;
    if (!has_wide_head(l))
        return;
    const int64_t cost = cost_of(x);
    const length *before = widths_of(x, 0, l->table->column_count);
    share_by_lack(l, least, body_of, room);
    lower(x, least, (length)room);
    if (cost_of(x) * 100 > cost * BROKEN_COST_MOST)
        restore_widths(l, 0, l->table->column_count, before);
}

void layout_share(setter *s, layout *l, table_column_measure *least)
{
    const int64_t room = l->measure - layout_sum(l, least);
    search x = { .l = l, .arena = arena_new() };
    share_by_lack(l, least, layout_natural, room);
    if (find_open(&x, least) > 1 && x.open_count <= COLUMNS_MOST) {
        look_at_rows(s, &x);
        lower(&x, least, (length)room);
        break_heads(&x, least, room);
        for (int i = 0, end; i < l->table->column_count; i = end) {
            end = end_of_alike(l, i);
            if (end > i + 1)
                level_if_low(&x, least, i, end);
        }
    }
    arena_drop(x.arena);
}

void layout_spread(layout *l, int64_t spare)
{
    int open = 0, nth = 0;
    for (int i = 0; i < l->table->column_count; i++) {
        l->columns[i].width = l->columns[i].natural;
        open += !l->table->columns[i].narrow;
    }
    for (int i = 0, end; i < l->table->column_count; i = end) {
        end = end_of_alike(l, i);
        if (is_number(&l->columns[i]))
            spare = level_numbers(l, i, end, spare);
    }
    for (int i = 0; i < l->table->column_count && open > 0; i++)
        if (!l->table->columns[i].narrow) {
            l->columns[i].width += (length)(spare * (nth + 1) / open - spare * nth / open);
            nth++;
        }
    for (int i = 0, end; i < l->table->column_count; i = end) {
        end = end_of_alike(l, i);
        if (!l->table->columns[i].narrow)
            level_text(l, layout_natural, i, end);
    }
}

/* Numbers are never torn as long as there is anything else to tear. */
void layout_squeeze(layout *l)
{
    const int between = l->table->column_count - 1;
    if ((int64_t)l->gap * between > l->measure / 2)
        l->gap = 0;
    int64_t fixed = 0, wanted = 0, room = l->measure;
    int texts = 0;
    for (int i = 0; i < l->table->column_count; i++) {
        room -= layout_gap(l, i);
        const bool number = is_number(&l->columns[i]);
        fixed += number ? l->columns[i].syllable : 0;
        wanted += l->columns[i].syllable;
        texts += !number;
    }
    const bool keep = texts > 0 && room - fixed >= texts * (int64_t)LEAST_TORN;
    if (keep) {
        room -= fixed;
        wanted -= fixed;
    }
    for (int i = 0; i < l->table->column_count; i++) {
        table_column *c = &l->columns[i];
        const length torn = wanted > 0 ? (length)(room * c->syllable / wanted) : LEAST_TORN;
        c->width = keep && is_number(c) ? c->syllable : torn;
    }
}
