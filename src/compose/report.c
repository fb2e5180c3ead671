/*
 * report: annual reports, plans, documents and case papers.
 *
 * One document of one file or a folder of chapters. Reports and plans have a cover and begin each
 * chapter on a new page; a document or a case paper has its title at the head of its first page, as
 * a letter has. Levels of headings count from the shallowest one in all its files.
 */
#include "compose/composer.h"
#include "compose/site_plan.h"

#define TOC_WHOLE 6

/* ---- what kind it is ------------------------------------------------------------------------- */

static const struct report_look {
    document_kind kind;
    bool covered, chaptered;
} looks[] = {
    [REPORT_ANNUAL] = { DOCUMENT_REPORT, true, true },
    [REPORT_PLAN] = { DOCUMENT_PLAN, true, true },
    [REPORT_DOCUMENT] = { DOCUMENT_PLAN, false, false },
    [REPORT_PAPER] = { DOCUMENT_PAPER, false, false },
};

/* The day as the author gave it; that of an annual report is only its year's end, and says nothing more. */
static str printed_date(const composer *c, const report *r)
{
    bool year_end = r->kind == REPORT_ANNUAL && r->day.month == 12 && r->day.day == 31;
    return year_end ? STR("") : say_date(c, r->day, DATE_FULL);
}

static void set_cover(composer *c, const report *r)
{
    doc_cover *cover = &c->doc->cover;
    cover->wanted = true;
    cover->title = c->doc->title;
    cover->subtitle = c->doc->subtitle;
    cover->organisation = c->doc->organisation;
    str year = str_format(c->a, "%d", r->year);
    bool said =
        r->kind != REPORT_ANNUAL || r->year == 0 || str_find(cover->title, year) < cover->title.len;
    cover->year = said ? STR("") : year;
    cover->date = printed_date(c, r);
    if (r->cover.value.len > 0)
        cover->image = image_load(c, r->cover.value, r->cover.at);
}

/* ---- the head of what has no cover ----------------------------------------------------------- */

static void put_origin(composer *c, doc_block *group, const report *r)
{
    slot item = r->paper_of.target != NO_SLOT ? r->paper_of.target : r->adopted_by.target;
    if (item == NO_SLOT)
        return;
    const char *phrase = r->paper_of.target != NO_SLOT ? "paper-for" : "adopted-in";
    inline_list line = { 0 };
    put_link(c, &line, link_to_case_in_minutes(c, item),
             SAY(c, phrase, { "case", case_name_full(c, item) }));
    put_inlines(c, group, line);
}

static void put_head(composer *c, doc_block *root, const report *r)
{
    doc_block *group = put_group(c, root, GROUP_TITLE, STR(""));
    doc_block *heading = block_heading(c->a, 1, c->doc->title, STR(""));
    heading->toc_wanted = false;
    block_append(group, heading);
    if (c->doc->subtitle.len > 0)
        put_paragraph(c, group, c->doc->subtitle);
    str day = printed_date(c, r);
    str issuer = c->doc->organisation;
    if (day.len > 0)
        issuer = str_format(c->a, STR_FMT ", " STR_FMT, STR_ARG(issuer), STR_ARG(day));
    inline_list line = { 0 };
    put_small(c, &line, issuer);
    put_inlines(c, group, line);
    put_origin(c, group, r);
}

/* ---- the text -------------------------------------------------------------------------------- */

static void put_chapters(composer *c, doc_block *root, const report *r, const md_node *title)
{
    doc_block *into = root;
    for (size_t i = 0; i < r->chapters.len; i++) {
        const md_node *content = r->chapters.at[i].content;
        for (const md_node *n = content->first; n; n = n->next) {
            if (n == title)
                continue;
            if (looks[r->kind].chaptered && n->kind == MD_HEADING && n->level <= r->top_level) {
                block_text_flush(c, into);
                into = put_group(c, root, GROUP_CHAPTER, STR(""));
            }
            text_block(c, into, n);
        }
        block_text_flush(c, into);
    }
}

/* The heading that says the title once more, which the head of the page has said; NULL if there is none. */
static const md_node *title_in_text(const composer *c, const report *r)
{
    const md_node *first = r->chapters.len > 0 ? r->chapters.at[0].content->first : NULL;
    bool same = first && first->kind == MD_HEADING
                && str_equal(str_trim(md_plain(c->a, first)), c->doc->title);
    return same ? first : NULL;
}

static void begin(composer *c, const report *r)
{
    document *doc = c->doc;
    doc->kind = looks[r->kind].kind;
    doc->subtitle = r->subtitle.value;
    if (r->organisation.value.len > 0)
        doc->organisation = r->organisation.value;
    doc->date = date_text(c->a, r->day);
    doc->subject = doc->subtitle;
    c->numbering = r->numbering;
    c->figures_plain = r->figures_plain;
    c->attachments = &r->attachments;
    c->attachment_anchor = STR("vedlegg-");
    if (r->year > 0)
        c->year = r->year;
    for (size_t i = 0; i < r->chapters.len; i++)
        anchors_collect(c, r->chapters.at[i].content);
}

void compose_report(composer *c, doc_block *root)
{
    const report *r = &c->m->reports.at[c->item->subject];
    begin(c, r);
    bool covered = looks[r->kind].covered || r->cover.value.len > 0;
    if (covered) {
        set_cover(c, r);
        put_origin(c, root, r);
    } else {
        put_head(c, root, r);
    }
    if (r->toc > 0)
        put_toc(c, root, r->toc > TOC_WHOLE ? TOC_WHOLE : r->toc);
    c->numbers_top = covered ? 1 : 2;
    headings_begin(c, c->numbers_top);
    put_chapters(c, root, r, covered ? NULL : title_in_text(c, r));
    if (r->attachments.len > 0) {
        put_attachments(c, put_group(c, root, GROUP_LABELLED, say(c, "attachments")),
                        &r->attachments, c->attachment_anchor);
        append_attachments(c, root, &r->attachments, c->attachment_anchor, STR(""));
    }
}
