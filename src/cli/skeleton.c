/*
 * Skeletons: a folder of files for each language and kind, copied with names filled in.
 *
 * In a text a name stands in double angle quotes, «organisation»; in a path between double underscores, __year__. Lines
 * between «each body» and «end» are repeated for each of several.
 * Nothing else is special, so a skeleton can be read and tried as it is.
 */
#include "cli/skeleton.h"

#include <string.h>

#define SKELETON_FILES 100
#define SKELETON_MOST  ((size_t)1 << 20)

static str fill_names(arena *a, str content, const filling *fillings, bool in_path);

/* Gives the part from `from` on that is repeated, and moves to what stands behind it; false if there is none. */
static bool cut_repeated(arena *a, const char *name, str *rest, str *before, str *part)
{
    str first = str_format(a, "«each %s»\n", name), last = STR("«end»\n");
    size_t from = str_find(*rest, first), to = str_find(*rest, last);
    if (from >= to || to == rest->len)
        return false;
    *before = str_slice(*rest, 0, from);
    *part = str_slice(*rest, from + first.len, to);
    *rest = str_slice(*rest, to + last.len, rest->len);
    return true;
}

static str fill_each(arena *a, str content, const filling *f)
{
    buf filled = buf_new(a);
    str rest = content, before, part;
    while (cut_repeated(a, f->name, &rest, &before, &part)) {
        buf_put(&filled, before);
        for (size_t i = 0; i < f->each.len; i++)
            buf_put(&filled, fill_names(a, part, f->each.at[i], false));
    }
    buf_put(&filled, rest);
    return buf_str(&filled);
}

static str fill_names(arena *a, str content, const filling *fillings, bool in_path)
{
    for (const filling *f = fillings; f->name; f++) {
        content = f->each.len > 0 ? fill_each(a, content, f) : content;
        str name = str_format(a, in_path ? "__%s__" : "«%s»", f->name);
        content = str_replace(a, content, name, f->value);
    }
    return content;
}

/* ---- values in YAML ---------------------------------------------------------------------------- */

static bool has_sign(str value, const char *sign)
{
    return str_find(value, str_of(sign)) < value.len;
}

/* May a scalar stand without quotation marks (YAML 1.2, 7.3.3)? */
static bool is_plain(str value)
{
    return value.len == 0
           || (!strchr("-?:,[]{}#&*!|>'\"%@`", value.at[0]) && !has_sign(value, ": ")
               && !has_sign(value, " #") && !has_sign(value, "\"") && !str_ends(value, STR(":")));
}

static bool is_plain_in_braces(str value)
{
    return is_plain(value) && !has_sign(value, ",") && !has_sign(value, "[")
           && !has_sign(value, "]") && !has_sign(value, "{") && !has_sign(value, "}");
}

static str quoted(arena *a, str value)
{
    str escaped =
        str_replace(a, str_replace(a, value, STR("\\"), STR("\\\\")), STR("\""), STR("\\\""));
    return str_format(a, "\"" STR_FMT "\"", STR_ARG(escaped));
}

str skeleton_quote(arena *a, str value)
{
    return is_plain(value) ? value : quoted(a, value);
}

str skeleton_quote_in_braces(arena *a, str value)
{
    return is_plain_in_braces(value) ? value : quoted(a, value);
}

/* ---- files ------------------------------------------------------------------------------------- */

exit_status new_file_put(session *s, str path, str content)
{
    const char *name = str_text(s->arena, path);
    if (file_exists(name))
        return usage_error(s, "%s is there already and was left as it is", name);
    if (file_write(name, content) != FILE_OK) {
        put_error(str_format(s->arena, "referat: %s cannot be written\n", name));
        return EXIT_WORLD;
    }
    put_out(str_format(s->arena, "%s\n", name));
    return EXIT_DONE;
}

exit_status skeleton_copy(session *s, const char *kind, str language, str folder,
                          const filling *fillings)
{
    dir_list entries = { 0 };
    str from =
        str_format(s->arena, "%s/" STR_FMT "/%s", s->data.skeletons, STR_ARG(language), kind);
    if (dir_list_all(s->arena, str_text(s->arena, from), SKELETON_FILES, &entries) != FILE_OK)
        return usage_error(s, "the skeleton " STR_FMT " is missing: is referat installed whole?",
                           STR_ARG(from));
    for (size_t i = 0; i < entries.len; i++) {
        str content, source_path = path_join(s->arena, from, entries.at[i].path);
        if (entries.at[i].is_folder
            || file_read(s->arena, str_text(s->arena, source_path), SKELETON_MOST, &content)
                   != FILE_OK)
            continue;
        str name = fill_names(s->arena, entries.at[i].path, fillings, true);
        exit_status status = new_file_put(s, path_join(s->arena, folder, name),
                                          fill_names(s->arena, content, fillings, false));
        if (status != EXIT_DONE)
            return status;
    }
    return EXIT_DONE;
}
