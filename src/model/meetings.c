/*
 * Minutes and agendas: what their front matter says.
 *
 * One table of fields. Who was there is read as names and resolved by link. A body may have fields of its own
 * for the heading of its minutes; their keys are allowed in the front matter of its meetings. When all meetings are
 * known they are put in order of date, and their cases are read in that order.
 */
#include "model/load.h"

#include <stdlib.h>

static const char *const status_names[] = { [STATUS_AGENDA] = "agenda",
                                            [STATUS_DRAFT] = "draft",
                                            [STATUS_ISSUED] = "issued",
                                            [STATUS_APPROVED] = "approved" };
static const choice_list statuses = CHOICES(status_names);

const char *meeting_status_name(meeting_status status)
{
    return status_names[status];
}

bool meeting_day_of_name(const meeting *m, date *day)
{
    enum { DAY_LEN = 10 }; /* 2026-03-23 */
    str name = path_name(m->path);
    return name.len > DAY_LEN && date_iso(str_slice(name, 0, DAY_LEN), day) && day->day;
}

/* ---- values ---------------------------------------------------------------------------------- */

static void read_status(loader *l, const given *g, void *into)
{
    meeting *m = into;
    given status = { &(field){ .more = &statuses }, g->key, g->key_at, g->value };
    size_t before = diag_added(l->d);
    read_choice(l, &status, &m->status);
    m->status_unread = diag_added(l->d) > before;
    m->status_at = g->value->at;
}

/* What is no date was reported: the day in the file's name is taken, and the minutes are held against that. */
static void read_meeting_day(loader *l, const given *g, void *into)
{
    meeting *m = into;
    size_t before = diag_added(l->d);
    read_date(l, g, &m->day);
    if (diag_added(l->d) > before && !meeting_day_of_name(m, &m->day))
        diag_doubt(l->d, DOUBT_MINUTES);
    m->day_at = g->value->at;
}

static void read_meeting_time(loader *l, const given *g, void *into)
{
    meeting *m = into;
    read_text(l, g, &m->written_time);
    if (m->written_time.value.len && !clock_read_words(l, m->written_time.value, &m->time))
        DIAG(l->d, BAD_TIME, g->value->at, g->value->text);
}

static bool says_all(const loader *l, const node *n)
{
    return n->kind == NODE_SCALAR
           && str_is(words_canonical(l->w, WORD_VALUE, str_trim(n->text)), "all");
}

/* That all were invited is what is taken where nothing is said. */
static void read_invited(loader *l, const given *g, void *into)
{
    meeting *m = into;
    m->has_invited = !says_all(l, g->value);
    if (m->has_invited)
        read_people(l, g, &m->invited);
}

static void read_absent(loader *l, const given *g, void *into)
{
    meeting *m = into;
    m->has_absent = true;
    read_people(l, g, &m->absent);
}

static void read_present(loader *l, const given *g, void *into)
{
    meeting *m = into;
    m->has_present = true;
    m->all_present = says_all(l, g->value);
    if (!m->all_present)
        read_people(l, g, &m->present);
}

static void add_row_of_deputies(loader *l, const given *g, meeting *m)
{
    named_list row = { 0 };
    read_people(l, g, &row);
    for (size_t i = 0; i < row.len; i++)
        list_add(l->a, &m->deputies,
                 ((deputising){ .who = named_of(STR(""), g->value->at), .deputy = row.at[i] }));
}

/* `member: deputy`; in a list deputies alone, whose members are not said. */
static void read_deputies(loader *l, const given *g, void *into)
{
    meeting *m = into;
    if (g->value->kind == NODE_SCALAR) {
        add_row_of_deputies(l, g, m);
        return;
    }
    record_list records = list_records(l, g);
    for (size_t i = 0; i < records.len; i++) {
        deputising d = { .who = named_of(records.at[i].id, records.at[i].at) };
        if (read_named(l, &(given){ g->field, g->key, g->key_at, records.at[i].value }, &d.deputy))
            list_add(l->a, &m->deputies, d);
    }
}

static void read_at_cases(loader *l, const given *g, at_case_list *list)
{
    if (g->value->kind != NODE_MAP)
        report_kind_of_value(l, g, "a mapping from initials to case numbers");
    for (size_t i = 0; i < g->value->pairs.len; i++) {
        const node_pair *pair = &g->value->pairs.at[i];
        at_case one = { .who = named_of(pair->key, pair->key_at), .target = NO_SLOT };
        read_text(l, &(given){ g->field, pair->key, pair->key_at, pair->value }, &one.written);
        list_add(l->a, list, one);
    }
}

