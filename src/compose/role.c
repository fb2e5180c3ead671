/*
 * role: {name}`argument` in running text.
 *
 * One small printer for each role, in a table; each gets the argument as written and appends
 * inlines. An unknown role, or an argument that cannot be read, gives a message with the form that the role takes, and
 * the argument is printed as it stands.
 */
#include "compose/role.h"

static void print_as_written(composer *c, inline_list *out, const md_node *n)
{
    inline_add_text(c->a, out, n->text);
}

bool role_may_compare(composer *c)
{
    enum { COMPARED_MOST = 100 };
    return c->compared++ < COMPARED_MOST;
}

/* What is to be written, as a pattern of messages.def. */
/* clang-format off */
static const struct role_form {
    const char *name, *form;
} forms[] = {
    { "amount", "{{role:amount}}`2025 {value:sum}`: a year, a row of the accounts or {value:sum}, and perhaps a fund, by id or name" },
    { "count", "{{role:count}}`{value:meetings} styret 2025`: what to count, and perhaps a body and a year" },
    { "person", "{{role:person}}`id`: the id that stands under “{key:people}” in the register" },
    { "case", "{{role:case}}`styret/04-26`: the id of a body and the number of its case" },
    { "date", "{{role:date}}`2026-03-23`" },
    { "page", "{{role:page}}`Title`: the words of a heading or a caption in this document" },
};
/* clang-format on */

static void say_form(composer *c, message *said, str role)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_is(role, forms[i].name)) {
            buf form = buf_new(c->a);
            message_put_pattern(c->d, forms[i].form, &form);
            message_help(c->d, said, "write " STR_FMT, STR_ARG(buf_str(&form)));
        }
}

void role_fault(composer *c, inline_list *out, const md_node *n, const char *why, str near)
{
    message *said = DIAG(c->d, ROLE_ARGUMENT, n->at, n->text, n->detail->info, str_of(why));
    if (near.len > 0)
        message_hint(c->d, said, "did you mean " STR_FMT "?", STR_ARG(near));
    say_form(c, said, words_canonical(c->w, WORD_ROLE, n->detail->info));
    print_as_written(c, out, n);
}

/* ---- person, case, date, withheld ------------------------------------------------------------ */

static str nearest_person(composer *c, str id)
{
    str_list known = { 0 };
    bool compares = role_may_compare(c);
    for (size_t i = 0; i < c->m->people.len && compares; i++)
        list_add(c->a, &known, c->m->people.at[i].id);
    return utf8_nearest(id, known.at, known.len);
}

static void print_person(composer *c, inline_list *out, const md_node *n)
{
    slot who = model_find(c->m, ID_PERSON, str_trim(n->text));
    if (who == NO_SLOT) {
        role_fault(c, out, n, "no person has this id", nearest_person(c, str_trim(n->text)));
        return;
    }
    inline_add_text(c->a, out, person_name(c->m, who, c->day));
    str title = person_title(c->m, who, c->day);
    if (title.len > 0)
        inline_add_text(c->a, out, str_format(c->a, ", " STR_FMT, STR_ARG(title)));
}

/* "04-26" or "4/2026": number and year, the year in two digits or four. */
static bool read_case_number(str s, int *number, int *year)
{
    str rest = s, first = { 0 };
    str separator = str_find(s, STR("/")) < s.len ? STR("/") : STR("-");
    long n, y;
    if (!str_cut(&rest, separator, &first) || !str_int(first, &n) || !str_int(rest, &y) || n < 0
        || y < 0 || y > 9999 || n > 99999)
        return false;
    *number = (int)n;
    *year = (int)(y < 100 ? 2000 + y : y);
    return true;
}

/* A case number can also be written the other way round, "2026-04", by bodies that print it so. */
static slot find_case(const composer *c, slot board, str written)
{
    int number, year;
    if (!read_case_number(written, &number, &year))
        return NO_SLOT;
    slot found = case_find(c->m, board, year, number);
    if (found != NO_SLOT || number < 1000)
        return found;
    return case_find(c->m, board, number, year < 2000 ? year : year - 2000);
}

/* A short word before a stop ("jf.", "vedr.") is most likely an abbreviation, and the sentence goes on. */
static bool ends_sentence(str before)
{
    enum { SENTENCE_WORD_LEAST = 5 };
    before = str_trim(before);
    if (!str_ends(before, STR(".")))
        return false;
    size_t end = before.len - 1, start = end;
    while (start > 0 && before.at[start - 1] != ' ' && before.at[start - 1] != '.')
        start--;
    return end - start >= SENTENCE_WORD_LEAST;
}

