"""Who does what words tell where no plain subject does: an owner, an agent, a speaker, people in a place, or nobody."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from comity.reading.clauses import SAYING, TAIL, Side, clause_end, clause_start, subject
from comity.reading.mentions import Mention
from comity.reading.sentences import Sentence
from comity.reading.tagging import Tagged
from comity.reading.unquoted import Hit

EMBASSY = re.compile(r"\b(?:embass|consulat)", re.I)
NEAR_OBJECT = 3  # words between what is done and the one to whom it is done
EITHER = re.compile(r"\b(?:[Ee]ither|[Aa]ny|[Ww]hichever) (?:of the two|party|side|country|state)\b|\b[Ww]hoever\b")
FACED = re.compile(r"\bface\b")  # "will face consequences": who does is threatened
SAID_AFTER = re.compile(rf"(?: (?:of|at|in|from) [^,;.]{{3,50}}?)?,?\s+(?:{SAYING}|decreed|ordered)\b")
WHERE = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Aa]cross)\s+(?:the\s+)?(?:[a-z]+ of\s+)?$")
NOUN_ACT = re.compile(r"(?:attacks?|strikes?|raids?|shelling|bombing|ramming|invasion|aggression)$", re.I)
VOICED = re.compile(r"(?:warning|threat|protest|complaint|demand|request|criticism)s?$", re.I)
FROM = re.compile(r"\b(?:from|by)\s+(?:(?:the|its|a|an)\s+)?(?:[\w-]+\s+(?:of|in)\s+)*$", re.I)
NOMINAL = re.compile(r"\b(?:[Tt]he|[Aa]n?|[Tt]his|[Tt]hese|[Tt]hose|any|such|all|further)\s+(?:[a-z-]+\s+){0,2}$")
WAGED = re.compile(  # whose subject does what the noun behind it names: "resumed the shelling of"
    r"\b(?:start|launch|beg[aiu]n|continu|resum|intensif|escalat|carr|step|keep|kept|mount|order|renew|conduct|wag|commit"
    r"|stag|unleash|attempt)\w{0,5}\s[^,;]{0,60}$", re.I)
PARTICIPLE = re.compile(r"\w+(?:ed|en)\s", re.I)
POSSESSIVE = re.compile(r"(?:['’]s?)\s+(?:newly\s+|recently\s+)?")
PEOPLE = re.compile(r"s?\s+(?:(?:citizens?|nationals?|men|women|people|diplomats?|sailors?|fishermen|journalists?"
                    r"|workers?|soldiers?|tourists?|students?)\s+)?", re.I)
DOER = re.compile(r"\bby\s+(?:(?:the|an?|its|his|two|three|four|five|several|some|suspected|armed)\s+)*$", re.I)
OWNED = re.compile(r"(?:['’]s?)?\s+(?:[\w-]+\s+){0,2}")


def other_side(tagged: Tagged, codes: tuple[str, ...]) -> tuple[str, ...]:
    """The one state of the pair that is not among these; empty where there is none."""
    rest = tuple(c for c in tagged.pair if c not in codes)
    return rest if len(tagged.sides) == 2 and len(rest) == 1 and set(codes) <= set(tagged.pair) else ()


def threatened(tagged: Tagged, sentence: Sentence, cuts: Sequence[tuple[int, int]], m: Hit, side: Side | None,
               auxiliary: str | None) -> tuple[Side, tuple[str, ...], str | None] | None:
    """Who says that somebody, the subject, will face consequences, to whom; None where nobody else is named."""
    by = said_after(tagged, sentence, m.end) or speaker(tagged, sentence, m.start, cuts)
    either = EITHER.search(tagged.text, sentence.start, m.start)  # "if either party fails, it will face consequences"
    whom = tuple(c for c in tagged.pair if by and c not in by.codes) if either else side.codes if side else ()
    if by is None or not by.codes or set(by.codes) & set(whom):
        return None
    made = None if auxiliary == "hypothetical" else auxiliary  # a threat is one though it is made under a condition
    return by, whom or tuple(c for c in tagged.pair if c not in by.codes), made


def protested(tagged: Tagged, sentence: Sentence, m: Hit,
              auxiliary: str | None) -> tuple[Side, tuple[str, ...], str | None] | None:
    """People in a place of the one side against the other: "In Busan fishermen chanted against Japan's discharge"."""
    where = [x.country for x in tagged.places_within(sentence.start, sentence.end)
             if x.country in tagged.pair and WHERE.search(tagged.text, sentence.start, x.start)]
    near = tagged.within(m.end, sentence.end)
    against = [x.codes for x in near if x.codes and x.codes[0] in tagged.pair and x.role != "place"]
    against += [(x.country,) for x in tagged.places_within(m.end, sentence.end)
                if x.country in tagged.pair and x.country not in where]
    against += [x.codes for x in tagged.within(sentence.start, m.start) if x.codes and EMBASSY.search(x.text)]
    whom = against[0] if against else ()  # "marched against racism" in Oslo: against no state
    who = tuple(where[:1]) or other_side(tagged, whom)
    foreign = any(set(x.codes) - set(who) for x in near)  # "marched against the French proposal": against a third one's
    if len(who) != 1 or not (whom or foreign) or set(who) & set(whom):
        return None
    return Side((Mention(m.start, m.start, "", "state", who),)), whom, auxiliary


def said_after(tagged: Tagged, sentence: Sentence, at: int) -> Side | None:
    """Who is named behind what he says: "the notice is suspended, Ann Eide of the president's office said"."""
    after = [x for x in tagged.within(at, sentence.end) if x.codes and x.role == "actor"]
    return next((Side((x,)) for x in after if SAID_AFTER.match(tagged.text, x.end) and TAIL.search(
        tagged.text, at, x.start)), None)


def by_nobody(tagged: Tagged, target: Side | None) -> Side | None:
    """The pair's other side, which expels or protests where nobody is said to: "Two Russian envoys were told to
    leave"."""
    codes = other_side(tagged, target.codes) if target else ()
    at = target.mentions[0].start if target else 0
    return Side((Mention(at, at, "", "state", codes),)) if codes else None


