/*
 * type: from a document to pages of positioned marks.
 *
 * Steps, one file each: fonts and shaping (HarfBuzz), items of a paragraph, lines, tables, notes,
 * pages. What comes out knows nothing of PDF: a list of pages, each with marks in drawing order, in
 * 1/65536 pt from the top left corner of the page, y downwards. Every mark says which element of
 * the document's structure it belongs to, or that it is decoration (an artifact), so that tagged
 * output needs no second look.
 */
#ifndef REFERAT_TYPE_H
#define REFERAT_TYPE_H

#include "base/base.h"
#include "diag/diag.h"
#include "doc/doc.h"
#include "hyphen/hyphen.h"
#include "theme/theme.h"

/* ---- fonts ----------------------------------------------------------------------------------- */

/* The fonts of a theme, open and ready to shape; shared by all documents of one thread. */
typedef struct type_fonts type_fonts;

type_fonts *type_fonts_new(diag *d, arena *a, const theme *t, hyphenation *h); /* NULL: no word is divided */
void type_fonts_drop(type_fonts *fonts);

/* A font file that glyphs come from. Slots are small integers, the same in every run. */
typedef struct type_font {
    str path;
    int index; /* face in a collection */
    str name;  /* PostScript name */
    int32_t units_per_em, ascent, descent, cap_height, italic_angle;
    int32_t box[4]; /* xMin yMin xMax yMax in font units */
    bool cff;       /* outlines are CFF, not TrueType */
    bool serif, fixed;
    int weight;
} type_font;

const type_font *type_font_about(const type_fonts *fonts, int font);
struct hb_face_t *type_font_face(const type_fonts *fonts, int font);            /* of HarfBuzz */
int32_t type_glyph_advance(const type_fonts *fonts, int font, uint32_t glyph); /* font units */

/* ---- marks ----------------------------------------------------------------------------------- */

typedef enum mark_kind {
    MARK_GLYPHS,
    MARK_RULE,
    MARK_PATH,
    MARK_IMAGE,
    MARK_LINK,
    MARK_LINE, /* shows nothing: what is known of the line whose marks follow, for tests of pages */
} mark_kind;

/* How a line fills its measure. */
typedef enum line_manner {
    LINE_RAGGED, /* its spaces have their own width */
    LINE_FILLED, /* its spaces are stretched or shrunk to the measure */
    LINE_LOOSE,  /* was to be filled, but its spaces would have grown beyond the theme's limit */
} line_manner;

typedef struct type_line {
    int nth, count; /* of its paragraph, from 1; 0 where it is no part of one */
    line_manner manner;
    length measure; /* room that it had */
    int32_t space;  /* width of its spaces in thousandths of their own; 1000 where it has none */
} type_line;

/* Glyphs show the mark's text in its order, each the next `text_len` bytes of it. */
typedef struct type_glyph {
    length advance;   /* as set, kerning and justification included */
    uint16_t glyph;   /* number in the font file, before subsetting */
    uint8_t text_len; /* 0: belongs to the glyph before */
} type_glyph;

/* How a line is drawn, where it is no plain one. */
typedef enum line_cap { CAP_BUTT, CAP_ROUND, CAP_SQUARE } line_cap;
typedef enum line_join { JOIN_MITER, JOIN_ROUND, JOIN_BEVEL } line_join;

typedef struct type_pen {
    const length *dashes; /* drawn and left out in turn; none: unbroken */
    int dash_count;
    length phase;
    line_cap cap;
    line_join join;
    int32_t miter; /* most of a corner's length, in 1/65536 of the width */
} type_pen;

typedef struct type_stop {
    int32_t at; /* in 1/65536 of the way; none before the one in front of it */
    rgb colour;
    uint8_t clear; /* 0 opaque … 255 unseen */
} type_stop;

/* A colour that changes: from 0 0 to 1 0, or from a focus to the circle around 0 0 with radius 1.
   All in 1/65536; the matrix (a b c d e f, as in SVG) takes it to where the mark was made. */
typedef struct type_gradient {
    bool radial;
    int32_t focus[3]; /* x y r */
    length matrix[6];
    const type_stop *stops;
    size_t stop_count;
} type_gradient;

/* What is seen of a mark: the inside of each path of the chain, where the mark was made. */
typedef struct type_clip {
    const struct type_segment *path;
    size_t path_count;
    bool even_odd;
    const struct type_clip *outer;
} type_clip;

typedef struct type_mark {
    mark_kind kind;
    int32_t element;    /* structure element that it belongs to; below 0 an artifact_kind */
    length x, y, w, h;  /* glyphs: start of the baseline, w the width; others: the box, y its top */
    colour_role colour; /* glyphs, rules, paths (fill) */
    colour_role stroke; /* paths */
    length stroke_width;
    bool dashed;
    int font; /* glyphs */
    length size;
    str text; /* glyphs: the text that they show, hyphen included as U+00AD; spaces included */
    const type_glyph *glyphs;
    size_t glyph_count;
    const doc_point *offsets; /* of each glyph from the pen, y downwards; NULL where all are 0 */
    const struct type_segment *path; /* paths, in page coordinates */
    size_t path_count;
    rgb fill_rgb,
        stroke_rgb; /* when colour is COLOUR_ROLES: a colour of its own (pictures in SVG) */
    bool turned;    /* glyphs: set from bottom to top */
    const length *turn; /* glyphs: a b c d of a matrix around x y, y downwards; NULL none */
    uint8_t fill_clear, stroke_clear; /* 0 opaque … 255 unseen */
    const type_gradient *fill_gradient, *stroke_gradient; /* instead of a colour */
    const type_pen *pen;                                  /* paths; NULL a plain one */
    const type_clip *clip;
    doc_point moved; /* since it was made: gradients and clips are in the places of that time */
    bool even_odd;  /* paths: filled by the even-odd rule */
    uint32_t order; /* place in the text: a figure may stand later on the pages than it is read */
    const doc_image *image;
    const doc_link *link; /* links: the box on this page */
    const type_line *line;
} type_mark;

