/*
 * What the tests of HTML share: the page of a document, or of one block, and what it has in it.
 */
#ifndef REFERAT_HTML_TEST_H
#define REFERAT_HTML_TEST_H

#include "unit.h"

#include <string.h>

#include "html/html.h"

static const html_frame frame = {
    .site_title = { "Fjord", 5 }, .home = { "Forside", 7 }, .skip = { "Hopp", 4 },     .pdf = { "Som PDF", 7 },
    .contents = { "Innhold", 7 }, .footer = { "Fot", 3 },   .style = { "style.css", 9 },
};

static inline document *document_in(arena *a, const char *page)
{
    document *doc = document_new(a, DOCUMENT_MINUTES);
    doc->page = str_of(page);
    doc->lang = STR("nb");
    doc->title = STR("Referat");
    doc->note_title = STR("Noter");
    return doc;
}

static inline const char *page_of(arena *a, const document *doc)
{
    buf out = buf_new(a);
    html_page(doc, &frame, &out);
    return str_text(a, buf_str(&out));
}

/* The page of a document that holds only this block. */
static inline const char *page_with(arena *a, doc_block *b)
{
    document *doc = document_in(a, "a/b/");
    block_add(&doc->blocks, b);
    return page_of(a, doc);
}

static inline void assert_has(const char *page, const char *part)
{
    if (strstr(page, part) == NULL)
        fail_msg("the page lacks %s\n%s", part, strstr(page, "<main"));
}

static inline void assert_lacks(const char *page, const char *part)
{
    if (strstr(page, part))
        fail_msg("the page has %s", strstr(page, part));
}

#endif
