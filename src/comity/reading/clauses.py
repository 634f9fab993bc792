"""Who does it and to whom: the subject and the objects of a word in its clause.

No parse tree: clauses are cut at conjunctions and verbs of saying, a subject is the first mention of a clause that no
preposition governs, with what is coordinated with it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from comity.reading.mentions import Mention
from comity.reading.sentences import Sentence
from comity.reading.tagging import Tagged

REMEMBERED = 256  # sentences: those of the report at hand, which several readers ask about
SAYING = (r"(?:said|says|say|saying|stated|stating|added|adds|adding|told|noted|noting|declared|declares"
          r"|explained|explains|mentioned|mentions|insisted|insists|stressed|stresses|emphasi[sz]ed|emphasi[sz]ing"
          r"|argued|argues"
          r"|claimed|announced|confirmed|recalled|reported|acknowledged|affirmed|believes?|warned|warns"
          r"|replied|answered|instructed|indicated|suggested|wrote|underlined|underscored)")
CONDITION = re.compile(r"(?:(?:But|And) )?(?:If|Unless|Once|Should)\b[^,;.]*,\s+")  # that opens a sentence
BOUNDARY = re.compile(
    r";|:\s|\s[—–-]{1,2}\s|,\s+(?:and|but|while|as|which|who|whose|whom|where|after|when|although|though|because|since|so"
    r"|yet|with"
    r"|before|amid|following|or)\s"
    r"|(?<!\b[Aa]t)(?<!\b[Ii]n)(?<!\b[Oo]n)(?<!\b[Oo]f)(?<!\b[Bb]y)(?<!\b[Ff]or)(?<!\b[Ww]ith)(?<!\b[Ff]rom)"
    r"(?<!\b[Uu]nder)(?<!\b[Dd]uring)\sthat\s"
    r"|(?<=[.!?])\s[\"“](?=[A-Z])"  # "..., he wrote. "Both will ..."
    r"|\s(?:while|because|after|before|when|although|though|if|unless|whether|until"
    r"|whereas"
    r"|which|who|as(?! (?:its|his|her|their) own\b))\s"
    r"|(?<=\W)" + SAYING + r"(?:,|\s(?!that\b|to\b|in\b|at\b|on\b|by\b|with\b|over\b|talks\b|its\b|his\b|her\b"
                           r"|their\b))")
PREPOSITION = re.compile(
    r"\b(?:of|with|for|to|from|by|against|between|among|on|over|about|under|toward|towards|including|like|than|"
    r"in|at|near|into|across|after|before|despite|without|amid|upon|regarding|concerning|per|via)\s+"
    r"(?:the\s+|a\s+|an\s+|its\s+|his\s+|her\s+|their\s+|both\s+|visiting\s+)?$", re.I)
JOINED = re.compile(r"^(?:,?\s+[JS]r\.?)?\s*(?:\([^)]{1,12}\)\s*)?"
                    r"(?:,\s*(?:and|as well as|&)?|and|nor|&|as well as|along with|together with"
                    r"|-|–)\s*"
                    r"(?:the\s+|visiting\s+|his\s+|her\s+|its\s+|also\s+)?"
                    r"(?:(?:his\s+|her\s+|their\s+)?(?:hosts?|guests?|visitors?)(?:\s+from)?,?\s+)?$", re.I)
# "Norway's president, Ann Eide, and her Swedish counterpart, Bo Berg, agreed": two subjects, no two clauses
PAIRED = re.compile(r",?\s+and\s+(?:his|her|its|their)\s+(?:[\w-]+\s+){0,2}counterparts?\b")
NAMED_BEFORE = re.compile(r"(?:^|[-–—]\s)[^,;]{3,60},\s+(?:[A-Z][\w.'’-]+\s*){1,4}$")
ASIDE = re.compile(r",\s+(?:who|whose)\b[^,;]*,")
RELATIVE = re.compile(r"(?:^|[\s,])(?:which|who|whom)\s*$")
SUBORDINATE = re.compile(r"\b(?:which|who|whom|when|while|after|before|as|since|because|although|though|if)\s*$")
PLAN_TO = re.compile(r"['’‘]s?\s+(?:\w+\s+)?(?:plans?|decision|move|offer|pledge|promise|threat|vow|intention|proposal"
                     r"|refusal|attempts?|bid"
                     r"|efforts?|readiness|willingness)\s+(?:to|of|that it (?:will|would))\s+(?:\w+ly\s+)?$")
ELLIPTIC = re.compile(r"(?:\s*(?:and|\w+ly|also|then|further|both|each|to|not|has|have|had|will|would|shall|is|are|was"
                      r"|were|been|be|it|"
                      r"again|now|still|on \w{3,6}day|"
                      r"jointly|together|at the same time|in turn|besides|moreover|once more|instead"
                      r"|rather|thus),?)*\s*", re.I)
AGENTS_OF = re.compile(
    r"(?:(?!(?:for|to|with|by|against|from|after|in|on|at|over|of)\b)[\w.'’-]+,?\s+){0,8}?(?:(?:war)?ships|vessels"
    r"|aircraft|jets|planes|bombers|fighters|forces|troops|soldiers|marines|nav(?:y|ies)|arm(?:y|ies)|militar(?:y|ies)"
    r"|coast guards?|delegations?|negotiators|officials|diplomats|ministers|secretaries|envoys|leaders|presidents"
    r"|premiers|chiefs|heads|commanders|governments?|representatives|ministries|experts|teams|engineers|delegates"
    r"|groups?|committees?|commissions?|councils?|authorities|agencies|regulators|supervisors|watchdogs|governors"
    r"|commissioners|mayors|lawmakers|legislators|parliamentarians|parliaments|speakers|prosecutors|officers|police"
    r"|teams|crews|banks|firefighters|negotiating teams)\s+(?:of|from|on)\s+(?:the\s+)?$", re.I)
SAYS = re.compile(rf"{SAYING}\b")
TAIL = re.compile(r",[\"”’]?\s+(?:(?:the|its|an?)\s+)?$")
HAILS = re.compile(r"\s+(?:of|from)\s+(?:the\s+)?")
SHARES = re.compile(r"(?:['’]s?)?\s+and\s+(?:the\s+)?")
OXFORD = re.compile(r",\s+and\s")
LIST_ENDS = re.compile(r"[.,;)]|\s+(?:in|on|at|during|after|before|who|here|today|yesterday)\b")
CARRIES_ON = re.compile(r"(?:,\s+(?:and|but|or|yet|with|as)\s*$|;\s*$|[—–-]\s*$|\band\s*$)")


@dataclass(frozen=True, slots=True)
class Side:
    """Those who act or are acted on: mentions in order and the states they stand for."""

    mentions: tuple[Mention, ...]

    @property
    def codes(self) -> tuple[str, ...]:
        """The states, each once, in the order of the text."""
        return tuple(dict.fromkeys(code for m in self.mentions for code in m.codes))

    @property
    def blocs(self) -> tuple[str, ...]:
        """The names of blocs among them."""
        return tuple(dict.fromkeys(m.bloc for m in self.mentions if m.bloc))


@lru_cache(REMEMBERED)
def boundaries(text: str, sentence: Sentence) -> tuple[tuple[int, int], ...]:
    """Where clauses of a sentence are cut: offsets of each boundary's words in the document."""
    return tuple(m.span() for m in BOUNDARY.finditer(text, sentence.start, sentence.end)
                 if not (PAIRED.match(text, m.start()) and NAMED_BEFORE.search(text, sentence.start, m.start())))


