/*
 * chart: what a bar chart shows, and its making from figures to drawing.
 *
 * A source fills the bars from the archive; drawing knows nothing but them. Sizes are money or counts
 * and may be negative; texts are as they are printed. Bars of one group stand together under its
 * heading. `series` names the figures, `other_series` those that they are compared with.
 */
#ifndef REFERAT_COMPOSE_CHART_H
#define REFERAT_COMPOSE_CHART_H

#include "compose/directive.h"
#include "compose/drawing.h"

#define CHART_BARS_MOST 40 /* more cannot be read on a page, even if they are thin: a table says it better */

typedef enum chart_group { CHART_COSTS, CHART_INCOME, CHART_CARRIED, CHART_GROUPS } chart_group;

typedef struct chart_bar {
    str name;
    int64_t size, other; /* of the figure, and of the one that it is compared with */
    int64_t whole;       /* what the size is a part of; 0: of nothing */
    str value, other_value;
    bool has, has_other;
    chart_group group;
    size_t order, rank;  /* as given, and that of its group; set by chart_finish */
} chart_bar;

typedef struct chart {
    list_of(chart_bar) bars;
    bool keep_order;     /* time or the author's own order; else the longest comes first */
    bool grouped;        /* under the headings of the groups, where there are several */
    str what;            /* what the names are: "Fond" */
    str unit;            /* what the values are: "Kroner" */
    str series, other_series; /* "2025", "Budsjett"; the second is "" where nothing is compared */
    str title;           /* for the alternative text */
    const str *group_names;
    const hyphen_patterns *patterns; /* for names that are wider than their room */
} chart;

/* The sources: each fills a chart whose bars are empty. */
void chart_of_accounts(composer *c, const directive_options *o, chart *of);
void chart_of_events(composer *c, const directive_options *o, chart *of);
void chart_of_meetings(composer *c, const directive_options *o, chart *of);
void chart_of_attendance(composer *c, const directive_options *o, chart *of);

/* Sorts the bars where they may be; to be called before drawing. */
void chart_finish(chart *of);

/* The wide form with the narrow one behind it; NULL where it would be too high for a page. One bar at least. */
const doc_drawing *chart_draw(arena *a, const chart *of);

#endif
