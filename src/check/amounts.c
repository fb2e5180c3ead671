/*
 * An amount typed in an annual report that is near a figure of that year's accounts, and disagrees with it.
 *
 * "Near" is within half a percent, or within five where the text around it names the row and the fund of the
 * figure: then it was most likely meant. An amount agrees if the figure, rounded to the precision of the typed one (its
 * trailing zeros), is the same: 217 000 agrees with 216 607. What is said of other years is left alone: a sentence
 * that names another year is not looked at. Amounts are numbers with a currency beside them, or ",-" behind.
 */
#include "check/rules.h"

#include <stdlib.h>

enum { NEAR_PART = 200, NAMED_PART = 20, NAME_LEAST = 4, SENTENCE_MOST = 300, LEAST = 1000 * 100 };

typedef struct figure {
    money amount;   /* without its sign */
    slot row, fund; /* NO_SLOT: a sum */
} figure;

typedef struct figure_list {
    figure *at;
    size_t len;
} figure_list;

struct figure_index {
    figure_list *years; /* of each ledger */
};

typedef struct typed_amount {
    size_t from, to; /* in the text, with the currency */
    money value;
    money precision;
} typed_amount;

/* ---- figures ------------------------------------------------------------------------------- */

static int compare_figures(const void *x, const void *y)
{
    const figure *a = x, *b = y;
    if (a->amount != b->amount)
        return a->amount < b->amount ? -1 : 1;
    return a->row != b->row ? (a->row > b->row) - (a->row < b->row)
                            : (a->fund > b->fund) - (a->fund < b->fund);
}

static figure_list figures_of(checker *c, int year)
{
    const accounts *acc = &c->m->accounts;
    figure_list list = { arena_array(c->a, figure, (acc->rows.len + 1) * (acc->funds.len + 1)), 0 };
    for (slot row = NO_SLOT; row < (slot)acc->rows.len; row++)
        for (slot fund = NO_SLOT; fund < (slot)acc->funds.len; fund++) {
            account_sum sum = accounts_sum(acc, year, row, fund);
            if (sum.any)
                list.at[list.len++] =
                    (figure){ sum.amount < 0 ? -sum.amount : sum.amount, row, fund };
        }
    qsort(list.at, list.len, sizeof *list.at, compare_figures);
    return list;
}

figure_index *figure_index_new(checker *c)
{
    const accounts *acc = &c->m->accounts;
    figure_index *index = arena_make(c->a, figure_index);
    index->years = arena_array(c->a, figure_list, acc->ledgers.len + 1);
    for (size_t i = 0; i < acc->ledgers.len; i++)
        index->years[i] = figures_of(c, acc->ledgers.at[i].year);
    return index;
}

/* The figures of the year of the report that a text belongs to; NULL if there are none. */
static const figure_list *figures_for(const checker *c, const text_root *root)
{
    if (root->report == NO_SLOT || c->m->reports.at[root->report].kind != REPORT_ANNUAL)
        return NULL;
    for (size_t i = 0; i < c->m->accounts.ledgers.len; i++)
        if (c->m->accounts.ledgers.at[i].year == c->m->reports.at[root->report].year)
            return &c->figures->years[i];
    return NULL;
}

static money distance(money x, money y)
{
    return x < y ? y - x : x - y;
}

/* The first figure that is not below a value. */
static size_t first_from(const figure_list *list, money value)
{
    size_t low = 0, high = list->len;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        bool below = list->at[middle].amount < value;
        low = below ? middle + 1 : low;
        high = below ? high : middle;
    }
    return low;
}

/* The figure nearest to a typed amount; NULL if there is none, or the amount agrees with it. */
static const figure *nearest_figure(const figure_list *list, const typed_amount *typed)
{
    size_t i = first_from(list, typed->value);
    const figure *above = i < list->len ? &list->at[i] : NULL,
                 *below = i > 0 ? &list->at[i - 1] : NULL;
    const figure *near = above;
    if (!near
        || (below && distance(below->amount, typed->value) < distance(near->amount, typed->value)))
        near = below;
    return near && distance(near->amount, typed->value) > typed->precision / 2 ? near : NULL;
}

static bool inside_rune(str line, size_t at)
{
    return at < line.len && ((unsigned char)line.at[at] & 0xC0) == 0x80;
}

/* The text around an amount, as far as a sentence is long at most: so that many amounts in one paragraph cost no
   more. */
static str text_around(str line, const typed_amount *typed)
{
    size_t from = typed->from > SENTENCE_MOST ? typed->from - SENTENCE_MOST : 0,
           to = typed->to + SENTENCE_MOST;
    while (inside_rune(line, from))
        from++;
    while (inside_rune(line, to))
        to++;
    return str_slice(line, from, to);
}

