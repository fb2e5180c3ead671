/*
 * collect: a document becomes entries, with their lines and the weight of where each line stands.
 *
 * Minutes, a matter, a body are one entry each. A report, a plan or a paper is cut where its contents are: each heading
 * down to CUT_DEEPEST that has an address begins an entry of its own, and a reader who finds it lands there. A matter in minutes
 * has a page of its own, so the minutes hold only its heading; nothing is found twice in the same words.
 *
 * Contents, links of the site and the history of a matter are ways to other pages, and are left out. The full names behind
 * initials are looked for, too, and weigh more than words of the text do.
 *
 * What is found is more than what is shown: an excerpt is to be read, so it has no heads of columns, no signs and codes of
 * attendance, no heading over what was left out, and a label stands before the words that it labels.
 */
#include "search/inside.h"

enum { CUT_DEEPEST = 2 };

typedef struct collector {
    search_index *index;
    const document *doc;
    lang lang;
    search_entry entry; /* the one at hand */
    size_t order;
    bool cut;                  /* is the document cut at its headings? */
    const doc_block *decision; /* what is put now stands in it; NULL: in none */
    const doc_block
        *labelled; /* the group whose label is to be shown with its first line; NULL: none */
    bool facts;    /* within label and value: date, place, time */
} collector;

/* ---- entries --------------------------------------------------------------------------------- */

static str kept(collector *c, str s)
{
    return str_copy(c->index->arena, s);
}

static void begin(collector *c, str anchor, str title)
{
    const document *doc = c->doc;
    c->entry =
        (search_entry){ .page = kept(c, doc->page),
                        .anchor = kept(c, anchor),
                        .title = search_plain(c->index->arena, title),
                        .within = anchor.len ? search_plain(c->index->arena, doc->title) : STR(""),
                        .genre = kept(c, doc->genre),
                        .board = kept(c, doc->board),
                        .date = kept(c, doc->date),
                        .order = c->order++ };
    search_entry_begin(c->index, anchor.len == 0);
    search_entry_words(c->index, c->lang, FIELD_TITLE, c->entry.title);
    search_entry_words(c->index, c->lang, FIELD_WITHIN, c->entry.within);
}

static void end(collector *c)
{
    search_entry_end(c->index, c->entry);
}

/* ---- lines ----------------------------------------------------------------------------------- */

static void put_found(collector *c, search_field field, str line)
{
    search_entry_words(c->index, c->lang, field, search_plain(c->index->scratch, line));
}

static void put_shown(collector *c, str line)
{
    arena *a = c->index->scratch;
    line = search_plain(a, line);
    if (line.len > 0 && c->labelled) {
        str label = search_plain(a, block_label(c->labelled));
        bool ended = str_ends(label, STR(":"));
        line =
            str_format(a, STR_FMT "%s" STR_FMT, STR_ARG(label), ended ? " " : ": ", STR_ARG(line));
        c->labelled = NULL;
    }
    search_entry_line(c->index, line, c->facts);
}

static void put_line(collector *c, search_field field, str line)
{
    put_found(c, field, line);
    put_shown(c, line);
}

/* Who is meant by initials: found, but not shown in excerpts. */
static void put_people(collector *c, const inline_node *first)
{
    for (const inline_node *n = first; n; n = n->next) {
        if (n->kind == INLINE_ABBR)
            search_entry_words(c->index, c->lang, FIELD_PERSON, n->title);
        put_people(c, n->first);
    }
}

static search_field field_of(const collector *c)
{
    return c->decision ? FIELD_DECISION : FIELD_TEXT;
}

static void put_inlines(collector *c, search_field field, str label, const inline_node *first)
{
    arena *a = c->index->scratch;
    str text = inline_plain(a, first);
    if (label.len > 0)
        text = str_format(a, STR_FMT " " STR_FMT, STR_ARG(label), STR_ARG(text));
    put_line(c, field, text);
    put_people(c, first);
}

/* Who came, for whom: the signs and initials beside it say nothing without their columns. */
static bool is_shown(const doc_table *t, int column)
{
    return t->role != TABLE_ATTENDANCE || !t->columns[column].narrow;
}

/* A row is a line: what stands beside each other is read together. */
static void put_row(collector *c, const doc_table *t, const doc_row *row)
{
    arena *a = c->index->scratch;
    search_field field = t->role == TABLE_ATTENDANCE ? FIELD_PERSON : field_of(c);
    buf line = buf_new(a);
    for (int cell = 0; cell < row->count; cell++) {
        str text = inline_plain(a, row->cells[cell].text.first);
        if (text.len == 0)
            continue;
        put_found(c, field, text);
        put_people(c, row->cells[cell].text.first);
        if (row->kind == ROW_HEADER || !is_shown(t, cell))
            continue;
        buf_text(&line, line.len > 0 ? " · " : "");
        buf_put(&line, text);
    }
    put_shown(c, buf_str(&line));
}

static void put_table(collector *c, const doc_block *b)
{
    c->facts = b->table->role == TABLE_FACTS;
    put_inlines(c, field_of(c), b->label, b->text.first);
    for (size_t i = 0; i < b->table->rows.len; i++)
        put_row(c, b->table, &b->table->rows.at[i]);
    c->facts = false;
}

