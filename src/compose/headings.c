/*
 * headings: levels, numbers and the table of contents.
 *
 * Levels are normalised: in a stretch of text the shallowest heading gets the stretch's base level,
 * and a level that the author skipped is closed up, so that "##" followed by "####" prints as two
 * neighbouring levels. Every heading is entered in the contents as it is made; the places where
 * contents are wanted are filled when all of them are known.
 */
#include "compose/composer.h"

void headings_begin(composer *c, int base)
{
    c->heading_base = base;
    c->heading_depth = 0;
}

/* The level of a heading written at `raw`: one below the nearest one above it that is shallower. */
static int settle_level(composer *c, int raw)
{
    while (c->heading_depth > 0 && c->heading_raw[c->heading_depth - 1] >= raw)
        c->heading_depth--;
    if (c->heading_depth < HEADING_DEPTH)
        c->heading_raw[c->heading_depth++] = raw;
    int level = c->heading_base + c->heading_depth - 1;
    return level > HEADING_DEPTH ? HEADING_DEPTH : level;
}

/* "1.2": counts on at `level`, from the level of the text's shallowest headings. */
static str next_number(composer *c, int level)
{
    const int top = c->numbers_top;
    if (!c->numbering || level < top)
        return STR("");
    c->numbers[level - 1]++;
    for (int i = level; i < HEADING_DEPTH; i++)
        c->numbers[i] = 0;
    buf b = buf_new(c->a);
    for (int i = top - 1; i < level; i++)
        buf_format(&b, i < top ? "%d" : ".%d", c->numbers[i]);
    return buf_str(&b);
}

/* For the contents: links are their text, notes and symbols are gone. */
static void copy_bare(const composer *c, inline_list *out, const inline_node *n)
{
    for (; n; n = n->next) {
        if (n->kind == INLINE_NOTE || n->kind == INLINE_SYMBOL)
            continue;
        if (n->kind == INLINE_LINK) {
            copy_bare(c, out, n->first);
            continue;
        }
        inline_node *copy = inline_new(c->a, n->kind == INLINE_BREAK ? INLINE_TEXT : n->kind);
        copy->text = n->kind == INLINE_BREAK ? STR(" ") : n->text;
        copy->title = n->title;
        copy->lang = n->lang;
        inline_list inner = { 0 };
        copy_bare(c, &inner, n->first);
        copy->first = inner.first;
        copy->last = inner.last;
        inline_add(out, copy);
    }
}

static void enter(composer *c, doc_toc *entries, int level, const doc_block *b)
{
    doc_toc_entry entry = { .level = level, .number = b->label, .anchor = b->anchor };
    copy_bare(c, &entry.text, b->text.first);
    inlines_settle(c, &entry.text);
    list_add(c->a, entries, entry);
}

/* Captions stand where headings of the second level do: they are no chapters. */
void enter_caption(composer *c, doc_toc *entries, const doc_block *b)
{
    enter(c, entries, 2, b);
}

static doc_block *add_heading(composer *c, doc_block *parent, int level, inline_list line,
                              str anchor)
{
    doc_block *h = block_new(c->a, BLOCK_HEADING);
    h->level = level;
    h->text = line;
    h->anchor = anchor;
    h->label = next_number(c, level);
    h->toc_wanted = true;
    block_append(parent, h);
    enter(c, &c->toc, level, h);
    return h;
}

doc_block *put_heading(composer *c, doc_block *parent, int raw, inline_list line, str anchor)
{
    return add_heading(c, parent, settle_level(c, raw), line, anchor);
}

doc_block *put_section(composer *c, doc_block *parent, int level, str line)
{
    inline_list list = { 0 };
    put_text(c, &list, line);
    return add_heading(c, parent, level, list, anchor_new(c, line));
}

doc_block *put_toc(composer *c, doc_block *parent, int depth)
{
    doc_block *b = block_new(c->a, BLOCK_TOC);
    b->label = say(c, "contents");
    block_append(parent, b);
    toc_wish wish = { .block = b, .depth = depth };
    list_add(c->a, &c->toc_wishes, wish);
    return b;
}

void put_caption_list(composer *c, doc_block *parent, doc_toc *entries)
{
    doc_block *b = block_new(c->a, BLOCK_TOC);
    block_append(parent, b);
    toc_wish wish = { .block = b, .entries = entries };
    list_add(c->a, &c->toc_wishes, wish);
}

/* The title of a document is a heading too; contents begin below it. */
static int shallowest(const doc_toc *toc)
{
    int level = HEADING_DEPTH;
    for (size_t i = 0; i < toc->len; i++)
        if (toc->at[i].level < level)
            level = toc->at[i].level;
    return level;
}

static void copy_headings(const composer *c, doc_toc *toc, int top, int depth)
{
    for (size_t k = 0; k < c->toc.len; k++) {
        doc_toc_entry entry = c->toc.at[k];
        entry.level -= top - 1;
        if (entry.level <= depth)
            list_add(c->a, toc, entry);
    }
}

void toc_finish(composer *c)
{
    int top = shallowest(&c->toc);
    for (size_t i = 0; i < c->toc_wishes.len; i++) {
        const toc_wish *wish = &c->toc_wishes.at[i];
        doc_toc *toc = arena_make(c->a, doc_toc);
        if (wish->entries)
            *toc = *wish->entries;
        else
            copy_headings(c, toc, top, wish->depth);
        wish->block->toc = toc;
    }
}
