/*
 * dump: the text form of each stage, the very text that the expected files of the tests hold.
 *
 * So one command reproduces what a test compares. Two stages are of the whole project (model, plan), one of a
 * single file (tree), the others of one document, which is named by its source, its address or its PDF, or of all
 * documents, one after another, each under a line with its address.
 */
#include "cli/cli.h"
#include "pdf/pdf.h"
#include "read/read.h"

#define DUMP_MOST READ_SIZE_MOST

/* ---- stages that want a file ------------------------------------------------------------------- */

/* A line for each cell, and an empty one after each row. */
static void put_rows(const csv_table *table, buf *out)
{
    for (size_t r = 0; r < table->len; r++) {
        for (size_t i = 0; i < table->at[r].len; i++)
            buf_format(out, "%zu.%zu " STR_FMT "\n", r + 1, i + 1,
                       STR_ARG(table->at[r].at[i].text));
        buf_char(out, '\n');
    }
}

/* The tree of one file, as its ending says; no project is needed. */
static exit_status dump_tree(session *s)
{
    str path = s->arguments.at[1], content, ending = path_ending(path);
    str whole = path_join(s->arena, path_real(s->arena, s->start), path);
    if (file_read(s->arena, str_text(s->arena, whole), DUMP_MOST, &content) != FILE_OK)
        return usage_error(s, STR_FMT " cannot be read", STR_ARG(path));
    diag *d = diag_new(s->arena);
    source_id id = diag_add_source(d, path, content);
    buf out = buf_new(s->arena), messages = buf_new(s->arena);
    if (str_is(ending, "md")) {
        read_document read = read_markdown(d, s->arena, id);
        if (read.front)
            node_dump(d, read.front, &out);
        md_dump(d, read.body, &out);
    } else if (str_is(ending, "csv")) {
        const csv_table table = read_csv(d, s->arena, id);
        put_rows(&table, &out);
    } else {
        node_dump(d, read_yaml(d, s->arena, id), &out);
    }
    diag_close(d);
    diag_print(d, (diag_print_options){ DIAG_TEXT, s->colour_error, SEVERITY_NOTE }, &messages);
    put_out(buf_str(&out));
    put_error(buf_str(&messages));
    return diag_count(d, SEVERITY_ERROR) ? EXIT_SOURCES : EXIT_DONE;
}

/* ---- stages of a document ---------------------------------------------------------------------- */

typedef struct dump_run {
    pipeline *pipeline;
    const document *doc;
    type_fonts *fonts; /* NULL until something is set */
    buf *out;
} dump_run;

static void dump_document(dump_run *run)
{
    document_dump(run->doc, run->out);
}

static void dump_text(dump_run *run)
{
    document_text(run->doc, run->out);
}

static void dump_html(dump_run *run)
{
    const html_frame frame = frame_of(run->pipeline);
    html_page(run->doc, &frame, run->out);
}

static void set_pages(dump_run *run, bool as_pdf)
{
    pipeline *p = run->pipeline;
    if (!run->fonts)
        run->fonts = type_fonts_new(p->diag, p->arena, p->theme, p->options.hyphenation);
    const typeset *set = type_set(p->diag, p->arena, run->fonts, p->theme, run->doc);
    buf file = buf_new(p->arena);
    if (!as_pdf)
        type_dump(set, run->out);
    else if (pdf_write(p->diag, set, run->fonts, p->theme, &file))
        pdf_dump(p->arena, buf_str(&file), run->out);
}

static void dump_pages(dump_run *run)
{
    set_pages(run, false);
}

static void dump_pdf(dump_run *run)
{
    set_pages(run, true);
}

typedef struct document_stage {
    const char *name;
    void (*put)(dump_run *run);
    bool printed; /* of documents that have a PDF */
} document_stage;

static const document_stage document_stages[] = {
    { "document", dump_document, false },
    { "text", dump_text, false },
    { "html", dump_html, false },
    { "pages", dump_pages, true },
    { "pdf", dump_pdf, true },
    { NULL, NULL, false },
};

/* ---- stages of the project --------------------------------------------------------------------- */

static void put_plan(const pipeline *p, buf *out)
{
    for (size_t i = 0; i < p->plan->items.len; i++) {
        const plan_item *item = &p->plan->items.at[i];
        buf_format(out, STR_FMT "\t" STR_FMT "\t" STR_FMT "\n", STR_ARG(item->page),
                   STR_ARG(item->pdf), STR_ARG(item->source));
    }
    for (size_t i = 0; i < p->plan->files.len; i++)
        buf_format(out, STR_FMT "\t\t" STR_FMT "\n", STR_ARG(p->plan->files.at[i].path),
                   STR_ARG(p->plan->files.at[i].source));
}

static exit_status dump_project(session *s, bool is_model)
{
    pipeline p;
    exit_status status = pipeline_new(s, &p, is_model ? STAGE_LINK : STAGE_PLAN);
    if (status != EXIT_DONE)
        return status;
    pipeline_run(&p);
    buf out = buf_new(s->arena);
    if (is_model)
        model_dump(p.archive, p.diag, &out);
    else
        put_plan(&p, &out);
    put_out(buf_str(&out));
    return pipeline_report(&p);
}

static void dump_item(dump_run *run, const document_stage *stage, const plan_item *item)
{
    run->doc = render_one(run->pipeline, item);
    stage->put(run);
}

static void dump_all(dump_run *run, const document_stage *stage)
{
    const compose_plan *all = run->pipeline->plan;
    for (size_t i = 0; i < all->items.len; i++) {
        const plan_item *item = &all->items.at[i];
        if (stage->printed && item->pdf.len == 0)
            continue;
        buf_format(run->out, "== " STR_FMT "\n", STR_ARG(stage->printed ? item->pdf : item->page));
        dump_item(run, stage, item);
    }
}

static exit_status dump_documents(session *s, const document_stage *stage)
{
    pipeline p;
    exit_status status = pipeline_new(s, &p, STAGE_PLAN);
    if (status != EXIT_DONE)
        return status;
    pipeline_run(&p);
    const bool all = s->arguments.len < 2;
    const plan_item *item = all ? NULL : plan_find(&p, s->arguments.at[1]);
    if (!all && !item)
        return usage_error(
            s, "no document is made from “" STR_FMT "”; `referat list documents` names them",
            STR_ARG(s->arguments.at[1]));
    buf out = buf_new(s->arena);
    dump_run run = { .pipeline = &p, .out = &out };
    if (all)
        dump_all(&run, stage);
    else
        dump_item(&run, stage, item);
    if (run.fonts)
        type_fonts_drop(run.fonts);
    put_out(buf_str(&out));
    diag_close(p.diag);
    return pipeline_report(&p);
}

exit_status run_dump(session *s)
{
    str name = s->arguments.at[0];
    if (str_is(name, "model") || str_is(name, "plan"))
        return dump_project(s, str_is(name, "model"));
    const document_stage *stage = document_stages;
    while (stage->name && !str_is(name, stage->name))
        stage++;
    if (!stage->name && !str_is(name, "tree"))
        return usage_error(s,
                           "there is no stage “" STR_FMT
                           "”: tree, model, plan, document, text, html, pages or pdf",
                           STR_ARG(name));
    if (stage->name)
        return dump_documents(s, stage);
    if (s->arguments.len < 2)
        return usage_error(s, "dump " STR_FMT " wants the path of a source", STR_ARG(name));
    return dump_tree(s);
}
