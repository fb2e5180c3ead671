/*
 * doc: the document tree, the one thing that HTML and PDF are made from.
 *
 * `compose` decides all wording and makes a `document`; a back end sees nothing else but the theme. So the
 * two outputs cannot disagree. Nothing in it is unresolved but page numbers. All text is final: numbers,
 * dates and labels are written out, no-break spaces are set, names are looked up.
 *
 * A document is a tree of blocks; text in blocks is a list of inlines. Groups give a block its meaning
 * ("this is a decision"); a back end decides by the role of the group how it looks.
 */
#ifndef REFERAT_DOC_H
#define REFERAT_DOC_H

#include "base/base.h"

/* ---- inlines ------------------------------------------------------------------------------- */

typedef enum inline_kind {
    INLINE_TEXT,      /* text */
    INLINE_CODE,      /* text, in the typewriter face */
    INLINE_BREAK,     /* a new line */
    INLINE_EMPHASIS,  /* children */
    INLINE_STRONG,    /* children */
    INLINE_STRIKE,    /* children: done or removed */
    INLINE_SMALL,     /* children: secondary, in the quiet colour ("(sak 04-26)", dates beside titles) */
    INLINE_LINK,      /* children, link */
    INLINE_NOTE,      /* a call of footnote `number` (from 1) */
    INLINE_ABBR,      /* text is the short form, title the long one (initials, short names) */
    INLINE_SPAN,      /* children in another language: lang */
    INLINE_PAGE,      /* the page number of `anchor`: the only thing that the back end fills in.
                         HTML leaves it out, with `text` before it ("side ") */
    INLINE_SYMBOL,    /* image: a picture no higher than the line; title is its alternative text */
} inline_kind;

typedef enum link_kind {
    LINK_ANCHOR,   /* to `anchor` in this document */
    LINK_PAGE,     /* to another page of the site: `page`, and perhaps `anchor` in it */
    LINK_FILE,     /* to a file of the site (an attachment): `page` is its path */
    LINK_URL,      /* out: `url`, already checked to be http, https, mailto or tel */
} link_kind;

typedef struct doc_link {
    link_kind kind;
    str page;   /* path from the site's root, without a leading '/': "partnermotet/2026/2026-03-23/" */
    str pdf;    /* the same document's PDF, from the site's root; "" if it has none */
    str anchor;
    str url;
} doc_link;

typedef struct doc_image doc_image;
typedef struct inline_node inline_node;

struct inline_node {
    inline_kind kind;
    inline_node *next, *first, *last;
    str text;
    str title;   /* INLINE_ABBR, INLINE_SYMBOL */
    str lang;    /* BCP 47; "" as the surroundings */
    str anchor;  /* INLINE_PAGE: where to; INLINE_SPAN: an anchor of its own, or "" */
    int number;  /* INLINE_NOTE */
    const doc_link *link;
    const doc_image *image; /* INLINE_SYMBOL */
};

typedef struct inline_list {
    inline_node *first, *last;
} inline_list;

/* ---- drawings ------------------------------------------------------------------------------ */

/* Colours by role; the theme gives them their values, light and dark. */
typedef enum colour_role {
    COLOUR_NONE, /* not painted */
    COLOUR_TEXT,
    COLOUR_PAPER,
    COLOUR_DEEP,
    COLOUR_ACCENT,
    COLOUR_SEA,
    COLOUR_MOSS,
    COLOUR_SUN,
    COLOUR_TINT,
    COLOUR_LINE,
    COLOUR_QUIET,
    COLOUR_ROLES
} colour_role;

typedef enum shape_kind {
    SHAPE_RECT,  /* x y w h, radius of the corners in r */
    SHAPE_CIRCLE, /* centre x y, radius r */
    SHAPE_LINE,  /* from x y to x+w y+h */
    SHAPE_PATH,  /* points[]: a polyline through them, closed if `closed`; `curved`: cubic Béziers in threes after the first */
    SHAPE_TEXT,  /* text at x y (baseline) */
} shape_kind;

