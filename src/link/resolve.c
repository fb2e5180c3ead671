/*
 * Which case is meant, and what is said where none can be found.
 *
 * A case is a body, a year and a number. Where the text gives the day of the meeting, too, it must agree. What is older
 * than the archive is no fault; what should be there and is not is a warning, and printed as text; where several
 * cases may be meant it is an error that lists them. A case never refers to itself.
 */
#include "link/linker.h"

/* What a case is named for: its decision is there already, a paper may be ahead of it. */
typedef enum case_use { CASE_DECIDED, CASE_OF_PAPER } case_use;

/* ---- all cases by number ----------------------------------------------------------------------- */

static str number_key(arena *a, slot which, int year, int number)
{
    return str_format(a, "%d/%d/%d", (int)which, year, number);
}

static str year_key(arena *a, slot which, int year)
{
    return str_format(a, "%d/%d", (int)which, year);
}

static void note_number(linker *k, const case_item *c)
{
    str key = year_key(k->a, c->body, c->year);
    int *last = map_find(k->last_number, key);
    if (!last) {
        last = arena_make(k->a, int);
        map_add(k->last_number, key, last);
    }
    if (c->number > *last)
        *last = c->number;
}

void prepare_cases(linker *k)
{
    k->same_number = map_new(k->a);
    k->last_number = map_new(k->a);
    int first = 0;
    for (size_t i = 0; i < k->m->cases.len; i++) {
        case_item *c = &k->m->cases.at[i];
        c->label = case_body_label(k->m, k->a, (slot)i);
        if (!first || c->year < first)
            first = c->year;
        str key = number_key(k->a, c->body, c->year, c->number);
        slot_list *list = map_find(k->same_number, key);
        if (!list) {
            list = arena_make(k->a, slot_list);
            map_add(k->same_number, key, list);
        }
        list_add(k->a, list, (slot)i);
        note_number(k, c);
    }
    k->archive_from = k->m->settings.archive_from ? k->m->settings.archive_from : first;
}

static void add_cases(linker *k, slot which, const case_asked *asked, slot_list *found)
{
    const slot_list *list =
        map_find(k->same_number, number_key(k->scratch, which, asked->year, asked->number));
    for (size_t i = 0; list && i < list->len; i++)
        if (case_has_word(k->w, k->scratch, &k->m->cases.at[list->at[i]], asked->word))
            list_add(k->a, found, list->at[i]);
}

/* ---- messages -------------------------------------------------------------------------------- */

static str case_text(linker *k, slot item)
{
    const case_item *c = &k->m->cases.at[item];
    const meeting *held = &k->m->meetings.at[c->meeting];
    str name = c->body == NO_SLOT ? STR("?") : body_name(k->m, c->body, held->day);
    str day = words_date(k->w, k->a, LANG_EN, held->day, DATE_FULL);
    return str_format(k->a, STR_FMT " " STR_FMT " (" STR_FMT ")", STR_ARG(name), STR_ARG(c->label),
                      STR_ARG(day));
}

static void report_several(linker *k, const case_asked *asked, const slot_list *found)
{
    enum { NAMED_MOST = 5 };
    str_list texts = { 0 };
    for (size_t i = 0; i < found->len && i < NAMED_MOST; i++)
        list_add(k->a, &texts, case_text(k, found->at[i]));
    str list = str_join(k->a, texts.at, texts.len, STR(", "));
    message *m = DIAG(k->d, REFERENCE_AMBIGUOUS, asked->at, asked->written, list);
    const case_item *first = &k->m->cases.at[found->at[0]];
    if (first->series.len > 0 && first->body == k->m->cases.at[found->at[1]].body)
        message_help(k->d, m, "write the number with its own word, as in " STR_FMT,
                     STR_ARG(first->label));
}

