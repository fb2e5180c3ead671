"""Hostile values: YAML that explodes, cycles, huge numbers and huge counts."""
from harness import hostile
from inputs_text import accounts

HUGE = '99999999999999999999'


# ---- YAML -----------------------------------------------------------------------------------------------

def laughs(levels, width):
    lines = ['x0: &x0 [a, b]'] + [f'x{i}: &x{i} [' + ', '.join([f'*x{i - 1}'] * width) + ']' for i in range(1, levels)]
    return '\n'.join(lines) + '\n'


@hostile('YAML: aliases that stand for billions', 1, 'R020')
def _(p):
    p.put('register/a.yaml', laughs(40, 10))


@hostile('YAML: aliases in front matter', 1, 'R020')
def _(p):
    p.document('Tekst', front=laughs(30, 10))


@hostile('YAML: aliases just below the limit, as people', None)
def _(p):
    p.put('register/a.yaml', 'people:\n- &a {name: Per Li}\n' + '- *a\n' * 100000)


@hostile('YAML: an alias of what it stands in', 1)
def _(p):
    p.put('register/a.yaml', 'people: &a [*a, *a]\n')


@hostile('YAML: 100,000 anchors', None)
def _(p):
    p.put('register/a.yaml', 'people:\n' + ''.join(f'- &a{i} {{name: Per Li{i}}}\n' for i in range(100000)))


@hostile('YAML: 100,000 unknown keys', 1, 'R005')
def _(p):
    p.put('register/a.yaml', ''.join(f'nokkel{i}: 1\n' for i in range(100000)))


@hostile('YAML: 100,000 equal keys', 1, 'R004')
def _(p):
    p.put('register/a.yaml', 'people: {}\n' * 100000)


@hostile('YAML: a mistake in each of 10,000 lines', 1, 'R003')
def _(p):
    p.put('register/a.yaml', 'a: "b\nc: [\n' * 10000)


@hostile('YAML: tags, directives and several documents', None)
def _(p):
    p.put('register/a.yaml', '%YAML 1.2\n%TAG ! tag:x,2000:\n---\n!!python/object:os.system people: !<x> {}\n...\n---\nbodies: {}\n--- |\n x\n')


@hostile('YAML: keys that are lists and mappings', 1)
def _(p):
    p.put('register/a.yaml', '? [a, b]\n: c\n? {d: e}\n: f\n? - g\n: - h\n')


@hostile('YAML: values of the wrong kind everywhere', 1)
def _(p):
    keys = ('organisations people bodies agreements projects audiences events').split()
    for value in ('[]', '{}', '1', '[[1]]', '[{}]', '{a: []}', '{a: [[]]}', '{a: {name: {}}}', '[{name: [{}]}]', '{a: {name: [{value: []}]}}', '"\\0"'):
        p.put(f'register/{abs(hash(value))}.yaml', ''.join(f'{key}: {value}\n' for key in keys))


@hostile('YAML: ids that are not ASCII, not words, or paths', None)
def _(p):
    ids = ('blåbær', 'ŋoađđi', 'Ελλάδα', '日本', 'a b', '../../outside', '/etc', '..', '.', 'a/b', '<b>', '"\\u0000"', 'å' * 1000, '\u200b', '-', '😀')
    quoted = ["'" + i + "'" for i in ids]
    p.put('register/b.yaml', 'people:\n' + ''.join(f'  {i}: {{name: Per Li}}\n' for i in quoted)
          + 'bodies:\n' + ''.join(f'  {i}: {{name: Utvalg {n}, seats: [{{person: {i}}}]}}\n' for n, i in enumerate(quoted)))
    for n, i in enumerate(quoted):
        p.put(f'meetings/m{n}.md', f'---\ntype: minutes\nbody: {i}\ndate: 2025-04-01\npresent: all\n---\n\n## Sak 02-25 A\n\nTekst\n')


# ---- what goes round ------------------------------------------------------------------------------------

@hostile('cycle: a document that includes itself', 1, 'R126')
def _(p):
    p.document('```{include}\nfile: a.md\n```\n')


@hostile('cycle: three documents that include each other', 1, 'R126')
def _(p):
    for one, other in ('ab', 'bc', 'ca'):
        p.document(f'```{{include}}\nfile: {other}.md\n```\n', name=f'notater/{one}.md')


@hostile('cycle: includes that double thirty times', None)
def _(p):
    for i in range(30):
        text = f'```{{include}}\nfile: k{i + 1}.md\n```\n\n'
        p.put(f'notater/k{i}.md', text * 2)
    p.put('notater/k30.md', 'Tekst\n')
    p.document('```{include}\nfile: k0.md\n```\n')


