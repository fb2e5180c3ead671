/*
 * bar: the messages of the last build, at the foot of every page of the preview.
 *
 * Takes a page as it was built and gives it with three things before its end: the bar's style
 * sheet, the bar, and the script that follows the builds. Where the last build went well, the bar
 * is closed and says how many messages there are; where it had errors it is open, the errors first.
 * It works without the script.
 */
#include "serve/inside.h"

static const char *const level_names[] = {
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

static str escaped(arena *a, str content)
{
    content = str_replace(a, content, STR("&"), STR("&amp;"));
    content = str_replace(a, content, STR("<"), STR("&lt;"));
    return str_replace(a, content, STR(">"), STR("&gt;"));
}

static void put_level(const preview *p, severity level, buf *out)
{
    for (size_t i = 0; i < p->messages.len; i++) {
        const preview_message *m = &p->messages.at[i];
        if (m->level == level)
            buf_format(out, "<li class=\"%s\"><pre>" STR_FMT "</pre></li>\n", level_names[level],
                       STR_ARG(escaped(out->arena, str_trim(m->text))));
    }
}

/* What must be mended comes first. */
static void put_messages(const preview *p, buf *out)
{
    if (p->messages.len == 0)
        return;
    buf_text(out, "<ol tabindex=\"0\">\n"); /* it scrolls, so it must be reached by keys */
    for (int level = SEVERITY_ERROR; level > SEVERITY_OFF; level--)
        put_level(p, (severity)level, out);
    buf_text(out, "</ol>\n");
}

static const char *state_of(const preview *p)
{
    if (p->number == 0)
        return "the first build is under way";
    if (p->is_old && p->files)
        return "; the pages are those of the last build without errors";
    return "";
}

static void put_bar(const preview *p, buf *out)
{
    buf_text(out, "<link rel=\"stylesheet\" href=\"/" SERVE_OWN "preview.css\">\n"
                  "<aside class=\"referat-preview\" lang=\"en\" aria-label=\"Messages of the last "
                  "build\">\n");
    buf_format(out, "<details%s>\n<summary class=\"%s\">" STR_FMT "%s</summary>\n",
               p->has_errors ? " open" : "", p->has_errors ? "error" : "good",
               STR_ARG(escaped(out->arena, p->counts)), state_of(p));
    put_messages(p, out);
    buf_format(out,
               "</details>\n</aside>\n<script src=\"/" SERVE_OWN
               "preview.js\" data-build=\"%d\" defer></script>\n",
               p->number);
}

/* Where the body ends; of a page without an end, where the page does. */
static size_t end_of_body(str page)
{
    static const char end[] = "</body>";
    for (size_t at = page.len; at-- > 0;)
        if (page.at[at] == '<' && str_starts(str_slice(page, at, page.len), str_of(end)))
            return at;
    return page.len;
}

str bar_in_page(arena *a, const preview *p, str page)
{
    buf out = buf_new(a);
    size_t end = end_of_body(page);
    buf_put(&out, str_slice(page, 0, end));
    put_bar(p, &out);
    buf_put(&out, str_slice(page, end, page.len));
    return buf_str(&out);
}
