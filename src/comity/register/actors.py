"""Who an actor is as the press names it: "French troops", "Chicago police", "Lt. Gen. Kelly", "Hezbollah".

Gives the state or organisation, the sector of society and a reason with a score; what is doubtful says so
(`Actor.uncertain`) and names what else it may be. Invariant: a pure function of words, day and register; nothing is
merged.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from comity.codebook.sectors import Body, bare, load_bodies, load_parts, load_words, phrase, words_of
from comity.register.actorpersons import by_name
from comity.register.homes import Home, choose
from comity.register.register import Register
from comity.register.roles import MODIFIER, WEAK, Role, Told, roles, sector_of
from comity.register.scan import Scanner, spelled
from comity.register.types import StateHit

__all__ = ["Actor", "actor_of"]

DOUBT = 0.6  # below this a person should look: on the development half 0.38 of these are wrong, of the rest 0.11
# How much a way of naming a state weighs; the order was judged on the development half of benchmarks/actors.py.
WEIGHTS = {"name": 0.95, "demonym": 0.95, "bloc": 0.95, "body": 0.9, "capital": 0.85, "people": 0.85, "part": 0.85,
           "metonym": 0.8, "place": 0.75}
TOLD_BEFORE, CONTEXT = 0.9, 0.45  # a state given with the phrase; one that the text around names
ALONE = {"capital": ("GOV", "government"), "metonym": ("GOV", "government"), "place": ("CVL", "people")}
CODES = {"EU": "EUR", "UN": "UNO"}  # what PLOVER calls them; all other organisations of states are `IGO`
ORGANISATION = "IGO"
HIDING = ("masthead", "region")  # kinds that hide the names inside them
SHORTEST_CAPITALS = 6  # a shorter name in capitals is taken for an abbreviation
# bodies that every state has: "Chile's Defense Department" is not that of the United States
OF_ANY_STATE = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "PTY", "SPY"})
_OWN = r"of|in|at|from|for|near|inside|outside|around|within|across|based in"  # what follows may be the actor's home
_OTHER = (r"to|with|against|on|over|about|towards?|than|between|who|whom|whose|that|which|after|under|by|into|is|was"
          r"|were|are")
_CUT = re.compile(rf"(?P<own>\s+(?:{_OWN})\s+|,\s+|\s+-+\s+|\s*[()]\s*)|(?P<other>\s+(?:{_OTHER})\s+)")
_GIVEN = re.compile(r"(?!(?:North|South|East|West|Central|New|Upper|Lower|Greater|Northern|Southern|Eastern|Western)$)"
                    r"(?:[A-Z][a-z'’-]+|[A-Z]\.)")
_OWNER = re.compile(r"['’]s?\b")


@dataclass(frozen=True, slots=True)
class Actor:
    """What a phrase names: states or organisations (ISO 3166 alpha-3, `EUR`, `UNO`, `IGO`), sector, further sectors,
    the person (register id), score from 0 to 1, reason, and what else it may be.
    """

    text: str
    countries: tuple[str, ...] = ()
    sector: str | None = None
    also: tuple[str, ...] = ()
    person: str | None = None
    score: float = 0.0
    reason: str = "nothing recognised"
    alternatives: tuple[str, ...] = ()

    @property
    def country(self) -> str | None:
        """The first state or organisation."""
        return self.countries[0] if self.countries else None

    @property
    def uncertain(self) -> bool:
        """Whether a person should look at it."""
        return self.score < DOUBT


@dataclass(frozen=True, slots=True)
class Named:
    """Words that name a state, an organisation or a group: offsets, kind (`WEIGHTS`), codes, sector of a body."""

    start: int
    end: int
    kind: str
    codes: tuple[str, ...]
    sector: str | None = None


@dataclass(frozen=True, slots=True)
class Piece:
    """A part of a phrase between prepositions; `own`: what it names may be the actor's home (`of`, `in`, a comma)."""

    start: int
    end: int
    own: bool


def actor_of(register: Register, text: str, on: date, *, context: str = "", country: str | None = None) -> Actor:
    """Who a phrase means on a day. `context` is the text around, `country` a state known beforehand (ISO 3166 alpha-3).

    Words of the phrase go before persons of the register, these before `country`, that before `context`.
    """
    text = " ".join(text.split())
    pieces = list(_pieces(text))
    homes = _homes(register, text, pieces)
    if _is_personal_name(text, homes):
        homes = []
    hidden = [(home.start, home.end) for home in homes if home.kind not in ("part", "place", "metonym")]
    found = roles(text, hidden)
    person = by_name(register, text, on, homes, found)
    told = _sector(text, pieces, homes, found)
    chosen = choose(homes)
    actor = Actor(text, chosen.codes, score=chosen.score, reason=chosen.reason, alternatives=chosen.alternatives)
    if person and (not chosen.codes or person.country in chosen.codes or chosen.score < person.score):
        actor = replace(actor, countries=(person.country,), person=person.id, reason=person.reason, score=person.score,
                        alternatives=person.alternatives)
        told = told if told and told.score > WEAK and not person.beside else person.told or told
    elif not chosen.codes and country:
        actor = replace(actor, countries=(country,), score=TOLD_BEFORE, reason=f"{country} is told beforehand")
    elif not chosen.codes and context and told:
        near = choose(_homes(register, context, list(_pieces(context))))
        if near.codes:
            actor = replace(actor, countries=near.codes[:1], score=CONTEXT, reason=f"the text around: {near.reason}")
    if told is None:
        return actor
    score = min(actor.score, told.score) if actor.countries else told.score
    reason = f"{actor.reason}; {told.reason}" if actor.countries else told.reason
    return replace(actor, sector=told.sector, also=told.also, score=score, reason=reason)


