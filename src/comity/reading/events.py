"""Events: PLOVER records read by rules of `lang/en/rules/`, and those that follow from meetings and commitments.

A meeting that was held is CONSULT (forces that train together COOPERATE), a promise that two states agree on is AGREE.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Any

from comity.codebook.loader import language_file
from comity.model.claims import Claim, CommitmentClaim, EventClaim, MeetingClaim
from comity.model.times import TimeExpression
from comity.reading import modality
from comity.reading.clauses import SAYING, Side, boundaries, clause_end, clause_start, in_aside, objects, subject
from comity.reading.doers import (
    EMBASSY,
    FACED,
    NEAR_OBJECT,
    before_embassy,
    by_nobody,
    detained,
    other_side,
    owner_of,
    participle_of,
    protested,
    put_in,
    said_after,
    speaker,
    threatened,
    unnamed,
    voiced_by,
)
from comity.reading.evidence import evidence_of
from comity.reading.literals import Prefilter
from comity.reading.mentions import Mention
from comity.reading.offices import private_leader
from comity.reading.placing import DATED, YEAR_FIRST
from comity.reading.sentences import Sentence
from comity.reading.tagging import TELLS, Tagged
from comity.reading.targets import measured, of_a_court, of_their_own, receiving
from comity.reading.unquoted import Hit, Unquoted

SUMMONS = "meeting:summons"
ALONE = {"MOBILIZE", "PROTEST", "ASSAULT"}  # types that make sense without a recipient
NAMES = re.compile(r"['’]s?\s|\b[A-Z][a-z]+\s+[A-Z]")  # of words that name a state or a person themselves
TO = re.compile(r"\bto\s+(?:\w+ly\s+)?$")
ANY_OF_THEM = re.compile(r"(?:diplomats|officials|envoys|negotiators|leaders|ministers)", re.I)
SPOKEN = ("ACCUSE", "REQUEST", "REJECT", "SUPPORT", "THREATEN")
NEAR_TIME = 20  # characters after what is said within which a time tells when
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|\b(?:today|yesterday)\b", re.I)
SAID_ON = re.compile(rf"\b{SAYING}(?: on| late| early)?\s+$")
YEAR_WHEN = re.compile(r"\bin (?:\w+ )?((?:19|20)\d\d),? (?:when|after|as)\b")
OF_OLD = re.compile(r"\b(?:between|during|in|from) ((?:1[6-9]|20)\d\d)\b")
ITS_OWN = re.compile(r"\b(?:it|they|he|she|that|which)(?: had)? (?:\w+ed|put|set|took|made|laid)\s+$")
TOLD_BEHIND = re.compile(r"\bface (?:\w+ ){0,3}(?:consequences|repercussions|costs)\b[^.;]*,[^.;]*$")
STANDING = re.compile(r"\b(?:says?|maintains?|insists?|holds|argues?)\b")
IF = re.compile(r"\b(?:if|unless|should)\s+(?!need be\b|necessary\b)")
IF_FIRST = re.compile(r"(?:But )?(?:If|Unless|Should)\b[^.;]*,\s[^.;]*$")  # "If it stays, they will"
UNLESS = re.compile(r"\b(?:unless|if|should)\s+(?:the\s+)?$")
ONLY_IF = re.compile(r"\b(?:if|unless)\s+$")  # "will stop if Washington lifts its sanctions"
OFTEN_ASIDE = ("month", "month-day", "season")  # not "yesterday": "who was in Skopje yesterday, urged the government"
GIVEN = re.compile(r"(?:handed|given|presented|served)\b")
ALSO_DONE = re.compile(r"\b(?:was|were)\s+(?:summoned|called in|called)\b[^.;]{0,60}\band\s+$")  # "and handed a note"
EACH_OTHER = re.compile(r"(?:exchanged|traded|clash)|.*\b(?:each other|one another)\b", re.I)
ENVOYS = re.compile(
    r"\b(?:diplomats?|envoys?|ambassadors?|attach[eé]s?|consuls?|charg[eé]|officers?|officials?|staff)\b", re.I)
BODY = re.compile(r"\s+(?:from|out of) the (?:party|club|congress|parliament|hall|conference|union|chamber)\b")
DECIDED = re.compile(r"(?:will|would|decid|vot|resolv|opt)", re.I)  # "will not extend the pact when it expires in May"
COUNTED = re.compile(r"\b(?:after|before)$")  # "barely a week after the visit" counts from what is told elsewhere
DAYS_AFTER = re.compile(r"\b(?:a|one|two|three|four|five|six|few|several|some) days? (?:after|before)\s*$")
BEFORE_IT = re.compile(r"\b(?:before|until) (?:it|he|she) $")
LEAD = 40  # characters of a clause in which its subject stands
MODE_WORDS = 40  # characters behind an act in which stands with what it is done
RULE_FILES = ("cooperation", "conflict")
SPOKEN_PARENT = re.compile(r"\b(?:analysts?|experts?|observers?|critics|commentators?|economists?)\b", re.I)


@dataclass(frozen=True, slots=True)
class EventRule:
    """A row of a rule file; what its keys mean stands at the top of `cooperation.yaml`."""

    id: str
    type: str
    mode: str | None
    to: tuple[str, ...]
    pattern: re.Pattern[str]
    fallback: bool
    future: bool
    symmetric: bool
    attribute: bool
    speaker: bool
    measure: bool
    embassy: bool
    sure: bool
    match: tuple[str, ...]
    reject: tuple[str, ...]
    modes: tuple[tuple[str, re.Pattern[str]], ...] = ()

    def mode_at(self, text: str, hit: Hit, end: int) -> str | None:
        """The mode that the words of an act, and those right behind them in its sentence, which ends at `end`, tell."""
        last = min(hit.end + MODE_WORDS, end)
        told = (mode for mode, words in self.modes if words.search(text, hit.start, last))
        return next(told, self.mode)


@cache
def event_rules() -> list[EventRule]:
    """All event rules, compiled."""
    rows: list[dict[str, Any]] = [row for name in RULE_FILES for row in language_file("en", f"rules/{name}")]
    return [EventRule(
        id=row["id"], type=row["type"], mode=row.get("mode"), to=tuple(row["to"].split("|")),
        pattern=re.compile(rf"(?<![\w-])(?:{row['pattern']})(?:(?<=\s)|(?!\w))", re.I),
        fallback=row.get("fallback") == "other" or "other" in row["to"], future=bool(row.get("future")),
        symmetric=bool(row.get("symmetric")), attribute=bool(row.get("attribute")), speaker=bool(row.get("speaker")),
        measure=bool(row.get("measure")), embassy=bool(row.get("embassy")),
        sure=bool(row.get("sure")),
        match=tuple(row.get("match", ())), reject=tuple(row.get("reject", ())),
        modes=tuple((mode, re.compile(words, re.I)) for mode, words in row.get("modes", {}).items())) for row in rows]


@cache
def prefilter() -> Prefilter:
    """Which event rules are worth trying on a sentence."""
    return Prefilter([rule.pattern.pattern for rule in event_rules()])


def acts_by_rule(document: str, tagged: Tagged, times: Sequence[TimeExpression]) -> Iterator[EventClaim]:
    """The acts that rules read."""
    for sentence in tagged.sentences:
        if sentence.kind in TELLS:
            yield from of_sentence(document, tagged, sentence, times)


def acts_of_claims(claims: Sequence[Claim], sides: tuple[tuple[str, ...], ...]) -> Iterator[EventClaim]:
    """The acts that meetings and commitments are."""
    yield from of_meetings(claims, sides)
    yield from of_commitments(claims, sides)


def unagreed(acts: Sequence[EventClaim], known: Sequence[EventClaim]) -> Iterator[EventClaim]:
    """The acts without what is known as agreed between the same states from promises."""
    agreed = [{*c.actors, *c.recipients} for c in known if c.event_type == "AGREE" and not c.auxiliary]
    for c in acts:
        if c.event_type != "AGREE" or not any({*c.actors, *c.recipients} <= states for states in agreed):
            yield c


def of_meetings(claims: Sequence[Claim], sides: tuple[tuple[str, ...], ...]) -> Iterator[EventClaim]:
    """CONSULT for every new meeting that was held."""
    for c in claims:
        if isinstance(c, MeetingClaim) and not c.background and c.status in ("held", "planned") and c.rule != SUMMONS:
            codes = tuple(sorted({p.country for p in c.participants}))
            if c.status == "planned":
                kind, auxiliary = "AGREE", "future"
            else:
                kind, auxiliary = ("COOPERATE" if c.level == "exercise" else "CONSULT"), None
            mode = {"call": "phone", "visit": "visit", "exercise": "military"}.get(
                c.level, "multilateral" if len(codes) > 2 else None)
            actors, recipients = both(codes, sides)
            yield EventClaim(evidence=c.evidence, event_type=kind, mode=mode, actors=actors, recipients=recipients,
                             auxiliary=auxiliary, when=c.when, tense=c.tense, day=c.day, rule="from-meeting",
                             blocs=c.blocs, trigger=c.trigger)


def both(codes: tuple[str, ...], sides: tuple[tuple[str, ...], ...] = ()) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and recipients of a symmetric act: one on each side, or of more than two all as actors."""
    if len(sides) == 2 and len(codes) > 3 and set(codes) == {c for side in sides for c in side}:
        return sides[0], sides[1]  # a bloc and its partner: its members do not agree with each other
    return (codes[:1], codes[1:]) if len(codes) == 2 else (codes, ())


