"""Values of an answer held against the vocabularies, the register and the report; what fits none of them is refused.

Invariant: what comes out is an id of the codebook, a code of the register, or words of the report.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Sequence
from typing import Any

from comity.codebook import Codebook
from comity.codebook.loader import language_file
from comity.model.claims import Reading
from comity.model.document import Document
from comity.model.evidence import Evidence
from comity.model.times import TimeExpression
from comity.reading.llm.quotes import Quotes
from comity.register import Register

VALUE, STATE, UNNAMED = "unknown value", "unknown state", "state not named in the text"
MOST_STATES = 60  # in one list of an entry
MOST_CHARACTERS = 300  # of a name, an office, a place or an action: more is no such thing
TOPIC = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+){0,7}")
Row = dict[str, Any]


class Refused(Exception):
    """An entry cannot become a claim; the message is the reason under which it is counted."""


class Checks:
    """One report with all that its claims may name. `omitted` counts what was left out of claims that stand."""

    def __init__(self, document: Document, read: Reading, register: Register, codebook: Codebook) -> None:
        self.register, self.codebook, self.times = register, codebook, read.times
        self.quotes = Quotes(document, read.noise)
        self.omitted: Counter[str] = Counter()
        told = f"{document.title or ''}\n{document.text}"
        hits = register.find_states(told)
        self._named = {code for hit in hits for code in hit.codes} | {code for code, _ in read.states}
        self._named |= {place.country for place in register.find_places(told)}
        self._named |= {person.country for person in read.people if person.country}
        self._blocs = {bloc.id.upper(): bloc for bloc in register.blocs.values()
                       if bloc.acts and any(hit.bloc == bloc.id for hit in hits)}

    def evidence(self, row: object) -> tuple[Row, Evidence]:
        """An entry with the piece that it rests on. Raises Refused."""
        if not isinstance(row, dict):
            raise Refused("no entry")
        piece = self.quotes.evidence(row.get("quote"))
        if isinstance(piece, str):
            raise Refused(piece)
        return row, piece

    def one_of(self, value: object, known: Collection[str]) -> str:
        """A value of a closed vocabulary. Raises Refused for any other."""
        if not isinstance(value, str) or value not in known:
            raise Refused(VALUE)
        return value

    def one_of_or_none(self, value: object, known: Collection[str]) -> str | None:
        """The same where none may fit."""
        return None if value is None else self.one_of(value, known)

    def states(self, words: object) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The codes of listed states and of the members of listed blocs, each once, and the ids of the blocs.

        Raises Refused for what the register does not know and for what the report does not name.
        """
        if not isinstance(words, list) or len(words) > MOST_STATES:
            raise Refused(VALUE)
        codes: dict[str, None] = {}
        blocs: dict[str, None] = {}
        for word in words:
            code = word.strip().upper() if isinstance(word, str) else ""
            if code in self.register.states:
                if code not in self._named:
                    raise Refused(UNNAMED)
                codes[code] = None
            elif bloc := self._blocs.get(code):
                codes |= dict.fromkeys(self.register.members(bloc.id))
                blocs[bloc.id] = None
            else:
                raise Refused(STATE)
        return tuple(codes), tuple(blocs)

    def place(self, row: Row) -> tuple[str | None, str | None]:
        """Town or site as the register or else the report writes it, and the state where it is, if the report tells."""
        words, country = row.get("place"), row.get("country")
        place = self.words(words, "place")
        hits = self.register.find_places(place) if place else []
        known = next((hit for hit in hits if place and hit.text == place), None)
        if country is not None and (not isinstance(country, str) or country not in self.register.states):
            raise Refused(STATE)
        if country is not None and country not in self._named and not (known and known.country == country):
            self.omitted["country not named in the text"] += 1
            country = None
        return (known.name if known else place), country or (known.country if known else None)

    def words(self, value: object, what: str, piece: Evidence | None = None) -> str | None:
        """Words of an answer as the report, or the quote, has them; None, counted, where it has not."""
        if value is None or value == "":
            return None
        fits = isinstance(value, str) and len(value) <= MOST_CHARACTERS
        within = (piece.start, piece.end) if piece else None
        span = self.quotes.find(str(value), within, any_case=True) if fits else None
        if span is None:
            self.omitted[f"{what} not in the text"] += 1
            return None
        return " ".join(self.quotes.document.text[span[0]:span[1]].split())

    def time(self, value: object, piece: Evidence, forms: Collection[str] | None = None) -> TimeExpression | None:
        """The expression of time, of certain forms, that words of an answer name; None, counted, where none is."""
        if value is None or value == "":
            return None
        found: Sequence[TimeExpression] = [t for t in self.times if forms is None or t.form in forms]
        time = self.quotes.time(value, piece, found) if isinstance(value, str) else None
        if time is None:
            self.omitted["time not in the sentence"] += 1
        return time

    def topic(self, value: object) -> str | None:
        """A topic that the codebook knows, or one made of words of the report; None, counted, for any other."""
        if value is None or value == "":
            return None
        if isinstance(value, str) and TOPIC.fullmatch(value) and (
                value in known_topics() or all(word in self._vocabulary() for word in value.split("-"))):
            return value
        self.omitted["topic not in the text"] += 1
        return None

    def _vocabulary(self) -> set[str]:
        """The words of the report in singular and plural."""
        words = set(re.findall(r"[a-z0-9]+", self.quotes.document.text.lower()))
        return words | {word + "s" for word in words} | {word.removesuffix("s") for word in words}


def known_topics() -> set[str]:
    """The topics that rules find."""
    return {row["topic"] for row in language_file("en", "fields") if row["topic"]}
