/*
 * The list of messages as a table, made from messages.def, and how the kinds are found and explained.
 *
 * A kind is what a code stands for: its name, its severity before the project's rules, its text with places
 * for arguments, and how to mend what it reports.
 */
#include "diag/inside.h"

#include <assert.h>
#include <strings.h>

static const message_kind kinds[] = {
#define MESSAGE(id, code, level, text, fix) [MSG_##id] = { #id, code, SEVERITY_##level, text, fix },
#include "diag/messages.def"
#undef MESSAGE
};

static const char *const level_names[] = {
    [SEVERITY_OFF] = "off",
    [SEVERITY_NOTE] = "note",
    [SEVERITY_WARNING] = "warning",
    [SEVERITY_ERROR] = "error",
};

const char *diag_level_name(severity level)
{
    return level_names[level];
}

const message_kind *message_about(message_id id)
{
    assert(id < MSG_COUNT);
    return &kinds[id];
}

bool message_find(str code, message_id *id)
{
    for (size_t i = 0; i < MSG_COUNT; i++) {
        str known = str_of(kinds[i].code);
        if (code.len == known.len && strncasecmp(code.at, known.at, known.len) == 0) {
            *id = (message_id)i;
            return true;
        }
    }
    return false;
}
