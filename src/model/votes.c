/*
 * The label "Votering": how many were for, against, abstained, and who.
 *
 *     8 for, 1 mot (GY), 1 avholdende    enstemmig    vedtatt med 8 mot 3 stemmer    7–2    falt mot to stemmer (Ap, Sp)
 *
 * Read phrase by phrase: a number waits for the word that says what it counts; names in parentheses, or initials,
 * belong to the count before them. Each paragraph and each item of a list is one vote. People write votes in many ways,
 * so each is marked with how much of it was understood: what was not understood whole is printed as it stands, and held
 * against nothing, and a note says so where it has numbers.
 *
 * Where several proposals got votes ("forslag A fikk 4 stemmer, forslag B fikk 3 stemmer og falt"), the words between the
 * numbers name the proposals, whatever they are. Nobody knows whether these are votes in turn or against each other, so
 * that they are not put together: only the most that one of them got is kept.
 */
#include "model/load.h"

#include <string.h>

/* What a phrase of a vote means; the sides first. */
typedef enum meaning {
    FAVOUR,
    AGAINST,
    ABSTAINING,
    SIDES,
    UNANIMOUS = SIDES,
    PASSED,
    FAILED,
    CASTING,
    BETWEEN,
    COUNTED,
    EXCEPTING,
    MANNER,
    LINKING,
    MEANINGS,
    UNKNOWN = MEANINGS
} meaning;

static const char *const meaning_names[MEANINGS] = {
    [FAVOUR] = "for",          [AGAINST] = "against", [ABSTAINING] = "abstaining",
    [UNANIMOUS] = "unanimous", [PASSED] = "passed",   [FAILED] = "failed",
    [CASTING] = "casting",     [BETWEEN] = "between", [COUNTED] = "vote",
    [EXCEPTING] = "except",    [MANNER] = "manner",   [LINKING] = "with",
};

enum { PHRASE_MOST = 4, NUMBER_LARGEST = 1000000000 };

typedef struct vote_reader {
    loader *l;
    const flat_text *f;
    size_t at;
    int waiting;  /* a number without its word; -1: none */
    meaning last; /* the side that names belong to; UNKNOWN: none yet */
    bool has_number;
    bool is_told;   /* some word says how it was voted, if not how many */
    bool excepted;  /* "alle unntatt CE": it was not all */
    bool undone;    /* …and no count stood before: those to come are of the exception */
    bool has_ratio; /* "7–2": read as votes only where all the rest is understood */
    bool passed;
    bool counted;          /* "stemmer" was read after `waiting` */
    bool odd;              /* words that mean nothing here stand before the number to come */
    int proposals, fallen; /* that got votes of their own, and how many of those fell */
    bool shared;           /* the last number was of a proposal: what follows is said of that one */
    bool opposed; /* "mot 2 stemmer", the number behind: those who were against what came of it */
    vote v;
} vote_reader;

static int *count_of(vote *v, meaning side)
{
    int *const counts[] = { &v->in_favour, &v->against, &v->abstaining };
    return counts[side];
}

static named_list *names_of(vote *v, meaning side)
{
    named_list *const lists[] = { &v->favour_names, &v->against_names, &v->abstaining_names };
    return lists[side];
}

static meaning meaning_of(const loader *l, str phrase)
{
    str name = words_canonical(l->w, WORD_VOTE, phrase);
    if (str_is(name, "and"))
        return LINKING;
    for (int i = 0; i < MEANINGS; i++)
        if (str_is(name, meaning_names[i]))
            return (meaning)i;
    return UNKNOWN;
}

/* ---- numbers and phrases ----------------------------------------------------------------------- */

static bool is_apostrophe(uint32_t rune)
{
    return rune == '\'' || rune == 0x2019;
}

/* Letters, and apostrophes inside ("chair's"). */
static size_t word_end(str s, size_t at)
{
    size_t end = at;
    while (at < s.len) {
        uint32_t rune = utf8_next(s, &at);
        if (utf8_is_letter(rune))
            end = at;
        else if (!is_apostrophe(rune))
            break;
    }
    return end;
}

/* Past the figures at `at`, with the thousands of those who vote by their shares: "812 450". */
static size_t figures_end(str s, size_t at)
{
    size_t from = at, end = at;
    while (at < s.len && s.at[at] >= '0' && s.at[at] <= '9')
        end = ++at;
    for (bool grouped = end > from && end - from <= 3; grouped;) {
        str rest = str_slice(s, end, s.len);
        size_t blank = str_starts(rest, STR(" "))        ? 1
                       : str_starts(rest, STR("\u00A0")) ? 2
                                                         : 0,
               count = 0;
        while (blank && end + blank + count < s.len && s.at[end + blank + count] >= '0'
               && s.at[end + blank + count] <= '9')
            count++;
        grouped = count == 3;
        end += grouped ? blank + count : 0;
    }
    return end;
}

