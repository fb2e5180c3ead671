/*
 * Dates that Markdown takes for lists.
 *
 * "22. mai 2018: møte" at the start of a line is item 22 of a list in Markdown, and an ordinary Norwegian
 * date to everybody else. A list whose items all begin with a number, a dot and the name of a month is therefore
 * turned back into paragraphs, with the numbers as they stand in the file, and a note says so. A list that
 * begins with 1 may break into a paragraph: there the line goes on where it was broken ("… fram til / 1. mai 2025").
 */
#include "model/load.h"

static const md_node *first_paragraph(const md_node *item)
{
    return item->first && item->first->kind == MD_PARAGRAPH ? item->first : NULL;
}

static bool is_date_list(loader *l, const md_node *list)
{
    if (list->kind != MD_LIST || !list->ordered || list->marker != '.' || !list->first)
        return false;
    for (const md_node *item = list->first; item; item = item->next) {
        const md_node *paragraph = first_paragraph(item);
        if (!paragraph || item->task
            || !words_starts_with_month(l->w, flat_of(l->a, paragraph, true).text))
            return false;
    }
    return true;
}

/* "22. ": the number of an item and the blanks behind it, as they stand in the file. */
static md_node *number_of(loader *l, const md_node *item)
{
    str line = diag_text(l->d, item->at);
    size_t len = 0, digits = 0;
    while (digits < line.len && line.at[digits] >= '0' && line.at[digits] <= '9')
        digits++;
    len = digits;
    while (len < line.len && (line.at[len] == '.' || line.at[len] == ' '))
        len++;
    md_node *n = md_new(l->a, MD_TEXT, span_part(item->at, 0, len));
    n->text = str_slice(line, 0, len);
    return n;
}

static void report_dates(loader *l, const md_node *list)
{
    const md_node *number = number_of(l, list->first);
    str rest = flat_of(l->a, first_paragraph(list->first), true).text, month = { 0 };
    str_cut(&rest, STR(" "), &month);
    DIAG(l->d, DATE_LIST, number->at,
         str_format(l->a, STR_FMT STR_FMT, STR_ARG(number->text), STR_ARG(month)));
}

/* Does the list stand on the line right after the paragraph before it, so that it was one paragraph? */
static bool breaks_paragraph(loader *l, const md_node *list)
{
    const md_node *before = list->before;
    if (!before || before->kind != MD_PARAGRAPH)
        return false;
    return diag_place(l->d, list->at).line
           == diag_place(l->d, span_part(before->at, before->at.len, 0)).line + 1;
}

static void move_inlines(md_node *from, md_node *to)
{
    for (md_node *n = from->first; n; n = from->first) {
        md_remove(n);
        md_append(to, n);
    }
}

static void join_to_paragraph(loader *l, md_node *item, md_node *paragraph)
{
    md_append(paragraph, md_new(l->a, MD_SOFT_BREAK, span_part(item->at, 0, 0)));
    md_append(paragraph, number_of(l, item));
    move_inlines(item->first, paragraph);
    paragraph->at = span_join(paragraph->at, item->first->at);
    md_remove(item->first);
}

static void number_paragraph(loader *l, md_node *item)
{
    md_node *first = item->first;
    md_node *number = number_of(l, item);
    first->at = span_join(number->at, first->at);
    if (first->first)
        md_insert_before(first->first, number);
    else
        md_append(first, number);
}

static void unlist(loader *l, md_node *list)
{
    bool joins = breaks_paragraph(l, list);
    report_dates(l, list);
    for (md_node *item = list->first; item; item = item->next) {
        if (joins && item == list->first)
            join_to_paragraph(l, item, list->before);
        else
            number_paragraph(l, item);
        for (md_node *block = item->first; block; block = item->first) {
            md_remove(block);
            md_insert_before(list, block);
        }
    }
    md_remove(list);
}

void unlist_dates(loader *l, md_node *document)
{
    const md_node *n = document;
    while (n) {
        md_node *list =
            (md_node *)n; /* the tree is ours; md_next only promises not to change it itself */
        if (!is_date_list(l, n)) {
            n = md_next(document, n);
            continue;
        }
        md_node *before = list->before, *parent = list->parent;
        unlist(l, list);
        n = before ? md_next(document, before)
                   : parent->first; /* what stood in the items may hold lists, too */
    }
}