def _pieces(text: str) -> Iterator[Piece]:
    """The phrase cut at its prepositions and commas; a comma or preposition inside a name is one too."""
    start, own = 0, True
    for cut in _CUT.finditer(text):
        if cut.start() > start:
            yield Piece(start, cut.start(), own)
        start, own = cut.end(), cut["own"] is not None and own
    yield Piece(start, len(text), own)


@cache
def _bodies() -> Scanner[Body]:
    """Named bodies, also with a capital or in capitals where they are written small."""
    found: dict[str, Body] = {}
    for name, body in load_bodies().items():
        ways = {name, name[0].upper() + name[1:], name.upper() if len(name) >= SHORTEST_CAPITALS else name}
        for way in (spelling for one in sorted(ways) for spelling in spelled(bare(one))):
            found.setdefault(way, body)
    return Scanner(found)


@cache
def _parts() -> Scanner[str]:
    return Scanner({way: code for name, code in load_parts().items() for way in (name, name.upper())})


def _homes(register: Register, text: str, pieces: Sequence[Piece]) -> list[Home]:
    """Everything in a phrase that names a state, an organisation or a group with a home, in order; of names that
    overlap the longest."""
    letters = bare(text)
    states = register.find_states(letters)
    named = [Named(start, end, "body" if body.sector else "people", (body.home,) if body.home else (), body.sector)
             for start, end, body in _bodies().find(letters) if not _of_another(start, end, body, states)]
    named += [Named(hit.start, hit.end, hit.kind, _codes(hit)) for hit in states]
    named += [Named(start, end, "part", (code,)) for start, end, code in _parts().find(letters)
              if text[max(0, start - 1):start] != "-"]
    named += [Named(place.start, place.end, "place", (place.country,)) for place in register.find_places(letters)]
    found: list[Home] = []
    for one in sorted(named, key=lambda one: (one.start - one.end, one.kind in HIDING)):
        if any(other.start < one.end and one.start < other.end for other in found):
            continue
        number = max((n for n, piece in enumerate(pieces) if piece.start <= one.start), default=0)
        found.append(Home(one.start, one.end, text[one.start:one.end], one.kind, one.codes, number, pieces[number].own,
                          _takes_sides(text, one.end), WEIGHTS.get(one.kind, 0.0), one.sector,
                          bool(_OWNER.match(text, one.end))))
    return sorted(found, key=lambda home: home.start)


def _takes_sides(text: str, end: int) -> bool:
    """Whether a word such as `-backed` follows."""
    word = re.match(r"-(\w+)", text[end:])
    return bool(word) and word is not None and word[1].casefold() in load_words().compounds


def _of_another(start: int, end: int, body: Body, states: Sequence[StateHit]) -> bool:
    """Whether a body of a kind that every state has is that of another state: named right before it, or, if nothing but
    common words name the body (`the Senate in Manila`), anywhere beside it."""
    if body.sector not in OF_ANY_STATE or body.home is None:
        return False
    common = phrase(body.name) in load_words().heads
    return any(hit.codes and body.home not in hit.codes and (common or 0 < start - hit.end <= len("'s "))
               for hit in states if not (start < hit.end and hit.start < end))


def _codes(hit: StateHit) -> tuple[str, ...]:
    """States and organisations as PLOVER codes them."""
    if hit.kind in HIDING:
        return ()
    return (CODES.get(hit.bloc, ORGANISATION),) if hit.bloc else tuple(CODES.get(code, code) for code in hit.codes)


def _sector(text: str, pieces: Sequence[Piece], homes: Sequence[Home], found: Sequence[Role]) -> Told | None:
    """The sector by role words and bodies; that of a town or capital alone by whom it stands for."""
    words = load_words()
    by_piece = [[role for role in found if piece.start <= role.start < piece.end] for piece in pieces]
    bodies = [next((home.sector for home in homes if home.sector and home.piece == number), None)
              for number in range(len(pieces))]
    lead = [word for word, _, end in words_of(text) if not by_piece[0] or end <= by_piece[0][-1].start]
    former = any(tuple(lead[n:n + length]) in words.former for n in range(len(lead)) for length in (1, 2))
    if told := sector_of(by_piece, bodies, former=former):
        return told
    last = text.split()[-1].strip(".,") if text else ""
    if last in words.endings and len(text.split()) > 1:
        return Told(words.endings[last], (), MODIFIER, f'a name that ends in "{last}"')
    if len(homes) == 1 and homes[0].kind in ALONE and not _rest(text, homes):
        sector, whom = ALONE[homes[0].kind]
        return Told(sector, (), WEAK, f"{homes[0].text} alone stands for its {whom}")
    return None


def _rest(text: str, homes: Sequence[Home]) -> list[str]:
    """The words of a phrase that are neither homes nor articles."""
    return [word for word, start, end in words_of(text) if word not in ("the", "a", "an")
            and not any(home.start < end and start < home.end for home in homes)]


def _is_personal_name(text: str, homes: Sequence[Home]) -> bool:
    """Whether the only state or town is a word of somebody's name: `Jordan Smith`, `Jack London`."""
    if len(homes) != 1 or homes[0].kind not in ("name", "capital", "place", "part") or " " in homes[0].text:
        return False
    tokens = text.removeprefix("The ").split()
    others = [token for token in tokens if token.strip(".,") != homes[0].text]
    names = all(_GIVEN.fullmatch(token) for token in others)
    return len(tokens) in (2, 3) and bool(others) and names and not roles(text)
