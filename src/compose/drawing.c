/*
 * drawing: shapes by the dozen, estimated widths, and lines that fit a box.
 *
 * See drawing.h. Bold letters are up to a sixteenth wider than the table says. A line is broken at the last space,
 * hyphen or slash that fits; a word that is wider than the box by itself is divided as on a page, by the patterns of
 * its language, and only where these have no point that fits, it is cut where the room ends.
 */
#include "compose/drawing.h"

#include <string.h>

doc_drawing *drawing_new(arena *a, length width, length height)
{
    doc_drawing *d = arena_make(a, doc_drawing);
    d->width = width;
    d->height = height;
    return d;
}

static doc_shape shape_of(shape_kind kind, paint look)
{
    doc_shape s = { .kind = kind, .fill = look.fill, .stroke = look.stroke };
    s.width = look.width;
    s.dashed = look.dashed;
    return s;
}

doc_shape *draw_box(arena *a, doc_drawing *d, box where, length radius, paint look)
{
    doc_shape s = shape_of(SHAPE_RECT, look);
    s.x = where.x;
    s.y = where.y;
    s.w = where.w;
    s.h = where.h;
    s.r = radius;
    return list_add(a, &d->shapes, s);
}

void draw_line(arena *a, doc_drawing *d, doc_point from, doc_point to, paint look)
{
    doc_shape s = shape_of(SHAPE_LINE, look);
    s.x = from.x;
    s.y = from.y;
    s.w = to.x - from.x;
    s.h = to.y - from.y;
    list_add(a, &d->shapes, s);
}

void draw_circle(arena *a, doc_drawing *d, doc_point centre, length radius, paint look)
{
    doc_shape s = shape_of(SHAPE_CIRCLE, look);
    s.x = centre.x;
    s.y = centre.y;
    s.r = radius;
    list_add(a, &d->shapes, s);
}

void draw_path(arena *a, doc_drawing *d, const doc_point *points, size_t count, paint look)
{
    doc_shape s = shape_of(SHAPE_PATH, look);
    doc_point *kept = arena_array(a, doc_point, count);
    memcpy(kept, points, count * sizeof *points);
    s.points = kept;
    s.point_count = count;
    list_add(a, &d->shapes, s);
}

doc_shape *draw_text(arena *a, doc_drawing *d, doc_point at, str words_of_it, lettering look)
{
    doc_shape s = {
        .kind = SHAPE_TEXT, .x = at.x, .y = at.y, .text = words_of_it, .size = look.size
    };
    s.fill = look.colour;
    s.bold = look.bold;
    s.anchor = look.anchor;
    return list_add(a, &d->shapes, s);
}

/* ---- widths ---------------------------------------------------------------------------------- */

/* Advance widths of U+0020 to U+007E in thousandths of the size: for each letter the greater of those
   in the families of the two themes, Lato and Gentium Book Plus, upright. */
static const int16_t widths[] = {
    256, 284, 439, 580, 580, 802, 712, 257, 322, 322, 445, 580, 243, 372, 243, 472, 580, 580,  580,
    580, 580, 580, 580, 580, 580, 580, 250, 262, 580, 580, 580, 448, 836, 677, 646, 668, 760,  578,
    566, 730, 764, 308, 422, 662, 514, 928, 764, 800, 600, 800, 626, 542, 590, 736, 677, 1036, 649,
    624, 602, 317, 469, 308, 580, 459, 400, 497, 560, 478, 560, 528, 350, 520, 562, 281, 269,  508,
    281, 822, 562, 567, 560, 560, 412, 433, 358, 558, 516, 786, 509, 516, 452, 341, 250, 341,  580,
};

/* Other letters: as wide as the widest of their kind in those families, ligatures apart. */
static int rune_width(uint32_t rune)
{
    size_t known = sizeof widths / sizeof *widths;
    if (rune >= ' ' && rune - ' ' < known)
        return widths[rune - ' '];
    if (rune == 0xA0)
        return widths[0];
    if (rune == 0xC6 || rune == 0xE6 || rune == 0x2014 || rune == 0x2026)
        return rune == 0xC6 ? 930 : 805;
    return utf8_is_upper(rune) ? 800 : 580;
}

length text_width(str s, length size)
{
    int64_t width = 0;
    for (size_t i = 0; i < s.len;)
        width += rune_width(utf8_next(s, &i));
    int64_t scaled = width * size / 1000;
    return scaled > INT32_MAX / 4 ? INT32_MAX / 4 : (length)scaled;
}

/* ---- lines ----------------------------------------------------------------------------------- */

#define HYPHEN_LEAST  4 /* bytes before a hyphen that a line may end with: not "e-" */
#define LETTERS_LEAST 3 /* after the cut of a word that is not divided: not "xxxxxxx-x" */
#define PART_GOOD     5 /* letters after the point where a word is divided, if there is such a point */
#define LINES_MOST    10  /* of one text: what is longer is no name, and the table has it whole */
#define CUT_MOST      200 /* letters of a word that are looked at for that */

/* Where the line that begins at `from` ends, and the next one begins. */
typedef struct line_end {
    size_t to, next;
    bool hyphen;
} line_end;

