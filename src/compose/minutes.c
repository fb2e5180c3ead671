/*
 * minutes: the document of one meeting, as agenda or as minutes.
 *
 * From top to bottom: title and state; date, time, place and the body's own fields; attendance; the
 * text before the first case; the cases; attachments, those in Markdown appended from a new page
 * each. The same file is printed in all its states; what changes is the word in the title, the mark
 * on the page, and whether attendance is shown.
 */
#include "compose/composer.h"

/* ---- title and state ------------------------------------------------------------------------- */

static str minutes_heading(const composer *c, const meeting *m)
{
    if (m->title.value.len > 0)
        return m->title.value;
    bool agenda = m->status == STATUS_AGENDA;
    str issuer = c->m->settings.organisation.value;
    str word = word_of_meeting(c->a, c->m, c->w, c->lang, m);
    if (word.len == 0)
        word = SAY(c, "meeting-of",
                   { "body", m->body == NO_SLOT ? m->written_body.value
                                                : body_name(c->m, m->body, m->day) });
    return SAY(c, agenda ? "agenda-title" : "minutes-title", { "meeting", word },
               { "organisation", issuer });
}

/* Which meeting it is comes first, and says it alone: the heading need not, for time and place stand below it. */
static str document_title(const composer *c, const meeting *m)
{
    if (m->title.value.len > 0)
        return c->item->title;
    return SAY(c, m->status == STATUS_AGENDA ? "agenda-of" : "minutes-of",
               { "meeting", c->item->title });
}

static void put_approval(const composer *c, inline_list *line, const meeting *m)
{
    slot in = m->approved_in.target;
    date on = m->approved_on;
    if (!date_some(on) && m->approved_by != NO_SLOT)
        on = c->m->meetings.at[m->approved_by].day;
    str day = say_date(c, on, DATE_FULL);
    str written = m->approved_in.written.value;
    if (in != NO_SLOT || written.len > 0) {
        str number = SAY(c, "case-reference",
                         { "number", in == NO_SLOT ? written : c->m->cases.at[in].label });
        str said = SAY(c, "state-approved-in", { "date", day }, { "case", number });
        put_link(c, line, link_to_case_in_minutes(c, in), said);
    } else if (date_some(on)) {
        put_link(c, line, link_to_meeting(c, m->approved_by),
                 SAY(c, "state-approved-on", { "date", day }));
    } else {
        put_text(c, line, say(c, "state-approved"));
    }
}

meeting_status meeting_state(const meeting *m)
{
    return m->status == STATUS_ISSUED && m->approved_by != NO_SLOT ? STATUS_APPROVED : m->status;
}

static const char *const state_phrases[] = {
    [STATUS_AGENDA] = "state-agenda",
    [STATUS_DRAFT] = "state-draft",
    [STATUS_ISSUED] = "state-issued",
};

static void put_title(composer *c, doc_block *root, const meeting *m)
{
    doc_block *group = put_group(c, root, GROUP_TITLE, STR(""));
    doc_block *heading = block_heading(c->a, 1, minutes_heading(c, m), STR(""));
    heading->toc_wanted = false;
    block_append(group, heading);
    inline_list state = { 0 };
    if (meeting_state(m) == STATUS_APPROVED)
        put_approval(c, &state, m);
    else
        put_text(c, &state, say(c, state_phrases[m->status]));
    c->doc->state = inline_plain(c->a, state.first);
    if (m->status != STATUS_AGENDA) /* there the title says it */
        put_inlines(c, group, state);
}

/* ---- facts ----------------------------------------------------------------------------------- */

static void put_facts(composer *c, doc_block *parent, const meeting *m)
{
    doc_table *t = table_new(c, TABLE_FACTS, 2);
    table_column(t, 0, CELL_LEFT, true);
    str day = say_date(c, m->day, DATE_WEEKDAY);
    str hours =
        m->time.from >= 0 ? words_time(c->w, c->a, c->lang, m->time) : m->written_time.value;
    bool timed = hours.len > 0;
    str when = timed ? str_format(c->a, STR_FMT ", " STR_FMT, STR_ARG(day), STR_ARG(hours)) : day;
    table_fact(c, t, say(c, timed ? "time" : "date"), one_text(c, when));
    table_fact(c, t, say(c, "place"), one_text(c, m->place.value));
    for (size_t i = 0; i < m->fields.len && m->body != NO_SLOT; i++)
        table_fact(c, t, c->m->bodies.at[m->body].fields.at[i].label,
                   one_text(c, m->fields.at[i].value));
    put_table(c, parent, t);
}

static bool met_for_somebody(const meeting *m, slot deputy)
{
    for (size_t i = 0; i < m->roster.len; i++)
        if (m->roster.at[i].deputy && m->roster.at[i].deputy_person == deputy)
            return true;
    return false;
}

/* Ready for the next name. */
static inline_list *after_comma(const composer *c, inline_list *names)
{
    if (names->first)
        put_text(c, names, STR(", "));
    return names;
}

