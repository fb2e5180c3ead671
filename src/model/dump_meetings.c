/*
 * The text form of minutes: heading, roster, cases, and the references between them.
 *
 * The presence at a case is one sign for each row of the roster: x a member, v a deputy, i disqualified, a dot nobody;
 * then the seats with a vote that are filled, how many there are, and how many are needed.
 */
#include "model/dump.h"

/* ---- who was there ---------------------------------------------------------------------------- */

static const char *sign_name(seat_sign sign)
{
    static const char *const names[] = { [SIGN_EMPTY] = "-",
                                         [SIGN_PRESENT] = "present",
                                         [SIGN_ABSENT] = "absent",
                                         [SIGN_DEPUTY] = "deputy" };
    return names[sign];
}

static void dump_row(dumper *p, const roster_row *row)
{
    dump_head(p, 1, "row", name_of_seat(p, row->seat));
    for (int i = 0; i < row->people_count; i++) {
        const seat_person *one = &row->people[i];
        dump_text(p, 2, "person",
                  str_format(p->a, STR_FMT " %s%s", STR_ARG(name_of_person(p, one->person)),
                             sign_name(one->sign), one->invited ? " invited" : ""));
    }
    dump_text(p, 2, "sign", str_of(sign_name(row->sign)));
    dump_flag(p, 2, "invited", row->invited);
    if (row->deputy)
        dump_named(p, 2, "deputy", row->deputy);
    if (row->joined != NO_SLOT)
        dump_text(p, 2, "joined", name_of_case(p, row->joined));
    if (row->left != NO_SLOT)
        dump_text(p, 2, "left", name_of_case(p, row->left));
    if (row->deputy_joined != NO_SLOT)
        dump_text(p, 2, "deputy-joined", name_of_case(p, row->deputy_joined));
    if (row->deputy_left != NO_SLOT)
        dump_text(p, 2, "deputy-left", name_of_case(p, row->deputy_left));
    if (!row->recorded)
        dump_text(p, 2, "recorded", STR("no"));
}

static void dump_attendance(dumper *p, const meeting *held)
{
    dump_flag(p, 1, "all-present", held->all_present);
    dump_named_list(p, 1, "invited", &held->invited);
    dump_named_list(p, 1, "not-invited", &held->not_invited);
    dump_named_list(p, 1, "present", &held->present);
    dump_named_list(p, 1, "absent", &held->absent);
    dump_named_list(p, 1, "guest", &held->guests);
    for (size_t i = 0; i < held->deputies.len; i++) {
        dump_named(p, 1, "met-for", &held->deputies.at[i].who);
        dump_named(p, 2, "by", &held->deputies.at[i].deputy);
    }
    for (size_t i = 0; i < held->joined.len; i++) {
        dump_named(p, 1, "joined", &held->joined.at[i].who);
        dump_text(p, 2, "case", name_of_case(p, held->joined.at[i].target));
    }
    for (size_t i = 0; i < held->left.len; i++) {
        dump_named(p, 1, "left", &held->left.at[i].who);
        dump_text(p, 2, "case", name_of_case(p, held->left.at[i].target));
    }
    for (size_t i = 0; i < held->roster.len; i++)
        dump_row(p, &held->roster.at[i]);
    dump_named_list(p, 1, "other-deputy", &held->other_deputies);
}

/* ---- cases ----------------------------------------------------------------------------------- */

static void dump_blocks(dumper *p, int depth, const md_list *blocks)
{
    for (size_t i = 0; i < blocks->len; i++)
        dump_text(p, depth, md_kind_name(blocks->at[i]->kind), md_plain(p->a, blocks->at[i]));
}

static void dump_part(dumper *p, const case_part *part)
{
    dump_head(p, 2, part->label ? case_label_name(part->label) : "text", STR(""));
    dump_flag(p, 3, "withheld", part->withheld);
    dump_blocks(p, 3, &part->blocks);
}

