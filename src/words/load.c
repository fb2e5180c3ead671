/*
 * load: the three data files become one `words`.
 *
 * English defines which names, phrases and formats there are. Another language must have them all and no
 * others, unless it names a `fallback`, whose words (not phrases) fill the gaps. A form may stand for one name
 * only in its class, whatever the language, since all three are accepted everywhere; a phrase may use the
 * {gaps} that the English one has. Whatever is wrong is a message at its place in the data file, and
 * loading goes on.
 */
#include "words/inside.h"

#include "read/read.h"

enum { DATA_MOST = 1 << 20 };

static const char *const format_names[FORMAT_COUNT] = {
#define FORMAT(id, name) [FORMAT_##id] = name,
    WORDS_FORMATS(FORMAT)
#undef FORMAT
};

static const char *const sections[] = { "language", "fallback", "hyphenation", "words",
                                        "formats",  "ordinals", "names",       "signals",
                                        "no-break", "search",   "phrases" };

typedef struct loader {
    diag *d;
    arena *a;
    words *w;
    lang l;
    const node *root; /* of the file at hand */
} loader;

static language *own(const loader *load)
{
    return &load->w->languages[load->l];
}

static const language *english(const loader *load)
{
    return &load->w->languages[LANG_EN];
}

static void fault(const loader *load, span at, const char *what, str which)
{
    DIAG(load->d, LANGUAGE_DATA, at, words_lang_code(load->l), str_of(what), which);
}

static str *kept(const loader *load, str s)
{
    str *copy = arena_make(load->a, str);
    *copy = s;
    return copy;
}

static const node *section(const loader *load, const char *name)
{
    const node *n = node_find(load->root, str_of(name));
    if (!n)
        fault(load, load->root->at, "there is no section", str_of(name));
    return n;
}

/* The texts of a list, or of a single scalar. */
static str_list texts(const loader *load, const node *n)
{
    str_list found = { 0 };
    if (!n)
        return found;
    if (n->kind == NODE_SCALAR)
        list_add(load->a, &found, n->text);
    for (size_t i = 0; n->kind == NODE_LIST && i < n->items.len; i++)
        if (n->items.at[i]->kind == NODE_SCALAR)
            list_add(load->a, &found, n->items.at[i]->text);
    return found;
}

static str folded(const loader *load, str form)
{
    char room[FOLDED_MOST];
    return str_copy(load->a, words_fold(form, room));
}

/* ---- words --------------------------------------------------------------------------------- */

static void add_form(loader *load, int class, str name, str form, span at)
{
    map *names = load->w->names[class];
    str key = folded(load, form);
    const str *other = map_find(names, key);
    if (key.len == 0)
        fault(load, at, "a form that is empty or too long", form);
    else if (other && !str_equal(*other, name))
        fault(load, at, "a form that stands for two names", form);
    if (key.len == 0 || !map_add(names, key, kept(load, name)))
        return;
    load->w->starts[class][(unsigned char)key.at[0]] = true;
    list_add(load->a, &load->w->forms[class], form);
}

static void load_word(loader *load, int class, const node_pair *pair)
{
    bool known = load->l == LANG_EN || map_find(english(load)->forms[class], pair->key);
    if (!known) {
        fault(load, pair->key_at, "a name that English does not have", pair->key);
        return;
    }
    str_list *forms = arena_make(load->a, str_list);
    if (node_empty(pair->value))
        list_add(load->a, forms, pair->key);
    else
        *forms = texts(load, pair->value);
    map_put(own(load)->forms[class], pair->key, forms);
    for (size_t i = 0; i < forms->len; i++)
        add_form(load, class, pair->key, forms->at[i], pair->value->at);
}

static void load_words(loader *load)
{
    const node *all = section(load, "words");
    for (int class = 0; class < WORD_CLASSES; class ++) {
        const node *one = node_find(all, str_of(words_class_name(class)));
        if (!one)
            fault(load, load->root->at, "there is no word class", str_of(words_class_name(class)));
        for (size_t i = 0; one && i < one->pairs.len; i++)
            load_word(load, class, &one->pairs.at[i]);
    }
}

static void check_words(const loader *load, const language *fallback)
{
    for (int class = 0; class < WORD_CLASSES; class ++) {
        const map *all = english(load)->forms[class];
        for (size_t i = 0; i < map_len(all); i++) {
            str name = map_key(all, i);
            void *forms = map_find(own(load)->forms[class], name);
            if (!forms && fallback)
                forms = map_find(fallback->forms[class], name);
            if (forms)
                map_add(own(load)->forms[class], name, forms);
            else
                fault(load, load->root->at, "no form is given of", name);
        }
    }
}

/* ---- phrases and formats ---------------------------------------------------------------------- */

/* Has the pattern a gap {name}? Places are compared without regard to case: {Meeting} is {meeting}. */
static bool has_gap(const loader *load, str pattern, str name)
{
    str wanted = folded(load, name), gap;
    for (size_t pos = 0; pattern_name(pattern, &pos, &gap);)
        if (str_equal(folded(load, gap), wanted))
            return true;
    return false;
}

