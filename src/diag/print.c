/*
 * Printing messages: which form is whose, and the two that are plain lines.
 *
 * The text form, for people (commands.md shows it):
 *
 *     PATH:LINE:COLUMN: LEVEL CODE: TEXT
 *        14 | the line it stands in
 *           |     ^~~~ hint
 *        help: how to mend it
 *
 * The GitHub form is one workflow command for each message, which that service shows beside the line.
 */
#include "diag/inside.h"

enum { LONGEST_PATH = 400 };

/* ---- text ------------------------------------------------------------------------------------ */

/* Select Graphic Rendition (ECMA-48, 8.3.117); all empty without colour. */
typedef struct palette {
    const char *path, *level[SEVERITY_ERROR + 1], *quiet, *caret, *end;
} palette;

static const palette plain = { "", { "", "", "", "" }, "", "", "" };
static const palette coloured = {
    .path = "\033[1m",
    .level = {
        [SEVERITY_OFF] = "",
        [SEVERITY_NOTE] = "\033[1;36m",
        [SEVERITY_WARNING] = "\033[1;33m",
        [SEVERITY_ERROR] = "\033[1;31m",
    },
    .quiet = "\033[2m",
    .caret = "\033[1;32m",
    .end = "\033[0m",
};

static void put_heading(const diag *d, const message *m, const palette *p, buf *out)
{
    if (span_some(m->at)) {
        place where = diag_place(d, m->at);
        buf_text(out, p->path);
        diag_put_clean(out, where.path, LONGEST_PATH);
        buf_format(out, ":%zu:%zu:%s ", where.line, where.column, p->end);
    }
    buf_format(out, "%s%s %s:%s " STR_FMT "\n", p->level[m->level], diag_level_name(m->level),
               message_about(m->id)->code, p->end, STR_ARG(m->text));
}

static size_t digit_count(size_t number)
{
    size_t count = 1;
    while (number /= 10)
        count++;
    return count;
}

static void put_excerpt(const excerpt *e, str hint, const palette *p, buf *out)
{
    buf_format(out, "   %s%zu |%s " STR_FMT "\n", p->quiet, e->line, p->end, STR_ARG(e->text));
    buf_fill(out, ' ', 3 + digit_count(e->line));
    buf_format(out, " %s|%s ", p->quiet, p->end);
    buf_fill(out, ' ', e->column);
    buf_text(out, p->caret);
    buf_char(out, '^');
    buf_fill(out, '~', e->width - 1);
    if (hint.len)
        buf_format(out, " " STR_FMT, STR_ARG(hint));
    buf_format(out, "%s\n", p->end);
}

static void put_message(const diag *d, const message *m, const palette *p, buf *out)
{
    arena *scratch = arena_new();
    excerpt e;
    put_heading(d, m, p, out);
    if (diag_excerpt(d, scratch, m->at, &e))
        put_excerpt(&e, m->hint, p, out);
    else if (m->hint.len)
        buf_format(out, "   hint: " STR_FMT "\n", STR_ARG(m->hint));
    if (m->help.len)
        buf_format(out, "   help: " STR_FMT "\n", STR_ARG(m->help));
    arena_drop(scratch);
}

void diag_print_text(const diag *d, diag_print_options options, buf *out)
{
    const message *m;
    for (size_t i = 0; (m = diag_message(d, i)); i++)
        if (m->level >= options.least)
            put_message(d, m, options.colour ? &coloured : &plain, out);
}

void diag_print_one(const diag *d, const message *m, buf *out)
{
    put_message(d, m, &plain, out);
}

/* ---- GitHub ---------------------------------------------------------------------------------- */

/* What may not stand in a workflow command is written as %XX; in a property, the first two as well. */
static const char property_marks[] = ":,%\r\n";
static const char *const text_marks = property_marks + 2;

static void put_escaped(buf *out, str text, const char *marks)
{
    for (size_t i = 0; i < text.len; i++) {
        if (str_find(str_of(marks), str_slice(text, i, i + 1)) < str_of(marks).len)
            buf_format(out, "%%%02X", (unsigned)(unsigned char)text.at[i]);
        else
            buf_char(out, text.at[i]);
    }
}

static const char *const github_levels[] = {
    [SEVERITY_OFF] = "debug",
    [SEVERITY_NOTE] = "notice",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

static void put_command(const diag *d, const message *m, buf *out)
{
    buf_format(out, "::%s ", github_levels[m->level]);
    if (span_some(m->at)) {
        place where = diag_place(d, m->at);
        buf_text(out, "file=");
        put_escaped(out, where.path, property_marks);
        buf_format(out, ",line=%zu,col=%zu,", where.line, where.column);
    }
    buf_format(out, "title=%s::", message_about(m->id)->code);
    put_escaped(out, m->text, text_marks);
    const str additions[] = { m->hint, m->help };
    for (size_t i = 0; i < 2; i++) {
        if (additions[i].len)
            buf_text(out, "%0A");
        put_escaped(out, additions[i], text_marks);
    }
    buf_char(out, '\n');
}

void diag_print_github(const diag *d, diag_print_options options, buf *out)
{
    const message *m;
    for (size_t i = 0; (m = diag_message(d, i)); i++)
        if (m->level >= options.least)
            put_command(d, m, out);
}

/* ---- all forms ------------------------------------------------------------------------------- */

typedef void print_form(const diag *d, diag_print_options options, buf *out);

static print_form *const forms[] = {
    [DIAG_TEXT] = diag_print_text,
    [DIAG_JSON] = diag_print_json,
    [DIAG_SARIF] = diag_print_sarif,
    [DIAG_GITHUB] = diag_print_github,
};

void diag_print(const diag *d, diag_print_options options, buf *out)
{
    forms[options.form](d, options, out);
}
