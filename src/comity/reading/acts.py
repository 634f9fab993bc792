"""Acts that the event coder sees between two states named in one sentence, beside those that rules read."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from comity.model.claims import EventClaim
from comity.model.times import TimeExpression
from comity.reading import modality
from comity.reading.clauses import boundaries, clause_end, clause_start
from comity.reading.coder import Act
from comity.reading.coder.types import auxiliary_of, likely_types
from comity.reading.coder.words import strongest
from comity.reading.cues import advises
from comity.reading.evidence import evidence_of
from comity.reading.judged import Judged
from comity.reading.mentions import Mention
from comity.reading.placing import DATED
from comity.reading.sentences import Sentence
from comity.reading.tagging import Tagged

LEAST = 0.76  # probability from which an act is claimed
LEAST_ASIDE = 0.9  # the same where a state is named that the report is not mainly about
MOST_PAIRS = 24  # of a sentence: more mentions than that make a list, not an act
SYMMETRIC = ("COOPERATE", "AID")
OWN_READERS = ("CONSULT", "AGREE")
EQUAL = 0.05  # difference of probability under which both directions stand
AGREED = ("COOPERATE", "AID", "RETREAT", "SUPPORT", "CONCEDE")
BEFORE = re.compile(r"\b(?:had|since)\b[^,;]*$")
ADVICE = 12  # characters of the trigger that may hold "should"
NO_DAY = ("since", "until", "by", "within", "from")
OLDER = re.compile(  # before the day of something older: "wants it to lift a ban imposed in January"
    r"(?<!was )(?<!were )(?<!been )(?<!has )(?<!have )(?<!had )\b(?:imposed|introduced|adopted|passed|enacted)"
    r"(?: (?:back )?(?:in|on|last|early|late|earlier))*\s*$")
LARGEST = 9  # states of a bloc whose members are named as acting


@dataclass(frozen=True, slots=True)
class Seen:
    """An act as seen: type and mode of the codebook, the CAMEO code, who and to whom, how likely, by which words.

    `start` is where its strongest word stands in the report.
    """

    type: str
    mode: str | None
    code: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    auxiliary: str | None
    probability: float
    start: int
    trigger: str


def unread_acts(
    document: str, tagged: Tagged, judged: Judged, times: Sequence[TimeExpression], known: Sequence[EventClaim]
) -> Iterator[EventClaim]:
    """The acts that the coder sees in the encoded sentences and that are not known yet."""
    found = list(known)
    for sentence in judged.unread:
        found += (new := list(in_sentence(document, tagged, judged, sentence, times, found)))
        yield from new


def in_sentence(
    document: str,
    tagged: Tagged,
    judged: Judged,
    sentence: Sentence,
    times: Sequence[TimeExpression],
    known: Sequence[EventClaim],
) -> Iterator[EventClaim]:
    """The new acts of one sentence. Meetings and agreements have readers of their own."""
    told = {
        (claim.event_type, frozenset(pair) if claim.event_type in SYMMETRIC else pair)
        for claim in known
        for pair in dyads(claim)
    }
    agreed = {
        frozenset((*c.actors, *c.recipients))
        for c in known
        if c.event_type == "AGREE" and c.evidence[0].start == sentence.start
    }
    for one in seen(tagged, judged, sentence, LEAST):
        new = {
            (one.type, frozenset((a, b)) if one.type in SYMMETRIC else (a, b))
            for a in one.actors
            for b in one.recipients
        }
        if one.type in OWN_READERS or new <= told:
            continue
        if one.probability < LEAST_ASIDE and not {*one.actors, *one.recipients} <= set(tagged.pair):
            continue
        told |= new
        if one.type in AGREED and frozenset((*one.actors, *one.recipients)) in agreed:
            continue  # what is only agreed is AGREE
        first = clause_start(boundaries(tagged.text, sentence), sentence, one.start)[1]
        if advises(tagged.text, sentence.start, first, one.start + ADVICE):
            continue
        if one.type == "REJECT" and modality.has("denies_reports", tagged.text, sentence.start, sentence.end):
            continue
        auxiliary = one.auxiliary or told_as(tagged, sentence, one.start)
        yield EventClaim(
            evidence=(evidence_of(document, tagged.text, sentence, one.start),),
            event_type=one.type,
            mode=one.mode,
            actors=one.actors,
            recipients=one.recipients,
            auxiliary=auxiliary,
            when=told_time(sentence, times),
            day="own" if auxiliary else "report",
            rule=f"coder:{one.code}",
            trigger=one.trigger,
            confidence=round(one.probability, 3),
        )


def told_as(tagged: Tagged, sentence: Sentence, at: int) -> str | None:
    """The auxiliary that the words around the trigger give: as for acts read by rule."""
    text = tagged.text
    cuts = boundaries(text, sentence)
    first, last = clause_start(cuts, sentence, at)[1], clause_end(cuts, sentence, at)
    if modality.has("at_no_time", text, at, last):
        return "negated"  # "withdrew its suit at no point"
    if BEFORE.search(text, max(first, at - 24), at):
        return "historical"
    return modality.auxiliary(text, first, at, last)


def dyads(claim: EventClaim) -> list[tuple[str, str]]:
    """The pairs of a claim's states."""
    return [(a, b) for a in claim.actors for b in (claim.recipients or claim.actors) if a != b]


