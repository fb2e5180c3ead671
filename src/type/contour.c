/*
 * The drawing of a cover: contour lines as on a sea chart, of a sea bed that is made from a hash of
 * the year and the organisation. Each year has its own, always the same one.
 *
 * The bed is a sum of hills on a grid. For each depth, the places where its line crosses the edges
 * of the grid are found ("marching squares"), joined to lines, and drawn as curves through these
 * points (Catmull and Rom). All in integers.
 */
#include "type/cover.h"

enum {
    COLUMNS = 42,
    ROWS = 60, /* squares */
    EDGES = (COLUMNS + 1) * (ROWS + 1) * 2,
    HILLS = 9,
    LEVELS = 15,
    HEIGHT = 1 << 16, /* of a hill */
};

typedef struct point {
    length x, y;
} point;

typedef struct chart {
    setter *setter;
    mark_list *out;
    length width, height;
    int32_t bed[ROWS + 1][COLUMNS + 1];
    int32_t depth; /* of the line that is being drawn */
    int32_t joined[EDGES]
                  [2]; /* the edges that the line goes on to from each; 0 none, else edge + 1 */
    bool drawn[EDGES];
} chart;

/* ---- the sea bed ----------------------------------------------------------------------------- */

static uint32_t next(uint64_t *state)
{
    *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (uint32_t)(*state >> 33);
}

static uint64_t seed_of(const doc_cover *cover)
{
    uint64_t hash = UINT64_C(0xcbf29ce484222325);
    const str parts[] = { cover->year, cover->title, cover->organisation };
    for (size_t p = 0; p < 3; p++)
        for (size_t i = 0; i < parts[p].len; i++)
            hash = (hash ^ (unsigned char)parts[p].at[i]) * UINT64_C(0x100000001b3);
    return hash;
}

/* A hill falls off as (1 - d²/r²)², smooth at its top and its foot. */
static void add_hill(chart *c, uint64_t *state)
{
    int64_t x = next(state) % (COLUMNS * 5 / 4), y = next(state) % (ROWS * 5 / 4),
            r = 11 + next(state) % 19;
    int64_t stretch = 60 + next(state) % 80, sign = next(state) % 4 == 0 ? -1 : 1;
    for (int64_t row = 0; row <= ROWS; row++)
        for (int64_t column = 0; column <= COLUMNS; column++) {
            int64_t dx = column - x, dy = (row - y) * stretch / 100;
            int64_t left = r * r - dx * dx - dy * dy;
            if (left > 0)
                c->bed[row][column] += (int32_t)(sign * HEIGHT * left / (r * r) * left / (r * r));
        }
}

/* ---- one depth ------------------------------------------------------------------------------- */

/* Edges are numbered by the corner at their upper left: even ones go right, odd ones down. */
static int32_t edge_right(int row, int column)
{
    return (row * (COLUMNS + 1) + column) * 2;
}
static int32_t edge_down(int row, int column)
{
    return edge_right(row, column) + 1;
}

static void join(chart *c, int32_t one, int32_t other)
{
    c->joined[one][c->joined[one][0] ? 1 : 0] = other + 1;
    c->joined[other][c->joined[other][0] ? 1 : 0] = one + 1;
}

/* The line through one square, by which of its corners are above the depth (bits: upper left, upper
   right, lower right, lower left). Where it could go two ways it keeps the upper left corner apart.
   */
static void join_square(chart *c, int row, int column)
{
    const int32_t edges[4] = { edge_right(row, column), edge_down(row, column + 1),
                               edge_right(row + 1, column), edge_down(row, column) };
    /* clang-format off */
    static const int8_t ways[16][4] = {
        { -1 }, { 3, 0, -1 }, { 0, 1, -1 }, { 3, 1, -1 },
        { 1, 2, -1 }, { 3, 0, 1, 2 }, { 0, 2, -1 }, { 3, 2, -1 },
        { 2, 3, -1 }, { 2, 0, -1 }, { 0, 1, 2, 3 }, { 2, 1, -1 },
        { 1, 3, -1 }, { 1, 0, -1 }, { 0, 3, -1 }, { -1 },
    };
    /* clang-format on */
    int which = (c->bed[row][column] > c->depth) | (c->bed[row][column + 1] > c->depth) << 1
                | (c->bed[row + 1][column + 1] > c->depth) << 2
                | (c->bed[row + 1][column] > c->depth) << 3;
    for (int i = 0; i < 4 && ways[which][i] >= 0; i += 2)
        join(c, edges[ways[which][i]], edges[ways[which][i + 1]]);
}

