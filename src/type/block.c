/*
 * Blocks: each kind has its setter; this file has the table of them, and the small ones.
 *
 * A setter takes a block and adds pieces to the galley, in the column that the setter stands in.
 * The space around a block is said before and after it; the galley takes the greater where two
 * meet.
 */
#include "type/setter.h"

enum {
    LEVELS_MOST = 40,
    HEADING_LINES = 2, /* of its text stand below a heading */
};

/* ---- headings -------------------------------------------------------------------------------- */

typedef struct heading_look {
    theme_size size;
    colour_role colour;
    int above, below; /* half lines */
} heading_look;

/* By level; the space above is twice that below, or more. */
/* clang-format off */
static const heading_look headings[] = {
    { SIZE_H1, COLOUR_DEEP, 6, 3 },
    { SIZE_H1, COLOUR_DEEP, 6, 3 },
    { SIZE_H2, COLOUR_DEEP, 4, 1 },
    { SIZE_H3, COLOUR_DEEP, 3, 1 },
    { SIZE_TEXT, COLOUR_TEXT, 2, 0 },
    { SIZE_TEXT, COLOUR_QUIET, 2, 0 },
    { SIZE_TEXT, COLOUR_QUIET, 2, 0 },
};
/* clang-format on */

static void bookmark(setter *s, const doc_block *b)
{
    if (!b->toc_wanted)
        return;
    str label = block_label(b);
    str text = inline_plain(s->kept, b->text.first);
    galley_bookmark(s, b->level,
                    label.len > 0
                        ? str_format(s->kept, STR_FMT " " STR_FMT, STR_ARG(label), STR_ARG(text))
                        : text);
}

static bool opens_chapter(const doc_block *b)
{
    const doc_block *around = b->parent;
    return around && around->kind == BLOCK_GROUP && around->role == GROUP_CHAPTER
           && around->first == b;
}

/* The number of a heading hangs in the margin, or stands before it where there is none. That of a
   chapter is large and faint: it is found by its shape, and the title is what is read. */
static void hang_number(setter *s, const doc_block *b, style look)
{
    if (s->theme->chapter_pages && opens_chapter(b)) {
        look.size = s->theme->size[SIZE_TITLE] * 3 / 2;
        look.colour = COLOUR_LINE;
    } else if (look.size > s->theme->size[SIZE_TEXT] && look.size <= s->theme->size[SIZE_H2]) {
        look.size = s->theme->size[SIZE_TEXT];
    }
    if (s->column.label_width > 0)
        text_label(s, block_label(b), look);
}

void set_heading(setter *s, const doc_block *b)
{
    const int level = b->level < 1 ? 1 : b->level > 6 ? 6 : b->level;
    const heading_look *h = &headings[level];
    str label = block_label(b);
    galley_space(s, look_space(s, h->above));
    galley_heading(s, level);
    bookmark(s, b);
    int32_t outer = element_open(s, ELEMENT_HEADING, b);
    element_at(s, s->element)->level = level;
    style look = look_head(s, s->theme->size[h->size], h->colour);
    hang_number(s, b, look);
    paragraph *p = para_new(s);
    if (s->column.label_width == 0 && label.len > 0)
        para_add_text(s, p, str_format(s->temp, STR_FMT "\u2002", STR_ARG(label)), look);
    para_add_inlines(s, p, b->text.first, look);
    if (!para_empty(p))
        text_lines(s, p, (para_form){ .width = s->column.width, .balanced = true });
    s->element = outer;
    galley_space(s, look_space(s, h->below));
    galley_cost(s, COST_NEVER);
    galley_owe(s, HEADING_LINES);
}

/* ---- small ones ------------------------------------------------------------------------------ */

static void set_paragraph(setter *s, const doc_block *b)
{
    const bool open = element_at(s, s->element)->block == b; /* as the body of an item */
    const int32_t outer = open ? s->element : element_open(s, ELEMENT_PARAGRAPH, b);
    text_paragraph(s, b->text.first, look_text(s));
    s->element = outer;
}

/* Spaces at the beginning of a line of code are no-break spaces, which no line breaking takes away.
   */
static str indented(setter *s, str text)
{
    buf out = buf_new(s->temp);
    size_t i = 0;
    for (; i < text.len && (text.at[i] == ' ' || text.at[i] == '\t'); i++)
        buf_text(&out, text.at[i] == ' ' ? "\u00a0" : "\u00a0\u00a0\u00a0\u00a0");
    buf_put(&out, str_slice(text, i, text.len));
    return buf_str(&out);
}

static size_t count_lines(str text)
{
    size_t count = 1;
    for (size_t i = 0; i < text.len; i++)
        count += text.at[i] == '\n';
    return count;
}

/* One line of code alone at the foot or the head of a page is worse than one of prose: nothing else
   says what it belongs to. */
static int32_t code_cost(size_t nth, size_t count)
{
    return nth < 2 || nth + 1 == count ? COST_NEVER : COST_LINE;
}

