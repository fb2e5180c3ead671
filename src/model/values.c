/*
 * The readers of values: one for each type that a key may have.
 *
 * Each takes a node and fills a member of a record, and reports a value that is not of its type; the
 * member then stays as it was. Scalars come as the text in the file; what it is follows from the key alone,
 * so that `NO` can be somebody's initials and `2022-03` a month.
 *
 * A dated value is a scalar or a list without dates, or one mapping, or a list of mappings, with `value`
 * (`name`, or the key itself, may stand for it) and the period that it holds for.
 */
#include "model/load.h"

#include <assert.h>

enum { DATED_MOST = 100 }; /* periods of one value: people have fewer */

static bool scalar_given(loader *l, const given *g, const char *wanted)
{
    if (g->value->kind == NODE_SCALAR)
        return true;
    report_kind_of_value(l, g, wanted);
    return false;
}

void report_lacking(loader *l, const node *n, span at, const char *key)
{
    if (!n->broken)
        report_missing(l, at, key);
}

void report_missing(loader *l, span at, const char *key)
{
    str form = words_form(l->w, l->m->settings.language, WORD_KEY, str_of(key));
    DIAG(l->d, VALUE_MISSING, at, form);
}

/* ---- texts ----------------------------------------------------------------------------------- */

void read_text(loader *l, const given *g, void *into)
{
    if (scalar_given(l, g, "a text"))
        *(text *)into = (text){ str_trim(g->value->text), g->value->at };
}

void read_id(loader *l, const given *g, void *into)
{
    if (scalar_given(l, g, "a text"))
        *(str *)into = str_trim(g->value->text);
}

void read_text_list(loader *l, const given *g, void *into)
{
    text_list *list = into;
    const node *n = g->value;
    if (n->kind == NODE_SCALAR)
        list_add(l->a, list, ((text){ str_trim(n->text), n->at }));
    else if (n->kind == NODE_MAP)
        report_kind_of_value(l, g, "a list of texts");
    for (size_t i = 0; i < n->items.len; i++) {
        given item = { g->field, g->key, g->key_at, n->items.at[i] };
        text t = { 0 };
        read_text(l, &item, &t);
        if (t.value.len)
            list_add(l->a, list, t);
    }
}

void read_case_name(loader *l, const given *g, void *into)
{
    case_name *name = into;
    read_text(l, g, &name->written);
}

/* ---- dates, numbers, amounts ------------------------------------------------------------------ */

bool date_read(loader *l, str s, date *d)
{
    return date_iso(str_trim(s), d)
           || (words_read_date(l->w, str_trim(s), false, d) && date_some(*d));
}

date date_guessed(str s)
{
    long parts[2] = { 0 };
    str part;
    for (int i = 0; i < 2 && str_cut(&s, STR("-"), &part); i++)
        if (!str_int(str_trim(part), &parts[i]))
            parts[i] = 0;
    bool is_year = parts[0] >= 1000 && parts[0] <= 9999, is_month = parts[1] >= 1 && parts[1] <= 12;
    return (date){ is_year ? (int16_t)parts[0] : 0, is_year && is_month ? (int8_t)parts[1] : 0, 0 };
}

/* "torsdag", "torsdag den" before a date: 1 Monday … 7 Sunday, and it is cut off; 0 if none is named. */
static int cut_weekday(const loader *l, str *s)
{
    long number = 0;
    str rest = str_trim(*s), word;
    str_cut(&rest, STR(" "), &word);
    if (str_ends(word, STR(",")) || str_ends(word, STR(".")))
        word = str_slice(word, 0, word.len - 1);
    str name = words_canonical(l->w, WORD_WEEKDAY, word);
    if (name.len == 0 || !str_int(name, &number))
        return 0;
    *s = rest;
    str_cut(&rest, STR(" "), &word);
    if (str_is(words_canonical(l->w, WORD_REFERENCE, word), "the"))
        *s = rest;
    return (int)number;
}

static str english_weekday(const loader *l, int weekday)
{
    return words_form(l->w, LANG_EN, WORD_WEEKDAY, str_format(l->a, "%d", weekday));
}

