/*
 * test_compose_drawings: the geometry of wheels and bar charts.
 *
 * What must hold in every drawing: no text overlaps another or leaves the drawing, no line crosses another or runs
 * through a text. It is computed from the shapes, over made-up calendars of 1 to 80 events and charts of 1 to 40 bars,
 * always the same ones.
 */
#include "drawing_test.h"

#include "compose/chart.h"
#include "compose/wheel.h"

#include <string.h>

/* ---- what is measured ------------------------------------------------------------------------ */

/* Where the letters of a text stand. */
static box box_of(const doc_shape *s)
{
    length width = text_width(s->text, s->size), left = s->x;
    if (s->bold)
        width += width / 16;
    left -= s->anchor == ANCHOR_END ? width : s->anchor == ANCHOR_MIDDLE ? width / 2 : 0;
    return (box){ left, s->y - s->size * 7 / 10, width, s->size * 8 / 10 };
}

static size_t segments_of(const doc_drawing *d, segment *out)
{
    size_t count = 0;
    for (size_t i = 0; i < d->shapes.len; i++) {
        const doc_shape *s = &d->shapes.at[i];
        for (size_t k = 1; s->kind == SHAPE_PATH && k < s->point_count; k++) {
            assert_true(count < LINES_MOST);
            out[count++] = (segment){ s->points[k - 1], s->points[k], i };
        }
    }
    return count;
}

/* ---- what must hold -------------------------------------------------------------------------- */

static void assert_texts_apart(const doc_drawing *d)
{
    for (size_t i = 0; i < d->shapes.len; i++) {
        if (d->shapes.at[i].kind != SHAPE_TEXT)
            continue;
        box one = box_of(&d->shapes.at[i]);
        assert_true(d->shapes.at[i].size >= LENGTH_PT(8));
        assert_in_range(one.x + LENGTH_PT(10), LENGTH_PT(9), INT32_MAX);
        assert_true(one.x + one.w <= d->width + LENGTH_PT(1));
        assert_true(one.y >= -LENGTH_PT(1) && one.y + one.h <= d->height + LENGTH_PT(1));
        for (size_t k = i + 1; k < d->shapes.len; k++) {
            if (d->shapes.at[k].kind != SHAPE_TEXT)
                continue;
            box other = box_of(&d->shapes.at[k]);
            assert_false(overlap(&one, &other));
        }
    }
}

static void assert_lines_apart(arena *a, const doc_drawing *d)
{
    segment *lines = arena_array(a, segment, LINES_MOST);
    size_t count = segments_of(d, lines);
    for (size_t i = 0; i < count; i++)
        for (size_t k = i + 1; k < count; k++)
            assert_false(lines[i].path != lines[k].path && cross(&lines[i], &lines[k]));
    for (size_t i = 0; i < count; i++) {
        for (size_t k = 0; k < d->shapes.len; k++) {
            box letters = box_of(&d->shapes.at[k]);
            assert_false(d->shapes.at[k].kind == SHAPE_TEXT && runs_through(&lines[i], &letters));
        }
    }
}

/* ---- wheels ---------------------------------------------------------------------------------- */

static wheel calendar(arena *a, uint32_t seed, int count, int days)
{
    static const char *const names[] = { "Styret", "Representantskapet", "Åpen dag",
                                         "Faglig råd for lærings- og mestringstilbud",
                                         "Seminar om samhandling mellom øykommunene" };
    static const char *const months[] = { "jan.", "feb.", "mars", "apr.", "mai",  "juni",
                                          "juli", "aug.", "sep.", "okt.", "nov.", "des." };
    wheel w = { .year = 2025, .ring_count = 1 + (int)below(&seed, WHEEL_RINGS_MOST) };
    for (int i = 0; i < WHEEL_RINGS_MOST; i++)
        w.rings[i] = (wheel_ring){ .name = str_of(names[i % 5]), .events = i == w.ring_count - 1 };
    for (int i = 0; i < WHEEL_MONTHS; i++)
        w.months[i] = str_of(months[i]);
    bool *met = arena_array(a, bool, 400);
    for (int i = 0; i < count; i++)
        met[below(&seed, (uint32_t)days)] = true;
    for (int day = 0; day < 365 && day < days; day++) {
        if (!met[day])
            continue;
        date when = date_of_day(date_first((date){ 2025, 1, 1 }) + day);
        wheel_item item = { .day = when, .ring = (int)below(&seed, (uint32_t)w.ring_count) };
        item.name = str_of(names[below(&seed, 5)]);
        item.day_text = str_format(a, "%d.", when.day);
        list_add(a, &w.items, item);
    }
    return w;
}

