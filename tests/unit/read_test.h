/*
 * What the tests of reading share: one text as a source of its own, read as YAML or as Markdown.
 */
#ifndef REFERAT_READ_TEST_H
#define REFERAT_READ_TEST_H

#include "diag_test.h"

#include "read/read.h"

typedef struct reader {
    arena *arena;
    diag *diag;
    source_id source;
} reader;

static inline reader reader_of(void **state, str text)
{
    reader r = { .arena = *state, .diag = diag_new(*state) };
    r.source = diag_add_source(r.diag, STR("file"), text);
    return r;
}

static inline const node *yaml_of(reader *r)
{
    return read_yaml(r->diag, r->arena, r->source);
}

static inline read_document document_of(reader *r)
{
    return read_markdown(r->diag, r->arena, r->source);
}

/* The text of a key, "(none)" without one. */
static inline str value_of(const node *within, const char *key)
{
    const node *n = node_find(within, str_of(key));
    return n ? n->text : STR("(none)");
}

#endif