/* Another body that bore a name in the year of the case, and dealt with it; NO_SLOT if none did. */
static slot former_bearer(linker *k, slot which, str name, const case_asked *asked)
{
    date year = { .year = (int16_t)asked->year };
    for (size_t i = 0; i < k->m->bodies.len; i++) {
        const dated *names = &k->m->bodies.at[i].name;
        bool may =
            (slot)i != which && case_find(k->m, (slot)i, asked->year, asked->number) != NO_SLOT;
        for (size_t n = 0; may && n < names->len; n++)
            if (str_equal(names->at[n].value, name)
                && period_meets(names->at[n].when, (period){ year, year }))
                return (slot)i;
    }
    return NO_SLOT;
}

/* A name may have passed to another body since: then the one that bore it may be meant. */
static void help_with_bearer(linker *k, message *m, const text_home *home, slot which,
                             const case_asked *asked)
{
    str name = body_name(k->m, which, home->day);
    slot bearer = may_compare(k, k->m->bodies.len) ? former_bearer(k, which, name, asked) : NO_SLOT;
    if (bearer == NO_SLOT)
        return;
    str id = k->m->bodies.at[bearer].id, now = body_name(k->m, bearer, home->day);
    str number =
        case_number_text(k->a, body_case_form(k->m, bearer, home->day), asked->year, asked->number);
    message_help(k->d, m,
                 "in %d " STR_FMT " was the name of the body that is now " STR_FMT
                 ": if that is meant, write [" STR_FMT "](sak:" STR_FMT "/" STR_FMT ")",
                 asked->year, STR_ARG(name), STR_ARG(now), STR_ARG(asked->written), STR_ARG(id),
                 STR_ARG(number));
}

static void report_missing_case(linker *k, const text_home *home, slot which,
                                const case_asked *asked)
{
    str form = body_case_form(k->m, which, home->day);
    str number = case_number_text(k->a, form, asked->year, asked->number);
    if (asked->word.len && case_word_stem(k->w, asked->word).len == 0
        && !is_case_word(k->w, asked->word))
        number = str_format(k->a, STR_FMT " " STR_FMT, STR_ARG(asked->word), STR_ARG(number));
    str name = STR("case");
    if (which != NO_SLOT)
        name = body_name(k->m, which, home->day);
    message *m = DIAG(k->d, REFERENCE_MISSING, asked->at, name, number);
    if (which == NO_SLOT)
        message_help(
            k->d, m,
            "nothing says which body this case belongs to: name the body before the number");
    else if (asked->in.some)
        help_with_bearer(k, m, home, which, asked);
}

static void report_day(linker *k, const case_asked *asked, date day, slot found)
{
    const meeting *held = &k->m->meetings.at[k->m->cases.at[found].meeting];
    DIAG(k->d, REFERENCE_DATE, asked->at, case_text(k, found),
         words_date(k->w, k->a, LANG_EN, day, DATE_FULL),
         words_date(k->w, k->a, LANG_EN, held->day, DATE_FULL));
}

/* ---- choosing -------------------------------------------------------------------------------- */

/* The bodies whose case it may be: the one named, those that a name may mean, the document's own, or any. */
static void find_cases(linker *k, const text_home *home, const case_asked *asked, slot_list *found)
{
    if (asked->in.some && asked->in.body == NO_SLOT) {
        for (size_t i = 0; i < asked->in.candidates.len; i++)
            add_cases(k, asked->in.candidates.at[i], asked, found);
        return;
    }
    slot which = asked->in.some ? asked->in.body : home->body;
    if (which != NO_SLOT) {
        add_cases(k, which, asked, found);
        return;
    }
    for (size_t i = 0; i < k->m->bodies.len; i++)
        add_cases(k, (slot)i, asked, found);
}

static date full_day(const case_asked *asked)
{
    date day = asked->day;
    if (day.day && !day.year)
        day.year = (int16_t)asked->year;
    return day;
}

/* Keeps the cases that were dealt with on a day; if none was, all stay, and the first is given as the contradiction. */
static slot keep_day(linker *k, slot_list *found, date day)
{
    size_t kept = 0;
    slot first = found->at[0];
    for (size_t i = 0; i < found->len; i++)
        if (date_same(k->m->meetings.at[k->m->cases.at[found->at[i]].meeting].day, day))
            found->at[kept++] = found->at[i];
    if (kept == 0)
        return first;
    found->len = kept;
    return NO_SLOT;
}

