"""Training samples: sentences of `sentences/` as numbers, with the names of states changed from epoch to epoch."""

from __future__ import annotations

import hashlib
import json
import random
import re
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

import markup
from comity.codebook.cameo import cameo
from comity.errors import CodebookError

FOLDER = Path(__file__).parent / "sentences"
LONGEST = 112  # pieces of a sentence, what follows is cut
STAGES = ("considering", "proposed", "pledged", "agreed", "reaffirmed", "kept", "dropped")
FIELDS = tuple(sorted(markup.VALUES["field"]))
AUXILIARIES = ("", "future", "hypothetical", "negated", "historical")
HIDDEN = 384  # numbers in a state of all-MiniLM-L6-v2
UNKNOWN = "?"  # in place of a stage: whether the words promise anything is not known
SPEAKERS = ("", "state", "official", "analyst", "journalist", "citizen", "company")
TYPES = (
    "AGREE",
    "CONSULT",
    "SUPPORT",
    "CONCEDE",
    "COOPERATE",
    "AID",
    "RETREAT",
    "REQUEST",
    "ACCUSE",
    "REJECT",
    "THREATEN",
    "PROTEST",
    "SANCTION",
    "MOBILIZE",
    "COERCE",
    "ASSAULT",
)


@dataclass(slots=True)
class Row:
    """One sentence with everything that is to be learnt from it; what is not known of it is empty or None."""

    text: str
    parties: list[markup.Span] = field(default_factory=list)
    triggers: list[tuple[markup.Span, str | None, str | None, tuple[str, ...], str]] = field(default_factory=list)
    pairs: dict[tuple[int, int | None], list[tuple[str, str, str]]] = field(
        default_factory=dict
    )  # code, auxiliary, trigger
    marks: dict[str, markup.Span] = field(default_factory=dict)
    events: bool = False  # whether parties and acts are marked in full
    speaker: str | None = None
    unlabelled: bool = False  # parties and triggers are a teacher's, what they tell is not known
    root: str | None = None  # PLV's root of what the first party does to the second, where that is all that is known
    pledge: int | None = None
    facts: list[tuple[markup.Span, float]] = field(default_factory=list)


def held_out(text: str, share: float = 0.06) -> bool:
    """Whether a sentence is kept for validation: by its hash, so that it stays so."""
    return int(hashlib.sha256(text.encode()).hexdigest()[:8], 16) / 2**32 < share


@cache
def type_of(code: str) -> str | None:
    """The PLOVER type of a CAMEO code; None where there is none."""
    try:
        return cameo(code).plover
    except CodebookError:
        return None


def row_of(sample: markup.Sample) -> Row:
    """A marked sentence as a row."""
    numbers = sorted(sample.parties)
    place = {n: i for i, n in enumerate(numbers)}
    row = Row(sample.text, [sample.parties[n] for n in numbers], marks=dict(sample.triggers), events=True)
    by_trigger: dict[str, list[markup.Told]] = {}
    for t in sample.told:
        by_trigger.setdefault(t.trigger, []).append(t)
        if t.code is None or not type_of(t.code):
            continue
        told = (t.code, t.keys.get("aux", ""), t.trigger)
        left, right = [place[n] for n in t.actors], [place[n] for n in t.recipients]
        if t.mutual and not right:  # "1+2=": between all of them
            ways = [(a, b) for a in left for b in left if a != b]
        else:
            ways = [(a, b) for a in left for b in right if a != b]
            if t.mutual:
                ways += [(b, a) for a, b in ways]
                ways += [(a, b) for side in (left, right) for a in side for b in side if a != b and len(side) > 1]
        for way in ways:
            row.pairs.setdefault(way, []).append(told)
        if not right and not t.mutual:
            for a in left:
                row.pairs.setdefault((a, None), []).append(told)
        if not left:
            pass  # a passive without its agent teaches the trigger only
    for letter, readings in by_trigger.items():
        codes = [t.code for t in readings if t.code and type_of(t.code)]
        stages = [t.keys["stage"] for t in readings if "stage" in t.keys and t.keys.get("aux") != "historical"]
        fields = tuple(dict.fromkeys(t.keys["field"] for t in readings if "field" in t.keys))
        row.triggers.append(
            (
                sample.triggers[letter],
                type_of(codes[0]) if codes else None,
                stages[0] if stages else None,
                fields,
                readings[0].keys.get("aux", ""),
            )
        )
    said = {t.keys["said"] for t in sample.told if "said" in t.keys}
    row.speaker = said.pop() if len(said) == 1 else "" if not said else None
    return row


