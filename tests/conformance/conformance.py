#!/usr/bin/env python3
"""Every PDF against PDF/A-2a and PDF/UA-1: conformance.py REFERAT SOURCE_ROOT WORK [--accept]

Prints TAP. Builds docs-in, the examples, the projects of the case tests and those of stress.py, and has all their PDFs
validated by veraPDF in one run, with files that a rule was taken away from, which must fail. Besides, qpdf, poppler,
mupdf and pdf.js open each without a word; the text as poppler and pdf.js read it by the structure is the document's own;
the structure of a few is that of structure/*.txt (which --accept writes anew). Where one of these programs cannot be had
the whole is skipped, and says how to have it; `.ci/run` takes that for a failure. While the tree is being changed,
REFERAT should be an installed copy (DESTDIR=… meson install), which has its own words, themes and fonts.
"""
import difflib
import json
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
TOOLS = [['qpdf', '--check'], ['mutool', 'draw', '-N', '-q', '-F', 'text', '-o', '/dev/null']]
TOO_DEEP = 'dype-lister', 'StructTree'  # pdf.js goes no deeper than forty elements, and says so
HOW = 'install maven, default-jre-headless, nodejs, npm, qpdf, poppler-utils and mupdf-tools, and run once with a network'


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
    projects['stress, 1,000 pages'] = (work / 'long', [], [])
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


def look(path):
    """What the programs complain of, and the structure as poppler reads it."""
    said = []
    for tool in TOOLS:
        done = subprocess.run([*tool, path], capture_output=True, text=True)
        if done.returncode or done.stderr.strip():
            said.append(f'{tool[0]}: {done.stdout[-300:]}{done.stderr[-300:]}')
    tree, complaint = reading.structure(path)
    return said + ([f'poppler: {complaint[-300:]}'] if complaint else []), tree


def test_poppler(tap, project, looks):
    """Its text by the structure; and no program has complained."""
    opened, read = [], []
    for path, (said, tree) in zip(project.paths, looks):
        name = path.relative_to(project.out)
        opened += [f'{name}: {why}' for why in said]
        text = project.text_of(path)
        read += [] if text and reading.reads_alike(text, tree) else [name]
    tap.say_faults(f'opened by qpdf, poppler and mupdf: {project.name}, {len(project.paths)} files', opened)
    tap.say_faults(f'read by poppler in the order of the text: {project.name}, {len(project.paths)} files', read)


def read_by_pdfjs(modules, paths):
    """{path: (tree, complaints)}"""
    done = subprocess.run(['node', HERE / 'pdfjs.mjs', modules, *paths], capture_output=True, text=True)
    found = map(json.loads, done.stdout.splitlines())
    return {each['file']: (each['tree'], each['complaints']) for each in found}


def test_pdfjs(tap, project, found):
    opened, read = [], []
    for path in project.paths:
        tree, said = found.get(str(path), ('', ['it came to its end before']))
        name = str(path.relative_to(project.out))
        if TOO_DEEP[0] in name and said and all(TOO_DEEP[1] in line for line in said):
            continue
        opened += [f'{name}: {why}' for why in said]
        text = project.text_of(path)
        read += [] if text and reading.pages_read_alike(text, tree) else [name]
    tap.say_faults(f'opened by pdf.js: {project.name}, {len(project.paths)} files', opened)
    tap.say_faults(f'read by pdf.js in the order of the text: {project.name}, {len(project.paths)} files', read)


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


def run(tap, referat, root, work, classes, modules, accept):
    """Two things at a time: the validator, and beside it the programs that open each file."""
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        temporary = pathlib.Path(folder)
        built = build_all(tap, pool, referat, root, temporary)
        results = pool.submit(validate_all, classes, built, temporary / 'broken')
        with_files = [project for project in built.values() if project.paths]
        files = [path for project in with_files for path in project.paths]
        by_pdfjs = pool.submit(read_by_pdfjs, modules, files)
        looks = dict(zip(files, pool.map(look, files)))
        for project in with_files:
            test_poppler(tap, project, [looks[path] for path in project.paths])
            test_pdfjs(tap, project, by_pdfjs.result())
        fjord = built['stress, fjord']
        test_structure(tap, fjord, [(path, looks[path][1]) for path in fjord.paths], accept)
        validated, whole, broken_files = results.result()
        test_valid(tap, validated, built)
        test_broken(tap, validated, whole, broken_files)


def main(referat, root, work, accept):
    tap = Tap()
    try:
        classes = validator.classpath(work / 'validator')
        modules = fetch_modules(HERE, work / 'reader')
        for tool in ('qpdf', 'pdfinfo', 'mutool', 'node'):
            find_program(tool)
    except Unavailable as why:
        print(f'1..0 # SKIP PDFs are not validated: {why}; to run it: {HOW}')
        return 0
    run(tap, referat, root, work, classes, modules, accept)
    return tap.finish()


if __name__ == '__main__':
    words = [word for word in sys.argv[1:] if word != '--accept']
    if len(words) != 3:
        sys.exit(__doc__)
    sys.exit(main(words[0], *(pathlib.Path(word).resolve() for word in words[1:]), '--accept' in sys.argv))
