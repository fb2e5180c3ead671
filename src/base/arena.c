/*
 * Arenas: memory that is handed out by moving a mark and freed as a whole.
 *
 * An arena is a chain of blocks, the newest first. A request is cut from the newest block; when it does
 * not fit, a new block is put in front, twice as large as the one before it, up to LARGEST_BLOCK. A
 * request that would fill a good part of a block gets one of its own, put behind the newest, so that the
 * rest of the newest is not lost. What has a block of its own grows with it, and leaves nothing behind.
 *
 * Under the address sanitizer every piece is followed by a poisoned gap, and a reset block is poisoned
 * whole: running over the end of a slice, or using what an arena has forgotten, is found as in malloc.
 */
#include "base/inside.h"

#include <stdalign.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer)
#define GUARDED 1
#endif
#elif defined(__SANITIZE_ADDRESS__)
#define GUARDED 1
#endif

#ifdef GUARDED
#include <sanitizer/asan_interface.h>
#define GAP                    ((size_t)ALIGNMENT)
#define close_memory(at, size) __asan_poison_memory_region((at), (size))
#define open_memory(at, size)  __asan_unpoison_memory_region((at), (size))
#else
#define GAP                    ((size_t)0)
#define close_memory(at, size) ((void)(at), (void)(size))
#define open_memory(at, size)  ((void)(at), (void)(size))
#endif

enum {
    ALIGNMENT = alignof(max_align_t),
    FIRST_BLOCK = 16 * 1024,
    LARGEST_BLOCK = 1024 * 1024,
    WORLD_REFUSED = 3 /* the exit status of the program when the machine says no */
};

typedef struct block {
    struct block *next;
    size_t size, used; /* of data */
    bool own;          /* of one piece alone */
    max_align_t data[];
} block;

struct arena {
    block *newest, *first; /* the first is what arena_reset keeps */
    size_t handed_out;
    char *last; /* the piece that was given last, which alone can be lengthened */
};

static _Noreturn void out_of_memory(void)
{
    fputs("referat: out of memory\n", stderr);
    exit(WORLD_REFUSED);
}

static void *take(size_t size)
{
    void *memory = malloc(size);
    if (!memory)
        out_of_memory();
    return memory;
}

void *memory_new(size_t count, size_t size)
{
    void *memory = calloc(count, size);
    if (!memory && count && size)
        out_of_memory();
    return memory;
}

void *memory_resize(void *old, size_t size)
{
    void *memory = realloc(old, size);
    if (!memory && size)
        out_of_memory();
    return memory;
}

static char *block_data(block *b)
{
    return (char *)b->data;
}

static block *block_new(size_t size, block *next)
{
    if (size > SIZE_MAX / 2)
        out_of_memory();
    block *b = take(sizeof *b + size);
    *b = (block){ .next = next, .size = size };
    close_memory(block_data(b), size);
    return b;
}

static void block_drop(block *b)
{
    open_memory(block_data(b), b->size);
    free(b);
}

static size_t round_up(size_t size)
{
    return (size + ALIGNMENT - 1) / ALIGNMENT * ALIGNMENT;
}

static bool block_fits(const block *b, size_t size)
{
    return size <= b->size - b->used;
}

/* A block with room for `size` bytes: the newest, one in front of it, or one just behind it. */
static block *block_for(arena *a, size_t size)
{
    block *newest = a->newest;
    if (block_fits(newest, size))
        return newest;
    size_t next = newest->size < LARGEST_BLOCK ? newest->size * 2 : LARGEST_BLOCK;
    if (size > next / 4) {
        newest->next = block_new(size, newest->next);
        newest->next->own = true;
        return newest->next;
    }
    return a->newest = block_new(next, newest);
}

arena *arena_new(void)
{
    arena *a = take(sizeof *a);
    a->newest = a->first = block_new(FIRST_BLOCK, NULL);
    a->handed_out = 0;
    a->last = NULL;
    return a;
}

/* Frees every block but `kept`, which may be NULL. */
static void drop_blocks(arena *a, const block *kept)
{
    for (block *b = a->newest, *next; b; b = next) {
        next = b->next;
        if (b != kept)
            block_drop(b);
    }
}

void arena_drop(arena *a)
{
    if (!a)
        return;
    drop_blocks(a, NULL);
    free(a);
}

void arena_reset(arena *a)
{
    block *first = a->first;
    drop_blocks(a, first);
    close_memory(block_data(first), first->size);
    first->used = 0;
    first->next = NULL;
    *a = (arena){ .newest = first, .first = first };
}

static void *arena_take(arena *a, size_t size)
{
    if (size > SIZE_MAX / 4)
        out_of_memory();
    size_t whole = round_up(size) + GAP;
    block *b = block_for(a, whole);
    char *memory = block_data(b) + b->used;
    b->used += whole;
    a->handed_out += size;
    a->last = b == a->newest ? memory : NULL;
    open_memory(memory, size);
    return memory;
}

void *arena_alloc(arena *a, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        out_of_memory();
    void *memory = arena_take(a, count * size);
    return memset(memory, 0, count * size);
}

/* Lengthens the last piece where it lies, if the newest block has room behind it. */
static bool lengthen(arena *a, size_t size)
{
    block *b = a->newest;
    size_t start = (size_t)(a->last - block_data(b));
    if (size > SIZE_MAX / 4 || round_up(size) + GAP > b->size - start)
        return false;
    b->used = start + round_up(size) + GAP;
    open_memory(a->last, size);
    return true;
}

/* The link to the block that a large piece has for itself; NULL where it has none. */
static block **own_block(arena *a, const char *piece)
{
    for (block **at = &a->newest; *at; at = &(*at)->next)
        if ((*at)->own && block_data(*at) == piece)
            return at;
    return NULL;
}

/* Makes the block of a large piece larger, wherever there is room; gives the piece, or NULL where it has no block. */
static char *grow_block(arena *a, char *old, size_t size)
{
    block **at = size > LARGEST_BLOCK / 4 && size < SIZE_MAX / 4 ? own_block(a, old) : NULL;
    if (!at)
        return NULL;
    const size_t whole = round_up(size) + GAP;
    open_memory(old, (*at)->size);
    block *grown = memory_resize(*at, sizeof *grown + whole);
    grown->size = grown->used = whole;
    close_memory(block_data(grown) + size, whole - size);
    *at = grown;
    return block_data(grown);
}

void *arena_extend(arena *a, void *old, size_t used, size_t size)
{
    char *memory = old;
    char *grown = old && old != a->last ? grow_block(a, old, size) : NULL;
    if (grown || (old && old == a->last && lengthen(a, size))) {
        memory = grown ? grown : memory;
        a->handed_out += size - used;
    } else {
        memory = arena_take(a, size);
        if (used)
            memcpy(memory, old, used);
        if (old)
            close_memory(old, used);
    }
    memset(memory + used, 0, size - used);
    return memory;
}

size_t arena_used(const arena *a)
{
    return a->handed_out;
}
