#!/usr/bin/env python3
"""The house rules, each a function that gives findings; the architecture's tables are data here.

    python3 tests/style/style.py [--root DIR] [--built LIB.a] [--tap]

prints every finding as `file:line: message`, then the median length of a function and the number of rules that hold.
Exit status 1 with findings. `--built` is the built static library, whose symbols tell for certain which objects are
writable. `--tap` prints one test for each rule (meson test --suite style). test_style.py provokes each finding once.
"""
import argparse
import re
import statistics
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from csource import Source

# ---- the tables ---------------------------------------------------------------------------------------

# What each folder of src/ may include of the others: the table of the architecture.
MAY_INCLUDE = {
    'base': '',
    'diag': 'base',
    'read': 'base diag',
    'words': 'base diag read',
    'model': 'base diag read words',
    'link': 'base diag model words',
    'check': 'base diag model words',
    'doc': 'base',
    'hyphen': 'base',
    'theme': 'base diag read',
    'compose': 'base diag model words doc hyphen',
    'data': 'base diag words model doc compose',
    'search': 'base words doc model',
    'html': 'base doc theme',
    'type': 'base diag doc theme hyphen',
    'pdf': 'base diag doc theme type',
    'site': 'base diag model doc theme html type pdf',
    'serve': 'base diag site',
    'verify': 'base diag',
    'cli': 'base diag read words model link check doc theme compose hyphen data search html type pdf site serve verify',
}

# Headers of libraries that belong to one place.
LIBRARY_OF = {
    'hpdf.h': ('src/pdf/object.c',),
    'qpdf/qpdf-c.h': ('src/verify/',),
    'microhttpd.h': ('src/serve/server.c',),
    'yaml.h': ('src/read/',),
    'cmark-gfm.h': ('src/read/',),
    'cmark-gfm-core-extensions.h': ('src/read/',),
    'cmark-gfm-extension_api.h': ('src/read/',),
    'hb-subset.h': ('src/pdf/', 'src/type/'),
    'lcms2.h': ('src/pdf/',),
    'hyphen.h': ('src/hyphen/',),
    'linebreak.h': ('src/type/',),
    'fontconfig/fontconfig.h': ('src/type/', 'src/theme/'),
    'utf8proc.h': ('src/base/', 'src/diag/', 'src/type/', 'src/read/', 'src/words/'),
}

MOST_LINES_OF_FUNCTION = 60
MOST_MEDIAN = 15
MOST_PARAMETERS = 5
MOST_LINES_OF_FILE = 700
COMMENT_LINES = range(4, 23)  # its delimiters stand on lines of their own

# The same input gives the same bytes: these are asked by the command line alone, which hands on the answer.
OUTSIDE_CALLS = r'\b(getenv|secure_getenv|time|clock|clock_gettime|gettimeofday|localtime|rand|random|setlocale)\s*\('
NO_FLOATS = ('type', 'pdf')

# Functions that take the id of a phrase as a literal, and what they put behind it.
PHRASE_CALLS = {
    'words_phrase': ('',),
    'words_fill': ('',),
    'PHRASE': ('',),
    'say': ('',),
    'SAY': ('',),
    'words_count': ('-one', '-many'),
}
PHRASE_ENDINGS = ('-one', '-many', '-zero')
LANGUAGES = ('nb', 'nn', 'en')


@dataclass(order=True)
class Finding:
    path: str
    line: int
    text: str

    def __str__(self):
        return f'{self.path}:{self.line}: {self.text}'


class Tree:
    """The sources and what belongs to them, read once."""

    def __init__(self, root, built=None):
        self.root, self.built = Path(root), built

    def files(self, pattern):
        return sorted(p for p in self.root.glob(pattern) if p.is_file())

    def name(self, path):
        return path.relative_to(self.root)

    @cached_property
    def sources(self):
        paths = self.files('src/**/*.[ch]') + self.files('tests/**/*.[ch]')
        return [Source(self.name(p), p.read_text(encoding='utf-8')) for p in paths]

    @cached_property
    def own(self):
        return [s for s in self.sources if s.path.parts[0] == 'src']

    @cached_property
    def messages(self):
        """(line, name, code) of each entry of messages.def."""
        path = self.root / 'src/diag/messages.def'
        text = path.read_text(encoding='utf-8') if path.exists() else ''
        found = re.finditer(r'^MESSAGE\((\w+),\s*"(R\d+)"', text, re.MULTILINE)
        return [(text.count('\n', 0, m.start()) + 1, m.group(1), m.group(2)) for m in found]

    def message_findings(self, is_wrong, text):
        return [Finding('src/diag/messages.def', line, f'{code} ({name}) {text}')
                for line, name, code in self.messages if is_wrong(name, code)]