/* Cases whose number stands twice are reported there: here the first is meant. */
static void drop_doubles(const linker *k, slot_list *found)
{
    size_t kept = 0;
    for (size_t i = 0; i < found->len; i++) {
        const case_item *c = &k->m->cases.at[found->at[i]];
        str form = body_case_form(k->m, c->body, k->m->meetings.at[c->meeting].day);
        bool has_year = !c->year_taken && str_find(form, STR("{y")) < form.len;
        if (!has_year || case_find_in_series(k->m, c) == found->at[i])
            found->at[kept++] = found->at[i];
    }
    found->len = kept > 0 ? kept : found->len;
}

static ref_outcome outcome_of(linker *k, const text_home *home, slot item, const case_asked *asked,
                              slot *target)
{
    slot_list found = { 0 };
    find_cases(k, home, asked, &found);
    date day = full_day(asked);
    slot which = asked->in.some ? asked->in.body : home->body;
    if (found.len == 0) {
        if (asked->year < k->archive_from)
            return REF_BEFORE_ARCHIVE;
        if (!case_is_unread(k->m, which, asked->year,
                            asked->number)) /* one mistake, told of where it stands */
            report_missing_case(k, home, which, asked);
        return REF_MISSING;
    }
    slot other = date_some(day) ? keep_day(k, &found, day) : NO_SLOT;
    for (size_t i = 0; i < found.len; i++)
        if (found.at[i] == item)
            return REF_ITSELF;
    drop_doubles(k, &found);
    if (found.len > 1) {
        report_several(k, asked, &found);
        return REF_AMBIGUOUS;
    }
    if (other != NO_SLOT) {
        report_day(k, asked, day, other);
        return REF_MISSING;
    }
    *target = found.at[0];
    return REF_FOUND;
}

void refer_to_case(linker *k, const text_home *home, slot item, const case_asked *asked,
                   case_label label)
{
    reference r = {
        .kind = REF_CASE,
        .at = asked->at,
        .item = item,
        .body = asked->in.some ? asked->in.body : home->body,
        .year = asked->year,
        .number = asked->number,
        .target = NO_SLOT,
        .replaces = label == LABEL_REPLACES,
        .annuls = label == LABEL_ANNULS,
    };
    r.outcome = outcome_of(k, home, item, asked, &r.target);
    if (r.target != NO_SLOT)
        r.body = k->m->cases.at[r.target].body;
    if (r.outcome != REF_ITSELF)
        list_add(k->a, &k->m->references, r);
}

/* ---- attachments, figures, tables ---------------------------------------------------------------- */

/* "Vedlegg 1": the kind of a heading's first word and its number, as a key; "" if it has none. */
static str heading_key(linker *k, const md_node *heading)
{
    str s = md_plain(k->scratch, heading), word;
    str_cut(&s, STR(" "), &word);
    size_t to = 0;
    while (to < s.len && s.at[to] >= '0' && s.at[to] <= '9')
        to++;
    bool is_attachment = str_is(words_canonical(k->w, WORD_REFERENCE, word), "attachment");
    return is_attachment && to ? str_copy(k->a, str_slice(s, 0, to)) : STR("");
}

static void list_headings(linker *k, text_home *home)
{
    home->headings = map_new(k->a);
    for (size_t i = 0; i < home->root_count; i++)
        for (const md_node *n = home->roots[i]; n; n = md_next(home->roots[i], n)) {
            str key = n->kind == MD_HEADING ? heading_key(k, n) : STR("");
            if (key.len)
                map_add(home->headings, key,
                        (void *)n); /* maps keep what they are given as it is */
        }
}

