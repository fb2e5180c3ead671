/*
 * names: the forms that the name of a body takes in running text.
 *
 * In Norwegian a name is bent at its head, "Styringsgruppen" to "styringsgruppe", "Faggruppe for data" to
 * "faggruppen for data", and gets its genitive at its end. The head is the word before the first preposition,
 * else the last word. The data files list endings that stand for each other; the longest that fits is
 * taken, so that "kommunestyret" follows "styret" and no rule for all words in -et makes nonsense.
 */
#include "words/inside.h"

typedef struct head {
    size_t from, to; /* bytes in the name */
} head;

bool words_is_preposition(const words *w, str word)
{
    char room[FOLDED_MOST];
    str folded = words_fold(word, room);
    for (lang l = 0; l < LANG_COUNT; l++) {
        const str_list *known = &w->languages[l].names.prepositions;
        for (size_t i = 0; i < known->len; i++)
            if (str_equal(known->at[i], folded))
                return true;
    }
    return false;
}

static head find_head(const words *w, str name)
{
    head found = { 0, name.len };
    str rest = name, word;
    for (bool first = true; str_cut(&rest, STR(" "), &word); first = false) {
        size_t from = (size_t)(word.at - name.at);
        if (!first && words_is_preposition(w, word))
            break;
        found = (head){ from, from + word.len };
    }
    return found;
}

/* The set that holds the longest ending of a word, and its length; NULL if none fits. */
static const str_list *find_endings(const words *w, str word, size_t *len)
{
    char room[FOLDED_MOST];
    str folded = words_fold(word, room);
    const str_list *best = NULL;
    *len = 0;
    if (folded.len
        != word.len) /* lengths must agree, since the ending is cut off the word itself */
        return NULL;
    for (lang l = 0; l < LANG_COUNT; l++) {
        const endings_list *sets = &w->languages[l].names.endings;
        for (size_t s = 0; s < sets->len; s++)
            for (size_t e = 0; e < sets->at[s].len; e++)
                if (sets->at[s].at[e].len > *len && str_ends(folded, sets->at[s].at[e])) {
                    best = &sets->at[s];
                    *len = sets->at[s].at[e].len;
                }
    }
    return best;
}

static void add_new(arena *a, str_list *forms, str name, str form)
{
    bool known = str_equal(name, form);
    for (size_t i = 0; i < forms->len && !known; i++)
        known = str_equal(forms->at[i], form);
    if (!known)
        list_add(a, forms, form);
}

/* With one ending for another; a head that is all ending keeps its capital. */
static str bend(arena *a, str name, head h, size_t cut, str ending)
{
    size_t pos = h.from;
    bool capital = cut == h.to - h.from && utf8_is_upper(utf8_next(name, &pos));
    str before = str_slice(name, 0, h.to - cut), after = str_slice(name, h.to, name.len);
    return str_join(a, (str[]){ before, capital ? utf8_capital(a, ending) : ending, after }, 3,
                    STR(""));
}

/* Both with the typographic apostrophe and with the one on keyboards. */
static void add_genitives(const words *w, arena *a, str name, str form, str_list *forms)
{
    for (lang l = 0; l < LANG_COUNT; l++) {
        str genitive = words_genitive(w, a, l, form);
        add_new(a, forms, name, genitive);
        add_new(a, forms, name, str_replace(a, genitive, STR("’"), STR("'")));
    }
}

void words_name_forms(const words *w, arena *a, str name, str_list *forms)
{
    if (name.len == 0)
        return;
    size_t cut = 0;
    head h = find_head(w, name);
    const str_list *endings = find_endings(w, str_slice(name, h.from, h.to), &cut);
    add_genitives(w, a, name, name, forms);
    for (size_t i = 0; endings && i < endings->len; i++) {
        str form = bend(a, name, h, cut, endings->at[i]);
        add_new(a, forms, name, form);
        add_genitives(w, a, name, form, forms);
    }
}

str words_name_head(const words *w, str name, const str_list **endings)
{
    size_t cut;
    head h = find_head(w, name);
    str word = str_slice(name, h.from, h.to);
    *endings = find_endings(w, word, &cut);
    return word;
}

/* A word such as "møte" or "sak" is said of any. */
static bool is_plain_kind(const words *w, const str_list *endings)
{
    for (size_t i = 0; i < endings->len; i++)
        if (words_canonical(w, WORD_REFERENCE, endings->at[i]).len)
            return true;
    return false;
}

void words_short_names(const words *w, arena *a, str name, str_list *shorts, str_list *kinds)
{
    const str_list *endings;
    str word = words_name_head(w, name, &endings);
    if (!endings || is_plain_kind(w, endings))
        return;
    size_t cut = 0;
    find_endings(w, word, &cut);
    for (size_t i = endings->len > 1; i < endings->len;
         i++) { /* the first form is the indefinite one */
        str form = bend(a, word, (head){ 0, word.len }, cut, endings->at[i]);
        if (word.len < name.len) {
            add_new(a, shorts, name, form);
            add_genitives(w, a, name, form, shorts);
        }
        if (cut < word.len) {
            add_new(a, kinds, name, endings->at[i]);
            add_genitives(w, a, name, endings->at[i], shorts);
        }
    }
}

str words_genitive(const words *w, arena *a, lang l, str name)
{
    const name_rules *rules = &w->languages[l].names;
    bool sibilant = false;
    for (size_t i = 0; i < rules->sibilants.len; i++)
        sibilant = sibilant || str_ends(utf8_lower(a, name), str_slice(rules->sibilants, i, i + 1));
    return str_join(a, (str[]){ name, sibilant ? rules->genitive_sibilant : rules->genitive }, 2,
                    STR(""));
}
