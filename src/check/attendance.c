/*
 * Rules for who was at a meeting: said of everybody, without contradiction, and in keeping with the register.
 *
 * The roster of a meeting (who held which seat that day, and how it was filled) was made by link. Agendas say
 * nothing of attendance and are left alone; so are seats whose holders were not invited. What a law asks of
 * attendance, law.c says.
 */
#include "check/rules.h"

/* ---- not given ------------------------------------------------------------------------------ */

enum { LEAD_MOST = 60 }; /* bytes of the words before a list of names */

static str last_word(str s)
{
    size_t from = s.len;
    while (from > 0 && s.at[from - 1] != ' ')
        from--;
    return str_slice(s, from, s.len);
}

/* "Til stede", "Meldt forfall", "Tilstede var": words for who was there or was not. */
static bool says_attendance(const checker *c, str s)
{
    str first = { 0 }, rest = s;
    str_cut(&rest, STR(" "), &first);
    const str ways[] = { s, first, last_word(s) };
    for (size_t i = 0; s.len <= LEAD_MOST && i < sizeof ways / sizeof *ways; i++) {
        str key = words_canonical(c->w, WORD_KEY, ways[i]);
        if (str_is(key, "present") || str_is(key, "absent"))
            return true;
    }
    return false;
}

/* Does a paragraph begin so, with a colon; or a heading say it; or the header of a table? */
static bool tells_attendance(const checker *c, const md_node *block)
{
    const md_node *cell = block->kind == MD_TABLE ? block->first->first : NULL;
    for (; cell; cell = cell->next)
        if (says_attendance(c, str_trim(md_plain(c->a, cell))))
            return true;
    str s =
        block->kind == MD_PARAGRAPH || block->kind == MD_HEADING ? md_plain(c->a, block) : STR("");
    const size_t colon = str_find(s, STR(":"));
    return (colon < s.len || block->kind == MD_HEADING)
           && says_attendance(c, str_trim(str_slice(s, 0, colon)));
}

static bool lacks_attendance(const meeting *mt)
{
    return meeting_was_held(mt) && mt->roster.len > 0 && !attendance_given(mt)
           && !mt->attendance_unread;
}

/* What tells in the preamble who was there; NULL if the front matter does, or nothing. */
static const md_node *attendance_in_text(const checker *c, const meeting *mt)
{
    for (size_t i = 0; lacks_attendance(mt) && i < mt->preamble.len; i++)
        if (tells_attendance(c, mt->preamble.at[i]))
            return mt->preamble.at[i];
    return NULL;
}

bool tells_attendance_in_text(const checker *c, const meeting *mt)
{
    return attendance_in_text(c, mt) != NULL;
}

void check_attendance_in_text(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    const md_node *found = attendance_in_text(c, mt);
    if (found)
        DIAG(c->d, ATTENDANCE_IN_TEXT, found->at, say_body(c, mt->body, mt->day));
}

void check_attendance_given(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    if (lacks_attendance(mt) && !is_under_law(c, mt) && !tells_attendance_in_text(c, mt))
        DIAG(c->d, ATTENDANCE_NONE, mt->day_at, say_body(c, mt->body, mt->day));
}

/* ---- somebody left out ---------------------------------------------------------------------- */

static bool is_expected(const checker *c, const roster_row *row)
{
    const seat *s = &c->m->seats.at[row->seat];
    return s->own_row && s->role != SEAT_DEPUTY && row->people_count > 0 && row->invited;
}

void check_attendance_recorded(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    slot_list unrecorded = { 0 };
    if (!meeting_was_held(mt) || is_under_law(c, mt) || !attendance_given(mt)
        || mt->attendance_unread)
        return;
    for (size_t i = 0; i < mt->roster.len; i++)
        if (is_expected(c, &mt->roster.at[i]) && !mt->roster.at[i].recorded)
            list_add(c->a, &unrecorded, mt->roster.at[i].people[0].person);
    if ((int)unrecorded.len > mt->unsure) /* names that were reported may be theirs */
        DIAG(c->d, ATTENDANCE_UNRECORDED, attendance_at(mt), say_people(c, &unrecorded, mt->day));
}

