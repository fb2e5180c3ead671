/*
 * options: the options of directives, read from YAML.
 *
 * One reader for each option, in a table; a directive names those that it takes. What it does not
 * take, and values that cannot be read, give messages with the nearest known name; the default then
 * stands.
 */
#include "compose/options.h"

#include <assert.h>

typedef struct option {
    const directive *of;
    str key;
    const node *value;
    span key_at;
} option;

typedef void option_reader(composer *c, const option *given, directive_options *o);

/* ---- faults ---------------------------------------------------------------------------------- */

static void bad_value(composer *c, const option *given, const char *wanted)
{
    bool plain = given->value->kind
                 == NODE_SCALAR; /* a list or mapping has no text: its key stands for it */
    DIAG(c->d, OPTION_VALUE, given->value->at, plain ? given->value->text : given->key,
         str_of(wanted));
}

static void say_nearest(composer *c, message *said, str written, const str_list *known)
{
    str near = utf8_nearest(written, known->at, known->len);
    if (near.len > 0)
        message_hint(c->d, said, "did you mean " STR_FMT "?", STR_ARG(near));
}

/* ---- readers --------------------------------------------------------------------------------- */

static void read_at(composer *c, const option *given, directive_options *o)
{
    date d;
    if (!words_read_date(c->w, given->value->text, false, &d)) {
        DIAG(c->d, BAD_DATE, given->value->at, given->value->text);
        return;
    }
    o->at = date_of_day(date_last(d));
    if (!o->has_year)
        o->year = d.year;
}

static void read_year(composer *c, const option *given, directive_options *o)
{
    long year;
    if (!str_int(given->value->text, &year) || year < 1 || year > 9999) {
        DIAG(c->d, BAD_NUMBER, given->value->at, given->key, given->value->text);
        return;
    }
    o->year = (int)year;
    o->has_year = true;
}

static void read_body(composer *c, const option *given, directive_options *o)
{
    o->body = body_find(c->m, c->a, given->value->text, o->at);
    o->has_body = true;
    if (o->body != NO_SLOT)
        return;
    str_list known = { 0 };
    for (slot i = 0; i < (slot)c->m->bodies.len; i++) {
        list_add(c->a, &known, c->m->bodies.at[i].id);
        list_add(c->a, &known, body_name(c->m, i, o->at));
    }
    say_nearest(c, DIAG(c->d, UNKNOWN_BODY, given->value->at, given->value->text),
                given->value->text, &known);
}

/* One of the directive's fixed values, in any language; those of `by` where the option has none of its own. */
static void read_choice(composer *c, const option *given, const char *const *own, str *into)
{
    str value = words_canonical(c->w, WORD_VALUE, given->value->text);
    str_list known = { 0 };
    for (const char *const *by = own ? own : given->of->by; by && *by; by++) {
        if (str_is(value, *by)) {
            *into = value;
            return;
        }
        list_add(c->a, &known, words_form(c->w, c->lang, WORD_VALUE, str_of(*by)));
    }
    str all = str_join(c->a, known.at, known.len, STR(", "));
    message *said =
        DIAG(c->d, UNKNOWN_VALUE, given->value->at, given->value->text, given->key, all);
    say_nearest(c, said, given->value->text, &known);
}

static void read_of(composer *c, const option *given, directive_options *o)
{
    read_choice(c, given, given->of->of, &o->of);
}

static void read_by(composer *c, const option *given, directive_options *o)
{
    read_choice(c, given, NULL, &o->by);
    o->by_at = given->value->at;
}

static void read_compare(composer *c, const option *given, directive_options *o)
{
    read_choice(c, given, given->of->compare, &o->compare);
    o->compare_at = given->value->at;
}

static void read_status(composer *c, const option *given, directive_options *o)
{
    read_choice(c, given, NULL, &o->status);
}

static void read_kind(composer *c, const option *given, directive_options *o)
{
    read_choice(c, given, given->of->kind, &o->kind);
    o->kind_at = given->value->at;
}

static void read_caption(composer *c, const option *given, directive_options *o)
{
    (void)c;
    o->caption = given->value->text;
}

