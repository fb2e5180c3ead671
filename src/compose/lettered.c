/*
 * lettered: lists whose items begin "a." or "a)", which Markdown takes for running text.
 *
 * Two forms: lines of one paragraph that count on from a, and paragraphs that follow each other.
 * One line alone that begins with a letter is running text ("a. Orienteringer" may be a title); it
 * takes a b to make a list.
 */
#include "compose/composer.h"

#define NO_LETTER 0

/* 'a' to 'z' where a text begins with a letter, a dot or parenthesis, and a space; NO_LETTER elsewhere. */
static char letter_of(const md_node *n)
{
    if (!n || n->kind != MD_TEXT || n->text.len < 4)
        return NO_LETTER;
    const char *s = n->text.at;
    bool marked = s[0] >= 'a' && s[0] <= 'z' && (s[1] == '.' || s[1] == ')') && s[2] == ' ';
    return marked ? s[0] : (char)NO_LETTER;
}

/* The node after a soft break that begins the item `letter`; NULL if there is none. */
static const md_node *find_item(const md_node *from, char letter)
{
    for (const md_node *n = from; n; n = n->next)
        if (n->kind == MD_SOFT_BREAK && letter_of(n->next) == letter)
            return n->next;
    return NULL;
}

const md_node *lettered_next(const md_node *item)
{
    char letter = letter_of(item);
    return letter == NO_LETTER ? NULL : find_item(item, (char)(letter + 1));
}

static char last_letter(const md_node *paragraph)
{
    const md_node *last = paragraph->first;
    for (const md_node *n = last; n; n = lettered_next(n))
        last = n;
    return letter_of(last);
}

bool lettered_paragraph(const md_node *n)
{
    char letter = n && n->kind == MD_PARAGRAPH ? letter_of(n->first) : (char)NO_LETTER;
    if (letter == NO_LETTER)
        return false;
    bool begins = letter == 'a'
                  && (lettered_next(n->first)
                      || (n->next && n->next->kind == MD_PARAGRAPH && letter_of(n->next->first) == 'b'));
    bool continues = letter > 'a' && n->before && n->before->kind == MD_PARAGRAPH
                     && last_letter(n->before) == letter - 1;
    return begins || continues;
}

static void put_lettered(composer *c, doc_block *list, const md_node *first, const md_node *end)
{
    md_node text_node = *first;
    text_node.text = str_slice(first->text, 3, first->text.len);
    text_node.at = span_part(first->at, 3, first->at.len - 3);
    inline_list line = { 0 };
    text_inline(c, &line, &text_node);
    for (const md_node *n = first->next; n && n != end; n = n->next)
        if (n->next != end || n->kind != MD_SOFT_BREAK)
            text_inline(c, &line, n);
    inlines_settle(c, &line);
    put_item(c, list, line);
}

static doc_block *lettered_list(composer *c, doc_block *parent, bool tight)
{
    doc_block *list = put_list(c, parent);
    list->ordered = true;
    list->level = 1;
    list->marker = 'a';
    list->tight = tight;
    return list;
}

/* Is this paragraph the next item of the list that was made last? */
static bool goes_on(const doc_block *list, char letter)
{
    if (!list || list->kind != BLOCK_LIST || list->marker != 'a')
        return false;
    char next = 'a';
    for (const doc_block *item = list->first; item; item = item->next)
        next++;
    return next == letter;
}

bool text_lettered(composer *c, doc_block *parent, const md_node *paragraph)
{
    char letter = letter_of(paragraph->first);
    if (letter == NO_LETTER)
        return false;
    bool begins = letter == 'a'
                  && (find_item(paragraph->first, 'b')
                      || (paragraph->next && letter_of(paragraph->next->first) == 'b'));
    bool continues = goes_on(parent->last, letter);
    if (!begins && !continues)
        return false;
    bool tight = begins && find_item(paragraph->first, 'b') != NULL;
    doc_block *list = continues ? parent->last : lettered_list(c, parent, tight);
    for (const md_node *item = paragraph->first; item; letter++) {
        const md_node *next = find_item(item, (char)(letter + 1));
        put_lettered(c, list, item, next);
        item = next;
    }
    return true;
}