/* ---- blocks ---------------------------------------------------------------------------------- */

static bool is_cut(const collector *c, const doc_block *heading)
{
    return c->cut && heading->toc_wanted && heading->level <= CUT_DEEPEST
           && heading->anchor.len > 0;
}

static void put_blocks(collector *c, const doc_block *first);

/* They are called from anywhere in the document, and belong to the whole of it. */
static void put_notes(collector *c)
{
    bool cut = c->cut;
    c->cut = false;
    for (size_t i = 0; i < c->doc->notes.len; i++)
        put_blocks(c, c->doc->notes.at[i].blocks.first);
    c->cut = cut;
}

static void put_heading(collector *c, const doc_block *b)
{
    arena *a = c->index->scratch;
    str label = block_label(b), text = inline_plain(a, b->text.first);
    if (!is_cut(c, b)) {
        put_inlines(c, FIELD_HEADING, label, b->text.first);
        return;
    }
    if (label.len > 0)
        text = str_format(a, STR_FMT " " STR_FMT, STR_ARG(label), STR_ARG(text));
    if (c->entry.anchor.len == 0)
        put_notes(c);
    end(c);
    begin(c, b->anchor, text);
    put_people(c, b->text.first);
}

/* Its text stands on another page. */
static bool is_elsewhere(const doc_block *b)
{
    return b->kind == BLOCK_GROUP && b->role == GROUP_CASE && b->link && b->link->kind == LINK_PAGE;
}

static bool is_history(const doc_block *b)
{
    return b && b->kind == BLOCK_GROUP && b->role == GROUP_TIMELINE;
}

/* The history of a matter tells what other pages say; its heading goes with it. */
static bool is_left_out(const doc_block *b)
{
    bool heading = b->kind == BLOCK_HEADING && is_history(b->next);
    return heading || is_history(b) || b->kind == BLOCK_TOC || block_is_of_site(b);
}

/* A group's label is found here, and shown with the first line in it. */
static void put_label(collector *c, const doc_block *b)
{
    str label = block_label(b);
    put_found(c, field_of(c), label);
    if (label.len > 0)
        c->labelled = b;
    put_inlines(c, field_of(c), STR(""), b->text.first);
}

/* Puts what a block itself holds; gives whether the blocks in it are to come. */
static bool put_block(collector *c, const doc_block *b)
{
    if (!c->decision && b->kind == BLOCK_GROUP && b->role == GROUP_DECISION)
        c->decision = b;
    if (b->kind == BLOCK_HEADING)
        put_heading(c, b);
    else if (b->kind == BLOCK_TABLE)
        put_table(c, b);
    else if (b->kind == BLOCK_GROUP)
        put_label(c, b);
    else if (b->kind == BLOCK_CODE)
        put_line(c, field_of(c), b->literal);
    else
        put_inlines(c, field_of(c), block_label(b), b->text.first);
    if (is_elsewhere(b) && b->first && b->first->kind == BLOCK_HEADING)
        put_heading(c, b->first);
    return !is_elsewhere(b) && b->first;
}

/* The next block that is not inside this one. */
static const doc_block *behind(collector *c, const doc_block *b)
{
    for (; b; b = b->parent) {
        if (b == c->decision)
            c->decision = NULL;
        if (b == c->labelled)
            c->labelled = NULL;
        if (b->next)
            return b->next;
    }
    return NULL;
}

/* Without recursion: the list of an organisation may be as deep as the organisation. */
static void put_blocks(collector *c, const doc_block *first)
{
    for (const doc_block *b = first; b;) {
        bool enters = !is_left_out(b) && put_block(c, b);
        b = enters ? b->first : behind(c, b);
    }
}

/* ---- a document ------------------------------------------------------------------------------ */

/* The title is found as such: it need not stand in the text once more. */
static const doc_block *after_title(const document *doc)
{
    return document_has_title(doc) ? doc->blocks.first->next : doc->blocks.first;
}

/* A body may write its numbers as only its own register reads them ("26/4"); the address of a matter has them as all do. */
static void put_number(collector *c)
{
    str folder = str_slice(c->doc->page, 0, c->doc->page.len ? c->doc->page.len - 1 : 0);
    if (!str_ends(path_folder(folder), STR("/sak")))
        return;
    put_found(c, FIELD_TITLE, path_name(folder));
    put_found(c, FIELD_WITHIN, c->doc->board_names);
    search_entry_owner(c->index, c->lang, path_name(folder), c->doc->board_names);
}

void search_add(search_index *s, const document *doc)
{
    collector c = { .index = s, .doc = doc, .lang = LANG_NB };
    words_find_lang(doc->lang, &c.lang);
    s->langs[c.lang] = true;
    c.cut =
        doc->kind == DOCUMENT_REPORT || doc->kind == DOCUMENT_PLAN || doc->kind == DOCUMENT_PAPER;
    begin(&c, STR(""), doc->title);
    put_number(&c);
    if (doc->date.len > 0)
        search_entry_day(s, doc->date);
    if (doc->genre.len > 0) {
        search_entry_words(s, c.lang, FIELD_WITHIN, doc->subtitle);
        put_blocks(&c, after_title(doc));
        if (c.entry.anchor.len == 0)
            put_notes(&c);
    }
    end(&c);
}
