/*
 * model_test: a small project made of texts, for the tests of `model` and `link`.
 *
 * `put` writes a file of the project, `load` reads and links it. Messages are compared as lines of code, file and line:
 * "R120 m.md:9", so that a test says what is found and where; their words are tested where they matter.
 */
#ifndef REFERAT_TESTS_MODEL_TEST_H
#define REFERAT_TESTS_MODEL_TEST_H

#include "unit.h"

#include "link/link.h"
#include "model/model.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct fixture {
    arena *a;
    diag *d;
    const words *w;
    archive *m;
    char folder[64];
    bool is_public;        /* false: for those who may read all */
} fixture;

#define PROJECT(name) cmocka_unit_test_setup_teardown(name, project_setup, project_teardown)

static inline void put(fixture *f, const char *path, const char *content)
{
    str whole = str_format(f->a, "%s/%s", f->folder, path);
    assert_int_equal(file_write(str_text(f->a, whole), str_of(content)), FILE_OK);
}

static inline int project_setup(void **state)
{
    arena *a = arena_new();
    fixture *f = arena_make(a, fixture);
    f->a = a;
    f->d = diag_new(a);
    f->w = words_load(f->d, a, REFERAT_SOURCE_ROOT "/src/words");
    snprintf(f->folder, sizeof f->folder, "/tmp/referat-test-XXXXXX");
    assert_non_null(mkdtemp(f->folder));
    put(f, "referat.yaml", "organisation: Prøvelaget\nlanguage: nb\n");
    *state = f;
    return 0;
}

static inline int project_teardown(void **state)
{
    fixture *f = *state;
    char command[96];
    snprintf(command, sizeof command, "rm -rf '%s'", f->folder);
    int result = system(command);
    arena_drop(f->a);
    return result;
}

static inline void load(fixture *f)
{
    f->m = model_load(f->d, f->a, f->w, f->folder, f->is_public);
    link_archive(f->d, f->a, f->m, f->w);
    diag_close(f->d);
}

static inline str messages(const fixture *f)
{
    buf b = buf_new(f->a);
    const message *m;
    for (size_t i = 0; (m = diag_message(f->d, i)); i++) {
        place where = span_some(m->at) ? diag_place(f->d, m->at) : (place){ STR("-"), 0, 0 };
        buf_format(&b, "%s " STR_FMT ":%zu\n", message_about(m->id)->code, STR_ARG(where.path), where.line);
    }
    buf_put(&b, STR(""));
    return buf_str(&b);
}

/* The message of a code: its text, and in brackets its hint and help. */
static inline str message_of(const fixture *f, const char *code)
{
    const message *m;
    for (size_t i = 0; (m = diag_message(f->d, i)); i++)
        if (strcmp(message_about(m->id)->code, code) == 0)
            return str_format(f->a, STR_FMT " [" STR_FMT "] [" STR_FMT "]", STR_ARG(m->text), STR_ARG(m->hint),
                              STR_ARG(m->help));
    return STR("");
}

#define assert_messages(f, expected) assert_str_at(messages(f), (expected), __FILE__, __LINE__)

static inline str dump_of(const fixture *f)
{
    buf b = buf_new(f->a);
    model_dump(f->m, f->d, &b);
    return buf_str(&b);
}

/* Does the dump hold these lines, one after the other? */
static inline void assert_dump_at(const fixture *f, const char *lines, const char *file, int line)
{
    str whole = dump_of(f);
    if (str_find(whole, str_of(lines)) == whole.len)
        _assert_string_equal(str_text(f->a, whole), lines, file, line);
}

#define assert_dump(f, lines) assert_dump_at((f), (lines), __FILE__, __LINE__)

/* A body with seats of all kinds, as most tests want it. */
#define REGISTER                                                                                   \
    "people:\n"                                                                                    \
    "  anna: {name: Anna Berg, organisation: lag}\n"                                               \
    "  bo: {name: Bo Dahl}\n"                                                                      \
    "  cato: {name: Cato Eng}\n"                                                                   \
    "  dina: {name: Dina Fjell}\n"                                                                 \
    "  erik: {name: Erik Gran}\n"                                                                  \
    "organisations:\n"                                                                             \
    "  lag: {name: Laget, short: L}\n"                                                             \
    "bodies:\n"                                                                                    \
    "  styret:\n"                                                                                  \
    "    name: Styret\n"                                                                           \
    "    case-word: styresak\n"                                                                    \
    "    quorum: half\n"                                                                           \
    "    seats:\n"                                                                                 \
    "      - {label: Leder, person: anna, role: leader}\n"                                         \
    "      - {label: Medlem, person: bo}\n"                                                        \
    "      - {label: Tillitsvalgt, person: cato}\n"                                                \
    "      - {label: Sekretær, person: erik, role: secretary}\n"                                   \
    "      - {person: dina, role: deputy, deputy-for: Medlem}\n"                                   \
    "  utvalget:\n"                                                                                \
    "    name: Utvalget\n"                                                                         \
    "    case-word: utvalgssak\n"                                                                  \
    "    seats:\n"                                                                                 \
    "      - {label: Leder, person: anna, role: leader}\n"

#define MINUTES(body, date, more) "---\ntype: minutes\nbody: " body "\ndate: " date "\n" more "---\n\n"

#endif
