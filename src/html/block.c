/*
 * block: blocks and groups as HTML.
 *
 * A group becomes the element that says what it is (section, aside, blockquote, figure, list), with its role as
 * class; the style sheet does the rest. Headings are numbered by where they stand, not by the level that
 * the author gave, so that no page skips one: h1 is the document's title, h2 the next level that occurs, and so on.
 */
#include "html/inside.h"

/* ---- headings ------------------------------------------------------------------------------ */

/* The depth of a heading of `level`: 1 for the document's title, one more for each level open above it. */
static int heading_depth(writer *w, int level)
{
    while (w->depth > 0 && w->levels[w->depth - 1] >= level)
        w->depth--;
    if (w->depth < HEADING_DEEPEST - 1)
        w->levels[w->depth++] = level;
    return w->depth + 1;
}

/* The label of a case is the way to the page of its matter. */
static void put_heading_label(writer *w, const doc_block *b)
{
    bool lent = b->parent && b->parent->kind == BLOCK_GROUP && b->parent->first == b;
    str label = block_label(b);
    if (label.len == 0)
        return;
    bool linked = lent && open_link(w, b->parent->link, "label");
    if (!linked)
        put(w, "<span class=\"label\">");
    html_put_text(w, label);
    if (linked)
        close_link(w);
    put(w, linked ? " " : "</span> ");
}

static void put_heading(writer *w, const doc_block *b)
{
    int depth = b == w->main_heading ? 1 : heading_depth(w, b->level);
    w->heading = inline_plain(w->arena, b->text.first);
    buf_format(w->out, "<h%d", depth);
    html_put_id(w, b->anchor);
    html_put_optional(w, "lang", b->lang);
    put(w, ">");
    put_heading_label(w, b);
    put(w, "<span class=\"words\">");
    html_put_inlines(w, b->text.first);
    buf_format(w->out, "</span></h%d>\n", depth);
}

/* ---- text ---------------------------------------------------------------------------------- */

static void put_paragraph(writer *w, const doc_block *b)
{
    if (b->text.first == NULL)
        return;
    put(w, "<p");
    html_put_id(w, b->anchor);
    html_put_optional(w, "lang", b->lang);
    put(w, ">");
    html_put_label(w, b->label);
    html_put_inlines(w, b->text.first);
    put(w, "</p>\n");
}

static void put_code_block(writer *w, const doc_block *b)
{
    put(w, "<pre tabindex=\"0\"");
    html_put_id(w, b->anchor);
    put(w, "><code>");
    html_put_text(w, b->literal);
    put(w, "</code></pre>\n");
}

/* ---- lists --------------------------------------------------------------------------------- */

static void put_item_content(writer *w, const doc_block *item, bool tight)
{
    const doc_block *first = item->first;
    bool bare = tight && first && first->kind == BLOCK_PARAGRAPH && first->anchor.len == 0
                && first->lang.len == 0;
    if (bare) {
        html_put_label(w, first->label);
        html_put_inlines(w, first->text.first);
    }
    html_put_blocks(w, bare ? first->next : first);
}

static void put_item(writer *w, const doc_block *item, bool tight)
{
    static const char *const tasks[] = { "", "open", "done" };
    put(w, "<li");
    html_put_optional(w, "class", str_of(tasks[item->task]));
    html_put_id(w, item->anchor);
    html_put_optional(w, "lang", item->lang);
    put(w, ">");
    put_item_content(w, item, tight);
    put(w, "</li>\n");
}

static void put_list(writer *w, const doc_block *b)
{
    if (b->first == NULL)
        return;
    put(w, b->ordered ? "<ol" : "<ul");
    html_put_id(w, b->anchor);
    html_put_optional(w, "lang", b->lang);
    html_put_optional(w, "class", b->tight ? STR("tight") : STR(""));
    if (b->ordered && b->marker == 'a')
        html_put_attribute(w, "type", STR("a"));
    if (b->ordered && b->level != 1)
        html_put_number(w, "start", b->level);
    put(w, ">\n");
    for (const doc_block *item = b->first; item; item = item->next)
        put_item(w, item, b->tight);
    put(w, b->ordered ? "</ol>\n" : "</ul>\n");
}

/* ---- groups -------------------------------------------------------------------------------- */

/* The element of each role. A label that no heading carries stands in a paragraph before the content. */
/* clang-format off */
static const char *const group_elements[GROUP_ROLES] = {
    [GROUP_PLAIN] = "div",       [GROUP_TITLE] = "header",     [GROUP_FACTS] = "div",
    [GROUP_PREAMBLE] = "div",    [GROUP_CASE] = "section",     [GROUP_DECISION] = "div",
    [GROUP_PROPOSAL] = "div",    [GROUP_VOTES] = "div",        [GROUP_ACTIONS] = "div",
    [GROUP_STATEMENT] = "div",   [GROUP_LABELLED] = "div",     [GROUP_WITHHELD] = "div",
    [GROUP_REFERENCES] = "div",  [GROUP_BOX] = "aside",        [GROUP_EXAMPLE] = "aside",
    [GROUP_REMARK] = "aside",    [GROUP_QUOTE] = "blockquote", [GROUP_PULL_QUOTE] = "figure",
    [GROUP_SOURCE] = "div",      [GROUP_CHAPTER] = "section",  [GROUP_ATTACHMENT] = "section",
    [GROUP_TIMELINE] = "ol",     [GROUP_EVENT] = "li",         [GROUP_NAV] = "nav",
    [GROUP_SEARCH] = "form",
};
/* clang-format on */

