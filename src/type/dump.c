/*
 * The text form of pages: `referat dump pages`.
 *
 * One line for each mark in drawing order, with positions and sizes in 1/65536 pt, its structure
 * element and what it shows; anchors before the marks of their page, bookmarks at the end. It is
 * the golden form that tests compare.
 */
#include "type/type.h"

static const char *const mark_names[] = {
    [MARK_GLYPHS] = "text", [MARK_RULE] = "rule", [MARK_PATH] = "path",
    [MARK_IMAGE] = "image", [MARK_LINK] = "link",
};

/* clang-format off */
static const char *const element_names[] = {
    [ELEMENT_DOCUMENT] = "document",              [ELEMENT_SECTION] = "section",
    [ELEMENT_HEADING] = "heading",                [ELEMENT_PARAGRAPH] = "paragraph",
    [ELEMENT_LIST] = "list",                      [ELEMENT_ITEM] = "item",
    [ELEMENT_LABEL] = "label",                    [ELEMENT_BODY] = "body",
    [ELEMENT_TABLE] = "table",                    [ELEMENT_ROW] = "row",
    [ELEMENT_HEADER_CELL] = "header-cell",        [ELEMENT_CELL] = "cell",
    [ELEMENT_CAPTION] = "caption",                [ELEMENT_FIGURE] = "figure",
    [ELEMENT_TOC] = "toc",                        [ELEMENT_TOC_ITEM] = "toc-item",
    [ELEMENT_QUOTE] = "quote",                    [ELEMENT_NOTE] = "note",
    [ELEMENT_REFERENCE] = "reference",            [ELEMENT_LINK] = "link",
    [ELEMENT_SPAN] = "span",                      [ELEMENT_CODE] = "code",
};
/* clang-format on */

static void put_colour(const type_mark *m, buf *out)
{
    if (m->colour == COLOUR_ROLES)
        buf_format(out, " #%02x%02x%02x", m->fill_rgb.r, m->fill_rgb.g, m->fill_rgb.b);
    else if (m->colour != COLOUR_NONE)
        buf_format(out, " %s", colour_role_name(m->colour));
    if (m->stroke != COLOUR_NONE)
        buf_format(out, " stroke %d", m->stroke_width);
}

static void put_element(const typeset *set, const type_mark *m, buf *out)
{
    if (m->element < 0)
        buf_text(out, " artifact");
    else
        buf_format(out, " %s %d", element_names[set->elements.at[m->element].kind], m->element);
}

static void put_target(const doc_link *link, buf *out)
{
    const str parts[] = { link->url, link->pdf.len > 0 ? link->pdf : link->page };
    for (size_t i = 0; i < 2; i++)
        if (parts[i].len > 0)
            buf_format(out, " " STR_FMT, STR_ARG(parts[i]));
    if (link->anchor.len > 0)
        buf_format(out, " #" STR_FMT, STR_ARG(link->anchor));
}

static void put_mark(const typeset *set, const type_mark *m, buf *out)
{
    buf_format(out, "  %s %d %d %d %d", mark_names[m->kind], m->x, m->y, m->w, m->h);
    put_element(set, m, out);
    if (m->kind != MARK_LINK && m->kind != MARK_IMAGE)
        put_colour(m, out);
    if (m->kind == MARK_PATH)
        buf_format(out, " %zu segments", m->path_count);
    if (m->kind == MARK_IMAGE)
        buf_format(out, " " STR_FMT, STR_ARG(m->image->source));
    if (m->kind == MARK_LINK)
        put_target(m->link, out);
    if (m->kind == MARK_GLYPHS)
        buf_format(out, " font %d size %d \"" STR_FMT "\"", m->font, m->size, STR_ARG(m->text));
    buf_char(out, '\n');
}

void type_dump(const typeset *set, buf *out)
{
    for (size_t i = 0; i < set->pages.len; i++) {
        const type_page *page = &set->pages.at[i];
        buf_format(out, "page %zu \"" STR_FMT "\" %d %d\n", i + 1, STR_ARG(page->label),
                   page->width, page->height);
        for (size_t k = 0; k < set->anchors.len; k++)
            if (set->anchors.at[k].page == (int)i)
                buf_format(out, "  anchor %d #" STR_FMT "\n", set->anchors.at[k].y,
                           STR_ARG(set->anchors.at[k].name));
        for (size_t k = 0; k < page->marks.len; k++)
            put_mark(set, &page->marks.at[k], out);
    }
    for (size_t i = 0; i < set->outlines.len; i++) {
        const type_outline *o = &set->outlines.at[i];
        buf_format(out, "bookmark %d \"" STR_FMT "\" page %d\n", o->level, STR_ARG(o->text),
                   o->page + 1);
    }
}
