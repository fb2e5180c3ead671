/*
 * A file from a set document: pages with their content, then what the pages needed (fonts,
 * pictures), then the ways in (bookmarks, destinations, labels) and the catalogue over all.
 */
#include "pdf/structure.h"

#include "pdf/paint.h"
#include "pdf/pdf.h"

enum { KIDS_MOST = 32 }; /* pages in one node of the tree */

static pdf_array *box_of(writer *w, const type_page *page)
{
    pdf_array *box = pdf_array_new(w->file);
    pdf_add_int(w->file, box, 0);
    pdf_add_int(w->file, box, 0);
    pdf_add_length(w->file, box, page->width);
    pdf_add_length(w->file, box, page->height);
    return box;
}

/* Transparent pictures are mixed with what is below them in the colours of the file. */
static pdf_dict *blending(writer *w)
{
    pdf_dict *group = pdf_dict_new(w->file);
    pdf_put_name(w->file, group, "S", STR("Transparency"));
    pdf_put_name(w->file, group, "CS", STR("DeviceRGB"));
    return group;
}

static void write_page(writer *w, size_t i, pdf_dict *resources)
{
    pdf_file *f = w->file;
    const type_page *page = &w->set->pages.at[i];
    pdf_dict *d = w->pages[i];
    pdf_put_name(f, d, "Type", STR("Page"));
    pdf_put_array(f, d, "MediaBox", box_of(w, page));
    pdf_put_dict(f, d, "Resources", resources);
    pdf_put_dict(f, d, "Contents", pdf_stream_new(f, content_of(w, i)));
    arena_reset(w->scratch);
    if (w->annotations[i])
        pdf_put_array(f, d, "Annots", w->annotations[i]);
    if (w->annotations[i])
        pdf_put_name(f, d, "Tabs", STR("S")); /* by the structure: ISO 14289-1, 7.18.3 */
    pdf_put_int(f, d, "StructParents", (int32_t)i);
    if (w->transparent)
        pdf_put_dict(f, d, "Group", blending(w));
}

/* The page tree, balanced: nodes of KIDS_MOST, level over level, until one is left. */
static pdf_dict *page_tree(writer *w)
{
    size_t count = w->set->pages.len;
    pdf_dict **level = w->pages;
    int32_t *leaves = arena_array(w->arena, int32_t, count);
    for (size_t i = 0; i < count; i++)
        leaves[i] = 1;
    do {
        size_t nodes = (count + KIDS_MOST - 1) / KIDS_MOST;
        pdf_dict **above = arena_array(w->arena, pdf_dict *, nodes);
        for (size_t n = 0; n < nodes; n++) {
            pdf_array *kids = pdf_array_new(w->file);
            int32_t below = 0;
            above[n] = pdf_dict_numbered(w->file);
            for (size_t i = n * KIDS_MOST; i < count && i < (n + 1) * KIDS_MOST; i++) {
                pdf_add_dict(w->file, kids, level[i]);
                pdf_put_dict(w->file, level[i], "Parent", above[n]);
                below += leaves[i];
            }
            leaves[n] = below;
            pdf_put_name(w->file, above[n], "Type", STR("Pages"));
            pdf_put_array(w->file, above[n], "Kids", kids);
            pdf_put_int(w->file, above[n], "Count", below);
        }
        level = above;
        count = nodes;
    } while (count > 1);
    return level[0];
}

static void put_names(writer *w, pdf_dict *catalogue)
{
    pdf_dict *destinations = destinations_write(w);
    if (!destinations && !w->set->doc->attach)
        return;
    pdf_dict *names = pdf_dict_new(w->file);
    if (destinations)
        pdf_put_dict(w->file, names, "Dests", destinations);
    if (w->set->doc->attach)
        attached_write(w, catalogue, names);
    pdf_put_dict(w->file, catalogue, "Names", names);
}

static pdf_dict *catalogue(writer *w)
{
    pdf_file *f = w->file;
    pdf_dict *d = pdf_dict_numbered(f);
    pdf_put_name(f, d, "Type", STR("Catalog"));
    pdf_put_dict(f, d, "Pages", page_tree(w));
    pdf_put_ascii(f, d, "Lang", w->set->doc->lang);
    pdf_put_dict(f, d, "StructTreeRoot", structure_write(w));
    pdf_dict *marked = pdf_dict_new(f);
    pdf_put_bool(f, marked, "Marked", true);
    pdf_put_dict(f, d, "MarkInfo", marked);
    pdf_put_dict(f, d, "Metadata", xmp_write(w));
    pdf_put_array(f, d, "OutputIntents", intents_write(w));
    pdf_dict *preferences = pdf_dict_new(f);
    pdf_put_bool(f, preferences, "DisplayDocTitle", true);
    pdf_put_dict(f, d, "ViewerPreferences", preferences);
    pdf_put_dict(f, d, "PageLabels", page_labels_write(w));
    put_names(w, d);
    pdf_dict *outlines = outlines_write(w);
    if (outlines) {
        pdf_put_dict(f, d, "Outlines", outlines);
        pdf_put_name(f, d, "PageMode", STR("UseOutlines"));
    }
    return d;
}

static bool write_all(writer *w, buf *out)
{
    const size_t count = w->set->pages.len;
    pdf_dict *resources = pdf_dict_numbered(w->file);
    w->pictures = pdf_dict_new(w->file);
    w->pages = arena_array(w->arena, pdf_dict *, count);
    w->annotations = arena_array(w->arena, pdf_array *, count);
    for (size_t i = 0; i < count; i++)
        w->pages[i] = pdf_dict_numbered(w->file);
    w->paints = paints_new(w);
    w->structure = structure_new(w->arena, w->set);
    links_read(w);
    for (size_t i = 0; i < count; i++)
        write_page(w, i, resources);
    if (!fonts_write(w->file, w->arena, &w->used, w->fonts, resources))
        return false;
    pdf_put_dict(w->file, resources, "XObject", w->pictures);
    paints_write(w, resources);
    pdf_dict *info = info_write(w);
    return pdf_close(w->file, catalogue(w), info, out);
}

bool pdf_write(diag *d, const typeset *set, const type_fonts *fonts, const theme *t, buf *out)
{
    if (set->pages.len == 0)
        return false; /* said already: no font could be opened */
    arena *own = arena_new(), *scratch = arena_new();
    writer w = {
        .diag = d, .arena = own, .scratch = scratch, .set = set, .fonts = fonts, .theme = t
    };
    w.file = pdf_open(own);
    bool done = pdf_fault(w.file).len == 0 && write_all(&w, out);
    if (!done) {
        str why = pdf_fault(w.file).len > 0 ? pdf_fault(w.file) : STR("a font cannot be subset");
        DIAG(d, PDF_FAILED, (span){ 0 }, set->doc->title, why);
    }
    pdf_drop(w.file);
    arena_drop(own);
    arena_drop(scratch);
    return done;
}