def load(folder: Path = FOLDER) -> tuple[list[Row], list[Row]]:
    """Rows to learn from and rows held out. Lines that break the form are left out."""
    rows: list[Row] = []
    for path in sorted(folder.glob("*.txt")):
        if path.stem.startswith("pledges"):
            for line in path.read_text(encoding="utf-8").splitlines():
                label, tab, text = line.partition("\t")
                if tab and label in ("P", "N"):
                    rows.append(Row(text.strip(), pledge=int(label == "P")))
        elif path.stem.startswith("factuality"):
            for line in path.read_text(encoding="utf-8").splitlines():
                if row := factual(line):
                    rows.append(row)
        else:
            for _, line in markup.lines(path):
                try:
                    rows.append(row_of(markup.parse(line)))
                except markup.MarkupError:
                    continue
    unique = {r.text: r for r in rows}
    return ([r for r in unique.values() if not held_out(r.text)], [r for r in unique.values() if held_out(r.text)])


def plain(path: Path) -> list[Row]:
    """Sentences without marks, with the parties and triggers that a teacher sees in them; of reports with gold also
    which of the triggers promise what, or nothing."""
    rows = []
    with path.open(encoding="utf-8") as file:
        for line in file:
            found = json.loads(line)
            spans = [markup.Span(*span) for span in found["triggers"]]
            golds = found.get("gold") or [None] * len(spans)
            triggers = [
                (span, None, UNKNOWN if told is None else told[0] if told else None, tuple(told[1]) if told else (), "")
                for span, told in zip(spans, golds, strict=True)
            ]
            parties = [markup.Span(*span) for span in found["parties"]]
            rows.append(Row(found["text"], parties, triggers, unlabelled=True))
    return rows


