/*
 * test_base_files: paths as text, links that lead elsewhere, reading what is no file, writing in one step,
 * and listing folders that somebody has filled with odd things.
 */
#include "in_folder.h"

#include <fcntl.h>
#include <sys/stat.h>

static void write_file(const char *path, const char *text)
{
    assert_int_equal(file_write(path, str_of(text)), FILE_OK);
}

static void assert_file(arena *a, const char *path, const char *text)
{
    str content;
    assert_int_equal(file_read(a, path, 1 << 20, &content), FILE_OK);
    assert_str(content, text);
}

static size_t count_names(const char *folder)
{
    char command[128];
    unsigned count = 0;
    snprintf(command, sizeof command, "ls -A '%s' | wc -l", folder);
    FILE *pipe = popen(command, "r");
    assert_int_equal(fscanf(pipe, "%u", &count), 1);
    pclose(pipe);
    return count;
}

/* ---- paths as text --------------------------------------------------------------------------- */

static void paths_are_joined(void **state)
{
    static const char *const rows[][3] = {
        { "a", "b", "a/b" },
        { "a/", "b/", "a/b" },
        { "", "b.md", "b.md" },
        { "a/b", "../c", "a/c" },
        { "a", "../..", ".." },
        { "a", "../../b", "../b" },
        { "a", ".", "a" },
        { "a", "..", "" },
        { "", "", "" },
        { "/a", "b", "/a/b" },
        { "a", "/b/./c", "/b/c" },
        { "/", "..", "/" },
        { "/a", "../../../b", "/b" },
        { "a//b", "c", "a/b/c" },
        { "..", "../a", "../../a" },
        { "a", "b c/å", "a/b c/å" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(path_join(*state, str_of(rows[i][0]), str_of(rows[i][1])), rows[i][2]);
}

static void paths_are_cut(void **state)
{
    static const char *const rows[][4] = {
        { "a/b.md", "a", "b.md", "md" },
        { "b.md", "", "b.md", "md" },
        { "/b", "/", "b", "" },
        { "a/b/", "a/b", "", "" },
        { "a.d/b", "a.d", "b", "" },
        { ".git", "", ".git", "" },
        { "x.tar.gz", "", "x.tar.gz", "gz" },
        { "a.", "", "a.", "" },
        { "", "", "", "" },
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        assert_str(path_folder(str_of(rows[i][0])), rows[i][1]);
        assert_str(path_name(str_of(rows[i][0])), rows[i][2]);
        assert_str(path_ending(str_of(rows[i][0])), rows[i][3]);
    }
}

static void paths_between_files(void **state)
{
    static const char *const rows[][3] = {
        { "index.html", "a/b.html", "a/b.html" },
        { "a/b.html", "index.html", "../index.html" },
        { "a/b/x.html", "a/c/y.html", "../c/y.html" },
        { "a/b/x.html", "a/b/x.html", "x.html" },
        { "a/x.html", "ab/y.html", "../ab/y.html" },
        { "a/b/c/x", "d", "../../../d" },
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_str(path_relative(*state, str_of(rows[i][0]), str_of(rows[i][1])), rows[i][2]);
}

/* ---- links ----------------------------------------------------------------------------------- */

static void inside_follows_links(void **state)
{
    (void)state;
    write_file("root/a/file", "x");
    write_file("outside/file", "x");
    write_file("rootless/file", "x");
    assert_int_equal(symlink("../outside", "root/out"), 0);
    assert_int_equal(symlink("a", "root/in"), 0);
    assert_int_equal(symlink("../outside/not-yet", "root/dangling"), 0);
    assert_int_equal(symlink("loop", "root/loop"), 0);
    assert_true(path_below(STR("root"), STR("root")));
    assert_true(path_below(STR("root/a"), STR("root")));
    assert_true(path_below(STR("/tmp"), STR("/")));
    assert_false(path_below(STR("rootless"), STR("root")));
    assert_false(path_below(STR("a"), STR("")));
    assert_true(path_inside("root", "root"));
    assert_true(path_inside("root", "root/a/file"));
    assert_true(path_inside("root", "root/in/file"));
    assert_true(path_inside("root", "root/new/folder/file"));
    assert_true(path_inside("root", "outside/../root/a"));
    assert_true(path_inside("/", "/tmp"));
    assert_false(path_inside("root", "rootless/file")); /* a name that only begins alike */
    assert_false(path_inside("root", "root/out/file"));
    assert_false(path_inside("root", "root/out/new"));
    assert_false(path_inside("root", "root/../outside/file"));
    assert_false(path_inside("root", "root/new/../../outside"));
    assert_false(path_inside("root", "root/dangling"));
    assert_false(path_inside("root", "root/loop"));
    assert_false(path_inside("root", "."));
    assert_false(path_inside("no-such-root", "no-such-root/a"));
}

static void real_paths(void **state)
{
    write_file("a/file", "x");
    assert_int_equal(symlink("a", "b"), 0);
    assert_true(str_ends(path_real(*state, "b/file"), STR("/a/file")));
    assert_str(path_real(*state, "missing"), "");
}

/* ---- reading --------------------------------------------------------------------------------- */

static void reading_tells_what_is_wrong(void **state)
{
    str content = STR("before");
    write_file("file", "abc");
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(mkfifo("pipe", 0666), 0);
    assert_int_equal(symlink("loop", "loop"), 0);
    assert_int_equal(file_read(*state, "missing", 10, &content), FILE_MISSING);
    assert_int_equal(file_read(*state, "file/below", 10, &content), FILE_MISSING);
    assert_int_equal(file_read(*state, "folder", 10, &content), FILE_NOT_PLAIN);
    assert_int_equal(file_read(*state, "pipe", 10, &content), FILE_NOT_PLAIN);
    assert_int_equal(file_read(*state, "/dev/zero", 10, &content), FILE_NOT_PLAIN);
    assert_int_equal(file_read(*state, "loop", 10, &content), FILE_REFUSED);
    assert_int_equal(file_read(*state, "file", 2, &content), FILE_TOO_LARGE);
    assert_str(content, "before");
    assert_int_equal(file_read(*state, "file", 3, &content), FILE_OK);
    assert_str(content, "abc");
    assert_int_equal(content.at[3], '\0');
    assert_true(file_exists("file") && !file_exists("folder") && !file_exists("pipe")
                && !file_exists("x"));
    assert_true(dir_exists("folder") && !dir_exists("file") && !dir_exists("x"));
}

static void reading_what_is_forbidden(void **state)
{
    str content;
    if (geteuid() == 0) /* root may read everything */
        return;
    write_file("file", "abc");
    assert_int_equal(chmod("file", 0), 0);
    assert_int_equal(file_read(*state, "file", 10, &content), FILE_REFUSED);
}

/* ---- writing --------------------------------------------------------------------------------- */

static void writing_makes_folders_and_leaves_nothing_else(void **state)
{
    write_file("a/b c/å/file", "one");
    write_file("a/b c/å/file", "two");
    write_file("empty", "");
    assert_file(*state, "a/b c/å/file", "two");
    assert_file(*state, "empty", "");
    assert_int_equal(count_names("a/b c/å"), 1);
    assert_int_equal(count_names("."), 2);
}

static void writing_leaves_an_equal_file_alone(void **state)
{
    struct stat before, after;
    (void)state;
    write_file("file", "same");
    assert_int_equal(stat("file", &before), 0);
    write_file("file", "same");
    assert_int_equal(stat("file", &after), 0);
    assert_true(before.st_ino == after.st_ino);
    write_file("file", "not");
    assert_int_equal(stat("file", &after), 0);
    assert_true(before.st_ino != after.st_ino);
}

static void writing_replaces_a_link_and_not_its_target(void **state)
{
    struct stat status;
    write_file("target", "precious");
    assert_int_equal(symlink("target", "link"), 0);
    write_file("link", "precious");
    assert_int_equal(lstat("link", &status), 0);
    assert_true(S_ISREG(status.st_mode));
    write_file("link", "new");
    assert_file(*state, "target", "precious");
}

static void writing_where_it_cannot_be(void **state)
{
    (void)state;
    write_file("file", "x");
    assert_int_equal(mkdir("folder", 0777), 0);
    assert_int_equal(file_write("file/below", STR("x")), FILE_REFUSED);
    assert_int_equal(file_write("folder", STR("x")), FILE_NOT_PLAIN);
    assert_int_equal(file_write("/proc/nowhere/file", STR("x")), FILE_REFUSED);
    assert_int_equal(count_names("."), 2);
    assert_int_equal(file_remove("file"), FILE_OK);
    assert_int_equal(file_remove("file"), FILE_OK);
    assert_int_equal(file_remove("folder"), FILE_NOT_PLAIN);
}

/* ---- listing --------------------------------------------------------------------------------- */

static void assert_listing(const dir_list *list, const char *const *expected, size_t count)
{
    assert_int_equal(list->len, count);
    for (size_t i = 0; i < count; i++)
        assert_str(list->at[i].path, expected[i]);
}

static void listing_is_in_name_order(void **state)
{
    static const char *const expected[] = { "a",   "a/b",   "a/b/z.md", "a/c.md",
                                            "a-b", "a-b/x", "b.md",     "ø.md" };
    dir_list list;
    write_file("p/b.md", "12345");
    write_file("p/a/c.md", "");
    write_file("p/a/b/z.md", "");
    write_file("p/a-b/x", "");
    write_file("p/ø.md", "");
    write_file("p/.hidden", "");
    write_file("p/.git/config", "");
    assert_int_equal(dir_list_all(*state, "p", 100, &list), FILE_OK);
    assert_listing(&list, expected, 8);
    assert_true(list.at[0].is_folder && !list.at[6].is_folder);
    assert_int_equal(list.at[6].size, 5);
    assert_int_equal(chdir("p"), 0);
    assert_int_equal(dir_list_all(*state, ".", 100, &list), FILE_OK);
    assert_listing(&list, expected, 8);
}

static void listing_stops_at_its_limit(void **state)
{
    char path[32];
    dir_list list;
    for (int i = 0; i < 20; i++) {
        snprintf(path, sizeof path, "p/%d/%d", i / 5, i);
        write_file(path, "");
    }
    assert_int_equal(dir_list_all(*state, "p", 24, &list), FILE_OK);
    assert_int_equal(list.len, 24);
    assert_int_equal(dir_list_all(*state, "p", 23, &list), FILE_TOO_LARGE);
    assert_int_equal(dir_list_all(*state, "missing", 23, &list), FILE_MISSING);
    assert_int_equal(list.len, 0);
}

static void listing_follows_no_links_out_or_round(void **state)
{
    static const char *const expected[] = { "a", "a/file", "link-in" };
    dir_list list;
    write_file("p/a/file", "x");
    write_file("outside/file", "x");
    assert_int_equal(symlink("../outside", "p/out"), 0);
    assert_int_equal(symlink("../outside/file", "p/out-file"), 0);
    assert_int_equal(symlink("..", "p/a/round"), 0);
    assert_int_equal(symlink("a/file", "p/link-in"), 0);
    assert_int_equal(symlink("nothing", "p/dangling"), 0);
    assert_int_equal(dir_list_all(*state, "p", 100, &list), FILE_OK);
    assert_listing(&list, expected, 3);
}

static void listing_marks_what_is_odd(void **state)
{
    static const char *const expected[] = { "bl\\xe5.md", "folder\\xff", "new\\x0aline",
                                            "ok [1] \"'$.md", "pipe" };
    dir_list list;
    write_file("p/bl\xE5.md", "x");
    write_file("p/folder\xFF/below.md", "x");
    write_file("p/new\nline", "x");
    write_file("p/ok [1] \"'$.md", "x");
    assert_int_equal(mkfifo("p/pipe", 0666), 0);
    assert_int_equal(dir_list_all(*state, "p", 100, &list), FILE_OK);
    assert_listing(&list, expected, 5);
    for (size_t i = 0; i < 5; i++)
        assert_int_equal(list.at[i].odd, i != 3);
}

static void listing_goes_deep_but_not_without_end(void **state)
{
    char path[4096] = "p";
    dir_list list;
    for (int i = 0; i < 500; i++)
        strcat(path, "/abc");
    strcat(path, "/file");
    write_file(path, "x");
    assert_int_equal(dir_list_all(*state, "p", 1000, &list), FILE_OK);
    assert_int_equal(list.len, 101);
    assert_false(list.at[99].deep);
    assert_true(list.at[100].deep && !list.at[100].odd);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(paths_are_joined),
        UNIT(paths_are_cut),
        UNIT(paths_between_files),
        IN_FOLDER(inside_follows_links),
        IN_FOLDER(real_paths),
        IN_FOLDER(reading_tells_what_is_wrong),
        IN_FOLDER(reading_what_is_forbidden),
        IN_FOLDER(writing_makes_folders_and_leaves_nothing_else),
        IN_FOLDER(writing_leaves_an_equal_file_alone),
        IN_FOLDER(writing_replaces_a_link_and_not_its_target),
        IN_FOLDER(writing_where_it_cannot_be),
        IN_FOLDER(listing_is_in_name_order),
        IN_FOLDER(listing_stops_at_its_limit),
        IN_FOLDER(listing_follows_no_links_out_or_round),
        IN_FOLDER(listing_marks_what_is_odd),
        IN_FOLDER(listing_goes_deep_but_not_without_end),
    };
    return cmocka_run_group_tests_name("base files", tests, NULL, NULL);
}
