/*
 * The guard: takes the text of a body and gives the same text with the marks disarmed that cmark-gfm cannot stand.
 *
 * cmark's time grows with the depth of open blocks for every line, and with the square of the cells in a row; a table
 * gets all its columns in every row, however short the row is. A few kilobytes can so ask for hours, or for more memory
 * than there is. A mark that goes too far is replaced by a control character, one byte for one, so that every offset
 * stays right; the text that cmark gives back is armed again. Nothing is lost: the mark is read as text. Only where
 * there are more marks than cmark could make nodes of in bounded memory, the text ends before them, with an error.
 */
#include <ctype.h>
#include <string.h>

#include "read/markdown.h"

enum {
    COLUMN_MOST =
        2 * READ_DEPTH_MOST, /* of a mark: lists are indented by two or more for each level */
    CELLS_MOST = 250,        /* in one row */
    SPARSE_MOST = 2          /* cells that a table may have for each byte of it */
};

/* A mark and what stands for it while cmark reads; the numbers are not used by cmark or by text. */
static const char armed[] = "-*+>.)[|", disarmed[] = "\x01\x02\x03\x04\x05\x06\x0E\x0F";

static void disarm(markdown *m, size_t at)
{
    m->guarded[at] = disarmed[strchr(armed, m->guarded[at]) - armed];
    m->changed = true;
}

void markdown_arm(const markdown *m, char *text)
{
    if (!m->changed)
        return;
    for (size_t i = 0; text[i]; i++) {
        const char *mark = strchr(disarmed, text[i]);
        if (mark)
            text[i] = armed[mark - disarmed];
    }
}

/* ---- depth ----------------------------------------------------------------------------------- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

/* The length of the mark of a quote, an item or a footnote at the front of a line; 0 if there is none. */
static size_t mark_length(str line)
{
    size_t digits = 0;
    if (line.len && line.at[0] == '>')
        return 1;
    if (str_starts(line, STR("[^"))) {
        size_t close = str_find(str_slice(line, 0, READ_LABEL_MOST), STR("]:"));
        return close < READ_LABEL_MOST && close + 2 <= line.len ? close + 2 : 0;
    }
    while (digits < line.len && digits < 9 && line.at[digits] >= '0' && line.at[digits] <= '9')
        digits++;
    if (digits == line.len || !strchr(digits ? ".)" : "-*+", line.at[digits]))
        return 0;
    size_t end = digits + 1;
    return end == line.len || is_blank(line.at[end]) ? end : 0;
}

/* The byte that makes a mark one. */
static size_t sting_of(str line, size_t mark)
{
    return line.at[0] >= '0' && line.at[0] <= '9' ? mark - 1 : 0;
}

static void guard_depth(markdown *m, size_t start, size_t end)
{
    size_t marks = 0, column = 0, at = start;
    while (at < end) {
        str rest = { m->guarded + at, end - at };
        size_t mark = mark_length(rest);
        if (!is_blank(rest.at[0]) && mark == 0)
            return;
        if (mark && (++marks > READ_DEPTH_MOST || column > COLUMN_MOST)) {
            size_t sting = at + sting_of(rest, mark);
            if (!m->said_deep)
                DIAG0(m->diag, MARKDOWN_DEPTH, span_of(m->source, sting, 1));
            m->said_deep = true;
            disarm(m, sting);
            return;
        }
        column += rest.at[0] == '\t' ? 4 - column % 4 : mark ? mark : 1;
        at += mark ? mark : 1;
    }
}

/* Before text that is nested too deep stand the marks of what it cannot be in: they are marks, no text. */
size_t markdown_marks_before(const markdown *m, size_t at, size_t end)
{
    size_t start = at;
    if (!m->changed || at >= end || !strchr("\x01\x02\x03\x04", m->guarded[at]))
        return 0;
    while (at < end) {
        size_t mark = mark_length(str_slice(m->text, at, end));
        if (!is_blank(m->text.at[at]) && mark == 0)
            break;
        at += mark ? mark : 1;
    }
    return at - start;
}

/* ---- tables ---------------------------------------------------------------------------------- */