OPENINGS = (
    "On {day}, ",
    "Meanwhile, ",
    "{town} -- ",
    "{town} (AP) -- ",
    "Earlier on {day}, ",
    "In a statement on {day}, ",
    "Last week, ",
    "According to state media, ",
    "Late on {day}, ",
    "In {month}, ",
    "Officials said ",
    "It was reported on {day} that ",
    "{town}, {month} 12 (Xinhua) -- ",
    "As part of the effort, ",
    "At the same time, ",
    "A spokesman said on {day} that ",
)
ENDINGS = (
    ", officials said on {day}",
    ", according to a statement",
    ", state media reported",
    ", a spokesman told reporters on {day}",
    ", the agency said",
    " on {day}",
    " last {month}",
    ", local newspapers reported",
    ", witnesses said",
    " earlier this week",
    ", sources said on condition of anonymity",
    " after weeks of speculation",
    ", news agencies reported on {day}",
    " in the latest sign of change in the region",
    ", amid growing concern about the economy",
    " late on {day}",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = ("January", "March", "April", "June", "July", "September", "October", "December")
TOWNS = (
    "GENEVA",
    "NAIROBI",
    "TOKYO",
    "BEIRUT",
    "BOGOTA",
    "KYIV",
    "DHAKA",
    "CAIRO",
    "MANILA",
    "LAGOS",
    "BERLIN",
    "LIMA",
)


def framed(row: Row, draw: random.Random) -> Row:
    """The same row in the dress of the wire: a day, a dateline or an attribution before or after it."""
    if row.pledge is not None or row.facts:
        return row
    fill = {"day": draw.choice(DAYS), "month": draw.choice(MONTHS), "town": draw.choice(TOWNS)}
    lead = draw.choice(OPENINGS).format(**fill) if draw.random() < 0.6 else ""
    body, stop = (row.text[:-1], row.text[-1]) if row.text.endswith((".", "!", "?")) else (row.text, "")
    tail = draw.choice(ENDINGS).format(**fill) if not lead or draw.random() < 0.4 else ""

    def moved(span: markup.Span) -> markup.Span:
        return markup.Span(span.start + len(lead), span.end + len(lead))

    return replace(
        row,
        text=lead + body + tail + stop,
        parties=[moved(s) for s in row.parties],
        triggers=[(moved(t[0]), *t[1:]) for t in row.triggers],
        marks={k: moved(s) for k, s in row.marks.items()},
    )


def factual(line: str) -> Row | None:
    """A line of factuality.txt: every event word marked `{f=N word}`."""
    out, at, facts, length = [], 0, [], 0
    for m in re.finditer(r"\{f=(-?\d(?:\.\d)?) ([^{}]*)\}", line):
        out.append(line[at : m.start()])
        length += m.start() - at
        facts.append((markup.Span(length, length + len(m[2])), float(m[1])))
        out.append(m[2])
        length += len(m[2])
        at = m.end()
    text = "".join(out) + line[at:]
    return Row(text.rstrip(), facts=facts) if facts and "{" not in text else None


class Renamer:
    """Puts other states for those that a row names, the same one throughout; forms kept: name, adjective, capital."""

    def __init__(self, states: list[dict[str, str]]):
        self.states = states
        self.form: dict[str, tuple[int, str]] = {}
        for number, state in enumerate(states):
            for kind, word in state.items():
                self.form.setdefault(word, (number, kind))
        words = sorted(self.form, key=len, reverse=True)
        self.pattern = re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")

    def rename(self, row: Row, draw: random.Random) -> Row:
        """The same row with other states; spans moved along."""
        chosen: dict[int, int] = {}
        edits: list[tuple[int, int, str]] = []
        for m in self.pattern.finditer(row.text):
            number, kind = self.form[m.group()]
            if number not in chosen:
                chosen[number] = draw.randrange(len(self.states))
            word = self.states[chosen[number]].get(kind)
            if word:
                edits.append((m.start(), m.end(), word))
        if not edits:
            return row
        text, moves, at, shift = [], [], 0, 0
        for start, end, word in edits:
            text.append(row.text[at:start] + word)
            at = end
            shift += len(word) - (end - start)
            moves.append((end, shift))
        text.append(row.text[at:])

        def moved(span: markup.Span) -> markup.Span:
            before = next((s for e, s in reversed(moves) if e <= span.start), 0)
            after = next((s for e, s in reversed(moves) if e <= span.end), 0)
            return markup.Span(span.start + before, span.end + after)

        return replace(
            row,
            text="".join(text),
            parties=[moved(s) for s in row.parties],
            triggers=[(moved(t[0]), *t[1:]) for t in row.triggers],
            marks={k: moved(s) for k, s in row.marks.items()},
            facts=[(moved(s), v) for s, v in row.facts],
        )


def pieces(tokenizer: Tokenizer, text: str) -> tuple[list[int], list[tuple[int, int]]]:
    """Word pieces of a sentence with their places."""
    coded = tokenizer.encode(text)
    return coded.ids[:LONGEST], coded.offsets[:LONGEST]


def covered(offsets: list[tuple[int, int]], span: markup.Span) -> list[int]:
    """Numbers of the pieces that a span covers."""
    return [i for i, (a, b) in enumerate(offsets) if b > a and a < span.end and b > span.start]


def mask(length: int, where: list[int]) -> np.ndarray:
    """A row of zeros with ones at the places."""
    row = np.zeros(length, dtype=np.float32)
    row[where] = 1
    return row