/* Does a text name a row or fund, by the first word of its name? */
static bool names_account(const checker *c, str line, const account_name *account)
{
    str name = utf8_fold(c->scratch, account->name.value);
    str first = str_slice(name, 0, str_find(name, STR(" ")));
    while (first.len > 0 && str_find(STR(",.;/-"), str_slice(first, first.len - 1, first.len)) < 5)
        first = str_slice(first, 0, first.len - 1);
    str folded = utf8_fold(c->scratch, line);
    return first.len >= NAME_LEAST && str_find(folded, first) < folded.len;
}

static bool names_figure(const checker *c, str line, const figure *f)
{
    const accounts *acc = &c->m->accounts;
    bool row = f->row == NO_SLOT || names_account(c, line, &acc->rows.at[f->row]);
    bool fund = f->fund == NO_SLOT || names_account(c, line, &acc->funds.at[f->fund]);
    return row && fund && (f->row != NO_SLOT || f->fund != NO_SLOT);
}

static bool is_near(const checker *c, str line, const figure *f, const typed_amount *typed)
{
    money apart = distance(f->amount, typed->value);
    if (apart <= f->amount / NEAR_PART)
        return true;
    return apart <= f->amount / NAMED_PART && names_figure(c, text_around(line, typed), f);
}

/* ---- typed amounts ----------------------------------------------------------------------------- */

/* The length of a separator of thousands: a space, a no-break space (U+00A0, U+202F) or a full stop. */
static size_t separator_at(str line, size_t i)
{
    static const char *const separators[] = { " ", ".", "\u00A0", "\u202F" };
    for (size_t s = 0; s < sizeof separators / sizeof *separators; s++)
        if (str_starts(str_slice(line, i, line.len), str_of(separators[s])))
            return str_of(separators[s]).len;
    return 0;
}

/* The end of a number that begins at `from`: groups of three digits, and two decimals. */
static size_t number_end(str line, size_t from)
{
    size_t to = from + str_digits_at(line, from);
    for (size_t gap = separator_at(line, to);
         gap > 0 && to - from > 0 && str_digits_at(line, to + gap) == 3;
         gap = separator_at(line, to))
        to += gap + 3;
    if (to < line.len && line.at[to] == ',' && str_is_digit_at(line, to + 1))
        to += 1 + str_digits_at(line, to + 1);
    return to;
}

static str word_after(str line, size_t from, size_t *end)
{
    while (from < line.len && separator_at(line, from) > 0 && line.at[from] != '.')
        from += separator_at(line, from);
    size_t to = from;
    for (size_t pos = from; pos < line.len && utf8_is_letter(utf8_next(line, &pos)); to = pos)
        ;
    *end = to;
    return str_slice(line, from, to);
}

/* The bytes of a space or full stop that ends at `to`. */
static size_t gap_before(str line, size_t to)
{
    if (to > 0 && (line.at[to - 1] == ' ' || line.at[to - 1] == '.'))
        return 1;
    return to >= 2 && str_is(str_slice(line, to - 2, to), "\u00A0") ? 2 : 0;
}

static str word_before(str line, size_t to)
{
    while (gap_before(line, to) > 0)
        to -= gap_before(line, to);
    size_t from = to;
    while (from > 0 && (line.at[from - 1] | 0x20) >= 'a' && (line.at[from - 1] | 0x20) <= 'z')
        from--;
    return str_slice(line, from, to);
}

static bool means(const checker *c, str word, const char *name)
{
    return str_is(words_canonical(c->w, WORD_REFERENCE, word), name);
}

static money trailing_precision(money value)
{
    money precision = 1;
    while (value > 0 && value % (precision * 10) == 0)
        precision *= 10;
    return precision;
}

/* "2,5 mill. kroner": the value is a million times as large, and so is its precision. */
static void multiply(const checker *c, str line, typed_amount *typed)
{
    static const struct {
        const char *name;
        money factor;
    } factors[] = { { "million", 1000000 }, { "thousand", 1000 } };
    size_t end;
    str word = word_after(line, typed->to, &end);
    for (size_t i = 0; i < sizeof factors / sizeof *factors; i++)
        if (means(c, word, factors[i].name) && typed->value < MONEY_MOST / factors[i].factor) {
            typed->value *= factors[i].factor;
            typed->precision *= factors[i].factor;
            typed->to = end < line.len && line.at[end] == '.' ? end + 1 : end;
        }
}

