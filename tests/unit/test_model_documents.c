/*
 * test_model_documents: which files a project has and what becomes of them: reports with chapters, parts, attachments,
 * the accounts; and files that lie outside, name each other in a circle, or are not text.
 */
#include "model_test.h"

#include <sys/stat.h>

#define REPORT "---\ntype: annual-report\nyear: 2025\ntitle: Årsmelding\n"

static size_t chapters_of(const fixture *f)
{
    assert_int_equal(f->m->reports.len, 1);
    return f->m->reports.at[0].chapters.len;
}

/* ---- chapters -------------------------------------------------------------------------------- */

static void test_named_chapters(void **state)
{
    fixture *f = *state;
    put(f, "reports/2025/r.md", REPORT "chapters: [b.md, a.md]\ntoc: true\n---\n");
    put(f, "reports/2025/a.md", "### A\n");
    put(f, "reports/2025/b.md", "## B\n");
    load(f);
    assert_messages(f, "");
    assert_dump(f, "annual-report reports/2025/r.md\n  name: 2025\n  year: 2025\n  date: 2025-12-31\n  title: Årsmelding\n"
                   "  language: nb\n  toc: 3\n  chapter: reports/2025/b.md\n  chapter: reports/2025/a.md\n  top-level: 2\n");
}

static void test_other_files_of_the_folder_are_chapters(void **state)
{
    fixture *f = *state;
    put(f, "reports/r.md", REPORT "figures: uten nummer\n---\nForord.\n");
    put(f, "reports/02.md", "# To\n");
    put(f, "reports/01.md", "# En\n");
    put(f, "reports/README.md", "Ikke med.\n");
    load(f);
    assert_messages(f, "");
    assert_int_equal(chapters_of(f), 3);
    assert_str(f->m->reports.at[0].chapters.at[0].path, "reports/r.md");
    assert_str(f->m->reports.at[0].chapters.at[2].path, "reports/02.md");
    assert_true(f->m->reports.at[0].figures_plain);
}

static void test_two_documents_in_a_folder_have_no_chapters_unnamed(void **state)
{
    fixture *f = *state;
    put(f, "p/a.md", "---\ntype: plan\ntitle: A\n---\nA\n");
    put(f, "p/b.md", "---\ntype: plan\ntitle: B\n---\nB\n");
    put(f, "p/c.md", "Ingen bruker dette.\n");
    load(f);
    assert_messages(f, "R128 p/c.md:1\n");
    assert_int_equal(f->m->reports.len, 2);
    assert_str(f->m->reports.at[1].name, "b");
}

static void test_chapters_that_are_not_there(void **state)
{
    fixture *f = *state;
    put(f, "r.md", REPORT "chapters: [nei.md, ../utenfor.md, /etc/passwd, r.md]\n---\nTekst\n");
    load(f);
    assert_messages(f, "R125 r.md:5\n" "R124 r.md:5\n" "R124 r.md:5\n" "R126 r.md:5\n");
    assert_int_equal(chapters_of(f), 1);
}

static void test_types(void **state)
{
    fixture *f = *state;
    put(f, "a.md", "---\ntype: aarsmelding\n---\n");
    put(f, "b.md", "---\ntype: årsmelding\ntitle: B\ntoc: 7\nfigures: pene\n---\n");
    put(f, "c.md", "# Løst\n");
    put(f, "drafts/d.md", "# Kladd\n");
    put(f, "referat.yaml", "organisation: L\nignore: [drafts/**, c.md]\n");
    load(f);
    assert_messages(f, "R108 a.md:1\n" "R006 a.md:2\n" "R108 b.md:1\n" "R103 b.md:4\n" "R006 b.md:5\n");
}

/* ---- parts ----------------------------------------------------------------------------------- */

static void test_include(void **state)
{
    fixture *f = *state;
    put(f, "r.md", REPORT "---\nFør.[^1]\n\n```{include}\nfile: deler/del.md\n```\n\nEtter.\n\n[^1]: Min note.\n");
    put(f, "deler/del.md", "Del.[^1]\n\n```{ta-med}\nfil: mer.md\n```\n\n[^1]: Delens note.\n");
    put(f, "deler/mer.md", "Mer.\n");
    load(f);
    assert_messages(f, "");
    static const char *const texts[] = { "Før.", "Del.", "Mer.", "Etter.", "Min note.", "Delens note." };
    const md_node *n = f->m->reports.at[0].chapters.at[0].content->first;
    for (size_t i = 0; i < 6; i++, n = n->next)
        assert_str(str_trim(md_plain(f->a, n)), texts[i]);
    assert_null(n);
}

