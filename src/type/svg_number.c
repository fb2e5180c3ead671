/*
 * Numbers and transforms of SVG 1.1 (sections 4.2 and 7.6), in fixed point.
 *
 * Whatever a file says, a number stays within ±SVG_MOST, so that the product of two fits in 64 bits
 * and what comes out is a length. Nothing in here fails: what cannot be read is left out, as the
 * standard wants it.
 */
#include "type/svg.h"

#include <stdlib.h>

static fixed clamp(fixed value)
{
    return value > SVG_MOST ? SVG_MOST : value < -SVG_MOST ? -SVG_MOST : value;
}

fixed svg_times(fixed one, fixed other)
{
    return clamp(clamp(one) * clamp(other) / SVG_ONE);
}
fixed svg_over(fixed one, fixed other)
{
    return other == 0 ? 0 : clamp(clamp(one) * SVG_ONE / other);
}

fixed svg_root(fixed value)
{
    if (value <= 0)
        return 0;
    uint64_t square = (uint64_t)value * (uint64_t)SVG_ONE, root = 0;
    for (uint64_t bit = UINT64_C(1) << 31; bit > 0; bit >>= 1)
        if ((root | bit) * (root | bit) <= square)
            root |= bit;
    return (fixed)root;
}

/* ---- numbers --------------------------------------------------------------------------------- */

static bool is_digit(str s)
{
    return s.len > 0 && s.at[0] >= '0' && s.at[0] <= '9';
}

static void skip(str *s)
{
    s->at++;
    s->len--;
}

static void skip_space(str *s)
{
    while (s->len > 0
           && (s->at[0] == ' ' || s->at[0] == ',' || s->at[0] == '\n' || s->at[0] == '\t'
               || s->at[0] == '\r'))
        skip(s);
}

static fixed read_fraction(str *s)
{
    fixed digits = 0, unit = 1;
    skip(s);
    for (; is_digit(*s); skip(s)) {
        if (unit >= 1000000)
            continue; /* finer than 1/65536 */
        unit *= 10;
        digits = digits * 10 + (s->at[0] - '0');
    }
    return digits * SVG_ONE / unit;
}

static int read_exponent(str *s)
{
    int exponent = 0;
    skip(s);
    bool negative = s->len > 0 && s->at[0] == '-';
    if (s->len > 0 && (s->at[0] == '-' || s->at[0] == '+'))
        skip(s);
    for (; is_digit(*s); skip(s))
        if (exponent < 100)
            exponent = exponent * 10 + (s->at[0] - '0');
    return negative ? -exponent : exponent;
}

/* "1e3", but not the "e" of "1em". */
static bool at_exponent(str s)
{
    if (s.len < 2 || (s.at[0] != 'e' && s.at[0] != 'E'))
        return false;
    return is_digit(str_slice(s, 1, s.len))
           || ((s.at[1] == '-' || s.at[1] == '+') && is_digit(str_slice(s, 2, s.len)));
}

bool svg_number(str *text, fixed *value)
{
    skip_space(text);
    str s = *text;
    bool negative = s.len > 0 && s.at[0] == '-';
    if (s.len > 0 && (s.at[0] == '-' || s.at[0] == '+'))
        skip(&s);
    if (!is_digit(s) && !(s.len > 1 && s.at[0] == '.' && is_digit(str_slice(s, 1, s.len))))
        return false;
    fixed whole = 0;
    for (; is_digit(s); skip(&s))
        whole = clamp(whole * 10 + (s.at[0] - '0') * SVG_ONE);
    if (s.len > 0 && s.at[0] == '.')
        whole += read_fraction(&s);
    int exponent = at_exponent(s) ? read_exponent(&s) : 0;
    for (; exponent > 0 && whole < SVG_MOST && whole > 0; exponent--)
        whole = clamp(whole * 10);
    for (; exponent < 0 && whole > 0; exponent++)
        whole /= 10;
    *value = negative ? -clamp(whole) : clamp(whole);
    *text = s;
    return true;
}

/* Units other than pixels are taken as CSS has them: 96 to the inch. */
fixed svg_length(const char *text, fixed otherwise)
{
    static const struct {
        const char *name;
        int32_t times, over;
    } units[] = {
        { "pt", 4, 3 }, { "mm", 960, 254 }, { "cm", 9600, 254 }, { "in", 96, 1 }, { "em", 16, 1 }
    };
    str s = str_of(text);
    fixed value;
    if (!svg_number(&s, &value))
        return otherwise;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_starts(s, str_of(units[i].name)))
            return clamp(value * units[i].times / units[i].over);
    return str_starts(s, STR("%")) ? otherwise : value;
}

/* ---- transforms ------------------------------------------------------------------------------ */

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

void svg_apply(const svg_matrix *m, fixed x, fixed y, length *to_x, length *to_y)
{
    *to_x = (length)clamp(svg_times(m->a, x) + svg_times(m->c, y) + m->e);
    *to_y = (length)clamp(svg_times(m->b, x) + svg_times(m->d, y) + m->f);
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

static const svg_matrix identity = { SVG_ONE, 0, 0, SVG_ONE, 0, 0 };

static svg_matrix rotation(const fixed *v, int count)
{
    fixed s = sine(v[0]), c = sine(v[0] + 90 * SVG_ONE);
    svg_matrix turn = { c, s, -s, c, 0, 0 };
    if (count < 3)
        return turn;
    svg_matrix there = identity, back = identity;
    there.e = v[1];
    there.f = v[2];
    back.e = -v[1];
    back.f = -v[2];
    return svg_product(svg_product(there, turn), back);
}

static svg_matrix one_transform(str name, const fixed *v, int count)
{
    svg_matrix m = identity;
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
    svg_matrix all = identity;
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
