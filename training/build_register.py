"""Writes the derived part of the register's tables: names from CLDR, office-holders from Factbook and Wikidata.

    python training/build_register.py [--data ../shared/data] [--wikidata FILE]

Reads the gazetteers under `--data` (or COMITY_DATA), and with `--wikidata` the JSON that the query in docs/register.md
gives. Rows whose source begins with `own entry` are kept as they are and win over derived ones; rows of an earlier
Wikidata file stay until a new file is given; all other rows are made anew, so that a second run changes nothing. Only
public-domain and CC0 sources are written: the World Factbook and Wikidata. Wikidata identifiers are added to persons of
own entries where name and state agree; where a source names another holder than the table it is printed.
"""

from __future__ import annotations

import argparse
import calendar
import csv
import gzip
import html
import io
import json
import os
import re
import tarfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from babel import Locale
from babel.core import get_global

from comity.model.times import Interval
from comity.register import load_register, people
from comity.register.tables import DATA
from comity.register.types import Person, widest

OWN = "own entry"
FACTBOOK = "World Factbook, 2026"
WIKIDATA = "Wikidata, by way of every-politician, 2022"
FACTBOOK_AS_OF = "2026-01"  # the newest dates in the file
CHECKED_ON = "2026-08-22"  # the day of the list of leaders that own entries are checked against
DEPENDENT = frozenset({"HKG", "MAC", "COK", "NIU", "GRL"})  # their head of state is another state's
QUERIED = "Wikidata, by query"  # with the day of the file after it
SINCE = "2010"  # holders who left before are left out
FAMILY_FIRST = {"KOR", "PRK", "CHN", "TWN", "VNM", "HKG", "KHM"}
POLITICIANS = {
    "australia-cabinet": "AUS", "canada-cabinet": "CAN", "china-ministers": "CHN", "france-cabinet": "FRA",
    "india-ministers": "IND", "iran-ministers": "IRN", "israel-ministers": "ISR", "japan-ministers": "JPN",
    "philippines-ministers": "PHL", "russia-cabinet": "RUS", "south-korea-ministers": "KOR", "taiwan": "TWN",
    "turkey-ministers": "TUR", "ukraine-cabinet": "UKR", "united-kingdom-cabinet": "GBR", "us-cabinet": "USA",
    "vietnam": "VNM",
}
POSITIONS = {  # Wikidata's short labels in the tables above
    "President": "head-of-state", "Emperor": "head-of-state", "Supreme Leader": "head-of-state",
    "Prime Minister": "head-of-government", "Premier of the State Council": "head-of-government",
    "Minister of Foreign Affairs": "foreign-minister", "Minister for Foreign Affairs": "foreign-minister",
    "Minister of External Affairs": "foreign-minister", "Secretary of Foreign Affairs": "foreign-minister",
    "Minister of Europe and Foreign Affairs": "foreign-minister", "Secretary of State": "foreign-minister",
    "Secretary of State for Foreign and Commonwealth Affairs": "foreign-minister",
    "Minister of Defence": "defence-minister", "Minister for Defence": "defence-minister",
    "Minister of National Defence": "defence-minister", "Secretary of Defence": "defence-minister",
    "Secretary of National Defence": "defence-minister", "Secretary of State for Defence": "defence-minister",
    "Minister of Defence and Armed Forces Logistics": "defence-minister", "Minister of Finance": "finance-minister",
    "Secretary of the Treasury": "finance-minister", "Chancellor of the Exchequer": "finance-minister",
    "Minister of Economy, Trade and Industry": "trade-minister", "Minister of Commerce": "trade-minister",
    "Minister of Commerce and Industry": "trade-minister", "Secretary of Commerce": "trade-minister",
    "Minister of Trade, Industry and Energy": "trade-minister", "Minister of International Trade": "trade-minister",
    "Secretary of State for International Trade": "trade-minister", "Minister of Industry and Trade": "trade-minister",
    "National Security Advisor": "national-security-adviser",
    "Secretary of the Security Council": "national-security-adviser", "Vice President": "vice-president",
    "United States Trade Representative": "trade-representative", "Chief Cabinet Secretary": "chief-cabinet-secretary",
    "Minister of Reunification": "unification-minister",
}
UNLIKE = {("IRN", "President"): "head-of-government", ("USA", "Prime Minister"): ""}
FACTBOOK_NAMES = {
    "Burma": "MMR", "Congo (Brazzaville)": "COG", "DRC": "COD", "The Gambia": "GMB", "The Bahamas": "BHS",
    "Micronesia": "FSM", "Holy See (Vatican City)": "VAT", "Cote d'Ivoire": "CIV", "Turkey (Turkiye)": "TUR",
    "Federated States of Micronesia": "FSM", "Côte d'Ivoire": "CIV",
}
MONTHS = {name: f"{number:02}" for number, name in enumerate(calendar.month_name) if name}
TITLE = re.compile(
    r"^(?:(?:transitional?|interim|acting|caretaker|sultan and prime minister|president|prime minister|king|queen|"
    r"emperor|amir|sultan|chancellor|gen\.|general|col\.|capt\.|dr\.|taoiseach|premier|grand duke|prince|"
    r"crown prince and|state)\s+)+", re.I)