typedef enum text_anchor { ANCHOR_START, ANCHOR_MIDDLE, ANCHOR_END } text_anchor;

typedef struct doc_point {
    length x, y;
} doc_point;

typedef struct doc_shape {
    shape_kind kind;
    length x, y, w, h, r;
    const doc_point *points;
    size_t point_count;
    bool closed, curved, dashed;
    colour_role fill, stroke;
    length width;        /* of the stroke */
    str text;
    length size;         /* of the text */
    bool bold;
    text_anchor anchor;
    str link;            /* an address from the site's root; "" if none */
} doc_shape;

/* Origin at the top left, y downwards; drawn in order. Print draws the wide form, or the first that can be read where
   there is little room; a web page has the wide and the narrow one, and shows what can be read on the screen. */
typedef struct doc_drawing doc_drawing;

struct doc_drawing {
    length width, height;
    list_of(doc_shape) shapes;
    const doc_drawing *narrow; /* for a phone; NULL if there is none */
    const doc_drawing *boxed;  /* as wide as the inside of a box on a page; NULL if there is none */
};

length drawing_least_letters(const doc_drawing *drawing); /* the size of its smallest text; 0 without any */

/* ---- tables -------------------------------------------------------------------------------- */

typedef enum cell_align { CELL_LEFT, CELL_CENTER, CELL_RIGHT, CELL_DECIMAL } cell_align;

typedef enum row_kind {
    ROW_HEADER, /* repeated on each page; the first rows only */
    ROW_BODY,
    ROW_GROUP,  /* a heading inside the table: its first cell spans all columns */
    ROW_SUM,
} row_kind;

typedef struct doc_block doc_block;

/* Where a block was written: a span of `diag`, in plain numbers, for messages about how it is set. All zero where the
   program made it. */
typedef struct doc_place {
    int32_t source;
    uint32_t at, len;
} doc_place;

typedef struct block_list {
    doc_block *first, *last;
} block_list;

typedef struct doc_cell {
    inline_list text;
    bool header;     /* a heading of its row (first column of a matrix) */
    int span;        /* columns; 0 and 1 are one */
} doc_cell;

typedef struct doc_row {
    row_kind kind;
    doc_cell *cells; /* as many as columns, less what spans take */
    int count;
    str anchor;
} doc_row;

typedef struct doc_column {
    cell_align align;
    bool narrow;     /* never wider than its content: signs, initials, dates, numbers */
} doc_column;

typedef enum table_role {
    TABLE_TEXT,       /* written by hand */
    TABLE_FACTS,      /* label and value (date, place, time): two columns, no header */
    TABLE_ATTENDANCE,
    TABLE_ACCOUNTS,
    TABLE_REGISTER,   /* generated lists */
    TABLE_MATRIX,     /* many narrow columns; the first column is a header */
} table_role;

typedef struct doc_table {
    table_role role;
    doc_column *columns;
    int column_count;
    bool full;          /* as wide as the page allows whatever it holds, as its like are */
    list_of(doc_row) rows;
} doc_table;

/* ---- blocks -------------------------------------------------------------------------------- */

typedef enum block_kind {
    BLOCK_HEADING,    /* text, level 1–6 (1 is the document's title in minutes, a chapter in reports), anchor, label */
    BLOCK_PARAGRAPH,  /* text */
    BLOCK_LIST,       /* items are BLOCK_ITEM; ordered, start, marker, tight */
    BLOCK_ITEM,       /* children; `task` */
    BLOCK_CODE,       /* verbatim in `literal` */
    BLOCK_BREAK,      /* thematic break */
    BLOCK_TABLE,      /* table, text is the caption (may be empty), label "Tabell 2" */
    BLOCK_FIGURE,     /* image or drawing; text is the caption, label "Figur 1" or "" */
    BLOCK_GROUP,      /* children, role */
    BLOCK_TOC,        /* entries */
    BLOCK_PAGE_BREAK, /* a new page in print, nothing in HTML */
} block_kind;

