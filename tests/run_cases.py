#!/usr/bin/env python3
"""Case tests: input folders and what the program must print of them.

    python3 tests/run_cases.py BINARY [--accept] [--tap] [--jobs N] [NAME…]

A case is a folder tests/cases/<area>/<name>/ with at least one expected file. NAME is an area or area/name.

    input/        the project; the program runs inside a copy of it. Without an input/, all other files of the case
                  that are not named below are the input
    messages      what `check --format text` prints
    model         what `dump model` prints
    STAGE@PATH    what `dump STAGE PATH` prints, with every '/' of PATH as '+': document@meetings+2026-03-23.md;
                  stages are tree, document, html, pages and pdf
    doc, html, pages, pdf, tree   what `dump document`, `dump html` … print without a path
    STAGE.cmd     other arguments for an expected file: one line, read as a shell would; one that begins with `sh`
                  is run instead of the binary, which is $REFERAT there (its name; its folder is first in PATH): `sh -c '$REFERAT build && ls out'`
    cmd           the same for the expected file `output`; output@NAME has its arguments in output@NAME.cmd
    status        the exit status of the program if it is not 0 (for `messages`: 1 if it holds an error)
    made          the names of files that the commands may leave behind, one a line, as patterns (default: none; a
                  command that builds says `out/*`)

Standard output is compared; standard error, where summaries and progress go, is shown when the exit status is not the
expected one (`sh -c '$REFERAT … 2>&1'` compares it too). A difference is printed as a unified diff; `--accept`
prints it as well, and then writes what was printed into the expected file: an empty expected file is the way to
begin a new case. The last line is `N passed, N failed`, where each expected file is one test.
"""
import argparse
import difflib
import fnmatch
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

SECONDS = 60

# The expected files, and the arguments that print what they hold.
STAGES = {
    'messages': ['check', '--format', 'text'],
    'model': ['dump', 'model'],
    'tree': ['dump', 'tree'],
    'doc': ['dump', 'document'],
    'html': ['dump', 'html'],
    'pages': ['dump', 'pages'],
    'pdf': ['dump', 'pdf'],
    'output': None,
}
SETTINGS = ('cmd', 'status', 'made', 'input')


@dataclass
class Test:
    case: Path
    expected: Path
    arguments: list
    status: int
    made: list

    @property
    def name(self):
        return '/'.join(self.expected.parts[-3:])


@dataclass
class Result:
    test: Test
    printed: str
    trouble: list     # lines that say what is wrong; empty for a test that passed

    @property
    def passed(self):
        return not self.trouble


# ---- finding the cases ----------------------------------------------------------------------------------

def read_text(path):
    """Line ends as they are, which read_text of a path would change."""
    return path.read_bytes().decode('utf-8')


def read_lines(path):
    return read_text(path).splitlines() if path.exists() else []


def stage_arguments(expected):
    """The arguments that an expected file stands for; None if its name is no stage."""
    stage, _, path = expected.name.partition('@')
    command = expected.with_name('cmd' if expected.name == 'output' else expected.name + '.cmd')
    if command.exists():
        return shlex.split(read_text(command))
    if path:
        return ['dump', {'doc': 'document'}.get(stage, stage), path.replace('+', '/')]
    return STAGES.get(stage)


def is_expected(path):
    return path.is_file() and path.name.partition('@')[0] in list(STAGES) + ['document'] and not path.name.endswith('.cmd')


def wanted_status(case, expected):
    if expected.name == 'messages':
        return int(re.search(r'(^|: )error R\d+:', read_text(expected), re.MULTILINE) is not None)
    return int((read_lines(case / 'status') or ['0'])[0])


def tests_of(case):
    for expected in sorted(filter(is_expected, case.iterdir())):
        arguments = stage_arguments(expected)
        if arguments is None:
            sys.exit(f'{expected}: a file `cmd` must say how this is printed')
        yield Test(case, expected, arguments, wanted_status(case, expected), read_lines(case / 'made'))


