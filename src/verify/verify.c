/*
 * A PDF opened, looked at from every side, and closed.
 *
 * What is wrong is said by a message for each thing, but only the first few of a kind: a file that another program
 * has spoilt lacks the same thing everywhere.
 */
#include "verify/inside.h"

enum { SAID_MOST = 5 };

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
    if (qpdf_oh_get_value_as_name(v->file, value, &at, &len) || qpdf_oh_get_value_as_utf8(v->file, value, &at, &len))
        return str_copy(v->arena, (str){ at, len });
    return STR("");
}

static bool opened(inspection *v, str content)
{
    qpdf_silence_errors(v->file);
    qpdf_set_suppress_warnings(v->file, QPDF_TRUE);
    const QPDF_ERROR_CODE status = qpdf_read_memory(v->file, "file", content.at, content.len, NULL);
    if ((status & QPDF_ERRORS) == 0)
        return true;
    qpdf_get_error(v->file); /* one that is not asked for is printed by the library */
    verify_say(v, MSG_VERIFY_UNREADABLE, STR("it is damaged, encrypted or of another kind"));
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
        if (qpdf_has_error(v.file))
            qpdf_get_error(v.file);
    }
    qpdf_cleanup(&v.file);
    return done;
}
