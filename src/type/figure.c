/*
 * Figures: pictures and drawings, with their captions.
 *
 * A figure has the width of the text, with its caption in the margin beside it, or the full width,
 * with the caption below; smaller ones keep their own size. None is enlarged, none is taller than
 * most of a page.
 */
#include "type/path.h"

enum {
    LETTERS_OF_DRAWING = LENGTH_PT(8), /* at least, where a form of it has them */
    HIGH_MOST = 70,                    /* percent of a page for the picture */
    HIGH_WHOLE = 90,                   /* where its letters would be smaller than that */
    HIGH_FRAMED = 84,                  /* the same in a box with its title */
    FLOAT_MOST = 98, /* for a figure with its caption that may go to the top of one */
};

typedef struct figure {
    const doc_block *block;
    const doc_drawing *drawing; /* the form of it that is set; NULL for a picture */
    picture at;
    bool full;      /* wider than the text */
    uint32_t nth;   /* of the document, from 1 */
    int32_t linked; /* element of its link */
} figure;

/* CSS pixels are 96 to the inch. */
length image_points(int32_t pixels)
{
    int64_t size = (int64_t)pixels * 65536 * 3 / 4;
    return size > LENGTH_PT(8000) ? LENGTH_PT(8000) : (length)size;
}

void box_shrink(length box[4], length width, length height)
{
    if (box[2] > width) {
        box[3] = (length)((int64_t)box[3] * width / box[2]);
        box[2] = width;
    }
    if (box[3] > height) {
        box[2] = (length)((int64_t)box[2] * height / box[3]);
        box[3] = height;
    }
}

static length in_step(length size, int step)
{
    return (length)((int64_t)size * (100 - FIGURE_STEP * step) / 100);
}

static length letters_within(const doc_drawing *d, length width, length height)
{
    length box[4] = { 0, 0, d->width, d->height };
    box_shrink(box, width, height);
    const length least = drawing_least_letters(d);
    return d->width > 0 ? (length)((int64_t)least * box[2] / d->width) : least;
}

/* The first that can be read; where there is too little room for each, the one with the largest letters. */
static const doc_drawing *form_within(const doc_drawing *d, length width, length height)
{
    const doc_drawing *const forms[] = { d, d->boxed, d->narrow }, *best = d;
    length largest = 0;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        const length letters = forms[i] ? letters_within(forms[i], width, height) : 0;
        if (letters <= largest)
            continue;
        best = forms[i];
        largest = letters;
        if (letters >= LETTERS_OF_DRAWING)
            break;
    }
    return best;
}

/* How high it may be. One whose letters could not be read else has a page of its own, or a box that
   fills one. */
static length room_down(const setter *s, const doc_drawing *d, length width)
{
    const int64_t page = page_capacity(s);
    const length high = (length)(page * HIGH_MOST / 100);
    const bool small = d && letters_within(d, width, high) < LETTERS_OF_DRAWING;
    const int whole = s->galley.frame < 0 ? HIGH_WHOLE : HIGH_FRAMED;
    return small ? (length)(page * whole / 100) : high;
}

static void measure(setter *s, figure *f)
{
    const theme_page *page = &s->theme->page;
    const doc_block *b = f->block;
    length *box = f->at.box;
    const bool margin = s->column.label_width > 0;
    const length full = page->width - page->inside - page->outside;
    const length room = margin ? full : s->column.width, high = room_down(s, b->drawing, room);
    if (b->drawing)
        f->drawing = form_within(b->drawing, room, high);
    box[2] = f->drawing ? f->drawing->width : image_points(b->image->width);
    box[3] = f->drawing ? f->drawing->height : image_points(b->image->height);
    f->full = margin && box[2] > s->column.width && (f->drawing || box[2] >= full);
    box[0] = f->full ? page->inside : s->column.x;
    box_shrink(box, f->full ? full : s->column.width, high);
    const int step = f->nth <= s->figure_steps.len ? s->figure_steps.at[f->nth - 1] : 0;
    box[2] = in_step(box[2], step);
    box[3] = in_step(box[3], step);
}

/* Letters in a drawing of ours are never below eight points; those in a picture are its author's. */
static bool may_shrink(const figure *f)
{
    if (!f->drawing)
        return true;
    const int64_t least = drawing_least_letters(f->drawing);
    return least == 0
           || in_step((length)(least * f->at.box[2] / f->drawing->width), FIGURE_STEPS)
                  >= LETTERS_OF_DRAWING;
}

static void put_link(setter *s, const figure *f, mark_list *out)
{
    if (!f->block->link)
        return;
    type_mark m = { .kind = MARK_LINK,
                    .element = f->linked,
                    .link = f->block->link,
                    .x = f->at.box[0],
                    .y = f->at.box[1],
                    .w = f->at.box[2],
                    .h = f->at.box[3] };
    list_add(s->temp, out, m);
}

void image_put(setter *s, const doc_image *image, picture at, mark_list *out)
{
    if (image->kind == IMAGE_SVG) {
        svg_put(s, image, at, out);
        return;
    }
    type_mark m = { .kind = MARK_IMAGE, .element = at.element, .image = image };
    m.x = at.box[0];
    m.y = at.box[1];
    m.w = at.box[2];
    m.h = at.box[3];
    list_add(s->temp, out, m);
}

