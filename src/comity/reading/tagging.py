"""A report with everything in it that stands for a state: the ground on which all claims are read.

Invariant: mentions are in the order of the text and do not overlap.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import Counter
from functools import cache

from comity.codebook.loader import language_file
from comity.reading.groups import AND, PAPER_DOES, RECENT, group_codes, paper_before, seat_before
from comity.reading.literals import Finder
from comity.reading.mentions import Mention
from comity.reading.offices import HIS, Office, find_offices
from comity.reading.people import People, Person
from comity.reading.principals import LARGEST, sides
from comity.reading.records import only_holder, registered_rank, retired
from comity.reading.references import halves, of_three, of_two, other_of, with_third
from comity.reading.sentences import labels, split
from comity.reading.speakers import answered, first_person, own_sides, own_state, speakers
from comity.reading.states import is_owner, role_of
from comity.reading.towns import filed_from, part_owner
from comity.reading.turns import private, turns
from comity.reading.undated import day_of, told_year
from comity.register import Register
from comity.register.types import PlaceHit, StateHit

SAID = re.compile(r"\s(?:said|says|announced|added|confirmed|declared|warned|insisted|stated)(?: on \w+day| late \w+"
                  r"| earlier| \w+day)?(?: that)?\s+$")
ITS = re.compile(r"\b[Ii]ts\s$")
VERB_BETWEEN = re.compile(r"\s(?!(?:that|said|says)\b)(?:(?!(?:that|and|said)\b)[a-z]+\s){1,4}")
LOCAL = re.compile(  # of no state unless one is named
    r"^(?:\w+ )?(?<!bank )(?:governor|mayor|senator|lawmaker|legislator|councill?or)s?$", re.I)
ALONGSIDE = re.compile(  # "Speaking alongside Norway's Ann Eide, he": not she
    r"\b(?:alongside|beside|next to|flanked by|together with)\s+(?:[\w.’'-]+\s+){0,4}$", re.I)
GOVERNED = re.compile(r"\b(?:of|with|to|by|from|for|against|on|over)\s+(?:the\s+)?$")
DATELINE_END = re.compile(r"(?:\s*/\s*[A-Z]+)?(?:,\s+[A-Z][\w .]+?)?"
                          r"(?:,?\s+(?:[A-Z][a-z]+\.?\s+\d{1,2}|\d{1,2} [A-Z][a-z]+)(?:,? \d{4})?)?"
                          r"(?:\s*\([^)]{2,40}\))?\s*(?:--|[-–—:])")  # between a dateline's town and the report
OTHERS_OF = re.compile(r"['’]s?\s+(?:\w+\s+)?(?:opponents?|critics|rivals?|supporters|famil(?:y|ies)|wife|husband"
                       r"|lawyers?|predecessors?|successors?)\b")
BESIDE = re.compile(r",?\s+(?:and|with)\s+(?:his|her)\s+")
COUNTERPART = re.compile(r"\b(?:counterpart|colleague|opposite number)\b", re.I)
UNKNOWN = re.compile(  # a name that begins a sentence
    r"(?:(?:Meanwhile|But|And|Later),? )?(?:The )?[A-Z][\w&.-]+(?: (?:[A-Z][\w&.-]+|of|and|for))*,?\s?")
FACES = re.compile(  # what joins an official of one state to one of another as its subject
    r",?\s+(?:will |is to |has |had )?(?:met|meets?|receive[ds]?|summon(?:ed|s)?|host(?:ed|s)?|welcome[ds]?|held talks"
    r"|holds? talks|spoke(?: by phone)?|speaks|called in|(?:tele)?phoned|told|visit(?:ed|s)?)\s+(?:with\s+)?"
    r"(?:the\s+|visiting\s+)*")
CALLS_IN = re.compile(r"\s+(?:on \w+day\s+)?(?:summoned|summons|called in)\s+(?:the\s+)?")
LEAST_CAPITALS = 4  # letters of a name in capitals that is no abbreviation
READ = ("body", "bullet", "dateline", "caption", "heading")  # kinds whose states count for what a report is about
TAKE_UP = ("other", "latter", "former", "they", "person", "it", "first")  # kinds that stand for somebody named
TELLS = ("body", "bullet")  # kinds that tell


@cache
def group_patterns() -> list[tuple[str, str | None, re.Pattern[str]]]:
    """Kind, rank and pattern of the words for several at once, in the order to try."""
    data = language_file("en", "groups")
    listed = [("three", None, data["three"])]
    listed += [("group", None if rank == "none" else rank, pattern) for rank, pattern in data["pair"].items()]
    listed += [(kind, None, data[kind]) for kind in (*TAKE_UP, "paper", "gathering")]
    return [(kind, rank, re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", 0 if kind in ("it", "first") else re.I))
            for kind, rank, pattern in listed]


@cache
def group_finder() -> Finder:
    """Finds what the patterns for several match."""
    return Finder([pattern for *_, pattern in group_patterns()])


@cache
def alone_pattern() -> re.Pattern[str]:
    """Institutions that stand for a state without its name beside them."""
    return re.compile(f"\\b(?:{language_file('en', 'actors')['alone']})$", re.I)


def blanked(text: str, spans: list[tuple[int, int]]) -> str:
    """The text with spans made blank, so that nothing is found there and all offsets stay."""
    for start, end in spans:
        text = text[:start] + " " * (end - start) + text[end:]
    return text


class Tagged:
    """One report: its text, sentences, people and mentions; `pair` are the states that it is mainly about."""

    def __init__(self, text: str, register: Register, *, title: str | None = None,
                 published: str | None = None) -> None:
        self.year = int(published[:4]) if published else told_year(text)
        self.text, self.register = text, register
        self.title = title or ""
        self.sentences = split(text)
        plain = blanked(text, [(s.start, s.end) for s in self.sentences if s.kind == "noise"] + labels(text))
        self.states = register.find_states(plain)
        self.offices = find_offices(plain, self.states)
        self.day = day_of(published)
        self.people = People(plain, self.states, self.offices, register, self.day)
        for person in self.people.people:
            if person.name.isupper() and len(person.name) >= LEAST_CAPITALS:
                person.name = person.name.title()  # "PRIME MINISTER BERG:" has the word
        self.sentences, interviewee = answered(self.sentences, self.people, self.title)
        self.noise = [(s.start, s.end) for s in self.sentences if s.kind in ("noise", "question", "opinion")]
        self.places = sorted([*register.find_places(plain), *register.find_sites(plain)])
        self.groups = group_finder().find(text)  # by the numbers of the patterns
        self._roles = {hit: self._state(hit) for hit in self.states if hit.codes}
        named = self._named()
        self.counts = self._count(named)
        ranked = [code for code, _ in sorted(self.counts.items(), key=lambda item: (-item[1], item[0]))]
        headline = [hit.codes for hit in register.find_states(self.title) if hit.codes and hit.kind != "region"]
        self.sides = sides(plain, self.sentences, named, headline)
        self.pair: tuple[str, ...] = tuple(sorted({code for unit in self.sides for code in unit}))
        self.ranked = ranked
        self._lend_states(named)
        self.turns = turns(self.sentences, self.title, self.people, register, ranked, named, self.places)
        if not self.turns:
            self.sentences = private(self.sentences)
        self.speakers = speakers(text, self.title, self.sentences, register, ranked, named, interviewee,
                                 self.pair)
        if two := own_sides(self.turns, self.speakers, self.pair, self.counts, ranked):
            self.sides = ((two[0],), (two[1],))
            self.pair = tuple(sorted(two))
        for person in self.people.people:
            if person.office and person.spans and (home := own_state(
                    Mention(*person.spans[0][:2], "", "person", ()), text, self.turns, self.speakers, self.pair)):
                person.code = home  # "our Prime Minister, Ann Eide"
        self.mentions = self._with_groups(self._named())
        self.starts = [m.start for m in self.mentions]

    # ------------------------------------------------------------------------------------------------ building
    def _named(self) -> list[Mention]:
        """People, offices and states that are named, longest first where they overlap."""
        found: list[Mention] = []
        for (start, end, _, _), person in self.people.mentions():
            codes = (person.code,) if person.code else ()
            role = "attribute" if OTHERS_OF.match(self.text, end) else "actor"
            found.append(Mention(start, end, self.text[start:end], "person", codes, role, name=person.name,
                                 office=person.office, rank=person.rank, current=person.current))
        taken = [(m.start, m.end) for m in found]
        groups = [m.span() for (kind, *_), found_here in zip(group_patterns(), self.groups, strict=True)
                  if kind in ("group", "three") for m in found_here]
        alone = alone_pattern()
        for office in self.offices:
            if office.code is None and any(a < office.end and b > office.start for a, b in groups):
                continue  # "the two leaders"
            if office.institution and office.code is None and not alone.search(office.text):
                continue
            if not any(a < office.span_end and b > office.span_start for a, b in taken):
                found.append(self._office(office))
                taken.append((office.span_start, office.span_end))
        for hit in self.states:
            if hit.codes and not any(a < hit.end and b > hit.start for a, b in taken):
                found.append(self._roles[hit])
        return sorted(found)

    def _office(self, office: Office) -> Mention:
        kind = "institution" if office.institution else "office"
        return Mention(office.span_start, office.span_end, self.text[office.span_start:office.span_end], kind,
                       (office.code,) if office.code else (), "attribute" if office.several else "actor",
                       office=office.text, rank=office.rank, current=office.current)

    def _state(self, hit: StateHit) -> Mention:
        role = role_of(hit, self.text)
        if len(hit.codes) > LARGEST:
            role = "attribute"
        bloc = hit.bloc if hit.bloc and len(hit.codes) > 1 else None
        return Mention(hit.start, hit.end, hit.text, "bloc" if bloc else "state", hit.codes, role, bloc=bloc,
                       owner=is_owner(hit, self.text))

    def _count(self, mentions: list[Mention]) -> Counter[str]:
        """How often each state is named; what acts counts twice, blocs do not count but the European Union."""
        counts: Counter[str] = Counter()
        first: Counter[str] = Counter()
        bare = not any(s.kind in ("body", "bullet") for s in self.sentences)  # a transcript: nobody else has the word
        noisy = [(s.start, s.end) for s in self.sentences if s.kind == "noise"] if bare else self.noise
        for m in mentions:
            if any(a <= m.start < b for a, b in noisy) or (m.kind == "bloc" and len(m.codes) > 1):
                continue
            for code in m.codes:
                early = 1 if m.start < len(self.text) / 4 else 0
                counts[code] += (2 if m.role == "actor" else 1) + early
                first.setdefault(code, m.start)
        return counts

    def _lend_states(self, named: list[Mention]) -> None:
        """People whose state nothing tells take it from the register's or the text's context."""
        for person in self.people.people:
            if person.rank is None:
                person.rank = registered_rank(self.register, person)
                person.current = person.current and not retired(self.register, person, self.year)
            if person.code is not None:
                continue
            pairs = [p for p in self.ranked[:4] if self.register.persons_named(person.name, country=p)]
            if pairs:
                person.code = pairs[0]
                continue
            if not person.office or LOCAL.search(person.office):
                continue
            start = person.spans[0][0]
            if part := part_owner(self.text, start):
                person.code = part
                continue
            if (person.office or "").endswith("s") and self._paired(person):
                continue  # "deputy ministers A and B": one of each side, and which is not told
            if faced := self._faced(person, named):
                person.code = faced
                continue
            before = [m for m in named if m.start < start and m.codes and m.role == "actor" and len(m.codes) == 1
                      and not m.owner]
            free = [m for m in before if not GOVERNED.search(self.text, max(0, m.start - 16), m.start)]
            if before and start - before[-1].start < 400:
                person.code = self._beside(person, before[-1]) or (free or before)[-1].codes[0]
            elif not before and (filed := self.dateline()) and filed.country in self.pair:
                person.code = filed.country  # "SEOUL - Kim Min-ji, director general for Asian affairs, talked with"

    def _paired(self, person: Person) -> bool:
        """Whether another person of the same plural office, whose state is not known either, is joined by "and"."""
        alike = [p for p in self.people.people if p is not person and p.office == person.office and p.code is None]
        start, end = person.spans[0][:2]
        return any(AND.match(self.text[end:p.spans[0][0]]) or AND.match(self.text[p.spans[0][1]:start]) for p in alike)

    def _faced(self, person: Person, named: list[Mention]) -> str | None:
        """The pair's other state for somebody whom the next words set beside one: "Prime Minister Ann Eide and her
        Togolese counterpart", "the deputy minister, Ann Eide, summoned the Togolese ambassador"."""
        end = person.spans[0][1]
        other = next((m for m in named if m.start >= end), None)
        if other is None or len(self.pair) != 2 or len(other.codes) != 1 or other.codes[0] not in self.pair:
            return None
        aside = next((m for m in named if m.start >= end and COUNTERPART.search(m.text)), None)
        if aside and HIS.search(self.text, end, aside.start) and "." not in self.text[end:aside.start] and not any(
                m.kind == "person" for m in named if end <= m.start < aside.start):
            rest = [code for code in self.pair if code not in aside.codes]
            return rest[0] if len(rest) == 1 else None  # "Ann Tuya said at a rite attended by her Somali counterpart"
        words = self.text[end:other.start]
        counterpart = (other.office or "").lower().startswith(("counterpart", "colleague", "opposite"))
        if not (BESIDE.fullmatch(words) and (counterpart or COUNTERPART.search(other.text))) and not (
                FACES.fullmatch(words) and other.kind in ("person", "office")):
            return None
        return next(code for code in self.pair if code != other.codes[0])

    def _beside(self, person: Person, other: Mention) -> str | None:
        """The pair's other state for a leader named after another state's, "Prime Minister A and President B", and for
        the second of "defence ministers A and B"."""
        rest = [code for code in self.pair if code != other.codes[0]]
        alike = person.rank == "leaders" or (person.office == other.office and (person.office or "").endswith("s"))
        both = alike and other.kind == "person" and person.rank == other.rank and len(rest) == 1 and len(self.pair) == 2
        return rest[0] if both and AND.match(self.text[other.end:person.spans[0][0]]) else None

    def _with_groups(self, named: list[Mention]) -> list[Mention]:
        taken = [(m.start, m.end) for m in named]
        found = list(named)
        for (kind, rank, _), matches in zip(group_patterns(), self.groups, strict=True):
            for m in matches:
                if not any(a < m.end() and b > m.start() for a, b in taken):
                    taken.append(m.span())
                    found.append(Mention(m.start(), m.end(), m.group(), kind, (), rank=rank))
        for half, code in halves(self.states).items():
            for m in re.finditer(rf"\b[Tt]he {half}(?!-|ern| [A-Z]|\w)", self.text):
                if not any(a < m.end() and b > m.start() for a, b in taken):
                    found.append(Mention(m.start(), m.end(), m.group(), "state", (code,)))
        found.sort()
        resolved: list[Mention] = []
        for mention in found:
            resolved.append(self._resolve(mention, resolved))
        return resolved

    def _resolve(self, m: Mention, before: list[Mention]) -> Mention:
        """A group, pronoun or office without a state gets the states of what it takes up."""
        if m.codes or m.role != "actor":
            return m
        codes: tuple[str, ...] = ()
        name, rank, office = m.name, m.rank, m.office
        singles = [b for b in before if len(b.codes) == 1 and b.role == "actor" and m.start - b.start < RECENT]
        if m.kind in ("group", "they", "gathering", "paper"):
            codes = () if m.kind == "they" and self._of_unknown(m, singles) else group_codes(self, m, before)
        elif m.kind == "first":
            one, codes = first_person(m, self.text, self.turns, self.speakers, self.pair)
            if one:
                codes, name, rank, office = one.codes, one.name, one.rank, one.office
        elif m.kind == "three":
            codes = (of_three(self.text, before) or with_third(self.pair, singles, m.start)
                     or tuple(sorted(self.ranked[:3])))
        elif m.kind == "other":
            codes = other_of(self.pair, singles)
        elif m.kind in ("latter", "former"):
            codes = of_two(m.kind, singles)
        elif m.kind == "it" and (paper := paper_before(self, m, before)):
            return Mention(m.start, m.end, m.text, "paper", paper.codes, m.role)
        elif m.kind == "it" and PAPER_DOES.match(self.text, m.end):
            pass  # what a paper does that nobody names
        elif m.kind in ("person", "it") and not (m.name and LOCAL.search(m.office or "")):
            if taken := self._antecedent(m, singles, person=m.kind == "person"):
                codes, name, rank, office = taken.codes, taken.name, taken.rank, taken.office
        elif m.kind == "office" and (part := part_owner(self.text, m.start)):
            codes = (part,)
        elif m.kind in ("office", "institution"):
            codes, name = self._office_codes(m, singles, seat_before(self, m, before))
        kind = "pronoun" if m.kind in TAKE_UP else m.kind
        return Mention(m.start, m.end, m.text, kind, codes, m.role, name, office, rank, m.bloc, m.owner, m.current)

    def _of_unknown(self, m: Mention, singles: list[Mention]) -> bool:
        """Whether a firm that nobody knows says what it will do: "KazHydro said it would"."""
        said = SAID.search(self.text, max(0, m.start - 40), m.start)
        begins = max((s.start for s in self.sentences if s.start <= m.start), default=0)
        return said is not None and not any(b.start >= begins for b in singles) and UNKNOWN.fullmatch(
            self.text, begins, said.start() + 1) is not None

    def _antecedent(self, m: Mention, singles: list[Mention], *, person: bool) -> Mention | None:
        """Whom "he" or "it" takes up: the first one named in this sentence, else in the nearest one before."""
        wanted = [b for b in singles if (b.kind in ("person", "office") or bool(b.name)) == person]
        said = SAID.search(self.text, max(0, m.start - 40), m.start)
        if said and not person:
            if self._of_unknown(m, singles):
                return None
            near = [b for b in singles if b.end <= said.start() + 1 and said.start() - b.end < 60]
            if near:
                return near[-1]  # "South Korea said it would": who says it, not who was named first
        if m.text.lower() == "him" and wanted and VERB_BETWEEN.fullmatch(self.text, wanted[-1].end, m.start):
            wanted = [b for b in wanted if b.codes != wanted[-1].codes]  # "the president had warned him": not himself
        ends = [s.start for s in self.sentences if s.start <= m.start]
        for start in reversed(ends[-4:]):
            inside = [b for b in wanted if start <= b.start < m.start
                      and not (person and ALONGSIDE.search(self.text, start, b.start))]
            if inside:
                free = (b for b in inside if not GOVERNED.search(self.text, max(0, b.start - 16), b.start))
                return next(free, inside[0])
            wanted = [b for b in wanted if b.start < start]
        return None

    def _office_codes(self, m: Mention, singles: list[Mention],
                      seat: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
        """A counterpart is of the pair's other state; "the president" is the last holder of such an office named."""
        office = (m.office or "").lower()
        if office.startswith(("counterpart", "colleague", "opposite")):
            return (other_of(self.pair, singles), None)
        if called := CALLS_IN.match(self.text, m.end):
            envoys = next((hit.codes for hit in self.states if hit.start == called.end()), ())
            if len(self.pair) == 2 and len(envoys) == 1 and envoys[0] in self.pair:
                return (tuple(code for code in self.pair if code not in envoys), None)  # nobody summons his own envoy
        own = own_state(m, self.text, self.turns, self.speakers, self.pair)
        if own and (m.rank or "leaders") != "officials":
            return ((own,), None)  # "our government", "my Defence Minister"
        if m.kind == "institution" and not re.match(r"(?:the|his|her|its|a)\b", self.text[max(0, m.start - 4):m.start]
                                                    .strip().lower() or "-"):
            return ((), None)
        words = set(office.split())
        same = [b for b in singles if b.office and words & set(b.office.lower().split())]
        if same:
            return (same[-1].codes, same[-1].name if m.kind == "office" else None)
        its = ITS.search(self.text, max(0, m.start - 4), m.start)
        if m.kind == "institution" and its and (owner := self._antecedent(m, singles, person=False)):
            return (owner.codes, None)  # "Minsk refused. Its foreign ministry said"
        if m.kind == "office" and m.rank in ("leaders", "ministers") and (
                holder := only_holder(self.people.people, words, self.pair)):
            return (holder.code,) if holder.code else (), holder.name
        filed = self.dateline()
        if m.kind == "institution" and seat:
            return (seat, None)
        if m.kind == "institution" and filed and filed.country in self.pair:
            return ((filed.country,), None)  # "SEOUL - ... The Foreign Ministry summoned": of where the report is filed
        if m.kind == "office" and m.rank == "officials":
            same = [b for b in singles if b.rank == "officials"]
            return (same[-1].codes if same else (), None)
        return (singles[-1].codes if singles and m.kind == "institution" else (), None)

    # ------------------------------------------------------------------------------------------------- asking
    def within(self, start: int, end: int) -> list[Mention]:
        """The mentions that begin in a span."""
        return self.mentions[bisect_left(self.starts, start):bisect_left(self.starts, end)]

    def dateline(self) -> PlaceHit | None:
        """The town from which the report is filed: its first words, before a dash or a parenthesis."""
        for s in self.sentences:
            if s.kind != "body":
                continue
            known = (hit for hit in self.places if s.start <= hit.start <= s.start + 2)
            town = next(known, filed_from(self.text, s.start))
            lead = DATELINE_END.match(self.text[town.end:town.end + 90]) if town else None
            return town if town and lead and "/" not in lead.group() and (
                town.country or not lead.group().endswith(":")) else None
        return None

    def places_within(self, start: int, end: int) -> list[PlaceHit]:
        """The towns and sites named in a span."""
        return [hit for hit in self.places if start <= hit.start < end]

    def names(self, words: str) -> bool:
        """Whether words name somebody or some state that is told of."""
        found = [m.text for m in self.mentions if m.kind in ("person", "state", "bloc", "institution")]
        return any(words in text or text in words for text in found)

    def person(self, name: str) -> Person | None:
        """The person of this (full) name."""
        return next((p for p in self.people.people if p.name == name), None)
