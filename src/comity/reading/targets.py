"""To whom an act is done: as a rule's frame says, else the pair's other state, else the last one named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from comity.reading.askers import asker
from comity.reading.clauses import SAYING, Side, clause_end, coordinated, objects
from comity.reading.doers import done_by, other_side
from comity.reading.mentions import Mention
from comity.reading.sentences import Sentence
from comity.reading.tagging import Tagged
from comity.reading.unquoted import Hit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from comity.reading.events import EventRule

HARM = re.compile(
    r"\b(?:violence|attacks?|(?:air)?strikes?|raids?|shelling|bombings?|bombardments?|killings?|massacres?|war|fighting"
    r"|shootings?|blasts?|famine|coup)\b")
RIGHT_AFTER = 20  # characters within which an act names its object first
FOR_IT = re.compile(r"\s*(?:it|them|this)\s+to be\b", re.I)  # "called for it to be reconsidered": whoever did it
ADDRESSED = re.compile(
    r"\b(?:message|letter|note|telegram|call|spoke|talked|wrote|spoken) (?:[\w-]+ )?(?:to|with)\s+(?:the\s+)?$")
RULING = re.compile(
    r"\b(?:welcom|hail|prais|applaud|appreciat)\w+ (?:the|this|that) (?:[\w-]+ )?"
    r"(?:ruling|verdict|judge?ment|decision|award)\b"
    r"(?! (?:to|by|of) (?!(?:an?|the|its) (?:[\w-]+ )?(?:courts?|tribunal|judges|panel|body)\b))", re.I)
COURT = re.compile(r"\b(?:courts?|tribunal|judges|arbitrat\w+|WTO|appellate|panel)\b", re.I)
COURT_BEFORE = 600  # characters before an act in which a court is named
DEED = re.compile(  # what is done, and not whom somebody accuses: "condemned the ramming of a boat by"
    r"\s+(?:the|an?|this|that)\s+(?:[a-z-]+\s+){1,3}?(?:of|on|against|over|at|in|by)\s")
THAT_THEY = re.compile(  # "warned that they would use all means against Ankara"
    r"\s+(?:[^.;,]{0,40}?\s)?that\s+(?:they|it|he|she|we)\b", re.I)
AGAINST = re.compile(r"\bagainst\s+(?:the\s+)?$", re.I)
WITH_WHOM = re.compile(  # who stands by somebody does nothing to him: "condemned it and expressed its solidarity with"
    r"\b(?:solidarity|sympathy|sided|stood|stands?|standing) (?:with|by)\s+(?:the\s+)?$"
    # "asked for help in talks with Iran": not of Iran
    r"|\b(?:help|support|assistance|backing) (?:in|with|for) [^.;,]{3,40} with\s+(?:the\s+)?$", re.I)
SAYS = re.compile(rf"\s+{SAYING}\b")
MEASURE = re.compile(r"(?:tariffs?|dut(?:y|ies)|curbs?|sanctions?|ban|restrictions?|levies|controls)\s+"
                     r"(?:[\w%.-]+\s+){0,5}?(?:on|against|to|of)\s", re.I)
THEIR_OWN = re.compile(
    r"\b(?:among|between) (?:the|their|our|its) (?:two|three|four|both) (?:countries|nations|states|sides|peoples)\b")
OF_ONE = re.compile(  # what one alone did, whoever is told before
    r"\s+(?:the|this|that)\s+(?:\w+\s+)?(?:verdict|ruling|sentence|move|step|decision|measure|attack|strike|raid|seizure"
    r"|arrests?|jailing|killing|test|launch|threat)\b", re.I)
ARMED_GROUP = re.compile(
    r"\s+(?:[\w-]+\s+){0,4}?(?:the\s+)?(?:groups?|militias?|rebels?|militants?|insurgents?|gunmen|jihadists?|extremists?"
    r"|terrorists?|guerrillas?|smugglers?|bandits)(?:['’]s?)?\s+(?:camps?|bases?|positions?|hideouts?|fighters|strongholds?|depots?"
    r"|convoys?|leaders?)\b", re.I)
BODY_ASKED = re.compile(
    r"\s+(?:on\s+|to\s+)?(?:the\s+)?(?:UN\b|U\.N\.|United Nations|Security Council|World (?:Bank|Court|Trade|Health)"
    r"|International\b|WTO\b|IMF\b|ICJ\b|IAEA\b|Interpol\b)(?:\s+(?:of\s+)?[A-Z][\w-]+){0,4}\s+(?:to|for|that)\b")
ON_BOTH = {"ACCUSE", "REQUEST", "SUPPORT", "CONSULT"}


def receiving(tagged: Tagged, sentence: Sentence, cuts: Sequence[tuple[int, int]], rule: EventRule, m: Hit,
              side: Side) -> tuple[str, ...]:
    """To which states it is done: as the rule's frame says, else the pair's other state, else the last one named."""
    if rule.type == "REQUEST" and BODY_ASKED.match(tagged.text, m.end):
        return ()  # "asked the Security Council for a meeting"
    end = clause_end(cuts, sentence, m.end)
    words = [p for p in rule.to if p not in ("object", "other", "none")]
    found: tuple[str, ...] = ()
    if words:
        target = objects(tagged, sentence, m.start, cuts, prepositions="|".join(words))
        found = target.codes if target else ()
        near = next((x for x in tagged.within(m.end, m.end + RIGHT_AFTER) if x.codes), None)
        its = near and (near.role == "attribute" or near.kind in ("office", "person")) and near.codes != side.codes
        if near and its and target and "object" in rule.to:
            found = near.codes  # "expelled five Russian diplomats ... carry aid to Ukraine"
    if rule.type == "ASSAULT" and ARMED_GROUP.match(tagged.text, m.end):
        return ()  # "bombed two of the group's camps": no state
    if rule.type == "ACCUSE" and DEED.match(tagged.text, m.end) and (doer := done_by(tagged, m.end, end)):
        found = doer.codes  # "condemned the ramming of a Philippine boat by Chinese coast guards"
    if rule.type == "THREATEN" and THAT_THEY.match(tagged.text, m.end):
        found = next((x.codes for x in tagged.within(m.end, sentence.end) if x.codes and AGAINST.search(
            tagged.text, m.end, x.start)), found)
    if not found and "object" in rule.to:
        harm = rule.type == "ACCUSE" and HARM.search(tagged.text, m.end, end)
        spoken = rule.type == "THREATEN"  # "warned in Georgetown that": not whom
        found = any_after(tagged, m.start, end, side, places=not harm and not spoken)
        elsewhere = rule.type == "ACCUSE" and harm_elsewhere(tagged, m.end, end)
        if not found and (elsewhere or any_after(tagged, m.start, end, side)):
            return ()  # "condemned the violence in Gaza", "the strike on Kharkiv": where it was, not whose
    found = tuple(c for c in found if c not in side.codes)
    if found or "none" in rule.to:
        return found
    if rule.type == "REJECT" and (asked := asker(tagged, sentence, m.start, m.end, side)):
        return asked
    him = next((x for x in tagged.within(m.end, end) if not tagged.text[m.end:x.start].strip()), None)
    if him and him.kind == "pronoun" and him.codes == side.codes:
        return other_side(tagged, side.codes)  # "The president thanked his host and pressed him": not himself
    backed = {c for x in tagged.within(m.end, sentence.end) for c in x.codes
              if WITH_WHOM.search(tagged.text, m.end, x.start)}
    inside = [c for x in tagged.within(m.start, end) for c in x.codes
              if c not in side.codes and c not in backed and not x.bloc and not speaks(tagged, x)]
    if inside:
        return (inside[0],)
    if rule.type == "REQUEST" and re.match(r"call|appeal|insist|press", m.words, re.I) and not FOR_IT.match(
            tagged.text, m.end):
        return ()  # "called for calm" asks nobody in particular
    rest = tuple(c for c in tagged.pair if c not in side.codes and c not in backed)
    if rule.type == "AGREE":
        return other_side(tagged, side.codes)  # a promise to nobody named is one to the other side
    addressed = [x.codes[0] for x in tagged.within(sentence.start, m.start) if len(x.codes) == 1
                 and x.codes[0] not in side.codes and x.kind in ("person", "office")
                 and ADDRESSED.search(tagged.text, sentence.start, x.start)]
    if rule.type in ("THREATEN", "REQUEST") and addressed:
        return (addressed[-1],)  # "sent a message to the Russian envoy and warned that"
    third = not set(side.codes) & set(tagged.pair)
    earlier = [x.codes[0] for x in tagged.within(sentence.start, m.start)
               if len(x.codes) == 1 and x.codes[0] not in side.codes and not x.bloc]
    if third and earlier:
        return (earlier[-1],)  # "Iran executed a Briton; London recalled its ambassador"
    ones = third and rule.type == "ACCUSE" and OF_ONE.match(tagged.text, m.end)
    if len(tagged.sides) == 2 and 0 < len(rest) < 3 and (not third or rule.type in ON_BOTH) and not ones:
        return rest  # the pair's other side; what a third state says of the matter it says to both
    reach = 200 if third and len(tagged.sides) == 2 else 400
    before = [x for x in tagged.within(max(0, sentence.start - reach), m.start) if len(x.codes) == 1
              and x.codes[0] not in side.codes and not x.bloc]
    acting = [x for x in before if x.role == "actor"] if ones else []
    return (acting or before)[-1].codes if before else ()


def harm_elsewhere(tagged: Tagged, start: int, end: int) -> bool:
    """Whether a span tells of violence in a place of neither side: "the strike on a hospital in Kharkiv"."""
    return bool(HARM.search(tagged.text, start, end)) and any(
        x.country not in tagged.pair for x in tagged.places_within(start, end))


def of_a_court(tagged: Tagged, sentence: Sentence) -> bool:
    """Whether a sentence welcomes what a court decided, and neither side: "welcomed the ruling"."""
    ruling = RULING.search(tagged.text, sentence.start, sentence.end)
    return ruling is not None and COURT.search(
        tagged.text, max(0, sentence.start - COURT_BEFORE), sentence.end) is not None


def of_their_own(tagged: Tagged, codes: Sequence[str], start: int, end: int) -> bool:
    """Whether what two sides welcome is their own: "they welcomed progress in ties between the two countries"."""
    return set(codes) <= set(tagged.pair) and THEIR_OWN.search(tagged.text, start, end) is not None


def any_after(tagged: Tagged, at: int, end: int, side: Side, *, places: bool = True) -> tuple[str, ...]:
    """The first states after a word that do not act themselves, also where they only describe something; `places`:
    also where they only say where something is."""
    inside = [x for x in tagged.within(at, end) if x.codes and not speaks(tagged, x) and (places or x.role != "place")
              and not WITH_WHOM.search(tagged.text, at, x.start)]
    for number, x in enumerate(inside):
        others = tuple(c for c in x.codes if c not in side.codes)
        if others:
            joined = coordinated(tagged.text, x, inside[number + 1:])
            return tuple(c for c in joined.codes if c not in side.codes) if not x.bloc or len(x.codes) < 9 else ()
    return ()


def speaks(tagged: Tagged, m: Mention) -> bool:
    """Whether somebody is the subject of the next clause: "A called it a raid, B said it would ..."."""
    return bool(SAYS.match(tagged.text, m.end))


def measured(tagged: Tagged, sentence: Sentence, at: int) -> str | None:
    """Whom a tariff, a ban or the like hits: the state after "on", in this sentence or else anywhere in the report."""
    for start, end in ((sentence.start, sentence.end), (0, len(tagged.text))):
        for m in MEASURE.finditer(tagged.text, start, end):
            hit = next((x for x in tagged.within(m.end() - 1, m.end() + 30) if len(x.codes) == 1), None)
            if hit:
                return hit.codes[0]
    return None
