/*
 * Hyphenation points of words, by libhyphen with the patterns of the text's language.
 *
 * The patterns of bokmål and nynorsk are in ISO 8859-1, those of English in UTF-8; a word is given
 * to the library in the form it wants, in lower case and without the punctuation around it. Its
 * answer counts characters, ours counts bytes. Each word is asked about once, whatever faces it is
 * set in.
 *
 * The library looks at one pattern for each place of a word, the longest; so a dictionary must hold
 * in every pattern those that end inside it (its own README, "substrings.pl"). Those of Debian are
 * as their authors wrote them, so they are completed when they are opened (Liang, "Word Hy-phen-a-tion
 * by Com-put-er", 1983: all patterns count, the highest number wins).
 */
#include <hyphen.h>
#include <stdlib.h>
#include <string.h>

#include "type/fonts.h"

enum {
    LETTERS_LEAST = 5,       /* shorter words stay whole */
    BEFORE_LEAST = 2,        /* letters before a hyphen */
    AFTER_LEAST = 3,         /* and after it */
    PATTERNS_MOST = 8 << 20, /* bytes of a file of patterns */
};

struct hyphens {
    str language;
    str patterns; /* as the file has them */
    HyphenDict *dictionary;
    bool shared; /* with another language, whose it is */
    map *known;  /* word → const points * */
};

typedef struct points {
    uint8_t *at; /* bytes before each */
    size_t count;
} points;

typedef struct pattern_file {
    const char *language;
    const char *path;
} pattern_file;

/* Debian's hyphen-no and hyphen-en-gb. Norwegian without more is bokmål. */
static const pattern_file files[] = {
    { "nb", "/usr/share/hyphen/hyph_nb_NO.dic" },
    { "nn", "/usr/share/hyphen/hyph_nn_NO.dic" },
    { "no", "/usr/share/hyphen/hyph_nb_NO.dic" },
    { "en", "/usr/share/hyphen/hyph_en_GB.dic" },
};

static const pattern_file *file_for(str lang)
{
    for (size_t i = 0; i < sizeof files / sizeof *files; i++)
        if (str_starts(lang, str_of(files[i].language)) && (lang.len == 2 || lang.at[2] == '-'))
            return &files[i];
    return NULL;
}

/* ---- dictionaries ---------------------------------------------------------------------------- */

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

/* Bokmål and nynorsk have the same patterns in two files, and to read them takes long. */
static void open_patterns(type_fonts *f, hyphens *h, const char *path)
{
    if (file_read(f->arena, path, PATTERNS_MOST, &h->patterns) != FILE_OK)
        return;
    for (size_t i = 0; i < f->patterns.len && !h->shared; i++) {
        h->shared = str_equal(f->patterns.at[i]->patterns, h->patterns);
        h->dictionary = h->shared ? f->patterns.at[i]->dictionary : NULL;
    }
    if (h->shared)
        return;
    h->dictionary = hnj_hyphen_load(path);
    complete(h->dictionary);
}

hyphens *hyphens_find(type_fonts *f, str lang)
{
    const pattern_file *file = file_for(lang);
    if (!file)
        return NULL;
    for (size_t i = 0; i < f->patterns.len; i++)
        if (str_is(f->patterns.at[i]->language, file->language))
            return f->patterns.at[i];
    hyphens *h = arena_make(f->arena, hyphens);
    h->language = str_of(file->language);
    h->known = map_new(f->shaped);
    open_patterns(f, h, file->path);
    list_add(f->arena, &f->patterns, h);
    return h;
}

void hyphens_forget(hyphens *h, arena *a)
{
    h->known = map_new(a);
}

void hyphens_drop(hyphens *h)
{
    if (h->dictionary && !h->shared)
        hnj_hyphen_free(h->dictionary);
}

/* ---- a word as the library wants it ---------------------------------------------------------- */

typedef struct spelling {
    char text[WORD_MOST * 4 + 8];
    size_t len;
    size_t count;                 /* letters */
    uint16_t ends[WORD_MOST + 1]; /* byte in the word after each letter */
    size_t capitals;
} spelling;

