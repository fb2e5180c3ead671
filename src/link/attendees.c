/*
 * Who may be meant by initials or a name in the minutes of one meeting.
 *
 * Initials are not unique over the years, nor between bodies. They are looked for among those who have a seat
 * in that body on that day, its deputies, and those who came; only there must they be unique. What nobody has is
 * reported with the nearest that somebody has.
 */
#include "link/linker.h"

/* ---- the list -------------------------------------------------------------------------------- */

typedef list_of(size_t) index_list;

void add_attendee(linker *k, attendees *who, attendee one)
{
    size_t index = who->all.len;
    index_list *same = map_find(who->by_initials, one.initials);
    if (!same) {
        same = arena_make(k->a, index_list);
        map_add(who->by_initials, one.initials, same);
    }
    list_add(k->a, same, index);
    list_add(k->a, &who->all, one);
    size_t *place_of = arena_make(k->a, size_t);
    *place_of = index;
    map_add(who->by_name, utf8_fold(k->a, one.name), place_of);
}

static void add_person(linker *k, attendees *who, slot person_of, slot seat_of)
{
    attendee one = { .person = person_of, .seat = seat_of };
    one.name = person_name(k->m, person_of, who->day);
    one.initials = person_initials(k->m, person_of, who->day);
    add_attendee(k, who, one);
}

attendees *list_attendees(linker *k, slot which)
{
    const meeting *held = &k->m->meetings.at[which];
    attendees *who = arena_make(k->a, attendees);
    *who = (attendees){ .meeting = which,
                        .body = held->body,
                        .day = held->day,
                        .by_initials = map_new(k->a),
                        .by_name = map_new(k->a) };
    slot_list seats = { 0 };
    body_seats_at(k->m, k->a, held->body, held->day, &seats);
    for (size_t i = 0; i < seats.len; i++) {
        const seat *s = &k->m->seats.at[seats.at[i]];
        for (size_t n = 0; n < s->people.len; n++)
            add_person(k, who, s->people.at[n], seats.at[i]);
    }
    return who;
}

/* ---- messages -------------------------------------------------------------------------------- */

/* The file of the register that the body stands in. */
static str register_file(const linker *k, slot which)
{
    span at = k->m->bodies.at[which].at;
    return span_some(at) ? diag_source(k->d, at.source - 1)->path : STR("register");
}

/* "Kari Lund" of "Dr. Kari Lund", or of "Kari Lund (syk)": the name without what stands before or behind it. */
static bool is_part_of(str written, str name)
{
    if (str_find(written, STR(" ")) == written.len || written.len >= name.len)
        return false;
    return (str_starts(name, written) && name.at[written.len] == ' ')
           || (str_ends(name, written) && name.at[name.len - written.len - 1] == ' ');
}

static const attendee *nearest_attendee(linker *k, const attendees *who, str written)
{
    const attendee *nearest = NULL;
    size_t least =
        written.len > 4 ? 2 : 1; /* of two or three letters, two other ones are somebody else's */
    if (!may_compare(k, who->all.len))
        return NULL;
    for (size_t i = 0; i < who->all.len; i++) {
        const attendee *one = &who->all.at[i];
        bool is_long = str_find(written, STR(" ")) < written.len;
        if (is_part_of(written, one->name) || is_part_of(one->name, written))
            return one;
        size_t distance = utf8_distance(written, is_long ? one->name : one->initials, least);
        if (distance < least || (distance == least && !nearest)) {
            nearest = one;
            least = distance;
        }
    }
    return nearest;
}

/* Are they somebody's, who sits in this body or not? */
static bool is_of_register(linker *k, str initials, date day)
{
    bool found = false;
    for (size_t i = 0; !found && i < k->m->people.len && may_compare(k, 1); i++)
        found = str_equal(person_initials(k->m, (slot)i, day), initials);
    return found;
}

/* May they be of somebody whose seat in the register was reported? */
static bool may_be_lost(linker *k, slot which, str written, date day)
{
    const body *b = &k->m->bodies.at[which];
    bool found = b->seats_lost || (b->lost_initials.len > 0 && is_of_register(k, written, day));
    for (size_t i = 0; !found && i < b->lost_initials.len; i++)
        found = str_equal(b->lost_initials.at[i], utf8_fold(k->scratch, written));
    return found;
}

