/*
 * Looking for references in running text.
 *
 * A paragraph is gone through word by word, in one line, so that a line break is no obstacle. On the way it is
 * remembered, to the end of the sentence, which body was named last and whether a date stood right after it. A case
 * is a number after a word for a case; more numbers may follow with commas or "and" between. It belongs to the body that
 * follows at once ("sak 04-26 i Partnermøtet"), else to the one named last, else to the document's own. Numbers
 * after words for attachments, figures and tables are references inside the document.
 */
#include "link/linker.h"

#include <string.h>

enum {
    WORDS_TO_DATE_MOST =
        3, /* between a body and the day of its meeting: "Partnermøtets møte den 11. mars" */
    DATE_PARTS_MOST = 3,       /* "11. mars 2026" */
    WORDS_BEFORE_DAY_MOST = 4, /* "in the meeting of 11 March" */
    NUMBERS_MOST = 200         /* in one row */
};

typedef struct scan {
    linker *k;
    text_home *home;
    slot item;
    case_label label;
    const flat_text *f;
    str s;
    size_t at;
    str word;           /* for a case, before the number that is being read */
    mention last;       /* in this sentence */
    size_t words_since; /* …its name */
    date day;           /* right after it */
    size_t words_since_day;
} scan;

/* ---- small steps ----------------------------------------------------------------------------- */

static size_t skip_blanks(str s, size_t at)
{
    while (at < s.len && s.at[at] == ' ')
        at++;
    return at;
}

static void end_sentence(scan *c)
{
    c->last = (mention){ .body = NO_SLOT };
    c->day = (date){ 0 };
    c->words_since = c->words_since_day = 0;
}

/* A stop ends a sentence where a blank and a capital follow, and no single letter stands before: "Kari A. Lie". */
static bool ends_sentence(str s, size_t at)
{
    size_t pos = skip_blanks(s, at + 1);
    if (!strchr(".!?", s.at[at]) || pos == at + 1 || pos >= s.len)
        return false;
    bool capital = utf8_is_upper(utf8_next(s, &pos));
    bool after_initial = at >= 2 && s.at[at - 2] == ' ' && s.at[at] == '.';
    return capital && !after_initial;
}

/* A day with its month, and its year if it has one: where it ends, or 0 if none begins here. */
static size_t day_at(const scan *c, size_t at, date *day)
{
    size_t best = 0, end = at;
    for (int i = 0; i < DATE_PARTS_MOST && end < c->s.len; i++) {
        end += str_find(str_slice(c->s, end, c->s.len), STR(" "));
        str part = str_slice(c->s, at, end);
        while (part.len && strchr(".,;:)", part.at[part.len - 1]))
            part.len--;
        date d;
        if (words_read_date(c->k->w, part, true, &d) && d.day) {
            *day = d;
            best = at + part.len;
        }
        end = skip_blanks(c->s, end);
    }
    return best;
}

/* ---- cases ----------------------------------------------------------------------------------- */

static str form_of(const scan *c, const mention *owner)
{
    slot which = owner->some ? owner->body : c->home->body;
    return body_case_form(c->k->m, which, c->home->day);
}

typedef struct number_found {
    case_number n;
    size_t from, to; /* in the text */
} number_found;

typedef list_of(number_found) number_list;

static bool read_number(const scan *c, size_t at, const mention *owner, number_list *list)
{
    number_found one = { .from = at };
    if (!str_is_digit_at(c->s, at)
        || !case_number_read(str_slice(c->s, at, c->s.len), form_of(c, owner), c->home->day.year,
                             &one.n))
        return false;
    one.to = at + one.n.len;
    list_add(c->k->scratch, list, one);
    return true;
}

