/*
 * The forms in which a written file may hold a text, for the search for what is withheld.
 *
 * HTML, JSON, CSV, XML, iCalendar and addresses each write some signs of a text in another way
 * (escapes, doubled quotation marks, folded lines); markup may stand inside a sentence; an id has
 * the letters of a title in a form of its own; a PDF packs what it holds. So a PDF is unpacked,
 * markup is parted into what is read and its tags, and what was escaped in any of these is undone. A
 * file of others may be packed in more ways (unpack.c).
 * It need not be exact, for nothing is made of it: where what was undone may have been meant, the
 * text is looked at as it stands, too.
 */
#include <string.h>

#include "pdf/pdf.h"
#include "site/inside.h"

typedef struct escape {
    const char *written;
    uint8_t len; /* of it */
    const char *meant;
} escape;

#define ESCAPE(written, meant)                                                                     \
    {                                                                                              \
        written, sizeof(written) - 1, (meant)                                                      \
    }

static const escape escapes[] = {
    ESCAPE("\r\n ", ""), /* iCalendar: a folded line */
    ESCAPE("\\n", " "),  /* JSON and iCalendar: a line break */
    ESCAPE("\\\"", "\""),    ESCAPE("\\\\", "\\"),
    ESCAPE("\\/", "/"),      ESCAPE("\\,", ","),
    ESCAPE("\\;", ";"),      ESCAPE("\"\"", "\""), /* CSV */
    ESCAPE("&amp;", "&"),    ESCAPE("&lt;", "<"),
    ESCAPE("&gt;", ">"),     ESCAPE("&quot;", "\""),
    ESCAPE("&apos;", "'"),   ESCAPE("&nbsp;", " "), /* HTML: letters of the North by their names */
    ESCAPE("&aelig;", "æ"),  ESCAPE("&oslash;", "ø"),
    ESCAPE("&aring;", "å"),  ESCAPE("&AElig;", "Æ"),
    ESCAPE("&Oslash;", "Ø"), ESCAPE("&Aring;", "Å"),
    ESCAPE("&auml;", "ä"),   ESCAPE("&ouml;", "ö"),
    ESCAPE("&eacute;", "é"),
};

enum {
    ESCAPES = sizeof escapes / sizeof *escapes,
    NAME_LEAST = 4, /* letters of a name that is looked for in those of files */
};

/* Of an address: "%C3%A5". Gives how much was read, 0 if it is none. */
static size_t undo_percent(str rest, char *sign)
{
    if (rest.len < 3 || hex_value(rest.at[1]) < 0 || hex_value(rest.at[2]) < 0)
        return 0;
    *sign = (char)(hex_value(rest.at[1]) * 16 + hex_value(rest.at[2]));
    return 3;
}

/* The number of a character in figures of a base, from `at` on; gives where it ends, 0 if it is none. */
static size_t read_rune(str rest, size_t at, unsigned base, size_t most, uint32_t *rune)
{
    const size_t from = at;
    for (*rune = 0; at < rest.len && at - from < most; at++) {
        const int figure = hex_value(rest.at[at]);
        if (figure < 0 || (unsigned)figure >= base)
            break;
        *rune = *rune * base + (uint32_t)figure;
    }
    const bool is_rune = *rune > 0 && *rune <= 0x10FFFF && (*rune < 0xD800 || *rune > 0xDFFF);
    return at > from && is_rune ? at : 0;
}

/* "&#229;", "&#xe5;", and "\u00e5" of JSON. Gives how much was read, 0 if it is none. */
static size_t undo_number(str rest, arena *a, char *out, size_t *len)
{
    uint32_t rune = 0;
    const bool json = str_starts(rest, STR("\\u"));
    const bool hex = str_starts(rest, STR("&#x")) || str_starts(rest, STR("&#X"));
    size_t end = json                          ? read_rune(rest, 2, 16, 4, &rune)
                 : hex                         ? read_rune(rest, 3, 16, 6, &rune)
                 : str_starts(rest, STR("&#")) ? read_rune(rest, 2, 10, 7, &rune)
                                               : 0;
    if (end == 0 || (json ? end != 6 : end == rest.len || rest.at[end++] != ';'))
        return 0;
    buf meant = buf_new(a);
    buf_rune(&meant, rune);
    memcpy(out + *len, meant.at, meant.len);
    *len += meant.len;
    return end;
}