/* Of a point from a line: squared, in 64ths of a point. */
static int64_t distance_from(const segment *s, doc_point p)
{
    const int64_t unit = LENGTH_PT(1) / 64;
    int64_t x = (s->to.x - s->from.x) / unit, y = (s->to.y - s->from.y) / unit;
    int64_t px = (p.x - s->from.x) / unit, py = (p.y - s->from.y) / unit;
    int64_t along = px * x + py * y, whole = x * x + y * y;
    along = along < 0 || whole == 0 ? 0 : along > whole ? whole : along;
    px -= whole == 0 ? 0 : x * along / whole;
    py -= whole == 0 ? 0 : y * along / whole;
    return px * px + py * py;
}

static bool is_dot(const doc_shape *s)
{
    return s->kind == SHAPE_CIRCLE && s->r <= LENGTH_PT(4);
}

static void assert_dot_is_clear(const doc_drawing *d, size_t nth, const segment *lines,
                                size_t line_count)
{
    const doc_shape *dot = &d->shapes.at[nth];
    const box around = { dot->x - dot->r, dot->y - dot->r, 2 * dot->r, 2 * dot->r };
    const int64_t radius = dot->r * 64 / LENGTH_PT(1);
    for (size_t i = 0; i < line_count; i++) { /* what lies on a leader is its own day's */
        int64_t distance = distance_from(&lines[i], (doc_point){ dot->x, dot->y });
        assert_true(distance < 16 || distance > radius * radius);
    }
    for (size_t i = 0; i < d->shapes.len; i++) {
        const doc_shape *other = &d->shapes.at[i];
        const box letters = box_of(other);
        segment between = { { dot->x, dot->y }, { dot->x, dot->y }, 0 };
        int64_t both = radius + other->r * 64 / LENGTH_PT(1);
        if (i != nth && is_dot(other))
            assert_true(distance_from(&between, (doc_point){ other->x, other->y }) > both * both);
        assert_false(other->kind == SHAPE_TEXT && overlap(&around, &letters));
    }
}

static void assert_dots_apart(arena *a, const doc_drawing *d)
{
    segment *lines = arena_array(a, segment, LINES_MOST);
    const size_t count = segments_of(d, lines);
    for (size_t i = 0; i < d->shapes.len; i++)
        if (is_dot(&d->shapes.at[i]))
            assert_dot_is_clear(d, i, lines, count);
}

static void assert_wide_is_clear(arena *a, const doc_drawing *d)
{
    assert_texts_apart(d);
    assert_lines_apart(a, d);
    assert_dots_apart(a, d);
}

static void assert_wheel_is_clear(arena *a, wheel *w)
{
    const doc_drawing *d = wheel_draw(a, w);
    assert_wide_is_clear(a, d);
    assert_texts_apart(d->narrow);
    assert_dots_apart(a, d->narrow);
}

static void test_a_wheel_has_no_crossing_leaders_and_no_overlapping_names(void **state)
{
    (void)state;
    for (int count = 1; count <= 80; count++) {
        arena *a = arena_new();
        wheel w = calendar(a, (uint32_t)count, count, 365);
        assert_wheel_is_clear(a, &w);
        arena_drop(a);
    }
}

/* The hard case: everything in the first weeks of the year. */
static void test_a_crowded_month_makes_no_crossing_leaders(void **state)
{
    (void)state;
    for (int count = 1; count <= 40; count++) {
        arena *a = arena_new();
        wheel w = calendar(a, (uint32_t)count, count, 30 + count);
        assert_wheel_is_clear(a, &w);
        arena_drop(a);
    }
}

