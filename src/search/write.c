/*
 * write: all files of the search, and index.js, with which each search begins.
 *
 * index.js holds how many entries there are, where the files of words and of texts begin, the tables by which words are made
 * alike in each language that the documents are written in, the words that stand before a case number, what one may
 * narrow a search down to, and what the script says, in the language of the page. Its version stands for the contents of
 * all files: the script asks for them by it, so that no file of an older build, kept by a browser, is taken for one of these. filters.js holds which entries are
 * of a kind, of a body, of a year; it is loaded only where someone asks for that.
 */
#include <inttypes.h>

#include "search/inside.h"

#define FIRST_VERSION UINT64_C(0xcbf29ce484222325) /* FNV-1a's offset basis */

/* ---- filters --------------------------------------------------------------------------------- */

static str genre_of(const search_entry *e)
{
    return e->genre;
}

static str board_of(const search_entry *e)
{
    return e->board;
}

static str year_of(const search_entry *e)
{
    return str_slice(e->date, 0, 4);
}

static const struct filter {
    const char *name, *phrase;
    str (*value)(const search_entry *e);
    bool newest; /* the last value first */
} filters[] = {
    { "kind", "search-kind", genre_of, false },
    { "body", "search-body", board_of, false },
    { "year", "search-year", year_of, true },
};

enum { FILTERS = sizeof filters / sizeof *filters };

typedef list_of(posting) hit_list;

/* Each value with the entries that have it. */
static map *hits_by_value(arena *a, const search_merged *m, const struct filter *filter)
{
    map *values = map_new(a);
    for (size_t e = 0; e < m->entry_count; e++) {
        str value = filter->value(m->entries[e]);
        hit_list *hits = map_find(values, value);
        if (value.len == 0)
            continue;
        if (!hits) {
            hits = arena_make(a, hit_list);
            map_add(values, value, hits);
        }
        list_add(a, hits, posting_of((uint32_t)e, 1));
    }
    return values;
}

static str_list values_of(arena *a, const map *values, const struct filter *filter)
{
    str_list sorted = { 0 }, reversed = { 0 };
    for (size_t i = 0; i < map_len(values); i++)
        list_add(a, &sorted, map_key(values, i));
    str_sort(&sorted);
    for (size_t i = sorted.len; i > 0; i--)
        list_add(a, &reversed, sorted.at[i - 1]);
    return filter->newest ? reversed : sorted;
}

static void put_filters(search_files *f, buf *names)
{
    arena *a = arena_new();
    buf out = buf_new(a);
    for (size_t i = 0; i < FILTERS; i++) {
        map *values = hits_by_value(a, f->merged, &filters[i]);
        str_list sorted = values_of(a, values, &filters[i]);
        buf_format(names, "%s\"%s\":", i > 0 ? "," : "{", filters[i].name);
        search_json_list(names, sorted.at, sorted.len);
        buf_format(&out, "%s\"%s\":{", i > 0 ? ",\n" : "{", filters[i].name);
        for (size_t v = 0; v < sorted.len; v++) {
            const hit_list *hits = map_find(values, sorted.at[v]);
            buf_text(&out, v > 0 ? ",\n" : "\n");
            search_json_text(&out, sorted.at[v]);
            buf_char(&out, ':');
            search_json_hits(&out, hits->at, hits->len);
        }
        buf_char(&out, '}');
    }
    buf_char(names, '}');
    buf_char(&out, '}');
    search_put_file(f, STR("filters"), buf_str(&out));
    arena_drop(a);
}

/* ---- how words are made alike ------------------------------------------------------------------ */

static void put_changes(buf *out, const char *name, const word_changes *changes)
{
    buf_format(out, "\"%s\":[", name);
    for (size_t i = 0; i < changes->len; i++) {
        const str pair[] = { changes->at[i].from, changes->at[i].to };
        buf_text(out, i > 0 ? "," : "");
        search_json_list(out, pair, 2);
    }
    buf_char(out, ']');
}

static void put_rules(buf *out, const words *w, search_index *const *parts, size_t count)
{
    bool first = true;
    put_changes(out, "letters", words_letters(w));
    buf_text(out, ",\n\"languages\":[");
    for (lang l = 0; l < LANG_COUNT; l++) {
        bool used = false;
        for (size_t i = 0; i < count; i++)
            used = used || parts[i]->langs[l];
        if (!used)
            continue;
        const search_rules *rules = words_search_rules(w, l);
        buf_text(out, first ? "{" : ",\n{");
        put_changes(out, "endings", &rules->endings);
        buf_char(out, ',');
        put_changes(out, "roots", &rules->roots);
        buf_text(out, ",\"skipped\":");
        search_json_list(out, rules->skipped.at, rules->skipped.len);
        buf_char(out, '}');
        first = false;
    }
    buf_text(out, "],\n\"cases\":");
    const str_list *cases = words_all_forms(w, WORD_CASE);
    search_json_list(out, cases->at, cases->len);
}

/* ---- what the script says ---------------------------------------------------------------------- */

static void put_phrases(buf *out, const words *w, lang l)
{
    const struct {
        const char *name;
        str text;
    } phrases[] = {
        { "zero", words_phrase(w, l, "search-hits-zero") },
        { "one", words_phrase(w, l, "search-hits-one") },
        { "many", words_phrase(w, l, "search-hits-many") },
        { "more", words_phrase(w, l, "search-more") },
        { "any", words_phrase(w, l, "search-any") },
        { "kind", words_phrase(w, l, "search-kind") },
        { "body", words_phrase(w, l, "search-body") },
        { "year", words_phrase(w, l, "search-year") },
    };
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases; i++) {
        buf_format(out, "%s\"%s\":", i > 0 ? "," : "{", phrases[i].name);
        search_json_text(out, phrases[i].text);
    }
    buf_char(out, '}');
}

/* ---- the whole ------------------------------------------------------------------------------- */

void search_write(search_index *const *parts, size_t count, lang l, search_taker *take, void *to)
{
    if (count == 0)
        return;
    arena *a = arena_new();
    const words *w = parts[0]->words;
    search_files f = {
        .vocabulary = w, .lang = l, .take = take, .to = to, .version = FIRST_VERSION
    };
    f.merged = search_merge(a, parts, count);
    f.scratch = arena_new();
    f.words = buf_new(a);
    f.texts = buf_new(a);
    buf values = buf_new(a), head = buf_new(a);
    search_put_words(&f);
    search_put_texts(&f);
    put_filters(&f, &values);
    buf_format(&head,
               "{\"version\":\"%016" PRIx64 "\",\n\"entries\":%zu,\n\"words\":[" STR_FMT
               "],\n\"texts\":[" STR_FMT "],\n",
               f.version, f.merged->entry_count, STR_ARG(buf_str(&f.words)),
               STR_ARG(buf_str(&f.texts)));
    put_rules(&head, w, parts, count);
    buf_format(&head, ",\n\"filters\":" STR_FMT ",\n\"say\":", STR_ARG(buf_str(&values)));
    put_phrases(&head, w, l);
    buf_char(&head, '}');
    search_put_file(&f, STR("index"), buf_str(&head));
    arena_drop(f.scratch);
    arena_drop(a);
}
