/*
 * directive_orgchart: the bodies of a day as an organisation chart.
 *
 * The tree comes from `reports-to`; bodies that advise stand beside it. Governing bodies are filled
 * with the deep colour, the others have a line around them. The alternative text says in words what
 * the chart shows, from the top.
 */
#include "compose/directive.h"
#include "compose/orgchart.h"

#define BODIES_MOST 120 /* more than fits a page; a list then says it better */

/* ---- the tree -------------------------------------------------------------------------------- */

static bool is_advisory(const composer *c, slot which, date day)
{
    const body *b = &c->m->bodies.at[which];
    const dated_value *advises = dated_at(&b->advises, day);
    return str_is(dated_text(&b->kind, day), "advisory")
           || (advises && !dated_at(&b->reports_to, day));
}

static slot superior(const composer *c, slot which, date day)
{
    const dated_value *to = dated_at(&c->m->bodies.at[which].reports_to, day);
    return to ? to->target : NO_SLOT;
}

static void add_nodes(const composer *c, org_chart *chart, org_node **by_body, date day)
{
    for (slot b = 0; b < (slot)c->m->bodies.len; b++) {
        if (!body_exists(c, b, day))
            continue;
        org_node *n = arena_make(c->a, org_node);
        n->body = b;
        n->name = body_name(c->m, b, day);
        n->advisory = is_advisory(c, b, day);
        by_body[b] = n;
        list_add(c->a, &chart->nodes, n);
        if (n->advisory)
            list_add(c->a, &chart->advisors, n);
    }
}

/* A circle of bodies that report to each other is cut where it closes. */
static bool closes_circle(const org_node *n, const org_node *to)
{
    for (; to; to = to->parent)
        if (to == n)
            return true;
    return false;
}

static void link_nodes(const composer *c, org_chart *chart, org_node *const *by_body, date day)
{
    for (size_t i = 0; i < chart->nodes.len; i++) {
        org_node *n = chart->nodes.at[i];
        const dated_value *advises = dated_at(&c->m->bodies.at[n->body].advises, day);
        for (size_t k = 0; n->advisory && advises && k < advises->targets.len; k++)
            if (advises->targets.at[k] != NO_SLOT && by_body[advises->targets.at[k]])
                list_add(c->a, &n->advises, by_body[advises->targets.at[k]]);
        if (n->advisory)
            continue;
        slot to = superior(c, n->body, day);
        org_node *parent = to == NO_SLOT ? NULL : by_body[to];
        if (parent && !parent->advisory && !closes_circle(n, parent)) {
            n->parent = parent;
            list_add(c->a, &parent->children, n);
        }
    }
}

/* What governs stands first, whatever the order of the register. */
static void find_roots(const composer *c, org_chart *chart, date day)
{
    for (int pass = 0; pass < 2; pass++) {
        for (size_t i = 0; i < chart->nodes.len; i++) {
            org_node *n = chart->nodes.at[i];
            bool governs = str_is(dated_text(&c->m->bodies.at[n->body].kind, day), "governing");
            if (!n->parent && !n->advisory && governs == (pass == 0))
                list_add(c->a, &chart->roots, n);
        }
    }
}

/* ---- drawing --------------------------------------------------------------------------------- */

static void draw_wires(org_chart *chart, doc_drawing *d)
{
    for (size_t i = 0; i < chart->wires.len; i++) {
        const org_wire *wire = &chart->wires.at[i];
        paint look = { .stroke = wire->dashed ? COLOUR_SEA : COLOUR_DEEP,
                       .width = LENGTH_PT(1),
                       .dashed = wire->dashed };
        draw_path(chart->a, d, wire->points, wire->count, look);
    }
}

