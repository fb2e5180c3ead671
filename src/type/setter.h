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
    COST_WIDOW = 6000, /* one line alone at the head or the foot */
    COST_KEEP = 20000, /* inside what belongs together */
    COST_NEVER = 1000000,
    COST_FORCED = -1,
};

typedef struct piece {
    length before, height; /* space above is dropped at the head of a page */
    int32_t cost;          /* of a page break before it; COST_FORCED: always */
    mark_list marks;
    int32_t frame; /* innermost frame; -1 none */
    int32_t table; /* table whose header is repeated when a page begins here; -1 none */
    uint32_t first_note, note_count; /* in galley.notes */
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
} place_mark;

/* A note, or a part of a long one, that goes to the foot of the page of the piece that calls it. */
typedef struct foot {
    length height;
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
    list_of(place_mark) anchors;
    list_of(foot) feet;
    list_of(uint32_t) notes; /* feet, by the piece that calls them */
    /* what the next piece takes */
    length space;
    bool close; /* no space at all */
    int32_t cost;
    int32_t hold; /* least cost of any break inside what is being set */
    size_t anchors_from;
    list_of(uint32_t) called;  /* feet */
    list_of(uint32_t) carried; /* parts of long notes: one goes with each piece to come */
    size_t carried_done;
    int32_t frame, table;
    list_of(hung) hung;
} galley;

/* ---- the setter ------------------------------------------------------------------------------ */

/* Where blocks stand. `label` is the column to the left where labels hang; its width is 0 where
   there is none. */
typedef struct area {
    length x, width;
    length label_x, label_width;
} area;

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
    bool tight;        /* inside a tight list */
    bool too_deep;     /* reported once */
    size_t drawn;      /* bytes of SVG in this round */
};

/* galley.c */
void galley_space(setter *s, length space); /* at least this much before the next piece */
void galley_close(setter *s);               /* no space before the next piece */
void galley_cost(setter *s, int32_t cost);  /* at least this cost before the next piece */
void galley_break(setter *s);               /* the next piece begins a page */
void galley_anchor(setter *s, str name);
void galley_bookmark(setter *s, int level, str title);
piece *galley_add(setter *s, length height, mark_list marks);
int32_t frame_open(setter *s, frame_kind kind, colour_role colour, length x, length width);
void frame_close(setter *s, int32_t index);

/* note.c */
void galley_note(setter *s, int number); /* called in the next piece */

/* element.c: a new element under s->element; after opening, new ones go under it, and the one
   before is given back, to be put back. */
int32_t element_add(setter *s, element_kind kind, const doc_block *block);
int32_t element_open(setter *s, element_kind kind, const doc_block *block);
type_element *element_at(setter *s, int32_t index);

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

/* Pieces from … to (exclusive) stand on one page. */
typedef struct page_range {
    size_t from, to;
} page_range;
typedef list_of(page_range) page_list;

length page_capacity(const setter *s);
page_list pages_divide(setter *s); /* the galley, by least cost */

/* The table header that is repeated where a page begins with this piece; NULL where none is. */
const table_head *page_repeats(const galley *g, size_t first);

void pages_emit(setter *s, arena *a, const page_list *pages, typeset *set);
void cover_marks(setter *s, mark_list *out);

#endif
