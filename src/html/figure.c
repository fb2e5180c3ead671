/*
 * figure: pictures and drawings with their captions.
 *
 * A picture is an <img> of the file that the site has; a drawing is SVG (drawing.c). What a drawing shows
 * stands once more as a table after the figure, folded until somebody asks for it.
 */
#include "html/inside.h"

/* ---- pictures ------------------------------------------------------------------------------ */

/* `loading` is "lazy" for what stands in the text; what a page opens with is not to wait (empty). */
void html_put_image(writer *w, const doc_image *image, str alt, const char *class,
                    const char *loading)
{
    put(w, "<img");
    html_put_optional(w, "class", str_of(class));
    html_put_attribute(w, "src", page_address(w, image->path, STR("")));
    html_put_attribute(w, "alt", alt);
    if (image->width > 0 && image->height > 0) {
        html_put_number(w, "width", image->width);
        html_put_number(w, "height", image->height);
    }
    html_put_optional(w, "loading", str_of(loading));
    put(w, ">");
}

/* ---- figures ------------------------------------------------------------------------------- */

static void put_picture(writer *w, const doc_block *b)
{
    bool linked = open_link(w, b->link, "");
    html_put_image(w, b->image, b->alt, "", "lazy");
    if (linked)
        close_link(w);
    put(w, "\n");
}

static void put_data(writer *w, const doc_block *b)
{
    doc_block table = { .kind = BLOCK_TABLE, .table = b->table, .lang = b->lang };
    put(w, "<details class=\"data\">\n<summary>");
    html_put_text(w, b->table_title);
    put(w, "</summary>\n");
    html_put_table(w, &table);
    put(w, "</details>\n");
}

void html_put_figure(writer *w, const doc_block *b)
{
    put(w, "<figure");
    html_put_id(w, b->anchor);
    html_put_optional(w, "lang", b->lang);
    put(w, ">\n");
    if (b->image)
        put_picture(w, b);
    if (b->drawing)
        html_put_drawing(w, b);
    if (b->text.first || b->label.len > 0) {
        put(w, "<figcaption>");
        html_put_label(w, b->label);
        html_put_inlines(w, b->text.first);
        put(w, "</figcaption>\n");
    }
    put(w, "</figure>\n");
    if (b->table)
        put_data(w, b);
}
