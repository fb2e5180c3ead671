/*
 * test_serve: the preview, without a browser. What each request gets, what stands in the bar, and
 * that the watch sees files come, change and go.
 */
#include "diag_test.h"
#include "in_folder.h"

#include <sys/stat.h>

#include "serve/inside.h"

/* ---- replies --------------------------------------------------------------------------------- */

static void add_file(arena *a, map *files, const char *path, const char *content, const char *from)
{
    site_file *file = arena_make(a, site_file);
    *file = (site_file){ str_of(content), str_of(from) };
    map_put(files, str_of(path), file);
}

/* The third build: a page, a page in a folder, a picture that is copied, a PDF that is made later. */
static preview *third(arena *a)
{
    preview *p = arena_make(a, preview);
    *p = (preview){ .number = 3,
                    .since = 2,
                    .files = map_new(a),
                    .later = map_new(a),
                    .counts = STR("0 errors, 1 warning, 0 notes") };
    add_file(a, p->files, "index.html", "<html><body><p>front</p></body></html>", "");
    add_file(a, p->files, "styret/2025/index.html", "<html><body><p>styret</p></body></html>", "");
    add_file(a, p->files, "data/meetings.json", "{}", "");
    add_file(a, p->files, "figur.png", "", "/project/figur.png");
    map_put(p->later, STR("styret/referat.pdf"), p);
    const preview_message told = { SEVERITY_WARNING, STR("a.md:1:1: warning R001: <b> & \"c\"\n") };
    list_add(a, &p->messages, told);
    return p;
}

static reply get(arena *a, const preview *p, const char *path)
{
    const asked question = { .method = "GET", .host = "127.0.0.1:8417", .path = path };
    return reply_to(a, p, &question);
}

static unsigned status_of_host(arena *a, const char *host)
{
    const asked question = { .method = "GET", .host = host, .path = "/" };
    return reply_to(a, third(a), &question).status;
}

static unsigned status_of_method(arena *a, const char *method)
{
    const asked question = { .method = method, .host = "localhost", .path = "/" };
    return reply_to(a, third(a), &question).status;
}

static void pages_are_found_by_their_address(void **state)
{
    const preview *p = third(*state);
    reply front = get(*state, p, "/"), folder = get(*state, p, "/styret/2025/");
    assert_int_equal(front.status, 200);
    assert_string_equal(front.type, "text/html; charset=utf-8");
    assert_true(str_find(front.content, STR("<p>front</p>")) < front.content.len);
    assert_true(str_find(folder.content, STR("<p>styret</p>")) < folder.content.len);
    reply moved = get(*state, p, "/styret/2025");
    assert_int_equal(moved.status, 301);
    assert_true(str_is(moved.location, "/styret/2025/"));
    assert_int_equal(get(*state, p, "/styret/2024/").status, 404);
}

static void each_kind_of_file_has_its_type(void **state)
{
    const preview *p = third(*state);
    assert_string_equal(get(*state, p, "/data/meetings.json").type, "application/json");
    assert_string_equal(get(*state, p, "/figur.png").type, "image/png");
    assert_true(str_is(get(*state, p, "/figur.png").from, "/project/figur.png"));
    assert_true(str_is(get(*state, p, "/data/meetings.json").content, "{}"));
    assert_string_equal(get(*state, p, "/-/preview.js").type, "text/javascript; charset=utf-8");
    assert_string_equal(get(*state, p, "/-/preview.css").type, "text/css; charset=utf-8");
}

static void no_path_leads_out_of_the_site(void **state)
{
    static const char *const paths[] = { "/../etc/passwd",           "//etc/passwd",
                                         "/styret/../../etc/passwd", "/./index.html",
                                         "/-/../index.html",         "etc/passwd",
                                         "/project/figur.png" };
    for (size_t i = 0; i < sizeof paths / sizeof *paths; i++)
        assert_int_equal(get(*state, third(*state), paths[i]).status, 404);
}

