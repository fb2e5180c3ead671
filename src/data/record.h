/*
 * record: the records of one table, before they take a form.
 *
 * A record has a value for each field of its table, by the field's number (MEETINGS_date). What was not put is not
 * given. Every put asserts that the field is of its kind, so that a table and those who fill it cannot disagree.
 *
 * A `teller` is what all who tell of the archive need: the plan with the archive, where to put things, and the
 * identities of people and organisations, which need not have an id of their own.
 */
#ifndef REFERAT_DATA_RECORD_H
#define REFERAT_DATA_RECORD_H

#include "data/data.h"
#include "data/tables.h"

typedef struct data_value {
    bool given;
    union {
        str text;       /* texts, dates, times, addresses */
        int64_t number; /* numbers, amounts in øre, flags */
        str_list items; /* lists */
    };
} data_value;

typedef struct data_record {
    data_value *values; /* one for each field */
} data_record;

typedef struct data_table {
    const data_set *set;
    arena *arena;
    list_of(data_record) records;
} data_table;

data_table data_table_new(arena *a, set_number which);
data_record *data_record_add(data_table *t);

/* Into the last record. Nothing is put for "", no date, and no time. */
void put_value_text(data_table *t, int field, str value);
void put_value_date(data_table *t, int field, date value);
void put_value_time(data_table *t, int field, int minutes);
void put_value_number(data_table *t, int field, int64_t value);
void put_value_flag(data_table *t, int field, bool value);
void put_value_amount(data_table *t, int field, money value);
void put_value_address(data_table *t, int field, str page); /* from the site's root; "" is none: the front page is nobody's */
void put_value_item(data_table *t, int field, str value);   /* one more of a list */

str data_value_text(arena *a, data_kind kind, const data_value *value); /* as CSV has it */

/* ---- the forms ------------------------------------------------------------------------------- */

str table_json(arena *a, const data_table *t, const compose_plan *plan);
str table_schema(arena *a, const data_set *set, const compose_plan *plan);
str table_csv(arena *a, const data_table *t);
void csv_put_cell(buf *out, arena *a, str cell);

/* ---- what is told ------------------------------------------------------------------------------ */

typedef struct teller {
    diag *d;
    arena *a, *scratch;                /* scratch: emptied after each text */
    const compose_plan *plan;
    const archive *m;
    const str *people, *organisations; /* identities, by slot */
    bool *known_people;                /* by slot: named somewhere in the open data; set by identity_of */
    data_table tables[SET_COUNT];
    slot_list decided;                 /* the case of each record of decisions */
} teller;

void tell_meetings(teller *t);      /* and attendance */
void tell_cases(teller *t);         /* and decisions, votes, actions */
void tell_register(teller *t);      /* people, seats, bodies, organisations */
void tell_accounts(teller *t);
void tell_documents(teller *t);

bool case_is_told(const teller *t, const case_item *k); /* false: of it nothing but number and date */
str  page_of_body(const teller *t, slot body);          /* "" for NO_SLOT; likewise below */
str  page_of_meeting(const teller *t, slot meeting);
str  page_of_matter(const teller *t, slot item);
str  name_of(const teller *t, const named *n, date day);
str  text_of_part(const teller *t, slot item, const case_part *part); /* as the page of the matter prints it */
str  text_of_action(const teller *t, const action *x);
str  identity_of(teller *t, slot person);
str  name_of_stream(const teller *t, const char *key);  /* "feed-title", "calendar-title": what readers call it by */
date changed_on(const teller *t, const meeting *m);     /* the last day that anything about it is known to have changed */
date approved_on(const teller *t, const meeting *m);    /* as typed, or of the meeting that approved it */
bool meeting_has_day(const meeting *m);

/* ---- files of other formats -------------------------------------------------------------------- */

struct json_t *data_popolo(teller *t);  /* the whole file; the caller's to end */
struct json_t *data_einnsyn(teller *t);
str data_feed(teller *t);
str data_calendar(teller *t);

/* A name for something that no other archive uses, and that stays the same: a tag: URI (RFC 4151) where the site has an
   address, else a UUID as a URN (RFC 9562). */
str permanent_name(const teller *t, str page, date day);
str whole_address(const teller *t, str page);           /* with the site's address, where it has one */


#endif
