"""Hostile text: encodings, long lines, deep nesting, Markdown that is slow to read, pages that could act."""
import re

from harness import hostile, must

LINE = 100 * 1000 * 1000
FULL = 8 * 1000 * 1000  # a little less than a source may have


def only(name, *types):
    """A hostile input made of one document whose text is given."""
    def keep(text_of):
        hostile(name, *types)(lambda project: project.document(text_of()))
        return text_of
    return keep


# ---- bytes that are no text -----------------------------------------------------------------------------

@hostile('bytes: minutes in Windows-1252', 1, 'R001')
def _(p):
    p.put('meetings/2025-04-01-styret.md', '---\ntype: minutes\n---\n\nMøte\n'.encode('cp1252'))


@hostile('bytes: settings in UTF-16', 1, 'R001')
def _(p):
    p.put('referat.yaml', 'organisation: Solbakken\n'.encode('utf-16'))


@hostile('bytes: NUL in a register', 1, 'R001')
def _(p):
    p.put('register/null.yaml', 'people:\n  a: {name: "A\0B"}\n')


@hostile('bytes: overlong forms and surrogates', 1, 'R001')
def _(p):
    p.put('notater/a.md', b'# A\n\n\xc0\xaf \xed\xa0\x80 \xf4\x90\x80\x80\n')


@hostile('bytes: a half character at the end', 1, 'R001')
def _(p):
    p.put('accounts/2025.csv', 'date,fund,row,text,amount\n'.encode() + b'\xc3')


@hostile('bytes: a byte order mark alone, and one in front', None)
def _(p):
    p.put('notater/a.md', b'\xef\xbb\xbf')
    p.put('notater/b.md', b'\xef\xbb\xbf---\ntype: document\ntitle: B\n---\n\nTekst\n')


@hostile('bytes: every line ends with CR, or CR LF', None)
def _(p):
    p.put('notater/a.md', '---\rtype: document\rtitle: A\r---\r\rTekst\r')
    p.put('notater/b.md', '---\r\ntype: document\r\ntitle: B\r\n---\r\n\r\nTekst\r\n')


@hostile('bytes: every code point of Unicode', None)
def _(p):
    runes = [chr(c) for c in range(1, 0x3000) if not 0xD800 <= c < 0xE000] + [chr(c) for c in range(0x3000, 0x110000, 97) if not 0xD800 <= c < 0xE000]
    p.document(' '.join(''.join(runes[i:i + 20]) for i in range(0, len(runes), 20)))


@hostile('bytes: control and bidi characters in a title', None)
def _(p):
    text = 'A\u202eB\u2066C\u200fD\x1b[31mE\x07F\x7fG\u0085H'
    p.put('notater/a.md', f'---\ntype: document\ntitle: "{text}"\nukjent: "{text}"\n---\n\n## {text}\n\n{text} [x](y{text})\n')


@hostile('bytes: control characters by YAML escapes', None)
def _(p):
    p.document('Tekst', front='subtitle: "a\\e[2Jb\\x07\\u202e\\0c"\n"\\e[31m": 1\n')


# ---- size ---------------------------------------------------------------------------------------------

@hostile('size: a Markdown line of 100 MB', 1, 'R002')
def _(p):
    p.put('notater/a.md', b'a' * LINE)


@hostile('size: a YAML line of 100 MB', 1, 'R002')
def _(p):
    p.put('register/a.yaml', b'people: ' + b'a' * LINE)


