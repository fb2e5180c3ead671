/*
 * From the text of a paragraph to items: boxes, glue, and places where a line may end.
 *
 * Break opportunities are those of Unicode (UAX #14, by libunibreak) over the whole text, less some
 * that the eye does not like (after the hyphen of "e-post", in "14:00–16:00"), and more inside
 * words: hyphenation points, the parts of an address, and, where one part alone is wider than the
 * measure, between any two letters.
 *
 * A word is shaped whole; its parts are measured on the whole word's glyphs, so kerning and
 * ligatures over a hyphenation point are kept as long as no line ends there.
 */
#include <linebreak.h>

#include "type/setter.h"

enum {
    PENALTY_HYPHEN = 60,  /* a hyphen that is added */
    PENALTY_DASH = 30,    /* after a hyphen or a slash that stands there */
    PENALTY_ADDRESS = 80, /* inside an address */
};

/* What the characters that are no letters become. */
typedef enum signs {
    SIGN_NONE,
    SIGN_SPACE,
    SIGN_FIXED,
    SIGN_THIN,
    SIGN_FEED,
    SIGN_SOFT,
    SIGN_ZERO,
    SIGN_NOTHING
} signs;

typedef struct cutter {
    setter *setter;
    paragraph *p;
    const char *breaks; /* LINEBREAK_… for each byte */
    length width;
    int64_t unbroken; /* width since the last place where a line may end */
    size_t stretch;   /* end of the text without spaces that stands here, */
    bool address;     /* and whether it is an address */
    const style *style;
} cutter;

static signs sign_of(uint32_t rune)
{
    switch (rune) {
    case ' ':
        return SIGN_SPACE;
    case '\n':
        return SIGN_FEED;
    case 0xa0:
        return SIGN_FIXED;
    case 0x2009:
    case 0x200a:
    case 0x202f:
        return SIGN_THIN;
    case 0xad:
        return SIGN_SOFT;
    case 0x200b:
        return SIGN_ZERO;
    case 0x2060:
    case 0xfeff:
        return SIGN_NOTHING;
    default:
        return SIGN_NONE;
    }
}

static item *add_item(cutter *c, item_kind kind, size_t at, size_t len)
{
    item made = { .kind = kind, .at = (uint32_t)at, .len = (uint32_t)len, .style = c->style };
    return list_add(c->setter->temp, &c->p->items, made);
}

static item *add_break(cutter *c, size_t at, int32_t penalty)
{
    item *made = add_item(c, ITEM_BREAK, at, 0);
    made->penalty = penalty;
    c->unbroken = 0;
    return made;
}

/* What may not be divided but is wider than the measure is divided all the same, here: nothing
   leaves the margin. */
