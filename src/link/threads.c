/*
 * From references to the history of matters.
 *
 * Each case learns which cases it cites and which cite it, and whether its decision was replaced or annulled. Cases that
 * are joined by references, over all bodies, are one matter: a thread. Every case belongs to exactly one,
 * if only to its own. What a case cites that only lists others ("Referatsaker", the follow-up that `new` makes, a standing
 * case of the body) joins nothing: to be named in one list is no connection. Found by union-find with path halving
 * (Tarjan and van Leeuwen 1984).
 */
#include "link/linker.h"

/* ---- citations ------------------------------------------------------------------------------- */

static bool is_citation(const reference *r)
{
    return r->kind == REF_CASE && r->outcome == REF_FOUND && r->item != NO_SLOT
           && r->target != NO_SLOT;
}

/* References of one case stand together but for its footnotes and attachments, so the last seen citer of each target
   tells nearly always whether it was counted; the rest is looked up. */
static bool cites_already(const case_item *c, slot target)
{
    for (size_t i = c->cites.len; i > 0; i--)
        if (c->cites.at[i - 1] == target)
            return true;
    return false;
}

static void add_citations(linker *k)
{
    slot *seen = arena_array(k->a, slot, k->m->cases.len + 1);
    for (size_t i = 0; i < k->m->references.len; i++) {
        const reference *r = &k->m->references.at[i];
        if (!is_citation(r) || seen[r->target] == r->item + 1)
            continue;
        case_item *c = &k->m->cases.at[r->item];
        bool elsewhere =
            r->at.source != c->at.source; /* an attachment: its order is not the case's */
        seen[r->target] = r->item + 1;
        if (!elsewhere || !cites_already(c, r->target))
            list_add(k->a, &c->cites, r->target);
    }
    for (size_t i = 0; i < k->m->cases.len; i++) /* in order of date, as cases are */
        for (size_t n = 0; n < k->m->cases.at[i].cites.len; n++)
            list_add(k->a, &k->m->cases.at[k->m->cases.at[i].cites.at[n]].cited_by, (slot)i);
}

/* Does a decision stand there? What is proposed, put off or only spoken of leaves others in force. */
static bool has_decided(const linker *k, slot item)
{
    const case_item *c = &k->m->cases.at[item];
    return case_has_decision(c) && meeting_was_held(&k->m->meetings.at[c->meeting]);
}

static void add_replacements(linker *k)
{
    for (size_t i = 0; i < k->m->references.len; i++) {
        const reference *r = &k->m->references.at[i];
        if (!is_citation(r) || !has_decided(k, r->item))
            continue;
        if (r->replaces)
            k->m->cases.at[r->target].replaced_by = r->item;
        if (r->annuls)
            k->m->cases.at[r->target].annulled_by = r->item;
    }
}

static str standing_key(const linker *k, slot owner, str title)
{
    return str_format(k->a, "%d " STR_FMT, (int)owner, STR_ARG(utf8_fold(k->a, str_trim(title))));
}

/* The titles that come up at every meeting of a body. */
static map *list_standing(linker *k)
{
    map *standing = map_new(k->a);
    for (size_t b = 0; b < k->m->bodies.len; b++) {
        const text_list *titles = &k->m->bodies.at[b].standing_cases;
        for (size_t i = 0; i < titles->len; i++)
            map_add(standing, standing_key(k, (slot)b, titles->at[i].value), &titles->at[i]);
    }
    return standing;
}

/* A case that lists what others were about, or goes through what there is at each meeting, would make one matter of all
   that it names. */
static void find_lists(linker *k)
{
    map *standing = list_standing(k);
    for (size_t i = 0; i < k->m->cases.len; i++) {
        case_item *c = &k->m->cases.at[i];
        bool is_list =
            words_find_signal(k->w, SIGNAL_LISTS, c->plain_title, 0).at == c->plain_title.at;
        c->lists_others = is_list
                          || (map_len(standing) > 0
                              && map_find(standing, standing_key(k, c->body, c->plain_title)));
    }
}

/* ---- threads --------------------------------------------------------------------------------- */

static slot root_of(slot *parents, slot item)
{
    while (parents[item] != item) {
        parents[item] = parents[parents[item]];
        item = parents[item];
    }
    return item;
}

/* The earlier root stays, so that a thread is found at its first case. */
static void join(slot *parents, slot one, slot other)
{
    slot first = root_of(parents, one), second = root_of(parents, other);
    if (first < second)
        parents[second] = first;
    else
        parents[first] = second;
}

static void gather(linker *k, slot *parents)
{
    for (size_t i = 0; i < k->m->cases.len; i++) {
        slot root = root_of(parents, (slot)i);
        case_item *c = &k->m->cases.at[i];
        if (root == (slot)i) {
            c->thread = (slot)k->m->threads.len;
            list_add(k->a, &k->m->threads, (thread){ 0 });
        } else {
            c->thread = k->m->cases.at[root].thread;
        }
        list_add(k->a, &k->m->threads.at[c->thread].cases, (slot)i);
    }
}

void link_threads(linker *k)
{
    add_citations(k);
    add_replacements(k);
    find_lists(k);
    slot *parents = arena_array(k->a, slot, k->m->cases.len + 1);
    for (size_t i = 0; i < k->m->cases.len; i++)
        parents[i] = (slot)i;
    for (size_t i = 0; i < k->m->cases.len; i++)
        for (size_t n = 0; n < k->m->cases.at[i].cites.len && !k->m->cases.at[i].lists_others; n++)
            join(parents, (slot)i, k->m->cases.at[i].cites.at[n]);
    gather(k, parents);
}