void read_date(loader *l, const given *g, void *into)
{
    date *d = into;
    str left = g->value->text;
    if (!scalar_given(l, g, "a date"))
        return;
    int weekday = cut_weekday(l, &left);
    if (!date_read(l, left, d)) {
        DIAG(l->d, BAD_DATE, g->value->at, g->value->text);
        *d = date_guessed(str_trim(left));
        l->lost |= !date_some(*d);
    } else if (weekday > 0 && d->day > 0 && date_weekday(*d) + 1 != weekday)
        DIAG(l->d, WEEKDAY_WRONG, g->value->at, words_date(l->w, l->a, LANG_EN, *d, DATE_FULL),
             english_weekday(l, date_weekday(*d) + 1), english_weekday(l, weekday));
}

/* Where a record says when it ends; `at` if its key is misspelt. */
static span end_at(const loader *l, const node *record, span at)
{
    for (size_t i = 0; i < record->pairs.len; i++)
        if (str_is(canonical_key(l, record->pairs.at[i].key), "to"))
            return record->pairs.at[i].value->at;
    return at;
}

period check_period(loader *l, const node *record, span at, period when)
{
    if (period_first(when) <= period_last(when))
        return when;
    DIAG(l->d, PERIOD_BACKWARDS, end_at(l, record, at), date_text(l->a, when.from),
         date_text(l->a, when.to));
    return (period){ .from = when.from };
}

bool read_whole(loader *l, const given *g, long least, long most, long *into)
{
    if (!scalar_given(l, g, "a number"))
        return false;
    if (str_int(str_trim(g->value->text), into) && *into >= least && *into <= most)
        return true;
    DIAG(l->d, BAD_NUMBER, g->value->at, g->key, g->value->text);
    return false;
}

void read_year(loader *l, const given *g, void *into)
{
    long year;
    if (read_whole(l, g, 1, 9999, &year))
        *(int *)into = (int)year;
}

bool amount_read(loader *l, text written, money *into)
{
    money_reading reading = money_read(written.value, into);
    if (str_trim(written.value).len == 0)
        DIAG0(l->d, AMOUNT_MISSING, written.at);
    else if (reading == MONEY_AMBIGUOUS)
        DIAG(l->d, AMBIGUOUS_AMOUNT, written.at, written.value);
    else if (reading == MONEY_BAD)
        DIAG(l->d, BAD_AMOUNT, written.at, written.value);
    return reading == MONEY_GOOD;
}

void read_amount(loader *l, const given *g, void *into)
{
    if (scalar_given(l, g, "an amount"))
        amount_read(l, (text){ g->value->text, g->value->at }, into);
}

/* ---- one of several -------------------------------------------------------------------------- */

int find_choice(const loader *l, const choice_list *choices, str value)
{
    str name = words_canonical(l->w, WORD_VALUE, value);
    if (name.len == 0) /* "vara" is a key as well as a value */
        name = canonical_key(l, value);
    for (size_t i = 0; i < choices->count; i++)
        if (str_is(name, choices->names[i]) || str_is(value, choices->names[i]))
            return (int)i;
    return -1;
}

int report_choice(loader *l, const given *g, str value, span at, const choice_list *choices)
{
    str_list forms = { 0 }, own = { 0 };
    for (size_t i = 0; i < choices->count; i++) {
        str name = str_of(choices->names[i]);
        for (int language = 0; language < LANG_COUNT; language++)
            list_add(l->a, &forms, words_form(l->w, (lang)language, WORD_VALUE, name));
        list_add(l->a, &own, words_form(l->w, l->m->settings.language, WORD_VALUE, name));
    }
    str list = str_join(l->a, own.at, own.len, STR(", "));
    message *m = DIAG(l->d, UNKNOWN_VALUE, at, value, g->key, list);
    str nearest = utf8_nearest(value, forms.at, forms.len);
    if (nearest.len)
        message_hint(l->d, m, "did you mean " STR_FMT "?", STR_ARG(nearest));
    message_help(l->d, m, "use one of: " STR_FMT, STR_ARG(list));
    l->lost |= nearest.len == 0;
    return nearest.len ? find_choice(l, choices, nearest) : -1;
}

