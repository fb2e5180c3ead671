/*
 * Footnotes: set when they are called, kept as feet, and put at the foot of the page of the line
 * that calls them.
 *
 * A note stands whole, unless it would fill a third of a page: then it is cut into parts of a few
 * lines; the first goes with its call, each of the others with one of the next pieces. So it stands
 * together where there is room, and runs over to the next page where there is not. Notes that are
 * called in a table stand below it; where it is divided, those of each part below that part.
 */
#include "type/setter.h"

enum { PART_LINES = 5 };

/* A galley of its own for the note, with what was set so far put aside. */
typedef struct aside {
    galley galley;
    area column;
    style base;
    str lang;
    int32_t element;
} aside;

/* Puts a note that has been set where its place is. */
typedef void note_adder(setter *s, const galley *g, str anchor);

/* A note stands in the structure after the block that calls it. */
static int32_t place_of_note(setter *s)
{
    static const bool holds[] = {
        [ELEMENT_DOCUMENT] = true, [ELEMENT_SECTION] = true, [ELEMENT_DIVISION] = true,
        [ELEMENT_BODY] = true,     [ELEMENT_QUOTE] = true,   [ELEMENT_CODE] = false
    };
    int32_t at = s->element;
    while (at > 0 && !holds[element_at(s, at)->kind])
        at = element_at(s, at)->parent;
    return at;
}

static style note_look(const setter *s)
{
    return (style){ .size = s->theme->size[SIZE_NOTE],
                    .colour = COLOUR_TEXT,
                    .hyphenate = s->theme->hyphenate };
}

static aside put_aside(setter *s, area column)
{
    aside kept = { s->galley, s->column, s->base, s->lang, s->element };
    s->galley = (galley){ .frame = -1, .table = -1, .insert = -1, .part_of = -1 };
    s->column = column;
    s->base = note_look(s);
    s->lang = s->doc->lang;
    s->element = place_of_note(s);
    s->held++;
    return kept;
}

static void take_back(setter *s, const aside *kept)
{
    s->galley = kept->galley;
    s->column = kept->column;
    s->base = kept->base;
    s->lang = kept->lang;
    s->element = kept->element;
    s->held--;
}

/* Room for the numbers of all notes, so that their texts begin in one line. */
static length number_room(const setter *s)
{
    length room = LENGTH_PT(14);
    for (size_t most = 99; s->doc->notes.len > most; most = most * 10 + 9)
        room += s->theme->size[SIZE_NOTE] * 3 / 5;
    return room;
}

static void hang_number(setter *s, int number)
{
    const length width = number_room(s);
    style look = look_text(s);
    look.tabular = true;
    look.element = element_add(s, ELEMENT_LABEL, NULL);
    paragraph *p = para_new(s);
    para_add_text(s, p, str_format(s->temp, "%d", number), look);
    list_add(s->arena, &s->galley.hung,
             ((hung){ p, s->column.x, width - LENGTH_PT(4), CELL_RIGHT }));
    s->column.x += width;
    s->column.width -= width;
}

/* Pieces from … to of a note as one foot. */
static foot foot_of(setter *s, const galley *g, size_t from, size_t to)
{
    foot made = { 0 };
    for (size_t i = from; i < to; i++) {
        const piece *p = &g->pieces.at[i];
        if (i > from)
            made.height += p->before;
        size_t at = made.marks.len;
        marks_append(s->arena, &made.marks, &p->marks);
        marks_move(&made.marks, at, 0, made.height);
        made.height += p->height;
    }
    return made;
}

static int64_t height_of(const galley *g)
{
    int64_t height = 0;
    for (size_t i = 0; i < g->pieces.len; i++)
        height += g->pieces.at[i].before + g->pieces.at[i].height;
    return height;
}

static void add_parts(setter *s, const galley *g, str anchor)
{
    size_t part = height_of(g) <= page_capacity(s) / 3 ? g->pieces.len : PART_LINES;
    for (size_t from = 0; from < g->pieces.len; from += part) {
        size_t to = from + part < g->pieces.len ? from + part : g->pieces.len;
        foot made = foot_of(s, g, from, to);
        if (from == 0)
            made.anchor = anchor;
        made.continues = from > 0;
        list_add(s->arena, &s->galley.called, (uint32_t)s->galley.feet.len);
        list_add(s->arena, &s->galley.feet, made);
    }
}

static const doc_note *find_note(const document *doc, int number)
{
    size_t i = (size_t)number - 1;
    if (number < 1 || i >= doc->notes.len)
        return NULL;
    if (doc->notes.at[i].number == number)
        return &doc->notes.at[i];
    for (i = 0; i < doc->notes.len; i++)
        if (doc->notes.at[i].number == number)
            return &doc->notes.at[i];
    return NULL;
}

