/*
 * fuzz_pdf: any bytes as a PDF that came from elsewhere. `verify` must end and stay inside what it
 * was given, whatever the file says of itself, and so must the text form of a file.
 */
#include "pdf/pdf.h"
#include "verify/verify.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena *a = arena_new();
    diag *d = diag_new(a);
    buf out = buf_new(a);
    const str content = { (const char *)data, size };
    verify_counts counts = { 0 };
    verify_pdf(d, a, STR("file.pdf"), content, &counts);
    pdf_dump(a, content, &out);
    diag_close(d);
    diag_print(d, (diag_print_options){ DIAG_TEXT, false, SEVERITY_NOTE }, &out);
    arena_drop(a);
    return 0;
}
