/*
 * withheld sentences: what the search of a build looks for, and what is withheld in one place and open in another.
 *
 * What is withheld is taken a sentence at a time, or half of one up to a semicolon. Three things may be so:
 *   - It stands in the open of its own case; or it is long, or names somebody, and stands in the open of any: WITHHELD_REPEATED
 *     says where.
 *   - It is a formula, which says nothing of its case, for others have it, too ("Saken tas til orientering"): a short decision
 *     of another, or a sentence in the open of several. It names nobody and nothing. It is not looked for, for it would be found.
 *   - All else is looked for; what is short only where no open text can hold it, for two of its words stand side by side in none.
 * What a role withholds is a name, and looked for as it is.
 *
 * Terms: the key of a text is its words, folded, with a space between; what is short is so in bytes.
 */
#include "compose/address.h"
#include "compose/composer.h"

enum {
    LONG =
        24, /* bytes: shorter sentences ("Ingen merknader.") may well stand elsewhere in the open */
    NAME_LEAST = 4, /* bytes: of what a role withholds */
    WORD_LEAST = 3, /* letters of a word that tells something */
    MANY = 2,       /* other places in which a formula stands */
    HIDINGS_MOST =
        99, /* of a sentence, that are held against an open place; with more it is a formula */
    RULING_MOST = 48, /* bytes: a longer decision is one of its own, not a formula */
};

/* Where a sentence is withheld, and as it is written there. */
typedef struct hiding {
    text said;
    const case_item *item; /* NULL: in no case */
} hiding;

typedef struct sentence {
    str key;
    list_of(hiding) hidings;
    bool names, numbers; /* it has one in it: it is no formula */
    bool known;          /* it is nothing but the name of one in the register */
    int others;          /* open places outside its cases */
    bool told;
} sentence;

/* An open place of one that is withheld. */
typedef struct repetition {
    sentence *of;
    const hiding *withheld; /* in the same case, if one is */
    span at;
    bool at_home;
} repetition;

/* Words side by side; how often in what is withheld, and in all sources. */
typedef struct pair {
    size_t withheld, all;
} pair;

typedef struct finder {
    planner *p;
    list_of(sentence *) sentences;
    map *by_key;
    map *firsts; /* their first words */
    list_of(repetition) repetitions;
    map *members; /* words of pairs */
    map *pairs;   /* key of two words → pair */
} finder;

/* ---- words ----------------------------------------------------------------------------------- */

static str key_of(arena *a, str s)
{
    buf key = buf_new(a);
    str word;
    for (size_t at = 0; utf8_next_word(s, &at, &word);) {
        if (key.len > 0)
            buf_char(&key, ' ');
        buf_put(&key, utf8_fold(a, word));
    }
    return buf_str(&key);
}

static str first_word(arena *a, str s)
{
    str word;
    size_t at = 0;
    utf8_next_word(s, &at, &word);
    return utf8_fold(a, word);
}

static bool tells_something(str word)
{
    for (size_t at = 0; at < word.len;)
        if (!utf8_is_letter(utf8_next(word, &at)))
            return false;
    return utf8_count(word) >= WORD_LEAST;
}

static str key_of_two(arena *a, str first, str second)
{
    return str_join(a, (str[]){ first, second }, 2, STR(" "));
}

/* ---- sentences ------------------------------------------------------------------------------- */

static bool ends_sentence(str s, size_t i)
{
    const bool mark = s.at[i] == '.' || s.at[i] == '?' || s.at[i] == '!' || s.at[i] == ';';
    return s.at[i] == '\n' || (mark && (i + 1 == s.len || s.at[i + 1] == ' '));
}

/* The next sentence of a text, trimmed; false when none is left. */
static bool next_sentence(str *rest, str *found)
{
    while (rest->len > 0) {
        size_t end = 0;
        while (end < rest->len && !ends_sentence(*rest, end))
            end++;
        *found = str_trim(str_slice(*rest, 0, end));
        *rest = str_slice(*rest, end + 1, rest->len);
        if (found->len > 0)
            return true;
    }
    return false;
}

bool block_has_sentences(const md_node *n)
{
    return n->kind == MD_PARAGRAPH || n->kind == MD_HEADING || n->kind == MD_CELL
           || n->kind == MD_CODE_BLOCK;
}

/* The running text of a block. A box begins with a line that is printed: its mark and the legal basis. */
static str text_of_block(const planner *p, arena *a, const md_node *block)
{
    if (block->kind == MD_CODE_BLOCK)
        return block->text;
    bool counts = block->kind != MD_PARAGRAPH || block->before || !block->parent
                  || !quote_withheld(p->w, block->parent);
    buf b = buf_new(a);
    for (const md_node *n = block; n; n = md_next(block, n)) {
        if (md_is_break(n)) {
            counts = true;
            buf_char(&b, ' ');
        } else if (counts && (n->kind == MD_TEXT || n->kind == MD_CODE || n->kind == MD_ROLE)) {
            buf_put(&b, n->text);
        }
    }
    return buf_str(&b);
}