typedef enum group_role {
    GROUP_PLAIN,
    GROUP_TITLE,       /* the head of a document: organisation, title, subtitle, state */
    GROUP_FACTS,       /* date, place, time, attendance of a meeting */
    GROUP_PREAMBLE,    /* what stands before the first case */
    GROUP_CASE,        /* its first child is its heading; `label` is the number ("Sak 04-26") */
    GROUP_DECISION,    /* `label` "Vedtak" */
    GROUP_PROPOSAL,    /* "Innstilling", "Forslag til vedtak" */
    GROUP_VOTES,       /* one small line */
    GROUP_ACTIONS,     /* a list or table of actions */
    GROUP_STATEMENT,   /* "Protokolltilførsel" */
    GROUP_LABELLED,    /* any other label with its text */
    GROUP_WITHHELD,    /* what stands where something was withheld */
    GROUP_REFERENCES,  /* where a case was followed up, and its history */
    GROUP_BOX,         /* `label` is its title, may be empty */
    GROUP_EXAMPLE,
    GROUP_REMARK,      /* [!MERK] */
    GROUP_QUOTE,       /* plain quotation; */
    GROUP_PULL_QUOTE,  /* [!SITAT]: its last child may be GROUP_SOURCE */
    GROUP_SOURCE,
    GROUP_CHAPTER,     /* a chapter of a report: starts a page */
    GROUP_ATTACHMENT,  /* appended: starts a page; `label` "Vedlegg 1" */
    GROUP_TIMELINE,    /* history of a matter: each child is a GROUP_EVENT with `label` the date */
    GROUP_EVENT,
    GROUP_NAV,         /* links that belong to the site, left out in print */
    GROUP_SEARCH,      /* where one searches the site; `label` asks what for; left out in print */
    GROUP_ROLES
} group_role;

typedef struct doc_toc_entry {
    int level;          /* from 1 */
    inline_list text;   /* without links and notes */
    str number;         /* "1.2", or "" */
    str anchor;
} doc_toc_entry;

typedef list_of(doc_toc_entry) doc_toc;

typedef enum image_kind { IMAGE_PNG, IMAGE_JPEG, IMAGE_SVG } image_kind;

struct doc_image {
    image_kind kind;
    str source;          /* file, relative to the project */
    str path;            /* where the site has it, from its root */
    int32_t width, height; /* natural size in CSS pixels (96 to the inch) */
    str content;         /* the bytes of the file */
};

struct doc_block {
    block_kind kind;
    doc_block *next, *first, *last;
    doc_block *parent;      /* set by block_append; NULL at the top of a document, note or list of blocks */
    inline_list text;
    group_role role;        /* BLOCK_GROUP */
    str anchor;             /* id in the document; "" if none. ASCII, unique, stable */
    str label;              /* "Vedtak", "Sak 04-26", "Figur 2", heading number "1.2"; BLOCK_TOC: "Innhold" over it
                               in print, or "" where the author has given it a heading */
    str lang;               /* BCP 47; "" as the surroundings */
    str alt;                /* BLOCK_FIGURE: alternative text, never empty */
    str literal;            /* BLOCK_CODE */
    int level;              /* BLOCK_HEADING; BLOCK_LIST: the first number */
    int task;               /* BLOCK_ITEM: 0 none, 1 open, 2 done */
    bool ordered, tight;    /* BLOCK_LIST */
    bool ended;             /* GROUP_DECISION of a timeline: not in force any more, as its text says */
    char marker;            /* BLOCK_LIST: '1' or 'a' for ordered ones, '-' for others */
    const doc_link *link;   /* BLOCK_FIGURE: the picture is a link; GROUP_CASE: the matter's page */
    const doc_table *table; /* BLOCK_FIGURE: what a drawing shows, for the web page to unfold; NULL if none */
    str table_title;        /* of that table: "Figur 2 som tabell" */
    const doc_image *image;
    const doc_drawing *drawing;
    const doc_toc *toc;
    bool toc_wanted;        /* BLOCK_HEADING: belongs in bookmarks and contents */
    doc_place place;
};

