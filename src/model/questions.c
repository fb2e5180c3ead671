/*
 * Questions that several stages ask of the archive: names as of a day, who sits where, which case is meant.
 *
 * A value of the register is the one in force on the day; where several are, the last that was written. For
 * printing, a value that is not in force on the day gives way to the nearest in time, so that a name is never empty.
 * Ids, names, cases and meetings are found through maps that are filled while the project is read.
 */
#include "model/load.h"

/* ---- dated values ---------------------------------------------------------------------------- */

const dated_value *dated_at(const dated *values, date day)
{
    for (size_t i = values->len; i > 0; i--)
        if (period_has(values->at[i - 1].when, day) || (!date_some(day) && values->len == 1))
            return &values->at[i - 1];
    return NULL;
}

str dated_text(const dated *values, date day)
{
    const dated_value *v = dated_at(values, day);
    return v ? v->value : STR("");
}

/* Days from a day to a period; 0 inside it. */
static int64_t distance(period when, int32_t day)
{
    if (day < period_first(when))
        return (int64_t)period_first(when) - day;
    if (day > period_last(when))
        return (int64_t)day - period_last(when);
    return 0;
}

str dated_any(const dated *values, date day)
{
    const dated_value *nearest = NULL;
    int32_t at = date_some(day) ? date_first(day) : INT32_MAX; /* no day: the last */
    for (size_t i = 0; i < values->len; i++)
        if (!nearest || distance(values->at[i].when, at) <= distance(nearest->when, at))
            nearest = &values->at[i];
    return nearest ? nearest->value : STR("");
}

str dated_first(const dated *values)
{
    const dated_value *first = NULL;
    for (size_t i = 0; i < values->len; i++)
        if (!first || period_first(values->at[i].when) < period_first(first->when))
            first = &values->at[i];
    return first ? first->value : STR("");
}

/* ---- ids and names --------------------------------------------------------------------------- */

slot model_find(const archive *m, id_kind kind, str id)
{
    const slot *found = map_find(m->ids[kind], id);
    return found ? *found : NO_SLOT;
}

const slot_list *model_find_named(const archive *m, arena *a, id_kind kind, str name)
{
    return map_find(m->names[kind], utf8_fold(a, name));
}

period body_named_when(const body *b, const dated_value *name)
{
    period when = name->when;
    if (!date_some(when.from))
        when.from = b->when.from;
    if (!date_some(when.to))
        when.to = b->when.to;
    return when;
}

/* Does a body bear a name on a day? `last` becomes the last day that it bore it, before that day. */
static bool bears_name(const body *b, arena *a, str folded, date day, int32_t *last)
{
    bool bears = false;
    *last = INT32_MIN;
    for (size_t i = 0; i < b->name.len; i++) {
        period when = body_named_when(b, &b->name.at[i]);
        if (!str_equal(utf8_fold(a, b->name.at[i].value), folded))
            continue;
        bears |= period_has(when, day) || !date_some(day);
        if (date_some(day) && period_last(when) < date_first(day) && period_last(when) > *last)
            *last = period_last(when);
    }
    return bears;
}

/* The one that bears a name; where none does any more, the one that bore it last. */
static slot bearer_of(const archive *m, arena *a, const slot_list *list, str folded, date day)
{
    slot now = NO_SLOT, former = NO_SLOT;
    int32_t latest = INT32_MIN, last;
    size_t count = 0;
    for (size_t i = 0; i < list->len; i++) {
        if (bears_name(&m->bodies.at[list->at[i]], a, folded, day, &last)) {
            now = list->at[i];
            count++;
        } else if (last > latest) {
            former = list->at[i];
            latest = last;
        }
    }
    return count > 1 ? NO_SLOT : count == 1 ? now : former;
}

slot body_find(const archive *m, arena *a, str id_or_name, date day)
{
    slot found = model_find(m, ID_BODY, id_or_name);
    const slot_list *list = found == NO_SLOT ? model_find_named(m, a, ID_BODY, id_or_name) : NULL;
    if (list && list->len == 1)
        return list->at[0];
    return list ? bearer_of(m, a, list, utf8_fold(a, id_or_name), day) : found;
}

