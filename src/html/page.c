/*
 * page: a whole HTML page around a document.
 *
 * Head, skip link, the site's header and menu, then the article: its title (a title group, else the cover), the
 * way to the PDF, contents, the text, the notes. The page has exactly one h1; where the document has no title
 * of its own, one is made that only screen readers meet.
 */
#include "html/inside.h"

/* ---- what the document is ---------------------------------------------------------------------- */

static const doc_block *next_heading(const doc_block *root, const doc_block *b)
{
    while (b && b->kind != BLOCK_HEADING)
        b = block_after(root, b);
    return b;
}

/* A heading is the title if it comes first and nothing else stands on its level. */
static const doc_block *lone_heading(const document *doc)
{
    const doc_block *first = next_heading(NULL, doc->blocks.first);
    const doc_block *b = first ? block_after(NULL, first) : NULL;
    for (b = next_heading(NULL, b); b; b = next_heading(NULL, block_after(NULL, b)))
        if (b->level <= first->level)
            return NULL;
    return first;
}

static bool has_cover_title(const document *doc)
{
    return doc->cover.wanted && !document_has_title(doc);
}

static const doc_block *main_heading_of(const document *doc)
{
    if (document_has_title(doc))
        return next_heading(doc->blocks.first, doc->blocks.first);
    return has_cover_title(doc) ? NULL : lone_heading(doc);
}

/* Contents before the first chapter stand beside the text; those that the author put elsewhere stay there. */
static const doc_block *main_toc_of(const document *doc)
{
    const doc_block *b = doc->blocks.first;
    if (document_has_title(doc))
        b = b->next;
    while (b && (b->kind == BLOCK_PAGE_BREAK || b->kind == BLOCK_PARAGRAPH))
        b = b->next;
    return b && b->kind == BLOCK_TOC && b->toc->len > 0 ? b : NULL;
}

/* ---- head ---------------------------------------------------------------------------------- */

/* The matters of all bodies have the same numbers, and often the same titles. */
static bool is_shared_title(const document *doc)
{
    return doc->kind == DOCUMENT_REGISTER && doc->board.len > 0
           && !str_equal(doc->board, doc->title);
}

/* A body may have the name of its organisation. */
static bool is_front_page(const writer *w)
{
    return w->doc->page.len == 0 && str_equal(w->doc->title, w->frame->site_title);
}

static void put_title(writer *w)
{
    put(w, "<title>");
    html_put_text(w, w->doc->title);
    if (is_shared_title(w->doc)) {
        put(w, " – ");
        html_put_text(w, w->doc->board);
    }
    if (w->frame->site_title.len > 0 && !is_front_page(w)) {
        put(w, w->doc->title.len > 0 ? " – " : "");
        html_put_text(w, w->frame->site_title);
    }
    put(w, "</title>\n");
}

static void put_head_link(writer *w, const char *rel, str address)
{
    buf_format(w->out, "<link rel=\"%s\"", rel);
    html_put_attribute(w, "href", address);
    put(w, ">\n");
}

/* An address on the web, not of this copy, is what others are to link to. */
static void put_relations(writer *w)
{
    const document *doc = w->doc;
    if (w->frame->address.len > 0)
        put_head_link(
            w, "canonical",
            str_format(w->arena, STR_FMT STR_FMT, STR_ARG(w->frame->address), STR_ARG(doc->page)));
    if (doc->previous.title.len > 0)
        put_head_link(w, "prev", page_address(w, doc->previous.page, STR("")));
    if (doc->next.title.len > 0)
        put_head_link(w, "next", page_address(w, doc->next.page, STR("")));
}

static void put_alternates(writer *w)
{
    for (size_t i = 0; i < w->frame->alternate_count; i++) {
        const html_alternate *other = &w->frame->alternates[i];
        put(w, "<link rel=\"alternate\"");
        html_put_attribute(w, "type", str_of(other->type));
        html_put_attribute(w, "title", other->title);
        html_put_attribute(w, "href", page_address(w, other->path, STR("")));
        put(w, ">\n");
    }
}

