/*
 * Minutes: their body, who was there, and the names in their labels.
 *
 * The order matters. First those who sit in the body, and deputies and guests who came; then everybody who is named in a
 * label, among all of these.
 */
#include "link/linker.h"

/* ---- front matter ---------------------------------------------------------------------------- */

/* Deputies and guests who came can be named by initials further down, whether the register has them or not. */
static void add_visitor(linker *k, attendees *who, const named *one)
{
    attendee visitor = { .person = one->person, .seat = one->seat };
    bool sits = one->seat != NO_SLOT;
    if (sits || one->written.value.len == 0
        || str_find(one->written.value, STR(" ")) == one->written.value.len)
        return;
    visitor.name = named_in_full(k->m, one, who->day);
    visitor.initials = one->person != NO_SLOT ? person_initials(k->m, one->person, who->day)
                                              : initials_of_name(k->a, one->written.value);
    if (!map_find(who->by_initials, visitor.initials)) /* one who sits in the body comes first */
        add_attendee(k, who, visitor);
}

static void resolve_deputies(linker *k, attendees *who, meeting *held)
{
    for (size_t i = 0; i < held->deputies.len; i++) {
        deputising *d = &held->deputies.at[i];
        resolve_named(k, who, &d->who, NAME_MEMBER);
        resolve_named(k, who, &d->deputy, NAME_ANYONE);
    }
    for (size_t i = 0; i < held->deputies.len; i++)
        add_visitor(k, who, &held->deputies.at[i].deputy);
}

static void resolve_guests(linker *k, attendees *who, meeting *held)
{
    resolve_named_list(k, who, &held->guests, NAME_GUEST);
    for (size_t i = 0; i < held->guests.len; i++)
        add_visitor(k, who, &held->guests.at[i]);
}

static str case_numbers_of(linker *k, const meeting *held)
{
    str_list labels = { 0 };
    for (size_t i = 0; i < held->cases.len; i++)
        list_add(k->a, &labels, k->m->cases.at[held->cases.at[i]].label);
    return str_join(k->a, labels.at, labels.len, STR(", "));
}

/* Whoever came or left at a case that is not here may be counted wrongly at any. */
static void find_case_here(linker *k, attendees *who, const meeting *held, at_case *one)
{
    case_number n = { 0 };
    str form = body_case_form(k->m, held->body, held->day), number;
    str word = case_word_cut(one->written.value, &number);
    bool read = case_number_read(number, form, held->day.year, &n)
                || case_number_read(number, STR("{n}"), held->day.year,
                                    &n); /* here only one year is meant */
    for (size_t i = 0; read && i < held->cases.len; i++) {
        const case_item *c = &k->m->cases.at[held->cases.at[i]];
        if (c->year == n.year && c->number == n.number && case_has_word(k->w, k->a, c, word))
            one->target = held->cases.at[i];
    }
    who->reported += one->target == NO_SLOT;
    if (one->target != NO_SLOT || (read && case_is_unread(k->m, held->body, n.year, n.number)))
        return;
    message *m = DIAG(k->d, CASE_NOT_HERE, one->written.at, one->written.value);
    str labels = case_numbers_of(k, held);
    if (labels.len)
        message_help(k->d, m, "use one of: " STR_FMT, STR_ARG(labels));
}

static void resolve_coming_and_going(linker *k, attendees *who, meeting *held)
{
    for (size_t i = 0; i < held->joined.len; i++) {
        resolve_named(k, who, &held->joined.at[i].who, NAME_ANYONE);
        find_case_here(k, who, held, &held->joined.at[i]);
    }
    for (size_t i = 0; i < held->left.len; i++) {
        resolve_named(k, who, &held->left.at[i].who, NAME_ANYONE);
        find_case_here(k, who, held, &held->left.at[i]);
    }
}

/* ---- labels ---------------------------------------------------------------------------------- */

