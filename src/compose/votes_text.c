/*
 * votes_text: a vote, written out: "8 for, 1 mot (GY), 1 avholdende", "enstemmig".
 *
 * Numbers that were not given are not printed; names follow the number that they belong to, as
 * initials with the full name behind them.
 */
#include "compose/composer.h"

typedef struct count {
    const char *phrase;
    int number;
    const named_list *names;
} count;

static void put_count(const composer *c, inline_list *out, const count *v)
{
    if (v->number < 0)
        return;
    if (out->first)
        put_text(c, out, STR(", "));
    put_text(c, out, SAY(c, v->phrase, { "n", str_format(c->a, "%d", v->number) }));
    if (v->names->len == 0)
        return;
    put_text(c, out, STR(" ("));
    put_named_list(c, out, v->names);
    put_text(c, out, STR(")"));
}

void put_vote(composer *c, inline_list *out, const vote *v)
{
    const count counts[] = {
        { "vote-for", v->in_favour, &v->favour_names },
        { "vote-against", v->against, &v->against_names },
        { "vote-abstaining", v->abstaining, &v->abstaining_names },
    };
    if (v->unanimous)
        put_text(c, out, say_capital(c, say(c, "unanimous")));
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        put_count(c, out, &counts[i]);
    inlines_settle(c, out);
}
