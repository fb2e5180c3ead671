/*
 * dump_inline: the golden form of text and inlines.
 *
 * Text stands as it is; every other inline stands in braces, its kind first: {emphasis so}, {note 3},
 * {link page partnermotet/2026/2026-03-23/ #sak-04-26|sak 04-26}. A bar ends what is not text.
 *
 * What the eye cannot see is made visible: ~ is a no-break space, \- a soft hyphen, \, a narrow no-break space;
 * a brace, bar, tilde or backslash of the text has a backslash before it.
 */
#include "doc/inside.h"

typedef struct escape {
    uint32_t rune;
    const char *shown;
} escape;

static const escape escapes[] = {
    { '\\', "\\\\" }, { '{', "\\{" },  { '}', "\\}" },    { '|', "\\|" },    { '~', "\\~" },
    { '\n', "\\n" },  { 0x00A0, "~" }, { 0x00AD, "\\-" }, { 0x202F, "\\," }, { 0x200B, "\\0" },
};

static const char *escape_find(uint32_t rune)
{
    for (size_t i = 0; i < sizeof escapes / sizeof *escapes; i++)
        if (escapes[i].rune == rune)
            return escapes[i].shown;
    return NULL;
}

void doc_dump_text(str s, buf *out)
{
    size_t at = 0;
    while (at < s.len) {
        size_t start = at;
        const char *shown = escape_find(utf8_next(s, &at));
        if (shown)
            buf_text(out, shown);
        else
            buf_put(out, str_slice(s, start, at));
    }
}

void dump_link(const doc_link *link, buf *out)
{
    static const char *const kinds[] = {
        [LINK_ANCHOR] = "anchor", [LINK_PAGE] = "page", [LINK_FILE] = "file", [LINK_URL] = "url"
    };
    buf_text(out, kinds[link->kind]);
    const str parts[] = { link->kind == LINK_URL ? link->url : link->page, link->pdf };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        if (parts[i].len > 0) {
            buf_char(out, ' ');
            doc_dump_text(parts[i], out);
        }
    if (link->anchor.len > 0) {
        buf_text(out, " #");
        doc_dump_text(link->anchor, out);
    }
}

/* What belongs to an inline beside its text and children, each with a space before it. */
static void dump_details(const inline_node *n, buf *out)
{
    if (n->kind == INLINE_NOTE)
        buf_format(out, " %d", n->number);
    if (n->image) {
        buf_char(out, ' ');
        doc_dump_text(n->image->source, out);
    }
    if (n->link) {
        buf_char(out, ' ');
        dump_link(n->link, out);
    }
    if (n->lang.len > 0)
        buf_format(out, " lang=" STR_FMT, STR_ARG(n->lang));
    if (n->anchor.len > 0)
        buf_format(out, " #" STR_FMT, STR_ARG(n->anchor));
    if (n->title.len > 0) {
        buf_text(out, " title=");
        doc_dump_text(n->title, out);
    }
}

static void dump_inline(const inline_node *n, buf *out)
{
    buf_format(out, "{%s", inline_kind_name(n->kind));
    size_t before = out->len;
    dump_details(n, out);
    if (n->text.len > 0 || n->first)
        buf_char(out, out->len > before ? '|' : ' ');
    doc_dump_text(n->text, out);
    doc_dump_inlines(n->first, out);
    buf_char(out, '}');
}

void doc_dump_inlines(const inline_node *first, buf *out)
{
    for (const inline_node *n = first; n; n = n->next) {
        if (n->kind == INLINE_TEXT)
            doc_dump_text(n->text, out);
        else
            dump_inline(n, out);
    }
}