def of_commitments(claims: Sequence[Claim], sides: tuple[tuple[str, ...], ...]) -> Iterator[EventClaim]:
    """AGREE for what two states or more agree, promise together or reaffirm; SANCTION is left to the rules."""
    done: set[tuple[str, ...]] = set()
    for c in claims:
        if isinstance(c, CommitmentClaim) and c.stage in ("agreed", "pledged", "reaffirmed") and len(c.parties) > 1:
            if c.parties in done:
                continue
            done.add(c.parties)
            pieces = tuple(dict.fromkeys(
                piece for other in claims if isinstance(other, CommitmentClaim) and other.parties == c.parties
                and other.stage in ("agreed", "pledged", "reaffirmed") for piece in other.evidence))
            actors, recipients = both(c.parties, sides)
            yield EventClaim(evidence=pieces[:4], event_type="AGREE", mode=None, actors=actors, recipients=recipients,
                             when=c.when, day="meeting", rule="from-commitment", blocs=c.blocs, trigger=c.trigger)
            if c.field == "defence-industry":
                yield EventClaim(evidence=c.evidence, event_type="COOPERATE", mode="arms-trade", actors=actors,
                                 recipients=recipients, when=c.when, day="meeting", rule="from-arms-deal",
                                 trigger=c.trigger)


