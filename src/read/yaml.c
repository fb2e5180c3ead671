/*
 * YAML: from a source to a tree of scalars, lists and mappings (libyaml's events).
 *
 * Every scalar stays the text that the file has; its type is the reader's affair. Aliases are unfolded by sharing nodes,
 * and their unfolded size is counted, so that a small file cannot stand for a huge tree.
 *
 * libyaml stops at the first mistake. A broken entry must not hide all others, nor spoil them: reading goes on at the next
 * line that begins a key, or an item, of a mapping or list that is still open there, and what comes of it is added to
 * that one. What was begun before and is closed by this is cut at that line and marked as broken.
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
    map *keys;     /* of a mapping: key → node_pair's span, for doubles */
    bool block;    /* by indentation, not in brackets… */
    size_t column; /* …of its keys or dashes */
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
    size_t
        base; /* frames that were open when r->text was begun: the last of them goes on in it; 0: none was */
    size_t nodes, unfolded, documents;
    bool entered; /* …and it has begun to */
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
    if (key->kind != NODE_SCALAR && !key->broken)
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

/* The first that begins after a mistake is the mapping or list that was open before it. */
static bool goes_on(reading *r, node_kind kind)
{
    if (r->base == 0 || r->entered || top(r)->holder->kind != kind)
        return false;
    return r->entered = true;
}

static frame frame_of(reading *r, const yaml_event_t *event, node_kind kind, span at)
{
    bool is_map = kind == NODE_MAP;
    const yaml_char_t *anchor =
        is_map ? event->data.mapping_start.anchor : event->data.sequence_start.anchor;
    frame f = { .anchor = anchor_of(r, anchor), .extent = one, .column = event->start_mark.column };
    f.block = is_map ? event->data.mapping_start.style != YAML_FLOW_MAPPING_STYLE
                     : event->data.sequence_start.style != YAML_FLOW_SEQUENCE_STYLE;
    f.holder = node_new(r, kind, at);
    f.keys = is_map ? map_new(r->arena) : NULL;
    return f;
}

