/*
 * index: the entries of one thread, and the terms that stand in each.
 *
 * A word is folded once; after that it is known by the form it was written in. A word that begins with a capital is kept with
 * its ending, too, for it may be a name: who asks for Hansen wants no Hans first. What an entry's terms weigh is summed up in
 * an array by term, of which only the places that were touched are read and emptied.
 */
#include <stdlib.h>
#include <string.h>

#include "search/inside.h"

enum {
    LONGEST_WORD = 40, /* letters */
    HITS_MOST = 4,     /* so often a word of the text counts, and no more */
    WHOLE_TITLE =
        24, /* is shared by the words of a document's title: each is more of a short one */
};

/* What a word weighs by where it stands: once for each field but the text. */
static const uint8_t field_weights[SEARCH_FIELDS] = {
    [FIELD_TEXT] = 1,     [FIELD_PERSON] = 3, [FIELD_HEADING] = 3,
    [FIELD_DECISION] = 4, [FIELD_WITHIN] = 2, [FIELD_TITLE] = 8,
};

typedef struct known_word {
    uint32_t terms[2];
    int count;
} known_word;

struct tally {
    uint8_t hits;   /* in the text */
    uint8_t fields; /* a bit for each */
};

search_index *search_new(const words *w)
{
    arena *a = arena_new();
    search_index *s = arena_make(a, search_index);
    *s = (search_index){ .arena = a, .scratch = arena_new(), .words = w, .terms = map_new(a) };
    for (lang l = 0; l < LANG_COUNT; l++) {
        const str_list *skipped = &words_search_rules(w, l)->skipped;
        s->known[l] = map_new(a);
        s->skipped[l] = map_new(a);
        for (size_t i = 0; i < skipped->len; i++)
            map_add(s->skipped[l], skipped->at[i], s);
    }
    return s;
}

void search_drop(search_index *s)
{
    if (!s)
        return;
    free(s->tallies);
    arena_drop(s->scratch);
    arena_drop(s->arena);
}

/* ---- terms ----------------------------------------------------------------------------------- */

static uint32_t add_term(search_index *s, str name)
{
    const uint32_t *known = map_find(s->terms, name);
    if (known)
        return *known;
    uint32_t *number = arena_make(s->arena, uint32_t);
    *number = (uint32_t)s->names.len;
    str kept = str_copy(s->arena, name);
    list_add(s->arena, &s->names, kept);
    map_add(s->terms, kept, number);
    return *number;
}

static void add_form(search_index *s, known_word *known, str form)
{
    str folded = search_fold(s->words, s->scratch, form);
    uint32_t term = folded.len ? add_term(s, folded) : 0;
    bool again = known->count > 0 && known->terms[0] == term;
    if (folded.len > 0 && !again)
        known->terms[known->count++] = term;
}

/* One letter or figure is no word; nor is what is longer than any. */
static bool is_searched(const search_index *s, lang l, str lower)
{
    size_t letters = lower.len > 4 * LONGEST_WORD ? LONGEST_WORD + 1 : utf8_count(lower);
    return letters > 1 && letters <= LONGEST_WORD && !map_find(s->skipped[l], lower);
}

static const known_word *know(search_index *s, lang l, const search_word *found)
{
    known_word *known = map_find(s->known[l], found->written);
    if (known)
        return known;
    known = arena_make(s->arena, known_word);
    str lower = search_lower(s->scratch, found->written);
    if (is_searched(s, l, lower)) {
        add_form(s, known, search_stem(s->words, s->scratch, l, lower));
        if (found->capital)
            add_form(s, known, lower);
    }
    map_add(s->known[l], str_copy(s->arena, found->written), known);
    return known;
}

/* ---- an entry -------------------------------------------------------------------------------- */

void search_entry_begin(search_index *s, bool is_whole)
{
    arena_reset(s->scratch);
    s->text = buf_new(s->scratch);
    s->facts = buf_new(s->scratch);
    s->title_words = 0;
    s->is_whole = is_whole;
    s->touched.at = NULL;
    s->touched.len = s->touched.room = 0;
}

