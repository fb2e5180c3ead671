/*
 * hyphen_test: the patterns of the three languages, as the program opens them, for tests that divide words without the
 * data files of `words`.
 */
#ifndef REFERAT_HYPHEN_TEST_H
#define REFERAT_HYPHEN_TEST_H

#include "hyphen/hyphen.h"

static inline hyphenation *hyphenation_of_all(void)
{
    const hyphen_file files[] = { { STR("nb"), STR("hyph_nb_NO.dic") },
                                  { STR("nn"), STR("hyph_nn_NO.dic") },
                                  { STR("en"), STR("hyph_en_GB.dic") } };
    return hyphenation_new(files, sizeof files / sizeof *files);
}

#endif
