/*
 * A document to the stage: HTML from the tree, PDF from the tree by way of the typesetter, both searched for
 * withheld text before a byte is written.
 */
#include "pdf/pdf.h"
#include "site/stage.h"

/* Text that a reader could find: of the page as written, and of the PDF's marks and metadata. */
static bool holds_withheld(site *s, const site_writer *w, const document *doc, str page)
{
    const withheld_search *search = site_search(s);
    if (!withheld_search_any(search))
        return false;
    buf text = buf_new(w->scratch);
    document_text(doc, &text);
    const str places[] = { page,       buf_str(&text), doc->page,   doc->pdf,
                           doc->title, doc->subtitle,  doc->subject };
    for (size_t i = 0; i < sizeof places / sizeof *places; i++) {
        str found = withheld_search_find(search, places[i]);
        if (found.len) {
            DIAG(w->diag, WITHHELD_FOUND, (span){ 0 }, doc->page);
            return true;
        }
    }
    return false;
}

static void put_pdf(site *s, const site_writer *w, const document *doc)
{
    const typeset *set = type_set(w->diag, w->scratch, w->fonts, w->theme, doc);
    buf file = buf_new(w->scratch);
    if (!pdf_write(w->diag, set, w->fonts, w->theme, &file))
        return;
    site_put_text(s, w->diag, doc->pdf, buf_str(&file), doc->source);
    site_count(s, 0, (int)set->pages.len);
}

/* The page is made even where only PDF is asked for: it is what is searched. */
static bool put_html(site *s, const site_writer *w, const document *doc)
{
    arena *own = arena_new();
    buf page = buf_new(own);
    html_page(doc, w->frame, &page);
    const bool withheld = holds_withheld(s, w, doc, buf_str(&page));
    if (!withheld && site_wants_html(s)) {
        str path = str_format(own, STR_FMT "index.html", STR_ARG(doc->page));
        site_put_text(s, w->diag, path, buf_str(&page), doc->source);
    }
    arena_drop(own);
    return !withheld;
}

void site_put_document(site *s, const site_writer *w, const document *doc)
{
    if (!put_html(s, w, doc))
        return;
    site_count(s, 1, 0);
    site_note_files(s, w->diag, doc);
    if (site_wants_pdf(s) && doc->pdf.len)
        put_pdf(s, w, doc);
}
