/*
 * Reading mappings by tables of fields.
 *
 * Takes a YAML mapping and a table, and fills a record. Each key is turned into its English name (the
 * vocabulary knows three languages) and looked for in the table; the field's reader then reads the value into the
 * member at the field's offset. A key that the table does not have is reported with the nearest one that it has, in
 * the language that comes nearest to what was typed, and read as if that stood there: one mistake is one message. The
 * same key in two languages is reported too, for YAML itself cannot see it.
 *
 * Where a register holds many of a kind, a list and a mapping both serve: `list_records` makes one list of both.
 */
#include "model/load.h"

#include <assert.h>

enum { FIELDS_MOST = 64 }; /* in one table: one bit each */

str canonical_key(const loader *l, str key)
{
    return words_canonical(l->w, WORD_KEY, key);
}

static const char *kind_of_node(const node *n)
{
    static const char *const names[] = {
        [NODE_SCALAR] = "a single value", [NODE_LIST] = "a list", [NODE_MAP] = "a mapping"
    };
    return names[n->kind];
}

message *report_kind_of_value(loader *l, const given *g, const char *wanted)
{
    str what = g->key.len ? g->key : STR("this");
    l->lost = true;
    if (g->value->broken) /* that was told of */
        return NULL;
    return DIAG(l->d, VALUE_KIND, g->value->at, what, str_of(wanted),
                str_of(kind_of_node(g->value)));
}

/* ---- keys ------------------------------------------------------------------------------------ */

static int find_field(const field_table *table, str name)
{
    for (size_t i = 0; i < table->count; i++)
        if (str_is(name, table->fields[i].name))
            return (int)i;
    return -1;
}

static bool is_among(const str_list *keys, str key)
{
    for (size_t i = 0; keys && i < keys->len; i++)
        if (words_same(keys->at[i], key))
            return true;
    return false;
}

/* The forms of the table's keys: in all languages, and in the project's own, as messages list them. */
static void list_forms(loader *l, const field_table *table, str_list *forms, str_list *own)
{
    for (size_t i = 0; i < table->count; i++) {
        str name = str_of(table->fields[i].name);
        for (int language = 0; language < LANG_COUNT; language++)
            list_add(l->a, forms, words_form(l->w, (lang)language, WORD_KEY, name));
        list_add(l->a, own, words_form(l->w, l->m->settings.language, WORD_KEY, name));
    }
}

/* Gives the nearest known key, "" if none is near. */
static str report_unknown(loader *l, const field_table *table, const node_pair *pair,
                          const str_list *also)
{
    str_list forms = { 0 }, allowed = { 0 };
    list_forms(l, table, &forms, &allowed);
    for (size_t i = 0; also && i < also->len; i++) {
        list_add(l->a, &forms, also->at[i]);
        list_add(l->a, &allowed, also->at[i]);
    }
    message *m = DIAG(l->d, UNKNOWN_KEY, pair->key_at, pair->key);
    str nearest = utf8_nearest(pair->key, forms.at, forms.len);
    if (nearest.len)
        message_hint(l->d, m, "did you mean " STR_FMT "?", STR_ARG(nearest));
    str list = str_join(l->a, allowed.at, allowed.len, STR(", "));
    message_help(l->d, m, "use one of: " STR_FMT, STR_ARG(list));
    return nearest;
}

/* ---- one mapping ----------------------------------------------------------------------------- */

static void read_pair(loader *l, const field *f, const node_pair *pair, void *record)
{
    given g = { f, pair->key, pair->key_at, pair->value };
    if (!node_empty(pair->value))
        f->read(l, &g, (char *)record + f->offset);
}

/* Reads a pair as if its key were the one that was most likely meant. If its value is none of that one's at all, the guess
   was wrong, and nothing more is said. */
static void read_guessed(loader *l, const field *f, const node_pair *pair, void *record)
{
    size_t before = diag_added(l->d);
    read_pair(l, f, pair, record);
    if (pair->value->kind == NODE_SCALAR && diag_added(l->d) > before) {
        diag_take_back(l->d, before);
        l->lost = true;
    }
}

/* One mapping while it is read. */
typedef struct pairs_read {
    const field_table *table;
    const node *mapping;
    const str_list *also;
    void *record;
    const node_pair *seen[FIELDS_MOST]; /* by field */
    list_of(const node_pair *) unknown;
} pairs_read;

/* What a mistake of YAML has left of a key is not to be found in any table. */
static bool is_rest(const node_pair *pair)
{
    return pair->key.len == 0 || str_find(pair->key, STR("\n")) < pair->key.len;
}

/* Keys that nobody knows, when all others were read. */
static void read_unknown(loader *l, pairs_read *r)
{
    for (size_t i = 0; i < r->unknown.len; i++) {
        const node_pair *pair = r->unknown.at[i];
        str nearest = report_unknown(l, r->table, pair, r->also);
        int index =
            is_among(r->also, nearest) ? -1 : find_field(r->table, canonical_key(l, nearest));
        if (index < 0 || r->seen[index]) {
            l->lost = true;
            l->lost_in = r->mapping;
            continue;
        }
        r->seen[index] = pair;
        read_guessed(l, &r->table->fields[index], pair, r->record);
    }
}

static void read_pairs(loader *l, const field_table *table, const node *mapping, void *record,
                       const str_list *also)
{
    pairs_read r = { .table = table, .mapping = mapping, .also = also, .record = record };
    for (size_t i = 0; i < mapping->pairs.len; i++) {
        const node_pair *pair = &mapping->pairs.at[i];
        int index = find_field(table, canonical_key(l, pair->key));
        if (index < 0) {
            if (!is_among(also, pair->key) && !(mapping->broken && is_rest(pair)))
                list_add(l->a, &r.unknown, pair);
            continue;
        }
        if (r.seen[index]) {
            DIAG(l->d, KEY_TWICE, pair->key_at, pair->key, r.seen[index]->key);
            continue;
        }
        r.seen[index] = pair;
        read_pair(l, &table->fields[index], pair, record);
    }
    read_unknown(l, &r);
}

void read_fields(loader *l, const field_table *table, const node *mapping, void *record,
                 const str_list *also)
{
    assert(table->count <= FIELDS_MOST);
    given g = { &table->fields[0], STR(""), mapping->at, mapping };
    if (mapping->kind == NODE_MAP)
        read_pairs(l, table, mapping, record, also);
    else if (mapping->kind == NODE_LIST)
        report_kind_of_value(l, &g, "a mapping of keys and values");
    else if (!node_empty(mapping))
        table->fields[0].read(l, &g, (char *)record + table->fields[0].offset);
}

/* ---- many of a kind --------------------------------------------------------------------------- */

record_list list_records(loader *l, const given *g)
{
    const node *n = g->value;
    record_list records = { 0 };
    for (size_t i = 0; i < n->items.len; i++)
        list_add(l->a, &records, ((record_node){ STR(""), n->items.at[i]->at, n->items.at[i] }));
    for (size_t i = 0; i < n->pairs.len; i++) {
        const node_pair *pair = &n->pairs.at[i];
        list_add(l->a, &records, ((record_node){ pair->key, pair->key_at, pair->value }));
    }
    if (n->kind == NODE_SCALAR && !node_empty(n))
        report_kind_of_value(l, g, "a list, or a mapping with an id for each");
    return records;
}
