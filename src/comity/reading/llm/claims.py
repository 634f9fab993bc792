"""From the entries of an answer to claims: what fits becomes one, what does not is refused and counted by reason."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from textwrap import shorten

from comity.codebook.values import load_modes, load_values
from comity.model.claims import Claim, CommitmentClaim, EventClaim, MeetingClaim, Participant
from comity.model.evidence import Evidence
from comity.reading.llm.answers import Rows
from comity.reading.llm.checks import MOST_CHARACTERS, STATE, VALUE, Checks, Refused, Row
from comity.reading.placing import DATED

RULE = "llm"
MOST_ENTRIES = 80  # in one list: no report tells so much
FEW = "fewer than two states"


def claims_of(rows: Rows, checks: Checks, refused: Counter[str]) -> list[Claim]:
    """The claims of an answer, each once, in its order; `refused` counts the entries that become none."""
    meetings = _each(rows["meetings"], lambda row: meeting(row, checks), refused)
    meetings = _one_main(meetings)
    commitments = _each(rows["commitments"], lambda row: commitment(row, checks), refused)
    events = _each(rows["events"], lambda row: event(row, checks, meetings), refused)
    return list(dict.fromkeys([*meetings, *commitments, *events]))


def _each(rows: Sequence[object], make: Callable[[object], Claim], refused: Counter[str]) -> list[Claim]:
    found: list[Claim] = []
    for number, row in enumerate(rows):
        try:
            if number >= MOST_ENTRIES:
                raise Refused("too many entries")
            found.append(make(row))
        except Refused as reason:
            refused[str(reason)] += 1
    return found


def meeting(entry: object, checks: Checks) -> MeetingClaim:
    """A meeting. Raises Refused."""
    row, piece = checks.evidence(entry)
    values = load_values()
    who, blocs = participants(row.get("participants"), checks)
    if len({one.country for one in who}) < 2:
        raise Refused(FEW)
    status = checks.one_of(row.get("status"), values["status"])
    level = checks.one_of(row.get("level"), values["level"])
    rank = checks.one_of_or_none(row.get("rank"), values["rank"])
    setting = checks.one_of_or_none(row.get("setting"), values["setting"])
    place, country = checks.place(row)
    when, background = checks.time(row.get("when"), piece, DATED), row.get("background") is True
    return MeetingClaim(
        evidence=(piece,), participants=who, level=level, rank=rank, setting=setting, status=status, place=place,
        country=country, when=when, tense="past" if status in ("held", "cancelled") else "future",
        day="report" if when is None and status == "held" and not background else "own", background=background,
        main=row.get("main") is True and not background, blocs=blocs, rule=RULE, trigger=trigger(piece))


def participants(rows: object, checks: Checks) -> tuple[tuple[Participant, ...], tuple[str, ...]]:
    """Who takes part, those named first told before the bare states, and the blocs among them. Raises Refused."""
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise Refused(VALUE)
    codes, blocs = checks.states([row.get("country") for row in rows])
    told = []
    for row in rows:
        name, office = checks.words(row.get("name"), "name"), checks.words(row.get("office"), "office")
        own, _ = checks.states([row.get("country")])
        if len(own) == 1 and (name or office):
            told.append(Participant(own[0], name, office))
    bare = [Participant(code) for code in codes if code not in {one.country for one in told}]
    return tuple(dict.fromkeys([*told, *bare])), blocs


def commitment(entry: object, checks: Checks) -> CommitmentClaim:
    """A commitment. Raises Refused."""
    row, piece = checks.evidence(entry)
    parties, blocs = checks.states(row.get("parties"))
    if not parties:
        raise Refused(STATE)
    action = (checks.words(row.get("action"), "action", piece) or shorten(piece.exact, MOST_CHARACTERS, placeholder="")
              or piece.exact[:MOST_CHARACTERS])
    return CommitmentClaim(
        evidence=(piece,), parties=tuple(sorted(parties)), topic=checks.topic(row.get("topic")),
        field=checks.one_of(row.get("field"), checks.codebook.fields), action=action,
        stage=checks.one_of(row.get("stage"), load_values()["stage"]), due=checks.time(row.get("due"), piece),
        day="meeting", blocs=blocs, rule=RULE, trigger=trigger(piece))


def event(entry: object, checks: Checks, meetings: Sequence[Claim]) -> EventClaim:
    """An act; one of talks has the day of the meeting that it stands for. Raises Refused."""
    row, piece = checks.evidence(entry)
    kind = checks.codebook.events[checks.one_of(row.get("event_type"), checks.codebook.events)]
    auxiliary = checks.one_of_or_none(row.get("auxiliary"), load_values()["auxiliary"])
    actors, acting = checks.states(row.get("actors"))
    others, receiving = checks.states(row.get("recipients"))
    recipients = tuple(code for code in others if code not in actors)
    if not actors:
        raise Refused(STATE)
    if others and not recipients:
        raise Refused("a state acts on itself")
    if kind.symmetric and not recipients and len(actors) == 2:
        actors, recipients = actors[:1], actors[1:]
    if kind.id == "CONSULT" and len(actors) + len(recipients) < 2:
        raise Refused(FEW)
    made = EventClaim(
        evidence=(piece,), event_type=kind.id, mode=mode(row, kind.id, checks), actors=actors, recipients=recipients,
        auxiliary=auxiliary, when=checks.time(row.get("when"), piece, DATED), blocs=tuple(dict.fromkeys(
            [*acting, *receiving])), tense="future" if auxiliary == "future" else "past",
        day="own" if auxiliary else "meeting" if kind.id == "AGREE" else "report", rule=RULE, trigger=trigger(piece))
    return made if made.when or auxiliary or kind.id != "CONSULT" else _on_its_day(made, meetings)


def mode(row: Row, kind: str, checks: Checks) -> str | None:
    """The mode of an act; None, counted, for one of another type. Raises Refused for a word that is no mode."""
    modes = load_modes()
    found = checks.one_of_or_none(row.get("mode"), {mode for listed in modes.values() for mode in listed})
    if found is not None and found not in modes.get(kind, ()):
        checks.omitted["mode of another type"] += 1
        return None
    return found


def trigger(piece: Evidence) -> str:
    """What tells two entries of one sentence apart where all else is the same: how the quote begins."""
    return piece.exact[:80]


def _on_its_day(made: EventClaim, meetings: Sequence[Claim]) -> EventClaim:
    states = {*made.actors, *made.recipients}
    for one in meetings:
        if isinstance(one, MeetingClaim) and one.status == "held" and {p.country for p in one.participants} == states:
            return replace(made, when=one.when, tense=one.tense, day=one.day)
    return made


def _one_main(meetings: Sequence[Claim]) -> list[Claim]:
    """The meetings with the first one marked as the main one, and no other."""
    marked = [number for number, one in enumerate(meetings) if isinstance(one, MeetingClaim) and one.main]
    return [replace(one, main=False) if isinstance(one, MeetingClaim) and number in marked[1:] else one
            for number, one in enumerate(meetings)]
