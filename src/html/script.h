/*
 * script: the one script of a site, for the page of its search.
 *
 * It is written as JavaScript in search.js; embed.py makes a table of lines of it when the program is built.
 */
#ifndef REFERAT_HTML_SCRIPT_H
#define REFERAT_HTML_SCRIPT_H

extern const char *const html_script_lines[]; /* ends with NULL */

#endif
