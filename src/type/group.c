/*
 * Groups: what a group means decides how it looks, by one table.
 *
 * A label ("Vedtak", "Votering") hangs in the margin beside its text. Decisions and proposals have
 * a rule along their text; boxes a ground; quotations are set apart. Chapters and attachments begin
 * a page.
 */
#include "type/setter.h"

enum {
    RULE_WIDTH = LENGTH_PT(5) / 2, /* beside a decision */
    RULE_GAP = LENGTH_PT(8),       /* from the rule to its text */
    BOX_INSIDE = LENGTH_PT(11),    /* 4 mm */
    HOLD_DECISION = 400,
    CAPITALS = 72, /* percent of the size that capitals are high, about */
};

typedef struct group_look group_look;
typedef void group_setter(setter *s, const doc_block *b, const group_look *g);

struct group_look {
    group_setter *set;
    element_kind element;
    int space;          /* half lines before and after */
    colour_role colour; /* of its label, rule or ground */
    bool small;         /* set in small sans */
    int32_t cost;       /* of a page break before it, where it is the end of something */
};

/* ---- plain, labelled, small ------------------------------------------------------------------ */

static void set_children(setter *s, const doc_block *b, const group_look *g)
{
    style base = s->base;
    if (g->small) {
        s->base = look_small(s, COLOUR_QUIET);
        s->base.hyphenate = base.hyphenate;
    }
    set_blocks(s, b->first);
    s->base = base;
}

static void hang_label(setter *s, const doc_block *b, const group_look *g)
{
    str label = block_label(b);
    length size = s->theme->size[g->small ? SIZE_SMALL : SIZE_TEXT];
    text_label(s, label, look_head(s, size, g->colour));
}

static void set_labelled(setter *s, const doc_block *b, const group_look *g)
{
    hang_label(s, b, g);
    set_children(s, b, g);
    text_flush(s);
}

/* One line of what comes after a case says nothing at the head of a page, nor does a day in its
   history at the foot. */
static void set_together(setter *s, const doc_block *b, const group_look *g)
{
    const size_t first = s->galley.pieces.len;
    set_labelled(s, b, g);
    galley_keep(s, first, page_capacity(s) / 3);
}

/* A title over the text, for groups that bear one but do not hang it. */
static void set_titled(setter *s, const doc_block *b, const group_look *g)
{
    if (b->label.len > 0) {
        int32_t outer = element_open(s, ELEMENT_PARAGRAPH, NULL);
        paragraph *p = para_new(s);
        para_add_text(s, p, b->label, look_head(s, s->theme->size[SIZE_TEXT], g->colour));
        text_lines(s, p, (para_form){ .width = s->column.width });
        s->element = outer;
        galley_cost(s, COST_NEVER);
        galley_space(s, look_space(s, 1) / 2);
    }
    set_children(s, b, g);
}

static void set_nothing(setter *s, const doc_block *b, const group_look *g)
{
    (void)s;
    (void)b;
    (void)g;
}

/* ---- set apart ------------------------------------------------------------------------------- */

/* A rule at the left of the text. Where labels hang it stands in the gutter, else the text moves
   in. */
static void set_ruled(setter *s, const doc_block *b, const group_look *g)
{
    const area whole = s->column;
    const bool hangs = whole.label_width > 0;
    const int32_t hold = s->galley.hold;
    if (!hangs)
        s->column = (area){ whole.x + RULE_GAP, whole.width - RULE_GAP, 0, 0 };
    int32_t rule = frame_open(s, FRAME_RULE, g->colour, s->column.x - RULE_GAP, RULE_WIDTH);
    hang_label(s, b, g);
    if (hold < HOLD_DECISION)
        s->galley.hold = HOLD_DECISION;
    set_children(s, b, g);
    text_flush(s);
    s->galley.hold = hold;
    frame_close(s, rule);
    s->column = whole;
}