static void test_include_in_a_circle(void **state)
{
    fixture *f = *state;
    put(f, "r.md", REPORT "chapters: []\n---\n```{include}\nfile: b.md\n```\n\n```{include}\n```\n");
    put(f, "b.md", "```{include}\nfile: c.md\n```\n");
    put(f, "c.md", "```{include}\nfile: b.md\n```\n");
    load(f);
    assert_messages(f, "R126 c.md:2\n" "R108 r.md:11\n");
}

static void test_include_that_grows_without_end(void **state)
{
    fixture *f = *state;
    buf big = buf_new(f->a);
    for (int i = 0; i < 100000; i++)
        buf_text(&big, i % 1000 ? "Ti tegn. " : "Ti tegn.\n\n");
    put(f, "0.md", str_text(f->a, buf_str(&big)));
    for (int i = 1; i < 12; i++) {
        str path = str_format(f->a, "%d.md", i);
        str one = str_format(f->a, "```{include}\nfile: %d.md\n```\n\n", i - 1);
        put(f, str_text(f->a, path), str_text(f->a, str_format(f->a, STR_FMT STR_FMT, STR_ARG(one), STR_ARG(one))));
    }
    put(f, "r.md", REPORT "chapters: [11.md]\n---\n");
    load(f);
    assert_str(str_slice(messages(f), 0, 5), "R127 ");
}

/* ---- attachments ----------------------------------------------------------------------------- */

static void test_attachments(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", REGISTER);
    put(f, "m/m.md", MINUTES("styret", "2026-03-23", "attachments: [x.pdf, {file: ../v/plan.md, title: Min plan}, v.md, nei.pdf, ../../ute.pdf]\n")
        "## Sak 01-26 En\n\n**Vedlegg:** [Kart](kart.png) og [nett](https://a.no)\n\n**Vedlegg:**\n- tall.csv\n- bare ord\n");
    put(f, "m/x.pdf", "x");
    put(f, "m/kart.png", "x");
    put(f, "m/tall.csv", "x");
    put(f, "m/v.md", "# Egen tittel\n\n## Sak 09-26 Ikke en sak\n");
    put(f, "v/plan.md", "---\ntype: plan\ntitle: Planen\n---\n\nTekst.\n");
    load(f);
    assert_messages(f, "R125 m/m.md:5\n" "R124 m/m.md:5\n");
    assert_int_equal(f->m->reports.len, 0);
    assert_int_equal(f->m->cases.len, 1);
    assert_dump(f, "  attachment 1\n    title: x.pdf\n    path: m/x.pdf\n  attachment 2\n    title: Min plan\n    path: v/plan.md\n"
                   "    markdown: yes\n  attachment 3\n    title: Egen tittel\n    path: m/v.md\n    markdown: yes\n");
    assert_dump(f, "    attachment 6\n      title: Kart\n      path: m/kart.png\n    attachment 7\n      title: tall.csv\n");
}

static void test_link_out_of_the_project(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", REGISTER);
    put(f, "m.md", MINUTES("styret", "2026-03-23", "attachments: [ute/passwd, ute.md]\n"));
    assert_int_equal(symlink("/etc", str_text(f->a, str_format(f->a, "%s/ute", f->folder))), 0);
    assert_int_equal(symlink("/etc/passwd", str_text(f->a, str_format(f->a, "%s/ute.md", f->folder))), 0);
    load(f);
    assert_messages(f, "R124 m.md:5\n" "R124 m.md:5\n");
    for (size_t i = 0; i < diag_source_count(f->d); i++)
        assert_true(str_find(diag_source(f->d, (source_id)i)->text, STR("root:")) == diag_source(f->d, (source_id)i)->text.len);
}

/* ---- files ----------------------------------------------------------------------------------- */

