"""Hostile files: names, links, pipes and devices, paths that lead out, output folders that are traps."""
import os
import socket
import stat

from harness import hostile, must


# ---- names ----------------------------------------------------------------------------------------------

@hostile('name: a file for every byte', None, 'R009')
def _(p):
    for byte in range(1, 256):
        if byte != ord('/'):
            with open(os.fsencode(p.path) + b'/notater-' + bytes([byte]) + b'.md', 'wb') as file:
                file.write(b'---\ntype: document\ntitle: A\n---\n\nTekst\n')


@hostile('name: a folder for every byte', None, 'R009')
def _(p):
    for byte in range(1, 256):
        folder = os.fsencode(p.path) + b'/notater-' + bytes([byte])
        if byte not in b'/':
            os.mkdir(folder)
            with open(folder + b'/a.md', 'wb') as file:
                file.write(b'---\ntype: document\ntitle: A\n---\n\nTekst\n')


@hostile('name: tags, options and quotation marks', None)
def _(p):
    for name in ('<script>alert(1)<', '-rf', '--help', '"a" onclick=1', "a'b", 'a&b', '%2e%2e%2f', '~', '$(id)', 'a b', 'CON', 'å', 'a\u0301', '..a', 'a..'):
        p.put(f'notater/{name}.md', '---\ntype: document\ntitle: A\n---\n\n[a](<../x/' + name + '.txt>)\n')
        p.put(f'notater/x/{name}.txt', 'a')


@hostile('name: 255 bytes long', None)
def _(p):
    p.put('notater/' + 'å' * 125 + '.md', '---\ntype: document\ntitle: A\n---\n\nTekst\n')
    p.put('register/' + 'a' * 250 + '.yaml', 'people: {}\n')


@hostile('name: folders 1,000 deep, a path longer than the system takes', 1, 'R010')
def _(p):
    here = os.open(p.path, os.O_RDONLY)
    for _ in range(1000):
        os.mkdir('mappe', dir_fd=here)
        below = os.open('mappe', os.O_RDONLY, dir_fd=here)
        os.close(here)
        here = below
    file = os.open('a.md', os.O_WRONLY | os.O_CREAT, dir_fd=here)
    os.close(file), os.close(here)


@hostile('name: 30,000 files', None)
def _(p):
    (p.path / 'mye').mkdir()
    for i in range(30000):
        (p.path / f'mye/{i}.txt').touch()


@hostile('name: names that give the same address', None)
def _(p):
    for name in ('a b', 'a-b', 'A-B', 'a--b', 'å-b', 'a_b'):
        p.document('Tekst', name=f'notater/{name}.md')


# ---- what is no file --------------------------------------------------------------------------------------

@hostile('kind: pipes and sockets with the names of sources', None, 'R009')
def _(p):
    for name in ('notater.md', 'register/b.yaml', 'accounts.csv', 'bilde.svg'):
        os.mkfifo(p.path / name)
    here = os.getcwd()
    os.chdir(p.path)  # the address of a socket may have a hundred bytes at most
    try:
        with socket.socket(socket.AF_UNIX) as listener:
            listener.bind('s.md')
    finally:
        os.chdir(here)


@hostile('kind: a device as source, where one may be made', None)
def _(p):
    if os.geteuid() == 0:
        os.mknod(p.path / 'null.md', stat.S_IFCHR | 0o666, os.makedev(1, 5))
    p.document('![a](../null.md) [b](../null.md)', front='chapters: [../null.md]\n')


@hostile('kind: the settings are a pipe', 2)
def _(p):
    (p.path / 'referat.yaml').unlink()
    os.mkfifo(p.path / 'referat.yaml')


@hostile('kind: a picture that is a pipe, and an attachment', 1)
def _(p):
    os.mkfifo(p.path / 'a.png')
    p.document('![a](../a.png) [b](../a.png)')
    p.minutes('## Sak 02-25 A\n', front='attachments: [../a.png]\n')


@hostile('kind: folders with the names of files', None)
def _(p):
    for name in ('x.md', 'register/x.yaml', 'accounts/2025.csv', 'x.svg', 'x.png', 'themes/plain/theme.yaml'):
        (p.path / name).mkdir(parents=True)
    p.document('![a](../x.png) [b](../x.md)', front='chapters: [../x.md]\n')


@hostile('kind: files that may not be read', None)
def _(p):
    for name in ('notater/a.md', 'register/b.yaml', 'a.svg'):
        p.put(name, '')
        os.chmod(p.path / name, 0)
    (p.path / 'lukket').mkdir(mode=0)


@hostile('kind: empty files', None)
def _(p):
    for name in ('a.md', 'register/b.yaml', 'accounts/2025.csv', 'accounts/accounts.yaml', 'b.svg', 'c.png', 'd.jpg'):
        p.put(name, '')
    p.document('![b](../b.svg)\n\n![c](../c.png)\n\n![d](../d.jpg)')


@hostile('kind: an empty settings file', 1, 'R108')
def _(p):
    p.put('referat.yaml', '')


