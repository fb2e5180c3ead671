/*
 * register_pages: the pages of the site that list things: meetings, cases, decisions, open actions,
 * reports, attendance.
 *
 * Each is a title and a table over the whole archive, the last first; a page with nothing to list
 * says so.
 */
#include "compose/register.h"
#include "compose/site_plan.h"

void put_page_title(composer *c, doc_block *root, str title)
{
    doc_block *group = put_group(c, root, GROUP_TITLE, STR(""));
    doc_block *heading = block_heading(c->a, 1, title, STR(""));
    heading->toc_wanted = false;
    block_append(group, heading);
    c->doc->title = title;
}

static void put_nothing(composer *c, doc_block *root)
{
    put_paragraph(c, root, say(c, "nothing"));
}

typedef size_t table_maker(composer *c, doc_block *parent, const register_filter *f,
                           inline_list caption);

static void put_register(composer *c, doc_block *root, table_maker *make, const char *status)
{
    register_filter f = {
        .body = NO_SLOT, .status = str_of(status), .day = c->day, .newest = true
    };
    put_page_title(c, root, c->item->title);
    if (make(c, root, &f, (inline_list){ 0 }) == 0)
        put_nothing(c, root);
}

void compose_meetings(composer *c, doc_block *root)
{
    put_register(c, root, put_meeting_table, "");
}

void compose_cases(composer *c, doc_block *root)
{
    put_register(c, root, put_case_table, "");
}

void compose_decisions(composer *c, doc_block *root)
{
    put_register(c, root, put_decision_table, "");
}

void compose_actions(composer *c, doc_block *root)
{
    put_register(c, root, put_action_table, "open");
}

/* ---- reports --------------------------------------------------------------------------------- */

static void put_report_item(composer *c, doc_block *list, slot which)
{
    const plan_item *item = plan_report(c->plan, which);
    const report *r = &c->m->reports.at[which];
    inline_list line = { 0 };
    put_link(c, &line, link_to_item(c, item, STR("")), item->title);
    str day = r->kind == REPORT_ANNUAL ? STR("") : say_date(c, r->day, DATE_FULL);
    if (day.len > 0)
        put_small(c, &line, str_format(c->a, " – " STR_FMT, STR_ARG(day)));
    doc_link *pdf = arena_make(c->a, doc_link);
    *pdf = (doc_link){ .kind = LINK_FILE, .page = item->pdf };
    put_text(c, &line, STR(" ("));
    put_link(c, &line, pdf, STR("PDF"));
    put_text(c, &line, STR(")"));
    put_item(c, list, line);
}

/* Newest first: reports are sorted by path, and so by year where years name their folders. */
size_t put_report_list(composer *c, doc_block *parent, report_kind kind)
{
    doc_block *list = NULL;
    size_t printed = 0;
    for (slot i = (slot)c->m->reports.len - 1; i >= 0; i--) {
        if (c->m->reports.at[i].kind != kind || !plan_report(c->plan, i))
            continue;
        list = list ? list : put_list(c, parent);
        put_report_item(c, list, i);
        printed++;
    }
    return printed;
}

static const char *const kind_phrases[] = {
    [REPORT_ANNUAL] = "annual-reports",
    [REPORT_PLAN] = "plans",
    [REPORT_DOCUMENT] = "documents",
    [REPORT_PAPER] = "case-papers",
};

void compose_reports(composer *c, doc_block *root)
{
    put_page_title(c, root, c->item->title);
    size_t printed = 0;
    for (int kind = REPORT_ANNUAL; kind <= REPORT_PAPER; kind++) {
        doc_block *part = block_group(c->a, GROUP_PLAIN, STR(""));
        size_t here = put_report_list(c, part, (report_kind)kind);
        if (here > 0) {
            put_section(c, root, 2, say(c, kind_phrases[kind]));
            block_append(root, part);
        }
        printed += here;
    }
    if (printed == 0)
        put_nothing(c, root);
}

/* ---- attendance ------------------------------------------------------------------------------ */

static const struct {
    matrix_by by;
    const char *title;
} matrices[] = {
    { MATRIX_PERSON, "attendance-persons" },
    { MATRIX_ORGANISATION, "attendance-organisations" },
    { MATRIX_MEETING, "attendance-meetings" },
};

void compose_attendance(composer *c, doc_block *root)
{
    put_page_title(c, root, c->item->title);
    inline_list line = { 0 };
    str name = body_name(c->m, c->item->subject, (date){ (int16_t)c->item->year, 12, 31 });
    put_link(c, &line, link_to_body(c, c->item->subject), name);
    put_inlines(c, root, line);
    for (size_t i = 0; i < sizeof matrices / sizeof *matrices; i++) {
        put_section(c, root, 2, say(c, matrices[i].title));
        put_attendance_matrix(c, root,
                              (matrix_request){ c->item->subject, c->item->year, matrices[i].by },
                              (inline_list){ 0 });
    }
}
