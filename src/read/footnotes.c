/*
 * Footnotes. cmark drops definitions that nothing calls and gives numbers for labels, so its own footnotes are left off:
 * an extension of ours takes the definitions as blocks, where cmark's parser would, and calls are found in the text.
 */
#define CMARK_NO_SHORT_NAMES /* NODE_LIST is ours */

#include <cmark-gfm-extension_api.h>
#include <cmark-gfm.h>

#include "read/footnotes.h"

/* The label of "[^label]" at the front of `text`; "" if there is none. A label has no blanks and no brackets. */
static str label_at(str text)
{
    size_t at = 2;
    if (!str_starts(text, STR("[^")))
        return STR("");
    while (at < text.len && at < READ_LABEL_MOST && (unsigned char)text.at[at] > ' '
           && text.at[at] != '[' && text.at[at] != ']')
        at++;
    return at < text.len && text.at[at] == ']' ? str_slice(text, 2, at) : STR("");
}

static str defined_label(str line)
{
    str label = label_at(line);
    return label.len && str_starts(str_slice(line, label.len + 3, line.len), STR(":")) ? label
                                                                                       : STR("");
}

/* ---- definitions, while cmark reads ------------------------------------------------------------ */

/* cmark goes on with such a block while its lines are indented by four, as it does with its own. */
static cmark_node *open_definition(cmark_syntax_extension *self, int indented, cmark_parser *parser,
                                   cmark_node *parent, unsigned char *input, int size)
{
    (void)self;
    int first = cmark_parser_get_first_nonspace(parser);
    if (indented || first >= size)
        return NULL;
    str label = defined_label((str){ (const char *)input + first, (size_t)(size - first) });
    if (label.len == 0)
        return NULL;
    int behind = first + (int)label.len + 4 - cmark_parser_get_offset(parser);
    cmark_parser_advance_offset(parser, (const char *)input, behind, 0);
    return cmark_parser_add_child(parser, parent, CMARK_NODE_FOOTNOTE_DEFINITION, first + 1);
}

cmark_syntax_extension *footnotes_extension(void)
{
    cmark_syntax_extension *extension = cmark_syntax_extension_new("definitions");
    cmark_syntax_extension_set_open_block_func(extension, open_definition);
    return extension;
}

str footnotes_label(const markdown *m, span at)
{
    return defined_label(diag_text(m->diag, at));
}

/* ---- definitions, in our tree ------------------------------------------------------------------ */

typedef struct definition {
    md_node *block;
    bool called;
} definition;

static span label_span(const md_node *block)
{
    return span_part(block->at, 0, block->text.len + 3);
}

/* The first definition of a label counts, as with cmark. */
static void keep_definition(markdown *m, map *known, md_node *block)
{
    definition *kept = arena_make(m->arena, definition);
    kept->block = block;
    definition *first = map_find(known, utf8_fold(m->arena, block->text));
    if (!first) {
        map_add(known, utf8_fold(m->arena, block->text), kept);
        return;
    }
    message *said = DIAG(m->diag, FOOTNOTE_DOUBLE, label_span(block), block->text);
    message_help(m->diag, said, "the first stands on line %zu; give one of them another label",
                 diag_place(m->diag, first->block->at).line);
}

/* Finds all definitions and moves them behind the text, in the order of the file. */
static map *gather(markdown *m, md_node *root)
{
    list_of(md_node *) blocks = { 0 };
    map *known = map_new(m->arena);
    for (const md_node *n = root; n; n = md_next(root, n))
        if (n->kind == MD_FOOTNOTE)
            list_add(m->arena, &blocks, (md_node *)n);
    for (size_t i = 0; i < blocks.len; i++) {
        keep_definition(m, known, blocks.at[i]);
        md_remove(blocks.at[i]);
        md_append(root, blocks.at[i]);
    }
    return known;
}

/* ---- calls ----------------------------------------------------------------------------------- */

/* Puts `n` behind `before`, where it has no neighbours yet. */
static void insert_after(md_node *before, md_node *n)
{
    n->parent = before->parent;
    n->before = before;
    n->next = before->next;
    if (before->next)
        before->next->before = n;
    else
        before->parent->last = n;
    before->next = n;
}