static void find_attachment(linker *k, text_home *home, reference *r)
{
    if (r->number <= home->attachments) {
        r->target = r->number - 1;
        return;
    }
    if (!home->headings)
        list_headings(k, home);
    str key = str_format(k->scratch, "%d", r->number);
    r->heading = map_find(home->headings, key);
    if (r->heading) {
        r->kind = REF_HEADING;
        return;
    }
    r->outcome = REF_MISSING;
    DIAG(k->d, ATTACHMENT_REFERENCE, r->at, key);
}

void refer_to_number(linker *k, text_home *home, slot item, reference r)
{
    r.item = item;
    r.body = r.target = NO_SLOT;
    r.outcome = REF_FOUND; /* figures and tables are counted when the document is composed */
    if (r.kind == REF_ATTACHMENT)
        find_attachment(k, home, &r);
    list_add(k->a, &k->m->references, r);
}

/* ---- explicit forms ---------------------------------------------------------------------------- */

/* "04-26", "PS 4/26": the whole of a text, as a body writes its numbers. */
static bool read_number(linker *k, const text_home *home, slot which, str s, case_asked *asked)
{
    case_number n;
    str form = body_case_form(k->m, which, home->day), rest;
    str word = case_word_cut(s, &rest);
    bool known = word.len == 0 || is_case_word(k->w, word) || compound_owner(k, home, word).some;
    if (!known || !case_number_read(rest, form, home->day.year, &n) || n.len != rest.len)
        return false;
    asked->word = word;
    asked->year = n.year;
    asked->number = n.number;
    return true;
}

/* "body/04-26", or a number alone. False and a message if it is neither. */
static bool read_case_name(linker *k, const text_home *home, text name, case_asked *asked)
{
    *asked = (case_asked){ .at = name.at, .written = name.value, .in.body = NO_SLOT };
    str rest = str_trim(name.value);
    if (read_number(k, home, home->body, rest, asked))
        return true;
    size_t slash = str_find(rest, STR("/"));
    text owner = { str_trim(str_slice(rest, 0, slash)), name.at };
    rest = str_trim(str_slice(rest, slash + 1, rest.len));
    slot which = slash < name.value.len ? body_find(k->m, k->a, owner.value, home->day) : NO_SLOT;
    if (!read_number(k, home, which, rest, asked)) {
        DIAG(k->d, REFERENCE_FORM, name.at, name.value);
        return false;
    }
    if (which == NO_SLOT)
        which = resolve_body(k, owner, home->day);
    asked->in = (mention){ .some = true, .body = which };
    return which != NO_SLOT;
}

static void refer_by_name(linker *k, const text_home *home, slot item, text name)
{
    case_asked asked;
    if (read_case_name(k, home, name, &asked))
        refer_to_case(k, home, item, &asked, LABEL_NONE);
}

/* "body/2025-10-20" */
static void refer_to_meeting(linker *k, const text_home *home, slot item, text name)
{
    size_t slash = str_find(name.value, STR("/"));
    reference r = {
        .kind = REF_MEETING, .at = name.at, .item = item, .body = home->body, .target = NO_SLOT
    };
    str day_text =
        slash < name.value.len ? str_slice(name.value, slash + 1, name.value.len) : name.value;
    date day = { 0 };
    if (slash < name.value.len)
        r.body = resolve_body(k, (text){ str_slice(name.value, 0, slash), name.at }, home->day);
    if (!date_iso(day_text, &day)) {
        DIAG(k->d, BAD_DATE, name.at, day_text);
        return;
    }
    r.target = meeting_find(k->m, r.body, day);
    r.year = day.year;
    r.outcome = r.target != NO_SLOT          ? REF_FOUND
                : day.year < k->archive_from ? REF_BEFORE_ARCHIVE
                                             : REF_MISSING;
    if (r.outcome == REF_MISSING && r.body != NO_SLOT)
        DIAG(k->d, MEETING_MISSING, name.at, name.value);
    list_add(k->a, &k->m->references, r);
}