static bool begins_with(str rest, const escape *e)
{
    return rest.at[0] == e->written[0] && str_starts(rest, (str){ e->written, e->len });
}

/* Gives how much was read, 0 if it is none; `out` has room for as much. */
static size_t undo_escape(str rest, arena *a, char *out, size_t *len)
{
    for (size_t i = 0; i < ESCAPES; i++) {
        if (!begins_with(rest, &escapes[i]))
            continue;
        for (const char *sign = escapes[i].meant; *sign; sign++)
            out[(*len)++] = *sign;
        return escapes[i].len;
    }
    const size_t read = rest.at[0] == '%' ? undo_percent(rest, &out[*len]) : 0;
    *len += read > 0;
    return read > 0 ? read : undo_number(rest, a, out, len);
}

static bool may_be_escape(char c)
{
    return c == '"' || c == '&' || c == '\\' || c == '%' || c == '\r';
}

/* What is undone is never longer than what was written. */
static str without_escapes(arena *a, str content)
{
    char *out = arena_array(a, char, content.len + 1);
    size_t len = 0;
    for (size_t at = 0, from = 0; at < content.len;) {
        for (from = at; at < content.len && !may_be_escape(content.at[at]);)
            at++;
        memcpy(out + len, content.at + from, at - from);
        len += at - from;
        if (at == content.len)
            break;
        const size_t read = undo_escape(str_slice(content, at, content.len), a, out, &len);
        if (read == 0)
            out[len++] = content.at[at++];
        at += read;
    }
    return (str){ out, len };
}

/* ---- markup ---------------------------------------------------------------------------------- */

static bool is_markup(str content)
{
    return content.len > 0 && content.at[0] == '<';
}

static bool begins_tag(str content, size_t at)
{
    if (content.at[at] != '<' || at + 1 >= content.len)
        return false;
    const char next = content.at[at + 1], low = (char)(next | 0x20);
    return next == '/' || next == '!' || (low >= 'a' && low <= 'z');
}

/* A page as it is read, where a tag is nothing but a break is a space; and its tags, with what
   stands in their attributes. */
static void part_markup(str content, buf *read, buf *tags)
{
    size_t from = 0;
    for (size_t at = 0; at < content.len;) {
        if (!begins_tag(content, at)) {
            at++;
            continue;
        }
        const char *end = memchr(content.at + at, '>', content.len - at);
        const size_t behind = end ? (size_t)(end - content.at) + 1 : content.len;
        const str tag = str_slice(content, at, behind);
        buf_put(read, str_slice(content, from, at));
        if (str_starts(tag, STR("<br")))
            buf_char(read, ' ');
        buf_put(tags, tag);
        at = from = behind;
    }
    buf_put(read, str_slice(content, from, content.len));
}

static bool has_plain_letters(str value)
{
    for (size_t i = 0; i < value.len; i++)
        if (value.at[i] == '%' || value.at[i] == '+' || value.at[i] == '_'
            || (unsigned char)value.at[i] >= 0x80)
            return false;
    return true;
}

/* An address as one of our own would have its names: "?q=Ola+Li%C3%A9" as "q", "ola-lie". */
static void put_address(buf *out, arena *a, str value)
{
    if (has_plain_letters(value)) {
        buf_put(out, value);
        return;
    }
    const str meant = without_escapes(a, value);
    for (size_t at = 0, from = 0; from <= meant.len; from = ++at) {
        while (at < meant.len && !strchr("/?#&=:;,.", meant.at[at]))
            at++;
        buf_put(out, utf8_ascii(a, str_slice(meant, from, at)));
        buf_char(out, '\n');
    }
}

