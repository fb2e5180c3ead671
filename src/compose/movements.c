/*
 * movements: who came, who left and who took over before a case, one small line for each.
 *
 * A seat is handed over where a member was there for a part of the meeting and a deputy for the rest. That is one
 * thing that happened, and one line says it: the lines of the member who left and of the deputy who came are not
 * printed beside it.
 */
#include "compose/composer.h"

/* ---- seats that change hands ------------------------------------------------------------------ */

typedef enum handover { HANDOVER_NONE, HANDOVER_TO_DEPUTY, HANDOVER_TO_MEMBER } handover;

static const char *const handover_phrases[] = {
    [HANDOVER_TO_DEPUTY] = "deputy-from-here",
    [HANDOVER_TO_MEMBER] = "member-from-here",
};

static handover handover_at(const roster_row *row, slot item)
{
    bool in_part = row->joined != NO_SLOT || row->left != NO_SLOT;
    if (!row->deputy || row->sign != SIGN_PRESENT || !in_part)
        return HANDOVER_NONE;
    if (row->joined == item)
        return HANDOVER_TO_MEMBER;
    slot from = row->deputy_joined != NO_SLOT ? row->deputy_joined : row->left;
    return from == item ? HANDOVER_TO_DEPUTY : HANDOVER_NONE;
}

static slot holder_there(const roster_row *row)
{
    for (int i = 0; i < row->people_count; i++)
        if (row->people[i].sign == SIGN_PRESENT)
            return row->people[i].person;
    return NO_SLOT;
}

static bool is_handed_over(const meeting *m, slot item, slot who)
{
    for (size_t i = 0; who != NO_SLOT && i < m->roster.len; i++) {
        const roster_row *row = &m->roster.at[i];
        if (handover_at(row, item) != HANDOVER_NONE
            && (row->deputy_person == who || holder_there(row) == who))
            return true;
    }
    return false;
}

/* ---- lines ------------------------------------------------------------------------------------ */

static void put_line(const composer *c, doc_block *parent, str said)
{
    inline_list inner = { 0 }, line = { 0 };
    put_text(c, &inner, said);
    inline_add(&line, inline_around(c->a, INLINE_SMALL, inner));
    put_inlines(c, parent, line);
}

static void put_handovers(const composer *c, doc_block *parent, const meeting *m, slot item)
{
    for (size_t i = 0; i < m->roster.len; i++) {
        const roster_row *row = &m->roster.at[i];
        handover kind = handover_at(row, item);
        if (kind == HANDOVER_NONE)
            continue;
        put_line(c, parent,
                 SAY(c, handover_phrases[kind], { "deputy", named_name(c, row->deputy) },
                     { "name", person_name(c->m, holder_there(row), c->day) },
                     { "number", c->m->cases.at[item].label }));
    }
}

static void put_movement(const composer *c, doc_block *parent, const meeting *m, const at_case *one,
                         const char *phrase)
{
    if (!is_handed_over(m, one->target, one->who.person))
        put_line(c, parent, SAY(c, phrase, { "name", named_name(c, &one->who) }));
}

void case_movements(const composer *c, doc_block *parent, slot item)
{
    const meeting *m = &c->m->meetings.at[c->m->cases.at[item].meeting];
    for (size_t i = 0; i < m->left.len; i++)
        if (m->left.at[i].target == item)
            put_movement(c, parent, m, &m->left.at[i], "left-here");
    for (size_t i = 0; i < m->joined.len; i++)
        if (m->joined.at[i].target == item)
            put_movement(c, parent, m, &m->joined.at[i], "joined-here");
    put_handovers(c, parent, m, item);
}
