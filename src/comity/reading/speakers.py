"""Who says "I" and "we" in a report: whoever gives a statement, those who sign a joint one, an official who answers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from comity.reading.mentions import Mention
from comity.reading.offices import find_offices
from comity.reading.people import People, Person
from comity.reading.records import holding_office
from comity.reading.sentences import Sentence
from comity.reading.turns import MEETS_US, TURNS, Turn, is_briefing, left_over, titled, turn_at
from comity.register import Register

FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|our|my)\b")
ALONE = re.compile(r"\b(?:I|my)\b")
JOINT = re.compile(
    r"\bjoint (?:\w+ ){0,3}?(?:statement|declaration|communiqu[eé]|vision|announcement|press (?:release|statement))"
    r"|\b(?:leaders|ministers)['’]? (?:statement|declaration|communiqu[eé])|^\s*We, the ", re.I | re.M)
MUTUAL = re.compile(r"[^.!?;\n]{0,120}?\b(?:each other|one another|(?:train|work|stand|act) together(?! with)"
                    r"|our two (?:countries|governments|nations|states|peoples))\b")
OWN = re.compile(r"\b(?:[Oo]ur|[Mm]y)\s+(?:own\s+)?$")
YOUR = re.compile(r"\b[Yy]our\s+$")
THE_GOVERNMENT = re.compile(r"^[Tt]he Government$")
GIVEN_BY = re.compile(r"\b(?:statement|remarks|address|speech) (?:by|of) (?:the |our )?(?P<who>Prime Minister|President"
                      r"|Chancellor|Premier)(?! [A-Z])|(?P<his>Prime Minister|President)['’]s "
                      r"(?:opening )?(?:statement|remarks|address|speech)", re.I)
FELLOW = re.compile(r"\b(?:[Mm]y |[Dd]ear )*[Ff]ellow (?:[A-Z][\w-]+ )?[A-Z][\w-]+"
                    r"|\b[Cc]itizens of (?:the )?[A-Z][\w-]+(?: [A-Z][\w-]+)?")
GIVER = re.compile(r"\b(?:statement|remarks|address|speech|message|toast) (?:by|of|from) (?:the |H\.E\. )?$", re.I)
JOINED = re.compile(r"^\s*(?:,\s*(?:and)?|and|&|-|–)\s*(?:the\s+)?$")
FORMER = re.compile(r"\b(?:former|ex-|retired|late)\b", re.I)
EXPERT = re.compile(
    r"\b(?:professor|lectur\w+|teach(?:es|er)|analyst|scholar|expert|fellow|historian|researcher|institute|university"
    r"|think[- ]tank|author|columnist|stud(?:ies|ied))\b", re.I)
TALK = re.compile(  # how a headline or label says that somebody answers
    r"\b(?:interview|q\s?&\s?a|questions|answers|transcript|briefing|press conference|a (?:talk|conversation))\b", re.I)
VIEW = re.compile(  # "Japan is likely to", "both need to": what somebody else expects or wants binds no state
    r"\b(?:likely|probab\w+|perhaps|should|must|may|might|could|would|needs? to|ought|expect\w*|hop(?:es?|ing)"
    r"|importan\w+|crucial|essential)\b", re.I)
OWN_DEED = re.compile(
    r"\s+(?:will|shall|would) (?:also |not |now |soon )?(?:send|give|pay|lift|open|build|deliver|provide|supply"
    r"|withdraw|donate|contribute|buy|train|host|invite|lend|grant|allow|end|stop|keep)\b")
WITH = re.compile(  # "Interview with Ann Eide: ..."
    r"\b(?:[Ii]nterview|[Cc]onversation|Q&A) with (?P<who>[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+){1,3})")
HEAD = 6  # lines above a statement that may name who gives it


@dataclass(frozen=True, slots=True)
class Speakers:
    """`one` says "I"; "we" are the states of `all`, or, where nobody is in it, the report's pair."""

    one: Mention | None = None
    all: tuple[str, ...] = ()


