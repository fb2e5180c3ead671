/*
 * referat: minutes and annual reports from plain text. All of it is in cli_main and the stages behind it.
 */
#include "cli/cli.h"

int main(int count, char **line)
{
    return cli_main(count, line);
}
