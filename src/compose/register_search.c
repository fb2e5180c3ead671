/*
 * register_search: where one searches the site, and what a page is called among what is found.
 *
 * The page of the search has the lists of the site, too, so that it leads on where there are no scripts. How the form looks
 * and what it does is the back end's affair; here it is a group with a label, which print leaves out.
 */
#include "compose/register.h"
#include "compose/site_plan.h"

void put_search(composer *c, doc_block *root)
{
    block_append(root, block_group(c->a, GROUP_SEARCH, say(c, "search-label")));
}

static void put_lists(composer *c, doc_block *root)
{
    put_section(c, root, 2, say(c, "search-lists"));
    doc_block *list = put_list(c, root);
    for (size_t i = 0; i < c->plan->items.len; i++) {
        const plan_item *item = &c->plan->items.at[i];
        inline_list line = { 0 };
        if (!item->in_menu || item == c->item)
            continue;
        put_link(c, &line, link_to_item(c, item, STR("")), item->title);
        put_item(c, list, line);
    }
}

void compose_search(composer *c, doc_block *root)
{
    put_page_title(c, root, c->item->title);
    put_search(c, root);
    put_paragraph(c, root, say(c, "search-about"));
    put_lists(c, root);
}

/* ---- what a page is called ------------------------------------------------------------------- */

static const char *const report_genres[] = {
    [REPORT_ANNUAL] = "genre-annual",
    [REPORT_PLAN] = "genre-plan",
    [REPORT_DOCUMENT] = "genre-document",
    [REPORT_PAPER] = "genre-paper",
};

/* NULL for a page that only lists others. */
static const char *genre_phrase(const composer *c)
{
    slot subject = c->item->subject;
    switch (c->item->kind) {
    case PLAN_MEETING:
        return c->m->meetings.at[subject].status == STATUS_AGENDA ? "genre-agenda"
                                                                  : "genre-minutes";
    case PLAN_REPORT:
        return report_genres[c->m->reports.at[subject].kind];
    case PLAN_CASE:
        return "genre-case";
    case PLAN_BODY:
        return "genre-body";
    case PLAN_PERSON:
        return "genre-person";
    case PLAN_ACCOUNTS_YEAR:
        return "genre-accounts";
    default:
        return NULL;
    }
}

/* Of a case that a body treated under a former name: it is looked for by each. */
static str names_of_body(const composer *c)
{
    const dated *name = &c->m->bodies.at[c->body].name;
    buf names = buf_new(c->a);
    for (size_t i = 0; i < name->len; i++) {
        buf_put(&names, name->at[i].value);
        buf_char(&names, '\n');
    }
    return buf_str(&names);
}

/* In the language of the site, like the other words around a page. */
void compose_genre(composer *c)
{
    const char *phrase = genre_phrase(c);
    if (phrase)
        c->doc->genre = words_phrase(c->w, c->m->settings.language, phrase);
    if (!phrase || c->body == NO_SLOT)
        return;
    c->doc->board = body_name(c->m, c->body, c->plan->at);
    c->doc->board_names = names_of_body(c);
}
