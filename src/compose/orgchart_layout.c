/*
 * orgchart_layout: where the boxes of an organisation chart lie.
 *
 * The chart reads from the top. Below a body stands what reports to it: a single body right below,
 * bodies that have nobody below them together in a panel of wrapped rows with one line to it, and
 * otherwise a row, in which the one that goes on downwards stands last, or, with many beside it, below
 * them. Several that go on share the width as columns; where columns would be too narrow, the rest
 * becomes an indented outline. In none of these do lines cross.
 */
#include "compose/orgchart.h"

#define CHART_WIDTH  LENGTH_PT(470)
#define ADVISOR_ROOM LENGTH_PT(140)
#define BOX_WIDTH    LENGTH_PT(124)
#define ITEM_WIDTH   LENGTH_PT(96)
#define BOX_LEAST    LENGTH_PT(78)
#define COLUMN_LEAST LENGTH_PT(108)
#define BESIDE_MOST  8 /* more than stand in a column beside the one that goes on */
#define HEIGHT_GOOD  LENGTH_PT(470)
#define HEIGHT_MOST  LENGTH_PT(640) /* a page of its own */
#define INDENT       LENGTH_PT(18)
#define TEXT_PAD     LENGTH_PT(7) /* beside the text of a box */
#define EDGE         LENGTH_PT(2) /* room for half a line at the edges */

static length place_children(org_chart *chart, org_node *n, box area);

/* ---- boxes ----------------------------------------------------------------------------------- */

/* What names have in a box: bold letters are wider than the table of widths says. */
static length room_in(length width)
{
    return (width - 2 * TEXT_PAD) / 16 * 15;
}

/* The width of boxes in which no word of these names is cut: as usual where that is enough, and no
   more than there is. */
static length width_for(const org_chart *chart, org_nodes nodes, length usual, length most)
{
    length word = 0;
    for (size_t i = 0; i < nodes.len; i++) {
        const length own = text_longest_word(nodes.at[i]->name, chart->use.text);
        word = own > word ? own : word;
    }
    const length needed = (word / 15 + 1) * 16 + 2 * TEXT_PAD;
    const length wanted = needed > usual ? needed : usual;
    return wanted < most ? wanted : most;
}

static length width_of_one(const org_chart *chart, org_node *n, length most)
{
    return width_for(chart, (org_nodes){ .at = &n, .len = 1 }, BOX_WIDTH, most);
}

void orgchart_size(const org_chart *chart, org_node *n, length width)
{
    const length room = room_in(width);
    n->lines = text_wrap(chart->a, chart->patterns, n->name, chart->use.text, room);
    n->box.w = width;
    n->box.h = (length)(n->lines.len + n->remark.len) * chart->use.leading + 2 * chart->use.pad;
    n->placed = true;
}

static length middle(const org_node *n)
{
    return n->box.x + n->box.w / 2;
}

static length foot(const org_node *n)
{
    return n->box.y + n->box.h;
}

/* `want` moved so that a width of `w` around it stays inside the area; gives the left edge. */
static length clamp_left(length want, length w, box area)
{
    length left = want - w / 2;
    if (left + w > area.x + area.w)
        left = area.x + area.w - w;
    return left < area.x ? area.x : left;
}

static void put_box(org_chart *chart, org_node *n, length width, length left, length top)
{
    orgchart_size(chart, n, width);
    n->box.x = left;
    n->box.y = top;
}

/* ---- wires ----------------------------------------------------------------------------------- */

static void add_wire(org_chart *chart, const doc_point *points, size_t count)
{
    org_wire wire = { .count = count };
    for (size_t i = 0; i < count; i++)
        wire.points[i] = points[i];
    list_add(chart->a, &chart->wires, wire);
}

/* Down, across halfway, and down: straight where both lie above each other. */
static void wire_down(org_chart *chart, const org_node *from, doc_point to)
{
    doc_point start = { middle(from), foot(from) };
    length half = start.y + chart->use.drop / 2;
    if (start.x == to.x)
        add_wire(chart, (doc_point[]){ start, to }, 2);
    else
        add_wire(chart, (doc_point[]){ start, { start.x, half }, { to.x, half }, to }, 4);
}

