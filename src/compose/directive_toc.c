/*
 * directive_toc: a table of contents at this place, of the whole document.
 *
 * It is filled when every heading is known, like the one after the cover.
 */
#include "compose/directive.h"

static void print(composer *c, doc_block *parent, const directive_options *o)
{
    put_toc(c, parent, o->depth > 0 ? o->depth : HEADING_DEPTH)->label = STR(""); /* the author has one */
}

const directive directive_toc = { .name = "toc", .options = NAMES("depth"), .print = print };
