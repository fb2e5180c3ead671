"""A project of what designers fear, each thing once: what provoke.py's chance does not come upon.

Titles longer than a line, words longer than a line with ligatures where they are divided, notes called in notes and in
the heads of tables, a row nearly as long as a page, tables of many columns, boxes and quotations of several pages,
figures of odd sizes, lists in lists in lists, headings in a row, and charts of very many things and of none.
"""

LINES = [
    "Vinden snudde før båtene var ute av vika, og den yngste gjengen måtte vente ved den ytterste bøya.",
    "Naustet fikk nytt tak i uke 34, men rennene mangler ennå, og det drypper ned i verkstedet når det regner fra sør.",
    "Treningsavgiften økes ikke.",
    "Utleien ga 41 250 kroner, som er 12,5 prosent mer enn i fjor, og pengene går uavkortet til redningsvestene.",
    "Det er ikke bestemt hvem som har ansvar for årene.",
    "«Det er havet som bestemmer», sa den eldste av dem, og la åra fra seg.",
]
COMPOUND = ("Samferdselsberedskapsplanleggingskoordineringsgruppemedlemmenes arbeidsmiljøforbedringstiltaksrapporteringsskjema, "
            "minoritetsladningsbærerdiffusjonskoeffisientmålingsapparatur og fylkestrafikksikkerhetsutvalgssekretariatslederfunksjonene")
TITLE = ("Strategi og handlingsplan for vedlikehold, sikkerhet, rekruttering, friluftsliv og folkehelse i Indre Sandholmen "
         "med omland og alle øyene rundt")


def text(count, start=0):
    return " ".join(LINES[(start + i) % len(LINES)] for i in range(count))


def table(heads, rows):
    line = lambda cells: "| " + " | ".join(cells) + " |\n"
    return line(heads) + line(["---"] * len(heads)) + "".join(map(line, rows)) + "\n"


def long_words():
    lower = COMPOUND[0].lower() + COMPOUND[1:]
    return f"# Lange ord\n\n{COMPOUND} ble vurdert, og {lower} igjen.\n\n" + "\n\n".join(f"## {word}\n\n{text(2)}" for word in COMPOUND.split() if len(word) > 40)


def notes():
    many = " ".join(f"{LINES[i % 6].split(',')[0].rstrip('.')}[^n{i}]." for i in range(30))
    defined = "".join(f"[^n{i}]: {LINES[i % 6] if i % 4 else 'Kort.'}\n" for i in range(30))
    return (f"# Noter\n\n{many}\n\n{text(3)}\n\nI en note[^ytre], og en til[^etter].\n\n"
            + table(["Lag", "Timer[^hode]", "Pris"], [["Ungdom[^celle]", "3", "200"], ["Voksne", "4", "300[^celle]"]])
            + f"{text(12)}\n\nLang[^lang] her, og en etter[^siste].\n\n{text(12)}\n\n## Med note[^over]\n\n{text(9)}\n\n{defined}"
            + "[^ytre]: Sier dette[^indre] og mer[^mer].\n[^indre]: Den indre.\n[^mer]: Og mer[^innerst].\n[^innerst]: Innerst.\n"
            + f"[^etter]: Den etter.\n[^hode]: Timer i uka.\n[^celle]: Se lista[^innerst].\n[^lang]: {text(50)}\n[^siste]: Etter den lange.\n[^over]: I overskriften.\n")


