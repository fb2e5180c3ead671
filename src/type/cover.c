/*
 * The cover: a page of its own before the others, without a number.
 *
 * With a field: the deep colour over the whole page, contour lines or an image (the upper two
 * thirds, or what the text leaves of them) on it, the organisation and the logo small at the top, title and year large
 * and low.
 * Without: the title alone, high on a white page.
 */
#include "type/cover.h"
#include "type/path.h"

enum {
    BLEED = LENGTH_PT(3),       /* over the edge, so that no white line is left at it */
    OVERLAP = LENGTH_PT(1) / 2, /* of the field over the image, for the same reason */
    LOGO_HEIGHT = LENGTH_PT(34),
};

typedef struct cover_page {
    setter *setter;
    const doc_cover *cover;
    mark_list marks;
    length x, width;
    bool titled; /* its text is the document's title, not decoration before it */
    style title, year, subtitle, plain;
    length height;    /* of the title and what belongs to it */
    length field_top; /* where the field begins, below an image */
} cover_page;

static rgb mixed(rgb one, rgb other, int percent)
{
    return (rgb){ (uint8_t)((one.r * (100 - percent) + other.r * percent) / 100),
                  (uint8_t)((one.g * (100 - percent) + other.g * percent) / 100),
                  (uint8_t)((one.b * (100 - percent) + other.b * percent) / 100) };
}

static length lines_height(setter *s, paragraph *p, length width)
{
    para_form form = { .width = width, .balanced = true };
    mark_list none = { 0 };
    return text_into(s, p, &form, 0, &none);
}

/* A text with its top at y; gives its height. With y below 0 it is only measured. */
static length put_text(cover_page *c, str text, style look, length y)
{
    setter *s = c->setter;
    if (text.len == 0)
        return 0;
    if (c->titled && y >= 0)
        look.element = element_add(s, ELEMENT_PARAGRAPH, NULL);
    paragraph *p = para_new(s);
    para_add_text(s, p, text, look);
    if (y < 0)
        return lines_height(s, p, c->width);
    size_t from = c->marks.len;
    para_form form = { .width = c->width, .balanced = true };
    length height = text_into(s, p, &form, c->x, &c->marks);
    marks_move(&c->marks, from, 0, y);
    return height;
}

static style cover_look(const cover_page *c, length size, colour_role colour, bool bold)
{
    style look = look_head(c->setter, size, colour);
    look.bold = bold;
    look.element = ARTIFACT_BACKGROUND;
    return look;
}

/* Over the full width, never narrower than two thirds of the page are high; the field hides what is
   too much. */
static void put_image(cover_page *c)
{
    const theme_page *page = &c->setter->theme->page;
    const doc_image *image = c->cover->image;
    if (image->width <= 0 || image->height <= 0)
        return;
    int64_t width = page->width, height = width * image->height / image->width,
            least = page->height / 3 * 2;
    if (height < least) {
        height = least;
        width = height * image->width / image->height;
    }
    const picture at = { { (length)((page->width - width) / 2), 0, (length)width, (length)height },
                         ARTIFACT_BACKGROUND };
    image_put(c->setter, image, at, &c->marks);
}

static void put_ground(cover_page *c)
{
    setter *s = c->setter;
    const theme *t = s->theme;
    const length top = c->cover->image ? c->field_top - OVERLAP : 0;
    if (c->cover->image)
        put_image(c);
    if (t->cover_field || c->cover->image) {
        length box[4] = { -BLEED, top, t->page.width + 2 * BLEED, t->page.height - top + BLEED };
        mark_rule(s, &c->marks, box, t->cover_field ? COLOUR_DEEP : COLOUR_PAPER);
    }
    if (t->cover_drawing && !c->cover->image)
        contour_draw(s, c->cover,
                     mixed(t->light[THEME_DEEP], t->light[THEME_PAPER], t->cover_field ? 22 : 75),
                     &c->marks);
}

/* Small, at the right of the organisation. Decoration: the name of the organisation stands beside
   it. */