def is_governed(text: str, m: Mention, floor: int) -> bool:
    """Whether a preposition governs a mention."""
    return bool(PREPOSITION.search(text, max(floor, m.start - 24), m.start))


def follows(text: str, first: Mention, second: Mention) -> bool:
    """Whether a comma or "and" joins two mentions."""
    return second.start >= first.end and JOINED.match(text[first.end : second.start]) is not None


def free(text: str, inside: Sequence[Mention], floor: int) -> list[bool]:
    """For each mention of a clause whether no preposition governs it, nor the list that it stands in.

    "Ships of A, B and C" governs all three; "ships of A, B" is such a list only if "and" closes it.
    """
    found: list[bool] = []
    for number, m in enumerate(inside):
        listed = number > 0 and follows(text, inside[number - 1], m)
        if listed and text[inside[number - 1].end : m.start].strip() == ",":
            states = inside[number - 1].kind == m.kind == "state"
            listed = states and number + 1 < len(inside) and follows(text, m, inside[number + 1])
        found.append(not is_governed(text, m, floor) and not (listed and not found[number - 1]))
    return found


def coordinated(text: str, head: Mention, rest: Sequence[Mention]) -> Side:
    """A mention and those joined to it by "and" or a comma; "Ann Eide and Sweden's Bo Berg" are two people."""
    group, end = [head], head.end
    owner: Mention | None = None
    for number, m in enumerate(rest):
        if owner is None and number + 1 < len(rest) and belongs(text, m, rest[number + 1]):
            if not JOINED.match(text[end:m.start]):
                break
            owner = m
            continue
        if m.codes == group[-1].codes and HAILS.fullmatch(text[end:m.start]):
            end = m.end  # "Ann Eide of Norway"
            continue
        if owner is not None:
            owner = None
        elif m.role == "attribute" or not m.codes:
            if m.start >= end and JOINED.match(text[end:m.start]):
                continue
            break
        elif m.start < end:
            continue
        elif not JOINED.match(text[end:m.start]):
            break
        group.append(m)
        end = m.end
    return Side(tuple(group))


