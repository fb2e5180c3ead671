#!/usr/bin/env python3
"""embed: a style sheet or a script as a C file.

Takes a text and writes a table of its lines, for C11 promises no string longer than 4,095 bytes. Comments between
slashes and stars, empty lines and indents are for those who read the source; they are left out, and in a style sheet the
blanks and signs that a browser does not need, so that a rule is one line.

    embed.py style.css style_css.c html/style.h html_style_lines
"""
import re
import sys
from pathlib import Path

source, target, header, name = sys.argv[1:]
text = re.sub(r"/\*.*?\*/", "", Path(source).read_text("utf-8"), flags=re.DOTALL)
if source.endswith(".css"):
    text = re.sub(r"[ \t]*([{};>])[ \t]*", r"\1", text)  # not those of a sum: calc() needs them
    text = re.sub(r"(?<=[:,])[ \t]+|(?<=[{;,])\s+", "", text)
    text = re.sub(r";(?=\s*})|(?<![\w.])0(?=\.\d)", "", text)  # the last of a rule, and the nought of 0.5

with open(target, "w", encoding="utf-8") as file:
    file.write('/* made from %s by embed.py */\n#include "%s"\n\n' % (Path(source).name, header))
    file.write("const char *const %s[] = {\n" % name)
    for line in filter(str.strip, text.splitlines()):
        file.write('    "%s\\n",\n' % line.strip().replace("\\", "\\\\").replace('"', '\\"').replace("??", "?\\?"))
    file.write("    0,\n};\n")