static void read_joined(loader *l, const given *g, void *into)
{
    meeting *m = into;
    at_case_list list = { 0 };
    read_at_cases(l, g, &list);
    for (size_t i = 0; i < list.len; i++)
        list_add(l->a, &m->joined, list.at[i]);
}

static void read_left(loader *l, const given *g, void *into)
{
    meeting *m = into;
    at_case_list list = { 0 };
    read_at_cases(l, g, &list);
    for (size_t i = 0; i < list.len; i++)
        list_add(l->a, &m->left, list.at[i]);
}

/* ---- approval -------------------------------------------------------------------------------- */

static void report_approval(loader *l, const node *n, meeting *m)
{
    str forms[LANG_COUNT];
    for (int language = 0; language < LANG_COUNT; language++)
        forms[language] = words_form(l->w, (lang)language, WORD_VALUE, STR("previous"));
    message *told = DIAG(l->d, BAD_DATE, n->at, str_trim(n->text));
    str nearest = utf8_nearest(str_trim(n->text), forms, LANG_COUNT);
    if (nearest.len)
        message_hint(l->d, told, "did you mean " STR_FMT "?", STR_ARG(nearest));
    m->approves_unread = true;
}

static void add_approval(loader *l, const given *g, const node *n, meeting *m)
{
    approval one = { .meeting = NO_SLOT };
    read_text(l, &(given){ g->field, g->key, g->key_at, n }, &one.written);
    one.previous = str_is(words_canonical(l->w, WORD_VALUE, one.written.value), "previous");
    if (!one.previous && !date_read(l, one.written.value, &one.day))
        report_approval(l, n, m);
    else
        list_add(l->a, &m->approves, one);
}

static void read_approves(loader *l, const given *g, void *into)
{
    if (g->value->kind != NODE_LIST)
        add_approval(l, g, g->value, into);
    for (size_t i = 0; i < g->value->items.len; i++)
        add_approval(l, g, g->value->items.at[i], into);
}

static const field approved_fields[] = {
    FIELD(meeting, "date", approved_on, read_date),
    FIELD(meeting, "case", approved_in, read_case_name),
};
static const field_table approved_table = FIELD_TABLE(approved_fields);

static void read_approved(loader *l, const given *g, void *into)
{
    read_fields(l, &approved_table, g->value, into, NULL);
}

static void read_type(loader *l, const given *g, void *into)
{
    (void)l, (void)g, (void)into; /* it decided that the file is read here */
}

/* ---- one meeting ----------------------------------------------------------------------------- */

static const field meeting_fields[] = {
    { "type", read_type, 0, NULL },
    FIELD(meeting, "body", written_body, read_text),
    { "date", read_meeting_day, 0, NULL },
    { "time", read_meeting_time, 0, NULL },
    FIELD(meeting, "place", place, read_text),
    { "status", read_status, 0, NULL },
    FIELD(meeting, "title", title, read_text),
    FIELD(meeting, "language", language, read_language),
    { "invited", read_invited, 0, NULL },
    FIELD(meeting, "not-invited", not_invited, read_people),
    { "present", read_present, 0, NULL },
    { "absent", read_absent, 0, NULL },
    { "deputies", read_deputies, 0, NULL },
    { "joined", read_joined, 0, NULL },
    { "left", read_left, 0, NULL },
    FIELD(meeting, "guests", guests, read_named_list),
    { "approves", read_approves, 0, NULL },
    { "approved", read_approved, 0, NULL },
    FIELD(meeting, "attachments", attachments, read_attachments),
};
static const field_table meeting_table = FIELD_TABLE(meeting_fields);

/* The body that a front matter names; NO_SLOT if none is known. The day is read ahead of the table, for a name
   holds as of it. */
static slot body_named(loader *l, const node *front)
{
    str name = { 0 };
    date day = { 0 };
    for (size_t i = 0; i < front->pairs.len; i++) {
        const node_pair *pair = &front->pairs.at[i];
        str key = canonical_key(l, pair->key);
        if (str_is(key, "body"))
            name = str_trim(pair->value->text);
        else if (str_is(key, "date"))
            date_read(l, pair->value->text, &day);
    }
    return body_find(l->m, l->a, name, day);
}

