/*
 * check: all messages, nothing written. Everything is composed and set, so that what only the typesetter can see
 * is said too.
 */
#include "cli/cli.h"

typedef struct named_form {
    const char *name;
    diag_form form;
} named_form;

static const named_form forms[] = {
    { "text", DIAG_TEXT },
    { "json", DIAG_JSON },
    { "sarif", DIAG_SARIF },
    { "github", DIAG_GITHUB },
};

static diag_form form_of(str name)
{
    for (size_t i = 0; i < sizeof forms / sizeof *forms; i++)
        if (str_is(name, forms[i].name))
            return forms[i].form;
    return DIAG_TEXT;
}

static str count_of(const pipeline *p, severity level, const char *one, const char *many)
{
    return count_text(p->arena, (int64_t)diag_count(p->diag, level), one, many);
}

static void put_count(const pipeline *p)
{
    put_error(str_format(p->arena, STR_FMT ", " STR_FMT ", " STR_FMT "\n",
                         STR_ARG(count_of(p, SEVERITY_ERROR, "error", "errors")),
                         STR_ARG(count_of(p, SEVERITY_WARNING, "warning", "warnings")),
                         STR_ARG(count_of(p, SEVERITY_NOTE, "note", "notes"))));
}

exit_status run_check(session *s)
{
    pipeline p;
    exit_status status = pipeline_new(s, &p, STAGE_DOCUMENTS);
    if (status != EXIT_DONE)
        return status;
    p.about = session_paths(s, p.root);
    diag_only(p.diag, p.about);
    status = pipeline_run(&p);
    diag_form form = form_of(session_option(s, "format", "text"));
    buf out = buf_new(s->arena);
    diag_print(p.diag,
               (diag_print_options){ form, s->colour_out && form == DIAG_TEXT, SEVERITY_NOTE },
               &out);
    put_out(buf_str(&out));
    if (form == DIAG_TEXT)
        put_count(&p);
    return status;
}