static void only_this_machine_is_answered(void **state)
{
    static const char *const good[] = { "127.0.0.1", "127.0.0.1:8417", "localhost:1",
                                        "LOCALHOST", "[::1]",          "[::1]:8417" };
    static const char *const bad[] = { "",
                                       "evil.example",
                                       "127.0.0.1.evil.example",
                                       "localhost.evil.example:80",
                                       "127.0.0.2",
                                       "127.0.0.1:80@evil.example",
                                       "127.0.0.1:",
                                       "[::1]x" };
    for (size_t i = 0; i < sizeof good / sizeof *good; i++)
        assert_int_equal(status_of_host(*state, good[i]), 200);
    for (size_t i = 0; i < sizeof bad / sizeof *bad; i++)
        assert_int_equal(status_of_host(*state, bad[i]), 403);
    assert_int_equal(status_of_host(*state, NULL), 403);
}

static void only_reading_is_allowed(void **state)
{
    assert_int_equal(status_of_method(*state, "HEAD"), 200);
    assert_int_equal(status_of_method(*state, "POST"), 405);
    assert_int_equal(status_of_method(*state, "OPTIONS"), 405);
}

static reply ask_next(arena *a, const preview *p, const char *after, bool waited)
{
    const asked question = {
        .method = "GET", .host = "localhost", .path = "/-/next", .after = after, .waited = waited
    };
    return reply_to(a, p, &question);
}

static void a_page_waits_for_the_next_build(void **state)
{
    const preview *p = third(*state);
    assert_int_equal(ask_next(*state, p, "3", false).wait, WAIT_BUILD);
    assert_int_equal(ask_next(*state, p, "3", true).status, 204);
    assert_true(str_is(ask_next(*state, p, "1", false).content, "3\n"));
    assert_true(str_is(ask_next(*state, p, "2", false).content, "3 messages\n"));
    assert_int_equal(ask_next(*state, p, "x", false).status, 400);
    assert_int_equal(ask_next(*state, p, NULL, false).status, 400);
}

static void a_pdf_is_waited_for_once(void **state)
{
    const preview *p = third(*state);
    asked question = { .method = "GET", .host = "localhost", .path = "/styret/referat.pdf" };
    assert_int_equal(reply_to(*state, p, &question).wait, WAIT_FILE);
    question.waited = true;
    assert_int_equal(reply_to(*state, p, &question).status, 500);
    add_file(*state, p->files, "styret/referat.pdf", "%PDF", "");
    assert_string_equal(reply_to(*state, p, &question).type, "application/pdf");
}

static void what_is_made_of_all_pages_is_waited_for_as_long_as_it_takes(void **state)
{
    preview *p = third(*state);
    asked question = { .method = "GET", .host = "localhost", .path = "/data/cases.json" };
    assert_int_equal(reply_to(*state, p, &question).status, 404);
    str_list last = { 0 };
    list_add(*state, &last, STR("data/"));
    p->last = &last;
    assert_int_equal(reply_to(*state, p, &question).wait, WAIT_ALL);
    question.waited = true;
    assert_int_equal(reply_to(*state, p, &question).wait, WAIT_ALL);
    assert_int_equal(get(*state, p, "/data/meetings.json").status, 200);
    assert_int_equal(get(*state, p, "/styret/1999/").status, 404);
}

static void a_page_that_is_not_made_is_waited_for(void **state)
{
    const preview *p = third(*state);
    map_put(p->later, STR("styret/2026/index.html"), (preview *)p);
    assert_int_equal(get(*state, p, "/styret/2026/").wait, WAIT_FILE);
    assert_int_equal(get(*state, p, "/styret/2026").status, 301);
    assert_true(str_is(file_of_address(*state, "/styret/2026/"), "styret/2026/index.html"));
}

static void without_a_build_the_messages_are_shown(void **state)
{
    preview *p = third(*state);
    p->files = NULL;
    p->is_old = true;
    reply r = get(*state, p, "/");
    assert_int_equal(r.status, 503);
    assert_true(str_find(r.content, STR("warning R001")) < r.content.len);
    const preview none = { .counts = STR("") };
    assert_int_equal(get(*state, &none, "/").status, 503);
}

/* ---- the bar --------------------------------------------------------------------------------- */

