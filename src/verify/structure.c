/*
 * The structure tree: every figure has its text, every header cell its scope, every note its identifier, no
 * heading leaves a level out, and what the page shows hangs in the tree.
 *
 * The tree is walked with a list of what is still to be seen, in the order of the text. Each object is seen once, so
 * that one that leads in a circle ends, and what many elements share costs no more than so many looks.
 */
#include <string.h>

#include "verify/inside.h"

enum { OBJECTS_MOST = 8388607 /* ISO 32000-1, annex C */, LOOKS_MOST = 1 << 24, ROLES_DEEP = 8 };

/* A table that the walk is in. */
typedef struct open_table {
    size_t after; /* so many are waiting when it is done */
    bool headed;
} open_table;

typedef struct walk {
    inspection *v;
    qpdf_oh roles;
    list_of(qpdf_oh) waiting; /* the next one last */
    list_of(open_table) tables;
    map *notes;    /* their identifiers */
    uint8_t *seen; /* a bit for each object */
    int looks;     /* at kids */
    int level;     /* of the heading before */
} walk;

static bool has_attribute(walk *w, qpdf_oh element, const char *key)
{
    qpdf_oh attributes = verify_key(w->v, element, "/A");
    if (!qpdf_oh_is_array(w->v->file, attributes))
        return verify_has(w->v, attributes, key);
    for (int i = 0; i < qpdf_oh_get_array_n_items(w->v->file, attributes) && i < ROLES_DEEP; i++)
        if (verify_has(w->v, qpdf_oh_get_array_item(w->v->file, attributes, i), key))
            return true;
    return false;
}

/* The standard type that the role map leads to. */
static str type_of(walk *w, qpdf_oh element)
{
    str type = verify_text(w->v, element, "/S");
    for (int i = 0; i < ROLES_DEEP && type.len > 0; i++) {
        str other = verify_text(w->v, w->roles, str_text(w->v->arena, type));
        if (other.len == 0)
            break;
        type = other;
    }
    return type;
}

/* ---- one look for each type ------------------------------------------------------------------ */

static void look_at_heading(walk *w, qpdf_oh element, str type)
{
    const int level = type.at[2] - '0';
    (void)element;
    w->v->counts->headings++;
    if (level > w->level + 1)
        verify_say(w->v, MSG_VERIFY_STRUCTURE,
                   str_format(w->v->arena, "a heading of level %d follows one of level %d", level,
                              w->level));
    w->level = level;
}

static void look_at_figure(walk *w, qpdf_oh element, str type)
{
    (void)type;
    w->v->counts->figures++;
    if (verify_text(w->v, element, "/Alt").len == 0
        && verify_text(w->v, element, "/ActualText").len == 0)
        verify_say(w->v, MSG_VERIFY_STRUCTURE, STR("a figure has no alternative text"));
}

static void look_at_header(walk *w, qpdf_oh element, str type)
{
    (void)type;
    if (w->tables.len > 0)
        w->tables.at[w->tables.len - 1].headed = true;
    if (!has_attribute(w, element, "/Scope"))
        verify_say(w->v, MSG_VERIFY_STRUCTURE,
                   STR("a header cell does not say which cells it is for"));
}

static void look_at_note(walk *w, qpdf_oh element, str type)
{
    const str id = verify_text(w->v, element, "/ID");
    (void)type;
    if (id.len == 0)
        verify_say(w->v, MSG_VERIFY_STRUCTURE, STR("a note has no identifier"));
    else if (!map_add(w->notes, id, w))
        verify_say(w->v, MSG_VERIFY_STRUCTURE, STR("two notes have the same identifier"));
}

static void look_at_table(walk *w, qpdf_oh element, str type)
{
    (void)element;
    (void)type;
    w->v->counts->tables++;
    list_add(w->v->arena, &w->tables, ((open_table){ .after = w->waiting.len }));
}

/* Those whose elements have all been seen. */
static void close_tables(walk *w)
{
    while (w->tables.len > 0 && w->waiting.len <= w->tables.at[w->tables.len - 1].after)
        if (!w->tables.at[--w->tables.len].headed)
            verify_say(w->v, MSG_VERIFY_STRUCTURE, STR("a table has no header cells"));
}

typedef struct look {
    const char *type;
    void (*at)(walk *w, qpdf_oh element, str type);
} look;

static const look looks[] = {
    { "/H1", look_at_heading },    { "/H2", look_at_heading }, { "/H3", look_at_heading },
    { "/H4", look_at_heading },    { "/H5", look_at_heading }, { "/H6", look_at_heading },
    { "/TH", look_at_header },     { "/Note", look_at_note },  { "/Table", look_at_table },
    { "/Figure", look_at_figure },
};

