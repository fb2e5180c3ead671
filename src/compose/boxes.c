/*
 * boxes: quotations, and what a first line such as "[!BOKS] Title" makes of them.
 *
 * The mark is matched against the names of all languages. The rest of its line is the title (may be
 * empty), the rest of the quotation is the content. In a pull quote a last paragraph that begins
 * with a dash names the source. What is withheld is left out of a public document together with
 * everything in it.
 */
#include "compose/composer.h"

#define MARK_BEGIN "[!"

/* ---- the first line -------------------------------------------------------------------------- */

typedef struct marked {
    str name;    /* "box"; "" if the quotation has no mark or an unknown one */
    str written; /* "BOKS"; "" if it has no mark */
    inline_list title;
    const md_node *rest;  /* of the first paragraph, after its first line; NULL if there is none */
    const md_node *after; /* the first text of the line, after the mark */
    size_t cut;           /* bytes of it that belong to the mark */
} marked;

/* The mark may come as one text or in pieces, for brackets are syntax: "[", "!BOKS", "] Title". */
static marked find_mark(const composer *c, const md_node *quote)
{
    marked m = { 0 };
    const md_node *p = quote->first;
    if (!p || p->kind != MD_PARAGRAPH)
        return m;
    buf line = buf_new(c->a);
    for (const md_node *n = p->first; n && n->kind == MD_TEXT; n = n->next) {
        size_t before = line.len;
        buf_put(&line, n->text);
        str so_far = buf_str(&line);
        if (so_far.len >= 2 && !str_starts(so_far, STR(MARK_BEGIN)))
            return m;
        size_t end = str_find(so_far, STR("]"));
        if (end == so_far.len)
            continue;
        m.written = str_copy(c->a, str_slice(so_far, 2, end));
        m.name = words_canonical(c->w, WORD_BOX, m.written);
        m.after = n;
        m.cut = end + 1 - before;
        return m;
    }
    return m;
}

/* Splits the first paragraph: what stands on the mark's line is the title, which is plain text in print. */
static void read_title(composer *c, marked *m)
{
    md_node line = *m->after;
    while (m->cut < line.text.len && line.text.at[m->cut] == ' ')
        m->cut++;
    line.text = str_slice(line.text, m->cut, line.text.len);
    line.at = span_part(line.at, m->cut, line.at.len - m->cut);
    if (line.text.len > 0)
        text_inline(c, &m->title, &line);
    const md_node *n = m->after->next;
    for (; n && !md_is_break(n); n = n->next)
        if (n->kind != MD_REFERENCE && n->kind != MD_IMAGE)
            text_inline(c, &m->title, n);
    m->rest = n ? n->next : NULL;
    inlines_settle(c, &m->title);
}

/* ---- content --------------------------------------------------------------------------------- */

static bool begins_with_dash(const md_node *n)
{
    static const char *const dashes[] = { "– ", "— ", "- ", "–\u00a0", "—\u00a0" };
    if (n->kind != MD_PARAGRAPH || !n->first || n->first->kind != MD_TEXT)
        return false;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
        if (str_starts(n->first->text, str_of(dashes[i])))
            return true;
    return false;
}

/* "- Kari Yttri" reads as a list in Markdown: the paragraph in it; NULL where the list holds anything else. */
static const md_node *only_item(const md_node *n)
{
    if (n->kind != MD_LIST || n->ordered || !n->first || n->first->next)
        return NULL;
    const md_node *inside = n->first->first;
    return inside && inside->kind == MD_PARAGRAPH && !inside->next ? inside : NULL;
}

static bool is_source(const md_node *n)
{
    return !n->next && n->before && (begins_with_dash(n) || only_item(n));
}

/* The first text of the paragraph without the dash that it was written with. */
static md_node without_dash(const md_node *dashed)
{
    md_node rest = *dashed;
    size_t space = str_find(rest.text, STR(" "));
    size_t wide = str_find(rest.text, STR("\u00a0"));
    size_t cut = space <= wide ? space + 1 : wide + 2;
    rest.text = str_slice(rest.text, cut, rest.text.len);
    rest.at = span_part(rest.at, cut, rest.at.len - cut);
    return rest;
}

