/*
 * notes: footnotes, numbered through the document in order of their first call.
 *
 * Labels are local to a file, and the plan knows where each is defined; a call is entered at once, the
 * text is composed when the rest of the document stands, one note after another, so that a note that
 * calls another (or itself) only adds to the queue. Generated tables make notes of their own, in the
 * same count. Notes that are called in a note come right after the one of the text that it began with,
 * so that the numbers at the foot of a page ascend; the calls get their numbers when all are known.
 */
#include "compose/composer.h"
#include "compose/site_plan.h"

static str definition_key(arena *a, int32_t origin, str label)
{
    str folded = utf8_fold(a, label);
    return str_format(a, "%d:" STR_FMT, origin, STR_ARG(folded));
}

void notes_index(planner *p, const md_node *root)
{
    for (const md_node *n = root ? root->first : NULL; n; n = n->next)
        if (n->kind == MD_FOOTNOTE)
            map_add(p->index->notes, definition_key(p->a, n->at.source, n->text),
                    (md_node *)(uintptr_t)n);
}

static void add_call(composer *c, inline_list *out, int nth)
{
    inline_node *call = inline_new(c->a, INLINE_NOTE);
    call->number = nth;
    inline_add(out, call);
    list_add(c->a, &c->note_signs, call);
}

/* Gives its place, from 1. */
static int note_new(composer *c, note_call call)
{
    list_add(c->a, &c->notes, call);
    return (int)c->notes.len;
}

void note_of_text(composer *c, inline_list *out, const md_node *call)
{
    str key = definition_key(c->a, call->at.source, call->text);
    const md_node *definition = map_find(c->plan->index->notes, key);
    if (!definition)
        return; /* `read` has said so */
    int *number = map_find(c->note_numbers, key);
    if (!number) {
        number = arena_make(c->a, int);
        *number = note_new(c, (note_call){ .definition = definition });
        map_add(c->note_numbers, key, number);
    }
    add_call(c, out, *number);
}

void note_of_directive(composer *c, inline_list *out, str line)
{
    add_call(c, out, note_new(c, (note_call){ .text = line }));
}

/* ---- when the text stands --------------------------------------------------------------------- */

static void compose_note(composer *c, size_t i)
{
    const note_call call = c->notes.at[i];
    doc_block *blocks = block_new(c->a, BLOCK_GROUP);
    if (call.definition)
        text_blocks(c, blocks, call.definition->first);
    else
        put_paragraph(c, blocks, call.text);
    const doc_note note = { .number = (int)c->doc->notes.len + 1,
                            .blocks = blocks_release(blocks) };
    list_add(c->a, &c->doc->notes, note);
    c->notes.at[i].number = note.number;
}

void notes_finish(composer *c)
{
    const size_t of_text = c->notes.len;
    for (size_t i = 0, of_notes = of_text; i < of_text; i++) {
        compose_note(c, i);
        for (; of_notes < c->notes.len; of_notes++)
            compose_note(c, of_notes);
    }
    for (size_t i = 0; i < c->note_signs.len; i++)
        c->note_signs.at[i]->number = c->notes.at[c->note_signs.at[i]->number - 1].number;
}
