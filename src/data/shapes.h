/*
 * shapes: what stands in the files that follow the forms of others, object by object.
 *
 * A shape is a kind of object: its fields, in the order in which they are written, each with its form, and where an object
 * stands inside another, the shape of that one. From these tables come the JSON Schema of such a file (nested_schema.c) and the
 * tables that are made of it for spreadsheets (flat.c); a file that does not fit its schema fails the tests.
 */
#ifndef REFERAT_DATA_SHAPES_H
#define REFERAT_DATA_SHAPES_H

#include <jansson.h>

#include "data/record.h"

typedef enum shape_form {
    FORM_TEXT,
    FORM_DAY,    /* as exact as it is known: "2026-03-23", "2026-03", "2026" */
    FORM_MOMENT, /* a day, a time and the distance from UTC */
    FORM_WHEN,   /* a day or a moment */
    FORM_NUMBER,
    FORM_PATH,   /* from the site's root */
    FORM_WEB,    /* a whole address */
    FORM_OBJECT,
} shape_form;

typedef struct shape shape;

typedef struct shape_field {
    const char *name;
    shape_form form;
    bool required, many;
    const char *phrase;
    const char *choices; /* its only values, with | between them; NULL: any */
    const shape *of;     /* of a FORM_OBJECT */
} shape_field;

struct shape {
    const char *name;
    const shape_field *fields;
    size_t count;
};

/* A table for spreadsheets: the objects at a path below the root, a row for each. */
enum { FLAT_DEPTH = 4 };

typedef struct flat_table {
    const char *name; /* "popolo-persons" */
    const char *path[FLAT_DEPTH + 1]; /* NULL ends it */
} flat_table;

typedef struct data_standard {
    const char *name, *phrase; /* "popolo" */
    const shape *root;         /* without what every file says of itself first */
    const flat_table *tables;
    size_t table_count;
} data_standard;

extern const data_standard popolo_standard, einnsyn_standard, index_standard;

str nested_schema(arena *a, const data_standard *of, const compose_plan *plan);
str flat_csv(arena *a, const data_standard *of, const flat_table *table, const json_t *root);

#endif
