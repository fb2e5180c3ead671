/*
 * Places: from cmark's lines and columns, and from a text that follows another, to offsets in the source.
 *
 * A text may be written in another form than it reads: with backslashes before marks, or with entities. Following it
 * looks only a little ahead, so that the time stays linear where a text is not to be found.
 */
#include <string.h>

#include "read/markdown.h"

enum {
    ENTITY_MOST = 34,  /* bytes in the longest entity */
    AHEAD_MOST = 2048, /* how far from the cursor a text is looked for */
    ESCAPED_AWAY = 200 /* and one with escapes */
};

/* ---- places ---------------------------------------------------------------------------------- */

void markdown_find_lines(markdown *m)
{
    size_t count = 1;
    for (size_t i = m->base; i < m->text.len; i++)
        count += m->text.at[i] == '\n';
    m->lines = arena_array(m->scratch, size_t, count + 1);
    m->lines[m->line_count++] = m->base;
    for (size_t i = m->base; i < m->text.len; i++)
        if (m->text.at[i] == '\n')
            m->lines[m->line_count++] = i + 1;
    m->lines[m->line_count] = m->text.len;
}

size_t markdown_offset(const markdown *m, int line, int column)
{
    if (line < 1 || (size_t)line > m->line_count)
        return m->text.len;
    size_t at = m->lines[line - 1] + (size_t)(column > 0 ? column - 1 : 0);
    return at < m->text.len ? at : m->text.len;
}

/* ---- following text ---------------------------------------------------------------------------- */

static bool names_entity(char c)
{
    return c == '#' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The length of "&name;" or "&#number;" at the front of `rest`; 0 if there is none. */
static size_t entity_length(str rest)
{
    size_t end = 1;
    if (!str_starts(rest, STR("&")))
        return 0;
    while (end < rest.len && end < ENTITY_MOST && names_entity(rest.at[end]))
        end++;
    return end > 1 && end < rest.len && rest.at[end] == ';' ? end + 1 : 0;
}

/* An entity that cmark does not know stays as it is, so that a text with & may be one. */
static bool names_ampersand(str name)
{
    return str_is(name, "amp") || str_is(name, "AMP") || str_starts(name, STR("#"));
}

/* The length of a character as the source writes it, when it stands for the first rune of `part`: itself, behind a
   backslash, or an entity. 0 if it does not; `taken` is the length of the rune. */
static size_t written(str rest, str part, size_t *taken)
{
    *taken = 0;
    utf8_next(part, taken);
    size_t entity = entity_length(rest);
    if (entity && (part.at[0] != '&' || names_ampersand(str_slice(rest, 1, entity - 1))))
        return entity;
    if (str_starts(rest, str_slice(part, 0, *taken)))
        return *taken;
    return rest.len > 1 && rest.at[0] == '\\' && rest.at[1] == part.at[0] ? 2 : 0;
}

/* How many bytes of `rest` write `part`, with escapes; 0 if it does not begin so. */
static size_t written_length(str rest, str part)
{
    size_t at = 0;
    for (size_t done = 0, taken; done < part.len; done += taken) {
        size_t step = at < rest.len ? written(str_slice(rest, at, rest.len),
                                              str_slice(part, done, part.len), &taken)
                                    : 0;
        if (step == 0)
            return 0;
        at += step;
    }
    return at;
}

void markdown_seek(markdown *m, const char *any)
{
    size_t most = m->cursor + AHEAD_MOST < m->limit ? m->cursor + AHEAD_MOST : m->limit;
    for (size_t at = m->cursor; at < most; at++)
        if (strchr(any, m->guarded[at])) {
            m->cursor = at;
            return;
        }
}

/* The usual case, which is to be fast: neither could be an escape. */
static bool written_plainly(str rest, str part)
{
    return !memchr(part.at, '&', part.len) && !memchr(part.at, '\\', part.len)
           && str_starts(rest, part);
}

/* The next place of `part` inside the block: at the cursor, or else as near behind it as there is one; moves the cursor
   behind it. Where it is not to be found, the place is the cursor itself. */
span markdown_follow(markdown *m, str part)
{
    size_t end = m->cursor + part.len + AHEAD_MOST;
    if (m->cursor > m->limit || part.len == 0)
        return span_of(m->source, m->cursor, 0);
    str rest = { m->guarded + m->cursor, (end < m->limit ? end : m->limit) - m->cursor };
    size_t at = 0, taken = written_plainly(rest, part) ? part.len : written_length(rest, part);
    if (taken == 0) {
        at = str_find(rest, part);
        taken = at < rest.len ? part.len : 0;
    }
    for (size_t i = 1; taken == 0 && i < rest.len && i < ESCAPED_AWAY; i++) {
        taken = written_length(str_slice(rest, i, rest.len), part);
        at = taken ? i : at;
    }
    if (taken == 0)
        return span_of(m->source, m->cursor, 0);
    m->cursor += at + taken;
    return span_of(m->source, m->cursor - taken, taken);
}
