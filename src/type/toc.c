/*
 * Contents: a line for each entry, its number hung before the title, its page number close behind
 * it, or, where the theme wants leaders, at the right edge over a row of dots.
 *
 * Contents that have their pages to themselves are balanced: where a few lines are too many for a
 * page, all move closer together; where that is not enough, each page has about as many lines as
 * the others, and begins with a chapter. Those that are short, and of chapters alone, are set larger.
 */
#include "type/setter.h"

enum {
    NUMBER_GAP = LENGTH_PT(10),
    NUMBER_ROOM = LENGTH_PT(30),
    PAGE_ROOM = LENGTH_PT(26),
    DOT_STEP = LENGTH_PT(5),
    TOC_LEVELS = 8,
    TIGHTEST = 90,   /* percent of their height that lines keep */
    ROOMY_MOST = 18, /* entries of contents that are set larger */
};

static style entry_look(const setter *s, int level)
{
    if (level <= 1)
        return look_head(s, s->theme->size[s->roomy ? SIZE_H2 : SIZE_TEXT], COLOUR_DEEP);
    style look = look_text(s);
    look.hyphenate = false;
    return look;
}

static const doc_link *link_to(setter *s, str anchor)
{
    doc_link *link = arena_make(s->kept, doc_link);
    link->kind = LINK_ANCHOR;
    link->anchor = anchor;
    return link;
}

static str page_of(setter *s, str anchor)
{
    s->asked_pages = true;
    const str *label = s->page_of ? map_find(s->page_of, anchor) : NULL;
    return label ? *label : s->page_of ? STR("") : STR("00");
}

static paragraph *number_of(setter *s, str number, style look)
{
    paragraph *p = para_new(s);
    look.colour = look.bold ? COLOUR_DEEP : COLOUR_QUIET;
    look.tabular = true;
    para_add_text(s, p, number, look);
    return p;
}

/* The widest number decides: "Figur 12" is wider than "1.2". */
static length number_room(setter *s, const doc_toc *toc)
{
    length room = NUMBER_ROOM;
    for (size_t i = 0; i < toc->len; i++) {
        if (toc->at[i].number.len == 0)
            continue;
        style look = entry_look(s, toc->at[i].level);
        look.element = ARTIFACT_LAYOUT;
        paragraph *p = number_of(s, toc->at[i].number, look);
        para_make_items(s, p, INT32_MAX);
        const length width = para_natural_width(p);
        if (width > room)
            room = width;
    }
    return room < s->column.width / 3 ? room : s->column.width / 3;
}

static void hang_number(setter *s, str number, style look)
{
    if (number.len == 0)
        return;
    paragraph *p = number_of(s, number, look);
    const length room = s->number_room;
    list_add(s->arena, &s->galley.hung,
             ((hung){ p, s->column.x - NUMBER_GAP - room, room, CELL_RIGHT }));
}

/* Dots on a grid that all lines share, from the end of the title to the page number. */
static void put_leader(setter *s, length from, length to, length baseline, mark_list *out)
{
    style look = look_text(s);
    look.element = ARTIFACT_LAYOUT;
    look.colour = COLOUR_QUIET;
    const length first = s->column.x + (from - s->column.x + 2 * DOT_STEP) / DOT_STEP * DOT_STEP;
    for (length x = first; x + DOT_STEP <= to; x += DOT_STEP) {
        paragraph *dot = para_new(s);
        para_add_text(s, dot, STR("."), look);
        para_form form = { .width = DOT_STEP };
        size_t at = out->len;
        text_into(s, dot, &form, x, out);
        marks_move(out, at, 0, baseline - look_baseline(s, look, look_leading(s, look)));
    }
}

static void put_page(setter *s, str page, style look, length baseline, mark_list *out)
{
    paragraph *p = para_new(s);
    look.tabular = true;
    para_add_text(s, p, page, look);
    if (para_empty(p))
        return;
    para_form form = { .width = s->column.width, .align = CELL_RIGHT };
    size_t at = out->len;
    text_into(s, p, &form, s->column.x, out);
    marks_move(out, at, 0, baseline - look_baseline(s, look, look_leading(s, look)));
}

/* The right end of the text in a piece. */
static length end_of(const setter *s, const piece *p)
{
    length end = s->column.x;
    for (size_t i = 0; i < p->marks.len; i++)
        if (p->marks.at[i].kind == MARK_GLYPHS)
            end = p->marks.at[i].x + p->marks.at[i].w;
    return end;
}

/* The line with leaders: the title, and in its last line dots and the number. */
static void set_led(setter *s, paragraph *title, str page, style look)
{
    const area whole = s->column;
    s->column.width -= PAGE_ROOM;
    text_lines(s, title, (para_form){ .width = s->column.width });
    s->column = whole;
    piece *last = &s->galley.pieces.at[s->galley.pieces.len - 1];
    const length baseline = look_baseline(s, look, last->height);
    const length right = s->column.x + s->column.width - PAGE_ROOM / 2;
    mark_list marks = { 0 };
    marks_append(s->temp, &marks, &last->marks);
    put_leader(s, end_of(s, last), right, baseline, &marks);
    put_page(s, page, look, baseline, &marks);
    last->marks = marks_kept(s->arena, &marks);
}

