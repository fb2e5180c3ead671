/*
 * drawing: a drawing of compose as SVG.
 *
 * The shapes are put as they are, text as text, colours as classes, so that the style sheet gives them their
 * values, dark mode too. A drawing that holds links is a group for screen readers (its links must be
 * reached); one without is an image with a name and a description.
 *
 * Where it has a narrow form, both stand in the page, and the style sheet shows the one that can be read at the
 * width there is; the other is hidden, also from screen readers. Neither is blown up beyond what suits its
 * letters. A drawing with one form only scrolls sideways rather than become too small.
 */
#include "html/inside.h"

#define TEXT_LEAST 12 /* CSS pixels */

/* ---- shapes -------------------------------------------------------------------------------- */

static void put_shape_class(writer *w, const doc_shape *s)
{
    buf_format(w->out, " class=\"fill-%s", colour_role_name(s->fill));
    if (s->kind != SHAPE_TEXT)
        buf_format(w->out, " stroke-%s", colour_role_name(s->stroke));
    put(w, s->dashed ? " dashed" : "");
    put(w, s->bold ? " bold\"" : "\"");
    if (s->stroke != COLOUR_NONE)
        html_put_length(w, "stroke-width", s->width);
}

static void put_rect(writer *w, const doc_shape *s)
{
    put(w, "<rect");
    html_put_length(w, "x", s->x);
    html_put_length(w, "y", s->y);
    html_put_length(w, "width", s->w);
    html_put_length(w, "height", s->h);
    if (s->r != 0)
        html_put_length(w, "rx", s->r);
    put_shape_class(w, s);
    put(w, "/>");
}

static void put_circle(writer *w, const doc_shape *s)
{
    put(w, "<circle");
    html_put_length(w, "cx", s->x);
    html_put_length(w, "cy", s->y);
    html_put_length(w, "r", s->r);
    put_shape_class(w, s);
    put(w, "/>");
}

static void put_line(writer *w, const doc_shape *s)
{
    put(w, "<line");
    html_put_length(w, "x1", s->x);
    html_put_length(w, "y1", s->y);
    html_put_length(w, "x2", s->x + s->w);
    html_put_length(w, "y2", s->y + s->h);
    put_shape_class(w, s);
    put(w, "/>");
}

static void put_path(writer *w, const doc_shape *s)
{
    put(w, "<path d=\"");
    for (size_t i = 0; i < s->point_count; i++) {
        put(w, i == 0 ? "M" : i > 1 ? " " : s->curved ? "C" : "L");
        html_put_points(w, s->points[i].x);
        put(w, " ");
        html_put_points(w, s->points[i].y);
    }
    put(w, s->closed ? "Z\"" : "\"");
    put_shape_class(w, s);
    put(w, "/>");
}

static void put_words(writer *w, const doc_shape *s)
{
    static const char *const anchors[] = {
        [ANCHOR_START] = "", [ANCHOR_MIDDLE] = "middle", [ANCHOR_END] = "end"
    };
    put(w, "<text");
    html_put_length(w, "x", s->x);
    html_put_length(w, "y", s->y);
    html_put_length(w, "font-size", s->size);
    html_put_optional(w, "text-anchor", str_of(anchors[s->anchor]));
    put_shape_class(w, s);
    put(w, ">");
    html_put_text(w, s->text);
    put(w, "</text>");
}

static void put_shape(writer *w, const doc_shape *s)
{
    static void (*const makers[])(writer *, const doc_shape *) = {
        [SHAPE_RECT] = put_rect, [SHAPE_CIRCLE] = put_circle, [SHAPE_LINE] = put_line,
        [SHAPE_PATH] = put_path, [SHAPE_TEXT] = put_words,
    };
    makers[s->kind](w, s);
    put(w, "\n");
}

/* Shapes that follow each other and lead to the same place are one link (a box and the words in it), and only
   where there are words, for a link without any has no name. Gives the shape after them. */
