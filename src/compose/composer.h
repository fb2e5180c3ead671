/*
 * composer: what the files of this folder share while one document is made.
 *
 * A composer holds the archive, the language, the day that names are read as of, and what must be
 * counted through a document: anchors, footnotes, figures, tables, headings. Each maker takes it
 * first and appends blocks to a parent block, or inlines to a list. Nothing here outlives the
 * document.
 */
#ifndef REFERAT_COMPOSE_COMPOSER_H
#define REFERAT_COMPOSE_COMPOSER_H

#include "compose/compose.h"

#define HEADING_DEPTH 6

/* ---- the state ------------------------------------------------------------------------------- */

typedef struct note_call { /* a footnote that was called, in order of its number */
    const md_node *definition; /* of the text; NULL for one that a directive makes */
    str text;                  /* of a directive's */
    int number;                /* once it is composed */
} note_call;

typedef struct loaded_image {
    const md_node *node;
    const doc_image *file;
} loaded_image;

typedef struct toc_wish {  /* a contents list that waits for the headings after it */
    doc_block *block;
    int depth;
    doc_toc *entries;        /* of figures or tables instead; NULL for headings */
} toc_wish;

typedef struct composer {
    diag *d;
    arena *a;
    const archive *m;
    const words *w;
    const compose_plan *plan;
    const plan_item *item;
    audience_kind audience;
    const map *versions;       /* path of a source → source_version; NULL without git */

    document *doc;
    lang lang;                 /* of the document */
    str text_lang;             /* of the block that is being composed; "" as the document */
    date day;                  /* names of the register are read as of it */
    int year;                  /* of the directives that give none */
    slot body;                 /* whose document it is, or NO_SLOT */
    const attachment_list *attachments; /* that "vedlegg 2" counts */
    str attachment_anchor;     /* "vedlegg-" */
    const plan_item *appended_to; /* the document that has them at its end; NULL: this one */

    map *anchors;              /* every id of the document */
    map *heading_anchors;      /* ids of the text's own headings, by place */
    list_of(note_call) notes;
    list_of(inline_node *) note_signs; /* every call, with the place of its note, from 1 */
    map *note_numbers;         /* numbers of the text's notes, by the place of the definition */
    doc_toc toc;               /* every heading so far */
    list_of(toc_wish) toc_wishes;
    doc_toc figure_list, table_list; /* those with a caption */
    int heading_base;          /* level of the shallowest heading in the stretch at hand */
    int heading_raw[HEADING_DEPTH], heading_depth; /* levels as written, from the outermost open one */
    int numbers[HEADING_DEPTH];
    int numbers_top;           /* the level that is numbered "1", "2" */
    int figures, tables;
    size_t printed;            /* bytes that directives have made */
    int compared;              /* faults of roles for which a name was looked for */
    bool figures_plain, numbering;

    const md_node *caption;    /* "Tabell: …", waiting for its table */
    list_of(loaded_image) images; /* in running text, too large for it: printed after the block */
    list_of(const reference *) counted; /* to figures and tables, which are counted as they come */
    const named_list *in_full; /* in the value at hand: initials that are printed as names */
    const meeting *initials_of; /* whose people are meant by initials in the text; NULL: nobody is */
    map *initials;             /* their names, by initials; NULL until they are asked for */
    bool in_link;              /* links hold no links */
    const reference *open_reference; /* the link that was made last, and what for */
    inline_node *open_link;
} composer;

/* A drawing that a directive has made. */
typedef struct drawn {
    const doc_drawing *drawing;
    doc_table *data;           /* what it shows; the web page has it folded behind the drawing */
    inline_list caption;
    str alt;
    bool with_table;           /* the table stands open below it instead, in print too */
} drawn;

/* ---- wording --------------------------------------------------------------------------------- */

#define SAY(c, id, ...) PHRASE((c)->w, (c)->a, (c)->lang, id, __VA_ARGS__)

