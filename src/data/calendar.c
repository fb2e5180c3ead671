/*
 * calendar: the meetings as iCalendar (RFC 5545).
 *
 * A meeting whose day is known is an event: at its times by the clock in Norway, where they are given, else the whole
 * day. The name of an event (UID) comes from the meeting's permanent address and its stamp from the minutes, not from
 * the clock, so that the same archive gives the same bytes. Lines end in CRLF and are folded at 75 bytes, never
 * inside a character.
 */
#include "data/record.h"

enum { LINE_MOST = 75 };

/* ---- lines ---------------------------------------------------------------------------------------- */

/* Section 3.1: a long line goes on after CRLF and a space, which counts. */
static void put_line(buf *out, str line)
{
    size_t used = 0;
    for (size_t at = 0; at < line.len;) {
        size_t from = at;
        utf8_next(line, &at);
        if (used + (at - from) > LINE_MOST) {
            buf_text(out, "\r\n ");
            used = 1;
        }
        buf_put(out, str_slice(line, from, at));
        used += at - from;
    }
    buf_text(out, "\r\n");
}

/* Section 3.3.11: a text with its escapes; control characters have no place in one. */
static void put_text(buf *out, arena *a, const char *name, str value)
{
    if (value.len == 0)
        return;
    buf line = buf_new(a);
    buf_format(&line, "%s:", name);
    for (size_t i = 0; i < value.len; i++) {
        char c = value.at[i];
        if (c == '\n')
            buf_text(&line, "\\n");
        else if (c == '\\' || c == ';' || c == ',')
            buf_format(&line, "\\%c", c);
        else if ((unsigned char)c >= ' ' && c != 0x7F)
            buf_char(&line, c);
    }
    put_line(out, buf_str(&line));
}

/* ---- events --------------------------------------------------------------------------------------- */

static str basic_day(arena *a, date day)
{
    return str_format(a, "%04d%02d%02d", day.year, day.month, day.day);
}

static void put_moment(buf *out, arena *a, const char *name, date day, int minutes)
{
    date on = minutes >= 24 * 60 ? date_of_day(date_first(day) + 1) : day;
    int of_day = minutes % (24 * 60);
    put_line(out, str_format(a, "%s;TZID=Europe/Oslo:" STR_FMT "T%02d%02d00", name,
                             STR_ARG(basic_day(a, on)), of_day / 60, of_day % 60));
}

/* A meeting that ends before it begins went on past midnight. */
static void put_times(buf *out, arena *a, const meeting *m)
{
    if (m->time.from < 0) {
        date next = date_of_day(date_first(m->day) + 1);
        put_line(out, str_format(a, "DTSTART;VALUE=DATE:" STR_FMT, STR_ARG(basic_day(a, m->day))));
        if (date_some(next))
            put_line(out, str_format(a, "DTEND;VALUE=DATE:" STR_FMT, STR_ARG(basic_day(a, next))));
        return;
    }
    put_moment(out, a, "DTSTART", m->day, m->time.from);
    if (m->time.to >= 0 && m->time.to != m->time.from)
        put_moment(out, a, "DTEND", m->day, m->time.to + (m->time.to < m->time.from ? 24 * 60 : 0));
}

static void put_event(teller *t, buf *out, slot which)
{
    const meeting *m = &t->m->meetings.at[which];
    str page = page_of_meeting(t, which);
    put_line(out, STR("BEGIN:VEVENT"));
    put_text(out, t->a, "UID", permanent_name(t, page, m->day));
    put_line(out, str_format(t->a, "DTSTAMP:" STR_FMT "T000000Z",
                             STR_ARG(basic_day(t->a, changed_on(t, m)))));
    put_times(out, t->a, m);
    put_text(out, t->a, "SUMMARY", plan_meeting(t->plan, which)->title);
    put_text(out, t->a, "LOCATION", m->place.value);
    put_text(out, t->a, "CATEGORIES",
             m->body == NO_SLOT ? STR("") : body_name(t->m, m->body, m->day));
    if (t->m->settings.address.len > 0)
        put_line(out, str_format(t->a, "URL:" STR_FMT, STR_ARG(whole_address(t, page))));
    put_line(out, STR("END:VEVENT"));
}

/* ---- the calendar --------------------------------------------------------------------------------- */

/* Summer time as Norway has had it since 1981: see moment_in_norway. */
static const char *const zone[] = {
    "BEGIN:VTIMEZONE",
    "TZID:Europe/Oslo",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "BEGIN:DAYLIGHT",
    "DTSTART:19810329T020000",
    "RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "TZOFFSETFROM:+0100",
    "TZOFFSETTO:+0200",
    "TZNAME:CEST",
    "END:DAYLIGHT",
    "BEGIN:STANDARD",
    "DTSTART:19810927T030000",
    "RRULE:FREQ=YEARLY;UNTIL=19950924T010000Z;BYMONTH=9;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "BEGIN:STANDARD",
    "DTSTART:19961027T030000",
    "RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU",
    "TZOFFSETFROM:+0200",
    "TZOFFSETTO:+0100",
    "TZNAME:CET",
    "END:STANDARD",
    "END:VTIMEZONE",
};

str data_calendar(teller *t)
{
    buf out = buf_new(t->a);
    put_line(&out, STR("BEGIN:VCALENDAR"));
    put_line(&out, STR("VERSION:2.0"));
    put_line(&out, STR("PRODID:-//referat//calendar 1//EN"));
    put_text(&out, t->a, "X-WR-CALNAME", name_of_stream(t, "calendar-title"));
    for (size_t i = 0; i < sizeof zone / sizeof *zone; i++)
        put_line(&out, str_of(zone[i]));
    for (slot i = 0; i < (slot)t->m->meetings.len; i++)
        if (meeting_has_day(&t->m->meetings.at[i]))
            put_event(t, &out, i);
    put_line(&out, STR("END:VCALENDAR"));
    return buf_str(&out);
}
