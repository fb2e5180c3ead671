/*
 * help: what --help shows, made from the tables of commands and options.
 *
 * Without a command it lists all of them with one line each; with one it shows its usage, what it does and its
 * options. Columns are counted as a terminal counts them.
 */
#include "cli/cli.h"

#define HELP_COLUMN 26

static void put_row(buf *out, str left, const char *right)
{
    size_t width = utf8_columns(left);
    buf_text(out, "  ");
    buf_put(out, left);
    if (width + 2 >= HELP_COLUMN) {
        buf_char(out, '\n');
        width = 0;
        buf_text(out, "  ");
    }
    buf_fill(out, ' ', HELP_COLUMN - 2 - width);
    buf_text(out, right);
}

static void put_option(buf *out, arena *a, const option_spec *o)
{
    str left = o->letter ? str_format(a, "-%c, --%s", o->letter, o->name)
                         : str_format(a, "    --%s", o->name);
    if (o->value)
        left = str_format(a, STR_FMT " %s", STR_ARG(left), o->value);
    put_row(out, left, o->help);
    if (o->choices)
        buf_format(out, " (%s)", o->choices);
    buf_char(out, '\n');
}

static void put_options(buf *out, const char *title, const option_spec *table)
{
    if (!table || !table->name)
        return;
    buf_format(out, "\n%s:\n", title);
    for (const option_spec *o = table; o->name; o++)
        put_option(out, out->arena, o);
}

/* Words broken into lines of at most `width` columns. */
static void put_wrapped(buf *out, const char *content, size_t width)
{
    size_t column = 0;
    for (str rest = str_of(content), word; str_cut(&rest, STR(" "), &word);) {
        size_t columns = utf8_columns(word);
        if (column && column + 1 + columns > width) {
            buf_char(out, '\n');
            column = 0;
        } else if (column) {
            buf_char(out, ' ');
            column++;
        }
        buf_put(out, word);
        column += columns;
    }
    buf_char(out, '\n');
}

static void put_commands(buf *out)
{
    buf_text(out, "referat: minutes and annual reports from plain text\n\n"
                  "Usage: referat [COMMAND] [OPTIONS] [ARGUMENTS]\n\nCommands:\n");
    for (const command_spec *c = command_table; c->name; c++) {
        put_row(out, str_of(c->name), c->summary);
        buf_char(out, '\n');
    }
    put_options(out, "Options of every command", common_options);
    buf_text(out,
             "\nStatus: 0 done, 1 the sources have errors, 2 wrong use, 3 disk or permission.\n");
}

void help_command(const command_spec *command, buf *out)
{
    if (!command) {
        put_commands(out);
        return;
    }
    buf_format(out, "referat %s: %s\n\nUsage: referat %s [OPTIONS]%s%s\n\n", command->name,
               command->summary, command->name, *command->arguments ? " " : "", command->arguments);
    put_wrapped(out, command->details, 78);
    put_options(out, "Options", command->options);
    put_options(out, "Options of every command", common_options);
}

exit_status run_help(session *s)
{
    const command_spec *command = NULL;
    buf out = buf_new(s->arena);
    if (s->arguments.len) {
        command = command_find(s->arguments.at[0]);
        if (!command)
            return usage_error(s, "there is no command “" STR_FMT "”", STR_ARG(s->arguments.at[0]));
    }
    help_command(command, &out);
    put_out(buf_str(&out));
    return EXIT_DONE;
}
