/*
 * words_test: what the tests of `words` share: loading the real data files once, and comparing text.
 */
#ifndef REFERAT_TESTS_WORDS_TEST_H
#define REFERAT_TESTS_WORDS_TEST_H

#include "unit.h"
#include "words/words.h"

#define DATA_FOLDER REFERAT_SOURCE_ROOT "/src/words"

typedef struct loaded {
    arena *a;
    diag *d;
    const words *w;
} loaded;

static inline int load(void **state)
{
    arena *a = arena_new();
    loaded *l = arena_make(a, loaded);
    l->a = a;
    l->d = diag_new(a);
    l->w = words_load(l->d, a, DATA_FOLDER);
    *state = l;
    return 0;
}

static inline int unload(void **state)
{
    arena_drop(((loaded *)*state)->a);
    return 0;
}

#endif