static void read_title(composer *c, const option *given, directive_options *o)
{
    o->title = given->value->text;
    for (const md_node *calling = o->node->detail->caption; calling; calling = calling->next)
        if (str_equal(calling->text, o->title))
            bad_value(c, given, "a title without calls of footnotes, which belong in the caption");
}

static void read_columns(composer *c, const option *given, directive_options *o)
{
    if (given->value->kind == NODE_SCALAR)
        list_add(c->a, &o->columns, given->value->text);
    for (size_t i = 0; i < given->value->items.len; i++)
        list_add(c->a, &o->columns, given->value->items.at[i]->text);
}

static void read_notes(composer *c, const option *given, directive_options *o)
{
    if (given->value->kind == NODE_MAP)
        o->notes = given->value;
    else
        bad_value(c, given, "a mapping from rows to notes");
}

static void read_depth(composer *c, const option *given, directive_options *o)
{
    long depth;
    if (str_int(given->value->text, &depth) && depth >= 1 && depth <= HEADING_DEPTH)
        o->depth = (int)depth;
    else
        bad_value(c, given, "a depth from 1 to 6");
}

static void read_yes_no(composer *c, const option *given, bool *into)
{
    str value = words_canonical(c->w, WORD_VALUE, given->value->text);
    if (str_is(value, "true") || str_is(value, "false"))
        *into = str_is(value, "true");
    else
        DIAG(c->d, UNKNOWN_VALUE, given->value->at, given->value->text, given->key,
             str_format(c->a, STR_FMT ", " STR_FMT,
                        STR_ARG(words_form(c->w, c->lang, WORD_VALUE, STR("true"))),
                        STR_ARG(words_form(c->w, c->lang, WORD_VALUE, STR("false")))));
}

static void read_deputies(composer *c, const option *given, directive_options *o)
{
    read_yes_no(c, given, &o->deputies);
}

static void read_table(composer *c, const option *given, directive_options *o)
{
    read_yes_no(c, given, &o->table);
}

static void unknown_account(composer *c, const option *given, const char *what,
                            const str_list *known)
{
    message *said = DIAG(c->d, ACCOUNT_UNKNOWN, given->value->at, given->value->text, str_of(what));
    say_nearest(c, said, given->value->text, known);
}

static void read_row(composer *c, const option *given, directive_options *o)
{
    o->row = accounts_find_row(&c->m->accounts, given->value->text);
    str_list known = { 0 };
    for (size_t i = 0; i < c->m->accounts.rows.len; i++)
        list_add(c->a, &known, c->m->accounts.rows.at[i].id);
    if (o->row == NO_SLOT)
        unknown_account(c, given, "row", &known);
    else
        list_add(c->a, &o->rows, o->row);
}

static void read_fund(composer *c, const option *given, directive_options *o)
{
    o->fund = accounts_find_fund(&c->m->accounts, given->value->text);
    str_list known = { 0 };
    for (size_t i = 0; i < c->m->accounts.funds.len; i++)
        list_add(c->a, &known, c->m->accounts.funds.at[i].id);
    if (o->fund == NO_SLOT)
        unknown_account(c, given, "fund", &known);
    else
        list_add(c->a, &o->funds, o->fund);
}

/* A list of names, or one alone: each is read like the single option. */
static void read_several(composer *c, const option *given, directive_options *o,
                         option_reader *read_one_of_them)
{
    option each = *given;
    if (given->value->kind == NODE_SCALAR)
        read_one_of_them(c, &each, o);
    else if (given->value->kind == NODE_MAP)
        bad_value(c, given, "a list of names");
    for (size_t i = 0; i < given->value->items.len; i++) {
        each.value = given->value->items.at[i];
        if (each.value->kind == NODE_SCALAR)
            read_one_of_them(c, &each, o);
        else
            bad_value(c, &each, "a single value");
    }
}

static void read_rows(composer *c, const option *given, directive_options *o)
{
    read_several(c, given, o, read_row);
}

static void read_funds(composer *c, const option *given, directive_options *o)
{
    read_several(c, given, o, read_fund);
}

