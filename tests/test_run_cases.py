#!/usr/bin/env python3
"""Shows that run_cases.py passes what is right, fails what is not, and writes only what it is told to.

    python3 tests/test_run_cases.py        (prints TAP)

The program under test is a shell script that prints its arguments and does what the file `do` of the input says.
"""
import subprocess
import sys
import tempfile
from pathlib import Path

RUNNER = Path(__file__).resolve().with_name('run_cases.py')
PROGRAM = '#!/bin/sh\necho "$@"\n[ ! -f do ] || . ./do\n'

# (name, files of the case, how many pass and fail, what the report must hold)
CASES = [
    ('equal', {'messages': 'check --format text\n'}, (1, 0), ''),
    ('different', {'model': 'dump mode\n'}, (0, 1), '-dump mode\n+dump model\n'),
    ('a path', {'document@a+b.md': 'dump document a/b.md\n'}, (1, 0), ''),
    ('stages', {'doc': 'dump document\n', 'html': 'dump html\n', 'pages': 'dump pages\n'}, (3, 0), ''),
    ('arguments', {'cmd': "list 'a b'", 'output': 'list a b\n'}, (1, 0), ''),
    ('arguments of a stage', {'html.cmd': 'dump html --x', 'html': 'dump html --x\n'}, (1, 0), ''),
    ('a shell', {'cmd': "sh -c '$REFERAT a; $REFERAT b'", 'output': 'a\nb\n'}, (1, 0), ''),
    ('an error', {'input/do': 'echo "x.md:1:1: error R001: bad"; exit 1',
                  'messages': 'check --format text\nx.md:1:1: error R001: bad\n'}, (1, 0), ''),
    ('an unexpected status', {'input/do': 'exit 1', 'model': 'dump model\n'}, (0, 1), 'exit status 1, expected 0'),
    ('an expected status', {'input/do': 'exit 2', 'status': '2\n', 'model': 'dump model\n'}, (1, 0), ''),
    ('standard error', {'input/do': 'echo bad >&2', 'model': 'dump model\n'}, (1, 0), ''),
    ('standard error of a failure', {'input/do': 'echo bad >&2; exit 3', 'model': 'dump model\n'}, (0, 1), 'expected 0\nbad\n'),
    ('a file left behind', {'input/do': 'mkdir out; touch out/x', 'model': 'dump model\n'}, (0, 1), 'out/x was left behind'),
    ('a file that may be left', {'input/do': 'mkdir out; touch out/x', 'made': 'out/*\n', 'model': 'dump model\n'}, (1, 0), ''),
    ('line ends', {'input/do': "printf 'a\\r\\n'", 'model': 'dump model\na\n'}, (0, 1), '+a\r'),
    ('the folder has no name', {'input/do': 'pwd', 'model': 'dump model\n$PROJECT\n'}, (1, 0), ''),
    ('input beside', {'do': 'ls', 'model': 'dump model\ndo\n'}, (1, 0), ''),
]


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode('utf-8'))


def run(top, *options):
    command = [sys.executable, str(RUNNER), str(top / 'program'), '--cases', str(top / 'cases'), *options]
    return subprocess.run(command, capture_output=True, text=False).stdout.decode('utf-8')


def make_program(top):
    write(top / 'program', PROGRAM)
    (top / 'program').chmod(0o755)


def test_case(files, counts, part):
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        make_program(top)
        for name, text in files.items():
            write(top / 'cases/area/case' / name, text)
        printed = run(top)
        return part in printed and printed.endswith('%d passed, %d failed\n' % counts), printed


def test_accept():
    with tempfile.TemporaryDirectory() as folder:
        top = Path(folder)
        make_program(top)
        expected = top / 'cases/area/case/model'
        write(expected, 'old\n')
        before = run(top), expected.read_text()
        shown = run(top, '--accept')
        good = before[1] == 'old\n' and '-old' in shown and expected.read_text() == 'dump model\n'
        return good and run(top).endswith('1 passed, 0 failed\n'), shown


def main():
    results = [(name, *test_case(*rest)) for name, *rest in CASES] + [('accept shows and writes', *test_accept())]
    print(f'1..{len(results)}')
    for number, (name, good, printed) in enumerate(results, 1):
        print(f'{"ok" if good else "not ok"} {number} - {name}')
        if not good:
            print(f'{name}:\n{printed}', file=sys.stderr)
    return 0 if all(good for _, good, _ in results) else 1


if __name__ == '__main__':
    sys.exit(main())