@hostile('kind: the settings are a folder', 2)
def _(p):
    (p.path / 'referat.yaml').unlink()
    (p.path / 'referat.yaml').mkdir()


@hostile('kind: a file of 1 TB with nothing in it, as source, picture and attachment', 1)
def _(p):
    for name in ('a.md', 'a.png', 'a.pdf', 'register/b.yaml'):
        p.put(name, '')
        os.truncate(p.path / name, 1 << 40)
    p.document('![a](../a.png) [b](../a.pdf)')


@hostile('kind: an attachment of 400 MB', None, memory=300 << 20)
def _(p):
    p.put('meetings/a.pdf', '')
    os.truncate(p.path / 'meetings/a.pdf', 400 << 20)
    p.minutes('## Sak 02-25 A\n', front='attachments: [a.pdf]\n')


# ---- links in the file system -------------------------------------------------------------------------------

@hostile('link: files and folders that lie outside', None)
def _(p):
    p.put('notater/a.md', '')
    os.symlink(p.outside / 'secret.md', p.path / 'notater/b.md')
    os.symlink(p.outside, p.path / 'notater/ute')
    os.symlink('/etc/passwd', p.path / 'notater/passwd.md')
    os.symlink('/', p.path / 'rot')
    os.symlink('/dev/zero', p.path / 'null.md')
    p.document('![a](ute/secret.svg)\n\n[b](ute/secret.md) [c](passwd.md)\n', name='notater/c.md')

    def check(run):
        for path in p.out.rglob('*'):
            must(not path.is_file() or b'Hemmelig' not in path.read_bytes(), 'a file from outside was read')
    return check


@hostile('link: round and to nothing', None)
def _(p):
    os.symlink('.', p.path / 'her')
    os.symlink('..', p.path / 'opp')
    os.symlink('b.md', p.path / 'a.md')
    os.symlink('a.md', p.path / 'b.md')
    os.symlink('ingensteds', p.path / 'c.md')
    os.symlink('her/her/her/referat.yaml', p.path / 'd.yaml')


@hostile('link: the settings lie outside', None)
def _(p):
    os.rename(p.path / 'referat.yaml', p.outside / 'referat.yaml')
    os.symlink(p.outside / 'referat.yaml', p.path / 'referat.yaml')


@hostile('link: register and minutes are links to the outside', None)
def _(p):
    for folder in ('register', 'meetings'):
        os.rename(p.path / folder, p.outside / folder)
        os.symlink(p.outside / folder, p.path / folder)


# ---- paths that lead out --------------------------------------------------------------------------------------

OUT = ('../../outside/secret.md', '/etc/passwd', '../../outside/secret.svg', '../../../../../../../../../../etc/passwd', '..', '/', '.', '',
       'ute/secret.svg', 'file:///etc/passwd', '..%2f..%2foutside%2fsecret.svg', '%2e%2e/%2e%2e/outside/secret.svg', '..\\..\\outside', 'a/../../../outside/secret.svg')
for _number, _path in enumerate(OUT):
    @hostile(f'out: the path {_number + 1} {_path!r} as link, picture, chapter, attachment, cover and include')
    def _(p, path=_path):
        os.symlink(p.outside, p.path / 'notater-ute')
        p.document(f"[a](<{path}>) ![b](<{path}>)\n\n![c](<{path}> \"C\")\n\n```{{include}}\nfile: '{path}'\n```\n", front=f"chapters: ['{path}']\ncover: '{path}'\n")
        p.minutes('## Sak 02-25 A\n\n**Vedlegg:** ' + f'[a](<{path}>)\n', front=f"attachments: ['{path}', {{file: '{path}', title: A}}]\n")

        def check(run):
            for file in p.out.rglob('*'):
                must(not file.is_file() or not any(text in file.read_bytes() for text in (b'Hemmelig', b'root:x:')), 'a file from outside was read')
        return check

WAYS = {  # that a file may be named in; {} is the name
    'a picture': '![a]({} "A")',
    'a link': '[a]({})',
    'an include': '```{{include}}\nfile: {}\n```',
    'a chapter': 'chapters: [{}]',
    'a cover': 'cover: {}',
    'an attachment': 'attachments: [{}]',
}
SECRETS = {'absolute': '{outside}/secret{end}', 'by ..': '../../outside/secret{end}', 'by a link': 'lenke{end}', 'by a folder that is a link': 'ute/secret{end}'}
for _way, _text in WAYS.items():
    for _kind, _name in SECRETS.items():
        @hostile(f'out: {_way}, {_kind}', 1)
        def _(p, way=_way, text=_text, name=_name):
            end = '.svg' if way in ('a picture', 'a cover') else '.md'
            os.symlink(f'../../outside/secret{end}', p.path / f'meetings/lenke{end}')
            os.symlink(p.outside, p.path / 'meetings/ute')
            line = text.format(name.format(outside=p.outside, end=end))
            report = way in ('a chapter', 'a cover')
            front = f'{line}\n' if report or way == 'an attachment' else ''
            body = '' if front else line + '\n'
            if report:
                p.document(f'Tekst\n\n{body}', front=front, name='meetings/a.md')
            else:
                p.minutes(f'## Sak 02-25 A\n\n{body}', front=front)
            said = {'R124', 'R125', 'R410', 'R416'}  # by whoever looks for the file
            return lambda run: must(said & set(run.codes), f'{way}, {name}: only {run.codes}')