# ---- what may include what ------------------------------------------------------------------------------

def check_includes(tree):
    """a folder includes another only as the table allows"""
    for source in tree.own:
        for line, name in source.includes:
            folder = name.strip('"').split('/')[0]
            if name[0] != '"' or source.folder is None or folder == source.folder:
                continue
            if folder not in MAY_INCLUDE:
                yield Finding(str(source.path), line, f'{name} is no header of src/: write "folder/header.h"')
            elif folder not in MAY_INCLUDE.get(source.folder, '').split():
                yield Finding(str(source.path), line, f'{source.folder} may not include {folder} ({name})')


def check_private_headers(tree):
    """a folder shows others its public header only"""
    for source in tree.own:
        for line, name in source.includes:
            folder, _, header = name.strip('"').partition('/')
            public = header in (f'{folder}.h', 'messages.def')
            if name[0] == '"' and header and folder != source.folder and not public:
                yield Finding(str(source.path), line, f'{name} is private to {folder}: include "{folder}/{folder}.h"')


def check_libraries(tree):
    """a library is included only where it belongs"""
    for source in tree.own:
        for line, name in source.includes:
            places = LIBRARY_OF.get(name.strip('<>"'))
            if places and not str(source.path).startswith(places):
                yield Finding(str(source.path), line, f'{name} is included in {" and ".join(places)} only')


# ---- size and shape -------------------------------------------------------------------------------------

def check_function_length(tree):
    """a function fits a screen"""
    for source in tree.sources:
        for f in source.functions:
            if f.length > MOST_LINES_OF_FUNCTION:
                yield Finding(str(source.path), f.first,
                              f'{f.name} is {f.length} lines long; {MOST_LINES_OF_FUNCTION} is the limit')


def median_length(tree):
    lengths = [f.length for source in tree.own for f in source.functions]
    return statistics.median(lengths) if lengths else 0


def check_median(tree):
    """most functions are short"""
    if median_length(tree) > MOST_MEDIAN:
        yield Finding('src', 0, f'the median function is {median_length(tree)} lines long; {MOST_MEDIAN} is the limit')


# Functions whose parameters a library has chosen: the name of the function here, and of the library's type.
LIBRARY_CALLBACKS = {'open_definition': 'cmark_open_block_func', 'answer': 'MHD_AccessHandlerCallback'}


def check_parameters(tree):
    """a function has at most five parameters"""
    for source in tree.sources:
        for f in source.functions:
            if f.parameters > MOST_PARAMETERS and f.name not in LIBRARY_CALLBACKS:
                yield Finding(str(source.path), f.first, f'{f.name} has {f.parameters} parameters: a struct is missing')


def check_file_length(tree):
    """a file is one step"""
    for source in tree.sources:
        lines = source.text.count('\n')
        if lines > MOST_LINES_OF_FILE:
            yield Finding(str(source.path), 1, f'{lines} lines; {MOST_LINES_OF_FILE} is the limit')


def check_opening_comment(tree):
    """a file says first what it is for"""
    for source in tree.own:
        match = re.match(r'/\*.*?\*/\n', source.text, re.DOTALL)
        lines = match.group().count('\n') if match else 0
        if not match:
            yield Finding(str(source.path), 1, 'the opening comment is missing')
        elif lines not in COMMENT_LINES:
            yield Finding(str(source.path), 1, f'the opening comment has {lines} lines: say what the file takes and gives, and its idea')


def check_names(tree):
    """names follow the house"""
    for source in tree.own:
        for f in source.functions:
            if re.search(r'(^|_)get(_|$)', f.name):
                yield Finding(str(source.path), f.first, f'{f.name}: no `get`; find, or the noun alone')
        for match in re.finditer(r'^typedef\s[^;{}()]*\*\s*\w+\s*;', source.bare, re.MULTILINE):
            yield Finding(str(source.path), source.line(match.start()), 'a typedef hides a pointer')


# ---- state and the world outside ------------------------------------------------------------------------