/* A phrase about them. */
static void put_names(composer *c, doc_block *parent, const char *phrase, inline_list names)
{
    static const char names_place[] = "\x1a";
    if (!names.first)
        return;
    inline_list line = { 0 };
    str after = SAY(c, phrase, { "names", str_of(names_place) }), before;
    str_cut(&after, str_of(names_place), &before);
    put_text(c, &line, before);
    for (inline_node *next, *n = names.first; n; n = next) {
        next = n->next;
        n->next = NULL;
        inline_add(&line, n);
    }
    put_text(c, &line, after);
    inlines_settle(c, &line);
    put_inlines(c, parent, line);
}

/* Deputies who were there in a row of their own, where the table has no column that shows it. */
static void add_unseen_deputies(const composer *c, const meeting *m, inline_list *names)
{
    for (size_t i = 0; i < m->roster.len && !shows_who_met(c, m); i++) {
        const roster_row *row = &m->roster.at[i];
        const seat *s = &c->m->seats.at[row->seat];
        for (int k = 0; k < row->people_count && s->own_row && s->role == SEAT_DEPUTY; k++)
            if (row->people[k].sign == SIGN_PRESENT && !met_for_somebody(m, row->people[k].person))
                put_text(c, after_comma(c, names),
                         person_name(c->m, row->people[k].person, m->day));
    }
}

static void put_deputies(composer *c, doc_block *parent, const meeting *m)
{
    inline_list names = { 0 };
    for (size_t i = 0; i < m->roster.len; i++)
        if (m->roster.at[i].deputy && !deputy_has_row(c, m, &m->roster.at[i]))
            put_named_in_parentheses(c, after_comma(c, &names), m->roster.at[i].deputy);
    add_unseen_deputies(c, m, &names);
    for (size_t i = 0; i < m->other_deputies.len; i++)
        if (!met_in_own_row(c, m, m->other_deputies.at[i].person, NO_SLOT))
            put_named_in_parentheses(c, after_comma(c, &names), &m->other_deputies.at[i]);
    put_names(c, parent, "deputies-present", names);
}

static void put_guests(composer *c, doc_block *parent, const meeting *m)
{
    inline_list names = { 0 };
    for (size_t i = 0; i < m->guests.len; i++)
        put_named_in_parentheses(c, after_comma(c, &names), &m->guests.at[i]);
    put_names(c, parent, "guests-present", names);
}

/* ---- the text -------------------------------------------------------------------------------- */

static void put_preamble(composer *c, doc_block *root, const meeting *m)
{
    if (m->preamble.len == 0)
        return;
    headings_begin(c, 2);
    doc_block *group = put_group(c, root, GROUP_PREAMBLE, STR(""));
    for (size_t i = 0; i < m->preamble.len; i++)
        text_block(c, group, m->preamble.at[i]);
    block_text_flush(c, group);
}

static void put_case(composer *c, doc_block *root, slot item)
{
    const case_item *k = &c->m->cases.at[item];
    doc_block *group = put_group(c, root, GROUP_CASE, case_word_label(c, item));
    group->link = link_to_case(c, item);
    blocks_place(group, k->at);
    headings_begin(c, 2);
    inline_list title = { 0 };
    text_inline_list(c, &title, &k->title);
    put_heading(c, group, 1, title, case_anchor(c, k));
    headings_begin(c, 3);
    case_parts(c, group, item);
    case_history(c, group, item);
}

static void reserve_case_anchors(composer *c, const meeting *m)
{
    for (size_t i = 0; i < m->cases.len; i++)
        case_reserve_anchors(c, &c->m->cases.at[m->cases.at[i]]);
}

static void begin(composer *c, const meeting *m)
{
    document *doc = c->doc;
    doc->title = document_title(c, m);
    doc->date = date_text(c->a, m->day);
    doc->draft = m->status == STATUS_DRAFT;
    doc->subject = m->body == NO_SLOT ? STR("") : body_name(c->m, m->body, m->day);
    c->attachments = &m->attachments;
    c->attachment_anchor = STR("vedlegg-");
    reserve_case_anchors(c, m);
    if (m->content)
        anchors_collect(c, m->content);
}

void compose_minutes(composer *c, doc_block *root)
{
    const meeting *m = &c->m->meetings.at[c->item->subject];
    begin(c, m);
    put_title(c, root, m);
    doc_block *facts = put_group(c, root, GROUP_FACTS, STR(""));
    put_facts(c, facts, m);
    attendance_blocks(c, facts, m);
    put_deputies(c, facts, m);
    put_guests(c, facts, m);
    put_preamble(c, root, m);
    for (size_t i = 0; i < m->cases.len; i++)
        put_case(c, root, m->cases.at[i]);
    if (m->attachments.len > 0) {
        doc_block *list = put_group(c, root, GROUP_LABELLED, say(c, "attachments"));
        put_attachments(c, list, &m->attachments, c->attachment_anchor);
        append_attachments(c, root, &m->attachments, c->attachment_anchor, STR(""));
    }
    for (size_t i = 0; i < m->cases.len; i++)
        append_case_attachments(c, root, m->cases.at[i]);
    for (size_t i = 0; i < m->cases.len && m->status == STATUS_AGENDA; i++)
        append_paper(c, root, m->cases.at[i]);
}
