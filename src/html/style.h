/*
 * style: the part of the style sheet that is the same for every theme.
 *
 * It is written as CSS in style.css; embed.py makes a table of lines of it when the program is built.
 */
#ifndef REFERAT_HTML_STYLE_H
#define REFERAT_HTML_STYLE_H

extern const char *const html_style_lines[]; /* ends with NULL */

#endif
