/*
 * test_base_data: arenas, lists, buffers and maps.
 *
 * Mostly what goes wrong at the borders: alignment, blocks that are full, pieces larger than a block, a reset
 * arena that still holds old bytes, growing while something stands behind, and maps of many keys.
 */
#include "unit.h"

#include <stdalign.h>
#include <stdio.h>
#include <string.h>

/* ---- arena ----------------------------------------------------------------------------------- */

static void arena_gives_aligned_zeroed_memory(void **state)
{
    for (size_t size = 1; size < 300; size++) {
        unsigned char *memory = arena_alloc(*state, 1, size);
        assert_int_equal((uintptr_t)memory % alignof(max_align_t), 0);
        for (size_t i = 0; i < size; i++)
            assert_int_equal(memory[i], 0);
        memset(memory, 0xAA, size);
    }
}

static void arena_keeps_what_it_gave(void **state)
{
    enum { COUNT = 2000 };
    arena *a = *state;
    int **given = arena_array(a, int *, COUNT);
    for (int i = 0; i < COUNT; i++) {
        given[i] = arena_array(a, int, (size_t)(i % 97 + 1));
        given[i][i % 97] = i;
        if (i % 500 == 0) /* larger than any block */
            memset(arena_alloc(a, 1, 3 << 20), 0xFF, 3 << 20);
    }
    for (int i = 0; i < COUNT; i++)
        assert_int_equal(given[i][i % 97], i);
}

static void arena_counts_and_forgets(void **state)
{
    arena *a = *state;
    assert_int_equal(arena_used(a), 0);
    for (int round = 0; round < 3; round++) {
        unsigned char *first = arena_alloc(a, 10, 10);
        assert_int_equal(first[99], 0);
        memset(first, 0xAA, 100);
        arena_alloc(a, 1, 100000);
        assert_int_equal(arena_used(a), 100100);
        arena_reset(a);
        assert_int_equal(arena_used(a), 0);
    }
}

static void arena_of_nothing(void **state)
{
    assert_non_null(arena_alloc(*state, 0, 8));
    assert_non_null(arena_alloc(*state, 8, 0));
    arena_drop(NULL);
}

/* ---- lists ----------------------------------------------------------------------------------- */

typedef list_of(int) int_list;

static void list_keeps_order_while_others_grow(void **state)
{
    enum { COUNT = 10000 };
    int_list even = { 0 }, odd = { 0 };
    for (int i = 0; i < COUNT; i++)
        assert_int_equal(*list_add(*state, i % 2 ? &odd : &even, i), i);
    assert_int_equal(even.len + odd.len, COUNT);
    for (int i = 0; i < COUNT; i++)
        assert_int_equal((i % 2 ? odd : even).at[i / 2], i);
}

static void list_grows_in_place(void **state)
{
    int_list list = { 0 };
    list_add(*state, &list, 0);
    const int *first = list.at;
    for (int i = 1; i < 100; i++)
        list_add(*state, &list, i);
    assert_ptr_equal(list.at, first); /* nothing else was taken from the arena meanwhile */
}

static void strings_are_sorted_by_bytes(void **state)
{
    static const char *const words[] = { "ø", "b", "", "a b", "a", "ab", "B" };
    static const char *const sorted[] = { "", "B", "a", "a b", "ab", "b", "ø" };
    str_list list = { 0 };
    str_sort(&list);
    for (size_t i = 0; i < 7; i++)
        list_add(*state, &list, str_of(words[i]));
    str_sort(&list);
    for (size_t i = 0; i < 7; i++)
        assert_str(list.at[i], sorted[i]);
}

/* ---- buf ------------------------------------------------------------------------------------- */

static void buf_takes_everything(void **state)
{
    buf b = buf_new(*state);
    assert_int_equal(buf_str(&b).len, 0);
    buf_text(&b, "én");
    buf_char(&b, ',');
    buf_fill(&b, ' ', 3);
    buf_put(&b, (str){ 0 });
    buf_put(&b, STR("to"));
    buf_rune(&b, 0xE5);
    buf_rune(&b, 0x1F600);
    buf_rune(&b, 0xD800); /* a surrogate is no character */
    buf_format(&b, "%d-%s", 42, "x");
    assert_str(buf_str(&b), "én,   toå😀\uFFFD42-x");
    assert_int_equal(b.at[b.len], '\0');
}

