/*
 * The label "Votering": how many were for, against, abstained, and who.
 *
 *     8 for, 1 mot (GY), 1 avholdende        enstemmig        vedtatt med 8 mot 3 stemmer
 *
 * Read word by word: a number waits for the word that says what it counts; names in parentheses, or initials, belong to
 * the count before them. Each paragraph and each item of a list is one vote.
 */
#include "model/load.h"

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

static bool read_number(vote_reader *r, int *value)
{
    str s = r->f->text;
    size_t end = r->at;
    while (end < s.len && s.at[end] >= '0' && s.at[end] <= '9')
        end++;
    long number;
    if (end == r->at || !str_int(str_slice(s, r->at, end), &number) || number > 100000)
        return false;
    *value = (int)number;
    r->at = end;
    return true;
}

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

/* "8 mot 3": the number before is of those for it. "mot: 1", "mot 1": the number comes after. */
static void take_side(vote_reader *r, side which)
{
    if (which == UNANIMOUS) {
        r->v.unanimous = true;
        return;
    }
    int after;
    size_t before = r->at;
    r->at = skip_chars(r->f->text, r->at, " :");
    bool has_after = read_number(r, &after);
    if (has_after && r->waiting >= 0 && which == AGAINST && r->v.in_favour < 0) {
        r->v.in_favour = r->waiting;
        r->v.against = after;
    } else if (has_after && r->waiting < 0) {
        *count_of(&r->v, which) = after;
    } else {
        r->at = before;
        if (r->waiting >= 0)
            *count_of(&r->v, which) = r->waiting;
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
    if (read_number(r, &number))
        r->waiting = number;
    else if (rune == '(')
        take_names(r);
    else if (utf8_is_letter(rune))
        take_word(r);
    else
        r->at = next;
}

static bool is_read(const vote *v)
{
    return v->unanimous || v->in_favour >= 0 || v->against >= 0 || v->abstaining >= 0;
}

static void read_vote(loader *l, case_item *c, const md_node *paragraph)
{
    flat_text f = flat_of(l->a, paragraph, true);
    vote_reader r = { .l = l, .f = &f, .waiting = -1, .last = NO_SIDE };
    r.v = (vote){ .at = flat_span(&f, 0, f.text.len), .in_favour = -1, .against = -1, .abstaining = -1 };
    while (r.at < f.text.len)
        take_next(&r);
    if (is_read(&r.v))
        list_add(l->a, &c->votes, r.v);
    else
        DIAG(l->d, VOTES_UNREAD, r.v.at, str_trim(f.text));
}

void read_votes(loader *l, case_item *c, const case_part *part)
{
    for (size_t i = 0; i < part->blocks.len; i++)
        for (const md_node *n = part->blocks.at[i]; n; n = md_next(part->blocks.at[i], n))
            if (n->kind == MD_PARAGRAPH)
                read_vote(l, c, n);
}
