/*
 * What `referat explain` prints of one message: what it says, how grave it is, how to mend it, where the handbook tells
 * more, and how to turn it off for those who know better. What cannot be turned off, or not for a block, is not offered.
 */
#include "diag/inside.h"

/* The headings of the handbook's chapter on messages, by the first digit of a code. */
static const char *const sections[] = {
    "Filer og skrivemåte",
    "Registeret og verdier",
    "Møter og saker",
    "Lenker mellom saker",
    "Tekst, figurer og koder",
    "Regnskapet",
    "Folk og organer gjennom tiden",
    "Loven",
    "Trykken",
    "Byggingen",
};

static void put_how_to_silence(const diag *d, buf *out, message_id id)
{
    const str code = str_of(message_about(id)->code);
    const message_arguments named = { &code, 1 };
    if (message_is_kept(id)) {
        buf_text(out, "   it cannot be turned off\n");
        return;
    }
    buf_text(out, "   to turn it off in the whole project, in referat.yaml: ");
    diag_fill_pattern(d, "{key:rules}: {{1}: {value:off}}\n", &named, out);
    if (!message_is_in_text(id))
        return;
    buf_text(out, "   to turn it off for the block that follows: ");
    diag_fill_pattern(d, "<!-- referat: {1} {comment:off} -->\n", &named, out);
}

void message_explain(const diag *d, message_id id, buf *out)
{
    const message_kind *kind = message_about(id);
    buf_format(out, "%s %s: ", diag_level_name(kind->level), kind->code);
    message_put_pattern(d, kind->text, out);
    buf_text(out, "\n\n   to mend it: ");
    message_put_pattern(d, kind->fix, out);
    buf_format(out, "\n   more about it: the handbook, Meldingene, \u201c%s\u201d, under %s\n",
               sections[kind->code[1] - '0'], kind->code);
    put_how_to_silence(d, out, id);
}
