"""checks: is a built site's open data what it says it is? Each check takes the site's folder and yields its faults.

A small validator for the part of JSON Schema (2020-12) that our schemas use; it stops at a keyword that it does not know, so
that no rule of a schema goes unchecked. The rules for Atom (RFC 4287), iCalendar (RFC 5545), Popolo and eInnsyn stand
here as tables of our own, written from those specifications.
"""
import csv
import importlib.util
import io
import json
import pathlib
import re
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser

ATOM = "{http://www.w3.org/2005/Atom}"
MOMENT = r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)"
DRAFT = ("(utkast, ikke utsendt)", "(utkast, ikkje sendt ut)", "(draft, not issued)")
ABSOLUTE = re.compile(r"tag:[^,\s]+,\d{4}(-\d\d){0,2}:\S+|urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
TYPES = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
STANDARDS = {"index": ("datasets",), "popolo": ("persons", "organizations", "posts", "memberships", "events"),
             "einnsyn": ("moetemappe", "moetemappe.moetesak", "moetemappe.moetesak.vedtak", "moetemappe.moetesak.vedtak.votering")}
SETS = ("meetings cases decisions votes attendance actions people seats bodies organisations accounts documents").split()


def read(site, name):
    return json.loads((site / name).read_text(encoding="utf-8"))


def schema_of(site, name):
    return read(site, f"data/{name}.schema.json")


# ---- tables against their schemas -----------------------------------------------------------------


def faults_of(value, schema, where, whole=None):
    """What is wrong with a value, by its schema; definitions stand in the whole one."""
    whole = whole or schema
    if "$ref" in schema:
        schema = whole["$defs"][schema["$ref"].removeprefix("#/$defs/")]
    rules = {
        "$schema": lambda wanted: wanted == "https://json-schema.org/draft/2020-12/schema",
        "title": lambda wanted: True,
        "description": lambda wanted: isinstance(wanted, str) and wanted != "",
        "$defs": lambda wanted: True,
        "format": lambda wanted: wanted in ("uri-reference", "date-time"),
        "type": lambda wanted: type(value) is TYPES[wanted],
        "const": lambda wanted: value == wanted,
        "enum": lambda wanted: value in wanted,
        "pattern": lambda wanted: re.search(wanted, value) is not None,
        "required": lambda wanted: all(name in value for name in wanted),
        "additionalProperties": lambda wanted: wanted or set(value) <= set(schema["properties"]),
        "properties": lambda wanted: True,
        "items": lambda wanted: True,
    }
    for keyword, wanted in schema.items():
        if keyword not in rules:
            yield f"{where}: the schema has the keyword {keyword}, which is not checked here"
        elif not rules[keyword](wanted):
            yield f"{where}: {json.dumps(value, ensure_ascii=False)[:80]} is not as {keyword} says"
    for name, part in schema.get("properties", {}).items():
        if name in value:
            yield from faults_of(value[name], part, f"{where}.{name}", whole)
    for i, item in enumerate(value if "items" in schema else ()):
        yield from faults_of(item, schema["items"], f"{where}[{i}]", whole)


def objects_of(schema):
    """A schema and all that stand in it."""
    yield schema
    for part in (*schema.get("properties", {}).values(), *schema.get("$defs", {}).values(), *filter(None, [schema.get("items")])):
        yield from objects_of(part)


def check_schemas(site):
    for path in sorted(site.glob("data/*.json")):
        if path.name.endswith(".schema.json"):
            continue
        name = path.stem
        if not (site / f"data/{name}.schema.json").is_file():
            yield f"{name}.json has no schema"
            continue
        content, schema = read(site, f"data/{name}.json"), schema_of(site, name)
        yield from faults_of(content, schema, name)
        yield from (f"{name}: an object may hold anything" for part in objects_of(schema)
                    if part.get("type") == "object" and part.get("additionalProperties") is not False)
        if content["version"] != 1 or "version" not in schema["required"]:
            yield f"{name}: no version"


def check_with_validator(site):
    """The same by a validator of others, where there is one."""
    validator = importlib.import_module("jsonschema").Draft202012Validator
    for path in sorted(site.glob("data/*.schema.json")):
        name, schema = path.name.removesuffix(".schema.json"), json.loads(path.read_text(encoding="utf-8"))
        validator.check_schema(schema)
        for fault in validator(schema).iter_errors(read(site, f"data/{name}.json")):
            yield f"{name}: {fault.json_path}: {fault.message[:80]}"


def check_order(site):
    """Keys stand in the order of the schema, in every record."""
    for name in SETS:
        order = list(schema_of(site, name)["properties"]["records"]["items"]["properties"])
        for i, record in enumerate(read(site, f"data/{name}.json")["records"]):
            if list(record) != [key for key in order if key in record]:
                yield f"{name}[{i}]: keys in another order"


def cell_of(value):
    if isinstance(value, list):
        return "\n".join(value)
    return {True: "true", False: "false"}[value] if isinstance(value, bool) else str(value)


def check_csv(site):
    for name in SETS:
        raw = (site / f"data/{name}.csv").read_bytes().decode("utf-8")
        rows = list(csv.DictReader(io.StringIO(raw, newline=""), strict=True))
        columns = list(schema_of(site, name)["properties"]["records"]["items"]["properties"])
        if raw.split("\r\n")[0].split(",") != columns or not raw.endswith("\r\n"):
            yield f"{name}.csv: the first line is not the names of the fields"
        records = read(site, f"data/{name}.json")["records"]
        wanted = [{key: cell_of(record.get(key, "")) for key in columns} for record in records]
        if rows != wanted:
            yield f"{name}.csv: not the records of {name}.json"


def leaves_of(schema, part, path, own, before=""):
    """The columns of an object: its fields, and those of what stands in it and has no table of its own."""
    for name, field in schema["$defs"][part]["properties"].items():
        inner = field.get("items", field)
        if len(inner.get("enum", "ab")) == 1 or f"{path}.{before}{name}" in own:
            continue
        if "$ref" in inner:
            yield from leaves_of(schema, inner["$ref"].removeprefix("#/$defs/"), path, own, f"{before}{name}.")
        else:
            yield before + name


def rows_of(thing, steps, above=()):
    """The objects at a path, each with those that it stands in."""
    if not steps:
        yield thing, above
        return
    inner = thing.get(steps[0], [])
    for one in inner if isinstance(inner, list) else [inner]:
        yield from rows_of(one, steps[1:], (*above, (steps[0], one)))


def values_at(value, steps):
    if isinstance(value, list):
        for one in value:
            yield from values_at(one, steps)
    elif not steps:
        yield str(value)
    elif steps[0] in value:
        yield from values_at(value[steps[0]], steps[1:])


def flat_table(site, standard, path):
    """The columns and the rows that a table of a nested file must have."""
    schema, steps = schema_of(site, standard), path.split(".")
    part = {"properties": schema["properties"]}
    for step in steps:
        field = part["properties"][step]
        shape = field.get("items", field)["$ref"].removeprefix("#/$defs/")
        part = schema["$defs"][shape]
    columns = list(leaves_of(schema, shape, path, STANDARDS[standard]))
    rows = []
    for thing, above in rows_of(read(site, f"data/{standard}.json"), steps):
        names = {name: one["externalId"] for name, one in above[:-1] if "externalId" in one}
        rows.append(names | {column: "\n".join(values_at(thing, column.split("."))) for column in columns})
    return columns, rows


def check_flat_csv(site):
    tables = {one["name"]: one["csv"] for standard in read(site, "data/index.json")["standards"] for one in standard["tables"]}
    files = {str(path.relative_to(site)) for path in site.glob("data/*.csv")}
    wanted = {f"data/{name}.csv" for name in SETS} | {"data/index.csv"} | set(tables.values())
    if files != wanted:
        yield f"{sorted(files ^ wanted)}: not there, or not in index.json"
    names = {"index": ["index"], "popolo": [name for name in tables if name.startswith("popolo-")],
             "einnsyn": [name for name in tables if name.startswith("einnsyn-")]}
    for standard, paths in STANDARDS.items():
        for name, path in zip(names[standard], paths, strict=True):
            raw = (site / f"data/{name}.csv").read_bytes().decode("utf-8")
            made = list(csv.DictReader(io.StringIO(raw, newline=""), strict=True))
            columns, rows = flat_table(site, standard, path)
            head = raw.split("\r\n")[0].split(",")
            if head[-len(columns):] != columns or set(head[:-len(columns)]) - set(path.split(".")):
                yield f"{name}.csv: the columns are {head}, not {columns}"
            if made != rows:
                yield f"{name}.csv: not what stands in {standard}.json"


# ---- addresses -------------------------------------------------------------------------------------


def is_there(site, address):
    place = site / address
    return place.is_file() if not (address == "" or address.endswith("/")) else (place / "index.html").is_file()


def addresses_of_tables(site):
    for name in SETS:
        fields = schema_of(site, name)["properties"]["records"]["items"]["properties"]
        for record in read(site, f"data/{name}.json")["records"]:
            for key, value in record.items():
                shape = fields[key].get("items", fields[key])
                if shape.get("format") == "uri-reference":
                    yield from value if isinstance(value, list) else [value]


def values_under(keys, value):
    if isinstance(value, dict):
        for key, inner in value.items():
            if key in keys and isinstance(inner, str):
                yield inner
            else:
                yield from values_under(keys, inner)
    elif isinstance(value, list):
        for inner in value:
            yield from values_under(keys, inner)


def addresses_of_files(site):
    """Those that are whole where the site's address is known, else relative to the top."""
    yield from values_under({"url"}, read(site, "data/popolo.json"))
    yield from values_under({"referanseDokumentfil"}, read(site, "data/einnsyn.json"))
    for link in ElementTree.parse(site / "feed.xml").iter(ATOM + "link"):
        yield link.get("href")
    for name, _, value in calendar_lines(site):
        if name == "URL":
            yield value
    yield from values_under({"json", "csv", "schema"}, read(site, "data/index.json"))


def check_addresses(site):
    whole = read(site, "data/index.json").get("site", "")
    for address in addresses_of_tables(site):
        if not is_there(site, address):
            yield f"{address} leads nowhere"
    for address in addresses_of_files(site):
        if not is_there(site, address.removeprefix(whole)):
            yield f"{address} leads nowhere"


# ---- identities ------------------------------------------------------------------------------------


def check_identities(site):
    """What is named by an id is there, once."""
    ids = {name: [record["id"] for record in read(site, f"data/{name}.json")["records"]] for name in ("people", "organisations")}
    for name, known in ids.items():
        if len(known) != len(set(known)):
            yield f"{name}: an id stands twice"
    links = [("attendance", "person", "people"), ("attendance", "deputy_person", "people"), ("actions", "people", "people"),
             ("seats", "person", "people"), ("people", "organisation_id", "organisations"),
             ("organisations", "parent", "organisations")]
    for name, key, target in links:
        for record in read(site, f"data/{name}.json")["records"]:
            values = record.get(key, [])
            for value in values if isinstance(values, list) else [values]:
                if value not in ids[target]:
                    yield f"{name}: {value} is not among the {target}"


# ---- the feed --------------------------------------------------------------------------------------


def texts(element, name):
    return [found.text or "" for found in element.findall(ATOM + name)]


def check_feed(site):
    feed = ElementTree.parse(site / "feed.xml").getroot()
    entries = feed.findall(ATOM + "entry")
    if feed.tag != ATOM + "feed" or not [name for author in feed.findall(ATOM + "author") for name in texts(author, "name")]:
        yield "the feed has no author"
    if "self" not in [link.get("rel") for link in feed.findall(ATOM + "link")]:
        yield "the feed has no link to itself"
    for element in (feed, *entries):
        for name in ("id", "title", "updated"):
            if len(texts(element, name)) != 1 or not texts(element, name)[0]:
                yield f"{name} does not stand once in {element.tag}"
        if not ABSOLUTE.fullmatch(texts(element, "id")[0]):
            yield f"{texts(element, 'id')[0]} is no whole name"
        for moment in texts(element, "updated") + texts(element, "published"):
            if not re.fullmatch(MOMENT, moment):
                yield f"{moment} is no moment"
    for entry in entries:
        if "alternate" not in [link.get("rel") for link in entry.findall(ATOM + "link")]:
            yield "an entry has no page"
    ids = [texts(element, "id")[0] for element in (feed, *entries)]
    if len(ids) != len(set(ids)):
        yield "an id stands twice"
    drafts = {r["title"] for r in read(site, "data/decisions.json")["records"] if r["status"] == "draft"}
    marked = [texts(entry, "title")[0] for entry in entries if texts(entry, "title")[0].endswith(DRAFT)]
    yield from (f"the draft of {title} is not marked" for title in drafts if not any(title in name for name in marked))
    if not drafts and marked:
        yield "decisions are marked that stand in no draft"
    days = [texts(entry, "published")[0][:10] for entry in entries]
    if days != sorted(days, reverse=True):
        yield "the newest do not stand first"
    decided = {(r["page"], r["part"]) for r in read(site, "data/decisions.json")["records"]}
    if len(entries) != min(len(decided), 200):
        yield f"{len(entries)} entries for {len(decided)} decisions"


# ---- the calendar ----------------------------------------------------------------------------------


def calendar_lines(site):
    """Name, parameters and value of each content line, unfolded."""
    raw = (site / "calendar.ics").read_bytes().decode("utf-8")
    for line in raw.replace("\r\n ", "").split("\r\n")[:-1]:
        head, _, value = line.partition(":")
        name, *parameters = head.split(";")
        yield name, parameters, value


def check_calendar_form(site):
    raw = (site / "calendar.ics").read_bytes()
    if raw.count(b"\n") != raw.count(b"\r\n") or not raw.endswith(b"\r\n"):
        yield "a line does not end in CRLF"
    for line in raw.split(b"\r\n"):
        if len(line) > 75:
            yield f"a line of {len(line)} bytes"
        line.decode("utf-8")  # folded inside a character, it is none
    depth = []
    for name, _, value in calendar_lines(site):
        if not re.fullmatch(r"[A-Z-]+", name):
            yield f"{name} is no name"
        if re.search(r"[\x00-\x08\x0a-\x1f\x7f]", value):
            yield f"{name} holds a control character"
        if name == "BEGIN":
            depth.append(value)
        elif name == "END" and (not depth or depth.pop() != value):
            yield f"{value} ends what has not begun"
    if depth:
        yield f"{depth} do not end"


def events_of(site):
    event = None
    for name, parameters, value in calendar_lines(site):
        if (name, value) == ("BEGIN", "VEVENT"):
            event = {}
        elif (name, value) == ("END", "VEVENT"):
            yield event
            event = None
        elif event is not None:
            event.setdefault(name, []).append((parameters, value))


def check_events(site):
    events = list(events_of(site))
    dated = [r for r in read(site, "data/meetings.json")["records"] if len(r.get("date", "")) == 10]
    if len(events) != len(dated):
        yield f"{len(events)} events for {len(dated)} meetings"
    uids = [event["UID"][0][1] for event in events]
    if len(uids) != len(set(uids)):
        yield "a UID stands twice"
    for event in events:
        for name in ("UID", "DTSTAMP", "DTSTART", "SUMMARY"):
            if len(event.get(name, ())) != 1:
                yield f"{name} does not stand once"
        (parameters, value), = event["DTSTART"]
        shape = {("VALUE=DATE",): r"\d{8}", ("TZID=Europe/Oslo",): r"\d{8}T\d{6}"}.get(tuple(parameters), "$^")
        if not re.fullmatch(shape, value):
            yield f"DTSTART {parameters} {value}"
        if event.get("DTEND", [(None, "~")])[0][1] <= value:
            yield f"an event ends before it begins: {value}"
        if re.search(r"(?<!\\)(\\\\)*[;,]", event["SUMMARY"][0][1]):
            yield "a text is not escaped"


# ---- Popolo ----------------------------------------------------------------------------------------

POPOLO_DAY = r"\d{4}(-\d\d){0,2}"
POPOLO_MOMENT = rf"{POPOLO_DAY}|{MOMENT}"
POPOLO = {
    "persons": {"id", "name", "other_names", "summary", "email", "sources"},
    "organizations": {"id", "name", "other_names", "classification", "parent_id", "founding_date", "dissolution_date", "sources"},
    "posts": {"id", "label", "role", "organization_id"},
    "memberships": {"label", "role", "person_id", "organization_id", "post_id", "start_date", "end_date"},
    "events": {"id", "name", "classification", "start_date", "end_date", "location", "status", "organization_id", "attendees",
               "sources"},
}


def check_popolo(site):
    popolo = read(site, "data/popolo.json")
    ids = {kind: {thing["id"] for thing in popolo[kind] if "id" in thing} for kind in POPOLO}
    targets = {"person_id": "persons", "organization_id": "organizations", "parent_id": "organizations", "post_id": "posts"}
    for kind, fields in POPOLO.items():
        for thing in popolo[kind]:
            if not set(thing) <= fields:
                yield f"{kind}: {set(thing) - fields} is no field of Popolo's"
            for key, target in targets.items():
                if key in thing and thing[key] not in ids[target]:
                    yield f"{kind}: {thing[key]} is not among the {target}"
            for key in ("founding_date", "dissolution_date", "start_date", "end_date"):
                if not re.fullmatch(POPOLO_MOMENT if kind == "events" else POPOLO_DAY, thing.get(key, "2000")):
                    yield f"{kind}: {thing[key]} is no date"
            for who in thing.get("attendees", ()):
                if who["id"] not in ids["persons"]:
                    yield f"{kind}: {who} is not among the persons"
        if kind != "memberships" and len(ids[kind]) != len(popolo[kind]):
            yield f"{kind}: an id is missing, or stands twice"


# ---- eInnsyn ---------------------------------------------------------------------------------------

# What must stand in an object that is made by the API, and of which kind it is; ? before what may be missing.
TEXT, WHOLE, LIST = str, int, list
EINNSYN = {
    "Moetemappe": {"offentligTittel": TEXT, "offentligTittelSensitiv": TEXT, "moetenummer": TEXT, "utvalg": TEXT, "moetedato": TEXT,
                   "?externalId": TEXT, "?moetested": TEXT, "?moetedokument": ["Moetedokument"], "?moetesak": ["Moetesak"]},
    "Moetesak": {"offentligTittel": TEXT, "offentligTittelSensitiv": TEXT, "moetesakstype": TEXT, "?externalId": TEXT,
                 "?moetesaksaar": WHOLE, "?moetesakssekvensnummer": WHOLE, "?utvalg": TEXT,
                 "?innstilling": "Moetesaksbeskrivelse", "?vedtak": "Vedtak"},
    "Moetesaksbeskrivelse": {"tekstInnhold": TEXT, "tekstFormat": TEXT},
    "Vedtak": {"vedtakstekst": "Moetesaksbeskrivelse", "dato": TEXT, "?votering": ["Votering"]},
    "Votering": {"moetedeltaker": "Moetedeltaker", "stemme": TEXT},
    "Moetedeltaker": {"moetedeltakerNavn": TEXT, "?moetedeltakerFunksjon": TEXT},
    "Moetedokument": {"offentligTittel": TEXT, "offentligTittelSensitiv": TEXT, "moetedokumenttype": TEXT,
                      "?dokumentbeskrivelse": ["Dokumentbeskrivelse"]},
    "Dokumentbeskrivelse": {"tittel": TEXT, "tittelSensitiv": TEXT, "dokumentnummer": WHOLE, "tilknyttetRegistreringSom": TEXT,
                            "?dokumentobjekt": ["Dokumentobjekt"]},
    "Dokumentobjekt": {"referanseDokumentfil": TEXT, "?format": TEXT},
}
FORMS = {"moetedato": MOMENT, "dato": r"\d{4}-\d\d-\d\d", "stemme": "Ja|Nei|Blankt", "referanseDokumentfil": r"https?://\S+",
         "moetesakstype": "moete|politisk|delegert|interpellasjon|godkjenning|orientering|referat|annet"}
FORMS |= {key: r"(?s).+" for key in ("offentligTittel", "offentligTittelSensitiv", "tittel", "utvalg", "moetenummer", "tekstInnhold")}


def faults_of_object(thing, entity):
    if thing.get("entity") != entity:
        yield f"{thing.get('entity')} stands where {entity} should"
        return
    shape = {key.lstrip("?"): kind for key, kind in EINNSYN[entity].items()}
    for key in EINNSYN[entity]:
        if key[0] != "?" and key not in thing:
            yield f"{entity} has no {key}"
    for key, value in thing.items():
        if key == "entity":
            continue
        kind = shape.get(key)
        if isinstance(kind, list):
            for one in value:
                yield from faults_of_object(one, kind[0])
        elif isinstance(kind, str):
            yield from faults_of_object(value, kind)
        elif kind is None or type(value) is not kind or not re.fullmatch(FORMS.get(key, r"(?s).*"), str(value)):
            yield f"{entity}.{key}: {value!r}"


def check_einnsyn(site):
    for thing in read(site, "data/einnsyn.json")["moetemappe"]:
        yield from faults_of_object(thing, "Moetemappe")


# ---- pages -----------------------------------------------------------------------------------------


class Head(HTMLParser):
    """The links to other forms of the archive, and what the page says that it is about."""

    def __init__(self, text):
        super().__init__()
        self.alternates, self.about, self.in_data = {}, None, False
        self.feed(text)

    def handle_starttag(self, tag, attributes):
        values = dict(attributes)
        if tag == "link" and values.get("rel") == "alternate" and values["type"] != "application/pdf":
            self.alternates[values["type"]] = values["href"]
        self.in_data = tag == "script" and values.get("type") == "application/ld+json"

    def handle_data(self, data):
        if self.in_data:
            self.about = json.loads(data)
            self.in_data = False


def check_heads(site):
    whole = read(site, "data/index.json").get("site", "")
    for path in sorted(site.rglob("index.html")):
        head = Head(path.read_text(encoding="utf-8"))
        if set(head.alternates) != {"application/atom+xml", "text/calendar", "application/json"}:
            yield f"{path}: links to {sorted(head.alternates)}"
        if head.about is None or "@type" not in head.about:
            yield f"{path}: says not what it is about"
            continue
        for address in values_under({"url", "contentUrl"}, head.about):
            place = site / address.removeprefix(whole) if whole else path.parent / address
            if not (place.is_file() or (place / "index.html").is_file()):
                yield f"{path}: {address} leads nowhere"


def check_page(site):
    """The page that says what the data is leads to each file of it."""
    page = (site / "data/index.html").read_text(encoding="utf-8")
    for path in sorted([*site.glob("data/*.json"), *site.glob("data/*.csv")]):
        if f'href="{path.name}"' not in page:
            yield f"{path.name} is not on it"


CHECKS = {
    "each file fits its schema, which allows nothing else": check_schemas,
    "keys keep their order": check_order,
    "CSV holds the same records": check_csv,
    "CSV holds what stands in nested files": check_flat_csv,
    "every address is there": check_addresses,
    "every id is there, once": check_identities,
    "the feed is Atom": check_feed,
    "the calendar is well formed": check_calendar_form,
    "every meeting is an event": check_events,
    "people and bodies in the form of Popolo": check_popolo,
    "meetings in the form of eInnsyn": check_einnsyn,
    "the page of the data leads to each file": check_page,
    "pages link to the data and say what they are about": check_heads,
}
if importlib.util.find_spec("jsonschema"):
    CHECKS["another validator agrees"] = check_with_validator
