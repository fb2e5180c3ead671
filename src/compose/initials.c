/*
 * initials: who is meant by initials in running text.
 *
 * In minutes, and on the page of a matter, initials in the text are those of the people in the
 * attendance: they get the full name behind them, for readers that hear the text or ask what the
 * letters mean. Where two have the same, nobody can tell; and what is an abbreviation of something
 * else ("EU", "IT") is nobody's. The names are looked up once for each document, when the first
 * letters turn up that may be initials.
 */
#include "compose/composer.h"

/* ---- those who have initials here ------------------------------------------------------------ */

static bool is_other_abbreviation(const composer *c, str letters)
{
    return words_find_signal(c->w, SIGNAL_ABBREVIATION, letters, 0).len > 0;
}

static void enter(composer *c, str letters, str name)
{
    str *known = map_find(c->initials, letters);
    if (known && !str_equal(*known, name))
        *known = STR("");
    if (known || is_other_abbreviation(c, letters))
        return;
    str *kept = arena_make(c->a, str);
    *kept = name;
    map_put(c->initials, letters, kept);
}

static void enter_person(composer *c, slot who)
{
    const date day = c->initials_of->day;
    enter(c, person_initials(c->m, who, day), person_name(c->m, who, day));
}

static void enter_named(composer *c, const named *n)
{
    const str name = named_name(c, n);
    if (n->person != NO_SLOT)
        enter_person(c, n->person);
    else
        enter(c, initials_of_name(c->a, name), name);
}

static void look_up(composer *c)
{
    const meeting *m = c->initials_of;
    c->initials = map_new(c->a);
    for (size_t i = 0; i < m->roster.len; i++) {
        const roster_row *row = &m->roster.at[i];
        for (int k = 0; k < row->people_count; k++)
            enter_person(c, row->people[k].person);
        if (row->deputy)
            enter_named(c, row->deputy);
    }
    for (size_t i = 0; i < m->other_deputies.len; i++)
        enter_named(c, &m->other_deputies.at[i]);
    for (size_t i = 0; i < m->guests.len; i++)
        enter_named(c, &m->guests.at[i]);
}

static str name_behind(composer *c, str letters)
{
    if (!c->initials)
        look_up(c);
    const str *name = map_find(c->initials, letters);
    return name ? *name : STR("");
}

/* ---- in running text --------------------------------------------------------------------------- */

/* What makes one word of what stands before and after it: "EØS-avtalen", "A/S". */
static bool joins(str line, size_t at)
{
    const uint32_t rune = utf8_next(line, &at);
    return utf8_is_letter(rune) || rune == '-' || rune == '/' || (rune >= '0' && rune <= '9');
}

/* The end of the capitals that begin at `from`; `from` itself where they are no word of two or more. */
static size_t capitals_end(str line, size_t from)
{
    size_t end = from, count = 0;
    for (size_t i = from; i < line.len && utf8_is_upper(utf8_next(line, &i)); count++)
        end = i;
    return count < 2 || (end < line.len && joins(line, end)) ? from : end;
}

static bool may_begin(char c)
{
    return (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xc0;
}

void put_running_text(composer *c, inline_list *out, str line)
{
    size_t done = 0;
    bool joined = false;
    for (size_t i = 0; c->initials_of && i < line.len;) {
        const size_t end = joined || !may_begin(line.at[i]) ? i : capitals_end(line, i);
        const str name = end > i ? name_behind(c, str_slice(line, i, end)) : STR("");
        if (name.len > 0) {
            inline_add_text(c->a, out, str_slice(line, done, i));
            put_abbreviated(c, out, str_slice(line, i, end), name);
            done = end;
        }
        joined = joins(line, i);
        if (end > i)
            i = end;
        else
            utf8_next(line, &i);
    }
    inline_add_text(c->a, out, str_slice(line, done, line.len));
}