str  say(const composer *c, const char *id);                     /* a phrase without arguments */
str  say_date(const composer *c, date d, date_form form);
str  say_period(const composer *c, period when);               /* "2024–2025", "fra 2026"; "" where neither end is known */
str  say_list(const composer *c, const str_list *items);         /* "a, b og c" */
str  say_capital(const composer *c, str s);
void put_text(const composer *c, inline_list *list, str s);      /* a phrase: as it is, with no-break spaces */
inline_list one_text(const composer *c, str s);
void put_small(const composer *c, inline_list *list, str s);
void put_strong(const composer *c, inline_list *list, str s);
void put_link(const composer *c, inline_list *list, const doc_link *link, str s); /* plain text where link is NULL */
/* What the minutes of a case say, marked where they are in another language than the page: a voice that reads aloud must know
   (WCAG 2.2, 3.1.2). */
void put_quoted(const composer *c, inline_list *list, slot item, inline_list said);
void put_item_link(const composer *c, inline_list *list, const struct plan_item *item); /* its title, marked so, too */
doc_block *put_paragraph(const composer *c, doc_block *parent, str s);
doc_block *put_inlines(const composer *c, doc_block *parent, inline_list list); /* as a paragraph */
doc_block *put_group(const composer *c, doc_block *parent, group_role role, str label);
doc_block *put_list(const composer *c, doc_block *parent);       /* tight, with dashes */
doc_block *put_item(const composer *c, doc_block *list, inline_list text);
block_list blocks_release(doc_block *parent);                     /* its children, for a document or a note */

/* ---- tables ---------------------------------------------------------------------------------- */

doc_table *table_new(const composer *c, table_role role, int columns);
doc_block *put_table(const composer *c, doc_block *parent, doc_table *t);
void       table_header(const composer *c, doc_table *t, const str *cells, size_t count);
void       table_column(doc_table *t, int column, cell_align align, bool narrow);
doc_table *table_without_empty(doc_table *t); /* the same, without columns that no row but the header fills */
doc_cell  *table_group(const composer *c, doc_table *t, str text);
void       table_fact(const composer *c, doc_table *t, str label, inline_list value);
inline_list take_caption(composer *c); /* the one typed before a table, if any */
doc_block *put_captioned(composer *c, doc_block *parent, doc_table *t, inline_list caption);

/* ---- bodies ---------------------------------------------------------------------------------- */

period body_life(const body *b);                                  /* its own dates, else those of its names */
bool   body_exists(const composer *c, slot which, date day);

/* ---- people ---------------------------------------------------------------------------------- */

void put_abbreviated(const composer *c, inline_list *list, str letters, str whole);
void put_initials(const composer *c, inline_list *list, slot person, date day); /* with the full name behind them */
str  named_name(const composer *c, const named *n);                              /* in full */
bool named_by_initials(const composer *c, const named *n);
void put_named_list(const composer *c, inline_list *list, const named_list *names); /* in minutes by initials, if written so */
void put_named_in_parentheses(const composer *c, inline_list *list, const named *n); /* "Kari Yttri (NORCE)" */
inline_list seat_person_line(const composer *c, const seat *s, slot person, date day); /* "Name, title, organisation (leder)" */
str  seat_vacant_line(const composer *c, const seat *s, date day);

/* ---- anchors, headings, contents ------------------------------------------------------------- */

str  anchor_new(composer *c, str wanted);                         /* made ASCII and unique */
void anchors_collect(composer *c, const md_node *root);           /* gives the text's headings their ids beforehand */
str  anchor_of_heading(const composer *c, const md_node *heading); /* "" if it is not printed here */
void anchors_check(composer *c);                                  /* links to ids that were not made become text */
void headings_begin(composer *c, int base);                       /* a stretch whose shallowest heading has this level */
doc_block *put_heading(composer *c, doc_block *parent, int raw, inline_list text, str anchor);
doc_block *put_section(composer *c, doc_block *parent, int level, str text); /* of a generated part */
doc_block *put_toc(composer *c, doc_block *parent, int depth);
void put_caption_list(composer *c, doc_block *parent, doc_toc *entries); /* figure_list or table_list */
void enter_caption(composer *c, doc_toc *entries, const doc_block *b);
void toc_finish(composer *c);