static str without_blanks(arena *a, str s)
{
    return str_replace(a, str_replace(a, s, STR(" "), STR("")), STR("\u00A0"), STR(""));
}

/* In figures or as a word: "8", "åtte". In capitals it is somebody's initials: "EN", "TO". */
static bool read_number(vote_reader *r, int *value)
{
    str s = r->f->text, figures;
    size_t end = figures_end(s, r->at);
    figures = str_slice(s, r->at, end);
    if (end == r->at) {
        end = word_end(s, r->at);
        figures = str_slice(s, r->at, end);
        figures =
            looks_like_initials(figures) ? STR("") : words_canonical(r->l->w, WORD_NUMBER, figures);
    }
    long number;
    if (figures.len > 4) /* "1 250" */
        figures = without_blanks(r->l->a, figures);
    if (!str_int(figures, &number) || number > NUMBER_LARGEST)
        return false;
    *value = (int)number;
    r->at = end;
    r->has_number = true;
    return true;
}

/* The longest phrase that means something ("in favour", "leders dobbeltstemme"), else one word. */
static meaning read_phrase(vote_reader *r, str *phrase)
{
    str s = r->f->text;
    size_t from = r->at, end = word_end(s, from);
    meaning found = meaning_of(r->l, str_slice(s, from, end));
    r->at = end;
    for (int count = 1; count < PHRASE_MOST && end < s.len && s.at[end] == ' '; count++) {
        size_t word = end + 1;
        end = word_end(s, word);
        meaning longer = end > word ? meaning_of(r->l, str_slice(s, from, end)) : UNKNOWN;
        if (longer != UNKNOWN) {
            found = longer;
            r->at = end;
        }
    }
    *phrase = str_slice(s, from, r->at);
    return found;
}

/* ---- the parts ------------------------------------------------------------------------------- */

/* A count that is given twice belongs to two votes. */
static void set_count(vote_reader *r, meaning side, int number)
{
    int *known = count_of(&r->v, side);
    r->v.whole &= *known < 0;
    *known = number;
}

/* The words before a number that was understood belong to it: they were, too, or the vote is not understood whole. */
static void close_clause(vote_reader *r)
{
    r->v.whole &= !r->odd;
    r->odd = r->shared = r->counted = false;
}

/* "Forslag A fikk 4 stemmer": what the number counts is said by words that nobody need understand. */
static void give_to_proposal(vote_reader *r)
{
    r->v.most = r->waiting > r->v.most ? r->waiting : r->v.most;
    r->v.plain = false;
    r->waiting = -1;
    r->proposals++;
    r->odd = r->counted = false;
    r->shared = true;
    r->last = UNKNOWN;
}

/* "Vedtatt med 7 stemmer": they were for it. Of a number with no other word nobody knows what it counts: it goes on waiting. */
static void place_number(vote_reader *r)
{
    if (r->counted && r->odd) {
        give_to_proposal(r);
    } else if ((r->passed || r->v.failed || r->v.unanimous) && r->v.in_favour < 0) {
        r->v.in_favour = r->waiting;
        r->v.plain = false;
        r->waiting = -1;
        r->counted = false;
    }
}

/* The number before that has no word of its own by now will get none. */
static void take_number(vote_reader *r, int number)
{
    if (r->counted)
        place_number(r);
    r->v.whole &= r->waiting < 0;
    r->waiting = number;
    r->counted = r->shared; /* "fikk 4 stemmer, forslag B 3" */
}

/* "8 mot 3": the number before is of those for it. "mot: 1", "mot 1": the number comes after. */
static void take_side(vote_reader *r, meaning side)
{
    int after;
    size_t before = r->at;
    r->at = skip_chars(r->f->text, r->at, " :");
    bool has_after = read_number(r, &after);
    r->excepted |= side == AGAINST && r->v.unanimous && !has_after
                   && r->waiting < 0; /* "Alle stemte for, CE mot" */
    if (has_after && r->waiting >= 0 && side == AGAINST && r->v.in_favour < 0) {
        r->v.in_favour = r->waiting;
        set_count(r, AGAINST, after);
    } else if (has_after && r->waiting < 0) {
        set_count(r, side, after);
        r->opposed |= side == AGAINST && r->f->text.at[before] == ' ';
    } else {
        r->at = before;
        if (r->waiting >= 0)
            set_count(r, side, r->waiting);
    }
    r->waiting = -1;
    r->last = side;
    close_clause(r);
}

