/*
 * links: where a link leads.
 *
 * Makes the links of a document from slots of the archive and from urls in the text. A url is one
 * of: an explicit reference ("sak:…", settled by `link`), a page outside (http, https, mailto,
 * tel), a place in the same document (#…), a Markdown file of the archive (a link to its page), or
 * another file (copied into the site). Everything else is no link, and gives a message.
 */
#include "compose/composer.h"
#include "compose/site_plan.h"

static doc_link *link_new(const composer *c, link_kind kind)
{
    doc_link *link = arena_make(c->a, doc_link);
    link->kind = kind;
    return link;
}

const doc_link *link_to_item(const composer *c, const plan_item *item, str anchor)
{
    if (!item)
        return NULL;
    if (item == c->item)
        return anchor.len > 0 ? link_to_anchor(c, anchor) : NULL;
    doc_link *link = link_new(c, LINK_PAGE);
    link->page = item->page;
    link->pdf = item->pdf;
    link->anchor = anchor;
    return link;
}

const doc_link *link_to_anchor(const composer *c, str anchor)
{
    if (anchor.len == 0)
        return NULL;
    doc_link *link = link_new(c, LINK_ANCHOR);
    link->anchor = anchor;
    return link;
}

const doc_link *link_to_file(const composer *c, str path)
{
    str copied = plan_file_path(c->plan, path);
    if (copied.len == 0)
        return NULL;
    list_add(c->a, &c->doc->files, copied);
    doc_link *link = link_new(c, LINK_FILE);
    link->page = copied;
    return link;
}

const doc_link *link_to_case(const composer *c, slot item)
{
    return item == NO_SLOT ? NULL : link_to_item(c, plan_case(c->plan, item), STR(""));
}

const doc_link *link_to_case_in_minutes(const composer *c, slot item)
{
    if (item == NO_SLOT)
        return NULL;
    const case_item *k = &c->m->cases.at[item];
    return link_to_item(c, plan_meeting(c->plan, k->meeting), case_anchor(c, k));
}

const doc_link *link_to_meeting(const composer *c, slot which)
{
    return which == NO_SLOT ? NULL : link_to_item(c, plan_meeting(c->plan, which), STR(""));
}

const doc_link *link_to_person(const composer *c, slot which)
{
    return which == NO_SLOT ? NULL : link_to_item(c, plan_person(c->plan, which), STR(""));
}

const doc_link *link_to_body(const composer *c, slot board)
{
    return board == NO_SLOT ? NULL : link_to_item(c, plan_body(c->plan, board), STR(""));
}

/* ---- urls ------------------------------------------------------------------------------------ */

static const doc_link *link_out(composer *c, str url, span at)
{
    if (!url_is_safe(c->a, url)) {
        DIAG(c->d, LINK_REFUSED, at, url_scheme(url));
        return NULL;
    }
    doc_link *link = link_new(c, LINK_URL);
    link->url = url;
    return link;
}

static const doc_link *link_inside(composer *c, str name, span at)
{
    str id = utf8_ascii(c->a, name);
    bool counted = str_starts(id, STR("figur-")) || str_starts(id, STR("tabell-"));
    if (id.len == 0 || (!counted && !map_find(c->anchors, id))) {
        DIAG0(c->d, LINK_NOWHERE, at);
        return NULL;
    }
    return link_to_anchor(c, id);
}

static const doc_link *link_to_path(composer *c, str url, span at)
{
    str rest = url, file = { 0 };
    str_cut(&rest, STR("#"), &file);
    str path = url_to_path(c->d, c->a, file, at);
    const plan_item *item = plan_page_of(c->plan, path);
    if (item)
        return link_to_item(c, item,
                            rest.len > 0 ? utf8_ascii(c->a, rest) : plan_anchor_of(c->plan, path));
    const doc_link *copied = link_to_file(c, path);
    if (!copied)
        DIAG(c->d, LINK_MISSING, at, file);
    return copied;
}

/* An explicit reference: `link` has said whether it was found, and given the message where it was not. */
static bool is_reference(const composer *c, span at, const reference **found)
{
    *found = reference_from(c->m, at);
    return *found && reference_meets(c->m, *found, at);
}

static bool is_reference_scheme(const composer *c, str scheme)
{
    return words_canonical(c->w, WORD_CASE, scheme).len > 0
           || str_is(words_canonical(c->w, WORD_REFERENCE, scheme), "meeting")
           || str_is(words_canonical(c->w, WORD_KEY, scheme), "meeting");
}

const doc_link *link_of_url(composer *c, str url, span at)
{
    str scheme = url_scheme(url);
    const reference *r;
    if (scheme.len > 0 && is_reference_scheme(c, scheme))
        return is_reference(c, at, &r) ? link_of_reference(c, r) : NULL;
    if (scheme.len > 0)
        return link_out(c, url, at);
    if (url.len == 0 || url.at[0] == '#')
        return link_inside(c, str_slice(url, 1, url.len), at);
    return link_to_path(c, url, at);
}