for _deep, _status in ((98, 0), (200, 1), (20000, 1)):
    @hostile(f'cycle: includes {_deep} deep', _status, ('R127',) if _status else ())
    def _(p, deep=_deep):
        for i in range(deep):
            p.put(f'notater/k{i}.md', f'Tekst\n\n```{{include}}\nfile: k{i + 1}.md\n```\n')
        p.put(f'notater/k{deep}.md', 'Innerst\n')
        p.document('```{include}\nfile: k0.md\n```\n')


@hostile('cycle: one file included 5,000 times', 1, 'R127')
def _(p):
    p.put('notater/k.md', '<!-- ' + 'ord ' * 2000 + '-->\n')
    p.document('```{include}\nfile: k.md\n```\n\n' * 5000)


@hostile('cycle: chapters that name themselves and each other', None)
def _(p):
    p.document('Tekst', front='chapters: [a.md, b.md, a.md]\n')
    p.document('Tekst', front='chapters: [a.md, b.md]\n', name='notater/b.md')


@hostile('cycle: one chapter 2,000 times', None)
def _(p):
    p.put('notater/k.md', 'ord ' * 200)
    p.document('Tekst', front='chapters: [' + 'k.md, ' * 2000 + 'k.md]\n')


@hostile('cycle: minutes that attach themselves and each other', None)
def _(p):
    p.minutes('## Sak 02-25 A\n\nTekst\n', front='attachments: [2025-04-01-styret.md, 2025-05-01-styret.md]\n')
    p.minutes('## Sak 03-25 A\n\nTekst\n', front='date: 2025-05-01\nattachments: [2025-04-01-styret.md]\n', name='meetings/2025-05-01-styret.md')


@hostile('cycle: one attachment 2,000 times', None)
def _(p):
    p.put('meetings/v.md', 'ord ' * 200)
    p.minutes('## Sak 02-25 A\n\nTekst\n', front='attachments: [' + 'v.md, ' * 2000 + 'v.md]\n')


@hostile('cycle: bodies that report to each other', None)
def _(p):
    p.put('register/b.yaml', 'bodies:\n  a: {name: A, reports-to: b, advises: a}\n  b: {name: B, reports-to: c}\n  c: {name: C, reports-to: a}\n  d: {name: D, reports-to: d}\n')
    p.document('```{orgchart}\n```\n')


@hostile('cycle: organisations that are each other\'s parents', None)
def _(p):
    p.put('register/b.yaml', 'organisations:\n  a: {name: A, parent: b, kind: partner}\n  b: {name: B, parent: a, kind: partner}\n  c: {name: C, parent: c}\n')
    p.document('```{attendance}\nbody: styret\nyear: 2025\nby: organisation\n```\n')


@hostile('cycle: deputies of each other and of themselves', None)
def _(p):
    p.put('register/b.yaml', ('bodies:\n  a:\n    name: A\n    seats:\n      - {id: x, label: X, person: kari, role: deputy, deputy-for: y}\n'
                              '      - {id: y, label: Y, person: ola, role: deputy, deputy-for: [x, y]}\n'))
    p.minutes('## Sak 01-25 A\n\nTekst\n', front='deputies: {KN: OD, OD: KN}\n')


@hostile('cycle: cases that replace and refer to each other', None)
def _(p):
    p.minutes(''.join(f'## Sak {i:02}-25 A\n\nSe sak {i % 900 + 2}-25 og sak {(i * 7) % 900 + 2}-25.\n\n**Erstatter:** sak {i % 900 + 2}-25\n\n**Vedtak:** Ja.\n\n' for i in range(2, 902)))


@hostile('cycle: minutes that approve themselves and each other', None)
def _(p):
    p.minutes('## Sak 02-25 A\n\nTekst\n', front='status: approved\napproves: [2025-04-01, 2025-05-01]\n')
    p.minutes('## Sak 03-25 A\n\nTekst\n', front='date: 2025-05-01\napproves: 2025-04-01\n', name='meetings/2025-05-01-styret.md')


# ---- numbers --------------------------------------------------------------------------------------------