/* In the order that they are read: names of bodies are read as of `at`. */
/* clang-format off */
static const struct {
    const char *name;
    option_reader *read;
    node_kind kind; /* scalars that are given as something else are refused here */
} readers[] = {
    { "year", read_year, NODE_SCALAR },         { "at", read_at, NODE_SCALAR },
    { "body", read_body, NODE_SCALAR },         { "by", read_by, NODE_SCALAR },
    { "compare", read_compare, NODE_SCALAR },   { "status", read_status, NODE_SCALAR },
    { "kind", read_kind, NODE_SCALAR },         { "caption", read_caption, NODE_SCALAR },
    { "title", read_title, NODE_SCALAR },       { "columns", read_columns, NODE_LIST },
    { "notes", read_notes, NODE_MAP },          { "depth", read_depth, NODE_SCALAR },
    { "deputies", read_deputies, NODE_SCALAR }, { "row", read_row, NODE_SCALAR },
    { "fund", read_fund, NODE_SCALAR },         { "rows", read_rows, NODE_LIST },
    { "funds", read_funds, NODE_LIST },         { "of", read_of, NODE_SCALAR },
    { "table", read_table, NODE_SCALAR },
};
/* clang-format on */

/* ---- all of them ----------------------------------------------------------------------------- */

static bool takes(const directive *of, str name)
{
    for (const char *const *option_name = of->options; option_name && *option_name; option_name++)
        if (str_is(name, *option_name))
            return true;
    return false;
}

static str directive_form(const composer *c, const directive *of)
{
    return words_form(c->w, c->lang, WORD_DIRECTIVE, str_of(of->name));
}

static void report_unknown(composer *c, const directive *of, const node_pair *pair)
{
    str_list known = { 0 };
    for (const char *const *name = of->options; name && *name; name++)
        list_add(c->a, &known, words_form(c->w, c->lang, WORD_KEY, str_of(*name)));
    message *said = DIAG(c->d, UNKNOWN_KEY, pair->key_at, pair->key);
    str near = utf8_nearest(pair->key, known.at, known.len);
    if (near.len == 0)
        near = words_nearest(c->w, WORD_KEY, pair->key);
    if (near.len > 0
        && !str_equal(near, pair->key)) /* a key of another directive is not misspelt */
        message_hint(c->d, said, "did you mean " STR_FMT "?", STR_ARG(near));
    str all = str_join(c->a, known.at, known.len, STR(", "));
    if (all.len > 0)
        message_help(c->d, said, "{" STR_FMT "} takes: " STR_FMT, STR_ARG(directive_form(c, of)),
                     STR_ARG(all));
}

static void read_one(composer *c, const directive *of, size_t reader, directive_options *o)
{
    const node *given_options = o->node->detail->options;
    for (size_t i = 0; i < given_options->pairs.len; i++) {
        const node_pair *pair = &given_options->pairs.at[i];
        if (!str_is(words_canonical(c->w, WORD_KEY, pair->key), readers[reader].name)
            || node_empty(pair->value))
            continue;
        option given = { .of = of, .key = pair->key, .value = pair->value, .key_at = pair->key_at };
        if (pair->value->kind != NODE_SCALAR && readers[reader].kind == NODE_SCALAR)
            bad_value(c, &given, "a single value");
        else
            readers[reader].read(c, &given, o);
    }
}

directive_options options_read(composer *c, const directive *of, const md_node *n)
{
    directive_options o = {
        .node = n, .at = c->day, .year = c->year, .body = c->body, .row = NO_SLOT, .fund = NO_SLOT
    };
    const node *given = n->detail->options;
    if (!given || given->kind != NODE_MAP)
        return o;
    for (size_t i = 0; i < given->pairs.len; i++)
        if (!takes(of, words_canonical(c->w, WORD_KEY, given->pairs.at[i].key)))
            report_unknown(c, of, &given->pairs.at[i]);
    bool has_at = false;
    for (size_t r = 0; r < sizeof readers / sizeof *readers; r++) {
        if (!takes(of, str_of(readers[r].name)))
            continue;
        date before = o.at;
        read_one(c, of, r, &o);
        has_at |= !date_same(before, o.at);
    }
    if (o.has_year && !has_at)
        o.at = (date){ (int16_t)o.year, 12, 31 };
    return o;
}
