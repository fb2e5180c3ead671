/*
 * Times of day as they are written in minutes: "14:00–16:00", "kl. 18.00 til 20", "2–4.30 pm".
 *
 * Words are read by the vocabulary, and base reads the bare numbers that are left. "am" and "pm" turn the hours of a
 * clock with twelve of them into those of a day; one behind the end of a period holds for its beginning too, unless that
 * would then come after the end: "11–1 pm" begins in the morning. "Noon" and "midnight" stand for their hours, and say which half
 * of the day it is.
 */
#include "model/load.h"

enum { HALF_DAY = 12 * 60 };

typedef enum half {
    HALF_UNSAID,
    HALF_BEFORE_NOON,
    HALF_AFTER_NOON,
    HALF_WHOLE
} half; /* whole: of 24 hours */

typedef struct written_clock {
    buf bare;       /* "2.00-4.30" */
    half halves[2]; /* of the beginning and the end */
    size_t at;      /* which of the two is being read */
} written_clock;

/* The end of the letters that a text begins with, and of the dots of "p.m.". */
static size_t word_end(str s)
{
    size_t end = 0;
    for (size_t pos = 0; pos < s.len; end = pos) {
        uint32_t rune = utf8_next(s, &pos);
        bool is_dot =
            rune == '.' && end > 0 && pos < s.len && (s.at[pos] == 'm' || s.at[pos] == 'M');
        if (!utf8_is_letter(rune) && !is_dot)
            break;
    }
    return end;
}

static half half_of(loader *l, str word)
{
    str name = words_canonical(l->w, WORD_VALUE, str_replace(l->a, word, STR("."), STR("")));
    return str_is(name, "before-noon")  ? HALF_BEFORE_NOON
           : str_is(name, "after-noon") ? HALF_AFTER_NOON
                                        : HALF_UNSAID;
}

/* A word that is an hour itself; "" if it is none. */
static str hour_of(const loader *l, str word)
{
    str name = words_canonical(l->w, WORD_VALUE, word);
    return str_is(name, "noon") ? STR("12") : str_is(name, "midnight") ? STR("24") : STR("");
}

static bool is_dash(str s)
{
    return str_starts(s, STR("-")) || str_starts(s, STR("\u2013")) || str_starts(s, STR("\u2014"));
}

/* Takes a word, or a sign that is in none, from the front. */
static void take(loader *l, written_clock *clock, str *rest)
{
    size_t end = word_end(*rest), next = 0;
    str word = str_slice(*rest, 0, end), name = words_canonical(l->w, WORD_KEY, word);
    str hour = hour_of(l, word);
    half side = hour.len > 0 ? HALF_WHOLE : half_of(l, word);
    bool is_to = str_is(name, "to"),
         is_silent = str_is(name, "time") || str_is(name, "from") || side != HALF_UNSAID;
    utf8_next(*rest, &next);
    if (end == 0)
        end = next;
    if (is_to || is_dash(*rest))
        clock->at = 1;
    if (side != HALF_UNSAID)
        clock->halves[clock->at] = side;
    if (is_to)
        buf_text(&clock->bare, "-");
    else if (hour.len > 0)
        buf_put(&clock->bare, hour);
    else if (!is_silent)
        buf_put(&clock->bare, str_slice(*rest, 0, end));
    else if (end < rest->len && rest->at[end] == '.')
        end++;
    *rest = str_slice(*rest, end, rest->len);
}

/* False where the clock has no such hour. */
static bool set_half(half side, int16_t *minutes)
{
    if (side == HALF_UNSAID || side == HALF_WHOLE)
        return true;
    if (*minutes < 60 || *minutes >= HALF_DAY + 60)
        return false;
    *minutes = (int16_t)(*minutes % HALF_DAY + (side == HALF_AFTER_NOON ? HALF_DAY : 0));
    return true;
}

bool clock_read_words(loader *l, str written, time_range *into)
{
    written_clock clock = { .bare = buf_new(l->a) };
    for (str rest = written; rest.len;)
        take(l, &clock, &rest);
    time_range t;
    if (!time_read(buf_str(&clock.bare), &t))
        return false;
    half first = clock.halves[0] == HALF_UNSAID && t.to >= 0 ? clock.halves[1] : clock.halves[0];
    if (clock.halves[0] == HALF_UNSAID && t.from % HALF_DAY > t.to % HALF_DAY
        && first == HALF_AFTER_NOON)
        first = HALF_BEFORE_NOON;
    if (!set_half(first, &t.from) || (t.to >= 0 && !set_half(clock.halves[1], &t.to)))
        return false;
    *into = t;
    return true;
}
