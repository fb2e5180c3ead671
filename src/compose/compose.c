/*
 * compose: one document of the plan, made.
 *
 * Sets up the composer for the page's kind (language, day, body), lets the maker of that kind fill
 * a root block, then finishes what had to wait: the contents, the footnotes, links to anchors. The
 * makers stand in a table by kind.
 */
#include "compose/composer.h"
#include "compose/site_plan.h"

/* clang-format off */
static const struct page_kind {
    void (*make)(composer *c, doc_block *root);
    document_kind kind;
    const char *name; /* in the page, for style sheets and whoever reads it by machine */
} kinds[] = {
    [PLAN_MEETING] = { compose_minutes, DOCUMENT_MINUTES, "meeting" },
    [PLAN_REPORT] = { compose_report, DOCUMENT_REPORT, "report" },
    [PLAN_CASE] = { compose_matter, DOCUMENT_REGISTER, "matter" },
    [PLAN_BODY] = { compose_body, DOCUMENT_REGISTER, "body" },
    [PLAN_FRONT] = { compose_front, DOCUMENT_REGISTER, "front" },
    [PLAN_BODIES] = { compose_bodies, DOCUMENT_REGISTER, "bodies" },
    [PLAN_REPORTS] = { compose_reports, DOCUMENT_REGISTER, "reports" },
    [PLAN_MEETINGS] = { compose_register, DOCUMENT_REGISTER, "meetings" },
    [PLAN_CASES] = { compose_register, DOCUMENT_REGISTER, "cases" },
    [PLAN_DECISIONS] = { compose_register, DOCUMENT_REGISTER, "decisions" },
    [PLAN_ACTIONS] = { compose_register, DOCUMENT_REGISTER, "actions" },
    [PLAN_ATTENDANCE] = { compose_attendance, DOCUMENT_REGISTER, "attendance" },
    [PLAN_PEOPLE] = { compose_people, DOCUMENT_REGISTER, "people" },
    [PLAN_PERSON] = { compose_person, DOCUMENT_REGISTER, "person" },
    [PLAN_ACCOUNTS] = { compose_accounts, DOCUMENT_REGISTER, "accounts" },
    [PLAN_ACCOUNTS_YEAR] = { compose_accounts_year, DOCUMENT_REGISTER, "accounts-year" },
    [PLAN_LEDGER] = { compose_ledger, DOCUMENT_REGISTER, "ledger" },
    [PLAN_DATA] = { compose_data, DOCUMENT_REGISTER, "data" },
    [PLAN_SEARCH] = { compose_search, DOCUMENT_REGISTER, "search" },
};
/* clang-format on */

static composer composer_new(diag *d, arena *a, const compose_plan *plan, const plan_item *item)
{
    composer c = {
        .d = d, .a = a, .m = plan->archive, .w = plan->words, .plan = plan, .item = item
    };
    c.audience = plan->options.audience;
    c.versions = plan->options.versions;
    c.lang = c.m->settings.language;
    c.body = NO_SLOT;
    c.heading_base = 1;
    c.anchors = map_new(a);
    c.heading_anchors = map_new(a);
    c.note_numbers = map_new(a);
    return c;
}

/* The language, day and body that the page speaks from. */
static void stand_in(composer *c)
{
    slot subject = c->item->subject;
    c->day = c->plan->at;
    if (c->item->kind == PLAN_MEETING || c->item->kind == PLAN_CASE) {
        const meeting *m =
            &c->m->meetings
                 .at[c->item->kind == PLAN_MEETING ? subject : c->m->cases.at[subject].meeting];
        c->lang = m->language;
        c->day = m->day;
        c->initials_of = m;
        c->body = m->body;
    } else if (c->item->kind == PLAN_REPORT) {
        const report *r = &c->m->reports.at[subject];
        c->lang = r->language;
        c->day = date_some(r->day) ? date_of_day(date_last(r->day)) : c->plan->at;
        c->body = r->body;
    } else if (c->item->kind == PLAN_BODY || c->item->kind == PLAN_ATTENDANCE) {
        c->body = subject;
    }
    c->year = c->day.year;
}