def find_tests(top, names):
    cases = [folder for folder in sorted(top.glob('*/*')) if folder.is_dir()]
    chosen = lambda case: not names or case.parent.name in names or f'{case.parent.name}/{case.name}' in names
    return [test for case in cases if chosen(case) for test in tests_of(case)]


# ---- running one ----------------------------------------------------------------------------------------

def copy_input(case, to):
    if (case / 'input').is_dir():
        shutil.copytree(case / 'input', to, symlinks=True)
        return
    ours = lambda folder, names: [name for name in names if Path(folder) == case
                                  and (name in SETTINGS or name.endswith('.cmd') or is_expected(case / name))]
    shutil.copytree(case, to, symlinks=True, ignore=ours)


def files_below(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob('*') if not path.is_dir()}


def run_program(binary, arguments, folder):
    """(standard output, standard error, exit status); the environment is the same on every machine."""
    environment = {'PATH': f'{Path(binary).resolve().parent}:{os.environ["PATH"]}', 'HOME': str(folder),
                   'LC_ALL': 'C.UTF-8', 'REFERAT': Path(binary).name,
                   'GIT_CEILING_DIRECTORIES': str(folder.parent)}
    environment.update({k: v for k, v in os.environ.items() if k.endswith('SAN_OPTIONS')})
    command = arguments if arguments and arguments[0] == 'sh' else [binary] + arguments
    try:
        done = subprocess.run(command, cwd=folder, env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=SECONDS)
    except subprocess.TimeoutExpired:
        return '', f'it took longer than {SECONDS} seconds\n', None
    text = lambda printed: printed.decode('utf-8', 'backslashreplace').replace(str(folder), '$PROJECT')
    return text(done.stdout), text(done.stderr), done.returncode


def difference(test, printed):
    expected = read_text(test.expected)
    if expected == printed:
        return []
    return list(difflib.unified_diff(expected.split('\n'), printed.split('\n'), f'{test.name} (expected)',
                                     f'{test.name} (printed)', lineterm=''))


def run_test(binary, test):
    with tempfile.TemporaryDirectory(prefix='referat-case-') as top:
        folder = Path(top).resolve() / 'project'
        copy_input(test.case, folder)
        before = files_below(folder)
        printed, errors, status = run_program(binary, test.arguments, folder)
        left = sorted(name for name in files_below(folder) - before
                      if not any(fnmatch.fnmatch(name, pattern) for pattern in test.made))
    trouble = difference(test, printed)
    if status != test.status:
        trouble.append(f'{test.name}: exit status {status}, expected {test.status}')
        trouble += errors.splitlines()
    trouble += [f'{test.name}: {name} was left behind' for name in left]
    return Result(test, printed, trouble)


# ---- reporting ------------------------------------------------------------------------------------------

def accept(result):
    """Writes what was printed, and the status that came with it, as the new expectation."""
    result.test.expected.write_bytes(result.printed.encode('utf-8'))
    print(f'accepted: {result.test.expected}')


def report(number, result, options):
    if options.tap:
        print(f'{"ok" if result.passed else "not ok"} {number} - {result.test.name}')
    for line in result.trouble:
        print(line, file=sys.stderr if options.tap else sys.stdout) # meson shows the errors of a test that fails
    if options.accept and difference(result.test, result.printed):
        accept(result)


def main():
    parser = argparse.ArgumentParser(description='case tests')
    parser.add_argument('binary')
    parser.add_argument('names', nargs='*')
    parser.add_argument('--accept', action='store_true')
    parser.add_argument('--tap', action='store_true')
    parser.add_argument('--jobs', type=int, default=os.cpu_count())
    parser.add_argument('--cases', type=Path, default=Path(__file__).resolve().parent / 'cases')
    options = parser.parse_args()
    binary = str(Path(options.binary).resolve())
    tests = find_tests(options.cases, options.names)
    if options.tap:
        print(f'1..{len(tests)}')
    failed = 0
    with ThreadPoolExecutor(options.jobs) as pool:
        for number, result in enumerate(pool.map(lambda test: run_test(binary, test), tests), 1):
            failed += not result.passed
            report(number, result, options)
    print(f'{"# " if options.tap else ""}{len(tests) - failed} passed, {failed} failed')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
