/*
 * cases_elsewhere: the cases of minutes that have none, where they stand as something else.
 *
 *     1. **Sak 1/26 Dugnad**        | Sak 1/26 | Dugnad | Godkjent |        ## 1. Dugnad
 *
 * Takes the body of minutes before it is split into cases. Minutes that were first written elsewhere often have their cases in
 * a numbered list or a table, or under headings that have a number and no word. All of that would be the preamble, and no
 * register would have its decisions. It is one mistake, and is told of at the first of them. Where any heading begins a case, a
 * list or a table of cases is an agenda, and numbers are those of sections.
 */
#include "model/load.h"

enum { HEADINGS_LEAST = 2 }; /* with numbers that follow each other */

static bool has_case(loader *l, const meeting *held)
{
    case_number n;
    for (const md_node *block = held->content->first; block; block = block->next)
        if (block->kind == MD_HEADING && begins_as_case(l, held, block, &n))
            return true;
    return false;
}

/* ---- lists and tables ------------------------------------------------------------------------ */

/* The block that may begin as a case does, in an item or a row; NULL if there is none. */
static const md_node *front_of(const md_node *part)
{
    const md_node *first = part->first;
    return first && (first->kind == MD_PARAGRAPH || first->kind == MD_CELL) ? first : NULL;
}

/* Tells of the first item or row that is a case of the meeting's year; of all it is kept that they are not read. */
static bool report_parts(loader *l, const meeting *held, const md_node *block, str what)
{
    bool told = false;
    case_number n;
    for (const md_node *part = block->first; part; part = part->next) {
        const md_node *front = front_of(part);
        if (!front || !begins_as_case(l, held, front, &n) || n.year != held->day.year)
            continue;
        if (!told)
            DIAG(l->d, CASE_NOT_HEADING, front->at, what);
        index_unread_case(l, held->body, &n);
        told = true;
    }
    return told;
}

/* ---- numbers --------------------------------------------------------------------------------- */

/* The number of "1. Dugnad" or "1 Dugnad"; 0 if the heading has none. */
static long number_of(loader *l, const md_node *heading)
{
    str s = str_trim(flat_of(l->a, heading, true).text);
    long number;
    size_t digits = skip_chars(s, 0, "0123456789"), title = skip_chars(s, digits, " .)"),
           pos = title;
    bool titled = title > digits && title < s.len && utf8_is_letter(utf8_next(s, &pos));
    return titled && str_int(str_slice(s, 0, digits), &number) ? number : 0;
}

/* Headings that count from 1: tells of the first. */
static bool report_numbers(loader *l, const meeting *held)
{
    const md_node *first = NULL;
    long last = 0;
    for (const md_node *block = held->content->first; block; block = block->next)
        if (block->kind == MD_HEADING && number_of(l, block) == last + 1) {
            first = first ? first : block;
            last++;
        }
    if (last >= HEADINGS_LEAST)
        report_no_case_word(l, held, STR(""), first->at);
    return last >= HEADINGS_LEAST;
}

bool report_cases_elsewhere(loader *l, const meeting *held)
{
    bool told = false;
    if (has_case(l, held))
        return false;
    for (const md_node *block = held->content->first; block; block = block->next)
        if (block->kind == MD_LIST)
            told |= report_parts(l, held, block, STR("an item of a list"));
        else if (block->kind == MD_TABLE)
            told |= report_parts(l, held, block, STR("a row of a table"));
    return told || report_numbers(l, held);
}
