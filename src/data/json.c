/*
 * json: the small steps over jansson, and a table as JSON.
 *
 * A file is an object: the version of the names, whose archive it is and for whom, then the records as objects. These are
 * written one at a time, for as values of jansson they take ten times what they take as text. jansson fails only where
 * there is no memory left, which is the end of the program elsewhere, too.
 */
#include "data/json.h"

#include <stdlib.h>
#include <string.h>

#include "data/record.h"

/* ---- small steps ------------------------------------------------------------------------------- */

json_t *json_of_text(str value)
{
    return json_stringn_nocheck(value.at ? value.at : "", value.len);
}

void json_put(json_t *object, const char *key, json_t *value)
{
    json_object_set_new(object, key, value);
}

void json_put_text(json_t *object, const char *key, str value)
{
    if (value.len > 0)
        json_put(object, key, json_of_text(value));
}

void json_put_date(json_t *object, const char *key, arena *a, date value)
{
    json_put_text(object, key, date_text(a, value));
}

void json_add(json_t *array, json_t *value)
{
    json_array_append_new(array, value);
}

enum { FORM = JSON_INDENT(1) | JSON_PRESERVE_ORDER };

static int take_part(const char *part, size_t size, void *out)
{
    buf_put(out, (str){ part, size });
    return 0;
}

str json_write(arena *a, json_t *root)
{
    buf out = buf_new(a);
    json_dump_callback(root, take_part, &out, FORM);
    buf_char(&out, '\n');
    json_decref(root);
    return buf_str(&out);
}

json_t *json_envelope(arena *a, const compose_plan *plan)
{
    const project_settings *settings = &plan->archive->settings;
    json_t *root = json_object();
    json_put(root, "version", json_integer(DATA_VERSION));
    json_put_text(root, "organisation", settings->organisation.value);
    json_put_text(root, "site", settings->address);
    json_put_text(root, "language", words_lang_code(settings->language));
    bool internal = plan->options.audience == AUDIENCE_INTERNAL;
    json_put(root, "audience", json_string(internal ? "internal" : "public"));
    json_put_text(root, "at", date_text(a, plan->at));
    return root;
}

/* ---- a table ----------------------------------------------------------------------------------- */

static json_t *list_json(const str_list *items)
{
    json_t *array = json_array();
    for (size_t i = 0; i < items->len; i++)
        json_add(array, json_of_text(items->at[i]));
    return array;
}

static json_t *value_json(arena *a, data_kind kind, const data_value *value)
{
    switch (kind) {
    case DATA_NUMBER:
        return json_integer(value->number);
    case DATA_FLAG:
        return json_boolean(value->number);
    case DATA_TEXTS:
    case DATA_ADDRESSES:
        return list_json(&value->items);
    default:
        return json_of_text(data_value_text(a, kind, value));
    }
}

static json_t *record_json(arena *a, const data_table *t, const data_record *record)
{
    json_t *object = json_object();
    for (size_t i = 0; i < t->set->field_count; i++) {
        const data_field *f = &t->set->fields[i];
        bool is_list = f->kind == DATA_TEXTS || f->kind == DATA_ADDRESSES;
        if (is_list || record->values[i].given)
            json_put(object, f->name, value_json(a, f->kind, &record->values[i]));
    }
    return object;
}

/* Part of a record, each line as far in as records stand. */
static int take_lines(const char *part, size_t size, void *out)
{
    str rest = { part, size };
    for (size_t end; (end = str_find(rest, STR("\n"))) < rest.len;
         rest = str_slice(rest, end + 1, rest.len)) {
        buf_put(out, str_slice(rest, 0, end));
        buf_text(out, "\n  ");
    }
    buf_put(out, rest);
    return 0;
}

static void put_records(buf *out, const data_table *t)
{
    arena *temp = arena_new();
    for (size_t i = 0; i < t->records.len; i++) {
        json_t *record = record_json(temp, t, &t->records.at[i]);
        buf_text(out, i > 0 ? ",\n  " : "\n  ");
        json_dump_callback(record, take_lines, out, FORM);
        json_decref(record);
        arena_reset(temp);
    }
    arena_drop(temp);
    buf_text(out, t->records.len > 0 ? "\n ]" : "]");
}

str table_json(arena *a, const data_table *t, const compose_plan *plan)
{
    json_t *root = json_envelope(a, plan);
    json_put(root, "dataset", json_string(t->set->name));
    buf out = buf_new(a);
    json_dump_callback(root, take_part, &out, FORM);
    json_decref(root);
    out.len -= STR("\n}").len; /* the envelope is still open */
    buf_text(&out, ",\n \"records\": [");
    put_records(&out, t);
    buf_text(&out, "\n}\n");
    return buf_str(&out);
}
