/*
 * flat: a decision as running text, for registers and timelines, where there is one line for it.
 *
 * Paragraphs follow each other with a space, items of a list begin a line with a dash; emphasis around the whole
 * is dropped, for it only says "this is the decision". What has no running text (tables, figures)
 * is left out.
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
    for (const md_node *k = without_emphasis(n); k; k = k->next)
        if (k->kind != MD_REFERENCE && k->kind != MD_IMAGE)
            text_inline(c, out, k);
}

static void put_block(composer *c, inline_list *out, const md_node *n)
{
    if (n->kind == MD_PARAGRAPH || n->kind == MD_HEADING) {
        if (out->first)
            inline_add_text(c->a, out, STR(" "));
        put_paragraph_text(c, out, n);
    } else if (n->kind == MD_ITEM) {
        inline_add(out, inline_new(c->a, INLINE_BREAK));
        inline_add_text(c->a, out, STR("–"));
    }
    if (n->kind != MD_ITEM && n->kind != MD_LIST)
        return;
    for (const md_node *k = n->first; k; k = k->next)
        put_block(c, out, k);
}

bool case_closed(const composer *c, const case_item *k)
{
    for (size_t i = 0; i < k->parts.len; i++)
        if (k->parts.at[i].label == LABEL_DECISION && part_withheld(c->audience, &k->parts.at[i]))
            return true;
    return false;
}

void put_decision_line(composer *c, inline_list *out, const case_item *k)
{
    for (size_t i = 0; i < k->parts.len; i++) {
        const case_part *part = &k->parts.at[i];
        if (part->label != LABEL_DECISION || part_withheld(c->audience, part))
            continue;
        for (size_t b = 0; b < part->blocks.len; b++)
            put_block(c, out, part->blocks.at[b]);
    }
    if (!out->first && case_closed(c, k)) {
        str basis = k->withheld_basis.value;
        put_small(c, out,
                  basis.len > 0 ? SAY(c, "withheld-basis", { "basis", basis })
                                : say(c, "withheld"));
    }
    inlines_settle(c, out);
}
