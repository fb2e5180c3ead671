/*
 * Lines: where a paragraph is broken, by total fit (Knuth and Plass, "Breaking paragraphs into
 * lines", Software: Practice and Experience 11, 1981).
 *
 * Every legal break is a node of a graph; an edge is a line between two of them, its cost
 * ("demerits") grows with how far its spaces are stretched or shrunk, with a hyphen at its end, and
 * where it differs much from the line before. The cheapest way through is the paragraph. Only nodes
 * that a line can still reach are kept ("active"), so the time is linear in the text.
 *
 * The first pass accepts no space beyond the theme's limit and divides no name. Where that has no
 * solution, the second accepts all, and the spaces of lines beyond the limit grow to it and no further,
 * in as few lines as can be: ragged rather than torn apart. A name is divided before such a line is
 * so short that it looks like the end of the paragraph. Ratios are in thousandths; all arithmetic is in
 * integers.
 */
#include "type/setter.h"

enum {
    DEMERITS_LINE = 10, /* of any line: fewer lines are better */
    HYPHEN_RAGGED = 4,
    HYPHEN_IN_NAME = 10,       /* how much worse a hyphen is there: worse than a line set ragged */
    HYPHEN_IN_CELL = 1000,     /* how much worse a hyphen is there: worse than any rag */
    HYPHENS_MOST = 3,          /* in a row; more are worse than a line set ragged */
    DEMERITS_HYPHENS = 120000, /* two hyphens in a row; three are four times as bad */
    DEMERITS_LADDER = 2000000000,  /* each after the most */
    DEMERITS_FINAL_HYPHEN = 40000, /* a hyphen before the last line */
    DEMERITS_FITNESS = 50000,      /* a tight line next to a loose one */
    DEMERITS_SHORT_END = 200000,   /* a last line of less than an eighth of the measure */
    DEMERITS_STUMP = 20000000,     /* one that is the end of a divided word, and nothing else */
    BADNESS_LOOSE = 20000,
    BADNESS_HOLE = 120000, /* of one that is very short: worse than a name that is divided */
    HOLE_SHARE = 8,        /* of the measure: what it is short by */
    BADNESS_MOST = 1000000,
    RATIO_MOST = 21000,
    FITNESS_CLASSES = 4,
};

typedef struct node {
    uint32_t item;  /* the break */
    uint32_t start; /* first item of the line after it */
    int32_t before; /* node that its line begins at; -1 none */
    int fitness;
    int hyphens; /* lines up to here that end with one, without a break */
    bool hyphen, loose;
    int64_t demerits;
} node;

typedef struct breaker {
    const paragraph *p;
    const para_form *form;
    arena *arena;
    int64_t *width, *stretch, *shrink; /* sums of the items before */
    length *first,
        *last; /* what a line hangs out that begins with an item, or ends before it; or NULL */
    list_of(node) nodes;
    uint32_t *active; /* indexes of nodes */
    size_t active_count, active_room;
    int32_t ratio_most;
    bool second; /* the pass that accepts all */
} breaker;

typedef struct edge {
    int64_t ratio; /* thousandths; below -1000 the line is too long */
    int64_t space; /* left of the measure; of a loose line, with its spaces grown to the limit */
    bool last;
    bool too_long; /* even without the hyphen: later breaks are too */
    bool loose;    /* is set ragged: its spaces would grow beyond the limit */
} edge;

static void sum_items(breaker *b)
{
    const size_t count = b->p->items.len;
    b->width = arena_array(b->arena, int64_t, count + 1);
    b->stretch = arena_array(b->arena, int64_t, count + 1);
    b->shrink = arena_array(b->arena, int64_t, count + 1);
    for (size_t i = 0; i < count; i++) {
        const item *x = &b->p->items.at[i];
        bool counts = x->kind != ITEM_BREAK;
        b->width[i + 1] = b->width[i] + (counts ? x->width : 0);
        b->stretch[i + 1] = b->stretch[i] + (counts ? x->stretch : 0);
        b->shrink[i + 1] = b->shrink[i] + (counts ? x->shrink : 0);
    }
}

static void measure_hanging(setter *s, breaker *b)
{
    const size_t count = b->p->items.len;
    b->first = arena_array(b->arena, length, count + 1);
    b->last = arena_array(b->arena, length, count + 1);
    for (size_t i = 0; i <= count; i++) {
        b->first[i] = hang_first(s, b->p, i);
        b->last[i] = hang_last(s, b->p, i);
    }
}

