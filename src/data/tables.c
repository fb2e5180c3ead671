/*
 * tables: the tables of fields as data, made from the lines in tables.h.
 *
 * Takes the lines, gives a catalogue that the makers of files walk, and that `compose` prints as a page.
 */
#include "data/tables.h"

#include "data/data.h"

#define FIELD_DATA(set, name, kind, required, choices, phrase)                                     \
    { #name, DATA_##kind, required, choices, phrase },
#define FIELD_TABLE(set, name, phrase)                                                             \
    static const data_field set##_fields[] = { set##_FIELDS(FIELD_DATA, set) };
DATA_SETS(FIELD_TABLE)

#define SET_DATA(set, name, phrase) [SET_##set] = { name, phrase, set##_fields, set##_COUNT },

static const data_set sets[] = { DATA_SETS(SET_DATA) };

static const data_catalogue catalogue = { sets, SET_COUNT };

const data_catalogue *data_tables(void)
{
    return &catalogue;
}
