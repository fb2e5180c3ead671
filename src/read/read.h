/*
 * read: from files to trees in which every value knows its place.
 *
 * Three readers, YAML (libyaml), Markdown (cmark-gfm) and CSV, each from a source of `diag` to a tree in
 * an arena. Reading never fails: what is broken becomes a message, and what could be read stands in the
 * tree. Nothing is interpreted here: a scalar is the text in the file, a heading is a heading.
 *
 * Limits (each with a message): the length of a source, the nesting and the number of nodes of YAML and Markdown, the
 * number that YAML aliases may unfold to, the cells of a CSV, the length of one block of Markdown. They bound what memory
 * a hostile source can cost: a document takes some hundred bytes for each node and each line, and in a single word for
 * each byte. The marks of a Markdown text are counted before it is parsed, as cmark makes up to two nodes for each. All
 * three readers are linear in the size of the source.
 */
#ifndef REFERAT_READ_H
#define REFERAT_READ_H

#include "diag/diag.h"

#define READ_SIZE_MOST  ((size_t)8 << 20) /* bytes in one source */
#define READ_DEPTH_MOST 100               /* nesting, YAML and Markdown alike */
#define READ_NODES_MOST 300000 /* values of YAML, and blocks, inlines and lines of code of Markdown, in one source */
#define READ_MARKS_MOST 600000 /* line ends and characters of Markdown that are neither letters, digits nor blanks */
#define READ_CELLS_MOST 600000 /* of CSV */
#define READ_BLOCK_MOST ((size_t)256 << 10) /* bytes of one paragraph, heading, cell or block of code */

/* ---- YAML ---------------------------------------------------------------------------------- */

typedef enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP } node_kind;

typedef struct node node;
typedef struct node_pair node_pair;
typedef list_of(const node *) node_list;
typedef list_of(node_pair) node_pairs;

struct node {
    node_kind kind;
    span at;     /* of the value, without quotes */
    str text;    /* NODE_SCALAR: as in the file, escapes and folding undone */
    bool quoted; /* NODE_SCALAR: an empty value that is quoted is a value; unquoted it is missing */
    bool broken; /* a mistake in it was reported: it is cut short, or something of it is missing */
    bool holed;  /* of a whole text: so is something in it */
    node_list items;  /* NODE_LIST */
    node_pairs pairs; /* NODE_MAP, in file order, no key twice */
};

struct node_pair {
    str key;
    span key_at;
    const node *value; /* never NULL; an empty scalar where nothing is given */
};

/* A whole source. An empty one gives an empty map. Messages: YAML_SYNTAX, YAML_DOUBLE_KEY, YAML_LIMIT.
   Never NULL. Plain `~` and `null` are empty scalars (core schema); all other scalars stay text. */
const node *read_yaml(diag *d, arena *a, source_id source);

/* A part of a source: front matter, or the content of a directive. */
const node *read_yaml_part(diag *d, arena *a, span part);

const node *node_find(const node *map, str key); /* NULL where the map (or map itself) has none */
bool node_empty(const node *n); /* NULL, or a scalar with no text that is not quoted */

/* ---- Markdown ------------------------------------------------------------------------------ */

typedef enum md_kind {
    /* blocks */
    MD_DOCUMENT,
    MD_HEADING, /* level 1–6 */
    MD_PARAGRAPH,
    MD_QUOTE,
    MD_LIST,       /* ordered, start, tight, marker */
    MD_ITEM,       /* task: 0 none, 1 open [ ], 2 done [x] */
    MD_CODE_BLOCK, /* info, text */
    MD_DIRECTIVE,  /* ```{name}: info is the name, options its YAML */
    MD_HTML_BLOCK, /* text; comments are kept, the rest is shown as text */
    MD_BREAK,      /* thematic */
    MD_TABLE,      /* alignments[columns], children MD_ROW; the first is the header */
    MD_ROW,
    MD_CELL,
    MD_FOOTNOTE, /* a definition: text is its label, children its blocks. At the end of the document */
    /* inlines */
    MD_TEXT, /* text */
    MD_SOFT_BREAK,
    MD_LINE_BREAK,
    MD_CODE, /* text */
    MD_HTML, /* text */
    MD_EMPHASIS,
    MD_STRONG,
    MD_STRIKE,
    MD_LINK,      /* url, title */
    MD_IMAGE,     /* url, title; children are the alternative text */
    MD_REFERENCE, /* to a footnote: text is its label */
    MD_ROLE,      /* {name}`argument`: info is the name, text the argument */
    MD_KINDS
} md_kind;

