/*
 * Exact money: reading amounts as people write them, and sums that cannot wrap.
 *
 * An amount is cut into runs of digits and the separators between them. Then three questions: which
 * separator, if any, stands before decimals; are the others one kind of mark between groups of three;
 * and could it have been meant in another way? "1.250" and "1,250" could: they are 1250 in one country and 1.25
 * in the next. What could be two things is never guessed.
 */
#include "base/base.h"

enum {
    MOST_RUNS = 8, /* more than MONEY_MOST needs, even in groups of three */
    GROUP = 3
};

/* What may stand between digits. Spaces of all widths are one kind. */
typedef enum mark { MARK_NONE, MARK_SPACE, MARK_DOT, MARK_COMMA } mark;

typedef struct mark_form {
    const char *text;
    mark kind;
} mark_form;

static const mark_form mark_forms[] = {
    { ".", MARK_DOT },        { ",", MARK_COMMA },
    { " ", MARK_SPACE },      { "\u00a0", MARK_SPACE }, /* no-break space */
    { "\u202f", MARK_SPACE },                           /* narrow no-break space */
    { "\u2009", MARK_SPACE },                           /* thin space */
};

typedef struct amount {
    str runs[MOST_RUNS];
    mark before[MOST_RUNS]; /* the mark before each run; the first has none */
    size_t count;
    bool minus;
} amount;

/* ---- cutting --------------------------------------------------------------------------------- */

static str rest_after(str s, size_t count)
{
    return str_slice(s, count, s.len);
}

static str take_run(str *rest)
{
    size_t len = 0;
    while (len < rest->len && rest->at[len] >= '0' && rest->at[len] <= '9')
        len++;
    str run = str_slice(*rest, 0, len);
    *rest = rest_after(*rest, len);
    return run;
}

static mark take_mark(str *rest)
{
    for (size_t i = 0; i < sizeof mark_forms / sizeof *mark_forms; i++) {
        str text = str_of(mark_forms[i].text);
        if (str_starts(*rest, text)) {
            *rest = rest_after(*rest, text.len);
            return mark_forms[i].kind;
        }
    }
    return MARK_NONE;
}

/* Moves past a hyphen or the true minus, and a space behind it. */
static bool take_minus(str *rest)
{
    static const char *const signs[] = { "-", "\u2212" };
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
        if (str_starts(*rest, str_of(signs[i]))) {
            *rest = str_trim(rest_after(*rest, str_of(signs[i]).len));
            return true;
        }
    }
    return false;
}

/* Digits, mark, digits, mark, digits: false if the text is anything else. */
static bool cut_amount(str s, amount *n)
{
    str rest = str_trim(s);
    *n = (amount){ .minus = take_minus(&rest) };
    for (mark before = MARK_NONE;; before = take_mark(&rest)) {
        if (n->count == MOST_RUNS || (n->count && before == MARK_NONE))
            return false;
        str run = take_run(&rest);
        if (run.len == 0)
            return false;
        n->runs[n->count] = run;
        n->before[n->count++] = before;
        if (rest.len == 0)
            return true;
    }
}

/* ---- what is meant --------------------------------------------------------------------------- */

/* Are the first `count` runs groups of three with one kind of mark between them? */
static bool are_groups(const amount *n, size_t count)
{
    if (count == 1)
        return true;
    if (n->runs[0].len > GROUP || n->runs[0].at[0] == '0')
        return false;
    for (size_t i = 1; i < count; i++)
        if (n->runs[i].len != GROUP || n->before[i] != n->before[1])
            return false;
    return true;
}

/* Is the last run decimals? One or two digits are, behind a dot or comma that stands nowhere else. */
static bool has_decimals(const amount *n)
{
    mark last = n->before[n->count - 1];
    if (n->count < 2 || last == MARK_SPACE || n->runs[n->count - 1].len > 2)
        return false;
    return n->count == 2 || n->before[n->count - 2] != last;
}

/* "1.250" and "1,250": two runs that are groups of three, with a mark that may stand before decimals. */
static bool is_ambiguous(const amount *n)
{
    return n->count == 2 && n->before[1] != MARK_SPACE && are_groups(n, 2);
}

static bool add_digits(money *value, str digits)
{
    for (size_t i = 0; i < digits.len; i++) {
        *value = *value * 10 + (digits.at[i] - '0');
        if (*value > MONEY_MOST)
            return false;
    }
    return true;
}

/* Øre from the runs; false beyond MONEY_MOST. */
static bool sum_up(const amount *n, bool decimals, money *value)
{
    static const char *const filling[] = { "00", "0", "" }; /* for no, one and two decimals */
    size_t written = decimals ? n->runs[n->count - 1].len : 0;
    money sum = 0;
    for (size_t i = 0; i < n->count; i++)
        if (!add_digits(&sum, n->runs[i]))
            return false;
    if (!add_digits(&sum, str_of(filling[written])))
        return false;
    *value = n->minus ? -sum : sum;
    return true;
}

money_reading money_read(str s, money *value)
{
    amount n;
    if (!cut_amount(s, &n))
        return MONEY_BAD;
    if (is_ambiguous(&n))
        return MONEY_AMBIGUOUS;
    bool decimals = has_decimals(&n);
    if (!are_groups(&n, decimals ? n.count - 1 : n.count))
        return MONEY_BAD;
    return sum_up(&n, decimals, value) ? MONEY_GOOD : MONEY_BAD;
}

bool money_add(money *sum, money value)
{
    if (value > 0 ? *sum > MONEY_MOST - value : *sum < -MONEY_MOST - value)
        return false;
    *sum += value;
    return true;
}