/* Spaces and breaks at the beginning of a line vanish, but not no-break spaces. */
static bool vanishes(const item *x)
{
    return x->kind == ITEM_GLUE ? x->penalty != PENALTY_NEVER
                                : x->kind == ITEM_BREAK && x->penalty != PENALTY_FORCED;
}

static uint32_t line_start(const paragraph *p, size_t at)
{
    while (at < p->items.len && vanishes(&p->items.at[at]))
        at++;
    return (uint32_t)at;
}

/* The first pass divides no names. */
static bool may_end(const breaker *b, size_t i)
{
    const item *x = &b->p->items.at[i];
    return x->kind != ITEM_BOX && x->penalty < (b->second ? PENALTY_NEVER : PENALTY_NAME) && i > 0;
}

/* ---- the cost of a line ---------------------------------------------------------------------- */

static int64_t thousandths(int64_t part, int64_t whole)
{
    if (whole <= 0)
        return part <= 0 ? 0 : RATIO_MOST;
    int64_t ratio = part * 1000 / whole;
    return ratio > RATIO_MOST ? RATIO_MOST : ratio;
}

/* What a line may be short of the measure by before it looks bad: the stretch of its spaces; where
   it is ragged, a fifth of the measure. */
static int64_t room_of(const breaker *b, const node *from, size_t to)
{
    return b->form->justify ? b->stretch[to] - b->stretch[from->start] : b->form->width / 5;
}

/* What the spaces of a loose line take beyond their own width. */
static length grown_of(const breaker *b, size_t from, size_t to)
{
    return b->form->justify ? (length)((b->stretch[to] - b->stretch[from]) * b->ratio_most / 1000)
                            : 0;
}

static edge edge_between(const breaker *b, const node *from, size_t to)
{
    const bool ends = to == b->p->items.len;
    const item *x = ends ? NULL : &b->p->items.at[to];
    int64_t natural = b->width[to] - b->width[from->start];
    int64_t room = b->form->width + (b->first ? b->first[from->start] + b->last[to] : 0);
    int64_t space = room - natural - (x && x->kind == ITEM_BREAK ? x->width : 0);
    int64_t shrink = b->form->justify ? b->shrink[to] - b->shrink[from->start] : 0;
    edge e = { .last = ends || x->penalty == PENALTY_FORCED };
    e.too_long = natural - shrink > room;
    if (space < 0)
        e.ratio = -space > shrink ? -1001 : -thousandths(-space, shrink);
    else if (e.last && !b->form->balanced)
        e.ratio = 0;
    else
        e.ratio = thousandths(space, room_of(b, from, to));
    e.space = space;
    e.loose = e.ratio > b->ratio_most || (e.ratio < -1000 && !e.too_long);
    if (e.loose && space > 0)
        e.space -= grown_of(b, from->start, to);
    return e;
}

static int64_t badness(int64_t ratio)
{
    int64_t size = ratio < 0 ? -ratio : ratio;
    int64_t bad = size * size * size / 10000000;
    return bad > BADNESS_MOST ? BADNESS_MOST : bad;
}

/* A line that is set ragged costs more than any that is filled, and more the shorter it is, but not
   by how much it would be stretched: better one such line than two. */
static int64_t badness_of(const breaker *b, edge e)
{
    if (!e.loose || e.space < 0)
        return badness(e.ratio);
    const bool hole = b->form->justify && e.space > b->form->width / HOLE_SHARE;
    return (hole ? BADNESS_HOLE : BADNESS_LOOSE) + e.space * BADNESS_LOOSE / (b->form->width + 1);
}

static int fitness_of(int64_t ratio)
{
    return ratio < -500 ? 0 : ratio <= 500 ? 1 : ratio <= 1000 ? 2 : 3;
}

static bool is_short(const breaker *b, const node *from, size_t to)
{
    return b->width[to] - b->width[from->start] < b->form->width / 8;
}

/* Is there no space in it? */
static bool is_one_word(const breaker *b, const node *from, size_t to)
{
    return b->stretch[to] == b->stretch[from->start];
}

