/*
 * address: where each page of the site lies.
 *
 * Addresses come from identity alone: a body's id, a date, a case number, a report's year or file
 * name; never from a title, so that a link stays good when a title is mended. All are ASCII. Two
 * that would be equal (two meetings of a body on one day) are told apart by a number behind the
 * second.
 */
#include "compose/address.h"

/* The folders that the site itself uses; a body of that name gets a number. */
static const char *const reserved[] = {
    "moter/", "saker/", "vedtak/", "oppfolging/", "reports/",  "plans/",    "documents/", "papers/",
    "data/",  "files/", "fonts/",  "sok/",        "personer/", "regnskap/", "organer/",
};

void addresses_reserve(planner *p)
{
    for (size_t i = 0; i < sizeof reserved / sizeof *reserved; i++)
        map_put(p->addresses, str_of(reserved[i]), arena_make(p->a, int));
}

enum { NAME_MOST = 100 }; /* bytes of a name that others are added to; file systems take 255 */

/* A name that has no letter or digit of ASCII still needs a place. */
static str ascii_name(planner *p, str name, const char *otherwise)
{
    str ascii = str_slice(utf8_ascii(p->a, name), 0, NAME_MOST);
    return ascii.len > 0 ? ascii : str_of(otherwise);
}

/* `stem` and `end`, or with "-2", "-3" … between where that is taken. Each address counts how often it was wanted, so
   that many equal ones need not try every number again. */
static str take_with_end(planner *p, str stem, str end)
{
    str address = str_format(p->a, STR_FMT STR_FMT, STR_ARG(stem), STR_ARG(end));
    int *times = map_find(p->addresses, address);
    while (times && map_find(p->addresses, address))
        address =
            str_format(p->a, STR_FMT "-%d" STR_FMT, STR_ARG(stem), ++*times + 1, STR_ARG(end));
    map_put(p->addresses, address, arena_make(p->a, int));
    return address;
}

static str take(planner *p, str stem)
{
    return take_with_end(p, stem, STR("/"));
}

static str body_folder(const planner *p, slot board)
{
    if (board == NO_SLOT)
        return STR("uten-organ");
    const plan_item *item = plan_body(p->plan, board);
    return str_slice(item->page, 0, item->page.len - 1);
}

str address_of_body(planner *p, slot board)
{
    return take(p, ascii_name(p, p->m->bodies.at[board].id, "organ"));
}

/* A meeting whose date could not be read has a page, too: with what else is wrong in it. */
static str day_name(planner *p, date day)
{
    str name = date_text(p->a, day);
    return name.len > 0 ? name : STR("uten-dato");
}

str address_of_meeting(planner *p, slot which)
{
    const meeting *m = &p->m->meetings.at[which];
    return take(p, str_format(p->a, STR_FMT "/%04d/" STR_FMT, STR_ARG(body_folder(p, m->body)),
                              m->day.year, STR_ARG(day_name(p, m->day))));
}

str address_of_case(planner *p, slot item)
{
    const case_item *k = &p->m->cases.at[item];
    str id = k->id.len > 0 ? k->id : str_format(p->a, "%02d-%02d", k->number, k->year % 100);
    return take(p, str_format(p->a, STR_FMT "/sak/" STR_FMT, STR_ARG(body_folder(p, k->body)),
                              STR_ARG(str_slice(id, 0, NAME_MOST))));
}

str address_of_year(planner *p, slot board, int year)
{
    return take(p, str_format(p->a, STR_FMT "/%04d/oppmote", STR_ARG(body_folder(p, board)), year));
}

static const char *const report_folders[] = {
    [REPORT_ANNUAL] = "reports",
    [REPORT_PLAN] = "plans",
    [REPORT_DOCUMENT] = "documents",
    [REPORT_PAPER] = "papers",
};

str address_of_report(planner *p, slot which)
{
    const report *r = &p->m->reports.at[which];
    const char *folder = report_folders[r->kind];
    if (r->kind == REPORT_ANNUAL && r->year > 0)
        return take(p, str_format(p->a, "%s/%d", folder, r->year));
    return take(
        p, str_format(p->a, "%s/" STR_FMT, folder, STR_ARG(ascii_name(p, r->name, "dokument"))));
}

/* Who has no id is known by the first name: one that is married keeps the address. */
str address_of_person(planner *p, slot which)
{
    const person *one = &p->m->people.at[which];
    str known = one->id.len > 0 ? one->id : dated_first(&one->name);
    return take(p, str_format(p->a, "personer/" STR_FMT, STR_ARG(ascii_name(p, known, "person"))));
}

str address_of_ledger(planner *p, int year, slot row, slot fund)
{
    const accounts *acc = &p->m->accounts;
    if (row == NO_SLOT && fund == NO_SLOT)
        return take(p, str_format(p->a, "regnskap/%04d/bilag", year));
    str id = row == NO_SLOT ? acc->funds.at[fund].id : acc->rows.at[row].id;
    return take(p, str_format(p->a, "regnskap/%04d/%s/" STR_FMT, year,
                              row == NO_SLOT ? "fond" : "post",
                              STR_ARG(ascii_name(p, id, "uten-navn"))));
}

/* "files/" and the path in the project, each part made ASCII, the ending kept. */
str address_of_file(planner *p, str path)
{
    buf b = buf_new(p->a);
    buf_text(&b, "files");
    str rest = path, part = { 0 };
    str ending = path_ending(path);
    str stem = str_slice(path, 0, path.len - (ending.len > 0 ? ending.len + 1 : 0));
    for (rest = stem; str_cut(&rest, STR("/"), &part);)
        buf_format(&b, "/" STR_FMT, STR_ARG(ascii_name(p, part, "fil")));
    str base = str_copy(p->a, buf_str(&b));
    str end = utf8_ascii(p->a, ending);
    return take_with_end(p, base, str_format(p->a, "." STR_FMT, STR_ARG(end)));
}

/* "vedtak/2025/" gives "vedtak/2025/vedtak-2025.pdf". */
str pdf_of_page(planner *p, str page)
{
    if (page.len == 0)
        return STR("forside.pdf");
    str name = str_replace(p->a, str_slice(page, 0, page.len - 1), STR("/"), STR("-"));
    return str_format(p->a, STR_FMT STR_FMT ".pdf", STR_ARG(page), STR_ARG(name));
}

/* The name of a PDF beside its page. */
str pdf_of_meeting(planner *p, slot which, str page)
{
    const meeting *m = &p->m->meetings.at[which];
    const char *word = m->status == STATUS_AGENDA ? "innkalling" : "referat";
    str board =
        m->body == NO_SLOT ? STR("mote") : ascii_name(p, p->m->bodies.at[m->body].id, "organ");
    return str_format(p->a, STR_FMT "%s-" STR_FMT "-" STR_FMT ".pdf", STR_ARG(page), word,
                      STR_ARG(board), STR_ARG(day_name(p, m->day)));
}

str pdf_of_report(planner *p, slot which, str page)
{
    const report *r = &p->m->reports.at[which];
    if (r->kind == REPORT_ANNUAL && r->year > 0)
        return str_format(p->a, STR_FMT "arsmelding-%d.pdf", STR_ARG(page), r->year);
    return str_format(p->a, STR_FMT STR_FMT ".pdf", STR_ARG(page),
                      STR_ARG(ascii_name(p, r->name, "dokument")));
}
