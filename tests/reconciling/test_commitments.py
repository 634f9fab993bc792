from __future__ import annotations

from datetime import date

import pytest

from comity.model.times import Interval
from comity.reconciling.commitments import due_of
from reconciling.factory import promise, record, report, stated

FERRY = "Norland and Sudria agreed to run a night ferry between Varn and Port Lys."
CHIPS = "They want to work together on artificial intelligence, unmanned systems and space."
TALKS = "Both also spoke of the night ferry between Varn and Port Lys."
STATES = (("NOR", 5), ("SWE", 5))
BOTH = ["NOR", "SWE"]


def test_a_promise_told_twice_in_a_report_is_one_with_the_stronger_stage() -> None:
    (one,) = record(report(
        "one", f"{FERRY} {TALKS}",
        promise(FERRY, BOTH, "people-to-people", "run a night ferry between Varn and Port Lys"),
        promise(TALKS, BOTH, "people-to-people", "night ferry between Varn and Port Lys", stage="considering"),
        states=STATES,
    )).commitments
    assert one.stage == "agreed"
    assert one.evidence[0].exact == FERRY
    assert len(one.evidence) == 2


def test_things_named_apart_in_one_sentence_stay_apart() -> None:
    found = record(report(
        "one", CHIPS,
        promise(CHIPS, BOTH, "ai", "cooperate on artificial intelligence"),
        promise(CHIPS, BOTH, "science-technology", "cooperate on unmanned systems", topic="unmanned-systems"),
        promise(CHIPS, BOTH, "science-technology", "cooperate on space", topic="space"),
        states=STATES,
    )).commitments
    assert len(found) == 3


def test_different_promises_of_a_broad_field_stay_apart() -> None:
    found = record(report(
        "one", f"{FERRY} {TALKS}",
        promise(FERRY, BOTH, "security", "restart the naval hotline"),
        promise(TALKS, BOTH, "security", "respect the neighbours' borders"),
        states=STATES,
    )).commitments
    assert len(found) == 2


def test_a_later_story_tells_what_became_of_a_promise() -> None:
    early = report("early", FERRY, promise(FERRY, BOTH, "people-to-people", "run a night ferry Varn Port Lys",
                   topic="ferry", when="2030-02-03"), dating=stated("2030-02-03"), states=STATES)
    text = "The night ferry between Norland and Sudria was cancelled for want of passengers."
    late = report("late", text, promise(text, BOTH, "people-to-people", "cancel the night ferry", topic="ferry",
                  stage="dropped", when="2031-11-20"), dating=stated("2031-11-20"), states=STATES)
    found = sorted(record(early, late).commitments, key=lambda c: c.date or "")
    assert [c.stage for c in found] == ["agreed", "dropped"]
    assert [c.latest for c in found] == ["dropped", "dropped"]
    assert found[0].life == tuple(c.id for c in found)
    assert [step.stage for step in found[0].steps] == ["agreed", "dropped"]


def test_promises_of_other_parties_or_topics_share_no_life() -> None:
    reports = [
        report(place, f"{FERRY} {place}",
               promise(FERRY, parties, "people-to-people", action, topic=topic, when=day),
               dating=stated(day), states=STATES)
        for place, parties, topic, action, day in (
            ("a", BOTH, "ferry", "run a night ferry", "2030-02-03"),
            ("b", ["NOR", "DNK"], "ferry", "run a night ferry", "2031-02-03"),
            ("c", BOTH, "railways", "run a night train", "2032-02-03"),
        )
    ]
    assert not any(c.life for c in record(*reports).commitments)


def life(*told: tuple[str, str, str]) -> tuple[str | None, list[str]]:
    """The stage at the end of a promise's life and those of its steps; each telling as day, stage and sentence."""
    reports = [
        report(day, text, promise(text, BOTH, "people-to-people", "run a night ferry", topic="ferry", stage=stage,
                                  when=day), dating=stated(day), states=STATES)
        for day, stage, text in told
    ]
    first = min(record(*reports).commitments, key=lambda c: c.date or "")
    return first.latest, [step.stage for step in first.steps]


def test_a_promise_said_again_is_reaffirmed_and_one_weighed_again_stays_bound() -> None:
    assert life(("2030-02-03", "agreed", FERRY), ("2031-05-06", "agreed", f"{FERRY} Again."),
                ("2032-01-09", "considering", "They spoke of a night ferry.")) == (
        "reaffirmed", ["agreed", "reaffirmed", "considering"])


def test_an_offer_that_is_agreed_on_later_is_agreed() -> None:
    assert life(("2030-02-03", "pledged", FERRY), ("2031-05-06", "agreed", f"{FERRY} Again."))[0] == "agreed"


def test_a_contract_that_makes_good_a_promise_keeps_it() -> None:
    signed = "They signed a contract for a night ferry, which makes good a promise of last winter."
    assert life(("2030-02-03", "agreed", FERRY), ("2031-05-06", "agreed", signed)) == ("kept", ["agreed", "kept"])


@pytest.mark.parametrize(("first", "last", "due"), [
    ("2026-01-01", "2026-06-30", "2026-06"),
    ("2026-07-01", "2026-12-31", "2026"),
    ("2026-01-01", "2026-12-31", "2026"),
    ("2026-03-01", "2026-03-31", "2026-03"),
    ("2026-03-04", "2026-03-04", "2026-03-04"),
    ("2026-11-01", "2027-02-28", None),
])  # fmt: skip
def test_what_is_due_in_a_part_of_a_year_is_due_with_its_end(first: str, last: str, due: str | None) -> None:
    assert due_of(Interval(date.fromisoformat(first), date.fromisoformat(last))) == due
