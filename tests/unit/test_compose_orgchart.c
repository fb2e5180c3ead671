/*
 * test_compose_orgchart: the geometry of organisation charts.
 *
 * No line crosses another or runs through a box, no box overlaps another, nothing is wider or higher than a page: computed
 * from where things lie, over made-up registers of 1 to 60 bodies, always the same ones. And what stands beside what.
 */
#include "drawing_test.h"

#include "compose/orgchart.h"

/* ---- organisation charts --------------------------------------------------------------------- */

static org_chart organisation_of(arena *a, uint32_t seed, size_t count)
{
    static const char *const names[] = { "Styret", "Kontrollkomiteen",
                                         "Faggruppe for psykisk helse hos barn og unge",
                                         "Råd for personer med funksjonsnedsettelse" };
    org_chart org = { .a = a };
    for (size_t i = 0; i < count; i++) {
        org_node *n = arena_make(a, org_node);
        n->name = str_of(names[below(&seed, 4)]);
        n->advisory = i > 0 && below(&seed, 6) == 0;
        org_node *other = i > 0 ? org.nodes.at[below(&seed, (uint32_t)i)] : NULL;
        list_add(a, &org.nodes, n);
        if (n->advisory) {
            list_add(a, &org.advisors, n);
            list_add(a, &n->advises, other);
        } else if (!other || other->advisory || below(&seed, 12) == 0) {
            list_add(a, &org.roots, n);
        } else {
            n->parent = other;
            list_add(a, &other->children, n);
        }
    }
    return org;
}

static bool same_end(doc_point p, const box *b)
{
    return p.x >= b->x && p.x <= b->x + b->w && p.y >= b->y && p.y <= b->y + b->h;
}

static void assert_chart_is_clear(arena *a, const org_chart *org)
{
    segment *lines = arena_array(a, segment, LINES_MOST);
    size_t count = 0;
    for (size_t i = 0; i < org->wires.len; i++)
        for (size_t k = 1; k < org->wires.at[i].count; k++)
            lines[count++] =
                (segment){ org->wires.at[i].points[k - 1], org->wires.at[i].points[k], i };
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++)
            assert_false(cross(&lines[i], &lines[k]));
    for (size_t n = 0; n < org->nodes.len; n++) {
        const box *one = &org->nodes.at[n]->box;
        for (size_t i = 0; i < count; i++)
            assert_false(runs_through(&lines[i], one));
        for (size_t k = n + 1; k < org->nodes.len; k++)
            assert_false(overlap(one, &org->nodes.at[k]->box));
        assert_true(
            same_end((doc_point){ one->x, one->y }, &(box){ 0, 0, org->width, org->height }));
        assert_true(one->x + one->w <= org->width && one->y + one->h <= org->height);
    }
}

static void test_organisation_charts_have_no_crossing_lines(void **state)
{
    (void)state;
    size_t drawn_charts = 0, boxed_charts = 0;
    for (size_t count = 1; count <= 60; count++) {
        arena *a = arena_new();
        diag *d = diag_new(a);
        composer c = { .a = a, .d = d, .w = words_load(d, a, REFERAT_SOURCE_ROOT "/src/words") };
        org_chart org = organisation_of(a, (uint32_t)count, count);
        if (orgchart_place(&org, &c)) {
            assert_chart_is_clear(a, &org);
            assert_true(org.width <= LENGTH_PT(470)
                        && org.height <= LENGTH_PT(620)); /* else print would make its letters smaller */
            drawn_charts++;
        }
        if (orgchart_place_boxed(&org, &c)) {
            assert_chart_is_clear(a, &org);
            assert_true(org.width <= DRAWING_BOXED && org.height <= DRAWING_BOXED_HIGH);
            boxed_charts++;
        }
        orgchart_place_outline(&org, &c);
        assert_chart_is_clear(a, &org);
        arena_drop(a);
    }
    assert_true(drawn_charts > 27); /* the others are printed as lists */
    assert_true(boxed_charts > 15);
}

static org_node *add_body(org_chart *org, const char *name, org_node *above)
{
    org_node *n = arena_make(org->a, org_node);
    n->name = str_of(name);
    n->parent = above;
    list_add(org->a, &org->nodes, n);
    if (above)
        list_add(org->a, &above->children, n);
    return n;
}

/* Many that end there, and one that goes on: it stands below them, not beside. */
static void test_many_bodies_stand_above_the_one_that_goes_on(void **state)
{
    (void)state;
    arena *a = arena_new();
    diag *d = diag_new(a);
    composer c = { .a = a, .d = d, .w = words_load(d, a, REFERAT_SOURCE_ROOT "/src/words") };
    org_chart org = { .a = a };
    org_node *top = add_body(&org, "Styret", NULL);
    list_add(a, &org.roots, top);
    for (int i = 0; i < 18; i++)
        add_body(&org, "Vedlikeholdsplanleggingsgruppa", top);
    org_node *last = add_body(&org, "Utvalget", top);
    for (int i = 0; i < 7; i++)
        add_body(&org, "Dugnadslaget for naustet", last);
    assert_true(orgchart_place(&org, &c));
    assert_chart_is_clear(a, &org);
    for (size_t i = 0; i + 1 < top->children.len; i++)
        assert_true(top->children.at[i]->box.y + top->children.at[i]->box.h <= last->box.y);
    arena_drop(a);
}

static org_node *add_advisor(org_chart *org, const char *name, org_node *to)
{
    org_node *n = add_body(org, name, NULL);
    n->advisory = true;
    list_add(org->a, &n->advises, to);
    list_add(org->a, &org->advisors, n);
    return n;
}