def put_in(tagged: Tagged, m: Hit) -> Side | None:
    """Who is named right before the words in a clause put in: "If Kenya does not yield, he warned, Uganda will"."""
    near = [x for x in tagged.within(m.start - 12, m.start) if x.kind == "pronoun" and x.end + 1 == m.start and x.codes]
    return Side((near[-1],)) if near and tagged.text.endswith(", ", 0, near[-1].start) else None


def unnamed(tagged: Tagged, cuts: Sequence[tuple[int, int]], sentence: Sentence, m: Hit) -> Side | None:
    """The pair's other side where an office that nothing ties to a state acts on the one side: "The Prime Minister
    thanked Fiji"."""
    before = tagged.within(clause_start(cuts, sentence, m.start)[1], m.start)
    after = next((x for x in tagged.within(m.end, clause_end(cuts, sentence, m.end)) if x.codes), None)
    if len(before) != 1 or before[0].codes or before[0].kind != "office" or after is None or after.kind != "state":
        return None
    near = len(tagged.text[before[0].end:m.start].split()) <= NEAR_OBJECT
    near = near and len(tagged.text[m.end:after.start].split()) <= NEAR_OBJECT
    codes = other_side(tagged, after.codes)
    if any(set(x.codes) & set(codes) for x in tagged.within(m.end, clause_end(cuts, sentence, m.end))):
        return None  # "The Secretary congratulated Norway and Fiji": of neither
    return Side((replace(before[0], codes=codes),)) if near and codes else None


