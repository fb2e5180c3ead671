/*
 * UTF-8: checking, walking and counting, and the forms of a word that are compared or used as a name.
 *
 * What a character is comes from utf8proc. Files are checked once when they are read (`utf8_check`); all
 * the rest still takes any bytes and reads a bad one as U+FFFD, so that a message about a broken text can
 * be printed. A rune is a Unicode code point.
 */
#include "base/base.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

enum { BAD_RUNE = 0xFFFD };

/* ---- walking --------------------------------------------------------------------------------- */

/* The end of the run of ASCII that begins at `pos`. NUL is no text, and ends it. */
static size_t ascii_end(str s, size_t pos)
{
    while (pos < s.len && (unsigned char)(s.at[pos] - 1) < 0x7F)
        pos++;
    return pos;
}

/* The rune at `pos` and its bytes; 0 bytes if there is no right one. */
static size_t decode(str s, size_t pos, uint32_t *rune)
{
    utf8proc_int32_t found;
    size_t left = s.len - pos < 4 ? s.len - pos : 4;
    utf8proc_ssize_t len =
        utf8proc_iterate((const utf8proc_uint8_t *)s.at + pos, (utf8proc_ssize_t)left, &found);
    if (len <= 0)
        return 0;
    *rune = (uint32_t)found;
    return (size_t)len;
}

size_t utf8_check(str s)
{
    size_t pos = 0;
    for (;;) {
        pos = ascii_end(s, pos);
        if (pos == s.len)
            return pos;
        uint32_t rune;
        size_t len = decode(s, pos, &rune);
        if (len == 0 || rune == 0)
            return pos;
        pos += len;
    }
}

uint32_t utf8_next(str s, size_t *pos)
{
    assert(*pos < s.len);
    unsigned char first = (unsigned char)s.at[*pos];
    uint32_t rune = first;
    size_t len = first < 0x80 ? 1 : decode(s, *pos, &rune);
    *pos += len ? len : 1;
    return len ? rune : BAD_RUNE;
}

size_t utf8_count(str s)
{
    size_t count = 0;
    for (size_t pos = 0; pos < s.len; count++)
        utf8_next(s, &pos);
    return count;
}

size_t utf8_columns(str s)
{
    size_t columns = 0;
    for (size_t pos = 0; pos < s.len;)
        columns += (size_t)utf8proc_charwidth((utf8proc_int32_t)utf8_next(s, &pos));
    return columns;
}

/* ---- kinds of runes -------------------------------------------------------------------------- */

/* Most runes of a text are ASCII: Unicode's tables need not be asked. */
bool utf8_is_letter(uint32_t rune)
{
    if (rune < 0x80)
        return (rune >= 'a' && rune <= 'z') || (rune >= 'A' && rune <= 'Z');
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)rune);
    return category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO;
}

str utf8_first_word(str s)
{
    size_t end = 0;
    for (size_t pos = 0; pos < s.len && utf8_is_letter(utf8_next(s, &pos));)
        end = pos;
    return str_slice(s, 0, end);
}

bool utf8_is_mark(uint32_t rune)
{
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)rune);
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

bool utf8_is_word(uint32_t rune)
{
    if (rune < 0x80)
        return utf8_is_letter(rune) || (rune >= '0' && rune <= '9');
    return utf8_is_letter(rune) || utf8_is_mark(rune);
}

bool utf8_next_word(str s, size_t *pos, str *word)
{
    size_t at = *pos, end = at;
    while (at < s.len && !utf8_is_word(utf8_next(s, &end)))
        at = end;
    for (size_t next = end = at; next < s.len && utf8_is_word(utf8_next(s, &next));)
        end = next;
    *word = str_slice(s, at, end);
    *pos = end;
    return end > at;
}

bool utf8_is_upper(uint32_t rune)
{
    if (rune < 0x80)
        return rune >= 'A' && rune <= 'Z';
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)rune);
    return category == UTF8PROC_CATEGORY_LU || category == UTF8PROC_CATEGORY_LT;
}

bool utf8_is_space(uint32_t rune)
{
    if (rune < 0x80)
        return rune == ' ' || (rune >= '\t' && rune <= '\r');
    if (rune == 0x85) /* next line */
        return true;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)rune);
    return category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP;
}

static uint32_t lower(uint32_t rune)
{
    return (uint32_t)utf8proc_tolower((utf8proc_int32_t)rune);
}

static uint32_t upper(uint32_t rune)
{
    return (uint32_t)utf8proc_toupper((utf8proc_int32_t)rune);
}

/* ---- folding --------------------------------------------------------------------------------- */

enum { PIECE = 1024 }; /* bytes that are folded at a time */

/*
 * The length of the next piece to fold. Putting combining marks in order takes time that grows with the square
 * of their run, so that a long text is folded in pieces. They are cut before an ASCII character, which never
 * combines with what stands before it, or, in a text that has none, at any character.
 */
static size_t piece_len(str s)
{
    if (s.len <= PIECE)
        return s.len;
    size_t end = PIECE;
    while (end > PIECE / 2 && (unsigned char)s.at[end] >= 0x80)
        end--;
    if (end > PIECE / 2)
        return end;
    end = PIECE;
    while (((unsigned char)s.at[end] & 0xC0) == 0x80 && end > PIECE - 4)
        end--;
    return end;
}

