/*
 * Collecting: every message of a run is added here, and closing makes of them what is printed.
 *
 * Adding fills the pattern of the message's kind (pattern.c). Closing applies the levels of the
 * project and the silenced blocks, sorts by path, place and code, and leaves out what is said twice.
 */
#include "diag/inside.h"

#include <assert.h>
#include <stdlib.h>

enum { LONGEST_HINT = 400 /* runes */ };

/* ---- adding ---------------------------------------------------------------------------------- */

diag *diag_new(arena *a)
{
    diag *d = arena_make(a, diag);
    d->arena = a;
    return d;
}

static str fill(const diag *d, const char *pattern, const message_arguments *args)
{
    buf b = buf_new(d->arena);
    diag_fill_pattern(d, pattern, args, &b);
    return buf_str(&b);
}

message *diag_add(diag *d, message_id id, span at, const str *args, size_t count)
{
    assert(id < MSG_COUNT && count <= MOST_ARGS);
    if (d->counts[id]++ >= MOST_OF_A_KIND)
        return &d->spare;
    const message_kind *kind = message_about(id);
    const message_arguments filling = { args, count };
    message m = {
        .id = id,
        .level = kind->level,
        .at = at,
        .text = fill(d, kind->text, &filling),
        .help = fill(d, kind->fix, &filling),
    };
    return list_add(d->arena, &d->added, m);
}

size_t diag_added(const diag *d)
{
    return d->added.len;
}

void diag_take_back(diag *d, size_t added)
{
    while (d->added.len > added)
        d->counts[d->added.at[--d->added.len].id]--;
}

void diag_doubt(diag *d, doubt_kind what)
{
    d->doubts |= what;
}

static str format_clean(arena *a, const char *format, va_list args)
{
    buf raw = buf_new(a), clean = buf_new(a);
    buf_vformat(&raw, format, args);
    diag_put_clean(&clean, buf_str(&raw), LONGEST_HINT);
    return buf_str(&clean);
}

void message_hint(diag *d, message *m, const char *format, ...)
{
    if (m == &d->spare)
        return;
    va_list args;
    va_start(args, format);
    m->hint = format_clean(d->arena, format, args);
    va_end(args);
}

void message_help(diag *d, message *m, const char *format, ...)
{
    if (m == &d->spare)
        return;
    va_list args;
    va_start(args, format);
    m->help = format_clean(d->arena, format, args);
    va_end(args);
}

/* ---- levels and silence ---------------------------------------------------------------------- */

void diag_set_level(diag *d, message_id id, severity level)
{
    assert(id < MSG_COUNT);
    d->levelled[id] = true;
    d->levels[id] = level;
}

void diag_silence(diag *d, message_id id, span block)
{
    silence s = { .id = id, .block = block };
    list_add(d->arena, &d->silences, s);
}

/* By kind, source and start. */
static int compare_silences(const silence *s, const silence *t)
{
    if (s->id != t->id)
        return s->id < t->id ? -1 : 1;
    if (s->block.source != t->block.source)
        return s->block.source < t->block.source ? -1 : 1;
    return (s->block.at > t->block.at) - (s->block.at < t->block.at);
}

static int by_silence(const void *left, const void *right)
{
    return compare_silences(left, right);
}

static bool same_place_kind(const silence *s, const silence *t)
{
    return s->id == t->id && s->block.source == t->block.source;
}

/* Sorts the silences and sets how far each reaches, so that one search answers for a message. */
static void sort_silences(diag *d)
{
    if (d->silences.len == 0)
        return;
    qsort(d->silences.at, d->silences.len, sizeof *d->silences.at, by_silence);
    for (size_t i = 0; i < d->silences.len; i++) {
        silence *s = &d->silences.at[i];
        const silence *before = i ? s - 1 : NULL;
        s->reach = (uint64_t)s->block.at + s->block.len;
        if (before && same_place_kind(before, s) && before->reach > s->reach)
            s->reach = before->reach;
    }
}

static bool is_silenced(const diag *d, const message *m)
{
    const silence wanted = { .id = m->id, .block = m->at };
    size_t low = 0, high = d->silences.len; /* those before `low` begin at the message or earlier */
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_silences(&d->silences.at[middle], &wanted) <= 0)
            low = middle + 1;
        else
            high = middle;
    }
    const silence *last = low ? &d->silences.at[low - 1] : NULL;
    return last && same_place_kind(last, &wanted) && m->at.at < last->reach;
}

static severity level_of(const diag *d, message_id id)
{
    return d->levelled[id] ? d->levels[id] : message_about(id)->level;
}

/* ---- closing --------------------------------------------------------------------------------- */

