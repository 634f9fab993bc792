from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from comity.errors import UsageError
from comity.model.record import Dating, Record
from comity.model.times import Interval, interval_of
from comity.views.brief import FORMS, brief, build
from comity.views.frame import Frame
from comity.views.lines import Brief
from views.factory import DOCUMENTS, LEADERS, STATES, TODAY, at, commitment, meeting, name, record, rests, state


def built(given: Record, *, since: date | None = None, on: date = TODAY) -> Brief:
    return build(Frame(given, DOCUMENTS, name, on, STATES), since=since, until=None, as_known_on=None)


def texts(shown: Brief, section: str) -> list[str]:
    found = next(one for one in (*shown.first_page, *shown.sections) if one.id == section)
    return [f"{line.when}: {line.text} {[badge.text for badge in line.badges]}" for line in found.lines]


def test_every_line_that_shows_an_entry_has_its_evidence() -> None:
    shown = built(record())
    for section in (*shown.first_page, *shown.sections):
        for line in section.lines:
            if line.entry and section.id != "sources":
                assert line.evidence, line


def test_the_first_page_has_five_statements() -> None:
    titles = [section.title for section in built(record()).first_page]
    assert titles == [
        "What changed",
        "What is due next",
        "What is contested",
        "What rests on one report",
        "What was not covered",
    ]


def test_nothing_is_broken_without_a_sentence() -> None:
    for form in FORMS:
        text = brief(record(), DOCUMENTS, states=STATES, on=TODAY, form=form, names=name)
        assert "overdue, no word since September 2025" in " ".join(text.split())
        assert "was broken" not in text


def test_a_due_date_is_overdue_only_after_its_last_day() -> None:
    promise = commitment("c1", field="energy", action="act", due="2026-05", **rests(at("wire", "met in Nara")))
    for day, late in ((date(2026, 5, 31), False), (date(2026, 6, 1), True)):
        shown = built(Record(documents=record().documents, commitments=(promise,)), on=day)
        assert ("overdue" in str(texts(shown, "commitments"))) is late
        assert ("due May 2026" in str(texts(shown, "due"))) is not late


def test_what_was_only_considered_is_never_overdue() -> None:
    idea = commitment(
        "c1", field="energy", action="act", stage="considering", due="2025", **rests(at("wire", "met in Nara"))
    )
    shown = built(Record(documents=record().documents, commitments=(idea,)))
    assert "date passed, no word since" in str(texts(shown, "commitments"))
    assert "overdue" not in str(texts(shown, "commitments"))


def test_a_copy_adds_no_source_and_unknown_origins_never_add_up() -> None:
    shown = str(texts(built(record()), "chronology"))
    assert "at most 2 sources in 3 reports" in shown
    assert "one source in 2 reports" in str(texts(built(record()), "commitments"))
    lead = next(s.lead for s in built(record()).sections if s.id == "sources")
    assert lead.startswith("7 reports, 6 distinct texts (1 copy).")
    assert "3 of unknown origin, so at most 6 independent sources." in lead


def test_an_undated_meeting_keeps_its_interval_and_reasons() -> None:
    chronology = next(s for s in built(record()).sections if s.id == "chronology")
    line = next(one for one in chronology.lines if one.entry == "m4")
    assert line.when == "September or October 2025"
    assert line.because == ("Thursday told as this week",)
    assert "undated: between 10 September and 2 October 2025" in [badge.text for badge in line.badges]


def test_background_meetings_stand_apart() -> None:
    chronology = next(s for s in built(record()).sections if s.id == "chronology")
    assert [line.entry for line in chronology.groups[-1].lines] == ["m6"]
    assert all(line.entry != "m6" for group in chronology.groups[:-1] for line in group.lines)


def test_the_chronology_tells_a_meeting_its_talks_and_its_results_once() -> None:
    entries = [line.entry for line in next(s for s in built(record()).sections if s.id == "chronology").lines]
    assert "m1" in entries
    assert not {"e1", "e2", "c1", "c3"} & set(entries)
    assert len(entries) == len(set(entries))


def test_what_changed_is_told_since_a_day() -> None:
    shown = built(record(), since=date(2026, 3, 1))
    assert shown.first_page[0].lead == (
        "Since 1 March 2026: 1 meeting held, 2 commitments (1 pledged, 1 kept) and 1 act of cooperation."
    )


def test_gaps_and_the_silence_since_the_last_report_are_named() -> None:
    assert "No report read from 3 October 2025 to 13 January 2026 (103 days)" in str(
        texts(built(record()), "uncovered")
    )
    assert "21 March to 1 June 2026 (73 days)" in str(texts(built(record()), "uncovered"))


def test_a_plan_without_a_day_is_next_only_while_it_is_news() -> None:
    told = rests(at("second", "in May"))
    for day, shown in (("2026-01-15", True), ("2024-01-15", False)):
        report = state("second", dating=Dating(interval=interval_of(day), method="stated", date=day))
        plan = meeting("m1", status="planned", place="Seoul", **told)
        assert bool(texts(built(Record(documents=(report,), meetings=(plan,))), "due")) is shown
        vague = meeting("m1", status="planned", **told)  # nothing fixes when or where
        assert not texts(built(Record(documents=(report,), meetings=(vague,))), "due")


@pytest.mark.parametrize("form", sorted(FORMS))
def test_an_empty_record_says_so(form: str) -> None:
    text = brief(Record(), {}, states=STATES, on=TODAY, form=form, names=name)
    assert "Nothing on record" in text


