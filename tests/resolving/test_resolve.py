from __future__ import annotations

from datetime import date

from comity.model.claims import Claim, CommitmentClaim, EventClaim, MeetingClaim, Participant, Reading
from comity.model.document import Document
from comity.model.evidence import Evidence
from comity.model.record import Dating
from comity.model.resolved import Resolved
from comity.model.times import Interval, TimeExpression, interval_of
from comity.reading.timexes import find_times
from comity.register import load_register
from comity.resolving import resolve

REGISTER = load_register()
DOCUMENT = Document(path="a.txt", text="x")
EVIDENCE = (Evidence(DOCUMENT.id, 0, 1, "x"),)


def time(words: str | None) -> TimeExpression | None:
    return find_times(words)[0] if words else None


def stated(day: str) -> Dating:
    return Dating(interval=interval_of(day), method="stated", date=day)


def meeting(when: str | None = None, *, main: bool = True, status: str = "held", day: str = "own", tense: str = "past",
            until: str | None = None) -> MeetingClaim:
    return MeetingClaim(
        evidence=EVIDENCE, when=time(when), main=main, status=status, day=day, tense=tense, until=time(until),
        level="summit",
        participants=(Participant("JPN", "Kishida", "Prime Minister"), Participant("KOR", None, "president")))


def commitment(due: str | None = None) -> CommitmentClaim:
    return CommitmentClaim(evidence=EVIDENCE, day="meeting", parties=("JPN", "KOR"), field="trade", topic=None,
                           action="trade more", stage="agreed", due=time(due))


def run(claims: tuple[Claim, ...], dating: Dating) -> list[Resolved]:
    return resolve(DOCUMENT, Reading(document=DOCUMENT.id, reader="test", claims=claims), dating, REGISTER)


def test_meeting_and_its_results_share_the_day() -> None:
    talks, promise = run((meeting("on Thursday"), commitment("within 90 days")), stated("2023-03-17"))
    assert talks.when == promise.when == interval_of("2023-03-16")
    assert promise.due == interval_of("2023-06-14")
    assert [p.name for p in talks.participants] == ["Fumio Kishida", "Yoon Suk-yeol"]
    assert any("Thursday" in reason for reason in talks.because)


def test_what_is_told_before_a_planned_meeting_does_not_lie_on_its_day() -> None:
    talks, promise = run((meeting("on Friday", status="planned", tense="future"), commitment()), stated("2023-03-14"))
    assert talks.when == interval_of("2023-03-17")
    assert promise.when == interval_of("2023-03-14")
    assert talks.participants[1].name is None


def test_nothing_done_lies_after_the_report() -> None:
    act = EventClaim(evidence=EVIDENCE, event_type="AGREE", actors=("JPN",), when=time("on April 25"))
    assert run((act,), stated("2023-03-14"))[0].when == interval_of("2023-03-14")


def test_the_weekday_of_the_news_in_a_narrow_interval_is_a_day() -> None:
    text = "Ministers agreed on Wednesday to trade more."
    document = Document(path="a.txt", text=text)
    act = EventClaim(evidence=EVIDENCE, event_type="AGREE", actors=("NOR",), day="report")
    reading = Reading(document=document.id, reader="test", claims=(act,), times=tuple(find_times(text)))
    week = Dating(interval=Interval(date(2023, 3, 14), date(2023, 3, 18)), method="inferred")
    year = Dating(interval=interval_of("2023"), method="inferred")
    assert resolve(document, reading, week, REGISTER)[0].when == interval_of("2023-03-15")
    assert resolve(document, reading, year, REGISTER)[0].when == interval_of("2023")


def test_the_first_sentences_name_the_day_of_the_news() -> None:
    text = "OSLO, March 17 (Any) - Ministers agreed on Wednesday to trade more. They left the same day."
    document = Document(path="a.txt", text=text)
    evidence = (Evidence(document.id, 0, 4, "OSLO"),)
    acts = [EventClaim(evidence=evidence, event_type="AGREE", actors=("NOR",), day="report", when=when)
            for when in (None, find_times(text)[-1])]
    reading = Reading(document=document.id, reader="test", claims=tuple(acts), times=tuple(find_times(text)))
    assert [found.when for found in resolve(document, reading, stated("2023-03-17"), REGISTER)] == [
        interval_of("2023-03-15")] * 2


def test_an_undated_report_gives_its_interval_and_no_day() -> None:
    inferred = Dating(interval=Interval(date(2022, 5, 10), date(2024, 10, 1)), method="inferred", because=("tenures",))
    talks, promise = run((meeting(), commitment()), inferred)
    assert talks.when == promise.when == inferred.interval
    assert "tenures" in talks.because


def test_a_weekday_without_publication_fixes_nothing() -> None:
    talks, _ = run((meeting("on Monday"), commitment()), Dating())
    assert talks.when == Interval()


def test_stated_report_does_not_date_a_meeting_without_a_day() -> None:
    assert run((meeting(),), stated("2023-03-17"))[0].when == Interval()


def test_news_of_the_day() -> None:
    act = EventClaim(evidence=EVIDENCE, event_type="ACCUSE", actors=("JPN",), day="report")
    assert run((act,), stated("2023-03-17"))[0].when == interval_of("2023-03-17")


def test_longer_meetings_have_a_last_day() -> None:
    talks = run((meeting("from March 16 to 18"),), stated("2023-03-19"))[0]
    assert (talks.when, talks.until) == (interval_of("2023-03-16"), interval_of("2023-03-18"))
    talks = run((meeting("on Thursday", until="on Friday"),), stated("2023-03-17"))[0]
    assert (talks.when, talks.until) == (interval_of("2023-03-16"), interval_of("2023-03-17"))


def test_due_by_the_end_of_the_year() -> None:
    promise = run((meeting("on Thursday"), commitment("by the end of this year")), stated("2023-03-17"))[1]
    assert promise.due == interval_of("2023-12-31")


def test_narrower_dating_gives_narrower_days() -> None:
    wide = Dating(interval=Interval(date(2023, 3, 1), date(2023, 4, 30)), method="inferred")
    narrow = Dating(interval=Interval(date(2023, 3, 14), date(2023, 3, 18)), method="inferred")
    for words in ("on Thursday", "on March 16", "last week", "yesterday", None):
        before, after = (run((meeting(words),), dating)[0].when for dating in (wide, narrow))
        assert before.meet(after) == after


def test_a_meeting_beside_the_main_one_whose_day_lies_ahead_is_planned_yet() -> None:
    _, other = run((meeting("on Monday"), meeting("on March 24", main=False, tense="future")), stated("2023-03-14"))
    assert isinstance(other.claim, MeetingClaim)
    assert (other.claim.status, other.when) == ("planned", interval_of("2023-03-24"))


def test_days_gone_by_are_not_those_of_a_planned_meeting() -> None:
    _, other = run((meeting("on Monday"), meeting("two weeks ago", main=False, status="planned")), stated("2023-03-14"))
    assert other.when == Interval()


def test_nothing_is_due_before_it_is_told() -> None:
    [told] = run((commitment("by 26 June 2025"),), stated("2025-06-27"))
    assert told.due is None
    [told] = run((commitment("by 27 June 2025"),), stated("2025-06-27"))
    assert told.due == interval_of("2025-06-27")
