"""Who takes part in a contact that a word tells of: the sides beside the word, else whom its sentence names."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from comity.reading.clauses import SAYING, Side, clause_end, clause_start, coordinated, objects, subject
from comity.reading.cues import meetings
from comity.reading.doers import other_side
from comity.reading.mentions import Mention
from comity.reading.sentences import Sentence
from comity.reading.tagging import Tagged

NAMED_NEAR = 40  # characters before talks within which a third state would be theirs
TAKEN_UP = 2  # sentences back to those whom "they" takes up, in one paragraph
GROUPS = ("group", "three")
RECEIVED = re.compile(r"(?:Received|Welcomed|Greeted|Hosted)\b")
PASSIVE = re.compile(r"(?:was|were) called", re.I)
THEY = re.compile(r"they|them", re.I)
JOINT_DRILL = re.compile(r"\bjoint\b.*\b(?:drills?|exercises?)$", re.I)
BETWEEN = re.compile(r"\b(?:between|among)\b", re.I)
TALKS = re.compile(
    r"(?:next one|talks|negotiations|consultations|rounds?(?: of \w+)?|committee|commission|council|cabinet|session"
    r"|edition|panel|working group|Ministerial"
    r"|(?:joint|combined|trilateral) (?:[\w-]+ )*(?:exercises?|drills?))$", re.I)
BOTH = re.compile(r"(?:the|both|two|our) ", re.I)  # "the two ministers signed"; "Ministers also signed" is beside it
SAID = re.compile(rf"\s+{SAYING}(?: (?:reporters|journalists|on \w+|late|early)){{0,2}}\s*")
SINCE = re.compile(r"\bsince\b")
TWO = 2
BEFORE = 400  # characters before a meeting to come in which its three states were told of


def taking_part(
    tagged: Tagged, sentence: Sentence, cuts: Sequence[tuple[int, int]], row: dict[str, str], m: re.Match[str]
) -> tuple[tuple[Mention, ...], bool]:
    """Who takes part, and whether the words beside the trigger name two states."""
    text = tagged.text
    found: list[Mention] = []
    at_start = not text[clause_start(cuts, sentence, m.start())[1] : m.start()].strip()
    bare = row["voice"] == "noun" and at_start and m.start() > sentence.start
    cut, first = clause_start(cuts, sentence, m.start())
    if bare and text[cut:first].strip(" ,") in ("after", "before"):  # "he said after talks with his counterpart"
        side = subject(tagged, sentence, cut, cuts)
    elif row["voice"] == "noun" and text[first : m.start()].strip() in ("after", "before"):
        side = told_by(tagged, sentence, first) or subject(tagged, sentence, m.start(), cuts)
    elif RECEIVED.match(m.group()):
        side = guest_of(tagged, sentence, cuts, m)
    elif row["voice"] == "noun" and (lead := meetings("proposes").search(text, sentence.start, m.start())):
        side = proposers(tagged, sentence, cuts, lead, m)
    elif row["id"] == "talks" and (lead := meetings("offers").search(text, first, m.start())):
        asked = objects(tagged, sentence, m.start(), cuts, prepositions="to|with", reach=60)
        side = proposers(tagged, sentence, cuts, lead, m, asked)
    elif row["voice"] == "verb" and (plan := meetings("arranged_for").search(text, first, m.start())):
        going = tagged.within(plan.end(), m.start())
        side = coordinated(text, going[0], going[1:]) if going else None
    elif row["id"] == "led":
        side = objects(tagged, sentence, m.end(), cuts, reach=90)
    elif row["id"] == "signed" and meetings("passive").search(text, first, m.start()):
        side = objects(tagged, sentence, m.end(), cuts, prepositions="by", reach=90)  # "signed by A and B"
    else:
        side = None if bare else subject(tagged, sentence, m.start(), cuts)
    if side is None and row["id"] == "met" and len(tagged.pair) == len(tagged.sides) == TWO and meetings(
            "joint_body").search(text, first, m.start()):
        side = Side((Mention(m.start(), m.start(), "", "group", tagged.pair),))  # "the Joint Committee on Water met"
    if row["form"] == "summons":
        return summoned(tagged, sentence, cuts, m, side), True
    between = objects(tagged, sentence, m.start(), cuts, prepositions="between|among|of", reach=90)
    if between and any(len(x.codes) > 2 and x.bloc for x in between.mentions):
        between = None
    if between and "," in text[m.end() : between.mentions[0].start] and not BETWEEN.search(
            text, m.end(), between.mentions[0].start):
        between = None  # "the summit of the Shanghai Cooperation Organisation" is not a meeting with all its members
    nominal = row["voice"] == "noun" or (JOINT_DRILL.match(m.group()) and not m.group().endswith("s"))
    if nominal and between and len(between.codes) > 1:
        return between.mentions, True
    if row["id"] == "told":
        other = objects(tagged, sentence, m.end(), cuts, reach=60)
        both = [*(side.mentions if side else ()), *(other.mentions if other else ())]
        named = [x for x in both if x.kind == "person" and x.rank in ("leaders", "ministers")]
        return (tuple(named), True) if len({x.codes for x in named}) > 1 else ((), False)
    if row.get("people") and not (
        side and len(side.codes) > 1 and (
            all(x.kind in ("person", "office") for x in side.mentions) or several(side)
            or (row["id"] == "signed" and side.mentions[0].rank and BOTH.match(side.mentions[0].text))
            or (row["id"] == "joined" and side.mentions[0].kind in ("group", "pronoun")))
    ):
        return (), False
    if side:
        found += [x for x in side.mentions if x.kind not in ("paper",) and not (x.bloc and len(x.codes) > 2)]
    reach = 110
    if row["id"] == "invited":
        was_asked = meetings("passive").search(text, max(sentence.start, m.start() - 12), m.start())
        if was_asked or m.group().endswith(" to"):
            return tuple(dict.fromkeys(found)), True  # "both have been asked to Oslo"
        guest = objects(tagged, sentence, m.start(), cuts, reach=60)
        return tuple(dict.fromkeys([*found, *(guest.mentions if guest else ())])), True
    passive = row["voice"] == "noun" or meetings("passive").search(text, sentence.start, m.start())
    whose = "with|by" if passive else "with"
    if row["id"] == "visit-noun" and text.startswith(" of ", m.end()):
        whose = "of"  # "the visit of Ann Eide to Sweden"
    other = objects(tagged, sentence, m.start(), cuts, prepositions=whose, reach=reach)
    if other and meetings("agreed_then").search(text, m.end(), other.mentions[0].start):
        other = None  # "were on the phone and agreed to act together with Chile"
    if other is None and row["voice"] == "verb" and row["form"] in ("meeting", "visit", "call"):
        other = objects(tagged, sentence, m.end() - 1, cuts, reach=60)
        topic = other and meetings("topic").search(text, m.end() - 1, other.mentions[0].start)
        if other and (topic or other.mentions[0].role == "place" or speaks(text, sentence, other.mentions[0])):
            other = None
    alone = row["voice"] == "noun" and side is None and other and len(other.codes) == 1
    leads = meetings("leads_in").match(sentence.text)
    off = alone and meetings("fell_through").match(text, m.end(), sentence.end) and len(tagged.pair) == TWO
    if off and other and set(other.codes) < set(tagged.pair):  # "a summit with Ann Berg has been called off": whose?
        rest = tuple(set(tagged.pair) - set(other.codes))
        return (*other.mentions, Mention(m.start(), m.start(), "", "state", rest)), True
    if alone and row["form"] == "meeting" and not leads and not upcoming(tagged, cuts, sentence, m):
        return (), False  # "talks with Pyongyang are stuck": nobody says whose
    if other and row["id"] == "hosted" and (other.mentions[0].owner or other.mentions[0].kind in ("state", "paper")):
        return (), False  # "welcomed Hungary's decision" receives nobody
    if other:
        found += [x for x in other.mentions if x.role == "actor" and not (x.bloc and len(x.codes) > 2)]
    codes = {code for x in found for code in x.codes}
    explicit = len(codes) > 1 and not all(x.kind in ("gathering", "paper") for x in found)
    if len(codes) < 2 and row["form"] != "visit":
        last = clause_end(cuts, sentence, m.end())
        group = [x for x in tagged.within(first, last) if len(x.codes) > 1 and x.kind in GROUPS and not x.bloc]
        if group and len(group[0].codes) < 4 and not any(x.kind in ("person", "office") for x in found):
            return (group[0],), True
        since = SINCE.search(text, m.end(), sentence.end)  # "the first such meeting since Ann Eide took office"
        people = [
            x
            for x in tagged.within(sentence.start, since.start() if since else sentence.end)
            if x.kind in ("person", "office")
            and x.role == "actor"
            and x.codes
            and x.current
            and (not speaks(text, sentence, x) or (leads and other and x.start > other.mentions[-1].end))
        ]
        if len({code for x in people for code in x.codes}) > 1:
            head = people[0]
            joined = coordinated(text, head, people[1:])
            found = list(joined.mentions if len(joined.codes) > 1 else people)
            explicit = True
        else:
            him = [x for x in tagged.within(first, m.start()) if x.kind == "pronoun" and len(x.codes) == 1]
            who = next((x for x in people if x.start < m.start()), None)
            if him and who and who.end < him[-1].start and who.codes != him[-1].codes:
                return (who, him[-1]), True  # "the president had warned him in a call"
            inside = [
                x
                for x in tagged.within(sentence.start, sentence.end)
                if len(x.codes) > 1 and x.kind in ("group", "pronoun", "gathering") and x.start <= m.end() + 60
            ]
            if inside and len(inside[0].codes) < 4:
                found = [*found, inside[0]]
    if JOINT_DRILL.search(m.group()) and len(codes) == 1 and codes < set(tagged.pair) and len(tagged.pair) == TWO:
        rest = tuple(set(tagged.pair) - codes)  # "Seoul puts off a joint drill": with the other
        return (*dict.fromkeys(found), Mention(m.start(), m.start(), "", "state", rest)), True
    if not explicit and len(tagged.pair) == len(tagged.sides) == TWO and upcoming(tagged, cuts, sentence, m):
        told = tagged.within(max(0, sentence.start - BEFORE), m.start())
        three = [x for x in told if len(x.codes) > TWO and not x.bloc]
        codes_of = three[-1].codes if three and set(tagged.pair) < set(three[-1].codes) else tagged.pair
        return (Mention(m.start(), m.start(), "", "group", codes_of),), True
    return tuple(dict.fromkeys(found)), explicit


def upcoming(tagged: Tagged, cuts: Sequence[tuple[int, int]], sentence: Sentence, m: re.Match[str]) -> bool:
    """Whether talks are what a clause begins with, and they are still to come: "Technical talks are to open in May"; or
    a relative clause says so: "spoke of the consultations, which will take place in May"."""
    first = clause_start(cuts, sentence, m.start())[1]
    if TALKS.match(m.group()) and meetings("which_will").match(tagged.text, m.end()):
        near = tagged.within(max(first, m.start() - NAMED_NEAR), m.start())
        return {code for x in near for code in x.codes} <= set(tagged.pair)
    start = tagged.text[first : m.start()]
    lead = not start or meetings("opening").fullmatch(start)
    return bool(
        lead
        and TALKS.match(m.group())
        and not any(x.codes for x in tagged.within(first, m.start()))
        and meetings("to_come").match(tagged.text, m.end())
    )


def summoned(
    tagged: Tagged, sentence: Sentence, cuts: Sequence[tuple[int, int]], m: re.Match[str], side: Side | None
) -> tuple[Mention, ...]:
    """Who calls in whom; "was called to the ministry, where Ann Eide handed him a note" names the one who did last."""
    text = tagged.text
    if side and (meetings("passive").search(text, sentence.start, m.start()) or PASSIVE.match(m.group())):
        rest = [c for c in tagged.pair if c not in side.codes]
        last = clause_end(cuts, sentence, m.end())
        then = tagged.within(last, sentence.end) if meetings("protesting").match(text, last) else []
        host = next((x for x in then if x.name and x.kind == "person" and x.codes[:1] == tuple(rest[:1])), None)
        hosts = (host,) if host else tuple(Mention(m.start(), m.start(), "", "state", (c,)) for c in rest[:1])
        return (*side.mentions, *hosts)
    other = objects(tagged, sentence, m.end() - 1, cuts, reach=90)
    if side and other and side.codes == other.codes and len(tagged.pair) == TWO and set(side.codes) < set(tagged.pair):
        caller = tuple(code for code in tagged.pair if code not in side.codes)  # nobody calls in an envoy of his own
        side = Side((Mention(m.start(), m.start(), "", "institution", caller),))
    return (*(side.mentions if side else ()), *(other.mentions if other else ()))


def guest_of(tagged: Tagged, sentence: Sentence, cuts: Sequence[tuple[int, int]], m: re.Match[str]) -> Side | None:
    """The subject that follows "Received by President Bo Berg, she left"."""
    host = objects(tagged, sentence, m.end(), cuts, prepositions="by", reach=90)
    comma = tagged.text.find(", ", host.mentions[0].end, sentence.end) if host else -1
    after = tagged.within(comma, min(sentence.end, comma + 120)) if comma > 0 else []
    for x in after if host else []:
        himself = other_side(tagged, x.codes) if host and x.kind == "pronoun" and x.codes == host.codes else ()
        guests = [p for p in tagged.within(0, m.start()) if p.kind == "person" and p.codes == himself]
        if himself and guests:
            return Side((guests[-1],))  # "Received by President Berg, he left": not Berg
        if x.role == "actor" and x.codes and host and x.codes != host.codes:
            return Side((x,))
    return None


def proposers(
    tagged: Tagged, sentence: Sentence, cuts: Sequence[tuple[int, int]], lead: re.Match[str], m: re.Match[str],
    asked: Side | None = None,
) -> Side | None:
    """Who meets if things go as somebody wants: who proposes it, and whom he asks or the other of the report's pair."""
    side = subject(tagged, sentence, lead.start(), cuts)
    if side is None or len(side.codes) != 1:
        return side
    if asked and asked.codes != side.codes:
        return Side((*side.mentions, *asked.mentions))
    rest = [c for c in tagged.pair if c not in side.codes]
    if len(tagged.pair) != TWO or len(rest) != 1:
        return side
    other = Mention(m.start(), m.start(), "", "state", (rest[0],))
    return Side((*side.mentions, other))


