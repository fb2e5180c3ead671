/*
 * Names at the start of a text: who voted against, who is to do it, who was disqualified.
 *
 * A name is a run of capitals (initials), or several words of which the first and the last have a capital. Names are
 * parted by commas, semicolons, slashes, ampersands, or a word for "and". The first thing that is neither ends the
 * list: what follows is text.
 */
#include "model/load.h"

#include <string.h>

enum { INITIALS_MOST = 6, NAME_WORDS_MOST = 6, NAMES_MOST = 1000 };

bool looks_like_initials(str s)
{
    size_t count = 0;
    for (size_t pos = 0; pos < s.len; count++)
        if (!utf8_is_upper(utf8_next(s, &pos)))
            return false;
    return count >= 2 && count <= INITIALS_MOST;
}

static bool has_capital(str word)
{
    size_t pos = 0;
    return word.len && utf8_is_upper(utf8_next(word, &pos));
}

bool looks_like_name(str s)
{
    str rest = s, word = { 0 };
    size_t count = 0;
    bool first = false;
    while (str_cut(&rest, STR(" "), &word)) {
        if (word.len == 0)
            continue;
        if (count++ == 0)
            first = has_capital(word);
        if (!has_capital(word) && word.len > 4) /* "van", "der", "av" may stand inside */
            return false;
    }
    return first && has_capital(word) && count >= 2 && count <= NAME_WORDS_MOST;
}

bool is_organisation(const loader *l, str name)
{
    return model_find_named(l->m, l->a, ID_ORGANISATION, name) != NULL;
}

size_t skip_chars(str s, size_t from, const char *chars)
{
    while (from < s.len && strchr(chars, s.at[from]) && s.at[from])
        from++;
    return from;
}

/* Does a name end here? A dot after a single letter belongs to the name: "Kjell A. Wolff". */
static bool is_edge(str s, size_t at, size_t from)
{
    if (s.at[at] != '.')
        return s.at[at] && strchr(",;/&:()\n", s.at[at]) != NULL;
    return at > from + 1 && s.at[at - 2] != ' ';
}

/* The end of the name that begins at `from`: an edge, or a word for "and" between blanks. */
static size_t name_end(const loader *l, str s, size_t from)
{
    size_t word = from;
    for (size_t at = from; at < s.len; at++) {
        if (is_edge(s, at, from))
            return at;
        if (s.at[at] != ' ')
            continue;
        if (str_is(words_canonical(l->w, WORD_VOTE, str_slice(s, word, at)), "and"))
            return word;
        word = at + 1;
    }
    return s.len;
}

/* Skips what may stand between two names; false if nothing does. */
static bool skip_between(const loader *l, str s, size_t *at)
{
    size_t next = skip_chars(s, *at, " ");
    size_t after = skip_chars(s, next, ",;/&");
    size_t word = next;
    while (word < s.len && s.at[word] != ' ')
        word++;
    bool is_and = str_is(words_canonical(l->w, WORD_VOTE, str_slice(s, next, word)), "and");
    if (after == next && !is_and)
        return false;
    *at = skip_chars(s, after == next ? word : after, " ");
    return true;
}

size_t names_part_end(str s)
{
    enum { SMALL_WORD = 4 }; /* "van", "og" may stand between names, and "jf." behind one */
    size_t end = 0;
    for (str rest = s, word; str_cut(&rest, STR(" "), &word);) {
        if (has_capital(word))
            end = (size_t)(word.at - s.at) + word.len;
        else if (word.len > SMALL_WORD && end > 0)
            break;
    }
    return end;
}

size_t read_names_in_text(loader *l, const flat_text *f, size_t from, named_list *names)
{
    size_t at = skip_chars(f->text, from, " "), end = from;
    while (at < f->text.len && names->len < NAMES_MOST) {
        size_t stop = name_end(l, f->text, at);
        str name = str_trim(str_slice(f->text, at, stop));
        if (!looks_like_initials(name) && !looks_like_name(name))
            break;
        list_add(l->a, names, named_of(name, flat_span(f, at, at + name.len)));
        end = at = at + name.len;
        if (!skip_between(l, f->text, &at))
            break;
    }
    return end;
}
