/*
 * Marks: what stands around inlines in the source and in no node of the tree, and how long it is.
 *
 * The cursor stands where a mark should begin; if something else is there (a block whose beginning cmark does not know
 * exactly), it goes on to the nearest that could. The grammar of links is CommonMark 0.29, section 6.6.
 */
#include <string.h>

#include "read/markdown.h"

enum { PARENTHESES_MOST = 32 }; /* nested in an address: cmark's own limit */

static char here(const markdown *m, size_t at)
{
    return at < m->limit ? m->guarded[at] : '\0';
}

static size_t run_of(const markdown *m, size_t at, char c)
{
    size_t run = 0;
    while (here(m, at + run) == c)
        run++;
    return run;
}

span markdown_over_mark(markdown *m, const char *any, size_t most)
{
    markdown_seek(m, any);
    size_t start = m->cursor;
    char c = here(m, start);
    size_t run = c && strchr(any, c) ? run_of(m, start, c) : 0;
    m->cursor += run < most ? run : most;
    return span_of(m->source, start, m->cursor - start);
}

/* ---- code ------------------------------------------------------------------------------------ */

/* Where the run of `ticks` backticks that closes begins. */
static size_t closing_ticks(const markdown *m, size_t at, size_t ticks)
{
    while (at < m->limit) {
        size_t run = run_of(m, at, '`');
        if (run == ticks)
            return at;
        at += run ? run : 1;
    }
    return m->limit;
}

/* `inner` is what stands between the backticks, without the blank that may pad it on both sides. */
span markdown_over_code(markdown *m, span *inner)
{
    markdown_seek(m, "`");
    size_t start = m->cursor, ticks = run_of(m, start, '`');
    size_t from = start + ticks, to = ticks ? closing_ticks(m, from, ticks) : from;
    m->cursor = to + ticks < m->limit ? to + ticks : m->limit;
    bool padded = to > from + 2 && m->guarded[from] == ' ' && m->guarded[to - 1] == ' ';
    *inner = span_of(m->source, from + padded, to - from - 2 * (size_t)padded);
    return span_of(m->source, start, m->cursor - start);
}

/* ---- breaks ---------------------------------------------------------------------------------- */

/* The end of a line, and what the next begins with: blanks, and the marks of the quotes that it stands in. */
span markdown_over_break(markdown *m)
{
    markdown_seek(m, "\n");
    span at = span_of(m->source, m->cursor, here(m, m->cursor) == '\n');
    m->cursor += at.len;
    while (here(m, m->cursor) && strchr(" \t>", here(m, m->cursor)))
        m->cursor++;
    return at;
}

/* ---- links ----------------------------------------------------------------------------------- */

void markdown_over_opening(markdown *m)
{
    char c = here(m, m->cursor);
    if (c == '!' && here(m, m->cursor + 1) == '[')
        m->cursor += 2;
    else if (c == '[' || c == '<')
        m->cursor++;
}

static size_t over_blanks(const markdown *m, size_t at)
{
    while (here(m, at) && strchr(" \t\r\n>", here(m, at)))
        at++;
    return at;
}

/* Behind what ends with `close`, from `at` on; 0 if it does not end. */
static size_t over_quoted(const markdown *m, size_t at, char close)
{
    for (; here(m, at); at++) {
        if (here(m, at) == '\\')
            at++;
        else if (here(m, at) == close)
            return at + 1;
    }
    return 0;
}

static size_t over_address(const markdown *m, size_t at)
{
    int open = 0;
    if (here(m, at) == '<')
        return over_quoted(m, at + 1, '>');
    for (; (unsigned char)here(m, at) > ' '; at++) {
        if (here(m, at) == '\\')
            at++;
        else if (here(m, at) == '(' && ++open > PARENTHESES_MOST)
            return 0;
        else if (here(m, at) == ')' && open-- == 0)
            break;
    }
    return at;
}

/* Behind "(address "title")"; 0 if it is not that. */
static size_t over_inline_target(const markdown *m, size_t at)
{
    size_t end = over_address(m, over_blanks(m, at + 1));
    size_t title = end ? over_blanks(m, end) : 0;
    if (end && title > end && strchr("\"'(", here(m, title)) && here(m, title)) {
        char close = here(m, title) == '(' ? ')' : here(m, title);
        end = over_quoted(m, title + 1, close);
    }
    end = end ? over_blanks(m, end) : 0;
    return end && here(m, end) == ')' ? end + 1 : 0;
}

/* Behind "[label]" or "[]"; `at` if there is none. */
static size_t over_label(const markdown *m, size_t at)
{
    size_t end = here(m, at) == '[' ? over_quoted(m, at + 1, ']') : 0;
    return end ? end : at;
}

void markdown_over_closing(markdown *m, size_t open)
{
    char began = here(m, open);
    if (began == '<' && here(m, m->cursor) == '>')
        m->cursor++;
    if (began != '[' && began != '!')
        return;
    markdown_seek(m, "]");
    if (here(m, m->cursor) != ']')
        return;
    size_t behind = m->cursor + 1;
    size_t target = here(m, behind) == '(' ? over_inline_target(m, behind) : 0;
    m->cursor = target ? target : over_label(m, behind);
}
