/*
 * Rules for the numbers of a body's cases: each once, none missing, in the order in which they were dealt with.
 *
 * Numbers run through a year, over all meetings of the body. A gap shows when the cases are sorted by year and
 * number: two neighbours are more than one apart. The first number of a year is held against 1 only when the archive
 * has cases of the year before, since an archive may begin anywhere. Bodies whose case numbers have no year (their
 * template says so) may begin anew in each meeting; there only the order inside a meeting counts.
 */
#include "check/rules.h"

#include <stdlib.h>

typedef struct numbered {
    int year, number;
    slot item;
} numbered;

static bool has_year(const checker *c, slot item)
{
    const case_item *one = &c->m->cases.at[item];
    str form = body_case_form(c->m, one->body, meeting_of(c, item)->day);
    return str_find(form, STR("{y")) < form.len;
}

void check_case_twice(checker *c, slot subject)
{
    const slot_list *cases = &c->cases_of_body[subject];
    for (size_t i = 0; i < cases->len; i++) {
        const case_item *one = &c->m->cases.at[cases->at[i]];
        slot first = case_find(c->m, subject, one->year, one->number);
        if (first == NO_SLOT || first == cases->at[i]
            || (!has_year(c, cases->at[i]) && c->m->cases.at[first].meeting != one->meeting))
            continue;
        DIAG(c->d, CASE_TWICE, one->at, say_case(c, cases->at[i]),
             say_day(c, meeting_of(c, first)->day));
    }
}

/* ---- gaps ---------------------------------------------------------------------------------- */

static int compare_numbered(const void *x, const void *y)
{
    const numbered *a = x, *b = y;
    if (a->year != b->year)
        return a->year < b->year ? -1 : 1;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return a->item < b->item ? -1 : a->item > b->item;
}

static numbered *sorted_numbers(const checker *c, const slot_list *cases, size_t *count)
{
    numbered *list = arena_array(c->a, numbered, cases->len + 1);
    *count = 0;
    for (size_t i = 0; i < cases->len; i++) {
        const case_item *one = &c->m->cases.at[cases->at[i]];
        if (has_year(c, cases->at[i]))
            list[(*count)++] = (numbered){ one->year, one->number, cases->at[i] };
    }
    qsort(list, *count, sizeof *list, compare_numbered);
    return list;
}

static void report_gap(checker *c, const numbered *after, int from)
{
    const case_item *one = &c->m->cases.at[after->item];
    str form = body_case_form(c->m, one->body, meeting_of(c, after->item)->day);
    str first = case_number_text(c->a, form, after->year, from);
    str missing = first;
    if (from + 1 < after->number) {
        str last = case_number_text(c->a, form, after->year, after->number - 1);
        missing = str_format(c->a, STR_FMT " to " STR_FMT, STR_ARG(first), STR_ARG(last));
    }
    DIAG(c->d, CASE_GAP, one->at, say_body(c, one->body, meeting_of(c, after->item)->day), missing,
         one->label);
}

void check_case_gaps(checker *c, slot subject)
{
    size_t count;
    const numbered *list = sorted_numbers(c, &c->cases_of_body[subject], &count);
    for (size_t i = 1; i < count; i++) {
        bool same_year = list[i].year == list[i - 1].year,
             next_year = list[i].year == list[i - 1].year + 1;
        int expected = same_year ? list[i - 1].number + 1 : 1;
        if ((same_year || next_year) && list[i].number > expected)
            report_gap(c, &list[i], expected);
    }
}

/* ---- order --------------------------------------------------------------------------------- */

void check_case_order(checker *c, slot subject)
{
    const slot_list *cases = &c->cases_of_body[subject];
    for (size_t i = 1; i < cases->len; i++) {
        const case_item *one = &c->m->cases.at[cases->at[i]],
                        *before = &c->m->cases.at[cases->at[i - 1]];
        bool comparable = one->year == before->year
                          && (one->meeting == before->meeting || has_year(c, cases->at[i]));
        if (comparable && one->number < before->number)
            DIAG(c->d, CASE_ORDER, one->at, one->label, before->label);
    }
}