static void check_gaps(const loader *load, const node_pair *pair)
{
    const str *model = map_find(english(load)->phrases, pair->key);
    str gap;
    for (size_t pos = 0; model && pattern_name(pair->value->text, &pos, &gap);)
        if (!has_gap(load, *model, gap))
            fault(load, pair->value->at, "a gap that the English phrase does not have", gap);
}

static void load_phrases(loader *load)
{
    const node *all = section(load, "phrases");
    for (size_t i = 0; all && i < all->pairs.len; i++) {
        const node_pair *pair = &all->pairs.at[i];
        if (load->l != LANG_EN && !map_find(english(load)->phrases, pair->key))
            fault(load, pair->key_at, "a phrase that English does not have", pair->key);
        else if (pair->value->kind != NODE_SCALAR)
            fault(load, pair->value->at, "a phrase that is no text", pair->key);
        else
            map_put(own(load)->phrases, pair->key, kept(load, pair->value->text));
        check_gaps(load, pair);
    }
}

static void check_phrases(const loader *load)
{
    const map *all = english(load)->phrases;
    for (size_t i = 0; i < map_len(all); i++)
        if (!map_find(own(load)->phrases, map_key(all, i)))
            fault(load, load->root->at, "there is no phrase", map_key(all, i));
}

static void load_formats(loader *load)
{
    const node *all = section(load, "formats");
    for (int i = 0; i < FORMAT_COUNT; i++) {
        const node *value = node_find(all, str_of(format_names[i]));
        if (value && value->kind == NODE_SCALAR)
            own(load)->formats[i] = value->text;
        else
            fault(load, load->root->at, "there is no format", str_of(format_names[i]));
    }
    const node *rules = section(load, "ordinals");
    for (size_t i = 0; rules && i < rules->items.len; i++) {
        str_list rule = texts(load, rules->items.at[i]);
        if (rule.len == 2)
            list_add(load->a, &own(load)->ordinals, ((ordinal_rule){ rule.at[0], rule.at[1] }));
        else
            fault(load, rules->items.at[i]->at, "an ordinal is two texts: digits and pattern",
                  STR(""));
    }
}

/* ---- names and line breaks ---------------------------------------------------------------------- */

static str_list folded_texts(const loader *load, const node *n)
{
    str_list list = texts(load, n);
    for (size_t i = 0; i < list.len; i++)
        list.at[i] = folded(load, list.at[i]);
    return list;
}

static str text_of(const loader *load, const node *parent, const char *key)
{
    const node *n = node_find(parent, str_of(key));
    if (n && n->kind == NODE_SCALAR)
        return n->text;
    fault(load, parent ? parent->at : load->root->at, "there is no text", str_of(key));
    return STR("");
}

static void load_names(loader *load)
{
    const node *n = section(load, "names");
    name_rules *rules = &own(load)->names;
    rules->prepositions = folded_texts(load, node_find(n, STR("prepositions")));
    const node *endings = node_find(n, STR("endings"));
    for (size_t i = 0; endings && i < endings->items.len; i++)
        list_add(load->a, &rules->endings, folded_texts(load, endings->items.at[i]));
    rules->genitive = text_of(load, n, "genitive");
    rules->sibilants = text_of(load, n, "sibilants");
    rules->genitive_sibilant = text_of(load, n, "genitive-sibilant");
}

static void load_set(loader *load, map *set, const node *n)
{
    str_list list = folded_texts(load, n);
    for (size_t i = 0; i < list.len; i++)
        map_add(set, list.at[i], set);
}

/* "day month": the kinds of two words that stay together. */
static void load_pair(loader *load, const node *n, str kinds)
{
    str rest = kinds, first = { 0 };
    str_cut(&rest, STR(" "), &first);
    const word_pair made = { no_break_kind(first), no_break_kind(rest) };
    if (made.before < 0 || made.after < 0)
        fault(load, n->at, "there is no such kind of word", kinds);
    else
        list_add(load->a, &own(load)->pairs, made);
}

static void load_no_break(loader *load)
{
    const node *n = section(load, "no-break");
    load_set(load, own(load)->before_number, node_find(n, STR("before-number")));
    load_set(load, own(load)->after_number, node_find(n, STR("after-number")));
    own(load)->number_signs = texts(load, node_find(n, STR("number-signs")));
    const str_list pairs = texts(load, node_find(n, STR("pairs")));
    for (size_t i = 0; i < pairs.len; i++)
        load_pair(load, n, pairs.at[i]);
    own(load)->joins = text_of(load, n, "joins");
}

/* clang-format off */
static const char *const signal_names[WORD_SIGNALS] = {
    [SIGNAL_LEANS] = "leans",
    [SIGNAL_SENDS] = "sends",
    [SIGNAL_CLOSED] = "closed",
    [SIGNAL_ABBREVIATION] = "abbreviations",
    [SIGNAL_LISTS] = "lists",
    [SIGNAL_DEFERS] = "defers",
    [SIGNAL_ENDS] = "ends",
};
/* clang-format on */