void refer_by_link(linker *k, const text_home *home, slot item, span at, str url)
{
    size_t colon = str_find(url, STR(":"));
    if (colon == url.len)
        return;
    str scheme = words_canonical(k->w, WORD_REFERENCE, str_slice(url, 0, colon));
    text name = { str_slice(url, colon + 1, url.len), at };
    if (str_is(scheme, "case"))
        refer_by_name(k, home, item, name);
    else if (str_is(scheme, "meeting"))
        refer_to_meeting(k, home, item, name);
}

void refer_by_role(linker *k, const text_home *home, slot item, const md_node *role)
{
    if (str_is(words_canonical(k->w, WORD_ROLE, role->detail->info), "case"))
        refer_by_name(k, home, item, (text){ role->text, role->at });
}

/* ---- names of cases in YAML and ledgers ----------------------------------------------------------- */

/* A paper is written before its case is dealt with: then no minutes of that year have so high a number. */
static bool is_to_come(const linker *k, slot which, const case_asked *asked)
{
    const int *last = map_find(k->last_number, year_key(k->scratch, which, asked->year));
    return which != NO_SLOT && (!last || asked->number > *last);
}

static void note_to_come(linker *k, const text_home *home, const case_asked *asked, case_name *name)
{
    name->body = asked->in.some ? asked->in.body : home->body;
    name->word = asked->word;
    name->year = asked->year;
    name->number = asked->number;
    DIAG(k->d, CASE_TO_COME, asked->at,
         case_number_text(k->a, body_case_form(k->m, name->body, home->day), asked->year,
                          asked->number));
}

static void report_unfound(linker *k, const text_home *home, const case_asked *asked,
                           case_name *name, case_use use)
{
    slot which = asked->in.some ? asked->in.body : home->body;
    if (use == CASE_OF_PAPER && is_to_come(k, which, asked))
        note_to_come(k, home, asked, name);
    else if (asked->year >= k->archive_from
             && !case_is_unread(k->m, which, asked->year, asked->number))
        report_missing_case(k, home, which, asked);
}

static void link_case_name(linker *k, const text_home *home, case_name *name, case_use use)
{
    case_asked asked;
    slot_list found = { 0 };
    if (name->written.value.len == 0 || !read_case_name(k, home, name->written, &asked))
        return;
    find_cases(k, home, &asked, &found);
    drop_doubles(k, &found);
    if (found.len == 1)
        name->target = found.at[0];
    else if (found.len > 1)
        report_several(k, &asked, &found);
    else
        report_unfound(k, home, &asked, name, use);
}

/* A report on a case is the paper of its body. */
static void link_report_names(linker *k, report *r)
{
    text_home home = { .meeting = NO_SLOT, .report = NO_SLOT, .body = r->body, .day = r->day };
    link_case_name(k, &home, &r->adopted_by, CASE_DECIDED);
    link_case_name(k, &home, &r->paper_of, CASE_OF_PAPER);
    if (r->body == NO_SLOT && r->paper_of.target != NO_SLOT)
        r->body = k->m->cases.at[r->paper_of.target].body;
    if (!date_some(r->day) && r->paper_of.target != NO_SLOT)
        r->day = k->m->meetings.at[k->m->cases.at[r->paper_of.target].meeting].day;
}

void link_case_names(linker *k)
{
    for (size_t i = 0; i < k->m->reports.len; i++)
        link_report_names(k, &k->m->reports.at[i]);
    for (size_t i = 0; i < k->m->projects.len; i++) {
        project *p = &k->m->projects.at[i];
        text_home home = { .meeting = NO_SLOT, .report = NO_SLOT, .body = NO_SLOT, .day = p->year };
        link_case_name(k, &home, &p->decision, CASE_DECIDED);
    }
    for (size_t i = 0; i < k->m->accounts.ledgers.len; i++)
        for (size_t n = 0; n < k->m->accounts.ledgers.at[i].entries.len; n++) {
            ledger_entry *e = &k->m->accounts.ledgers.at[i].entries.at[n];
            text_home home = {
                .meeting = NO_SLOT, .report = NO_SLOT, .body = NO_SLOT, .day = e->when
            };
            link_case_name(k, &home, &e->decision, CASE_DECIDED);
        }
}