def check_writable_objects(tree):
    """nothing at file level is writable"""
    function_types = set().union(*(source.function_types for source in tree.own))
    for source in tree.own:
        for o in source.objects:
            if not o.is_constant() and not o.is_of(function_types):
                yield Finding(str(source.path), o.line, f'writable object: {" ".join(o.declaration.split())}')


def symbols(library):
    """(object file, name, class, section) of each symbol of a static library; the sanitizer's own are left out."""
    listing = subprocess.run(['nm', '--format=sysv', library], capture_output=True, text=True, check=True)
    member = ''
    for line in listing.stdout.splitlines():
        if line.startswith('Symbols from '):
            member = Path(re.search(r'\[(.*)\]', line).group(1)).name
        columns = [column.strip() for column in line.split('|')]
        if len(columns) == 7 and not columns[0].startswith(('__', '.L')):
            yield member, columns[0], columns[2], columns[6]


def check_symbols(tree):
    """the library has no writable symbol"""
    for member, name, _, section in symbols(tree.built) if tree.built else ():
        if re.fullmatch(r'\.t?(data|bss)(\.(?!rel\.ro).*)?|\*COM\*', section):
            yield Finding(member, 0, f'{name} is writable ({section})')


def check_symbols_once(tree):
    """no two files export the same name"""
    seen = {}
    for member, name, kind, _ in symbols(tree.built) if tree.built else ():
        if kind in 'TRDBC' and seen.setdefault(name, member) != member:
            yield Finding(member, 0, f'{name} is exported by {seen[name]} too')


def check_outside_calls(tree):
    """no clock, no environment, no chance"""
    for source in tree.own:
        if source.folder in ('cli', None):
            continue
        own = {f.name for f in source.functions}
        for match in re.finditer(OUTSIDE_CALLS, source.bare):
            if match.group(1) in own:
                continue
            yield Finding(str(source.path), source.line(match.start()), f'{match.group(1)}() belongs to cli alone')


def check_floats(tree):
    """lengths and money are integers"""
    for source in tree.own:
        if source.folder in NO_FLOATS:
            for match in re.finditer(r'\b(float|double)\b', source.bare):
                yield Finding(str(source.path), source.line(match.start()), f'{match.group(1)} in {source.folder}')


# ---- messages and phrases -------------------------------------------------------------------------------

def check_messages_given(tree):
    """every message of the list is given somewhere"""
    text = '\n'.join(s.code for s in tree.own)
    words = set(re.findall(r'\w+', text))
    given = lambda name: name in words or f'MSG_{name}' in words
    return tree.message_findings(lambda name, code: not given(name), 'is given nowhere')


def check_messages_tested(tree):
    """every message has a test"""
    expected = [p.read_text(encoding='utf-8') for name in ('messages', 'output*')
                for p in tree.files(f'tests/cases/**/{name}') if p.suffix != '.cmd']
    words = set(re.findall(r'\w+', '\n'.join(expected + [s.text for s in tree.sources if s.path.parts[0] == 'tests'])))
    tested = lambda name, code: words & {code, name, f'MSG_{name}'}
    return tree.message_findings(lambda name, code: not tested(name, code), 'has no test')


def check_messages_documented(tree):
    """every message has a section in the handbook"""
    pages = '\n'.join(p.read_text(encoding='utf-8') for p in tree.files('docs-in/oppslag/**/*.md'))
    headings = set(re.findall(r'\w+', '\n'.join(re.findall(r'^#+ .*$', pages, re.MULTILINE))))
    return tree.message_findings(lambda name, code: code not in headings, 'has no heading in docs-in/oppslag')


def phrases(tree, language):
    """The ids under `phrases:` of a vocabulary."""
    path = tree.root / 'src/words' / f'{language}.yaml'
    text = path.read_text(encoding='utf-8') if path.exists() else ''
    section = re.search(r'^phrases:[^\n]*\n((?:[ \t#][^\n]*\n|\n)*)', text + '\n', re.MULTILINE)
    return set(re.findall(r'^\s+"?([\w-]+)"?:', section.group(1), re.MULTILINE)) if section else set()


def phrase_ids(source):
    """(offset, function, id) of each phrase that is named in a call."""
    for call in re.finditer(r'\b(%s)\(' % '|'.join(PHRASE_CALLS), source.code):
        for literal in source.literals_of_call(call.end() - 1):
            yield call.start(), call.group(1), literal


