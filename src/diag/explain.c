/*
 * What `referat explain` prints of one message: what it says, how grave it is, how to mend it, and how to turn it
 * off for those who know better.
 */
#include "diag/inside.h"

/* The text of a kind with "…" where an argument stands. */
static void put_pattern(buf *out, const char *pattern)
{
    str rest = str_of(pattern), piece;
    while (str_cut(&rest, STR("{"), &piece)) {
        buf_put(out, piece);
        size_t close = str_find(rest, STR("}"));
        if (rest.len == 0)
            return;
        buf_text(out, "\u2026");
        rest = str_slice(rest, close + 1, rest.len);
    }
}

void message_explain(message_id id, buf *out)
{
    const message_kind *kind = message_about(id);
    buf_format(out, "%s %s: ", diag_level_name(kind->level), kind->code);
    put_pattern(out, kind->text);
    buf_text(out, "\n\n   to mend it: ");
    put_pattern(out, kind->fix);
    buf_format(out,
               "\n   to turn it off in the whole project, in referat.yaml: rules: {%s: off}"
               "\n   to turn it off for the block that follows: <!-- referat: %s off -->\n",
               kind->code, kind->code);
}