static void draw_panels(org_chart *chart, doc_drawing *d)
{
    for (size_t i = 0; i < chart->panels.len; i++) {
        const org_panel *panel = &chart->panels.at[i];
        paint look = { .fill = panel->dashed ? COLOUR_PAPER : COLOUR_TINT,
                       .stroke = panel->dashed ? COLOUR_SEA : COLOUR_NONE };
        look.width = panel->dashed ? LENGTH_PT(1) : 0;
        look.dashed = panel->dashed;
        draw_box(chart->a, d, panel->box, LENGTH_PT(3), look);
    }
}

static void draw_lines(org_chart *chart, doc_drawing *d, const org_node *n, colour_role colour)
{
    length height = (length)(n->lines.len + n->remark.len) * chart->use.leading;
    doc_point at = { n->box.x + n->box.w / 2,
                     n->box.y + (n->box.h - height) / 2 + chart->use.text };
    lettering look = {
        .colour = colour, .size = chart->use.text, .bold = true, .anchor = ANCHOR_MIDDLE
    };
    for (size_t i = 0; i < n->lines.len; i++, at.y += chart->use.leading)
        draw_text(chart->a, d, at, n->lines.at[i], look);
    look =
        (lettering){ .colour = COLOUR_QUIET, .size = chart->use.remark, .anchor = ANCHOR_MIDDLE };
    for (size_t i = 0; i < n->remark.len; i++, at.y += chart->use.leading)
        draw_text(chart->a, d, at, n->remark.at[i], look);
}

static void draw_node(const composer *c, org_chart *chart, doc_drawing *d, const org_node *n,
                      date day)
{
    bool governing = str_is(dated_text(&c->m->bodies.at[n->body].kind, day), "governing");
    colour_role edge = n->advisory ? COLOUR_SEA : COLOUR_DEEP;
    paint look = { .fill = governing ? COLOUR_DEEP : COLOUR_PAPER,
                   .stroke = n->is_item ? COLOUR_LINE : edge,
                   .width = LENGTH_PT(1) };
    doc_shape *s = draw_box(chart->a, d, n->box, LENGTH_PT(3), look);
    const doc_link *link = link_to_body(c, n->body);
    s->link = link ? link->page : STR("");
    draw_lines(chart, d, n, governing ? COLOUR_PAPER : COLOUR_TEXT);
}

static doc_drawing *draw(const composer *c, org_chart *chart, date day)
{
    doc_drawing *d = drawing_new(c->a, chart->width, chart->height);
    draw_panels(chart, d);
    draw_wires(chart, d);
    for (size_t i = 0; i < chart->nodes.len; i++)
        draw_node(c, chart, d, chart->nodes.at[i], day);
    return d;
}

/* ---- in words -------------------------------------------------------------------------------- */

static str names_of(const composer *c, const org_nodes *nodes)
{
    str_list names = { 0 };
    for (size_t i = 0; i < nodes->len; i++)
        list_add(c->a, &names, nodes->at[i]->name);
    return say_list(c, &names);
}

static void add_sentence(buf *b, str sentence)
{
    buf_text(b, b->len > 0 ? " " : "");
    buf_put(b, sentence);
}

static str in_words(const composer *c, const org_chart *chart)
{
    buf b = buf_new(c->a);
    add_sentence(&b, SAY(c, "orgchart-top", { "names", names_of(c, &chart->roots) }));
    org_nodes from_top = chart->roots;
    for (size_t i = 0; i < from_top.len; i++) {
        const org_node *n = from_top.at[i];
        if (n->children.len == 0)
            continue;
        add_sentence(&b, SAY(c, "orgchart-below", { "name", n->name },
                             { "names", names_of(c, &n->children) }));
        for (size_t k = 0; k < n->children.len; k++)
            list_add(c->a, &from_top, n->children.at[k]);
    }
    for (size_t i = 0; i < chart->advisors.len; i++) {
        const org_node *n = chart->advisors.at[i];
        if (n->advises.len > 0)
            add_sentence(&b, SAY(c, "orgchart-advises", { "name", n->name },
                                 { "names", names_of(c, &n->advises) }));
    }
    return buf_str(&b);
}

/* ---- as a table, and as a list --------------------------------------------------------------- */