/* A choice's place in its list, which is the value of its enum. A message if it is none: then that of the nearest, -1 if none
   is near. */
static int read_place(loader *l, const given *g, const choice_list *choices)
{
    if (!scalar_given(l, g, "one of a few values"))
        return -1;
    int index = find_choice(l, choices, str_trim(g->value->text));
    return index < 0 ? report_choice(l, g, g->value->text, g->value->at, choices) : index;
}

void read_choice(loader *l, const given *g, void *into)
{
    int index = read_place(l, g, g->field->more);
    if (index >= 0)
        *(unsigned *)into =
            (unsigned)index; /* the enums of model.h count from 0 and are unsigned */
}

void read_bool(loader *l, const given *g, void *into)
{
    static const char *const names[] = { "false", "true" };
    static const choice_list choices = CHOICES(names);
    int index = read_place(l, g, &choices);
    if (index >= 0)
        *(bool *)into = index == 1;
}

void read_language(loader *l, const given *g, void *into)
{
    if (scalar_given(l, g, "a language") && !words_find_lang(str_trim(g->value->text), into))
        DIAG(l->d, UNKNOWN_LANGUAGE, g->value->at, g->value->text);
}

/* ---- dated values ---------------------------------------------------------------------------- */

static bool is_value_key(const loader *l, const given *g, str key)
{
    str name = canonical_key(l, key);
    return str_is(name, "value") || str_is(name, "name") || str_is(name, g->field->name);
}

static void set_value(dated_value *v, const node *n)
{
    v->node = n;
    v->at = n->at;
    v->value = n->kind == NODE_SCALAR ? str_trim(n->text) : STR("");
}

typedef struct dated_record {
    date from, to;
} dated_record;

static const field period_fields[] = {
    FIELD(dated_record, "value", from,
          NULL), /* only named here, so that the message lists it; see read_period */
    FIELD(dated_record, "from", from, read_date),
    FIELD(dated_record, "to", to, read_date),
};
static const field_table period_table = FIELD_TABLE(period_fields);

/* `{value, from, to}`: its dates through the table, its value here, for it may have any form and three names. */
static bool read_dated_item(loader *l, const given *g, const node *mapping, dated_value *v)
{
    node rest = *mapping;
    rest.pairs = (node_pairs){ 0 };
    bool found = false;
    for (size_t i = 0; i < mapping->pairs.len; i++) {
        const node_pair *pair = &mapping->pairs.at[i];
        if (!is_value_key(l, g, pair->key))
            list_add(l->a, &rest.pairs, *pair);
        else if (!found && (found = true))
            set_value(v, pair->value);
    }
    dated_record when = { 0 };
    read_fields(l, &period_table, &rest, &when, NULL);
    v->when = check_period(l, mapping, mapping->at, (period){ when.from, when.to });
    if (!found)
        report_lacking(l, mapping, mapping->at, "value");
    return found;
}

static bool is_dated_list(const node *n)
{
    return n->kind == NODE_LIST && n->items.len > 0 && n->items.at[0]->kind == NODE_MAP;
}

static void add_dated(loader *l, const given *g, const node *n, dated *list)
{
    dated_value v = { .at = n->at, .target = NO_SLOT };
    bool good = true;
    if (n->kind == NODE_MAP)
        good = read_dated_item(l, g, n, &v);
    else
        set_value(&v, n);
    if (good)
        list_add(l->a, list, v);
}

void read_dated(loader *l, const given *g, void *into)
{
    dated *list = into;
    const node *n = g->value;
    if (!is_dated_list(n)) {
        add_dated(l, g, n, list);
        return;
    }
    if (n->items.len > DATED_MOST)
        DIAG(l->d, TOO_MANY, n->at, g->key, str_format(l->a, "%d", DATED_MOST));
    for (size_t i = 0; i < n->items.len && i < DATED_MOST; i++) {
        if (n->items.at[i]->kind == NODE_MAP)
            add_dated(l, g, n->items.at[i], list);
        else
            report_kind_of_value(l, &(given){ g->field, g->key, g->key_at, n->items.at[i] },
                                 "a mapping with value, from and to, as the one before it is");
    }
}