static bool ends_word(uint32_t rune)
{
    return rune == ' ' || rune == 0xA0 || rune == '-' || rune == '/';
}

/* The last place in a word where enough of its letters come after. */
static size_t latest_cut(str s, size_t from)
{
    size_t i = from, last[LETTERS_LEAST] = { from, from, from };
    for (size_t letters = 0; i < s.len && letters < CUT_MOST; letters++) {
        const size_t here = i;
        if (ends_word(utf8_next(s, &i)))
            break;
        for (size_t k = LETTERS_LEAST - 1; k > 0; k--)
            last[k] = last[k - 1];
        last[0] = here;
    }
    return last[LETTERS_LEAST - 1];
}

/* The whole word that the place is in, of a line before it too. */
static str word_around(str s, size_t at)
{
    size_t start = 0;
    for (size_t i = 0; i < s.len;) {
        const size_t here = i;
        if (!ends_word(utf8_next(s, &i)))
            continue;
        if (here >= at)
            return str_slice(s, start, here);
        start = i;
    }
    return str_slice(s, start, s.len);
}

/* "ut", "av", "an", "in": what begins with a vowel after a point, and has two letters, begins a part of a compound. */
static bool is_prefix(str piece)
{
    return piece.len == 2 && memchr("aeiouy", piece.at[0], 6);
}

/* The point to divide a word at, of so many that there is room for: the last with enough after it, and before a prefix:
   "beredskaps-rådet", "bibliotek-utvalget". */
static size_t good_point(str whole, const uint8_t *points, size_t count)
{
    size_t i = count - 1;
    while (i > 0 && utf8_count(str_slice(whole, points[i], whole.len)) < PART_GOOD)
        i--;
    if (utf8_count(str_slice(whole, points[i], whole.len)) < PART_GOOD)
        i = count - 1;
    const bool prefix = i > 0 && is_prefix(str_slice(whole, points[i - 1], points[i]));
    return prefix ? points[i - 1] : points[i];
}

/* Where the word that a line begins with at `from` is cut, if there is room up to `at`: at a point where it may
   be divided; else where the room ends. */
static size_t cut_word(const hyphen_patterns *patterns, str s, size_t from, size_t at)
{
    uint8_t points[HYPHEN_WORD_MOST];
    const str whole = word_around(s, from);
    const size_t start = (size_t)(whole.at - s.at), all = hyphen_points(patterns, whole, points);
    size_t first = 0, end = 0;
    for (; end < all && start + points[end] <= at; end++)
        first += start + points[end] <= from;
    if (end > first)
        return start + good_point(whole, points + first, end - first);
    const size_t latest = latest_cut(s, from);
    return latest > from && latest < at ? latest : at;
}

/* What text_wrap was asked. */
typedef struct wrapping {
    const hyphen_patterns *patterns;
    str text;
    length size, width;
} wrapping;

static line_end find_end(const wrapping *w, size_t from)
{
    const str s = w->text;
    line_end end = { s.len, s.len, false };
    size_t good = from, i = from;
    size_t cut = from; /* as far as there is room for a hyphen, too */
    int64_t so_far = 0, most = (int64_t)w->width * 1000 / w->size;
    while (i < s.len) {
        size_t at = i;
        uint32_t rune = utf8_next(s, &i);
        if (so_far + rune_width('-') <= most || cut == from)
            cut = at;
        if (rune == ' ') /* needs no room at the end of a line */
            end = (line_end){ at, i, false }, good = i;
        so_far += rune_width(rune);
        if (so_far > most && good > from)
            return end;
        if (so_far > most && cut > from) {
            cut = cut_word(w->patterns, s, from, cut);
            return (line_end){ cut, cut, true };
        }
        if ((rune == '-' || rune == '/') && i < s.len && i - good >= HYPHEN_LEAST)
            end = (line_end){ i, i, false }, good = i;
    }
    return (line_end){ s.len, s.len, false };
}

length text_longest_word(str s, length size)
{
    length longest = 0;
    for (size_t from = 0, i = 0; i < s.len; from = i) {
        for (bool ends = false; i < s.len && !ends; i++)
            ends = s.at[i] == ' '
                   || ((s.at[i] == '-' || s.at[i] == '/') && i + 1 - from >= HYPHEN_LEAST);
        const length width = text_width(str_trim(str_slice(s, from, i)), size);
        longest = width > longest ? width : longest;
    }
    return longest;
}

/* The names in drawings are those of the archive, in an English report of it, too. */
const hyphen_patterns *text_patterns(const composer *c)
{
    const str language = words_lang_code(c->m->settings.language);
    return hyphenation_find(c->plan->options.hyphenation, language);
}

str_list text_wrap(arena *a, const hyphen_patterns *patterns, str s, length size, length width)
{
    const wrapping w = { patterns, s, size, width };
    str_list lines = { 0 };
    size_t from = 0;
    while (from < s.len && lines.len < LINES_MOST) {
        line_end end = find_end(&w, from);
        str line = str_slice(s, from, end.to);
        list_add(a, &lines, end.hyphen ? str_format(a, STR_FMT "-", STR_ARG(line)) : line);
        from = end.next;
    }
    if (from < s.len)
        lines.at[LINES_MOST - 1] = STR("…");
    return lines;
}
