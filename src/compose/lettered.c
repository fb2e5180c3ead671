/*
 * lettered: lists whose items begin with letters, as read finds them, made into lists of the document.
 *
 * The marker is cut off each item, the page counts anew, and paragraphs that go on with the letters
 * of the list before them become its items.
 */
#include "compose/composer.h"

static void put_lettered(composer *c, doc_block *list, const md_node *first, const md_node *end)
{
    md_node text_node = *first;
    size_t marker = md_letter_end(first->text);
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
    for (char letter = md_letter(first); first; letter++) {
        const md_node *next = md_letter_item(first, (char)(letter + 1));
        put_lettered(c, list, first, next);
        first = next;
    }
}

/* "Styret vedtar:", and the list on the lines below it. */
static bool put_led_to(composer *c, doc_block *parent, const md_node *paragraph)
{
    const md_node *first = md_letter_lead(paragraph);
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
    char letter = md_letter(paragraph->first);
    if (letter == MD_NO_LETTER)
        return put_led_to(c, parent, paragraph);
    bool begins = letter == 'a'
                  && (md_letter_item(paragraph->first, 'b')
                      || (paragraph->next && md_letter(paragraph->next->first) == 'b'));
    bool continues = goes_on(parent->last, letter);
    if (!begins && !continues)
        return false;
    bool tight = begins && md_letter_item(paragraph->first, 'b') != NULL;
    put_all_lettered(c, continues ? parent->last : lettered_list(c, parent, tight),
                     paragraph->first);
    return true;
}
