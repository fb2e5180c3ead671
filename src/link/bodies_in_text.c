/*
 * Names of bodies in running text.
 *
 * Each name that a body has had, and each word for its meetings, stands in a text in several forms: bent, with a
 * genitive s, with a small letter. All forms stand in one table; at each word of a text the longest
 * form that fits is taken. A name is read as of the day of its text, for another body may have taken it over;
 * if no body bore it then, one that was alone in ever bearing it is meant.
 *
 * What a body is called for short ("kommunestyret" of "Solvik kommunestyre", "styrets" of "Hovedstyret") stands in a table
 * of its own: it is a name only where no body has it whole, and one alone is called so.
 */
#include "link/linker.h"

static bool is_plain_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

size_t word_at(str s, size_t at)
{
    size_t end = at;
    while (end < s.len) {
        if (is_plain_letter(s.at[end])) { /* nearly all: Unicode's tables need not be asked */
            end++;
            continue;
        }
        size_t next = end;
        uint32_t rune = utf8_next(s, &next);
        bool joins = rune == '-' && end > at && next < s.len && s.at[next] != ' ';
        if (!utf8_is_letter(rune) && !joins)
            break;
        end = next;
    }
    return end;
}

enum { WORDS_MOST = 20 }; /* of a name */

/* ---- the table of forms ------------------------------------------------------------------------ */

static size_t count_words(str s)
{
    size_t count = 0;
    str word;
    while (str_cut(&s, STR(" "), &word))
        count += word.len > 0;
    return count;
}

static void add_under(linker *k, map *table, str key, name_form one)
{
    name_forms *list = map_find(table, key);
    if (!list) {
        list = arena_make(k->a, name_forms);
        map_add(table, key, list);
    }
    list_add(k->a, list, one);
}

/* Remembers that some form which begins with this word has so many words. */
static void add_length(linker *k, str first, size_t count)
{
    uint32_t *lengths = map_find(k->lengths, first);
    if (!lengths) {
        lengths = arena_make(k->a, uint32_t);
        map_add(k->lengths, first, lengths);
    }
    *lengths |= UINT32_C(1) << count;
}

static void add_form(linker *k, map *table, str form, name_form one)
{
    str folded = utf8_fold(k->a, str_trim(form));
    str first = str_slice(folded, 0, word_at(folded, 0));
    size_t count = count_words(folded);
    if (first.len == 0 || count > WORDS_MOST)
        return;
    add_under(k, table, folded, one);
    add_length(k, first, count);
    k->starts[(unsigned char)first.at[0]] = true;
    k->starts[(unsigned char)utf8_capital(k->a, first).at[0]] = true;
}

static void add_each(linker *k, map *table, const str_list *forms, name_form one)
{
    for (size_t i = 0; i < forms->len; i++)
        add_form(k, table, forms->at[i], one);
}

static void add_forms(linker *k, const dated *names, slot which)
{
    for (size_t i = 0; i < names->len; i++) {
        str_list forms = { 0 };
        name_form one = { which, body_named_when(&k->m->bodies.at[which], &names->at[i]), false };
        words_name_forms(k->w, k->a, names->at[i].value, &forms);
        add_form(k, k->forms, names->at[i].value, one);
        add_each(k, k->forms, &forms, one);
    }
}

static void add_shorts(linker *k, const dated *names, slot which)
{
    for (size_t i = 0; i < names->len; i++) {
        str_list shorts = { 0 }, kinds = { 0 };
        name_form one = { which, body_named_when(&k->m->bodies.at[which], &names->at[i]), false };
        words_short_names(k->w, k->a, names->at[i].value, &shorts, &kinds);
        add_each(k, k->shorts, &shorts, one);
        one.is_kind = true;
        add_each(k, k->shorts, &kinds, one);
    }
}

/* A word such as "møte" says that it was a meeting, but not whose. */
static bool is_plain_word(const linker *k, const dated *values)
{
    for (size_t i = 0; i < values->len; i++)
        if (words_canonical(k->w, WORD_REFERENCE, values->at[i].value).len)
            return true;
    return false;
}

/* The key of a stem: no word ends in a hyphen, so that a stem alone is not taken for the whole. */
static str stem_key(const linker *k, arena *a, str word)
{
    str stem = case_word_stem(k->w, word);
    return stem.len ? str_format(a, STR_FMT "-", STR_ARG(utf8_fold(a, stem))) : stem;
}