/* Of a break, which has a hyphen or not. */
static int64_t penalty_of(const breaker *b, const item *x)
{
    if (x->penalty <= 0 || !x->hyphen)
        return x->penalty > 0 ? x->penalty : 0;
    if (!b->form->justify)
        return (int64_t)x->penalty * (b->form->whole ? HYPHEN_IN_CELL : HYPHEN_RAGGED);
    return (int64_t)x->penalty * (x->penalty == PENALTY_NAME ? HYPHEN_IN_NAME : 1);
}

/* Of a line that ends with a hyphen, after so many others that do. */
static int64_t ladder_of(int hyphens)
{
    const int64_t sum = (int64_t)DEMERITS_HYPHENS * hyphens * hyphens;
    return hyphens < HYPHENS_MOST ? sum : sum + DEMERITS_LADDER;
}

static int64_t demerits_of(const breaker *b, const node *from, size_t to, edge e)
{
    const item *x = to < b->p->items.len ? &b->p->items.at[to] : NULL;
    int64_t cost = DEMERITS_LINE + badness_of(b, e) + (x ? penalty_of(b, x) : 0);
    int64_t sum = cost * cost;
    if (x && x->hyphen)
        sum += ladder_of(from->hyphens);
    if (e.last && from->hyphen)
        sum += is_one_word(b, from, to) ? DEMERITS_STUMP : DEMERITS_FINAL_HYPHEN;
    if (e.last && from->before >= 0 && is_short(b, from, to))
        sum += DEMERITS_SHORT_END;
    int step = fitness_of(e.ratio) - from->fitness;
    if ((step > 1 || step < -1) && b->form->justify)
        sum += DEMERITS_FITNESS;
    return from->demerits + sum;
}

/* ---- the graph ------------------------------------------------------------------------------- */

static void activate(breaker *b, node n)
{
    list_add(b->arena, &b->nodes, n);
    if (b->active_count == b->active_room)
        b->active =
            list_grow(b->arena, b->active, b->active_count, &b->active_room, sizeof *b->active);
    b->active[b->active_count++] = (uint32_t)b->nodes.len - 1;
}

static node node_to(const breaker *b, uint32_t before, size_t to, edge e)
{
    const node *from = &b->nodes.at[before];
    node n = { .item = (uint32_t)to, .before = (int32_t)before, .fitness = fitness_of(e.ratio) };
    n.start = to < b->p->items.len ? line_start(b->p, to + 1) : (uint32_t)to;
    n.hyphen = to < b->p->items.len && b->p->items.at[to].hyphen;
    n.hyphens = n.hyphen ? from->hyphens + 1 : 0;
    n.loose = e.loose;
    n.demerits = demerits_of(b, from, to, e);
    return n;
}

static void keep_best(node *best, bool *there, node n)
{
    if (!there[n.fitness] || n.demerits < best[n.fitness].demerits)
        best[n.fitness] = n;
    there[n.fitness] = true;
}

/* Tries all lines that end at `to`. false where none can and nothing is left to go on from. */
static bool try_break(breaker *b, size_t to)
{
    node best[FITNESS_CLASSES];
    bool there[FITNESS_CLASSES] = { false };
    uint32_t overfull = UINT32_MAX;
    edge overfull_edge = { 0 };
    size_t kept = 0;
    bool forced = false;
    for (size_t i = 0; i < b->active_count; i++) {
        const uint32_t from = b->active[i];
        if (b->nodes.at[from].start > to) {
            b->active[kept++] = from;
            continue;
        }
        edge e = edge_between(b, &b->nodes.at[from], to);
        forced = e.last;
        if (e.too_long) {
            overfull = from;
            overfull_edge = e;
        } else if (e.ratio >= -1000 && (b->second || e.ratio <= b->ratio_most)) {
            keep_best(best, there, node_to(b, from, to, e));
        }
        if (!e.too_long && !e.last)
            b->active[kept++] = from;
    }
    b->active_count = kept;
    for (int i = 0; i < FITNESS_CLASSES; i++)
        if (there[i])
            activate(b, best[i]);
    if (b->active_count > 0)
        return true;
    if (!b->second || overfull == UINT32_MAX)
        return forced && b->second;
    activate(b, node_to(b, overfull, to, overfull_edge));
    return true;
}