@hostile('size: a CSV line of 100 MB', 1, 'R002')
def _(p):
    p.put('accounts/2025.csv', b'a,' * (LINE // 2))


@hostile('size: a settings line of 100 MB', 1, 'R002')
def _(p):
    p.put('referat.yaml', b'organisation: ' + b'a' * LINE)


@hostile('size: as much Markdown as may be, in one line', 1, 'R031')
def _(p):
    p.document('ord ' * (FULL // 4))


@hostile('size: as much Markdown as may be, in one word', 1, 'R031')
def _(p):
    p.document('a' * FULL)


@hostile('size: 2 MB in words of 250 kB', 0)
def _(p):
    p.document(('a' * 250000 + '\n\n') * 8)


@hostile('size: as many lines of code as may be', 0)
def _(p):
    p.document(('```\n' + 'a\n' * 72000 + '```\n\n') * 4)


@hostile('size: as much Markdown as may be, in paragraphs', None)
def _(p):
    p.document(('et lite ord ' * 30 + '\n\n') * (FULL // 362))


@hostile('size: as much Markdown as may be, in emphasis', 1, 'R031')
def _(p):
    p.document('*a* ' * 20000 + '\n\n' + ('*a* ' * 2000 + '\n\n') * (FULL // 8400))


@hostile('size: as much Markdown as may be, in one block of code', 1, 'R031')
def _(p):
    p.document('```\n' + 'a' * FULL + '\n```\n')


@hostile('size: as much Markdown as may be, in lines of code', None)
def _(p):
    p.document('```\n' + 'a\n' * 500000 + '```\n')


@hostile('size: as much YAML as may be, in one value', None)
def _(p):
    p.put('register/a.yaml', 'people:\n  a: {name: ' + 'a' * FULL + '}\n')


@hostile('size: as much Markdown as may be, in empty lines', None)
def _(p):
    p.document('\n' * FULL)


@hostile('size: a paragraph of 1 MB', 1, 'R031')
def _(p):
    p.document('et lite ord ' * (1 << 20 >> 3))


@hostile('size: a paragraph of 256 kB without a space', None)
def _(p):
    p.document('x' * (1 << 18))


@hostile('size: a paragraph of 256 kB of words', 0)
def _(p):
    p.document('et lite ord ' * ((1 << 18) // 12))


@hostile('size: a heading of 100 kB', None)
def _(p):
    p.document('## ' + 'lang overskrift ' * 6400 + '\n\nTekst\n')


@hostile('size: a title of 100 kB', None)
def _(p):
    p.put('notater/a.md', '---\ntype: document\ntitle: ' + 'lang tittel ' * 9000 + '\n---\n\nTekst\n')


@hostile('size: a case title of 100 kB', None)
def _(p):
    p.minutes('## Sak 02-25 ' + 'lang tittel ' * 9000 + '\n\n**Vedtak:** Ja.\n')


@hostile('size: 10,000 mistakes in one line of 1 MB', 1)
def _(p):
    p.document(' '.join('{ukjent}`' + 'x' * 80 + '`' for _ in range(10000)))


# ---- nesting 10,000 deep ----------------------------------------------------------------------------------

DEEP = 10000


@hostile('deep: YAML flow lists', 1, 'R020')
def _(p):
    p.put('register/a.yaml', 'people: ' + '[' * DEEP + ']' * DEEP)


@hostile('deep: YAML flow mappings', 1)
def _(p):
    p.put('register/a.yaml', 'people: ' + '{a: ' * DEEP + '}' * DEEP)


@hostile('deep: YAML flow lists that are never closed', 1)
def _(p):
    p.put('register/a.yaml', 'people: ' + '[' * 1000000)


@hostile('deep: YAML block mappings', 1, 'R020')
def _(p):
    p.put('register/a.yaml', ''.join(' ' * i + 'a:\n' for i in range(3000)))


@hostile('deep: YAML block lists', 1, 'R020')
def _(p):
    p.put('register/a.yaml', 'people:\n' + '- ' * DEEP + 'a\n')


@hostile('deep: YAML in front matter', 1, 'R020')
def _(p):
    p.document('Tekst', front='chapters: ' + '[' * DEEP + ']' * DEEP + '\n')


@hostile('deep: YAML in a directive', 1, 'R020')
def _(p):
    p.document('```{members}\nbody: ' + '[' * DEEP + ']' * DEEP + '\n```\n')


DEEP_MARKDOWN = {
    'quotes': '>' * DEEP + ' a',
    'quotes with spaces': '> ' * DEEP + 'a',
    'lists in one line': '- ' * DEEP + 'a',
    'lists by indent': ''.join('  ' * i + '- a\n' for i in range(1500)),
    'numbered lists': '1. ' * DEEP + 'a',
    'quotes and lists': '> - ' * DEEP + 'a',
    'emphasis': '*a **b ' * DEEP + 'c' + '** *' * DEEP,
    'emphasis that closes': '*a ' * DEEP + 'a*' * DEEP,
    'strong': '**a ' * DEEP + 'a**' * DEEP,
    'strike': '~~a ' * DEEP + 'a~~' * DEEP,
    'links': '[' * DEEP + 'a' + '](b)' * DEEP,
    'pictures': '![' * DEEP + 'a' + '](b)' * DEEP,
    'parentheses in an address': '[a](' + '(' * DEEP + ')' * DEEP + ')',
    'boxes': ''.join('> ' * i + '[!BOKS] a\n' + '> ' * i + '\n' for i in range(1, 300)),
    'notes in notes': ''.join(f'[^{i}]: a [^{i + 1}]\n\n' for i in range(DEEP)) + '[^0]',
}
TOO_DEEP = ('quotes', 'quotes with spaces', 'lists in one line', 'lists by indent', 'numbered lists', 'quotes and lists',
            'emphasis that closes', 'strong')
for _name, _text in DEEP_MARKDOWN.items():
    said = (1, 'R023') if _name in TOO_DEEP else (None, ())
    hostile(f'deep: Markdown {_name}', *said)(lambda p, text=_text: p.document(text + '\n'))


@hostile('deep: Markdown in minutes', None)
def _(p):
    p.minutes('## Sak 02-25 A\n\n' + '> ' * DEEP + 'a\n\n**Vedtak:** ' + '*a **b ' * DEEP + '\n\n' + '- ' * DEEP + 'a\n')


# ---- Markdown that is slow to read -------------------------------------------------------------------------

MANY = 20000
SLOW_MARKDOWN = {
    'open brackets': '[' * MANY,
    'brackets and text': '[a' * MANY,
    'pictures never closed': '![a' * MANY,
    'emphasis of both kinds': '*a_ ' * MANY,
    'emphasis never closed': '**a *a ' * MANY,
    'code of growing length': ' '.join('`' * i for i in range(1, 800)),
    'code never closed': '`a``b' * MANY,
    'links never closed': '[a](<b' * MANY,
    'addresses never closed': '[a](b' * MANY,
    'autolinks': '<http:' * MANY,
    'bare addresses': 'www.a' * MANY,
    'bare mail addresses': 'a@b.' * MANY,
    'entities': '&' * MANY + '&#x1;' * MANY,
    'backslashes': '\\' * MANY,
    'comments never closed': '<!--' * MANY,
    'instructions never closed': '<?' * MANY,
    'tags never closed': '<a href="' * MANY,
    'definitions of links': ''.join(f'[a{i}]: b\n' for i in range(MANY)) + ''.join(f'[a{i}] ' for i in range(MANY)),
    'links to no definition': '[a][b] ' * MANY,
    'notes that are not defined': ''.join(f'[^a{i}] ' for i in range(10000)),
    'notes that are not called': ''.join(f'[^a{i}]: b\n' for i in range(10000)),
    'calls of one note': '[^a] ' * 10000 + '\n\n[^a]: b\n',
    'notes and calls': ''.join(f'[^a{i}] ' for i in range(10000)) + '\n\n' + ''.join(f'[^a{i}]: b\n' for i in range(10000)),
    'table heads without a body': '|a|b|\n' * 3000 + '\n' + '|-|-|\n' * 3000,
    'rows that look like a table': '|' * MANY + '\n' + '|-' * 5000 + '|\n',
    'hard breaks': 'a\\\n' * MANY,
    'setext lines': 'a\n' * MANY + '===\n',
    'list items': '- a\n' * 10000,
    'loose list items': '- a\n\n' * 10000,
    'list items of changing kind': '- a\n* b\n+ c\n' * 5000,
    'roles never closed': '{amount}`' * MANY,
    'roles': '{person}`kari` ' * 10000,
    'unknown roles': '{persn}`kari` ' * 10000,
    'breaks': '---\n\n' * 10000,
    'code blocks never closed': '```{members}\n' * 10000,
    'quotation marks': '> a\n\n' * 10000,
    'headings': '## Lik overskrift\n\n' * 5000,
    'lines that look like dates in a list': '1. mai 2025: a\n' * 10000,
    'references': 'sak 01-25 i Styret, vedlegg 3, figur 2. ' * 10000,
    'words that begin a reference': 'sak ' * MANY + 'sak 01-' * MANY,
    'names of bodies': 'Styret ' * MANY,
    'amounts': 'kr 1 250 000 og 3,5 millioner kroner ' * 5000,
    'weekdays': 'mandag 3. mars 2025 ' * 10000,
    'names of people': 'Kari Nis og Ola Dahl ' * 10000,
    'comments of referat': '<!-- referat: R031 av -->\n\nTekst\n\n' * 5000,
    'comments of language': '<!-- språk: nn -->\n\nTekst\n\n' * 5000,
    'labels': '**Vedtk:** a\n\n' * 5000,
}
for _name, _text in SLOW_MARKDOWN.items():
    hostile(f'slow: {_name}')(lambda p, text=_text: p.document(text + '\n'))
    hostile(f'slow, in minutes: {_name}')(lambda p, text=_text: p.minutes('## Sak 02-25 A\n\n' + text + '\n'))


# ---- tables -------------------------------------------------------------------------------------------

@hostile('table: 500 columns', None)
def _(p):
    p.document('|' + 'a|' * 500 + '\n|' + '-|' * 500 + '\n' + ('|' + 'ord|' * 500 + '\n') * 3)


@hostile('table: 30,000 columns', None)
def _(p):
    p.document('|' + 'a|' * 30000 + '\n|' + '-|' * 30000 + '\n')


@hostile('table: a wide head and many rows of one cell', None)
def _(p):
    p.document('|' + 'a|' * 20000 + '\n|' + '-|' * 20000 + '\n' + '|\n' * 100000)


@hostile('table: a billion rows, Markdown', 1, 'R002')
def _(p):
    p.put('notater/a.md', '|a|b|\n|-|-|\n' + '|a|b|\n' * 2)
    with open(p.path / 'notater/a.md', 'r+b') as file:
        file.truncate(6_000_000_000)  # the rows that follow take no room on the disk


@hostile('table: a billion rows, CSV', 1, 'R002')
def _(p):
    accounts(p, '2025-01-02,d,k,a,1\n')
    with open(p.path / 'accounts/2025.csv', 'r+b') as file:
        file.truncate(19_000_000_000)


@hostile('table: 20,000 rows', None)
def _(p):
    p.document('| a | b |\n|---|---|\n' + '| ord | 1 250 |\n' * 20000)


@hostile('table: as many rows as a source may hold', 1, 'R031')
def _(p):
    p.document('|a|b|\n|-|-|\n' + '|a|b|\n' * (FULL // 6))


@hostile('table: as much CSV as may be', 1, 'R127')
def _(p):
    accounts(p, '2025-01-02,d,k,a,1\n' * (FULL // 19))


@hostile('table: as much CSV as may be, all wrong', 1)
def _(p):
    accounts(p, 'x,y,z\n' * (FULL // 6))


@hostile('table: a cell of 1 MB', None)
def _(p):
    p.document('| a | b |\n|---|---|\n| ' + 'ord ' * (1 << 18) + '| b |\n')


@hostile('table: a quotation mark that is never closed, 100,000 times', None)
def _(p):
    accounts(p, '"a,\n' * 100000)


def accounts(p, rows):
    p.put('accounts/accounts.yaml', 'income: positive\nfunds: {d: {name: Drift}}\nrows: {k: {name: Kostnad}}\n')
    p.put('accounts/2025.csv', 'date,fund,row,text,amount\n' + rows)
    p.put('notater/a.md', '---\ntype: annual-report\nyear: 2025\ntitle: T\n---\n\n```{accounts}\n```\n\n```{ledger}\nrow: k\n```\n')


# ---- pages that could act -------------------------------------------------------------------------------

TAG = '<script>alert(1)</script><img src=x onerror=alert(1)>"\'><svg onload=alert(1)>'


@hostile('acts: tags in every text', None)
def _(p):
    quoted = TAG.replace('"', '\\"')
    p.put('referat.yaml', f'organisation: "{quoted}"\nlanguage: nb\ntheme: plain\n')
    p.put('register/organer.yaml', (
        f'bodies:\n  styret: {{name: "S {quoted}", meeting: "{quoted}", seats: [{{person: kari, label: "{quoted}", group: "{quoted}", note: "{quoted}"}}]}}\n'
        f'people:\n  kari: {{name: "Kari {quoted}", initials: K, title: "{quoted}", organisation: "{quoted}", email: "{quoted}"}}\n'))
    p.minutes(f'## Sak 02-25 {TAG}\n\n{TAG}\n\n**Vedtak:** {TAG}\n\n{TAG}\n\n<div onclick="x">\n{TAG}\n</div>\n\n`{TAG}`\n\n```\n{TAG}\n```\n\n'
              f'- {TAG}\n\n| {TAG} |\n|---|\n| {TAG} |\n', front=f'place: "{quoted}"\n')
    p.put('meetings/2025-03-01-styret.md', '')

    def check(run):
        if run.status == 0:
            page = p.page('styret/2025/2025-04-01')
            must('&lt;script&gt;' in page, 'the tag is not shown as text')
    return check


@hostile('acts: tags in captions, notes, boxes, addresses and titles', None)
def _(p):
    p.put('notater/b.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script>'
          '<rect width="9" height="9" onclick="alert(1)"/><foreignObject><iframe src="javascript:1"/></foreignObject></svg>')
    p.put('notater/a.md', (
        f'---\ntype: document\ntitle: \'{TAG.replace(chr(39), "")}\'\nsubtitle: \'{TAG.replace(chr(39), "")}\'\ntoc: true\n---\n\n'
        f'## {TAG}\n\n![{TAG}](b.svg "{TAG.replace(chr(34), "")}")\n\nTabell: {TAG}\n\n| a |\n|---|\n| b |\n\n> [!BOKS] {TAG}\n> {TAG}\n\n'
        f'Note[^{TAG.replace(" ", "")}].\n\n[^{TAG.replace(" ", "")}]: {TAG}\n\n[a](https://example.org/"><script>alert(1)</script>)\n\n'
        f'[b](https://example.org/ "{TAG.replace(chr(34), "")}")\n\n{{person}}`{TAG}`\n'))


ADDRESSES = ['javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'javascript&colon;alert(1)', 'java&Tab;script:alert(1)', '&#1;javascript:alert(1)',
             'java\\script:alert(1)', 'vbscript:x', 'data:text/html;base64,PHNjcmlwdD4=', 'file:///etc/passwd', '//example.org/x',
             ' javascript:alert(1)', 'javascript%3Aalert(1)', 'java%0Ascript:alert(1)', 'about:blank', 'view-source:x', 'blob:x', 'feed:javascript:1',
             '\u00a0javascript:alert(1)', 'ｊavascript:alert(1)', 'https:javascript:alert(1)', 'mailto:a@b.no?body=<script>', 'tel:1"onclick="x']


@hostile('acts: addresses of other kinds', None)
def _(p):
    p.document('\n\n'.join(f'[a](<{address}>)' for address in ADDRESSES) + '\n\n' + '\n\n'.join(f'<{a}>' for a in ADDRESSES))


for _number, _address in enumerate(ADDRESSES):
    hostile(f'acts: the address {_number + 1} alone, as link, picture and event')(
        lambda p, address=_address: (p.document(f'[a](<{address}>) ![b](<{address}>)\n\n```{{events}}\n```\n'), p.put(
            'register/b.yaml', "events: [{title: A, date: 2025-01-01, links: ['" + address.replace("'", '') + "']}]\n"), None)[2])


@hostile('acts: withheld text stays out of everything', None)
def _(p):
    p.minutes('## Sak 02-25 Åpen\n\nHei {unntatt}`Hemmelighetsfullt Navn`.\n\n**Vedtak:** Ja.\n\n## Sak 03-25 Lukket\n\n**Unntatt offentlighet:** offl. § 13\n\n'
              'Kodeordet er Sommerfugl.\n\n**Vedtak:** Sommerfugl velges.\n\n> [!UNNTATT] offl. § 13\n> Sommerfugl\n')

    def check(run):
        for path in p.out.rglob('*'):
            if path.is_file():
                must(not re.search(b'Sommerfugl|Hemmelighetsfullt', path.read_bytes()), f'{path.name} holds it')
    return check
