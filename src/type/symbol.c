/*
 * Symbols: small pictures that stand in a line, as a letter does.
 *
 * In the text of its paragraph a symbol is U+FFFC, the object replacement character, in a run of its
 * own: so the rules for line breaks know it (UAX #14, class CB), and it becomes one box. It keeps its
 * own size, but is hardly higher than the letters beside it, so that lines keep their distance; its
 * middle is that of a capital.
 */
#include "type/path.h"

enum {
    HIGH_MOST =
        110, /* percent of the size of the letters beside it; the style sheet says the same */
    WIDE_MOST = 440, /* the same */
    MIDDLE = 33,     /* above the baseline; the same */
};

static void measure(const style *look, length box[4])
{
    box[2] = image_points(look->image->width);
    box[3] = image_points(look->image->height);
    box_shrink(box, (length)((int64_t)look->size * WIDE_MOST / 100),
               (length)((int64_t)look->size * HIGH_MOST / 100));
}

length symbol_width(const style *look)
{
    length box[4] = { 0 };
    measure(look, box);
    return box[2];
}

void symbol_put(setter *s, const style *look, length x, mark_list *out)
{
    picture at = { .element = look->symbol };
    measure(look, at.box);
    at.box[0] = x;
    at.box[1] = -look->rise - (length)((int64_t)look->size * MIDDLE / 100) - at.box[3] / 2;
    image_put(s, look->image, at, out);
}
