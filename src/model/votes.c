/*
 * The label "Votering": how many were for, against, abstained, and who.
 *
 *     8 for, 1 mot (GY), 1 avholdende        enstemmig        vedtatt med 8 mot 3 stemmer
 *
 * Read word by word: a number waits for the word that says what it counts; names in parentheses, or initials, belong to
 * the count before them. Each paragraph and each item of a list is one vote. People write votes in many ways, so
 * each is marked with how much of it was understood: what was not understood whole is printed as it stands, and held
 * against nothing.
 */
#include "model/load.h"

#include <string.h>

typedef enum side { FAVOUR, AGAINST, ABSTAINING, UNANIMOUS, SIDES, NO_SIDE = SIDES } side;

static const char *const side_names[SIDES] = { "for", "against", "abstaining", "unanimous" };

typedef struct vote_reader {
    loader *l;
    const flat_text *f;
    size_t at;
    int waiting;           /* a number without its word; -1: none */
    side last;             /* whom names belong to */
    vote v;
} vote_reader;

static int *count_of(vote *v, side which)
{
    int *const counts[] = { &v->in_favour, &v->against, &v->abstaining };
    return counts[which];
}

static named_list *names_of(vote *v, side which)
{
    named_list *const lists[] = { &v->favour_names, &v->against_names, &v->abstaining_names };
    return lists[which];
}

static side side_of(const loader *l, str word)
{
    str name = words_canonical(l->w, WORD_VOTE, word);
    for (int i = 0; i < SIDES; i++)
        if (str_is(name, side_names[i]))
            return (side)i;
    return NO_SIDE;
}

/* ---- the parts ------------------------------------------------------------------------------- */

static size_t word_end(str s, size_t at)
{
    while (at < s.len) {
        size_t next = at;
        if (!utf8_is_letter(utf8_next(s, &next)))
            break;
        at = next;
    }
    return at;
}

/* In figures or as a word: "8", "åtte". */
static bool read_number(vote_reader *r, int *value)
{
    str s = r->f->text, figures;
    size_t end = r->at;
    while (end < s.len && s.at[end] >= '0' && s.at[end] <= '9')
        end++;
    figures = str_slice(s, r->at, end);
    if (end == r->at) {
        end = word_end(s, r->at);
        figures = words_canonical(r->l->w, WORD_NUMBER, str_slice(s, r->at, end));
    }
    long number;
    if (!str_int(figures, &number) || number > 100000)
        return false;
    *value = (int)number;
    r->at = end;
    return true;
}

/* A word, or two that are one ("in favour"). */
static side read_side(vote_reader *r, str *word)
{
    str s = r->f->text;
    size_t end = word_end(s, r->at);
    size_t second = word_end(s, end + 1);
    *word = str_slice(s, r->at, end);
    side both = end < s.len && s.at[end] == ' ' ? side_of(r->l, str_slice(s, r->at, second)) : NO_SIDE;
    r->at = both != NO_SIDE ? second : end;
    return both != NO_SIDE ? both : side_of(r->l, *word);
}

/* A count that is given twice belongs to two votes. */
static void set_count(vote_reader *r, side which, int number)
{
    int *known = count_of(&r->v, which);
    r->v.whole &= *known < 0;
    *known = number;
}

/* "8 mot 3": the number before is of those for it. "mot: 1", "mot 1": the number comes after. */
static void take_side(vote_reader *r, side which)
{
    if (which == UNANIMOUS) {
        r->v.whole &= !r->v.unanimous;
        r->v.unanimous = true;
        return;
    }
    int after;
    size_t before = r->at;
    r->at = skip_chars(r->f->text, r->at, " :");
    bool has_after = read_number(r, &after);
    if (has_after && r->waiting >= 0 && which == AGAINST && r->v.in_favour < 0) {
        r->v.in_favour = r->waiting;
        set_count(r, AGAINST, after);
    } else if (has_after && r->waiting < 0) {
        set_count(r, which, after);
    } else {
        r->at = before;
        if (r->waiting >= 0)
            set_count(r, which, r->waiting);
    }
    r->waiting = -1;
    r->last = which;
}

