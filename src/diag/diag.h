/*
 * diag: where a text came from, and what is to be said of it.
 *
 * A `source` is one input file; a `span` is a place in it. Everything that is read keeps its span, so
 * that every message can show the line it speaks of. All messages of a run are collected here, levelled
 * by the project's `rules`, sorted by place, freed of doubles, and printed in one of four forms.
 *
 * Every message that the program can give stands once, in messages.def: its code, severity, text and
 * fix. `referat explain`, SARIF and the handbook's test are made from that list. Texts are lower case,
 * without a full stop; `{1}` … `{4}` stand for the arguments, `{key:approves}` for a word as the project writes it.
 */
#ifndef REFERAT_DIAG_H
#define REFERAT_DIAG_H

#include "base/base.h"

/* ---- sources and spans --------------------------------------------------------------------- */

typedef int32_t source_id; /* index of a source; -1: none */

/* A range of bytes in one source. All-zero is not a place: `source` counts from 1 here, 0 is none. */
typedef struct span {
    int32_t source; /* source_id + 1 */
    uint32_t at;    /* byte offset */
    uint32_t len;   /* bytes; 0 is a point */
} span;

typedef struct source {
    str path;    /* relative to the project, '/' between parts; as messages print it */
    str text;    /* whole content, valid UTF-8 */
    uint32_t *lines; /* offset of each line's first byte */
    size_t line_count;
} source;

typedef struct place {
    str path;
    size_t line, column; /* from 1; column counts runes */
} place;

typedef struct diag diag; /* the sources and messages of one run */

diag      *diag_new(arena *a);
source_id  diag_add_source(diag *d, str path, str text); /* path and text are kept, not copied */
const source *diag_source(const diag *d, source_id id);
size_t     diag_source_count(const diag *d);
bool       span_some(span s);
span       span_of(source_id id, size_t at, size_t len);
span       span_join(span first, span last);             /* from the start of one to the end of the other */
span       span_part(span s, size_t at, size_t len);     /* a range inside s, clamped */
str        diag_text(const diag *d, span s);             /* the bytes of a span; "" for none */
place      diag_place(const diag *d, span s);            /* of its first byte */

/* ---- messages ------------------------------------------------------------------------------ */

typedef enum severity { SEVERITY_OFF, SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR } severity;

typedef enum message_id {
#define MESSAGE(id, code, level, text, fix) MSG_##id,
#include "diag/messages.def"
#undef MESSAGE
    MSG_COUNT
} message_id;

typedef struct message_kind {
    const char *name;  /* of the enumerator, without MSG_ */
    const char *code;  /* "R021": stable, never used again for another */
    severity level;    /* before the project's rules */
    const char *text;  /* with gaps: see pattern.c */
    const char *fix;   /* what to do about it, one sentence or more */
} message_kind;

const message_kind *message_about(message_id id);
bool message_find(str code, message_id *id);             /* by code, any case */
bool message_is_kept(message_id id);                     /* neither rules nor comments may make it less grave */
unsigned message_doubts(message_id id);                  /* the doubts under which it is held back */
bool message_is_in_text(message_id id);                  /* a comment before a block of Markdown can reach it */

typedef struct message {
    message_id id;
    severity level; /* after levelling; SEVERITY_OFF ones are gone */
    span at;        /* may be none: then the message is about the project or the run */
    str text;
    str hint;       /* stands at the caret: "did you mean KY (Kari Yttri)?"; may be empty */
    str help;       /* in place of the fix of the list; may be empty */
} message;

/* The form of a word of the vocabulary, by its class ("key", "value", "label" …) and its English name. The messages that
   are added after diag_name_with speak of words so. */
typedef str (*diag_namer)(const void *data, str class, str name);
void diag_name_with(diag *d, diag_namer namer, const void *data);

/* Adds a message about a place. Arguments fill {1} … ; they are copied. The result may be given a hint or help
   with the two functions below until the next one is added. */
message *diag_add(diag *d, message_id id, span at, const str *args, size_t count);
void message_hint(diag *d, message *m, const char *format, ...) BASE_PRINTF(3, 4);
void message_help(diag *d, message *m, const char *format, ...) BASE_PRINTF(3, 4);

/* How many messages were added so far; and forgets those that came after so many, where it turns out that what they speak of
   was only guessed. */
size_t diag_added(const diag *d);
void diag_take_back(diag *d, size_t added);

/* What could not be read whole, and was reported. Messages that may only follow from that are held back by closing: the one
   mistake is enough. */
typedef enum doubt_kind {
    DOUBT_REGISTER = 1, /* a file of the register */
    DOUBT_MINUTES = 2,  /* minutes: whose they are, or of which day, or all of them */
    DOUBT_ACCOUNTS = 4, /* funds and rows */
    DOUBT_LEDGER = 8,   /* a whole ledger */
    DOUBT_ENTRIES = 16, /* some entries of one: its sums are not right */
} doubt_kind;
void diag_doubt(diag *d, doubt_kind what);

/* DIAG(d, UNKNOWN_KEY, at, key, file): names the list's entry, then its arguments as str. */
#define DIAG(d, id, at, ...)                                                                       \
    diag_add((d), MSG_##id, (at), (const str[]){ __VA_ARGS__ },                                    \
             sizeof((const str[]){ __VA_ARGS__ }) / sizeof(str))
#define DIAG0(d, id, at) diag_add((d), MSG_##id, (at), NULL, 0)

/* The project's `rules`, and comments that turn a message off for a block. They hold for messages that were
   added before, too: levels are applied when the messages are closed. */
void diag_set_level(diag *d, message_id id, severity level);
void diag_silence(diag *d, message_id id, span block);   /* every message of that kind inside the block */

/* From now on only messages about these files and folders (paths as sources have them) are kept by closing, and those that
   are about no file. An empty list means all. */
void diag_only(diag *d, const str_list *paths);

/* Levels, sorts (path, offset, code) and drops doubles. Call before the functions below; may be called again. */
void   diag_close(diag *d);
size_t diag_count(const diag *d, severity level);        /* of exactly that level, after closing */
const message *diag_message(const diag *d, size_t i);    /* NULL past the last */
diag  *diag_fork(const diag *d, arena *a);               /* over the same sources, without a message: for one thread,
                                                            while nobody adds sources; diag_merge brings its messages home */
void   diag_merge(diag *d, const diag *other);           /* takes over another's messages; same sources, by number */

typedef enum diag_form { DIAG_TEXT, DIAG_JSON, DIAG_SARIF, DIAG_GITHUB } diag_form;

typedef struct diag_print_options {
    diag_form form;
    bool colour;        /* DIAG_TEXT only */
    severity least;     /* leave out what is below */
} diag_print_options;

void diag_print(const diag *d, diag_print_options options, buf *out);
void diag_print_one(const diag *d, const message *m, buf *out); /* in the text form, without colour */

/* What `referat explain` prints of one message, with words as d names them, in English without d. */
void message_explain(const diag *d, message_id id, buf *out);
/* A text or fix of a kind, with "…" where an argument will stand; words as d names them, in English without d. */
void message_put_pattern(const diag *d, const char *pattern, buf *out);

#endif