def belongs(text: str, owner: Mention, m: Mention) -> bool:
    """Whether a state's name right before somebody's only says whose he or she is: "Sweden's Bo Berg"."""
    return (owner.owner and owner.kind == "state" and m.kind == "person" and bool(m.codes)
            and text[owner.end:m.start].strip() in ("", "'s", "’s", "'", "’"))


def clause_start(cuts: Sequence[tuple[int, int]], sentence: Sentence, at: int) -> tuple[int, int]:
    """Where the clause that holds an offset begins: the boundary's start and end (the sentence's start without one)."""
    before = [cut for cut in cuts if cut[1] <= at]
    return before[-1] if before else (sentence.start, sentence.start)


def clause_end(cuts: Sequence[tuple[int, int]], sentence: Sentence, at: int) -> int:
    """Where the clause that holds an offset ends."""
    return next((cut[0] for cut in cuts if cut[0] >= at), sentence.end)


def that_clause(text: str, cuts: Sequence[tuple[int, int]], sentence: Sentence, last: int) -> int:
    """Where what is promised ends: with the clause behind "that", if a clause ends there: "did confirm that"."""
    that = next((cut for cut in cuts if cut[0] == last and text[slice(*cut)].strip() == "that"), None)
    return clause_end(cuts, sentence, that[1]) if that and not text.endswith((" so", " such"), 0, last) else last


def subject(tagged: Tagged, sentence: Sentence, at: int, cuts: Sequence[tuple[int, int]] | None = None,
            *, depth: int = 0) -> Side | None:
    """Who stands before a word as its subject; None if nobody is named.

    A relative clause takes its antecedent, a clause that only carries on the subject of the one before.
    """
    cuts = boundaries(tagged.text, sentence) if cuts is None else cuts
    text = tagged.text
    cut, first = clause_start(cuts, sentence, at)
    lead = CONDITION.match(text, first, at) if first == sentence.start else None
    first = lead.end() if lead else first  # "If Oslo lifts the ban, we are ready": not Oslo
    inside = [m for m in tagged.within(first, at) if m.end <= at]
    if SUBORDINATE.search(text[cut:first]) and (comma := text.rfind(", ", first, at)) > first:
        last = [m for m in inside if m.start > comma]
        if last and opens_main(text, comma, last[0], [m for m in inside if m.end <= comma]):
            inside, first = last, comma + 2
        elif not last and ELLIPTIC.fullmatch(text[comma + 2:at]):  # "Lee, who was in Oslo to see Berg, stressed"
            return subject(tagged, sentence, cut, cuts, depth=depth + 1)
    if inside and depth == 0 and (last_said := said_behind(text, first, inside[-1], at)):
        return last_said
    alone = free(text, inside, first)
    for number, m in enumerate(inside):
        if m.role == "actor" and m.codes and alone[number] and not m.owner:
            both = [*shared(text, inside, number), *coordinated(text, m, inside[number + 1:]).mentions]
            return Side(tuple(both))
    for number, m in enumerate(inside):
        hail = text.startswith("from ", max(first, m.start - 5))  # "officials from Norway" are no place
        if (m.role == "actor" or hail) and m.codes and AGENTS_OF.match(text[first:m.start]):
            return coordinated(text, m, inside[number + 1:])  # "Warships of ..." are its navy
    owners = [m for m in inside if m.owner and m.codes]
    if owners and PLAN_TO.match(text[owners[-1].end:at]):
        return Side((owners[-1],))  # "South Korea's plan to drop"
    if owners and not is_governed(text, owners[0], first) and "," not in text[owners[0].end:at]:
        return Side((owners[0],))
    if depth > 4 or cut <= sentence.start:
        return None
    if depth == 0 and not ELLIPTIC.fullmatch(text[first:at]) and not RELATIVE.search(text[cut:first]):
        return None  # the clause has a subject of its own, and it is no state
    words = text[cut:first]
    if RELATIVE.search(words):
        back = [m for m in tagged.within(sentence.start, cut + 1) if m.codes and m.role != "attribute"]
        return Side((back[-1],)) if back else None
    if inside and not CARRIES_ON.search(words):
        return None
    if CARRIES_ON.search(words) and depth == 0 and cuts and cuts[0][0] < cut:
        main = subject(tagged, sentence, cuts[0][0], cuts, depth=depth + 1)
        if main:
            return main
    return subject(tagged, sentence, cut, cuts, depth=depth + 1)


