/*
 * What the files of model share while a project is read, and nobody else needs.
 *
 * A `loader` is the state of one reading. Mappings are read by tables: a `field` says which key (its English
 * name) fills which member of a record, and with which reader of values. The engine in fields.c walks the pairs
 * that are there, finds each key in the table in whatever language it was typed, and reports what no field
 * knows. So there is one list of keys for each kind of mapping, and it is the code itself.
 */
#ifndef REFERAT_MODEL_LOAD_H
#define REFERAT_MODEL_LOAD_H

#include "model/model.h"

/* A file of the project. Markdown is read once, however many name it. */
typedef struct project_file {
    str path;
    bool is_read, is_used; /* is_used: something names it as a chapter, an attachment or a part */
    bool in_reading;       /* its parts are being read: to name it now would close a circle */
    bool is_ignored;
    source_id source;      /* -1: not read, or it could not be */
    size_t size;           /* bytes, with those of its parts */
    read_document content;
} project_file;

typedef struct loader {
    diag *d;
    arena *a;
    const words *w;
    archive *m;
    map *files;            /* path → project_file, by name */
    bool is_public;        /* the archive is for the public: what is withheld by a role is left out of it */
    size_t included;       /* bytes of the files that were included so far */
    int include_depth; /* of the file that is being read */
    size_t compared;       /* names that may still be looked at for a hint: a bad ledger has many mistakes */
    bool lost;             /* something was reported that nothing could be put in place of… */
    const node *lost_in;   /* …the last key of them in this mapping */
    text_list ignore;      /* globs */
} loader;

/* ---- fields.c: tables -------------------------------------------------------------------------- */

typedef struct field field;

/* A value under its key, as it stands in the file. */
typedef struct given {
    const field *field;
    str key;               /* as typed */
    span key_at;
    const node *value;
} given;

typedef void value_reader(loader *l, const given *g, void *into);

struct field {
    const char *name;      /* canonical key */
    value_reader *read;
    size_t offset;         /* of the member that it fills */
    const void *more;      /* what else the reader wants to know */
};

typedef struct field_table {
    const field *fields;
    size_t count;
} field_table;

#define FIELD(record, key, member, reader) { (key), (reader), offsetof(record, member), NULL }
#define FIELD_MORE(record, key, member, reader, extra) { (key), (reader), offsetof(record, member), (extra) }
#define FIELD_TABLE(array) { (array), sizeof(array) / sizeof *(array) }

/* Fills a record from a mapping. A scalar in place of the mapping is the value of the table's first field.
   `also` (may be NULL) lists keys, as typed, that somebody else reads. */
void read_fields(loader *l, const field_table *table, const node *map, void *record, const str_list *also);

/* One of many: an item of a list, or a pair of a mapping, whose key is then its id. */
typedef struct record_node {
    str id;                /* "" in a list */
    span at;               /* of the key, or of the item */
    const node *value;
} record_node;

typedef list_of(record_node) record_list;

record_list list_records(loader *l, const given *g);
str         canonical_key(const loader *l, str key);
message    *report_kind_of_value(loader *l, const given *g, const char *wanted); /* VALUE_KIND */

/* ---- values.c: readers -------------------------------------------------------------------------- */

/* The names of an enum's values, in its order. */
typedef struct choice_list {
    const char *const *names;
    size_t count;
} choice_list;

#define CHOICES(array) { (array), sizeof(array) / sizeof *(array) }

value_reader read_text;       /* text */
value_reader read_id;         /* str */
value_reader read_text_list;  /* text_list; one scalar is a list of one */
value_reader read_date;       /* date */
value_reader read_year;       /* int */
value_reader read_bool;       /* bool */
value_reader read_amount;     /* money */
bool amount_read(loader *l, text written, money *into); /* false and a message if it is none */
value_reader read_choice;     /* an enum; more: choice_list */
value_reader read_language;   /* lang */
value_reader read_case_name;  /* case_name */
value_reader read_dated;      /* dated */
value_reader read_dated_choice; /* dated; more: choice_list; values become canonical */
value_reader read_dated_word;   /* dated: a word of one's own, or one that is known and becomes canonical */
value_reader read_named_list; /* named_list */
value_reader read_people;     /* the same; a row of names is a list, too */

bool  read_named(loader *l, const given *g, named *into);         /* one scalar or mapping */
bool  read_whole(loader *l, const given *g, long least, long most, long *into);
bool  date_read(loader *l, str s, date *d);
date  date_guessed(str s);    /* the month, or the year, of what is no date: "2025-02-31"; no date if it has none */
period check_period(loader *l, const node *record, span at, period when); /* backwards: read as without its end */
bool  clock_read_words(loader *l, str written, time_range *into); /* clock.c: "kl. 18 til 20.30", "2–4 pm" */
int   report_choice(loader *l, const given *g, str value, span at, const choice_list *choices); /* the nearest, or -1 */
int   find_choice(const loader *l, const choice_list *choices, str value); /* -1 if it is none */
void  report_missing(loader *l, span at, const char *key);        /* VALUE_MISSING */
void  report_lacking(loader *l, const node *n, span at, const char *key); /* …unless n is broken: then more is missing */
named named_of(str written, span at);

/* ---- files.c ------------------------------------------------------------------------------------- */

bool list_files(loader *l);
bool glob_matches(str pattern, str path);
source_id read_source(loader *l, str path);                       /* -1 and a message if it cannot be read */
project_file *find_file(loader *l, str named_in, text name);      /* NULL and a message */
project_file *file_at(loader *l, str path);                       /* NULL if there is none */

