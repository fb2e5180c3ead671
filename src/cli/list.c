/*
 * list: the registers of the archive as rows, for the eye and for other programs.
 *
 * One table names the lists; each has columns and a function that adds its rows. Filters are read once and asked by
 * all of them. Column names are part of the interface: scripts read them.
 */
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/cli.h"
#include "link/link.h"

typedef struct filters {
    slot body, person;
    int year;
    str status;
    date at;
} filters;

typedef struct list_run {
    const pipeline *pipeline;
    const archive *archive;
    arena *arena;
    filters only;
    listing out;
} list_run;

typedef struct list_kind {
    const char *name;
    const char *columns;  /* with commas between */
    const char *statuses; /* with | between; NULL: its rows have none */
    void (*add_rows)(list_run *run);
} list_kind;

/* ---- cells ----------------------------------------------------------------------------------- */

static void cell(list_run *run, str content)
{
    listing_cell(&run->out, content);
}

static void cell_date(list_run *run, date d)
{
    cell(run, date_text(run->arena, d));
}

static void cell_number(list_run *run, int64_t number)
{
    cell(run, str_format(run->arena, "%lld", (long long)number));
}

static void cell_body(list_run *run, slot which)
{
    cell(run, which == NO_SLOT ? STR("") : run->archive->bodies.at[which].id);
}

static str case_address(const list_run *run, const case_item *c)
{
    str owner = c->body == NO_SLOT ? STR("") : run->archive->bodies.at[c->body].id;
    return str_format(run->arena, STR_FMT "/" STR_FMT, STR_ARG(owner), STR_ARG(c->id));
}

static str names_text(const list_run *run, const named_list *names, date day)
{
    str_list parts = { 0 };
    for (size_t i = 0; i < names->len; i++)
        list_add(run->arena, &parts, named_in_full(run->archive, &names->at[i], day));
    return str_join(run->arena, parts.at, parts.len, STR(", "));
}

/* ---- text -------------------------------------------------------------------------------------- */

static bool is_withheld(const list_run *run, const md_node *n)
{
    bool public = run->pipeline->options.audience == AUDIENCE_PUBLIC;
    return public && n->kind == MD_ROLE
           && str_is(words_canonical(run->pipeline->words, WORD_ROLE, n->detail->info), "withheld");
}

/* The text below some nodes, without what is withheld from the public. */
static str open_text(const list_run *run, const md_list *nodes)
{
    buf out = buf_new(run->arena);
    for (size_t i = 0; i < nodes->len; i++) {
        for (const md_node *n = nodes->at[i]; n; n = md_next(nodes->at[i], n)) {
            if (is_withheld(run, n))
                buf_text(&out, "[…]");
            else if (n->kind == MD_TEXT || n->kind == MD_CODE || n->kind == MD_ROLE)
                buf_put(&out, n->text);
            else if (out.len
                     && (md_is_block(n->kind) || n->kind == MD_SOFT_BREAK
                         || n->kind == MD_LINE_BREAK))
                buf_char(&out, ' ');
        }
    }
    return str_trim(buf_str(&out));
}

/* ---- filters --------------------------------------------------------------------------------- */

static bool wants_body(const list_run *run, slot which)
{
    return run->only.body == NO_SLOT || run->only.body == which;
}

static bool wants_year(const list_run *run, int year)
{
    return run->only.year == 0 || run->only.year == year;
}

static bool wants_status(const list_run *run, const char *status)
{
    return run->only.status.len == 0 || str_is(run->only.status, status);
}

static bool names_person(const list_run *run, const named_list *names)
{
    if (run->only.person == NO_SLOT)
        return true;
    for (size_t i = 0; i < names->len; i++)
        if (names->at[i].person == run->only.person)
            return true;
    return false;
}

static bool row_has_person(const list_run *run, const roster_row *row)
{
    for (int i = 0; i < row->people_count; i++)
        if (row->people[i].person == run->only.person)
            return true;
    return run->only.person == NO_SLOT || row->deputy_person == run->only.person;
}

/* ---- lists ----------------------------------------------------------------------------------- */

static void add_meetings(list_run *run)
{
    for (size_t i = 0; i < run->archive->meetings.len; i++) {
        const meeting *m = &run->archive->meetings.at[i];
        const char *status = meeting_status_name(m->status);
        if (!wants_body(run, m->body) || !wants_year(run, m->day.year)
            || !wants_status(run, status))
            continue;
        listing_row(&run->out);
        cell_date(run, m->day);
        cell_body(run, m->body);
        cell(run, m->place.value);
        cell(run, str_of(status));
        cell_number(run, (int64_t)m->cases.len);
        cell(run, m->path);
    }
}

static const char *decision_state(const case_item *c)
{
    return c->annulled_by != NO_SLOT   ? "annulled"
           : c->replaced_by != NO_SLOT ? "replaced"
                                       : "in-force";
}

static bool wants_case(const list_run *run, const case_item *c)
{
    bool withheld = c->withheld && run->pipeline->options.audience == AUDIENCE_PUBLIC;
    return wants_body(run, c->body) && wants_year(run, c->year) && !withheld;
}