def answered(sentences: list[Sentence], people: People, title: str = "") -> tuple[list[Sentence], Person | None]:
    """An interview tells as a report does: what an official in office answers is body, and so is what anybody else
    whom the report introduces answers about others. His views, and what he says of himself and of "us", stay opinion:
    "we offered them a treaty".
    """
    first = next((s.start for s in sentences if s.kind in TURNS), None)
    if first is None:
        return sentences, None
    one = interviewee(sentences, people, title, first)
    if one is None and not is_briefing(title, sentences):
        if not introduced(sentences, people, title, first):
            return sentences, None
        return [replace(s, kind="body")
                if s.kind == "opinion" and not (FIRST_PERSON.search(s.text) or VIEW.search(s.text)) else s
                for s in sentences], None
    own = titled(title, sentences)
    kinds = [("body" if not s.who or s.who == own else "question") if own and one is None and s.kind == "opinion"
             else "body" if s.kind == "opinion" and answers(s.who, one) else s.kind for s in sentences]
    return [replace(s, kind=kind) for s, kind in zip(sentences, kinds, strict=True)], one


def introduced(sentences: Sequence[Sentence], people: People, title: str, first: int) -> bool:
    """Whether headline or opening tell who answers: they name somebody or say whom the paper met."""
    opening = " ".join([title, *(s.text for s in sentences if s.start < first)])
    names = {s.who.split()[-1] for s in sentences if s.who}
    return (any(p.spans and p.spans[0][0] < first for p in people.people) or bool(TALK.search(opening))
            or bool(MEETS_US.search(opening)) or any(name in opening for name in names))


def interviewee(sentences: Sequence[Sentence], people: People, title: str, first: int) -> Person | None:
    """The official in office who answers, of those whom the words before the first question name: whom a label names
    ("Banda: ..."), else the only one, else whom the headline names, else the first if the paper tells whom it met."""
    head = [s for s in sentences if s.start < first]
    if any(EXPERT.search(s.text) and MEETS_US.search(s.text) for s in head):
        return None
    known = in_office(p for p in people.people if p.spans and p.spans[0][0] < first)
    if not known:
        states = people.register.find_states(title)
        known = in_office(People(title, states, find_offices(title, states), people.register).people)
    if not known and (asked := WITH.search(title)):
        known = holding_office(people.register, asked["who"], people.day)
    labels = {s.who.split()[-1].lower() for s in sentences if s.who}
    called = [p for p in known if p.name.split()[-1].lower() in labels]
    unnamed = any(s.kind == "opinion" and not s.who for s in sentences)  # "A: ..."
    heading = [p for p in known if p.name.split()[-1].lower() in title.lower()]
    for few in (called, known if unnamed else [], heading):
        if len(few) == 1:
            return few[0]
    met = any(MEETS_US.search(s.text) for s in head) and not labels
    return min(known, key=lambda p: p.spans[0][0] if p.spans else first, default=None) if met else None


def in_office(people: Iterable[Person]) -> list[Person]:
    """Those who hold an office of a state that is known."""
    return [p for p in people if p.rank and p.current and p.code and not FORMER.search(p.office or "")]


def answers(who: str, one: Person | None) -> bool:
    """Whether the words before a colon are those of the official who is asked: his name, or no name at all."""
    return not who or (one is not None and who.split()[-1].lower() in one.name.lower().split())


def first_person(m: Mention, text: str, turns: Sequence[Turn], told: Speakers, pair: tuple[str, ...]) -> tuple[
        Mention | None, tuple[str, ...]]:
    """Who says "I" (with the state), or the states that "we" are: those of whoever has the word, else of the text.

    "We" who do something to each other are the report's pair: "we promised to give each other the data".
    """
    turn = turn_at(m.start, turns)
    if m.text in ("I", "me"):
        one = turn.one if turn else told.one
        return one, one.codes if one else ()
    if turn:
        mutual = len(pair) > 1 and set(turn.one.codes) <= set(pair) and MUTUAL.match(text, m.end)
        return None, pair if mutual else turn.one.codes
    if told.one and not told.all and OWN_DEED.match(text, m.end):
        return None, told.one.codes  # a leader who speaks alone: "we shall send two batteries"
    return None, told.all or (pair if told.one else ())


def own_state(m: Mention, text: str, turns: Sequence[Turn], told: Speakers, pair: Sequence[str]) -> str | None:
    """The speaker's state where an office or institution is called "our" or "my", or where a spokesperson says "The
    Government"; the other one of the report's pair where it is called "your"."""
    turn = turn_at(m.start, turns)
    codes = turn.one.codes if turn else told.all or (told.one.codes if told.one else ())
    if len(codes) != 1:
        return None
    if YOUR.search(text, max(0, m.start - 12), m.start):
        return next((code for code in pair if code != codes[0]), None) if len(pair) == len({*pair, *codes}) else None
    mine = OWN.search(text, max(0, m.start - 12), m.start)
    return codes[0] if mine or (turn and THE_GOVERNMENT.search(text[max(0, m.start - 4):m.end])) else None


