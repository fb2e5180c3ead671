/*
 * test_type_parts: the small parts behind the pages, through the private headers of `type`:
 * hyphenation points, shaped words, numbers, transforms and paths of SVG, pictures as marks.
 */
#include "type_test.h"

#include "type/fonts.h"
#include "type/svg.h"

/* ---- words ----------------------------------------------------------------------------------- */

static const char *divided(paper *p, const char *text, const char *lang)
{
    words *w = fonts_words(p->fonts, FACE_TEXT, FEATURE_NONE, str_of(lang));
    word *known = (word *)words_shape(p->fonts, w, str_of(text));
    words_hyphenate(p->fonts, w, known);
    buf out = buf_new(p->arena);
    size_t from = 0;
    for (size_t i = 0; i < known->point_count; i++) {
        buf_put(&out, str_slice(known->text, from, known->points[i]));
        buf_char(&out, '|');
        from = known->points[i];
    }
    buf_put(&out, str_slice(known->text, from, known->text.len));
    return str_text(p->arena, buf_str(&out));
}

static void words_are_divided_by_language(void **state)
{
    paper *p = *state;
    assert_string_equal(divided(p, "arbeidsutvalget", "nb"), "arbeids|ut|val|get");
    assert_string_equal(divided(p, "arbeidsutvalet", "nn"), "arbeids|ut|va|let");
    assert_string_equal(divided(p, "committee", "en"), "com|mit|tee");
    assert_string_equal(divided(p, "committee", "fr"), "committee");
}

static void punctuation_stays_outside(void **state)
{
    paper *p = *state;
    assert_string_equal(divided(p, "«arbeidsutvalget»,", "nb"), "«arbeids|ut|val|get»,");
}

static void some_words_stay_whole(void **state)
{
    paper *p = *state;
    assert_string_equal(divided(p, "møte", "nb"), "møte");
    assert_string_equal(divided(p, "NORCE", "nb"), "NORCE");
    assert_string_equal(divided(p, "sak2025", "nb"), "sak2025");
}

static void no_part_lacks_a_vowel(void **state)
{
    paper *p = *state;
    assert_string_equal(divided(p, "styringsgruppen", "nb"), "styrings|grup|pen");
}

static void words_are_shaped_once(void **state)
{
    paper *p = *state;
    words *w = fonts_words(p->fonts, FACE_TEXT, FEATURE_NONE, STR("nb"));
    assert_ptr_equal(words_shape(p->fonts, w, STR("klynge")),
                     words_shape(p->fonts, w, STR("klynge")));
    assert_ptr_equal(w, fonts_words(p->fonts, FACE_TEXT, FEATURE_NONE, STR("nb")));
}

static void ligatures_carry_their_text(void **state)
{
    paper *p = *state;
    const word *known = words_shape(
        p->fonts, fonts_words(p->fonts, FACE_HEAD, FEATURE_NONE, STR("nb")), STR("offisiell"));
    size_t sum = 0;
    for (size_t i = 0; i < known->count; i++)
        sum += known->glyphs[i].text_len;
    assert_int_equal(sum, known->text.len);
}

/* ---- SVG ------------------------------------------------------------------------------------- */

static void numbers_are_read(void **state)
{
    (void)state;
    str text = STR("1.5-.25e1,+3 12px");
    fixed value;
    assert_true(svg_number(&text, &value));
    assert_int_equal(value, SVG_ONE * 3 / 2);
    assert_true(svg_number(&text, &value));
    assert_in_range(value + SVG_ONE * 5 / 2 + 8, 0, 16);
    assert_true(svg_number(&text, &value));
    assert_int_equal(value, SVG_ONE * 3);
    assert_int_equal(svg_length("12px", 0), 12 * SVG_ONE);
    assert_int_equal(svg_length("1in", 0), 96 * SVG_ONE);
    assert_int_equal(svg_length("99999999999999999999", 0), SVG_MOST);
}

static void assert_near(length value, int64_t wanted)
{
    assert_in_range(value - wanted + 400, 0, 800);
}

