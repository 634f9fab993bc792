"""Where reports of one story contradict each other, and which value is kept.

Precision first: only what cannot both be true is a conflict. A plan that was changed is none, a number rounded is none,
days count only where the reports name them, and numbers only between sentences that say the same of the same names.

Preferred is the value of the more believable reports: official over wire over press over analysis, then that of more
independent texts, then the one told more exactly.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from comity.model.claims import FigureClaim
from comity.model.evidence import Evidence
from comity.model.record import Conflict, Told
from comity.model.resolved import Resolved
from comity.reconciling.grouping import blocks
from comity.reconciling.joining import Story, anchor, common, entry_id
from comity.reconciling.meetings import AHEAD, Party, believed_day
from comity.reconciling.sources import Sources
from comity.reconciling.stories import alike as same_place
from comity.reconciling.wording import common_stems, content, jaccard, plain, stem, words
from comity.register import load_register

CLOSE = 0.25  # a number that differs by more counts something else
EQUAL = 0.005  # numbers that differ by less are one number, rounded
NEAR = 0.02  # sums of money that differ by no more, both told to three digits, are one sum
EXACT = 3
ALIGNED = 0.3  # share of content words (Jaccard, numbers left out) of sentences that tell the same thing
TIMES = frozenset(("minutes", "hours", "days", "weeks", "months", "years"))  # mostly told roughly ("nearly 14 years")


@dataclass(frozen=True, slots=True)
class Dispute:
    """A property with the tellings of each value, the preferred value first, and why it is preferred."""

    property: str
    values: tuple[tuple[str | float, tuple[Resolved, ...]], ...]
    because: str


def disputes_of_meeting(
    group: Sequence[Party], sources: Sources, texts: Mapping[str, str] | None = None
) -> list[Dispute]:
    """The day and the place of one meeting, where reports contradict each other. `texts`: those of its documents."""
    settled = [p for p in group if p.claim.status not in AHEAD] or list(group)
    found = []
    if len({p.claim.status in AHEAD for p in settled}) == 1:
        days = _days([p for p in settled if p.named])
        if len(days) > 1 and (kept := believed_day(group, sources)) and kept.resolved.when.prefix in days:
            found.append(_dispute("date", days, kept.resolved.when.prefix or "", sources))
        if len(days) == 1 and (places := _places(settled, sources) or _towns(settled, texts or {})):
            best = min(places, key=lambda place: _belief(places[place], sources))
            found.append(_dispute("place", places, best, sources))
    return found


def _days(group: Iterable[Party]) -> dict[str | float, list[Resolved]]:
    """The days told, one for each document: that of its main telling."""
    days: dict[str | float, list[Resolved]] = {}
    first: dict[str, str] = {}
    for party in sorted(group, key=lambda p: (not p.main, anchor(p.resolved))):
        day = party.resolved.when.prefix if party.resolved.when.days == 1 else None
        if day and first.setdefault(party.resolved.document, day) == day:
            days.setdefault(day, []).append(party.resolved)
    return days


def _places(group: Sequence[Party], sources: Sources) -> dict[str | float, list[Resolved]]:
    """Two towns told for one meeting by copies of one text in sentences that agree otherwise; else nothing, since one
    report may name the town, the other the house."""
    told = [p for p in group if p.main and p.claim.place]
    for i, one in enumerate(told):
        for other in told[i + 1 :]:
            copied = sources[one.resolved.document].text == sources[other.resolved.document].text
            if not copied or one.resolved.document == other.resolved.document:
                continue
            a, b = one.claim.place or "", other.claim.place or ""
            texts = [" ".join(e.exact for e in p.claim.evidence) for p in (one, other)]
            apart = plain(a) not in plain(texts[1]) and plain(b) not in plain(texts[0])
            aligned = jaccard(content(texts[0]), content(texts[1])) >= ALIGNED
            if apart and aligned and not same_place(plain(a), plain(b)):
                return {a: [one.resolved], b: [other.resolved]}
    return {}


def _towns(group: Sequence[Party], texts: Mapping[str, str]) -> dict[str | float, list[Resolved]]:
    """Two towns that reports of their own tell for one meeting that was held, if one of them tells it as its main
    matter, both towns are known as such (no house or park within a town), and neither report has the other's town."""
    told = [p for p in group if p.claim.place and not p.claim.background and p.claim.status == "held"]
    for i, one in enumerate(told):
        for other in told[i + 1 :]:
            a, b = one.claim.place or "", other.claim.place or ""
            documents = (one.resolved.document, other.resolved.document)
            if documents[0] == documents[1] or not (one.main or other.main) or same_place(plain(a), plain(b)):
                continue
            mine, theirs = (plain(texts.get(document, "")) for document in documents)
            if _is_town(a) and _is_town(b) and plain(a) not in theirs and plain(b) not in mine:
                return {a: [one.resolved], b: [other.resolved]}
    return {}


def _is_town(name: str) -> bool:
    return any(hit.start == 0 and hit.end == len(name) for hit in load_register().find_places(name))