/* "GA IL" is two of them without a comma: gives "GA, IL", and notes whom it may mean; "" if it is not. */
static str part_names(linker *k, attendees *who, str written)
{
    str rest = written, part;
    str_list parts = { 0 };
    while (str_cut(&rest, STR(" "), &part)) {
        const index_list *same = map_find(who->by_initials, part);
        if (!same)
            return STR("");
        list_add(k->a, &who->meant, who->all.at[same->at[0]].person);
        list_add(k->a, &parts, part);
    }
    who->reported += parts.len > 1 ? (int)parts.len - 1 : 0;
    return parts.len > 1 ? str_join(k->a, parts.at, parts.len, STR(", ")) : STR("");
}

/* Days from a period to a day outside of it. */
static int64_t days_away(period when, date day)
{
    int64_t at = date_first(day), first = period_first(when), last = period_last(when);
    return at < first ? first - at : at - last;
}

/* The seat in this body that they have at another time, the nearest if they have several; NULL if they never have one. */
static const seat *seat_of_another_time(linker *k, const attendees *who, str written)
{
    const slot_list *seats = &k->m->bodies.at[who->body].seats;
    slot called = person_by_name(k, written);
    const seat *nearest = NULL;
    for (size_t i = 0; i < seats->len && may_compare(k, 1); i++) {
        const seat *s = &k->m->seats.at[seats->at[i]];
        bool theirs = false;
        for (size_t n = 0; n < s->people.len; n++)
            theirs |= s->people.at[n] == called
                      || str_equal(person_initials(k->m, s->people.at[n], who->day), written);
        if (theirs
            && (!nearest || days_away(s->when, who->day) < days_away(nearest->when, who->day)))
            nearest = s;
    }
    return nearest;
}

static void hint_another_time(linker *k, message *m, const seat *s)
{
    const slot holder = s->people.at[0];
    str name = person_name(k->m, holder, date_some(s->when.from) ? s->when.from : s->when.to);
    str from = date_some(s->when.from)
                   ? str_format(k->a, " from " STR_FMT, STR_ARG(date_text(k->a, s->when.from)))
                   : STR("");
    str to = date_some(s->when.to)
                 ? str_format(k->a, " to " STR_FMT, STR_ARG(date_text(k->a, s->when.to)))
                 : STR("");
    message_hint(k->d, m, STR_FMT " sits there" STR_FMT STR_FMT, STR_ARG(name), STR_ARG(from),
                 STR_ARG(to));
    message_help(k->d, m, "correct the dates of the seat in " STR_FMT ":%d, or the initials",
                 STR_ARG(diag_source(k->d, s->at.source - 1)->path),
                 (int)diag_place(k->d, s->at).line);
}

/* A body without any seats lacks them in the register: told once, where it stands. */
static void report_seatless(linker *k, const attendees *who)
{
    body *b = &k->m->bodies.at[who->body];
    b->seats_lost = true;
    DIAG(k->d, BODY_SEATLESS, b->at, body_name(k->m, who->body, who->day),
         k->m->meetings.at[who->meeting].path);
}

/* Whoever lacks a seat, or has one with other dates, lacks it in all minutes of the body: that is one mistake. */
static bool was_told(linker *k, slot which, str written)
{
    str key = str_format(k->a, "%d/" STR_FMT, (int)which, STR_ARG(written));
    return !map_add(k->told, key, k->told);
}

/* What was perhaps meant by a name that nobody there has. */
typedef struct guess {
    const seat *other_time; /* one of theirs; then nothing else is looked for */
    const attendee *nearest;
    str parted;
} guess;

static guess guess_meant(linker *k, attendees *who, str written)
{
    guess g = { .other_time = seat_of_another_time(k, who, written) };
    if (!g.other_time) {
        g.nearest = nearest_attendee(k, who, written);
        g.parted = part_names(k, who, written);
    }
    return g;
}

static void hint_meant(linker *k, attendees *who, message *m, const guess *g)
{
    if (g->parted.len > 0) {
        message_hint(k->d, m, "is a comma missing: " STR_FMT "?", STR_ARG(g->parted));
    } else if (g->nearest) {
        list_add(k->a, &who->meant, g->nearest->person);
        message_hint(k->d, m, "did you mean " STR_FMT " (" STR_FMT ")?",
                     STR_ARG(g->nearest->initials), STR_ARG(g->nearest->name));
    } else if (g->other_time) {
        hint_another_time(k, m, g->other_time);
    }
}

