/*
 * put_data: a file of open data to the stage, searched for withheld text before a byte is written.
 *
 * JSON, CSV, XML and iCalendar each write some signs of a text in another way (escapes, doubled quotation marks, folded
 * lines). For the search all of that is undone at once: what was escaped in any of them reads as the text does. It need
 * not be exact, for nothing is made of it.
 */
#include <string.h>

#include "site/stage.h"

static const struct {
    const char *written, *meant;
} escapes[] = {
    { "\r\n ", "" }, /* iCalendar: a folded line */
    { "\\n", " " },  /* JSON and iCalendar: a line break */
    { "\\\"", "\"" }, { "\\\\", "\\" }, { "\\,", "," },  { "\\;", ";" },
    { "\"\"", "\"" }, /* CSV */
    { "&amp;", "&" }, { "&lt;", "<" },  { "&gt;", ">" }, { "&quot;", "\"" },
};

enum { ESCAPES = sizeof escapes / sizeof *escapes };

/* What is undone is never longer than what was written. */
static str without_escapes(arena *a, str content)
{
    char *out = arena_array(a, char, content.len + 1);
    size_t len = 0;
    for (size_t at = 0; at < content.len;) {
        size_t i = ESCAPES;
        if (strchr("\r\\\"&", content.at[at]))
            for (i = 0; i < ESCAPES; i++)
                if (str_starts(str_slice(content, at, content.len), str_of(escapes[i].written)))
                    break;
        if (i == ESCAPES) {
            out[len++] = content.at[at++];
            continue;
        }
        for (const char *c = escapes[i].meant; *c; c++)
            out[len++] = *c;
        at += strlen(escapes[i].written);
    }
    return (str){ out, len };
}

void site_put_data(site *s, diag *d, str path, str content)
{
    arena *scratch = arena_new();
    str found = withheld_search_find(site_search(s), content);
    if (found.len == 0 && withheld_search_any(site_search(s)))
        found = withheld_search_find(site_search(s), without_escapes(scratch, content));
    if (found.len)
        DIAG(d, WITHHELD_FOUND, (span){ 0 }, path);
    else
        site_put_text(s, d, path, content, STR(""));
    arena_drop(scratch);
}
