/*
 * orgchart: the bodies of a day as boxes, and where they lie.
 *
 * Layout gives each node its box, and adds wires and panels; drawing paints them. Lengths have
 * their origin at the top left.
 */
#ifndef REFERAT_COMPOSE_ORGCHART_H
#define REFERAT_COMPOSE_ORGCHART_H

#include "compose/drawing.h"

#define ORGCHART_BOX_WIDTH LENGTH_PT(124) /* as usual */
#define ADVISOR_WIDTH LENGTH_PT(104) /* of the box of a body that advises, beside the line of decision */

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
    doc_block *item;       /* where the chart is printed as a list */
};

typedef struct org_wire {  /* from a body down to what reports to it */
    doc_point points[6];
    size_t count;
    bool dashed;
} org_wire;

typedef struct org_panel { /* a field behind boxes of one rank */
    box box;
    bool dashed;
} org_panel;

typedef enum org_advisors { /* where they stand */
    ADVISORS_BESIDE,        /* the line of decision, from the top to the bottom of the chart */
    ADVISORS_TOP,           /* beside the first of it; the chart is wide below them */
    ADVISORS_BELOW,
} org_advisors;

/* How close a chart is set. */
typedef struct org_measures {
    length text, leading, remark; /* sizes of names and of the smaller text below them */
    length pad, side, gap; /* inside a box, above its text and beside it; between boxes */
    length drop;           /* between a body and what is below it */
    org_advisors advisors_at;
} org_measures;

typedef struct org_chart {
    arena *a;
    const hyphen_patterns *patterns; /* for names that are wider than their box */
    org_measures use;
    length across;           /* there is no more width */
    org_nodes nodes, roots, advisors; /* in the order of the register */
    list_of(org_wire) wires;
    list_of(org_panel) panels;
    bool cramped;            /* some stand in several rows, or one below the other: a wider chart is better */
    length width, height;
} org_chart;

bool orgchart_place(org_chart *chart, const composer *c);           /* boxes, wires and panels; false: too high for a page */
bool orgchart_place_boxed(org_chart *chart, const composer *c);     /* the same, for a box on a page */
void orgchart_clear(org_chart *chart);                              /* takes all places away again */
void orgchart_place_outline(org_chart *chart, const composer *c);   /* the same as an indented outline, for a phone */

/* ---- called by the first --------------------------------------------------------------------- */

length orgchart_place_below(org_chart *chart, org_node *n, box area);  /* all that is below n; gives the bottom */
length orgchart_place_advisors(org_chart *chart, const composer *c);   /* at the right edge; gives the bottom */
void   orgchart_place_advisors_below(org_chart *chart, const composer *c, box area); /* in a panel across */
void   orgchart_say_advised(const org_chart *chart, const composer *c, org_node *n, length width); /* as its remark */

/* ---- parts ----------------------------------------------------------------------------------- */

void   orgchart_size(const org_chart *chart, org_node *n, length width);
void   orgchart_put(org_chart *chart, org_node *n, length width, length left, length top); /* sizes it, too */
length orgchart_middle(const org_node *n);                   /* of its width */
length orgchart_foot(const org_node *n);
length orgchart_advisors_left(const org_chart *chart);       /* of their panels, at the right edge */
length orgchart_room_in(length width, length side);          /* for names, in a box */
length orgchart_width_for(const org_chart *chart, org_nodes nodes, length usual, length most); /* of boxes with whole words */
length orgchart_width_of(const org_chart *chart, org_node *n, length most); /* the same, of one */
size_t orgchart_columns(size_t count, length least, length gap, length width); /* at least so wide, in even rows */
length orgchart_left_within(length want, length w, box area); /* the left edge of a width of `w` around it, inside the area */
void   orgchart_wire(org_chart *chart, const doc_point *points, size_t count);
void   orgchart_wire_down(org_chart *chart, const org_node *from, doc_point to);
length orgchart_panel(org_chart *chart, org_nodes items, doc_point top_middle, box area); /* wrapped rows; gives the bottom */
length orgchart_panel_below(org_chart *chart, org_node *n, org_nodes items, doc_point at, box area); /* with a line to it */

#endif
