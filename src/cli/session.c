/*
 * The session: what was typed, where things lie, and the whole program's entry.
 *
 * This is the only place that looks at the environment (NO_COLOR, and whether a terminal listens): it changes
 * how messages look, never what a build writes.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "cli/cli.h"

bool session_has(const session *s, const char *option)
{
    return map_find(s->options, str_of(option)) != NULL;
}

str session_option(const session *s, const char *option, const char *otherwise)
{
    const str *value = map_find(s->options, str_of(option));
    return value ? *value : str_of(otherwise);
}

bool session_option_holds(const session *s, const char *option, const char *choice)
{
    for (str rest = session_option(s, option, ""), part; str_cut(&rest, STR(","), &part);)
        if (str_is(part, choice))
            return true;
    return false;
}

/* ---- where things lie ------------------------------------------------------------------------ */

static const char *below(session *s, const char *folder, const char *name)
{
    return str_text(s->arena, path_join(s->arena, str_of(folder), str_of(name)));
}

static void set_data(session *s, const char *folder)
{
    s->data = (data_places){
        .words = below(s, folder, "words"),
        .themes = below(s, folder, "themes"),
        .fonts = below(s, folder, "fonts"),
        .skeletons = below(s, folder, "init"),
    };
}

/* The share folder beside the program; where it was not installed, the sources it was built from; else the
   folder that it was configured to be installed to. */
void session_find_data(session *s)
{
    str self = path_real(s->arena, "/proc/self/exe");
    str share = path_join(s->arena, path_folder(path_folder(self)), STR("share/referat"));
    set_data(s, str_text(s->arena, share));
    if (dir_exists(s->data.words))
        return;
    set_data(s, REFERAT_SOURCE_ROOT);
    s->data.words = REFERAT_SOURCE_ROOT "/src/words";
    s->data.skeletons = REFERAT_SOURCE_ROOT "/src/cli/init";
    if (!dir_exists(s->data.words))
        set_data(s, REFERAT_DATA_DIR);
}

str session_find_project(session *s)
{
    str folder = path_real(s->arena, s->start);
    while (folder.len) {
        str file = path_join(s->arena, folder, STR("referat.yaml"));
        if (file_exists(str_text(s->arena, file)))
            return folder;
        if (str_is(folder, "/"))
            break;
        folder = path_folder(folder);
        if (folder.len == 0)
            folder = STR("/");
    }
    return STR("");
}

str_list *session_paths(session *s, str root)
{
    str_list *names = arena_make(s->arena, str_list);
    str here = path_real(s->arena, s->start);
    for (size_t i = 0; i < s->arguments.len; i++) {
        str name = s->arguments.at[i];
        str whole = path_join(s->arena, here, name);
        bool there = path_real(s->arena, str_text(s->arena, whole)).len > 0;
        if (there && path_below(whole, root))
            name = str_slice(whole, root.len + 1, whole.len);
        if (!str_equal(whole, root))
            list_add(s->arena, names, name);
    }
    return names;
}

hyphenation *session_hyphenation(session *s, const words *w)
{
    hyphen_file files[LANG_COUNT];
    for (lang l = 0; l < LANG_COUNT; l++)
        files[l] = (hyphen_file){ words_lang_code(l), words_hyphenation(w, l) };
    if (!s->hyphenation)
        s->hyphenation = hyphenation_new(files, LANG_COUNT);
    return s->hyphenation;
}

/* ---- the program ----------------------------------------------------------------------------- */

static exit_status show_help(session *s)
{
    buf out = buf_new(s->arena);
    help_command(s->command, &out);
    put_out(buf_str(&out));
    return EXIT_DONE;
}

static exit_status run(session *s)
{
    if (session_has(s, "version")) {
        put_out(STR("referat " REFERAT_VERSION "\n"));
        return EXIT_DONE;
    }
    if (session_has(s, "help"))
        return show_help(s);
    s->start = str_text(s->arena, session_option(s, "directory", "."));
    if (!dir_exists(s->start))
        return usage_error(s, "there is no folder %s", s->start);
    session_find_data(s);
    return s->command ? s->command->run(s) : run_overview(s);
}

/* By the convention of NO_COLOR, any value but an empty one turns colour off; so does a terminal without it. */
static bool wants_colour(void)
{
    const char *no_colour = getenv("NO_COLOR"), *terminal = getenv("TERM");
    return (!no_colour || !*no_colour) && (!terminal || strcmp(terminal, "dumb") != 0);
}

int cli_main(int count, char **line)
{
    bool colour = wants_colour();
    session s = { .arena = arena_new(), .terminal_error = isatty(STDERR_FILENO) };
    s.colour_out = colour && isatty(STDOUT_FILENO);
    s.colour_error = colour && s.terminal_error;
    exit_status status = command_line_read(&s, count, line);
    if (status == EXIT_DONE)
        status = run(&s);
    hyphenation_drop(s.hyphenation);
    arena_drop(s.arena);
    if (fflush(stdout) != 0 && status == EXIT_DONE)
        status = EXIT_WORLD;
    return (int)status;
}