typedef enum md_align { MD_ALIGN_NONE, MD_ALIGN_LEFT, MD_ALIGN_CENTER, MD_ALIGN_RIGHT } md_align;

typedef struct md_node md_node;

/* What few nodes have. They are apart because nodes are most of what a large archive takes. */
typedef struct md_detail {
    str info;
    str url, title;
    const md_node *caption;     /* MD_IMAGE: its title, as MD_TEXT and MD_REFERENCE, where that calls footnotes; or NULL.
                                   MD_DIRECTIVE: each of its values that does, one after another; `text` is the value */
    span text_at;               /* of `text` or `info`'s argument, where it differs from `at` */
    const node *options;        /* MD_DIRECTIVE */
    const md_align *alignments; /* MD_TABLE */
    str lang;                   /* set by `model` from comments; "" as the surroundings */
} md_detail;

struct md_node {
    md_kind kind;
    span at; /* of the node in its source, markup included (text: the text itself) */
    md_node *parent, *first, *last, *next, *before;
    str text;                /* see md_kind */
    const md_detail *detail; /* never NULL: all empty where there is nothing */
    int level;               /* MD_HEADING level; MD_LIST start; MD_TABLE columns; MD_CODE_BLOCK signs of its fence, 0: indented */
    int8_t task;             /* MD_ITEM */
    bool ordered, tight;     /* MD_LIST */
    char marker;             /* MD_LIST: '-', '*', '+', '.' or ')' */
};

typedef struct read_document {
    const node *front; /* front matter; NULL where the file has none */
    span front_at;     /* the YAML between the two lines of dashes */
    md_node *body;     /* MD_DOCUMENT, never NULL */
} read_document;

/* Front matter and body of a Markdown source. Footnote definitions that nothing calls are kept.
   Messages: those of YAML, FRONT_MATTER_OPEN, MARKDOWN_DEPTH, MARKDOWN_LIMIT, FOOTNOTE_UNDEFINED, FOOTNOTE_UNUSED. */
read_document read_markdown(diag *d, arena *a, source_id source);

bool md_is_block(md_kind kind);
md_node *md_new(arena *a, md_kind kind, span at);
md_detail *md_detail_of(arena *a, md_node *n); /* a node's own, to be filled */
void md_append(md_node *parent, md_node *child);
void md_remove(md_node *n); /* from its parent; the subtree stays whole */
/* The node after n in reading order, inside root; NULL at the end. */
const md_node *md_next(const md_node *root, const md_node *n);
bool md_is_break(const md_node *n); /* of a line, soft or hard */
/* The text below a node: breaks are spaces, roles their argument, images their alt. */
str md_plain(arena *a, const md_node *n);
const char *md_kind_name(md_kind kind); /* "heading": for dumps */

/* ---- CSV (RFC 4180) ------------------------------------------------------------------------ */

typedef struct csv_cell {
    str text; /* quotes undone, trimmed */
    span at;
} csv_cell;

typedef list_of(csv_cell) csv_row;
typedef list_of(csv_row) csv_table;

/* Rows of a source, the header among them; empty lines and lines that begin with # are left out. The separator is the
   comma, or the semicolon where the first line has more of them. Messages: CSV_QUOTE, CSV_WIDTH (a row with another
   number of cells than the header; unquoted amounts such as 125,50 are named in its help), CSV_LIMIT. */
csv_table read_csv(diag *d, arena *a, source_id source);

/* ---- dump ---------------------------------------------------------------------------------- */

/* The text form of a tree, one node a line, indented, with line:column and content. */
void node_dump(const diag *d, const node *n, buf *out);
void md_dump(const diag *d, const md_node *n, buf *out);

/* ---- letters.c: lists with letters, which Markdown takes for running text -------------------------- */

#define MD_NO_LETTER 0
char md_letter(const md_node *n);                     /* 'a' to 'z' where a text begins with one as an item does */
size_t md_letter_end(str s);                          /* where the text after that letter begins */
const md_node *md_letter_item(const md_node *from, char letter); /* what begins that item on a line further down; or NULL */
const md_node *md_letter_next(const md_node *item);   /* what begins the next item in a paragraph; or NULL */
const md_node *md_letter_lead(const md_node *paragraph); /* the first item, where lines of a paragraph lead to one; or NULL */
const md_node *md_letter_line(const md_node *n);      /* what begins the line after a lettered list's first; or NULL */
bool md_is_lettered(const md_node *n);                /* is it a lettered list, or one item of it? */

#endif
