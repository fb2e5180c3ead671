/*
 * test_type_svg: SVG pictures, through the private header: numbers, transforms, paths, colours, style
 * sheets, and what becomes of a picture as marks.
 */
#include "type_test.h"

#include "type/svg.h"

/* ---- numbers, transforms, paths --------------------------------------------------------------- */

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
    const svg_measure of = { 200 * SVG_ONE, 10 * SVG_ONE };
    assert_int_equal(svg_length(STR("12px"), of, 0), 12 * SVG_ONE);
    assert_int_equal(svg_length(STR("1in"), of, 0), 96 * SVG_ONE);
    assert_int_equal(svg_length(STR("1.5em"), of, 0), 15 * SVG_ONE);
    assert_int_equal(svg_length(STR("25%"), of, 0), 50 * SVG_ONE);
    assert_int_equal(svg_length(STR("wide"), of, 7), 7);
    assert_int_equal(svg_length(STR("99999999999999999999"), of, 0), SVG_MOST);
}

static void assert_near(int64_t value, int64_t wanted)
{
    assert_in_range(value - wanted + 400, 0, 800);
}

static void transforms_are_applied_in_order(void **state)
{
    (void)state;
    svg_matrix m = svg_transform(STR("translate(10, 20) rotate(90) scale(2)"));
    svg_point at = svg_applied(&m, (svg_point){ 3 * SVG_ONE, 0 });
    assert_near(at.x, 10 * SVG_ONE);
    assert_near(at.y, 26 * SVG_ONE);
}

static void arcs_end_where_they_say(void **state)
{
    paper *p = *state;
    svg_outline o = { .arena = p->arena };
    svg_path(&o, STR("M0 0A50 50 0 1 1 60 80l10-10z"));
    const svg_segment *last = &o.segments.at[o.segments.len - 3];
    assert_int_equal(last->kind, SEGMENT_CURVE);
    assert_near(last->at[2].x, 60 * SVG_ONE);
    assert_near(last->at[2].y, 80 * SVG_ONE);
    assert_int_equal(o.segments.at[o.segments.len - 1].kind, SEGMENT_CLOSE);
}

/* Just over half a turn: no part of it ends much nearer to the centre, or farther, than the radius. */
static void half_turns_are_round(void **state)
{
    paper *p = *state;
    svg_outline o = { .arena = p->arena };
    svg_path(&o, STR("M47.55 15.45A50 50 0 1 1 -47.5528258 -15.4508497"));
    for (size_t i = 1; i < o.segments.len; i++) {
        const svg_point end = o.segments.at[i].at[2];
        fixed away = svg_root(svg_times(end.x, end.x) + svg_times(end.y, end.y));
        assert_in_range(away, 50 * SVG_ONE - SVG_ONE / 2, 50 * SVG_ONE + SVG_ONE / 2);
    }
    assert_int_equal(o.segments.len, 5);
}

static void nonsense_ends_quietly(void **state)
{
    paper *p = *state;
    svg_outline o = { .arena = p->arena };
    svg_transform(STR("rotate( matrix(1 2) scale)x("));
    svg_path(&o, STR("C1 1 A zz 99e999 M-1e99-1e99 q, 3 T"));
    svg_path(&o, STR("M0 0 A0 0 0 0 0 0 0 A1e-9 1e9 45 1 1 3 3 S1 1"));
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
    assert_in_range(m->fill_clear, 127, 128);
    assert_non_null(paper_find(set, "Hei", 0, NULL));
    assert_int_equal(paper_messages(p, MSG_SVG_UNSUPPORTED), 0);
}

/* The first mark of a picture with this inside, of 100 by 100 pixels. */
static const type_mark *mark_of(paper *p, const char *inside, mark_kind kind)
{
    str svg = str_format(p->arena, "<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 100 100'>%s</svg>",
                         inside);
    paper_add(p, figure_of(p, str_text(p->arena, svg)));
    const typeset *set = paper_set(p);
    for (size_t i = 0; i < set->pages.at[0].marks.len; i++)
        if (set->pages.at[0].marks.at[i].kind == kind)
            return &set->pages.at[0].marks.at[i];
    return NULL;
}