def tables():
    groups = []
    for group, count in enumerate([1, 2, 14, 7, 1, 30, 3]):
        groups.append([f"**Gruppe {group + 1}: årer og tollepinner**", "", ""])
        groups += [[LINES[i % 6].split(",")[0][:40], str(i + 1), f"{(-1) ** i * i * 1733},{i:02}"] for i in range(count)]
    months = ["Jan.", "Feb.", "Mars", "April", "Mai", "Juni", "Juli", "Aug.", "Sept.", "Okt.", "Nov."]
    long = ["Formiddagstrening", "Sikkerhetsopplæring", "Førstehjelpskurs", "Vedlikeholdsdugnad", "Konkurransereiser",
            "Langturdeltakelse", "Instruktørtimer", "Medlemsrekruttering", "Utstyrsansvarlig", "Kveldstrening", "Båtlag"]
    url = "https://kart.eksempel.no/sandholmen/roklubb/leia-mellom-holmene/2026/kartblad-17?lag=dybde,merker&zoom=14"
    nearly = "".join(f"## En rad av {count}\n\n" + table(["Når", "Hva"], [["Mai", text(count)], ["Juni", text(2)]]) for count in range(66, 99, 3))
    return ("# Tabeller\n\nTabell: Alt utstyr i naustet\n\n" + table(["Utstyr", "Antall", "Verdi"], groups)
            + "## Mange kolonner\n\n" + table(["Lag"] + months, [[name] + [str(i * 37 % 240) for i in range(11)] for name in ("Veteranene", "Ungdommen")])
            + "## Med lange ord\n\n" + table(["Lag"] + long, [[name] + [f"{i * 13} timer" for i in range(11)] for name in ("Veteranene", "Ungdommen")])
            + "## Adresser\n\n" + table(["Hva", "Hvor", "Eller"], [["Kart", url, url], ["Dikt", "https://eksempel.no/d", url]])
            + nearly + "## Bare hoder\n\n" + table(["Navn", "Rolle"], []) + "## Tomme\n\n" + table(["", "A"], [["", ""], ["", "3"]]))


def blocks():
    quoted = lambda kind, parts: f"> [!{kind}] Tittel\n>\n" + "".join(f"> {text(6, i)}\n>\n" for i in range(parts)) + "\n"
    deep = "".join("  " * i + f"- {LINES[i]}\n" for i in range(6)) + "\n"
    numbered = "".join("   " * i + f"1. {LINES[i]}\n" for i in range(6)) + "\n"
    short = "".join(f"> [!BOKS] Kort {i}\n> {LINES[i]}\n\n" for i in range(6))
    return (f"# Blokker\n\n{text(3)}\n\n" + quoted("BOKS", 16) + text(2) + "\n\n" + quoted("SITAT", 9) + text(3) + "\n\n"
            + "".join(f"> {text(7, i)}\n>\n" for i in range(8)) + "\n" + text(2) + "\n\n" + short + deep + numbered
            + "98. Nittiåtte\n99. Nittini\n100. Hundre\n\n# En\n\n## To\n\n### Tre\n\n#### Fire\n\n##### Fem\n\n###### Seks\n\n" + text(2)
            + "\n\n# " + "Langt kapittelnavn " * 8 + "\n\n" + text(9) + "\n\n# Kort kapittel\n\nJa.\n")


def figures():
    parts = ["# Figurer", text(4)]
    for i, (name, caption) in enumerate([("bred", "Bølgene"), ("hoy", "Målestaven"), ("liten", "En prikk"), ("stor", TITLE), ("bred", ""), ("stor", "")]):
        parts += [f"![Figur nummer {i}](../figures/{name}.svg" + (f' "{caption}"' if caption else "") + ")", text(1 + i % 4, i)]
    return "\n\n".join(parts + ["- Liste:\n\n  ![Prikk](../figures/liten.svg \"I en liste\")\n\n- Neste"]) + "\n"


def drawings():
    fence = lambda name, **options: f"```{{{name}}}\n" + "".join(f"{key}: {value}\n" for key, value in options.items()) + "```\n\n"
    charts = "".join(fence("chart", of="accounts", by=by, year=year, caption=f"Regnskap {year}") for year in (2022, 2023, 2024) for by in ("row", "fund"))
    wheels = "".join(fence("wheel", year=year, caption=f"År {year}") for year in (2023, 2024))
    return ("# Tegninger\n\n" + fence("orgchart", at="2025-12-31", caption="Alle organene") + text(2) + "\n\n" + wheels + charts
            + fence("chart", of="events", by="month", year=2024, compare="previous", caption="Måneder")
            + fence("accounts", year=2022) + fence("accounts", year=2024, compare="previous") + text(3) + "\n")


