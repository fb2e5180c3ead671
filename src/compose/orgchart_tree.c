/*
 * orgchart_tree: where the boxes below a body of an organisation chart lie.
 *
 * A single body stands right below; bodies that have nobody below them stand together in a panel of
 * wrapped rows with one line to it; otherwise they stand in a row, in which the one that goes on
 * downwards stands last. Several that go on share the width as columns, each with what is below it.
 * Where columns would be too narrow, they are wrapped into several rows, below a panel of those that
 * end: the line to them runs down at the left, where no box is, and along the top of each row. Where
 * there is not even room for two columns, the rest becomes an indented outline. In none of these do
 * lines cross.
 */
#include "compose/orgchart.h"

#define BOX_LEAST    LENGTH_PT(78)
#define COLUMN_LEAST LENGTH_PT(104)
#define COLUMN_GAP   LENGTH_PT(8)
#define INDENT       LENGTH_PT(18)

enum { BESIDE_MOST = 8 }; /* bodies that end here, in a column beside those that go on */

/* What is below a body: those that end here first, those that go on last. */
typedef struct org_below {
    org_nodes all, ending, going_on;
} org_below;

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
        orgchart_put(chart, child, orgchart_width_of(chart, child, room), left, area.y);
        length level = child->box.y + child->box.h / 2, trunk = left - step / 2;
        orgchart_wire(
            chart, (doc_point[]){ { trunk, orgchart_foot(n) }, { trunk, level }, { left, level } },
            3);
        area.y = place_outline(chart, child, step,
                               (box){ area.x, orgchart_foot(child) + chart->use.gap, area.w, 0 });
    }
    return area.y;
}

static length start_outline(org_chart *chart, org_node *n, box area)
{
    chart->cramped = true;
    length step = (area.x + area.w - n->box.x - BOX_LEAST) / levels_below(n);
    return place_outline(chart, n, step < INDENT ? step : INDENT, area);
}

/* ---- what is below --------------------------------------------------------------------------- */

static org_below sort_children(const org_chart *chart, const org_node *n)
{
    org_below below = { 0 };
    for (int pass = 0; pass < 2; pass++)
        for (size_t i = 0; i < n->children.len; i++)
            if ((n->children.at[i]->children.len > 0) == (pass == 1)) {
                list_add(chart->a, &below.all, n->children.at[i]);
                below.ending.len += pass == 0;
                below.going_on.len += pass == 1;
            }
    below.ending.at = below.all.at;
    below.going_on.at = below.going_on.len > 0 ? below.all.at + below.ending.len : NULL;
    return below;
}

/* The least width of columns in which no word is cut, be it of the first or the second rank; no more
   than half of what there is. */
static length column_least(const org_chart *chart, const org_below *below, length width)
{
    const length most = (width - COLUMN_GAP) / 2, inset = 2 * chart->use.gap;
    length least = orgchart_width_for(chart, below->all, COLUMN_LEAST, most);
    for (size_t i = 0; i < below->all.len; i++) {
        const org_nodes inner = below->all.at[i]->children;
        const length own = inset + orgchart_width_for(chart, inner, 0, most - inset);
        least = inner.len > 0 && own > least ? own : least;
    }
    return least;
}

/* ---- rows and columns ------------------------------------------------------------------------ */

static length place_row(org_chart *chart, org_node *n, org_nodes children, length width, box area)
{
    length whole = (length)children.len * (width + chart->use.gap) - chart->use.gap;
    length left = orgchart_left_within(orgchart_middle(n), whole, area);
    length bottom = area.y;
    for (size_t i = 0; i < children.len; i++) {
        org_node *child = children.at[i];
        orgchart_put(chart, child, width, left + (length)i * (width + chart->use.gap), area.y);
        orgchart_wire_down(chart, n, (doc_point){ orgchart_middle(child), child->box.y });
        if (orgchart_foot(child) > bottom)
            bottom = orgchart_foot(child);
    }
    for (size_t i = 0; i < children.len; i++)
        children.at[i]->box.h = bottom - area.y;
    org_node *last = children.at[children.len - 1];
    if (last->children.len == 0)
        return bottom;
    return orgchart_place_below(chart, last, (box){ area.x, bottom + chart->use.drop, area.w, 0 });
}

static length width_of_columns(size_t columns, length gap, length width)
{
    return (width - (length)(columns - 1) * gap) / (length)columns;
}

/* From a body down; to what is in a later row first to the left edge, down along it, and across. */
typedef struct org_trunk {
    const org_node *from;
    length level; /* at which it goes to the left */
    length x;
    bool used;
} org_trunk;

static void wire_column(org_chart *chart, const org_trunk *trunk, doc_point to)
{
    const length middle = orgchart_middle(trunk->from), bus = to.y - chart->use.drop / 2;
    if (trunk->used)
        orgchart_wire(chart,
                      (doc_point[]){ { middle, orgchart_foot(trunk->from) },
                                     { middle, trunk->level },
                                     { trunk->x, trunk->level },
                                     { trunk->x, bus },
                                     { to.x, bus },
                                     to },
                      6);
    else
        orgchart_wire_down(chart, trunk->from, to);
}

