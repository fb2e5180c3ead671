/*
 * Links and named destinations.
 *
 * A link inside the document goes to a destination by its name, which stays the same from build to
 * build. A link to another document of the site is a relative address, as is one to a file: `#name`
 * after a PDF is a destination in it (RFC 8118, 3), so the files work beside each other on a disk
 * and on the web.
 */
#include <stdlib.h>
#include <string.h>

#include "pdf/structure.h"

enum { NAMES_IN_LEAF = 64 };

/* ---- addresses ------------------------------------------------------------------------------- */

/* RFC 3986: what is no ASCII, and what an address may not hold, in percent form. */
static str escaped(arena *a, str address)
{
    static const char refused[] = " \"<>\\^`{|}";
    buf out = buf_new(a);
    for (size_t i = 0; i < address.len; i++) {
        unsigned char c = (unsigned char)address.at[i];
        if (c > 0x20 && c < 0x7f && !strchr(refused, c))
            buf_char(&out, (char)c);
        else
            buf_format(&out, "%%%02X", (unsigned)c);
    }
    return buf_str(&out);
}

static str relative(const writer *w, str to, str anchor)
{
    str address = path_relative(w->arena, w->set->doc->pdf, to);
    if (anchor.len > 0)
        address = str_format(w->arena, STR_FMT "#" STR_FMT, STR_ARG(address), STR_ARG(anchor));
    return address;
}

static str address_of(const writer *w, const doc_link *link)
{
    if (link->kind == LINK_URL)
        return link->url;
    if (link->kind == LINK_FILE)
        return relative(w, link->page, STR(""));
    if (link->pdf.len > 0)
        return relative(w, link->pdf, link->anchor);
    bool folder = link->page.len == 0 || link->page.at[link->page.len - 1] == '/';
    str page =
        folder ? str_format(w->arena, STR_FMT "index.html", STR_ARG(link->page)) : link->page;
    return relative(w, page, link->anchor);
}

/* ---- annotations ----------------------------------------------------------------------------- */

static pdf_array *box_of(writer *w, const type_mark *m, length height)
{
    pdf_array *box = pdf_array_new(w->file);
    pdf_add_length(w->file, box, m->x);
    pdf_add_length(w->file, box, height - m->y - m->h);
    pdf_add_length(w->file, box, m->x + m->w);
    pdf_add_length(w->file, box, height - m->y);
    return box;
}

/* One for all lines of a link, for a long address would be written as often as it has lines; NULL if it is too long. */
static pdf_dict *action(writer *w, const doc_link *link)
{
    if (w->linked == link)
        return w->action;
    str address = escaped(w->arena, address_of(w, link));
    w->linked = link;
    w->action = NULL;
    if (address.len > PDF_ASCII_MOST)
        return NULL;
    w->action = pdf_dict_numbered(w->file);
    pdf_put_name(w->file, w->action, "Type", STR("Action"));
    pdf_put_name(w->file, w->action, "S", STR("URI"));
    pdf_put_ascii(w->file, w->action, "URI", address);
    return w->action;
}

/* What a link says: the text that is shown for it, or its alternative text, or that of its picture. */
static str description(writer *w, int32_t element, const doc_link *link)
{
    const str shown = str_trim(w->link_texts[element]);
    if (shown.len > 0)
        return shown;
    if (w->set->elements.at[element].alt.len > 0)
        return w->set->elements.at[element].alt;
    for (size_t i = (size_t)element + 1; i < w->set->elements.len; i++)
        if (w->set->elements.at[i].parent == element && w->set->elements.at[i].alt.len > 0)
            return w->set->elements.at[i].alt;
        else if (w->set->elements.at[i].parent < element)
            break;
    return link->kind == LINK_ANCHOR ? link->anchor : address_of(w, link);
}

static pdf_dict *annotation(writer *w, size_t page, const type_mark *m, int32_t element)
{
    pdf_file *f = w->file;
    pdf_dict *d = pdf_dict_numbered(f);
    pdf_put_name(f, d, "Type", STR("Annot"));
    pdf_put_name(f, d, "Subtype", STR("Link"));
    pdf_put_array(f, d, "Rect", box_of(w, m, w->set->pages.at[page].height));
    pdf_put_int(f, d, "F", 4); /* printed with the page: PDF/A asks for it */
    pdf_array *border = pdf_array_new(f);
    for (int i = 0; i < 3; i++)
        pdf_add_int(f, border, 0);
    pdf_put_array(f, d, "Border", border);
    pdf_put_text(f, d, "Contents", description(w, element, m->link)); /* ISO 14289-1, 7.18.5 */
    pdf_put_int(f, d, "StructParent", structure_link(w->structure, element, page, d));
    return d;
}

