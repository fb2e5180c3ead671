/*
 * The structure tree: what a screen reader and a converter go by (ISO 32000-1, 14.7 and 14.8).
 *
 * While pages are written, each stretch of content of one element gets a number (MCID), and the
 * element remembers where its content stands, in the order of the text. What holds only other
 * elements has them in the order in which they were made, which is the order of the document even
 * where the page has another. Elements without content are left out, but for the cells of a table,
 * which must stay a table. An element is one object, written as lines of its own, for there are
 * many; words have none.
 */
#include "pdf/structure.h"

#include "pdf/tags.h"

enum {
    KIDS_MOST = 8000,   /* in one element; more are divided (ISO 32000-1, annex C) */
    PAGES_IN_LEAF = 32, /* of the tree from content to elements */
    LINKS_IN_LEAF = 128,
    IDS_IN_LEAF = 128,
    KID_ELEMENT = -1, /* in place of a page */
    KID_LINK = -2,
};

/* ---- gathering ------------------------------------------------------------------------------- */

structure *structure_new(arena *a, const typeset *set)
{
    structure *s = arena_make(a, structure);
    s->arena = a;
    s->set = set;
    s->nodes = arena_array(a, node, set->elements.len + 1);
    s->pages = arena_array(a, page_content, set->pages.len + 1);
    for (size_t i = 0; i < set->elements.len; i++) {
        node *n = &s->nodes[i];
        n->first_kid = n->last_kid = n->first_child = n->last_child = n->next = -1;
        n->page = -1;
        const int32_t parent = set->elements.at[i].parent;
        if (parent < 0)
            continue;
        node *above = &s->nodes[parent];
        if (above->last_child >= 0)
            s->nodes[above->last_child].next = (int32_t)i;
        else
            above->first_child = (int32_t)i;
        above->last_child = (int32_t)i;
    }
    if (set->elements.len > 0)
        s->nodes[0].kept = true;
    return s;
}

static void add_kid(structure *s, int32_t element, int32_t page, int32_t value)
{
    node *n = &s->nodes[element];
    list_add(s->arena, &s->kids, ((kid){ .next = -1, .page = page, .value = value }));
    const int32_t made = (int32_t)s->kids.len - 1;
    if (n->last_kid >= 0)
        s->kids.at[n->last_kid].next = made;
    else
        n->first_kid = made;
    n->last_kid = made;
}

/* The element and all around it have content now; each stands in its parent where that begins. */
static void keep(structure *s, int32_t element)
{
    while (!s->nodes[element].kept) {
        s->nodes[element].kept = true;
        const int32_t parent = s->set->elements.at[element].parent;
        add_kid(s, parent, KID_ELEMENT, element);
        element = parent;
    }
}

int32_t structure_content(structure *s, int32_t element, size_t page)
{
    page_content *content = &s->pages[page];
    node *n = &s->nodes[element];
    const int32_t number = (int32_t)content->elements.len;
    list_add(s->arena, &content->elements, element);
    keep(s, element);
    add_kid(s, element, (int32_t)page, number);
    n->has_content = true;
    if (n->page < 0)
        n->page = (int32_t)page;
    return number;
}

int32_t structure_link(structure *s, int32_t element, size_t page, const pdf_dict *annotation)
{
    keep(s, element);
    add_kid(s, element, KID_LINK, (int32_t)s->links.len);
    list_add(s->arena, &s->links, ((linked){ annotation, element, (int32_t)page }));
    s->nodes[element].has_content = true;
    return (int32_t)(s->set->pages.len + s->links.len - 1);
}

static int32_t around(const structure *s, int32_t element, element_kind kind)
{
    while (element >= 0 && s->set->elements.at[element].kind != kind)
        element = s->set->elements.at[element].parent;
    return element;
}

int32_t structure_around(const structure *s, int32_t element, element_kind kind)
{
    return element < 0 ? -1 : around(s, element, kind);
}

