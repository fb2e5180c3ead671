/*
 * The search for withheld text in what a build wrote.
 *
 * Rabin and Karp's search for many patterns at once: a rolling hash over a window as long as the shortest
 * pattern is looked up among the hashes of the patterns' first bytes; only where it hits is a pattern
 * compared. So the time is linear in the text, however many texts are withheld. White space and no-break
 * spaces count as one space on both sides, for a back end may break a line anywhere. Nor does case count: what
 * begins a sentence in one place may stand inside one in another. Only a single word keeps its case, for it is a
 * name that may also be a common noun ("Strand").
 */
#include <string.h>

#include "site/inside.h"

#define WINDOW_MOST 16
#define BASE        UINT32_C(16777619)

typedef struct pattern {
    str text;   /* as it was written */
    str folded; /* what is looked for */
    uint32_t hash;
    int32_t next; /* in its bucket; -1 ends */
} pattern;

struct withheld_search {
    arena *arena;
    size_t window;
    pattern *patterns;
    size_t count;
    int32_t *buckets;
    uint32_t mask;
};

/* The text with each run of white space as one space. */
static str squeeze(arena *a, str s)
{
    buf out = buf_new(a);
    bool space = true;
    for (size_t at = 0; at < s.len;) {
        uint32_t rune = utf8_next(s, &at);
        if (utf8_is_space(rune)) {
            if (!space)
                buf_char(&out, ' ');
        } else {
            buf_rune(&out, rune);
        }
        space = utf8_is_space(rune);
    }
    return str_trim(buf_str(&out));
}

/* In lower case, each letter in its own place: one that is longer or shorter in lower case stays as it is. */
static str fold(arena *a, str s)
{
    buf out = buf_new(a);
    for (size_t at = 0; at < s.len;) {
        size_t from = at;
        if ((unsigned char)s.at[at] < 0x80) {
            char c = s.at[at++];
            buf_char(&out, c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c);
            continue;
        }
        utf8_next(s, &at);
        str rune = str_slice(s, from, at), low = utf8_lower(a, rune);
        buf_put(&out, low.len == rune.len ? low : rune);
    }
    return buf_str(&out);
}

static uint32_t hash_of(str s, size_t window)
{
    uint32_t hash = 0;
    for (size_t i = 0; i < window; i++)
        hash = hash * BASE + (unsigned char)s.at[i];
    return hash;
}

static void add_pattern(withheld_search *s, str text)
{
    str folded = fold(s->arena, text);
    uint32_t hash = hash_of(folded, s->window);
    int32_t *bucket = &s->buckets[(hash ^ hash >> 15) & s->mask];
    s->patterns[s->count] =
        (pattern){ .text = text, .folded = folded, .hash = hash, .next = *bucket };
    *bucket = (int32_t)s->count++;
}

withheld_search *withheld_search_new(arena *a, const str_list *texts)
{
    withheld_search *s = arena_make(a, withheld_search);
    str_list squeezed = { 0 };
    s->arena = a;
    s->window = WINDOW_MOST;
    for (size_t i = 0; texts && i < texts->len; i++) {
        str text = squeeze(a, texts->at[i]);
        if (text.len == 0)
            continue;
        list_add(a, &squeezed, text);
        if (text.len < s->window)
            s->window = text.len;
    }
    size_t size = 16;
    while (size < squeezed.len * 2)
        size *= 2;
    s->mask = (uint32_t)size - 1;
    s->buckets = arena_array(a, int32_t, size);
    memset(s->buckets, 0xff, size * sizeof *s->buckets);
    s->patterns = arena_array(a, pattern, squeezed.len + 1);
    for (size_t i = 0; i < squeezed.len; i++)
        add_pattern(s, squeezed.at[i]);
    return s;
}

static bool is_one_word(str text)
{
    return !memchr(text.at, ' ', text.len);
}

/* `written` and `folded` are the same place of the searched text. */
static str match(const withheld_search *s, uint32_t hash, str written, str folded)
{
    int32_t i = s->buckets[(hash ^ hash >> 15) & s->mask];
    for (; i >= 0; i = s->patterns[i].next) {
        const pattern *p = &s->patterns[i];
        if (p->hash == hash && str_starts(folded, p->folded)
            && (!is_one_word(p->text) || str_starts(written, p->text)))
            return p->text;
    }
    return STR("");
}

bool withheld_search_any(const withheld_search *s)
{
    return s->count > 0;
}

str withheld_search_find(const withheld_search *s, str haystack)
{
    if (s->count == 0)
        return STR("");
    arena *scratch = arena_new();
    str written = squeeze(scratch, haystack), text = fold(scratch, written), found = { 0 };
    uint32_t high = 1;
    for (size_t i = 1; i < s->window; i++)
        high *= BASE;
    uint32_t hash = text.len < s->window ? 0 : hash_of(text, s->window);
    for (size_t at = 0; at + s->window <= text.len && found.len == 0; at++) {
        found = match(s, hash, str_slice(written, at, text.len), str_slice(text, at, text.len));
        if (at + s->window < text.len)
            hash = (hash - (unsigned char)text.at[at] * high) * BASE
                   + (unsigned char)text.at[at + s->window];
    }
    arena_drop(scratch);
    return found;
}
