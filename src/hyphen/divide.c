/*
 * The points of one word.
 *
 * The patterns of bokmål and nynorsk are in ISO 8859-1, those of English in UTF-8; a word is given
 * to the library in the form it wants, in lower case and without the punctuation around it. Its
 * answer counts characters, ours counts bytes.
 *
 * Not every point is taken: some letters stay together on either side, and no part is without a vowel.
 */
#include <stdlib.h>
#include <string.h>

#include "hyphen/inside.h"

enum {
    LETTERS_LEAST = 5, /* shorter words stay whole */
    BEFORE_LEAST = 2,  /* letters before a hyphen */
    AFTER_LEAST = 3,   /* and after it */
};

/* ---- a word as the library wants it ---------------------------------------------------------- */

typedef struct spelling {
    char text[HYPHEN_WORD_MOST * 4 + 8];
    size_t len;
    size_t count;                        /* letters */
    uint16_t ends[HYPHEN_WORD_MOST + 1]; /* byte in the word after each letter */
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
static bool spell(const HyphenDict *d, str word, spelling *s)
{
    bool ended = false;
    for (size_t pos = 0; pos < word.len;) {
        size_t before = pos;
        uint32_t rune = utf8_next(word, &pos);
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

/* ---- which points are taken ------------------------------------------------------------------ */

/* Of a letter in lower case; those of Latin-1 from à to ý are vowels but ç, ð and ñ. */
static bool is_vowel(uint32_t rune)
{
    static const char ascii[] = "aeiouy";
    if (rune < 0x80)
        return strchr(ascii, (int)rune) != NULL;
    return rune >= 0xe0 && rune <= 0xfd && rune != 0xe7 && rune != 0xf0 && rune != 0xf1;
}

static bool has_vowel(str part)
{
    for (size_t pos = 0; pos < part.len;)
        if (is_vowel(lower(utf8_next(part, &pos))))
            return true;
    return false;
}

/* Points in the library's answer: odd, and not one that would change the spelling. A part without a
   vowel is no syllable ("styrin-gs-gruppen"): the point before it is not taken. */
static size_t read_points(const spelling *s, str word, const char *marks, char *const *changes,
                          uint8_t *points)
{
    size_t count = 0;
    for (size_t i = BEFORE_LEAST; i + AFTER_LEAST <= s->count; i++) {
        if (!(marks[i - 1] & 1) || (changes && changes[i - 1]))
            continue;
        while (count > 0 && !has_vowel(str_slice(word, points[count - 1], s->ends[i])))
            count--;
        if (has_vowel(str_slice(word, 0, s->ends[i])))
            points[count++] = (uint8_t)s->ends[i];
    }
    while (count > 0 && !has_vowel(str_slice(word, points[count - 1], word.len)))
        count--;
    return count;
}

/* ---- for others ------------------------------------------------------------------------------ */

size_t hyphen_points(const hyphen_patterns *p, str word, uint8_t points[HYPHEN_WORD_MOST])
{
    spelling s = { .len = 0 };
    if (!p || word.len > HYPHEN_WORD_MOST || !spell(p->dictionary, word, &s))
        return 0;
    char marks[sizeof s.text + 5];
    char **changes = NULL;
    int *places = NULL, *cuts = NULL;
    size_t count = 0;
    if (hnj_hyphen_hyphenate3(p->dictionary, s.text, (int)s.len, marks, NULL, &changes, &places,
                              &cuts, BEFORE_LEAST, AFTER_LEAST, BEFORE_LEAST, AFTER_LEAST)
        == 0)
        count = read_points(&s, word, marks, changes, points);
    for (size_t i = 0; changes && i < s.len; i++)
        free(changes[i]);
    free(changes);
    free(places);
    free(cuts);
    return count;
}
