/*
 * Messages for programs: JSON of our own, and SARIF 2.1.0 (OASIS standard, 27 March 2020).
 *
 * Ours is one object: `version` of the form, `messages` in the order of the text form, and `counts` of
 * each level. SARIF has each kind of message that occurs as a rule, and a result for each message; columns count
 * runes there as here, which `columnKind` says (section 3.14.17).
 */
#include "diag/inside.h"

#include <assert.h>
#include <jansson.h>
#include <stdlib.h>

/* ---- pieces ---------------------------------------------------------------------------------- */

static json_t *json_text(str s)
{
    json_t *text = json_stringn(s.at ? s.at : "", s.len);
    return text ? text : json_string("");
}

/* A path as a URI reference (RFC 3986): what is not unreserved or '/' becomes %XX. */
static json_t *json_uri(arena *a, str path)
{
    static const char allowed[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~/";
    buf b = buf_new(a);
    for (size_t i = 0; i < path.len; i++) {
        if (str_find(str_of(allowed), str_slice(path, i, i + 1)) < str_of(allowed).len)
            buf_char(&b, path.at[i]);
        else
            buf_format(&b, "%%%02X", (unsigned)(unsigned char)path.at[i]);
    }
    return json_text(buf_str(&b));
}

static void put_dump(json_t *root, buf *out)
{
    assert(root); /* only a wrong format string of ours makes none */
    char *text = json_dumps(root, JSON_INDENT(2));
    buf_text(out, text);
    buf_char(out, '\n');
    free(text);
    json_decref(root);
}

static void set_if_some(json_t *object, const char *key, str value)
{
    if (value.len)
        json_object_set_new(object, key, json_text(value));
}

/* ---- our own --------------------------------------------------------------------------------- */

static json_t *json_message(const diag *d, const message *m)
{
    const message_kind *kind = message_about(m->id);
    json_t *object =
        json_pack("{s:s, s:s}", "code", kind->code, "level", diag_level_name(m->level));
    if (span_some(m->at)) {
        place from = diag_place(d, m->at), to = diag_place_end(d, m->at);
        json_object_set_new(object, "path", json_text(from.path));
        json_object_set_new(object, "line", json_integer((json_int_t)from.line));
        json_object_set_new(object, "column", json_integer((json_int_t)from.column));
        json_object_set_new(object, "end-line", json_integer((json_int_t)to.line));
        json_object_set_new(object, "end-column", json_integer((json_int_t)to.column));
    }
    json_object_set_new(object, "text", json_text(m->text));
    set_if_some(object, "hint", m->hint);
    set_if_some(object, "help", m->help);
    return object;
}

void diag_print_json(const diag *d, diag_print_options options, buf *out)
{
    json_t *messages = json_array(), *counts = json_object();
    const message *m;
    for (size_t i = 0; (m = diag_message(d, i)); i++)
        if (m->level >= options.least)
            json_array_append_new(messages, json_message(d, m));
    for (severity level = SEVERITY_ERROR; level > SEVERITY_OFF; level--)
        json_object_set_new(counts, diag_level_name(level),
                            json_integer((json_int_t)diag_count(d, level)));
    put_dump(json_pack("{s:i, s:o, s:o}", "version", 1, "messages", messages, "counts", counts),
             out);
}

/* ---- SARIF ----------------------------------------------------------------------------------- */

static str whole_text(arena *a, const message *m)
{
    buf b = buf_new(a);
    buf_put(&b, m->text);
    if (m->hint.len)
        buf_format(&b, " (" STR_FMT ")", STR_ARG(m->hint));
    if (m->help.len)
        buf_format(&b, "; " STR_FMT, STR_ARG(m->help));
    return buf_str(&b);
}

/* Below, each key stands on a line with its value. */
/* clang-format off */

/* The kinds that occur, numbered in the order of their first message. */
typedef struct rules {
    json_t *list;
    int number[MSG_COUNT]; /* in the list, + 1 */
} rules;

static json_t *json_pattern(const diag *d, arena *a, const char *pattern)
{
    buf b = buf_new(a);
    message_put_pattern(d, pattern, &b);
    return json_text(buf_str(&b));
}

static json_t *json_rule(const diag *d, arena *a, const message_kind *kind)
{
    return json_pack("{s:s, s:s, s:{s:o}, s:{s:o}, s:{s:s}}",
                     "id", kind->code,
                     "name", kind->name,
                     "shortDescription", "text", json_pattern(d, a, kind->text),
                     "help", "text", json_pattern(d, a, kind->fix),
                     "defaultConfiguration", "level", diag_level_name(kind->level));
}

static int rule_number(const diag *d, rules *r, arena *a, message_id id)
{
    if (!r->number[id]) {
        json_array_append_new(r->list, json_rule(d, a, message_about(id)));
        r->number[id] = (int)json_array_size(r->list);
    }
    return r->number[id] - 1;
}

static json_t *json_location(const diag *d, arena *a, span at)
{
    place from = diag_place(d, at), to = diag_place_end(d, at);
    return json_pack("{s:{s:{s:o}, s:{s:I, s:I, s:I, s:I}}}", "physicalLocation",
                     "artifactLocation", "uri", json_uri(a, from.path),
                     "region",
                     "startLine", (json_int_t)from.line, "startColumn", (json_int_t)from.column,
                     "endLine", (json_int_t)to.line, "endColumn", (json_int_t)to.column);
}

static json_t *json_result(const diag *d, arena *a, rules *r, const message *m)
{
    json_t *result = json_pack("{s:s, s:i, s:s, s:{s:o}}",
                               "ruleId", message_about(m->id)->code,
                               "ruleIndex", rule_number(d, r, a, m->id),
                               "level", diag_level_name(m->level),
                               "message", "text", json_text(whole_text(a, m)));
    if (span_some(m->at))
        json_object_set_new(result, "locations", json_pack("[o]", json_location(d, a, m->at)));
    return result;
}

static json_t *json_log(json_t *rule_list, json_t *results)
{
    json_t *driver = json_pack("{s:s, s:s, s:o}",
                               "name", "referat",
                               "version", REFERAT_VERSION,
                               "rules", rule_list);
    return json_pack("{s:s, s:s, s:[{s:{s:o}, s:s, s:o}]}",
                     "$schema", "https://json.schemastore.org/sarif-2.1.0.json",
                     "version", "2.1.0",
                     "runs", "tool", "driver", driver,
                     "columnKind", "unicodeCodePoints",
                     "results", results);
}

/* clang-format on */

void diag_print_sarif(const diag *d, diag_print_options options, buf *out)
{
    arena *scratch = arena_new();
    rules r = { .list = json_array() };
    json_t *results = json_array();
    const message *m;
    for (size_t i = 0; (m = diag_message(d, i)); i++)
        if (m->level >= options.least)
            json_array_append_new(results, json_result(d, scratch, &r, m));
    put_dump(json_log(r.list, results), out);
    arena_drop(scratch);
}