static void on_start(reading *r, const yaml_event_t *event, node_kind kind)
{
    span at = span_between(r, event->start_mark, event->end_mark);
    if (goes_on(r, kind))
        return;
    frame f = frame_of(r, event, kind, at);
    if (r->stack.len >= READ_DEPTH_MOST) {
        DIAG(r->diag, YAML_LIMIT, at, STR("it is nested too deep"));
        r->broken = true;
        return;
    }
    if (r->stack.len == 0 && (!r->root || r->root->kind == NODE_SCALAR)) {
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
/* The beginning of the line that holds a byte, and of the one after it. */
static size_t line_of(str text, size_t at)
{
    while (at > 0 && at <= text.len && text.at[at - 1] != '\n')
        at--;
    return at;
}

static size_t line_after(str text, size_t at)
{
    size_t end =
        at < text.len ? at + str_find(str_slice(text, at, text.len), STR("\n")) + 1 : text.len;
    return end < text.len ? end : text.len;
}

/* The blanks that a line begins with. */
static size_t indent_of(str line)
{
    size_t indent = 0;
    while (indent < line.len && line.at[indent] == ' ')
        indent++;
    return indent;
}

static bool begins_item(str line, size_t indent)
{
    return indent < line.len && line.at[indent] == '-'
           && (indent + 1 == line.len || line.at[indent + 1] == ' ');
}

static bool begins_key(str line, size_t indent)
{
    char first = indent < line.len ? line.at[indent] : '#';
    return first != '#' && first != '-' && first != '\t' && str_find(line, STR(":")) < line.len;
}

/* How many frames stay open at a line: all to the innermost whose next key or item it begins; 0: it begins none. */
static size_t open_at(const reading *r, str line)
{
    size_t indent = indent_of(line);
    bool item = begins_item(line, indent), key = begins_key(line, indent);
    for (size_t open = r->stack.len; (item || key) && open > 0; open--) {
        const frame *f = &r->stack.at[open - 1];
        if (f->block && f->column == indent && (f->holder->kind == NODE_LIST ? item : key))
            return open;
    }
    return 0;
}

/* The mapping of the whole text may have been ended by what does not belong to it. */
static void reopen_root(reading *r)
{
    frame f = { .holder = r->root, .keys = r->root_keys, .block = true, .extent = one };
    if (r->stack.len == 0 && r->root && r->root->kind == NODE_MAP && r->root_keys)
        list_add(r->arena, &r->stack, f);
}

/* Where a line begins on which reading may go on, from the line of `at` on; the length of the text if there is none. Where
   nothing is open, that is the next key at the margin. */
static size_t next_line(reading *r, str text, size_t at, size_t *open)
{
    reopen_root(r);
    while (at < text.len) {
        str rest = str_slice(text, at, text.len);
        str line = str_slice(rest, 0, str_find(rest, STR("\n")));
        *open = open_at(r, line);
        if (*open > 0 || (r->stack.len == 0 && begins_key(line, 0) && line.at[0] != ' '))
            return at;
        at += line.len + 1;
    }
    *open = 0;
    return text.len;
}

/* The last value that a list or mapping has; NULL where it has none. */
static const node *last_value(const node *n)
{
    if (n->pairs.len)
        return n->pairs.at[n->pairs.len - 1].value;
    return n->items.len ? n->items.at[n->items.len - 1] : NULL;
}

/* Takes off what a list or mapping has from `end` on: it is the author's next line. A value without quotes that runs into it
   ends before it. */
static void cut(reading *r, node *n, size_t end)
{
    while (n->items.len && n->items.at[n->items.len - 1]->at.at >= end)
        n->items.len--;
    while (n->pairs.len && n->pairs.at[n->pairs.len - 1].key_at.at >= end)
        n->pairs.len--;
    node *last = (node *)last_value(n); /* the tree is still ours */
    if (!last || last->kind != NODE_SCALAR || last->quoted || last->at.at + last->at.len <= end)
        return;
    last->text = str_trim(
        diag_text(r->diag, span_part(last->at, 0, end > last->at.at ? end - last->at.at : 0)));
    last->at.len = (uint32_t)last->text.len;
}

/* The key that stands before a mistake keeps a value, though nothing is left of it. */
static void add_lost(reading *r, frame *f)
{
    if (!f->has_key)
        return;
    node *lost = node_new(r, NODE_SCALAR, f->key_at);
    lost->broken = true;
    f->has_key = false;
    add_pair(r, f, lost);
}

/* Closes what a mistake left open beyond the first `open`, so that what was read until then is kept. */
static void close_open(reading *r, size_t open, size_t end)
{
    while (r->stack.len > open) {
        frame f = *top(r);
        r->stack.len--;
        add_lost(r, &f);
        f.holder->broken = true;
        cut(r, f.holder, end);
        place_value(r, f.holder, f.extent);
    }
    if (r->stack.len)
        add_lost(r, top(r));
}

/* A list whose dashes stand under their key is a document of its own after a mistake: then the next key is none. */
static bool is_key_after_list(const reading *r, size_t noticed)
{
    if (!r->entered || r->stack.len != r->base
        || r->stack.at[r->base - 1].holder->kind != NODE_LIST)
        return false;
    size_t from = line_of(r->text, noticed);
    str line = str_slice(r->text, from, line_after(r->text, noticed));
    return from + indent_of(line) == noticed && begins_key(line, noticed - from);
}

/* After a mistake: where reading may go on. The innermost that was open lacks something. */
static size_t after_mistake(reading *r, const yaml_parser_t *parser)
{
    size_t noticed = noticed_at(r, parser);
    if (is_key_after_list(r, noticed))
        return line_of(r->text, noticed);
    if (r->stack.len)
        top(r)->holder->broken = true;
    return line_after(r->text, report(r, parser));
}

/* Hands out the events of r->text. Gives where reading may go on, or the length of the text when it is done. */
static size_t read_events(reading *r, yaml_parser_t *parser)
{
    yaml_event_t event;
    for (bool more = true; more && !r->stopped && !r->broken;) {
        if (!yaml_parser_parse(parser, &event))
            return after_mistake(r, parser);
        more = event.type != YAML_STREAM_END_EVENT;
        size_t end = event.end_mark.index;
        on_event(r, &event);
        yaml_event_delete(&event);
        if (r->entered && r->stack.len < r->base) { /* lines with less before them follow */
            size_t next = line_of(r->text, byte_of(r, end));
            return next > 0 && r->byte < r->text.len ? next : r->text.len;
        }
    }
    return r->broken ? line_after(r->text, r->byte) : r->text.len;
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
    r->broken = r->entered = false;
    size_t next = read_events(r, &parser);
    yaml_parser_delete(&parser);
    return next;
}

const node *read_yaml_text(diag *d, arena *a, source_id id, str text, size_t at)
{
    reading r = { .diag = d, .arena = a, .source = id, .anchors = map_new(a) };
    size_t from = 0, before = diag_added(d);
    for (int i = 0; i < RESTARTS_MOST && !r.stopped && (i == 0 || from < text.len); i++) {
        r.text = str_slice(text, from, text.len);
        r.at = at + from;
        from += parse(&r);
        if (from < text.len)
            from = next_line(&r, text, from, &r.base);
        close_open(&r, from < text.len ? r.base : 0, at + from);
    }
    close_open(&r, 0, at + text.len);
    if (!r.root)
        r.root = node_new(&r, NODE_MAP, span_of(id, at, text.len));
    if (r.root->kind == NODE_SCALAR && node_empty(r.root))
        r.root->kind = NODE_MAP;
    r.root->holed = diag_added(d) > before;
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
