/*
 * SVG pictures as marks: what drawing programs write for plain pictures. Groups, shapes, paths,
 * text, transforms, fill and stroke; what else there is is left out and named in a message. Parsed
 * by expat, which bounds what entities may unfold to.
 */
#include "type/svg.h"

#include <expat.h>
#include <string.h>

enum { DEPTH_MOST = 100, DRAWN_MOST = 16 << 20 }; /* levels, and bytes of all pictures of a document */

typedef struct painter {
    setter *setter;
    const doc_image *image;
    picture at;
    mark_list *out;
    svg_state states[DEPTH_MOST]; /* the last is that of the element being read */
    int depth;
    int skipping; /* depth of the element whose content is left out; 0 none */
    bool reported;
    buf text; /* of the text element being read */
    fixed text_x, text_y;
    bool in_text;
} painter;

static const char *attribute(const char *const *from, const char *name)
{
    for (size_t i = 0; from[i]; i += 2)
        if (strcmp(from[i], name) == 0)
            return from[i + 1];
    return NULL;
}

static fixed value(const char *const *from, const char *name, fixed otherwise)
{
    const char *text = attribute(from, name);
    return text ? svg_length(text, otherwise) : otherwise;
}

static void report(painter *p, const char *what)
{
    if (p->reported)
        return;
    p->reported = true;
    DIAG(p->setter->diag, SVG_UNSUPPORTED, (span){ 0 }, p->image->source, str_of(what));
}

/* ---- painting -------------------------------------------------------------------------------- */

/* Print is on white paper: what lets it through is mixed with it. */
static rgb thinned(rgb c, int percent)
{
    return (rgb){ (uint8_t)(255 - (255 - c.r) * percent / 100),
                  (uint8_t)(255 - (255 - c.g) * percent / 100),
                  (uint8_t)(255 - (255 - c.b) * percent / 100) };
}

static length stroke_width(const svg_state *s)
{
    fixed area_of_one = svg_times(s->matrix.a, s->matrix.d) - svg_times(s->matrix.b, s->matrix.c);
    return (length)svg_times(s->stroke_width,
                             svg_root(area_of_one < 0 ? -area_of_one : area_of_one));
}

static void paint(painter *p, const outline *o, bool closed)
{
    const svg_state *s = &p->states[p->depth];
    if (s->hidden || o->segments.len == 0)
        return;
    if (s->fill.unknown || s->stroke.unknown)
        report(p, "a gradient or a pattern");
    type_mark m = { .kind = MARK_PATH,
                    .element = p->at.element,
                    .path = o->segments.at,
                    .path_count = o->segments.len };
    m.colour = s->fill.none || !closed ? COLOUR_NONE : COLOUR_ROLES;
    m.stroke = s->stroke.none ? COLOUR_NONE : COLOUR_ROLES;
    m.fill_rgb = thinned(s->fill.colour, s->opacity * s->fill_opacity / 100);
    m.stroke_rgb = thinned(s->stroke.colour, s->opacity * s->stroke_opacity / 100);
    m.stroke_width = stroke_width(s);
    m.dashed = s->dashed;
    m.even_odd = s->even_odd;
    list_add(p->setter->temp, p->out, m);
}

/* A shape made in user units is brought to the page point by point. */
static void map_outline(const svg_state *s, outline *o)
{
    for (size_t i = 0; i < o->segments.len; i++)
        for (int k = 0; k < 3; k++) {
            type_segment *at = &o->segments.at[i];
            svg_apply(&s->matrix, at->x[k], at->y[k], &at->x[k], &at->y[k]);
        }
}

/* ---- shapes ---------------------------------------------------------------------------------- */

static void put_rect(painter *p, const char *const *a)
{
    outline o = { .arena = p->setter->kept };
    length box[4] = { (length)value(a, "x", 0), (length)value(a, "y", 0),
                      (length)value(a, "width", 0), (length)value(a, "height", 0) };
    fixed rx = value(a, "rx", -1), ry = value(a, "ry", -1);
    if (rx < 0)
        rx = ry < 0 ? 0 : ry;
    if (ry < 0)
        ry = rx;
    path_rect(&o, box, (length)rx, (length)ry);
    map_outline(&p->states[p->depth], &o);
    paint(p, &o, true);
}

static void put_ellipse(painter *p, const char *const *a)
{
    outline o = { .arena = p->setter->kept };
    fixed r = value(a, "r", 0);
    path_ellipse(&o, (length)value(a, "cx", 0), (length)value(a, "cy", 0),
                 (length)value(a, "rx", r), (length)value(a, "ry", r));
    map_outline(&p->states[p->depth], &o);
    paint(p, &o, true);
}

