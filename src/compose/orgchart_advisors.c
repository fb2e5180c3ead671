/*
 * orgchart_advisors: bodies that advise, beside the line of decision.
 *
 * Those that advise the same bodies share a panel at the right edge, as tall as the bodies they
 * advise, so that a dashed line goes straight across to each of them. Only the largest such group
 * has lines, and only to bodies with nothing to the right of them: all else is said in words in the
 * box, for lines must not cross.
 */
#include "compose/orgchart.h"

#define SMALL_GAP   LENGTH_PT(7)
#define PANEL_WIDTH (ADVISOR_WIDTH + 2 * SMALL_GAP)

length orgchart_advisors_left(const org_chart *chart)
{
    return chart->across - PANEL_WIDTH - LENGTH_PT(2);
}

/* ---- who advises the same -------------------------------------------------------------------- */

static bool same_advised(const org_node *x, const org_node *y)
{
    if (x->advises.len != y->advises.len)
        return false;
    for (size_t i = 0; i < x->advises.len; i++)
        if (x->advises.at[i] != y->advises.at[i])
            return false;
    return true;
}

static org_nodes group_of(const org_chart *chart, const org_node *first)
{
    org_nodes group = { 0 };
    for (size_t i = 0; i < chart->advisors.len; i++)
        if (!chart->advisors.at[i]->placed && same_advised(first, chart->advisors.at[i]))
            list_add(chart->a, &group, chart->advisors.at[i]);
    return group;
}

static org_nodes largest_group(const org_chart *chart)
{
    org_nodes largest = { 0 };
    for (size_t i = 0; i < chart->advisors.len; i++) {
        org_nodes group = group_of(chart, chart->advisors.at[i]);
        if (group.len > largest.len && chart->advisors.at[i]->advises.len > 0)
            largest = group;
    }
    return largest;
}

/* ---- lines across ---------------------------------------------------------------------------- */

static bool in_the_way(const box *b, length right, length level)
{
    return b->x >= right && b->y <= level && b->y + b->h >= level;
}

static bool reachable(const org_chart *chart, const org_node *n)
{
    length right = n->box.x + n->box.w, level = n->box.y + n->box.h / 2;
    for (size_t i = 0; i < chart->nodes.len; i++)
        if (chart->nodes.at[i]->placed && !chart->nodes.at[i]->advisory
            && in_the_way(&chart->nodes.at[i]->box, right, level))
            return false;
    for (size_t i = 0; i < chart->panels.len; i++)
        if (in_the_way(&chart->panels.at[i].box, right, level))
            return false;
    return n->placed && !n->advisory && !n->is_item;
}

static void wire_across(org_chart *chart, const org_node *n)
{
    length level = n->box.y + n->box.h / 2;
    org_wire wire = { .points = { { n->box.x + n->box.w, level },
                                  { orgchart_advisors_left(chart), level } },
                      .count = 2,
                      .dashed = true };
    list_add(chart->a, &chart->wires, wire);
}

/* ---- boxes ----------------------------------------------------------------------------------- */

/* "råd til A og B", in small letters below the name. */
static void say_advised(const org_chart *chart, const composer *c, org_node *n,
                        const str_list *names, length width)
{
    if (names->len > 0)
        n->remark = text_wrap(chart->a, chart->patterns,
                              SAY(c, "advises-short", { "names", say_list(c, names) }),
                              chart->use.remark, width);
}

void orgchart_say_advised(const org_chart *chart, const composer *c, org_node *n, length width)
{
    str_list names = { 0 };
    for (size_t i = 0; i < n->advises.len; i++)
        list_add(chart->a, &names, n->advises.at[i]->name);
    say_advised(chart, c, n, &names, width);
}

/* Only those that no line leads to. */
static void say_unreached(const org_chart *chart, const composer *c, org_node *n, bool wired)
{
    str_list names = { 0 };
    for (size_t i = 0; i < n->advises.len; i++)
        if (!wired || !reachable(chart, n->advises.at[i]))
            list_add(chart->a, &names, n->advises.at[i]->name);
    say_advised(chart, c, n, &names, ADVISOR_WIDTH - 2 * chart->use.side);
}

/* Height of the boxes one under the other; sizes them. */
static length size_boxes(const org_chart *chart, const composer *c, org_nodes group, bool wired)
{
    length height = SMALL_GAP;
    for (size_t i = 0; i < group.len; i++) {
        say_unreached(chart, c, group.at[i], wired);
        orgchart_size(chart, group.at[i], ADVISOR_WIDTH);
        height += group.at[i]->box.h + SMALL_GAP;
    }
    return height;
}

static void stack_boxes(org_nodes group, length left, length y)
{
    for (size_t i = 0; i < group.len; i++) {
        group.at[i]->box.x = left + SMALL_GAP;
        group.at[i]->box.y = y;
        y += group.at[i]->box.h + SMALL_GAP;
    }
}

static length place_group(org_chart *chart, const composer *c, org_nodes group, length top,
                          bool wired)
{
    const length left = orgchart_advisors_left(chart);
    length needed = size_boxes(chart, c, group, wired), bottom = top + needed;
    bool any = false;
    for (size_t i = 0; wired && i < group.at[0]->advises.len; i++) {
        const org_node *n = group.at[0]->advises.at[i];
        if (!reachable(chart, n))
            continue;
        top = !any || n->box.y < top ? n->box.y : top;
        bottom = n->box.y + n->box.h > bottom ? n->box.y + n->box.h : bottom;
        any = true;
    }
    for (size_t i = 0; any && i < group.at[0]->advises.len; i++)
        if (reachable(chart, group.at[0]->advises.at[i]))
            wire_across(chart, group.at[0]->advises.at[i]);
    if (bottom < top + needed)
        bottom = top + needed;
    org_panel panel = { .box = { left, top, PANEL_WIDTH, bottom - top }, .dashed = true };
    stack_boxes(group, left, top + SMALL_GAP + (bottom - top - needed) / 2);
    list_add(chart->a, &chart->panels, panel);
    return bottom + SMALL_GAP;
}

/* All of them in one panel across, in wrapped rows. */
void orgchart_place_advisors_below(org_chart *chart, const composer *c, box area)
{
    for (size_t i = 0; i < chart->advisors.len; i++)
        say_unreached(chart, c, chart->advisors.at[i], false);
    orgchart_panel(chart, chart->advisors, (doc_point){ area.x + area.w / 2, area.y }, area);
    chart->panels.at[chart->panels.len - 1].dashed = true;
}

length orgchart_place_advisors(org_chart *chart, const composer *c)
{
    length y = LENGTH_PT(2);
    org_nodes largest = largest_group(chart);
    if (largest.len > 0)
        y = place_group(chart, c, largest, y, true);
    for (size_t i = 0; i < chart->advisors.len; i++) {
        if (chart->advisors.at[i]->placed)
            continue;
        org_nodes group = group_of(chart, chart->advisors.at[i]);
        y = place_group(chart, c, group, y, false);
    }
    return y;
}
