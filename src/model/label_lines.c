/*
 * Labels that no empty line stands before: lines of a paragraph that begin with one.
 *
 *     **Vedtak:** Styret godkjenner planen.         - Fliser kjøpes inn.
 *     **Votering:** Enstemmig.                      **Votering:** Enstemmig.
 *
 * In Markdown the second line goes on with the paragraph above, or with the last item of a list. The author means a
 * label, so the line becomes a paragraph of its own, and is told of. In a list, only a line at the margin is taken:
 * what is indented was meant for the item.
 */
#include "model/load.h"

static bool is_break(const md_node *n)
{
    return n->kind == MD_SOFT_BREAK || n->kind == MD_LINE_BREAK;
}

/* The paragraph that a line at the margin below a block goes on with; NULL if there is none. */
static md_node *open_paragraph(md_node *block)
{
    md_node *n = block;
    while (n && (n->kind == MD_LIST || n->kind == MD_ITEM || n->kind == MD_QUOTE))
        n = n->last;
    return n && n->kind == MD_PARAGRAPH ? n : NULL;
}

/* One line of a paragraph, from a node to the next break, as a paragraph to be looked at. */
static md_node *copy_line(loader *l, const md_node *first)
{
    md_node *line = md_new(l->a, MD_PARAGRAPH, first->at);
    for (const md_node *n = first; n && !is_break(n); n = n->next)
        md_append(line, md_copy(l->a, n));
    return line;
}

/* Outside every case, a line is taken only where it says what would be lost there. */
static bool begins_label(loader *l, const meeting *held, const case_item *c, const md_node *first, found_label *found)
{
    if (first->kind != MD_STRONG && first->kind != MD_EMPHASIS)
        return false;
    return find_label(l, held, c, copy_line(l, first), found) && (c || !label_may_stand_outside(found->label));
}

static void insert_after(md_node *block, md_node *n)
{
    if (block->next)
        md_insert_before(block->next, n);
    else
        md_append(block->parent, n);
}

/* Moves what follows a break into a paragraph after `block`; the break goes. */
static void split_at(loader *l, md_node *block, md_node *gap)
{
    md_node *tail = md_new(l->a, MD_PARAGRAPH, gap->next->at), *next;
    if (block->detail->lang.len)
        md_detail_of(l->a, tail)->lang = block->detail->lang;
    for (md_node *n = gap->next; n; n = next) {
        next = n->next;
        tail->at = span_join(tail->at, n->at);
        md_remove(n);
        md_append(tail, n);
    }
    md_remove(gap);
    insert_after(block, tail);
}

void split_label_lines(loader *l, const meeting *held, const case_item *c, md_node *block)
{
    md_node *paragraph = open_paragraph(block), *before;
    for (md_node *n = paragraph ? paragraph->last : NULL; n; n = before) { /* from the end: each line is moved once */
        before = n->before;
        found_label found;
        bool inside = is_break(n) && n->before && n->next;
        bool open = inside && (paragraph == block || diag_place(l->d, n->next->at).column == 1);
        if (!open || !begins_label(l, held, c, n->next, &found))
            continue;
        DIAG(l->d, LABEL_IN_PARAGRAPH, found.at, found.written);
        split_at(l, block, n);
    }
}
