/*
 * base: what every stage stands on.
 *
 * Slices of text, arenas, growing lists and buffers, maps, UTF-8, files, dates and exact money.
 * Nothing here knows of minutes. Two rules hold throughout:
 *
 *  - Memory comes from an arena that the caller hands in, is zeroed, and lives as long as the arena.
 *    Out of memory ends the program with one line; no function returns NULL for it.
 *  - Text is UTF-8 in slices (`str`) that own nothing and need no NUL at their end.
 */
#ifndef REFERAT_BASE_H
#define REFERAT_BASE_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if defined(__GNUC__)
#define BASE_PRINTF(at, first) __attribute__((format(printf, at, first)))
#else
#define BASE_PRINTF(at, first)
#endif

/* ---- arena ------------------------------------------------------------------------------- */

/* A region that grows by blocks and is freed as a whole. Not for use by two threads at once. */
typedef struct arena arena;

arena *arena_new(void);
void   arena_drop(arena *a);                                  /* NULL is allowed */
void   arena_reset(arena *a);                                 /* forget all, keep the first block */
void  *arena_alloc(arena *a, size_t count, size_t size);      /* zeroed, aligned for any type */
size_t arena_used(const arena *a);                            /* bytes handed out since new/reset */

/* For libraries that take an allocator: as calloc and realloc, to be freed by free, but never NULL. Without memory the
   program ends with one line, as it does for arenas. */
void *memory_new(size_t count, size_t size);
void *memory_resize(void *old, size_t size);

#define arena_make(a, type) ((type *)arena_alloc((a), 1, sizeof(type)))
#define arena_array(a, type, count) ((type *)arena_alloc((a), (count), sizeof(type)))

/* ---- str: a slice of text ------------------------------------------------------------------ */

typedef struct str {
    const char *at; /* may be NULL when len is 0 */
    size_t len;     /* bytes */
} str;

#define STR(literal) ((str){ ("" literal), sizeof(literal) - 1 })
#define STR_FMT "%.*s"
#define STR_ARG(s) (int)(s).len, ((s).at ? (s).at : "")

str  str_of(const char *text);                                /* of a C string, not copied; NULL gives "" */
str  str_copy(arena *a, str s);
char *str_text(arena *a, str s);                              /* a NUL-terminated copy */
str  str_format(arena *a, const char *format, ...) BASE_PRINTF(2, 3);
str  str_join(arena *a, const str *parts, size_t count, str between);
bool str_equal(str s, str t);
bool str_is(str s, const char *text);                         /* equal to a C string */
int  str_compare(str s, str t);                               /* by bytes: <0, 0, >0 */
bool str_starts(str s, str prefix);
bool str_ends(str s, str suffix);
str  str_slice(str s, size_t from, size_t to);                /* clamped to s */
str  str_trim(str s);                                         /* without ASCII and no-break space at both ends */
size_t str_skip_blanks(str s, size_t at);                    /* where those end that stand at a place; `at` if none does */
size_t str_find(str s, str part);                             /* byte offset, or s.len where it is not */
bool str_cut(str *rest, str separator, str *piece);           /* next piece; false when none is left. "a,,b," gives
                                                                 "a", "" and "b": a separator at the end ends */
str  str_replace(arena *a, str s, str from, str to);          /* every occurrence */
int  hex_value(char c);                                       /* 0–15 of a hexadecimal digit, -1 of any other sign */
bool str_digits(str s);                                       /* one ASCII digit or more, nothing else */
bool str_is_digit_at(str s, size_t at);                       /* false behind the end */
size_t str_digits_at(str s, size_t at);                       /* how many stand there, one after another */
bool str_int(str s, long *value);                             /* a decimal number with optional minus, all of s */

/* ---- lists --------------------------------------------------------------------------------- */

/* struct { item *at; len; room } in an arena: `typedef list_of(int) int_list;` */
#define list_of(type)                                                                              \
    struct {                                                                                       \
        type *at;                                                                                  \
        size_t len, room;                                                                          \
    }

/* Room for one more item; gives the (perhaps moved) items. For list_add only. */
void *list_grow(arena *a, void *items, size_t len, size_t *room, size_t size);

/* Append `value`; the expression is a pointer to the new item, valid until the next add. */
#define list_add(a, list, value)                                                                   \
    ((list)->at = list_grow((a), (list)->at, (list)->len, &(list)->room, sizeof *(list)->at),      \
     (list)->at[(list)->len] = (value), &(list)->at[(list)->len++])

