/*
 * register_pages: the pages of the site that list things: meetings, cases, decisions, actions,
 * reports, attendance.
 *
 * Each is a title, the ways to the other views and years of the register, and a table, the last first; a
 * page with nothing to list says so. Which pages there are is the plan's affair.
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

/* ---- views of a register ----------------------------------------------------------------------- */

typedef size_t table_maker(composer *c, doc_block *parent, const register_filter *f,
                           inline_list caption);

static table_maker *const makers[] = {
    [REGISTER_MEETINGS] = put_meeting_table,
    [REGISTER_CASES] = put_case_table,
    [REGISTER_DECISIONS] = put_decision_table,
    [REGISTER_ACTIONS] = put_action_table,
};

/* One of the ways at the top; the page itself is no link. */
static void put_way(composer *c, doc_block *list, const plan_item *to, str name)
{
    inline_list line = { 0 };
    str said = SAY(c, "view-count", { "view", name }, { "n", str_format(c->a, "%zu", to->count) });
    if (to == c->item)
        put_strong(c, &line, said);
    else
        put_link(c, &line, link_to_item(c, to, STR("")), said);
    inlines_settle(c, &line);
    put_item(c, list, line);
}

static bool is_way(const composer *c, const plan_item *to, bool years)
{
    if (to->kind != c->item->kind)
        return false;
    return years ? to->year > 0 && to->view == c->item->view : to->year == 0;
}

/* The other states of the register, or the years of this one: the last first. */
static void put_ways(composer *c, doc_block *root, const char *label, bool years)
{
    doc_block *group = block_group(c->a, GROUP_NAV, say(c, label));
    doc_block *list = put_list(c, group);
    size_t printed = 0, count = c->plan->items.len;
    for (size_t i = 0; i < count; i++) {
        const plan_item *to = &c->plan->items.at[years ? count - 1 - i : i];
        if (!is_way(c, to, years))
            continue;
        put_way(c, list, to, years ? str_format(c->a, "%d", to->year) : say(c, to->view->name));
        printed++;
    }
    if (printed > (years ? 0 : 1))
        block_append(root, group);
}

void compose_register(composer *c, doc_block *root)
{
    const plan_item *item = c->item;
    register_filter f = {
        .body = NO_SLOT, .status = str_of(item->view->status), .day = c->plan->at, .newest = true
    };
    f.held_in = item->year;
    f.years = item->year == 0;
    f.tell_late = !str_is(f.status, "overdue");
    bool cut = item->year == 0 && item->count > REGISTER_MOST;
    f.most = cut ? REGISTER_MOST : 0;
    put_page_title(c, root, item->title);
    put_ways(c, root, "views", false);
    put_ways(c, root, "years", true);
    if (cut)
        put_paragraph(c, root, SAY(c, "register-latest", { "n", str_format(c->a, "%zu", f.most) }));
    if (makers[item->view->kind](c, root, &f, (inline_list){ 0 }) == 0)
        put_nothing(c, root);
}

/* ---- reports --------------------------------------------------------------------------------- */

static void put_report_item(composer *c, doc_block *list, slot which)
{
    const plan_item *item = plan_report(c->plan, which);
    const report *r = &c->m->reports.at[which];
    inline_list line = { 0 };
    put_item_link(c, &line, item);
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
