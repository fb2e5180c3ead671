/*
 * referat: minutes and annual reports from plain text.
 *
 * All of it is in cli_main and the stages behind it; this file is apart so that the tests can be linked with
 * everything else.
 */
#include "cli/cli.h"

int main(int count, char **line)
{
    return cli_main(count, line);
}
