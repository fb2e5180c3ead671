/*
 * people: how somebody is named in print.
 *
 * Names, titles and organisations are read as of a day. Initials carry the full name behind them.
 * In lists of members a seat's own title stands in where of the person's title and organisation;
 * roles and notes follow in parentheses: "Kari Yttri, dean, University of Voss (leader)".
 */
#include "compose/composer.h"

void put_abbreviated(const composer *c, inline_list *list, str letters, str whole)
{
    inline_node *n = inline_new(c->a, INLINE_ABBR);
    n->text = letters;
    n->title = whole;
    inline_add(list, n);
}

void put_initials(const composer *c, inline_list *list, slot who, date day)
{
    str name = person_name(c->m, who, day);
    str initials = person_initials(c->m, who, day);
    if (initials.len == 0) {
        put_text(c, list, name);
        return;
    }
    put_abbreviated(c, list, initials, name);
}

str named_name(const composer *c, const named *n)
{
    return named_in_full(c->m, n, c->day);
}

bool named_by_initials(const composer *c, const named *n)
{
    return n->visitor.len > 0
           || (n->person != NO_SLOT
               && str_equal(n->written.value, person_initials(c->m, n->person, c->day)));
}

/* Minutes explain initials beside the attendance; everywhere else they would be anybody's. */
static void put_named(const composer *c, inline_list *list, const named *n)
{
    if (named_by_initials(c, n) && c->item->kind == PLAN_MEETING)
        put_abbreviated(c, list, n->written.value, named_name(c, n));
    else
        put_text(c, list, named_name(c, n));
}

void put_named_list(const composer *c, inline_list *list, const named_list *names)
{
    str last = say(c, "list-last");
    for (size_t i = 0; i < names->len; i++) {
        if (i > 0)
            put_text(c, list, i + 1 == names->len ? last : STR(", "));
        put_named(c, list, &names->at[i]);
    }
}

static str named_organisation(const composer *c, const named *n)
{
    if (n->organisation_slot != NO_SLOT)
        return organisation_short(c->m, n->organisation_slot, c->day);
    if (n->organisation.value.len > 0)
        return n->organisation.value;
    return n->person == NO_SLOT ? STR("")
                                : person_organisation_short(c->m, c->a, n->person, c->day);
}

/* In full behind the short form, where the register has one. */
static str whole_organisation(const composer *c, const named *n)
{
    if (n->organisation_slot != NO_SLOT)
        return organisation_name(c->m, n->organisation_slot, c->day);
    if (n->organisation.value.len > 0 || n->person == NO_SLOT)
        return n->organisation.value;
    return person_organisation(c->m, c->a, n->person, c->day);
}

void put_named_in_parentheses(const composer *c, inline_list *list, const named *n)
{
    const str title = n->title.value, where = named_organisation(c, n),
              whole = whole_organisation(c, n);
    put_text(c, list, named_name(c, n));
    if (title.len == 0 && where.len == 0)
        return;
    put_text(c, list, STR(" ("));
    put_text(c, list, title);
    if (title.len > 0 && where.len > 0)
        put_text(c, list, STR(", "));
    if (str_equal(where, whole))
        put_text(c, list, where);
    else
        put_abbreviated(c, list, where, whole);
    put_text(c, list, STR(")"));
}

enum { DEPUTY_FOR_MOST = 3 }; /* who stands in for more is a deputy like any other */

static str holders_of(const composer *c, const seat *s, date day)
{
    str_list names = { 0 };
    for (size_t i = 0; i < s->people.len; i++)
        list_add(c->a, &names, person_name(c->m, s->people.at[i], day));
    return names.len > 0 ? words_list(c->w, c->a, c->lang, names.at, names.len)
                         : dated_text(&s->label, day);
}

/* "deputy for Kari Vik": for those who have the seats on the day. */
static str deputy_text(const composer *c, const seat *s, date day)
{
    str_list names = { 0 };
    for (size_t i = 0; i < s->deputy_for.len; i++) {
        const seat *whose = &c->m->seats.at[s->deputy_for.at[i]];
        str name = period_has(whose->when, day) ? holders_of(c, whose, day) : STR("");
        if (name.len > 0)
            list_add(c->a, &names, name);
    }
    if (names.len == 0 || names.len > DEPUTY_FOR_MOST)
        return say(c, seat_role_phrase(SEAT_DEPUTY));
    return SAY(c, "deputy-for", { "names", words_list(c->w, c->a, c->lang, names.at, names.len) });
}

/* The lists say of all others what they are. */
static bool is_told_by_name(seat_role role)
{
    return role == SEAT_LEADER || role == SEAT_DEPUTY_LEADER;
}

/* " (leader, left in the autumn)" */
static str seat_remarks(const composer *c, const seat *s, date day)
{
    str_list parts = { 0 };
    if (s->role == SEAT_DEPUTY)
        list_add(c->a, &parts, deputy_text(c, s, day));
    else if (is_told_by_name(s->role))
        list_add(c->a, &parts, say(c, seat_role_phrase(s->role)));
    str note = dated_text(&s->note, day);
    if (note.len > 0)
        list_add(c->a, &parts, note);
    if (parts.len == 0)
        return STR("");
    str inside = str_join(c->a, parts.at, parts.len, STR(", "));
    return str_format(c->a, " (" STR_FMT ")", STR_ARG(inside));
}

/* ", dean, University of Voss (leader)" */
static str after_name(const composer *c, const seat *s, slot who, date day)
{
    str_list parts = { 0 };
    list_add(c->a, &parts, STR(""));
    str own = dated_text(&s->title, day);
    str title = own.len > 0 ? own : person_title(c->m, who, day);
    if (title.len > 0)
        list_add(c->a, &parts, title);
    str where = own.len > 0 ? STR("") : person_organisation(c->m, c->a, who, day);
    if (where.len > 0)
        list_add(c->a, &parts, where);
    str line = str_join(c->a, parts.at, parts.len, STR(", "));
    str remarks = seat_remarks(c, s, day);
    return str_join(c->a, (str[]){ line, remarks }, 2, STR(""));
}

/* On the page of the body the name is the way to the person's; in a report it is a name. */
inline_list seat_person_line(const composer *c, const seat *s, slot who, date day)
{
    inline_list line = { 0 };
    const doc_link *page = c->item->kind == PLAN_BODY ? link_to_person(c, who) : NULL;
    put_link(c, &line, page, person_name(c->m, who, day));
    put_text(c, &line, after_name(c, s, who, day));
    inlines_settle(c, &line);
    return line;
}

str seat_vacant_line(const composer *c, const seat *s, date day)
{
    str label = dated_text(&s->label, day);
    str why = s->vacant.value.len > 0 ? s->vacant.value : say(c, "vacant");
    if (label.len == 0)
        return say_capital(c, why);
    return str_format(c->a, STR_FMT " (" STR_FMT ")", STR_ARG(label), STR_ARG(why));
}