static void add_width(cutter *c, size_t at, length width)
{
    if (c->unbroken > 0 && c->unbroken + width > c->width)
        add_break(c, at, PENALTY_TORN);
    c->unbroken += width;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static length width_of(const cutter *c, str text)
{
    const word *w = words_shape(c->setter->fonts, c->style->words, text);
    return fonts_scale(w->width, c->style->size);
}

/* ---- words ----------------------------------------------------------------------------------- */

/* The part of a ligature before byte `at` of the word: each letter has the same share. */
static int64_t share_before(const word_glyph *g, size_t at)
{
    if (at <= g->text_at)
        return 0;
    const size_t before = at - g->text_at;
    return before >= g->text_len ? g->advance : (int64_t)g->advance * (int64_t)before / g->text_len;
}

/* Width of the bytes from … to of a shaped word. */
static length part_width(const word *w, length size, size_t from, size_t to)
{
    int64_t em = 0;
    for (size_t i = 0; i < w->count; i++)
        em += share_before(&w->glyphs[i], to) - share_before(&w->glyphs[i], from);
    return fonts_scale(em, size);
}

typedef struct part {
    const word *word;
    size_t at;       /* of the word in the text */
    size_t from, to; /* of the part in the word */
    uint32_t number;
} part;

static void add_box(cutter *c, const part *x)
{
    const length width = part_width(x->word, c->style->size, x->from, x->to);
    add_width(c, x->at + x->from, width);
    item *box = add_item(c, ITEM_BOX, x->at + x->from, x->to - x->from);
    box->width = width;
    box->word = x->number;
}

/* A part wider than the measure: a line may end between any two letters. */
static void add_torn(cutter *c, part x)
{
    size_t end = x.to;
    while (x.from < end) {
        x.to = x.from;
        utf8_next(str_slice(x.word->text, 0, end), &x.to);
        add_box(c, &x);
        if (x.to < end)
            add_break(c, x.at + x.to, PENALTY_TORN);
        x.from = x.to;
    }
}

/* With the hyphen that may come after it. */
static void add_part(cutter *c, part x)
{
    const length hyphen = x.to < x.word->text.len ? width_of(c, STR("-")) : 0;
    if (part_width(x.word, c->style->size, x.from, x.to) > c->width - hyphen)
        add_torn(c, x);
    else
        add_box(c, &x);
}

static void add_address(cutter *c, part x)
{
    const str text = x.word->text;
    x.from = 0;
    for (size_t i = 1; i < text.len; i++) {
        if (!address_may_end(text, i))
            continue;
        x.to = i;
        add_part(c, x);
        add_break(c, x.at + i, PENALTY_ADDRESS);
        x.from = i;
    }
    x.to = text.len;
    add_part(c, x);
}

static void add_hyphen(cutter *c, size_t at, int32_t penalty)
{
    item *point = add_break(c, at, penalty);
    point->hyphen = true;
    point->width = width_of(c, STR("-"));
}

/* Headings and names are not divided, unless one word is wider than the measure: a hyphen is better
   than a word torn between two letters. */
static bool must_divide(const cutter *c, const word *w)
{
    return !c->style->code && fonts_scale(w->width, c->style->size) > c->width;
}

/* Does a number with a no-break space stand before the word? "14. februar", "200 kroner". */
static bool follows_number(str before)
{
    if (!str_ends(before, STR("\u00a0")))
        return false;
    before.len -= STR("\u00a0").len;
    if (str_ends(before, STR(".")))
        before.len--;
    return before.len > 0 && is_digit(before.at[before.len - 1]);
}

/* Does a year stand after it in the same way? "februar 2025". */
static bool precedes_year(str after)
{
    const size_t from = STR("\u00a0").len;
    return str_starts(after, STR("\u00a0")) && after.len >= from + 4
           && str_digits(str_slice(after, from, from + 4));
}

/* Names, and what is read in one with a number, are divided last. */
static int32_t hyphen_penalty(const cutter *c, const part *x)
{
    const str text = buf_str(&c->p->text);
    const bool kept = name_is_part(c->setter, x->word->text)
                      || follows_number(str_slice(text, 0, x->at))
                      || precedes_year(str_slice(text, x->at + x->word->text.len, text.len));
    return kept ? PENALTY_NAME : PENALTY_HYPHEN;
}

static void add_hyphenated(cutter *c, part x)
{
    if (!x.word->hyphens_known)
        words_hyphenate(c->setter->fonts, c->style->words, (word *)x.word);
    const int32_t penalty = x.word->point_count > 0 ? hyphen_penalty(c, &x) : 0;
    for (size_t i = 0; i < x.word->point_count; i++) {
        x.to = x.word->points[i];
        add_part(c, x);
        add_hyphen(c, x.at + x.to, penalty);
        x.from = x.to;
    }
    x.to = x.word->text.len;
    add_part(c, x);
}

static void report_missing(const cutter *c, const word *w)
{
    buf sign = buf_new(c->setter->temp);
    buf_rune(&sign, w->missing);
    str number = str_format(c->setter->temp, "U+%04X", (unsigned)w->missing);
    DIAG(c->setter->diag, GLYPH_MISSING, said_place(c->setter, buf_str(&sign)), number,
         buf_str(&sign), c->setter->doc->title);
}

static void add_word(cutter *c, size_t at, size_t len)
{
    str text = str_slice(buf_str(&c->p->text), at, at + len);
    const word *known = words_shape(c->setter->fonts, c->style->words, text);
    part x = { .word = known, .at = at, .to = len, .number = ++c->p->words };
    if (known->missing)
        report_missing(c, known);
    if (known->borrowed)
        said_borrowed(c->setter, known);
    if (c->address)
        add_address(c, x);
    else if (c->style->hyphenate || must_divide(c, known))
        add_hyphenated(c, x);
    else
        add_part(c, x);
}

/* One box, whatever it shows. A line may end beside it, but not between it and a stop. */
static void add_symbol(cutter *c, size_t at, size_t end)
{
    const length width = symbol_width(c->style);
    add_width(c, at, width);
    item *box = add_item(c, ITEM_BOX, at, end - at);
    box->width = width;
    box->word = ++c->p->words;
    size_t after = end;
    if (end < c->p->text.len && c->breaks[end - 1] == LINEBREAK_ALLOWBREAK
        && sign_of(utf8_next(buf_str(&c->p->text), &after)) == SIGN_NONE)
        add_break(c, end, PENALTY_DASH);
}

/* ---- spaces ---------------------------------------------------------------------------------- */

static bool is_among_figures(const cutter *c, size_t at, size_t len)
{
    str text = buf_str(&c->p->text);
    return at > 0 && at + len < text.len && is_digit(text.at[at - 1])
           && is_digit(text.at[at + len]);
}

/* Stretch and shrink of a space, in parts of the size: those of TeX's roman (Knuth, "The TeXbook",
   appendix F). Thin spaces and those between groups of figures keep their width: 1 250 000. */
static void add_space(cutter *c, size_t at, size_t len, signs kind, bool may_end)
{
    const bool thin = kind == SIGN_THIN || (kind == SIGN_FIXED && is_among_figures(c, at, len));
    item *glue = add_item(c, ITEM_GLUE, at, len);
    glue->width = thin ? c->style->size / 6 : width_of(c, STR(" "));
    if (!thin)
        glue->stretch = c->style->size / 6;
    if (!thin)
        glue->shrink = c->style->size / 14;
    glue->penalty = may_end && kind == SIGN_SPACE ? 0 : PENALTY_NEVER;
    c->unbroken = glue->penalty == 0 ? 0 : c->unbroken + glue->width;
}

/* UAX #14 (LB15) holds a closing quotation mark and the bracket after it together, for languages in
   which that mark opens. */
static bool follows_quotation(const cutter *c, size_t at)
{
    str before = str_slice(buf_str(&c->p->text), 0, at);
    return str_ends(before, STR("\u00bb")) || str_ends(before, STR("\u201d"));
}

/* A dash stands at the end of a line, not at the beginning of the next. */
static bool is_dash(const cutter *c, size_t at)
{
    str rest = str_slice(buf_str(&c->p->text), at, c->p->text.len);
    return str_starts(rest, STR("\u2013 ")) || str_starts(rest, STR("\u2014 "));
}

static void add_sign(cutter *c, size_t at, size_t len, signs kind)
{
    switch (kind) {
    case SIGN_FEED:
        add_break(c, at, PENALTY_FORCED);
        break;
    case SIGN_ZERO:
        add_break(c, at, PENALTY_DASH);
        break;
    case SIGN_SOFT:
        add_hyphen(c, at, PENALTY_HYPHEN);
        break;
    case SIGN_SPACE:
    case SIGN_FIXED:
    case SIGN_THIN:
        add_space(c, at, len, kind,
                  (c->breaks[at + len - 1] == LINEBREAK_ALLOWBREAK || follows_quotation(c, at))
                      && !is_dash(c, at + len));
        break;
    case SIGN_NONE:
    case SIGN_NOTHING:
        break;
    }
}

/* ---- the story ------------------------------------------------------------------------------- */

/* Does a sign that joins figures stand before `at`, and are there figures on either side? A day has
   its full stop: 23.–24. mars. */
static bool joins_figures(const cutter *c, str text, size_t at)
{
    size_t sign = at - 1;
    while (sign > 0 && ((unsigned char)text.at[sign] & 0xc0) == 0x80)
        sign--;
    size_t before = sign > 0 && text.at[sign - 1] == '.' ? sign - 1 : sign;
    str joins = c->setter->doc->joins;
    return before > 0 && is_digit(text.at[before - 1]) && is_digit(text.at[at])
           && str_find(joins, str_slice(text, sign, at)) < joins.len;
}

/* Is a break after the byte before `at` one that the eye accepts? "e-post" and "kr/år" stay
   whole. */
static bool good_break(const cutter *c, size_t from, size_t at)
{
    str text = buf_str(&c->p->text);
    if (c->address || at >= text.len || at == 0 || joins_figures(c, text, at))
        return false;
    if (is_digit(text.at[at]) && !is_digit(text.at[at - 1]))
        return at - from > 6;
    if (text.at[at - 1] != '-' && text.at[at - 1] != '/')
        return true;
    return at - from > 3;
}

/* Where text without spaces begins: how far does it reach, and is it an address? */
static void look_ahead(cutter *c, size_t at, size_t end)
{
    str text = buf_str(&c->p->text);
    if (at < c->stretch)
        return;
    for (size_t pos = c->stretch = at; pos < end && sign_of(utf8_next(text, &pos)) == SIGN_NONE;)
        c->stretch = pos;
    c->address = address_is(str_slice(text, at, c->stretch));
}

/* The next stretch from `at` without a sign and without a break opportunity inside. */
static size_t word_end(const cutter *c, size_t at, size_t end)
{
    str text = buf_str(&c->p->text);
    size_t pos = at;
    while (pos < end && pos - at < WORD_MOST - 4) {
        size_t next = pos;
        if (sign_of(utf8_next(text, &next)) != SIGN_NONE)
            break;
        pos = next;
        if (c->breaks[pos - 1] == LINEBREAK_ALLOWBREAK && good_break(c, at, pos))
            break;
    }
    return pos;
}

static void cut_run(cutter *c, size_t at, size_t end)
{
    str text = buf_str(&c->p->text);
    while (at < end) {
        size_t next = at;
        signs kind = sign_of(utf8_next(text, &next));
        if (kind != SIGN_NONE) {
            add_sign(c, at, next - at, kind);
            at = next;
            continue;
        }
        look_ahead(c, at, end);
        next = word_end(c, at, end);
        add_word(c, at, next - at);
        bool may_end =
            c->breaks[next - 1] == LINEBREAK_ALLOWBREAK && next < text.len && c->style->note == 0;
        size_t after = next;
        if (may_end && sign_of(utf8_next(text, &after)) == SIGN_NONE && good_break(c, at, next))
            add_break(c, next, PENALTY_DASH);
        else if (next - at >= WORD_MOST - 4)
            add_break(c, next, PENALTY_TORN);
        at = next;
    }
}

static bool begins_note(const paragraph *p, size_t i)
{
    return i < p->runs.len && p->runs.at[i].style->note != 0;
}

/* Spaces at the end take no room. A no-break space that stands alone keeps its line: it is what an
   empty line of code is made of. */
static void drop_end(paragraph *p)
{
    while (p->items.len > 0) {
        const item *end = &p->items.at[p->items.len - 1];
        if (end->kind != ITEM_GLUE || (p->items.len == 1 && p->text.at[end->at] != ' '))
            return;
        p->items.len--;
    }
}

void para_make_items(setter *s, paragraph *p, length width)
{
    if (p->items.len > 0)
        return;
    char *breaks = arena_array(s->temp, char, p->text.len + 1);
    str lang = p->runs.len > 0 ? p->runs.at[0].style->lang : s->lang;
    set_linebreaks_utf8((const utf8_t *)p->text.at, p->text.len, str_text(s->temp, lang), breaks);
    cutter c = { .setter = s, .p = p, .breaks = breaks, .width = width };
    for (size_t i = 0; i < p->runs.len; i++) {
        size_t end = i + 1 < p->runs.len ? p->runs.at[i + 1].at : p->text.len;
        c.style = p->runs.at[i].style;
        if (begins_note(p, i + 1) && end > 0)
            breaks[end - 1] = LINEBREAK_NOBREAK;
        if (c.style->image)
            add_symbol(&c, p->runs.at[i].at, end);
        else
            cut_run(&c, p->runs.at[i].at, end);
    }
    drop_end(p);
}

/* A chapter in a cell is longer than lengths reach; two of what is given can be added. */
static length bounded(int64_t width)
{
    return width > INT32_MAX / 2 ? INT32_MAX / 2 : (length)width;
}

length para_natural_width(const paragraph *p)
{
    int64_t widest = 0, sum = 0;
    for (size_t i = 0; i < p->items.len; i++) {
        const item *x = &p->items.at[i];
        if (x->kind == ITEM_BREAK && x->penalty == PENALTY_FORCED)
            sum = 0;
        if (x->kind != ITEM_BREAK)
            sum += x->width;
        if (sum > widest)
            widest = sum;
    }
    return bounded(widest);
}

/* May the line end at a break that is in a word, or at another? */
static bool is_divided(const item *x, para_divided divided)
{
    if (divided == DIVIDED_NONE)
        return !x->hyphen;
    return divided == DIVIDED_NAMES || x->penalty != PENALTY_NAME;
}

length para_least_width(const paragraph *p, para_divided divided)
{
    int64_t widest = 0, sum = 0;
    for (size_t i = 0; i < p->items.len; i++) {
        const item *x = &p->items.at[i];
        bool ends = x->kind == ITEM_BREAK ? is_divided(x, divided)
                                          : x->kind == ITEM_GLUE && x->penalty != PENALTY_NEVER;
        if (ends && x->hyphen && sum + x->width > widest)
            widest = sum + x->width;
        sum = ends ? 0 : sum + (x->kind == ITEM_BREAK ? 0 : x->width);
        if (sum > widest)
            widest = sum;
    }
    return bounded(widest);
}
