/*
 * Bookmarks and page labels.
 *
 * The headings come in a row, each with its level; they become a tree (ISO 32000-1, 12.3.3) by
 * remembering the last heading that is open on each level. Page labels make a viewer count as the
 * pages themselves do.
 */
#include <string.h>

#include "pdf/writer.h"

enum { LEVELS_MOST = 8 };

typedef struct entry {
    pdf_dict *dict;
    int32_t parent, first, last, before; /* entries; -1 none */
    int32_t count;                       /* all below */
} entry;

static pdf_array *destination(writer *w, const type_outline *o)
{
    pdf_array *d = pdf_array_new(w->file);
    pdf_add_dict(w->file, d, w->pages[o->page]);
    pdf_add_name(w->file, d, STR("XYZ"));
    pdf_add_null(w->file, d);
    pdf_add_length(w->file, d, w->set->pages.at[o->page].height - o->y + LENGTH_PT(8));
    pdf_add_null(w->file, d);
    return d;
}

/* The nearest entry before with a lower level is the parent; entry 0 is the root. */
static int32_t parent_of(const int32_t *open, int level)
{
    while (level > 0 && open[level] < 0)
        level--;
    return open[level];
}

static void join(writer *w, entry *all, int32_t i, int32_t parent)
{
    entry *e = &all[i], *p = &all[parent];
    e->parent = parent;
    e->before = p->last;
    pdf_put_dict(w->file, e->dict, "Parent", p->dict);
    if (p->last >= 0) {
        pdf_put_dict(w->file, e->dict, "Prev", all[p->last].dict);
        pdf_put_dict(w->file, all[p->last].dict, "Next", e->dict);
    } else {
        p->first = i;
    }
    p->last = i;
    for (int32_t up = parent; up >= 0; up = all[up].parent)
        all[up].count++;
}

/* First and last child; a closed entry counts those below it as negative (ISO 32000-1, 12.3.3). */
static void finish(writer *w, const entry *all, int32_t i)
{
    const entry *e = &all[i];
    if (e->first < 0)
        return;
    pdf_put_dict(w->file, e->dict, "First", all[e->first].dict);
    pdf_put_dict(w->file, e->dict, "Last", all[e->last].dict);
    int32_t open = 0;
    if (i == 0)
        for (int32_t k = e->last; k >= 0; k = all[k].before)
            open++;
    pdf_put_int(w->file, e->dict, "Count", i == 0 ? open : -e->count);
}

pdf_dict *outlines_write(writer *w)
{
    const size_t count = w->set->outlines.len;
    if (count == 0)
        return NULL;
    entry *all = arena_array(w->arena, entry, count + 1);
    int32_t open[LEVELS_MOST] = { 0, -1, -1, -1, -1, -1, -1, -1 };
    all[0] = (entry){ pdf_dict_numbered(w->file), -1, -1, -1, -1, 0 };
    pdf_put_name(w->file, all[0].dict, "Type", STR("Outlines"));
    for (size_t i = 1; i <= count; i++) {
        const type_outline *o = &w->set->outlines.at[i - 1];
        int level = o->level < 1 ? 1 : o->level < LEVELS_MOST ? o->level : LEVELS_MOST - 1;
        all[i] = (entry){ pdf_dict_numbered(w->file), -1, -1, -1, -1, 0 };
        pdf_put_text(w->file, all[i].dict, "Title", o->text);
        pdf_put_array(w->file, all[i].dict, "Dest", destination(w, o));
        join(w, all, (int32_t)i, parent_of(open, level - 1));
        open[level] = (int32_t)i;
        for (int deeper = level + 1; deeper < LEVELS_MOST; deeper++)
            open[deeper] = -1;
    }
    for (size_t i = 0; i <= count; i++)
        finish(w, all, (int32_t)i);
    return all[0].dict;
}

/* The style of a page's number (ISO 32000-1, 12.4.2): decimal, small roman, or none on a cover. */
static const char *label_style(str label)
{
    if (label.len == 0)
        return "";
    return label.at[0] >= '0' && label.at[0] <= '9' ? "D" : "r";
}

/* Decimal labels say where they begin; the roman ones count the pages before them. */
static int32_t label_number(str label, size_t nth)
{
    long number;
    return str_int(label, &number) ? (int32_t)number : (int32_t)nth + 1;
}

/* A range of labels for each style. */
pdf_dict *page_labels_write(writer *w)
{
    pdf_file *f = w->file;
    pdf_dict *d = pdf_dict_new(f);
    pdf_array *ranges = pdf_array_new(f);
    const char *before = NULL;
    for (size_t i = 0; i < w->set->pages.len; i++) {
        const str label = w->set->pages.at[i].label;
        const char *style = label_style(label);
        if (before && strcmp(style, before) == 0)
            continue;
        pdf_dict *range = pdf_dict_new(f);
        if (label.len > 0)
            pdf_put_name(f, range, "S", str_of(style));
        if (label.len > 0 && i > 0)
            pdf_put_int(f, range, "St", label_number(label, i));
        pdf_add_int(f, ranges, (int32_t)i);
        pdf_add_dict(f, ranges, range);
        before = style;
    }
    pdf_put_array(f, d, "Nums", ranges);
    return d;
}
