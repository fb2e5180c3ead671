/*
 * type/divide.h (private): what is known of a galley that is being divided into pages.
 *
 * A divider looks at the pieces of the text, or at those of the inserts in it; the others are not
 * there for it. Heights and costs of a range of pieces come from sums over all pieces before each.
 */
#ifndef REFERAT_TYPE_DIVIDE_H
#define REFERAT_TYPE_DIVIDE_H

#include "type/setter.h"

enum { WAIT_MOST = 2 /* floating pieces that wait at a time */ };

/* The best way to end a page: what it costs, where the page begins, how many pieces had waited. */
typedef struct way {
    int64_t cost;
    uint32_t from, tops;
} way;

typedef struct divider {
    const setter *setter;
    const galley *g;
    bool inserts;      /* they are divided, not the text around them: */
    size_t first, end; /* the pieces between which pages are sought */
    int64_t *heights;  /* sums of the pieces before, with the space above each */
    int64_t *stretch;  /* sums of what the spaces may grow */
    int64_t *feet;     /* sums of the notes */
    uint32_t *floats;  /* floating pieces before a piece */
    uint32_t
        *barred; /* so many of them stand before a figure before the piece that does not float */
    uint32_t *chunk;    /* after each piece, the next place where a page may end without harm */
    uint32_t *inserted; /* inserts before a piece */
    size_t *heading;    /* the first heading from a piece on */
    size_t *table;      /* the first piece of a table from there on */
    size_t *float_at;   /* the floating pieces */
    size_t *leaves;     /* where the section of each ends */
    int64_t *saved;     /* sums of what a page gains where they do not stand in their place */
    int64_t *topped;    /* sums of what they take at the head of a page */
    way *best;          /* for each piece and number of those that wait */
} divider;

/* page_cost.c: sums over the galley as it is now; and of a range: what it takes, whether a page has room
   for that, whether none has that begins where it does or before, and what a page of it costs. */
divider divider_new(setter *s, bool inserts);
int64_t divider_height(const divider *d, const page_range *r);
bool divider_fits(const divider *d, const page_range *r, int64_t height);
bool divider_is_full(const divider *d, const page_range *r);
int64_t divider_cost(const divider *d, const page_range *r, int64_t height);
bool divider_is_own(const divider *d, size_t nth); /* is the piece among those that are divided? */
bool divider_is_end(const divider *d,
                    size_t to); /* does the text end here, or a page in any case? */
bool divider_is_one(const divider *d, size_t from,
                    size_t to); /* one piece, and perhaps an insert */

/* pages.c: the best ways to end each page between two pieces, and the pages of the best of all. */
void divider_run(divider *d, size_t first, size_t end);
page_list divider_pages(setter *s, const divider *d);

#endif