/* A message as it is sorted: `number` keeps those of one place in the order of adding. */
typedef struct ranked {
    message message;
    str path;
    size_t number;
} ranked;

typedef list_of(ranked) ranked_list;

static int compare_numbers(size_t x, size_t y)
{
    return (x > y) - (x < y);
}

static int by_place(const void *left, const void *right)
{
    const ranked *s = left, *t = right;
    int order = str_compare(s->path, t->path);
    if (!order)
        order = compare_numbers(s->message.at.at, t->message.at.at);
    if (!order)
        order = str_compare(str_of(message_about(s->message.id)->code),
                            str_of(message_about(t->message.id)->code));
    if (!order)
        order = str_compare(s->message.text, t->message.text);
    return order ? order : compare_numbers(s->number, t->number);
}

static bool is_double(const message *m, const message *before)
{
    return m->id == before->id && m->at.source == before->at.source && m->at.at == before->at.at
           && str_equal(m->text, before->text);
}

void diag_only(diag *d, const str_list *paths)
{
    d->only = paths;
}

static bool is_wanted(const diag *d, const source *s)
{
    bool wanted = !s || !d->only || d->only->len == 0;
    for (size_t i = 0; !wanted && i < d->only->len; i++) {
        str path = d->only->at[i], rest = str_slice(s->path, path.len, s->path.len);
        wanted = str_starts(s->path, path) && (rest.len == 0 || str_starts(rest, STR("/")));
    }
    return wanted;
}

static void add_ranked(diag *d, arena *scratch, ranked_list *list, message m)
{
    const source *s = diag_source(d, m.at.source - 1);
    m.level = level_of(d, m.id);
    bool held_back = (message_doubts(m.id) & d->doubts) != 0;
    if (held_back || m.level == SEVERITY_OFF || is_silenced(d, &m) || !is_wanted(d, s))
        return;
    ranked r = { .message = m, .path = s ? s->path : (str){ 0 }, .number = list->len };
    list_add(scratch, list, r);
}

/* One line for each kind of which more were added than are kept, as grave as the kind itself. */
static void report_dropped(diag *d)
{
    for (size_t i = 0; i < MSG_COUNT; i++) {
        severity level = level_of(d, (message_id)i);
        if (d->counts[i] <= MOST_OF_A_KIND || level == SEVERITY_OFF)
            continue;
        str code = str_of(message_about((message_id)i)->code);
        const str args[] = { str_format(d->arena, "%zu", d->counts[i] - MOST_OF_A_KIND), code };
        const message_arguments filling = { args, 2 };
        const message_kind *kind = message_about(MSG_TOO_MANY_MESSAGES);
        message m = {
            .id = MSG_TOO_MANY_MESSAGES,
            .level = level,
            .text = fill(d, kind->text, &filling),
            .help = fill(d, kind->fix, &filling),
        };
        list_add(d->arena, &d->shown, m);
    }
}

void diag_close(diag *d)
{
    arena *scratch = arena_new();
    ranked_list list = { 0 };
    sort_silences(d);
    for (size_t i = 0; i < d->added.len; i++)
        add_ranked(d, scratch, &list, d->added.at[i]);
    if (list.len > 1)
        qsort(list.at, list.len, sizeof *list.at, by_place);
    d->shown.len = 0;
    report_dropped(d);
    for (size_t i = 0; i < list.len; i++)
        if (i == 0 || !is_double(&list.at[i].message, &list.at[i - 1].message))
            list_add(d->arena, &d->shown, list.at[i].message);
    arena_drop(scratch);
}

size_t diag_count(const diag *d, severity level)
{
    size_t count = 0;
    for (size_t i = 0; i < d->shown.len; i++)
        count += d->shown.at[i].level == level;
    return count;
}

const message *diag_message(const diag *d, size_t i)
{
    return i < d->shown.len ? &d->shown.at[i] : NULL;
}

diag *diag_fork(const diag *d, arena *a)
{
    diag *fork = diag_new(a);
    fork->sources = d->sources;
    diag_name_with(fork, d->namer, d->namer_data);
    fork->sources.room = fork->sources.len; /* should a source be added after all, the list moves */
    return fork;
}

void diag_merge(diag *d, const diag *other)
{
    for (size_t i = 0; i < other->added.len; i++) {
        message m = other->added.at[i];
        m.text = str_copy(d->arena, m.text);
        m.hint = str_copy(d->arena, m.hint);
        m.help = str_copy(d->arena, m.help);
        list_add(d->arena, &d->added, m);
    }
    for (size_t i = 0; i < other->silences.len; i++)
        list_add(d->arena, &d->silences, other->silences.at[i]);
    for (size_t i = 0; i < MSG_COUNT; i++)
        d->counts[i] += other->counts[i];
    d->doubts |= other->doubts;
}
