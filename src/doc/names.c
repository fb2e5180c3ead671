/*
 * names: what the kinds and roles of the document tree are called.
 *
 * The names stand in dumps (and so in the expected files of tests), in the classes of HTML and in the
 * custom properties of its style sheet. To rename one is to change all of these.
 */
#include "doc/inside.h"

#include <assert.h>

#define COUNT_OF(table) (sizeof(table) / sizeof *(table))

/* clang-format off */
static const char *const block_names[] = {
    [BLOCK_HEADING] = "heading", [BLOCK_PARAGRAPH] = "paragraph", [BLOCK_LIST] = "list",
    [BLOCK_ITEM] = "item",       [BLOCK_CODE] = "code",           [BLOCK_BREAK] = "break",
    [BLOCK_TABLE] = "table",     [BLOCK_FIGURE] = "figure",       [BLOCK_GROUP] = "group",
    [BLOCK_TOC] = "toc",         [BLOCK_PAGE_BREAK] = "page-break",
};
/* clang-format on */

static const char *const role_names[GROUP_ROLES] = {
    [GROUP_PLAIN] = "plain",
    [GROUP_TITLE] = "title",
    [GROUP_FACTS] = "facts",
    [GROUP_PREAMBLE] = "preamble",
    [GROUP_CASE] = "case",
    [GROUP_DECISION] = "decision",
    [GROUP_PROPOSAL] = "proposal",
    [GROUP_VOTES] = "votes",
    [GROUP_ACTIONS] = "actions",
    [GROUP_STATEMENT] = "statement",
    [GROUP_LABELLED] = "labelled",
    [GROUP_WITHHELD] = "withheld",
    [GROUP_REFERENCES] = "references",
    [GROUP_BOX] = "box",
    [GROUP_EXAMPLE] = "example",
    [GROUP_REMARK] = "remark",
    [GROUP_QUOTE] = "quote",
    [GROUP_PULL_QUOTE] = "pull-quote",
    [GROUP_SOURCE] = "source",
    [GROUP_CHAPTER] = "chapter",
    [GROUP_ATTACHMENT] = "attachment",
    [GROUP_TIMELINE] = "timeline",
    [GROUP_EVENT] = "event",
    [GROUP_NAV] = "nav",
    [GROUP_SEARCH] = "search",
};

static const char *const colour_names[COLOUR_ROLES] = {
    [COLOUR_NONE] = "none", [COLOUR_TEXT] = "text",     [COLOUR_PAPER] = "paper",
    [COLOUR_DEEP] = "deep", [COLOUR_ACCENT] = "accent", [COLOUR_SEA] = "sea",
    [COLOUR_MOSS] = "moss", [COLOUR_SUN] = "sun",       [COLOUR_TINT] = "tint",
    [COLOUR_LINE] = "line", [COLOUR_QUIET] = "quiet",
};

static const char *const inline_names[] = {
    [INLINE_TEXT] = "text",         [INLINE_CODE] = "code",     [INLINE_BREAK] = "break",
    [INLINE_EMPHASIS] = "emphasis", [INLINE_STRONG] = "strong", [INLINE_STRIKE] = "strike",
    [INLINE_SMALL] = "small",       [INLINE_LINK] = "link",     [INLINE_NOTE] = "note",
    [INLINE_ABBR] = "abbr",         [INLINE_SPAN] = "span",     [INLINE_PAGE] = "page",
    [INLINE_SYMBOL] = "symbol",
};

static const char *const shape_names[] = {
    [SHAPE_RECT] = "rect", [SHAPE_CIRCLE] = "circle", [SHAPE_LINE] = "line",
    [SHAPE_PATH] = "path", [SHAPE_TEXT] = "text",
};

static const char *const row_names[] = {
    [ROW_HEADER] = "header",
    [ROW_BODY] = "body",
    [ROW_GROUP] = "group",
    [ROW_SUM] = "sum",
};

static const char *const align_names[] = {
    [CELL_LEFT] = "left",
    [CELL_CENTER] = "center",
    [CELL_RIGHT] = "right",
    [CELL_DECIMAL] = "decimal",
};

static const char *const table_names[] = {
    [TABLE_TEXT] = "text",         [TABLE_FACTS] = "facts",       [TABLE_ATTENDANCE] = "attendance",
    [TABLE_ACCOUNTS] = "accounts", [TABLE_REGISTER] = "register", [TABLE_MATRIX] = "matrix",
};

static const char *const document_names[] = {
    [DOCUMENT_MINUTES] = "minutes", [DOCUMENT_REPORT] = "report",     [DOCUMENT_PLAN] = "plan",
    [DOCUMENT_PAPER] = "paper",     [DOCUMENT_REGISTER] = "register",
};

static const char *name_in(const char *const *names, size_t count, size_t i)
{
    assert(i < count && names[i] != NULL);
    return names[i];
}

const char *block_kind_name(block_kind kind)
{
    return name_in(block_names, COUNT_OF(block_names), kind);
}

const char *group_role_name(group_role role)
{
    return name_in(role_names, COUNT_OF(role_names), role);
}

const char *colour_role_name(colour_role role)
{
    return name_in(colour_names, COUNT_OF(colour_names), role);
}

const char *table_role_name(table_role role)
{
    return name_in(table_names, COUNT_OF(table_names), role);
}

const char *inline_kind_name(inline_kind kind)
{
    return name_in(inline_names, COUNT_OF(inline_names), kind);
}

const char *shape_kind_name(shape_kind kind)
{
    return name_in(shape_names, COUNT_OF(shape_names), kind);
}

const char *row_kind_name(row_kind kind)
{
    return name_in(row_names, COUNT_OF(row_names), kind);
}

const char *cell_align_name(cell_align align)
{
    return name_in(align_names, COUNT_OF(align_names), align);
}

const char *document_kind_name(document_kind kind)
{
    return name_in(document_names, COUNT_OF(document_names), kind);
}
