/*
 * The accounts: accounts.yaml with funds, rows and budgets, and beside it one ledger for each year.
 *
 * Amounts are exact (øre). A ledger's columns are found by their names, in any language. An entry with an
 * amount or a date that cannot be read, or with a fund or row that the accounts do not know, is reported and
 * left out of all sums.
 */
#include "model/load.h"

/* ---- accounts.yaml --------------------------------------------------------------------------- */

static const field name_fields[] = {
    FIELD(account_name, "name", name, read_text),
    FIELD(account_name, "id", id, read_id),
    FIELD(account_name, "carried-over", carried_over, read_bool),
};
static const field_table name_table = FIELD_TABLE(name_fields);

typedef list_of(account_name) name_list;

static name_list read_names(loader *l, const given *g)
{
    name_list list = { 0 };
    record_list records = list_records(l, g);
    for (size_t i = 0; i < records.len; i++) {
        account_name one = { .id = records.at[i].id, .name.at = records.at[i].at };
        read_fields(l, &name_table, records.at[i].value, &one, NULL);
        if (one.id.len == 0)
            one.id = utf8_ascii(l->a, one.name.value);
        if (one.name.value.len == 0)
            one.name.value = one.id;
        list_add(l->a, &list, one);
    }
    return list;
}

static void read_funds(loader *l, const given *g, void *into)
{
    accounts *acc = into;
    name_list list = read_names(l, g);
    for (size_t i = 0; i < list.len; i++)
        list_add(l->a, &acc->funds, list.at[i]);
}

static void read_rows(loader *l, const given *g, void *into)
{
    accounts *acc = into;
    name_list list = read_names(l, g);
    for (size_t i = 0; i < list.len; i++)
        list_add(l->a, &acc->rows, list.at[i]);
}

static void read_income(loader *l, const given *g, void *into)
{
    static const char *const names[] = { "negative", "positive" };
    static const choice_list signs = CHOICES(names);
    unsigned sign = 0;
    read_choice(l, &(given){ &(field){ .more = &signs }, g->key, g->key_at, g->value }, &sign);
    *(bool *)into = sign == 1;
}

/* ---- names of funds and rows ------------------------------------------------------------------- */

/* What stands in a ledger or a budget: the id of a fund or row, or its name. */
typedef struct account_ids {
    map *funds, *rows;
} account_ids;

static void add_id(loader *l, map *ids, str id, size_t index)
{
    slot *s = arena_make(l->a, slot);
    *s = (slot)index;
    if (id.len)
        map_add(ids, id, s);
}

static map *ids_of(loader *l, const account_name *names, size_t count)
{
    map *ids = map_new(l->a);
    for (size_t i = 0; i < count; i++)
        add_id(l, ids, names[i].id, i);
    for (size_t i = 0; i < count; i++)
        add_id(l, ids, names[i].name.value, i);
    return ids;
}

/* An empty cell. That a whole column is not there has been said. */
static void report_empty(loader *l, text cell, const char *key)
{
    if (span_some(cell.at))
        report_missing(l, cell.at, key);
}

static slot find_account(loader *l, const map *ids, text name, const char *what)
{
    const slot *found = map_find(ids, name.value);
    if (found)
        return *found;
    if (str_trim(name.value).len == 0) {
        report_empty(l, name, what);
        return NO_SLOT;
    }
    str_list known = { 0 };
    for (size_t i = 0; i < map_len(ids) && i < l->compared; i++)
        list_add(l->a, &known, map_key(ids, i));
    l->compared -= known.len;
    message *m = DIAG(l->d, ACCOUNT_UNKNOWN, name.at, name.value, str_of(what));
    str nearest = utf8_nearest(name.value, known.at, known.len);
    if (nearest.len)
        message_hint(l->d, m, "did you mean " STR_FMT "?", STR_ARG(nearest));
    found = nearest.len ? map_find(ids, nearest) : NULL;
    return found ? *found : NO_SLOT;
}

/* ---- budget ---------------------------------------------------------------------------------- */

