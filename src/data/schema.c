/*
 * schema: a JSON Schema (draft 2020-12) for each table, made from its fields.
 *
 * What a kind of value looks like in JSON stands in one table; the rest comes from the field. No record may hold more
 * than its table does. The descriptions are the words of the project's language that its page of open data has.
 */
#include "data/json.h"
#include "data/record.h"

typedef struct kind_schema {
    const char *type, *format, *pattern;
} kind_schema;

#define ADDRESS_PATTERN "^[^/\\s][^\\s]*$"

static const kind_schema schemas[DATA_KINDS] = {
    [DATA_TEXT] = { "string", NULL, NULL },
    [DATA_DATE] = { "string", NULL, "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" },
    [DATA_TIME] = { "string", NULL, "^[0-2][0-9]:[0-5][0-9]$" },
    [DATA_NUMBER] = { "integer", NULL, NULL },
    [DATA_AMOUNT] = { "string", NULL, "^-?[0-9]+\\.[0-9]{2}$" },
    [DATA_FLAG] = { "boolean", NULL, NULL },
    [DATA_ADDRESS] = { "string", "uri-reference", ADDRESS_PATTERN },
    [DATA_TEXTS] = { "string", NULL, NULL },
    [DATA_ADDRESSES] = { "string", "uri-reference", ADDRESS_PATTERN },
};

static json_t *one_value(const kind_schema *kind)
{
    json_t *value = json_object();
    json_put(value, "type", json_string(kind->type));
    if (kind->format)
        json_put(value, "format", json_string(kind->format));
    if (kind->pattern)
        json_put(value, "pattern", json_string(kind->pattern));
    return value;
}

static json_t *choices_json(const char *choices)
{
    json_t *array = json_array();
    for (str rest = str_of(choices), one; str_cut(&rest, STR("|"), &one);)
        json_add(array, json_of_text(one));
    return array;
}

static json_t *field_schema(const data_field *f, str says)
{
    json_t *value = one_value(&schemas[f->kind]);
    if (f->choices)
        json_put(value, "enum", choices_json(f->choices));
    if (f->kind == DATA_TEXTS || f->kind == DATA_ADDRESSES) {
        json_t *list = json_object();
        json_put(list, "type", json_string("array"));
        json_put(list, "items", value);
        value = list;
    }
    json_put_text(value, "description", says);
    return value;
}

static json_t *record_schema(const data_set *set, const compose_plan *plan)
{
    lang l = plan->archive->settings.language;
    json_t *record = json_object(), *properties = json_object(), *required = json_array();
    for (size_t i = 0; i < set->field_count; i++) {
        const data_field *f = &set->fields[i];
        json_put(properties, f->name, field_schema(f, words_phrase(plan->words, l, f->phrase)));
        if (f->required)
            json_add(required, json_string(f->name));
    }
    json_put(record, "type", json_string("object"));
    json_put(record, "properties", properties);
    json_put(record, "required", required);
    json_put(record, "additionalProperties", json_false());
    return record;
}

static json_t *constant(json_t *value)
{
    json_t *schema = json_object();
    json_put(schema, "const", value);
    return schema;
}

static json_t *file_properties(const data_set *set, const compose_plan *plan)
{
    json_t *properties = json_object(), *records = json_object();
    json_put(properties, "version", constant(json_integer(DATA_VERSION)));
    json_put(properties, "organisation", one_value(&schemas[DATA_TEXT]));
    json_put(properties, "site", one_value(&schemas[DATA_TEXT]));
    json_put(properties, "language", one_value(&schemas[DATA_TEXT]));
    json_put(properties, "audience", one_value(&schemas[DATA_TEXT]));
    json_put(properties, "at", one_value(&schemas[DATA_DATE]));
    json_put(properties, "dataset", constant(json_string(set->name)));
    json_put(records, "type", json_string("array"));
    json_put(records, "items", record_schema(set, plan));
    json_put(properties, "records", records);
    return properties;
}

str table_schema(arena *a, const data_set *set, const compose_plan *plan)
{
    json_t *root = json_object();
    json_put(root, "$schema", json_string("https://json-schema.org/draft/2020-12/schema"));
    json_put(root, "title", json_string(set->name));
    json_put_text(root, "description",
                  words_phrase(plan->words, plan->archive->settings.language, set->phrase));
    json_put(root, "type", json_string("object"));
    json_put(root, "properties", file_properties(set, plan));
    json_put(root, "required", json_pack("[s,s,s,s]", "version", "audience", "dataset", "records"));
    json_put(root, "additionalProperties", json_false());
    return json_write(a, root);
}
