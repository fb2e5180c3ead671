/*
 * Saying: what the commands print beside their results.
 *
 * Results go to standard output, so that they can be piped; everything else (messages, summaries, what was wrong in the
 * use of a command) goes to standard error.
 */
#include <stdio.h>

#include "cli/cli.h"

void put_out(str content)
{
    fwrite(content.at ? content.at : "", 1, content.len, stdout);
}

/* Where both go to one file or pipe, they stand there in the order in which they were put. */
void put_error(str content)
{
    fflush(stdout);
    fwrite(content.at ? content.at : "", 1, content.len, stderr);
}

exit_status usage_error(const session *s, const char *format, ...)
{
    va_list args;
    buf out = buf_new(s->arena);
    va_start(args, format);
    buf_text(&out, "referat: ");
    buf_vformat(&out, format, args);
    va_end(args);
    if (s->command)
        buf_format(&out, "\nTry: referat %s --help\n", s->command->name);
    else
        buf_text(&out, "\nTry: referat --help\n");
    put_error(buf_str(&out));
    return EXIT_USAGE;
}

str count_text(arena *a, int64_t n, const char *one, const char *many)
{
    return str_format(a, "%lld %s", (long long)n, n == 1 ? one : many);
}