static void read_budget_row(loader *l, const account_ids *ids, int year, const node_pair *row,
                            accounts *acc)
{
    slot row_slot = find_account(l, ids->rows, (text){ row->key, row->key_at }, "row");
    given g = { NULL, row->key, row->key_at, row->value };
    if (row->value->kind != NODE_MAP)
        report_kind_of_value(l, &g, "a mapping from funds to amounts");
    for (size_t i = 0; i < row->value->pairs.len; i++) {
        const node_pair *pair = &row->value->pairs.at[i];
        budget_amount b = { .year = year, .row = row_slot, .at = pair->value->at };
        b.fund = find_account(l, ids->funds, (text){ pair->key, pair->key_at }, "fund");
        read_amount(l, &(given){ NULL, pair->key, pair->key_at, pair->value }, &b.amount);
        if (b.row != NO_SLOT && b.fund != NO_SLOT)
            list_add(l->a, &acc->budget, b);
    }
}

static void read_budgets(loader *l, const account_ids *ids, const given *g, accounts *acc)
{
    if (g->value->kind != NODE_MAP)
        report_kind_of_value(l, g, "a mapping from years to budgets");
    for (size_t i = 0; i < g->value->pairs.len; i++) {
        const node_pair *pair = &g->value->pairs.at[i];
        long year;
        if (!str_int(pair->key, &year) || year < 1 || year > 9999) {
            DIAG(l->d, BAD_NUMBER, pair->key_at, g->key, pair->key);
            continue;
        }
        for (size_t k = 0; k < pair->value->pairs.len; k++)
            read_budget_row(l, ids, (int)year, &pair->value->pairs.at[k], acc);
    }
}

/* ---- ledgers --------------------------------------------------------------------------------- */

enum { COL_DATE, COL_FUND, COL_ROW, COL_TEXT, COL_AMOUNT, COL_DECISION, COL_VOUCHER, COLS };

static const char *const col_names[COLS] = {
    [COL_DATE] = "date",       [COL_FUND] = "fund",     [COL_ROW] = "row",
    [COL_TEXT] = "text",       [COL_AMOUNT] = "amount", [COL_DECISION] = "decision",
    [COL_VOUCHER] = "voucher",
};

/* Which cell of a row holds which column; SIZE_MAX: the ledger does not have it. */
typedef struct ledger_columns {
    size_t cell[COLS];
} ledger_columns;

/* The column that a heading names; -1 if it is none. */
static int column_named(const loader *l, str heading)
{
    str name = canonical_key(l, heading);
    for (int i = 0; i < COLS; i++)
        if (str_is(name, col_names[i]))
            return i;
    return -1;
}

/* A heading that is none is reported, and taken for the nearest that the ledger does not have. */
static void report_column(loader *l, const csv_cell *cell, size_t index, ledger_columns *found)
{
    str_list forms = { 0 };
    for (int i = 0; i < COLS; i++)
        for (int language = 0; language < LANG_COUNT && found->cell[i] == SIZE_MAX; language++)
            list_add(l->a, &forms,
                     words_form(l->w, (lang)language, WORD_KEY, str_of(col_names[i])));
    str nearest = utf8_nearest(cell->text, forms.at, forms.len);
    message *m = DIAG(l->d, UNKNOWN_CELL, cell->at, cell->text);
    if (nearest.len == 0)
        return;
    message_hint(l->d, m, "did you mean " STR_FMT "?", STR_ARG(nearest));
    found->cell[column_named(l, nearest)] = index;
}

/* An entry where the names of the columns should be: the row is missing, not each of its names. */
static bool is_entry(loader *l, const csv_row *header)
{
    date d;
    for (size_t i = 0; i < header->len; i++)
        if (column_named(l, header->at[i].text) >= 0)
            return false;
    return header->len > 0 && date_read(l, header->at[0].text, &d);
}