/* A body with so many below it, each of them with two; and one that advises the first. */
static org_chart branches_of(arena *a, int count)
{
    org_chart org = { .a = a };
    org_node *top = add_body(&org, "Fylkestinget", NULL);
    list_add(a, &org.roots, top);
    for (int i = 0; i < count; i++) {
        org_node *branch = add_body(&org, i % 2 == 0 ? "Kaistyret" : "Utvalg for strandrydding", top);
        add_body(&org, "Vaktlaget", branch);
        add_body(&org, "Gruppe for fyr og merker", branch);
    }
    add_advisor(&org, "Losrådet", top);
    return org;
}

/* Bodies that go on stand side by side, in several rows if need be, under what is as wide as the page; the one that
   advises is beside the first, with its line, and takes no width from the rest. */
static void test_branches_stand_in_rows_below_those_that_advise(void **state)
{
    arena *a = *state;
    diag *d = diag_new(a);
    composer c = { .a = a, .d = d, .w = words_load(d, a, REFERAT_SOURCE_ROOT "/src/words") };
    for (int count = 5; count <= 14; count++) {
        org_chart org = branches_of(a, count);
        assert_true(orgchart_place(&org, &c));
        assert_chart_is_clear(a, &org);
        const org_node *top = org.roots.at[0], *advisor = org.advisors.at[0];
        int beside = 0;
        for (size_t i = 0; i < top->children.len; i++) {
            const org_node *branch = top->children.at[i], *first = top->children.at[0];
            beside += branch->box.y == first->box.y;
            assert_true(branch->box.y != first->box.y || branch->box.h == first->box.h);
            assert_true(branch->box.y > advisor->box.y + advisor->box.h);
        }
        assert_in_range(beside, 3, 4);
        assert_true(advisor->box.x > top->box.x + top->box.w);
        assert_true(org.wires.at[0].dashed);
    }
}

/* Three side by side and two below them: the one in the middle stands right below the first, whose line does not bend. */
static void test_rows_of_branches_stand_in_the_middle(void **state)
{
    arena *a = *state;
    diag *d = diag_new(a);
    composer c = { .a = a, .d = d, .w = words_load(d, a, REFERAT_SOURCE_ROOT "/src/words") };
    org_chart org = { .a = a };
    org_node *top = add_body(&org, "Fylkestinget", NULL);
    list_add(a, &org.roots, top);
    for (int i = 0; i < 5; i++) {
        org_node *branch = add_body(&org, "Strandryddingsutvalget", top);
        add_body(&org, "Habiliteringsseksjonen", branch);
        add_body(&org, "Beredskapsseksjonen", branch);
    }
    assert_true(orgchart_place(&org, &c));
    assert_chart_is_clear(a, &org);
    assert_int_equal(top->children.at[2]->box.y, top->children.at[0]->box.y);
    assert_true(top->children.at[3]->box.y > top->children.at[0]->box.y);
    assert_in_range(orgchart_middle(top->children.at[1]) - orgchart_middle(top) + 100, 0, 200);
}

/* However many they are, and though the chart would be lower with them below it. */
static void test_those_that_advise_stand_beside_the_first_while_there_is_room(void **state)
{
    arena *a = *state;
    diag *d = diag_new(a);
    composer c = { .a = a, .d = d, .w = words_load(d, a, REFERAT_SOURCE_ROOT "/src/words") };
    for (int count = 5; count <= 14; count++) {
        org_chart org = branches_of(a, count);
        org_node *top = org.roots.at[0];
        for (int i = 0; i < 7; i++)
            add_advisor(&org, "Rådet for leia", top);
        assert_true(orgchart_place(&org, &c));
        assert_chart_is_clear(a, &org);
        for (size_t i = 0; i < org.advisors.len; i++)
            assert_true(org.advisors.at[i]->box.x > top->box.x + top->box.w
                        && orgchart_foot(org.advisors.at[i]) < top->children.at[0]->box.y);
    }
}

/* Boxes are as wide as the longest word, where there is room; and bodies that advise stand below if
   there is none beside. */
static void test_words_in_boxes_are_whole(void **state)
{
    arena *a = *state;
    diag *d = diag_new(a);
    composer c = { .a = a, .d = d, .w = words_load(d, a, REFERAT_SOURCE_ROOT "/src/words") };
    org_chart org = { .a = a };
    org_node *top = add_body(&org, "Samfunnsmedisinskrådsforsamlingen", NULL);
    list_add(a, &org.roots, top);
    for (int i = 0; i < 6; i++)
        add_body(&org, "Faggruppe for rehabiliteringssamarbeidet", top);
    add_advisor(&org, "Brukermedvirkningsforumet", top);
    assert_true(orgchart_place(&org, &c));
    assert_chart_is_clear(a, &org);
    for (size_t i = 0; i < org.nodes.len; i++)
        for (size_t k = 0; k < org.nodes.at[i]->lines.len; k++)
            assert_false(str_ends(org.nodes.at[i]->lines.at[k], STR("-")));
    assert_int_equal(org.nodes.at[1]->lines.len, 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(test_organisation_charts_have_no_crossing_lines),
        UNIT(test_many_bodies_stand_above_the_one_that_goes_on),
        UNIT(test_branches_stand_in_rows_below_those_that_advise),
        UNIT(test_rows_of_branches_stand_in_the_middle),
        UNIT(test_those_that_advise_stand_beside_the_first_while_there_is_room),
        UNIT(test_words_in_boxes_are_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
