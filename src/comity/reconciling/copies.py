"""Which documents are copies of one text: agency stories in several papers, and retellings that keep the sentences.

A copy is no source of its own. Two reports of one event share names and facts; a copy shares runs of words. Quotations
are left out of the comparison, since independent reports quote the same statement in the same words.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from comity.reconciling.grouping import Link, agglomerate, blocks
from comity.reconciling.telling import Telling
from comity.reconciling.wording import QUOTED, overlap, shingles, without

RUN = 4  # words in a shingle
# Share of the smaller text's runs that the other has. Measured on 151 reports (development set, seeds, own sets):
# eleven pairs of copies had .09 (a retelling) to .96, all other pairs less than .06.
COPY = 0.08
COPY_OF_ONE_AGENCY = 0.06  # both credit the same agency: less agreement is enough
COPY_OF_OLD = 0.3  # of reports a month apart: a story that goes on shares names and formulas, copies are made at once
DAYS_APART = 30
SHORTEST = 25  # runs; shorter texts (a caption, a headline) tell nothing by their agreement
SAMPLE = 4  # one run in so many is looked up to find candidates
SHARED = 3  # sampled runs that candidates have in common
NAMES_ARTICLE = ("id", "p", "article", "articleid", "no", "idxno", "story", "newsid")  # query keys
NEIGHBOURS = 8  # of a run that very many texts have, so many next ones are compared: linear, and chains still join


@dataclass(frozen=True, slots=True)
class Copy:
    """A document, the original of which it is a copy, the share of runs they have in common, and why."""

    document: str
    original: str
    score: float
    reason: str


def likeness(one: frozenset[int], other: frozenset[int]) -> float:
    """How much of the shorter text stands in the other, word by word: 0 to 1."""
    return overlap(one, other) if min(len(one), len(other)) >= SHORTEST else 0.0


def runs(telling: Telling) -> frozenset[int]:
    """The runs of words of a report, without page noise and quotations."""
    text = without(telling.document.text, telling.reading.noise)
    return shingles(QUOTED.sub("\n", text), RUN)


def copy_links(tellings: Sequence[Telling]) -> list[Link]:
    """Pairs of copies by their places, with the measure and the reason."""
    texts = [runs(telling) for telling in tellings]
    links = []
    for one, other in sorted(_candidates(texts)):
        score = likeness(texts[one], texts[other])
        agency = tellings[one].document.agency
        credited = agency is not None and agency == tellings[other].document.agency
        old = apart(tellings[one], tellings[other])
        if score >= (COPY_OF_OLD if old else COPY_OF_ONE_AGENCY if credited else COPY):
            reason = f"{score:.0%} of the shorter text word by word" + (f"; both credit {agency}" if credited else "")
            links.append(Link(one, other, score, (reason,)))
    return links


def apart(one: Telling, other: Telling) -> bool:
    """Whether two reports, both dated, are of days too far apart for the one to be a copy of the other."""
    days = [telling.dating.interval.earliest for telling in (one, other)]
    stated = all(telling.dating.method == "stated" for telling in (one, other))
    first, second = days
    return bool(stated and first and second and abs((first - second).days) > DAYS_APART)


def _candidates(texts: Sequence[frozenset[int]]) -> list[tuple[int, int]]:
    """Pairs that share some sampled runs; each run compares a text with its next neighbours only."""
    shared: Counter[tuple[int, int]] = Counter()
    for places in blocks([(run for run in text if run % SAMPLE == 0) for text in texts]).values():
        for at, one in enumerate(places):
            shared.update((one, other) for other in places[at + 1 : at + 1 + NEIGHBOURS])
    return [pair for pair, count in shared.items() if count >= SHARED]


def find_copies(tellings: Sequence[Telling], links: Sequence[Link]) -> dict[str, Copy]:
    """For each copy its original: of a group of copies the earliest dated one, then one that credits an agency."""
    found = {}
    for group in agglomerate(len(tellings), links):
        first = min(group, key=lambda place: _seniority(tellings[place]))
        for place in group:
            if place != first:
                near = max((x for x in links if place in (x.one, x.other)), key=lambda x: x.score)
                found[tellings[place].id] = Copy(tellings[place].id, tellings[first].id, near.score, near.reasons[0])
    return found


def _seniority(telling: Telling) -> tuple[str, bool, str]:
    stated = telling.dating.date if telling.dating.method == "stated" else None
    return (stated or "~", telling.document.agency is None, telling.id)


def find_versions(tellings: Sequence[Telling]) -> dict[str, str]:
    """For each later edition of an article the first one: same address, other text."""
    found: dict[str, str] = {}
    for places in blocks([_address(telling) for telling in tellings]).values():
        first, *later = sorted(places, key=lambda p: (*_edition(tellings[p]), tellings[p].id))
        found.update({tellings[place].id: tellings[first].id for place in later})
    return found


def _edition(telling: Telling) -> tuple[str, str]:
    document = telling.document
    return (document.modified or document.published or "~", document.published or "~")


def _address(telling: Telling) -> list[str]:
    """The address of an article without scheme, `www.`, query, fragment and last slash; none if it has no path."""
    url = telling.document.url
    if not url:
        return []
    bare = url.split("://")[-1].split("#")[0].removeprefix("www.")
    path, _, query = bare.partition("?")
    path = path.rstrip("/")
    if "/" not in path:
        return []
    # Some sites tell articles apart by the query alone; tracking parameters are no part of the address.
    kept = sorted(part for part in query.split("&") if part.split("=")[0].casefold() in NAMES_ARTICLE)
    return ["?".join((path, "&".join(kept)))]