/* Turns are kept by their first word, so that a text is looked through once, however many there are. */
static void add_turn(loader *load, map *turns, str turn)
{
    str rest = turn, first = { 0 };
    str_cut(&rest, STR("-"), &first);
    str_list *same = map_find(turns, first);
    if (!same) {
        same = arena_make(load->a, str_list);
        map_add(turns, first, same);
    }
    list_add(load->a, same, turn);
}

static void load_signals(loader *load)
{
    const node *all = section(load, "signals");
    for (int i = 0; i < WORD_SIGNALS; i++) {
        const node *one = node_find(all, str_of(signal_names[i]));
        if (!one)
            fault(load, load->root->at, "there is no signal", str_of(signal_names[i]));
        str_list turns = folded_texts(load, one);
        for (size_t t = 0; t < turns.len; t++)
            add_turn(load, load->w->signals[i], turns.at[t]);
    }
}

/* ---- searching --------------------------------------------------------------------------------- */

static void load_changes(const loader *load, const node *n, word_changes *changes)
{
    for (size_t i = 0; n && i < n->pairs.len; i++) {
        const node_pair *pair = &n->pairs.at[i];
        list_add(load->a, changes, ((word_change){ pair->key, pair->value->text }));
    }
}

static void load_search(loader *load)
{
    const node *n = section(load, "search");
    search_rules *rules = &own(load)->search;
    load_changes(load, node_find(n, STR("letters")), &load->w->letters);
    load_changes(load, node_find(n, STR("endings")), &rules->endings);
    load_changes(load, node_find(n, STR("roots")), &rules->roots);
    rules->skipped = texts(load, node_find(n, STR("skipped")));
}

/* ---- a file ---------------------------------------------------------------------------------- */

static void check_sections(const loader *load)
{
    for (size_t i = 0; i < load->root->pairs.len; i++) {
        const node_pair *pair = &load->root->pairs.at[i];
        bool known = false;
        for (size_t s = 0; s < sizeof sections / sizeof *sections; s++)
            known = known || str_is(pair->key, sections[s]);
        if (!known)
            fault(load, pair->key_at, "an unknown section", pair->key);
    }
    const node *all = node_find(load->root, STR("words"));
    for (size_t i = 0; all && i < all->pairs.len; i++) {
        bool known = false;
        for (int class = 0; class < WORD_CLASSES; class ++)
            known = known || str_is(all->pairs.at[i].key, words_class_name(class));
        if (!known)
            fault(load, all->pairs.at[i].key_at, "an unknown word class", all->pairs.at[i].key);
    }
}

/* The tree of the language's file; NULL where it cannot be read. */
static const node *read_file(const loader *load, const char *folder)
{
    str path =
        str_format(load->a, "%s/" STR_FMT ".yaml", folder, STR_ARG(words_lang_code(load->l)));
    str content = STR("");
    file_result result = file_read(load->a, str_text(load->a, path), DATA_MOST, &content);
    if (result != FILE_OK || utf8_check(content) != content.len) {
        fault(load, (span){ 0 }, "this file cannot be read:", path);
        return NULL;
    }
    str shown = str_format(load->a, "words/" STR_FMT ".yaml", STR_ARG(words_lang_code(load->l)));
    return read_yaml(load->d, load->a, diag_add_source(load->d, shown, content));
}

static void new_language(arena *a, language *one)
{
    for (int class = 0; class < WORD_CLASSES; class ++)
        one->forms[class] = map_new(a);
    one->phrases = map_new(a);
    one->before_number = map_new(a);
    one->after_number = map_new(a);
}

/* The language whose words fill the gaps; NULL for none. It must have been loaded before. */
static const language *fallback_of(const loader *load)
{
    const node *n = node_find(load->root, STR("fallback"));
    lang l;
    if (!n || n->kind != NODE_SCALAR)
        return NULL;
    if (words_find_lang(n->text, &l) && l != load->l)
        return &load->w->languages[l];
    fault(load, n->at, "an unknown fallback", n->text);
    return NULL;
}

static void load_language(loader *load, const char *folder)
{
    new_language(load->a, own(load));
    load->root = read_file(load, folder);
    if (!load->root)
        return;
    check_sections(load);
    load_words(load);
    load_phrases(load);
    load_formats(load);
    load_names(load);
    load_signals(load);
    load_no_break(load);
    load_search(load);
    own(load)->hyphenation = text_of(load, load->root, "hyphenation");
    check_words(load, fallback_of(load));
    check_phrases(load);
}

const words *words_load(diag *d, arena *a, const char *folder)
{
    /* English first, since it defines the names; bokmål before nynorsk, which falls back on it. */
    static const lang order[LANG_COUNT] = { LANG_EN, LANG_NB, LANG_NN };
    words *w = arena_make(a, words);
    for (int class = 0; class < WORD_CLASSES; class ++)
        w->names[class] = map_new(a);
    for (int signal = 0; signal < WORD_SIGNALS; signal++)
        w->signals[signal] = map_new(a);
    for (int i = 0; i < LANG_COUNT; i++)
        load_language(&(loader){ .d = d, .a = a, .w = w, .l = order[i] }, folder);
    return w;
}
