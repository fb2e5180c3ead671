#!/usr/bin/env python3
"""Broken and hostile projects: none may crash, hang, swell, or write where it should not.

    python3 tests/hostile/hostile.py PROGRAM [--tap] [--part inputs|growth|output] [--only WORD] [--list]

PROGRAM is the built `referat`; with sanitizers it is given eight times the time, and its memory is not limited. The
inputs are functions in the files beside this one; harness.py says what is judged. Without --tap a line for each input
gives its time, its memory and what was said. Exit status 1 when one fails.
"""
import argparse
import multiprocessing
import os
import shutil
import sys
import tempfile
import traceback
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from harness import INPUTS, Factory, Program, Wrong, judge  # noqa: E402
import growth  # noqa: E402, F401 (each puts its inputs on the list)
import inputs_files  # noqa: E402, F401
import inputs_pictures  # noqa: E402, F401
import inputs_text  # noqa: E402, F401
import inputs_values  # noqa: E402, F401
import output  # noqa: E402


AT_ONCE = {'inputs': os.cpu_count() or 1, 'growth': 1, 'output': 1}  # what measures growth or waits for moments goes alone


def room():
    """A folder in memory where there is one with enough room: many of these make and remove thousands of files."""
    memory = Path('/dev/shm')
    roomy = memory.is_dir() and os.access(memory, os.W_OK) and shutil.disk_usage(memory).free > 2 << 30
    return memory if roomy else None


def attempt(test):
    """The text of what went wrong, or ''."""
    try:
        test()
    except Wrong as wrong:
        return str(wrong)
    except Exception:  # a mistake of the test is a failure too
        return traceback.format_exc()
    return ''


def outcomes(part, tests):
    """(what went wrong or '', facts) of each, in order, by so many processes as the part bears."""
    with multiprocessing.get_context('fork').Pool(AT_ONCE[part], take_tests, (tests,)) as pool:
        yield from pool.imap(attempt_one, range(len(tests)))


def take_tests(tests):
    """In each process of the pool: functions stand in no message between processes, so it knows them by number."""
    attempt_one.tests = tests


def attempt_one(number):
    _, test, facts = attempt_one.tests[number]
    return attempt(test), facts


def report(number, name, wrong, options, facts):
    state = 'not ok' if wrong else 'ok'
    if options.tap:
        print(f'{state} {number} - {name}', flush=True)
    else:
        about = f'{facts["seconds"]:6.2f} s {facts["peak"] >> 20:5d} MB  {" ".join(facts["codes"])}' if facts.get('codes') is not None else ''
        print(f'{state:6} {name:62} {about}', flush=True)
    if wrong:
        print('\n'.join('  ' + line for line in f'{name}: {wrong}'.splitlines()), file=sys.stderr, flush=True)


def main():
    parser = argparse.ArgumentParser(description='hostile projects')
    parser.add_argument('program')
    parser.add_argument('--tap', action='store_true')
    parser.add_argument('--part', choices=('inputs', 'growth', 'output'), help='of the tests; all without it')
    parser.add_argument('--only', default='', help='those with this in their name')
    parser.add_argument('--list', action='store_true')
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix='referat-hostile-', dir=room()) as root:
        factory = Factory(Program(options.program), root)
        parts = {'inputs': [(item.name, lambda item=item: judge(item, factory), item.facts) for item in INPUTS]}
        for part in (growth, output):
            parts[part.__name__] = [(name, lambda test=test: test(factory), {}) for name, test in part.TESTS]
        chosen = {part: [test for test in tests if options.only in test[0]]
                  for part, tests in parts.items() if options.part in (None, part)}
        names = [name for tests in chosen.values() for name, _, _ in tests]
        if options.list:
            print('\n'.join(names))
            return 0
        if options.tap:
            print(f'1..{len(names)}', flush=True)  # before the processes part, or each says it
        failed = 0
        results = (result for part, tests in chosen.items() if tests for result in outcomes(part, tests))
        for number, (name, (wrong, facts)) in enumerate(zip(names, results), 1):
            failed += bool(wrong)
            report(number, name, wrong, options, facts)
        if not options.tap:
            print(f'{len(names) - failed} passed, {failed} failed')
    return 1 if failed or not names else 0


if __name__ == '__main__':
    sys.exit(main())
