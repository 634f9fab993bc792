"""Datings of short texts of our own; tenures and summits are those of the shipped register."""

from __future__ import annotations

from datetime import date

import pytest

from comity.model.claims import MeetingClaim, Participant
from comity.model.document import Document
from comity.model.evidence import Evidence
from comity.model.record import Dating
from comity.model.times import Interval
from comity.register import load_register
from comity.resolving.dating import LONGEST_REASON, date_document
from resolving.factory import reading_of

REGISTER = load_register()


def dated(text: str, published: str | None = None, url: str | None = None,
          noise: tuple[tuple[int, int], ...] = ()) -> Dating:
    document = Document(path="a.txt", text=text, published=published, url=url)
    return date_document(document, reading_of(document, REGISTER, noise=noise), REGISTER)


def test_a_stated_date_is_taken_as_it_is() -> None:
    found = dated("Ministers met in Oslo.", "2024-05")
    assert (found.method, found.date) == ("stated", "2024-05")
    assert found.interval == Interval(date(2024, 5, 1), date(2024, 5, 31))
    assert found.warning is None


def test_a_stated_date_that_the_text_contradicts_has_a_warning() -> None:
    found = dated("British Prime Minister Boris Johnson met French President Emmanuel Macron.", "2025-03-01")
    assert found.method == "stated"
    assert "Boris Johnson" in (found.warning or "")


def test_nothing_known_is_unknown() -> None:
    assert dated("Officials of both sides spoke about trade.") == Dating()


def test_all_in_office_at_once() -> None:
    found = dated("British Prime Minister Rishi Sunak and Italian Prime Minister Giorgia Meloni met in Rome. "
                  "Former German Chancellor Angela Merkel was not there.")
    assert found.interval == Interval(date(2022, 10, 25), date(2024, 7, 5))
    assert found.date is None
    assert any("Rishi Sunak" in reason for reason in found.because)


def test_an_open_tenure_leaves_the_end_open() -> None:
    found = dated("German Chancellor Friedrich Merz received French President Emmanuel Macron in Berlin.")
    assert (found.interval.earliest, found.interval.latest, found.date) == (date(2025, 5, 6), None, None)


def test_one_date_that_cannot_be_does_not_outweigh_two_people_in_office() -> None:
    found = dated("British Prime Minister Rishi Sunak met Italian Prime Minister Giorgia Meloni. The page says it was "
                  "built in 2019.\n\n12 May 2019")
    assert found.interval.earliest == date(2022, 10, 25)


def test_month_and_day_take_the_year_from_those_in_office() -> None:
    found = dated("British Prime Minister Keir Starmer met German Chancellor Olaf Scholz on August 28 in Berlin.")
    assert found.interval == Interval(date(2024, 8, 28), date(2024, 9, 3))


def test_dateline() -> None:
    found = dated("BERLIN, Aug. 28 (Any Agency) - British Prime Minister Keir Starmer and German Chancellor Olaf "
                  "Scholz agreed on Wednesday to work on a treaty.")
    assert found.interval == Interval(date(2024, 8, 28), date(2024, 8, 29))


def test_caption_dates_the_news_and_an_old_picture_does_not() -> None:
    body = "\n\nThe ministers spoke on Tuesday about the border."
    assert dated("Guards wait for the guests, 7 May 2024. Pool photo" + body).interval.earliest == date(2024, 5, 7)
    assert dated("Guards in a file photo, 7 May 2004." + body).interval.latest is None


def test_summit_with_weekday_is_a_day() -> None:
    found = dated("The prime ministers of Canada and Japan spoke on Saturday in Lima at the edge of the APEC summit.")
    assert found.date == "2024-11-16"
    assert any("APEC" in reason for reason in found.because)


@pytest.mark.parametrize(("weekday", "rank", "dated_by_it"), [
    ("Thursday", "leaders", True), ("Monday", "leaders", False), ("Thursday", "ministers", False)])
def test_leaders_in_a_town_where_the_register_knows_them(weekday: str, rank: str, *, dated_by_it: bool) -> None:
    text = f"The presidents of China and the United States spoke in Busan on {weekday}."
    document = Document(path="a.txt", text=text)
    meeting = MeetingClaim(evidence=(Evidence(document.id, 0, len(text), text),), level="summit", rank=rank, main=True,
                           participants=(Participant("CHN"), Participant("USA")), place="Busan")
    found = date_document(document, reading_of(document, REGISTER, claims=(meeting,)), REGISTER)
    assert (found.interval.earliest == date(2025, 10, 30)) is dated_by_it


def test_a_past_summit_is_a_lower_bound_only() -> None:
    found = dated("Nobody had been there since the 2023 G7 Hiroshima summit, officials said.")
    assert found.interval.earliest is not None
    assert found.interval.earliest >= date(2023, 1, 1)
    assert found.interval.latest is None


def test_anniversary_told_of_next_year() -> None:
    found = dated("Japan and South Korea want to mark the 60th anniversary of diplomatic relations next year, "
                  "both Japan and South Korea said.")
    assert found.interval == Interval(date(2024, 1, 1), date(2024, 12, 31))


def test_wars_that_go_on_give_the_beginning_alone() -> None:
    found = dated("The war in Ukraine and the war in Gaza worry both.")
    assert (found.interval.earliest, found.interval.latest) == (date(2023, 10, 7), None)


def test_what_lies_ahead_is_no_lower_bound() -> None:
    assert dated("Both want to finish it by 2030, and trade may double in 2028.") == Dating()


def test_what_will_be_is_an_upper_bound() -> None:
    found = dated("Trade of the two will double in March 2028, and a law of 2001 was to end in 2019.")
    assert found.interval.latest == date(2028, 3, 31)
    assert any("told as ahead" in reason for reason in found.because)
    assert dated("The plan was signed in 2019 and was to end in 2021.").interval.latest is None


def test_noise_dates_nothing() -> None:
    text = "Officials spoke about trade.\nALSO READ 4 May 2021 Flood in the north"
    assert dated(text, noise=((text.index("ALSO"), len(text)),)) == Dating()


def test_a_line_with_a_date_alone_may_be_later_than_the_report() -> None:
    found = dated("British Prime Minister Rishi Sunak met Italian Prime Minister Giorgia Meloni.\n\n"
                  "Archived 3 June 2024")
    assert found.interval == Interval(date(2022, 10, 25), date(2024, 6, 4))


@pytest.mark.parametrize("text", ["", "\n\n", "May", "1965 1965 1965", "on Friday, 31 February 2024", "3/4/2024"])
def test_bears_any_text(text: str) -> None:
    dated(text)


def test_reasons_are_short_and_few() -> None:
    people = "British Prime Minister Rishi Sunak met French President Emmanuel Macron. " * 20
    found = dated(people + "They spoke of 2018, 2019, 2020 and 2021. " * 10)
    assert 0 < len(found.because) <= 6
    assert all(len(reason) <= LONGEST_REASON for reason in found.because)
