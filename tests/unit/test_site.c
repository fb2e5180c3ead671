/*
 * test_site: the way of files into the output folder. What a build leaves, replaces, removes and never touches, and
 * that withheld text is found wherever a line was broken.
 */
#include "diag_test.h"
#include "in_folder.h"

#include <sys/stat.h>

#include "site/inside.h"

static site_options options_of(arena *a)
{
    str home = str_copy(a, str_of(top));
    return (site_options){
        .folder = path_join(a, home, STR("out")),
        .project = home,
        .version = STR("referat 1"),
        .audience = STR("public"),
        .html = true,
        .pdf = true,
    };
}

/* Puts files ("name=content", space between) and closes; gives whether the move went well. */
static bool build(arena *a, diag *d, const char *files, bool keep, site_totals *totals)
{
    site *s = site_open(d, a, options_of(a));
    assert_non_null(s);
    for (str rest = str_of(files), file, name; str_cut(&rest, STR(" "), &file);) {
        str content = file;
        str_cut(&content, STR("="), &name);
        site_put_text(s, d, name, content, STR("source.md"));
    }
    return site_close(s, d, keep, totals);
}

static str content_of(arena *a, const char *path)
{
    str content = { 0 };
    return file_read(a, path, 1000, &content) == FILE_OK ? content : STR("(none)");
}

static size_t partial_builds_refused(arena *a, const char *readers)
{
    site_totals totals;
    diag *d = diag_new(a);
    site_options options = options_of(a);
    options.keep_others = true;
    options.audience = str_of(readers);
    site *s = site_open(d, a, options);
    if (s)
        site_close(s, d, true, &totals);
    assert_false(dir_exists("out/.referat-stage"));
    return count_messages(d, MSG_OUTPUT_AUDIENCE);
}

/* ---- into place ------------------------------------------------------------------------------ */

