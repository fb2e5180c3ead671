/*
 * type/para.h (private): a paragraph on its way from inlines to lines.
 *
 * Its text is one string; styled runs lie over it. Items (boxes, glue, breaks: Knuth and Plass,
 * "Breaking paragraphs into lines", 1981) are made from both, lines are ranges of items, and a line
 * becomes marks only when it is known where it stands.
 */
#ifndef REFERAT_TYPE_PARA_H
#define REFERAT_TYPE_PARA_H

#include "type/fonts.h"

typedef struct setter setter; /* setter.h */

/* How a run of text is set. `words` is found from the rest when the run is added. */
typedef struct style {
    bool head, bold, italic, code, strike, tabular, hyphenate, ragged;
    length size, rise; /* rise: upwards from the baseline */
    colour_role colour;
    str lang;
    int32_t element;
    const doc_link *link;
    const doc_image *image; /* this run is a symbol, whose own element is `symbol`; NULL none */
    int32_t symbol;
    int note; /* this run is the call of a note; 0 none */
    words *words;
} style;

typedef struct run {
    uint32_t at; /* first byte in the text; it ends where the next begins */
    const style *style;
} run;

typedef enum item_kind {
    ITEM_BOX,
    ITEM_GLUE,  /* a space; `penalty` NEVER where no line may end */
    ITEM_BREAK, /* a line may end here; with `hyphen`, one is added */
} item_kind;

enum { PENALTY_NEVER = 10000, PENALTY_FORCED = -10000, PENALTY_TORN = 4000, PENALTY_NAME = 9000 };

typedef struct item {
    item_kind kind;
    bool hyphen;
    int32_t penalty;
    uint32_t at, len;              /* bytes of the text */
    uint32_t word;                 /* boxes with the same number are parts of one shaped word */
    length width, stretch, shrink; /* ITEM_BREAK: what is added when the line ends here */
    const style *style;
} item;

typedef struct line {
    uint32_t from, to; /* items; `to` is the break that ends it, not in it */
    bool hyphen;
    bool last;  /* ends the paragraph or stands before a forced break */
    bool loose; /* no good break was there: its spaces do not grow until it is filled, */
    length grown; /* but by this, all together */
    uint32_t nth, count; /* of its paragraph, from 1; 0 where it is no part of one */
} line;

typedef list_of(line) line_list;

typedef struct paragraph {
    buf text;
    list_of(run) runs;
    list_of(item) items;
    uint32_t words; /* numbers given */
} paragraph;

/* The measure and manner of a paragraph. */
typedef struct para_form {
    length width;
    bool justify;
    bool whole;       /* words are divided only where nothing else fits: cells */
    bool balanced;    /* the last line is to be as long as the others: headings */
    bool hang;        /* signs at its edges hang out of the measure */
    cell_align align; /* of lines that are not filled; CELL_DECIMAL is CELL_RIGHT here */
} para_form;

/* items.c */
paragraph *para_new(setter *s);
void para_add_text(setter *s, paragraph *p, str text, style look);
void para_add_inlines(setter *s, paragraph *p, const inline_node *first, style look);
bool para_empty(const paragraph *p);
void para_make_items(setter *s, paragraph *p, length width);

/* Widths, once the items are made: of the longest line without breaking; and of the longest word, or of
   the longest part of one, where these words may be divided. */
typedef enum para_divided { DIVIDED_NONE, DIVIDED_PROSE, DIVIDED_NAMES /* too */ } para_divided;

length para_natural_width(const paragraph *p);
length para_least_width(const paragraph *p, para_divided divided);

typedef list_of(type_mark) mark_list;

/* symbol.c: a run that is a picture: its width; and as marks, at x on the baseline y 0. */
length symbol_width(const style *look);
void symbol_put(setter *s, const style *look, length x, mark_list *out);

/* hang.c: how far what a line that begins with item i, or ends before item `to`, hangs out. */
length hang_first(setter *s, const paragraph *p, size_t i);
length hang_last(setter *s, const paragraph *p, size_t to);

/* lines.c: needs items */
line_list para_break(setter *s, const paragraph *p, const para_form *form);

/* glyphs.c: one line as marks, from x 0 on the baseline y 0; gives its width. */
length para_put_line(setter *s, const paragraph *p, const line *l, const para_form *form,
                     mark_list *out);

#endif
