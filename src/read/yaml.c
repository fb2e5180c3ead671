/*
 * YAML: from a source to a tree of scalars, lists and mappings (libyaml's events).
 *
 * Every scalar stays the text that the file has; its type is the reader's affair. Aliases are unfolded by sharing nodes,
 * and their unfolded size is counted, so that a small file cannot stand for a huge tree.
 *
 * libyaml stops at the first mistake. A broken entry must not hide all others, so reading goes on at the next
 * line that begins a key at the margin, and what comes of it is added to the same mapping.
 */
#include <string.h>
#include <yaml.h>

#include "read/inside.h"
#include "read/mistakes.h"

enum { RESTARTS_MOST = 200 };

/* How much a node stands for once its aliases are unfolded. */
typedef struct extent {
    size_t nodes, height;
} extent;

typedef struct frame {
    node *holder; /* the list or mapping that is being filled */
    bool has_key;
    str key;
    span key_at;
    map *keys; /* of a mapping: key → node_pair's span, for doubles */
    str anchor;
    extent extent;
} frame;

typedef struct anchored {
    const node *value;
    extent extent;
} anchored;

typedef struct reading {
    diag *diag;
    arena *arena;
    source_id source;
    str text;           /* what is parsed */
    size_t at;          /* its offset in the source */
    size_t index, byte; /* a character of `text` and its offset: libyaml counts characters */
    list_of(frame) stack;
    map *anchors;
    node *root;
    map *root_keys;
    size_t nodes, unfolded, documents;
    bool broken;  /* reading goes on at a later key */
    bool stopped; /* or not at all */
} reading;

/* ---- places ---------------------------------------------------------------------------------- */

static bool continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

static size_t byte_of(reading *r, size_t index)
{
    while (r->index < index && r->byte < r->text.len) {
        r->byte++;
        while (r->byte < r->text.len && continues(r->text.at[r->byte]))
            r->byte++;
        r->index++;
    }
    while (r->index > index && r->byte > 0) {
        r->byte--;
        while (r->byte > 0 && continues(r->text.at[r->byte]))
            r->byte--;
        r->index--;
    }
    return r->byte;
}

static span span_between(reading *r, yaml_mark_t from, yaml_mark_t to)
{
    size_t start = byte_of(r, from.index), end = byte_of(r, to.index);
    return span_of(r->source, r->at + start, end - start);
}

/* ---- nodes ----------------------------------------------------------------------------------- */

static node *node_new(reading *r, node_kind kind, span at)
{
    node *n = arena_make(r->arena, node);
    r->nodes++;
    n->kind = kind;
    n->at = at;
    return n;
}

static frame *top(reading *r)
{
    return r->stack.len ? &r->stack.at[r->stack.len - 1] : NULL;
}

static void keep_anchor(reading *r, str anchor, const node *value, extent size)
{
    if (anchor.len == 0)
        return;
    anchored *kept = arena_make(r->arena, anchored);
    *kept = (anchored){ value, size };
    map_put(r->anchors, anchor, kept);
}

static void add_pair(reading *r, frame *f, const node *value)
{
    node_pair pair = { f->key, f->key_at, value };
    const span *first = map_find(f->keys, f->key);
    if (first) {
        message *m = DIAG(r->diag, YAML_DOUBLE_KEY, f->key_at, f->key);
        message_help(r->diag, m,
                     "the first stands on line %zu; keep one of them, or make the value a list",
                     diag_place(r->diag, *first).line);
        return;
    }
    span *kept = arena_make(r->arena, span);
    *kept = f->key_at;
    map_add(f->keys, f->key, kept);
    list_add(r->arena, &f->holder->pairs, pair);
}

/* A key that is no word cannot be asked for, but its value is read. */
static void take_key(reading *r, frame *f, const node *key)
{
    f->has_key = true;
    f->key = key->text;
    f->key_at = key->at;
    if (key->kind != NODE_SCALAR)
        DIAG0(r->diag, YAML_KEY_KIND, key->at);
}

/* Puts a finished value where it belongs: the root, an item, a key or a key's value. */
static void place_value(reading *r, const node *value, extent size)
{
    frame *f = top(r);
    if (!f) {
        r->root = r->root ? r->root : (node *)value;
        return;
    }
    f->extent.nodes += size.nodes;
    if (f->extent.height < size.height + 1)
        f->extent.height = size.height + 1;
    if (f->holder->kind == NODE_LIST) {
        list_add(r->arena, &f->holder->items, value);
    } else if (!f->has_key) {
        take_key(r, f, value);
    } else {
        f->has_key = false;
        add_pair(r, f, value);
    }
}

static const extent one = { 1, 1 };

/* ---- events ---------------------------------------------------------------------------------- */

static bool is_null(str text)
{
    return str_is(text, "~") || str_is(text, "null") || str_is(text, "Null")
           || str_is(text, "NULL");
}

static str anchor_of(reading *r, const yaml_char_t *anchor)
{
    return anchor ? str_copy(r->arena, str_of((const char *)anchor)) : STR("");
}