def the_two(tagged: Tagged, sentence: Sentence, m: Mention) -> tuple[Mention, ...]:
    """The people whom "the two", "both" or "they" takes up, one of each state, named there or shortly before."""
    they = m.kind == "pronoun" and THEY.fullmatch(m.text)
    two = m.kind == "group" and not m.rank and meetings("two").fullmatch(m.text)
    if not m.codes or not (two or they):
        return (m,)
    earlier = [s for s in tagged.sentences if s.end <= sentence.start][: -TAKEN_UP - 1 : -1]
    before = [(s.start, s.end) for s in earlier if s is earlier[0] or s.paragraph == sentence.paragraph]
    for start, end in [(sentence.start, m.start), *before] if they else before:
        named = [x for x in tagged.within(start, end) if x.kind == "person" and x.codes and x.name]
        found = [{x.name: x for x in named if x.codes == (code,)} for code in m.codes]
        if all(found) and (two or all(len(people) == 1 for people in found)):
            return tuple(next(iter(people.values())) for people in found)
    return (m,)


def several(side: Side) -> bool:
    """Whether one office in the plural stands for all: "the defence ministers of South Korea and Japan"."""
    first = side.mentions[0]
    return first.kind == "office" and (first.office or "").endswith("s") and all(
        x.kind in ("office", "state") for x in side.mentions)