@pytest.mark.parametrize("form", sorted(FORMS))
def test_documents_not_at_hand_leave_the_quote(form: str) -> None:
    text = brief(record(), {}, states=STATES, on=TODAY, form=form, names=name)
    assert "document not at hand" in text
    assert "They agreed to bring back regular visits" in text


@pytest.mark.parametrize("form", sorted(FORMS))
def test_the_order_of_entries_does_not_matter(form: str) -> None:
    given = record()
    turned = replace(
        given,
        **{key: tuple(reversed(getattr(given, key))) for key in ("documents", "meetings", "commitments", "events")},
    )
    first, second = (brief(one, DOCUMENTS, states=STATES, on=TODAY, form=form, names=name) for one in (given, turned))
    assert first == second


def test_the_heading_names_period_and_state_of_knowledge() -> None:
    text = brief(
        record(), DOCUMENTS, states=STATES, on=TODAY, since=date(2026, 1, 1), as_known_on=date(2026, 2, 1), names=name
    )
    assert "Brief of 1 June 2026, from 1 January 2026, as known on 1 February 2026" in text


def test_another_form_is_refused() -> None:
    with pytest.raises(UsageError, match="html, md, text"):
        brief(record(), DOCUMENTS, states=STATES, on=TODAY, form="pdf", names=name)


def test_only_reasons_for_the_day_stand_beside_it() -> None:
    undated = meeting(
        "m1",
        participants=LEADERS,
        when=Interval(date(2026, 1, 11), date(2026, 1, 21)),
        because=('"mid-January" told of 2026-01-31', "Lee is Lee Jae Myung: Lee Jae Myung, President from 2025-06-04"),
        **rests(at("wire", "met in Nara")),
    )
    line = next(s for s in built(Record(meetings=(undated,))).sections if s.id == "chronology").lines[0]
    assert (line.when, line.because) == ("January 2026", ('"mid-January" told of 31 January 2026',))


def test_promises_are_made_only_at_meetings_that_took_place() -> None:
    promise = commitment("c1", field="energy", action="act", date="2026-01-13", **rests(at("wire", "met in Nara")))
    for status, notes in (("held", ("Commitments made there: 1 agreed",)), ("planned", ())):
        talks = meeting("m1", status=status, date="2026-01-13", **rests(at("wire", "met in Nara")))
        shown = built(Record(meetings=(talks,), commitments=(promise,)))
        lines = next(s for s in shown.sections if s.id == "chronology").lines
        assert next(line for line in lines if line.entry == "m1").notes == notes
        assert [line.entry for line in lines] == (["m1"] if status == "held" else ["c1", "m1"])


def test_a_plan_whose_day_has_passed_names_a_like_meeting_held_about_that_day() -> None:
    told = rests(at("wire", "met in Nara"))
    plan, held = meeting("m1", status="planned", date="2026-05-19", **told), meeting("m2", date="2026-05-20", **told)
    for meetings, words in (((plan,), "no report that it took"), ((plan, held), "another report tells one of 20")):
        shown = str(texts(built(Record(meetings=meetings)), "chronology"))
        assert f"date passed, {words}" in shown


def test_a_meeting_told_as_held_on_a_day_to_come_is_marked_and_is_no_news() -> None:
    odd = meeting("m1", date="2042", **rests(at("wire", "met in Nara")))
    shown = built(Record(meetings=(odd,)))
    assert "told as held, but the day lies ahead" in str(texts(shown, "chronology"))
    assert not texts(shown, "single")
    assert not shown.marks


def test_short_lists_say_what_they_leave_out() -> None:
    told = rests(at("wire", "met in Nara"))
    low = {"rank": "ministers", "level": "ministerial"}
    talks = tuple(meeting(f"m{n:03}", date=f"{1800 + n}", **low, **told) for n in range(120))
    shown = built(Record(meetings=talks))
    chronology = next(one for one in shown.sections if one.id == "chronology")
    assert len(chronology.lines) == 32
    assert "Shown are 32 of 120" in chronology.lead


def test_of_two_meetings_of_a_day_promises_are_made_at_the_one_told_most_of() -> None:
    promise = commitment("c1", field="energy", action="act", date="2026-01-13", **rests(at("wire", "met in Nara")))
    once = meeting("m1", date="2026-01-13", **rests(at("wire", "met in Nara")))
    twice = meeting("m2", date="2026-01-13", **rests(at("wire", "met in Nara"), at("wire", "Nara")))
    shown = built(Record(meetings=(once, twice), commitments=(promise,)))
    lines = next(s for s in shown.sections if s.id == "chronology").lines
    assert [line.entry for line in lines if any("made there" in note for note in line.notes)] == ["m2"]


def test_a_report_that_is_dated_only_roughly_fills_no_gap_and_ends_none() -> None:
    rough = Dating(interval=Interval(date(2025, 11, 20), None), method="inferred")
    told = record()
    korean = state("korean", dating=rough)
    changed = replace(told, documents=tuple(korean if d.document == korean.document else d for d in told.documents))
    lines = str(texts(built(changed), "uncovered"))
    assert "No report read from 3 October 2025 to 13 January 2026 (103 days)" in lines
    assert "from 10 September 2025 to 20 March 2026; the day of 1 more is not known." in lines
    assert "not before 20 November 2025" in str(texts(built(changed), "sources"))
