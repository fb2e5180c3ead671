/*
 * schema: a JSON Schema (draft 2020-12) for each table, made from its fields; and the parts that every schema is made of.
 *
 * What a kind of value looks like in JSON stands in one table; the rest comes from the field. No record may hold more
 * than its table does. The descriptions are the words of the project's language that its page of open data has.
 */
#include "data/json.h"
#include "data/record.h"

static const value_schema schemas[DATA_KINDS] = {
    [DATA_TEXT] = { "string", NULL, NULL },
    [DATA_DATE] = { "string", NULL, DAY_PATTERN },
    [DATA_TIME] = { "string", NULL, "^[0-2][0-9]:[0-5][0-9]$" },
    [DATA_NUMBER] = { "integer", NULL, NULL },
    [DATA_AMOUNT] = { "string", NULL, "^-?[0-9]+\\.[0-9]{2}$" },
    [DATA_FLAG] = { "boolean", NULL, NULL },
    [DATA_ADDRESS] = { "string", "uri-reference", ADDRESS_PATTERN },
    [DATA_TEXTS] = { "string", NULL, NULL },
    [DATA_ADDRESSES] = { "string", "uri-reference", ADDRESS_PATTERN },
};

/* ---- parts of schemas ----------------------------------------------------------------------------- */

static json_t *choices_json(const char *choices)
{
    json_t *array = json_array();
    for (str rest = str_of(choices), one; str_cut(&rest, STR("|"), &one);)
        json_add(array, json_of_text(one));
    return array;
}

json_t *schema_of_value(const value_schema *kind, const char *choices)
{
    json_t *value = json_object();
    json_put(value, "type", json_string(kind->type));
    if (kind->format)
        json_put(value, "format", json_string(kind->format));
    if (kind->pattern)
        json_put(value, "pattern", json_string(kind->pattern));
    if (choices)
        json_put(value, "enum", choices_json(choices));
    return value;
}

json_t *schema_of_list(json_t *item)
{
    json_t *list = json_object();
    json_put(list, "type", json_string("array"));
    json_put(list, "items", item);
    return list;
}

json_t *schema_described(json_t *schema, str says)
{
    json_put_text(schema, "description", says);
    return schema;
}

static void put_object(json_t *schema)
{
    json_put(schema, "type", json_string("object"));
    json_put(schema, "properties", json_object());
    json_put(schema, "required", json_array());
    json_put(schema, "additionalProperties", json_false());
}

json_t *schema_of_object(void)
{
    json_t *schema = json_object();
    put_object(schema);
    return schema;
}

static void put_property(json_t *schema, const char *name, json_t *property, bool required)
{
    json_put(json_object_get(schema, "properties"), name, property);
    if (required)
        json_add(json_object_get(schema, "required"), json_string(name));
}

static json_t *constant(json_t *value)
{
    json_t *schema = json_object();
    json_put(schema, "const", value);
    return schema;
}

json_t *schema_of_file(const char *name, const char *phrase, const compose_plan *plan)
{
    json_t *root = json_object();
    json_put(root, "$schema", json_string("https://json-schema.org/draft/2020-12/schema"));
    json_put(root, "title", json_string(name));
    json_put_text(root, "description",
                  words_phrase(plan->words, plan->archive->settings.language, phrase));
    put_object(root);
    put_property(root, "version", constant(json_integer(DATA_VERSION)), true);
    put_property(root, "organisation", schema_of_value(&schemas[DATA_TEXT], NULL), false);
    put_property(root, "site", schema_of_value(&schemas[DATA_TEXT], NULL), false);
    put_property(root, "language", schema_of_value(&schemas[DATA_TEXT], NULL), false);
    put_property(root, "audience", schema_of_value(&schemas[DATA_TEXT], NULL), true);
    put_property(root, "at", schema_of_value(&schemas[DATA_DATE], NULL), false);
    return root;
}

/* ---- a table -------------------------------------------------------------------------------------- */

static json_t *field_schema(const data_field *f, str says)
{
    bool many = f->kind == DATA_TEXTS || f->kind == DATA_ADDRESSES;
    json_t *value = schema_of_value(&schemas[f->kind], f->choices);
    return schema_described(many ? schema_of_list(value) : value, says);
}

static json_t *record_schema(const data_set *set, const compose_plan *plan)
{
    lang l = plan->archive->settings.language;
    json_t *record = schema_of_object();
    for (size_t i = 0; i < set->field_count; i++) {
        const data_field *f = &set->fields[i];
        str says = words_phrase(plan->words, l, f->phrase);
        put_property(record, f->name, field_schema(f, says), f->required);
    }
    return record;
}

str table_schema(arena *a, const data_set *set, const compose_plan *plan)
{
    json_t *root = schema_of_file(set->name, set->phrase, plan);
    put_property(root, "dataset", constant(json_string(set->name)), true);
    put_property(root, "records", schema_of_list(record_schema(set, plan)), true);
    return json_write(a, root);
}
