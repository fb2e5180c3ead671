/*
 * dump: the text form of a document, for `referat dump document` and the expected files of tests.
 *
 * First the document's own values, one a line; then one line for each block, indented by its depth:
 *
 *     group case #sak-04-26 [Sak 04-26]
 *       heading 2 #sak-04-26-tittel: Årsmelding for 2025
 *       group decision [Vedtak]
 *         paragraph: Årsmeldingen {emphasis godkjennes}.
 *
 * A line is: kind, what is special about it, #anchor, [label], lang=…, then a colon and its text. Table rows and
 * shapes have lines of their own below theirs. Lengths are in hundredths of a point.
 */
#include "doc/inside.h"

typedef struct writer {
    buf *out;
    int depth;
} writer;

static void start_line(writer *w, const char *kind)
{
    buf_fill(w->out, ' ', (size_t)w->depth * 2);
    buf_text(w->out, kind);
}

static void end_line(writer *w)
{
    buf_char(w->out, '\n');
}

/* " name=value", where there is one. */
static void put_value(writer *w, const char *name, str value)
{
    if (value.len == 0)
        return;
    buf_format(w->out, " %s=", name);
    doc_dump_text(value, w->out);
}

static void put_word(writer *w, bool there, const char *word)
{
    if (there)
        buf_format(w->out, " %s", word);
}

static void put_text(writer *w, const inline_node *first)
{
    if (first == NULL)
        return;
    buf_text(w->out, ": ");
    doc_dump_inlines(first, w->out);
}

/* ---- drawings ------------------------------------------------------------------------------ */

/* Rounded, so that the form does not hang on the last bit of a layout. */
static int hundredths(length l)
{
    int64_t scaled = (int64_t)l * 100;
    return (int)((scaled + (scaled < 0 ? -32768 : 32768)) / 65536);
}

static void put_length(writer *w, const char *name, length l)
{
    if (l != 0)
        buf_format(w->out, " %s=%d", name, hundredths(l));
}

static void put_points(writer *w, const doc_shape *s)
{
    for (size_t i = 0; i < s->point_count; i++)
        buf_format(w->out, " %d,%d", hundredths(s->points[i].x), hundredths(s->points[i].y));
}

static void put_paint(writer *w, const doc_shape *s)
{
    if (s->fill != COLOUR_NONE)
        buf_format(w->out, " fill=%s", colour_role_name(s->fill));
    if (s->stroke != COLOUR_NONE)
        buf_format(w->out, " stroke=%s/%d", colour_role_name(s->stroke), hundredths(s->width));
    put_word(w, s->dashed, "dashed");
}

static void put_shape(writer *w, const doc_shape *s)
{
    static const char *const anchors[] = {
        [ANCHOR_START] = "start", [ANCHOR_MIDDLE] = "middle", [ANCHOR_END] = "end"
    };
    start_line(w, shape_kind_name(s->kind));
    buf_format(w->out, " %d,%d", hundredths(s->x), hundredths(s->y));
    put_length(w, "w", s->w);
    put_length(w, "h", s->h);
    put_length(w, "r", s->r);
    put_points(w, s);
    put_word(w, s->closed, "closed");
    put_word(w, s->curved, "curved");
    put_paint(w, s);
    put_value(w, "link", s->link);
    if (s->kind == SHAPE_TEXT) {
        buf_format(w->out, " size=%d %s", hundredths(s->size), anchors[s->anchor]);
        put_word(w, s->bold, "bold");
        buf_text(w->out, ": ");
        doc_dump_text(s->text, w->out);
    }
    end_line(w);
}

static void put_drawing(writer *w, const doc_drawing *drawing)
{
    start_line(w, "drawing");
    buf_format(w->out, " %dx%d\n", hundredths(drawing->width), hundredths(drawing->height));
    w->depth++;
    for (size_t i = 0; i < drawing->shapes.len; i++)
        put_shape(w, &drawing->shapes.at[i]);
    w->depth--;
}

/* The narrow form as a drawing of its own below the wide one. */
static void put_drawings(writer *w, const doc_drawing *drawing)
{
    for (; drawing; drawing = drawing->narrow)
        put_drawing(w, drawing);
}

/* ---- tables -------------------------------------------------------------------------------- */

static void put_columns(writer *w, const doc_table *t)
{
    start_line(w, "columns");
    for (int i = 0; i < t->column_count; i++) {
        put_word(w, true, cell_align_name(t->columns[i].align));
        buf_text(w->out, t->columns[i].narrow ? "!" : "");
    }
    end_line(w);
}

/* "row | Kari | {2}KY | =Sum": a number in braces is a span, = marks a heading of its row. */
static void put_row(writer *w, const doc_row *row)
{
    start_line(w, row_kind_name(row->kind));
    if (row->anchor.len > 0)
        buf_format(w->out, " #" STR_FMT, STR_ARG(row->anchor));
    for (int i = 0; i < row->count; i++) {
        const doc_cell *cell = &row->cells[i];
        buf_text(w->out, " | ");
        if (cell->span > 1)
            buf_format(w->out, "{%d}", cell->span);
        buf_text(w->out, cell->header ? "=" : "");
        doc_dump_inlines(cell->text.first, w->out);
    }
    end_line(w);
}

static void put_table(writer *w, const doc_table *t)
{
    put_columns(w, t);
    for (size_t i = 0; i < t->rows.len; i++)
        put_row(w, &t->rows.at[i]);
}

/* ---- contents, pictures, code ----------------------------------------------------------------- */