/* ---- contradictions ------------------------------------------------------------------------- */

static void mark(const checker *c, const named_list *names, int value)
{
    for (size_t i = 0; i < names->len; i++)
        if (names->at[i].person != NO_SLOT)
            c->marks[names->at[i].person] = value;
}

void check_present_and_absent(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    mark(c, &mt->present, 1);
    for (size_t i = 0; i < mt->absent.len; i++) {
        const named *n = &mt->absent.at[i];
        if (n->person != NO_SLOT && c->marks[n->person])
            DIAG(c->d, PRESENT_AND_ABSENT, n->written.at, say_person(c, n->person, mt->day));
    }
    mark(c, &mt->present, 0);
}

/* Came late or left early: then a deputy may have met for the rest. */
static bool was_there_in_part(const meeting *mt, slot who)
{
    for (size_t i = 0; i < mt->joined.len; i++)
        if (mt->joined.at[i].who.person == who)
            return true;
    for (size_t i = 0; i < mt->left.len; i++)
        if (mt->left.at[i].who.person == who)
            return true;
    return false;
}

void check_present_and_deputised(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    mark(c, &mt->present, 1);
    for (size_t i = 0; i < mt->deputies.len; i++) {
        const named *who = &mt->deputies.at[i].who;
        if (who->person != NO_SLOT && c->marks[who->person] && !was_there_in_part(mt, who->person))
            DIAG(c->d, PRESENT_AND_DEPUTISED, who->written.at, say_person(c, who->person, mt->day));
    }
    mark(c, &mt->present, 0);
}

/* ---- deputies ------------------------------------------------------------------------------ */

/* A seat of the register is several here where it is dated; they share id and label. */
static bool is_same_seat(const checker *c, slot one, slot other, date day)
{
    const seat *s = &c->m->seats.at[one], *t = &c->m->seats.at[other];
    if (one == other || (s->id.len > 0 && str_equal(s->id, t->id)))
        return true;
    str label = dated_text(&s->label, day);
    return s->id.len == 0 && t->id.len == 0 && label.len > 0
           && str_equal(label, dated_text(&t->label, day));
}

/* A deputy of nobody in particular may meet for anybody, and so may one whose seats were reported. */
static bool is_deputy_for(const checker *c, const seat *deputy, slot member, date day)
{
    if (deputy->deputy_for.len == 0 || deputy->guessed)
        return true;
    for (size_t i = 0; i < deputy->deputy_for.len; i++)
        if (is_same_seat(c, deputy->deputy_for.at[i], member, day))
            return true;
    return false;
}

/* The deputy seats of the meeting's body that were in force on its day. */
static slot_list deputy_seats(const checker *c, const meeting *mt)
{
    slot_list found = { 0 };
    const slot_list *seats = &c->m->bodies.at[mt->body].seats;
    for (size_t i = 0; i < seats->len; i++) {
        const seat *s = &c->m->seats.at[seats->at[i]];
        if (s->role == SEAT_DEPUTY && period_has(s->when, mt->day))
            list_add(c->a, &found, seats->at[i]);
    }
    return found;
}

/* Those who are registered as deputies for a seat. */
static slot_list registered_deputies(const checker *c, const meeting *mt, const slot_list *seats,
                                     slot member)
{
    slot_list people = { 0 };
    for (size_t i = 0; i < seats->len; i++) {
        const seat *s = &c->m->seats.at[seats->at[i]];
        for (size_t p = 0; is_deputy_for(c, s, member, mt->day) && p < s->people.len; p++)
            list_add(c->a, &people, s->people.at[p]);
    }
    return people;
}

