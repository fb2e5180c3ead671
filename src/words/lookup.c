/*
 * lookup: from a form to its English name and back.
 *
 * A form is folded into a small buffer, so that a lookup needs no memory: lower case, and '-' for '-', ' ', '_'
 * and no-break spaces. Letters up to U+00FF, which hold all letters of the three languages, are folded
 * here; a form with any other rune (an å of two runes from a file made on a Mac, say) takes the long way
 * through `utf8_fold`.
 */
#include "words/inside.h"

#include <string.h>

typedef struct lang_code {
    const char *code;
    lang l;
} lang_code;

static const lang_code codes[] = {
    { "nb", LANG_NB }, { "nn", LANG_NN }, { "en", LANG_EN }, { "no", LANG_NB }
};

static const char *const class_names[WORD_CLASSES] = {
    [WORD_KEY] = "key",         [WORD_VALUE] = "value",
    [WORD_LABEL] = "label",     [WORD_DIRECTIVE] = "directive",
    [WORD_ROLE] = "role",       [WORD_BOX] = "box",
    [WORD_COMMENT] = "comment", [WORD_CASE] = "case",
    [WORD_VOTE] = "vote",       [WORD_MONTH] = "month",
    [WORD_WEEKDAY] = "weekday", [WORD_REFERENCE] = "reference",
    [WORD_LAW] = "law",         [WORD_NUMBER] = "number",
};

const char *words_class_name(int class)
{
    return class_names[class];
}

bool words_find_lang(str code, lang *l)
{
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (str_is(code, codes[i].code)) {
            *l = codes[i].l;
            return true;
        }
    return false;
}

str words_lang_code(lang l)
{
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++)
        if (codes[i].l == l)
            return str_of(codes[i].code);
    return STR("");
}

/* ---- folding ------------------------------------------------------------------------------- */

enum { NO_BREAK_SPACE = 0xA0, TIMES = 0xD7, LATIN_1 = 0xFF };

static bool separates(uint32_t rune)
{
    return rune == ' ' || rune == '_' || rune == '-' || rune == NO_BREAK_SPACE;
}

/* Lower case of a rune up to U+00FF; the signs × and ÷ are no pair of letters. */
static uint32_t lower_latin(uint32_t rune)
{
    bool upper = (rune >= 'A' && rune <= 'Z') || (rune >= 0xC0 && rune <= 0xDE && rune != TIMES);
    return upper ? rune + 0x20 : rune;
}

static size_t put_rune(char *out, uint32_t rune)
{
    if (rune < 0x80) {
        out[0] = (char)rune;
        return 1;
    }
    out[0] = (char)(0xC0 | rune >> 6);
    out[1] = (char)(0x80 | (rune & 0x3F));
    return 2;
}

/* False where a rune beyond Latin-1 stands in the form. Most bytes are ASCII, and go the short way. */
static bool fold_latin(str form, char *out, size_t *len)
{
    *len = 0;
    for (size_t pos = 0; pos < form.len;) {
        uint32_t rune = (unsigned char)form.at[pos];
        if (rune < 0x80)
            pos++;
        else
            rune = utf8_next(form, &pos);
        if (rune > LATIN_1)
            return false;
        *len += put_rune(out + *len, separates(rune) ? '-' : lower_latin(rune));
    }
    return true;
}

static size_t fold_any(str form, char *out)
{
    arena *scratch = arena_new();
    str folded = utf8_fold(scratch, form);
    size_t len = folded.len < FOLDED_MOST ? folded.len : 0;
    if (len > 0)
        memcpy(out, folded.at, len);
    for (size_t i = 0; i < len; i++)
        if (separates((unsigned char)out[i]) && (unsigned char)out[i] < 0x80)
            out[i] = '-';
    arena_drop(scratch);
    return len;
}

str words_fold(str form, char out[FOLDED_MOST])
{
    size_t len = 0;
    form = str_trim(form);
    if (form.len >= FOLDED_MOST)
        return STR("");
    if (!fold_latin(form, out, &len))
        len = fold_any(form, out);
    return (str){ out, len };
}

bool words_same(str form, str other)
{
    char room[FOLDED_MOST], rest[FOLDED_MOST];
    str folded = words_fold(form, room);
    return str_equal(form, other) || (folded.len && str_equal(folded, words_fold(other, rest)));
}

/* ---- looking up ------------------------------------------------------------------------------ */

/* Is it plain that no form of the class begins so? Many words of a text are asked for, and few are known. A second
   rune beyond ASCII may be a part of the first letter. */
static bool is_hopeless(const words *w, word_class class, str form)
{
    bool plain =
        form.len > 1 && (unsigned char)form.at[0] < 0x80 && (unsigned char)form.at[1] < 0x80;
    return plain && !separates((unsigned char)form.at[0])
           && !w->starts[class][lower_latin((unsigned char)form.at[0])];
}

str words_canonical(const words *w, word_class class, str form)
{
    if (is_hopeless(w, class, form))
        return STR("");
    char room[FOLDED_MOST];
    const str *name = map_find(w->names[class], words_fold(form, room));
    return name ? *name : STR("");
}

str words_form(const words *w, lang l, word_class class, str name)
{
    const str_list *forms = map_find(w->languages[l].forms[class], name);
    return forms && forms->len > 0 ? forms->at[0] : name;
}

str words_nearest(const words *w, word_class class, str form)
{
    const str_list *forms = &w->forms[class];
    return utf8_nearest(form, forms->at, forms->len);
}

const str_list *words_all_forms(const words *w, word_class class)
{
    return &w->forms[class];
}

const word_changes *words_letters(const words *w)
{
    return &w->letters;
}

const search_rules *words_search_rules(const words *w, lang l)
{
    return &w->languages[l].search;
}

str words_quotation_mark(const words *w, lang l)
{
    return w->languages[l].formats[FORMAT_QUOTATION];
}

str words_hyphenation(const words *w, lang l)
{
    return w->languages[l].hyphenation;
}

/* ---- in messages ------------------------------------------------------------------------------- */

typedef struct message_words {
    const words *w;
    lang l;
} message_words;

static str word_in_message(const void *data, str class, str name)
{
    const message_words *own = data;
    for (int i = 0; i < WORD_CLASSES; i++)
        if (str_is(class, class_names[i]))
            return words_form(own->w, own->l, (word_class)i, name);
    return name;
}

void words_name_in_messages(const words *w, lang l, diag *d, arena *a)
{
    message_words *own = arena_make(a, message_words);
    *own = (message_words){ w, l };
    diag_name_with(d, word_in_message, own);
}
