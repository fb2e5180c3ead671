/*
 * From a command line to a session: the command, its options against its table, its arguments.
 *
 * Options may stand anywhere, as --name VALUE, --name=VALUE, -n VALUE or -nVALUE; `--` ends them. Nothing is
 * guessed: an unknown word is refused, with the nearest one that is known.
 */
#include <string.h>

#include "cli/cli.h"

static const option_spec *find_in(const option_spec *table, str name, char letter)
{
    for (const option_spec *o = table; o && o->name; o++)
        if (letter ? o->letter == letter : str_is(name, o->name))
            return o;
    return NULL;
}

static const option_spec *find_option(const session *s, str name, char letter)
{
    const option_spec *o = s->command ? find_in(s->command->options, name, letter) : NULL;
    return o ? o : find_in(common_options, name, letter);
}

static bool is_choice(const char *choices, str value)
{
    for (str rest = str_of(choices), choice; str_cut(&rest, STR("|"), &choice);)
        if (str_equal(choice, value))
            return true;
    return false;
}

static exit_status check_value(const session *s, const option_spec *o, str value)
{
    if (!o->choices)
        return EXIT_DONE;
    str rest = value, part;
    while (str_cut(&rest, o->several ? STR(",") : STR("\n"), &part))
        if (!is_choice(o->choices, part))
            return usage_error(s, "--%s does not know “" STR_FMT "”: it takes %s", o->name,
                               STR_ARG(part), o->choices);
    return value.len ? EXIT_DONE : usage_error(s, "--%s wants one of %s", o->name, o->choices);
}

static exit_status store(session *s, const option_spec *o, str value)
{
    str *kept = arena_make(s->arena, str);
    *kept = value;
    map_put(s->options, str_of(o->name), kept);
    return check_value(s, o, value);
}

static void add_names(session *s, str_list *names, const option_spec *table)
{
    for (const option_spec *o = table; o && o->name; o++)
        list_add(s->arena, names, str_of(o->name));
}

static exit_status unknown_option(session *s, str word, str name)
{
    str_list names = { 0 };
    add_names(s, &names, common_options);
    add_names(s, &names, s->command ? s->command->options : NULL);
    str near = utf8_nearest(name, names.at, names.len);
    if (near.len)
        return usage_error(s, "there is no option " STR_FMT "; did you mean --" STR_FMT "?",
                           STR_ARG(word), STR_ARG(near));
    return usage_error(s, "there is no option " STR_FMT, STR_ARG(word));
}

/* A cursor over the words of the command line. */
typedef struct cursor {
    char **line;
    int at, count;
} cursor;

static exit_status read_option(session *s, cursor *c)
{
    str word = str_of(c->line[c->at++]), value = { 0 };
    bool is_long = str_starts(word, STR("--"));
    str name = str_slice(word, is_long ? 2 : 1, word.len);
    size_t equals = is_long ? str_find(name, STR("=")) : name.len;
    bool has_value = is_long ? equals < name.len : name.len > 1;
    const option_spec *o = is_long ? find_option(s, str_slice(name, 0, equals), 0)
                                   : find_option(s, name, name.len ? name.at[0] : '-');
    if (!o)
        return unknown_option(s, word, str_slice(name, 0, equals));
    if (has_value)
        value = str_slice(name, is_long ? equals + 1 : 1, name.len);
    if (!o->value)
        return has_value ? usage_error(s, "--%s takes no value", o->name) : store(s, o, STR(""));
    if (!has_value && c->at == c->count)
        return usage_error(s, "--%s wants a value: %s", o->name, o->value);
    return store(s, o, has_value ? value : str_of(c->line[c->at++]));
}

static exit_status read_command(session *s, str word)
{
    s->command = command_find(word);
    if (s->command)
        return EXIT_DONE;
    str_list names = { 0 };
    for (const command_spec *c = command_table; c->name; c++)
        list_add(s->arena, &names, str_of(c->name));
    str near = utf8_nearest(word, names.at, names.len);
    if (near.len)
        return usage_error(s, "there is no command “" STR_FMT "”; did you mean " STR_FMT "?",
                           STR_ARG(word), STR_ARG(near));
    return usage_error(s, "there is no command “" STR_FMT "”", STR_ARG(word));
}

static exit_status check_arguments(const session *s)
{
    const command_spec *c = s->command;
    int count = (int)s->arguments.len;
    if (!c || session_has(s, "help") || (count >= c->least && (c->most < 0 || count <= c->most)))
        return EXIT_DONE;
    return usage_error(s, "%s: usage: referat %s %s",
                       count < c->least ? "something is missing" : "too many words", c->name,
                       c->arguments);
}

exit_status command_line_read(session *s, int count, char **line)
{
    cursor c = { line, 1, count };
    bool only_arguments = false;
    s->options = map_new(s->arena);
    while (c.at < c.count) {
        const char *word = c.line[c.at];
        exit_status status = EXIT_DONE;
        if (!only_arguments && !strcmp(word, "--")) {
            only_arguments = true;
            c.at++;
        } else if (!only_arguments && word[0] == '-' && word[1]) {
            status = read_option(s, &c);
        } else if (!s->command) {
            status = read_command(s, str_of(c.line[c.at++]));
        } else {
            list_add(s->arena, &s->arguments, str_of(c.line[c.at++]));
        }
        if (status != EXIT_DONE)
            return status;
    }
    return check_arguments(s);
}
