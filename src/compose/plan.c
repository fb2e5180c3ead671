/*
 * plan: which documents a build makes, and where they lie.
 *
 * Takes the linked archive, gives the list of pages with their addresses, the files to copy, and
 * (for a public build) the texts that may be in none of them. Order: the front page and the
 * registers, bodies, meetings, matters, reports. What is looked up while composing (the page of a
 * case, of a file) is indexed here once.
 */
#include "compose/address.h"
#include "compose/composer.h"

/* ---- looking up ------------------------------------------------------------------------------ */

static const plan_item *item_at(const compose_plan *plan, int32_t i)
{
    return i < 0 ? NULL : &plan->items.at[i];
}

const plan_item *plan_meeting(const compose_plan *plan, slot which)
{
    return item_at(plan, plan->index->meetings[which]);
}

const plan_item *plan_report(const compose_plan *plan, slot which)
{
    return item_at(plan, plan->index->reports[which]);
}

const plan_item *plan_case(const compose_plan *plan, slot item)
{
    return item_at(plan, plan->index->cases[item]);
}

const plan_item *plan_body(const compose_plan *plan, slot board)
{
    return item_at(plan, plan->index->bodies[board]);
}

const source_version *plan_newest(const compose_plan *plan)
{
    return plan->index->newest;
}

const plan_item *plan_person(const compose_plan *plan, slot which)
{
    return item_at(plan, plan->index->people[which]);
}

const plan_item *plan_previous(const compose_plan *plan, const plan_item *item)
{
    return item_at(plan, plan->index->previous[item - plan->items.at]);
}

const plan_item *plan_attendance(const compose_plan *plan, slot board, int year)
{
    if (board == NO_SLOT)
        return NULL;
    const page_numbers *years = &plan->index->years[board];
    for (size_t i = 0; i < years->len; i++)
        if (plan->items.at[years->at[i]].year == year)
            return &plan->items.at[years->at[i]];
    return NULL;
}

const plan_item *plan_next(const compose_plan *plan, const plan_item *item)
{
    return item_at(plan, plan->index->next[item - plan->items.at]);
}

const plan_item *plan_page_of(const compose_plan *plan, str path)
{
    const page_place *entry = map_find(plan->index->pages, path);
    return entry ? item_at(plan, entry->item) : NULL;
}

str plan_anchor_of(const compose_plan *plan, str path)
{
    const page_place *entry = map_find(plan->index->pages, path);
    return entry ? entry->anchor : STR("");
}

str plan_file_path(const compose_plan *plan, str path)
{
    const str *copied = path.len > 0 ? map_find(plan->index->files, path) : NULL;
    return copied ? *copied : STR("");
}

slot plan_paper(const compose_plan *plan, slot item)
{
    return plan->index->papers[item];
}

/* ---- titles ---------------------------------------------------------------------------------- */

static str dated_title(const planner *p, lang l, str word, date day)
{
    return PHRASE(p->w, p->a, l, "meeting-dated", { "meeting", utf8_capital(p->a, word) },
                  { "date", words_date(p->w, p->a, l, day, DATE_FULL) });
}

/* Do other bodies of the archive call their meetings so, too? */
static bool is_shared_word(const archive *m, slot which, str word, date day)
{
    for (size_t i = 0; i < m->bodies.len; i++)
        if ((slot)i != which && str_equal(dated_any(&m->bodies.at[i].meeting, day), word))
            return true;
    return false;
}

str word_of_meeting(arena *a, const archive *m, const words *w, lang l, const meeting *held)
{
    str word =
        held->body == NO_SLOT ? STR("") : dated_any(&m->bodies.at[held->body].meeting, held->day);
    if (word.len == 0 || !is_shared_word(m, held->body, word, held->day))
        return word;
    return PHRASE(w, a, l, "meeting-in-body", { "meeting", word },
                  { "body", body_name(m, held->body, held->day) });
}

