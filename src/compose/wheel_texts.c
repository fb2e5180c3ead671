/*
 * wheel_texts: what stands beside a wheel, from the fullest way to the shortest.
 *
 * By day, with each name beside its date; by day, with the date as a heading over the names, where a
 * name is too long to begin beside it; by month, with a heading and a line for each body. A date and
 * the name it belongs to are never left on two lines without being set apart.
 */
#include "compose/wheel.h"

#define LINES_MOST 1000 /* of a label, to be counted: so many have room beside no wheel */

static wheel_label *label_at(arena *a, wheel_labels *labels, int32_t angle, int ring)
{
    bool left = angle >= FULL_CIRCLE / 2;
    wheel_label l = { .angle = left ? FULL_CIRCLE - angle : angle, .left = left, .ring = ring };
    return list_add(a, labels, l);
}

/* One text, broken over as many lines as it needs. */
static void add_lines(arena *a, const wheel *of, wheel_label *l, wheel_line like, length width)
{
    str_list broken = text_wrap(a, of->patterns, like.text, WHEEL_LETTERS, width);
    for (size_t i = 0; i < broken.len; i++) {
        like.text = broken.at[i];
        list_add(a, &l->lines, like);
        like.dotted = false;
    }
    const size_t counted = l->lines.len < LINES_MOST ? l->lines.len : LINES_MOST;
    l->height = (length)counted * WHEEL_LEADING + WHEEL_BAND_GAP;
}

/* ---- by day ---------------------------------------------------------------------------------- */

/* "12. juni"; "juni" where the day is not known. */
static str day_name(arena *a, const wheel *of, const wheel_item *item)
{
    str month = of->months[item->day.month - 1];
    if (item->day_text.len == 0)
        return month;
    return str_format(a, STR_FMT "\u00A0" STR_FMT, STR_ARG(item->day_text), STR_ARG(month));
}

/* The first word stays with the date. */
str wheel_item_text(arena *a, const wheel *of, const wheel_item *item)
{
    return str_format(a, STR_FMT "\u00A0" STR_FMT, STR_ARG(day_name(a, of, item)),
                      STR_ARG(item->name));
}

static str address_of(const wheel_item *item)
{
    return item->link ? item->link->page : STR("");
}

static bool begins_within(str whole, length width)
{
    str rest = whole, word = { 0 };
    str_cut(&rest, STR(" "), &word);
    return text_width(word, WHEEL_LETTERS) <= width;
}

bool wheel_label_days(arena *a, const wheel *of, length width, wheel_labels *labels)
{
    for (size_t d = 0; d < of->days.len; d++) {
        const wheel_day *day = &of->days.at[d];
        wheel_label *l = label_at(a, labels, day->angle, day->inner);
        for (size_t i = day->from; i < day->to; i++) {
            const wheel_item *item = &of->items.at[i];
            wheel_line line = { .text = wheel_item_text(a, of, item), .link = address_of(item) };
            if (!begins_within(line.text, width))
                return false;
            add_lines(a, of, l, line, width);
        }
    }
    return true;
}

bool wheel_label_headed_days(arena *a, const wheel *of, length width, wheel_labels *labels)
{
    for (size_t d = 0; d < of->days.len; d++) {
        const wheel_day *day = &of->days.at[d];
        wheel_label *l = label_at(a, labels, day->angle, day->inner);
        str name = day_name(a, of, &of->items.at[day->from]);
        add_lines(a, of, l, (wheel_line){ .text = name, .bold = true }, width);
        for (size_t i = day->from; i < day->to; i++) {
            const wheel_item *item = &of->items.at[i];
            add_lines(a, of, l, (wheel_line){ .text = item->name, .link = address_of(item) },
                      width);
        }
    }
    return true;
}

/* ---- by month -------------------------------------------------------------------------------- */

/* "Styringsgruppen 4., 11.": the days of a ring in a month; "" if there are none. */
static str month_text(arena *a, const wheel *of, int8_t month, int ring)
{
    str_list days = { 0 };
    bool any = false;
    for (size_t i = 0; i < of->items.len; i++) {
        const wheel_item *item = &of->items.at[i];
        if (item->day.month != month || item->ring != ring)
            continue;
        any = true;
        bool twice = days.len > 0 && str_equal(days.at[days.len - 1], item->day_text);
        if (item->day_text.len > 0 && !twice)
            list_add(a, &days, item->day_text);
    }
    if (!any || days.len == 0)
        return any ? of->rings[ring].name : STR("");
    return str_format(a, STR_FMT "\u00A0" STR_FMT, STR_ARG(of->rings[ring].name),
                      STR_ARG(str_join(a, days.at, days.len, STR(", "))));
}

static bool has_shared_ring(const wheel *of)
{
    bool shared = false;
    for (int ring = 0; ring < of->ring_count; ring++)
        shared = shared || of->rings[ring].shared;
    return shared;
}

/* Each line has the dot of its ring before it. Of a ring that bodies share it would not tell whose the days are. */
bool wheel_label_months(arena *a, const wheel *of, length width, wheel_labels *labels)
{
    if (has_shared_ring(of))
        return false;
    for (int8_t month = 1; month <= WHEEL_MONTHS; month++) {
        wheel_label *l = NULL;
        for (int ring = 0; ring < of->ring_count; ring++) {
            str days = month_text(a, of, month, ring);
            if (days.len == 0)
                continue;
            if (!l) {
                l = label_at(a, labels, wheel_angle((date){ (int16_t)of->year, month, 16 }), -1);
                add_lines(a, of, l, (wheel_line){ .text = of->months[month - 1], .bold = true },
                          width);
            }
            add_lines(a, of, l,
                      (wheel_line){ .text = days, .ring = ring, .dotted = true, .keyed = true },
                      width - WHEEL_KEY);
        }
    }
    return true;
}