static void dump_vote(dumper *p, const vote *v)
{
    dump_head(p, 2, "vote", v->unanimous ? STR("unanimous") : STR(""));
    if (v->in_favour >= 0)
        dump_number(p, 3, "for", v->in_favour);
    if (v->against >= 0)
        dump_number(p, 3, "against", v->against);
    if (v->abstaining >= 0)
        dump_number(p, 3, "abstaining", v->abstaining);
    if (v->most >= 0)
        dump_number(p, 3, "most", v->most);
    dump_flag(p, 3, "failed", v->failed);
    dump_flag(p, 3, "casting-vote", v->casting);
    dump_named_list(p, 3, "for", &v->favour_names);
    dump_named_list(p, 3, "against", &v->against_names);
    dump_named_list(p, 3, "abstaining", &v->abstaining_names);
}

static void dump_action(dumper *p, const action *one)
{
    dump_head(p, 2, "action", one->plain);
    dump_named_list(p, 3, "owner", &one->owners);
    dump_date(p, 3, "deadline", one->deadline);
    dump_flag(p, 3, "done", one->done);
}

static void dump_presence(dumper *p, const case_item *c)
{
    static const char signs[] = { [PRESENCE_OUT] = '.',
                                  [PRESENCE_MEMBER] = 'x',
                                  [PRESENCE_DEPUTY] = 'v',
                                  [PRESENCE_DISQUALIFIED] = 'i' };
    buf b = buf_new(p->a);
    const presence *at = &c->presence;
    for (size_t i = 0; at->seats && i < p->m->meetings.at[c->meeting].roster.len; i++)
        buf_char(&b, signs[at->seats[i]]);
    dump_text(p, 2, "presence",
              str_format(p->a, STR_FMT " %d of %d, quorum %d", STR_ARG(buf_str(&b)), at->present,
                         at->voting_seats, at->quorum));
}

void dump_case(dumper *p, slot item)
{
    const case_item *c = &p->m->cases.at[item];
    dump_head(p, 1, "case", c->label);
    dump_inlines(p, 2, "title", (const md_node *const *)c->title.at, c->title.len);
    dump_text(p, 2, "plain-title", c->plain_title);
    dump_number(p, 2, "level", c->level);
    for (size_t i = 0; i < c->parts.len; i++)
        dump_part(p, &c->parts.at[i]);
    for (size_t i = 0; i < c->votes.len; i++)
        dump_vote(p, &c->votes.at[i]);
    for (size_t i = 0; i < c->actions.len; i++)
        dump_action(p, &p->m->actions.at[c->actions.at[i]]);
    dump_named_list(p, 2, "disqualified", &c->disqualified);
    dump_named_list(p, 2, "presenter", &c->presenters);
    dump_flag(p, 2, "withheld", c->withheld);
    dump_text(p, 2, "withheld-basis", c->withheld_basis.value);
    dump_attachments(p, 2, &c->attachments);
    dump_presence(p, c);
    dump_slots(p, 2, "cites", &c->cites, name_of_case);
    dump_slots(p, 2, "cited-by", &c->cited_by, name_of_case);
    if (c->replaced_by != NO_SLOT)
        dump_text(p, 2, "replaced-by", name_of_case(p, c->replaced_by));
    if (c->annulled_by != NO_SLOT)
        dump_text(p, 2, "annulled-by", name_of_case(p, c->annulled_by));
}

/* ---- meetings -------------------------------------------------------------------------------- */

static void dump_approval(dumper *p, const meeting *held)
{
    for (size_t i = 0; i < held->approves.len; i++) {
        const approval *one = &held->approves.at[i];
        dump_text(p, 1, "approves", one->previous ? STR("previous") : date_text(p->a, one->day));
        dump_text(p, 2, "is", name_of_meeting(p, one->meeting));
    }
    dump_date(p, 1, "approved-on", held->approved_on);
    if (held->approved_in.target != NO_SLOT)
        dump_text(p, 1, "approved-in", name_of_case(p, held->approved_in.target));
    else
        dump_text(p, 1, "approved-in", held->approved_in.written.value);
    if (held->approved_by != NO_SLOT)
        dump_text(p, 1, "approved-by", name_of_meeting(p, held->approved_by));
}