def said_behind(text: str, first: int, m: Mention, at: int) -> Side | None:
    """Who says what stands before: "it will face consequences, the envoy, Ann Eide, warned"."""
    told = m.codes and m.role == "actor" and not text[m.end : at].strip(" ,") and SAYS.match(text, at)
    return Side((m,)) if told and TAIL.search(text, first, m.start) else None


def shared(text: str, inside: Sequence[Mention], number: int) -> list[Mention]:
    """The first of two whose like offices are named once: "Norway's and Sweden's foreign ministers met"."""
    m = inside[number]
    before = inside[number - 1] if number else None
    plural = m.kind in ("office", "institution") and (m.office or m.text).rstrip().endswith("s")
    owns = before is not None and (before.owner or before.role == "attribute")  # "Norwegian and Swedish officials"
    alike = before is not None and owns and len(before.codes) == 1 and before.codes != m.codes and plural
    return [before] if before and alike and SHARES.fullmatch(text, before.end, m.start) else []


def opens_main(text: str, comma: int, m: Mention, before: Sequence[Mention]) -> bool:
    """Whether a mention after a comma opens the main clause: "when the talks had begun, Norway signed"."""
    listed = before and not text[before[-1].end:comma].strip()  # "after A, B and C had met"
    return (m.role == "actor" and bool(m.codes) and not m.owner and not listed
            and text[comma + 2:m.start].strip().lower() in ("", "the", "both"))


def listed_end(tagged: Tagged, sentence: Sentence, at: int, cuts: Sequence[tuple[int, int]]) -> int:
    """Where the clause ends that holds an offset; the last of three people, "A, B, and C", belongs to it."""
    end = clause_end(cuts, sentence, at)
    opened = next((cut[1] for cut in cuts if cut[0] == end and OXFORD.fullmatch(tagged.text, *cut)), None)
    last = next((m for m in tagged.within(opened, sentence.end) if m.start <= opened + 4), None) if opened else None
    before = tagged.within(at, end)
    three = last and last.kind == "person" and last.codes and len(before) > 1 and before[-1].kind == "person" and (
        end - before[-1].end <= 1)
    return last.end if last and three and LIST_ENDS.match(tagged.text, last.end) else end


def objects(tagged: Tagged, sentence: Sentence, at: int, cuts: Sequence[tuple[int, int]] | None = None,
            *, prepositions: str = "", reach: int = 160) -> Side | None:
    """The first mention after a word in its clause, at most `reach` characters on, with what is coordinated with it.

    With `prepositions` ("with|to") only a mention that one of these governs counts.
    """
    cuts = boundaries(tagged.text, sentence) if cuts is None else cuts
    inside = tagged.within(at, listed_end(tagged, sentence, at, cuts))
    for number, m in enumerate(inside):
        if m.start >= at + reach:
            break
        if not m.codes or (m.role == "attribute" and not prepositions):
            continue
        if prepositions and not re.search(
                rf"\b(?:{prepositions})\s+(?:the\s+|its\s+|his\s+|her\s+|their\s+|visiting\s+)?$",
                tagged.text[max(at, m.start - 24):m.start], re.I):
            continue
        both = [*shared(tagged.text, inside, number), *coordinated(tagged.text, m, inside[number + 1:]).mentions]
        return Side(tuple(both))
    return None


def in_aside(text: str, sentence: Sentence, at: int, of: int) -> bool:
    """Whether something stands in an aside on a person in which the other does not: "Prabowo, who becomes president in
    October, also held talks" were not held in October."""
    asides = (m.span() for m in ASIDE.finditer(text, sentence.start, sentence.end))
    return any(start <= at < end and not start <= of < end for start, end in asides)