typedef struct row_look {
    size_t pipes;
    bool empty;      /* nothing but blanks and the marks of quotes */
    bool delimiting; /* such as |---|:-:| */
} row_look;

/* Looks at a row, and disarms what has too many cells in it. */
static row_look look_at_row(markdown *m, size_t start, size_t end)
{
    row_look look = { .empty = true };
    bool dashes = false, others = false;
    for (size_t i = start; i < end; i++) {
        char c = m->guarded[i];
        if (c == '|' && ++look.pipes > CELLS_MOST)
            disarm(m, i);
        dashes |= c == '-';
        others = others || !strchr("|:- \t>\r", c);
        look.empty = look.empty && strchr(" \t>\r", c);
    }
    look.delimiting = dashes && !others && look.pipes > 0;
    return look;
}

/* The end of the line that begins at `start`, without its line feed. */
static size_t line_end(const markdown *m, size_t start)
{
    return start + str_find(str_slice(m->text, start, m->text.len), STR("\n"));
}

/* A row of dashes makes a table of what follows: would it be mostly empty cells? */
static void guard_table(markdown *m, const row_look *rows, size_t delimiter, size_t last)
{
    size_t columns = rows[delimiter].pipes + 1, count = last - delimiter;
    size_t bytes = m->lines[last] - m->lines[delimiter ? delimiter - 1 : 0];
    bool wide = columns > CELLS_MOST;
    if (!wide && columns * count <= SPARSE_MOST * bytes)
        return;
    size_t start = m->lines[delimiter], end = line_end(m, start);
    size_t dash = start + str_find((str){ m->guarded + start, end - start }, STR("-"));
    DIAG(m->diag, MARKDOWN_TABLE, span_of(m->source, dash, 1),
         str_format(m->arena, "%zu", columns));
    if (dash < end)
        disarm(m, dash);
}

static void guard_tables(markdown *m)
{
    row_look *rows = arena_array(m->scratch, row_look, m->line_count);
    for (size_t i = 0; i < m->line_count; i++)
        rows[i] = look_at_row(m, m->lines[i], line_end(m, m->lines[i]));
    size_t last = m->line_count; /* the line behind the rows that belong together */
    for (size_t i = m->line_count; i-- > 0;) {
        if (rows[i].empty)
            last = i;
        else if (rows[i].delimiting)
            guard_table(m, rows, i, last);
    }
}

/* ---- lines ----------------------------------------------------------------------------------- */

/* A carriage return alone ends a line for cmark (CommonMark 0.29, section 2.1), and for no one who counts lines in the
   file; so it is a blank. */
static void guard_lines(markdown *m)
{
    for (size_t i = m->base; i < m->text.len; i++)
        if (m->guarded[i] == '\r' && m->guarded[i + 1] != '\n')
            m->guarded[i] = ' ';
}

/* ---- length ---------------------------------------------------------------------------------- */

/* May cmark make a node of this byte, or because of it? `w` may begin an address (www). */
static bool makes_nodes(char c)
{
    return ispunct((unsigned char)c) || c == '\n' || c == 'w';
}

/* The end of the body, or of the last line before which there are not too many marks. */
static size_t guard_length(markdown *m)
{
    size_t marks = 0;
    for (size_t i = 0; i < m->line_count; i++) {
        size_t start = m->lines[i], end = m->lines[i + 1];
        for (size_t at = start; at < end; at++)
            marks += makes_nodes(m->guarded[at]);
        if (marks <= READ_MARKS_MOST)
            continue;
        DIAG(m->diag, MARKDOWN_LIMIT, span_of(m->source, start, 1),
             STR("there are 600 000 marks and line ends before the end of this line"));
        m->said_long = true;
        return start;
    }
    return m->text.len;
}

/* ---- the whole ------------------------------------------------------------------------------- */

str markdown_guard(markdown *m)
{
    m->guarded = str_text(m->scratch, m->text);
    guard_lines(m);
    for (size_t i = 0; i < m->line_count; i++)
        guard_depth(m, m->lines[i], line_end(m, m->lines[i]));
    guard_tables(m);
    return (str){ m->guarded + m->base, guard_length(m) - m->base };
}