typedef enum segment_kind { SEGMENT_MOVE, SEGMENT_LINE, SEGMENT_CURVE, SEGMENT_CLOSE } segment_kind;

typedef struct type_segment {
    segment_kind kind;
    length x[3], y[3]; /* curve: two controls and the end; else the first is the point */
} type_segment;

/* ---- structure ------------------------------------------------------------------------------- */

/* What no reader is told of, as the element of a mark (ISO 32000-1, 14.8.2.2). */
typedef enum artifact_kind {
    ARTIFACT_LAYOUT = -1,     /* rules, marks that decorate */
    ARTIFACT_BACKGROUND = -2, /* grounds, what covers a page */
    ARTIFACT_FOOT = -3,       /* the foot line */
    ARTIFACT_REPEATED = -4,   /* headers of a table that goes on */
    ARTIFACT_WATERMARK = -5,  /* the mark of a draft */
} artifact_kind;

typedef enum element_kind {
    ELEMENT_DOCUMENT,
    ELEMENT_SECTION,
    ELEMENT_DIVISION, /* what belongs together, as a figure and its caption */
    ELEMENT_HEADING,
    ELEMENT_PARAGRAPH,
    ELEMENT_LIST,
    ELEMENT_ITEM,
    ELEMENT_LABEL,
    ELEMENT_BODY,
    ELEMENT_TABLE,
    ELEMENT_TABLE_HEAD,
    ELEMENT_TABLE_BODY,
    ELEMENT_ROW,
    ELEMENT_HEADER_CELL,
    ELEMENT_CELL,
    ELEMENT_CAPTION,
    ELEMENT_FIGURE,
    ELEMENT_SYMBOL, /* a picture in a line */
    ELEMENT_TOC,
    ELEMENT_TOC_ITEM,
    ELEMENT_QUOTE,
    ELEMENT_NOTE,
    ELEMENT_REFERENCE,
    ELEMENT_LINK,
    ELEMENT_SPAN,
    ELEMENT_CODE, /* a block of it; its lines are paragraphs */
    ELEMENT_KINDS
} element_kind;

typedef struct type_element {
    element_kind kind;
    int32_t parent;         /* index, always smaller than its own; -1 for the document */
    int level;              /* headings; notes: their number */
    str lang;               /* "" as the parent */
    str alt;                /* figures, symbols; links without text of their own */
    str expansion;          /* abbreviations */
    const doc_block *block; /* what it was made from, or NULL */
    int span;               /* columns of a cell; 0 and 1 are one */
    bool row_scope, column_scope;
} type_element;

/* ---- the result ------------------------------------------------------------------------------ */

typedef struct type_anchor {
    str name;
    int page; /* from 0 */
    length x, y;
} type_anchor;

typedef struct type_outline {
    int level; /* from 1 */
    str text;
    int page;
    length y;
} type_outline;

typedef struct type_page {
    length width, height;
    str label; /* as printed: "3", "iv", or "" on a cover */
    list_of(type_mark) marks;
} type_page;

typedef struct typeset {
    const document *doc;
    const theme *theme;
    list_of(type_page) pages;
    list_of(type_element) elements;
    list_of(type_anchor) anchors;
    list_of(type_outline) outlines;
    int rounds; /* of the page-number loop */
} typeset;

/* Sets a document. Messages (R8xx) point to the block: GLYPH_MISSING, GLYPH_BORROWED,
   LINE_TOO_LONG, TABLE_TOO_WIDE, IMAGE_BAD, PAGES_UNSETTLED … . Never NULL. */
const typeset *type_set(diag *d, arena *a, type_fonts *fonts, const theme *t, const document *doc);

/* The text of the pages as it is read, in the words of document_text: headings, paragraphs, cells a
   line each, notes at the end; without contents, page numbers, calls of notes, bullets, and the
   text in figures. For the test that PDF and document agree, which compares word by word. */
void type_text(const typeset *set, buf *out);

/* All text that is drawn on the pages, for the search for what may stand nowhere: that of type_text, and contents, numbers,
   running heads and feet, bullets and the text in figures as well. */
void type_drawn(const typeset *set, buf *out);

/* `referat dump pages`: one line for each mark, positions in 1/65536 pt. */
void type_dump(const typeset *set, buf *out);

/* ---- the fonts of the site -------------------------------------------------------------------- */

/* The characters of a site, gathered from its pages, and the theme's fonts cut down to them, as WOFF2. */
typedef struct type_letters type_letters;
typedef void type_file_taker(void *to, str path, str content);

type_letters *type_letters_new(arena *a);
void type_letters_add(type_letters *letters, str text);

/* The fonts of the last site, for the next one: they are made anew only if it has other characters, or other font files.
   A file that is replaced while a store knows it is not noticed. */
typedef struct type_webfont_store type_webfont_store;

type_webfont_store *type_webfont_store_new(arena *a);
void type_webfont_store_drop(type_webfont_store *s);

/* Puts them at theme_font_path. Without a store (NULL) all are made. */
void type_webfonts(const theme *t, const type_letters *letters, type_webfont_store *s, type_file_taker *put, void *to);

#endif