/* A word with a capital behind the first is a name, or a part of one. */
static void find_names(sentence *s, str said)
{
    str word;
    bool first = true;
    for (size_t at = 0; utf8_next_word(said, &at, &word); first = false) {
        size_t pos = 0;
        const uint32_t rune = utf8_next(word, &pos);
        s->numbers = s->numbers || (rune >= '0' && rune <= '9');
        s->names = s->names || (!first && utf8_is_upper(rune));
    }
}

static bool is_known(const planner *p, str name)
{
    static const id_kind kinds[] = { ID_PERSON, ID_ORGANISATION, ID_BODY };
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (model_find_named(p->m, p->a, kinds[i], name))
            return true;
    return false;
}

/* Where a sentence stands; its whole block where markup parts it. */
static span place_of(const planner *p, const md_node *block, str said)
{
    const str written = diag_text(p->d, block->at);
    const size_t at = str_find(written, said);
    return at < written.len ? span_part(block->at, at, said.len) : block->at;
}

static sentence *sentence_of(finder *f, str said)
{
    arena *a = f->p->a;
    const str key = key_of(a, said);
    sentence *s = map_find(f->by_key, key);
    if (s)
        return s;
    s = arena_make(a, sentence);
    *s = (sentence){ .key = key, .known = is_known(f->p, said) };
    map_add(f->by_key, key, s);
    map_add(f->firsts, first_word(a, key), f);
    list_add(a, &f->sentences, s);
    return s;
}

static void add_sentence(finder *f, const case_text *where, str said)
{
    arena *a = f->p->a;
    sentence *s = sentence_of(f, said);
    const text written = { str_copy(a, said), place_of(f->p, where->node, said) };
    find_names(s, said);
    list_add(a, &s->hidings, ((hiding){ written, where->item }));
}

static void add_hidden(finder *f, const case_text *hidden)
{
    for (const md_node *n = hidden->node; n; n = md_next(hidden->node, n)) {
        if (!block_has_sentences(n))
            continue;
        const case_text where = { n, hidden->item, hidden->rules };
        str rest = text_of_block(f->p, f->p->a, n), said;
        while (next_sentence(&rest, &said))
            add_sentence(f, &where, said);
    }
}

/* ---- what stands in the open ------------------------------------------------------------------- */

/* The same case; of what stands in none, the same file. */
static bool is_at_home(const hiding *h, const case_text *open)
{
    return h->item == open->item && h->said.at.source == open->node->at.source;
}

static const hiding *find_home(const sentence *s, const case_text *open)
{
    for (size_t i = 0; i < s->hidings.len && i < HIDINGS_MOST; i++)
        if (is_at_home(&s->hidings.at[i], open))
            return &s->hidings.at[i];
    return NULL;
}

/* Most sentences begin otherwise than any that is withheld, and are not read further. */
static void meet(finder *f, arena *scratch, const case_text *open, str said)
{
    if (!map_find(f->firsts, first_word(scratch, said)))
        return;
    sentence *s = map_find(f->by_key, key_of(scratch, said));
    if (!s)
        return;
    const hiding *home = find_home(s, open);
    const repetition r = { s, home ? home : s->hidings.at, place_of(f->p, open->node, said), home };
    list_add(f->p->a, &f->repetitions, r);
    if (!home && s->others < MANY)
        s->others += open->rules && said.len <= RULING_MOST ? MANY : 1;
}

static void meet_open(finder *f, const case_text_list *open)
{
    arena *scratch = arena_new();
    for (size_t i = 0; i < open->len && f->sentences.len > 0; i++) {
        arena_reset(scratch);
        str rest = text_of_block(f->p, scratch, open->at[i].node), said;
        while (next_sentence(&rest, &said))
            meet(f, scratch, &open->at[i], said);
    }
    arena_drop(scratch);
}

static bool is_formula(const sentence *s)
{
    return s->others >= MANY && !s->names && !s->numbers;
}

static bool is_short(const hiding *h)
{
    return h->said.value.len < LONG;
}

/* What is short and names nobody may stand elsewhere by chance; so may a single word, and a name in the register. */
static bool is_leak(const repetition *r)
{
    const sentence *s = r->of;
    if (s->known || str_find(s->key, STR(" ")) == s->key.len)
        return false;
    return r->at_home || ((!is_short(r->withheld) || s->names) && !is_formula(s));
}