REGION = re.compile(r"[(（].*[)）]|中华人民共和国|中華人民共和国|中国(?=.)|중국 |特别行政区|特別行政区")
ROMAN = re.compile(r"[IVX]+$")
LEADING = ("head-of-state", "head-of-government")  # what the query says itself; other posts are told by their label
OF_STATE = re.compile(r" (?:of|for) (?:the )?(?:[A-Z][\w'’-]+ ?)+$|^[A-Z]\w+ (?=[Mm]inister)")

Row = dict[str, str]


def table(name: str) -> list[Row]:
    """The rows of one of the register's tables."""
    with (DATA / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def write(name: str, rows: list[Row]) -> None:
    """Puts rows in place of a table's rows."""
    with (DATA / f"{name}.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(rows[0]), lineterminator="\n")
        writer.writeheader()
        writer.writerows(rows)


class People:
    """The persons and offices known so far; derived ones are added where no own entry says otherwise."""

    def __init__(self, *, queried: bool = False) -> None:
        kept = (OWN,) if queried else (OWN, QUERIED)
        self.persons = [row for row in table("persons") if row["source"].startswith(kept)]
        self.offices = [row for row in table("occupancies") if row["source"].startswith(kept)]
        self._ids = {row["id"] for row in self.persons}
        self._known: dict[tuple[str, str], Row] = {}
        self._spans: dict[tuple[str, str], list[Interval]] = defaultdict(list)
        for row in self.persons:
            self._learn(row)
        for row in self.offices:
            self._spans[row["country"], row["post"]].append(widest(row["from"], row["to"]))
        self.same = {(r["country"], r["post"]): r["same_as"] for r in table("offices") if r["same_as"]}

    def _learn(self, row: Row) -> None:
        spellings = tuple(filter(None, row["spellings"].split("|")))
        person = Person(row["id"], row["name"], row["family"], spellings, "", "", "")
        for key in people.keys(person):
            self._known.setdefault((row["country"], key), row)

    def find(self, country: str, name: str) -> Row | None:
        """A known person of a state by any order and spelling of the name."""
        return self._known.get((country, people.key(people.tokens(name))))

    def person(self, country: str, name: str, family: str, wikidata: str, source: str) -> Row:
        """The person of this name, made if need be."""
        row = self.find(country, name)
        if row is None:
            stem = "-".join(people.tokens(people.plain(name)))
            identity = stem if stem not in self._ids else f"{stem}-{country.lower()}"
            self._ids.add(identity)
            row = {"id": identity, "name": name, "family": family, "spellings": "", "country": country,
                   "wikidata": "", "source": source}
            self.persons.append(row)
            self._learn(row)
        row["wikidata"] = row["wikidata"] or wikidata
        return row

    def free(self, country: str, post: str, span: Interval) -> bool:
        """Whether no holder that counts more is known for any part of a time."""
        return all(span.meet(other) is None for other in self._spans[country, post])

    def attest(self, country: str, post: str, name: str, day: str) -> bool:
        """Notes that a source of a day names the holder that is known as the last one; whether any is known."""
        held = [o for o in self.offices if o["country"] == country and o["post"] == post and not o["to"]]
        for row in held:
            person = next(p for p in self.persons if p["id"] == row["person"])
            if set(people.tokens(name)) & set(people.tokens(f"{person['name']} {person['spellings']}")):
                row["attested"] = max(row["attested"], day)
            elif row["from"] < day:
                print(f"{country} {post}: {person['name']} since {row['from']}, but {name} on {day}")
        return bool(held)

    def hold(self, person: Row, country: str, post: str, start: str, end: str, attested: str, source: str) -> None:
        """Adds one holder."""
        self.offices.append({"person": person["id"], "post": post, "country": country, "at": "", "from": start,
                             "to": end, "status": "holder", "attested": attested, "source": source})
        self._spans[country, post].append(_inside(start, end))


def from_politicians(folder: Path, known: People) -> None:
    """Ministers of seventeen states up to 2022, where no own entry covers the time."""
    with tarfile.open(folder / "every-politician-2022.tar.gz") as archive:
        for stem, country in POLITICIANS.items():
            file = archive.extractfile(f"{stem}-holders21.csv")
            assert file is not None
            for row in csv.DictReader(io.TextIOWrapper(file, "utf-8")):
                post = UNLIKE.get((country, row["position"]), POSITIONS.get(row["position"], ""))
                span_end = row["end"]
                if not post or not row["start"] or (span_end and span_end < SINCE):
                    continue
                found = known.find(country, row["person"])
                if found is not None:
                    found["wikidata"] = found["wikidata"] or row["personID"]
                shrunk = _inside(row["start"], span_end)
                if span_end and known.free(country, post, shrunk):
                    name = row["person"]
                    family = name.split()[0] if country in FAMILY_FIRST else name.split()[-1]
                    person = known.person(country, name, family, row["personID"], WIKIDATA)
                    known.hold(person, country, post, row["start"], span_end, "", WIKIDATA)


def _inside(start: str, end: str) -> Interval:
    """The days surely inside a time: two holders who change within a month do not overlap."""
    span, margin = widest(start, end), timedelta(days=31)
    if span.earliest and span.latest and span.latest - span.earliest <= 2 * margin:
        margin = min(timedelta(days=1), (span.latest - span.earliest) / 2)
    return Interval(span.earliest and span.earliest + margin, span.latest and span.latest - margin)


def from_factbook(folder: Path, known: People, codes: dict[str, str]) -> None:
    """Heads of states and governments in January 2026, and notes that an own entry still held then."""
    for entry in _factbook(folder):
        code = codes.get(entry["short"]) or codes.get(entry["long"])
        if not code or not entry.get("executive") or code in DEPENDENT:
            continue
        chief, head = (entry["executive"].get(key) or "" for key in ("chief of state", "head of government"))
        for text, post in ((chief, "head-of-state"), ("" if head == chief else head, "head-of-government")):
            said = _holder(text)
            if said is None or (code, post) in known.same:
                continue
            name, family, since = said
            attested = known.attest(code, post, name, FACTBOOK_AS_OF)
            if not attested and known.free(code, post, _inside(since or FACTBOOK_AS_OF, "")):
                person = known.person(code, name, family, "", FACTBOOK)
                known.hold(person, code, post, since, "", FACTBOOK_AS_OF, FACTBOOK)


def checked(folder: Path, known: People, two: dict[str, str]) -> None:
    """Notes which own entries a list of the leaders of G20 and ASEAN states of August 2026 confirms; takes no rows."""
    with gzip.open(folder / "leaders-current.csv.gz", "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            code = two.get(row["ISO"])
            for column, post in (("Head of State", "head-of-state"), ("Head of Government", "head-of-government")):
                if code and row[column] and (code, post) not in known.same:
                    known.attest(code, post, row[column], CHECKED_ON)


def from_wikidata(file: Path, known: People, codes: dict[str, str]) -> None:
    """Holders from the result of the query in docs/register.md (application/sparql-results+json).

    Raises ValueError, with the row, for a result that lacks a variable of the query.
    """
    register = load_register()
    day = date.fromtimestamp(file.stat().st_mtime).isoformat()
    source, states = f"{QUERIED}, {day}", set(codes.values())
    for number, row in enumerate(json.loads(file.read_text("utf-8"))["results"]["bindings"], 1):
        cells = {key: cell["value"] for key, cell in row.items()}
        if missing := {"country", "kind", "positionLabel", "person", "personLabel", "start"} - cells.keys():
            raise ValueError(f"{file}, result {number}: no {', '.join(sorted(missing))}")
        country, name, identity = cells["country"], cells["personLabel"], cells["person"].rpartition("/")[2]
        post = cells["kind"]
        if post not in LEADING:
            post = register.post_of(OF_STATE.sub("", cells["positionLabel"]), country) or ""
        start = _precise(cells["start"], cells.get("startPrecision"))
        end = _precise(cells.get("end", ""), cells.get("endPrecision"))
        if not post or not start or country not in states or name == identity or (end and end < SINCE):
            continue
        if (found := known.find(country, name)) is not None:
            found["wikidata"] = found["wikidata"] or identity
        if not end and known.attest(country, post, name, day):
            continue
        if known.free(country, post, _inside(start, end)):
            family = name.split()[0] if country in FAMILY_FIRST else name.split()[-1]
            known.hold(known.person(country, name, family, identity, source), country, post, start, end,
                       "" if end else day, source)


def _precise(value: str, precision: str | None) -> str:
    """An ISO prefix as exact as Wikidata says: 11 is a day, 10 a month, 9 a year, less is nothing."""
    return value[:{"11": 10, "10": 7, "9": 4}.get(precision or "11", 0)]


def _factbook(folder: Path) -> Iterator[dict[str, Any]]:
    with gzip.open(folder / "factbook-government-2026.json.gz", "rt", encoding="utf-8") as file:
        yield from json.loads(html.unescape(file.read().replace("&quot;", "'"))).values()


def _holder(text: str) -> tuple[str, str, str] | None:
    """Name, family name and first day from `President Karol NAWROCKI (since 6 August 2025)`; None for other forms."""
    found = re.fullmatch(r"([^();]+?)\s*\(since (?:(\d+) )?(?:([A-Z][a-z]+) )?(\d{4})\)(?:;.*)?", text)
    if not found or any(word in text for word in (" and ", "Council", "Governor")):
        return None
    words = TITLE.sub("", found[1]).split()
    capital = [w for w in words if len(w) > 1 and w == w.upper() and w.replace("-", "").isalpha()]
    if len(words) < 2 or len(words) > 4 or not capital or "of" in words:
        return None
    name = " ".join(w.title() if w in capital and not ROMAN.match(w) else w for w in words)
    family = name if ROMAN.match(words[-1]) else " ".join(w.title() for w in capital)
    if family not in name:
        return None
    day = [found[4]] + ([MONTHS[found[3]]] if found[3] in MONTHS else []) + ([found[2].zfill(2)] if found[2] else [])
    return name, family, "-".join(day)


def fill_states(folder: Path) -> dict[str, str]:
    """Two-letter codes and Korean, Japanese and Chinese names from CLDR, full names from the Factbook.

    Returns codes by Factbook name.
    """
    two = {three: found[0] for three, found in get_global("territory_aliases").items() if len(found[0]) == 2}
    two.update(XKX="XK", EU="EU")
    locales = {column: Locale.parse(code) for column, code in (("ko", "ko"), ("ja", "ja"), ("zh", "zh_Hans"))}
    rows = table("states")
    codes = dict(FACTBOOK_NAMES)
    for row in rows:
        codes.update({name: row["code"] for name in (row["name"], *row["names"].split("|")) if name})
    official = {codes.get(e["short"]) or codes.get(e["long"]): e["long"] for e in _factbook(folder)}
    for row in rows:
        row["iso2"] = two.get(row["code"], "")
        for column, locale in locales.items():
            row[column] = REGION.sub("", locale.territories.get(row["iso2"], ""))
        full = str(official.get(row["code"]) or "none")
        plain = full.split(";")[0].split("(")[0].strip()
        row["official"] = "" if plain in {"none", row["name"]} or row["code"] in {"AFG", "TWN"} else plain
        sources = (OWN, "CLDR" if row["iso2"] else "", FACTBOOK if row["official"] else "")
        row["source"] = "; ".join(filter(None, sources))
    write("states", rows)
    return codes


def main() -> None:
    """Reads the gazetteers and writes the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path(os.environ.get("COMITY_DATA", "../shared/data")))
    parser.add_argument("--wikidata", type=Path, metavar="FILE", help="what the query in docs/register.md gives")
    options = parser.parse_args()
    folder = options.data / "gazetteers"
    codes = fill_states(folder)
    known = People(queried=options.wikidata is not None)
    if options.wikidata:
        from_wikidata(options.wikidata, known, codes)
    from_politicians(folder, known)
    from_factbook(folder, known, codes)
    checked(folder, known, {row["iso2"]: row["code"] for row in table("states") if row["iso2"]})
    held = {row["person"] for row in known.offices}
    write("persons", [row for row in known.persons if row["id"] in held])
    write("occupancies", known.offices)
    print(f"{len(held)} persons, {len(known.offices)} offices held")


if __name__ == "__main__":
    main()