static size_t put_run(writer *w, const doc_drawing *drawing, size_t from)
{
    str target = drawing->shapes.at[from].link;
    bool words = false;
    size_t end = from;
    for (; end < drawing->shapes.len && str_equal(drawing->shapes.at[end].link, target); end++)
        words = words || drawing->shapes.at[end].kind == SHAPE_TEXT;
    doc_link link = { .kind = LINK_PAGE, .page = target };
    bool linked = words && target.len > 0 && open_link(w, &link, "");
    for (size_t i = from; i < end; i++)
        put_shape(w, &drawing->shapes.at[i]);
    if (linked)
        close_link(w);
    return end;
}

/* ---- drawings ------------------------------------------------------------------------------ */

static bool has_links(const doc_drawing *drawing)
{
    for (size_t i = 0; i < drawing->shapes.len; i++)
        if (drawing->shapes.at[i].link.len > 0 && drawing->shapes.at[i].kind == SHAPE_TEXT)
            return true;
    return false;
}

/* The width in pixels at which the smallest words are still TEXT_LEAST high; 0 without words. */
static int width_least(const doc_drawing *drawing)
{
    const length smallest = drawing_least_letters(drawing);
    return smallest == 0 ? 0 : (int)((int64_t)drawing->width * TEXT_LEAST / smallest);
}

/* The caption names a drawing and the alternative text describes it; without a caption the latter names it. */
typedef struct names {
    str title, description; /* ids; no description without a caption */
} names;

static names names_of(writer *w, const doc_block *b)
{
    bool captioned = b->text.first || b->label.len > 0;
    str title = own_id(w, "drawing");
    return (names){ title, captioned ? own_id(w, "description") : STR("") };
}

static void put_names(writer *w, const doc_block *b, names n)
{
    bool captioned = n.description.len > 0;
    put(w, "<title");
    html_put_attribute(w, "id", n.title);
    put(w, ">");
    html_put_text(w, captioned ? b->label : b->alt);
    put(w, captioned && b->label.len > 0 ? " " : "");
    if (captioned)
        html_put_unlinked(w, b->text.first);
    put(w, "</title>\n");
    if (!captioned)
        return;
    put(w, "<desc");
    html_put_attribute(w, "id", n.description);
    put(w, ">");
    html_put_text(w, b->alt);
    put(w, "</desc>\n");
}

/* How far a form may shrink, where it has no other, or grow: at most five pixels for three points. */
static str width_limit(writer *w, const doc_drawing *form, bool only)
{
    int least = width_least(form);
    if (!only)
        return str_format(w->arena, "max-width:%dpx", (int)(form->width / 65536 * 5 / 3));
    return least > 0 ? str_format(w->arena, "min-width:%dpx", least) : STR("");
}

static void put_svg(writer *w, const doc_block *b, const doc_drawing *form, names n)
{
    bool only = form == b->drawing && !form->narrow;
    put(w, "<svg");
    html_put_optional(w, "class", only ? STR("") : form->narrow ? STR("wide") : STR("narrow"));
    put(w, " viewBox=\"0 0 ");
    html_put_points(w, form->width);
    put(w, " ");
    html_put_points(w, form->height);
    put(w, "\"");
    html_put_optional(w, "style", width_limit(w, form, only));
    html_put_attribute(w, "role", has_links(form) ? STR("group") : STR("img"));
    html_put_attribute(w, "aria-labelledby", n.title);
    html_put_optional(w, "aria-describedby", n.description);
    put(w, ">\n");
    put_names(w, b, n);
    for (size_t i = 0; i < form->shapes.len;)
        i = put_run(w, form, i);
    put(w, "</svg>\n");
}

void html_put_drawing(writer *w, const doc_block *b)
{
    names n = names_of(w, b);
    put(w, "<div class=\"drawing\"");
    if (!b->drawing->narrow) {
        put(w, " role=\"group\" tabindex=\"0\"");
        html_put_attribute(w, "aria-labelledby", n.title);
    }
    put(w, ">\n");
    for (const doc_drawing *form = b->drawing; form; form = form->narrow)
        put_svg(w, b, form, form == b->drawing ? n : names_of(w, b));
    put(w, "</div>\n");
}
