/*
 * From pieces to pages: everything gets its place.
 *
 * A page is, in drawing order: the grounds and rules of frames, the repeated header of a table, the
 * pieces, the notes at the foot, the foot line, and the mark of a draft in the margin. What is not
 * the text's own is an artifact.
 */
#include "type/setter.h"

enum {
    FOOT_DOWN = LENGTH_PT(34), /* baseline of the foot line below the text */
    VERSION_DOWN = LENGTH_PT(10), /* from the running head to the version */
    RULE_THIN = LENGTH_PT(1) / 2,
    FEET_RULE = LENGTH_PT(56), /* the rule over the notes */
    FRAME_OPEN = LENGTH_PT(5), /* a ground that goes on reaches so far over the text */
};

typedef struct emitter {
    setter *setter;
    arena *arena;
    typeset *set;
    mark_list marks; /* of the page that is being made */
    int number;      /* of the page, from 0 */
    int pages;
} emitter;

/* A mark gets its place. Its glyphs, its path and its text are in the result's memory already. */
static void put_mark(emitter *e, const type_mark *mark, length x, length y)
{
    type_mark m = *mark;
    mark_move(&m, x, y);
    list_add(e->setter->temp, &e->marks, m);
}

static void put_marks(emitter *e, const mark_list *marks, length y)
{
    for (size_t i = 0; i < marks->len; i++)
        put_mark(e, &marks->at[i], 0, y);
}

static void put_rule(emitter *e, length box[4], colour_role colour)
{
    type_mark m = { .kind = MARK_RULE,
                    .element = -1,
                    .x = box[0],
                    .y = box[1],
                    .w = box[2],
                    .h = box[3],
                    .colour = colour };
    put_mark(e, &m, 0, 0);
}

/* ---- frames ---------------------------------------------------------------------------------- */

/* Where each piece of the range stands. */
static length *places_of(emitter *e, page_range range, length top)
{
    const galley *g = &e->setter->galley;
    length *at = arena_array(e->setter->temp, length, range.to - range.from + 1);
    const table_head *repeated = page_repeats(g, range.from);
    length y = top + (repeated ? repeated->height : 0);
    for (size_t i = range.from; i < range.to; i++) {
        const piece *p = &g->pieces.at[i];
        if (i > range.from)
            y += p->before;
        at[i - range.from] = y;
        y += p->height;
    }
    at[range.to - range.from] = y;
    return at;
}

static void put_frame(emitter *e, const frame *f, page_range range, const length *at)
{
    size_t first = f->first > range.from ? f->first : range.from;
    size_t last = f->last < range.to ? f->last : range.to;
    if (first >= last)
        return;
    const piece *end = &e->setter->galley.pieces.at[last - 1];
    length top = at[first - range.from];
    length bottom = at[last - 1 - range.from] + end->height;
    if (f->kind == FRAME_TINT && f->first < range.from)
        top -= FRAME_OPEN;
    if (f->kind == FRAME_TINT && f->last > range.to)
        bottom += FRAME_OPEN;
    if (f->kind == FRAME_RULE) {
        top += LENGTH_PT(2);
        bottom -= LENGTH_PT(2);
    }
    put_rule(e, (length[4]){ f->x, top, f->width, bottom - top }, f->colour);
}

/* Frames are in the order of their first piece, outer before inner; each page looks only at its
   own. */
static void put_frames(emitter *e, page_range range, const length *at, size_t *open)
{
    const galley *g = &e->setter->galley;
    size_t i = *open;
    while (i < g->frames.len && g->frames.at[i].last <= range.from)
        i++;
    *open = i;
    for (; i < g->frames.len && g->frames.at[i].first < range.to; i++)
        put_frame(e, &g->frames.at[i], range, at);
}

/* ---- notes and foot line --------------------------------------------------------------------- */

static length feet_height(const galley *g, page_range range)
{
    length height = 0;
    for (size_t i = range.from; i < range.to; i++)
        for (uint32_t n = 0; n < g->pieces.at[i].note_count; n++)
            height += g->feet.at[g->notes.at[g->pieces.at[i].first_note + n]].height;
    return height;
}

static void add_anchor(emitter *e, str name, length y)
{
    type_anchor made = { name, e->number, e->setter->theme->page.inside, y };
    list_add(e->arena, &e->set->anchors, made);
}

static void put_feet(emitter *e, page_range range)
{
    const galley *g = &e->setter->galley;
    const theme_page *page = &e->setter->theme->page;
    length y = page->height - page->foot - feet_height(g, range);
    if (y == page->height - page->foot)
        return;
    put_rule(e,
             (length[4]){ page->inside + page->text_left, y - LENGTH_PT(4), FEET_RULE, RULE_THIN },
             COLOUR_QUIET);
    for (size_t i = range.from; i < range.to; i++)
        for (uint32_t n = 0; n < g->pieces.at[i].note_count; n++) {
            const foot *f = &g->feet.at[g->notes.at[g->pieces.at[i].first_note + n]];
            if (f->anchor.len > 0)
                add_anchor(e, f->anchor, y);
            put_marks(e, &f->marks, y);
            y += f->height;
        }
}

