/*
 * new meeting: an agenda (or a draft of minutes) from the register.
 *
 * It gets the roster of the body on that day, time and place of its last meeting, the approval of the last minutes that
 * nobody has approved yet, the body's standing cases, the papers that wait for a meeting, the actions that are still
 * open, and the next numbers.
 */
#include "cli/new.h"
#include "cli/skeleton.h"

typedef struct writing {
    session *session;
    const pipeline *pipeline;
    const archive *archive;
    slot owner; /* the body */
    date day;
    const meeting *last; /* the body's latest before that day; NULL if there is none */
    new_numbers numbers; /* of the cases to come */
    bool agenda;
    buf out;
} writing;

static lang language(const writing *w)
{
    return w->archive->settings.language;
}

static const meeting *last_before(const archive *m, slot owner, date day)
{
    const meeting *last = NULL;
    for (size_t i = 0; i < m->meetings.len; i++) {
        const meeting *one = &m->meetings.at[i];
        if (one->body == owner && date_compare(one->day, day) < 0
            && (!last || date_compare(one->day, last->day) > 0))
            last = one;
    }
    return last;
}

/* ---- front matter ---------------------------------------------------------------------------- */

static void put_key(writing *w, const char *name, str value)
{
    buf_format(&w->out, STR_FMT ": " STR_FMT "\n", STR_ARG(new_key(w->pipeline, name)),
               STR_ARG(value));
}

/* A deputy is called only when somebody is away, and then by the author. */
static bool calls(const seat *one)
{
    return one->own_row && one->role != SEAT_DEPUTY;
}

/* Another who sits there, deputies too, and has the same initials? Then they name nobody. */
static bool is_shared(const writing *w, const map *first, slot who)
{
    const slot *bearer = map_find(first, person_initials(w->archive, who, w->day));
    return bearer && *bearer == NO_SLOT;
}

/* The first of those in these seats who has each initials; NO_SLOT where several have. */
static map *list_initials(const writing *w, const slot_list *seats)
{
    arena *a = w->session->arena;
    map *first = map_new(a);
    for (size_t i = 0; i < seats->len; i++) {
        const slot_list *people = &w->archive->seats.at[seats->at[i]].people;
        for (size_t n = 0; n < people->len; n++) {
            slot *bearer = arena_array(a, slot, 1);
            *bearer = people->at[n];
            str initials = person_initials(w->archive, people->at[n], w->day);
            if (map_add(first, initials, bearer))
                continue;
            slot *known = map_find(first, initials);
            *known = *known == people->at[n] ? *known : NO_SLOT;
        }
    }
    return first;
}

static void put_roster(writing *w)
{
    arena *a = w->session->arena;
    slot_list seats = { 0 };
    str_list names = { 0 };
    body_seats_at(w->archive, a, w->owner, w->day, &seats);
    map *initials = list_initials(w, &seats), *listed = map_new(a);
    for (size_t i = 0; i < seats.len; i++) {
        const seat *one = &w->archive->seats.at[seats.at[i]];
        for (size_t n = 0; calls(one) && n < one->people.len; n++) {
            slot who = one->people.at[n];
            str name = is_shared(w, initials, who) ? person_name(w->archive, who, w->day)
                                                   : person_initials(w->archive, who, w->day);
            if (map_add(listed, name, listed)) /* once, whoever has two seats */
                list_add(a, &names, skeleton_quote_in_braces(a, name));
        }
    }
    put_key(w, "invited",
            str_format(a, "[" STR_FMT "]", STR_ARG(str_join(a, names.at, names.len, STR(", ")))));
}

/* The lines that only this body has, to be filled in. */
static void put_fields(writing *w)
{
    const body *owner = &w->archive->bodies.at[w->owner];
    for (size_t i = 0; i < owner->fields.len; i++)
        buf_format(&w->out, STR_FMT ":\n", STR_ARG(owner->fields.at[i].key));
}

static bool needs_approval(const meeting *m)
{
    return m && m->approved_by == NO_SLOT && !date_some(m->approved_on)
           && m->status != STATUS_AGENDA;
}

static void put_front(writing *w)
{
    arena *a = w->session->arena;
    buf_text(&w->out, "---\n");
    put_key(w, "type", new_value(w->pipeline, "minutes"));
    put_key(w, "body", w->archive->bodies.at[w->owner].id);
    put_key(w, "date", date_text(a, w->day));
    put_key(w, "time", w->last ? skeleton_quote(a, w->last->written_time.value) : STR(""));
    put_key(w, "place", w->last ? skeleton_quote(a, w->last->place.value) : STR(""));
    put_fields(w);
    put_key(w, "status", new_value(w->pipeline, w->agenda ? "agenda" : "draft"));
    put_roster(w);
    if (!w->agenda) {
        put_key(w, "present", new_value(w->pipeline, "all"));
        put_key(w, "absent", STR("[]"));
        put_key(w, "deputies", STR("{}"));
    }
    if (needs_approval(w->last))
        put_key(w, "approves", date_text(a, w->last->day));
    buf_text(&w->out, "---\n");
}

/* ---- cases ----------------------------------------------------------------------------------- */

