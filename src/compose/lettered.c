/*
 * lettered: lists whose items begin "a.", "a)" or "(a)", which Markdown takes for running text.
 *
 * Two forms: lines of one paragraph that count on from a, perhaps after a line or more that lead to them, and
 * paragraphs that follow each other.
 * One line alone that begins with a letter is running text ("a. Orienteringer" may be a title); it
 * takes a b to make a list.
 */
#include "compose/composer.h"

#define NO_LETTER 0

/* Where the letter stands in the marker that a text begins with: after a parenthesis, or first. */
static size_t letter_at(str s)
{
    return s.len > 4 && s.at[0] == '(' && s.at[2] == ')' ? 1 : 0;
}

/* 'a' to 'z' where a text begins with a letter, a dot or parenthesis, and a space; NO_LETTER elsewhere. */
static char letter_of(const md_node *n)
{
    if (!n || n->kind != MD_TEXT || n->text.len < 4)
        return NO_LETTER;
    const char *s = n->text.at + letter_at(n->text);
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

/* The first item, where lines of a paragraph lead to a list; NULL if they do not. */
static const md_node *led_to(const md_node *paragraph)
{
    const md_node *first = find_item(paragraph->first, 'a');
    return first && find_item(first, 'b') ? first : NULL;
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

const md_node *lettered_second_line(const md_node *n)
{
    if (lettered_paragraph(n))
        return lettered_next(n->first);
    return n->kind == MD_PARAGRAPH && letter_of(n->first) == NO_LETTER ? led_to(n) : NULL;
}

static void put_lettered(composer *c, doc_block *list, const md_node *first, const md_node *end)
{
    md_node text_node = *first;
    size_t marker = letter_at(first->text) + 3;
    text_node.text = str_slice(first->text, marker, first->text.len);
    text_node.at = span_part(first->at, marker, first->at.len - marker);
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

/* One after another, from `first` on. */
static void put_all_lettered(composer *c, doc_block *list, const md_node *first)
{
    for (char letter = letter_of(first); first; letter++) {
        const md_node *next = find_item(first, (char)(letter + 1));
        put_lettered(c, list, first, next);
        first = next;
    }
}

/* "Styret vedtar:", and the list on the lines below it. */
static bool put_led_to(composer *c, doc_block *parent, const md_node *paragraph)
{
    const md_node *first = led_to(paragraph);
    if (!first)
        return false;
    inline_list lead = { 0 };
    for (const md_node *n = paragraph->first; n->next != first; n = n->next)
        text_inline(c, &lead, n);
    inlines_settle(c, &lead);
    put_inlines(c, parent, lead);
    put_all_lettered(c, lettered_list(c, parent, true), first);
    return true;
}

bool text_lettered(composer *c, doc_block *parent, const md_node *paragraph)
{
    char letter = letter_of(paragraph->first);
    if (letter == NO_LETTER)
        return put_led_to(c, parent, paragraph);
    bool begins = letter == 'a'
                  && (find_item(paragraph->first, 'b')
                      || (paragraph->next && letter_of(paragraph->next->first) == 'b'));
    bool continues = goes_on(parent->last, letter);
    if (!begins && !continues)
        return false;
    bool tight = begins && find_item(paragraph->first, 'b') != NULL;
    put_all_lettered(c, continues ? parent->last : lettered_list(c, parent, tight), paragraph->first);
    return true;
}
