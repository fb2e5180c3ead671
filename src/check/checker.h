/*
 * checker: what the rules of this folder share.
 *
 * The state of one run: the archive, and a few indexes over it that more than one rule asks, made once before
 * the first rule. A text root is a tree of Markdown with what is known of its document: the day as of
 * which names are read, the meeting or report that it belongs to.
 */
#ifndef REFERAT_CHECK_CHECKER_H
#define REFERAT_CHECK_CHECKER_H

#include "check/check.h"

typedef struct text_root {
    const md_node *node;
    date day;
    slot meeting, report; /* NO_SLOT where it is not of that kind */
} text_root;

/* A paragraph, a heading or a cell of a table, and its running line. */
typedef struct text_piece {
    const text_root *root;
    const md_node *node;
    flat_text flat;
} text_piece;

/* A form in which the name of a body may stand in a text, while it has that name. */
typedef struct body_form {
    slot body;
    period when;
} body_form;

typedef list_of(body_form) body_forms;

typedef struct near_index near_index;     /* names.c */
typedef struct figure_index figure_index; /* amounts.c */

typedef struct checker {
    diag *d;
    arena *a;
    arena *scratch; /* emptied after each piece of a text */
    const archive *m;
    const words *w;
    int32_t today;
    list_of(text_root) roots;
    slot *root_of_source;     /* source_id → index of a root, or NO_SLOT */
    slot_list *cases_of_body; /* by meeting, then order in it */
    int32_t *last_met; /* of each body: the last day on which it met; INT32_MIN if it never did */
    map *body_names;   /* folded form → body_forms * */
    size_t body_words; /* the most words that a form has */
    int *marks;        /* of each person; a rule that uses it puts all back to 0 */
    map *first_deadlines; /* body and day → the first action of that body with that deadline */
    near_index *near_names;
    figure_index *figures;
} checker;

/* ---- words of messages ------------------------------------------------------------------------ */

str say_day(const checker *c, date d); /* "23 March 2026" */
str say_day_number(const checker *c, int32_t day);
str say_person(const checker *c, slot person, date day); /* "KW (Kari Wiik)" */
str say_people(const checker *c, const slot_list *people,
               date day); /* "KW (Kari Wiik) and AB (Anna Berg)" */
str say_body(const checker *c, slot body, date day);
str say_case(const checker *c, slot item); /* "Styret 04-26" */
str say_money(const checker *c, money m);
str say_number(const checker *c, int64_t n);

/* ---- questions ----------------------------------------------------------------------------- */

const meeting *meeting_of(const checker *c, slot item); /* of a case */
bool is_under_law(const checker *c, const meeting *mt); /* `law: kommuneloven`, and it was held */
bool attendance_given(const meeting *mt);               /* anything is said of who was there */
span attendance_at(const meeting *mt);                  /* where that is said, or should be */
const roster_row *row_of_seat(const meeting *mt, slot seat);
const roster_row *row_of_person(const meeting *mt,
                                slot person); /* as a holder or as a deputy; NULL if neither */
bool tells_attendance_in_text(const checker *c, const meeting *mt); /* and nowhere else */
bool has_unlabelled_decision(const checker *c, slot item); /* in italics, or with a label that is not in bold */
bool was_handed_on(const case_item *one);                  /* what a body puts before another is what its case came to */
bool is_left_open(const checker *c, slot item);    /* it was proposed or voted on, and no decision stands there */
bool is_empty_part(const case_part *part);         /* no word, number, picture or the like stands in it */
bool slots_have(const slot_list *list, slot one);
str part_text(const checker *c, const case_part *part); /* its paragraphs and lists as one text */

/* The body that is named first in a text, as of a day; NO_SLOT if none. */
slot body_named(const checker *c, str line, date day);

map *first_deadlines_new(checker *c);
near_index *near_index_new(checker *c);
str name_near(const checker *c, str written); /* the known name that one in a field is one letter off; "" if none */
figure_index *figure_index_new(checker *c);

#endif