static void transforms_are_applied_in_order(void **state)
{
    (void)state;
    svg_matrix m = svg_transform(STR("translate(10, 20) rotate(90) scale(2)"));
    length x, y;
    svg_apply(&m, 3 * SVG_ONE, 0, &x, &y);
    assert_near(x, 10 * SVG_ONE);
    assert_near(y, 26 * SVG_ONE);
}

static void arcs_end_where_they_say(void **state)
{
    paper *p = *state;
    outline o = { .arena = p->arena };
    svg_matrix m = svg_transform(STR(""));
    svg_path(&o, &m, STR("M0 0A50 50 0 1 1 60 80l10-10z"));
    const type_segment *last = &o.segments.at[o.segments.len - 3];
    assert_int_equal(last->kind, SEGMENT_CURVE);
    assert_near(last->x[2], 60 * SVG_ONE);
    assert_near(last->y[2], 80 * SVG_ONE);
    assert_int_equal(o.segments.at[o.segments.len - 1].kind, SEGMENT_CLOSE);
}

static void nonsense_ends_quietly(void **state)
{
    paper *p = *state;
    outline o = { .arena = p->arena };
    svg_matrix m = svg_transform(STR("rotate( matrix(1 2) scale)x("));
    svg_path(&o, &m, STR("C1 1 A zz 99e999 M-1e99-1e99 q, 3 T"));
    svg_path(&o, &m, STR("M0 0 A0 0 0 0 0 0 0 A1e-9 1e9 45 1 1 3 3 S1 1"));
}

static doc_block *figure_of(paper *p, const char *svg)
{
    doc_image *image = arena_make(p->arena, doc_image);
    *image = (doc_image){ .kind = IMAGE_SVG,
                          .source = STR("x.svg"),
                          .width = 100,
                          .height = 100,
                          .content = str_of(svg) };
    doc_block *b = block_new(p->arena, BLOCK_FIGURE);
    b->image = image;
    b->alt = STR("en figur");
    return b;
}

static void pictures_become_marks(void **state)
{
    paper *p = *state;
    paper_add(p, figure_of(p, "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'><g "
                              "fill='#ff0000' opacity='.5'>"
                              "<rect x='10' y='10' width='80' height='80'/></g><text x='50' "
                              "y='50'>Hei</text></svg>"));
    const typeset *set = paper_set(p);
    const type_mark *m = &set->pages.at[0].marks.at[0];
    assert_int_equal(m->kind, MARK_PATH);
    assert_int_equal(m->fill_rgb.r, 255);
    assert_in_range(m->fill_rgb.g, 126, 129);
    assert_non_null(paper_find(set, "Hei", 0, NULL));
    assert_int_equal(paper_messages(p, MSG_SVG_UNSUPPORTED), 0);
}

static void unsupported_parts_are_named(void **state)
{
    paper *p = *state;
    paper_add(
        p,
        figure_of(
            p, "<svg xmlns='http://www.w3.org/2000/svg'><filter id='f'/><use href='#a'/></svg>"));
    paper_set(p);
    assert_int_equal(paper_messages(p, MSG_SVG_UNSUPPORTED), 1);
}

static void broken_pictures_give_a_message(void **state)
{
    paper *p = *state;
    paper_add(p, figure_of(p, "<svg><g></svg>"));
    paper_set(p);
    assert_int_equal(paper_messages(p, MSG_IMAGE_BAD), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        PAPER(words_are_divided_by_language),  PAPER(punctuation_stays_outside),
        PAPER(some_words_stay_whole),          PAPER(no_part_lacks_a_vowel),
        PAPER(words_are_shaped_once),          PAPER(ligatures_carry_their_text),
        cmocka_unit_test(numbers_are_read),    cmocka_unit_test(transforms_are_applied_in_order),
        PAPER(arcs_end_where_they_say),        PAPER(nonsense_ends_quietly),
        PAPER(pictures_become_marks),          PAPER(unsupported_parts_are_named),
        PAPER(broken_pictures_give_a_message),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
