#!/usr/bin/env python3
"""Every PDF against PDF/A-2a and PDF/UA-1: conformance.py REFERAT SOURCE_ROOT WORK [--accept]

Prints TAP. Builds docs-in, the examples, the projects of the case tests and those of stress.py, and has all their PDFs
validated by veraPDF in one run, with files that a rule was taken away from, which must fail. Besides, qpdf, poppler,
mupdf and pdf.js open each without a word; the text as poppler and pdf.js read it by the structure is the document's own,
with its hyphens; pages are numbered as they should be, i, ii, iii where a theme asks for it; the structure of a few is that
of structure/*.txt (which --accept writes anew). Where one of these programs cannot be had, its part is skipped and says
how to have it, which `.ci/run` takes for a failure; the others run. While the tree is being changed, REFERAT should be an installed copy
(DESTDIR=… meson install), which has its own words, themes and fonts.
"""
import collections
import difflib
import functools
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1]))

import broken  # noqa: E402
import reading  # noqa: E402
import stress  # noqa: E402
import validator  # noqa: E402
from programs import Unavailable, fetch_modules, find_program  # noqa: E402
from tap import Tap  # noqa: E402

HERE = pathlib.Path(__file__).resolve().parent
GOLDEN = ['documents/bokser-dokument', 'documents/noter-dokument', 'documents/bilder-dokument', 'documents/dype-lister-dokument',
          'styret/2026/2026-01-10']
BROKEN = ('docs-in', 'reports/2024/arsmelding-2024.pdf')
TOOLS = {'qpdf': ['qpdf', '--check'], 'mupdf': ['mutool', 'draw', '-N', '-q', '-F', 'text', '-o', '/dev/null']}
TOO_DEEP = 'dype-lister', 'StructTree'  # pdf.js goes no deeper than forty elements, and says so
NOT_READ = {'tree': '', 'labels': [], 'lasts': [], 'complaints': ['it came to its end before']}

# What opens the files: the packages that it needs, and how it is found (in WORK, or for it), for `here` below.
READERS = {
    'veraPDF': ('maven, default-jre-headless and qpdf, and run once with a network',
                lambda work: find_program('qpdf') and validator.classpath(work / 'validator')),
    'pdf.js': ('nodejs and npm, and run once with a network', lambda work: find_program('node') and fetch_modules(HERE, work / 'reader')),
    'poppler': ('poppler-utils', lambda work: find_program('pdfinfo')),
    'qpdf': ('qpdf', lambda work: find_program('qpdf')),
    'mupdf': ('mupdf-tools', lambda work: find_program('mutool')),
}


def readers_here(tap, work):
    """{reader: what was found} of those that can be had; of each other a line says that it was skipped."""
    here = {}
    for reader, (packages, find) in READERS.items():
        try:
            here[reader] = find(work)
        except Unavailable as why:
            tap.skip(f'PDFs are read by {reader}', f'{why}; to run it: install {packages}')
    return here


# ---- building ------------------------------------------------------------------------------------


def texts_in(project):
    """The folders, and the files beside them, that hold Markdown."""
    return sorted({path.relative_to(project).parts[0] for path in project.rglob('*.md')})


def sources(root, work):
    """{name: (project, options of build, those of dump)} of all that is built. Pages of registers are those of docs-in, the
    examples and the first two of stress.py: the case tests would add thousands of them that are all alike."""
    projects = {'docs-in': (root / 'docs-in', [], [])}
    for path in sorted(root.glob('examples/*/referat.yaml')):
        projects[path.parent.name] = (path.parent, [], [])
    for path in sorted(root.glob('tests/cases/*/*/**/referat.yaml')):
        name = 'case ' + '/'.join(path.relative_to(root / 'tests/cases').parts[:2])
        projects[name] = (path.parent, texts_in(path.parent), [])
    for theme in ('fjord', 'plain'):
        stress.write(work / theme, theme)
        projects[f'stress, {theme}'] = (work / theme, [], [])
    projects['stress, internal'] = (work / 'fjord', ['--audience', 'internal', *stress.TEXTS], ['--audience', 'internal'])
    projects['stress, sources attached'] = (work / 'plain', ['--attach-source', *stress.TEXTS], [])
    stress.write_long(work / 'long')
    projects[stress.LONG] = (work / 'long', [], [])
    stress.write_roman(work / 'roman')
    projects[stress.ROMAN] = (work / 'roman', [], [])
    return projects