def attending(tagged: Tagged, sentence: Sentence, known: Sequence[Mention]) -> Iterator[Mention]:
    """Whoever else is said to be there: a host, a mediator, a witness."""
    names = {x.name for x in known}
    for x in tagged.within(sentence.start, sentence.end):
        if (
            x.kind == "person"
            and x.codes
            and x.name not in names
            and (
                meetings("present").search(tagged.text, max(sentence.start, x.start - 30), x.start)
                or (
                    meetings("with").search(tagged.text, max(sentence.start, x.start - 8), x.start)
                    and meetings("at_side").match(tagged.text[x.end : x.end + 40])
                )
            )
        ):
            yield x


def speaks(text: str, sentence: Sentence, m: Mention) -> bool:
    """Whether somebody only says what the sentence tells (", the minister said")."""
    return bool(re.match(rf"\s+(?:\w+ )?{SAYING}\b", text[m.end : m.end + 30])) and m.start > sentence.start + 40


def visited(tagged: Tagged, m: re.Match[str], last: int, *visitors: str) -> str | None:
    """The state to which a trip goes: the first place after the words."""
    for x in tagged.within(m.end() - 1, last):
        if len(x.codes) == 1 and x.codes[0] not in visitors and x.kind == "state":
            return x.codes[0]
    for hit in tagged.places_within(m.end(), last):
        if not hit.country:
            return None  # what states dispute is nobody's to be a guest at
        if hit.country not in visitors:
            return hit.country
    return None


def told_by(tagged: Tagged, sentence: Sentence, end: int) -> Side | None:
    """Who says what stands before, right before an offset: "Oslo will help, Ann Eide said after talks with"."""
    said = (x for x in reversed(tagged.within(sentence.start, end)) if x.codes and SAID.fullmatch(
        tagged.text, x.end, end))
    found = next(said, None)
    return Side((found,)) if found and found.role == "actor" else None
