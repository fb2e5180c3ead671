/*
 * The head of a document: organisation, title, what stands under it. It takes the whole width, from
 * the margin column on.
 */
#include "type/setter.h"

static void set_line(setter *s, const doc_block *b, style look)
{
    int32_t outer =
        element_open(s, b->kind == BLOCK_HEADING ? ELEMENT_HEADING : ELEMENT_PARAGRAPH, b);
    if (b->kind == BLOCK_HEADING)
        element_at(s, s->element)->level = 1;
    look.element = s->element;
    paragraph *p = para_new(s);
    para_add_inlines(s, p, b->text.first, look);
    if (!para_empty(p))
        text_lines(s, p, (para_form){ .width = s->column.width, .balanced = true });
    s->element = outer;
    galley_cost(s, COST_NEVER);
}

void set_title(setter *s, const doc_block *b)
{
    const theme *t = s->theme;
    const area whole = s->column;
    const style base = s->base;
    s->column = (area){ t->page.inside, t->page.width - t->page.inside - t->page.outside, 0, 0 };
    s->base = look_small(s, COLOUR_QUIET);
    s->base.size = t->size[SIZE_TEXT];
    for (const doc_block *child = b->first; child; child = child->next) {
        galley_anchor(s, child->anchor);
        if (child->kind == BLOCK_HEADING) {
            galley_space(s, look_space(s, 1));
            set_line(s, child, look_head(s, t->size[SIZE_H1], COLOUR_DEEP));
            galley_space(s, look_space(s, 1));
        } else if (child->kind == BLOCK_PARAGRAPH) {
            set_line(s, child, look_text(s));
        } else {
            set_blocks(s, child);
            break;
        }
    }
    s->base = base;
    s->column = whole;
    galley_space(s, look_space(s, 3));
}
