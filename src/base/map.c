/*
 * Maps from text to pointers that remember the order of adding.
 *
 * The entries lie in one array in that order; a table of slots, always a power of two and at most half
 * full, leads from a hash to an entry. Keys come from files that anyone may have written, so finding must
 * not be made slow by choosing them: the hash is SipHash-1-3 (Aumasson and Bernstein 2012), and the
 * step from one slot to the next comes from the half of the hash that did not choose the first. Two keys
 * follow the same trail only if both halves agree. The hash key is fixed, as everything here must be the
 * same from run to run.
 */
#include "base/base.h"

#include <assert.h>
#include <string.h>

enum { FIRST_SLOTS = 16 };

typedef struct entry {
    str key;
    void *value;
    uint64_t hash;
} entry;

struct map {
    arena *arena;
    list_of(entry) entries;
    uint32_t *slots; /* number of an entry + 1, or 0 for an empty slot */
    size_t slot_count;
};

/* ---- SipHash-1-3 ----------------------------------------------------------------------------- */

typedef struct sip {
    uint64_t a, b, c, d;
} sip;

static uint64_t turn(uint64_t word, int by)
{
    return word << by | word >> (64 - by);
}

static void sip_round(sip *s)
{
    s->a += s->b;
    s->c += s->d;
    s->b = turn(s->b, 13) ^ s->a;
    s->d = turn(s->d, 16) ^ s->c;
    s->a = turn(s->a, 32);
    s->c += s->b;
    s->a += s->d;
    s->b = turn(s->b, 17) ^ s->c;
    s->d = turn(s->d, 21) ^ s->a;
    s->c = turn(s->c, 32);
}

static void sip_word(sip *s, uint64_t word)
{
    s->d ^= word;
    sip_round(s);
    s->a ^= word;
}

static uint64_t hash_of(str key)
{
    sip s = { 0x736f6d6570736575, 0x646f72616e646f6d, 0x6c7967656e657261, 0x7465646279746573 };
    uint64_t word = 0;
    size_t i = 0;
    for (; i + sizeof word <= key.len; i += sizeof word) {
        memcpy(&word, key.at + i, sizeof word);
        sip_word(&s, word);
    }
    word = (uint64_t)key.len << 56;
    for (int shift = 0; i < key.len; i++, shift += 8)
        word |= (uint64_t)(unsigned char)key.at[i] << shift;
    sip_word(&s, word);
    s.c ^= 0xff;
    for (int round = 0; round < 3; round++)
        sip_round(&s);
    return s.a ^ s.b ^ s.c ^ s.d;
}

/* ---- slots ----------------------------------------------------------------------------------- */

/* The slot where `key` is, or the empty one where it would stand. */
static size_t slot_of(const map *m, str key, uint64_t hash)
{
    size_t mask = m->slot_count - 1;
    size_t step = (size_t)(hash >> 32) | 1; /* odd, so that it visits every slot */
    for (size_t slot = (size_t)hash & mask;; slot = (slot + step) & mask) {
        if (m->slots[slot] == 0)
            return slot;
        const entry *e = &m->entries.at[m->slots[slot] - 1];
        if (e->hash == hash && str_equal(e->key, key))
            return slot;
    }
}

static void use_slots(map *m, size_t count)
{
    m->slots = arena_array(m->arena, uint32_t, count);
    m->slot_count = count;
    for (size_t i = 0; i < m->entries.len; i++) {
        const entry *e = &m->entries.at[i];
        m->slots[slot_of(m, e->key, e->hash)] = (uint32_t)i + 1;
    }
}

static entry *find_entry(const map *m, str key)
{
    uint32_t number = m->slots[slot_of(m, key, hash_of(key))];
    return number ? &m->entries.at[number - 1] : NULL;
}

/* ---- the map --------------------------------------------------------------------------------- */

map *map_new(arena *a)
{
    map *m = arena_make(a, map);
    m->arena = a;
    use_slots(m, FIRST_SLOTS);
    return m;
}

void *map_find(const map *m, str key)
{
    const entry *e = find_entry(m, key);
    return e ? e->value : NULL;
}

bool map_add(map *m, str key, void *value)
{
    assert(value);
    uint64_t hash = hash_of(key);
    size_t slot = slot_of(m, key, hash);
    if (m->slots[slot])
        return false;
    assert(m->entries.len < UINT32_MAX);
    list_add(m->arena, &m->entries, ((entry){ key, value, hash }));
    m->slots[slot] = (uint32_t)m->entries.len;
    if (m->entries.len * 2 > m->slot_count)
        use_slots(m, m->slot_count * 2);
    return true;
}

void map_put(map *m, str key, void *value)
{
    assert(value);
    entry *e = find_entry(m, key);
    if (e)
        e->value = value;
    else
        map_add(m, key, value);
}

size_t map_len(const map *m)
{
    return m->entries.len;
}

str map_key(const map *m, size_t i)
{
    assert(i < m->entries.len);
    return m->entries.at[i].key;
}

void *map_value(const map *m, size_t i)
{
    assert(i < m->entries.len);
    return m->entries.at[i].value;
}