static void dump_time(dumper *p, time_range time)
{
    if (time.from < 0)
        return;
    dump_text(p, 1, "time", str_format(p->a, "%02d:%02d", time.from / 60, time.from % 60));
    if (time.to >= 0)
        dump_text(p, 1, "to", str_format(p->a, "%02d:%02d", time.to / 60, time.to % 60));
}

static void dump_meeting(dumper *p, slot which)
{
    const meeting *held = &p->m->meetings.at[which];
    dump_head(p, 0, "meeting", name_of_meeting(p, which));
    dump_text(p, 1, "path", held->path);
    dump_text(p, 1, "status", str_of(meeting_status_name(held->status)));
    dump_text(p, 1, "title", held->title.value);
    dump_time(p, held->time);
    dump_text(p, 1, "place", held->place.value);
    dump_text(p, 1, "language", words_lang_code(held->language));
    for (size_t i = 0; i < held->fields.len; i++)
        dump_text(p, 1, "field", held->fields.at[i].value);
    dump_attendance(p, held);
    dump_approval(p, held);
    dump_attachments(p, 1, &held->attachments);
    for (size_t i = 0; i < held->preamble.len; i++)
        dump_text(p, 1, "preamble", md_plain(p->a, held->preamble.at[i]));
    for (size_t i = 0; i < held->cases.len; i++)
        dump_case(p, held->cases.at[i]);
}

void dump_meetings(dumper *p)
{
    for (size_t i = 0; i < p->m->meetings.len; i++)
        dump_meeting(p, (slot)i);
}

/* ---- references ------------------------------------------------------------------------------ */

static str target_of(dumper *p, const reference *r)
{
    if (r->kind == REF_CASE && r->target != NO_SLOT)
        return name_of_case(p, r->target);
    if (r->kind == REF_MEETING && r->target != NO_SLOT)
        return name_of_meeting(p, r->target);
    if (r->kind == REF_HEADING)
        return md_plain(p->a, r->heading);
    if (r->kind == REF_CASE && r->body != NO_SLOT)
        return str_format(p->a, STR_FMT "/%02d-%02d", STR_ARG(name_of_body(p, r->body)), r->number,
                          r->year % 100);
    return str_format(p->a, "%d", r->number);
}

static void dump_reference(dumper *p, const reference *r)
{
    static const char *const kinds[] = {
        [REF_CASE] = "case",     [REF_MEETING] = "meeting", [REF_ATTACHMENT] = "attachment",
        [REF_FIGURE] = "figure", [REF_TABLE] = "table",     [REF_HEADING] = "heading",
    };
    static const char *const outcomes[] = {
        [REF_FOUND] = "found",     [REF_BEFORE_ARCHIVE] = "before the archive",
        [REF_MISSING] = "missing", [REF_AMBIGUOUS] = "ambiguous",
        [REF_ITSELF] = "itself",
    };
    dump_head(p, 0, "reference", str_replace(p->a, diag_text(p->d, r->at), STR("\n"), STR(" ")));
    dump_text(p, 1, kinds[r->kind], target_of(p, r));
    dump_text(p, 1, "outcome", str_of(outcomes[r->outcome]));
    if (r->item != NO_SLOT)
        dump_text(p, 1, "in", name_of_case(p, r->item));
    dump_flag(p, 1, "replaces", r->replaces);
    dump_flag(p, 1, "annuls", r->annuls);
}

void dump_references(dumper *p)
{
    for (size_t i = 0; i < p->m->references.len; i++)
        dump_reference(p, &p->m->references.at[i]);
    for (size_t i = 0; i < p->m->threads.len; i++)
        if (p->m->threads.at[i].cases.len > 1)
            dump_slots(p, 0, "thread", &p->m->threads.at[i].cases, name_of_case);
}
