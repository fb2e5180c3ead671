/*
 * inside: how the files of this folder hold what they know.
 *
 * One `language` for each data file, and over all three the folded forms of every class, since any language is
 * accepted everywhere. Folding makes case, '-', ' ' and '_' alike. All of it is written by load.c alone;
 * afterwards it is const and may be read by several threads.
 */
#ifndef REFERAT_WORDS_INSIDE_H
#define REFERAT_WORDS_INSIDE_H

#include "words/words.h"

/* The patterns and signs under `formats` in a data file. */
#define WORDS_FORMATS(FORMAT)                                                                      \
    FORMAT(DATE_FULL, "date-full")                                                                 \
    FORMAT(DATE_WEEKDAY, "date-weekday")                                                           \
    FORMAT(DATE_SHORT, "date-short")                                                               \
    FORMAT(DATE_DAY, "date-day")                                                                   \
    FORMAT(DATE_MONTH, "date-month")                                                               \
    FORMAT(DATE_MONTH_SHORT, "date-month-short")                                                   \
    FORMAT(DATE_YEAR, "date-year")                                                                 \
    FORMAT(TIME, "time")                                                                           \
    FORMAT(TIME_RANGE, "time-range")                                                               \
    FORMAT(THOUSANDS, "thousands")                                                                 \
    FORMAT(DECIMAL, "decimal")                                                                     \
    FORMAT(MINUS, "minus")                                                                         \
    FORMAT(PERCENT, "percent")                                                                     \
    FORMAT(ORDINAL, "ordinal")                                                                     \
    FORMAT(QUOTATION, "quotation")

typedef enum format_id {
#define FORMAT(id, name) FORMAT_##id,
    WORDS_FORMATS(FORMAT)
#undef FORMAT
        FORMAT_COUNT
} format_id;

typedef list_of(str_list) endings_list;

typedef struct ordinal_rule {
    str digits; /* that the number ends with */
    str pattern;
} ordinal_rule;

typedef struct name_rules {
    str_list prepositions; /* folded */
    endings_list endings;  /* each a set of endings that stand for each other, folded */
    str genitive, sibilants, genitive_sibilant;
} name_rules;

/* Two kinds of words (no_break.c) between which no line is broken. */
typedef struct word_pair {
    int before, after;
} word_pair;

typedef struct language {
    map *forms[WORD_CLASSES]; /* English name → str_list * */
    map *phrases;             /* id → str * */
    str formats[FORMAT_COUNT];
    list_of(ordinal_rule) ordinals;
    name_rules names;
    search_rules search;
    map *before_number,
        *after_number; /* folded words between which and a number no line is broken */
    str_list number_signs;
    list_of(word_pair) pairs;
    str joins;
    str hyphenation;
} language;

struct words {
    language languages[LANG_COUNT];
    word_changes letters;
    map *names[WORD_CLASSES];       /* folded form of any language → str *, the English name */
    bool starts[WORD_CLASSES][256]; /* the bytes that folded forms begin with */
    str_list forms[WORD_CLASSES];   /* every form, as written: candidates for the nearest */
    map *signals
        [WORD_SIGNALS]; /* folded first word → str_list *, the folded turns that begin with it */
};

#define FOLDED_MOST 128 /* bytes: no form in the data is as long */

/* What a class is called in a data file and in the patterns of messages: "key". */
const char *words_class_name(int class);

/* Folds a form into `out`. "" where it is longer than any form can be. */
str words_fold(str form, char out[FOLDED_MOST]);

/* The number of a kind of word, for word_pair; -1 if there is none of that name. */
int no_break_kind(str name);

/* A pattern with every {name} replaced; a name that is not among the arguments stays as it is. */
str pattern_fill(arena *a, str pattern, phrase_args args);

/* The name in braces at *pos (after the brace), which is moved behind the closing one; false if there is none. */
bool pattern_name(str pattern, size_t *pos, str *name);

#endif
