/*
 * Addresses and names of files in a text: long words of other signs than letters, which no pattern
 * divides and which get no hyphen, for that would look like a part of them. A line may end after one
 * of their separators: "www.eksempel.no/" "klyngen/arkivet", "protokoll_2025_" "undertegnet.pdf".
 */
#include <string.h>

#include "type/setter.h"

enum {
    LEAST = 18,      /* bytes; shorter ones stay whole */
    NEAR_END = 4,    /* as many stay together at either end */
    ENDING_MOST = 4, /* letters of the ending of a file's name */
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static bool is_letter_or_digit(char c)
{
    return is_letter(c) || (c >= '0' && c <= '9');
}

/* "eksempel.no/klyngen": a stop and a slash, letters around them. */
static bool is_place_on_the_web(str text)
{
    size_t stop = str_find(text, STR(".")), slash = str_find(text, STR("/"));
    return stop > 0 && stop + 2 < slash && slash < text.len && is_letter(text.at[stop - 1])
           && is_letter(text.at[stop + 1]) && is_letter(text.at[slash - 1]);
}

/* "protokoll_2025" by its low line, "styrets-protokoll.docx" by its ending; punctuation may follow. */
static bool is_file_name(str text)
{
    size_t end = text.len;
    while (end > 0 && !is_letter_or_digit(text.at[end - 1]))
        end--;
    size_t ending = end;
    while (ending > 0 && is_letter_or_digit(text.at[ending - 1]))
        ending--;
    const size_t low = str_find(text, STR("_"));
    const bool ends = ending > 1 && text.at[ending - 1] == '.' && is_letter(text.at[ending])
                      && end - ending >= 2 && end - ending <= ENDING_MOST;
    return ends || (low > 0 && low + 1 < end);
}

bool address_is(str text)
{
    return str_find(text, STR("://")) < text.len || str_find(text, STR("www.")) < text.len
           || str_find(text, STR("@")) < text.len || is_place_on_the_web(text)
           || is_file_name(text);
}

/* Not inside "://". */
bool address_may_end(str text, size_t at)
{
    static const char separators[] = "/.?&=_-#@";
    return text.len >= LEAST && at >= NEAR_END && at + NEAR_END < text.len
           && strchr(separators, text.at[at - 1]) && !strchr(separators, text.at[at]);
}
