/*
 * What paints a mark beyond its plain colour: opacity as graphics states (ISO 32000-1, 8.4.5),
 * gradients as shading patterns (8.7.4), and gradients that fade as soft masks (11.6.5).
 *
 * Each becomes a resource of the file, under a name made of what it is, so that what is asked for
 * twice is there once. A dictionary of libharu holds 4,095 entries: beyond that a gradient has the
 * colour of its last stop, and opacity is left out.
 */
#include "pdf/paint.h"

enum { RESOURCES_MOST = 4000, STOPS_MOST = 260 };

/* ---- stops ----------------------------------------------------------------------------------- */

/* The stops with one at either end, each a little after the one before it. */
typedef struct stops {
    type_stop at[STOPS_MOST];
    size_t count;
} stops;

static void add_stop(stops *s, type_stop stop)
{
    const int32_t least = s->count > 0 ? s->at[s->count - 1].at + 2 : 0;
    if (s->count < STOPS_MOST) {
        stop.at = stop.at < least ? least : stop.at;
        s->at[s->count++] = stop;
    }
}

static stops whole_way(const type_gradient *g)
{
    stops s = { .count = 0 };
    type_stop first = g->stops[0], last = g->stops[g->stop_count - 1];
    if (first.at > 0) {
        first.at = 0;
        add_stop(&s, first);
    }
    for (size_t i = 0; i < g->stop_count && s.count + 1 < STOPS_MOST; i++)
        add_stop(&s, g->stops[i]);
    last.at = 65536;
    add_stop(&s, last);
    return s;
}

static void put_parts_of_255(buf *out, const uint8_t *parts, size_t count)
{
    buf_char(out, '[');
    for (size_t i = 0; i < count; i++) {
        put_decimals(out, ((int64_t)parts[i] * 1000000 + 127) / 255, 6);
        buf_char(out, i + 1 < count ? ' ' : ']');
    }
}

static void put_colours(buf *out, const type_stop *stop, bool fading)
{
    const uint8_t opaque = (uint8_t)(255 - stop->clear);
    const uint8_t parts[] = { stop->colour.r, stop->colour.g, stop->colour.b };
    put_parts_of_255(out, fading ? &opaque : parts, fading ? 1 : 3);
}

/* From each stop to the next a straight line (7.10.3), all of them in a row (7.10.4). */
static void put_function(buf *out, const stops *s, bool fading)
{
    buf_text(out, "<</FunctionType 3/Domain[0 1]/Functions[");
    for (size_t i = 0; i + 1 < s->count; i++) {
        buf_text(out, "<</FunctionType 2/Domain[0 1]/N 1/C0");
        put_colours(out, &s->at[i], fading);
        buf_text(out, "/C1");
        put_colours(out, &s->at[i + 1], fading);
        buf_text(out, ">>\n");
    }
    buf_text(out, "]/Bounds[");
    for (size_t i = 1; i + 1 < s->count; i++) {
        put_decimals(out, (int64_t)s->at[i].at * 1000000 / 65536, 6);
        buf_char(out, ' ');
    }
    buf_text(out, "]/Encode[");
    for (size_t i = 0; i + 1 < s->count; i++)
        buf_text(out, "0 1 ");
    buf_text(out, "]>>");
}

/* ---- shadings -------------------------------------------------------------------------------- */

static void put_numbers(buf *out, const int64_t *values, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        put_decimals(out, values[i] * 1000000 / 65536, 6);
        buf_char(out, ' ');
    }
}

static void put_shading(buf *out, const type_gradient *g, bool fading)
{
    const int64_t radial[] = { g->focus[0], g->focus[1], g->focus[2], 0, 0, 65536 };
    const stops s = whole_way(g);
    buf_format(out, "/ShadingType %d/ColorSpace/%s/Extend[true true]\n/Coords[", g->radial ? 3 : 2,
               fading ? "DeviceGray" : "DeviceRGB");
    if (g->radial)
        put_numbers(out, radial, 6);
    else
        buf_text(out, "0 0 1 0");
    buf_text(out, "]\n/Function ");
    put_function(out, &s, fading);
    buf_char(out, '\n');
}

/* From the gradient's units to the page, where y goes upwards. */
static void put_matrix(buf *out, const type_mark *m, const type_gradient *g, length height)
{
    const length *t = g->matrix;
    const int64_t parts[] = { t[0],
                              -(int64_t)t[1],
                              t[2],
                              -(int64_t)t[3],
                              (int64_t)t[4] + m->moved.x,
                              (int64_t)height - t[5] - m->moved.y };
    put_numbers(out, parts, 6);
}

/* ---- resources ------------------------------------------------------------------------------- */

