"""Projects made to stress the writer of PDF: what is empty, large, deep, foreign, transparent or missing.

    write(FOLDER, THEME)      a project of many small documents and minutes
    write_long(FOLDER)        a report of 1,000 pages
    write_roman(FOLDER)       a plan whose pages in front of the first chapter have roman numbers, as its theme asks
    ASKED_FOR                 what must be among them, and the document of which project that is

All names are invented. Nothing here is at random: the same files every time.
"""
import base64
import struct
import zlib

TEXTS = ['notater', 'meetings']  # the folders of a project that are no registers
FJORD, PLAIN, LONG, ROMAN = 'stress, fjord', 'stress, plain', 'stress, 1,000 pages', 'stress, roman numbers'
ASKED_FOR = [
    ('an empty document', FJORD, 'documents/tomt-dokument'),
    ('one page', FJORD, 'documents/ett-ord-dokument'),
    ('1,000 pages', LONG, 'reports/2025'),
    ('only a table', FJORD, 'documents/bare-en-tabell-dokument'),
    ('deep lists', FJORD, 'documents/dype-lister-dokument'),
    ('every drawing', FJORD, 'documents/alt-laget-dokument'),
    ('images with transparency', FJORD, 'documents/bilder-dokument'),
    ('all letters of Northern Sami', FJORD, 'documents/samisk-dokument'),
    ('missing glyphs', FJORD, 'documents/manglende-tegn-dokument'),
    ('attachments', FJORD, 'styret/2026/2026-01-10'),
    ('withheld parts', FJORD, 'documents/unntatt-dokument'),
    ('withheld parts, for those who may read them', 'stress, internal', 'documents/unntatt-dokument'),
    ('sources attached', 'stress, sources attached', 'documents/noter-dokument'),
    ('the other theme', PLAIN, 'documents/alt-laget-dokument'),
    ('roman numbers', ROMAN, 'plans/plan'),
]
SAMI = 'Á á Č č Đ đ Ŋ ŋ Š š Ŧ ŧ Ž ž: Davvisámi giella, čáhci, đuođas, ŋáŋŋá, šaddu, ŧuhkká, Ožžo.'
MISSING = 'Tegn som få skrifter har: 漢字 ᚠᚢᚦ 😀 𐐷 \ue000 \uf8ff \U000f0001 \u0fd9 i en linje, og igjen 漢字.'
SENTENCE = ('Styret drøftet saken på nytt og ba daglig leder legge fram et gjennomarbeidet kostnadsoverslag for '
            'rehabiliteringsprosjektet, slik at generalforsamlingen kan ta stilling til finansieringen i god tid. ')


# ---- pictures ------------------------------------------------------------------------------------


def chunk(kind, data):
    return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))


def png(colour, bits, row, size=6, extra=b'', interlaced=0, rows=b''):
    """A PNG of size × size pixels whose rows are all alike, unless they are given."""
    head = struct.pack('>IIBBBBB', size, size, bits, colour, 0, 0, interlaced)
    data = zlib.compress(rows or (b'\0' + row) * size)
    return b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', head) + extra + chunk(b'IDAT', data) + chunk(b'IEND', b'')


