/*
 * actions_block: what was agreed to be done, by whom, and when.
 *
 * One row for each action: initials, text, deadline. What is done is struck out and said to be
 * done, so that it is clear in black and white too. A list in which an item has more than its line
 * (a second paragraph, a list of its own) is no table: it is printed as it stands. So is all other
 * text, in its place.
 */
#include "compose/composer.h"

enum { NO_NUMBER = -1 };

void put_action_task(composer *c, inline_list *out, const action *a, bool strike)
{
    inline_list line = { 0 };
    bool struck = a->done && strike;
    text_inline_list(c, struck ? &line : out, &a->text);
    if (struck) {
        inline_add(out, inline_around(c->a, INLINE_STRIKE, line));
        put_small(c, out, str_format(c->a, " (" STR_FMT ")", STR_ARG(say(c, "done"))));
    }
    if (a->more)
        put_text(c, out, STR(" …"));
}

void put_action_cells(composer *c, doc_cell *cells, const action *a, bool strike)
{
    put_named_list(c, &cells[0].text, &a->owners);
    inlines_settle(c, &cells[0].text);
    put_action_task(c, &cells[1].text, a, strike);
    put_text(c, &cells[2].text, say_date(c, a->deadline, DATE_FULL));
}

static doc_table *action_table(const composer *c)
{
    doc_table *t = table_new(c, TABLE_REGISTER, 3);
    table_column(t, 0, CELL_LEFT, true);
    table_column(t, 2, CELL_RIGHT, true);
    table_header(c, t, (str[]){ say(c, "owner"), say(c, "task"), say(c, "deadline-column") }, 3);
    return t;
}

/* ---- the stretch of a case ------------------------------------------------------------------- */

typedef struct action_walk {
    composer *c;
    doc_block *group;
    const case_item *item;
    size_t next;      /* of the item's actions: they stand in the order of the text */
    doc_table *table; /* that rows are added to, or NULL */
} action_walk;

/* The action that was read from this paragraph, or NULL. */
static const action *action_at(action_walk *w, span at)
{
    for (size_t i = w->next; i < w->item->actions.len; i++) {
        const action *a = &w->c->m->actions.at[w->item->actions.at[i]];
        if (a->at.source == at.source && a->at.at == at.at) {
            w->next = i;
            return a;
        }
    }
    return NULL;
}

/* Is each item one line that was read as an action, or an owner with such items below? */
static bool is_plain_list(action_walk *w, const md_node *list, bool inner)
{
    for (const md_node *n = list->first; n; n = n->next) {
        const md_node *line = n->first;
        if (!line || line->kind != MD_PARAGRAPH)
            return false;
        bool act = action_at(w, line->at) != NULL;
        const md_node *below = line->next;
        bool owner = !act && !inner && below && below->kind == MD_LIST && !below->next;
        if (owner ? !is_plain_list(w, below, true) : !act || below)
            return false;
    }
    return true;
}

/* A number that the author gave the task stays with it. */
static void put_row(action_walk *w, const action *a, int number)
{
    if (!w->table) {
        block_text_flush(w->c, w->group);
        w->table = action_table(w->c);
    }
    doc_cell *cells = row_add(w->c->a, w->table, ROW_BODY);
    if (number != NO_NUMBER)
        put_text(w->c, &cells[1].text, str_format(w->c->a, "%d. ", number));
    put_action_cells(w->c, cells, a, true);
}

/* The list, or those below its owners: no list lies deeper. */
static void put_rows(action_walk *w, const md_node *list)
{
    int numbers[2] = { 0 };
    for (const md_node *n = md_next(list, list); n; n = md_next(list, n)) {
        if (n->kind != MD_ITEM && n->kind != MD_PARAGRAPH)
            continue;
        const md_node *item = n->kind == MD_ITEM ? n : n->parent;
        int *number = &numbers[item->parent != list];
        if (n->kind == MD_ITEM)
            *number = n->before ? *number + 1 : n->parent->level;
        const action *a = n->kind == MD_PARAGRAPH ? action_at(w, n->at) : NULL;
        if (a)
            put_row(w, a, item->parent->ordered ? *number : NO_NUMBER);
    }
}

static void end_table(action_walk *w)
{
    if (w->table)
        put_table(w->c, w->group, w->table);
    w->table = NULL;
}

static void put_stretch(action_walk *w, const md_node *block)
{
    const action *a = block->kind == MD_PARAGRAPH ? action_at(w, block->at) : NULL;
    size_t before = w->next;
    bool rows = block->kind == MD_LIST && is_plain_list(w, block, false);
    w->next = before;
    if (a) {
        put_row(w, a, NO_NUMBER);
    } else if (rows) {
        put_rows(w, block);
    } else {
        end_table(w);
        text_block(w->c, w->group, block);
    }
}

void put_actions(composer *c, doc_block *parent, const case_item *item, const case_part *part)
{
    action_walk w = { .c = c, .item = item };
    w.group = put_group(c, parent, GROUP_ACTIONS, say_capital(c, part->label_text));
    for (size_t i = 0; i < part->blocks.len; i++)
        put_stretch(&w, part->blocks.at[i]);
    end_table(&w);
    block_text_flush(c, w.group);
}