DATES = ['0000-00-00', '0000', '9999-12-31', '10000-01-01', f'{HUGE}-01-01', '2025-13-01', '2025-02-30', '-2025-01-01', '31.12.9999', '99999999999', '2025-00', '1-1-1', '0001', '0001-01-01', '٢٠٢٥-٠١-٠١']
for _date in DATES:
    hostile(f'number: the date {_date}')(lambda p, d=_date: (p.minutes('## Sak 02-25 A\n\n**Oppfølging:**\n- KN: a, frist ' + d + '\n').__class__, p.put(
        'register/b.yaml', f'bodies:\n  b: {{name: B, from: {d}, to: {d}, seats: [{{person: kari, from: {d}, to: {d}}}]}}\nevents: [{{title: A, date: {d}}}]\nagreements: [{{name: A, from: {d}, to: {d}}}]\n'),
        p.put('notater/a.md', f'---\ntype: annual-report\nyear: {d[:4]}\ndate: {d}\ntitle: A\n---\n\n{{date}}`{d}` {{count}}`meetings styret {d}`\n\n```{{changes}}\nyear: {d}\n```\n\n```{{members}}\nbody: styret\nat: {d}\n```\n\n```{{wheel}}\n```\n'),
        p.put('meetings/2025-05-01-styret.md', f'---\ntype: minutes\nbody: styret\ndate: {d}\ntime: 99:99–{HUGE}\npresent: all\napproves: {d}\napproved: {{date: {d}, case: 01-25}}\n---\n\n## Sak 05-25 A\n'), None)[4])

AMOUNTS = [HUGE, '-' + HUGE, '90000000000000000', '9' * 17 + ',99', '-0', '1e308', '0x10', 'NaN', '1.2.3.4', '1,2,3', '--1', '+', '−', ' ', '1' * 100000, '0,999']
for _number, _amount in enumerate(AMOUNTS):
    hostile(f'number: the amount {_number + 1}, {_amount[:24]}')(lambda p, a=_amount: (
        accounts(p, f'2025-01-02,d,k,a,"{a}"\n2025-01-02,d,k,b,"{a}"\n'),
        p.document(f'{{amount}}`2025 sum ~{a}` {{amount}}`2025 k d ~{a} signed` {{amount}}`{a} sum`\n\n```{{chart}}\n```\n\n```{{projects}}\n```\n', name='notater/b.md'),
        p.put('register/b.yaml', f'projects: [{{title: A, year: 2025, lead: kari, amount: "{a}"}}]\n'), None)[3])


@hostile('number: sums beyond 64 bits', None)
def _(p):
    accounts(p, '2025-01-02,d,k,a,80000000000000\n' * 100000)


@hostile('number: case numbers', None)
def _(p):
    p.minutes(''.join(f'## Sak {n} A\n\nSe sak {n}.\n\n' for n in (f'{HUGE}-25', '0-25', '00-00', f'02-{HUGE}', '99999999999-26', '-1-25', '2/99999', '2147483648-25', '4294967297-25')))


@hostile('number: a gap of two billion between case numbers', None)
def _(p):
    p.minutes('## Sak 2-25 A\n\nTekst\n\n## Sak 2147483647-25 B\n\nTekst\n\n## Sak 2147483646-25 C\n')


@hostile('number: patterns of case numbers', None)
def _(p):
    for i, pattern in enumerate(('{n:999999999}-{yy}', '{n:-5}', '{n:99999999999999999999}', '{', '{n', '{}', '{n:0', '%s%n{n}', '{yyyy:4}{n}{n}{n}')):
        p.put(f'register/b{i}.yaml', f'bodies:\n  b{i}: {{name: B{i}, case-number: "{pattern}", seats: [{{person: kari}}]}}\n')
        p.put(f'meetings/b{i}.md', f'---\ntype: minutes\nbody: b{i}\ndate: 2025-04-01\npresent: all\n---\n\n## Sak 02-25 A\n\nTekst\n')


for _key, _value in {'toc': HUGE, 'toc ': '-1', 'year': HUGE, 'year ': '-5', 'numbering': HUGE, 'figures': '[]'}.items():
    hostile(f'number: {_key.strip()}: {_value}')(lambda p, k=_key, v=_value: p.put(
        'notater/a.md', f'---\ntype: annual-report\ntitle: A\n{k.strip()}: {v}\n---\n\n# A\n\n## B\n\n```{{accounts}}\n```\n'))


@hostile('number: settings', None)
def _(p):
    p.put('referat.yaml', f'organisation: A\narchive-from: {HUGE}\ntheme: plain\nrules: {{R999: off, {HUGE}: error}}\n')


for _quorum in ('1/0', '0/0', f'{HUGE}/1', HUGE, '-1', '1/-1', '0', '1/3/5', 'half half'):
    hostile(f'number: a quorum of {_quorum}')(lambda p, q=_quorum: p.put(
        'register/organer.yaml', f'bodies:\n  styret: {{name: Styret, quorum: {q}, seats: [{{person: kari}}, {{person: ola}}]}}\npeople: {{kari: {{name: Kari Nes}}, ola: {{name: Ola Dal}}}}\n'))


