/*
 * init: a new project that builds, from the skeleton of a language.
 *
 * The folder must be new or empty, so that nothing of the user's is ever mixed with it. The skeleton is a
 * project like any other (src/cli/init), with the organisation's name left open.
 */
#include "cli/skeleton.h"

static bool is_empty_or_new(session *s, const char *folder)
{
    dir_list entries = { 0 };
    if (!dir_exists(folder))
        return !file_exists(folder);
    return dir_list_all(s->arena, folder, 1, &entries) == FILE_OK && entries.len == 0;
}

exit_status run_init(session *s)
{
    str here = path_real(s->arena, s->start);
    str folder = path_join(s->arena, here, s->arguments.at[0]);
    if (!is_empty_or_new(s, str_text(s->arena, folder)))
        return usage_error(s, STR_FMT " is not empty; a new project wants a folder of its own",
                           STR_ARG(s->arguments.at[0]));
    str name = session_option(s, "organisation", "");
    if (name.len == 0)
        name = utf8_capital(s->arena, path_name(folder));
    const filling fillings[] = { { .name = "organisation",
                                   .value = skeleton_quote_in_braces(s->arena, name) },
                                 { .name = NULL } };
    exit_status status =
        skeleton_copy(s, "project", session_option(s, "language", "nb"), folder, fillings);
    if (status == EXIT_DONE)
        put_error(str_format(s->arena, "\nNext: cd " STR_FMT " && referat build\n",
                             STR_ARG(s->arguments.at[0])));
    return status;
}