/* Is it the first thing in its paragraph, or does a new sentence begin with it? */
static bool begins_sentence(const md_node *n)
{
    while (n && !md_is_block(n->kind) && !n->before)
        n = n->parent;
    if (!n || md_is_block(n->kind))
        return n && n->kind == MD_PARAGRAPH;
    bool new_line = n->before->kind == MD_SOFT_BREAK && n->before->before;
    const md_node *last = new_line ? n->before->before : n->before;
    return last->kind == MD_TEXT && ends_sentence(last->text)
           && (new_line || str_ends(last->text, STR(" ")));
}

/* "styret/04-26" names the body before the number; without it, it is the one that the document is of. */
static slot take_body(const composer *c, str *rest)
{
    str first = { 0 }, after = *rest;
    slot named_body = NO_SLOT;
    if (str_find(after, STR("/")) < after.len && str_cut(&after, STR("/"), &first))
        named_body = model_find(c->m, ID_BODY, str_trim(first));
    if (named_body == NO_SLOT)
        return c->body;
    *rest = str_trim(after);
    return named_body;
}

/* The case that a role names: the one that `link` has found, else by its number; NO_SLOT if there is none. */
static slot case_of_role(const composer *c, const md_node *n, const reference *r)
{
    if (r && r->kind == REF_CASE && r->target != NO_SLOT)
        return r->target;
    str rest = str_trim(n->text);
    slot board = take_body(c, &rest);
    return board == NO_SLOT ? NO_SLOT : find_case(c, board, rest);
}

static void put_case(composer *c, inline_list *out, const md_node *n, slot item)
{
    const case_item *k = &c->m->cases.at[item];
    str label = SAY(c, "case-reference", { "number", k->label });
    str line = str_format(c->a, STR_FMT " " STR_FMT, STR_ARG(label), STR_ARG(k->plain_title));
    if (begins_sentence(n))
        line = say_capital(c, line);
    put_link(c, out, c->in_link ? NULL : link_to_case_in_minutes(c, item), line);
}

static void print_case(composer *c, inline_list *out, const md_node *n)
{
    const reference *r = reference_from(c->m, n->at);
    if (r && !reference_meets(c->m, r, n->at))
        r = NULL;
    slot item = case_of_role(c, n, r);
    if (item != NO_SLOT)
        put_case(c, out, n, item);
    else if (r) /* `link` has said so */
        print_as_written(c, out, n);
    else
        role_fault(c, out, n, "there is no such case in the archive", STR(""));
}

static void print_date(composer *c, inline_list *out, const md_node *n)
{
    date d;
    if (words_read_date(c->w, str_trim(n->text), false, &d))
        inline_add_text(c->a, out, say_date(c, d, DATE_FULL));
    else
        role_fault(c, out, n, "it is no date", STR(""));
}

/* The argument is running text without markup; in a public document nothing of it is left. */
static void print_withheld(composer *c, inline_list *out, const md_node *n)
{
    if (c->audience == AUDIENCE_PUBLIC)
        put_small(c, out, say(c, "withheld-inline"));
    else
        inline_add_text(c->a, out, n->text);
}

/* ---- the table ------------------------------------------------------------------------------- */

static const struct role {
    const char *name;
    void (*print)(composer *c, inline_list *out, const md_node *n);
} roles[] = {
    { "amount", role_amount }, { "count", role_count }, { "person", print_person },
    { "case", print_case },    { "date", print_date },  { "withheld", print_withheld },
    { "page", role_page },
};

void role_print(composer *c, inline_list *out, const md_node *n)
{
    str name = words_canonical(c->w, WORD_ROLE, n->detail->info);
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++) {
        if (str_is(name, roles[i].name)) {
            roles[i].print(c, out, n);
            return;
        }
    }
    message *said = DIAG(c->d, ROLE_UNKNOWN, n->at, n->detail->info);
    str_list known = { 0 };
    for (size_t i = 0; i < sizeof roles / sizeof *roles; i++)
        list_add(c->a, &known, words_form(c->w, c->lang, WORD_ROLE, str_of(roles[i].name)));
    str near = utf8_nearest(n->detail->info, known.at, known.len);
    if (near.len == 0) /* in another language */
        near = words_nearest(c->w, WORD_ROLE, n->detail->info);
    if (near.len > 0)
        message_hint(c->d, said, "did you mean " STR_FMT "?", STR_ARG(near));
    print_as_written(c, out, n);
}