def of_sentence(document: str, tagged: Tagged, sentence: Sentence,
                times: Sequence[TimeExpression]) -> Iterator[EventClaim]:
    """The acts that rules find in one sentence."""
    text = tagged.text
    plain = Unquoted(sentence)
    hits = [(event_rules()[n], m) for n in prefilter().worth(plain.text) for m in plain.hits(event_rules()[n].pattern)]
    if hits:
        cuts = boundaries(text, sentence)
        turned = {at for rule, m in hits if (at := turns(tagged, sentence, cuts, rule, m)) is not None}
        for rule, m in hits:
            found = act(tagged, sentence, cuts, rule, m, turned)
            if found is None:
                continue
            actors, recipients, auxiliary = found
            first, last = clause_start(cuts, sentence, m.start)[1], clause_end(cuts, sentence, m.end)
            inside = [t for t in times if sentence.start <= t.start < sentence.end and t.form in DATED
                      and t.get("bound") not in ("since", "until", "by", "within", "from")
                      and of_act(text, first, rule, m, t) and not COUNTED.search(t.text)
                      and not (t.form in OFTEN_ASIDE and in_aside(text, sentence, t.start, m.start))]
            # "said on Saturday, a day after Israel had bombed it"
            other = "," not in text[first:m.start] and DAYS_AFTER.search(text, sentence.start, first)
            own = (t for t in inside if first <= t.start < last)
            when = next(own, inside[0] if inside and not other else None)
            for actor in (actors.codes if not rule.symmetric else (actors.codes[0],)):
                together = len(actors.codes) > 1 and (rule.symmetric or EACH_OTHER.match(m.words))
                others = tuple(c for c in (actors.codes if together else recipients) if c != actor)
                if not others and rule.type not in ALONE:
                    continue
                yield EventClaim(
                    evidence=(evidence_of(document, text, sentence, m.start),), event_type=rule.type,
                    mode=rule.mode_at(text, m, sentence.end),
                    actors=(actor,), recipients=others, auxiliary=auxiliary, when=when,
                    day="own" if auxiliary else "report", rule=rule.id, trigger=m.words, blocs=actors.blocs)


def of_act(text: str, first: int, rule: EventRule, m: Hit, time: TimeExpression) -> bool:
    """Whether a time can be an act's: what is only said is not said on the day of what it is said about.

    "They condemned the test, and the launch of two missiles on 29 August"; "it will lift its ban in May".
    """
    announced = rule.future and (
        modality.has("future", text, max(first, m.start - 45), m.start) or DECIDED.match(m.words))
    if announced and time.start >= m.end:
        return bool(SAID_ON.search(text, m.end, time.start))
    if rule.type not in SPOKEN or time.start < m.end + NEAR_TIME or WEEKDAY.search(text, time.start, time.end):
        return True
    return bool(SAID_ON.search(text, m.end, time.start))