static bool has_currency(const checker *c, str line, typed_amount *typed)
{
    size_t end;
    if (str_starts(str_slice(line, typed->to, line.len), STR(",-"))) {
        typed->to += 2;
        return true;
    }
    bool behind = means(c, word_after(line, typed->to, &end), "currency");
    typed->to = behind ? end : typed->to;
    return behind || means(c, word_before(line, typed->from), "currency");
}

/* ---- sentences ----------------------------------------------------------------------------- */

static bool is_other_year(str line, size_t at, int year)
{
    long number = 0;
    bool is_year = str_digits_at(line, at) == 4 && str_int(str_slice(line, at, at + 4), &number);
    return is_year && number >= 1900 && number < 2100 && number != year;
}

/* Does a sentence end here? Not where a figure does ("1. mai"), and not after "kr". */
static bool is_stop(str line, size_t at)
{
    size_t next = at + 2;
    bool stop = line.at[at] == '.' && at > 0 && !str_is_digit_at(line, at - 1) && at + 2 < line.len
                && line.at[at + 1] == ' ';
    return stop && utf8_is_upper(utf8_next(line, &next));
}

/* Does the sentence around an amount name another year than the report's? */
static bool names_other_year(str line, const typed_amount *typed, int year)
{
    size_t from = typed->from > SENTENCE_MOST ? typed->from - SENTENCE_MOST : 0;
    size_t to = typed->to + SENTENCE_MOST < line.len ? typed->to + SENTENCE_MOST : line.len;
    bool found = false;
    while (str_is_digit_at(line, from) && from > 0)
        from--;
    for (size_t i = from; i < to && !(is_stop(line, i) && i >= typed->to);) {
        if (is_stop(line, i))
            found = false;
        bool inside = i >= typed->from && i < typed->to;
        found = found || (!inside && is_other_year(line, i, year));
        size_t digits = str_digits_at(line, i);
        i += digits > 0 ? digits : 1;
    }
    return found;
}

/* ---- the rule ------------------------------------------------------------------------------- */

/* "“Lønn” of “Drift”", as the tables of the accounts call them. */
static str figure_name(const checker *c, const figure *f, int year)
{
    const accounts *acc = &c->m->accounts;
    str row = f->row == NO_SLOT
                  ? STR("the sum")
                  : str_format(c->a, "“" STR_FMT "”",
                               STR_ARG(accounts_name(c->a, &acc->rows.at[f->row], year)));
    return f->fund == NO_SLOT
               ? row
               : str_format(c->a, STR_FMT " of “" STR_FMT "”", STR_ARG(row),
                            STR_ARG(accounts_name(c->a, &acc->funds.at[f->fund], year)));
}

/* The role that prints this very figure. */
static void help_with_role(checker *c, message *said, const figure *f, int year)
{
    const accounts *acc = &c->m->accounts;
    buf role = buf_new(c->a);
    message_put_pattern(c->d, "{{role:amount}}`", &role);
    buf_format(&role, "%d ", year);
    if (f->row == NO_SLOT)
        message_put_pattern(c->d, "{value:sum}", &role);
    else
        buf_put(&role, acc->rows.at[f->row].id);
    if (f->fund != NO_SLOT)
        buf_format(&role, " " STR_FMT, STR_ARG(acc->funds.at[f->fund].id));
    message_help(c->d, said, "correct it, or let the program write it: " STR_FMT "`",
                 STR_ARG(buf_str(&role)));
}

static void check_amount(checker *c, const text_piece *piece, const figure_list *figures,
                         const typed_amount *typed)
{
    int year = c->m->reports.at[piece->root->report].year;
    const figure *other = nearest_figure(figures, typed);
    str line = piece->flat.text;
    if (!other || !is_near(c, line, other, typed) || names_other_year(line, typed, year))
        return;
    message *said = DIAG(c->d, AMOUNT_DISAGREES, flat_span(&piece->flat, typed->from, typed->to),
                         say_money(c, typed->value), str_format(c->a, "%d", year),
                         figure_name(c, other, year), say_money(c, other->amount));
    help_with_role(c, said, other, year);
}

void check_amounts(checker *c, const text_piece *piece)
{
    const figure_list *figures = figures_for(c, piece->root);
    str line = piece->flat.text;
    for (size_t i = 0; figures && i < line.len;) {
        if (!str_is_digit_at(line, i)) {
            i++;
            continue;
        }
        typed_amount typed = { .from = i, .to = number_end(line, i) };
        i = typed.to;
        if (money_read(str_slice(line, typed.from, typed.to), &typed.value) != MONEY_GOOD)
            continue;
        typed.precision = trailing_precision(typed.value);
        multiply(c, line, &typed);
        if (has_currency(c, line, &typed) && typed.value >= LEAST)
            check_amount(c, piece, figures, &typed);
    }
}
