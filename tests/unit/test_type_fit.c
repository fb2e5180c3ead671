/*
 * test_type_fit: what total fit weighs beside the stretch of spaces.
 *
 * Each test sets many paragraphs of words that chance has put together, always the same ones, and counts
 * what a good paragraph seldom has: a tight line next to a loose one, a last line of a few letters, the
 * end of a divided word alone in it. The bounds lie between what is counted with the demerits for each
 * and without them.
 */
#include "type_test.h"

enum { PARAGRAPHS = 400 };

/* clang-format off */
static const char *const vocabulary[] = {
    "vi", "og", "er", "på", "til", "som", "den", "ikke", "skal", "møte", "laget", "båten", "havna",
    "sommeren", "dugnaden", "kystlaget", "medlemmene", "kontingenten", "regnskapet", "årsmøtet",
    "styremedlemmene", "samarbeidsavtalen", "vedlikeholdsplanen", "regnskapsføreren", "gjennomføringsplanene",
};
/* clang-format on */

typedef struct tally {
    int contrasts;    /* a tight line next to a loose one */
    int stubs;        /* a last line of less than an eighth of the measure */
    int fragments;    /* that is the end of a divided word */
    int final_hyphens; /* before a last line */
    int hyphens;
} tally;

/* Knuth, "The Art of Computer Programming" 2, 3.3.4, line 16 of table 1. */
static uint32_t chance(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 16;
}

static str text_of(paper *p, uint32_t *seed)
{
    const size_t most = sizeof vocabulary / sizeof *vocabulary;
    buf text = buf_new(p->arena);
    const uint32_t count = 24 + chance(seed) % 30;
    for (uint32_t i = 0; i < count; i++)
        buf_format(&text, "%s%s", i > 0 ? " " : "", vocabulary[chance(seed) % most]);
    buf_char(&text, '.');
    return buf_str(&text);
}

/* ---- counting -------------------------------------------------------------------------------- */

static bool is_tight(const type_mark *m)
{
    return m->line->manner == LINE_FILLED && m->line->space < 850;
}

static bool is_loose(const type_mark *m)
{
    return m->line->manner == LINE_FILLED && m->line->space > 1400;
}

static bool is_short(const type_mark *m)
{
    return m->line->nth == m->line->count && m->w < m->line->measure / 8;
}

/* The text of a line is in the mark after its own. */
static void count_line(tally *t, const type_mark *before, const type_mark *m)
{
    const str shown = m[1].text;
    t->hyphens += str_ends(shown, STR("\u00ad"));
    if (m->line->nth == 1)
        return;
    const bool divided = str_ends(before[1].text, STR("\u00ad"));
    t->contrasts += (is_tight(before) && is_loose(m)) || (is_loose(before) && is_tight(m));
    t->stubs += is_short(m);
    t->fragments += is_short(m) && divided && str_find(shown, STR(" ")) == shown.len;
    t->final_hyphens += divided && m->line->nth == m->line->count;
}

static tally set_and_count(paper *p)
{
    tally t = { 0 };
    const type_mark *before = NULL;
    uint32_t seed = 7;
    for (int i = 0; i < PARAGRAPHS; i++)
        paper_add(p, block_paragraph(p->arena, text_of(p, &seed)));
    const typeset *set = paper_set(p);
    for (size_t i = 0; i < set->pages.len; i++)
        for (size_t k = 0; k < set->pages.at[i].marks.len; k++) {
            const type_mark *m = &set->pages.at[i].marks.at[k];
            if (m->kind != MARK_LINE || m->element < 0)
                continue;
            count_line(&t, before, m);
            before = m;
        }
    return t;
}

/* ---- the tests ------------------------------------------------------------------------------- */

/* Without the demerits there are 85, 27, 13, 177 and, of hyphens, 823. */
static void filled_lines_are_even(void **state)
{
    const tally t = set_and_count(*state);
    assert_in_range(t.contrasts, 1, 70);
    assert_in_range(t.stubs, 0, 22);
    assert_in_range(t.fragments, 0, 8);
    assert_in_range(t.final_hyphens, 1, 168);
    assert_in_range(t.hyphens, 1, 780);
}

static void set_ragged(theme *t)
{
    t->justify = false;
}

/* What is not filled hardly needs a hyphen, and a last line of one word never. */
static void ragged_lines_have_few_hyphens(void **state)
{
    paper *p = *state;
    p->theme = paper_theme(p, set_ragged);
    const tally t = set_and_count(p);
    assert_in_range(t.stubs, 0, 10);
    assert_in_range(t.hyphens, 1, 30);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAPER(filled_lines_are_even),
        PAPER(ragged_lines_have_few_hyphens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
