/*
 * inline: text and what stands in it, as HTML.
 *
 * Most kinds are one element around their children, listed in a table. Two rules of HTML are kept here
 * whatever the document says: no link stands in a link, and an id stands once (the first call of a note has
 * the id that the note links back to).
 */
#include "html/inside.h"

enum { WHOLE_MOST = 12 }; /* bytes of a number that no line is broken in */

static const char *const elements[] = {
    [INLINE_EMPHASIS] = "em",
    [INLINE_STRONG] = "strong",
    [INLINE_STRIKE] = "s",
    [INLINE_SMALL] = "small",
};

bool open_link(writer *w, const doc_link *link, const char *class)
{
    str address = link && !w->in_link ? link_address(w, link) : STR("");
    if (address.len == 0)
        return false;
    put(w, "<a");
    html_put_optional(w, "class", str_of(class));
    html_put_attribute(w, "href", address);
    put(w, ">");
    w->in_link = true;
    return true;
}

void close_link(writer *w)
{
    put(w, "</a>");
    w->in_link = false;
}

static void put_link(writer *w, const inline_node *n)
{
    bool linked = open_link(w, n->link, "");
    html_put_inlines(w, n->first);
    if (linked)
        close_link(w);
}

static void put_call(writer *w, const inline_node *n)
{
    if (n->number < 1 || n->number > w->note_most)
        return;
    put(w, "<sup class=\"call\"");
    if (!w->note_called[n->number])
        html_put_attribute(w, "id", str_format(w->arena, "_call-%d", n->number));
    w->note_called[n->number] = true;
    put(w, ">");
    if (!w->in_link)
        buf_format(w->out, "<a href=\"#_note-%d\" role=\"doc-noteref\">", n->number);
    buf_format(w->out, "%d", n->number);
    put(w, w->in_link ? "</sup>" : "</a></sup>");
}

static void put_abbr(writer *w, const inline_node *n)
{
    put(w, "<abbr");
    html_put_optional(w, "title", n->title);
    put(w, ">");
    html_put_text(w, n->text);
    put(w, "</abbr>");
}

static void put_code(writer *w, const inline_node *n)
{
    put(w, "<code>");
    html_put_text(w, n->text);
    put(w, "</code>");
}

static void put_span(writer *w, const inline_node *n)
{
    put(w, "<span");
    html_put_id(w, n->anchor);
    html_put_optional(w, "lang", n->lang);
    put(w, ">");
    html_put_inlines(w, n->first);
    put(w, "</span>");
}

static void put_around(writer *w, const inline_node *n)
{
    buf_format(w->out, "<%s>", elements[n->kind]);
    html_put_inlines(w, n->first);
    buf_format(w->out, "</%s>", elements[n->kind]);
}

/* How much of the text from `at` on, the start of a word, is digits with single hyphens between them. */
static size_t number_length(str text, size_t at)
{
    size_t end = at;
    bool hyphen = false;
    for (; end < text.len; end++) {
        bool digit = text.at[end] >= '0' && text.at[end] <= '9';
        if (!digit && (text.at[end] != '-' || end == at || text.at[end - 1] == '-'))
            break;
        hyphen = hyphen || !digit;
    }
    bool whole = hyphen && text.at[end - 1] != '-' && end - at <= WHOLE_MOST;
    return whole ? end - at : 0;
}

/* After a space, breaking or not (U+00A0 in UTF-8), or an opening parenthesis. */
static bool word_starts(str text, size_t at)
{
    if (at == 0 || text.at[at - 1] == ' ' || text.at[at - 1] == '(')
        return true;
    return at > 1 && (unsigned char)text.at[at - 2] == 0xC2
           && (unsigned char)text.at[at - 1] == 0xA0;
}

/* Browsers break a line after the hyphen of "15-25", which UAX #14 (LB25) and the printed page do not. */
static void put_words(writer *w, str text)
{
    size_t from = 0;
    for (size_t i = 0; i < text.len; i++) {
        size_t number = word_starts(text, i) ? number_length(text, i) : 0;
        if (number == 0)
            continue;
        html_put_text(w, str_slice(text, from, i));
        put(w, "<span class=\"whole\">");
        html_put_text(w, str_slice(text, i, i + number));
        put(w, "</span>");
        from = i + number;
        i = from - 1;
    }
    html_put_text(w, str_slice(text, from, text.len));
}

static void put_inline(writer *w, const inline_node *n)
{
    switch (n->kind) {
    case INLINE_TEXT:
        put_words(w, n->text);
        break;
    case INLINE_CODE:
        put_code(w, n);
        break;
    case INLINE_BREAK:
        put(w, "<br>\n");
        break;
    case INLINE_LINK:
        put_link(w, n);
        break;
    case INLINE_NOTE:
        put_call(w, n);
        break;
    case INLINE_ABBR:
        put_abbr(w, n);
        break;
    case INLINE_SPAN:
        put_span(w, n);
        break;
    case INLINE_SYMBOL:
        html_put_image(w, n->image, n->title, "symbol", "lazy");
        break;
    case INLINE_PAGE:
        break; /* a web page has no page numbers */
    default:
        put_around(w, n);
    }
}

void html_put_inlines(writer *w, const inline_node *first)
{
    for (const inline_node *n = first; n; n = n->next)
        put_inline(w, n);
}

void html_put_unlinked(writer *w, const inline_node *first)
{
    html_put_text(w, inline_plain(w->arena, first));
}

void html_put_label(writer *w, str label)
{
    if (label.len == 0)
        return;
    put(w, "<span class=\"label\">");
    html_put_text(w, label);
    put(w, "</span> ");
}
