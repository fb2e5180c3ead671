/*
 * image: a picture of the text, loaded from the project.
 *
 * Takes the url as it is written in the text, gives the bytes with their kind and natural size. What is not
 * there, is too large, or is no picture gives a message and NULL.
 */
#include "compose/composer.h"
#include "compose/site_plan.h"

#define IMAGE_MOST ((size_t)64 << 20) /* bytes of one picture */

const doc_image *image_load(composer *c, str url, span at)
{
    str path = url_to_path(c->d, c->a, url, at);
    str copied = plan_file_path(c->plan, path);
    if (copied.len == 0) {
        DIAG(c->d, IMAGE_MISSING, at, url);
        return NULL;
    }
    list_add(c->a, &c->doc->files, copied);
    doc_image *image = arena_make(c->a, doc_image);
    image->source = path;
    image->path = copied;
    str full = path_join(c->a, c->m->settings.root, path);
    if (file_read(c->a, str_text(c->a, full), IMAGE_MOST, &image->content) != FILE_OK
        || !image_measure(image->content, image)) {
        DIAG(c->d, IMAGE_UNREADABLE, at, url);
        return NULL;
    }
    return image;
}