typedef list_of(str) str_list;

void str_sort(str_list *list);                                /* by bytes */

/* ---- buf: text that grows ------------------------------------------------------------------ */

typedef struct buf {
    arena *arena; /* where it grows */
    char *at;     /* always NUL-terminated once anything was put */
    size_t len, room;
} buf;

buf  buf_new(arena *a);
void buf_put(buf *b, str s);
void buf_text(buf *b, const char *text);
void buf_char(buf *b, char c);
void buf_fill(buf *b, char c, size_t count);
void buf_rune(buf *b, uint32_t rune);                         /* as UTF-8 */
void buf_int(buf *b, int64_t value);                          /* in decimal figures */
void buf_format(buf *b, const char *format, ...) BASE_PRINTF(2, 3);
void buf_vformat(buf *b, const char *format, va_list args) BASE_PRINTF(2, 0);
str  buf_str(const buf *b);                                   /* a view; valid until the next put */

/* ---- map: from text to a pointer, in order of adding ----------------------------------------- */

typedef struct map map;

map   *map_new(arena *a);
void  *map_find(const map *m, str key);                       /* NULL where it is not */
bool   map_add(map *m, str key, void *value);                 /* false, and nothing done, where key is there;
                                                                 keys are not copied; value is not NULL */
void   map_put(map *m, str key, void *value);                 /* add or replace */
size_t map_len(const map *m);
str    map_key(const map *m, size_t i);                       /* the i-th added */
void  *map_value(const map *m, size_t i);

/* ---- UTF-8 (utf8proc) ---------------------------------------------------------------------- */

size_t   utf8_check(str s);                                   /* offset of the first bad byte; s.len if none.
                                                                 NUL is bad too. */
uint32_t utf8_next(str s, size_t *pos);                       /* rune at *pos, which is moved on; 0xFFFD if bad */
size_t   utf8_count(str s);                                   /* runes */
size_t   utf8_columns(str s);                                 /* columns on a terminal */
str      utf8_fold(arena *a, str s);                          /* case-folded, NFC: to compare names */
str      utf8_lower(arena *a, str s);
str      utf8_capital(arena *a, str s);                       /* first letter in upper case */
str      utf8_ascii(arena *a, str s);                         /* å→a, ø→o, æ→ae, š→s …: lower case [a-z0-9-] for
                                                                 file names and ids; runs of others give one '-' */
str      utf8_bare(arena *a, str s);                          /* decomposed (NFD) and without marks: é→e, å→a; ø stays */
bool     utf8_is_letter(uint32_t rune);
str      utf8_first_word(str s);                              /* the letters that a text begins with */
bool     utf8_is_word(uint32_t rune);                         /* a letter, a figure, or a mark on one */
bool     utf8_next_word(str s, size_t *pos, str *word);       /* the next run of those from *pos on, which is moved
                                                                 behind it; false when none is left */
bool     utf8_is_mark(uint32_t rune);                         /* stands over or in the letter before it */
bool     utf8_is_upper(uint32_t rune);
bool     utf8_is_space(uint32_t rune);                        /* white space, no-break spaces too */
size_t   utf8_distance(str s, str t, size_t limit);           /* edits (Damerau) between folded runes; limit+1 if more */

/* The candidate nearest to `name` that is near enough to be meant, or "" if none is. */
str      utf8_nearest(str name, const str *candidates, size_t count);

/* ---- dates --------------------------------------------------------------------------------- */

/* A day, a month (day 0), a year (day and month 0), or nothing (all 0). Gregorian, years 1–9999. */
typedef struct date {
    int16_t year;
    int8_t month, day;
} date;

/* `from` is the first day of its date, `to` the last; either may be nothing (open). */
typedef struct period {
    date from, to;
} period;

bool    date_some(date d);
bool    date_valid(date d);                                   /* a date of the calendar, of any precision */
bool    date_iso(str s, date *d);                             /* YYYY, YYYY-MM, YYYY-MM-DD and valid */
bool    date_same(date d, date e);                            /* equal, precision too */
int32_t date_first(date d);                                   /* first day, as days since 1970-01-01; INT32_MIN for nothing */
int32_t date_last(date d);                                    /* last day of its day, month or year; INT32_MAX for nothing */
date    date_of_day(int32_t day);                             /* nothing for a day before year 1 or after 9999 */
int     date_compare(date d, date e);                         /* by first day, then year, month, day; nothing is first */
int     date_weekday(date d);                                 /* 0 Monday … 6 Sunday; d has a day */
str     date_text(arena *a, date d);                          /* ISO form with its own precision; "" for nothing */
bool    period_has(period p, date d);                         /* is the first day of d in it? */
bool    period_meets(period p, period q);                     /* do they share a day? */
int32_t period_first(period p);                               /* INT32_MIN when open */
int32_t period_last(period p);                                /* INT32_MAX when open */
bool    period_join(period *earlier, period later);           /* a later one that overlaps or follows the day after is
                                                                 taken in; false, and nothing done, for any other */

