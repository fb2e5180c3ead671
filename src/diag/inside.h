/*
 * What the files of diag share with one another: the run's sources and messages, and text that is safe to
 * print.
 *
 * Messages are kept twice. `added` holds them as they came; closing fills `shown` with those that the
 * rules let through, sorted and without doubles. So rules may come after messages, and closing may be done again.
 */
#ifndef REFERAT_DIAG_INSIDE_H
#define REFERAT_DIAG_INSIDE_H

#include "diag/diag.h"

/* A source and the means to count its runes fast: tick i is the number of runes that begin before byte
   i · TICK_BYTES. */
typedef struct kept_source {
    source source;
    uint32_t *ticks;
} kept_source;

enum { TICK_BYTES = 4096 };

/* What fills {1} … of a pattern. */
enum { MOST_ARGS = 4 };

typedef struct message_arguments {
    const str *at;
    size_t count;
} message_arguments;

/* A block of a source in which messages of one kind are not wanted. */
typedef struct silence {
    message_id id;
    span block;
    uint64_t
        reach; /* the furthest end of this one and those of its kind and source before it; set by closing */
} silence;

struct diag {
    arena *arena;
    list_of(kept_source) sources;
    list_of(message) added, shown;
    list_of(silence) silences;
    bool levelled[MSG_COUNT]; /* has the project set `levels` for it? */
    severity levels[MSG_COUNT];
    size_t counts[MSG_COUNT]; /* how many were added; beyond MOST_OF_A_KIND they are only counted */
    message spare;            /* what diag_add gives for those */
    unsigned doubts;          /* see diag_doubt */
    const str_list *only; /* see diag_only; NULL: all */
    diag_namer namer;     /* see diag_name_with; NULL: words have their English names */
    const void *namer_data;
};

/* Enough to read; more only fills memory when a broken file is a mistake from end to end. */
enum { MOST_OF_A_KIND = 5000 };

/* ---- one line as it is printed --------------------------------------------------------------- */

/* `text` without anything that moves a terminal's cursor: control characters become spaces, bad bytes and marks
   that turn the direction of writing U+FFFD; cut with "…" after `most` runes. */
void diag_put_clean(buf *out, str text, size_t most);

/* Adds a text or fix of messages.def with its gaps filled; without d, words have their English names. */
void diag_fill_pattern(const diag *d, const char *pattern, const message_arguments *args, buf *out);

/* The line of a span, with tabs and the like made visible, shortened around the span if it is long. */
typedef struct excerpt {
    size_t line; /* from 1 */
    str text;
    size_t column; /* columns of text before the caret */
    size_t width;  /* columns that are marked; at least 1 */
} excerpt;

/* False where there is no line to show. */
bool diag_excerpt(const diag *d, arena *a, span at, excerpt *e);

/* The place behind the last byte of a span. */
place diag_place_end(const diag *d, span s);

/* ---- the forms ------------------------------------------------------------------------------- */

const char *diag_level_name(severity level); /* "error", "warning", "note", "off" */

void diag_print_text(const diag *d, diag_print_options options, buf *out);
void diag_print_json(const diag *d, diag_print_options options, buf *out);
void diag_print_sarif(const diag *d, diag_print_options options, buf *out);
void diag_print_github(const diag *d, diag_print_options options, buf *out);

#endif
