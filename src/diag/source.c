/*
 * Sources and spans: where a piece of text came from, in bytes, and what a person calls that place.
 *
 * A span is a source and a range of bytes. Lines are found by halving a table of their first bytes.
 * Columns count runes, and a file may be one line of a hundred megabytes with a mistake in every word, so
 * that counting from the start of the line would never end: each source keeps the number of runes
 * before every TICK_BYTES bytes, and a column is the difference of two such counts.
 */
#include "diag/inside.h"

#include <assert.h>
#include <string.h>

/* ---- adding ---------------------------------------------------------------------------------- */

static size_t count_lines(str text)
{
    size_t count = 1;
    for (size_t at = 0; (at += str_find(str_slice(text, at, text.len), STR("\n"))) < text.len; at++)
        count++;
    return count;
}

static void find_lines(arena *a, source *s)
{
    s->line_count = count_lines(s->text);
    s->lines = arena_array(a, uint32_t, s->line_count);
    size_t at = 0;
    for (size_t i = 1; i < s->line_count; i++) {
        at += str_find(str_slice(s->text, at, s->text.len), STR("\n")) + 1;
        s->lines[i] = (uint32_t)at;
    }
}

static bool begins_rune(char byte)
{
    return ((unsigned char)byte & 0xC0) != 0x80;
}

static uint32_t count_begun(str text)
{
    uint32_t count = 0;
    for (size_t i = 0; i < text.len; i++)
        count += begins_rune(text.at[i]);
    return count;
}

static void find_ticks(arena *a, kept_source *kept)
{
    str text = kept->source.text;
    size_t count = text.len / TICK_BYTES + 1;
    kept->ticks = arena_array(a, uint32_t, count);
    for (size_t i = 1; i < count; i++)
        kept->ticks[i] =
            kept->ticks[i - 1] + count_begun(str_slice(text, (i - 1) * TICK_BYTES, i * TICK_BYTES));
}

source_id diag_add_source(diag *d, str path, str text)
{
    assert(text.len < UINT32_MAX);
    kept_source kept = { .source = { .path = path, .text = text } };
    find_lines(d->arena, &kept.source);
    find_ticks(d->arena, &kept);
    list_add(d->arena, &d->sources, kept);
    return (source_id)d->sources.len - 1;
}

const source *diag_source(const diag *d, source_id id)
{
    if (id < 0 || (size_t)id >= d->sources.len)
        return NULL;
    return &d->sources.at[id].source;
}

size_t diag_source_count(const diag *d)
{
    return d->sources.len;
}

/* ---- spans ----------------------------------------------------------------------------------- */

bool span_some(span s)
{
    return s.source != 0;
}

span span_of(source_id id, size_t at, size_t len)
{
    return (span){ .source = id + 1, .at = (uint32_t)at, .len = (uint32_t)len };
}

static uint32_t span_end(span s)
{
    return s.at + s.len;
}

span span_join(span first, span last)
{
    if (!span_some(first) || first.source != last.source)
        return span_some(first) ? first : last;
    uint32_t start = first.at < last.at ? first.at : last.at;
    uint32_t end = span_end(first) > span_end(last) ? span_end(first) : span_end(last);
    return (span){ first.source, start, end - start };
}

span span_part(span s, size_t at, size_t len)
{
    if (!span_some(s))
        return s;
    if (at > s.len)
        at = s.len;
    if (len > s.len - at)
        len = s.len - at;
    return (span){ s.source, s.at + (uint32_t)at, (uint32_t)len };
}

str diag_text(const diag *d, span s)
{
    const source *from = diag_source(d, s.source - 1);
    return from ? str_slice(from->text, s.at, (size_t)s.at + s.len) : (str){ 0 };
}

/* ---- places ---------------------------------------------------------------------------------- */

/* The number, from 0, of the line that holds byte `at`. */
static size_t line_of(const source *s, size_t at)
{
    size_t low = 0, high = s->line_count;
    while (high - low > 1) {
        size_t middle = low + (high - low) / 2;
        if (s->lines[middle] <= at)
            low = middle;
        else
            high = middle;
    }
    return low;
}

static size_t runes_before(const kept_source *kept, size_t at)
{
    size_t tick = at / TICK_BYTES;
    return kept->ticks[tick] + count_begun(str_slice(kept->source.text, tick * TICK_BYTES, at));
}

static place place_of(const kept_source *kept, size_t at)
{
    const source *s = &kept->source;
    if (at > s->text.len)
        at = s->text.len;
    size_t line = line_of(s, at);
    size_t column = runes_before(kept, at) - runes_before(kept, s->lines[line]);
    return (place){ .path = s->path, .line = line + 1, .column = column + 1 };
}

place diag_place(const diag *d, span s)
{
    if (!diag_source(d, s.source - 1))
        return (place){ 0 };
    return place_of(&d->sources.at[s.source - 1], s.at);
}

place diag_place_end(const diag *d, span s)
{
    return diag_place(d, (span){ s.source, span_end(s), 0 });
}