THEMES = ('../outside/theme', '/etc', '../../../../etc', 'tema/../../outside/theme', 'tema', '', '/', 'plain/../../../../etc', '<script>', 'a' * 100000)
for _number, _theme in enumerate(THEMES):
    @hostile(f'out: the theme {_number + 1}, {_theme[:30]!r}', 1 if _theme not in ('tema', '') else None)
    def _(p, theme=_theme):
        p.put('referat.yaml', f"organisation: A\ntheme: '{theme}'\n")
        p.put('tema/theme.yaml', "logo: ../../outside/secret.svg\nfonts: {text: '../../../etc/passwd'}\ncolours: {text: 'red;} body {background: url(x)'}\nsize: {text: 99999999999 mm}\n")


@hostile('out: a theme with a logo outside, and values that break out of the style sheet', 1)
def _(p):
    p.put('referat.yaml', 'organisation: A\ntheme: tema\n')
    p.put('tema/theme.yaml', 'logo: ../../outside/secret.svg\n')


@hostile('out: a theme that is a pipe', 1)
def _(p):
    p.put('referat.yaml', 'organisation: A\ntheme: tema\n')
    (p.path / 'tema').mkdir()
    os.mkfifo(p.path / 'tema/theme.yaml')


@hostile('out: a theme with a link to the outside', 1)
def _(p):
    p.put('referat.yaml', 'organisation: A\ntheme: tema\n')
    os.symlink(p.outside / 'theme', p.path / 'tema')


@hostile('out: fonts that are none, pipes and links', None)
def _(p):
    p.put('fonts/fonts.yaml', 'families:\n  A: {files: {regular: a.ttf}}\nfallbacks: [a.ttf, b.ttf]\n')
    p.put('fonts/a.ttf', b'\0\1\0\0' + b'\xff' * 2000)
    p.put('fonts/c.otf', b'OTTO' + b'\0' * 2000)
    os.mkfifo(p.path / 'fonts/b.ttf')
    os.symlink('/dev/zero', p.path / 'fonts/d.ttf')


# ---- output folders that are traps ---------------------------------------------------------------------------

@hostile('output: outside, by the settings', 1)
def _(p):
    p.put('referat.yaml', 'organisation: A\ntheme: plain\noutput: ../outside\n')


@hostile('output: an absolute path, by the settings', 1)
def _(p):
    p.put('referat.yaml', f'organisation: A\ntheme: plain\noutput: {p.outside}\n')


@hostile('output: the project itself, by the settings', 1)
def _(p):
    p.put('referat.yaml', 'organisation: A\ntheme: plain\noutput: .\n')


@hostile('output: a link to the outside', 3, 'R901')
def _(p):
    os.rename(p.out, p.path / 'gammel')
    os.symlink(p.outside, p.out)


@hostile('output: a folder in it is a link to the outside', 3, 'R903')
def _(p):
    os.rename(p.out / 'styret', p.path / 'styret')
    os.symlink(p.outside, p.out / 'styret')


@hostile('output: a file in it is a link to the outside', 3, 'R903')
def _(p):
    (p.out / 'style.css').unlink()
    os.symlink(p.outside / 'secret.md', p.out / 'style.css')


@hostile('output: its stage is a link to the outside', None)
def _(p):
    os.symlink(p.outside, p.out / '.referat-stage')


@hostile('output: in its stage lies a link to the outside', None)
def _(p):
    (p.out / '.referat-stage/styret').mkdir(parents=True)
    os.symlink(p.outside, p.out / '.referat-stage/ute')
    os.symlink(p.outside, p.out / '.referat-stage/styret/2025')


@hostile('output: its manifest names files outside', None)
def _(p):
    import hashlib
    digest = hashlib.sha256((p.outside / 'secret.md').read_bytes()).hexdigest()
    os.symlink(p.outside, p.out / 'ute')
    names = ('../../outside/secret.md', str(p.outside / 'secret.md'), 'ute/secret.md', './ute/secret.md', 'a/../ute/secret.md', '')
    files = ','.join(f'{{"path": "{name}", "sha256": "{digest}", "bytes": 11}}' for name in names)
    (p.out / 'manifest.json').write_text(f'{{"format": 1, "files": [{files}]}}')


@hostile('output: its manifest is no JSON, and nested deep', None)
def _(p):
    (p.out / 'manifest.json').write_text('{"files": ' + '[' * 100000)


@hostile('output: a source in the output folder', None)
def _(p):
    p.put('out/notater/a.md', '---\ntype: document\ntitle: A\n---\n\nTekst\n')