static md_node *part_of(markdown *m, const md_node *text, size_t from, size_t to)
{
    md_node *part = md_new(m->arena, MD_TEXT, span_part(text->at, from, to - from));
    part->text = str_slice(text->text, from, to);
    return part;
}

/* Cuts the call out of a text: it, the call and what is behind it become neighbours. Gives the last. */
static md_node *cut_call(markdown *m, md_node *text, size_t at, const definition *target)
{
    size_t end = at + label_at(str_slice(text->text, at, text->text.len)).len + 3;
    md_node *call = part_of(m, text, at, end), *behind = part_of(m, text, end, text->text.len);
    call->kind = MD_REFERENCE;
    md_detail_of(m->arena, call)->text_at = span_part(call->at, 2, call->at.len - 3);
    call->text = target->block->text;
    insert_after(text, call);
    insert_after(call, behind);
    text->text = str_slice(text->text, 0, at);
    text->at = span_part(text->at, 0, at);
    if (text->text.len == 0)
        md_remove(text);
    return behind;
}

/* A text with escapes in it is as long as its source only by chance, so its parts have no places of their own. */
static bool is_plain(const markdown *m, const md_node *n)
{
    return str_equal(diag_text(m->diag, n->at), n->text);
}

static void find_calls(markdown *m, map *known, md_node *n)
{
    for (size_t at = 0;
         (at += str_find(str_slice(n->text, at, n->text.len), STR("[^"))) < n->text.len;) {
        str label = label_at(str_slice(n->text, at, n->text.len));
        definition *target = label.len ? map_find(known, utf8_fold(m->arena, label)) : NULL;
        if (target) {
            target->called = true;
            n = cut_call(m, n, at, target);
            at = 0;
            continue;
        }
        if (label.len && is_plain(m, n))
            DIAG(m->diag, FOOTNOTE_UNDEFINED, span_part(n->at, at, label.len + 3), label);
        at += 2;
    }
    if (n->text.len == 0 && n->before && n->before->kind == MD_REFERENCE)
        md_remove(n);
}

/* A caption that is not text of its own: it may call footnotes as other text does. It stands in the source as it is read,
   unless there are escapes in it. NULL where it calls none. */
static md_node *caption_of(markdown *m, map *known, str value, span around)
{
    const str written = diag_text(m->diag, around);
    if (str_find(value, STR("[^")) == value.len)
        return NULL;
    md_node *caption = md_new(m->arena, MD_PARAGRAPH, around);
    md_node *text =
        md_new(m->arena, MD_TEXT, span_part(around, str_find(written, value), value.len));
    caption->text = text->text = value;
    md_append(caption, text);
    find_calls(m, known, text);
    return caption;
}

static void find_calls_in_title(markdown *m, map *known, md_node *image)
{
    md_node *caption = caption_of(m, known, image->detail->title, image->at);
    if (caption)
        md_detail_of(m->arena, image)->caption = caption;
}

static void find_calls_in_options(markdown *m, map *known, md_node *directive)
{
    const node *options = directive->detail->options;
    for (size_t i = options ? options->pairs.len : 0; i-- > 0;) {
        const node *value = options->pairs.at[i].value;
        md_node *caption = caption_of(m, known, value->text, value->at);
        if (!caption)
            continue;
        caption->next = (md_node *)directive->detail->caption;
        md_detail_of(m->arena, directive)->caption = caption;
    }
}

void footnotes_resolve(markdown *m, md_node *root)
{
    map *known = gather(m, root);
    for (const md_node *n = root, *next; n; n = next) {
        next = md_next(root, n);
        if (n->kind == MD_TEXT && n->text.len > 3)
            find_calls(m, known, (md_node *)n);
        if (n->kind == MD_IMAGE)
            find_calls_in_title(m, known, (md_node *)n);
        if (n->kind == MD_DIRECTIVE)
            find_calls_in_options(m, known, (md_node *)n);
    }
    for (size_t i = 0; i < map_len(known); i++) {
        const definition *d = map_value(known, i);
        if (!d->called)
            DIAG(m->diag, FOOTNOTE_UNUSED, label_span(d->block), d->block->text);
    }
}
