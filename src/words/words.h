/*
 * words: what the program knows of a language, from one data file for each (src/words/nb.yaml, nn.yaml, en.yaml).
 *
 * Two uses. Reading: `words_canonical` turns a key, value, label, directive, role or month in any of the three
 * languages into its English name, which is the only form that C code knows. Writing: `phrase` fills a
 * sentence of the output in the document's language; numbers, dates, times and money are set as that
 * language writes them. No word that is read or printed stands in C.
 */
#ifndef REFERAT_WORDS_H
#define REFERAT_WORDS_H

#include "base/base.h"
#include "diag/diag.h"

typedef enum lang { LANG_NB, LANG_NN, LANG_EN, LANG_COUNT } lang;

typedef enum word_class {
    WORD_KEY,        /* keys of YAML, everywhere: "organ" → "body" */
    WORD_VALUE,      /* fixed values: "referat" → "minutes" */
    WORD_LABEL,      /* bold labels in cases: "Vedtak" → "decision" */
    WORD_DIRECTIVE,  /* "medlemmer" → "members" */
    WORD_ROLE,       /* "beløp" → "amount" */
    WORD_BOX,        /* "BOKS" → "box" */
    WORD_COMMENT,    /* "språk" → "language", "av" → "off" */
    WORD_CASE,       /* words that introduce a case number: "sak" → "case" */
    WORD_VOTE,       /* words of a vote: "for", "mot" → "against", "enstemmig" → "unanimous" */
    WORD_NUMBER,     /* "åtte" → "8" */
    WORD_MONTH,      /* "januar", "jan" → "1" … "12" */
    WORD_WEEKDAY,    /* "mandag" → "1" … "7" */
    WORD_REFERENCE,  /* "vedlegg" → "attachment", "figur" → "figure", "tabell" → "table" */
    WORD_LAW,        /* words of a section of a law: "ledd" → "part", "jf" → "with" */
    WORD_CLASSES
} word_class;

typedef struct words words; /* all languages; const and shared once loaded */

/* Loads the three data files from `folder`. A file that is missing or wrong is a message of ours
   (LANGUAGE_DATA) and an error. Never NULL. */
const words *words_load(diag *d, arena *a, const char *folder);

bool words_find_lang(str code, lang *l);        /* "nb", "nn", "en", "no" (nb) */
str  words_lang_code(lang l);                   /* "nb": BCP 47 */

/* The English name of `form`, without regard to case; "" where no language has it. */
str words_canonical(const words *w, word_class class, str form);

/* Are two the same key? Case is nothing, and a blank, a hyphen and an underscore are one. */
bool words_same(str form, str other);

/* The form of an English name in a language, the first that its data file lists; the name itself if none. */
str words_form(const words *w, lang l, word_class class, str name);

/* From now on messages name keys, values, labels and the like as the language does. The arena lives as long as d. */
void words_name_in_messages(const words *w, lang l, diag *d, arena *a);

/* The known form (any language) nearest to one that is unknown, or "". */
str words_nearest(const words *w, word_class class, str form);

/* ---- phrases ------------------------------------------------------------------------------- */

typedef struct phrase_arg {
    const char *name; /* "meeting" fills {meeting}; {Meeting} begins with a capital */
    str value;
} phrase_arg;

typedef struct phrase_args {
    const phrase_arg *at;
    size_t count;
} phrase_args;

/* The phrase `id` of a language; asserts that it is there (a style test holds the ids in C against the files). */
str words_phrase(const words *w, lang l, const char *id);
str words_fill(const words *w, arena *a, lang l, const char *id, phrase_args args);

/* PHRASE(w, a, l, "minutes-title", { "meeting", m }, { "organisation", o }) */
#define PHRASE(w, a, l, id, ...)                                                                   \
    words_fill((w), (a), (l), (id),                                                                \
               (phrase_args){ (const phrase_arg[]){ __VA_ARGS__ },                                 \
                              sizeof((const phrase_arg[]){ __VA_ARGS__ }) / sizeof(phrase_arg) })

/* One of two phrases, `id` + "-one" or "-many"; {n} is the number. "zero" where the file has id-zero. */
str words_count(const words *w, arena *a, lang l, const char *id, int64_t n);

str words_list(const words *w, arena *a, lang l, const str *items, size_t count); /* "a, b og c" */

/* ---- numbers, dates, times, money ------------------------------------------------------------ */

typedef enum date_form {
    DATE_FULL,     /* 23. mars 2026; mars 2026; 2026 */
    DATE_WEEKDAY,  /* mandag 23. mars 2026 */
    DATE_SHORT,    /* 23.03.2026 */
    DATE_DAY,      /* 23. mars */
} date_form;

