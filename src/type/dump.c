/*
 * The text form of pages: `referat dump pages`.
 *
 * One line for each mark in drawing order, with positions and sizes in 1/65536 pt, its structure
 * element and what it shows; the area of the text and anchors before the marks of their page;
 * structure elements and bookmarks at the end. It is the golden form that tests compare, and what
 * tests/pages reads.
 *
 * A line of text comes before the marks that show it: its place on the baseline, its width and
 * size, which of its paragraph's lines it is, how it fills the room that it had, and how wide its
 * spaces are, in thousandths of their own width.
 */
#include "type/type.h"

static const char *const mark_names[] = {
    [MARK_GLYPHS] = "text", [MARK_RULE] = "rule", [MARK_PATH] = "path",
    [MARK_IMAGE] = "image", [MARK_LINK] = "link", [MARK_LINE] = "line",
};

/* clang-format off */
static const char *const element_names[] = {
    [ELEMENT_DOCUMENT] = "document",              [ELEMENT_SECTION] = "section",
    [ELEMENT_DIVISION] = "division",              [ELEMENT_TABLE_HEAD] = "table-head",
    [ELEMENT_TABLE_BODY] = "table-body",
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
    [ELEMENT_SYMBOL] = "symbol",
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
    static const char *const artifacts[] = {
        [-ARTIFACT_LAYOUT] = "artifact",
        [-ARTIFACT_BACKGROUND] = "artifact-background",
        [-ARTIFACT_FOOT] = "artifact-foot",
        [-ARTIFACT_REPEATED] = "artifact-repeated",
        [-ARTIFACT_WATERMARK] = "artifact-watermark",
    };
    if (m->element < 0)
        buf_format(out, " %s", artifacts[-m->element]);
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

static void put_line(const type_mark *m, buf *out)
{
    static const char *const manners[] = {
        [LINE_RAGGED] = "ragged", [LINE_FILLED] = "filled", [LINE_LOOSE] = "loose"
    };
    const type_line *l = m->line;
    buf_format(out, " %d/%d %s %d of %d%s", l->nth, l->count, manners[l->manner], l->space,
               l->measure, m->turned ? " turned" : "");
}

static void put_mark(const typeset *set, const type_mark *m, buf *out)
{
    buf_format(out, "  %s %d %d %d %d", mark_names[m->kind], m->x, m->y, m->w, m->h);
    put_element(set, m, out);
    if (m->kind == MARK_GLYPHS || m->kind == MARK_RULE || m->kind == MARK_PATH)
        put_colour(m, out);
    if (m->kind == MARK_PATH)
        buf_format(out, " %zu segments", m->path_count);
    if (m->kind == MARK_IMAGE)
        buf_format(out, " " STR_FMT, STR_ARG(m->image->source));
    if (m->kind == MARK_LINK)
        put_target(m->link, out);
    if (m->kind == MARK_GLYPHS)
        buf_format(out, " font %d size %d%s \"" STR_FMT "\"", m->font, m->size,
                   m->turned ? " turned" : "", STR_ARG(m->text));
    if (m->kind == MARK_LINE)
        put_line(m, out);
    buf_char(out, '\n');
}

static void put_page(const typeset *set, size_t nth, buf *out)
{
    const type_page *page = &set->pages.at[nth];
    const theme_page *paper = &set->theme->page;
    buf_format(out, "page %zu \"" STR_FMT "\" %d %d\n", nth + 1, STR_ARG(page->label), page->width,
               page->height);
    buf_format(out, "  area %d %d %d %d\n", paper->inside, paper->top,
               page->width - paper->inside - paper->outside,
               page->height - paper->top - paper->foot);
    for (size_t i = 0; i < set->anchors.len; i++)
        if (set->anchors.at[i].page == (int)nth)
            buf_format(out, "  anchor %d #" STR_FMT "\n", set->anchors.at[i].y,
                       STR_ARG(set->anchors.at[i].name));
    for (size_t i = 0; i < page->marks.len; i++)
        put_mark(set, &page->marks.at[i], out);
}

void type_dump(const typeset *set, buf *out)
{
    buf_format(out, "stretch-most %d\n", set->theme->stretch_most * 10);
    for (size_t i = 0; i < set->pages.len; i++)
        put_page(set, i, out);
    for (size_t i = 0; i < set->elements.len; i++)
        buf_format(out, "element %zu %s under %d\n", i, element_names[set->elements.at[i].kind],
                   set->elements.at[i].parent);
    for (size_t i = 0; i < set->outlines.len; i++) {
        const type_outline *o = &set->outlines.at[i];
        buf_format(out, "bookmark %d \"" STR_FMT "\" page %d\n", o->level, STR_ARG(o->text),
                   o->page + 1);
    }
}
