/*
 * Excerpts: the line that a message speaks of, and where in it the caret stands.
 *
 * A line is shown whole if it fits WIDEST columns. Of a longer one only a window is shown: what stands
 * around the caret, with "…" where something was left out. The window is found by walking from the
 * caret outwards, never from the start of the line, which may be very far away. A tab is shown as
 * TAB_COLUMNS spaces, whatever stands before it.
 */
#include "diag/inside.h"

#include <utf8proc.h>

enum {
    WIDEST = 100,      /* columns of a line that is shown whole, and of a window */
    BEFORE_CARET = 50, /* columns of a window that come before the caret */
    TAB_COLUMNS = 4,
    MOST_HIDDEN = 512, /* bytes without any column (combining marks) that a window may hold */
    BAD_RUNE = 0xFFFD
};

/* Marks that turn the direction of writing, and could make a line look like another. */
static bool turns_direction(uint32_t rune)
{
    return (rune >= 0x202A && rune <= 0x202E) || (rune >= 0x2066 && rune <= 0x2069);
}

static bool is_control(uint32_t rune)
{
    return rune < ' ' || (rune >= 0x7F && rune < 0xA0) || rune == 0x2028 || rune == 0x2029;
}

/* ---- clean text ------------------------------------------------------------------------------ */

void diag_put_clean(buf *out, str text, size_t most)
{
    size_t count = 0;
    for (size_t pos = 0; pos < text.len; count++) {
        if (count == most) {
            buf_text(out, "\u2026");
            return;
        }
        uint32_t rune = utf8_next(text, &pos);
        if (is_control(rune))
            rune = ' ';
        buf_rune(out, turns_direction(rune) ? BAD_RUNE : rune);
    }
}

static uint32_t shown_rune(uint32_t rune)
{
    return is_control(rune) || turns_direction(rune) ? BAD_RUNE : rune;
}

static size_t columns_of(uint32_t rune)
{
    if (rune == '\t')
        return TAB_COLUMNS;
    return (size_t)utf8proc_charwidth((utf8proc_int32_t)shown_rune(rune));
}

static size_t columns_between(str line, size_t from, size_t to)
{
    size_t columns = 0;
    for (size_t pos = from; pos < to;)
        columns += columns_of(utf8_next(line, &pos));
    return columns;
}

static void put_visible(buf *out, str part)
{
    for (size_t pos = 0; pos < part.len;) {
        uint32_t rune = utf8_next(part, &pos);
        if (rune == '\t')
            buf_fill(out, ' ', TAB_COLUMNS);
        else
            buf_rune(out, shown_rune(rune));
    }
}

/* ---- the window ------------------------------------------------------------------------------ */

static size_t rune_before(str line, size_t pos)
{
    do
        pos--;
    while (pos > 0 && ((unsigned char)line.at[pos] & 0xC0) == 0x80);
    return pos;
}

/* The first byte of the window: at most `columns` columns before the caret. */
static size_t window_start(str line, size_t caret, size_t columns)
{
    size_t start = caret, width = 0;
    while (start > 0 && caret - start < columns * 4 + MOST_HIDDEN) {
        size_t before = rune_before(line, start), next = before;
        width += columns_of(utf8_next(line, &next));
        if (width > columns)
            break;
        start = before;
    }
    return start;
}

static size_t window_end(str line, size_t start, size_t columns)
{
    size_t end = start, width = 0;
    while (end < line.len && end - start < columns * 4 + MOST_HIDDEN) {
        size_t next = end;
        width += columns_of(utf8_next(line, &next));
        if (width > columns)
            break;
        end = next;
    }
    return end;
}

static bool fits_whole(str line)
{
    return window_end(line, 0, WIDEST) == line.len;
}

/* ---- the excerpt ----------------------------------------------------------------------------- */

static str line_text(const source *s, size_t line)
{
    size_t start = s->lines[line - 1];
    size_t end = line < s->line_count ? s->lines[line] - 1 : s->text.len;
    str text = str_slice(s->text, start, end);
    return str_ends(text, STR("\r")) ? str_slice(text, 0, text.len - 1) : text;
}

static size_t least(size_t x, size_t y)
{
    return x < y ? x : y;
}

bool diag_excerpt(const diag *d, arena *a, span at, excerpt *e)
{
    const source *s = diag_source(d, at.source - 1);
    if (!s)
        return false;
    size_t number = diag_place(d, at).line;
    str line = line_text(s, number);
    if (str_trim(line).len == 0)
        return false;
    size_t caret = least(at.at - s->lines[number - 1], line.len);
    bool whole = fits_whole(line);
    size_t start = whole ? 0 : window_start(line, caret, BEFORE_CARET);
    size_t end = whole ? line.len : window_end(line, start, WIDEST);
    size_t marked = columns_between(line, caret, least(caret + at.len, end));
    buf b = buf_new(a);
    buf_text(&b, start > 0 ? "\u2026" : "");
    put_visible(&b, str_slice(line, start, end));
    buf_text(&b, end < line.len ? "\u2026" : "");
    *e = (excerpt){
        .line = number,
        .text = buf_str(&b),
        .column = (start > 0) + columns_between(line, start, caret),
        .width = marked ? marked : 1,
    };
    return true;
}