/* The name under which a dictionary has it: that of the same thing made before, or a new one. */
static str entered(paints *p, writer *w, str lines, char kind, pdf_dict *into)
{
    const str *name = map_find(p->names, lines);
    if (name)
        return *name;
    if (map_len(p->names) >= RESOURCES_MOST)
        return STR("");
    str *made = arena_make(w->arena, str);
    *made = str_format(w->arena, "%c%zu", kind, map_len(p->names) + 1);
    map_add(p->names, str_copy(w->arena, lines), made);
    pdf_dict *d = pdf_lines_numbered(w->file);
    pdf_lines_put(w->file, d, lines);
    pdf_put_dict(w->file, into, str_text(w->arena, *made), d);
    return *made;
}

paints *paints_new(writer *w)
{
    paints *p = arena_make(w->arena, paints);
    p->names = map_new(w->arena);
    p->states = pdf_dict_new(w->file);
    p->patterns = pdf_dict_new(w->file);
    return p;
}

static void put_opacity(buf *out, const char *key, uint8_t clear)
{
    buf_format(out, "/%s ", key);
    put_decimals(out, ((int64_t)(255 - clear) * 1000000 + 127) / 255, 6);
    buf_char(out, '\n');
}

/* A picture of how much is seen at each place, as large as the page. */
static pdf_dict *mask_of(writer *w, const type_mark *m, const type_gradient *g,
                         const type_page *page)
{
    pdf_file *f = w->file;
    buf out = buf_new(w->scratch), shading = buf_new(w->scratch);
    put_matrix(&out, m, g, page->height);
    buf_text(&out, "cm /S sh");
    put_shading(&shading, g, true);
    pdf_dict *form = pdf_stream_new(f, buf_str(&out)), *group = pdf_dict_new(f),
             *resources = pdf_dict_new(f), *shadings = pdf_dict_new(f),
             *only = pdf_lines_numbered(f);
    pdf_array *box = pdf_array_new(f);
    const length corners[] = { 0, 0, page->width, page->height };
    for (int i = 0; i < 4; i++)
        pdf_add_length(f, box, corners[i]);
    pdf_lines_put(f, only, buf_str(&shading));
    pdf_put_dict(f, shadings, "S", only);
    pdf_put_dict(f, resources, "Shading", shadings);
    pdf_put_name(f, group, "S", STR("Transparency"));
    pdf_put_name(f, group, "CS", STR("DeviceGray"));
    pdf_put_name(f, form, "Type", STR("XObject"));
    pdf_put_name(f, form, "Subtype", STR("Form"));
    pdf_put_array(f, form, "BBox", box);
    pdf_put_dict(f, form, "Group", group);
    pdf_put_dict(f, form, "Resources", resources);
    return form;
}

static bool fades(const type_gradient *g)
{
    for (size_t i = 0; g && i < g->stop_count; i++)
        if (g->stops[i].clear > 0)
            return true;
    return false;
}

str paint_state(writer *w, const type_mark *m, const type_page *page)
{
    const bool fill = m->kind == MARK_GLYPHS || m->colour != COLOUR_NONE;
    const type_gradient *g = fill ? m->fill_gradient : m->stroke_gradient;
    if (m->fill_clear == 0 && m->stroke_clear == 0 && !fades(g))
        return STR("");
    w->transparent = true;
    buf out = buf_new(w->scratch);
    buf_text(&out, "/Type/ExtGState\n");
    put_opacity(&out, "ca", m->fill_clear);
    put_opacity(&out, "CA", m->stroke_clear);
    if (fades(g))
        buf_format(&out, "/SMask<</Type/Mask/S/Luminosity/G %d 0 R>>\n",
                   pdf_number(mask_of(w, m, g, page)));
    return entered(w->paints, w, buf_str(&out), 'G', w->paints->states);
}

str paint_pattern(writer *w, const type_mark *m, const type_gradient *g, const type_page *page)
{
    buf out = buf_new(w->scratch);
    buf_text(&out, "/Type/Pattern/PatternType 2/Matrix[");
    put_matrix(&out, m, g, page->height);
    buf_text(&out, "]\n/Shading<<");
    put_shading(&out, g, false);
    buf_text(&out, ">>\n");
    return entered(w->paints, w, buf_str(&out), 'P', w->paints->patterns);
}

rgb paint_instead(const type_gradient *g)
{
    return g->stops[g->stop_count - 1].colour;
}

void paints_write(writer *w, pdf_dict *resources)
{
    pdf_put_dict(w->file, resources, "ExtGState", w->paints->states);
    pdf_put_dict(w->file, resources, "Pattern", w->paints->patterns);
}
