/*
 * Labels that no empty line stands before: lines of a paragraph, or below a table, that begin with one.
 *
 *     **Vedtak:** Styret godkjenner planen.         - Fliser kjøpes inn.
 *     **Votering:** Enstemmig.                      **Votering:** Enstemmig.
 *
 * In Markdown the second line goes on with the paragraph above, with the last item of a list, or with the table, as a row
 * of it. The author means a label, so the line becomes a paragraph of its own, and is told of. In a list, only a line at the
 * margin is taken: what is indented was meant for the item. Below a table, only lines that are not written as rows.
 * In the middle of a line, only what is bold with a colon, and begins anew after the end of a sentence.
 */
#include "model/load.h"

/* The paragraph that a line at the margin below a block goes on with; NULL if there is none. */
static md_node *open_paragraph(md_node *block)
{
    md_node *n = block;
    while (n && (n->kind == MD_LIST || n->kind == MD_ITEM || n->kind == MD_QUOTE))
        n = n->last;
    return n && n->kind == MD_PARAGRAPH ? n : NULL;
}

/* One line of a paragraph, from a node to the next break, as a paragraph to be looked at. */
static md_node *copy_line(loader *l, const md_node *first)
{
    md_node *line = md_new(l->a, MD_PARAGRAPH, first->at);
    for (const md_node *n = first; n && !md_is_break(n); n = n->next)
        md_append(line, md_copy(l->a, n));
    return line;
}

/* Outside every case, a line is taken only where it says what would be lost there. */
static bool begins_label(loader *l, const meeting *held, const case_item *c, const md_node *first,
                         found_label *found)
{
    if (first->kind != MD_STRONG && first->kind != MD_EMPHASIS)
        return false;
    return find_label(l, held, c, copy_line(l, first), found)
           && (c || !label_may_stand_outside(found->label));
}

static void insert_after(md_node *block, md_node *n)
{
    if (block->next)
        md_insert_before(block->next, n);
    else
        md_append(block->parent, n);
}

/* "Se vedlegget. **Vedtak:** Godkjent." */
static bool stands_in_line(loader *l, const md_node *n)
{
    str before =
        n->kind == MD_STRONG && n->before && n->before->kind == MD_TEXT ? n->before->text : STR("");
    str end = str_trim(before),
        after = n->next && n->next->kind == MD_TEXT ? n->next->text : STR("");
    bool anew = str_ends(before, STR(" "))
                && (str_ends(end, STR(".")) || str_ends(end, STR("!")) || str_ends(end, STR("?")));
    return anew
           && (str_ends(str_trim(md_plain(l->a, n)), STR(":"))
               || str_starts(str_trim(after), STR(":")));
}

/* Moves a label and what follows it into a paragraph after `block`; the break or the blank before it goes. */
static void split_at(loader *l, md_node *block, md_node *first)
{
    md_node *tail = md_new(l->a, MD_PARAGRAPH, first->at), *gap = first->before, *next;
    if (block->detail->lang.len)
        md_detail_of(l->a, tail)->lang = block->detail->lang;
    for (md_node *n = first; n; n = next) {
        next = n->next;
        tail->at = span_join(tail->at, n->at);
        md_remove(n);
        md_append(tail, n);
    }
    while (str_ends(gap->text, STR(" ")))
        gap->text.len--;
    if (md_is_break(gap))
        md_remove(gap);
    insert_after(block, tail);
}

/* ---- below a table --------------------------------------------------------------------------------- */

bool is_text_row(const loader *l, const md_node *row)
{
    str first = str_trim(diag_text(l->d, row->parent->first->at)),
        line = str_trim(diag_text(l->d, row->at));
    bool framed = str_starts(first, STR("|"));
    return framed ? !str_starts(line, STR("|")) : str_find(line, STR("|")) == line.len;
}

static md_node *first_text_row(loader *l, md_node *table)
{
    md_node *row = NULL;
    for (md_node *n = table->last; n && n->before && is_text_row(l, n); n = n->before)
        row = n;
    return row;
}

/* A row's cells as the line that they were; an empty one is only the table's width. */
static void append_line(loader *l, md_node *paragraph, md_node *row)
{
    md_node *next;
    for (md_node *cell = row->first; cell; cell = cell->next) {
        if (cell->first && cell->before) {
            md_node *bar = md_new(l->a, MD_TEXT, span_part(cell->at, 0, 0));
            bar->text = STR(" | ");
            md_append(paragraph, bar);
        }
        for (md_node *n = cell->first; n; n = next) {
            next = n->next;
            md_remove(n);
            md_append(paragraph, n);
        }
    }
}

/* Outside of every case the label is no label, which is said of it as it stands. */
static void report_line(loader *l, const case_item *c, const found_label *found)
{
    if (c)
        DIAG(l->d, LABEL_IN_PARAGRAPH, found->at, found->written);
}

/* From the first row on that begins with a label, what cmark took for rows becomes the paragraph after the table. */
static void split_label_rows(loader *l, const meeting *held, const case_item *c, md_node *table)
{
    found_label found;
    md_node *row = first_text_row(l, table), *next;
    while (row
           && !(row->first && row->first->first
                && begins_label(l, held, c, row->first->first, &found)))
        row = row->next;
    if (!row)
        return;
    report_line(l, c, &found);
    md_node *paragraph = md_new(l->a, MD_PARAGRAPH, row->at);
    for (; row; row = next) {
        next = row->next;
        paragraph->at = span_join(paragraph->at, row->at);
        if (paragraph->first)
            md_append(paragraph, md_new(l->a, MD_SOFT_BREAK, span_part(row->at, 0, 0)));
        append_line(l, paragraph, row);
        md_remove(row);
    }
    insert_after(table, paragraph);
}

void split_label_lines(loader *l, const meeting *held, const case_item *c, md_node *block)
{
    md_node *paragraph = open_paragraph(block), *before;
    if (block->kind == MD_TABLE)
        split_label_rows(l, held, c, block);
    for (md_node *n = paragraph ? paragraph->last : NULL; n;
         n = before) { /* from the end: each line is moved once */
        before = n->before;
        found_label found;
        bool on_line = md_is_break(n) && n->before && n->next;
        bool open = on_line && (paragraph == block || diag_place(l->d, n->next->at).column == 1);
        md_node *first = open ? n->next : n;
        if (!(open || (paragraph == block && stands_in_line(l, n)))
            || !begins_label(l, held, c, first, &found))
            continue;
        report_line(l, c, &found);
        split_at(l, block, first);
    }
}
