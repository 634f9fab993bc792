"""People: who is introduced with an office or known to the register, and every later mention of them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cache, lru_cache

from comity.codebook.loader import language_file
from comity.reading.incumbents import incumbents
from comity.reading.listed import listed, respective
from comity.reading.names import (
    LIST_JOINT,
    NAMED_LAST,
    NEXT_WORD,
    OF,
    STOP,
    UPPER,
    WORD,
    name_at,
    short_forms,
    standing,
)
from comity.reading.offices import Office
from comity.register import Register
from comity.register.scan import unaccented
from comity.register.types import StateHit

MINISTRY = re.compile(r"(?:[\w, ]+ )?ministry\b", re.I)
LEADS = re.compile(r"\s(?:took over|(?:now )?(?:heads|leads|runs)|has (?:headed|led|run)|took charge of"
                   r"|is in charge of)\s+(?:the\s+)?$")
MOST_LED = 6
HELD_NEXT = re.compile(
    r"(?:H\.E\. |[A-Z]\w+\. )?(?:[A-Z][\w.’'-]+ ){0,4}[A-Z][\w’'-]+, (?:the )?(?:[A-Z][a-z]+ )*"
    r"(?:President|Prime Minister|Minister|King|Premier|Chancellor|Secretary)\b")
BESIDE = 200  # characters between somebody and his or her counterpart
CALENDAR = {"May", "March", "August"}
TWO_NAMED = re.compile(r"\sand\s+[^,;]+$")  # "A and B, the ministers"
FROM_THERE = re.compile(r"\b(?:from|in|at|near|to)\s+$")
PREDECESSOR = re.compile(r"\b(?:predecessor|forerunner)s?,?\s+$")
APPOSED = re.compile(
    r"(?:,\s+|\s+\(|\s+(?:is|has been|serves as|has served as|became|took over as)\s+)(?:the\s+|his\s+|her\s+|their\s+"
    r"|its\s+|who\s+is\s+)?(?:visiting\s+)?$")


@dataclass
class Person:
    """Somebody in a report. `aliases` are the short forms by which the text may name him or her again."""

    name: str
    code: str | None = None
    office: str | None = None
    rank: str | None = None
    current: bool = True
    aliases: set[str] = field(default_factory=set)
    spans: list[tuple[int, int, int, int]] = field(default_factory=list)  # whole start, end, name start, end


@cache
def posted() -> re.Pattern[str]:
    """What may stand between an office and its holder's name: "Peru's ambassador to Chile, Ana Quispe,", "the head of
    Chile's customs, Ana Quispe,"."""
    data = language_file("en", "actors")
    words = f"(?:{WORD}|{data['agency_words']}|{data['agency_joints']})"
    return re.compile(
        f"(?P<abroad>\\s+(?:to|in|at|for)\\s+(?:the\\s+)?{WORD}(?:\\s+(?:and\\s+)?{WORD}){{0,3}}"
        f"|(?:['’]s?)?(?:\\s+{words}){{1,8}}),\\s+")


@cache
def agency_word() -> re.Pattern[str]:
    """A word of an agency's name."""
    return re.compile(f"\\b(?:{language_file('en', 'actors')['agency_words']})\\b", re.I)


@lru_cache(512)
def standing_alone(family: str) -> re.Pattern[str]:
    """A family name that is no part of a longer name."""
    return re.compile(rf"(?<![\w-])(?<![{UPPER}]\. ){re.escape(family)}(?![\w-])(?! [{UPPER}][a-z])")