static void test_no_two_rings_have_dots_alike(void **state)
{
    arena *a = *state;
    wheel w = { .year = 2025, .ring_count = WHEEL_RINGS_MOST };
    doc_drawing *d = drawing_new(a, LENGTH_PT(100), LENGTH_PT(100));
    for (int ring = 0; ring < WHEEL_RINGS_MOST; ring++)
        wheel_draw_dot(a, d, &w, (doc_point){ 0, 0 }, ring);
    assert_int_equal(d->shapes.len, WHEEL_RINGS_MOST);
    for (size_t i = 0; i < d->shapes.len; i++)
        for (size_t j = 0; j < i; j++)
            assert_false(d->shapes.at[i].kind == d->shapes.at[j].kind && d->shapes.at[i].fill == d->shapes.at[j].fill);
}

static void add_meeting(arena *a, wheel *w, date day, int ring)
{
    wheel_item item = { .day = day, .ring = ring, .name = STR("Styret") };
    item.day_text = day.day > 0 ? str_format(a, "%d.", day.day) : STR("");
    list_add(a, &w->items, item);
}

/* All bodies on one day, all within a week, around the turn of the year, and with a month alone. */
static void test_days_that_fall_together_are_moved_apart(void **state)
{
    (void)state;
    for (int ways = 0; ways < 16; ways++) {
        arena *a = arena_new();
        wheel w = calendar(a, 3, 0, 365);
        w.ring_count = 3 + ways / 4;
        for (int8_t day = 1; ways & 1 && day <= 4; day++)
            add_meeting(a, &w, (date){ 2025, 1, day }, day % w.ring_count);
        for (int8_t i = 0; i < w.ring_count; i++)
            add_meeting(a, &w, (date){ 2025, 5, 20 }, i);
        for (int8_t day = 12; day <= 18; day++)
            add_meeting(a, &w, (date){ 2025, 6, day == 16 ? 0 : day }, day * 5 % w.ring_count);
        for (int8_t day = 28; ways & 2 && day <= 31; day++)
            add_meeting(a, &w, (date){ 2025, 12, day }, day % w.ring_count);
        assert_wheel_is_clear(a, &w);
        arena_drop(a);
    }
}

/* A day's dot may not leave its neighbourhood only because others are close. */
static void test_dots_stand_near_their_days(void **state)
{
    (void)state;
    for (int count = 1; count <= 40; count++) {
        arena *a = arena_new();
        wheel w = calendar(a, (uint32_t)count, count, 365);
        if (wheel_place_dots(a, &w, true))
            for (size_t i = 0; i < w.days.len; i++) {
                int32_t own = wheel_angle(w.items.at[w.days.at[i].from].day);
                assert_in_range(w.days.at[i].angle - own + 1500, 0, 3000);
            }
        arena_drop(a);
    }
}

/* Where there is no room they overlap; specks would not be seen in print. */
static void test_dots_of_a_crowded_ring_are_seen(void **state)
{
    arena *a = *state;
    wheel w = calendar(a, 7, 0, 365);
    w.ring_count = 1;
    for (int day = 100; day < 180; day++)
        add_meeting(a, &w, date_of_day(date_first((date){ 2025, 1, 1 }) + day), 0);
    wheel_place_dots(a, &w, false);
    assert_true(2 * w.dot >= LENGTH_PT(2));
    for (size_t i = 0; i < w.days.len; i++)
        assert_in_range(w.days.at[i].angle - wheel_angle(w.items.at[i].day) + 1500, 0, 3000);
}

static size_t texts_of(const doc_drawing *d, const char *words_of_it)
{
    size_t count = 0;
    for (size_t i = 0; i < d->shapes.len; i++)
        count += d->shapes.at[i].kind == SHAPE_TEXT && str_is(d->shapes.at[i].text, words_of_it);
    return count;
}