@hostile('number: votes', None)
def _(p):
    p.minutes(''.join(f'## Sak {i + 2:02}-25 A\n\n**Votering:** {v}\n\n**Vedtak:** Ja.\n\n' for i, v in enumerate(
        (f'{HUGE} for, {HUGE} mot', '-1 for', '2147483647 for, 2147483647 mot', 'for for for', '1 for' * 1000, '4294967296 for'))))


@hostile('number: events, footnote labels and lists', None)
def _(p):
    p.put('register/b.yaml', f'events: [{{title: A, date: 2025-01-01, attendees: {HUGE}}}, {{title: B, date: 2025-01-01, attendees: 2147483647}}, {{title: C, date: 2025-01-01, attendees: 2147483647}}]\n')
    p.document(f'999999999. a\n\n1000000000. b\n\n[^{HUGE}]\n\n[^{HUGE}]: a\n\n```{{events}}\n```\n\n```{{toc}}\ndepth: {HUGE}\n```\n\nvedlegg {HUGE}, figur {HUGE}\n')


# ---- counts ---------------------------------------------------------------------------------------------

MANY = 10000


@hostile('count: 10,000 bodies', None, seconds=20)  # each has a page
def _(p):
    p.put('register/b.yaml', 'bodies:\n' + ''.join(f'  b{i}: {{name: Utvalg {i}, kind: working, reports-to: styret}}\n' for i in range(MANY)))


@hostile('count: 10,000 bodies in a drawing', None, seconds=20)
def _(p):
    p.put('register/b.yaml', 'bodies:\n' + ''.join(f'  b{i}: {{name: Utvalg {i}, kind: working, reports-to: styret}}\n' for i in range(MANY)))
    p.document('```{orgchart}\n```\n')


@hostile('count: bodies 10,000 deep in a drawing', None, seconds=20)
def _(p):
    p.put('register/b.yaml', 'bodies:\n' + ''.join(f'  b{i}: {{name: Utvalg {i}, kind: working, reports-to: b{i - 1}}}\n' for i in range(1, MANY)) + '  b0: {name: Utvalg 0}\n')
    p.document('```{orgchart}\n```\n')


@hostile('count: 10,000 people', None)
def _(p):
    p.put('register/b.yaml', 'people:\n' + ''.join(f'  p{i}: {{name: Person{i} Etternavn{i * 7 % MANY}, initials: P{i}}}\n' for i in range(MANY)))


@hostile('count: 10,000 seats in a body that met', None)
def _(p):
    p.put('register/b.yaml', 'people:\n' + ''.join(f'  p{i}: {{name: Person{i} Etternavn{i * 7 % MANY}, initials: P{i}}}\n' for i in range(MANY))
          + 'bodies:\n  stor:\n    name: Storstyret\n    seats:\n' + ''.join(f'      - {{person: p{i}, from: 2024}}\n' for i in range(MANY)))
    p.put('meetings/stor.md', '---\ntype: minutes\nbody: stor\ndate: 2025-04-01\npresent: all\n---\n\n## Sak 01-25 A\n\nTekst\n')


@hostile('count: 10,000 people with one name', None)
def _(p):
    p.put('register/b.yaml', 'people:\n' + ''.join(f'  p{i}: {{name: Per Li}}\n' for i in range(MANY)) + 'bodies:\n  stor:\n    name: Storstyret\n    seats:\n' + ''.join(f'      - {{person: p{i}}}\n' for i in range(MANY)))
    p.put('meetings/stor.md', '---\ntype: minutes\nbody: stor\ndate: 2025-04-01\npresent: [PL]\nabsent: [Per Li]\n---\n\n## Sak 01-25 A\n\nPer Li og Per Lie.\n')


@hostile('count: 10,000 changes of name of one body', None)
def _(p):
    p.put('register/b.yaml', 'bodies:\n  b:\n    name:\n' + ''.join(f'      - {{value: Utvalg {i}, from: {i % 9000 + 1000}}}\n' for i in range(MANY)))


@hostile('count: 10,000 cases in one meeting', None)
def _(p):
    p.minutes(''.join(f'## Sak {i}-25 Sak nummer {i}\n\nTekst.\n\n**Vedtak:** Ja.\n\n' for i in range(2, MANY)), name='meetings/2025-04-01-styret.md')


@hostile('count: 10,000 cases in one meeting, all with the same number', None)
def _(p):
    p.minutes('## Sak 02-25 Sak\n\nTekst.\n\n**Vedtak:** Ja.\n\n' * MANY)