/* A link that stands in no element (in a header that is repeated) is only print. */
void link_write(writer *w, size_t page, const type_mark *m)
{
    const int32_t element = structure_around(w->structure, m->element, ELEMENT_LINK);
    const bool inside = m->link->kind == LINK_ANCHOR;
    pdf_dict *outside = inside || element < 0 ? NULL : action(w, m->link);
    if (element < 0 || (inside ? m->link->anchor.len == 0 : !outside))
        return;
    pdf_dict *d = annotation(w, page, m, element);
    if (inside)
        pdf_put_ascii(w->file, d, "Dest", m->link->anchor);
    else
        pdf_put_dict(w->file, d, "A", outside);
    if (!w->annotations[page])
        w->annotations[page] = pdf_array_new(w->file);
    pdf_add_dict(w->file, w->annotations[page], d);
}

/* ---- texts of links -------------------------------------------------------------------------- */

/* Hyphens at the end of lines are left out. */
static void add_text(buf *out, str text)
{
    for (size_t pos = 0; pos < text.len;) {
        const size_t at = pos;
        if (utf8_next(text, &pos) != 0xad)
            buf_put(out, str_slice(text, at, pos));
    }
}

void links_read(writer *w)
{
    const size_t count = w->set->elements.len;
    buf *texts = arena_array(w->arena, buf, count + 1);
    str *read = arena_array(w->arena, str, count + 1);
    for (size_t p = 0; p < w->set->pages.len; p++)
        for (size_t i = 0; i < w->set->pages.at[p].marks.len; i++) {
            const type_mark *m = &w->set->pages.at[p].marks.at[i];
            const int32_t link = m->kind == MARK_GLYPHS
                                     ? structure_around(w->structure, m->element, ELEMENT_LINK)
                                     : -1;
            if (link < 0)
                continue;
            if (texts[link].len == 0)
                texts[link] = buf_new(w->arena);
            add_text(&texts[link], m->text);
        }
    for (size_t i = 0; i < count; i++)
        read[i] = buf_str(&texts[i]);
    w->link_texts = read;
}

/* ---- named destinations ---------------------------------------------------------------------- */

static int by_name(const void *one, const void *other)
{
    return str_compare(((const type_anchor *)one)->name, ((const type_anchor *)other)->name);
}

static pdf_array *destination(writer *w, const type_anchor *anchor)
{
    pdf_array *d = pdf_array_new(w->file);
    pdf_add_dict(w->file, d, w->pages[anchor->page]);
    pdf_add_name(w->file, d, STR("XYZ"));
    pdf_add_null(w->file, d);
    pdf_add_length(w->file, d, w->set->pages.at[anchor->page].height - anchor->y + LENGTH_PT(8));
    pdf_add_null(w->file, d);
    return d;
}

/* A leaf of the tree (ISO 32000-1, 7.9.6): sorted names with their values, and the first and last
   of them. */
static pdf_dict *leaf(writer *w, const type_anchor *at, size_t count)
{
    pdf_file *f = w->file;
    pdf_dict *d = pdf_dict_numbered(f);
    pdf_array *limits = pdf_array_new(f), *names = pdf_array_new(f);
    pdf_add_ascii(f, limits, at[0].name);
    pdf_add_ascii(f, limits, at[count - 1].name);
    for (size_t i = 0; i < count; i++) {
        pdf_add_ascii(f, names, at[i].name);
        pdf_add_array(f, names, destination(w, &at[i]));
    }
    pdf_put_array(f, d, "Limits", limits);
    pdf_put_array(f, d, "Names", names);
    return d;
}

/* Sorted, without those that have the name of one before. */
static size_t sorted_anchors(writer *w, type_anchor **sorted)
{
    const size_t count = w->set->anchors.len;
    type_anchor *all = arena_array(w->arena, type_anchor, count + 1);
    if (count > 0)
        memcpy(all, w->set->anchors.at, count * sizeof *all);
    qsort(all, count, sizeof *all, by_name);
    size_t kept = 0;
    for (size_t i = 0; i < count; i++)
        if (kept == 0 || !str_equal(all[kept - 1].name, all[i].name))
            all[kept++] = all[i];
    *sorted = all;
    return kept;
}

pdf_dict *destinations_write(writer *w)
{
    type_anchor *sorted;
    size_t count = sorted_anchors(w, &sorted);
    if (count == 0)
        return NULL;
    pdf_dict *root = pdf_dict_numbered(w->file);
    pdf_array *kids = pdf_array_new(w->file);
    for (size_t i = 0; i < count; i += NAMES_IN_LEAF)
        pdf_add_dict(w->file, kids,
                     leaf(w, sorted + i, count - i < NAMES_IN_LEAF ? count - i : NAMES_IN_LEAF));
    pdf_put_array(w->file, root, "Kids", kids);
    return root;
}
