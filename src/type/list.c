/*
 * Lists: markers hang before their items.
 *
 * All items of a list are as far in as its widest marker asks for, so that numbers of one and of
 * two figures end under each other. A marker waits, as labels do, for the first line of its item
 * and shares its baseline.
 */
#include "type/setter.h"

enum {
    ITEM_GAP = LENGTH_PT(5),
    INDENT_LEAST = LENGTH_PT(13),
    COST_LONELY = 600,
};

/* U+2610 and U+2611 for tasks, a bullet, or the number. */
static str marker_of(setter *s, const doc_block *list, const doc_block *entry, int nth)
{
    if (entry->task == 1)
        return STR("\u2610");
    if (entry->task == 2)
        return STR("\u2611");
    return list->ordered ? list_marker(s->temp, list, nth) : STR("\u2022");
}

static length marker_width(setter *s, str text, style look)
{
    words *w = fonts_words(s->fonts, look.head ? FACE_HEAD : FACE_TEXT, FEATURE_TABULAR, look.lang);
    return fonts_scale(words_shape(s->fonts, w, text)->width, look.size);
}

static length indent_of(setter *s, const doc_block *list, style look)
{
    length widest = 0;
    int nth = 0;
    for (const doc_block *entry = list->first; entry; entry = entry->next) {
        length width = marker_width(s, marker_of(s, list, entry, nth++), look);
        if (width > widest)
            widest = width;
    }
    length indent = widest + ITEM_GAP;
    if (indent > s->column.width / 3)
        indent = s->column.width / 3;
    return indent < INDENT_LEAST ? INDENT_LEAST : indent;
}

static void hang_marker(setter *s, str text, length indent, bool ordered)
{
    style look = look_text(s);
    look.tabular = true;
    look.hyphenate = false;
    look.element = element_add(s, ELEMENT_LABEL, NULL);
    if (!ordered)
        look.colour = COLOUR_QUIET;
    paragraph *p = para_new(s);
    para_add_text(s, p, text, look);
    hung waiting = { p, s->column.x, ordered ? indent - ITEM_GAP : indent,
                     ordered ? CELL_RIGHT : CELL_LEFT };
    list_add(s->arena, &s->galley.hung, waiting);
}

/* One item alone at the foot or the head of a page is not wrong, but not pretty either; nor is one without its sub-items. */
static int32_t cost_before(const setter *s, const doc_block *list, const doc_block *entry, int nth)
{
    if (nth == 0)
        return s->in_item ? COST_LONELY : COST_FREE;
    return nth == 1 || entry == list->last ? COST_LONELY : COST_FREE;
}

/* The body of an item of one paragraph is that paragraph. */
static const doc_block *body_of(const doc_block *entry)
{
    const doc_block *only = entry->first;
    return only && !only->next && only->kind == BLOCK_PARAGRAPH ? only : NULL;
}

static void set_item(setter *s, const doc_block *entry, str marker, length indent, bool ordered)
{
    int32_t outer = element_open(s, ELEMENT_ITEM, entry);
    area whole = s->column;
    hang_marker(s, marker, indent, ordered);
    s->column = (area){ whole.x + indent, whole.width - indent, 0, 0 };
    int32_t body = element_open(s, ELEMENT_BODY, body_of(entry));
    galley_anchor(s, entry->anchor);
    const bool in_item = s->in_item;
    s->in_item = true;
    set_blocks(s, entry->first);
    s->in_item = in_item;
    text_flush(s);
    s->column = whole;
    s->element = body;
    s->element = outer;
}

void set_list(setter *s, const doc_block *b)
{
    int32_t outer = element_open(s, ELEMENT_LIST, b);
    const length indent = indent_of(s, b, look_text(s));
    const bool tight = s->tight;
    s->tight = b->tight;
    int nth = 0;
    const size_t first = s->galley.pieces.len;
    for (const doc_block *entry = b->first; entry; entry = entry->next) {
        galley_cost(s, cost_before(s, b, entry, nth));
        set_item(s, entry, marker_of(s, b, entry, nth++), indent, b->ordered);
    }
    for (size_t i = first + 1; i < s->galley.pieces.len; i++)
        s->galley.pieces.at[i].listed = true;
    s->tight = tight;
    s->element = outer;
}