static void take_unanimous(vote_reader *r)
{
    r->v.whole &= !r->v.unanimous;
    r->v.unanimous = true;
    close_clause(r);
}

/* A blank vote counts as one that abstains, but it is not the same, and "ja" is not "for", nor "unopposed" "unanimous": they
   stay as they were written. */
static bool is_usual_word(const loader *l, meaning found, str phrase)
{
    for (int language = 0; language < LANG_COUNT; language++) {
        str usual = words_form(l->w, (lang)language, WORD_VOTE, str_of(meaning_names[found]));
        if (str_starts(utf8_fold(l->a, usual), utf8_fold(l->a, phrase))) /* "Enst." */
            return true;
    }
    return false;
}

static void take_odd_word(vote_reader *r)
{
    if (r->counted)
        place_number(r);
    r->odd = true;
}

/* "Forslag B fikk 3 stemmer og falt": that one alone. */
static void take_failed(vote_reader *r)
{
    if (r->counted && r->odd)
        give_to_proposal(r);
    r->fallen += r->shared;
    r->v.failed |= !r->shared;
}

static bool is_counted(const vote *v)
{
    return v->in_favour >= 0 || v->against >= 0 || v->abstaining >= 0 || v->most >= 0;
}

static void take_exception(vote_reader *r)
{
    r->excepted = true;
    r->undone |= !is_counted(&r->v);
}

static void take_phrase(vote_reader *r)
{
    str phrase;
    size_t from = r->at;
    meaning found = read_phrase(r, &phrase);
    r->v.plain &= found <= UNANIMOUS || found == UNKNOWN;
    r->v.plain &= found > UNANIMOUS || is_usual_word(r->l, found, phrase);
    r->passed |= found == PASSED;
    r->is_told |= found < UNKNOWN && found != BETWEEN && found != LINKING;
    if (found == EXCEPTING)
        take_exception(r);
    if (found == FAILED)
        take_failed(r);
    r->counted |= found == COUNTED && r->waiting >= 0;
    r->v.casting |= found == CASTING;
    if (found < SIDES)
        take_side(r, found);
    else if (found == UNANIMOUS)
        take_unanimous(r);
    else if ((found == UNKNOWN || found == BETWEEN) && looks_like_initials(phrase)
             && r->last != UNKNOWN)
        list_add(r->l->a, names_of(&r->v, r->last), named_of(phrase, flat_span(r->f, from, r->at)));
    else if (found == UNKNOWN || found == BETWEEN || found == EXCEPTING)
        take_odd_word(r);
}

/* "7–2", "7 votes to 2": those for it first. */
static bool take_ratio(vote_reader *r)
{
    static const char *const dashes[] = { "-", "–", "—" };
    size_t before = r->at;
    str phrase, rest = str_slice(r->f->text, before, r->f->text.len);
    int against;
    bool parted = false;
    for (size_t i = 0; i < sizeof dashes / sizeof *dashes && !parted; i++) {
        parted = str_starts(rest, str_of(dashes[i]));
        r->at = parted ? before + strlen(dashes[i]) : before;
    }
    parted = parted || read_phrase(r, &phrase) == BETWEEN;
    r->at = skip_chars(r->f->text, r->at, " ");
    if (!parted || r->v.in_favour >= 0 || r->v.against >= 0 || !read_number(r, &against)) {
        r->at = before;
        return false;
    }
    r->v.in_favour = r->waiting;
    r->v.against = against;
    r->v.plain = false;
    r->waiting = -1;
    r->has_ratio = true;
    r->last = AGAINST;
    close_clause(r);
    return true;
}

/* Does a stretch say how it was voted ("(9 stemmer)"), rather than who ("(Ap, Sp)")? */
static bool says_votes(const vote_reader *r, size_t end)
{
    vote_reader inside = *r;
    str phrase;
    int number;
    if (r->waiting < 0 && r->last == UNKNOWN && read_number(&inside, &number)) /* "Vedtatt (7–2)" */
        return true;
    while (inside.at < end) {
        size_t from = inside.at;
        meaning found = read_phrase(&inside, &phrase);
        if (found < PASSED || found == COUNTED)
            return true;
        if (inside.at == from)
            utf8_next(r->f->text, &inside.at);
    }
    return false;
}

