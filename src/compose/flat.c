/*
 * flat: a decision as running text, for registers and timelines, where there is one line for it.
 *
 * Sentences follow each other with a space, items of a list begin a line with a dash, their number or letter; emphasis
 * around the whole is dropped, for it only says "this is the decision". For what has no running text (tables,
 * figures) there is a link to the decision itself.
 */
#include "compose/composer.h"

static const md_node *without_emphasis(const md_node *paragraph)
{
    const md_node *first = paragraph->first;
    bool whole = first && !first->next && (first->kind == MD_EMPHASIS || first->kind == MD_STRONG);
    return whole ? first->first : first;
}

static void put_paragraph_text(composer *c, inline_list *out, const md_node *n)
{
    const md_node *item = md_letter_line(n);
    for (const md_node *k = without_emphasis(n); k; k = k->next) {
        if (item && k->next == item) {
            inline_add(out, inline_new(c->a, INLINE_BREAK));
            item = md_letter_next(item);
        } else if (k->kind != MD_REFERENCE && k->kind != MD_IMAGE) {
            text_inline(c, out, k);
        }
    }
}

/* A block after one that ended a sentence goes on in its line; any other begins a line, and so does what is in a list. */
static void put_gap(composer *c, inline_list *out, const md_node *before, const md_node *now)
{
    bool listed = md_is_lettered(before) || md_is_lettered(now);
    str said = before && before->kind == MD_PARAGRAPH ? str_trim(md_plain(c->a, before)) : STR("");
    bool ended = str_ends(said, STR(".")) || str_ends(said, STR("!")) || str_ends(said, STR("?"));
    if (ended && !listed)
        inline_add_text(c->a, out, STR(" "));
    else if (out->first)
        inline_add(out, inline_new(c->a, INLINE_BREAK));
}

static void put_marker(composer *c, inline_list *out, const md_node *item)
{
    int number = item->parent->level;
    for (const md_node *k = item->before; k; k = k->before)
        number++;
    if (out->first)
        inline_add(out, inline_new(c->a, INLINE_BREAK));
    inline_add_text(c->a, out,
                    item->parent->ordered ? str_format(c->a, "%d. ", number) : STR("– "));
}

/* Where a block cannot stand in a line: what a reader must see is in the decision itself. */
static void put_stand_in(composer *c, inline_list *out, const md_node *n, slot item)
{
    put_text(c, out, STR("… "));
    put_link(c, out, link_to_case_in_minutes(c, item),
             say(c, n->kind == MD_TABLE ? "see-decision-table" : "see-decision"));
}

static void put_block(composer *c, inline_list *out, const md_node *n, slot item)
{
    if (n->kind == MD_ITEM)
        put_marker(c, out, n);
    if (n->kind == MD_ITEM || n->kind == MD_LIST) {
        for (const md_node *k = n->first; k; k = k->next) {
            if (n->kind == MD_ITEM && k->before && k->kind != MD_LIST)
                put_gap(c, out, k->before, k);
            put_block(c, out, k, item);
        }
    } else if (n->kind == MD_PARAGRAPH || n->kind == MD_HEADING) {
        put_paragraph_text(c, out, n);
    } else if (n->kind != MD_BREAK && n->kind != MD_HTML_BLOCK) {
        put_stand_in(c, out, n, item);
    }
}

static void put_blocks(composer *c, inline_list *out, const md_list *blocks, slot item)
{
    for (size_t i = 0; i < blocks->len; i++) {
        if (out->first && blocks->at[i]->kind != MD_LIST)
            put_gap(c, out, i > 0 ? blocks->at[i - 1] : NULL, blocks->at[i]);
        put_block(c, out, blocks->at[i], item);
    }
}

bool case_closed(const composer *c, const case_item *k)
{
    for (size_t i = 0; i < k->parts.len; i++)
        if (k->parts.at[i].label == LABEL_DECISION && part_withheld(c->audience, &k->parts.at[i]))
            return true;
    return false;
}

bool decision_is_told(audience_kind readers, const case_item *k)
{
    for (size_t i = 0; i < k->parts.len; i++)
        if (k->parts.at[i].label == LABEL_DECISION && !part_withheld(readers, &k->parts.at[i]))
            return true;
    return false;
}

void put_decision_line(composer *c, inline_list *out, const case_item *k)
{
    for (size_t i = 0; i < k->parts.len; i++) {
        const case_part *part = &k->parts.at[i];
        if (part->label != LABEL_DECISION || part_withheld(c->audience, part))
            continue;
        put_blocks(c, out, &part->blocks, (slot)(k - c->m->cases.at));
    }
    if (!out->first && case_closed(c, k)) {
        str basis = k->withheld_basis.value;
        put_small(c, out,
                  basis.len > 0 ? SAY(c, "withheld-basis", { "basis", basis })
                                : say(c, "withheld"));
    }
    inlines_settle(c, out);
}

void put_draft_mark(const composer *c, inline_list *out, const case_item *k)
{
    if (c->m->meetings.at[k->meeting].status == STATUS_DRAFT && case_has_decision(k))
        put_small(c, out, str_format(c->a, " (" STR_FMT ")", STR_ARG(say(c, "decision-draft"))));
}
