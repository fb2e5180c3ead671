/*
 * Bodies: their names, words and numbers through time, and where their seats come from.
 *
 * A body keeps its identity when it is renamed, so nearly everything about it is dated. Its seats stand in
 * `seats`, or in `rosters` where the printed order changes with the years; seats.c reads them.
 */
#include "model/load.h"

#include <string.h>

/* ---- what a body may say --------------------------------------------------------------------- */

static const char *const kind_names[] = { "governing", "working", "advisory" };
static const choice_list kinds = CHOICES(kind_names);

static const char *const column_names[COLUMN_COUNT] = {
    [COLUMN_INVITED] = "invited", [COLUMN_PRESENT] = "present", [COLUMN_ABSENT] = "absent"
};
static const choice_list columns = CHOICES(column_names);

static void check_column(loader *l, const given *g, const node *n, str_list *names)
{
    int column = n->kind == NODE_SCALAR ? find_choice(l, &columns, str_trim(n->text)) : -1;
    if (column < 0)
        report_choice(l, g, n->text, n->at, &columns);
    else
        list_add(l->a, names, str_of(column_names[column]));
}

static void read_columns(loader *l, const given *g, void *into)
{
    dated *list = into;
    read_dated(l, g, list);
    for (size_t i = 0; i < list->len; i++) {
        const node *n = list->at[i].node;
        str_list names = { 0 };
        if (n->kind != NODE_LIST)
            check_column(l, g, n, &names);
        for (size_t k = 0; k < n->items.len; k++)
            check_column(l, g, n->items.at[k], &names);
        list->at[i].value = str_join(l->a, names.at, names.len, STR(", "));
    }
}

size_t body_columns(const archive *m, const words *w, slot which, date day,
                    attendance_column found[COLUMN_COUNT])
{
    (void)w; /* the names were made canonical when they were read */
    str rest = which == NO_SLOT ? STR("") : dated_text(&m->bodies.at[which].attendance, day), name;
    size_t count = 0;
    while (count < COLUMN_COUNT && str_cut(&rest, STR(", "), &name))
        for (int column = 0; column < COLUMN_COUNT; column++)
            if (str_is(name, column_names[column]))
                found[count++] = (attendance_column)column;
    if (count == 0) {
        found[count++] = COLUMN_INVITED;
        found[count++] = COLUMN_PRESENT;
    }
    return count;
}

/* A body may have several words at a time: [PS, RS]. Each becomes a value of its own, with the same period. */
static void read_case_words(loader *l, const given *g, void *into)
{
    dated *list = into, all = { 0 };
    read_dated(l, g, list);
    for (size_t i = 0; i < list->len; i++) {
        const dated_value *v = &list->at[i];
        if (v->node->kind != NODE_LIST)
            list_add(l->a, &all, *v);
        for (size_t k = 0; k < v->node->items.len; k++) {
            dated_value one = *v;
            text word = { 0 };
            one.node = v->node->items.at[k];
            read_text(l, &(given){ g->field, g->key, g->key_at, one.node }, &word);
            one.at = word.at;
            one.value = word.value;
            if (word.value.len)
                list_add(l->a, &all, one);
        }
    }
    *list = all;
}

/* "{n:02}-{yy}": at most one of each, and the number must be there. */
static bool is_template(str s)
{
    int numbers = 0, years = 0;
    while (s.len) {
        size_t open = str_find(s, STR("{"));
        if (open == s.len)
            break;
        size_t shut = str_find(s, STR("}"));
        str name = str_slice(s, open + 1, shut);
        if (shut < open || shut == s.len)
            return false;
        if (str_is(name, "yy") || str_is(name, "yyyy"))
            years++;
        else if (str_is(name, "n")
                 || (name.len == 4 && str_starts(name, STR("n:0"))
                     && strchr("23456789", name.at[3])))
            numbers++;
        else
            return false;
        s = str_slice(s, shut + 1, s.len);
    }
    return numbers == 1 && years <= 1;
}

static void read_templates(loader *l, const given *g, void *into)
{
    dated *list = into;
    read_dated(l, g, list);
    for (size_t i = 0; i < list->len; i++)
        if (!is_template(list->at[i].value)) {
            DIAG(l->d, BAD_TEMPLATE, list->at[i].at, list->at[i].value);
            list->at[i].value = STR("{n:02}-{yy}");
        }
}

/* ---- more lines in the heading of minutes ------------------------------------------------------ */

typedef struct field_record {
    text key, name;
} field_record;

