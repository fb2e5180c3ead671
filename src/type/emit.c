/*
 * From pieces to pages: everything gets its place.
 *
 * A page is, in drawing order: the grounds and rules of frames, the repeated header of a table, the
 * pieces, the notes at the foot, the foot line, and the mark of a draft in the margin. What is not
 * the text's own is an artifact.
 */
#include "type/setter.h"

enum {
    FOOT_DOWN = LENGTH_PT(34),    /* baseline of the foot line below the text */
    VERSION_DOWN = LENGTH_PT(10), /* from the running head to the version */
    FOOT_GAP = LENGTH_PT(24),     /* at least, from the running head to the page number */
    RULE_THIN = LENGTH_PT(1) / 2,
    FEET_RULE = LENGTH_PT(56), /* the rule over the notes */
    FRAME_OPEN = LENGTH_PT(5), /* a ground that goes on reaches so far over the text */
};

typedef struct emitter {
    setter *setter;
    arena *arena;
    typeset *set;
    sheet sheet;     /* the page that is being made */
    mark_list marks; /* on it */
    uint32_t order;  /* of the piece that is being put; 0 for what is no part of the text */
    int number;      /* of the page, from 0 */
    size_t nth, front, count; /* the page, those with roman numbers, and all: without the cover */
    str label;
    str chapter; /* that the page belongs to */
} emitter;

/* A mark gets its place. Its glyphs, its path and its text are in the result's memory already. */
static void put_mark(emitter *e, const type_mark *mark, length x, length y)
{
    type_mark m = *mark;
    m.order = e->order;
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
                    .element = ARTIFACT_BACKGROUND,
                    .x = box[0],
                    .y = box[1],
                    .w = box[2],
                    .h = box[3],
                    .colour = colour };
    put_mark(e, &m, 0, 0);
}

/* ---- frames ---------------------------------------------------------------------------------- */

/* Where the pieces of a range stand, by their number in it; the last is where they end. Those that
   wait for the next page are given the place of what comes after them. */