/* The values of attributes that are one word: ids, classes, addresses. */
static str words_of_attributes(arena *a, str tags)
{
    buf out = buf_new(a);
    for (size_t at = 0; at + 1 < tags.len; at++) {
        if (tags.at[at] != '=' || tags.at[at + 1] != '"')
            continue;
        const size_t from = at += 2;
        while (at < tags.len && tags.at[at] != '"' && tags.at[at] != ' ')
            at++;
        if (at < tags.len && tags.at[at] == '"')
            put_address(&out, a, str_slice(tags, from, at));
        buf_char(&out, '\n');
    }
    return buf_str(&out);
}

/* ---- searching ------------------------------------------------------------------------------- */

struct withheld_list {
    withheld_search *texts;
    withheld_search *names;     /* as they would stand in the name of a file: "ola-lie", "lie" */
    withheld_search *addresses; /* those of several words: a single one may be a common noun */
};

static bool has_several_words(str name)
{
    return name.len > 0 && memchr(name.at, '-', name.len);
}

withheld_list *withheld_new(arena *a, const text_list *texts)
{
    withheld_list *w = arena_make(a, withheld_list);
    text_list names = { 0 }, addresses = { 0 };
    for (size_t i = 0; texts && i < texts->len; i++) {
        const text name = { utf8_ascii(a, texts->at[i].value), texts->at[i].at };
        if (name.value.len >= NAME_LEAST)
            list_add(a, &names, name);
        if (name.value.len >= NAME_LEAST && has_several_words(name.value))
            list_add(a, &addresses, name);
    }
    w->texts = withheld_search_new(a, texts);
    w->names = withheld_search_new(a, &names);
    w->addresses = withheld_search_new(a, &addresses);
    return w;
}

/* As it stands only where that may have another meaning: a backslash or two quotation marks may be
   meant as they are. */
static const text *find_in_text(const withheld_list *w, arena *scratch, str content)
{
    const text *found = withheld_search_find(w->texts, without_escapes(scratch, content));
    bool other =
        content.len > 0
        && (memchr(content.at, '\\', content.len) || str_find(content, STR("\"\"")) < content.len);
    return found || !other ? found : withheld_search_find(w->texts, content);
}

static const text *find_in_markup(const withheld_list *w, arena *scratch, str content)
{
    buf read = buf_new(scratch), tags = buf_new(scratch);
    part_markup(content, &read, &tags);
    const text *found = find_in_text(w, scratch, buf_str(&read));
    if (!found)
        found = find_in_text(w, scratch, buf_str(&tags));
    if (!found)
        found = withheld_search_find(w->addresses, words_of_attributes(scratch, buf_str(&tags)));
    return found;
}

bool withheld_any(const withheld_list *w)
{
    return withheld_search_any(w->texts);
}

const text *withheld_in_name(const withheld_list *w, str path)
{
    return withheld_search_find(w->names, path);
}

static const text *find_in_content(const withheld_list *w, arena *scratch, str content)
{
    return is_markup(content) ? find_in_markup(w, scratch, content)
                              : find_in_text(w, scratch, content);
}

typedef struct file_search {
    const withheld_list *list;
    arena *scratch; /* of one part */
    const text *found;
} file_search;

static bool find_in_part(void *search, str part)
{
    file_search *s = search;
    s->found = find_in_text(s->list, s->scratch, part);
    arena_reset(s->scratch);
    return !s->found;
}

const text *withheld_in_file(const withheld_list *w, str content)
{
    if (!withheld_any(w))
        return NULL;
    file_search s = { .list = w, .scratch = arena_new() };
    if (!pdf_parts(content, find_in_part, &s))
        s.found = find_in_content(w, s.scratch, content);
    arena_drop(s.scratch);
    return s.found;
}

const text *withheld_in_copy(const withheld_list *w, str content)
{
    const text *found = withheld_in_file(w, content);
    if (found || !withheld_any(w))
        return found;
    arena *scratch = arena_new();
    str_list parts = unpack_parts(scratch, content);
    for (size_t i = 0; i < parts.len && !found; i++)
        found = find_in_content(w, scratch, parts.at[i]);
    arena_drop(scratch);
    return found;
}
