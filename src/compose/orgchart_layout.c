/*
 * orgchart_layout: where the boxes of an organisation chart lie.
 *
 * The chart reads from the top: trees, one below the other, and last, in a panel, bodies that neither
 * report to any nor have any below them. Bodies that advise stand at the right: beside the whole
 * chart where that leaves room enough, else beside the first bodies of it, with the rest as wide as
 * the page below them; at worst below it all. Of many ways, from generous to close, the first that
 * is not too high is used.
 */
#include "compose/orgchart.h"

#define CHART_WIDTH  LENGTH_PT(470)
#define ADVISOR_ROOM LENGTH_PT(140)
#define HEIGHT_GOOD  LENGTH_PT(470)
#define HEIGHT_MOST  LENGTH_PT(620) /* a page of its own */
#define HEIGHT_BOXED LENGTH_PT(400)
#define EDGE         LENGTH_PT(2) /* room for half a line at the edges */

/* ---- the size -------------------------------------------------------------------------------- */

typedef struct extent {
    length left, right, bottom;
} extent;

static void stretch(extent *e, const box *b)
{
    e->left = b->x < e->left ? b->x : e->left;
    e->right = b->x + b->w > e->right ? b->x + b->w : e->right;
    e->bottom = b->y + b->h > e->bottom ? b->y + b->h : e->bottom;
}

/* Moves everything to the left edge, and gives the chart its size. */
static void trim(org_chart *chart)
{
    extent e = { .left = chart->across };
    for (size_t i = 0; i < chart->nodes.len; i++)
        stretch(&e, &chart->nodes.at[i]->box);
    for (size_t i = 0; i < chart->panels.len; i++)
        stretch(&e, &chart->panels.at[i].box);
    for (size_t i = 0; i < chart->wires.len; i++)
        for (size_t k = 0; k < chart->wires.at[i].count; k++)
            stretch(&e, &(box){ .x = chart->wires.at[i].points[k].x });
    length shift = e.left - EDGE;
    for (size_t i = 0; i < chart->nodes.len; i++)
        chart->nodes.at[i]->box.x -= shift;
    for (size_t i = 0; i < chart->panels.len; i++)
        chart->panels.at[i].box.x -= shift;
    for (size_t i = 0; i < chart->wires.len; i++)
        for (size_t k = 0; k < chart->wires.at[i].count; k++)
            chart->wires.at[i].points[k].x -= shift;
    chart->width = e.right - shift + EDGE;
    chart->height = e.bottom + EDGE;
}

/* ---- the whole ------------------------------------------------------------------------------- */

/* What is below the first body of a tree, and of the only one below it, and so on; they stand in the
   middle, with those that advise at their right. Gives the last of them, and the room below all. */
static org_node *place_first(org_chart *chart, const composer *c, org_node *n, box *area)
{
    const box beside = { area->x, 0, orgchart_advisors_left(chart) - chart->use.gap - area->x, 0 };
    for (;; n = n->children.at[0]) {
        const length own = orgchart_width_of(chart, n, beside.w);
        const length left = orgchart_left_within(area->x + area->w / 2, own, beside);
        orgchart_put(chart, n, own, left, area->y);
        if (n->parent)
            orgchart_wire_down(chart, n->parent, (doc_point){ orgchart_middle(n), area->y });
        area->y = orgchart_foot(n) + chart->use.drop;
        if (n->children.len != 1)
            break;
    }
    const length below = orgchart_place_advisors(chart, c) + chart->use.gap;
    area->y = below > area->y ? below : area->y;
    return n;
}

static length place_root(org_chart *chart, org_node *root, length y, length width)
{
    const length own = orgchart_width_of(chart, root, width);
    orgchart_put(chart, root, own, EDGE + (width - own) / 2, y);
    const box area = { EDGE, orgchart_foot(root) + chart->use.drop, width, 0 };
    return orgchart_place_below(chart, root, area) + chart->use.drop;
}

static length place_top(org_chart *chart, const composer *c, org_node *root, length width)
{
    box area = { EDGE, EDGE, width, 0 };
    org_node *last = place_first(chart, c, root, &area);
    const length end = orgchart_place_below(chart, last, area) + chart->use.drop;
    return end > area.y ? end : area.y;
}

/* Trees from the top; then, in a panel, the bodies that neither report to any nor have any below them. */
static length place_roots(org_chart *chart, const composer *c, length width)
{
    org_nodes lone = { 0 };
    length y = EDGE;
    for (size_t i = 0; i < chart->roots.len; i++) {
        org_node *root = chart->roots.at[i];
        if (i > 0 && root->children.len == 0)
            list_add(chart->a, &lone, root);
        else if (i == 0 && chart->use.advisors_at == ADVISORS_TOP)
            y = place_top(chart, c, root, width);
        else
            y = place_root(chart, root, y, width);
    }
    if (lone.len == 1)
        return place_root(chart, lone.at[0], y, width);
    doc_point top = { EDGE + width / 2, y };
    return lone.len == 0
               ? y
               : orgchart_panel(chart, lone, top, (box){ EDGE, y, width, 0 }) + chart->use.drop;
}