static void buf_writes_whole_numbers(void **state)
{
    const int64_t numbers[] = { 0, 7, -10, 1250, INT64_MAX, INT64_MIN };
    buf b = buf_new(*state);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        buf_int(&b, numbers[i]);
        buf_char(&b, ' ');
    }
    assert_str(buf_str(&b), "0 7 -10 1250 9223372036854775807 -9223372036854775808 ");
}

static void buf_ends_with_a_nul_even_when_empty(void **state)
{
    buf b = buf_new(*state);
    buf_put(&b, STR(""));
    assert_non_null(b.at);
    assert_int_equal(b.at[0], '\0');
}

static void buf_takes_its_own_text(void **state)
{
    buf b = buf_new(*state);
    buf_text(&b, "ab");
    for (int i = 0; i < 12; i++)
        buf_put(&b, buf_str(&b));
    assert_int_equal(b.len, 2 << 12);
    for (size_t i = 0; i < b.len; i++)
        assert_int_equal(b.at[i], i % 2 ? 'b' : 'a');
}

static void buf_formats_long_text(void **state)
{
    buf b = buf_new(*state);
    buf_format(&b, "%5000d|", 7);
    assert_int_equal(b.len, 5001);
    assert_int_equal(b.at[4999], '7');
}

/* ---- map ------------------------------------------------------------------------------------- */

static void map_finds_adds_and_replaces(void **state)
{
    int one = 1, two = 2, three = 3;
    map *m = map_new(*state);
    assert_null(map_find(m, STR("a")));
    assert_true(map_add(m, STR("a"), &one));
    assert_false(map_add(m, STR("a"), &two));
    assert_ptr_equal(map_find(m, STR("a")), &one);
    map_put(m, STR("a"), &three);
    assert_ptr_equal(map_find(m, STR("a")), &three);
    map_put(m, (str){ 0 }, &two);
    assert_ptr_equal(map_find(m, STR("")), &two);
    assert_null(map_find(m, STR("A")));
    assert_int_equal(map_len(m), 2);
    assert_str(map_key(m, 0), "a");
    assert_ptr_equal(map_value(m, 1), &two);
}

static void map_tells_prefixes_apart(void **state)
{
    static const char key[] = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";
    map *m = map_new(*state);
    for (size_t len = 0; len < sizeof key; len++)
        assert_true(map_add(m, (str){ key, len }, (void *)(key + len)));
    for (size_t len = 0; len < sizeof key; len++)
        assert_ptr_equal(map_find(m, (str){ key, len }), key + len);
}

static void map_holds_a_hundred_thousand(void **state)
{
    enum { COUNT = 100000 };
    arena *a = *state;
    map *m = map_new(a);
    size_t *numbers = arena_array(a, size_t, COUNT);
    for (size_t i = 0; i < COUNT; i++) {
        numbers[i] = i;
        assert_true(map_add(m, str_format(a, "sak-%zu", i * 7919), &numbers[i]));
    }
    assert_int_equal(map_len(m), COUNT);
    char key[32];
    for (size_t i = 0; i < COUNT; i++) {
        snprintf(key, sizeof key, "sak-%zu", i * 7919);
        assert_ptr_equal(map_find(m, str_of(key)), &numbers[i]);
        assert_str(map_key(m, i), key);
    }
    assert_null(map_find(m, STR("sak-1")));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(arena_gives_aligned_zeroed_memory),
        UNIT(arena_keeps_what_it_gave),
        UNIT(arena_counts_and_forgets),
        UNIT(arena_of_nothing),
        UNIT(list_keeps_order_while_others_grow),
        UNIT(list_grows_in_place),
        UNIT(strings_are_sorted_by_bytes),
        UNIT(buf_takes_everything),
        UNIT(buf_writes_whole_numbers),
        UNIT(buf_ends_with_a_nul_even_when_empty),
        UNIT(buf_takes_its_own_text),
        UNIT(buf_formats_long_text),
        UNIT(map_finds_adds_and_replaces),
        UNIT(map_tells_prefixes_apart),
        UNIT(map_holds_a_hundred_thousand),
    };
    return cmocka_run_group_tests_name("base data", tests, NULL, NULL);
}
