/*
 * Where the pieces of a page stand.
 *
 * Figures that waited come first, then the pieces of the range but for those that wait for the next
 * page. Where the theme wants even page bottoms, the room that is left goes to the spaces above
 * pieces, each in proportion to what it may grow; where they may not grow so much, or where the
 * text ends, the page stays as it is. What is a little too much for a page is taken from them. Lines
 * of a paragraph keep their distance always. Notes of a table stand below its last piece.
 */
#include "type/setter.h"

enum {
    FEET_GAP = LENGTH_PT(14), /* from the text to the notes, the rule between them included */
    NOTES_MOST = LENGTH_PT(8000),
    CHAPTER_SINK = 6, /* half lines */
};

sheet sheet_of(const theme *t, bool wide)
{
    const theme_page *p = &t->page;
    const length width = wide ? p->height : p->width, height = wide ? p->width : p->height;
    return (sheet){ width, height, height - p->top - p->foot };
}

length page_capacity(const setter *s)
{
    return sheet_of(s->theme, s->galley.wide).capacity;
}

length page_gap(const setter *s)
{
    return look_space(s, 4);
}

/* Chapters, and contents with a page of their own, begin a little lower than other pages do. */
length chapter_sink(const setter *s)
{
    return s->theme->chapter_pages ? look_space(s, CHAPTER_SINK) : 0;
}

length page_sink(const galley *g, size_t first)
{
    const size_t from =
        first > 0 ? first : g->body_from; /* contents are where chapters have pages */
    return g->pieces.at[from].cost == COST_FORCED ? g->pieces.at[first].sink : 0;
}

/* The header that a page repeats when it begins with this piece. */
const table_head *page_repeats(const galley *g, size_t first)
{
    int32_t table = g->pieces.at[first].table;
    if (table < 0 || first <= g->tables.at[table].first_piece)
        return NULL;
    return &g->tables.at[table];
}

/* More than any page has, and no more than that: thousands of notes may be called in one row. */
static length notes_height(const galley *g, uint32_t first, uint32_t count)
{
    int64_t height = 0;
    for (uint32_t n = 0; n < count; n++)
        height += g->feet.at[g->notes.at[first + n]].height;
    return height < NOTES_MOST ? (length)height : NOTES_MOST;
}

length feet_height(const galley *g, const piece *p)
{
    return notes_height(g, p->first_note, p->note_count);
}

length under_height(const galley *g, const piece *p)
{
    return notes_height(g, p->first_note + p->note_count, p->under_count);
}

length feet_room(int64_t feet)
{
    return feet > 0 ? (length)feet + FEET_GAP : 0;
}

bool page_shows(const galley *g, page_range range, size_t nth)
{
    return (g->pieces.at[nth].insert >= 0) == (g->pieces.at[range.from].insert >= 0);
}

/* ---- a page ---------------------------------------------------------------------------------- */

/* The first floating piece that waits for the next page. */
static size_t first_late(const galley *g, page_range range)
{
    size_t first = range.to;
    for (uint32_t left = range.late; left > 0;)
        left -= g->pieces.at[--first].floats;
    return first;
}

/* The floating pieces that waited are the last ones before the range; on a page of their own some of them may go on waiting. */
static length place_tops(const setter *s, arena *a, page_range range, placed_list *out)
{
    const galley *g = &s->galley;
    const size_t late = first_late(g, range), end = late < range.from ? late : range.from;
    size_t first = range.from;
    for (uint32_t left = range.tops; left > 0;)
        left -= g->pieces.at[--first].floats;
    length y = 0;
    for (size_t i = first; i < end; i++) {
        if (!g->pieces.at[i].floats)
            continue;
        list_add(a, out, ((placed){ i, y, 0 }));
        y += g->pieces.at[i].height + page_gap(s);
    }
    return y;
}

/* A table ends, or its part on this page does: its notes stand below the last piece. */
static length place_under(placed_list *out, length height)
{
    if (out->len > 0)
        out->at[out->len - 1].under = height;
    return height;
}