/* What a file's front matter says that it is. */
typedef enum document_kind {
    TYPE_NONE, TYPE_MINUTES, TYPE_REPORT, TYPE_PLAN, TYPE_DOCUMENT, TYPE_PAPER, TYPE_COUNT
} document_kind;

document_kind document_type(const loader *l, const project_file *file); /* TYPE_NONE: none, or an unknown one */
document_kind type_named(const loader *l, str value);                    /* exactly */
const node_pair *type_pair(const loader *l, const project_file *file);   /* `type` as it stands there; NULL if it does not */
bool is_markdown(str path);

/* ---- document.c, comments.c, dates_as_lists.c ----------------------------------------------------- */

/* The content of a Markdown file, with its parts in place; NULL if it cannot be read. */
const read_document *read_document_file(loader *l, project_file *file);
void apply_comments(loader *l, md_node *body);

/* Take out what the role `withheld` hides, for the public, and the marks around it for others. */
str         withhold_in_text(loader *l, str s, span of);
const node *withhold_in_values(loader *l, const node *values); /* gives them back; NULL for none */
void        withhold_in_markdown(loader *l, const md_node *document);
void        report_nearly_withheld(const loader *l, const md_node *document); /* marks that withhold nothing by a slip */
void        report_nearly_in_text(const loader *l, str s, span at);            /* …in a value or a cell */
void        report_withheld_labels(const loader *l, const md_node *blocks); /* labels that do, in blocks that are none of a case */
void unlist_dates(loader *l, md_node *body);
void read_attachments(loader *l, const given *g, void *into);      /* attachment_list; files are found later */
void find_attachments(loader *l, str named_in, attachment_list *list, int first_number);

/* ---- trees.c ------------------------------------------------------------------------------------- */

md_node *md_copy(arena *a, const md_node *n);
void md_insert_before(md_node *place, md_node *n);
void flat_cut_front(const flat_text *f, size_t count);            /* takes the first bytes out of the tree */
void flat_cut_back(const flat_text *f, size_t from);              /* …and all from there on */
bool md_is_comment(const md_node *n);

/* ---- the kinds ------------------------------------------------------------------------------------- */

void load_settings(loader *l);
void load_register(loader *l);
void load_bodies(loader *l, const given *g);
void load_seats(loader *l, const given *g, slot body, period within);
void load_accounts(loader *l);
void load_meetings(loader *l);
void load_reports(loader *l);
void report_unused(loader *l);

/* untyped.c: the folders that documents lie in; and is a file that nothing uses meant to be a document? Then it is reported. */
map *list_document_folders(loader *l);
bool report_untyped(loader *l, const project_file *file, const map *folders);

void names_add(loader *l, id_kind kind, str name, slot what);
void id_add(loader *l, id_kind kind, str id, slot what, span at);
void index_meetings(loader *l);
void index_unread_case(loader *l, slot body, const case_number *n); /* see case_is_unread */

/* ---- meetings ------------------------------------------------------------------------------------- */

void split_cases(loader *l, slot meeting);

/* The word and number of a case that a text begins with, as the meeting's body has them: where they end, or 0. The word is
   "" where there is none. */
size_t case_at_start(loader *l, const meeting *held, str s, case_number *n, str *word);

/* Does a paragraph or heading begin as the heading of a case does? */
bool begins_as_case(loader *l, const meeting *held, const md_node *block, case_number *n);

/* Tells of a number with a word that the meeting's body has for none of its cases; "" if it has no word. */
void report_no_case_word(loader *l, const meeting *held, str word, span at);

/* cases_elsewhere.c: tells of cases in a list, a table, or under numbers, where minutes have no other. */
bool report_cases_elsewhere(loader *l, const meeting *held);

typedef struct found_label {
    flat_text f;           /* the paragraph's */
    case_label label;
    str written;           /* as written, without colon */
    span at;
    size_t remark, remark_end; /* how it was voted: "Vedtak (enstemmig)"; end 0: not said */
    bool handed_on;        /* "Innstilling til kommunestyret", "Formannskapets innstilling" in its own minutes */
    size_t value;          /* where the value begins in the flat text */
} found_label;

/* Does a block begin with a label? The case may be NULL. A word that is nearly a label is reported. */
bool find_label(loader *l, const meeting *held, const case_item *c, const md_node *block, found_label *found);
case_label case_label_of(const loader *l, str name); /* LABEL_NONE if it is none */
bool label_may_stand_outside(case_label label); /* of every case */
bool is_text_row(const loader *l, const md_node *row); /* written as the others are not: without a bar in front, or any */
void split_label_lines(loader *l, const meeting *held, const case_item *c, md_node *block);
void split_labels(loader *l, case_item *c, const md_list *blocks);
void read_votes(loader *l, case_item *c, case_part *part);
size_t legal_basis_end(const loader *l, str s); /* of the basis at the front of a text; 0: there is none */
void read_label_vote(loader *l, case_item *c, const flat_text *f, size_t from); /* in a label: if it is one */
void read_actions(loader *l, slot item, const case_part *part);

/* Names at the start of a text: initials, or words that all begin with a capital, with commas and "and" between.
   Gives where the names end. */
size_t names_part_end(str s); /* where names at the start of a sentence end: "Kari Lund etter fvl. § 6" */
size_t read_names_in_text(loader *l, const flat_text *f, size_t from, named_list *names);
bool looks_like_initials(str s);
bool looks_like_name(str s);   /* two words or more with capitals */
bool is_organisation(const loader *l, str name);
size_t skip_chars(str s, size_t from, const char *chars);

#endif