static void look_at(walk *w, qpdf_oh element)
{
    const str type = type_of(w, element);
    w->v->counts->elements++;
    if (type.len == 0)
        verify_say(w->v, MSG_VERIFY_STRUCTURE, STR("an element has no type"));
    for (size_t i = 0; i < sizeof looks / sizeof *looks; i++)
        if (str_is(type, looks[i].type))
            looks[i].at(w, element, type);
}

/* ---- the walk -------------------------------------------------------------------------------- */

static bool is_new(walk *w, qpdf_oh element)
{
    const int id = qpdf_oh_get_object_id(w->v->file, element);
    if (id < 0 || id > OBJECTS_MOST)
        return false;
    const uint8_t bit = (uint8_t)(1 << id % 8);
    const bool before =
        id > 0 && (w->seen[id / 8] & bit); /* 0: it has no number, and stands in one place */
    w->seen[id / 8] |= bit;
    if (before)
        verify_say(w->v, MSG_VERIFY_STRUCTURE, STR("an element stands in more than one place"));
    return !before;
}

static void wait_for(walk *w, qpdf_oh kid)
{
    w->looks++;
    if (qpdf_oh_is_dictionary(w->v->file, kid) && verify_has(w->v, kid, "/S") && is_new(w, kid))
        list_add(w->v->arena, &w->waiting, kid);
    else
        qpdf_oh_release(w->v->file, kid);
}

static void wait_for_kids(walk *w, qpdf_oh element)
{
    qpdf_oh kids = verify_key(w->v, element, "/K");
    if (!qpdf_oh_is_array(w->v->file, kids)) {
        wait_for(w, kids);
        return;
    }
    for (int i = qpdf_oh_get_array_n_items(w->v->file, kids) - 1; i >= 0 && w->looks < LOOKS_MOST;
         i--)
        wait_for(w, qpdf_oh_get_array_item(w->v->file, kids, i));
    qpdf_oh_release(w->v->file, kids);
}

static void walk_tree(inspection *v, qpdf_oh tree)
{
    walk w = { .v = v, .roles = verify_key(v, tree, "/RoleMap"), .notes = map_new(v->arena) };
    w.seen = arena_array(v->arena, uint8_t, OBJECTS_MOST / 8 + 1);
    wait_for_kids(&w, tree);
    if (w.waiting.len == 0)
        verify_say(v, MSG_VERIFY_STRUCTURE, STR("the structure tree is empty"));
    while (w.waiting.len > 0) {
        qpdf_oh element = w.waiting.at[--w.waiting.len];
        look_at(&w, element);
        wait_for_kids(&w, element);
        qpdf_oh_release(v->file, element);
        close_tables(&w);
    }
}

/* ---- links and pages ------------------------------------------------------------------------- */

static void look_at_link(inspection *v, qpdf_oh annotation)
{
    if (!str_is(verify_text(v, annotation, "/Subtype"), "/Link"))
        return;
    v->counts->links++;
    if (verify_text(v, annotation, "/Contents").len == 0)
        verify_say(v, MSG_VERIFY_STRUCTURE, STR("a link does not say in words where it leads"));
    if (!verify_has(v, annotation, "/StructParent"))
        verify_say(v, MSG_VERIFY_STRUCTURE, STR("a link stands in no element"));
}

static void look_at_page(inspection *v, int number)
{
    qpdf_oh page = qpdf_get_page_n(v->file, (size_t)number), links = verify_key(v, page, "/Annots");
    if (!verify_has(v, page, "/StructParents"))
        verify_say(v, MSG_VERIFY_STRUCTURE,
                   str_format(v->arena, "page %d hangs in no structure", number + 1));
    if (qpdf_oh_is_array(v->file, links))
        for (int i = 0; i < qpdf_oh_get_array_n_items(v->file, links); i++)
            look_at_link(v, qpdf_oh_get_array_item(v->file, links, i));
}

void verify_structure(inspection *v)
{
    qpdf_oh tree = verify_key(v, v->root, "/StructTreeRoot"),
            marked = verify_key(v, v->root, "/MarkInfo");
    QPDF_BOOL is_marked = QPDF_FALSE;
    if (!qpdf_oh_get_value_as_bool(v->file, verify_key(v, marked, "/Marked"), &is_marked)
        || !is_marked)
        verify_say(v, MSG_VERIFY_STRUCTURE, STR("the file does not say that it is tagged"));
    if (qpdf_oh_is_dictionary(v->file, tree))
        walk_tree(v, tree);
    else
        verify_say(v, MSG_VERIFY_STRUCTURE, STR("there is no structure tree"));
    if (verify_text(v, v->root, "/Lang").len == 0)
        verify_say(v, MSG_VERIFY_STRUCTURE, STR("the language of the document is not said"));
    v->counts->pages = qpdf_get_num_pages(v->file);
    for (int i = 0; i < v->counts->pages; i++)
        look_at_page(v, i);
}