static void put_line(painter *p, const char *const *a)
{
    outline o = { .arena = p->setter->kept };
    path_move(&o, (length)value(a, "x1", 0), (length)value(a, "y1", 0));
    path_line(&o, (length)value(a, "x2", 0), (length)value(a, "y2", 0));
    map_outline(&p->states[p->depth], &o);
    paint(p, &o, false);
}

static void put_points(painter *p, const char *const *a, bool closed)
{
    outline o = { .arena = p->setter->kept };
    str rest = str_of(attribute(a, "points"));
    fixed x, y;
    while (svg_number(&rest, &x) && svg_number(&rest, &y)) {
        if (o.segments.len == 0)
            path_move(&o, (length)x, (length)y);
        else
            path_line(&o, (length)x, (length)y);
    }
    if (closed && o.segments.len > 0)
        path_close(&o);
    map_outline(&p->states[p->depth], &o);
    paint(p, &o, true);
}

static void put_polyline(painter *p, const char *const *a)
{
    put_points(p, a, false);
}
static void put_polygon(painter *p, const char *const *a)
{
    put_points(p, a, true);
}

static void put_path(painter *p, const char *const *a)
{
    outline o = { .arena = p->setter->kept };
    svg_path(&o, &p->states[p->depth].matrix, str_of(attribute(a, "d")));
    paint(p, &o, true);
}

/* ---- text ------------------------------------------------------------------------------------ */

/* What was read since the text's last place, set there. */
static void flush_text(painter *p)
{
    setter *s = p->setter;
    const svg_state *state = &p->states[p->depth];
    str text = str_trim(buf_str(&p->text));
    p->text = buf_new(s->temp);
    if (text.len == 0 || state->hidden)
        return;
    if (state->matrix.b != 0 || state->matrix.c != 0) {
        report(p, "turned text");
        return;
    }
    style look = look_head(s, (length)svg_times(state->font_size, state->matrix.d), COLOUR_ROLES);
    look.bold = state->bold;
    look.element = p->at.element;
    if (look.size <= 0)
        return;
    paragraph *line_of_text = para_new(s);
    para_add_text(s, line_of_text, text, look);
    para_make_items(s, line_of_text, INT32_MAX);
    length width = para_natural_width(line_of_text), x, y;
    line only = { 0, (uint32_t)line_of_text->items.len, false, true, false };
    size_t from = p->out->len;
    para_put_line(s, line_of_text, &only, &(para_form){ .width = width }, p->out);
    for (size_t i = from; i < p->out->len; i++)
        p->out->at[i].fill_rgb = thinned(state->fill.colour, state->opacity);
    svg_apply(&state->matrix, p->text_x, p->text_y, &x, &y);
    marks_move(p->out, from,
               x
                   - (state->anchor == ANCHOR_START    ? 0
                      : state->anchor == ANCHOR_MIDDLE ? width / 2
                                                       : width),
               y);
}

static void begin_text(painter *p, const char *const *a)
{
    if (p->in_text && (attribute(a, "x") || attribute(a, "y") || attribute(a, "dy"))) {
        p->depth--; /* what was read belongs to the element around */
        flush_text(p);
        p->depth++;
    }
    p->in_text = true;
    p->text_x = value(a, "x", p->text_x) + value(a, "dx", 0);
    p->text_y = value(a, "y", p->text_y) + value(a, "dy", 0);
}

static void put_nothing(painter *p, const char *const *a)
{
    (void)p;
    (void)a;
}

/* ---- elements -------------------------------------------------------------------------------- */

typedef struct svg_element {
    const char *name;
    void (*put)(painter *p, const char *const *a); /* NULL: its content is left out */
    const char *unsupported; /* how a message calls it; NULL: nothing is lost */
} svg_element;

/* clang-format off */
static const svg_element elements[] = {
    { "svg", put_nothing, NULL },
    { "g", put_nothing, NULL },
    { "a", put_nothing, NULL },
    { "rect", put_rect, NULL },
    { "circle", put_ellipse, NULL },
    { "ellipse", put_ellipse, NULL },
    { "line", put_line, NULL },
    { "polyline", put_polyline, NULL },
    { "polygon", put_polygon, NULL },
    { "path", put_path, NULL },
    { "text", begin_text, NULL },
    { "tspan", begin_text, NULL },
    { "title", NULL, NULL },
    { "desc", NULL, NULL },
    { "metadata", NULL, NULL },
    { "defs", NULL, NULL },
    { "style", NULL, "a style sheet" },
    { "use", NULL, "copies (use)" },
    { "image", NULL, "a picture inside" },
    { "clipPath", NULL, "clipping" },
    { "mask", NULL, "a mask" },
    { "filter", NULL, "a filter" },
    { "symbol", NULL, "symbols" },
    { "pattern", NULL, "a pattern" },
    { "linearGradient", NULL, NULL },
    { "radialGradient", NULL, NULL },
    { "script", NULL, "a script" },
    { "foreignObject", NULL, "foreign content" },
    { "marker", NULL, "markers" },
};
/* clang-format on */

