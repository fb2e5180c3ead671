/*
 * From pieces to pages: everything gets its place, and a copy in the result's own memory.
 *
 * A page is, in drawing order: the grounds and rules of frames, the repeated header of a table, the pieces, the
 * notes at the foot, the foot line, and the mark of a draft in the margin. What is not the text's own is an artifact.
 */
#include <string.h>

#include "type/setter.h"

enum {
    FOOT_DOWN = LENGTH_PT(34),     /* baseline of the foot line below the text */
    RULE_THIN = LENGTH_PT(1) / 2,
    FEET_RULE = LENGTH_PT(56),     /* the rule over the notes */
    FRAME_OPEN = LENGTH_PT(5),     /* a ground that goes on reaches so far over the text */
};

typedef struct emitter {
    setter *setter;
    arena *arena;
    typeset *set;
    type_page *page;
    int number;          /* of the page, from 0 */
    int pages;
} emitter;

/* ---- copies ------------------------------------------------------------------------------------- */

static void *copied(arena *a, const void *at, size_t count, size_t size)
{
    void *copy = arena_alloc(a, count, size);
    if (count > 0) memcpy(copy, at, count * size);
    return copy;
}

/* A link that the setter made itself (to a note) has its anchor in the memory of the round. */
static const doc_link *copied_link(arena *a, const doc_link *link)
{
    doc_link *copy = copied(a, link, 1, sizeof *link);
    copy->anchor = str_copy(a, link->anchor);
    return copy;
}

static void put_mark(emitter *e, const type_mark *mark, length x, length y)
{
    type_mark m = *mark;
    if (m.kind == MARK_GLYPHS) {
        m.text = str_copy(e->arena, m.text);
        m.glyphs = copied(e->arena, m.glyphs, m.glyph_count, sizeof *m.glyphs);
    }
    if (m.kind == MARK_PATH) m.path = copied(e->arena, m.path, m.path_count, sizeof *m.path);
    if (m.kind == MARK_LINK) m.link = copied_link(e->arena, m.link);
    mark_move(&m, x, y);
    list_add(e->arena, &e->page->marks, m);
}

static void put_marks(emitter *e, const mark_list *marks, length y)
{
    for (size_t i = 0; i < marks->len; i++) put_mark(e, &marks->at[i], 0, y);
}

static void put_rule(emitter *e, length box[4], colour_role colour)
{
    type_mark m = { .kind = MARK_RULE, .element = -1, .x = box[0], .y = box[1], .w = box[2], .h = box[3], .colour = colour };
    put_mark(e, &m, 0, 0);
}

/* ---- frames --------------------------------------------------------------------------------------- */

/* Where each piece of the range stands. */
static length *places_of(emitter *e, page_range range, length top)
{
    const galley *g = &e->setter->galley;
    length *at = arena_array(e->setter->temp, length, range.to - range.from + 1);
    const table_head *repeated = page_repeats(g, range.from);
    length y = top + (repeated ? repeated->height : 0);
    for (size_t i = range.from; i < range.to; i++) {
        const piece *p = &g->pieces.at[i];
        if (i > range.from) y += p->before;
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
    if (first >= last) return;
    const piece *end = &e->setter->galley.pieces.at[last - 1];
    length top = at[first - range.from];
    length bottom = at[last - 1 - range.from] + end->height;
    if (f->kind == FRAME_TINT && f->first < range.from) top -= FRAME_OPEN;
    if (f->kind == FRAME_TINT && f->last > range.to) bottom += FRAME_OPEN;
    if (f->kind == FRAME_RULE) {
        top += LENGTH_PT(2);
        bottom -= LENGTH_PT(2);
    }
    put_rule(e, (length[4]){ f->x, top, f->width, bottom - top }, f->colour);
}

/* Frames are in the order of their first piece, outer before inner; each page looks only at its own. */
static void put_frames(emitter *e, page_range range, const length *at, size_t *open)
{
    const galley *g = &e->setter->galley;
    size_t i = *open;
    while (i < g->frames.len && g->frames.at[i].last <= range.from) i++;
    *open = i;
    for (; i < g->frames.len && g->frames.at[i].first < range.to; i++) put_frame(e, &g->frames.at[i], range, at);
}

/* ---- notes and foot line ------------------------------------------------------------------------- */

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
    type_anchor made = { str_copy(e->arena, name), e->number, e->setter->theme->page.inside, y };
    list_add(e->arena, &e->set->anchors, made);
}

