/*
 * text: what a reader of the document sees, and nothing of how it looks.
 *
 * The measure for both outputs: HTML and PDF must show these lines, in this order (footnotes apart, which
 * PDF sets at the foot of the page that calls them).
 *
 * A line each: the cover (organisation, title, subtitle, year, date; only where the document has no title of
 * its own), headings with their label before them, paragraphs, list items (with "1." or "a." where the list
 * is ordered; bullets are no text), labels of groups ("Vedtak", the title of a box, the date of an
 * event), captions ("Figur 2" before the words), table cells, lines of code, and last the notes, each with its
 * number.
 *
 * Left out: contents, GROUP_NAV and GROUP_SEARCH (they are ways to the text), page numbers, the calls of notes, drawings
 * (with the tables behind them) and pictures with their alternative texts, the title over the notes (print has none), running heads and feet.
 *
 * Space of every kind, no-break ones among them, is one space; soft hyphens vanish.
 */
#include "doc/doc.h"

#define SOFT_HYPHEN 0x00AD

typedef struct writer {
    buf *out;
    bool started; /* something stands in this line */
    bool gap;     /* a space is due before the next letter */
} writer;

static void put_text(writer *w, str s)
{
    size_t at = 0;
    while (at < s.len) {
        uint32_t rune = utf8_next(s, &at);
        if (rune == SOFT_HYPHEN)
            continue;
        if (utf8_is_space(rune)) {
            w->gap = w->started;
            continue;
        }
        if (w->gap)
            buf_char(w->out, ' ');
        w->gap = false;
        w->started = true;
        buf_rune(w->out, rune);
    }
}

static void end_line(writer *w)
{
    if (w->started)
        buf_char(w->out, '\n');
    w->started = w->gap = false;
}

static void put_line(writer *w, str s)
{
    put_text(w, s);
    end_line(w);
}

static void put_inlines(writer *w, const inline_node *first)
{
    put_text(w, inline_plain(w->out->arena, first));
}

/* Label and text in one line. */
static void put_labelled(writer *w, str label, const inline_node *text)
{
    put_text(w, label);
    put_text(w, STR(" "));
    put_inlines(w, text);
    end_line(w);
}

static void put_table(writer *w, const doc_table *t)
{
    for (size_t i = 0; i < t->rows.len; i++) {
        const doc_row *row = &t->rows.at[i];
        for (int cell = 0; cell < row->count; cell++) {
            put_inlines(w, row->cells[cell].text.first);
            end_line(w);
        }
    }
}

static void put_code(writer *w, str literal)
{
    str line;
    while (str_cut(&literal, STR("\n"), &line))
        put_line(w, line);
}

static void put_blocks(writer *w, const doc_block *first);

static void put_list(writer *w, const doc_block *list)
{
    int position = 0;
    for (const doc_block *item = list->first; item; item = item->next) {
        put_text(w, list_marker(w->out->arena, list, position++));
        put_text(w, STR(" "));
        put_blocks(w, item->first);
        end_line(w);
    }
}

static void put_block(writer *w, const doc_block *b)
{
    switch (b->kind) {
    case BLOCK_LIST:
        put_list(w, b);
        break;
    case BLOCK_CODE:
        put_code(w, b->literal);
        break;
    case BLOCK_TABLE:
        put_labelled(w, b->label, b->text.first);
        put_table(w, b->table);
        break;
    case BLOCK_TOC:
        break;
    default:
        put_labelled(w, block_label(b), b->text.first);
        put_blocks(w, b->first);
    }
}

static void put_blocks(writer *w, const doc_block *first)
{
    for (const doc_block *b = first; b; b = b->next)
        if (!block_is_of_site(b))
            put_block(w, b);
}

static void put_cover(writer *w, const doc_cover *cover)
{
    const str lines[] = { cover->organisation, cover->title, cover->subtitle, cover->year,
                          cover->date };
    for (size_t i = 0; i < sizeof lines / sizeof *lines; i++)
        put_line(w, lines[i]);
}

static void put_notes(writer *w, const document *doc)
{
    for (size_t i = 0; i < doc->notes.len; i++) {
        put_text(w, str_format(w->out->arena, "%d ", doc->notes.at[i].number));
        put_blocks(w, doc->notes.at[i].blocks.first);
        end_line(w);
    }
}

void document_text(const document *doc, buf *out)
{
    writer w = { .out = out };
    if (doc->cover.wanted && !document_has_title(doc))
        put_cover(&w, &doc->cover);
    put_blocks(&w, doc->blocks.first);
    put_notes(&w, doc);
}