/* `word` is the body's own before the number; "" is the usual one. */
static void put_numbered(writing *w, str word, int n, str title)
{
    arena *a = w->session->arena;
    str pattern = body_case_form(w->archive, w->owner, w->day);
    str number = case_number_text(a, pattern, w->day.year, n);
    if (word.len == 0)
        word = utf8_capital(a, words_form(w->pipeline->words, language(w), WORD_CASE, STR("case")));
    buf_format(&w->out, "\n## " STR_FMT " " STR_FMT " " STR_FMT "\n", STR_ARG(word),
               STR_ARG(number), STR_ARG(title));
}

static void put_case(writing *w, str title)
{
    put_numbered(w, w->numbers.word, w->numbers.next++, title);
}

static str phrase(const writing *w, const char *id)
{
    return words_phrase(w->pipeline->words, language(w), id);
}

/* The decision that is proposed, or in a draft taken. */
static void put_decision(writing *w, str content)
{
    const char *label = w->agenda ? "proposal" : "decision";
    str word = words_form(w->pipeline->words, language(w), WORD_LABEL, str_of(label));
    buf_format(&w->out, "\n**" STR_FMT ":** " STR_FMT "\n", STR_ARG(word), STR_ARG(content));
}

static void put_approvals(writing *w)
{
    arena *a = w->session->arena;
    const words *all = w->pipeline->words;
    put_case(w, phrase(w, "new-agenda"));
    put_decision(w, phrase(w, "new-agenda-decision"));
    if (!needs_approval(w->last))
        return;
    str day = words_date(all, a, language(w), w->last->day, DATE_FULL);
    put_case(w, PHRASE(all, a, language(w), "new-minutes", { "date", day }));
    put_decision(w, PHRASE(all, a, language(w), "new-minutes-decision", { "date", day }));
}

/* "sak 04-26", "PS 4/26" */
static str case_mentioned(const writing *w, const case_item *c)
{
    str word = words_form(w->pipeline->words, language(w), WORD_CASE, STR("case"));
    return c->series.len ? c->label
                         : str_format(w->session->arena, STR_FMT " " STR_FMT, STR_ARG(word),
                                      STR_ARG(c->label));
}

static void put_action(writing *w, const action *x)
{
    arena *a = w->session->arena;
    const case_item *c = &w->archive->cases.at[x->item];
    str_list owners = { 0 };
    for (size_t i = 0; i < x->owners.len; i++)
        list_add(a, &owners, x->owners.at[i].written.value);
    str deadline =
        date_some(x->deadline) ? PHRASE(
            w->pipeline->words, a, language(w), "new-deadline",
            { "date", words_date(w->pipeline->words, a, language(w), x->deadline, DATE_SHORT) })
                               : STR("");
    buf_format(&w->out, "- " STR_FMT ", " STR_FMT ": " STR_FMT STR_FMT "\n",
               STR_ARG(case_mentioned(w, c)),
               STR_ARG(str_join(a, owners.at, owners.len, STR(", "))), STR_ARG(x->plain),
               STR_ARG(deadline));
}

static void put_open_actions(writing *w)
{
    bool any = false;
    for (size_t i = 0; i < w->archive->actions.len; i++) {
        const action *x = &w->archive->actions.at[i];
        if (x->done || w->archive->cases.at[x->item].body != w->owner)
            continue;
        if (!any) {
            put_case(w, phrase(w, "new-actions"));
            buf_char(&w->out, '\n');
        }
        any = true;
        put_action(w, x);
    }
}

/* Case papers that no agenda has had yet: each has the number and the title that it was written for. */
static void put_waiting(writing *w)
{
    for (size_t i = 0; i < w->archive->reports.len; i++) {
        const report *paper = &w->archive->reports.at[i];
        if (new_waits(&paper->paper_of, w->owner, w->day))
            put_numbered(w, paper->paper_of.word, paper->paper_of.number, paper->title.value);
    }
}

static void put_cases(writing *w)
{
    const body *owner = &w->archive->bodies.at[w->owner];
    put_approvals(w);
    put_open_actions(w);
    for (size_t i = 0; i < owner->standing_cases.len; i++)
        put_case(w, owner->standing_cases.at[i].value);
    put_waiting(w);
    put_case(w, phrase(w, "new-any-other"));
}

exit_status new_meeting(session *s)
{
    pipeline p;
    writing w = { .session = s,
                  .pipeline = &p,
                  .agenda = str_is(session_option(s, "status", "agenda"), "agenda") };
    exit_status status = new_start(s, &p);
    if (status != EXIT_DONE)
        return status;
    w.archive = p.archive;
    w.owner = new_find_body(s, &p, s->arguments.at[1]);
    if (w.owner == NO_SLOT)
        return EXIT_USAGE;
    if (!words_read_date(p.words, s->arguments.at[2], false, &w.day) || !w.day.day)
        return usage_error(s, "a meeting wants a day such as 2026-03-23, not “" STR_FMT "”",
                           STR_ARG(s->arguments.at[2]));
    w.last = last_before(p.archive, w.owner, w.day);
    w.numbers = new_numbers_of(&p, w.owner, w.day);
    w.out = buf_new(s->arena);
    put_front(&w);
    put_cases(&w);
    str name =
        str_format(s->arena, "meetings/%d/" STR_FMT "-" STR_FMT ".md", w.day.year,
                   STR_ARG(date_text(s->arena, w.day)), STR_ARG(p.archive->bodies.at[w.owner].id));
    return new_file_put(s, path_join(s->arena, p.root, name), buf_str(&w.out));
}
