/*
 * explain: what a message means and how to mend it; without a code, all of them in a list.
 *
 * Everything that it says stands in the list of messages (diag/messages.def), with the keys as the project writes
 * them; outside a project, in English. A code that is not there is refused with the nearest one that is.
 */
#include "cli/cli.h"

static const char *const level_names[] = { "off", "note", "warning", "error" };

/* A collector that knows the words of the project; its messages are never printed. */
static const diag *words_of_project(session *s)
{
    str root = session_find_project(s);
    diag *d = diag_new(s->arena);
    if (root.len)
        model_load_settings(d, s->arena, words_load(d, s->arena, s->data.words),
                            str_text(s->arena, root));
    return d;
}

static void list_all(const diag *d, buf *out)
{
    for (int id = 0; id < MSG_COUNT; id++) {
        const message_kind *kind = message_about((message_id)id);
        buf_format(out, "%s  %-7s  ", kind->code, level_names[kind->level]);
        message_put_pattern(d, kind->text, out);
        buf_char(out, '\n');
    }
}

static exit_status unknown_code(session *s, str code)
{
    str_list codes = { 0 };
    for (int id = 0; id < MSG_COUNT; id++)
        list_add(s->arena, &codes, str_of(message_about((message_id)id)->code));
    str near = utf8_nearest(code, codes.at, codes.len);
    if (near.len)
        return usage_error(s, "there is no message " STR_FMT "; did you mean " STR_FMT "?",
                           STR_ARG(code), STR_ARG(near));
    return usage_error(s, "there is no message " STR_FMT, STR_ARG(code));
}

exit_status run_explain(session *s)
{
    message_id id;
    buf out = buf_new(s->arena);
    const diag *d = words_of_project(s);
    if (s->arguments.len == 0)
        list_all(d, &out);
    else if (message_find(s->arguments.at[0], &id))
        message_explain(d, id, &out);
    else
        return unknown_code(s, s->arguments.at[0]);
    put_out(buf_str(&out));
    return EXIT_DONE;
}
