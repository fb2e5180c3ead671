/*
 * The label "Oppfølging": who is to do what, and by when.
 *
 *     - BA og KY: sender justert forslag på sirkulasjon, frist 15.04.2026
 *     - [x] ~~EB: henter inn tallene~~
 *
 * Each item is one action: owners before a colon, the deadline last, done if it is struck out or ticked.
 * Owners, deadline and box are taken out of a copy of the text; the item itself stays as it is. Items below an item that
 * only names its owners are actions of theirs. A day without a year is the first such day after the meeting.
 */
#include "model/load.h"

enum { OWNERS_MOST = 120, DATE_WORDS_MOST = 5 };

/* ---- owners ---------------------------------------------------------------------------------- */

static bool is_role(const loader *l, str word)
{
    static const char *const roles[] = { "leader", "deputy-leader", "secretary" };
    str name = words_canonical(l->w, WORD_VALUE, word);
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        if (str_is(name, roles[i]))
            return true;
    return false;
}

/* One capitalised word before the colon is an owner, too ("Sekretariatet: …"), and so is an office: "Daglig leder",
   "nestleder". */
static bool is_office(const loader *l, str s)
{
    size_t pos = 0, space = str_find(s, STR(" "));
    bool capital = s.len && utf8_is_upper(utf8_next(s, &pos));
    if (space == s.len)
        return capital || is_role(l, s);
    return capital && is_role(l, str_slice(s, space + 1, s.len));
}

/* "Styreleder og nestleder": all of them, or none. */
static void read_offices(loader *l, const flat_text *f, size_t to, named_list *owners)
{
    named_list found = { 0 };
    size_t from = 0, word = 0;
    for (size_t at = 0; at <= to; at++) {
        bool ends = at == to || f->text.at[at] == ',' || f->text.at[at] == ' ';
        bool is_and =
            ends && str_is(words_canonical(l->w, WORD_VOTE, str_slice(f->text, word, at)), "and");
        if (at < to && f->text.at[at] != ',' && !is_and) {
            word = ends ? at + 1 : word;
            continue;
        }
        str name = str_trim(str_slice(f->text, from, is_and ? word : at));
        if (!is_office(l, name) && !looks_like_name(name) && !looks_like_initials(name))
            return;
        list_add(l->a, &found, named_of(name, flat_span(f, from, from + name.len)));
        from = word = skip_chars(f->text, at + (at < to), " ");
    }
    *owners = found;
}

static void cut_owners(loader *l, md_node *paragraph, named_list *owners)
{
    flat_text f = flat_of(l->a, paragraph, false);
    size_t colon = str_find(f.text, STR(":"));
    if (colon == f.text.len || colon > OWNERS_MOST)
        return;
    named_list found = { 0 };
    size_t end = read_names_in_text(l, &f, 0, &found);
    if (skip_chars(f.text, end, " ") != colon || found.len == 0) {
        found.len = 0;
        read_offices(l, &f, colon, &found);
    }
    if (found.len == 0)
        return;
    *owners = found;
    flat_cut_front(&f, skip_chars(f.text, colon + 1, " "));
}

/* ---- deadline -------------------------------------------------------------------------------- */

/* Where the last word for "deadline" begins and ends; false if there is none. */
static bool find_deadline_word(const loader *l, str s, size_t *from, size_t *to)
{
    bool found = false;
    for (size_t at = 0, end; at < s.len; at = end + 1) {
        for (end = at; end < s.len && s.at[end] != ' ' && s.at[end] != ':'; end++)
            ;
        size_t start = skip_chars(s, at, "(");
        if (start < end
            && str_is(words_canonical(l->w, WORD_REFERENCE, str_slice(s, start, end)),
                      "deadline")) {
            *from = start, *to = end;
            found = true;
        }
    }
    return found;
}

static date with_year(date d, date meeting_day)
{
    if (d.year || !meeting_day.year)
        return d;
    d.year = meeting_day.year;
    if (date_first(d) < date_first(meeting_day))
        d.year++;
    return d;
}

/* A date at the start of a text, as many words of it as make one; gives its length, 0 if there is none. */
static size_t date_at_start(loader *l, str s, date meeting_day, date *found)
{
    size_t len = 0, at = 0;
    for (int i = 0; i < DATE_WORDS_MOST && at < s.len; i++) {
        size_t end = at + str_find(str_slice(s, at, s.len), STR(" "));
        str words_so_far = str_slice(s, 0, end);
        while (words_so_far.len
               && (str_ends(words_so_far, STR(".")) || str_ends(words_so_far, STR(","))
                   || str_ends(words_so_far, STR(";")) || str_ends(words_so_far, STR(")"))))
            words_so_far.len--;
        date d = { 0 };
        if (words_read_date(l->w, words_so_far, true, &d)
            && date_valid(with_year(d, meeting_day))) {
            *found = with_year(d, meeting_day);
            len = words_so_far.len;
        }
        at = end + 1;
    }
    return len;
}

static bool has_digit(str s)
{
    for (size_t i = 0; i < s.len; i++)
        if (s.at[i] >= '0' && s.at[i] <= '9')
            return true;
    return false;
}

