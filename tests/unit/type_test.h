/*
 * What the tests of typesetting and of PDF share: a theme, fonts and a document in an arena, and
 * ways to look into pages.
 *
 * `paper` is made by paper_setup for each test. Blocks are added to its document, paper_set sets
 * it.
 */
#ifndef REFERAT_TYPE_TEST_H
#define REFERAT_TYPE_TEST_H

#include <string.h>

#include "hyphen_test.h"
#include "unit.h"

#include "pdf/pdf.h"
#include "theme/theme.h"
#include "type/type.h"

typedef struct paper {
    arena *arena;
    diag *diag;
    const theme *theme;
    hyphenation *hyphenation;
    type_fonts *fonts;
    document *doc;
    const typeset *set;
} paper;

#define PAPER(name) cmocka_unit_test_setup_teardown(name, paper_setup, paper_teardown)

static inline int paper_setup(void **state)
{
    arena *a = arena_new();
    paper *p = arena_make(a, paper);
    const theme_places places = { STR(REFERAT_SOURCE_ROOT "/tests"),
                                  STR(REFERAT_SOURCE_ROOT "/themes"),
                                  STR(REFERAT_SOURCE_ROOT "/fonts") };
    p->arena = a;
    p->diag = diag_new(a);
    p->theme = theme_load(p->diag, a, &places, STR("fjord"), (span){ 0 });
    p->hyphenation = hyphenation_of_all();
    p->fonts = type_fonts_new(p->diag, a, p->theme, p->hyphenation);
    p->doc = document_new(a, DOCUMENT_MINUTES);
    p->doc->lang = STR("nb");
    p->doc->title = STR("Prøve");
    p->doc->running_head = STR("Prøve");
    p->doc->page_label = STR("side {page} av {pages}");
    p->doc->continued = STR("(forts.)");
    p->doc->decimal_sign = STR(",");
    p->doc->quotation_mark = STR("«");
    p->doc->pdf = STR("prove/prove.pdf");
    *state = p;
    return 0;
}

static inline int paper_teardown(void **state)
{
    paper *p = *state;
    type_fonts_drop(p->fonts);
    hyphenation_drop(p->hyphenation);
    arena_drop(p->arena);
    return 0;
}

static inline void paper_add(paper *p, doc_block *b)
{
    block_add(&p->doc->blocks, b);
}

static inline void paper_say(paper *p, const char *text)
{
    paper_add(p, block_paragraph(p->arena, str_of(text)));
}

static inline void paper_fill(paper *p, size_t paragraphs)
{
    for (size_t i = 0; i < paragraphs; i++)
        paper_say(p, "Styringsgruppen behandlet sakene i rekkefølge, og samarbeidspartnerne la "
                     "fram forslag til "
                     "gjennomføring av kompetanseutviklingsprosjektene som var omtalt i "
                     "innkallingen til møtet.");
}

static inline const typeset *paper_set(paper *p)
{
    p->set = type_set(p->diag, p->arena, p->fonts, p->theme, p->doc);
    return p->set;
}

/* Messages of one kind. */
static inline size_t paper_messages(paper *p, message_id id)
{
    size_t count = 0;
    diag_close(p->diag);
    for (size_t i = 0; diag_message(p->diag, i); i++)
        count += diag_message(p->diag, i)->id == id;
    return count;
}

/* The nth mark of glyphs that shows the text somewhere in it; NULL if there is none. Gives its
   page, too. */
static inline const type_mark *paper_find(const typeset *set, const char *text, size_t nth,
                                          size_t *page)
{
    for (size_t i = 0; i < set->pages.len; i++)
        for (size_t k = 0; k < set->pages.at[i].marks.len; k++) {
            const type_mark *m = &set->pages.at[i].marks.at[k];
            if (m->kind != MARK_GLYPHS || str_find(m->text, str_of(text)) == m->text.len
                || nth-- > 0)
                continue;
            if (page)
                *page = i;
            return m;
        }
    return NULL;
}

/* The page on which the text stands, and the mark that shows it: the first, which must be there. */
static inline size_t paper_page(const paper *p, const char *text)
{
    size_t page = 0;
    assert_non_null(paper_find(p->set, text, 0, &page));
    return page;
}

static inline const type_mark *paper_shown(const paper *p, const char *text)
{
    const type_mark *m = paper_find(p->set, text, 0, NULL);
    assert_non_null(m);
    return m;
}

/* The right edge of what a mark shows; a space at a line's end takes no room. */
static inline length paper_right(const type_mark *m)
{
    return m->x + m->w;
}

static inline const theme *paper_theme(paper *p, void (*change)(theme *t))
{
    theme *changed = arena_make(p->arena, theme);
    *changed = *p->theme;
    change(changed);
    return changed;
}

static inline void paper_uneven(theme *t)
{
    t->even_pages = false;
}

/* "linje0.", "linje1.", … */
static inline void paper_say_numbered(paper *p, int count)
{
    for (int i = 0; i < count; i++)
        paper_say(p, str_text(p->arena, str_format(p->arena, "linje%d.", i)));
}

static inline doc_table *paper_table(paper *p, int columns)
{
    doc_block *b = block_new(p->arena, BLOCK_TABLE);
    doc_table *t = arena_make(p->arena, doc_table);
    t->column_count = columns;
    t->columns = arena_array(p->arena, doc_column, (size_t)columns);
    b->table = t;
    paper_add(p, b);
    return t;
}

static inline inline_node *paper_call(paper *p, int number)
{
    inline_node *call = inline_new(p->arena, INLINE_NOTE);
    call->number = number;
    return call;
}

/* Word by word, whatever page it stands on. */
static inline void paper_reads_well(const paper *p)
{
    buf said = buf_new(p->arena), set = buf_new(p->arena);
    type_text(p->set, &set);
    document_text(p->doc, &said);
    str one = str_replace(p->arena, buf_str(&set), STR("\n"), STR(" "));
    str other = str_replace(p->arena, buf_str(&said), STR("\n"), STR(" "));
    assert_str(str_trim(str_replace(p->arena, one, STR("  "), STR(" "))),
               str_text(p->arena, str_trim(str_replace(p->arena, other, STR("  "), STR(" ")))));
}

static inline length paper_bottom(const paper *p, size_t page)
{
    const length foot = p->theme->page.height - p->theme->page.foot;
    length bottom = 0;
    for (size_t k = 0; k < p->set->pages.at[page].marks.len; k++) {
        const type_mark *m = &p->set->pages.at[page].marks.at[k];
        if (m->kind == MARK_GLYPHS && m->y <= foot && m->y > bottom)
            bottom = m->y;
    }
    return bottom;
}

/* ---- headings, boxes, lists ------------------------------------------------------------------ */

/* Lines of every length before it, so that each place of the text comes to a line's end. */
static inline void paper_say_everywhere(paper *p, const char *text)
{
    static const char before[] =
        "men i en tid var det uro i alt som er ute på en øy der nord og bak ";
    for (int i = 0; i < 64; i++)
        paper_say(p, str_text(p->arena,
                              str_format(p->arena, "%s%.*s %s %s", before, i, before, text, text)));
}

/* Marks of glyphs whose text ends so. */
static inline size_t paper_ends(const typeset *set, const char *text)
{
    size_t count = 0;
    for (size_t i = 0; i < set->pages.len; i++)
        for (size_t k = 0; k < set->pages.at[i].marks.len; k++)
            count += set->pages.at[i].marks.at[k].kind == MARK_GLYPHS
                     && str_ends(set->pages.at[i].marks.at[k].text, str_of(text));
    return count;
}

#endif