static void grow_tallies(search_index *s, uint32_t term)
{
    size_t count = s->tally_count ? s->tally_count : 1024;
    while (count <= term)
        count *= 2;
    if (count == s->tally_count)
        return;
    s->tallies = memory_resize(s->tallies, count * sizeof *s->tallies);
    memset(s->tallies + s->tally_count, 0, (count - s->tally_count) * sizeof *s->tallies);
    s->tally_count = count;
}

static void tally(search_index *s, uint32_t term, search_field field)
{
    grow_tallies(s, term);
    struct tally *t = &s->tallies[term];
    if (t->hits == 0 && t->fields == 0)
        list_add(s->scratch, &s->touched, term);
    if (field == FIELD_TEXT)
        t->hits = (uint8_t)(t->hits < HITS_MOST ? t->hits + 1 : HITS_MOST);
    else
        t->fields |= (uint8_t)(1u << field);
}

void search_entry_words(search_index *s, lang l, search_field field, str text)
{
    search_reader r = { .text = text };
    search_word found;
    while (search_next_word(&r, s->scratch, &found)) {
        known_word number = { .count = found.number.len > 0 };
        if (number.count > 0)
            number.terms[0] = add_term(s, found.number);
        const known_word *known = number.count > 0 ? &number : know(s, l, &found);
        for (int i = 0; i < known->count; i++)
            tally(s, known->terms[i], field);
        s->title_words += s->is_whole && field == FIELD_TITLE && known->count > 0;
    }
}

static void tally_owned(search_index *s, lang l, str number, str names)
{
    search_reader r = { .text = names };
    search_word found;
    while (search_next_word(&r, s->scratch, &found)) {
        const known_word *word = know(s, l, &found);
        for (int i = 0; i < word->count; i++) {
            str pair[] = { number, s->names.at[word->terms[i]] };
            tally(s, add_term(s, str_join(s->scratch, pair, 2, STR(" "))), FIELD_TITLE);
        }
    }
}

void search_entry_owner(search_index *s, lang l, str numbers, str names)
{
    search_reader r = { .text = numbers };
    search_word found;
    while (search_next_word(&r, s->scratch, &found))
        if (found.number.len > 0)
            tally_owned(s, l, found.number, names);
}

void search_entry_day(search_index *s, str day)
{
    tally(s, add_term(s, day), FIELD_TITLE);
}

void search_entry_line(search_index *s, str line, bool is_fact)
{
    buf *out = is_fact ? &s->facts : &s->text;
    if (line.len == 0)
        return;
    buf_put(out, line);
    buf_char(out, '\n');
}

static uint8_t weight_of(const search_index *s, const struct tally *t)
{
    int weight = t->hits * field_weights[FIELD_TEXT];
    if (s->title_words > 0 && t->fields & (1u << FIELD_TITLE))
        weight += WHOLE_TITLE / s->title_words;
    for (int field = 0; field < SEARCH_FIELDS; field++)
        if (t->fields & (1u << field))
            weight += field_weights[field];
    return (uint8_t)(weight < SEARCH_HEAVIEST ? weight : SEARCH_HEAVIEST);
}

void search_entry_end(search_index *s, search_entry entry)
{
    posting *postings = arena_array(s->arena, posting, s->touched.len + 1);
    for (size_t i = 0; i < s->touched.len; i++) {
        uint32_t term = s->touched.at[i];
        postings[i] = posting_of(term, weight_of(s, &s->tallies[term]));
        s->tallies[term] = (struct tally){ 0 };
    }
    entry.postings = postings;
    entry.count = s->touched.len;
    buf_put(&s->text, buf_str(&s->facts));
    entry.text = str_copy(s->arena, buf_str(&s->text));
    list_add(s->arena, &s->entries, entry);
}
