#!/usr/bin/env python3
"""Provokes each finding of style.py once, in a tree of a few lines, and shows that the tree without it is clean.

    python3 tests/style/test_style.py        (prints TAP)
"""
import subprocess
import sys
import tempfile
from pathlib import Path

import style

HEAD = '/*\n * x: a file.\n *\n * It holds nothing.\n */\n'

CLEAN = {
    'src/base/base.h': HEAD + 'typedef struct str { const char *at; } str;\ntypedef int reader(int);\n',
    'src/read/read.h': HEAD + 'reader read_one; /* { not a brace } */\n',
    'src/read/read.c': HEAD + '''#include "base/base.h"
#include "read/inside.h"
#define BROKEN(x) { \\
    x
static const char *const names[] = { "a;{", "b" };
static const struct { int a; } rows[] = { { 1 }, { '{' } };
static void (*const makers[])(int *) = { 0 };
enum { SIZE = 5 };
int read_one(int a)
{
    static const int table[] = { 1 };
    return table[a];
}
void read_all(void (*each)(int a, int b), int c, int d, int e, int f)
{
    if (c) {
        each(d, e + f);
    }
    words_phrase(c ? "hello" : call("other"));
    PHRASE("meeting-one", { "name", "value" });
    words_count(w, a, l, "meeting", 1);
    DIAG(0, BAD_FILE, 0);
}
''',
    'src/diag/messages.def': HEAD + 'MESSAGE(BAD_FILE, "R001", ERROR, "bad", "mend")\n',
    'src/words/nb.yaml': 'phrases:\n  # all\n  hello: "hei"\n  meeting-one: "a"\n\n  meeting-many: "b"\nkeys:\n  other: x\n',
    'src/words/nn.yaml': 'phrases:\n  hello: "hei"\n  meeting-one: "a"\n  meeting-many: "b"\n',
    'src/words/en.yaml': 'phrases:\n  hello: "hei"\n  meeting-one: "a"\n  meeting-many: "b"\n',
    'docs-in/oppslag/11-ordliste.md': '# Ordliste\n\n`dato`\n',
    'fonts/fonts.yaml': 'families:\n  A:\n    package: fonts-a\n',
    'run': 'build  make fonts-a\n',
    'tests/cases/read/bad/messages': 'a.md:1:1: error R001: bad\n',
    'docs-in/oppslag/meldinger.md': '# Meldinger\n\n### R001: dårlig fil\n',
}


def lines(count):
    return HEAD + 'int f(void)\n{\n' + '    ;\n' * count + '}\n'


