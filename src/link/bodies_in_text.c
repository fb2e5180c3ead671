/*
 * Names of bodies in running text.
 *
 * Each name that a body has had, and each word for its meetings, stands in a text in several forms: bent, with a
 * genitive s, with a small letter. All forms are put under their first word; at each word of a text the longest
 * form that fits is taken. A name is read as of the day of its text, for another body may have taken it over;
 * if no body bore it then, one that was alone in ever bearing it is meant.
 */
#include "link/linker.h"

#include <stdlib.h>

size_t word_at(str s, size_t at)
{
    size_t end = at;
    while (end < s.len) {
        size_t next = end;
        uint32_t rune = utf8_next(s, &next);
        bool joins = rune == '-' && end > at && next < s.len && s.at[next] != ' ';
        if (!utf8_is_letter(rune) && !joins)
            break;
        end = next;
    }
    return end;
}

/* ---- the table of forms ------------------------------------------------------------------------ */

static size_t count_words(str s)
{
    size_t count = 0;
    str word;
    while (str_cut(&s, STR(" "), &word))
        count += word.len > 0;
    return count;
}

static void add_form(linker *k, str form, slot which, period when)
{
    str folded = utf8_fold(k->a, str_trim(form));
    str first = str_slice(folded, 0, word_at(folded, 0));
    if (first.len == 0)
        return;
    name_forms *list = map_find(k->forms, first);
    if (!list) {
        list = arena_make(k->a, name_forms);
        map_add(k->forms, first, list);
    }
    list_add(k->a, list, ((name_form){ folded, count_words(folded), which, when }));
    k->starts[(unsigned char)first.at[0]] = true;
    str capital = utf8_capital(k->a, first);
    k->starts[(unsigned char)capital.at[0]] = true;
}

static void add_forms(linker *k, const dated *names, slot which)
{
    for (size_t i = 0; i < names->len; i++) {
        str_list forms = { 0 };
        words_name_forms(k->w, k->a, names->at[i].value, &forms);
        add_form(k, names->at[i].value, which, names->at[i].when);
        for (size_t n = 0; n < forms.len; n++)
            add_form(k, forms.at[n], which, names->at[i].when);
    }
}

static int longest_first(const void *left, const void *right)
{
    const name_form *f = left, *g = right;
    if (f->words != g->words)
        return f->words < g->words ? 1 : -1;
    int order = str_compare(f->text, g->text); /* the same form of two bodies stands together */
    return order ? order : (f->body > g->body) - (f->body < g->body);
}

void prepare_forms(linker *k)
{
    k->forms = map_new(k->a);
    for (size_t i = 0; i < k->m->bodies.len; i++) {
        add_forms(k, &k->m->bodies.at[i].name, (slot)i);
        add_forms(k, &k->m->bodies.at[i].meeting, (slot)i);
    }
    for (size_t i = 0; i < map_len(k->forms); i++) {
        name_forms *list = map_value(k->forms, i);
        qsort(list->at, list->len, sizeof *list->at, longest_first);
    }
}

/* ---- at one word ------------------------------------------------------------------------------ */

/* The end of so many words from `at` on, with one blank between them; 0 if there are fewer. */
static size_t words_end(str s, size_t at, size_t count)
{
    size_t end = word_at(s, at);
    for (; count > 1 && end > at; count--) {
        if (end >= s.len || s.at[end] != ' ')
            return 0;
        at = end + 1;
        end = word_at(s, at);
    }
    return end > at ? end : 0;
}

static void add_candidate(linker *k, slot_list *list, slot which)
{
    for (size_t i = 0; i < list->len; i++)
        if (list->at[i] == which)
            return;
    list_add(k->a, list, which);
}

/* Who is meant by forms[from..to), which are alike: those who bear the name on the day, else all who ever did. */
static mention choose(linker *k, const name_forms *list, size_t from, size_t to, date day)
{
    slot_list now = { 0 }, ever = { 0 };
    for (size_t i = from; i < to; i++) {
        add_candidate(k, &ever, list->at[i].body);
        if (period_has(list->at[i].when, day))
            add_candidate(k, &now, list->at[i].body);
    }
    mention found = { .some = true, .body = NO_SLOT, .candidates = now.len ? now : ever };
    if (found.candidates.len == 1)
        found.body = found.candidates.at[0];
    return found;
}

size_t body_at(linker *k, str s, size_t at, date day, mention *found)
{
    if (at >= s.len || !k->starts[(unsigned char)s.at[at]])
        return 0;
    str first = utf8_fold(k->scratch, str_slice(s, at, word_at(s, at)));
    const name_forms *list = map_find(k->forms, first);
    for (size_t i = 0; list && i < list->len; i++) {
        size_t end = words_end(s, at, list->at[i].words);
        if (!end || !str_equal(utf8_fold(k->scratch, str_slice(s, at, end)), list->at[i].text))
            continue;
        size_t last = i + 1;
        while (last < list->len && str_equal(list->at[last].text, list->at[i].text))
            last++;
        *found = choose(k, list, i, last, day);
        return end - at;
    }
    return 0;
}
