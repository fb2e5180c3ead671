/*
 * A document to the stage: HTML from the tree, PDF from the tree by way of the typesetter, both searched for
 * withheld text before a byte is written: the page, the text of the document, the text that is drawn on each page of the PDF,
 * the file as it is, and the names of both.
 */
#include "pdf/pdf.h"
#include "site/stage.h"

/* Does it hold what is withheld? Then that is noted, and nothing of it is written. */
static bool holds_withheld(site *s, const site_writer *w, const document *doc, str page)
{
    const withheld_list *withheld = site_withheld(s);
    if (!withheld_any(withheld))
        return false;
    buf plain = buf_new(w->scratch);
    document_text(doc, &plain);
    const str texts[] = { page, buf_str(&plain), doc->title, doc->subtitle, doc->subject };
    const str names[] = { doc->page, doc->pdf, doc->source }; /* the manifest has all three */
    const text *found = NULL;
    for (size_t i = 0; i < sizeof texts / sizeof *texts && !found; i++)
        found = withheld_in_file(withheld, texts[i]);
    for (size_t i = 0; i < sizeof names / sizeof *names && !found; i++)
        found = withheld_in_name(withheld, names[i]);
    return !site_is_open(s, doc->page.len ? doc->page : STR("/"), found);
}

/* What is drawn is numbers of glyphs in the file, so its text is taken from the pages as they were set. */
static bool pdf_holds_withheld(site *s, const site_writer *w, const typeset *set, str file)
{
    const withheld_list *withheld = site_withheld(s);
    if (!withheld_any(withheld))
        return false;
    buf drawn = buf_new(w->scratch);
    type_drawn(set, &drawn);
    const text *found = withheld_in_file(withheld, buf_str(&drawn));
    if (!found)
        found = withheld_in_file(withheld, file);
    return !site_is_open(s, set->doc->pdf, found);
}

static void put_pdf(site *s, const site_writer *w, const document *doc)
{
    const typeset *set = type_set(w->diag, w->scratch, w->fonts, w->theme, doc);
    buf file = buf_new(w->scratch);
    if (!pdf_write(w->diag, set, w->fonts, w->theme, &file)
        || pdf_holds_withheld(s, w, set, buf_str(&file)))
        return;
    site_put_searched(s, w->diag, doc->pdf, buf_str(&file), doc->source);
    site_count(s, 0, (int)set->pages.len);
}

/* The page is made even where only PDF is asked for: it is what is searched. One that is held back is not missed by those
   that link to it. */
static bool put_html(site *s, const site_writer *w, const document *doc)
{
    arena *own = arena_new();
    buf page = buf_new(own);
    html_page(doc, w->frame, &page);
    const bool open = !holds_withheld(s, w, doc, buf_str(&page));
    str path = str_format(own, STR_FMT "index.html", STR_ARG(doc->page));
    if (!open) {
        site_promise(s, w->diag, path, doc->source);
    } else if (site_wants_html(s)) {
        site_put_searched(s, w->diag, path, buf_str(&page), doc->source);
        site_note_letters(s, buf_str(&page));
        crosslinks_read(site_links(s), path, buf_str(&page));
    }
    arena_drop(own);
    return open;
}

void site_put_document(site *s, const site_writer *w, const document *doc)
{
    const bool open = put_html(s, w, doc);
    if (open) {
        site_count(s, 1, 0);
        site_note_files(s, w->diag, doc);
    }
    if (open && site_wants_pdf(s) && doc->pdf.len)
        put_pdf(s, w, doc);
    else if (doc->pdf.len)
        site_promise(s, w->diag, doc->pdf, doc->source);
}