def disputes_of_figures(story: Story) -> list[tuple[Resolved, Dispute]]:
    """Numbers that two reports give differently for the same thing, each with the telling it is about."""
    told = [r for r in story.told(FigureClaim) if isinstance(r.claim, FigureClaim) and _countable(r.claim)]
    found: set[tuple[str, float, float]] = set()
    for measure, places in blocks([[_measure(r)] for r in told]).items():
        mates = [told[place] for place in places]
        values = {doc: {_value(r) for r in mates if r.document == doc} for doc in {r.document for r in mates}}
        for i, one in enumerate(mates):
            for other in mates[i + 1 :]:
                if _same_thing(one, other, values):
                    low, high = sorted((_value(one), _value(other)))
                    found.add((measure, low, high))
    return [_figure_dispute(pair, [r for r in told if _measure(r) == measure], story.sources)
            for measure, *pair in sorted(found)]


def _figure_dispute(
    pair: Sequence[float], told: Sequence[Resolved], sources: Sources
) -> tuple[Resolved, Dispute]:
    values: dict[str | float, list[Resolved]] = {v: [r for r in told if _value(r) == v] for v in pair}
    best = min(values, key=lambda value: _belief(values[value], sources))
    return min(values[best], key=anchor), _dispute("value", values, best, sources)


def _measure(resolved: Resolved) -> str:
    """Money by its currency, percentages, places in a series, and all things counted: one paper's tanks are the other's
    K2s."""
    unit = (resolved.claim.unit if isinstance(resolved.claim, FigureClaim) else None) or ""
    return unit if unit in ("percent", "ordinal") or (len(unit) == 3 and unit.isupper()) else "count"


def _countable(claim: FigureClaim) -> bool:
    return (claim.unit or "") not in TIMES and claim.value > 2


def _value(resolved: Resolved) -> float:
    return resolved.claim.value if isinstance(resolved.claim, FigureClaim) else 0.0


def _same_thing(one: Resolved, other: Resolved, values: dict[str, set[float]]) -> bool:
    """Whether two unequal numbers are told for one thing: neither report has the other's number, the numbers are
    close, none is a rounding of the other, and the sentences agree in their names and words."""
    a, b = _value(one), _value(other)
    if one.document == other.document or a in values[other.document] or b in values[one.document]:
        return False
    apart = abs(a - b) / max(abs(a), abs(b))
    if not EQUAL < apart <= CLOSE or _rounded(a, b) or _rounded(b, a):
        return False
    mine, theirs = (_context(r) for r in (one, other))
    if apart <= NEAR and _is_money(one) and _digits(a) == _digits(b) >= EXACT:
        return bool({stem(word) for word in mine} & {stem(word) for word in theirs} - common_stems())
    return jaccard(mine, theirs) >= ALIGNED and len(mine & theirs) >= 3


def _is_money(resolved: Resolved) -> bool:
    return _measure(resolved) not in ("percent", "ordinal", "count")


def _digits(value: float) -> int:
    """How many significant digits a number is told with."""
    return len(f"{value:.12g}".replace(".", "").split("e")[0].strip("0"))


def _context(resolved: Resolved) -> frozenset[str]:
    """The words of the sentence without numbers; short names count too."""
    text = resolved.claim.evidence[0].exact
    return frozenset(word for word in words(text) if len(word) > 3 and not word[0].isdigit())


def _rounded(fine: float, rough: float) -> bool:
    """Whether a number with one or two significant digits is the other one rounded."""
    return any(float(f"{fine:.{digits}g}") == rough != fine for digits in (1, 2))


def _belief(told: Sequence[Resolved], sources: Sources) -> tuple[object, ...]:
    full = any(r.claim.when and r.claim.when.get("year") for r in told)
    return (*sources.belief(r.document for r in told), not full, min(anchor(r) for r in told))


def _dispute(
    name: str, values: dict[str | float, list[Resolved]], best: str | float, sources: Sources
) -> Dispute:
    rest = [value for value in values if value != best]
    kept, other = ({r.document for r in values[value]} for value in (best, min(rest, key=str)))
    mine, theirs = sources.belief(kept), sources.belief(other)
    if mine[0] < theirs[0]:
        genre = min(sources[d].genre for d in kept if sources[d].rank == mine[0])
        because = f"told by a more authoritative report ({genre})"
    elif mine[1] < theirs[1]:
        because = f"told by more independent texts ({-mine[1]} against {-theirs[1]})"
    else:
        because = "told by a dated report, by more reports, or more exactly"
    ordered = sorted(values, key=lambda value: (value != best, str(value)))
    return Dispute(name, tuple((value, tuple(values[value])) for value in ordered), because)


def conflict_of(dispute: Dispute, about: str, sources: Sources) -> Conflict:
    """The entry for a dispute about an entry (its id)."""
    told = [r for _, tellings in dispute.values for r in tellings]
    first: dict[str, Evidence] = {}
    for resolved in told:
        first.setdefault(resolved.document, resolved.claim.evidence[0])
    entry = common(told, sources, lambda r: (first[r.document] != r.claim.evidence[0], anchor(r)))
    return Conflict(
        id=entry_id("k", told, [dispute.property, [value for value, _ in dispute.values]]),
        **entry,
        about=about,
        property=dispute.property,
        values=tuple(Told(value, tuple(sorted({r.document for r in tellings}))) for value, tellings in dispute.values),
        preferred=dispute.values[0][0],
        because=dispute.because,
    )
