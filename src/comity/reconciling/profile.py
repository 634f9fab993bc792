"""What of a document tells its story apart: who, when, where, which names, numbers and words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from comity.model.claims import EventClaim, FigureClaim, MeetingClaim
from comity.model.resolved import Resolved
from comity.model.times import Interval
from comity.reconciling.telling import Telling, named_days
from comity.reconciling.wording import content, plain, without

TOP = 3  # states that a report is about


@dataclass(frozen=True, slots=True)
class Profile:
    """The features by which documents of one event are found.

    `window`: when the report was published; `stated`: whether the page says so. `days`: exact days of its news,
    `main_day` the one that it tells for its main meeting, `weekday` the weekday (Monday 0) told for it.
    `month_days`: days told without a year (`08-29`). `shares`: each state's share of all mentions of states.
    `people`: (state, name in plain words) of those it names as in office.
    """

    document: str
    window: Interval
    stated: bool
    days: frozenset[date]
    main_day: date | None
    weekday: int | None
    month_days: frozenset[str]
    shares: tuple[tuple[str, float], ...]
    people: frozenset[tuple[str, str]]
    places: frozenset[str]
    main_place: str | None
    main_states: frozenset[str]
    acts: frozenset[tuple[str, ...]]
    level: str | None
    terms: frozenset[str]
    figures: frozenset[tuple[float, str]]

    @property
    def top(self) -> tuple[str, ...]:
        """The states that the report is about, most mentioned first."""
        return tuple(state for state, _ in self.shares[:TOP])

    @property
    def pairs(self) -> tuple[tuple[str, str], ...]:
        """The pairs of states under which it is looked for."""
        top = sorted(self.top)
        return tuple((a, b) for i, a in enumerate(top) for b in top[i + 1 :])


def profile(telling: Telling) -> Profile:
    """The profile of a document."""
    reading, document = telling.reading, telling.document
    news = [r for r in telling.resolved if not r.claim.background]
    meetings = [r for r in news if isinstance(r.claim, MeetingClaim)]
    main = telling.main()
    text = f"{document.title or ''}\n{without(document.text, reading.noise)}"
    days = frozenset(day for r in news if _tells_news(r) and (day := exact(r.when)))
    total = sum(n for _, n in reading.states) or 1
    return Profile(
        document=document.id,
        window=telling.dating.interval,
        stated=telling.dating.method == "stated",
        days=days,
        main_day=exact(main.when) if main and main.claim.when else None,
        weekday=_weekday(main) if main else None,
        month_days=frozenset(day.isoformat()[5:] for day in days) | named_days(reading),
        shares=tuple((state, n / total) for state, n in sorted(reading.states, key=lambda x: (-x[1], x[0]))),
        people=frozenset((p.country or "", plain(p.name)) for p in reading.people if p.current),
        places=frozenset(place for r in meetings if not _aside(r, main) and (place := _place(r))),
        main_place=_place(main) if main else None,
        main_states=frozenset(p.country for p in main.participants or main.claim.participants)
        if main and isinstance(main.claim, MeetingClaim)
        else frozenset(),
        acts=frozenset(
            (c.event_type, *sorted({*c.actors, *c.recipients}))
            for r in news
            if isinstance(c := r.claim, EventClaim) and c.auxiliary is None
        ),
        level=main.claim.level if main and isinstance(main.claim, MeetingClaim) else None,
        terms=content(text),
        figures=frozenset(
            (c.value, c.unit or "") for r in telling.resolved if isinstance(c := r.claim, FigureClaim) and c.value > 2
        ),
    )


def exact(when: Interval) -> date | None:
    """The day of an interval of one day, else None."""
    return when.earliest if when.earliest == when.latest else None


def _weekday(resolved: Resolved) -> int | None:
    told = resolved.claim.when.get("weekday") if resolved.claim.when else None
    return int(told) if told else None


def _tells_news(resolved: Resolved) -> bool:
    claim = resolved.claim
    return isinstance(claim, MeetingClaim) or (isinstance(claim, EventClaim) and claim.auxiliary is None)


def _place(resolved: Resolved) -> str | None:
    claim = resolved.claim
    return plain(claim.place) if isinstance(claim, MeetingClaim) and claim.place else None


def _aside(resolved: Resolved, main: Resolved | None) -> bool:
    """A meeting that is not yet, in a report about one that has been: its place is not the story's."""
    later = ("planned", "proposed")
    return (
        main is not None
        and isinstance(resolved.claim, MeetingClaim)
        and isinstance(main.claim, MeetingClaim)
        and resolved.claim.status in later
        and main.claim.status not in later
    )