class Built:
    """A project and its PDFs, but those that are only copied; `texts` are its documents' own, by address."""

    def __init__(self, referat, name, out, project, options, dump_options):
        self.name, self.out = name, out
        done = subprocess.run([referat, '-C', project, 'build', '-j', '1', '--to', 'pdf', '-o', out, *options],
                              capture_output=True, text=True)
        self.failed, self.said = done.returncode, done.stderr
        self.paths = [path for path in sorted(out.rglob('*.pdf')) if path.relative_to(out).parts[0] != 'files']
        dump = subprocess.run([referat, '-C', project, 'dump', 'text', *dump_options], capture_output=True) if self.paths else None
        self.texts = reading.texts_of(dump.stdout.decode()) if dump else {}

    def text_of(self, path):
        folder = path.parent.relative_to(self.out)
        return self.texts.get(f'{folder}/' if folder.parts else '')


def build_all(tap, pool, referat, root, work):
    """{name: what was built}; a case test may be one that cannot be built."""
    def build(numbered):
        number, (name, project) = numbered
        return name, Built(referat, name, work / f'out-{number}', *project)

    built = dict(pool.map(build, enumerate(sources(root, work).items())))
    for name, project in built.items():
        if project.failed and not name.startswith('case '):
            tap.say(False, f'{name} is built', project.said[-500:])
    return built


# ---- the tests -----------------------------------------------------------------------------------


def test_valid(tap, results, built):
    for project in built.values():
        for path in project.paths:
            profiles, failed = results.get(str(path), (set(), {}))
            whole = len(profiles & validator.PROFILES) == 2
            why = '\n'.join(f'{clause} {test}: {said}' for (clause, test), said in failed.items())
            name = f'valid: {project.name}: {path.relative_to(project.out)}'
            tap.say(whole and not failed, name, why or f'validated against {profiles}')


def test_broken(tap, results, whole, broken_files):
    tap.say(results[str(whole)][1] == {}, 'a file in its plain form is still valid', results[str(whole)])
    for name, path, clause in broken_files:
        failed = results.get(str(path), (set(), {}))[1]
        tap.say(any(failing.startswith(clause) for failing, _ in failed), f'seen: {name}', failed)


def look(here, path):
    """What the programs complain of, and the structure as poppler reads it."""
    said = []
    for name in (name for name in TOOLS if name in here):
        done = subprocess.run([*TOOLS[name], path], capture_output=True, text=True)
        if done.returncode or done.stderr.strip():
            said.append(f'{name}: {done.stdout[-300:]}{done.stderr[-300:]}')
    tree, complaint = reading.structure(path) if 'poppler' in here else ('', '')
    return said + ([f'poppler: {complaint[-300:]}'] if complaint else []), tree


def test_opened(tap, project, looks, here):
    """No program has complained."""
    programs = ', '.join(name for name in ('qpdf', 'poppler', 'mupdf') if name in here)
    faults = [f'{path.relative_to(project.out)}: {why}' for path, (said, _) in zip(project.paths, looks) for why in said]
    if programs:
        tap.say_faults(f'opened by {programs}: {project.name}, {len(project.paths)} files', faults)


