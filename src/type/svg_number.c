/*
 * Numbers and lengths of SVG 1.1 (section 4.2), in fixed point.
 *
 * Whatever a file says, a number stays within ±SVG_MOST, which has 38 bits, so that the product of
 * two fits in 64 bits when one of them is halved on the way. Nothing in here fails: what cannot be
 * read is left out, as the standard wants it.
 */
#include "type/svg.h"

fixed svg_clamp(fixed value)
{
    return value > SVG_MOST ? SVG_MOST : value < -SVG_MOST ? -SVG_MOST : value;
}

/* The whole units of one factor first, then its fraction: neither product leaves 64 bits. */
fixed svg_times(fixed one, fixed other)
{
    fixed by = svg_clamp(one), units = svg_clamp(other) / SVG_ONE,
          part = svg_clamp(other) % SVG_ONE;
    return svg_clamp(by * units + by * part / SVG_ONE);
}

fixed svg_over(fixed one, fixed other)
{
    return other == 0 ? 0 : svg_clamp(svg_clamp(one) * SVG_ONE / other);
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
        whole = svg_clamp(whole * 10 + (s.at[0] - '0') * SVG_ONE);
    if (s.len > 0 && s.at[0] == '.')
        whole += read_fraction(&s);
    int exponent = at_exponent(s) ? read_exponent(&s) : 0;
    for (; exponent > 0 && whole < SVG_MOST && whole > 0; exponent--)
        whole = svg_clamp(whole * 10);
    for (; exponent < 0 && whole > 0; exponent++)
        whole /= 10;
    *value = negative ? -svg_clamp(whole) : svg_clamp(whole);
    *text = s;
    return true;
}

/* Units other than pixels are taken as CSS has them: 96 to the inch. */
fixed svg_length(str text, svg_measure of, fixed otherwise)
{
    static const struct {
        const char *name;
        int32_t times, over;
    } units[] = { { "pt", 4, 3 },      { "pc", 16, 1 }, { "mm", 960, 254 },
                  { "cm", 9600, 254 }, { "in", 96, 1 }, { "q", 240, 254 } };
    fixed value;
    if (!svg_number(&text, &value))
        return otherwise;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (str_starts(text, str_of(units[i].name)))
            return svg_clamp(value * units[i].times / units[i].over);
    if (str_starts(text, STR("em")) || str_starts(text, STR("rem")))
        return svg_times(value, of.em);
    if (str_starts(text, STR("ex")))
        return svg_times(value, of.em) / 2;
    return str_starts(text, STR("%")) ? svg_times(value, of.whole) / 100 : value;
}