void structure_box(structure *s, int32_t element, const length box[4])
{
    const int32_t symbol = structure_around(s, element, ELEMENT_SYMBOL);
    element = symbol >= 0 ? symbol : structure_around(s, element, ELEMENT_FIGURE);
    if (element < 0)
        return;
    node *n = &s->nodes[element];
    if (!n->box) {
        n->box = arena_array(s->arena, length, 4);
        for (int i = 0; i < 4; i++)
            n->box[i] = box[i];
        return;
    }
    for (int i = 0; i < 2; i++) {
        n->box[i] = box[i] < n->box[i] ? box[i] : n->box[i];
        n->box[i + 2] = box[i + 2] > n->box[i + 2] ? box[i + 2] : n->box[i + 2];
    }
}

/* ---- the order of kids ----------------------------------------------------------------------- */

/* Parts of a table stay, be they empty or not. */
static void keep_cells(structure *s)
{
    static const bool stays[] = { [ELEMENT_TABLE_BODY] = true,
                                  [ELEMENT_ROW] = true,
                                  [ELEMENT_CELL] = true,
                                  [ELEMENT_HEADER_CELL] = true,
                                  [ELEMENT_CODE] = false };
    for (size_t i = 1; i < s->set->elements.len; i++) {
        const type_element *e = &s->set->elements.at[i];
        if (stays[e->kind] && s->nodes[e->parent].kept)
            s->nodes[i].kept = true;
    }
}

typedef list_of(kid) kid_list;

static kid_list kids_of(arena *a, const structure *s, const node *n)
{
    kid_list list = { 0 };
    if (n->has_content) {
        for (int32_t k = n->first_kid; k >= 0; k = s->kids.at[k].next)
            list_add(a, &list, s->kids.at[k]);
        return list;
    }
    for (int32_t c = n->first_child; c >= 0; c = s->nodes[c].next)
        if (s->nodes[c].kept)
            list_add(a, &list, ((kid){ .page = KID_ELEMENT, .value = c }));
    return list;
}

/* ---- writing elements ------------------------------------------------------------------------ */

typedef struct tree {
    writer *w;
    structure *s;
    arena *temp; /* of one element */
} tree;

/* The page of content; nothing where there is none. */
static void put_page(const tree *t, int32_t page, buf *out)
{
    if (page < 0)
        return;
    buf_text(out, "/Pg ");
    pdf_put_reference(out, t->w->pages[page]);
}

static void put_kid(const tree *t, const node *n, kid k, buf *out)
{
    const structure *s = t->s;
    if (k.page == KID_ELEMENT) {
        pdf_put_reference(out, s->nodes[k.value].object);
    } else if (k.page == KID_LINK) {
        const linked *l = &s->links.at[k.value];
        buf_text(out, "<</Type/OBJR/Obj ");
        pdf_put_reference(out, l->annotation);
        put_page(t, l->page, out);
        buf_text(out, ">>");
    } else if (k.page == n->page) {
        buf_int(out, k.value);
    } else {
        buf_text(out, "<</Type/MCR");
        put_page(t, k.page, out);
        buf_text(out, "/MCID ");
        buf_int(out, k.value);
        buf_text(out, ">>");
    }
}

/* Kids as /K of the object `above`, which is told to those that are elements. */
static void put_kids(const tree *t, const node *n, const kid_list *list, const pdf_dict *above,
                     buf *out)
{
    if (list->len == 0)
        return;
    buf_text(out, list->len > 1 ? "/K[" : "/K ");
    for (size_t i = 0; i < list->len; i++) {
        if (i > 0)
            buf_char(out, ' ');
        put_kid(t, n, list->at[i], out);
        if (list->at[i].page == KID_ELEMENT)
            t->s->nodes[list->at[i].value].above = above;
    }
    if (list->len > 1)
        buf_char(out, ']');
}

/* What nearly every element has. Neighbours in a table have the same parent and page: a beginning that is the same takes
   hardly any room once it is packed. */
static void put_common(const tree *t, const pdf_dict *above, int32_t page, const char *type,
                       buf *out)
{
    buf_text(out, "/P ");
    pdf_put_reference(out, above);
    put_page(t, page, out);
    buf_text(out, "/S/");
    buf_text(out, type);
    buf_char(out, '\n');
}

