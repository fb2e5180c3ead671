/*
 * man: the man page in mdoc form, made from the tables of commands and options (mdoc(7)).
 *
 * It is printed by the program and installed by the build. Text from the tables is escaped, so that nothing in
 * it can be taken for a macro.
 */
#include "cli/cli.h"

/* Text in which nothing is taken for a macro: backslashes and leading dots are escaped, “-” is a minus sign in options. */
static void put_words(buf *out, const char *content)
{
    for (const char *at = content; *at; at++) {
        if (*at == '\\')
            buf_text(out, "\\e");
        else if (*at == '-')
            buf_text(out, "\\-");
        else if ((*at == '.' || *at == '\'') && at == content)
            buf_format(out, "\\&%c", *at);
        else
            buf_char(out, *at);
    }
}

static void put_text(buf *out, const char *content)
{
    put_words(out, content);
    buf_char(out, '\n');
}

static void put_option(buf *out, const option_spec *o)
{
    buf_text(out, ".It ");
    if (o->letter)
        buf_format(out, "Fl %c , ", o->letter);
    buf_format(out, "Fl \\-%s", o->name);
    if (o->value)
        buf_format(out, " Ar %s", o->value);
    buf_char(out, '\n');
    put_words(out, o->help);
    buf_text(out, o->choices ? ".\nOne of " : ".\n");
    if (o->choices) {
        put_words(out, o->choices);
        buf_text(out, ".\n");
    }
}

static void put_options(buf *out, const option_spec *table)
{
    if (!table || !table->name)
        return;
    buf_text(out, ".Bl -tag -width indent\n");
    for (const option_spec *o = table; o->name; o++)
        put_option(out, o);
    buf_text(out, ".El\n");
}

static void put_command(buf *out, const command_spec *c)
{
    buf_format(out, ".Ss %s %s\n", c->name, c->arguments);
    put_text(out, c->details);
    put_options(out, c->options);
}

static const char head[] =
    ".Dd November 2026\n.Dt REFERAT 1\n.Os\n.Sh NAME\n.Nm referat\n"
    ".Nd minutes and annual reports from plain text\n.Sh SYNOPSIS\n.Nm\n"
    ".Op Ar command\n.Op Ar options\n.Op Ar arguments\n.Sh DESCRIPTION\n"
    "Minutes, registers and accounts are written as Markdown and YAML in a folder with a\n"
    ".Pa referat.yaml .\n.Nm\n"
    "reads, links and checks them and writes PDF and HTML.\n"
    "Without a command it says what it found and what to do next.\n";

static const char tail[] =
    ".Sh EXIT STATUS\n.Bl -tag -width indent\n.It 0\ndone; warnings are allowed unless\n"
    ".Fl \\-strict\n.It 1\nthe sources have errors\n.It 2\nwrong use\n.It 3\n"
    "the world refused: disk or permission\n.El\n.Sh ENVIRONMENT\n.Bl -tag -width NO_COLOR\n"
    ".It Ev NO_COLOR\nno colour in messages\n.El\n";

exit_status run_man(session *s)
{
    buf out = buf_new(s->arena);
    buf_text(&out, head);
    buf_text(&out, ".Sh COMMANDS\n");
    for (const command_spec *c = command_table; c->name; c++)
        put_command(&out, c);
    buf_text(&out, ".Sh OPTIONS OF EVERY COMMAND\n");
    put_options(&out, common_options);
    buf_text(&out, tail);
    put_out(buf_str(&out));
    return EXIT_DONE;
}
