/*
 * Is a word part of a person's name? The document brings all that the project knows of (document.names).
 *
 * Names are divided where nothing else fits: a line that is set ragged comes before that.
 */
#include "type/setter.h"

/* Punctuation may stand around it, and an s may be its genitive's: "(Grønneviks". */
bool name_is_part(const setter *s, str written)
{
    size_t from = 0, next = 0;
    while (next < written.len && !utf8_is_letter(utf8_next(written, &next)))
        from = next;
    const str name = utf8_first_word(str_slice(written, from, written.len));
    if (!s->doc->names || name.len == 0)
        return false;
    const str bare = str_slice(name, 0, name.len - 1);
    return map_find(s->doc->names, name)
           || (str_ends(name, STR("s")) && map_find(s->doc->names, bare));
}