def test_poppler(tap, project, looks):
    """Its text by the structure."""
    read = []
    for path, (_, tree) in zip(project.paths, looks):
        text = project.text_of(path)
        read += [] if text and reading.reads_alike(text, tree) else [path.relative_to(project.out)]
    tap.say_faults(f'read by poppler in the order of the text: {project.name}, {len(project.paths)} files', read)


def read_by_pdfjs(modules, paths):
    """{path: what pdfjs.mjs says of it}"""
    done = subprocess.run(['node', HERE / 'pdfjs.mjs', modules, *paths], capture_output=True, text=True)
    found = map(json.loads, done.stdout.splitlines())
    return {each['file']: each for each in found}


def test_pdfjs(tap, project, found):
    opened, read, labels = [], [], []
    for path in project.paths:
        said = found.get(str(path), NOT_READ)
        name = str(path.relative_to(project.out))
        labels += [f'{name}: {fault}' for fault in reading.faults_of_labels(said['labels'], said['lasts'])]
        if TOO_DEEP[0] in name and said['complaints'] and all(TOO_DEEP[1] in line for line in said['complaints']):
            continue
        opened += [f'{name}: {why}' for why in said['complaints']]
        text = project.text_of(path)
        read += [] if text and reading.pages_read_alike(text, said['tree']) else [name]
    tap.say_faults(f'opened by pdf.js: {project.name}, {len(project.paths)} files', opened)
    tap.say_faults(f'read by pdf.js in the order of the text: {project.name}, {len(project.paths)} files', read)
    tap.say_faults(f'numbers of pages, listed and printed: {project.name}, {len(project.paths)} files', labels)


def test_asked_for(tap, built):
    """Each document that the writer is to be stressed with is among those that were built; gives {which: its file}."""
    asked = {}
    for what, project, address in stress.ASKED_FOR:
        paths = [path for path in built[project].paths if str(path.parent.relative_to(built[project].out)) == address]
        tap.say(paths, f'built: {what}', f'nothing in {project}, {address}')
        asked[what] = str(paths[0]) if paths else ''
    return asked


def test_labels(tap, asked, found):
    """Some of them are what they say."""
    labels = {what: found.get(path, NOT_READ)['labels'] for what, path in asked.items()}
    tap.say(len(labels['1,000 pages']) >= 1000, 'it has 1,000 pages', len(labels['1,000 pages']))
    tap.say(len(labels['one page']) == 1, 'it has one page', labels['one page'])
    front = [label for label in labels['roman numbers'] if not label.isdecimal()]
    tap.say(front[:2] == ['', 'ii'] and labels['roman numbers'][len(front)] == '1', 'cover, roman numbers, then from 1', labels['roman numbers'])


def test_comparison(tap):
    """The comparison of texts sees what it should."""
    tree = 'Document\n  P\n    "en e-post om samferdselsplanen"'
    for wanted, alike in (('en e-post om samferdsels\u00adplanen', True), ('en e-post om samferdsels-planen', False),
                          ('en epost om samferdselsplanen', False), ('en e\u2011post om samferdselsplanen', True)):
        for compare in (reading.reads_alike, reading.pages_read_alike):
            tap.say(compare(wanted, tree) == alike, f'“{wanted}” is {"the same text" if alike else "another text"}: {compare.__name__}')
    table = 'Document\n  Table\n    Caption\n      "{} 1 Organer"\n    TBody\n      TR\n        TD\n          "Styret"\n  P\n    "Slutt"'
    for kind, wanted, alike in (('Figur', 'Figur 1 Organer Slutt', True), ('Tabell', 'Tabell 1 Organer Slutt', False),
                                ('Tabell', 'Tabell 1 Organer Styret Slutt', True)):
        tap.say(reading.reads_alike(wanted, table.format(kind)) == alike, f'{kind} as a table, read as “{wanted}”')
    for labels, lasts, good in ((['', 'ii', '1'], ['', 'ii', 'side 1 av 1'], True), (['', '2'], ['', 'side 2 av 2'], True),
                                (['i', '2'], ['i', 'side 2 av 2'], False), (['1', '2'], ['', 'side 3 av 3'], False), ([], [''], False)):
        tap.say((not reading.faults_of_labels(labels, lasts)) == good, f'pages {labels} are numbered {"well" if good else "badly"}')