/* ---- names ----------------------------------------------------------------------------------- */

str body_name(const archive *m, slot which, date day)
{
    const body *b = &m->bodies.at[which];
    str name = dated_any(&b->name, day);
    return name.len ? name : b->id;
}

str person_name(const archive *m, slot which, date day)
{
    const person *p = &m->people.at[which];
    str name = dated_any(&p->name, day);
    return name.len ? name : p->id;
}

str named_in_full(const archive *m, const named *n, date day)
{
    if (n->person != NO_SLOT)
        return person_name(m, n->person, day);
    return n->visitor.len > 0 ? n->visitor : n->written.value;
}

/* The first letter of each part of a name; a hyphen parts names, too. */
str initials_of_name(arena *a, str name)
{
    buf b = buf_new(a);
    bool at_start = true;
    for (size_t pos = 0; pos < name.len;) {
        size_t before = pos;
        uint32_t rune = utf8_next(name, &pos);
        if (at_start && utf8_is_letter(rune))
            buf_put(&b, utf8_capital(a, str_slice(name, before, pos)));
        at_start = utf8_is_space(rune) || rune == '-' || (at_start && !utf8_is_letter(rune));
    }
    return buf_str(&b);
}

str person_initials(const archive *m, slot which, date day)
{
    const person *p = &m->people.at[which];
    str initials = dated_text(&p->initials, day);
    return initials.len ? initials : dated_any(&p->default_initials, day);
}

str person_title(const archive *m, slot which, date day)
{
    return dated_text(&m->people.at[which].title, day);
}

str organisation_name(const archive *m, slot which, date day)
{
    const organisation *o = &m->organisations.at[which];
    str name = dated_any(&o->name, day);
    return name.len ? name : o->id;
}

str organisation_short(const archive *m, slot which, date day)
{
    str short_name = dated_text(&m->organisations.at[which].short_name, day);
    return short_name.len ? short_name : organisation_name(m, which, day);
}

static str organisation_of(const archive *m, slot who, date day,
                           str (*name)(const archive *, slot, date))
{
    const dated_value *v = dated_at(&m->people.at[who].organisation, day);
    if (!v)
        return STR("");
    return v->target == NO_SLOT ? v->value : name(m, v->target, day);
}

str person_organisation(const archive *m, arena *a, slot which, date day)
{
    (void)a; /* names are never made, only found */
    return organisation_of(m, which, day, organisation_name);
}

str person_organisation_short(const archive *m, arena *a, slot which, date day)
{
    (void)a;
    return organisation_of(m, which, day, organisation_short);
}

/* ---- seats ----------------------------------------------------------------------------------- */

void body_seats_at(const archive *m, arena *a, slot which, date day, slot_list *seats)
{
    const slot_list *all = &m->bodies.at[which].seats;
    for (size_t i = 0; i < all->len; i++)
        if (period_has(m->seats.at[all->at[i]].when, day))
            list_add(a, seats, all->at[i]);
}

/* ---- cases and meetings ------------------------------------------------------------------------ */

enum { KEY_MOST = 48 };

/* Decimal digits into a key, without an arena: these questions are asked often, and of a const archive. */
static size_t put_number(char *key, size_t len, int64_t number)
{
    char digits[24];
    size_t count = 0;
    uint64_t rest = number < 0 ? (uint64_t)-number : (uint64_t)number;
    do
        digits[count++] = (char)('0' + rest % 10);
    while (rest /= 10);
    while (count)
        key[len++] = digits[--count];
    key[len++] = '/';
    return len;
}

static str index_key(char key[KEY_MOST], char kind, int64_t first, int64_t second, int64_t third)
{
    size_t len = 0;
    key[len++] = kind;
    len = put_number(key, len, first);
    len = put_number(key, len, second);
    len = put_number(key, len, third);
    return (str){ key, len };
}