/* A word for cases is found whole, or by its stem with another ending: "styresak", "styresakene". */
static void add_case_words(linker *k, const dated *own, slot which)
{
    for (size_t i = 0; i < own->len; i++) {
        str stem = stem_key(k, k->a, own->at[i].value);
        name_form one = { which, own->at[i].when, false };
        add_under(k, k->case_words, utf8_fold(k->a, own->at[i].value), one);
        if (stem.len)
            add_under(k, k->case_words, stem, one);
    }
}

void prepare_forms(linker *k)
{
    k->forms = map_new(k->a);
    k->shorts = map_new(k->a);
    k->lengths = map_new(k->a);
    k->case_words = map_new(k->a);
    for (size_t i = 0; i < k->m->bodies.len; i++) {
        add_forms(k, &k->m->bodies.at[i].name, (slot)i);
        add_shorts(k, &k->m->bodies.at[i].name, (slot)i);
        add_case_words(k, &k->m->bodies.at[i].case_word, (slot)i);
        if (!is_plain_word(k, &k->m->bodies.at[i].meeting))
            add_forms(k, &k->m->bodies.at[i].meeting, (slot)i);
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

enum { CANDIDATES_MOST = 20 }; /* two are too many; these are for the message */

static bool has(const slot_list *list, slot which)
{
    for (size_t i = 0; i < list->len; i++)
        if (list->at[i] == which)
            return true;
    return false;
}

static void add_candidate(linker *k, slot_list *list, slot which)
{
    if (list->len < CANDIDATES_MOST && !has(list, which))
        list_add(k->a, list, which);
}

/* Who is meant by forms that are alike: those who bear the name on the day, else all who ever did. Where the document's own body is among several, it is that one: a board that speaks of "the board" means itself. */
static mention choose(linker *k, const name_forms *list, const text_home *home)
{
    slot_list now = { 0 }, ever = { 0 };
    for (size_t i = 0; i < list->len && now.len < CANDIDATES_MOST; i++) {
        add_candidate(k, &ever, list->at[i].body);
        if (period_has(list->at[i].when, home->day))
            add_candidate(k, &now, list->at[i].body);
    }
    mention found = { .some = true, .body = NO_SLOT, .candidates = now.len ? now : ever };
    if (found.candidates.len == 1)
        found.body = found.candidates.at[0];
    else if (has(&found.candidates, home->body))
        found.body = home->body;
    return found;
}

/* What a body is called for short says nothing where two are called so: it is passed over. */
static mention choose_short(linker *k, const name_forms *list, const text_home *home)
{
    mention found = choose(k, list, home);
    found.some = found.candidates.len == 1;
    for (size_t i = 0; i < list->len; i++)
        found.is_kind |= list->at[i].body == found.body && list->at[i].is_kind;
    return found;
}

/* Who is called so; nobody if the form is none of a name. */
static mention called(linker *k, const text_home *home, str form)
{
    str folded = utf8_fold(k->scratch, form);
    const name_forms *list = map_find(k->forms, folded);
    if (list)
        return choose(k, list, home);
    list = map_find(k->shorts, folded);
    return list ? choose_short(k, list, home) : (mention){ .body = NO_SLOT };
}

size_t body_at(linker *k, const text_home *home, str s, size_t at, mention *found)
{
    if (at >= s.len || !k->starts[(unsigned char)s.at[at]])
        return 0;
    const uint32_t *lengths =
        map_find(k->lengths, utf8_fold(k->scratch, str_slice(s, at, word_at(s, at))));
    for (size_t count = WORDS_MOST; lengths && count > 0; count--) { /* the longest first */
        size_t end = *lengths >> count & 1 ? words_end(s, at, count) : 0;
        mention one = end ? called(k, home, str_slice(s, at, end)) : (mention){ .body = NO_SLOT };
        if (one.some) {
            *found = one;
            return end - at;
        }
    }
    return 0;
}

mention compound_owner(linker *k, const text_home *home, str word)
{
    const name_forms *list = map_find(k->case_words, utf8_fold(k->scratch, word));
    if (!list)
        list = map_find(k->case_words, stem_key(k, k->scratch, word));
    return list ? choose(k, list, home) : (mention){ .body = NO_SLOT };
}
