/*
 * What tests share that ask for messages: how many of a kind there are once all have been given.
 */
#ifndef REFERAT_DIAG_TEST_H
#define REFERAT_DIAG_TEST_H

#include "unit.h"

#include "diag/diag.h"

static inline size_t count_messages(diag *d, message_id id)
{
    size_t count = 0;
    diag_close(d);
    for (size_t i = 0; diag_message(d, i); i++)
        count += diag_message(d, i)->id == id;
    return count;
}

#endif