static void add_cases(list_run *run)
{
    for (size_t i = 0; i < run->archive->cases.len; i++) {
        const case_item *c = &run->archive->cases.at[i];
        if (!wants_case(run, c))
            continue;
        listing_row(&run->out);
        cell(run, case_address(run, c));
        cell_date(run, run->archive->meetings.at[c->meeting].day);
        cell(run, open_text(run, &c->title));
        cell(run, case_has_decision(c) ? STR("yes") : STR("no"));
    }
}

/* What stands as a decision in an agenda is none yet. */
static bool is_decided(const list_run *run, const case_item *c)
{
    return case_has_decision(c) && run->archive->meetings.at[c->meeting].status != STATUS_AGENDA;
}

/* A case may have several, each with its own row. */
static void add_decisions_of(list_run *run, const case_item *c)
{
    for (size_t i = 0; i < c->parts.len; i++) {
        const case_part *part = &c->parts.at[i];
        if (part->label != LABEL_DECISION)
            continue;
        listing_row(&run->out);
        cell(run, case_address(run, c));
        cell_date(run, run->archive->meetings.at[c->meeting].day);
        cell(run, str_of(decision_state(c)));
        cell(run, open_text(run, &c->title));
        cell(run, part->withheld ? STR("") : open_text(run, &part->blocks));
    }
}

static void add_decisions(list_run *run)
{
    for (size_t i = 0; i < run->archive->cases.len; i++) {
        const case_item *c = &run->archive->cases.at[i];
        if (wants_case(run, c) && is_decided(run, c) && wants_status(run, decision_state(c)))
            add_decisions_of(run, c);
    }
}

static void add_actions(list_run *run)
{
    for (size_t i = 0; i < run->archive->actions.len; i++) {
        const action *x = &run->archive->actions.at[i];
        const case_item *c = &run->archive->cases.at[x->item];
        if (!wants_case(run, c) || !names_person(run, &x->owners)
            || !wants_status(run, x->done ? "done" : "open"))
            continue;
        listing_row(&run->out);
        cell(run, case_address(run, c));
        cell(run, names_text(run, &x->owners, run->archive->meetings.at[c->meeting].day));
        cell(run, open_text(run, &x->text));
        cell_date(run, x->deadline);
        cell(run, x->done ? STR("done") : STR("open"));
    }
}

static void add_seat(list_run *run, slot within, slot index, const sitting_list *sittings)
{
    const seat *chair = &run->archive->seats.at[index];
    for (size_t p = 0; p < chair->people.len; p++) {
        slot who = chair->people.at[p];
        if (run->only.person != NO_SLOT && run->only.person != who)
            continue;
        bool stands_in = chair->role == SEAT_DEPUTY;
        period sat = stands_in ? chair->when : sitting_at(sittings, who, run->only.at);
        listing_row(&run->out);
        cell_body(run, within);
        cell(run, person_name(run->archive, who, run->only.at));
        cell(run, person_initials(run->archive, who, run->only.at));
        cell(run, person_organisation(run->archive, run->arena, who, run->only.at));
        cell(run, str_of(seat_role_name(chair->role)));
        cell(run, dated_text(&chair->label, run->only.at));
        cell_date(run, sat.from);
        cell_date(run, sat.to);
    }
}

static void add_members(list_run *run)
{
    for (size_t b = 0; b < run->archive->bodies.len; b++) {
        slot_list seats = { 0 };
        if (!wants_body(run, (slot)b))
            continue;
        body_seats_at(run->archive, run->arena, (slot)b, run->only.at, &seats);
        sitting_list sittings = body_sittings(run->archive, run->arena, (slot)b);
        for (size_t i = 0; i < seats.len; i++)
            add_seat(run, (slot)b, seats.at[i], &sittings);
    }
}

static const char *const sign_names[] = {
    [SIGN_EMPTY] = "",
    [SIGN_PRESENT] = "present",
    [SIGN_ABSENT] = "absent",
    [SIGN_DEPUTY] = "deputy",
};

static void add_roster_row(list_run *run, const meeting *m, const roster_row *row)
{
    for (int i = 0; i < row->people_count; i++) {
        listing_row(&run->out);
        cell_date(run, m->day);
        cell_body(run, m->body);
        cell(run, person_name(run->archive, row->people[i].person, m->day));
        cell(run, row->people[i].invited ? STR("yes") : STR("no"));
        cell(run, str_of(sign_names[row->people[i].sign]));
        cell(run, row->deputy_person != NO_SLOT
                      ? person_name(run->archive, row->deputy_person, m->day)
                  : row->deputy ? row->deputy->written.value
                                : STR(""));
    }
}

static void add_attendance(list_run *run)
{
    for (size_t i = 0; i < run->archive->meetings.len; i++) {
        const meeting *m = &run->archive->meetings.at[i];
        if (!wants_body(run, m->body) || !wants_year(run, m->day.year)
            || m->status == STATUS_AGENDA)
            continue;
        for (size_t r = 0; r < m->roster.len; r++)
            if (row_has_person(run, &m->roster.at[r]))
                add_roster_row(run, m, &m->roster.at[r]);
    }
}

