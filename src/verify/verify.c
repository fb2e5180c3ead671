/*
 * A PDF opened, looked at from every side, and closed.
 *
 * What is wrong is said by a message for each thing, but only the first few of a kind: a file that another program
 * has spoilt lacks the same thing everywhere.
 */
#include "verify/inside.h"

enum { SAID_MOST = 5, HEADER_WITHIN = 1024 };

void verify_say(inspection *v, message_id id, str what)
{
    if (v->said[id]++ < SAID_MOST)
        diag_add(v->diag, id, (span){ 0 }, (const str[]){ v->name, what }, 2);
}

bool verify_has(inspection *v, qpdf_oh object, const char *key)
{
    return qpdf_oh_is_dictionary(v->file, object) && qpdf_oh_has_key(v->file, object, key);
}

qpdf_oh verify_key(inspection *v, qpdf_oh object, const char *key)
{
    return qpdf_oh_get_key_if_dict(v->file, object, key);
}

str verify_text(inspection *v, qpdf_oh object, const char *key)
{
    const char *at = NULL;
    size_t len = 0;
    if (!verify_has(v, object, key))
        return STR("");
    qpdf_oh value = verify_key(v, object, key);
    if (qpdf_oh_get_value_as_name(v->file, value, &at, &len)
        || qpdf_oh_get_value_as_utf8(v->file, value, &at, &len))
        return str_copy(v->arena, (str){ at, len });
    return STR("");
}

/* ISO 32000-1, annex H: the header stands in the first thousand bytes. */
static bool is_pdf(str content)
{
    const str head =
        str_slice(content, 0, content.len < HEADER_WITHIN ? content.len : HEADER_WITHIN);
    return str_find(head, STR("%PDF-")) < head.len;
}

static str why_unreadable(inspection *v, str content)
{
    /* an error that is not asked for is printed by the library */
    const qpdf_error error = qpdf_get_error(v->file);
    if (error && qpdf_get_error_code(v->file, error) == qpdf_e_password)
        return STR("it is encrypted and asks for a password");
    return is_pdf(content) ? STR("it is cut off or damaged") : STR("it is a file of another kind");
}

static bool opened(inspection *v, str content)
{
    qpdf_silence_errors(v->file);
    qpdf_set_suppress_warnings(v->file, QPDF_TRUE);
    const QPDF_ERROR_CODE status = qpdf_read_memory(v->file, "file", content.at, content.len, NULL);
    if ((status & QPDF_ERRORS) == 0)
        return true;
    verify_say(v, MSG_VERIFY_UNREADABLE, why_unreadable(v, content));
    return false;
}

bool verify_pdf(diag *d, arena *a, str name, str content, verify_counts *counts)
{
    inspection v = { .diag = d, .arena = a, .name = name, .counts = counts, .file = qpdf_init() };
    const bool done = opened(&v, content);
    if (done) {
        v.root = qpdf_get_root(v.file);
        v.trailer = qpdf_get_trailer(v.file);
        verify_structure(&v);
        verify_fonts(&v);
        verify_metadata(&v);
        if (qpdf_more_warnings(
                v.file)) /* objects are read when they are asked for, so all is known only now */
            DIAG(d, VERIFY_DAMAGED, (span){ 0 }, name);
        if (qpdf_has_error(v.file))
            qpdf_get_error(v.file);
    }
    qpdf_cleanup(&v.file);
    return done;
}