/* ---- the document -------------------------------------------------------------------------- */

typedef enum document_kind {
    DOCUMENT_MINUTES,   /* agenda and minutes */
    DOCUMENT_REPORT,    /* annual report: cover, chapters */
    DOCUMENT_PLAN,      /* plan and other documents */
    DOCUMENT_PAPER,     /* case paper */
    DOCUMENT_REGISTER,  /* a generated page: lists, a matter, a body, the front page */
} document_kind;

typedef struct doc_note {
    int number;          /* from 1, in order of the first call */
    block_list blocks;
} doc_note;

typedef struct doc_cover {
    bool wanted;
    str title, subtitle, organisation;
    str year;            /* large on the cover; "" where the title says it */
    str date;            /* as printed; "" if none */
    const doc_image *image; /* NULL: the theme's drawing */
} doc_cover;

/* What a page is about, for machines that read it: a type and its properties in the words of schema.org. */
typedef struct doc_thing doc_thing;

typedef struct doc_property {
    const char *name;       /* "startDate" */
    str value;              /* unless it is a thing */
    bool is_page;           /* the value is a page or file of the site, from its root */
    const doc_thing *thing; /* NULL for a value */
} doc_property;

struct doc_thing {
    const char *type;       /* "Event" */
    list_of(doc_property) properties;
};

/* A file that goes along inside the PDF. */
typedef struct doc_file {
    str name, content;
} doc_file;

/* A page of the site that this one leads to, beside its text. Without a title: none. */
typedef struct doc_way {
    str label;           /* "Forrige" */
    str title;
    str page, anchor;    /* from the site's root; a page, or a PDF */
    str lang;            /* of the title; "" as the page */
} doc_way;

typedef struct document {
    document_kind kind;
    const char *page_kind; /* "matter": what the page is in its site; NULL outside of one */
    str genre;           /* "Årsmelding": the same for readers; "" for a page that only lists others */
    str board;           /* the body it belongs to, by its name of today; "" if none */
    str board_names;     /* every name that this body has had, one a line */
    str page;            /* its address, from the site's root, with a '/' at its end ("" is the front page) */
    str pdf;             /* its PDF, from the site's root; "" if none is made */
    str source;          /* the file it is made from; "" for registers */
    str lang;            /* BCP 47 */
    str title;           /* for metadata, bookmarks, <title> */
    str subtitle;
    str organisation;    /* the issuer */
    str subject;         /* one line of description */
    str date;            /* ISO, the document's own */
    str state;           /* "Utkast", "Innkalling", … as printed; "" if none */
    str mark;            /* on every page of a draft or of a copy for internal use: "Utkast"; "" if none */
    bool draft;
    bool internal;       /* built for internal use */
    str version;         /* "23.03.2026, 4f2a9c1" as printed; "" without git */
    str last_changed;    /* "Sist endret …" with it; the same */
    str changed;         /* ISO, the day of that version; "" without git */
    str running_head;
    str page_label;      /* "side {page} av {pages}": the back end fills in the numbers */
    doc_way previous, next; /* in the series that it belongs to */
    doc_way paper;       /* what comes nearest to it in print, if it has no PDF of its own */
    str ways_label, address_label; /* "Forrige og neste", "Fast adresse" */
    str note_title;      /* "Noter": over the notes in HTML */
    str continued;       /* "(forts.)": after the caption of a table that goes on */
    str decimal_sign;    /* "," */
    str quotation_mark;  /* "«": hangs before a pull quote that has none */
    str joins;           /* signs between two figures after which no line ends: "–-/" */
    const map *names;    /* words that names of people are made of: divided where nothing else fits; NULL: none */
    doc_cover cover;
    bool attach;         /* its PDF carries its data, and these sources */
    list_of(doc_file) attached;
    const doc_thing *about; /* NULL: nothing but text */
    block_list blocks;
    list_of(doc_note) notes;
    str_list files; /* that it shows or links to, from the site's root */
} document;

/* ---- making -------------------------------------------------------------------------------- */