static void test_few_meetings_are_named_beside_the_wheel(void **state)
{
    arena *a = *state;
    wheel w = calendar(a, 1, 0, 365);
    w.ring_count = 1;
    list_add(a, &w.items, ((wheel_item){ { 2025, 6, 12 }, 0, STR("Styret"), STR("12."), NULL, 0 }));
    const doc_drawing *d = wheel_draw(a, &w);
    assert_int_equal(texts_of(d, "12.\u00A0juni\u00A0Styret"), 1);
    assert_int_equal(texts_of(d, "2025"), 1);
    assert_int_equal(texts_of(d, "juni"), 1);
    assert_int_equal(texts_of(d->narrow, "12.\u00A0juni\u00A0Styret"), 1);
}

/* A name that cannot begin beside its date makes all dates headings: none stands alone by chance. */
static void test_a_date_is_beside_its_name_or_a_heading(void **state)
{
    arena *a = *state;
    wheel w = calendar(a, 1, 0, 365);
    w.ring_count = 1;
    list_add(a, &w.items, ((wheel_item){ { 2025, 3, 5 }, 0, STR("Styret"), STR("5."), NULL, 0 }));
    list_add(a, &w.items,
             ((wheel_item){
                 { 2025, 6, 12 }, 0, STR("Arbeidsmarkedskompetanseutvalget"), STR("12."), NULL, 0 }));
    const doc_drawing *d = wheel_draw(a, &w);
    assert_int_equal(texts_of(d, "5.\u00A0mars"), 1);
    for (size_t i = 0; i < d->shapes.len; i++)
        if (d->shapes.at[i].kind == SHAPE_TEXT && str_is(d->shapes.at[i].text, "12.\u00A0juni"))
            assert_true(d->shapes.at[i].bold);
    assert_int_equal(texts_of(d, "12.\u00A0juni"), 1);
}

/* Months that are listed have a dot before each body, as on the wheel. */
static void test_many_meetings_are_listed_by_month(void **state)
{
    arena *a = *state;
    wheel w = calendar(a, 1, 0, 365);
    w.ring_count = 3;
    for (int i = 0; i < 120; i++)
        add_meeting(a, &w, date_of_day(date_first((date){ 2025, 1, 1 }) + 3 * i), i % 3);
    const doc_drawing *d = wheel_draw(a, &w);
    size_t found = 0;
    for (size_t i = 0; i < d->shapes.len; i++)
        found += is_dot(&d->shapes.at[i]);
    assert_int_equal(texts_of(d, "aug."), 2);
    assert_int_equal(found, 120 + 3 * WHEEL_MONTHS);
    assert_wheel_is_clear(a, &w);
}

/* So many that they are not even named by month: their days stand in a calendar, each body in a row of its own. */
static void test_days_of_a_crowded_year_stand_in_a_calendar(void **state)
{
    arena *a = *state;
    wheel w = calendar(a, 7, 0, 365);
    w.ring_count = 7;
    for (int ring = 0; ring < 7; ring++)
        w.rings[ring] = (wheel_ring){ .name = str_format(a, "Nemnd %d", ring), .shared = ring == 6 };
    for (int i = 0; i < 180; i++) {
        add_meeting(a, &w, date_of_day(date_first((date){ 2025, 1, 1 }) + 2 * i), i % 7);
        wheel_item *item = &w.items.at[w.items.len - 1];
        item->day_text = str_format(a, "%d.", item->day.day);
        item->name = str_format(a, i % 2 == 0 ? "Havnerådet" : "Leirrådet");
    }
    const doc_drawing *d = wheel_draw(a, &w);
    assert_wide_is_clear(a, d);
    assert_true(d->height <= LENGTH_PT(620));
    assert_int_equal(texts_of(d, "mars"), 2); /* in the wheel, and above its column */
    assert_int_equal(texts_of(d, "Nemnd 5"), 1);
    assert_int_equal(texts_of(d, "Nemnd 6"), 0);
    assert_int_equal(texts_of(d, "Havnerådet") + texts_of(d, "Leirrådet"), 2);
    size_t days = 0;
    for (size_t i = 0; i < d->shapes.len; i++)
        for (size_t k = 0; k < d->shapes.at[i].text.len; k++)
            days += d->shapes.at[i].text.at[k] == '.' && d->shapes.at[i].fill == COLOUR_TEXT;
    assert_int_equal(days, 180);
}

