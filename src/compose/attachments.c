/*
 * attachments: what is sent with a meeting or a case.
 *
 * They are listed with number and title. One in Markdown is appended to the minutes or the report
 * from a new page, under its number, and the page of a matter links to it there; other files lie
 * beside the site and are linked. A file that is not there is listed as text.
 */
#include "compose/composer.h"
#include "compose/site_plan.h"

static str attachment_title(const attachment *a)
{
    return a->title.value.len > 0 ? a->title.value : path_name(a->file.value);
}

static str attachment_anchor(const composer *c, const attachment *a, str anchor)
{
    return str_format(c->a, STR_FMT "%d", STR_ARG(anchor), a->number);
}

static str attachment_label(const composer *c, const attachment *a)
{
    return SAY(c, "attachment-label", { "number", str_format(c->a, "%d", a->number) });
}

const doc_link *link_to_attachment(const composer *c, const attachment *a, str anchor)
{
    if (!a->is_markdown || !a->content.body)
        return link_to_file(c, a->path);
    str target = attachment_anchor(c, a, anchor);
    return c->appended_to ? link_to_item(c, c->appended_to, target) : link_to_anchor(c, target);
}

void put_attachments(composer *c, doc_block *parent, const attachment_list *list, str anchor)
{
    doc_block *items = put_list(c, parent);
    for (size_t i = 0; i < list->len; i++) {
        const attachment *a = &list->at[i];
        inline_list line = { 0 };
        put_text(c, &line, attachment_label(c, a));
        put_text(c, &line, STR(": "));
        put_link(c, &line, link_to_attachment(c, a, anchor), attachment_title(a));
        put_item(c, items, line);
    }
}

/* ---- under a case ---------------------------------------------------------------------------- */

static const attachment *attachment_read_from(const attachment_list *list, const md_node *n)
{
    for (size_t i = 0; i < list->len; i++)
        if (list->at[i].file.at.source == n->at.source && list->at[i].file.at.at == n->at.at)
            return &list->at[i];
    return NULL;
}

/* What may stand between two attachments and says nothing: a comma, a full stop, "and". */
static bool only_parts(const composer *c, str s)
{
    str rest = s, word = { 0 };
    while (str_cut(&rest, STR(" "), &word)) {
        size_t at = 0;
        while (at < word.len && str_find(STR(",;.&"), str_slice(word, at, at + 1)) < 4)
            at++;
        if (at < word.len && !str_is(words_canonical(c->w, WORD_VOTE, word), "and"))
            return false;
    }
    return true;
}

static bool says_more(const composer *c, const md_node *n, const attachment_list *list)
{
    if (n->kind == MD_LIST || n->kind == MD_ITEM || n->kind == MD_PARAGRAPH
        || n->kind == MD_SOFT_BREAK || attachment_read_from(list, n))
        return false;
    return n->kind != MD_TEXT || !only_parts(c, n->text);
}

/* Is there more in the author's text than the attachments themselves? Then it is printed, with its links. */
bool attachments_have_text(const composer *c, const case_part *part, const attachment_list *list)
{
    for (size_t i = 0; i < part->blocks.len; i++)
        for (const md_node *n = part->blocks.at[i]; n; n = md_next(part->blocks.at[i], n)) {
            bool in_link = n->parent && n->parent->kind == MD_LINK;
            if (!in_link && says_more(c, n, list))
                return true;
        }
    return false;
}

/* Those that the author's text does not link to already. */
attachment_list attachments_to_list(const composer *c, const case_part *part,
                                    const attachment_list *list)
{
    attachment_list alone = { 0 };
    bool has_text = attachments_have_text(c, part, list);
    for (size_t i = 0; i < part->blocks.len; i++)
        for (const md_node *n = part->blocks.at[i]; n; n = md_next(part->blocks.at[i], n)) {
            const attachment *a = attachment_read_from(list, n);
            if (a && (n->kind == MD_TEXT || !has_text)
                && (n->kind == MD_TEXT || n->kind == MD_LINK))
                list_add(c->a, &alone, *a);
        }
    return alone;
}

/* ---- appended -------------------------------------------------------------------------------- */

/* A first heading that says the title once more is left out. */
static const md_node *without_title(const composer *c, const md_node *first, str title)
{
    bool same = first && first->kind == MD_HEADING
                && str_equal(str_trim(md_plain(c->a, first)), str_trim(title));
    return same ? first->next : first;
}

static void append_one(composer *c, doc_block *parent, const attachment *a, str anchor, str of_case)
{
    str label = attachment_label(c, a);
    if (of_case.len > 0)
        label = SAY(c, "attachment-of", { "attachment", label }, { "case", of_case });
    doc_block *group = put_group(c, parent, GROUP_ATTACHMENT, label);
    str id = attachment_anchor(c, a, anchor);
    map_put(c->anchors, id, arena_make(c->a, int));
    headings_begin(c, 2);
    put_heading(c, group, 1, one_text(c, attachment_title(a)), id);
    anchors_collect(c, a->content.body);
    headings_begin(c, 3);
    text_blocks(c, group, without_title(c, a->content.body->first, attachment_title(a)));
}

void append_attachments(composer *c, doc_block *parent, const attachment_list *list, str anchor,
                        str of_case)
{
    for (size_t i = 0; i < list->len; i++)
        if (list->at[i].is_markdown && list->at[i].content.body)
            append_one(c, parent, &list->at[i], anchor, of_case);
}

/* A paper of a case that is not public has no page, and is not appended either. */
void append_paper(composer *c, doc_block *parent, slot item)
{
    slot which = plan_paper(c->plan, item);
    const plan_item *page = which == NO_SLOT ? NULL : plan_report(c->plan, which);
    if (!page)
        return;
    const report *r = &c->m->reports.at[which];
    str label = SAY(c, "paper-for",
                    { "case", SAY(c, "case-reference", { "number", c->m->cases.at[item].label }) });
    doc_block *group = put_group(c, parent, GROUP_ATTACHMENT, label);
    headings_begin(c, 2);
    put_heading(c, group, 1, one_text(c, page->title), anchor_new(c, label));
    for (size_t i = 0; i < r->chapters.len; i++) {
        const md_node *content = r->chapters.at[i].content;
        anchors_collect(c, content);
        headings_begin(c, 3);
        text_blocks(c, group,
                    i == 0 ? without_title(c, content->first, page->title) : content->first);
    }
}

void append_case_attachments(composer *c, doc_block *parent, slot item)
{
    const case_item *k = &c->m->cases.at[item];
    const case_part *part = case_find_part(k, LABEL_ATTACHMENTS);
    if (part && part_withheld(c->audience, part))
        return;
    str anchor = str_format(c->a, STR_FMT "-vedlegg-", STR_ARG(case_anchor(c, k)));
    append_attachments(c, parent, &k->attachments, anchor, case_word_label(c, item));
}