/* ---- from the text --------------------------------------------------------------------------- */

void text_inline(composer *c, inline_list *out, const md_node *n);
void put_running_text(composer *c, inline_list *out, str text);          /* initials with the full name behind them */
void text_inlines(composer *c, inline_list *out, const md_node *first); /* a node and those after it */
void text_inline_list(composer *c, inline_list *out, const md_list *nodes);
void inlines_settle(const composer *c, inline_list *list);        /* joins texts and sets no-break spaces */
void text_block(composer *c, doc_block *parent, const md_node *n);
void text_blocks(composer *c, doc_block *parent, const md_node *first);
void text_block_list(composer *c, doc_block *parent, const md_list *blocks);
void blocks_place(doc_block *first, span at); /* it and those after it, where they have no place yet */
void block_text_flush(composer *c, doc_block *parent);                  /* a caption without a table, images in running text */
void text_table(composer *c, doc_block *parent, const md_node *n);
void text_quote(composer *c, doc_block *parent, const md_node *n);
bool text_lettered(composer *c, doc_block *parent, const md_node *paragraph); /* false: it is running text */
bool text_is_figure(const md_node *paragraph);
bool text_is_caption(const composer *c, const md_node *paragraph);
void text_caption(composer *c, inline_list *out, const md_node *paragraph); /* without "Tabell:" */
void put_calling(composer *c, inline_list *out, str plain, const md_node *caption); /* with the notes that it calls; NULL: none */
void put_figure(composer *c, doc_block *parent, const md_node *image, const doc_link *link);
void image_in_text(composer *c, inline_list *out, const md_node *n); /* a symbol, or a figure that waits */
void put_images(composer *c, doc_block *parent);                     /* those that waited */
doc_block *put_drawing(composer *c, doc_block *parent, const drawn *what);
const doc_image *image_load(composer *c, str url, span at);
void note_of_text(composer *c, inline_list *out, const md_node *call);
void note_of_directive(composer *c, inline_list *out, str text);
void notes_finish(composer *c);
void role_print(composer *c, inline_list *out, const md_node *n);
void directive_print(composer *c, doc_block *parent, const md_node *n);
void put_withheld(composer *c, doc_block *parent, str basis);     /* what stands where something was withheld */

/* ---- links ----------------------------------------------------------------------------------- */

const doc_link *link_to_item(const composer *c, const plan_item *item, str anchor);
const doc_link *link_to_anchor(const composer *c, str anchor);
const doc_link *link_to_file(const composer *c, str path);        /* NULL if the plan does not hold it */
const doc_link *link_to_case(const composer *c, slot item);       /* its matter's page */
const doc_link *link_to_case_in_minutes(const composer *c, slot item);
const doc_link *link_to_meeting(const composer *c, slot meeting);
const doc_link *link_to_person(const composer *c, slot which);
const doc_link *link_to_body(const composer *c, slot body);
const doc_link *link_of_url(composer *c, str url, span at);       /* NULL after a message, where it leads nowhere */
const doc_link *link_of_reference(composer *c, const reference *r); /* NULL if it was not found */
void references_check(composer *c); /* when all is made: are the figures and tables there that its text refers to? */
const reference *reference_from(const archive *m, span at);       /* the first that ends after the start of `at` */
bool reference_meets(const archive *m, const reference *r, span at);

/* ---- cases ----------------------------------------------------------------------------------- */

