#!/usr/bin/env python3
"""Shows that count.py counts what passed and failed, and says plainly what was not run and how to run it.

    python3 tests/test_count.py        (prints TAP)

The folder that it counts in has logs as meson writes them: one test of the suite `unit`, and one of the suite `browser`.
"""
import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from tap import Tap

COUNTER = Path(__file__).resolve().with_name('count.py')
HOW = 'there is no node here; to run it: install nodejs'
UNIT, BROWSER = 'referat:unit / test_words', 'referat:browser / pages in a browser'
INSIDE = {'F': '<failure/>', 'S': f'<skipped/><system-out>{HOW}</system-out>'}  # a case, as meson has it
JUNIT = '<testsuites><testsuite name="{name}">{cases}</testsuite></testsuites>'

# (name, results of the two, the first cases of the first (F failed, S was skipped), whether all must run, exit status, what is said)
COUNTS = [
    ('all passed', ('OK', 'OK'), '', True, 0, ['unit: 2 passed, 0 failed', 'browser: 1 passed, 0 failed', '3 passed, 0 failed']),
    ('one failed', ('FAIL', 'OK'), 'F', False, 1, [f'failed: {UNIT}: case 0', '2 passed, 1 failed']),
    ('one broke off', ('TIMEOUT', 'OK'), '', False, 1, [f'failed: {UNIT}: timeout', '3 passed, 1 failed']),
    ('one was not run', ('OK', 'SKIP'), '', False, 0, [f'not run: {BROWSER}: {HOW}', '2 passed, 0 failed']),
    ('one was not run, and all must', ('OK', 'SKIP'), '', True, 1,
     [f'not run: {BROWSER}: {HOW}', f'failed: {BROWSER}: it was not run', '2 passed, 1 failed']),
    ('a part of one was not run', ('OK', 'OK'), 'S', False, 0, [f'not run: {UNIT}: case 0: {HOW}', 'unit: 1 passed, 0 failed', '2 passed, 0 failed']),
    ('a part of one was not run, and all must', ('OK', 'OK'), 'S', True, 1,
     [f'not run: {UNIT}: case 0: {HOW}', f'failed: {UNIT}: case 0: it was not run', '2 passed, 1 failed']),
    ('one part was not run and one failed', ('FAIL', 'OK'), 'SF', False, 1, [f'not run: {UNIT}: case 0: {HOW}', f'failed: {UNIT}: case 1', '1 passed, 1 failed']),
    ('no part of one was run', ('SKIP', 'OK'), 'SS', False, 0, [f'not run: {UNIT}: case 1: {HOW}', '1 passed, 0 failed']),
    ('nothing was run', ('SKIP', 'SKIP'), '', False, 1, [f'not run: {BROWSER}: {HOW}', '0 passed, 0 failed']),
]


def write_logs(build, results, marks):
    logs = Path(build) / 'meson-logs'
    logs.mkdir()
    tests = [{'name': name, 'result': result, 'stdout': f'1..0 # SKIP {HOW}\n' if result == 'SKIP' else ''}
             for name, result in zip((UNIT, BROWSER), results)]
    (logs / 'testlog.json').write_text(''.join(json.dumps(test) + '\n' for test in tests))
    cases = ''.join(f'<testcase name="case {i}">{INSIDE.get(mark, "")}</testcase>' for i, mark in enumerate(marks.ljust(2)))
    (logs / 'testlog.junit.xml').write_text(JUNIT.format(name=UNIT, cases=cases if results[0] != 'SKIP' or marks else ''))


def main():
    tap = Tap()
    for name, results, marks, must, status, wanted in COUNTS:
        environment = {key: value for key, value in os.environ.items() if key != 'TESTS_MUST_RUN'}
        with tempfile.TemporaryDirectory(prefix='referat-count-') as build:
            write_logs(build, results, marks)
            done = subprocess.run([sys.executable, COUNTER, build], env=environment | ({'TESTS_MUST_RUN': '1'} if must else {}),
                                  capture_output=True, text=True)
        said = done.stdout.splitlines()
        good = done.returncode == status and all(line in said for line in wanted) and said[-1] == wanted[-1]
        tap.say(good, name, f'exit status {done.returncode}\n{done.stdout}{done.stderr}')
    return tap.finish()


if __name__ == '__main__':
    sys.exit(main())