/* Their boxes, all of one height, in the middle of columns side by side, of which this is the first. */
static length put_heads(org_chart *chart, const org_trunk *trunk, org_nodes heads, box column)
{
    length tallest = 0;
    for (size_t i = 0; i < heads.len; i++, column.x += column.w + COLUMN_GAP) {
        org_node *n = heads.at[i];
        const length own = orgchart_width_of(chart, n, column.w), rest = column.w - own;
        orgchart_put(chart, n, own, column.x + rest / 2, column.y);
        wire_column(chart, trunk, (doc_point){ orgchart_middle(n), column.y });
        tallest = n->box.h > tallest ? n->box.h : tallest;
    }
    for (size_t i = 0; i < heads.len; i++)
        heads.at[i]->box.h = tallest;
    return column.y + tallest;
}

/* Gives the bottom of the longest. */
static length place_row_of_columns(org_chart *chart, const org_trunk *trunk, org_nodes heads,
                                   box column)
{
    length bottom = put_heads(chart, trunk, heads, column);
    column.y = bottom + chart->use.drop;
    for (size_t i = 0; i < heads.len; i++, column.x += column.w + COLUMN_GAP) {
        const length end = orgchart_place_below(chart, heads.at[i], column);
        bottom = end > bottom ? end : bottom;
    }
    return bottom;
}

/* Those that end here share the first column. */
static length place_columns(org_chart *chart, org_node *n, const org_below *below, box area)
{
    const size_t panels = below->ending.len > 0;
    const length width = width_of_columns(panels + below->going_on.len, COLUMN_GAP, area.w);
    box column = { area.x, area.y, width, 0 };
    length bottom = area.y;
    if (panels > 0) {
        const doc_point top = { column.x + width / 2, area.y };
        bottom = orgchart_panel_below(chart, n, below->ending, top, column);
        column.x += width + COLUMN_GAP;
    }
    const length end =
        place_row_of_columns(chart, &(org_trunk){ .from = n }, below->going_on, column);
    return end > bottom ? end : bottom;
}

/* Those that end here in a panel across, and below it rows of columns. */
static length place_wrapped(org_chart *chart, org_node *n, const org_below *below, box area)
{
    const org_nodes heads = below->going_on;
    org_trunk trunk = { n, area.y - chart->use.drop / 2, area.x + INDENT / 2, false };
    area.x += INDENT;
    area.w -= INDENT;
    const length least = column_least(chart, below, area.w);
    const size_t columns = orgchart_columns(heads.len, least, COLUMN_GAP, area.w);
    if (orgchart_columns(heads.len, least, COLUMN_GAP, area.w - INDENT) == columns)
        area.w -= INDENT; /* as much at the right: the middle stays below the body */
    const box column = { area.x, 0, width_of_columns(columns, COLUMN_GAP, area.w), 0 };
    chart->cramped = true;
    if (below->ending.len > 0) {
        const doc_point top = { orgchart_middle(n), area.y };
        area.y = orgchart_panel_below(chart, n, below->ending, top, area) + chart->use.drop;
        trunk.used = true;
    }
    for (size_t from = 0; from < heads.len; from += columns, trunk.used = true) {
        const size_t left = heads.len - from;
        const org_nodes row = { .at = heads.at + from, .len = left < columns ? left : columns };
        const box first = { column.x, area.y, column.w, 0 };
        area.y = place_row_of_columns(chart, &trunk, row, first) + chart->use.drop;
    }
    return area.y - chart->use.drop;
}

/* ---- the whole ------------------------------------------------------------------------------- */

static length place_branches(org_chart *chart, org_node *n, const org_below *below, box area)
{
    const size_t columns = below->going_on.len + (below->ending.len > 0);
    const length width = width_of_columns(columns, COLUMN_GAP, area.w);
    if (below->ending.len <= BESIDE_MOST && width >= COLUMN_LEAST)
        return place_columns(chart, n, below, area);
    if (area.w < 2 * COLUMN_LEAST + INDENT)
        return start_outline(chart, n, area);
    return place_wrapped(chart, n, below, area);
}

length orgchart_place_below(org_chart *chart, org_node *n, box area)
{
    const org_below below = sort_children(chart, n);
    if (below.all.len == 0)
        return orgchart_foot(n);
    if (below.going_on.len == 0 && below.all.len > 1)
        return orgchart_panel_below(chart, n, below.all, (doc_point){ orgchart_middle(n), area.y },
                                    area);
    const length width = width_of_columns(below.all.len, chart->use.gap, area.w);
    if (below.going_on.len > 1 || width < BOX_LEAST)
        return place_branches(chart, n, &below, area);
    return place_row(chart, n, below.all,
                     orgchart_width_for(chart, below.all, ORGCHART_BOX_WIDTH, width), area);
}
