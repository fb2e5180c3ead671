/*
 * withhold_nearly: marks that were meant to withhold something and are none, so that it would be printed.
 *
 *     {unntatt} `Kari Nordvik`     [!UNNTAT] offl. § 13     - **Unntatt offentlighet:** offl. § 13
 *
 * Takes a document after its roles were read. What is left of the name of such a role or box in its text, or in an address,
 * was misspelt, not closed, or stands where it cannot be read; a label that withholds does so only in a paragraph of a case, or
 * in a line below a table that becomes one. Documents that have no cases are asked for those, too. A secret would be given
 * away by one slip, so this is an error. In code a mark may stand: it is told of there.
 */
#include <string.h>

#include "model/load.h"

enum {
    NAME_MOST = 40,  /* bytes of the name in a mark */
    LABEL_MOST = 60, /* of a label */
};

/* Is it the word that withholds, or nearly? */
static bool is_near(const loader *l, word_class class, str written)
{
    str known = words_canonical(l->w, class, written);
    str near = known.len > 0 ? STR("") : words_nearest(l->w, class, written);
    if (near.len > 0)
        known = words_canonical(l->w, class, near);
    return str_is(known, "withheld");
}

/* The first mark of a kind, "{…}" or "[!…]", that withholds or nearly does; "" if there is none. */
static str find_mark(const loader *l, str s, word_class class, str open, str close)
{
    for (size_t at = 0; at < s.len;) {
        at += str_find(str_slice(s, at, s.len), open);
        const size_t from = at + open.len;
        const str inner = str_slice(s, from, from + NAME_MOST < s.len ? from + NAME_MOST : s.len);
        const size_t len = from < s.len ? str_find(inner, close) : 0;
        if (len > 0 && len < inner.len && is_near(l, class, str_slice(inner, 0, len)))
            return str_slice(s, at, from + len + close.len);
        at = from;
    }
    return STR("");
}

static str mark_in(const loader *l, str s)
{
    str found = find_mark(l, s, WORD_ROLE, STR("{"), STR("}"));
    return found.len > 0 ? found : find_mark(l, s, WORD_BOX, STR("[!"), STR("]"));
}

static void tell(const loader *l, span at, str mark)
{
    if (mark.len > 0)
        DIAG(l->d, WITHHELD_NEARLY, at, mark);
}

/* ---- a block ------------------------------------------------------------------------------------- */

/* What a reader would see of it, and where its links lead; what is code is none of it. */
static str printed_text(arena *a, const md_node *block)
{
    buf out = buf_new(a);
    for (const md_node *n = block->first; n; n = md_next(block, n)) {
        bool comment = n->kind == MD_HTML && str_starts(n->text, STR("<!--"));
        if (n->kind == MD_TEXT || (n->kind == MD_HTML && !comment))
            buf_put(&out, n->text);
        else
            buf_char(&out, n->kind == MD_SOFT_BREAK || n->kind == MD_LINE_BREAK ? ' ' : '\n');
        if (n->kind == MD_LINK || n->kind == MD_IMAGE)
            buf_format(&out, STR_FMT "\n", STR_ARG(n->detail->url));
    }
    return buf_str(&out);
}

/* The mark of a box that is one: at the beginning of a quote. */
static size_t box_mark(const loader *l, const md_node *block, str s)
{
    bool begins = block->parent && block->parent->kind == MD_QUOTE && !block->before
                  && block->first && block->first->kind == MD_TEXT;
    size_t end = str_find(s, STR("]"));
    if (!begins || !str_starts(s, STR("[!")) || end == s.len)
        return 0;
    return words_canonical(l->w, WORD_BOX, str_slice(s, 2, end)).len > 0 ? end + 1 : 0;
}

/* Where a case has its labels: paragraphs, and lines below a table. */
static bool may_have_label(const loader *l, const md_node *block)
{
    const md_node *holder = block->parent;
    if (block->kind == MD_CELL && !block->before && is_text_row(l, block->parent))
        holder = block->parent->parent->parent;
    return holder->kind == MD_DOCUMENT && block->kind != MD_HEADING;
}

/* The label in bold that a block begins with, if it is one that withholds, or nearly. */
static str label_in(const loader *l, const md_node *block, str s)
{
    bool bold = block->first && block->first->kind == MD_STRONG;
    str label = str_slice(s, 0, str_find(s, STR(":")));
    if (!bold || label.len > LABEL_MOST)
        return STR("");
    label = str_trim(label);
    return is_near(l, WORD_LABEL, label) ? label : STR("");
}

static void look_at_block(const loader *l, arena *scratch, const md_node *block)
{
    str s = str_trim(printed_text(scratch, block));
    str mark = mark_in(l, str_slice(s, box_mark(l, block, s), s.len));
    if (mark.len == 0 && !may_have_label(l, block))
        mark = label_in(l, block, s);
    tell(l, block->at, mark);
    arena_reset(scratch);
}

/* ---- the document -------------------------------------------------------------------------------- */

void report_nearly_withheld(const loader *l, const md_node *document)
{
    arena *scratch = arena_new();
    for (const md_node *n = document; n; n = md_next(document, n)) {
        bool holds_text = n->kind == MD_PARAGRAPH || n->kind == MD_HEADING || n->kind == MD_CELL;
        if (holds_text)
            look_at_block(l, scratch, n);
        else if (n->kind == MD_HTML_BLOCK && !str_starts(n->text, STR("<!--")))
            tell(l, n->at, mark_in(l, n->text));
    }
    arena_drop(scratch);
}

void report_withheld_labels(const loader *l, const md_node *document)
{
    arena *scratch = arena_new();
    for (const md_node *n = document; n; n = md_next(document, n)) {
        if ((n->kind == MD_PARAGRAPH || n->kind == MD_CELL) && may_have_label(l, n))
            tell(l, n->at, label_in(l, n, str_trim(printed_text(scratch, n))));
        arena_reset(scratch);
    }
    arena_drop(scratch);
}
