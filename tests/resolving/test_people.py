from __future__ import annotations

import pytest

from comity.model.claims import Participant
from comity.model.times import Interval, interval_of
from comity.register import load_register
from comity.resolving.people import in_full

REGISTER = load_register()


def full(country: str, name: str | None, office: str | None, when: str, *, held: bool = True) -> Participant:
    return in_full([Participant(country, name, office)], interval_of(when), REGISTER, held=held)[0][0]


@pytest.mark.parametrize(("country", "name", "office", "when", "expected"), [
    ("JPN", "Kishida", "Prime Minister", "2023-03-16", "Fumio Kishida"),
    ("JPN", None, "Japanese prime minister", "2023-03-16", "Fumio Kishida"),
    ("DEU", None, "chancellor", "2023-03", "Olaf Scholz"),
    ("GBR", "Sunak", "Prime Minister", "2023", "Rishi Sunak"),
    ("JPN", "Gen. Nakatani", None, "2025-09-08", "Gen Nakatani"),
    ("JPN", "Ishiba Shigeru", "Prime Minister", "2024-11-16", "Shigeru Ishiba"),
])
def test_one_alone_can_be_meant(country: str, name: str | None, office: str | None, when: str, expected: str) -> None:
    assert full(country, name, office, when).name == expected


@pytest.mark.parametrize(("country", "name", "office", "when"), [
    ("JPN", None, "prime minister", "2024-10-01"),  # the day of change
    ("JPN", None, "prime minister", "2024"),  # two or three held it
    ("JPN", None, "ambassador", "2023-03-16"),  # there are many
    ("GBR", None, "president", "2023-03-16"),  # there is none
    ("JPN", "Suzuki", "Foreign Minister", "2023-03-16"),  # nobody of that name
])
def test_stays_as_written(country: str, name: str | None, office: str | None, when: str) -> None:
    assert full(country, name, office, when) == Participant(country, name, office)


def test_office_filled_from_the_only_post_of_the_day() -> None:
    assert full("JPN", "Gen Nakatani", None, "2025-09-08").office == "Defence Minister"


def test_nobody_is_filled_in_for_a_meeting_to_come() -> None:
    assert full("JPN", None, "prime minister", "2023-03-16", held=False).name is None


def test_an_open_interval_names_nobody() -> None:
    people, reasons = in_full([Participant("JPN", None, "prime minister")], Interval(), REGISTER)
    assert people[0].name is None
    assert reasons == ()


def test_reason_names_the_tenure() -> None:
    reasons = in_full([Participant("JPN", "Kishida", "Prime Minister")], interval_of("2023-03-16"), REGISTER)[1]
    assert "2021-10-04" in reasons[0]