/* Too many kids for one element: elements between, which mean nothing of their own. */
static void put_divided(const tree *t, int32_t element, const kid_list *list, buf *out)
{
    const node *n = &t->s->nodes[element];
    buf_text(out, "/K[");
    for (size_t from = 0; from < list->len; from += KIDS_MOST) {
        kid_list some = { .at = list->at + from, .len = list->len - from };
        some.len = some.len < KIDS_MOST ? some.len : KIDS_MOST;
        pdf_dict *part = pdf_lines_numbered(t->w->file);
        buf lines = buf_new(t->temp);
        put_common(t, n->object, n->page, tag_of_part(t->s->set->elements.at[element].kind),
                   &lines);
        put_kids(t, n, &some, part, &lines);
        pdf_lines_put(t->w->file, part, buf_str(&lines));
        pdf_put_reference(out, part);
        buf_char(out, ' ');
    }
    buf_char(out, ']');
}

static void put_element(const tree *t, int32_t element, const tag_context *context)
{
    const structure *s = t->s;
    const node *n = &s->nodes[element];
    buf lines = buf_new(t->temp);
    put_common(t, n->above, n->page, tag_name(context, element), &lines);
    tag_put_attributes(context, element, &lines);
    const kid_list list = kids_of(t->temp, s, n);
    if (list.len > KIDS_MOST)
        put_divided(t, element, &list, &lines);
    else
        put_kids(t, n, &list, n->object, &lines);
    pdf_lines_put(t->w->file, n->object, buf_str(&lines));
}

/* Each kept element as an object. Those of one kind have numbers in a row: then their lines stand together, and what is
   much alike is packed to little. */
static void number_elements(const tree *t)
{
    const type_element *elements = t->s->set->elements.at;
    const size_t count = t->s->set->elements.len;
    size_t next[ELEMENT_KINDS + 1] = { 0 };
    for (size_t i = 0; i < count; i++)
        next[elements[i].kind + 1]++;
    for (size_t kind = 0; kind < ELEMENT_KINDS; kind++)
        next[kind + 1] += next[kind];
    size_t *order = arena_array(t->temp, size_t, count);
    for (size_t i = 0; i < count; i++)
        order[next[elements[i].kind]++] = i;
    for (size_t i = 0; i < count; i++)
        if (t->s->nodes[order[i]].kept)
            t->s->nodes[order[i]].object = pdf_lines_numbered(t->w->file);
    arena_reset(t->temp);
}

static void put_elements(const tree *t, const tag_context *context, const pdf_dict *root)
{
    structure *s = t->s;
    number_elements(t);
    s->nodes[0].above = root;
    for (size_t i = 0; i < s->set->elements.len; i++) {
        if (s->nodes[i].kept)
            put_element(t, (int32_t)i, context);
        arena_reset(t->temp);
    }
}

/* ---- from content to elements ---------------------------------------------------------------- */

static void put_leaf(const tree *t, buf *nums, size_t first, size_t last, buf *kids)
{
    pdf_dict *leaf = pdf_lines_numbered(t->w->file);
    pdf_lines_put(t->w->file, leaf,
                  str_format(t->temp, "/Limits[%zu %zu]\n/Nums[" STR_FMT "]\n", first, last,
                             STR_ARG(buf_str(nums))));
    buf_format(kids, "%d 0 R ", pdf_number(leaf));
    nums->len = 0;
}

static void put_page_leaves(const tree *t, buf *kids)
{
    const structure *s = t->s;
    const size_t count = s->set->pages.len;
    buf nums = buf_new(t->temp);
    for (size_t i = 0; i < count; i++) {
        const page_content *content = &s->pages[i];
        buf_format(&nums, "%zu[", i);
        for (size_t k = 0; k < content->elements.len; k++) {
            pdf_put_reference(&nums, s->nodes[content->elements.at[k]].object);
            buf_char(&nums, ' ');
        }
        buf_text(&nums, "]\n");
        if (i % PAGES_IN_LEAF == PAGES_IN_LEAF - 1 || i + 1 == count)
            put_leaf(t, &nums, i / PAGES_IN_LEAF * PAGES_IN_LEAF, i, kids);
    }
}

