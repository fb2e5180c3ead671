/*
 * From element kinds to standard structure types (ISO 32000-1, 14.8.4), their attributes, and the
 * role map for names of our own.
 *
 * A group keeps its meaning as a name ("Decision") that the role map leads to a standard type, so
 * that a reader who knows nothing of it meets a section. Headings get the levels that PDF/UA asks
 * for (ISO 14289-1, 7.4.2): the first is 1, and none is more than one below the heading before it.
 */
#include "pdf/tags.h"

enum { LEVELS_MOST = 6 };

typedef struct role {
    const char *name, *standard; /* NULL: the name is standard */
} role;

static const role kinds[] = {
    [ELEMENT_DOCUMENT] = { "Document", NULL },
    [ELEMENT_SECTION] = { "Sect", NULL },
    [ELEMENT_DIVISION] = { "Div", NULL },
    [ELEMENT_HEADING] = { "H1", NULL },
    [ELEMENT_PARAGRAPH] = { "P", NULL },
    [ELEMENT_LIST] = { "L", NULL },
    [ELEMENT_ITEM] = { "LI", NULL },
    [ELEMENT_LABEL] = { "Lbl", NULL },
    [ELEMENT_BODY] = { "LBody", NULL },
    [ELEMENT_TABLE] = { "Table", NULL },
    [ELEMENT_TABLE_HEAD] = { "THead", NULL },
    [ELEMENT_TABLE_BODY] = { "TBody", NULL },
    [ELEMENT_ROW] = { "TR", NULL },
    [ELEMENT_HEADER_CELL] = { "TH", NULL },
    [ELEMENT_CELL] = { "TD", NULL },
    [ELEMENT_CAPTION] = { "Caption", NULL },
    [ELEMENT_FIGURE] = { "Figure", NULL },
    [ELEMENT_SYMBOL] = { "Figure", NULL },
    [ELEMENT_TOC] = { "TOC", NULL },
    [ELEMENT_TOC_ITEM] = { "TOCI", NULL },
    [ELEMENT_QUOTE] = { "BlockQuote", NULL },
    [ELEMENT_NOTE] = { "Note", NULL },
    [ELEMENT_REFERENCE] = { "Reference", NULL },
    [ELEMENT_LINK] = { "Link", NULL },
    [ELEMENT_SPAN] = { "Span", NULL },
    [ELEMENT_CODE] = { "CodeBlock", "Div" },
};

static const role groups[GROUP_ROLES] = {
    [GROUP_TITLE] = { "Title", "Div" },
    [GROUP_FACTS] = { "Facts", "Sect" },
    [GROUP_CASE] = { "Case", "Sect" },
    [GROUP_DECISION] = { "Decision", "Sect" },
    [GROUP_PROPOSAL] = { "Proposal", "Sect" },
    [GROUP_VOTES] = { "Votes", "Sect" },
    [GROUP_ACTIONS] = { "Actions", "Sect" },
    [GROUP_STATEMENT] = { "Statement", "Sect" },
    [GROUP_WITHHELD] = { "Withheld", "Sect" },
    [GROUP_REFERENCES] = { "References", "Sect" },
    [GROUP_BOX] = { "Aside", "Sect" },
    [GROUP_EXAMPLE] = { "Example", "Sect" },
    [GROUP_REMARK] = { "Remark", "Sect" },
    [GROUP_PULL_QUOTE] = { "PullQuote", "BlockQuote" },
    [GROUP_SOURCE] = { "QuoteSource", "Div" },
    [GROUP_CHAPTER] = { "Chapter", "Sect" },
    [GROUP_ATTACHMENT] = { "Attachment", "Sect" },
    [GROUP_TIMELINE] = { "Timeline", "Div" },
    [GROUP_EVENT] = { "Event", "Div" },
};

