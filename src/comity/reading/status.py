"""Whether a contact took place, is planned, proposed or cancelled: read off the words around its telling."""

from __future__ import annotations

import re

from comity.reading import modality
from comity.reading.cues import meetings
from comity.reading.placing import SAID_AFTER, SET_FOR
from comity.reading.sentences import Sentence

AFTER = re.compile(r"\bafter\s+$")
OUGHT = re.compile(r"\b(?:should|ought to|must)\s+(?:\w+\s+)?$")
FORWARD = re.compile(r"\blook(?:s|ed|ing)? forward to\s+$")
MAY = re.compile(r"\b(?:may|might)\s+(?:(?:also|well|still|yet|then)\s+)?$")
MOVED = re.compile(r"[^.;]{0,140}?\b(?:has|have|had|was|were|is) (?:been )?(?:now )?(?:moved|rescheduled"
                   r"|brought forward|put back|pushed back|shifted) to\b")
LEG = re.compile(r"[^.;]{0,90}?, (?:scrapped|cancell?ed|dropped|called off|skipped) (?:the|his|her|that|this) "
                 r"(?:[\w-]+ )?(?:leg|part|visit|trip|stop|journey)\b")
ENTRY = re.compile(r"\W*(?:\d{1,2} [A-Z][a-z]+|[A-Z][a-z]+ \d{1,2}):\s")  # of a chronology, told in the present
NOT_YET = re.compile(r"\b(?:not|never)(?: yet)?(?: been)?\s+$"
                     r"|\b(?:may|might|could)(?: now| still| well| yet)* (?:be |have to be )?$")


def status_of(text: str, sentence: Sentence, first: int, last: int, m: re.Match[str], row: dict[str, str]) -> str:
    """`held`, `planned`, `proposed` or `cancelled`, from the words before and around the trigger in its clause."""
    near = max(first, m.start() - 50)
    if row["id"] == "invited":
        taken = meetings("takes_it_up").match(text[m.end() : sentence.end])
        return "planned" if taken or meetings("taken").match(text, sentence.end) else "proposed"
    off = called_off(text, first, last)
    after = AFTER.search(text, max(sentence.start, m.start() - len(" after ")), m.start())
    if off and after and m.group().endswith("ing"):
        return "held"  # "who was to travel to Ankara after visiting Athens, scrapped the trip"
    if off or meetings("stays_home").search(text, near, m.start()):
        return "cancelled"
    if meetings("were_to_have").search(text, near, m.start()):
        return "cancelled"  # "were to have met in Oslo on Tuesday"
    if row["voice"] == "noun" and meetings("broken_off").search(text, near, m.start()):
        return "cancelled"
    if row["voice"] == "noun" and meetings("fell_through").match(text, m.end(), sentence.end):
        return "cancelled"  # "the visit, which was planned for April, has been put off"
    status = told_status(text, sentence, first, last, m, row)
    if status == "planned" and (meetings("fell_through").match(text, m.end())
                                or LEG.match(text, m.end(), sentence.end)):
        return "cancelled"  # "was to fly to Oslo, and will not be going"
    if status == "planned" and meetings("off_next").match(text, sentence.end):
        return "cancelled"  # "were to meet in Oslo on Friday. The meeting did not take place."
    return status


def called_off(text: str, first: int, last: int) -> bool:
    """Whether words call something off; "has not been called off" and "may now be put off" do not."""
    return any(not NOT_YET.search(text, first, m.start())
               for m in modality.patterns()["cancelled"].finditer(text, first, last))