def act(tagged: Tagged, sentence: Sentence, cuts: Sequence[tuple[int, int]], rule: EventRule,
        m: Hit, turned: Container[int] = ()) -> tuple[Side, tuple[str, ...], str | None] | None:
    """Who does it to whom and with what auxiliary, or None if no state acts. `turned`: where mentions begin that stand
    for the other side than they seem to."""
    text = tagged.text
    first, last = clause_start(cuts, sentence, m.start)[1], clause_end(cuts, sentence, m.end)
    if SPOKEN_PARENT.search(text, first, m.start) or private_leader().search(text, first, min(m.start, first + LEAD)):
        return None  # "Turkey's opposition leader condemned"
    if modality.has("at_no_time", text, m.end, last):
        return None  # "withdrew its suit at no point"
    if modality.has("wanted_of", text, first, m.start) or modality.has("alleged", text, first, m.start):
        return None  # "urged China to lift the ban", "accused it of firing": asked for or alleged, not told as done
    handed = GIVEN.match(m.words) and ALSO_DONE.search(text, first, m.start)
    passive = handed or re.search(r"\b(?:was|were|is|are|been|being|be)\s+(?:\w+ly\s+)?$",
                                  text[max(first, m.start - 20):m.start])
    # "if it does not, it will face consequences": what is not done stands before the comma
    own = max(first, text.rfind(", ", first, m.start)) if FACED.search(m.words) else first
    auxiliary = modality.auxiliary(text, own, m.start, last)
    back = YEAR_WHEN.search(text, max(sentence.start, first - 20), m.start) or YEAR_FIRST.match(sentence.text)
    if auxiliary is None and back and tagged.year and int(back[1]) < tagged.year:
        auxiliary = "historical"  # "ties were strained in 2013 when Jakarta recalled its ambassador"
    governor = text[max(sentence.start, first - 40):first]
    if auxiliary == "negated" or modality.has("denies", governor, 0, len(governor)):
        return None
    if rule.symmetric and TO.search(text, first, m.start):
        return None  # "commit to hold an exercise"
    old = OF_OLD.search(text, m.start, min(sentence.end, m.end + LEAD))
    of_measure = old and ITS_OWN.search(text, m.end, old.start())  # "lifted the sanctions it imposed in 2022"
    if auxiliary is None and old and not of_measure and tagged.year and int(old[1]) < tagged.year:
        auxiliary = "historical"  # "were killed between 1943 and 1945"
    if auxiliary is None and modality.has("long_after", governor, 0, len(governor)):
        auxiliary = "historical"  # "restored ties in August, three years after Caracas severed them"
    if auxiliary == "future" and modality.has("not_done", text, m.end, sentence.end):
        return None  # "said it would expel him; it had not done so by Friday"
    if BEFORE_IT.search(text, first - len("before "), m.start) and m.words.split()[0].endswith("s"):
        return None  # "must ask before it signs a deal"
    if modality.has("fears", governor, 0, len(governor)) or ONLY_IF.search(governor):
        auxiliary = "hypothetical"
    if rule.future and auxiliary in ("future", None):
        condition = IF.search(text, m.end, sentence.end) or IF_FIRST.match(text, sentence.start, m.start)
        foreseen = auxiliary == "future" or (auxiliary is None and DECIDED.match(m.words))
        threat = foreseen and rule.type != "THREATEN" and condition
        auxiliary = "hypothetical" if threat else None  # "said it would expel two if the talks failed"
    if passive:
        agent = objects(tagged, sentence, m.end, cuts, prepositions="by")
        target = subject(tagged, sentence, m.start, cuts)
        if agent is None or not agent.codes:
            sent_off = rule.mode == "expel" and ENVOYS.search(text, first, m.start) and not BODY.match(text, m.end)
            doer = by_nobody(tagged, target) if handed or sent_off else None
            return (doer, target.codes, auxiliary) if doer and target else None
        return agent, tuple(c for c in (target.codes if target else ()) if c not in agent.codes), auxiliary
    if rule.embassy:
        return before_embassy(tagged, m, sentence.end, auxiliary)
    if rule.measure:
        hit = measured(tagged, sentence, m.start)
        rest = [c for c in tagged.pair if c != hit]
        if hit is None or hit not in tagged.pair or len(rest) != 1:
            return None
        return Side((Mention(m.start, m.end, "", "state", (rest[0],)),)), (hit,), auxiliary
    held = detained(tagged, first, m, last) if rule.type == "COERCE" else None
    if held:
        return *held, auxiliary
    described = participle_of(tagged, first, m)
    owner = described or owner_of(tagged, first, m, last) or voiced_by(tagged, m, last)
    auxiliary = auxiliary or ("historical" if described else None)
    if owner and not owner.codes:
        return None  # "called on Pakistan to stop the shelling": whose it is is not told
    side = owner or put_in(tagged, m) or subject(tagged, sentence, m.start, cuts)
    if side and mutual(text, m.end, last) and len(tagged.sides) == 2:
        return Side((Mention(m.start, m.end, "", "group", tagged.pair),)), tagged.pair, auxiliary
    if rule.type == "THREATEN" and TOLD_BEHIND.search(text, sentence.start, m.start):
        return None  # "it will face consequences, the envoy warned": one threat
    if rule.type == "THREATEN" and FACED.search(m.words):
        return threatened(tagged, sentence, cuts, m, side, auxiliary)
    if rule.type == "REJECT" and modality.has("denies_reports", text, sentence.start, sentence.end):
        return None  # "is not closing its border, he said, dismissing a report by The Star"
    if rule.type == "SUPPORT" and (of_a_court(tagged, sentence) or (
            side and len(side.codes) > 1 and of_their_own(tagged, side.codes, m.end, last))):
        return None
    if rule.speaker:
        led = speaker(tagged, sentence, m.start, cuts) if first > sentence.start else None
        said_by = led or said_after(tagged, sentence, m.end)
        served = [x for x in tagged.within(m.start, m.end) if x.codes and x.role == "actor"]
        if said_by is None and served and rule.type == "CONCEDE":
            said_by = Side((served[0],))  # "the notice that Oslo served in May is suspended"
        if first <= sentence.start and said_by is None:
            return None  # "Seoul should stop": nobody is named who says so
        side = said_by or side
        if STANDING.search(text, sentence.start, first):
            auxiliary = auxiliary or "historical"  # "Tokyo says the treaty settled it": no new act
    if side and UNLESS.search(text, max(first, side.mentions[0].start - 16), side.mentions[0].start):
        side = speaker(tagged, sentence, side.mentions[0].start, cuts)  # "said that unless Minsk gave way it would"
    side = side or unnamed(tagged, cuts, sentence, m)
    if rule.type == "PROTEST" and (side is None or EMBASSY.search(side.mentions[0].text)):
        return protested(tagged, sentence, m, auxiliary)
    if side is None or not side.codes or side.mentions[0].kind in ("paper", "gathering"):
        return None
    if ANY_OF_THEM.fullmatch(side.mentions[0].text):
        return None  # "Diplomats warned": of no state
    if rule.type in SPOKEN and not side.mentions[0].current:
        return None  # "a former ambassador called on Seoul": he speaks for himself
    if side.mentions[0].start in turned:
        side = Side((replace(side.mentions[0], codes=other_side(tagged, side.codes)),))
    return side, receiving(tagged, sentence, cuts, rule, m, side), auxiliary


def turns(tagged: Tagged, sentence: Sentence, cuts: Sequence[tuple[int, int]], rule: EventRule, m: Hit) -> int | None:
    """Where a subject begins that seems to do it to itself and so stands for the pair's other side.

    "The President thanked India": not India's. Only what takes up somebody ("he", "its ministry") can be mistaken.
    """
    side = subject(tagged, sentence, m.start, cuts)
    if "object" not in rule.to or side is None or len(side.mentions) != 1 or not other_side(tagged, side.codes):
        return None
    own = side.mentions[0]
    if own.kind not in ("pronoun", "office", "institution") or NAMES.search(own.text):
        return None
    after = next((x for x in tagged.within(m.end, clause_end(cuts, sentence, m.end)) if x.codes), None)
    if after is None or after.codes != side.codes or after.owner or all(h.start != after.start for h in tagged.states):
        return None
    between = tagged.text[m.end:after.start]  # "he warned, Uganda will": who acts next is no object
    return own.start if len(between.split()) <= NEAR_OBJECT and "," not in between else None


def mutual(text: str, start: int, end: int) -> bool:
    """Whether each does it to the other."""
    return bool(re.match(r"\s+(?:the other|each other|one another)\b", text[start:end]))
