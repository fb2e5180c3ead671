/*
 * Where a legal basis ends: "offl. § 13, jf. fvl. § 13 første ledd nr. 1".
 *
 * It stands at the front of the text after "Unntatt offentlighet", and is public; all that follows it is not. So
 * the reading is strict, and stops at the first word that does not belong. It is the name of a law, a sign of
 * section and a number; then parts of the section, and other sections that "jf." or "og" joins to it. Words
 * that may belong (a "jf.", a name of a law) count only when a section follows them.
 */
#include "model/load.h"

enum {
    LAW_WORDS = 3,  /* before the first sign of section: "unntatt etter offl." */
    SHORT_WORD = 7, /* bytes of a word that is no name of a law */
    LONG_NAME = 12, /* bytes of a law's name with a capital: "Offentleglova" */
    NUMBER_MOST = 8 /* "11-5a" */
};

typedef enum token_kind {
    TOKEN_NONE,
    TOKEN_SECTION,
    TOKEN_NUMBER,
    TOKEN_PART,
    TOKEN_WITH,
    TOKEN_LETTER,
    TOKEN_WORD
} token_kind;

typedef struct basis_reader {
    const loader *l;
    token_kind before; /* the token before this one */
    bool has_section;
    int words; /* in a row */
} basis_reader;

static str without_marks(str s)
{
    while (s.len && skip_chars(s, s.len - 1, ".,;:") == s.len)
        s = str_slice(s, 0, s.len - 1);
    return s;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_small(char c)
{
    return c >= 'a' && c <= 'z';
}

static token_kind kind_of(const basis_reader *r, str token)
{
    str bare = without_marks(token);
    str name = words_canonical(r->l->w, WORD_LAW, bare);
    if (str_starts(token, STR("§")))
        return TOKEN_SECTION;
    if (bare.len == 0 || bare.len > 60)
        return TOKEN_NONE;
    if (is_digit(bare.at[0]))
        return bare.len <= NUMBER_MOST ? TOKEN_NUMBER : TOKEN_NONE;
    if (str_is(name, "part"))
        return TOKEN_PART;
    if (str_is(name, "with"))
        return TOKEN_WITH;
    return bare.len == 1 && is_small(bare.at[0]) ? TOKEN_LETTER : TOKEN_WORD;
}

/* May this word stand before a sign of section? `rest` is what follows it. */
static bool is_law_word(const basis_reader *r, str token, str rest)
{
    bool is_last = str_starts(rest, STR("§")),
         is_short = str_ends(token, STR(".")) || token.len <= SHORT_WORD;
    if (r->has_section)
        return r->before == TOKEN_WITH && is_last && is_small(token.at[0]);
    if (is_small(token.at[0]))
        return r->words < LAW_WORDS && (is_last || is_short);
    return r->before == TOKEN_NONE && is_last
           && (str_ends(token, STR(".")) || token.len >= LONG_NAME);
}

/* Does the token go on with what is read? */
static bool may_follow(const basis_reader *r, token_kind kind, str token, str rest)
{
    bool after_number = r->before == TOKEN_NUMBER || r->before == TOKEN_SECTION;
    switch (kind) {
    case TOKEN_SECTION:
        return true;
    case TOKEN_NUMBER:
        return r->has_section && r->before != TOKEN_LETTER && r->before != TOKEN_WORD;
    case TOKEN_PART:
        return r->has_section;
    case TOKEN_WITH:
        return true;
    case TOKEN_LETTER:
        return r->has_section && (after_number || r->before == TOKEN_PART);
    case TOKEN_WORD:
        return is_law_word(r, token, rest);
    default:
        return false;
    }
}

/* A number after a number is only of the basis when a part follows: "§ 13 2. ledd". */
static bool settles(const basis_reader *r, token_kind kind, str token)
{
    bool open =
        kind == TOKEN_WITH || kind == TOKEN_WORD || (kind == TOKEN_SECTION && token.len <= 4);
    bool letter_word = kind == TOKEN_LETTER && token.at[0] == 'i' && r->before != TOKEN_PART;
    return r->has_section && !open && !letter_word
           && !(kind == TOKEN_NUMBER && r->before == TOKEN_NUMBER);
}

size_t legal_basis_end(const loader *l, str s)
{
    basis_reader r = { .l = l };
    size_t end = 0, at = skip_chars(s, 0, " ");
    while (at < s.len) {
        str rest = str_slice(s, at, s.len);
        str token = str_slice(rest, 0, str_find(rest, STR(" ")));
        size_t next = skip_chars(s, at + token.len, " ");
        token_kind kind = kind_of(&r, token);
        if (!may_follow(&r, kind, token, str_slice(s, next, s.len)))
            break;
        r.has_section |= kind == TOKEN_SECTION;
        if (settles(&r, kind, token))
            end = at + without_marks(token).len;
        r.words = kind == TOKEN_WORD ? r.words + 1 : 0;
        r.before = kind;
        at = next;
    }
    return end;
}
