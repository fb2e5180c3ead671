/*
 * value: one scalar of a theme as a length, a colour, a number, a switch or a name.
 *
 * Everything is read in integers: "10.2 pt" is 102,000 ten-thousandths of a point, then 1/65536 pt. A value
 * that is wrong or out of bounds is a message, and what stood there before it (that of `plain`) stays.
 */
#include "theme/inside.h"

#define FRACTION 10000 /* parts of a unit that a length in the file can tell */

static void complain(diag *d, const field *f, const node *value, const char *wanted)
{
    bool empty = value->kind != NODE_SCALAR || value->text.len == 0;
    DIAG(d, THEME_VALUE, value->at, empty ? STR("this") : value->text, str_of(f->path),
         str_of(wanted));
}

/* "10.2" as 102000; at most four decimals and five digits before them. The rest of s stays in *rest. */
static bool read_decimal(str s, int64_t *value, str *rest)
{
    size_t at = 0;
    int64_t whole = 0, part = 0, unit = FRACTION;
    for (; at < s.len && at < 5 && s.at[at] >= '0' && s.at[at] <= '9'; at++)
        whole = whole * 10 + (s.at[at] - '0');
    if (at == 0)
        return false;
    if (at < s.len && s.at[at] == '.')
        for (at++; at < s.len && unit > 1 && s.at[at] >= '0' && s.at[at] <= '9'; at++)
            part += (s.at[at] - '0') * (unit /= 10);
    *value = whole * FRACTION + part;
    *rest = str_trim(str_slice(s, at, s.len));
    return true;
}

static bool read_length(str s, const field *f, void *into)
{
    int64_t value;
    str unit;
    if (!read_decimal(s, &value, &unit))
        return false;
    bool metric = str_is(unit, "mm");
    if (!metric && !str_is(unit, "pt"))
        return false;
    int64_t exact = value * 65536 * (metric ? 720 : 254) / 254 / FRACTION;
    if (exact < (int64_t)f->least * 65536 / 10 || exact > (int64_t)f->most * 65536 / 10)
        return false;
    *(length *)into = (length)exact;
    return true;
}

static bool read_number(str s, const field *f, void *into)
{
    long value;
    if (str_ends(s, STR("%")))
        s = str_trim(str_slice(s, 0, s.len - 1));
    if (!str_int(s, &value) || value < f->least || value > f->most)
        return false;
    *(int *)into = (int)value;
    return true;
}

static bool read_colour(str s, const field *f, void *into)
{
    (void)f;
    if (str_starts(s, STR("#")))
        s = str_slice(s, 1, s.len);
    if (s.len != 6)
        return false;
    int channels[3];
    for (size_t i = 0; i < 3; i++) {
        int high = hex_value(s.at[2 * i]), low = hex_value(s.at[2 * i + 1]);
        if (high < 0 || low < 0)
            return false;
        channels[i] = high * 16 + low;
    }
    *(rgb *)into = (rgb){ (uint8_t)channels[0], (uint8_t)channels[1], (uint8_t)channels[2] };
    return true;
}

static bool read_switch(str s, const field *f, void *into)
{
    (void)f;
    bool on = str_is(s, "true") || str_is(s, "yes"), off = str_is(s, "false") || str_is(s, "no");
    if (on || off)
        *(bool *)into = on;
    return on || off;
}

static bool read_name(str s, const field *f, void *into)
{
    (void)f;
    ((named *)into)->text = s;
    return s.len > 0;
}

typedef struct reader {
    bool (*read)(str s, const field *f, void *into);
    const char *wanted;
} reader;

static const reader readers[] = {
    [VALUE_LENGTH] = { read_length, "a length such as 22 mm or 10.2 pt, within reason" },
    [VALUE_COLOUR] = { read_colour, "a colour such as \"#0B3A4A\", in quotation marks" },
    [VALUE_NUMBER] = { read_number, "a whole number, within reason" },
    [VALUE_SWITCH] = { read_switch, "true or false" },
    [VALUE_NAME] = { read_name, "a name" },
};

void value_read(diag *d, const field *f, const node *value, draft *into)
{
    const reader *r = &readers[f->kind];
    void *slot = (char *)into + f->at;
    if (value->kind != NODE_SCALAR || !r->read(value->text, f, slot))
        complain(d, f, value, r->wanted);
    else if (f->kind == VALUE_NAME)
        ((named *)slot)->at = value->at;
}