static void put_head(writer *w)
{
    put(w, "<!DOCTYPE html>\n<html");
    html_put_attribute(w, "lang", w->doc->lang);
    put(w, ">\n<head>\n<meta charset=\"utf-8\">\n"
           "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    put_title(w);
    if (w->doc->subject.len > 0) {
        put(w, "<meta name=\"description\"");
        html_put_attribute(w, "content", w->doc->subject);
        put(w, ">\n");
    }
    put_head_link(w, "stylesheet", versioned_address(w, w->frame->style, w->frame->style_version));
    put_relations(w);
    if (w->doc->pdf.len > 0) {
        put(w, "<link rel=\"alternate\" type=\"application/pdf\"");
        html_put_attribute(w, "href", page_address(w, w->doc->pdf, STR("")));
        put(w, ">\n");
    }
    put_alternates(w);
    html_put_about(w);
    html_put_script(w);
    put(w, "</head>\n");
}

/* ---- the site around it ------------------------------------------------------------------------ */

static void put_menu_link(writer *w, str page, str text)
{
    put(w, "<li><a");
    html_put_attribute(w, "href", page_address(w, page, STR("")));
    if (str_equal(page, w->doc->page))
        put(w, " aria-current=\"page\"");
    put(w, ">");
    html_put_text(w, text);
    put(w, "</a></li>\n");
}

/* Where it would take half a phone, the menu opens from a button, without a script (HTML Living Standard, 6.12, the popover
   attribute); a browser that does not know it shows the menu, and the style sheet does so where there is room. */
static void put_menu(writer *w)
{
    const html_frame *frame = w->frame;
    if (frame->menu_count == 0)
        return;
    put(w, "<button class=\"menu\" type=\"button\" popovertarget=\"_menu\">");
    html_put_text(w, frame->navigation);
    put(w, "</button>\n<nav id=\"_menu\" popover=\"auto\"");
    html_put_attribute(w, "aria-label", frame->navigation);
    put(w, ">\n<ul>\n");
    put_menu_link(w, STR(""), frame->home);
    for (size_t i = 0; i < frame->menu_count; i++)
        put_menu_link(w, frame->menu[i].page, frame->menu[i].text);
    put(w, "</ul>\n</nav>\n");
}

static void put_site_header(writer *w)
{
    put(w, "<a class=\"skip\" href=\"#_main\">");
    html_put_text(w, w->frame->skip);
    put(w, "</a>\n<header class=\"site\">\n");
    if (w->frame->internal.len > 0) {
        put(w, "<p class=\"internal\">");
        html_put_text(w, w->frame->internal);
        put(w, "</p>\n");
    }
    put(w, "<a class=\"home\"");
    html_put_attribute(w, "href", page_address(w, STR(""), STR("")));
    put(w, ">");
    if (w->frame->logo)
        html_put_image(w, w->frame->logo, STR(""), "", ""); /* the name stands beside it */
    html_put_text(w, w->frame->site_title);
    put(w, "</a>\n");
    put_menu(w);
    put(w, "</header>\n");
}

static void put_line(writer *w, const char *class, str text)
{
    if (text.len == 0)
        return;
    buf_format(w->out, "<p class=\"%s\">", class);
    html_put_text(w, text);
    put(w, "</p>\n");
}

static void put_data_link(writer *w)
{
    const html_link *data = &w->frame->data;
    if (data->text.len == 0)
        return;
    put(w, "<p><a");
    html_put_attribute(w, "href", page_address(w, data->page, STR("")));
    put(w, ">");
    html_put_text(w, data->text);
    put(w, "</a></p>\n");
}

static void put_site_footer(writer *w)
{
    put(w, "<footer class=\"site\">\n<p>");
    html_put_text(w, w->frame->footer);
    put(w, "</p>\n");
    put_data_link(w);
    put(w, "</footer>\n");
}

/* ---- the article --------------------------------------------------------------------------- */

static void put_cover(writer *w, const doc_cover *cover)
{
    put(w, "<header class=\"title cover\">\n");
    put_line(w, "organisation", cover->organisation);
    put(w, "<h1>");
    html_put_text(w, cover->title);
    put(w, "</h1>\n");
    put_line(w, "subtitle", cover->subtitle);
    put_line(w, "year", cover->year);
    put_line(w, "date", cover->date);
    if (cover->image)
        html_put_image(w, cover->image, STR(""), "",
                       ""); /* decoration: it has no alternative text of its own */
    put(w, "</header>\n");
}

static void put_hidden_title(writer *w)
{
    put(w, "<h1 class=\"unseen\">");
    html_put_text(w, w->doc->title);
    put(w, "</h1>\n");
}

static void put_formats(writer *w)
{
    const doc_way own = { .title = w->frame->pdf, .page = w->doc->pdf };
    const doc_way *paper = w->doc->pdf.len > 0 ? &own : &w->doc->paper;
    if (paper->page.len == 0)
        return;
    put(w, "<p class=\"formats\"><a type=\"application/pdf\"");
    html_put_attribute(w, "href", page_address(w, paper->page, paper->anchor));
    put(w, ">");
    html_put_text(w, paper->title);
    put(w, "</a></p>\n");
}

/* Title, PDF, contents; gives the first block of the text itself. */
static const doc_block *put_opening(writer *w)
{
    const document *doc = w->doc;
    const doc_block *text = doc->blocks.first;
    if (document_has_title(doc)) {
        html_put_block(w, text);
        text = text->next;
    } else if (has_cover_title(doc)) {
        put_cover(w, &doc->cover);
    } else if (w->main_heading == NULL) {
        put_hidden_title(w);
    }
    put_formats(w);
    if (w->main_toc)
        html_put_toc(w, w->main_toc->toc, true);
    return text;
}

/* The number leads back to where the note was called. */
static void put_note(writer *w, const doc_note *note)
{
    put(w, "<li");
    html_put_attribute(w, "id", str_format(w->arena, "_note-%d", note->number));
    put(w, ">");
    bool called = note->number <= w->note_most && w->note_called[note->number];
    if (called)
        buf_format(w->out, "<a class=\"number\" href=\"#_call-%d\" role=\"doc-backlink\">%d</a> ",
                   note->number, note->number);
    else
        buf_format(w->out, "<span class=\"number\">%d</span> ", note->number);
    put(w, "<div>");
    html_put_blocks(w, note->blocks.first);
    put(w, "</div></li>\n");
}

static void put_notes(writer *w)
{
    if (w->doc->notes.len == 0)
        return;
    put(w, "<section class=\"notes\" role=\"doc-endnotes\" aria-labelledby=\"_notes\">\n<h2 "
           "id=\"_notes\">");
    html_put_text(w, w->doc->note_title);
    put(w, "</h2>\n<ol>\n");
    for (size_t i = 0; i < w->doc->notes.len; i++)
        put_note(w, &w->doc->notes.at[i]);
    put(w, "</ol>\n</section>\n");
}

/* ---- under the text ------------------------------------------------------------------------ */

static void put_way(writer *w, const doc_way *way, const char *rel)
{
    if (way->title.len == 0)
        return;
    buf_format(w->out, "<a rel=\"%s\"", rel);
    html_put_attribute(w, "href", page_address(w, way->page, way->anchor));
    put(w, "><span class=\"label\">");
    html_put_text(w, way->label);
    put(w, "</span> <span");
    html_put_optional(w, "lang", way->lang);
    put(w, ">");
    html_put_text(w, way->title);
    put(w, "</span></a>\n");
}

static void put_neighbours(writer *w)
{
    const document *doc = w->doc;
    if (doc->previous.title.len + doc->next.title.len == 0)
        return;
    put(w, "<nav class=\"around\"");
    html_put_attribute(w, "aria-label", doc->ways_label);
    put(w, ">\n");
    put_way(w, &doc->previous, "prev");
    put_way(w, &doc->next, "next");
    put(w, "</nav>\n");
}

/* The address as one would write it down: whole where the site's own is known, else from its root, which is "/" itself. */
static void put_permanent_address(writer *w)
{
    const document *doc = w->doc;
    if (doc->address_label.len == 0)
        return;
    put(w, "<p class=\"address\">");
    html_put_text(w, doc->address_label);
    put(w, ": <a rel=\"bookmark\"");
    html_put_attribute(w, "href", page_address(w, doc->page, STR("")));
    put(w, ">");
    html_put_text(w, w->frame->address);
    html_put_text(w, doc->page.len + w->frame->address.len > 0 ? doc->page : STR("/"));
    put(w, "</a></p>\n");
}

static void put_page_footer(writer *w)
{
    put(w, "<footer class=\"page\">\n");
    put_neighbours(w);
    put_permanent_address(w);
    put_line(w, "version", w->doc->last_changed);
    put(w, "</footer>\n");
}

static void put_article(writer *w)
{
    put(w, "<main id=\"_main\" tabindex=\"-1\">\n<article");
    html_put_attribute(w, "class",
                       str_format(w->arena, "%s%s", document_kind_name(w->doc->kind),
                                  w->main_toc ? " contents" : ""));
    if (w->doc->page_kind)
        html_put_attribute(w, "data-page", str_of(w->doc->page_kind));
    if (w->doc->draft)
        html_put_attribute(w, "data-state", w->doc->state);
    put(w, ">\n");
    const doc_block *text = put_opening(w);
    put(w, "<div class=\"body\">\n");
    html_put_blocks(w, text);
    put_notes(w);
    put(w, "</div>\n");
    put_page_footer(w);
    put(w, "</article>\n</main>\n");
}

static int greatest_note(const document *doc)
{
    int most = 0;
    for (size_t i = 0; i < doc->notes.len; i++)
        most = doc->notes.at[i].number > most ? doc->notes.at[i].number : most;
    return most;
}

void html_page(const document *doc, const html_frame *frame, buf *out)
{
    arena *a = out->arena;
    writer w = { .out = out, .arena = a, .doc = doc, .frame = frame, .ids = map_new(a) };
    w.file = page_file(a, doc->page);
    w.main_heading = main_heading_of(doc);
    w.main_toc = main_toc_of(doc);
    w.note_most = greatest_note(doc);
    w.note_called = arena_array(a, bool, (size_t)w.note_most + 1);
    put_head(&w);
    put(&w, "<body>\n");
    put_site_header(&w);
    put_article(&w);
    put_site_footer(&w);
    put(&w, "</body>\n</html>\n");
}