static void put_picture(setter *s, const figure *f, mark_list *out)
{
    const doc_block *b = f->block;
    if (f->drawing)
        drawing_put(s, f->drawing, f->at, out);
    else
        image_put(s, b->image, f->at, out);
    put_link(s, f, out);
}

static paragraph *caption_of(setter *s, const doc_block *b)
{
    paragraph *p = para_new(s);
    if (b->label.len == 0 && !b->text.first)
        return p;
    style name = look_head(s, s->theme->size[SIZE_SMALL], COLOUR_DEEP),
          text = look_small(s, COLOUR_QUIET);
    name.element = text.element = element_add(s, ELEMENT_CAPTION, NULL);
    if (b->label.len > 0)
        para_add_text(s, p, str_format(s->temp, STR_FMT " ", STR_ARG(b->label)), name);
    para_add_inlines(s, p, b->text.first, text);
    return p;
}

/* Beside the picture, its last line level with the foot of it. */
static length put_beside(setter *s, const figure *f, paragraph *caption, mark_list *out)
{
    para_form form = { .width = s->column.label_width };
    size_t from = out->len;
    length height = text_into(s, caption, &form, s->column.label_x, out);
    if (height < f->at.box[3])
        marks_move(out, from, 0, f->at.box[3] - height + LENGTH_PT(3));
    return height;
}

/* Below the picture and one piece with it; gives the height of both. */
static length put_below(setter *s, const figure *f, paragraph *caption, mark_list *out)
{
    const length x = f->full ? f->at.box[0] : s->column.x, top = f->at.box[3] + look_space(s, 1);
    const size_t from = out->len;
    para_form form = { .width = s->column.x + s->column.width - x };
    const length height = text_into(s, caption, &form, x, out);
    marks_move(out, from, 0, top);
    return top + height;
}

static bool is_beside(const setter *s, const figure *f)
{
    return !f->full && s->column.label_width > 0;
}

static length put_caption(setter *s, const figure *f, paragraph *caption, mark_list *out)
{
    return is_beside(s, f) ? put_beside(s, f, caption, out) : put_below(s, f, caption, out);
}

/* May it go to the top of the next page? Not where it is announced or called for, nor what stands
   in something else; and a note must stay with its call. */
static bool may_float(const setter *s, length height)
{
    const galley *g = &s->galley;
    const length left = s->theme->page.inside + s->theme->page.text_left;
    const bool announced = g->cost >= COST_NEVER && g->owed == 0;
    return !announced && g->cost != COST_FORCED && g->called.len == 0 && g->frame < 0
           && s->held == 0 && s->column.x == left && height <= page_capacity(s) / 100 * FLOAT_MOST;
}

static piece *add_figure(setter *s, length height, mark_list marks)
{
    const length space = look_space(s, 3);
    if (may_float(s, height))
        return galley_float(s, height, marks, space);
    galley_space(s, space);
    piece *added = galley_add(s, height, marks);
    added->pinned = true;
    galley_space(s, space);
    return added;
}

/* How high it would be, were the picture smaller: with a caption of this height beside it, or with
   the rest of this height below. */
static void note_sizes(const setter *s, const figure *f, length caption, piece *to)
{
    const length high = f->at.box[3];
    if (!may_shrink(f))
        return;
    to->figure = f->nth;
    for (int step = 0; step <= FIGURE_STEPS; step++) {
        const length smaller = in_step(high, step);
        if (is_beside(s, f) || caption == 0)
            to->sizes[step] = smaller > caption ? smaller : caption;
        else
            to->sizes[step] = smaller + caption - high;
    }
}

/* A picture that is a link stands inside the link. */
static void open_elements(setter *s, figure *f)
{
    if (f->block->link)
        element_open(s, ELEMENT_LINK, NULL);
    f->linked = s->element;
    element_open(s, ELEMENT_FIGURE, f->block);
    element_at(s, s->element)->alt = f->block->alt;
    f->at.element = s->element;
}

/* What could not be read in a frame, in any form, is said by its table. */
static bool set_as_table(setter *s, const figure *f)
{
    if (s->galley.frame < 0 || !f->drawing || !f->block->table)
        return false;
    const length letters = drawing_least_letters(f->drawing);
    if (letters == 0 || (int64_t)letters * f->at.box[2] / f->drawing->width >= LETTERS_OF_DRAWING)
        return false;
    doc_block *table = arena_make(s->arena, doc_block);
    *table = *f->block;
    table->kind = BLOCK_TABLE;
    set_table(s, table);
    return true;
}

void set_figure(setter *s, const doc_block *b)
{
    if (!b->drawing && !b->image)
        return;
    figure f = { .block = b, .nth = ++s->figures };
    text_flush(s);
    measure(s, &f);
    if (set_as_table(s, &f))
        return;
    const int32_t whole = s->element;
    if (b->label.len > 0 || b->text.first)
        element_open(s, ELEMENT_DIVISION, NULL);
    const int32_t outer = s->element;
    open_elements(s, &f);
    mark_list marks = { 0 };
    put_picture(s, &f, &marks);
    s->element = outer;
    paragraph *caption = caption_of(s, b);
    const length tall = para_empty(caption) ? 0 : put_caption(s, &f, caption, &marks);
    note_sizes(s, &f, tall, add_figure(s, tall > f.at.box[3] ? tall : f.at.box[3], marks));
    s->element = whole;
}