/* Titles of events stand below it, where there is room. */
static void test_titles_of_events_stand_below_a_calendar(void **state)
{
    arena *a = *state;
    wheel w = calendar(a, 7, 0, 365);
    w.ring_count = 4;
    for (int i = 0; i < 180; i++)
        add_meeting(a, &w, date_of_day(date_first((date){ 2025, 1, 1 }) + 2 * i), i % 4);
    for (int ring = 0; ring < 4; ring++)
        w.rings[ring] = (wheel_ring){ .name = STR("Samarbeidsutvalget for havn og fyrvesen") };
    w.rings[3].events = true;
    for (size_t i = 3; i < w.items.len; i += 4)
        w.items.at[i].name = STR("Tokt");
    for (size_t i = 35; i < w.items.len; i += 40)
        w.items.at[i].name = STR("Landgangsdag");
    const doc_drawing *d = wheel_draw(a, &w);
    assert_wide_is_clear(a, d);
    size_t found = 0;
    for (size_t i = 0; i < d->shapes.len; i++)
        found += str_ends(d->shapes.at[i].text, STR("\u00a0Tokt"))
                 || str_ends(d->shapes.at[i].text, STR("\u00a0Landgangsdag"));
    assert_int_equal(found, 45);
    assert_true(w.told);
}

/* A title that has no room is missed by nobody: it is said that the days must be told elsewhere. */
static void test_a_year_with_more_titles_than_a_page_is_not_told(void **state)
{
    arena *a = *state;
    wheel w = calendar(a, 7, 0, 365);
    w.ring_count = 8;
    for (int ring = 0; ring < 8; ring++)
        w.rings[ring] = (wheel_ring){ .name = STR("Nemnda"), .shared = ring == 6, .events = ring == 7 };
    for (int i = 0; i < 120; i++)
        add_meeting(a, &w, date_of_day(date_first((date){ 2025, 1, 1 }) + 3 * i), i % 2 == 0 ? 6 : 7);
    wheel_draw(a, &w);
    assert_true(w.told);
    for (size_t i = 1; i < w.items.len; i += 2)
        w.items.at[i].name = STR("Åpen kystvandring med lang rast ved Sjøbua");
    wheel_draw(a, &w);
    assert_false(w.told);
}

/* A month beside the wheel cannot say whose the days of a shared ring are. */
static void test_a_shared_ring_is_not_listed_by_month(void **state)
{
    arena *a = *state;
    wheel w = calendar(a, 7, 0, 365);
    w.ring_count = 7;
    for (int ring = 0; ring < 7; ring++)
        w.rings[ring] = (wheel_ring){ .name = STR("Nemnda"), .shared = ring == 6 };
    add_meeting(a, &w, (date){ 2025, 3, 5 }, 6);
    wheel_labels labels = { 0 };
    assert_false(wheel_label_months(a, &w, LENGTH_PT(100), &labels));
    w.rings[6].shared = false;
    assert_true(wheel_label_months(a, &w, LENGTH_PT(100), &labels));
}

static void test_the_year_begins_at_the_top_and_runs_clockwise(void **state)
{
    (void)state;
    assert_int_equal(wheel_angle((date){ 2025, 1, 1 }), 0);
    assert_in_range(wheel_angle((date){ 2025, 4, 2 }), 8950, 9000);
    assert_in_range(wheel_angle((date){ 2025, 7, 2 }), 17900, 18000);
    assert_in_range(wheel_angle((date){ 2024, 12, 31 }), 35890, 35999);
    assert_in_range(wheel_angle((date){ 2025, 6, 0 }), wheel_angle((date){ 2025, 6, 10 }),
                    wheel_angle((date){ 2025, 6, 20 }));
    assert_int_equal(wheel_sine(LENGTH_PT(100), 9000), LENGTH_PT(100));
    assert_int_equal(wheel_cosine(LENGTH_PT(100), 18000), -LENGTH_PT(100));
    assert_in_range(wheel_sine(LENGTH_PT(100), 3000), LENGTH_PT(50) - 700, LENGTH_PT(50) + 700);
}

