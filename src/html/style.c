/*
 * style: the style sheet of a site, from its theme.
 *
 * What the theme decides becomes custom properties at the top (colours light and dark, families, the scale of
 * sizes, the measure, the printed page); the rules below them, the same for all themes, are in style.css.
 * Sizes are given in rem against the size of running text, so that the proportions of print hold on the screen.
 */
#include "html/style.h"
#include "html/html.h"

/* ---- colours ------------------------------------------------------------------------------- */

static void put_colours(const rgb *colours, const char *indent, buf *out)
{
    for (int i = 0; i < THEME_COLOURS; i++) {
        const rgb *c = &colours[i];
        const char *name = colour_role_name((colour_role)(COLOUR_TEXT + i));
        buf_format(out, "%s--%s: #%02x%02x%02x;\n", indent, name, (unsigned)c->r, (unsigned)c->g,
                   (unsigned)c->b);
    }
}

/* The field of a cover is dark in both modes: `deep` turns light in the dark one. */
static void put_field(const theme *t, const char *indent, buf *out)
{
    const rgb *field = &t->light[t->cover_field ? THEME_DEEP : THEME_PAPER];
    const rgb *on_field = &t->light[t->cover_field ? THEME_PAPER : THEME_TEXT];
    buf_format(out, "%s--field: #%02x%02x%02x;\n", indent, (unsigned)field->r, (unsigned)field->g,
               (unsigned)field->b);
    buf_format(out, "%s--on-field: #%02x%02x%02x;\n", indent, (unsigned)on_field->r,
               (unsigned)on_field->g, (unsigned)on_field->b);
}

static void put_shape_classes(buf *out)
{
    for (int role = COLOUR_TEXT; role < COLOUR_ROLES; role++) {
        const char *name = colour_role_name((colour_role)role);
        buf_format(out, ".fill-%s{fill:var(--%s)}.stroke-%s{stroke:var(--%s)}\n", name, name, name,
                   name);
    }
}

/* ---- fonts and sizes --------------------------------------------------------------------------- */

/* A family's name in quotation marks (CSS Fonts 4, family-name); what could end the string is left out. */
static void put_family(str family, buf *out)
{
    buf_char(out, '"');
    for (size_t i = 0; i < family.len; i++)
        if (family.at[i] != '"' && family.at[i] != '\\' && (unsigned char)family.at[i] >= ' ')
            buf_char(out, family.at[i]);
    buf_char(out, '"');
}

/* What stands in for a family is a family of its own, with a number behind the name. */
static str stand_in_name(arena *a, const theme_font *font, size_t nth)
{
    return str_format(a, STR_FMT " %zu", STR_ARG(font->family), nth + 1);
}

/* A family, and what stands in for it until it has come. */
static void put_font(const theme_font *font, buf *out)
{
    put_family(font->family, out);
    for (size_t i = 0; i < font->stand_ins.len; i++) {
        buf_text(out, ", ");
        put_family(stand_in_name(out->arena, font, i), out);
    }
}

static void put_families(const theme *t, buf *out)
{
    bool alike = str_equal(t->fonts[FACE_TEXT].family, t->fonts[FACE_HEAD].family);
    buf_text(out, "  --text-face: ");
    put_font(&t->fonts[FACE_TEXT], out);
    buf_text(out, ", Charter, Cambria, Georgia, serif;\n  --head-face: ");
    put_font(&t->fonts[FACE_HEAD], out);
    buf_text(out, alike ? ", Charter, Cambria, Georgia, serif"
                        : ", \"Segoe UI\", \"Helvetica Neue\", Arial, sans-serif");
    buf_text(out, ";\n  --code-face: ");
    put_font(&t->fonts[FACE_CODE], out);
    buf_text(out, ", ui-monospace, Menlo, Consolas, monospace;\n");
}

static void put_override(const char *what, int thousandths, int percent, buf *out)
{
    const int tenths = (thousandths * 100 + percent / 2) / percent;
    buf_format(out, ";%s-override:%d.%d%%", what, tenths / 10, tenths % 10);
}

/* The lines of another font as high as the font's own, of the size that it is shown in. */
static void put_line(const theme_font *font, int percent, buf *out)
{
    if (font->ascent <= 0)
        return;
    put_override("ascent", font->ascent, percent, out);
    put_override("descent", font->descent, percent, out);
    put_override("line-gap", font->gap, percent, out);
}

/* Fonts of the reader's machine, so large that their lines are as long (CSS Fonts 5, size-adjust). They are known by
   their full names, which some end in "Regular". */
