/*
 * orgchart_parts: what an organisation chart is put together from: boxes, lines and panels.
 *
 * A box is as wide as asked and as high as its name, broken over lines. A line goes down from a body
 * to what is below it, with one bend across right above that. A panel is a field with boxes of one
 * rank, in wrapped rows.
 */
#include "compose/orgchart.h"

#define ITEM_WIDTH LENGTH_PT(96)

/* ---- boxes ----------------------------------------------------------------------------------- */

/* What names have in a box: bold letters are wider than the table of widths says. */
length orgchart_room_in(length width, length side)
{
    return (width - 2 * side) / 16 * 15;
}

/* The width of boxes in which no word of these names is cut: as usual where that is enough, and no
   more than there is. */
length orgchart_width_for(const org_chart *chart, org_nodes nodes, length usual, length most)
{
    length word = 0;
    for (size_t i = 0; i < nodes.len; i++) {
        const length own = text_longest_word(nodes.at[i]->name, chart->use.text);
        word = own > word ? own : word;
    }
    const length needed = (word / 15 + 1) * 16 + 2 * chart->use.side;
    const length wanted = needed > usual ? needed : usual;
    return wanted < most ? wanted : most;
}

length orgchart_width_of(const org_chart *chart, org_node *n, length most)
{
    return orgchart_width_for(chart, (org_nodes){ .at = &n, .len = 1 }, ORGCHART_BOX_WIDTH, most);
}

void orgchart_size(const org_chart *chart, org_node *n, length width)
{
    const length room = orgchart_room_in(width, chart->use.side);
    n->lines = text_wrap(chart->a, chart->patterns, n->name, chart->use.text, room);
    n->box.w = width;
    n->box.h = (length)(n->lines.len + n->remark.len) * chart->use.leading + 2 * chart->use.pad;
    n->placed = true;
}

length orgchart_middle(const org_node *n)
{
    return n->box.x + n->box.w / 2;
}

length orgchart_foot(const org_node *n)
{
    return n->box.y + n->box.h;
}

length orgchart_left_within(length want, length w, box area)
{
    length left = want - w / 2;
    if (left + w > area.x + area.w)
        left = area.x + area.w - w;
    return left < area.x ? area.x : left;
}

void orgchart_put(org_chart *chart, org_node *n, length width, length left, length top)
{
    orgchart_size(chart, n, width);
    n->box.x = left;
    n->box.y = top;
}

/* As many columns of at least this width as there is room for, in rows as even as they go. */
size_t orgchart_columns(size_t count, length least, length gap, length width)
{
    const length room = (width + gap) / (least + gap);
    size_t columns = room < 1 ? 1 : (size_t)room;
    if (columns > count)
        columns = count;
    const size_t rows = (count + columns - 1) / columns;
    return (count + rows - 1) / rows;
}

/* ---- wires ----------------------------------------------------------------------------------- */

void orgchart_wire(org_chart *chart, const doc_point *points, size_t count)
{
    org_wire wire = { .count = count };
    for (size_t i = 0; i < count; i++)
        wire.points[i] = points[i];
    list_add(chart->a, &chart->wires, wire);
}

/* Down, across right above the lower one, and down: straight where both lie above each other. */
void orgchart_wire_down(org_chart *chart, const org_node *from, doc_point to)
{
    doc_point start = { orgchart_middle(from), orgchart_foot(from) };
    length half = to.y - chart->use.drop / 2;
    if (start.x == to.x)
        orgchart_wire(chart, (doc_point[]){ start, to }, 2);
    else
        orgchart_wire(chart, (doc_point[]){ start, { start.x, half }, { to.x, half }, to }, 4);
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

/* A single column of boxes is as wide as usual boxes are, where there is room. */
static length item_width(const org_chart *chart, org_nodes items, length least, length room)
{
    if (orgchart_columns(items.len, least, chart->use.gap, room) > 1 || least > ORGCHART_BOX_WIDTH)
        return least;
    return room < ORGCHART_BOX_WIDTH ? room : ORGCHART_BOX_WIDTH;
}

/* Wrapped rows of equal boxes, as even as they go, on a field of their own. */
length orgchart_panel(org_chart *chart, org_nodes items, doc_point top_middle, box area)
{
    const length room = area.w - 2 * chart->use.gap;
    const length own =
        item_width(chart, items, orgchart_width_for(chart, items, ITEM_WIDTH, room), room);
    const length step = own + chart->use.gap;
    const size_t columns = orgchart_columns(items.len, own, chart->use.gap, room);
    length width = (length)columns * step + chart->use.gap;
    org_panel panel = { .box = { orgchart_left_within(top_middle.x, width, area), top_middle.y,
                                 width, chart->use.gap } };
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

length orgchart_panel_below(org_chart *chart, org_node *n, org_nodes items, doc_point at, box area)
{
    orgchart_panel(chart, items, at, area);
    const box *field = &chart->panels.at[chart->panels.len - 1].box;
    length x = orgchart_middle(n);
    if (x < field->x || x > field->x + field->w)
        x = field->x + field->w / 2;
    orgchart_wire_down(chart, n, (doc_point){ x, field->y });
    return field->y + field->h;
}