static void set_box(setter *s, const doc_block *b, const group_look *g)
{
    const area whole = s->column;
    int32_t ground = frame_open(s, FRAME_TINT, g->colour, whole.x, whole.width);
    s->column = (area){ whole.x + BOX_INSIDE, whole.width - 2 * BOX_INSIDE, 0, 0 };
    text_gap(s, BOX_INSIDE - LENGTH_PT(2));
    galley_close(s);
    galley_cost(s, COST_NEVER);
    set_titled(s, b, &(group_look){ .colour = COLOUR_DEEP });
    galley_close(s);
    galley_cost(s, COST_NEVER);
    text_gap(s, BOX_INSIDE - LENGTH_PT(2));
    s->column = whole;
    frame_close(s, ground);
    frame_keep(s, ground, page_capacity(s));
}

static void set_quote(setter *s, const doc_block *b, const group_look *g)
{
    const area whole = s->column;
    s->column = (area){ whole.x + LENGTH_PT(14), whole.width - LENGTH_PT(28), 0, 0 };
    set_children(s, b, g);
    s->column = whole;
}

/* The mark of a pull quote hangs in the margin, unless the text has its own; it is decoration. */
static void hang_quotation_mark(setter *s)
{
    style look = look_head(s, s->theme->size[SIZE_TITLE] * 3 / 2, COLOUR_ACCENT);
    look.element = ARTIFACT_LAYOUT;
    look.head = look.bold = false;
    const str mark = s->doc->quotation_mark;
    if (!str_is(mark, "«")) /* it stands high: as high as the letters of the line beside it */
        look.rise = -(look.size - s->base.size) * CAPITALS / 100;
    paragraph *p = para_new(s);
    para_add_text(s, p, mark, look);
    length width = LENGTH_PT(30);
    list_add(s->arena, &s->galley.hung,
             ((hung){ p, s->column.x - width - RULE_GAP, width, CELL_RIGHT }));
}

static void set_pull_quote(setter *s, const doc_block *b, const group_look *g)
{
    (void)g;
    style base = s->base;
    const size_t first = s->galley.pieces.len;
    s->base.italic = true;
    s->base.hyphenate = false;
    s->base.ragged = true;
    s->base.size = s->theme->size[SIZE_H2] * 23 / 20;
    s->base.colour = COLOUR_DEEP;
    if (s->column.label_width > 0 && !block_opens_quoted(b))
        hang_quotation_mark(s);
    set_blocks(s, b->first);
    galley_keep(s, first, page_capacity(s));
    s->base = base;
}

static void set_source(setter *s, const doc_block *b, const group_look *g)
{
    style base = s->base;
    s->base = look_small(s, g->colour);
    s->base.italic = false;
    galley_cost(s, COST_NEVER);
    set_blocks(s, b->first);
    s->base = base;
}

/* ---- sections -------------------------------------------------------------------------------- */

/* Cases: a hairline over the whole width, above the number and the title. No figure of what stands before floats past it. */
static void set_case(setter *s, const doc_block *b, const group_look *g)
{
    (void)g;
    mark_list marks = { 0 };
    const theme_page *page = &s->theme->page;
    length box[4] = { page->inside, 0, page->width - page->inside - page->outside,
                      LENGTH_PT(1) / 2 };
    mark_rule(s, &marks, box, COLOUR_LINE);
    galley_owe(s, 0);
    galley_add(s, look_space(s, 1) * 3 / 2, marks)->pinned = true;
    galley_cost(s, COST_NEVER);
    galley_close(s);
    set_blocks(s, b->first);
}

static void set_chapter(setter *s, const doc_block *b, const group_look *g)
{
    (void)g;
    if (s->theme->chapter_pages && s->galley.pieces.len > 0) {
        galley_break(s);
        s->galley.opens = s->galley.body_from > 0;
        if (s->galley.body_from == 0)
            s->galley.body_from = s->galley.pieces.len;
    }
    const size_t first = s->galley.pieces.len;
    s->galley.chapter = true;
    set_blocks(s, b->first);
    s->galley.chapter = false;
    if (first < s->galley.pieces.len)
        s->galley.pieces.at[first].sink = chapter_sink(s);
}

static void set_attachment(setter *s, const doc_block *b, const group_look *g)
{
    (void)g;
    galley_break(s);
    s->galley.chapter = true;
    set_blocks(s, b->first);
    s->galley.chapter = false;
}

static void set_title_group(setter *s, const doc_block *b, const group_look *g)
{
    (void)g;
    set_title(s, b);
}

/* ---- the table ------------------------------------------------------------------------------- */