def own_sides(turns: Sequence[Turn], told: Speakers, pair: tuple[str, ...], counts: Mapping[str, int],
              ranked: Sequence[str]) -> tuple[str, str] | None:
    """The one state that speaks in a text and the one it speaks of most, where the pair is another: what is told is
    between those two. In a briefing that is another pair too if its second state is named less than half as often."""
    codes = {code for turn in turns for code in turn.one.codes} or set(told.one.codes if told.one else ())
    if len(codes) != 1 or len(pair) > 2:
        return None
    own = next(iter(codes))
    other = next((code for code in ranked if code != own), None)
    rest = [code for code in pair if code != own]
    kept = own in pair and not (turns and other and rest and counts[other] > 2 * counts[rest[0]])
    return None if kept or other is None else (own, other)


def signers(text: str, named: Sequence[Mention]) -> tuple[str, ...]:
    """The states that the first words of a declaration join: "the leaders of A, B and C, gathered in D"."""
    group = list(named[:1])
    for m in named[1:]:
        if not JOINED.match(text[group[-1].end:m.start]):
            break
        group.append(m)
    return tuple(sorted({code for m in group for code in m.codes}))


def speakers(text: str, title: str, sentences: Sequence[Sentence], register: Register, ranked: Sequence[str],
             named: Sequence[Mention], interviewee: Person | None, pair: tuple[str, ...] = ()) -> Speakers:
    """Who speaks in the first person. `ranked`: the states, `named`: all whom the report names, `pair`: its two.

    A statement has three sentences or more in the first person outside quotation marks; its headline names who gives
    it. Where it calls itself joint and nobody says "I", those whom it begins with speak together.
    """
    if interviewee is not None and interviewee.code:
        codes = (interviewee.code,)
        return Speakers(Mention(0, 0, interviewee.name, "person", codes, name=interviewee.name,
                                office=interviewee.office, rank=interviewee.rank), codes)
    told = [s for s in sentences if s.kind in ("body", "bullet") and not any(q in s.text for q in '"“”')]
    if sum(bool(FIRST_PERSON.search(s.text)) for s in told) < 3:
        return Speakers()
    head = "\n\n".join([*(s.text.rstrip(":") for s in sentences[:HEAD] if s.text.endswith(":")), title,
                        *(s.text for s in sentences[:HEAD] if s.kind in ("noise", "heading"))])
    begins = told[0].text if told else ""
    if JOINT.search(f"{head}\n{begins}") and not any(ALONE.search(s.text) for s in told):
        first = told[0]
        signed = signers(text, [m for m in named if first.start <= m.start < first.end and len(m.codes) == 1])
        return Speakers(None, signed if len(signed) > 1 else pair if len(pair) > 1 else ())
    for person in People(head, register.find_states(head), find_offices(head, register.find_states(head)),
                         register).people:
        code = person.code or next(
            (c for c in ranked[:4] if register.persons_named(person.name, country=c)), None)
        if code and person.rank:
            return Speakers(Mention(0, 0, person.name, "person", (code,), name=person.name, office=person.office,
                                    rank=person.rank), () if code in pair else (code,))
    states = register.find_states(head)
    for given in find_offices(head, states):
        if given.code and given.rank in ("leaders", "ministers") and GIVER.search(head[:given.span_start]):
            return Speakers(Mention(0, 0, given.text, "office", (given.code,), office=given.text, rank=given.rank),
                            () if given.code in pair else (given.code,))
    if fellow := FELLOW.search(text):
        homes = {h.codes for h in register.find_states(fellow.group()) if len(h.codes) == 1}
        if len(homes) == 1:  # a speech at home: "we" are the speaker's own
            home = homes.pop()
            return Speakers(Mention(0, 0, "speaker", "office", home, office="speaker", rank="leaders"), home)
    office = GIVEN_BY.search(head)
    if office and any(ALONE.search(s.text) for s in told) and (code := left_over(told, named, ranked)):
        who = office["who"] or office["his"]
        return Speakers(Mention(0, 0, who, "office", (code,), office=who, rank="leaders"),
                        () if code in pair else (code,))
    return Speakers()