/* A party or an organisation is named by letters that are nobody's initials: "mot 2 stemmer (SV, MDG)". */
static bool is_group(linker *k, const attendees *who, str written)
{
    bool is_party = str_is(words_canonical(k->w, WORD_VOTE, written), "party");
    return !map_find(who->by_initials, written)
           && (is_party || resolve_organisation(k, written) != NO_SLOT);
}

static void resolve_voters(linker *k, attendees *who, named_list *voters)
{
    for (size_t i = 0; i < voters->len; i++)
        if (!is_group(k, who, voters->at[i].written.value))
            resolve_named(k, who, &voters->at[i], NAME_ANYONE);
}

static void resolve_labels(linker *k, attendees *who, case_item *c)
{
    resolve_named_list(k, who, &c->disqualified, NAME_ANYONE);
    resolve_named_list(k, who, &c->presenters, NAME_ANYONE);
    for (size_t i = 0; i < c->votes.len; i++) {
        resolve_voters(k, who, &c->votes.at[i].favour_names);
        resolve_voters(k, who, &c->votes.at[i].against_names);
        resolve_voters(k, who, &c->votes.at[i].abstaining_names);
    }
    for (size_t i = 0; i < c->actions.len; i++)
        resolve_named_list(k, who, &k->m->actions.at[c->actions.at[i]].owners, NAME_ANYONE);
}

/* ---- the body's own lines ------------------------------------------------------------------------ */

/* One value, or several in a list. */
static str written_value(linker *k, const node *value)
{
    str_list items = { 0 };
    for (size_t i = 0; i < value->items.len; i++)
        list_add(k->a, &items, str_trim(value->items.at[i]->text));
    return items.len ? str_join(k->a, items.at, items.len, STR(", ")) : str_trim(value->text);
}

static text front_value(linker *k, const meeting *held, str key)
{
    for (size_t i = 0; i < held->front->pairs.len; i++) {
        const node_pair *pair = &held->front->pairs.at[i];
        if (words_same(pair->key, key))
            return (text){ written_value(k, pair->value), pair->value->at };
    }
    return (text){ STR(""), held->front->at };
}

static void set_fields(linker *k, meeting *held)
{
    const body *b = &k->m->bodies.at[held->body];
    for (size_t i = 0; i < b->fields.len; i++)
        list_add(k->a, &held->fields, front_value(k, held, b->fields.at[i].key));
}

/* ---- all meetings ---------------------------------------------------------------------------- */

static void link_meeting(linker *k, slot which)
{
    meeting *held = &k->m->meetings.at[which];
    if (held->body_guessed && held->written_body.value.len)
        resolve_body(k, held->written_body, held->day); /* for the message */
    if (held->body == NO_SLOT || !date_some(held->day))
        return;
    attendees *who = list_attendees(k, which);
    resolve_named_list(k, who, &held->invited, NAME_MEMBER);
    resolve_named_list(k, who, &held->not_invited, NAME_MEMBER);
    resolve_named_list(k, who, &held->present, NAME_MEMBER);
    resolve_named_list(k, who, &held->absent, NAME_MEMBER);
    resolve_deputies(k, who, held);
    resolve_guests(k, who, held);
    resolve_coming_and_going(k, who, held);
    held->attendance_unread |= k->m->bodies.at[held->body].seats_lost;
    held->unsure = who->reported + k->m->bodies.at[held->body].seats_unsure;
    const size_t meant = who->meant.len; /* those of the front matter */
    for (size_t i = 0; i < held->cases.len; i++)
        resolve_labels(k, who, &k->m->cases.at[held->cases.at[i]]);
    held->meant = who->meant; /* labels have added to it */
    held->meant.len = meant;
    set_fields(k, held);
    make_roster(k, held);
}

void link_meetings(linker *k)
{
    k->rows = arena_array(k->a, int, k->m->people.len + 1);
    for (size_t i = 0; i < k->m->meetings.len; i++)
        link_meeting(k, (slot)i);
}
