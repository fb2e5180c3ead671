/*
 * signals: turns of phrase that tell something of a decision.
 *
 * The text is looked through once, word by word; the first word of a turn leads to the few turns that begin with
 * it. Turns are folded: lower case, a '-' between the words, whatever spaces, or a hyphen, the text has there.
 */
#include "words/inside.h"

/* The bytes of the word that begins at `from`. */
static size_t word_end(str text, size_t from)
{
    size_t end = from;
    for (size_t pos = from; pos < text.len; end = pos)
        if (!utf8_is_letter(utf8_next(text, &pos)))
            break;
    return end;
}

static size_t skip_between(str text, size_t from)
{
    if (from < text.len && text.at[from] == '-')
        return from + 1;
    size_t end = from;
    for (size_t pos = from; pos < text.len; end = pos)
        if (!utf8_is_space(utf8_next(text, &pos)))
            break;
    return end;
}

static bool same_word(str word, str folded)
{
    char room[FOLDED_MOST];
    return str_equal(words_fold(word, room), folded);
}

/* How far the words of a turn reach from `from`; `from` itself where they do not stand there. */
static size_t turn_end(str text, size_t from, str turn)
{
    size_t end = from, start = from;
    for (str word; str_cut(&turn, STR("-"), &word); start = skip_between(text, end)) {
        end = word_end(text, start);
        if (!same_word(str_slice(text, start, end), word))
            return from;
    }
    return end;
}

static str turn_at(const map *turns, str text, size_t from, size_t end)
{
    char room[FOLDED_MOST];
    const str_list *some = map_find(turns, words_fold(str_slice(text, from, end), room));
    for (size_t i = 0; some && i < some->len; i++) {
        size_t to = turn_end(text, from, some->at[i]);
        if (to > from)
            return str_slice(text, from, to);
    }
    return STR("");
}

str words_find_signal(const words *w, word_signal signal, str text, size_t from)
{
    while (from < text.len) {
        size_t end = word_end(text, from);
        str turn = end > from ? turn_at(w->signals[signal], text, from, end) : STR("");
        if (turn.len > 0)
            return turn;
        if (end == from)
            utf8_next(text, &end);
        from = end;
    }
    return STR("");
}
