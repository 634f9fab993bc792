"""Texts with TIMEX3: TempEval-3 (TimeML) and MEANTIME (XML of CAT), and how well the TIMEX3 of a text are found.

A gold and a told expression go together if they overlap; each is used once, the widest overlap first. Relaxed: any
overlap; strict: the same characters; value and type: overlapping, and the same `value`, `type`. The expression that
dates the document itself is left out, and given as the day of publication.
"""

from __future__ import annotations

import html
import io
import random
import re
import tarfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from comity.timing import annotate

MEASURES = ("relaxed", "strict", "value", "type")
_TAG = re.compile(r"<(/?)(\w+)([^>]*)>|([^<]+)")
_NO_SPACE_BEFORE = re.compile(r"^(?:[.,;:!?%)\]]|''|'s|'|n't|’s|”)$")
_NO_SPACE_AFTER = frozenset("([$€£#“`")


@dataclass(frozen=True, slots=True)
class Timex:
    """One gold TIMEX3: offsets in the text, type, value."""

    start: int
    end: int
    type: str
    value: str


@dataclass(frozen=True, slots=True)
class Text:
    """A document: name, the day of publication, raw text, gold."""

    name: str
    published: date
    text: str
    gold: tuple[Timex, ...]
    dateline: tuple[int, int] = (0, 0)  # where the text tells its own day, which is given and not sought


@dataclass(slots=True)
class Counts:
    """How many were found; `wrong` names what was missed, too much or of another value."""

    gold: int = 0
    told: int = 0
    right: dict[str, int] = field(default_factory=lambda: dict.fromkeys(MEASURES, 0))
    wrong: list[str] = field(default_factory=list)

    def f1(self, measure: str) -> float:
        """Twice the right ones among gold and told."""
        return 2 * self.right[measure] / (self.gold + self.told) if self.gold + self.told else 0.0

    def __add__(self, other: Counts) -> Counts:
        return Counts(self.gold + other.gold, self.told + other.told,
                      {name: self.right[name] + other.right[name] for name in MEASURES}, self.wrong + other.wrong)


def timeml(path: Path) -> Iterator[Text]:
    """The documents of a packed folder of TimeML that tell their day of creation."""
    for name, raw in _members(path, ".tml"):
        told = raw.decode("utf-8")
        day = re.search(r"<DCT>.*?value=\"(\d{4}-\d\d-\d\d)", told, re.S)
        body = re.search(r"<TEXT>(.*?)</TEXT>", told, re.S)
        if day is None or body is None:
            continue
        text, gold, opened = "", list[Timex](), list[tuple[int, dict[str, str]]]()
        for match in _TAG.finditer(body[1]):
            if match[4] is not None:
                text += html.unescape(match[4])
            elif match[2] == "TIMEX3" and not match[1]:
                opened.append((len(text), dict(re.findall(r'(\w+)="([^"]*)"', match[3]))))
            elif match[2] == "TIMEX3":
                start, attributes = opened.pop()
                gold.append(Timex(start, len(text), attributes["type"], attributes["value"]))
        yield Text(name, date.fromisoformat(day[1]), text, tuple(gold))


def meantime(path: Path) -> Iterator[Text]:
    """The articles of MEANTIME: words joined as English writes them, TIMEX3 by the words that they hold.

    Annotated are title and first sentences alone: an article is its sentences up to the last that holds any markable.
    """
    for name, raw in _members(path, ".xml", within="intra-doc_annotation"):
        root = ET.parse(io.BytesIO(raw)).getroot()
        text, places, sentence = "", dict[str, tuple[int, int]](), ""
        tokens = {token.get("t_id"): int(token.get("sentence") or 0) for token in root.iter("token")}
        last = max((tokens[one] for anchor in root.iter("token_anchor") if (one := anchor.get("t_id")) in tokens),
                   default=0)
        for token in root.iter("token"):
            if tokens[token.get("t_id")] > last:
                break
            word = token.text or ""
            if sentence and token.get("sentence") != sentence:
                text += "\n"
            elif text and not _NO_SPACE_BEFORE.match(word) and text[-1] not in _NO_SPACE_AFTER:
                text += " "
            sentence = token.get("sentence") or ""
            places[token.get("t_id") or ""] = (len(text), len(text) + len(word))
            text += word
        published, gold, dateline = None, list[Timex](), (0, 0)
        for marked in root.iter("TIMEX3"):
            words = [places[one] for anchor in marked.iter("token_anchor")
                     if (one := anchor.get("t_id") or "") in places]
            value = marked.get("value") or ""
            if marked.get("functionInDocument") == "CREATION_TIME":
                published = re.match(r"\d{4}-\d\d-\d\d", value)
                dateline = (min(words)[0], max(words)[1]) if words else (0, 0)
            elif words:
                gold.append(Timex(min(words)[0], max(words)[1], marked.get("type") or "", value))
        if published:
            yield Text(name, date.fromisoformat(published[0]), text, tuple(gold), dateline)


def compared(text: Text) -> Counts:
    """What is found in a document, against its gold."""
    told = [(one, marked) for one, marked in annotate(text.text, text.published, language="en")
            if not (one.start < text.dateline[1] and text.dateline[0] < one.end)]
    counts = Counts(gold=len(text.gold), told=len(told))
    pairs = sorted(((min(gold.end, one.end) - max(gold.start, one.start), i, j)
                    for i, gold in enumerate(text.gold) for j, (one, _) in enumerate(told)
                    if gold.start < one.end and one.start < gold.end), reverse=True)
    matched: dict[int, int] = {}
    for _, i, j in pairs:
        if i not in matched and j not in matched.values():
            matched[i] = j
    for i, gold in enumerate(text.gold):
        words = " ".join(text.text[gold.start:gold.end].split())
        if i not in matched:
            counts.wrong.append(f"{text.name}: {words!r} is missed")
            continue
        one, marked = told[matched[i]]
        found = {"relaxed": True, "strict": (one.start, one.end) == (gold.start, gold.end),
                 "value": marked.value == gold.value, "type": marked.type == gold.type}
        for measure, right in found.items():
            counts.right[measure] += right
        if not found["value"]:
            counts.wrong.append(f"{text.name}: {words!r} is {gold.value}, not {marked.value}")
    counts.wrong += [f"{text.name}: {one.text!r} is too much" for j, (one, _) in enumerate(told)
                     if j not in matched.values()]
    return counts


def bootstrap(parts: Sequence[Counts], measure: str, *, draws: int = 1000, seed: int = 7) -> tuple[float, float]:
    """The 95 % interval of an F1 over documents drawn again and again with replacement."""
    chance = random.Random(seed)
    drawn = sorted(sum((chance.choice(parts) for _ in parts), Counts()).f1(measure) for _ in range(draws))
    return drawn[int(0.025 * draws)], drawn[int(0.975 * draws) - 1]


def _members(path: Path, ending: str, within: str = "") -> Iterator[tuple[str, bytes]]:
    with tarfile.open(path) as packed:
        for member in sorted(packed.getmembers(), key=lambda one: one.name):
            file = packed.extractfile(member) if member.name.endswith(ending) and within in member.name else None
            if file:
                yield Path(member.name).stem, file.read()
