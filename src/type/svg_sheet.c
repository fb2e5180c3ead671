/*
 * Style sheets of SVG pictures: rules whose selectors are elements, classes, ids and "*", alone or
 * one inside another ("g.axis path", "#a > rect").
 *
 * Rules are found by what their last part asks for, an id, else a class, else an element; so an
 * element looks at few of them. Those that fit are applied from the least to the most specific
 * (Selectors 3, section 9). What a selector says that is not known here makes it fit nothing.
 */
#include "type/svg.h"

enum { RULES_MOST = 4096, FITTING_MOST = 64 };

typedef struct rule {
    str selector, declarations;
    int weight; /* ids, classes, elements, a byte each; then the order counts */
} rule;

typedef list_of(rule) rule_list;

struct svg_sheet {
    arena *arena;
    map *rules; /* "#id", ".class", "element", "*" → rule_list */
    size_t count;
};

/* ---- selectors ------------------------------------------------------------------------------- */

static bool in_name(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-'
           || c == '_' || (unsigned char)c >= 0x80;
}

static size_t name_end(str s, size_t from)
{
    while (from < s.len && in_name(s.at[from]))
        from++;
    return from;
}

/* The last part of a selector and what stands before it; `child` where that must be the parent. */
static str last_part(str selector, str *before, bool *child)
{
    size_t at = selector.len;
    while (at > 0 && selector.at[at - 1] != ' ' && selector.at[at - 1] != '>')
        at--;
    str part = str_slice(selector, at, selector.len);
    *before = str_trim(str_slice(selector, 0, at));
    *child = str_ends(*before, STR(">"));
    if (*child)
        *before = str_trim(str_slice(*before, 0, before->len - 1));
    return part;
}

static bool has_class(const svg_node *n, str class)
{
    str one, rest = svg_attribute_of(n, "class");
    while (str_cut(&rest, STR(" "), &one))
        if (one.len > 0 && str_equal(one, class))
            return true;
    return false;
}

/* "rect.big#one" */
static bool part_fits(str part, const svg_node *n)
{
    size_t at = 0;
    while (at < part.len) {
        const char kind = part.at[at];
        const size_t from = kind == '.' || kind == '#' || kind == '*' ? at + 1 : at;
        const size_t to = kind == '*' ? from : name_end(part, from);
        const str name = str_slice(part, from, to);
        if (to == at || (kind == '.' && !has_class(n, name))
            || (kind == '#' && !str_equal(svg_attribute_of(n, "id"), name))
            || (in_name(kind) && !str_equal(n->name, name)))
            return false;
        at = to;
    }
    return true;
}

/* From right to left; the nearest that fits is taken, as a picture needs no more. */
static bool selector_fits(str selector, const svg_node *n)
{
    str before;
    bool child;
    if (!part_fits(last_part(selector, &before, &child), n))
        return false;
    while (before.len > 0) {
        bool near = child;
        str part = last_part(before, &before, &child);
        for (n = n->parent; n && !near && !part_fits(part, n); n = n->parent)
            ;
        if (!n || !part_fits(part, n))
            return false;
    }
    return true;
}

static int weight_of(str selector)
{
    int weight = 0;
    for (size_t at = 0; at < selector.len; at++) {
        const bool starts = in_name(selector.at[at]) && (at == 0 || !in_name(selector.at[at - 1]));
        const char before = at > 0 ? selector.at[at - 1] : ' ';
        if (starts)
            weight += before == '#' ? 1 << 16 : before == '.' ? 1 << 8 : 1;
    }
    return weight;
}

/* ---- reading --------------------------------------------------------------------------------- */

/* What a rule is found by. */
static str key_of(str selector)
{
    str before;
    bool child;
    str part = last_part(selector, &before, &child);
    size_t at = str_find(part, STR("#"));
    if (at == part.len)
        at = str_find(part, STR("."));
    if (at == part.len)
        return part.len > 0 && part.at[0] == '*' ? STR("*") : str_slice(part, 0, name_end(part, 0));
    return str_slice(part, at, name_end(part, at + 1));
}

static void add_rule(svg_sheet *css, str selector, str declarations)
{
    str key = key_of(selector);
    if (key.len == 0 || css->count >= RULES_MOST)
        return;
    css->count++;
    rule_list *list = map_find(css->rules, key);
    if (!list) {
        list = arena_make(css->arena, rule_list);
        map_add(css->rules, key, list);
    }
    list_add(css->arena, list, ((rule){ selector, declarations, weight_of(selector) }));
}

static str without_comments(arena *a, str text)
{
    buf out = buf_new(a);
    str kept;
    while (str_cut(&text, STR("/*"), &kept)) {
        buf_put(&out, kept);
        str_cut(&text, STR("*/"), &kept);
    }
    return buf_str(&out);
}

/* Past a rule that begins with "@": to its semicolon, or over its braces. */
static str after_at_rule(str rest)
{
    int open = 0;
    for (size_t i = 0; i < rest.len; i++) {
        open += rest.at[i] == '{';
        open -= rest.at[i] == '}';
        if (open == 0 && (rest.at[i] == ';' || rest.at[i] == '}'))
            return str_slice(rest, i + 1, rest.len);
    }
    return STR("");
}

const svg_sheet *svg_sheet_read(arena *a, str text)
{
    svg_sheet *css = arena_make(a, svg_sheet);
    css->arena = a;
    css->rules = map_new(a);
    str rest = str_trim(without_comments(a, text)), selectors, one, declarations;
    while (rest.len > 0) {
        if (rest.at[0] == '@') {
            rest = str_trim(after_at_rule(rest));
            continue;
        }
        if (!str_cut(&rest, STR("{"), &selectors) || !str_cut(&rest, STR("}"), &declarations))
            break;
        while (str_cut(&selectors, STR(","), &one))
            add_rule(css, str_trim(one), declarations);
        rest = str_trim(rest);
    }
    return css;
}

/* ---- applying -------------------------------------------------------------------------------- */

typedef struct fitting {
    const rule *rules[FITTING_MOST];
    size_t count;
} fitting;

/* Those that come later stand after those that weigh the same. */
static void collect(const svg_sheet *css, str key, const svg_node *n, fitting *f)
{
    const rule_list *list = map_find(css->rules, key);
    for (size_t i = 0; list && i < list->len && f->count < FITTING_MOST; i++) {
        const rule *r = &list->at[i];
        if (!selector_fits(r->selector, n))
            continue;
        size_t at = f->count++;
        for (; at > 0 && f->rules[at - 1]->weight > r->weight; at--)
            f->rules[at] = f->rules[at - 1];
        f->rules[at] = r;
    }
}

void svg_sheet_apply(const svg_sheet *css, const svg_node *n, svg_state *state)
{
    if (css->count == 0)
        return;
    fitting f = { .count = 0 };
    str class, rest = svg_attribute_of(n, "class"), id = svg_attribute_of(n, "id");
    collect(css, STR("*"), n, &f);
    collect(css, n->name, n, &f);
    while (str_cut(&rest, STR(" "), &class))
        if (class.len > 0)
            collect(css, str_format(css->arena, "." STR_FMT, STR_ARG(class)), n, &f);
    if (id.len > 0)
        collect(css, str_format(css->arena, "#" STR_FMT, STR_ARG(id)), n, &f);
    for (size_t i = 0; i < f.count; i++)
        svg_style_list(state, f.rules[i]->declarations);
}