static str case_key(char key[KEY_MOST], slot which, int year, int number)
{
    return index_key(key, 'c', which, year, number);
}

static str meeting_key(char key[KEY_MOST], slot which, date day)
{
    return index_key(key, 'm', which, day.year, day.month * 100 + day.day);
}

static slot index_find(const archive *m, str key)
{
    const slot *found = map_find(m->index, key);
    return found ? *found : NO_SLOT;
}

slot case_find(const archive *m, slot which, int year, int number)
{
    char key[KEY_MOST];
    return which == NO_SLOT ? NO_SLOT : index_find(m, case_key(key, which, year, number));
}

/* Numbers that look alike are told apart by the word before them, where it is a part of the number. */
static str series_key(char key[KEY_MOST], const case_item *c)
{
    return index_key(key, 's', c->body, c->year, ((int64_t)c->number << 32) + c->series_place);
}

slot case_find_in_series(const archive *m, const case_item *like)
{
    char key[KEY_MOST];
    return like->body == NO_SLOT ? NO_SLOT : index_find(m, series_key(key, like));
}

bool case_shares_number(const archive *m, const case_item *like)
{
    slot first = case_find(m, like->body, like->year, like->number);
    return first != NO_SLOT && m->cases.at[first].series_place != like->series_place;
}

static str unread_key(char key[KEY_MOST], slot which, int year, int number)
{
    return index_key(key, 'u', which, year, number);
}

bool case_is_unread(const archive *m, slot which, int year, int number)
{
    char key[KEY_MOST];
    return which != NO_SLOT && map_find(m->index, unread_key(key, which, year, number));
}

slot meeting_find(const archive *m, slot which, date day)
{
    char key[KEY_MOST];
    return which == NO_SLOT ? NO_SLOT : index_find(m, meeting_key(key, which, day));
}

static bool index_add(loader *l, str key, slot what)
{
    slot *s = arena_make(l->a, slot);
    *s = what;
    return map_add(l->m->index, str_copy(l->a, key), s);
}

void index_unread_case(loader *l, slot which, const case_number *n)
{
    char key[KEY_MOST];
    if (which != NO_SLOT)
        index_add(l, unread_key(key, which, n->year, n->number), NO_SLOT);
}

/* Does the name of its file say another day? One of the two is wrong, which check tells of. */
static bool is_misdated(const meeting *held, date *own)
{
    return meeting_day_of_name(held, own)
           && (date_first(*own) < date_first(held->day) || date_first(*own) > date_last(held->day));
}

static void report_double(loader *l, const meeting *held, const meeting *first)
{
    str day = words_date(l->w, l->a, LANG_EN, held->day, DATE_FULL);
    message *m = DIAG(l->d, DOUBLE_MEETING, held->day_at, body_name(l->m, held->body, held->day),
                      day, first->path);
    date own;
    if (is_misdated(held, &own))
        message_hint(l->d, m, "the name of the file says " STR_FMT,
                     STR_ARG(words_date(l->w, l->a, LANG_EN, own, DATE_FULL)));
}

/* A case whose number is taken, or of another year, was most likely to have the number after that of the one before it in its
   meeting. Whoever refers to that one is right. */
static void index_meant(loader *l, slot item)
{
    const case_item *c = &l->m->cases.at[item], *before = item > 0 ? c - 1 : NULL;
    const bool follows = before && before->meeting == c->meeting;
    const case_number n = { .year = l->m->meetings.at[c->meeting].day.year,
                            .number = follows ? before->number + 1 : c->number };
    index_unread_case(l, c->body, &n);
}

/* How surely it is known which body met on which day. */
typedef enum sureness { SURE_DAY, DOUBTED_DAY, GUESSED_BODY, SURENESSES } sureness;

static sureness sureness_of(const meeting *held)
{
    date own;
    return held->body_guessed ? GUESSED_BODY : is_misdated(held, &own) ? DOUBTED_DAY : SURE_DAY;
}