/* ---- bar charts ------------------------------------------------------------------------------ */

static chart made_up(arena *a, uint32_t seed, size_t count)
{
    static const char *const names[] = {
        "Lønn", "Møter, konferanser og reiser",
        "Fellesprosjekter og samarbeidsmidler for partnerne i regionen",
        "Innovasjonssamarbeidsavtaleprosjektgrupper"
    };
    static const str groups[] = { { "Kostnader", 9 }, { "Inntekter", 9 }, { "Overført", 9 } };
    chart of = { .unit = STR("Kroner"), .series = STR("2025"), .group_names = groups };
    bool compared = below(&seed, 2) == 0;
    of.keep_order = of.grouped = below(&seed, 2) == 0;
    of.other_series = compared ? STR("Budsjett") : STR("");
    for (size_t i = 0; i < count; i++) {
        int64_t size = (int64_t)below(&seed, 200000000) - (below(&seed, 3) == 0 ? 100000000 : 0);
        chart_bar bar = { .name = str_of(names[below(&seed, 4)]), .size = size, .has = true };
        bar.group = (chart_group)below(&seed, CHART_GROUPS);
        bar.value = str_format(a, "%lld", (long long)size / 100);
        bar.has_other = compared && below(&seed, 3) > 0;
        bar.other = (int64_t)below(&seed, 200000000) - 50000000;
        bar.other_value = str_format(a, "%lld", (long long)bar.other / 100);
        list_add(a, &of.bars, bar);
    }
    return of;
}

static void test_charts_keep_names_and_values_apart(void **state)
{
    size_t drawn_charts = 0;
    (void)state;
    for (size_t count = 1; count <= CHART_BARS_MOST; count++) {
        arena *a = arena_new();
        chart of = made_up(a, (uint32_t)count, count);
        chart_finish(&of);
        const doc_drawing *d = chart_draw(a, &of);
        if (d) {
            assert_texts_apart(d);
            assert_texts_apart(d->narrow);
            assert_true(d->height <= LENGTH_PT(480));
            drawn_charts++;
        }
        arena_drop(a);
    }
    assert_true(drawn_charts > 15); /* the others are printed as tables */
}

static const doc_shape *nth_bar(const doc_drawing *d, size_t n)
{
    for (size_t i = 0; i < d->shapes.len; i++)
        if (d->shapes.at[i].kind == SHAPE_RECT && n-- == 0)
            return &d->shapes.at[i];
    return NULL;
}

static void test_bars_are_sorted_and_one_scale_serves_both_sides_of_zero(void **state)
{
    arena *a = *state;
    chart of = { .unit = STR("Kroner") };
    list_add(a, &of.bars,
             ((chart_bar){ .name = STR("A"), .size = -100, .value = STR("−100"), .has = true }));
    list_add(a, &of.bars,
             ((chart_bar){ .name = STR("B"), .size = 0, .value = STR("0"), .has = true }));
    list_add(a, &of.bars,
             ((chart_bar){ .name = STR("C"), .size = 200, .value = STR("200"), .has = true }));
    chart_finish(&of);
    assert_str(of.bars.at[0].name, "C");
    const doc_drawing *d = chart_draw(a, &of);
    const doc_shape *plus = nth_bar(d, 0), *minus = nth_bar(d, 1);
    assert_non_null(minus);
    assert_in_range(plus->w, 2 * minus->w - 2, 2 * minus->w + 2);
    assert_int_equal(minus->x + minus->w, plus->x);
    assert_null(nth_bar(d, 2));
}

static void add_bar(arena *a, chart *of, str name, int64_t size)
{
    chart_bar bar = { .name = name, .size = size, .has = true };
    bar.value = str_format(a, "%lld", (long long)size);
    list_add(a, &of->bars, bar);
}

/* Beside a sum that is ten million times as great there is still something to see; of nothing there
   is no bar. */
