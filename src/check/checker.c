/*
 * Words and questions that several rules share.
 *
 * Messages are English, whatever the project's language: dates and names are put into words here, in one way. The
 * questions are about meetings and their rosters, and about names of bodies in a text, which may stand in any form
 * and are read as of a day.
 */
#include "check/checker.h"

/* ---- words of messages ------------------------------------------------------------------------ */

str say_day(const checker *c, date d)
{
    return words_date(c->w, c->a, LANG_EN, d, DATE_FULL);
}

str say_day_number(const checker *c, int32_t day)
{
    return say_day(c, date_of_day(day));
}

str say_person(const checker *c, slot who, date day)
{
    str initials = person_initials(c->m, who, day), name = person_name(c->m, who, day);
    return str_format(c->a, STR_FMT " (" STR_FMT ")", STR_ARG(initials), STR_ARG(name));
}

str say_people(const checker *c, const slot_list *people, date day)
{
    str_list names = { 0 };
    for (size_t i = 0; i < people->len; i++)
        if (c->marks[people->at[i]]++ == 0) /* whoever sits twice is named once */
            list_add(c->a, &names, say_person(c, people->at[i], day));
    for (size_t i = 0; i < people->len; i++)
        c->marks[people->at[i]] = 0;
    return words_list(c->w, c->a, LANG_EN, names.at, names.len);
}

str say_body(const checker *c, slot which, date day)
{
    return body_name(c->m, which, day);
}

str say_case(const checker *c, slot item)
{
    const case_item *one = &c->m->cases.at[item];
    str which = say_body(c, one->body, meeting_of(c, item)->day);
    return str_format(c->a, STR_FMT " " STR_FMT, STR_ARG(which), STR_ARG(one->label));
}

str say_money(const checker *c, money m)
{
    return words_money(c->w, c->a, c->m->settings.language, m, m % 100 != 0);
}

str say_number(const checker *c, int64_t n)
{
    return words_number(c->w, c->a, LANG_EN, n);
}

/* ---- questions ----------------------------------------------------------------------------- */

const meeting *meeting_of(const checker *c, slot item)
{
    return &c->m->meetings.at[c->m->cases.at[item].meeting];
}

bool is_under_law(const checker *c, const meeting *mt)
{
    if (!meeting_was_held(mt))
        return false;
    str law = dated_text(&c->m->bodies.at[mt->body].law, mt->day);
    return law.len > 0 && str_is(words_canonical(c->w, WORD_VALUE, law), "kommuneloven");
}

/* Where a body records absence only, link has taken those who were invited as present. */
bool attendance_given(const meeting *mt)
{
    if (mt->all_present || mt->has_present || mt->has_absent || mt->deputies.len > 0)
        return true;
    for (size_t i = 0; i < mt->roster.len; i++)
        if (mt->roster.at[i].sign != SIGN_EMPTY)
            return true;
    return false;
}

static span names_at(const named_list *names)
{
    return span_join(names->at[0].written.at, names->at[names->len - 1].written.at);
}

span attendance_at(const meeting *mt)
{
    if (mt->present.len > 0)
        return names_at(&mt->present);
    if (mt->absent.len > 0)
        return names_at(&mt->absent);
    return mt->day_at;
}

const roster_row *row_of_seat(const meeting *mt, slot which)
{
    for (size_t i = 0; which != NO_SLOT && i < mt->roster.len; i++)
        if (mt->roster.at[i].seat == which)
            return &mt->roster.at[i];
    return NULL;
}

static bool holds_seat(const roster_row *row, slot who)
{
    for (int i = 0; i < row->people_count; i++)
        if (row->people[i].person == who)
            return true;
    return false;
}

const roster_row *row_of_person(const meeting *mt, slot who)
{
    const roster_row *own = NULL;
    for (size_t i = 0; who != NO_SLOT && i < mt->roster.len; i++) {
        const roster_row *row = &mt->roster.at[i];
        if (row->deputy && row->deputy_person == who)
            return row;
        if (!own && holds_seat(row, who))
            own = row;
    }
    return own;
}

bool slots_have(const slot_list *list, slot one)
{
    for (size_t i = 0; i < list->len; i++)
        if (list->at[i] == one)
            return true;
    return false;
}

str part_text(const checker *c, const case_part *part)
{
    str_list texts = { 0 };
    for (size_t i = 0; i < part->blocks.len; i++)
        list_add(c->a, &texts, md_plain(c->a, part->blocks.at[i]));
    return str_join(c->a, texts.at, texts.len, STR(" "));
}

/* ---- bodies in a text --------------------------------------------------------------------------- */

/* The end of the word that begins at `from`; `from` where none does. */
static size_t word_end(str line, size_t from)
{
    size_t end = from;
    for (size_t pos = from; pos < line.len; end = pos) {
        uint32_t rune = utf8_next(line, &pos);
        if (!utf8_is_letter(rune) && rune != '-' && rune != '\'' && rune != 0x2019)
            break;
    }
    return end;
}

static slot body_of_form(const checker *c, str form, date day)
{
    const body_forms *forms = map_find(c->body_names, utf8_fold(c->a, form));
    for (size_t i = 0; forms && i < forms->len; i++)
        if (period_has(forms->at[i].when, day))
            return forms->at[i].body;
    return NO_SLOT;
}

/* The body whose name begins at `from`: the longest name wins. */
static slot body_at(const checker *c, str line, size_t from, date day)
{
    slot found = NO_SLOT;
    size_t end = from;
    for (size_t count = 0; count < c->body_words; count++) {
        size_t start = count > 0 ? end + 1 : from;
        if (count > 0 && (end >= line.len || line.at[end] != ' '))
            break;
        end = word_end(line, start);
        if (end == start)
            break;
        slot which = body_of_form(c, str_slice(line, from, end), day);
        if (which != NO_SLOT)
            found = which;
    }
    return found;
}

slot body_named(const checker *c, str line, date day)
{
    for (size_t from = 0; from < line.len;) {
        size_t end = word_end(line, from);
        slot which = end > from ? body_at(c, line, from, day) : NO_SLOT;
        if (which != NO_SLOT)
            return which;
        if (end == from)
            utf8_next(line, &end);
        from = end;
    }
    return NO_SLOT;
}
