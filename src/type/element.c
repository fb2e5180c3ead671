/*
 * The structure of what is set: elements in reading order, each under one that was made before it.
 *
 * `s->element` is the one that new elements go under. A setter that opens one puts the one before
 * back when it is done, so the tree follows the calls.
 */
#include "type/setter.h"

int32_t element_add(setter *s, element_kind kind, const doc_block *block)
{
    type_element made = { .kind = kind, .parent = s->element, .block = block };
    if (block)
        made.lang = block->lang;
    list_add(s->arena, &s->elements, made);
    return (int32_t)s->elements.len - 1;
}

int32_t element_open(setter *s, element_kind kind, const doc_block *block)
{
    int32_t before = s->element;
    s->element = element_add(s, kind, block);
    return before;
}

type_element *element_at(setter *s, int32_t index)
{
    return &s->elements.at[index];
}