/* Where the line crosses an edge, between its two corners in proportion to their depths. */
static point crossing(const chart *c, int32_t edge)
{
    int corner = edge / 2, row = corner / (COLUMNS + 1), column = corner % (COLUMNS + 1);
    bool down = edge & 1;
    int64_t from = c->bed[row][column],
            to = down ? c->bed[row + 1][column] : c->bed[row][column + 1];
    int64_t part = to == from ? 500 : (c->depth - from) * 1000 / (to - from);
    int64_t x = column * 1000 + (down ? 0 : part), y = row * 1000 + (down ? part : 0);
    return (point){ (length)(x * c->width / (COLUMNS * 1000)),
                    (length)(y * c->height / (ROWS * 1000)) };
}

/* ---- curves ---------------------------------------------------------------------------------- */

typedef list_of(point) point_list;

static type_segment curve(point before, point from, point to, point after)
{
    return (
        type_segment){ SEGMENT_CURVE,
                       { from.x + (to.x - before.x) / 6, to.x - (after.x - from.x) / 6, to.x },
                       { from.y + (to.y - before.y) / 6, to.y - (after.y - from.y) / 6, to.y } };
}

static void put_line(chart *c, const point_list *points, bool closed, const type_mark *pen)
{
    const size_t count = points->len;
    if (count < 3)
        return;
    type_segment *path = arena_array(c->setter->kept, type_segment, count + 1);
    path[0] = (type_segment){ SEGMENT_MOVE, { points->at[0].x }, { points->at[0].y } };
    const size_t curves = closed ? count : count - 1;
    for (size_t i = 0; i < curves; i++) {
        point before = points->at[i > 0 ? i - 1 : closed ? count - 1 : 0];
        point to = points->at[(i + 1) % count];
        point after = points->at[i + 2 < count ? i + 2 : closed ? (i + 2) % count : count - 1];
        path[i + 1] = curve(before, points->at[i], to, after);
    }
    type_mark m = *pen;
    m.path = path;
    m.path_count = curves + 1;
    list_add(c->setter->temp, c->out, m);
}

/* From an edge on, to the end of the line or back to where it began. */
static bool follow(chart *c, int32_t edge, point_list *points)
{
    const int32_t first = edge;
    for (;;) {
        c->drawn[edge] = true;
        list_add(c->setter->temp, points, crossing(c, edge));
        int32_t one = c->joined[edge][0] - 1, other = c->joined[edge][1] - 1;
        int32_t on = one >= 0 && !c->drawn[one] ? one : other >= 0 && !c->drawn[other] ? other : -1;
        if (on < 0)
            return points->len > 2 && (one == first || other == first);
        edge = on;
    }
}

static void draw_depth(chart *c, const type_mark *pen)
{
    for (int32_t e = 0; e < EDGES; e++)
        c->joined[e][0] = c->joined[e][1] = c->drawn[e] = 0;
    for (int row = 0; row < ROWS; row++)
        for (int column = 0; column < COLUMNS; column++)
            join_square(c, row, column);
    for (int pass = 0; pass < 2; pass++)
        for (int32_t e = 0; e < EDGES; e++) {
            bool end = c->joined[e][0] && !c->joined[e][1];
            if (c->drawn[e] || !c->joined[e][0] || (pass == 0 && !end))
                continue;
            point_list points = { 0 };
            bool closed = follow(c, e, &points);
            put_line(c, &points, closed, pen);
        }
}

/* ---- the story ------------------------------------------------------------------------------- */

void contour_draw(setter *s, const doc_cover *cover, rgb lines, mark_list *out)
{
    chart *c = arena_make(s->temp, chart);
    c->setter = s;
    c->out = out;
    c->width = s->theme->page.width;
    c->height = s->theme->page.height;
    uint64_t state = seed_of(cover);
    for (int i = 0; i < HILLS; i++)
        add_hill(c, &state);
    for (int i = 0; i < LEVELS; i++) {
        c->depth = HEIGHT / 14 + i * HEIGHT / 9;
        type_mark pen = { .kind = MARK_PATH,
                          .element = ARTIFACT_BACKGROUND,
                          .stroke = COLOUR_ROLES,
                          .stroke_rgb = lines };
        pen.stroke_width = i % 5 == 0 ? LENGTH_PT(5) / 4 : LENGTH_PT(1) / 2;
        draw_depth(c, &pen);
    }
}