static str meeting_title(const planner *p, const meeting *m)
{
    str word = word_of_meeting(p->a, p->m, p->w, p->lang, m);
    if (word.len == 0)
        word = m->body == NO_SLOT ? words_phrase(p->w, p->lang, "meeting")
                                  : body_name(p->m, m->body, m->day);
    return dated_title(p, p->lang, word, m->day);
}

/* The titles that more than one meeting has been given: what is in `shared` says nothing of which. */
static const map *shared_titles(const planner *p)
{
    map *seen = map_new(p->a), *shared = map_new(p->a);
    for (size_t i = 0; i < p->m->meetings.len; i++) {
        const text *own = &p->m->meetings.at[i].title;
        if (own->value.len > 0)
            map_put(map_find(seen, own->value) ? shared : seen, own->value, (void *)own);
    }
    return shared;
}

/* No two meetings are called the same: they stand in tabs, bookmarks and lists of hits. */
static str sole_title(const planner *p, map *taken, const map *shared, const meeting *m)
{
    str own = m->title.value;
    str wanted = own.len == 0            ? meeting_title(p, m)
                 : map_find(shared, own) ? dated_title(p, m->language, own, m->day)
                                         : own;
    str title = wanted;
    int *times = map_find(
        taken, wanted); /* counted, so that many equal ones need not try every number again */
    while (times && map_find(taken, title))
        title = str_format(p->a, STR_FMT " (%d)", STR_ARG(wanted), ++*times + 1);
    map_put(taken, title, arena_make(p->a, int));
    return title;
}

static str report_title(const planner *p, const report *r)
{
    if (r->title.value.len > 0)
        return r->title.value;
    if (r->year > 0)
        return PHRASE(p->w, p->a, r->language, "annual-report-title",
                      { "year", str_format(p->a, "%d", r->year) });
    return utf8_capital(p->a, r->name);
}

/* ---- adding pages ---------------------------------------------------------------------------- */

/* A meeting that has no title of its own is named in the language of the site. */
static lang language_of(const planner *p, const plan_item *item)
{
    const archive *m = p->m;
    if (item->kind == PLAN_CASE)
        return m->meetings.at[m->cases.at[item->subject].meeting].language;
    if (item->kind == PLAN_REPORT)
        return m->reports.at[item->subject].language;
    bool own = item->kind == PLAN_MEETING && m->meetings.at[item->subject].title.value.len > 0;
    return own ? m->meetings.at[item->subject].language : p->lang;
}

int32_t plan_add(planner *p, plan_item item)
{
    item.lang = language_of(p, &item);
    if (!p->options.without_pdf && !item.no_paper && item.pdf.len == 0)
        item.pdf = pdf_of_page(p, item.page);
    list_add(p->a, &p->plan->items, item);
    return (int32_t)p->plan->items.len - 1;
}

static void enter_page(planner *p, str path, int32_t item)
{
    page_place *entry = arena_make(p->a, page_place);
    entry->item = item;
    map_put(p->index->pages, path, entry);
}

/* Attachments in Markdown are appended to the document of their meeting. */
static void enter_attachments(planner *p, const attachment_list *list, int32_t item, str anchor)
{
    for (size_t i = 0; i < list->len; i++) {
        if (!list->at[i].is_markdown)
            continue;
        page_place *entry = arena_make(p->a, page_place);
        entry->item = item;
        entry->anchor = str_format(p->a, STR_FMT "%d", STR_ARG(anchor), list->at[i].number);
        map_put(p->index->pages, list->at[i].path, entry);
    }
}

static void enter_case_attachments(planner *p, const case_item *k, int32_t item)
{
    const case_part *part = case_find_part(k, LABEL_ATTACHMENTS);
    if (part && part_withheld(p->options.audience, part))
        return;
    enter_attachments(p, &k->attachments, item,
                      str_format(p->a, "sak-" STR_FMT "-vedlegg-", STR_ARG(k->id)));
}

static void add_single(planner *p, plan_kind kind, const char *page, str title)
{
    plan_item item = { .kind = kind, .subject = NO_SLOT, .page = str_of(page), .title = title };
    item.in_menu = kind == PLAN_REPORTS || kind == PLAN_BODIES || kind == PLAN_SEARCH;
    plan_add(p, item);
}

