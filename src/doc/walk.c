/*
 * walk: ways through the document tree, and what is read off it on the way.
 *
 * block_after needs no stack: blocks know their parents. Inlines are walked by recursion, which the
 * reader's limit on nesting bounds (READ_DEPTH_MOST; the document adds a few levels to what was read).
 */
#include "doc/doc.h"

#include <assert.h>

const doc_block *block_after(const doc_block *root, const doc_block *b)
{
    if (b->first)
        return b->first;
    while (b != root && b->next == NULL && b->parent != NULL)
        b = b->parent;
    return b == root ? NULL : b->next;
}

static bool lends_label(const doc_block *b)
{
    return b && b->kind == BLOCK_GROUP && (b->role == GROUP_CASE || b->role == GROUP_ATTACHMENT)
           && b->label.len > 0 && b->first && b->first->kind == BLOCK_HEADING;
}

str block_label(const doc_block *b)
{
    if (lends_label(b))
        return STR("");
    if (lends_label(b->parent) && b->parent->first == b)
        return b->parent->label;
    return b->label;
}

bool block_opens_quoted(const doc_block *b)
{
    static const char *const marks[] = { "«", "“", "„", "”", "‘", "’", "\"" };
    while (b->first)
        b = b->first;
    const inline_node *n = b->text.first;
    while (n && n->first)
        n = n->first;
    for (size_t i = 0; n && i < sizeof marks / sizeof *marks; i++)
        if (str_starts(n->text, str_of(marks[i])))
            return true;
    return false;
}

size_t number_decimals(str s, str sign)
{
    size_t found = s.len;
    bool twice = false;
    for (size_t i = 1; i < s.len; i++) {
        if ((s.at[i] != ',' && s.at[i] != '.') || !str_is_digit_at(s, i - 1)
            || !str_is_digit_at(s, i + 1))
            continue;
        twice = found < s.len && s.at[found] == s.at[i];
        found = i;
    }
    const bool own = found < s.len && sign.len == 1 && s.at[found] == sign.at[0];
    return !twice && (own || str_digits_at(s, found + 1) != 3) ? found : s.len;
}

/* a … z, aa, ab …: the lower-alpha counter of CSS, so that browsers and we count alike. */
static str letters_of(arena *a, int number)
{
    char digits[8];
    size_t at = sizeof digits;
    for (int rest = number; rest > 0 && at > 0; rest = (rest - 1) / 26)
        digits[--at] = (char)('a' + (rest - 1) % 26);
    return str_format(a, "%.*s.", (int)(sizeof digits - at), digits + at);
}

str list_marker(arena *a, const doc_block *list, int position)
{
    assert(list->kind == BLOCK_LIST);
    if (!list->ordered)
        return STR("");
    int number = list->level + position;
    return list->marker == 'a' && number > 0 ? letters_of(a, number) : str_format(a, "%d.", number);
}

bool block_is_of_site(const doc_block *b)
{
    for (; b; b = b->parent)
        if (b->kind == BLOCK_GROUP && (b->role == GROUP_NAV || b->role == GROUP_SEARCH))
            return true;
    return false;
}

bool document_has_title(const document *doc)
{
    const doc_block *first = doc->blocks.first;
    return first && first->kind == BLOCK_GROUP && first->role == GROUP_TITLE;
}

void inline_join(buf *out, str piece)
{
    const bool twice = out->len > 0 && out->at[out->len - 1] == ' ' && str_starts(piece, STR(" "));
    buf_put(out, str_slice(piece, twice, piece.len));
}

static void put_plain(const inline_node *first, char gap, buf *out)
{
    for (const inline_node *n = first; n; n = n->next) {
        if (n->kind == INLINE_BREAK)
            buf_char(out, gap);
        else if (n->kind == INLINE_TEXT || n->kind == INLINE_CODE || n->kind == INLINE_ABBR)
            inline_join(out, n->text);
        put_plain(n->first, gap, out);
    }
}

static str plain_with(arena *a, const inline_node *first, char gap)
{
    if (first == NULL)
        return STR("");
    if (first->kind == INLINE_TEXT && first->next == NULL)
        return first->text;
    buf out = buf_new(a);
    put_plain(first, gap, &out);
    return buf_str(&out);
}

str inline_lines(arena *a, const inline_node *first)
{
    return plain_with(a, first, '\n');
}

str inline_plain(arena *a, const inline_node *first)
{
    return plain_with(a, first, ' ');
}

length drawing_least_letters(const doc_drawing *drawing)
{
    length least = 0;
    for (size_t i = 0; i < drawing->shapes.len; i++) {
        const doc_shape *s = &drawing->shapes.at[i];
        if (s->kind == SHAPE_TEXT && s->size > 0 && (least == 0 || s->size < least))
            least = s->size;
    }
    return least;
}
