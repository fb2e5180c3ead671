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

/* What every file says of itself first: whose it is, for whom, and the day that "today" is. */
json_t *json_envelope(arena *a, const compose_plan *plan);

#endif
