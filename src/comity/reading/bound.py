"""Whom a promise binds: the states that say it, and whether they say it together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from comity.reading.clauses import SAYING, Side, clause_start, objects, subject
from comity.reading.cues import promises
from comity.reading.groups import with_others
from comity.reading.sentences import Sentence
from comity.reading.stages import Cue
from comity.reading.tagging import Tagged

FIRST = ("I", "We", "we")
GIVES = re.compile(  # what a town does for its state: "Busan will put up 3.5 billion won"
    r"\s*(?:put up|pay|provide|contribute|cover|finance|fund|spend|give|donate|host|bear)\b")
SAYS_THAT = re.compile(r"\bthat$")
WILL = re.compile(r"\s+(?:will|would|shall)\s+(?!have to|be able)")
GOES_ON = re.compile(r"\s+(?:also\s+)?(?:will|would|shall|plans?|is to|was to|intends?)\b")
SOMEBODY = ("it", "he", "she", "they")
QUOTES = re.compile("[\"“”]")
MEASURES = re.compile(
    r"\b(?:curbs?|controls|restrictions?|tariffs?|duties|bans?|sanctions|quotas?|limits?|visas?|fees)\b", re.I)
SAYS = re.compile(rf"\b{SAYING}\b")


def parties_of(
    tagged: Tagged, sentence: Sentence, sign: Cue, cuts: Sequence[tuple[int, int]]
) -> tuple[tuple[str, ...], bool] | None:
    """The states that say it and whether all say it together; None if nobody who speaks for a state does."""
    text = tagged.text
    side = subject(tagged, sentence, sign.start, cuts)
    first = clause_start(cuts, sentence, sign.start)[1]
    if (side is None or not side.codes) and says_we(tagged, sentence, sign, cuts):
        side = quoted(tagged, sentence)
        if side is None and QUOTES.search(text, sentence.start, sentence.end):
            return None  # somebody else speaks
    if sign.rule.subject == "thing":
        spoken = side is not None and any(m.kind not in ("paper", "gathering") for m in side.mentions)
        return None if spoken else of_measure(tagged, sentence, sign, cuts) or of_nobody(tagged, sentence, sign, first)
    if sign.rule.subject == "noun":
        return of_noun(tagged, sentence, sign)
    paper = [m for m in tagged.within(first, sign.start) if m.kind in ("paper", "gathering")]
    if sign.rule.subject == "paper":
        if promises("outsiders").search(text, sentence.start, sign.start):
            return None  # "farmers' groups say the pact will ..."
        if bound := of_bound(tagged, sign, cuts, sentence):
            return bound
        if not paper:
            if promises("papers_of").search(text, first, sign.start) and len(tagged.sides) == 2:
                return (tagged.pair, True) if has_accord(tagged) else None  # "The second covers ..."
            return of_antecedent(tagged, sentence, sign, cuts)
        if not paper or (side and side.mentions[0].kind not in ("paper", "gathering", "state", "group")):
            return None
        return (paper[0].codes, True) if paper[0].codes else None
    if side is None or not side.codes:
        town = next((x for x in tagged.places_within(first, sign.start) if x.country in tagged.pair
                     and not text[first : x.start].strip() and not text[x.end : sign.start].strip()), None)
        if sign.rule.id == "will-joint" and town and GIVES.match(text, sign.end):
            return (town.country,), False  # "Busan will put up 3.5 billion won"
        if sign.rule.id == "will-joint":
            return of_measure(tagged, sentence, sign, cuts) or of_nobody(tagged, sentence, sign, first)
        talks = promises("talks").search(text, max(sentence.start, sign.start - 30), sign.start) or (
            text[sign.start : sign.end].lower().startswith("discussion")
        )
        if sign.rule.id == "discussed" and len(tagged.sides) == 2 and talks:
            return tagged.pair, True
        if sign.rule.content in ("before", "around") and len(tagged.sides) == 2:
            agent = objects(tagged, sentence, sign.end, cuts, prepositions="by")
            return (agent.codes, len(agent.codes) > 1) if agent else (tagged.pair, True)
        if paper and paper[0].codes:
            return paper[0].codes, True
        return None
    if len(side.codes) == 1 and SAYS_THAT.search(text, sign.start, sign.end) and (
            doer := named_after(tagged, sign, side, sentence)):
        return doer, False  # "the Dutch minister confirmed that Vietnam would pay"
    told = all(m.kind in ("paper", "gathering") for m in side.mentions)
    if told and sign.rule.id == "will-joint" and promises("outsiders").search(text, sentence.start, sign.start):
        return None  # "farmers' groups say the treaty will ..."
    codes = side.codes
    if len(codes) == 1 and sign.rule.id.startswith(("agreed", "discussed")):
        other = objects(tagged, sentence, sign.start, cuts, prepositions="with|between", reach=120)
        if other and set(other.codes) - set(codes):
            codes = tuple(dict.fromkeys((*codes, *other.codes)))
        elif with_others(tagged, side.mentions[-1]):
            return codes, False  # "Israel and Hamas have agreed": no other state has
        elif (
            (sign.rule.id in ("agreed-joint", "agreed-signed") or promises("together").match(text, sign.start))
            and len(tagged.sides) == 2
            and codes[0] in tagged.pair
        ):
            partner = objects(tagged, sentence, sign.start, cuts, reach=160)
            if promises("one_sided").match(text, sign.end):
                return codes, False  # "agreed to lift its ban": the one alone will
            third = [c for c in partner.codes if c not in codes] if partner else []
            if any(set(m.codes) & set(tagged.pair) - set(codes) for m in tagged.within(sign.end, sentence.end)):
                third = []  # "agreed to let Sweden import gas from Finland": with Sweden
            codes = (*codes, *third[:1]) if third else tagged.pair
    if any(m.kind in ("pronoun",) and m.text.lower() in ("they", "them") for m in side.mentions):
        codes = side.codes
    return tuple(sorted(codes)), len(codes) > 1


def named_after(tagged: Tagged, sign: Cue, side: Side, sentence: Sentence) -> tuple[str, ...]:
    """The one state that will do it as the clause after "that" says, if it is not the one that says so."""
    near = next((m for m in tagged.within(sign.end, sentence.end) if m.start - sign.end <= len(" the ")), None)
    own = near is not None and near.kind in ("state", "institution") and near.role == "actor" and len(near.codes) == 1
    if near is None or not own or near.codes == side.codes or not WILL.match(tagged.text, near.end):
        return ()
    return near.codes


def of_measure(
    tagged: Tagged, sentence: Sentence, sign: Cue, cuts: Sequence[tuple[int, int]]
) -> tuple[tuple[str, ...], bool] | None:
    """The one state whose government says what becomes of a measure: "Japan's ministry said curbs would go"."""
    cut, first = clause_start(cuts, sentence, sign.start)
    if not SAYS.search(tagged.text, cut, first) or not MEASURES.search(tagged.text, first, sign.start):
        return None
    side = subject(tagged, sentence, cut, cuts)
    own = side is not None and len(side.codes) == 1 and side.mentions[0].kind in ("institution", "state")
    return (side.codes, False) if side and own and set(side.codes) <= set(tagged.pair) else None


def of_noun(tagged: Tagged, sentence: Sentence, sign: Cue) -> tuple[tuple[str, ...], bool] | None:
    """Whose the offer or promise is that a noun names: "Sweden's offer to", "an offer by Sweden to"."""
    owners = [m for m in tagged.within(sentence.start, sign.start) if len(m.codes) == 1]
    if owners and promises("owned").fullmatch(tagged.text, owners[-1].end, sign.start):
        return owners[-1].codes, False
    by = [m for m in tagged.within(sign.end, sentence.end) if m.start - sign.end < len("the ")]
    if by and tagged.text[sign.start : sign.end].endswith(" ") and len(by[0].codes) == 1:
        return by[0].codes, False
    return None


def of_bound(
    tagged: Tagged, sign: Cue, cuts: Sequence[tuple[int, int]], sentence: Sentence
) -> tuple[tuple[str, ...], bool] | None:
    """Whom a paper binds by name: "the first commits Norway to sell"."""
    text = tagged.text
    first = clause_start(cuts, sentence, sign.start)[1]
    names = promises("papers_of").search(text, first, sign.start) or any(
        m.kind == "paper" for m in tagged.within(first, sign.start)
    )
    if not names or not promises("binds").fullmatch(text[sign.start : sign.end].strip()):
        return None
    near = [m for m in tagged.within(sign.end, sentence.end) if m.start - sign.end < len(" the ")]
    named = [m for m in near if m.role == "actor" and len(m.codes) == 1]
    if named and text.startswith((" to ", " not to "), named[0].end):
        return named[0].codes, False
    return None


def says_we(tagged: Tagged, sentence: Sentence, sign: Cue, cuts: Sequence[tuple[int, int]]) -> bool:
    """Whether somebody says "we" or "I" before the cue, and nothing tells yet who that is."""
    first = clause_start(cuts, sentence, sign.start)[1]
    return any(m.text in FIRST and not m.codes for m in tagged.within(first, sign.start))


def quoted(tagged: Tagged, sentence: Sentence) -> Side | None:
    """Who is quoted in a sentence: "We will ...," Ann Eide said."""
    text = tagged.text
    marks = [m.start() for m in QUOTES.finditer(text, sentence.start, sentence.end)]
    if len(marks) < 2:
        return None
    for m in tagged.within(sentence.start, sentence.end):
        if m.role != "actor" or len(m.codes) != 1 or m.kind == "paper":
            continue
        after = marks[-1] < m.start and SAYS.search(text, marks[-1], min(sentence.end, m.end + 24))
        before = m.end <= marks[0] and SAYS.search(text, m.end, marks[0])
        if after or before:
            return Side((m,))
    return None


def of_antecedent(
    tagged: Tagged, sentence: Sentence, sign: Cue, cuts: Sequence[tuple[int, int]]
) -> tuple[tuple[str, ...], bool] | None:
    """Those who adopt "a vision that covers ...": what the relative clause says of it, they agree on."""
    cut, first = clause_start(cuts, sentence, sign.start)
    if tagged.text[cut:first].strip(" ,") not in ("that", "which"):
        return None
    side = subject(tagged, sentence, cut, cuts)
    return (tuple(sorted(side.codes)), True) if side and len(side.codes) > 1 else None


def of_nobody(tagged: Tagged, sentence: Sentence, sign: Cue, first: int) -> tuple[tuple[str, ...], bool] | None:
    """A future that no state is the subject of, as a term of what the pair agreed; None where it is a prediction."""
    text = tagged.text
    if len(tagged.sides) != 2 or not has_accord(tagged) or sentence.text.rstrip().endswith("?"):
        return None
    if of_somebody(tagged, first, sign.start):
        return None
    if re.search(r"\bnot\b", text[sign.start : sign.end]):
        return None  # "peace will not come unless ..." foretells
    if promises("outsiders").search(text, sentence.start, sign.start) or promises("predicts").match(
        text[sign.end : sign.end + 40].strip()
    ):
        return None
    if "would" in text[sign.start : sign.end].lower() and not promises("governs").search(
        text, max(sentence.start, first - 60), first
    ):
        return None
    return tagged.pair, True


def of_somebody(tagged: Tagged, first: int, at: int) -> bool:
    """Whether a clause has somebody as its subject whom nobody knows: "KazHydro said it would invest"."""
    return any(m.kind == "pronoun" and not m.codes and m.text.lower() in SOMEBODY and GOES_ON.match(tagged.text, m.end)
               for m in tagged.within(first, at))


def has_accord(tagged: Tagged) -> bool:
    """Whether the report tells of an agreement at all, so that what "will be built" is one of its terms."""
    return bool(promises("accord").search(tagged.text) or promises("accord").search(tagged.title))
