/*
 * The search for withheld text in what a build wrote.
 *
 * Wu and Manber's search for many patterns at once: a window as long as the shortest pattern, sixteen bytes at
 * most, is moved over the text. Its last two bytes say how far on it can be moved at once, for most pairs stand
 * in the beginning of no pattern; only where they end one is a pattern compared. So nearly all of a text is never looked
 * at, however many texts are withheld. White space and no-break spaces count as one space on both
 * sides, and soft hyphens as nothing, for a back end may break a line anywhere. Nor does case
 * count: what begins a sentence in one place may stand inside one in another. A single word
 * keeps its case, for it is a name that may also be a common noun ("Strand"), and is found as a word
 * alone, for it may begin another ("Berg", "Bergen").
 *
 * Terms: a sign is a byte without its case, where all bytes of letters beyond ASCII are one and the
 * same; texts that differ in no more than case have the same signs.
 */
#include <string.h>

#include "site/inside.h"

enum {
    WINDOW_MOST = 16,
    SIGNS = 128,
    OTHER_SIGN = 127,
};

#define BASE UINT32_C(16777619)

typedef struct pattern {
    text said;     /* as it was written, and where */
    str folded;    /* what is looked for */
    uint32_t hash; /* of the signs in its first window */
    int32_t next;  /* in its bucket; -1 ends */
} pattern;

/* What a byte may be in a text that is compared. */
typedef enum byte_kind { BYTE_PLAIN, BYTE_SPACE, BYTE_BEGINS } byte_kind;

struct withheld_search {
    arena *arena;
    size_t window;
    pattern *patterns;
    size_t count;
    int32_t *buckets;
    uint32_t mask;
    uint8_t kinds[256], signs[256];
    uint8_t steps[SIGNS * SIGNS]; /* how far on the window moves, by its last two signs */
};

/* ---- the form in which texts are compared ---------------------------------------------------- */

/* The soft hyphen, and the spaces and joiners without width. */
static bool shows_nothing(uint32_t rune)
{
    return rune == 0xAD || (rune >= 0x200B && rune <= 0x200D) || rune == 0x2060 || rune == 0xFEFF;
}

/* BYTE_BEGINS are the first bytes of all spaces beyond ASCII, and of what shows nothing: U+0085 to
   U+00AD, U+1680, U+2000 to U+2060, U+3000, U+FEFF. */
static void fill_tables(withheld_search *s)
{
    static const unsigned char begin[] = { 0xC2, 0xE1, 0xE2, 0xE3, 0xEF };
    for (int c = 0; c < 256; c++)
        s->signs[c] = (uint8_t)(c >= 0x80 ? OTHER_SIGN : c >= 'A' && c <= 'Z' ? c + 'a' - 'A' : c);
    for (int c = '\t'; c <= '\r'; c++)
        s->kinds[c] = BYTE_SPACE;
    s->kinds[' '] = BYTE_SPACE;
    for (size_t i = 0; i < sizeof begin; i++)
        s->kinds[begin[i]] = BYTE_BEGINS;
}

typedef struct normal_text {
    char *at;
    size_t len;
} normal_text;

static void add_space(normal_text *out)
{
    if (out->at[out->len - 1] != ' ')
        out->at[out->len++] = ' ';
}

/* A rune beyond ASCII; gives the place behind it. */
static size_t add_rune(normal_text *out, str written, size_t at)
{
    const size_t from = at;
    const uint32_t rune = utf8_next(written, &at);
    if (utf8_is_space(rune)) {
        add_space(out);
    } else if (!shows_nothing(rune)) {
        memcpy(out->at + out->len, written.at + from, at - from);
        out->len += at - from;
    }
    return at;
}

/* What was written, with each run of white space as one space and without what shows nothing. It
   begins with a space, so that a byte stands before each window. */
static str normalise(const withheld_search *s, arena *a, str written)
{
    normal_text out = { arena_array(a, char, written.len + 2), 0 };
    out.at[out.len++] = ' ';
    for (size_t at = 0; at < written.len;) {
        const uint8_t kind = s->kinds[(unsigned char)written.at[at]];
        if (kind == BYTE_PLAIN)
            out.at[out.len++] = written.at[at++];
        else if (kind == BYTE_SPACE)
            at++, add_space(&out);
        else
            at = add_rune(&out, written, at);
    }
    return (str){ out.at, out.len };
}

/* In lower case, each letter in its own place: one that is longer or shorter there stays as it is. */
static str fold(arena *a, str s)
{
    char *out = arena_array(a, char, s.len + 1);
    for (size_t at = 0; at < s.len;) {
        const size_t from = at;
        const uint32_t rune = utf8_next(s, &at);
        const str written = str_slice(s, from, at);
        const str low = rune == 0xFFFD ? written : utf8_lower(a, written);
        memcpy(out + from, low.len == written.len ? low.at : written.at, written.len);
    }
    return (str){ out, s.len };
}

