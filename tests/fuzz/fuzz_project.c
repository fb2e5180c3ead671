/*
 * fuzz_project: any bytes as the files of a project, taken through the whole program.
 *
 * The input holds several files, each behind a line `=== path`; what stands before the first such line is skipped.
 * They are written to a folder in memory and go the way of a build: loaded, linked, checked, planned, and every
 * document composed, set as HTML, and (in one of eight inputs, chosen by its bytes, for it is slow) as PDF. Nothing
 * may crash, hang or leak, every message must print, and what is written must be UTF-8.
 */
#include <ftw.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "check/check.h"
#include "compose/compose.h"
#include "html/html.h"
#include "link/link.h"
#include "pdf/pdf.h"
#include "theme/theme.h"
#include "type/type.h"

enum { FILES_MOST = 12, PATH_MOST = 80, PDF_SHARE = 8 };

/* What is the same for every input: made by the first one, and never changed. */
typedef struct common {
    arena *arena;
    const words *words;
    const theme *theme;
    hyphenation *hyphenation;
} common;

typedef struct run {
    arena *arena;
    diag *diag;
    const common *common;
    const compose_plan *plan;
    const html_frame *frame;
    type_fonts *fonts; /* NULL: without PDF */
} run;

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void must(bool holds)
{
    if (!holds)
        abort();
}

static const common *common_things(void)
{
    static common kept;
    if (!kept.arena) {
        kept.arena = arena_new();
        diag *d = diag_new(kept.arena);
        const theme_places places = { STR("/"), STR(REFERAT_SOURCE_ROOT "/themes"),
                                      STR(REFERAT_SOURCE_ROOT "/fonts") };
        kept.words = words_load(d, kept.arena, REFERAT_SOURCE_ROOT "/src/words");
        kept.theme = theme_load(d, kept.arena, &places, STR("plain"), (span){ 0 });
        kept.hyphenation = hyphenation_new(&(hyphen_file){ STR("nb"), STR("hyph_nb_NO.dic") }, 1);
        diag_close(d);
        must(diag_count(d, SEVERITY_ERROR) == 0);
    }
    return &kept;
}

/* ---- the folder -------------------------------------------------------------------------------- */

static int remove_one(const char *path, const struct stat *status, int kind, struct FTW *where)
{
    (void)status, (void)kind, (void)where;
    return remove(path);
}

static void remove_tree(const char *folder)
{
    nftw(folder, remove_one, 16, FTW_DEPTH | FTW_PHYS);
}

/* Only names that stay below the folder; everything else about names is tested elsewhere. */
static bool is_good_name(str name)
{
    bool good = name.len > 0 && name.len < PATH_MOST && name.at[0] != '/';
    for (size_t i = 0; i < name.len; i++)
        good &= name.at[i] >= ' ' && name.at[i] != 0x7F;
    return good && str_find(name, STR("..")) == name.len;
}

/* The next file of the input: its name, and what follows its line up to the next of that kind. */
static bool next_file(str *rest, str *name, str *content)
{
    bool at_once = str_starts(*rest, STR("=== "));
    str text = at_once ? *rest : str_slice(*rest, str_find(*rest, STR("\n=== ")) + 1, rest->len);
    if (text.len == 0)
        return false;
    str_cut(&text, STR("\n"), name);
    *name = str_slice(*name, 4, name->len);
    size_t end = str_find(text, STR("\n=== "));
    *content = str_slice(text, 0, end + 1);
    *rest = str_slice(text, end, text.len);
    return true;
}

static void write_files(arena *a, str folder, str input)
{
    str name, content;
    for (int i = 0; i < FILES_MOST && next_file(&input, &name, &content); i++)
        if (is_good_name(name))
            file_write(str_text(a, path_join(a, folder, name)), content);
}

/* ---- the way of a build ------------------------------------------------------------------------ */

static html_frame frame_of(arena *a, const compose_plan *plan)
{
    const compose_frame f = compose_site_frame(a, plan);
    return (html_frame){ .site_title = f.site_title, .home = f.home, .footer = f.footer, .style = STR("style.css") };
}

static void make_document(const run *r, const plan_item *item)
{
    arena *a = arena_new();
    buf page = buf_new(a), file = buf_new(a), text = buf_new(a);
    const document *doc = compose_document(r->diag, r->arena, r->plan, item);
    html_page(doc, r->frame, &page);
    must(utf8_check(buf_str(&page)) == page.len);
    if (r->fonts && doc->pdf.len) {
        const typeset *set = type_set(r->diag, a, r->fonts, r->common->theme, doc);
        type_text(set, &text);
        pdf_write(r->diag, set, r->fonts, r->common->theme, &file);
    }
    arena_drop(a);
}

static void make_documents(run *r)
{
    for (size_t i = 0; i < r->plan->items.len; i++)
        make_document(r, &r->plan->items.at[i]);
}

static void build(run *r, str folder, bool with_pdf)
{
    const words *w = r->common->words;
    archive *m = model_load(r->diag, r->arena, w, str_text(r->arena, folder), true);
    link_archive(r->diag, r->arena, m, w);
    check_archive(r->diag, m, w, (date){ 0 });
    r->plan = compose_plan_new(r->diag, r->arena, m, w, (compose_options){ 0 });
    const html_frame frame = frame_of(r->arena, r->plan);
    r->frame = &frame;
    r->fonts = with_pdf ? type_fonts_new(r->diag, r->arena, r->common->theme, r->common->hyphenation) : NULL;
    make_documents(r);
    if (r->fonts)
        type_fonts_drop(r->fonts);
}

static void print_messages(run *r)
{
    diag_close(r->diag);
    for (int form = DIAG_TEXT; form <= DIAG_GITHUB; form++) {
        buf out = buf_new(r->arena);
        diag_print(r->diag, (diag_print_options){ .form = (diag_form)form, .least = SEVERITY_NOTE }, &out);
        must(utf8_check(buf_str(&out)) == out.len);
    }
}

static bool wants_pdf(str input)
{
    uint32_t sum = 0;
    for (size_t i = 0; i < input.len; i++)
        sum = sum * 31 + (unsigned char)input.at[i];
    return sum % PDF_SHARE == 0;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    char folder[] = "/dev/shm/referat-fuzz-XXXXXX";
    str input = { (const char *)data, size };
    arena *a = arena_new();
    run r = { .arena = a, .diag = diag_new(a), .common = common_things() };
    must(mkdtemp(folder) != NULL);
    write_files(a, str_of(folder), input);
    build(&r, str_of(folder), wants_pdf(input));
    print_messages(&r);
    remove_tree(folder);
    arena_drop(a);
    return 0;
}