/* Past a comma, a slash or a word for "and", to what may be the next number; 0 if there is none. */
static size_t next_number(const scan *c, size_t at)
{
    size_t next = skip_blanks(c->s, at);
    size_t after = next;
    while (after < c->s.len && strchr(",;/&", c->s.at[after]))
        after++;
    after = skip_blanks(c->s, after);
    size_t end = word_at(c->s, after);
    if (end > after
        && str_is(words_canonical(c->k->w, WORD_VOTE, str_slice(c->s, after, end)), "and"))
        after = skip_blanks(c->s, end);
    return after > next && str_is_digit_at(c->s, after) ? after : 0;
}

/* Past a word before a name or a date, by its English name, and the blanks around it; `at` if another stands there. */
static size_t skip_word(const scan *c, size_t at, const char *name)
{
    size_t word = skip_blanks(c->s, at);
    size_t end = word_at(c->s, word);
    str found = words_canonical(c->k->w, WORD_REFERENCE, str_slice(c->s, word, end));
    return str_is(found, name) ? skip_blanks(c->s, end) : at;
}

/* "i Partnermøtet", "of the Board": what follows the numbers and says whose they are. An article may be a part of the name. */
static size_t read_owner(scan *c, size_t at, mention *owner)
{
    size_t name = skip_word(c, at, "in");
    if (name == at)
        return at;
    size_t len = body_at(c->k, c->home, c->s, name, owner);
    if (!len) {
        name = skip_word(c, name, "the");
        len = body_at(c->k, c->home, c->s, name, owner);
    }
    return len ? name + len : at;
}

/* "11. mars" after a body, "fra møtet den 11. mars" after a number: the day of the meeting that the case was dealt with
   at. Any other day after a number may be a deadline. Gives where it ends, or `at`. */
static size_t read_day_after(const scan *c, size_t at, bool meeting_named, date *day)
{
    size_t word = skip_blanks(c->s, at);
    for (int i = 0; i < WORDS_BEFORE_DAY_MOST; i++) {
        size_t end = word_at(c->s, word);
        str name = words_canonical(c->k->w, WORD_REFERENCE, str_slice(c->s, word, end));
        meeting_named |= str_is(name, "meeting");
        if (!str_is(name, "in") && !str_is(name, "the") && !str_is(name, "meeting"))
            break;
        word = skip_blanks(c->s, end);
    }
    size_t end = meeting_named && str_is_digit_at(c->s, word) ? day_at(c, word, day) : 0;
    return end ? end : at;
}

static void refer_to_all(scan *c, const number_list *list, size_t word_from, const mention *owner)
{
    for (size_t i = 0; i < list->len; i++) {
        const number_found *one = &list->at[i];
        size_t from = i == 0 ? word_from : one->from;
        case_asked asked = {
            .at = flat_span(c->f, from, one->to),
            .written = str_slice(c->s, one->from, one->to),
            .in = *owner,
            .word = c->word,
            .year = one->n.year,
            .number = one->n.number,
            .day = c->day,
        };
        refer_to_case(c->k, c->home, c->item, &asked, c->label);
    }
}

/* The numbers that stand from `at` on, as the body that they belong to writes them. */
static bool read_numbers(const scan *c, size_t at, const mention *owner, number_list *list)
{
    if (!read_number(c, at, owner, list))
        return false;
    size_t next;
    while ((next = next_number(c, list->at[list->len - 1].to)) && list->len < NUMBERS_MOST)
        if (!read_number(c, next, owner, list))
            break;
    return true;
}

/* A body that stands after its numbers may write them in another way than the one that they were first read for. */
static void read_again(const scan *c, const mention *owner, number_list *list)
{
    number_list again = { 0 };
    size_t end = list->at[list->len - 1].to;
    if (read_numbers(c, list->at[0].from, owner, &again) && again.at[again.len - 1].to == end)
        *list = again;
}

