/*
 * phrase: sentences of the output, and lists of things in a sentence.
 *
 * A pattern holds gaps in braces, {meeting}, that arguments fill; {Meeting} begins with a capital. A gap
 * that no argument fills stays as it is, so that it is seen.
 */
#include "words/inside.h"

#include <assert.h>

bool pattern_name(str pattern, size_t *pos, str *name)
{
    str rest = str_slice(pattern, *pos, pattern.len);
    size_t open = str_find(rest, STR("{"));
    str inside = str_slice(rest, open + 1, rest.len);
    size_t close = str_find(inside, STR("}"));
    if (open == rest.len || close == inside.len)
        return false;
    *name = str_slice(inside, 0, close);
    *pos += open + close + 2;
    return true;
}

static const phrase_arg *find_arg(str gap, phrase_args args)
{
    for (size_t i = 0; i < args.count; i++)
        if (str_is(gap, args.at[i].name))
            return &args.at[i];
    return NULL;
}

static void put_gap(buf *b, str gap, phrase_args args)
{
    const phrase_arg *arg = find_arg(gap, args);
    if (arg) {
        buf_put(b, arg->value);
        return;
    }
    arg = find_arg(utf8_lower(b->arena, gap), args);
    if (arg)
        buf_put(b, utf8_capital(b->arena, arg->value));
    else
        buf_format(b, "{" STR_FMT "}", STR_ARG(gap));
}

str pattern_fill(arena *a, str pattern, phrase_args args)
{
    buf b = buf_new(a);
    size_t from = 0, pos = 0;
    for (str gap; pattern_name(pattern, &pos, &gap); from = pos) {
        buf_put(&b, str_slice(pattern, from, pos - gap.len - 2));
        put_gap(&b, gap, args);
    }
    buf_put(&b, str_slice(pattern, from, pattern.len));
    return buf_str(&b);
}

str words_phrase(const words *w, lang l, const char *id)
{
    const str *phrase = map_find(w->languages[l].phrases, str_of(id));
    assert(phrase);
    return *phrase;
}

str words_fill(const words *w, arena *a, lang l, const char *id, phrase_args args)
{
    return pattern_fill(a, words_phrase(w, l, id), args);
}

str words_count(const words *w, arena *a, lang l, const char *id, int64_t n)
{
    str none = str_format(a, "%s-zero", id);
    const str *phrase = n == 0 ? map_find(w->languages[l].phrases, none) : NULL;
    str chosen = str_format(a, n == 1 ? "%s-one" : "%s-many", id);
    phrase_arg number = { "n", words_number(w, a, l, n) };
    return pattern_fill(a, phrase ? *phrase : words_phrase(w, l, str_text(a, chosen)),
                        (phrase_args){ &number, 1 });
}

str words_list(const words *w, arena *a, lang l, const str *items, size_t count)
{
    buf b = buf_new(a);
    for (size_t i = 0; i < count; i++) {
        if (i > 0)
            buf_put(&b, words_phrase(w, l, i + 1 == count ? "list-last" : "list-between"));
        buf_put(&b, items[i]);
    }
    return buf_str(&b);
}