void read_dated_choice(loader *l, const given *g, void *into)
{
    dated *list = into;
    const choice_list *choices = g->field->more;
    size_t before = list->len;
    read_dated(l, g, into);
    for (size_t i = before; i < list->len; i++) {
        dated_value *v = &list->at[i];
        int index = find_choice(l, choices, v->value);
        if (index < 0)
            index = report_choice(l, g, v->value, v->at, choices);
        if (index >= 0)
            v->value = str_of(choices->names[index]);
    }
}

void read_dated_word(loader *l, const given *g, void *into)
{
    dated *list = into;
    read_dated(l, g, list);
    for (size_t i = 0; i < list->len; i++) {
        str name = words_canonical(l->w, WORD_VALUE, list->at[i].value);
        if (name.len)
            list->at[i].value = name;
    }
}

/* ---- people and guests ------------------------------------------------------------------------ */

named named_of(str written, span at)
{
    return (named){
        .written = { written, at }, .person = NO_SLOT, .organisation_slot = NO_SLOT, .seat = NO_SLOT
    };
}

static const field named_fields[] = {
    FIELD(named, "name", written, read_text),
    FIELD(named, "title", title, read_text),
    FIELD(named, "organisation", organisation, read_text),
};
static const field_table named_table = FIELD_TABLE(named_fields);

bool read_named(loader *l, const given *g, named *into)
{
    *into = named_of(STR(""), g->value->at);
    read_fields(l, &named_table, g->value, into, NULL);
    if (into->written.value.len == 0 && g->value->kind == NODE_MAP)
        report_lacking(l, g->value, g->value->at, "name");
    return into->written.value.len > 0;
}

static void add_named(loader *l, const given *g, named_list *list)
{
    named one;
    if (read_named(l, g, &one))
        list_add(l->a, list, one);
}

/* `absent: none` says that there is nobody to list. */
static bool says_none(const loader *l, const node *n)
{
    return n->kind == NODE_SCALAR && str_is(words_canonical(l->w, WORD_NUMBER, n->text), "0");
}

void read_named_list(loader *l, const given *g, void *into)
{
    const node *n = g->value;
    if (n->kind != NODE_LIST && !says_none(l, n))
        add_named(l, g, into);
    for (size_t i = 0; i < n->items.len; i++)
        add_named(l, &(given){ g->field, g->key, g->key_at, n->items.at[i] }, into);
}

/* Where a name in a row of them ends, and where the next one begins: at a comma, a semicolon or a word for "and". */
static size_t row_name_end(const loader *l, str row, size_t from, size_t *next)
{
    for (size_t at = from, word = from; at <= row.len; at++) {
        const bool parts = at == row.len || row.at[at] == ',' || row.at[at] == ';';
        const bool ends_word = parts || row.at[at] == ' ';
        const bool is_and =
            ends_word && word > from
            && str_is(words_canonical(l->w, WORD_VOTE, str_slice(row, word, at)), "and");
        *next = at + 1;
        if (parts || is_and)
            return is_and ? word : at;
        word = ends_word ? at + 1 : word;
    }
    return row.len;
}

/* "Kari Lund, Per Moe og AB": a row of names without brackets is a list. */
void read_people(loader *l, const given *g, void *into)
{
    const node *n = g->value;
    const str row = n->text;
    const bool is_row = n->kind == NODE_SCALAR && !says_none(l, n);
    if (!is_row) {
        read_named_list(l, g, into);
        return;
    }
    for (size_t from = 0, next = 0; from < row.len; from = next) {
        str part = str_slice(row, from, row_name_end(l, row, from, &next)), name = str_trim(part);
        span at =
            n->at.len == row.len ? span_part(n->at, (size_t)(name.at - row.at), name.len) : n->at;
        if (name.len > 0)
            list_add(l->a, (named_list *)into, named_of(name, at));
    }
}