/* ---- panels ---------------------------------------------------------------------------------- */

/* Sizes the boxes of a row; gives the height of the tallest. */
static length row_height(const org_chart *chart, org_nodes row, length width)
{
    length height = 0;
    for (size_t i = 0; i < row.len; i++) {
        orgchart_size(chart, row.at[i], width);
        if (row.at[i]->box.h > height)
            height = row.at[i]->box.h;
    }
    return height;
}

/* `step` is the width of a box and the gap after it. */
static size_t columns_for(const org_chart *chart, size_t count, length step, length width)
{
    size_t columns = (size_t)((width - chart->use.gap) / step);
    if (columns < 1)
        columns = 1;
    if (columns > count)
        columns = count;
    size_t rows = (count + columns - 1) / columns;
    return (count + rows - 1) / rows;
}

/* Wrapped rows of equal boxes, as even as they go, on a field of their own. */
length orgchart_panel(org_chart *chart, org_nodes items, doc_point top_middle, box area)
{
    const length own = width_for(chart, items, ITEM_WIDTH, area.w - 2 * chart->use.gap);
    const length step = own + chart->use.gap;
    size_t columns = columns_for(chart, items.len, step, area.w);
    length width = (length)columns * step + chart->use.gap;
    org_panel panel = { .box = { clamp_left(top_middle.x, width, area), top_middle.y, width,
                                 chart->use.gap } };
    for (size_t from = 0; from < items.len; from += columns) {
        size_t to = from + columns < items.len ? from + columns : items.len;
        org_nodes row = { .at = items.at + from, .len = to - from };
        length height = row_height(chart, row, own);
        for (size_t i = from; i < to; i++) {
            items.at[i]->box.x = panel.box.x + chart->use.gap + (length)(i - from) * step;
            items.at[i]->box.y = panel.box.y + panel.box.h;
            items.at[i]->box.h = height;
            items.at[i]->is_item = true;
        }
        panel.box.h += height + chart->use.gap;
    }
    list_add(chart->a, &chart->panels, panel);
    return panel.box.y + panel.box.h;
}

static length place_panel(org_chart *chart, org_node *n, org_nodes items, doc_point at, box area)
{
    orgchart_panel(chart, items, at, area);
    const box *field = &chart->panels.at[chart->panels.len - 1].box;
    length x = middle(n);
    if (x < field->x || x > field->x + field->w)
        x = field->x + field->w / 2;
    wire_down(chart, n, (doc_point){ x, field->y });
    return field->y + field->h;
}

/* ---- outlines -------------------------------------------------------------------------------- */

/* Levels below a body. */
static int levels_below(const org_node *n)
{
    int most = 0;
    for (size_t i = 0; i < n->children.len; i++) {
        int below = 1 + levels_below(n->children.at[i]);
        most = below > most ? below : most;
    }
    return most;
}

/* Each level is indented by a step, and lines run down in the indents, where no box is. */
static length place_outline(org_chart *chart, org_node *n, length step, box area)
{
    for (size_t i = 0; i < n->children.len; i++) {
        org_node *child = n->children.at[i];
        length left = n->box.x + step, room = area.x + area.w - left;
        put_box(chart, child, width_of_one(chart, child, room), left, area.y);
        length level = child->box.y + child->box.h / 2, trunk = left - step / 2;
        add_wire(chart, (doc_point[]){ { trunk, foot(n) }, { trunk, level }, { left, level } }, 3);
        area.y = place_outline(chart, child, step,
                               (box){ area.x, foot(child) + chart->use.gap, area.w, 0 });
    }
    return area.y;
}

static length start_outline(org_chart *chart, org_node *n, box area)
{
    length step = (area.x + area.w - n->box.x - BOX_LEAST) / levels_below(n);
    return place_outline(chart, n, step < INDENT ? step : INDENT, area);
}

/* ---- rows and columns ------------------------------------------------------------------------ */