def test_structure(tap, project, trees, accept):
    for name in GOLDEN:
        tree = next((reading.plain_tree(tree) for path, tree in trees if str(path.relative_to(project.out)).startswith(name + '/')), '')
        golden = HERE / 'structure' / (name.replace('/', '+') + '.txt')
        known = golden.read_text('utf-8') if golden.exists() else ''
        difference = '\n'.join(difflib.unified_diff(known.split('\n'), tree.split('\n'), 'known', 'found', lineterm='', n=1))
        tap.say(tree and tree == known, f'structure of {name}', difference[:3000] or 'no such document')
        if accept and tree:
            golden.parent.mkdir(exist_ok=True)
            golden.write_text(tree, 'utf-8')


# ---- the story -----------------------------------------------------------------------------------


def validate_all(classes, built, work):
    """(results, a file in its plain form, those that a rule was taken away from): all in one run."""
    project, name = BROKEN
    broken_files = broken.make(built[project].out / name, work)
    whole = work / 'plain.pdf'
    files = [path for project in built.values() for path in project.paths]
    return validator.validate(classes, [*files, whole, *(path for _, path, _ in broken_files)]), whole, broken_files


def kinds(built):
    """How many files of each kind, in words."""
    counts = collections.Counter()
    for name, project in built.items():
        counts['case tests' if name.startswith('case ') else name] += len(project.paths)
    return [f'{count} of {name}' for name, count in counts.items() if count]


def run(tap, referat, root, here, accept):
    """As many things at a time as there are processors: the validator, and beside it the programs that open each file."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(max(2, os.cpu_count())) as pool:
        temporary = pathlib.Path(folder)
        built = build_all(tap, pool, referat, root, temporary)
        results = pool.submit(validate_all, here['veraPDF'], built, temporary / 'broken') if 'veraPDF' in here else None
        with_files = [project for project in built.values() if project.paths]
        files = [path for project in with_files for path in project.paths]
        by_pdfjs = pool.submit(read_by_pdfjs, here['pdf.js'], files) if 'pdf.js' in here else None
        largest = sorted(files, key=lambda path: -path.stat().st_size)  # first, for poppler is slow with long ones
        looks = dict(zip(largest, pool.map(functools.partial(look, here), largest)))
        test_comparison(tap)
        asked = test_asked_for(tap, built)
        for project in with_files:
            test_opened(tap, project, [looks[path] for path in project.paths], here)
        if 'poppler' in here:
            for project in with_files:
                test_poppler(tap, project, [looks[path] for path in project.paths])
            fjord = built[stress.FJORD]
            test_structure(tap, fjord, [(path, looks[path][1]) for path in fjord.paths], accept)
        if by_pdfjs:
            for project in with_files:
                test_pdfjs(tap, project, by_pdfjs.result())
            test_labels(tap, asked, by_pdfjs.result())
        if results:
            validated, whole, broken_files = results.result()
            test_valid(tap, validated, built)
            test_broken(tap, validated, whole, broken_files)
            print(f'# validated, with {len(broken_files)} that a rule was taken from:')
        for line in (f'{len(files)} files', *kinds(built)):
            print(f'# {line}', flush=True)


def main(referat, root, work, accept):
    tap = Tap()
    here = readers_here(tap, work)
    if here:
        run(tap, referat, root, here, accept)
    return tap.finish()


if __name__ == '__main__':
    words = [word for word in sys.argv[1:] if word != '--accept']
    if len(words) != 3:
        sys.exit(__doc__)
    sys.exit(main(words[0], *(pathlib.Path(word).resolve() for word in words[1:]), '--accept' in sys.argv))