/* Where the text ends before `from`, without the comma, bracket or dash that leads on to the deadline. */
static size_t end_before(str s, size_t from)
{
    static const char *const dashes[] = { " –", " —", " -" };
    size_t end = from, before;
    do {
        before = end;
        while (end > 0 && skip_chars(s, end - 1, " ,;(") > end - 1)
            end--;
        for (size_t i = 0; i < sizeof dashes / sizeof *dashes; i++)
            if (str_ends(str_slice(s, 0, end), str_of(dashes[i])))
                end -= str_of(dashes[i]).len;
    } while (end != before);
    return end;
}

static void cut_deadline(loader *l, md_node *paragraph, action *act, date meeting_day)
{
    flat_text f = flat_of(l->a, paragraph, false);
    size_t from, to;
    if (!find_deadline_word(l, f.text, &from, &to))
        return;
    size_t start = skip_chars(f.text, to, " :");
    str rest = str_slice(f.text, start, f.text.len);
    size_t len = date_at_start(l, rest, meeting_day, &act->deadline);
    if (len == 0) {
        if (has_digit(rest))
            DIAG(l->d, DEADLINE_UNREAD, flat_span(&f, start, f.text.len), str_trim(rest));
        return;
    }
    act->deadline_at = flat_span(&f, start, start + len);
    if (skip_chars(f.text, start + len, " .,;)") < f.text.len)
        return; /* in the middle of the text: there it stays */
    flat_cut_back(&f, end_before(f.text, from));
}

/* ---- one action ------------------------------------------------------------------------------ */

static bool is_blank(const md_node *n)
{
    return n->kind == MD_TEXT && str_trim(n->text).len == 0;
}

/* The one inline that is struck out, if nothing else is there. */
static md_node *all_struck(const md_node *paragraph)
{
    md_node *struck = NULL;
    for (md_node *n = paragraph->first; n; n = n->next) {
        if (n->kind == MD_STRIKE && !struck)
            struck = n;
        else if (!is_blank(n))
            return NULL;
    }
    return struck;
}

static void keep_text(loader *l, action *act, const md_node *paragraph)
{
    const md_node *struck = all_struck(paragraph);
    act->done |= struck != NULL;
    for (md_node *n = (struck ? struck : paragraph)->first; n; n = n->next)
        list_add(l->a, &act->text, n);
    act->plain = str_trim(md_plain(l->a, paragraph));
}

static action read_action(loader *l, slot item, const md_node *paragraph, bool done)
{
    const meeting *held = &l->m->meetings.at[l->m->cases.at[item].meeting];
    action act = { .at = paragraph->at, .item = item, .done = done };
    md_node *copy = md_copy(l->a, paragraph);
    cut_owners(l, copy, &act.owners);
    cut_deadline(l, copy, &act, held->day);
    keep_text(l, &act, copy);
    return act;
}

static void add_action(loader *l, const action *act)
{
    list_add(l->a, &l->m->cases.at[act->item].actions, (slot)l->m->actions.len);
    list_add(l->a, &l->m->actions, *act);
}

/* ---- lists ----------------------------------------------------------------------------------- */

static void read_item(loader *l, slot item, const md_node *n, const named_list *inherited)
{
    const md_node *paragraph = n->first && n->first->kind == MD_PARAGRAPH ? n->first : NULL;
    if (!paragraph)
        return;
    action act = read_action(l, item, paragraph, n->task == 2);
    if (act.owners.len == 0 && inherited)
        act.owners = *inherited;
    const md_node *below = paragraph->next;
    act.more = below != NULL;
    if (act.plain.len || !below || below->kind != MD_LIST) {
        add_action(l, &act);
        return;
    }
    for (const md_node *sub = below->first; sub && !inherited;
         sub = sub->next) /* one level is enough */
        read_item(l, item, sub, &act.owners);
}

static bool has_list(const case_part *part)
{
    for (size_t i = 0; i < part->blocks.len; i++)
        if (part->blocks.at[i]->kind == MD_LIST)
            return true;
    return false;
}

/* Beside a list, a paragraph is an action only if it says whose. */
static void read_paragraph(loader *l, slot item, const md_node *paragraph, bool beside_list)
{
    if (str_ends(str_trim(md_plain(l->a, paragraph)), STR(":")))
        return; /* it introduces a list */
    named_list owners = { 0 };
    if (beside_list)
        cut_owners(l, md_copy(l->a, paragraph), &owners);
    if (beside_list && owners.len == 0)
        return;
    action act = read_action(l, item, paragraph, false);
    add_action(l, &act);
}

void read_actions(loader *l, slot item, const case_part *part)
{
    bool beside_list = has_list(part);
    for (size_t i = 0; i < part->blocks.len; i++) {
        const md_node *block = part->blocks.at[i];
        if (block->kind == MD_PARAGRAPH)
            read_paragraph(l, item, block, beside_list);
        else if (block->kind == MD_TABLE)
            DIAG(l->d, ACTIONS_IN_TABLE, block->at, part->label_text);
        for (const md_node *n = block->kind == MD_LIST ? block->first : NULL; n; n = n->next)
            read_item(l, item, n, NULL);
    }
}