static void test_small_sums_are_visible(void **state)
{
    arena *a = *state;
    chart of = { .unit = STR("Kroner") };
    add_bar(a, &of, STR("A"), INT64_C(100000000000));
    add_bar(a, &of, STR("B"), 1);
    add_bar(a, &of, STR("C"), 0);
    add_bar(a, &of, STR("D"), -1);
    chart_finish(&of);
    const doc_drawing *d = chart_draw(a, &of);
    assert_int_equal(nth_bar(d, 1)->w, LENGTH_PT(3) / 4);
    assert_int_equal(nth_bar(d, 2)->w, LENGTH_PT(3) / 4);
    assert_true(nth_bar(d, 2)->x < nth_bar(d, 1)->x);
    assert_null(nth_bar(d, 3));
    assert_texts_apart(d);
}

static size_t cut_words_in(const doc_drawing *d)
{
    size_t cut = 0;
    for (size_t i = 0; i < d->shapes.len; i++)
        cut += d->shapes.at[i].kind == SHAPE_TEXT && str_ends(d->shapes.at[i].text, STR("-"));
    return cut;
}

static void test_long_words_before_bars_are_whole(void **state)
{
    arena *a = *state;
    chart of = { .unit = STR("Kroner") };
    add_bar(a, &of, STR("Kompetanseutviklingsprosjektgruppene og reisene deres"), 90);
    add_bar(a, &of, STR("Porto"), 40);
    chart_finish(&of);
    const doc_drawing *d = chart_draw(a, &of);
    assert_int_equal(cut_words_in(d) + cut_words_in(d->narrow), 0);
    assert_texts_apart(d);
}

static void test_thirty_bars_fit_a_page(void **state)
{
    arena *a = *state;
    chart of = { .unit = STR("Kroner"), .keep_order = true };
    for (int i = 0; i < 30; i++)
        add_bar(a, &of,
                str_format(a, "%s %d",
                           i % 5 == 0 ? "Møter, konferanser og reiser for frivillige"
                                      : "Leie av lokaler",
                           i),
                1000 * (i + 1));
    chart_finish(&of);
    const doc_drawing *d = chart_draw(a, &of);
    assert_non_null(d);
    assert_true(d->height <= LENGTH_PT(480));
    assert_texts_apart(d);
}

static void test_huge_sums_do_not_overflow(void **state)
{
    arena *a = *state;
    chart of = { .unit = STR("Kroner"), .keep_order = true };
    list_add(
        a, &of.bars,
        ((chart_bar){ .name = STR("A"), .size = INT64_MAX / 4, .value = STR("1"), .has = true }));
    list_add(
        a, &of.bars,
        ((chart_bar){ .name = STR("B"), .size = INT64_MIN / 4, .value = STR("2"), .has = true }));
    const doc_drawing *d = chart_draw(a, &of);
    for (size_t i = 0; i < 2; i++)
        assert_in_range(nth_bar(d, i)->w, LENGTH_PT(100), d->width);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        UNIT(test_a_wheel_has_no_crossing_leaders_and_no_overlapping_names),
        UNIT(test_no_two_rings_have_dots_alike),
        UNIT(test_a_crowded_month_makes_no_crossing_leaders),
        UNIT(test_days_that_fall_together_are_moved_apart),
        UNIT(test_dots_stand_near_their_days),
        UNIT(test_dots_of_a_crowded_ring_are_seen),
        UNIT(test_few_meetings_are_named_beside_the_wheel),
        UNIT(test_a_date_is_beside_its_name_or_a_heading),
        UNIT(test_many_meetings_are_listed_by_month),
        UNIT(test_days_of_a_crowded_year_stand_in_a_calendar),
        UNIT(test_titles_of_events_stand_below_a_calendar),
        UNIT(test_a_year_with_more_titles_than_a_page_is_not_told),
        UNIT(test_a_shared_ring_is_not_listed_by_month),
        UNIT(test_the_year_begins_at_the_top_and_runs_clockwise),
        UNIT(test_charts_keep_names_and_values_apart),
        UNIT(test_bars_are_sorted_and_one_scale_serves_both_sides_of_zero),
        UNIT(test_small_sums_are_visible),
        UNIT(test_long_words_before_bars_are_whole),
        UNIT(test_thirty_bars_fit_a_page),
        UNIT(test_huge_sums_do_not_overflow),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