/* The cases whose numbers stand from `at` on, after a word for a case that begins at `word_from`. */
static bool take_cases(scan *c, size_t word_from, size_t at, const mention *compound)
{
    number_list list = { 0 };
    mention owner = compound->some ? *compound : c->last;
    if (!read_numbers(c, at, &owner, &list))
        return false;
    size_t end = list.at[list.len - 1].to;
    size_t after = read_owner(c, end, &owner);
    if (after != end)
        read_again(c, &owner, &list);
    if (compound->some || c->words_since_day > WORDS_TO_DATE_MOST || after != end || list.len > 1)
        c->day = (date){ 0 };
    size_t day_end = read_day_after(c, after, after != end, &c->day);
    refer_to_all(c, &list, word_from, &owner);
    if (compound->some || after != end)
        c->last = owner;
    c->day = (date){ 0 };
    c->words_since =
        WORDS_TO_DATE_MOST + 1; /* a day to come is no longer right after the body's name */
    c->at = day_end;
    return true;
}

/* ---- words before numbers ---------------------------------------------------------------------- */

/* Where the number begins that a word leads to: at once, or after "nr."; 0 if there is none. */
static size_t number_after(const scan *c, size_t end)
{
    size_t at = skip_blanks(c->s, end);
    if (str_is_digit_at(c->s, at))
        return at;
    size_t next = word_at(c->s, at);
    if (next == at || next - at > 3)
        return 0;
    str both = str_slice(c->s, c->at, next);
    if (next < c->s.len && c->s.at[next] == '.')
        next++;
    next = skip_blanks(c->s, next);
    return str_is_digit_at(c->s, next) && is_case_word(c->k->w, both) ? next : 0;
}

static ref_kind kind_of(const scan *c, str word)
{
    static const struct {
        const char *name;
        ref_kind kind;
    } kinds[] = { { "attachment", REF_ATTACHMENT },
                  { "figure", REF_FIGURE },
                  { "table", REF_TABLE } };
    str name = words_canonical(c->k->w, WORD_REFERENCE, word);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (str_is(name, kinds[i].name))
            return kinds[i].kind;
    return REF_CASE;
}

/* "vedlegg 3": a whole number, and no more than a number. */
static bool take_number(scan *c, size_t at, ref_kind kind)
{
    size_t to = at;
    while (str_is_digit_at(c->s, to))
        to++;
    long number;
    if (to - at > 4 || !str_int(str_slice(c->s, at, to), &number) || number < 1)
        return false;
    bool longer = to + 1 < c->s.len && strchr("-/.,", c->s.at[to]) && str_is_digit_at(c->s, to + 1);
    bool heads = skip_blanks(c->s, 0) == c->at && c->f->pieces.len
                 && c->f->pieces.at[0].node->parent->kind == MD_HEADING;
    if (longer || heads)
        return false;
    reference r = { .kind = kind, .at = flat_span(c->f, c->at, to), .number = (int)number };
    refer_to_number(c->k, c->home, c->item, r);
    c->at = to;
    return true;
}

/* Is a body among those that have a word for their cases? */
static bool may_be(const mention *compound, slot which)
{
    bool found = false;
    for (size_t i = 0; compound->some && i < compound->candidates.len; i++)
        found |= compound->candidates.at[i] == which;
    return found;
}

static bool take_word_with_number(scan *c, size_t end)
{
    size_t number = number_after(c, end);
    str word = str_slice(c->s, c->at, end);
    mention compound = { .body = NO_SLOT };
    if (!number)
        return false;
    if (str_ends(word, STR("-"))) /* "PS-12/25" */
        word = str_slice(word, 0, word.len - 1);
    c->word = word;
    ref_kind kind = kind_of(c, word);
    if (kind != REF_CASE)
        return take_number(c, number, kind);
    if (!is_case_word(c->k->w, word) && !(compound = compound_owner(c->k, c->home, word)).some)
        return number > skip_blanks(c->s, end)
               && take_cases(c, c->at, number, &compound); /* "saksnr. 4-26" */
    if (c->last.body != NO_SLOT
        && may_be(&compound,
                  c->last.body)) /* "Formannskapet (PS 2/25)", where others have PS, too */
        compound = (mention){ .body = NO_SLOT };
    return take_cases(c, c->at, number, &compound);
}

