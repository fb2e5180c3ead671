/*
 * Setting a document: blocks to a galley, the galley to pages, again until the page numbers that
 * the text itself shows (contents, "side 12") are those of the pages.
 *
 * Nearly always one round is enough where the text shows no page number, and two where it does.
 * Only what the last round makes is kept.
 */
#include <string.h>

#include "type/setter.h"

enum { ROUNDS_MOST = 5 };

static void start_round(setter *s)
{
    const theme *t = s->theme;
    const length left = t->page.inside + t->page.text_left;
    s->galley = (galley){ .frame = -1, .table = -1, .insert = -1, .part_of = -1 };
    s->elements.at = NULL;
    s->elements.len = s->elements.room = 0;
    s->waiting_notes.at = NULL;
    s->waiting_notes.len = s->waiting_notes.room = 0;
    s->drawn = 0;
    s->figures = 0;
    s->column = (area){ .x = left,
                        .width = t->page.width - left - t->page.outside,
                        .label_x = t->page.inside };
    s->column.label_width = t->hang_numbers ? t->page.text_left - LENGTH_PT(12) : 0;
    s->base =
        (style){ .size = t->size[SIZE_TEXT], .colour = COLOUR_TEXT, .hyphenate = t->hyphenate };
    s->lang = s->doc->lang;
    s->note_called = arena_array(s->arena, bool, s->doc->notes.len + 1);
    s->element = -1;
    s->element = element_add(s, ELEMENT_DOCUMENT, NULL);
    element_at(s, s->element)->lang = s->doc->lang;
}

/* What is left of long notes at the end of the document needs pieces to go with. */
static void carry_notes(setter *s)
{
    while (s->galley.carried_done < s->galley.carried.len)
        text_gap(s, 0);
}

static void add_numbers(const setter *s, arena *a, const piece *p, str label, map *numbers)
{
    for (uint32_t n = 0; n < p->anchor_count; n++) {
        str name = s->galley.anchors.at[p->first_anchor + n].name;
        str *number = arena_make(a, str);
        *number = label;
        if (name.len > 0)
            map_add(numbers, str_copy(a, name), number);
    }
}

static map *page_numbers(setter *s, arena *a, const page_list *pages)
{
    map *numbers = map_new(a);
    const size_t front = pages_front(s, pages);
    for (size_t i = 0; i < pages->len; i++) {
        const placed_list at = page_place(s, s->arena, pages->at[i]);
        str label = page_label(s, a, i, front);
        for (size_t k = 0; k < at.len; k++)
            add_numbers(s, a, &s->galley.pieces.at[at.at[k].piece], label, numbers);
    }
    return numbers;
}

static bool same_numbers(const map *one, const map *other)
{
    if (!one || map_len(one) != map_len(other))
        return false;
    for (size_t i = 0; i < map_len(one); i++) {
        const str *number = map_find(other, map_key(one, i));
        if (!number || !str_equal(*(const str *)map_value(one, i), *number))
            return false;
    }
    return true;
}

static page_list set_round(setter *s)
{
    start_round(s);
    if (s->doc->cover.wanted)
        cover_marks(s, &s->cover);
    set_blocks(s, s->doc->blocks.first);
    text_flush(s);
    carry_notes(s);
    turn_settle(s, false);
    if (s->galley.pieces.len == 0 && !s->doc->cover.wanted)
        text_gap(s, 0); /* what has neither text nor a cover is one empty page */
    return pages_divide(s);
}

/* With contents, the first round is only there for its numbers. */
static bool has_contents(const document *doc)
{
    for (const doc_block *top = doc->blocks.first; top; top = top->next)
        for (const doc_block *b = top; b; b = block_after(top, b))
            if (b->kind == BLOCK_TOC)
                return true;
    return false;
}

/* Rounds until the numbers agree; what the last one made stays in `a`. */
static page_list settle(setter *s, arena *a, arena *numbers, typeset *set)
{
    arena *first = has_contents(s->doc) ? arena_new() : NULL;
    s->kept = first ? first : a;
    for (set->rounds = 1;; set->rounds++) {
        page_list pages = set_round(s);
        const bool fits = set->rounds > 1 || !figures_fit(s, &pages);
        if (fits && !s->asked_pages && s->kept == a)
            return pages;
        map *found = page_numbers(s, numbers, &pages);
        if (fits && same_numbers(s->page_of, found))
            return pages;
        if (set->rounds == ROUNDS_MOST) {
            DIAG(s->diag, PAGES_UNSETTLED, said_place(s, STR("")), s->doc->title,
                 str_format(s->arena, "%d", ROUNDS_MOST));
            return pages;
        }
        s->page_of = found;
        s->kept = a;
        arena_reset(s->arena);
        arena_drop(first);
        first = NULL;
    }
}

static void keep_elements(const setter *s, arena *a, typeset *set)
{
    const size_t count = s->elements.len;
    set->elements.at = arena_array(a, type_element, count);
    set->elements.len = set->elements.room = count;
    memcpy(set->elements.at, s->elements.at, count * sizeof *set->elements.at);
}

/* The rounds have their own memory, emptied between them: `numbers` holds what one tells the next. */
static void set_document(setter *s, arena *a, typeset *set)
{
    arena *numbers = arena_new();
    s->arena = arena_new();
    s->temp = arena_new();
    s->lent = arena_new();
    page_list pages = settle(s, a, numbers, set);
    s->kept = a;
    pages_emit(s, a, &pages, set);
    keep_elements(s, a, set);
    said_loans(s);
    arena_drop(s->lent);
    arena_drop(s->arena);
    arena_drop(s->temp);
    arena_drop(numbers);
}

const typeset *type_set(diag *d, arena *a, type_fonts *fonts, const theme *t, const document *doc)
{
    typeset *set = arena_make(a, typeset);
    setter s = { .diag = d, .fonts = fonts, .theme = t, .doc = doc };
    set->doc = doc;
    fonts_trim(fonts);
    set->theme = t;
    if (fonts_slot(fonts, FACE_TEXT) < 0)
        DIAG(d, FONTS_NONE, said_place(&s, STR("")), doc->title);
    else
        set_document(&s, a, set);
    return set;
}