def before_embassy(tagged: Tagged, m: Hit, last: int,
                   auxiliary: str | None) -> tuple[Side, tuple[str, ...], str | None] | None:
    """People of the one side before the other's embassy."""
    at = next((x for x in tagged.within(m.end, last) if len(x.codes) == 1 and EMBASSY.search(
        tagged.text, x.start, x.end + 12)), None)
    host = [c for c in tagged.pair if at and c != at.codes[0]]
    if at is None or at.codes[0] not in tagged.pair or len(host) != 1:
        return None
    return Side((Mention(m.start, m.end, "", "state", (host[0],)),)), at.codes, auxiliary


def speaker(tagged: Tagged, sentence: Sentence, at: int, cuts: Sequence[tuple[int, int]]) -> Side | None:
    """Who says what stands in a clause: the first one of the sentence's main clause that speaks."""
    return subject(tagged, sentence, min((cut[0] for cut in cuts if cut[0] < at), default=at), cuts)


def owner_of(tagged: Tagged, first: int, m: Hit, end: int) -> Side | None:
    """Whose act a noun is in a clause from `first` to `end`: "voiced concern about Russia's attacks on", "the shelling
    of a village by Azerbaijani forces"; the side is without states where nobody is named ("called on Pakistan to stop
    the shelling"), None where the words are no noun or their subject does it."""
    if not NOUN_ACT.match(m.words):
        return None
    owners = [x for x in tagged.within(first, m.start) if x.owner and x.codes and OWNED.fullmatch(
        tagged.text, x.end, m.start)]
    if owners:
        return Side((owners[-1],))
    if not NOMINAL.search(tagged.text, first, m.start) or WAGED.search(tagged.text, first, m.start):
        return None
    return done_by(tagged, m.end, end) or Side(())


def participle_of(tagged: Tagged, first: int, m: Hit) -> Side | None:
    """Whose measures words describe: "a complaint over Japan's tightened controls on exports"."""
    if not PARTICIPLE.match(m.words):
        return None
    owner = next((x for x in tagged.within(first, m.start) if x.owner and x.codes and x.kind != "pronoun"
                  and POSSESSIVE.fullmatch(tagged.text, x.end, m.start)), None)
    return Side((owner,)) if owner else None


def voiced_by(tagged: Tagged, m: Hit, end: int) -> Side | None:
    """Whose words a noun names: "despite a warning from Norway"; without states where nobody is named, None where the
    words are no such noun."""
    if not VOICED.match(m.words) or not NOMINAL.search(tagged.text, max(0, m.start - 40), m.start):
        return None
    who = next((x for x in tagged.within(m.end, end) if x.codes and FROM.search(tagged.text, m.end, x.start)), None)
    return Side((who,)) if who else Side(())


def done_by(tagged: Tagged, start: int, end: int) -> Side | None:
    """By whom something is done, in a span: "by Chinese coast guards"."""
    doer = next((x for x in tagged.within(start, end) if x.codes and DOER.search(tagged.text, start, x.start)), None)
    return Side((doer,)) if doer else None


def detained(tagged: Tagged, first: int, m: Hit, end: int) -> tuple[Side, tuple[str, ...]] | None:
    """Who holds people of whom words behind them only say where ("the case of two Canadians detained in Lima"), and
    whose they are; None where the words tell what their subject does."""
    named = [x for x in tagged.within(first, m.start) if len(x.codes) == 1 and x.role == "attribute"]
    whose = [x for x in named if PEOPLE.fullmatch(tagged.text, x.end, m.start)]
    where = next((x.country for x in tagged.places_within(m.end, end) if x.country), None) or next(
        (x.codes[0] for x in tagged.within(m.end, end) if len(x.codes) == 1 and x.role == "place"), None)
    if whose and (by := done_by(tagged, m.end, end)):
        return by, whose[-1].codes
    if not whose or not where or where == whose[-1].codes[0]:
        return None
    return Side((Mention(m.start, m.end, "", "state", (where,)),)), whose[-1].codes
