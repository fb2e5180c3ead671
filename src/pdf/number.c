/*
 * Numbers in content streams: decimals with as few digits as they need, from integers.
 *
 * A length is rounded to a thousandth of a point, which is a third of a micrometre: finer than any
 * printer, and short in the file. Zeros at the end, and the point before nothing, are left out.
 */
#include "pdf/writer.h"

void put_decimals(buf *out, int64_t value, int places)
{
    char digits[32];
    size_t at = sizeof digits;
    uint64_t rest = value < 0 ? (uint64_t)-value : (uint64_t)value;
    bool shown = false;
    for (int nth = 0; nth <= places || rest > 0; nth++, rest /= 10) {
        if (nth == places && shown)
            digits[--at] = '.';
        if (rest % 10 != 0 || nth >= places)
            shown = true;
        if (shown)
            digits[--at] = (char)('0' + rest % 10);
    }
    if (value < 0)
        buf_char(out, '-');
    buf_put(out, (str){ digits + at, sizeof digits - at });
}

void put_thousandths(buf *out, int64_t value)
{
    put_decimals(out, value, 3);
}

void pdf_put_length(buf *out, length value)
{
    int64_t scaled = (int64_t)value * 1000;
    put_thousandths(out, (scaled + (scaled < 0 ? -32768 : 32768)) / 65536);
}
