#!/usr/bin/env python3
"""Every PDF against PDF/A-2a and PDF/UA-1: conformance.py REFERAT SOURCE_ROOT WORK [--accept]

Prints TAP. Builds docs-in, the examples, the projects of the case tests and those of stress.py, and has all their PDFs
validated by veraPDF in one run: no failed check. Besides, qpdf, poppler and mupdf open each without a word; the text
as poppler reads it by the structure is the document's own; the structure of a few is that of structure/*.txt (which
--accept writes anew); and files with a rule taken away must fail. Where the validator cannot be had the whole is
skipped, and says how to have it; `.ci/run` takes that for a failure. While the tree is being changed, REFERAT should be
an installed copy (DESTDIR=… meson install), which has its own words, themes and fonts.
"""
import difflib
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import broken
import reading
import stress
import validator

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

from tap import Tap  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
GOLDEN = ['documents/bokser-dokument', 'documents/noter-dokument', 'documents/bilder-dokument', 'documents/dype-lister-dokument',
          'styret/2026/2026-01-10']
BROKEN = 'reports/2025/arsmelding-2025.pdf'
TOOLS = [['qpdf', '--check'], ['pdftotext', '-q'], ['mutool', 'draw', '-N', '-q', '-F', 'text', '-o', '/dev/null']]


# ---- building ------------------------------------------------------------------------------------


def sources(root, work):
    """{name: (project, options)} of all that is built."""
    projects = {'docs-in': (root / 'docs-in', [])}
    for path in sorted(root.glob('examples/*/referat.yaml')):
        projects[path.parent.name] = (path.parent, [])
    for path in sorted(root.glob('tests/cases/*/*/**/referat.yaml')):
        projects['case ' + '/'.join(path.relative_to(root / 'tests/cases').parts[:2])] = (path.parent, [])
    for theme in ('fjord', 'plain'):
        stress.write(work / theme, theme)
        projects[f'stress, {theme}'] = (work / theme, [])
    projects['stress, internal'] = (work / 'fjord', ['--audience', 'internal'])
    projects['stress, sources attached'] = (work / 'plain', ['--attach-source'])
    stress.write_long(work / 'long')
    projects['stress, 1,000 pages'] = (work / 'long', [])
    return projects


def build(referat, project, options, out):
    done = subprocess.run([referat, '-C', project, 'build', '--to', 'pdf', '-o', out, *options], capture_output=True, text=True)
    return done.returncode, done.stderr


def build_all(tap, referat, root, work):
    """{name: (project, out, its PDFs but those that are only copied)}; a case test may be one that cannot be built."""
    built = {}
    for number, (name, (project, options)) in enumerate(sources(root, work).items()):
        out = work / f'out-{number}'
        status, said = build(referat, project, options, out)
        if status and not name.startswith('case '):
            tap.say(False, f'{name} is built', said[-500:])
        own = [path for path in sorted(out.rglob('*.pdf')) if path.relative_to(out).parts[0] != 'files']
        built[name] = (project, out, own)
    return built


# ---- the tests -----------------------------------------------------------------------------------


def test_valid(tap, results, built):
    for name, (_, out, paths) in built.items():
        for path in paths:
            profiles, failed = results.get(str(path), (set(), {}))
            whole = len(profiles & validator.PROFILES) == 2
            why = '\n'.join(f'{clause} {test}: {said}' for (clause, test), said in failed.items())
            tap.say(whole and not failed, f'valid: {name}: {path.relative_to(out)}', why or f'validated against {profiles}')


def complaints(path):
    said = []
    for tool in TOOLS:
        command = [*tool, path] + (['/dev/null'] if tool[0] == 'pdftotext' else [])
        done = subprocess.run(command, capture_output=True, text=True)
        if done.returncode or done.stderr.strip():
            said.append(f'{tool[0]}: {done.stdout[-300:]}{done.stderr[-300:]}')
    return '\n'.join(said)


def test_opened(tap, pool, built):
    for name, (_, out, paths) in built.items():
        said = [f'{path.relative_to(out)}: {why}' for path, why in zip(paths, pool.map(complaints, paths)) if why]
        if paths:
            tap.say(not said, f'opened by qpdf, poppler and mupdf: {name}, {len(paths)} files', '\n'.join(said))


def reads(referat, project, out, path):
    address = str(path.relative_to(out))
    dump = subprocess.run([referat, '-C', project, 'dump', 'text', address], capture_output=True)
    return dump.returncode == 0 and reading.reads_alike(dump.stdout.decode(), reading.structure(path))


def test_read(tap, pool, referat, built):
    for name, (project, out, paths) in built.items():
        if name.startswith('case ') or 'internal' in name or 'attached' in name:
            continue
        good = list(pool.map(lambda path: reads(referat, project, out, path), paths))
        wrong = [str(path.relative_to(out)) for path, alike in zip(paths, good) if not alike]
        tap.say(paths and not wrong, f'read in the order of the text: {name}, {len(paths)} files', '\n'.join(wrong))


def test_structure(tap, built, accept):
    out = built['stress, fjord'][1]
    for name in GOLDEN:
        found = sorted((out / name).glob('*.pdf'))
        tree = reading.plain_tree(reading.structure(found[0])) if found else ''
        golden = HERE / 'structure' / (name.replace('/', '+') + '.txt')
        known = golden.read_text('utf-8') if golden.exists() else ''
        difference = '\n'.join(difflib.unified_diff(known.split('\n'), tree.split('\n'), 'known', 'found', lineterm='', n=1))
        tap.say(tree and tree == known, f'structure of {name}', difference[:3000] or 'no such document')
        if accept and tree:
            golden.parent.mkdir(exist_ok=True)
            golden.write_text(tree, 'utf-8')


def test_broken(tap, classes, built, work):
    made = broken.make(built['docs-in'][1] / BROKEN, work)
    whole = work / 'plain.pdf'
    results = validator.validate(classes, [whole, *(path for _, path, _ in made)])
    tap.say(results[str(whole)][1] == {}, 'a file in its plain form is still valid', results[str(whole)])
    for name, path, clause in made:
        failed = results.get(str(path), (set(), {}))[1]
        tap.say(any(failing.startswith(clause) for failing, _ in failed), f'seen: {name}', failed)


def main(referat, root, work, accept):
    tap = Tap()
    try:
        classes = validator.classpath(work / 'validator')
        for tool in ('qpdf', 'pdfinfo', 'mutool'):
            validator.find_program(tool)
    except validator.Unavailable as why:
        print(f'1..0 # SKIP PDFs are not validated: {why}; {validator.HOW}')
        return 0
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        temporary = pathlib.Path(folder)
        built = build_all(tap, referat, root, temporary)
        files = [path for _, _, paths in built.values() for path in paths]
        results = pool.submit(validator.validate, classes, files)  # the others run beside it
        test_opened(tap, pool, built)
        test_read(tap, pool, referat, built)
        test_structure(tap, built, accept)
        test_valid(tap, results.result(), built)
        test_broken(tap, classes, built, temporary / 'broken')
    return tap.finish()


if __name__ == '__main__':
    words = [word for word in sys.argv[1:] if word != '--accept']
    if len(words) != 3:
        sys.exit(__doc__)
    sys.exit(main(words[0], *(pathlib.Path(word).resolve() for word in words[1:]), '--accept' in sys.argv))
