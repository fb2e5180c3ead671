/*
 * withhold: what the role `unntatt` hides is taken out where it is read, when the archive is for the public.
 *
 *     Innstillingen er fra {unntatt}`Kari Nordvik`.    tittel: "Rapport om {unntatt}`Nordvik`"
 *
 * Whatever is made of a text later (a heading's id, a list, a title, an alternative text, an export) is made of what
 * is left, so that no stage can give away what it does not have. In Markdown the role stays, and its argument
 * becomes the words that stand in its place; in a value of YAML or CSV and in the title of an image, which are no
 * Markdown, the role is read here. What was taken out is kept in a list, for `site` to look for in all that it writes.
 * A box that withholds is closed after its legal basis.
 */
#include "model/load.h"

enum { ROLE_NAME_MOST = 40 }; /* bytes */

static bool is_withholding(const loader *l, str role)
{
    return str_is(words_canonical(l->w, WORD_ROLE, role), "withheld");
}

/* What is printed of a withheld text. */
static str shown_of(loader *l, str hidden, span at)
{
    if (!l->is_public)
        return hidden;
    list_add(l->a, &l->m->withheld, ((text){ hidden, at }));
    return words_phrase(l->w, l->m->settings.language, "withheld-inline");
}

/* The role that begins at a brace: where it ends, and its argument; false if none does. */
static bool read_role(const loader *l, str s, size_t at, size_t *end, str *argument)
{
    str mark = str_slice(s, at, at + ROLE_NAME_MOST < s.len ? at + ROLE_NAME_MOST : s.len);
    size_t brace = str_find(mark, STR("}`")), close = at + brace;
    if (brace == mark.len || !is_withholding(l, str_slice(s, at + 1, close)))
        return false;
    size_t first = close + 2;
    size_t last = first + str_find(str_slice(s, first, s.len), STR("`"));
    *argument = str_slice(s, first, last);
    *end = last < s.len ? last + 1 : last;
    return true;
}

str withhold_in_text(loader *l, str s, span of)
{
    if (str_find(s, STR("}`")) == s.len)
        return s;
    buf out = buf_new(l->a);
    for (size_t at = 0; at < s.len;) {
        size_t next = at + 1;
        str hidden;
        if (s.at[at] == '{' && read_role(l, s, at, &next, &hidden))
            buf_put(&out, shown_of(l, hidden, of));
        else
            buf_char(&out, s.at[at]);
        at = next;
    }
    return buf_str(&out);
}

/* As deep as `read` allows a tree to be. The trees are ours: `const` only promises that others do not change them. */
const node *withhold_in_values(loader *l, const node *values)
{
    if (!values)
        return NULL;
    str left = withhold_in_text(l, values->text, values->at);
    if (!str_equal(left, values->text))
        ((node *)values)->text = left;
    report_nearly_in_text(l, left, values->at);
    for (size_t i = 0; i < values->items.len; i++)
        withhold_in_values(l, values->items.at[i]);
    for (size_t i = 0; i < values->pairs.len; i++) {
        report_nearly_in_text(l, values->pairs.at[i].key, values->pairs.at[i].key_at);
        withhold_in_values(l, values->pairs.at[i].value);
    }
    return values;
}

/* Of a title that hides something only the words are left: a call of a footnote may stand in what is hidden. */
static void withhold_in_title(loader *l, md_node *n)
{
    str left = withhold_in_text(l, n->detail->title, n->at);
    if (str_equal(left, n->detail->title))
        return;
    md_detail_of(l->a, n)->title = left;
    md_detail_of(l->a, n)->caption = NULL;
}

/* ---- boxes --------------------------------------------------------------------------------------- */

/* Where the legal basis of a box that withholds ends, if more stands behind it in its line; 0 if nothing does. */
static size_t basis_of_box(const loader *l, const flat_text *f)
{
    const size_t bracket = str_find(f->text, STR("]")), from = bracket + 1;
    if (!str_starts(f->text, STR("[!"))
        || !str_is(words_canonical(l->w, WORD_BOX, str_slice(f->text, 2, bracket)), "withheld"))
        return 0;
    size_t line = f->text.len;
    for (size_t i = f->pieces.len; i > 0; i--)
        if (f->pieces.at[i - 1].node->kind == MD_SOFT_BREAK
            || f->pieces.at[i - 1].node->kind == MD_LINE_BREAK)
            line = f->pieces.at[i - 1].from;
    const size_t end = from + legal_basis_end(l, str_slice(f->text, from, line));
    return skip_chars(f->text, end, " .,;:") < line ? end : 0;
}

/* Of a box only its mark and the legal basis are printed: what stands behind them in their line begins what it withholds. */
static void close_box(loader *l, const md_node *quote)
{
    md_node *first = quote->first;
    if (!first || first->kind != MD_PARAGRAPH || !first->first
        || !str_starts(first->first->text, STR("[")))
        return;
    flat_text f = flat_of(l->a, first, true);
    const size_t end = basis_of_box(l, &f);
    if (end == 0)
        return;
    md_node *hidden = md_copy(l->a, first), *next;
    flat_text tail = flat_of(l->a, hidden, true);
    flat_cut_front(&tail, skip_chars(f.text, end, " .,;:"));
    flat_cut_back(&f, end);
    md_append(first, md_new(l->a, MD_SOFT_BREAK, span_part(hidden->at, 0, 0)));
    for (md_node *n = hidden->first; n; n = next) {
        next = n->next;
        md_remove(n);
        md_append(first, n);
    }
}

void withhold_in_markdown(loader *l, const md_node *document)
{
    for (const md_node *at = document; at; at = md_next(document, at)) {
        md_node *n = (md_node *)at;
        if (n->kind == MD_ROLE && is_withholding(l, n->detail->info))
            n->text = shown_of(l, n->text, n->at);
        else if (n->kind == MD_IMAGE || n->kind == MD_LINK)
            withhold_in_title(l, n);
        else if (n->kind == MD_QUOTE)
            close_box(l, n);
        else if (n->kind == MD_DIRECTIVE)
            withhold_in_values(l, n->detail->options);
    }
}