static void add_documents(list_run *run)
{
    for (size_t i = 0; i < run->pipeline->plan->items.len; i++) {
        const plan_item *item = &run->pipeline->plan->items.at[i];
        listing_row(&run->out);
        cell(run, item->page);
        cell(run, item->pdf);
        cell(run, item->title);
        cell(run, item->source);
    }
}

/* clang-format off */
static const list_kind kinds[] = {
    { "cases", "case,date,title,decision", NULL, add_cases },
    { "decisions", "case,date,state,title,decision", "in-force|replaced|annulled", add_decisions },
    { "actions", "case,owner,action,deadline,state", "open|done", add_actions },
    { "meetings", "date,body,place,status,cases,source", "agenda|draft|issued|approved", add_meetings },
    { "members", "body,name,initials,organisation,role,seat,from,to", NULL, add_members },
    { "attendance", "date,body,name,invited,attendance,deputy", NULL, add_attendance },
    { "documents", "page,pdf,title,source", NULL, add_documents },
    { NULL, NULL, NULL, NULL },
};
/* clang-format on */

/* ---- the command ----------------------------------------------------------------------------- */

static int terminal_width(void)
{
    struct winsize size = { 0 };
    return isatty(STDOUT_FILENO) && ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 ? size.ws_col : 0;
}

slot list_find_body(const archive *m, str name)
{
    slot found = model_find(m, ID_BODY, name);
    for (size_t b = 0; found == NO_SLOT && b < m->bodies.len; b++)
        for (size_t i = 0; i < m->bodies.at[b].name.len; i++)
            if (str_equal(m->bodies.at[b].name.at[i].value, name))
                found = (slot)b;
    return found;
}

static slot person_named(const archive *m, str name)
{
    slot found = model_find(m, ID_PERSON, name);
    for (size_t p = 0; found == NO_SLOT && p < m->people.len; p++) {
        const person *who = &m->people.at[p];
        if (str_equal(dated_any(&who->name, (date){ 0 }), name)
            || str_equal(dated_any(&who->default_initials, (date){ 0 }), name))
            found = (slot)p;
    }
    return found;
}

/* A status that the list does not have would leave it empty, as if there was nothing. */
static exit_status check_status(const session *s, const list_kind *kind)
{
    str wanted = session_option(s, "status", ""), one;
    if (!session_has(s, "status"))
        return EXIT_DONE;
    if (!kind->statuses)
        return usage_error(s, "the list of %s has no --status", kind->name);
    for (str rest = str_of(kind->statuses); str_cut(&rest, STR("|"), &one);)
        if (str_equal(one, wanted))
            return EXIT_DONE;
    return usage_error(s, "the status of %s is %s, not “" STR_FMT "”", kind->name, kind->statuses,
                       STR_ARG(wanted));
}

static exit_status read_filters(session *s, list_run *run)
{
    str within = session_option(s, "body", ""), who = session_option(s, "person", "");
    long year = 0;
    run->only =
        (filters){ .body = NO_SLOT, .person = NO_SLOT, .status = session_option(s, "status", "") };
    run->only.at = run->pipeline->plan->at;
    if (within.len && (run->only.body = list_find_body(run->archive, within)) == NO_SLOT)
        return usage_error(s, "there is no body “" STR_FMT "”", STR_ARG(within));
    if (who.len && (run->only.person = person_named(run->archive, who)) == NO_SLOT)
        return usage_error(s, "there is no person “" STR_FMT "”", STR_ARG(who));
    if (session_has(s, "year") && !str_int(session_option(s, "year", ""), &year))
        return usage_error(s, "--year wants a year such as 2026");
    run->only.year = (int)year;
    return EXIT_DONE;
}

static void print_list(session *s, list_run *run, const list_kind *kind)
{
    buf out = buf_new(s->arena);
    for (str rest = str_of(kind->columns), name; str_cut(&rest, STR(","), &name);)
        listing_column(&run->out, str_text(s->arena, name), utf8_capital(s->arena, name));
    kind->add_rows(run);
    listing_put(&run->out, session_option(s, "format", "table"), terminal_width(), &out);
    put_out(buf_str(&out));
}

exit_status run_list(session *s)
{
    pipeline p;
    const list_kind *kind = kinds;
    while (kind->name && !str_is(s->arguments.at[0], kind->name))
        kind++;
    if (!kind->name)
        return usage_error(s, "there is no list “" STR_FMT "”; there are %s",
                           STR_ARG(s->arguments.at[0]), s->command->arguments);
    exit_status status = check_status(s, kind);
    if (status == EXIT_DONE)
        status = pipeline_new(s, &p, STAGE_PLAN);
    if (status != EXIT_DONE)
        return status;
    pipeline_run(&p);
    list_run run = {
        .pipeline = &p, .archive = p.archive, .arena = s->arena, .out = { .arena = s->arena }
    };
    status = read_filters(s, &run);
    if (status == EXIT_DONE)
        print_list(s, &run, kind);
    return status;
}
