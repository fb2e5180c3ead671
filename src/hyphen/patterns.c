/*
 * The patterns of each language: their file is found, read once, and completed.
 *
 * The library looks at one pattern for each place of a word, the longest; so a dictionary must hold
 * in every pattern those that end inside it (its own README, "substrings.pl"). Those of Debian are
 * as their authors wrote them, so they are completed when they are opened (Liang, "Word Hy-phen-a-tion
 * by Com-put-er", 1983: all patterns count, the highest number wins).
 *
 * Whoever asks for a language first opens its file, and the others wait.
 */
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

#include "hyphen/inside.h"

#define FOLDER "/usr/share/hyphen" /* of Debian's hyphen-no and hyphen-en-gb */

enum { PATTERNS_MOST = 8 << 20 /* bytes of a file */ };

typedef struct language_patterns {
    hyphen_file file;
    bool opened;
    const hyphen_patterns *patterns; /* NULL where the file is not there */
} language_patterns;

struct hyphenation {
    arena *arena;
    pthread_mutex_t lock; /* of all below it */
    list_of(language_patterns) languages;
    list_of(hyphen_patterns *) patterns;
};

/* ---- completing ------------------------------------------------------------------------------ */

/* Both end at the same letter: the digits of the shorter one count for the last of the longer. */
static void raise_digits(char *longer, const char *shorter)
{
    char *end = longer + (strlen(longer) - strlen(shorter));
    for (size_t i = 0; shorter[i]; i++)
        if (shorter[i] > end[i])
            end[i] = shorter[i];
}

static void take_over(HyphenState *to, const HyphenState *from)
{
    if (!from->match || from->repl || to->repl)
        return;
    const char *own = to->match ? to->match : "";
    const bool longer = strlen(own) >= strlen(from->match);
    char *sum = strdup(longer ? own : from->match);
    raise_digits(sum, longer ? from->match : own);
    free(to->match);
    to->match = sum;
}

/* A state's fallback stands for the same letters less the first ones, so the way is no longer than
   a pattern. */
static void complete_state(HyphenDict *d, int state, bool *done)
{
    const int fallback = d->states[state].fallback_state;
    if (done[state] || state == 0 || fallback < 0)
        return;
    done[state] = true;
    complete_state(d, fallback, done);
    take_over(&d->states[state], &d->states[fallback]);
}

static void complete(HyphenDict *d)
{
    arena *a = arena_new();
    for (; d; d = d->nextlevel) {
        bool *done = arena_array(a, bool, (size_t)d->num_states);
        for (int i = 0; i < d->num_states; i++)
            complete_state(d, i, done);
    }
    arena_drop(a);
}

/* ---- opening --------------------------------------------------------------------------------- */

/* Bokmål and nynorsk have the same patterns in two files. */
static const hyphen_patterns *find_same(const hyphenation *h, str content)
{
    for (size_t i = 0; i < h->patterns.len; i++)
        if (str_equal(h->patterns.at[i]->content, content))
            return h->patterns.at[i];
    return NULL;
}

static const hyphen_patterns *open_patterns(hyphenation *h, str name)
{
    const char *path = str_text(h->arena, path_join(h->arena, STR(FOLDER), name));
    str content;
    if (file_read(h->arena, path, PATTERNS_MOST, &content) != FILE_OK)
        return NULL;
    const hyphen_patterns *same = find_same(h, content);
    HyphenDict *dictionary = same ? NULL : hnj_hyphen_load(path);
    if (!dictionary)
        return same;
    complete(dictionary);
    hyphen_patterns *made = arena_make(h->arena, hyphen_patterns);
    *made = (hyphen_patterns){ dictionary, content };
    list_add(h->arena, &h->patterns, made);
    return made;
}

/* ---- for others ------------------------------------------------------------------------------ */

hyphenation *hyphenation_new(const hyphen_file *files, size_t count)
{
    arena *a = arena_new();
    hyphenation *h = arena_make(a, hyphenation);
    h->arena = a;
    pthread_mutex_init(&h->lock, NULL);
    for (size_t i = 0; i < count; i++) {
        const hyphen_file file = { str_copy(a, files[i].language), str_copy(a, files[i].name) };
        list_add(a, &h->languages, (language_patterns){ .file = file });
    }
    return h;
}

void hyphenation_drop(hyphenation *h)
{
    if (!h)
        return;
    for (size_t i = 0; i < h->patterns.len; i++)
        hnj_hyphen_free(h->patterns.at[i]->dictionary);
    pthread_mutex_destroy(&h->lock);
    arena_drop(h->arena);
}

static language_patterns *find_language(hyphenation *h, str lang)
{
    for (size_t i = 0; i < h->languages.len; i++) {
        language_patterns *l = &h->languages.at[i];
        const size_t len = l->file.language.len;
        if (str_starts(lang, l->file.language) && (lang.len == len || lang.at[len] == '-'))
            return l;
    }
    return NULL;
}

const hyphen_patterns *hyphenation_find(hyphenation *h, str lang)
{
    language_patterns *l = h ? find_language(h, lang) : NULL;
    if (!l)
        return NULL;
    pthread_mutex_lock(&h->lock);
    if (!l->opened)
        l->patterns = open_patterns(h, l->file.name);
    l->opened = true;
    pthread_mutex_unlock(&h->lock);
    return l->patterns;
}