static const field line_fields[] = {
    FIELD(field_record, "name", name, read_text),
    FIELD(field_record, "key", key, read_text),
};
static const field_table line_table = FIELD_TABLE(line_fields);

/* `key: Label` in a mapping; in a list a label, which is its own key in lower case, or {key, name}. */
static void read_body_fields(loader *l, const given *g, void *into)
{
    body *b = into;
    record_list records = list_records(l, g);
    for (size_t i = 0; i < records.len; i++) {
        field_record r = { 0 };
        read_fields(l, &line_table, records.at[i].value, &r, NULL);
        str key = records.at[i].id.len ? records.at[i].id : r.key.value;
        if (key.len == 0)
            key = utf8_lower(l->a, r.name.value);
        str label = utf8_capital(l->a, r.name.value.len ? r.name.value : key);
        if (key.len)
            list_add(l->a, &b->fields, ((body_field){ key, label }));
    }
}

/* ---- one body -------------------------------------------------------------------------------- */

/* Seats are read after the body's own values, and point back to it. */
typedef struct body_record {
    body b;
    given seats, rosters;
} body_record;

static void keep_given(loader *l, const given *g, void *into)
{
    (void)l;
    *(given *)into = *g;
}

static const field body_fields[] = {
    FIELD(body_record, "name", b.name, read_dated),
    FIELD(body_record, "id", b.id, read_id),
    FIELD(body_record, "meeting", b.meeting, read_dated),
    FIELD(body_record, "case-word", b.case_word, read_case_words),
    FIELD(body_record, "case-number", b.case_number, read_templates),
    FIELD(body_record, "attendance", b.attendance, read_columns),
    FIELD_MORE(body_record, "kind", b.kind, read_dated_choice, &kinds),
    FIELD(body_record, "reports-to", b.reports_to, read_dated),
    FIELD(body_record, "advises", b.advises, read_dated),
    FIELD(body_record, "law", b.law, read_dated_word),
    FIELD(body_record, "quorum", b.quorum, read_dated_word),
    FIELD(body_record, "from", b.when.from, read_date),
    FIELD(body_record, "to", b.when.to, read_date),
    FIELD(body_record, "fields", b, read_body_fields),
    FIELD(body_record, "standing-cases", b.standing_cases, read_text_list),
    FIELD(body_record, "seats", seats, keep_given),
    FIELD(body_record, "rosters", rosters, keep_given),
};
static const field_table body_table = FIELD_TABLE(body_fields);

typedef struct roster_record {
    given seats;
    period when;
} roster_record;

static const field roster_fields[] = {
    FIELD(roster_record, "seats", seats, keep_given),
    FIELD(roster_record, "from", when.from, read_date),
    FIELD(roster_record, "to", when.to, read_date),
};
static const field_table roster_table = FIELD_TABLE(roster_fields);

static void load_rosters(loader *l, const given *g, slot which)
{
    record_list records = list_records(l, g);
    for (size_t i = 0; i < records.len; i++) {
        roster_record r = { 0 };
        read_fields(l, &roster_table, records.at[i].value, &r, NULL);
        r.when = check_period(l, records.at[i].value, records.at[i].at, r.when);
        if (r.seats.value)
            load_seats(l, &r.seats, which, r.when);
    }
}

static void load_body(loader *l, const record_node *r)
{
    body_record record = { .b = { .id = r->id, .at = r->at } };
    read_fields(l, &body_table, r->value, &record, NULL);
    body *b = &record.b;
    b->seats_lost = (r->value->broken || l->lost_in == r->value) && !record.seats.value
                    && !record.rosters.value;
    b->when = check_period(l, r->value, r->at, b->when);
    if (b->name.len == 0)
        report_lacking(l, r->value, r->at, "name");
    slot which = (slot)l->m->bodies.len;
    if (b->id.len == 0) /* addresses are made from it */
        b->id = utf8_ascii(l->a, dated_first(&b->name));
    id_add(l, ID_BODY, b->id, which, r->at);
    for (size_t i = 0; i < b->name.len; i++)
        names_add(l, ID_BODY, b->name.at[i].value, which);
    list_add(l->a, &l->m->bodies, *b);
    if (record.seats.value)
        load_seats(l, &record.seats, which, (period){ 0 });
    if (record.rosters.value)
        load_rosters(l, &record.rosters, which);
}

void load_bodies(loader *l, const given *g)
{
    record_list records = list_records(l, g);
    for (size_t i = 0; i < records.len; i++)
        load_body(l, &records.at[i]);
}