/* Minutes after midnight; -1 where there is none. */
typedef struct time_range {
    int16_t from, to;
} time_range;

bool time_read(str s, time_range *t);                         /* 14:00–16:00, 14.00-16.00, 14 - 16, 14:00, 14 */

/* ---- money --------------------------------------------------------------------------------- */

typedef int64_t money; /* øre; at most ±9·10¹⁶, so that sums of a million entries fit */

#define MONEY_MOST INT64_C(90000000000000000)

typedef enum money_reading { MONEY_GOOD, MONEY_BAD, MONEY_AMBIGUOUS } money_reading;

/* Reads 1 250 000, 1250000, 1.250.000,50, 125.000,00, -300 000 (also with − and no-break spaces).
   One separator followed by exactly three digits and nothing that settles it ("1,250") is ambiguous;
   "1.250" too. At most two decimals. */
money_reading money_read(str s, money *value);
bool          money_add(money *sum, money value);             /* false, and sum unchanged, beyond MONEY_MOST */

/* ---- lengths ------------------------------------------------------------------------------- */

/* 1/65536 of a point (1/72 inch); so at most ±32,767 pt. */
typedef int32_t length;

#define LENGTH_PT(points) ((length)((points) * 65536))        /* of an integer constant or a constant expression */
#define LENGTH_MM(millimetres) ((length)((int64_t)(millimetres) * 65536 * 720 / 254))

/* ---- files --------------------------------------------------------------------------------- */

typedef enum file_result { FILE_OK, FILE_MISSING, FILE_REFUSED, FILE_TOO_LARGE, FILE_NOT_PLAIN } file_result;

typedef struct dir_entry {
    str path;       /* relative to the folder that was listed, '/' between parts */
    bool is_folder;
    bool odd;       /* cannot be used: its name is not UTF-8 or has control characters (the path shows those bytes
                       as \xNN and does not open it), or it is neither file nor folder (a pipe, a device) */
    bool deep;      /* a folder that lies too deep to be listed: more than 100 folders down */
    int64_t size;   /* bytes */
} dir_entry;
typedef list_of(dir_entry) dir_list;

/* Where the result is not FILE_OK, errno says more. The content is followed by a NUL that is not counted. */
file_result file_read(arena *a, const char *path, size_t limit, str *content);
typedef bool (*file_taker)(void *context, str part);           /* false: stop */
file_result file_parts(const char *path, size_t limit, file_taker take, void *context); /* reads it part by part */
file_result file_write(const char *path, str content);        /* beside its place, then renamed into it; folders are
                                                                 made; an equal file is left alone */
file_result file_copy(const char *from, const char *to, size_t limit); /* likewise, in parts: a large file costs no memory */
file_result file_remove(const char *path);                    /* missing is FILE_OK */
bool        file_exists(const char *path);                    /* a plain file */
bool        dir_exists(const char *path);
file_result dir_list_all(arena *a, const char *folder, size_t most, dir_list *entries);
                                                              /* all below, by name; dot files left out; links to outside
                                                                 of folder left out; FILE_TOO_LARGE beyond `most` entries */
str         path_join(arena *a, str folder, str name);        /* an absolute name stays; "." and ".." are resolved as
                                                                 text; the result has no trailing '/' */
str         path_folder(str path);                            /* "a/b.md" gives "a"; "b.md" gives "" */
str         path_name(str path);                              /* "a/b.md" gives "b.md" */
str         path_ending(str path);                            /* "a/b.md" gives "md"; "" if none */
str         path_relative(arena *a, str from_file, str to_file); /* both relative to one root: a link from one to the other */
bool        path_below(str path, str folder);                 /* the folder itself or what lies in it, by the names alone */
bool        path_inside(const char *root, const char *path);  /* after links are followed; path need not exist */
str         path_real(arena *a, const char *path);            /* absolute, links followed; "" if it is not there */

#endif
