/*
 * orgchart_outline: an organisation chart for a phone.
 *
 * Every body has a row of its own, the full width less its indent, below the one that it reports to;
 * the line to it runs down at the left of the boxes and turns in, so that it can cross none. Bodies
 * that advise stand last, in a panel, and say in words whom they advise.
 */
#include "compose/orgchart.h"

#define WIDTH      LENGTH_PT(240)
#define EDGE       LENGTH_PT(1)
#define INDENT     LENGTH_PT(16)
#define INDENTS    LENGTH_PT(96) /* of all levels together */
#define DEPTH_MOST 32            /* deeper ones are indented no further */
#define GAP        LENGTH_PT(7)
#define PANEL_EDGE LENGTH_PT(8)

/* Letters may not be smaller on a phone. */
static const org_measures measures = { .text = LENGTH_PT(9),
                                       .leading = LENGTH_PT(12),
                                       .remark = LENGTH_PT(9),
                                       .pad = LENGTH_PT(7),
                                       .side = LENGTH_PT(7),
                                       .gap = GAP };

static int depth_of(const org_node *n)
{
    int depth = 0;
    for (; n->parent && depth < DEPTH_MOST; n = n->parent)
        depth++;
    return depth;
}

/* Deep charts have smaller steps. */
static length indent_of(const org_chart *chart)
{
    int deepest = 1;
    for (size_t i = 0; i < chart->nodes.len; i++)
        deepest = depth_of(chart->nodes.at[i]) > deepest ? depth_of(chart->nodes.at[i]) : deepest;
    return INDENTS / deepest < INDENT ? INDENTS / deepest : INDENT;
}

static void put_row(org_chart *chart, org_node *n, length left, length y)
{
    orgchart_size(chart, n, WIDTH - EDGE - left - (n->advisory ? PANEL_EDGE : 0));
    n->box.x = left;
    n->box.y = y;
}

/* Down from the left part of the upper box, and in. */
static void wire_in(org_chart *chart, const org_node *n, length indent)
{
    const org_node *up = n->parent;
    length level = n->box.y + n->box.h / 2;
    length trunk = n->box.x - indent / 2;
    org_wire wire = {
        .points = { { trunk, up->box.y + up->box.h }, { trunk, level }, { n->box.x, level } },
        .count = 3
    };
    list_add(chart->a, &chart->wires, wire);
}

/* The next in the order of an outline: the first below, else the next beside, else beside one above. */
static org_node *next_row(org_node *n)
{
    if (n->children.len > 0)
        return n->children.at[0];
    for (; n->parent; n = n->parent)
        for (size_t i = 0; i + 1 < n->parent->children.len; i++)
            if (n->parent->children.at[i] == n)
                return n->parent->children.at[i + 1];
    return NULL;
}

static length place_advisors(org_chart *chart, const composer *c, length y)
{
    org_panel panel = { .box = { EDGE, y, WIDTH - 2 * EDGE, 0 }, .dashed = true };
    y += PANEL_EDGE;
    for (size_t i = 0; i < chart->advisors.len; i++) {
        org_node *n = chart->advisors.at[i];
        orgchart_say_advised(chart, c, n, WIDTH - 4 * PANEL_EDGE);
        put_row(chart, n, EDGE + PANEL_EDGE, y);
        y += n->box.h + GAP;
    }
    panel.box.h = y - GAP + PANEL_EDGE - panel.box.y;
    list_add(chart->a, &chart->panels, panel);
    return panel.box.y + panel.box.h;
}

void orgchart_place_outline(org_chart *chart, const composer *c)
{
    length y = EDGE, indent = indent_of(chart);
    orgchart_clear(chart);
    chart->use = measures;
    for (size_t i = 0; i < chart->roots.len; i++) {
        for (org_node *n = chart->roots.at[i]; n; n = next_row(n)) {
            put_row(chart, n, EDGE + depth_of(n) * indent, y);
            if (n->parent)
                wire_in(chart, n, indent);
            y += n->box.h + GAP;
        }
    }
    if (chart->advisors.len > 0)
        y = place_advisors(chart, c, y + GAP) + GAP;
    chart->width = WIDTH;
    chart->height = y - GAP + EDGE;
}