static void put_stand_ins(const theme_font *font, buf *out)
{
    for (size_t i = 0; i < font->stand_ins.len; i++) {
        buf_text(out, "@font-face{font-family:");
        put_family(stand_in_name(out->arena, font, i), out);
        const str family = font->stand_ins.at[i].family;
        buf_text(out, ";src:local(");
        put_family(family, out);
        buf_text(out, "),local(");
        put_family(str_format(out->arena, STR_FMT " Regular", STR_ARG(family)), out);
        buf_format(out, ");size-adjust:%d%%", font->stand_ins.at[i].percent);
        put_line(font, font->stand_ins.at[i].percent, out);
        buf_text(out, "}\n");
    }
}

/* Two faces can be one file; that it is named twice does no harm. */
static void put_font_rules(const theme *t, buf *out)
{
    for (int i = 0; i < FACE_COUNT; i++) {
        const theme_font *font = &t->fonts[i];
        str path = theme_font_path(out->arena, t, (theme_face)i);
        if (path.len == 0)
            continue;
        buf_text(out, "@font-face{font-family:");
        put_family(font->family, out);
        buf_format(out,
                   ";font-weight:%d;font-style:%s;font-display:swap;src:url(" STR_FMT
                   ") format(\"woff2\")}\n",
                   font->weight, font->italic ? "italic" : "normal", STR_ARG(path));
        if (i != FACE_HEAD || !str_equal(font->family, t->fonts[FACE_TEXT].family))
            put_stand_ins(font, out);
    }
}

/* A length in thousandths of another, as a decimal. */
static void put_ratio(const char *name, length size, length whole, const char *unit, buf *out)
{
    int ratio = whole > 0 ? (int)(((int64_t)size * 1000 + whole / 2) / whole) : 1000;
    buf_format(out, "  --%s: %d.%03d%s;\n", name, ratio / 1000, ratio % 1000, unit);
}

static void put_sizes(const theme *t, buf *out)
{
    static const char *const names[SIZE_COUNT] = {
        [SIZE_NOTE] = "size-note",   [SIZE_SMALL] = "size-small", [SIZE_TEXT] = "size-text",
        [SIZE_H3] = "size-h3",       [SIZE_H2] = "size-h2",       [SIZE_H1] = "size-h1",
        [SIZE_TITLE] = "size-title",
    };
    for (int i = 0; i < SIZE_COUNT; i++)
        put_ratio(names[i], t->size[i], t->size[SIZE_TEXT], "rem", out);
    put_ratio("half-line", t->half_line, t->size[SIZE_TEXT], "rem", out);
    put_ratio("leading", t->leading, t->size[SIZE_TEXT], "", out);
    buf_format(out, "  --heading-leading: %d.%02d;\n", t->heading_leading / 100,
               t->heading_leading % 100);
    buf_format(out, "  --measure: %d;\n", t->web_measure);
}

/* ---- print --------------------------------------------------------------------------------- */

static int tenths_of_mm(length l)
{
    return (int)(((int64_t)l * 254 + 65536 * 36) / ((int64_t)65536 * 72));
}

static void put_mm(length l, buf *out)
{
    buf_format(out, " %d.%dmm", tenths_of_mm(l) / 10, tenths_of_mm(l) % 10);
}

static void put_page(const theme *t, buf *out)
{
    const length sides[] = { t->page.top, t->page.outside, t->page.foot, t->page.inside };
    buf_text(out, "@page { size:");
    put_mm(t->page.width, out);
    put_mm(t->page.height, out);
    buf_text(out, "; margin:");
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        put_mm(sides[i], out);
    buf_text(out, "; }\n@media print {\n  :root {\n");
    put_colours(t->light, "    ", out);
    int size = (int)(((int64_t)t->size[SIZE_TEXT] * 100) / 65536);
    buf_format(out, "    font-size: %d.%02dpt;\n  }\n}\n", size / 100, size % 100);
}

/* ---- the sheet ----------------------------------------------------------------------------- */

static void put_properties(const theme *t, buf *out)
{
    buf_text(out, ":root {\n  color-scheme: light dark;\n");
    put_colours(t->light, "  ", out);
    put_field(t, "  ", out);
    put_families(t, out);
    put_sizes(t, out);
    buf_text(out, "}\n@media (prefers-color-scheme: dark) {\n  :root {\n");
    put_colours(t->dark, "    ", out);
    if (!t->cover_field)
        buf_text(out, "    --field: var(--paper);\n    --on-field: var(--text);\n");
    buf_text(out, "  }\n}\n");
}

void html_style(const theme *t, buf *out)
{
    buf_text(out, "@charset \"utf-8\";\n");
    put_font_rules(t, out);
    put_properties(t, out);
    put_shape_classes(out);
    for (const char *const *line = html_style_lines; *line; line++)
        buf_text(out, *line);
    put_page(t, out);
}
