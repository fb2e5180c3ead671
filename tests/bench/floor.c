/*
 * The floor: the time of the processor that the libraries alone need for the Markdown of a project.
 *
 *     floor OUT FONT... -- FILE.md...
 *
 * Each file counts as one document. It is parsed by cmark-gfm and rendered as HTML; its text is broken by
 * libunibreak; each distinct word of the whole run is shaped once in each font by HarfBuzz; each font
 * is subset to the characters of the document; four bytes for each character and the subset fonts are deflated; HTML
 * and deflated bytes are written to a file. That is what no program that makes PDF and HTML of this text with
 * these libraries can go without; all else (model, links, tables, page breaks) is ours. Prints one line a
 * step, in milliseconds, and the sum.
 */
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <harfbuzz/hb-subset.h>
#include <harfbuzz/hb.h>
#include <libdeflate.h>
#include <linebreak.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { PARSE, BREAK, SHAPE, SUBSET, DEFLATE, WRITE, STEPS };

static const char *const step_names[STEPS] = { "parse",  "break",   "shape",
                                               "subset", "deflate", "write" };

#define FONTS_MOST 8
#define TABLE_SIZE (1u << 20) /* distinct words, at most half as many */

typedef struct floor_run {
    double times[STEPS], last;
    hb_face_t *faces[FONTS_MOST];
    hb_font_t *fonts[FONTS_MOST];
    int font_count;
    char **seen; /* hash table of words that were shaped */
    struct libdeflate_compressor *compressor;
    const char *out;
} floor_run;

static double now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static void lap(floor_run *run, int step)
{
    double time = now();
    run->times[step] += time - run->last;
    run->last = time;
}

static char *read_whole(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        exit(3);
    fseek(file, 0, SEEK_END);
    *size = (size_t)ftell(file);
    rewind(file);
    char *content = malloc(*size + 1);
    if (!content || fread(content, 1, *size, file) != *size)
        exit(3);
    content[*size] = '\0';
    fclose(file);
    return content;
}

/* Is the word new? Keeps it if so. FNV-1a, open addressing. */
static bool is_new(floor_run *run, const char *word, size_t length)
{
    unsigned hash = 2166136261u;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)word[i]) * 16777619u;
    for (hash &= TABLE_SIZE - 1; run->seen[hash]; hash = (hash + 1) & (TABLE_SIZE - 1))
        if (strlen(run->seen[hash]) == length && !memcmp(run->seen[hash], word, length))
            return false;
    run->seen[hash] = strndup(word, length);
    return true;
}

static void shape_words(floor_run *run, const char *text)
{
    hb_buffer_t *buffer = hb_buffer_create();
    while (*text) {
        text += strspn(text, " \n");
        size_t length = strcspn(text, " \n");
        for (int f = 0; length && f < run->font_count && (f || is_new(run, text, length)); f++) {
            hb_buffer_reset(buffer);
            hb_buffer_add_utf8(buffer, text, (int)length, 0, (int)length);
            hb_buffer_guess_segment_properties(buffer);
            hb_shape(run->fonts[f], buffer, NULL, 0);
        }
        text += length;
    }
    hb_buffer_destroy(buffer);
}

static void add_characters(hb_set_t *set, const char *text)
{
    hb_buffer_t *buffer = hb_buffer_create();
    unsigned count;
    hb_buffer_add_utf8(buffer, text, -1, 0, -1);
    const hb_glyph_info_t *info = hb_buffer_get_glyph_infos(buffer, &count);
    for (unsigned i = 0; i < count; i++)
        hb_set_add(set, info[i].codepoint);
    hb_buffer_destroy(buffer);
}

static size_t deflate_bytes(floor_run *run, const void *bytes, size_t size, FILE *file)
{
    size_t bound = libdeflate_zlib_compress_bound(run->compressor, size);
    void *packed = malloc(bound);
    size_t length = libdeflate_zlib_compress(run->compressor, bytes, size, packed, bound);
    lap(run, DEFLATE);
    fwrite(packed, 1, length, file);
    free(packed);
    lap(run, WRITE);
    return length;
}

static void subset_fonts(floor_run *run, const char *text, FILE *file)
{
    for (int f = 0; f < run->font_count; f++) {
        hb_subset_input_t *input = hb_subset_input_create_or_fail();
        add_characters(hb_subset_input_unicode_set(input), text);
        hb_face_t *face = hb_subset_or_fail(run->faces[f], input);
        hb_subset_input_destroy(input);
        if (!face)
            continue;
        hb_blob_t *blob = hb_face_reference_blob(face);
        unsigned size;
        const char *bytes = hb_blob_get_data(blob, &size);
        lap(run, SUBSET);
        deflate_bytes(run, bytes, size, file);
        hb_blob_destroy(blob);
        hb_face_destroy(face);
    }
}

static void one_document(floor_run *run, const char *path)
{
    size_t size;
    char *source = read_whole(path, &size);
    cmark_parser *parser = cmark_parser_new(CMARK_OPT_FOOTNOTES);
    cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"));
    run->last = now();
    cmark_parser_feed(parser, source, size);
    cmark_node *tree = cmark_parser_finish(parser);
    char *html =
        cmark_render_html(tree, CMARK_OPT_FOOTNOTES, cmark_parser_get_syntax_extensions(parser));
    char *text = cmark_render_plaintext(tree, CMARK_OPT_FOOTNOTES, 0);
    size_t length = strlen(text);
    lap(run, PARSE);
    char *breaks = malloc(length + 1);
    set_linebreaks_utf8((const utf8_t *)text, length, "nb", breaks);
    lap(run, BREAK);
    shape_words(run, text);
    lap(run, SHAPE);
    FILE *file = fopen(run->out, "wb");
    fwrite(html, 1, strlen(html), file);
    lap(run, WRITE);
    char *content = malloc(length * 4 + 1);
    for (size_t i = 0; i < length; i++)
        snprintf(content + i * 4, 5, "%04X", (unsigned)(unsigned char)text[i]);
    run->last = now();
    deflate_bytes(run, content, length * 4, file);
    subset_fonts(run, text, file);
    fclose(file);
    lap(run, WRITE);
    free(content), free(breaks), free(text), free(html), free(source);
    cmark_node_free(tree);
    cmark_parser_free(parser);
}

static void open_font(floor_run *run, const char *path)
{
    hb_blob_t *blob = hb_blob_create_from_file(path);
    int at = run->font_count++;
    run->faces[at] = hb_face_create(blob, 0);
    run->fonts[at] = hb_font_create(run->faces[at]);
    hb_blob_destroy(blob);
}

int main(int count, char **words)
{
    floor_run run = { .seen = calloc(TABLE_SIZE, sizeof(char *)), .out = words[1] };
    int at = 2;
    cmark_gfm_core_extensions_ensure_registered();
    init_linebreak();
    run.compressor = libdeflate_alloc_compressor(6);
    for (; at < count && strcmp(words[at], "--") && run.font_count < FONTS_MOST; at++)
        open_font(&run, words[at]);
    for (at++; at < count; at++)
        one_document(&run, words[at]);
    double sum = 0;
    for (int step = 0; step < STEPS; step++) {
        printf("floor %-8s %10.1f ms\n", step_names[step], run.times[step]);
        sum += run.times[step];
    }
    printf("floor %-8s %10.1f ms\n", "sum", sum);
    return 0;
}