static void take_word(vote_reader *r)
{
    str word;
    size_t from = r->at;
    side which = read_side(r, &word);
    if (which != NO_SIDE)
        take_side(r, which);
    else if (looks_like_initials(word) && r->last != NO_SIDE)
        list_add(r->l->a, names_of(&r->v, r->last), named_of(word, flat_span(r->f, from, r->at)));
    else if (words_canonical(r->l->w, WORD_VOTE, word).len)
        r->v.plain = false;
    else
        r->v.whole = false;
}

static void take_names(vote_reader *r)
{
    r->at++; /* the parenthesis */
    if (r->last != NO_SIDE)
        r->at = read_names_in_text(r->l, r->f, r->at, names_of(&r->v, r->last));
}

/* ---- one vote -------------------------------------------------------------------------------- */

static void take_next(vote_reader *r)
{
    size_t next = r->at;
    uint32_t rune = utf8_next(r->f->text, &next);
    int number;
    if (read_number(r, &number)) {
        r->v.whole &= r->waiting < 0;
        r->waiting = number;
    } else if (rune == '(')
        take_names(r);
    else if (utf8_is_letter(rune))
        take_word(r);
    else {
        r->v.whole &= rune < 0x80 && strchr(" ,.;:)", (int)rune) != NULL;
        r->at = next;
    }
}

static bool is_read(const vote *v)
{
    return v->unanimous || v->in_favour >= 0 || v->against >= 0 || v->abstaining >= 0;
}

/* Names without a number would be lost in our own form, and so would all that is more than text. */
static bool is_plain(const vote *v, const md_node *paragraph)
{
    bool plain = v->whole && v->plain;
    plain &= v->in_favour >= 0 || v->favour_names.len == 0;
    plain &= v->against >= 0 || v->against_names.len == 0;
    plain &= v->abstaining >= 0 || v->abstaining_names.len == 0;
    for (const md_node *n = md_next(paragraph, paragraph); plain && n; n = md_next(paragraph, n))
        plain = n->kind == MD_TEXT || n->kind == MD_SOFT_BREAK || n->kind == MD_LINE_BREAK;
    return plain;
}

static vote vote_of(loader *l, const flat_text *f, size_t from)
{
    vote_reader r = { .l = l, .f = f, .at = from, .waiting = -1, .last = NO_SIDE };
    r.v = (vote){ .at = flat_span(f, from, f->text.len), .in_favour = -1, .against = -1, .abstaining = -1,
                  .whole = true, .plain = true };
    while (r.at < f->text.len)
        take_next(&r);
    r.v.whole &= r.waiting < 0;
    return r.v;
}

static void read_vote(loader *l, case_item *c, const md_node *paragraph)
{
    flat_text f = flat_of(l->a, paragraph, true);
    vote v = vote_of(l, &f, 0);
    v.plain = is_plain(&v, paragraph);
    if (is_read(&v))
        list_add(l->a, &c->votes, v);
    else
        DIAG(l->d, VOTES_UNREAD, v.at, str_trim(f.text));
}

void read_votes(loader *l, case_item *c, case_part *part)
{
    part->first_vote = c->votes.len;
    for (size_t i = 0; i < part->blocks.len; i++)
        for (const md_node *n = part->blocks.at[i]; n; n = md_next(part->blocks.at[i], n))
            if (n->kind == MD_PARAGRAPH)
                read_vote(l, c, n);
    part->vote_count = c->votes.len - part->first_vote;
}

void read_label_vote(loader *l, case_item *c, const flat_text *f, size_t from)
{
    vote v = vote_of(l, f, from);
    v.plain = false;
    if (v.whole && is_read(&v))
        list_add(l->a, &c->votes, v);
}
