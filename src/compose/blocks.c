/*
 * blocks: from the blocks of Markdown to those of a document.
 *
 * One small maker for each kind, in a table. Two things need a look at their neighbours: a
 * paragraph "Tabell: …" waits as the caption of the table after it, and pictures in running text
 * wait until their block is done.
 */
#include "compose/composer.h"

typedef void block_maker(composer *c, doc_block *parent, const md_node *n);

/* ---- makers ---------------------------------------------------------------------------------- */

static void make_heading(composer *c, doc_block *parent, const md_node *n)
{
    inline_list line = { 0 };
    text_inlines(c, &line, n->first);
    str anchor = anchor_of_heading(c, n);
    put_heading(c, parent, n->level, line,
                anchor.len > 0 ? anchor : anchor_new(c, md_plain(c->a, n)));
}

static void make_paragraph(composer *c, doc_block *parent, const md_node *n)
{
    if (text_is_figure(n)) {
        bool linked = n->first->kind == MD_LINK;
        const md_node *image = linked ? n->first->first : n->first;
        put_figure(c, parent, image,
                   linked ? link_of_url(c, n->first->detail->url, n->first->at) : NULL);
        return;
    }
    if (text_is_caption(c, n)) {
        c->caption = n;
        return;
    }
    if (text_lettered(c, parent, n))
        return;
    inline_list line = { 0 };
    text_inlines(c, &line, n->first);
    if (line.first)
        put_inlines(c, parent, line);
}

static char marker_of(const md_node *n)
{
    return n->ordered ? '1' : '-';
}

static void make_list(composer *c, doc_block *parent, const md_node *n)
{
    doc_block *list = block_new(c->a, BLOCK_LIST);
    list->ordered = n->ordered;
    list->level = n->level;
    list->tight = n->tight;
    list->marker = marker_of(n);
    block_append(parent, list);
    text_blocks(c, list, n->first);
}

static void make_item(composer *c, doc_block *parent, const md_node *n)
{
    doc_block *item = block_new(c->a, BLOCK_ITEM);
    item->task = n->task;
    block_append(parent, item);
    text_blocks(c, item, n->first);
}

static void make_code(composer *c, doc_block *parent, const md_node *n)
{
    doc_block *code = block_new(c->a, BLOCK_CODE);
    code->literal = n->text;
    block_append(parent, code);
}

static void make_html(composer *c, doc_block *parent, const md_node *n)
{
    str line = str_trim(n->text);
    if (!str_starts(line, STR("<!--")))
        put_paragraph(c, parent, line);
}

static void make_break(composer *c, doc_block *parent, const md_node *n)
{
    (void)n;
    block_append(parent, block_new(c->a, BLOCK_BREAK));
}

static block_maker *const makers[MD_KINDS] = {
    [MD_HEADING] = make_heading,
    [MD_PARAGRAPH] = make_paragraph,
    [MD_QUOTE] = text_quote,
    [MD_LIST] = make_list,
    [MD_ITEM] = make_item,
    [MD_CODE_BLOCK] = make_code,
    [MD_DIRECTIVE] = directive_print,
    [MD_HTML_BLOCK] = make_html,
    [MD_BREAK] = make_break,
    [MD_TABLE] = text_table,
};

/* ---- sequences ------------------------------------------------------------------------------- */

/* A caption that no table took is a paragraph after all. */
static void flush_caption(composer *c, doc_block *parent)
{
    const md_node *n = c->caption;
    if (!n)
        return;
    c->caption = NULL;
    DIAG0(c->d, CAPTION_ALONE, n->at);
    inline_list line = { 0 };
    text_inlines(c, &line, n->first);
    put_inlines(c, parent, line);
}

void block_text_flush(composer *c, doc_block *parent)
{
    flush_caption(c, parent);
    put_images(c, parent);
}

static void set_lang(doc_block *first, str code)
{
    for (doc_block *b = first; b; b = b->next)
        if (b->lang.len == 0)
            b->lang = code;
}

void blocks_place(doc_block *first, span at)
{
    for (doc_block *b = first; b; b = b->next)
        if (b->place.source == 0)
            b->place = (doc_place){ at.source, at.at, at.len };
}

void text_block(composer *c, doc_block *parent, const md_node *n)
{
    if (!makers[n->kind])
        return;
    bool takes_caption = n->kind == MD_TABLE || n->kind == MD_DIRECTIVE;
    if (!takes_caption)
        flush_caption(c, parent);
    doc_block *before = parent->last;
    const str outer = c->text_lang;
    if (n->detail->lang.len > 0)
        c->text_lang = n->detail->lang;
    makers[n->kind](c, parent, n);
    c->text_lang = outer;
    if (takes_caption)
        flush_caption(c, parent);
    put_images(c, parent);
    if (n->detail->lang.len > 0)
        set_lang(before ? before->next : parent->first, n->detail->lang);
    blocks_place(before ? before->next : parent->first, n->at);
}

void text_blocks(composer *c, doc_block *parent, const md_node *first)
{
    for (const md_node *n = first; n; n = n->next)
        text_block(c, parent, n);
    block_text_flush(c, parent);
}

void text_block_list(composer *c, doc_block *parent, const md_list *blocks)
{
    for (size_t i = 0; i < blocks->len; i++)
        text_block(c, parent, blocks->at[i]);
    block_text_flush(c, parent);
}
