/*
 * url: what a link in the text is made of.
 *
 * The scheme (which may be a Norwegian word, as in "møte:…"), whether an outside address is of a
 * kind that may be printed, and the file of the project that a relative one names. RFC 3986,
 * section 3.1 and 2.1.
 */
#include "compose/site_plan.h"

str url_scheme(str url)
{
    for (size_t i = 0; i < url.len; i++) {
        char c = url.at[i];
        if (c == ':')
            return str_slice(url, 0, i);
        if (c == '/' || c == '?' || c == '#' || c == '.')
            break;
    }
    return STR("");
}

static const char *const safe_schemes[] = { "http", "https", "mailto", "tel" };

bool url_is_safe(arena *a, str url)
{
    str scheme = utf8_lower(a, url_scheme(url));
    for (size_t i = 0; i < sizeof safe_schemes / sizeof *safe_schemes; i++)
        if (str_is(scheme, safe_schemes[i]))
            return true;
    return false;
}

static str percent_decode(arena *a, str s)
{
    buf b = buf_new(a);
    for (size_t i = 0; i < s.len; i++) {
        bool coded = s.at[i] == '%' && i + 2 < s.len && hex_value(s.at[i + 1]) >= 0
                     && hex_value(s.at[i + 2]) >= 0;
        buf_char(&b,
                 coded ? (char)(hex_value(s.at[i + 1]) * 16 + hex_value(s.at[i + 2])) : s.at[i]);
        if (coded)
            i += 2;
    }
    str decoded = buf_str(&b);
    return utf8_check(decoded) == decoded.len ? decoded : s;
}

str url_to_path(const diag *d, arena *a, str url, span at)
{
    if (url.len == 0 || !span_some(at))
        return STR("");
    str folder = path_folder(diag_source(d, at.source - 1)->path);
    str path = path_join(a, folder, percent_decode(a, url));
    bool outside = str_starts(path, STR("/")) || str_is(path, "..") || str_starts(path, STR("../"));
    return outside ? STR("") : path;
}
