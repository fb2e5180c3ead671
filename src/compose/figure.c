/*
 * figure: pictures and drawings that stand on their own.
 *
 * An image alone in its paragraph, also inside a link, is a figure. Its title is the caption; with
 * a caption it is counted, together with the drawings that directives make, by place. Without one
 * it has neither caption nor number.
 *
 * An image among words is a symbol and stands in their line, if it is small and has no caption. A
 * larger one waits, and is a figure after its block.
 *
 * A drawing comes with a table of what it shows.
 */
#include "compose/composer.h"

/* Half an inch on paper. */
enum { SYMBOL_HIGH_MOST = 48, SYMBOL_WIDE_MOST = 192 };

bool text_is_figure(const md_node *paragraph)
{
    const md_node *only = paragraph->first;
    if (!only || only->next)
        return false;
    if (only->kind == MD_LINK)
        only = only->first;
    return only && !only->next && only->kind == MD_IMAGE;
}

static void figure_number(composer *c, doc_block *figure)
{
    if (!figure->text.first)
        return;
    str number = str_format(c->a, "%d", ++c->figures);
    figure->anchor = anchor_new(c, str_format(c->a, "figur-" STR_FMT, STR_ARG(number)));
    if (!c->figures_plain)
        figure->label = SAY(c, "figure-label", { "number", number });
    enter_caption(c, &c->figure_list, figure);
}

void put_calling(composer *c, inline_list *out, str plain, const md_node *caption)
{
    if (!caption)
        put_text(c, out, plain);
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

static void put_loaded(composer *c, doc_block *parent, loaded_image image, const doc_link *link)
{
    str alt = alternative(c, image.node);
    doc_block *figure = block_new(c->a, BLOCK_FIGURE);
    figure->image = image.file;
    figure->alt = alt;
    figure->link = link;
    put_calling(c, &figure->text, image.node->detail->title, image.node->detail->caption);
    figure_number(c, figure);
    block_append(parent, figure);
}

void put_figure(composer *c, doc_block *parent, const md_node *image, const doc_link *link)
{
    const doc_image *file = image_load(c, image->detail->url, image->at);
    if (file)
        put_loaded(c, parent, (loaded_image){ image, file }, link);
}

static bool is_symbol(composer *c, loaded_image image)
{
    return image.file->height <= SYMBOL_HIGH_MOST && image.file->width <= SYMBOL_WIDE_MOST
           && plain_title(c, image.node).len == 0;
}

void image_in_text(composer *c, inline_list *out, const md_node *n)
{
    const loaded_image image = { n, image_load(c, n->detail->url, n->at) };
    if (!image.file)
        return;
    if (!is_symbol(c, image)) {
        DIAG(c->d, IMAGE_IN_TEXT, n->at, n->detail->url);
        list_add(c->a, &c->images, image);
        return;
    }
    inline_node *symbol = inline_new(c->a, INLINE_SYMBOL);
    symbol->image = image.file;
    symbol->title = alternative(c, n);
    inline_add(out, symbol);
}

void put_images(composer *c, doc_block *parent)
{
    for (size_t i = 0; i < c->images.len; i++)
        put_loaded(c, parent, c->images.at[i], NULL);
    c->images.len = 0;
}

doc_block *put_drawing(composer *c, doc_block *parent, const drawn *what)
{
    doc_block *figure = block_new(c->a, BLOCK_FIGURE);
    figure->drawing = what->drawing;
    figure->alt = what->alt;
    figure->text = what->caption;
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
