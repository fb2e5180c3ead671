/*
 * From the body of minutes to its cases.
 *
 * A case starts at a heading that begins with a word for a case and a number, at whatever level, and ends at the next
 * one. What stands before the first is the preamble. Each case keeps its heading's inlines without word and
 * number as its title; its blocks go on to labels.c.
 */
#include "model/load.h"

enum {
    PREFIX_MOST = 80, /* bytes before the number */
    LINE_MOST = 120,  /* bytes of a line that may be meant as a heading */
    NUMBER_MOST = 999 /* of a case whose heading has no word that is known; above, it is a year */
};

/* ---- headings -------------------------------------------------------------------------------- */

/* Where a word stands among those that the meeting's body has ever had for its cases, from 1; 0: it is none of them. */
static int own_word_place(loader *l, const meeting *held, str word)
{
    if (held->body == NO_SLOT)
        return 0;
    const dated *own = &l->m->bodies.at[held->body].case_word;
    for (size_t i = 0; i < own->len; i++)
        if (is_form_of_case_word(l->w, l->a, word, own->at[i].value))
            return (int)i + 1;
    return 0;
}

static bool is_own_case_word(loader *l, const meeting *held, str word)
{
    return is_case_word(l->w, word) || own_word_place(l, held, word) > 0;
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static str without_dot(str s)
{
    s = str_trim(s);
    while (str_ends(s, STR(".")) || str_ends(s, STR(":")) || str_ends(s, STR("#"))
           || str_ends(s, STR("-")))
        s = str_trim(str_slice(s, 0, s.len - 1));
    return s;
}

static size_t first_digit(str s)
{
    size_t digit = 0;
    while (digit < s.len && digit < PREFIX_MOST && !is_digit(s.at[digit]))
        digit++;
    return digit;
}

/* "Sak X-26": begins as a case does, and has a digit in the word after it. */
static bool is_nearly_case(loader *l, const meeting *held, str s)
{
    str rest = str_trim(s), word = { 0 }, next = { 0 };
    str_cut(&rest, STR(" "), &word);
    str_cut(&rest, STR(" "), &next);
    bool has_digit = false;
    for (size_t i = 0; i < next.len; i++)
        has_digit |= is_digit(next.at[i]);
    return has_digit && is_own_case_word(l, held, without_dot(word));
}

/* "Sak nr" without its "nr", which any language may have after its own word; the word itself if it has none. */
static str without_number_word(loader *l, lang of, str word)
{
    size_t space = word.len;
    while (space > 0 && word.at[space - 1] != ' ')
        space--;
    str last = str_slice(word, space, word.len);
    str usual = words_form(l->w, of, WORD_CASE, STR("case"));
    bool numbered =
        space > 0
        && is_case_word(l->w, str_format(l->a, STR_FMT " " STR_FMT, STR_ARG(usual), STR_ARG(last)));
    return numbered ? without_dot(str_slice(word, 0, space)) : word;
}

size_t case_at_start(loader *l, const meeting *held, str s, case_number *n, str *word)
{
    size_t digit = first_digit(s);
    str rest = str_slice(s, digit, s.len);
    *word = STR("");
    if (rest.len == 0 || !is_digit(rest.at[0])) /* most paragraphs: no word of them is looked up */
        return 0;
    str written = without_dot(str_slice(s, 0, digit));
    *word = without_number_word(l, held->language, written);
    str form = body_case_form(l->m, held->body, held->day);
    bool numbered = word->len < written.len; /* "Sak nr. 2" is of the year of its meeting */
    if (word->len > 0 && !is_own_case_word(l, held, *word))
        return 0;
    bool read = case_number_read(rest, form, held->day.year, n)
                || (numbered && case_number_read(rest, STR("{n}"), held->day.year, n));
    return read ? digit + n->len : 0;
}

static size_t skip_to_title(str s, size_t at)
{
    const str dash = STR("\u2013");
    for (size_t from = s.len; from != at;) {
        from = at;
        at = str_skip_blanks(s, skip_chars(s, at, ".:-"));
        at += str_starts(str_slice(s, at, s.len), dash) ? dash.len : 0;
    }
    return at;
}

/* "Sak 2: Title" has a number without a year. In "Sak 17. mai", "Saker 3 og 4" the sentence goes on: that is none. */
static size_t yearless_case(loader *l, const meeting *held, str s, case_number *n, str *word)
{
    size_t digit = first_digit(s);
    str rest = str_slice(s, digit, s.len);
    *word = without_dot(str_slice(s, 0, digit));
    if (word->len == 0 || !case_number_read(rest, STR("{n}"), held->day.year, n)
        || n->year != held->day.year || !is_own_case_word(l, held, *word))
        return 0;
    size_t end = digit + n->len, title = skip_to_title(s, end), pos = title;
    bool parted = str_skip_blanks(s, skip_chars(s, end, " .")) < title;
    uint32_t first = title < s.len ? utf8_next(s, &pos) : 0;
    return parted || !utf8_is_letter(first) || utf8_is_upper(first) ? end : 0;
}

/* What the number of a heading says, and what stands before and after it. */
typedef struct case_heading {
    case_number n;
    str word;
    bool year_taken;
    size_t title;
} case_heading;

static bool read_heading(loader *l, const meeting *held, str s, case_heading *found)
{
    size_t end = case_at_start(l, held, s, &found->n, &found->word);
    found->year_taken = end == 0;
    if (end == 0)
        end = yearless_case(l, held, s, &found->n, &found->word);
    found->title = skip_to_title(s, end);
    return end > 0 && found->word.len > 0;
}

bool begins_as_case(loader *l, const meeting *held, const md_node *block, case_number *n)
{
    case_heading found;
    bool begins = read_heading(l, held, flat_of(l->a, block, true).text, &found);
    *n = found.n;
    return begins;
}

/* ---- doubts ---------------------------------------------------------------------------------- */

/* Only letters and hyphens: "Vedtakssak", "O-sak", or nothing. */
static bool is_one_word(str s)
{
    for (size_t pos = 0; pos < s.len;) {
        uint32_t c = utf8_next(s, &pos);
        if (!utf8_is_letter(c) && c != '-')
            return false;
    }
    return true;
}

/* As the body writes its numbers, or as most do: "24/011", "7/25". */
static bool reads_number(const loader *l, const meeting *held, str s, case_number *n)
{
    str form = body_case_form(l->m, held->body, held->day);
    bool near = case_number_read(s, form, 0, n) && n->year == held->day.year;
    return near || case_number_read(s, STR("{n}-{yy}"), 0, n);
}

void report_no_case_word(loader *l, const meeting *held, str word, span at)
{
    str owner =
        held->body == NO_SLOT ? held->written_body.value : body_name(l->m, held->body, held->day);
    DIAG(l->d, CASE_WORD_UNKNOWN, at, word.len ? word : STR("a number alone"), owner);
}

/* "PS 14/24", "7/25": what may be the number of a case, but no word for a case stands before it. A year that is
   far from the meeting's is none: "Dag 3-14". */
static bool doubt_word(loader *l, const meeting *held, str s, span at)
{
    size_t digit = first_digit(s);
    str word = without_dot(str_slice(s, 0, digit));
    case_number n;
    str rest = str_slice(s, digit, s.len);
    if (!is_one_word(word) || words_canonical(l->w, WORD_REFERENCE, word).len
        || !reads_number(l, held, rest, &n))
        return false;
    bool near = n.year >= held->day.year - 1 && n.year <= held->day.year + 1;
    bool span_of_years =
        n.number == (n.year + 1) % 100 || n.number > NUMBER_MOST; /* "Budsjett 2025-26" */
    if (!near || span_of_years)
        return false;
    report_no_case_word(l, held, word, at);
    index_unread_case(l, held->body, &n);
    return true;
}

/* A case of the year that the file's name gives: then the meeting's date is wrong, which is told of there. */
static bool is_of_named_year(const meeting *held, int year)
{
    date day;
    return meeting_day_of_name(held, &day) && day.year == year;
}

/* A year that was left out is told of once in each document: then all its cases lack it. */
static void doubt_year(loader *l, const meeting *held, const case_heading *found, span at)
{
    int year = found->n.year;
    bool told = held->cases.len > 0 && l->m->cases.at[held->cases.at[0]].year_taken;
    if (held->day.year && year != held->day.year && !is_of_named_year(held, year))
        DIAG(l->d, CASE_YEAR_OTHER, at, str_format(l->a, "%d", year),
             str_format(l->a, "%d", held->day.year));
    if (!found->year_taken || told)
        return;
    str form = body_case_form(l->m, held->body, held->day);
    DIAG(l->d, CASE_YEAR_TAKEN, at, str_format(l->a, "%d", year),
         case_number_text(l->a, form, year, found->n.number));
}

/* The case that was started last; NULL before the first. */
static const case_item *open_case(const loader *l, const meeting *held)
{
    return held->cases.len ? &l->m->cases.at[held->cases.at[held->cases.len - 1]] : NULL;
}

/* "##Sak 4/26 Title" without its signs. */
static str without_signs(str s)
{
    while (str_starts(s, STR("#")))
        s = str_slice(s, 1, s.len);
    return s;
}

static bool is_all_bold(const md_node *block)
{
    return block->first && !block->first->next && block->first->kind == MD_STRONG;
}

/* As a heading is: one line, and no sentence. */
static bool is_line(const md_node *block, str s)
{
    for (const md_node *n = block->first; n; n = n->next)
        if (md_is_break(n))
            return false;
    return s.len <= LINE_MOST && !str_ends(s, STR(".")) && !str_ends(s, STR(":"));
}

/* "**Sak 4/26 Title**" alone in its paragraph: how a heading is set by those who write without headings; and one whose signs
   are missing, or touch its text. */
static bool doubt_paragraph(loader *l, const meeting *held, const md_node *block)
{
    case_heading found;
    str s = flat_of(l->a, block, true).text, line = without_signs(s);
    const case_item *open = open_case(l, held);
    if (block->kind != MD_PARAGRAPH || !read_heading(l, held, line, &found))
        return false;
    if (open && open->number == found.n.number && open->year == found.n.year)
        return false;
    if (is_all_bold(block))
        DIAG(l->d, CASE_NOT_HEADING, block->at, STR("a paragraph in bold"));
    else if (line.len < s.len)
        DIAG(l->d, CASE_NOT_HEADING, block->at,
             STR("a paragraph, for no blank stands after the #"));
    else if (open && is_line(block, line) && found.n.number == open->number + 1
             && found.n.year == open->year)
        DIAG(l->d, CASE_NOT_HEADING, block->at, STR("a paragraph without a # before it"));
    else
        return false;
    index_unread_case(l, held->body, &found.n);
    return true;
}

/* ---- starting a case ------------------------------------------------------------------------- */

/* The heading's inlines without word and number; bold around the whole of them is only how the heading was set. */
static void set_title(loader *l, case_item *c, size_t from)
{
    md_node *copy = md_copy(l->a, c->heading);
    flat_text f = flat_of(l->a, copy, true);
    flat_cut_front(&f, from);
    const md_node *n = copy->first;
    while (n && !n->next && (n->kind == MD_STRONG || n->kind == MD_EMPHASIS))
        n = n->first;
    c->plain_title = str_trim(md_plain(l->a, copy));
    for (; n; n = n->next)
        list_add(l->a, &c->title, (md_node *)n);
}

/* A word of its own is kept as written. It is a part of the number if it is no compound with the usual word, or one of
   several: "PS 4/26" and "RS 4/26" are two cases, "styresak 4/26" is only what the board calls sak 4/26. */
static void set_word(loader *l, const meeting *held, str word, case_item *c)
{
    int first, own = own_word_place(l, held, word);
    if (own == 0)
        return;
    c->word = word;
    if (is_case_word(
            l->w,
            word)) /* "Item", which the body has listed: it is printed, and no part of the number */
        return;
    if (case_word_stem(l->w, word).len > 0
        && body_case_words(l->m, held->body, held->day, &first) < 2)
        return;
    c->series = l->m->bodies.at[held->body].case_word.at[own - 1].value;
    c->series_place = own;
    c->id =
        str_format(l->a, STR_FMT "-" STR_FMT, STR_ARG(utf8_ascii(l->a, c->series)), STR_ARG(c->id));
}

static case_item *start_case(loader *l, slot held, md_node *heading, const case_heading *found)
{
    const case_number *n = &found->n;
    case_item c = {
        .meeting = held,
        .body = l->m->meetings.at[held].body,
        .year = n->year,
        .number = n->number,
        .at = heading->at,
        .heading = heading,
        .level = heading->level,
        .year_taken = found->year_taken,
        .thread = NO_SLOT,
        .replaced_by = NO_SLOT,
        .annulled_by = NO_SLOT,
    };
    c.id = str_format(l->a, "%02d-%02d", n->number, n->year % 100);
    set_word(l, &l->m->meetings.at[held], found->word, &c);
    c.label = c.id;
    list_add(l->a, &l->m->meetings.at[held].cases, (slot)l->m->cases.len);
    return list_add(l->a, &l->m->cases, c);
}

/* ---- the document ---------------------------------------------------------------------------- */

/* Is it told of a heading that it may be meant to start a case? */
static bool doubt_heading(loader *l, const meeting *held, const md_node *block)
{
    str s = flat_of(l->a, block, true).text;
    if (!is_nearly_case(l, held, s))
        return doubt_word(l, held, s, block->at);
    DIAG0(l->d, CASE_NUMBER_UNREAD, block->at);
    const case_item *open = open_case(l, held);
    if (open)
        index_unread_case(l, held->body,
                          &(case_number){ .year = open->year, .number = open->number + 1 });
    return true;
}

static bool doubt(loader *l, const meeting *held, const md_node *block)
{
    return block->kind == MD_HEADING ? doubt_heading(l, held, block)
                                     : doubt_paragraph(l, held, block);
}

/* The case that a heading starts; false if it starts none. */
static bool start_at(loader *l, slot which, md_node *block)
{
    const meeting *held = &l->m->meetings.at[which];
    case_heading found;
    if (block->kind != MD_HEADING)
        return false;
    flat_text f = flat_of(l->a, block, true);
    if (read_heading(l, held, f.text, &found)) {
        doubt_year(l, held, &found, block->at);
        set_title(l, start_case(l, which, block, &found), found.title);
        return true;
    }
    return false;
}

/* What any other label says holds for a case. */
static void doubt_label_outside(loader *l, const meeting *held, bool told, const md_node *block)
{
    found_label found;
    size_t before = diag_added(l->d);
    bool labelled = find_label(l, held, NULL, block, &found);
    if (!labelled && diag_added(l->d) == before)
        report_withheld_labels(l, block);
    if (!labelled || label_may_stand_outside(found.label))
        return;
    if (found.label == LABEL_WITHHELD)
        DIAG(l->d, WITHHELD_NEARLY, found.at, found.written);
    else if (!told)
        DIAG(l->d, LABEL_OUTSIDE, found.at, found.written);
}

static void add_to_preamble(loader *l, meeting *held, bool told, md_node *block)
{
    list_add(l->a, &held->preamble, block);
    doubt_label_outside(l, held, told, block);
}

void split_cases(loader *l, slot which)
{
    meeting *held = &l->m->meetings.at[which];
    list_of(md_list) bodies = { 0 }; /* the blocks of each case */
    bool told = report_cases_elsewhere(
        l, held); /* of a case above that cannot be read: then its labels belong to it */
    md_node *next;
    for (md_node *n = held->content->first; n; n = next) {
        split_label_lines(l, held, open_case(l, held), n);
        next = n->next;
        if (n->kind == MD_FOOTNOTE)
            continue;
        if (start_at(l, which, n)) {
            list_add(l->a, &bodies, (md_list){ 0 });
            continue;
        }
        told |= doubt(l, held, n);
        if (bodies.len)
            list_add(l->a, &bodies.at[bodies.len - 1], n);
        else
            add_to_preamble(l, held, told, n);
    }
    held->cases_unread = told && held->cases.len == 0;
    for (size_t i = 0; i < bodies.len; i++)
        split_labels(l, &l->m->cases.at[held->cases.at[i]], &bodies.at[i]);
}