static void tell_repetitions(finder *f)
{
    for (size_t i = 0; i < f->repetitions.len; i++) {
        const repetition *r = &f->repetitions.at[i];
        if (!is_leak(r))
            continue;
        const place where = diag_place(f->p->d, r->withheld->said.at);
        DIAG(f->p->d, WITHHELD_REPEATED, r->at,
             str_format(f->p->a, STR_FMT ":%zu", STR_ARG(where.path), where.line));
        r->of->told = true;
    }
}

/* ---- words side by side ------------------------------------------------------------------------- */

static void add_pair(finder *f, str first, str second)
{
    arena *a = f->p->a;
    const str key = key_of_two(a, first, second);
    if (!tells_something(first) || !tells_something(second) || map_find(f->pairs, key))
        return;
    map_add(f->pairs, key, arena_make(a, pair));
    map_add(f->members, first, f);
    map_add(f->members, second, f);
}

static void add_pairs(finder *f, str key)
{
    str before = STR("");
    for (str word; str_cut(&key, STR(" "), &word); before = word)
        if (before.len > 0)
            add_pair(f, before, word);
}

/* How often the pairs that are looked for stand in a text. */
static void count_pairs(finder *f, arena *scratch, str s, bool withheld)
{
    str word, before = STR("");
    for (size_t at = 0; utf8_next_word(s, &at, &word);) {
        word = utf8_fold(scratch, word);
        const bool known = map_find(f->members, word);
        pair *found =
            known && before.len > 0 ? map_find(f->pairs, key_of_two(scratch, before, word)) : NULL;
        if (found)
            *(withheld ? &found->withheld : &found->all) += 1;
        before = known ? word : STR("");
    }
}

static void count_hidden_pairs(finder *f, arena *scratch, const sentence *s)
{
    for (size_t i = 0; i < s->hidings.len; i++)
        count_pairs(f, scratch, s->hidings.at[i].said.value, true);
}

/* The words that the program itself prints are in a source, too. */
static void count_all_pairs(finder *f)
{
    arena *scratch = arena_new();
    for (size_t i = 0; i < f->sentences.len; i++)
        count_hidden_pairs(f, scratch, f->sentences.at[i]);
    for (size_t i = 0; i < diag_source_count(f->p->d) && map_len(f->pairs) > 0; i++) {
        arena_reset(scratch);
        count_pairs(f, scratch, diag_source(f->p->d, (source_id)i)->text, false);
    }
    arena_drop(scratch);
}

static bool is_open_pair(const finder *f, arena *scratch, str first, str second)
{
    const pair *found = map_find(f->pairs, key_of_two(scratch, first, second));
    return !found || found->all > found->withheld;
}

static bool stands_nowhere(const finder *f, arena *scratch, str key)
{
    str before = STR("");
    for (str word; str_cut(&key, STR(" "), &word); before = word)
        if (before.len > 0 && !is_open_pair(f, scratch, before, word))
            return true;
    return false;
}

/* ---- what is looked for -------------------------------------------------------------------------- */

static void look_for_sentence(finder *f, arena *scratch, const sentence *s)
{
    if (s->told || s->known || is_formula(s))
        return;
    const bool findable = stands_nowhere(f, scratch, s->key);
    for (size_t i = 0; i < s->hidings.len; i++)
        if (findable || !is_short(&s->hidings.at[i]))
            list_add(f->p->a, &f->p->plan->withheld, s->hidings.at[i].said);
}

static void look_for_names(finder *f)
{
    const text_list *names = &f->p->m->withheld;
    for (size_t i = 0; i < names->len; i++) {
        const text name = { str_trim(names->at[i].value), names->at[i].at };
        if (name.value.len >= NAME_LEAST)
            list_add(f->p->a, &f->p->plan->withheld, name);
    }
}

void plan_look_for(planner *p, const case_text_list *hidden, const case_text_list *open)
{
    finder f = { .p = p,
                 .by_key = map_new(p->a),
                 .firsts = map_new(p->a),
                 .members = map_new(p->a),
                 .pairs = map_new(p->a) };
    for (size_t i = 0; i < hidden->len; i++)
        add_hidden(&f, &hidden->at[i]);
    meet_open(&f, open);
    tell_repetitions(&f);
    for (size_t i = 0; i < f.sentences.len; i++)
        if (is_short(f.sentences.at[i]->hidings.at))
            add_pairs(&f, f.sentences.at[i]->key);
    count_all_pairs(&f);
    arena *scratch = arena_new();
    for (size_t i = 0; i < f.sentences.len; i++)
        look_for_sentence(&f, scratch, f.sentences.at[i]);
    arena_drop(scratch);
    look_for_names(&f);
}