static const char *const artifacts[] = {
    [-ARTIFACT_LAYOUT] = "/Type/Layout",
    [-ARTIFACT_BACKGROUND] = "/Type/Background",
    [-ARTIFACT_FOOT] = "/Type/Pagination/Subtype/Footer",
    [-ARTIFACT_REPEATED] = "/Type/Pagination/Subtype/Header",
    [-ARTIFACT_WATERMARK] = "/Type/Pagination/Subtype/Watermark",
};

/* ---- names ----------------------------------------------------------------------------------- */

const char *tag_of_artifact(int32_t kind)
{
    return artifacts[-kind];
}

const char *tag_of_kind(const type_element *e)
{
    return kinds[e->kind].name;
}

const char *tag_name(const tag_context *c, int32_t element)
{
    static const char *const headings[] = { "H1", "H1", "H2", "H3", "H4", "H5", "H6" };
    const type_element *e = &c->structure->set->elements.at[element];
    if (e->kind == ELEMENT_HEADING)
        return headings[c->levels[element]];
    if (e->block && e->block->kind == BLOCK_GROUP && groups[e->block->role].name)
        return groups[e->block->role].name;
    return kinds[e->kind].name;
}

const char *tag_of_part(element_kind kind)
{
    static const char *const parts[] = {
        [ELEMENT_LIST] = "L",         [ELEMENT_TOC] = "TOC",        [ELEMENT_PARAGRAPH] = "Span",
        [ELEMENT_CAPTION] = "Span",   [ELEMENT_HEADING] = "Span",   [ELEMENT_LINK] = "Span",
        [ELEMENT_SPAN] = "Span",      [ELEMENT_REFERENCE] = "Span", [ELEMENT_LABEL] = "Span",
        [ELEMENT_HEADER_CELL] = NULL, [ELEMENT_CODE] = NULL,
    };
    return parts[kind] ? parts[kind] : "Div";
}

static void put_role(const role *r, buf *out)
{
    if (r->name && r->standard)
        buf_format(out, "/%s/%s", r->name, r->standard);
}

void tag_put_roles(buf *out)
{
    buf_text(out, "/RoleMap<<");
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        put_role(&kinds[i], out);
    for (size_t i = 0; i < GROUP_ROLES; i++)
        put_role(&groups[i], out);
    buf_text(out, ">>\n");
}

/* ---- levels of headings ---------------------------------------------------------------------- */

static void level_headings(tag_context *c)
{
    const typeset *set = c->structure->set;
    int open[LEVELS_MOST + 1] = { 0 }; /* levels as the document has them, by the depth they get */
    int depth = 0;
    c->levels = arena_array(c->arena, uint8_t, set->elements.len);
    for (size_t i = 0; i < set->elements.len; i++) {
        const type_element *e = &set->elements.at[i];
        if (e->kind != ELEMENT_HEADING || !c->structure->nodes[i].kept)
            continue;
        while (depth > 0 && open[depth] >= e->level)
            depth--;
        if (depth < LEVELS_MOST)
            depth++;
        open[depth] = e->level;
        c->levels[i] = (uint8_t)depth;
    }
}

tag_context tag_context_new(arena *a, const structure *s)
{
    tag_context c = { .arena = a, .structure = s };
    level_headings(&c);
    tag_tables(&c);
    return c;
}

/* ---- attributes ------------------------------------------------------------------------------ */

static void put_figure(const tag_context *c, int32_t element, buf *out)
{
    const type_element *e = &c->structure->set->elements.at[element];
    const node *n = &c->structure->nodes[element];
    str alt = e->alt;
    if (alt.len == 0 && e->block && e->block->image)
        alt = path_name(e->block->image->source);
    buf_text(out, "/Alt ");
    pdf_put_string(out, alt.len > 0 ? alt : STR("-"));
    if (!n->box || n->page < 0)
        return;
    const length height = c->structure->set->pages.at[n->page].height;
    const length box[4] = { n->box[0], height - n->box[3], n->box[2], height - n->box[1] };
    buf_format(out, "/A<</O/Layout/Placement/%s/BBox[",
               e->kind == ELEMENT_SYMBOL ? "Inline" : "Block");
    for (int i = 0; i < 4; i++) {
        pdf_put_length(out, box[i]);
        buf_char(out, ' ');
    }
    buf_text(out, "]>>\n");
}

