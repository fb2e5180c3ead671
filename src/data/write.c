/*
 * write: all files of open data, from the archive to their bytes.
 *
 * The records are told first, those of the people last: by then it is known who is named. Then each table takes its three
 * forms, and the formats of others are made from the same records. Messages that the texts of cases give were given when their
 * pages were made, so they are not given again.
 */
#include "data/json.h"
#include "data/record.h"
#include "data/shapes.h"

/* ---- identities ------------------------------------------------------------------------------------ */

/* An id of the register, or one made of a name; with a number where it is taken. */
static str identity_new(arena *a, map *taken, str id, str name)
{
    str stem = id.len > 0 ? id : utf8_ascii(a, name), made = stem;
    int *times = map_find(taken, stem);
    while (times && map_find(taken, made))
        made = str_format(a, STR_FMT "-%d", STR_ARG(stem), ++*times + 1);
    map_put(taken, made, arena_make(a, int));
    return made;
}

static const str *people_identities(arena *a, const archive *m)
{
    map *taken = map_new(a);
    str *ids = arena_array(a, str, m->people.len + 1);
    for (size_t i = 0; i < m->people.len; i++)
        ids[i] = identity_new(a, taken, m->people.at[i].id, dated_first(&m->people.at[i].name));
    return ids;
}

static const str *organisation_identities(arena *a, const archive *m)
{
    map *taken = map_new(a);
    str *ids = arena_array(a, str, m->organisations.len + 1);
    for (size_t i = 0; i < m->organisations.len; i++)
        ids[i] = identity_new(a, taken, m->organisations.at[i].id,
                              dated_first(&m->organisations.at[i].name));
    return ids;
}

static teller teller_new(diag *d, arena *a, const compose_plan *plan)
{
    const archive *m = plan->archive;
    teller t = { .d = diag_fork(d, a), .a = a, .scratch = arena_new(), .plan = plan, .m = m };
    t.people = people_identities(a, m);
    t.organisations = organisation_identities(a, m);
    t.known_people = arena_array(a, bool, m->people.len + 1);
    for (int set = 0; set < SET_COUNT; set++)
        t.tables[set] = data_table_new(a, (set_number)set);
    return t;
}

static const char *path_of(arena *a, const char *name, const char *ending)
{
    return str_text(a, str_format(a, "data/%s%s", name, ending));
}

/* ---- what lies here: the page says the same to people ---------------------------------------------- */

static void put_path(arena *a, json_t *object, const char *key, const char *name,
                     const char *ending)
{
    json_put(object, key, json_string(path_of(a, name, ending)));
}

static json_t *sets_json(const teller *t)
{
    json_t *array = json_array();
    for (size_t i = 0; i < data_tables()->count; i++) {
        const char *name = data_tables()->sets[i].name;
        json_t *one = json_object();
        json_put(one, "dataset", json_string(name));
        put_path(t->a, one, "json", name, ".json");
        put_path(t->a, one, "csv", name, ".csv");
        put_path(t->a, one, "schema", name, ".schema.json");
        json_put(one, "records", json_integer((json_int_t)t->tables[i].records.len));
        json_add(array, one);
    }
    return array;
}

static json_t *flat_tables_json(arena *a, const data_standard *of)
{
    json_t *array = json_array();
    for (size_t i = 0; i < of->table_count; i++) {
        json_t *one = json_object();
        json_put(one, "name", json_string(of->tables[i].name));
        put_path(a, one, "csv", of->tables[i].name, ".csv");
        json_add(array, one);
    }
    return array;
}

static json_t *standards_json(arena *a)
{
    static const data_standard *const standards[] = { &popolo_standard, &einnsyn_standard };
    json_t *array = json_array();
    for (size_t i = 0; i < sizeof standards / sizeof *standards; i++) {
        json_t *one = json_object();
        json_put(one, "name", json_string(standards[i]->name));
        put_path(a, one, "json", standards[i]->name, ".json");
        put_path(a, one, "schema", standards[i]->name, ".schema.json");
        json_put(one, "tables", flat_tables_json(a, standards[i]));
        json_add(array, one);
    }
    return array;
}

static json_t *index_json(const teller *t)
{
    json_t *root = json_envelope(t->a, t->plan);
    json_put(root, "datasets", sets_json(t));
    json_put(root, "standards", standards_json(t->a));
    return root;
}

/* ---- files ----------------------------------------------------------------------------------------- */

typedef struct writing {
    teller t; /* t.a holds one file */
    data_taker *take;
    void *to;
} writing;

static void put_file(writing *w, const char *path, str content)
{
    w->take(w->to, str_of(path), content);
    arena_reset(w->t.a);
}

static void put_tables(writing *w)
{
    const teller *t = &w->t;
    for (int set = 0; set < SET_COUNT; set++) {
        const data_table *table = &t->tables[set];
        const char *name = table->set->name;
        put_file(w, path_of(t->a, name, ".json"), table_json(t->a, table, t->plan));
        put_file(w, path_of(t->a, name, ".csv"), table_csv(t->a, table));
        put_file(w, path_of(t->a, name, ".schema.json"), table_schema(t->a, table->set, t->plan));
    }
}

/* A file with its schema and its tables. */
static void put_standard(writing *w, const data_standard *of, json_t *root)
{
    const teller *t = &w->t;
    for (size_t i = 0; i < of->table_count; i++)
        put_file(w, path_of(t->a, of->tables[i].name, ".csv"),
                 flat_csv(t->a, of, &of->tables[i], root));
    put_file(w, path_of(t->a, of->name, ".schema.json"), nested_schema(t->a, of, t->plan));
    put_file(w, path_of(t->a, of->name, ".json"), json_write(t->a, root));
}

static void put_files(writing *w)
{
    put_tables(w);
    put_standard(w, &index_standard, index_json(&w->t));
    put_standard(w, &popolo_standard, data_popolo(&w->t));
    put_standard(w, &einnsyn_standard, data_einnsyn(&w->t));
    put_file(w, "feed.xml", data_feed(&w->t));
    put_file(w, "calendar.ics", data_calendar(&w->t));
}

void data_write(diag *d, const compose_plan *plan, data_taker *take, void *to)
{
    arena *told = arena_new();
    writing w = { .t = teller_new(d, told, plan), .take = take, .to = to };
    tell_meetings(&w.t);
    tell_cases(&w.t);
    tell_accounts(&w.t);
    tell_documents(&w.t);
    tell_register(&w.t);
    w.t.a = arena_new();
    put_files(&w);
    arena_drop(w.t.a);
    arena_drop(w.t.scratch);
    arena_drop(told);
}