@hostile('count: 400 meetings', None)
def _(p):
    for i in range(400):
        day = f'{2000 + i // 300}-{i // 25 % 12 + 1:02}-{i % 25 + 1:02}'
        p.put(f'meetings/m{i}.md', f'---\ntype: minutes\nbody: styret\ndate: {day}\npresent: all\n---\n\n## Sak {i % 300 + 1}-{i // 300:02} A\n\nTekst\n')


@hostile('count: 400 meetings on one day', None)
def _(p):
    for i in range(400):
        p.minutes(f'## Sak {i + 2}-25 A\n\nTekst\n', name=f'meetings/m{i}.md')


@hostile('count: 10,000 guests, deputies and initials', None)
def _(p):
    p.minutes('## Sak 02-25 A\n', front='guests: [' + ', '.join(f'{{name: Gjest {i}}}' for i in range(MANY)) + ']\ndeputies: {' + ', '.join(f'X{i}: Ukjent {i}' for i in range(MANY))
              + '}\nabsent: [' + ', '.join(f'Y{i}' for i in range(MANY)) + ']\ninvited: [' + 'KN, ' * MANY + 'KN]\n')


@hostile('count: 10,000 attachments that are not there', 1)
def _(p):
    p.minutes('## Sak 02-25 A\n', front='attachments: [' + ', '.join(f'v{i}.pdf' for i in range(MANY)) + ']\n')


@hostile('count: 10,000 actions', None)
def _(p):
    p.minutes('## Sak 02-25 A\n\n**Oppfølging:**\n' + ''.join(f'- KN: gjør {i}, frist 15.04.2025\n' for i in range(MANY)))


@hostile('count: 10,000 events, projects, agreements and organisations', None)
def _(p):
    p.put('register/b.yaml', 'audiences: {' + ', '.join(f'a{i}: {{name: A{i}}}' for i in range(1000)) + '}\nevents:\n' + ''.join(f'- {{title: Kurs {i}, date: 2025-02-03, audience: [a{i % 1000}], attendees: 3}}\n' for i in range(MANY))
          + 'projects:\n' + ''.join(f'- {{title: Prosjekt {i}, year: 2025, lead: kari, amount: 1000}}\n' for i in range(MANY)) + 'agreements:\n' + ''.join(f'- {{name: Avtale {i}, from: 2024}}\n' for i in range(MANY))
          + 'organisations:\n' + ''.join(f'  o{i}: {{name: Org {i}, kind: partner}}\n' for i in range(MANY)))
    p.put('notater/a.md', '---\ntype: annual-report\nyear: 2025\ntitle: A\n---\n\n```{events}\n```\n\n```{projects}\n```\n\n```{agreements}\n```\n')


@hostile('count: 500 tables of 10,000 ledger entries', None)
def _(p):
    accounts(p, '2025-01-02,d,k,tekst,1\n' * MANY)
    p.put('notater/a.md', '---\ntype: annual-report\nyear: 2025\ntitle: A\n---\n\n' + '```{ledger}\nrow: k\n```\n\n' * 500)


@hostile('count: 400 funds and 400 rows', None)
def _(p):
    accounts(p, ''.join(f'2025-01-02,f{i},r{i},a,1\n' for i in range(400)))
    p.put('accounts/accounts.yaml', 'income: positive\nfunds: {' + ', '.join(f'f{i}: {{name: F{i}}}' for i in range(400)) + '}\nrows: {' + ', '.join(f'r{i}: {{name: R{i}}}' for i in range(400)) + '}\n')


@hostile('count: 5,000 drawings', None)
def _(p):
    p.document('```{orgchart}\n```\n\n```{wheel}\nyear: 2025\n```\n\n' * 1000)


@hostile('count: 10,000 rules and globs', None)
def _(p):
    p.put('referat.yaml', 'organisation: A\ntheme: plain\nignore: [' + ', '.join(f'"**/*a*{i}*/**/*.md"' for i in range(MANY)) + ']\n')


@hostile('count: a glob of 10,000 stars', None)
def _(p):
    p.put('referat.yaml', 'organisation: A\ntheme: plain\nignore: ["' + '**/*a' * MANY + 'b"]\n')
    p.put('a' * 200 + '/' + 'a' * 200 + '/' + 'a' * 200 + '.txt', '')


@hostile('count: 10,000 dated seats of one person', None)
def _(p):
    p.put('register/b.yaml', 'bodies:\n  b:\n    name: B\n    seats:\n' + ''.join(f'      - {{person: kari, label: L, from: {1000 + i // 2}-0{i % 2 + 1}, to: {1000 + i // 2}-0{i % 2 + 1}}}\n' for i in range(MANY)))