static bool is_group(const doc_block *b, group_role role)
{
    return b && b->kind == BLOCK_GROUP && b->role == role;
}

/* Where HTML does not allow the element of the role, or it would promise what is not there. */
static const char *element_of(const doc_block *b)
{
    if (b->role == GROUP_EVENT && !is_group(b->parent, GROUP_TIMELINE))
        return "div";
    if (b->role == GROUP_SOURCE && is_group(b->parent, GROUP_PULL_QUOTE) && b->next == NULL)
        return "figcaption";
    if (b->role == GROUP_NAV && b->label.len == 0)
        return "div";
    return group_elements[b->role];
}

static void put_group_label(writer *w, const doc_block *b, str id)
{
    str label = block_label(b);
    if (label.len == 0)
        return;
    put(w, "<p class=\"label\"");
    html_put_optional(w, "id", id);
    put(w, ">");
    html_put_text(w, label);
    put(w, "</p>\n");
}

/* What is quoted stands in a <blockquote>, its source in the <figcaption> after it. */
static void put_pull_quote(writer *w, const doc_block *b)
{
    const doc_block *from = is_group(b->last, GROUP_SOURCE) ? b->last : NULL;
    put(w, "<blockquote>\n");
    for (const doc_block *child = b->first; child != from; child = child->next)
        html_put_block(w, child);
    put(w, "</blockquote>\n");
    if (from)
        html_put_block(w, from);
}

static void put_timeline(writer *w, const doc_block *b)
{
    for (const doc_block *child = b->first; child; child = child->next) {
        bool event = is_group(child, GROUP_EVENT);
        put(w, event ? "" : "<li>");
        html_put_block(w, child);
        put(w, event ? "" : "</li>\n");
    }
}

static void put_group(writer *w, const doc_block *b)
{
    if (b->role == GROUP_SEARCH) {
        html_put_search(w, b);
        return;
    }
    const char *element = element_of(b);
    bool named = b->role == GROUP_NAV && b->label.len > 0;
    str id = named ? own_id(w, "label") : STR("");
    if (b->role == GROUP_TIMELINE)
        put_group_label(w, b, id); /* a list holds items only */
    const bool quoted = b->role == GROUP_PULL_QUOTE && block_opens_quoted(b);
    buf_format(w->out, "<%s class=\"%s%s%s\"", element, group_role_name(b->role),
               quoted ? " quoted" : "", b->ended ? " ended" : "");
    html_put_id(w, b->anchor);
    html_put_optional(w, "lang", b->lang);
    html_put_optional(w, "aria-labelledby", id);
    put(w, ">\n");
    if (b->role != GROUP_TIMELINE)
        put_group_label(w, b, id);
    if (b->role == GROUP_PULL_QUOTE)
        put_pull_quote(w, b);
    else if (b->role == GROUP_TIMELINE)
        put_timeline(w, b);
    else
        html_put_blocks(w, b->first);
    buf_format(w->out, "</%s>\n", element);
}

/* ---- blocks -------------------------------------------------------------------------------- */

static void put_contents(writer *w, const doc_block *b)
{
    if (b != w->main_toc)
        html_put_toc(w, b->toc, false);
}

static void put_break(writer *w, const doc_block *b)
{
    (void)b;
    put(w, "<hr>\n");
}

static void put_nothing(writer *w, const doc_block *b)
{
    (void)w;
    (void)b;
}

static void put_children(writer *w, const doc_block *b)
{
    html_put_blocks(w, b->first);
}

typedef void block_maker(writer *w, const doc_block *b);

/* clang-format off */
static block_maker *const makers[] = {
    [BLOCK_HEADING] = put_heading, [BLOCK_PARAGRAPH] = put_paragraph, [BLOCK_LIST] = put_list,
    [BLOCK_ITEM] = put_children,   [BLOCK_CODE] = put_code_block,     [BLOCK_BREAK] = put_break,
    [BLOCK_TABLE] = html_put_table,     [BLOCK_FIGURE] = html_put_figure,       [BLOCK_GROUP] = put_group,
    [BLOCK_TOC] = put_contents,    [BLOCK_PAGE_BREAK] = put_nothing,
};
/* clang-format on */

void html_put_block(writer *w, const doc_block *b)
{
    makers[b->kind](w, b);
}

void html_put_blocks(writer *w, const doc_block *first)
{
    for (const doc_block *b = first; b; b = b->next)
        html_put_block(w, b);
}