def told_status(text: str, sentence: Sentence, first: int, last: int, m: re.Match[str], row: dict[str, str]) -> str:
    """The status of what nothing says is off: `held`, `planned` or `proposed`."""
    near = max(first, m.start() - 50)
    if meetings("striven_for").search(text, first, m.start()):
        return "proposed"  # "explained the efforts to host the summit within the year"
    if meetings("bare").match(m.group()) and meetings("may_then").search(text, sentence.start, m.start()):
        return "planned"  # "could raise it when the two meet"
    if row["voice"] == "verb" and meetings("bare").match(m.group()) and MAY.search(text, near, m.start()):
        return "proposed"  # "may meet her at the summit in November"
    if (row["voice"] == "noun" or m.group().startswith("meeting")) and MOVED.match(text, m.end(), sentence.end):
        old = SET_FOR.search(text, m.end(), sentence.end)  # "planned for 8 October, has been moved to 22 October"
        return "cancelled" if old else "planned"  # "the meeting with Ann Eide has been moved to 9 May"
    if row["voice"] == "noun" and SAID_AFTER.search(text, sentence.start, m.start()):
        return "held"
    if FORWARD.search(text, near, m.start()):
        return "proposed"  # "looked forward to going to Norway"
    if row["id"] in ("accepted", "awaited") or m.group().startswith(("is to ", "will be in")):
        return "planned"
    if meetings("coming").search(text, near, m.end()):
        return "planned"
    if row["voice"] == "verb" and meetings("sends").search(text, max(sentence.start, first - 16), m.start()):
        return "planned"  # "I have asked the minister to go to Oslo"
    done = row["voice"] == "verb" and meetings("past").match(m.group())
    told_past = done or meetings("past_verb").search(text, first, m.start())
    if meetings("comes_first").match(text, sentence.start) and not told_past:
        return "planned"  # "Next week: the ministers hold their talks"
    if row["voice"] == "verb" and OUGHT.search(text, first, m.start()):
        return "proposed"  # "the two ministers should meet before the year ends"
    if text.endswith(" did ", 0, m.start()):
        return "held"
    tight = max(first, m.start() - 22)
    if done and not modality.has("future", text, tight, m.start()):
        return "held"
    if row["form"] == "exercise" and meetings("will_be").match(text, m.end()):
        return "planned"  # "welcomed the first joint exercise, which will be held off Oslo"
    noun = row["voice"] == "noun" or row["form"] == "exercise" or m.group() == "meeting with"
    if noun:
        if meetings("in_the_air").match(text, m.end()) or meetings("promise_of").search(text, near, m.start()):
            return "proposed"  # "a summit should be held soon"
        if meetings("to_come").match(text, m.end()):
            return "planned"
    if meetings("arranging").search(text, first, m.start()) or (
            noun and meetings("preparing").search(text, first, m.start())):
        return "planned"  # "arrangements for the president to travel to"
    if meetings("accepted").search(text, near, m.start()):
        return "planned"
    if meetings("bid").search(text, near, m.start()):
        return "proposed"
    if row["voice"] == "noun" and meetings("sought").search(text, near, m.start()):
        return "proposed"
    if row["voice"] == "noun" and meetings("weighed").search(text, near, m.start()):
        return "proposed"
    governor = text[max(sentence.start, first - 50) : first]
    if modality.has("proposed", text, near, m.start()) or meetings("proposes").search(governor):
        return "proposed"
    if row["voice"] == "noun" and not told_past and meetings("next_one").search(text, first, m.start()):
        return "planned"  # "they set the next meeting for June"
    if modality.has("planned", text, near, m.start()) or modality.has("future", text, near, m.start()):
        return "planned"
    if row["voice"] == "noun" and (modality.has("planned", text, m.end(), last)
                                   or meetings("sets_out").search(text, first, m.start())):
        return "planned"  # "he flies on to Oslo for talks"
    if m.group() == "meet" and meetings("soon").match(text, m.end()):
        return "planned"  # "who meet again in the new year"
    if row["voice"] == "verb" and meetings("bare").match(m.group()) and meetings("own_plan").search(
            text[:m.start()]) and meetings("on_a_day").match(text, m.start(), sentence.end):
        return "planned"  # "I leave on Sunday for Oslo"
    if row["voice"] == "verb" and meetings("simple_present").match(m.group()):
        ahead = (
            modality.has("planned", text, sentence.start, sentence.end)
            or re.search(r"\bwhen\b|day\b", sentence.text)
            or meetings("departs").match(m.group())
            or meetings("on_date").match(text, m.end(), sentence.end)
        )
        return "planned" if ahead and (
            " next " in sentence.text or not ENTRY.match(text, sentence.start)) else "held"
    if row["form"] == "exercise" and (hold := meetings("to_hold").search(text, first, m.start())):
        offered = meetings("offers_to").search(text, first, hold.start())
        return "proposed" if offered else "planned"  # "offered to host", "undertook to host a joint exercise"
    if row["voice"] == "noun" and meetings("ahead").search(text, max(sentence.start, m.start() - 60), m.start()):
        return "planned"
    if (
        row["voice"] == "noun"
        and modality.has("planned", text, first, m.start())
        and not meetings("past_verb").search(text, first, m.start())
    ):
        return "planned"
    if row["voice"] == "verb" and meetings("bare").match(m.group()):
        planned = modality.has("planned", text, sentence.start, m.start()) or (
            meetings("when_they").search(text, first - 8, m.start())
            and any(modality.has(kind, text, m.end(), sentence.end) for kind in ("planned", "future")))
        if text[: m.start()].endswith(" to ") and meetings("resolves").search(text, sentence.start, m.start() - 3):
            return "planned"  # "agreed to step up patrols and to hold a joint drill"
        return "planned" if planned or meetings("comes_next").match(text, m.end()) else "held"
    return "held"
