/*
 * verify: looks at PDFs that were built, or that came from elsewhere, and says what is missing in them.
 *
 * It needs no project. For each file it says in one line what was looked at, and whether the manifest beside it
 * knows these very bytes; what is wrong comes as messages, as everywhere else.
 */
#include "verify/verify.h"
#include "cli/cli.h"

enum { VERIFY_MOST = 512 << 20 };

static const char *const records[] = {
    [RECORD_NONE] = "no manifest names it",
    [RECORD_SAME] = "its SHA-256 is that of the manifest",
    [RECORD_OTHER] = "its SHA-256 is not that of the manifest",
};

static void put_counts(arena *a, str name, const verify_counts *c, record_state record)
{
    const str parts[] = {
        count_text(a, c->pages, "page", "pages"),
        count_text(a, c->elements, "element", "elements"),
        count_text(a, c->headings, "heading", "headings"),
        count_text(a, c->tables, "table", "tables"),
        count_text(a, c->figures, "figure", "figures"),
        count_text(a, c->links, "link", "links"),
        count_text(a, c->fonts, "font", "fonts"),
    };
    buf out = buf_new(a);
    buf_format(&out, STR_FMT ": ", STR_ARG(name));
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++)
        buf_format(&out, STR_FMT ", ", STR_ARG(parts[i]));
    buf_format(&out, "%s\n", records[record]);
    put_out(buf_str(&out));
}

static void look_at(const session *s, diag *d, str name)
{
    str content;
    verify_counts counts = { 0 };
    arena *own = arena_new();
    str path = path_join(own, str_of(s->start), name);
    if (file_read(own, str_text(own, path), VERIFY_MOST, &content) != FILE_OK) {
        DIAG(d, VERIFY_UNREADABLE, (span){ 0 }, name,
             STR("there is no such file, or it may not be read"));
    } else if (verify_pdf(d, own, name, content, &counts)) {
        const record_state record = site_recorded(own, path, content);
        if (record == RECORD_OTHER)
            DIAG(d, VERIFY_DIGEST, (span){ 0 }, name);
        put_counts(own, name, &counts, record);
    }
    arena_drop(own);
}

exit_status run_verify(session *s)
{
    diag *d = diag_new(s->arena);
    for (size_t i = 0; i < s->arguments.len; i++)
        look_at(s, d, s->arguments.at[i]);
    diag_close(d);
    buf out = buf_new(s->arena);
    diag_print(d, (diag_print_options){ DIAG_TEXT, s->colour_error, SEVERITY_NOTE }, &out);
    if (diag_count(d, SEVERITY_ERROR) == 0)
        buf_text(&out, "nothing wrong was found; this is a quick look, no full validation\n");
    put_error(buf_str(&out));
    return diag_count(d, SEVERITY_ERROR) ? EXIT_SOURCES : EXIT_DONE;
}