static void on_scalar(reading *r, const yaml_event_t *event)
{
    span at = span_between(r, event->start_mark, event->end_mark);
    yaml_scalar_style_t style = event->data.scalar.style;
    node *n = node_new(r, NODE_SCALAR, at);
    n->quoted = style != YAML_PLAIN_SCALAR_STYLE;
    n->text = str_copy(r->arena,
                       (str){ (const char *)event->data.scalar.value, event->data.scalar.length });
    if ((style == YAML_SINGLE_QUOTED_SCALAR_STYLE || style == YAML_DOUBLE_QUOTED_SCALAR_STYLE)
        && at.len >= 2)
        n->at = span_part(at, 1, at.len - 2);
    if (!n->quoted && is_null(n->text))
        n->text = STR("");
    keep_anchor(r, anchor_of(r, event->data.scalar.anchor), n, one);
    place_value(r, n, one);
}

/* After a mistake the keys at the margin belong to the mapping that was begun before it. */
static bool goes_on(const reading *r, node_kind kind)
{
    return r->stack.len == 0 && r->root_keys && kind == NODE_MAP;
}

static void on_start(reading *r, const yaml_event_t *event, node_kind kind)
{
    span at = span_between(r, event->start_mark, event->end_mark);
    const yaml_char_t *anchor =
        kind == NODE_MAP ? event->data.mapping_start.anchor : event->data.sequence_start.anchor;
    frame f = { .anchor = anchor_of(r, anchor), .extent = one };
    f.holder = goes_on(r, kind) ? r->root : node_new(r, kind, at);
    f.keys = goes_on(r, kind) ? r->root_keys : kind == NODE_MAP ? map_new(r->arena) : NULL;
    if (r->stack.len >= READ_DEPTH_MOST) {
        DIAG(r->diag, YAML_LIMIT, at, STR("it is nested too deep"));
        r->broken = true;
        return;
    }
    if (r->stack.len == 0 && kind == NODE_MAP) {
        r->root = f.holder;
        r->root_keys = f.keys;
    }
    list_add(r->arena, &r->stack, f);
}

static void on_end(reading *r, const yaml_event_t *event)
{
    frame f = *top(r);
    size_t end = byte_of(r, event->end_mark.index);
    r->stack.len--;
    if (r->at + end > f.holder->at.at)
        f.holder->at.len = (uint32_t)(r->at + end - f.holder->at.at);
    keep_anchor(r, f.anchor, f.holder, f.extent);
    place_value(r, f.holder, f.extent);
}

/* May the alias stand for this? Reports what it may not, and what cannot be afforded a second time. */
static bool may_unfold(reading *r, const anchored *target, str name, span at)
{
    if (!target)
        DIAG(r->diag, YAML_SYNTAX, at,
             str_format(r->arena, "nothing before this is called &" STR_FMT, STR_ARG(name)));
    else if (r->stack.len + target->extent.height > READ_DEPTH_MOST)
        DIAG(r->diag, YAML_LIMIT, at, STR("it is nested too deep"));
    else if (r->unfolded + target->extent.nodes > READ_NODES_MOST) {
        DIAG(r->diag, YAML_LIMIT, at, STR("its aliases stand for more than 300 000 values"));
        r->stopped = true;
    } else
        return true;
    return false;
}

static void on_alias(reading *r, const yaml_event_t *event)
{
    str name = str_of((const char *)event->data.alias.anchor);
    const anchored *target = map_find(r->anchors, name);
    span at = span_between(r, event->start_mark, event->end_mark);
    if (!may_unfold(r, target, name, at)) {
        place_value(r, node_new(r, NODE_SCALAR, at), one);
        return;
    }
    r->unfolded += target->extent.nodes;
    place_value(r, target->value, target->extent);
}

static void on_document(reading *r, const yaml_event_t *event)
{
    if (++r->documents == 1)
        return;
    message *m = DIAG(r->diag, YAML_SYNTAX, span_between(r, event->start_mark, event->end_mark),
                      STR("a second document begins here"));
    message_help(r->diag, m, "remove the line of dashes: a file holds one document");
    r->stopped = true;
}

static void on_event(reading *r, const yaml_event_t *event)
{
    if (r->nodes >= READ_NODES_MOST) {
        DIAG(r->diag, YAML_LIMIT, span_between(r, event->start_mark, event->end_mark),
             STR("it holds more than 300 000 values"));
        r->stopped = true;
        return;
    }
    switch (event->type) {
    case YAML_DOCUMENT_START_EVENT:
        on_document(r, event);
        break;
    case YAML_SCALAR_EVENT:
        on_scalar(r, event);
        break;
    case YAML_MAPPING_START_EVENT:
        on_start(r, event, NODE_MAP);
        break;
    case YAML_SEQUENCE_START_EVENT:
        on_start(r, event, NODE_LIST);
        break;
    case YAML_MAPPING_END_EVENT:
    case YAML_SEQUENCE_END_EVENT:
        on_end(r, event);
        break;
    case YAML_ALIAS_EVENT:
        on_alias(r, event);
        break;
    default:
        break;
    }
}