static void set_entry(setter *s, const doc_toc_entry *e)
{
    int32_t outer = element_open(s, ELEMENT_TOC_ITEM, NULL);
    style look = entry_look(s, e->level);
    element_open(s, ELEMENT_REFERENCE, NULL);
    look.element = element_add(s, ELEMENT_LINK, NULL);
    look.link = link_to(s, e->anchor);
    galley_space(s, e->level <= 1 ? look_space(s, s->roomy ? 2 : 1) : 0);
    hang_number(s, e->number, look);
    paragraph *p = para_new(s);
    para_add_inlines(s, p, e->text.first, look);
    str page = page_of(s, e->anchor);
    if (s->theme->leaders) {
        set_led(s, p, page, look);
    } else {
        style number = look;
        number.tabular = true;
        number.colour = COLOUR_QUIET;
        para_add_text(
            s, p,
            page.len > 0 ? str_format(s->temp, "\u00a0\u00a0\u00a0" STR_FMT, STR_ARG(page)) : page,
            number);
        para_make_items(
            s, p, s->column.width - PAGE_ROOM); /* a word is divided that leaves no room for it */
        text_lines(s, p, (para_form){ .width = s->column.width });
    }
    if (e->level <= 1)
        galley_cost(s, COST_KEEP);
    s->element = outer;
}

/* Deeper entries are contents inside the contents (ISO 32000-1, 14.8.4.2). */
static void set_entries(setter *s, const doc_toc *toc)
{
    int32_t outer[TOC_LEVELS];
    int depth = 0, levels[TOC_LEVELS] = { toc->len > 0 ? toc->at[0].level : 0 };
    for (size_t i = 0; i < toc->len; i++) {
        const int level = toc->at[i].level;
        for (; depth > 0 && level < levels[depth]; depth--)
            s->element = outer[depth];
        if (level > levels[depth] && depth + 1 < TOC_LEVELS) {
            outer[++depth] = element_open(s, ELEMENT_TOC, NULL);
            levels[depth] = level;
        }
        set_entry(s, &toc->at[i]);
        const bool more = i + 1 < toc->len;
        if (more && (i == 0 || i + 2 == toc->len)) /* neither the first nor the last is alone */
            galley_cost(s, COST_WIDOW);
    }
    while (depth > 0)
        s->element = outer[depth--];
}

static void set_contents_title(setter *s, str title)
{
    if (title.len)
        set_heading(s, block_heading(s->kept, 1, title, STR("")));
}

/* ---- balance --------------------------------------------------------------------------------- */

static length height_from(const galley *g, size_t first)
{
    int64_t height = 0;
    for (size_t i = first; i < g->pieces.len; i++)
        height += g->pieces.at[i].height + (i > first ? g->pieces.at[i].before : 0);
    return height > INT32_MAX ? INT32_MAX : (length)height;
}

/* What is too much is taken from lines and spaces in proportion; not from the title. */
static void tighten(galley *g, size_t first, length most)
{
    const length high = height_from(g, first);
    for (size_t i = first + 1; i < g->pieces.len; i++) {
        piece *p = &g->pieces.at[i];
        p->height = (length)((int64_t)p->height * most / high);
        p->before = (length)((int64_t)p->before * most / high);
    }
}

/* The chapter that begins nearest to this height, or the line there if none begins near. */
static size_t break_near(const galley *g, size_t first, length target, length near)
{
    int64_t height = 0, best = near;
    size_t found = 0, after = g->pieces.len;
    for (size_t i = first; i < g->pieces.len; i++) {
        const int64_t off = height < target ? target - height : height - target;
        if (height >= target && after == g->pieces.len)
            after = i;
        if (i > first + 1 && g->pieces.at[i].before > 0 && off < best) {
            best = off;
            found = i;
        }
        height += g->pieces.at[i].height + g->pieces.at[i].before;
    }
    return found > 0 ? found : after;
}

static bool has_own_pages(const setter *s, size_t first)
{
    const galley *g = &s->galley;
    const bool begins =
        first == 0 || (first < g->pieces.len && g->pieces.at[first].cost == COST_FORCED);
    return begins && s->theme->chapter_pages;
}

static void balance(setter *s, size_t first)
{
    galley *g = &s->galley;
    const length room = page_capacity(s), high = height_from(g, first);
    if (!has_own_pages(s, first) || high <= room)
        return;
    const length pages = (high + room - 1) / room;
    const length fewer = (pages - 1) * room;
    if (high / 100 * TIGHTEST <= fewer && pages == 2) {
        tighten(g, first, fewer);
        return;
    }
    const length near = (room - high / pages) / 2; /* or else a page would be too full */
    for (length i = 1; i < pages && near > s->theme->leading; i++) {
        const size_t at = break_near(g, first, high / pages * i, near);
        if (at > first && at < g->pieces.len)
            g->pieces.at[at].cost = COST_FORCED;
    }
}

static bool is_roomy(const doc_toc *toc)
{
    for (size_t i = 0; i < toc->len; i++)
        if (toc->at[i].level > 1)
            return false;
    return toc->len <= ROOMY_MOST;
}

void set_toc(setter *s, const doc_block *b)
{
    if (!b->toc || b->toc->len == 0)
        return;
    const size_t first = s->galley.pieces.len;
    set_contents_title(s, b->label);
    int32_t outer = element_open(s, ELEMENT_TOC, b);
    const area whole = s->column;
    s->roomy = is_roomy(b->toc) && has_own_pages(s, first);
    s->number_room = number_room(s, b->toc);
    const length indent = whole.label_width > 0 ? 0 : s->number_room + NUMBER_GAP;
    s->column = (area){ whole.x + indent, whole.width - indent, 0, 0 };
    set_entries(s, b->toc);
    if (height_from(&s->galley, first) + chapter_sink(s) <= page_capacity(s))
        s->galley.pieces.at[first].sink = chapter_sink(s);
    balance(s, first);
    s->roomy = false;
    s->column = whole;
    s->element = outer;
}
