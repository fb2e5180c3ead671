/*
 * directive_toc: a table of contents at this place, of the whole document; or, with `of`, a list of
 * its figures or of its tables.
 *
 * It is filled when every heading and every caption is known, like the one after the cover. The
 * author gives it a heading.
 */
#include "compose/directive.h"

static void print(composer *c, doc_block *parent, const directive_options *o)
{
    if (str_is(o->of, "figures"))
        put_caption_list(c, parent, &c->figure_list);
    else if (str_is(o->of, "tables"))
        put_caption_list(c, parent, &c->table_list);
    else
        put_toc(c, parent, o->depth > 0 ? o->depth : HEADING_DEPTH)->label = STR("");
}

const directive directive_toc = {
    .name = "toc", .options = NAMES("depth", "of"), .of = NAMES("figures", "tables"), .print = print
};
