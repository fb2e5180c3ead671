/*
 * merge: the indexes of all threads become one.
 *
 * The newest entry gets the first number, so that of two that fit equally well the newer comes first without a word said of
 * dates; entries of one day follow their addresses. Terms are sorted by their bytes. So nothing depends on which
 * thread met what. Postings are brought from the order of entries into that of terms by counting: they are not sorted.
 */
#include <stdlib.h>

#include "search/inside.h"

typedef struct numbered_entry {
    search_entry *entry;
    const uint32_t *terms; /* from the numbers of its own index to those of all */
} numbered_entry;

static int compare_entries(const void *left, const void *right)
{
    const search_entry *a = ((const numbered_entry *)left)->entry;
    const search_entry *b = ((const numbered_entry *)right)->entry;
    int by_date = str_compare(b->date, a->date), by_page = str_compare(a->page, b->page);
    if (by_date != 0)
        return by_date;
    return by_page != 0 ? by_page : (a->order > b->order) - (a->order < b->order);
}

/* All terms, sorted: each with its number. */
static const map *number_terms(search_merged *m, search_index *const *parts, size_t count)
{
    map *all = map_new(m->arena), *sorted = map_new(m->arena);
    for (size_t i = 0; i < count; i++)
        for (size_t t = 0; t < parts[i]->names.len; t++)
            map_add(all, parts[i]->names.at[t], m);
    for (size_t i = 0; i < map_len(all); i++)
        list_add(m->arena, &m->terms, map_key(all, i));
    str_sort(&m->terms);
    uint32_t *numbers = arena_array(m->arena, uint32_t, m->terms.len + 1);
    for (size_t i = 0; i < m->terms.len; i++) {
        numbers[i] = (uint32_t)i;
        map_add(sorted, m->terms.at[i], &numbers[i]);
    }
    return sorted;
}

static const uint32_t *numbers_of(arena *a, const map *sorted, const search_index *part)
{
    uint32_t *numbers = arena_array(a, uint32_t, part->names.len + 1);
    for (size_t i = 0; i < part->names.len; i++)
        numbers[i] = *(const uint32_t *)map_find(sorted, part->names.at[i]);
    return numbers;
}

static numbered_entry *sort_entries(search_merged *m, search_index *const *parts, size_t count)
{
    const map *sorted = number_terms(m, parts, count);
    size_t total = 0, at = 0;
    for (size_t i = 0; i < count; i++)
        total += parts[i]->entries.len;
    numbered_entry *all = arena_array(m->arena, numbered_entry, total + 1);
    for (size_t i = 0; i < count; i++) {
        const uint32_t *numbers = numbers_of(m->arena, sorted, parts[i]);
        for (size_t e = 0; e < parts[i]->entries.len; e++)
            all[at++] = (numbered_entry){ &parts[i]->entries.at[e], numbers };
    }
    qsort(all, total, sizeof *all, compare_entries);
    m->entry_count = total;
    return all;
}

/* Where the postings of each term begin. */
static size_t count_postings(search_merged *m, const numbered_entry *all)
{
    m->starts = arena_array(m->arena, size_t, m->terms.len + 1);
    for (size_t e = 0; e < m->entry_count; e++)
        for (size_t i = 0; i < all[e].entry->count; i++)
            m->starts[all[e].terms[posting_number(all[e].entry->postings[i])] + 1]++;
    for (size_t t = 0; t < m->terms.len; t++)
        m->starts[t + 1] += m->starts[t];
    return m->starts[m->terms.len];
}

static void fill_postings(search_merged *m, const numbered_entry *all)
{
    size_t total = count_postings(m, all);
    m->postings = arena_array(m->arena, posting, total + 1);
    size_t *next = arena_array(m->arena, size_t, m->terms.len + 1);
    for (size_t t = 0; t < m->terms.len; t++)
        next[t] = m->starts[t];
    for (size_t e = 0; e < m->entry_count; e++)
        for (size_t i = 0; i < all[e].entry->count; i++) {
            const posting p = all[e].entry->postings[i];
            m->postings[next[all[e].terms[posting_number(p)]]++] =
                posting_of((uint32_t)e, posting_weight(p));
        }
}

search_merged *search_merge(arena *a, search_index *const *parts, size_t count)
{
    search_merged *m = arena_make(a, search_merged);
    m->arena = a;
    const numbered_entry *all = sort_entries(m, parts, count);
    fill_postings(m, all);
    m->entries = arena_array(a, const search_entry *, m->entry_count + 1);
    for (size_t e = 0; e < m->entry_count; e++)
        m->entries[e] = all[e].entry;
    return m;
}