/* "side {page} av {pages}" with the numbers filled in. */
static str page_text(emitter *e)
{
    arena *a = e->setter->temp;
    str text = str_replace(a, e->setter->doc->page_label, STR("{page}"),
                           str_format(a, "%d", e->number + 1));
    return str_replace(a, text, STR("{pages}"), str_format(a, "%d", e->pages));
}

static void put_small(emitter *e, str text, length y, cell_align align)
{
    setter *s = e->setter;
    const theme_page *page = &s->theme->page;
    if (text.len == 0)
        return;
    style look = look_small(s, COLOUR_QUIET);
    look.size = s->theme->size[SIZE_NOTE];
    look.element = -1;
    look.hyphenate = false;
    para_form form = { .width = page->width - page->inside - page->outside, .align = align };
    mark_list marks = { 0 };
    paragraph *p = para_new(s);
    para_add_text(s, p, text, look);
    para_make_items(s, p, form.width);
    line only = { 0, (uint32_t)p->items.len, false, true, false };
    para_put_line(s, p, &only, &form, &marks);
    marks_move(&marks, 0, page->inside, 0);
    put_marks(e, &marks, y);
}

static void put_foot_line(emitter *e)
{
    const theme_page *page = &e->setter->theme->page;
    length y = page->height - page->foot + FOOT_DOWN;
    put_small(e, e->setter->doc->running_head, y, CELL_LEFT);
    put_small(e, page_text(e), y, CELL_RIGHT);
    if (e->set->pages.len == (e->setter->doc->cover.wanted ? 1u : 0u)) /* the first page of text */
        put_small(e, e->setter->doc->version, y + VERSION_DOWN, CELL_LEFT);
}

/* The mark of a draft, or of a copy for internal use, stands in the outer margin of every page,
   on its side: nobody overlooks it, and it hides nothing. */
static void put_page_mark(emitter *e)
{
    setter *s = e->setter;
    const document *doc = s->doc;
    const theme_page *page = &s->theme->page;
    if (doc->mark.len == 0)
        return;
    style look = look_head(s, s->theme->size[SIZE_H2] * 3 / 2, COLOUR_ACCENT);
    look.element = -1;
    paragraph *p = para_new(s);
    mark_list marks = { 0 };
    para_add_text(s, p, doc->mark, look);
    para_make_items(s, p, INT32_MAX);
    line only = { 0, (uint32_t)p->items.len, false, true, false };
    const length width =
        para_put_line(s, p, &only, &(para_form){ .width = para_natural_width(p) }, &marks);
    marks_turn(&marks, page->width - page->outside * 2 / 5, page->top + width);
    put_marks(e, &marks, 0);
}

/* ---- pages ----------------------------------------------------------------------------------- */

static void put_anchors(emitter *e, const piece *p, length y)
{
    const galley *g = &e->setter->galley;
    for (uint32_t i = 0; i < p->anchor_count; i++) {
        const place_mark *m = &g->anchors.at[p->first_anchor + i];
        if (m->name.len > 0)
            add_anchor(e, m->name, y);
        if (m->level == 0)
            continue;
        type_outline made = { m->level, m->title, e->number, y };
        list_add(e->arena, &e->set->outlines, made);
    }
}

static void end_page(emitter *e, str label)
{
    const theme_page *page = &e->setter->theme->page;
    const mark_list kept = marks_kept(e->arena, &e->marks);
    type_page made = { .width = page->width, .height = page->height, .label = label };
    made.marks.at = kept.at;
    made.marks.len = made.marks.room = kept.len;
    list_add(e->arena, &e->set->pages, made);
    e->marks = (mark_list){ 0 };
    arena_reset(e->setter->temp);
}

static void put_page(emitter *e, page_range range, size_t *open)
{
    const theme_page *page = &e->setter->theme->page;
    const galley *g = &e->setter->galley;
    length *at = places_of(e, range, page->top);
    put_frames(e, range, at, open);
    const table_head *repeated = page_repeats(g, range.from);
    if (repeated)
        put_marks(e, &repeated->marks, page->top);
    for (size_t i = range.from; i < range.to; i++) {
        put_anchors(e, &g->pieces.at[i], at[i - range.from]);
        put_marks(e, &g->pieces.at[i].marks, at[i - range.from]);
    }
    put_feet(e, range);
    put_foot_line(e);
    put_page_mark(e);
    end_page(e, str_format(e->arena, "%d", e->number + 1));
}

static void put_cover(emitter *e)
{
    put_marks(e, &e->setter->cover, 0);
    end_page(e, STR(""));
}

void pages_emit(setter *s, arena *a, const page_list *pages, typeset *set)
{
    emitter e = { .setter = s, .arena = a, .set = set };
    e.pages = (int)(pages->len + (s->doc->cover.wanted ? 1 : 0));
    if (s->doc->cover.wanted)
        put_cover(&e);
    size_t open = 0;
    for (size_t i = 0; i < pages->len; i++) {
        e.number = (int)set->pages.len;
        put_page(&e, pages->at[i], &open);
    }
}
