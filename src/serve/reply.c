/*
 * reply: what a request gets.
 *
 * An address is looked up among the files of the build, as it is written there, and nowhere else:
 * no path of the disk is ever made of what a browser asks for, so none can lead out of the site.
 * Only who asks for this machine by one of its own names gets an answer: a page from elsewhere
 * could have its name lead to 127.0.0.1, and read the archive ("DNS rebinding").
 */
#include <string.h>
#include <strings.h>

#include "serve/inside.h"

static const struct {
    const char *ending, *type;
} types[] = {
    { "html", "text/html; charset=utf-8" },
    { "css", "text/css; charset=utf-8" },
    { "js", "text/javascript; charset=utf-8" },
    { "json", "application/json" },
    { "csv", "text/csv; charset=utf-8" },
    { "txt", "text/plain; charset=utf-8" },
    { "md", "text/markdown; charset=utf-8" },
    { "xml", "application/xml" },
    { "ics", "text/calendar; charset=utf-8" },
    { "pdf", "application/pdf" },
    { "svg", "image/svg+xml" },
    { "png", "image/png" },
    { "jpg", "image/jpeg" },
    { "jpeg", "image/jpeg" },
    { "gif", "image/gif" },
    { "webp", "image/webp" },
    { "woff2", "font/woff2" },
    { "woff", "font/woff" },
    { "ttf", "font/ttf" },
    { "otf", "font/otf" },
    { "zip", "application/zip" },
    { "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
    { "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
    { "pptx", "application/vnd.openxmlformats-officedocument.presentationml.presentation" },
    { "odt", "application/vnd.oasis.opendocument.text" },
    { "ods", "application/vnd.oasis.opendocument.spreadsheet" },
};

enum { TYPES = sizeof types / sizeof *types };

static const char *const html_type = "text/html; charset=utf-8";
static const char *const plain_type = "text/plain; charset=utf-8";

static const char *type_of(str path)
{
    str ending = path_ending(path);
    for (size_t i = 0; i < TYPES; i++)
        if (ending.len == strlen(types[i].ending)
            && !strncasecmp(ending.at, types[i].ending, ending.len))
            return types[i].type;
    return "application/octet-stream";
}

/* ---- who asks -------------------------------------------------------------------------------- */

static bool is_own_name(const char *host)
{
    static const char *const names[] = { "127.0.0.1", "localhost", "[::1]" };
    for (size_t i = 0; host && i < sizeof names / sizeof *names; i++) {
        size_t len = strlen(names[i]);
        if (strncasecmp(host, names[i], len) == 0
            && (host[len] == '\0' || (host[len] == ':' && str_digits(str_of(host + len + 1)))))
            return true;
    }
    return false;
}

/* ---- pages of our own ------------------------------------------------------------------------ */

static reply own_page(arena *a, const preview *p, unsigned status, const char *title,
                      const char *said)
{
    str page =
        str_format(a,
                   "<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                   "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                   "<title>%s</title>\n</head>\n<body "
                   "class=\"referat-alone\">\n<main>\n<h1>%s</h1>\n<p>%s</p>\n"
                   "</main>\n</body>\n</html>\n",
                   title, title, said);
    return (reply){ .status = status, .type = html_type, .content = bar_in_page(a, p, page) };
}

static reply plain(unsigned status, const char *said)
{
    return (reply){ .status = status, .type = plain_type, .content = str_of(said) };
}

static reply nothing_there(arena *a, const preview *p)
{
    if (p->number == 0)
        return own_page(a, p, 503, "Not built yet", "The first build is under way.");
    if (!p->files)
        return own_page(a, p, 503, "Not built yet",
                        "The project has errors, which stand below. Its pages come as soon as they "
                        "are mended.");
    return own_page(
        a, p, 404, "Not there",
        "There is nothing at this address in the last build. <a href=\"/\">To the front page</a>");
}

/* ---- what the server gives of its own -------------------------------------------------------- */

static str joined(arena *a, const char *const *lines)
{
    buf out = buf_new(a);
    for (; *lines; lines++)
        buf_text(&out, *lines);
    return buf_str(&out);
}

/* Tells of the next preview, and whether only its messages are new; or has the page wait for it. */
static reply next_build(arena *a, const preview *p, const asked *question)
{
    long after = 0;
    if (!question->after || !str_int(str_of(question->after), &after))
        return plain(400, "after which build?\n");
    if (p->number > after)
        return (reply){ .status = 200,
                        .type = plain_type,
                        .content = str_format(a, "%d%s\n", p->number,
                                              p->since > after ? "" : " messages") };
    if (question->waited)
        return (reply){ .status = 204, .type = plain_type };
    return (reply){ .wait = WAIT_BUILD };
}

static reply own_file(arena *a, const preview *p, const asked *question, str name)
{
    if (str_is(name, "next"))
        return next_build(a, p, question);
    if (str_is(name, "preview.js"))
        return (reply){ .status = 200,
                        .type = type_of(name),
                        .content = joined(a, serve_script_lines) };
    if (str_is(name, "preview.css"))
        return (
            reply){ .status = 200, .type = type_of(name), .content = joined(a, serve_style_lines) };
    return nothing_there(a, p);
}

/* ---- what the build made --------------------------------------------------------------------- */

static reply built_file(arena *a, const preview *p, str path, const site_file *file)
{
    reply r = {
        .status = 200, .type = type_of(path), .content = file->content, .from = file->from
    };
    if (r.from.len == 0 && r.type == types[0].type)
        r.content = bar_in_page(a, p, file->content);
    return r;
}

/* The address of a folder, in which its page's relative links lead right. */
static reply moved(arena *a, str folder)
{
    buf out = buf_new(a);
    for (size_t i = 0; i < folder.len; i++) {
        unsigned char c = (unsigned char)folder.at[i];
        bool plain_sign = c < 0x80
                          && (c == '/' || c == '-' || c == '.' || c == '_' || (c >= '0' && c <= '9')
                              || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z'));
        buf_format(&out, plain_sign ? "%c" : "%%%02X", c);
    }
    return (reply){ .status = 301,
                    .type = plain_type,
                    .location = str_format(a, "/" STR_FMT "/", STR_ARG(buf_str(&out))) };
}

static bool is_there(const preview *p, str path)
{
    return map_find(p->files, path) || map_find(p->later, path);
}

static bool is_made_last(const preview *p, str path)
{
    for (size_t i = 0; p->last && i < p->last->len; i++)
        if (str_starts(path, p->last->at[i]))
            return true;
    return false;
}

static reply find_file(arena *a, const preview *p, str path, bool waited)
{
    if (!p->files)
        return nothing_there(a, p);
    const site_file *file = map_find(p->files, path);
    if (file)
        return built_file(a, p, path, file);
    if (is_there(p, str_format(a, STR_FMT "/index.html", STR_ARG(path))))
        return moved(a, path);
    if (!is_there(p, path) && is_made_last(p, path))
        return (reply){ .wait = WAIT_ALL };
    if (!map_find(p->later, path))
        return nothing_there(a, p);
    if (!waited)
        return (reply){ .wait = WAIT_FILE };
    return own_page(a, p, 500, "Not made",
                    "This file could not be made; the messages below say why.");
}

str file_of_address(arena *a, const char *path)
{
    str name = str_of(path[0] == '/' ? path + 1 : path);
    bool folder = name.len == 0 || str_ends(name, STR("/"));
    return folder ? str_format(a, STR_FMT "index.html", STR_ARG(name)) : str_copy(a, name);
}

reply reply_to(arena *a, const preview *p, const asked *question)
{
    if (!is_own_name(question->host))
        return plain(403, "the preview is for this machine alone: ask for 127.0.0.1\n");
    if (strcmp(question->method, "GET") != 0 && strcmp(question->method, "HEAD") != 0)
        return plain(405, "only GET and HEAD\n");
    str path = file_of_address(a, question->path);
    if (str_starts(path, STR(SERVE_OWN)))
        return own_file(a, p, question, str_slice(path, strlen(SERVE_OWN), path.len));
    return find_file(a, p, path, question->waited);
}
