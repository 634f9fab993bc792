import pytest

from comity.codebook import load_codebook
from comity.model.claims import MeetingClaim
from comity.model.document import Document
from comity.reading import read_document
from comity.register import load_register
from reading.reports import acts, commitments, meetings


def read_on(text: str, day: str) -> list[MeetingClaim]:
    document = Document("report.txt", text, published=day, language="en")
    return [c for c in read_document(document, load_register(), load_codebook()).claims if isinstance(c, MeetingClaim)]


def one(text: str, status: str) -> MeetingClaim:
    [found] = [m for m in meetings(text) if m.status == status]
    return found


@pytest.mark.parametrize(("text", "place"), [
    ("Norwegian President Ann Eide will visit Stockholm in May. Sweden welcomed it.", "Stockholm"),
    ("Norway's Ann Eide invited Swedish President Bo Berg to visit Oslo in 2030.", "Oslo"),
    ("Norwegian President Ann Eide has accepted an invitation to visit Stockholm. Sweden welcomed it.", "Stockholm"),
    ("Oslo summoned the Swedish ambassador and told its embassy in Stockholm to lodge a protest.", "Oslo"),
])  # fmt: skip
def test_where_a_contact_takes_place(text: str, place: str) -> None:
    assert meetings(text)[0].place == place


def test_a_promise_names_towns_in_which_nobody_met() -> None:
    text = ("Iran and Pakistan agreed on the appointment of liaison officers in Turbat and Zahedan and the return of "
            "ambassadors, a statement said on Thursday.")  # fmt: skip
    assert not any(m.place for m in meetings(text))


def test_a_deadline_is_when_a_planned_meeting_is_due() -> None:
    planned = one("Norway's Ann Eide and Sweden's Bo Berg will meet again before Christmas.", "planned")
    assert planned.when is not None
    assert planned.when.get("bound") == "by"


def test_a_new_day_takes_the_place_of_those_first_set() -> None:
    text = ("The summit of Norway and Sweden, first set for September and then for 28 October, will now be held on "
            "2 December.")  # fmt: skip
    assert [m.when.text for m in meetings(text) if m.when] == ["2 December"]


def test_a_contact_put_off_is_called_off_on_the_old_day_and_planned_on_the_new() -> None:
    text = ("A meeting of the foreign ministers of Norway and Sweden, which had been scheduled for 3 March in Oslo, "
            "was put off until 24 March.")  # fmt: skip
    assert {(m.status, m.when.text) for m in meetings(text) if m.when} == {
        ("cancelled", "3 March"), ("planned", "24 March")}


def test_a_distance_in_days_counts_backwards_from_the_meeting_it_follows() -> None:
    text = ("Norwegian President Ann Eide met Swedish President Bo Berg in Oslo on Friday, a day after Eide had "
            "received Danish President Carl Dahl.")  # fmt: skip
    shifts = [m.when.get("shift") for m in meetings(text) if m.when and m.when.form == "offset"]
    assert shifts == ["-1"]


def test_what_lies_weeks_before_the_news_is_no_news() -> None:
    text = ("Norway has given two Swedish officials 48 hours to leave, barely a week after Swedish Minister Bo Berg's "
            "trip to Oslo.")  # fmt: skip
    assert not any(act.startswith("CONSULT") for act in acts(text))


@pytest.mark.parametrize("text", [
    "Norway's Ann Eide spoke. She denied that she had met Swedish President Bo Berg in Copenhagen last week.",
    "Norwegian Minister Ann Eide's visit to Stockholm had never been scheduled, her office said.",
    "Presidents Ann Eide of Norway and Bo Berg of Sweden, both of whom attended the summit, did not meet.",
    "On Monday it will be 20 years since Ann Eide of Norway and Bo Berg of Sweden met in Oslo.",
])  # fmt: skip
def test_what_was_no_meeting(text: str) -> None:
    assert [m for m in meetings(text) if not m.background] == []


def test_a_second_round_on_another_day_is_another_meeting() -> None:
    text = ("Norwegian Minister Ann Eide met Swedish Minister Bo Berg in Oslo on Friday. A second round of talks "
            "between the two in the same city, on Saturday, dealt with fish.")  # fmt: skip
    assert [m.when.text for m in meetings(text) if m.when] == ["Friday", "Saturday"]


def test_prime_ministers_hold_a_summit() -> None:
    [met] = meetings("Norway and Sweden signed a fish deal at a meeting of their prime ministers in Oslo on Friday.")
    assert met.level == "summit"


def test_a_year_that_begins_a_sentence_makes_a_meeting_history() -> None:
    text = "Greece and Turkey are at odds. In 1988 Greek Premier Ann Eide and Turkish Premier Bo Berg met in Davos."
    found = read_on(text, "2025-11-05")
    assert all(m.background for m in found)


def test_what_mediators_hold_separately_is_no_meeting_of_the_two() -> None:
    text = "Mediators met delegations from Kenya and Uganda separately in Doha on Wednesday."
    assert not [m for m in meetings(text) if m.status == "held" and m.rule.startswith("meeting")]


def test_a_session_with_two_days_is_put_off_from_the_one_to_the_other() -> None:
    text = ("Norway and Sweden are neighbours. A session of the joint commission, first set for 3 November, was put "
            "off until 20 November.")  # fmt: skip
    assert [(m.status, m.when.text) for m in meetings(text) if m.when] == [
        ("cancelled", "3 November"), ("planned", "20 November")]
    assert [c.due for c in commitments(text) if c.due] == []


def test_the_day_on_which_it_was_said_is_not_that_of_the_meeting() -> None:
    text = ("OSLO, Jan. 30 (Agency) - Norway and Sweden will hold a joint naval exercise again, their defence "
            "ministers agreed on Friday, nine years after the last one.")  # fmt: skip
    assert [(one.level, one.when) for one in meetings(text) if one.status == "planned"] == [("exercise", None)]