static void place_text(const setter *s, arena *a, page_range range, length y, placed_list *out)
{
    const galley *g = &s->galley;
    const size_t late = first_late(g, range);
    int32_t table = -1;
    length under = 0;
    bool bare = false;
    for (size_t i = range.from; i < range.to; i++) {
        const piece *p = &g->pieces.at[i];
        const bool shown = page_shows(g, range, i);
        if (!shown || (p->floats && i >= late)) {
            bare = shown;
            continue;
        }
        if (p->part_of != table) {
            y += place_under(out, under);
            under = 0;
        }
        table = p->part_of;
        under += under_height(g, p);
        if (i > range.from)
            y += bare ? p->bare_before : p->before;
        bare = false;
        list_add(a, out, ((placed){ i, y, 0 }));
        y += p->height;
    }
    place_under(out, under);
}

/* Does the text go on on the next page? Else the page may end where it likes. */
static bool goes_on(const galley *g, page_range range)
{
    return range.to < g->pieces.len && g->pieces.at[range.to].cost != COST_FORCED
           && page_shows(g, range, range.to);
}

/* `room` below 0 is what the page has too little of: spaces give half of what they may grow. */
static void spread(const galley *g, placed_list *at, size_t first, int64_t room)
{
    int64_t stretch = 0, so_far = 0;
    for (size_t i = first; i < at->len; i++)
        stretch += g->pieces.at[at->at[i].piece].stretch;
    if (room == 0 || room > stretch || -room > stretch / 2)
        return;
    for (size_t i = first; i < at->len; i++) {
        so_far += g->pieces.at[at->at[i].piece].stretch;
        at->at[i].y += (length)(room * so_far / stretch);
    }
}

placed_list page_place(const setter *s, arena *a, page_range range)
{
    const galley *g = &s->galley;
    const table_head *repeated = page_repeats(g, range.from);
    placed_list at = { 0 };
    int64_t feet = 0;
    const length top = place_tops(s, a, range, &at);
    const size_t first = at.len;
    place_text(s, a, range, top + page_sink(g, range.from) + (repeated ? repeated->height : 0),
               &at);
    for (size_t i = 0; i < at.len; i++)
        feet += feet_height(g, &g->pieces.at[at.at[i].piece]);
    const placed *end = &at.at[at.len - 1];
    const int64_t capacity = sheet_of(s->theme, g->pieces.at[range.from].wide).capacity;
    const int64_t bottom =
        (int64_t)end->y + g->pieces.at[end->piece].height + end->under + feet_room(feet);
    if (goes_on(g, range) || bottom > capacity)
        spread(g, &at, first + 1, capacity - bottom);
    return at;
}

/* ---- numbers --------------------------------------------------------------------------------- */

static str roman(arena *a, size_t number)
{
    static const struct {
        size_t value;
        const char *sign;
    } signs[] = { { 100, "c" }, { 90, "xc" }, { 50, "l" }, { 40, "xl" }, { 10, "x" },
                  { 9, "ix" },  { 5, "v" },   { 4, "iv" }, { 1, "i" } };
    buf out = buf_new(a);
    for (size_t i = 0; number > 0;) {
        if (number < signs[i].value) {
            i++;
            continue;
        }
        buf_text(&out, signs[i].sign);
        number -= signs[i].value;
    }
    return buf_str(&out);
}

size_t pages_front(const setter *s, const page_list *pages)
{
    size_t front = 0;
    if (!s->theme->roman_front || s->galley.body_from == 0)
        return 0;
    while (front < pages->len && pages->at[front].from < s->galley.body_from)
        front++;
    return front;
}

/* The cover counts, though it shows no number; where there is a front, it is part of that. */
str page_label(const setter *s, arena *a, size_t nth, size_t front)
{
    const size_t number = nth + 1 + (s->doc->cover.wanted ? 1 : 0);
    if (nth < front)
        return roman(a, number);
    return str_format(a, "%zu", front > 0 ? nth + 1 - front : number);
}