class People:
    """All people of one text."""

    def __init__(self, text: str, states: Sequence[StateHit], offices: Sequence[Office], register: Register,
                 on: date | None = None) -> None:
        """`on`: the day of the report, by which leaders who are only called by their family name are known."""
        self.text, self.register, self.day = text, register, on
        self.blocked = [(hit.start, hit.end) for hit in states if hit.kind != "region"]
        self.state_at = {hit.start: hit for hit in states if len(hit.codes) == 1}
        self.people: list[Person] = []
        self.taken: list[tuple[int, int]] = []
        for office in offices:
            if not office.institution:
                self._introduce(office, offices)
            elif MINISTRY.match(office.text):
                self._heading(office)
        plurals = [office for office in offices if office.plural and not office.institution and office.rank]
        for start, end, span, office in listed(text, states, plurals, self.blocked, register, on):
            if not self.is_taken(start, end):
                self.add(start, end, *span, office)
        for hit in register.find_persons(text):
            if not self.is_taken(hit.start, hit.end):
                self.add(hit.start, hit.end, hit.start, hit.end, None)
        self._titled(on)
        registered = set(self._spell())
        if on:
            self._leaders(on, registered)
        self._repeat()

    def _spell(self) -> Iterator[str]:
        """Gives people the single words by which the register knows them too ("Lula"); yields who they are there."""
        for person in self.people:
            if person.code and " " in person.name:
                known = self.register.persons_named(person.name, country=person.code)
                if len(known) == 1:
                    forms = (known[0].family, *known[0].spellings)
                    person.aliases |= {form for form in forms if len(form) > 3 and " " not in form}
                    yield known[0].id

    def _titled(self, on: date | None) -> None:
        """The state of those whom the text only calls by title and family name ("President Macron and Chancellor Scholz
        met"): the only one where somebody of that name holds that office on the day, or ever if no day is known."""
        for person in self.people:
            if person.code or not person.office or not person.current or " " in person.name:
                continue
            held = {
                one.country
                for known in (self.register.persons_named(person.name) or self.register.persons_partly(person.name))
                for one in self.register.occupancies(person=known.id)
                if one.post == self.register.post_of(person.office, one.country)
                and (on is None or one.interval.holds(on))
            }
            person.code = held.pop() if len(held) == 1 and held <= self.register.states.keys() else None

    def _leaders(self, on: date, registered: Collection[str]) -> None:
        """The leaders of the states most named, and ministers of the first two, where the text has only their family
        name ("Yoon met Kishida")."""
        named = Counter(hit.codes[0] for hit in self.state_at.values())
        taken = {alias for person in self.people for alias in (*person.aliases, person.name)}
        codes = [code for code, _ in named.most_common(MOST_LED)]
        for person, code, rank, office in incumbents(self.register, self.text, codes, on):
            family = {person.family, unaccented(person.family)}  # agencies write "Erdogan"
            if person.id in registered or family & taken or person.family in CALENDAR:
                continue
            forms = {form for form in family if any(
                rank == "leaders" or not FROM_THERE.search(self.text, max(0, m.start() - 8), m.start())
                for m in standing_alone(form).finditer(self.text))}  # "a delegation from Austin"
            if forms:
                self.people.append(Person(person.name, code, office, rank=rank, aliases=forms))

    def is_taken(self, start: int, end: int) -> bool:
        """Whether somebody is already named in a span."""
        return any(a < end and b > start for a, b in self.taken)

    def _introduce(self, office: Office, offices: Sequence[Office]) -> None:
        """A name right after the office, in apposition to it on either side, or a list of names after a plural."""
        text, limit = self.text, min(len(self.text), office.span_end + 80)
        two = respective(text, office, self.state_at, self.blocked) if office.plural else []
        for start, end, named, held in two:
            self.add(start, end, *named, held)
        if two:
            return
        joint, post, span = NEXT_WORD.match(text, office.span_end), None, None
        if not office.plural and (post := posted().match(text, office.span_end, limit)) and (
                post["abroad"] or (office.span_end > office.end and agency_word().search(post.group()))):
            span = self._apposed(post.end(), limit)
        if span is None and joint:
            post = None
            comma = joint.group().startswith(",")
            before = NAMED_LAST.search(text, max(0, office.span_start - 62), office.span_start - 2) if comma else None
            if before and text.endswith(", ", 0, office.span_start) and len(before.group().split()) > 1 and (
                    HELD_NEXT.match(text, joint.end())):
                joint = None  # "Ann Eide, President of Norway, Bo Berg, President of Sweden": it is the first one's
            span = None if joint is None else self._apposed(joint.end(), limit) if comma else name_at(
                text, joint.end(), limit, self.blocked)
            if span and joint and "\n" in joint.group() and self.register.find_places(text[span[0]:span[1]]):
                span = None  # "Address by the Prime Minister", and below "Auckland, 18 February"
        if span:
            self.add(span[0] if post and post["abroad"] else office.span_start, span[1], *span, office)
            if office.plural:
                at = span[1]
                while (more := LIST_JOINT.match(text, self._after_state(at))) and (
                        other := name_at(text, more.end(), limit + 80, self.blocked)):
                    if self.is_taken(*other):
                        break
                    self.add(other[0], other[1], *other, office)
                    at = other[1]
            return
        lead = APPOSED.search(text, max(0, office.span_start - 24), office.span_start)
        if lead and not (office.plural and not TWO_NAMED.search(text, max(0, lead.start() - 60), lead.start())):
            back = text[max(0, lead.start() - 60):lead.start()]
            m = NAMED_LAST.search(back)
            if m and (m.end() - m.start()) > 3:
                words = m.group().split()
                while words and STOP.fullmatch(words[0]):
                    words.pop(0)
                name = " ".join(words)
                start = lead.start() - len(name)
                clear = name and text[start:lead.start()] == name and not any(a < lead.start() and b > start
                                                                              for a, b in self.blocked)
                if clear and (len(words) > 1 or self.register.persons_named(name, country=office.code)):
                    self.add(start, office.span_end, start, lead.start(), office)

    def _heading(self, office: Office) -> None:
        """Who is said to lead a ministry: "Ann Eide took over the Ministry of Health in May"."""
        start = office.span_start
        lead = LEADS.search(self.text, max(0, start - 50), start)
        m = NAMED_LAST.search(self.text, max(0, lead.start() - 60), lead.start()) if lead else None
        span = name_at(self.text, m.start(), m.end(), self.blocked) if m else None
        if m and span and span[1] == m.end() and len(self.text[span[0]:span[1]].split()) > 1:
            self.add(*span, *span, replace(office, text="minister", rank="ministers", institution=False))

    def _apposed(self, at: int, limit: int) -> tuple[int, int] | None:
        """The span of a full name that begins at an offset and that a comma or a stop ends."""
        span = name_at(self.text, at, limit, self.blocked)
        closed = span and re.match(r"\s*(?:,|\.|$|\)|;)", self.text[span[1]:span[1] + 3])
        return span if span and closed and len(self.text[span[0]:span[1]].split()) > 1 else None

    def _after_state(self, at: int) -> int:
        m = OF.match(self.text, at)
        hit = self.state_at.get(m.end()) if m else None
        return hit.end if hit else at

    def add(self, start: int, end: int, name_start: int, name_end: int, office: Office | None) -> None:
        """Notes a mention from `start` to `end`, with the name inside it, of somebody known or new, who holds `office`
        if that is told there."""
        name = " ".join(self.text[name_start:name_end].split()).strip(".,")
        code = office.code if office and not office.plural else None
        after = self._after_state(name_end) if end == name_end else name_end
        if code is None and after > name_end:
            m = OF.match(self.text, name_end)
            hit = self.state_at.get(m.end()) if m else None
            if hit and office:
                code, end = hit.codes[0], max(end, hit.end)
        person = self._known(name, code)
        if person is None:
            person = Person(name, aliases=short_forms(name))
            self.people.append(person)
        if len(name) > len(person.name):
            person.name = name
            person.aliases |= short_forms(name)
        if code is None and person.code is None:
            code = self._registered(name, office)
        person.code = person.code or code
        if office and office.counterpart and person.rank is None:
            other = max((p for p in self.people if p.rank and p.current and p.spans and p.code != person.code
                         and 0 < start - p.spans[0][0] < BESIDE), key=lambda p: p.spans[0][0], default=None)
            person.rank = other.rank if other else None  # "Prime Minister A and her Bangladeshi counterpart, B"
        elif office:
            person.office = person.office or office.text
            person.rank = person.rank or office.rank
            person.current = person.current and office.current
        if PREDECESSOR.search(self.text, max(0, start - 24), start):
            person.current = False  # "his predecessor, Ann Eide"
        person.spans.append((start, end, name_start, name_end))
        self.taken.append((start, end))

    def _registered(self, name: str, office: Office | None) -> str | None:
        """The only state whose office-holder has this full name; None for one who held an organisation's office, or for
        a minister of whom the register knows only other ranks: a namesake of Spain's prime minister."""
        if len(name.split()) < 2:
            return None
        held = [o for p in self.register.persons_named(name) for o in self.register.occupancies(person=p.id)]
        codes = {o.country for o in held}
        ranks = {self.register.posts[o.post].rank for o in held}
        if office and office.rank == "ministers" and ranks == {"leaders"}:
            return None
        return codes.pop() if len(codes) == 1 and codes <= self.register.states.keys() else None

    def _known(self, name: str, code: str | None) -> Person | None:
        words = set(re.split(r"[\s-]+", name.casefold()))
        for person in self.people:
            theirs = set(re.split(r"[\s-]+", person.name.casefold()))
            if code and person.code and code != person.code:
                continue
            if words == theirs or (len(words) == 1 and name.casefold() in {a.casefold() for a in person.aliases}) or (
                    len(theirs) == 1 and theirs <= words):
                return person
        return None

    def _repeat(self) -> None:
        """Later mentions by a short form; one that two people share is the only leader's among them, or nobody's."""
        owners: dict[str, list[Person]] = {}
        for person in self.people:
            for alias in person.aliases | {person.name}:
                owners.setdefault(alias, []).append(person)
        for alias, who in owners.items():
            leaders = [person for person in who if person.rank == "leaders" and person.current]
            owners[alias] = leaders if len(who) > 1 and len(leaders) == 1 else who
        forms = sorted((a for a, who in owners.items() if len(who) == 1 and len(a) > 1), key=len, reverse=True)
        for start, form in standing(self.text, forms):
            end = start + len(form)
            if not self.is_taken(start, end) and not any(a < end and b > start for a, b in self.blocked):
                owners[form][0].spans.append((start, end, start, end))

    def mentions(self) -> Iterator[tuple[tuple[int, int, int, int], Person]]:
        """Every mention's spans with its person."""
        for person in self.people:
            for span in person.spans:
                yield span, person
