/*
 * fuzz_yaml: any bytes as YAML. The reader must end, stay inside its text, and every place that it
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
    node_dump(d, read_yaml(d, a, id), &out);
    diag_close(d);
    diag_print(d, (diag_print_options){ DIAG_TEXT, false, SEVERITY_NOTE }, &out);
    arena_drop(a);
    return 0;
}