static void colours_have_many_forms(void **state)
{
    static const struct {
        const char *text;
        uint8_t r, g, b;
    } forms[] = {
        { "#1af", 17, 170, 255 },          { "#10a0FF", 16, 160, 255 },
        { "rgb(1, 2, 3)", 1, 2, 3 },       { "rgb(100%,0%,50%)", 255, 0, 128 },
        { "hsl(120, 100%, 25%)", 0, 128, 0 }, { "hsl(-30 100% 50%)", 255, 0, 128 },
        { "RebeccaPurple", 102, 51, 153 }, { "lightgoldenrodyellow", 250, 250, 210 },
    };
    (void)state;
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++) {
        rgb c = { 9, 9, 9 };
        fixed opacity;
        assert_true(svg_colour(str_of(forms[i].text), &c, &opacity));
        assert_int_equal(c.r, forms[i].r);
        assert_int_equal(c.g, forms[i].g);
        assert_int_equal(c.b, forms[i].b);
        assert_int_equal(opacity, SVG_ONE);
    }
    rgb c;
    fixed opacity;
    assert_true(svg_colour(STR("rgba(0,0,0,.25)"), &c, &opacity));
    assert_int_equal(opacity, SVG_ONE / 4);
    assert_false(svg_colour(STR("#12"), &c, &opacity));
    assert_false(svg_colour(STR("blå"), &c, &opacity));
}

static void style_sheets_go_by_weight(void **state)
{
    paper *p = *state;
    const type_mark *m = mark_of(
        p,
        "<style>/* a */ @import 'x'; #one { fill: #010203 } g > .big { fill: red } rect { fill: blue }"
        " .big:hover { fill: lime }</style><g><rect id='one' class='small big' fill='white' width='9' "
        "height='9'/></g>",
        MARK_PATH);
    assert_int_equal(m->fill_rgb.r, 1);
    assert_int_equal(m->fill_rgb.b, 3);
}

static void gradients_come_from_others(void **state)
{
    paper *p = *state;
    const type_mark *m = mark_of(
        p,
        "<linearGradient id='a'><stop offset='20%' stop-color='red'/><stop offset='.1' "
        "stop-opacity='.5'/></linearGradient><linearGradient id='b' href='#a' x2='0' y2='1'/>"
        "<rect x='10' y='20' width='50' height='40' fill='url(#b)'/>",
        MARK_PATH);
    assert_non_null(m->fill_gradient);
    assert_false(m->fill_gradient->radial);
    assert_int_equal(m->fill_gradient->stop_count, 2);
    assert_int_equal(m->fill_gradient->stops[1].at, m->fill_gradient->stops[0].at);
    assert_in_range(m->fill_gradient->stops[1].clear, 127, 128);
    assert_near(m->fill_gradient->matrix[0], 0);
    assert_near(m->fill_gradient->matrix[1], 30 * SVG_ONE); /* 40 px downwards */
}

static void gradients_that_cannot_be_are_one_colour(void **state)
{
    paper *p = *state;
    const type_mark *m =
        mark_of(p,
                "<radialGradient id='a' href='#a'><stop stop-color='#0000ff'/></radialGradient>"
                "<rect width='5' height='5' fill='url(#a)'/>",
                MARK_PATH);
    assert_null(m->fill_gradient);
    assert_int_equal(m->fill_rgb.b, 255);
}

static void clips_lie_in_each_other(void **state)
{
    paper *p = *state;
    const type_mark *m = mark_of(
        p,
        "<clipPath id='a'><circle r='9'/></clipPath><clipPath id='b'><rect width='5' height='5'/>"
        "</clipPath><g clip-path='url(#a)'><rect clip-path='url(#b)' width='50' height='50'/></g>",
        MARK_PATH);
    assert_non_null(m->clip);
    assert_int_equal(m->clip->path_count, 6);
    assert_non_null(m->clip->outer);
    assert_null(m->clip->outer->outer);
    assert_int_equal(paper_messages(p, MSG_SVG_UNSUPPORTED), 0);
}

