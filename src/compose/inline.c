/*
 * inline: from the inlines of Markdown to those of a document.
 *
 * One small maker for each kind, in a table. Running text is cut where a reference begins or ends,
 * so that "sak 04-26" becomes a link without markup; a reference that goes on in the next node
 * (over a line break) goes on in the same link. When a list is whole, neighbouring texts are joined
 * and given their no-break spaces, because "kr." and the amount after it often come from two nodes.
 */
#include "compose/composer.h"

typedef void inline_maker(composer *c, inline_list *out, const md_node *n);

/* ---- text and references --------------------------------------------------------------------- */

static void add_linked(composer *c, inline_list *out, const reference *r, str piece)
{
    if (c->open_reference == r && out->last && out->last == c->open_link) {
        inline_list inner = { out->last->first, out->last->last };
        inline_add_text(c->a, &inner, piece);
        inlines_settle(c, &inner);
        out->last->first = inner.first;
        out->last->last = inner.last;
        return;
    }
    const doc_link *link = link_of_reference(c, r);
    if (!link) {
        put_running_text(c, out, piece);
        return;
    }
    inline_add(out, inline_link(c->a, link, words_no_break(c->w, c->a, c->lang, piece)));
    c->open_reference = r;
    c->open_link = out->last;
}

/* `text` stands at `at`; the two have the same length unless the source has entities or escapes in it. */
static void add_cut_at_references(composer *c, inline_list *out, str line, span at)
{
    size_t done = 0;
    const reference *r = c->in_link || line.len != at.len ? NULL : reference_from(c->m, at);
    for (; r && reference_meets(c->m, r, at); r++) {
        size_t from = r->at.at > at.at ? r->at.at - at.at : 0;
        size_t to = (size_t)r->at.at + r->at.len - at.at;
        if (from < done)
            continue;
        put_running_text(c, out, str_slice(line, done, from));
        done = to < line.len ? to : line.len;
        add_linked(c, out, r, str_slice(line, from, done));
    }
    put_running_text(c, out, str_slice(line, done, line.len));
}

/* Is it the first time that this one is named? "Anna Berg, AB" is one name. */
static bool is_first(const named_list *names, const named *one)
{
    for (const named *n = names->at; n < one; n++)
        if (n->person != NO_SLOT && n->person == one->person)
            return false;
    return true;
}

/* A name that may stand in full in this text, from a place in it on; NULL if there is none. */
static const named *next_in_full(const composer *c, span at, size_t from)
{
    for (size_t i = 0; c->in_full && i < c->in_full->len; i++) {
        const named *one = &c->in_full->at[i];
        span written = one->written.at;
        bool inside = written.source == at.source && written.at >= at.at + from
                      && written.at + written.len <= at.at + at.len;
        if (inside && named_by_initials(c, one) && is_first(c->in_full, one))
            return one;
    }
    return NULL;
}

static void make_text(composer *c, inline_list *out, const md_node *n)
{
    size_t done = 0;
    const named *one;
    while (n->text.len == n->at.len && (one = next_in_full(c, n->at, done))) {
        size_t from = one->written.at.at - n->at.at;
        add_cut_at_references(c, out, str_slice(n->text, done, from),
                              span_part(n->at, done, from - done));
        inline_add_text(c->a, out, named_name(c, one));
        done = from + one->written.at.len;
    }
    add_cut_at_references(c, out, str_slice(n->text, done, n->text.len),
                          span_part(n->at, done, n->at.len - done));
}

static void make_soft_break(composer *c, inline_list *out, const md_node *n)
{
    const reference *r = c->in_link ? NULL : reference_from(c->m, n->at);
    if (r && reference_meets(c->m, r, n->at))
        add_linked(c, out, r, STR(" "));
    else
        inline_add_text(c->a, out, STR(" "));
}

/* ---- the other kinds ------------------------------------------------------------------------- */

static void make_line_break(composer *c, inline_list *out, const md_node *n)
{
    (void)n;
    inline_add(out, inline_new(c->a, INLINE_BREAK));
}

