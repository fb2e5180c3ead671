/*
 * type/setter.h (private): what is being set, and the galley that it goes to.
 *
 * The galley is one long column of pieces, each a slice that no page break goes through, with the
 * space before it and the cost of a page break there. Blocks add pieces; pages.c divides them;
 * emit.c puts them on pages. Marks in a piece have x from the left edge of the page and y from the
 * top of the piece.
 */
#ifndef REFERAT_TYPE_SETTER_H
#define REFERAT_TYPE_SETTER_H

#include "type/para.h"

/* ---- the galley ------------------------------------------------------------------------------ */

enum {
    COST_FREE = 0,
    COST_LINE = 10,    /* between two lines of a paragraph */
    COST_BROKEN = 500, /* in the middle of a word */
    COST_WIDOW = 9000, /* one line alone at the head or the foot */
    COST_KEEP = 20000, /* inside what belongs together */
    COST_NEVER = 1000000,
    COST_FORCED = -1,
};

/* A figure may be so many steps smaller, of so many percent, where that saves a page. */
enum { FIGURE_STEPS = 2, FIGURE_STEP = 5 };

typedef struct piece {
    length before, height; /* space above is dropped at the head of a page */
    length stretch;        /* how much the space above may grow, for even page bottoms */
    length sink;           /* room above a chapter, where it begins a page */
    int32_t cost;          /* of a page break before it; COST_FORCED: always */
    length bare_before;    /* both, where the floating piece before it went to the next page */
    int32_t bare_cost;
    bool floats;  /* a figure that may stand at the top of the next page, with the text going on */
    bool pinned;  /* a figure that may not, or a case's start: none floats past it */
    bool listed;  /* inside a list, after its first line */
    bool carries; /* a part of a note that began with an earlier piece */
    bool wide;    /* on a page that is turned on its side */
    bool opens;   /* it opens a chapter that begins a page */
    int heading;  /* the first line of one: its level; else 0 */
    uint32_t figure; /* the nth of the document that may be smaller, from 1; 0 none: */
    length sizes[FIGURE_STEPS + 1]; /* its heights */
    mark_list marks;
    int32_t frame; /* innermost frame; -1 none */
    int32_t table; /* table whose header is repeated when a page begins here; -1 none */
    int32_t insert; /* that it is part of; -1 none */
    int32_t part_of; /* table whose notes stand below what a page shows of it; -1 none */
    uint32_t first_note, note_count; /* in galley.notes */
    uint32_t under_count;            /* those after them, for the end of the table's part */
    uint32_t first_anchor, anchor_count;
} piece;

/* A ground or a rule beside pieces that belong together. Open at a page break, it goes on on the
   next page. */
typedef enum frame_kind { FRAME_TINT, FRAME_RULE } frame_kind;

typedef struct frame {
    frame_kind kind;
    colour_role colour;
    int32_t outer; /* index of the frame around; -1 none */
    length x, width;
    size_t first, last; /* pieces, both in it */
} frame;

/* Pieces first … end (exclusive) that have pages of their own, after the one on which their place
   falls; `from`: that of the heading before them, which goes with them where no text comes after. */
typedef struct insert {
    size_t from, first, end;
} insert;

/* What is repeated at the head of a page that begins inside a table. */
typedef struct table_head {
    size_t first_piece; /* before it nothing is repeated */
    length height;
    mark_list marks;
} table_head;

/* An anchor or a bookmark at the top of a piece. */
typedef struct place_mark {
    str name;  /* anchor; "" for a bookmark alone */
    int level; /* bookmark; 0 none */
    str title;
    bool chapter; /* the title is that of a chapter or an attachment */
} place_mark;

/* A note, or a part of a long one, that goes to the foot of the page of the piece that calls it. */
typedef struct foot {
    length height;
    bool continues; /* the note of the foot before */
    mark_list marks;
    str anchor;
} foot;

/* A label or a marker that waits for the first line of its text, whose baseline it shares. */
typedef struct hung {
    paragraph *text;
    length x, width;
    cell_align align;
} hung;

