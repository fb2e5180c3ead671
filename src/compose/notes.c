/*
 * notes: footnotes, numbered through the document in order of their first call.
 *
 * Labels are local to a file, and the plan knows where each is defined; a call gets its number at once, the text is composed when the rest of
 * the document stands, one note after another, so that a note that calls another (or itself) only
 * adds to the queue. Generated tables make notes of their own, in the same count.
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

static void add_call(composer *c, inline_list *out, int number)
{
    inline_node *call = inline_new(c->a, INLINE_NOTE);
    call->number = number;
    inline_add(out, call);
}

static int number_new(composer *c, note_call call)
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
        *number = number_new(c, (note_call){ .definition = definition });
        map_add(c->note_numbers, key, number);
    }
    add_call(c, out, *number);
}

void note_of_directive(composer *c, inline_list *out, str line)
{
    add_call(c, out, number_new(c, (note_call){ .text = line }));
}

void notes_finish(composer *c)
{
    for (size_t i = 0; i < c->notes.len; i++) {
        note_call call = c->notes.at[i];
        doc_block *blocks = block_new(c->a, BLOCK_GROUP);
        if (call.definition)
            text_blocks(c, blocks, call.definition->first);
        else
            put_paragraph(c, blocks, call.text);
        doc_note note = { .number = (int)i + 1 };
        note.blocks = blocks_release(blocks);
        list_add(c->a, &c->doc->notes, note);
    }
}
