/*
 * Rules for the numbers of a body's cases: each once, none missing, in the order in which they were dealt with.
 *
 * Numbers run through a year, over all meetings of the body. A gap shows when the cases are sorted by year and
 * number: two neighbours are more than one apart. The first number of a year is held against 1 only when the archive
 * has cases of the year before, since an archive may begin anywhere. Bodies whose case numbers have no year (their
 * template says so) may begin anew in each meeting; there only the order inside a meeting counts. A body with several words
 * for its cases (PS, RS) may number each by itself or all in one row: a number under two words, or the reading with fewer
 * steps that are wrong, says which.
 */
#include "check/rules.h"

#include <stdlib.h>

typedef struct numbered {
    int series, year, number; /* series: 0 where all words share one row of numbers */
    slot item;
} numbered;

static bool has_year(const checker *c, slot item)
{
    const case_item *one = &c->m->cases.at[item];
    str form = body_case_form(c->m, one->body, meeting_of(c, item)->day);
    return !one->year_taken && str_find(form, STR("{y")) < form.len;
}

/* A year that is not the meeting's was reported: that makes its number what it is. */
static bool is_of_other_year(const checker *c, slot item)
{
    return c->m->cases.at[item].year != meeting_of(c, item)->day.year;
}

static bool is_again(const checker *c, slot item, slot before)
{
    const case_item *one = &c->m->cases.at[item], *other = &c->m->cases.at[before];
    return one->meeting == other->meeting && one->number == other->number
           && one->series_place == other->series_place;
}

/* Numbers without a year begin anew in each meeting. There a double one stands right after the first, or out of order. */
void check_case_twice(checker *c, slot subject)
{
    const slot_list *cases = &c->cases_of_body[subject];
    for (size_t i = 0; i < cases->len; i++) {
        slot item = cases->at[i], first = case_find_in_series(c->m, &c->m->cases.at[item]);
        if (!has_year(c, item))
            first = i > 0 && is_again(c, item, cases->at[i - 1]) ? cases->at[i - 1] : NO_SLOT;
        if (first != NO_SLOT && first != item && !is_of_other_year(c, item))
            DIAG(c->d, CASE_TWICE, c->m->cases.at[item].at, say_case(c, item),
                 say_day(c, meeting_of(c, first)->day));
    }
}

/* ---- gaps ---------------------------------------------------------------------------------- */

static int compare_numbered(const void *x, const void *y)
{
    const numbered *a = x, *b = y;
    if (a->series != b->series)
        return a->series < b->series ? -1 : 1;
    if (a->year != b->year)
        return a->year < b->year ? -1 : 1;
    if (a->number != b->number)
        return a->number < b->number ? -1 : 1;
    return a->item < b->item ? -1 : a->item > b->item;
}

/* Has one case a number far above those of its neighbours, where just the one between them is missing? Then it is that one
   which has the wrong number. */
static bool is_outlier(const checker *c, const slot_list *cases, size_t i)
{
    if (i == 0 || i + 1 >= cases->len || cases->at[i] != cases->at[i - 1] + 1)
        return false;
    const case_item *before = &c->m->cases.at[cases->at[i - 1]], *one = before + 1,
                    *after = &c->m->cases.at[cases->at[i + 1]];
    bool same = before->year == one->year && one->year == after->year
                && before->meeting == one->meeting && before->series_place == one->series_place
                && one->series_place == after->series_place;
    return same && has_year(c, cases->at[i]) && after->number == before->number + 2
           && one->number > after->number;
}

static numbered *sorted_numbers(const checker *c, slot subject, size_t *count)
{
    const slot_list *cases = &c->cases_of_body[subject];
    numbered *list = arena_array(c->a, numbered, cases->len + 1);
    bool apart = cases_count_apart(c->m, cases);
    *count = 0;
    for (size_t i = 0; i < cases->len; i++) {
        const case_item *one = &c->m->cases.at[cases->at[i]];
        int number = is_outlier(c, cases, i) ? one[-1].number + 1 : one->number;
        if (has_year(c, cases->at[i]))
            list[(*count)++] =
                (numbered){ apart ? one->series_place : 0, one->year, number, cases->at[i] };
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
    const numbered *list = sorted_numbers(c, subject, &count);
    for (size_t i = 1; i < count; i++) {
        bool same_series = list[i].series == list[i - 1].series,
             same_year = same_series && list[i].year == list[i - 1].year,
             next_year = same_series && list[i].year == list[i - 1].year + 1;
        int expected = same_year ? list[i - 1].number + 1 : 1;
        while (expected < list[i].number && case_is_unread(c->m, subject, list[i].year, expected))
            expected++;
        if ((same_year || next_year) && list[i].number > expected)
            report_gap(c, &list[i], expected);
    }
}

/* ---- order --------------------------------------------------------------------------------- */

/* A case paper has its number before there is an agenda, and keeps it wherever on that it comes. */
static bool has_paper(const checker *c, slot item)
{
    for (size_t i = 0; i < c->m->reports.len; i++)
        if (c->m->reports.at[i].paper_of.target == item)
            return true;
    return false;
}

void check_case_order(checker *c, slot subject)
{
    const slot_list *cases = &c->cases_of_body[subject];
    bool apart = cases_count_apart(c->m, cases);
    const case_item *before = cases->len ? &c->m->cases.at[cases->at[0]] : NULL;
    for (size_t i = 1; i < cases->len; i++) {
        const case_item *one = &c->m->cases.at[cases->at[i]];
        bool comparable = one->year == before->year
                          && (!apart || one->series_place == before->series_place)
                          && (one->meeting == before->meeting || has_year(c, cases->at[i]));
        bool falls = comparable && one->number < before->number;
        bool doubled = case_find_in_series(c->m, one) != cases->at[i] && has_year(c, cases->at[i]);
        if (doubled || (falls && has_paper(c, cases->at[i])))
            continue;
        if (falls)
            DIAG(c->d, CASE_ORDER, is_outlier(c, cases, i - 1) ? before->at : one->at, one->label,
                 before->label);
        before = one;
    }
}