static void put_logo(cover_page *c, length y)
{
    setter *s = c->setter;
    const theme *t = s->theme;
    doc_image *image = arena_make(s->kept, doc_image);
    *image = (doc_image){ .source = path_name(t->logo), .content = t->logo_content };
    if (!image_measure(image->content, image))
        return;
    int64_t height = LOGO_HEIGHT, width = height * image->width / image->height;
    if (width > c->width / 3) {
        width = c->width / 3;
        height = width * image->height / image->width;
    }
    const picture at = { { c->x + c->width - (length)width, y, (length)width, (length)height },
                         ARTIFACT_BACKGROUND };
    image_put(s, image, at, &c->marks);
}

/* Large text gets smaller until its longest word fits, and all of it in a quarter of the page. */
static length fitting(cover_page *c, str text, length size)
{
    setter *s = c->setter;
    for (; size > s->theme->size[SIZE_H2]; size = size * 9 / 10) {
        const style look = cover_look(c, size, COLOUR_TEXT, true);
        paragraph *p = para_new(s);
        para_add_text(s, p, text, look);
        para_make_items(s, p, INT32_MAX);
        if (para_least_width(p, DIVIDED_NONE) <= c->width
            && put_text(c, text, look, -1) <= s->theme->page.height / 4)
            break;
    }
    return size;
}

/* How the texts look, and what room they take. */
static void measure_texts(cover_page *c)
{
    setter *s = c->setter;
    const theme *t = s->theme;
    const doc_cover *cover = c->cover;
    const colour_role colour = t->cover_field ? COLOUR_PAPER : COLOUR_DEEP;
    const length big = t->size[SIZE_TITLE] * 13 / 10;
    c->title = cover_look(c, fitting(c, cover->title, big), colour, true);
    c->year = cover_look(c, cover->image ? big * 3 / 2 : big * 5 / 2, colour, true);
    c->subtitle = cover_look(c, t->size[SIZE_H2] * 11 / 10, colour, false);
    c->plain = cover_look(c, t->size[SIZE_TEXT], colour, false);
    c->height = put_text(c, cover->title, c->title, -1) + put_text(c, cover->year, c->year, -1)
                + put_text(c, cover->subtitle, c->subtitle, -1)
                + put_text(c, cover->date, c->plain, -1) + 2 * look_space(s, 2);
}

/* Under two thirds of the page; higher where the title and the organisation above it take more than the rest. */
static length top_of_field(cover_page *c)
{
    const theme_page *page = &c->setter->theme->page;
    length head = put_text(c, c->cover->organisation, c->plain, -1);
    if (c->setter->theme->logo_content.len > 0 && head < LOGO_HEIGHT)
        head = LOGO_HEIGHT;
    const length needed = c->height + head + 2 * look_space(c->setter, 2) + page->foot;
    const length usual = page->height / 3 * 2;
    return page->height - needed < usual ? page->height - needed : usual;
}

static void put_title(cover_page *c)
{
    setter *s = c->setter;
    const theme *t = s->theme;
    const doc_cover *cover = c->cover;
    const bool field = t->cover_field || cover->image;
    const length gap = look_space(s, 2);
    length y = field ? t->page.height - t->page.foot - c->height : t->page.height / 4;
    const length top = cover->image ? c->field_top + gap : t->page.top;
    put_text(c, cover->organisation, c->plain, top);
    put_logo(c, top);
    y += put_text(c, cover->title, c->title, y);
    const length below = put_text(c, cover->year, c->year, -1)
                         + gap; /* the year stands above the subtitle, but is read after it */
    const length after = put_text(c, cover->subtitle, c->subtitle, y + below) + gap;
    put_text(c, cover->year, c->year, y);
    put_text(c, cover->date, c->plain, y + below + after);
}

void cover_marks(setter *s, mark_list *out)
{
    const theme *t = s->theme;
    cover_page c = { .setter = s, .cover = &s->doc->cover, .x = t->page.inside };
    c.width = t->page.width - t->page.inside - t->page.outside;
    c.titled = !document_has_title(s->doc);
    measure_texts(&c);
    c.field_top = top_of_field(&c);
    put_ground(&c);
    put_title(&c);
    *out = marks_kept(s->arena, &c.marks);
}