/* ISO 14289-1, 7.6: how the labels of the list are made. */
static void put_list(const tag_context *c, int32_t element, buf *out)
{
    const doc_block *b = c->structure->set->elements.at[element].block;
    const char *numbering = "Disc";
    if (b && b->ordered)
        numbering = b->marker == 'a' ? "LowerAlpha" : "Decimal";
    buf_format(out, "/A<</O/List/ListNumbering/%s>>\n", numbering);
}

static void put_cell(const tag_context *c, int32_t element, buf *out)
{
    const type_element *e = &c->structure->set->elements.at[element];
    const tag_cell *cell = c->cells[element];
    const bool header = e->kind == ELEMENT_HEADER_CELL;
    if (!cell || (!header && cell->span <= 1 && cell->header_count == 0))
        return;
    buf_text(out, "/A<</O/Table");
    if (header)
        buf_text(out, e->row_scope ? "/Scope/Row" : "/Scope/Column");
    if (cell->span > 1)
        buf_format(out, "/ColSpan %d", cell->span);
    if (cell->header_count > 0) {
        buf_text(out, "/Headers[");
        for (int32_t i = 0; i < cell->header_count; i++)
            buf_format(out, "(" TAG_ID ")", cell->headers[i]);
        buf_char(out, ']');
    }
    buf_text(out, ">>\n");
}

/* Only where it has no text of its own: a link in a drawing. */
static void put_link(const tag_context *c, int32_t element, buf *out)
{
    const str alt = c->structure->set->elements.at[element].alt;
    if (alt.len == 0)
        return;
    buf_text(out, "/Alt ");
    pdf_put_string(out, alt);
}

static void put_expansion(const tag_context *c, int32_t element, buf *out)
{
    const str expansion = c->structure->set->elements.at[element].expansion;
    if (expansion.len == 0)
        return;
    buf_text(out, "/E ");
    pdf_put_string(out, expansion);
}

bool tag_has_id(const tag_context *c, int32_t element)
{
    return c->structure->set->elements.at[element].kind == ELEMENT_NOTE
           || (c->cells[element] && c->cells[element]->named);
}

static str lang_of(const tag_context *c, int32_t element)
{
    for (; element >= 0; element = c->structure->set->elements.at[element].parent)
        if (c->structure->set->elements.at[element].lang.len > 0)
            return c->structure->set->elements.at[element].lang;
    return STR("");
}

static void put_lang(const tag_context *c, int32_t element, buf *out)
{
    const type_element *e = &c->structure->set->elements.at[element];
    if (e->lang.len == 0 || e->parent < 0 || str_equal(e->lang, lang_of(c, e->parent)))
        return;
    buf_text(out, "/Lang ");
    pdf_put_string(out, e->lang);
}

typedef void attribute_putter(const tag_context *c, int32_t element, buf *out);

static attribute_putter *const putters[] = {
    [ELEMENT_FIGURE] = put_figure,    [ELEMENT_SYMBOL] = put_figure,
    [ELEMENT_LIST] = put_list,        [ELEMENT_CELL] = put_cell,
    [ELEMENT_HEADER_CELL] = put_cell, [ELEMENT_SPAN] = put_expansion,
    [ELEMENT_LINK] = put_link,        [ELEMENT_CODE] = NULL,
};

void tag_put_attributes(const tag_context *c, int32_t element, buf *out)
{
    const element_kind kind = c->structure->set->elements.at[element].kind;
    if (tag_has_id(c, element))
        buf_format(out, "/ID(" TAG_ID ")\n", element);
    put_lang(c, element, out);
    if (putters[kind])
        putters[kind](c, element, out);
}