/* ---- mistakes -------------------------------------------------------------------------------- */

/* Where libyaml noticed the mistake; it has no line yet for what it could not even decode. */
static size_t noticed_at(reading *r, const yaml_parser_t *parser)
{
    return parser->error == YAML_READER_ERROR ? parser->problem_offset
                                              : byte_of(r, parser->problem_mark.index);
}

/* Reports a mistake in the author's words. Gives where it begins, which is where to go on behind. */
static size_t report(reading *r, const yaml_parser_t *parser)
{
    size_t noticed = noticed_at(r, parser);
    char there = noticed < r->text.len ? r->text.at[noticed] : '\0';
    const mistake *known = mistake_of(parser->problem, parser->context, there);
    size_t at = known->at_context ? byte_of(r, parser->context_mark.index) : noticed;
    if (at >= r->text.len)
        at = r->text.len ? r->text.len - 1 : 0;
    const char *problem = parser->problem ? parser->problem : "it cannot be read";
    message *m = DIAG(r->diag, YAML_SYNTAX, span_of(r->source, r->at + at, 1),
                      str_copy(r->arena, str_of(known->text ? known->text : problem)));
    if (known->help)
        message_help(r->diag, m, "%s", known->help);
    return at;
}

/* Is this a line that begins a key at the margin? */
static bool begins_key(str line)
{
    return line.len && line.at[0] != ' ' && line.at[0] != '#' && line.at[0] != '-'
           && line.at[0] != '\t' && str_find(line, STR(":")) < line.len;
}

/* The offset of the next line after `at` that begins a key; text.len if there is none. */
static size_t next_key(str text, size_t at)
{
    while (at < text.len) {
        size_t line = at + str_find(str_slice(text, at, text.len), STR("\n")) + 1;
        if (line >= text.len)
            break;
        str rest = str_slice(text, line, text.len);
        if (begins_key(str_slice(rest, 0, str_find(rest, STR("\n")))))
            return line;
        at = line;
    }
    return text.len;
}

/* Closes what a mistake left open, so that what was read until then is kept. */
static void close_open(reading *r)
{
    while (r->stack.len) {
        frame f = *top(r);
        r->stack.len--;
        place_value(r, f.holder, f.extent);
    }
}

/* Hands out the events of r->text. Gives where reading may go on, or the length of the text when it is done. */
static size_t read_events(reading *r, yaml_parser_t *parser)
{
    yaml_event_t event;
    for (bool more = true; more && !r->stopped && !r->broken;) {
        if (!yaml_parser_parse(parser, &event))
            return next_key(r->text, report(r, parser));
        more = event.type != YAML_STREAM_END_EVENT;
        on_event(r, &event);
        yaml_event_delete(&event);
    }
    return r->broken ? next_key(r->text, r->byte) : r->text.len;
}

static size_t parse(reading *r)
{
    yaml_parser_t parser;
    if (!yaml_parser_initialize(&parser))
        return r->text.len;
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    yaml_parser_set_input_string(&parser, (const unsigned char *)(r->text.at ? r->text.at : ""),
                                 r->text.len);
    r->index = r->byte = r->documents = 0;
    r->broken = false;
    size_t next = read_events(r, &parser);
    yaml_parser_delete(&parser);
    close_open(r);
    return next;
}

const node *read_yaml_text(diag *d, arena *a, source_id id, str text, size_t at)
{
    reading r = { .diag = d, .arena = a, .source = id, .anchors = map_new(a) };
    size_t from = 0;
    for (int i = 0; i < RESTARTS_MOST && !r.stopped && (i == 0 || from < text.len); i++) {
        r.text = str_slice(text, from, text.len);
        r.at = at + from;
        from += parse(&r);
    }
    if (!r.root)
        r.root = node_new(&r, NODE_MAP, span_of(id, at, text.len));
    if (r.root->kind == NODE_SCALAR && node_empty(r.root))
        r.root->kind = NODE_MAP;
    return r.root;
}

const node *read_yaml_part(diag *d, arena *a, span part)
{
    return read_yaml_text(d, a, part.source - 1, diag_text(d, part), part.at);
}

const node *read_yaml(diag *d, arena *a, source_id id)
{
    str text = diag_source(d, id)->text;
    size_t skip = str_starts(text, STR("\xEF\xBB\xBF")) ? 3 : 0;
    return read_yaml_text(d, a, id, str_slice(text, skip, text.len), skip);
}

/* ---- looking --------------------------------------------------------------------------------- */

const node *node_find(const node *map_node, str key)
{
    if (!map_node || map_node->kind != NODE_MAP)
        return NULL;
    for (size_t i = 0; i < map_node->pairs.len; i++)
        if (str_equal(map_node->pairs.at[i].key, key))
            return map_node->pairs.at[i].value;
    return NULL;
}

bool node_empty(const node *n)
{
    return !n || (n->kind == NODE_SCALAR && n->text.len == 0 && !n->quoted);
}