static void place_all(org_chart *chart, const composer *c)
{
    const bool beside = chart->advisors.len > 0 && chart->use.advisors_at == ADVISORS_BESIDE;
    const length width = chart->across - 2 * EDGE - (beside ? ADVISOR_ROOM : 0);
    const length y = place_roots(chart, c, width);
    if (beside)
        orgchart_place_advisors(chart, c);
    else if (chart->advisors.len > 0 && chart->use.advisors_at == ADVISORS_BELOW)
        orgchart_place_advisors_below(chart, c, (box){ EDGE, y, width, 0 });
    trim(chart);
}

void orgchart_clear(org_chart *chart)
{
    chart->wires.len = chart->panels.len = 0;
    chart->cramped = false;
    for (size_t i = 0; i < chart->nodes.len; i++) {
        org_node *n = chart->nodes.at[i];
        n->placed = n->is_item = false;
        n->remark = n->lines = (str_list){ 0 };
        n->box = (box){ 0 };
    }
}

/* Text, leading and remark; inside a box above its text and beside it; gap and drop. */
#define POINTS(a, b, c, d, e, f, g)                                                                \
    LENGTH_PT(a), LENGTH_PT(b), LENGTH_PT(c), LENGTH_PT(d), LENGTH_PT(e), LENGTH_PT(f), LENGTH_PT(g)
#define GENEROUS POINTS(9, 12, 8, 7, 7, 10, 26)
#define CLOSE    POINTS(9, 11, 8, 5, 7, 8, 16)
#define SMALL    POINTS(8, 10, 8, 4, 5, 6, 12)
#define DENSE    POINTS(8, 10, 8, 3, 5, 4, 9)

/* From generous to close, and those that advise below it all at the last; the first is used that is no higher than most
   of a page, else the first that fits one. */
static const org_measures ways[] = {
    { GENEROUS, ADVISORS_BESIDE }, { CLOSE, ADVISORS_BESIDE }, { GENEROUS, ADVISORS_TOP },
    { CLOSE, ADVISORS_TOP },       { SMALL, ADVISORS_TOP },    { DENSE, ADVISORS_TOP },
    { CLOSE, ADVISORS_BELOW },     { SMALL, ADVISORS_BELOW },  { DENSE, ADVISORS_BELOW },
};

/* At the right edge there is no room for very long words; and there must be something to stand beside. */
static bool advisors_fit(const org_chart *chart, org_advisors at)
{
    if (at == ADVISORS_TOP && chart->roots.len == 0)
        return false;
    for (size_t i = 0; i < chart->advisors.len && at != ADVISORS_BELOW; i++)
        if (text_longest_word(chart->advisors.at[i]->name, ways[0].text)
            > orgchart_room_in(ADVISOR_WIDTH, ways[0].side))
            return false;
    return true;
}

/* Where those that advise take a part of the width, and the rest has too little. */
static bool too_narrow(const org_chart *chart)
{
    return chart->cramped && chart->advisors.len > 0 && chart->use.advisors_at == ADVISORS_BESIDE;
}

static bool place_as(org_chart *chart, const composer *c, const org_measures *use, length width)
{
    orgchart_clear(chart);
    chart->use = *use;
    chart->across = width;
    place_all(chart, c);
    return !too_narrow(chart);
}

static bool place_within(org_chart *chart, const composer *c, box room, bool below)
{
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++)
        if ((ways[i].advisors_at == ADVISORS_BELOW) == below
            && advisors_fit(chart, ways[i].advisors_at) && place_as(chart, c, &ways[i], room.w)
            && chart->height <= room.h)
            return true;
    return false;
}

/* A height that leaves room on the page is better, but those that advise belong beside those whom they advise. */
static bool place_in(org_chart *chart, const composer *c, box good, box most)
{
    return place_within(chart, c, good, false) || place_within(chart, c, most, false)
           || place_within(chart, c, good, true) || place_within(chart, c, most, true);
}

bool orgchart_place(org_chart *chart, const composer *c)
{
    return place_in(chart, c, (box){ .w = CHART_WIDTH, .h = HEIGHT_GOOD },
                    (box){ .w = CHART_WIDTH, .h = HEIGHT_MOST });
}

bool orgchart_place_boxed(org_chart *chart, const composer *c)
{
    return place_in(chart, c, (box){ .w = DRAWING_BOXED, .h = HEIGHT_BOXED },
                    (box){ .w = DRAWING_BOXED, .h = DRAWING_BOXED_HIGH });
}