static void put_toc(writer *w, const doc_toc *toc)
{
    for (size_t i = 0; i < toc->len; i++) {
        const doc_toc_entry *entry = &toc->at[i];
        start_line(w, "entry");
        buf_format(w->out, " %d #" STR_FMT, entry->level, STR_ARG(entry->anchor));
        if (entry->number.len > 0)
            buf_format(w->out, " [" STR_FMT "]", STR_ARG(entry->number));
        put_text(w, entry->text.first);
        end_line(w);
    }
}

static void put_image(writer *w, const doc_image *image)
{
    static const char *const kinds[] = {
        [IMAGE_PNG] = "png", [IMAGE_JPEG] = "jpeg", [IMAGE_SVG] = "svg"
    };
    start_line(w, "image");
    buf_format(w->out, " %s %dx%d", kinds[image->kind], (int)image->width, (int)image->height);
    put_value(w, "source", image->source);
    put_value(w, "path", image->path);
    end_line(w);
}

static void put_literal(writer *w, str literal)
{
    str line;
    while (str_cut(&literal, STR("\n"), &line)) {
        start_line(w, "> ");
        doc_dump_text(line, w->out);
        end_line(w);
    }
}

/* ---- blocks -------------------------------------------------------------------------------- */

static void put_block_kind(writer *w, const doc_block *b)
{
    start_line(w, block_kind_name(b->kind));
    if (b->kind == BLOCK_HEADING)
        buf_format(w->out, " %d", b->level);
    if (b->kind == BLOCK_GROUP)
        put_word(w, true, group_role_name(b->role));
    if (b->kind == BLOCK_TABLE)
        put_word(w, true, table_role_name(b->table->role));
    if (b->kind == BLOCK_LIST && b->ordered)
        buf_format(w->out, " %c from %d", b->marker, b->level);
    put_word(w, b->kind == BLOCK_GROUP && b->ended, "ended");
    put_word(w, b->kind == BLOCK_TABLE && b->table->full, "full");
    put_word(w, b->kind == BLOCK_LIST && b->tight, "tight");
    put_word(w, b->kind == BLOCK_HEADING && b->toc_wanted, "toc");
    put_word(w, b->task == 1, "open");
    put_word(w, b->task == 2, "done");
}

static void put_block_line(writer *w, const doc_block *b)
{
    put_block_kind(w, b);
    if (b->anchor.len > 0)
        buf_format(w->out, " #" STR_FMT, STR_ARG(b->anchor));
    if (b->label.len > 0) {
        buf_text(w->out, " [");
        doc_dump_text(b->label, w->out);
        buf_char(w->out, ']');
    }
    put_value(w, "lang", b->lang);
    put_value(w, "alt", b->alt);
    put_value(w, "table", b->table_title);
    if (b->link) {
        buf_text(w->out, " link=");
        dump_link(b->link, w->out);
    }
    put_text(w, b->text.first);
    end_line(w);
}

static void put_blocks(writer *w, const doc_block *first);

static void put_block(writer *w, const doc_block *b)
{
    put_block_line(w, b);
    w->depth++;
    if (b->table)
        put_table(w, b->table);
    if (b->toc)
        put_toc(w, b->toc);
    if (b->image)
        put_image(w, b->image);
    put_drawings(w, b->drawing);
    put_literal(w, b->literal);
    put_blocks(w, b->first);
    w->depth--;
}

static void put_blocks(writer *w, const doc_block *first)
{
    for (const doc_block *b = first; b; b = b->next)
        put_block(w, b);
}

/* ---- the document -------------------------------------------------------------------------- */

typedef struct field {
    const char *name;
    size_t at; /* of a str in a document */
} field;

#define FIELD(name)                                                                                \
    {                                                                                              \
#name, offsetof(document, name)                                                            \
    }

static const field fields[] = {
    FIELD(page),     FIELD(pdf),          FIELD(source),     FIELD(lang),       FIELD(title),
    FIELD(subtitle), FIELD(organisation), FIELD(subject),    FIELD(date),       FIELD(state),
    FIELD(version),  FIELD(running_head), FIELD(page_label), FIELD(note_title), FIELD(continued),
};

static void put_fields(writer *w, const document *doc)
{
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) {
        const str *value = (const str *)(const void *)((const char *)doc + fields[i].at);
        if (value->len == 0)
            continue;
        start_line(w, fields[i].name);
        buf_text(w->out, ": ");
        doc_dump_text(*value, w->out);
        end_line(w);
    }
}

static void put_cover(writer *w, const doc_cover *cover)
{
    start_line(w, "cover");
    put_value(w, "title", cover->title);
    put_value(w, "subtitle", cover->subtitle);
    put_value(w, "organisation", cover->organisation);
    put_value(w, "year", cover->year);
    put_value(w, "date", cover->date);
    end_line(w);
    if (cover->image)
        put_image(w, cover->image);
}

static void put_notes(writer *w, const document *doc)
{
    for (size_t i = 0; i < doc->notes.len; i++) {
        start_line(w, "note");
        buf_format(w->out, " %d\n", doc->notes.at[i].number);
        w->depth++;
        put_blocks(w, doc->notes.at[i].blocks.first);
        w->depth--;
    }
}

void document_dump(const document *doc, buf *out)
{
    writer w = { .out = out };
    start_line(&w, "document");
    put_word(&w, true, document_kind_name(doc->kind));
    put_word(&w, doc->draft, "draft");
    put_word(&w, doc->internal, "internal");
    end_line(&w);
    w.depth++;
    put_fields(&w, doc);
    if (doc->cover.wanted)
        put_cover(&w, &doc->cover);
    put_blocks(&w, doc->blocks.first);
    put_notes(&w, doc);
}