static void the_bar_stands_before_the_end_and_is_escaped(void **state)
{
    preview *p = third(*state);
    str page = bar_in_page(*state, p, STR("<body><pre>&lt;/body></pre></body>\n</html>\n"));
    assert_true(str_ends(page, STR("</script>\n</body>\n</html>\n")));
    assert_true(str_find(page, STR("R001: &lt;b&gt; &amp; \"c\"</pre>")) < page.len);
    assert_true(str_find(page, STR("data-build=\"3\"")) < page.len);
    assert_true(
        str_find(page,
                 STR("<details>\n<summary class=\"good\">0 errors, 1 warning, 0 notes</summary>"))
        < page.len);
    p->is_old = p->has_errors = true;
    const preview_message error = { SEVERITY_ERROR, STR("b.md:1:1: error R002: two\n") };
    list_add(*state, &p->messages, error);
    page = bar_in_page(*state, p, STR("no end"));
    assert_true(str_find(page, STR("error R002")) < str_find(page, STR("warning R001")));
    assert_true(str_starts(page, STR("no end<link")));
    assert_true(str_find(page, STR("<details open>\n<summary class=\"error\">")) < page.len);
    assert_true(str_find(page, STR("last build without errors")) < page.len);
}

/* ---- the server ------------------------------------------------------------------------------ */

static void a_port_that_is_taken_is_refused(void **state)
{
    diag *d = diag_new(*state);
    server *first = server_open(d, 0);
    assert_non_null(first);
    assert_null(server_open(d, server_port(first)));
    assert_int_equal(count_messages(d, MSG_PORT_REFUSED), 1);
    server_close(first);
}

/* ---- the watch ------------------------------------------------------------------------------- */

static int project_setup(void **state)
{
    return folder_setup(state) || mkdir("out", 0777) || mkdir("meetings", 0777);
}

#define IN_PROJECT(name) cmocka_unit_test_setup_teardown(name, project_setup, folder_teardown)

static void run_command(const char *command)
{
    assert_int_equal(system(command), 0);
}

static void what_happens_in_the_project_is_seen(void **state)
{
    static const struct {
        const char *command;
        watch_news news;
    } steps[] = {
        { "echo a > a.md", WATCH_FILES },
        { "echo b > meetings/b.md", WATCH_FILES },
        { "echo c > meetings/.c.swp; echo d > out/index.html; cat a.md > .seen", WATCH_NOTHING },
        { "echo d > .d && mv .d a.md", WATCH_FILES },
        { "rm meetings/b.md", WATCH_FILES },
        { "mkdir meetings/2026", WATCH_FOLDERS },
        { "echo e > meetings/2026/e.md", WATCH_FILES },
        { "mv meetings/2026 meetings/2025", WATCH_FOLDERS },
        { "ln -s a.md f.md", WATCH_FILES },
    };
    diag *d = diag_new(*state);
    watch *w = watch_open(d, *state);
    str root = str_of(top), out = path_join(*state, root, STR("out"));
    watch_add(w, d, root, out);
    for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
        run_command(steps[i].command);
        assert_int_equal(watch_read(w), steps[i].news);
        watch_add(w, d, root, out);
    }
    assert_int_equal(watch_read(w), WATCH_NOTHING);
    watch_close(w);
    assert_int_equal(count_messages(d, MSG_WATCH_REFUSED), 0);
}

static void a_folder_that_cannot_be_watched_is_told(void **state)
{
    diag *d = diag_new(*state);
    watch *w = watch_open(d, *state);
    watch_close(w); /* nothing can be watched with what is closed */
    watch_add(w, d, str_of(top), STR(""));
    assert_int_equal(count_messages(d, MSG_WATCH_REFUSED), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(pages_are_found_by_their_address),
        UNIT(each_kind_of_file_has_its_type),
        UNIT(no_path_leads_out_of_the_site),
        UNIT(only_this_machine_is_answered),
        UNIT(only_reading_is_allowed),
        UNIT(a_page_waits_for_the_next_build),
        UNIT(a_pdf_is_waited_for_once),
        UNIT(what_is_made_of_all_pages_is_waited_for_as_long_as_it_takes),
        UNIT(a_page_that_is_not_made_is_waited_for),
        UNIT(without_a_build_the_messages_are_shown),
        UNIT(the_bar_stands_before_the_end_and_is_escaped),
        UNIT(a_port_that_is_taken_is_refused),
        IN_PROJECT(what_happens_in_the_project_is_seen),
        IN_PROJECT(a_folder_that_cannot_be_watched_is_told),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