static void test_globs(void **state)
{
    (void)state;
    fixture *f = *state;
    put(f, "referat.yaml", "organisation: L\nignore: [a, '*.md', 'b/**/x.md', c?.md, 'd/*.md']\n");
    static const char *const out[] = { "a/b/q.md", "q.md", "b/x.md", "b/c/d/x.md", "d/q.md" };
    static const char *const in[] = { "e/q.md", "b/y.md", "d/e/q.md" };
    for (size_t i = 0; i < 5; i++)
        put(f, out[i], "x\n");
    for (size_t i = 0; i < 3; i++)
        put(f, in[i], "x\n");
    load(f);
    assert_messages(f, "R128 b/y.md:1\n" "R128 d/e/q.md:1\n" "R128 e/q.md:1\n");
}

static void test_output_folder_is_no_source(void **state)
{
    fixture *f = *state;
    put(f, "out/x.md", "x\n");
    put(f, "figures/a.png", "x");
    put(f, ".git/y.md", "x\n");
    load(f);
    assert_messages(f, "");
    assert_int_equal(f->m->files.len, 1);
}

static void test_file_that_is_not_utf8(void **state)
{
    fixture *f = *state;
    put(f, "register/r.yaml", "people:\n  a: {name: B\xe6rit}\n");
    put(f, "a.md", "\xEF\xBB\xBF---\ntype: plan\ntitle: Med BOM\n---\nx\n");
    load(f);
    assert_messages(f, "R001 register/r.yaml:2\n");
    assert_str(f->m->reports.at[0].title.value, "Med BOM");
}

static void test_no_settings(void **state)
{
    fixture *f = *state;
    assert_int_equal(remove(str_text(f->a, str_format(f->a, "%s/referat.yaml", f->folder))), 0);
    load(f);
    assert_messages(f, "R002 -:0\n");
}

/* ---- accounts -------------------------------------------------------------------------------- */

static const char accounts_text[] =
    "title: Regnskap {year}\nincome: positiv\nfunds:\n  a: {name: A}\n  b: B\nrows:\n  inn: Inntekter\n  ut: {name: Utgifter}\n"
    "  over: {name: Overført, carried-over: ja}\nbudget:\n  2025:\n    inn: {a: 1 000 000, b: 5}\n    tull: {a: 1}\n    ut: {c: 1}\n  nei: {}\n";

static void test_accounts(void **state)
{
    fixture *f = *state;
    put(f, "accounts/accounts.yaml", accounts_text);
    put(f, "accounts/2024.csv", "date,fund,row,text,amount\n2024-01-01,a,over,Fra før,100\n2024-02-01,a,inn,x,\"1 000,50\"\n2024-03-01,b,ut,y,-200\n");
    put(f, "accounts/2025.csv", "dato;fond;rad;tekst;beløp;bilag\n2025-02-01;a;inn;x;10;1\n2025-02-01;a;over;feil;999;2\n");
    load(f);
    assert_messages(f, "R123 accounts/accounts.yaml:13\n" "R123 accounts/accounts.yaml:14\n" "R103 accounts/accounts.yaml:15\n");
    const accounts *acc = &f->m->accounts;
    slot a = accounts_find_fund(acc, STR("a")), over = accounts_find_row(acc, STR("over")), inn = accounts_find_row(acc, STR("inn"));
    assert_true(acc->income_positive);
    assert_int_equal(accounts_sum(acc, 2024, inn, a).amount, 100050);
    assert_int_equal(accounts_sum(acc, 2024, over, a).amount, 10000);
    assert_int_equal(accounts_sum(acc, 2024, NO_SLOT, NO_SLOT).amount, 90050);
    assert_int_equal(accounts_sum(acc, 2025, over, a).amount, 110050);
    assert_int_equal(accounts_sum(acc, 2025, NO_SLOT, a).amount, 111050);
    assert_int_equal(accounts_sum(acc, 2025, over, NO_SLOT).amount, 90050);
    assert_false(accounts_sum(acc, 2025, inn, 1).any);
    assert_false(accounts_sum(acc, 2026, inn, a).any);
    assert_int_equal(accounts_budget(acc, 2025, inn, NO_SLOT).amount, 100000500);
}

