/*
 * actions_block: what was agreed to be done, by whom, and when.
 *
 * One row for each action: initials, text, deadline. What is done is struck out and said to be
 * done, so that it is clear in black and white too. Running text between the actions is printed
 * above the table.
 */
#include "compose/composer.h"

static bool lies_in(const case_part *part, span at)
{
    for (size_t i = 0; i < part->blocks.len; i++) {
        span block = part->blocks.at[i]->at;
        if (block.source == at.source && at.at >= block.at && at.at < block.at + block.len)
            return true;
    }
    return false;
}

static void put_task(composer *c, inline_list *out, const action *a)
{
    inline_list line = { 0 };
    text_inline_list(c, &line, &a->text);
    if (!a->done) {
        *out = line;
        return;
    }
    inline_add(out, inline_around(c->a, INLINE_STRIKE, line));
    put_small(c, out, str_format(c->a, " (" STR_FMT ")", STR_ARG(say(c, "done"))));
}

void put_action_cells(composer *c, doc_cell *cells, const action *a)
{
    put_named_list(c, &cells[0].text, &a->owners);
    inlines_settle(c, &cells[0].text);
    put_task(c, &cells[1].text, a);
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

void put_actions(composer *c, doc_block *parent, const case_item *item, const case_part *part)
{
    doc_block *group = put_group(c, parent, GROUP_ACTIONS, say_capital(c, part->label_text));
    doc_table *t = action_table(c);
    for (size_t i = 0; i < item->actions.len; i++) {
        const action *a = &c->m->actions.at[item->actions.at[i]];
        if (lies_in(part, a->at))
            put_action_cells(c, row_add(c->a, t, ROW_BODY), a);
    }
    bool none = t->rows.len == 1;
    for (size_t i = 0; i < part->blocks.len; i++)
        if (none || part->blocks.at[i]->kind != MD_LIST)
            text_block(c, group, part->blocks.at[i]);
    block_text_flush(c, group);
    if (!none)
        put_table(c, group, t);
}