static void put_mapped(buf *b, str piece, utf8proc_option_t options)
{
    utf8proc_uint8_t *folded;
    utf8proc_ssize_t len = utf8proc_map((const utf8proc_uint8_t *)piece.at,
                                        (utf8proc_ssize_t)piece.len, &folded, options);
    if (len < 0) { /* not UTF-8: it stays what it is */
        buf_put(b, piece);
        return;
    }
    buf_put(b, (str){ (const char *)folded, (size_t)len });
    free(folded);
}

static str mapped(arena *a, str s, utf8proc_option_t options)
{
    buf b = buf_new(a);
    for (size_t len; s.len; s = str_slice(s, len, s.len)) {
        len = piece_len(s);
        put_mapped(&b, str_slice(s, 0, len), options | UTF8PROC_STABLE);
    }
    return buf_str(&b);
}

/* Folds ASCII, which composes with nothing; false where something else stands in it. */
static bool fold_ascii(str s, char *out)
{
    for (size_t i = 0; i < s.len; i++) {
        if ((unsigned char)s.at[i] >= 0x80)
            return false;
        out[i] = (char)(s.at[i] >= 'A' && s.at[i] <= 'Z' ? s.at[i] + ('a' - 'A') : s.at[i]);
    }
    return true;
}

/* Most words are ASCII, and go the short way. */
str utf8_fold(arena *a, str s)
{
    char *ascii = arena_array(a, char, s.len + 1);
    if (fold_ascii(s, ascii))
        return (str){ ascii, s.len };
    return mapped(a, s, UTF8PROC_CASEFOLD | UTF8PROC_COMPOSE);
}

str utf8_bare(arena *a, str s)
{
    return mapped(a, s, UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK);
}

str utf8_lower(arena *a, str s)
{
    buf b = buf_new(a);
    for (size_t pos = 0; pos < s.len;)
        buf_rune(&b, lower(utf8_next(s, &pos)));
    return buf_str(&b);
}

str utf8_capital(arena *a, str s)
{
    size_t at = 0, end = 0;
    uint32_t rune = 0;
    while (end < s.len) {
        at = end;
        rune = utf8_next(s, &end);
        if (utf8_is_letter(rune) || (rune >= '0' && rune <= '9'))
            break;
    }
    if (!utf8_is_letter(rune))
        return s;
    buf b = buf_new(a);
    buf_put(&b, str_slice(s, 0, at));
    buf_rune(&b, upper(rune));
    buf_put(&b, str_slice(s, end, s.len));
    return buf_str(&b);
}

/* ---- names in ASCII -------------------------------------------------------------------------- */

typedef struct spelling {
    uint32_t rune; /* in lower case */
    const char *ascii;
} spelling;

/* Letters that are not a base letter with a mark on it, as Unicode sees them. */
static const spelling spellings[] = {
    { 0x00DF, "ss" }, { 0x00E6, "ae" }, { 0x00F0, "d" },
    { 0x00F8, "o" },  { 0x00FE, "th" }, /* ß æ ð ø þ */
    { 0x0111, "d" },  { 0x0131, "i" },  { 0x0142, "l" },
    { 0x014B, "n" },  { 0x0153, "oe" },                  /* đ ı ł ŋ œ */
    { 0x0167, "t" },  { 0x01E5, "g" },  { 0x0292, "z" }, /* ŧ ǥ ʒ */
};

static const char *spelling_of(uint32_t rune)
{
    for (size_t i = 0; i < sizeof spellings / sizeof *spellings; i++)
        if (spellings[i].rune == rune)
            return spellings[i].ascii;
    return NULL;
}

static bool is_plain(uint32_t rune)
{
    return (rune >= 'a' && rune <= 'z') || (rune >= '0' && rune <= '9');
}

/* What an ASCII name holds of one rune, which is in lower case; false if nothing stands for it. */
static bool put_ascii(buf *b, uint32_t rune)
{
    enum { LONGEST = 24 }; /* 18 is the longest decomposition of all */
    utf8proc_int32_t parts[LONGEST];
    const char *spelled = spelling_of(rune);
    if (spelled) {
        buf_text(b, spelled);
        return true;
    }
    utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)rune, parts, LONGEST,
                                                     UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE, NULL);
    size_t before = b->len;
    for (utf8proc_ssize_t i = 0; i < count && i < LONGEST; i++)
        if (is_plain(lower((uint32_t)parts[i])))
            buf_char(b, (char)lower((uint32_t)parts[i]));
    return b->len > before;
}

str utf8_ascii(arena *a, str s)
{
    buf b = buf_new(a);
    bool gap = false;
    for (size_t pos = 0; pos < s.len;) {
        uint32_t rune = lower(utf8_next(s, &pos));
        size_t before = b.len;
        if (gap && before)
            buf_char(&b, '-');
        if (put_ascii(&b, rune)) {
            gap = false;
        } else {
            gap = gap || !utf8_is_mark(rune); /* the ring of a decomposed å parts no word */
            if (b.len > before)
                b.at[b.len = before] = '\0';
        }
    }
    return buf_str(&b);
}