static void add_lists(planner *p)
{
    add_single(p, PLAN_FRONT, "", p->m->settings.organisation.value);
    plan_registers(p);
    add_single(p, PLAN_REPORTS, "reports/", words_phrase(p->w, p->lang, "reports"));
    plan_accounts(p);
    add_single(p, PLAN_BODIES, "organer/", words_phrase(p->w, p->lang, "bodies"));
    plan_records(p);
    plan_people(p);
    add_single(p, PLAN_SEARCH, "sok/", words_phrase(p->w, p->lang, "search"));
    if (p->options.catalogue)
        add_single(p, PLAN_DATA, "data/", words_phrase(p->w, p->lang, "open-data"));
}

static void add_bodies(planner *p)
{
    for (slot b = 0; b < (slot)p->m->bodies.len; b++) {
        plan_item item = { .kind = PLAN_BODY, .subject = b, .page = address_of_body(p, b) };
        item.title = body_name(p->m, b, p->plan->at);
        p->index->bodies[b] = plan_add(p, item);
    }
}

static void add_meetings(planner *p)
{
    map *taken = map_new(p->a);
    const map *shared = shared_titles(p);
    for (slot i = 0; i < (slot)p->m->meetings.len; i++) {
        const meeting *m = &p->m->meetings.at[i];
        plan_item item = {
            .kind = PLAN_MEETING, .subject = i, .page = address_of_meeting(p, i), .source = m->path
        };
        item.pdf = p->plan->options.without_pdf ? STR("") : pdf_of_meeting(p, i, item.page);
        item.title = sole_title(p, taken, shared, m);
        p->index->meetings[i] = plan_add(p, item);
        enter_page(p, m->path, p->index->meetings[i]);
        for (size_t k = 0; k < m->cases.len; k++)
            enter_case_attachments(p, &p->m->cases.at[m->cases.at[k]], p->index->meetings[i]);
        enter_attachments(p, &m->attachments, p->index->meetings[i], STR("vedlegg-"));
    }
}

/* Meetings are sorted by date, so those of one body and year need only remember the last year. */
static void add_attendance(planner *p)
{
    int *last = arena_array(p->a, int, p->m->bodies.len + 1);
    for (size_t i = 0; i < p->m->meetings.len; i++) {
        const meeting *m = &p->m->meetings.at[i];
        if (m->body == NO_SLOT || m->status == STATUS_AGENDA || last[m->body] == m->day.year)
            continue;
        last[m->body] = m->day.year;
        plan_item item = { .kind = PLAN_ATTENDANCE, .subject = m->body, .year = m->day.year };
        item.page = address_of_year(p, m->body, item.year);
        str year = str_format(p->a, "%d", item.year);
        str board = body_name(p->m, m->body, m->day);
        item.title =
            PHRASE(p->w, p->a, p->lang, "attendance-title", { "body", board }, { "year", year });
        list_add(p->a, &p->index->years[m->body], plan_add(p, item));
    }
}

static void add_cases(planner *p)
{
    for (slot i = 0; i < (slot)p->m->cases.len; i++) {
        const case_item *k = &p->m->cases.at[i];
        str title = k->plain_title;
        lang spoken = p->m->meetings.at[k->meeting].language;
        plan_item item = { .kind = PLAN_CASE, .subject = i, .page = address_of_case(p, i) };
        item.no_paper = p->m->cases.len > MATTERS_ON_PAPER_MOST;
        item.source = p->m->meetings.at[k->meeting].path;
        item.title = PHRASE(p->w, p->a, spoken, "case-title",
                            { "case", case_words(p->w, p->a, spoken, k) }, { "title", title });
        p->index->cases[i] = plan_add(p, item);
    }
}

/* A case paper of a case that is withheld is withheld with it. */
static bool is_hidden(const planner *p, const report *r)
{
    slot of = r->paper_of.target;
    return p->options.audience == AUDIENCE_PUBLIC && r->kind == REPORT_PAPER && of != NO_SLOT
           && p->m->cases.at[of].withheld;
}

