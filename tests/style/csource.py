"""C as the style checks see it: just enough to find functions, includes and file-level objects.

A `Source` is one file of src/ or tests/. `bare` is its text with comments, literals and preprocessor lines
blanked out (same length, same lines), so that braces and words in it are code. Nothing is compiled; what
needs the compiler's word (which objects are writable) is asked of the built library in style.py as well.
"""
import re
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

TOKEN = re.compile(
    r'/\*.*?\*/|//[^\n]*'                      # comments
    r'|"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''  # literals
    r'|^[ \t]*#(?:\\\n|/\*.*?\*/|[^\n])*',     # preprocessor lines, with those they continue on
    re.DOTALL | re.MULTILINE)


def blank(match):
    return re.sub(r'[^\n]', ' ', match.group())


@dataclass
class Function:
    name: str
    first: int       # line of the signature
    last: int        # line of the closing brace
    parameters: int
    body: tuple      # offsets in the text

    @property
    def length(self):
        return self.last - self.first + 1


@dataclass
class Object:
    declaration: str
    line: int

    def is_constant(self):
        """Does it say that what it names is read-only? Behind its last '*', or anywhere if there is none."""
        declaration = re.sub(r'\[[^\]]*\]', '', self.declaration)
        function_pointer = re.search(r'\(\*([^)]*)\)', declaration)
        declarator = function_pointer.group(1) if function_pointer else declaration.rpartition('*')[2]
        return 'const' in declarator.split()

    def is_of(self, types):
        return bool(types & set(self.declaration.split()))


@dataclass
class Source:
    path: Path       # as it is printed, from the top of the tree
    text: str
    functions: list = field(default_factory=list)
    objects: list = field(default_factory=list)   # at file level, and static ones in functions

    def __post_init__(self):
        scan(self)

    @cached_property
    def bare(self):
        return TOKEN.sub(blank, self.text)

    @cached_property
    def code(self):
        """The text without comments: literals and preprocessor lines are still there."""
        keep = lambda m: blank(m) if m.group().startswith('/') else m.group()
        return TOKEN.sub(keep, self.text)

    @property
    def folder(self):
        return self.path.parts[1] if self.path.parts[0] == 'src' and len(self.path.parts) > 2 else None

    def line(self, offset):
        return self.text.count('\n', 0, offset) + 1

    @cached_property
    def function_types(self):
        """Names of types of functions: what is declared with one is a function and no object."""
        return set(re.findall(r'^typedef\s[^;{}()]*?\b(\w+)\s*\([^*]', self.bare, re.MULTILINE))

    @cached_property
    def includes(self):
        """(line, name) of each #include "name" and #include <name>; quotes are kept."""
        found = re.finditer(r'^[ \t]*#[ \t]*include[ \t]*(["<][^">]+[">])', self.code, re.MULTILINE)
        return [(self.line(m.start()), m.group(1)) for m in found]

    def literals_of_call(self, at):
        """String literals that are arguments of the call whose '(' is at `at`: not those of calls or braces inside it."""
        depth, found = 0, []
        for token in re.finditer(r'"((?:\\.|[^"\\\n])*)"|[(){}]', self.code[at:]):
            if token.group() in '({':
                depth += 1
            elif token.group() in ')}':
                depth -= 1
            elif depth == 1:
                found.append(token.group(1))
            if depth == 0:
                break
        return found


def scan(source):
    """One walk over the bare text: what stands before a '{' or ';' at depth 0 tells what it is."""
    text, depth, start, chunk, function = source.bare, 0, None, '', None
    for at, c in enumerate(text):
        if depth == 0:
            if start is None and not c.isspace():
                start = at
            if c == '{':
                function = signature(chunk)
                body = at
            elif c == ';':
                add_object(source, chunk, start)
                start, chunk = None, ''
                continue
            elif c != '}':
                chunk += c
        if c == '{':
            depth += 1
        elif c == '}':
            depth -= 1
            if depth == 0 and function:
                add_function(source, function, start, body, at)
                start, chunk, function = None, '', None
            elif depth == 0:
                chunk += '{}'


def signature(chunk):
    """(name, parameters) if a '{' after this text opens a function."""
    match = re.search(r'(\w+)\s*(\((?:[^()]|\([^()]*\))*\))\s*$', chunk, re.DOTALL)
    if not match or '=' in chunk or match.group(1) in ('if', 'for', 'while', 'switch'):
        return None
    parameters = re.sub(r'\([^()]*\)', '', match.group(2)[1:-1]).strip()
    count = 0 if parameters in ('', 'void') else parameters.count(',') + 1
    return match.group(1), count


def add_function(source, function, start, body, end):
    name, parameters = function
    source.functions.append(Function(name, source.line(start), source.line(end), parameters, (body, end)))
    for match in re.finditer(r'\bstatic\b[^;={]*', source.bare[body:end]):
        source.objects.append(Object(match.group(), source.line(body + match.start())))


def add_object(source, chunk, start):
    declaration = chunk.split('=')[0].strip()
    without_object = (
        not declaration
        or declaration.startswith(('typedef', 'extern', '_Static_assert'))
        or '(' in declaration
        or re.fullmatch(r'(struct|union|enum)\s*\w*\s*(\{\})?', declaration))
    if not without_object:
        source.objects.append(Object(declaration, source.line(start)))