static str advises_short(const composer *c, const org_node *n)
{
    return SAY(c, "advises-short", { "names", names_of(c, &n->advises) });
}

/* Two columns, for a phone has no room for three with names in them; a body that advises reports to none. */
static doc_table *as_table(const composer *c, const org_chart *chart)
{
    doc_table *t = table_new(c, TABLE_TEXT, 2);
    str to = say(c, "reports-to");
    if (chart->advisors.len > 0)
        to =
            str_format(c->a, STR_FMT " / " STR_FMT, STR_ARG(to), STR_ARG(say(c, "advises-column")));
    table_header(c, t, (str[]){ say(c, "body"), to }, 2);
    for (size_t i = 0; i < chart->nodes.len; i++) {
        const org_node *n = chart->nodes.at[i];
        doc_cell *cells = row_add(c->a, t, ROW_BODY);
        put_link(c, &cells[0].text, link_to_body(c, n->body), n->name);
        if (n->parent)
            put_text(c, &cells[1].text, n->parent->name);
        else if (n->advises.len > 0)
            put_text(c, &cells[1].text, advises_short(c, n));
    }
    return t;
}

static void put_name(composer *c, doc_block *list, org_node *n)
{
    inline_list line = { 0 };
    put_link(c, &line, link_to_body(c, n->body), n->name);
    if (n->advises.len > 0)
        put_small(c, &line, str_format(c->a, " (" STR_FMT ")", STR_ARG(advises_short(c, n))));
    n->item = put_item(c, list, line);
}

/* Bodies that are too many for a drawing, each below the one that it reports to. Parents come before
   their children, so that their items are there. */
static void put_names(composer *c, doc_block *parent, const org_chart *chart, inline_list caption)
{
    if (caption.first)
        put_inlines(c, parent, caption);
    doc_block *list = put_list(c, parent);
    org_nodes from_top = chart->roots;
    for (size_t i = 0; i < from_top.len; i++) {
        org_node *n = from_top.at[i];
        doc_block *below = n->parent ? n->parent->item->last : NULL;
        if (n->parent && below->kind != BLOCK_LIST)
            below = put_list(c, n->parent->item);
        put_name(c, below ? below : list, n);
        for (size_t k = 0; k < n->children.len; k++)
            list_add(c->a, &from_top, n->children.at[k]);
    }
    for (size_t i = 0; i < chart->advisors.len; i++)
        put_name(c, list, chart->advisors.at[i]);
}

/* ---- the directive --------------------------------------------------------------------------- */

static doc_drawing *draw_forms(const composer *c, org_chart *chart, date day)
{
    doc_drawing *wide = draw(c, chart, day);
    if (orgchart_place_boxed(chart, c))
        wide->boxed = draw(c, chart, day);
    orgchart_place_outline(chart, c);
    wide->narrow = draw(c, chart, day);
    return wide;
}

static void print(composer *c, doc_block *parent, const directive_options *o)
{
    org_chart chart = { .a = c->a, .patterns = text_patterns(c) };
    org_node **by_body = arena_array(c->a, org_node *, c->m->bodies.len + 1);
    add_nodes(c, &chart, by_body, o->at);
    if (chart.nodes.len == 0) {
        directive_empty(c, parent, o);
        return;
    }
    link_nodes(c, &chart, by_body, o->at);
    find_roots(c, &chart, o->at);
    if (chart.nodes.len > BODIES_MOST || !orgchart_place(&chart, c)) {
        put_names(c, parent, &chart, directive_caption(c, o));
        return;
    }
    put_drawing(c, parent,
                &(drawn){ .drawing = draw_forms(c, &chart, o->at),
                          .data = as_table(c, &chart),
                          .caption = directive_caption(c, o),
                          .alt = in_words(c, &chart),
                          .with_table = o->table });
}

const directive directive_orgchart = { .name = "orgchart",
                                       .options = NAMES("at", "year", "table", "caption"),
                                       .print = print };