static void copies_have_their_place_and_window(void **state)
{
    paper *p = *state;
    const type_mark *m = mark_of(
        p,
        "<symbol id='s' viewBox='0 0 10 10'><rect width='10' height='10'/></symbol>"
        "<use href='#s' x='20' y='30' width='40' height='40'/>",
        MARK_PATH);
    assert_near(m->path[1].x[0] - m->path[0].x[0], 30 * SVG_ONE);
    assert_non_null(m->clip);
}

static void markers_lie_along_the_line(void **state)
{
    paper *p = *state;
    paper_add(p, figure_of(p, "<svg viewBox='0 0 100 100'><marker id='m' orient='auto' overflow='visible'>"
                              "<path d='M0 0H10' stroke='context-stroke'/></marker><path d='M20 20V60' "
                              "stroke='#0000ff' stroke-width='2' marker-end='url(#m)'/></svg>"));
    const type_mark *m = &paper_set(p)->pages.at[0].marks.at[1];
    assert_int_equal(m->kind, MARK_PATH);
    assert_int_equal(m->stroke_rgb.b, 255);
    assert_near(m->path[1].x[0], m->path[0].x[0]);
    assert_near(m->path[1].y[0] - m->path[0].y[0], 15 * SVG_ONE);
    assert_int_equal(paper_messages(p, MSG_SVG_UNSUPPORTED), 0);
}

static void lines_keep_their_pens(void **state)
{
    paper *p = *state;
    const type_mark *m = mark_of(p,
                                 "<path d='M0 0H90' stroke='red' stroke-width='2' stroke-linecap='round' "
                                 "stroke-dasharray='4,2' stroke-dashoffset='1'/>",
                                 MARK_PATH);
    assert_int_equal(m->pen->cap, CAP_ROUND);
    assert_int_equal(m->pen->dash_count, 2);
    assert_near(m->pen->dashes[0], 3 * SVG_ONE);
    assert_near(m->stroke_width, SVG_ONE * 3 / 2);
}

static void text_is_turned_and_anchored(void **state)
{
    paper *p = *state;
    const type_mark *m =
        mark_of(p, "<text transform='translate(50 50) rotate(90)' font-size='10'>Dreid</text>", MARK_GLYPHS);
    assert_non_null(m->turn);
    assert_near(m->turn[0], 0);
    assert_near(m->turn[1], SVG_ONE);
    assert_near(m->size, SVG_ONE * 15 / 2);
}

static void parts_of_a_line_stand_beside_each_other(void **state)
{
    paper *p = *state;
    paper_add(p, figure_of(p, "<svg viewBox='0 0 100 100'><text x='50' y='50' text-anchor='middle'> En "
                              "<tspan fill='red'>to</tspan>\n tre </text></svg>"));
    const typeset *set = paper_set(p);
    const type_mark *one = paper_find(set, "En", 0, NULL), *two = paper_find(set, "to", 0, NULL),
                    *three = paper_find(set, "tre", 0, NULL);
    assert_true(one->x + one->w < two->x + two->w);
    assert_int_equal(two->fill_rgb.r, 255);
    assert_true(str_starts(two->text, STR(" ")));
    assert_near(two->x, one->x + one->w);
    assert_near(three->x, two->x + two->w);
}

static void what_is_named_has_a_place(void **state)
{
    paper *p = *state;
    mark_of(p, "\n\n  <image href='x.png'/>", MARK_PATH);
    diag_close(p->diag);
    buf out = buf_new(p->arena);
    diag_print(p->diag, (diag_print_options){ 0 }, &out);
    str said = buf_str(&out);
    assert_true(str_find(said, STR("(line 3, column 3)")) < said.len);
}

/* Each copy holds ten of the one before: ten to the power of nine in all. */
static void copies_of_copies_end(void **state)
{
    paper *p = *state;
    buf svg = buf_new(p->arena);
    buf_text(&svg, "<svg viewBox='0 0 9 9'><defs><rect id='a0' width='1' height='1'/>");
    for (int i = 1; i < 10; i++) {
        buf_format(&svg, "<g id='a%d'>", i);
        for (int k = 0; k < 10; k++)
            buf_format(&svg, "<use href='#a%d'/>", i - 1);
        buf_text(&svg, "</g>");
    }
    buf_text(&svg, "</defs><use href='#a9'/><g id='me'><use href='#me'/></g></svg>");
    paper_add(p, figure_of(p, str_text(p->arena, buf_str(&svg))));
    paper_set(p);
    assert_int_equal(paper_messages(p, MSG_SVG_UNSUPPORTED), 1);
}

