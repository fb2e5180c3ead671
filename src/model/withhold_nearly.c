/*
 * withhold_nearly: marks that were meant to withhold something and are none, so that it would be printed.
 *
 *     {unntatt} `Kari Nordvik`     [!UNNTAT] offl. § 13     - **Unntatt offentlighet:** offl. § 13
 *
 * Takes what is left after the roles were read: documents, values of YAML and cells of CSV. The name of such a role or box
 * in a text or an address was misspelt, not closed, or stands where it cannot be read. A label that withholds does so only in
 * bold, in a paragraph of a case, or in a line below a table that becomes one: so blocks that may be labels are looked at
 * when it is known that they are none, in documents without cases and in minutes. A secret would be given away by one slip,
 * so this is an error; words that are a label but for the bold are told of as a warning. In code a mark may stand.
 */
#include <string.h>

#include "model/load.h"

enum {
    NAME_MOST = 40,  /* bytes of the name in a mark */
    LABEL_MOST = 60, /* of a label */
    SIGN_MOST = 8, /* of what may stand before a label: "a)", "–", a box to tick, a small picture */
};

static bool is_word(const loader *l, word_class class, str written)
{
    return str_is(words_canonical(l->w, class, written), "withheld");
}

/* Is it the word that withholds, or nearly? */
static bool is_near(const loader *l, word_class class, str written)
{
    str known = words_canonical(l->w, class, written);
    str near = known.len > 0 ? STR("") : words_nearest(l->w, class, written);
    return str_is(known, "withheld") || (near.len > 0 && is_word(l, class, near));
}

/* ---- marks --------------------------------------------------------------------------------------- */

/* The mark whose name begins a text: how far it goes; 0 if it is none. "{unntatt Kari}" and "[!UNNTATT offl. § 13" are
   meant for one, too. */
static size_t mark_end(const loader *l, str s, word_class class, str close)
{
    const size_t from = skip_chars(s, 0, " ");
    const size_t end = str_find(s, close);
    const str name = str_trim(str_slice(s, from < end ? from : end, end));
    const str word = utf8_first_word(str_slice(s, from, s.len));
    if (end < s.len && name.len > 0 && (is_near(l, class, name) || is_word(l, WORD_LABEL, name)))
        return end + close.len;
    return word.len > 0 && is_near(l, class, word) ? from + word.len : 0;
}

