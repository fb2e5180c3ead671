/*
 * explain: what a message means and how to mend it; without a code, all of them in a list.
 *
 * Everything that it says stands in the list of messages (diag/messages.def). A code that is not there is
 * refused with the nearest one that is.
 */
#include "cli/cli.h"

static const char *const level_names[] = { "off", "note", "warning", "error" };

static void list_all(buf *out)
{
    for (int id = 0; id < MSG_COUNT; id++) {
        const message_kind *kind = message_about((message_id)id);
        buf_format(out, "%s  %-7s  ", kind->code, level_names[kind->level]);
        message_put_pattern(NULL, kind->text, out);
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
    if (s->arguments.len == 0)
        list_all(&out);
    else if (message_find(s->arguments.at[0], &id))
        message_explain(id, &out);
    else
        return unknown_code(s, s->arguments.at[0]);
    put_out(buf_str(&out));
    return EXIT_DONE;
}