/* Those that end here first, those that go on last. */
static org_nodes sorted_children(const org_chart *chart, const org_node *n, size_t *going_on)
{
    org_nodes sorted = { 0 };
    *going_on = 0;
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < n->children.len; i++) {
            bool goes_on = n->children.at[i]->children.len > 0;
            if (goes_on == (pass == 1))
                list_add(chart->a, &sorted, n->children.at[i]);
            *going_on += pass == 1 && goes_on;
        }
    }
    return sorted;
}

static length place_row(org_chart *chart, org_node *n, org_nodes children, length width, box area)
{
    length whole = (length)children.len * (width + chart->use.gap) - chart->use.gap;
    length left = clamp_left(middle(n), whole, area);
    length bottom = area.y;
    for (size_t i = 0; i < children.len; i++) {
        org_node *child = children.at[i];
        put_box(chart, child, width, left + (length)i * (width + chart->use.gap), area.y);
        wire_down(chart, n, (doc_point){ middle(child), child->box.y });
        if (foot(child) > bottom)
            bottom = foot(child);
    }
    for (size_t i = 0; i < children.len; i++)
        children.at[i]->box.h = bottom - area.y;
    org_node *last = children.at[children.len - 1];
    if (last->children.len == 0)
        return bottom;
    return place_children(chart, last, (box){ area.x, bottom + chart->use.drop, area.w, 0 });
}

static length place_columns(org_chart *chart, org_node *n, org_nodes children, size_t going_on,
                            box area)
{
    size_t ending = children.len - going_on, columns = going_on + (ending > 0);
    length width = (area.w - (length)(columns - 1) * chart->use.gap) / (length)columns;
    if (width < COLUMN_LEAST)
        return start_outline(chart, n, area);
    length bottom = area.y;
    for (size_t i = 0; i < columns; i++) {
        box column = { area.x + (length)i * (width + chart->use.gap), area.y, width, 0 };
        doc_point top = { column.x + width / 2, area.y };
        length end;
        if (i == 0 && ending > 0) {
            org_nodes items = { .at = children.at, .len = ending };
            end = place_panel(chart, n, items, top, column);
        } else {
            org_node *child = children.at[ending + i - (ending > 0)];
            length own = width_of_one(chart, child, width);
            put_box(chart, child, own, top.x - own / 2, area.y);
            wire_down(chart, n, (doc_point){ middle(child), child->box.y });
            end = place_children(chart, child,
                                 (box){ column.x, foot(child) + chart->use.drop, width, 0 });
        }
        bottom = end > bottom ? end : bottom;
    }
    return bottom;
}

/* Many that end here, in a panel; the one that goes on below it. The line to it runs down at the left,
   where no box is. */
static length place_below(org_chart *chart, org_node *n, org_nodes children, box area)
{
    org_node *last = children.at[children.len - 1];
    const length half = foot(n) + chart->use.drop / 2, trunk = area.x + INDENT / 2;
    area.x += INDENT;
    area.w -= INDENT;
    const org_nodes items = { .at = children.at, .len = children.len - 1 };
    length y = place_panel(chart, n, items, (doc_point){ middle(n), area.y }, area);
    put_box(chart, last, width_of_one(chart, last, area.w), area.x, y + chart->use.gap);
    const length level = last->box.y + last->box.h / 2;
    add_wire(chart,
             (doc_point[]){ { middle(n), foot(n) },
                            { middle(n), half },
                            { trunk, half },
                            { trunk, level },
                            { area.x, level } },
             5);
    area.y = foot(last) + chart->use.drop;
    return place_children(chart, last, area);
}

