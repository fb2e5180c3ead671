/*
 * orgchart: the bodies of a day as boxes, and where they lie.
 *
 * Layout gives each node its box, and adds wires and panels; drawing paints them. Lengths have
 * their origin at the top left.
 */
#ifndef REFERAT_COMPOSE_ORGCHART_H
#define REFERAT_COMPOSE_ORGCHART_H

#include "compose/drawing.h"

#define ORG_TEXT LENGTH_PT(9)
#define ORG_LEADING LENGTH_PT(12)

typedef struct org_node org_node;
typedef list_of(org_node *) org_nodes;

struct org_node {
    slot body;
    str name;
    org_node *parent;
    org_nodes children;
    org_nodes advises;     /* of an advisory body */
    bool advisory, is_item; /* is_item: one of the boxes in a panel */
    str_list lines, remark; /* the name as it is broken; smaller text below it */
    box box;
    bool placed;
};

typedef struct org_wire {  /* from a body down to what reports to it */
    doc_point points[4];
    size_t count;
    bool dashed;
} org_wire;

typedef struct org_panel { /* a field behind boxes of one rank */
    box box;
    bool dashed;
} org_panel;

typedef struct org_chart {
    arena *a;
    org_nodes nodes, roots, advisors; /* in the order of the register */
    list_of(org_wire) wires;
    list_of(org_panel) panels;
    length width, height;
} org_chart;

void orgchart_place(org_chart *chart, const composer *c);           /* boxes, wires and panels */
void orgchart_place_advisors(org_chart *chart, const composer *c);  /* beside them; called by the former */
void orgchart_size(const org_chart *chart, org_node *n, length width);
void orgchart_panel(org_chart *chart, org_nodes items, doc_point top_middle, box area);

#endif
