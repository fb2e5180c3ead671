"""Time grows with the size of the input and no faster: inputs built at one size and at four times that size."""

from harness import must, remove

FACTOR, MOST = 4, 8
TESTS = []


def grows(name, size):
    """Puts a test on the list: `make(project, n)` at size and at four times size."""
    def keep(make):
        def test(factory):
            small, large = (measured(factory, make, n) for n in (size, size * FACTOR))
            if large > MOST * small:  # once more: something else may have had the machine
                small, large = max(small, measured(factory, make, size)), min(large, measured(factory, make, size * FACTOR))
            must(large <= MOST * small, f'{small:.3f} s at {size}, {large:.3f} s at {size * FACTOR}: {large / small:.1f} times')
        TESTS.append((f'growth: {name}', test))
        return make
    return keep


def measured(factory, make, size):
    project = factory.make()
    make(project, size)
    run = factory.program.run('-C', project.path, 'build', '--jobs', 1, seconds=30)
    must(run.status in (0, 1), f'status {run.status} at {size}: {run.err[-300:]}')
    remove(project.root)
    return run.seconds


def people(n):
    return 'people:\n' + ''.join(f'  p{i}: {{name: Fornavn{i} Etternavn{i * 7919 % n}, initials: P{i}}}\n' for i in range(n))


@grows('words in a paragraph', 16000)
def _(p, n):
    p.document('ord ' * n)


@grows('paragraphs', 2000)
def _(p, n):
    p.document('Et avsnitt med noen ord i.\n\n' * n)


@grows('cases in one meeting', 500)
def _(p, n):
    p.minutes(''.join(f'## Sak {i}-25 Sak\n\nSe sak {i - 1}-25.\n\n**Vedtak:** Ja.\n\n' for i in range(2, n + 2)))


@grows('meetings', 150)
def _(p, n):
    for i in range(n):
        day = f'{2000 + i // 300}-{i // 25 % 12 + 1:02}-{i % 25 + 1:02}'
        p.put(f'meetings/m{i}.md', f'---\ntype: minutes\nbody: styret\ndate: {day}\npresent: all\n---\n\n## Sak {i % 300 + 1}-{i // 300:02} A\n\nTekst\n')


@grows('people', 5000)
def _(p, n):
    p.put('register/b.yaml', people(n))


@grows('people and names in text', 2000)
def _(p, n):
    p.put('register/b.yaml', people(n))
    p.document(' '.join(f'Fornavn{i} Etternavn{i * 7919 % n}x og' for i in range(n)))


@grows('bodies', 1000)
def _(p, n):
    p.put('register/b.yaml', 'bodies:\n' + ''.join(f'  b{i}: {{name: Utvalg {i}}}\n' for i in range(n)))


@grows('seats in one body', 1000)
def _(p, n):
    p.put('register/b.yaml', people(n) + 'bodies:\n  stor:\n    name: Storstyret\n    seats:\n' + ''.join(f'      - {{person: p{i}, from: 2024}}\n' for i in range(n)))
    p.put('meetings/stor.md', '---\ntype: minutes\nbody: stor\ndate: 2025-04-01\npresent: all\n---\n\n## Sak 01-25 A\n\nTekst\n')


@grows('footnotes', 2000)
def _(p, n):
    p.document(''.join(f'Ord[^a{i}] ' for i in range(n)) + '\n\n' + ''.join(f'[^a{i}]: Note {i}.\n' for i in range(n)))


@grows('headings', 1000)
def _(p, n):
    p.document('## Lik overskrift\n\nTekst.\n\n' * n, front='toc: true\n')


@grows('rows of a table', 2000)
def _(p, n):
    p.document('| a | b | c |\n|---|---|---|\n' + '| ord | og | 1 250 |\n' * n)


@grows('columns of a table', 100)
def _(p, n):
    p.document('|' + 'a|' * n + '\n|' + '-|' * n + '\n' + ('|' + 'b|' * n + '\n') * 20)


@grows('ledger entries', 20000)
def _(p, n):
    p.put('accounts/accounts.yaml', 'income: positive\nfunds: {d: {name: Drift}}\nrows: {k: {name: Kostnad}}\n')
    p.put('accounts/2025.csv', 'date,fund,row,text,amount\n' + '2025-01-02,d,k,tekst,1\n' * n)


@grows('unknown keys', 10000)
def _(p, n):
    p.put('register/b.yaml', ''.join(f'nokkel{i}: 1\n' for i in range(n)))


@grows('references', 1500)
def _(p, n):
    p.document('Se sak 01-25 i Styret og sak 09-25. ' * n)


@grows('deep quotes', 2500)
def _(p, n):
    p.document('> ' * n + 'a')


@grows('emphasis that never closes', 8000)
def _(p, n):
    p.document('*a **b ' * n)


@grows('brackets that never close', 20000)
def _(p, n):
    p.document('[a' * n)


@grows('parts of an SVG path', 100000)
def _(p, n):
    p.put('notater/a.svg', '<svg xmlns="http://www.w3.org/2000/svg" width="100" height="100"><path d="M0 0' + 'L5 5' * n + '"/></svg>')
    p.document('![a](a.svg)')


@grows('files', 2000)
def _(p, n):
    for i in range(n):
        p.put(f'mye/{i}.txt', '')


@grows('withheld texts', 300)
def _(p, n):
    p.minutes(''.join(f'## Sak {i}-25 Sak\n\n**Unntatt offentlighet:** offl. § 13\n\nHemmelighet nummer {i} er skrevet her.\n\n' for i in range(2, n + 2)))
