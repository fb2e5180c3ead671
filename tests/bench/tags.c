/*
 * What the structure costs: the same pages written with their elements and without.
 *
 *     tags SOURCE_ROOT
 *
 * Makes a document of some hundred pages (headings, paragraphs, lists, tables), sets it
 * once, and writes it several times both ways: as it is, and with every mark an artifact. Prints the best time and
 * the size of each, and what the structure adds to setting and writing together.
 */
#include <stdio.h>
#include <time.h>

#include "pdf/pdf.h"

enum { CHAPTERS = 120, ROUNDS = 5 };

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1000 + (double)t.tv_nsec / 1e6;
}

/* Words in an order that does not repeat, for text that repeats is packed to nothing. */
static str words_of(arena *a, uint32_t seed, int count)
{
    static const char *const known[] = {
        "styret", "drøftet", "saken", "på", "nytt", "og", "ba", "leder", "om", "et", "overslag", "for", "arbeidet",
        "med", "brua", "som", "skal", "være", "ferdig", "til", "våren", "uten", "at", "kommunen", "betaler", "mer",
        "enn", "halvparten", "av", "kostnadene", "generalforsamlingen", "vedtok", "samarbeidspartnerne", "fristen",
        "regnskapet", "innkallingen", "medlemmene", "dugnaden", "kassereren", "forslaget", "møtet", "neste", "år",
    };
    static const size_t many = sizeof known / sizeof *known;
    static const uint32_t factor = 1664525, step = 1013904223;
    buf out = buf_new(a);
    for (uint32_t state = seed * 2654435761u; count > 0; count--) {
        state = state * factor + step;
        buf_format(&out, "%s ", known[(state >> 16) % many]);
    }
    return str_trim(buf_str(&out));
}

static void add_table(arena *a, document *doc, uint32_t seed)
{
    doc_table *t = arena_make(a, doc_table);
    doc_block *b = block_new(a, BLOCK_TABLE);
    t->column_count = 4;
    t->columns = arena_array(a, doc_column, 4);
    for (int r = 0; r < 12; r++) {
        doc_cell *cells = row_add(a, t, r == 0 ? ROW_HEADER : ROW_BODY);
        for (int c = 0; c < 4; c++)
            inline_add_text(a, &cells[c].text, words_of(a, seed + (uint32_t)(r * 4 + c), 2));
    }
    b->table = t;
    block_add(&doc->blocks, b);
}

static void add_list(arena *a, document *doc, uint32_t seed)
{
    doc_block *list = block_new(a, BLOCK_LIST);
    for (int i = 0; i < 6; i++) {
        doc_block *item = block_new(a, BLOCK_ITEM);
        block_append(item, block_paragraph(a, words_of(a, seed + (uint32_t)i, 9)));
        block_append(list, item);
    }
    block_add(&doc->blocks, list);
}

static document *make(arena *a)
{
    document *doc = document_new(a, DOCUMENT_REPORT);
    doc->lang = STR("nb");
    doc->title = STR("Måling");
    doc->pdf = STR("maling/maling.pdf");
    for (uint32_t i = 0; i < CHAPTERS * 100; i += 100) {
        block_add(&doc->blocks, block_heading(a, 2, words_of(a, i, 4), STR("")));
        for (uint32_t k = 1; k < 9; k++)
            block_add(&doc->blocks, block_paragraph(a, words_of(a, i + k, 45)));
        add_list(a, doc, i + 10);
        add_table(a, doc, i + 20);
    }
    return doc;
}

/* The same pages, with nothing for a reader to go by. */
static typeset *stripped(arena *a, const typeset *set)
{
    typeset *bare = arena_make(a, typeset);
    *bare = *set;
    bare->elements.len = 1;
    bare->pages.at = arena_array(a, type_page, set->pages.len);
    for (size_t i = 0; i < set->pages.len; i++) {
        bare->pages.at[i] = set->pages.at[i];
        bare->pages.at[i].marks.at = arena_array(a, type_mark, set->pages.at[i].marks.len);
        for (size_t k = 0; k < set->pages.at[i].marks.len; k++) {
            bare->pages.at[i].marks.at[k] = set->pages.at[i].marks.at[k];
            bare->pages.at[i].marks.at[k].element = ARTIFACT_LAYOUT;
        }
    }
    return bare;
}

typedef struct bench {
    diag *diag;
    type_fonts *fonts;
    const theme *theme;
} bench;

static double write_best(const bench *b, const typeset *set, size_t *size)
{
    double best = 1e9;
    for (int i = 0; i < ROUNDS; i++) {
        arena *a = arena_new();
        buf out = buf_new(a);
        const double start = now();
        if (!pdf_write(b->diag, set, b->fonts, b->theme, &out))
            puts("a file could not be written");
        const double time = now() - start;
        best = time < best ? time : best;
        *size = out.len;
        arena_drop(a);
    }
    return best;
}

int main(int count, char **words)
{
    arena *a = arena_new();
    if (count != 2)
        return 2;
    const str root = str_of(words[1]);
    const theme_places places = { path_join(a, root, STR("tests")), path_join(a, root, STR("themes")),
                                  path_join(a, root, STR("fonts")) };
    bench b = { .diag = diag_new(a) };
    b.theme = theme_load(b.diag, a, &places, STR("fjord"), (span){ 0 });
    hyphenation *hyphens = hyphenation_new(&(hyphen_file){ STR("nb"), STR("hyph_nb_NO.dic") }, 1);
    b.fonts = type_fonts_new(b.diag, a, b.theme, hyphens);
    const document *doc = make(a);
    const double start = now();
    const typeset *set = type_set(b.diag, a, b.fonts, b.theme, doc);
    const double setting = now() - start;
    size_t with = 0, without = 0;
    const double tagged = write_best(&b, set, &with), bare = write_best(&b, stripped(a, set), &without);
    printf("%zu pages, %zu elements; setting %.1f ms\n", set->pages.len, set->elements.len, setting);
    printf("writing with structure    %8.1f ms %9zu bytes\n", tagged, with);
    printf("writing without           %8.1f ms %9zu bytes\n", bare, without);
    printf("the structure adds %.0f %% of the time and %.0f %% of the size\n",
           100 * (tagged - bare) / (setting + bare), 100 * ((double)with - (double)without) / (double)without);
    type_fonts_drop(b.fonts);
    hyphenation_drop(hyphens);
    arena_drop(a);
    return 0;
}