str words_date(const words *w, arena *a, lang l, date d, date_form form);
str words_time(const words *w, arena *a, lang l, time_range t);   /* 14:00–16:00 */
str words_number(const words *w, arena *a, lang l, int64_t n);    /* 1 250: thousands with a no-break space */
str words_money(const words *w, arena *a, lang l, money m, bool decimals); /* −1 250 000 or −1 250 000,50; true minus */
str words_percent(const words *w, arena *a, lang l, int64_t part, int64_t whole); /* "83 %", rounded half up; "" for whole 0 */
str words_ordinal(const words *w, arena *a, lang l, int64_t n);   /* "2." */

/* A date as people type it: ISO, 23.03.2026, 23. mars 2026, mars 2026, and (when day_may_lack_year) 23. mars. */
bool words_read_date(const words *w, str s, bool day_may_lack_year, date *d);

/* Does a list item's text begin as a date does: a month's name first ("mai 2018: møte" after "22.")? */
bool words_starts_with_month(const words *w, str s);

/* ---- names of bodies in running text --------------------------------------------------------- */

/* Forms in which a name may stand in a text, beside itself: with genitive s, indefinite ("Styringsgruppe" of
   "Styringsgruppen"), definite. By the endings in the data files; for names of bodies and case words. */
void words_name_forms(const words *w, arena *a, str name, str_list *forms);

/* The word of a name that is bent, and the endings that may stand for its own ("styre", "styret"); NULL if none is known. */
str words_name_head(const words *w, str name, const str_list **endings);

/* What a body is called for short, definite: by the head of its name ("kommunestyret" of "Solvik kommunestyre"), and by
   what that is a kind of, which needs a genitive to be a name ("styrets" of "Hovedstyret"). `kinds` gets the latter without. */
void words_short_names(const words *w, arena *a, str name, str_list *shorts, str_list *kinds);

bool words_is_preposition(const words *w, str word); /* of any language */

str words_genitive(const words *w, arena *a, lang l, str name);   /* "Partnermøtets", "NORCEs", "VIDs" */

/* ---- turns of phrase ----------------------------------------------------------------------- */

typedef enum word_signal {
    SIGNAL_LEANS,    /* a decision that says somewhere else what it means: "slik det er skissert" */
    SIGNAL_SENDS,    /* a matter goes to another body: "oversendes til" */
    SIGNAL_CLOSED,   /* a meeting was closed: "møtet ble lukket" */
    SIGNAL_LISTS,    /* begins the title of a case that lists others: "Referatsaker", "Eventuelt" */
    SIGNAL_ABBREVIATION, /* of something else, not somebody's initials: "EU" */
    SIGNAL_DEFERS,   /* nothing was decided this time: "utsatt", "trukket" */
    SIGNAL_ENDS,     /* closes the minutes below the last case: "Møtet hevet kl. 20" */
    WORD_SIGNALS
} word_signal;

/* The first place from byte `from` on where a text has such a turn, in any language, as whole words; "" if none. */
str words_find_signal(const words *w, word_signal signal, str text, size_t from);

/* ---- searching ----------------------------------------------------------------------------- */

/* What ends with `from` ends with `to` instead. */
typedef struct word_change {
    str from, to;
} word_change;

typedef list_of(word_change) word_changes;

/* How words are made alike before they are compared (src/search says in which order), in lower case. */
typedef struct search_rules {
    word_changes endings; /* of inflection: the first that fits is changed */
    word_changes roots;   /* of what is left then: the first that fits is changed */
    str_list skipped;     /* words that are in every text: not searched for */
} search_rules;

const search_rules *words_search_rules(const words *w, lang l);

/* Letters that are written in several ways, all languages': ø to o, aa to a. */
const word_changes *words_letters(const words *w);

/* Every form of a class in any language, as written. */
const str_list *words_all_forms(const words *w, word_class class);

/* ---- typography ---------------------------------------------------------------------------- */

/* The text with the no-break spaces that the language's rules ask for ("kr. 800 000", "§ 11-4", "nr. 3",
   "23. mars", initials). Gives s itself where nothing changes. */
str words_no_break(const words *w, arena *a, lang l, str s);

/* The signs between two figures after which no line ends: "–" in 14:00–16:00. */
str words_joins(const words *w, lang l);

str words_decimal_sign(const words *w, lang l);   /* "," */
str words_quotation_mark(const words *w, lang l); /* "«": before what somebody said */

/* The name of the language's file of hyphenation patterns, without its folder: "hyph_nb_NO.dic". */
str words_hyphenation(const words *w, lang l);

#endif