/* All in the parentheses are names of people, or none is: parties are not looked for among those present. */
static void take_names(vote_reader *r)
{
    str s = r->f->text;
    size_t from = ++r->at, end = from + str_find(str_slice(s, from, s.len), STR(")"));
    named_list names = { 0 };
    if (says_votes(r, end))
        return;
    r->at = end;
    bool are_people =
        skip_chars(s, read_names_in_text(r->l, r->f, from, &names), " ") == end && names.len > 0;
    if (!are_people || r->last == UNKNOWN) {
        r->v.plain = false;
        return;
    }
    for (size_t i = 0; i < names.len; i++)
        list_add(r->l->a, names_of(&r->v, r->last), names.at[i]);
}

/* ---- one vote -------------------------------------------------------------------------------- */

/* Initials in the next sentence are of somebody else than those that were counted in this one. */
static void take_sign(vote_reader *r, uint32_t rune, size_t next)
{
    r->odd |= rune >= 0x80 || strchr(" ,.;:)", (int)rune) == NULL;
    if (rune == '.' && next < r->f->text.len && r->f->text.at[next] == ' ')
        r->last = UNKNOWN;
    r->at = next;
}

static void take_next(vote_reader *r)
{
    size_t next = r->at;
    uint32_t rune = utf8_next(r->f->text, &next);
    int number;
    if (r->waiting >= 0 && take_ratio(r))
        return;
    if (read_number(r, &number))
        take_number(r, number);
    else if (rune == '(')
        take_names(r);
    else if (utf8_is_letter(rune))
        take_phrase(r);
    else
        take_sign(r, rune, next);
}

/* "Falt mot 2 stemmer": two were against its falling, and so for it. */
static void turn_sides(vote *v)
{
    v->in_favour = v->against;
    v->favour_names = v->against_names;
    v->against = -1;
    v->against_names = (named_list){ 0 };
}

/* What only the whole text tells. */
static void settle(vote_reader *r)
{
    vote *v = &r->v;
    if (r->waiting >= 0)
        place_number(r);
    v->whole &= r->waiting < 0 && (r->shared || !r->odd);
    v->failed |= r->fallen > 0 && r->fallen == r->proposals && !v->unanimous && v->in_favour < 0
                 && v->against < 0;
    if (v->failed && r->opposed && v->in_favour < 0)
        turn_sides(v);
    if (r->has_ratio && !v->whole)
        v->in_favour = v->against = -1;
    if (r->excepted)
        v->whole = v->unanimous = false;
    if (r->undone)
        v->in_favour = v->against = v->abstaining = v->most = -1;
}

static bool is_read(const vote *v)
{
    return v->unanimous || is_counted(v);
}

/* Names without a number would be lost in our own form, and so would all that is more than text. */
static bool is_plain(const vote *v, const md_node *paragraph)
{
    bool plain = v->whole && v->plain;
    plain &= v->in_favour >= 0 || v->favour_names.len == 0;
    plain &= v->against >= 0 || v->against_names.len == 0;
    plain &= v->abstaining >= 0 || v->abstaining_names.len == 0;
    for (const md_node *n = md_next(paragraph, paragraph); plain && n; n = md_next(paragraph, n))
        plain = n->kind == MD_TEXT || md_is_break(n);
    return plain;
}

static vote_reader read_all(loader *l, const flat_text *f, size_t from)
{
    vote_reader r = { .l = l, .f = f, .at = from, .waiting = -1, .last = UNKNOWN };
    r.v = (vote){ .at = flat_span(f, from, f->text.len),
                  .in_favour = -1,
                  .against = -1,
                  .abstaining = -1,
                  .most = -1,
                  .whole = true,
                  .plain = true };
    while (r.at < f->text.len)
        take_next(&r);
    settle(&r);
    return r;
}

/* "Ingen votering.": then there is nothing to read. */
static bool says_none(const loader *l, str s)
{
    str all = str_trim(s);
    if (str_ends(all, STR(".")))
        all = str_slice(all, 0, all.len - 1);
    return str_is(words_canonical(l->w, WORD_VOTE, all), "none");
}

static void read_vote(loader *l, case_item *c, const md_node *paragraph)
{
    flat_text f = flat_of(l->a, paragraph, true);
    if (says_none(l, f.text))
        return;
    vote_reader r = read_all(l, &f, 0);
    r.v.plain = is_plain(&r.v, paragraph);
    bool is_known = is_read(&r.v);
    if (!is_known && !r.is_told)
        DIAG(l->d, VOTES_UNREAD, r.v.at, str_trim(f.text));
    else if (!is_known || (!r.v.whole && r.has_number))
        DIAG0(l->d, VOTES_UNCHECKED, r.v.at);
    if (is_known)
        list_add(l->a, &c->votes, r.v);
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
    vote v = read_all(l, f, from).v;
    v.plain = false;
    if (v.whole && is_read(&v))
        list_add(l->a, &c->votes, v);
}