# Every kind of paint: gradients along a line and round a point, see-through ones too, clips, strokes with ends, a symbol.
DRAWING = '''<svg xmlns="http://www.w3.org/2000/svg" width="240" height="120" viewBox="0 0 240 120">
<defs>
<linearGradient id="l" x1="0" x2="1"><stop offset="0" stop-color="#0b3a4a"/><stop offset="1" stop-color="#b4462b" stop-opacity="0.2"/></linearGradient>
<radialGradient id="r" cx="0.5" cy="0.5" r="0.3"><stop offset="0" stop-color="#fff"/><stop offset="0.5" stop-color="gold"/>
<stop offset="1" stop-color="#333"/></radialGradient>
<clipPath id="c"><circle cx="180" cy="60" r="40"/><rect x="200" y="10" width="30" height="30"/></clipPath>
<clipPath id="none"/>
<symbol id="s" viewBox="0 0 10 10"><path d="M1 1h8v8z" fill-rule="evenodd"/></symbol>
</defs>
<rect width="110" height="50" fill="url(#l)"/>
<ellipse cx="55" cy="90" rx="50" ry="25" fill="url(#r)" stroke="url(#l)" stroke-width="3" fill-opacity="0.7"/>
<g clip-path="url(#c)" opacity="0.5"><rect x="120" width="120" height="120" fill="url(#r)"/><text x="150" y="60" font-weight="bold">Klippet</text></g>
<rect clip-path="url(#none)" width="240" height="120" fill="red"/>
<polyline points="120,100 140,80 160,110 180,85" fill="none" stroke="#0b3a4a" stroke-width="4" stroke-dasharray="6 3" stroke-dashoffset="2"
 stroke-linecap="round" stroke-linejoin="bevel" stroke-opacity="0.6"/>
<use href="#s" x="200" y="90" width="20" height="20" fill="rgb(20%,40%,60%)"/>
</svg>'''

MARK = ('<svg xmlns="http://www.w3.org/2000/svg" width="24" height="24"><circle cx="12" cy="12" r="11" fill="#b4462b"/>'
        '<text x="8" y="17" fill="#fff">i</text></svg>')
PALETTE = chunk(b'PLTE', bytes(range(12)))
PICTURES = {
    'rgb.png': png(2, 8, bytes(range(18))),
    'rgb16.png': png(2, 16, bytes(range(36))),
    'grey.png': png(0, 8, bytes(range(6))),
    'grey1.png': png(0, 1, b'\xa8'),
    'palette.png': png(3, 8, b'\0\1\2\3\0\1', extra=PALETTE),
    'palette-transparent.png': png(3, 8, b'\0\1\2\3\0\1', extra=PALETTE + chunk(b'tRNS', b'\0\x80')),
    'alpha.png': png(6, 8, bytes(range(24))),
    'grey-alpha.png': png(4, 8, bytes(range(12))),
    'rgb-transparent.png': png(2, 8, bytes(range(18)), extra=chunk(b'tRNS', b'\0\0\0\1\0\2')),
    'cmyk.jpg': base64.b64decode(
        '/9j/7gAOQWRvYmUAZAAAAAAA/9sAQwAbEhQXFBEbFxYXHhwbIChCKyglJShROj0wQmBVZWRfVV1baniZgWpxkHNbXYW1hpCeo6utq2eA'
        'vMm6pseZqKuk/8AAFAgACAAIBEMRAE0RAFkRAEsRAP/EABUAAQEAAAAAAAAAAAAAAAAAAAUG/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/a'
        'AA4EQwBNAFkASwAAPwAk6plA/9k='),
    'grey.jpg': base64.b64decode(
        '/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6jq62r'
        'Z4C8ybqmx5moq6T/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAv/EABQQAQAAAAAAAAAAAAAAAAAAAAD/2gAIAQEAAD8A'
        'L//Z'),
    'interlaced.png': png(0, 8, b'', size=1, interlaced=1, rows=b'\0\x80'),
    'grey-transparent.png': png(0, 8, bytes(range(6)), extra=chunk(b'tRNS', b'\0\2')),
    'maling.svg': DRAWING.encode(),
    'tegning.svg': ('<svg xmlns="http://www.w3.org/2000/svg" width="200" height="80" viewBox="0 0 200 80">'
                    '<rect width="200" height="80" fill="#0b3a4a" opacity="0.4"/><g transform="rotate(5)">'
                    '<circle cx="60" cy="40" r="25" fill="none" stroke="#b4462b" stroke-dasharray="4 2"/></g>'
                    '<text x="100" y="45">Tegnet tekst čđŋ</text></svg>').encode(),
}


