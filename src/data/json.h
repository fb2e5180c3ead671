/*
 * json: small steps over jansson, for all files of open data that are JSON.
 *
 * Keys stand in the order in which they were put, so that the same archive gives the same bytes. Values that say nothing
 * are left out. What is put belongs to what it is put into; `json_write` takes the whole and frees it.
 */
#ifndef REFERAT_DATA_JSON_H
#define REFERAT_DATA_JSON_H

#include <jansson.h>

#include "data/data.h"

json_t *json_of_text(str value);
void json_put(json_t *object, const char *key, json_t *value);
void json_put_text(json_t *object, const char *key, str value); /* nothing where it is "" */
void json_put_date(json_t *object, const char *key, arena *a, date value);
void json_add(json_t *array, json_t *value);
str  json_write(arena *a, json_t *root); /* indented by one, with a line break at its end; root is freed */

/* ---- JSON Schema --------------------------------------------------------------------------------- */

#define ADDRESS_PATTERN "^[^/\\s][^\\s]*$"
#define DAY_PATTERN     "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"
#define MOMENT_PATTERN  "^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}[+-][0-9]{2}:[0-9]{2}$"

/* What a kind of value looks like in JSON; NULL: anything of its type. */
typedef struct value_schema {
    const char *type, *format, *pattern;
} value_schema;

json_t *schema_of_value(const value_schema *kind, const char *choices); /* choices: "a|b", or NULL */
json_t *schema_of_list(json_t *item);
json_t *schema_described(json_t *schema, str says);
json_t *schema_of_object(void); /* no properties yet, and none but those that will be put */
json_t *schema_of_file(const char *name, const char *phrase, const compose_plan *plan); /* with those of the envelope */

/* What every file says of itself first: whose it is, for whom, and the day that "today" is. */
json_t *json_envelope(arena *a, const compose_plan *plan);

#endif