static const svg_element *find_element(const char *name)
{
    for (size_t i = 0; i < sizeof elements / sizeof *elements; i++)
        if (strcmp(elements[i].name, name) == 0)
            return &elements[i];
    return NULL;
}

static void inherit(painter *p, const char *const *a)
{
    svg_state *s = &p->states[p->depth];
    *s = p->states[p->depth - 1];
    const char *transform = attribute(a, "transform");
    if (transform)
        s->matrix = svg_product(s->matrix, svg_transform(str_of(transform)));
    for (size_t i = 0; a[i]; i += 2)
        svg_style_set(s, str_of(a[i]), str_of(a[i + 1]));
    svg_style_list(s, str_of(attribute(a, "style")));
}

/* The outermost element's viewBox is the picture's box. */
static void open_picture(painter *p, const char *const *a)
{
    str box = str_of(attribute(a, "viewBox"));
    fixed v[4] = { 0, 0, value(a, "width", 0), value(a, "height", 0) };
    for (int i = 0; i < 4 && box.len > 0; i++)
        if (!svg_number(&box, &v[i]))
            break;
    if (v[2] <= 0)
        v[2] = (fixed)p->image->width * SVG_ONE;
    if (v[3] <= 0)
        v[3] = (fixed)p->image->height * SVG_ONE;
    fixed x = svg_over(p->at.box[2], v[2]), y = svg_over(p->at.box[3], v[3]), scale = x < y ? x : y;
    svg_matrix m = { scale,
                     0,
                     0,
                     scale,
                     p->at.box[0] - svg_times(v[0], scale),
                     p->at.box[1] - svg_times(v[1], scale) };
    m.e += (p->at.box[2] - svg_times(v[2], scale)) / 2;
    m.f += (p->at.box[3] - svg_times(v[3], scale)) / 2;
    p->states[0].matrix = m;
}

static const char *local_name(const char *name)
{
    const char *colon = strchr(name, ':');
    return colon ? colon + 1 : name;
}

static void XMLCALL start(void *data, const XML_Char *name, const XML_Char **atts)
{
    painter *p = data;
    const char *const *a = (const char *const *)atts;
    p->depth++;
    if (p->skipping || p->depth >= DEPTH_MOST)
        return;
    if (p->depth == 1)
        open_picture(p, a);
    const svg_element *e = find_element(local_name(name));
    if (e && e->unsupported)
        report(p, e->unsupported);
    if (!e || !e->put) {
        p->skipping = p->depth;
        return;
    }
    inherit(p, a);
    e->put(p, a);
}

static void XMLCALL end(void *data, const XML_Char *name)
{
    painter *p = data;
    const bool text = strcmp(local_name(name), "text") == 0,
               part = strcmp(local_name(name), "tspan") == 0;
    if (!p->skipping && p->depth < DEPTH_MOST && (text || part))
        flush_text(p);
    if (text)
        p->in_text = false;
    if (p->skipping == p->depth)
        p->skipping = 0;
    p->depth--;
}

static void XMLCALL characters(void *data, const XML_Char *at, int len)
{
    painter *p = data;
    if (p->in_text && !p->skipping)
        buf_put(&p->text, (str){ at, (size_t)len });
}

/* What is drawn takes some fifty times its size in memory, each time anew. */
static bool has_room(setter *s, const doc_image *image)
{
    bool had = s->drawn <= DRAWN_MOST;
    s->drawn += image->content.len;
    if (s->drawn <= DRAWN_MOST)
        return true;
    if (had)
        DIAG(s->diag, IMAGE_BAD, (span){ 0 }, image->source, STR("with it the pictures in SVG are larger than 16 MB"));
    return false;
}

void svg_put(setter *s, const doc_image *image, picture at, mark_list *out)
{
    if (!has_room(s, image))
        return;
    painter *p = arena_make(s->temp, painter);
    *p = (painter){ .setter = s, .image = image, .at = at, .out = out, .text = buf_new(s->temp) };
    p->states[0] = (svg_state){ .stroke = { .none = true },
                                .stroke_width = SVG_ONE,
                                .font_size = 16 * SVG_ONE,
                                .opacity = 100,
                                .fill_opacity = 100,
                                .stroke_opacity = 100 };
    XML_Parser parser = XML_ParserCreate(NULL);
    XML_SetUserData(parser, p);
    XML_SetElementHandler(parser, start, end);
    XML_SetCharacterDataHandler(parser, characters);
    if (XML_Parse(parser, image->content.at, (int)image->content.len, 1) == XML_STATUS_ERROR)
        DIAG(s->diag, IMAGE_BAD, (span){ 0 }, image->source,
             str_of(XML_ErrorString(XML_GetErrorCode(parser))));
    XML_ParserFree(parser);
}