static void make_code(composer *c, inline_list *out, const md_node *n)
{
    inline_node *code = inline_new(c->a, INLINE_CODE);
    code->text = n->text;
    inline_add(out, code);
}

/* Raw HTML is shown as the text that it is; comments are for the author. */
static void make_html(composer *c, inline_list *out, const md_node *n)
{
    if (!str_starts(n->text, STR("<!--")))
        inline_add_text(c->a, out, n->text);
}

static void make_around(composer *c, inline_list *out, const md_node *n, inline_kind kind)
{
    inline_list inner = { 0 };
    text_inlines(c, &inner, n->first);
    if (inner.first)
        inline_add(out, inline_around(c->a, kind, inner));
}

static void make_emphasis(composer *c, inline_list *out, const md_node *n)
{
    make_around(c, out, n, INLINE_EMPHASIS);
}

static void make_strong(composer *c, inline_list *out, const md_node *n)
{
    make_around(c, out, n, INLINE_STRONG);
}

static void make_strike(composer *c, inline_list *out, const md_node *n)
{
    make_around(c, out, n, INLINE_STRIKE);
}

static void make_link(composer *c, inline_list *out, const md_node *n)
{
    const doc_link *link = c->in_link ? NULL : link_of_url(c, n->detail->url, n->at);
    bool was_in_link = c->in_link;
    c->in_link = true;
    inline_list inner = { 0 };
    text_inlines(c, &inner, n->first);
    c->in_link = was_in_link;
    if (!inner.first)
        return;
    inline_node *made = inline_around(c->a, link ? INLINE_LINK : INLINE_SPAN, inner);
    made->link = link;
    inline_add(out, made);
}

static inline_maker *const makers[MD_KINDS] = {
    [MD_TEXT] = make_text,
    [MD_SOFT_BREAK] = make_soft_break,
    [MD_LINE_BREAK] = make_line_break,
    [MD_CODE] = make_code,
    [MD_HTML] = make_html,
    [MD_EMPHASIS] = make_emphasis,
    [MD_STRONG] = make_strong,
    [MD_STRIKE] = make_strike,
    [MD_LINK] = make_link,
    [MD_IMAGE] = image_in_text,
    [MD_REFERENCE] = note_of_text,
    [MD_ROLE] = role_print,
};

/* ---- lists of inlines ------------------------------------------------------------------------ */

void text_inline(composer *c, inline_list *out, const md_node *n)
{
    if (!makers[n->kind])
        return;
    if (n->detail->lang.len == 0) {
        makers[n->kind](c, out, n);
        return;
    }
    inline_list inner = { 0 };
    makers[n->kind](c, &inner, n);
    if (!inner.first)
        return;
    inline_node *around = inline_around(c->a, INLINE_SPAN, inner);
    around->lang = n->detail->lang;
    inline_add(out, around);
}

void text_inlines(composer *c, inline_list *out, const md_node *first)
{
    for (const md_node *n = first; n; n = n->next)
        text_inline(c, out, n);
    inlines_settle(c, out);
}

void text_inline_list(composer *c, inline_list *out, const md_list *nodes)
{
    for (size_t i = 0; i < nodes->len; i++)
        text_inline(c, out, nodes->at[i]);
    inlines_settle(c, out);
}

static inline_node *end_of_run(inline_node *first)
{
    while (first && first->kind == INLINE_TEXT)
        first = first->next;
    return first;
}

void inlines_settle(const composer *c, inline_list *list)
{
    lang language = c->lang;
    words_find_lang(c->text_lang, &language);
    for (inline_node *n = list->first; n; n = n->next) {
        if (n->kind != INLINE_TEXT)
            continue;
        inline_node *end = end_of_run(n);
        if (n->next != end) {
            buf joined = buf_new(c->a);
            for (const inline_node *k = n; k != end; k = k->next)
                inline_join(&joined, k->text);
            n->text = buf_str(&joined);
            n->next = end;
        }
        if (!end)
            list->last = n;
        n->text = words_no_break(c->w, c->a, language, n->text);
    }
}