static void add_reports(planner *p)
{
    for (slot i = 0; i < (slot)p->m->reports.len; i++) {
        const report *r = &p->m->reports.at[i];
        if (is_hidden(p, r))
            continue;
        plan_item item = {
            .kind = PLAN_REPORT, .subject = i, .page = address_of_report(p, i), .source = r->path
        };
        item.pdf = p->plan->options.without_pdf ? STR("") : pdf_of_report(p, i, item.page);
        item.title = report_title(p, r);
        p->index->reports[i] = plan_add(p, item);
        enter_page(p, r->path, p->index->reports[i]);
        for (size_t k = 0; k < r->chapters.len; k++)
            enter_page(p, r->chapters.at[k].path, p->index->reports[i]);
        if (r->paper_of.target != NO_SLOT)
            p->index->papers[r->paper_of.target] = i;
    }
}

/* ---- footnotes ------------------------------------------------------------------------------- */

static void index_attached_notes(planner *p, const attachment_list *list)
{
    for (size_t i = 0; i < list->len; i++)
        notes_index(p, list->at[i].content.body);
}

/* Once for all documents: the page of a matter shows few of the notes that its minutes define. */
static void index_notes(planner *p)
{
    for (size_t i = 0; i < p->m->meetings.len; i++) {
        notes_index(p, p->m->meetings.at[i].content);
        index_attached_notes(p, &p->m->meetings.at[i].attachments);
    }
    for (size_t i = 0; i < p->m->cases.len; i++)
        index_attached_notes(p, &p->m->cases.at[i].attachments);
    for (size_t i = 0; i < p->m->reports.len; i++) {
        const report *r = &p->m->reports.at[i];
        for (size_t k = 0; k < r->chapters.len; k++)
            notes_index(p, r->chapters.at[k].content);
        index_attached_notes(p, &r->attachments);
    }
}

/* ---- the whole ------------------------------------------------------------------------------- */

static const source_version *newest_of(const map *versions)
{
    const source_version *newest = NULL;
    for (size_t i = 0; versions && i < map_len(versions); i++) {
        const source_version *v = map_value(versions, i);
        if (!newest || date_compare(v->day, newest->day) > 0)
            newest = v;
    }
    return newest;
}

int32_t *numbers_new(arena *a, size_t count)
{
    int32_t *numbers = arena_array(a, int32_t, count + 1);
    for (size_t i = 0; i < count; i++)
        numbers[i] = -1;
    return numbers;
}

static struct plan_index *index_new(arena *a, const archive *m)
{
    struct plan_index *index = arena_make(a, struct plan_index);
    index->meetings = numbers_new(a, m->meetings.len);
    index->reports = numbers_new(a, m->reports.len);
    index->cases = numbers_new(a, m->cases.len);
    index->bodies = numbers_new(a, m->bodies.len);
    index->people = numbers_new(a, m->people.len);
    index->years = arena_array(a, page_numbers, m->bodies.len + 1);
    index->papers = numbers_new(a, m->cases.len);
    index->pages = map_new(a);
    index->files = map_new(a);
    index->notes = map_new(a);
    index->names = map_new(a);
    return index;
}

const compose_plan *compose_plan_new(diag *d, arena *a, const archive *m, const words *w,
                                     compose_options options)
{
    planner p = {
        .d = d, .a = a, .m = m, .w = w, .options = options, .lang = m->settings.language
    };
    p.plan = arena_make(a, compose_plan);
    p.plan->archive = m;
    p.plan->words = w;
    p.plan->options = options;
    p.plan->index = p.index = index_new(a, m);
    p.index->newest = newest_of(options.versions);
    p.plan->at = date_some(options.at) ? options.at : archive_today(m);
    p.addresses = map_new(a);
    addresses_reserve(&p);
    add_lists(&p);
    add_bodies(&p);
    add_meetings(&p);
    add_attendance(&p);
    add_cases(&p);
    add_reports(&p);
    plan_order(&p);
    index_notes(&p);
    plan_names(&p);
    plan_collect(&p);
    return p.plan;
}
