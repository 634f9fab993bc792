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
          noise: tuple[tuple[int, int], ...] = (), title: str | None = None) -> Dating:
    document = Document(path="a.txt", text=text, published=published, url=url, title=title)
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


def test_an_office_in_the_title() -> None:
    found = dated("The two spoke about trade.", title="Readout of Prime Minister Rishi Sunak's call with Italy")
    assert found.interval == Interval(date(2022, 10, 25), date(2024, 7, 5))
    assert dated("The two spoke about trade.", title="Former Prime Minister Rishi Sunak speaks").method is None


def test_a_family_name_with_its_office_in_the_title() -> None:
    assert dated("They spoke.", title="Vice President Harris's trip to Bangkok").interval.earliest == date(2021, 1, 20)


def test_a_government_called_by_its_leader() -> None:
    assert dated("The Biden administration offered help.").interval == Interval(date(2021, 1, 20), date(2025, 1, 20))
    assert dated("The offer was made under the former Biden administration.").method is None


def test_an_office_that_is_won_and_not_yet_held_dates_nothing() -> None:
    assert dated("The trade talks wait for President-elect Yoon Suk Yeol of South Korea.").method is None


def test_a_group_of_states_is_no_summit() -> None:
    assert dated("The president joined a call with the G7 on the budget.").method is None
    found = dated("The prime ministers of Japan and Canada spoke at the G7 summit in Hiroshima.")
    assert found.interval == Interval(date(2023, 5, 17), date(2023, 5, 27))


def test_a_summit_told_with_its_month_lies_back() -> None:
    found = dated("They follow up on what was begun at the G7 summit in Hiroshima in May.")
    assert found.interval.latest is None or found.interval.latest > date(2023, 6, 15)


def test_a_war_that_is_feared_has_not_begun() -> None:
    assert dated("Costs will follow a further Russian invasion of Ukraine.").method is None
    assert dated("Grain has been dear since the Russian invasion of Ukraine.").interval.earliest == date(2022, 2, 24)


def test_the_anniversary_of_an_independence() -> None:
    found = dated("Jamaica marks the 60th anniversary of its independence, and the United States sends a minister.")
    assert found.date == "2022"


def test_a_line_that_carries_on_a_paragraph_dates_no_page() -> None:
    text = ("The governments will also begin negotiations for the return of the\n"
            "prisoners whom they have held in their camps and in towns after\nOctober 7, 2023.")
    assert dated(text).interval.latest is None


def test_the_day_of_the_news_is_more_likely_that_of_the_report() -> None:
    found = dated("WASHINGTON, Aug. 8 (Any Agency) - U.S. President Donald Trump said on Friday that he agreed.")
    assert found.interval == Interval(date(2025, 8, 8), date(2025, 8, 9))


def test_a_day_told_as_ahead_of_a_stated_date_that_is_later_has_a_warning() -> None:
    found = dated("The ministers of Norway and Chad will meet on 3 May 2024.", "2025-06-01")
    assert "told as ahead" in (found.warning or "")
    assert dated("The ministers of Norway and Chad will meet on 3 May 2024.", "2024-05-01").warning is None


def test_a_day_without_its_year_is_that_of_something_known() -> None:
    found = dated("The radar of a Japanese plane was locked on by a South Korean ship on December 20. Japan and South "
                  "Korea disagree on it.")
    assert found.interval.earliest == date(2018, 12, 20)
