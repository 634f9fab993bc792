"""Meetings that the event coder sees in sentences of which no rule reads one."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from comity.model.times import TimeExpression
from comity.reading.attendance import taking_part, visited
from comity.reading.clauses import boundaries, clause_end, clause_start
from comity.reading.coder.coder import LEVELS, STATUSES
from comity.reading.cues import meetings
from comity.reading.gatherings import Gathering
from comity.reading.judged import Judged
from comity.reading.mentions import Mention
from comity.reading.offices import private_leader
from comity.reading.placing import SAID_AFTER, located
from comity.reading.sentences import Sentence
from comity.reading.tagging import Tagged
from comity.reading.targets import speaks

DOUBTED = 0.03  # under which a sentence that rules take for a meeting's tells of none
OTHERWISE = 0.9  # probability from which what rules take as held is foreseen or called off
SEEN = 0.55  # probability from which a sentence tells of a meeting
BARE = 0.8  # the same of one held, told without day and town
SURE_LEVEL = 0.6  # probability from which the coder tells who meets
RANKS = {"summit": "leaders", "ministerial": "ministers", "working-level": "officials"}
MEET = re.compile(r"\bmeet\b")
WORD = re.compile(r"[\w'’-]+")
POSSIBLE = re.compile(r"\bis (?:possible|conceivable|not (?:excluded|ruled out))\b")
TWO = 2


GONE = re.compile(r"last (?!day)\w+|yesterday|.*\bago$|earlier this \w+", re.I)


def seen_gathering(
    tagged: Tagged,
    judged: Judged,
    sentence: Sentence,
    times: Sequence[TimeExpression],
) -> Gathering | None:
    """The contact that a sentence tells of by the coder's judgement, told by its likeliest word; None if it is unlikely
    or nobody knows whose it is."""
    telling = judged.telling(sentence)
    if telling is None or telling.meeting < SEEN:
        return None
    m = WORD.search(tagged.text, judged.tells_by(sentence, "CONSULT"), sentence.end)
    if m is None:
        return None
    cuts = boundaries(tagged.text, sentence)
    first = clause_start(cuts, sentence, m.start())[1]
    if meetings("marks_years").search(tagged.text, sentence.start, sentence.end) or meetings("sent_off").match(
            tagged.text, m.end(), sentence.end):
        return None  # "it is 20 years since they met", "was told to be out of the country"
    if meetings("welcomed_it").search(tagged.text, sentence.start, sentence.end):
        return None  # "welcomed the conclusion of the summit"; "did not attend"; "who met Wong, promised"
    if meetings("told_off").search(tagged.text, sentence.start, sentence.end):
        return None  # "the ministers were instructed to explore it"
    if meetings("not_met").search(tagged.text, sentence.start, sentence.end) or meetings("did_not_meet").match(
            tagged.text, sentence.end):
        return None  # "both of whom attended the summit, did not meet"
    if meetings("negated").search(tagged.text, first, m.start()) or meetings("counterfactual").match(
            tagged.text, sentence.start) or tagged.text.startswith("used to ", m.start()):
        return None
    timed = " next " in sentence.text or any(sentence.start <= t.start < sentence.end for t in times)
    habit = meetings("recurring").match(tagged.text, m.end()) and not timed
    if habit or meetings("obliged").search(tagged.text, first, m.start()):
        return None  # "will hold a dialogue every year"
    level, status = LEVELS[int(telling.level.argmax())], STATUSES[int(telling.status.argmax())]
    form = level if level in ("visit", "call", "exercise") else "meeting"
    if status in ("held", "proposed") and any(
            meetings("may_then").search(tagged.text, sentence.start, sentence.start + at.start())
            for at in MEET.finditer(sentence.text)):
        status = "planned"  # "could raise the matter when the two meet this week"
    if status in ("planned", "proposed") and meetings("was_there").search(tagged.text, sentence.start, sentence.end):
        status = "held"  # "had suggested a place when he was in Tokyo in August"
    if status in ("planned", "proposed") and meetings("visits_to_and_fro").search(
            tagged.text, sentence.start, sentence.end):
        return None
    if status == "planned" and POSSIBLE.search(sentence.text):
        status = "proposed"  # "a visit is possible in the autumn"
    if form == "exercise" and status == "held" and meetings("resumes_drill").search(
            tagged.text, sentence.start, sentence.end):
        return None  # "have agreed to resume a joint exercise": none was held
    row = {"id": "seen", "form": form, "voice": "verb"}
    mentions, explicit = taking_part(tagged, sentence, cuts, row, m)
    codes = tuple(dict.fromkeys(code for x in mentions for code in x.codes))
    if form == "visit" and len(codes) == 1:
        host = visited(tagged, m, clause_end(cuts, sentence, m.end()), *codes)
        codes = (*codes, host) if host else codes
    if form == "call" and len(codes) == 1:
        return None  # "sent a video message": one alone calls nobody
    if len(codes) < TWO and status == "cancelled":
        return None  # "will not attend the opening": nobody was to be met
    if len(codes) < TWO and private_leader().search(tagged.text, sentence.start, m.start()):
        return None  # "Opposition leader Ann Eide, who met the prime minister"
    if len(codes) < TWO:
        codes, mentions = with_pair(tagged, sentence, codes, mentions, m.start())
        explicit = False
    if len(codes) < TWO:
        return None
    found = Gathering(
        m.start(), m.end(), form, "verb", "seen", m.group(), sentence, mentions, codes, status, False, explicit, False,
        probability=round(telling.meeting, 3),
    )
    found = located(tagged, found, times, cuts)
    if status in ("planned", "proposed") and found.when and GONE.match(found.when.text):
        found = replace(found, status="held")  # "had promised him in Entebbe last month that the levy would go"
    sure = status == "held" and telling.meeting >= BARE
    firm = sure or found.when is not None or found.place is not None
    return found if firm else None  # "they will visit each other again": a habit or a wish, no meeting


def believed(judged: Judged, one: Gathering) -> bool:
    """Whether the coder believes that a sentence tells of a meeting; where it cannot say, it does."""
    told = judged.at(one.start)
    return told is None or told[1].meeting >= DOUBTED


def restated(gathered: Sequence[Gathering], judged: Judged) -> list[Gathering]:
    """What rules read; what they take as held, but the coder as foreseen or called off, as the coder has it where its
    sentence tells of it alone."""
    alone = Counter(one.sentence.start for one in gathered)
    found = []
    for one in gathered:
        # "agreed on Monday to visit each other", "said after talks with him that it would pay": these were held
        spoken = SAID_AFTER.search(one.sentence.text, 0, one.start - one.sentence.start)
        open_to_doubt = one.status == "held" and one.row != "signed" and not spoken
        telling = judged.telling(one.sentence) if open_to_doubt and alone[one.sentence.start] == 1 else None
        if telling and telling.meeting >= SEEN and float(telling.status.max()) >= OTHERWISE:
            one = replace(one, status=STATUSES[int(telling.status.argmax())])
        found.append(one)
    return found


def seen_rank(judged: Judged, found: Gathering) -> str | None:
    """The rank of those who meet, where words and names leave it open and the coder is sure of it."""
    telling = judged.telling(found.sentence)
    if telling is None or telling.meeting < SEEN:
        return None
    return RANKS.get(LEVELS[int(telling.level.argmax())]) if float(telling.level.max()) >= SURE_LEVEL else None


def with_pair(
    tagged: Tagged, sentence: Sentence, codes: tuple[str, ...], mentions: tuple[Mention, ...], at: int
) -> tuple[tuple[str, ...], tuple[Mention, ...]]:
    """Who meets where the words beside the telling name one state or none: those who act in the sentence, else the
    report's pair."""
    acting = [x for x in tagged.within(sentence.start, sentence.end) if x.role == "actor" and len(x.codes) == 1
              and not (x.kind in ("person", "office") and x.start > at and speaks(tagged, x))]
    named = tuple(dict.fromkeys(code for x in acting for code in x.codes))
    if len(named) == TWO:
        return named, tuple(acting)
    people = {x.name or x.office for x in acting if x.kind in ("person", "office")}
    if len(named) == 1 and len(people) > 1:
        return codes, mentions  # a president who meets his own minister
    known = set(codes or named)
    if len(tagged.pair) != TWO or len(tagged.sides) != TWO or not known <= set(tagged.pair):
        return codes, mentions
    rest = tuple(code for code in tagged.pair if code not in known)
    there = {code for x in tagged.within(sentence.start, sentence.end) for code in x.codes}
    alone = not there & set(rest) and not meetings("other_side_there").search(
        tagged.text, sentence.start, sentence.end)
    if known and (alone or meetings("party_affairs").search(tagged.text, sentence.start, sentence.end)):
        return codes, mentions  # "The party's leader met its elders on Monday": nothing tells of the other side
    own = mentions or tuple(acting)
    return tagged.pair, (*own, Mention(at, at, "", "state" if known else "group", rest))