/* The first mark of a kind, "{…}" or "[!…]", that withholds or nearly does; "" if there is none. */
static str find_mark(const loader *l, str s, word_class class, str open, str close)
{
    for (size_t at = 0; at < s.len;) {
        at += str_find(str_slice(s, at, s.len), open);
        const size_t from = at + open.len < s.len ? at + open.len : s.len;
        const str inner = str_slice(s, from, from + NAME_MOST < s.len ? from + NAME_MOST : s.len);
        const size_t end = mark_end(l, inner, class, close);
        if (end > 0)
            return str_slice(s, at, from + end);
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

/* A value is no Markdown: its stars would be printed. */
void report_nearly_in_text(const loader *l, str s, span at)
{
    const size_t from = skip_chars(s, 0, "*_ ");
    const str label =
        str_trim(str_slice(s, from, from + str_find(str_slice(s, from, s.len), STR(":"))));
    str mark = mark_in(l, s);
    if (mark.len == 0 && from > 0 && label.len <= LABEL_MOST && is_near(l, WORD_LABEL, label))
        mark = label;
    tell(l, at, mark);
}

/* ---- the text of a block --------------------------------------------------------------------------- */

/* What a reader would see of it, and where its links lead; what is code is none of it. */
static str printed_text(arena *a, const md_node *block)
{
    buf out = buf_new(a);
    for (const md_node *n = block->first; n; n = md_next(block, n)) {
        if (n->kind == MD_TEXT || (n->kind == MD_HTML && !md_is_comment(n)))
            buf_put(&out, n->text);
        else
            buf_char(&out, md_is_break(n) ? ' ' : '\n');
        if (n->kind == MD_LINK || n->kind == MD_IMAGE)
            buf_format(&out, STR_FMT "\n", STR_ARG(n->detail->url));
    }
    return buf_str(&out);
}

/* Does a quote begin with the block? */
static bool begins_quote(const md_node *block)
{
    return block->parent && block->parent->kind == MD_QUOTE && !block->before;
}

/* The mark of a box that is one: at the beginning of a quote. */
static size_t box_mark(const loader *l, const md_node *block, str s)
{
    bool begins = begins_quote(block) && block->kind == MD_PARAGRAPH && block->first
                  && block->first->kind == MD_TEXT;
    size_t end = str_find(s, STR("]"));
    if (!begins || !str_starts(s, STR("[!")) || end == s.len)
        return 0;
    return words_canonical(l->w, WORD_BOX, str_slice(s, 2, end)).len > 0 ? end + 1 : 0;
}

/* "> [UNNTATT] offl. § 13", "> !UNNTATT" */
static str half_a_mark(const loader *l, const md_node *block, str s)
{
    size_t at = skip_chars(s, 0, "[! ");
    str word = utf8_first_word(str_slice(s, at, s.len));
    return begins_quote(block) && at > 0 && word.len > 0 && is_near(l, WORD_BOX, word)
               ? str_slice(s, 0, at + word.len)
               : STR("");
}

/* A box that withholds nothing: an empty line without ">" parts it from what it was meant for. */
static bool is_empty_box(const loader *l, const md_node *block, str mark)
{
    for (const md_node *n = block->first; n; n = n->next)
        if (md_is_break(n))
            return false;
    return !block->next && is_word(l, WORD_BOX, str_slice(mark, 2, mark.len - 1));
}

static void look_for_marks(const loader *l, arena *scratch, const md_node *block)
{
    str s = str_trim(printed_text(scratch, block));
    const str mark = str_slice(s, 0, box_mark(l, block, s));
    str found = mark_in(l, str_slice(s, mark.len, s.len));
    if (mark.len == 0 && found.len == 0)
        found = half_a_mark(l, block, s);
    else if (mark.len > 0 && is_empty_box(l, block, mark))
        found = mark;
    tell(l, block->at, found);
}

/* ---- labels ---------------------------------------------------------------------------------------- */

/* Where a case has its labels: paragraphs, headings, and lines below a table. */
static bool may_have_label(const loader *l, const md_node *block)
{
    const md_node *holder = block->parent;
    if (block->kind == MD_CELL && !block->before && is_text_row(l, block->parent))
        holder = block->parent->parent->parent;
    return holder && holder->kind == MD_DOCUMENT;
}

/* A label without what it may be written in: "(Unntatt offentlighet):" */
static str bare(str s)
{
    size_t from = skip_chars(s, 0, " ([");
    while (s.len > from && strchr(" .,:)]", s.at[s.len - 1]))
        s.len--;
    return str_slice(s, from, s.len);
}

/* Does a text begin with the label, and go on with nothing or its legal basis: "Unntatt offentlighet, offl. § 13"? */
static bool begins_with_label(const loader *l, str s)
{
    for (size_t end = 0; end < s.len && end <= LABEL_MOST; end++) {
        end += str_find(str_slice(s, end, s.len), STR(" "));
        const str after = str_slice(s, skip_chars(s, end, " ,(-"), s.len);
        const bool ends = after.len == 0 || legal_basis_end(l, after) > 0;
        if (ends && is_word(l, WORD_LABEL, bare(str_slice(s, 0, end))))
            return true;
    }
    return false;
}

/* Is what stands in bold, italics or a link a label that withholds? In the middle of a line only with a colon, as no sentence
   has it; the word of roles and boxes alone only before a legal basis. */
static str label_in(const loader *l, arena *scratch, const md_node *n, bool starts)
{
    const str s = str_trim(md_plain(scratch, n));
    const size_t colon = str_find(s, STR(":"));
    const str after = n->next && n->next->kind == MD_TEXT ? n->next->text : STR("");
    const str label = bare(str_slice(s, 0, colon)),
              next = str_slice(after, skip_chars(after, 0, " :"), after.len);
    size_t pos = 0;
    const bool is_name = label.len > 0 && str_starts(str_trim(after), STR(":"))
                         && utf8_is_upper(utf8_next(label, &pos));
    if (label.len == 0 || !(starts || colon < s.len || is_name))
        return STR("");
    bool alone = is_word(l, WORD_ROLE, label) && legal_basis_end(l, next) > 0;
    bool near = label.len <= LABEL_MOST && is_near(l, WORD_LABEL, label);
    return alone || near || begins_with_label(l, label) ? label : STR("");
}

/* Words in no bold: a label but for that. What stands between tags was meant to be bold, and so was a heading that goes on
   with the legal basis. */
static void look_at_words(const loader *l, const md_node *block, const md_node *n, bool tagged)
{
    const bool heading = block->kind == MD_HEADING;
    const size_t colon = str_find(n->text, STR(":"));
    const str label = bare(str_slice(n->text, 0, colon)),
              after = str_slice(n->text, colon + 1, n->text.len);
    const bool whole = tagged || colon < n->text.len || (heading && !n->next);
    if (!whole || label.len > LABEL_MOST || !is_word(l, WORD_LABEL, label))
        return;
    if (tagged || (heading && legal_basis_end(l, after) > 0))
        tell(l, n->at, label);
    else
        DIAG(l->d, WITHHELD_UNMARKED, n->at, label);
}

/* Every line of a block may begin with one. */
static void look_for_labels(const loader *l, arena *scratch, const md_node *block)
{
    bool starts = true, tagged = false;
    for (const md_node *n = block->first; n; n = n->next) {
        bool is_sign =
            n->kind == MD_HTML || (n->kind == MD_TEXT && str_trim(n->text).len <= SIGN_MOST);
        if (n->kind == MD_STRONG || n->kind == MD_EMPHASIS || n->kind == MD_STRIKE
            || n->kind == MD_LINK)
            tell(l, n->at, label_in(l, scratch, n, starts));
        else if (n->kind == MD_TEXT && starts)
            look_at_words(l, block, n, tagged);
        starts = md_is_break(n) || (starts && is_sign);
        tagged = starts && !md_is_break(n) && (tagged || n->kind == MD_HTML);
    }
}

/* ---- the document -------------------------------------------------------------------------------- */

static bool holds_text(const md_node *n)
{
    return n->kind == MD_PARAGRAPH || n->kind == MD_HEADING || n->kind == MD_CELL;
}

/* Raw tags are shown as text; a comment that is a mark and no more was meant for one. */
static void look_at_html(const loader *l, const md_node *n)
{
    str inner = n->text;
    if (!md_is_comment(n)) {
        tell(l, n->at, n->kind == MD_HTML_BLOCK ? mark_in(l, inner) : STR(""));
        return;
    }
    str_cut(&inner, STR("<!--"), &(str){ 0 });
    str said = str_trim(str_slice(inner, 0, str_find(inner, STR("-->"))));
    tell(l, n->at, is_word(l, WORD_LABEL, said) || is_word(l, WORD_ROLE, said) ? said : STR(""));
}

void report_nearly_withheld(const loader *l, const md_node *document)
{
    arena *scratch = arena_new();
    for (const md_node *n = document; n; n = md_next(document, n)) {
        if (n->kind == MD_HTML_BLOCK || n->kind == MD_HTML)
            look_at_html(l, n);
        if (!holds_text(n))
            continue;
        look_for_marks(l, scratch, n);
        if (!may_have_label(l, n))
            look_for_labels(l, scratch, n);
        arena_reset(scratch);
    }
    arena_drop(scratch);
}

void report_withheld_labels(const loader *l, const md_node *blocks)
{
    arena *scratch = arena_new();
    for (const md_node *n = blocks; n; n = md_next(blocks, n)) {
        if (holds_text(n) && may_have_label(l, n))
            look_for_labels(l, scratch, n);
        arena_reset(scratch);
    }
    arena_drop(scratch);
}
