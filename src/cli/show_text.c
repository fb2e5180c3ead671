/*
 * A document as text for a terminal: what `show` prints.
 *
 * The same tree that HTML and PDF are made from, in the plainest of forms: headings with a line of air around them,
 * paragraphs wrapped, labels before their text, lists with dashes or numbers, tables as columns. Links are left out.
 */
#include "cli/show_text.h"

enum { MARGIN_MOST = 12, WIDTH = 78 };

typedef struct printer {
    buf *out;
    int indent;
    bool air; /* an empty line is due before the next block */
} printer;

static void begin(printer *p)
{
    if (p->air && p->out->len)
        buf_char(p->out, '\n');
    p->air = false;
}

/* One line of a text, wrapped at the width; the cursor stands at its left edge. */
static void put_line(printer *p, size_t left, str line)
{
    size_t column = left;
    for (str rest = line, word; str_cut(&rest, STR(" "), &word);) {
        size_t columns = utf8_columns(word);
        if (column > left && column + 1 + columns > WIDTH) {
            buf_char(p->out, '\n');
            buf_fill(p->out, ' ', left);
            column = left;
        } else if (column > left) {
            buf_char(p->out, ' ');
            column++;
        }
        buf_put(p->out, word);
        column += columns;
    }
    buf_char(p->out, '\n');
}

/* A text wrapped at the width, with `mark` before its first line. */
static void put_wrapped(printer *p, str mark, str content)
{
    size_t left = (size_t)p->indent + utf8_columns(mark);
    buf_fill(p->out, ' ', (size_t)p->indent);
    buf_put(p->out, mark);
    str rest = content, line = { 0 };
    str_cut(&rest, STR("\n"), &line);
    put_line(p, left, line);
    while (str_cut(&rest, STR("\n"), &line)) {
        buf_fill(p->out, ' ', left);
        put_line(p, left, line);
    }
}

static str plain(const printer *p, inline_list content)
{
    return inline_plain(p->out->arena, content.first);
}

static str lines(const printer *p, inline_list content)
{
    return inline_lines(p->out->arena, content.first);
}

static void put_row(listing *l, const doc_row *row, int columns)
{
    listing_row(l);
    int filled = 0;
    for (int i = 0; i < row->count && filled < columns; i++, filled++)
        listing_cell(l, inline_plain(l->arena, row->cells[i].text.first));
    for (; filled < columns; filled++)
        listing_cell(l, STR(""));
}

static void put_table(printer *p, const doc_table *t)
{
    listing l = { .arena = p->out->arena };
    size_t first = t->rows.len && t->rows.at[0].kind == ROW_HEADER;
    for (int i = 0; i < t->column_count; i++)
        listing_column(&l, "",
                       first && i < t->rows.at[0].count ? plain(p, t->rows.at[0].cells[i].text)
                                                        : STR(""));
    for (size_t i = first; i < t->rows.len; i++)
        put_row(&l, &t->rows.at[i], t->column_count);
    listing_put(&l, STR("table"), WIDTH, p->out);
}

static void put_facts(printer *p, const doc_table *t)
{
    for (size_t i = 0; i < t->rows.len; i++) {
        const doc_row *row = &t->rows.at[i];
        str label = row->count ? plain(p, row->cells[0].text) : STR("");
        size_t columns = utf8_columns(label),
               gap = columns < MARGIN_MOST ? MARGIN_MOST - columns : 1;
        buf mark = buf_new(p->out->arena);
        buf_put(&mark, label);
        buf_fill(&mark, ' ', gap);
        put_wrapped(p, buf_str(&mark), row->count > 1 ? plain(p, row->cells[1].text) : STR(""));
    }
}

static str mark_of(const printer *p, const doc_block *b)
{
    return b->label.len ? str_format(p->out->arena, STR_FMT ": ", STR_ARG(b->label)) : STR("");
}

/* Depth is that of the author's lists and quotations, which reading has limited. */
static void put_blocks(printer *p, const doc_block *first);

static void put_block(printer *p, const doc_block *b)
{
    begin(p);
    if (b->kind == BLOCK_PARAGRAPH || b->kind == BLOCK_HEADING)
        put_wrapped(p, mark_of(p, b), lines(p, b->text));
    else if (b->kind == BLOCK_TABLE && b->table->role == TABLE_FACTS)
        put_facts(p, b->table);
    else if (b->kind == BLOCK_TABLE)
        put_table(p, b->table);
    else if (b->kind == BLOCK_CODE)
        buf_put(p->out, b->literal);
    else if (b->kind == BLOCK_FIGURE)
        put_wrapped(p, STR(""), b->alt);
    p->air = true;
}

static void put_item(printer *p, const doc_block *item, str mark)
{
    const doc_block *first = item->first;
    bool starts_with_text = first && first->kind == BLOCK_PARAGRAPH;
    const int in = (int)utf8_columns(mark);
    put_wrapped(p, mark, starts_with_text ? lines(p, first->text) : STR(""));
    p->indent += in;
    put_blocks(p, starts_with_text ? first->next : first);
    p->indent -= in;
    p->air = false;
}

static void put_list(printer *p, const doc_block *list)
{
    int nth = 0;
    begin(p);
    for (const doc_block *item = list->first; item; item = item->next) {
        str number = list_marker(p->out->arena, list, nth++);
        put_item(p, item,
                 number.len ? str_format(p->out->arena, STR_FMT " ", STR_ARG(number)) : STR("- "));
    }
    p->air = true;
}

static void put_group(printer *p, const doc_block *b)
{
    if (block_is_of_site(b))
        return;
    if (b->label.len && b->role != GROUP_CASE) {
        begin(p);
        put_wrapped(p, STR(""), b->label);
        p->air = false;
        p->indent += 2;
        put_blocks(p, b->first);
        p->indent -= 2;
    } else {
        put_blocks(p, b->first);
    }
    p->air = true;
}

static void put_blocks(printer *p, const doc_block *first)
{
    for (const doc_block *b = first; b; b = b->next) {
        if (b->kind == BLOCK_GROUP) {
            put_group(p, b);
        } else if (b->kind == BLOCK_LIST) {
            put_list(p, b);
        } else {
            put_block(p, b);
        }
    }
}

void show_text(const document *doc, buf *out)
{
    printer p = { .out = out };
    put_blocks(&p, doc->blocks.first);
}
