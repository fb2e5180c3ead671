/*
 * fuzz_csv: any bytes as CSV. The reader must end, stay inside its text, and every place that it
 * names must be one; the messages must print.
 */
#include "read/read.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    arena *a = arena_new();
    str text = { (const char *)data, size };
    if (size == 0 || utf8_check(text) < size) { /* no other text comes as far as a reader */
        arena_drop(a);
        return 0;
    }
    diag *d = diag_new(a);
    buf out = buf_new(a);
    source_id id = diag_add_source(d, STR("file"), text);
    csv_table table = read_csv(d, a, id);
    for (size_t row = 0; row < table.len; row++)
        for (size_t cell = 0; cell < table.at[row].len; cell++)
            diag_place(d, table.at[row].at[cell].at);
    diag_close(d);
    diag_print(d, (diag_print_options){ DIAG_TEXT, false, SEVERITY_NOTE }, &out);
    arena_drop(a);
    return 0;
}