static void put_feet(emitter *e, page_range range)
{
    const galley *g = &e->setter->galley;
    const theme_page *page = &e->setter->theme->page;
    length y = page->height - page->foot - feet_height(g, range);
    if (y == page->height - page->foot) return;
    put_rule(e, (length[4]){ page->inside + page->text_left, y - LENGTH_PT(4), FEET_RULE, RULE_THIN }, COLOUR_QUIET);
    for (size_t i = range.from; i < range.to; i++)
        for (uint32_t n = 0; n < g->pieces.at[i].note_count; n++) {
            const foot *f = &g->feet.at[g->notes.at[g->pieces.at[i].first_note + n]];
            if (f->anchor.len > 0) add_anchor(e, f->anchor, y);
            put_marks(e, &f->marks, y);
            y += f->height;
        }
}

/* "side {page} av {pages}" with the numbers filled in. */
static str page_text(emitter *e)
{
    arena *a = e->setter->temp;
    str text = str_replace(a, e->setter->doc->page_label, STR("{page}"), str_format(a, "%d", e->number + 1));
    return str_replace(a, text, STR("{pages}"), str_format(a, "%d", e->pages));
}

static void put_small(emitter *e, str text, length y, cell_align align)
{
    setter *s = e->setter;
    const theme_page *page = &s->theme->page;
    if (text.len == 0) return;
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
}

/* The state of a draft, and that a copy is for internal use, at the head of every page. */
static void put_state(emitter *e)
{
    const document *doc = e->setter->doc;
    if (!doc->draft && !doc->internal) return;
    length y = e->setter->theme->page.top * 55 / 100;
    put_small(e, doc->state, y, CELL_RIGHT);
}

/* ---- pages ------------------------------------------------------------------------------------------ */

static void put_anchors(emitter *e, const piece *p, length y)
{
    const galley *g = &e->setter->galley;
    for (uint32_t i = 0; i < p->anchor_count; i++) {
        const place_mark *m = &g->anchors.at[p->first_anchor + i];
        if (m->name.len > 0) add_anchor(e, m->name, y);
        if (m->level == 0) continue;
        type_outline made = { m->level, str_copy(e->arena, m->title), e->number, y };
        list_add(e->arena, &e->set->outlines, made);
    }
}

static void put_page(emitter *e, page_range range, size_t *open)
{
    const theme_page *page = &e->setter->theme->page;
    const galley *g = &e->setter->galley;
    type_page made = { .width = page->width, .height = page->height };
    made.label = str_format(e->arena, "%d", e->number + 1);
    e->page = list_add(e->arena, &e->set->pages, made);
    length *at = places_of(e, range, page->top);
    put_frames(e, range, at, open);
    const table_head *repeated = page_repeats(g, range.from);
    if (repeated) put_marks(e, &repeated->marks, page->top);
    for (size_t i = range.from; i < range.to; i++) {
        put_anchors(e, &g->pieces.at[i], at[i - range.from]);
        put_marks(e, &g->pieces.at[i].marks, at[i - range.from]);
    }
    put_feet(e, range);
    put_foot_line(e);
    put_state(e);
    arena_reset(e->setter->temp);
}

static void put_cover(emitter *e)
{
    const theme_page *page = &e->setter->theme->page;
    type_page made = { .width = page->width, .height = page->height };
    e->page = list_add(e->arena, &e->set->pages, made);
    put_marks(e, &e->setter->cover, 0);
}

void pages_emit(setter *s, arena *a, const page_list *pages, typeset *set)
{
    emitter e = { .setter = s, .arena = a, .set = set };
    e.pages = (int)(pages->len + (s->doc->cover.wanted ? 1 : 0));
    if (s->doc->cover.wanted) put_cover(&e);
    size_t open = 0;
    for (size_t i = 0; i < pages->len; i++) {
        e.number = (int)set->pages.len;
        put_page(&e, pages->at[i], &open);
    }
}