/* ---- dates ----------------------------------------------------------------------------------- */

/* The day of the meeting that a body was named for: right after its name. */
static bool take_day(scan *c)
{
    if (!c->last.some || c->words_since > WORDS_TO_DATE_MOST || !str_is_digit_at(c->s, c->at)
        || date_some(c->day) || c->day.day)
        return false;
    size_t end = day_at(c, c->at, &c->day);
    c->words_since_day = 0;
    if (end)
        c->at = end;
    return end > 0;
}

/* ---- the text -------------------------------------------------------------------------------- */

static void take_word(scan *c, size_t end)
{
    mention found;
    size_t len = body_at(c->k, c->home, c->s, c->at, &found);
    if (len && !found.is_kind) {
        c->last = found;
        c->day = (date){ 0 };
        c->words_since = c->words_since_day = 0;
        c->at += len;
    } else if (!take_word_with_number(c, end)) {
        c->words_since++;
        c->words_since_day++;
        c->at = end;
    }
}

static void take_digits(scan *c)
{
    if (take_day(c))
        return;
    while (str_is_digit_at(c->s, c->at))
        c->at++;
    c->words_since++;
    c->words_since_day++;
}

static void scan_text(scan *c)
{
    while (c->at < c->s.len) {
        size_t end = word_at(c->s, c->at);
        if (end > c->at) {
            take_word(c, end);
        } else if (str_is_digit_at(c->s, c->at)) {
            take_digits(c);
        } else {
            if (ends_sentence(c->s, c->at))
                end_sentence(c);
            utf8_next(c->s, &c->at);
        }
    }
}

/* ---- blocks ---------------------------------------------------------------------------------- */

/* In the heading of a case, its own word and number are no reference; nor are they in an attachment that was minutes. */
static size_t own_number_end(linker *k, const text_home *home, slot item, const md_node *block,
                             const flat_text *f)
{
    bool is_case = item != NO_SLOT && block == k->m->cases.at[item].heading;
    if (!is_case && !(home->is_attachment && block->kind == MD_HEADING))
        return 0;
    size_t digit = 0;
    while (digit < f->text.len && !str_is_digit_at(f->text, digit))
        digit++;
    if (!is_case && !is_case_word(k->w, str_trim(str_slice(f->text, 0, digit))))
        return 0;
    case_number n;
    str form = body_case_form(k->m, home->body, home->day);
    bool read = case_number_read(str_slice(f->text, digit, f->text.len), form, home->day.year, &n);
    return read ? digit + n.len : 0;
}

/* After "Erstatter" and "Opphever" a number needs no word. */
static void scan_bare_number(scan *c)
{
    number_list list = { 0 };
    size_t at = skip_blanks(c->s, c->at);
    if ((c->label == LABEL_REPLACES || c->label == LABEL_ANNULS)
        && read_number(c, at, &c->last, &list))
        take_cases(c, at, at, &(mention){ .body = NO_SLOT });
}

static void scan_inlines(linker *k, text_home *home, slot item, const md_node *block,
                         case_label label)
{
    flat_text f = flat_of(k->scratch, block, false);
    scan c = { .k = k, .home = home, .item = item, .label = label, .f = &f, .s = f.text };
    end_sentence(&c);
    c.at = own_number_end(k, home, item, block, &f);
    scan_bare_number(&c);
    scan_text(&c);
    arena_reset(k->scratch);
}

void scan_block(linker *k, text_home *home, slot item, const md_node *block, case_label label)
{
    for (const md_node *n = block; n; n = md_next(block, n)) {
        if (n->kind == MD_PARAGRAPH || n->kind == MD_HEADING || n->kind == MD_CELL)
            scan_inlines(k, home, item, n, label);
        else if (n->kind == MD_LINK)
            refer_by_link(k, home, item, n->at, n->detail->url);
        else if (n->kind == MD_ROLE)
            refer_by_role(k, home, item, n);
    }
}