def check_phrases(tree):
    """every phrase that C names is in all three languages"""
    known = {language: phrases(tree, language) for language in LANGUAGES}
    for source in tree.own:
        for offset, function, name in phrase_ids(source):
            for ending in PHRASE_CALLS[function]:
                missing = [language for language in LANGUAGES if name + ending not in known[language]]
                if missing:
                    yield Finding(str(source.path), source.line(offset),
                                  f'the phrase {name + ending} is missing in {", ".join(missing)}')


def check_phrases_used(tree):
    """every phrase is used"""
    literals = set(re.findall(r'"([\w-]+)"', '\n'.join(s.code for s in tree.own)))
    for language in LANGUAGES:
        for name in phrases(tree, language):
            bare = next((name.removesuffix(e) for e in PHRASE_ENDINGS if name.endswith(e)), name)
            if not literals & {name, bare}:
                yield Finding(f'src/words/{language}.yaml', 0, f'no code says the phrase {name}')


def forms(tree, language):
    """(line, form) of each word under `words:` of a vocabulary; a name without forms is its own."""
    path = tree.root / 'src/words' / f'{language}.yaml'
    text = path.read_text(encoding='utf-8') if path.exists() else ''
    section = re.search(r'^words:\n((?:[ \t#][^\n]*\n|\n)*)', text, re.MULTILINE)
    for entry in re.finditer(r'^    "?([\w-]+)"?:[ ]*(\[[^\]]*\])?', section.group(1) if section else '', re.MULTILINE):
        line = text.count('\n', 0, section.start(1) + entry.start()) + 1
        listed = re.findall(r'"[^"]*"|[^,\[\]\n]+', entry.group(2) or entry.group(1))
        yield from ((line, form.strip().strip('"')) for form in listed if form.strip())


def check_words_documented(tree):
    """every word that a writer may use stands in the handbook's list of words"""
    page = '\n'.join(p.read_text(encoding='utf-8') for p in tree.files('docs-in/oppslag/*ordliste.md'))
    for language in LANGUAGES:
        for line, form in forms(tree, language):
            if f'`{form}`' not in page:
                yield Finding(f'src/words/{language}.yaml', line, f'{form} is not in docs-in/oppslag/11-ordliste.md')


# ---- what must be installed -----------------------------------------------------------------------------

def check_font_packages(tree):
    """the packages of the fonts are in the list of ./run"""
    fonts, script = tree.root / 'fonts/fonts.yaml', tree.root / 'run'
    if not fonts.exists():
        return
    listed = set(script.read_text(encoding='utf-8').split())
    for number, line in enumerate(fonts.read_text(encoding='utf-8').splitlines(), 1):
        match = re.match(r'\s+package: (\S+)', line)
        if match and match.group(1) not in listed:
            yield Finding('fonts/fonts.yaml', number, f'{match.group(1)} is not in the packages of ./run')


# ---- the story ------------------------------------------------------------------------------------------

CHECKS = [
    check_includes, check_private_headers, check_libraries,
    check_function_length, check_median, check_parameters, check_file_length, check_opening_comment, check_names,
    check_writable_objects, check_symbols, check_symbols_once, check_outside_calls, check_floats,
    check_messages_given, check_messages_tested, check_messages_documented,
    check_phrases, check_phrases_used, check_words_documented, check_font_packages,
]


def report(number, check, findings, tap):
    if tap:
        print(f'{"not ok" if findings else "ok"} {number} - {check.__doc__}')
    for finding in findings:
        print(finding, file=sys.stderr if tap else sys.stdout) # meson shows the errors of a test that fails


def main():
    parser = argparse.ArgumentParser(description='the house rules')
    parser.add_argument('--root', default=Path(__file__).resolve().parents[2])
    parser.add_argument('--built')
    parser.add_argument('--tap', action='store_true')
    options = parser.parse_args()
    tree, failed = Tree(options.root, options.built), 0
    if options.tap:
        print(f'1..{len(CHECKS)}')
    for number, check in enumerate(CHECKS, 1):
        findings = sorted(check(tree))
        failed += bool(findings)
        report(number, check, findings, options.tap)
    note = '# ' if options.tap else ''
    print(f'{note}median function: {median_length(tree):g} lines')
    print(f'{note}{len(CHECKS) - failed} rules hold, {failed} do not')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
