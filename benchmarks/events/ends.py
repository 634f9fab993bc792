"""Rows from raw text to coded record: the PLOVER gold records of 2016, and those of PETRARCH-2.

Each record is one text with the set of acts that people coded. Compared are, as sets in each record and summed over
all (micro F1): the types; the pairs (source state, target state); the triples (source, target, type). A record with
several sources and no target holds both directions of each two, as CAMEO coded what is mutual (PLOVER 1.3, 2.4.2);
else each source goes with each target. A pair needs both sides; a record with one alone has a type only. States may
act on themselves: 87 records of the GSR are within one state.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import permutations, product
from typing import Any

from benchmarks.events.coders import Coded, Coder
from benchmarks.events.rows import Outcome, only_test
from benchmarks.events.scoring import Counts, Measure, micro_f1, overlap, total, with_interval
from benchmarks.events.sources import find, json_lines

from comity.codebook.cameo import cameo

GSR = "event-coding/plover-cameo/PLOVER_GSR_CAMEO.txt"
PETR2 = "event-coding/petrarch/petr2_gsr.jsonl"
TYPES = {"DEMAND": "REQUEST", "DISAPPROVE": "ACCUSE", "INVESTIGATE": "ACCUSE", "FIGHT": "ASSAULT"}  # 18 roots to 16
JOINED = {"COERCE": "ASSAULT"}
REPAIRS = {  # codes of the GSR and of coders that are not ISO 3166's, or that the other side says otherwise
    "ITL": "ITA", "JAP": "JPN", "VTN": "VNM",  # misspelt: Italy, Japan, Vietnam by their actors' names
    "ISM": "",  # a religion ("Muslim hackers"), no state
    "EU": "IGO",  # the gold has the European Union under international organisations
    "---": "",  # PETRARCH's mark for somebody whose state is not known
}  # fmt: skip

Act = tuple[tuple[str, ...], tuple[str, ...], str]  # sources, targets, label


@dataclass(frozen=True, slots=True)
class Record:
    """A text and the acts that people coded in it."""

    text: str
    acts: tuple[Act, ...]


def repaired(codes: Sequence[str]) -> tuple[str, ...]:
    """Codes with `REPAIRS`; what is no party is left out."""
    found = (REPAIRS.get(code, code) for code in codes)
    return tuple(dict.fromkeys(code for code in found if code))


def dyads(sources: Sequence[str], targets: Sequence[str]) -> list[tuple[str, str]]:
    """The ordered pairs of an act."""
    return list(product(sources, targets) if targets else permutations(sources, 2))


def types_of(acts: Sequence[Act]) -> set[str]:
    """The labels."""
    return {label for _, _, label in acts}


def pairs_of(acts: Sequence[Act]) -> set[tuple[str, str]]:
    """The ordered pairs."""
    return {pair for sources, targets, _ in acts for pair in dyads(sources, targets)}


def triples_of(acts: Sequence[Act]) -> set[tuple[str, str, str]]:
    """The ordered pairs with the label."""
    return {(*pair, label) for sources, targets, label in acts for pair in dyads(sources, targets)}


def gsr_rows() -> list[dict[str, Any]]:
    """The 322 records without the head. Raises Absent."""
    rows: list[dict[str, Any]] = json.loads(find(GSR).read_text(encoding="utf-8"))
    return [row for row in rows if row["event"] != "DOCUMENT"]


def gsr_texts() -> list[str]:
    """The texts of the records."""
    return [row["text"] for row in gsr_rows()]


def _codes(actors: Any) -> tuple[str, ...]:
    """Of a list of actors; some records have an empty text or a stray word in its place."""
    return repaired([actor["code"] for actor in actors]) if isinstance(actors, list) else ()


def gsr_records() -> list[Record]:
    """The records with the sixteen types."""
    return [Record(row["text"], ((_codes(row.get("source")), _codes(row.get("target")),
                                  TYPES.get(row["event"], row["event"])),)) for row in gsr_rows()]


def coded(coder: Coder, records: Sequence[Record], label: Callable[[Coded], str | None]) -> list[list[Act]]:
    """What the coder finds in the texts, as acts; what has no label in the edition is left out."""
    found = coder.codes([record.text for record in records])
    if len(found) != len(records):
        raise ValueError(f"{coder.name}: {len(found)} answers to {len(records)} texts")
    return [[(repaired(one.source_countries), repaired(one.target_countries), name) for one in ones
             if (name := label(one))] for ones in found]


def compared(records: Sequence[Record], told: Sequence[Sequence[Act]],
             view: Callable[[Sequence[Act]], set[Any]]) -> list[Counts]:
    """Right, told and wanted in each record."""
    return [overlap(view(record.acts), view(acts)) for record, acts in zip(records, told, strict=True)]


def joined(acts: Sequence[Act]) -> list[Act]:
    """COERCE as ASSAULT."""
    return [(sources, targets, JOINED.get(label, label)) for sources, targets, label in acts]


def gsr(coder: Coder, split: str) -> Outcome:
    """The PLOVER gold records: types, pairs and triples on the sixteen types, and on fifteen (COERCE with ASSAULT)."""
    only_test(split)
    records = gsr_records()
    told = coded(coder, records, lambda one: cameo(one.cameo).gsr16)
    fewer = [Record(record.text, tuple(joined(record.acts))) for record in records]
    fewer_told = [joined(acts) for acts in told]
    types = compared(records, told, types_of)
    counts = {"types F1": types, "pairs F1": compared(records, told, pairs_of),
              "triples F1": compared(records, told, triples_of),
              "fifteen types F1": compared(fewer, fewer_told, types_of),
              "fifteen triples F1": compared(fewer, fewer_told, triples_of)}
    measures = {name: with_interval(found, micro_f1) for name, found in counts.items()}
    measures |= {"types precision": Measure(total(types).precision), "types recall": Measure(total(types).recall)}
    return Outcome((find(GSR),), len(records), measures)


def petr2(coder: Coder, split: str) -> Outcome:
    """PETRARCH-2's records: triples by CAMEO root and by PLOVER type, and pairs.

    Of `sourcecode` and `targetcode` the first three letters count (`PSEREBHMSGOV`: PSE, `IGOEUREEC`: IGO). By type what
    1.3 drops (root 01) is in neither the gold nor what is told, and an appeal (02) is a demand (10).
    """
    only_test(split)
    path = find(PETR2)
    listed = [(row["text"], [(repaired([event["source"][:3]]), repaired([event["target"][:3]]), event["code"])
                             for event in row["gold"]]) for row in json_lines(path)]
    by_root = [Record(text, tuple((a, b, code[:2]) for a, b, code in acts)) for text, acts in listed]
    by_type = [Record(text, tuple((a, b, name) for a, b, code in acts if (name := cameo(code).plover)))
               for text, acts in listed]
    roots = coded(coder, by_root, lambda one: one.cameo[:2])
    types = coded(coder, by_type, lambda one: cameo(one.cameo).plover)
    return Outcome((path,), len(listed), {
        "triples F1, CAMEO root": with_interval(compared(by_root, roots, triples_of), micro_f1),
        "triples F1, type": with_interval(compared(by_type, types, triples_of), micro_f1),
        "pairs F1": with_interval(compared(by_root, roots, pairs_of), micro_f1)})