/* Everything below a body that has its place; gives the bottom. */
static length place_children(org_chart *chart, org_node *n, box area)
{
    size_t going_on;
    org_nodes children = sorted_children(chart, n, &going_on);
    if (children.len == 0)
        return foot(n);
    if (going_on > 1)
        return place_columns(chart, n, children, going_on, area);
    if (going_on == 0 && children.len > 1)
        return place_panel(chart, n, children, (doc_point){ middle(n), area.y }, area);
    length width = (area.w + chart->use.gap) / (length)children.len - chart->use.gap;
    if (width < BOX_LEAST && children.len > BESIDE_MOST && area.w > 2 * COLUMN_LEAST)
        return place_below(chart, n, children, area);
    if (width < BOX_LEAST)
        return place_columns(chart, n, children, going_on, area);
    return place_row(chart, n, children, width_for(chart, children, BOX_WIDTH, width), area);
}

/* ---- the whole ------------------------------------------------------------------------------- */

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
    extent e = { .left = CHART_WIDTH };
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

static length place_root(org_chart *chart, org_node *root, length y, length width)
{
    const length own = width_of_one(chart, root, width);
    put_box(chart, root, own, EDGE + (width - own) / 2, y);
    box area = { EDGE, foot(root) + chart->use.drop, width, 0 };
    return place_children(chart, root, area) + chart->use.drop;
}

/* Trees from the top; then, in a panel, the bodies that neither report to any nor have any below them. */
static length place_roots(org_chart *chart, length width)
{
    org_nodes lone = { 0 };
    length y = EDGE;
    for (size_t i = 0; i < chart->roots.len; i++) {
        org_node *root = chart->roots.at[i];
        if (i > 0 && root->children.len == 0)
            list_add(chart->a, &lone, root);
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
    bool beside = chart->advisors.len > 0 && !chart->use.advisors_below;
    length width = CHART_WIDTH - 2 * EDGE - (beside ? ADVISOR_ROOM : 0);
    length y = place_roots(chart, width);
    if (beside)
        orgchart_place_advisors(chart, c);
    else if (chart->advisors.len > 0)
        orgchart_place_advisors_below(chart, c, (box){ EDGE, y, width, 0 });
    trim(chart);
}

void orgchart_clear(org_chart *chart)
{
    chart->wires.len = chart->panels.len = 0;
    for (size_t i = 0; i < chart->nodes.len; i++) {
        org_node *n = chart->nodes.at[i];
        n->placed = n->is_item = false;
        n->remark = n->lines = (str_list){ 0 };
        n->box = (box){ 0 };
    }
}

/* From generous to close; the first that is no higher than most of a page is used, else the first that fits one. */
static const org_measures ways[] = {
    { LENGTH_PT(9), LENGTH_PT(12), LENGTH_PT(8), LENGTH_PT(7), LENGTH_PT(10), LENGTH_PT(26),
      false },
    { LENGTH_PT(9), LENGTH_PT(11), LENGTH_PT(8), LENGTH_PT(5), LENGTH_PT(8), LENGTH_PT(16), false },
    { LENGTH_PT(9), LENGTH_PT(11), LENGTH_PT(8), LENGTH_PT(5), LENGTH_PT(8), LENGTH_PT(16), true },
    { LENGTH_PT(8), LENGTH_PT(10), LENGTH_PT(8), LENGTH_PT(4), LENGTH_PT(6), LENGTH_PT(12), true },
    { LENGTH_PT(8), LENGTH_PT(10), LENGTH_PT(8), LENGTH_PT(3), LENGTH_PT(4), LENGTH_PT(9), true },
};

/* Beside the line of decision there is no room for very long words. */
static bool advisors_fit(const org_chart *chart, const org_measures *use)
{
    for (size_t i = 0; i < chart->advisors.len && !use->advisors_below; i++)
        if (text_longest_word(chart->advisors.at[i]->name, use->text) > room_in(ADVISOR_WIDTH))
            return false;
    return true;
}

static bool place_within(org_chart *chart, const composer *c, length height)
{
    for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
        if (!advisors_fit(chart, &ways[i]))
            continue;
        orgchart_clear(chart);
        chart->use = ways[i];
        place_all(chart, c);
        if (chart->height <= height)
            return true;
    }
    return false;
}

bool orgchart_place(org_chart *chart, const composer *c)
{
    return place_within(chart, c, HEIGHT_GOOD) || place_within(chart, c, HEIGHT_MOST);
}
