/*
 * role_page: {page}`figur 2`, what stands elsewhere in the document, with its page.
 *
 * The argument names a figure, a table or a heading as the document prints it ("tabell 1",
 * "Regnskap"). It is printed as a link; in print the page follows it ("figur 2 side 12"), which the
 * typesetter fills in. A web page has no pages.
 */
#include "compose/role.h"

/* "figur 2": the address that figure will have. It may come later in the text. */
static str counted_anchor(const composer *c, str given)
{
    size_t space = given.len;
    while (space > 0 && given.at[space - 1] != ' ')
        space--;
    long number;
    if (space == 0 || !str_int(str_slice(given, space, given.len), &number) || number < 1)
        return STR("");
    str word = words_canonical(c->w, WORD_REFERENCE, str_trim(str_slice(given, 0, space)));
    const char *stem = str_is(word, "figure") ? "figur" : str_is(word, "table") ? "tabell" : NULL;
    return stem ? str_format(c->a, "%s-%ld", stem, number) : STR("");
}

static str anchor_of(const composer *c, str given)
{
    str counted = counted_anchor(c, given), heading = utf8_ascii(c->a, given);
    if (counted.len > 0)
        return counted;
    return map_find(c->anchors, heading) ? heading : STR("");
}

void role_page(composer *c, inline_list *out, const md_node *n)
{
    str given = str_trim(n->text), anchor = anchor_of(c, given);
    if (anchor.len == 0) {
        role_fault(c, out, n, "no heading, figure or table of this document is called so", STR(""));
        return;
    }
    put_link(c, out, c->in_link ? NULL : link_to_anchor(c, anchor), given);
    inline_node *page = inline_new(c->a, INLINE_PAGE);
    page->anchor = anchor;
    page->text = str_format(c->a, "\u00a0" STR_FMT "\u00a0", STR_ARG(say(c, "page-before")));
    inline_add(out, page);
}