typedef struct galley {
    list_of(piece) pieces;
    list_of(frame) frames;
    list_of(table_head) tables;
    list_of(insert) inserts;
    list_of(place_mark) anchors;
    list_of(foot) feet;
    list_of(uint32_t) notes; /* feet, by the piece that calls them */
    /* what the next piece takes */
    length space, bare_space; /* bare: without what the floating piece before it asks for */
    bool close;               /* no space at all */
    int32_t cost, bare_cost;
    int owed;    /* lines of text that the heading before still needs below it */
    size_t headed;  /* the piece after the last heading, */
    int owed_below; /* and how many lines that needed */
    int heading; /* level, where the next piece begins one */
    bool wide;
    int32_t hold; /* least cost of any break inside what is being set */
    size_t anchors_from;
    list_of(uint32_t) called;  /* feet */
    list_of(uint32_t) under;   /* feet that stand below the part of a table */
    list_of(uint32_t) carried; /* feet that wait: one goes with each piece to come */
    size_t carried_done;
    int32_t frame, table, insert, part_of;
    bool pending;     /* the last insert: what comes after it is not known yet */
    size_t body_from; /* piece that the first chapter begins with; 0 none */
    bool chapter;     /* the next bookmark is that of one */
    bool opens;       /* so does the next piece open it */
    list_of(hung) hung;
} galley;

/* ---- the setter ------------------------------------------------------------------------------ */

/* Where blocks stand. `label` is the column to the left where labels hang; its width is 0 where
   there is none. */
typedef struct area {
    length x, width;
    length label_x, label_width;
} area;

/* Characters that were set in a font of this machine that the theme does not name. */
typedef struct loan {
    int font;
    span at; /* of the first */
    str_list signs;
} loan;

struct setter {
    diag *diag;
    arena *kept;  /* what pages show: glyphs, text, paths, links */
    arena *arena; /* of one round: the galley */
    arena *temp;  /* of one block: paragraphs, items, lists of marks; emptied at its end */
    int held;     /* above 0, the block around still needs what is in temp */
    type_fonts *fonts;
    const theme *theme;
    const document *doc;
    galley galley;
    list_of(type_element) elements;
    const map *page_of; /* anchor → const str *, from the round before; NULL in the first */
    bool asked_pages;   /* something set depends on page numbers */
    area column;
    str lang;
    int32_t element; /* that new ones go under */
    int depth;       /* of inlines */
    int level;       /* of blocks */
    mark_list cover;
    style base;        /* of running text here: smaller in notes, sans in votes */
    bool *note_called; /* by note number: each is set once */
    bool notes_wait;   /* inside a table: its notes stand below it */
    bool notes_late;   /* one is too long to go with its row: those after it follow it */
    list_of(int) waiting_notes;
    bool tight;        /* inside a tight list */
    bool repeats;          /* what is set was there before: no note is called again */
    bool in_item;          /* what is set stands in an item of a list */
    bool too_deep;     /* reported once */
    size_t drawn;      /* bytes of SVG in this round */
    uint32_t figures;  /* in this round */
    list_of(uint8_t) figure_steps; /* by figure: how much smaller it is; in all rounds */
    length number_room; /* of the numbers in the contents that are being set */
    bool roomy;           /* the contents at hand are short, and have a page to themselves */
    span at;            /* of the nearest block around that was written by an author; or none */
    arena *lent;        /* of all rounds: the loans */
    list_of(loan) loans;
};

/* galley.c */
void galley_space(setter *s, length space); /* at least this much before the next piece */
void galley_close(setter *s);               /* no space before the next piece */
void galley_cost(setter *s, int32_t cost);  /* at least this cost before the next piece */
void galley_break(setter *s);               /* the next piece begins a page */
void galley_anchor(setter *s, str name);
void galley_bookmark(setter *s, int level, str title);
void galley_heading(setter *s, int level);  /* the next piece is the first line of a heading */
void galley_owe(setter *s, int lines);      /* so many lines stay with what was added last */
piece *galley_add(setter *s, length height, mark_list marks);

/* A piece that may wait for the next page; `space` is what it alone asks for above and below. */
piece *galley_float(setter *s, length height, mark_list marks, length space);
int32_t frame_open(setter *s, frame_kind kind, colour_role colour, length x, length width);
void frame_close(setter *s, int32_t index);

/* All from piece `first` on, or what was closed last, stays whole if it is no higher than `most`. */
void galley_keep(setter *s, size_t first, length most);
void frame_keep(setter *s, int32_t index, length most);

/* turn.c: what is added between stands on pages that are turned on their side. */
typedef struct resume {
    length space, bare_space;
    int32_t cost, bare_cost;
    int owed;
} resume; /* for the text that goes on */

resume turn_open(setter *s);
void turn_close(setter *s, resume after);

/* The next piece is there: text that goes on, or not. Does it now begin a page? */
bool turn_settle(setter *s, bool followed);

/* note.c */
void galley_note(setter *s, int number); /* called in the next piece */
void notes_under(setter *s, length x, length width); /* those of a row, below its part of the table */
void notes_below(setter *s, length x, length width); /* those that are left, below the whole table */

/* address.c: is a text without spaces an address or the name of a file, and may a line end in it before
   a byte? */
bool address_is(str text);
bool address_may_end(str text, size_t at);

