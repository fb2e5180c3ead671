/*
 * Styles and lengths from the theme: the one place where a role becomes a face, a size and a
 * colour.
 *
 * Running text is what the setter's base says (smaller in notes, sans in votes); headings and
 * labels are the sans face's semibold; what is secondary is small sans.
 */
#include "type/setter.h"

style look_text(const setter *s)
{
    style look = s->base;
    look.lang = s->lang;
    look.element = s->element;
    return look;
}

style look_head(const setter *s, length size, colour_role colour)
{
    return (style){ .head = true,
                    .bold = true,
                    .size = size,
                    .colour = colour,
                    .lang = s->lang,
                    .element = s->element };
}

style look_small(const setter *s, colour_role colour)
{
    return (style){ .head = true,
                    .size = s->theme->size[SIZE_SMALL],
                    .colour = colour,
                    .lang = s->lang,
                    .element = s->element,
                    .hyphenate = s->theme->hyphenate };
}

/* Running text has the theme's leading; other sizes of it in proportion, a little tighter the
   larger they are. */
length look_leading(const setter *s, style look)
{
    const theme *t = s->theme;
    if (look.head && look.size > t->size[SIZE_TEXT])
        return (length)((int64_t)look.size * t->heading_leading / 100);
    int64_t proportional = (int64_t)t->leading * look.size / t->size[SIZE_TEXT];
    return (length)(look.head && look.size < t->size[SIZE_TEXT] ? proportional * 97 / 100
                                                                : proportional);
}

length look_space(const setter *s, int half_lines)
{
    return s->theme->half_line * half_lines;
}

/* The baseline in a line of this height: capitals stand in its middle. */
length look_baseline(setter *s, style look, length height)
{
    return (height + fonts_cap_height(s->fonts, look.head ? FACE_HEAD : FACE_TEXT, look.size)) / 2;
}
