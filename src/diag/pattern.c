/*
 * Patterns: the texts and fixes of messages.def, with their gaps filled.
 *
 * There are two kinds of gap. {1} … {4} stand for the arguments of one message; what comes from the author's files
 * is cleaned and cut there, so that no message can be longer than a screen or move the cursor. {key:approves},
 * {label:decision} and the like stand for a word of the vocabulary, by its class and its English name: a message
 * that tells somebody what to write says it in the language that the project is written in; {case:Case} begins with a
 * capital. Which form that is the namer knows, for diag knows no words; without one it is the English name.
 */
#include "diag/inside.h"

#include <assert.h>

enum { LONGEST_ARG = 120 /* runes */ };

/* What stands at the front of a pattern, where that is a gap. */
typedef struct gap {
    size_t len;      /* in the pattern; 0: no gap */
    size_t argument; /* from 1; 0: a word */
    str class, name; /* of a word */
} gap;

static bool is_capital(char c)
{
    return c >= 'A' && c <= 'Z';
}

static size_t count_letters(str s, bool is_name)
{
    size_t len = is_name && s.len > 0 && is_capital(s.at[0]) ? 1 : 0;
    while (len < s.len
           && ((s.at[len] >= 'a' && s.at[len] <= 'z') || (is_name && len > 0 && s.at[len] == '-')))
        len++;
    return len;
}

static gap argument_gap(str pattern)
{
    bool is_gap = pattern.len >= 3 && pattern.at[2] == '}' && pattern.at[1] >= '1'
                  && pattern.at[1] < '1' + MOST_ARGS;
    return is_gap ? (gap){ .len = 3, .argument = (size_t)(pattern.at[1] - '0') } : (gap){ 0 };
}

static gap word_gap(str pattern)
{
    str rest = str_slice(pattern, 1, pattern.len);
    size_t class_len = count_letters(rest, false);
    str after = str_slice(rest, class_len + 1, rest.len);
    size_t name_len = count_letters(after, true);
    bool is_gap = class_len > 0 && name_len > 0 && name_len < after.len && rest.at[class_len] == ':'
                  && after.at[name_len] == '}';
    return is_gap ? (gap){ .len = class_len + name_len + 3,
                           .class = str_slice(rest, 0, class_len),
                           .name = str_slice(after, 0, name_len) }
                  : (gap){ 0 };
}

static gap find_gap(str pattern)
{
    if (pattern.at[0] != '{')
        return (gap){ 0 };
    gap found = argument_gap(pattern);
    return found.len ? found : word_gap(pattern);
}

static void put_word(const diag *d, const gap *word, buf *out)
{
    str name = utf8_fold(out->arena, word->name);
    str form = d && d->namer ? d->namer(d->namer_data, word->class, name) : name;
    buf_put(out, is_capital(word->name.at[0]) ? utf8_capital(out->arena, form) : form);
}

void diag_fill_pattern(const diag *d, const char *pattern, const message_arguments *args, buf *out)
{
    for (str rest = str_of(pattern); rest.len > 0;) {
        gap next = find_gap(rest);
        if (next.argument) {
            assert(next.argument
                   <= args->count); /* the call has fewer arguments than messages.def */
            diag_put_clean(out, args->at[next.argument - 1], LONGEST_ARG);
        } else if (next.len) {
            put_word(d, &next, out);
        } else {
            buf_char(out, rest.at[0]);
        }
        rest = str_slice(rest, next.len ? next.len : 1, rest.len);
    }
}

void message_put_pattern(const diag *d, const char *pattern, buf *out)
{
    const str open = STR("\u2026"), unknown[MOST_ARGS] = { open, open, open, open };
    diag_fill_pattern(d, pattern, &(message_arguments){ unknown, MOST_ARGS }, out);
}

void diag_name_with(diag *d, diag_namer namer, const void *data)
{
    d->namer = namer;
    d->namer_data = data;
}
