/*
 * nested_schema: a JSON Schema (draft 2020-12) for a file that follows the form of others, made from its shapes.
 *
 * Each shape is a definition of its own, so that one that stands in several others is told once. As in the schemas of the
 * tables, no object may hold more than its shape does.
 */
#include "data/json.h"
#include "data/shapes.h"

static const value_schema forms[] = {
    [FORM_TEXT] = { "string", NULL, NULL },
    [FORM_DAY] = { "string", NULL, DAY_PATTERN },
    [FORM_MOMENT] = { "string", "date-time", MOMENT_PATTERN },
    [FORM_WHEN] = { "string", NULL, DAY_PATTERN "|" MOMENT_PATTERN },
    [FORM_NUMBER] = { "integer", NULL, NULL },
    [FORM_PATH] = { "string", "uri-reference", ADDRESS_PATTERN },
    [FORM_WEB] = { "string", "uri-reference", "^https?://[^\\s]+$" },
};

static json_t *reference_to(arena *a, const shape *s)
{
    json_t *value = json_object();
    json_put_text(value, "$ref", str_format(a, "#/$defs/%s", s->name));
    return value;
}

static json_t *field_of_shape(arena *a, const shape_field *f, const compose_plan *plan)
{
    json_t *value = f->of ? reference_to(a, f->of) : schema_of_value(&forms[f->form], f->choices);
    str says = words_phrase(plan->words, plan->archive->settings.language, f->phrase);
    return schema_described(f->many ? schema_of_list(value) : value, says);
}

/* What an object holds, put into a schema of it. */
static void put_fields(arena *a, json_t *schema, const shape *s, const compose_plan *plan)
{
    json_t *properties = json_object_get(schema, "properties");
    json_t *required = json_object_get(schema, "required");
    for (size_t i = 0; i < s->count; i++) {
        json_put(properties, s->fields[i].name, field_of_shape(a, &s->fields[i], plan));
        if (s->fields[i].required)
            json_add(required, json_string(s->fields[i].name));
    }
}

/* As deep as the tables are. */
static void put_definitions(arena *a, json_t *definitions, const shape *s, const compose_plan *plan)
{
    for (size_t i = 0; i < s->count; i++) {
        const shape *inner = s->fields[i].of;
        if (!inner || json_object_get(definitions, inner->name))
            continue;
        json_t *schema = schema_of_object();
        put_fields(a, schema, inner, plan);
        json_put(definitions, inner->name, schema);
        put_definitions(a, definitions, inner, plan);
    }
}

str nested_schema(arena *a, const data_standard *of, const compose_plan *plan)
{
    json_t *root = schema_of_file(of->name, of->phrase, plan), *definitions = json_object();
    put_fields(a, root, of->root, plan);
    put_definitions(a, definitions, of->root, plan);
    json_put(root, "$defs", definitions);
    return json_write(a, root);
}