static void report_deputy(checker *c, const meeting *mt, const deputising *one,
                          const slot_list *registered)
{
    str name = one->deputy.person != NO_SLOT ? person_name(c->m, one->deputy.person, mt->day)
                                             : one->deputy.written.value;
    message *msg = DIAG(c->d, DEPUTY_UNREGISTERED, one->deputy.written.at, name,
                        say_person(c, one->who.person, mt->day), say_body(c, mt->body, mt->day));
    if (registered->len > 0)
        message_hint(c->d, msg, "registered for this seat: " STR_FMT,
                     STR_ARG(say_people(c, registered, mt->day)));
}

void check_deputies(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    if (mt->body == NO_SLOT || mt->deputies.len == 0 || c->m->bodies.at[mt->body].seats_unsure > 0)
        return;
    slot_list seats = deputy_seats(c, mt);
    for (size_t i = 0; seats.len > 0 && i < mt->deputies.len; i++) {
        const deputising *one = &mt->deputies.at[i];
        if (one->who.seat == NO_SLOT || one->who.person == NO_SLOT || one->deputy.reported)
            continue;
        slot_list registered = registered_deputies(c, mt, &seats, one->who.seat);
        bool is_misspelt =
            one->deputy.person == NO_SLOT && name_near(c, one->deputy.written.value).len > 0;
        if (!is_misspelt
            && (one->deputy.person == NO_SLOT || !slots_have(&registered, one->deputy.person)))
            report_deputy(c, mt, one, &registered);
    }
}

/* ---- invited, came and left --------------------------------------------------------------------- */

/* Where somebody is named as present; elsewhere than in a list of names, the place of the attendance as such. */
static span named_at(const meeting *mt, const named_list *names, slot who)
{
    for (size_t i = 0; i < names->len; i++)
        if (names->at[i].person == who)
            return names->at[i].written.at;
    return attendance_at(mt);
}

void check_invited(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    if (!meeting_was_held(mt) || (!mt->has_invited && mt->not_invited.len == 0))
        return;
    for (size_t i = 0; i < mt->roster.len; i++) {
        const roster_row *row = &mt->roster.at[i];
        /* A deputy comes when a member cannot, uninvited. */
        bool is_deputy = c->m->seats.at[row->seat].role == SEAT_DEPUTY;
        for (int p = 0; p < row->people_count && !is_deputy; p++)
            if (row->people[p].sign == SIGN_PRESENT && !row->people[p].invited)
                DIAG(c->d, NOT_INVITED, named_at(mt, &mt->present, row->people[p].person),
                     say_person(c, row->people[p].person, mt->day));
    }
}

static str own_key(const checker *c, const char *key)
{
    return words_form(c->w, c->m->settings.language, WORD_KEY, str_of(key));
}

static void check_seen(checker *c, const meeting *mt, const named *who, const char *what)
{
    const roster_row *row = row_of_seat(mt, who->seat);
    if (!row || mt->attendance_unread || who->person == NO_SLOT || row->sign == SIGN_PRESENT
        || row->sign == SIGN_DEPUTY)
        return;
    bool is_absent = row->sign == SIGN_ABSENT;
    message *msg = DIAG(c->d, CAME_OR_LEFT_UNSEEN, who->written.at,
                        say_person(c, who->person, mt->day), str_of(what),
                        is_absent ? STR("is listed as absent") : STR("is not listed as present"));
    if (is_absent)
        message_help(c->d, msg,
                     "move the initials from “" STR_FMT "” to “" STR_FMT "”, or correct them here",
                     STR_ARG(own_key(c, "absent")), STR_ARG(own_key(c, "present")));
}

void check_came_or_left(checker *c, slot subject)
{
    const meeting *mt = &c->m->meetings.at[subject];
    for (size_t i = 0; i < mt->joined.len; i++)
        check_seen(c, mt, &mt->joined.at[i].who, "came late");
    for (size_t i = 0; i < mt->left.len; i++)
        check_seen(c, mt, &mt->left.at[i].who, "left early");
}