static void set_code_lines(setter *s, str literal, style look)
{
    str rest = str_ends(literal, STR("\n")) ? str_slice(literal, 0, literal.len - 1) : literal;
    const size_t count = count_lines(rest);
    for (size_t nth = 0; nth < count; nth++) {
        str text = { 0 }; /* also after the last line feed, where nothing is left to cut */
        str_cut(&rest, STR("\n"), &text);
        paragraph *p = para_new(s);
        look.element = element_add(s, ELEMENT_PARAGRAPH, NULL);
        para_add_text(s, p, text.len > 0 ? indented(s, text) : STR("\u00a0"), look);
        galley_cost(s, code_cost(nth, count));
        text_lines(s, p, (para_form){ .width = s->column.width });
    }
}

static void set_code(setter *s, const doc_block *b)
{
    const length inside = look_space(s, 1);
    text_flush(s);
    int32_t outer = element_open(s, ELEMENT_CODE, b);
    int32_t ground = frame_open(s, FRAME_TINT, COLOUR_TINT, s->column.x, s->column.width);
    area whole = s->column;
    s->column = (area){ whole.x + inside, whole.width - 2 * inside, 0, 0 };
    style look = look_text(s);
    look.code = true;
    look.hyphenate = false;
    look.size = s->theme->size[SIZE_NOTE];
    text_gap(s, inside);
    galley_close(s);
    set_code_lines(s, b->literal, look);
    galley_cost(s, COST_NEVER);
    galley_close(s);
    text_gap(s, inside);
    s->column = whole;
    frame_close(s, ground);
    frame_keep(s, ground, page_capacity(s) / 3);
    s->element = outer;
}

/* A pause: a short rule where the text begins. */
static void set_break(setter *s, const doc_block *b)
{
    (void)b;
    mark_list marks = { 0 };
    length box[4] = { s->column.x, look_space(s, 1), look_space(s, 6), LENGTH_PT(1) };
    mark_rule(s, &marks, box, COLOUR_LINE);
    galley_space(s, look_space(s, 1));
    galley_add(s, look_space(s, 2), marks);
}

static void set_page_break(setter *s, const doc_block *b)
{
    (void)b;
    galley_break(s);
}

/* ---- the table of kinds ---------------------------------------------------------------------- */

static void set_item(setter *s, const doc_block *b)
{
    set_blocks(s, b->first);
}

typedef struct block_look {
    void (*set)(setter *s, const doc_block *b);
    int space;       /* half lines before and after */
    bool introduced; /* a paragraph before it that leads to it stays with it */
} block_look;

/* clang-format off */
static const block_look kinds[] = {
    [BLOCK_HEADING] = { set_heading, 0, false },  [BLOCK_PARAGRAPH] = { set_paragraph, 1, true },
    [BLOCK_LIST] = { set_list, 1, true },         [BLOCK_ITEM] = { set_item, 0, false },
    [BLOCK_CODE] = { set_code, 2, true },         [BLOCK_BREAK] = { set_break, 2, false },
    [BLOCK_TABLE] = { set_table, 0, true },       [BLOCK_FIGURE] = { set_figure, 0, true },
    [BLOCK_GROUP] = { set_group, 0, true },      [BLOCK_TOC] = { set_toc, 2, false },
    [BLOCK_PAGE_BREAK] = { set_page_break, 0, false },
};
/* clang-format on */

static length space_around(const setter *s, const doc_block *b)
{
    if (s->tight && kinds[b->kind].space == 1)
        return look_space(s, 1) / 4;
    return look_space(s, kinds[b->kind].space);
}

static bool is_bold_line(const doc_block *b)
{
    const inline_node *only = b->text.first;
    return only && !only->next && only->kind == INLINE_STRONG;
}

/* A paragraph that ends in a colon, or is nothing but bold letters: somebody's heading. */
static bool introduces_next(setter *s, const doc_block *b)
{
    return b->kind == BLOCK_PARAGRAPH && b->next && kinds[b->next->kind].introduced
           && (is_bold_line(b)
               || str_ends(str_trim(inline_plain(s->temp, b->text.first)), STR(":")));
}

static void set_block(setter *s, const doc_block *b)
{
    const span around = s->at;
    str lang = s->lang;
    if (b->lang.len > 0)
        s->lang = b->lang;
    if (b->place.source > 0)
        s->at = (span){ b->place.source, b->place.at, b->place.len };
    galley_space(s, space_around(s, b));
    galley_anchor(s, b->anchor);
    kinds[b->kind].set(s, b);
    galley_space(s, space_around(s, b));
    if (introduces_next(s, b))
        galley_cost(s, COST_NEVER);
    s->lang = lang;
    s->at = around;
    if (s->held == 0 && s->galley.hung.len == 0)
        arena_reset(s->temp);
}

void set_blocks(setter *s, const doc_block *first)
{
    if (++s->level < LEVELS_MOST) {
        for (const doc_block *b = first; b; b = b->next)
            set_block(s, b);
    } else if (!s->too_deep) {
        s->too_deep = true;
        DIAG(s->diag, NESTED_TOO_DEEP, said_place(s, STR("")), s->doc->title,
             str_format(s->arena, "%d", LEVELS_MOST));
    }
    s->level--;
}
