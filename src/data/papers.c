/*
 * papers: the accounts behind the reports, and the documents themselves.
 *
 * Takes the ledger and the budget entry by entry, and the pages of the plan that are documents and no registers: minutes and
 * agendas, reports, plans, case papers. A year's accounts point to the annual report of that year.
 */
#include "data/record.h"

/* ---- accounts ------------------------------------------------------------------------------------ */

enum { YEAR_COUNT = 10000 };

/* The page of the annual report of each year; "" where there is none. */
static str *pages_of_years(const teller *t)
{
    str *pages = arena_array(t->a, str, YEAR_COUNT);
    for (slot i = (slot)t->m->reports.len - 1; i >= 0; i--) {
        const report *r = &t->m->reports.at[i];
        if (r->kind == REPORT_ANNUAL && r->year > 0 && r->year < YEAR_COUNT
            && plan_report(t->plan, i))
            pages[r->year] = plan_report(t->plan, i)->page;
    }
    return pages;
}

static str name_in_year(const teller *t, const account_name *name, int year)
{
    str filled = str_replace(t->a, name->name.value, STR("{year}"), str_format(t->a, "%d", year));
    return str_replace(t->a, filled, STR("{previous-year}"), str_format(t->a, "%d", year - 1));
}

typedef struct account_cell {
    int year;
    slot row, fund;
    str page; /* of the year's report */
} account_cell;

static data_table *account_add(teller *t, const account_cell *at, const char *kind, money amount)
{
    const accounts *acc = &t->m->accounts;
    data_table *to = &t->tables[SET_ACCOUNTS];
    data_record_add(to);
    put_value_address(to, ACCOUNTS_page, at->page);
    put_value_number(to, ACCOUNTS_year, at->year);
    put_value_text(to, ACCOUNTS_kind, str_of(kind));
    put_value_text(to, ACCOUNTS_row, acc->rows.at[at->row].id);
    put_value_text(to, ACCOUNTS_row_name, name_in_year(t, &acc->rows.at[at->row], at->year));
    put_value_text(to, ACCOUNTS_fund, acc->funds.at[at->fund].id);
    put_value_text(to, ACCOUNTS_fund_name, name_in_year(t, &acc->funds.at[at->fund], at->year));
    put_value_amount(to, ACCOUNTS_amount, amount);
    return to;
}

static bool is_cell(slot row, slot fund)
{
    return row != NO_SLOT && fund != NO_SLOT;
}

static void tell_ledger(teller *t, const ledger *book, str page)
{
    for (size_t i = 0; i < book->entries.len; i++) {
        const ledger_entry *e = &book->entries.at[i];
        if (!is_cell(e->row, e->fund)) /* a message has said so */
            continue;
        const account_cell at = { book->year, e->row, e->fund, page };
        data_table *to = account_add(t, &at, "entry", e->amount);
        put_value_date(to, ACCOUNTS_date, e->when);
        put_value_text(to, ACCOUNTS_text, e->text);
        put_value_text(to, ACCOUNTS_voucher, e->voucher);
        put_value_address(to, ACCOUNTS_decision, page_of_matter(t, e->decision.target));
    }
}

void tell_accounts(teller *t)
{
    const accounts *acc = &t->m->accounts;
    const str *pages = pages_of_years(t);
    for (size_t i = 0; i < acc->ledgers.len; i++)
        tell_ledger(t, &acc->ledgers.at[i], pages[acc->ledgers.at[i].year]);
    for (size_t i = 0; i < acc->budget.len; i++) {
        const budget_amount *planned = &acc->budget.at[i];
        const account_cell at = { planned->year, planned->row, planned->fund,
                                  pages[planned->year] };
        if (is_cell(planned->row, planned->fund))
            account_add(t, &at, "budget", planned->amount);
    }
}

/* ---- documents ----------------------------------------------------------------------------------- */

static const char *const report_names[] = {
    [REPORT_ANNUAL] = "annual-report",
    [REPORT_PLAN] = "plan",
    [REPORT_DOCUMENT] = "document",
    [REPORT_PAPER] = "case-paper",
};

static data_table *document_add(teller *t, const plan_item *item, const char *kind)
{
    const source_version *version =
        t->plan->options.versions ? map_find(t->plan->options.versions, item->source) : NULL;
    data_table *to = &t->tables[SET_DOCUMENTS];
    data_record_add(to);
    put_value_address(to, DOCUMENTS_page, item->page);
    put_value_address(to, DOCUMENTS_pdf, item->pdf);
    put_value_text(to, DOCUMENTS_kind, str_of(kind));
    put_value_text(to, DOCUMENTS_title, item->title);
    put_value_date(to, DOCUMENTS_changed, version ? version->day : (date){ 0 });
    return to;
}

static void tell_minutes(teller *t, const plan_item *item)
{
    const meeting *m = &t->m->meetings.at[item->subject];
    data_table *to = document_add(t, item, m->status == STATUS_AGENDA ? "agenda" : "minutes");
    put_value_date(to, DOCUMENTS_date, m->day);
    put_value_address(to, DOCUMENTS_body, page_of_body(t, m->body));
    put_value_text(to, DOCUMENTS_language, words_lang_code(m->language));
}

static void tell_report(teller *t, const plan_item *item)
{
    const report *r = &t->m->reports.at[item->subject];
    data_table *to = document_add(t, item, report_names[r->kind]);
    put_value_text(to, DOCUMENTS_subtitle, r->subtitle.value);
    put_value_date(to, DOCUMENTS_date, r->day);
    if (r->year > 0)
        put_value_number(to, DOCUMENTS_year, r->year);
    put_value_address(to, DOCUMENTS_body, page_of_body(t, r->body));
    put_value_text(to, DOCUMENTS_language, words_lang_code(r->language));
}

void tell_documents(teller *t)
{
    for (size_t i = 0; i < t->plan->items.len; i++) {
        const plan_item *item = &t->plan->items.at[i];
        if (item->kind == PLAN_MEETING)
            tell_minutes(t, item);
        else if (item->kind == PLAN_REPORT)
            tell_report(t, item);
    }
}