static ledger_columns find_columns(loader *l, const csv_row *header, source_id source_of)
{
    ledger_columns found;
    for (int i = 0; i < COLS; i++)
        found.cell[i] = SIZE_MAX;
    if (is_entry(l, header)) {
        DIAG0(l->d, LEDGER_HEADLESS, span_join(header->at[0].at, header->at[header->len - 1].at));
        return found;
    }
    size_t before = diag_added(l->d); /* a column with another name is one that is missing */
    for (size_t i = 0; i < header->len; i++) {
        int column = column_named(l, header->at[i].text);
        if (column >= 0)
            found.cell[column] = i;
    }
    for (size_t i = 0; i < header->len; i++)
        if (column_named(l, header->at[i].text) < 0)
            report_column(l, &header->at[i], i, &found);
    for (int i = 0; i <= COL_AMOUNT; i++)
        if (found.cell[i] == SIZE_MAX && i != COL_TEXT && diag_added(l->d) == before)
            report_missing(l, span_of(source_of, 0, 0), col_names[i]);
    return found;
}

static text cell_of(const csv_row *row, const ledger_columns *found, int which)
{
    size_t index = found->cell[which];
    return index < row->len ? (text){ row->at[index].text, row->at[index].at } : (text){ 0 };
}

static bool read_cell_date(loader *l, text cell, date *d)
{
    if (date_read(l, cell.value, d))
        return true;
    if (cell.value.len == 0)
        report_empty(l, cell, col_names[COL_DATE]);
    else
        DIAG(l->d, BAD_DATE, cell.at, cell.value);
    return false;
}

static void read_entry(loader *l, const account_ids *ids, const csv_row *row,
                       const ledger_columns *cols, ledger *year)
{
    text cells[COLS];
    for (int i = 0; i < COLS; i++)
        cells[i] = cell_of(row, cols, i);
    ledger_entry e = { .text = withhold_in_text(l, cells[COL_TEXT].value, cells[COL_TEXT].at),
                       .voucher = cells[COL_VOUCHER].value,
                       .decision = { .written = cells[COL_DECISION], .target = NO_SLOT } };
    report_nearly_in_text(l, e.text, cells[COL_TEXT].at);
    report_nearly_in_text(l, e.voucher, cells[COL_VOUCHER].at);
    e.at = row->len ? span_join(row->at[0].at, row->at[row->len - 1].at) : (span){ 0 };
    e.fund = find_account(l, ids->funds, cells[COL_FUND], "fund");
    e.row = find_account(l, ids->rows, cells[COL_ROW], "row");
    bool has_amount = amount_read(l, cells[COL_AMOUNT], &e.amount);
    bool has_date = read_cell_date(l, cells[COL_DATE], &e.when);
    if (e.fund != NO_SLOT && e.row != NO_SLOT && has_amount && has_date)
        list_add(l->a, &year->entries, e);
    else
        diag_doubt(l->d, DOUBT_ENTRIES);
}

static void load_ledger(loader *l, project_file *file, int year, const account_ids *ids)
{
    file->is_used = true;
    file->source = read_source(l, file->path);
    if (file->source < 0) {
        diag_doubt(l->d, DOUBT_LEDGER);
        return;
    }
    size_t before = diag_added(l->d);
    csv_table table = read_csv(l->d, l->a, file->source);
    if (diag_added(l->d) > before)
        diag_doubt(l->d, DOUBT_ENTRIES);
    ledger one = { .year = year, .source = file->source };
    ledger_columns cols =
        table.len ? find_columns(l, &table.at[0], file->source) : (ledger_columns){ 0 };
    for (int i = 0; i < COLS; i++)
        if (cols.cell[i] == SIZE_MAX && i <= COL_AMOUNT && i != COL_TEXT) {
            diag_doubt(l->d, DOUBT_LEDGER);
            return; /* said once, of the header */
        }
    for (size_t i = 1; i < table.len; i++)
        if (table.at[i].len
            == table.at[0].len) /* others were reported, and their cells stand askew */
            read_entry(l, ids, &table.at[i], &cols, &one);
    list_add(l->a, &l->m->accounts.ledgers, one);
}