static void put_link_leaves(const tree *t, buf *kids)
{
    const structure *s = t->s;
    const size_t pages = s->set->pages.len, count = s->links.len;
    buf nums = buf_new(t->temp);
    for (size_t i = 0; i < count; i++) {
        buf_format(&nums, "%zu %d 0 R ", pages + i,
                   pdf_number(s->nodes[s->links.at[i].element].object));
        if (i % LINKS_IN_LEAF == LINKS_IN_LEAF - 1 || i + 1 == count)
            put_leaf(t, &nums, pages + i / LINKS_IN_LEAF * LINKS_IN_LEAF, pages + i, kids);
    }
}

static pdf_dict *parent_tree(const tree *t)
{
    buf kids = buf_new(t->w->arena);
    buf_text(&kids, "/Kids[");
    put_page_leaves(t, &kids);
    put_link_leaves(t, &kids);
    buf_text(&kids, "]\n");
    pdf_dict *d = pdf_lines_numbered(t->w->file);
    pdf_lines_put(t->w->file, d, buf_str(&kids));
    arena_reset(t->temp);
    return d;
}

/* ---- identifiers ----------------------------------------------------------------------------- */

static void put_id_leaf(const tree *t, const int32_t *at, size_t count, buf *kids)
{
    buf lines = buf_new(t->temp);
    buf_format(&lines, "/Limits[(" TAG_ID ")(" TAG_ID ")]\n/Names[", at[0], at[count - 1]);
    for (size_t i = 0; i < count; i++)
        buf_format(&lines, "(" TAG_ID ")%d 0 R ", at[i], pdf_number(t->s->nodes[at[i]].object));
    buf_text(&lines, "]\n");
    pdf_dict *leaf = pdf_lines_numbered(t->w->file);
    pdf_lines_put(t->w->file, leaf, buf_str(&lines));
    buf_format(kids, "%d 0 R ", pdf_number(leaf));
}

/* Names have the order of the elements, for they are their numbers with as many figures each. */
static pdf_dict *id_tree(const tree *t, const tag_context *context)
{
    list_of(int32_t) named = { 0 };
    for (size_t i = 0; i < t->s->set->elements.len; i++)
        if (t->s->nodes[i].kept && tag_has_id(context, (int32_t)i))
            list_add(t->w->arena, &named, (int32_t)i);
    if (named.len == 0)
        return NULL;
    buf kids = buf_new(t->w->arena);
    buf_text(&kids, "/Kids[");
    for (size_t i = 0; i < named.len; i += IDS_IN_LEAF)
        put_id_leaf(t, named.at + i, named.len - i < IDS_IN_LEAF ? named.len - i : IDS_IN_LEAF,
                    &kids);
    buf_text(&kids, "]\n");
    pdf_dict *d = pdf_lines_numbered(t->w->file);
    pdf_lines_put(t->w->file, d, buf_str(&kids));
    arena_reset(t->temp);
    return d;
}

/* ---- the root -------------------------------------------------------------------------------- */

pdf_dict *structure_write(writer *w)
{
    structure *s = w->structure;
    tree t = { .w = w, .s = s, .temp = arena_new() };
    pdf_dict *root = pdf_lines_numbered(w->file);
    keep_cells(s);
    const tag_context context = tag_context_new(w->arena, s);
    put_elements(&t, &context, root);
    buf lines = buf_new(w->arena);
    buf_format(&lines, "/Type/StructTreeRoot\n/K %d 0 R\n/ParentTree %d 0 R\n",
               pdf_number(s->nodes[0].object), pdf_number(parent_tree(&t)));
    buf_format(&lines, "/ParentTreeNextKey %zu\n", s->set->pages.len + s->links.len);
    const pdf_dict *ids = id_tree(&t, &context);
    if (ids)
        buf_format(&lines, "/IDTree %d 0 R\n", pdf_number(ids));
    tag_put_roles(&lines);
    pdf_lines_put(w->file, root, buf_str(&lines));
    arena_drop(t.temp);
    return root;
}
