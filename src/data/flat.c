/*
 * flat: a table for spreadsheets (CSV) out of a file whose objects stand inside each other.
 *
 * A row for each object at the path of the table. First what it stands in: a column for each object above that has a name of
 * its own (externalId), called as its place in the path is. Then its values; those of an object inside it have the names of
 * both, with a dot between them: "innstilling.tekstInnhold". Several stand on a line each. What has a table of its own is left
 * to that one, and so is what is the same in every object (entity).
 */
#include <string.h>

#include "data/json.h"
#include "data/shapes.h"

#define OWN_NAME "externalId"

typedef struct flattening {
    arena *arena, *row; /* row: emptied after each */
    const data_standard *of;
    const flat_table *table;
    str_list columns; /* by their path from the row's object */
    int depth;        /* of the rows: so many objects stand above and at a row */
    const json_t *above[FLAT_DEPTH + 1];
    bool named[FLAT_DEPTH + 1];
    buf out;
} flattening;

/* ---- columns ---------------------------------------------------------------------------------- */

static const shape_field *find_field(const shape *s, const char *name)
{
    for (size_t i = 0; i < s->count; i++)
        if (strcmp(s->fields[i].name, name) == 0)
            return &s->fields[i];
    return NULL;
}

/* Does another table of the file begin with the path of this one, and go on with this field? */
static bool has_own_table(const flattening *f, const char *name)
{
    for (size_t i = 0; i < f->of->table_count; i++) {
        const char *const *path = f->of->tables[i].path;
        int same = 0;
        while (same < f->depth && path[same] && strcmp(path[same], f->table->path[same]) == 0)
            same++;
        if (same == f->depth && path[same] && strcmp(path[same], name) == 0)
            return true;
    }
    return false;
}

static bool is_same_everywhere(const shape_field *field)
{
    return field->choices && !strchr(field->choices, '|');
}

/* As deep as the tables are. */
static void add_columns(flattening *f, const shape *s, str before)
{
    for (size_t i = 0; i < s->count; i++) {
        const shape_field *field = &s->fields[i];
        if (is_same_everywhere(field) || (before.len == 0 && has_own_table(f, field->name)))
            continue;
        str path = before.len > 0
                       ? str_format(f->arena, STR_FMT ".%s", STR_ARG(before), field->name)
                       : str_of(field->name);
        if (field->of)
            add_columns(f, field->of, path);
        else
            list_add(f->arena, &f->columns, path);
    }
}

/* Follows the path of the table; gives the shape of its rows. */
static const shape *shape_of_rows(flattening *f)
{
    const shape *s = f->of->root;
    for (; f->table->path[f->depth]; f->depth++) {
        s = find_field(s, f->table->path[f->depth])->of;
        f->named[f->depth] = find_field(s, OWN_NAME) != NULL;
    }
    f->named[f->depth - 1] = false; /* its own is a column like others */
    return s;
}

/* ---- rows -------------------------------------------------------------------------------------- */

static void add_values(arena *a, const json_t *value, str path, str_list *found)
{
    str first = { 0 };
    size_t i = 0;
    const json_t *one = NULL;
    if (json_is_array(value)) {
        json_array_foreach(value, i, one) add_values(a, one, path, found);
    } else if (json_is_object(value) && str_cut(&path, STR("."), &first)) {
        add_values(a, json_object_get(value, str_text(a, first)), path, found);
    } else if (json_is_string(value)) {
        list_add(a, found, ((str){ json_string_value(value), json_string_length(value) }));
    } else if (json_is_integer(value)) {
        list_add(a, found, str_format(a, "%lld", (long long)json_integer_value(value)));
    }
}

static void put_value(flattening *f, const json_t *object, str path)
{
    str_list found = { 0 };
    add_values(f->row, object, path, &found);
    csv_put_cell(&f->out, f->row, str_join(f->row, found.at, found.len, STR("\n")));
}

static void put_row(flattening *f)
{
    for (int i = 0; i < f->depth; i++) {
        if (!f->named[i])
            continue;
        put_value(f, f->above[i], STR(OWN_NAME));
        buf_char(&f->out, ',');
    }
    for (size_t i = 0; i < f->columns.len; i++) {
        buf_text(&f->out, i > 0 ? "," : "");
        put_value(f, f->above[f->depth - 1], f->columns.at[i]);
    }
    buf_text(&f->out, "\r\n");
    arena_reset(f->row);
}

static void put_rows(flattening *f, const json_t *object, int depth);

static void put_rows_of(flattening *f, const json_t *object, int depth)
{
    f->above[depth] = object;
    put_rows(f, object, depth + 1);
}

/* As deep as the path of a table is. */
static void put_rows(flattening *f, const json_t *object, int depth)
{
    size_t i = 0;
    const json_t *one = NULL;
    if (depth == f->depth) {
        put_row(f);
        return;
    }
    const json_t *inner = json_object_get(object, f->table->path[depth]);
    if (json_is_object(inner))
        put_rows_of(f, inner, depth);
    json_array_foreach(inner, i, one) put_rows_of(f, one, depth);
}

static void put_head(flattening *f)
{
    for (int i = 0; i < f->depth; i++)
        if (f->named[i])
            buf_format(&f->out, "%s,", f->table->path[i]);
    buf_put(&f->out, str_join(f->arena, f->columns.at, f->columns.len, STR(",")));
    buf_text(&f->out, "\r\n");
}

str flat_csv(arena *a, const data_standard *of, const flat_table *table, const json_t *root)
{
    flattening f = { .arena = a, .row = arena_new(), .of = of, .table = table, .out = buf_new(a) };
    add_columns(&f, shape_of_rows(&f), STR(""));
    put_head(&f);
    put_rows(&f, root, 0);
    arena_drop(f.row);
    return buf_str(&f.out);
}