/* ---- the files ------------------------------------------------------------------------------- */

static str stem(str name)
{
    str ending = path_ending(name);
    return ending.len ? str_slice(name, 0, name.len - ending.len - 1) : name;
}

static bool is_accounts_word(const loader *l, str word)
{
    return str_is(words_canonical(l->w, WORD_DIRECTIVE, word), "accounts");
}

static bool is_accounts_file(const loader *l, const project_file *file)
{
    str ending = path_ending(file->path);
    return !file->is_ignored && (str_is(ending, "yaml") || str_is(ending, "yml"))
           && is_accounts_word(l, stem(path_name(file->path)));
}

/* The year of a ledger by its name, "2022.csv"; 0 if it is none. */
static int ledger_year(const project_file *file)
{
    str name = stem(path_name(file->path));
    long year = 0;
    bool is_year = name.len == 4 && str_int(name, &year) && year > 0;
    return is_year && !file->is_ignored && str_is(path_ending(file->path), "csv") ? (int)year : 0;
}

/* The budget is kept until funds and rows are known, wherever it stands. */
typedef struct accounts_record {
    accounts acc;
    given budget;
} accounts_record;

static void keep_budget(loader *l, const given *g, void *into)
{
    (void)l;
    *(given *)into = *g;
}

static const field accounts_fields[] = {
    FIELD(accounts_record, "title", acc.title, read_text),
    FIELD(accounts_record, "income", acc.income_positive, read_income),
    FIELD(accounts_record, "funds", acc, read_funds),
    FIELD(accounts_record, "fund", acc, read_funds), /* "fond" is one and many */
    FIELD(accounts_record, "rows", acc, read_rows),
    FIELD(accounts_record, "budget", budget, keep_budget),
};
static const field_table accounts_table = FIELD_TABLE(accounts_fields);

static account_ids load_accounts_file(loader *l, project_file *file)
{
    accounts *acc = &l->m->accounts;
    accounts_record record = { 0 };
    file->is_used = true;
    file->source = read_source(l, file->path);
    const node *n =
        file->source < 0 ? NULL : withhold_in_values(l, read_yaml(l->d, l->a, file->source));
    if (!n || n->holed)
        diag_doubt(l->d, DOUBT_ACCOUNTS);
    if (n) {
        read_fields(l, &accounts_table, n, &record, NULL);
        if (l->lost_in == n)
            diag_doubt(l->d, DOUBT_ACCOUNTS);
        *acc = record.acc;
        acc->given = true;
        acc->at = span_of(file->source, 0, 0);
    }
    account_ids ids = { ids_of(l, acc->funds.at, acc->funds.len),
                        ids_of(l, acc->rows.at, acc->rows.len) };
    if (record.budget.value)
        read_budgets(l, &ids, &record.budget, acc);
    return ids;
}

static project_file *find_accounts(loader *l)
{
    for (size_t i = 0; i < map_len(l->files); i++)
        if (is_accounts_file(l, map_value(l->files, i)))
            return map_value(l->files, i);
    return NULL;
}

static void report_alone(loader *l)
{
    for (size_t i = 0; i < map_len(l->files); i++) {
        const project_file *file = map_value(l->files, i);
        if (ledger_year(file) && is_accounts_word(l, path_name(path_folder(file->path)))) {
            source_id id = read_source(l, file->path);
            if (id >= 0)
                DIAG0(l->d, ACCOUNTS_ALONE, span_of(id, 0, 0));
            return;
        }
    }
}

void load_accounts(loader *l)
{
    project_file *file = find_accounts(l);
    if (!file) {
        report_alone(l);
        return;
    }
    account_ids ids = load_accounts_file(l, file);
    str folder = path_folder(file->path);
    for (size_t i = 0; i < map_len(l->files); i++) {
        project_file *other = map_value(l->files, i);
        if (ledger_year(other) && str_equal(path_folder(other->path), folder))
            load_ledger(l, other, ledger_year(other), &ids);
    }
}