/* The body that was most likely meant: one whose name or id is near, or that the file's name names after its day. */
static slot guess_body(loader *l, const meeting *held)
{
    str_list known = { 0 };
    const map *maps[] = { l->m->ids[ID_BODY], l->m->names[ID_BODY] };
    for (size_t i = 0; i < 2; i++)
        for (size_t n = 0; n < map_len(maps[i]) && known.len < l->compared; n++)
            list_add(l->a, &known, map_key(maps[i], n));
    l->compared -= known.len;
    str nearest = utf8_nearest(held->written_body.value, known.at, known.len);
    slot found = nearest.len ? body_find(l->m, l->a, nearest, held->day) : NO_SLOT;
    date day;
    if (found != NO_SLOT || !meeting_day_of_name(held, &day))
        return found;
    str name = path_name(held->path),
        rest = str_slice(name, sizeof "2026-03-23-" - 1, name.len - path_ending(name).len - 1);
    return body_find(l->m, l->a, rest, held->day);
}

/* A body that is missing, or that nobody knows, is reported; who was there and what was dealt with are told of all the same. */
static void settle_body(loader *l, meeting *m)
{
    if (m->body == NO_SLOT)
        m->body = body_find(l->m, l->a, m->written_body.value, m->day);
    if (m->body != NO_SLOT)
        return;
    m->body_guessed = true;
    m->body = guess_body(l, m);
    if (m->body == NO_SLOT)
        diag_doubt(l->d, DOUBT_MINUTES);
}

static str_list own_keys(loader *l, slot which)
{
    str_list keys = { 0 };
    if (which == NO_SLOT)
        return keys;
    const body *b = &l->m->bodies.at[which];
    for (size_t i = 0; i < b->fields.len; i++)
        list_add(l->a, &keys, b->fields.at[i].key);
    return keys;
}

/* The same for its day. */
static void settle_day(loader *l, meeting *m)
{
    span start = span_of(m->source, 0, 0);
    if (m->written_body.value.len == 0)
        report_lacking(l, m->front, start, "body");
    if (span_some(m->day_at))
        return;
    report_lacking(l, m->front, start, "date");
    if (!meeting_day_of_name(m, &m->day))
        diag_doubt(l->d, DOUBT_MINUTES);
}

static void read_meeting(loader *l, project_file *file)
{
    const read_document *content = &file->content;
    meeting m = {
        .source = file->source,
        .path = file->path,
        .front = content->front,
        .content = content->body,
        .language = l->m->settings.language,
        .status = STATUS_ISSUED,
        .time = { -1, -1 },
        .body = body_named(l, content->front),
        .approved_by = NO_SLOT,
        .approved_in.target = NO_SLOT,
    };
    str_list keys = own_keys(l, m.body);
    m.written_body.at = m.status_at = content->front->at;
    l->lost = false;
    read_fields(l, &meeting_table, content->front, &m, &keys);
    m.attendance_unread = l->lost || content->front->holed;
    settle_body(l, &m);
    settle_day(l, &m);
    list_add(l->a, &l->m->meetings, m);
}

/* ---- all of them ----------------------------------------------------------------------------- */

static int by_day(const void *left, const void *right)
{
    const meeting *m = left, *n = right;
    int order = date_compare(m->day, n->day);
    return order ? order : str_compare(m->path, n->path);
}

static void attach(loader *l, meeting *m)
{
    find_attachments(l, m->path, &m->attachments, 1);
    int next = 1 + (int)m->attachments.len;
    for (size_t i = 0; i < m->cases.len; i++) {
        attachment_list *list = &l->m->cases.at[m->cases.at[i]].attachments;
        find_attachments(l, m->path, list, next);
        next += (int)list->len;
    }
}

void load_meetings(loader *l)
{
    for (size_t i = 0; i < map_len(l->files); i++) {
        project_file *file = map_value(l->files, i);
        if (document_type(l, file) == TYPE_MINUTES) {
            file->is_used = true;
            read_meeting(l, file);
        }
    }
    if (l->m->meetings.len > 1)
        qsort(l->m->meetings.at, l->m->meetings.len, sizeof *l->m->meetings.at, by_day);
    for (size_t i = 0; i < l->m->meetings.len; i++) {
        split_cases(l, (slot)i);
        attach(l, &l->m->meetings.at[i]);
    }
}