/* clang-format off */
static const group_look groups[GROUP_ROLES] = {
    [GROUP_PLAIN] = { set_titled, ELEMENT_DIVISION, 0, COLOUR_DEEP, false, 0 },
    [GROUP_TITLE] = { set_title_group, ELEMENT_DIVISION, 0, COLOUR_DEEP, false, 0 },
    [GROUP_FACTS] = { set_children, ELEMENT_SECTION, 2, COLOUR_DEEP, false, 0 },
    [GROUP_PREAMBLE] = { set_children, ELEMENT_SECTION, 2, COLOUR_DEEP, false, 0 },
    [GROUP_CASE] = { set_case, ELEMENT_SECTION, 4, COLOUR_DEEP, false, 0 },
    [GROUP_DECISION] = { set_ruled, ELEMENT_SECTION, 2, COLOUR_ACCENT, false, 300 },
    [GROUP_PROPOSAL] = { set_ruled, ELEMENT_SECTION, 2, COLOUR_QUIET, false, 0 },
    [GROUP_VOTES] = { set_labelled, ELEMENT_SECTION, 1, COLOUR_QUIET, true, 1500 },
    [GROUP_ACTIONS] = { set_labelled, ELEMENT_SECTION, 2, COLOUR_DEEP, false, 300 },
    [GROUP_STATEMENT] = { set_labelled, ELEMENT_SECTION, 2, COLOUR_QUIET, false, 0 },
    [GROUP_LABELLED] = { set_labelled, ELEMENT_SECTION, 1, COLOUR_QUIET, false, 0 },
    [GROUP_WITHHELD] = { set_labelled, ELEMENT_SECTION, 1, COLOUR_QUIET, true, 0 },
    [GROUP_REFERENCES] = { set_together, ELEMENT_SECTION, 1, COLOUR_QUIET, true, COST_WIDOW },
    [GROUP_BOX] = { set_box, ELEMENT_SECTION, 3, COLOUR_TINT, false, 0 },
    [GROUP_EXAMPLE] = { set_box, ELEMENT_SECTION, 3, COLOUR_TINT, false, 0 },
    [GROUP_REMARK] = { set_box, ELEMENT_SECTION, 3, COLOUR_TINT, false, 0 },
    [GROUP_QUOTE] = { set_quote, ELEMENT_QUOTE, 2, COLOUR_QUIET, false, 0 },
    [GROUP_PULL_QUOTE] = { set_pull_quote, ELEMENT_QUOTE, 4, COLOUR_DEEP, false, 0 },
    [GROUP_SOURCE] = { set_source, ELEMENT_DIVISION, 1, COLOUR_QUIET, false, 0 },
    [GROUP_CHAPTER] = { set_chapter, ELEMENT_SECTION, 4, COLOUR_DEEP, false, 0 },
    [GROUP_ATTACHMENT] = { set_attachment, ELEMENT_SECTION, 4, COLOUR_DEEP, false, 0 },
    [GROUP_TIMELINE] = { set_titled, ELEMENT_SECTION, 2, COLOUR_DEEP, false, 0 },
    [GROUP_EVENT] = { set_together, ELEMENT_SECTION, 3, COLOUR_QUIET, false, 0 },
    [GROUP_NAV] = { set_nothing, ELEMENT_SECTION, 0, COLOUR_NONE, false, 0 },
    [GROUP_SEARCH] = { set_nothing, ELEMENT_SECTION, 0, COLOUR_NONE, false, 0 },
};
/* clang-format on */

/* Votes stand with the decision that they were for, after it or before it. */
static bool is_before_decision(const doc_block *b)
{
    const doc_block *next = b->next;
    return b->role == GROUP_VOTES && next && next->kind == BLOCK_GROUP
           && next->role == GROUP_DECISION;
}

void set_group(setter *s, const doc_block *b)
{
    const group_look *g = &groups[b->role];
    if (g->set == set_nothing)
        return;
    int32_t outer = element_open(s, g->element, b);
    galley_space(s, look_space(s, g->space));
    galley_cost(s, g->cost);
    g->set(s, b, g);
    galley_space(s, look_space(s, g->space));
    if (is_before_decision(b))
        galley_cost(s, COST_KEEP);
    s->element = outer;
}
