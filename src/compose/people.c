/*
 * people: how somebody is named in print.
 *
 * Names, titles and organisations are read as of a day. Initials carry the full name behind them.
 * In lists of members a seat's own title stands in where of the person's title and organisation;
 * roles and notes follow in parentheses: "Kari Yttri, dean, University of Voss (leader)".
 */
#include "compose/composer.h"

void put_initials(const composer *c, inline_list *list, slot who, date day)
{
    str name = person_name(c->m, who, day);
    str initials = person_initials(c->m, who, day);
    if (initials.len == 0) {
        put_text(c, list, name);
        return;
    }
    inline_node *n = inline_new(c->a, INLINE_ABBR);
    n->text = initials;
    n->title = name;
    inline_add(list, n);
}

str named_name(const composer *c, const named *n)
{
    return n->person == NO_SLOT ? n->written.value : person_name(c->m, n->person, c->day);
}

static bool is_initials(const composer *c, const named *n)
{
    return n->person != NO_SLOT
           && str_equal(n->written.value, person_initials(c->m, n->person, c->day));
}

void put_named(const composer *c, inline_list *list, const named *n)
{
    if (is_initials(c, n))
        put_initials(c, list, n->person, c->day);
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

str named_in_parentheses(const composer *c, const named *n)
{
    str_list parts = { 0 };
    str where = named_organisation(c, n);
    if (n->title.value.len > 0)
        list_add(c->a, &parts, n->title.value);
    if (where.len > 0)
        list_add(c->a, &parts, where);
    str name = named_name(c, n);
    if (parts.len == 0)
        return name;
    str inside = str_join(c->a, parts.at, parts.len, STR(", "));
    return str_format(c->a, STR_FMT " (" STR_FMT ")", STR_ARG(name), STR_ARG(inside));
}

static const char *const role_phrases[] = {
    [SEAT_LEADER] = "role-leader",
    [SEAT_DEPUTY_LEADER] = "role-deputy-leader",
    [SEAT_DEPUTY] = "role-deputy",
};

/* " (leader, left in the autumn)" */
static str seat_remarks(const composer *c, const seat *s, date day)
{
    str_list parts = { 0 };
    bool has_phrase =
        (size_t)s->role < sizeof role_phrases / sizeof *role_phrases && role_phrases[s->role];
    if (has_phrase)
        list_add(c->a, &parts, say(c, role_phrases[s->role]));
    str note = dated_text(&s->note, day);
    if (note.len > 0)
        list_add(c->a, &parts, note);
    if (parts.len == 0)
        return STR("");
    str inside = str_join(c->a, parts.at, parts.len, STR(", "));
    return str_format(c->a, " (" STR_FMT ")", STR_ARG(inside));
}

str seat_person_line(const composer *c, const seat *s, slot who, date day)
{
    str_list parts = { 0 };
    list_add(c->a, &parts, person_name(c->m, who, day));
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

str seat_vacant_line(const composer *c, const seat *s, date day)
{
    str label = dated_text(&s->label, day);
    str why = s->vacant.value.len > 0 ? s->vacant.value : say(c, "vacant");
    if (label.len == 0)
        return say_capital(c, why);
    return str_format(c->a, STR_FMT " (" STR_FMT ")", STR_ARG(label), STR_ARG(why));
}
