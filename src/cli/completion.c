/*
 * completion: scripts for bash, zsh and fish that complete commands, options and fixed values.
 *
 * They are made from the tables of commands and options, so they cannot fall behind. Each shell has its own
 * way of quoting, and one function for it; nothing in the tables is ever run by the shell.
 */
#include "cli/cli.h"

/* Words that a command's first argument may be: "cases|decisions" in its usage. */
static bool has_fixed_arguments(const command_spec *c)
{
    return str_find(str_of(c->arguments), STR("|")) < str_of(c->arguments).len
           && c->arguments[0] >= 'a' && c->arguments[0] <= 'z';
}

/* The first word of each alternative, with spaces between. */
static void put_fixed_arguments(buf *out, const command_spec *c)
{
    for (str rest = str_of(c->arguments), choice; str_cut(&rest, STR("|"), &choice);) {
        str trimmed = str_trim(choice), word;
        if (str_cut(&trimmed, STR(" "), &word)) {
            buf_put(out, word);
            buf_char(out, ' ');
        }
    }
}

static void put_long_options(buf *out, const option_spec *table)
{
    for (const option_spec *o = table; o && o->name; o++)
        buf_format(out, "--%s ", o->name);
}

static void put_choices(buf *out, const option_spec *o)
{
    for (str rest = str_of(o->choices), choice; str_cut(&rest, STR("|"), &choice);)
        buf_format(out, STR_FMT " ", STR_ARG(choice));
}

/* ---- bash ------------------------------------------------------------------------------------ */

static void bash_values(buf *out, const option_spec *table)
{
    for (const option_spec *o = table; o && o->name; o++) {
        if (!o->choices)
            continue;
        buf_format(out, "        --%s) words=\"", o->name);
        put_choices(out, o);
        buf_text(out, "\" ;;\n");
    }
}

static void put_bash(buf *out)
{
    buf_text(out, "_referat() {\n    local current=${COMP_WORDS[COMP_CWORD]} "
                  "before=${COMP_WORDS[COMP_CWORD-1]} words=\n"
                  "    case ${COMP_WORDS[1]}:$before in\n");
    for (const command_spec *c = command_table; c->name; c++) {
        buf_format(out, "    %s:*)\n        words=\"", c->name);
        put_long_options(out, c->options);
        put_long_options(out, common_options);
        if (has_fixed_arguments(c))
            put_fixed_arguments(out, c);
        buf_text(out, "\"\n        case $before in\n");
        bash_values(out, c->options);
        buf_text(out, "        esac ;;\n");
    }
    buf_text(out, "    esac\n    if [ \"$COMP_CWORD\" = 1 ]; then words=\"");
    for (const command_spec *c = command_table; c->name; c++)
        buf_format(out, "%s ", c->name);
    buf_text(out, "\"; fi\n    COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n}\n"
                  "complete -o default -F _referat referat\n");
}

/* ---- zsh ------------------------------------------------------------------------------------- */

/* In single quotes, with what zsh's _arguments gives a meaning escaped. */
static void zsh_text(buf *out, const char *content)
{
    for (; *content; content++) {
        if (*content == '\'')
            buf_text(out, "'\\''");
        else if (*content == '[' || *content == ']' || *content == ':')
            buf_format(out, "\\%c", *content);
        else
            buf_char(out, *content);
    }
}

static void zsh_options(buf *out, const option_spec *table)
{
    for (const option_spec *o = table; o && o->name; o++) {
        buf_format(out, " \\\n            '--%s[", o->name);
        zsh_text(out, o->help);
        buf_char(out, ']');
        if (o->choices) {
            buf_format(out, ":%s:(", o->value);
            put_choices(out, o);
            buf_char(out, ')');
        } else if (o->value) {
            buf_format(out, ":%s:_files", o->value);
        }
        buf_char(out, '\'');
    }
}

static void put_zsh(buf *out)
{
    buf_text(out, "#compdef referat\n_referat() {\n    if (( CURRENT == 2 )); then\n        local "
                  "-a commands=(\n");
    for (const command_spec *c = command_table; c->name; c++) {
        buf_format(out, "            '%s:", c->name);
        zsh_text(out, c->summary);
        buf_text(out, "'\n");
    }
    buf_text(out, "        )\n        _describe command commands\n        return\n    fi\n    case "
                  "$words[2] in\n");
    for (const command_spec *c = command_table; c->name; c++) {
        buf_format(out, "    %s)\n        _arguments", c->name);
        zsh_options(out, c->options);
        zsh_options(out, common_options);
        buf_text(out, " \\\n            '*:argument:");
        if (has_fixed_arguments(c)) {
            buf_char(out, '(');
            put_fixed_arguments(out, c);
            buf_char(out, ')');
        } else {
            buf_text(out, "_files");
        }
        buf_text(out, "' ;;\n");
    }
    buf_text(out, "    esac\n}\n_referat \"$@\"\n");
}

/* ---- fish ------------------------------------------------------------------------------------ */

static void fish_text(buf *out, const char *content)
{
    for (; *content; content++) {
        if (*content == '\'' || *content == '\\')
            buf_char(out, '\\');
        buf_char(out, *content);
    }
}

static void fish_options(buf *out, const char *condition, const option_spec *table)
{
    for (const option_spec *o = table; o && o->name; o++) {
        buf_format(out, "complete -c referat %s -l %s", condition, o->name);
        if (o->letter)
            buf_format(out, " -s %c", o->letter);
        if (o->value)
            buf_text(out, " -r");
        if (o->choices) {
            buf_text(out, " -fa '");
            put_choices(out, o);
            buf_char(out, '\'');
        }
        buf_text(out, " -d '");
        fish_text(out, o->help);
        buf_text(out, "'\n");
    }
}

static void put_fish(buf *out)
{
    for (const command_spec *c = command_table; c->name; c++) {
        buf_format(out, "complete -c referat -n __fish_use_subcommand -fa %s -d '", c->name);
        fish_text(out, c->summary);
        buf_text(out, "'\n");
        str condition = str_format(out->arena, "-n '__fish_seen_subcommand_from %s'", c->name);
        fish_options(out, condition.at, c->options);
        if (has_fixed_arguments(c)) {
            buf_format(out, "complete -c referat " STR_FMT " -fa '", STR_ARG(condition));
            put_fixed_arguments(out, c);
            buf_text(out, "'\n");
        }
    }
    fish_options(out, "", common_options);
}

typedef struct shell {
    const char *name;
    void (*put)(buf *out);
} shell;

static const shell shells[] = { { "bash", put_bash }, { "zsh", put_zsh }, { "fish", put_fish } };

exit_status run_completion(session *s)
{
    buf out = buf_new(s->arena);
    for (size_t i = 0; i < sizeof shells / sizeof *shells; i++) {
        if (!str_is(s->arguments.at[0], shells[i].name))
            continue;
        shells[i].put(&out);
        put_out(buf_str(&out));
        return EXIT_DONE;
    }
    return usage_error(s, "completion wants bash, zsh or fish");
}