def register(folder):
    names = ("Båtlaget", "Dugnadslaget for naustet og brygga", "Arrangementskomiteen", "Vedlikeholdsplanleggingsgruppa", "Turlaget")
    rows = ["bodies:", "  arsmotet: {name: Årsmøtet, kind: governing}", "  styret: {name: Styret, kind: governing, reports-to: arsmotet}",
            "  kontroll: {name: Kontrollkomiteen for regnskap og internkontroll, kind: advisory, advises: arsmotet}",
            "  eldre: {name: De eldstes råd, kind: advisory, advises: styret}"]
    for i, above in enumerate(("styret", "dyp0", "dyp1", "dyp2")):
        rows.append(f"  dyp{i}: {{name: Nivå {i + 3}, kind: working, reports-to: {above}}}")
    rows += [f"  lag{i}: {{name: '{names[i % 5]} {i + 1}', kind: working, reports-to: {'styret' if i < 18 else 'dyp0' if i < 24 else 'dyp2'}}}" for i in range(30)]
    rows += ["audiences:", "  alle: {name: Alle}", "  unge: {name: Ungdom mellom tretten og nitten år}", "events:"]
    rows += [f"  - {{title: 'Tur {i + 1} rundt odden med overnatting', date: 2024-{1 + i // 5:02}-{1 + i * 7 % 28:02}, audience: {'alle' if i % 4 else 'unge'}}}" for i in range(60)]
    rows += ["  - {title: Båtpuss, date: 2023-05-04, audience: alle}", "  - {title: Grillfest, date: 2023-05-04, audience: unge}"]
    (folder / "register").mkdir()
    (folder / "register/alt.yaml").write_text("\n".join(rows) + "\n")


def accounts(folder):
    (folder / "accounts").mkdir()
    funds = "".join(f"  f{i}: {{name: {name}}}\n" for i, name in enumerate(("Drift", "Båtfondet", "Ungdom og rekruttering i hele regionen")))
    rows = "".join(f"  r{i}: {{name: Post {i + 1} vedlikehold av naust og slipp}}\n" for i in range(60))
    (folder / "accounts/accounts.yaml").write_text(f"title: Regnskap {{year}}\nincome: negative\nfunds:\n{funds}rows:\n{rows}")
    years = {2022: [("f0", 0, "-987 654 321"), ("f0", 1, "12"), ("f0", 2, "500 000"), ("f1", 2, "0"), ("f1", 3, "1")],
             2023: [("f0", 0, "-1000")], 2024: [(f"f{i % 3}", i, str(-50000 + i * 1733)) for i in range(60)]}
    for year, entries in years.items():
        (folder / f"accounts/{year}.csv").write_text("date,fund,row,text,amount\n" + "".join(f'{year}-03-01,{fund},r{row},Tekst,"{amount}"\n' for fund, row, amount in entries))


def svg(folder, name, width, height):
    (folder / "figures").mkdir(exist_ok=True)
    shape = f'<ellipse cx="{width / 2}" cy="{height / 2}" rx="{width / 2}" ry="{height / 2}" fill="#2f7f86"/>'
    (folder / f"figures/{name}.svg").write_text(f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">{shape}</svg>\n')


DOCUMENTS = {"ord": long_words, "noter": notes, "tabeller": tables, "blokker": blocks, "figurer": figures, "tegninger": drawings,
             "liten": lambda: "Ja.\n", "tom": lambda: ""}


def write(folder, theme):
    """Writes the project into a folder that is not there yet."""
    (folder / "plans").mkdir(parents=True)
    (folder / "referat.yaml").write_text(f"organisation: Sandholmen Roklubb\nlanguage: nb\ntheme: {theme}\n")
    for name, body in DOCUMENTS.items():
        (folder / f"plans/{name}.md").write_text(f"---\ntype: plan\ntitle: {TITLE} ({name})\ndate: 2026-02-03\ntoc: 2\nnumbering: true\n---\n\n{body()}")
    for name, width, height in (("bred", 3000, 40), ("hoy", 60, 2000), ("liten", 10, 10), ("stor", 1000, 1380)):
        svg(folder, name, width, height)
    register(folder)
    accounts(folder)
