/*
 * The search for withheld text in what a build wrote.
 *
 * Rabin and Karp's search for many patterns at once: a rolling hash over a window as long as the
 * shortest pattern is looked up among the hashes of the patterns' first bytes; only where it hits
 * is a pattern compared. So the time is linear in the text, however many texts are withheld. White
 * space and no-break spaces count as one space on both sides, and soft hyphens as nothing, for a
 * back end may break a line anywhere. Nor does case count: what begins a sentence in one place may
 * stand inside one in another. Only a single word keeps its case, for it is a name that may also be
 * a common noun ("Strand").
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

/* A text as it is compared: `written` with each run of white space as one space and without signs
   that show nothing, and `folded` the same in lower case, each letter in its own place. */
typedef struct normal {
    str written, folded;
} normal;

typedef struct normal_text {
    char *written, *folded;
    size_t len;
    bool space; /* the last sign was one, or there is none yet */
} normal_text;

static void add_sign(normal_text *out, str written, str folded)
{
    memcpy(out->written + out->len, written.at, written.len);
    memcpy(out->folded + out->len, folded.at, written.len);
    out->len += written.len;
    out->space = false;
}

static void add_space(normal_text *out)
{
    if (out->space)
        return;
    out->written[out->len] = out->folded[out->len] = ' ';
    out->len++;
    out->space = true;
}

static void add_ascii(normal_text *out, char c)
{
    if (c == ' ' || (c >= '\t' && c <= '\r')) {
        add_space(out);
        return;
    }
    out->written[out->len] = c;
    out->folded[out->len++] = c >= 'A' && c <= 'Z' ? (char)(c + 'a' - 'A') : c;
    out->space = false;
}

/* The soft hyphen, and the spaces and joiners without width. */
static bool shows_nothing(uint32_t rune)
{
    return rune == 0xAD || (rune >= 0x200B && rune <= 0x200D) || rune == 0x2060 || rune == 0xFEFF;
}

/* A letter that is longer or shorter in lower case stays as it is. */
static void add_rune(arena *a, normal_text *out, uint32_t rune, str written)
{
    if (shows_nothing(rune))
        return;
    if (utf8_is_space(rune)) {
        add_space(out);
        return;
    }
    str low = rune == 0xFFFD ? written : utf8_lower(a, written);
    add_sign(out, written, low.len == written.len ? low : written);
}

static normal normalise(arena *a, str s)
{
    normal_text out = { arena_array(a, char, s.len + 1), arena_array(a, char, s.len + 1), 0, true };
    for (size_t at = 0; at < s.len;) {
        if ((unsigned char)s.at[at] < 0x80) {
            add_ascii(&out, s.at[at++]);
            continue;
        }
        size_t from = at;
        uint32_t rune = utf8_next(s, &at);
        add_rune(a, &out, rune, str_slice(s, from, at));
    }
    return (normal){ { out.written, out.len }, { out.folded, out.len } };
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
    str folded = normalise(s->arena, text).folded;
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
        str text = str_trim(normalise(a, texts->at[i]).written);
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

/* The first pattern of a bucket; -1 if there is none, as nearly always. */
static int32_t bucket_of(const withheld_search *s, uint32_t hash)
{
    return s->buckets[(hash ^ hash >> 15) & s->mask];
}

/* `written` and `folded` are the same place of the searched text. */
static str match(const withheld_search *s, uint32_t hash, str written, str folded)
{
    for (int32_t i = bucket_of(s, hash); i >= 0; i = s->patterns[i].next) {
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
    const normal looked_at = normalise(scratch, haystack);
    str written = looked_at.written, text = looked_at.folded, found = { 0 };
    uint32_t high = 1;
    for (size_t i = 1; i < s->window; i++)
        high *= BASE;
    uint32_t hash = text.len < s->window ? 0 : hash_of(text, s->window);
    for (size_t at = 0; at + s->window <= text.len && found.len == 0; at++) {
        if (bucket_of(s, hash) >= 0)
            found = match(s, hash, str_slice(written, at, text.len), str_slice(text, at, text.len));
        if (at + s->window < text.len)
            hash = (hash - (unsigned char)text.at[at] * high) * BASE
                   + (unsigned char)text.at[at + s->window];
    }
    arena_drop(scratch);
    return found;
}