def told_time(sentence: Sentence, times: Sequence[TimeExpression]) -> TimeExpression | None:
    """The first time in a sentence that can be an act's day."""
    return next(
        (
            t
            for t in times
            if sentence.start <= t.start < sentence.end and t.form in DATED and t.get("bound") not in NO_DAY
            and not OLDER.search(sentence.text, 0, t.start - sentence.start)
        ),
        None,
    )


def seen(tagged: Tagged, judged: Judged, sentence: Sentence, least: float) -> Iterator[Seen]:
    """The acts of a sentence with at least this probability, one for each pair of parties and type."""
    if judged.of(sentence) is None:
        return
    mentions = [
        m for m in tagged.within(sentence.start, sentence.end) if 0 < len(m.codes) <= LARGEST and m.end <= sentence.end
    ]
    # "Norwegian farmers", "in Norway" and "a former minister" do not speak for Norway
    acting = [m for m in mentions if m.role == "actor" and m.current]
    ways = [(a, b) for a in acting for b in mentions if not set(a.codes) & set(b.codes)][:MOST_PAIRS]
    best: dict[tuple[tuple[str, ...], tuple[str, ...], str], Seen] = {}
    for (a, b), act in zip(ways, judged.acts(sentence, ways), strict=True):
        for one in of_pair(judged, sentence, a, b, act, least):
            key = (one.actors, one.recipients, one.type)
            if key not in best or best[key].probability < one.probability:
                best[key] = one
    yield from one_way(list(best.values()))


def one_way(found: Sequence[Seen]) -> Iterator[Seen]:
    """Of an act seen both ways the likelier one, unless it is mutual or both are as likely ("traded accusations")."""
    likely = {(s.actors, s.recipients, s.type): s.probability for s in found}
    for one in found:
        back = likely.get((one.recipients, one.actors, one.type), 0.0)
        if one.type in SYMMETRIC or one.probability > back - EQUAL:
            yield one


def of_pair(judged: Judged, sentence: Sentence, a: Mention, b: Mention, act: Act, least: float) -> Iterator[Seen]:
    """The types that a pair's probabilities give."""
    encoded = judged.of(sentence)
    assert encoded is not None
    for one in likely_types(judged.coder, act, least):
        start, end = strongest(encoded, act)
        yield Seen(
            one.type,
            one.mode,
            one.code,
            a.codes,
            b.codes,
            auxiliary_of(judged.coder, act),
            one.probability,
            sentence.start + start,
            sentence.text[start:end],
        )