static length *places_of(emitter *e, page_range range, const placed_list *at)
{
    const size_t count = range.to - range.from;
    length *y = arena_array(e->setter->temp, length, count + 1);
    size_t next = at->len;
    y[count] = at->at[next - 1].y + e->setter->galley.pieces.at[at->at[next - 1].piece].height;
    for (size_t i = count; i-- > 0;) {
        y[i] = y[i + 1];
        if (next > 0 && at->at[next - 1].piece == range.from + i)
            y[i] = at->at[--next].y;
    }
    return y;
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

static void add_anchor(emitter *e, str name, length y)
{
    type_anchor made = { name, e->number, e->setter->theme->page.inside, y };
    list_add(e->arena, &e->set->anchors, made);
}

static length feet_of_page(const galley *g, page_range range)
{
    length height = 0;
    for (size_t i = range.from; i < range.to; i++)
        if (page_shows(g, range, i))
            height += feet_height(g, &g->pieces.at[i]);
    return height;
}

static void put_foot(emitter *e, const foot *f, length y)
{
    if (f->anchor.len > 0)
        add_anchor(e, f->anchor, y);
    put_marks(e, &f->marks, y);
}

static void put_feet(emitter *e, page_range range)
{
    const galley *g = &e->setter->galley;
    const theme_page *page = &e->setter->theme->page;
    length y = e->sheet.height - page->foot - feet_of_page(g, range);
    if (y == e->sheet.height - page->foot)
        return;
    put_rule(e,
             (length[4]){ page->inside + page->text_left, y - LENGTH_PT(4), FEET_RULE, RULE_THIN },
             COLOUR_QUIET);
    for (size_t i = range.from; i < range.to; i++)
        for (uint32_t n = 0; page_shows(g, range, i) && n < g->pieces.at[i].note_count; n++) {
            const foot *f = &g->feet.at[g->notes.at[g->pieces.at[i].first_note + n]];
            put_foot(e, f, y);
            y += f->height;
        }
}

/* Where the table goes on, the rule that the next row has above it parts this one from the notes. */
static void put_rule_under(emitter *e, size_t nth, length y)
{
    const galley *g = &e->setter->galley;
    if (nth + 1 == g->pieces.len || g->pieces.at[nth + 1].part_of != g->pieces.at[nth].part_of)
        return;
    const mark_list *marks = &g->pieces.at[nth + 1].marks;
    if (marks->len > 0 && marks->at[0].kind == MARK_RULE)
        put_mark(e, &marks->at[0], 0, y);
}

/* The notes of the part of a table that ends with the nth piece of a page. */
static void put_under(emitter *e, const placed_list *at, size_t nth)
{
    const galley *g = &e->setter->galley;
    const piece *last = &g->pieces.at[at->at[nth].piece];
    length y = at->at[nth].y + last->height;
    size_t first = nth;
    put_rule_under(e, at->at[nth].piece, y);
    while (first > 0 && g->pieces.at[at->at[first - 1].piece].part_of == last->part_of)
        first--;
    for (size_t i = first; i <= nth; i++) {
        const piece *p = &g->pieces.at[at->at[i].piece];
        for (uint32_t n = 0; n < p->under_count; n++) {
            const foot *f = &g->feet.at[g->notes.at[p->first_note + p->note_count + n]];
            put_foot(e, f, y);
            y += f->height;
        }
    }
}

/* "side {page} av {pages}" with the numbers filled in; a roman number stands alone. */
static str page_text(emitter *e)
{
    arena *a = e->setter->temp;
    if (e->nth < e->front)
        return e->label;
    str text = str_replace(a, e->setter->doc->page_label, STR("{page}"), e->label);
    return str_replace(a, text, STR("{pages}"), page_label(e->setter, a, e->count - 1, e->front));
}

static paragraph *small_line(emitter *e, str text, length width)
{
    setter *s = e->setter;
    style look = look_small(s, COLOUR_QUIET);
    look.size = s->theme->size[SIZE_NOTE];
    look.element = ARTIFACT_FOOT;
    look.hyphenate = false;
    paragraph *p = para_new(s);
    para_add_text(s, p, text, look);
    para_make_items(s, p, width);
    return p;
}

static length line_width(const emitter *e)
{
    const theme_page *page = &e->setter->theme->page;
    return e->sheet.width - page->inside - page->outside;
}

static length small_width(emitter *e, str text)
{
    return para_natural_width(small_line(e, text, line_width(e)));
}

static void put_small(emitter *e, str text, length y, cell_align align)
{
    setter *s = e->setter;
    if (text.len == 0)
        return;
    para_form form = { .width = line_width(e), .align = align };
    mark_list marks = { 0 };
    const paragraph *p = small_line(e, text, form.width);
    line only = { .to = (uint32_t)p->items.len, .last = true };
    para_put_line(s, p, &only, &form, &marks);
    marks_move(&marks, 0, s->theme->page.inside, 0);
    put_marks(e, &marks, y);
}

/* As much of a text as there is room for, up to a place where a line may end. */
static str shortened(emitter *e, str text, length room)
{
    if (small_width(e, text) <= room)
        return text;
    const paragraph *p = small_line(e, text, room);
    int64_t used = small_width(e, STR("\u2026"));
    size_t end = 0;
    for (size_t i = 0; i < p->items.len && used <= room; i++) {
        const item *x = &p->items.at[i];
        if (x->kind != ITEM_BOX)
            end = x->at;
        if (x->kind != ITEM_BREAK)
            used += x->width;
    }
    return str_format(e->setter->temp, STR_FMT "\u2026",
                      STR_ARG(str_trim(str_slice(buf_str(&p->text), 0, end))));
}

/* The document, and the chapter unless it begins on this page: its title stands there. */
static str running_head(emitter *e, length room)
{
    const str title = e->setter->doc->running_head;
    if (e->chapter.len == 0)
        return shortened(e, title, room);
    str both = str_format(e->setter->temp, STR_FMT "\u2002·\u2002" STR_FMT, STR_ARG(title),
                          STR_ARG(e->chapter));
    return small_width(e, both) <= room ? both : shortened(e, title, room);
}

static void put_foot_line(emitter *e)
{
    const theme_page *page = &e->setter->theme->page;
    length y = e->sheet.height - page->foot + FOOT_DOWN;
    const bool titled = e->nth == 0 && document_has_title(e->setter->doc);
    const str number = page_text(e);
    const length room = line_width(e) - small_width(e, number) - FOOT_GAP;
    if (!titled)
        put_small(e, running_head(e, room), y, CELL_LEFT);
    put_small(e, number, y, CELL_RIGHT);
    if (e->nth == 0)
        put_small(e, e->setter->doc->version, titled ? y : y + VERSION_DOWN, CELL_LEFT);
}

/* The mark of a draft, or of a copy for internal use, stands in the outer margin of every page,
   on its side: nobody overlooks it, and it hides nothing. */
static void put_page_mark(emitter *e, colour_role colour)
{
    setter *s = e->setter;
    const document *doc = s->doc;
    const theme_page *page = &s->theme->page;
    if (doc->mark.len == 0)
        return;
    style look = look_head(s, s->theme->size[SIZE_H2] * 3 / 2, colour);
    look.element = ARTIFACT_WATERMARK;
    paragraph *p = para_new(s);
    mark_list marks = { 0 };
    para_add_text(s, p, doc->mark, look);
    para_make_items(s, p, INT32_MAX);
    line only = { .to = (uint32_t)p->items.len, .last = true };
    const length width =
        para_put_line(s, p, &only, &(para_form){ .width = para_natural_width(p) }, &marks);
    marks_turn(&marks, e->sheet.width - page->outside * 2 / 5, page->top + width);
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
    const mark_list kept = marks_kept(e->arena, &e->marks);
    type_page made = { .width = e->sheet.width, .height = e->sheet.height, .label = label };
    made.marks.at = kept.at;
    made.marks.len = made.marks.room = kept.len;
    list_add(e->arena, &e->set->pages, made);
    e->marks = (mark_list){ 0 };
    arena_reset(e->setter->temp);
}

static void put_text(emitter *e, const placed_list *at)
{
    const galley *g = &e->setter->galley;
    for (size_t i = 0; i < at->len; i++) {
        const piece *p = &g->pieces.at[at->at[i].piece];
        put_anchors(e, p, at->at[i].y);
        e->order = (uint32_t)at->at[i].piece + 1;
        put_marks(e, &p->marks, at->at[i].y);
        if (at->at[i].under > 0)
            put_under(e, at, i);
    }
    e->order = 0;
}

/* A chapter's title is its bookmark. */
static str chapter_at(const emitter *e, size_t nth)
{
    const galley *g = &e->setter->galley;
    const piece *p = &g->pieces.at[nth];
    for (uint32_t i = 0; i < p->anchor_count; i++)
        if (g->anchors.at[p->first_anchor + i].chapter)
            return g->anchors.at[p->first_anchor + i].title;
    return STR("");
}

static void take_chapter(emitter *e, const placed_list *at)
{
    for (size_t i = 0; i < at->len; i++)
        if (chapter_at(e, at->at[i].piece).len > 0)
            e->chapter = chapter_at(e, at->at[i].piece);
}

static void put_page(emitter *e, page_range range, size_t *open)
{
    const length top = e->setter->theme->page.top;
    const galley *g = &e->setter->galley;
    e->sheet = sheet_of(e->setter->theme, g->pieces.at[range.from].wide);
    placed_list at = page_place(e->setter, e->setter->temp, range);
    for (size_t i = 0; i < at.len; i++)
        at.at[i].y += top;
    put_frames(e, range, places_of(e, range, &at), open);
    const table_head *repeated = page_repeats(g, range.from);
    if (repeated)
        put_marks(e, &repeated->marks, top);
    put_text(e, &at);
    put_feet(e, range);
    if (chapter_at(e, range.from).len > 0)
        e->chapter = STR("");
    put_foot_line(e);
    take_chapter(e, &at);
    put_page_mark(e, COLOUR_ACCENT);
    end_page(e, e->label);
}

static void put_cover(emitter *e)
{
    e->sheet = sheet_of(e->setter->theme, false);
    put_marks(e, &e->setter->cover, 0);
    put_page_mark(e, e->setter->theme->cover_field ? COLOUR_PAPER : COLOUR_ACCENT);
    end_page(e, STR(""));
}

void pages_emit(setter *s, arena *a, const page_list *pages, typeset *set)
{
    emitter e = { .setter = s, .arena = a, .set = set };
    e.front = pages_front(s, pages);
    e.count = pages->len;
    if (s->doc->cover.wanted)
        put_cover(&e);
    size_t open = 0;
    for (size_t i = 0; i < pages->len; i++) {
        e.number = (int)set->pages.len;
        e.nth = i;
        e.label = page_label(s, a, i, e.front);
        put_page(&e, pages->at[i], &open);
    }
}