/* The surest come first: what others are taken to be may be there already. One whose file's name says another day is found
   by both. */
static void index_days(loader *l, sureness how)
{
    char key[KEY_MOST];
    for (size_t i = 0; i < l->m->meetings.len; i++) {
        const meeting *held = &l->m->meetings.at[i];
        date own;
        if (held->body == NO_SLOT || !date_some(held->day) || sureness_of(held) != how)
            continue;
        if (!index_add(l, meeting_key(key, held->body, held->day), (slot)i) && how != GUESSED_BODY)
            report_double(l, held, &l->m->meetings.at[meeting_find(l->m, held->body, held->day)]);
        if (how == DOUBTED_DAY && is_misdated(held, &own))
            index_add(l, meeting_key(key, held->body, own), (slot)i);
    }
}

/* Has a case a number far above that of the one before it in its meeting, and later ones go on from there with just one
   number left out? Then that one was meant. */
static bool is_far_ahead(const archive *m, slot item)
{
    const case_item *c = &m->cases.at[item], *before = c - 1;
    if (before->meeting != c->meeting || before->year != c->year
        || before->series_place != c->series_place)
        return false;
    slot next = case_find(m, c->body, c->year, before->number + 2);
    return c->number > before->number + 2 && next > item
           && case_find(m, c->body, c->year, before->number + 1) == NO_SLOT;
}

void index_meetings(loader *l)
{
    char key[KEY_MOST];
    for (int how = 0; how < SURENESSES; how++)
        index_days(l, (sureness)how);
    for (size_t i = 0; i < l->m->cases.len; i++) {
        const case_item *c = &l->m->cases.at[i];
        if (c->body == NO_SLOT)
            continue;
        index_add(l, case_key(key, c->body, c->year, c->number),
                  (slot)i); /* of two alike the first is found */
        if (!index_add(l, series_key(key, c), (slot)i)
            || c->year != l->m->meetings.at[c->meeting].day.year)
            index_meant(l, (slot)i);
    }
    for (size_t i = 1; i < l->m->cases.len; i++)
        if (is_far_ahead(l->m, (slot)i))
            index_meant(l, (slot)i);
}

str case_body_label(const archive *m, arena *a, slot item)
{
    const case_item *c = &m->cases.at[item];
    date day = m->meetings.at[c->meeting].day;
    str number = case_number_text(a, body_case_form(m, c->body, day), c->year, c->number);
    return c->series.len ? str_format(a, STR_FMT " " STR_FMT, STR_ARG(c->word), STR_ARG(number))
                         : number;
}

const case_part *case_find_part(const case_item *c, case_label label)
{
    for (size_t i = 0; i < c->parts.len; i++)
        if (c->parts.at[i].label == label)
            return &c->parts.at[i];
    return NULL;
}

/* ---- today ----------------------------------------------------------------------------------- */

bool meeting_was_held(const meeting *m)
{
    return m->status != STATUS_AGENDA && m->body != NO_SLOT && date_some(m->day);
}

static date later(date one, date other)
{
    bool is_later = date_some(other) && (!date_some(one) || date_first(other) > date_first(one));
    return is_later ? other : one;
}

/* There is no clock: today is the last day on which anybody met. What is only planned does not move it, nor does a
   report or a plan, whose day may be the last of a year that has not ended. Where nobody has met, it is the last day that any
   document has. */
date archive_today(const archive *m)
{
    date met = { 0 }, written = { 0 };
    for (size_t i = 0; i < m->meetings.len; i++) {
        const meeting *one = &m->meetings.at[i];
        written = later(written, one->day);
        met = meeting_was_held(one) ? later(met, one->day) : met;
    }
    for (size_t i = 0; i < m->reports.len; i++)
        written = later(written, m->reports.at[i].day);
    date last = date_some(met) ? met : written;
    return date_some(last) ? date_of_day(date_first(last)) : last;
}

bool case_has_decision(const case_item *c)
{
    return case_find_part(c, LABEL_DECISION) != NULL;
}
