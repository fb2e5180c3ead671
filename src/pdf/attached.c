/*
 * Files inside the file (ISO 19005-3, 6.8): the sources that the document was made from, and its
 * data as JSON, each with what it is to the document, its size, its checksum and its date.
 *
 * The date is that of the file's metadata; where there is none it says the first day that a PDF can
 * have.
 */
#include <nettle/md5.h>

#include "pdf/metadata.h"

typedef struct attached {
    str name, kind, relation, description, content;
} attached;

static str checksum(arena *a, str content)
{
    struct md5_ctx sum;
    uint8_t *digest = arena_array(a, uint8_t, MD5_DIGEST_SIZE);
    md5_init(&sum);
    md5_update(&sum, content.len, (const uint8_t *)content.at);
    md5_digest(&sum, MD5_DIGEST_SIZE, digest);
    return (str){ (const char *)digest, MD5_DIGEST_SIZE };
}

static pdf_dict *stream_of(writer *w, const attached *file)
{
    pdf_file *f = w->file;
    const metadata m = metadata_of(w);
    pdf_dict *d = pdf_stream_new(f, file->content), *about = pdf_dict_new(f);
    pdf_put_name(f, d, "Type", STR("EmbeddedFile"));
    pdf_put_name(f, d, "Subtype", file->kind);
    pdf_put_int(f, about, "Size", (int32_t)file->content.len);
    pdf_put_bytes(f, about, "CheckSum", checksum(w->arena, file->content));
    pdf_put_ascii(f, about, "ModDate",
                  m.dated ? metadata_date(w->arena, m.date) : STR("D:00010101"));
    pdf_put_dict(f, d, "Params", about);
    return d;
}

static pdf_dict *specification(writer *w, const attached *file)
{
    pdf_file *f = w->file;
    pdf_dict *d = pdf_dict_numbered(f), *streams = pdf_dict_new(f), *data = stream_of(w, file);
    pdf_put_name(f, d, "Type", STR("Filespec"));
    pdf_put_text(f, d, "F", file->name);
    pdf_put_text(f, d, "UF", file->name);
    pdf_put_text(f, d, "Desc", file->description);
    pdf_put_name(f, d, "AFRelationship", file->relation);
    pdf_put_dict(f, streams, "F", data);
    pdf_put_dict(f, streams, "UF", data);
    pdf_put_dict(f, d, "EF", streams);
    return d;
}

static void put(writer *w, const attached *file, pdf_array *all, pdf_array *names)
{
    pdf_dict *d = specification(w, file);
    const str key = str_format(w->arena, "%06d", pdf_number(d)); /* in order, as the tree wants */
    pdf_add_dict(w->file, all, d);
    pdf_add_ascii(w->file, names, key);
    pdf_add_dict(w->file, names, d);
}

static str data_name(writer *w)
{
    str name = path_name(w->set->doc->pdf);
    if (str_ends(name, STR(".pdf")))
        name = str_slice(name, 0, name.len - 4);
    return str_format(w->arena, STR_FMT ".json", STR_ARG(name));
}

void attached_write(writer *w, pdf_dict *catalogue, pdf_dict *names)
{
    const document *doc = w->set->doc;
    pdf_file *f = w->file;
    pdf_array *all = pdf_array_new(f), *sorted = pdf_array_new(f);
    pdf_dict *tree = pdf_dict_new(f);
    for (size_t i = 0; i < doc->attached.len; i++) {
        const doc_file *from = &doc->attached.at[i];
        put(w,
            &(attached){ from->name, STR("text/markdown"), STR("Source"), STR("Markdown source"),
                         from->content },
            all, sorted);
    }
    buf data = buf_new(w->arena);
    document_json(doc, &data);
    put(w,
        &(attached){ data_name(w), STR("application/json"), STR("Data"),
                     STR("the document as data"), buf_str(&data) },
        all, sorted);
    pdf_put_array(f, tree, "Names", sorted);
    pdf_put_dict(f, names, "EmbeddedFiles", tree);
    pdf_put_array(f, catalogue, "AF", all);
}
