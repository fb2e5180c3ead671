/*
 * check: the rules over a finished archive.
 *
 * What can be found while a file is read or a name is resolved is reported there, by `read`, `model` and `link`.
 * Here is everything that takes the whole archive to see: numbers that are missing, votes that do not add
 * up, seats that overlap, accounts that do not carry over, text that contradicts the register. The archive is
 * const: a check only reports. Each rule is one small function; all of them stand in one table (rules.h).
 */
#ifndef REFERAT_CHECK_H
#define REFERAT_CHECK_H

#include "base/base.h"
#include "diag/diag.h"
#include "model/model.h"
#include "words/words.h"

/* Runs every rule. `at` is the day that deadlines are held against; nothing (all 0) means archive_today. Nothing is kept but the messages: R14x, R21x–R23x, R32x, R43x, R50x–R51x, R61x–R62x, R70x. */
void check_archive(diag *d, const archive *m, const words *w, date at);

#endif
