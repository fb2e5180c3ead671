/*
 * new person: one more entry in the register.
 *
 * It is added at the end of the register file that holds people, in the form that the file has (a mapping by id or a
 * list); where there is none, or people are not the last thing in it, the person gets a file of their own: all
 * files of the register are read as one.
 */
#include "cli/new.h"
#include "cli/skeleton.h"

/* The file that people stand in: that of the last person. */
static const source *people_file(const pipeline *p)
{
    size_t count = p->archive->people.len;
    return count ? diag_source(p->diag, p->archive->people.at[count - 1].at.source - 1) : NULL;
}

/* The last key at the margin, and the first line below it. */
typedef struct last_part {
    str key, first;
} last_part;

static last_part find_last_part(str content)
{
    last_part part = { 0 };
    bool want_first = false;
    for (str rest = content, line; str_cut(&rest, STR("\n"), &line);) {
        str trimmed = str_trim(line);
        if (trimmed.len == 0 || trimmed.at[0] == '#')
            continue;
        bool at_margin = line.at[0] != ' ' && line.at[0] != '-';
        if (at_margin)
            part = (last_part){ .key = str_slice(line, 0, str_find(line, STR(":"))) };
        else if (want_first)
            part.first = line;
        want_first = at_margin;
    }
    return part;
}

/* "{navn: Ola Nordby}", in the project's language. */
static str value_of(const pipeline *p, str name)
{
    return str_format(p->arena, "{" STR_FMT ": " STR_FMT "}", STR_ARG(new_key(p, "name")),
                      STR_ARG(skeleton_quote_in_braces(p->arena, name)));
}

/* The entry in the form of the lines before it: in a list or by id, indented alike. */
static str entry_like(arena *a, str first, str id, str value)
{
    size_t indent = 0;
    while (indent < first.len && first.at[indent] == ' ')
        indent++;
    bool is_list = indent < first.len && first.at[indent] == '-';
    str mark = is_list ? STR("- ") : str_format(a, STR_FMT ": ", STR_ARG(id));
    return str_format(a, STR_FMT STR_FMT STR_FMT "\n", STR_ARG(str_slice(first, 0, indent)),
                      STR_ARG(mark), STR_ARG(value));
}

static exit_status append_to(session *s, str path, str content, str entry)
{
    const char *end = content.len && content.at[content.len - 1] != '\n' ? "\n" : "";
    str whole = str_format(s->arena, STR_FMT "%s" STR_FMT, STR_ARG(content), end, STR_ARG(entry));
    if (file_write(str_text(s->arena, path), whole) != FILE_OK) {
        put_error(str_format(s->arena, "referat: " STR_FMT " cannot be written\n", STR_ARG(path)));
        return EXIT_WORLD;
    }
    put_out(str_format(s->arena, STR_FMT "\n", STR_ARG(path)));
    return EXIT_DONE;
}

exit_status new_person(session *s)
{
    pipeline p;
    exit_status status = new_start(s, &p);
    if (status != EXIT_DONE)
        return status;
    str name = s->arguments.at[1], id = utf8_ascii(s->arena, name);
    if (id.len == 0)
        return usage_error(s, "a person wants a name");
    if (model_find(p.archive, ID_PERSON, id) != NO_SLOT)
        return usage_error(s, STR_FMT " is in the register already", STR_ARG(id));
    const source *file = people_file(&p);
    last_part part = file ? find_last_part(file->text) : (last_part){ 0 };
    if (str_is(words_canonical(p.words, WORD_KEY, part.key), "people") && part.first.len)
        return append_to(s, path_join(s->arena, p.root, file->path), file->text,
                         entry_like(s->arena, part.first, id, value_of(&p, name)));
    str content =
        str_format(s->arena, STR_FMT ":\n  " STR_FMT ": " STR_FMT "\n",
                   STR_ARG(new_key(&p, "people")), STR_ARG(id), STR_ARG(value_of(&p, name)));
    str path = str_format(s->arena, "register/" STR_FMT ".yaml", STR_ARG(id));
    return new_file_put(s, path_join(s->arena, p.root, path), content);
}