static void report_unknown(linker *k, attendees *who, named *one)
{
    str written = one->written.value;
    one->reported = true;
    if (may_be_lost(k, who->body, written, who->day))
        return;
    if (k->m->bodies.at[who->body].seats.len == 0) {
        report_seatless(k, who);
        return;
    }
    const guess g = guess_meant(k, who, written);
    who->reported++;
    if (g.parted.len == 0 && !g.nearest && was_told(k, who->body, written))
        return;
    str day = words_date(k->w, k->a, LANG_EN, who->day, DATE_FULL);
    message *m = DIAG(k->d, UNKNOWN_INITIALS, one->written.at, written,
                      body_name(k->m, who->body, who->day), day);
    message_help(k->d, m, "add the seat in " STR_FMT ", or correct the initials",
                 STR_ARG(register_file(k, who->body)));
    hint_meant(k, who, m, &g);
}

static void report_several(linker *k, attendees *who, named *one, const index_list *same)
{
    str_list names = { 0 };
    one->reported = true;
    who->reported++;
    for (size_t i = 0; i < same->len; i++) {
        list_add(k->a, &names, who->all.at[same->at[i]].name);
        list_add(k->a, &who->meant, who->all.at[same->at[i]].person);
    }
    str day = words_date(k->w, k->a, LANG_EN, who->day, DATE_FULL);
    str list = str_join(k->a, names.at, names.len, STR(", "));
    DIAG(k->d, AMBIGUOUS_INITIALS, one->written.at, one->written.value,
         body_name(k->m, who->body, who->day), day, list);
}

/* ---- finding --------------------------------------------------------------------------------- */

static bool looks_like_initials(str s)
{
    size_t count = 0;
    for (size_t pos = 0; pos < s.len; count++)
        if (!utf8_is_upper(utf8_next(s, &pos)))
            return false;
    return count >= 2 && count <= 6;
}

/* Are these all one person, in several seats? */
static bool is_one_person(const attendees *who, const index_list *same)
{
    for (size_t i = 1; i < same->len; i++)
        if (who->all.at[same->at[i]].person != who->all.at[same->at[0]].person
            || who->all.at[same->at[0]].person == NO_SLOT)
            return false;
    return true;
}

static void take(named *one, const attendee *found)
{
    one->person = found->person;
    one->seat = found->seat;
    if (found->person == NO_SLOT)
        one->visitor = found->name;
}

static bool take_by_initials(linker *k, attendees *who, named *one)
{
    const index_list *same = map_find(who->by_initials, one->written.value);
    if (!same)
        return false;
    if (is_one_person(who, same))
        take(one, &who->all.at[same->at[0]]);
    else
        report_several(k, who, one, same);
    return true;
}

/* By the name of one of them; else by an id or another name from the register. */
static bool take_by_name(linker *k, const attendees *who, named *one)
{
    const size_t *index = map_find(who->by_name, utf8_fold(k->a, one->written.value));
    if (index) {
        take(one, &who->all.at[*index]);
        return true;
    }
    slot who_is = person_by_name(k, one->written.value);
    if (who_is == NO_SLOT)
        return false;
    one->person = who_is;
    index = map_find(who->by_name, utf8_fold(k->a, person_name(k->m, who_is, who->day)));
    if (index && who->all.at[*index].person == who_is)
        one->seat = who->all.at[*index].seat;
    return true;
}

void resolve_named(linker *k, attendees *who, named *one, name_rule rule)
{
    if (one->organisation.value.len)
        one->organisation_slot = resolve_organisation(k, one->organisation.value);
    if (one->written.value.len == 0 || take_by_initials(k, who, one))
        return;
    bool found = take_by_name(k, who, one);
    bool must_sit = rule == NAME_MEMBER && one->seat == NO_SLOT;
    if (must_sit || (rule == NAME_ANYONE && !found && looks_like_initials(one->written.value)))
        report_unknown(k, who, one);
}

void resolve_named_list(linker *k, attendees *who, named_list *list, name_rule rule)
{
    for (size_t i = 0; i < list->len; i++)
        resolve_named(k, who, &list->at[i], rule);
}
