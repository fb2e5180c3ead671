/*
 * new: a meeting, a case paper, a report or a person, filled from the register.
 *
 * What can be known is written: numbers, names, the place of the last meeting. What cannot is left as an empty key,
 * which says where to write. Files are new; none is ever written over.
 */
#include "cli/new.h"
#include "cli/skeleton.h"
#include "link/link.h"

exit_status new_start(session *s, pipeline *p)
{
    exit_status status = pipeline_new(s, p, STAGE_LINK);
    if (status != EXIT_DONE)
        return status;
    pipeline_run(p);
    if (diag_count(p->diag, SEVERITY_ERROR) == 0)
        return EXIT_DONE;
    pipeline_report(p);
    put_error(STR("referat: mend these first; what is new is filled from the register\n"));
    return EXIT_SOURCES;
}

slot new_find_body(session *s, const pipeline *p, str name)
{
    str_list names = { 0 };
    slot found = list_find_body(p->archive, name);
    if (found != NO_SLOT)
        return found;
    for (size_t i = 0; i < p->archive->bodies.len; i++)
        list_add(s->arena, &names, p->archive->bodies.at[i].id);
    str near = utf8_nearest(name, names.at, names.len);
    str all = str_join(s->arena, names.at, names.len, STR(", "));
    if (near.len)
        usage_error(s, "there is no body “" STR_FMT "”; did you mean " STR_FMT "?", STR_ARG(name),
                    STR_ARG(near));
    else
        usage_error(s, "there is no body “" STR_FMT "”; the register has " STR_FMT, STR_ARG(name),
                    STR_ARG(all));
    return NO_SLOT;
}

bool new_waits(const case_name *paper, slot owner, date day)
{
    return paper->number > 0 && paper->body == owner && paper->year == day.year;
}

static bool counts_apart(const pipeline *p, slot owner)
{
    slot_list cases = { 0 };
    for (size_t i = 0; i < p->archive->cases.len; i++)
        if (p->archive->cases.at[i].body == owner)
            list_add(p->arena, &cases, (slot)i);
    return cases_count_apart(p->archive, &cases);
}

new_numbers new_numbers_of(const pipeline *p, slot owner, date day)
{
    const archive *m = p->archive;
    int series = body_series(m, p->words, owner, day), last = 0;
    bool apart = counts_apart(p, owner);
    for (size_t i = 0; i < m->cases.len; i++) {
        const case_item *c = &m->cases.at[i];
        bool counts =
            c->body == owner && c->year == day.year && (!apart || c->series_place == series);
        if (counts && c->number > last)
            last = c->number;
    }
    str word = series ? m->bodies.at[owner].case_word.at[series - 1].value : STR("");
    for (size_t i = 0; i < m->reports.len; i++) {
        const case_name *paper = &m->reports.at[i].paper_of;
        bool counts = new_waits(paper, owner, day) && (!apart || str_equal(paper->word, word));
        if (counts && paper->number > last)
            last = paper->number;
    }
    return (new_numbers){ owner, day, word, last + 1 };
}

str new_key(const pipeline *p, const char *name)
{
    return words_form(p->words, p->archive->settings.language, WORD_KEY, str_of(name));
}

str new_value(const pipeline *p, const char *name)
{
    return words_form(p->words, p->archive->settings.language, WORD_VALUE, str_of(name));
}

/* ---- case paper ------------------------------------------------------------------------------ */

/* The day that the body works on: that of its latest meeting. */
static date latest_day(const archive *m, slot which)
{
    date day = { 0 };
    for (size_t i = 0; i < m->meetings.len; i++)
        if (m->meetings.at[i].body == which && date_compare(m->meetings.at[i].day, day) > 0)
            day = m->meetings.at[i].day;
    return day;
}

/* "05-26", "RS 5-26" as --number gives it, or the next of the body. */
static bool read_case_number(session *s, const pipeline *p, slot which, new_numbers *numbers)
{
    str typed = session_option(s, "number", ""), first, rest;
    *numbers = new_numbers_of(p, which, latest_day(p->archive, which));
    if (typed.len == 0)
        return numbers->day.year > 0;
    long number, year;
    str word = case_word_cut(typed, &rest);
    if (word.len > 0)
        numbers->word = word;
    if (!str_cut(&rest, STR("-"), &first) || !str_int(first, &number) || !str_int(rest, &year)
        || number < 1)
        return false;
    numbers->next = (int)number;
    numbers->day.year = (int16_t)(year < 100 ? 2000 + year : year);
    return true;
}

/* "05-26", "PS 05-26" */
static str number_written(arena *a, const new_numbers *numbers)
{
    str number = str_format(a, "%02d-%02d", numbers->next, numbers->day.year % 100);
    return numbers->word.len
               ? str_format(a, STR_FMT " " STR_FMT, STR_ARG(numbers->word), STR_ARG(number))
               : number;
}

static bool paper_is_named(const archive *m, str name)
{
    for (size_t i = 0; i < m->reports.len; i++)
        if (m->reports.at[i].kind == REPORT_PAPER && str_equal(m->reports.at[i].name, name))
            return true;
    return false;
}