static void test_broken_ledgers(void **state)
{
    fixture *f = *state;
    put(f, "accounts/accounts.yaml", "title: R\nfunds: {a: A}\nrows: {inn: Inn}\n");
    put(f, "accounts/2023.csv", "date,fund,row,text\n2023-01-01,a,inn,x\n");
    put(f, "accounts/2024.csv", "date,fund,row,text,amount,farge\n2024-01-01,a,inn,x,1.250,rød\n2024-13-01,a,inn,x,1,rød\n"
                                "2024-01-01,b,ut,x,tull,rød\n2024-01-01,a,inn,x,12,rød\n");
    load(f);
    assert_messages(f, "R108 accounts/2023.csv:1\n" "R133 accounts/2024.csv:1\n" "R105 accounts/2024.csv:2\n" "R101 accounts/2024.csv:3\n"
                       "R123 accounts/2024.csv:4\n" "R123 accounts/2024.csv:4\n" "R104 accounts/2024.csv:4\n");
    assert_int_equal(accounts_sum(&f->m->accounts, 2024, NO_SLOT, NO_SLOT).amount, 1200);
}

static void test_ledger_alone(void **state)
{
    fixture *f = *state;
    put(f, "accounts/2024.csv", "date,fund,row,text,amount\n");
    load(f);
    assert_messages(f, "R132 accounts/2024.csv:1\n");
}

/* ---- both languages -------------------------------------------------------------------------- */

static str whole_project(fixture *f, bool norwegian)
{
    put(f, "register/r.yaml", norwegian
        ? "organisasjoner: {l: {navn: Laget, kort: L, slag: partner}}\npersoner: {a: {navn: Anna Berg, organisasjon: l}}\norganer:\n"
          "  styret:\n    navn: Styret\n    slag: styrende\n    vedtaksfør: halvparten\n    oppmøte: [innkalt, møtt, forfall]\n"
          "    plasser: [{etikett: Leder, person: a, rolle: leder, fra: 2020}]\n"
        : "organisations: {l: {name: Laget, short: L, kind: partner}}\npeople: {a: {name: Anna Berg, organisation: l}}\nbodies:\n"
          "  styret:\n    name: Styret\n    kind: governing\n    quorum: half\n    attendance: [invited, present, absent]\n"
          "    seats: [{label: Leder, person: a, role: leader, from: 2020}]\n");
    put(f, "m.md", norwegian
        ? "---\ntype: referat\norgan: styret\ndato: 2026-03-23\ntid: 14:00\nsted: Salen\nstatus: godkjent\nmøtt: alle\ngodkjenner: forrige\n"
          "gjester: [{navn: Bo Dahl, tittel: rådgiver, organisasjon: L}]\nvedlegg: [{fil: x.pdf, tittel: X}]\n---\n\n## Sak 01-26 En\n\n**Vedtak:** Ja.\n"
        : "---\ntype: minutes\nbody: styret\ndate: 2026-03-23\ntime: 14:00\nplace: Salen\nstatus: approved\npresent: all\napproves: previous\n"
          "guests: [{name: Bo Dahl, title: rådgiver, organisation: L}]\nattachments: [{file: x.pdf, title: X}]\n---\n\n## Case 01-26 En\n\n**Decision:** Ja.\n");
    put(f, "x.pdf", "x");
    f->d = diag_new(f->a);
    load(f);
    assert_messages(f, norwegian ? "R307 m.md:9\n" : "R307 m.md:9\n");
    return str_copy(f->a, dump_of(f));
}

static void test_keys_of_two_languages_give_the_same_model(void **state)
{
    fixture *f = *state;
    str english = whole_project(f, false);
    str norwegian = whole_project(f, true);
    assert_str(norwegian, str_text(f->a, english));
    assert_true(str_find(english, STR("attendance: invited, present, absent")) < english.len);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PROJECT(test_named_chapters),
        PROJECT(test_other_files_of_the_folder_are_chapters),
        PROJECT(test_two_documents_in_a_folder_have_no_chapters_unnamed),
        PROJECT(test_chapters_that_are_not_there),
        PROJECT(test_types),
        PROJECT(test_include),
        PROJECT(test_include_in_a_circle),
        PROJECT(test_include_that_grows_without_end),
        PROJECT(test_attachments),
        PROJECT(test_link_out_of_the_project),
        PROJECT(test_globs),
        PROJECT(test_output_folder_is_no_source),
        PROJECT(test_file_that_is_not_utf8),
        PROJECT(test_no_settings),
        PROJECT(test_accounts),
        PROJECT(test_broken_ledgers),
        PROJECT(test_ledger_alone),
        PROJECT(test_keys_of_two_languages_give_the_same_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