static void unsupported_parts_are_named(void **state)
{
    paper *p = *state;
    paper_add(
        p,
        figure_of(
            p, "<svg xmlns='http://www.w3.org/2000/svg'><filter id='f'/><use "
               "href='#a'/><g filter='url(#f)'><rect/><rect filter='url(#f)'/></g></svg>"));
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

/* ---- as the site has them -------------------------------------------------------------------- */

static const char *cleaned(paper *p, const char *svg)
{
    buf out = buf_new(p->arena);
    return svg_without_scripts(str_of(svg), &out) ? str_text(p->arena, buf_str(&out)) : NULL;
}

#define ROOT "<svg xmlns='http://www.w3.org/2000/svg' xmlns:x='http://www.w3.org/1999/xlink'"

static void files_without_scripts_stay_as_they_are(void **state)
{
    paper *p = *state;
    assert_null(cleaned(p, ROOT "><style>.a > b { fill: url(#g) }</style><a href='https://x.no/'><use x:href='#a'"
                                " fill='url( #g)'/></a><image href='data:image/png;base64,AA=='/></svg>"));
}

static void scripts_do_not_reach_the_site(void **state)
{
    paper *p = *state;
    assert_string_equal(cleaned(p, ROOT " onload=\"a('>')\"><script>x<b/></script><g id='a' onclick='b()' />"
                                        "<s:script xmlns:s='http://www.w3.org/2000/svg'/>å</svg>"),
                        ROOT "><g id='a' />å</svg>");
    assert_string_equal(cleaned(p, ROOT "><a x:href='javascript:a()'/><foreignObject><i/></foreignObject>"
                                        "<set attributeName='x:href' to='y'/><b xmlns='http://www.w3.org/1999/xhtml'/></svg>"),
                        ROOT "><a/></svg>");
    assert_string_equal(cleaned(p, "<!DOCTYPE svg [<!ENTITY e \"<script/>\">]><svg>&e;</svg>"), "");
    assert_string_equal(cleaned(p, "<svg><g></svg>"), "");
}

static void nothing_is_loaded_from_elsewhere(void **state)
{
    paper *p = *state;
    assert_string_equal(cleaned(p, "<?xml-stylesheet href='a.css'?>" ROOT "><image x:href='http://x.no/a.png'/>"
                                   "<use href='b.svg#c'/><g style='fill:URL( \"http://x.no\")' fill='red'/></svg>"),
                        ROOT "><image/><use/><g fill='red'/></svg>");
    assert_string_equal(cleaned(p, ROOT "><style>@import 'a';\n.a { fill: red }\n&#64;import 'b'</style></svg>"),
                        ROOT "><style>\n.a { fill: red }\nimport 'b'</style></svg>");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read),
        cmocka_unit_test(transforms_are_applied_in_order),
        cmocka_unit_test(colours_have_many_forms),
        PAPER(arcs_end_where_they_say),
        PAPER(half_turns_are_round),
        PAPER(nonsense_ends_quietly),
        PAPER(markers_lie_along_the_line),
        PAPER(pictures_become_marks),
        PAPER(style_sheets_go_by_weight),
        PAPER(gradients_come_from_others),
        PAPER(gradients_that_cannot_be_are_one_colour),
        PAPER(clips_lie_in_each_other),
        PAPER(copies_have_their_place_and_window),
        PAPER(lines_keep_their_pens),
        PAPER(text_is_turned_and_anchored),
        PAPER(parts_of_a_line_stand_beside_each_other),
        PAPER(what_is_named_has_a_place),
        PAPER(copies_of_copies_end),
        PAPER(unsupported_parts_are_named),
        PAPER(broken_pictures_give_a_message),
        PAPER(files_without_scripts_stay_as_they_are),
        PAPER(scripts_do_not_reach_the_site),
        PAPER(nothing_is_loaded_from_elsewhere),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