static void set_note(setter *s, const doc_note *note)
{
    element_open(s, ELEMENT_NOTE, NULL);
    element_at(s, s->element)->level = note->number;
    hang_number(s, note->number);
    set_blocks(s, note->blocks.first);
    text_flush(s);
}

static galley set_aside(setter *s, int number, area column)
{
    const aside kept = put_aside(s, column);
    set_note(s, find_note(s->doc, number));
    const galley set = s->galley;
    take_back(s, &kept);
    return set;
}

/* Notes that wait, each followed by those that it calls in turn: that is the order of their numbers. */
typedef struct waiting {
    const int *outer;
    size_t count, done; /* of the outer ones */
    size_t called;      /* of those that the last of them calls: taken so far */
} waiting;

static waiting take_waiting(setter *s)
{
    const waiting taken = { .outer = s->waiting_notes.at, .count = s->waiting_notes.len };
    s->waiting_notes.at = NULL;
    s->waiting_notes.len = s->waiting_notes.room = 0;
    return taken;
}

/* 0 at the end. */
static int next_waiting(setter *s, waiting *from)
{
    if (from->called < s->waiting_notes.len)
        return s->waiting_notes.at[from->called++];
    s->waiting_notes.len = from->called = 0;
    return from->done < from->count ? from->outer[from->done++] : 0;
}

static void set_waiting(setter *s, area column, note_adder *add)
{
    s->notes_wait = true;
    waiting all = take_waiting(s);
    for (int number; (number = next_waiting(s, &all)) > 0;) {
        const galley set = set_aside(s, number, column);
        add(s, &set, str_format(s->kept, "note-%d", number));
    }
}

void galley_note(setter *s, int number)
{
    const doc_note *note = find_note(s->doc, number);
    if (!note || s->note_called[note - s->doc->notes.at])
        return;
    s->note_called[note - s->doc->notes.at] = true;
    list_add(s->arena, &s->waiting_notes, number);
    if (s->notes_wait)
        return;
    const theme_page *page = &s->theme->page;
    const length left = page->inside + page->text_left;
    set_waiting(s, (area){ left, page->width - left - page->outside, 0, 0 }, add_parts);
    s->notes_wait = false;
}

/* ---- below tables ---------------------------------------------------------------------------- */

/* About how high is it? A letter is half as wide as it is high. */
static int64_t note_height(setter *s, const doc_note *note, length width)
{
    const length size = s->theme->size[SIZE_NOTE];
    const doc_block *top = note->blocks.first;
    int64_t lines = 0;
    for (const doc_block *b = top; b; b = block_after(NULL, b)) {
        lines += 1 + (int64_t)inline_plain(s->temp, b->text.first).len * size / 2 / width;
        if (b->kind == BLOCK_TABLE || b->kind == BLOCK_FIGURE)
            return page_capacity(s);
    }
    return lines * size * 5 / 4;
}

static void add_under(setter *s, const galley *g, str anchor)
{
    foot made = foot_of(s, g, 0, g->pieces.len);
    marks_move(&made.marks, 0, 0, look_space(s, 1) / 2);
    made.height += look_space(s, 1) / 2;
    made.anchor = anchor;
    list_add(s->arena, &s->galley.under, (uint32_t)s->galley.feet.len);
    list_add(s->arena, &s->galley.feet, made);
}

/* A table that is divided has the notes of each part below that part. Not those that together would fill
   much of a page. */
void notes_under(setter *s, length x, length width)
{
    int64_t height = 0;
    for (size_t i = 0; i < s->waiting_notes.len; i++)
        height += note_height(s, find_note(s->doc, s->waiting_notes.at[i]), width);
    s->notes_late |= height > page_capacity(s) / 4;
    if (!s->notes_late && s->galley.frame < 0 && s->held == 0)
        set_waiting(s, (area){ x, width, 0, 0 }, add_under);
}

/* They stay with the end of the table, and so does what they call in turn. */
void notes_below(setter *s, length x, length width)
{
    const area column = s->column;
    const style base = s->base;
    const int32_t element = s->element;
    s->base = note_look(s);
    waiting all = take_waiting(s);
    int32_t cost = COST_KEEP;
    for (int number; (number = next_waiting(s, &all)) > 0; cost = COST_WIDOW) {
        s->column = (area){ x, width, 0, 0 };
        s->element = place_of_note(s);
        galley_space(s, look_space(s, 1) / 2);
        galley_cost(s, cost);
        galley_anchor(s, str_format(s->kept, "note-%d", number));
        set_note(s, find_note(s->doc, number));
        s->element = element;
    }
    s->notes_late = s->notes_wait = false;
    s->column = column;
    s->base = base;
}