def figures():
    parts = []
    for i, name in enumerate(PICTURES):
        title = f' "Bilde nummer {i}"' if i % 2 else ''
        parts.append(f'![Prøvebilde av slaget {name}]({name}{title})\n')
    parts.append('[![Et bilde som er en lenke](rgb.png)](https://eksempel.example/side)\n')
    parts.append('[![Et bilde som er en lenke, med tekst](alpha.png "Lenket bilde")](https://eksempel.example/)\n')
    parts.append('Små bilder ![rgb](rgb.png) i linja ![tegning](merke.svg), og [![i en lenke](alpha.png) med tekst](https://eksempel.example/).\n')
    return '\n'.join(parts)


# ---- documents -----------------------------------------------------------------------------------


def deep_list(levels):
    return ''.join('  ' * i + f'- Nivå {i + 1} i lista\n' for i in range(levels))


def numbered_lists():
    return ('1. Første\n2. Andre\n\n   Med et avsnitt til.\n\n   - [ ] gjenstår\n   - [x] gjort\n\n3. Tredje\n\n'
            '99. Nittiniende\n100. Hundrede\n\na. bokstav\nb. bokstav\n\n-\n-  \n')


def table(rows, columns):
    head = '| ' + ' | '.join(f'Kolonne {c + 1}' for c in range(columns)) + ' |\n'
    rule = '|' + ' --- |' * columns + '\n'
    body = ''.join('| ' + ' | '.join('' if (r + c) % 7 == 0 else f'{r * c} kr' for c in range(columns)) + ' |\n' for r in range(rows))
    return head + rule + body


def directive(name, **options):
    return f'```{{{name}}}\n' + ''.join(f'{key}: {value}\n' for key, value in options.items()) + '```\n'


def notes(count):
    text = ''.join(f'Et utsagn som trenger en note[^{i}]. ' for i in range(count))
    return text + '\n\n' + ''.join(f'[^{i}]: {SENTENCE * (1 + 6 * (i == 2))}\n\n' for i in range(count))


def charts():
    """One of each source, and each way to compare."""
    sources = {'accounts': 'fund row year', 'budget': 'row fund year', 'events': 'audience month year', 'meetings': 'body month year'}
    made = [directive('chart', of=of, by=by, year=2026, caption=f'{of} {by}') for of, bys in sources.items() for by in bys.split()]
    made += [directive('chart', of='accounts', by='row', year=2026, compare=compare) for compare in ('previous', 'budget')]
    return made + [directive('chart', of='attendance', by='meeting', body='styret')]


GENERATED = '\n'.join([
    '## Organene\n', directive('orgchart', caption='Organene'), directive('members', body='styret'),
    '## Året\n', directive('wheel', caption='Året'), directive('meetings', body='styret'), directive('events'),
    '## Oppmøte\n', directive('attendance', body='styret'), directive('attendance', body='styret', by='meeting'),
    '## Regnskapet\n', directive('accounts', year=2026), directive('ledger', year=2026), *charts(),
    '## Vedtak\n', directive('decisions', body='styret'), directive('actions', body='styret'), directive('cases', body='styret')])