document    *document_new(arena *a, document_kind kind);
doc_block   *block_new(arena *a, block_kind kind);
doc_block   *block_group(arena *a, group_role role, str label);
doc_block   *block_paragraph(arena *a, str text);             /* of one text; "" gives an empty one */
doc_block   *block_heading(arena *a, int level, str text, str anchor);
void         block_add(block_list *list, doc_block *b);
void         block_append(doc_block *parent, doc_block *b);   /* the only way to give a block children: it keeps `parent` */
void         block_append_all(doc_block *parent, block_list list);
inline_node *inline_new(arena *a, inline_kind kind);
inline_node *inline_text(arena *a, str text);
inline_node *inline_around(arena *a, inline_kind kind, inline_list children);
inline_node *inline_link(arena *a, const doc_link *link, str text);
void         inline_add(inline_list *list, inline_node *n);
void         inline_add_all(inline_list *list, inline_list more); /* `more` is part of the list from then on */
void         inline_add_text(arena *a, inline_list *list, str text); /* "" adds nothing */
doc_cell    *row_add(arena *a, doc_table *t, row_kind kind);  /* a row of column_count empty cells; gives the cells */

/* ---- reading ------------------------------------------------------------------------------- */

/* Walks all blocks in reading order, those in groups and items too (tables and notes are left to the visitor): the block
   after b below root, NULL at the end. With root NULL the walk goes on through b's siblings at the top:
   for (b = doc->blocks.first; b; b = block_after(NULL, b)). */
const doc_block *block_after(const doc_block *root, const doc_block *b);

/* The label that is shown right before a block's own text, "" if none. A case or attachment that begins with a heading
   lends it its label ("Sak 04-26" + "Årsmelding 2025" is one heading) and has none of its own then. */
str  block_label(const doc_block *b);

/* Where the decimals of a number begin, with their sign; s.len without any. A comma or a point with a figure on either side
   is no decimal sign where it stands twice ("1,250,000"), or three figures follow and `sign`, the language's, is the other
   one ("1,250" in English). */
size_t number_decimals(str s, str sign);

bool block_opens_quoted(const doc_block *b); /* does its text begin with a quotation mark of its own? */

/* What stands before the item at `position` (from 0) of an ordered list: "3.", "c."; "" for other lists. */
str  list_marker(arena *a, const doc_block *list, int position);

/* Is it, or does it stand in, what belongs to the site and not to its text: GROUP_NAV, GROUP_SEARCH? */
bool block_is_of_site(const doc_block *b);

/* Does the document begin with a title of its own (GROUP_TITLE)? Else its cover is the title. */
bool document_has_title(const document *doc);

/* Adds a text to one that it follows; where what stood between them is left out, one space is enough. */
void inline_join(buf *out, str piece);

str  inline_lines(arena *a, const inline_node *first);        /* the same, but breaks are line ends */
str  inline_plain(arena *a, const inline_node *first);        /* the text in one line: breaks are spaces, notes and symbols left out */

/* The text form of a document: `referat dump document`. One line for each block and its text. */
void document_dump(const document *doc, buf *out);

/* What it is and its blocks in reading order, as JSON, for machines. */
void document_json(const document *doc, buf *out);

/* Only the text, in reading order, one paragraph, cell or heading a line, notes at the end, with no-break spaces as spaces: what
   HTML and PDF must both show. */
void document_text(const document *doc, buf *out);

/* Kind and size of a picture, of any of the three kinds; false where the bytes are none, or it has no size. */
bool image_measure(str content, doc_image *image);

/* An SVG file without scripts and without references out of it, appended to `out`: nothing where it
   cannot be read, or cannot be made safe. false: it was safe as it is. */
bool svg_without_scripts(str content, buf *out);

const char *document_kind_name(document_kind kind);           /* "minutes" */
const char *block_kind_name(block_kind kind);
const char *group_role_name(group_role role);                 /* "decision": also the class in HTML */
const char *table_role_name(table_role role);                 /* "attendance": the same */
const char *colour_role_name(colour_role role);               /* "deep" */

#endif