/* However the dash was written, it is printed as one. */
static void put_source(composer *c, doc_block *box, const md_node *n)
{
    const md_node *item = only_item(n);
    const md_node *said = item ? item->first : n->first;
    inline_list line = { 0 };
    inline_add_text(c->a, &line, STR("–\u00a0"));
    if (said && !item) {
        md_node first = without_dash(said);
        text_inline(c, &line, &first);
        said = said->next;
    }
    for (; said; said = said->next)
        text_inline(c, &line, said);
    inlines_settle(c, &line);
    put_inlines(c, put_group(c, box, GROUP_SOURCE, STR("")), line);
}

static void put_content(composer *c, doc_block *box, const md_node *quote, const marked *m,
                        bool has_source)
{
    if (m->rest) {
        inline_list line = { 0 };
        text_inlines(c, &line, m->rest);
        put_inlines(c, box, line);
    }
    const md_node *n = m->written.len > 0 ? quote->first->next : quote->first;
    for (; n; n = n->next) {
        if (has_source && is_source(n))
            put_source(c, box, n);
        else
            text_block(c, box, n);
    }
    block_text_flush(c, box);
}

/* ---- the kinds ------------------------------------------------------------------------------- */

static const struct box_kind {
    const char *name;
    group_role role;
} kinds[] = {
    { "box", GROUP_BOX },     { "quote", GROUP_PULL_QUOTE }, { "example", GROUP_EXAMPLE },
    { "note", GROUP_REMARK }, { "withheld", GROUP_BOX },
};

static group_role role_of(str name)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_is(name, kinds[i].name))
            return kinds[i].role;
    return GROUP_QUOTE;
}

static void unknown_box(const composer *c, const marked *m)
{
    str near = words_nearest(c->w, WORD_BOX, m->written);
    if (str_is(words_canonical(c->w, WORD_BOX, near), "withheld"))
        return; /* an error has told of it */
    message *said = DIAG(c->d, BOX_UNKNOWN, m->after->at, m->written);
    if (near.len > 0)
        message_hint(c->d, said, "did you mean " STR_FMT "?", STR_ARG(near));
}

bool quote_withheld(const words *w, const md_node *quote)
{
    if (quote->kind != MD_QUOTE)
        return false;
    arena *scratch = arena_new();
    const composer c = { .a = scratch, .w = w };
    bool withheld = str_is(find_mark(&c, quote).name, "withheld");
    arena_drop(scratch);
    return withheld;
}

void put_withheld(composer *c, doc_block *parent, str basis)
{
    doc_block *group = put_group(c, parent, GROUP_WITHHELD, STR(""));
    bool given = basis.len > 0;
    put_paragraph(c, group,
                  given ? SAY(c, "withheld-basis", { "basis", basis }) : say(c, "withheld"));
}

/* What is withheld says on what basis; a remark without a title says that it is one. */
static str box_label(const composer *c, str name, str title)
{
    if (str_is(name, "withheld"))
        return title.len > 0 ? SAY(c, "withheld-basis", { "basis", title }) : say(c, "withheld");
    return title.len == 0 && str_is(name, "note") ? say(c, "remark") : title;
}

void text_quote(composer *c, doc_block *parent, const md_node *n)
{
    marked m = find_mark(c, n);
    if (m.written.len > 0 && m.name.len == 0)
        unknown_box(c, &m);
    if (m.name.len == 0) {
        m.written = STR("");
        put_content(c, put_group(c, parent, GROUP_QUOTE, STR("")), n, &m, false);
        return;
    }
    read_title(c, &m);
    str title = inline_plain(c->a, m.title.first);
    if (str_is(m.name, "withheld") && c->audience == AUDIENCE_PUBLIC) {
        put_withheld(c, parent, title);
        return;
    }
    doc_block *box = put_group(c, parent, role_of(m.name), box_label(c, m.name, title));
    put_content(c, box, n, &m, str_is(m.name, "quote"));
}