BODIES = {
    'tomt': ('Tomt', ''),
    'ett-ord': ('Ett ord', 'Ord.\n'),
    'bare-en-tabell': ('Bare en tabell', table(3, 3)),
    'lang-tabell': ('Lang tabell', 'Tabell: En lang tabell\n\n' + table(300, 4)),
    'bred-tabell': ('Bred tabell', table(4, 14)),
    'dype-lister': ('Dype lister', deep_list(30) + '\n\n' + numbered_lists()),
    'overskrifter': ('Overskrifter som hopper', '##### Dypt først\n\nTekst.\n\n## Så høyere\n\n###### Og dypest\n\nTekst.\n\n# Øverst\n\nSlutt.\n'),
    'bilder': ('Bilder', figures()),
    'samisk': ('Davvisámi ' + SAMI[:20], SAMI * 5),
    'manglende-tegn': ('Tegn som mangler 漢字 😀', MISSING + '\n\n| ' + MISSING + ' | b |\n| --- | --- |\n| 漢 | 字 |\n'),
    'språk': ('Målføre', '<!-- språk: nn -->\n\n## Nynorsk\n\n' + 'Vi drøftar saka og ser på ho på nytt. ' * 20
              + '\n\n## English\n\n<!-- språk: en -->\n\n' + 'The board discussed the matter thoroughly and unanimously. ' * 20),
    'noter': ('Noter', notes(12) + '\n\n| a | b |\n| --- | --- |\n| med note[^t] | uten |\n\n[^t]: Note i en tabell.\n'),
    'bokser': ('Bokser og sitater', '> [!BOKS] En boks\n> Med tekst.\n>\n> - og liste\n\n> [!SITAT]\n> Godt sagt.\n>\n> – En som sa det\n\n'
               '> [!MERK]\n> Merk dette.\n\n> [!EKSEMPEL] Slik\n> ' + SENTENCE * 3 + '\n\n> Et vanlig sitat.\n>\n> > i et sitat\n\n---\n\n'
               '```\nkode { med }\n\n    innrykk\n```\n\nTekst med `kode`, ~~strøket~~, **fet** og *kursiv*.\n'),
    'lenker': ('Lenker', ('Se [stedet](https://eksempel.example/en/svært/lang/adresse/som/går/over/flere/linjer?spørsmål=æøå&b=(c)) og '
               '[dette](#mål) og <post@eksempel.example>. ' * 12) + '\n\n## Mål\n\nTekst med https://eksempel.example/' + 'a' * 300 + '\n'),
    'unntatt': ('Unntatt', 'Åpent. {unntatt}`Hemmelig.`\n\n> [!UNNTATT] offl. § 13\n> Heller ikke dette.\n\nÅpent igjen.\n'),
    'alt-laget': ('Alt som lages', GENERATED),
}

FRONT = {
    'dokument': 'type: document\ntitle: "{title}"\n',
    'innhold': 'type: plan\ntitle: "{title}"\nsubtitle: Med innhold\ntoc: true\nnumbering: true\ndate: 2026-02\n',
}

PROJECT = '''organisation: Fjellheimen <vel> & «venner»
language: nb
theme: {theme}
'''

REGISTER = '''organisations:
  vellet: {name: Fjellheimen vel, short: Vellet, kind: partner}
  kommunen: {name: Fjellheim kommune, kind: partner}
people:
  anna-nes: {name: Anna Nes, title: leder, organisation: vellet}
  bo-lid: {name: Bo Lid, title: kasserer, organisation: kommunen}
  cato-vik: {name: Cato Vik, organisation: kommunen}
bodies:
  styret:
    name: Styret
    meeting: styremøte
    case-word: styresak
    seats:
      - {label: Vellet, person: anna-nes, role: leader}
      - {label: Kommunen, person: bo-lid}
      - {group: Faste observatører, label: Naboen, person: cato-vik, role: observer}
  årsmøtet:
    name: Årsmøtet
    meeting: årsmøte
    case-word: årsmøtesak
    seats:
      - {label: Møteleder, person: anna-nes}
events:
  - {title: Dugnad, date: 2026-05-02, audience: alle, attendees: 12}
audiences:
  alle: {name: Alle}
'''

ACCOUNTS = '''title: Regnskap {year}
income: positive
funds: {drift: {name: Drift}, reise: {name: Reiser}}
rows: {kontingent: {name: Kontingent}, leie: {name: Leie av hus}, annet: {name: Alt annet}}
budget:
  2025: {kontingent: {drift: 10 000}, leie: {drift: -8 000}, annet: {reise: -500}}
  2026: {kontingent: {drift: 12 000}, leie: {drift: -9 000}, annet: {reise: -700}}
'''

LEDGER = '''date,fund,row,text,amount,decision,voucher
{year}-02-01,drift,kontingent,Kontingent,"11 250,50",,1
{year}-03-01,drift,leie,Leie,-8 400,,2
{year}-04-01,reise,annet,"Buss, båt og tog","-612,25",,3
'''

