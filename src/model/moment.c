/*
 * moment: a day and a time of day in Norway as an instant, with its offset from UTC.
 *
 * Minutes say "14:00" and mean the clock on the wall. Formats for other programs want an instant: so the offset is
 * worked out here, from the rule that Norway has followed since 1981 and not from the machine's own time zone.
 * Summer time begins on the last Sunday of March; it ended on the last Sunday of September until 1995, and has ended
 * on that of October since (Directive 2000/84/EC and those before it). Both changes come at 01:00 UTC. Before 1981
 * all is taken to be normal time: nobody has minutes to the minute that depend on it.
 */
#include <assert.h>

#include "model/model.h"

enum { SUNDAY = 6, DAY_MINUTES = 24 * 60 };
enum { CHANGE_BEGINS = 2 * 60, CHANGE_ENDS = 3 * 60 }; /* by the clock that is left */

/* Days since 1970 of the last Sunday in a month that has 31 or 30 days. */
static int32_t last_sunday(int year, int month)
{
    const date first = { (int16_t)year, (int8_t)month, 0 };
    int32_t last = date_last(first);
    return last - (date_weekday(date_of_day(last)) + 1) % (SUNDAY + 1);
}

static bool is_summer(date day, int minutes)
{
    if (day.year < 1981)
        return false;
    int32_t today = date_first(day);
    int32_t begins = last_sunday(day.year, 3),
            ends = last_sunday(day.year, day.year < 1996 ? 9 : 10);
    bool begun = today > begins || (today == begins && minutes >= CHANGE_BEGINS);
    bool over = today > ends || (today == ends && minutes >= CHANGE_ENDS);
    return begun && !over;
}

str moment_in_norway(arena *a, date day, int minutes)
{
    assert(day.day > 0);
    int minute = minutes < 0 ? 0 : minutes;
    if (minute >= DAY_MINUTES) /* a meeting until 24:00 */
        return moment_in_norway(a, date_of_day(date_first(day) + 1), minute - DAY_MINUTES);
    return str_format(a, STR_FMT "T%02d:%02d:00+%s:00", STR_ARG(date_text(a, day)), minute / 60,
                      minute % 60, is_summer(day, minute) ? "02" : "01");
}
