/*
 * search: the form that leads to the search of the site; on its own page, the place for what is found.
 *
 * The form is plain HTML and sends what was typed to the page of the search, from every other page without a script. There
 * search.js, which embed.py makes a table of lines of when the program is built, does the rest.
 */
#include "html/inside.h"
#include "html/script.h"

static bool is_search_page(const writer *w)
{
    return w->frame->search.text.len > 0 && str_equal(w->doc->page, w->frame->search.page);
}

void html_put_script(writer *w)
{
    if (!is_search_page(w))
        return;
    put(w, "<script");
    html_put_attribute(w, "src",
                       versioned_address(w, STR(HTML_SEARCH_SCRIPT), w->frame->script_version));
    put(w, " defer></script>\n");
}

/* What has just been found is said aloud. */
static void put_place(writer *w)
{
    put(w, "<noscript><p class=\"without\">");
    html_put_text(w, w->frame->search_without);
    put(w, "</p></noscript>\n<div class=\"found\" id=\"_found\"");
    html_put_attribute(w, "data-failed", w->frame->search_failed);
    put(w, "><p role=\"status\"></p></div>\n");
}

void html_put_search(writer *w, const doc_block *b)
{
    const html_link *search = &w->frame->search;
    if (search->text.len == 0)
        return;
    put(w, "<form class=\"search\" role=\"search\"");
    html_put_attribute(w, "action", page_address(w, search->page, STR("")));
    put(w, ">\n<label for=\"_query\">");
    html_put_text(w, b->label);
    put(w, "</label>\n<input id=\"_query\" name=\"q\" type=\"search\" autocomplete=\"off\" "
           "spellcheck=\"false\" "
           "enterkeyhint=\"search\">\n<button>");
    html_put_text(w, search->text);
    put(w, "</button>\n</form>\n");
    if (is_search_page(w))
        put_place(w);
}

void html_search_script(buf *out)
{
    for (const char *const *line = html_script_lines; *line; line++)
        buf_text(out, *line);
}
