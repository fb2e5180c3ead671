/*
 * inside: what the files of `search` share.
 *
 * A term is a word as it is kept and looked for: folded, and most often without its ending; or a case number, as
 * "26-4"; or such a number and a word of its body's name, "26-4 havneutvalg"; or the day of a document, "2026-03-09". Each
 * index numbers its terms in the order that it meets them; they get their order in the alphabet when all is written. A posting says that an entry holds a term, and what that weighs: from 1 to SEARCH_HEAVIEST. With the entry
 * it names the term, with the term the entry. There is one for each different word of each entry, so it is small.
 */
#ifndef REFERAT_SEARCH_INSIDE_H
#define REFERAT_SEARCH_INSIDE_H

#include <assert.h>

#include "search/search.h"

#define SEARCH_HEAVIEST 26 /* a letter for each */

enum { WEIGHT_BITS = 5 };

typedef struct posting {
    uint32_t packed;
} posting;

static inline posting posting_of(uint32_t number, uint8_t weight)
{
    assert(number >> (32 - WEIGHT_BITS) == 0 && weight <= SEARCH_HEAVIEST);
    return (posting){ number << WEIGHT_BITS | weight };
}

/* Of the term, or of the entry. */
static inline uint32_t posting_number(posting p)
{
    return p.packed >> WEIGHT_BITS;
}

static inline uint8_t posting_weight(posting p)
{
    return (uint8_t)(p.packed & ((1u << WEIGHT_BITS) - 1));
}

typedef struct search_entry {
    str page, anchor;   /* where it leads: from the site's root; "" for the top of the page */
    str title, within;  /* of the part, and of the document that it is a part of; "" where it is the whole */
    str genre, board;   /* "Referat", "Styret"; "" for none */
    str date;           /* ISO; "" for none */
    str text;           /* a paragraph a line */
    size_t order;       /* on its page */
    const posting *postings;
    size_t count;
} search_entry;

typedef list_of(search_entry) search_entries;

/* Where a word stands. */
typedef enum search_field {
    FIELD_TEXT,
    FIELD_PERSON,
    FIELD_HEADING,
    FIELD_DECISION,
    FIELD_WITHIN, /* the title of the document that the entry is a part of */
    FIELD_TITLE,
    SEARCH_FIELDS
} search_field;

/* ---- fold.c -------------------------------------------------------------------------------- */

/* One word of a text, or a case number. */
typedef struct search_word {
    str written;
    str number;   /* "26-4"; "" for a word */
    bool capital; /* begins with a capital letter: it may be a name */
} search_word;

typedef struct search_reader {
    str text;
    size_t at;
    bool joined;   /* a sign stands between a figure and what comes, as in dates */
    bool numbered; /* the last word was a case number */
} search_reader;

str search_plain(arena *a, str s); /* without soft hyphens, and with one space for white space of any kind */

bool search_next_word(search_reader *r, arena *a, search_word *found); /* false at the end */

str search_lower(arena *a, str word);                    /* the form that rules are written in */
str search_fold(const words *w, arena *a, str lower);    /* å, aa and a alike; no marks */
str search_stem(const words *w, arena *a, lang l, str lower); /* without its ending; not folded yet */

/* ---- index.c ------------------------------------------------------------------------------- */

struct search_index {
    arena *arena, *scratch; /* what stays, and what an entry needs while it is made */
    const words *words;
    bool langs[LANG_COUNT]; /* that documents are written in */
    map *known[LANG_COUNT]; /* a word as written → known_word */
    map *skipped[LANG_COUNT];
    map *terms;             /* → uint32_t, its number */
    str_list names;         /* of terms, by number */
    search_entries entries;
    struct tally *tallies;  /* of the entry at hand, by number of the term */
    size_t tally_count;
    list_of(uint32_t) touched;
    bool is_whole;   /* a document, no part of one */
    int title_words; /* of a whole one */
    buf text, facts; /* facts come last: an excerpt begins with the text */
};

/* An entry is begun, gets lines and words, and is ended. */
void search_entry_begin(search_index *s, bool is_whole);
void search_entry_words(search_index *s, lang l, search_field field, str text);
void search_entry_owner(search_index *s, lang l, str numbers, str names); /* it is the case of this number, of a body so called */
void search_entry_day(search_index *s, str day);         /* it is of this one, in ISO form */
void search_entry_line(search_index *s, str line, bool is_fact); /* for excerpts: the words are added apart */
void search_entry_end(search_index *s, search_entry entry);

/* ---- merge.c ------------------------------------------------------------------------------- */

typedef struct search_merged {
    arena *arena;
    const search_entry **entries; /* the newest first */
    size_t entry_count;
    str_list terms;       /* sorted */
    size_t *starts;       /* by term, and one more: where its postings begin */
    posting *postings;    /* of each term in the order of entries */
} search_merged;

search_merged *search_merge(arena *a, search_index *const *parts, size_t count);

/* ---- files.c ------------------------------------------------------------------------------- */

typedef struct search_files {
    const search_merged *merged;
    const words *vocabulary;
    lang lang;      /* of the page that searches */
    arena *scratch; /* of one file */
    uint64_t version; /* of all files so far; not 0 to begin with */
    search_taker *take;
    void *to;
    buf words;      /* the first term of each file of words, in JSON */
    buf texts;      /* the first entry of each file of texts, likewise */
} search_files;

void search_json_text(buf *out, str s);
void search_json_list(buf *out, const str *items, size_t count);
void search_json_hits(buf *out, const posting *hits, size_t count);
void search_put_file(search_files *f, str name, str content); /* a call of referatSearch with the name and JSON */
void search_put_words(search_files *f);
void search_put_texts(search_files *f);

#endif