static void spell_letter(const HyphenDict *d, spelling *s, uint32_t rune)
{
    if (d->utf8) {
        if (rune < 0x80)
            s->text[s->len++] = (char)rune;
        else if (rune < 0x800) {
            s->text[s->len++] = (char)(0xc0 | rune >> 6);
            s->text[s->len++] = (char)(0x80 | (rune & 0x3f));
        } else
            s->text[s->len++] = '.';
        return;
    }
    s->text[s->len++] =
        rune < 0x100 ? (char)rune : (char)0xff; /* ÿ stands in no Norwegian pattern */
}

/* Simple case folding is enough here: A–Z and the Latin-1 and Latin Extended-A capitals. */
static uint32_t lower(uint32_t rune)
{
    if ((rune >= 'A' && rune <= 'Z') || (rune >= 0xc0 && rune <= 0xde && rune != 0xd7))
        return rune + 0x20;
    return rune;
}

/* Takes the letters of the word; false where something else stands among them. */
static bool spell(const HyphenDict *d, str text, spelling *s)
{
    bool ended = false;
    for (size_t pos = 0; pos < text.len;) {
        size_t before = pos;
        uint32_t rune = utf8_next(text, &pos);
        if (!utf8_is_letter(rune)) {
            ended = s->count > 0;
            continue;
        }
        if (ended)
            return false;
        if (s->count == 0)
            s->ends[0] = (uint16_t)before;
        s->capitals += utf8_is_upper(rune);
        spell_letter(d, s, lower(rune));
        s->ends[++s->count] = (uint16_t)pos;
    }
    s->text[s->len] = 0;
    return s->count >= LETTERS_LEAST && s->capitals < s->count;
}

static bool is_vowel(uint32_t rune)
{
    static const char ascii[] = "aeiouy";
    if (rune < 0x80)
        return strchr(ascii, (int)rune) != NULL;
    return rune == 0xe6 || rune == 0xf8
           || (rune >= 0xe0 && rune <= 0xfd && rune != 0xf0 && rune != 0xf1 && rune != 0xe7);
}

static bool has_vowel(str text)
{
    for (size_t pos = 0; pos < text.len;)
        if (is_vowel(lower(utf8_next(text, &pos))))
            return true;
    return false;
}

/* Points in the library's answer: odd, and not one that would change the spelling. A part without a
   vowel is no syllable ("styrin-gs-gruppen"): the point before it is not taken. */
static size_t read_points(const spelling *s, str text, const char *marks, char *const *changes,
                          uint8_t *at)
{
    size_t count = 0;
    for (size_t i = BEFORE_LEAST; i + AFTER_LEAST <= s->count; i++) {
        if (!(marks[i - 1] & 1) || (changes && changes[i - 1]))
            continue;
        while (count > 0 && !has_vowel(str_slice(text, at[count - 1], s->ends[i])))
            count--;
        if (has_vowel(str_slice(text, 0, s->ends[i])))
            at[count++] = (uint8_t)s->ends[i];
    }
    while (count > 0 && !has_vowel(str_slice(text, at[count - 1], text.len)))
        count--;
    return count;
}

static points *divide(type_fonts *f, const HyphenDict *d, str text)
{
    points *made = arena_make(f->shaped, points);
    spelling s = { .len = 0 };
    if (!spell(d, text, &s))
        return made;
    char marks[sizeof s.text + 5];
    char **changes = NULL;
    int *places = NULL, *cuts = NULL;
    if (hnj_hyphen_hyphenate3((HyphenDict *)d, s.text, (int)s.len, marks, NULL, &changes, &places,
                              &cuts, BEFORE_LEAST, AFTER_LEAST, BEFORE_LEAST, AFTER_LEAST)
        == 0) {
        made->at = arena_array(f->shaped, uint8_t, s.count);
        made->count = read_points(&s, text, marks, changes, made->at);
    }
    for (size_t i = 0; changes && i < s.len; i++)
        free(changes[i]);
    free(changes);
    free(places);
    free(cuts);
    return made;
}

void words_hyphenate(type_fonts *f, const words *w, word *of)
{
    of->hyphens_known = true;
    if (!w->patterns || !w->patterns->dictionary || of->text.len >= WORD_MOST)
        return;
    const points *known = map_find(w->patterns->known, of->text);
    if (!known) {
        points *made = divide(f, w->patterns->dictionary, of->text);
        map_put(w->patterns->known, of->text, made);
        known = made;
    }
    of->points = known->at;
    of->point_count = known->count;
}
