#!/usr/bin/env python3
"""embed: a style sheet as a C file.

Takes style.css and writes a table of its lines, for C11 promises no string longer than 4,095 bytes. Comments and
empty lines are for those who read the source; they are left out.

    embed.py style.css style_css.c
"""
import re
import sys

source, target = sys.argv[1:]
with open(source, encoding="utf-8") as file:
    text = re.sub(r"/\*.*?\*/", "", file.read(), flags=re.DOTALL)

with open(target, "w", encoding="utf-8") as file:
    file.write('/* made from style.css by embed.py */\n#include "html/style.h"\n\n')
    file.write("const char *const html_style_lines[] = {\n")
    for line in filter(str.strip, text.splitlines()):
        file.write('    "%s\\n",\n' % line.rstrip().replace("\\", "\\\\").replace('"', '\\"'))
    file.write("    0,\n};\n")
