/*
 * toc: contents as nested lists in a <nav>.
 *
 * Entries come flat, each with its level; here they become lists in lists. The main contents of a page stand
 * in <details>: folded above the text on small screens, opened beside it by the style sheet on large ones,
 * without a script.
 */
#include "html/inside.h"

static void put_entry(writer *w, const doc_toc_entry *entry)
{
    put(w, "<a");
    html_put_attribute(w, "href", page_address(w, w->doc->page, entry->anchor));
    put(w, ">");
    html_put_label(w, entry->number);
    html_put_unlinked(w, entry->text.first);
    put(w, "</a>");
}

/* An entry goes at most one level deeper than the one before it, whatever its own level says. */
static void put_list(writer *w, const doc_toc *toc)
{
    int levels[HEADING_DEEPEST], depth = 0;
    for (size_t i = 0; i < toc->len; i++) {
        int level = toc->at[i].level;
        bool deeper = depth == 0 || (level > levels[depth - 1] && depth < HEADING_DEEPEST);
        put(w, deeper ? "\n<ol>\n<li>" : "");
        while (depth > 1 && !deeper && level <= levels[depth - 2]) {
            put(w, "</li>\n</ol>\n");
            depth--;
        }
        put(w, deeper ? "" : "</li>\n<li>");
        if (deeper)
            levels[depth++] = level;
        put_entry(w, &toc->at[i]);
    }
    for (; depth > 0; depth--)
        put(w, "</li>\n</ol>\n");
}

void html_put_toc(writer *w, const doc_toc *toc, bool beside)
{
    if (toc->len == 0)
        return;
    put(w, beside ? "<nav class=\"toc beside\"" : "<nav class=\"toc\"");
    html_put_attribute(w, "aria-label",
                       beside               ? w->frame->contents
                       : w->heading.len > 0 ? w->heading
                                            : w->frame->contents);
    put(w, ">\n");
    if (beside) {
        put(w, "<details>\n<summary>");
        html_put_text(w, w->frame->contents);
        put(w, "</summary>");
    }
    put_list(w, toc);
    put(w, beside ? "</details>\n</nav>\n" : "</nav>\n");
}
