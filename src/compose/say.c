/*
 * say: phrases, and the small steps that every maker takes with them.
 *
 * Takes the composer and a phrase of the data files, gives text, inlines or a block that holds it.
 * Whatever goes into a document through `put_text` gets its no-break spaces here, so that no maker
 * has to think of them.
 */
#include "compose/composer.h"

str say(const composer *c, const char *id)
{
    return words_phrase(c->w, c->lang, id);
}

str say_date(const composer *c, date d, date_form form)
{
    return date_some(d) ? words_date(c->w, c->a, c->lang, d, form) : STR("");
}

str say_period(const composer *c, period when)
{
    str from = say_date(c, when.from, DATE_SHORT), to = say_date(c, when.to, DATE_SHORT);
    if (from.len > 0 && to.len > 0)
        return str_equal(from, to)
                   ? from
                   : str_format(c->a, STR_FMT "–" STR_FMT, STR_ARG(from), STR_ARG(to));
    if (from.len > 0)
        return SAY(c, "since", { "date", from });
    return to.len > 0 ? SAY(c, "until", { "date", to }) : STR("");
}

str say_list(const composer *c, const str_list *items)
{
    return words_list(c->w, c->a, c->lang, items->at, items->len);
}

str say_capital(const composer *c, str s)
{
    return utf8_capital(c->a, s);
}

void put_text(const composer *c, inline_list *list, str s)
{
    inline_add_text(c->a, list, words_no_break(c->w, c->a, c->lang, s));
}

inline_list one_text(const composer *c, str s)
{
    inline_list list = { 0 };
    put_text(c, &list, s);
    return list;
}

static void put_around(const composer *c, inline_list *list, inline_kind kind, str s)
{
    if (s.len == 0)
        return;
    inline_list inner = { 0 };
    put_text(c, &inner, s);
    inline_add(list, inline_around(c->a, kind, inner));
}

void put_small(const composer *c, inline_list *list, str s)
{
    put_around(c, list, INLINE_SMALL, s);
}

void put_strong(const composer *c, inline_list *list, str s)
{
    put_around(c, list, INLINE_STRONG, s);
}

void put_link(const composer *c, inline_list *list, const doc_link *link, str s)
{
    if (link && s.len > 0)
        inline_add(list, inline_link(c->a, link, words_no_break(c->w, c->a, c->lang, s)));
    else
        put_text(c, list, s);
}

static void put_spoken(const composer *c, inline_list *list, lang spoken, inline_list said)
{
    if (spoken == c->lang || !said.first) {
        inline_add_all(list, said);
        return;
    }
    inline_node *around = inline_around(c->a, INLINE_SPAN, said);
    around->lang = words_lang_code(spoken);
    inline_add(list, around);
}

void put_quoted(const composer *c, inline_list *list, slot item, inline_list said)
{
    put_spoken(c, list, c->m->meetings.at[c->m->cases.at[item].meeting].language, said);
}

void put_item_link(const composer *c, inline_list *list, const plan_item *item)
{
    inline_list said = { 0 };
    put_link(c, &said, link_to_item(c, item, STR("")), item->title);
    put_spoken(c, list, item->lang, said);
}

doc_block *put_inlines(const composer *c, doc_block *parent, inline_list list)
{
    doc_block *p = block_new(c->a, BLOCK_PARAGRAPH);
    p->text = list;
    block_append(parent, p);
    return p;
}

doc_block *put_paragraph(const composer *c, doc_block *parent, str s)
{
    inline_list line = { 0 };
    put_text(c, &line, s);
    return put_inlines(c, parent, line);
}

doc_block *put_group(const composer *c, doc_block *parent, group_role role, str label)
{
    doc_block *group = block_group(c->a, role, label);
    block_append(parent, group);
    return group;
}

doc_block *put_list(const composer *c, doc_block *parent)
{
    doc_block *list = block_new(c->a, BLOCK_LIST);
    list->tight = true;
    list->marker = '-';
    block_append(parent, list);
    return list;
}

doc_block *put_item(const composer *c, doc_block *list, inline_list line)
{
    doc_block *item = block_new(c->a, BLOCK_ITEM);
    block_append(list, item);
    put_inlines(c, item, line);
    return item;
}

block_list blocks_release(doc_block *parent)
{
    block_list list = { parent->first, parent->last };
    for (doc_block *b = parent->first; b; b = b->next)
        b->parent = NULL;
    parent->first = parent->last = NULL;
    return list;
}
