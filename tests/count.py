#!/usr/bin/env python3
"""Counts single tests in the logs of meson.

    python3 tests/count.py BUILD…      (after `meson test -C BUILD`)

A test that prints TAP counts as many as its lines say; one that crashed, timed out or broke its plan counts as one failure
more. One that was skipped, or a line of it, is named with its reason, and is a failure where TESTS_MUST_RUN is set, as in CI.
Prints a line for each suite, names what failed, and last `N passed, N failed`. Exit status 1 with failures, or when nothing was run.
"""
import json
import os
import re
import sys
import xml.etree.ElementTree as xml
from collections import Counter
from pathlib import Path


def outcome(case):
    """What became of a TAP line, and why where it was skipped."""
    if case.find('skipped') is not None:
        return 'skipped', case.findtext('system-out') or 'no reason given'
    return 'failed' if len(case) else 'passed', ''


def subtests(build):
    """{full name of a meson test: [(name, outcome, why it was skipped) of each of its TAP lines]}"""
    log = Path(build) / 'meson-logs/testlog.junit.xml'
    suites = xml.parse(log).getroot() if log.exists() else []
    return {suite.get('name'): [(case.get('name', ''), *outcome(case)) for case in suite.iter('testcase')] for suite in suites}


def meson_tests(build):
    """(name, result, why it was skipped or '') of each meson test."""
    log = Path(build) / 'meson-logs/testlog.json'
    lines = log.read_text(encoding='utf-8').splitlines() if log.exists() else []
    return [(test['name'], test['result'], skip_reason(test)) for test in map(json.loads, lines)]


def skip_reason(test):
    said = re.search(r'^1\.\.0 *# *skip *(.*)$', test.get('stdout', ''), re.M | re.I)
    return (said.group(1) if said else 'no reason given') if test['result'] == 'SKIP' else ''


def cases_of(name, found):
    return next((cases for full, cases in found.items() if full.endswith(name)), [])


def count_build(build):
    """{suite: (passed, failed)}, the names of what failed, and what was not run and why"""
    counts, failures, skipped = Counter(), [], []
    found = subtests(build)
    for name, result, why in meson_tests(build):
        suite = name.partition(':')[2].partition(' / ')[0] or name
        cases = cases_of(name, found)
        unrun = [(f'{name}: {case}', reason) for case, state, reason in cases if state == 'skipped']
        wrong = [f'{name}: {case}' for case, state, _ in cases if state == 'failed']
        if why and not unrun:
            unrun = [(name, why)]
        if result not in ('OK', 'SKIP') and not wrong:
            wrong = [f'{name}: {result.lower()}']
        skipped += [f'{case}: {reason}' for case, reason in unrun]
        if os.environ.get('TESTS_MUST_RUN'):
            wrong += [f'{case}: it was not run' for case, _ in unrun]
        counts[suite, 'passed'] += sum(state == 'passed' for _, state, _ in cases) or (result == 'OK' and not cases)
        counts[suite, 'failed'] += len(wrong)
        failures += wrong
    return counts, failures, skipped


def main():
    total, failures = Counter(), []
    for build in sys.argv[1:]:
        counts, wrong, skipped = count_build(build)
        total, failures = total + counts, failures + wrong
        for test in skipped:
            print(f'not run: {test}')
    for suite in sorted({suite for suite, _ in total}):
        print(f'{suite}: {total[suite, "passed"]} passed, {total[suite, "failed"]} failed')
    for failure in failures:
        print(f'failed: {failure}')
    passed = sum(number for (_, kind), number in total.items() if kind == 'passed')
    print(f'{passed} passed, {len(failures)} failed')
    return 1 if failures or not passed else 0


if __name__ == '__main__':
    sys.exit(main())
