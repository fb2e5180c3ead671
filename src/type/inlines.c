/*
 * From inlines to the text of a paragraph with styled runs over it.
 *
 * A run is opened wherever the style changes. A forced line break is a line feed in the text, and
 * there is no other line feed in it. Calls of notes are raised figures; the piece that their line
 * becomes will carry the note.
 */
#include "type/setter.h"

enum { NESTING_MOST = 120 };

paragraph *para_new(setter *s)
{
    paragraph *p = arena_make(s->temp, paragraph);
    p->text = buf_new(s->temp);
    return p;
}

bool para_empty(const paragraph *p)
{
    return p->text.len == 0;
}

static int face_of(style look)
{
    if (look.code)
        return FACE_CODE;
    int face = look.head ? FACE_HEAD : FACE_TEXT;
    return face + (look.bold ? 2 : 0) + (look.italic ? 1 : 0);
}

static void open_run(setter *s, paragraph *p, style look)
{
    unsigned features = (look.tabular ? FEATURE_TABULAR : 0u) | (look.code ? FEATURE_PLAIN : 0u);
    style *kept = arena_make(s->temp, style);
    *kept = look;
    kept->words = fonts_words(s->fonts, face_of(look), features, look.lang);
    list_add(s->temp, &p->runs, ((run){ (uint32_t)p->text.len, kept }));
}

void para_add_text(setter *s, paragraph *p, str text, style look)
{
    if (text.len == 0)
        return;
    open_run(s, p, look);
    size_t from = p->text.len;
    buf_put(&p->text, text);
    for (size_t i = from; i < p->text.len; i++)
        if (p->text.at[i] == '\n' || p->text.at[i] == '\t' || p->text.at[i] == '\r')
            p->text.at[i] = ' ';
}

/* ---- one kind of inline each ----------------------------------------------------------------- */

static void add_children(setter *s, paragraph *p, const inline_node *n, style look)
{
    if (++s->depth < NESTING_MOST)
        para_add_inlines(s, p, n->first, look);
    s->depth--;
}

static int32_t child_of(setter *s, int32_t parent, element_kind kind)
{
    if (parent < 0)
        return parent; /* decoration, or only measured */
    int32_t outer = s->element;
    s->element = parent;
    int32_t child = element_add(s, kind, NULL);
    s->element = outer;
    return child;
}

/* Children under a structure element of their own. */
static void add_under(setter *s, paragraph *p, const inline_node *n, style look, element_kind kind)
{
    look.element = child_of(s, look.element, kind);
    if (look.element >= 0)
        element_at(s, look.element)->lang = n->lang;
    add_children(s, p, n, look);
}

static void add_plain(setter *s, paragraph *p, const inline_node *n, style look)
{
    para_add_text(s, p, n->text, look);
}

static void add_code(setter *s, paragraph *p, const inline_node *n, style look)
{
    look.code = true;
    look.hyphenate = false;
    look.size = look.size * 86 / 100; /* typewriter faces look larger than their size */
    para_add_text(s, p, n->text, look);
}

static void add_break(setter *s, paragraph *p, const inline_node *n, style look)
{
    (void)n;
    open_run(s, p, look);
    buf_char(&p->text, '\n');
}

static void add_emphasis(setter *s, paragraph *p, const inline_node *n, style look)
{
    look.italic = !look.italic;
    add_children(s, p, n, look);
}

static void add_strong(setter *s, paragraph *p, const inline_node *n, style look)
{
    look.bold = true;
    add_children(s, p, n, look);
}

/* What is done steps back, as it does on the web. */
static void add_strike(setter *s, paragraph *p, const inline_node *n, style look)
{
    look.strike = true;
    if (look.colour == COLOUR_TEXT)
        look.colour = COLOUR_QUIET;
    add_children(s, p, n, look);
}

static void add_small(setter *s, paragraph *p, const inline_node *n, style look)
{
    look.colour = COLOUR_QUIET;
    look.size = look.size * 9 / 10;
    add_children(s, p, n, look);
}

/* In a table whole columns of dates and numbers are links: there the accent would be louder than the
   decisions that it is for. */
static void add_link(setter *s, paragraph *p, const inline_node *n, style look)
{
    look.link = n->link;
    if (look.colour == COLOUR_TEXT)
        look.colour = look.tabular ? COLOUR_DEEP : COLOUR_ACCENT;
    add_under(s, p, n, look, ELEMENT_LINK);
}

static void add_note(setter *s, paragraph *p, const inline_node *n, style look)
{
    if (s->repeats)
        return;
    str number = str_format(s->temp, "%d", n->number);
    doc_link *link = arena_make(s->kept, doc_link);
    link->kind = LINK_ANCHOR;
    link->anchor = str_format(s->kept, "note-%d", n->number);
    look.note = n->number;
    look.rise += look.size * 36 / 100;
    look.size = look.size * 66 / 100;
    look.bold = look.italic = false;
    look.link = link;
    look.element = child_of(s, child_of(s, look.element, ELEMENT_REFERENCE), ELEMENT_LINK);
    para_add_text(s, p, number, look);
}

static void add_abbreviation(setter *s, paragraph *p, const inline_node *n, style look)
{
    look.element = child_of(s, look.element, ELEMENT_SPAN);
    if (look.element >= 0)
        element_at(s, look.element)->expansion = n->title;
    look.hyphenate = false;
    para_add_text(s, p, n->text, look);
}

static void add_span(setter *s, paragraph *p, const inline_node *n, style look)
{
    if (n->anchor.len > 0 && look.element >= 0)
        galley_anchor(s, n->anchor);
    if (n->lang.len == 0) {
        add_children(s, p, n, look);
        return;
    }
    look.lang = n->lang;
    add_under(s, p, n, look, ELEMENT_SPAN);
}

/* In the first round a number of two figures stands for what is not known yet. */
static void add_page(setter *s, paragraph *p, const inline_node *n, style look)
{
    s->asked_pages = true;
    const str *label = s->page_of ? map_find(s->page_of, n->anchor) : NULL;
    if (s->page_of && !label)
        return;
    look.element = child_of(s, look.element, ELEMENT_REFERENCE);
    para_add_text(s, p, n->text, look);
    para_add_text(s, p, label ? *label : STR("00"), look);
}

/* A line that is only measured, or repeated, has no elements. */
static void add_symbol(setter *s, paragraph *p, const inline_node *n, style look)
{
    look.image = n->image;
    look.symbol = child_of(s, look.element, ELEMENT_SYMBOL);
    if (look.symbol >= 0)
        element_at(s, look.symbol)->alt = n->title;
    para_add_text(s, p, STR("\uFFFC"), look);
}

typedef void inline_setter(setter *s, paragraph *p, const inline_node *n, style look);

/* clang-format off */
static inline_setter *const setters[] = {
    [INLINE_TEXT] = add_plain,       [INLINE_CODE] = add_code,     [INLINE_BREAK] = add_break,
    [INLINE_EMPHASIS] = add_emphasis, [INLINE_STRONG] = add_strong, [INLINE_STRIKE] = add_strike,
    [INLINE_SMALL] = add_small,      [INLINE_LINK] = add_link,     [INLINE_NOTE] = add_note,
    [INLINE_ABBR] = add_abbreviation, [INLINE_SPAN] = add_span,     [INLINE_PAGE] = add_page,
    [INLINE_SYMBOL] = add_symbol,
};
/* clang-format on */

void para_add_inlines(setter *s, paragraph *p, const inline_node *first, style look)
{
    for (const inline_node *n = first; n; n = n->next)
        setters[n->kind](s, p, n, look);
}