MINUTES = '''---
type: minutes
body: styret
date: {date}
time: 18:00–20:00
place: Grendehuset
status: {status}
present: all
guests: [{{name: Dina Moe, title: gjest}}]
attachments: [vedlegg.md, bilde.png]
---

Møtet ble satt kl. 18.

## Sak 0{n}-26 Budsjett

Innledning om saken, se vedlegg 1. {sentence}

**Votering:** 2 for, 0 mot.

**Vedtak:** Budsjettet godkjennes.

**Oppfølging:**
- AN: sender det ut, frist 15.04.2026

**Protokolltilførsel:** {sentence}

## Sak 0{m}-26 Naboforhold

**Unntatt offentlighet:** offl. § 13

Hemmelig tekst.

**Vedtak:** Saken utsettes.
'''


def put(path, content):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())


def write(folder, theme):
    put(folder / 'referat.yaml', PROJECT.format(theme=theme))
    put(folder / 'register/alt.yaml', REGISTER)
    put(folder / 'accounts/accounts.yaml', ACCOUNTS)
    for year in (2025, 2026):
        put(folder / f'accounts/{year}.csv', LEDGER.format(year=year))
    for name, content in [*PICTURES.items(), ('merke.svg', MARK.encode())]:
        put(folder / 'notater' / name, content)
    for name, (title, body) in BODIES.items():
        for kind, front in FRONT.items():
            put(folder / f'notater/{name}-{kind}.md', f'---\n{front.format(title=title)}---\n\n{body}')
    for i, status in enumerate(('approved', 'issued', 'draft', 'agenda')):
        values = dict(date=f'2026-0{i + 1}-10', status=status, n=2 * i + 1, m=2 * i + 2, sentence=SENTENCE)
        text = MINUTES.format(**values)
        if status == 'approved':
            text = text.replace('present: all', 'present: all\napproved: {date: 2026-02-10, case: 03-26}')
        put(folder / f'meetings/2026-0{i + 1}-10.md', text)
    put(folder / 'meetings/vedlegg.md', '# Vedlegg\n\n' + SENTENCE * 5 + '\n\n' + table(3, 2))
    put(folder / 'meetings/bilde.png', PICTURES['alpha.png'])


def write_long(folder, pages=1000):
    """A report that is at least so long."""
    put(folder / 'referat.yaml', PROJECT.format(theme='plain'))
    put(folder / 'rapport/rapport.md', '---\ntype: annual-report\nyear: 2025\ntitle: Lang melding\ntoc: true\n---\n\n# Forord\n\nOrd.\n')
    for chapter in range(pages // 32):
        parts = [f'# Kapittel {chapter + 1}\n']
        for section in range(20):
            parts += [f'## Del {section + 1}\n', SENTENCE * 8, f'- punkt {section}\n- punkt til\n', SENTENCE * 4,
                      f'Note her[^{section}].\n\n[^{section}]: {SENTENCE}\n',
                      table(6, 4) if section % 4 == 0 else SENTENCE * 6, SENTENCE * 10]
        put(folder / f'rapport/kapittel-{chapter + 1:03d}.md', '\n\n'.join(parts))


def write_roman(folder):
    put(folder / 'referat.yaml', PROJECT.format(theme='romertall'))
    put(folder / 'themes/romertall/theme.yaml', 'setting:\n  roman-front: true\n')
    chapters = ''.join(f'# Kapittel {n}\n\n' + ''.join(f'## Del {i}\n\n{SENTENCE * 8}\n\n' for i in range(6)) for n in range(1, 9))
    put(folder / 'notater/plan.md', f'---\ntype: plan\ntitle: Plan\ntoc: true\n---\n\n{chapters}')
    put(folder / 'notater/kort.md', f'---\ntype: document\ntitle: Kort\n---\n\n{SENTENCE * 60}')
