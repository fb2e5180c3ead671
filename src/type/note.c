/*
 * Footnotes: set when they are called, kept as feet, and put at the foot of the page of the line
 * that calls them.
 *
 * A note that is long is cut into parts of a few lines; the first goes with its call, each of the
 * others with one of the next pieces. So it stands together where there is room, and runs over to
 * the next page where there is not.
 */
#include "type/setter.h"

enum { PART_LINES = 5 };

/* A galley of its own for the note, with what was set so far put aside. */
typedef struct aside {
    galley galley;
    area column;
    style base;
    str lang;
    int32_t element;
} aside;

static aside put_aside(setter *s)
{
    aside kept = { s->galley, s->column, s->base, s->lang, s->element };
    const theme_page *page = &s->theme->page;
    s->galley = (galley){ .frame = -1, .table = -1 };
    s->column = (area){ page->inside + page->text_left,
                        page->width - page->inside - page->text_left - page->outside, 0, 0 };
    s->base = (style){ .size = s->theme->size[SIZE_NOTE],
                       .colour = COLOUR_TEXT,
                       .hyphenate = s->theme->hyphenate };
    s->lang = s->doc->lang;
    s->element = 0;
    s->held++;
    return kept;
}

static void take_back(setter *s, const aside *kept)
{
    s->galley = kept->galley;
    s->column = kept->column;
    s->base = kept->base;
    s->lang = kept->lang;
    s->element = kept->element;
    s->held--;
}

static void hang_number(setter *s, int number)
{
    const length width = LENGTH_PT(14);
    style look = look_text(s);
    look.tabular = true;
    look.element = element_add(s, ELEMENT_LABEL, NULL);
    paragraph *p = para_new(s);
    para_add_text(s, p, str_format(s->temp, "%d", number), look);
    list_add(s->arena, &s->galley.hung,
             ((hung){ p, s->column.x, width - LENGTH_PT(4), CELL_RIGHT }));
    s->column.x += width;
    s->column.width -= width;
}

/* Pieces from … to of a note as one foot. */
static foot foot_of(setter *s, const galley *g, size_t from, size_t to)
{
    foot made = { 0 };
    for (size_t i = from; i < to; i++) {
        const piece *p = &g->pieces.at[i];
        if (i > from)
            made.height += p->before;
        size_t at = made.marks.len;
        marks_append(s->arena, &made.marks, &p->marks);
        marks_move(&made.marks, at, 0, made.height);
        made.height += p->height;
    }
    return made;
}

static void add_parts(setter *s, const galley *g, str anchor)
{
    size_t part = g->pieces.len <= PART_LINES * 2 ? g->pieces.len : PART_LINES;
    for (size_t from = 0; from < g->pieces.len; from += part) {
        size_t to = from + part < g->pieces.len ? from + part : g->pieces.len;
        foot made = foot_of(s, g, from, to);
        if (from == 0)
            made.anchor = anchor;
        uint32_t index = (uint32_t)s->galley.feet.len;
        list_add(s->arena, &s->galley.feet, made);
        if (from == 0)
            list_add(s->arena, &s->galley.called, index);
        else
            list_add(s->arena, &s->galley.carried, index);
    }
}

static const doc_note *find_note(const document *doc, int number)
{
    size_t i = (size_t)number - 1;
    if (number < 1 || i >= doc->notes.len)
        return NULL;
    if (doc->notes.at[i].number == number)
        return &doc->notes.at[i];
    for (i = 0; i < doc->notes.len; i++)
        if (doc->notes.at[i].number == number)
            return &doc->notes.at[i];
    return NULL;
}

void galley_note(setter *s, int number)
{
    const doc_note *note = find_note(s->doc, number);
    if (!note || s->note_called[note - s->doc->notes.at])
        return;
    s->note_called[note - s->doc->notes.at] = true;
    aside kept = put_aside(s);
    element_open(s, ELEMENT_NOTE, NULL);
    hang_number(s, number);
    set_blocks(s, note->blocks.first);
    text_flush(s);
    galley set = s->galley;
    take_back(s, &kept);
    add_parts(s, &set, str_format(s->kept, "note-%d", number));
}
