from __future__ import annotations

from dataclasses import replace
from datetime import date

from comity.model.record import Meeting, Record
from comity.views.calendar import calendar, escaped, fold
from views import factory, hostile
from views.factory import DOCUMENTS, STATES, TODAY, at, commitment, meeting, name, record, rests


def lines(text: str) -> list[str]:
    """The content lines unfolded, after the rules for their form."""
    assert text.endswith("\r\n")
    rows = text[:-2].split("\r\n")
    assert all("\n" not in row and "\r" not in row for row in rows)
    assert all(len(row.encode()) <= 75 for row in rows)
    unfolded: list[str] = []
    for row in rows:
        if row.startswith(" "):
            unfolded[-1] += row[1:]
        else:
            unfolded.append(row)
    return unfolded


def ics(given: Record, *, on: date = TODAY) -> list[str]:
    return lines(calendar(given, DOCUMENTS, on=on, states=STATES, form="ics", names=name))


def test_the_calendar_has_what_the_standard_requires() -> None:
    found = ics(record())
    assert found[:3] == ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Comity//Comity//EN"]
    assert found[-1] == "END:VCALENDAR"
    events = "\n".join(found).split("BEGIN:VEVENT")[1:]
    assert len(events) == 1  # meeting, session and promise of one day in one report are one
    for event in events:
        for key in ("UID:", "DTSTAMP:", "DTSTART;VALUE=DATE:20260910", "DTEND;VALUE=DATE:20260911", "SUMMARY:"):
            assert event.count(f"\n{key}") == 1
    assert "SUMMARY:Officials of Japan and South Korea are to meet in Seoul" in found


def test_only_exact_days_become_events_and_the_rest_is_counted() -> None:
    told = rests(at("wire", "met in Nara"))
    vague = tuple(
        commitment(f"c{n}", field="energy", action="act", due=due, **told)
        for n, due in enumerate(("2026-09", "2027", "2026-06-01", "2026-05-31"))
    )
    found = ics(Record(commitments=vague))
    assert [row for row in found if row.startswith("DTSTART")] == ["DTSTART;VALUE=DATE:20260601"]
    assert any("Left out\\, for the day is not known: 2." in row for row in found)


def test_a_meeting_of_several_days_ends_on_the_day_after_its_last() -> None:
    told = rests(at("wire", "met in Nara"))
    found = ics(Record(meetings=(meeting("m1", status="planned", date="2026-12-31", end="2027-01-02", **told),)))
    assert "DTSTART;VALUE=DATE:20261231" in found
    assert "DTEND;VALUE=DATE:20270103" in found


def test_what_was_held_or_called_off_is_not_due() -> None:
    for status in ("held", "cancelled", "proposed"):
        told = rests(at("wire", "met in Nara"))
        found = ics(Record(meetings=(meeting("m1", status=status, date="2026-12-31", **told),)))
        assert "BEGIN:VEVENT" not in found


def test_hostile_text_adds_no_line() -> None:
    text = calendar(hostile.record(), hostile.DOCUMENTS, on=TODAY, states=STATES, form="ics", names=name)
    keys = {row.split(":", 1)[0].split(";")[0] for row in lines(text)}
    assert keys == {
        "BEGIN",
        "VERSION",
        "PRODID",
        "CALSCALE",
        "METHOD",
        "X-WR-CALNAME",
        "X-WR-CALDESC",
        "UID",
        "DTSTAMP",
        "DTSTART",
        "DTEND",
        "SUMMARY",
        "DESCRIPTION",
        "LOCATION",
        "STATUS",
        "TRANSP",
        "CATEGORIES",
        "END",
    }


def test_text_values_are_escaped_and_folded_without_cutting_characters() -> None:
    assert escaped("a, b; c\\d\ne\x07") == "a\\, b\\; c\\\\d\\ne"
    folded = fold("SUMMARY:" + "日本" * 40)
    assert all(len(row.encode()) <= 75 for row in folded.split("\r\n"))
    assert folded.replace("\r\n ", "") == "SUMMARY:" + "日本" * 40


def test_the_list_tells_the_vague_ones_too() -> None:
    text = calendar(record(), DOCUMENTS, on=TODAY, states=STATES, names=name)
    assert "June 2026: Shuttle diplomacy of Japan and South Korea: the next session is due" in text
    empty = replace(factory.record(), meetings=(), commitments=(), mechanisms=())
    assert "Nothing with a date ahead" in calendar(empty, DOCUMENTS, on=TODAY, states=STATES, names=name)


def test_an_undated_plan_is_no_longer_due_once_they_met_there() -> None:
    told = rests(at("wire", "met in Nara"))
    plan = meeting("m1", status="planned", place="Andong", country="KOR", **told)
    states = (factory.state("wire"),)
    met = meeting("m2", place="Andong", country="KOR", date="2026-05-19", **told)
    elsewhere = meeting("m3", place="Seoul", country="KOR", date="2026-05-19", **told)

    def shown(*meetings: Meeting) -> str:
        given = Record(documents=states, meetings=meetings)
        return calendar(given, DOCUMENTS, on=TODAY, states=STATES, names=name)

    assert "Nothing with a date ahead" in shown(plan, met)
    assert "Andong" in shown(plan, elsewhere)