static bool run_pass(breaker *b, bool second)
{
    b->second = second;
    b->nodes.len = b->active_count = 0;
    activate(b, (node){ .start = line_start(b->p, 0), .before = -1, .fitness = 1 });
    for (size_t i = 0; i < b->p->items.len; i++)
        if (may_end(b, i) && i >= b->nodes.at[0].start && !try_break(b, i))
            return false;
    return try_break(b, b->p->items.len);
}

/* ---- the way back ---------------------------------------------------------------------------- */

static int32_t cheapest(const breaker *b)
{
    int32_t best = (int32_t)b->active[0];
    for (size_t i = 1; i < b->active_count; i++)
        if (b->nodes.at[b->active[i]].demerits < b->nodes.at[best].demerits)
            best = (int32_t)b->active[i];
    return best;
}

static line_list lines_of(const breaker *b, arena *a)
{
    size_t count = 0;
    for (int32_t n = cheapest(b); b->nodes.at[n].before >= 0; n = b->nodes.at[n].before)
        count++;
    line_list lines = { .at = arena_array(a, line, count), .len = count, .room = count };
    for (int32_t n = cheapest(b); b->nodes.at[n].before >= 0; n = b->nodes.at[n].before) {
        const size_t nth = count--;
        const node *end = &b->nodes.at[n];
        bool forced =
            end->item == b->p->items.len || b->p->items.at[end->item].penalty == PENALTY_FORCED;
        const uint32_t from = b->nodes.at[end->before].start;
        lines.at[count] = (line){ .from = from,
                                  .to = end->item,
                                  .hyphen = end->hyphen,
                                  .last = forced,
                                  .loose = end->loose,
                                  .grown = grown_of(b, from, end->item),
                                  .nth = (uint32_t)nth,
                                  .count = (uint32_t)lines.len };
    }
    return lines;
}

static bool has_forced(const paragraph *p)
{
    for (size_t i = 0; i < p->items.len; i++)
        if (p->items.at[i].kind == ITEM_BREAK && p->items.at[i].penalty == PENALTY_FORCED)
            return true;
    return false;
}

static line_list single_line(const breaker *b, arena *a)
{
    line_list lines = { 0 };
    list_add(a, &lines,
             ((line){ .from = line_start(b->p, 0),
                      .to = (uint32_t)b->p->items.len,
                      .last = true,
                      .nth = 1,
                      .count = 1 }));
    return lines;
}

/* The theme's limit is in percent of a space; ratios are in thousandths of its stretch. */
static int32_t ratio_limit(const setter *s, const paragraph *p)
{
    const int32_t most = s->theme->stretch_most > 100 ? s->theme->stretch_most - 100 : 100;
    for (size_t i = 0; i < p->items.len; i++) {
        const item *x = &p->items.at[i];
        if (x->kind == ITEM_GLUE && x->stretch > 0)
            return (int32_t)((int64_t)x->width * most * 10 / x->stretch);
    }
    return most * 20;
}

/* A line that ends between two letters, with nothing to show for it, is worth a message; in code it
   is nothing unusual. */
static void report_torn(setter *s, const paragraph *p, const line_list *lines)
{
    for (size_t i = 0; i < lines->len; i++) {
        if (lines->at[i].to >= p->items.len)
            continue;
        const item *end = &p->items.at[lines->at[i].to];
        if (end->kind != ITEM_BREAK || end->penalty != PENALTY_TORN || end->style->code)
            continue;
        str text = buf_str(&p->text);
        size_t from = end->at > 40 ? end->at - 40 : 0;
        while (from < end->at && ((unsigned char)text.at[from] & 0xc0) == 0x80)
            from++;
        str shown = str_slice(text, from, end->at);
        DIAG(s->diag, LINE_TOO_LONG, said_place(s, shown), s->doc->title, shown);
        return;
    }
}

line_list para_break(setter *s, const paragraph *p, const para_form *form)
{
    if (p->items.len == 0)
        return (line_list){ 0 };
    breaker b = { .p = p, .form = form, .arena = s->temp };
    b.ratio_most = ratio_limit(s, p);
    sum_items(&b);
    if (form->hang)
        measure_hanging(s, &b);
    if (b.width[p->items.len] <= form->width && !has_forced(p))
        return single_line(&b, s->temp);
    if (!form->justify)
        b.ratio_most = RATIO_MOST;
    if (!run_pass(&b, false) || b.active_count == 0)
        run_pass(&b, true);
    line_list lines = lines_of(&b, s->temp);
    report_torn(s, p, &lines);
    return lines;
}