/* name.c: is what is written a part of a person's name, with what stands around it? */
bool name_is_part(const setter *s, str written);

/* element.c: a new element under s->element; after opening, new ones go under it, and the one
   before is given back, to be put back. */
int32_t element_add(setter *s, element_kind kind, const doc_block *block);
int32_t element_open(setter *s, element_kind kind, const doc_block *block);
type_element *element_at(setter *s, int32_t index);

/* said.c: where a message about words that are shown in what is being set points to; and what is told
   at the document's end of fonts that it borrowed. */
span said_place(const setter *s, str shown);
void said_borrowed(setter *s, const word *w);
void said_loans(setter *s);

/* look.c */
style look_text(const setter *s);
style look_head(const setter *s, length size, colour_role colour);
style look_small(const setter *s, colour_role colour);
length look_leading(const setter *s, style look);
length look_space(const setter *s, int half_lines);
length look_baseline(setter *s, style look, length height);

/* marks.c */
type_mark *mark_rule(setter *s, mark_list *out, length box[4], colour_role colour);
void mark_move(type_mark *mark, length x, length y); /* its path too */
void marks_move(mark_list *marks, size_t from, length x, length y);
void marks_turn(mark_list *marks, length x, length y); /* glyphs at 0 0: from x y upwards */
void marks_append(arena *a, mark_list *to, const mark_list *from);
mark_list marks_kept(arena *a,
                     const mark_list *marks); /* a copy that takes no more than it needs */

/* text.c */
void text_paragraph(setter *s, const inline_node *first, style look);
void text_lines(setter *s, paragraph *p, para_form form); /* a piece for each line */
void text_label(setter *s, str label, style look); /* hung beside what follows, or on a line */
void text_put_hung(setter *s, mark_list *out, length baseline); /* what waits, on this baseline */
void text_flush(setter *s);              /* waiting labels get a line of their own */
void text_gap(setter *s, length height); /* an empty piece */

/* All lines of a paragraph as marks, the first at y 0; gives their height. */
length text_into(setter *s, paragraph *p, const para_form *form, length x, mark_list *out);

/* one for each kind of block */
void set_blocks(setter *s, const doc_block *first);
void set_group(setter *s, const doc_block *b);
void set_heading(setter *s, const doc_block *b);
void set_list(setter *s, const doc_block *b);
void set_table(setter *s, const doc_block *b);
void set_figure(setter *s, const doc_block *b);
void set_toc(setter *s, const doc_block *b);
void set_title(setter *s, const doc_block *b);

/* ---- pages ----------------------------------------------------------------------------------- */

/* Pieces from … to (exclusive) stand on one page, but for the last `late` floating ones among them,
   which wait for the next; above them stand the `tops` that waited on the page before. */
typedef struct page_range {
    size_t from, to;
    uint32_t tops, late;
} page_range;
typedef list_of(page_range) page_list;

/* A page of paper, upright or turned on its side, and the height that text has on it. */
typedef struct sheet {
    length width, height, capacity;
} sheet;

sheet sheet_of(const theme *t, bool wide);
length page_capacity(const setter *s); /* of what is being set */
length page_sink(const galley *g, size_t first);
length chapter_sink(const setter *s);
page_list pages_divide(setter *s);     /* the galley, by least cost */

/* fit.c: are some figures to be a little smaller, in another round? To be asked once. */
bool figures_fit(setter *s, const page_list *pages);

/* A piece on a page, in drawing order: those that waited first. */
typedef struct placed {
    size_t piece;
    length y;
    length under; /* room below it for the notes of the part of a table that ends with it */
} placed;
typedef list_of(placed) placed_list;

/* Does a page show this piece of its range? Of pages of text and those of inserts, each its own. */
bool page_shows(const galley *g, page_range range, size_t nth);

placed_list page_place(const setter *s, arena *a, page_range range); /* y from the top of the text */
length page_gap(const setter *s); /* below a piece that waited */

/* The notes that a piece calls: at the foot of the page, and below a table; and what notes of this
   height take from the foot. */
length feet_height(const galley *g, const piece *p);
length under_height(const galley *g, const piece *p);
length feet_room(int64_t feet);

/* The number of a page as it is printed, "3" or "iv"; `nth` counts from 0, without the cover. */
str page_label(const setter *s, arena *a, size_t nth, size_t front);
size_t pages_front(const setter *s, const page_list *pages); /* pages numbered i, ii, iii */

/* The table header that is repeated where a page begins with this piece; NULL where none is. */
const table_head *page_repeats(const galley *g, size_t first);

void pages_emit(setter *s, arena *a, const page_list *pages, typeset *set);
void cover_marks(setter *s, mark_list *out);

#endif
