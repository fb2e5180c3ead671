/*
 * figure: pictures and drawings that stand on their own.
 *
 * An image alone in its paragraph, also inside a link, is a figure. Its title is the caption; with
 * a caption it is counted, together with the drawings that directives make, by place. Without one
 * it has neither caption nor number.
 *
 * A drawing comes with a table of what it shows.
 */
#include "compose/composer.h"

bool text_is_figure(const md_node *paragraph)
{
    const md_node *only = paragraph->first;
    if (!only || only->next)
        return false;
    if (only->kind == MD_LINK)
        only = only->first;
    return only && !only->next && only->kind == MD_IMAGE;
}

void figure_number(composer *c, doc_block *figure)
{
    if (!figure->text.first)
        return;
    str number = str_format(c->a, "%d", ++c->figures);
    figure->anchor = anchor_new(c, str_format(c->a, "figur-" STR_FMT, STR_ARG(number)));
    if (!c->figures_plain)
        figure->label = SAY(c, "figure-label", { "number", number });
    enter_caption(c, &c->figure_list, figure);
}

/* The title, with the calls of footnotes in it. */
static void put_caption(composer *c, inline_list *out, const md_node *image)
{
    const md_node *caption = image->detail->caption;
    if (!caption)
        put_text(c, out, image->detail->title);
    for (const md_node *n = caption ? caption->first : NULL; n; n = n->next)
        if (n->kind == MD_REFERENCE)
            note_of_text(c, out, n);
        else
            put_text(c, out, n->text);
}

static str plain_title(composer *c, const md_node *image)
{
    const md_node *caption = image->detail->caption;
    return caption ? md_plain(c->a, caption) : image->detail->title;
}

static str alternative(composer *c, const md_node *image)
{
    str alt = str_trim(md_plain(c->a, image));
    if (alt.len > 0)
        return alt;
    DIAG(c->d, IMAGE_ALT_MISSING, image->at, image->detail->url);
    str title = plain_title(c, image);
    return title.len > 0 ? title : say(c, "image-undescribed");
}

void put_figure(composer *c, doc_block *parent, const md_node *image, const doc_link *link)
{
    const doc_image *loaded = image_load(c, image->detail->url, image->at);
    if (!loaded)
        return;
    str alt = alternative(c, image);
    doc_block *figure = block_new(c->a, BLOCK_FIGURE);
    figure->image = loaded;
    figure->alt = alt;
    figure->link = link;
    put_caption(c, &figure->text, image);
    figure_number(c, figure);
    block_append(parent, figure);
}

doc_block *put_drawing(composer *c, doc_block *parent, const drawn *what)
{
    doc_block *figure = block_new(c->a, BLOCK_FIGURE);
    figure->drawing = what->drawing;
    figure->alt = what->alt;
    put_text(c, &figure->text, what->caption);
    figure_number(c, figure);
    block_append(parent, figure);
    if (what->with_table && what->data) {
        put_table(c, parent, what->data);
    } else if (what->data) {
        figure->table = what->data;
        figure->table_title = figure->label.len > 0
                                  ? SAY(c, "drawing-table", { "label", figure->label })
                                  : say(c, "drawing-table-unnamed");
    }
    return figure;
}
