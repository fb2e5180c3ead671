/*
 * What the unit tests share: cmocka with the headers that it wants before it, an arena for each test, and
 * asserts about text that show both texts when they differ.
 *
 * A test takes `void **state`; after `arena_setup` its arena is `*state`. UNIT(name) lists a test that has one.
 */
#ifndef REFERAT_UNIT_H
#define REFERAT_UNIT_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/base.h"

#define UNIT(name) cmocka_unit_test_setup_teardown(name, arena_setup, arena_teardown)

static inline int arena_setup(void **state)
{
    *state = arena_new();
    return 0;
}

static inline int arena_teardown(void **state)
{
    arena_drop(*state);
    return 0;
}

static inline void assert_str_at(str s, const char *expected, const char *file, int line)
{
    arena *a = arena_new();
    _assert_string_equal(str_text(a, s), expected, file, line);
    _assert_int_equal(s.len, str_of(expected).len, file, line);
    arena_drop(a);
}

#define assert_str(s, expected) assert_str_at((s), (expected), __FILE__, __LINE__)

#endif