/* "board-05-26", or with a number behind it where the case has a paper: the address is made of it, so no title may stand in it. */
static str paper_name(const pipeline *p, slot which, str id)
{
    str whole = str_format(p->arena, STR_FMT "-" STR_FMT, STR_ARG(p->archive->bodies.at[which].id),
                           STR_ARG(id));
    str name = utf8_ascii(p->arena, whole), free = name;
    for (int i = 2; paper_is_named(p->archive, free); i++)
        free = str_format(p->arena, STR_FMT "-%d", STR_ARG(name), i);
    return free;
}

static exit_status new_case(session *s)
{
    pipeline p;
    new_numbers numbers;
    str title =
        str_trim(s->arguments.len > 2 ? s->arguments.at[2] : session_option(s, "title", ""));
    if (title.len == 0)
        return usage_error(s, "a case wants a title: referat new case BODY TITLE");
    exit_status status = new_start(s, &p);
    if (status != EXIT_DONE)
        return status;
    slot which = new_find_body(s, &p, s->arguments.at[1]);
    if (which == NO_SLOT)
        return EXIT_USAGE;
    if (!read_case_number(s, &p, which, &numbers))
        return usage_error(s, "say which case it is for with --number, such as --number 05-26");
    str id = number_written(s->arena, &numbers);
    const filling fillings[] = {
        { .name = "case",
          .value = str_format(s->arena, STR_FMT "/" STR_FMT,
                              STR_ARG(p.archive->bodies.at[which].id), STR_ARG(id)) },
        { .name = "title", .value = skeleton_quote(s->arena, title) },
        { .name = "year", .value = str_format(s->arena, "%d", numbers.day.year) },
        { .name = "name", .value = paper_name(&p, which, id) },
        { .name = NULL },
    };
    return skeleton_copy(s, "case", words_lang_code(p.archive->settings.language), p.root,
                         fillings);
}

/* ---- report ---------------------------------------------------------------------------------- */

/* Those that met in the year, in the register's order; the first of all if none has. */
static slot_list report_bodies(const pipeline *p, int year)
{
    const archive *m = p->archive;
    bool *met = arena_array(p->arena, bool, m->bodies.len + 1);
    slot_list found = { 0 };
    for (size_t i = 0; i < m->meetings.len; i++)
        if (m->meetings.at[i].day.year == year && m->meetings.at[i].body != NO_SLOT)
            met[m->meetings.at[i].body] = true;
    for (size_t i = 0; i < m->bodies.len; i++)
        if (met[i])
            list_add(p->arena, &found, (slot)i);
    if (found.len == 0 && m->bodies.len > 0)
        list_add(p->arena, &found, 0);
    return found;
}

/* What is filled in for each of them. */
static filling_sets fill_bodies(const pipeline *p, int year)
{
    slot_list bodies = report_bodies(p, year);
    filling_sets sets = { 0 };
    for (size_t i = 0; i < bodies.len; i++) {
        filling *one = arena_array(p->arena, filling, 3);
        one[0] = (filling){ .name = "body", .value = p->archive->bodies.at[bodies.at[i]].id };
        one[1] = (filling){ .name = "name",
                            .value = body_name(p->archive, bodies.at[i],
                                               (date){ .year = (int16_t)year }) };
        list_add(p->arena, &sets, one);
    }
    return sets;
}

static exit_status new_report(session *s)
{
    pipeline p;
    long year;
    if (!str_int(s->arguments.at[1], &year) || year < 1000 || year > 9999)
        return usage_error(s, "a report wants a year, such as 2026");
    exit_status status = new_start(s, &p);
    if (status != EXIT_DONE)
        return status;
    const filling_sets bodies = fill_bodies(&p, (int)year);
    const filling fillings[] = {
        { .name = "year", .value = s->arguments.at[1] },
        { .name = "body", .value = bodies.len ? bodies.at[0]->value : STR(""), .each = bodies },
        { .name = NULL },
    };
    const char *kind = p.archive->accounts.given ? "report-with-accounts" : "report";
    return skeleton_copy(s, kind, words_lang_code(p.archive->settings.language), p.root, fillings);
}

/* ---- the command ----------------------------------------------------------------------------- */

typedef struct new_kind {
    const char *name;
    int least, most; /* words after it */
    exit_status (*run)(session *s);
} new_kind;

static const new_kind kinds[] = {
    { "meeting", 2, 2, new_meeting },
    { "case", 1, 2, new_case }, /* the title may stand in --title */
    { "report", 1, 1, new_report },
    { "person", 1, 1, new_person },
};

exit_status run_new(session *s)
{
    int words_after = (int)s->arguments.len - 1;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!str_is(s->arguments.at[0], kinds[i].name))
            continue;
        if (words_after < kinds[i].least || words_after > kinds[i].most)
            break;
        return kinds[i].run(s);
    }
    return usage_error(s, "usage: referat new %s", s->command->arguments);
}
