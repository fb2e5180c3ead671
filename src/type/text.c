/*
 * Paragraphs in the galley: one piece for each line, with what a page break between them costs; and
 * paragraphs as a whole, for cells, labels and captions.
 *
 * A label that hangs in the margin ("Vedtak", "Sak 04-26") waits until the first line of its text
 * is set, and is put on that line's baseline.
 */
#include "type/setter.h"

static int32_t cost_before(const line_list *lines, size_t nth)
{
    const size_t count = lines->len;
    if (count == 2 || count == 3)
        return COST_KEEP;
    if (nth == 1 || nth + 1 == count)
        return COST_WIDOW;
    return lines->at[nth - 1].hyphen ? COST_BROKEN : COST_LINE;
}

/* What says how far apart its lines are: the largest of its styles, the first of them. A paragraph
   may begin with a word of code. */
static style main_style(const paragraph *p)
{
    const style *largest = p->runs.at[0].style;
    for (size_t i = 1; i < p->runs.len; i++)
        if (p->runs.at[i].style->size > largest->size)
            largest = p->runs.at[i].style;
    return *largest;
}

length text_into(setter *s, paragraph *p, const para_form *form, length x, mark_list *out)
{
    para_make_items(s, p, form->width);
    line_list lines = para_break(s, p, form);
    length y = 0;
    for (size_t i = 0; i < lines.len; i++) {
        style look = main_style(p);
        length height = look_leading(s, look);
        size_t from = out->len;
        para_put_line(s, p, &lines.at[i], form, out);
        marks_move(out, from, x, y + look_baseline(s, look, height));
        y += height;
    }
    return y;
}

/* ---- labels and markers ---------------------------------------------------------------------- */

/* What waits, its first baseline at `baseline`. It may reach below its piece: nothing else stands
   beside it. */
void text_put_hung(setter *s, mark_list *out, length baseline)
{
    for (size_t i = 0; i < s->galley.hung.len; i++) {
        const hung *h = &s->galley.hung.at[i];
        const style *look = h->text->runs.at[0].style;
        para_form form = { .width = h->width, .align = h->align };
        size_t from = out->len;
        text_into(s, h->text, &form, h->x, out);
        marks_move(out, from, 0, baseline - look_baseline(s, *look, look_leading(s, *look)));
    }
    s->galley.hung.len = 0;
}

void text_flush(setter *s)
{
    if (s->galley.hung.len == 0)
        return;
    const style *look = s->galley.hung.at[0].text->runs.at[0].style;
    length height = look_leading(s, *look);
    mark_list marks = { 0 };
    text_put_hung(s, &marks, look_baseline(s, *look, height));
    galley_add(s, height, marks);
    galley_cost(s, COST_NEVER);
}

void text_gap(setter *s, length height)
{
    galley_add(s, height, (mark_list){ 0 });
}

/* ---- paragraphs ------------------------------------------------------------------------------ */

void text_lines(setter *s, paragraph *p, para_form form)
{
    para_make_items(s, p, form.width);
    line_list lines = para_break(s, p, &form);
    style look = main_style(p);
    const length height = look_leading(s, look);
    const length baseline = look_baseline(s, look, height);
    for (size_t i = 0; i < lines.len; i++) {
        mark_list marks = { 0 };
        if (i > 0)
            galley_cost(s, look.head && look.bold ? COST_NEVER : cost_before(&lines, i));
        if (i == 0)
            text_put_hung(s, &marks, baseline);
        size_t from = marks.len;
        para_put_line(s, p, &lines.at[i], &form, &marks);
        marks_move(&marks, from, s->column.x, baseline);
        galley_add(s, height, marks);
    }
}

void text_label(setter *s, str label, style look)
{
    if (label.len == 0)
        return;
    const bool heading = element_at(s, s->element)->kind == ELEMENT_HEADING;
    look.element = element_add(s, heading ? ELEMENT_LABEL : ELEMENT_PARAGRAPH, NULL);
    paragraph *p = para_new(s);
    para_add_text(s, p, label, look);
    if (s->column.label_width > 0) {
        list_add(s->arena, &s->galley.hung,
                 ((hung){ p, s->column.label_x, s->column.label_width, CELL_LEFT }));
        return;
    }
    text_lines(s, p, (para_form){ .width = s->column.width });
    galley_cost(s, COST_NEVER);
}

void text_paragraph(setter *s, const inline_node *first, style look)
{
    paragraph *p = para_new(s);
    para_add_inlines(s, p, first, look);
    if (para_empty(p))
        return;
    para_form form = { .width = s->column.width, .hang = s->theme->hang_signs };
    form.justify = s->theme->justify && !look.ragged && s->column.width > look.size * 22;
    text_lines(s, p, form);
}