/* ---- what is looked for ---------------------------------------------------------------------- */

static uint8_t sign_at(const withheld_search *s, const char *at)
{
    return s->signs[(unsigned char)*at];
}

static uint32_t hash_of(const withheld_search *s, const char *window)
{
    uint32_t hash = 0;
    for (size_t i = 0; i < s->window; i++)
        hash = hash * BASE + sign_at(s, window + i);
    return hash ^ hash >> 15;
}

/* The two signs before a place. */
static size_t pair_before(const withheld_search *s, const char *end)
{
    return (size_t)sign_at(s, end - 2) * SIGNS + sign_at(s, end - 1);
}

/* A window that ends with a pair of the pattern's first bytes moves no further than to where they
   lie over each other. A window of one byte has no pair, and moves a byte at a time. */
static void add_steps(withheld_search *s, str folded)
{
    for (size_t end = 2; end <= s->window; end++) {
        uint8_t *step = &s->steps[pair_before(s, folded.at + end)];
        if (s->window - end < *step)
            *step = (uint8_t)(s->window - end);
    }
}

static void add_pattern(withheld_search *s, text said)
{
    const str folded = fold(s->arena, said.value);
    const uint32_t hash = hash_of(s, folded.at);
    int32_t *bucket = &s->buckets[hash & s->mask];
    s->patterns[s->count] =
        (pattern){ .said = said, .folded = folded, .hash = hash, .next = *bucket };
    *bucket = (int32_t)s->count++;
    add_steps(s, folded);
}

static void add_patterns(withheld_search *s, const text_list *texts)
{
    size_t size = 16;
    while (size < texts->len * 2)
        size *= 2;
    s->mask = (uint32_t)size - 1;
    s->buckets = arena_array(s->arena, int32_t, size);
    memset(s->buckets, 0xff, size * sizeof *s->buckets);
    memset(s->steps, (int)s->window - 1, sizeof s->steps);
    s->patterns = arena_array(s->arena, pattern, texts->len + 1);
    for (size_t i = 0; i < texts->len; i++)
        add_pattern(s, texts->at[i]);
}

withheld_search *withheld_search_new(arena *a, const text_list *texts)
{
    withheld_search *s = arena_make(a, withheld_search);
    text_list squeezed = { 0 };
    s->arena = a;
    s->window = WINDOW_MOST;
    fill_tables(s);
    for (size_t i = 0; texts && i < texts->len; i++) {
        text said = { str_trim(normalise(s, a, texts->at[i].value)), texts->at[i].at };
        if (said.value.len == 0)
            continue;
        list_add(a, &squeezed, said);
        if (said.value.len < s->window)
            s->window = said.value.len;
    }
    add_patterns(s, &squeezed);
    return s;
}

/* ---- searching ------------------------------------------------------------------------------- */

static bool is_one_word(str s)
{
    return !memchr(s.at, ' ', s.len);
}

/* May a name end here? An s may follow, of a genitive or before the rest of a compound, but no other letter. */
static bool ends_name(str rest)
{
    size_t at = 0;
    return rest.len == 0 || rest.at[0] == 's' || !utf8_is_letter(utf8_next(rest, &at));
}

static bool begins_with(const withheld_search *s, str rest, const pattern *p)
{
    const size_t len = p->folded.len;
    if (is_one_word(p->said.value))
        return str_starts(rest, p->said.value) && ends_name(str_slice(rest, len, rest.len));
    for (size_t i = 0; i < len; i++)
        if (i == rest.len || sign_at(s, rest.at + i) != sign_at(s, p->folded.at + i))
            return false;
    arena *scratch = arena_new();
    const bool same = str_equal(fold(scratch, str_slice(rest, 0, len)), p->folded);
    arena_drop(scratch);
    return same;
}

/* The pattern that a text begins with; NULL if there is none. */
static const text *match(const withheld_search *s, str rest)
{
    const uint32_t hash = hash_of(s, rest.at);
    for (int32_t i = s->buckets[hash & s->mask]; i >= 0; i = s->patterns[i].next)
        if (s->patterns[i].hash == hash && begins_with(s, rest, &s->patterns[i]))
            return &s->patterns[i].said;
    return NULL;
}

bool withheld_search_any(const withheld_search *s)
{
    return s->count > 0;
}

const text *withheld_search_find(const withheld_search *s, str haystack)
{
    if (s->count == 0)
        return NULL;
    arena *scratch = arena_new();
    const str searched = normalise(s, scratch, haystack);
    const text *found = NULL;
    for (size_t end = 1 + s->window; end <= searched.len && !found;) {
        const size_t step = s->steps[pair_before(s, searched.at + end)];
        if (step == 0)
            found = match(s, str_slice(searched, end - s->window, searched.len));
        end += step > 0 ? step : 1;
    }
    arena_drop(scratch);
    return found;
}