str  case_anchor(const composer *c, const case_item *item);       /* "sak-04-26" */
str  case_decision_anchor(const composer *c, const case_item *item);
void case_reserve_anchors(composer *c, const case_item *item);    /* that, and "vedtak-04-26" of its decision */
str  case_word_label(const composer *c, slot item);               /* "Sak 04-26", "PS 4/26" */
str  case_words(const words *w, arena *a, lang l, const case_item *one); /* the same, without a document */
str  case_name_full(const composer *c, slot item);                /* "Partnermøtet 23. mars 2026, sak 04-26" */
void case_parts(composer *c, doc_block *parent, slot item);       /* text, decision, votes, actions */
void case_movements(const composer *c, doc_block *parent, slot item); /* who came, left or took over */
void case_history(composer *c, doc_block *parent, slot item);     /* links both ways, one line each */
void case_timeline(composer *c, doc_block *parent, slot item);    /* the matter over all bodies */
void put_vote(composer *c, inline_list *out, const vote *v);
void put_actions(composer *c, doc_block *parent, const case_item *item, const case_part *part);
void put_action_task(composer *c, inline_list *out, const action *a, bool strike);
void put_action_cells(composer *c, doc_cell *cells, const action *a,
                      bool strike); /* owner, task (struck out where it is done), deadline */
const doc_link *link_to_attachment(const composer *c, const attachment *a, str anchor);
void put_attachments(composer *c, doc_block *parent, const attachment_list *list, str anchor);
bool attachments_have_text(const composer *c, const case_part *part, const attachment_list *list);
attachment_list attachments_to_list(const composer *c, const case_part *part, const attachment_list *list);
void append_attachments(composer *c, doc_block *parent, const attachment_list *list, str anchor, str of_case);
void append_case_attachments(composer *c, doc_block *parent, slot item);
void append_paper(composer *c, doc_block *parent, slot item);     /* its case paper, in an agenda */
void attendance_blocks(composer *c, doc_block *parent, const meeting *m);
bool shows_who_met(const composer *c, const meeting *m); /* has the table a column for those who were there? */
bool deputy_has_row(const composer *c, const meeting *m, const roster_row *row);
bool met_in_own_row(const composer *c, const meeting *m, slot who, slot but); /* …in another seat than `but` */
bool cites_openly(const composer *c, slot from, slot to);         /* in words that this audience sees */
bool put_successor(const composer *c, inline_list *out, slot item); /* what replaced or annulled its decision, with a way there; false if nothing */
void put_draft_mark(const composer *c, inline_list *out, const case_item *k); /* after its name: its decision may still be changed */
void put_decision_line(composer *c, inline_list *out, const case_item *k); /* its decisions as running text; nothing if it has none */
bool decision_is_told(audience_kind readers, const case_item *k); /* may they read anything of it? */
bool case_closed(const composer *c, const case_item *k);          /* is its decision withheld? */

/* attached.c */
void attach_sources(composer *c);

/* ---- what is withheld -------------------------------------------------------------------------- */

bool quote_withheld(const words *w, const md_node *quote);        /* [!UNNTATT] */

/* ---- documents ------------------------------------------------------------------------------- */

void compose_minutes(composer *c, doc_block *root);
void compose_report(composer *c, doc_block *root);
void compose_matter(composer *c, doc_block *root);
void compose_body(composer *c, doc_block *root);
void compose_attendance(composer *c, doc_block *root);
void compose_front(composer *c, doc_block *root);
void compose_register(composer *c, doc_block *root); /* meetings, cases, decisions, actions */
void compose_bodies(composer *c, doc_block *root);
void compose_people(composer *c, doc_block *root);
void compose_person(composer *c, doc_block *root);
void compose_accounts(composer *c, doc_block *root);
void compose_accounts_year(composer *c, doc_block *root);
void compose_ledger(composer *c, doc_block *root);
void compose_reports(composer *c, doc_block *root);
void compose_data(composer *c, doc_block *root);
void compose_search(composer *c, doc_block *root);

void compose_genre(composer *c);                                   /* what the page is called, and whose it is */
void compose_ways(composer *c);                                    /* what stands around the page */
const doc_thing *compose_about(const composer *c);                 /* what the page is about, for machines */

#endif
