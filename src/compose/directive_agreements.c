/*
 * directive_agreements: the agreements in force on a day, newest first, each with the year that it
 * was made.
 *
 * Takes the register as of a day, gives a list; agreements of one year stand in the order of the
 * register.
 */
#include "compose/directive.h"

#include <stdlib.h>

typedef struct dated_agreement {
    int32_t from;
    slot which;
} dated_agreement;

static int compare_newest(const void *x, const void *y)
{
    const dated_agreement *a = x, *b = y;
    if (a->from != b->from)
        return a->from > b->from ? -1 : 1;
    return a->which < b->which ? -1 : a->which > b->which;
}

static inline_list agreement_line(const composer *c, const agreement *a, date day)
{
    inline_list line = one_text(c, dated_any(&a->name, day));
    if (date_some(a->when.from)) {
        put_text(c, &line, STR(" "));
        put_text(c, &line,
                 SAY(c, "agreement-made", { "year", str_format(c->a, "%d", a->when.from.year) }));
    }
    inlines_settle(c, &line);
    return line;
}

static void print(composer *c, doc_block *parent, const directive_options *o)
{
    list_of(dated_agreement) chosen = { 0 };
    for (slot i = 0; i < (slot)c->m->agreements.len; i++) {
        const agreement *a = &c->m->agreements.at[i];
        if (period_has(a->when, o->at))
            list_add(c->a, &chosen, ((dated_agreement){ period_first(a->when), i }));
    }
    if (chosen.len == 0) {
        directive_empty(c, parent, o);
        return;
    }
    qsort(chosen.at, chosen.len, sizeof *chosen.at, compare_newest);
    doc_block *list = put_list(c, parent);
    for (size_t i = 0; i < chosen.len; i++)
        put_item(c, list, agreement_line(c, &c->m->agreements.at[chosen.at[i].which], o->at));
}

const directive directive_agreements = { .name = "agreements",
                                         .options = NAMES("at", "year"),
                                         .print = print };
