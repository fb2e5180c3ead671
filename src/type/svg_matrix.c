/*
 * Transforms of SVG 1.1 (sections 7.6 to 7.8), in fixed point: the transform attribute, and the
 * viewBox of what has a window of its own, with preserveAspectRatio.
 */
#include "type/svg.h"

svg_matrix svg_product(svg_matrix o, svg_matrix i)
{
    return (svg_matrix){
        svg_times(o.a, i.a) + svg_times(o.c, i.b),
        svg_times(o.b, i.a) + svg_times(o.d, i.b),
        svg_times(o.a, i.c) + svg_times(o.c, i.d),
        svg_times(o.b, i.c) + svg_times(o.d, i.d),
        svg_times(o.a, i.e) + svg_times(o.c, i.f) + o.e,
        svg_times(o.b, i.e) + svg_times(o.d, i.f) + o.f,
    };
}

svg_point svg_applied(const svg_matrix *m, svg_point at)
{
    return (svg_point){ svg_clamp(svg_times(m->a, at.x) + svg_times(m->c, at.y) + m->e),
                        svg_clamp(svg_times(m->b, at.x) + svg_times(m->d, at.y) + m->f) };
}

fixed svg_scale(const svg_matrix *m)
{
    fixed size = svg_times(m->a, m->d) - svg_times(m->b, m->c);
    return svg_root(size < 0 ? -size : size);
}

length svg_to_length(fixed value)
{
    const fixed most = LENGTH_PT(30000);
    return (length)(value > most ? most : value < -most ? -most : value);
}

/* Sine of an angle in degrees, by Taylor's series within a quarter turn. */
static fixed sine(fixed degrees)
{
    const fixed turn = 360 * SVG_ONE;
    degrees = (degrees % turn + turn) % turn;
    bool negative = degrees >= turn / 2;
    if (negative)
        degrees -= turn / 2;
    if (degrees > turn / 4)
        degrees = turn / 2 - degrees;
    const fixed x = degrees * 31416 / 1800000, square = svg_times(x, x);
    fixed term = x, sum = x;
    for (int n = 2; n <= 10; n += 2) {
        term = -svg_times(term, square) / (n * (n + 1));
        sum += term;
    }
    return negative ? -sum : sum;
}

const svg_matrix svg_identity = { SVG_ONE, 0, 0, SVG_ONE, 0, 0 };

svg_matrix svg_rotation(fixed degrees)
{
    fixed s = sine(degrees), c = sine(degrees + 90 * SVG_ONE);
    return (svg_matrix){ c, s, -s, c, 0, 0 };
}

static svg_matrix rotation(const fixed *v, int count)
{
    svg_matrix turn = svg_rotation(v[0]);
    if (count < 3)
        return turn;
    svg_matrix there = svg_identity, back = svg_identity;
    there.e = v[1];
    there.f = v[2];
    back.e = -v[1];
    back.f = -v[2];
    return svg_product(svg_product(there, turn), back);
}

static svg_matrix one_transform(str name, const fixed *v, int count)
{
    svg_matrix m = svg_identity;
    if (str_is(name, "matrix") && count == 6)
        return (svg_matrix){ v[0], v[1], v[2], v[3], v[4], v[5] };
    if (str_is(name, "rotate") && count > 0)
        return rotation(v, count);
    if (str_is(name, "translate") && count > 0) {
        m.e = v[0];
        m.f = count > 1 ? v[1] : 0;
    } else if (str_is(name, "scale") && count > 0) {
        m.a = v[0];
        m.d = count > 1 ? v[1] : v[0];
    } else if (str_is(name, "skewX") && count > 0) {
        m.c = svg_over(sine(v[0]), sine(v[0] + 90 * SVG_ONE));
    } else if (str_is(name, "skewY") && count > 0) {
        m.b = svg_over(sine(v[0]), sine(v[0] + 90 * SVG_ONE));
    }
    return m;
}

svg_matrix svg_transform(str text)
{
    svg_matrix all = svg_identity;
    for (;;) {
        size_t open = str_find(text, STR("(")), close = str_find(text, STR(")"));
        if (close >= text.len || open > close)
            return all;
        str name = str_slice(text, 0, open), numbers = str_slice(text, open + 1, close);
        while (name.len > 0 && (name.at[0] == ',' || name.at[0] == ' ' || name.at[0] == '\n'))
            name = str_slice(name, 1, name.len);
        fixed v[6];
        int count = 0;
        while (count < 6 && svg_number(&numbers, &v[count]))
            count++;
        all = svg_product(all, one_transform(str_trim(name), v, count));
        text = str_slice(text, close + 1, text.len);
    }
}

/* ---- windows --------------------------------------------------------------------------------- */

/* "xMidYMid slice": the thirds of each axis that are left over before it, 0 to 2 halves. */
typedef struct fit {
    bool stretched, sliced;
    int across, down; /* halves of what is left over that stand before */
} fit;

static int halves_of(str name, size_t at)
{
    str part = str_slice(name, at, at + 3);
    return str_is(part, "Min") ? 0 : str_is(part, "Max") ? 2 : 1;
}

static fit fit_of(str text)
{
    fit f = { .across = 1, .down = 1 };
    str part, rest = str_trim(text);
    while (str_cut(&rest, STR(" "), &part)) {
        if (str_is(part, "none"))
            f.stretched = true;
        else if (str_is(part, "slice"))
            f.sliced = true;
        else if (part.len == 8 && part.at[0] == 'x') {
            f.across = halves_of(part, 1);
            f.down = halves_of(part, 5);
        }
    }
    return f;
}

svg_matrix svg_view(const svg_node *n, const fixed box[4], bool *sliced)
{
    str text = svg_attribute_of(n, "viewBox");
    fixed v[4] = { 0 };
    int count = 0;
    while (count < 4 && svg_number(&text, &v[count]))
        count++;
    svg_matrix m = svg_identity;
    m.e = box[0];
    m.f = box[1];
    *sliced = false;
    if (count < 4 || v[2] <= 0 || v[3] <= 0)
        return m;
    fit f = fit_of(svg_attribute_of(n, "preserveAspectRatio"));
    fixed x = svg_over(box[2], v[2]), y = svg_over(box[3], v[3]);
    fixed both = (x < y) != f.sliced ? x : y;
    *sliced = f.sliced && !f.stretched;
    m.a = f.stretched ? x : both;
    m.d = f.stretched ? y : both;
    m.e += (box[2] - svg_times(v[2], m.a)) * f.across / 2 - svg_times(v[0], m.a);
    m.f += (box[3] - svg_times(v[3], m.d)) * f.down / 2 - svg_times(v[1], m.d);
    return m;
}