static void fill_frame(composer *c)
{
    document *doc = c->doc;
    doc->page_kind = kinds[c->item->kind].name;
    doc->page = c->item->page;
    doc->pdf = c->item->pdf;
    doc->source = c->item->source;
    doc->lang = words_lang_code(c->lang);
    doc->title = c->item->title;
    doc->organisation = c->m->settings.organisation.value;
    doc->internal = c->audience == AUDIENCE_INTERNAL;
    doc->page_label = say(c, "page-of");
    doc->note_title = say(c, "notes");
    doc->continued = say(c, "continued");
    doc->decimal_sign = words_decimal_sign(c->w, c->lang);
    doc->quotation_mark = words_quotation_mark(c->w, c->lang);
    doc->joins = words_joins(c->w, c->lang);
    doc->names = c->plan->index->names;
}

/* What no reader of a draft, or of a copy that is not for everybody, may overlook. */
static void set_mark(composer *c)
{
    document *doc = c->doc;
    str state = doc->draft ? doc->state : STR(""), internal = say(c, "internal");
    if (!doc->internal)
        doc->mark = state;
    else
        doc->mark = state.len
                        ? str_format(c->a, STR_FMT " – " STR_FMT, STR_ARG(state), STR_ARG(internal))
                        : internal;
}

static void finish(composer *c, doc_block *root)
{
    set_mark(c);
    block_text_flush(c, root);
    notes_finish(c);
    toc_finish(c);
    c->doc->blocks = blocks_release(root);
    anchors_check(c);
    references_check(c);
    c->doc->about = compose_about(c);
    if (c->doc->running_head.len == 0)
        c->doc->running_head = c->doc->title;
}

/* ---- pieces ---------------------------------------------------------------------------------- */

/* A composer that stands on the page of a matter, for a piece of its text. */
static composer piece_begin(diag *d, arena *a, const compose_plan *plan, slot item)
{
    const plan_item *page = plan_case(plan, item);
    composer c = composer_new(d, a, plan, page);
    c.doc = document_new(a, kinds[page->kind].kind);
    stand_in(&c);
    c.initials_of = NULL; /* plain text shows no names behind them */
    return c;
}

/* The text alone stays, in `a`: there is a piece for each part of each case. */
static str piece_end(composer *c, doc_block *root, arena *a)
{
    buf out = buf_new(c->a);
    block_text_flush(c, root);
    c->doc->blocks = blocks_release(root);
    document_text(c->doc, &out);
    str plain = str_copy(a, str_trim(buf_str(&out)));
    arena_drop(c->a);
    return plain;
}

str compose_part_text(diag *d, arena *a, const compose_plan *plan, slot item, const case_part *part)
{
    if (part_withheld(plan->options.audience, part))
        return STR("");
    composer c = piece_begin(d, arena_new(), plan, item);
    doc_block *root = block_new(c.a, BLOCK_GROUP);
    headings_begin(&c, 2);
    text_block_list(&c, root, &part->blocks);
    return piece_end(&c, root, a);
}

str compose_action_text(diag *d, arena *a, const compose_plan *plan, const action *what)
{
    if (place_withheld(plan->options.audience, &plan->archive->cases.at[what->item], what->at))
        return STR("");
    composer c = piece_begin(d, arena_new(), plan, what->item);
    doc_block *root = block_new(c.a, BLOCK_GROUP);
    inline_list line = { 0 };
    text_inline_list(&c, &line, &what->text);
    put_inlines(&c, root, line);
    return piece_end(&c, root, a);
}

/* ---- the whole ------------------------------------------------------------------------------- */

const document *compose_document(diag *d, arena *a, const compose_plan *plan, const plan_item *item)
{
    composer c = composer_new(d, a, plan, item);
    c.doc = document_new(a, kinds[item->kind].kind);
    stand_in(&c);
    fill_frame(&c);
    compose_genre(&c);
    compose_ways(&c);
    attach_sources(&c);
    doc_block *root = block_new(a, BLOCK_GROUP);
    kinds[item->kind].make(&c, root);
    finish(&c, root);
    return c.doc;
}