static void a_build_writes_files_and_manifest(void **state)
{
    site_totals totals;
    diag *d = diag_new(*state);
    assert_true(build(*state, d, "index.html=one a/b/c.txt=two", true, &totals));
    assert_str(content_of(*state, "out/index.html"), "one");
    assert_str(content_of(*state, "out/a/b/c.txt"), "two");
    assert_int_equal(totals.written, 2);
    staged_list files = { 0 };
    manifest_read(*state, STR("out"), &files);
    assert_int_equal(files.len, 2);
    assert_str(files.at[0].path, "a/b/c.txt");
    assert_string_equal(files.at[1].digest,
                        "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
    assert_false(dir_exists("out/.referat-stage"));
}

static void an_equal_build_changes_nothing(void **state)
{
    site_totals totals;
    struct stat before, after;
    diag *d = diag_new(*state);
    build(*state, d, "index.html=one", true, &totals);
    stat("out/index.html", &before);
    build(*state, d, "index.html=one", true, &totals);
    stat("out/index.html", &after);
    assert_int_equal(totals.same, 1);
    assert_int_equal(totals.written, 0);
    assert_int_equal(before.st_ino, after.st_ino);
}

static void a_build_with_errors_leaves_the_last_one(void **state)
{
    site_totals totals;
    diag *d = diag_new(*state);
    build(*state, d, "index.html=old", true, &totals);
    assert_false(build(*state, d, "index.html=new other.html=new", false, &totals));
    assert_str(content_of(*state, "out/index.html"), "old");
    assert_str(content_of(*state, "out/other.html"), "(none)");
    assert_false(dir_exists("out/.referat-stage"));
}

static void a_first_build_with_errors_leaves_no_folder(void **state)
{
    site_totals totals;
    build(*state, diag_new(*state), "index.html=new", false, &totals);
    assert_false(dir_exists("out"));
}

static void what_is_no_longer_made_is_removed(void **state)
{
    site_totals totals;
    diag *d = diag_new(*state);
    build(*state, d, "index.html=1 old/deep/page.html=2", true, &totals);
    build(*state, d, "index.html=1", true, &totals);
    assert_int_equal(totals.removed, 1);
    assert_false(dir_exists("out/old"));
}

static void what_is_not_ours_is_never_touched(void **state)
{
    site_totals totals;
    diag *d = diag_new(*state);
    build(*state, d, "old/page.html=2", true, &totals);
    file_write("out/mine.txt", STR("mine"));
    file_write("out/old/mine.txt", STR("mine"));
    build(*state, d, "index.html=1", true, &totals);
    assert_str(content_of(*state, "out/mine.txt"), "mine");
    assert_str(content_of(*state, "out/old/mine.txt"), "mine");
}

static void what_stands_in_the_way_stops_the_move(void **state)
{
    site_totals totals;
    diag *d = diag_new(*state);
    mkdir("out", 0777);
    file_write("out/index.html", STR("by hand"));
    assert_false(build(*state, d, "a.html=1 index.html=2", true, &totals));
    assert_str(content_of(*state, "out/index.html"), "by hand");
    assert_str(content_of(*state, "out/a.html"), "(none)");
    assert_int_equal(count_messages(d, MSG_OUTPUT_IN_THE_WAY), 1);
}

static void what_was_changed_by_hand_is_not_removed(void **state)
{
    site_totals totals;
    diag *d = diag_new(*state);
    build(*state, d, "index.html=1 page.html=2", true, &totals);
    file_write("out/page.html", STR("changed by hand"));
    build(*state, d, "index.html=1", true, &totals);
    assert_str(content_of(*state, "out/page.html"), "changed by hand");
}

static void two_documents_at_one_address_are_an_error(void **state)
{
    site_totals totals;
    diag *d = diag_new(*state);
    build(*state, d, "index.html=1 index.html=2", true, &totals);
    assert_int_equal(count_messages(d, MSG_OUTPUT_TWICE), 1);
}

static void a_folder_that_cannot_be_made_is_refused(void **state)
{
    diag *d = diag_new(*state);
    file_write("out", STR("a file"));
    assert_null(site_open(d, *state, options_of(*state)));
    assert_int_equal(count_messages(d, MSG_OUTPUT_REFUSED), 1);
}

static void a_stage_that_a_killed_build_left_is_cleared(void **state)
{
    site_totals totals;
    file_write("out/.referat-stage/half/page.html", STR("half"));
    build(*state, diag_new(*state), "index.html=1", true, &totals);
    assert_false(dir_exists("out/.referat-stage"));
    assert_false(file_exists("out/half/page.html"));
}

static void a_manifest_that_leads_outside_removes_nothing(void **state)
{
    site_totals totals;
    char manifest[300];
    file_write("precious.txt", STR("one"));
    snprintf(manifest, sizeof manifest,
             "{\"files\": [{\"path\": \"../precious.txt\", \"bytes\": 3, \"sha256\": \"%s\"}]}",
             "7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed");
    file_write("out/manifest.json", str_of(manifest));
    build(*state, diag_new(*state), "index.html=1", true, &totals);
    assert_str(content_of(*state, "precious.txt"), "one");
}

static void a_folder_in_the_way_stops_the_move(void **state)
{
    site_totals totals;
    diag *d = diag_new(*state);
    file_write("out/index.html/x", STR("a folder"));
    file_write("out/b", STR("a file"));
    assert_false(build(*state, d, "a.html=1 index.html=2 b/c.html=3", true, &totals));
    assert_str(content_of(*state, "out/a.html"), "(none)");
    assert_int_equal(count_messages(d, MSG_OUTPUT_IN_THE_WAY), 2);
}

/* ---- addresses ------------------------------------------------------------------------------- */

/* Builds pages for some readers and gives how many messages there are of those that the last build had; the last of them. */
static size_t gone_after(arena *a, const char *pages, const char *readers, str *told)
{
    site_totals totals;
    diag *d = diag_new(a);
    site_options options = options_of(a);
    options.audience = str_of(readers);
    site *s = site_open(d, a, options);
    for (str rest = str_of(pages), page; str_cut(&rest, STR(" "), &page);)
        site_put_text(s, d, page, STR("page"), STR(""));
    site_check_links(s, d);
    assert_true(site_close(s, d, true, &totals));
    diag_close(d);
    for (size_t i = 0; diag_message(d, i); i++)
        *told = diag_message(d, i)->text;
    return count_messages(d, MSG_ADDRESS_GONE);
}

#define BOARD "board/index.html board/2025/2025-01-14/index.html board/sak/01-25/index.html "

static void an_address_that_is_gone_is_told_of(void **state)
{
    str told = { 0 };
    assert_int_equal(gone_after(*state, BOARD "board/board.pdf index.html", "public", &told), 0);
    assert_int_equal(gone_after(*state, BOARD "index.html", "public", &told),
                     0); /* a PDF lies beside its page */
    assert_int_equal(gone_after(*state, "council/index.html index.html", "public", &told), 1);
    assert_true(str_find(told, STR("board/ (and 2 below it)")) < told.len);
    assert_int_equal(gone_after(*state, "council/index.html index.html", "public", &told),
                     0); /* it is told once */
    assert_int_equal(gone_after(*state, BOARD "index.html", "public", &told), 1);
    assert_int_equal(gone_after(*state, "board/index.html index.html", "public", &told), 2);
}

static void years_of_lists_and_pages_for_others_are_no_promise(void **state)
{
    str told = { 0 };
    gone_after(*state, "vedtak/index.html vedtak/2025/index.html data/index.html", "internal",
               &told);
    assert_int_equal(gone_after(*state, "vedtak/index.html", "internal", &told), 0);
    assert_int_equal(gone_after(*state, "index.html", "public", &told), 0);
}

/* ---- what a hostile project may have in its output folder ------------------------------------ */

static void a_stage_that_is_a_link_is_not_followed(void **state)
{
    site_totals totals;
    file_write("elsewhere/precious.txt", STR("one"));
    mkdir("out", 0777);
    assert_int_equal(symlink("../elsewhere", "out/.referat-stage"), 0);
    assert_true(build(*state, diag_new(*state), "index.html=1", true, &totals));
    assert_str(content_of(*state, "elsewhere/precious.txt"), "one");
    assert_str(content_of(*state, "out/index.html"), "1");
    assert_false(file_exists("elsewhere/index.html"));
}

static void a_folder_that_is_a_link_is_in_the_way(void **state)
{
    site_totals totals;
    diag *d = diag_new(*state);
    mkdir("out", 0777);
    mkdir("elsewhere", 0777);
    assert_int_equal(symlink("../elsewhere", "out/a"), 0);
    assert_false(build(*state, d, "a/b.html=1 index.html=1", true, &totals));
    assert_int_equal(count_messages(d, MSG_OUTPUT_IN_THE_WAY), 1);
    assert_false(file_exists("elsewhere/b.html"));
    assert_false(file_exists("out/index.html"));
}

static void a_link_out_of_the_project_is_no_output_folder(void **state)
{
    diag *d = diag_new(*state);
    assert_int_equal(symlink("/tmp", "out"), 0);
    assert_null(site_open(d, *state, options_of(*state)));
    assert_int_equal(count_messages(d, MSG_OUTPUT_REFUSED), 1);
}

/* ---- cut off ----------------------------------------------------------------------------------- */

/* As a build leaves it that was killed when it had moved one of two files. */
static void leave_half_a_move(arena *a)
{
    staged_list files = { 0 };
    const char *const paths[] = { "a.html", "deep/b.html" };
    for (int i = 0; i < 2; i++) {
        staged_file file = { .path = str_of(paths[i]), .size = 3 };
        site_digest(STR("new"), file.digest);
        list_add(a, &files, file);
    }
    file_write("out/.referat-stage/manifest.json",
               manifest_text(a, &files, STR("referat 1"), STR("public")));
    file_write("out/.referat-stage/deep/b.html", STR("new"));
    file_write("out/a.html", STR("new"));
}

static void a_move_that_was_cut_off_is_finished(void **state)
{
    site_totals totals;
    diag *d = diag_new(*state);
    build(*state, d, "a.html=old old.html=old", true, &totals);
    leave_half_a_move(*state);
    assert_false(build(*state, d, "c.html=3", false, &totals));
    assert_str(content_of(*state, "out/a.html"), "new");
    assert_str(content_of(*state, "out/deep/b.html"), "new");
    assert_false(file_exists("out/old.html"));
    assert_true(build(*state, d, "a.html=newer", true, &totals));
    assert_false(dir_exists("out/deep"));
}

static void a_stage_without_a_manifest_is_thrown_away(void **state)
{
    site_totals totals;
    diag *d = diag_new(*state);
    build(*state, d, "a.html=old", true, &totals);
    leave_half_a_move(*state);
    file_write("out/a.html", STR("old"));
    file_remove("out/.referat-stage/manifest.json");
    assert_false(build(*state, d, "c.html=3", false, &totals));
    assert_str(content_of(*state, "out/a.html"), "old");
    assert_str(content_of(*state, "out/deep/b.html"), "(none)");
}

static void copies_are_whole_and_stay_when_equal(void **state)
{
    site_totals totals;
    struct stat before = { 0 }, after;
    diag *d = diag_new(*state);
    buf large = buf_new(*state);
    buf_fill(&large, 'x', 300000); /* more than one part */
    file_write("picture.png", buf_str(&large));
    for (int round = 0; round < 2; round++) {
        site *s = site_open(d, *state, options_of(*state));
        site_put_copy(s, d, STR("files/picture.png"), STR("picture.png"));
        assert_true(site_close(s, d, true, &totals));
        assert_int_equal(totals.same, round);
        assert_int_equal(stat("out/files/picture.png", &after), 0);
        assert_true(round == 0 || after.st_ino == before.st_ino);
        before = after;
    }
    str content;
    assert_int_equal(file_read(*state, "out/files/picture.png", 300000, &content), FILE_OK);
    assert_true(str_equal(content, buf_str(&large)));
}

/* ---- withheld -------------------------------------------------------------------------------- */

static str search(arena *a, const char *texts, const char *haystack)
{
    text_list list = { 0 };
    for (str rest = str_of(texts), one; str_cut(&rest, STR("|"), &one);)
        list_add(a, &list, ((text){ .value = one }));
    const text *found = withheld_search_find(withheld_search_new(a, &list), str_of(haystack));
    return found ? found->value : STR("");
}

static void withheld_text_is_found(void **state)
{
    assert_str(
        search(*state, "Ola Lie|the lease of the quay", "it was the lease of the quay, then"),
        "the lease of the quay");
    assert_str(search(*state, "Ola Lie|the lease of the quay", "… Ola Lie"), "Ola Lie");
    assert_str(search(*state, "Ola Lie", "Ola Li"), "");
    assert_str(search(*state, "", "anything"), "");
}

static void breaks_do_not_hide_withheld_text(void **state)
{
    assert_str(search(*state, "kr 800 000 til Ola", "betaler kr\u00a0800\u00a0000\n   til\tOla nå"),
               "kr 800 000 til Ola");
    assert_str(search(*state, "to  ord\nher", "to ord her"), "to ord her");
}

static void case_does_not_hide_withheld_text(void **state)
{
    assert_str(search(*state, "Ærfuglen flyttes", "her: ærfuglen Flyttes nå"), "Ærfuglen flyttes");
    assert_str(search(*state, "Strand", "en strand"), "");
    assert_str(search(*state, "Strand", "en Strand"), "Strand");
}

static void a_name_is_a_word_alone(void **state)
{
    assert_str(search(*state, "Berg", "til Bergen og Bergås"), "");
    assert_str(search(*state, "Berg", "hos Bergs naboer"), "Berg");
    assert_str(search(*state, "Berg", "Berg; Lie"), "Berg");
}

static size_t faults_of_data(arena *a, const char *content)
{
    site_totals totals;
    diag *d = diag_new(a);
    site_options options = options_of(a);
    text_list list = { 0 };
    list_add(a, &list, ((text){ .value = STR("sa \"nei; takk\", og gikk") }));
    options.withheld = &list;
    site *s = site_open(d, a, options);
    site_put_text(s, d, STR("data/x"), str_of(content), STR(""));
    site_report_withheld(s, d);
    site_close(s, d, true, &totals);
    return count_messages(d, MSG_WITHHELD_FOUND);
}

/* Four files hold what is withheld in one of two places; gives the messages of a build that was to be kept. */
static diag *held_back_of(arena *a, bool *moved)
{
    site_totals totals;
    diag *d = diag_new(a);
    source_id id = diag_add_source(d, STR("minutes.md"), STR("Jonsrud\nNaboen har klaget\n"));
    site_options options = options_of(a);
    text_list list = { 0 };
    list_add(a, &list, ((text){ STR("Naboen har klaget"), span_of(id, 8, 17) }));
    list_add(a, &list, ((text){ STR("Jonsrud"), span_of(id, 0, 7) }));
    options.withheld = &list;
    site *s = site_open(d, a, options);
    for (str rest = STR("data/x.json data/y.json sok/z.js"), path; str_cut(&rest, STR(" "), &path);)
        site_put_text(s, d, path, STR("Se, naboen har klaget."), STR(""));
    site_put_text(s, d, STR("data/w.json"), STR("Jonsrud"), STR(""));
    site_report_withheld(s, d);
    *moved = site_close(s, d, true, &totals);
    diag_close(d);
    return d;
}

static void what_is_withheld_is_told_of_once_for_each_place(void **state)
{
    bool moved;
    diag *d = held_back_of(*state, &moved);
    assert_false(moved);
    assert_int_equal(count_messages(d, MSG_WITHHELD_FOUND), 2);
    assert_str(diag_message(d, 0)->text,
               "this is withheld from the public, and stands in data/w.json");
    assert_str(diag_message(d, 1)->text,
               "this is withheld from the public, and stands in data/x.json and in 2 other files");
}

static void escapes_do_not_hide_withheld_text(void **state)
{
    assert_int_equal(faults_of_data(*state, "sa \"nei; takk\", og gikk"), 1);
    assert_int_equal(faults_of_data(*state, "{\"a\": \"Han sa \\\"nei; takk\\\", og gikk\"}"), 1);
    assert_int_equal(faults_of_data(*state, "x,\"Han sa \"\"nei; takk\"\",\nog gikk\"\r\n"), 1);
    assert_int_equal(faults_of_data(*state, "<a>sa &quot;nei; takk&quot;, og gikk</a>"), 1);
    assert_int_equal(faults_of_data(*state, "SUMMARY:sa \"nei\\; t\r\n akk\"\\, og gikk"), 1);
    assert_int_equal(faults_of_data(*state, "{\"a\": \"sa ja takk\"}"), 0);
}

static void a_partial_build_keeps_to_its_readers(void **state)
{
    site_totals totals;
    diag *d = diag_new(*state);
    assert_int_equal(partial_builds_refused(*state, "internal"), 0); /* nothing stands there */
    assert_true(build(*state, d, "index.html=one", true, &totals));
    assert_int_equal(partial_builds_refused(*state, "internal"), 1);
    assert_int_equal(partial_builds_refused(*state, "public"), 0);
    assert_str(content_of(*state, "out/index.html"), "one");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        IN_FOLDER(a_build_writes_files_and_manifest),
        IN_FOLDER(an_equal_build_changes_nothing),
        IN_FOLDER(a_build_with_errors_leaves_the_last_one),
        IN_FOLDER(a_first_build_with_errors_leaves_no_folder),
        IN_FOLDER(what_is_no_longer_made_is_removed),
        IN_FOLDER(what_is_not_ours_is_never_touched),
        IN_FOLDER(what_stands_in_the_way_stops_the_move),
        IN_FOLDER(a_folder_in_the_way_stops_the_move),
        IN_FOLDER(what_was_changed_by_hand_is_not_removed),
        IN_FOLDER(two_documents_at_one_address_are_an_error),
        IN_FOLDER(a_folder_that_cannot_be_made_is_refused),
        IN_FOLDER(a_stage_that_a_killed_build_left_is_cleared),
        IN_FOLDER(a_manifest_that_leads_outside_removes_nothing),
        IN_FOLDER(an_address_that_is_gone_is_told_of),
        IN_FOLDER(years_of_lists_and_pages_for_others_are_no_promise),
        IN_FOLDER(a_stage_that_is_a_link_is_not_followed),
        IN_FOLDER(a_folder_that_is_a_link_is_in_the_way),
        IN_FOLDER(a_link_out_of_the_project_is_no_output_folder),
        IN_FOLDER(a_move_that_was_cut_off_is_finished),
        IN_FOLDER(a_stage_without_a_manifest_is_thrown_away),
        IN_FOLDER(copies_are_whole_and_stay_when_equal),
        IN_FOLDER(a_partial_build_keeps_to_its_readers),
        UNIT(withheld_text_is_found),
        UNIT(breaks_do_not_hide_withheld_text),
        UNIT(case_does_not_hide_withheld_text),
        UNIT(a_name_is_a_word_alone),
        IN_FOLDER(what_is_withheld_is_told_of_once_for_each_place),
        IN_FOLDER(escapes_do_not_hide_withheld_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
