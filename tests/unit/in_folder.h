/*
 * in_folder: a test in an empty folder of its own, which is where it stands, and which goes with all that is in it.
 *
 * IN_FOLDER(name) lists such a test. Its folder is `top`; its arena is `*state`, as with UNIT.
 */
#ifndef REFERAT_IN_FOLDER_H
#define REFERAT_IN_FOLDER_H

#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

static char top[64];

static inline int folder_setup(void **state)
{
    strcpy(top, "/tmp/referat-test-XXXXXX");
    return arena_setup(state) || !mkdtemp(top) || chdir(top);
}

/* Some tests take rights away from what they made. */
static inline int folder_teardown(void **state)
{
    char command[2 * sizeof top + 64];
    snprintf(command, sizeof command, "chmod -R u+rwx '%s'; rm -rf '%s'", top, top);
    return chdir("/") || system(command) || arena_teardown(state);
}

#define IN_FOLDER(name) cmocka_unit_test_setup_teardown(name, folder_setup, folder_teardown)

#endif
