/*
 * role_amount: {amount}`YEAR ROW [FUND] [~N] [signed]`, a figure from the accounts in running text.
 *
 * Row and fund are ids or names; `sum` stands for all rows. `~N` rounds to whole N kroner and
 * prints "ca.". Signs are left out unless asked for: which way money went is in the sentence.
 */
#include "compose/accounts_table.h"
#include "compose/role.h"

#define WORDS_MOST 24
#define STEP_MOST  1000000000 /* kroner */

typedef struct request {
    int year;
    slot row, fund;
    int64_t round; /* kroner; 0: not rounded */
    bool is_signed;
} request;

typedef struct word_run {
    str at[WORDS_MOST];
    size_t len;
} word_run;

/* ---- reading --------------------------------------------------------------------------------- */

static word_run split(str argument)
{
    word_run list = { 0 };
    str rest = argument, word = { 0 };
    while (list.len < WORDS_MOST && str_cut(&rest, STR(" "), &word))
        if (word.len > 0)
            list.at[list.len++] = word;
    return list;
}

/* How many words at the end say "signed", in any language: "signed", "med fortegn". */
static size_t signed_words(const composer *c, const word_run *list)
{
    for (size_t count = 1; count <= 2 && count < list->len; count++) {
        str written = str_join(c->a, list->at + list->len - count, count, STR(" "));
        if (str_is(words_canonical(c->w, WORD_VALUE, written), "signed"))
            return count;
    }
    return 0;
}

static bool read_step(str written, request *r)
{
    long step;
    bool good = str_int(str_slice(written, 1, written.len), &step) && step > 0 && step <= STEP_MOST;
    r->round = good ? step : 0;
    return good;
}

/* "~1000" and "signed", from the end. */
static bool read_manner(const composer *c, word_run *list, request *r)
{
    for (;;) {
        size_t count = signed_words(c, list);
        r->is_signed |= count > 0;
        if (count == 0 && list->len > 0 && str_starts(list->at[list->len - 1], STR("~"))) {
            count = 1;
            if (!read_step(list->at[list->len - 1], r))
                return false;
        }
        if (count == 0)
            return true;
        list->len -= count;
    }
}

static bool same_name(const composer *c, str written, str name)
{
    return str_equal(utf8_fold(c->a, written), utf8_fold(c->a, name));
}

static slot find_name(const composer *c, const account_name *names, size_t count, str written,
                      int year)
{
    for (slot i = 0; i < (slot)count; i++) {
        const account_name *name = &names[i];
        if (same_name(c, written, name->id)
            || same_name(c, written, accounts_name(c->a, name, year)))
            return i;
    }
    return NO_SLOT;
}

/* A row of these words, or NO_SLOT for "sum"; false if it is neither. */
static bool read_row(const composer *c, str written, request *r)
{
    const accounts *acc = &c->m->accounts;
    if (str_is(words_canonical(c->w, WORD_VALUE, written), "sum"))
        return true;
    r->row = find_name(c, acc->rows.at, acc->rows.len, written, r->year);
    return r->row != NO_SLOT;
}

static bool read_fund(const composer *c, str written, request *r)
{
    const accounts *acc = &c->m->accounts;
    if (written.len == 0 || str_is(words_canonical(c->w, WORD_VALUE, written), "sum"))
        return true;
    r->fund = find_name(c, acc->funds.at, acc->funds.len, written, r->year);
    return r->fund != NO_SLOT;
}

/* Names may have spaces: tries every place where the row may end and the fund begin. */
static bool read_cell(const composer *c, const word_run *list, request *r)
{
    for (size_t cut = list->len; cut > 1; cut--) {
        str row = str_join(c->a, list->at + 1, cut - 1, STR(" "));
        str fund = str_join(c->a, list->at + cut, list->len - cut, STR(" "));
        r->row = r->fund = NO_SLOT;
        if (read_row(c, row, r) && read_fund(c, fund, r))
            return true;
    }
    return false;
}

/* ---- printing -------------------------------------------------------------------------------- */

static money round_to(money amount, int64_t kroner)
{
    int64_t step = kroner * 100;
    int64_t half = amount < 0 ? -step / 2 : step / 2;
    return (amount + half) / step * step;
}

static str amount_text(const composer *c, const request *r, money amount)
{
    if (r->round > 0)
        amount = round_to(amount, r->round);
    if (!r->is_signed && amount < 0)
        amount = -amount;
    str written = words_money(c->w, c->a, c->lang, amount, amount % 100 != 0);
    return r->round > 0 ? SAY(c, "about-amount", { "amount", written }) : written;
}

/* Of the ids of rows and funds, that which is near a word that is none of them. */
static str nearest_id(composer *c, const word_run *list)
{
    const accounts *acc = &c->m->accounts;
    str_list known = { 0 };
    if (!role_may_compare(c))
        return STR("");
    for (size_t i = 0; i < acc->rows.len; i++)
        list_add(c->a, &known, acc->rows.at[i].id);
    for (size_t i = 0; i < acc->funds.len; i++)
        list_add(c->a, &known, acc->funds.at[i].id);
    for (size_t i = 1; i < list->len; i++) {
        str near = utf8_nearest(list->at[i], known.at, known.len);
        if (near.len > 0 && !same_name(c, near, list->at[i]))
            return near;
    }
    return STR("");
}

/* A year whose ledger is not there may still have a budget, but that is another figure. */
void role_amount(composer *c, inline_list *out, const md_node *n)
{
    word_run list = split(n->text);
    request r = { .row = NO_SLOT, .fund = NO_SLOT };
    long year;
    if (list.len < 2 || !str_int(list.at[0], &year) || year < 1 || year > 9999) {
        role_fault(c, out, n, "it begins with a year and a row", STR(""));
        return;
    }
    r.year = (int)year;
    if (!read_manner(c, &list, &r) || !read_cell(c, &list, &r)) {
        role_fault(c, out, n, "no row and fund of the accounts have these names",
                   nearest_id(c, &list));
        return;
    }
    account_sum sum = accounts_sum(&c->m->accounts, r.year, r.row, r.fund);
    if (!sum.any) {
        role_fault(c, out, n, "the accounts have no entries there", STR(""));
        return;
    }
    inline_add_text(c->a, out, amount_text(c, &r, sum.amount));
}