# (check, file, its text, what the finding says and where)
PROVOKED = [
    ('check_includes', 'src/read/x.c', HEAD + '#include "model/model.h"\n', 'src/read/x.c:6: read may not include model'),
    ('check_includes', 'src/read/x.c', HEAD + '#include "inside.h"\n', 'write "folder/header.h"'),
    ('check_private_headers', 'src/read/x.c', HEAD + '#include "base/inside.h"\n', ':6: "base/inside.h" is private to base'),
    ('check_libraries', 'src/pdf/x.c', HEAD + '#include <hpdf.h>\n', 'hpdf.h> is included in src/pdf/object.c only'),
    ('check_function_length', 'src/read/x.c', lines(58), 'src/read/x.c:6: f is 61 lines long'),
    ('check_median', 'src/read/read.c', lines(20), 'the median function is 23'),
    ('check_parameters', 'src/read/x.c', HEAD + 'int f(int a, int b, int c, int d, int e, int (*g)(int, int))\n{\n}\n',
     ':6: f has 6 parameters'),
    ('check_file_length', 'src/read/x.c', HEAD + '\n' * 700, '705 lines'),
    ('check_opening_comment', 'src/read/x.c', 'int x;\n', 'the opening comment is missing'),
    ('check_opening_comment', 'src/read/x.c', '/* Short. */\n', 'the opening comment has 1 lines'),
    ('check_names', 'src/read/x.c', HEAD + 'int read_get_one(void)\n{\n}\n', 'no `get`'),
    ('check_names', 'src/read/x.c', HEAD + 'typedef struct tree *tree_pointer;\n', ':6: a typedef hides a pointer'),
    ('check_writable_objects', 'src/read/x.c', HEAD + 'static int count;\n', ':6: writable object: static int count'),
    ('check_writable_objects', 'src/read/x.c', HEAD + 'static const char *last = 0;\n', 'const char *last'),
    ('check_writable_objects', 'src/read/x.c', HEAD + 'int f(void)\n{\n    static int n = 0;\n    return n++;\n}\n', ':8: writable'),
    ('check_outside_calls', 'src/read/x.c', HEAD + 'int f(void)\n{\n    return time (0);\n}\n', ':8: time() belongs to cli'),
    ('check_floats', 'src/type/x.c', HEAD + 'static const double half = 0.5;\n', ':6: double in type'),
    ('check_messages_given', 'src/read/read.c', HEAD, 'R001 (BAD_FILE) is given nowhere'),
    ('check_messages_tested', 'tests/cases/read/bad/messages', '', 'messages.def:6: R001 (BAD_FILE) has no test'),
    ('check_messages_documented', 'docs-in/oppslag/meldinger.md', '# Meldinger\n\nR001\n', 'R001 (BAD_FILE) has no heading'),
    ('check_phrases', 'src/words/nn.yaml', 'phrases:\n  helo: "hei"\n  meeting-one: "a"\n  meeting-many: "b"\n', 'the phrase hello is missing in nn'),
    ('check_phrases', 'src/words/en.yaml', 'phrases:\n  hello: "hi"\n  meeting-one: "a"\n', 'the phrase meeting-many is missing in en'),
    ('check_words_documented', 'src/words/nb.yaml',
     'words:\n  key:\n    date: [dato, "den dagen"]\n' 'phrases:\n  hello: "hei"\n', 'src/words/nb.yaml:3: den dagen is not in'),
    ('check_words_documented', 'src/words/en.yaml', 'words:\n  key:\n    day:\n', 'src/words/en.yaml:3: day is not in'),
    ('check_font_packages', 'run', 'build make\n', 'fonts/fonts.yaml:3: fonts-a is not in the packages'),
    ('check_phrases_used', 'src/words/en.yaml', 'phrases:\n  hello: "hi"\n  bye: "bye"\n  meeting-zero: "none"\n', 'no code says the phrase bye'),
]


def findings(files, check, library=None):
    with tempfile.TemporaryDirectory() as root:
        for name, text in files.items():
            path = Path(root) / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding='utf-8')
        return [str(f) for f in getattr(style, check)(style.Tree(root, library))]


LIBRARY = {
    'a.c': 'int loose; int shared(void) { return 1; } static const char *const fixed[] = { "a" };\n'
           'const char *const *first(void) { return fixed; }\n',
    'b.c': 'int shared(void) { return 2; } static int own(void) { return 3; } int second(void) { return own(); }\n',
}


def library_findings(check):
    """What a check says of a library that is compiled from the two files above."""
    with tempfile.TemporaryDirectory() as folder:
        for name, text in LIBRARY.items():
            (Path(folder) / name).write_text(text)
        subprocess.run(['cc', '-fPIE', '-c', *LIBRARY], check=True, cwd=folder)
        subprocess.run(['ar', 'rc', 'x.a', 'a.o', 'b.o'], check=True, cwd=folder)
        return findings({}, check, f'{folder}/x.a')


def tests():
    for check in style.CHECKS:
        found = findings(CLEAN, check.__name__)
        yield f'{check.__name__} finds nothing in a clean tree', found == [], found
    for check, name, text, expected in PROVOKED:
        found = findings({**CLEAN, name: text}, check)
        yield f'{check}: {expected}', len(found) == 1 and expected in found[0], found
    for check, expected in [('check_symbols', 'a.o:0: loose is writable'),
                            ('check_symbols_once', 'b.o:0: shared is exported by a.o too')]:
        found = library_findings(check)
        yield f'{check}: {expected}', len(found) == 1 and expected in found[0], found


def main():
    results = list(tests())
    print(f'1..{len(results)}')
    for number, (name, good, found) in enumerate(results, 1):
        print(f'{"ok" if good else "not ok"} {number} - {name.replace("#", "")}')
        if not good:
            print(f'{name}: found {found or "nothing"}', file=sys.stderr)
    return 0 if all(good for _, good, _ in results) else 1


if __name__ == '__main__':
    sys.exit(main())
