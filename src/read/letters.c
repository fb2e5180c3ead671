/*
 * letters: lists whose items begin "a.", "a)" or "(a)", which Markdown takes for running text.
 *
 * Two forms: lines of one paragraph that count on from a, perhaps after a line or more that lead to them, and
 * paragraphs that follow each other.
 * One line alone that begins with a letter is running text ("a. Orienteringer" may be a title); it
 * takes a b to make a list. Here they are only found: the tree stays as it was read.
 */
#include "read/read.h"

/* Where the letter stands in the marker that a text begins with: after a parenthesis, or first. */
static size_t letter_at(str s)
{
    return s.len > 4 && s.at[0] == '(' && s.at[2] == ')' ? 1 : 0;
}

size_t md_letter_end(str s)
{
    return str_skip_blanks(s, letter_at(s) + 2);
}

/* 'a' to 'z' where a text begins with a letter, a dot or parenthesis, and a blank; MD_NO_LETTER elsewhere. */
char md_letter(const md_node *n)
{
    if (!n || n->kind != MD_TEXT || n->text.len < 3) /* "a. ", and then a word in bold */
        return MD_NO_LETTER;
    const char *s = n->text.at + letter_at(n->text);
    bool marked = s[0] >= 'a' && s[0] <= 'z' && (s[1] == '.' || s[1] == ')')
                  && md_letter_end(n->text) > letter_at(n->text) + 2;
    return marked ? s[0] : (char)MD_NO_LETTER;
}

/* The node after a soft break that begins the item `letter`; NULL if there is none. */
const md_node *md_letter_item(const md_node *from, char letter)
{
    for (const md_node *n = from; n; n = n->next)
        if (n->kind == MD_SOFT_BREAK && md_letter(n->next) == letter)
            return n->next;
    return NULL;
}

const md_node *md_letter_next(const md_node *item)
{
    char letter = md_letter(item);
    return letter == MD_NO_LETTER ? NULL : md_letter_item(item, (char)(letter + 1));
}

/* The first item, where lines of a paragraph lead to a list; NULL if they do not. */
const md_node *md_letter_lead(const md_node *paragraph)
{
    const md_node *first = md_letter_item(paragraph->first, 'a');
    return first && md_letter_item(first, 'b') ? first : NULL;
}

static char last_letter(const md_node *paragraph)
{
    const md_node *last = paragraph->first;
    for (const md_node *n = last; n; n = md_letter_next(n))
        last = n;
    return md_letter(last);
}

bool md_is_lettered(const md_node *n)
{
    char letter = n && n->kind == MD_PARAGRAPH ? md_letter(n->first) : (char)MD_NO_LETTER;
    if (letter == MD_NO_LETTER)
        return false;
    bool begins =
        letter == 'a'
        && (md_letter_next(n->first)
            || (n->next && n->next->kind == MD_PARAGRAPH && md_letter(n->next->first) == 'b'));
    bool continues = letter > 'a' && n->before && n->before->kind == MD_PARAGRAPH
                     && last_letter(n->before) == letter - 1;
    return begins || continues;
}

const md_node *md_letter_line(const md_node *n)
{
    if (md_is_lettered(n))
        return md_letter_next(n->first);
    return n->kind == MD_PARAGRAPH && md_letter(n->first) == MD_NO_LETTER ? md_letter_lead(n)
                                                                          : NULL;
}
